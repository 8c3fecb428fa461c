/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The /proc/PID/fd walk: the processes are listed once, and a few threads take one after the other.
 * Most of the time goes into the kernel's path look-ups, which two threads do side by side.
 */
#include "collect/proc_walk.h"

#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

/* More would mostly wait for each other. */
#define MOST_THREADS 4u
/* For fewer processes a thread is not worth its start. */
#define FEW_PROCESSES 64u

/* ---- listing -------------------------------------------------------------------------------- */

static int remember_pid(void *context, const char *name, uint32_t pid)
{
	struct proc_walk *w = context;

	(void)name;
	if (w->count == w->room) {
		size_t room = w->room ? w->room * 2 : 1024;
		uint32_t *pids = reallocarray(w->pids, room, sizeof(*pids));

		if (!pids)
			return -ENOMEM;
		w->pids = pids;
		w->room = room;
	}
	w->pids[w->count++] = pid;
	return 0;
}

/* ---- looking -------------------------------------------------------------------------------- */

/* The first ones by their pids are named, whichever thread meets them. */
static void note_refusal(struct owners_blind_spots *b, uint32_t pid, int error)
{
	size_t known = b->unreadable < ARRAY_LEN(b->refused) ? (size_t)b->unreadable
	                                                     : ARRAY_LEN(b->refused);
	size_t at = known;

	while (at > 0 && b->refused[at - 1] > pid)
		at--;
	if (at < ARRAY_LEN(b->refused)) {
		if (known == ARRAY_LEN(b->refused))
			known--;
		memmove(&b->refused[at + 1], &b->refused[at], (known - at) * sizeof(*b->refused));
		b->refused[at] = pid;
	}
	b->unreadable++;
	b->unreadable_error = error;
}

/* What the last look came to; false: there is no more to do. *ret_pid is the next process. */
static bool take_next(struct proc_walk *w, const struct proc_look *l, int answer, uint32_t *ret_pid)
{
	bool is_more;

	pthread_mutex_lock(&w->lock);
	if (l->pid) {
		w->blind.processes += answer != 1;
		if (l->refused)
			note_refusal(&w->blind, l->pid, l->refused);
	}
	if (answer < 0 && w->error == 0) {
		w->error = answer;
		w->error_pid = l->pid;
	}
	is_more = w->error == 0 && w->next < w->count;
	if (is_more)
		*ret_pid = w->pids[w->next++];
	pthread_mutex_unlock(&w->lock);
	return is_more;
}

static void *look(void *context)
{
	struct proc_walk *w = context;
	struct proc_look l;
	int answer = proc_look_init(&l, w);
	uint32_t pid;

	while (take_next(w, &l, answer, &pid)) {
		char name[11];

		(void)snprintf(name, sizeof(name), "%u", pid);
		answer = proc_look_into(&l, name, pid);
	}
	proc_look_done(&l);
	return NULL;
}

/* ---- threads -------------------------------------------------------------------------------- */

static unsigned helpers_for(size_t processes)
{
	cpu_set_t cpus;
	unsigned count;

	if (processes < FEW_PROCESSES || sched_getaffinity(0, sizeof(cpus), &cpus) < 0)
		return 0;
	count = (unsigned)CPU_COUNT(&cpus);
	return (count < MOST_THREADS ? count : MOST_THREADS) - 1;
}

/* This thread works as well, and alone where no other can be had. */
static void look_together(struct proc_walk *w)
{
	pthread_t helpers[MOST_THREADS];
	unsigned count = helpers_for(w->count), started = 0;
	sigset_t all, before;

	/* signals belong to the threads of the program that uses the library */
	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	while (started < count && pthread_create(&helpers[started], NULL, look, w) == 0)
		started++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	look(w);
	while (started > 0)
		pthread_join(helpers[--started], NULL);
}

/* ---- the whole ------------------------------------------------------------------------------ */

/* A process that one of two walks could not read may have been a holder in the other as well. */
static void keep_blind_spots(struct owners *o, const struct owners_blind_spots *b)
{
	struct owners_blind_spots kept = *b;

	if (b->unreadable <= o->blind.unreadable) {
		kept = o->blind;
		kept.processes = b->processes;
	}
	kept.is_hidden = o->blind.is_hidden || b->is_hidden;
	kept.is_confined = o->blind.is_confined || b->is_confined;
	o->blind = kept;
}

static int list_processes(struct proc_walk *w)
{
	char *dents = malloc(PROC_DENTS_ROOM);
	int r = dents ? proc_each_number(w->proc, dents, remember_pid, w) : -ENOMEM;

	free(dents);
	return r;
}

int owners_walk_procfs(struct owners *o, struct cq_error *reterr)
{
	CQ_CLEANUP(fd_close) int proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct proc_walk w = {.o = o, .proc = proc, .lock = PTHREAD_MUTEX_INITIALIZER};
	struct proc_view view;
	int r;

	if (proc < 0)
		return fail_sys(reterr, -errno, "open /proc");
	proc_view_read(proc, &view);
	w.can_compare = view.is_own;
	w.blind.is_hidden = view.is_hidden;
	w.blind.is_confined = view.is_confined;
	r = list_processes(&w);
	if (r == 0) {
		look_together(&w);
		r = w.error;
	}
	free(w.pids);
	keep_blind_spots(o, &w.blind);
	if (r == 0)
		return 0;
	return w.error_pid ? fail_sys(reterr, r, "/proc/%u", w.error_pid)
	                   : fail_sys(reterr, r, "list /proc");
}
