/* SPDX-License-Identifier: Apache-2.0 */
#include "enrich/enrich.h"

int enrichments_draw(const struct enrichment *list, unsigned needs, bool is_about_process,
                     struct connection *c)
{
	for (const struct enrichment *e = list; e; e = e->next) {
		int r = 0;

		if ((e->enricher->gives & needs) &&
		    e->enricher->is_about_process == is_about_process)
			r = e->enricher->draw(e->state, c);
		if (r < 0)
			return r;
	}
	return 0;
}

unsigned enrichments_needs(const struct enrichment *list, unsigned needs)
{
	unsigned before;

	do { /* one may need what another gives */
		before = needs;
		for (const struct enrichment *e = list; e; e = e->next)
			if (e->enricher->gives & needs)
				needs |= e->enricher->needs;
	} while (needs != before);
	return needs;
}

unsigned enrichments_give(const struct enrichment *list)
{
	unsigned gives = 0;

	for (const struct enrichment *e = list; e; e = e->next)
		gives |= e->enricher->gives;
	return gives;
}

int enrichments_fail(const struct enrichment *list, int error, struct cq_error *reterr)
{
	if (error == -ENOMEM)
		return fail(reterr, -ENOMEM, "out of memory");
	(void)fail_sys(reterr, error, "facts from files");
	for (const struct enrichment *e = list; e; e = e->next)
		if (e->enricher->explain)
			e->enricher->explain(e->state, reterr);
	return error;
}

void enrichments_free(struct enrichment *list)
{
	for (struct enrichment *e = list; e; e = e->next)
		if (e->enricher->free)
			e->enricher->free(e->state);
}
