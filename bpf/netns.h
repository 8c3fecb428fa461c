/* SPDX-License-Identifier: Apache-2.0 OR GPL-2.0-only */
/* What tells a network namespace from other namespaces, for the programs. */
#ifndef CONNQUERY_BPF_NETNS_H
#define CONNQUERY_BPF_NETNS_H

#include <bpf/bpf_core_read.h>
#include <bpf/bpf_helpers.h>

#include "kernel_types.h"

static __always_inline const void *netns_operations(void)
{
	return BPF_CORE_READ(bpf_get_current_task_btf(), nsproxy, net_ns, ns.ops);
}

#endif
