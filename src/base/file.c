/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <fcntl.h>
#include <unistd.h>

#define FIRST_CHUNK 4096
#define LARGEST_CHUNK 262144

void fd_close(int *fd)
{
	int kept =
		errno; /* cleanup runs behind `return -errno` as well as before a look at errno */

	if (*fd >= 0)
		close(*fd);
	*fd = -1;
	errno = kept;
}

static ssize_t read_some(int fd, void *bytes, size_t room)
{
	for (;;) {
		ssize_t n = read(fd, bytes, room);

		if (n >= 0)
			return n;
		if (errno != EINTR)
			return -errno;
	}
}

/* Reads to the end or to `max`. *ret_full: there may be more. */
static int read_up_to(int fd, size_t max, struct buffer *b, bool *ret_full)
{
	size_t got = 0;

	*ret_full = false;
	for (size_t chunk = FIRST_CHUNK; got < max;) {
		size_t want = chunk < max - got ? chunk : max - got;
		size_t allowed = b->ceiling - b->len;

		/* A short file fits into a buffer whose ceiling is lower than `max`. */
		if (allowed && allowed < want)
			want = allowed;
		int r = buffer_reserve(b, want);
		if (r < 0)
			return r;
		ssize_t n = read_some(fd, b->bytes + b->len, want);
		if (n < 0)
			return (int)n;
		if (n == 0)
			return 0;
		b->len += (size_t)n;
		got += (size_t)n;
		if (chunk < LARGEST_CHUNK)
			chunk *= 2;
	}
	*ret_full = true;
	return 0;
}

int fd_read(int fd, size_t max, struct buffer *b, bool *ret_cut)
{
	size_t start = b->len;
	ssize_t more = 0;
	bool full;
	char one;

	/* The size that stat tells is of no use: files of /proc have none. */
	int r = read_up_to(fd, max, b, &full);
	if (r == 0 && full && ret_cut) {
		more = read_some(fd, &one, 1);
		r = more < 0 ? (int)more : 0;
	}
	if (r < 0) {
		b->len = start;
		return r;
	}
	if (ret_cut)
		*ret_cut = more > 0;
	return 0;
}

int file_read(int dir, const char *path, size_t max, struct buffer *b, bool *ret_cut)
{
	CQ_CLEANUP(fd_close)
	int fd = openat(dir, path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

	if (fd < 0)
		return -errno;
	return fd_read(fd, max, b, ret_cut);
}

int link_read(int dir, const char *path, char *ret, size_t room, size_t *ret_len)
{
	ssize_t n = readlinkat(dir, path, ret, room);

	if (n < 0)
		return -errno;
	if ((size_t)n >= room)
		return -ENAMETOOLONG;
	ret[n] = '\0';
	*ret_len = (size_t)n;
	return 0;
}
