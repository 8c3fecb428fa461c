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

#include <limits.h>
#include <sys/stat.h>

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

/* A directory of /proc of a thread that lives on under its exited leader, whose directory `dir` is;
 * -1 when there is none. */
int process_live_thread(int dir);

/* One of a process's links ("exe", "cwd"): where it says it leads, and a descriptor of what it
 * leads to. */
struct process_link {
	char path[PATH_MAX]; /* NUL-terminated at its full length; without " (deleted)" up to len */
	size_t len;
	int fd; /* to be closed; -1: may not be followed */
	bool has_stat;
	struct statx stat;
	bool is_deleted; /* it was there once */
};
/* proc: of /proc; of: the directory of the process, or of its live thread. 0, or -errno (the fd may
 * be open then, too). */
int process_link_read(int proc, int of, const char *name, struct process_link *ret);
/* Whether the whole path leads to it, in our view or in the process's own. */
bool process_link_is_there(int of, const struct process_link *l);

/* Pure parts. */

/* "0::/a" before "1:name=systemd:/b"; none for "/". Points into `content`. */
struct text process_parse_cgroup(struct text content);
/* The second to fifth of "Uid:\t0\t1\t2\t3" are real, effective, saved, of the file system. */
bool process_parse_ids(struct text status, uint32_t *ret_real_uid, uint32_t *ret_effective_uid,
                       uint32_t *ret_effective_gid);
/* The last of "NSpid:\t4711\t12\t1": the id in the innermost pid namespace; 0 when that is ours. */
uint32_t process_parse_namespace_pid(struct text status);
/* Name and extension of a path. */
void process_name_file(struct file *f);

#endif
