/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <stdalign.h>
#include <stdlib.h>

#define SMALLEST_BLOCK 2048
#define LARGEST_BLOCK 65536
#define LARGEST_SHARING (LARGEST_BLOCK / 4)
#define ALIGNMENT 16

/* Blocks come zeroed, each twice as large as the one before, and are used from their beginning. The
 * first of the chain is the one that is being filled; what is too large for sharing has a block of
 * its own behind it. */
struct block {
	struct block *next;
	size_t size, used;
	alignas(ALIGNMENT) char bytes[];
};
struct arena {
	struct block *first;
	size_t ceiling, used;
};

int arena_new(size_t ceiling, struct arena **ret)
{
	struct arena *a = calloc(1, sizeof(*a));

	if (!a)
		return -ENOMEM;
	/* So that sizes rounded up never wrap. */
	a->ceiling = ceiling < PTRDIFF_MAX ? ceiling : PTRDIFF_MAX;
	*ret = a;
	return 0;
}

struct arena *arena_free(struct arena *a)
{
	if (!a)
		return NULL;
	for (struct block *b = a->first, *next; b; b = next) {
		next = b->next;
		free(b);
	}
	free(a);
	return NULL;
}

void arena_freep(struct arena **a)
{
	*a = arena_free(*a);
}

void arena_reset(struct arena *a)
{
	struct block *keep = NULL;

	for (struct block *b = a->first, *next; b; b = next) {
		next = b->next;
		if (!keep && b->size <= LARGEST_BLOCK) {
			memset(b->bytes, 0, b->used);
			b->used = 0;
			b->next = NULL;
			keep = b;
		} else {
			free(b);
		}
	}
	a->first = keep;
	a->used = 0;
}

static struct block *block_new(size_t size)
{
	struct block *b = calloc(1, sizeof(*b) + size);

	if (b)
		b->size = size;
	return b;
}

/* The place of a block that is too large to share one: behind the block that is being filled. */
static void *take_alone(struct arena *a, size_t size)
{
	struct block *b = block_new(size);

	if (!b)
		return NULL;
	b->used = size;
	if (a->first) {
		b->next = a->first->next;
		a->first->next = b;
	} else {
		a->first = b;
	}
	a->used += size;
	return b->bytes;
}

/* Of the block behind b (NULL: there is none), in which a piece of that size has its place. */
static size_t shared_size(const struct block *b, size_t piece)
{
	size_t size = SMALLEST_BLOCK;

	while (size < LARGEST_BLOCK && (size < piece || (b && size <= b->size)))
		size *= 2;
	return size;
}

static void *take(struct arena *a, size_t size, size_t alignment)
{
	if (size == 0)
		size = 1;
	if (size > a->ceiling - a->used)
		return NULL;
	if (size > LARGEST_SHARING)
		return take_alone(a, size);

	struct block *b = a->first;
	size_t at = b ? (b->used + alignment - 1) & ~(alignment - 1) : 0;
	if (!b || at > b->size || size > b->size - at) {
		struct block *fresh = block_new(shared_size(b, size));

		if (!fresh)
			return NULL;
		fresh->next = b;
		a->first = b = fresh;
		at = 0;
	}
	b->used = at + size;
	a->used += size;
	return b->bytes + at;
}

void *arena_take(struct arena *a, size_t size)
{
	return take(a, size, ALIGNMENT);
}

struct text arena_text(struct arena *a, struct text t)
{
	if (!t.bytes || t.len >= PTRDIFF_MAX)
		return TEXT_NONE;
	char *bytes = take(a, t.len + 1, 1);
	if (!bytes)
		return TEXT_NONE;
	if (t.len)
		memcpy(bytes, t.bytes, t.len);
	return (struct text){bytes, t.len};
}

struct text arena_printf(struct arena *a, const char *format, ...)
{
	struct text result = TEXT_NONE;
	va_list args, again;

	va_start(args, format);
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	char *bytes = n >= 0 ? take(a, (size_t)n + 1, 1) : NULL;
	if (bytes) {
		(void)vsnprintf(bytes, (size_t)n + 1, format, again);
		result = (struct text){bytes, (size_t)n};
	}
	va_end(again);
	return result;
}

size_t arena_used(const struct arena *a)
{
	return a->used;
}
