/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/*
 * The parts of kernel types that the programs read. Where a field stands is taken from the running
 * kernel's BTF when the program is loaded (CO-RE), so that only names and types matter here.
 *
 * A name that ends in ___ and something (a "flavor") stands for the kernel type without that end:
 * it has the fields that only some kernels have, and each use of one asks first whether it is
 * there.
 *
 * The kernel searches all of its BTF for each type that is the first of an access, which is most of
 * what loading costs. It remembers what it found, from one program to the next, in 31 slots by the
 * hash of the type's name, with room for one in each. So what can be reached from a type that is
 * here already should be, and of two types with one slot, one should be reached by way of another
 * that has it inside.
 */
#ifndef CONNQUERY_BPF_KERNEL_TYPES_H
#define CONNQUERY_BPF_KERNEL_TYPES_H

typedef unsigned char __u8;
typedef unsigned short __u16;
typedef unsigned int __u32;
typedef unsigned long long __u64;
typedef signed char __s8;
typedef short __s16;
typedef int __s32;
typedef long long __s64;
typedef __u16 __be16;
typedef __u32 __be32;
typedef __u64 __be64;
typedef __u32 __wsum;
typedef _Bool bool;
enum { false, true };
#define NULL ((void *)0)

#define BPF_MAP_TYPE_ARRAY 2
#define BPF_F_MMAPABLE 1024

#define AF_INET 2
#define AF_INET6 10
#define SOCK_RAW 3
#define IPPROTO_MPTCP 262
#define TCP_CLOSE 7
#define NSFS_MAGIC 0x6e736673

/* ---- what does not change */

struct task_struct;
struct file;
struct seq_file;
struct bpf_iter_meta {
	struct seq_file *seq;
};
struct bpf_iter__task {
	struct bpf_iter_meta *meta;
	struct task_struct *task;
};
struct bpf_iter__task_file {
	struct bpf_iter_meta *meta;
	struct task_struct *task;
	__u32 fd;
	struct file *file;
};
struct pid_namespace;
struct upid {
	int nr;
	struct pid_namespace *ns;
};

/* ---- what does */

#pragma clang attribute push(__attribute__((preserve_access_index)), apply_to = record)

struct list_head {
	struct list_head *next;
};
typedef struct {
	int counter;
} atomic_t;
typedef struct refcount_struct {
	atomic_t refs;
} refcount_t;

struct ns_common {
	const void *ops;
	unsigned int inum;
};
struct net {
	struct list_head list;
	struct ns_common ns;
};
struct net___id { /* Linux 6.18 */
	struct {
		__u64 ns_id;
	} ns;
};
struct net___counted { /* Linux 6.18 */
	struct {
		refcount_t __ns_ref;
	} ns;
};
struct net___count { /* before */
	struct {
		refcount_t count;
	} ns;
};

struct timespec64 {
	__s64 tv_sec;
	long tv_nsec;
};
struct timens_offsets {
	struct timespec64 boottime;
};
struct time_namespace {
	struct timens_offsets offsets;
};
struct nsproxy {
	struct net *net_ns;
};
struct nsproxy___time { /* with CONFIG_TIME_NS */
	struct time_namespace *time_ns;
};

struct pid {
	unsigned int level;
	struct upid numbers[1];
};
struct task_struct {
	int pid;
	int tgid;
	struct task_struct *real_parent;
	struct task_struct *group_leader;
	struct pid *thread_pid;
	__u64 start_boottime;
	char comm[16];
	struct nsproxy *nsproxy;
};

struct super_block {
	unsigned long s_magic;
};
struct inode { /* has the slot of struct net: see INODE() */
	struct super_block *i_sb;
	unsigned long i_ino;
	void *i_private;
};
struct proc_inode {
	struct inode vfs_inode;
};
struct file {
	struct inode *f_inode;
};

typedef struct {
	struct net *net;
} possible_net_t;
struct in6_addr {
	union {
		__u8 u6_addr8[16];
	} in6_u;
};
struct sock_common {
	__be32 skc_daddr;
	__be32 skc_rcv_saddr;
	__be16 skc_dport;
	__u16 skc_num;
	unsigned short skc_family;
	volatile unsigned char skc_state;
	int skc_bound_dev_if;
	possible_net_t skc_net;
};
struct sock {
	struct sock_common __sk_common;
	__u16 sk_type;
	__u16 sk_protocol;
	__u32 sk_mark;
};
struct inet_sock { /* all begin with a struct sock, which has the slot of struct kernfs_node */
	struct sock sk;
};
struct kernfs_node {
	__u64 id;
};
struct cgroup { /* has the slot of struct file: see OFFSET_INSIDE() */
	struct kernfs_node *kn;
};
struct cgroup_root {
	struct cgroup cgrp;
};
struct inet_sock___cgroup { /* with CONFIG_SOCK_CGROUP_DATA, from Linux 5.18 on */
	struct {
		struct {
			struct cgroup *cgroup;
		} sk_cgrp_data;
	} sk;
};
struct inet_sock___v6 { /* with CONFIG_IPV6 */
	struct {
		struct {
			struct in6_addr skc_v6_daddr;
			struct in6_addr skc_v6_rcv_saddr;
		} __sk_common;
	} sk;
};
struct socket {
	struct inet_sock *sk; /* of whatever family */
};

#pragma clang attribute pop

/* Where a field stands in a type that `outer` has inside as `inner`. */
#define OFFSET_INSIDE(outer, inner, field)                  \
	(bpf_core_field_offset(struct outer, inner.field) - \
	 bpf_core_field_offset(struct outer, inner))
#define INODE(inode, field)                                \
	(*(__typeof__((inode)->field) *)((void *)(inode) + \
	                                 OFFSET_INSIDE(proc_inode, vfs_inode, field)))

#endif
