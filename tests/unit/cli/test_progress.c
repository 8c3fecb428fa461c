/* SPDX-License-Identifier: Apache-2.0 */
#include "../base/unit.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <unistd.h>

#include "cli/cli.h"

#define PATIENCE_MS 20000

/* Standard output and error of this process, and what they are while a test runs. */
struct fixture {
	int kept[2], master, slave, other;
};

static void connect_to(int out, int err)
{
	assert_int_equal(dup2(out, STDOUT_FILENO), STDOUT_FILENO);
	assert_int_equal(dup2(err, STDERR_FILENO), STDERR_FILENO);
}

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	struct winsize size = {.ws_row = 24, .ws_col = 80};

	assert_non_null(f);
	*state = f;
	(void)fflush(stdout);
	f->kept[0] = dup(STDOUT_FILENO);
	f->kept[1] = dup(STDERR_FILENO);
	f->other = -1;
	assert_int_equal(openpty(&f->master, &f->slave, NULL, NULL, &size), 0);
	assert_int_equal(setenv("TERM", "xterm", 1), 0);
	return 0;
}

static void back(struct fixture *f)
{
	connect_to(f->kept[0], f->kept[1]);
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	back(f);
	fd_close(&f->kept[0]);
	fd_close(&f->kept[1]);
	fd_close(&f->master);
	fd_close(&f->slave);
	fd_close(&f->other);
	free(f);
	return 0;
}

/* What the terminal has got, waiting for the first of it. */
static size_t got(struct fixture *f, int wait_ms, char *ret, size_t room)
{
	struct pollfd p = {.fd = f->master, .events = POLLIN};
	ssize_t n;

	if (poll(&p, 1, wait_ms) <= 0)
		return 0;
	n = read(f->master, ret, room - 1);
	return n > 0 ? (size_t)n : 0;
}

static void test_shown_and_wiped(void **state)
{
	struct fixture *f = *state;
	struct progress *p;
	char text[4096] = "";
	size_t len;

	connect_to(f->slave, f->slave);
	p = progress_start("looking at sockets");
	if (p)
		len = got(f, PATIENCE_MS, text, sizeof(text));
	for (unsigned i = 0; i < 1234567; i++)
		progress_count(p);
	for (size_t more = 1; p && more > 0 && !strstr(text, "1,234,567");) {
		more = got(f, PATIENCE_MS, text + len, sizeof(text) - len);
		len += more;
	}
	p = progress_end(p);
	back(f);
	assert_null(p);
	assert_int_equal(memcmp(text, "\rlooking at sockets ...", 23), 0);
	assert_non_null(strstr(text, "\rlooking at sockets: 1,234,567"));
	len = got(f, PATIENCE_MS, text, sizeof(text));
	assert_true(len >= 4);
	assert_memory_equal(text + len - 4, "\r\033[K", 4);
}

static void test_quick_is_quiet(void **state)
{
	struct fixture *f = *state;
	struct progress *p;
	char text[64];
	bool has_started;

	connect_to(f->slave, f->slave);
	p = progress_start("looking");
	has_started = p;
	progress_count(p);
	progress_end(p);
	back(f);
	assert_true(has_started);
	assert_int_equal(got(f, 0, text, sizeof(text)), 0);
}

static bool starts(struct fixture *f, int out, int err)
{
	struct progress *p;
	bool has_started;

	connect_to(out, err);
	p = progress_start("looking");
	has_started = p;
	progress_count(p);
	progress_end(p);
	back(f);
	return has_started;
}

static void test_when(void **state)
{
	struct fixture *f = *state;
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	f->other = open("/dev/null", O_RDWR | O_CLOEXEC);
	assert_true(f->other >= 0);
	assert_true(starts(f, f->slave, f->slave));
	assert_true(starts(f, f->other, f->slave));  /* > file */
	assert_false(starts(f, ends[1], f->slave));  /* | less */
	assert_false(starts(f, f->slave, f->other)); /* 2> file */
	assert_false(starts(f, f->slave, ends[1]));  /* 2>&1 | … */
	assert_int_equal(setenv("TERM", "dumb", 1), 0);
	assert_false(starts(f, f->slave, f->slave));
	assert_int_equal(unsetenv("TERM"), 0);
	assert_false(starts(f, f->slave, f->slave));
	(void)close(ends[0]);
	(void)close(ends[1]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_shown_and_wiped, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_quick_is_quiet, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_when, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
