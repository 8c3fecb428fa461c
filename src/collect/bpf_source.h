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

struct bpf_source;
/* Loads them. -errno and words, when the kernel or the build has none for us. */
int bpf_source_open(struct bpf_source **ret, struct cq_error *reterr);
struct bpf_source *bpf_source_close(struct bpf_source *s);
/* Begins to read all descriptors: a descriptor to read records from until the end; -errno. A read
 * may be answered with EAGAIN, which is no end. pid: of this process alone; 0: of all. -EINVAL: the
 * kernel cannot look into just one. wants_ends: sockets of IP come as RECORD_SOCKET_ENDS. */
int bpf_source_descriptors(struct bpf_source *s, uint32_t pid, bool wants_ends);
/* Lists the namespaces, and counts the processes. *ret lives as long as s. */
int bpf_source_namespaces(struct bpf_source *s, const struct namespace_records **ret,
                          uint32_t *ret_processes);

#endif
