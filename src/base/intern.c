/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <stdlib.h>
#include <sys/random.h>

#define FIRST_SLOTS 256u
#define MAX_TEXTS (UINT32_C(1) << 24)
#define MAX_BYTES ((size_t)1 << 30)

/* First and last bytes; of a text of at most 16 they are all of it. */
struct ends {
	uint64_t first, last;
};
struct entry {
	struct ends ends;
	size_t len, at; /* its bytes begin at `at` in `bytes` */
};
struct slot {
	uint32_t hash, number; /* 0: free */
};
struct intern {
	struct slot *slots;
	struct entry *entries; /* the first is number 1 */
	struct buffer bytes;
	uint64_t seed;
	uint32_t count, room, mask;
};

int intern_new(struct intern **ret)
{
	struct intern *n = calloc(1, sizeof(*n));

	if (!n)
		return -ENOMEM;
	buffer_init(&n->bytes, MAX_BYTES);
	n->slots = calloc(FIRST_SLOTS, sizeof(*n->slots));
	if (!n->slots) {
		free(n);
		return -ENOMEM;
	}
	n->mask = FIRST_SLOTS - 1;
	/* So that nobody can make up texts that meet in one slot. */
	if (getrandom(&n->seed, sizeof(n->seed), GRND_NONBLOCK) != sizeof(n->seed))
		n->seed = (uint64_t)(uintptr_t)n;
	*ret = n;
	return 0;
}

struct intern *intern_free(struct intern *n)
{
	if (n) {
		buffer_done(&n->bytes);
		free(n->slots);
		free(n->entries);
		free(n);
	}
	return NULL;
}

static uint64_t load64(const char *from)
{
	uint64_t v;

	memcpy(&v, from, sizeof(v));
	return v;
}

static struct ends ends_of(struct text t)
{
	uint32_t low, high;

	if (t.len >= 8)
		return (struct ends){load64(t.bytes), load64(t.bytes + t.len - 8)};
	if (t.len >= 4) {
		memcpy(&low, t.bytes, 4);
		memcpy(&high, t.bytes + t.len - 4, 4);
		return (struct ends){(uint64_t)high << 32 | low, 0};
	}
	if (t.len == 0)
		return (struct ends){0, 0};
	low = (uint8_t)t.bytes[0] | (uint32_t)(uint8_t)t.bytes[t.len / 2] << 8 |
	      (uint32_t)(uint8_t)t.bytes[t.len - 1] << 16;
	return (struct ends){low, 0};
}

/* The halves of a product, one over the other: each bit of both factors reaches the middle. */
static uint64_t fold(uint64_t a, uint64_t b)
{
	__extension__ unsigned __int128 product = (unsigned __int128)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static uint32_t hash_of(const struct intern *n, struct text t, struct ends ends)
{
	uint64_t hash = n->seed + t.len;

	for (size_t at = 8; at + 8 < t.len; at += 8)
		hash = fold(hash ^ 0xa0761d6478bd642fu, load64(t.bytes + at) ^ n->seed);
	hash = fold(ends.first ^ hash ^ 0xe7037ed1a0b428dbu, ends.last ^ n->seed);
	return (uint32_t)(hash ^ hash >> 32);
}

static bool is_entry(const struct intern *n, uint32_t number, struct text t, struct ends ends)
{
	const struct entry *e = &n->entries[number - 1];

	return e->len == t.len && e->ends.first == ends.first && e->ends.last == ends.last &&
	       (t.len <= 16 || memcmp(n->bytes.bytes + e->at, t.bytes, t.len) == 0);
}

/* The slot of the text, or the free one where it belongs. There is always a free one. */
static struct slot *find(const struct intern *n, struct text t, struct ends ends, uint32_t hash)
{
	for (uint32_t at = hash & n->mask;; at = (at + 1) & n->mask) {
		struct slot *slot = &n->slots[at];

		if (!slot->number || (slot->hash == hash && is_entry(n, slot->number, t, ends)))
			return slot;
	}
}

static void fill_slots(struct intern *n)
{
	for (uint32_t number = 1; number <= n->count; number++) {
		struct text t = intern_text(n, number);
		struct ends ends = n->entries[number - 1].ends;
		uint32_t hash = hash_of(n, t, ends);

		*find(n, t, ends, hash) = (struct slot){hash, number};
	}
}

static int grow_slots(struct intern *n, uint32_t slots)
{
	struct slot *fresh = calloc(slots, sizeof(*fresh));

	if (!fresh)
		return -ENOMEM;
	free(n->slots);
	n->slots = fresh;
	n->mask = slots - 1;
	fill_slots(n);
	return 0;
}

static int make_room(struct intern *n)
{
	struct entry *entries;
	uint32_t room = n->room ? n->room * 2 : FIRST_SLOTS / 2;

	if (n->count < n->room)
		return 0;
	if (n->count >= MAX_TEXTS)
		return -ENOMEM;
	entries = reallocarray(n->entries, room, sizeof(*entries));
	if (!entries)
		return -ENOMEM;
	n->entries = entries;
	/* Half of the slots stay free. */
	if (room > (n->mask + 1) / 2 && grow_slots(n, room * 2) < 0)
		return -ENOMEM;
	n->room = room;
	return 0;
}

static uint32_t append(struct intern *n, struct text t, struct ends ends, uint32_t hash)
{
	size_t at = n->bytes.len;

	if (make_room(n) < 0)
		return 0;
	buffer_add_text(&n->bytes, t);
	if (buffer_error(&n->bytes) < 0) {
		n->bytes.error = 0;
		return 0;
	}
	n->entries[n->count++] = (struct entry){ends, t.len, at};
	*find(n, t, ends, hash) = (struct slot){hash, n->count};
	return n->count;
}

uint32_t intern_add(struct intern *n, struct text t)
{
	struct ends ends = ends_of(t);
	uint32_t hash = hash_of(n, t, ends);
	const struct slot *slot = find(n, t, ends, hash);

	return slot->number ? slot->number : append(n, t, ends, hash);
}

uint32_t intern_find(const struct intern *n, struct text t)
{
	struct ends ends = ends_of(t);

	return find(n, t, ends, hash_of(n, t, ends))->number;
}

struct text intern_text(const struct intern *n, uint32_t number)
{
	const struct entry *e = &n->entries[number - 1];

	return e->len ? (struct text){n->bytes.bytes + e->at, e->len} : TEXT("");
}

uint32_t intern_count(const struct intern *n)
{
	return n->count;
}

void intern_cut(struct intern *n, uint32_t count)
{
	if (count >= n->count)
		return;
	n->bytes.len = n->entries[count].at;
	n->count = count;
	memset(n->slots, 0, ((size_t)n->mask + 1) * sizeof(*n->slots));
	fill_slots(n);
}
