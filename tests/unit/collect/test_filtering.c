/* SPDX-License-Identifier: Apache-2.0 */
/* How sources are asked because of a filter, what is done when the kernel refuses it, and when it
 * is not told at all. */
#include <sys/socket.h>
#include <unistd.h>

#include "collect/filter.h"
#include "collect/owners_index.h"
#include "replay.h"

#define ALL UINT32_MAX
#define REMOTE_TCP (ALL & ~(1u << 10 | 1u << 7 | 1u << 13))

/* ---- sources --------------------------------------------------------------------------------- */

static const struct port_range web = {443, 443};
static const struct network v6_only = {.base = {.family = 6, .bytes = {0x20, 1}}, .bits = 16};
static const uint8_t tcp_only[FILTER_PROTOCOLS / 8] = {[0] = 1u << IPPROTO_TCP};

static const struct socket_filter local_port = {.kind = FILTER_PORT, .ports = {&web, 1}};
static const struct socket_filter not_remote_port = {
	.kind = FILTER_PORT, .is_not = true, .is_remote = true, .ports = {&web, 1}};
static const struct socket_filter remote_v6 = {
	.kind = FILTER_ADDRESS, .is_remote = true, .networks = {&v6_only, 1}};
static const struct socket_filter listens = {.kind = FILTER_STATE, .bits = 1u << STATE_LISTEN};
static const struct socket_filter closed = {.kind = FILTER_STATE, .bits = 1u << STATE_CLOSED};
static const struct socket_filter unconnected = {.kind = FILTER_STATE, .bits = 1u << STATE_UNCONN};
static const struct socket_filter half_open = {.kind = FILTER_STATE, .bits = 1u << STATE_SYN_RECV};
static const struct socket_filter not_tcp = {
	.kind = FILTER_PROTOCOL, .is_not = true, .protocols = tcp_only};
static const struct socket_filter of_tcp = {.kind = FILTER_PROTOCOL, .protocols = tcp_only};
static const struct socket_filter of_unix = {.kind = FILTER_FAMILY, .bits = 1u << FAMILY_UNIX};
static const struct socket_filter datagrams = {.kind = FILTER_TYPE, .bits = 1u << SOCK_DGRAM};
static const struct socket_filter elsewhere = {.kind = FILTER_NETNS, .number = 4711};
static const struct socket_filter nothing = {.kind = FILTER_ANY};
static const struct socket_filter everything = {.kind = FILTER_ALL};

static void test_sources(void **state)
{
	static const struct {
		const struct socket_filter *filter;
		const char *source;
		bool is_asked;
		uint32_t states; /* 0: not looked at */
		bool has_code;
	} cases[] = {
		{NULL, "tcp", true, ALL, false},
		{&everything, "tcp", true, ALL, false},
		{&nothing, "tcp", false, 0, false},
		{&local_port, "tcp", true, ALL, true},
		{&local_port, "sctp", true, ALL, false}, /* it does not run the code */
		{&local_port, "raw", false, 0, false},   /* what has no ports */
		{&local_port, "icmp", false, 0, false},
		{&local_port, "unix", false, 0, false},
		{&local_port, "vsock", false, 0, false},
		/* unknown is not "not" */
		{&not_remote_port, "unix", false, 0, false},
		{&not_remote_port, "tcp", true, REMOTE_TCP, true},
		{&not_remote_port, "mptcp", true, REMOTE_TCP, true},
		{&not_remote_port, "udp", true, 1u << 1, true},
		{&remote_v6, "udp", false, 0, false},
		{&remote_v6, "udp6", true, 1u << 1, true},
		{&remote_v6, "tcp", true, REMOTE_TCP, true},
		{&listens, "tcp", true, 1u << 10, false},
		{&listens, "udp", false, 0, false},
		{&listens, "unix", true, ALL, false}, /* who waits is known by all of them */
		{&listens, "packet", false, 0, false},
		{&listens, "sctp", true, 1u << 10 | 1u << 7, false},
		{&closed, "tcp", true, 1u << 7 | 1u << 13, false},
		{&half_open, "tcp", true, 1u << 3 | 1u << 12, false},
		{&unconnected, "tcp", false, 0, false},
		{&unconnected, "udp", true, ALL & ~(1u << 1), false},
		{&unconnected, "packet", true, 0, false},
		{&not_tcp, "tcp", false, 0, false},
		{&not_tcp, "mptcp", true, ALL, false},
		{&not_tcp, "raw", true, ALL, false},
		{&of_tcp, "raw", true, ALL, false}, /* a raw socket may be of any protocol */
		{&of_tcp, "udp", false, 0, false},
		{&of_tcp, "unix", false, 0, false},
		{&of_unix, "unix", true, ALL, false},
		{&of_unix, "tcp", false, 0, false},
		{&datagrams, "tcp", false, 0, false},
		{&datagrams, "udp6", true, ALL, false},
		{&datagrams, "unix", true, ALL, false},
		{&elsewhere, "tcp", false, 0, false},
	};
	struct netns ns = {.inode = 4026531840};
	struct filter_place at = {.ns = &ns};

	(void)state;
	assert_int_equal(arena_new(1u << 20, &at.arena), 0);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct dump_plan plan;

		at.source = source_named(cases[i].source);
		filter_plan(cases[i].filter, &at, &plan);
		if (plan.is_asked != cases[i].is_asked)
			fail_msg("case %zu: %s is asked: %d", i, cases[i].source, plan.is_asked);
		if (plan.is_asked && cases[i].states && plan.states != cases[i].states)
			fail_msg("case %zu: %s in states %#x", i, cases[i].source, plan.states);
		if (plan.is_asked && (plan.code.len > 0) != cases[i].has_code)
			fail_msg("case %zu: %s with %zu bytes of code", i, cases[i].source,
			         plan.code.len);
	}
	at.arena = arena_free(at.arena);
}

static void test_namespaces(void **state)
{
	struct socket_filter blue = {.kind = FILTER_NETNS_NAME, .text = TEXT("blue")};
	struct socket_filter port = local_port, any = {.kind = FILTER_ANY},
			     all = {.kind = FILTER_ALL};
	struct netns here = {.inode = 1}, there = {.inode = 2, .name = TEXT("blue")};

	(void)state;
	assert_true(filter_wants_netns(NULL, &here));
	assert_true(filter_wants_netns(&port, &here));
	assert_false(filter_wants_netns(&blue, &here));
	assert_true(filter_wants_netns(&blue, &there));
	blue.is_not = true; /* one without a name has no other name */
	assert_false(filter_wants_netns(&blue, &here));
	assert_false(filter_wants_netns(&blue, &there));
	filter_add(&any, &blue);
	filter_add(&all, &any);
	assert_false(filter_wants_netns(&all, &there));
	filter_add(&any, &port);
	assert_true(filter_wants_netns(&all, &there));
}

/* ---- words ----------------------------------------------------------------------------------- */

static void test_words(void **state)
{
	static const struct port_range ports[] = {{80, 80}, {8000, 9000}};
	static const struct network networks[] = {
		{.base = {.family = 4, .bytes = {10}}, .bits = 8},
		{.base = {.family = 6, .bytes = {0x20, 1, 0xd, 0xb8}}, .bits = 32},
	};
	struct socket_filter port = {.kind = FILTER_PORT, .is_remote = true, .ports = {ports, 2}};
	struct socket_filter from = {.kind = FILTER_ADDRESS, .networks = {networks, 2}};
	struct socket_filter mark = {.kind = FILTER_MARK, .is_not = true, .mark = {5, 255}};
	struct socket_filter all = {.kind = FILTER_ALL};
	struct filter_place at = {.source = source_named("tcp")};
	struct dump_plan plan;
	struct buffer words;

	(void)state;
	filter_add(filter_add(filter_add(&all, &mark), &from), &port);
	assert_int_equal(arena_new(1u << 20, &at.arena), 0);
	filter_plan(&all, &at, &plan);
	buffer_init(&words, 4096);
	assert_int_equal(filter_describe(plan.code, "> ", &words), 0);
	assert_string_equal(arena_text(at.arena, buffer_text(&words)).bytes,
	                    ">     0  remote port >= 8000, else 20\n"
	                    ">     8  remote port <= 9000, else reject\n"
	                    ">    16  jump to 28\n"
	                    ">    20  remote port = 80, else reject\n"
	                    ">    28  local address is IPv4, else 64\n"
	                    ">    44  local address in 10.0.0.0/8, else reject\n"
	                    ">    60  jump to 92\n"
	                    ">    64  local address in 2001:db8::/32, else reject\n"
	                    ">    92  mark & 0xff = 0x5, else accept\n"
	                    ">   104  jump to reject\n");
	/* what the kernel would not take */
	plan.code.len -= 4;
	assert_int_equal(filter_describe(plan.code, "", &words), -EBADMSG);
	buffer_done(&words);
	at.arena = arena_free(at.arena);
}

/* ---- a kernel of the test's own -------------------------------------------------------------- */

struct fixture {
	struct collect_options options;
	struct owners *owners;
	struct gaps gaps;
	struct collector *collector;
	int kernel; /* its end of the channel */
	struct socket_filter filter, parts[2];
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct cq_error error = {0};
	int pair[2];

	assert_non_null(f);
	f->parts[0] = local_port;
	f->parts[1] = (struct socket_filter){.kind = FILTER_MARK, .mark = {5, UINT32_MAX}};
	f->filter.kind = FILTER_ALL;
	filter_add(filter_add(&f->filter, &f->parts[0]), &f->parts[1]);
	f->options = (struct collect_options){.scope = SCOPE_TCP | SCOPE_UDP,
	                                      .v4 = true,
	                                      .v6 = true,
	                                      .netns = NETNS_CURRENT,
	                                      .filter = &f->filter};
	assert_int_equal(gaps_init(&f->gaps), 0);
	assert_int_equal(owners_new(&f->owners), 0);
	if (collector_new(&f->options, f->owners, &f->gaps, &f->collector, &error) < 0)
		fail_msg("%s", error.text);
	assert_int_equal(ns_open_enter(f->collector, f->collector->list.entries[0]), 0);
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair), 0);
	if (f->collector->ns.diag_fd >= 0)
		close(f->collector->ns.diag_fd);
	f->collector->ns.diag_fd = pair[0];
	f->kernel = pair[1];
	f->collector->context.ns = &f->collector->list.entries[0]->facts;
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	close(f->kernel);
	collector_free(f->collector);
	owners_free(f->owners);
	gaps_done(&f->gaps);
	free(f);
	return 0;
}

/* The kernel's next answer, to the request of that number. */
static void answer(struct fixture *f, uint32_t sequence, struct step *s)
{
	for (size_t at = 0; at + sizeof(struct nlmsghdr) <= s->len;) {
		struct nlmsghdr *m = (struct nlmsghdr *)(void *)(s->bytes + at);

		m->nlmsg_seq = sequence;
		at += NLMSG_ALIGN(m->nlmsg_len);
	}
	assert_int_equal(send(f->kernel, s->bytes, s->len, 0), (ssize_t)s->len);
}

static void refuse(struct fixture *f, uint32_t sequence, int error)
{
	struct step s = {0};

	put_error(&s, error);
	answer(f, sequence, &s);
}

/* What the kernel was asked: its bytecode, none without. */
static struct text asked_code(struct fixture *f, char *room, size_t size)
{
	const struct nlattr *a;
	ssize_t n = recv(f->kernel, room, size, MSG_DONTWAIT);

	assert_true(n > 0);
	assert_int_equal(((const struct nlmsghdr *)(void *)room)->nlmsg_len, n);
	each_attribute (a, (const struct nlmsghdr *)(void *)room, sizeof(struct inet_diag_req))
		if (mnl_attr_get_type(a) == INET_DIAG_REQ_BYTECODE)
			return (struct text){mnl_attr_get_payload(a), mnl_attr_get_payload_len(a)};
	return TEXT_NONE;
}

static bool has_words(struct text code, const char *wanted)
{
	struct buffer words;
	bool found;

	buffer_init(&words, 4096);
	assert_int_equal(filter_describe(code, "", &words), 0);
	buffer_add_char(&words, '\0');
	found = strstr(words.bytes, wanted) != NULL;
	buffer_done(&words);
	return found;
}

static void test_what_is_refused_is_not_asked_again(void **state)
{
	struct fixture *f = *state;
	struct collector *c = f->collector;
	struct step s = {0};
	struct text code;
	char room[4096];
	struct socket got;

	assert_int_equal(stream_start_filtered(c, &c->stream, source_named("tcp")), 0);
	refuse(f, 2, -EPERM);
	refuse(f, 4, -EINVAL);
	refuse(f, 6, -EINVAL);
	put_inet(&s, 77, NLM_F_MULTI);
	put_done(&s, 0);
	answer(f, 8, &s);
	assert_int_equal(stream_next(c, &c->stream, &got), 1);
	assert_int_equal(got.cookie, 77);
	assert_int_equal(stream_next(c, &c->stream, &got), 0);
	code = asked_code(f, room, sizeof(room));
	assert_true(has_words(code, "mark & 0xffffffff = 0x5") && has_words(code, "local port"));
	code = asked_code(f, room, sizeof(room));
	assert_true(!has_words(code, "mark") && has_words(code, "local port = 443"));
	code = asked_code(f, room, sizeof(room));
	assert_true(has_words(code, "local port = 443"));
	assert_int_equal(asked_code(f, room, sizeof(room)).len, 0);
	/* nor is the next source asked so */
	stream_end(&c->stream);
	assert_int_equal(stream_start_filtered(c, &c->stream, source_named("tcp")), 0);
	assert_int_equal(asked_code(f, room, sizeof(room)).len, 0);
}

static void test_an_error_behind_sockets_is_one(void **state)
{
	struct fixture *f = *state;
	struct collector *c = f->collector;
	struct step s = {0};
	struct socket got;

	assert_int_equal(stream_start_filtered(c, &c->stream, source_named("udp")), 0);
	put_inet(&s, 1, NLM_F_MULTI);
	put_done(&s, -EINVAL);
	answer(f, 2, &s);
	assert_int_equal(stream_next(c, &c->stream, &got), 1);
	assert_int_equal(stream_next(c, &c->stream, &got), -EINVAL);
}

static void test_mptcp_is_asked_whole_beside_tcp(void **state)
{
	struct fixture *f = *state;
	struct dump_plan plan;

	filters_plan(f->collector, source_named("tcp"), &plan);
	assert_true(plan.code.len > 0);
	filters_plan(f->collector, source_named("mptcp6"), &plan);
	assert_true(plan.is_asked && plan.code.len == 0 && plan.states == ALL);
	/* but not where TCP itself is out */
	f->parts[0] = not_tcp;
	f->parts[0].next = NULL;
	f->parts[1].next = &f->parts[0];
	filters_plan(f->collector, source_named("tcp"), &plan);
	assert_false(plan.is_asked);
	filters_plan(f->collector, source_named("mptcp6"), &plan);
	assert_true(plan.is_asked && plan.code.len > 0);
}

static void hold(struct owners *o, uint32_t process, uint32_t fd)
{
	const struct owner_fact fact = {.inode = 1000 + fd, .fd = fd};

	assert_int_equal(owners_add(o, process, &fact), 0);
}

/* Each held socket that no dump shows is asked for one by one. */
static void test_not_told_where_many_are_held(void **state)
{
	struct fixture *f = *state;
	struct collector *c = f->collector;
	const struct process_stat process = {.pid = 4711};
	struct dump_plan plan;
	uint32_t record;

	c->ns.in_use = 1000;
	assert_true(filters_apply(c));
	assert_int_equal(owners_record_of(c->owners, &process, &record), 0);
	for (uint32_t i = 0; i < 100; i++)
		hold(c->owners, record, i);
	assert_true(filters_apply(c));
	for (uint32_t i = 100; i < 200; i++)
		hold(c->owners, record, i);
	assert_false(filters_apply(c));
	filters_plan(c, source_named("tcp"), &plan);
	assert_true(plan.is_asked && plan.code.len == 0 && plan.states == ALL);
	f->filter = elsewhere; /* nor is a namespace left out then: it may be that of a held one */
	assert_true(filters_want_netns(c, &c->list.entries[0]->facts));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_sources),
		cmocka_unit_test(test_namespaces),
		cmocka_unit_test(test_words),
		cmocka_unit_test_setup_teardown(test_what_is_refused_is_not_asked_again, set_up,
	                                        tear_down),
		cmocka_unit_test_setup_teardown(test_an_error_behind_sockets_is_one, set_up,
	                                        tear_down),
		cmocka_unit_test_setup_teardown(test_mptcp_is_asked_whole_beside_tcp, set_up,
	                                        tear_down),
		cmocka_unit_test_setup_teardown(test_not_told_where_many_are_held, set_up,
	                                        tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
