/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside collect: how the details of one process are read.
 *
 *   process.c        which process: identity, start time, ancestors, each once per run
 *   process_facts.c  ids, command line, environment, control group, session
 *   process_file.c   the executable and the working directory
 */
#ifndef CONNQUERY_COLLECT_PROCESS_FACTS_H
#define CONNQUERY_COLLECT_PROCESS_FACTS_H

#include "collect/collect.h"
#include "collect/hash.h"
#include "collect/process_stat.h"

struct process_reader {
	const struct process_options *options;
	struct users *users;
	struct arena *arena;   /* everything that is handed out */
	struct buffer scratch; /* the file that is being read */
	struct hash_cache hashes;
	struct text boot_id;
	int64_t boot_time;
	int root, proc;
	struct map alone, whole; /* identity → place in list: without and with the parent */
	struct process **list;
	size_t count, room;
};

/* One process that is being read. `dir` pins it; `memory` is the same, or a thread that still lives
 * under an exited leader, which has lost its memory, executable and directories. */
struct reading {
	struct process_reader *reader;
	int dir, memory;
	bool has_memory; /* neither a kernel thread nor a zombie */
	struct process *process;
};

/* Notes a part that could not be read; an errno that says "it has ended" becomes HOLE_VANISHED. */
void process_hole(struct process *p, unsigned hole, int error);
/* Fills everything but identity, name and ancestors. */
void process_read_facts(struct reading *reading);
/* The executable and its hashes. */
void process_read_executable(struct reading *reading);
void process_read_directory(struct reading *reading);

/* Pure parts. */

/* "0::/a" before "1:name=systemd:/b"; none for "/". Points into `content`. */
struct text process_parse_cgroup(struct text content);
/* The second to fifth of "Uid:\t0\t1\t2\t3" are real, effective, saved, of the file system. */
bool process_parse_ids(struct text status, uint32_t *ret_real_uid, uint32_t *ret_effective_uid,
                       uint32_t *ret_effective_gid);
/* Name and extension of a path. */
void process_name_file(struct file *f);

#endif
