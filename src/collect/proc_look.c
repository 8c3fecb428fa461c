/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Looks into one process of /proc. It may have very many descriptors, so nothing is formatted and
 * nothing allocated for one: raw getdents64, one readlinkat each, and what is found goes to the
 * index in batches.
 *
 * A process is looked at through one directory descriptor. It pins the kernel's struct pid: what is
 * opened through it is of that process or fails, whoever bears the number by then.
 *
 * A process has as many file tables as its threads keep apart (unshare(CLONE_FILES)); under an
 * exited leader only the threads have one. kcmp(2) tells which threads share a table, and orders
 * tables, so that each is read once. Where kcmp is refused every thread is read.
 */
#include "collect/proc_walk.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/kcmp.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static bool is_gone(int r)
{
	return r == -ENOENT || r == -ESRCH;
}

bool proc_is_refusal(int r)
{
	return r == -EACCES || r == -EPERM;
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

/* Calls `each` for every entry that is a number; its negative answer ends it. */
int proc_each_number(int dir, char *dents, proc_number_fn each, void *context)
{
	for (;;) {
		long n = syscall(SYS_getdents64, dir, dents, PROC_DENTS_ROOM);

		if (n <= 0)
			return n < 0 ? -errno : 0;
		for (long at = 0; at < n;) {
			const struct dirent64 *d = (const void *)(dents + at);
			uint32_t number;

			if (parse_number(d->d_name, &number)) {
				int r = each(context, d->d_name, number);

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

/* Read at the first thing worth it, most processes have none. A process that ends in between holds
 * nothing any more. */
static int need_stat(struct proc_look *w)
{
	int r = w->has_stat ? 0 : process_stat_read(w->dir, &w->stat);

	w->has_stat = r == 0;
	return r;
}

static int add_batch(struct proc_look *w)
{
	struct owners *o = w->walk->o;
	uint32_t record;
	int r = owners_record_of(o, &w->stat, &record);

	for (size_t i = 0; i < w->batched && r == 0; i++)
		r = w->may_repeat ? owners_add_once(o, record, &w->batch[i])
		                  : owners_add(o, record, &w->batch[i]);
	if (r == 0 && w->netns.inode)
		r = owners_add_namespace(o, record, w->netns.fd, w->netns.inode);
	return r;
}

/* Hands what was found to the index. */
static int flush(struct proc_look *w)
{
	int r;

	if (w->batched == 0 && !w->netns.inode)
		return 0;
	pthread_mutex_lock(&w->walk->lock);
	r = add_batch(w);
	pthread_mutex_unlock(&w->walk->lock);
	w->batched = 0;
	w->netns = (struct owner_fact){0};
	return r;
}

static int take_netns(struct proc_look *w, uint32_t fd, uint64_t inode)
{
	int r = need_stat(w);

	if (r == 0 && w->netns.inode)
		r = flush(w);
	if (r == 0)
		w->netns = (struct owner_fact){.inode = inode, .fd = fd};
	return r;
}

static int take_socket(struct proc_look *w, uint32_t fd, uint64_t inode)
{
	int r = need_stat(w);

	if (r == 0 && w->batched == ARRAY_LEN(w->batch))
		r = flush(w);
	if (r == 0)
		w->batch[w->batched++] = (struct owner_fact){.inode = inode, .fd = fd};
	return r;
}

static int visit_descriptor(void *context, const char *name, uint32_t fd)
{
	struct proc_look *w = context;
	char target[64];
	ssize_t len = readlinkat(w->fds, name, target, sizeof(target));
	uint64_t inode;

	/* closed since it was listed; or refused although the directory was not: so are all others
	 * of the process then, as the kernel asks about the process (proc_fd_access_allowed) */
	if (len < 0)
		return proc_is_refusal(-errno) ? -errno : 0;
	if (target[0] == 's' &&
	    text_bracket_number((struct text){target, (size_t)len}, TEXT("socket:["), &inode))
		return take_socket(w, fd, inode);
	if (target[0] == 'n' &&
	    text_bracket_number((struct text){target, (size_t)len}, TEXT("net:["), &inode))
		return take_netns(w, fd, inode);
	return 0;
}

/* One file table. */
static int visit_table(struct proc_look *w, int dir, const char *name, const char *suffix)
{
	CQ_CLEANUP(fd_close) int fds = open_below(dir, name, suffix);

	if (fds < 0)
		return fds;
	w->fds = fds;
	return proc_each_number(fds, w->dents + PROC_DENTS_ROOM, visit_descriptor, w);
}

/* ---- threads -------------------------------------------------------------------------------- */

static int remember_table(struct proc_look *w, size_t at, uint32_t tid)
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
static int table_is_known(struct proc_look *w, uint32_t tid)
{
	size_t low = 0, high = w->table_count;

	if (!w->walk->can_compare)
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

static int visit_thread(void *context, const char *name, uint32_t tid)
{
	struct proc_look *w = context;
	int r = tid == w->pid ? 1 : table_is_known(w, tid);

	if (r != 0)
		return r < 0 ? r : 0;
	r = flush(w);
	if (r < 0)
		return r;
	w->may_repeat = true;
	r = visit_table(w, w->task, name, "/fd");
	if (proc_is_refusal(r))
		w->refused = -r;
	return is_gone(r) || proc_is_refusal(r) ? 0 : r;
}

static bool has_threads(const struct proc_look *w)
{
	struct stat st;

	/* "task" has the links of any directory and one for each thread */
	return fstatat(w->dir, "task", &st, 0) == 0 && st.st_nlink > 3;
}

static int visit_threads(struct proc_look *w)
{
	CQ_CLEANUP(fd_close) int task = open_below(w->dir, "task", "");

	if (task < 0)
		return task;
	w->task = task;
	w->table_count = 0;
	if (remember_table(w, 0, w->pid) < 0)
		return -ENOMEM;
	return proc_each_number(task, w->dents, visit_thread, w);
}

/* ---- the process ---------------------------------------------------------------------------- */

/* What was refused has nothing to hide: a kernel thread, or a leader that has ended. */
static bool has_no_table(struct proc_look *w)
{
	return need_stat(w) == 0 && (process_stat_is_kernel_thread(&w->stat) ||
	                             w->stat.state == 'Z' || w->stat.state == 'X');
}

static int visit_tables(struct proc_look *w)
{
	int r = visit_table(w, w->dir, "fd", "");

	if (proc_is_refusal(r)) {
		if (!has_no_table(w)) {
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

int proc_look_into(struct proc_look *w, const char *name, uint32_t pid)
{
	CQ_CLEANUP(fd_close)
	int dir = openat(w->walk->proc, name, O_PATH | O_DIRECTORY | O_CLOEXEC);
	int r, flushed;

	w->pid = pid;
	w->dir = dir;
	w->refused = 0;
	w->has_stat = w->may_repeat = false;
	r = dir < 0 ? -errno : visit_tables(w);
	flushed = flush(w);
	if (proc_is_refusal(r)) {
		w->refused = -r;
		r = 0;
	}
	if (is_gone(r))
		return flushed < 0 ? flushed : 1;
	return r < 0 ? r : flushed;
}

int proc_look_init(struct proc_look *w, struct proc_walk *walk)
{
	*w = (struct proc_look){.walk = walk};
	w->dents = malloc((size_t)2 * PROC_DENTS_ROOM);
	return w->dents ? 0 : -ENOMEM;
}

void proc_look_done(struct proc_look *w)
{
	free(w->tables);
	free(w->dents);
}
