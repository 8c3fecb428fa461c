/* SPDX-License-Identifier: Apache-2.0 */
/* A statement of SQL as the library's user sees it. */
#include <stdlib.h>

#include "pipeline/sql.h"

#define MEMORY (64u << 20) /* of options and the names of columns */

/* ---- life -------------------------------------------------------------------------------------
 */

int cq_sql_new(struct cq_sql **ret)
{
	struct cq_sql *s;

	if (!ret)
		return -EINVAL;
	s = calloc(1, sizeof(*s));
	if (!s)
		return -ENOMEM;
	if (arena_new(MEMORY, &s->scope.arena) < 0 || gaps_init(&s->gaps) < 0) {
		cq_sql_free(s);
		return -ENOMEM;
	}
	s->scope.collect = (struct collect_options){.scope = SCOPE_ALL, .v4 = true, .v6 = true};
	s->scope.limits = limits_of_sql;
	set_defaults_beside(&s->scope);
	*ret = s;
	return 0;
}

void cq_sql_free(struct cq_sql *sql)
{
	if (!sql)
		return;
	sql_free(sql->statement);
	world_free(sql->world);
	enrichments_free(sql->enrichments);
	gaps_done(&sql->gaps);
	arena_free(sql->scope.arena);
	free(sql);
}

/* ---- the statement ----------------------------------------------------------------------------
 */

static int open_statement(struct cq_sql *s, struct cq_error *reterr)
{
	int error = query_enrichments(&s->scope, s->scope.arena, &s->enrichments, reterr);
	const struct world_options world = {
		.process = {.hashes = s->scope.hashes, .hash_max_size = 512u << 20},
		.internal = {s->scope.internal.items, s->scope.internal.count},
		.enrichments = s->enrichments,
		.cloud = s->scope.cloud,
	};
	const struct sql_options options = {
		.collect = &s->scope.collect,
		.shown = (s->scope.packages ? NEED_PACKAGE : 0u) |
	                 (s->scope.hashes ? NEED_HASH : 0u),
		.timeout_ms = s->scope.limits.timeout_ms,
		.max_rows = s->scope.limits.max_rows,
		.max_memory = s->scope.limits.max_memory,
	};

	if (error == 0)
		error = world_new(&world, &s->gaps, &s->world, reterr);
	return error < 0 ? error : sql_open(s->world, &options, &s->statement, reterr);
}

static int keep_columns(struct cq_sql *s, struct cq_error *reterr)
{
	s->count = sql_column_count(s->statement);
	s->columns = arena_take(s->scope.arena, (s->count + 1) * sizeof(*s->columns));
	s->values = arena_take(s->scope.arena, (s->count + 1) * sizeof(*s->values));
	for (size_t i = 0; s->columns && s->values && i < s->count; i++) {
		s->columns[i] = arena_text(s->scope.arena, sql_column_name(s->statement, i)).bytes;
		if (!s->columns[i])
			break;
	}
	if (!s->columns || !s->values || (s->count > 0 && !s->columns[s->count - 1]))
		return fail(reterr, -ENOMEM, "out of memory");
	return 0;
}

int cq_sql_prepare(struct cq_sql *sql, const char *statement, struct cq_fault *ret_fault,
                   struct cq_error *reterr)
{
	struct sql_fault fault = {0};
	int error;

	if (ret_fault)
		*ret_fault = (struct cq_fault){0};
	if (!sql || !statement)
		return fail(reterr, -EINVAL, "cq_sql_prepare: no sql or no statement");
	if (sql->world || sql->enrichments)
		return fail(reterr, -EALREADY, "a statement is taken once");
	error = open_statement(sql, reterr);
	if (error == 0)
		error = sql_prepare(sql->statement, text_of(statement), &fault, reterr);
	if (ret_fault)
		*ret_fault = (struct cq_fault){.has_place = fault.has_place, .at = fault.at};
	if (error == 0)
		error = keep_columns(sql, reterr);
	sql->is_prepared = error == 0;
	return error;
}

const char *cq_sql_column(const struct cq_sql *sql, size_t number)
{
	return sql && sql->is_prepared && number < sql->count ? sql->columns[number] : NULL;
}

/* ---- rows -------------------------------------------------------------------------------------
 */

static struct cq_value to_public(const struct sql_value *v)
{
	switch (v->kind) {
	case SQL_NULL:
		break;
	case SQL_INTEGER:
		return (struct cq_value){.type = CQ_INTEGER, .integer = v->integer};
	case SQL_REAL:
		return (struct cq_value){.type = CQ_REAL, .real = v->real};
	case SQL_TEXT:
		return (struct cq_value){
			.type = CQ_TEXT, .text = v->text.bytes, .len = v->text.len};
	case SQL_BLOB:
		return (struct cq_value){
			.type = CQ_BLOB, .text = v->text.bytes, .len = v->text.len};
	}
	return (struct cq_value){.type = CQ_NULL};
}

static int send_row(struct cq_sql *s, cq_row_fn on_row, void *context)
{
	struct cq_row row = {.values = s->values, .count = s->count};

	for (size_t i = 0; i < s->count; i++) {
		struct sql_value v;

		sql_value(s->statement, i, &v);
		s->values[i] = to_public(&v);
	}
	return on_row(context, &row);
}

int cq_sql_run(struct cq_sql *sql, cq_row_fn on_row, void *context, struct cq_result *ret,
               struct cq_error *reterr)
{
	struct cq_result ignored, *result = ret ? ret : &ignored;
	int error = 0, more;

	if (!sql || !on_row)
		return fail(reterr, -EINVAL, "cq_sql_run: no sql or no callback");
	if (!sql->is_prepared)
		return fail(reterr, -EINVAL, "cq_sql_run: no statement is prepared");
	if (sql->has_run)
		return fail(reterr, -EALREADY, "a statement runs once");
	sql->has_run = true;
	*result = (struct cq_result){0};
	if (reterr)
		*reterr = (struct cq_error){0};
	while ((more = sql_step(sql->statement, reterr)) == 1) {
		error = send_row(sql, on_row, context);
		if (error != 0)
			break;
		result->sockets++;
	}
	result->complete = sql->gaps.count == 0 && !sql->gaps.overflow;
	result->answered = sql_answered(sql->statement);
	return error != 0 ? error : more;
}

int cq_sql_gap(const struct cq_sql *sql, size_t number, struct cq_gap *ret)
{
	return sql && ret ? gap_public(&sql->gaps, number, ret) : -EINVAL;
}

int cq_sql_note(const struct cq_sql *sql, size_t number, struct cq_note *ret)
{
	return sql && ret ? cq_query_note(&sql->scope, number, ret) : -EINVAL;
}

/* ---- what there is ----------------------------------------------------------------------------
 */

int cq_sql_table_column(size_t number, struct cq_table_column *ret)
{
	return ret ? sql_column_known(number, ret) : -EINVAL;
}

int cq_sql_function(size_t number, struct cq_sql_function *ret)
{
	return ret ? sql_function_known(number, ret) : -EINVAL;
}
