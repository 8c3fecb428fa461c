/* SPDX-License-Identifier: Apache-2.0 */
/* Inside model: words put together in the bounded room of a value. What does not fit is cut. */
#ifndef CONNQUERY_MODEL_ROOM_H
#define CONNQUERY_MODEL_ROOM_H

#include "model/model.h"

struct room {
	char *bytes; /* FIELD_ROOM */
	size_t len;
};
void room_add(struct room *r, struct text t);
void room_add_char(struct room *r, char c);
void room_add_u64(struct room *r, uint64_t n);

/* The ends at a glance: nothing is added where there is no such end. */
void end_local(const struct socket *s, struct room *r);
void end_remote(const struct socket *s, struct room *r);

/* *ret is a NULL already, and stays it when the column is not among theirs. */
/* Columns about places of addresses, and indicators. */
void field_beside(enum field f, const struct connection *c, struct value *ret);
/* About where the process runs, its program, names, and the host's cloud. */
void field_place(enum field f, const struct connection *c, const struct host *host,
                 struct value *ret);

#endif
