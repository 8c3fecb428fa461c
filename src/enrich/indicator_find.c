/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Indicators that are all there: how they are found.
 *
 * A look-up waits for memory more than for anything else, so entries stand in the order in which
 * they are looked for: those of a bucket, by their hash, side by side, and behind all of these the
 * networks as they lie in one another. A bucket is one word: where its entries begin, and a filter
 * that most look-ups of what is not there end at.
 */
#include <stdlib.h>

#include "enrich/indicator_set.h"

#define ENTRIES_PER_BUCKET 4u
#define BEGIN_BITS 25u /* of a bucket's word; one more than an entry's number has */
#define FILTER_BITS (64u - BEGIN_BITS)
#define BEGIN_OF(word) ((uint32_t)((word) & ((UINT64_C(1) << BEGIN_BITS) - 1)))

/* ---- order ------------------------------------------------------------------------------------
 */

/* Three bits of the filter. The bucket has the lower bits of the hash: these go by all of them. */
static uint64_t filter_bits(uint32_t hash)
{
	uint32_t mixed = hash * 2654435761u;
	uint64_t bits = 0;

	for (unsigned shift = 14; shift <= 26; shift += 6)
		bits |= UINT64_C(1) << (BEGIN_BITS + (mixed >> shift & 63) * FILTER_BITS / 64);
	return bits;
}

static bool is_wide(const struct entry *e)
{
	return e->kind == INDICATOR_NETWORK || e->kind == INDICATOR_RANGE;
}

/* Sets their hashes, and where each bucket ends; returns where the last one does. */
static uint32_t fill_buckets(struct indicator_set *s)
{
	uint32_t end = 1;

	for (uint32_t i = 1; i <= s->count; i++) {
		struct entry *e = &s->entries[i];
		struct lookup l = {key_kind((enum indicator_kind)e->kind), e->len, key_of(s, e)};

		e->hash = is_wide(e) ? 0 : hash_of(s, &l);
		if (!is_wide(e))
			s->buckets[e->hash & s->bucket_mask]++;
	}
	for (uint32_t i = 0; i <= s->bucket_mask; i++) {
		end += (uint32_t)s->buckets[i];
		s->buckets[i] = end;
	}
	s->buckets[s->bucket_mask + 1] = end;
	return end;
}

/* Those of a bucket side by side, in the order in which they came. From the last one, so that each
 * bucket's end becomes its beginning. */
static void order_narrow(struct indicator_set *s, struct entry *to)
{
	for (uint32_t i = s->count; i > 0; i--) {
		const struct entry *e = &s->entries[i];

		if (!is_wide(e))
			to[--s->buckets[e->hash & s->bucket_mask]] = *e;
	}
	for (uint32_t i = 0; i <= s->bucket_mask; i++) {
		uint32_t end = BEGIN_OF(s->buckets[i + 1]);

		for (uint32_t at = BEGIN_OF(s->buckets[i]); at < end; at++)
			s->buckets[i] |= filter_bits(to[at].hash);
	}
}

/* As their networks are sorted, which learn the new numbers. */
static void order_wide(struct indicator_set *s, struct entry *to, uint32_t at)
{
	for (uint32_t i = 0; i < s->networks.count; i++) {
		struct prefix *p = &s->networks.list[i];
		struct entry *e = &s->entries[p->entry];

		if (e->hash == 0) { /* of a range, the first network */
			to[at] = *e;
			e->hash = at++;
		}
		p->entry = e->hash & 0xffffff;
	}
}

int indicators_ready(struct indicator_set *s)
{
	struct entry *ordered;
	size_t narrow = s->count - s->kinds[INDICATOR_NETWORK] - s->kinds[INDICATOR_RANGE];
	uint32_t buckets = 1, wide;
	int r;

	free(s->slots);
	s->slots = NULL;
	r = networks_finish(&s->networks);
	if (r < 0)
		return r;
	while (buckets < narrow / ENTRIES_PER_BUCKET)
		buckets *= 2;
	s->buckets = calloc((size_t)buckets + 1, sizeof(*s->buckets));
	ordered = calloc((size_t)s->count + 1, sizeof(*ordered));
	if (!s->buckets || !ordered) {
		free(ordered);
		return -ENOMEM;
	}
	s->bucket_mask = buckets - 1;
	wide = fill_buckets(s);
	order_narrow(s, ordered);
	order_wide(s, ordered, wide);
	free(s->entries);
	s->entries = ordered;
	return 0;
}

/* ---- looking up -------------------------------------------------------------------------------
 */

static size_t find_exact(const struct indicator_set *s, struct lookup l, uint16_t port,
                         bool is_below, uint32_t *ret, size_t room)
{
	uint32_t hash = hash_of(s, &l), bucket = hash & s->bucket_mask, end;
	uint64_t word = s->buckets[bucket], bits = filter_bits(hash);
	size_t count = 0;

	if ((word & bits) != bits)
		return 0;
	end = BEGIN_OF(s->buckets[bucket + 1]);
	for (uint32_t i = BEGIN_OF(word); i < end && count < room; i++) {
		const struct entry *e = &s->entries[i];

		if (e->hash == hash && is_key(s, e, &l) && (e->port == 0 || e->port == port) &&
		    (!is_below || e->kind == INDICATOR_DOMAIN))
			ret[count++] = i;
	}
	return count;
}

/* The narrowest network, then what is around it. */
static size_t find_networks(const struct indicator_set *s, struct address a, uint16_t port,
                            uint32_t *ret, size_t room)
{
	const struct prefix *list = s->networks.list;
	size_t count = 0;

	for (uint32_t at = networks_find(&s->networks, a); at && count < room;
	     at = list[at - 1].parent)
		if (!list[at - 1].has_port || s->entries[list[at - 1].entry].port == port)
			ret[count++] = list[at - 1].entry;
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
