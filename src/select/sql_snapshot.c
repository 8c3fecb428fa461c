/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Rows that are the same in a whole statement.
 *
 * A few look-ups are kept as they are. When there are many, or a use of the table wants all rows,
 * all are made at once, and look-ups are answered from them.
 */
#include <stdlib.h>

#include "select/sql_state.h"

/* From here on reading all is the cheaper way: it is one walk. */
#define MANY_LOOKUPS 16u
#define MANY_ROWS 64u

/* ---- a cursor ---------------------------------------------------------------------------------
 */

bool row_cursor_ended(const struct row_cursor *c)
{
	return c->index ? c->at == NO_ROW : c->at >= c->rows->count;
}

/* Behind the rows with the value come those that the index cannot tell. */
static void go_on_to_odd(struct row_cursor *c)
{
	if (c->at == NO_ROW && !c->in_odd) {
		c->in_odd = true;
		c->at = c->index->odd;
	}
}

void row_cursor_next(struct row_cursor *c)
{
	if (!c->index) {
		c->at++;
		return;
	}
	c->at = c->index->next[c->at];
	go_on_to_odd(c);
}

/* ---- an index ---------------------------------------------------------------------------------
 */

static uint64_t text_hash(enum column_class class, struct text t)
{
	struct address a;

	if (class == COLUMN_IP && address_parse(t, &a) == 0) {
		address_normalise(&a);
		return hash_bytes(&a, sizeof(a));
	}
	return hash_bytes(t.bytes, t.len);
}

/* False: no value that an equality on a column of that class can name. */
static bool cell_key(enum column_class class, const struct cell *c, uint64_t *ret)
{
	if (class == COLUMN_INTEGER && c->kind == SQL_INTEGER)
		*ret = (uint64_t)c->integer;
	else if (class != COLUMN_INTEGER && c->kind == SQL_TEXT)
		*ret = text_hash(class, (struct text){c->bytes, c->len});
	else
		return false;
	return true;
}

/* What a column adds to the key of several, in any order. */
static uint64_t part_of_key(size_t column, uint64_t key)
{
	const uint64_t parts[] = {column, key};

	return hash_bytes(parts, sizeof(parts));
}

/* Where in the index a row belongs; NULL: nowhere, since nothing equals one of its values, or there
 * is no memory. */
static uint32_t *head_of(const struct source *source, struct row_index *x, size_t row,
                         bool *ret_is_out)
{
	uint64_t key = 0, part;
	bool is_odd = false;

	*ret_is_out = false;
	for (size_t i = 0; i < 64 && x->columns >> i; i++) {
		const struct cell *c;

		if (!(x->columns >> i & 1))
			continue;
		c = rows_cell(&source->all, row, i);
		*ret_is_out |= c->kind == SQL_NULL;
		if (cell_key(column_class_of(&source->table->columns[i]), c, &part))
			key += part_of_key(i, part);
		else
			is_odd = true;
	}
	if (*ret_is_out)
		return NULL;
	return is_odd ? &x->odd : map_at(&x->heads, key);
}

/* Rows are added from the last on, so that a chain has them in their order. */
static int index_make(const struct source *source, struct row_index *x)
{
	x->odd = NO_ROW;
	x->next = calloc(source->all.count + 1, sizeof(*x->next));
	if (!x->next)
		return -ENOMEM;
	for (size_t row = source->all.count; row-- > 0;) {
		bool is_out;
		uint32_t *head = head_of(source, x, row, &is_out);

		if (is_out)
			continue;
		if (!head)
			return -ENOMEM;
		x->next[row] = *head == MAP_NONE ? NO_ROW : *head;
		*head = (uint32_t)row;
	}
	return 0;
}

static void index_free(struct row_index *x)
{
	map_done(&x->heads);
	free(x->next);
	free(x);
}

/* The index of those columns, made when it is first asked for. */
static struct row_index *index_of(struct source *source, uint64_t columns)
{
	struct row_index *x = source->indexes;

	while (x && x->columns != columns)
		x = x->after;
	if (x)
		return x;
	x = calloc(1, sizeof(*x));
	if (!x)
		return NULL;
	map_init(&x->heads);
	x->columns = columns;
	if (index_make(source, x) < 0) {
		index_free(x);
		return NULL;
	}
	x->after = source->indexes;
	source->indexes = x;
	return x;
}

static int index_find(struct source *source, const struct sql_constraint *constraints, size_t count,
                      struct row_cursor *ret)
{
	uint64_t columns = 0, key = 0;
	struct row_index *x;

	for (size_t i = 0; i < count; i++) {
		const struct sql_constraint *on = &constraints[i];
		enum column_class class = column_class_of(&source->table->columns[on->column]);

		if (on->column >= 64) /* SQLite looks at it */
			continue;
		columns |= 1ull << on->column;
		key += part_of_key(on->column, on->value.kind == SQL_INTEGER
		                                       ? (uint64_t)on->value.integer
		                                       : text_hash(class, on->value.text));
	}
	x = index_of(source, columns);
	if (!x)
		return -ENOMEM;
	*ret = (struct row_cursor){.rows = &source->all, .index = x, .at = map_get(&x->heads, key)};
	if (ret->at == MAP_NONE)
		ret->at = NO_ROW;
	go_on_to_odd(ret);
	return 0;
}

/* ---- kept look-ups ----------------------------------------------------------------------------
 */

static uint64_t constraints_hash(const struct sql_constraint *constraints, size_t count)
{
	uint64_t hash = count;

	for (size_t i = 0; i < count; i++) {
		const struct sql_value *v = &constraints[i].value;
		uint64_t parts[4] = {hash, constraints[i].column, constraints[i].is_pattern,
		                     v->kind == SQL_INTEGER
		                             ? (uint64_t)v->integer
		                             : hash_bytes(v->text.bytes, v->text.len)};

		hash = hash_bytes(parts, sizeof(parts));
	}
	return hash;
}

static bool constraint_equal(const struct sql_constraint *a, const struct sql_constraint *b)
{
	if (a->column != b->column || a->is_pattern != b->is_pattern ||
	    a->value.kind != b->value.kind)
		return false;
	return a->value.kind == SQL_INTEGER ? a->value.integer == b->value.integer
	                                    : text_equal(a->value.text, b->value.text);
}

static bool is_for(const struct kept *k, const struct sql_constraint *constraints, size_t count)
{
	if (k->count != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!constraint_equal(&k->constraints[i], &constraints[i]))
			return false;
	return true;
}

static int keep_constraints(struct source *source, struct kept *k,
                            const struct sql_constraint *constraints, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct sql_value *v = &k->constraints[i].value;

		k->constraints[i] = constraints[i];
		if (v->kind == SQL_INTEGER)
			continue;
		v->text = arena_text(source->sql->arena, v->text);
		if (!v->text.bytes)
			return -ENOMEM;
	}
	k->count = count;
	return 0;
}

static struct kept *new_kept(struct source *source, const struct sql_constraint *constraints,
                             size_t count)
{
	struct kept *k;

	if (source->kept_count == source->kept_room) {
		size_t room = source->kept_room ? source->kept_room * 2 : 16;
		struct kept **kept = reallocarray(source->kept, room, sizeof(*kept));

		if (!kept)
			return NULL;
		source->kept = kept;
		source->kept_room = room;
	}
	k = arena_take(source->sql->arena, sizeof(*k));
	if (!k || keep_constraints(source, k, constraints, count) < 0)
		return NULL;
	rows_init(&k->rows, source->sql, source->table->column_count);
	return k;
}

static struct kept *find_kept(const struct source *source, const struct sql_constraint *constraints,
                              size_t count)
{
	uint32_t i = map_get(&source->kept_first, constraints_hash(constraints, count));

	while (i != MAP_NONE && !is_for(source->kept[i], constraints, count))
		i = source->kept[i]->next;
	return i == MAP_NONE ? NULL : source->kept[i];
}

static int look_up(struct source *source, const struct sql_constraint *constraints, size_t count,
                   struct row_cursor *ret, struct cq_error *reterr)
{
	uint32_t *first = map_at(&source->kept_first, constraints_hash(constraints, count));
	struct kept *k = first ? new_kept(source, constraints, count) : NULL;

	if (!k)
		return -ENOMEM;
	k->next = *first;
	*first = (uint32_t)source->kept_count;
	source->kept[source->kept_count++] = k;
	*ret = (struct row_cursor){.rows = &k->rows};
	return source_fill(source, source->used, constraints, count, &k->rows, reterr);
}

/* ---- all --------------------------------------------------------------------------------------
 */

static bool is_looked_up_only(const struct sql_table *t)
{
	for (size_t i = 0; i < t->column_count; i++)
		if (t->columns[i].is_required)
			return true;
	return false;
}

/* Whether these can be given to fill: an index alone is no use before there are rows. */
static size_t usable_of(const struct sql_table *t, const struct sql_constraint *constraints,
                        size_t count, struct sql_constraint *ret)
{
	size_t usable = 0;

	for (size_t i = 0; i < count; i++)
		if (t->columns[constraints[i].column].is_usable ||
		    t->columns[constraints[i].column].is_required)
			ret[usable++] = constraints[i];
	return usable;
}

static int make_all(struct source *source, struct cq_error *reterr)
{
	if (source->has_all)
		return 0;
	source->has_all = true;
	rows_init(&source->all, source->sql, source->table->column_count);
	return source_fill(source, source->used, NULL, 0, &source->all, reterr);
}

/* Whether one more look-up is cheaper than all rows. */
static bool may_look_up(const struct source *source)
{
	size_t few = source->table->is_dear ? 1 : MANY_LOOKUPS;

	return !source->has_all && (source->kept_count < few || is_looked_up_only(source->table));
}

int snapshot_find(struct source *source, const struct sql_constraint *constraints, size_t count,
                  struct row_cursor *ret, struct cq_error *reterr)
{
	struct sql_constraint usable[MAX_PLAN];
	size_t usable_count = usable_of(source->table, constraints, count, usable);
	struct kept *kept = usable_count > 0 ? find_kept(source, usable, usable_count) : NULL;
	int error;

	/* Of many rows an index finds those that the other constraints want; a table that is looked
	 * up has no other rows to make one of. */
	if (kept && (usable_count == count || kept->rows.count < MANY_ROWS ||
	             is_looked_up_only(source->table))) {
		*ret = (struct row_cursor){.rows = &kept->rows};
		return 0;
	}
	if (usable_count > 0 && !kept && may_look_up(source))
		return look_up(source, usable, usable_count, ret, reterr);
	error = make_all(source, reterr);
	if (error < 0)
		return error;
	if (count > 0)
		return index_find(source, constraints, count, ret);
	*ret = (struct row_cursor){.rows = &source->all};
	return 0;
}

void source_done(struct source *source)
{
	for (size_t i = 0; i < source->kept_count; i++)
		rows_done(&source->kept[i]->rows);
	while (source->indexes) {
		struct row_index *after = source->indexes->after;

		index_free(source->indexes);
		source->indexes = after;
	}
	if (source->has_all)
		rows_done(&source->all);
	free(source->kept);
	free(source->plans);
	map_done(&source->kept_first);
}
