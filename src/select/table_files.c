/* SPDX-License-Identifier: Apache-2.0 */
/* file and hash: looked up by path or directory, as osquery has them. */
#include <limits.h>
#include <stddef.h>
#include <sys/stat.h>

#include "select/osquery.h"
#include "select/sql_tables.h"

#define HASH_SIZE_MAX (512u << 20)
#define HASH_MEMORY (1u << 16)

#define PATH_MEANING                                                                           \
	"path of the file: as asked for; one that LIKE finds ends with a slash when it is a "  \
	"directory. In a pattern % stands for any characters of one name, %% at its end also " \
	"for all below; a name with a dot before it wants the dot in the pattern"
#define DIRECTORY_MEANING "the directory that it is in: everything in it, hidden or not"
#define NAMESPACE_MEANING                                                         \
	"a process in whose view the path is looked up, that of a container for " \
	"example; 0: our own"

/* What both tables are asked by, their first columns. */
enum { BY_PATH, BY_DIRECTORY };

/* A look-up that is under way. */
struct look_up {
	struct sql *s;
	struct sql_rows *rows;
	struct cq_error *reterr;
	uint64_t used;
	struct file_root root;
	int64_t pid;
	/* adds the row of a path, if there is one; directory: as the row shows it */
	int (*add)(struct look_up *l, const char *path, struct text directory);
	bool is_pattern;
	const char *directory; /* that is being listed */
};

/* ---- paths ---------------------------------------------------------------------------------- */

static size_t without_slashes(const char *path)
{
	size_t len = strnlen(path, PATH_MAX);

	while (len > 1 && path[len - 1] == '/')
		len--;
	return len;
}

/* The last name of a path, and what is before it. */
static struct text name_of(const char *path, struct text *ret_parent)
{
	size_t len = without_slashes(path), end;
	const char *slash = memrchr(path, '/', len);

	if (!slash) {
		*ret_parent = TEXT("");
		return (struct text){path, len};
	}
	for (end = (size_t)(slash - path); end > 1 && path[end - 1] == '/';)
		end--;
	*ret_parent = (struct text){path, end > 0 ? end : 1};
	return (struct text){slash + 1, len - (size_t)(slash + 1 - path)};
}

static int add_path(void *context, const char *path)
{
	struct look_up *l = context;
	struct text parent;
	int r = sql_check(l->s, l->reterr);

	if (r < 0)
		return r;
	(void)name_of(path, &parent);
	return l->add(l, path, l->directory ? text_of(l->directory) : parent);
}

static int add_directory(void *context, const char *path)
{
	struct look_up *l = context;
	int r;

	l->directory = path;
	r = file_list(&l->root, path, add_path, l);
	l->directory = NULL;
	/* what is no directory, or cannot be listed, has nothing in it */
	return r == -ENOMEM || r == -ETIME || r == -E2BIG ? r : 0;
}

/* A directory that a pattern matches is shown with a slash. */
static int add_matched_directory(void *context, const char *path)
{
	char with[PATH_MAX + 1];
	size_t len = without_slashes(path);

	if (len >= PATH_MAX)
		return 0;
	memcpy(with, path, len);
	memcpy(with + len, len > 1 ? "/" : "", len > 1 ? 2 : 1);
	return add_directory(context, with);
}

/* ---- constraints ----------------------------------------------------------------------------- */

/* The one of the constraints that leaves the least to look at. */
static int look_up(struct look_up *l, const struct sql_constraint *constraints, size_t count)
{
	static const struct way {
		size_t by;
		bool is_pattern;
		int (*each)(void *context, const char *path);
	} ways[] = {
		{BY_PATH, false, add_path},
		{BY_DIRECTORY, false, add_directory},
		{BY_PATH, true, add_path},
		{BY_DIRECTORY, true, add_matched_directory},
	};
	char text[PATH_MAX];

	for (size_t i = 0; i < ARRAY_LEN(ways); i++) {
		const struct way *w = &ways[i];
		const struct sql_constraint *c =
			constraint_on(constraints, count, w->by, w->is_pattern);

		if (!c)
			continue;
		if (wish_text(c, text, sizeof(text)) != WISH_ONE || text[0] == '\0')
			return 0;
		l->is_pattern = w->is_pattern;
		return w->is_pattern ? file_match(&l->root, text_of(text), w->each, l)
		                     : w->each(l, text);
	}
	return 0;
}

/* namespace: the column that names a process. */
static int fill(struct look_up *l, size_t namespace, const struct sql_constraint *constraints,
                size_t count)
{
	const struct sql_constraint *pid = constraint_on(constraints, count, namespace, false);
	int r;

	if (wish_number(pid, 0, INT32_MAX, &l->pid) == WISH_NONE ||
	    file_root_open((uint32_t)l->pid, &l->root) < 0)
		return 0;
	r = look_up(l, constraints, count);
	file_root_close(&l->root);
	if (r == -E2BIG && l->reterr->text[0] == '\0')
		return fail(l->reterr, r, "the pattern matches more than %d files", FILE_MATCH_MAX);
	return r;
}

/* The hidden columns that both end with. */
static int end_row(const struct look_up *l)
{
	row_integer(l->rows, l->pid);
	if (l->root.mount_namespace)
		row_number_text(l->rows, l->root.mount_namespace);
	else
		row_null(l->rows);
	return row_end(l->rows);
}

/* ---- file ------------------------------------------------------------------------------------ */

enum {
	FILE_PATH = BY_PATH,
	FILE_DIRECTORY = BY_DIRECTORY,
	FILE_FILENAME,
	FILE_INODE,
	FILE_UID,
	FILE_GID,
	FILE_MODE,
	FILE_DEVICE,
	FILE_SIZE,
	FILE_BLOCK_SIZE,
	FILE_ATIME,
	FILE_MTIME,
	FILE_CTIME,
	FILE_BTIME,
	FILE_HARD_LINKS,
	FILE_SYMLINK,
	FILE_TYPE,
	FILE_SYMLINK_TARGET_PATH,
	FILE_PID_WITH_NAMESPACE,
	FILE_MOUNT_NAMESPACE_ID,
	FILE_COUNT
};

static const struct sql_column file_columns[] = {
	[FILE_PATH] = {.name = "path",
                       .type = "TEXT",
                       .meaning = PATH_MEANING,
                       .is_required = true,
                       .is_usable = true,
                       .takes_pattern = true},
	[FILE_DIRECTORY] = {.name = "directory",
                            .type = "TEXT",
                            .meaning = DIRECTORY_MEANING,
                            .is_required = true,
                            .is_usable = true,
                            .takes_pattern = true},
	[FILE_FILENAME] = {.name = "filename", .type = "TEXT", .meaning = "last name of the path"},
	[FILE_INODE] = {.name = "inode",
                        .type = "BIGINT",
                        .meaning = "its inode; this and what follows: of what a link leads to"},
	[FILE_UID] = {.name = "uid", .type = "BIGINT", .meaning = "id of its owner"},
	[FILE_GID] = {.name = "gid", .type = "BIGINT", .meaning = "id of its group"},
	[FILE_MODE] = {.name = "mode",
                       .type = "TEXT",
                       .meaning = "its permissions in octal: 0644, 4755"},
	[FILE_DEVICE] = {.name = "device",
                         .type = "BIGINT",
                         .meaning = "of a device file: the device that it stands for"},
	[FILE_SIZE] = {.name = "size", .type = "BIGINT", .meaning = "its bytes"},
	[FILE_BLOCK_SIZE] = {.name = "block_size",
                             .type = "INTEGER",
                             .meaning = "bytes in which it is best read"},
	[FILE_ATIME] = {.name = "atime",
                        .type = "BIGINT",
                        .meaning = "last access, in seconds since 1970"},
	[FILE_MTIME] = {.name = "mtime", .type = "BIGINT", .meaning = "last change of its content"},
	[FILE_CTIME] = {.name = "ctime",
                        .type = "BIGINT",
                        .meaning = "last change of its content, owner, mode …"},
	[FILE_BTIME] = {.name = "btime",
                        .type = "BIGINT",
                        .meaning = "when it was made; 0 where the file system cannot tell"},
	[FILE_HARD_LINKS] = {.name = "hard_links",
                             .type = "INTEGER",
                             .meaning = "how many names it has"},
	[FILE_SYMLINK] = {.name = "symlink",
                          .type = "INTEGER",
                          .meaning = "1 when the path is a symbolic link, else 0"},
	[FILE_TYPE] = {.name = "type",
                       .type = "TEXT",
                       .meaning = "regular, directory, block, character, fifo or socket; unknown: "
                                  "a link that "
                                  "leads nowhere"},
	[FILE_SYMLINK_TARGET_PATH] =
		{.name = "symlink_target_path",
                 .type = "TEXT",
                 .meaning = "where a symbolic link leads in the end; '' for others"},
	[FILE_PID_WITH_NAMESPACE] = {.name = "pid_with_namespace",
                                     .type = "INTEGER",
                                     .meaning = NAMESPACE_MEANING,
                                     .is_hidden = true,
                                     .is_usable = true},
	[FILE_MOUNT_NAMESPACE_ID] = {.name = "mount_namespace_id",
                                     .type = "TEXT",
                                     .meaning = "inode of that process's mount namespace",
                                     .is_hidden = true},
};

static struct text type_name(const struct file_facts *f)
{
	static const struct {
		uint32_t type;
		const char *name;
	} names[] = {
		{S_IFREG, "regular"},   {S_IFDIR, "directory"}, {S_IFBLK, "block"},
		{S_IFCHR, "character"}, {S_IFIFO, "fifo"},      {S_IFSOCK, "socket"},
	};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (!f->is_dangling && (f->mode & S_IFMT) == names[i].type)
			return text_of(names[i].name);
	return TEXT("unknown");
}

static void row_time(struct sql_rows *rows, const struct file_facts *f)
{
	row_integer(rows, f->accessed);
	row_integer(rows, f->modified);
	row_integer(rows, f->changed);
	row_integer(rows, f->born);
}

static void row_mode(struct sql_rows *rows, uint32_t mode)
{
	char octal[8];
	int len = snprintf(octal, sizeof(octal), "%04o", mode & 07777);

	row_text(rows, (struct text){octal, (size_t)len});
}

static int add_file(struct look_up *l, const char *path, struct text directory)
{
	struct sql_rows *rows = l->rows;
	char shown[PATH_MAX + 1];
	struct file_facts f;
	struct text parent;

	if (file_look(&l->root, path, &f) < 0)
		return 0;
	(void)snprintf(shown, sizeof(shown), "%s", path);
	if (l->is_pattern && !l->directory && !f.is_dangling && S_ISDIR(f.mode) &&
	    path[strlen(path) - 1] != '/')
		(void)snprintf(shown, sizeof(shown), "%s/", path);
	row_text(rows, text_of(shown));
	row_text(rows, directory);
	row_text(rows, name_of(path, &parent));
	row_integer(rows, (int64_t)f.inode);
	row_integer(rows, f.uid);
	row_integer(rows, f.gid);
	row_mode(rows, f.mode);
	row_integer(rows, (int64_t)f.device_number);
	row_integer(rows, (int64_t)f.size);
	row_integer(rows, f.block_size);
	row_time(rows, &f);
	row_integer(rows, f.hard_links);
	row_integer(rows, f.is_symlink);
	row_text(rows, type_name(&f));
	row_text(rows, text_of(f.target));
	return end_row(l);
}

static int fill_file(struct sql *s, uint64_t used, const struct sql_constraint *constraints,
                     size_t count, struct sql_rows *rows, struct cq_error *reterr)
{
	struct look_up l = {.s = s, .rows = rows, .reterr = reterr, .used = used, .add = add_file};

	return fill(&l, FILE_PID_WITH_NAMESPACE, constraints, count);
}

const struct sql_table table_file = {
	.name = "file",
	.meaning = "files, looked up by path or directory; columns and values of osquery",
	.columns = file_columns,
	.column_count = FILE_COUNT,
	.is_snapshot = true,
	.fill = fill_file,
};

/* ---- hash ------------------------------------------------------------------------------------ */

enum {
	HASHES_PATH = BY_PATH,
	HASHES_DIRECTORY = BY_DIRECTORY,
	HASHES_MD5,
	HASHES_SHA1,
	HASHES_SHA256,
	HASHES_PID_WITH_NAMESPACE,
	HASHES_MOUNT_NAMESPACE_ID,
	HASHES_COUNT
};

static const struct sql_column hash_columns[] = {
	[HASHES_PATH] = {.name = "path",
                         .type = "TEXT",
                         .meaning = PATH_MEANING,
                         .is_required = true,
                         .is_usable = true,
                         .takes_pattern = true},
	[HASHES_DIRECTORY] = {.name = "directory",
                              .type = "TEXT",
                              .meaning = DIRECTORY_MEANING,
                              .is_required = true,
                              .is_usable = true,
                              .takes_pattern = true},
	[HASHES_MD5] =
		{.name = "md5",
                 .type = "TEXT",
                 .meaning =
                         "MD5 of the content; '' of a file that cannot be read, has more than 512 "
                         "MiB, changed meanwhile or is on a network file system"},
	[HASHES_SHA1] = {.name = "sha1", .type = "TEXT", .meaning = "the same with SHA-1"},
	[HASHES_SHA256] = {.name = "sha256", .type = "TEXT", .meaning = "the same with SHA-256"},
	[HASHES_PID_WITH_NAMESPACE] = {.name = "pid_with_namespace",
                                       .type = "INTEGER",
                                       .meaning = NAMESPACE_MEANING,
                                       .is_hidden = true,
                                       .is_usable = true},
	[HASHES_MOUNT_NAMESPACE_ID] = {.name = "mount_namespace_id",
                                       .type = "TEXT",
                                       .meaning = "inode of that process's mount namespace",
                                       .is_hidden = true},
};

static int add_hash(struct look_up *l, const char *path, struct text directory)
{
	static const struct {
		enum hash_kind kind;
		size_t column;
	} kinds[] = {
		{HASH_MD5, HASHES_MD5}, {HASH_SHA1, HASHES_SHA1}, {HASH_SHA256, HASHES_SHA256}};
	struct file_hash_options options = {.max_size = HASH_SIZE_MAX};
	CQ_CLEANUP(arena_freep) struct arena *arena = NULL;
	struct text hashes[HASH_KIND_COUNT];

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (l->used >> kinds[i].column & 1)
			options.kinds |= 1u << kinds[i].kind;
	if (arena_new(HASH_MEMORY, &arena) < 0)
		return -ENOMEM;
	/* a row for each regular file, readable or not */
	if (file_hashes(&l->root, path, &options, arena, hashes) < 0)
		return 0;
	row_text(l->rows, text_of(path));
	row_text(l->rows, directory);
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		row_text_or_empty(l->rows, hashes[kinds[i].kind]);
	return end_row(l);
}

static int fill_hash(struct sql *s, uint64_t used, const struct sql_constraint *constraints,
                     size_t count, struct sql_rows *rows, struct cq_error *reterr)
{
	struct look_up l = {.s = s, .rows = rows, .reterr = reterr, .used = used, .add = add_hash};

	return fill(&l, HASHES_PID_WITH_NAMESPACE, constraints, count);
}

const struct sql_table table_hash = {
	.name = "hash",
	.meaning = "hashes of files, looked up by path or directory; columns and values of osquery",
	.columns = hash_columns,
	.column_count = HASHES_COUNT,
	.is_snapshot = true,
	.fill = fill_hash,
};
