/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/query.h"

/* As large as an event can be, and its comma. */
#define MOST_EVENT ((64u << 20) + 2)

/* ---- ndjson -------------------------------------------------------------------------------------
 */

static int write_event(void *context, const struct cq_event *event)
{
	struct query_call *call = context;

	progress_count(call->progress);
	query_quiet(call);
	return query_line(call, event->json, event->len);
}

int query_ndjson(struct query_call *call, struct cq_result *ret, struct cq_error *reterr)
{
	return cq_query_run(call->query, write_event, call, ret, reterr);
}

/* ---- json ---------------------------------------------------------------------------------------
 */

/* The newest event waits, since only what follows it tells whether a comma does. */
struct json_array {
	struct query_call *call;
	struct buffer waiting;
	bool is_open;
};

static int write_waiting(struct json_array *a, const char *end)
{
	buffer_add(&a->waiting, end, strlen(end));
	if (buffer_error(&a->waiting) < 0)
		return buffer_error(&a->waiting);
	return query_line(a->call, a->waiting.bytes, a->waiting.len);
}

static int add_event(void *context, const struct cq_event *event)
{
	struct json_array *a = context;
	int r;

	progress_count(a->call->progress);
	query_quiet(a->call);
	r = a->is_open ? write_waiting(a, ",") : query_line(a->call, "[", 1);
	a->is_open = true;
	buffer_clear(&a->waiting);
	buffer_add(&a->waiting, event->json, event->len);
	return r != 0 ? r : buffer_error(&a->waiting);
}

/* After a failure the array stays open: half an answer must not read as a whole one. */
static int close_array(struct json_array *a, bool failed)
{
	if (a->is_open && write_waiting(a, "") < 0)
		return a->call->write_error;
	if (failed)
		return 0;
	return a->is_open ? query_line(a->call, "]", 1) : query_line(a->call, "[]", 2);
}

int query_json(struct query_call *call, struct cq_result *ret, struct cq_error *reterr)
{
	struct json_array a = {.call = call};
	int r, closed;

	buffer_init(&a.waiting, MOST_EVENT);
	r = cq_query_run(call->query, add_event, &a, ret, reterr);
	closed = close_array(&a, r != 0);
	buffer_done(&a.waiting);
	return r != 0 ? r : closed;
}
