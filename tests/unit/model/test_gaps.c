/* SPDX-License-Identifier: Apache-2.0 */
#include "../base/unit.h"

#include "../base/failing_memory.h"
#include "model/model.h"

static void counts_what_is_alike(void **state)
{
	char source[] = "sock_diag tcp";
	struct gaps g;

	(void)state;
	assert_int_equal(gaps_init(&g), 0);
	gaps_add(&g, GAP_SOURCE, source, 7, EPERM, "first of %d", 3);
	gaps_add(&g, GAP_SOURCE, source, 7, EPERM, "second");
	gaps_add(&g, GAP_VIEW, source, 7, EPERM, "another kind");
	gaps_add(&g, GAP_SOURCE, source, 8, EPERM, "another namespace");
	gaps_add(&g, GAP_SOURCE, source, 7, EACCES, "another error");
	gaps_add(&g, GAP_SOURCE, "netns", 7, EPERM, "another source");
	memset(source, 'x', sizeof(source) - 1);
	assert_int_equal(g.count, 5);
	assert_int_equal(g.list[0].count, 2);
	assert_true(text_equal(g.list[0].source, TEXT("sock_diag tcp")));
	assert_true(text_equal(g.list[0].detail, TEXT("first of 3")));
	for (size_t i = 1; i < g.count; i++)
		assert_int_equal(g.list[i].count, 1);
	assert_int_equal(g.list[2].netns, 8);
	assert_int_equal(g.list[3].error, EACCES);
	assert_false(g.overflow);
	gaps_done(&g);
}

static void shows_no_control_characters(void **state)
{
	struct gaps g;

	(void)state;
	assert_int_equal(gaps_init(&g), 0);
	gaps_add(&g, GAP_VIEW, "netns", 0, EPERM, "netns '%s' is closed", "a\x1b[2J\n\xff ");
	assert_true(text_equal(g.list[0].detail, TEXT("netns 'a?[2J?"
	                                              "? ' is closed")));
	gaps_done(&g);
}

static void ends_somewhere(void **state)
{
	struct gaps g;

	(void)state;
	assert_int_equal(gaps_init(&g), 0);
	for (uint64_t i = 0; i < 20000; i++)
		gaps_add(&g, GAP_VIEW, "netns", i, EPERM, "netns %llu", (unsigned long long)i);
	assert_true(g.overflow);
	assert_in_range(g.count, 10000, 19999);
	gaps_add(&g, GAP_VIEW, "netns", 5, EPERM, "again");
	assert_int_equal(g.list[5].count, 2);
	gaps_done(&g);
}

static void tells_when_memory_is_gone(void **state)
{
	struct gaps g;

	(void)state;
	allocations_left = 0;
	assert_int_equal(gaps_init(&g), -ENOMEM);
	gaps_add(&g, GAP_VIEW, "netns", 1, EPERM, "lost");
	assert_true(g.overflow);
	gaps_done(&g);
	for (size_t allowed = 1; allowed < 6; allowed++) {
		allocations_left = allowed;
		assert_int_equal(gaps_init(&g), 0);
		for (uint64_t i = 0; i < 3000; i++)
			gaps_add(&g, GAP_VIEW, "netns", i, EPERM, "netns %llu",
			         (unsigned long long)i);
		assert_true(g.overflow);
		for (size_t i = 0; i < g.count; i++)
			assert_int_equal(g.list[i].netns, i);
		gaps_done(&g);
	}
	allocations_left = SIZE_MAX;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_what_is_alike),
		cmocka_unit_test(shows_no_control_characters),
		cmocka_unit_test(ends_somewhere),
		cmocka_unit_test(tells_when_memory_is_gone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
