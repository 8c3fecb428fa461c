/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A condition's words as a socket filter. It reads the forms that people write and stands for
 * nothing else: what it does not know, it takes for true, negated or not, and SQLite judges.
 *
 * A part is judged under "is_not": the filter is then implied by the part being false. For a column
 * that is NULL a comparison is neither, and a filter's leaf does not hold, negated or not.
 */
#include <stdlib.h>

#include "select/push.h"
#include "select/words.h"

#define DEPTH_MAX 50u
#define EXACT_DIGITS 15u /* as many a double surely keeps */

struct where {
	struct arena *arena;
	const struct word *list;
	struct text table; /* the name that columns may have before them */
};
/* Words first … end - 1. */
struct part {
	uint32_t first, end;
	bool is_not;
	unsigned depth;
};

static struct socket_filter *part_filter(const struct where *w, struct part p);

/* ---- columns and values ---------------------------------------------------------------------- */

static enum field column_named(struct text name)
{
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		if (names_equal(name, text_of(field_facts((enum field)f)->name)))
			return (enum field)f;
	return FIELD_COUNT;
}

/* Takes "column" or "table.column" off the part; FIELD_COUNT when it does not begin with one. */
static enum field take_column(const struct where *w, struct part *p)
{
	const struct word *at = &w->list[p->first];
	uint32_t left = p->end - p->first;
	enum field f;

	if (left > 2 && word_is_name(at) && at[1].kind == WORD_POINT &&
	    names_equal(at->text, w->table)) {
		at += 2;
		left -= 2;
	}
	if (left == 0 || !word_is_name(at) || (left > 1 && at[1].kind == WORD_POINT))
		return FIELD_COUNT;
	f = column_named(at->text);
	if (f != FIELD_COUNT)
		p->first = p->end - left + 1;
	return f;
}

static bool is_operator(const struct word *w, const char *written)
{
	return w->kind == WORD_OPERATOR && text_equal(w->text, text_of(written));
}

static bool take_operator(const struct where *w, struct part *p, const char *written)
{
	if (p->first == p->end || !is_operator(&w->list[p->first], written))
		return false;
	p->first++;
	return true;
}

static bool take_keyword(const struct where *w, struct part *p, const char *keyword)
{
	if (p->first == p->end || !word_is(&w->list[p->first], keyword))
		return false;
	p->first++;
	return true;
}

static bool take_kind(const struct where *w, struct part *p, enum word_kind kind)
{
	if (p->first == p->end || w->list[p->first].kind != kind)
		return false;
	p->first++;
	return true;
}

static bool read_integer(struct text t, bool is_negative, struct sql_value *ret)
{
	uint64_t n;

	if (text_to_u64(t, &n) < 0 || n > INT64_MAX)
		return false;
	*ret = (struct sql_value){.kind = SQL_INTEGER,
	                          .integer = is_negative ? -(int64_t)n : (int64_t)n};
	return true;
}

/* One whose every digit counts. */
static bool read_real(struct text t, bool is_negative, struct sql_value *ret)
{
	char digits[EXACT_DIGITS + 2];

	if (t.len >= sizeof(digits))
		return false;
	memcpy(digits, t.bytes, t.len);
	digits[t.len] = '\0';
	ret->kind = SQL_REAL;
	ret->real = strtod(digits, NULL);
	if (is_negative)
		ret->real = -ret->real;
	return true;
}

/* Takes a literal off the part. false: it does not begin with one that we know. */
static bool take_value(const struct where *w, struct part *p, struct sql_value *ret)
{
	bool is_negative = take_operator(w, p, "-");
	bool is_signed = is_negative || take_operator(w, p, "+");
	const struct word *at = &w->list[p->first];

	*ret = (struct sql_value){.kind = SQL_NULL};
	if (p->first == p->end)
		return false;
	p->first++;
	if (at->kind == WORD_INTEGER)
		return read_integer(at->text, is_negative, ret);
	if (at->kind == WORD_REAL)
		return read_real(at->text, is_negative, ret);
	if (at->kind == WORD_STRING && !is_signed) {
		*ret = (struct sql_value){.kind = SQL_TEXT, .text = at->text};
		return true;
	}
	return word_is(at, "null") && !is_signed;
}

/* A text that is compared with a number's column becomes a number where it looks like one. */
static bool convert(enum field f, struct sql_value *v)
{
	enum field_type type = field_facts(f)->type;

	if (v->kind != SQL_TEXT || (type != FIELD_TYPE_INTEGER && type != FIELD_TYPE_TIME))
		return true;
	return read_integer(v->text, false, v);
}

/* ---- comparisons ----------------------------------------------------------------------------- */

static const struct {
	const char *written;
	enum compare_op op, negated, turned;
} operators[] = {
	{"=", COMPARE_EQ, COMPARE_NE, COMPARE_EQ},  {"==", COMPARE_EQ, COMPARE_NE, COMPARE_EQ},
	{"<>", COMPARE_NE, COMPARE_EQ, COMPARE_NE}, {"!=", COMPARE_NE, COMPARE_EQ, COMPARE_NE},
	{"<", COMPARE_LT, COMPARE_GE, COMPARE_GT},  {"<=", COMPARE_LE, COMPARE_GT, COMPARE_GE},
	{">", COMPARE_GT, COMPARE_LE, COMPARE_LT},  {">=", COMPARE_GE, COMPARE_LT, COMPARE_LE},
};

/* Takes an operator off the part: its row in the table, or one behind it. */
static size_t take_comparison(const struct where *w, struct part *p)
{
	size_t i = 0;

	while (i < ARRAY_LEN(operators) && !take_operator(w, p, operators[i].written))
		i++;
	return i;
}

static struct socket_filter *compare(const struct where *w, enum field f, enum compare_op op,
                                     struct sql_value *v)
{
	const struct comparison c = {f, op, v};
	struct match *matches = NULL;
	bool is_not;

	if (!convert(f, v) || !compare_matches(w->arena, &c, &matches, &is_not))
		return NULL;
	return push_matches(w->arena, f, matches, is_not);
}

/* column op literal */
static struct socket_filter *column_first(const struct where *w, struct part p, enum field f)
{
	size_t i = take_comparison(w, &p);
	struct sql_value v;

	if (i == ARRAY_LEN(operators) || !take_value(w, &p, &v) || p.first != p.end)
		return NULL;
	return compare(w, f, p.is_not ? operators[i].negated : operators[i].op, &v);
}

/* literal op column */
static struct socket_filter *literal_first(const struct where *w, struct part p)
{
	struct sql_value v;
	enum field f;
	size_t i;

	if (!take_value(w, &p, &v))
		return NULL;
	i = take_comparison(w, &p);
	if (i == ARRAY_LEN(operators))
		return NULL;
	f = take_column(w, &p);
	if (f == FIELD_COUNT || p.first != p.end)
		return NULL;
	i = p.is_not ? operators[i].negated : operators[i].op;
	for (size_t o = 0; o < ARRAY_LEN(operators); o++)
		if (operators[o].op == i)
			return compare(w, f, operators[o].turned, &v);
	return NULL;
}

/* IN (literal, …), behind the column */
static struct socket_filter *in_list(const struct where *w, struct part p, enum field f)
{
	struct match *matches = NULL;
	struct sql_value v;
	bool ignored;

	if (!take_kind(w, &p, WORD_OPEN))
		return NULL;
	do {
		const struct comparison c = {f, COMPARE_EQ, &v};

		if (!take_value(w, &p, &v) || !convert(f, &v) ||
		    !compare_matches(w->arena, &c, &matches, &ignored))
			return NULL;
	} while (take_kind(w, &p, WORD_COMMA));
	if (!take_kind(w, &p, WORD_CLOSE) || p.first != p.end)
		return NULL;
	return push_matches(w->arena, f, matches, p.is_not);
}

/* BETWEEN literal AND literal, behind the column */
static struct socket_filter *between(const struct where *w, struct part p, enum field f)
{
	struct socket_filter *list = push_list(w->arena, p.is_not ? FILTER_ANY : FILTER_ALL);
	struct socket_filter *low, *high;
	struct sql_value from, to;

	if (!take_value(w, &p, &from) || !take_keyword(w, &p, "and") || !take_value(w, &p, &to) ||
	    p.first != p.end)
		return NULL;
	low = compare(w, f, p.is_not ? COMPARE_LT : COMPARE_GE, &from);
	high = compare(w, f, p.is_not ? COMPARE_GT : COMPARE_LE, &to);
	if (p.is_not && (!low || !high))
		return NULL;
	push_add(list, low);
	push_add(list, high);
	return list;
}

/* IS NULL, IS NOT NULL, IS literal, behind the "IS" */
static struct socket_filter *is_value(const struct where *w, struct part p, enum field f)
{
	struct sql_value v;

	p.is_not ^= take_keyword(w, &p, "not");
	if (!take_value(w, &p, &v) || p.first != p.end)
		return NULL;
	if (v.kind == SQL_NULL)
		return p.is_not ? push_matches(w->arena, f, NULL, true) : NULL;
	return p.is_not ? NULL : compare(w, f, COMPARE_EQ, &v); /* NULL is not 5: true */
}

/* What begins with a column. */
static struct socket_filter *about_column(const struct where *w, struct part p, enum field f)
{
	bool is_not;

	if (take_keyword(w, &p, "is"))
		return is_value(w, p, f);
	if (take_keyword(w, &p, "notnull"))
		return p.first == p.end && !p.is_not ? push_matches(w->arena, f, NULL, true) : NULL;
	is_not = take_keyword(w, &p, "not");
	p.is_not ^= is_not;
	if (take_keyword(w, &p, "in"))
		return in_list(w, p, f);
	if (take_keyword(w, &p, "between"))
		return between(w, p, f);
	if (is_not) /* NOT NULL, NOT LIKE … */
		return take_keyword(w, &p, "null") && p.first == p.end && p.is_not
		               ? push_matches(w->arena, f, NULL, true)
		               : NULL;
	return column_first(w, p, f);
}

/* Networks of which an address is one. */
struct kind_of_address {
	const char *function;
	const char *networks[9];
};
static const struct kind_of_address kinds_of_address[] = {
	{"is_loopback", {"127.0.0.0/8", "::1"}},
	/* as address_is_internal has it */
	{"is_private",
         {"127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16",
          "100.64.0.0/10", "::1", "fe80::/10", "fc00::/7"}},
};

/* is_private(column) */
static struct socket_filter *call_kind(const struct where *w, struct part p,
                                       const struct kind_of_address *kind)
{
	struct match *matches = NULL;
	enum field f;

	if (!take_kind(w, &p, WORD_OPEN))
		return NULL;
	f = take_column(w, &p);
	if (f == FIELD_COUNT || field_facts(f)->type != FIELD_TYPE_IP ||
	    !take_kind(w, &p, WORD_CLOSE) || p.first != p.end)
		return NULL;
	for (size_t i = 0; i < ARRAY_LEN(kind->networks) && kind->networks[i]; i++)
		if (!compare_network(w->arena, text_of(kind->networks[i]), &matches))
			return NULL;
	return push_matches(w->arena, f, matches, p.is_not);
}

/* cidr(column, '10.0.0.0/8') */
static struct socket_filter *call_cidr(const struct where *w, struct part p)
{
	struct match *matches = NULL;
	struct sql_value v;
	enum field f;

	if (!take_kind(w, &p, WORD_OPEN))
		return NULL;
	f = take_column(w, &p);
	if (f == FIELD_COUNT || field_facts(f)->type != FIELD_TYPE_IP ||
	    !take_kind(w, &p, WORD_COMMA) || !take_value(w, &p, &v) || v.kind != SQL_TEXT ||
	    !take_kind(w, &p, WORD_CLOSE) || p.first != p.end ||
	    !compare_network(w->arena, v.text, &matches))
		return NULL;
	return push_matches(w->arena, f, matches, p.is_not);
}

/* in_cidr_block('10.0.0.0/8', column). Some of the network are not in it for osquery, so that its
 * being false says nothing. */
static struct socket_filter *call_in_cidr_block(const struct where *w, struct part p)
{
	struct match *matches = NULL;
	struct sql_value v;
	enum field f;

	if (p.is_not || !take_kind(w, &p, WORD_OPEN) || !take_value(w, &p, &v) ||
	    v.kind != SQL_TEXT || !take_kind(w, &p, WORD_COMMA))
		return NULL;
	f = take_column(w, &p);
	if (f == FIELD_COUNT || field_facts(f)->type != FIELD_TYPE_IP ||
	    !take_kind(w, &p, WORD_CLOSE) || p.first != p.end ||
	    !compare_network(w->arena, v.text, &matches))
		return NULL;
	return push_matches(w->arena, f, matches, false);
}

static struct socket_filter *call(const struct where *w, struct part p)
{
	if (take_keyword(w, &p, "cidr"))
		return call_cidr(w, p);
	if (take_keyword(w, &p, "in_cidr_block"))
		return call_in_cidr_block(w, p);
	for (size_t i = 0; i < ARRAY_LEN(kinds_of_address); i++)
		if (take_keyword(w, &p, kinds_of_address[i].function))
			return call_kind(w, p, &kinds_of_address[i]);
	return NULL;
}

/* ---- parts ----------------------------------------------------------------------------------- */

static bool begins_statement(const struct word *w)
{
	return word_is(w, "select") || word_is(w, "values") || word_is(w, "with");
}

/* One that has no AND and no OR of its own. */
static struct socket_filter *single(const struct where *w, struct part p)
{
	const struct word *first = &w->list[p.first];
	enum field f;

	if (take_keyword(w, &p, "not")) {
		p.is_not = !p.is_not;
		p.depth++;
		return part_filter(w, p);
	}
	if (first->kind == WORD_OPEN && first->close == p.end - 1) {
		p.first++;
		p.end--;
		p.depth++;
		return part_filter(w, p);
	}
	f = take_column(w, &p);
	if (f != FIELD_COUNT)
		return about_column(w, p, f);
	if (first->kind == WORD_BARE && first[1].kind == WORD_OPEN)
		return call(w, p);
	return literal_first(w, p);
}

/* Where the part's first joint of that kind is, of those outside parentheses; p.end: there is none.
 * The AND of a BETWEEN is none. */
static uint32_t find_joint(const struct where *w, struct part p, const char *keyword)
{
	unsigned pending = 0;

	for (uint32_t i = p.first; i < p.end; i++) {
		const struct word *at = &w->list[i];

		if (at->kind == WORD_OPEN)
			i = at->close;
		else if (word_is(at, "between"))
			pending++;
		else if (pending > 0 && word_is(at, "and"))
			pending--;
		else if (word_is(at, keyword))
			return i;
	}
	return p.end;
}

/* Whether the part is one expression in which AND and OR join what stands beside them. */
static bool is_plain(const struct where *w, struct part p)
{
	unsigned pending = 0;

	if (p.first >= p.end || begins_statement(&w->list[p.first]))
		return false;
	for (uint32_t i = p.first; i < p.end; i++) {
		const struct word *at = &w->list[i];

		if (at->kind == WORD_OPEN)
			i = at->close;
		else if (word_is(at, "between"))
			pending++;
		else if (pending > 0 && word_is(at, "and"))
			pending--;
		else if (at->kind == WORD_COMMA || word_is(at, "case") ||
		         (pending > 0 && word_is(at, "or")))
			return false;
	}
	return pending == 0;
}

/* The parts between the joints. Of an ANY each must be understood. */
static struct socket_filter *joined(const struct where *w, struct part p, const char *keyword,
                                    bool is_any)
{
	struct socket_filter *list = push_list(w->arena, is_any ? FILTER_ANY : FILTER_ALL);
	struct part one = p;

	for (; list && one.first <= p.end; one.first = one.end + 1) {
		struct socket_filter *f;

		one.end = p.end;
		one.end = find_joint(w, one, keyword);
		f = part_filter(w, one);
		if (!f && is_any)
			return NULL;
		push_add(list, f);
	}
	return list;
}

static struct socket_filter *part_filter(const struct where *w, struct part p)
{
	if (p.depth > DEPTH_MAX || !is_plain(w, p))
		return NULL;
	if (find_joint(w, p, "or") < p.end)
		return joined(w, p, "or", !p.is_not);
	if (find_joint(w, p, "and") < p.end)
		return joined(w, p, "and", p.is_not);
	return single(w, p);
}

struct socket_filter *where_words(const struct words *words, uint32_t first, uint32_t end,
                                  struct text table, struct arena *arena)
{
	const struct where w = {.arena = arena, .list = words->list, .table = table};

	return part_filter(&w, (struct part){.first = first, .end = end});
}
