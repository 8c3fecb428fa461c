/* SPDX-License-Identifier: Apache-2.0 */
/* The package that the executable of a process is from. */
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "enrich/dpkg.h"

#define TEXTS_MAX ((size_t)64 << 20)

/* Of one file, which many processes may run. */
struct answer {
	struct text path;
	uint64_t inode, device;
	struct package package;
	struct answer *next; /* of the same hash */
};
struct packages {
	int root;
	struct arena *arena;
	bool is_open;
	int open_error;
	struct dpkg *dpkg;
	struct answer **answers; /* by hash */
};
#define ANSWERS 1024u

/* A container's file, or one that is there no more, is none of this host's packages whatever its
 * path. */
static bool is_hosts(const struct packages *p, const struct file *f)
{
	char path[PATH_MAX];
	struct stat st;

	if (!f->known_stat || f->is_deleted || f->path.len < 2 || f->path.len >= sizeof(path) ||
	    f->path.bytes[0] != '/')
		return false;
	memcpy(path, f->path.bytes + 1, f->path.len - 1);
	path[f->path.len - 1] = '\0';
	return fstatat(p->root, path, &st, AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT) == 0 &&
	       st.st_ino == f->inode && st.st_dev == f->device;
}

static int find(struct packages *p, const struct file *f, struct package *ret)
{
	int r;

	*ret = (struct package){.reason = TEXT("the executable is no file of this host")};
	if (!is_hosts(p, f))
		return 0;
	if (!p->is_open) {
		p->is_open = true;
		p->open_error = dpkg_open(p->root, &p->dpkg);
	}
	if (p->open_error == -ENOMEM)
		return -ENOMEM;
	if (p->open_error < 0) {
		ret->reason = p->open_error == -ENOENT ? TEXT("this host has no database of dpkg")
		                                       : TEXT("dpkg's database cannot be read");
		return 0;
	}
	r = dpkg_find(p->dpkg, f->path, ret);
	if (r == 0)
		ret->reason = TEXT("no package has installed it");
	else
		ret->reason = TEXT_NONE;
	return r < 0 ? r : 0;
}

static int draw(void *state, struct connection *c)
{
	struct packages *p = state;
	const struct file *f;
	struct answer **at, *a;

	if (!c->process || !c->process->file.name.bytes)
		return 0;
	f = &c->process->file;
	at = &p->answers[(hash_bytes(f->path.bytes, f->path.len) ^ f->inode) % ANSWERS];
	for (a = *at; a; a = a->next)
		if (a->inode == f->inode && a->device == f->device && text_equal(a->path, f->path))
			break;
	if (!a) {
		a = arena_take(p->arena, sizeof(*a));
		if (!a)
			return -ENOMEM;
		*a = (struct answer){
			.path = f->path, .inode = f->inode, .device = f->device, .next = *at};
		if (find(p, f, &a->package) < 0)
			return -ENOMEM;
		*at = a;
	}
	c->package = &a->package;
	return 0;
}

static void packages_free(void *state)
{
	struct packages *p = state;

	fd_close(&p->root);
	dpkg_free(p->dpkg);
	arena_free(p->arena);
	free(p);
}

const struct enricher enricher_package = {
	.name = "package",
	.gives = NEED_PACKAGE,
	.needs = NEED_PROCESS,
	.is_about_process = true,
	.draw = draw,
	.free = packages_free,
};

int enricher_package_new(int root_dir, void **ret)
{
	struct packages *p = calloc(1, sizeof(*p));

	if (!p)
		return -ENOMEM;
	p->root = fcntl(root_dir, F_DUPFD_CLOEXEC, 3);
	if (p->root < 0 || arena_new(TEXTS_MAX, &p->arena) < 0) {
		packages_free(p);
		return -ENOMEM;
	}
	p->answers = arena_take(p->arena, ANSWERS * sizeof(struct answer *));
	if (!p->answers) {
		packages_free(p);
		return -ENOMEM;
	}
	*ret = p;
	return 0;
}
