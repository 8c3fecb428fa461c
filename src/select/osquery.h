/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside select: what the tables share that osquery has as well. Their columns, types and values
 * are osquery's, those for the unknown included: '' where it has an empty text, 0 or -1, and NULL
 * where it leaves a column out of a row.
 */
#ifndef CONNQUERY_SELECT_OSQUERY_H
#define CONNQUERY_SELECT_OSQUERY_H

#include "select/sql.h"

/* NULL: the statement offers none on that column. */
const struct sql_constraint *constraint_on(const struct sql_constraint *list, size_t count,
                                           size_t column, bool is_pattern);
enum wish {
	WISH_ANY,  /* it may be equal to more than can be said here */
	WISH_ONE,  /* to *ret alone */
	WISH_NONE, /* to nothing that the column can have */
};
/* What a column of integers from `first` on that is equal to the constraint's value can be: '4711'
 * and 4711.0 are 4711. c NULL: WISH_ANY. */
enum wish wish_number(const struct sql_constraint *c, int64_t first, int64_t last, int64_t *ret);
/* The same of a column of texts: NUL-terminated in room. WISH_NONE: a text of `size` bytes or more,
 * or with a NUL. */
enum wish wish_text(const struct sql_constraint *c, char *room, size_t size);

/* The text, '' when it is none. */
void row_text_or_empty(struct sql_rows *rows, struct text t);
/* The number as a text, as osquery has those of namespaces. */
void row_number_text(struct sql_rows *rows, uint64_t n);

/* ---- sockets --------------------------------------------------------------------------------- */

/* osquery's protocol of all raw sockets, whose own it shows as their port. */
#define OSQUERY_RAW_PROTOCOL 255
/* A socket as osquery shows it: family and protocol as the system numbers them. */
struct osquery_socket {
	int family, protocol;
	uint16_t local_port, remote_port;
	char local[ADDRESS_LEN + 8], remote[ADDRESS_LEN + 8]; /* '' of other families */
	struct text path, state;                              /* '' where there is none */
	char name[128];                                       /* what path may point to */
};
/* False: osquery has no such socket. *ret borrows from it and from itself. */
bool osquery_show(const struct socket *s, struct osquery_socket *ret);
/* What osquery calls listening: what has no remote port; of unix sockets what has a name. */
bool osquery_is_listening(const struct socket *s, const struct osquery_socket *o);

#endif
