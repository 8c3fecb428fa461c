/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Loads the BPF programs as light skeletons: all that libbpf would find out and do was written
 * down at build time as a program that the kernel runs, so that no libbpf is needed and loading
 * takes a few milliseconds. Each is loaded when it is needed first, and what remains is to say in
 * words why a kernel refuses.
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

#include "descriptors_bpf.lskel.h"
#include "namespaces_bpf.lskel.h"

#define HAS(capabilities, c) ((capabilities) >> (c)&1)

struct bpf_source {
	struct namespaces_bpf *namespaces;
	struct descriptors_bpf *descriptors;   /* NULL: not asked for yet */
	struct namespace_records *list;        /* mapped */
	int namespaces_link, descriptors_link; /* -1: not made */
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

static int load_namespaces(struct bpf_source *s)
{
	void *mapped;

	s->namespaces = namespaces_bpf__open();
	if (!s->namespaces)
		return -errno;
	errno = EINVAL; /* a loader that fails without a word */
	if (namespaces_bpf__load(s->namespaces) != 0)
		return -errno;
	mapped = mmap(NULL, sizeof(*s->list), PROT_READ, MAP_SHARED,
	              s->namespaces->maps.namespaces.map_fd, 0);
	if (mapped == MAP_FAILED)
		return -errno;
	s->list = mapped;
	return 0;
}

static int load_descriptors(struct bpf_source *s)
{
	struct descriptors_bpf *loaded = descriptors_bpf__open();
	int r = 0;

	if (!loaded)
		return -errno;
	errno = EINVAL;
	if (descriptors_bpf__load(loaded) != 0) {
		r = -errno;
		descriptors_bpf__destroy(loaded);
		return r;
	}
	s->descriptors = loaded;
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
	s->descriptors_link = s->namespaces_link = -1;
	r = load_namespaces(s);
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
	if (s->list)
		munmap(s->list, sizeof(*s->list));
	fd_close(&s->descriptors_link);
	fd_close(&s->namespaces_link);
	if (s->descriptors)
		descriptors_bpf__destroy(s->descriptors);
	if (s->namespaces)
		namespaces_bpf__destroy(s->namespaces);
	free(s);
	return NULL;
}

/* ---- reading -------------------------------------------------------------------------------- */

/* A link of an iterator stays good for any number of readings. */
static int make_link(int program)
{
	union bpf_attr attr;
	int fd;

	memset(&attr, 0, sizeof(attr));
	attr.link_create.prog_fd = (uint32_t)program;
	attr.link_create.attach_type = BPF_TRACE_ITER;
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
		*link = make_link(program);
	return *link < 0 ? *link : begin_reading(*link);
}

int bpf_source_descriptors(struct bpf_source *s, bool wants_ends, const struct wanted *wanted,
                           struct cq_error *reterr)
{
	int r = s->descriptors ? 0 : load_descriptors(s);

	if (r < 0)
		return explain(r, reterr);
	s->descriptors->bss->reading = (struct reading){0};
	s->descriptors->bss->wants_ends = wants_ends;
	s->descriptors->bss->wanted = *wanted;
	r = open_iterator(&s->descriptors_link, s->descriptors->progs.show_descriptor.prog_fd);
	return r < 0 ? fail_sys(reterr, r, BPF_UNREADABLE) : r;
}

int bpf_source_namespaces(struct bpf_source *s, const struct namespace_records **ret,
                          uint32_t *ret_processes)
{
	struct namespaces_bpf__bss *state = s->namespaces->bss;
	ssize_t n;
	char none;

	state->namespaces_listed = 0;
	state->processes = 0;
	CQ_CLEANUP(fd_close)
	int fd = open_iterator(&s->namespaces_link, s->namespaces->progs.show_task.prog_fd);

	if (fd < 0)
		return fd;
	do /* writes nothing: reading it is what makes it run */
		n = read(fd, &none, sizeof(none));
	while (n < 0 && (errno == EINTR || errno == EAGAIN));
	if (n < 0)
		return -errno;
	*ret = s->list;
	*ret_processes = state->processes;
	return 0;
}
