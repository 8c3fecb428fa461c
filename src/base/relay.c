/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <sched.h>
#include <stdlib.h>

struct relay {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool stop;              /* under the lock, as the next three */
	bool is_over;           /* the last one is filled */
	size_t filled, emptied; /* slots ever */
	relay_fill_fn fill;
	void *context;
	bool is_at_hand; /* one is with the caller */
	size_t count;
	void *slots[];
};

static bool may_fill(struct relay *r)
{
	while (!r->stop && r->filled - r->emptied == r->count)
		(void)pthread_cond_wait(&r->changed, &r->lock);
	return !r->stop;
}

static void *work(void *argument)
{
	struct relay *r = argument;

	(void)pthread_mutex_lock(&r->lock);
	while (!r->is_over && may_fill(r)) {
		void *slot = r->slots[r->filled % r->count];

		(void)pthread_mutex_unlock(&r->lock);
		bool more = r->fill(r->context, slot);
		(void)pthread_mutex_lock(&r->lock);
		r->filled++;
		r->is_over = !more;
		(void)pthread_cond_signal(&r->changed);
	}
	(void)pthread_mutex_unlock(&r->lock);
	return NULL;
}

void *relay_next(struct relay *r)
{
	void *slot = NULL;

	(void)pthread_mutex_lock(&r->lock);
	if (r->is_at_hand) {
		r->emptied++;
		(void)pthread_cond_signal(&r->changed);
	}
	while (r->filled == r->emptied && !r->is_over)
		(void)pthread_cond_wait(&r->changed, &r->lock);
	if (r->filled != r->emptied)
		slot = r->slots[r->emptied % r->count];
	(void)pthread_mutex_unlock(&r->lock);
	r->is_at_hand = slot;
	return slot;
}

int relay_new(void *const *slots, size_t count, relay_fill_fn fill, void *context,
              struct relay **ret)
{
	struct relay *r = calloc(1, sizeof(*r) + count * sizeof(void *));
	int error;

	if (!r)
		return -ENOMEM;
	(void)pthread_mutex_init(&r->lock, NULL);
	(void)pthread_cond_init(&r->changed, NULL);
	r->fill = fill;
	r->context = context;
	r->count = count;
	memcpy(r->slots, slots, count * sizeof(void *));
	error = thread_start(&r->thread, work, r);
	if (error < 0) {
		(void)pthread_cond_destroy(&r->changed);
		(void)pthread_mutex_destroy(&r->lock);
		free(r);
		return error;
	}
	*ret = r;
	return 0;
}

struct relay *relay_free(struct relay *r)
{
	if (!r)
		return NULL;
	(void)pthread_mutex_lock(&r->lock);
	r->stop = true;
	(void)pthread_cond_signal(&r->changed);
	(void)pthread_mutex_unlock(&r->lock);
	(void)pthread_join(r->thread, NULL);
	(void)pthread_cond_destroy(&r->changed);
	(void)pthread_mutex_destroy(&r->lock);
	free(r);
	return NULL;
}

bool relay_pays(void)
{
	cpu_set_t own;

	return sched_getaffinity(0, sizeof(own), &own) < 0 || CPU_COUNT(&own) > 1;
}
