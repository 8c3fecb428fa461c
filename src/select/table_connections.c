/* SPDX-License-Identifier: Apache-2.0 */
/* The table of connections: every column of fields.def, read of a scan. */
#include "select/scan_table.h"
#include "select/sql_tables.h"

#define TYPE_TEXT "TEXT"
#define TYPE_INTEGER "INTEGER"
#define TYPE_TIME "INTEGER"
#define TYPE_IP "TEXT COLLATE ip"
/* Reading every executable of the host, or all lists of packages, is nothing that a * should do. */
#define IS_ASKED_BY_NAME(needs) (((unsigned)(needs) & (NEED_HASH | NEED_PACKAGE)) != 0)

static const struct sql_column columns[] = {
	{.name = "_self",
         .type = "",
         .meaning = "the connection itself: what emit() takes",
         .is_hidden = true},
#define FIELD(id, name_, type_, needs, ocsf, meaning_) \
	{.name = (name_),                              \
	 .type = TYPE_##type_,                         \
	 .meaning = (meaning_),                        \
	 .is_hidden = IS_ASKED_BY_NAME(needs),         \
	 .shown_with = (unsigned)(needs) & (NEED_HASH | NEED_PACKAGE)},
#include "model/fields.def"
#undef FIELD
};

static enum field field_at(size_t column)
{
	return column == SELF_COLUMN ? FIELD_COUNT : (enum field)(column - 1);
}

/* What a scan can judge before it looks for holders, and the process that the walk knows. */
static enum field field_of(size_t column)
{
	const unsigned judged = NEED_DIRECTION | NEED_TCP_INFO;
	enum field f = field_at(column);

	if (f == FIELD_COUNT || f == FIELD_PROCESS_PID_ID)
		return f;
	return field_facts(f)->needs & ~judged ? FIELD_COUNT : f;
}

static unsigned needs_of(size_t column)
{
	return column == SELF_COLUMN ? 0 : field_facts(field_at(column))->needs;
}

static bool is_read(const struct sql *s, size_t column)
{
	return sql_reads(s, field_at(column));
}

static int read_column(struct scan_cursor *c, size_t column, char room[FIELD_ROOM],
                       struct value *ret, struct cq_error *reterr)
{
	int r = scan_row_learn(c, needs_of(column), reterr);

	if (r == 0)
		field_value(field_at(column), &c->c, scan_host(c->scan), room, ret);
	return r;
}

const struct scan_kind scan_connections = {
	.table = &table_connections,
	.field_of = field_of,
	.needs_of = needs_of,
	.is_read = is_read,
	.read = read_column,
};

static int fill(struct sql *s, uint64_t used, const struct sql_constraint *constraints,
                size_t count, struct sql_rows *rows, struct cq_error *reterr)
{
	(void)constraints;
	(void)count;
	return scan_table_fill(s, &scan_connections, used, rows, reterr);
}

const struct sql_table table_connections = {
	.name = "connections",
	.meaning = "the sockets of this host, with the process that holds each: a row for each",
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
	.is_snapshot = true,
	.module = &scan_module,
	.fill = fill,
};
