/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <stdlib.h>

/* Marks a slot that no key has. Values are indices of what is in memory, they do not come here. */
#define FREE (MAP_NONE - 1)
#define FIRST_SLOTS 64

/* Twelve bytes, not sixteen: a host with a million sockets has a million of them. */
struct map_slot {
	uint32_t key[2];
	uint32_t value;
};

/* The finaliser of MurmurHash3: every bit of the key reaches every bit of the result. */
static uint64_t mix(uint64_t n)
{
	n ^= n >> 33;
	n *= 0xff51afd7ed558ccdu;
	n ^= n >> 33;
	n *= 0xc4ceb9fe1a85ec53u;
	return n ^ n >> 33;
}

void map_init(struct map *m)
{
	*m = (struct map){0};
}

void map_done(struct map *m)
{
	free(m->slots);
	*m = (struct map){0};
}

/* The slot of the key, or the free one where it belongs. There is always a free one. */
static struct map_slot *find(const struct map *m, uint64_t key)
{
	uint32_t low = (uint32_t)key, high = (uint32_t)(key >> 32);
	size_t at = (size_t)mix(key) & m->mask;

	for (;; at = (at + 1) & m->mask) {
		struct map_slot *slot = &m->slots[at];

		if (slot->value == FREE || (slot->key[0] == low && slot->key[1] == high))
			return slot;
	}
}

static int grow(struct map *m)
{
	size_t count = m->slots ? (m->mask + 1) * 2 : FIRST_SLOTS;
	struct map larger = {.used = m->used, .mask = count - 1};

	larger.slots = reallocarray(NULL, count, sizeof(*larger.slots));
	if (!larger.slots)
		return -ENOMEM;
	for (size_t i = 0; i < count; i++)
		larger.slots[i] = (struct map_slot){.value = FREE};
	for (size_t i = 0; m->slots && i <= m->mask; i++) {
		const struct map_slot *slot = &m->slots[i];

		if (slot->value != FREE)
			*find(&larger, (uint64_t)slot->key[1] << 32 | slot->key[0]) = *slot;
	}
	free(m->slots);
	*m = larger;
	return 0;
}

uint32_t *map_at(struct map *m, uint64_t key)
{
	struct map_slot *slot = m->slots ? find(m, key) : NULL;

	if (slot && slot->value != FREE)
		return &slot->value;
	/* Growing at 7/8: searching for what is not there becomes long beyond. */
	if (!slot || m->used >= (m->mask + 1) / 8 * 7) {
		if (grow(m) < 0)
			return NULL;
		slot = find(m, key);
	}
	*slot = (struct map_slot){{(uint32_t)key, (uint32_t)(key >> 32)}, MAP_NONE};
	m->used++;
	return &slot->value;
}

uint32_t map_get(const struct map *m, uint64_t key)
{
	if (!m->slots)
		return MAP_NONE;
	const struct map_slot *slot = find(m, key);
	return slot->value == FREE ? MAP_NONE : slot->value;
}

uint64_t hash_bytes(const void *bytes, size_t len)
{
	const char *from = bytes;
	uint64_t hash = mix(len + 1);

	for (size_t left = len; left;) {
		uint64_t word = 0;
		size_t n = left < sizeof(word) ? left : sizeof(word);

		memcpy(&word, from, n);
		hash = mix(hash ^ word) * 0x9e3779b97f4a7c15u;
		from += n;
		left -= n;
	}
	return mix(hash);
}
