/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A comparison of SQL as matches of a column. The rules are those of SQLite: numbers are less than
 * texts, texts less than blobs; nothing is equal to NULL, or different from it; whole numbers
 * compare with fractions exactly.
 */
#include <math.h>

#include "select/push.h"

static bool add(struct arena *a, struct match **list, const struct match *m)
{
	struct match *made = arena_take(a, sizeof(*made));

	if (!made)
		return false;
	*made = *m;
	made->next = *list;
	*list = made;
	return true;
}

/* ---- integers -------------------------------------------------------------------------------- */

/* Where a value stands among the whole numbers: right behind `below`, and perhaps at one. */
struct stand {
	bool above_all, below_all;
	int64_t floor; /* the greatest that is not above it */
	bool is_whole; /* it is that one */
};

static struct stand stand_of(const struct sql_value *v)
{
	double floored;

	switch (v->kind) {
	case SQL_INTEGER:
		return (struct stand){.floor = v->integer, .is_whole = true};
	case SQL_REAL:
		if (v->real >= 0x1p63)
			return (struct stand){.above_all = true};
		if (v->real < -0x1p63)
			return (struct stand){.below_all = true};
		floored = floor(v->real);
		return (struct stand){.floor = (int64_t)floored, .is_whole = !(floored < v->real)};
	case SQL_TEXT:
	case SQL_BLOB:
	case SQL_NULL:
	default:
		return (struct stand){.above_all = true};
	}
}

static bool add_range(struct arena *a, struct match **list, int64_t first, int64_t last)
{
	const struct match m = {.kind = MATCH_RANGE, .first = first, .last = last};

	return first > last || add(a, list, &m);
}

static bool add_below(struct arena *a, struct match **list, const struct stand *s, bool or_equal)
{
	if (s->below_all)
		return true;
	if (s->above_all)
		return add_range(a, list, INT64_MIN, INT64_MAX);
	if (!s->is_whole || or_equal)
		return add_range(a, list, INT64_MIN, s->floor);
	return s->floor == INT64_MIN || add_range(a, list, INT64_MIN, s->floor - 1);
}

static bool add_above(struct arena *a, struct match **list, const struct stand *s, bool or_equal)
{
	if (s->above_all)
		return true;
	if (s->below_all)
		return add_range(a, list, INT64_MIN, INT64_MAX);
	if (s->is_whole && or_equal)
		return add_range(a, list, s->floor, INT64_MAX);
	return s->floor == INT64_MAX || add_range(a, list, s->floor + 1, INT64_MAX);
}

static bool add_equal(struct arena *a, struct match **list, const struct stand *s)
{
	if (s->above_all || s->below_all || !s->is_whole)
		return true;
	return add_range(a, list, s->floor, s->floor);
}

static bool add_integers(struct arena *a, const struct comparison *c, struct match **list)
{
	struct stand s = stand_of(c->value);

	switch (c->op) {
	case COMPARE_EQ:
		return add_equal(a, list, &s);
	case COMPARE_NE:
		return add_below(a, list, &s, false) && add_above(a, list, &s, false);
	case COMPARE_LT:
		return add_below(a, list, &s, false);
	case COMPARE_LE:
		return add_below(a, list, &s, true);
	case COMPARE_GT:
		return add_above(a, list, &s, false);
	case COMPARE_GE:
		return add_above(a, list, &s, true);
	}
	return false;
}

/* ---- texts and addresses --------------------------------------------------------------------- */

static bool add_text(struct arena *a, struct text t, struct match **list)
{
	const struct match m = {.kind = MATCH_TEXT, .text = arena_text(a, t)};

	return m.text.bytes && add(a, list, &m);
}

bool compare_network(struct arena *a, struct text t, struct match **list)
{
	struct match m = {.kind = MATCH_NETWORK};

	return network_parse(t, &m.network, NULL) == 0 && add(a, list, &m);
}

static bool add_address(struct arena *a, struct text t, struct match **list)
{
	struct match m = {.kind = MATCH_NETWORK};

	if (address_parse(t, &m.network.base) < 0)
		return false;
	m.network.bits = m.network.base.family == 4 ? 32 : 128;
	return add(a, list, &m);
}

/* ---- the door -------------------------------------------------------------------------------- */

bool compare_matches(struct arena *a, const struct comparison *c, struct match **list,
                     bool *ret_is_not)
{
	enum field_type type = field_facts(c->field)->type;

	*ret_is_not = false;
	if (c->value->kind == SQL_NULL)
		return true; /* never true */
	if (type == FIELD_TYPE_INTEGER || type == FIELD_TYPE_TIME)
		return add_integers(a, c, list);
	if (c->value->kind != SQL_TEXT || (c->op != COMPARE_EQ && c->op != COMPARE_NE))
		return false;
	*ret_is_not = c->op == COMPARE_NE;
	return type == FIELD_TYPE_IP ? add_address(a, c->value->text, list)
	                             : add_text(a, c->value->text, list);
}
