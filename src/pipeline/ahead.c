/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writing the event of a socket takes about as long as all that is asked of it before. So in a long
 * answer a thread runs ahead of the one that writes: it takes connections from the scan and puts
 * them by in batches. What it learns crosses to the other processor, which is less than what is
 * written of it.
 */
#include <stdlib.h>

#include "pipeline/pipeline.h"

#define BATCHES 4u
#define BATCH_CONNECTIONS 128u
#define BATCH_MEMORY (64u << 20)
/* Where matches are rare nobody waits for a batch to be full. */
#define BATCH_MS 20

struct put_by {
	struct connection connection;
	struct socket socket;
};
struct batch {
	struct put_by list[BATCH_CONNECTIONS];
	size_t count;
	struct arena *arena; /* what they borrow */
	int end;             /* 1: others follow; 0: that was all; negative: the scan failed */
	struct cq_error words;
};
struct ahead {
	struct scan *scan;
	struct relay *relay;
	struct batch *batches[BATCHES];
	struct connection left; /* the thread's: it did not fit into the last batch */
	bool has_left;
	struct batch *at_hand; /* NULL: none yet */
	size_t taken;          /* of it */
};

/* ---- in the thread ----------------------------------------------------------------------------
 */

/* 1: a->left is the next one, else as scan_next. */
static int next_left(struct ahead *a, struct cq_error *words)
{
	if (a->has_left)
		return 1;
	int r = scan_next(a->scan, &a->left, words);
	a->has_left = r == 1;
	return r;
}

/* False: the batch has no room for it. One that no batch has room for ends the scan. */
static bool put_by(struct ahead *a, struct batch *b)
{
	struct put_by *p = &b->list[b->count];

	if (connection_keep(b->arena, &a->left, &p->socket, &p->connection) == 0) {
		b->count++;
		a->has_left = false;
		return true;
	}
	if (b->count == 0)
		b->end = fail(&b->words, -ENOMEM, "out of memory");
	return false;
}

static bool fill(void *context, void *slot)
{
	struct ahead *a = context;
	struct batch *b = slot;
	int64_t began = clock_coarse_ms();

	arena_reset(b->arena);
	b->count = 0;
	do
		b->end = next_left(a, &b->words);
	while (b->end == 1 && put_by(a, b) && b->count < BATCH_CONNECTIONS &&
	       clock_coarse_ms() - began < BATCH_MS);
	return b->end == 1;
}

/* ---- on the other side ------------------------------------------------------------------------
 */

int ahead_next(struct ahead *a, struct connection *ret, struct cq_error *reterr)
{
	struct batch *b = a->at_hand;

	if (!b || (a->taken == b->count && b->end == 1)) {
		b = a->at_hand = relay_next(a->relay);
		a->taken = 0;
	}
	if (a->taken < b->count) {
		*ret = b->list[a->taken++].connection;
		return 1;
	}
	if (b->end < 0 && reterr)
		*reterr = b->words;
	return b->end;
}

int ahead_new(struct scan *scan, struct ahead **ret)
{
	struct ahead *a = calloc(1, sizeof(*a));
	void *slots[BATCHES];
	int r = a ? 0 : -ENOMEM;

	for (unsigned i = 0; i < BATCHES && r == 0; i++) {
		slots[i] = a->batches[i] = calloc(1, sizeof(*a->batches[i]));
		r = slots[i] ? arena_new(BATCH_MEMORY, &a->batches[i]->arena) : -ENOMEM;
	}
	if (r == 0) {
		a->scan = scan;
		r = relay_new(slots, BATCHES, fill, a, &a->relay);
	}
	if (r < 0)
		a = ahead_free(a);
	*ret = a;
	return r;
}

struct ahead *ahead_free(struct ahead *a)
{
	if (!a)
		return NULL;
	relay_free(a->relay);
	for (unsigned i = 0; i < BATCHES && a->batches[i]; i++) {
		arena_free(a->batches[i]->arena);
		free(a->batches[i]);
	}
	free(a);
	return NULL;
}
