/* SPDX-License-Identifier: Apache-2.0 */
/* Inside enrich: what a set of indicators is made of, for those who fill it and those who ask it.
 */
#ifndef CONNQUERY_ENRICH_INDICATOR_SET_H
#define CONNQUERY_ENRICH_INDICATOR_SET_H

#include "enrich/indicator_facts.h"

#define MAX_ENTRIES (UINT32_C(1) << 24)

struct entry {
	uint32_t key; /* an address of IPv4 itself; else where its bytes stand */
	uint32_t facts;
	union {
		uint32_t next; /* while they are added: of the same key; 0: none */
		uint32_t hash; /* of the key, when all is ready to be asked */
	};
	uint16_t port;
	uint8_t kind; /* enum indicator_kind */
	uint8_t len;  /* of the key */
};
struct slot {
	uint32_t hash, entry; /* 0: free */
};
struct indicator_set {
	struct entry *entries; /* from 1 */
	uint32_t count, room;
	struct slot *slots; /* while they are added */
	uint32_t mask, used;
	uint64_t *buckets; /* and one more, when all is ready to be asked; see indicator_find.c */
	uint32_t bucket_mask;
	struct fact_store facts;
	struct networks networks;
	size_t kinds[INDICATOR_KIND_COUNT];
};

/* What finds an indicator. Names are one kind: whether what is below them counts is asked later. */
struct lookup {
	enum indicator_kind kind;
	uint8_t len;
	const void *bytes;
};
static inline const uint8_t *key_of(const struct indicator_set *s, const struct entry *e)
{
	if (e->kind == INDICATOR_ADDRESS && e->len == sizeof(e->key))
		return (const uint8_t *)&e->key;
	return (const uint8_t *)s->facts.texts.bytes + e->key;
}
static inline enum indicator_kind key_kind(enum indicator_kind k)
{
	return k == INDICATOR_HOST ? INDICATOR_DOMAIN : k;
}
static inline bool is_key(const struct indicator_set *s, const struct entry *e,
                          const struct lookup *l)
{
	return e->len == l->len && key_kind((enum indicator_kind)e->kind) == l->kind &&
	       memcmp(key_of(s, e), l->bytes, l->len) == 0;
}
static inline uint32_t hash_of(const struct indicator_set *s, const struct lookup *l)
{
	return seeded_hash(s->facts.seed, l->kind, l->bytes, l->len);
}

#endif
