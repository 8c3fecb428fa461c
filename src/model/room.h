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

/* A column of what enrichers drew; *ret is a NULL already. */
void field_beside(enum field f, const struct connection *c, struct value *ret);

#endif
