/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base.h"

static char directory[] = "/tmp/connquery-test-XXXXXX";

static int make_directory(void **state)
{
	(void)state;
	return mkdtemp(directory) ? 0 : -1;
}

static int remove_directory(void **state)
{
	static const char *const names[] = {"file", "fifo", "link"};
	int dir = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		unlinkat(dir, names[i], 0);
	fd_close(&dir);
	return rmdir(directory);
}

static int open_directory(void)
{
	int dir = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	assert_true(dir >= 0);
	return dir;
}

static void write_file(int dir, size_t size)
{
	CQ_CLEANUP(fd_close)
	int fd = openat(dir, "file", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	for (size_t i = 0; i < size; i++)
		assert_int_equal(write(fd, &(char){(char)('a' + i % 26)}, 1), 1);
}

static void reads_what_has_no_size(void **state)
{
	struct buffer b;
	bool cut = true;

	(void)state;
	buffer_init(&b, 1 << 20);
	assert_int_equal(file_read(AT_FDCWD, "/proc/self/status", 1 << 16, &b, &cut), 0);
	assert_false(cut);
	buffer_add_char(&b, '\0');
	assert_memory_equal(b.bytes, "Name:", 5);
	assert_non_null(strstr(b.bytes, "\nnonvoluntary_ctxt_switches:"));
	buffer_done(&b);
}

static void reads_up_to_the_bound(void **state)
{
	static const size_t sizes[] = {0, 1, 99, 100, 101, 4095, 4096, 4097, 20000};
	static const size_t bounds[] = {0, 1, 100, 4096, 5000, 100000};
	CQ_CLEANUP(fd_close) int dir = open_directory();

	(void)state;
	for (size_t s = 0; s < ARRAY_LEN(sizes); s++) {
		write_file(dir, sizes[s]);
		for (size_t k = 0; k < ARRAY_LEN(bounds); k++) {
			size_t wanted = sizes[s] < bounds[k] ? sizes[s] : bounds[k];
			struct buffer b;
			bool cut;

			buffer_init(&b, 1 << 20);
			buffer_add(&b, "before", 6);
			assert_int_equal(file_read(dir, "file", bounds[k], &b, &cut), 0);
			assert_int_equal(b.len, 6 + wanted);
			assert_int_equal(cut, sizes[s] > bounds[k]);
			for (size_t i = 0; i < wanted; i++)
				assert_int_equal(b.bytes[6 + i], 'a' + i % 26);
			buffer_done(&b);
		}
	}
}

/* The buffer's own ceiling counts only when the file really is longer. */
static void keeps_to_the_ceiling(void **state)
{
	CQ_CLEANUP(fd_close) int dir = open_directory();
	struct buffer b;

	(void)state;
	buffer_init(&b, 200);
	write_file(dir, 199);
	assert_int_equal(file_read(dir, "file", 1 << 16, &b, NULL), 0);
	assert_int_equal(b.len, 199);
	buffer_clear(&b);
	write_file(dir, 201);
	assert_int_equal(file_read(dir, "file", 1 << 16, &b, NULL), -EFBIG);
	assert_int_equal(b.len, 0);
	buffer_done(&b);
}

static void adds_nothing_when_it_fails(void **state)
{
	CQ_CLEANUP(fd_close) int dir = open_directory();
	struct buffer b;

	(void)state;
	buffer_init(&b, 200);
	buffer_add_char(&b, 'x');
	assert_int_equal(file_read(dir, "absent", 100, &b, NULL), -ENOENT);
	assert_int_equal(file_read(AT_FDCWD, "/", 100, &b, NULL), -EISDIR);
	assert_int_equal(fd_read(-1, 100, &b, NULL), -EBADF);
	assert_int_equal(b.len, 1);
	/* A FIFO without a writer: an end, not an endless wait. */
	assert_int_equal(mkfifoat(dir, "fifo", 0600), 0);
	assert_int_equal(file_read(dir, "fifo", 100, &b, NULL), 0);
	assert_int_equal(b.len, 1);
	buffer_done(&b);
}

static void reads_links(void **state)
{
	CQ_CLEANUP(fd_close) int dir = open_directory();
	char target[16];
	size_t len = 0;

	(void)state;
	assert_int_equal(symlinkat("123456789", dir, "link"), 0);
	assert_int_equal(link_read(dir, "link", target, sizeof(target), &len), 0);
	assert_string_equal(target, "123456789");
	assert_int_equal(len, 9);
	assert_int_equal(link_read(dir, "link", target, 10, &len), 0);
	assert_int_equal(link_read(dir, "link", target, 9, &len), -ENAMETOOLONG);
	assert_int_equal(link_read(dir, "absent", target, sizeof(target), &len), -ENOENT);
	assert_int_equal(link_read(AT_FDCWD, "/", target, sizeof(target), &len), -EINVAL);
}

static void closes_once(void **state)
{
	int fd = open("/dev/null", O_RDONLY | O_CLOEXEC), copy = fd;

	(void)state;
	errno = ENOSPC;
	fd_close(&fd);
	assert_int_equal(fd, -1);
	assert_int_equal(fcntl(copy, F_GETFD), -1);
	errno = ENOSPC;
	fd_close(&copy); /* closed already: close fails */
	assert_int_equal(errno, ENOSPC);
	fd_close(&fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_has_no_size),
		cmocka_unit_test(reads_up_to_the_bound),
		cmocka_unit_test(keeps_to_the_ceiling),
		cmocka_unit_test(adds_nothing_when_it_fails),
		cmocka_unit_test(reads_links),
		cmocka_unit_test(closes_once),
	};

	return cmocka_run_group_tests(tests, make_directory, remove_directory);
}
