/* SPDX-License-Identifier: Apache-2.0 */
/* Cookies are counted up by the kernel and inodes too: the multiplier spreads neighbours over the
 * table. */
#include <stdlib.h>

#include "collect/sources.h"

static size_t first_place(const struct number_set *s, uint64_t n)
{
	return (size_t)((n * 0x9e3779b97f4a7c15u) >> 20) & s->mask;
}

void number_set_expect(const struct number_set *s, uint64_t n)
{
	if (s->slots)
		__builtin_prefetch(&s->slots[first_place(s, n)]);
}

static size_t place(const struct number_set *s, uint64_t n)
{
	size_t at = first_place(s, n);

	while (s->slots[at] != 0 && s->slots[at] != n)
		at = (at + 1) & s->mask;
	return at;
}

static int grow(struct number_set *s)
{
	struct number_set bigger = {.mask = s->mask ? s->mask * 2 + 1 : 1023, .used = s->used};

	bigger.slots = calloc(bigger.mask + 1, sizeof(*bigger.slots));
	if (!bigger.slots)
		return -ENOMEM;
	for (size_t i = 0; s->slots && i <= s->mask; i++)
		if (s->slots[i] != 0)
			bigger.slots[place(&bigger, s->slots[i])] = s->slots[i];
	bigger.has_zero = s->has_zero;
	free(s->slots);
	*s = bigger;
	return 0;
}

int number_set_add(struct number_set *s, uint64_t n)
{
	size_t at;

	if (n == 0) {
		bool known = s->has_zero;

		s->has_zero = true;
		return !known;
	}
	/* at most 7/8 full, so that a search ends soon */
	if ((!s->slots || (s->used + 1) * 8 > (s->mask + 1) * 7) && grow(s) < 0)
		return -ENOMEM;
	at = place(s, n);
	if (s->slots[at] == n)
		return 0;
	s->slots[at] = n;
	s->used++;
	return 1;
}

bool number_set_has(const struct number_set *s, uint64_t n)
{
	if (n == 0)
		return s->has_zero;
	return s->slots && s->slots[place(s, n)] == n;
}

void number_set_done(struct number_set *s)
{
	free(s->slots);
	*s = (struct number_set){0};
}
