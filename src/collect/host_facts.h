/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside collect: the parts of host_read. Each fills its share of *ret and leaves alone what it
 * cannot tell; texts come from the arena.
 *
 *   host.c      names, ids, boot time, processor, memory
 *   host_os.c   os-release
 *   host_dmi.c  vendor, model, kind of device, hypervisor
 *   host_net.c  the host's own address and its interface
 */
#ifndef CONNQUERY_COLLECT_HOST_FACTS_H
#define CONNQUERY_COLLECT_HOST_FACTS_H

#include "collect/collect.h"

/* A small file as one text without white space around it; none when it is missing or empty. */
struct text host_file(int root_dir, struct arena *arena, const char *path);
/* The word stands in the "flags" of proc/cpuinfo; *ret_known: there are flags. */
bool host_cpu_has(int root_dir, const char *flag, bool *ret_known);

void host_read_os(int root_dir, struct arena *arena, struct host *ret);
void host_read_dmi(int root_dir, struct arena *arena, struct host *ret);
void host_read_network(struct arena *arena, struct host *ret);

/* The value behind "KEY=" of os-release(5), unquoted as a shell would; room for t.len bytes. */
size_t host_unquote(struct text t, char *ret);
/* How many processors a list such as "0-3,6" names; 0 when it is none. */
uint32_t host_count_cpus(struct text list);

#endif
