/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside collect: what the owner index is made of, for the walk that fills it.
 *
 * An entry is one descriptor of one process: 24 bytes. Entries of one inode form a chain that hangs
 * on an open-addressing table of 32-bit entry numbers, those of one process another. Entries and
 * process records stand in chunks that never move. With the table at a load of 3/8 to 3/4 (and both
 * of its sizes alive while it grows) that is at most 40 bytes per entry.
 */
#ifndef CONNQUERY_COLLECT_OWNERS_INDEX_H
#define CONNQUERY_COLLECT_OWNERS_INDEX_H

#include "collect/collect.h"
#include "collect/process_stat.h"

#define OWNERS_NONE UINT32_MAX /* no entry, no record */

struct owner_entry {
	uint64_t inode;
	uint32_t process;         /* number of its record */
	uint32_t fd;              /* and OWNER_MARKED, in the first of an inode's chain */
	uint32_t next;            /* of the same inode */
	uint32_t next_of_process; /* of the same process */
};
#define OWNER_MARKED (UINT32_C(1) << 31) /* descriptors are never negative */

struct owner_process {
	struct process_ref ref;
	uint32_t entries; /* its chain */
};
struct owner_namespace {
	uint64_t inode;
	uint32_t process;
	int32_t fd;
};

/* Elements that never move, by number. */
struct chunks {
	void **list;
	size_t count; /* elements */
	size_t chunk_count, chunk_room;
	size_t size; /* of an element */
};

struct owners {
	struct chunks entries, processes;
	uint32_t *slots; /* entry number + 1 of the first in an inode's chain; 0: free */
	size_t slot_used, slot_mask;
	uint64_t seed;   /* so that nobody can choose inodes that collide */
	struct map pids; /* pid → number of its newest record */
	struct map namespace_numbers;
	struct owner_namespace *namespaces;
	size_t namespace_count, namespace_room;
	struct owners_blind_spots blind;
};

struct owner_entry *owners_entry(const struct owners *o, uint32_t number);
struct owner_process *owners_record(const struct owners *o, uint32_t number);
/* The record of this process, made when (pid, start time) is new. -ENOMEM. */
int owners_record_of(struct owners *o, const struct process_stat *s, uint32_t *ret_number);
/* Adds without looking whether it is there. -ENOMEM. */
int owners_add(struct owners *o, uint32_t process, uint32_t fd, uint64_t inode);
/* The last descriptor of a namespace that was met stands for it. */
int owners_add_namespace(struct owners *o, uint32_t process, uint32_t fd, uint64_t inode);

#endif
