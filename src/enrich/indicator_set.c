/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Indicators, a million and more.
 *
 * One is an entry of 16 bytes. Its key (an address, a network, a digest, a name) is found by open
 * addressing; those of one key are a chain. What is said of it are facts, which many share.
 */
#include <stdlib.h>

#include "enrich/indicator_facts.h"

#define MAX_ENTRIES (UINT32_C(1) << 24)
#define FIRST_SLOTS 1024u
/* Different facts of one key; more are as good as duplicates. */
#define MOST_OF_A_KEY 16u

struct entry {
	uint32_t key; /* an address of IPv4 itself; else where its bytes stand */
	uint32_t facts;
	uint32_t next; /* of the same key; 0: none */
	uint16_t port;
	uint8_t kind; /* enum indicator_kind */
	uint8_t len;  /* of the key */
};
struct slot {
	uint32_t hash, entry; /* 0: free */
};
/*
 * Most look-ups find nothing. They need not wait for the slots, which fill more than a cache: a
 * word of the filter has three bits for each key, and where one is missing the key is.
 */
#define SLOTS_PER_WORD 16u

struct indicator_set {
	struct entry *entries; /* from 1 */
	uint32_t count, room;
	struct slot *slots;
	uint32_t mask, used;
	uint64_t *filter; /* made behind the last one */
	uint32_t filter_mask;
	struct fact_store facts;
	struct networks networks;
	size_t kinds[INDICATOR_KIND_COUNT];
};

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
	free(s->filter);
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
/* What finds an indicator. Names are one kind: whether what is below them counts is asked later. */
struct lookup {
	enum indicator_kind kind;
	uint8_t len;
	const void *bytes;
};

static enum indicator_kind key_kind(enum indicator_kind k)
{
	return k == INDICATOR_HOST ? INDICATOR_DOMAIN : k;
}

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

static const uint8_t *key_of(const struct indicator_set *s, const struct entry *e)
{
	if (e->kind == INDICATOR_ADDRESS && e->len == sizeof(e->key))
		return (const uint8_t *)&e->key;
	return (const uint8_t *)s->facts.texts.bytes + e->key;
}

static uint32_t hash_of(const struct indicator_set *s, const struct lookup *l)
{
	return seeded_hash(s->facts.seed, l->kind, l->bytes, l->len);
}

static bool is_key(const struct indicator_set *s, const struct entry *e, const struct lookup *l)
{
	return e->len == l->len && key_kind((enum indicator_kind)e->kind) == l->kind &&
	       memcmp(key_of(s, e), l->bytes, l->len) == 0;
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
	if (k->kind == INDICATOR_NETWORK)
		return networks_add(&s->networks, k->first, k->bits, number);
	if (k->kind == INDICATOR_RANGE)
		return networks_add_range(&s->networks, k->first, k->last, number);
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

static uint64_t filter_bits(uint32_t hash)
{
	uint32_t mixed = hash * 2654435761u;

	return UINT64_C(1) << (mixed >> 26) | UINT64_C(1) << (mixed >> 20 & 63) |
	       UINT64_C(1) << (mixed >> 14 & 63);
}

static int make_filter(struct indicator_set *s)
{
	uint32_t words = (s->mask + 1) / SLOTS_PER_WORD;

	s->filter = calloc(words, sizeof(*s->filter));
	if (!s->filter)
		return -ENOMEM;
	s->filter_mask = words - 1;
	for (uint32_t i = 0; i <= s->mask; i++)
		if (s->slots[i].entry)
			s->filter[s->slots[i].hash & s->filter_mask] |=
				filter_bits(s->slots[i].hash);
	return 0;
}

int indicators_ready(struct indicator_set *s)
{
	int r = make_filter(s);

	return r == 0 ? networks_finish(&s->networks) : r;
}

/* ---- looking up -------------------------------------------------------------------------------
 */

static size_t find_exact(const struct indicator_set *s, struct lookup l, uint16_t port,
                         bool is_below, uint32_t *ret, size_t room)
{
	uint32_t hash = hash_of(s, &l);
	uint64_t bits = filter_bits(hash);
	size_t count = 0;

	if ((s->filter[hash & s->filter_mask] & bits) != bits)
		return 0;
	for (uint32_t i = find_slot(s, &l, hash)->entry; i && count < room;
	     i = s->entries[i].next) {
		const struct entry *e = &s->entries[i];

		if ((e->port == 0 || e->port == port) && (!is_below || e->kind == INDICATOR_DOMAIN))
			ret[count++] = i;
	}
	return count;
}

/* The narrowest network, all of the same, then what is around it. */
static size_t find_networks(const struct indicator_set *s, struct address a, uint16_t port,
                            uint32_t *ret, size_t room)
{
	const struct networks *n = &s->networks;
	size_t count = 0;

	for (uint32_t at = networks_find(n, a); at && count < room; at = n->parent[at - 1]) {
		const struct prefix *p = &n->list[at - 1];

		for (uint32_t i = at - 1; i < n->count && count < room; i++) {
			const struct prefix *same = &n->list[i];

			if (same->family != p->family || same->high != p->high ||
			    same->low != p->low || same->bits != p->bits)
				break;
			if (s->entries[same->entry].port == 0 ||
			    s->entries[same->entry].port == port)
				ret[count++] = same->entry;
		}
	}
	return count;
}

size_t set_find_address(const struct indicator_set *s, struct address a, uint16_t port,
                        uint32_t *ret, size_t room)
{
	struct lookup l = {INDICATOR_ADDRESS, a.family == 4 ? 4 : 16, a.bytes};
	size_t count = find_exact(s, l, port, false, ret, room);

	return count + find_networks(s, a, port, ret + count, room - count);
}

/* The name, then the domains that it is in; the last of these, one of all the world, is left out.
 */
size_t set_find_name(const struct indicator_set *s, struct text name, uint16_t port, uint32_t *ret,
                     size_t room)
{
	char lower[HOST_NAME_LEN + 1];
	uint8_t len;
	size_t count = 0;

	if (!name_read(name, lower, &len))
		return 0;
	for (uint8_t at = 0;;) {
		const char *dot = memchr(lower + at, '.', (size_t)(len - at));
		struct lookup l = {INDICATOR_DOMAIN, (uint8_t)(len - at), lower + at};

		if (!dot)
			return count;
		count += find_exact(s, l, port, at > 0, ret + count, room - count);
		at = (uint8_t)(dot - lower + 1);
	}
}

size_t set_find_digest(const struct indicator_set *s, const uint8_t *digest, uint8_t len,
                       uint32_t *ret, size_t room)
{
	return find_exact(s, (struct lookup){INDICATOR_HASH, len, digest}, 0, false, ret, room);
}

/* ---- describing -------------------------------------------------------------------------------
 */

static struct text print_digest(const uint8_t *bytes, uint8_t len, struct arena *arena)
{
	static const char digits[] = "0123456789abcdef";
	char words[64];

	for (uint8_t i = 0; i < len; i++) {
		words[2 * i] = digits[bytes[i] >> 4];
		words[2 * i + 1] = digits[bytes[i] & 15];
	}
	return arena_text(arena, (struct text){words, 2u * len});
}

static size_t print_address(const uint8_t *bytes, uint8_t len, char ret[ADDRESS_LEN])
{
	return address_print(len == 4 ? address_v4(bytes) : address_v6(bytes), ret);
}

static struct text value_of(const struct indicator_set *s, const struct entry *e,
                            struct arena *arena)
{
	const uint8_t *key = key_of(s, e);
	char words[ADDRESS_LEN], last[ADDRESS_LEN];
	size_t len;

	switch ((enum indicator_kind)e->kind) {
	case INDICATOR_ADDRESS:
		len = print_address(key, e->len, words);
		return arena_text(arena, (struct text){words, len});
	case INDICATOR_NETWORK:
		len = print_address(key, (uint8_t)(e->len - 1), words);
		return arena_printf(arena, "%.*s/%u", (int)len, words, key[e->len - 1]);
	case INDICATOR_RANGE:
		len = print_address(key, e->len / 2, words);
		return arena_printf(arena, "%.*s-%.*s", (int)len, words,
		                    (int)print_address(key + e->len / 2, e->len / 2, last), last);
	case INDICATOR_HASH:
		return print_digest(key, e->len, arena);
	case INDICATOR_DOMAIN:
	case INDICATOR_HOST:
	case INDICATOR_KIND_COUNT:
		break;
	}
	return arena_text(arena, (struct text){(const char *)key, e->len});
}

int set_describe(const struct indicator_set *s, uint32_t number, struct arena *arena,
                 struct indicator *ret)
{
	const struct entry *e = &s->entries[number];

	*ret = (struct indicator){.kind = (enum indicator_kind)e->kind,
	                          .port = e->port,
	                          .confidence = CONFIDENCE_UNKNOWN,
	                          .value = value_of(s, e, arena)};
	for (size_t i = 0; i < INDICATOR_TIME_COUNT; i++)
		ret->times[i] = UNKNOWN_TIME;
	store_describe(&s->facts, e->facts, ret);
	return ret->value.bytes ? 0 : -ENOMEM;
}
