/* SPDX-License-Identifier: Apache-2.0 */
/* A run: asks, takes one connection after the other, and passes them on. */
#include "pipeline/pipeline.h"

#define RUN_MEMORY (1u << 30)
/* Connections before a thread looks ahead: it costs more than shorter answers do. */
#define TAKEN_ALONE 512u

/* ---- into the answer ------------------------------------------------------------------------- */

int run_result(const struct run *r, const struct connection *c)
{
	return r->needs & NEED_HOLDERS ? connection_result(c) : 1;
}

int run_answer(struct run *r, const struct connection *c)
{
	uint64_t most = r->query->limits.max_rows;
	int error;

	if (most > 0 && r->result->sockets == most)
		return fail(r->reterr, -E2BIG, "there are more than %llu (--max-rows)",
		            (unsigned long long)most);
	error = r->answer->connection(r, c);
	if (error != 0)
		return error;
	r->result->sockets++;
	r->result->matches += c->indicator_count > 0;
	if (run_result(r, c) == 1)
		r->result->exists++;
	else
		r->result->partial++;
	return 0;
}

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

static int pass_on(struct run *r, const struct connection *c)
{
	if (count_holders(r, c) < 0)
		return -ENOMEM;
	return r->groups ? groups_add(r, c) : run_answer(r, c);
}

/* ---- the run --------------------------------------------------------------------------------- */

/* Between sockets, maybe in a thread that looks ahead. With a condition in SQL the statement has
 * its own limit. */
static int check(void *context, struct cq_error *reterr)
{
	const struct run *r = context;
	unsigned ms = r->query->limits.timeout_ms;

	if (atomic_load_explicit(&r->given_up, memory_order_relaxed))
		return fail(reterr, -ECANCELED, "nobody wants more");
	if (r->deadline_ms == 0 || clock_coarse_ms() < r->deadline_ms)
		return 0;
	return fail(reterr, -ETIME, "the query took longer than %u.%03u s (--timeout)", ms / 1000,
	            ms % 1000);
}

/* What the form of the answer needs beyond its columns. */
static void settle_needs(struct run *r)
{
	if (!r->query->summarize)
		return;
	r->needs |= NEED_PROCESS | NEED_DIRECTION; /* alike are those of the same owner and way */
	r->needs &= ~(unsigned)NEED_COMMUNITY;     /* no two have the same */
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

static int make_world(struct run *r, struct cq_error *reterr)
{
	const struct cq_query *q = r->query;
	const struct world_options options = {
		.process = {.environment = q->environment.items,
	                    .hashes = q->hashes,
	                    .hash_max_size = 512u << 20},
		.internal = {q->internal.items, q->internal.count},
		.enrichments = r->enrichments,
		.cloud = q->cloud,
	};

	return world_new(&options, &r->query->gaps, &r->world, reterr);
}

int run_prepare(struct run *r, struct cq_error *reterr)
{
	int error = close_environment(r->query);

	if (error == 0)
		error = plan_collect(r->query, &r->collect, reterr);
	if (error < 0)
		return error;
	settle_needs(r);
	if (arena_new(RUN_MEMORY, &r->arena) < 0 ||
	    (r->query->summarize && groups_new(&r->groups) < 0))
		return fail(reterr, -ENOMEM, "out of memory");
	error = query_enrichments(r->query, r->arena, &r->enrichments, reterr);
	return error < 0 ? error : make_world(r, reterr);
}

void run_done(struct run *r)
{
	ahead_free(r->ahead); /* before all that its thread reads */
	groups_free(r->groups);
	ndjson_free(r->encoder);
	event_builder_free(r->builder);
	scan_free(r->scan);
	sql_free(r->sql);
	world_free(r->world);
	enrichments_free(r->enrichments);
	map_done(&r->counted);
	arena_free(r->arena);
}

static int open_scan(struct run *r, struct cq_error *reterr)
{
	const struct limits *limits = &r->query->limits;
	struct scan_request request = {.collect = &r->collect,
	                               .conditions = &r->query->conditions,
	                               .needs = r->needs,
	                               .check = check,
	                               .context = r};
	int error;

	if (limits->timeout_given && limits->timeout_ms > 0)
		r->deadline_ms = clock_coarse_ms() + limits->timeout_ms;
	error = scan_new(r->world, &request, &r->scan, reterr);
	if (error == 0)
		r->needs = scan_needs(r->scan);
	return error;
}

/* Without a thread to be had, the run goes on alone. */
static void look_ahead(struct run *r)
{
	if (r->scanned++ == TAKEN_ALONE && r->needs & NEED_HOLDERS && relay_pays())
		(void)ahead_new(r->scan, &r->ahead);
}

static int next(struct run *r, struct connection *ret, struct cq_error *reterr)
{
	if (r->sql)
		return where_next(r, ret, reterr);
	if (!r->ahead)
		look_ahead(r);
	return r->ahead ? ahead_next(r->ahead, ret, reterr) : scan_next(r->scan, ret, reterr);
}

/* Asks. *ret_more: with a condition in SQL what next() answered for the first connection: only then
 * it is known how the kernel is asked. */
static int begin(struct run *r, struct connection *first, int *ret_more, struct cq_error *reterr)
{
	int error = run_prepare(r, reterr);

	if (error < 0)
		return error;
	error = r->query->where.bytes ? where_open(r, NULL, reterr) : open_scan(r, reterr);
	if (error < 0)
		return error;
	if (r->sql)
		*ret_more = next(r, first, reterr);
	if (r->sql && *ret_more < 0)
		return *ret_more;
	if (r->needs & NEED_HOST) {
		r->host = world_host(r->world, reterr);
		if (!r->host)
			return -ENOMEM;
	}
	if (r->needs & NEED_CLOUD) {
		error = world_cloud(r->world, reterr);
		if (error < 0)
			return error;
	}
	error = r->answer->prepare ? r->answer->prepare(r, reterr) : 0;
	if (error == 0 && !r->sql)
		*ret_more = next(r, first, reterr);
	return error;
}

static int run_all(struct run *r, struct cq_error *reterr)
{
	struct connection c;
	int more = 0, error = begin(r, &c, &more, reterr);

	while (error == 0 && more == 1) {
		error = pass_on(r, &c);
		if (error == 0)
			more = next(r, &c, reterr);
	}
	atomic_store_explicit(&r->given_up, true, memory_order_relaxed);
	r->ahead = ahead_free(r->ahead);
	if (error != 0 || more < 0)
		return error != 0 ? error : more;
	if (r->groups)
		error = groups_flush(r);
	r->result->answered = r->sql ? sql_answered(r->sql) : scan_answered(r->scan);
	return error != 0 ? error : coverage_report(r);
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
	map_init(&r->counted);
	if (reterr)
		*reterr = (struct cq_error){0};
	r->reterr = reterr;
	error = run_all(r, reterr);
	if (error == -ENOMEM && r->stop == 0 && reterr && reterr->text[0] == '\0')
		fail(reterr, -ENOMEM, "out of memory");
	run_done(r);
	return error;
}
