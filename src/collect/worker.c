/* SPDX-License-Identifier: Apache-2.0 */
/*
 * setns() changes a thread, and a thread that has changed namespaces is a trap for whoever uses it
 * next: so one thread does nothing else, and ends with the run.
 */
#include <sched.h>
#include <stdlib.h>

#include "collect/sources.h"

struct worker {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	int (*job)(void *context);
	void *context;
	int answer;
	bool waiting, stop; /* a job waits to be done; the thread shall end */
};

static void *work(void *argument)
{
	struct worker *w = argument;

	pthread_mutex_lock(&w->lock);
	for (;;) {
		while (!w->waiting && !w->stop)
			pthread_cond_wait(&w->changed, &w->lock);
		if (w->stop)
			break;
		w->answer = w->job(w->context);
		w->waiting = false;
		pthread_cond_broadcast(&w->changed);
	}
	pthread_mutex_unlock(&w->lock);
	return NULL;
}

int worker_new(struct worker **ret)
{
	struct worker *w = calloc(1, sizeof(*w));
	int r;

	if (!w)
		return -ENOMEM;
	pthread_mutex_init(&w->lock, NULL);
	pthread_cond_init(&w->changed, NULL);
	r = thread_start(&w->thread, work, w);
	if (r < 0) {
		free(w);
		return r;
	}
	*ret = w;
	return 0;
}

struct worker *worker_free(struct worker *w)
{
	if (!w)
		return NULL;
	pthread_mutex_lock(&w->lock);
	w->stop = true;
	pthread_cond_broadcast(&w->changed);
	pthread_mutex_unlock(&w->lock);
	pthread_join(w->thread, NULL);
	pthread_cond_destroy(&w->changed);
	pthread_mutex_destroy(&w->lock);
	free(w);
	return NULL;
}

int worker_call(struct worker *w, int (*job)(void *context), void *context)
{
	int answer;

	pthread_mutex_lock(&w->lock);
	w->job = job;
	w->context = context;
	w->waiting = true;
	pthread_cond_broadcast(&w->changed);
	while (w->waiting)
		pthread_cond_wait(&w->changed, &w->lock);
	answer = w->answer;
	pthread_mutex_unlock(&w->lock);
	return answer;
}

static int enter(void *context)
{
	const int *fd = context;

	return setns(*fd, CLONE_NEWNET) < 0 ? -errno : 0;
}

int worker_enter(struct worker *w, int nsfs_fd)
{
	return worker_call(w, enter, &nsfs_fd);
}
