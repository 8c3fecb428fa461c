/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/*
 * Which network namespaces there are, and how many processes: told by the kernel's own iterator
 * over the tasks of its reader's pid namespace. It is run by reading from it; nothing is attached
 * to anything.
 */
#include "kernel_types.h"

#include "netns.h"
#include "records.h"

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

/* Helpers that read any kernel memory are for programs under the GPL alone. */
char LICENSE[] SEC("license") = "GPL";

/* Set by whoever reads, before a reading begins. */
__u32 namespaces_listed; /* 0: list them */

__u32 processes; /* that show_task met */

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(map_flags, BPF_F_MMAPABLE);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct namespace_records);
} namespaces SEC(".maps");

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
