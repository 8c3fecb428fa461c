/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside collect: /proc/PID/stat, which both the owner walk and the process reader need.
 */
#ifndef CONNQUERY_COLLECT_PROCESS_STAT_H
#define CONNQUERY_COLLECT_PROCESS_STAT_H

#include "model/model.h"

#define PROCESS_COMM_MAX 16 /* the kernel's TASK_COMM_LEN, its NUL included */

struct process_stat {
	uint32_t pid, parent_pid;
	char state; /* 'R', 'S', 'Z' … */
	uint32_t flags;
	uint32_t threads;
	uint64_t start_ticks;
	char comm[PROCESS_COMM_MAX]; /* NUL-padded */
	size_t comm_len;
};

/* The text of /proc/PID/stat; -EBADMSG when it is none. comm may hold anything, ") R 1" as well. */
int process_stat_parse(struct text t, struct process_stat *ret);
/* Reads it below a directory descriptor of the process. -ENOENT and -ESRCH: it is gone. */
int process_stat_read(int dir, struct process_stat *ret);
bool process_stat_is_kernel_thread(const struct process_stat *s);
/* All of it has ended and only waits to be reaped: it holds nothing. */
bool process_stat_is_zombie(const struct process_stat *s);
struct process_ref process_stat_ref(const struct process_stat *s);

#endif
