/* SPDX-License-Identifier: Apache-2.0 */
/* A builder and an encoder under test, and what to ask of the events that they make. */
#ifndef EVENT_FIXTURE_H
#define EVENT_FIXTURE_H

#include "encode/encode.h"
#include "event_samples.h"

struct fixture {
	struct samples *samples;
	struct event_context context; /* may be changed before the first event */
	struct event_builder *builder;
	struct ndjson *ndjson;
	char *line; /* the last event */
};

void set_up(struct fixture *f, const char *version, bool rich);
void tear_down(struct fixture *f);
/* The event as JSON, until the next one. */
const char *encode(struct fixture *f, const struct event *e);
const char *encode_connection(struct fixture *f, const struct connection *c);
/* The socket, owned by the plain process. */
const char *encode_socket(struct fixture *f, const struct socket *s);
/* Fail the test when the event has not, or has, that text. */
void has(const char *line, const char *wanted);
void has_not(const char *line, const char *unwanted);

#endif
