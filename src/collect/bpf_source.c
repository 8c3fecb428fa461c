/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Loads the BPF programs as a light skeleton: all that libbpf would find out and do was written
 * down at build time as a program that the kernel runs, so that no libbpf is needed and loading
 * takes a few milliseconds. What remains is to say in words why a kernel refuses.
 */
#include "collect/bpf_source.h"

#include <errno.h> /* skel_internal.h of some versions needs it */
#include <linux/bpf.h>
#include <linux/capability.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "collect/collect.h"

#include "owners_bpf.lskel.h"

#define HAS(capabilities, c) ((capabilities) >> (c)&1)

struct bpf_source {
	struct owners_bpf *skeleton;
	struct namespace_records *namespaces; /* mapped */
	int descriptors, tasks;               /* links; -1: not made */
};

/* ---- refusals ------------------------------------------------------------------------------- */

/* The oldest kernel that relocates the programs itself. */
static bool is_too_old(const struct utsname *u)
{
	unsigned major = 0, minor = 0;

	return sscanf(u->release, "%u.%u", &major, &minor) == 2 &&
	       (major < 5 || (major == 5 && minor < 17));
}

static bool may_load(void)
{
	uint64_t capabilities = confinement_capabilities();

	return HAS(capabilities, CAP_SYS_ADMIN) ||
	       (HAS(capabilities, CAP_BPF) && HAS(capabilities, CAP_PERFMON));
}

/* Asked before the kernel is, whose answer to a part of the privileges is a misleading EINVAL. */
static int check_before(struct cq_error *reterr)
{
	struct utsname u;

	if (uname(&u) == 0 && is_too_old(&u))
		return fail(reterr, -EOPNOTSUPP, "it takes Linux 5.17, and this is %s", u.release);
	if (!may_load())
		return fail(reterr, -EPERM, "it takes CAP_BPF and CAP_PERFMON, or CAP_SYS_ADMIN");
	return 0;
}

static int explain(int error, struct cq_error *reterr)
{
	if (error == -EPERM || error == -EACCES)
		return fail_sys(reterr, error,
		                "the kernel refuses it (a user namespace, seccomp, lockdown or a "
		                "security module may)");
	if (error == -ENOSYS)
		return fail_sys(reterr, error, "this kernel is built without it");
	if (access("/sys/kernel/btf/vmlinux", F_OK) < 0)
		return fail_sys(reterr, error, "this kernel does not describe its types (BTF)");
	return fail_sys(reterr, error, "the kernel does not take the programs");
}

/* ---- loading -------------------------------------------------------------------------------- */

static int load(struct bpf_source *s)
{
	void *mapped;

	s->skeleton = owners_bpf__open();
	if (!s->skeleton)
		return -errno;
	errno = EINVAL; /* a loader that fails without a word */
	if (owners_bpf__load(s->skeleton) != 0)
		return -errno;
	mapped = mmap(NULL, sizeof(*s->namespaces), PROT_READ, MAP_SHARED,
	              s->skeleton->maps.namespaces.map_fd, 0);
	if (mapped == MAP_FAILED)
		return -errno;
	s->namespaces = mapped;
	return 0;
}

int bpf_source_open(struct bpf_source **ret, struct cq_error *reterr)
{
	struct bpf_source *s;
	int r = check_before(reterr);

	if (r < 0)
		return r;
	s = calloc(1, sizeof(*s));
	if (!s)
		return fail(reterr, -ENOMEM, "out of memory");
	s->descriptors = s->tasks = -1;
	r = load(s);
	if (r < 0) {
		bpf_source_close(s);
		return explain(r, reterr);
	}
	*ret = s;
	return 0;
}

struct bpf_source *bpf_source_close(struct bpf_source *s)
{
	if (!s)
		return NULL;
	if (s->namespaces)
		munmap(s->namespaces, sizeof(*s->namespaces));
	fd_close(&s->descriptors);
	fd_close(&s->tasks);
	if (s->skeleton)
		owners_bpf__destroy(s->skeleton);
	free(s);
	return NULL;
}

/* ---- reading -------------------------------------------------------------------------------- */

/* A link of an iterator stays good for any number of readings. pid 0: of all processes. */
static int make_link(int program, uint32_t pid)
{
	union bpf_iter_link_info info = {0};
	union bpf_attr attr;
	int fd;

	memset(&attr, 0, sizeof(attr));
	attr.link_create.prog_fd = (uint32_t)program;
	attr.link_create.attach_type = BPF_TRACE_ITER;
	if (pid) {
		info.task.pid = pid;
		attr.link_create.iter_info = (uintptr_t)&info;
		attr.link_create.iter_info_len = sizeof(info);
	}
	fd = skel_sys_bpf(BPF_LINK_CREATE, &attr, sizeof(attr));
	return fd < 0 ? -errno : fd;
}

static int begin_reading(int link)
{
	union bpf_attr attr;
	int fd;

	memset(&attr, 0, sizeof(attr));
	attr.iter_create.link_fd = (uint32_t)link;
	fd = skel_sys_bpf(BPF_ITER_CREATE, &attr, sizeof(attr.iter_create));
	return fd < 0 ? -errno : fd;
}

/* A descriptor to read from; *link is made when it is not there. */
static int open_iterator(int *link, int program)
{
	if (*link < 0)
		*link = make_link(program, 0);
	return *link < 0 ? *link : begin_reading(*link);
}

int bpf_source_descriptors(struct bpf_source *s, uint32_t pid, bool wants_ends)
{
	int program = s->skeleton->progs.show_descriptor.prog_fd, fd;

	s->skeleton->bss->told_tid = 0;
	s->skeleton->bss->told_sockets = 0;
	s->skeleton->bss->wants_ends = wants_ends;
	if (!pid)
		return open_iterator(&s->descriptors, program);
	CQ_CLEANUP(fd_close) int link = make_link(program, pid);

	fd = link < 0 ? link : begin_reading(link);
	return fd;
}

int bpf_source_namespaces(struct bpf_source *s, const struct namespace_records **ret,
                          uint32_t *ret_processes)
{
	struct owners_bpf__bss *state = s->skeleton->bss;
	ssize_t n;
	char none;

	state->namespaces_listed = 0;
	state->processes = 0;
	CQ_CLEANUP(fd_close)
	int fd = open_iterator(&s->tasks, s->skeleton->progs.show_task.prog_fd);

	if (fd < 0)
		return fd;
	do /* writes nothing: reading it is what makes it run */
		n = read(fd, &none, sizeof(none));
	while (n < 0 && (errno == EINTR || errno == EAGAIN));
	if (n < 0)
		return -errno;
	*ret = s->namespaces;
	*ret_processes = state->processes;
	return 0;
}
