/* SPDX-License-Identifier: Apache-2.0 */
#include "deliver/deliver.h"

#include <poll.h>
#include <sys/uio.h>
#include <unistd.h>

/* Large enough that the calls do not count, small enough to stay in a core's cache. */
#define MOST_GATHERED 131072

void fd_sink_init(struct fd_sink *s, int fd)
{
	*s = (struct fd_sink){.fd = fd};
	buffer_init(&s->gathered, MOST_GATHERED);
}

void fd_sink_done(struct fd_sink *s)
{
	buffer_done(&s->gathered);
}

/* Waits until a descriptor that somebody made non-blocking takes more. */
static int wait_writable(int fd)
{
	struct pollfd p = {.fd = fd, .events = POLLOUT};

	/* Errors and hang-ups end the waiting as well: the next write tells which it is. */
	while (poll(&p, 1, -1) < 0)
		if (errno != EINTR)
			return -errno;
	return 0;
}

static void skip(struct iovec **parts, size_t *count, size_t written)
{
	while (*count && written >= (*parts)->iov_len) {
		written -= (*parts)->iov_len;
		(*parts)++;
		(*count)--;
	}
	if (*count) {
		(*parts)->iov_base = (char *)(*parts)->iov_base + written;
		(*parts)->iov_len -= written;
	}
}

static int write_all(struct fd_sink *s, struct iovec *parts, size_t count)
{
	for (skip(&parts, &count, 0); count;) {
		ssize_t n = writev(s->fd, parts, (int)count);
		int r = n > 0 ? 0 : n == 0 ? -EIO : -errno;

		if (r == -EAGAIN)
			r = wait_writable(s->fd);
		if (r == -EINTR)
			r = 0;
		if (r < 0)
			return s->error = r;
		skip(&parts, &count, n > 0 ? (size_t)n : 0);
	}
	return 0;
}

int fd_sink_flush(struct fd_sink *s)
{
	struct iovec parts[] = {{s->gathered.bytes, s->gathered.len}};

	if (s->error)
		return s->error;
	int r = write_all(s, parts, ARRAY_LEN(parts));
	buffer_clear(&s->gathered);
	return r;
}

/* What does not fit into the buffer, or has none because memory ran out. */
static int write_line(struct fd_sink *s, const char *bytes, size_t len)
{
	char newline = '\n';
	struct iovec parts[] = {
		{(void *)(uintptr_t)bytes, len}, /* writev does not write to it */
		{&newline, 1},
	};
	int r = fd_sink_flush(s);

	return r < 0 ? r : write_all(s, parts, ARRAY_LEN(parts));
}

int fd_sink_line(struct fd_sink *s, const char *bytes, size_t len)
{
	if (s->error)
		return s->error;
	if (len >= MOST_GATHERED)
		return write_line(s, bytes, len);
	if (len + 1 > MOST_GATHERED - s->gathered.len) {
		int r = fd_sink_flush(s);

		if (r < 0)
			return r;
	}
	if (buffer_reserve(&s->gathered, len + 1) < 0)
		return write_line(s, bytes, len);
	buffer_add(&s->gathered, bytes, len);
	buffer_add_char(&s->gathered, '\n');
	return 0;
}
