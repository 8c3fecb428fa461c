/* SPDX-License-Identifier: Apache-2.0 */
/*
 * collect: asks the kernel. Sockets stream out of a collector one by one, over all namespaces;
 *beside it stand the owner index (socket → holders), the process reader (pid → details), the users
 *and the host's own facts.
 *
 *	owners_walk(owners)                     who holds which inode
 *	while (collector_next(c, &s) == 1)      sockets, each once
 *		owners_find(owners, &s, …)
 *	process_read(reader, holder->process)   only for what was selected
 *
 * Whatever could not be seen goes to `struct gaps`; a call fails only when going on makes no sense.
 *Every byte from the kernel or from /proc is checked before it is believed.
 */
#ifndef CONNQUERY_COLLECT_H
#define CONNQUERY_COLLECT_H

#include "model/model.h"

/* ---- sockets -------------------------------------------------------------------------------- */

/* What a question asks for, as bits; SCOPE_IP is the default. */
enum socket_scope {
	SCOPE_TCP = 1 << 0, /* with MPTCP */
	SCOPE_UDP = 1 << 1, /* with UDP-Lite */
	SCOPE_RAW = 1 << 2,
	SCOPE_PING = 1 << 3,
	SCOPE_SCTP = 1 << 4,
	SCOPE_IP = 31,
	SCOPE_UNIX = 1 << 5,
	SCOPE_PACKET = 1 << 6,
	SCOPE_NETLINK = 1 << 7,
	SCOPE_VSOCK = 1 << 8,
	SCOPE_XDP = 1 << 9,
	SCOPE_ALL = 1023,
};
enum netns_scope { NETNS_ALL, NETNS_CURRENT, NETNS_NAMED, NETNS_OF_PID };

struct collect_options {
	unsigned scope; /* enum socket_scope */
	unsigned named; /* the part of scope that the question names: what nobody can list is result
	                   5 */
	bool v4, v6;    /* IP versions; both when both are asked for */
	bool tcp_info;  /* fill socket.tcp_info and .congestion */
	bool raw;       /* fill socket.raw */
	enum netns_scope netns;
	const char *netns_name; /* NETNS_NAMED: a name (as below /run/netns) or a path */
	uint32_t netns_pid;     /* NETNS_OF_PID */
};

struct owners;
struct collector;
/* Finds the namespaces to ask. `owners` (already walked) lends descriptors that keep namespaces
 * alive, and after the dumps the sockets that no dump had. -ENOENT when a named namespace is not
 * there; -EPERM when it may not be entered. Borrows options, owners and gaps. */
int collector_new(const struct collect_options *options, struct owners *owners, struct gaps *gaps,
                  struct collector **ret, struct cq_error *reterr);
struct collector *collector_free(struct collector *c);
void collector_freep(struct collector **c);
/* 1: *ret is the next socket, valid until the next call; 0: that was all; negative: the run cannot
 * go on. */
int collector_next(struct collector *c, struct socket *ret, struct cq_error *reterr);
/* Asks the kernel once more for exactly this socket (by cookie and ends, or by another dump where
 * there is no exact look-up). 1: still there, with an inode; 0: gone, or without a file by now;
 * negative: cannot be told. */
int collector_still_there(struct collector *c, const struct socket *s);
/* The inode of the one namespace that was asked for (with NETNS_ALL: of the current one). */
uint64_t collector_netns(const struct collector *c);
/* At least one source of sockets answered (with or without sockets). */
bool collector_answered(const struct collector *c);

/* ---- owners --------------------------------------------------------------------------------- */

/* Which processes hold which socket. Filled by /proc/PID/fd walks, keyed by sockfs inode; every
 * file table counts (also a thread's private one and one under an exited leader). */
int owners_new(struct owners **ret);
struct owners *owners_free(struct owners *o);
void owners_freep(struct owners **o);
/* Walks once (or once more: what is new is added, nothing is forgotten). */
int owners_walk(struct owners *o, struct cq_error *reterr);
/* The holders of a socket: appended to `*list` (grown with realloc, *room elements), de-duplicated,
 * sorted by pid then fd. Returns how many the list then has, or -ENOMEM. inode 0 has none. */
ssize_t owners_find(const struct owners *o, uint64_t inode, struct holder **list, size_t *count,
                    size_t *room);
/* The primary one. The rule: who is no service manager before who is; then who started first; then
 * the lowest pid; then the lowest fd. count > 0. */
const struct holder *owners_primary(const struct holder *list, size_t count);
/* Could the walk miss a holder? Processes that could not be looked into, hidden ones (hidepid) or
 * ones outside this pid namespace; *ret_error says EACCES, EPERM …. */
bool owners_incomplete(const struct owners *o, int *ret_error);
/* Appends why, in words for people: "2 processes could not be read; …". Nothing when complete. */
void owners_describe_incomplete(const struct owners *o, struct buffer *words);
/* The record of a pid in this run; NULL when the walk met no socket or namespace descriptor there.
 */
const struct process_ref *owners_process(const struct owners *o, uint32_t pid);

/* Any holder entry whose inode no call of owners_mark named: what the dumps did not show. */
void owners_mark(struct owners *o, uint64_t inode);
/* Calls `each` for one holder of every unmarked inode; a non-zero answer ends it and is returned.
 */
int owners_unmarked(const struct owners *o,
                    int (*each)(void *context, uint64_t inode, const struct holder *h),
                    void *context);
/* Descriptors of nsfs network namespaces ("net:[…]") that the walk met, each inode once. */
int owners_namespaces(const struct owners *o,
                      int (*each)(void *context, uint64_t netns_inode, const struct holder *h),
                      void *context);

/* ---- users ---------------------------------------------------------------------------------- */

/* Names of users through the host's NSS, each asked once. */
struct users;
int users_new(int root_dir, struct users **ret); /* root_dir: "/" (its etc/login.defs is read) */
struct users *users_free(struct users *u);
void users_freep(struct users **u);
struct user users_get(struct users *u, uint32_t uid); /* texts live as long as u */

/* ---- processes ------------------------------------------------------------------------------ */

struct process_options {
	const char *const *environment; /* names, NULL-terminated; NULL: none */
	unsigned hashes;                /* 1 << enum hash_kind */
	uint64_t hash_max_size;         /* bytes; larger files are not hashed */
	bool is_remote_allowed;         /* hash files on network file systems too */
};
struct process_reader;
/* boot_id and boot_time_ms come from the host; options and users are borrowed. */
int process_reader_new(const struct process_options *options, struct users *users,
                       const struct host *host, struct process_reader **ret);
struct process_reader *process_reader_free(struct process_reader *r);
/* The details of the process that the walk saw, each read once per run; all of one process (bound
 * to its start time). Never NULL unless memory runs out: of one that is gone pid, start and uid
 * remain, with HOLE_VANISHED. */
const struct process *process_read(struct process_reader *r, const struct process_ref *ref);
/* The process that runs this code, in full. */
const struct process *process_read_self(struct process_reader *r);

/* ---- host ----------------------------------------------------------------------------------- */

/* Reads /etc, /proc and /sys below `root_dir`, and the routes of the current namespace. Never fails
 * for a missing fact. Texts are taken from the arena. */
int host_read(int root_dir, struct arena *arena, struct host *ret, struct cq_error *reterr);

#endif
