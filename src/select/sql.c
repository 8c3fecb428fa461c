/* SPDX-License-Identifier: Apache-2.0 */
/* A statement, from its text to its rows. */
#include <stdlib.h>

#include "select/scan.h"
#include "select/sql_text.h"

#define MEMORY (1u << 30) /* of the arena: keys of look-ups, words */

/* ---- life -------------------------------------------------------------------------------------
 */

static int make_sources(struct sql *s)
{
	size_t count = 0;
	int r = SQLITE_OK;

	while (sql_tables[count])
		count++;
	s->sources = arena_take(s->arena, (count + 1) * sizeof(*s->sources));
	if (!s->sources)
		return SQLITE_NOMEM;
	for (; r == SQLITE_OK && s->source_count < count; s->source_count++) {
		struct source *source = &s->sources[s->source_count];

		*source = (struct source){.sql = s, .table = sql_tables[s->source_count]};
		r = source_register(source);
	}
	return r;
}

static int open_database(struct sql *s)
{
	int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY | SQLITE_OPEN_NOMUTEX |
	            SQLITE_OPEN_PRIVATECACHE;
	int r = sqlite3_open_v2(":memory:", &s->db, flags, NULL);

	if (r == SQLITE_OK)
		r = functions_register(s);
	if (r == SQLITE_OK)
		r = make_sources(s);
	return r == SQLITE_OK ? guard_set(s) : r;
}

int sql_open(struct world *w, const struct sql_options *options, struct sql **ret,
             struct cq_error *reterr)
{
	struct sql *s = calloc(1, sizeof(*s));
	int r;

	if (!s || arena_new(MEMORY, &s->arena) < 0) {
		free(s);
		return fail(reterr, -ENOMEM, "out of memory");
	}
	s->world = w;
	s->options = *options;
	r = open_database(s);
	if (r != SQLITE_OK) {
		sql_free(s);
		return fail(reterr, r == SQLITE_NOMEM ? -ENOMEM : -EIO, "cannot open SQLite: %s",
		            sqlite3_errstr(r));
	}
	*ret = s;
	return 0;
}

struct sql *sql_free(struct sql *s)
{
	if (!s)
		return NULL;
	(void)sqlite3_finalize(s->statement);
	(void)sqlite3_close(s->db);
	while (s->kept) {
		struct scan *scan = s->kept;
		struct arena *arena = scan->kept_arena;

		s->kept = scan->next_kept;
		scan_free(scan);
		arena_free(arena);
	}
	for (size_t i = 0; i < s->source_count; i++)
		source_done(&s->sources[i]);
	arena_free(s->arena);
	free(s);
	return NULL;
}

/* ---- what tables ask --------------------------------------------------------------------------
 */

struct world *sql_world(struct sql *s)
{
	return s->world;
}

const struct sql_options *sql_given(const struct sql *s)
{
	return &s->options;
}

int sql_failed(struct sql *s, int error, const struct cq_error *words)
{
	if (s->error == 0) {
		s->error = error;
		s->words = *words;
		if (words->text[0] == '\0')
			fail(&s->words, error, "out of memory");
	}
	return error == -ENOMEM ? SQLITE_NOMEM : SQLITE_ERROR;
}

void sql_keep_scan(struct sql *s, struct scan *scan, struct arena *arena)
{
	scan->kept_arena = arena;
	scan->next_kept = s->kept;
	s->kept = scan;
}

void sql_set_connection(struct sql *s, const struct connection *c)
{
	s->connection = c;
}

void sql_note_answer(struct sql *s, bool has_answer)
{
	s->has_asked = true;
	s->has_answer |= has_answer;
}

void sql_value_of(sqlite3_value *v, struct sql_value *ret)
{
	*ret = (struct sql_value){.kind = SQL_NULL};
	switch (sqlite3_value_type(v)) {
	case SQLITE_INTEGER:
		*ret = (struct sql_value){.kind = SQL_INTEGER, .integer = sqlite3_value_int64(v)};
		break;
	case SQLITE_FLOAT:
		*ret = (struct sql_value){.kind = SQL_REAL, .real = sqlite3_value_double(v)};
		break;
	case SQLITE_TEXT:
		ret->text.bytes = (const char *)sqlite3_value_text(v);
		ret->kind = ret->text.bytes ? SQL_TEXT : SQL_NULL; /* no memory */
		break;
	case SQLITE_BLOB:
		ret->kind = SQL_BLOB;
		ret->text.bytes = sqlite3_value_blob(v);
		break;
	default:
		break;
	}
	if (ret->kind == SQL_TEXT || ret->kind == SQL_BLOB)
		ret->text.len = (size_t)sqlite3_value_bytes(v);
	if (ret->kind == SQL_BLOB && !ret->text.bytes)
		ret->text.bytes = ""; /* an empty one */
}

void sql_result(sqlite3_context *context, const struct value *v)
{
	switch (v->kind) {
	case VALUE_NULL:
		break;
	case VALUE_INTEGER:
		sqlite3_result_int64(context, v->integer);
		break;
	case VALUE_TEXT:
	case VALUE_IP:
		sqlite3_result_text64(context, v->text.bytes, v->text.len, SQLITE_TRANSIENT,
		                      SQLITE_UTF8);
		break;
	}
}

/* ---- the statement ----------------------------------------------------------------------------
 */

static int prepare(struct sql *s, const struct tokens *t, struct sql_fault *ret_fault,
                   struct cq_error *reterr)
{
	int error = text_check(t, s->arena, ret_fault, reterr), r;

	if (error < 0)
		return error;
	s->tokens = t;
	authorizer_connect(s, t);
	r = authorizer_set(s);
	if (r == SQLITE_OK)
		r = sqlite3_prepare_v3(s->db, t->statement.bytes, (int)t->statement.len, 0,
		                       &s->statement, NULL);
	s->tokens = NULL;
	if (r != SQLITE_OK)
		return text_explain(s, t, r, ret_fault, reterr);
	if (!sqlite3_stmt_readonly(s->statement))
		return fail(reterr, -EINVAL, "a statement may only read");
	guard_values(s, text_joins(t));
	return 0;
}

int sql_prepare(struct sql *s, struct text statement, struct sql_fault *ret_fault,
                struct cq_error *reterr)
{
	struct tokens t;
	int error;

	*ret_fault = (struct sql_fault){0};
	guard_start(s);
	error = text_read(statement, &t, ret_fault, reterr);
	if (error == 0)
		error = prepare(s, &t, ret_fault, reterr);
	tokens_done(&t);
	return error;
}

size_t sql_column_count(const struct sql *s)
{
	return (size_t)sqlite3_column_count(s->statement);
}

struct text sql_column_name(const struct sql *s, size_t column)
{
	return text_of(sqlite3_column_name(s->statement, (int)column));
}

static int fail_step(struct sql *s, int result, struct cq_error *reterr)
{
	if (s->error) {
		if (reterr)
			*reterr = s->words;
		return s->error;
	}
	if (result == SQLITE_NOMEM)
		return fail(reterr, -ENOMEM, "out of memory");
	if (result == SQLITE_TOOBIG)
		return fail(reterr, -EINVAL, "a value is too large: %d KiB are the most",
		            sqlite3_limit(s->db, SQLITE_LIMIT_LENGTH, -1) >> 10);
	return fail(reterr, -EINVAL, "%s", sqlite3_errmsg(s->db));
}

int sql_step(struct sql *s, struct cq_error *reterr)
{
	int r = sqlite3_step(s->statement);

	if (r == SQLITE_DONE)
		return 0;
	if (r != SQLITE_ROW)
		return fail_step(s, r, reterr);
	if (s->options.max_rows > 0 && s->rows == s->options.max_rows)
		return fail(reterr, -E2BIG, "the statement has more than %llu rows (--max-rows)",
		            (unsigned long long)s->options.max_rows);
	s->rows++;
	return 1;
}

void sql_value(struct sql *s, size_t column, struct sql_value *ret)
{
	sql_value_of(sqlite3_column_value(s->statement, (int)column), ret);
}

const struct connection *sql_connection(const struct sql *s)
{
	return s->connection;
}

bool sql_reads(const struct sql *s, enum field f)
{
	return s->reads[f];
}

bool sql_reads_table(const struct sql *s, const char *name)
{
	for (size_t i = 0; i < s->source_count; i++)
		if (strcmp(s->sources[i].table->name, name) == 0)
			return s->sources[i].is_read;
	return false;
}

bool sql_answered(const struct sql *s)
{
	return !s->has_asked || s->has_answer;
}
