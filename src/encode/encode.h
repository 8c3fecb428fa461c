/* SPDX-License-Identifier: Apache-2.0 */
/*
 * encode: events to bytes.
 *
 *   json writer   a struct writer (ocsf/ocsf.h) that appends JSON (RFC 8259) to a buffer
 *   ndjson        one event, one line; keeps the parts that repeat
 */
#ifndef CONNQUERY_ENCODE_H
#define CONNQUERY_ENCODE_H

#include "ocsf/ocsf.h"

/* Appends to `out`; the user asks buffer_error(out) at the end. Strings: control characters, DEL,
 * quotes and backslashes are escaped, also U+2028, U+2029 and C1 controls (\u0080 to \u009f), so
 * that a line stays a line and a terminal stays calm; broken UTF-8 becomes U+FFFD. */
struct json_writer {
	struct writer base;
	struct buffer *out;
	bool needs_comma;
	uint64_t array_levels; /* a bit a level: is it an array; at most 64 levels */
	unsigned depth;
};
void json_writer_init(struct json_writer *w, struct buffer *out);
/* Splices members that an earlier json_writer made (no comma at either end). */
void json_writer_splice(struct json_writer *w, struct text members);

struct ndjson;
int ndjson_new(struct event_builder *builder, struct ndjson **ret);
struct ndjson *ndjson_free(struct ndjson *n);
void ndjson_freep(struct ndjson **n);
/* One event without its newline; valid until the next call. -ENOMEM, -EFBIG (over 64 MiB). */
int ndjson_encode(struct ndjson *n, const struct event *e, struct text *ret);

#endif
