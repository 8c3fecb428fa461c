/* SPDX-License-Identifier: Apache-2.0 */
/* Files that a question names: what stat(2) tells of them, and their hashes. */
#include <dirent.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "collect/file_facts.h"
#include "collect/hash.h"

/* ---- roots ---------------------------------------------------------------------------------- */

int file_root_open(uint32_t pid, struct file_root *ret)
{
	char path[48], link[64];
	size_t len;

	*ret = (struct file_root){.fd = -1};
	if (pid == 0)
		return 0;
	(void)snprintf(path, sizeof(path), "/proc/%u/ns/mnt", pid);
	if (link_read(AT_FDCWD, path, link, sizeof(link), &len) < 0 ||
	    !text_bracket_number((struct text){link, len}, TEXT("mnt:["), &ret->mount_namespace))
		ret->mount_namespace = 0;
	(void)snprintf(path, sizeof(path), "/proc/%u/root", pid);
	ret->fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	return ret->fd < 0 ? -errno : 0;
}

void file_root_close(struct file_root *r)
{
	fd_close(&r->fd);
}

int file_root_path(const struct file_root *r, const char *path, int flags)
{
	struct open_how how = {.flags = (uint64_t)(unsigned)(flags | O_CLOEXEC),
	                       .resolve = RESOLVE_IN_ROOT};
	int fd;

	/* Links of a container lead to its own files, not to ours. */
	if (r->fd < 0)
		fd = open(path, flags | O_CLOEXEC);
	else
		fd = (int)syscall(SYS_openat2, r->fd, path, &how, sizeof(how));
	return fd < 0 ? -errno : fd;
}

/* ---- facts ---------------------------------------------------------------------------------- */

static void take_stat(const struct statx *s, struct file_facts *f)
{
	f->mode = s->stx_mode;
	f->inode = s->stx_ino;
	f->size = s->stx_size;
	f->device_number = makedev(s->stx_rdev_major, s->stx_rdev_minor);
	f->uid = s->stx_uid;
	f->gid = s->stx_gid;
	f->block_size = s->stx_blksize;
	f->hard_links = s->stx_nlink;
	f->accessed = s->stx_atime.tv_sec;
	f->modified = s->stx_mtime.tv_sec;
	f->changed = s->stx_ctime.tv_sec;
	f->born = s->stx_mask & STATX_BTIME ? s->stx_btime.tv_sec : 0;
}

static int stat_open(int fd, struct statx *ret)
{
	unsigned mask = STATX_BASIC_STATS | STATX_BTIME;

	return statx(fd, "", AT_EMPTY_PATH | AT_NO_AUTOMOUNT, mask, ret) < 0 ? -errno : 0;
}

/* What is written in it, and where it leads. */
static void follow(const struct file_root *r, const char *path, int link_fd, struct file_facts *f)
{
	CQ_CLEANUP(fd_close) int fd = file_root_path(r, path, O_PATH);
	struct statx s;
	char ours[32];
	size_t len;

	f->is_dangling = fd < 0 || stat_open(fd, &s) < 0;
	if (!f->is_dangling)
		take_stat(&s, f);
	(void)snprintf(ours, sizeof(ours), "/proc/self/fd/%d", fd);
	/* our view of what is in another root is not the one that was asked for */
	if (!f->is_dangling && r->fd < 0 &&
	    link_read(AT_FDCWD, ours, f->target, sizeof(f->target), &len) == 0)
		return;
	if (link_read(link_fd, "", f->target, sizeof(f->target), &len) < 0)
		f->target[0] = '\0';
}

int file_look(const struct file_root *r, const char *path, struct file_facts *ret)
{
	CQ_CLEANUP(fd_close) int fd = file_root_path(r, path, O_PATH | O_NOFOLLOW);
	struct statx s;
	int error = fd < 0 ? fd : stat_open(fd, &s);

	if (error < 0)
		return error;
	*ret = (struct file_facts){.is_symlink = S_ISLNK(s.stx_mode)};
	take_stat(&s, ret);
	if (ret->is_symlink)
		follow(r, path, fd, ret);
	return 0;
}

/* A descriptor of a regular file that cannot be read from yet: opening another kind may wait, or do
 * things. */
static int open_regular(const struct file_root *r, const char *path, struct statx *s)
{
	int fd = file_root_path(r, path, O_PATH), error;

	if (fd < 0)
		return fd;
	error = stat_open(fd, s);
	if (error == 0 && !S_ISREG(s->stx_mode))
		error = -EINVAL;
	if (error < 0)
		fd_close(&fd);
	return error < 0 ? error : fd;
}

int file_open(const struct file_root *r, const char *path)
{
	struct statx s;
	CQ_CLEANUP(fd_close) int fd = open_regular(r, path, &s);
	char again[32];
	int ret;

	if (fd < 0)
		return fd;
	(void)snprintf(again, sizeof(again), "/proc/self/fd/%d", fd);
	ret = open(again, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	return ret < 0 ? -errno : ret;
}

/* ---- hashes --------------------------------------------------------------------------------- */

#ifdef HAVE_NETTLE
static int64_t ms(const struct statx_timestamp *t)
{
	return t->tv_sec * 1000 + t->tv_nsec / 1000000;
}

static void hash_open(int fd, const struct statx *s, const struct file_hash_options *options,
                      struct arena *arena, struct text ret[HASH_KIND_COUNT])
{
	const struct process_options o = {.hashes = options->kinds,
	                                  .hash_max_size = options->max_size,
	                                  .is_remote_allowed = options->is_remote_allowed};
	struct hash_cache none = {0};
	struct file f = {
		.type = (uint8_t)(s->stx_mode >> 12),
		.size = s->stx_size,
		.inode = s->stx_ino,
		.device = makedev(s->stx_dev_major, s->stx_dev_minor),
		.modified_time = ms(&s->stx_mtime),
		.changed_time = ms(&s->stx_ctime),
	};

	(void)hash_file(&none, &o, arena, fd, &f);
	memcpy(ret, f.hashes, sizeof(f.hashes));
	hash_cache_done(&none);
}
#endif

int file_hashes(const struct file_root *r, const char *path,
                const struct file_hash_options *options, struct arena *arena,
                struct text ret[HASH_KIND_COUNT])
{
	struct statx s;
	CQ_CLEANUP(fd_close) int fd = open_regular(r, path, &s);

	for (size_t i = 0; i < HASH_KIND_COUNT; i++)
		ret[i] = TEXT_NONE;
	if (fd < 0)
		return fd;
#ifdef HAVE_NETTLE
	if (options->kinds)
		hash_open(fd, &s, options, arena, ret);
#else
	(void)options;
	(void)arena;
#endif
	return 0;
}
