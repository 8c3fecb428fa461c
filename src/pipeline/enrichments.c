/* SPDX-License-Identifier: Apache-2.0 */
/* Facts from beside the kernel: what the options of a query name is opened for its run. */
#include "pipeline/pipeline.h"

#define MOST_OF_A_SOURCE 2u

static int open_geoip(struct cq_query *q, struct enrichment ret[MOST_OF_A_SOURCE],
                      size_t *ret_count, struct cq_error *reterr)
{
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

/* In the order in which they are drawn: who needs what another gives stands behind it. */
static int (*const sources[])(struct cq_query *q, struct enrichment ret[MOST_OF_A_SOURCE],
                              size_t *ret_count, struct cq_error *reterr) = {
	open_geoip,
	query_indicators,
};

int query_enrichments(struct cq_query *q, struct arena *arena, struct enrichment **ret,
                      struct cq_error *reterr)
{
	struct enrichment **end = ret;

	*ret = NULL;
	for (size_t i = 0; i < ARRAY_LEN(sources); i++) {
		struct enrichment *e = arena_take(arena, MOST_OF_A_SOURCE * sizeof(*e));
		size_t count;
		int error;

		if (!e)
			return fail(reterr, -ENOMEM, "out of memory");
		error = sources[i](q, e, &count, reterr);
		if (error < 0)
			return error;
		for (size_t n = 0; n < count; n++) {
			*end = &e[n];
			end = &e[n].next;
		}
	}
	return 0;
}
