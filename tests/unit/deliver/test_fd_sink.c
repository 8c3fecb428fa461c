/* SPDX-License-Identifier: Apache-2.0 */
#include "../base/unit.h"

#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../base/failing_memory.h"
#include "../base/random.h"
#include "deliver/deliver.h"

/* Reads slowly and unevenly, so that writes are partial, interrupted, and a full pipe answers
 * EAGAIN.
 */
struct reader {
	pthread_t thread, writer;
	int fd;
	struct buffer got;
};

static void *read_slowly(void *context)
{
	struct reader *r = context;
	uint64_t random = 1;
	char some[30000];

	for (ssize_t n; (n = read(r->fd, some, 1 + random_below(&random, sizeof(some)))) > 0;) {
		buffer_add(&r->got, some, (size_t)n);
		if (random_below(&random, 20) == 0)
			usleep(1000);
		if (random_below(&random, 50) == 0)
			pthread_kill(r->writer, SIGUSR1);
	}
	return NULL;
}

static void do_nothing(int signal)
{
	(void)signal;
}

static size_t some_length(uint64_t *r)
{
	size_t kind = random_below(r, 100);

	return kind < 5    ? 0
	       : kind < 90 ? random_below(r, 3000)
	       : kind < 97 ? 131072 - 3 + random_below(r, 6)
	                   : random_below(r, 700000);
}

static void deliver_lines(int fd, struct buffer *wanted)
{
	static char line[700001];
	uint64_t r = random_start();
	struct fd_sink sink;

	fd_sink_init(&sink, fd);
	for (int i = 0; i < 600; i++) {
		size_t len = some_length(&r);

		memset(line, 'a' + i % 26, len);
		assert_int_equal(fd_sink_line(&sink, line, len), 0);
		buffer_add(wanted, line, len);
		buffer_add_char(wanted, '\n');
		if (i % 100 == 0)
			assert_int_equal(fd_sink_flush(&sink), 0);
	}
	assert_int_equal(fd_sink_flush(&sink), 0);
	assert_int_equal(fd_sink_flush(&sink), 0);
	fd_sink_done(&sink);
}

static void check_delivery(int ends[2], size_t memory)
{
	struct reader reader = {.fd = ends[0], .writer = pthread_self()};
	struct buffer wanted;

	allocations_left = SIZE_MAX;
	buffer_init(&wanted, 32 << 20);
	buffer_init(&reader.got, 32 << 20);
	assert_int_equal(buffer_reserve(&wanted, 32 << 20), 0);
	assert_int_equal(buffer_reserve(&reader.got, 32 << 20), 0);
	assert_int_equal(pthread_create(&reader.thread, NULL, read_slowly, &reader), 0);
	allocations_left = memory;
	deliver_lines(ends[1], &wanted);
	allocations_left = SIZE_MAX;
	close(ends[1]);
	pthread_join(reader.thread, NULL);
	close(ends[0]);
	assert_int_equal(reader.got.len, wanted.len);
	assert_memory_equal(reader.got.bytes, wanted.bytes, wanted.len);
	buffer_done(&wanted);
	buffer_done(&reader.got);
}

static void everything_arrives(void **state)
{
	int ends[2];

	(void)state;
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	check_delivery(ends, SIZE_MAX);
}

static void everything_arrives_without_blocking(void **state)
{
	int ends[2];

	(void)state;
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	assert_int_equal(fcntl(ends[1], F_SETFL, O_NONBLOCK), 0);
	check_delivery(ends, SIZE_MAX);
}

static void everything_arrives_without_memory(void **state)
{
	int ends[2];

	(void)state;
	for (size_t memory = 0; memory < 3; memory++) {
		assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
		check_delivery(ends, memory);
	}
}

static void *interrupt_then_read(void *context)
{
	struct reader *r = context;

	for (int i = 0; i < 5; i++) {
		usleep(10000);
		pthread_kill(r->writer, SIGUSR1);
	}
	return read_slowly(r);
}

/* A write that waits with nothing written yet: the signal makes it EINTR. */
static void an_interrupt_does_not_end_it(void **state)
{
	struct reader reader = {.writer = pthread_self()};
	char page[4096] = {0};
	struct fd_sink sink;
	size_t filled = 0;
	int ends[2];

	(void)state;
	assert_int_equal(pipe2(ends, O_CLOEXEC | O_NONBLOCK), 0);
	for (ssize_t n; (n = write(ends[1], page, sizeof(page))) > 0;)
		filled += (size_t)n;
	assert_int_equal(fcntl(ends[0], F_SETFL, 0), 0);
	assert_int_equal(fcntl(ends[1], F_SETFL, 0), 0);
	reader.fd = ends[0];
	buffer_init(&reader.got, 32 << 20);
	assert_int_equal(pthread_create(&reader.thread, NULL, interrupt_then_read, &reader), 0);
	fd_sink_init(&sink, ends[1]);
	assert_int_equal(fd_sink_line(&sink, "x", 1), 0);
	assert_int_equal(fd_sink_flush(&sink), 0);
	fd_sink_done(&sink);
	close(ends[1]);
	pthread_join(reader.thread, NULL);
	close(ends[0]);
	assert_int_equal(reader.got.len, filled + 2);
	assert_memory_equal(reader.got.bytes + filled, "x\n", 2);
	buffer_done(&reader.got);
}

/* Each write ends with a line: a socket that keeps the bounds of writes shows them. */
static void tears_no_line(void **state)
{
	static char line[60000], got[300000];
	uint64_t r = random_start();
	struct fd_sink sink;
	size_t writes = 0;
	int ends[2];

	(void)state;
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), 0);
	fd_sink_init(&sink, ends[1]);
	memset(line, 'x', sizeof(line));
	for (int i = 0; i < 300; i++) {
		assert_int_equal(fd_sink_line(&sink, line, random_below(&r, sizeof(line))), 0);
		if (i == 299)
			assert_int_equal(fd_sink_flush(&sink), 0);
		for (ssize_t n; (n = recv(ends[0], got, sizeof(got), MSG_DONTWAIT)) > 0; writes++)
			assert_int_equal(got[n - 1], '\n');
	}
	assert_in_range(writes, 50, 200); /* 9 MB, gathered */
	fd_sink_done(&sink);
	close(ends[0]);
	close(ends[1]);
}

static void a_gone_reader_ends_it(void **state)
{
	struct fd_sink sink;
	int ends[2];

	(void)state;
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	close(ends[0]);
	fd_sink_init(&sink, ends[1]);
	assert_int_equal(fd_sink_line(&sink, "x", 1), 0);
	assert_int_equal(fd_sink_flush(&sink), -EPIPE);
	assert_int_equal(fd_sink_line(&sink, "x", 1), -EPIPE);
	assert_int_equal(fd_sink_flush(&sink), -EPIPE);
	fd_sink_done(&sink);
	close(ends[1]);
}

static void a_full_disk_ends_it(void **state)
{
	static char line[200000];
	int fd = open("/dev/full", O_WRONLY | O_CLOEXEC), r = 0;
	struct fd_sink sink;

	(void)state;
	assert_true(fd >= 0);
	fd_sink_init(&sink, fd);
	for (int i = 0; i < 200 && r == 0; i++)
		r = fd_sink_line(&sink, line, 1000);
	assert_int_equal(r, -ENOSPC);
	assert_int_equal(fd_sink_flush(&sink), -ENOSPC);
	fd_sink_done(&sink);
	fd_sink_init(&sink, fd);
	assert_int_equal(fd_sink_line(&sink, line, sizeof(line)), -ENOSPC);
	assert_int_equal(fd_sink_line(&sink, line, 1), -ENOSPC);
	fd_sink_done(&sink);
	close(fd);
	fd_sink_init(&sink, -1);
	assert_int_equal(fd_sink_flush(&sink), 0);
	fd_sink_line(&sink, "x", 1);
	assert_int_equal(fd_sink_flush(&sink), -EBADF);
	fd_sink_done(&sink);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_arrives),
		cmocka_unit_test(everything_arrives_without_blocking),
		cmocka_unit_test(everything_arrives_without_memory),
		cmocka_unit_test(an_interrupt_does_not_end_it),
		cmocka_unit_test(tears_no_line),
		cmocka_unit_test(a_gone_reader_ends_it),
		cmocka_unit_test(a_full_disk_ends_it),
	};
	struct sigaction interrupt = {.sa_handler = do_nothing}, ignore = {.sa_handler = SIG_IGN};

	sigaction(SIGUSR1, &interrupt, NULL); /* without SA_RESTART */
	sigaction(SIGPIPE, &ignore, NULL);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
