/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/base.h"
#include "failing_memory.h"
#include "random.h"

static void writes_numbers_as_printf(void **state)
{
	static const int64_t edges[] = {0,  9,  10,  99,  100,  999,       1000,
	                                -1, -9, -10, -99, -100, INT64_MAX, INT64_MIN};
	uint64_t r = random_start();
	struct buffer b;

	(void)state;
	buffer_init(&b, 64);
	for (size_t i = 0; i < 100000; i++) {
		uint64_t n = i < ARRAY_LEN(edges) ? (uint64_t)edges[i]
		                                  : random_next(&r) >> random_below(&r, 64);
		char wanted[64];
		int len = snprintf(wanted, sizeof(wanted), "%lld %llu", (long long)n,
		                   (unsigned long long)n);

		buffer_clear(&b);
		buffer_add_i64(&b, (int64_t)n);
		buffer_add_char(&b, ' ');
		buffer_add_u64(&b, n);
		assert_int_equal(b.len, len);
		assert_memory_equal(b.bytes, wanted, b.len);
	}
	buffer_done(&b);
}

/* Appends at random to a buffer and to a large array, and compares. */
static void holds_what_was_added(void **state)
{
	uint64_t r = random_start();
	static char model[1 << 20];
	struct buffer b;
	size_t len = 0;

	(void)state;
	buffer_init(&b, sizeof(model));
	for (int i = 0; i < 3000; i++) {
		char some[300];
		size_t n = random_below(&r, sizeof(some));

		memset(some, 'a' + i % 26, sizeof(some));
		some[n] = '\0';
		if (i % 3 == 0)
			buffer_add(&b, some, n);
		else if (i % 3 == 1)
			buffer_add_text(&b, (struct text){some, n});
		else
			buffer_printf(&b, "%s", some);
		memcpy(model + len, some, n);
		len += n;
	}
	buffer_add(&b, NULL, 0);
	buffer_add_text(&b, TEXT_NONE);
	buffer_printf(&b, "%s", "");
	assert_int_equal(buffer_error(&b), 0);
	assert_int_equal(buffer_text(&b).len, len);
	assert_memory_equal(buffer_text(&b).bytes, model, len);
	buffer_done(&b);
	assert_int_equal(buffer_text(&b).len, 0);
}

static void reaches_its_ceiling_and_no_more(void **state)
{
	static const char twenty[] = "12345678901234567890";

	(void)state;
	for (size_t ceiling = 0; ceiling < 41; ceiling++) {
		struct buffer b;

		buffer_init(&b, ceiling);
		for (int i = 0; i < 2; i++) {
			buffer_add(&b, twenty, 20);
			buffer_printf(&b, "%s", twenty);
		}
		assert_int_equal(buffer_error(&b), -EFBIG);
		assert_int_equal(b.len, ceiling < 20 ? 0 : ceiling < 40 ? 20 : 40);
		buffer_clear(&b);
		for (size_t i = 0; i < ceiling; i++)
			buffer_add_char(&b, 'x');
		assert_int_equal(buffer_error(&b), 0);
		assert_int_equal(b.len, ceiling);
		buffer_add_char(&b, 'x');
		assert_int_equal(buffer_error(&b), -EFBIG);
		assert_int_equal(buffer_reserve(&b, 0), -EFBIG);
		buffer_done(&b);
		buffer_printf(&b, "%.*s", (int)(ceiling < 20 ? ceiling : 20), twenty);
		assert_int_equal(buffer_error(&b), 0);
		buffer_done(&b);
	}
	struct buffer b;
	buffer_init(&b, SIZE_MAX);
	buffer_add_char(&b, 'x');
	assert_int_equal(buffer_reserve(&b, SIZE_MAX), -EFBIG);
	buffer_done(&b);
	buffer_init(&b, 5);
	buffer_add_i64(&b, -12345);
	assert_int_equal(b.len, 0);
	buffer_done(&b);
}

static void survives_without_memory(void **state)
{
	struct buffer b;

	(void)state;
	for (size_t allowed = 0; allowed < 4; allowed++) {
		buffer_init(&b, 1 << 20);
		allocations_left = allowed;
		for (int i = 0; i < 1000; i++) {
			buffer_add(&b, "abcdefgh", 8);
			buffer_printf(&b, "%d", i);
		}
		allocations_left = SIZE_MAX;
		assert_int_equal(buffer_error(&b), -ENOMEM);
		assert_true(b.len <= b.room);
		buffer_clear(&b);
		buffer_add_char(&b, 'x');
		assert_int_equal(buffer_error(&b), 0);
		buffer_done(&b);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_numbers_as_printf),
		cmocka_unit_test(holds_what_was_added),
		cmocka_unit_test(reaches_its_ceiling_and_no_more),
		cmocka_unit_test(survives_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
