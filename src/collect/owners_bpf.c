/* SPDX-License-Identifier: Apache-2.0 */
/* Fills the owner index from the kernel's iterators. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "collect/bpf_source.h"
#include "collect/owners_index.h"

/* The kernel gathers eight pages for each read. */
#define READ_PAGES 8u

static int open_source(struct owners *o, struct cq_error *reterr)
{
	struct proc_view view;

	if (o->bpf)
		return 0;
	if (!o->tick_ns)
		return fail(reterr, -EOPNOTSUPP, "a clock tick of this kernel is no whole number");
	CQ_CLEANUP(fd_close) int proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (proc < 0)
		return fail_sys(reterr, -errno, "open /proc");
	/* it tells the pids of our own namespace, and everybody else asks /proc about them */
	proc_view_read(proc, &view);
	if (!view.is_own)
		return fail(reterr, -EOPNOTSUPP,
		            "/proc is of another pid namespace than this process");
	return bpf_source_open(&o->bpf, reterr);
}

/* A read that says nothing: the kernel has looked at a million objects of which none was told. */
static ssize_t read_more(int fd, char *bytes, size_t room)
{
	ssize_t n;

	do
		n = read(fd, bytes, room);
	while (n < 0 && (errno == EINTR || errno == EAGAIN));
	return n < 0 ? -errno : n;
}

/* Until the record that ends the stream, and not further: asked once more, the kernel would go on
 * with processes that have begun since. */
static int read_all(int fd, char *bytes, size_t room, struct record_reader *r)
{
	size_t kept = 0;

	while (!r->is_over) {
		ssize_t n = read_more(fd, bytes + kept, room - kept), taken;

		if (n <= 0)
			return n < 0 ? (int)n : -EBADMSG;
		kept += (size_t)n;
		taken = records_take(r, bytes, kept);
		if (taken < 0)
			return (int)taken;
		kept -= (size_t)taken;
		memmove(bytes, bytes + taken, kept);
	}
	return kept == 0 ? 0 : -EBADMSG;
}

static int read_descriptors(struct owners *o, const struct owners_wish *wish,
                            struct cq_error *reterr)
{
	struct record_reader r = {.o = o, .wish = wish, .process = OWNERS_NONE};
	size_t room = READ_PAGES * (size_t)sysconf(_SC_PAGESIZE) + sizeof(struct record_socket) +
	              sizeof(struct record_ends);
	_Static_assert(OWNERS_WANTED_MAX <= WANTED_MAX, "the program has room for them");
	struct wanted wanted = {.count = wish ? (uint32_t)wish->wanted.count : 0};
	char *bytes;
	int error;

	if (wanted.count > 0)
		memcpy(wanted.cookies, wish->wanted.cookies, wanted.count * sizeof(uint64_t));
	CQ_CLEANUP(fd_close)
	int fd = bpf_source_descriptors(o->bpf, wish && wish->judge, &wanted, reterr);

	if (fd < 0)
		return fd;
	bytes = malloc(room);
	error = bytes ? read_all(fd, bytes, room, &r) : -ENOMEM;
	free(bytes);
	return error < 0 ? fail_sys(reterr, error, BPF_UNREADABLE) : 0;
}

/* The iterator meets every process of our pid namespace, refusing or hidden ones as well. */
static int find_blind_spots(struct owners *o)
{
	CQ_CLEANUP(fd_close) int proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	const struct namespace_records *ignored;
	struct proc_view view;
	uint32_t processes;
	int r = bpf_source_namespaces(o->bpf, &ignored, &processes);

	if (r < 0 || proc < 0)
		return r < 0 ? r : -errno;
	proc_view_read(proc, &view);
	o->blind.processes = processes;
	o->blind.is_confined = o->blind.is_confined || view.is_confined;
	return 0;
}

int owners_open_bpf(struct owners *o)
{
	if (o->no_bpf.code < 0)
		return o->no_bpf.code;
	return open_source(o, &o->no_bpf);
}

int owners_kernel_namespaces(struct owners *o, const struct namespace_records **ret)
{
	uint32_t processes;
	int r = o->chosen == OWNERS_PROCFS ? -EOPNOTSUPP : owners_open_bpf(o);

	return r < 0 ? r : bpf_source_namespaces(o->bpf, ret, &processes);
}

int owners_walk_bpf(struct owners *o, const struct owners_wish *wish, struct cq_error *reterr)
{
	int r = open_source(o, reterr);

	if (r == 0)
		r = read_descriptors(o, wish, reterr);
	if (r < 0)
		return r;
	r = find_blind_spots(o);
	return r < 0 ? fail_sys(reterr, r, BPF_UNREADABLE) : 0;
}
