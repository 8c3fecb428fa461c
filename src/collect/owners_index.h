/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside collect: what the owner index is made of, for the two sources that fill it.
 *
 *   owners       the index, and what is asked of it
 *   owners_bpf   fills it from the kernel's iterators (records.c reads their stream)
 *   proc_walk    fills it from /proc/PID/fd
 *
 * An entry is one descriptor of one process: 32 bytes. Entries of one sockfs inode form a chain
 * that hangs on an open-addressing table of 32-bit entry numbers; a chain may hold several sockets,
 * as inodes of 32 bits are given out again on a host that lives long, and the cookies tell them
 * apart. Entries and process records stand in chunks that never move. With the table at a load of
 * 9/32 to 9/16 that is at most 48 bytes per entry.
 */
#ifndef CONNQUERY_COLLECT_OWNERS_INDEX_H
#define CONNQUERY_COLLECT_OWNERS_INDEX_H

#include "collect/collect.h"
#include "collect/process_stat.h"

#define OWNERS_NONE UINT32_MAX /* no entry, no record */

/* What BPF told of a socket; the /proc walk tells nothing of it. */
#define OWNER_SCOPE 0x0f    /* 1 + number of its bit in enum socket_scope */
#define OWNER_NO_SCOPE 0x0f /* of none */
#define OWNER_MPTCP 0x10    /* its subflows have its inode and cookies of their own */
#define OWNER_PASSED_OVER                                                     \
	0x20 /* no dump needs to show it: neither bound nor connected, or the \
	        question's filter leaves it out */

struct owner_entry {
	uint64_t inode;
	uint64_t cookie;           /* 0: unknown */
	uint32_t netns;            /* inode of its namespace; 0: unknown */
	uint32_t fd;               /* and OWNER_MARKED */
	uint32_t next;             /* of the same inode */
	uint32_t process_and_told; /* number of its record, above OWNER_* */
};
#define OWNER_MARKED (UINT32_C(1) << 31) /* descriptors are never negative */
#define OWNER_TOLD_BITS 8
#define OWNERS_MAX_PROCESSES (UINT32_C(1) << (32 - OWNER_TOLD_BITS))

static inline uint32_t owner_process_number(const struct owner_entry *e)
{
	return e->process_and_told >> OWNER_TOLD_BITS;
}
static inline unsigned owner_told(const struct owner_entry *e)
{
	return e->process_and_told & ((1u << OWNER_TOLD_BITS) - 1);
}

/* A descriptor of a socket, as a source met it. What it does not know is 0. */
struct owner_fact {
	uint64_t inode, cookie;
	uint32_t netns, fd;
	uint8_t told;
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
	struct chunks entries, processes; /* struct owner_entry, struct process_ref */
	uint32_t *slots; /* entry number + 1 of the first in an inode's chain; 0: free */
	size_t slot_used, slot_mask;
	uint64_t seed;   /* so that nobody can choose inodes that collide */
	struct map pids; /* pid → number of its newest record */
	struct map namespace_numbers;
	struct owner_namespace *namespaces;
	size_t namespace_count, namespace_room;
	struct owners_blind_spots blind;

	unsigned walks;
	uint32_t before;     /* entries that earlier walks made */
	unsigned covers;     /* enum socket_scope: all holders of these are in it */
	bool is_part;        /* but for what an owners_wish left out */
	struct map in_netns; /* inode of a namespace → enum socket_scope of what is held there, by
	                        BPF */

	enum owners_source chosen, used;
	struct bpf_source *bpf; /* NULL: not opened */
	bool is_bpf_lent;       /* it is of another index */
	struct cq_error no_bpf; /* code 0: it was not refused */
	uint64_t tick_ns;       /* of the times in /proc/PID/stat; 0: no whole number of ns */
};

struct owner_entry *owners_entry(const struct owners *o, uint32_t number);
struct process_ref *owners_record(const struct owners *o, uint32_t number);
/* The record of this process, made when (pid, start time) is new. -ENOMEM. */
int owners_record_of(struct owners *o, const struct process_stat *s, uint32_t *ret_number);
/* That inode will be added or looked up soon: fetches its place in the table, and, a little later,
 * the entry that stands there. */
void owners_expect(const struct owners *o, uint64_t inode);
void owners_expect_entry(const struct owners *o, uint64_t inode);
/* Adds without looking whether it is there. -ENOMEM. */
int owners_add(struct owners *o, uint32_t process, const struct owner_fact *f);
/* Adds what may have come before: the same table under another thread. A double may be kept where a
 * socket has very many holders; owners_find drops it. */
int owners_add_once(struct owners *o, uint32_t process, const struct owner_fact *f);
/* The last descriptor of a namespace that was met stands for it. */
int owners_add_namespace(struct owners *o, uint32_t process, uint32_t fd, uint64_t inode);
/* A walk begins. Of the sockets that had a holder before it adds nothing: who asks again asks about
 * those that had none. */
void owners_begin(struct owners *o);

/* Any holder entry of a socket that no call of owners_mark named: what the dumps did not show. */
void owners_mark(struct owners *o, uint64_t inode, uint64_t cookie);
/* Calls `each` for one holder of every unmarked socket (of one with several, perhaps for more than
 * one); a non-zero answer ends it and is returned. */
int owners_unmarked(const struct owners *o,
                    int (*each)(void *context, const struct owner_entry *e, const struct holder *h),
                    void *context);
/* Descriptors of nsfs network namespaces ("net:[…]") that the walk met, each inode once. */
int owners_namespaces(const struct owners *o,
                      int (*each)(void *context, uint64_t netns_inode, const struct holder *h),
                      void *context);

/* ---- the two sources ------------------------------------------------------------------------- */

struct filter_judge;
/* What a walk may leave out, where the source knows it. */
struct owners_wish {
	unsigned scope;                   /* sockets of others */
	uint64_t netns;                   /* of other namespaces; 0: of none */
	const struct filter_judge *judge; /* what the filter does not match; NULL: there is none.
	                                     Listeners stay: they explain others */
	struct owners_wanted wanted;      /* others than these; none: no socket */
};
/* An empty index that asks the same source. `o` must live longer. */
int owners_new_beside(struct owners *o, struct owners **ret);
/* As owners_walk; wish: borrowed until it returns. */
int owners_walk_for(struct owners *o, const struct owners_wish *wish, struct cq_error *reterr);
/* A walk was made, and left nothing of that out. */
bool owners_have(const struct owners *o, const struct owners_wish *wish);
/* It is proven that nobody holds a socket of the scope in that namespace. */
bool owners_none_in(const struct owners *o, uint64_t netns, unsigned scope);

int owners_walk_procfs(struct owners *o, struct cq_error *reterr);
/* What this /proc, or this pid namespace, keeps from us whoever looks. */
struct proc_view {
	bool is_own;      /* its pids are those that this process knows */
	bool is_hidden;   /* hidepid= */
	bool is_confined; /* there are processes outside of it */
};
void proc_view_read(int proc, struct proc_view *ret);

int owners_walk_bpf(struct owners *o, const struct owners_wish *wish, struct cq_error *reterr);
/* Opens it when it is not open. 0, or why there is none, as owners_no_bpf says. */
int owners_open_bpf(struct owners *o);
struct namespace_records;
/* The kernel's own list of network namespaces, as it is now; *ret lives as long as `o`, until the
 * next call. Negative errno: it is not to be had. */
int owners_kernel_namespaces(struct owners *o, const struct namespace_records **ret);
/* Reads the stream of bpf/records.h in pieces. */
struct record_reader {
	struct owners *o;
	const struct owners_wish *wish; /* NULL: everything */
	uint64_t last_netns;            /* in_netns has this … */
	unsigned last_scope;            /* … with that */
	uint32_t process;               /* whose descriptors come; OWNERS_NONE: nobody's yet */
	bool is_thread;                 /* they are of a thread's table */
	bool is_over;
	uint32_t sockets;
};
/* Takes the whole records in front. Returns how many bytes these are; -EBADMSG: it is no such
 * stream; -ENOMEM. Pure: a fuzz target. */
ssize_t records_take(struct record_reader *r, const char *bytes, size_t len);

#endif
