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

#endif
