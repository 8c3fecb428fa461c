/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Statements of SQL. The tables have their real columns, and a few rows of made-up values, some of
 * another type than the column. Any bytes are taken, or refused with words and a place within them,
 * and what is taken stays within its limits.
 */
#include <time.h>

#include "fuzz.h"
#include "select/sql_state.h"

#define MOST_TABLES 16u
#define ROWS 5u
#define MOST_ROWS 1000u
#define MOST_MEMORY ((uint64_t)8 << 20)
/* A single step may overrun the limit of time, and a machine may do other things too. */
#define TIMEOUT_MS 100u
#define MOST_SECONDS 20
#define MOST_BYTES (16u << 10) /* of a statement: a longer one is no other */

/* ---- a tiny host ----------------------------------------------------------------------------- */

static void put_value(struct sql_rows *rows, unsigned chance)
{
	static const struct text texts[] = {{"", 0},    {"tcp", 3},          {"10.0.0.1", 8},
	                                    {"::1", 3}, {"\xff\x00\xc3", 3}, {"443", 3}};

	switch (chance % 5) {
	case 0:
		row_null(rows);
		break;
	case 1:
		row_integer(rows, (int64_t)chance * 443 - 3);
		break;
	case 2:
		row_real(rows, chance / 3.0);
		break;
	default:
		row_text(rows, texts[chance % ARRAY_LEN(texts)]);
		break;
	}
}

static int fill(struct sql *s, uint64_t used, const struct sql_constraint *constraints,
                size_t count, struct sql_rows *rows, struct cq_error *reterr)
{
	int error = 0;

	(void)s;
	(void)used;
	(void)reterr;
	for (size_t i = 0; i < count; i++)
		MUST(constraints[i].column < rows->columns &&
		     constraints[i].value.kind != SQL_NULL);
	for (unsigned row = 0; row < ROWS && error == 0; row++) {
		for (unsigned i = 0; i < rows->columns; i++)
			put_value(rows, row * 11 + i * 7 + (unsigned)count);
		error = row_end(rows);
	}
	return error;
}

struct host_of_rows {
	struct sql_table tables[MOST_TABLES];
	struct source sources[MOST_TABLES];
	size_t count;
	struct source *theirs; /* that the statement was opened with */
	size_t their_count;
};

static void put_tables(struct host_of_rows *h, struct sql *s)
{
	for (; sql_tables[h->count]; h->count++) {
		struct sql_table *t = &h->tables[h->count];

		MUST(h->count < MOST_TABLES);
		*t = *sql_tables[h->count];
		t->module = NULL;
		t->fill = fill;
		h->sources[h->count] = (struct source){.sql = s, .table = t};
		MUST(source_register(&h->sources[h->count]) == 0);
	}
	h->theirs = s->sources;
	h->their_count = s->source_count;
	s->sources = h->sources;
	s->source_count = h->count;
}

static void take_tables(struct host_of_rows *h, struct sql *s)
{
	(void)sqlite3_finalize(s->statement);
	s->statement = NULL;
	for (size_t i = 0; i < h->count; i++)
		source_done(&h->sources[i]);
	MUST(s->row_memory == 0);
	s->sources = h->theirs;
	s->source_count = h->their_count;
}

/* ---- a statement ----------------------------------------------------------------------------- */

static void check_words(int r, const struct cq_error *error)
{
	MUST(r < 0 && error->code == r && error->text[0] != '\0');
}

static void run(struct sql *s)
{
	struct cq_error error = {0};
	uint64_t rows = 0;
	int r;

	while ((r = sql_step(s, &error)) == 1) {
		MUST(++rows <= MOST_ROWS);
		for (size_t i = 0; i < sql_column_count(s); i++) {
			struct sql_value v;

			sql_value(s, i, &v);
			MUST(sql_column_name(s, i).bytes != NULL);
			if (v.kind == SQL_TEXT || v.kind == SQL_BLOB)
				MUST(v.text.bytes != NULL && v.text.len <= 16u << 20);
		}
		MUST((uint64_t)sqlite3_memory_used() <= 8 * MOST_MEMORY);
	}
	if (r < 0)
		check_words(r, &error);
}

static void ask(struct text statement)
{
	const struct sql_options options = {
		.timeout_ms = TIMEOUT_MS, .max_rows = MOST_ROWS, .max_memory = MOST_MEMORY};
	struct host_of_rows h = {.count = 0};
	struct cq_error error = {0};
	struct sql_fault fault;
	struct sql *s;
	int r;

	MUST(sql_open(NULL, &options, &s, &error) == 0);
	put_tables(&h, s);
	r = sql_prepare(s, statement, &fault, &error);
	if (r < 0) {
		check_words(r, &error);
		MUST(!fault.has_place || fault.at <= statement.len);
	} else {
		run(s);
	}
	take_tables(&h, s);
	sql_free(s);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	time_t start = time(NULL);

	if (size > MOST_BYTES)
		return 0;
	ask((struct text){(const char *)data, size});
	MUST(time(NULL) - start <= MOST_SECONDS);
	return 0;
}
