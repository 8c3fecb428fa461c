/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/*
 * Which process holds which socket: told by the kernel's own iterator. It is run by reading from
 * it; nothing is attached to anything.
 *
 * An iterator hands out the tasks of its reader's pid namespace, and of each process one task for
 * each file table that differs from its leader's. Two threads that share such a table both come:
 * whoever reads drops what comes twice.
 */
#include "kernel_types.h"

#include "netns.h"
#include "records.h"

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

/* Helpers that read any kernel memory are for programs under the GPL alone. */
char LICENSE[] SEC("license") = "GPL";

/* Set by whoever reads, before a reading begins. */
bool wants_ends; /* of the sockets of IP */
struct wanted wanted;
struct reading reading;

/* ---- processes ------------------------------------------------------------------------------ */

static __always_inline struct upid number_at(struct pid *pid, __u32 level)
{
	struct upid result = {};
	void *numbers = (void *)pid + bpf_core_field_offset(struct pid, numbers);

	bpf_probe_read_kernel(&result, sizeof(result), numbers + level * sizeof(result));
	return result;
}

/* What the reader's pid namespace calls a process or thread; 0: it is outside. */
static __always_inline __u32 number_of(struct pid *pid, __u32 level, struct pid_namespace *ns)
{
	struct upid number;

	if (!pid || BPF_CORE_READ(pid, level) < level)
		return 0;
	number = number_at(pid, level);
	return number.ns == ns ? number.nr : 0;
}

/* What the clock of /proc/PID/stat is ahead of the host's. */
static __always_inline __u64 clock_offset(struct task_struct *reader)
{
	struct nsproxy___time *of = (void *)BPF_CORE_READ(reader, nsproxy);

	if (!bpf_core_field_exists(of->time_ns))
		return 0;
	return BPF_CORE_READ(of, time_ns, offsets.boottime.tv_sec) * 1000000000ULL +
	       BPF_CORE_READ(of, time_ns, offsets.boottime.tv_nsec);
}

static __always_inline void tell_process(struct task_struct *task, struct record_process *to)
{
	struct task_struct *reader = bpf_get_current_task_btf(), *leader = task->group_leader;
	struct pid *own = BPF_CORE_READ(reader, thread_pid);
	__u32 level = BPF_CORE_READ(own, level);
	struct pid_namespace *ns = number_at(own, level).ns;

	to->kind = RECORD_PROCESS;
	to->unused = 0;
	to->tid = number_of(BPF_CORE_READ(task, thread_pid), level, ns);
	to->pid = number_of(BPF_CORE_READ(leader, thread_pid), level, ns);
	to->parent_pid =
		number_of(BPF_CORE_READ(leader, real_parent, group_leader, thread_pid), level, ns);
	to->start_ns = BPF_CORE_READ(leader, start_boottime) + clock_offset(reader);
	bpf_probe_read_kernel_str(to->comm, sizeof(to->comm), &leader->comm);
}

/* ---- descriptors ---------------------------------------------------------------------------- */

struct told {
	struct record_process process;
	struct record_socket socket;
	struct record_ends ends;
};

/* Writes a record, behind one of its process where that is new. What does not fit is asked for
 * again, so it is remembered only when all of it went out. */
static __always_inline long tell(struct bpf_iter__task_file *ctx, struct task_struct *task,
                                 struct told *t, __u32 size)
{
	__u32 tid = task->pid;
	__u64 started = task->start_boottime;
	long r;

	if (tid == reading.tid && started == reading.started)
		return bpf_seq_write(ctx->meta->seq, &t->socket, size);
	tell_process(task, &t->process);
	if (!t->process.pid)
		return 1; /* it has ended */
	r = bpf_seq_write(ctx->meta->seq, t, sizeof(t->process) + size);
	if (r == 0) {
		reading.tid = tid;
		reading.started = started;
	}
	return r;
}

static __always_inline bool is_inet(const struct record_socket *s)
{
	return s->family == AF_INET || s->family == AF_INET6;
}

static __always_inline __u16 host_order(__be16 port)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	return __builtin_bswap16(port);
#else
	return port;
#endif
}

static __always_inline __u64 cgroup_id(struct cgroup *cgroup)
{
	struct kernfs_node *node = NULL;

	bpf_probe_read_kernel(&node, sizeof(node),
	                      (void *)cgroup + OFFSET_INSIDE(cgroup_root, cgrp, kn));
	return BPF_CORE_READ(node, id);
}

static __always_inline void tell_ends(struct inet_sock *sk, struct record_socket *s,
                                      struct record_ends *to)
{
	struct inet_sock___v6 *v6 = (void *)sk;
	struct inet_sock___cgroup *grouped = (void *)sk;

	__builtin_memset(to, 0, sizeof(*to));
	s->kind = RECORD_SOCKET_ENDS;
	to->local_port = sk->sk.__sk_common.skc_num;
	to->remote_port = host_order(sk->sk.__sk_common.skc_dport);
	to->device = sk->sk.__sk_common.skc_bound_dev_if;
	to->mark = sk->sk.sk_mark;
	if (bpf_core_field_exists(grouped->sk.sk_cgrp_data.cgroup))
		to->cgroup = cgroup_id(BPF_CORE_READ(grouped, sk.sk_cgrp_data.cgroup));
	if (s->family == AF_INET) {
		to->local[0] = sk->sk.__sk_common.skc_rcv_saddr;
		to->remote[0] = sk->sk.__sk_common.skc_daddr;
	} else if (bpf_core_field_exists(v6->sk.__sk_common.skc_v6_daddr)) {
		BPF_CORE_READ_INTO(&to->local, v6, sk.__sk_common.skc_v6_rcv_saddr);
		BPF_CORE_READ_INTO(&to->remote, v6, sk.__sk_common.skc_v6_daddr);
	}
}

/* A subflow of MPTCP is listed by a cookie of its own, and held by way of its parent. */
static __always_inline bool is_wanted(__u64 cookie, __u16 protocol)
{
	for (__u32 i = 0; i < WANTED_MAX && i < wanted.count; i++)
		if (wanted.cookies[i] == cookie)
			return true;
	return wanted.count == 0 || protocol == IPPROTO_MPTCP;
}

static __always_inline void tell_socket(struct bpf_iter__task_file *ctx, struct task_struct *task,
                                        struct file *file, struct inet_sock *sk)
{
	struct told t;
	struct record_socket *s = &t.socket;
	__u32 size = sizeof(t.socket);

	s->cookie = bpf_get_socket_cookie(sk);
	if (!is_wanted(s->cookie, sk->sk.sk_protocol))
		return;
	s->kind = RECORD_SOCKET;
	s->family = sk->sk.__sk_common.skc_family;
	s->type = sk->sk.sk_type;
	s->fd = ctx->fd;
	s->inode = INODE(file->f_inode, i_ino);
	s->netns = sk->sk.__sk_common.skc_net.net->ns.inum;
	s->protocol = sk->sk.sk_protocol;
	s->state = sk->sk.__sk_common.skc_state;
	s->flags = 0;
	if (is_inet(s) && s->type != SOCK_RAW && s->state == TCP_CLOSE &&
	    sk->sk.__sk_common.skc_num == 0)
		s->flags = SOCKET_IS_IDLE;
	if (wants_ends && is_inet(s)) {
		tell_ends(sk, s, &t.ends);
		size += sizeof(t.ends);
	}
	if (tell(ctx, task, &t, size) == 0)
		reading.sockets++;
}

/* The inode of a namespace has its struct ns_common, in which each kind of namespace has operations
 * of its own. */
static __always_inline bool is_netns(void *ns)
{
	const void *operations = NULL;

	bpf_probe_read_kernel(&operations, sizeof(operations), ns + OFFSET_INSIDE(net, ns, ops));
	return operations && operations == netns_operations();
}

static __always_inline void tell_netns(struct bpf_iter__task_file *ctx, struct task_struct *task,
                                       struct file *file)
{
	struct told t;
	struct record_netns *to = (void *)&t.socket;

	if (!is_netns(INODE(file->f_inode, i_private)))
		return;
	to->kind = RECORD_NETNS;
	to->unused = 0;
	to->fd = ctx->fd;
	to->inode = INODE(file->f_inode, i_ino);
	tell(ctx, task, &t, sizeof(*to));
}

SEC("iter/task_file")
int show_descriptor(struct bpf_iter__task_file *ctx)
{
	struct task_struct *task = ctx->task;
	struct file *file = ctx->file;
	struct socket *socket;

	if (!task || !file) {
		struct record_end end = {.kind = RECORD_END, .sockets = reading.sockets};

		bpf_seq_write(ctx->meta->seq, &end, sizeof(end));
		return 0;
	}
	socket = bpf_sock_from_file(file);
	if (socket) {
		struct inet_sock *sk = socket->sk;

		if (sk)
			tell_socket(ctx, task, file, sk);
	} else if (INODE(file->f_inode, i_sb)->s_magic == NSFS_MAGIC) {
		tell_netns(ctx, task, file);
	}
	return 0;
}
