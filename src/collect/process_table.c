/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of all processes, as ps shows them. */
#include "collect/process_table.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "collect/process_facts.h"

#define TEXTS_MAX (64u * 1024u * 1024u) /* of one row */
#define SMALL_MAX 65536u
#define COMMAND_MAX (256u * 1024u)
/* A user with thousands of processes and long arguments must not make the question fail. */
#define AMPLE (128u * 1024u * 1024u)
#define COMMAND_SHORT 4096u
#define UNSET_ID UINT32_MAX
#define TRIES 2

struct process_table {
	DIR *list;
	int proc; /* of it */
	struct arena *arena;
	struct buffer scratch;
	uint64_t taken; /* bytes of command lines */
	int dir;        /* pins the process of the last row; -1 */
	int thread;     /* one that lives under its exited leader; -1: the leader itself */
	/* of the one that is being read */
	struct process_row *row;
	bool has_memory, has_vanished;
	uint32_t group_leader;
};

int process_table_new(struct process_table **ret, struct cq_error *reterr)
{
	struct process_table *t = calloc(1, sizeof(*t));
	int fd;

	if (!t || arena_new(TEXTS_MAX, &t->arena) < 0) {
		free(t);
		return fail(reterr, -ENOMEM, "out of memory");
	}
	buffer_init(&t->scratch, TEXTS_MAX);
	t->dir = t->thread = -1;
	fd = open("/proc", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	t->list = fd < 0 ? NULL : fdopendir(fd);
	if (!t->list) {
		int error = fail_sys(reterr, -errno, "cannot open /proc");

		fd_close(&fd);
		process_table_free(t);
		return error;
	}
	t->proc = fd;
	*ret = t;
	return 0;
}

static void let_go(struct process_table *t)
{
	fd_close(&t->dir);
	fd_close(&t->thread);
}

struct process_table *process_table_free(struct process_table *t)
{
	if (!t)
		return NULL;
	let_go(t);
	if (t->list)
		closedir(t->list);
	buffer_done(&t->scratch);
	arena_free(t->arena);
	free(t);
	return NULL;
}

void process_table_freep(struct process_table **t)
{
	*t = process_table_free(*t);
}

/* ---- parts ---------------------------------------------------------------------------------- */

static int memory_of(const struct process_table *t)
{
	return t->thread >= 0 ? t->thread : t->dir;
}

/* Into the scratch buffer. */
static bool read_file(struct process_table *t, int dir, const char *name, size_t max,
                      struct text *ret)
{
	int r;

	buffer_clear(&t->scratch);
	r = file_read(dir, name, max, &t->scratch, NULL);
	if (r == -ESRCH)
		t->has_vanished = true;
	*ret = buffer_text(&t->scratch);
	return r == 0;
}

static void read_status(struct process_table *t)
{
	struct text content;

	if (read_file(t, t->dir, "status", SMALL_MAX, &content))
		process_row_parse_status(content, t->row, &t->group_leader);
}

static void read_command_line(struct process_table *t)
{
	size_t bound = t->taken < AMPLE ? COMMAND_MAX : COMMAND_SHORT;
	struct text line;
	char *bytes;

	if (!t->has_memory || !read_file(t, memory_of(t), "cmdline", bound, &line))
		return;
	bytes = t->scratch.bytes;
	for (size_t i = 0; i < line.len; i++)
		if (bytes[i] == '\0')
			bytes[i] = ' ';
	t->taken += line.len;
	t->row->command_line = arena_text(t->arena, text_trim(line));
}

/* Where one of its links leads; false: nowhere that we may see. */
static bool read_link(struct process_table *t, const char *name, struct process_link *ret)
{
	int r;

	*ret = (struct process_link){.fd = -1};
	r = t->has_memory ? process_link_read(t->proc, memory_of(t), name, ret) : -ENOENT;
	if (r == -ESRCH)
		t->has_vanished = true;
	return r == 0;
}

static void read_executable(struct process_table *t)
{
	struct process_link l;

	if (read_link(t, "exe", &l)) {
		t->row->path = arena_text(t->arena, (struct text){l.path, l.len});
		if (l.is_deleted)
			t->row->on_disk = ON_DISK_NO;
		else if (l.has_stat)
			t->row->on_disk =
				process_link_is_there(memory_of(t), &l) ? ON_DISK_YES : ON_DISK_NO;
	}
	fd_close(&l.fd);
}

/* As the kernel shows it, with " (deleted)". */
static struct text read_directory(struct process_table *t, const char *name)
{
	char path[PATH_MAX];
	size_t len;
	int r = t->has_memory ? link_read(memory_of(t), name, path, sizeof(path), &len) : -ENOENT;

	if (r == -ESRCH)
		t->has_vanished = true;
	return r < 0 ? TEXT_NONE : arena_text(t->arena, (struct text){path, len});
}

static void read_cwd(struct process_table *t)
{
	t->row->cwd = read_directory(t, "cwd");
}

static void read_root(struct process_table *t)
{
	t->row->root = read_directory(t, "root");
}

static void read_io(struct process_table *t)
{
	struct text content;

	if (read_file(t, t->dir, "io", SMALL_MAX, &content))
		process_row_parse_io(content, t->row);
}

static void read_cgroup(struct process_table *t)
{
	struct text content;

	if (read_file(t, t->dir, "cgroup", SMALL_MAX, &content))
		t->row->cgroup = arena_text(t->arena, process_row_parse_cgroup(content));
}

static void read_login(struct process_table *t)
{
	struct text content;
	uint64_t id;

	if (!read_file(t, t->dir, "loginuid", SMALL_MAX, &content) ||
	    text_to_u64(text_trim(content), &id) < 0 || id >= UNSET_ID)
		return;
	t->row->has_login_uid = true;
	t->row->login_uid = (uint32_t)id;
}

/* ---- one process ---------------------------------------------------------------------------- */

/* Its own line of /proc/PID/stat, which every row has. */
static int read_stat(struct process_table *t, struct process_stat *stat)
{
	struct text content, name;
	int r;

	if (!read_file(t, t->dir, "stat", SMALL_MAX, &content))
		return -ESRCH;
	r = process_stat_parse(content, stat);
	if (r == 0)
		r = process_row_parse_stat(content, t->row, &name);
	if (r < 0)
		return r;
	t->row->name = arena_text(t->arena, name);
	/* Kernels differ in whether they escape it here; "comm" is as it is. */
	if (memchr(name.bytes, '\\', name.len) &&
	    read_file(t, t->dir, "comm", SMALL_MAX, &content)) {
		if (content.len > 0 && content.bytes[content.len - 1] == '\n')
			content.len--;
		t->row->name = arena_text(t->arena, content);
	}
	return 0;
}

static void read_parts(struct process_table *t, unsigned parts)
{
	static void (*const steps[])(struct process_table *) = {
		read_status, read_command_line, read_executable, read_cwd,
		read_root,   read_io,           read_cgroup,     read_login,
	};

	for (size_t i = 0; i < ARRAY_LEN(steps); i++)
		if (parts & 1u << i)
			steps[i](t);
}

/* 1; 0: it has ended; -EAGAIN: it became a zombie meanwhile, and is another row now. */
static int read_once(struct process_table *t, unsigned parts, struct process_row *ret)
{
	struct process_stat before, after;

	arena_reset(t->arena);
	fd_close(&t->thread);
	*ret = (struct process_row){.on_disk = ON_DISK_UNKNOWN};
	t->row = ret;
	t->has_vanished = false;
	if (read_stat(t, &before) < 0)
		return 0;
	if ((before.state == 'Z' || before.state == 'X') && !process_stat_is_zombie(&before))
		t->thread = process_live_thread(t->dir);
	t->has_memory = !process_stat_is_kernel_thread(&before) && !process_stat_is_zombie(&before);
	read_parts(t, parts);
	if (t->has_vanished)
		return 0;
	/* The directory pins the process; but what was not there may have been lost by its end. */
	if (parts == 0)
		return 1;
	if (process_stat_read(t->dir, &after) < 0)
		return 0;
	return process_stat_is_zombie(&after) == process_stat_is_zombie(&before) ? 1 : -EAGAIN;
}

/* 1, 0: it is gone. */
static int read_row(struct process_table *t, const char *name, unsigned parts,
                    struct process_row *ret)
{
	int r = -EAGAIN;

	let_go(t);
	t->dir = openat(t->proc, name, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (t->dir < 0)
		return errno == EMFILE || errno == ENFILE || errno == ENOMEM ? -errno : 0;
	for (int i = 0; r == -EAGAIN && i < TRIES; i++)
		r = read_once(t, parts, ret);
	return r == -EAGAIN ? 0 : r;
}

int process_table_next(struct process_table *t, unsigned parts, struct process_row *ret)
{
	for (;;) {
		const struct dirent *entry;
		int r;

		errno = 0;
		entry = readdir(t->list);
		if (!entry)
			return -errno;
		if (entry->d_name[0] < '0' || entry->d_name[0] > '9')
			continue;
		r = read_row(t, entry->d_name, parts, ret);
		if (r != 0)
			return r;
	}
}

int process_table_find(struct process_table *t, uint32_t pid, unsigned parts,
                       struct process_row *ret)
{
	char name[16];
	int r;

	(void)snprintf(name, sizeof(name), "%u", pid);
	t->group_leader = 0;
	r = read_row(t, name, parts | PART_STATUS, ret);
	/* /proc has a hidden directory for each thread as well */
	return r == 1 && t->group_leader != pid ? 0 : r;
}

int process_table_descriptors(struct process_table *t,
                              int (*each)(void *context, int32_t fd, struct text link),
                              void *context)
{
	int fd = t->dir < 0 ? -1 : openat(memory_of(t), "fd", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *list = fd < 0 ? NULL : fdopendir(fd);
	const struct dirent *entry;
	int r = 0;

	if (!list) {
		fd_close(&fd);
		return 0;
	}
	while (r == 0 && (entry = readdir(list))) {
		char path[PATH_MAX];
		uint64_t number;
		size_t len;

		if (text_to_u64(text_of(entry->d_name), &number) < 0 || number > INT32_MAX ||
		    link_read(fd, entry->d_name, path, sizeof(path), &len) < 0)
			continue;
		r = each(context, (int32_t)number, (struct text){path, len});
	}
	closedir(list);
	return r;
}
