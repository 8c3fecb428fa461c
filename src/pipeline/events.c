/* SPDX-License-Identifier: Apache-2.0 */
/* The answer as OCSF events. */
#include "pipeline/pipeline.h"

static int prepare(struct run *r, struct cq_error *reterr)
{
	struct cq_query *q = r->query;
	int64_t now = clock_now_ms();
	struct process_reader *processes = world_processes(r->world, reterr);
	int error = uuid_next(&r->uuids, now, r->correlation);

	if (!processes)
		return fail(reterr, -ENOMEM, "out of memory");
	if (error < 0)
		return fail_sys(reterr, error, "cannot get random numbers");
	r->event_context = (struct event_context){
		.version = q->version,
		.host = r->host,
		.self = process_read_self(processes),
		.product_version = cq_version(),
		.query_name = q->name,
		.query_string = plan_query_string(q, world_netns(r->world)),
		.query_uid = {r->correlation, UUID_LEN},
		.query_time = now,
		.labels = q->labels.items,
		.label_count = q->labels.count,
		.tenant = q->tenant,
		.datetime = q->datetime,
		.osint = r->needs & NEED_INDICATORS,
		.raw = q->collect.raw,
		.tcp_info = q->collect.tcp_info,
	};
	if (!r->event_context.self || !r->event_context.query_string.bytes)
		return fail(reterr, -ENOMEM, "out of memory");
	error = event_builder_new(&r->event_context, &r->builder, reterr);
	if (error < 0)
		return error;
	return ndjson_new(r->builder, &r->encoder) < 0 ? fail(reterr, -ENOMEM, "out of memory") : 0;
}

/* Fills the event's uid, sequence and times. */
static int send_event(struct run *r, struct event *e)
{
	char uid[UUID_LEN + 1];
	struct cq_event out;
	struct text json;
	int error;

	e->logged_time = clock_now_ms();
	if (!e->connection)
		e->time = e->logged_time;
	error = uuid_next(&r->uuids, e->logged_time, uid);
	if (error < 0)
		return error;
	e->uid = (struct text){uid, UUID_LEN};
	e->sequence = r->sequence++;
	error = ndjson_encode(r->encoder, e, &json);
	if (error < 0)
		return error;
	out = (struct cq_event){.json = json.bytes,
	                        .len = json.len,
	                        .query_result_id = e->query_result_id,
	                        .about_socket = e->connection != NULL};
	r->stop = r->on_event(r->context, &out);
	return r->stop;
}

static int send_connection(struct run *r, const struct connection *c)
{
	struct event e = {.connection = c,
	                  .time = c->socket->read_time,
	                  .query_result_id = connection_result(c)};

	return send_event(r, &e);
}

unsigned events_need(const struct cq_query *q)
{
	const struct {
		bool is_asked;
		unsigned needs;
	} beside[] = {
		{q->packages, NEED_PACKAGE},
		{q->cloud.from != CLOUD_OFF, NEED_CLOUD},
		{q->resolve, NEED_NAMES | NEED_SERVICES},
		{q->geoip.count > 0, NEED_GEO},
		{q->indicators.count > 0, NEED_INDICATORS},
	};
	unsigned needs = NEED_HOLDERS | NEED_PROCESS | NEED_DIRECTION | NEED_COMMUNITY | NEED_HOST |
	                 NEED_CONTAINER;

	for (size_t i = 0; i < ARRAY_LEN(beside); i++)
		if (beside[i].is_asked)
			needs |= beside[i].needs;
	return needs;
}

int cq_query_run(struct cq_query *query, cq_event_fn on_event, void *context, struct cq_result *ret,
                 struct cq_error *reterr)
{
	static const struct answer events = {prepare, send_connection, send_event};
	struct run r = {
		.query = query,
		.answer = &events,
		.on_event = on_event,
		.context = context,
	};

	if (!query || !on_event)
		return fail(reterr, -EINVAL, "cq_query_run: no query or no callback");
	r.needs = events_need(query);
	return run_ask(&r, ret, reterr);
}
