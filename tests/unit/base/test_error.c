/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/base.h"
#include "random.h"

static void says_words_and_returns_the_code(void **state)
{
	struct cq_error e = {0};

	(void)state;
	assert_int_equal(fail(&e, -EINVAL, "port %d of %s", 70000, "x"), -EINVAL);
	assert_int_equal(e.code, -EINVAL);
	assert_string_equal(e.text, "port 70000 of x");
	assert_int_equal(fail(NULL, -EPERM, "nobody listens"), -EPERM);
	assert_int_equal(fail_sys(NULL, -EPERM, "nobody listens"), -EPERM);
}

static void adds_the_reason_and_the_context(void **state)
{
	struct cq_error e = {0};

	(void)state;
	assert_int_equal(fail_sys(&e, -ENOENT, "open '%s'", "0/comm"), -ENOENT);
	assert_string_equal(e.text, "open '0/comm': No such file or directory");
	assert_int_equal(fail_in(&e, "netns %d", 7), -ENOENT);
	assert_string_equal(e.text, "netns 7: open '0/comm': No such file or directory");
	assert_int_equal(fail_in(NULL, "x"), -EIO);
	assert_int_equal(fail_in(&(struct cq_error){0}, "x"), -EIO);
	fail_sys(&e, -4711, "x");
	assert_string_equal(e.text, "x: error 4711");
}

static void may_quote_its_old_words(void **state)
{
	struct cq_error e = {0};

	(void)state;
	fail(&e, -EIO, "inner");
	fail(&e, -EIO, "outer (%s)", e.text);
	assert_string_equal(e.text, "outer (inner)");
	fail_sys(&e, -EIO, "%s", e.text);
	assert_string_equal(e.text, "outer (inner): Input/output error");
}

static void keeps_the_reason_of_a_long_name(void **state)
{
	struct cq_error e = {0};
	char name[4096];

	(void)state;
	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	fail_sys(&e, -EACCES, "open %s", name);
	assert_int_equal(strlen(e.text), sizeof(e.text) - 1);
	assert_string_equal(e.text + strlen(e.text) - 20, "n: Permission denied");
	fail_in(&e, "%s", name);
	assert_int_equal(strlen(e.text), sizeof(e.text) - 1);
}

static void never_shows_a_terminal_what_it_obeys(void **state)
{
	struct cq_error e = {0};

	(void)state;
	fail(&e, -EIO,
	     "a\nb\x1b[31mc\x7f\xc2\x9b\x9b[d\xe2\x80\xae"
	     "e\xc3\xa4\xe2\x82\xac\r\t");
	assert_string_equal(e.text, "a?b?[31mc???[d?e\xc3\xa4\xe2\x82\xac??");
	/* three bytes of a character of four; a replacement character that was written is one */
	fail(&e, -EIO, "name '%s' x", "\xf0\x9f\x98");
	assert_string_equal(e.text, "name '?' x");
	fail(&e, -EIO, "\xef\xbf\xbd \xe2\x80\x8e\xef\xbb\xbf\xe2\x81\xa0.");
	assert_string_equal(e.text, "\xef\xbf\xbd ???.");
}

static void check_clean(const struct cq_error *e)
{
	size_t len = strnlen(e->text, sizeof(e->text));
	uint32_t c;

	assert_true(len < sizeof(e->text));
	for (size_t at = 0; at < len;) {
		size_t step = utf8_next((struct text){e->text, len}, at, &c);

		assert_false(c == 0xfffd && step < 3);
		assert_false(c < 0x20 || (c >= 0x7f && c < 0xa0));
		at += step;
	}
}

static void cuts_between_characters(void **state)
{
	static const char *const characters[] = {"a", "\xc3\xa4", "\xe2\x82\xac",
	                                         "\xf0\x9f\x98\x80"};

	(void)state;
	for (size_t lead = 0; lead < 8; lead++) {
		for (size_t k = 0; k < ARRAY_LEN(characters); k++) {
			char name[1024] = "aaaaaaaa";
			struct cq_error e = {0};
			size_t len = lead, step = strlen(characters[k]);

			while (len + step < sizeof(name)) {
				memcpy(name + len, characters[k], step);
				len += step;
			}
			name[len] = '\0';
			fail(&e, -EIO, "%s", name);
			check_clean(&e);
			assert_null(strchr(e.text, '?'));
			assert_in_range(strlen(e.text), sizeof(e.text) - step, sizeof(e.text) - 1);
			fail_in(&e, "%.*s", (int)lead, name);
			check_clean(&e);
			assert_null(strchr(e.text, '?'));
		}
	}
}

static void is_clean_whatever_the_bytes(void **state)
{
	uint64_t r = random_start();

	(void)state;
	for (int i = 0; i < 20000; i++) {
		char name[700];
		size_t len = random_below(&r, sizeof(name));
		struct cq_error e = {0};

		for (size_t n = 0; n < len; n++)
			name[n] = (char)random_next(&r);
		name[len] = '\0';
		fail(&e, -EIO, "%s", name);
		check_clean(&e);
		fail_sys(&e, -EIO, "%s", name);
		check_clean(&e);
		fail_in(&e, "%s", name);
		check_clean(&e);
	}
}

static void names_numbers(void **state)
{
	char room[16];

	(void)state;
	assert_string_equal(errno_name(EPERM, room), "EPERM");
	assert_string_equal(errno_name(-ENOSPC, room), "ENOSPC");
	assert_string_equal(errno_name(4711, room), "E4711");
	assert_string_equal(errno_name(0, room), "E0");
	assert_string_equal(errno_name(INT32_MIN, room), "E2147483648");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(says_words_and_returns_the_code),
		cmocka_unit_test(adds_the_reason_and_the_context),
		cmocka_unit_test(may_quote_its_old_words),
		cmocka_unit_test(keeps_the_reason_of_a_long_name),
		cmocka_unit_test(never_shows_a_terminal_what_it_obeys),
		cmocka_unit_test(cuts_between_characters),
		cmocka_unit_test(is_clean_whatever_the_bytes),
		cmocka_unit_test(names_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
