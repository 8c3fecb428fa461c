/* SPDX-License-Identifier: Apache-2.0 */
/* What one question knows of the host, read when it is first needed. */
#include <fcntl.h>
#include <stdlib.h>

#include "select/scan.h"

#define WORLD_MEMORY (1u << 30)

struct world {
	struct world_options options;
	struct gaps *gaps;
	struct arena *arena;
	int root;
	bool has_host, has_cloud;
	uint64_t netns; /* of the first scan */
	uint64_t shown;
	struct host host;
	struct users *users;
	struct process_reader *processes;
	struct owners *owners;
};

int world_new(const struct world_options *options, struct gaps *gaps, struct world **ret,
              struct cq_error *reterr)
{
	struct world *w = calloc(1, sizeof(*w));
	int error;

	if (!w)
		return fail(reterr, -ENOMEM, "out of memory");
	w->options = *options;
	w->gaps = gaps;
	w->root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (w->root < 0) {
		error = fail_sys(reterr, -errno, "cannot open /");
		world_free(w);
		return error;
	}
	if (arena_new(WORLD_MEMORY, &w->arena) < 0) {
		world_free(w);
		return fail(reterr, -ENOMEM, "out of memory");
	}
	*ret = w;
	return 0;
}

struct world *world_free(struct world *w)
{
	if (!w)
		return NULL;
	process_reader_free(w->processes);
	owners_free(w->owners);
	users_free(w->users);
	arena_free(w->arena);
	fd_close(&w->root);
	free(w);
	return NULL;
}

const struct host *world_host(struct world *w, struct cq_error *reterr)
{
	if (!w->has_host && host_read(w->root, w->arena, &w->host, reterr) < 0)
		return NULL;
	w->has_host = true;
	return &w->host;
}

int world_cloud(struct world *w, struct cq_error *reterr)
{
	int r = 0;

	if (!w->has_cloud)
		r = cloud_find(&w->options.cloud, w->root, w->arena, &w->host, reterr);
	w->has_cloud = r == 0;
	return r;
}

struct users *world_users(struct world *w)
{
	if (!w->users && users_new(w->root, &w->users) < 0)
		return NULL;
	return w->users;
}

struct process_reader *world_processes(struct world *w, struct cq_error *reterr)
{
	const struct host *host;
	struct users *users;

	if (w->processes)
		return w->processes;
	host = world_host(w, reterr); /* when a process began is counted from when the host did */
	if (!host)
		return NULL;
	users = world_users(w);
	if (!users || process_reader_new(&w->options.process, users, host, &w->processes) < 0) {
		(void)fail(reterr, -ENOMEM, "out of memory");
		return NULL;
	}
	return w->processes;
}

struct owners *world_owners(struct world *w, struct cq_error *reterr)
{
	if (!w->owners && owners_new(&w->owners) < 0)
		(void)fail(reterr, -ENOMEM, "out of memory");
	return w->owners;
}

struct gaps *world_gaps(struct world *w)
{
	return w->gaps;
}

const struct internal_networks *world_internal(const struct world *w)
{
	return &w->options.internal;
}

const struct enrichment *world_enrichments(const struct world *w)
{
	return w->options.enrichments;
}

void world_want(struct world *w, unsigned needs)
{
	if (needs & NEED_HASH)
		w->options.process.hashes |= 1u << HASH_SHA256;
}

void world_note(struct world *w, uint64_t netns)
{
	if (w->netns == 0)
		w->netns = netns;
}

uint64_t world_netns(const struct world *w)
{
	return w->netns;
}

void world_count(struct world *w, uint64_t shown)
{
	w->shown += shown;
}

uint64_t world_shown(const struct world *w)
{
	return w->shown;
}
