/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside select: a scan, in parts.
 *
 *   scan        what is asked, one connection after the other, which of them the conditions want
 *   hold        those that wait for what comes from afar
 *   attribute   who holds a socket, or why nobody does
 */
#ifndef CONNQUERY_SELECT_SCAN_H
#define CONNQUERY_SELECT_SCAN_H

#include "select/select.h"

/* A socket without a holder, which waits for a second look. */
struct parked {
	struct socket socket;
	struct parked *next;
};
/* A connection that waits for what comes from afar. */
struct held {
	struct socket socket;
	struct connection connection;
	struct held *next;
};
struct scan {
	struct scan *next_kept; /* of a statement's, with what its conditions are made of */
	struct arena *kept_arena;
	struct world *world;
	struct gaps *gaps;
	const struct conditions *conditions, *more; /* NULL: none; else: */
	struct conditions asked[2];                 /* the request's, and what is judged late */
	struct collect_options collect;
	int (*check)(void *context, struct cq_error *reterr); /* NULL: nobody asks */
	void *context;
	unsigned until_check; /* sockets */
	unsigned needs; /* of each connection that is given out; with is_lazy, if it is asked for */
	unsigned ahead; /* those that are drawn before it is */
	unsigned learned;  /* of the connection at hand */
	bool asks_holders; /* a condition is about who holds it */
	/* as the needs name them, or when they are asked for: */
	const struct host *host;
	struct process_reader *processes;
	struct owners *owners;
	const struct internal_networks *internal;
	const struct enrichment *enrichments;

	struct arena *arena; /* the filter, parked sockets */
	struct collector *collector;
	struct socket socket; /* at hand */
	bool is_second_look;  /* all came; now the parked ones */
	char community[COMMUNITY_ID_LEN + 1];
	struct holder *holders; /* of the socket at hand */
	size_t holder_count, holder_room;

	unsigned late;      /* what of the needs has to be waited for */
	struct arena *hold; /* of those that wait; NULL: nobody has to */
	struct held *held, **held_end;
	size_t held_count;
	bool is_settled; /* those that are held have what came */
	bool has_ended;  /* there are no more behind them */

	struct parked *parked, **parked_end;
	size_t parked_count;
	struct map pending_unix; /* inode of a connection that is not accepted → listener's inode
	                            (32 bits) */
	/* whether a holder that is not seen could be one that a condition means */
	enum { HIDDEN_NOT_ASKED, HIDDEN_MAY_MATCH, HIDDEN_CANNOT_MATCH } hidden;
};

const struct internal_networks *world_internal(const struct world *w);
const struct enrichment *world_enrichments(const struct world *w);
void world_note(struct world *w, uint64_t netns);  /* world_netns */
void world_count(struct world *w, uint64_t shown); /* world_shown */
/* Processes that are read from now on have what the needs name of them. */
void world_want(struct world *w, unsigned needs);

/* A copy of a socket with all that it borrows. -ENOMEM. */
int socket_keep(struct arena *a, const struct socket *socket, struct socket *to);
/* Whether all conditions of that stage hold: 1, 0, -ENOMEM. */
int scan_matches(const struct scan *s, enum match_stage stage, const struct connection *c);
/* The next one that is wanted as far as can be judged at once, as scan_next. */
int scan_next_early(struct scan *s, struct connection *ret, struct cq_error *reterr);
/* The next one with what came from afar, as scan_next. */
int scan_next_held(struct scan *s, struct connection *ret, struct cq_error *reterr);

/* A condition on its holders leaves the connection out: where somebody holds it whom we do not see,
 * it may be wrong in that, and a gap says so. */
void scan_leave_out(struct scan *s, const struct connection *c);
/* Its holders are asked for: a gap says so where somebody holds it whom we do not see. */
void scan_note_holder(struct scan *s, const struct connection *c);

/* Details of one of the holders. NULL: reterr says why. */
const struct process *scan_process(struct scan *s, const struct process_ref *ref,
                                   struct cq_error *reterr);

/* Gives the socket its holders or the reason for none. 1: that is all of it; 0: it is parked until
 * all sockets came; -ENOMEM. */
int attribute_socket(struct scan *s, struct connection *c);
/* Whether another look at who holds what can tell more of those that are parked, and of which:
 * *ret_wanted is empty where they are many. */
bool attribute_is_worth_a_walk(struct scan *s, struct owners_wanted *ret_wanted);
/* The second look at one that was parked. 1, -ENOMEM. */
int attribute_parked(struct scan *s, struct connection *c);
/* Remembers what a unix listener tells of connections that nobody accepted; every one must pass,
 * wanted or not. -ENOMEM. */
int attribute_note(struct scan *s, const struct socket *socket);

#endif
