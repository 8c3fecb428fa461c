/* SPDX-License-Identifier: Apache-2.0 */
#include "enrich/state_file.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FILE_MAX (64u << 20)
#define NODES_MAX 1000000u
#define DEPTH_MAX 64u

int state_file_init(struct state_file *f)
{
	*f = (struct state_file){0};
	buffer_init(&f->bytes, FILE_MAX);
	buffer_init(&f->room, STATE_TEXT_MAX + 1);
	if (intern_new(&f->names) < 0)
		return -ENOMEM;
	json_reader_init(&f->json, f->names);
	f->json.max_nodes = NODES_MAX;
	f->json.max_depth = DEPTH_MAX;
	return 0;
}

void state_file_done(struct state_file *f)
{
	if (f->names)
		json_reader_done(&f->json);
	f->names = intern_free(f->names);
	buffer_done(&f->bytes);
	buffer_done(&f->room);
}

/* ---- reading ----------------------------------------------------------------------------------
 */

static int open_state(int dir, const char *path, enum state_trust trust)
{
	struct open_how how = {
		/* no pipe and no terminal makes us wait */
		.flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW,
		.resolve = RESOLVE_NO_MAGICLINKS,
	};

	if (trust == STATE_USER)
		how.resolve |= RESOLVE_NO_SYMLINKS | RESOLVE_NO_XDEV | RESOLVE_BENEATH;
	long fd = syscall(SYS_openat2, dir, path, &how, sizeof(how));
	/* before Linux 5.6, or where a filter has not heard of it */
	if (fd < 0 && (errno == ENOSYS || errno == EPERM) && trust == STATE_ANY)
		fd = openat(dir, path, (int)how.flags);
	return fd < 0 ? -errno : (int)fd;
}

int state_file_read(struct state_file *f, int dir, const char *path, size_t max,
                    enum state_trust trust, uint32_t uid)
{
	CQ_CLEANUP(fd_close) int fd = open_state(dir, path, trust);
	struct stat st;
	bool is_cut = false;
	int r;

	buffer_clear(&f->bytes);
	if (fd < 0)
		return fd;
	if (fstat(fd, &st) < 0)
		return -errno;
	if (!S_ISREG(st.st_mode))
		return -EINVAL;
	if (trust == STATE_USER && st.st_uid != uid)
		return -EPERM;
	r = fd_read(fd, max, &f->bytes, &is_cut);
	return r < 0 ? r : is_cut ? -EFBIG : 0;
}

int state_file_parse(struct state_file *f, struct text json)
{
	struct json_fault fault;
	enum json_result r;

	/* Names of the last file are no longer needed, and others' files may have many. */
	intern_cut(f->names, 0);
	r = json_read(&f->json, json, true, &fault);
	if (r != JSON_READ)
		return r == JSON_NOMEM ? -ENOMEM : r == JSON_LIMIT ? -EFBIG : -EBADMSG;
	struct text rest = {json.bytes + f->json.end, json.len - f->json.end};
	return json_space(rest) == rest.len ? 0 : -EBADMSG;
}

int state_file_json(struct state_file *f, int dir, const char *path, size_t max,
                    enum state_trust trust, uint32_t uid)
{
	int r = state_file_read(f, dir, path, max, trust, uid);

	return r < 0 ? r : state_file_parse(f, buffer_text(&f->bytes));
}

/* ---- looking at it ----------------------------------------------------------------------------
 */

const struct json_node *state_root(const struct state_file *f)
{
	return f->json.nodes;
}

const struct json_node *state_member(struct state_file *f, const struct json_node *object,
                                     const char *name)
{
	return object ? json_member(&f->json, object, intern_find(f->names, text_of(name))) : NULL;
}

struct text state_text(struct state_file *f, const struct json_node *n)
{
	struct text t;

	if (!n || n->kind != JSON_STRING || n->len == 0 || n->len > STATE_TEXT_MAX)
		return TEXT_NONE;
	t = json_text(&f->json, n, &f->room);
	return buffer_error(&f->room) || t.len == 0 ? TEXT_NONE : t;
}

struct text state_member_text(struct state_file *f, const struct json_node *object,
                              const char *name)
{
	return state_text(f, state_member(f, object, name));
}

const struct json_node *state_first(const struct state_file *f, const struct json_node *of)
{
	bool has_parts = of && (of->kind == JSON_ARRAY || of->kind == JSON_OBJECT);

	return has_parts && of + 1 < f->json.nodes + of->next ? of + 1 : NULL;
}

const struct json_node *state_next(const struct state_file *f, const struct json_node *of,
                                   const struct json_node *n)
{
	return n->next < of->next ? f->json.nodes + n->next : NULL;
}
