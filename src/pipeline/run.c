/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "pipeline/pipeline.h"

#define RUN_MEMORY (1u << 30)

/* ---- events
 * -------------------------------------------------------------------------------------- */

int run_event(struct run *r, struct event *e)
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

int run_connection_event(struct run *r, const struct connection *c)
{
	struct event e = {.connection = c, .time = c->socket->read_time};
	int error;

	e.query_result_id = event_connection_result(c);
	error = run_event(r, &e);
	if (error != 0)
		return error;
	r->result->sockets++;
	if (e.query_result_id == 1)
		r->result->exists++;
	else
		r->result->partial++;
	return 0;
}

int run_connection(struct run *r, struct connection *c)
{
	char community[COMMUNITY_ID_LEN + 1];
	size_t len;

	direction_classify(&r->internal, c);
	if (r->groups)
		return groups_add(r, c);
	len = community_id(c->socket, 0, community);
	c->community_uid = len > 0 ? (struct text){community, len} : TEXT_NONE;
	return run_connection_event(r, c);
}

/* ---- parking
 * ------------------------------------------------------------------------------------- */

static const void *copy_bytes(struct arena *a, const void *bytes, size_t len)
{
	return arena_text(a, (struct text){bytes, bytes ? len : 0}).bytes;
}

struct parked *run_park(struct run *r, const struct socket *s)
{
	struct parked *p = arena_take(r->arena, sizeof(*p));
	struct socket *to;

	if (!p)
		return NULL;
	to = &p->socket;
	*to = *s;
	to->tcp_info = copy_bytes(r->arena, s->tcp_info, s->tcp_info_len);
	to->congestion = arena_text(r->arena, s->congestion);
	to->raw = arena_text(r->arena, s->raw);
	if (s->family == FAMILY_UNIX) {
		to->un.path = arena_text(r->arena, s->un.path);
		to->un.peer_path = arena_text(r->arena, s->un.peer_path);
		to->un.pending = NULL; /* noted already */
		to->un.pending_count = 0;
	}
	if (s->family == FAMILY_NETLINK)
		to->netlink.groups = copy_bytes(r->arena, s->netlink.groups, s->netlink.groups_len);
	return p;
}

/* ---- the run
 * -------------------------------------------------------------------------------------- */

static int prepare_host(struct run *r, struct cq_error *reterr)
{
	CQ_CLEANUP(fd_close) int root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	struct cq_query *q = r->query;
	int error;

	if (root < 0)
		return fail_sys(reterr, -errno, "cannot open /");
	if (arena_new(RUN_MEMORY, &r->arena) < 0)
		return fail(reterr, -ENOMEM, "out of memory");
	error = host_read(root, r->arena, &r->host, reterr);
	if (error < 0)
		return error;
	r->process_options = (struct process_options){
		.environment = q->environment.items,
		.hashes = q->hashes,
		.hash_max_size = 512u << 20,
	};
	if (users_new(root, &r->users) < 0 ||
	    process_reader_new(&r->process_options, r->users, &r->host, &r->processes) < 0 ||
	    owners_new(&r->owners) < 0)
		return fail(reterr, -ENOMEM, "out of memory");
	return 0;
}

static int prepare_events(struct run *r, struct cq_error *reterr)
{
	struct cq_query *q = r->query;
	int64_t now = clock_now_ms();
	int error = uuid_next(&r->uuids, now, r->correlation);

	if (error < 0)
		return fail_sys(reterr, error, "cannot get random numbers");
	r->event_context = (struct event_context){
		.version = q->version,
		.host = &r->host,
		.self = process_read_self(r->processes),
		.product_version = cq_version(),
		.query_name = q->name,
		.query_string = plan_query_string(q, collector_netns(r->collector)),
		.query_uid = {r->correlation, UUID_LEN},
		.query_time = now,
		.labels = q->labels.items,
		.label_count = q->labels.count,
		.tenant = q->tenant,
		.datetime = q->datetime,
		.raw = q->collect.raw,
		.tcp_info = q->collect.tcp_info,
	};
	if (!r->event_context.self || !r->event_context.query_string.bytes)
		return fail(reterr, -ENOMEM, "out of memory");
	error = event_builder_new(&r->event_context, &r->builder, reterr);
	if (error < 0)
		return error;
	if (ndjson_new(r->builder, &r->encoder) < 0 || (q->summarize && groups_new(&r->groups) < 0))
		return fail(reterr, -ENOMEM, "out of memory");
	return 0;
}

/* Ends the list of names with a NULL, as the process reader wants it. */
static int close_environment(struct cq_query *q)
{
	const char **ended;

	if (q->environment.count == 0)
		return 0;
	ended = arena_take(q->arena, (q->environment.count + 1) * sizeof(*ended));
	if (!ended)
		return -ENOMEM;
	memcpy(ended, q->environment.items, q->environment.count * sizeof(*ended));
	q->environment.items = ended;
	return 0;
}

static int stream_sockets(struct run *r, struct cq_error *reterr)
{
	struct socket s;
	int error = 0, more;

	while ((more = collector_next(r->collector, &s, reterr)) == 1) {
		error = attribute_socket(r, &s);
		if (error != 0)
			return error;
	}
	if (more < 0)
		return more;
	error = attribute_parked(r);
	if (error == 0 && r->groups)
		error = groups_flush(r);
	r->result->answered = collector_answered(r->collector);
	return error;
}

static int run_all(struct run *r, struct cq_error *reterr)
{
	struct cq_query *q = r->query;
	int error = prepare_host(r, reterr);

	if (error < 0)
		return error;
	error = owners_walk(r->owners, reterr);
	if (error < 0)
		return error;
	error = collector_new(&q->collect, r->owners, &q->gaps, &r->collector, reterr);
	if (error < 0)
		return error;
	error = prepare_events(r, reterr);
	if (error < 0)
		return error;
	error = stream_sockets(r, reterr);
	return error != 0 ? error : coverage_report(r);
}

static void run_done(struct run *r)
{
	groups_free(r->groups);
	ndjson_free(r->encoder);
	event_builder_free(r->builder);
	collector_free(r->collector);
	process_reader_free(r->processes);
	owners_free(r->owners);
	users_free(r->users);
	map_done(&r->pending_unix);
	free(r->holders);
	arena_free(r->arena);
}

int cq_query_run(struct cq_query *query, cq_event_fn on_event, void *context, struct cq_result *ret,
                 struct cq_error *reterr)
{
	struct run r = {.query = query, .on_event = on_event, .context = context};
	struct cq_result ignored;
	int error;

	if (!query || !on_event)
		return fail(reterr, -EINVAL, "cq_query_run: no query or no callback");
	if (query->has_run)
		return fail(reterr, -EALREADY, "a query runs once");
	query->has_run = true;
	r.result = ret ? ret : &ignored;
	*r.result = (struct cq_result){0};
	r.parked_end = &r.parked;
	r.internal = (struct internal_networks){query->internal.items, query->internal.count};
	map_init(&r.pending_unix);
	if (reterr)
		*reterr = (struct cq_error){0};
	error = close_environment(query);
	if (error == 0)
		error = run_all(&r, reterr);
	if (error == -ENOMEM && r.stop == 0 && reterr && reterr->text[0] == '\0')
		fail(reterr, -ENOMEM, "out of memory");
	run_done(&r);
	return error;
}
