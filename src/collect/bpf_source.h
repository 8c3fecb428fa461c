/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside collect: the programs of bpf/, loaded. The only file that knows how is bpf_source.c; where
 * they were not built, bpf_absent.c stands in its place.
 */
#ifndef CONNQUERY_COLLECT_BPF_SOURCE_H
#define CONNQUERY_COLLECT_BPF_SOURCE_H

#include <linux/types.h>

#include "base/base.h"

#include "bpf/records.h"

/* What went wrong where reading did. */
#define BPF_UNREADABLE "reading from the kernel's iterators"

struct bpf_source;
/* Loads what lists namespaces; the other when it is needed. -errno and words, when the kernel or
 * the build has none for us. */
int bpf_source_open(struct bpf_source **ret, struct cq_error *reterr);
struct bpf_source *bpf_source_close(struct bpf_source *s);
/* Begins to read all descriptors: a descriptor to read records from until the end; -errno and
 * words. A read may be answered with EAGAIN, which is no end. wants_ends: sockets of IP come as
 * RECORD_SOCKET_ENDS. wanted: no others come. */
int bpf_source_descriptors(struct bpf_source *s, bool wants_ends, const struct wanted *wanted,
                           struct cq_error *reterr);
/* Lists the namespaces, and counts the processes. *ret lives as long as s. */
int bpf_source_namespaces(struct bpf_source *s, const struct namespace_records **ret,
                          uint32_t *ret_processes);

#endif
