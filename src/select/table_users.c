/* SPDX-License-Identifier: Apache-2.0 */
/* users: as osquery has it. */
#include "select/osquery.h"
#include "select/sql_tables.h"

#define NAME_SIZE 4096

enum {
	USERS_UID,
	USERS_GID,
	USERS_UID_SIGNED,
	USERS_GID_SIGNED,
	USERS_USERNAME,
	USERS_DESCRIPTION,
	USERS_DIRECTORY,
	USERS_SHELL,
	USERS_UUID,
	USERS_INCLUDE_REMOTE,
	USERS_PID_WITH_NAMESPACE,
	USERS_COUNT
};

static const struct sql_column columns[] = {
	[USERS_UID] = {.name = "uid", .type = "BIGINT", .meaning = "user id", .is_usable = true},
	[USERS_GID] = {.name = "gid", .type = "BIGINT", .meaning = "id of the user's own group"},
	[USERS_UID_SIGNED] = {.name = "uid_signed",
                              .type = "BIGINT",
                              .meaning = "user id as a signed number of 32 bits"},
	[USERS_GID_SIGNED] = {.name = "gid_signed",
                              .type = "BIGINT",
                              .meaning = "group id as a signed number of 32 bits"},
	[USERS_USERNAME] = {.name = "username",
                            .type = "TEXT",
                            .meaning = "name of the user",
                            .is_usable = true},
	[USERS_DESCRIPTION] = {.name = "description",
                               .type = "TEXT",
                               .meaning = "the comment of the account, often a full name"},
	[USERS_DIRECTORY] = {.name = "directory", .type = "TEXT", .meaning = "home directory"},
	[USERS_SHELL] = {.name = "shell", .type = "TEXT", .meaning = "login shell"},
	[USERS_UUID] = {.name = "uuid", .type = "TEXT", .meaning = "NULL: Linux has none"},
	[USERS_INCLUDE_REMOTE] =
		{.name = "include_remote",
                 .type = "INTEGER",
                 .meaning = "0: only those of /etc/passwd are looked at; 1, unless told "
                            "otherwise: all that the host knows",
                 .is_hidden = true,
                 .is_usable = true},
	[USERS_PID_WITH_NAMESPACE] =
		{.name = "pid_with_namespace",
                 .type = "INTEGER",
                 .meaning = "a process whose /etc/passwd is read, that of a container "
                            "for example; 0: our own",
                 .is_hidden = true,
                 .is_usable = true},
};

struct user_rows {
	struct sql *s;
	struct sql_rows *rows;
	struct cq_error *reterr;
	int64_t include_remote, pid;
};

static int add_user(void *context, const struct account *a)
{
	const struct user_rows *u = context;
	struct sql_rows *rows = u->rows;
	int r = sql_check(u->s, u->reterr);

	if (r < 0)
		return r;
	row_integer(rows, a->uid);
	row_integer(rows, a->gid);
	row_integer(rows, (int32_t)a->uid);
	row_integer(rows, (int32_t)a->gid);
	row_text(rows, a->name);
	row_text(rows, a->comment);
	row_text(rows, a->directory);
	row_text(rows, a->shell);
	row_null(rows);
	row_integer(rows, u->include_remote);
	row_integer(rows, u->pid);
	return row_end(rows);
}

/* Those of a file alone. One that is not there or cannot be read has none, and what follows a line
 * that is too long for an account is none either: the file may be anybody's. */
static int add_of_file(struct user_rows *u)
{
	struct file_root root;
	int r = file_root_open((uint32_t)u->pid, &root);

	if (r == 0) {
		CQ_CLEANUP(fd_close) int fd = file_open(&root, "/etc/passwd");

		r = fd < 0 ? 0 : accounts_of_file(fd, add_user, u);
		file_root_close(&root);
	}
	return r == -ENOMEM || r == -ETIME || r == -E2BIG ? r : 0;
}

static int fill(struct sql *s, uint64_t used, const struct sql_constraint *constraints,
                size_t count, struct sql_rows *rows, struct cq_error *reterr)
{
	struct user_rows u = {.s = s, .rows = rows, .reterr = reterr, .include_remote = 1};
	int64_t uid = 0;
	char name[NAME_SIZE];
	enum wish remote, pid, by_uid, by_name;

	(void)used;
	remote = wish_number(constraint_on(constraints, count, USERS_INCLUDE_REMOTE, false), 0, 1,
	                     &u.include_remote);
	pid = wish_number(constraint_on(constraints, count, USERS_PID_WITH_NAMESPACE, false), 0,
	                  INT32_MAX, &u.pid);
	by_uid = wish_number(constraint_on(constraints, count, USERS_UID, false), 0, UINT32_MAX,
	                     &uid);
	by_name = wish_text(constraint_on(constraints, count, USERS_USERNAME, false), name,
	                    sizeof(name));
	if (remote == WISH_NONE || pid == WISH_NONE || by_uid == WISH_NONE || by_name == WISH_NONE)
		return 0;
	if (u.pid != 0 || u.include_remote == 0)
		return add_of_file(&u);
	if (by_uid == WISH_ONE)
		return accounts_by_uid((uint32_t)uid, add_user, &u);
	if (by_name == WISH_ONE)
		return accounts_by_name(name, add_user, &u);
	return accounts_list(add_user, &u);
}

const struct sql_table table_users = {
	.name = "users",
	.meaning = "accounts of the host; columns and values of osquery",
	.columns = columns,
	.column_count = USERS_COUNT,
	.is_snapshot = true,
	.fill = fill,
};
