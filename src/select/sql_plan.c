/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which parts of a condition a scan takes over. Whatever it takes, it may only ever be wrong in
 * letting a row through: a comparison is taken where column, operator and collation leave no doubt
 * about what it means, and its value is looked at once more when it is there.
 */
#include "select/scan_table.h"

/* Lists that are longer are not judged socket by socket, or not at all. */
#define JUDGED_LIST 16u
#define LONGEST_LIST 1000u

static enum column_class class_of(const struct scan_kind *kind, size_t column)
{
	return column_class_of(&kind->table->columns[column]);
}

/* ---- making ---------------------------------------------------------------------------------- */

/* Equal as the column means it. */
static bool collates(sqlite3_index_info *info, int number, enum column_class class)
{
	const char *wanted = class == COLUMN_IP ? "ip" : "BINARY";

	return class == COLUMN_INTEGER ||
	       sqlite3_stricmp(sqlite3_vtab_collation(info, number), wanted) == 0;
}

static bool is_comparison(unsigned char op)
{
	return op == SQLITE_INDEX_CONSTRAINT_GT || op == SQLITE_INDEX_CONSTRAINT_LE ||
	       op == SQLITE_INDEX_CONSTRAINT_LT || op == SQLITE_INDEX_CONSTRAINT_GE ||
	       op == SQLITE_INDEX_CONSTRAINT_NE;
}

/* An equality finds rows that are kept, also of a column that a scan cannot judge. */
static bool can_take_equality(sqlite3_index_info *info, int number, enum column_class class,
                              bool is_judged)
{
	bool is_list = sqlite3_vtab_in(info, number, -1);

	return class != COLUMN_OTHER && collates(info, number, class) && (is_judged || !is_list);
}

static bool can_take(const struct scan_kind *kind, sqlite3_index_info *info, int number)
{
	const struct sqlite3_index_constraint *on = &info->aConstraint[number];
	enum column_class class;
	bool is_judged;

	if (!on->usable || on->iColumn < 0)
		return false;
	is_judged = kind->field_of((size_t)on->iColumn) != FIELD_COUNT;
	class = class_of(kind, (size_t)on->iColumn);
	switch (on->op) {
	case SQLITE_INDEX_CONSTRAINT_EQ:
		return can_take_equality(info, number, class, is_judged);
	case SQLITE_INDEX_CONSTRAINT_IS:
		return is_judged && collates(info, number, class);
	case SQLITE_INDEX_CONSTRAINT_ISNOTNULL:
		return is_judged;
	case SQLITE_INDEX_CONSTRAINT_FUNCTION: /* cidr(): the module offers no other */
		return is_judged && class == COLUMN_IP;
	default:
		return is_judged && class == COLUMN_INTEGER && is_comparison(on->op);
	}
}

void scan_plan_make(const struct scan_kind *kind, sqlite3_index_info *info, struct scan_plan *ret)
{
	int values = 0;

	memset(ret, 0, sizeof(*ret)); /* compared as a whole */
	ret->used = info->colUsed;
	for (int i = 0; i < info->nConstraint && ret->count < SCAN_PLAN_MAX; i++) {
		struct scan_on *on = &ret->on[ret->count];

		if (!can_take(kind, info, i))
			continue;
		on->op = info->aConstraint[i].op;
		on->column = (size_t)info->aConstraint[i].iColumn;
		on->has_value = on->op != SQLITE_INDEX_CONSTRAINT_ISNOTNULL;
		if (on->op == SQLITE_INDEX_CONSTRAINT_EQ && sqlite3_vtab_in(info, i, -1))
			on->is_list = sqlite3_vtab_in(info, i, 1);
		if (on->has_value)
			info->aConstraintUsage[i].argvIndex = ++values;
		ret->count++;
	}
}

char *scan_plan_words(const struct scan_kind *kind, const struct scan_plan *p)
{
	static const char *const operators[UINT8_MAX + 1] = {
		[SQLITE_INDEX_CONSTRAINT_EQ] = "=",
		[SQLITE_INDEX_CONSTRAINT_IS] = "=",
		[SQLITE_INDEX_CONSTRAINT_GT] = ">",
		[SQLITE_INDEX_CONSTRAINT_LE] = "<=",
		[SQLITE_INDEX_CONSTRAINT_LT] = "<",
		[SQLITE_INDEX_CONSTRAINT_GE] = ">=",
		[SQLITE_INDEX_CONSTRAINT_NE] = "<>",
		[SQLITE_INDEX_CONSTRAINT_ISNOTNULL] = " IS NOT NULL",
		[SQLITE_INDEX_CONSTRAINT_FUNCTION] = " in network",
	};
	char *words = sqlite3_mprintf("");

	for (size_t i = 0; i < p->count; i++)
		words = sqlite3_mprintf("%z%s%s%s", words, i > 0 ? ", " : "",
		                        kind->table->columns[p->on[i].column].name,
		                        p->on[i].is_list ? " IN" : operators[p->on[i].op]);
	return words;
}

/* ---- values ---------------------------------------------------------------------------------- */

/*
 * The value as the comparison sees it. A text that looks like a number is one to a column of
 * numbers. To a column of texts it may be one as well, where it comes of a column of numbers: then
 * "007" and "7" are equal, and it is left to SQLite. *held owns the texts. False: as well.
 */
static bool value_of(enum column_class class, sqlite3_value *v, sqlite3_value **held,
                     struct sql_value *ret)
{
	struct sql_value number;

	*held = sqlite3_value_dup(v); /* what looks at it as a number changes it */
	if (!*held)
		return false;
	sql_value_of(v, ret);
	(void)sqlite3_value_numeric_type(*held);
	sql_value_of(*held, &number);
	if (class == COLUMN_INTEGER)
		*ret = number;
	return class == COLUMN_INTEGER || ret->kind == SQL_NULL ||
	       (ret->kind == SQL_TEXT && number.kind == SQL_TEXT);
}

/* What is compared. */
struct adding {
	struct arena *arena;
	const struct scan_on *on;
	enum field field;
	enum column_class class;
};

/* Adds the matches of one value. False: it cannot be said. */
static bool add_value(const struct adding *a, sqlite3_value *v, struct match **list)
{
	static const enum compare_op ops[UINT8_MAX + 1] = {
		[SQLITE_INDEX_CONSTRAINT_EQ] = COMPARE_EQ,
		[SQLITE_INDEX_CONSTRAINT_IS] = COMPARE_EQ,
		[SQLITE_INDEX_CONSTRAINT_GT] = COMPARE_GT,
		[SQLITE_INDEX_CONSTRAINT_LE] = COMPARE_LE,
		[SQLITE_INDEX_CONSTRAINT_LT] = COMPARE_LT,
		[SQLITE_INDEX_CONSTRAINT_GE] = COMPARE_GE,
		[SQLITE_INDEX_CONSTRAINT_NE] = COMPARE_NE,
	};
	struct comparison c = {.field = a->field, .op = ops[a->on->op]};
	sqlite3_value *held;
	struct sql_value value;
	bool is_not, can_say = value_of(a->class, v, &held, &value);

	c.value = &value;
	if (a->on->op == SQLITE_INDEX_CONSTRAINT_IS && value.kind == SQL_NULL)
		can_say = false; /* it means those that have none */
	else if (a->on->op == SQLITE_INDEX_CONSTRAINT_FUNCTION)
		can_say = can_say && value.kind == SQL_TEXT &&
		          compare_network(a->arena, value.text, list);
	else
		can_say = can_say && compare_matches(a->arena, &c, list, &is_not) && !is_not;
	sqlite3_value_free(held);
	return can_say;
}

/* Adds those of all values of an IN; *ret_count says how many there are. */
static bool add_list(const struct adding *a, sqlite3_value *in, struct match **list,
                     size_t *ret_count)
{
	sqlite3_value *v = NULL;
	int r = sqlite3_vtab_in_first(in, &v);

	for (*ret_count = 0; r == SQLITE_OK && v; r = sqlite3_vtab_in_next(in, &v))
		if (++*ret_count > LONGEST_LIST || !add_value(a, v, list))
			return false;
	return r == SQLITE_DONE;
}

static int take_matches(struct scan_wish *w, const struct scan_kind *kind, enum field f,
                        struct match *matches, size_t count)
{
	bool any_holder = kind->is_per_holder && (field_facts(f)->needs & NEED_HOLDERS);
	struct condition *d;

	if (count > JUDGED_LIST) {
		push_add(w->filter, push_matches(w->conditions.arena, f, matches, false));
		return 0;
	}
	d = conditions_and(&w->conditions, f, any_holder);
	if (!d)
		return -ENOMEM;
	d->matches = matches;
	d->match_count = count;
	return 0;
}

int scan_plan_fill(const struct scan_kind *kind, const struct scan_plan *p, sqlite3_value **argv,
                   struct arena *arena, struct scan_wish *ret)
{
	int error = 0;

	conditions_init(&ret->conditions, arena);
	ret->filter = push_list(arena, FILTER_ALL);
	for (size_t i = 0; i < p->count && error == 0; i++) {
		const struct scan_on *on = &p->on[i];
		const struct adding a = {arena, on, kind->field_of(on->column),
		                         class_of(kind, on->column)};
		sqlite3_value *v = on->has_value ? *argv++ : NULL;
		struct match *matches = NULL;
		size_t count = 1;

		if (a.field == FIELD_COUNT)
			continue;
		if (!v)
			push_add(ret->filter, push_matches(arena, a.field, NULL, true));
		else if (on->is_list ? add_list(&a, v, &matches, &count)
		                     : add_value(&a, v, &matches))
			error = take_matches(ret, kind, a.field, matches, count);
	}
	return error;
}

size_t scan_plan_keys(const struct scan_kind *kind, const struct scan_plan *p, sqlite3_value **argv,
                      struct sql_constraint ret[MAX_PLAN])
{
	size_t count = 0;

	for (size_t i = 0; i < p->count && count < MAX_PLAN; i++) {
		const struct scan_on *on = &p->on[i];
		enum column_class class = class_of(kind, on->column);
		sqlite3_value *held, *v = on->has_value ? *argv++ : NULL;
		bool can_say;

		if (on->op != SQLITE_INDEX_CONSTRAINT_EQ || on->is_list)
			continue;
		ret[count] = (struct sql_constraint){.column = on->column};
		can_say = value_of(class, v, &held, &ret[count].value);
		sqlite3_value_free(held);
		count += can_say && ret[count].value.kind ==
		                            (class == COLUMN_INTEGER ? SQL_INTEGER : SQL_TEXT);
	}
	return count;
}
