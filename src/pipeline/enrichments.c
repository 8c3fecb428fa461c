/* SPDX-License-Identifier: Apache-2.0 */
/* The sources of facts beside the kernel that a question uses. What is not asked for is not drawn,
 * and what nobody draws costs nothing. */
#include <fcntl.h>
#include <unistd.h>

#include "pipeline/pipeline.h"

#define MOST_OF_A_SOURCE 2u

/* ---- what a column may ask for ----------------------------------------------------------------
 */

static int open_place(struct cq_query *q, int root, struct enrichment ret[MOST_OF_A_SOURCE],
                      size_t *ret_count, struct cq_error *reterr)
{
	(void)q;
	ret->enricher = &enricher_place;
	*ret_count = 1;
	return enricher_place_new(root, &ret->state) < 0 ? fail(reterr, -ENOMEM, "out of memory")
	                                                 : 0;
}

static int open_package(struct cq_query *q, int root, struct enrichment ret[MOST_OF_A_SOURCE],
                        size_t *ret_count, struct cq_error *reterr)
{
	(void)q;
	ret->enricher = &enricher_package;
	*ret_count = 1;
	return enricher_package_new(root, &ret->state) < 0 ? fail(reterr, -ENOMEM, "out of memory")
	                                                   : 0;
}

static int open_services(struct cq_query *q, int root, struct enrichment ret[MOST_OF_A_SOURCE],
                         size_t *ret_count, struct cq_error *reterr)
{
	(void)q;
	ret->enricher = &enricher_services;
	*ret_count = 1;
	return enricher_services_new(root, &ret->state) < 0 ? fail(reterr, -ENOMEM, "out of memory")
	                                                    : 0;
}

/* ---- what an option names ---------------------------------------------------------------------
 */

static int open_names(struct cq_query *q, int root, struct enrichment ret[MOST_OF_A_SOURCE],
                      size_t *ret_count, struct cq_error *reterr)
{
	*ret_count = q->resolve;
	if (!q->resolve)
		return 0;
#ifdef HAVE_CARES
	ret->enricher = &enricher_names;
	return enricher_names_new(root, q->resolve_timeout, &ret->state, reterr);
#else
	(void)root, (void)ret;
	return fail(reterr, -EOPNOTSUPP, "--resolve: this build has no c-ares");
#endif
}

static int open_geoip(struct cq_query *q, int root, struct enrichment ret[MOST_OF_A_SOURCE],
                      size_t *ret_count, struct cq_error *reterr)
{
	(void)root;
	*ret_count = q->geoip.count > 0;
	if (q->geoip.count == 0)
		return 0;
#ifdef HAVE_MAXMINDDB
	return geo_open(q->geoip.items, q->geoip.count, ret, reterr);
#else
	(void)ret;
	return fail(reterr, -EOPNOTSUPP, "--geoip: this build has no libmaxminddb");
#endif
}

static int open_indicators(struct cq_query *q, int root, struct enrichment ret[MOST_OF_A_SOURCE],
                           size_t *ret_count, struct cq_error *reterr)
{
	(void)root;
	return query_indicators(q, ret, ret_count, reterr);
}

/* ---- all of them ------------------------------------------------------------------------------
 */

/* In the order in which they are drawn: who takes what another gives stands behind it. */
static int (*const sources[])(struct cq_query *q, int root, struct enrichment ret[MOST_OF_A_SOURCE],
                              size_t *ret_count, struct cq_error *reterr) = {
	open_place, open_package, open_services, open_names, open_geoip, open_indicators,
};

static int check_cloud(const struct cq_query *q, struct cq_error *reterr)
{
	if (q->cloud.endpoint_provider && q->cloud.from != CLOUD_AUTO)
		return fail(reterr, -EINVAL,
		            "--cloud-endpoint: is for --cloud auto, which is missing");
	return 0;
}

int query_enrichments(struct cq_query *q, struct arena *arena, struct enrichment **ret,
                      struct cq_error *reterr)
{
	CQ_CLEANUP(fd_close) int root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	struct enrichment **end = ret;

	*ret = NULL;
	if (check_cloud(q, reterr) < 0)
		return -EINVAL;
	if (root < 0)
		return fail_sys(reterr, -errno, "cannot open /");
	for (size_t i = 0; i < ARRAY_LEN(sources); i++) {
		struct enrichment *e = arena_take(arena, MOST_OF_A_SOURCE * sizeof(*e));
		size_t count;
		int error;

		if (!e)
			return fail(reterr, -ENOMEM, "out of memory");
		memset(e, 0, MOST_OF_A_SOURCE * sizeof(*e));
		error = sources[i](q, root, e, &count, reterr);
		if (error < 0)
			return error;
		for (size_t n = 0; n < count; n++) {
			*end = &e[n];
			end = &e[n].next;
		}
	}
	return 0;
}
