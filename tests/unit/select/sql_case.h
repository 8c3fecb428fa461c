/* SPDX-License-Identifier: Apache-2.0 */
/* What the tests of SQL share: a statement over no host at all. */
#ifndef CONNQUERY_TEST_SQL_CASE_H
#define CONNQUERY_TEST_SQL_CASE_H

#include "../base/unit.h"
#include "select/sql_state.h"

/* A value as text: "NULL", digits, or what the text is. */
static inline void value_print(struct sql *s, size_t column, char *ret, size_t room)
{
	struct sql_value v;

	sql_value(s, column, &v);
	switch (v.kind) {
	case SQL_NULL:
		(void)snprintf(ret, room, "NULL");
		break;
	case SQL_INTEGER:
		(void)snprintf(ret, room, "%lld", (long long)v.integer);
		break;
	case SQL_REAL:
		(void)snprintf(ret, room, "%g", v.real);
		break;
	case SQL_TEXT:
	case SQL_BLOB:
		(void)snprintf(ret, room, "%.*s", (int)v.text.len, v.text.bytes);
		break;
	}
}

/* Its rows: columns with | between them, rows with a blank; or "! " and what is wrong. */
static inline void ask_with(struct sql *s, const char *statement, struct buffer *ret)
{
	struct cq_error error = {0};
	struct sql_fault fault;
	char value[512];
	int r = sql_prepare(s, text_of(statement), &fault, &error);

	buffer_clear(ret);
	while (r == 0 && (r = sql_step(s, &error)) == 1) {
		if (ret->len > 0)
			buffer_add_char(ret, ' ');
		for (size_t i = 0; i < sql_column_count(s); i++) {
			value_print(s, i, value, sizeof(value));
			buffer_printf(ret, "%s%s", i > 0 ? "|" : "", value);
		}
		r = 0;
	}
	if (r < 0) {
		assert_string_not_equal(error.text, "");
		buffer_clear(ret);
		buffer_printf(ret, "! %s", error.text);
	}
	buffer_add_char(ret, '\0');
	assert_int_equal(buffer_error(ret), 0);
}

static inline struct sql *open_sql(const struct sql_options *options)
{
	struct cq_error error;
	struct sql *s;

	if (sql_open(NULL, options, &s, &error) < 0)
		fail_msg("%s", error.text);
	return s;
}

#endif
