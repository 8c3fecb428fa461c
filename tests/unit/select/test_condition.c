/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions: what they hold for, when they can be judged, and their SQL. The judge is compared
 * with one that knows nothing of columns, over random conditions and connections. */
#include <arpa/inet.h>
#include <fcntl.h>
#include <fnmatch.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "select/select.h"

#include <cmocka.h>

struct fixture {
	struct arena *arena;
	struct conditions conditions;
};

static int set_up(void **state)
{
	static struct fixture f;

	assert_int_equal(arena_new(1u << 20, &f.arena), 0);
	conditions_init(&f.conditions, f.arena);
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	arena_free(f->arena);
	return 0;
}

static void add(struct conditions *c, enum field a, enum field b, bool any_holder, struct match m)
{
	struct condition *d = conditions_on(c, a, b, any_holder);

	assert_non_null(d);
	assert_int_equal(condition_add(c, d, &m), 0);
}

static struct match text(const char *t)
{
	return (struct match){.kind = MATCH_TEXT, .text = text_of(t)};
}

static struct match glob(const char *t)
{
	return (struct match){.kind = MATCH_GLOB, .text = text_of(t)};
}

static struct match range(int64_t first, int64_t last)
{
	return (struct match){.kind = MATCH_RANGE, .first = first, .last = last};
}

static struct match network(const char *t)
{
	struct match m = {.kind = MATCH_NETWORK};

	assert_int_equal(network_parse(text_of(t), &m.network, NULL), 0);
	return m;
}

static bool holds(const struct conditions *c, const struct connection *connection)
{
	bool all = true;

	for (unsigned stage = 0; stage < STAGE_COUNT; stage++)
		all = conditions_match(c, (enum match_stage)stage, connection, NULL, NULL) == 1 &&
		      all;
	return all;
}

/* ---- against another judge --------------------------------------------------------------------
 */

static uint32_t seed = 20261124;

static uint32_t pick(uint32_t below)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % below;
}

#define HOLDERS_MAX 3
/* A connection in other words; -1 and NULL: unknown. */
struct sample {
	int local_port, remote_port;
	const char *remote_ip;
	enum socket_state state;
	int boundary;
	int pids[HOLDERS_MAX];
	const char *names[HOLDERS_MAX];
	size_t holders;
};
static const int ports[] = {-1, 22, 80, 443, 65535};
static const char *const ips[] = {NULL,      "10.0.0.1",    "10.255.0.1", "192.0.2.1",
                                  "2001::1", "2001:db8::1", "::1"};
static const char *const names[] = {"nginx", "nginx-worker", "sshd", "a*b", "", "\xc3\xa4x"};
static const enum socket_state states[] = {STATE_NONE, STATE_LISTEN, STATE_UNCONN,
                                           STATE_ESTABLISHED};

static void random_sample(struct sample *s)
{
	s->local_port = ports[pick(ARRAY_LEN(ports))];
	s->remote_ip = ips[pick(ARRAY_LEN(ips))];
	s->remote_port = s->remote_ip ? ports[pick(ARRAY_LEN(ports))] : -1;
	s->state = states[pick(ARRAY_LEN(states))];
	s->boundary = (int)pick(4);
	s->holders = pick(HOLDERS_MAX + 1);
	for (size_t i = 0; i < s->holders; i++) {
		s->pids[i] = (int)(10 * i + 1 + pick(3));
		s->names[i] = names[pick(ARRAY_LEN(names))];
	}
}

/* The same as the project speaks of it. */
struct built {
	struct socket socket;
	struct process_ref refs[HOLDERS_MAX];
	struct holder holders[HOLDERS_MAX];
	struct connection connection;
};

static void build(const struct sample *s, struct built *b)
{
	*b = (struct built){.socket = {.family = FAMILY_INET, .state = s->state}};
	b->socket.local.has_port = s->local_port >= 0;
	b->socket.local.port = s->local_port >= 0 ? (uint16_t)s->local_port : 0;
	b->socket.remote.has_port = s->remote_port >= 0;
	b->socket.remote.port = s->remote_port >= 0 ? (uint16_t)s->remote_port : 0;
	if (s->remote_ip)
		assert_int_equal(address_parse(text_of(s->remote_ip), &b->socket.remote.ip), 0);
	for (size_t i = 0; i < s->holders; i++) {
		b->refs[i].pid = (uint32_t)s->pids[i];
		memcpy(b->refs[i].comm, s->names[i], strlen(s->names[i]));
		b->holders[i].process = &b->refs[i];
	}
	b->connection = (struct connection){.socket = &b->socket,
	                                    .holders = b->holders,
	                                    .holder_count = s->holders,
	                                    .boundary = (enum boundary)s->boundary};
}

/* What is asked, one of these for each kind of column. */
struct asked {
	enum { PORT, LOCAL_PORT, REMOTE_IP, STATE, BOUNDARY, PID, NAME, KINDS } kind;
	int first, last;
	const char *network;
	uint8_t network_bits;
	enum socket_state state;
	const char *name;
};

static void random_asked(struct asked *a)
{
	static const struct {
		const char *base;
		uint8_t bits;
	} networks[] = {{"10.0.0.0", 8}, {"10.0.0.1", 32}, {"0.0.0.0", 0},
	                {"2001::", 20},  {"::", 0},        {"::1", 128}};
	static const char *const globs[] = {"nginx", "nginx*", "*", "?*",  "*x",  "n*n*r",
	                                    "a*b",   "?x",     "",  "*-*", "s??d"};
	uint32_t n = pick(ARRAY_LEN(networks));

	a->kind = pick(KINDS);
	a->first = (int)pick(3) * 200;
	a->last = a->kind == PORT || a->kind == LOCAL_PORT ? a->first + (int)pick(500) : a->first;
	if (a->kind == BOUNDARY)
		a->first = a->last = (int)pick(4);
	if (a->kind == PID)
		a->first = a->last = (int)pick(25);
	a->network = networks[n].base;
	a->network_bits = networks[n].bits;
	a->state = states[1 + pick(ARRAY_LEN(states) - 1)];
	a->name = globs[pick(ARRAY_LEN(globs))];
}

static void ask(struct conditions *c, const struct asked *a)
{
	char words[64];

	(void)snprintf(words, sizeof(words), "%s/%u", a->network, a->network_bits);
	switch (a->kind) {
	case PORT:
		add(c, FIELD_LOCAL_PORT_ID, FIELD_REMOTE_PORT_ID, false, range(a->first, a->last));
		break;
	case LOCAL_PORT:
		add(c, FIELD_LOCAL_PORT_ID, FIELD_COUNT, false, range(a->first, a->last));
		break;
	case REMOTE_IP:
		add(c, FIELD_REMOTE_IP_ID, FIELD_COUNT, false, network(words));
		break;
	case STATE:
		add(c, FIELD_STATE_ID, FIELD_COUNT, false, text(socket_state_name(a->state)));
		break;
	case BOUNDARY:
		add(c, FIELD_BOUNDARY_ID_ID, FIELD_COUNT, false, range(a->first, a->first));
		break;
	case PID:
		add(c, FIELD_PROCESS_PID_ID, FIELD_COUNT, true, range(a->first, a->first));
		break;
	case NAME:
	case KINDS:
		add(c, FIELD_PROCESS_NAME_ID, FIELD_COUNT, true, glob(a->name));
		break;
	}
}

static bool other_has(const char *base, unsigned bits, const char *ip)
{
	unsigned char a[16] = {0}, b[16] = {0};
	int family = strchr(base, ':') ? AF_INET6 : AF_INET;

	if (!ip || inet_pton(family, ip, b) != 1 || inet_pton(family, base, a) != 1)
		return false;
	for (unsigned i = 0; i < bits; i++)
		if ((a[i / 8] ^ b[i / 8]) & 0x80 >> i % 8)
			return false;
	return true;
}

/* fnmatch(3) knows bytes in the C locale: the one name beyond ASCII is made to fit. */
static bool other_glob(const char *pattern, const char *name)
{
	return fnmatch(pattern, strcmp(name, "\xc3\xa4x") == 0 ? "zx" : name, FNM_NOESCAPE) == 0;
}

static bool is_between(const struct asked *a, int n)
{
	return n >= 0 && a->first <= n && n <= a->last;
}

static bool other_judge(const struct asked *a, const struct sample *s)
{
	switch (a->kind) {
	case PORT:
		return is_between(a, s->local_port) || is_between(a, s->remote_port);
	case LOCAL_PORT:
		return is_between(a, s->local_port);
	case REMOTE_IP:
		return other_has(a->network, a->network_bits, s->remote_ip);
	case STATE:
		return s->state == a->state;
	case BOUNDARY:
		return s->boundary == a->first;
	case PID:
	case NAME:
	case KINDS:
		break;
	}
	for (size_t i = 0; i < s->holders; i++)
		if (a->kind == PID ? s->pids[i] == a->first : other_glob(a->name, s->names[i]))
			return true;
	return false;
}

/* Alike are added up, different ones must all hold. */
static bool other_judge_all(const struct asked *list, size_t count, const struct sample *s)
{
	for (int kind = 0; kind < KINDS; kind++) {
		bool is_asked = false, is_held = false;

		for (size_t i = 0; i < count; i++) {
			if ((int)list[i].kind != kind)
				continue;
			is_asked = true;
			is_held = is_held || other_judge(&list[i], s);
		}
		if (is_asked && !is_held)
			return false;
	}
	return true;
}

static void test_against_another_judge(void **state)
{
	size_t held = 0, rounds = 20000;

	(void)state;
	for (size_t round = 0; round < rounds; round++) {
		struct asked list[4];
		size_t count = 1 + pick(ARRAY_LEN(list));
		struct fixture *f;

		(void)set_up((void **)&f);
		for (size_t i = 0; i < count; i++) {
			random_asked(&list[i]);
			ask(&f->conditions, &list[i]);
		}
		for (size_t i = 0; i < 10; i++) {
			struct sample s;
			struct built b;

			random_sample(&s);
			build(&s, &b);
			bool want = other_judge_all(list, count, &s);
			if (holds(&f->conditions, &b.connection) != want)
				fail_msg("round %zu, connection %zu: should be %d", round, i, want);
			held += want;
		}
		arena_free(f->arena);
	}
	assert_true(held > rounds && held < rounds * 9); /* both answers came often */
}

/* ---- values -----------------------------------------------------------------------------------
 */

static void test_globs(void **state)
{
	const struct {
		struct text glob, text;
		bool holds;
	} cases[] = {
		{TEXT("*"), TEXT(""), true},
		{TEXT("**"), TEXT("abc"), true},
		{TEXT("?"), TEXT(""), false},
		{TEXT("?"), TEXT("\xe4\xb8\xad"), true}, /* a character, not a byte */
		{TEXT("?"), TEXT("\xe4\xb8"), true},     /* one broken piece */
		{TEXT("??"), TEXT("\xff\xfe"), true},
		{TEXT("a*\xad"), TEXT("a\xe4\xb8\xad"), false}, /* not from the middle of one */
		{TEXT("a?c"), TEXT("a\0c"), true},
		{TEXT("*a*a*a*a*b"), TEXT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac"), false},
		{TEXT("[a]"), TEXT("a"), false},
		{TEXT("[a]"), TEXT("[a]"), true},
		{TEXT("\\*"), TEXT("*"), false},
	};
	struct fixture *f = *state;
	struct process_ref ref = {.pid = 1};
	const struct holder holder = {&ref, 3};
	struct socket s = {.family = FAMILY_UNIX};
	struct connection c = {.socket = &s, .holders = &holder, .holder_count = 1};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct match m = {.kind = MATCH_GLOB, .text = cases[i].glob};

		conditions_init(&f->conditions, f->arena);
		add(&f->conditions, FIELD_LOCAL_PATH_ID, FIELD_COUNT, false, m);
		s.un.path = cases[i].text;
		if (holds(&f->conditions, &c) != cases[i].holds)
			fail_msg("case %zu", i);
	}
}

/* An unknown value is none, and a value of another kind is not it. */
static void test_unknown(void **state)
{
	struct fixture *f = *state;
	struct socket s = {.family = FAMILY_UNIX};
	struct connection c = {.socket = &s};

	assert_true(holds(&f->conditions, &c)); /* nothing asked */
	add(&f->conditions, FIELD_LOCAL_PATH_ID, FIELD_COUNT, false, glob("*"));
	assert_false(holds(&f->conditions, &c));
	add(&f->conditions, FIELD_LOCAL_PATH_ID, FIELD_COUNT, false, text(""));
	assert_false(holds(&f->conditions, &c));
	s.un.path = TEXT("");
	assert_true(holds(&f->conditions, &c));
	add(&f->conditions, FIELD_PROCESS_PID_ID, FIELD_COUNT, true, range(INT64_MIN, INT64_MAX));
	assert_false(holds(&f->conditions, &c)); /* nobody holds it */

	conditions_init(&f->conditions, f->arena);
	s = (struct socket){.family = FAMILY_INET};
	assert_int_equal(address_parse(TEXT("10.0.0.1"), &s.remote.ip), 0);
	add(&f->conditions, FIELD_REMOTE_IP_ID, FIELD_COUNT, false, text("10.0.0.1"));
	assert_false(holds(&f->conditions, &c));
	add(&f->conditions, FIELD_REMOTE_IP_ID, FIELD_COUNT, false, network("10.0.0.1"));
	assert_true(holds(&f->conditions, &c));
	add(&f->conditions, FIELD_FAMILY_ID, FIELD_COUNT, false, range(INT64_MIN, INT64_MAX));
	assert_false(holds(&f->conditions, &c));
}

/* Details of every holder are read, not just of the primary one. */
static void test_any_holder(void **state)
{
	struct fixture *f = *state;
	struct process_options options = {0};
	struct host host = {.boot_time = UNKNOWN_TIME};
	struct process_reader *processes = NULL;
	struct users *users = NULL;

	assert_int_equal(users_new(AT_FDCWD, &users), 0);
	assert_int_equal(process_reader_new(&options, users, &host, &processes), 0);
	const struct process *self = process_read_self(processes);
	assert_non_null(self);
	/* the first one has gone, of the second one the user is known */
	const struct process_ref gone = {.pid = 4000000, .start_ticks = 1},
				 here = {.pid = self->pid, .start_ticks = self->start_ticks};
	const struct holder holders[] = {{&gone, 3}, {&gone, 4}, {&here, 3}};
	struct socket s = {.family = FAMILY_INET};
	struct connection c = {.socket = &s, .holders = holders, .holder_count = 3};
	c.process = process_read(processes, &gone);

	add(&f->conditions, FIELD_USER_UID_ID, FIELD_COUNT, true, range(geteuid(), geteuid()));
	assert_int_equal(f->conditions.first->stage, STAGE_DETAILS);
	assert_int_equal(conditions_match(&f->conditions, STAGE_DETAILS, &c, &host, processes), 1);
	c.holder_count = 2;
	assert_int_equal(conditions_match(&f->conditions, STAGE_DETAILS, &c, &host, processes), 0);
	c.holder_count = 3;
	conditions_init(&f->conditions, f->arena);
	add(&f->conditions, FIELD_USER_UID_ID, FIELD_COUNT, false, range(geteuid(), geteuid()));
	assert_int_equal(conditions_match(&f->conditions, STAGE_DETAILS, &c, &host, processes), 0);
	process_reader_free(processes);
	users_free(users);
}

static void test_stages(void **state)
{
	static const struct {
		enum field field;
		bool any_holder;
		enum match_stage stage;
		unsigned needs;
	} cases[] = {
		{FIELD_REMOTE_PORT_ID, false, STAGE_SOCKET, NEED_SOCKET},
		{FIELD_TCP_RTT_US_ID, false, STAGE_SOCKET, NEED_TCP_INFO},
		{FIELD_CONNECTION_UID_ID, false, STAGE_SOCKET, NEED_HOST},
		{FIELD_BOUNDARY_ID_ID, false, STAGE_FLOW, NEED_DIRECTION},
		{FIELD_COMMUNITY_UID_ID, false, STAGE_FLOW, NEED_COMMUNITY},
		{FIELD_OWNER_COUNT_ID, false, STAGE_HOLDERS, NEED_HOLDERS},
		{FIELD_PROCESS_PID_ID, true, STAGE_HOLDERS, NEED_HOLDERS},
		{FIELD_PROCESS_PID_ID, false, STAGE_DETAILS, NEED_PROCESS},
		{FIELD_PROCESS_NAME_ID, true, STAGE_HOLDERS, NEED_HOLDERS},
		{FIELD_USER_UID_ID, true, STAGE_DETAILS, NEED_PROCESS},
		{FIELD_PROCESS_SHA256_ID, false, STAGE_DETAILS, NEED_PROCESS | NEED_HASH},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		conditions_init(&f->conditions, f->arena);
		assert_int_equal(conditions_on(&f->conditions, cases[i].field, FIELD_COUNT,
		                               cases[i].any_holder)
		                         ->stage,
		                 cases[i].stage);
		assert_int_equal(f->conditions.needs, cases[i].needs);
	}
}

/* ---- SQL --------------------------------------------------------------------------------------
 */

static void prints(const struct conditions *c, bool is_part, const char *want)
{
	struct buffer out;

	buffer_init(&out, 4096);
	conditions_print(c, is_part, &out);
	assert_int_equal(buffer_error(&out), 0);
	if (!text_equal(buffer_text(&out), text_of(want)) && !(out.len == 0 && !*want))
		fail_msg("%.*s\nis not\n%s", (int)out.len, out.bytes, want);
	buffer_done(&out);
}

static void prints_one(void **state, enum field a, enum field b, bool any_holder,
                       const struct match *list, const char *want)
{
	struct fixture *f = *state;

	conditions_init(&f->conditions, f->arena);
	for (; list->kind != MATCH_TEXT || list->text.bytes; list++)
		add(&f->conditions, a, b, any_holder, *list);
	prints(&f->conditions, false, want);
}

#define PRINTS(a, b, any_holder, want, ...) \
	prints_one(state, a, b, any_holder, (const struct match[]){__VA_ARGS__, {0}}, want)

static void test_print(void **state)
{
	const enum field none = FIELD_COUNT;

	PRINTS(FIELD_REMOTE_PORT_ID, none, false, "remote_port = 443", range(443, 443));
	PRINTS(FIELD_REMOTE_PORT_ID, none, false, "remote_port IN (80, 443)", range(443, 443),
	       range(80, 80), range(443, 443));
	PRINTS(FIELD_REMOTE_PORT_ID, none, false, "remote_port BETWEEN 1 AND 1023", range(1, 1023));
	PRINTS(FIELD_LOCAL_PORT_ID, FIELD_REMOTE_PORT_ID, false,
	       "local_port = 80 OR remote_port = 80", range(80, 80));
	PRINTS(FIELD_LOCAL_PORT_ID, FIELD_REMOTE_PORT_ID, false,
	       "local_port = 80 OR local_port BETWEEN 5 AND 7 OR remote_port = 80 OR remote_port "
	       "BETWEEN 5 AND 7",
	       range(80, 80), range(5, 7));
	PRINTS(FIELD_REMOTE_IP_ID, none, false, "remote_ip = '192.0.2.1'", network("192.0.2.1"));
	PRINTS(FIELD_REMOTE_IP_ID, none, false,
	       "remote_ip IN ('192.0.2.1', '2001:db8::1') OR cidr(remote_ip, '10.0.0.0/8') OR "
	       "cidr(remote_ip, 'fe80::/10')",
	       network("fe80::/10"), network("2001:db8::1"), network("::ffff:10.0.0.0/104"),
	       network("192.0.2.1/32"));
	PRINTS(FIELD_STATE_ID, none, false, "state IN ('LISTEN', 'UNCONN')", text("UNCONN"),
	       text("LISTEN"));
	PRINTS(FIELD_PROCESS_NAME_ID, none, false,
	       "process_name = 'it''s' OR process_name GLOB 'ngin*'", glob("ngin*"), text("it's"));
	PRINTS(FIELD_PROCESS_NAME_ID, none, false, "process_name GLOB '''[[]*'", glob("'[*"));
	PRINTS(FIELD_PROCESS_PID_ID, none, true,
	       "connection_uid IN (SELECT connection_uid FROM owners WHERE process_pid = 812)",
	       range(812, 812));
	PRINTS(FIELD_PROCESS_NAME_ID, none, true,
	       "connection_uid IN (SELECT connection_uid FROM owners WHERE process_name = 'a' OR "
	       "process_name GLOB 'b*')",
	       text("a"), glob("b*"));
}

/* The same question, however it was put, is the same SQL. */
static void test_print_list(void **state)
{
	struct fixture *f = *state;

	prints(&f->conditions, false, "");
	add(&f->conditions, FIELD_STATE_ID, FIELD_COUNT, false, text("LISTEN"));
	add(&f->conditions, FIELD_PROCESS_PID_ID, FIELD_COUNT, true, range(1, 1));
	add(&f->conditions, FIELD_LOCAL_PORT_ID, FIELD_REMOTE_PORT_ID, false, range(80, 80));
	add(&f->conditions, FIELD_PROTOCOL_NAME_ID, FIELD_COUNT, false, text("tcp"));
	add(&f->conditions, FIELD_PROCESS_PID_ID, FIELD_COUNT, false, range(2, 2));
	prints(&f->conditions, false,
	       "protocol_name = 'tcp' AND state = 'LISTEN' AND (local_port = 80 OR remote_port = "
	       "80) AND process_pid = 2 AND connection_uid IN (SELECT connection_uid FROM owners "
	       "WHERE process_pid = 1)");
	conditions_init(&f->conditions, f->arena);
	add(&f->conditions, FIELD_LOCAL_PORT_ID, FIELD_REMOTE_PORT_ID, false, range(80, 80));
	prints(&f->conditions, true, "(local_port = 80 OR remote_port = 80)");
	add(&f->conditions, FIELD_LOCAL_PORT_ID, FIELD_COUNT, false, range(1, 1));
	prints(&f->conditions, false, "(local_port = 80 OR remote_port = 80) AND local_port = 1");
}

/* What has to be waited for is judged last, and before that nobody minds. */
static void test_late(void **state)
{
	struct fixture *f = *state;
	struct connection c = {.socket = &(struct socket){.family = FAMILY_INET},
	                       .remote_hostname = TEXT("web.example")};

	conditions_init(&f->conditions, f->arena);
	add(&f->conditions, FIELD_REMOTE_HOSTNAME_ID, FIELD_COUNT, false, text("web.example"));
	add(&f->conditions, FIELD_FAMILY_ID, FIELD_COUNT, false, text("inet"));
	f->conditions.late = NEED_NAMES;
	for (int known = 1; known >= 0; known--) {
		for (unsigned stage = 0; stage < STAGE_COUNT; stage++) {
			int want = stage == STAGE_LATE ? known : 1;

			assert_int_equal(conditions_match(&f->conditions, (enum match_stage)stage,
			                                  &c, NULL, NULL),
			                 want);
		}
		c.remote_hostname = TEXT_NONE;
	}
	/* nobody is waited for: it is a fact of the flow */
	f->conditions.late = 0;
	assert_int_equal(conditions_match(&f->conditions, STAGE_FLOW, &c, NULL, NULL), 0);
	assert_int_equal(conditions_match(&f->conditions, STAGE_LATE, &c, NULL, NULL), 1);
}

static void test_memory(void **state)
{
	struct conditions c;
	struct arena *small = NULL;
	struct condition *d;
	int error = 0;

	(void)state;
	assert_int_equal(arena_new(8192, &small), 0);
	conditions_init(&c, small);
	d = conditions_on(&c, FIELD_LOCAL_PORT_ID, FIELD_COUNT, false);
	assert_non_null(d);
	for (int64_t i = 0; i < 1000 && error == 0; i++)
		error = condition_add(&c, d, &(struct match){.kind = MATCH_RANGE, .first = i});
	assert_int_equal(error, -ENOMEM);
	arena_free(small);
}

int main(void)
{
#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_against_another_judge),
		WITH_FIXTURE(test_globs),
		WITH_FIXTURE(test_unknown),
		WITH_FIXTURE(test_any_holder),
		WITH_FIXTURE(test_stages),
		WITH_FIXTURE(test_late),
		WITH_FIXTURE(test_print),
		WITH_FIXTURE(test_print_list),
		cmocka_unit_test(test_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
