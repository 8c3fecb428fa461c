/* SPDX-License-Identifier: Apache-2.0 */
/* What a statement is told before and after SQLite has seen it, and where. */
#include "select/sql_text.h"
#include "sql_case.h"

#define NOWHERE SIZE_MAX

struct fault {
	const char *statement, *words;
	const char *at; /* the text that begins at the place; NULL: there is no place */
};

static void is_told(const struct fault *f)
{
	struct sql_options options = {.max_memory = 1u << 20};
	struct sql *s = open_sql(&options);
	struct cq_error error = {0};
	struct sql_fault fault;

	if (sql_prepare(s, text_of(f->statement), &fault, &error) != -EINVAL)
		fail_msg("%s: is taken", f->statement);
	if (!strstr(error.text, f->words))
		fail_msg("%s: %s", f->statement, error.text);
	if (fault.has_place != (f->at != NULL))
		fail_msg("%s: has%s a place", f->statement, fault.has_place ? "" : " not");
	if (f->at && strncmp(f->statement + fault.at, f->at, strlen(f->at)) != 0)
		fail_msg("%s: at '%s'", f->statement, f->statement + fault.at);
	if (f->at && f->at[0] == '\0')
		assert_int_equal(fault.at, strlen(f->statement));
	sql_free(s);
}

static void faults(void **state)
{
	static const struct fault list[] = {
		{"", "there is no statement", NULL},
		{" \n", "just blanks and comments", NULL},
		{"-- words", "just blanks and comments", NULL},
		{"/* words */ ;", "there is no statement", NULL},
		{"SELECT 1 /* words", "a comment has no end", ""},
		{"SELECT 1; SELECT 2", "a second statement", "SELECT 2"},
		{"SELECT 1;; -- words\n x", "a second statement", "x"},
		{"SELECT 'abc", "the ' that begins here has no end", "'abc"},
		{"SELECT \"abc", "the \" that begins here has no end", "\"abc"},
		{"SELECT [abc", "the [ that begins here has no end", "[abc"},
		{"SELECT ?1", "?1: there are no parameters here", "?1"},
		{"SELECT :name", ":name: there are no parameters", ":name"},
		{"SELECT ?", "?: there are no parameters", "?"},
		{"SELEC 1", "did you mean SELECT?", "SELEC"},
		{"nonsense", "a statement begins with SELECT", "nonsense"},
		{"(SELECT 1)", "a statement begins with SELECT", "("},
		{"INSERT INTO users VALUES (1)", "INSERT is refused", "INSERT"},
		{"insert into users values (1)", "INSERT is refused", "insert"},
		{"REPLACE INTO users VALUES (1)", "REPLACE is refused", "REPLACE"},
		{"UPDATE users SET uid = 0", "UPDATE is refused", "UPDATE"},
		{"DELETE FROM users", "DELETE is refused", "DELETE"},
		{"/* x */ DROP TABLE users", "DROP is refused", "DROP"},
		{"CREATE TABLE t (a)", "CREATE is refused", "CREATE"},
		{"CREATE VIRTUAL TABLE t USING fts5(a)", "CREATE is refused", "CREATE"},
		{"ATTACH 'x' AS y", "ATTACH is refused", "ATTACH"},
		{"DETACH y", "DETACH is refused", "DETACH"},
		{"PRAGMA table_info(users)", "PRAGMA is refused", "PRAGMA"},
		{"SELECT * FROM pragma_table_info('users')", "PRAGMA is refused", "pragma_"},
		{"SELECT * FROM (pragma_database_list)", "PRAGMA is refused", "pragma_"},
		{"BEGIN", "BEGIN is refused", "BEGIN"},
		{"VACUUM INTO 'x'", "VACUUM is refused", "VACUUM"},
		{"REINDEX", "REINDEX is refused", "REINDEX"},
		{"WITH a AS (SELECT 1) INSERT INTO users SELECT 1", "INSERT is refused", "INSERT"},
		{"WITH a AS (SELECT 1) DELETE FROM sqlite_master", "DELETE is refused", "DELETE"},
		{"EXPLAIN DELETE FROM users", "DELETE is refused", "DELETE"},
		{"EXPLAIN QUERY PLAN PRAGMA x", "PRAGMA is refused", "PRAGMA"},
		{"SELECT load_extension('x')", "load_extension() is refused", "load_extension"},
		{"SELECT * FROM sqlite_master", "there is no such table", "sqlite_master"},
		{"SELECT * FROM sqlite_temp_schema", "there is no such table",
	         "sqlite_temp_schema"},
		{"SELECT * FROM main.\"sqlite_schema\"", "there is no such table", "\"sqlite_"},
		{"SELECT * FROM dbstat", "refused", NULL},
		{"SELECT emit(_self), emit(_self) FROM connections", "emit() may stand once",
	         "emit"},
		{"SELECT usrname FROM users", "did you mean username?", "usrname"},
		{"SELECT u.usrname FROM users u", "did you mean username?", "u.usrname"},
		{"SELECT b.usrname FROM processes a, users AS b", "did you mean username?",
	         "b.usrname"},
		{"SELECT x", "no table is named in FROM", "x"},
		{"SELECT 1 FROM usrs", "no such table: usrs; did you mean users?", "usrs"},
		{"SELECT 1 FROM users JOIN main.usrs", "did you mean users?", "usrs"},
		{"SELECT cdir('1.2.3.4', '1.0.0.0/8')", "did you mean cidr?", "cdir"},
		{"SELECT cidr(1)", "cidr(ip, network)", "cidr"},
		{"SELECT hex(1, 2)", "wrong number of arguments to function hex()", "hex"},
		{"SELECT uid FROM users WHERE", "something is missing at its end", ""},
		{"SELECT uid FROM users WHRE uid = 1", "near \"uid\": syntax error", "uid = 1"},
		{"SELECT cidr(local_address, '10.0.0.0/33') FROM process_open_sockets",
	         "the prefix must be 0 to 32 bits", "'10.0.0.0/33'"},
		{"SELECT in_cidr_block('10.0.0.0/33', '1.2.3.4')", "the prefix must be",
	         "'10.0.0.0/33'"},
		{"SELECT 'a' REGEXP 'a('", "missing closing parenthesis", "'a('"},
		{"SELECT * FROM file",
	         "file is looked up, not read: name path = … or directory = …", NULL},
		{"SELECT * FROM hash WHERE md5 = 'x'", "hash is looked up", NULL},
		{"SELECT f.path FROM users u JOIN file f ON f.uid = u.uid", "file is looked up",
	         NULL},
		{"SELECT \x80", "is not UTF-8", "\x80"},
		{"SELECT count(count(*)) FROM users", "misuse of aggregate", "count(*)"},
		{"SELECT a.uid FROM users a JOIN users b WHERE uid = 1", "ambiguous column name",
	         "uid"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(list); i++)
		is_told(&list[i]);
}

static void nul(void **state)
{
	struct sql_options options = {.max_memory = 0};
	struct sql *s = open_sql(&options);
	struct cq_error error;
	struct sql_fault fault;

	(void)state;
	assert_int_equal(sql_prepare(s, TEXT("SELECT 1\0"), &fault, &error), -EINVAL);
	assert_true(fault.has_place);
	assert_int_equal(fault.at, 8);
	sql_free(s);
}

/* What looks like a fault and is none. */
static void taken(void **state)
{
	static const char *const list[] = {
		"SELECT 1;",
		"SELECT 1 ; ;",
		"-- words; more\nSELECT 1; -- words",
		("SELECT '; PRAGMA x; ', \"a;b\", [c;d], `e;f` FROM (SELECT 1 AS \"a;b\", 2 AS "
	         "[c;d], "
	         "3 AS `e;f`)"),
		"SELECT replace('a', 'a', 'b')",
		"SELECT 'it''s ?1 :x @y $z'",
		"SELECT 1 AS \"insert\", 2 AS [delete]",
		"WITH a AS (SELECT replace('x', 'x', 'y') AS z) SELECT z FROM a",
		"VALUES (1), (2)",
		"SELECT x'00ff', .5, 1e-3, 0x1F, 1.5e+3",
		"SELECT \"text\"",
		"SELECT 'cidr(1, ''nonsense'')'",
		"SELECT cidr('1.2.3.4', '1.0.0.0' || '/8')",
		"SELECT value FROM json_each('[1, 2]')",
		"SELECT 1 FROM users WHERE uid = -1 AND username = \"nobody's\"",
		"EXPLAIN QUERY PLAN SELECT uid FROM users",
		"SELECT 1, sqlite_version()",
		"SELECT random(), current_timestamp, 'a' || 'b', 1 IN (1, 2), 5 -> '$'",
		"SELECT row_number() OVER w FROM users WINDOW w AS (ORDER BY uid)",
		("WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 3) SELECT x "
	         "FROM c"),
	};
	struct sql_options options = {.max_memory = 64u << 20};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(list); i++) {
		struct sql *s = open_sql(&options);
		struct cq_error error;
		struct sql_fault fault;

		if (sql_prepare(s, text_of(list[i]), &fault, &error) < 0)
			fail_msg("%s: %s", list[i], error.text);
		sql_free(s);
	}
}

/* ---- size ------------------------------------------------------------------------------------ */

static void add_level(struct buffer *b, unsigned level, const char *between)
{
	buffer_printf(b, "%sc%u AS (SELECT 1 FROM c%u, c%u)", between, level, level - 1, level - 1);
}

/* 0, or the error. */
static int prepare_levels(unsigned levels, bool is_backwards)
{
	struct sql_options options = {.max_memory = 1u << 20};
	struct sql *s = open_sql(&options);
	struct cq_error error = {0};
	struct sql_fault fault;
	struct buffer b;
	int r;

	buffer_init(&b, 1u << 20);
	buffer_printf(&b, "WITH ");
	if (!is_backwards)
		buffer_printf(&b, "c0 AS (SELECT 1)");
	for (unsigned i = 1; i <= levels; i++)
		add_level(&b, is_backwards ? levels + 1 - i : i, b.len > 5 ? ", " : "");
	if (is_backwards)
		buffer_printf(&b, ", c0 AS (SELECT 1)");
	buffer_printf(&b, " SELECT 1 FROM c%u", levels);
	r = sql_prepare(s, buffer_text(&b), &fault, &error);
	if (r < 0)
		assert_non_null(strstr(error.text, "more than 10000 selects"));
	buffer_done(&b);
	sql_free(s);
	return r;
}

static void growth(void **state)
{
	(void)state;
	assert_int_equal(prepare_levels(8, false), 0);
	assert_int_equal(prepare_levels(60, false), -EINVAL);
	assert_int_equal(prepare_levels(60, true), -EINVAL);
}

static void size(void **state)
{
	struct sql_options options = {.max_memory = 1u << 20};
	struct sql *s = open_sql(&options);
	struct cq_error error = {0};
	struct sql_fault fault;
	struct buffer b;

	(void)state;
	buffer_init(&b, 2u << 20);
	buffer_printf(&b, "SELECT 1");
	while (b.len < 1000000)
		buffer_printf(&b, " + 1");
	assert_int_equal(sql_prepare(s, buffer_text(&b), &fault, &error), -EINVAL);
	assert_non_null(strstr(error.text, "512 KiB is the most"));
	buffer_done(&b);
	sql_free(s);
}

/* Every byte of a statement is in a token, white space or a comment; never behind its end. */
static void tokens(void **state)
{
	static const char *const broken[] = {"'",  "\"", "`", "[", "x'", "/*",
	                                     "--", "?",  "$", ".", "'''"};
	struct tokens t;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(broken); i++) {
		char *exact = strdup(broken[i]); /* so that a sanitizer sees a step too far */
		size_t len = strlen(exact);
		char *copy = malloc(len);

		assert_non_null(copy);
		memcpy(copy, exact, len);
		assert_int_equal(tokens_read((struct text){copy, len}, &t), 0);
		for (size_t n = 0; n < t.count; n++)
			assert_true(token_at(&t, n) + t.list[n].text.len <= len);
		tokens_done(&t);
		free(copy);
		free(exact);
	}
	assert_int_equal(tokens_read(TEXT("a((b)c(d"), &t), 0);
	assert_int_equal(t.count, 8);
	assert_int_equal(token_closing(&t, 1), 8);
	assert_int_equal(token_closing(&t, 2), 4);
	assert_int_equal(token_closing(&t, 6), 8);
	tokens_done(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(faults), cmocka_unit_test(nul),  cmocka_unit_test(taken),
		cmocka_unit_test(growth), cmocka_unit_test(size), cmocka_unit_test(tokens),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
