/* SPDX-License-Identifier: Apache-2.0 */
/* Inside select: how a function of SQL is made. */
#ifndef CONNQUERY_SELECT_SQL_FUNCTIONS_H
#define CONNQUERY_SELECT_SQL_FUNCTIONS_H

#include "select/sql_state.h"

/* A function, with what the manual says of it. sqlite3_user_data is the struct sql *. */
struct sql_function {
	struct cq_sql_function known;
	int least, most; /* arguments; most -1: any number */
	void (*call)(sqlite3_context *context, int argc, sqlite3_value **argv);
	bool varies; /* the same arguments may give another value */
};
/* Each ends with a NULL name. */
extern const struct sql_function address_functions[];
extern const struct sql_function pattern_functions[];
extern const struct sql_function text_functions[];

/* An error with words: what the statement ends with. */
void function_failed(sqlite3_context *context, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* A text of any length, copied; or what it answers when that is too long. */
void function_text(sqlite3_context *context, const char *bytes, size_t len);
/* An argument as a text, borrowed; TEXT_NONE for NULL, and when memory is out. */
struct text argument_text(sqlite3_value *v);
/* Whether one of the arguments is NULL: then the result is, as it stands. */
bool any_null(int argc, sqlite3_value **argv);

int compare_addresses(void *context, int len_a, const void *a, int len_b, const void *b);

#endif
