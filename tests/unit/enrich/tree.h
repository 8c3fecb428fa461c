/* SPDX-License-Identifier: Apache-2.0 */
/* A folder of a test's own that stands for the host's root. */
#ifndef TEST_TREE_H
#define TEST_TREE_H

#include "../base/unit.h"

#include <fcntl.h>
#include <ftw.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define assert_text(t, expected) assert_true(text_equal((t), text_of(expected)))

struct tree {
	char path[64];
	int fd;
};

static inline void tree_make(struct tree *t)
{
	strcpy(t->path, "/tmp/connquery-test-XXXXXX");
	assert_non_null(mkdtemp(t->path));
	t->fd = open(t->path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	assert_true(t->fd >= 0);
}

static inline int tree_forget(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st, (void)kind, (void)ftw;
	return remove(path);
}

static inline void tree_done(struct tree *t)
{
	close(t->fd);
	(void)nftw(t->path, tree_forget, 16, FTW_DEPTH | FTW_PHYS);
}

/* The full path of a file below it, its folders made. */
static inline const char *tree_path(const struct tree *t, const char *name, char room[PATH_MAX])
{
	if (!t) /* said for the compiler: an assertion of cmocka's may return, as far as it knows */
		abort();
	snprintf(room, PATH_MAX, "%s/%s", t->path, name);
	for (char *at = room + strlen(t->path) + 1; (at = strchr(at, '/')); at++) {
		*at = '\0';
		(void)mkdir(room, 0755);
		*at = '/';
	}
	return room;
}

static inline void tree_file(const struct tree *t, const char *name, const char *content)
{
	char room[PATH_MAX];
	FILE *f = fopen(tree_path(t, name, room), "we");

	assert_non_null(f);
	assert_int_equal(fputs(content, f) >= 0, 1);
	assert_int_equal(fclose(f), 0);
}

#endif
