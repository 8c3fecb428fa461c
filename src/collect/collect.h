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

/*
 * What a question wants of a socket, as far as it can be judged before the socket is read: a tree
 * whose leaves are about one fact each. It narrows which sources are asked and which sockets the
 * kernel sends; it is no judge: sockets that it does not match may come out all the same, and who
 * asks looks at each again. A leaf about a fact that a socket has not, or that is not known, does
 * not hold, be it negated or not, as NULL in SQL; negation stands at leaves only.
 */
enum filter_kind {
	FILTER_ALL, /* every part holds; true without any */
	FILTER_ANY, /* at least one does; false without any */
	FILTER_PORT,
	FILTER_ADDRESS,
	FILTER_DEVICE, /* the device that it is bound to, by its name */
	FILTER_MARK,
	FILTER_CGROUP, /* by its path, as in struct socket */
	FILTER_STATE,
	FILTER_TYPE,
	FILTER_PROTOCOL,
	FILTER_FAMILY,
	FILTER_NETNS,      /* by inode */
	FILTER_NETNS_NAME, /* by name */
};
struct port_range {
	uint16_t first, last;
};
#define FILTER_PROTOCOLS 512 /* of IP, and the kernel's own beyond 255 */
/* Parts, lists and texts live as long as whoever the filter is given to. */
struct socket_filter {
	enum filter_kind kind;
	bool is_not;    /* leaves */
	bool is_remote; /* PORT, ADDRESS: of the remote end, not of the local one */
	union {
		struct socket_filter *first; /* ALL, ANY: chained by `next` */
		struct {                     /* PORT: in one of them, in any order */
			const struct port_range *list;
			size_t count;
		} ports;
		struct { /* ADDRESS: in one of them, in any order */
			const struct network *list;
			size_t count;
		} networks;
		struct text text; /* DEVICE, CGROUP, NETNS_NAME */
		struct {          /* MARK: mark & mask == value */
			uint32_t value, mask;
		} mark;
		uint32_t bits;            /* 1 << enum socket_state, SOCK_*, enum socket_family */
		const uint8_t *protocols; /* of IP sockets: FILTER_PROTOCOLS bits, low ones first */
		uint64_t number;          /* NETNS */
	};
	struct socket_filter *next;
};
/* A part at the head of an ALL or ANY; takes NULL for either, and answers `to`. */
struct socket_filter *filter_add(struct socket_filter *to, struct socket_filter *part);

/* Where owners are asked for (more of it below). */
enum owners_source {
	OWNERS_AUTO, /* BPF where it is to be had, else procfs */
	OWNERS_BPF,
	OWNERS_PROCFS,
};

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
	const struct socket_filter *filter; /* NULL: everything */
	enum owners_source owners;
	bool holders; /* who holds a socket will be asked of the owner index */
};

struct owners;
struct collector;
/*
 * Finds the namespaces to ask. `owners` lends descriptors that keep namespaces alive, and after the
 * dumps the sockets that no dump had. It is walked when the question takes it: at once where
 * holders are asked for, else at the end, if at all; one that was walked is used as it is. -ENOENT
 * when a named namespace is not there; -EPERM when it may not be entered. Borrows options, owners
 * and gaps.
 */
int collector_new(const struct collect_options *options, struct owners *owners, struct gaps *gaps,
                  struct collector **ret, struct cq_error *reterr);
struct collector *collector_free(struct collector *c);
void collector_freep(struct collector **c);
/* 1: *ret is the next socket, valid until the next call; 0: that was all; negative: the run cannot
 * go on. */
int collector_next(struct collector *c, struct socket *ret, struct cq_error *reterr);
/* Sockets by their cookies; none: all of them. */
#define OWNERS_WANTED_MAX 16u
struct owners_wanted {
	uint64_t cookies[OWNERS_WANTED_MAX];
	size_t count;
};
/* Looks for holders once more, of sockets that had none: of those that were opened after the first
 * look. wanted: of no others, where the source can tell them; NULL: of all. */
int collector_walk_again(struct collector *c, const struct owners_wanted *wanted,
                         struct cq_error *reterr);
/* Asks the kernel once more for exactly this socket (by cookie and ends, or by another dump where
 * there is no exact look-up). 1: still there, with an inode; 0: gone, or without a file by now;
 * negative: cannot be told. */
int collector_still_there(struct collector *c, const struct socket *s);
/* The inode of the one namespace that was asked for (with NETNS_ALL: of the current one). */
uint64_t collector_netns(const struct collector *c);
/* Processes of others are hidden, and with them their namespaces: there may be more than are known.
 */
bool collector_is_hidden(const struct collector *c);
/* At least one source of sockets answered (with or without sockets). */
bool collector_answered(const struct collector *c);
/* How many sockets the sources showed so far, be they given out or not: what a filter saves. */
uint64_t collector_shown(const struct collector *c);
/* Says in words how the first namespace is asked: each source with its states and its bytecode, a
 * line each and a newline behind it. 0, or why the namespace cannot be entered. */
int collector_explain(struct collector *c, struct buffer *words);
/* What a program of inet_diag does, an operation a line, each behind `indent`. -EBADMSG when an
 * operation in it is broken. */
int filter_describe(struct text code, const char *indent, struct buffer *words);

/* How the sockets of one kind come. */
enum source_way {
	SOURCE_DIAG,         /* sock_diag lists them */
	SOURCE_TABLE,        /* a table of /proc/net does */
	SOURCE_UNREGISTERED, /* the kernel has not registered the protocol: there are none */
	SOURCE_NONE,         /* nobody does */
};
struct source_answer {
	const char *name; /* "udp6"; "tcp" is of both IP versions */
	enum source_way way;
	bool is_second_best; /* sock_diag should have listed them */
	int error;           /* positive errno: why sock_diag did not, or nobody; 0 */
};
/* Asks each source in the namespace of collector_netns(): not for its sockets, but whether it would
 * list them; also those that a run passes over because they are empty. Before the first
 * collector_next or behind the last. A non-zero answer of `each` ends it and is returned. */
int collector_probe(struct collector *c,
                    int (*each)(void *context, const struct source_answer *answer), void *context);
/* A namespace that the collector came to know. */
struct netns_view {
	const struct netns *ns;
	struct text way; /* a path that leads into it; none: known by a socket of it alone */
	int error;       /* positive errno: why it was not entered; 0: it was, or not tried yet */
};
int collector_namespaces(const struct collector *c,
                         int (*each)(void *context, const struct netns_view *view), void *context);
/* Calls `each` for each namespace, with its interfaces and addresses. A non-zero answer ends it and
 * is returned; what cannot be read is noted as a gap. */
int collector_links(struct collector *c, int (*each)(void *context, const struct netns *ns),
                    void *context);

/* ---- owners --------------------------------------------------------------------------------- */

/*
 * Which processes hold which socket; every file table counts (also a thread's private one and one
 * under an exited leader). There are two sources:
 *
 *   BPF      the kernel's own iterators: knows each socket's cookie and namespace, sees every
 * process of this pid namespace, and is the faster one by far where there are many descriptors
 *   procfs   walks over /proc/PID/fd: knows inodes alone, sees what this user may look into
 */
int owners_new(struct owners **ret);
struct owners *owners_free(struct owners *o);
void owners_freep(struct owners **o);
/* Before the first walk; OWNERS_AUTO without it. */
void owners_choose(struct owners *o, enum owners_source source);
/* Walks once. Once more, it adds the holders of sockets that had none; nothing is forgotten. -errno
 * of why there is no BPF where it was chosen, in words. */
int owners_walk(struct owners *o, struct cq_error *reterr);
/* Which source walked; OWNERS_AUTO: none did yet. */
enum owners_source owners_source(const struct owners *o);
/* Why BPF was not to be had: its errno and words for people. NULL: it was, or was not tried. */
const struct cq_error *owners_no_bpf(const struct owners *o);
/* The holders of a socket: appended to `*list` (grown with realloc, *room elements), de-duplicated,
 * sorted by pid then fd. Returns how many the list then has, or -ENOMEM. inode 0 has none. cookie
 * 0: unknown. */
ssize_t owners_find(const struct owners *o, uint64_t inode, uint64_t cookie, struct holder **list,
                    size_t *count, size_t *room);
/* The primary one. The rule: who is no service manager before who is; then who started first; then
 * the lowest pid; then the lowest fd. count > 0. */
const struct holder *owners_primary(const struct holder *list, size_t count);
/* Why walks may have missed holders. */
struct owners_blind_spots {
	uint64_t processes;  /* that the walk met, for comparison */
	uint64_t unreadable; /* of these, those that could not be looked into */
	int unreadable_error;
	uint32_t refused[5]; /* pids of the first of these */
	bool is_hidden;      /* hidepid= keeps the processes of others from us */
	bool is_confined;    /* a pid namespace does */
};
const struct owners_blind_spots *owners_blind_spots(const struct owners *o);
/* Could the walk miss a holder? Processes that could not be looked into, hidden ones (hidepid) or
 * ones outside this pid namespace; *ret_error says EACCES, EPERM …. */
bool owners_incomplete(const struct owners *o, int *ret_error);
/* Appends why, in words for people: "2 processes could not be read; …". Nothing when complete. */
void owners_describe_incomplete(const struct owners *o, struct buffer *words);
/* The record of a pid in this run; NULL when the walk met no socket or namespace descriptor there.
 */
const struct process_ref *owners_process(const struct owners *o, uint32_t pid);

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

/* ---- process table -------------------------------------------------------------------------- */

/* What a row tells beyond /proc/PID/stat, as bits: what is not asked for is not read. */
enum process_part {
	PART_STATUS = 1 << 0, /* ids and memory */
	PART_COMMAND_LINE = 1 << 1,
	PART_EXECUTABLE = 1 << 2,
	PART_CWD = 1 << 3,
	PART_ROOT = 1 << 4,
	PART_IO = 1 << 5,
	PART_CGROUP = 1 << 6,
	PART_LOGIN = 1 << 7,
};
enum on_disk { ON_DISK_UNKNOWN = -1, ON_DISK_NO, ON_DISK_YES };
/* A text that was not asked for or cannot be seen is none. */
struct process_row {
	uint32_t pid, parent_pid, group;
	uint64_t start_ticks; /* since boot */
	uint64_t user_ticks, system_ticks;
	int32_t nice;
	uint32_t threads;
	char state;       /* 'R', 'S', 'Z' … */
	struct text name; /* the whole of it; that of a kernel worker is longer than a comm */

	bool has_ids;
	uint32_t uid[3], gid[3];            /* real, effective, saved */
	bool has_memory;                    /* kernel threads and zombies have none */
	uint64_t resident_size, total_size; /* bytes */
	struct text command_line;           /* arguments joined with blanks */
	struct text path;                   /* of its executable, without " (deleted)" */
	enum on_disk on_disk; /* whether it is there under its path, in our view or its own */
	struct text cwd, root;
	bool has_io;
	int64_t disk_read, disk_written; /* bytes; written: less what was cancelled */
	struct text cgroup; /* path: of version 2, else of name=systemd, else of the first line */
	bool has_login_uid;
	uint32_t login_uid;
};
/* All processes of /proc, one after the other. Each row is of one process: bound to its start by a
 * descriptor of its directory; one that ends while it is read is left out. */
struct process_table;
int process_table_new(struct process_table **ret, struct cq_error *reterr);
struct process_table *process_table_free(struct process_table *t);
void process_table_freep(struct process_table **t);
/* 1: *ret is the next process, its texts valid until the next call; 0: that was all; negative
 * errno. parts: enum process_part. */
int process_table_next(struct process_table *t, unsigned parts, struct process_row *ret);
/* The process of that number; 0: there is none, or it is a thread's. */
int process_table_find(struct process_table *t, uint32_t pid, unsigned parts,
                       struct process_row *ret);
/* Where the descriptors of the row's process lead, as /proc shows it: "/var/log/x (deleted)",
 * "socket:[4711]". A non-zero answer of `each` ends it and is returned; what cannot be seen has
 * none.
 */
int process_table_descriptors(struct process_table *t,
                              int (*each)(void *context, int32_t fd, struct text link),
                              void *context);

/* ---- accounts ------------------------------------------------------------------------------- */

/* An account of the host. Texts are none where it has none. */
struct account {
	uint32_t uid, gid;
	struct text name, comment, directory, shell;
};
/* These call `each` (with texts valid until it returns) for what they find; a non-zero answer ends
 * them and is returned. All accounts that NSS lists: a directory service may list none of its own,
 * and tell of them only when it is asked by name or number. Safe for threads. -ENOMEM. */
int accounts_list(int (*each)(void *context, const struct account *a), void *context);
int accounts_by_uid(uint32_t uid, int (*each)(void *context, const struct account *a),
                    void *context);
/* name: NUL-terminated */
int accounts_by_name(const char *name, int (*each)(void *context, const struct account *a),
                     void *context);
/* Those of a file as passwd(5) describes; lines that it does not describe are passed over. -EFBIG:
 * a line of more than 1 MiB. */
int accounts_of_file(int fd, int (*each)(void *context, const struct account *a), void *context);

/* ---- files ---------------------------------------------------------------------------------- */

/* Where paths begin. */
struct file_root {
	int fd;                   /* -1: as they begin for this thread */
	uint64_t mount_namespace; /* inode; 0: unknown, or not asked for */
};
/* pid 0: our own; else the root of that process, out of which no link leads. -ESRCH, -EACCES … */
int file_root_open(uint32_t pid, struct file_root *ret);
void file_root_close(struct file_root *r);

/* What stat(2) tells: of what the path leads to; of the link itself, when it leads nowhere. */
struct file_facts {
	bool is_symlink, is_dangling;
	char target[4096]; /* of a symlink: the whole path that it leads to, else what is written in
	                      it; NUL-terminated */
	uint32_t mode;     /* S_IF* and permissions */
	uint64_t inode, size, device_number; /* the last: that a device file stands for */
	uint32_t uid, gid, block_size, hard_links;
	int64_t accessed, modified, changed; /* seconds since 1970 */
	int64_t born;                        /* 0: the file system does not know */
};
/* Looks without opening anything. Paths are NUL-terminated. -ENOENT, -EACCES … */
int file_look(const struct file_root *r, const char *path, struct file_facts *ret);
/* Opens a regular file to be read; -EINVAL: it is none. Never waits for the other end of a FIFO. */
int file_open(const struct file_root *r, const char *path);
struct file_hash_options {
	unsigned kinds;         /* 1 << enum hash_kind */
	uint64_t max_size;      /* bytes; larger files are not hashed */
	bool is_remote_allowed; /* hash files on network file systems too */
};
/* Hashes of a regular file, following links, from the arena: none where one is not to be had. 0;
 * -EINVAL: it is no regular file; -ENOENT, -EACCES … */
int file_hashes(const struct file_root *r, const char *path,
                const struct file_hash_options *options, struct arena *arena,
                struct text ret[HASH_KIND_COUNT]);
/* Calls `each` with the path of everything in a directory, hidden or not: `path`, a slash where it
 * has none at its end, and the name. A non-zero answer ends it and is returned. -ENOENT, -ENOTDIR …
 */
int file_list(const struct file_root *r, const char *path,
              int (*each)(void *context, const char *path), void *context);
/*
 * The same with every path that a pattern matches, where % stands for any characters of one name
 * and
 * %% at the end also for whatever is below. As in a shell, a name that begins with a dot is matched
 * only by a pattern that does, but for what is below. Links are followed, but not below. Names
 * without % are taken as they are: what they lead to need not exist. -E2BIG: more than
 * FILE_MATCH_MAX names were met.
 */
#define FILE_MATCH_MAX 4194304
int file_match(const struct file_root *r, struct text pattern,
               int (*each)(void *context, const char *path), void *context);

/* ---- host ----------------------------------------------------------------------------------- */

/* Reads /etc, /proc and /sys below `root_dir`, and the routes of the current namespace. Never fails
 * for a missing fact. Texts are taken from the arena. */
int host_read(int root_dir, struct arena *arena, struct host *ret, struct cq_error *reterr);

enum module_state {
	MODULE_UNKNOWN, /* this host has no list of them */
	MODULE_ABSENT,
	MODULE_LOADABLE,
	MODULE_BUILT_IN,
};
/* Whether the kernel of that release comes with a module, by the lists below /lib/modules. name: as
 * lsmod shows it, "raw_diag". */
enum module_state kernel_module_find(int root_dir, struct text release, const char *name);

/* ---- confinement ---------------------------------------------------------------------------- */

/* Effective ones of this thread, 1 << CAP_* of linux/capability.h. */
uint64_t confinement_capabilities(void);
/* What the thread that asks is allowed to see, and what keeps it from seeing. */
struct confinement {
	uint32_t uid;          /* effective */
	uint64_t capabilities; /* effective ones, 1 << CAP_* of linux/capability.h */
	bool no_new_privs;
	bool has_filter;        /* of seccomp */
	bool is_user_namespace; /* not the first one: its capabilities count in it alone */
	struct text
		hidepid; /* of the mount on /proc, as it shows it: "invisible", "2"; none: off */
	struct text security_modules; /* "lockdown,yama,apparmor"; none: unknown */
	struct text container;        /* what made it, "docker"; none: no sign of one */
	uint64_t yama;                /* kernel.yama.ptrace_scope; 0 without it */
};
/* Asks the kernel about the thread, and reads below root_dir what is told there; what is not there
 * is unknown. Texts are taken from the arena. */
void confinement_read(int root_dir, struct arena *arena, struct confinement *ret);
/* Whether a process may lend its descriptors, tried on this one: 0 or -errno. */
int confinement_try_borrowing(void);

#endif
