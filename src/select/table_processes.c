/* SPDX-License-Identifier: Apache-2.0 */
/* processes and process_open_files: as osquery has them, with a few columns of our own. */
#include <stdlib.h>
#include <unistd.h>

#include "select/osquery.h"
#include "select/sql_tables.h"

#define PID_MAX INT32_MAX

/* ---- processes ------------------------------------------------------------------------------- */

enum {
	PROCESSES_PID,
	PROCESSES_NAME,
	PROCESSES_PATH,
	PROCESSES_CMDLINE,
	PROCESSES_STATE,
	PROCESSES_CWD,
	PROCESSES_ROOT,
	PROCESSES_UID,
	PROCESSES_GID,
	PROCESSES_EUID,
	PROCESSES_EGID,
	PROCESSES_SUID,
	PROCESSES_SGID,
	PROCESSES_ON_DISK,
	PROCESSES_WIRED_SIZE,
	PROCESSES_RESIDENT_SIZE,
	PROCESSES_TOTAL_SIZE,
	PROCESSES_USER_TIME,
	PROCESSES_SYSTEM_TIME,
	PROCESSES_DISK_BYTES_READ,
	PROCESSES_DISK_BYTES_WRITTEN,
	PROCESSES_START_TIME,
	PROCESSES_PARENT,
	PROCESSES_PGROUP,
	PROCESSES_THREADS,
	PROCESSES_NICE,
	PROCESSES_CGROUP_PATH,
	PROCESSES_PHYS_FOOTPRINT,
	PROCESSES_USER_NAME,
	PROCESSES_LOGIN_UID,
	PROCESSES_CREATED_TIME,
	PROCESSES_PROCESS_UID,
	PROCESSES_COUNT
};

static const struct sql_column process_columns[] = {
	[PROCESSES_PID] = {.name = "pid",
                           .type = "BIGINT",
                           .meaning = "process id",
                           .is_usable = true},
	[PROCESSES_NAME] = {.name = "name",
                            .type = "TEXT",
                            .meaning = "name of the process (comm)"},
	[PROCESSES_PATH] =
		{.name = "path",
                 .type = "TEXT",
                 .meaning = "path of its executable; '' when it has none or it cannot be seen"},
	[PROCESSES_CMDLINE] = {.name = "cmdline",
                               .type = "TEXT",
                               .meaning = "its arguments, joined with blanks"},
	[PROCESSES_STATE] = {.name = "state",
                             .type = "TEXT",
                             .meaning = "R, S, D, Z, T …, as ps shows it"},
	[PROCESSES_CWD] = {.name = "cwd", .type = "TEXT", .meaning = "its working directory"},
	[PROCESSES_ROOT] = {.name = "root", .type = "TEXT", .meaning = "its root directory"},
	[PROCESSES_UID] = {.name = "uid", .type = "BIGINT", .meaning = "real user id"},
	[PROCESSES_GID] = {.name = "gid", .type = "BIGINT", .meaning = "real group id"},
	[PROCESSES_EUID] = {.name = "euid", .type = "BIGINT", .meaning = "effective user id"},
	[PROCESSES_EGID] = {.name = "egid", .type = "BIGINT", .meaning = "effective group id"},
	[PROCESSES_SUID] = {.name = "suid", .type = "BIGINT", .meaning = "saved user id"},
	[PROCESSES_SGID] = {.name = "sgid", .type = "BIGINT", .meaning = "saved group id"},
	[PROCESSES_ON_DISK] =
		{.name = "on_disk",
                 .type = "INTEGER",
                 .meaning = "1 when its executable is there under its path, in our view or in "
                            "that of its container, 0 when it is not, -1 when that is unknown"},
	[PROCESSES_WIRED_SIZE] = {.name = "wired_size",
                                  .type = "BIGINT",
                                  .meaning = "0: Linux does not count it"},
	[PROCESSES_RESIDENT_SIZE] =
		{.name = "resident_size",
                 .type = "BIGINT",
                 .meaning = "bytes of its memory that are in RAM; NULL when it has none"},
	[PROCESSES_TOTAL_SIZE] = {.name = "total_size",
                                  .type = "BIGINT",
                                  .meaning = "bytes of its address space; NULL when it has none"},
	[PROCESSES_USER_TIME] = {.name = "user_time",
                                 .type = "BIGINT",
                                 .meaning = "milliseconds of CPU in user mode"},
	[PROCESSES_SYSTEM_TIME] = {.name = "system_time",
                                   .type = "BIGINT",
                                   .meaning = "milliseconds of CPU in the kernel"},
	[PROCESSES_DISK_BYTES_READ] =
		{.name = "disk_bytes_read",
                 .type = "BIGINT",
                 .meaning = "bytes that were read from disk for it; NULL when that "
                            "cannot be seen"},
	[PROCESSES_DISK_BYTES_WRITTEN] =
		{.name = "disk_bytes_written",
                 .type = "BIGINT",
                 .meaning = "the same of bytes written, less what was cancelled"},
	[PROCESSES_START_TIME] =
		{.name = "start_time",
                 .type = "BIGINT",
                 .meaning = "when it was started, in seconds since 1970; -1 when unknown"},
	[PROCESSES_PARENT] = {.name = "parent",
                              .type = "BIGINT",
                              .meaning = "process id of its parent"},
	[PROCESSES_PGROUP] = {.name = "pgroup",
                              .type = "BIGINT",
                              .meaning = "id of its process group"},
	[PROCESSES_THREADS] = {.name = "threads",
                               .type = "INTEGER",
                               .meaning = "how many threads it has"},
	[PROCESSES_NICE] = {.name = "nice",
                            .type = "INTEGER",
                            .meaning = "its nice level, -20 to 19"},
	[PROCESSES_CGROUP_PATH] = {.name = "cgroup_path",
                                   .type = "TEXT",
                                   .meaning =
                                           "path of its cgroup: of version 2, else of systemd's"},
	[PROCESSES_PHYS_FOOTPRINT] = {.name = "phys_footprint",
                                      .type = "BIGINT",
                                      .meaning = "another name of total_size",
                                      .is_hidden = true},
	[PROCESSES_USER_NAME] = {.name = "user_name",
                                 .type = "TEXT",
                                 .meaning = "name of its effective user",
                                 .is_hidden = true},
	[PROCESSES_LOGIN_UID] = {.name = "login_uid",
                                 .type = "INTEGER",
                                 .meaning = "id of the user who logged in to start it",
                                 .is_hidden = true},
	[PROCESSES_CREATED_TIME] = {.name = "created_time",
                                    .type = "INTEGER",
                                    .meaning = "when it was started, in milliseconds since 1970",
                                    .is_hidden = true},
	[PROCESSES_PROCESS_UID] = {.name = "process_uid",
                                   .type = "TEXT",
                                   .meaning = "boot id, process id and start: never given twice",
                                   .is_hidden = true},
};

/* What is read only for these. */
static const struct part_column {
	unsigned part;
	size_t column;
} part_columns[] = {
	{PART_STATUS, PROCESSES_UID},
	{PART_STATUS, PROCESSES_GID},
	{PART_STATUS, PROCESSES_EUID},
	{PART_STATUS, PROCESSES_EGID},
	{PART_STATUS, PROCESSES_SUID},
	{PART_STATUS, PROCESSES_SGID},
	{PART_STATUS, PROCESSES_RESIDENT_SIZE},
	{PART_STATUS, PROCESSES_TOTAL_SIZE},
	{PART_STATUS, PROCESSES_PHYS_FOOTPRINT},
	{PART_STATUS, PROCESSES_USER_NAME},
	{PART_COMMAND_LINE, PROCESSES_CMDLINE},
	{PART_EXECUTABLE, PROCESSES_PATH},
	{PART_EXECUTABLE, PROCESSES_ON_DISK},
	{PART_CWD, PROCESSES_CWD},
	{PART_ROOT, PROCESSES_ROOT},
	{PART_IO, PROCESSES_DISK_BYTES_READ},
	{PART_IO, PROCESSES_DISK_BYTES_WRITTEN},
	{PART_CGROUP, PROCESSES_CGROUP_PATH},
	{PART_LOGIN, PROCESSES_LOGIN_UID},
};

static unsigned parts_of(uint64_t used)
{
	unsigned parts = 0;

	for (size_t i = 0; i < ARRAY_LEN(part_columns); i++)
		if (used >> part_columns[i].column & 1)
			parts |= part_columns[i].part;
	return parts;
}

/* What the rows of a statement share. */
struct process_rows {
	struct sql_rows *rows;
	const struct host *host;
	struct users *users;
	int64_t ticks; /* in a second */
	bool has_user_name;
};

static void row_known(struct sql_rows *rows, bool is_known, int64_t n)
{
	if (is_known)
		row_integer(rows, n);
	else
		row_null(rows);
}

static void add_ids(struct sql_rows *rows, const struct process_row *p)
{
	for (size_t i = 0; i < ARRAY_LEN(p->uid); i++) {
		row_known(rows, p->has_ids, p->uid[i]);
		row_known(rows, p->has_ids, p->gid[i]);
	}
}

static void add_sizes(struct sql_rows *rows, const struct process_row *p)
{
	row_integer(rows, p->on_disk);
	row_integer(rows, 0);
	row_known(rows, p->has_memory, (int64_t)p->resident_size);
	row_known(rows, p->has_memory, (int64_t)p->total_size);
}

/* Milliseconds since 1970; UNKNOWN_TIME. */
static int64_t created(const struct process_rows *r, const struct process_row *p)
{
	if (r->host->boot_time == UNKNOWN_TIME || p->start_ticks > INT64_MAX / 1000)
		return UNKNOWN_TIME;
	return r->host->boot_time + (int64_t)p->start_ticks * 1000 / r->ticks;
}

static void add_times(const struct process_rows *r, const struct process_row *p)
{
	int64_t start = created(r, p);

	row_integer(r->rows, (int64_t)(p->user_ticks * 1000 / (uint64_t)r->ticks));
	row_integer(r->rows, (int64_t)(p->system_ticks * 1000 / (uint64_t)r->ticks));
	row_known(r->rows, p->has_io, p->disk_read);
	row_known(r->rows, p->has_io, p->disk_written);
	row_integer(r->rows, start == UNKNOWN_TIME ? -1 : start / 1000);
}

/* The columns that osquery has not. */
static void add_own(const struct process_rows *r, const struct process_row *p)
{
	int64_t start = created(r, p);
	char uid[96];
	int len;

	row_known(r->rows, p->has_memory, (int64_t)p->total_size);
	row_text(r->rows,
	         r->has_user_name && p->has_ids ? users_get(r->users, p->uid[1]).name : TEXT_NONE);
	row_known(r->rows, p->has_login_uid, p->login_uid);
	row_known(r->rows, start != UNKNOWN_TIME, start);
	len = snprintf(uid, sizeof(uid), "%.*s:%u:%llu", (int)r->host->boot_id.len,
	               r->host->boot_id.bytes, p->pid, (unsigned long long)p->start_ticks);
	row_text(r->rows, r->host->boot_id.len > 0 && len > 0 && (size_t)len < sizeof(uid)
	                          ? (struct text){uid, (size_t)len}
	                          : TEXT_NONE);
}

static int add_process(const struct process_rows *r, const struct process_row *p)
{
	struct sql_rows *rows = r->rows;

	row_integer(rows, p->pid);
	row_text(rows, p->name);
	row_text_or_empty(rows, p->path);
	row_text_or_empty(rows, p->command_line);
	row_text(rows, (struct text){&p->state, 1});
	row_text_or_empty(rows, p->cwd);
	row_text_or_empty(rows, p->root);
	add_ids(rows, p);
	add_sizes(rows, p);
	add_times(r, p);
	row_integer(rows, p->parent_pid);
	row_integer(rows, p->group);
	row_integer(rows, p->threads);
	row_integer(rows, p->nice);
	row_text_or_empty(rows, p->cgroup);
	add_own(r, p);
	return row_end(rows);
}

/* Calls `each` for the processes that the constraint on their pid lets be. */
static int each_process(struct sql *s, const struct sql_constraint *pid, unsigned parts,
                        int (*each)(void *context, struct process_table *t,
                                    const struct process_row *p),
                        void *context, struct cq_error *reterr)
{
	CQ_CLEANUP(process_table_freep) struct process_table *t = NULL;
	struct process_row p;
	int64_t wanted = 0;
	enum wish wish = wish_number(pid, 1, PID_MAX, &wanted);
	int r;

	if (wish == WISH_NONE)
		return 0;
	r = process_table_new(&t, reterr);
	if (r < 0)
		return r;
	if (wish == WISH_ONE) {
		r = process_table_find(t, (uint32_t)wanted, parts, &p);
		return r == 1 ? each(context, t, &p) : r;
	}
	while (r == 0 && (r = process_table_next(t, parts, &p)) == 1) {
		r = sql_check(s, reterr);
		if (r == 0)
			r = each(context, t, &p);
	}
	return r;
}

static int each_row(void *context, struct process_table *t, const struct process_row *p)
{
	(void)t;
	return add_process(context, p);
}

static int fill_processes(struct sql *s, uint64_t used, const struct sql_constraint *constraints,
                          size_t count, struct sql_rows *rows, struct cq_error *reterr)
{
	struct process_rows r = {
		.rows = rows,
		.host = world_host(sql_world(s), reterr),
		.users = world_users(sql_world(s)),
		.ticks = sysconf(_SC_CLK_TCK),
		.has_user_name = used >> PROCESSES_USER_NAME & 1,
	};

	if (!r.host)
		return reterr->code;
	if (!r.users)
		return fail(reterr, -ENOMEM, "out of memory");
	if (r.ticks <= 0)
		r.ticks = 100;
	return each_process(s, constraint_on(constraints, count, PROCESSES_PID, false),
	                    parts_of(used), each_row, &r, reterr);
}

const struct sql_table table_processes = {
	.name = "processes",
	.meaning = "all processes, one row each; columns and values of osquery",
	.columns = process_columns,
	.column_count = PROCESSES_COUNT,
	.is_snapshot = true,
	.fill = fill_processes,
};

/* ---- process_open_files ---------------------------------------------------------------------- */

enum { OPEN_FILES_PID, OPEN_FILES_FD, OPEN_FILES_PATH, OPEN_FILES_COUNT };

static const struct sql_column open_file_columns[] = {
	[OPEN_FILES_PID] = {.name = "pid",
                            .type = "BIGINT",
                            .meaning = "process id",
                            .is_usable = true},
	[OPEN_FILES_FD] = {.name = "fd", .type = "BIGINT", .meaning = "number of the descriptor"},
	[OPEN_FILES_PATH] =
		{.name = "path",
                 .type = "TEXT",
                 .meaning = "path of the file, with \" (deleted)\" behind it when it is gone"},
};

struct open_file_rows {
	struct sql_rows *rows;
	uint32_t pid;
};

static int each_descriptor(void *context, int32_t fd, struct text link)
{
	/* these are no files; /proc shows their kind, a colon, and no path */
	static const char *const kinds[] = {"socket:[", "pipe:[", "anon_inode:"};
	const struct open_file_rows *r = context;

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (text_starts(link, text_of(kinds[i])))
			return 0;
	row_integer(r->rows, r->pid);
	row_integer(r->rows, fd);
	row_text(r->rows, link);
	return row_end(r->rows);
}

static int each_holder(void *context, struct process_table *t, const struct process_row *p)
{
	struct open_file_rows *r = context;

	r->pid = p->pid;
	return process_table_descriptors(t, each_descriptor, r);
}

static int fill_open_files(struct sql *s, uint64_t used, const struct sql_constraint *constraints,
                           size_t count, struct sql_rows *rows, struct cq_error *reterr)
{
	struct open_file_rows r = {.rows = rows};

	(void)used;
	return each_process(s, constraint_on(constraints, count, OPEN_FILES_PID, false), 0,
	                    each_holder, &r, reterr);
}

const struct sql_table table_process_open_files = {
	.name = "process_open_files",
	.meaning = "files that processes have open; columns and values of osquery",
	.columns = open_file_columns,
	.column_count = OPEN_FILES_COUNT,
	.is_snapshot = true,
	.fill = fill_open_files,
};
