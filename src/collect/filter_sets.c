/* SPDX-License-Identifier: Apache-2.0 */
/* Ports and networks as sorted lists, and the ways to join them. */
#include <stdlib.h>

#include "collect/filter.h"

#define V4_BITS 32u
#define V6_BITS 128u

/* ---- ports ---------------------------------------------------------------------------------- */

static int by_first_port(const void *a, const void *b)
{
	const struct port_range *x = a, *y = b;

	return (x->first > y->first) - (x->first < y->first);
}

/* Joins what overlaps or touches; the list is sorted. Returns how many are left. */
static size_t join_ranges(struct port_range *list, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++) {
		struct port_range *last = kept > 0 ? &list[kept - 1] : NULL;

		if (!last || list[i].first > (uint32_t)last->last + 1)
			list[kept++] = list[i];
		else if (list[i].last > last->last)
			last->last = list[i].last;
	}
	return kept;
}

static struct port_range *take_ranges(struct arena *a, size_t count)
{
	return arena_take(a, (count + 1) * sizeof(struct port_range));
}

bool port_set_make(struct arena *a, const struct port_range *ranges, size_t count,
                   struct port_set *ret)
{
	struct port_range *list = take_ranges(a, count);
	size_t kept = 0;

	if (!list)
		return false;
	for (size_t i = 0; i < count; i++) {
		struct port_range r = ranges[i];

		if (r.first == 0)
			r.first = 1;
		if (r.first <= r.last)
			list[kept++] = r;
	}
	qsort(list, kept, sizeof(*list), by_first_port);
	*ret = (struct port_set){list, join_ranges(list, kept)};
	return true;
}

bool port_set_union(struct arena *a, const struct port_set *x, const struct port_set *y,
                    struct port_set *ret)
{
	struct port_range *both = take_ranges(a, x->count + y->count);

	if (!both)
		return false;
	memcpy(both, x->list, x->count * sizeof(*both));
	memcpy(both + x->count, y->list, y->count * sizeof(*both));
	return port_set_make(a, both, x->count + y->count, ret);
}

bool port_set_complement(struct arena *a, const struct port_set *x, struct port_set *ret)
{
	struct port_range *list = take_ranges(a, x->count);
	size_t count = 0;
	uint32_t from = 1;

	if (!list)
		return false;
	for (size_t i = 0; i < x->count; i++) {
		if (x->list[i].first > from)
			list[count++] = (struct port_range){(uint16_t)from,
			                                    (uint16_t)(x->list[i].first - 1)};
		from = (uint32_t)x->list[i].last + 1;
	}
	if (from <= UINT16_MAX)
		list[count++] = (struct port_range){(uint16_t)from, UINT16_MAX};
	*ret = (struct port_set){list, count};
	return true;
}

bool port_set_intersect(struct arena *a, const struct port_set *x, const struct port_set *y,
                        struct port_set *ret)
{
	struct port_range *list = take_ranges(a, x->count + y->count);
	size_t count = 0, i = 0, j = 0;

	if (!list)
		return false;
	while (i < x->count && j < y->count) {
		const struct port_range *p = &x->list[i], *q = &y->list[j];
		struct port_range r = {p->first > q->first ? p->first : q->first,
		                       p->last < q->last ? p->last : q->last};

		if (r.first <= r.last)
			list[count++] = r;
		if (p->last < q->last)
			i++;
		else
			j++;
	}
	*ret = (struct port_set){list, count};
	return true;
}

static int by_gap(const void *a, const void *b)
{
	const uint16_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static uint16_t gap_before(const struct port_range *list, size_t i)
{
	return (uint16_t)(list[i].first - list[i - 1].last);
}

/* Joins over the `excess` smallest gaps. */
static size_t join_over_gaps(struct port_range *list, size_t count, const uint16_t *sorted,
                             size_t excess)
{
	uint16_t largest = sorted[excess - 1];
	size_t kept = 1, as_large = 0;

	for (size_t i = 0; i < excess; i++)
		as_large += sorted[i] == largest;
	for (size_t i = 1; i < count; i++) {
		uint16_t gap = (uint16_t)(list[i].first - list[kept - 1].last);
		bool is_joined = gap < largest || (gap == largest && as_large > 0);

		as_large -= is_joined && gap == largest;
		if (is_joined)
			list[kept - 1].last = list[i].last;
		else
			list[kept++] = list[i];
	}
	return kept;
}

bool port_set_coarsen(struct arena *a, const struct port_set *x, size_t most, struct port_set *ret)
{
	struct port_range *list;
	uint16_t *gaps;

	*ret = *x;
	if (x->count <= most)
		return true;
	list = take_ranges(a, x->count);
	gaps = arena_take(a, x->count * sizeof(*gaps));
	if (!list || !gaps)
		return false;
	memcpy(list, x->list, x->count * sizeof(*list));
	for (size_t i = 1; i < x->count; i++)
		gaps[i - 1] = gap_before(x->list, i);
	qsort(gaps, x->count - 1, sizeof(*gaps), by_gap);
	ret->list = list;
	ret->count = join_over_gaps(list, x->count, gaps, x->count - most);
	return true;
}

/* ---- networks ------------------------------------------------------------------------------- */

uint8_t common_bits(const struct address *x, const struct address *y)
{
	unsigned most = x->family == 4 ? V4_BITS : V6_BITS, bits = 0;

	while (bits < most && x->bytes[bits / 8] == y->bytes[bits / 8])
		bits += 8;
	while (bits < most &&
	       ((x->bytes[bits / 8] ^ y->bytes[bits / 8]) & (0x80u >> bits % 8)) == 0)
		bits++;
	return (uint8_t)bits;
}

struct network network_cut(struct network n, uint8_t bits)
{
	if (n.bits <= bits)
		return n;
	n.bits = bits;
	for (unsigned i = bits; i < V6_BITS; i++)
		n.base.bytes[i / 8] &= (uint8_t) ~(0x80u >> i % 8);
	return n;
}

static int by_network(const void *a, const void *b)
{
	const struct network *x = a, *y = b;
	int order = address_compare(x->base, y->base);

	return order != 0 ? order : (x->bits > y->bits) - (x->bits < y->bits);
}

/* Drops what lies inside another: in a sorted list, inside the last one that was kept. */
static size_t drop_inner(struct network *list, size_t count)
{
	size_t kept = 0;

	for (size_t i = 0; i < count; i++)
		if (kept == 0 || !network_has(list[kept - 1], list[i].base))
			list[kept++] = list[i];
	return kept;
}

bool network_set_make(struct arena *a, const struct network *networks, size_t count,
                      struct network_set *ret)
{
	struct network *list = arena_take(a, (count + 1) * sizeof(*list));
	size_t kept = 0;

	if (!list)
		return false;
	for (size_t i = 0; i < count; i++) {
		unsigned most = networks[i].base.family == 4 ? V4_BITS : V6_BITS;

		if (networks[i].base.family == 0)
			continue;
		list[kept] = networks[i];
		if (list[kept].bits > most)
			list[kept].bits = (uint8_t)most;
		/* bits behind the prefix may stand there in what others made */
		list[kept] =
			network_cut((struct network){list[kept].base, V6_BITS}, list[kept].bits);
		kept++;
	}
	qsort(list, kept, sizeof(*list), by_network);
	*ret = (struct network_set){list, drop_inner(list, kept)};
	return true;
}

bool network_set_union(struct arena *a, const struct network_set *x, const struct network_set *y,
                       struct network_set *ret)
{
	struct network *both = arena_take(a, (x->count + y->count + 1) * sizeof(*both));

	if (!both)
		return false;
	memcpy(both, x->list, x->count * sizeof(*both));
	memcpy(both + x->count, y->list, y->count * sizeof(*both));
	return network_set_make(a, both, x->count + y->count, ret);
}

bool network_set_coarsen(struct arena *a, const struct network_set *x, size_t most,
                         struct network_set *ret)
{
	struct network *list = arena_take(a, (x->count + 1) * sizeof(*list));
	size_t count = x->count;

	if (!list)
		return false;
	memcpy(list, x->list, count * sizeof(*list));
	for (unsigned bits = V6_BITS - 1; count > most; bits--) {
		for (size_t i = 0; i < count; i++)
			list[i] = network_cut(list[i], (uint8_t)bits);
		count = drop_inner(list, count);
		if (bits == 0)
			break;
	}
	*ret = (struct network_set){list, count};
	return true;
}

size_t network_set_v4(const struct network_set *x)
{
	size_t count = 0;

	while (count < x->count && x->list[count].base.family == 4)
		count++;
	return count;
}
