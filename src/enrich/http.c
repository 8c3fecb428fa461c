/* SPDX-License-Identifier: Apache-2.0 */
#include "enrich/http.h"

#include <netinet/in.h>
#include <poll.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

/* ---- an answer --------------------------------------------------------------------------------
 */

struct text http_field(struct text head, const char *name)
{
	struct text line, key;

	while (text_split(&head, '\n', &line)) {
		struct text value = line;

		if (text_split(&value, ':', &key) && key.len == strlen(name) &&
		    strncasecmp(key.bytes, name, key.len) == 0)
			return text_trim(value);
	}
	return TEXT_NONE;
}

/* "HTTP/1.1 200 OK" */
static int check_status(struct text head)
{
	if (head.len < 13 || memcmp(head.bytes, "HTTP/1.", 7) != 0 || head.bytes[8] != ' ')
		return -EPROTO;
	if (memcmp(head.bytes + 9, "200", 3) != 0)
		return -EACCES;
	return head.bytes[12] == ' ' || head.bytes[12] == '\r' ? 0 : -EPROTO;
}

static int hex_number(struct text t, size_t *ret)
{
	size_t n = 0;

	if (t.len == 0 || t.len > 5)
		return -EPROTO;
	for (size_t i = 0; i < t.len; i++) {
		char c = t.bytes[i];

		if (c >= '0' && c <= '9')
			n = n << 4 | (size_t)(c - '0');
		else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
			n = n << 4 | (size_t)((c | 0x20) - 'a' + 10);
		else
			return -EPROTO;
	}
	*ret = n;
	return 0;
}

/* Puts chunks together at the beginning. 1, 0, -EPROTO. */
static int join_chunks(char *bytes, size_t len, size_t *ret_len)
{
	size_t at = 0, to = 0;

	for (;;) {
		char *end = memchr(bytes + at, '\n', len - at);
		struct text size;
		size_t chunk;

		if (!end)
			return len - at > 16 ? -EPROTO : 0;
		size = text_trim((struct text){bytes + at, (size_t)(end - bytes) - at});
		if (hex_number(size, &chunk) < 0)
			return -EPROTO;
		at = (size_t)(end - bytes) + 1;
		if (chunk == 0) {
			*ret_len = to;
			return 1;
		}
		if (len - at < chunk + 2)
			return 0;
		if (memcmp(bytes + at + chunk, "\r\n", 2) != 0)
			return -EPROTO;
		memmove(bytes + to, bytes + at, chunk);
		to += chunk;
		at += chunk + 2;
	}
}

static int take_chunks(char *bytes, size_t len, bool is_ended, struct text *ret)
{
	char copy[HTTP_ANSWER_MAX];
	int r;

	/* a part of them may be all that is there: the bytes stay as they came until it is whole */
	if (len > sizeof(copy))
		return -EFBIG;
	memcpy(copy, bytes, len);
	r = join_chunks(copy, len, &ret->len);
	if (r == 1)
		memcpy(bytes, copy, ret->len);
	ret->bytes = bytes;
	return r == 0 && is_ended ? -EPROTO : r;
}

static int take_body(char *bytes, size_t len, bool is_ended, struct http_answer *ret)
{
	struct text length = http_field(ret->head, "content-length");
	struct text coding = http_field(ret->head, "transfer-encoding");
	uint64_t n;

	if (coding.bytes) {
		if (length.bytes || coding.len != 7 || strncasecmp(coding.bytes, "chunked", 7) != 0)
			return -EPROTO;
		return take_chunks(bytes, len, is_ended, &ret->body);
	}
	ret->body = (struct text){bytes, len};
	if (!length.bytes)
		return is_ended;
	if (text_to_u64(length, &n) < 0)
		return -EPROTO;
	if (n > HTTP_ANSWER_MAX)
		return -EFBIG;
	ret->body.len = (size_t)n;
	if (len < n)
		return is_ended ? -EPROTO : 0;
	return 1;
}

int http_parse(char *bytes, size_t len, bool is_ended, struct http_answer *ret)
{
	char *end = len ? memmem(bytes, len, "\r\n\r\n", 4) : NULL;
	int r;

	if (!end)
		return is_ended ? -EPROTO : 0;
	ret->head = (struct text){bytes, (size_t)(end - bytes)};
	r = check_status(ret->head);
	if (r < 0)
		return r;
	return take_body(end + 4, len - ret->head.len - 4, is_ended, ret);
}

/* ---- asking -----------------------------------------------------------------------------------
 */

int64_t http_clock_ms(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int wait_for(int fd, short events, int64_t deadline)
{
	struct pollfd p = {.fd = fd, .events = events};
	int64_t left;
	int r;

	do {
		left = deadline - http_clock_ms();
		r = left > 0 ? poll(&p, 1, (int)left) : 0;
	} while (r < 0 && errno == EINTR);
	return r < 0 ? -errno : r == 0 ? -ETIMEDOUT : 0;
}

static int connect_to(int fd, const struct http_request *q)
{
	struct sockaddr_in v4 = {.sin_family = AF_INET, .sin_port = htons(q->port)};
	struct sockaddr_in6 v6 = {.sin6_family = AF_INET6, .sin6_port = htons(q->port)};
	bool is_v4 = q->ip.family == 4;
	int error = 0, r;
	socklen_t len = sizeof(error);

	memcpy(&v4.sin_addr, q->ip.bytes, sizeof(v4.sin_addr));
	memcpy(&v6.sin6_addr, q->ip.bytes, sizeof(v6.sin6_addr));
	if (connect(fd, is_v4 ? (const struct sockaddr *)(const void *)&v4 : (const void *)&v6,
	            is_v4 ? sizeof(v4) : sizeof(v6)) == 0)
		return 0;
	if (errno != EINPROGRESS)
		return -errno;
	r = wait_for(fd, POLLOUT, q->deadline);
	if (r < 0)
		return r;
	if (getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &len) < 0)
		return -errno;
	return -error;
}

static int send_all(int fd, const char *bytes, size_t len, int64_t deadline)
{
	while (len > 0) {
		ssize_t n = send(fd, bytes, len, MSG_NOSIGNAL);
		int r = 0;

		if (n < 0 && errno != EAGAIN && errno != EINTR)
			return -errno;
		if (n < 0)
			r = wait_for(fd, POLLOUT, deadline);
		if (r < 0)
			return r;
		bytes += n > 0 ? n : 0;
		len -= n > 0 ? (size_t)n : 0;
	}
	return 0;
}

static int send_request(int fd, const struct http_request *q)
{
	char request[2048];
	int len = snprintf(request, sizeof(request),
	                   "%s %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: connquery\r\n"
	                   "Accept: */*\r\nConnection: close\r\n%s%s%s\r\n",
	                   q->method, q->path, q->host,
	                   strcmp(q->method, "PUT") == 0 ? "Content-Length: 0\r\n" : "",
	                   q->header ? q->header : "", q->header ? "\r\n" : "");

	if (len < 0 || (size_t)len >= sizeof(request))
		return -EMSGSIZE;
	return send_all(fd, request, (size_t)len, q->deadline);
}

static int receive(int fd, const struct http_request *q, struct buffer *room,
                   struct http_answer *ret)
{
	for (;;) {
		int r = wait_for(fd, POLLIN, q->deadline);
		ssize_t n;

		if (r == 0 && room->len >= HTTP_ANSWER_MAX)
			r = -EFBIG;
		if (r == 0)
			r = buffer_reserve(room, HTTP_ANSWER_MAX - room->len);
		if (r < 0)
			return r;
		n = recv(fd, room->bytes + room->len, HTTP_ANSWER_MAX - room->len, 0);
		if (n < 0 && (errno == EAGAIN || errno == EINTR))
			continue;
		if (n < 0)
			return -errno;
		room->len += (size_t)n;
		r = http_parse(room->bytes, room->len, n == 0, ret);
		if (r != 0)
			return r < 0 ? r : 0;
		if (n == 0)
			return -EPROTO;
	}
}

int http_ask(const struct http_request *q, struct buffer *room, struct http_answer *ret)
{
	CQ_CLEANUP(fd_close)
	int fd = socket(q->ip.family == 4 ? AF_INET : AF_INET6,
	                SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
	int r;

	if (fd < 0)
		return -errno;
	buffer_clear(room);
	r = connect_to(fd, q);
	if (r == 0)
		r = send_request(fd, q);
	return r < 0 ? r : receive(fd, q, room, ret);
}
