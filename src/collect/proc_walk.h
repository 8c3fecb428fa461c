/* SPDX-License-Identifier: Apache-2.0 */
/* Inside collect: the /proc walk and its parts. Several threads look into processes, each into one
 * at a time; what they share is in struct proc_walk. */
#ifndef CONNQUERY_COLLECT_PROC_WALK_H
#define CONNQUERY_COLLECT_PROC_WALK_H

#include <pthread.h>

#include "collect/owners_index.h"

struct proc_walk {
	struct owners *o; /* under the lock */
	pthread_mutex_t lock;
	int proc;
	bool can_compare; /* the pids of this /proc are ours: kcmp takes them */

	uint32_t *pids;
	size_t count, room;
	size_t next; /* under the lock, with what follows */
	struct owners_blind_spots blind;
	int error;
	uint32_t error_pid; /* 0: it is about no process */
};

#define PROC_DENTS_ROOM 65536
/* What a thread looks with. */
struct proc_look {
	struct proc_walk *walk;
	char *dents;      /* twice PROC_DENTS_ROOM: of task, of fd */
	uint32_t *tables; /* threads whose tables differ, in kcmp's order */
	size_t table_count, table_room;

	/* the process at hand */
	uint32_t pid;
	int dir, task, fds;
	int refused; /* errno of what it kept from us */
	bool has_stat;
	struct process_stat stat;
	bool may_repeat; /* what is met now may be known already */
	struct owner_fact batch[256];
	size_t batched;
	struct owner_fact netns; /* inode 0: none */
};
int proc_look_init(struct proc_look *w, struct proc_walk *walk);
void proc_look_done(struct proc_look *w);
/* 0; 1: it has ended; negative errno. w->refused: it kept something from us. */
int proc_look_into(struct proc_look *w, const char *name, uint32_t pid);
bool proc_is_refusal(int r);

typedef int (*proc_number_fn)(void *context, const char *name, uint32_t number);
/* Calls `each` for every entry of a directory that is a number; a negative answer ends it and is
 * returned. dents: PROC_DENTS_ROOM bytes. */
int proc_each_number(int dir, char *dents, proc_number_fn each, void *context);

#endif
