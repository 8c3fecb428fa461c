/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/base.h"
#include "random.h"

/* The two halves as numbers; fails when it is no UUID of version 7. */
static void parse(const char *uuid, uint64_t ret[2])
{
	static const char digits[] = "0123456789abcdef";
	size_t digit = 0;

	assert_int_equal(strlen(uuid), UUID_LEN);
	ret[0] = ret[1] = 0;
	for (size_t i = 0; i < UUID_LEN; i++) {
		const char *hex = strchr(digits, uuid[i]);

		if (i == 8 || i == 13 || i == 18 || i == 23) {
			assert_int_equal(uuid[i], '-');
			continue;
		}
		assert_non_null(hex);
		uint64_t *half = &ret[digit++ / 16];
		*half = *half << 4 | (uint64_t)(hex - digits);
	}
	assert_int_equal(ret[0] >> 12 & 15, 7);
	assert_int_equal(ret[1] >> 62, 2);
}

static void carries_the_time(void **state)
{
	static const int64_t times[] = {0, 1, 1767225600000, (INT64_C(1) << 48) - 2};
	struct uuid_source s = {0};
	char uuid[UUID_LEN + 1];
	uint64_t halves[2];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(times); i++) {
		assert_int_equal(uuid_next(&s, times[i], uuid), 0);
		parse(uuid, halves);
		assert_true(halves[0] >> 16 == (uint64_t)times[i]);
	}
	s = (struct uuid_source){0};
	assert_int_equal(uuid_next(&s, -5, uuid), 0);
	parse(uuid, halves);
	assert_true(halves[0] >> 16 == 0);
	/* A clock beyond what 48 bits hold: no identifier twice, an error at the very end. */
	int r = 0;
	for (int i = 0; i < 5000 && r == 0; i++)
		r = uuid_next(&s, INT64_MAX, uuid);
	assert_int_equal(r, -EOVERFLOW);
}

static void always_rises(void **state)
{
	uint64_t r = random_start();
	struct uuid_source s = {0};
	char last[UUID_LEN + 1] = "", uuid[UUID_LEN + 1];
	int64_t ms = 1767225600000;

	(void)state;
	for (int i = 0; i < 200000; i++) {
		uint64_t ignored[2];

		if (i % 1000 == 0) /* stands still in between, jumps back now and then */
			ms += (int64_t)random_below(&r, 100) - 40;
		assert_int_equal(uuid_next(&s, ms, uuid), 0);
		parse(uuid, ignored);
		assert_true(strcmp(last, uuid) < 0);
		memcpy(last, uuid, sizeof(last));
	}
}

/* Every bit that should be random is 0 and 1 about equally often, and no tail comes twice in a row
 * of batches. */
static void is_random_behind(void **state)
{
	enum { COUNT = 4000 };
	static uint64_t tails[COUNT];
	struct uuid_source s = {0}, other = {0};
	char uuid[UUID_LEN + 1];
	size_t ones[62] = {0};
	uint64_t halves[2];

	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		assert_int_equal(uuid_next(i % 2 ? &s : &other, (int64_t)i, uuid), 0);
		parse(uuid, halves);
		tails[i] = halves[1];
		for (size_t bit = 0; bit < 62; bit++)
			ones[bit] += halves[1] >> bit & 1;
		for (size_t k = 0; k < i; k++)
			assert_true(tails[k] != tails[i]);
	}
	for (size_t bit = 0; bit < 62; bit++)
		assert_in_range(ones[bit], COUNT / 2 - 300, COUNT / 2 + 300);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(carries_the_time),
		cmocka_unit_test(always_rises),
		cmocka_unit_test(is_random_behind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
