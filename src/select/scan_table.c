/* SPDX-License-Identifier: Apache-2.0 */
/* What SQLite wants of a table that a scan feeds. */
#include <stdlib.h>

#include "select/scan_table.h"
#include "select/sql_functions.h"

/* To SQLite one is as dear as the other, whatever it narrows: the kernel goes over all sockets. So
 * it never makes two scans of an OR. */
#define COST_OF_ALL 1e6
#define COST_OF_SOME 6e5
#define ROWS_OF_ALL 100000
#define ROWS_OF_SOME 1000

struct scan_vtab {
	sqlite3_vtab base;
	struct source *source;
	const struct scan_kind *kind;
	struct scan_plan **plans;
	size_t plan_count, plan_room;
	unsigned open, filters; /* cursors; how often one was asked for rows */
};

static struct scan_cursor *cursor_of(sqlite3_vtab_cursor *base)
{
	return container_of(base, struct scan_cursor, base);
}

static struct sql *sql_of(const struct scan_cursor *c)
{
	return c->table->source->sql;
}

static int failed(const struct scan_cursor *c, int error, const struct cq_error *words)
{
	return sql_failed(sql_of(c), error, words);
}

/* ---- life ------------------------------------------------------------------------------------ */

static int scan_connect(sqlite3 *db, void *aux, int argc, const char *const *argv,
                        sqlite3_vtab **ret, char **reterr)
{
	static const struct scan_kind *const kinds[] = {&scan_connections, &scan_owners};
	struct source *source = aux;
	struct scan_vtab *t;
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
	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (kinds[i]->table == source->table)
			t->kind = kinds[i];
	*ret = &t->base;
	return SQLITE_OK;
}

static int scan_disconnect(sqlite3_vtab *base)
{
	struct scan_vtab *t = container_of(base, struct scan_vtab, base);

	for (size_t i = 0; i < t->plan_count; i++)
		free(t->plans[i]);
	free(t->plans);
	free(t);
	return SQLITE_OK;
}

static int scan_open(sqlite3_vtab *base, sqlite3_vtab_cursor **ret)
{
	struct scan_cursor *c = calloc(1, sizeof(*c));

	if (!c)
		return SQLITE_NOMEM;
	c->table = container_of(base, struct scan_vtab, base);
	c->table->open++;
	*ret = &c->base;
	return SQLITE_OK;
}

/* Columns beyond the 63rd share a bit: of those SQLite asked, when it took the statement, for the
 * ones that it reads. */
static bool is_among(const struct sql *s, const struct scan_kind *kind, uint64_t used,
                     size_t column)
{
	if (column < 63)
		return used >> column & 1;
	return (used >> 63) && (!kind->is_read || kind->is_read(s, column));
}

static bool is_used(const struct scan_cursor *c, size_t column)
{
	return is_among(sql_of(c), c->table->kind, c->plan->used, column);
}

static bool gives_self(const struct scan_cursor *c)
{
	return c->table->kind == &scan_connections && is_used(c, SELF_COLUMN);
}

static void cursor_reset(struct scan_cursor *c)
{
	if (sql_connection(sql_of(c)) == &c->c)
		sql_set_connection(sql_of(c), NULL);
	if (c->scan)
		sql_note_answer(sql_of(c), scan_answered(c->scan));
	if (c->scan && gives_self(c)) {
		/* what was given out may be looked at behind the statement's end */
		sql_keep_scan(sql_of(c), c->scan, c->arena);
		c->scan = NULL;
		c->arena = NULL;
	}
	c->scan = scan_free(c->scan);
	c->arena = arena_free(c->arena);
	c->is_row = c->is_kept = false;
	c->is_ended = true;
}

static int scan_close(sqlite3_vtab_cursor *base)
{
	struct scan_cursor *c = cursor_of(base);

	cursor_reset(c);
	c->table->open--;
	free(c);
	return SQLITE_OK;
}

/* ---- plan ------------------------------------------------------------------------------------ */

/* Plans differ in a few ways only: the same one is kept once. */
static int keep_plan(struct scan_vtab *t, const struct scan_plan *p)
{
	struct scan_plan *made;

	for (size_t i = 0; i < t->plan_count; i++)
		if (memcmp(t->plans[i], p, sizeof(*p)) == 0)
			return (int)i;
	if (t->plan_count == t->plan_room) {
		size_t room = t->plan_room ? t->plan_room * 2 : 8;
		struct scan_plan **plans = reallocarray(t->plans, room, sizeof(*plans));

		if (!plans)
			return -ENOMEM;
		t->plans = plans;
		t->plan_room = room;
	}
	made = malloc(sizeof(*made));
	if (!made)
		return -ENOMEM;
	*made = *p;
	t->plans[t->plan_count] = made;
	return (int)t->plan_count++;
}

static int scan_best_index(sqlite3_vtab *base, sqlite3_index_info *info)
{
	struct scan_vtab *t = container_of(base, struct scan_vtab, base);
	struct scan_plan p;
	int number;

	scan_plan_make(t->kind, info, &p);
	t->source->used |= p.used;
	number = keep_plan(t, &p);
	info->idxStr = scan_plan_words(t->kind, &p);
	info->needToFreeIdxStr = 1;
	if (number < 0 || !info->idxStr)
		return SQLITE_NOMEM;
	info->idxNum = number;
	info->estimatedCost = p.count == 0 ? COST_OF_ALL : COST_OF_SOME;
	info->estimatedRows = p.count == 0 ? ROWS_OF_ALL : ROWS_OF_SOME;
	return SQLITE_OK;
}

/* Of the columns that are read, those that a condition may be about: not what emit() takes. */
static unsigned needs_of(const struct sql *s, const struct scan_kind *kind, uint64_t used)
{
	size_t count = kind->table->column_count;
	unsigned needs = 0;

	for (size_t i = 0; i < count; i++)
		if (is_among(s, kind, used, i))
			needs |= kind->needs_of(i);
	return needs;
}

/* ---- rows ------------------------------------------------------------------------------------ */

/* A row that is left behind, about whose holder or name something was asked that is not known. */
static void leave(struct scan_cursor *c)
{
	struct sql *s = sql_of(c);
	bool was_emitted = sql_connection(s) == &c->c;

	if (was_emitted)
		sql_set_connection(s, NULL);
	if (!c->is_row || was_emitted)
		return;
	if ((c->asked & NEED_NAMES) && c->c.no_hostname_reason)
		gaps_add(world_gaps(sql_of(c)->world), GAP_VIEW, "names", 0, 0,
		         "the name of a remote address did not come");
	if (!(c->asked & NEED_HOLDERS))
		return;
	if (gives_self(c))
		scan_leave_out(c->scan, &c->c);
	else
		scan_note_holder(c->scan, &c->c);
}

static int advance(struct scan_cursor *c, struct cq_error *reterr)
{
	int r;

	if (c->is_row && c->table->kind->is_per_holder && c->holder + 1 < c->c.holder_count) {
		c->holder++;
		return 0;
	}
	do {
		leave(c);
		r = sql_check(sql_of(c), reterr);
		if (r == 0)
			r = scan_next(c->scan, &c->c, reterr);
		c->is_row = r == 1;
		c->holder = 0;
	} while (r == 1 && c->table->kind->is_per_holder && c->c.holder_count == 0);
	c->is_ended = r != 1;
	return r < 0 ? r : 0;
}

int scan_row_learn(struct scan_cursor *c, unsigned needs, struct cq_error *reterr)
{
	return scan_learn(c->scan, &c->c, needs, reterr);
}

static int check(void *context, struct cq_error *reterr)
{
	return sql_check(context, reterr);
}

static int start(struct scan_cursor *c, struct cq_error *reterr)
{
	const struct sql_options *o = sql_given(sql_of(c));
	struct scan_request request = {
		.collect = o->collect,
		.conditions = o->conditions,
		.more = &c->wish.conditions,
		.filter = c->wish.filter,
		.needs = needs_of(sql_of(c), c->table->kind, c->plan->used) |
	                 (gives_self(c) ? o->self_needs : 0),
		.is_lazy = true,
		.no_push = o->no_push,
		.check = check,
		.context = sql_of(c),
	};
	int r;

	c->asked =
		scan_settle(sql_of(c)->world, needs_of(sql_of(c), c->table->kind, c->plan->used));
	if (c->table->kind == &scan_connections)
		push_add(request.filter,
		         where_filter(text_of(sqlite3_sql(sql_of(c)->statement)), c->arena));
	r = scan_new(sql_of(c)->world, &request, &c->scan, reterr);
	if (r < 0)
		return r;
	c->is_ended = false;
	if (!o->explain)
		return advance(c, reterr);
	c->is_ended = true;
	return scan_explain(c->scan, o->explain, reterr);
}

/* ---- rows that are kept ---------------------------------------------------------------------- */

/*
 * The table is read once, row by row, where that is all. Where a statement has it twice, or goes
 * over it again for each row of another table, its rows are made once and looked up from then on.
 * What emit() takes cannot be kept.
 */
static bool keeps_rows(const struct scan_cursor *c)
{
	const struct scan_vtab *t = c->table;

	return !gives_self(c) && !sql_given(sql_of(c))->explain && (t->filters > 1 || t->open > 1);
}

static int find_kept(struct scan_cursor *c, sqlite3_value **argv, struct cq_error *reterr)
{
	struct sql_constraint keys[MAX_PLAN];
	size_t count = scan_plan_keys(c->table->kind, c->plan, argv, keys);
	int r = snapshot_find(c->table->source, keys, count, &c->kept, reterr);

	c->is_kept = r == 0;
	c->is_ended = r < 0 || row_cursor_ended(&c->kept);
	return r;
}

static int add_row(struct scan_cursor *c, struct sql_rows *rows, struct cq_error *reterr)
{
	const struct scan_kind *kind = c->table->kind;
	char room[FIELD_ROOM];

	for (size_t i = 0; i < kind->table->column_count; i++) {
		struct value v = {.kind = VALUE_NULL};
		int r = 0;

		if (is_used(c, i) && !(kind == &scan_connections && i == SELF_COLUMN))
			r = kind->read(c, i, room, &v, reterr);
		if (r < 0)
			return r;
		row_value(rows, &v);
	}
	return row_end(rows);
}

int scan_table_fill(struct sql *s, const struct scan_kind *kind, uint64_t used,
                    struct sql_rows *rows, struct cq_error *reterr)
{
	const struct scan_plan plan = {
		.used = kind == &scan_connections ? used & ~(UINT64_C(1) << SELF_COLUMN) : used};
	struct source source = {.sql = s, .table = kind->table};
	struct scan_vtab table = {.source = &source, .kind = kind};
	struct scan_cursor c = {.table = &table, .plan = &plan};
	int r = arena_new(1u << 20, &c.arena);

	if (r == 0)
		r = scan_plan_fill(kind, &plan, NULL, c.arena, &c.wish);
	if (r == 0)
		r = start(&c, reterr);
	while (r == 0 && !c.is_ended) {
		r = add_row(&c, rows, reterr);
		if (r == 0)
			r = advance(&c, reterr);
	}
	cursor_reset(&c);
	return r;
}

/* ---- what SQLite calls ----------------------------------------------------------------------- */

static int scan_filter(sqlite3_vtab_cursor *base, int number, const char *words, int argc,
                       sqlite3_value **argv)
{
	struct scan_cursor *c = cursor_of(base);
	struct cq_error error = {0};
	int r;

	(void)words;
	(void)argc;
	if (c->is_row)
		leave(c);
	cursor_reset(c);
	c->plan = c->table->plans[number];
	c->table->filters++;
	if (keeps_rows(c)) {
		r = find_kept(c, argv, &error);
		return r < 0 ? failed(c, r, &error) : SQLITE_OK;
	}
	r = arena_new(64u << 20, &c->arena);
	if (r == 0)
		r = scan_plan_fill(c->table->kind, c->plan, argv, c->arena, &c->wish);
	if (r == 0)
		r = start(c, &error);
	return r < 0 ? failed(c, r, &error) : SQLITE_OK;
}

static int scan_step(sqlite3_vtab_cursor *base)
{
	struct scan_cursor *c = cursor_of(base);
	struct cq_error error = {0};
	int r;

	if (c->is_kept) {
		row_cursor_next(&c->kept);
		c->is_ended = row_cursor_ended(&c->kept);
		return SQLITE_OK;
	}
	r = advance(c, &error);
	return r < 0 ? failed(c, r, &error) : SQLITE_OK;
}

static int scan_eof(sqlite3_vtab_cursor *base)
{
	return cursor_of(base)->is_ended;
}

static int scan_column(sqlite3_vtab_cursor *base, sqlite3_context *context, int column)
{
	struct scan_cursor *c = cursor_of(base);
	struct cq_error error = {0};
	char room[FIELD_ROOM];
	struct value v;
	int r;

	if (c->is_kept) {
		cell_result(context, rows_cell(c->kept.rows, c->kept.at, (size_t)column), true);
		return SQLITE_OK;
	}
	if (c->table->kind == &scan_connections && (size_t)column == SELF_COLUMN) {
		r = scan_row_learn(c, sql_given(sql_of(c))->self_needs, &error);
		if (r == 0)
			sqlite3_result_pointer(context, &c->c, "connection", NULL);
	} else {
		r = c->table->kind->read(c, (size_t)column, room, &v, &error);
		if (r == 0)
			sql_result(context, &v);
	}
	return r < 0 ? failed(c, r, &error) : SQLITE_OK;
}

/* A name for the connection: its cookie, or what it has instead. */
static int64_t connection_number(const struct connection *c)
{
	const struct socket *s = c->socket;
	struct {
		uint64_t netns, inode;
		uint8_t local[16], remote[16];
		uint32_t local_port, remote_port;
	} key;

	if (s->has_cookie)
		return (int64_t)s->cookie;
	memset(&key, 0, sizeof(key));
	key.netns = s->ns ? s->ns->inode : 0;
	key.inode = s->inode;
	memcpy(key.local, s->local.ip.bytes, sizeof(key.local));
	memcpy(key.remote, s->remote.ip.bytes, sizeof(key.remote));
	key.local_port = s->local.port;
	key.remote_port = s->remote.port;
	return (int64_t)hash_bytes(&key, sizeof(key));
}

static int scan_rowid(sqlite3_vtab_cursor *base, sqlite3_int64 *ret)
{
	struct scan_cursor *c = cursor_of(base);
	uint64_t key[3];
	int64_t id;

	if (c->is_kept) {
		if (rows_id(c->kept.rows, c->kept.at, &id) < 0)
			return SQLITE_NOMEM;
		*ret = id;
		return SQLITE_OK;
	}
	*ret = connection_number(&c->c);
	if (c->table->kind->is_per_holder) {
		const struct holder *h = &c->c.holders[c->holder];

		key[0] = (uint64_t)*ret;
		key[1] = h->process->pid;
		key[2] = (uint64_t)h->fd;
		*ret = (int64_t)hash_bytes(key, sizeof(key));
	}
	return SQLITE_OK;
}

/* Lets SQLite offer "cidr(column, …)" as a comparison. */
static int scan_find_function(sqlite3_vtab *base, int argc, const char *name,
                              void (**ret)(sqlite3_context *, int, sqlite3_value **),
                              void **ret_data)
{
	const struct sql_function *f = address_functions;

	if (argc != 2 || sqlite3_stricmp(name, "cidr") != 0)
		return 0;
	while (strcmp(f->known.name, "cidr") != 0)
		f++;
	*ret = f->call;
	*ret_data = container_of(base, struct scan_vtab, base)->source->sql;
	return SQLITE_INDEX_CONSTRAINT_FUNCTION;
}

const sqlite3_module scan_module = {
	.iVersion = 3,
	.xConnect = scan_connect,
	.xBestIndex = scan_best_index,
	.xDisconnect = scan_disconnect,
	.xOpen = scan_open,
	.xClose = scan_close,
	.xFilter = scan_filter,
	.xNext = scan_step,
	.xEof = scan_eof,
	.xColumn = scan_column,
	.xRowid = scan_rowid,
	.xFindFunction = scan_find_function,
};
