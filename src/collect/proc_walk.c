/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The /proc/PID/fd walk. A host may have millions of descriptors, so nothing is formatted and
 * nothing allocated per descriptor: raw getdents64, one readlinkat each.
 *
 * Every process is looked at through one directory descriptor. It pins the kernel's struct pid:
 * what is opened through it is of that process or fails, whoever bears the number by then.
 *
 * A process has as many file tables as its threads keep apart (unshare(CLONE_FILES)); under an
 * exited leader only the threads have one. kcmp(2) tells which threads share a table, and orders
 * tables, so that each is read once. Where kcmp is refused every thread is read.
 */
#include "collect/owners_index.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/kcmp.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define DENTS_ROOM 65536
#define FIRST_PID_NAMESPACE "pid:[4026531836]" /* PROC_PID_INIT_INO of linux/proc_ns.h */

struct walk {
	struct owners *o;
	struct cq_error *reterr;
	int proc;
	bool has_words;   /* reterr says what failed */
	bool can_compare; /* the pids of this /proc are ours: kcmp takes them */
	struct owners_blind_spots blind;
	char *dents;      /* three times DENTS_ROOM: of /proc, of task, of fd */
	uint32_t *tables; /* threads whose tables differ, in kcmp's order */
	size_t table_count, table_room;

	/* the process that is being walked */
	uint32_t pid;
	int dir, task, fds;
	uint32_t record; /* OWNERS_NONE until it shows something worth a record */
	int refused;     /* errno of what it kept from us */
	bool is_gone;
	bool may_repeat; /* what is met now may be known already: look into `seen` */
	bool seen_ready;
	struct map seen; /* hash of (fd, inode) → entry */
};

static bool is_refusal(int r)
{
	return r == -EACCES || r == -EPERM;
}

static bool is_gone(int r)
{
	return r == -ENOENT || r == -ESRCH;
}

/* ---- directories ---------------------------------------------------------------------------- */

/* "123", at most UINT32_MAX; anything else is no number. */
static bool parse_number(const char *name, uint32_t *ret)
{
	uint64_t n = 0;

	if (*name < '0' || *name > '9' || (*name == '0' && name[1]))
		return false;
	for (; *name >= '0' && *name <= '9' && n <= UINT32_MAX; name++)
		n = n * 10 + (uint64_t)(*name - '0');
	*ret = (uint32_t)n;
	return *name == '\0' && n <= UINT32_MAX;
}

typedef int (*number_fn)(struct walk *w, const char *name, uint32_t number);

/* Calls `each` for every entry that is a number; its negative answer ends it. */
static int each_number(struct walk *w, int dir, char *dents, number_fn each)
{
	for (;;) {
		long n = syscall(SYS_getdents64, dir, dents, DENTS_ROOM);

		if (n <= 0)
			return n < 0 ? -errno : 0;
		for (long at = 0; at < n;) {
			const struct dirent64 *d = (const void *)(dents + at);
			uint32_t number;

			if (parse_number(d->d_name, &number)) {
				int r = each(w, d->d_name, number);

				if (r < 0)
					return r;
			}
			at += d->d_reclen;
		}
	}
}

/* Opens name + suffix (short: a number of ours and a literal). */
static int open_below(int dir, const char *name, const char *suffix)
{
	char path[NAME_MAX + 1];
	size_t len = strnlen(name, sizeof(path)), more = strlen(suffix);
	int fd;

	if (len + more >= sizeof(path))
		return -ENAMETOOLONG;
	memcpy(path, name, len);
	memcpy(path + len, suffix, more + 1);
	fd = openat(dir, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

/* ---- descriptors ---------------------------------------------------------------------------- */

static uint64_t seen_key(uint32_t fd, uint64_t inode)
{
	uint64_t key[2] = {inode, fd};

	return hash_bytes(key, sizeof(key));
}

/* Everything that the process's record has by now. */
static int fill_seen(struct walk *w)
{
	uint32_t number = owners_record(w->o, w->record)->entries;

	while (number != OWNERS_NONE) {
		const struct owner_entry *e = owners_entry(w->o, number);
		uint32_t *place = map_at(&w->seen, seen_key(e->fd & ~OWNER_MARKED, e->inode));

		if (!place)
			return -ENOMEM;
		*place = number;
		number = e->next_of_process;
	}
	w->seen_ready = true;
	return 0;
}

/* 1 when this descriptor of the process is known. Two that hash alike are both kept: owners_find
 * drops doubles. */
static int is_seen(struct walk *w, uint32_t fd, uint64_t inode)
{
	uint32_t *place;
	int r = w->seen_ready ? 0 : fill_seen(w);

	if (r < 0)
		return r;
	place = map_at(&w->seen, seen_key(fd, inode));
	if (!place)
		return -ENOMEM;
	if (*place != MAP_NONE) {
		const struct owner_entry *e = owners_entry(w->o, *place);

		if (e->inode == inode && (e->fd & ~OWNER_MARKED) == fd)
			return 1;
	}
	*place = (uint32_t)w->o->entries.count; /* the number that owners_add gives next */
	return 0;
}

/* The record is made at the first thing worth one, most processes have none. A process that ends
 * in between holds nothing any more. */
static int need_record(struct walk *w)
{
	struct process_stat s;
	int r;

	if (w->record != OWNERS_NONE)
		return 0;
	r = process_stat_read(w->dir, &s);
	if (r < 0)
		return r;
	r = owners_record_of(w->o, &s, &w->record);
	if (r < 0)
		return r;
	/* a second walk meets what the first one had */
	w->may_repeat = w->may_repeat || owners_record(w->o, w->record)->entries != OWNERS_NONE;
	return 0;
}

static int add_socket(struct walk *w, uint32_t fd, uint64_t inode)
{
	int r = need_record(w);

	if (r == 0 && w->may_repeat)
		r = is_seen(w, fd, inode);
	return r == 0 ? owners_add(w->o, w->record, fd, inode) : r < 0 ? r : 0;
}

static int visit_descriptor(struct walk *w, const char *name, uint32_t fd)
{
	char target[64];
	ssize_t len = readlinkat(w->fds, name, target, sizeof(target));
	uint64_t inode;
	int r;

	/* closed since it was listed; or refused although the directory was not: so are all others
	 * of the process then, as the kernel asks about the process (proc_fd_access_allowed) */
	if (len < 0)
		return is_refusal(-errno) ? -errno : 0;
	if (target[0] == 's' &&
	    text_bracket_number((struct text){target, (size_t)len}, TEXT("socket:["), &inode))
		return add_socket(w, fd, inode);
	if (target[0] != 'n' ||
	    !text_bracket_number((struct text){target, (size_t)len}, TEXT("net:["), &inode))
		return 0;
	r = need_record(w);
	return r < 0 ? r : owners_add_namespace(w->o, w->record, fd, inode);
}

/* One file table. */
static int visit_table(struct walk *w, int dir, const char *name, const char *suffix)
{
	CQ_CLEANUP(fd_close) int fds = open_below(dir, name, suffix);

	if (fds < 0)
		return fds;
	w->fds = fds;
	return each_number(w, fds, w->dents + 2 * (size_t)DENTS_ROOM, visit_descriptor);
}

/* ---- threads -------------------------------------------------------------------------------- */

static int remember_table(struct walk *w, size_t at, uint32_t tid)
{
	if (w->table_count == w->table_room) {
		size_t room = w->table_room ? w->table_room * 2 : 64;
		uint32_t *tables = reallocarray(w->tables, room, sizeof(*tables));

		if (!tables)
			return -ENOMEM;
		w->tables = tables;
		w->table_room = room;
	}
	memmove(w->tables + at + 1, w->tables + at, (w->table_count - at) * sizeof(*w->tables));
	w->tables[at] = tid;
	w->table_count++;
	return 0;
}

/* 1 when a thread with the same table was visited; 0 when not, or when that cannot be told. */
static int table_is_known(struct walk *w, uint32_t tid)
{
	size_t low = 0, high = w->table_count;

	if (!w->can_compare)
		return 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		long order = syscall(SYS_kcmp, tid, w->tables[middle], KCMP_FILES, 0, 0);

		if (order == 0)
			return 1;
		if (order == 1)
			high = middle;
		else if (order == 2)
			low = middle + 1;
		else
			return 0;
	}
	return remember_table(w, low, tid);
}

static int visit_thread(struct walk *w, const char *name, uint32_t tid)
{
	int r = tid == w->pid ? 1 : table_is_known(w, tid);

	if (r != 0)
		return r < 0 ? r : 0;
	w->may_repeat = true;
	r = visit_table(w, w->task, name, "/fd");
	if (is_refusal(r))
		w->refused = -r;
	return is_gone(r) || is_refusal(r) ? 0 : r;
}

static bool has_threads(const struct walk *w)
{
	struct stat st;

	/* "task" has the links of any directory and one for each thread */
	return fstatat(w->dir, "task", &st, 0) == 0 && st.st_nlink > 3;
}

static int visit_threads(struct walk *w)
{
	CQ_CLEANUP(fd_close) int task = open_below(w->dir, "task", "");

	if (task < 0)
		return task;
	w->task = task;
	w->table_count = 0;
	if (remember_table(w, 0, w->pid) < 0)
		return -ENOMEM;
	return each_number(w, task, w->dents + DENTS_ROOM, visit_thread);
}

/* ---- processes ------------------------------------------------------------------------------ */

/* What was refused has nothing to hide: a kernel thread, or a leader that has ended. */
static bool has_no_table(int dir)
{
	struct process_stat s;

	return process_stat_read(dir, &s) == 0 &&
	       (process_stat_is_kernel_thread(&s) || s.state == 'Z' || s.state == 'X');
}

static int visit_tables(struct walk *w)
{
	int r = visit_table(w, w->dir, "fd", "");

	if (is_refusal(r)) {
		if (!has_no_table(w->dir)) {
			w->refused = -r;
			return 0;
		}
		r = 0;
	}
	/* the leader may end while its threads go on */
	if ((r == 0 || is_gone(r)) && has_threads(w))
		r = visit_threads(w);
	return r;
}

static void note_refusal(struct owners_blind_spots *b, uint32_t pid, int error)
{
	if (b->unreadable < ARRAY_LEN(b->refused))
		b->refused[b->unreadable] = pid;
	b->unreadable++;
	b->unreadable_error = error;
}

static int visit_process(struct walk *w, const char *name, uint32_t pid)
{
	CQ_CLEANUP(fd_close) int dir = openat(w->proc, name, O_PATH | O_DIRECTORY | O_CLOEXEC);
	int r;

	w->pid = pid;
	w->dir = dir;
	w->record = OWNERS_NONE;
	w->refused = 0;
	w->may_repeat = w->seen_ready = false;
	r = dir < 0 ? -errno : visit_tables(w);
	if (w->seen.slots)
		map_done(&w->seen);
	if (is_refusal(r))
		w->refused = -r;
	if (!is_gone(r))
		w->blind.processes++;
	if (w->refused)
		note_refusal(&w->blind, pid, w->refused);
	if (r == 0 || is_refusal(r) || is_gone(r))
		return 0;
	w->has_words = true;
	return fail_sys(w->reterr, r, "/proc/%s", name);
}

/* ---- what /proc shows at all ---------------------------------------------------------------- */

/* The pid has one number, ours: this /proc is of our own pid namespace. (Of an outer one it shows
 * us with several, of an inner one not at all.) */
static bool is_own_proc(int proc)
{
	struct buffer b;
	struct text rest, line;
	bool result = false;

	buffer_init(&b, 65536);
	if (file_read(proc, "self/status", 65536, &b, NULL) == 0) {
		rest = buffer_text(&b);
		while (text_split(&rest, '\n', &line)) {
			uint64_t n;

			if (!text_starts(line, TEXT("NSpid:")))
				continue;
			line = text_trim((struct text){line.bytes + 6, line.len - 6});
			result = text_to_u64(line, &n) == 0 && n == (uint64_t)getpid();
			break;
		}
	}
	buffer_done(&b);
	return result;
}

/* Only the first pid namespace has the kernel's threads in it, their parent as number 2. */
static bool has_kernel_threads(int proc)
{
	CQ_CLEANUP(fd_close) int dir = openat(proc, "2", O_PATH | O_DIRECTORY | O_CLOEXEC);
	struct process_stat s;

	return dir >= 0 && process_stat_read(dir, &s) == 0 && process_stat_is_kernel_thread(&s);
}

static bool is_in_first_namespace(int proc)
{
	const struct text first = TEXT(FIRST_PID_NAMESPACE);
	char bytes[64];
	size_t len;

	return link_read(proc, "self/ns/pid", bytes, sizeof(bytes), &len) == 0 &&
	       text_equal((struct text){bytes, len}, first);
}

static void find_blind_spots(struct walk *w)
{
	struct stat st;

	w->can_compare = is_own_proc(w->proc);
	/* with hidepid= the processes of others are not even listed, the first of all neither */
	w->blind.is_hidden = fstatat(w->proc, "1", &st, 0) < 0;
	/* Holders outside our view cannot be counted; only in the first namespace there are none.
	 */
	w->blind.is_confined =
		!has_kernel_threads(w->proc) && !(w->can_compare && is_in_first_namespace(w->proc));
}

/* A process that one of two walks could not read may have been a holder in the other as well. */
static void keep_blind_spots(struct owners *o, const struct owners_blind_spots *b)
{
	struct owners_blind_spots kept = *b;

	if (b->unreadable <= o->blind.unreadable) {
		kept = o->blind;
		kept.processes = b->processes;
	}
	kept.is_hidden = o->blind.is_hidden || b->is_hidden;
	kept.is_confined = o->blind.is_confined || b->is_confined;
	o->blind = kept;
}

int owners_walk(struct owners *o, struct cq_error *reterr)
{
	CQ_CLEANUP(fd_close) int proc = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct walk w = {.o = o, .reterr = reterr, .proc = proc};
	int r;

	if (proc < 0)
		return fail_sys(reterr, -errno, "open /proc");
	w.dents = malloc((size_t)3 * DENTS_ROOM);
	if (!w.dents)
		return fail_sys(reterr, -ENOMEM, "walk /proc");
	map_init(&w.seen);
	find_blind_spots(&w);
	r = each_number(&w, proc, w.dents, visit_process);
	if (r < 0 && !w.has_words)
		r = fail_sys(reterr, r, "list /proc");
	keep_blind_spots(o, &w.blind);
	map_done(&w.seen);
	free(w.tables);
	free(w.dents);
	return r;
}
