/* SPDX-License-Identifier: Apache-2.0 */
/*
 * dpkg has a list of files for each package, /var/lib/dpkg/info/NAME[:ARCHITECTURE].list. All of
 * them are read once into an index of 12 bytes a file, a hash of the path and the package's number;
 * what it finds is looked up in the list itself, since a hash is no proof.
 */
#include "enrich/dpkg.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#define INFO "var/lib/dpkg/info"
#define DIVERSIONS "var/lib/dpkg/diversions"
#define STATUS "var/lib/dpkg/status"
#define LIST_MAX (32u << 20)
#define STATUS_MAX (64u << 20)
#define TEXTS_MAX ((size_t)64 << 20)
#define PACKAGES_MAX 100000u
#define LIST_END TEXT(".list")

/* A file of one package that another one had moved out of its way. */
struct diversion {
	struct text from, to;
	struct text by; /* who may have the old name; ":": nobody's package, the administrator */
};
struct dpkg {
	int info;
	struct arena *arena;
	struct buffer scratch, status;
	struct map by_path;
	struct text *packages; /* "adduser", "libc6:amd64" */
	uint32_t count, room;
	struct diversion *diversions;
	size_t diversion_count;
	struct text merged[8]; /* "/bin/" where /bin is a link to usr/bin */
	size_t merged_count;
};

/* ---- paths ------------------------------------------------------------------------------------
 */

/* Packages may still list /bin/x where /bin is usr/bin. */
static void find_merged(int root, struct dpkg *d)
{
	static const char *const names[] = {"bin",   "sbin",   "lib",   "lib32",
	                                    "lib64", "libo32", "libx32"};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		char target[32], wanted[32];
		size_t len;

		(void)snprintf(wanted, sizeof(wanted), "usr/%s", names[i]);
		if (link_read(root, names[i], target, sizeof(target), &len) < 0)
			continue;
		if (strcmp(target[0] == '/' ? target + 1 : target, wanted) == 0)
			d->merged[d->merged_count++] = arena_printf(d->arena, "/%s/", names[i]);
	}
}

/* The same path through no link; `room` has PATH_MAX bytes. */
static struct text real_path(const struct dpkg *d, struct text path, char *room)
{
	for (size_t i = 0; i < d->merged_count; i++) {
		if (!d->merged[i].bytes || !text_starts(path, d->merged[i]) ||
		    path.len + 4 >= PATH_MAX)
			continue;
		memcpy(room, "/usr", 4);
		memcpy(room + 4, path.bytes, path.len);
		return (struct text){room, path.len + 4};
	}
	return path;
}

/* The name without its architecture. */
static struct text bare_name(struct text package)
{
	struct text rest = package, name = TEXT_NONE;

	(void)text_split(&rest, ':', &name);
	return name;
}

/* Where a package's file is now. */
static struct text diverted(const struct dpkg *d, struct text path, struct text package)
{
	for (size_t i = 0; i < d->diversion_count; i++)
		if (text_equal(d->diversions[i].from, path) &&
		    !text_equal(d->diversions[i].by, bare_name(package)))
			return d->diversions[i].to;
	return path;
}

/* Where the file that a package lists as `line` is. */
static struct text place_of(const struct dpkg *d, struct text line, struct text package, char *room)
{
	return real_path(d, diverted(d, line, package), room);
}

/* ---- reading ----------------------------------------------------------------------------------
 */

/* Three lines each: the name, where it went, for whom. */
static int read_diversions(struct dpkg *d, int root)
{
	struct text rest, line[3];
	size_t room = 0;

	buffer_clear(&d->scratch);
	if (file_read(root, DIVERSIONS, LIST_MAX, &d->scratch, NULL) < 0)
		return 0;
	rest = buffer_text(&d->scratch);
	while (text_split(&rest, '\n', &line[0]) && text_split(&rest, '\n', &line[1]) &&
	       text_split(&rest, '\n', &line[2])) {
		struct diversion *to;

		if (d->diversion_count == room) {
			room = room ? room * 2 : 64;
			to = reallocarray(d->diversions, room, sizeof(*to));
			if (!to)
				return -ENOMEM;
			d->diversions = to;
		}
		to = &d->diversions[d->diversion_count++];
		to->from = arena_text(d->arena, line[0]);
		to->to = arena_text(d->arena, line[1]);
		to->by = arena_text(d->arena, line[2]);
		if (!to->from.bytes || !to->to.bytes || !to->by.bytes)
			return -ENOMEM;
	}
	return 0;
}

static int add_files(struct dpkg *d, uint32_t number)
{
	struct text rest = buffer_text(&d->scratch), line;
	char room[PATH_MAX];

	while (text_split(&rest, '\n', &line)) {
		struct text path = place_of(d, line, d->packages[number], room);
		uint32_t *at;

		if (path.len < 2)
			continue;
		at = map_at(&d->by_path, hash_bytes(path.bytes, path.len));
		if (!at)
			return -ENOMEM;
		*at = number;
	}
	return 0;
}

static int add_package(struct dpkg *d, const char *file)
{
	struct text name = text_of(file);

	name.len -= LIST_END.len;
	buffer_clear(&d->scratch);
	if (file_read(d->info, file, LIST_MAX, &d->scratch, NULL) < 0)
		return 0; /* it was removed meanwhile */
	if (d->count == d->room) {
		uint32_t room = d->room ? d->room * 2 : 1024;
		struct text *bigger = reallocarray(d->packages, room, sizeof(*bigger));

		if (!bigger)
			return -ENOMEM;
		d->packages = bigger;
		d->room = room;
	}
	d->packages[d->count] = arena_text(d->arena, name);
	return d->packages[d->count].bytes ? add_files(d, d->count++) : -ENOMEM;
}

static int read_lists(struct dpkg *d)
{
	int fd = openat(d->info, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC), r = 0;
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *entry;

	if (!dir) {
		r = -errno;
		fd_close(&fd);
		return r;
	}
	while (r == 0 && d->count < PACKAGES_MAX && (entry = readdir(dir))) {
		size_t len = strlen(entry->d_name), end = LIST_END.len;

		if (len > end && memcmp(entry->d_name + len - end, LIST_END.bytes, end) == 0)
			r = add_package(d, entry->d_name);
	}
	closedir(dir);
	return r;
}

int dpkg_open(int root_dir, struct dpkg **ret)
{
	struct dpkg *d = calloc(1, sizeof(*d));
	int r;

	if (!d)
		return -ENOMEM;
	buffer_init(&d->scratch, LIST_MAX);
	buffer_init(&d->status, STATUS_MAX);
	map_init(&d->by_path);
	d->info = openat(root_dir, INFO, O_PATH | O_DIRECTORY | O_CLOEXEC);
	r = d->info < 0 ? -errno : arena_new(TEXTS_MAX, &d->arena);
	if (r == 0) {
		find_merged(root_dir, d);
		r = read_diversions(d, root_dir);
	}
	if (r == 0)
		r = read_lists(d);
	if (r < 0) {
		dpkg_free(d);
		return r;
	}
	/* without it versions are not known */
	(void)file_read(root_dir, STATUS, STATUS_MAX, &d->status, NULL);
	*ret = d;
	return 0;
}

struct dpkg *dpkg_free(struct dpkg *d)
{
	if (!d)
		return NULL;
	fd_close(&d->info);
	buffer_done(&d->scratch);
	buffer_done(&d->status);
	map_done(&d->by_path);
	free(d->packages);
	free(d->diversions);
	arena_free(d->arena);
	free(d);
	return NULL;
}

/* ---- finding ----------------------------------------------------------------------------------
 */

/* A hash may be that of another path as well: the list itself says it. */
static bool lists(struct dpkg *d, uint32_t number, struct text path)
{
	struct text rest, line, name = d->packages[number];
	char file[PATH_MAX], room[PATH_MAX];

	(void)snprintf(file, sizeof(file), "%.*s.list", (int)name.len, name.bytes);
	buffer_clear(&d->scratch);
	if (file_read(d->info, file, LIST_MAX, &d->scratch, NULL) < 0)
		return false;
	rest = buffer_text(&d->scratch);
	while (text_split(&rest, '\n', &line))
		if (text_equal(place_of(d, line, name, room), path))
			return true;
	return false;
}

/* The next paragraph, behind which there is an empty line. */
static bool next_paragraph(struct text *rest, struct text *ret)
{
	const char *end = rest->len ? memmem(rest->bytes, rest->len, "\n\n", 2) : NULL;

	*ret = *rest;
	if (end) {
		ret->len = (size_t)(end - rest->bytes);
		*rest = (struct text){end + 2, rest->len - ret->len - 2};
	} else {
		*rest = TEXT_NONE;
	}
	return ret->len > 0;
}

static struct text field_of(struct text paragraph, struct text key)
{
	struct text line;

	while (text_split(&paragraph, '\n', &line))
		if (text_starts(line, key))
			return text_trim((struct text){line.bytes + key.len, line.len - key.len});
	return TEXT_NONE;
}

/* Of several architectures the one that the list is of. */
static void read_status(const struct dpkg *d, struct text package, struct package *ret)
{
	struct text rest = buffer_text(&d->status), paragraph, name = bare_name(package);
	struct text architecture = TEXT_NONE;

	if (name.len < package.len)
		architecture = (struct text){name.bytes + name.len + 1, package.len - name.len - 1};
	while (next_paragraph(&rest, &paragraph)) {
		struct text of = field_of(paragraph, TEXT("Architecture:"));

		if (!text_equal(field_of(paragraph, TEXT("Package:")), name) ||
		    (architecture.bytes && !text_equal(of, architecture)))
			continue;
		ret->version = field_of(paragraph, TEXT("Version:"));
		ret->architecture = of;
		return;
	}
}

int dpkg_find(struct dpkg *d, struct text path, struct package *ret)
{
	uint32_t number = map_get(&d->by_path, hash_bytes(path.bytes, path.len));

	if (number == MAP_NONE || !lists(d, number, path))
		return buffer_error(&d->scratch) ? -ENOMEM : 0;
	*ret = (struct package){.name = bare_name(d->packages[number])};
	read_status(d, d->packages[number], ret);
	return 1;
}
