/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writing the event of a socket takes about as long as all that is asked of it before. So in a long
 * answer a thread runs ahead of the one that writes: it takes connections from the scan and puts
 * them by in batches. What it learns crosses to the other processor, which is less than what is
 * written of it.
 */
#include <sched.h>
#include <stdlib.h>

#include "pipeline/pipeline.h"

#define BATCHES 4u
#define BATCH_CONNECTIONS 128u
#define BATCH_MEMORY (64u << 20)

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
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool has_thread;
	bool stop;        /* under the lock, as the next two */
	unsigned filled;  /* batches ever */
	unsigned emptied; /* likewise */
	struct batch *ring[BATCHES];
	size_t taken; /* of the batch at hand */
};

/* ---- the thread -------------------------------------------------------------------------------
 */

static void fill(struct scan *scan, struct batch *b)
{
	arena_reset(b->arena);
	b->count = 0;
	b->end = 1;
	while (b->end == 1 && b->count < BATCH_CONNECTIONS) {
		struct put_by *p = &b->list[b->count];
		struct connection c;

		b->end = scan_next(scan, &c, &b->words);
		if (b->end != 1)
			break;
		if (connection_keep(b->arena, &c, &p->socket, &p->connection) < 0)
			b->end = fail(&b->words, -ENOMEM, "out of memory");
		else
			b->count++;
	}
}

static bool may_fill(struct ahead *a)
{
	while (!a->stop && a->filled - a->emptied == BATCHES)
		(void)pthread_cond_wait(&a->changed, &a->lock);
	return !a->stop;
}

static void *work(void *argument)
{
	struct ahead *a = argument;
	int end = 1;

	(void)pthread_mutex_lock(&a->lock);
	while (end == 1 && may_fill(a)) {
		struct batch *b = a->ring[a->filled % BATCHES];

		(void)pthread_mutex_unlock(&a->lock);
		fill(a->scan, b);
		end = b->end;
		(void)pthread_mutex_lock(&a->lock);
		a->filled++;
		(void)pthread_cond_signal(&a->changed);
	}
	(void)pthread_mutex_unlock(&a->lock);
	return NULL;
}

/* ---- the other side ---------------------------------------------------------------------------
 */

static struct batch *batch_at_hand(struct ahead *a)
{
	(void)pthread_mutex_lock(&a->lock);
	while (a->filled == a->emptied)
		(void)pthread_cond_wait(&a->changed, &a->lock);
	(void)pthread_mutex_unlock(&a->lock);
	return a->ring[a->emptied % BATCHES];
}

static void hand_back(struct ahead *a)
{
	(void)pthread_mutex_lock(&a->lock);
	a->emptied++;
	(void)pthread_cond_signal(&a->changed);
	(void)pthread_mutex_unlock(&a->lock);
	a->taken = 0;
}

int ahead_next(struct ahead *a, struct connection *ret, struct cq_error *reterr)
{
	struct batch *b = batch_at_hand(a);

	while (a->taken == b->count && b->end == 1) {
		hand_back(a);
		b = batch_at_hand(a);
	}
	if (a->taken < b->count) {
		*ret = b->list[a->taken++].connection;
		return 1;
	}
	if (b->end < 0 && reterr)
		*reterr = b->words;
	return b->end;
}

/* ---- the door ---------------------------------------------------------------------------------
 */

static int make_batches(struct ahead *a)
{
	for (unsigned i = 0; i < BATCHES; i++) {
		a->ring[i] = calloc(1, sizeof(*a->ring[i]));
		if (!a->ring[i] || arena_new(BATCH_MEMORY, &a->ring[i]->arena) < 0)
			return -ENOMEM;
	}
	return 0;
}

int ahead_new(struct scan *scan, struct ahead **ret)
{
	struct ahead *a = calloc(1, sizeof(*a));
	int r;

	if (!a)
		return -ENOMEM;
	(void)pthread_mutex_init(&a->lock, NULL);
	(void)pthread_cond_init(&a->changed, NULL);
	a->scan = scan;
	r = make_batches(a);
	if (r == 0)
		r = thread_start(&a->thread, work, a);
	a->has_thread = r == 0;
	if (r < 0)
		a = ahead_free(a);
	*ret = a;
	return r;
}

struct ahead *ahead_free(struct ahead *a)
{
	if (!a)
		return NULL;
	if (a->has_thread) {
		(void)pthread_mutex_lock(&a->lock);
		a->stop = true;
		(void)pthread_cond_signal(&a->changed);
		(void)pthread_mutex_unlock(&a->lock);
		(void)pthread_join(a->thread, NULL);
	}
	for (unsigned i = 0; i < BATCHES && a->ring[i]; i++) {
		arena_free(a->ring[i]->arena);
		free(a->ring[i]);
	}
	(void)pthread_cond_destroy(&a->changed);
	(void)pthread_mutex_destroy(&a->lock);
	free(a);
	return NULL;
}

bool ahead_pays(void)
{
	cpu_set_t own;

	return sched_getaffinity(0, sizeof(own), &own) < 0 || CPU_COUNT(&own) > 1;
}
