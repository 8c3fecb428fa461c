/* SPDX-License-Identifier: Apache-2.0 */
/* A statement of SQL as the library's user makes one. */
#include "../base/unit.h"
#include <unistd.h>

#include "base/base.h"

struct seen {
	unsigned rows;
	int64_t integer;
	double real;
	char text[32];
	enum cq_type types[5];
	int answer; /* of the callback */
};

static int see(void *context, const struct cq_row *row)
{
	struct seen *s = context;

	s->rows++;
	assert_false(row->partial);
	for (size_t i = 0; i < row->count && i < ARRAY_LEN(s->types); i++) {
		const struct cq_value *v = &row->values[i];

		s->types[i] = v->type;
		if (v->type == CQ_INTEGER)
			s->integer = v->integer;
		if (v->type == CQ_REAL)
			s->real = v->real;
		if (v->type == CQ_TEXT)
			(void)snprintf(s->text, sizeof(s->text), "%.*s", (int)v->len, v->text);
	}
	return s->answer;
}

static struct cq_sql *new_sql(void)
{
	struct cq_sql *sql = NULL;

	assert_int_equal(cq_sql_new(&sql), 0);
	assert_non_null(sql);
	return sql;
}

static void rows(void **state)
{
	struct cq_sql *sql = new_sql();
	struct seen seen = {0};
	struct cq_result result;
	struct cq_error error;
	struct cq_fault fault;

	(void)state;
	assert_int_equal(cq_sql_prepare(sql,
	                                "SELECT 17 AS number, 1.5, 'words', x'00', NULL UNION ALL "
	                                "SELECT 18, 2.5, 'more', x'', NULL",
	                                &fault, &error),
	                 0);
	assert_false(fault.has_place);
	assert_string_equal(cq_sql_column(sql, 0), "number");
	assert_string_equal(cq_sql_column(sql, 2), "'words'");
	assert_null(cq_sql_column(sql, 5));
	assert_int_equal(cq_sql_run(sql, see, &seen, &result, &error), 0);
	assert_int_equal(seen.rows, 2);
	assert_int_equal(seen.integer, 18);
	assert_true(seen.real > 2.4 && seen.real < 2.6);
	assert_string_equal(seen.text, "more");
	assert_int_equal(seen.types[0], CQ_INTEGER);
	assert_int_equal(seen.types[3], CQ_BLOB);
	assert_int_equal(seen.types[4], CQ_NULL);
	assert_int_equal(result.sockets, 2);
	assert_true(result.complete);
	assert_true(result.answered);
	cq_sql_free(sql);
}

/* Of this very host: this process is one. */
static void tables(void **state)
{
	struct cq_sql *sql = new_sql();
	struct seen seen = {0};
	struct cq_result result;
	struct cq_error error;
	struct cq_gap gap;
	char statement[128];

	(void)state;
	(void)snprintf(statement, sizeof(statement),
	               "SELECT pid, name, (SELECT count(*) >= 0 FROM connections) FROM processes "
	               "WHERE pid = %d",
	               getpid());
	assert_int_equal(cq_sql_set(sql, "netns", "current", &error), 0);
	assert_int_equal(cq_sql_set(sql, "family", "ip", &error), 0);
	assert_int_equal(cq_sql_prepare(sql, statement, NULL, &error), 0);
	assert_int_equal(cq_sql_run(sql, see, &seen, &result, &error), 0);
	assert_int_equal(seen.rows, 1);
	assert_int_equal(seen.integer, 1);
	assert_true(result.answered);
	assert_int_equal(result.complete, cq_sql_gap(sql, 0, &gap) == -ENOENT);
	cq_sql_free(sql);
}

static void faults(void **state)
{
	struct cq_sql *sql = new_sql();
	struct cq_error error = {0};
	struct cq_fault fault;

	(void)state;
	assert_int_equal(cq_sql_prepare(sql, "SELECT usrname FROM users", &fault, &error), -EINVAL);
	assert_true(fault.has_place);
	assert_int_equal(fault.at, 7);
	assert_non_null(strstr(error.text, "username"));
	assert_null(cq_sql_column(sql, 0));
	assert_int_equal(cq_sql_run(sql, see, NULL, NULL, &error), -EINVAL);
	assert_int_equal(cq_sql_prepare(sql, "SELECT 1", NULL, &error), -EALREADY);
	cq_sql_free(sql);
}

static void misuse(void **state)
{
	struct cq_sql *sql = new_sql();
	struct cq_table_column column;
	struct cq_sql_function function;
	struct seen seen = {.answer = -ECANCELED};
	struct cq_error error;
	struct cq_gap gap;

	(void)state;
	assert_int_equal(cq_sql_new(NULL), -EINVAL);
	cq_sql_free(NULL);
	assert_int_equal(cq_sql_set(NULL, "family", "ip", &error), -EINVAL);
	assert_int_equal(cq_sql_set(sql, "nonsense", "ip", &error), -EINVAL);
	assert_int_equal(cq_sql_set(sql, "family", NULL, &error), -EINVAL);
	assert_int_equal(cq_sql_set(sql, "ipv4", "4", &error), -EINVAL);
	assert_int_equal(cq_sql_prepare(NULL, "SELECT 1", NULL, &error), -EINVAL);
	assert_int_equal(cq_sql_prepare(sql, NULL, NULL, &error), -EINVAL);
	assert_int_equal(cq_sql_run(sql, see, &seen, NULL, &error), -EINVAL);
	assert_int_equal(cq_sql_prepare(sql, "SELECT 1 UNION ALL SELECT 2", NULL, NULL), 0);
	assert_int_equal(cq_sql_set(sql, "family", "ip", &error), -EALREADY);
	assert_int_equal(cq_sql_run(sql, NULL, NULL, NULL, &error), -EINVAL);
	assert_int_equal(cq_sql_run(sql, see, &seen, NULL, NULL), -ECANCELED);
	assert_int_equal(seen.rows, 1);
	assert_int_equal(cq_sql_run(sql, see, &seen, NULL, &error), -EALREADY);
	assert_null(cq_sql_column(NULL, 0));
	assert_int_equal(cq_sql_gap(NULL, 0, &gap), -EINVAL);
	assert_int_equal(cq_sql_gap(sql, 0, NULL), -EINVAL);
	assert_int_equal(cq_sql_gap(sql, 0, &gap), -ENOENT);
	assert_int_equal(cq_sql_table_column(0, NULL), -EINVAL);
	assert_int_equal(cq_sql_table_column(SIZE_MAX, &column), -ENOENT);
	assert_int_equal(cq_sql_function(0, NULL), -EINVAL);
	assert_int_equal(cq_sql_function(SIZE_MAX, &function), -ENOENT);
	cq_sql_free(sql);
}

static void limits(void **state)
{
	static const struct {
		const char *option, *value;
		int result;
	} list[] = {
		{"timeout", "0.05", -ETIME},  {"max-rows", "1000", -E2BIG},
		{"max-rows", "x", -EINVAL},   {"timeout", "1.2345", -EINVAL},
		{"timeout", ".5", -EINVAL},   {"max-memory", "2K", -EINVAL},
		{"max-memory", "M", -EINVAL}, {"max-memory", "99999999999999999999", -EINVAL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(list); i++) {
		struct cq_sql *sql = new_sql();
		struct cq_error error = {0};
		struct seen seen = {0};
		int r = cq_sql_set(sql, list[i].option, list[i].value, &error);

		if (r == 0)
			r = cq_sql_prepare(sql,
			                   "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + "
			                   "1 FROM c) SELECT x FROM c",
			                   NULL, &error);
		if (r == 0)
			r = cq_sql_run(sql, see, &seen, NULL, &error);
		assert_int_equal(r, list[i].result);
		assert_non_null(strstr(error.text, list[i].option));
		cq_sql_free(sql);
	}
}

/* Every column has words, a type and a table; each table's come together, each name once. */
static void what_there_is(void **state)
{
	struct cq_table_column c, other;
	size_t count = 0;

	(void)state;
	for (; cq_sql_table_column(count, &c) == 0; count++) {
		assert_true(strlen(c.table_meaning) > 5 && strlen(c.meaning) > 3);
		assert_true(c.name[0] != '_' && c.type != NULL);
		for (size_t i = 0; i < count; i++) {
			assert_int_equal(cq_sql_table_column(i, &other), 0);
			assert_true(strcmp(c.table, other.table) != 0 ||
			            strcmp(c.name, other.name) != 0);
		}
	}
	assert_true(count > 150);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows),   cmocka_unit_test(tables), cmocka_unit_test(faults),
		cmocka_unit_test(misuse), cmocka_unit_test(limits), cmocka_unit_test(what_there_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
