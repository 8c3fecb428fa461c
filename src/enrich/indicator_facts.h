/* SPDX-License-Identifier: Apache-2.0 */
/* Inside enrich: what is said of the indicators of a set. */
#ifndef CONNQUERY_ENRICH_INDICATOR_FACTS_H
#define CONNQUERY_ENRICH_INDICATOR_FACTS_H

#include "enrich/indicator.h"

#define SEEN_TEXTS 4096u

/* With texts by their places; 0: none. */
struct stored {
	uint32_t texts[INDICATOR_TEXT_COUNT];
	uint32_t about;
	uint32_t times[INDICATOR_TIME_COUNT]; /* seconds since 1970; 0: none */
	int8_t confidence;
	uint8_t severity, tlp;
};
struct fact_store {
	struct stored *list; /* from 1 */
	uint32_t count, room;
	struct buffer texts;
	uint32_t seen[SEEN_TEXTS]; /* where a text of that hash stands */
	uint64_t seed;
};
int store_init(struct fact_store *s);
void store_done(struct fact_store *s);
/* 0: out of memory. */
uint32_t store_new(struct fact_store *s, const struct indicator_facts *f);
uint32_t store_add(struct fact_store *s, const struct indicator_facts *f);
int store_say_more(struct fact_store *s, uint32_t facts, const struct indicator_facts *f);
/* What these facts, and those that they are about, say and the indicator does not know yet. */
void store_describe(const struct fact_store *s, uint32_t facts, struct indicator *to);
/* Bytes among the texts, without a length. */
int store_bytes(struct fact_store *s, const void *bytes, size_t len, uint32_t *ret);
/* Nobody who does not know the seed can make up bytes of the same hash. */
uint32_t seeded_hash(uint64_t seed, unsigned kind, const void *bytes, size_t len);

#endif
