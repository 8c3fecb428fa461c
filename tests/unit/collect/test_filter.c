/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Filters against judges of their own: whatever a filter holds for, its plan must let through; and
 * the program of a term says exactly what the term says, as long as nothing had to be made coarser.
 * FILTER_SEED chooses other chances.
 */
#include <setjmp.h>
#include <stdarg.h>

#include "filter_judges.h"

#include <cmocka.h>

enum { POOL = 24 };

/* A small world, so that chance meets itself. */
struct world {
	struct chance chance;
	struct arena *arena;
	struct netns ns;
	struct interface interfaces[3];
	struct address addresses[POOL];
	struct network networks[POOL];
	uint16_t ports[POOL];
};

static void make_address(struct world *w, struct address *a)
{
	static const char *const bases[] = {
		"10.1.2.3", "10.1.2.130", "192.0.2.77", "127.0.0.1", "2001:db8::1", "2001:db8:1::9",
		"fe80::5",  "::1",        "0.0.0.0",    "::",        "::fffe:1:2",  "255.0.0.1"};

	assert_int_equal(
		address_parse(text_of(bases[chance_below(&w->chance, ARRAY_LEN(bases))]), a), 0);
	if (chance_of(&w->chance, 50))
		a->bytes[a->family == 4 ? 3 : 15] ^= (uint8_t)(1u << chance_below(&w->chance, 8));
}

static int set_up(void **state)
{
	static const char *const names[] = {"lo", "eth0", "vrf.blue"};
	const char *seed = getenv("FILTER_SEED");
	struct world *w = calloc(1, sizeof(*w));

	assert_non_null(w);
	w->chance.state = seed ? strtoull(seed, NULL, 10) | 1 : 4711;
	assert_int_equal(arena_new((size_t)64 << 20, &w->arena), 0);
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		w->interfaces[i].index = (uint32_t)(i + 1);
		w->interfaces[i].name = text_of(names[i]);
	}
	w->ns = (struct netns){.inode = 4026531840,
	                       .name = TEXT("blue"),
	                       .interfaces = w->interfaces,
	                       .interface_count = ARRAY_LEN(names)};
	for (size_t i = 0; i < POOL; i++) {
		struct network *n = &w->networks[i];

		make_address(w, &w->addresses[i]);
		make_address(w, &n->base);
		n->bits = (uint8_t)chance_below(&w->chance, n->base.family == 4 ? 33 : 129);
		*n = network_cut((struct network){n->base, 128}, n->bits);
		w->ports[i] = (uint16_t)(chance_of(&w->chance, 80) ? chance_below(&w->chance, 40)
		                                                   : chance_next(&w->chance));
	}
	w->ports[0] = UINT16_MAX;
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	arena_free(w->arena);
	free(w);
	return 0;
}

static uint16_t some_port(struct world *w)
{
	return w->ports[chance_below(&w->chance, POOL)];
}

/* ---- sockets -------------------------------------------------------------------------------- */

static void put_kernel_address(struct address a, int family, uint8_t to[16])
{
	memset(to, 0, 16);
	if (family == AF_INET6 && a.family == 4)
		to[10] = to[11] = 0xff;
	memcpy(to + (family == AF_INET6 && a.family == 4 ? 12 : 0), a.bytes,
	       a.family == 4 ? 4 : 16);
}

static struct address some_address(struct world *w, int family)
{
	struct address a;

	do
		a = w->addresses[chance_below(&w->chance, POOL)];
	while (family == AF_INET && a.family != 4);
	return a;
}

static uint8_t kernel_state(const struct diag_source *source, const struct socket *s,
                            struct chance *c)
{
	if (source->protocol != IPPROTO_TCP && source->protocol != IPPROTO_MPTCP)
		return s->state == STATE_ESTABLISHED ? 1 : 7;
	if (s->state == STATE_CLOSED)
		return chance_of(c, 50) ? 7 : 13;
	return s->state == STATE_SYN_RECV && chance_of(c, 50) ? 12 : (uint8_t)s->state;
}

/* A socket as the parser makes it, and as the kernel's filter sees it. */
static void some_socket(struct world *w, const struct diag_source *source, struct socket *s,
                        struct entry *e, uint8_t *ret_state)
{
	struct chance *c = &w->chance;
	bool is_tcp = source->protocol == IPPROTO_TCP || source->protocol == IPPROTO_MPTCP;

	memset(s, 0, sizeof(*s));
	memset(e, 0, sizeof(*e));
	e->family = source->family != AF_UNSPEC ? source->family
	            : chance_of(c, 50)          ? AF_INET
	                                        : AF_INET6;
	s->family = e->family == AF_INET ? FAMILY_INET : FAMILY_INET6;
	s->ns = &w->ns;
	s->protocol =
		source->protocol == IPPROTO_RAW ? (uint16_t)chance_below(c, 140) : source->protocol;
	s->type = is_tcp ? SOCK_STREAM : source->protocol == IPPROTO_RAW ? SOCK_RAW : SOCK_DGRAM;
	s->state = is_tcp             ? (enum socket_state)(1 + chance_below(c, 11))
	           : chance_of(c, 50) ? STATE_ESTABLISHED
	                              : STATE_UNCONN;
	s->local = (struct endpoint){
		.ip = some_address(w, e->family), .port = some_port(w), .has_port = true};
	put_kernel_address(s->local.ip, e->family, e->address[0]);
	e->port[0] = s->local.port;
	/* a stale address may stand where a socket has no remote end */
	if (chance_of(c, 50))
		put_kernel_address(some_address(w, e->family), e->family, e->address[1]);
	if (s->state != STATE_LISTEN && s->state != STATE_CLOSED && s->state != STATE_UNCONN) {
		s->remote = (struct endpoint){some_address(w, e->family), some_port(w), true, 0};
		put_kernel_address(s->remote.ip, e->family, e->address[1]);
		e->port[1] = s->remote.port;
	}
	if (source->protocol == IPPROTO_RAW) {
		e->port[0] = s->protocol;
		s->local.has_port = s->remote.has_port = false;
		s->local.port = s->remote.port = 0;
	}
	s->ifindex = e->device = chance_below(c, 5); /* 4 is of no interface that we know */
	s->has_mark = true;
	s->mark = e->mark = chance_below(c, 4);
	s->cgroup_path = TEXT("/system.slice");
	*ret_state = kernel_state(source, s, c);
}

/* ---- filters -------------------------------------------------------------------------------- */

static void fill_ports(struct world *w, struct socket_filter *f)
{
	size_t count = chance_below(&w->chance, 6);
	struct port_range *list = arena_take(w->arena, (count + 1) * sizeof(*list));

	for (size_t i = 0; i < count; i++) {
		list[i] = (struct port_range){some_port(w), 0};
		list[i].last = chance_of(&w->chance, 50) ? list[i].first : some_port(w);
	}
	f->ports.list = list;
	f->ports.count = count;
}

static void fill_networks(struct world *w, struct socket_filter *f)
{
	size_t count = chance_below(&w->chance, 6);
	struct network *list = arena_take(w->arena, (count + 1) * sizeof(*list));

	for (size_t i = 0; i < count; i++) {
		unsigned at = chance_below(&w->chance, POOL);

		list[i] = w->networks[at];
		if (chance_of(&w->chance, 40))
			list[i] = (struct network){w->addresses[at],
			                           w->addresses[at].family == 4 ? 32 : 128};
	}
	f->networks.list = list;
	f->networks.count = count;
}

static void fill_protocols(struct world *w, struct socket_filter *f)
{
	static const uint16_t known[] = {IPPROTO_TCP,  IPPROTO_UDP,     IPPROTO_MPTCP,
	                                 IPPROTO_SCTP, IPPROTO_UDPLITE, 112};
	uint8_t *bits = arena_take(w->arena, FILTER_PROTOCOLS / 8);

	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		if (chance_of(&w->chance, 40))
			bits[known[i] / 8] |= (uint8_t)(1u << known[i] % 8);
	f->protocols = bits;
}

static void fill_leaf(struct world *w, struct socket_filter *f)
{
	static const char *const names[] = {"lo", "eth0", "vrf.blue", "none", "blue"};
	struct chance *c = &w->chance;

	f->is_not = chance_of(c, 30);
	f->is_remote = chance_of(c, 50);
	switch (f->kind) {
	case FILTER_PORT:
		fill_ports(w, f);
		break;
	case FILTER_ADDRESS:
		fill_networks(w, f);
		break;
	case FILTER_PROTOCOL:
		fill_protocols(w, f);
		break;
	case FILTER_MARK:
		f->mark.mask = chance_of(c, 50) ? UINT32_MAX : chance_below(c, 4);
		f->mark.value = chance_below(c, 4) & f->mark.mask;
		break;
	case FILTER_STATE:
	case FILTER_TYPE:
	case FILTER_FAMILY:
		f->bits = (uint32_t)chance_next(c) & (uint32_t)chance_next(c);
		break;
	case FILTER_NETNS:
		f->number = chance_of(c, 80) ? w->ns.inode : 1;
		break;
	case FILTER_DEVICE:
	case FILTER_CGROUP:
	case FILTER_NETNS_NAME:
	case FILTER_ALL:
	case FILTER_ANY:
	default:
		f->text = text_of(names[chance_below(c, ARRAY_LEN(names))]);
		break;
	}
}

static struct socket_filter *some_filter(struct world *w, unsigned depth)
{
	struct socket_filter *f = arena_take(w->arena, sizeof(*f));
	struct chance *c = &w->chance;
	unsigned parts = chance_below(c, 4);

	assert_non_null(f);
	f->kind = depth > 0 && chance_of(c, 60) ? (enum filter_kind)chance_below(c, 2)
	          : chance_of(c, 60)
	                  ? (chance_of(c, 50) ? FILTER_PORT : FILTER_ADDRESS)
	                  : (enum filter_kind)(
				    FILTER_DEVICE +
				    chance_below(c, FILTER_NETNS_NAME - FILTER_DEVICE + 1));
	if (f->kind != FILTER_ALL && f->kind != FILTER_ANY) {
		fill_leaf(w, f);
		return f;
	}
	for (unsigned i = 0; i < parts; i++)
		filter_add(f, some_filter(w, depth - 1));
	return f;
}

static const struct diag_source *some_source(struct world *w)
{
	const struct diag_source *s;

	do
		s = &diag_sources[chance_below(&w->chance, (unsigned)diag_source_count)];
	while (!s->parse || s->parse != diag_parse_inet || s->protocol == IPPROTO_SCTP);
	return s;
}

static void check_program(struct text code)
{
	const char *fault = code.len > 0 ? audit(code) : NULL;
	struct buffer words;

	if (fault)
		fail_msg("%zu bytes: %s", code.len, fault);
	assert_true(code.len <= FILTER_CODE_MAX);
	buffer_init(&words, (size_t)1 << 20);
	assert_int_equal(filter_describe(code, "", &words), 0);
	assert_int_equal(buffer_error(&words), 0);
	buffer_done(&words);
}

/* The same socket, as the owner sources tell of it. */
static struct filter_subject subject_of(const struct diag_source *source, const struct socket *s,
                                        const struct entry *e)
{
	struct filter_subject subject = {
		.family = (uint8_t)e->family,
		.protocol = source->protocol,
		.state = s->state,
		.local = s->local.ip,
		.remote = s->remote.ip,
		.local_port = s->local.port,
		.remote_port = s->remote.port,
		.device = e->device,
		.mark = e->mark,
		.cgroup = e->cgroup,
	};

	if (subject.remote.family == 0)
		subject.remote.family = subject.local.family;
	return subject;
}

/* The judge of the owner sources knows of no namespace, and of no devices there. */
static void test_what_holds_is_kept(void **state)
{
	struct world *w = *state;
	size_t matched = 0, dropped = 0;

	for (unsigned round = 0; round < 8000; round++) {
		const struct filter_judge *judge;
		const struct diag_source *source;
		const struct socket_filter *f;

		arena_reset(w->arena);
		f = some_filter(w, 3);
		source = some_source(w);
		judge = filter_judge_new(f, NULL, w->arena);
		assert_non_null(judge);
		if (source->protocol != IPPROTO_TCP && source->protocol != IPPROTO_UDP &&
		    source->protocol != IPPROTO_UDPLITE)
			continue;
		for (unsigned i = 0; i < 20; i++) {
			struct filter_subject subject;
			struct socket s;
			struct entry e;
			uint8_t kstate;
			bool holds, kept;

			some_socket(w, source, &s, &e, &kstate);
			subject = subject_of(source, &s, &e);
			holds = filter_holds(f, &s);
			kept = filter_may_match(judge, &subject);
			if (holds && !kept)
				fail_msg("round %u: a holder of %s is lost", round, source->name);
			matched += holds;
			dropped += !kept;
		}
	}
	assert_true(matched > 1000);
	assert_true(dropped > matched);
	print_message("# %zu hold, %zu are left out\n", matched, dropped);
}

static void test_what_holds_is_let_through(void **state)
{
	struct world *w = *state;
	size_t matched = 0, dropped = 0, kept = 0;

	for (unsigned round = 0; round < 8000; round++) {
		struct filter_place at = {.ns = &w->ns, .links_known = true, .arena = w->arena};
		const struct socket_filter *f;
		struct dump_plan plan;

		arena_reset(w->arena);
		f = some_filter(w, 3);
		at.source = some_source(w);
		at.no_marks = chance_of(&w->chance, 20);
		filter_plan(f, &at, &plan);
		check_program(plan.code);
		for (unsigned i = 0; i < 20; i++) {
			struct socket s;
			struct entry e;
			uint8_t kstate;
			bool holds, let;

			some_socket(w, at.source, &s, &e, &kstate);
			holds = filter_holds(f, &s);
			let = plan.is_asked && plan.states >> kstate & 1 &&
			      program_takes(plan.code, &e, NULL);
			if (holds && !let)
				fail_msg("round %u: a socket of %s is lost", round,
				         at.source->name);
			matched += holds;
			dropped += !let;
			kept += let && !holds;
		}
	}
	/* it must be worth its while, too */
	assert_true(matched > 8000);
	assert_true(dropped > 5 * kept);
}

/* ---- terms ---------------------------------------------------------------------------------- */

static bool term_holds(const struct term *t, const struct entry *e)
{
	bool holds = false;
	struct address a;
	uint16_t port;

	switch (t->kind) {
	case TERM_ALL:
	case TERM_ANY:
		for (const struct term *p = t->first; p; p = p->next)
			if (term_holds(p, e) == (t->kind == TERM_ANY))
				return t->kind == TERM_ANY;
		return t->kind == TERM_ALL;
	case TERM_PORTS:
		port = e->port[t->is_remote];
		for (size_t i = 0; i < t->ports.count && !holds; i++)
			holds = port >= t->ports.list[i].first && port <= t->ports.list[i].last;
		return holds;
	case TERM_NETWORKS:
		a = e->family == AF_INET ? address_v4(e->address[t->is_remote])
		                         : address_v6(e->address[t->is_remote]);
		for (size_t i = 0; i < t->networks.count && !holds; i++)
			holds = network_has(t->networks.list[i], a);
		return holds != t->is_not;
	case TERM_V6:
		return (e->family == AF_INET6) != t->is_not;
	case TERM_DEVICE:
		return (e->device == t->device) != t->is_not;
	case TERM_MARK:
		return ((e->mark & t->mark.mask) == t->mark.value) != t->is_not;
	case TERM_CGROUP:
		return (e->cgroup == t->cgroup) != t->is_not;
	case TERM_NOTHING:
	case TERM_EVERYTHING:
	default:
		return t->kind == TERM_EVERYTHING;
	}
}

static struct term *some_term(struct world *w, unsigned depth)
{
	struct chance *c = &w->chance;
	struct term *t = arena_take(w->arena, sizeof(*t));
	struct socket_filter f = {0};

	assert_non_null(t);
	t->kind = depth > 0 && chance_of(c, 60)
	                  ? (chance_of(c, 50) ? TERM_ALL : TERM_ANY)
	                  : (enum term_kind)(TERM_PORTS +
	                                     chance_below(c, TERM_CGROUP - TERM_PORTS + 1));
	t->is_not = t->kind > TERM_PORTS && chance_of(c, 30);
	t->is_remote = chance_of(c, 50);
	if (t->kind == TERM_ALL || t->kind == TERM_ANY) {
		for (unsigned i = 0; i < 1 + chance_below(c, 3); i++) {
			struct term *part = some_term(w, depth - 1);

			part->next = t->first;
			t->first = part;
		}
	} else if (t->kind == TERM_PORTS) {
		fill_ports(w, &f);
		assert_true(port_set_make(w->arena, f.ports.list, f.ports.count, &t->ports));
		if (t->ports.count == 0)
			t->kind = TERM_NOTHING;
	} else if (t->kind == TERM_NETWORKS) {
		fill_networks(w, &f);
		assert_true(network_set_make(w->arena, f.networks.list, f.networks.count,
		                             &t->networks));
		if (t->networks.count == 0)
			t->kind = TERM_EVERYTHING;
		t->is_not = t->is_not && t->networks.count > 0;
	} else if (t->kind == TERM_DEVICE) {
		t->device = chance_below(c, 5);
	} else if (t->kind == TERM_MARK) {
		t->mark.mask = chance_below(c, 4);
		t->mark.value = chance_below(c, 4);
	} else if (t->kind == TERM_CGROUP) {
		t->cgroup = chance_below(c, 3);
	}
	return t;
}

static void some_entry(struct world *w, struct entry *e)
{
	struct socket s;
	uint8_t state;

	some_socket(w, some_source(w), &s, e, &state);
	e->cgroup = chance_below(&w->chance, 3);
}

static void test_program_says_what_its_term_says(void **state)
{
	struct world *w = *state;

	for (unsigned round = 0; round < 8000; round++) {
		struct text code;
		struct term *t;

		arena_reset(w->arena);
		t = some_term(w, 4);
		code = filter_compile(t, w->arena);
		check_program(code);
		for (unsigned i = 0; i < 20; i++) {
			struct entry e;

			some_entry(w, &e);
			if (program_takes(code, &e, NULL) != term_holds(t, &e))
				fail_msg("round %u: the program of %zu bytes errs", round,
				         code.len);
		}
	}
}

/* ---- many ----------------------------------------------------------------------------------- */

static struct term *many_ports(struct world *w, unsigned count, unsigned apart)
{
	struct port_range *list = arena_take(w->arena, count * sizeof(*list));
	struct term *t = arena_take(w->arena, sizeof(*t));

	for (unsigned i = 0; i < count; i++)
		list[i].first = list[i].last = (uint16_t)(1 + i * apart);
	t->kind = TERM_PORTS;
	t->is_remote = true;
	assert_true(port_set_make(w->arena, list, count, &t->ports));
	return t;
}

static void test_hundreds_of_ports_cost_a_dozen_steps(void **state)
{
	struct world *w = *state;
	struct term *t = many_ports(w, 600, 100);
	struct text code = filter_compile(t, w->arena);

	check_program(code);
	for (uint32_t port = 0; port <= UINT16_MAX; port++) {
		struct entry e = {.family = AF_INET, .port = {0, (uint16_t)port}};
		size_t steps = 0;

		assert_int_equal(program_takes(code, &e, &steps), term_holds(t, &e));
		assert_true(steps <= 12);
	}
}

static void test_thousands_of_ports_become_coarser(void **state)
{
	struct world *w = *state;
	struct term *t = many_ports(w, 900, 70);
	struct text code = filter_compile(t, w->arena);
	size_t taken = 0;

	assert_true(code.len > 0);
	check_program(code);
	for (uint32_t port = 0; port <= UINT16_MAX; port++) {
		struct entry e = {.family = AF_INET, .port = {0, (uint16_t)port}};
		bool takes = program_takes(code, &e, NULL);

		assert_true(takes || !term_holds(t, &e));
		taken += takes;
	}
	assert_true(taken < 10000); /* of 63000: as little coarser as it must be */
	t = many_ports(w, 6000, 10);
	code = filter_compile(t, w->arena);
	assert_true(code.len > 0);
	check_program(code);
}

static struct term *many_networks(struct world *w, unsigned count, bool is_not)
{
	struct network *list = arena_take(w->arena, count * sizeof(*list));
	struct term *t = arena_take(w->arena, sizeof(*t));

	for (unsigned i = 0; i < count; i++) {
		bool v4 = chance_of(&w->chance, 60);

		list[i].base.family = v4 ? 4 : 6;
		list[i].bits = v4 ? 32 : 128;
		for (unsigned b = 0; b < (v4 ? 4u : 16u); b++)
			list[i].base.bytes[b] = (uint8_t)chance_next(&w->chance);
		list[i].base.bytes[0] = v4 ? 10 : 0x20;
	}
	t->kind = TERM_NETWORKS;
	t->is_not = is_not;
	assert_true(network_set_make(w->arena, list, count, &t->networks));
	return t;
}

static void check_networks(struct world *w, const struct term *t, struct text code, bool exact)
{
	size_t most = 0;

	for (unsigned i = 0; i < 2000; i++) {
		struct entry e = {0};
		size_t steps = 0;
		bool takes;

		some_entry(w, &e);
		if (chance_of(&w->chance, 50)) {
			struct address a =
				t->networks
					.list[chance_below(&w->chance, (unsigned)t->networks.count)]
					.base;

			e.family = a.family == 6 || chance_of(&w->chance, 50) ? AF_INET6 : AF_INET;
			put_kernel_address(a, e.family, e.address[0]);
		}
		takes = program_takes(code, &e, &steps);
		assert_true(takes || !term_holds(t, &e));
		if (exact)
			assert_int_equal(takes, term_holds(t, &e));
		most = steps > most ? steps : most;
	}
	assert_true(most <= 48);
}

static void test_many_networks(void **state)
{
	struct world *w = *state;
	struct term *few = many_networks(w, 300, false), *not_few = many_networks(w, 300, true);
	struct term *many = many_networks(w, 5000, false), *not_many = many_networks(w, 5000, true);
	struct text code = filter_compile(few, w->arena);

	check_program(code);
	check_networks(w, few, code, true);
	code = filter_compile(not_few, w->arena);
	check_program(code);
	check_networks(w, not_few, code, true);
	code = filter_compile(many, w->arena);
	assert_true(code.len > 0);
	check_program(code);
	check_networks(w, many, code, false);
	/* "not in" cannot be made coarser: it is not said */
	assert_int_equal(filter_compile(not_many, w->arena).len, 0);
}

/* ---- sets ----------------------------------------------------------------------------------- */

static bool has_port(const struct port_set *s, uint32_t port)
{
	for (size_t i = 0; i < s->count; i++)
		if (port >= s->list[i].first && port <= s->list[i].last)
			return true;
	return false;
}

static void test_port_sets(void **state)
{
	static const struct port_range from_none[] = {{0, 5}, {0, 0}, {9, 7}};
	struct world *w = *state;
	struct port_set few;

	assert_true(port_set_make(w->arena, from_none, ARRAY_LEN(from_none), &few));
	assert_int_equal(few.count, 1);
	assert_true(few.list[0].first == 1 && few.list[0].last == 5);

	for (unsigned round = 0; round < 200; round++) {
		struct socket_filter f = {0}, g = {0};
		struct port_set x, y, both, either, not_x;

		arena_reset(w->arena);
		fill_ports(w, &f);
		fill_ports(w, &g);
		assert_true(port_set_make(w->arena, f.ports.list, f.ports.count, &x));
		assert_true(port_set_make(w->arena, g.ports.list, g.ports.count, &y));
		assert_true(port_set_intersect(w->arena, &x, &y, &both));
		assert_true(port_set_union(w->arena, &x, &y, &either));
		assert_true(port_set_complement(w->arena, &x, &not_x));
		assert_false(has_port(&x, 0) || has_port(&not_x, 0));
		for (uint32_t port = 1; port <= UINT16_MAX; port += port < 50 ? 1 : 997) {
			bool in_x = has_port(&x, port), in_y = has_port(&y, port);

			assert_int_equal(has_port(&both, port), in_x && in_y);
			assert_int_equal(has_port(&either, port), in_x || in_y);
			assert_int_equal(has_port(&not_x, port), !in_x);
		}
		assert_int_equal(has_port(&not_x, UINT16_MAX), !has_port(&x, UINT16_MAX));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_what_holds_is_let_through, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_what_holds_is_kept, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_program_says_what_its_term_says, set_up,
	                                        tear_down),
		cmocka_unit_test_setup_teardown(test_hundreds_of_ports_cost_a_dozen_steps, set_up,
	                                        tear_down),
		cmocka_unit_test_setup_teardown(test_thousands_of_ports_become_coarser, set_up,
	                                        tear_down),
		cmocka_unit_test_setup_teardown(test_many_networks, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_port_sets, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
