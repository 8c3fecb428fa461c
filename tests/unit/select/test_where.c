/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The filter of a condition's words may let through more than SQLite would, never less: SQLite
 * itself judges made-up sockets by random conditions, and each that it keeps must hold for the
 * filter. And what people write is understood.
 */
#include <sqlite3.h>

#include "made_up.h"
#include "random_where.h"
#include "select/push.h"
#include "select/words.h"

#define SOCKETS 60u

/* ---- SQLite as a judge -------------------------------------------------------------------------
 */

struct judge {
	struct made_up *world;
	sqlite3 *db;
	struct socket sockets[SOCKETS];
	struct connection connections[SOCKETS];
};

static int collate(void *context, int len_a, const void *a, int len_b, const void *b)
{
	struct address x, y;
	struct text s = {a, (size_t)len_a}, t = {b, (size_t)len_b};
	bool is_x = address_parse(s, &x) == 0, is_y = address_parse(t, &y) == 0;

	(void)context;
	if (is_x && is_y)
		return address_compare(x, y);
	return is_x != is_y ? (int)is_y - (int)is_x : text_compare(s, t);
}

static void cidr(sqlite3_context *context, int count, sqlite3_value **values)
{
	const char *ip = (const char *)sqlite3_value_text(values[0]);
	const char *net = (const char *)sqlite3_value_text(values[1]);
	struct network n;
	struct address a;

	(void)count;
	if (ip && net && address_parse(text_of(ip), &a) == 0 &&
	    network_parse(text_of(net), &n, NULL) == 0)
		sqlite3_result_int(context, network_has(n, a));
}

static void run(struct judge *j, const char *sql)
{
	char *words = NULL;

	if (sqlite3_exec(j->db, sql, NULL, NULL, &words) != SQLITE_OK)
		fail_msg("%s: %s", sql, words);
}

static void make_table(struct judge *j)
{
	static const char *const types[] = {"TEXT", "INTEGER", "INTEGER", "TEXT COLLATE ip"};
	struct buffer b;

	buffer_init(&b, 1u << 16);
	buffer_add_text(&b, TEXT("CREATE TABLE connections ("));
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		buffer_printf(&b, "%s%s %s", f > 0 ? ", " : "", field_facts((enum field)f)->name,
		              types[field_facts((enum field)f)->type]);
	buffer_add(&b, ")", 2);
	assert_int_equal(buffer_error(&b), 0);
	run(j, b.bytes);
	buffer_done(&b);
}

static void read_field(const struct judge *j, unsigned number, enum field f, struct value *ret,
                       char room[FIELD_ROOM])
{
	*ret = (struct value){.kind = VALUE_NULL};
	if (!(field_facts(f)->needs & ~(unsigned)(NEED_DIRECTION | NEED_TCP_INFO)))
		field_value(f, &j->connections[number], NULL, room, ret);
}

static void insert(struct judge *j, unsigned number)
{
	char room[FIELD_ROOM];
	struct buffer b;

	buffer_init(&b, 1u << 16);
	buffer_add_text(&b, TEXT("INSERT INTO connections VALUES ("));
	for (unsigned f = 0; f < FIELD_COUNT; f++) {
		struct value v;

		if (f > 0)
			buffer_add_char(&b, ',');
		read_field(j, number, (enum field)f, &v, room);
		if (v.kind == VALUE_NULL)
			buffer_add_text(&b, TEXT("NULL"));
		else if (v.kind == VALUE_INTEGER)
			buffer_add_i64(&b, v.integer);
		else
			sql_literal(&b, v.text);
	}
	buffer_add(&b, ")", 2);
	assert_int_equal(buffer_error(&b), 0);
	run(j, b.bytes);
	buffer_done(&b);
}

static void judge_init(struct judge *j, struct made_up *world)
{
	const struct internal_networks none = {0};

	j->world = world;
	assert_int_equal(sqlite3_open(":memory:", &j->db), SQLITE_OK);
	sqlite3_create_collation(j->db, "ip", SQLITE_UTF8, NULL, collate);
	sqlite3_create_function(j->db, "cidr", 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL, cidr,
	                        NULL, NULL);
	make_table(j);
	for (unsigned i = 0; i < SOCKETS; i++) {
		some_socket(world, &j->sockets[i]);
		j->connections[i] = (struct connection){.socket = &j->sockets[i]};
		direction_classify(&none, &j->connections[i]);
		insert(j, i);
	}
}

static void some_value(void *context, enum field f, struct value *ret, char room[FIELD_ROOM])
{
	struct judge *j = context;

	read_field(j, chance_below(&j->world->chance, SOCKETS), f, ret, room);
}

/* ---- random conditions -------------------------------------------------------------------------
 */

struct count {
	size_t rows, held, out, broken;
};

static void compare_once(struct judge *j, const char *statement, struct count *count)
{
	const struct socket_filter *f = where_filter(text_of(statement), j->world->arena);
	bool kept[SOCKETS] = {false};
	sqlite3_stmt *s;

	if (sqlite3_prepare_v2(j->db, statement, -1, &s, NULL) != SQLITE_OK)
		fail_msg("%s: %s", statement, sqlite3_errmsg(j->db));
	while (sqlite3_step(s) == SQLITE_ROW)
		kept[sqlite3_column_int(s, 0) - 1] = true;
	assert_int_equal(sqlite3_finalize(s), SQLITE_OK);
	for (unsigned i = 0; i < SOCKETS; i++) {
		bool holds = !f || filter_holds(f, &j->sockets[i]);

		if (kept[i] && !holds)
			fail_msg("%s\nloses a %s %s socket", statement,
			         socket_state_name(j->sockets[i].state),
			         socket_protocol_name(&j->sockets[i]).bytes);
		count->rows += kept[i];
		count->held += holds;
		count->out += !holds;
	}
}

static void test_what_sqlite_keeps_holds(void **state)
{
	struct made_up *world = *state;
	struct arena *words;
	struct buffer b;
	struct judge j;
	struct random_where w = {.chance = &world->chance, .value = some_value, .context = &j};
	struct count count = {0};

	assert_int_equal(arena_new((size_t)16 << 20, &words), 0);
	buffer_init(&b, 1u << 20);
	judge_init(&j, world);
	for (unsigned round = 0; round < 20000; round++) {
		buffer_clear(&b);
		arena_reset(world->arena);
		buffer_add_text(&b, TEXT("SELECT rowid FROM connections WHERE "));
		add_condition(&w, 3, &b);
		buffer_add_char(&b, '\0');
		assert_int_equal(buffer_error(&b), 0);
		compare_once(&j, b.bytes, &count);
	}
	assert_true(count.rows > 100000);
	assert_true(count.out > 100000);
	sqlite3_close(j.db);
	buffer_done(&b);
	arena_free(words);
}

/* ---- what is understood ------------------------------------------------------------------------
 */

static void print_filter(const struct socket_filter *f, struct buffer *b)
{
	static const char *const names[] = {"all",    "any",    "port",      "address", "device",
	                                    "mark",   "cgroup", "state",     "type",    "protocol",
	                                    "family", "netns",  "netns_name"};

	buffer_printf(b, "%s%s%s", f->is_not ? "not-" : "", f->is_remote ? "remote-" : "",
	              names[f->kind]);
	if (f->kind == FILTER_PORT)
		for (size_t i = 0; i < f->ports.count; i++)
			buffer_printf(b, " %u-%u", f->ports.list[i].first, f->ports.list[i].last);
	if (f->kind == FILTER_ADDRESS)
		for (size_t i = 0; i < f->networks.count; i++) {
			char ip[ADDRESS_LEN];

			address_print(f->networks.list[i].base, ip);
			buffer_printf(b, " %s/%u", ip, f->networks.list[i].bits);
		}
	if (f->kind != FILTER_ALL && f->kind != FILTER_ANY)
		return;
	buffer_add_char(b, '(');
	for (const struct socket_filter *p = f->first; p; p = p->next) {
		print_filter(p, b);
		if (p->next)
			buffer_add_text(b, TEXT(", "));
	}
	buffer_add_char(b, ')');
}

static void test_what_people_write(void **state)
{
	static const struct {
		const char *where,
			*filter; /* parts come last one first; NULL: nothing is understood */
	} cases[] = {
		{"remote_port = 443", "remote-port 443-443"},
		{"443 = remote_port", "remote-port 443-443"},
		{"Remote_Port == '443'", "remote-port 443-443"},
		{"((remote_port = 443))", "remote-port 443-443"},
		{"connections.\"local_port\" < 1024", "port 1-1023"},
		{"1024 > local_port", "port 1-1023"},
		{"NOT local_port < 1024", "port 1024-65535"},
		{"local_port < 'abc'", NULL},
		{"local_port BETWEEN 1 AND 5", "all(port 1-5, port 1-65535)"},
		{"local_port NOT BETWEEN 10 AND 20", "any(port 21-65535, port 1-9)"},
		{"local_port IN (80, '443', 8080.0)", "port 8080-8080 443-443 80-80"},
		{"NOT local_port IN (80)", "not-port 80-80"},
		{"local_port IN (80, rx_queue)", NULL},
		{"local_port IN (SELECT 80)", NULL},
		{"local_port IS NOT NULL", "not-port"},
		{"local_port IS NULL", NULL},
		{"remote_ip = '::ffff:192.0.2.1'", "remote-address 192.0.2.1/32"},
		{"remote_ip <> '2001:db8::1'", "not-remote-address 2001:db8::1/128"},
		{"cidr(remote_ip, '10.0.0.0/8')", "remote-address 10.0.0.0/8"},
		{"in_cidr_block('10.0.0.0/8', remote_ip)", "remote-address 10.0.0.0/8"},
		{"NOT cidr(remote_ip, '10.0.0.0/8')", "not-remote-address 10.0.0.0/8"},
		{"NOT in_cidr_block('10.0.0.0/8', remote_ip)", NULL},
		{"is_loopback(local_ip)", "address ::1/128 127.0.0.0/8"},
		{"NOT is_loopback(local_ip)", "not-address ::1/128 127.0.0.0/8"},
		{"is_private(state)", NULL},
		{"is_private(local_ip) = 1", NULL},
		{"cidr(remote_ip, '10.0.0.1/8')", NULL},
		{"cidr(remote_ip, local_ip)", NULL},
		{"remote_ip = 'fe80::1%eth0'", NULL},
		{"remote_ip < '10.0.0.1'", NULL},
		{"state = 'LISTEN'", "state"},
		{"state = 'LISTEN' COLLATE NOCASE", NULL},
		{"state LIKE 'listen'", NULL},
		{"state = 5", NULL},
		{"remote_port = 443 AND rx_queue > 0", "all(remote-port 443-443)"},
		{"remote_port = 443 OR rx_queue > 0", NULL},
		{"remote_port = 443 OR local_port = 443", "any(port 443-443, remote-port 443-443)"},
		{"NOT (remote_port = 443 OR local_port = 443)",
	         "all(port 444-65535 1-442, remote-port 444-65535 1-442)"},
		{"NOT (remote_port = 443 AND rx_queue > 0)", NULL},
		{"remote_port = 443 AND (local_port = 1 OR local_port = 2 AND mark = 7)",
	         "all(any(all(any(mark), port 2-2), port 1-1), remote-port 443-443)"},
		{"remote_port = 443 AND (SELECT 1 FROM x WHERE a = 1 AND local_port = 5)",
	         "all(remote-port 443-443)"},
		{"CASE WHEN 1 THEN 0 OR local_port = 5 END", NULL},
		{"(local_port, remote_port) = (1, 2)", NULL},
		{"local_port = 5 = 1", NULL},
		{"5 BETWEEN local_port OR local_port = 7 AND 3", NULL},
		{"interface_name = 'lo'", "any(device)"},
		{"cgroup <> '/a'", NULL},
		{"direction = 'Inbound'", "any(family, remote-address 0.0.0.0/0 ::/0)"},
		{"direction_id <> 1", NULL},
		{"other.local_port = 5", NULL},
		{"local_port = x'35'", NULL},
		{"local_port = ?", NULL},
		{"local_port = 5 -- AND remote_port = 6", "port 5-5"},
		{"local_port = 5 /* AND remote_port = 6 */ ORDER BY 1", "port 5-5"},
		{"local_port = 5 GROUP BY state HAVING local_port = 6", "port 5-5"},
	};
	struct made_up *world = *state;
	struct buffer b;

	buffer_init(&b, 1u << 16);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct socket_filter *f;
		struct text statement = arena_printf(
			world->arena, "SELECT state FROM connections WHERE %s", cases[i].where);

		buffer_clear(&b);
		f = where_filter(statement, world->arena);
		if (f && (f->kind != FILTER_ALL || f->first))
			print_filter(f, &b);
		buffer_add_char(&b, '\0');
		if (strcmp(b.bytes, cases[i].filter ? cases[i].filter : "") != 0)
			fail_msg("%s: %s", cases[i].where, b.bytes);
	}
	buffer_done(&b);
}

static void test_which_statements(void **state)
{
	static const struct {
		const char *statement;
		bool is_understood;
	} cases[] = {
		{"SELECT * FROM connections WHERE local_port = 5", true},
		{"select count(*), (1 + 2) from \"Connections\" AS c where c.local_port = 5", true},
		{"SELECT * FROM connections c WHERE local_port = 5 LIMIT 1;", true},
		{"SELECT emit(_self) FROM connections WHERE (\nlocal_port = 5\n)", true},
		{"SELECT (SELECT 1 FROM owners) FROM connections WHERE local_port = 5", true},
		{"SELECT (SELECT count(*) FROM connections) FROM connections WHERE local_port = 5",
	         false},
		{"SELECT * FROM 'connections' JOIN connections WHERE local_port = 5", false},
		{"SELECT * FROM connections, owners WHERE local_port = 5", false},
		{"SELECT * FROM connections JOIN owners WHERE local_port = 5", false},
		{"SELECT * FROM owners WHERE local_port = 5", false},
		{"SELECT * FROM connections WHERE local_port = 5 UNION SELECT 1", false},
		{"SELECT 1 UNION SELECT * FROM connections WHERE local_port = 5", false},
		{"WITH x AS (SELECT 1) SELECT * FROM connections WHERE local_port = 5", false},
		{"SELECT * FROM (SELECT * FROM connections WHERE local_port = 5)", false},
		{"SELECT * FROM connections", false},
		{"SELECT 'FROM connections WHERE local_port = 5'", false},
		{"SELECT * FROM connections WHERE local_port = 5)", false},
		{"SELECT * FROM connections WHERE local_port = 'a", false},
		{"", false},
	};
	struct made_up *world = *state;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct socket_filter *f =
			where_filter(text_of(cases[i].statement), world->arena);

		if ((f != NULL) != cases[i].is_understood)
			fail_msg("%s", cases[i].statement);
	}
}

/* is_private() is told the kernel in networks: they must be those that it means. */
static void test_what_is_private(void **state)
{
	static const char *const edges[] = {"0.0.0.0",
	                                    "9.255.255.255",
	                                    "10.0.0.0",
	                                    "10.255.255.255",
	                                    "11.0.0.0",
	                                    "100.63.255.255",
	                                    "100.64.0.0",
	                                    "100.127.255.255",
	                                    "100.128.0.0",
	                                    "126.255.255.255",
	                                    "127.0.0.0",
	                                    "127.255.255.255",
	                                    "128.0.0.0",
	                                    "169.253.255.255",
	                                    "169.254.0.0",
	                                    "169.254.255.255",
	                                    "169.255.0.0",
	                                    "172.15.255.255",
	                                    "172.16.0.0",
	                                    "172.31.255.255",
	                                    "172.32.0.0",
	                                    "192.167.255.255",
	                                    "192.168.0.0",
	                                    "192.168.255.255",
	                                    "192.169.0.0",
	                                    "255.255.255.255",
	                                    "::",
	                                    "::1",
	                                    "::2",
	                                    "fbff::1",
	                                    "fc00::",
	                                    "fdff:ffff::1",
	                                    "fe00::1",
	                                    "fe7f:ffff::1",
	                                    "fe80::",
	                                    "febf:ffff::1",
	                                    "fec0::",
	                                    "ff02::1",
	                                    "::ffff:10.0.0.1",
	                                    "2001:db8::1"};
	struct made_up *world = *state;
	const struct socket_filter *f = where_filter(
		TEXT("SELECT 1 FROM connections WHERE is_private(local_ip)"), world->arena);

	assert_non_null(f);
	for (size_t i = 0; i < ARRAY_LEN(edges); i++) {
		struct socket s = {.family = FAMILY_INET6};

		assert_int_equal(address_parse(text_of(edges[i]), &s.local.ip), 0);
		if (filter_holds(f, &s) != address_is_internal(s.local.ip))
			fail_msg("%s", edges[i]);
	}
}

/* ---- what a condition may be -------------------------------------------------------------------
 */

static void test_what_stays_between_parentheses(void **state)
{
	static const struct {
		const char *condition;
		int at; /* of the fault; -1: there is none */
	} cases[] = {
		{"remote_port = 443", -1},
		{"(a) AND (b OR ')' = '(' ) -- )", -1},
		{"a /* ) */ = \"b)\" OR [c)] = `d)`", -1},
		{"a = 'it''s)'", -1},
		{"a IN (SELECT b FROM c)", -1},
		{"", 0},
		{" -- nothing", 11},
		{"1) UNION SELECT (2", 1},
		{"1)", 1},
		{"(1", 0},
		{"a = 1 AND ((b)", 10},
		{"1; DROP TABLE x", 1},
		{"a = 'b", 4},
		{"a = \"b", 4},
		{"a = 1 /* b", 6},
		{"a = ?1", 4},
		/* SQLite takes what stands in these parentheses for a part of the name */
		{"$a(') OR 1) UNION SELECT 1 --')", 0},
		{"@a(') OR 1) UNION SELECT 1 --')", 0},
		{"a = 1 \\ 2", 6},
		{"SELECT * FROM connections", 0},
		{"a = x'31", 4},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct sql_fault fault = {.has_place = false};
		struct cq_error error = {0};
		int r = where_check(text_of(cases[i].condition), &fault, &error);

		if ((r == 0) != (cases[i].at < 0))
			fail_msg("%s: %s", cases[i].condition, error.text);
		if (r == 0)
			continue;
		assert_int_equal(r, -EINVAL);
		assert_true(error.text[0] != '\0' && fault.has_place);
		if (fault.at != (size_t)cases[i].at)
			fail_msg("%s: %s at %zu", cases[i].condition, error.text, fault.at);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_what_sqlite_keeps_holds, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_what_people_write, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_which_statements, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_what_is_private, set_up, tear_down),
		cmocka_unit_test(test_what_stays_between_parentheses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
