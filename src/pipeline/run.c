/* SPDX-License-Identifier: Apache-2.0 */
/* The way of a socket through a run, and the run itself. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "pipeline/pipeline.h"

#define RUN_MEMORY (1u << 30)

/* ---- a connection -----------------------------------------------------------------------------
 */

int run_result(const struct run *r, const struct connection *c)
{
	return r->needs & NEED_HOLDERS ? connection_result(c) : 1;
}

int run_answer(struct run *r, const struct connection *c)
{
	int error = r->answer->connection(r, c);

	if (error != 0)
		return error;
	r->result->sockets++;
	if (run_result(r, c) == 1)
		r->result->exists++;
	else
		r->result->partial++;
	return 0;
}

/* 1, 0, -ENOMEM. */
static int matches(struct run *r, enum match_stage stage, const struct connection *c)
{
	return conditions_match(&r->query->conditions, stage, c, &r->host, r->processes);
}

int run_wants(struct run *r, struct connection *c)
{
	size_t len;

	if (!matches(r, STAGE_SOCKET, c))
		return 0;
	if (r->needs & NEED_DIRECTION)
		direction_classify(&r->internal, c);
	if (r->needs & NEED_COMMUNITY) {
		len = community_id(c->socket, 0, r->community);
		c->community_uid = len > 0 ? (struct text){r->community, len} : TEXT_NONE;
	}
	return matches(r, STAGE_FLOW, c);
}

/* ---- left out ---------------------------------------------------------------------------------
 */

/* All of a process's descriptors can be seen by who may list them. */
static bool can_look_into(int64_t pid)
{
	char path[32];

	(void)snprintf(path, sizeof(path), "/proc/%lld/fd", (long long)pid);
	CQ_CLEANUP(fd_close) int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return fd >= 0;
}

/* Whether the condition names processes that all can be looked into: then none of them is a holder
 * that is not seen. */
static bool names_visible(const struct condition *d)
{
	if (!d->any_holder || d->fields[0] != FIELD_PROCESS_PID_ID || d->field_count != 1)
		return false;
	for (const struct match *m = d->matches; m; m = m->next)
		if (m->first != m->last || !can_look_into(m->first))
			return false;
	return true;
}

static bool holders_may_match(struct run *r)
{
	if (r->hidden == HIDDEN_NOT_ASKED) {
		r->hidden = HIDDEN_MAY_MATCH;
		for (const struct condition *d = r->query->conditions.first; d; d = d->next)
			if (names_visible(d))
				r->hidden = HIDDEN_CANNOT_MATCH;
	}
	return r->hidden == HIDDEN_MAY_MATCH;
}

/* A condition on its holders leaves the socket out. Where somebody holds it whom we do not see, it
 * may be wrong in that. */
static int leave_out(struct run *r, const struct connection *c)
{
	bool is_seen = c->holder_count > 0 || no_owner_is_kernel(c->no_owner) ||
	               c->no_owner == NO_OWNER_EXITED;

	if (!is_seen && holders_may_match(r))
		gaps_add(&r->query->gaps, GAP_VIEW, "owners", 0, c->no_owner_error,
		         "a socket whose holder could not be seen may match");
	return 0;
}

/* ---- into the answer --------------------------------------------------------------------------
 */

/* Processes of the answer, each once. */
static int count_holders(struct run *r, const struct connection *c)
{
	for (size_t i = 0; i < c->holder_count; i++) {
		const struct process_ref *p = c->holders[i].process;
		uint32_t *seen = map_at(&r->counted, p->start_ticks << 22 ^ p->pid);

		if (!seen)
			return -ENOMEM;
		r->result->processes += *seen == MAP_NONE;
		*seen = 1;
	}
	return 0;
}

static int read_process(struct run *r, struct connection *c)
{
	const struct holder *primary;

	if (!(r->needs & NEED_PROCESS) || c->holder_count == 0)
		return 0;
	primary = owners_primary(c->holders, c->holder_count);
	c->process = process_read(r->processes, primary->process);
	return c->process ? 0 : -ENOMEM;
}

int run_connection(struct run *r, struct connection *c)
{
	int holds = matches(r, STAGE_HOLDERS, c);

	if (holds == 1 && read_process(r, c) < 0)
		return -ENOMEM;
	if (holds == 1)
		holds = matches(r, STAGE_DETAILS, c);
	if (holds <= 0)
		return holds < 0 ? holds : leave_out(r, c);
	if (count_holders(r, c) < 0)
		return -ENOMEM;
	return r->groups ? groups_add(r, c) : run_answer(r, c);
}

/* ---- parking ----------------------------------------------------------------------------------
 */

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

/* ---- the run ----------------------------------------------------------------------------------
 */

/* One fact stands on another. */
static void settle_needs(struct run *r)
{
	if (r->query->summarize) { /* alike are those of the same owner and direction */
		r->needs |= NEED_PROCESS | NEED_DIRECTION;
		r->needs &= ~(unsigned)NEED_COMMUNITY; /* no two have the same */
	}
	r->needs |= r->query->conditions.needs;
	if (r->needs & NEED_PROCESS) /* when it began is counted from when the host did */
		r->needs |= NEED_HOLDERS | NEED_HOST;
	if (r->needs & NEED_TCP_INFO)
		r->collect.tcp_info = true;
}

static int prepare_host(struct run *r, struct cq_error *reterr)
{
	CQ_CLEANUP(fd_close) int root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	struct cq_query *q = r->query;
	int error;

	if (root < 0)
		return fail_sys(reterr, -errno, "cannot open /");
	if (arena_new(RUN_MEMORY, &r->arena) < 0)
		return fail(reterr, -ENOMEM, "out of memory");
	error = r->needs & NEED_HOST ? host_read(root, r->arena, &r->host, reterr) : 0;
	if (error < 0)
		return error;
	r->process_options = (struct process_options){
		.environment = q->environment.items,
		.hashes = q->hashes | (r->needs & NEED_HASH ? 1u << HASH_SHA256 : 0),
		.hash_max_size = 512u << 20,
	};
	if (users_new(root, &r->users) < 0 ||
	    process_reader_new(&r->process_options, r->users, &r->host, &r->processes) < 0 ||
	    owners_new(&r->owners) < 0 || (q->summarize && groups_new(&r->groups) < 0))
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
	int error = plan_collect(r->query, &r->collect, reterr);

	if (error < 0)
		return error;
	settle_needs(r);
	error = prepare_host(r, reterr);
	if (error < 0)
		return error;
	conditions_push(&r->query->conditions, r->arena, &r->collect);
	/* also where no holder is asked for: namespaces and sockets that no dump shows come of it
	 */
	error = owners_walk(r->owners, reterr);
	if (error < 0)
		return error;
	error = collector_new(&r->collect, r->owners, &r->query->gaps, &r->collector, reterr);
	if (error == 0 && r->answer->prepare)
		error = r->answer->prepare(r, reterr);
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
	map_done(&r->counted);
	free(r->holders);
	arena_free(r->arena);
}

int run_ask(struct run *r, struct cq_result *ret, struct cq_error *reterr)
{
	struct cq_query *q = r->query;
	struct cq_result ignored;
	int error;

	if (q->has_run)
		return fail(reterr, -EALREADY, "a query runs once");
	q->has_run = true;
	r->result = ret ? ret : &ignored;
	*r->result = (struct cq_result){0};
	r->parked_end = &r->parked;
	r->internal = (struct internal_networks){q->internal.items, q->internal.count};
	map_init(&r->pending_unix);
	map_init(&r->counted);
	if (reterr)
		*reterr = (struct cq_error){0};
	error = close_environment(q);
	if (error == 0)
		error = run_all(r, reterr);
	if (error == -ENOMEM && r->stop == 0 && reterr && reterr->text[0] == '\0')
		fail(reterr, -ENOMEM, "out of memory");
	run_done(r);
	return error;
}
