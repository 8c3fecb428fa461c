/* SPDX-License-Identifier: Apache-2.0 */
/* The functions of SQL, each asked through SQLite. */
#include "sql_case.h"

#include <sqlite3.h>

struct question {
	const char *expression, *answer; /* "! words": they are in the error */
};

static void ask_each(const struct question *list, size_t count)
{
	struct sql_options options = {.max_memory = 64u << 20};
	struct buffer got, statement;

	buffer_init(&got, 1u << 20);
	buffer_init(&statement, 1u << 20);
	for (size_t i = 0; i < count; i++) {
		const char *wanted = list[i].answer;
		struct sql *s = open_sql(&options);

		buffer_clear(&statement);
		buffer_printf(&statement, "SELECT %s", list[i].expression);
		buffer_add_char(&statement, '\0');
		ask_with(s, statement.bytes, &got);
		if (wanted[0] == '!' ? !strstr(got.bytes, wanted + 2) || got.bytes[0] != '!'
		                     : strcmp(got.bytes, wanted) != 0)
			fail_msg("%s: %s, not %s", list[i].expression, got.bytes, wanted);
		sql_free(s);
	}
	buffer_done(&got);
	buffer_done(&statement);
}

static void networks(void **state)
{
	static const struct question list[] = {
		{"cidr('10.1.2.3', '10.0.0.0/8')", "1"},
		{"cidr('11.1.2.3', '10.0.0.0/8')", "0"},
		{"cidr('::ffff:10.1.2.3', '10.0.0.0/8')", "1"},
		{"cidr('10.1.2.3', '::ffff:10.0.0.0/104')", "1"},
		{"cidr('2001:db8::1', '2001:db8::/32')", "1"},
		{"cidr('2001:db8::1', '10.0.0.0/8')", "0"},
		{"cidr('10.1.2.3', '10.1.2.3')", "1"},
		{"cidr(NULL, '10.0.0.0/8')", "NULL"},
		{"cidr('10.1.2.3', NULL)", "NULL"},
		{"cidr('', '10.0.0.0/8')", "NULL"},
		{"cidr('nonsense', '10.0.0.0/8')", "NULL"},
		{"cidr(17, '10.0.0.0/8')", "NULL"},
		{"cidr('10.1.2.3', '10.0.0.0/33')", "! the prefix must be 0 to 32 bits"},
		{"cidr('10.1.2.3', '10.0.0.1/8')", "! bits beyond the prefix must be 0"},
		{"cidr('10.1.2.3', '10.0.0.'||'0/33')", "! cidr(): '10.0.0.0/33': the prefix"},
		{"cidr('10.1.2.3', 'x'||NULL)", "NULL"},
		{"cidr('10.1.2.3')", "! cidr(ip, network)"},
		{"in_cidr_block('10.0.0.0/26', '10.0.0.24')", "1"},
		{"in_cidr_block('198.51.100.14/24', '198.51.100.14')", "1"},
		{"in_cidr_block('2a00:a040:019e:f12a:0000:0000:0000:0000/64', "
	         "'2a00:a040:19e:f12a:658b:3589:b2ba:71a3')",
	         "1"},
		{"in_cidr_block('2001:db8::/48', '2001:db8:0:ffff:ffff:ffff:ffff:ffff')", "1"},
		{"in_cidr_block('2001:db8::/48', '2001:db8::')", "1"},
		{"in_cidr_block('10.0.0.0/26', '10.0.0.0')", "0"},
		{"in_cidr_block('10.0.0.0/26', '10.0.0.63')", "0"},
		{"in_cidr_block('10.0.0.0/26', '10.0.0.64')", "0"},
		{"in_cidr_block('10.0.0.7/32', '10.0.0.7')", "1"},
		{"in_cidr_block('0.0.0.0/0', '10.0.0.7')", "1"},
		{"in_cidr_block('10.0.0.0/31', '10.0.0.1')", "0"},
		{"in_cidr_block('10.0.0.0/26', '')", "NULL"},
		{"in_cidr_block('10.0.0.0/99', '10.0.0.1')", "! the prefix"},
		{"in_cidr_block(NULL, '10.0.0.1')", "! must be a text"},
		{"is_private('10.1.2.3'), is_private('8.8.8.8'), is_private('fe80::1')", "1|0|1"},
		{"is_private(NULL), is_private('')", "NULL|NULL"},
		{"is_loopback('127.8.9.1'), is_loopback('::1'), is_loopback('10.0.0.1')", "1|1|0"},
		{"inet_aton('1.0.1.5'), inet_aton('::1'), inet_aton('x')", "16777477|NULL|NULL"},
		{"inet_aton('255.255.255.255')", "4294967295"},
	};

	(void)state;
	ask_each(list, ARRAY_LEN(list));
}

static void flows(void **state)
{
	/* github.com/corelight/community-id-spec, baseline */
	static const struct question list[] = {
#ifdef HAVE_NETTLE
		{"community_id('128.232.110.120', '66.35.250.204', 34855, 80, 6)",
	         "1:LQU9qZlK+B5F3KDmev6m5PMibrg="},
		{"community_id('66.35.250.204', '128.232.110.120', 80, 34855, 6)",
	         "1:LQU9qZlK+B5F3KDmev6m5PMibrg="},
		{"community_id('128.232.110.120', '66.35.250.204', 34855, 80, 6, 1)",
	         "1:3V71V58M3Ksw/yuFALMcW0LAHvc="},
		{"community_id_v1('128.232.110.120', '66.35.250.204', 34855, 80, 6)",
	         "1:LQU9qZlK+B5F3KDmev6m5PMibrg="},
		{"community_id_v1('192.168.1.52', '8.8.8.8', 54585, 53, 17)",
	         "1:d/FP5EW3wiY1vCndhwleRRKHowQ="},
#endif
		{"community_id(NULL, '66.35.250.204', 34855, 80, 6)", "NULL"},
		{"community_id('x', '66.35.250.204', 34855, 80, 6)", "! first address"},
		{"community_id('1.2.3.4', '66.35.250.204', 70000, 80, 6)", "! 0 to 65535"},
		{"community_id('1.2.3.4', '66.35.250.204', 7, 80, 256)", "! 0 to 255"},
		{"community_id('1.2.3.4', '66.35.250.204', 7, 80, 'tcp')", "! 0 to 255"},
		{"community_id('1.2.3.4', '66.35.250.204', 7, 80, 6, 70000)", "! two bytes"},
		{"community_id_v1('x', '66.35.250.204', 34855, 80, 6)", "NULL"},
		{"community_id_v1_strict('x', '66.35.250.204', 34855, 80, 6)", "! first address"},
		{"community_id(1,2,3)", "! wrong number of arguments"},
	};

	(void)state;
	ask_each(list, ARRAY_LEN(list));
}

static void patterns(void **state)
{
	static const struct question list[] = {
		{"'nginx' REGEXP '^ng'", "1"},
		{"'nginx' REGEXP 'x$' , 'nginx' NOT REGEXP '^x'", "1|1"},
		{"NULL REGEXP 'x'", "NULL"},
		{"'x' REGEXP NULL", "NULL"},
		{"'NGINX' REGEXP '(?i)nginx'", "1"},
		{"'' REGEXP '^$'", "1"},
		{"CAST(x'66ff6f' AS TEXT) REGEXP 'o'", "1"},
		{"'ü' REGEXP '^.$'", "1"},
		{"17 REGEXP '7'", "1"},
		{"'a' REGEXP '(a'", "! missing closing parenthesis"},
		{"'a' REGEXP '('||'a'", "! missing closing parenthesis"},
		{"'a' REGEXP printf('%.*c', 5000, 'a')", "! 4096 are the most"},
		{"(printf('%.*c', 30000, 'a')||'!') REGEXP '^(a+)+$'", "! takes too long"},
		{"(printf('%.*c', 3000, 'a')||'!') REGEXP '(a|aa)+$'", "! takes too long"},
		{"printf('%.*c', 300000, 'a') REGEXP '(.*)*x(.*)*y'", "0"},
		{"regexp('b', 'abc')", "1"},
		{"regex_match('hello world. Goodbye', '(\\w+) \\w+', 0)", "hello world"},
		{"regex_match('hello world. Goodbye', '(\\w+) \\w+', 1)", "hello"},
		{"regex_match('hello world. Goodbye', '(\\w+) \\w+', 2)", "NULL"},
		{"regex_match('hello', 'x', 0)", "NULL"},
		{"regex_match('b', '(a)?b', 1)", ""},
		{"regex_match('b', '(a)?b', -1)", "NULL"},
		{"regex_match(NULL, 'x', 0), regex_match('x', NULL, 0), regex_match('x', 'x', "
	         "NULL)",
	         "NULL|NULL|NULL"},
		{"regex_match('x', '(', 0)", "! missing"},
		{"regex_split('192.168.0.1', '\\.', 1)", "168"},
		{"regex_split('192.168.0.1', '\\.0', 0)", "192.168"},
		{"regex_split('a--b-c', '-', 1)", ""},
		{"regex_split('a--b-c', '-+', 1)", "b"},
		{"regex_split('a,b,', ',', 2)", "NULL"},
		{"regex_split(',a', ',', 0)", ""},
		{"regex_split('', ',', 0)", ""},
		{"regex_split('abc', 'x*', 0)", "abc"},
		{"regex_split('abc', ',', 0)", "abc"},
		{"regex_split('abc', ',', 1)", "NULL"},
		{"regex_split('abc', '', 0)", "! is empty"},
		{"regex_split('aéb', 'é', 1)", "b"},
	};

	(void)state;
	ask_each(list, ARRAY_LEN(list));
}

static void texts(void **state)
{
	static const struct question list[] = {
		{"concat('hello', NULL, ' ', 'world')", "hello world"},
		{"concat(1, 2.5, 'x')", "12.5x"},
		{"concat()", ""},
		{"concat(NULL)", ""},
		{"CONCAT_WS(' ', 'hello', NULL, 'world')", "hello world"},
		{"concat_ws(', ', NULL, 1, NULL, 2, NULL)", "1, 2"},
		{"concat_ws(NULL, 1, 2)", "NULL"},
		{"concat_ws()", "! takes a separator"},
		{"split('192.168.0.1', '.', 1)", "168"},
		{"split('192.168.0.1', '.0', 0), split('192.168.0.1', '.0', 2)", "192|1"},
		{"split(1001, 1, 0)", "00"},
		{"split('a,, b ,c', ',', 1)", "b"},
		{"split('a,b', ',', 2), split('a,b', ',', -1)", "NULL|NULL"},
		{"split(NULL, ',', 0), split('a', NULL, 0), split('a', ',', NULL)",
	         "NULL|NULL|NULL"},
		{"split('a', '', 0)", "! nothing to split by"},
		{"split('', ',', 0)", "NULL"},
#ifdef HAVE_NETTLE
		{"md5('abc')", "900150983cd24fb0d6963f7d28e17f72"},
		{"sha1('abc')", "a9993e364706816aba3e25717850c26c9cd0d89d"},
		{"sha256('abc')",
	         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
		{"sha256(NULL)", "NULL"},
#endif
		{"length(concat(printf('%.*c', 900000, 'x'), printf('%.*c', 900000, 'x')))",
	         "! too large: 1024 KiB"},
		{"length(replace(printf('%.*c', 900000, 'x'), 'x', 'yy'))",
	         "! too large: 1024 KiB"},
	};

	(void)state;
	ask_each(list, ARRAY_LEN(list));
}

/* instr, replace and trim answer what SQLite's own do. */
static void as_sqlite(void **state)
{
	static const char *const arguments[] = {
		"'abcabc'", "'bc'", "''",        "NULL",  "x'616263'", "x'62'", "'é'", "'aéé é'",
		"123",      "2",    "x'c3a9a9'", "' a '", "' '",       "x''",   "'a'", "1.5",
	};
	static const char *const calls[] = {
		"instr(%1$s, %2$s)",        "typeof(replace(%1$s, %2$s, 'xy'))",
		"replace(%1$s, %2$s, 'x')", "quote(trim(%1$s, %2$s))",
		"quote(ltrim(%1$s, %2$s))", "quote(rtrim(%1$s, %2$s))",
		"quote(trim(%1$s))",        "typeof(instr(%1$s, %2$s))",
	};
	struct sql_options options = {.max_memory = 0};
	sqlite3 *theirs;
	struct buffer got;

	(void)state;
	buffer_init(&got, 1u << 20);
	assert_int_equal(sqlite3_open(":memory:", &theirs), SQLITE_OK);
	for (size_t c = 0; c < ARRAY_LEN(calls); c++)
		for (size_t a = 0; a < ARRAY_LEN(arguments); a++)
			for (size_t b = 0; b < ARRAY_LEN(arguments); b++) {
				struct sql *s = open_sql(&options);
				char call[200], statement[256];
				const char *wanted;
				sqlite3_stmt *stmt;

				/* the format is one of the list above */
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
				(void)snprintf(call, sizeof(call), calls[c], arguments[a],
				               arguments[b]);
#pragma GCC diagnostic pop
				(void)snprintf(statement, sizeof(statement), "SELECT %s", call);
				assert_int_equal(
					sqlite3_prepare_v2(theirs, statement, -1, &stmt, NULL),
					SQLITE_OK);
				assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
				wanted = (const char *)sqlite3_column_text(stmt, 0);
				ask_with(s, statement, &got);
				assert_string_equal(got.bytes, wanted ? wanted : "NULL");
				assert_int_equal(sqlite3_finalize(stmt), SQLITE_OK);
				sql_free(s);
			}
	assert_int_equal(sqlite3_close(theirs), SQLITE_OK);
	buffer_done(&got);
}

/* What would take SQLite's own a product of two lengths. */
static void long_texts(void **state)
{
	static const struct question list[] = {
		{"instr(printf('%.*c', 900000, 'a'), printf('%.*c', 450000, 'a')||'b')", "0"},
		{"length(replace(printf('%.*c', 900000, 'a'), printf('%.*c', 450000, 'a')||'b', "
	         "''))",
	         "900000"},
		{"trim('x', printf('%.*c', 900000, 'a'))", "! more than 256"},
	};

	(void)state;
	ask_each(list, ARRAY_LEN(list));
}

static void collation(void **state)
{
	static const struct question list[] = {
		{"'::ffff:192.0.2.1' = '192.0.2.1' COLLATE ip", "1"},
		{"'::ffff:192.0.2.1' = '192.0.2.1'", "0"},
		{"'2001:DB8::1' = '2001:db8:0::1' COLLATE ip", "1"},
		{"'9.0.0.1' < '10.0.0.1' COLLATE ip", "1"},
		{"'255.0.0.1' < '::1' COLLATE ip", "1"},
		{"'::1' < 'nonsense' COLLATE ip", "1"},
		{"'::1' < '' COLLATE ip", "1"},
		{"'a' < 'b' COLLATE ip", "1"},
		{"group_concat(x, ' ') FROM (SELECT column1 AS x FROM (VALUES ('b'), ('::1'), "
	         "('10.0.0.1'), ('a'), ('9.0.0.1'), ('::ffff:9.0.0.0')) ORDER BY 1 COLLATE ip)",
	         "::ffff:9.0.0.0 9.0.0.1 10.0.0.1 ::1 a b"},
	};

	(void)state;
	ask_each(list, ARRAY_LEN(list));
}

/* Each that is listed is there, and nothing else of SQLite's is. */
static void the_list(void **state)
{
	struct sql_options options = {.max_memory = 0};
	struct cq_sql_function f;
	struct buffer got;
	size_t own = 0;

	(void)state;
	buffer_init(&got, 1u << 20);
	for (size_t i = 0; sql_function_known(i, &f) == 0; i++) {
		char statement[128];
		struct sql *s;

		if (!f.arguments)
			continue;
		own++;
		assert_true(strlen(f.meaning) > 10);
		s = open_sql(&options);
		(void)snprintf(statement, sizeof(statement), "SELECT %s(*)", f.name);
		ask_with(s, statement, &got);
		if (strstr(got.bytes, "no such function"))
			fail_msg("%s: %s", f.name, got.bytes);
		sql_free(s);
	}
	assert_true(own > 15);
	for (const char *const *bad =
	             (const char *const[]){"load_extension('x')", "randomblob(9)", "zeroblob(9)",
	                                   "fts3_tokenizer('x')", "last_insert_rowid()",
	                                   "changes()", "sqlite_compileoption_get(1)", NULL};
	     *bad; bad++)
		ask_each(&(struct question){*bad, "! is refused"}, 1);
	ask_each(&(struct question){"writefile('x', 'y')", "! no such function"}, 1);
	ask_each(&(struct question){"emit(1)", "! emit() takes"}, 1);
	buffer_done(&got);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(networks),  cmocka_unit_test(flows),
		cmocka_unit_test(patterns),  cmocka_unit_test(texts),
		cmocka_unit_test(as_sqlite), cmocka_unit_test(long_texts),
		cmocka_unit_test(collation), cmocka_unit_test(the_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
