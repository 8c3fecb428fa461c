/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside collect: what the files of /proc/PID say that a row of the process table is made of. Pure.
 */
#ifndef CONNQUERY_COLLECT_PROCESS_TABLE_H
#define CONNQUERY_COLLECT_PROCESS_TABLE_H

#include "collect/collect.h"

/* /proc/PID/stat. *ret_name points into it and may be longer than a comm. -EBADMSG. */
int process_row_parse_stat(struct text stat, struct process_row *row, struct text *ret_name);
/* /proc/PID/status: ids, memory, and the pid of the leader of its threads. */
void process_row_parse_status(struct text status, struct process_row *row, uint32_t *ret_leader);
void process_row_parse_io(struct text io, struct process_row *row);
/* The path in /proc/PID/cgroup: of version 2, else of name=systemd, else of the first line. Points
 * into it. */
struct text process_row_parse_cgroup(struct text cgroup);

#endif
