/* SPDX-License-Identifier: Apache-2.0 */
/*
 * enrich: facts about a socket that follow from others. Each is one file, drawn when an event needs
 * it.
 *
 *   direction      inside or outside, who opened it
 *   community_id   the hash by which Zeek, Suricata and others name a flow
 */
#ifndef CONNQUERY_ENRICH_H
#define CONNQUERY_ENRICH_H

#include "model/model.h"

/* What the operator calls inside, beyond the address ranges that always are. */
struct internal_networks {
	const struct network *list;
	size_t count;
};
/* Sets direction, boundary, initiator and initiator_evidence of `c` from c->socket. */
void direction_classify(const struct internal_networks *internal, struct connection *c);

/* Community ID v1 (seed) of a flow with both ends; writes "1:…" and its NUL. Returns the length, 0
 * when the socket has no flow (no remote end, a protocol without a rule) or the build has no SHA-1.
 */
#define COMMUNITY_ID_LEN 30
size_t community_id(const struct socket *s, uint16_t seed, char ret[COMMUNITY_ID_LEN + 1]);
/* What is made once for many of them: of the 0.3 µs that one takes, preparing the hash is most. */
struct community_hash;
int community_hash_new(struct community_hash **ret);
struct community_hash *community_hash_free(struct community_hash *h);
/* The same as community_id, with it; one thread at a time. */
size_t community_id_with(struct community_hash *h, const struct socket *s, uint16_t seed,
                         char ret[COMMUNITY_ID_LEN + 1]);
/* Of two ends that no socket needs to have, whatever the protocol on the wire: ports are taken as
 * they are. */
size_t community_id_of(const struct endpoint ends[2], uint8_t protocol, uint16_t seed,
                       char ret[COMMUNITY_ID_LEN + 1]);

/* ---- facts from beside the kernel -------------------------------------------------------------
 */

/* A source of facts about a connection, its ends or its process. One file, one const descriptor. */
struct enricher {
	const char *name;
	unsigned gives; /* enum field_need: drawn when a column, a condition or the event asks */
	unsigned needs; /* what must be known of the connection before */
	bool is_about_process; /* drawn when holders and process are known, else with the flow */
	/* Sets its members of the connection; what they point to lives as long as the state. 0,
	 * -ENOMEM. */
	int (*draw)(void *state, struct connection *c);
	void (*free)(void *state);
};
/* One that a question uses. */
struct enrichment {
	const struct enricher *enricher;
	void *state; /* owned */
	struct enrichment *next;
};
/* Draws those that give something of `needs`. 0, -ENOMEM. */
int enrichments_draw(const struct enrichment *list, unsigned needs, bool is_about_process,
                     struct connection *c);
/* What must be known of a connection so that `needs` can be drawn: those included. */
unsigned enrichments_needs(const struct enrichment *list, unsigned needs);
/* All that they give. */
unsigned enrichments_give(const struct enrichment *list);
void enrichments_free(struct enrichment *list); /* states; the list is the arena's that made it */

#endif
