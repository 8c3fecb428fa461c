/* SPDX-License-Identifier: Apache-2.0 */
/* What a run could not see is told by events of its own. */
#include "pipeline/pipeline.h"

static int tell(struct run *r, struct event *e)
{
	return r->answer->about_run ? r->answer->about_run(r, e) : 0;
}

/* All gaps of one source are one event: with the first one's words, and how many there were. */
static bool is_first_of_source(const struct gaps *gaps, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (gaps->list[i].kind == gaps->list[at].kind &&
		    text_equal(gaps->list[i].source, gaps->list[at].source))
			return false;
	return true;
}

static int source_event(struct run *r, const struct gap *g)
{
	bool is_error = g->kind == GAP_SOURCE;
	char room[16];
	struct event e = {
		.query_result_id = is_error ? 4 : 5,
		.status_code = text_of(errno_name(g->error, room)),
		.status_detail = g->detail,
		.message = arena_printf(r->arena, "%.*s: %s", (int)g->source.len, g->source.bytes,
	                                is_error ? "its sockets could not be listed"
	                                         : "this kernel cannot list its sockets"),
	};
	int error = tell(r, &e);

	if (error == 0 && is_error)
		r->result->errors++;
	if (error == 0 && !is_error)
		r->result->unsupported++;
	return error;
}

static int incomplete_event(struct run *r)
{
	const struct gaps *gaps = &r->query->gaps;
	uint64_t count = 0;
	struct event e = {.query_result_id = 2, .gaps = gaps};

	for (size_t i = 0; i < gaps->count; i++)
		count += gaps->list[i].count;
	e.status_detail = gaps->count > 0 ? gaps->list[0].detail
	                                  : TEXT("memory ran out while gaps were noted");
	e.message = arena_printf(r->arena, "the view is incomplete: %llu gap%s",
	                         (unsigned long long)count, count == 1 ? "" : "s");
	return tell(r, &e);
}

static int nothing_event(struct run *r)
{
	struct text condition = r->event_context.query_string;
	struct text where = TEXT("SELECT * FROM connections WHERE ");
	struct event e = {.query_result_id = 3, .message = TEXT("there is no connection")};

	if (text_starts(condition, where))
		e.message =
			arena_printf(r->arena, "no connection matches %.*s",
		                     (int)(condition.len - where.len), condition.bytes + where.len);
	return tell(r, &e);
}

int coverage_report(struct run *r)
{
	const struct gaps *gaps = &r->query->gaps;
	bool complete = gaps->count == 0 && !gaps->overflow;
	int error = 0;

	r->result->complete = complete;
	for (size_t i = 0; i < gaps->count && error == 0; i++)
		if (gaps->list[i].kind != GAP_VIEW && is_first_of_source(gaps, i))
			error = source_event(r, &gaps->list[i]);
	if (error == 0 && !complete)
		error = incomplete_event(r);
	if (error == 0 && complete && r->result->sockets == 0)
		error = nothing_event(r);
	return error;
}
