/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The narrowest network that an address is in.
 *
 * Networks lie within one another or apart. Of those that begin at an address or before, sorted by
 * where they begin and the wider one first, the last one has the address in it, or what is around
 * it has: each knows its parent. An index over the upper bits of an address leads to a few of them;
 * among these it is a binary search. For IPv4 all of this is in a word for each network.
 */
#include <stdlib.h>

#include "enrich/indicator.h"

#define MAX_PREFIXES (UINT32_C(1) << 24) /* struct prefix has no room for more */
/* Networks for each place of the index, on average. */
#define PREFIXES_PER_PLACE 2u
#define DEEPEST 129u /* networks in one another */

struct place {
	uint64_t high, low;
};

static struct place place_of(struct address a)
{
	struct place p = {0, 0};
	unsigned len = a.family == 4 ? 4 : 16;

	for (unsigned i = 0; i < 8; i++)
		p.high = p.high << 8 | (i < len ? a.bytes[i] : 0);
	for (unsigned i = 8; i < len; i++)
		p.low = p.low << 8 | a.bytes[i];
	return p;
}

static struct place place_of_prefix(const struct prefix *p)
{
	return (struct place){p->high, p->low};
}

static int place_compare(struct place a, struct place b)
{
	if (a.high != b.high)
		return a.high < b.high ? -1 : 1;
	return a.low < b.low ? -1 : a.low > b.low;
}

/* The bits that a network leaves to its hosts, all set. */
static struct place hosts_of(uint8_t bits, uint8_t family)
{
	struct place p;

	if (family == 4) {
		p.high = bits < 32 ? UINT64_MAX >> bits & ~UINT64_C(0xffffffff) : 0;
		return (struct place){p.high, 0};
	}
	p.high = bits < 64 ? UINT64_MAX >> bits : 0;
	p.low = bits <= 64 ? UINT64_MAX : bits < 128 ? UINT64_MAX >> (bits - 64) : 0;
	return p;
}

static struct place place_or(struct place a, struct place b)
{
	return (struct place){a.high | b.high, a.low | b.low};
}

/* The next address; false: there is none. */
static bool place_next(struct place *p, uint8_t family)
{
	if (family == 4) {
		p->high += UINT64_C(1) << 32;
		return p->high != 0;
	}
	p->low++;
	if (p->low == 0)
		p->high++;
	return p->low != 0 || p->high != 0;
}

/* ---- gathering --------------------------------------------------------------------------------
 */

static int add_prefix(struct networks *n, const struct prefix *p)
{
	if (n->count == n->room) {
		uint32_t room = n->room ? n->room * 2 : 64;
		struct prefix *bigger;

		if (room > MAX_PREFIXES)
			return -ENOMEM;
		bigger = reallocarray(n->list, room, sizeof(*bigger));
		if (!bigger)
			return -ENOMEM;
		n->list = bigger;
		n->room = room;
	}
	n->list[n->count++] = *p;
	return 0;
}

static struct prefix prefix_of(struct place at, uint8_t bits, uint8_t family,
                               struct network_entry entry)
{
	return (struct prefix){.high = at.high,
	                       .low = at.low,
	                       .entry = entry.number & 0xffffff,
	                       .bits = bits,
	                       .family = family & 15u,
	                       .has_port = entry.has_port};
}

int networks_add(struct networks *n, struct address base, uint8_t bits, struct network_entry entry)
{
	struct prefix p = prefix_of(place_of(base), bits, base.family, entry);

	return add_prefix(n, &p);
}

/* The widest network that begins there and ends at `last` or before. */
static uint8_t widest_bits(struct place at, struct place last, uint8_t family)
{
	uint8_t bits = family == 4 ? 32 : 128;

	while (bits > 0) {
		struct place hosts = hosts_of((uint8_t)(bits - 1), family);
		bool is_aligned = (at.high & hosts.high) == 0 && (at.low & hosts.low) == 0;

		if (!is_aligned || place_compare(place_or(at, hosts), last) > 0)
			break;
		bits--;
	}
	return bits;
}

int networks_add_range(struct networks *n, struct address first, struct address last,
                       struct network_entry entry)
{
	struct place at = place_of(first), end = place_of(last);
	uint8_t family = first.family;
	int r = 0;

	while (r == 0 && place_compare(at, end) <= 0) {
		uint8_t bits = widest_bits(at, end, family);
		struct prefix p = prefix_of(at, bits, family, entry);

		r = add_prefix(n, &p);
		at = place_or(at, hosts_of(bits, family));
		if (!place_next(&at, family))
			break;
	}
	return r;
}

/* ---- sorting ----------------------------------------------------------------------------------
 */

#define DIGITS 18u /* of a prefix, the least one first: bytes */

static uint8_t digit_of(const struct prefix *p, unsigned digit)
{
	if (digit == 0)
		return p->bits;
	if (digit <= 8)
		return (uint8_t)(p->low >> 8 * (digit - 1));
	return (uint8_t)(digit <= 16 ? p->high >> 8 * (digit - 9) : p->family);
}

/* One digit; what is equal in it keeps its order. counts: of each value of the digit. */
static void sort_digit(const struct prefix *from, struct prefix *to, uint32_t count, unsigned digit,
                       const uint32_t counts[256])
{
	uint32_t places[256], at = 0;

	for (unsigned value = 0; value < 256; value++) {
		places[value] = at;
		at += counts[value];
	}
	for (uint32_t i = 0; i < count; i++)
		to[places[digit_of(&from[i], digit)]++] = from[i];
}

/* By family and place, the wider one first, and of the same network the one that came first.
 * Digits that are the same in all, as most are in a list of one family, cost nothing. */
static int sort_prefixes(struct networks *n)
{
	struct prefix *other = reallocarray(NULL, n->count, sizeof(*other)), *swap;
	uint32_t counts[DIGITS][256] = {{0}};

	if (!other)
		return -ENOMEM;
	for (uint32_t i = 0; i < n->count; i++)
		for (unsigned digit = 0; digit < DIGITS; digit++)
			counts[digit][digit_of(&n->list[i], digit)]++;
	for (unsigned digit = 0; digit < DIGITS; digit++) {
		if (counts[digit][digit_of(&n->list[0], digit)] == n->count)
			continue;
		sort_digit(n->list, other, n->count, digit, counts[digit]);
		swap = n->list;
		n->list = other;
		other = swap;
	}
	n->room = n->count;
	free(other);
	return 0;
}

/* ---- parents ----------------------------------------------------------------------------------
 */

static bool has_place(const struct prefix *p, struct place at)
{
	struct place hosts = hosts_of(p->bits, p->family);

	return (at.high & ~hosts.high) == p->high && (at.low & ~hosts.low) == p->low;
}

static bool is_same_network(const struct prefix *a, const struct prefix *b)
{
	return a->family == b->family && a->high == b->high && a->low == b->low &&
	       a->bits == b->bits;
}

/* That of a network is the next wider one; of several of the same, the one before. */
static void find_parents(struct networks *n)
{
	uint32_t open[DEEPEST], depth = 0; /* each in the one before */

	for (uint32_t i = 0; i < n->count; i++) {
		struct prefix *p = &n->list[i];

		while (depth > 0 && (n->list[open[depth - 1] - 1].family != p->family ||
		                     !has_place(&n->list[open[depth - 1] - 1], place_of_prefix(p))))
			depth--;
		p->parent = depth > 0 ? open[depth - 1] & 0xffffff : 0;
		if (depth > 0 && is_same_network(p, &n->list[open[depth - 1] - 1]))
			depth--;
		open[depth++] = i + 1;
	}
}

/* ---- index ------------------------------------------------------------------------------------
 */

static uint64_t index_place(const struct network_index *x, uint64_t high)
{
	return (high - x->lowest) >> x->shift;
}

static int make_index(const struct networks *n, uint32_t first, uint32_t last,
                      struct network_index *x)
{
	uint64_t span;
	uint32_t at = 0;

	if (first == last)
		return 0;
	x->lowest = n->list[first].high;
	span = n->list[last - 1].high - x->lowest;
	while (span >> x->shift >= (last - first) / PREFIXES_PER_PLACE + 2)
		x->shift++;
	x->count = (uint32_t)(span >> x->shift) + 1;
	x->places = reallocarray(NULL, (size_t)x->count + 1, sizeof(*x->places));
	if (!x->places)
		return -ENOMEM;
	for (uint32_t i = first; i < last; i++)
		for (uint64_t place = index_place(x, n->list[i].high); at <= place; at++)
			x->places[at] = i;
	x->places[x->count] = last;
	return 0;
}

/* Where one of IPv4 begins, its bits, its parent: sorted as the networks are. */
static uint64_t word_of(const struct prefix *p)
{
	return p->high | (uint64_t)p->bits << 24 | p->parent;
}

static int make_words(struct networks *n, uint32_t count)
{
	if (count == 0)
		return 0;
	n->words = reallocarray(NULL, count, sizeof(*n->words));
	if (!n->words)
		return -ENOMEM;
	for (uint32_t i = 0; i < count; i++)
		n->words[i] = word_of(&n->list[i]);
	return 0;
}

int networks_finish(struct networks *n)
{
	uint32_t v4 = 0;
	int r;

	if (n->count == 0)
		return 0;
	r = sort_prefixes(n);
	if (r < 0)
		return r;
	find_parents(n);
	while (v4 < n->count && n->list[v4].family == 4)
		v4++;
	r = make_words(n, v4);
	if (r == 0)
		r = make_index(n, 0, v4, &n->v4);
	return r == 0 ? make_index(n, v4, n->count, &n->v6) : r;
}

void networks_done(struct networks *n)
{
	free(n->v4.places);
	free(n->v6.places);
	free(n->words);
	free(n->list);
}

/* ---- looking up -------------------------------------------------------------------------------
 */

/* Among which the first one is that begins behind the address. */
static void find_range(const struct network_index *x, uint64_t high, uint32_t *ret_first,
                       uint32_t *ret_last)
{
	uint64_t place = index_place(x, high);

	*ret_first = x->places[place < x->count ? place : x->count];
	*ret_last = x->places[place < x->count ? place + 1 : x->count];
}

/* high: of the address, all below it set. */
static uint32_t find_v4(const struct networks *n, uint64_t high)
{
	uint32_t first, last;

	if (n->v4.count == 0 || high < n->v4.lowest)
		return 0;
	find_range(&n->v4, high, &first, &last);
	while (first < last) {
		uint32_t middle = first + (last - first) / 2;

		if (n->words[middle] <= high)
			first = middle + 1;
		else
			last = middle;
	}
	while (first) {
		uint64_t word = n->words[first - 1];

		if ((word ^ high) >> 1 >> (63 - (word >> 24 & 63)) == 0)
			break;
		first = word & 0xffffff;
	}
	return first;
}

static uint32_t find_v6(const struct networks *n, struct place at)
{
	uint32_t first, last;

	if (n->v6.count == 0 || at.high < n->v6.lowest)
		return 0;
	find_range(&n->v6, at.high, &first, &last);
	while (first < last) {
		uint32_t middle = first + (last - first) / 2;

		if (place_compare(place_of_prefix(&n->list[middle]), at) <= 0)
			first = middle + 1;
		else
			last = middle;
	}
	while (first && (n->list[first - 1].family != 6 || !has_place(&n->list[first - 1], at)))
		first = n->list[first - 1].parent;
	return first;
}

uint32_t networks_find(const struct networks *n, struct address a)
{
	struct place at = place_of(a);

	return a.family == 4 ? find_v4(n, at.high | UINT32_MAX) : find_v6(n, at);
}
