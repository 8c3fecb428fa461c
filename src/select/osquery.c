/* SPDX-License-Identifier: Apache-2.0 */
#include "select/osquery.h"

const struct sql_constraint *constraint_on(const struct sql_constraint *list, size_t count,
                                           size_t column, bool is_pattern)
{
	for (size_t i = 0; i < count; i++)
		if (list[i].column == column && list[i].is_pattern == is_pattern)
			return &list[i];
	return NULL;
}

/* SQLite makes a number of a text that looks like one before it compares it with an integer. */
static enum wish number_of_text(struct text t, int64_t *ret)
{
	bool is_negative;
	uint64_t n;

	t = text_trim(t);
	is_negative = t.len > 0 && t.bytes[0] == '-';
	if (is_negative) {
		t.bytes++;
		t.len--;
	}
	/* '1e3', '+7', '7.0': let SQLite see */
	if (text_to_u64(t, &n) < 0 || n > INT64_MAX)
		return WISH_ANY;
	*ret = is_negative ? -(int64_t)n : (int64_t)n;
	return WISH_ONE;
}

enum wish wish_number(const struct sql_constraint *c, int64_t first, int64_t last, int64_t *ret)
{
	enum wish wish = WISH_ONE;
	int64_t n = 0;

	if (!c)
		return WISH_ANY;
	switch (c->value.kind) {
	case SQL_INTEGER:
		n = c->value.integer;
		break;
	case SQL_REAL:
		if (c->value.real < (double)first || c->value.real > (double)last)
			return WISH_NONE;
		n = (int64_t)c->value.real;
		break;
	case SQL_TEXT:
		wish = number_of_text(c->value.text, &n);
		break;
	case SQL_NULL:
	case SQL_BLOB:
		return WISH_NONE;
	}
	if (wish != WISH_ONE)
		return wish;
	if (n < first || n > last)
		return WISH_NONE;
	*ret = n;
	return WISH_ONE;
}

enum wish wish_text(const struct sql_constraint *c, char *room, size_t size)
{
	struct text t;

	if (!c)
		return WISH_ANY;
	if (c->value.kind == SQL_INTEGER) {
		(void)snprintf(room, size, "%lld", (long long)c->value.integer);
		return WISH_ONE;
	}
	if (c->value.kind == SQL_REAL) /* as SQLite writes it: let it see */
		return WISH_ANY;
	t = c->value.text;
	if (c->value.kind != SQL_TEXT || t.len >= size || memchr(t.bytes, '\0', t.len))
		return WISH_NONE;
	if (t.len > 0)
		memcpy(room, t.bytes, t.len);
	room[t.len] = '\0';
	return WISH_ONE;
}

void row_text_or_empty(struct sql_rows *rows, struct text t)
{
	row_text(rows, t.bytes ? t : TEXT(""));
}

void row_number_text(struct sql_rows *rows, uint64_t n)
{
	char digits[24];
	int len = snprintf(digits, sizeof(digits), "%llu", (unsigned long long)n);

	row_text(rows, (struct text){digits, (size_t)len});
}
