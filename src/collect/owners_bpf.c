/* SPDX-License-Identifier: Apache-2.0 */
/* Fills the owner index from the kernel's iterators. */
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "collect/bpf_source.h"
#include "collect/owners_index.h"

/* The kernel gathers eight pages for each read. */
#define READ_PAGES 8u
/* From then on a thread reads; shorter answers are cheaper without. */
#define PIECES_ALONE 8u
#define PIECES 4u
#define LONGEST_RECORD (sizeof(struct record_socket) + sizeof(struct record_ends))
_Static_assert(sizeof(struct record_process) <= LONGEST_RECORD, "no record is longer");

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

/* ---- reading -------------------------------------------------------------------------------- */

/* What one read gave. */
struct piece {
	ssize_t len;                 /* or a negative errno */
	char before[LONGEST_RECORD]; /* where the beginning of its first record goes */
	char bytes[];
};
struct reading_of {
	int fd;
	size_t room; /* of a piece */
	struct record_reader records;
	char rest[LONGEST_RECORD]; /* the beginning of a record, from the piece before */
	size_t rest_len;
};

static size_t read_room(void)
{
	return READ_PAGES * (size_t)sysconf(_SC_PAGESIZE);
}

/* A read that says nothing: the kernel has looked at a million objects of which none was told. */
static bool read_piece(void *context, void *slot)
{
	const struct reading_of *of = context;
	struct piece *p = slot;

	do
		p->len = read(of->fd, p->bytes, of->room);
	while (p->len < 0 && (errno == EINTR || errno == EAGAIN));
	if (p->len < 0)
		p->len = -errno;
	return p->len > 0;
}

static int take_piece(struct reading_of *of, struct piece *p)
{
	char *start = p->bytes - of->rest_len;
	size_t len;
	ssize_t taken;

	if (p->len <= 0)
		return p->len < 0 ? (int)p->len : -EBADMSG;
	len = of->rest_len + (size_t)p->len;
	memcpy(start, of->rest, of->rest_len);
	taken = records_take(&of->records, start, len);
	if (taken < 0)
		return (int)taken;
	of->rest_len = len - (size_t)taken;
	if (of->rest_len > sizeof(of->rest))
		return -EBADMSG;
	memcpy(of->rest, start + taken, of->rest_len);
	return 0;
}

/* Until the record that ends the stream, and not further. */
static int read_alone(struct reading_of *of, struct piece *p, unsigned pieces)
{
	int r = 0;

	while (r == 0 && !of->records.is_over && pieces-- > 0) {
		(void)read_piece(of, p);
		r = take_piece(of, p);
	}
	return r;
}

/* A thread asks the kernel while what it told before goes into the index. It may ask behind the
 * end, where the kernel goes on with processes that have begun since: nobody looks at that. */
static int read_ahead(struct reading_of *of, struct piece *const *pieces)
{
	void *slots[PIECES];
	struct relay *relay;
	int r = 0;

	for (unsigned i = 0; i < PIECES; i++)
		slots[i] = pieces[i];
	if (relay_new(slots, PIECES, read_piece, of, &relay) < 0)
		return read_alone(of, pieces[0], UINT_MAX);
	while (r == 0 && !of->records.is_over) {
		struct piece *p = relay_next(relay);

		r = p ? take_piece(of, p) : -EBADMSG;
	}
	relay_free(relay);
	return r;
}

static int read_all(struct reading_of *of)
{
	struct piece *pieces[PIECES] = {NULL};
	int r = 0;

	for (unsigned i = 0; i < PIECES && r == 0; i++) {
		pieces[i] = malloc(sizeof(*pieces[i]) + of->room);
		r = pieces[i] ? 0 : -ENOMEM;
	}
	if (r == 0)
		r = read_alone(of, pieces[0], relay_pays() ? PIECES_ALONE : UINT_MAX);
	if (r == 0 && !of->records.is_over)
		r = read_ahead(of, pieces);
	for (unsigned i = 0; i < PIECES; i++)
		free(pieces[i]);
	return r < 0 || of->rest_len == 0 ? r : -EBADMSG;
}

static int read_descriptors(struct owners *o, const struct owners_wish *wish,
                            struct cq_error *reterr)
{
	struct reading_of of = {.room = read_room(),
	                        .records = {.o = o, .wish = wish, .process = OWNERS_NONE}};
	_Static_assert(OWNERS_WANTED_MAX <= WANTED_MAX, "the program has room for them");
	struct wanted wanted = {.count = wish ? (uint32_t)wish->wanted.count : 0};
	int error;

	if (wanted.count > 0)
		memcpy(wanted.cookies, wish->wanted.cookies, wanted.count * sizeof(uint64_t));
	CQ_CLEANUP(fd_close)
	int fd = bpf_source_descriptors(o->bpf, wish && wish->judge, &wanted, reterr);

	if (fd < 0)
		return fd;
	of.fd = fd;
	error = read_all(&of);
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
