/* SPDX-License-Identifier: Apache-2.0 */
#include <limits.h>
#include <unistd.h>

#include "collect/collect.h"

#define LIST_MAX (16u << 20)

/* "kernel/net/ipv4/raw_diag.ko.xz" → "raw_diag" */
static struct text module_of(struct text path)
{
	size_t at = path.len;
	struct text name, dot;

	while (at > 0 && path.bytes[at - 1] != '/')
		at--;
	name = (struct text){path.bytes + at, path.len - at};
	return text_split(&name, '.', &dot) ? dot : TEXT_NONE;
}

/* In a file's name '-' and '_' are one, as modprobe(8) has it. */
static bool is_named(struct text file, const char *name)
{
	size_t i = 0;

	for (; i < file.len && name[i]; i++)
		if (file.bytes[i] != name[i] && !(file.bytes[i] == '-' && name[i] == '_'))
			return false;
	return i == file.len && !name[i];
}

/* One module a line, in modules.dep with those that it needs behind a colon. 1 there, 0 not,
 * -errno. */
static int is_listed(int root_dir, struct text release, const char *list, const char *name)
{
	struct text rest, line, path;
	char file[PATH_MAX];
	struct buffer b;
	int r;

	(void)snprintf(file, sizeof(file), "lib/modules/%.*s/%s", (int)release.len, release.bytes,
	               list);
	buffer_init(&b, LIST_MAX);
	r = file_read(root_dir, file, LIST_MAX - 1, &b, NULL);
	rest = buffer_text(&b);
	while (r == 0 && text_split(&rest, '\n', &line))
		if (text_split(&line, ':', &path) && is_named(module_of(path), name))
			r = 1;
	buffer_done(&b);
	return r;
}

static bool has(int root_dir, const char *path)
{
	return faccessat(root_dir, path, F_OK, 0) == 0;
}

enum module_state kernel_module_find(int root_dir, struct text release, const char *name)
{
	int loadable, built_in;

	if (!release.bytes || release.len > NAME_MAX)
		return MODULE_UNKNOWN;
	loadable = is_listed(root_dir, release, "modules.dep", name);
	if (loadable == 1)
		return MODULE_LOADABLE;
	built_in = is_listed(root_dir, release, "modules.builtin", name);
	if (built_in == 1)
		return MODULE_BUILT_IN;
	/* a kernel that takes no modules does not list those that are loaded */
	if (loadable < 0 && !(has(root_dir, "proc/version") && !has(root_dir, "proc/modules")))
		return MODULE_UNKNOWN;
	return MODULE_ABSENT;
}
