/* SPDX-License-Identifier: Apache-2.0 */
/* What SQLite wants of a table whose rows `fill` makes. */
#include <stdlib.h>

#include "select/sql_state.h"

struct table {
	sqlite3_vtab base;
	struct source *source;
};
struct cursor {
	sqlite3_vtab_cursor base;
	struct source *source;
	struct sql_rows own; /* of a table that is no snapshot */
	struct row_cursor at;
};

static struct source *source_of(sqlite3_vtab_cursor *c)
{
	return container_of(c, struct cursor, base)->source;
}

/* ---- columns ----------------------------------------------------------------------------------
 */

enum column_class column_class_of(const struct sql_column *column)
{
	if (strstr(column->type, "INT"))
		return COLUMN_INTEGER;
	if (strstr(column->type, "COLLATE ip"))
		return COLUMN_IP;
	return strcmp(column->type, "TEXT") == 0 ? COLUMN_TEXT : COLUMN_OTHER;
}

int sql_declare(sqlite3 *db, const struct source *source)
{
	const struct sql_table *t = source->table;
	const unsigned shown = source->sql->options.shown;
	struct buffer b;
	int r;

	buffer_init(&b, 1u << 20);
	for (size_t i = 0; i < t->column_count; i++)
		buffer_printf(&b, "%s\"%s\" %s%s", i == 0 ? "CREATE TABLE t (" : ", ",
		              t->columns[i].name, t->columns[i].type,
		              t->columns[i].is_hidden && !(t->columns[i].shown_with & shown)
		                      ? " HIDDEN"
		                      : "");
	buffer_add(&b, ")", sizeof(")"));
	source->sql->is_declaring = true;
	r = buffer_error(&b) < 0 ? SQLITE_NOMEM : sqlite3_declare_vtab(db, b.bytes);
	source->sql->is_declaring = false;
	buffer_done(&b);
	return r == SQLITE_OK ? sqlite3_vtab_config(db, SQLITE_VTAB_DIRECTONLY) : r;
}

/* ---- life -------------------------------------------------------------------------------------
 */

static int table_connect(sqlite3 *db, void *aux, int argc, const char *const *argv,
                         sqlite3_vtab **ret, char **reterr)
{
	struct source *source = aux;
	struct table *t;
	int r = sql_declare(db, source);

	(void)argc;
	(void)argv;
	(void)reterr;
	if (r != SQLITE_OK)
		return r;
	t = calloc(1, sizeof(*t));
	if (!t)
		return SQLITE_NOMEM;
	t->source = source;
	*ret = &t->base;
	return SQLITE_OK;
}

static int table_disconnect(sqlite3_vtab *base)
{
	free(container_of(base, struct table, base));
	return SQLITE_OK;
}

static int table_open(sqlite3_vtab *base, sqlite3_vtab_cursor **ret)
{
	struct source *source = container_of(base, struct table, base)->source;
	struct cursor *c = calloc(1, sizeof(*c));

	if (!c)
		return SQLITE_NOMEM;
	c->source = source;
	rows_init(&c->own, source->sql, source->table->column_count);
	*ret = &c->base;
	return SQLITE_OK;
}

static int table_close(sqlite3_vtab_cursor *base)
{
	struct cursor *c = container_of(base, struct cursor, base);

	rows_done(&c->own);
	free(c);
	return SQLITE_OK;
}

/* ---- plan -------------------------------------------------------------------------------------
 */

/* Equal as the table means it: in a column of type IP two texts of one address are. */
static bool collates(sqlite3_index_info *info, int number, const struct sql_column *column)
{
	const char *collation = sqlite3_vtab_collation(info, number);
	const char *wanted = column_class_of(column) == COLUMN_IP ? "ip" : "BINARY";

	return column_class_of(column) == COLUMN_INTEGER || sqlite3_stricmp(collation, wanted) == 0;
}

static bool is_taken(const struct table_plan *p, size_t column)
{
	for (size_t i = 0; i < p->count; i++)
		if (p->columns[i] == column)
			return true;
	return false;
}

/* Whether an equality on the column is of use. */
static bool can_take(const struct source *source, const struct table_plan *p,
                     sqlite3_index_info *info, int number)
{
	const struct sqlite3_index_constraint *on = &info->aConstraint[number];
	const struct sql_table *t = source->table;
	const struct sql_column *column;

	if (!on->usable || on->op != SQLITE_INDEX_CONSTRAINT_EQ || on->iColumn < 0 ||
	    p->count == MAX_PLAN || is_taken(p, (size_t)on->iColumn))
		return false;
	column = &t->columns[on->iColumn];
	if (column_class_of(column) == COLUMN_OTHER)
		return false;
	return (column->is_usable || column->is_required || t->is_snapshot) &&
	       collates(info, number, column);
}

static bool has_required(const struct sql_table *t, const struct table_plan *p)
{
	bool is_asked = false;

	for (size_t i = 0; i < t->column_count; i++) {
		if (!t->columns[i].is_required)
			continue;
		if (is_taken(p, i))
			return true;
		is_asked = true;
	}
	return !is_asked;
}

/* Plans differ in a few ways only: the same one is kept once. */
static int keep_plan(struct source *source, const struct table_plan *p)
{
	size_t i = 0;

	while (i < source->plan_count && memcmp(&source->plans[i], p, sizeof(*p)) != 0)
		i++;
	if (i < source->plan_count)
		return (int)i;
	if (source->plan_count == source->plan_room) {
		size_t room = source->plan_room ? source->plan_room * 2 : 8;
		struct table_plan *plans = reallocarray(source->plans, room, sizeof(*plans));

		if (!plans)
			return -ENOMEM;
		source->plans = plans;
		source->plan_room = room;
	}
	source->plans[source->plan_count] = *p;
	return (int)source->plan_count++;
}

/* A LIKE bounds a look-up where no equality does. */
static void take_pattern(const struct source *source, sqlite3_index_info *info,
                         struct table_plan *p)
{
	for (int i = 0; i < info->nConstraint; i++) {
		const struct sqlite3_index_constraint *on = &info->aConstraint[i];

		if (!on->usable || on->op != SQLITE_INDEX_CONSTRAINT_LIKE || on->iColumn < 0 ||
		    p->count == MAX_PLAN || !source->table->columns[on->iColumn].takes_pattern)
			continue;
		p->patterns |= 1ull << p->count;
		p->columns[p->count++] = (size_t)on->iColumn;
		info->aConstraintUsage[i].argvIndex = (int)p->count;
		return;
	}
}

/* "pid=, fd=", "path LIKE": what EXPLAIN QUERY PLAN shows. */
static char *plan_words(const struct sql_table *t, const struct table_plan *p)
{
	char *words = sqlite3_mprintf("");

	for (size_t i = 0; i < p->count; i++)
		words = sqlite3_mprintf("%z%s%s%s", words, i > 0 ? ", " : "",
		                        t->columns[p->columns[i]].name,
		                        p->patterns >> i & 1 ? " LIKE" : "=");
	return words;
}

static void estimate(const struct sql_table *t, const struct table_plan *p,
                     sqlite3_index_info *info)
{
	bool is_looked_up = false;

	for (size_t i = 0; i < p->count; i++)
		is_looked_up |= t->columns[p->columns[i]].is_usable ||
		                t->columns[p->columns[i]].is_required;
	info->estimatedCost = 1e5;
	info->estimatedRows = 1000;
	if (p->count == 0)
		return;
	/* Each more leaves less; where it made no difference, SQLite would not offer it. */
	info->estimatedCost = (is_looked_up && !p->patterns ? 1e2 : 1e3) / (double)p->count;
	if (!p->patterns)
		info->estimatedRows = p->count > 5 ? 1 : 6 - (sqlite3_int64)p->count;
}

static int table_best_index(sqlite3_vtab *base, sqlite3_index_info *info)
{
	struct source *source = container_of(base, struct table, base)->source;
	struct table_plan p;
	int number;

	memset(&p, 0, sizeof(p)); /* compared as a whole */
	p.used = info->colUsed;
	source->used |= info->colUsed;
	for (int i = 0; i < info->nConstraint; i++) {
		if (!can_take(source, &p, info, i))
			continue;
		p.columns[p.count++] = (size_t)info->aConstraint[i].iColumn;
		info->aConstraintUsage[i].argvIndex = (int)p.count;
	}
	if (!has_required(source->table, &p))
		take_pattern(source, info, &p);
	if (!has_required(source->table, &p)) {
		source->lacks_required = true;
		return SQLITE_CONSTRAINT;
	}
	number = keep_plan(source, &p);
	info->idxStr = plan_words(source->table, &p);
	info->needToFreeIdxStr = 1;
	if (number < 0 || !info->idxStr)
		return SQLITE_NOMEM;
	info->idxNum = number;
	estimate(source->table, &p, info);
	return SQLITE_OK;
}

/* ---- rows -------------------------------------------------------------------------------------
 */

enum use { USE, USE_NOT, USE_NO_ROW };

/* The value as the comparison sees it: numbers in texts are numbers to a column of numbers. What is
 * left to SQLite: a number that is compared with a column of texts may mean another spelling. */
static enum use use_value(const struct sql_column *column, sqlite3_value *v, struct sql_value *ret)
{
	enum column_class class = column_class_of(column);

	if (class == COLUMN_INTEGER)
		(void)sqlite3_value_numeric_type(v);
	sql_value_of(v, ret);
	if (ret->kind == SQL_NULL)
		return USE_NO_ROW;
	if (class != COLUMN_INTEGER)
		return ret->kind == SQL_TEXT ? USE : USE_NOT;
	if (ret->kind == SQL_REAL && ret->real >= -9e15 && ret->real <= 9e15 &&
	    ret->real == (double)(int64_t)ret->real)
		*ret = (struct sql_value){.kind = SQL_INTEGER, .integer = (int64_t)ret->real};
	return ret->kind == SQL_INTEGER ? USE : USE_NOT;
}

/* A look-up has to have its value, as a text. */
static void use_as_text(sqlite3_value *v, struct sql_value *ret)
{
	*ret = (struct sql_value){
		.kind = SQL_TEXT,
		.text = {(const char *)sqlite3_value_text(v), (size_t)sqlite3_value_bytes(v)}};
}

/* How many constraints there are; -ENOENT: no row can hold. */
static int take_constraints(const struct source *source, const struct table_plan *p,
                            sqlite3_value **argv, struct sql_constraint *ret)
{
	int count = 0;

	for (size_t i = 0; i < p->count; i++) {
		const struct sql_column *column = &source->table->columns[p->columns[i]];
		struct sql_constraint c = {.column = p->columns[i],
		                           .is_pattern = p->patterns >> i & 1};
		enum use use = use_value(column, argv[i], &c.value);

		if (use == USE_NO_ROW)
			return -ENOENT;
		if (use == USE_NOT && column->is_required) {
			use_as_text(argv[i], &c.value);
			use = USE;
		}
		if (use == USE)
			ret[count++] = c;
	}
	return count;
}

int source_fill(struct source *source, uint64_t used, const struct sql_constraint *constraints,
                size_t count, struct sql_rows *rows, struct cq_error *reterr)
{
	struct sql_constraint usable[MAX_PLAN];
	size_t usable_count = 0;
	int error = sql_check(source->sql, reterr);

	for (size_t i = 0; i < count; i++) {
		const struct sql_column *column = &source->table->columns[constraints[i].column];

		if (column->is_usable || column->is_required)
			usable[usable_count++] = constraints[i];
	}
	if (error == 0)
		error = source->table->fill(source->sql, used, usable, usable_count, rows, reterr);
	if (error == -E2BIG && reterr->text[0] == '\0')
		error = guard_check_memory(source->sql, reterr);
	if (error == -ENOMEM && reterr->text[0] == '\0')
		fail(reterr, -ENOMEM, "out of memory");
	return error;
}

static int find_rows(struct cursor *c, const struct table_plan *p,
                     const struct sql_constraint *constraints, size_t count,
                     struct cq_error *reterr)
{
	if (c->source->table->is_snapshot)
		return snapshot_find(c->source, constraints, count, &c->at, reterr);
	c->at = (struct row_cursor){.rows = &c->own};
	return source_fill(c->source, p->used, constraints, count, &c->own, reterr);
}

static int table_filter(sqlite3_vtab_cursor *base, int number, const char *words, int argc,
                        sqlite3_value **argv)
{
	struct cursor *c = container_of(base, struct cursor, base);
	const struct table_plan *p = &c->source->plans[number];
	struct sql_constraint constraints[MAX_PLAN];
	struct cq_error error = {0};
	int count = take_constraints(c->source, p, argv, constraints), r;

	(void)words;
	(void)argc;
	rows_done(&c->own);
	c->at = (struct row_cursor){.rows = &c->own};
	if (count == -ENOENT)
		return SQLITE_OK;
	r = find_rows(c, p, constraints, (size_t)count, &error);
	return r < 0 ? sql_failed(c->source->sql, r, &error) : SQLITE_OK;
}

static int table_next(sqlite3_vtab_cursor *base)
{
	row_cursor_next(&container_of(base, struct cursor, base)->at);
	return SQLITE_OK;
}

static int table_eof(sqlite3_vtab_cursor *base)
{
	return row_cursor_ended(&container_of(base, struct cursor, base)->at);
}

void cell_result(sqlite3_context *context, const struct cell *cell, bool stays)
{
	switch ((enum sql_value_kind)cell->kind) {
	case SQL_NULL:
		break;
	case SQL_INTEGER:
		sqlite3_result_int64(context, cell->integer);
		break;
	case SQL_REAL:
		sqlite3_result_double(context, cell->real);
		break;
	case SQL_TEXT:
	case SQL_BLOB:
		sqlite3_result_text64(context, cell->bytes, cell->len,
		                      stays ? SQLITE_STATIC : SQLITE_TRANSIENT, SQLITE_UTF8);
		break;
	}
}

static int table_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
	const struct cursor *c = container_of(base, struct cursor, base);

	cell_result(context, rows_cell(c->at.rows, c->at.at, (size_t)column),
	            source_of(base)->table->is_snapshot);
	return SQLITE_OK;
}

static int table_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *ret)
{
	struct cursor *c = container_of(base, struct cursor, base);
	int64_t id;

	if (rows_id(c->at.rows, c->at.at, &id) < 0)
		return SQLITE_NOMEM;
	*ret = id;
	return SQLITE_OK;
}

/* Without xCreate each table is there under its module's name, and cannot be made anew. */
static const sqlite3_module fill_module = {
	.iVersion = 3,
	.xConnect = table_connect,
	.xBestIndex = table_best_index,
	.xDisconnect = table_disconnect,
	.xOpen = table_open,
	.xClose = table_close,
	.xFilter = table_filter,
	.xNext = table_next,
	.xEof = table_eof,
	.xColumn = table_column,
	.xRowid = table_rowid,
};

int source_register(struct source *source)
{
	const struct sql_table *t = source->table;

	return sqlite3_create_module_v2(source->sql->db, t->name,
	                                t->module ? t->module : &fill_module, source, NULL);
}
