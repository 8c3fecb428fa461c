/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The path behind a cgroup id. The id of a version 2 cgroup is its directory's file handle
 * (kernfs), so the kernel opens it without a search; that needs CAP_DAC_READ_SEARCH, and without it
 * the id stays a number.
 */
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "collect/sources.h"

#define KERNFS_HANDLE 0xfe /* FILEID_KERNFS, linux/exportfs.h */
#define MOUNTINFO_MAX (4u << 20)

/* The mount point, as this process sees it, of a line of mountinfo that is of cgroup2; none else.
 */
static struct text cgroup2_point(struct text line)
{
	struct text part, point = TEXT_NONE, root = TEXT_NONE;

	for (unsigned i = 0; text_split(&line, ' ', &part); i++) {
		if (i == 3)
			root = part;
		if (i == 4)
			point = part;
		if (!text_equal(part, TEXT("-")))
			continue;
		if (text_split(&line, ' ', &part) && text_equal(part, TEXT("cgroup2")) &&
		    text_equal(root, TEXT("/")))
			return point;
		return TEXT_NONE;
	}
	return TEXT_NONE;
}

void cgroups_init(struct cgroups *g)
{
	struct text rest, line;
	struct buffer b;

	*g = (struct cgroups){.mount_fd = -1};
	map_init(&g->by_id);
	buffer_init(&b, MOUNTINFO_MAX);
	if (file_read(AT_FDCWD, "/proc/self/mountinfo", MOUNTINFO_MAX - 1, &b, NULL) == 0) {
		rest = buffer_text(&b);
		while (g->mount_fd < 0 && text_split(&rest, '\n', &line)) {
			struct text point = cgroup2_point(line);
			char path[PATH_MAX];

			if (!point.bytes || point.len >= sizeof(path))
				continue;
			memcpy(path, point.bytes, point.len);
			path[point.len] = '\0';
			g->mount_fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
			g->mount_len = point.len;
		}
	}
	buffer_done(&b);
}

void cgroups_done(struct cgroups *g)
{
	fd_close(&g->mount_fd);
	map_done(&g->by_id);
	free(g->paths);
	*g = (struct cgroups){.mount_fd = -1};
}

/* Asks the kernel. none: not to be had. */
static struct text look_up(const struct cgroups *g, uint64_t id, struct arena *arena)
{
	union {
		struct file_handle handle;
		char room[sizeof(struct file_handle) + sizeof(uint64_t)];
	} h = {.handle = {.handle_bytes = sizeof(id), .handle_type = KERNFS_HANDLE}};
	CQ_CLEANUP(fd_close) int fd = -1;
	char link[64], path[PATH_MAX];
	size_t len;

	memcpy(h.handle.f_handle, &id, sizeof(id));
	fd = open_by_handle_at(g->mount_fd, &h.handle, O_PATH | O_CLOEXEC);
	if (fd < 0)
		return TEXT_NONE;
	(void)snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	if (link_read(AT_FDCWD, link, path, sizeof(path), &len) < 0 || len < g->mount_len)
		return TEXT_NONE;
	if (len == g->mount_len)
		return arena_text(arena, TEXT("/"));
	return arena_text(arena, (struct text){path + g->mount_len, len - g->mount_len});
}

struct text cgroups_path(struct cgroups *g, uint64_t id, struct arena *arena)
{
	uint32_t *at;

	if (g->mount_fd < 0)
		return TEXT_NONE;
	at = map_at(&g->by_id, id);
	if (!at)
		return TEXT_NONE;
	if (*at == MAP_NONE) {
		struct text *bigger = reallocarray(g->paths, g->count + 1, sizeof(*bigger));

		if (!bigger)
			return TEXT_NONE;
		g->paths = bigger;
		g->paths[g->count] = look_up(g, id, arena);
		*at = (uint32_t)g->count++;
	}
	return g->paths[*at];
}

bool cgroups_id(const struct cgroups *g, struct text path, uint64_t *ret)
{
	union {
		struct file_handle handle;
		char room[sizeof(struct file_handle) + sizeof(*ret)];
	} h = {.handle = {.handle_bytes = sizeof(*ret)}};
	char below[PATH_MAX];
	int mount;

	if (g->mount_fd < 0 || path.len == 0 || path.len >= sizeof(below) || path.bytes[0] != '/' ||
	    memchr(path.bytes, '\0', path.len))
		return false;
	memcpy(below, path.bytes + 1, path.len - 1);
	below[path.len - 1] = '\0';
	if (name_to_handle_at(g->mount_fd, below, &h.handle, &mount,
	                      path.len == 1 ? AT_EMPTY_PATH : 0) < 0 ||
	    h.handle.handle_bytes != sizeof(*ret) || h.handle.handle_type != KERNFS_HANDLE)
		return false;
	memcpy(ret, h.handle.f_handle, sizeof(*ret));
	return true;
}
