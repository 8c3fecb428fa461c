/* SPDX-License-Identifier: Apache-2.0 */
/*
 * filtered: asks the kernel for the sockets of this namespace that a filter matches, and says how
 * many it was shown for that.
 *
 *	filtered [LEAF]…        all of them must hold; the cookies, then "shown N"
 *	filtered explain [LEAF]…
 *	filtered random SEED COUNT
 *
 * A LEAF is [not-]NAME=VALUE: local-port=80,8000-9000 remote-port= local-ip=10.0.0.0/8,::1
 * remote-ip= device= mark=5/255 cgroup= state=LISTEN,CLOSED protocol=6,17 family=inet6 netns=.
 *
 * "random" makes COUNT filters of what the sockets that are there have, and compares each answer
 *with what the same filter means, applied to all sockets. It ends with "rounds N matched N shown N
 *of N".
 */
#include "../unit/collect/filter_judges.h"

#define ROOM (64u << 20)

static void die(const char *what)
{
	fprintf(stderr, "filtered: %s\n", what);
	exit(2);
}

static void *take(struct arena *a, size_t size)
{
	void *p = arena_take(a, size);

	if (!p)
		die("out of memory");
	return p;
}

/* ---- asking --------------------------------------------------------------------------------- */

/* The sockets of one run; they live as long as its collector. */
struct answer_set {
	struct collector *collector;
	struct socket *list;
	size_t count, room;
	uint64_t shown;
};
struct asking {
	struct owners *owners; /* nobody's: no walk was asked for */
	struct gaps gaps;
	struct collect_options options;
};

static void asking_start(struct asking *a)
{
	a->options = (struct collect_options){
		.scope = SCOPE_ALL, .v4 = true, .v6 = true, .netns = NETNS_CURRENT};
	if (owners_new(&a->owners) < 0 || gaps_init(&a->gaps) < 0)
		die("out of memory");
}

static void asking_end(struct asking *a)
{
	owners_free(a->owners);
	gaps_done(&a->gaps);
}

static void ask(struct asking *a, const struct socket_filter *f, struct answer_set *ret)
{
	struct cq_error error = {0};
	struct socket s;
	int r;

	*ret = (struct answer_set){0};
	a->options.filter = f;
	if (collector_new(&a->options, a->owners, &a->gaps, &ret->collector, &error) < 0)
		die(error.text);
	while ((r = collector_next(ret->collector, &s, &error)) == 1) {
		if (ret->count == ret->room) {
			ret->room = ret->room ? ret->room * 2 : 256;
			ret->list = reallocarray(ret->list, ret->room, sizeof(s));
			if (!ret->list)
				die("out of memory");
		}
		s.tcp_info = NULL;
		ret->list[ret->count++] = s;
	}
	if (r < 0)
		die(error.text);
	if (!collector_answered(ret->collector))
		die("no source answered");
	ret->shown = collector_shown(ret->collector);
}

static void forget(struct answer_set *s)
{
	free(s->list);
	collector_free(s->collector);
}

/* ---- random --------------------------------------------------------------------------------- */

static bool is_same(const struct socket *a, const struct socket *b)
{
	if (a->has_cookie && b->has_cookie)
		return a->cookie == b->cookie &&
		       address_equal(a->remote.ip, b->remote.ip); /* associations share one */
	return a->family == b->family && a->inode == b->inode && a->protocol == b->protocol;
}

static const struct socket *find(const struct answer_set *set, const struct socket *s)
{
	for (size_t i = 0; i < set->count; i++)
		if (is_same(&set->list[i], s))
			return &set->list[i];
	return NULL;
}

struct maker {
	struct chance chance;
	struct arena *arena;
	const struct answer_set *all;
};

static const struct socket *any_socket(struct maker *m)
{
	return &m->all->list[chance_below(&m->chance, (unsigned)m->all->count)];
}

static void make_ports(struct maker *m, struct socket_filter *f)
{
	size_t count = 1 + chance_below(&m->chance, chance_of(&m->chance, 5) ? 900 : 4);
	struct port_range *list = take(m->arena, count * sizeof(*list));

	for (size_t i = 0; i < count; i++) {
		const struct socket *s = any_socket(m);
		uint16_t port = f->is_remote ? s->remote.port : s->local.port;

		list[i] = (struct port_range){port, port};
		if (chance_of(&m->chance, 30))
			list[i].last = UINT16_MAX;
		if (chance_of(&m->chance, 30))
			list[i].first = (uint16_t)chance_below(&m->chance, port + 1u);
		if (i > 3)
			list[i].first = list[i].last = (uint16_t)chance_next(&m->chance);
	}
	f->ports.list = list;
	f->ports.count = count;
}

static void make_networks(struct maker *m, struct socket_filter *f)
{
	size_t count = 1 + chance_below(&m->chance, chance_of(&m->chance, 5) ? 600 : 4), kept = 0;
	struct network *list = take(m->arena, count * sizeof(*list));

	for (size_t i = 0; i < count; i++) {
		const struct socket *s = any_socket(m);
		struct address a = f->is_remote ? s->remote.ip : s->local.ip;
		unsigned bits = a.family == 4 ? 32 : 128;

		if (a.family == 0)
			continue;
		if (i > 3)
			a.bytes[a.family == 4 ? 3 : 15] = (uint8_t)chance_next(&m->chance);
		if (i <= 3 && chance_of(&m->chance, 50))
			bits = chance_below(&m->chance, bits + 1);
		list[kept++] = network_cut((struct network){a, 128}, (uint8_t)bits);
	}
	f->networks.list = list;
	f->networks.count = kept;
}

static void make_protocols(struct maker *m, struct socket_filter *f)
{
	uint8_t *bits = take(m->arena, FILTER_PROTOCOLS / 8);

	for (unsigned i = 0; i < 3; i++) {
		const struct socket *s = any_socket(m);

		if (socket_is_inet(s))
			bits[s->protocol / 8] |= (uint8_t)(1u << s->protocol % 8);
	}
	f->protocols = bits;
}

static void make_leaf(struct maker *m, struct socket_filter *f)
{
	const struct socket *s = any_socket(m), *other = any_socket(m);
	const struct interface *i = netns_interface(s->ns, s->ifindex);

	f->is_not = chance_of(&m->chance, 25);
	f->is_remote = chance_of(&m->chance, 50);
	switch (f->kind) {
	case FILTER_PORT:
		make_ports(m, f);
		break;
	case FILTER_ADDRESS:
		make_networks(m, f);
		break;
	case FILTER_DEVICE:
		f->text = i ? i->name : TEXT("lo");
		break;
	case FILTER_MARK:
		f->mark.mask = chance_of(&m->chance, 50) ? UINT32_MAX : 7;
		f->mark.value = s->mark & f->mark.mask;
		break;
	case FILTER_CGROUP:
		f->text = s->cgroup_path.bytes ? s->cgroup_path : TEXT("/");
		break;
	case FILTER_STATE:
		f->bits = 1u << s->state | 1u << other->state;
		break;
	case FILTER_TYPE:
		f->bits = 1u << s->type;
		break;
	case FILTER_PROTOCOL:
		make_protocols(m, f);
		break;
	case FILTER_FAMILY:
		f->bits = 1u << s->family | 1u << other->family;
		break;
	case FILTER_NETNS:
		f->number = s->ns->inode + chance_of(&m->chance, 10);
		break;
	case FILTER_NETNS_NAME:
		f->text = s->ns->name.bytes ? s->ns->name : TEXT("none");
		break;
	case FILTER_ALL:
	case FILTER_ANY:
	default:
		break;
	}
}

static struct socket_filter *make_filter(struct maker *m, unsigned depth)
{
	struct socket_filter *f = take(m->arena, sizeof(*f));
	unsigned parts = 1 + chance_below(&m->chance, 3);

	f->kind = FILTER_PORT;
	if (depth > 0 && chance_of(&m->chance, 70))
		f->kind = chance_of(&m->chance, 50) ? FILTER_ALL : FILTER_ANY;
	else if (chance_of(&m->chance, 70))
		f->kind = (enum filter_kind)(
			FILTER_PORT +
			chance_below(&m->chance, FILTER_NETNS_NAME - FILTER_PORT + 1));
	if (f->kind != FILTER_ALL && f->kind != FILTER_ANY) {
		make_leaf(m, f);
		return f;
	}
	for (unsigned i = 0; i < parts; i++)
		filter_add(f, make_filter(m, depth - 1));
	return f;
}

static bool version_asked(const struct asking *a, const struct socket *s)
{
	return !socket_is_inet(s) || (s->local.ip.family == 4 ? a->options.v4 : a->options.v6);
}

/* Whether the world still has it, in that state. */
static bool is_there(struct asking *a, const struct socket *s)
{
	const struct socket *there;
	struct answer_set now;
	bool same;

	ask(a, NULL, &now);
	there = find(&now, s);
	same = there && there->state == s->state;
	forget(&now);
	return same;
}

/* Whether the same question shows it again: one that came and went does not. */
static bool is_repeated(struct asking *a, const struct socket_filter *f, const struct socket *s)
{
	struct answer_set again;
	bool found;

	ask(a, f, &again);
	found = find(&again, s);
	forget(&again);
	return found;
}

static void blame(const struct socket *s, unsigned round, const char *what)
{
	fprintf(stderr, "round %u: a socket is %s: %s %s, cookie %llu\n", round, what,
	        socket_protocol_name(s).bytes, socket_state_name(s->state),
	        (unsigned long long)s->cookie);
	exit(1);
}

/* Those of all sockets that hold must be in the answer, and none that is not among all; but for
 * what came or went meanwhile. Returns how many hold. */
static size_t compare(struct asking *a, const struct answer_set *all, const struct answer_set *got,
                      const struct socket_filter *f, unsigned round)
{
	size_t matched = 0;

	for (size_t i = 0; i < all->count; i++) {
		const struct socket *s = &all->list[i];

		if (!version_asked(a, s) || !filter_holds(f, s))
			continue;
		matched++;
		if (!find(got, s) && is_there(a, s))
			blame(s, round, "lost");
	}
	/* netlink sockets come of the asking itself */
	for (size_t i = 0; i < got->count; i++) {
		const struct socket *s = &got->list[i];

		if (!find(all, s) && s->family != FAMILY_NETLINK && !is_there(a, s) &&
		    is_repeated(a, f, s))
			blame(s, round, "one too many");
	}
	return matched;
}

static int random_rounds(uint64_t seed, unsigned count)
{
	struct maker m = {.chance.state = seed * 2 + 1};
	uint64_t matched = 0, shown = 0, most = 0;
	struct answer_set all;
	struct asking a;

	asking_start(&a);
	ask(&a, NULL, &all);
	if (all.count == 0 || arena_new(ROOM, &m.arena) < 0)
		die("no sockets to ask for");
	m.all = &all;
	for (unsigned round = 0; round < count; round++) {
		struct answer_set got;
		struct socket_filter *f;

		arena_reset(m.arena);
		f = make_filter(&m, 3);
		a.options.v4 = chance_of(&m.chance, 90);
		a.options.v6 = !a.options.v4 || chance_of(&m.chance, 90);
		ask(&a, f, &got);
		matched += compare(&a, &all, &got, f, round);
		shown += got.shown;
		most += all.shown;
		forget(&got);
	}
	printf("rounds %u matched %llu shown %llu of %llu\n", count, (unsigned long long)matched,
	       (unsigned long long)shown, (unsigned long long)most);
	forget(&all);
	arena_free(m.arena);
	asking_end(&a);
	return 0;
}

/* ---- leaves of the command line ------------------------------------------------------------- */

static unsigned long number_of(struct text t)
{
	uint64_t n;

	if (text_to_u64(t, &n) < 0)
		die("a number is none");
	return n;
}

static void read_ports(struct socket_filter *f, struct text value, struct arena *a)
{
	struct port_range *list = take(a, (value.len + 1) * sizeof(*list));
	struct text part, first;

	f->ports.list = list;
	while (text_split(&value, ',', &part)) {
		text_split(&part, '-', &first);
		list->first = (uint16_t)number_of(first);
		list->last = part.len > 0 ? (uint16_t)number_of(part) : list->first;
		list++;
		f->ports.count++;
	}
}

static void read_networks(struct socket_filter *f, struct text value, struct arena *a)
{
	struct network *list = take(a, (value.len + 1) * sizeof(*list));
	struct cq_error error;
	struct text part;

	f->networks.list = list;
	while (text_split(&value, ',', &part))
		if (network_parse(part, &list[f->networks.count++], &error) < 0)
			die(error.text);
}

static void read_mark(struct socket_filter *f, struct text value, struct arena *a)
{
	struct text first;

	(void)a;
	text_split(&value, '/', &first);
	f->mark.value = (uint32_t)number_of(first);
	f->mark.mask = value.len > 0 ? (uint32_t)number_of(value) : UINT32_MAX;
}

static void read_states(struct socket_filter *f, struct text value, struct arena *a)
{
	struct text part;

	(void)a;
	while (text_split(&value, ',', &part))
		for (unsigned i = 0; i < STATE_COUNT; i++)
			if (text_equal(part, text_of(socket_state_name((enum socket_state)i))))
				f->bits |= 1u << i;
}

static void read_families(struct socket_filter *f, struct text value, struct arena *a)
{
	struct text part;

	(void)a;
	while (text_split(&value, ',', &part))
		for (unsigned i = 0; i < FAMILY_COUNT; i++)
			if (text_equal(part, text_of(socket_family_name((enum socket_family)i))))
				f->bits |= 1u << i;
}

static void read_protocols(struct socket_filter *f, struct text value, struct arena *a)
{
	uint8_t *bits = take(a, FILTER_PROTOCOLS / 8);
	struct text part;

	while (text_split(&value, ',', &part)) {
		unsigned long n = number_of(part) % FILTER_PROTOCOLS;

		bits[n / 8] |= (uint8_t)(1u << n % 8);
	}
	f->protocols = bits;
}

static void read_text(struct socket_filter *f, struct text value, struct arena *a)
{
	(void)a;
	f->text = value;
}

static void read_netns(struct socket_filter *f, struct text value, struct arena *a)
{
	(void)a;
	f->number = number_of(value);
}

static struct socket_filter *leaf_of(const char *argument, struct arena *a)
{
	static const struct {
		const char *name;
		enum filter_kind kind;
		bool is_remote;
		void (*read)(struct socket_filter *f, struct text value, struct arena *a);
	} leaves[] = {
		{"local-port", FILTER_PORT, false, read_ports},
		{"remote-port", FILTER_PORT, true, read_ports},
		{"local-ip", FILTER_ADDRESS, false, read_networks},
		{"remote-ip", FILTER_ADDRESS, true, read_networks},
		{"device", FILTER_DEVICE, false, read_text},
		{"mark", FILTER_MARK, false, read_mark},
		{"cgroup", FILTER_CGROUP, false, read_text},
		{"state", FILTER_STATE, false, read_states},
		{"protocol", FILTER_PROTOCOL, false, read_protocols},
		{"family", FILTER_FAMILY, false, read_families},
		{"netns", FILTER_NETNS, false, read_netns},
	};
	struct socket_filter *f = take(a, sizeof(*f));
	struct text value = text_of(argument), name;

	f->is_not = text_starts(value, TEXT("not-"));
	if (f->is_not)
		value = (struct text){value.bytes + 4, value.len - 4};
	text_split(&value, '=', &name);
	for (size_t i = 0; i < ARRAY_LEN(leaves); i++) {
		if (!text_equal(name, text_of(leaves[i].name)))
			continue;
		f->kind = leaves[i].kind;
		f->is_remote = leaves[i].is_remote;
		leaves[i].read(f, value, a);
		return f;
	}
	die("no such leaf");
	return NULL;
}

static void explain(struct asking *a, const struct socket_filter *f)
{
	struct collector *c = NULL;
	struct cq_error error = {0};
	struct buffer words;

	a->options.filter = f;
	buffer_init(&words, ROOM);
	if (collector_new(&a->options, a->owners, &a->gaps, &c, &error) < 0)
		die(error.text);
	if (collector_explain(c, &words) < 0)
		die("cannot explain");
	fwrite(words.bytes, 1, words.len, stdout);
	buffer_done(&words);
	collector_free(c);
}

static int ask_for_leaves(char **leaves, int count, bool to_explain)
{
	struct socket_filter all = {.kind = FILTER_ALL};
	struct arena *arena;
	struct answer_set got;
	struct asking a;

	asking_start(&a);
	if (arena_new(ROOM, &arena) < 0)
		die("out of memory");
	for (int i = 0; i < count; i++)
		filter_add(&all, leaf_of(leaves[i], arena));
	if (to_explain) {
		explain(&a, &all);
	} else {
		ask(&a, count > 0 ? &all : NULL, &got);
		for (size_t i = 0; i < got.count; i++)
			if (filter_holds(&all, &got.list[i]))
				printf("%llu\n", (unsigned long long)got.list[i].cookie);
		printf("shown %llu\n", (unsigned long long)got.shown);
		forget(&got);
	}
	asking_end(&a);
	arena_free(arena);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 4 && strcmp(argv[1], "random") == 0)
		return random_rounds(number_of(text_of(argv[2])),
		                     (unsigned)number_of(text_of(argv[3])));
	if (argc > 1 && strcmp(argv[1], "explain") == 0)
		return ask_for_leaves(argv + 2, argc - 2, true);
	return ask_for_leaves(argv + 1, argc - 1, false);
}
