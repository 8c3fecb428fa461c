/* SPDX-License-Identifier: Apache-2.0 */
/* Tables whose rows a function makes: look-ups, rows that are kept, names of rows, limits. */
#include "sql_case.h"

#include <time.h>

/* ---- a table that counts how it is asked ------------------------------------------------------
 */

enum { ID, NAME, IP, KIND, NOTE, COLUMN_COUNT };
static const struct sql_column columns[COLUMN_COUNT] = {
	[ID] = {.name = "id", .type = "INTEGER", .is_usable = true},
	[NAME] = {.name = "name", .type = "TEXT", .is_usable = true},
	[IP] = {.name = "ip", .type = "TEXT COLLATE ip"},
	[KIND] = {.name = "kind", .type = "TEXT"},
	[NOTE] = {.name = "note", .type = "TEXT", .is_hidden = true},
};
static const struct sql_column looked_up_columns[COLUMN_COUNT] = {
	[ID] = {.name = "id", .type = "INTEGER", .is_required = true},
	[NAME] = {.name = "name", .type = "TEXT", .is_required = true},
	[IP] = {.name = "ip", .type = "TEXT COLLATE ip"},
	[KIND] = {.name = "kind", .type = "TEXT"},
	[NOTE] = {.name = "note", .type = "TEXT", .is_hidden = true},
};

#define MOST_ROWS 100
/* Stands behind the struct sql, where the fills find it. */
struct world_of_rows {
	struct sql_options options;
	struct buffer calls; /* "all ", "id=7 ", … */
	unsigned rows, delay_ms;
	int fail;
};

static struct world_of_rows *of(struct sql *s)
{
	return container_of((struct sql_options *)(uintptr_t)sql_given(s)->collect,
	                    struct world_of_rows, options);
}

/* Ten rows alike but for their ids: 0 to 9 have the same name, and so on. */
static void make_row(struct sql_rows *rows, unsigned i)
{
	char word[32];

	row_integer(rows, i);
	(void)snprintf(word, sizeof(word), "n%u", i / 10);
	row_text(rows, text_of(word));
	(void)snprintf(word, sizeof(word), "10.0.0.%u", i);
	row_text(rows, text_of(word));
	row_text(rows, i % 2 ? TEXT("odd") : TEXT_NONE);
	if (i % 3 == 0)
		row_real(rows, i / 2.0);
}

static void note_call(struct world_of_rows *w, const struct sql_constraint *constraints,
                      size_t count)
{
	if (count == 0)
		buffer_printf(&w->calls, "all ");
	for (size_t i = 0; i < count; i++) {
		const struct sql_value *v = &constraints[i].value;

		if (v->kind == SQL_INTEGER)
			buffer_printf(&w->calls, "%s=%lld ", columns[constraints[i].column].name,
			              (long long)v->integer);
		else
			buffer_printf(&w->calls, "%s='%.*s' ", columns[constraints[i].column].name,
			              (int)v->text.len, v->text.bytes);
	}
}

static int fill(struct sql *s, uint64_t used, const struct sql_constraint *constraints,
                size_t count, struct sql_rows *rows, struct cq_error *reterr)
{
	struct world_of_rows *w = of(s);
	int error = 0;

	(void)used;
	note_call(w, constraints, count);
	if (w->fail)
		return fail(reterr, w->fail, "the rows cannot be read");
	for (unsigned i = 0; i < w->rows && error == 0; i++) {
		if (count > 0 && constraints[0].column == ID && constraints[0].value.integer != i)
			continue;
		if (w->delay_ms > 0) {
			(void)nanosleep(&(struct timespec){0, (long)w->delay_ms * 1000000}, NULL);
			error = sql_check(s, reterr);
		}
		make_row(rows, i);
		if (error == 0)
			error = row_end(rows);
	}
	return error;
}

static const struct sql_table things = {.name = "things",
                                        .meaning = "of a test",
                                        .columns = columns,
                                        .column_count = COLUMN_COUNT,
                                        .fill = fill};
static const struct sql_table kept_things = {.name = "kept",
                                             .meaning = "of a test",
                                             .columns = columns,
                                             .column_count = COLUMN_COUNT,
                                             .is_snapshot = true,
                                             .fill = fill};
static const struct sql_table looked_up = {.name = "looked_up",
                                           .meaning = "of a test",
                                           .columns = looked_up_columns,
                                           .column_count = COLUMN_COUNT,
                                           .is_snapshot = true,
                                           .fill = fill};

/* ---- asking -----------------------------------------------------------------------------------
 */

static void ask_world(struct world_of_rows *w, const char *statement, struct buffer *ret)
{
	static const struct sql_table *const tables[] = {&things, &kept_things, &looked_up};
	struct sql_options options = w->options;
	struct source sources[ARRAY_LEN(tables)] = {0}, *theirs;
	size_t their_count;
	struct sql *s;

	buffer_clear(&w->calls);
	options.collect = (const struct collect_options *)(const void *)&w->options;
	s = open_sql(&options);
	for (size_t i = 0; i < ARRAY_LEN(tables); i++) {
		sources[i] = (struct source){.sql = s, .table = tables[i]};
		assert_int_equal(source_register(&sources[i]), 0);
	}
	theirs = s->sources;
	their_count = s->source_count;
	s->sources = sources;
	s->source_count = ARRAY_LEN(tables);
	ask_with(s, statement, ret);
	(void)sqlite3_finalize(s->statement);
	s->statement = NULL;
	for (size_t i = 0; i < ARRAY_LEN(tables); i++)
		source_done(&sources[i]);
	assert_int_equal(s->row_memory, 0);
	s->sources = theirs;
	s->source_count = their_count;
	buffer_add_char(&w->calls, '\0');
	sql_free(s);
}

struct question {
	const char *statement, *answer; /* NULL: whatever */
	const char *calls;
};

static void ask_each(struct world_of_rows *w, const struct question *list, size_t count)
{
	struct buffer got;

	buffer_init(&got, 1u << 20);
	for (size_t i = 0; i < count; i++) {
		ask_world(w, list[i].statement, &got);
		if (list[i].answer && strcmp(got.bytes, list[i].answer) != 0)
			fail_msg("%s: %s, not %s", list[i].statement, got.bytes, list[i].answer);
		if (list[i].calls && strcmp(w->calls.bytes, list[i].calls) != 0)
			fail_msg("%s: asked %s, not %s", list[i].statement, w->calls.bytes,
			         list[i].calls);
	}
	buffer_done(&got);
}

static struct world_of_rows new_world(unsigned rows)
{
	struct world_of_rows w = {.rows = rows};

	buffer_init(&w.calls, 1u << 20);
	return w;
}

static void values(void **state)
{
	static const struct question list[] = {
		{"SELECT * FROM things LIMIT 2", "0|n0|10.0.0.0|NULL 1|n0|10.0.0.1|odd", "all "},
		{"SELECT note, typeof(note) FROM things LIMIT 4",
	         "0|real NULL|null NULL|null 1.5|real", "all "},
		{"SELECT count(*), sum(id) FROM things", "25|300", "all "},
		{"SELECT id FROM things ORDER BY ip DESC LIMIT 3", "24 23 22", "all "},
		{"SELECT id FROM things WHERE ip = '::ffff:10.0.0.7'", "7", "all "},
		{"SELECT id FROM things WHERE kind IS NULL AND id < 5", "0 2 4", "all "},
	};
	struct world_of_rows w = new_world(25);

	(void)state;
	ask_each(&w, list, ARRAY_LEN(list));
	buffer_done(&w.calls);
}

static void equalities(void **state)
{
	static const struct question list[] = {
		{"SELECT id FROM things WHERE id = 7", "7", "id=7 "},
		{"SELECT id FROM things WHERE id = '7'", "7", "id=7 "},
		{"SELECT id FROM things WHERE id = ' 7 '", "7", "id=7 "},
		{"SELECT id FROM things WHERE id = 7.0", "7", "id=7 "},
		{"SELECT id FROM things WHERE id = 7.5", "", "all "},
		{"SELECT id FROM things WHERE id = 'x'", "", "all "},
		{"SELECT id FROM things WHERE id = NULL", "", ""},
		{"SELECT id FROM things WHERE id IN (3, 8, 3, 99)", "3 8", "id=3 id=8 id=99 "},
		{"SELECT id FROM things WHERE name = 'n2' AND id > 20", "21 22 23 24",
	         "name='n2' "},
		/* another comparison than the table's own look-up */
		{"SELECT count(*) FROM things WHERE name = 'N1' COLLATE NOCASE", "10", "all "},
		{"SELECT id FROM things WHERE name = 5", "", NULL},
		{"SELECT id FROM things WHERE +id = 7", "7", "all "},
		{"SELECT id FROM things WHERE id > 22", "23 24", "all "},
		{"SELECT a.id FROM things a JOIN things b ON b.id = a.id + 20 WHERE a.id < 3",
	         "0 1 2", "all id=20 id=21 id=22 "},
	};
	struct world_of_rows w = new_world(25);

	(void)state;
	ask_each(&w, list, ARRAY_LEN(list));
	buffer_done(&w.calls);
}

/* Each row once, and rows alike each for itself. */
static void names_of_rows(void **state)
{
	static const struct question list[] = {
		{"SELECT id FROM things WHERE id = 3 OR name = 'n0' OR id = 24",
	         "3 0 1 2 4 5 6 7 8 9 24", NULL},
		{"SELECT count(*) FROM things WHERE id = 3 OR name = 'n0'", "10", NULL},
		{"SELECT name FROM things WHERE name = 'n2' OR name = 'n9' OR id = 20",
	         "n2 n2 n2 n2 n2", NULL},
		{"SELECT count(*) FROM (SELECT name FROM things WHERE name = 'n1' OR kind = 'odd')",
	         "17", NULL},
		{"SELECT count(*) FROM kept WHERE id = 3 OR name = 'n0'", "10", NULL},
		{"SELECT count(*) FROM kept WHERE ip = '10.0.0.3' OR name = 'n0' OR kind = 'odd'",
	         "17", NULL},
		{"SELECT count(*) = count(DISTINCT rowid) FROM things", "1", NULL},
	};
	struct world_of_rows w = new_world(25);

	(void)state;
	ask_each(&w, list, ARRAY_LEN(list));
	buffer_done(&w.calls);
}

static void snapshots(void **state)
{
	static const struct question list[] = {
		{"SELECT id FROM kept WHERE id = 7", "7", "id=7 "},
		{"SELECT count(*) FROM kept a JOIN kept b ON b.id = a.id", "25", "all "},
		{"SELECT count(*) FROM kept a, kept b, kept c", "15625", "all "},
		{"SELECT count(*) FROM kept a JOIN kept b ON b.ip = a.ip", "25", "all "},
		{"SELECT count(*) FROM kept a JOIN kept b ON b.kind = a.kind", "144", "all "},
		{"SELECT count(*) FROM kept a JOIN kept b ON b.ip = '::ffff:' || a.ip", "25",
	         "all "},
		{"SELECT count(*) FROM kept a JOIN kept b ON b.kind = a.kind AND b.id = a.id", "12",
	         "all "},
		{"SELECT count(*) FROM kept a LEFT JOIN kept b ON b.kind = a.kind AND b.id = a.id "
	         "WHERE b.id IS NULL",
	         "13", "all "},
		{"SELECT count(*) FROM (VALUES (1), (1), (2)) v JOIN kept k ON k.id = v.column1",
	         "3", "id=1 id=2 "},
		{"SELECT count(*) FROM things t CROSS JOIN kept k ON k.id = t.id", "25", NULL},
		/* 16 look-ups, then all */
		{"SELECT (SELECT count(*) FROM kept WHERE id = t.id) FROM things t WHERE id = 24",
	         "1", "id=24 id=24 "},
		{"SELECT sum((SELECT count(*) FROM kept k WHERE k.id = t.id)) FROM things t", "25",
	         "all id=0 id=1 id=2 id=3 id=4 id=5 id=6 id=7 id=8 id=9 id=10 id=11 id=12 id=13 "
	         "id=14 id=15 all "},
	};
	struct world_of_rows w = new_world(25);

	(void)state;
	ask_each(&w, list, ARRAY_LEN(list));
	buffer_done(&w.calls);
}

static void look_ups(void **state)
{
	static const struct question list[] = {
		{"SELECT id FROM looked_up WHERE id = 7", "7", "id=7 "},
		{"SELECT id FROM looked_up WHERE id = 'x'", "", "id='x' "},
		{"SELECT count(*) FROM looked_up",
	         "! looked_up is looked up, not read: name id = … or name = …", ""},
		{"SELECT count(*) FROM looked_up WHERE kind = 'odd'",
	         "! looked_up is looked up, not read: name id = … or name = …", ""},
		{"SELECT t.id FROM looked_up l JOIN things t ON l.id = t.id AND t.id < 2", "0 1",
	         "all id=0 id=1 "},
		{"SELECT count(*) FROM looked_up a JOIN looked_up b ON a.name = b.name AND a.ip = "
	         "b.ip WHERE a.name = 'n3'",
	         "10", "name='n3' "},
		{"SELECT id FROM looked_up WHERE id = 7 OR id = 9", "7 9", "id=7 id=9 "},
	};
	struct world_of_rows w = new_world(MOST_ROWS);

	(void)state;
	ask_each(&w, list, ARRAY_LEN(list));
	buffer_done(&w.calls);
}

static void limits(void **state)
{
	struct world_of_rows w = new_world(MOST_ROWS);

	(void)state;
	w.options.max_rows = 3;
	ask_each(&w,
	         (const struct question[]){{"SELECT id FROM things WHERE id < 3", "0 1 2", NULL},
	                                   {"SELECT id FROM things",
	                                    "! the statement has more than 3 rows (--max-rows)",
	                                    NULL}},
	         2);
	w.options = (struct sql_options){.max_memory = 1u << 20};
	w.rows = 1u << 20;
	ask_each(&w,
	         (const struct question[]){
			 {"SELECT count(*) FROM things",
	                  "! the statement needs more than 1 MiB (--max-memory)", "all "},
			 {"WITH RECURSIVE c(x) AS (SELECT 1 UNION SELECT x + 1 FROM c) SELECT "
	                  "count(*) FROM c",
	                  "! the statement needs more than 1 MiB (--max-memory): a recursive "
	                  "WITH may have no end",
	                  NULL},
			 {"SELECT max(x) FROM (SELECT x FROM (WITH RECURSIVE c(x) AS (SELECT 1 "
	                  "UNION ALL SELECT x + 1 FROM c LIMIT 1000000) SELECT x FROM c) ORDER "
	                  "BY -x LIMIT 999999)",
	                  "! the statement needs more than 1 MiB (--max-memory): a recursive "
	                  "WITH may have no end",
	                  NULL}},
	         3);
	w.options = (struct sql_options){.timeout_ms = 30};
	w.rows = 1000;
	w.delay_ms = 1;
	ask_each(&w,
	         (const struct question[]){
			 {"SELECT count(*) FROM things",
	                  "! the statement takes longer than 0.030 s (--timeout)", "all "},
			 {"WITH RECURSIVE c AS (SELECT 1 UNION ALL SELECT 1 FROM c) SELECT "
	                  "count(*) FROM c",
	                  "! the statement takes longer than 0.030 s (--timeout): a recursive "
	                  "WITH may have no end",
	                  NULL},
			 {"SELECT sum(a.column1 < b.column1) FROM (WITH RECURSIVE c(x) AS "
	                  "(SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 3000) SELECT x AS "
	                  "column1 FROM c) a, (VALUES (1), (2)) b, (WITH RECURSIVE c(x) AS "
	                  "(SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 300000) SELECT x FROM "
	                  "c) d",
	                  "! the statement takes longer than 0.030 s (--timeout): a recursive "
	                  "WITH may have no end",
	                  NULL}},
	         3);
	buffer_done(&w.calls);
}

static void failures(void **state)
{
	static const struct question list[] = {
		{"SELECT count(*) FROM things", "! the rows cannot be read", "all "},
		{"SELECT count(*) FROM kept", "! the rows cannot be read", "all "},
		{"SELECT count(*) FROM kept WHERE id = 1", "! the rows cannot be read", "id=1 "},
	};
	struct world_of_rows w = new_world(1);

	(void)state;
	w.fail = -EIO;
	ask_each(&w, list, ARRAY_LEN(list));
	buffer_done(&w.calls);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values),        cmocka_unit_test(equalities),
		cmocka_unit_test(names_of_rows), cmocka_unit_test(snapshots),
		cmocka_unit_test(look_ups),      cmocka_unit_test(limits),
		cmocka_unit_test(failures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
