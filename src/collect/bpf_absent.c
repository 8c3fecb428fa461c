/* SPDX-License-Identifier: Apache-2.0 */
/* This build has no BPF. */
#include "collect/bpf_source.h"

int bpf_source_open(struct bpf_source **ret, struct cq_error *reterr)
{
	(void)ret;
	return fail(reterr, -EOPNOTSUPP, "this build has no BPF");
}

struct bpf_source *bpf_source_close(struct bpf_source *s)
{
	(void)s;
	return NULL;
}

int bpf_source_descriptors(struct bpf_source *s, bool wants_ends, const struct wanted *wanted,
                           struct cq_error *reterr)
{
	(void)s;
	(void)wants_ends;
	return fail(reterr, -EOPNOTSUPP, "this build has no BPF");
}

int bpf_source_namespaces(struct bpf_source *s, const struct namespace_records **ret,
                          uint32_t *ret_processes)
{
	(void)s;
	(void)ret;
	(void)ret_processes;
	return -EOPNOTSUPP;
}
