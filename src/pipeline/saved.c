/* SPDX-License-Identifier: Apache-2.0 */
/* Questions that are kept in files. */
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pipeline/pipeline.h"

#define BELOW "connquery/queries.d"
#define SUFFIX ".sql"
#define MAX_NAME 64u
#define MAX_FILE (64u << 10)
#define MAX_SAVED 1000u

/* ---- where ------------------------------------------------------------------------------------
 */

/* The first one that has the name counts. */
struct places {
	const char *paths[3];
	bool is_own[3]; /* the user's: no links are followed in it */
	size_t count;
};

static void add_place(struct places *p, const char *path, bool is_own)
{
	for (size_t i = 0; path && i < p->count; i++)
		if (strcmp(p->paths[i], path) == 0)
			return;
	if (!path)
		return;
	p->paths[p->count] = path;
	p->is_own[p->count++] = is_own;
}

/* An absolute one, as the specification of XDG_CONFIG_HOME wants it; NULL: there is none. */
static const char *own_path(struct arena *arena)
{
	const char *config = secure_getenv("XDG_CONFIG_HOME"), *home = secure_getenv("HOME");

	if (config && config[0] == '/')
		return arena_printf(arena, "%s/" BELOW, config).bytes;
	if (home && home[0] == '/')
		return arena_printf(arena, "%s/.config/" BELOW, home).bytes;
	return NULL;
}

static struct places find_places(struct arena *arena)
{
	struct places p = {.count = 0};

	add_place(&p, own_path(arena), true);
	add_place(&p, SYSCONFDIR "/" BELOW, false);
	add_place(&p, "/etc/" BELOW, false);
	return p;
}

/* ---- whom it is of ----------------------------------------------------------------------------
 */

/* Root, or this user alone: who else could write to it could have us ask, or show, anything. */
static bool is_trusted(const struct stat *s)
{
	bool is_of_us = s->st_uid == 0 || s->st_uid == geteuid();
	bool is_of_our_group = geteuid() != 0 && s->st_gid == getegid();

	return is_of_us && !(s->st_mode & S_IWOTH) && (!(s->st_mode & S_IWGRP) || is_of_our_group);
}

/* -ENOENT: there is no such directory that this user may look into. */
static int open_place(const struct places *p, size_t number, bool *ret_is_trusted)
{
	int fd = open(p->paths[number], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	struct stat s;

	if (fd < 0)
		return -ENOENT;
	*ret_is_trusted = fstat(fd, &s) == 0 && is_trusted(&s);
	return fd;
}

/* The file's descriptor; -ENOENT. */
static int open_file(int directory, bool is_place_trusted, const char *name, const struct places *p,
                     size_t number, struct cq_error *reterr)
{
	int flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
	char file[MAX_NAME + sizeof(SUFFIX)];
	struct stat s;
	int fd, error;

	(void)snprintf(file, sizeof(file), "%s" SUFFIX, name);
	fd = openat(directory, file, flags | (p->is_own[number] ? O_NOFOLLOW : 0));
	if (fd < 0)
		return errno == ENOENT ? -ENOENT
		                       : fail_sys(reterr, -errno, "%s/%s", p->paths[number], file);
	error = fstat(fd, &s) < 0 ? -errno : S_ISREG(s.st_mode) ? 0 : -EINVAL;
	if (error == 0 && (!is_place_trusted || !is_trusted(&s)))
		error = -EACCES;
	if (error == 0)
		return fd;
	fd_close(&fd);
	return fail(reterr, error, "%s/%s: %s: refused", p->paths[number], file,
	            error == -EACCES
	                    ? "others than root and this user may write to it, or where it is"
	                    : "it is no regular file");
}

/* ---- what is in it ----------------------------------------------------------------------------
 */

static bool begins_with_word(struct text t, const char *word)
{
	size_t len = strlen(word);

	return t.len > len && strncasecmp(t.bytes, word, len) == 0 &&
	       strchr(" \t\r\n(", t.bytes[len]);
}

/* Takes the comments off its beginning; the first one says what the question asks. */
static void take_comments(struct text *t, struct text *ret_description)
{
	*t = text_trim(*t);
	while (text_starts(*t, TEXT("--"))) {
		struct text line = TEXT_NONE;

		text_split(t, '\n', &line);
		line.bytes += 2;
		line.len -= 2;
		if (!ret_description->bytes)
			*ret_description = text_trim(line);
		*t = text_trim(*t);
	}
}

static int read_file(int fd, struct arena *arena, struct saved_query *ret, struct cq_error *reterr)
{
	struct text all, description = TEXT_NONE;
	bool is_cut = false;
	struct buffer b;
	int error;

	buffer_init(&b, MAX_FILE + 1);
	error = fd_read(fd, MAX_FILE, &b, &is_cut);
	if (error == 0 && is_cut)
		error = fail(reterr, -EFBIG, "%s: larger than %u KiB", ret->path, MAX_FILE >> 10);
	else if (error < 0)
		error = fail_sys(reterr, error, "%s", ret->path);
	all = buffer_text(&b);
	if (error == 0 && all.len > 0 && memchr(all.bytes, '\0', all.len))
		error = fail(reterr, -EINVAL, "%s: there is a NUL in it", ret->path);
	if (error == 0) {
		take_comments(&all, &description);
		while (all.len > 0 && strchr("; \t\r\n", all.bytes[all.len - 1]))
			all.len--;
		ret->description = arena_text(arena, description);
		ret->words = arena_text(arena, all.len > 0 ? all : TEXT(""));
		ret->is_statement = begins_with_word(all, "SELECT") ||
		                    begins_with_word(all, "WITH") ||
		                    begins_with_word(all, "VALUES");
	}
	buffer_done(&b);
	if (error == 0 && !ret->words.bytes)
		return fail(reterr, -ENOMEM, "out of memory");
	if (error == 0 && ret->words.len == 0)
		return fail(reterr, -EINVAL, "%s: there is no question in it", ret->path);
	return error;
}

/* -ENOENT: that place has none of the name, or there is no such place. */
static int load_from(const struct places *p, size_t number, struct arena *arena, const char *name,
                     struct saved_query *ret, struct cq_error *reterr)
{
	bool is_trusted_place = false;
	CQ_CLEANUP(fd_close) int directory = open_place(p, number, &is_trusted_place);
	CQ_CLEANUP(fd_close) int fd = -1;

	if (directory < 0)
		return -ENOENT;
	fd = open_file(directory, is_trusted_place, name, p, number, reterr);
	if (fd < 0)
		return fd;
	ret->name = arena_text(arena, text_of(name)).bytes;
	ret->path = arena_printf(arena, "%s/%s" SUFFIX, p->paths[number], name).bytes;
	if (!ret->name || !ret->path)
		return fail(reterr, -ENOMEM, "out of memory");
	return read_file(fd, arena, ret, reterr);
}

/* ---- by name ----------------------------------------------------------------------------------
 */

static bool is_name(struct text t)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "0123456789_-";

	for (size_t i = 0; i < t.len; i++)
		if (!memchr(letters, t.bytes[i], sizeof(letters) - 1))
			return false;
	return t.len > 0 && t.len <= MAX_NAME;
}

static int fail_unknown(struct arena *arena, const struct places *p, const char *name,
                        struct cq_error *reterr)
{
	const struct saved_query *list = NULL;
	struct nearest near = {.wanted = name};
	size_t count = 0;

	if (saved_query_list(arena, &list, &count, NULL) < 0)
		count = 0;
	for (size_t i = 0; i < count; i++)
		nearest_try(&near, list[i].name);
	if (near.name)
		return fail(reterr, -ENOENT, "--saved %s: there is none; did you mean %s?", name,
		            near.name);
	return fail(reterr, -ENOENT, "--saved %s: there is no %s" SUFFIX " in %s%s%s", name, name,
	            p->paths[0], p->count > 1 ? " and " : "", p->count > 1 ? p->paths[1] : "");
}

int saved_query_load(struct arena *arena, const char *name, struct saved_query *ret,
                     struct cq_error *reterr)
{
	struct places p = find_places(arena);

	if (!is_name(text_of(name)))
		return fail(reterr, -EINVAL,
		            "--saved %s: a name is of letters, digits, - and _, %u at most", name,
		            MAX_NAME);
	for (size_t i = 0; i < p.count; i++) {
		struct saved_query q = {0};
		int error = load_from(&p, i, arena, name, &q, reterr);

		if (error == 0)
			*ret = q;
		if (error != -ENOENT)
			return error;
	}
	return fail_unknown(arena, &p, name, reterr);
}

/* ---- all of them ------------------------------------------------------------------------------
 */

struct saved_list {
	struct arena *arena;
	struct saved_query *items;
	size_t count;
};

static bool is_known(const struct saved_list *l, struct text name)
{
	for (size_t i = 0; i < l->count; i++)
		if (text_equal(text_of(l->items[i].name), name))
			return true;
	return false;
}

static void add_entry(struct saved_list *l, const struct places *p, size_t number, struct text name)
{
	struct saved_query q = {0};
	struct text copy;

	if (!text_equal((struct text){name.bytes + name.len - 4, 4}, TEXT(SUFFIX)))
		return;
	name.len -= sizeof(SUFFIX) - 1;
	if (!is_name(name) || is_known(l, name) || l->count == MAX_SAVED)
		return;
	copy = arena_text(l->arena, name);
	if (copy.bytes && load_from(p, number, l->arena, copy.bytes, &q, NULL) == 0)
		l->items[l->count++] = q;
}

static void add_place_entries(struct saved_list *l, const struct places *p, size_t number)
{
	bool is_trusted_place = false;
	int fd = open_place(p, number, &is_trusted_place);
	DIR *directory = fd >= 0 && is_trusted_place ? fdopendir(fd) : NULL;
	const struct dirent *entry;

	if (!directory) {
		fd_close(&fd);
		return;
	}
	while ((entry = readdir(directory)))
		if (strlen(entry->d_name) > sizeof(SUFFIX) - 1)
			add_entry(l, p, number, text_of(entry->d_name));
	(void)closedir(directory);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(((const struct saved_query *)a)->name, ((const struct saved_query *)b)->name);
}

int saved_query_list(struct arena *arena, const struct saved_query **ret, size_t *ret_count,
                     struct cq_error *reterr)
{
	struct places p = find_places(arena);
	struct saved_list l = {.arena = arena,
	                       .items = arena_take(arena, MAX_SAVED * sizeof(*l.items))};

	if (!l.items)
		return fail(reterr, -ENOMEM, "out of memory");
	for (size_t i = 0; i < p.count; i++)
		add_place_entries(&l, &p, i);
	qsort(l.items, l.count, sizeof(*l.items), by_name);
	*ret = l.items;
	*ret_count = l.count;
	return 0;
}
