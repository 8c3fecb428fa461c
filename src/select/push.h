/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside select: what of a condition a socket filter can say (collect.h). All of it errs on one
 * side: NULL is "everything".
 */
#ifndef CONNQUERY_SELECT_PUSH_H
#define CONNQUERY_SELECT_PUSH_H

#include "select/select.h"

/* ---- comparisons ----------------------------------------------------------------------------- */

enum compare_op { COMPARE_EQ, COMPARE_NE, COMPARE_LT, COMPARE_LE, COMPARE_GT, COMPARE_GE };
/* "column op value", as SQLite compares: of a number's column a text that looks like a number must
 * have become one before. */
struct comparison {
	enum field field;
	enum compare_op op;
	const struct sql_value *value;
};
/* Adds the matches for which it is true; *ret_is_not: it is true for whatever is known and none of
 * them. What is added is taken from the arena. false: it cannot be said, or memory ran out. */
bool compare_matches(struct arena *a, const struct comparison *c, struct match **list,
                     bool *ret_is_not);
/* The same for "cidr(column, text)". */
bool compare_network(struct arena *a, struct text t, struct match **list);

/* ---- filters --------------------------------------------------------------------------------- */

/* That a column is one of the matches; is_not: that it has a value, and none of these. What is made
 * is taken from the arena and borrows the matches' texts. */
struct socket_filter *push_matches(struct arena *arena, enum field field, struct match *matches,
                                   bool is_not);
/* An empty FILTER_ALL or FILTER_ANY; NULL: no memory. */
struct socket_filter *push_list(struct arena *arena, enum filter_kind kind);
/* Adds a part that is not in it yet; takes NULL for either. The part is taken to pieces. */
void push_add(struct socket_filter *to, struct socket_filter *part);
/* Adds what can be said of the conditions to an ALL. */
void push_conditions(const struct conditions *c, struct arena *arena, struct socket_filter *all);

/* ---- the words of a statement ---------------------------------------------------------------- */

/* What must hold for every row of `connections` that a statement wants, told by its text: the WHERE
 * of "SELECT … FROM connections WHERE …", with its ANDs, ORs and NOTs. What is not understood is
 * left out; NULL: nothing was understood, or the statement is of another form. Taken from the
 * arena. */
struct socket_filter *where_filter(struct text statement, struct arena *arena);

#endif
