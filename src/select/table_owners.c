/* SPDX-License-Identifier: Apache-2.0 */
/* The table of owners: a row for each descriptor of each process that holds a socket. */
#include "select/scan_table.h"
#include "select/sql_tables.h"

enum owner_column {
	OWNER_CONNECTION_UID,
	OWNER_COOKIE,
	OWNER_INODE,
	OWNER_NETNS,
	OWNER_PROCESS_PID,
	OWNER_FD,
	OWNER_PROCESS_NAME,
	OWNER_PROCESS_PATH,
	OWNER_PROCESS_CMD_LINE,
	OWNER_PROCESS_CWD,
	OWNER_USER_UID,
	OWNER_USER_NAME,
	OWNER_PARENT_PID,
	OWNER_PARENT_NAME,
	OWNER_IS_PRIMARY,
	OWNER_COLUMN_COUNT
};

static const struct sql_column columns[OWNER_COLUMN_COUNT] = {
	[OWNER_CONNECTION_UID] = {.name = "connection_uid",
                                  .type = "TEXT",
                                  .meaning = "of the connection that is held"},
	[OWNER_COOKIE] = {.name = "cookie",
                          .type = "TEXT",
                          .meaning = "the kernel's own name for the socket"},
	[OWNER_INODE] = {.name = "inode",
                         .type = "INTEGER",
                         .meaning = "inode of the socket's file; NULL when it has none"},
	[OWNER_NETNS] = {.name = "netns",
                         .type = "INTEGER",
                         .meaning = "inode of the socket's network namespace"},
	[OWNER_PROCESS_PID] = {.name = "process_pid",
                               .type = "INTEGER",
                               .meaning = "process id of the holder"},
	[OWNER_FD] = {.name = "fd", .type = "INTEGER", .meaning = "its descriptor"},
	[OWNER_PROCESS_NAME] = {.name = "process_name",
                                .type = "TEXT",
                                .meaning = "its name (comm of its group leader)"},
	[OWNER_PROCESS_PATH] = {.name = "process_path",
                                .type = "TEXT",
                                .meaning = "path of its executable"},
	[OWNER_PROCESS_CMD_LINE] = {.name = "process_cmd_line",
                                    .type = "TEXT",
                                    .meaning = "its arguments, joined with blanks"},
	[OWNER_PROCESS_CWD] = {.name = "process_cwd",
                               .type = "TEXT",
                               .meaning = "its working directory"},
	[OWNER_USER_UID] = {.name = "user_uid",
                            .type = "INTEGER",
                            .meaning = "effective user id of the process"},
	[OWNER_USER_NAME] = {.name = "user_name",
                             .type = "TEXT",
                             .meaning = "name of that user, as the host knows it"},
	[OWNER_PARENT_PID] = {.name = "parent_pid",
                              .type = "INTEGER",
                              .meaning = "process id of its parent"},
	[OWNER_PARENT_NAME] = {.name = "parent_name",
                               .type = "TEXT",
                               .meaning = "name of its parent"},
	[OWNER_IS_PRIMARY] = {.name = "is_primary",
                              .type = "INTEGER",
                              .meaning = "1 for the one that connections shows, else 0"},
};

/* The column of connections that says the same of a connection with this holder alone. */
static enum field same_as(size_t column)
{
	static const enum field fields[OWNER_COLUMN_COUNT] = {
		[OWNER_CONNECTION_UID] = FIELD_CONNECTION_UID_ID,
		[OWNER_COOKIE] = FIELD_COOKIE_ID,
		[OWNER_INODE] = FIELD_INODE_ID,
		[OWNER_NETNS] = FIELD_NETNS_ID,
		[OWNER_PROCESS_PID] = FIELD_PROCESS_PID_ID,
		[OWNER_FD] = FIELD_COUNT,
		[OWNER_PROCESS_NAME] = FIELD_PROCESS_NAME_ID,
		[OWNER_PROCESS_PATH] = FIELD_PROCESS_PATH_ID,
		[OWNER_PROCESS_CMD_LINE] = FIELD_PROCESS_CMD_LINE_ID,
		[OWNER_PROCESS_CWD] = FIELD_PROCESS_CWD_ID,
		[OWNER_USER_UID] = FIELD_USER_UID_ID,
		[OWNER_USER_NAME] = FIELD_USER_NAME_ID,
		[OWNER_PARENT_PID] = FIELD_PARENT_PID_ID,
		[OWNER_PARENT_NAME] = FIELD_PARENT_NAME_ID,
		[OWNER_IS_PRIMARY] = FIELD_COUNT,
	};

	return fields[column];
}

/* What the walk over the processes tells of a holder. */
static bool walk_tells(size_t column)
{
	return column == OWNER_PROCESS_PID || column == OWNER_FD || column == OWNER_PROCESS_NAME ||
	       column == OWNER_IS_PRIMARY;
}

static enum field field_of(size_t column)
{
	enum field f = same_as(column);
	bool is_judged = f != FIELD_COUNT && (walk_tells(column) || field_facts(f)->needs == 0);

	return is_judged ? f : FIELD_COUNT;
}

static unsigned needs_of(size_t column)
{
	return NEED_HOLDERS | (walk_tells(column) ? 0 : field_facts(same_as(column))->needs);
}

static void read_walked(const struct scan_cursor *c, size_t column, struct value *ret)
{
	const struct holder *h = &c->c.holders[c->holder];

	*ret = (struct value){.kind = VALUE_INTEGER};
	if (column == OWNER_PROCESS_NAME)
		*ret = (struct value){.kind = VALUE_TEXT, .text = process_ref_name(h->process)};
	else if (column == OWNER_PROCESS_PID)
		ret->integer = h->process->pid;
	else if (column == OWNER_FD)
		ret->integer = h->fd;
	else
		ret->integer = h == owners_primary(c->c.holders, c->c.holder_count);
}

static int read_column(struct scan_cursor *c, size_t column, char room[FIELD_ROOM],
                       struct value *ret, struct cq_error *reterr)
{
	struct connection of_holder = c->c;
	int r;

	if (walk_tells(column)) {
		read_walked(c, column, ret);
		return 0;
	}
	/* its host, not its primary holder's process */
	r = scan_row_learn(c, needs_of(column) & NEED_HOST, reterr);
	if (r < 0)
		return r;
	if (needs_of(column) & NEED_PROCESS) {
		of_holder.process = scan_process(c->scan, c->c.holders[c->holder].process, reterr);
		if (!of_holder.process)
			return -ENOMEM;
	}
	field_value(same_as(column), &of_holder, scan_host(c->scan), room, ret);
	return 0;
}

const struct scan_kind scan_owners = {
	.table = &table_owners,
	.is_per_holder = true,
	.field_of = field_of,
	.needs_of = needs_of,
	.read = read_column,
};

static int fill(struct sql *s, uint64_t used, const struct sql_constraint *constraints,
                size_t count, struct sql_rows *rows, struct cq_error *reterr)
{
	(void)constraints;
	(void)count;
	return scan_table_fill(s, &scan_owners, used, rows, reterr);
}

const struct sql_table table_owners = {
	.name = "owners",
	.meaning = "the processes that hold the sockets: a row for each descriptor",
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
	.is_snapshot = true,
	.module = &scan_module,
	.fill = fill,
};
