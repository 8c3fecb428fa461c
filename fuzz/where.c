/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The words of a condition. The filter that they become must hold wherever it is compiled, a
 * condition that is taken must stay between its parentheses for SQLite too, and words must not
 * overlap.
 */
#include <sqlite3.h>

#include "../tests/unit/collect/filter_judges.h"
#include "fuzz.h"
#include "select/push.h"
#include "select/words.h"

#define MEMORY ((size_t)256 << 20)
#define BEFORE "SELECT 1 FROM connections WHERE (\n"
#define BEHIND "\n)"

static void check_words(struct text sql)
{
	size_t at = 0;
	struct word w;

	do {
		w = word_next(sql, at);
		MUST(w.at >= at && w.at <= sql.len && w.text.len <= sql.len - w.at);
		MUST(w.kind == WORD_END || w.text.len > 0);
		at = w.at + w.text.len;
	} while (w.kind != WORD_END && w.kind != WORD_BROKEN);
}

/* What follows the condition is where it was: SQLite finds the same sort behind it. */
static void check_cage(struct text condition)
{
	struct sql_fault fault = {.at = 0};
	struct cq_error error;
	struct buffer b;
	sqlite3 *db;
	sqlite3_stmt *s = NULL;
	const char *rest = NULL;
	int r = where_check(condition, &fault, &error);

	MUST(r == 0 || (fault.has_place && fault.at <= condition.len && error.text[0] != '\0'));
	if (r < 0 || condition.len > 10000)
		return;
	MUST(sqlite3_open(":memory:", &db) == SQLITE_OK);
	MUST(sqlite3_exec(db, "CREATE TABLE connections (a)", NULL, NULL, NULL) == SQLITE_OK);
	buffer_init(&b, 1u << 20);
	buffer_add_text(&b, TEXT(BEFORE));
	buffer_add_text(&b, condition);
	buffer_add_text(&b, TEXT(BEHIND ";SELECT 2"));
	MUST(buffer_error(&b) == 0);
	if (sqlite3_prepare_v2(db, b.bytes, (int)b.len, &s, &rest) == SQLITE_OK) {
		/* one column, one statement, and the next one is ours */
		MUST(sqlite3_column_count(s) == 1);
		MUST((size_t)(rest - b.bytes) == b.len - sizeof("SELECT 2") + 1);
	}
	sqlite3_finalize(s);
	sqlite3_close(db);
	buffer_done(&b);
}

static void compile(const struct socket_filter *f, struct arena *arena)
{
	for (size_t i = 0; i < diag_source_count; i++) {
		struct filter_place at = {.source = &diag_sources[i], .arena = arena};
		struct dump_plan plan;

		filter_plan(f, &at, &plan);
		MUST(plan.code.len <= FILTER_CODE_MAX);
		MUST(plan.code.len == 0 || audit(plan.code) == NULL);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text condition = {(const char *)data, size}, statement;
	const struct socket_filter *f;
	struct arena *arena;

	if (size == 0)
		return 0;
	MUST(arena_new(MEMORY, &arena) == 0);
	check_words(condition);
	check_cage(condition);
	(void)where_filter(condition, arena);
	statement = arena_printf(arena, BEFORE "%.*s" BEHIND, (int)size, condition.bytes);
	MUST(statement.bytes != NULL);
	f = where_filter(statement, arena);
	if (f)
		compile(f, arena);
	arena_free(arena);
	return 0;
}
