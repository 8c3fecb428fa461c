/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Facts from afar, such as the names that a server tells, take milliseconds each, a thousand times
 * what all else about a connection takes. Asked for one after the other they would make the answer
 * wait a thousand times over; so a connection that waits for one is held back, others go by, and
 * all that are held wait together. It costs memory, a bounded number at once, and order: only a
 * question that asks for such facts pays for it. Those that have nothing to wait for pass at once.
 *
 * What is asked afar is asked for connections that the question wants otherwise, and no others.
 */
#include "select/scan.h"

#define HELD_MAX 16384u

static int draw_late(struct scan *s, struct connection *c)
{
	int holds = enrichments_draw(s->enrichments, s->ahead, DRAW_LATE, c);

	if (holds == 0)
		holds = scan_matches(s, STAGE_LATE, c);
	if (holds == 0 && s->asks_holders)
		scan_leave_out(s, c);
	/* what is not known is no match, but may be one */
	if (holds == 0 && c->no_hostname_reason)
		gaps_add(s->gaps, GAP_VIEW, "names", 0, 0,
		         "a connection whose remote name did not come may match");
	return holds;
}

static int hold(struct scan *s, const struct connection *c)
{
	struct held *h = arena_take(s->hold, sizeof(*h));

	if (!h || connection_keep(s->hold, c, &h->socket, &h->connection) < 0)
		return -ENOMEM;
	*s->held_end = h;
	s->held_end = &h->next;
	s->held_count++;
	return 0;
}

/* 1: *ret is wanted; 0: all of these were given out. */
static int give_out(struct scan *s, struct connection *ret)
{
	int r = 0;

	while (r == 0 && s->held) {
		*ret = s->held->connection;
		s->held = s->held->next;
		r = draw_late(s, ret);
	}
	return r;
}

static void settle(struct scan *s)
{
	if (s->held_count > 0)
		enrichments_settle(s->enrichments, s->needs);
	s->is_settled = true;
}

static void forget(struct scan *s)
{
	arena_reset(s->hold);
	s->held = NULL;
	s->held_end = &s->held;
	s->held_count = 0;
	s->is_settled = false;
}

/* Takes what the scan has until one passes at once, or the hold is full, or all came. 1: *ret
 * passes; 0: those that are held are to be given out; negative. */
static int take_in(struct scan *s, struct connection *ret, struct cq_error *reterr)
{
	while (s->held_count < HELD_MAX) {
		int r = scan_next_early(s, ret, reterr);

		if (r < 0)
			return r;
		if (r == 0) {
			s->has_ended = true;
			break;
		}
		r = enrichments_announce(s->enrichments, s->needs, ret);
		if (r == 1)
			r = hold(s, ret);
		else if (r == 0)
			r = draw_late(s, ret);
		if (r != 0)
			return r < 0 ? enrichments_fail(s->enrichments, r, reterr) : r;
	}
	settle(s);
	return 0;
}

int scan_next_held(struct scan *s, struct connection *ret, struct cq_error *reterr)
{
	int r = 0;

	while (r == 0) {
		if (!s->is_settled)
			r = take_in(s, ret, reterr);
		if (r != 0)
			return r;
		r = give_out(s, ret);
		if (r == 0 && s->has_ended)
			return 0;
		if (r == 0)
			forget(s);
	}
	return r < 0 ? enrichments_fail(s->enrichments, r, reterr) : r;
}
