/* SPDX-License-Identifier: Apache-2.0 */
/* What is in a directory, and what a pattern of paths matches. */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <sys/stat.h>
#include <unistd.h>

#include "collect/file_facts.h"

#define WILD '%'
/* Of names with a wildcard in a pattern, and of directories below one: each keeps a descriptor. */
#define DEPTH_MAX 64

struct walk {
	const struct file_root *root;
	int (*each)(void *context, const char *path);
	void *context;
	char path[PATH_MAX]; /* NUL-terminated */
	size_t len;
	bool is_deep; /* %% at its end */
	unsigned depth;
	uint32_t met;
};

/* ---- names ---------------------------------------------------------------------------------- */

bool file_name_matches(struct text pattern, struct text name)
{
	size_t p = 0, n = 0, back_p = SIZE_MAX, back_n = 0;

	if (name.len > 0 && name.bytes[0] == '.' && (pattern.len == 0 || pattern.bytes[0] != '.'))
		return false;
	while (n < name.len) {
		if (p < pattern.len && pattern.bytes[p] == WILD) {
			back_p = ++p;
			back_n = n;
		} else if (p < pattern.len && pattern.bytes[p] == name.bytes[n]) {
			p++;
			n++;
		} else if (back_p != SIZE_MAX) { /* the last wildcard takes one more */
			p = back_p;
			n = ++back_n;
		} else {
			return false;
		}
	}
	while (p < pattern.len && pattern.bytes[p] == WILD)
		p++;
	return p == pattern.len;
}

static bool is_self_or_parent(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* ---- paths ---------------------------------------------------------------------------------- */

static bool append(struct walk *w, struct text t)
{
	if (t.len >= sizeof(w->path) - w->len || memchr(t.bytes, '\0', t.len))
		return false;
	memcpy(w->path + w->len, t.bytes, t.len);
	w->len += t.len;
	w->path[w->len] = '\0';
	return true;
}

static void cut(struct walk *w, size_t len)
{
	w->len = len;
	w->path[len] = '\0';
}

static DIR *open_list(const struct file_root *r, int dir, const char *path, int flags)
{
	int all = flags | O_RDONLY | O_DIRECTORY | O_NONBLOCK | O_CLOEXEC;
	int fd = dir < 0 ? file_root_path(r, path, all) : openat(dir, path, all);
	DIR *list;

	if (fd < 0) {
		errno = dir < 0 ? -fd : errno;
		return NULL;
	}
	list = fdopendir(fd);
	if (!list)
		fd_close(&fd);
	return list;
}

int file_list(const struct file_root *r, const char *path,
              int (*each)(void *context, const char *path), void *context)
{
	struct walk w = {.root = r, .len = 0};
	DIR *list = open_list(r, -1, path, 0);
	const struct dirent *entry;
	size_t below;
	int error = 0;

	if (!list)
		return -errno;
	if (append(&w, text_of(path)) && w.len > 0 && w.path[w.len - 1] != '/')
		(void)append(&w, TEXT("/"));
	below = w.len;
	while (error == 0 && below > 0 && (entry = readdir(list))) {
		if (is_self_or_parent(entry->d_name))
			continue;
		if (append(&w, text_of(entry->d_name)))
			error = each(context, w.path);
		cut(&w, below);
	}
	closedir(list);
	return error;
}

/* ---- patterns ------------------------------------------------------------------------------- */

static int walk_from(struct walk *w, struct text rest);

static int emit(struct walk *w)
{
	if (++w->met > FILE_MATCH_MAX)
		return -E2BIG;
	return w->each(w->context, w->path);
}

/* Everything below a directory, which is `name` in `dir`; links are shown, but not followed. */
static int walk_below(struct walk *w, int dir, const char *name)
{
	DIR *list = w->depth < DEPTH_MAX ? open_list(w->root, dir, name, O_NOFOLLOW) : NULL;
	const struct dirent *entry;
	size_t len = w->len;
	int r = 0;

	if (!list)
		return 0;
	w->depth++;
	while (r == 0 && (entry = readdir(list))) {
		if (is_self_or_parent(entry->d_name))
			continue;
		if (append(w, TEXT("/")) && append(w, text_of(entry->d_name))) {
			r = emit(w);
			if (r == 0 && (entry->d_type == DT_DIR || entry->d_type == DT_UNKNOWN))
				r = walk_below(w, dirfd(list), entry->d_name);
		}
		cut(w, len);
	}
	w->depth--;
	closedir(list);
	return r;
}

static bool may_be_directory(const struct dirent *entry)
{
	return entry->d_type == DT_DIR || entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN;
}

/* One that a name with a wildcard matches: its path is in w. */
static int walk_matched(struct walk *w, struct text rest, int dir, const struct dirent *entry)
{
	int r;

	if (rest.bytes)
		return may_be_directory(entry) ? walk_from(w, rest) : 0;
	r = emit(w);
	if (r == 0 && w->is_deep && may_be_directory(entry))
		r = walk_below(w, dir, entry->d_name);
	return r;
}

/* rest: what follows the name, from its slash on; none: nothing. */
static int walk_wild(struct walk *w, struct text pattern, struct text rest)
{
	DIR *list = open_list(w->root, -1, w->path, 0);
	const struct dirent *entry;
	size_t len = w->len;
	int r = 0;

	if (!list)
		return 0;
	while (r == 0 && (entry = readdir(list))) {
		if (is_self_or_parent(entry->d_name) ||
		    !file_name_matches(pattern, text_of(entry->d_name)))
			continue;
		if (++w->met > FILE_MATCH_MAX)
			r = -E2BIG;
		else if (append(w, text_of(entry->d_name)))
			r = walk_matched(w, rest, dirfd(list), entry);
		cut(w, len);
	}
	closedir(list);
	return r;
}

/* rest begins with a slash. */
static int walk_from(struct walk *w, struct text rest)
{
	size_t len = w->len;
	int r = 0;

	while (rest.len > 0) {
		const char *slash = memchr(rest.bytes + 1, '/', rest.len - 1);
		size_t part = slash ? (size_t)(slash - rest.bytes) : rest.len;
		struct text name = {rest.bytes + 1, part - 1};

		rest = slash ? (struct text){slash, rest.len - part} : TEXT_NONE;
		if (!append(w, TEXT("/")))
			break;
		if (name.len > 0 && memchr(name.bytes, WILD, name.len)) {
			r = w->depth < DEPTH_MAX ? 0 : -E2BIG;
			w->depth++;
			if (r == 0)
				r = walk_wild(w, name, rest);
			w->depth--;
			break;
		}
		if (!append(w, name))
			break;
		if (rest.len == 0)
			r = emit(w);
	}
	cut(w, len);
	return r;
}

int file_match(const struct file_root *r, struct text pattern,
               int (*each)(void *context, const char *path), void *context)
{
	struct walk w = {.root = r, .each = each, .context = context};

	if (pattern.len == 0 || pattern.bytes[0] != '/')
		return 0;
	if (pattern.len > 1 && pattern.bytes[pattern.len - 1] == WILD &&
	    pattern.bytes[pattern.len - 2] == WILD) {
		w.is_deep = true;
		pattern.len--;
	}
	return walk_from(&w, pattern);
}
