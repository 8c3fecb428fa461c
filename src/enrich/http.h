/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside enrich: a question in HTTP/1.1 to a service beside the host, at a literal address, without
 * TLS.
 *
 * A library could do it and a thousand things more, each of which would have to be forbidden:
 * proxies from the environment, redirects to elsewhere, other protocols, names that are looked up,
 * cookies, netrc. What metadata services need is a request of five lines and an answer of one, and
 * that is what is here.
 */
#ifndef CONNQUERY_ENRICH_HTTP_H
#define CONNQUERY_ENRICH_HTTP_H

#include "base/base.h"

#define HTTP_ANSWER_MAX 65536u

struct http_request {
	struct address ip;
	uint16_t port;
	const char *method; /* "GET", "PUT" */
	const char *host;   /* of the header */
	const char *path;
	const char *header; /* a further one, "Name: value"; NULL: none */
	int64_t deadline;   /* by http_clock_ms; all of the answer must have come */
};
struct http_answer {
	struct text head, body; /* point into the buffer */
};
int64_t http_clock_ms(void); /* monotonic */
/* Asks, and takes nothing but a whole "200" for an answer. `room` is of HTTP_ANSWER_MAX.
 * -ETIMEDOUT, what connecting says (-ECONNREFUSED …), -EFBIG, -EPROTO for what is no HTTP, -EACCES
 * for any other status. */
int http_ask(const struct http_request *q, struct buffer *room, struct http_answer *ret);
/* Takes the bytes of an answer apart. is_ended: no more will come. 1: it is whole; 0: there is more
 * to come; negative as above. What comes in chunks is put together in place. */
int http_parse(char *bytes, size_t len, bool is_ended, struct http_answer *ret);
/* The value of a header field; none when it is not there. */
struct text http_field(struct text head, const char *name);

#endif
