/* SPDX-License-Identifier: Apache-2.0 */
#include "collect/process_facts.h"

#include <fcntl.h>
#include <limits.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#define DELETED TEXT(" (deleted)")
#define MEMFD TEXT("/memfd:")

/* Never asks a file server: a dead one would hold the run up. */
static int stat_file(int dir, const char *path, int flags, struct statx *ret)
{
	if (statx(dir, path, flags | AT_STATX_DONT_SYNC | AT_NO_AUTOMOUNT, STATX_BASIC_STATS, ret) <
	    0)
		return -errno;
	return 0;
}

static bool is_same(const struct statx *a, const struct statx *b)
{
	return a->stx_ino == b->stx_ino && a->stx_dev_major == b->stx_dev_major &&
	       a->stx_dev_minor == b->stx_dev_minor;
}

/* The kernel appends " (deleted)" to the path of what is no longer there; a file may also be named
 * so. It is when the path leads to it, in the process's view or in ours. */
static bool is_there(int of, const char *path, const struct statx *is)
{
	char below[PATH_MAX + sizeof("root")];
	struct statx found;
	size_t len = strnlen(path, PATH_MAX);

	if (stat_file(AT_FDCWD, path, AT_SYMLINK_NOFOLLOW, &found) == 0 && is_same(&found, is))
		return true;
	memcpy(below, "root", 4);
	memcpy(below + 4, path, len);
	below[4 + len] = '\0';
	return stat_file(of, below, AT_SYMLINK_NOFOLLOW, &found) == 0 && is_same(&found, is);
}

/* Whether the path leads to anything, where the process would look for it. */
static bool is_taken(const struct reading *g, struct text path)
{
	char below[PATH_MAX + sizeof("root")];
	struct statx found;
	int len = snprintf(below, sizeof(below), "root%.*s", (int)path.len, path.bytes);

	return len > 0 && (size_t)len < sizeof(below) &&
	       stat_file(g->memory, below, AT_SYMLINK_NOFOLLOW, &found) == 0;
}

/* All memfds lie on one file system of the kernel's own; a file may be named "/memfd:x" as well. */
static bool is_memfd(const struct statx *is)
{
	CQ_CLEANUP(fd_close) int fd = memfd_create("", MFD_CLOEXEC);
	struct statx ours;

	return fd >= 0 && stat_file(fd, "", AT_EMPTY_PATH, &ours) == 0 &&
	       ours.stx_dev_major == is->stx_dev_major && ours.stx_dev_minor == is->stx_dev_minor;
}

bool process_link_is_there(int of, const struct process_link *l)
{
	return l->has_stat && is_there(of, l->path, &l->stat);
}

int process_link_read(int proc, int of, const char *name, struct process_link *ret)
{
	const struct text deleted = DELETED;
	char ours[32];
	int r;

	/* Opened first and then asked for its path: whatever the process does in between, path and
	 * facts are of the same file. */
	ret->fd = openat(of, name, O_PATH | O_CLOEXEC);
	snprintf(ours, sizeof(ours), "self/fd/%d", ret->fd);
	if (ret->fd >= 0)
		r = link_read(proc, ours, ret->path, sizeof(ret->path), &ret->len);
	else
		r = link_read(of, name, ret->path, sizeof(ret->path), &ret->len);
	if (r < 0)
		return r;
	ret->has_stat = ret->fd >= 0 && stat_file(ret->fd, "", AT_EMPTY_PATH, &ret->stat) == 0;
	ret->is_deleted =
		ret->len > deleted.len &&
		memcmp(ret->path + ret->len - deleted.len, deleted.bytes, deleted.len) == 0 &&
		!process_link_is_there(of, ret);
	if (ret->is_deleted)
		ret->len -= deleted.len;
	return 0;
}

static int64_t ms(const struct statx_timestamp *t)
{
	return t->tv_sec * 1000 + t->tv_nsec / 1000000;
}

static void take_stat(const struct reading *g, const struct statx *s, struct file *f)
{
	f->known_stat = true;
	f->type = (uint8_t)(s->stx_mode >> 12);
	f->size = s->stx_size;
	f->inode = s->stx_ino;
	f->device = makedev(s->stx_dev_major, s->stx_dev_minor);
	f->modified_time = ms(&s->stx_mtime);
	f->accessed_time = ms(&s->stx_atime);
	f->changed_time = ms(&s->stx_ctime);
	f->owner = users_get(g->reader->users, s->stx_uid);
}

void process_name_file(struct file *f)
{
	const struct text memfd = MEMFD;
	const char *cut;

	if (f->is_memfd) {
		f->name = (struct text){f->path.bytes + memfd.len, f->path.len - memfd.len};
		return;
	}
	cut = f->path.len ? memrchr(f->path.bytes, '/', f->path.len) : NULL;
	if (!cut)
		return;
	f->name.bytes = cut + 1;
	f->name.len = f->path.len - (size_t)(cut + 1 - f->path.bytes);
	cut = f->name.len ? memrchr(f->name.bytes, '.', f->name.len) : NULL;
	/* ".profile" and "a." have none */
	if (!cut || cut == f->name.bytes || cut + 1 == f->name.bytes + f->name.len)
		return;
	f->ext.bytes = cut + 1;
	f->ext.len = f->name.len - (size_t)(cut + 1 - f->name.bytes);
}

static void read_hashes(struct reading *g, int fd, struct file *f)
{
#ifdef HAVE_NETTLE
	struct process_reader *r = g->reader;
	int error = -ENOENT;

	if (!r->options->hashes)
		return;
	if (f->known_stat)
		error = hash_file(&r->hashes, r->options, r->arena, fd, f);
	else
		f->no_hash_reason = TEXT("the executable could not be looked at");
	if (error < 0)
		process_hole(g->process, HOLE_HASH, error);
#else
	(void)g;
	(void)fd;
	(void)f;
#endif
}

/* Without memory there is no executable: no hole, as the end check tells who has just ended. */
static void link_hole(struct reading *g, unsigned hole, int error)
{
	if (error != -ENOENT)
		process_hole(g->process, hole, error);
}

void process_read_executable(struct reading *reading)
{
	struct file *f = &reading->process->file;
	struct process_link l = {.fd = -1};
	int r;

	if (!reading->has_memory)
		return;
	r = process_link_read(reading->reader->proc, reading->memory, "exe", &l);
	if (r < 0) {
		link_hole(reading, HOLE_EXE, r);
		fd_close(&l.fd);
		return;
	}
	f->path = arena_text(reading->reader->arena, (struct text){l.path, l.len});
	f->is_deleted = l.is_deleted;
	if (l.has_stat)
		take_stat(reading, &l.stat, f);
	f->is_memfd =
		l.is_deleted && l.has_stat && text_starts(f->path, MEMFD) && is_memfd(&l.stat);
	f->is_replaced = f->is_deleted && !f->is_memfd && is_taken(reading, f->path);
	process_name_file(f);
	read_hashes(reading, l.fd, f);
	fd_close(&l.fd);
}

void process_read_directory(struct reading *reading)
{
	struct process_link l = {.fd = -1};
	int r;

	if (!reading->has_memory)
		return;
	r = process_link_read(reading->reader->proc, reading->memory, "cwd", &l);
	if (r < 0)
		link_hole(reading, HOLE_CWD, r);
	else
		reading->process->working_directory =
			arena_text(reading->reader->arena, (struct text){l.path, l.len});
	fd_close(&l.fd);
}
