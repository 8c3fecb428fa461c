/* SPDX-License-Identifier: Apache-2.0 */
#include <unistd.h>

#include "enrich/indicator.h"

#define PIECE ((size_t)256 << 10)
#define LARGEST_WINDOW ((size_t)32 << 20)
#define LONGEST_LINE ((size_t)64 << 10)

void source_init(struct source *s, int fd)
{
	*s = (struct source){.fd = fd, .line = 1};
	buffer_init(&s->window, LARGEST_WINDOW);
}

void indicator_source_done(struct source *s)
{
	buffer_done(&s->window);
}

struct text source_rest(const struct source *s)
{
	return (struct text){s->window.bytes + s->at, s->window.len - s->at};
}

/* What was passed makes room. */
static void drop_passed(struct source *s)
{
	size_t left = s->window.len - s->at;

	if (s->at == 0 || (left > 0 && s->at < PIECE))
		return;
	if (left > 0)
		memmove(s->window.bytes, s->window.bytes + s->at, left);
	s->window.len = left;
	s->at = 0;
}

int source_more(struct source *s)
{
	ssize_t n;

	if (s->is_ended)
		return 0;
	drop_passed(s);
	if (s->window.len + PIECE > LARGEST_WINDOW)
		return -EFBIG;
	if (buffer_reserve(&s->window, PIECE) < 0)
		return buffer_error(&s->window);
	do
		n = read(s->fd, s->window.bytes + s->window.len, PIECE);
	while (n < 0 && errno == EINTR);
	if (n < 0)
		return -errno;
	s->is_ended = n == 0;
	s->window.len += (size_t)n;
	return 0;
}

void source_pass(struct source *s, size_t len)
{
	const char *at = s->window.bytes + s->at, *end = at + len;

	while (at < end && (at = memchr(at, '\n', (size_t)(end - at)))) {
		s->line++;
		at++;
	}
	s->at += len;
}

/* Where the line ends in what is at hand; its length without the end. */
static int find_end(struct source *s, size_t *ret)
{
	size_t looked = 0;

	for (;;) {
		struct text rest = source_rest(s);
		const char *newline = rest.len > looked
		                              ? memchr(rest.bytes + looked, '\n', rest.len - looked)
		                              : NULL;
		int r;

		*ret = newline ? (size_t)(newline - rest.bytes) : rest.len;
		if (newline || s->is_ended || rest.len > LONGEST_LINE)
			return 0;
		looked = rest.len;
		r = source_more(s);
		if (r < 0)
			return r;
	}
}

/* Behind the end of a line that is too long. */
static int skip_line(struct source *s)
{
	for (;;) {
		struct text rest = source_rest(s);
		const char *newline = rest.len > 0 ? memchr(rest.bytes, '\n', rest.len) : NULL;
		int r;

		source_pass(s, newline ? (size_t)(newline - rest.bytes) + 1 : rest.len);
		if (newline || s->is_ended)
			return 1;
		r = source_more(s);
		if (r < 0)
			return r;
	}
}

int source_line(struct source *s, struct text *ret, bool *ret_is_long)
{
	size_t len;
	int r = find_end(s, &len);

	if (r < 0)
		return r;
	*ret = source_rest(s);
	*ret_is_long = len > LONGEST_LINE;
	s->line_at = s->line;
	if (ret->len == 0)
		return 0;
	if (*ret_is_long) {
		*ret = TEXT("");
		return skip_line(s);
	}
	s->at += len;
	if (len < ret->len) {
		s->at++; /* its end */
		s->line++;
	}
	ret->len = len;
	if (len > 0 && ret->bytes[len - 1] == '\r')
		ret->len--;
	return 1;
}
