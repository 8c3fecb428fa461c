/* SPDX-License-Identifier: Apache-2.0 */
#include "collect/hash.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <nettle/base16.h>
#include <nettle/md5.h>
#include <nettle/nettle-meta.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#define CHUNK 131072

struct hash_entry {
	uint64_t device, inode, size;
	int64_t changed_time, modified_time;
	struct text hashes[HASH_KIND_COUNT];
	struct text reason;
	int error;
};

/* File systems whose reads may hang on a server, or run somebody's program. */
static const struct remote_fs {
	uint32_t magic;
	const char *name;
} remote_fs[] = {
	{NFS_SUPER_MAGIC, "nfs"},   {SMB_SUPER_MAGIC, "smb"},     {CIFS_SUPER_MAGIC, "cifs"},
	{SMB2_SUPER_MAGIC, "smb2"}, {FUSE_SUPER_MAGIC, "fuse"},   {V9FS_MAGIC, "9p"},
	{CEPH_SUPER_MAGIC, "ceph"}, {AFS_SUPER_MAGIC, "afs"},     {AFS_FS_MAGIC, "afs"},
	{CODA_SUPER_MAGIC, "coda"}, {OCFS2_SUPER_MAGIC, "ocfs2"},
};

static const struct nettle_hash *const algorithms[HASH_KIND_COUNT] = {
	[HASH_MD5] = &nettle_md5,
	[HASH_SHA1] = &nettle_sha1,
	[HASH_SHA256] = &nettle_sha256,
};

void hash_cache_done(struct hash_cache *c)
{
	free(c->list);
	map_done(&c->by_file);
	*c = (struct hash_cache){0};
}

/* ---- one pass over a file ------------------------------------------------------------------- */

union context {
	struct md5_ctx md5;
	struct sha1_ctx sha1;
	struct sha256_ctx sha256;
};
struct digests {
	unsigned kinds; /* bits by enum hash_kind */
	union context contexts[HASH_KIND_COUNT];
};

static void digests_start(struct digests *d, unsigned kinds)
{
	d->kinds = kinds;
	for (size_t i = 0; i < HASH_KIND_COUNT; i++)
		if (kinds & 1u << i)
			algorithms[i]->init(&d->contexts[i]);
}

static void digests_add(struct digests *d, const void *bytes, size_t len)
{
	for (size_t i = 0; i < HASH_KIND_COUNT; i++)
		if (d->kinds & 1u << i)
			algorithms[i]->update(&d->contexts[i], len, bytes);
}

static int digests_end(struct digests *d, struct arena *arena, struct text *ret)
{
	for (size_t i = 0; i < HASH_KIND_COUNT; i++) {
		uint8_t bytes[SHA256_DIGEST_SIZE]; /* the longest */
		char hex[BASE16_ENCODE_LENGTH(SHA256_DIGEST_SIZE)];
		size_t len = algorithms[i]->digest_size;

		if (!(d->kinds & 1u << i))
			continue;
		algorithms[i]->digest(&d->contexts[i], len, bytes);
		base16_encode_update(hex, len, bytes);
		ret[i] = arena_text(arena, (struct text){hex, BASE16_ENCODE_LENGTH(len)});
		if (!ret[i].bytes)
			return -ENOMEM;
	}
	return 0;
}

/* Reads at most `size` bytes and expects just as many. */
static int read_all(int fd, uint64_t size, struct digests *d)
{
	char *bytes = malloc(CHUNK);
	uint64_t got = 0;
	int r = bytes ? 0 : -ENOMEM;

	while (r == 0) {
		ssize_t n = read(fd, bytes, CHUNK);

		if (n == 0 || (n < 0 && errno != EINTR)) {
			r = n < 0 ? -errno : got == size ? 0 : -ESTALE;
			break;
		}
		if (n < 0)
			continue;
		got += (uint64_t)n;
		digests_add(d, bytes, (size_t)n);
		r = got > size ? -ESTALE : 0;
	}
	free(bytes);
	return r;
}

/* ---- which files ---------------------------------------------------------------------------- */

static const char *remote_name(int fd)
{
	struct statfs fs;

	if (fstatfs(fd, &fs) < 0)
		return NULL;
	for (size_t i = 0; i < ARRAY_LEN(remote_fs); i++)
		if ((uint32_t)fs.f_type == remote_fs[i].magic)
			return remote_fs[i].name;
	return NULL;
}

/* Opens what an O_PATH descriptor stands for, without touching its time of access where we may. */
static int open_again(int file_fd)
{
	char path[32];
	int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, fd;

	snprintf(path, sizeof(path), "/proc/self/fd/%d", file_fd);
	fd = open(path, flags | O_NOATIME);
	if (fd < 0 && errno == EPERM)
		fd = open(path, flags);
	return fd < 0 ? -errno : fd;
}

static bool is_unchanged(int fd, const struct hash_entry *e)
{
	struct stat st;

	return fstat(fd, &st) == 0 && st.st_ino == e->inode && (uint64_t)st.st_size == e->size &&
	       st.st_mtim.tv_sec * 1000 + st.st_mtim.tv_nsec / 1000000 == e->modified_time &&
	       st.st_ctim.tv_sec * 1000 + st.st_ctim.tv_nsec / 1000000 == e->changed_time;
}

static int digest_file(int file_fd, unsigned kinds, struct arena *arena, struct hash_entry *e)
{
	CQ_CLEANUP(fd_close) int fd = open_again(file_fd);
	struct digests d;
	int r;

	if (fd < 0)
		return fd;
	digests_start(&d, kinds);
	r = read_all(fd, e->size, &d);
	if (r == 0 && !is_unchanged(fd, e))
		r = -ESTALE;
	return r < 0 ? r : digests_end(&d, arena, e->hashes);
}

static int refuse(struct hash_entry *e, struct text reason, int error)
{
	e->reason = reason;
	return error;
}

static int hash_fresh(const struct process_options *options, struct arena *arena, int file_fd,
                      uint8_t type, struct hash_entry *e)
{
	const char *remote = NULL;
	char room[16];
	int r;

	if (type != S_IFREG >> 12)
		return refuse(e, TEXT("not a regular file"), -EINVAL);
	if (e->size > options->hash_max_size)
		return refuse(e,
		              arena_printf(arena, "larger than %llu bytes",
		                           (unsigned long long)options->hash_max_size),
		              -EFBIG);
	if (!options->is_remote_allowed)
		remote = remote_name(file_fd);
	if (remote)
		return refuse(e, arena_printf(arena, "on a network file system (%s)", remote),
		              -EREMOTE);
	r = digest_file(file_fd, options->hashes, arena, e);
	if (r == -ESTALE)
		return refuse(e, TEXT("changed while it was read"), r);
	if (r < 0)
		return refuse(e, arena_printf(arena, "could not be read (%s)", errno_name(r, room)),
		              r);
	return 0;
}

/* ---- once per file -------------------------------------------------------------------------- */

static bool is_same_file(const struct hash_entry *a, const struct hash_entry *b)
{
	return a->device == b->device && a->inode == b->inode && a->size == b->size &&
	       a->modified_time == b->modified_time && a->changed_time == b->changed_time;
}

static const struct hash_entry *cached(const struct hash_cache *c, uint64_t key,
                                       const struct hash_entry *wanted)
{
	uint32_t number = map_get(&c->by_file, key);

	if (number == MAP_NONE || !is_same_file(&c->list[number], wanted))
		return NULL;
	return &c->list[number];
}

static void keep(struct hash_cache *c, uint64_t key, const struct hash_entry *e)
{
	uint32_t *place;

	if (c->count == c->room) {
		size_t room = c->room ? c->room * 2 : 16;
		struct hash_entry *list = reallocarray(c->list, room, sizeof(*list));

		if (!list)
			return;
		c->list = list;
		c->room = room;
	}
	place = map_at(&c->by_file, key);
	if (!place)
		return;
	*place = (uint32_t)c->count;
	c->list[c->count++] = *e;
}

int hash_file(struct hash_cache *c, const struct process_options *options, struct arena *arena,
              int file_fd, struct file *file)
{
	struct hash_entry e = {
		.device = file->device,
		.inode = file->inode,
		.size = file->size,
		.modified_time = file->modified_time,
		.changed_time = file->changed_time,
	};
	uint64_t identity[] = {e.device, e.inode, e.size, (uint64_t)e.modified_time,
	                       (uint64_t)e.changed_time};
	uint64_t key = hash_bytes(identity, sizeof(identity));
	const struct hash_entry *known = cached(c, key, &e);

	if (known) {
		e = *known;
	} else {
		e.error = hash_fresh(options, arena, file_fd, file->type, &e);
		keep(c, key, &e);
	}
	memcpy(file->hashes, e.hashes, sizeof(file->hashes));
	file->no_hash_reason = e.reason;
	return e.error;
}
