/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/*
 * What the programs in descriptors.bpf.c tell src/collect/owners_bpf.c: a stream of records, each
 * of the size that belongs to its kind, in this machine's byte order. A process comes before its
 * descriptors and again before those of each further thread with a table of its own; the end
 * comes last, once.
 */
#ifndef CONNQUERY_BPF_RECORDS_H
#define CONNQUERY_BPF_RECORDS_H

enum record_kind {
	RECORD_PROCESS = 1,
	RECORD_SOCKET,
	RECORD_SOCKET_ENDS, /* a socket of IP and what a filter may speak of */
	RECORD_NETNS,       /* a descriptor of a network namespace */
	RECORD_END,
};

struct record_process {
	__u16 kind;
	__u16 unused;
	__u32 tid; /* these three as in the pid namespace of whoever reads */
	__u32 pid;
	__u32 parent_pid; /* 0: outside of that namespace */
	__u64 start_ns;   /* of the leader, since boot as the reader's time namespace counts it */
	char comm[16];    /* of the leader */
};

#define SOCKET_IS_IDLE 1 /* neither bound nor connected */
struct record_socket {
	__u16 kind;
	__u8 family; /* AF_* */
	__u8 type;   /* SOCK_* */
	__u32 fd;
	__u64 cookie;
	__u64 inode; /* of sockfs */
	__u32 netns; /* its inode in nsfs */
	__u16 protocol;
	__u8 state; /* as TCP numbers states; other families use ESTABLISHED and CLOSE */
	__u8 flags;
};
/* Behind a record_socket of kind RECORD_SOCKET_ENDS, of AF_INET (the first word of each address,
 * the rest 0) or AF_INET6. */
struct record_ends {
	__u32 local[4], remote[4];     /* network order */
	__u16 local_port, remote_port; /* host order */
	__u32 device;                  /* that it is bound to; 0: none */
	__u32 mark;
	__u32 unused;
	__u64 cgroup; /* 0: unknown */
};

struct record_netns {
	__u16 kind;
	__u16 unused;
	__u32 fd;
	__u64 inode; /* of nsfs */
};

/* The state of a reading; all 0 before it begins. */
struct reading {
	__u64 started; /* of the task that the last descriptor was of */
	__u32 tid;     /* of it */
	__u32 sockets; /* that were told of */
};

/* Sockets that a reading is about, by cookie; none: about all. */
#define WANTED_MAX 16
struct wanted {
	__u64 cookies[WANTED_MAX];
	__u32 count;
	__u32 unused;
};

struct record_end {
	__u16 kind;
	__u16 unused;
	__u32 sockets; /* how many were told of, modulo 2^32 */
};

/* All network namespaces of the kernel, from its own list. */
#define NAMESPACES_MAX 16384
struct namespace_record {
	__u64 id; /* of open_by_handle_at(2), Linux 6.18; 0: there is none */
	__u32 inode;
	__u32 is_dying; /* nobody can enter it any more */
};
struct namespace_records {
	__u32 count;
	__u32 is_whole; /* the list was followed to its end */
	struct namespace_record list[NAMESPACES_MAX];
};

#endif
