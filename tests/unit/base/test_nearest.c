/* SPDX-License-Identifier: Apache-2.0 */
/* What somebody who mistyped a name may have meant. */
#include <setjmp.h>
#include <stdarg.h>

#include "base/base.h"

#include <cmocka.h>

static const char *nearest_to(const char *wanted)
{
	static const char *const names[] = {"established", "tcp", "udp", "connection_info", "unix"};
	struct nearest near = {.wanted = wanted};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		nearest_try(&near, names[i]);
	return near.name ? near.name : "";
}

static void test_near(void **state)
{
	(void)state;
	assert_string_equal(nearest_to("tcp"), "tcp");
	assert_string_equal(nearest_to("tpc"), "tcp"); /* neighbours exchanged */
	assert_string_equal(nearest_to("tc"), "tcp");
	assert_string_equal(nearest_to("udpp"), "udp");
	assert_string_equal(nearest_to("unxi"), "unix");
	assert_string_equal(nearest_to("estabilshd"), "established");
	assert_string_equal(nearest_to("conn"), "connection_info"); /* its beginning */
}

static void test_not_near(void **state)
{
	char longest[NEAREST_MAX + 2];

	(void)state;
	assert_string_equal(nearest_to("sctp6"), "");
	assert_string_equal(nearest_to("xyz"), "");
	assert_string_equal(nearest_to("co"), "");
	assert_string_equal(nearest_to(""), "");
	memset(longest, 'x', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	struct nearest near = {.wanted = longest};
	nearest_try(&near, longest);
	assert_null(near.name);
	longest[NEAREST_MAX] = '\0';
	nearest_try(&near, longest);
	assert_ptr_equal(near.name, longest);
}

/* Of two that are as near the first one, of any the nearest. */
static void test_order(void **state)
{
	struct nearest near = {.wanted = "tep"};

	(void)state;
	nearest_try(&near, "tap");
	nearest_try(&near, "tcp");
	assert_string_equal(near.name, "tap");
	nearest_try(&near, "tep");
	nearest_try(&near, "tip");
	assert_string_equal(near.name, "tep");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_near),
		cmocka_unit_test(test_not_near),
		cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
