/* SPDX-License-Identifier: Apache-2.0 */
#include <unistd.h>

#include "collect/sources.h"

#define LINE_MAX_BYTES (1u << 20)
#define CHUNK (64u << 10)

void line_reader_init(struct line_reader *r, int fd)
{
	*r = (struct line_reader){.fd = fd};
	buffer_init(&r->buffer, LINE_MAX_BYTES + 2 * CHUNK);
}

void line_reader_done(struct line_reader *r)
{
	buffer_done(&r->buffer);
}

/* Moves the unread rest to the front and reads on. */
static int read_more(struct line_reader *r)
{
	size_t rest = r->buffer.len - r->at;
	ssize_t n;
	int error;

	if (rest > 0 && r->at > 0)
		memmove(r->buffer.bytes, r->buffer.bytes + r->at, rest);
	r->buffer.len = rest;
	r->at = 0;
	if (rest > LINE_MAX_BYTES)
		return -EFBIG;
	error = buffer_reserve(&r->buffer, CHUNK);
	if (error < 0)
		return error;
	do
		n = read(r->fd, r->buffer.bytes + rest, CHUNK);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return -errno;
	r->eof = n == 0;
	r->buffer.len += (size_t)n;
	return 0;
}

int line_reader_next(struct line_reader *r, struct text *ret)
{
	size_t seen = 0; /* of the unread rest, without a newline */

	for (;;) {
		size_t rest = r->buffer.len - r->at;
		const char *from = r->buffer.bytes ? r->buffer.bytes + r->at : NULL;
		const char *end = rest > seen ? memchr(from + seen, '\n', rest - seen) : NULL;
		int error;

		if (end || (r->eof && rest > 0)) {
			size_t len = end ? (size_t)(end - from) : rest;

			*ret = (struct text){from, len};
			r->at += end ? len + 1 : len;
			return 1;
		}
		if (r->eof)
			return 0;
		seen = rest;
		error = read_more(r);
		if (error < 0)
			return error;
	}
}
