/* SPDX-License-Identifier: Apache-2.0 */
/* The sockets that conditions want, one by one. */
#include <fcntl.h>
#include <stdlib.h>

#include "select/push.h"
#include "select/scan.h"

#define SCAN_MEMORY (1u << 30)
#define SOCKETS_BETWEEN_CHECKS 256u
/* Needs that cannot be drawn when a connection has been given out. */
#define NOT_LATER ((unsigned)(NEED_HOLDERS | NEED_TCP_INFO))

/* ---- making ---------------------------------------------------------------------------------- */

unsigned scan_settle(const struct world *w, unsigned needs)
{
	needs = enrichments_needs(world_enrichments(w), needs);
	if (needs & NEED_PROCESS) /* when it began is counted from when the host did */
		needs |= NEED_HOLDERS | NEED_HOST;
	if (needs & NEED_CLOUD)
		needs |= NEED_HOST;
	return needs;
}

/* What the needs name, of the host. */
static int draw(struct scan *s, unsigned needs, struct cq_error *reterr)
{
	if ((needs & NEED_HOST) && !s->host) {
		s->host = world_host(s->world, reterr);
		if (!s->host)
			return reterr->code;
	}
	if ((needs & NEED_CLOUD) && world_cloud(s->world, reterr) < 0)
		return reterr->code;
	if ((needs & NEED_PROCESS) && !s->processes) {
		s->processes = world_processes(s->world, reterr);
		if (!s->processes)
			return reterr->code;
	}
	return 0;
}

/* What the kernel is told of the conditions. */
static void push(struct scan *s, const struct scan_request *request)
{
	struct socket_filter *all = push_list(s->arena, FILTER_ALL);

	s->collect.filter = NULL;
	if (request->no_push)
		return;
	if (s->conditions)
		push_conditions(s->conditions, s->arena, all);
	if (s->more)
		push_conditions(s->more, s->arena, all);
	push_add(all, request->filter);
	if (all && all->first)
		s->collect.filter = all;
}

static int ask(struct scan *s, struct cq_error *reterr)
{
	int error;

	s->owners = world_owners(s->world, reterr);
	if (!s->owners)
		return reterr->code;
	s->collect.holders = s->needs & NEED_HOLDERS;
	error = collector_new(&s->collect, s->owners, s->gaps, &s->collector, reterr);
	if (error == 0)
		world_note(s->world, collector_netns(s->collector));
	return error;
}

static const struct conditions *take_conditions(const struct conditions *c, struct conditions *ret)
{
	if (!c)
		return NULL;
	*ret = *c;
	return ret;
}

static void take(struct scan *s, struct world *w, const struct scan_request *request)
{
	s->world = w;
	s->gaps = world_gaps(w);
	s->internal = world_internal(w);
	s->enrichments = world_enrichments(w);
	s->conditions = take_conditions(request->conditions, &s->asked[0]);
	s->more = take_conditions(request->more, &s->asked[1]);
	s->ahead = (s->conditions ? s->conditions->needs : 0) | (s->more ? s->more->needs : 0);
	s->asks_holders = scan_settle(s->world, s->ahead) & NEED_HOLDERS;
	s->needs = scan_settle(s->world, request->needs | s->ahead);
	s->late = enrichments_late(s->enrichments, s->needs);
	s->asked[0].late = s->asked[1].late = s->late;
	s->ahead = request->is_lazy
	                   ? scan_settle(s->world, s->ahead | s->late) | (s->needs & NOT_LATER)
	                   : s->needs;
	s->check = request->check;
	s->context = request->context;
	s->collect = *request->collect;
	if (s->needs & NEED_TCP_INFO)
		s->collect.tcp_info = true;
	s->parked_end = &s->parked;
	s->held_end = &s->held;
	map_init(&s->pending_unix);
}

int scan_new(struct world *w, const struct scan_request *request, struct scan **ret,
             struct cq_error *reterr)
{
	struct scan *s = calloc(1, sizeof(*s));
	struct cq_error ignored;
	int error;

	if (!reterr)
		reterr = &ignored;
	if (!s)
		return fail(reterr, -ENOMEM, "out of memory");
	take(s, w, request);
	world_want(w, s->needs);
	error = arena_new(SCAN_MEMORY, &s->arena) < 0 ||
	                        (s->late && arena_new(SCAN_MEMORY, &s->hold) < 0)
	                ? fail(reterr, -ENOMEM, "out of memory")
	                : 0;
	if (error == 0)
		error = draw(s, s->ahead, reterr);
	if (error == 0) {
		push(s, request);
		error = ask(s, reterr);
	}
	if (error < 0) {
		scan_free(s);
		return error;
	}
	*ret = s;
	return 0;
}

struct scan *scan_free(struct scan *s)
{
	if (!s)
		return NULL;
	if (s->collector)
		world_count(s->world, collector_shown(s->collector));
	collector_free(s->collector);
	map_done(&s->pending_unix);
	free(s->holders);
	arena_free(s->arena);
	arena_free(s->hold);
	free(s);
	return NULL;
}

/* ---- left out -------------------------------------------------------------------------------- */

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
	if (d->stage != STAGE_HOLDERS || d->fields[0] != FIELD_PROCESS_PID_ID ||
	    d->field_count != 1)
		return false;
	for (const struct match *m = d->matches; m; m = m->next)
		if (m->first != m->last || !can_look_into(m->first))
			return false;
	return true;
}

static bool one_names_visible(const struct conditions *c)
{
	for (const struct condition *d = c ? c->first : NULL; d; d = d->next)
		if (names_visible(d))
			return true;
	return false;
}

static bool holders_may_match(struct scan *s)
{
	if (s->hidden == HIDDEN_NOT_ASKED)
		s->hidden = one_names_visible(s->conditions) || one_names_visible(s->more)
		                    ? HIDDEN_CANNOT_MATCH
		                    : HIDDEN_MAY_MATCH;
	return s->hidden == HIDDEN_MAY_MATCH;
}

/* Somebody has it whom we do not see. */
static bool is_holder_unseen(const struct connection *c)
{
	return c->holder_count == 0 && !no_owner_is_kernel(c->no_owner) &&
	       c->no_owner != NO_OWNER_EXITED;
}

void scan_leave_out(struct scan *s, const struct connection *c)
{
	if (is_holder_unseen(c) && holders_may_match(s))
		gaps_add(s->gaps, GAP_VIEW, "owners", 0, c->no_owner_error,
		         "a socket whose holder could not be seen may match");
}

void scan_note_holder(struct scan *s, const struct connection *c)
{
	if (is_holder_unseen(c))
		gaps_add(s->gaps, GAP_VIEW, "owners", 0, c->no_owner_error,
		         "the holder of a socket could not be seen");
}

/* ---- judging --------------------------------------------------------------------------------- */

int scan_matches(const struct scan *s, enum match_stage stage, const struct connection *c)
{
	int holds = 1;

	if (s->conditions)
		holds = conditions_match(s->conditions, stage, c, s->host, s->processes);
	if (holds == 1 && s->more)
		holds = conditions_match(s->more, stage, c, s->host, s->processes);
	return holds;
}

/* What follows from its socket. 0, or what an enricher has words for. */
static int learn_flow(struct scan *s, struct connection *c, unsigned needs)
{
	size_t len;

	if (needs & NEED_DIRECTION)
		direction_classify(s->internal, c);
	if (needs & NEED_COMMUNITY) {
		len = community_id(c->socket, 0, s->community);
		c->community_uid = len > 0 ? (struct text){s->community, len} : TEXT_NONE;
	}
	return enrichments_draw(s->enrichments, needs, DRAW_WITH_FLOW, c);
}

/* What follows from its holders, as learn_flow. */
static int learn_process(struct scan *s, struct connection *c, unsigned needs)
{
	if ((needs & NEED_PROCESS) && c->holder_count > 0) {
		c->process = process_read(s->processes,
		                          owners_primary(c->holders, c->holder_count)->process);
		if (!c->process)
			return -ENOMEM;
	}
	return enrichments_draw(s->enrichments, needs, DRAW_WITH_PROCESS, c);
}

/* Whether the socket's own facts let it be one. 1, 0, or what an enricher has words for. */
static int is_wanted(struct scan *s, struct connection *c)
{
	int holds = scan_matches(s, STAGE_SOCKET, c);

	if (holds == 1) {
		int r = learn_flow(s, c, s->ahead);

		holds = r < 0 ? r : scan_matches(s, STAGE_FLOW, c);
	}
	return holds;
}

/* Whether one whose holders are known is wanted; its process is read then. As is_wanted. */
static int is_wanted_of_holders(struct scan *s, struct connection *c)
{
	int holds = scan_matches(s, STAGE_HOLDERS, c);

	if (holds == 1) {
		int r = learn_process(s, c, s->ahead);

		holds = r < 0 ? r : scan_matches(s, STAGE_DETAILS, c);
	}
	if (holds == 0 && s->asks_holders)
		scan_leave_out(s, c);
	return holds;
}

int scan_learn(struct scan *s, struct connection *c, unsigned needs, struct cq_error *reterr)
{
	unsigned missing = scan_settle(s->world, needs) & s->needs & ~s->learned;
	int error;

	if (!missing)
		return 0;
	error = draw(s, missing, reterr);
	if (error < 0)
		return error;
	error = learn_flow(s, c, missing);
	if (error == 0)
		error = learn_process(s, c, missing);
	if (error < 0)
		return enrichments_fail(s->enrichments, error, reterr);
	s->learned |= missing;
	return 0;
}

const struct process *scan_process(struct scan *s, const struct process_ref *ref,
                                   struct cq_error *reterr)
{
	const struct process *p;

	if (draw(s, NEED_PROCESS, reterr) < 0)
		return NULL;
	p = process_read(s->processes, ref);
	if (!p)
		(void)fail(reterr, -ENOMEM, "out of memory");
	return p;
}

/* ---- one after the other --------------------------------------------------------------------- */

/* 1: *c is a connection; 0: it is not wanted, or not known yet; -ENOMEM. */
static int first_look(struct scan *s, struct connection *c)
{
	int r = attribute_note(s, c->socket);

	if (r == 0)
		r = is_wanted(s, c);
	if (r == 1 && (s->needs & NEED_HOLDERS))
		r = attribute_socket(s, c);
	return r == 1 ? is_wanted_of_holders(s, c) : r;
}

static int second_look(struct scan *s, struct connection *c)
{
	int r = is_wanted(s, c);

	if (r == 1)
		r = attribute_parked(s, c);
	return r == 1 ? is_wanted_of_holders(s, c) : r;
}

/* All sockets came. What was opened between the walk and the dump has its holder now; where the
 * walk fails, the first one's answer stays. */
static void look_again(struct scan *s)
{
	struct owners_wanted wanted;
	struct cq_error ignored;

	s->is_second_look = true;
	if (attribute_is_worth_a_walk(s, &wanted))
		(void)collector_walk_again(s->collector, &wanted, &ignored);
}

static int may_go_on(struct scan *s, struct cq_error *reterr)
{
	if (!s->check || s->until_check-- > 0)
		return 0;
	s->until_check = SOCKETS_BETWEEN_CHECKS;
	return s->check(s->context, reterr);
}

int scan_next_early(struct scan *s, struct connection *ret, struct cq_error *reterr)
{
	int r = 0;

	while (r == 0 && !s->is_second_look) {
		*ret = (struct connection){.socket = &s->socket};
		r = may_go_on(s, reterr);
		if (r == 0)
			r = collector_next(s->collector, &s->socket, reterr);
		if (r < 0)
			return r;
		if (r == 0)
			look_again(s);
		else
			r = first_look(s, ret);
	}
	while (r == 0 && s->parked) {
		*ret = (struct connection){.socket = &s->parked->socket};
		s->parked = s->parked->next;
		r = second_look(s, ret);
	}
	return r < 0 ? enrichments_fail(s->enrichments, r, reterr) : r;
}

int scan_next(struct scan *s, struct connection *ret, struct cq_error *reterr)
{
	s->learned = s->ahead;
	return s->hold ? scan_next_held(s, ret, reterr) : scan_next_early(s, ret, reterr);
}

/* ---- what came of it ------------------------------------------------------------------------- */

unsigned scan_needs(const struct scan *s)
{
	return s->needs;
}

bool scan_answered(const struct scan *s)
{
	return collector_answered(s->collector);
}

uint64_t scan_netns(const struct scan *s)
{
	return collector_netns(s->collector);
}

uint64_t scan_shown(const struct scan *s)
{
	return collector_shown(s->collector);
}

const struct host *scan_host(const struct scan *s)
{
	return s->host;
}
