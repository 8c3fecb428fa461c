/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The narrowest network that an address is in.
 *
 * Networks lie within one another or apart, so all addresses fall into ranges, each of which has
 * one narrowest network: a sorted array of where ranges begin. An index over the upper bits of an
 * address leads to a few of them; among these it is a binary search. What lies around a network is
 * found by its parent.
 */
#include <stdlib.h>

#include "enrich/indicator.h"

#define MAX_PREFIXES (UINT32_C(1) << 26)
/* Ranges for each place of the index, on average. */
#define RANGES_PER_PLACE 4u
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

static int add_place(struct networks *n, struct place at, uint8_t bits, uint8_t family,
                     uint32_t entry)
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
	n->list[n->count++] = (struct prefix){at.high, at.low, entry, bits, family};
	return 0;
}

int networks_add(struct networks *n, struct address base, uint8_t bits, uint32_t entry)
{
	return add_place(n, place_of(base), bits, base.family, entry);
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
                       uint32_t entry)
{
	struct place at = place_of(first), end = place_of(last);
	uint8_t family = first.family;
	int r = 0;

	while (r == 0 && place_compare(at, end) <= 0) {
		uint8_t bits = widest_bits(at, end, family);

		r = add_place(n, at, bits, family, entry);
		at = place_or(at, hosts_of(bits, family));
		if (!place_next(&at, family))
			break;
	}
	return r;
}

/* ---- ranges -----------------------------------------------------------------------------------
 */

/* By family and place, the wider one first. */
static int prefix_compare(const void *x, const void *y)
{
	const struct prefix *a = x, *b = y;

	if (a->family != b->family)
		return a->family < b->family ? -1 : 1;
	if (a->high != b->high)
		return a->high < b->high ? -1 : 1;
	if (a->low != b->low)
		return a->low < b->low ? -1 : 1;
	if (a->bits != b->bits)
		return a->bits < b->bits ? -1 : 1;
	return a->entry < b->entry ? -1 : a->entry > b->entry;
}

static bool is_same_network(const struct prefix *a, const struct prefix *b)
{
	return a->family == b->family && a->high == b->high && a->low == b->low &&
	       a->bits == b->bits;
}

static struct place end_of(const struct prefix *p)
{
	return place_or((struct place){p->high, p->low}, hosts_of(p->bits, p->family));
}

/* What is compared first of where a range begins. */
static uint64_t upper_bits(const struct ranges *r, uint32_t i)
{
	return r->v4 ? r->v4[i].begin : r->v6[i].high;
}

/* A range begins: what begins at the same place replaces it. */
static void begin_range(struct ranges *r, struct place at, uint32_t owner)
{
	uint32_t last = r->count - 1, begin = (uint32_t)(at.high >> 32);

	if (r->v4) {
		if (r->count == 0 || r->v4[last].begin != begin)
			last = r->count++;
		r->v4[last] = (struct range_v4){begin, owner};
		return;
	}
	if (r->count == 0 || r->v6[last].high != at.high || r->v6[last].low != at.low)
		last = r->count++;
	r->v6[last] = (struct range_v6){at.high, at.low, owner};
}

/* Networks that are open at a place, each in the one before. */
struct open_networks {
	uint32_t list[DEEPEST];
	uint32_t count;
};

static uint32_t narrowest(const struct open_networks *o)
{
	return o->count > 0 ? o->list[o->count - 1] : 0;
}

/* Ends those that end before `at`; NULL: all. */
static void close_networks(const struct networks *n, struct ranges *r, struct open_networks *o,
                           const struct prefix *at)
{
	while (o->count > 0) {
		const struct prefix *p = &n->list[narrowest(o) - 1];
		struct place end = end_of(p);

		if (at && place_compare(end, (struct place){at->high, at->low}) >= 0)
			return;
		o->count--;
		if (place_next(&end, p->family))
			begin_range(r, end, narrowest(o));
	}
}

static int make_ranges(struct networks *n, uint32_t first, uint32_t last, struct ranges *r)
{
	size_t most = 2 * (size_t)(last - first);
	struct open_networks open = {.count = 0};

	if (most == 0)
		return 0;
	if (n->list[first].family == 4)
		r->v4 = reallocarray(NULL, most, sizeof(*r->v4));
	else
		r->v6 = reallocarray(NULL, most, sizeof(*r->v6));
	if (!r->v4 && !r->v6)
		return -ENOMEM;
	for (uint32_t i = first; i < last; i++) {
		const struct prefix *p = &n->list[i];

		if (i > first && is_same_network(p, p - 1)) {
			n->parent[i] = n->parent[i - 1];
			continue;
		}
		close_networks(n, r, &open, p);
		n->parent[i] = narrowest(&open);
		open.list[open.count++] = i + 1;
		begin_range(r, (struct place){p->high, p->low}, i + 1);
	}
	close_networks(n, r, &open, NULL);
	return 0;
}

static uint64_t index_place(const struct ranges *r, uint64_t upper)
{
	return (upper - r->first) >> r->shift;
}

static int make_index(struct ranges *r)
{
	uint64_t span;
	uint32_t at = 0;

	if (r->count == 0)
		return 0;
	r->first = upper_bits(r, 0);
	span = upper_bits(r, r->count - 1) - r->first;
	while (span >> r->shift >= r->count / RANGES_PER_PLACE + 2)
		r->shift++;
	r->index_count = (uint32_t)(span >> r->shift) + 1;
	r->index = reallocarray(NULL, (size_t)r->index_count + 1, sizeof(*r->index));
	if (!r->index)
		return -ENOMEM;
	for (uint32_t i = 0; i < r->count; i++)
		for (uint64_t place = index_place(r, upper_bits(r, i)); at <= place; at++)
			r->index[at] = i;
	r->index[r->index_count] = r->count;
	return 0;
}

static bool is_sorted(const struct networks *n)
{
	for (uint32_t i = 1; i < n->count; i++)
		if (prefix_compare(&n->list[i - 1], &n->list[i]) > 0)
			return false;
	return true;
}

int networks_finish(struct networks *n)
{
	uint32_t v4 = 0;
	int r;

	if (n->count == 0)
		return 0;
	if (!is_sorted(n))
		qsort(n->list, n->count, sizeof(*n->list), prefix_compare);
	n->parent = calloc(n->count, sizeof(*n->parent));
	if (!n->parent)
		return -ENOMEM;
	while (v4 < n->count && n->list[v4].family == 4)
		v4++;
	r = make_ranges(n, 0, v4, &n->v4);
	if (r == 0)
		r = make_ranges(n, v4, n->count, &n->v6);
	if (r == 0)
		r = make_index(&n->v4);
	return r == 0 ? make_index(&n->v6) : r;
}

static void ranges_done(struct ranges *r)
{
	free(r->v4);
	free(r->v6);
	free(r->index);
}

void networks_done(struct networks *n)
{
	ranges_done(&n->v4);
	ranges_done(&n->v6);
	free(n->list);
	free(n->parent);
}

/* ---- looking up -------------------------------------------------------------------------------
 */

/* Among which ranges the first one is that begins behind the address. */
static void find_place(const struct ranges *r, uint64_t upper, uint32_t *ret_first,
                       uint32_t *ret_last)
{
	uint64_t place = index_place(r, upper);

	*ret_first = place < r->index_count ? r->index[place] : r->count;
	*ret_last = place < r->index_count ? r->index[place + 1] : r->count;
}

static uint32_t find_v4(const struct ranges *r, const uint8_t bytes[4])
{
	uint32_t at = (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
	              (uint32_t)bytes[2] << 8 | bytes[3];
	uint32_t first, last;

	if (r->count == 0 || at < r->first)
		return 0;
	find_place(r, at, &first, &last);
	while (first < last) {
		uint32_t middle = first + (last - first) / 2;

		if (r->v4[middle].begin <= at)
			first = middle + 1;
		else
			last = middle;
	}
	return first > 0 ? r->v4[first - 1].owner : 0;
}

static uint32_t find_v6(const struct ranges *r, struct place at)
{
	uint32_t first, last;

	if (r->count == 0 || at.high < r->first)
		return 0;
	find_place(r, at.high, &first, &last);
	while (first < last) {
		uint32_t middle = first + (last - first) / 2;
		const struct range_v6 *range = &r->v6[middle];

		if (range->high < at.high || (range->high == at.high && range->low <= at.low))
			first = middle + 1;
		else
			last = middle;
	}
	return first > 0 ? r->v6[first - 1].owner : 0;
}

uint32_t networks_find(const struct networks *n, struct address a)
{
	return a.family == 4 ? find_v4(&n->v4, a.bytes) : find_v6(&n->v6, place_of(a));
}
