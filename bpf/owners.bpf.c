/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/*
 * Which process holds which socket, and which network namespaces there are: told by the kernel's
 * own iterators. They are run by reading from them; nothing is attached to anything.
 *
 * An iterator hands out the tasks of its reader's pid namespace, and of each process one task for
 * each file table that differs from its leader's. Two threads that share such a table both come:
 * whoever reads drops what comes twice.
 */
#include "kernel_types.h"

#include "records.h"

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

/* Helpers that read any kernel memory are for programs under the GPL alone. */
char LICENSE[] SEC("license") = "GPL";

/* Set by whoever reads, before a reading begins. */
bool wants_ends;         /* of the sockets of IP */
__u32 namespaces_listed; /* 0: list them */

__u32 processes; /* that show_task met */
/* The state of a reading. */
__u32 told_tid; /* the task that the last descriptor was of, with when it began */
__u64 told_started;
__u32 told_sockets;

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct namespace_records);
} namespaces SEC(".maps");

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

	if (tid == told_tid && started == told_started)
		return bpf_seq_write(ctx->meta->seq, &t->socket, size);
	tell_process(task, &t->process);
	if (!t->process.pid)
		return 1; /* it has ended */
	r = bpf_seq_write(ctx->meta->seq, t, sizeof(t->process) + size);
	if (r == 0) {
		told_tid = tid;
		told_started = started;
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

static __always_inline void tell_ends(struct sock *sk, struct record_socket *s,
                                      struct record_ends *to)
{
	struct sock___v6 *v6 = (void *)sk;
	struct sock___cgroup *grouped = (void *)sk;

	__builtin_memset(to, 0, sizeof(*to));
	s->kind = RECORD_SOCKET_ENDS;
	to->local_port = sk->__sk_common.skc_num;
	to->remote_port = host_order(sk->__sk_common.skc_dport);
	to->device = sk->__sk_common.skc_bound_dev_if;
	to->mark = sk->sk_mark;
	if (bpf_core_field_exists(grouped->sk_cgrp_data.cgroup))
		to->cgroup = BPF_CORE_READ(grouped, sk_cgrp_data.cgroup, kn, id);
	if (s->family == AF_INET) {
		to->local[0] = sk->__sk_common.skc_rcv_saddr;
		to->remote[0] = sk->__sk_common.skc_daddr;
	} else if (bpf_core_field_exists(v6->__sk_common.skc_v6_daddr)) {
		BPF_CORE_READ_INTO(&to->local, v6, __sk_common.skc_v6_rcv_saddr);
		BPF_CORE_READ_INTO(&to->remote, v6, __sk_common.skc_v6_daddr);
	}
}

static __always_inline void tell_socket(struct bpf_iter__task_file *ctx, struct task_struct *task,
                                        struct file *file, struct sock *sk)
{
	struct told t;
	struct record_socket *s = &t.socket;
	__u32 size = sizeof(t.socket);

	s->kind = RECORD_SOCKET;
	s->family = sk->__sk_common.skc_family;
	s->type = sk->sk_type;
	s->fd = ctx->fd;
	s->cookie = bpf_get_socket_cookie(sk);
	s->inode = file->f_inode->i_ino;
	s->netns = sk->__sk_common.skc_net.net->ns.inum;
	s->protocol = sk->sk_protocol;
	s->state = sk->__sk_common.skc_state;
	s->flags = 0;
	if (is_inet(s) && s->type != SOCK_RAW && s->state == TCP_CLOSE &&
	    sk->__sk_common.skc_num == 0)
		s->flags = SOCKET_IS_IDLE;
	if (wants_ends && is_inet(s)) {
		tell_ends(sk, s, &t.ends);
		size += sizeof(t.ends);
	}
	if (tell(ctx, task, &t, size) == 0)
		told_sockets++;
}

static __always_inline const void *netns_operations(void)
{
	return BPF_CORE_READ(bpf_get_current_task_btf(), nsproxy, net_ns, ns.ops);
}

/* The inode of a namespace has its struct ns_common, in which each kind of namespace has operations
 * of its own. */
static __always_inline bool is_netns(void *ns)
{
	const void *operations = NULL;
	__u32 offset =
		bpf_core_field_offset(struct net, ns.ops) - bpf_core_field_offset(struct net, ns);

	bpf_probe_read_kernel(&operations, sizeof(operations), ns + offset);
	return operations && operations == netns_operations();
}

static __always_inline void tell_netns(struct bpf_iter__task_file *ctx, struct task_struct *task,
                                       struct file *file)
{
	struct told t;
	struct record_netns *to = (void *)&t.socket;

	if (!is_netns(file->f_inode->i_private))
		return;
	to->kind = RECORD_NETNS;
	to->unused = 0;
	to->fd = ctx->fd;
	to->inode = file->f_inode->i_ino;
	tell(ctx, task, &t, sizeof(*to));
}

SEC("iter/task_file")
int show_descriptor(struct bpf_iter__task_file *ctx)
{
	struct task_struct *task = ctx->task;
	struct file *file = ctx->file;
	struct socket *socket;

	if (!task || !file) {
		struct record_end end = {.kind = RECORD_END, .sockets = told_sockets};

		bpf_seq_write(ctx->meta->seq, &end, sizeof(end));
		return 0;
	}
	socket = bpf_sock_from_file(file);
	if (socket) {
		struct sock *sk = socket->sk;

		if (sk)
			tell_socket(ctx, task, file, sk);
	} else if (file->f_inode->i_sb->s_magic == NSFS_MAGIC) {
		tell_netns(ctx, task, file);
	}
	return 0;
}

/* ---- namespaces ----------------------------------------------------------------------------- */

/* The kernel's list is a ring of the namespaces and a head that is none. It is followed from the
 * reader's own; where a namespace has its operations, the head has something else. */
struct ring {
	struct namespace_records *to;
	struct list_head *at, *start;
	const void *operations;
	bool is_whole;
};

static __always_inline bool is_dying(struct net *net)
{
	struct net___counted *counted = (void *)net;
	struct net___count *count = (void *)net;

	if (bpf_core_field_exists(counted->ns.__ns_ref))
		return BPF_CORE_READ(counted, ns.__ns_ref.refs.counter) == 0;
	if (bpf_core_field_exists(count->ns.count))
		return BPF_CORE_READ(count, ns.count.refs.counter) == 0;
	return false;
}

static long take_namespace(__u32 index, struct ring *ring)
{
	struct net *net = (void *)ring->at - bpf_core_field_offset(struct net, list);
	struct net___id *named = (void *)net;

	(void)index;
	if (BPF_CORE_READ(net, ns.ops) == ring->operations) {
		struct namespace_record *to;
		__u32 at = ring->to->count;

		if (at >= NAMESPACES_MAX)
			return 1;
		to = &ring->to->list[at];
		to->inode = BPF_CORE_READ(net, ns.inum);
		to->id =
			bpf_core_field_exists(named->ns.ns_id) ? BPF_CORE_READ(named, ns.ns_id) : 0;
		to->is_dying = is_dying(net);
		ring->to->count = at + 1;
	}
	ring->at = BPF_CORE_READ(net, list.next);
	ring->is_whole = ring->at == ring->start;
	return ring->is_whole;
}

/* The program runs under RCU: no namespace is freed before it returns. */
static __always_inline void list_namespaces(void)
{
	struct net *own = BPF_CORE_READ(bpf_get_current_task_btf(), nsproxy, net_ns);
	struct ring ring = {.operations = netns_operations()};
	const __u32 first = 0;

	ring.to = bpf_map_lookup_elem(&namespaces, &first);
	if (!ring.to)
		return;
	ring.to->count = 0;
	ring.start = ring.at = (void *)own + bpf_core_field_offset(struct net, list);
	bpf_loop(NAMESPACES_MAX + 1, take_namespace, &ring, 0);
	ring.to->is_whole = ring.is_whole;
}

SEC("iter/task")
int show_task(struct bpf_iter__task *ctx)
{
	struct task_struct *task = ctx->task;

	if (!task)
		return 0;
	if (!namespaces_listed)
		list_namespaces();
	namespaces_listed = 1;
	if (task->pid == task->tgid)
		processes++;
	return 0;
}
