/* SPDX-License-Identifier: Apache-2.0 */
/* A further condition of a question, in SQL. */
#include "pipeline/pipeline.h"

/* A comment in the condition ends with its line. */
#define BEFORE "SELECT emit(_self) FROM connections WHERE (\n"
#define BEHIND "\n)"

/* ---- the statement --------------------------------------------------------------------------- */

static struct text statement_of(struct text where, struct arena *arena)
{
	return arena_printf(arena, "%s%.*s%s", BEFORE, (int)where.len, where.bytes, BEHIND);
}

/* The place in the condition of one in the statement; behind its end where something is missing. */
static struct sql_fault fault_in(struct text where, struct sql_fault in_statement)
{
	size_t before = sizeof(BEFORE) - 1, at = in_statement.at;

	at = at > before ? at - before : 0;
	return (struct sql_fault){.has_place = in_statement.has_place,
	                          .at = at < where.len ? at : where.len};
}

/* What must be known of a connection before the condition can be judged. */
static unsigned needs_of(const struct sql *s)
{
	unsigned needs = 0;

	for (unsigned f = 0; f < FIELD_COUNT; f++)
		if (sql_reads(s, (enum field)f))
			needs |= field_facts((enum field)f)->needs;
	return needs;
}

int where_open(struct run *r, struct buffer *explain, struct cq_error *reterr)
{
	const struct cq_query *q = r->query;
	struct sql_options options = {.collect = &r->collect,
	                              .conditions = &q->conditions,
	                              .timeout_ms = q->limits.timeout_ms,
	                              .max_memory = q->limits.max_memory,
	                              .explain = explain};
	struct text statement = statement_of(q->where, r->arena);
	struct sql_fault fault;
	int error;

	if (!statement.bytes)
		return fail(reterr, -ENOMEM, "out of memory");
	r->needs = scan_settle(r->world, r->needs | q->conditions.needs);
	options.self_needs = r->needs;
	error = sql_open(r->world, &options, &r->sql, reterr);
	if (error == 0)
		error = sql_prepare(r->sql, statement, &fault, reterr);
	if (error == 0)
		r->needs = scan_settle(r->world, r->needs | needs_of(r->sql));
	return error;
}

int where_next(struct run *r, struct connection *ret, struct cq_error *reterr)
{
	const struct connection *c;
	int more = sql_step(r->sql, reterr);

	if (more != 1)
		return more;
	c = sql_connection(r->sql);
	if (!c)
		return fail(reterr, -EINVAL, "the condition gives no connection");
	*ret = *c;
	return 1;
}

/* ---- taking it ------------------------------------------------------------------------------- */

static bool is_of_all(const struct sql *s)
{
	static const enum field fields[] = {FIELD_FAMILY_ID,       FIELD_PROTOCOL_NAME_ID,
	                                    FIELD_PROTOCOL_NUM_ID, FIELD_TYPE_ID,
	                                    FIELD_LOCAL_PATH_ID,   FIELD_REMOTE_PATH_ID};

	for (size_t i = 0; i < ARRAY_LEN(fields); i++)
		if (sql_reads(s, fields[i]))
			return true;
	return false;
}

/* Lets SQLite look at it. */
static int try_condition(struct cq_query *q, struct text where, struct world *w,
                         struct sql_fault *ret_fault, struct cq_error *reterr)
{
	const struct sql_options options = {.collect = &q->collect,
	                                    .timeout_ms = limits_of_sql.timeout_ms};
	struct text statement = statement_of(where, q->arena);
	struct sql *s = NULL;
	int error;

	if (!statement.bytes)
		return fail(reterr, -ENOMEM, "out of memory");
	error = sql_open(w, &options, &s, reterr);
	if (error == 0)
		error = sql_prepare(s, statement, ret_fault, reterr);
	if (error == 0)
		q->where_is_of_all = is_of_all(s);
	if (error == -EINVAL)
		*ret_fault = fault_in(where, *ret_fault);
	if (error == -EINVAL && ret_fault->has_place && ret_fault->at == where.len)
		error = fail(reterr, -EINVAL, "the condition is not complete");
	sql_free(s);
	return error;
}

static int take_condition(struct cq_query *q, struct text where, struct sql_fault *ret_fault,
                          struct cq_error *reterr)
{
	const struct world_options options = {.internal = {0}};
	struct world *w = NULL;
	int error = where_check(where, ret_fault, reterr);

	if (error < 0)
		return error;
	error = world_new(&options, &q->gaps, &w, reterr);
	if (error == 0)
		error = try_condition(q, where, w, ret_fault, reterr);
	world_free(w);
	if (error == 0)
		q->where = where;
	return error;
}

int cq_query_where(struct cq_query *query, const char *condition, struct cq_fault *ret_fault,
                   struct cq_error *reterr)
{
	struct sql_fault fault = {.has_place = false};
	struct text where;
	int error;

	if (ret_fault)
		*ret_fault = (struct cq_fault){.has_place = false};
	if (!query || !condition)
		return fail(reterr, -EINVAL, "cq_query_where: no query or no condition");
	where = arena_text(query->arena, text_of(condition));
	if (!where.bytes)
		return fail(reterr, -ENOMEM, "out of memory");
	error = take_condition(query, where, &fault, reterr);
	if (ret_fault)
		*ret_fault = (struct cq_fault){.has_place = fault.has_place, .at = fault.at};
	return error;
}

/* ---- explaining ------------------------------------------------------------------------------ */

static int explain_scan(struct run *r, struct buffer *words, struct cq_error *reterr)
{
	const struct scan_request request = {
		.collect = &r->collect, .conditions = &r->query->conditions, .needs = r->needs};
	int error = scan_new(r->world, &request, &r->scan, reterr);

	if (error == 0)
		error = scan_explain(r->scan, words, reterr);
	return error;
}

static int explain_where(struct run *r, struct buffer *words, struct cq_error *reterr)
{
	struct connection none;
	int error = where_open(r, words, reterr);

	if (error == 0)
		error = where_next(r, &none, reterr);
	buffer_printf(words, "judged by SQLite, of each connection that is left: %.*s\n",
	              (int)r->query->where.len, r->query->where.bytes);
	return error;
}

static int explain(struct run *r, cq_write_fn write, void *context, struct cq_error *reterr)
{
	struct buffer words, how;
	int error = run_prepare(r, reterr);

	if (error < 0)
		return error;
	buffer_init(&words, 64u << 20);
	buffer_init(&how, 64u << 20);
	error = r->query->where.bytes ? explain_where(r, &how, reterr)
	                              : explain_scan(r, &how, reterr);
	/* only now it is known which namespace "current" is */
	buffer_add_text(&words, plan_query_string(r->query, world_netns(r->world)));
	buffer_add_char(&words, '\n');
	buffer_add_text(&words, buffer_text(&how));
	if (error == 0 && (buffer_error(&words) < 0 || buffer_error(&how) < 0))
		error = fail(reterr, -ENOMEM, "out of memory");
	if (error == 0)
		error = write(context, words.bytes, words.len);
	buffer_done(&how);
	buffer_done(&words);
	return error;
}

int cq_query_explain(struct cq_query *query, const char *const *columns, cq_write_fn write,
                     void *context, struct cq_error *reterr)
{
	struct run r = {.query = query};
	int error;

	if (!query || !write)
		return fail(reterr, -EINVAL, "cq_query_explain: no query or no callback");
	if (query->has_run)
		return fail(reterr, -EALREADY, "a query runs once");
	error = columns ? rows_needs(columns, &r.needs, reterr) : 0;
	if (error < 0)
		return error;
	if (!columns)
		r.needs = events_need(query);
	query->has_run = true;
	map_init(&r.counted);
	error = explain(&r, write, context, reterr);
	run_done(&r);
	return error;
}
