/* SPDX-License-Identifier: Apache-2.0 */
#include "encode/encode.h"

#include "../base/failing_memory.h"
#include "../base/unit.h"

/* Lines as they come, each with its newline. */
struct page {
	struct buffer lines;
	size_t count, fail_at;
};

static int add_line(void *context, const char *line, size_t len)
{
	struct page *p = context;

	if (++p->count == p->fail_at)
		return -EPIPE;
	buffer_add(&p->lines, line, len);
	buffer_add_char(&p->lines, '\n');
	return 0;
}

static void expect_page(struct page *p, const char *wanted)
{
	buffer_add_char(&p->lines, 0);
	assert_int_equal(buffer_error(&p->lines), 0);
	assert_string_equal(p->lines.bytes, wanted);
	buffer_clear(&p->lines);
}

static struct page page_new(void)
{
	struct page p = {0};

	buffer_init(&p.lines, SIZE_MAX);
	return p;
}

static const struct table_column columns[] = {
	{"PROTO", false, CUT_END, 3, 2},
	{"REMOTE", false, CUT_NEVER, 0, 1},
	{"PID", true, CUT_NEVER, 0, 3},
	{"PROCESS", false, CUT_END, 5, 0},
};
#define COLUMNS ARRAY_LEN(columns)
#define ELLIPSIS "\xe2\x80\xa6"

static struct table *table_of(struct table_options options)
{
	struct table *t = NULL;

	assert_int_equal(table_new(columns, COLUMNS, &options, &t), 0);
	return t;
}

static int add(struct table *t, const char *proto, const char *remote, const char *pid,
               const char *process)
{
	const struct table_cell cells[COLUMNS] = {
		{text_of(proto), STYLE_PLAIN},
		{text_of(remote), STYLE_ACCENT},
		{text_of(pid), STYLE_DIM},
		{text_of(process), STYLE_PLAIN},
	};

	return table_row(t, cells);
}

static void print(struct table *t, struct page *p, const char *wanted)
{
	assert_int_equal(table_print(t, add_line, p), 0);
	expect_page(p, wanted);
}

static void test_rows(void **state)
{
	CQ_CLEANUP(table_freep) struct table *t = table_of((struct table_options){0});
	struct page p = page_new();

	(void)state;
	add(t, "tcp", "10.0.0.1:443", "7", "nginx  ");
	add(t, "udp", NULL, NULL, "");
	add(t, "", "", "12345", "");
	print(t, &p,
	      "PROTO  REMOTE          PID  PROCESS\n"
	      "tcp    10.0.0.1:443      7  nginx\n"
	      "udp    -                 -\n"
	      "                     12345\n");
	assert_int_equal(table_print(t, add_line, &p), -EALREADY);
	assert_null(table_left_out(t, 0));
	buffer_done(&p.lines);
}

static void test_no_rows(void **state)
{
	CQ_CLEANUP(table_freep) struct table *with = table_of((struct table_options){0});
	CQ_CLEANUP(table_freep)
	struct table *without = table_of((struct table_options){.no_header = true, .width = 20});
	struct page p = page_new();

	(void)state;
	print(with, &p, "PROTO  REMOTE  PID  PROCESS\n");
	print(without, &p, "");
	/* Columns have no width then: what must not be cut has what it needs. */
	add(without, "tcp", "10.0.0.1:443", "7", "nginx");
	expect_page(&p, "  10.0.0.1:443  7  " ELLIPSIS "\n");
	buffer_done(&p.lines);
}

static void test_colour(void **state)
{
	CQ_CLEANUP(table_freep)
	struct table *t = table_of((struct table_options){.colour = true, .width = 33});
	struct page p = page_new();

	(void)state;
	add(t, "tcp", "10.0.0.1:443", "7", "nginx-worker");
	add(t, "tcp", "", NULL, "sh");
	print(t, &p,
	      "\x1b[1mPR" ELLIPSIS "\x1b[0m  \x1b[1mREMOTE\x1b[0m        \x1b[1mPID\x1b[0m  "
	      "\x1b[1mPROCESS\x1b[0m\n"
	      "tcp  \x1b[36m10.0.0.1:443\x1b[0m    \x1b[2m7\x1b[0m  nginx-wo" ELLIPSIS "\n"
	      "tcp                  \x1b[2m-\x1b[0m  sh\n");
	buffer_done(&p.lines);
}

static void test_left_out(void **state)
{
	CQ_CLEANUP(table_freep) struct table *t = table_of((struct table_options){.width = 22});
	struct page p = page_new();

	(void)state;
	add(t, "tcp", "10.0.0.1:443", "7", "nginx-worker");
	print(t, &p,
	      "REMOTE        PROCESS\n"
	      "10.0.0.1:443  nginx-w" ELLIPSIS "\n");
	assert_string_equal(table_left_out(t, 0), "PROTO");
	assert_string_equal(table_left_out(t, 1), "PID");
	assert_null(table_left_out(t, 2));
	buffer_done(&p.lines);
}

/* Rows that come when the widths are settled. */
static void test_later_rows(void **state)
{
	CQ_CLEANUP(table_freep)
	struct table *narrow = table_of((struct table_options){.width = 40});
	CQ_CLEANUP(table_freep) struct table *open = table_of((struct table_options){0});
	struct page p = page_new();

	(void)state;
	add(narrow, "tcp", "10.0.0.1:443", "7", "sshd");
	print(narrow, &p,
	      "PROTO  REMOTE        PID  PROCESS\n"
	      "tcp    10.0.0.1:443    7  sshd\n");
	add(narrow, "udplite", "10.0.0.1:53", "8", "a-name-with-no-room");
	expect_page(&p, "udpl" ELLIPSIS "  10.0.0.1:53     8  a-name-with-n" ELLIPSIS "\n");
	add(narrow, "tcp", "[2001:db8::1]:443", "9", "sshd");
	expect_page(&p, "tcp    [2001:db8::1]:443    9  sshd\n");
	add(narrow, "tcp", "[2001:db8:1:2:3:4:5:6]:51422", "9", "sshd");
	expect_page(&p, "tcp    [2001:db8:1:2:3:4:5:6]:51422    9\n");
	add(narrow, "tcp", "[2001:db8:1001:1002:1003:1004:1005:1006]:51422", "9", "sshd");
	expect_page(&p, "tcp    " ELLIPSIS ":1002:1003:1004:1005:1006]:51422\n");

	print(open, &p, "PROTO  REMOTE  PID  PROCESS\n");
	add(open, "udplite", "10.0.0.1:53", "8", "sshd");
	expect_page(&p, "udplite  10.0.0.1:53    8  sshd\n");
	buffer_done(&p.lines);
}

/* What `write` says ends the table, and comes back. */
static void test_write_fails(void **state)
{
	CQ_CLEANUP(table_freep) struct table *t = table_of((struct table_options){0});
	struct page p = page_new();

	(void)state;
	add(t, "tcp", "10.0.0.1:443", "7", "sshd");
	add(t, "tcp", "10.0.0.1:443", "8", "sshd");
	p.fail_at = 2;
	assert_int_equal(table_print(t, add_line, &p), -EPIPE);
	assert_int_equal(p.count, 2);
	p.fail_at = 3;
	assert_int_equal(add(t, "tcp", "10.0.0.1:443", "8", "sshd"), -EPIPE);
	buffer_done(&p.lines);
}

static void test_long_cells(void **state)
{
	CQ_CLEANUP(table_freep)
	struct table *narrow = table_of((struct table_options){.width = 60});
	CQ_CLEANUP(table_freep) struct table *open = table_of((struct table_options){0});
	struct page p = page_new();
	size_t len = (size_t)1 << 20;
	char *name = malloc(len + 1);

	(void)state;
	assert_non_null(name);
	memset(name, 'x', len);
	name[len] = 0;
	add(narrow, "tcp", "10.0.0.1:443", "7", name);
	print(narrow, &p,
	      "PR" ELLIPSIS "  REMOTE        PID  PROCESS\n"
	      "tcp  10.0.0.1:443    7  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" ELLIPSIS "\n");
	add(open, "tcp", "10.0.0.1:443", "7", name);
	assert_int_equal(table_print(open, add_line, &p), 0);
	assert_int_equal(p.lines.len, strlen("PROTO  REMOTE        PID  PROCESS\n") +
	                                      strlen("tcp    10.0.0.1:443    7  \n") + len);
	buffer_done(&p.lines);
	free(name);
}

/* A million rows cost little more than their text. */
static void test_many_rows(void **state)
{
	enum { COUNT = 1000000 };
	CQ_CLEANUP(table_freep) struct table *t = table_of((struct table_options){.width = 80});
	struct page p = page_new();
	size_t line = strlen("tcp    10.0.0.1:443  000000  a-name-" ELLIPSIS "\n");

	(void)state;
	for (unsigned i = 0; i < COUNT; i++) {
		char pid[12];

		snprintf(pid, sizeof(pid), "%u", i);
		assert_int_equal(add(t, "tcp", "10.0.0.1:443", pid, "a-name-" ELLIPSIS), 0);
	}
	assert_int_equal(table_print(t, add_line, &p), 0);
	assert_int_equal(p.count, COUNT + 1);
	assert_int_equal(p.lines.len,
	                 strlen("PROTO  REMOTE           PID  PROCESS\n") + COUNT * line);
	buffer_done(&p.lines);
}

static void test_no_memory(void **state)
{
	(void)state;
	for (size_t allocations = 0;; allocations++) {
		CQ_CLEANUP(table_freep) struct table *t = NULL;
		struct table_options options = {.width = 80};
		struct page p = page_new();
		int rows = 0;

		buffer_add(&p.lines, "", 1); /* has its memory */
		buffer_clear(&p.lines);
		allocations_left = allocations;
		int r = table_new(columns, COLUMNS, &options, &t);
		for (; r == 0 && rows < 20; rows++)
			r = add(t, "tcp", "10.0.0.1:443", "7", "caf\xc3\xa9");
		bool has_failed = r < 0;
		assert_true(r == 0 || r == -ENOMEM);
		if (t) { /* what was kept before is whole, and more can be */
			allocations_left = SIZE_MAX;
			assert_int_equal(add(t, "tcp", "10.0.0.1:443", "8", "caf\xc3\xa9"), 0);
			assert_int_equal(table_print(t, add_line, &p), 0);
			assert_int_equal(p.count, 1 + rows - has_failed + 1);
		}
		allocations_left = SIZE_MAX;
		buffer_done(&p.lines);
		if (!has_failed)
			break;
		assert_true(allocations < 50);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),       cmocka_unit_test(test_no_rows),
		cmocka_unit_test(test_colour),     cmocka_unit_test(test_left_out),
		cmocka_unit_test(test_later_rows), cmocka_unit_test(test_write_fails),
		cmocka_unit_test(test_long_cells), cmocka_unit_test(test_many_rows),
		cmocka_unit_test(test_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
