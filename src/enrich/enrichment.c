/* SPDX-License-Identifier: Apache-2.0 */
#include "enrich/enrich.h"

unsigned enrichments_late(const struct enrichment *list, unsigned needs)
{
	unsigned late = 0, before;

	do { /* what stands on a late one is late */
		before = late;
		for (const struct enrichment *e = list; e; e = e->next)
			if ((e->enricher->gives & needs) &&
			    (e->enricher->announce ||
			     ((e->enricher->needs | e->enricher->uses) & late)))
				late |= e->enricher->gives;
	} while (late != before);
	return late & needs;
}

int enrichments_draw(const struct enrichment *list, unsigned needs, enum draw_time when,
                     struct connection *c)
{
	unsigned late = enrichments_late(list, needs);

	for (const struct enrichment *e = list; e; e = e->next) {
		enum draw_time own =
			e->enricher->is_about_process ? DRAW_WITH_PROCESS : DRAW_WITH_FLOW;
		int r = 0;

		if (e->enricher->gives & late)
			own = DRAW_LATE;
		if ((e->enricher->gives & needs) && own == when)
			r = e->enricher->draw(e->state, c);
		if (r < 0)
			return r;
	}
	return 0;
}

int enrichments_announce(const struct enrichment *list, unsigned needs, const struct connection *c)
{
	int is_coming = 0;

	for (const struct enrichment *e = list; e; e = e->next) {
		int r = 0;

		if (e->enricher->announce && (e->enricher->gives & needs))
			r = e->enricher->announce(e->state, c);
		if (r < 0)
			return r;
		is_coming |= r;
	}
	return is_coming;
}

void enrichments_settle(const struct enrichment *list, unsigned needs)
{
	for (const struct enrichment *e = list; e; e = e->next)
		if (e->enricher->settle && (e->enricher->gives & needs))
			e->enricher->settle(e->state);
}

unsigned enrichments_needs(const struct enrichment *list, unsigned needs)
{
	unsigned before, given = 0;

	for (const struct enrichment *e = list; e; e = e->next)
		given |= e->enricher->gives;
	do { /* one may need what another gives */
		before = needs;
		for (const struct enrichment *e = list; e; e = e->next)
			if (e->enricher->gives & needs)
				needs |= e->enricher->needs | (e->enricher->uses & given);
	} while (needs != before);
	return needs;
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
