/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Indicators, a million and more: how they come together.
 *
 * One is an entry of 16 bytes. Its key (an address, a network, a digest, a name) is found by open
 * addressing; those of one key are a chain. What is said of it are facts, which many share.
 */
#include <stdlib.h>

#include "enrich/indicator_set.h"

#define FIRST_SLOTS 1024u
/* Different facts of one key; more are as good as duplicates. */
#define MOST_OF_A_KEY 16u

int indicator_set_new(struct indicator_set **ret)
{
	struct indicator_set *s = calloc(1, sizeof(*s));

	if (!s)
		return -ENOMEM;
	s->slots = calloc(FIRST_SLOTS, sizeof(*s->slots));
	s->mask = FIRST_SLOTS - 1;
	if (store_init(&s->facts) < 0 || !s->slots) {
		indicator_set_free(s);
		return -ENOMEM;
	}
	*ret = s;
	return 0;
}

struct indicator_set *indicator_set_free(struct indicator_set *s)
{
	if (!s)
		return NULL;
	networks_done(&s->networks);
	store_done(&s->facts);
	free(s->buckets);
	free(s->slots);
	free(s->entries);
	free(s);
	return NULL;
}

size_t set_count(const struct indicator_set *s)
{
	return s->count;
}

bool indicators_have(const struct indicator_set *s, enum indicator_kind kind)
{
	return s->kinds[kind] > 0;
}

uint32_t set_add_facts(struct indicator_set *s, const struct indicator_facts *f)
{
	return store_add(&s->facts, f);
}

uint32_t set_new_facts(struct indicator_set *s, const struct indicator_facts *f)
{
	return store_new(&s->facts, f);
}

int set_say_more(struct indicator_set *s, uint32_t facts, const struct indicator_facts *f)
{
	return store_say_more(&s->facts, facts, f);
}

/* ---- keys -------------------------------------------------------------------------------------
 */

#define LONGEST_KEY 32u /* but for names */
/* room: for a key that is put together. */
static struct lookup lookup_of(const struct indicator_key *k, uint8_t room[LONGEST_KEY])
{
	uint8_t len = k->first.family == 4 ? 4 : 16;

	switch (k->kind) {
	case INDICATOR_ADDRESS:
		return (struct lookup){INDICATOR_ADDRESS, len, k->first.bytes};
	case INDICATOR_NETWORK:
		memcpy(room, k->first.bytes, len);
		room[len] = k->bits;
		return (struct lookup){INDICATOR_NETWORK, (uint8_t)(len + 1), room};
	case INDICATOR_RANGE:
		memcpy(room, k->first.bytes, len);
		memcpy(room + len, k->last.bytes, len);
		return (struct lookup){INDICATOR_RANGE, (uint8_t)(len * 2), room};
	case INDICATOR_HASH:
		return (struct lookup){INDICATOR_HASH, k->len, k->digest};
	case INDICATOR_DOMAIN:
	case INDICATOR_HOST:
	case INDICATOR_KIND_COUNT:
		break;
	}
	return (struct lookup){INDICATOR_DOMAIN, k->len, k->name};
}

/* The slot of the key, or the free one where it belongs. There is always a free one. */
static struct slot *find_slot(const struct indicator_set *s, const struct lookup *l, uint32_t hash)
{
	for (uint32_t at = hash & s->mask;; at = (at + 1) & s->mask) {
		struct slot *slot = &s->slots[at];

		if (slot->entry == 0 ||
		    (slot->hash == hash && is_key(s, &s->entries[slot->entry], l)))
			return slot;
	}
}

static int grow_slots(struct indicator_set *s)
{
	uint32_t count = s->mask + 1;
	struct slot *bigger;

	if (s->used < count / 4 * 3)
		return 0;
	bigger = calloc((size_t)count * 2, sizeof(*bigger));
	if (!bigger)
		return -ENOMEM;
	for (uint32_t i = 0; i < count; i++) {
		uint32_t at = s->slots[i].hash & (count * 2 - 1);

		if (s->slots[i].entry == 0)
			continue;
		while (bigger[at].entry != 0)
			at = (at + 1) & (count * 2 - 1);
		bigger[at] = s->slots[i];
	}
	free(s->slots);
	s->slots = bigger;
	s->mask = count * 2 - 1;
	return 0;
}

static struct entry *new_entry(struct indicator_set *s)
{
	if (s->count + 1 >= s->room) {
		uint32_t room = s->room ? s->room * 2 : 256;
		struct entry *bigger;

		if (room > MAX_ENTRIES)
			return NULL;
		bigger = reallocarray(s->entries, room, sizeof(*bigger));
		if (!bigger)
			return NULL;
		s->entries = bigger;
		s->room = room;
	}
	return &s->entries[s->count + 1];
}

/* ---- adding -----------------------------------------------------------------------------------
 */

/* Those of IPv4 are their own key. */
static int keep_key(struct indicator_set *s, const struct lookup *l, uint32_t *ret)
{
	if (l->kind == INDICATOR_ADDRESS && l->len == sizeof(*ret)) {
		memcpy(ret, l->bytes, sizeof(*ret));
		return 0;
	}
	return store_bytes(&s->facts, l->bytes, l->len, ret);
}

static bool has_same(const struct indicator_set *s, uint32_t first, const struct indicator_key *k,
                     uint32_t facts)
{
	unsigned count = 0;

	for (uint32_t i = first; i; i = s->entries[i].next) {
		const struct entry *e = &s->entries[i];

		if (e->facts == facts && e->port == k->port && e->kind == k->kind)
			return true;
		count++;
	}
	return count >= MOST_OF_A_KEY;
}

/* An entry of its own; what is wide is among the networks, too. */
static int add_wide(struct indicator_set *s, const struct indicator_key *k, uint32_t number)
{
	struct network_entry e = {number, k->port != 0};

	if (k->kind == INDICATOR_NETWORK)
		return networks_add(&s->networks, k->first, k->bits, e);
	if (k->kind == INDICATOR_RANGE)
		return networks_add_range(&s->networks, k->first, k->last, e);
	return 0;
}

int set_add(struct indicator_set *s, const struct indicator_key *k, uint32_t facts)
{
	uint8_t room[LONGEST_KEY];
	struct lookup l = lookup_of(k, room);
	uint32_t hash = hash_of(s, &l);
	struct entry *e = new_entry(s);
	struct slot *slot;

	if (!e || grow_slots(s) < 0)
		return -ENOMEM;
	slot = find_slot(s, &l, hash);
	if (slot->entry && has_same(s, slot->entry, k, facts))
		return 0;
	*e = (struct entry){.facts = facts,
	                    .next = slot->entry,
	                    .port = k->port,
	                    .kind = (uint8_t)k->kind,
	                    .len = l.len};
	if (slot->entry)
		e->key = s->entries[slot->entry].key;
	else if (keep_key(s, &l, &e->key) < 0)
		return -ENOMEM;
	if (add_wide(s, k, s->count + 1) < 0)
		return -ENOMEM;
	s->used += slot->entry == 0;
	*slot = (struct slot){hash, ++s->count};
	s->kinds[k->kind]++;
	return 1;
}

size_t set_widen_hosts(struct indicator_set *s, size_t count)
{
	size_t widened = 0;

	for (size_t i = count + 1; i <= s->count; i++)
		if (s->entries[i].kind == INDICATOR_HOST) {
			s->entries[i].kind = INDICATOR_DOMAIN;
			widened++;
		}
	s->kinds[INDICATOR_HOST] -= widened;
	s->kinds[INDICATOR_DOMAIN] += widened;
	return widened;
}
