/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/base.h"
#include "failing_memory.h"
#include "random.h"

enum { TEXTS = 3000 };

/* Of all lengths up to 40, many that differ in one place only. */
static struct text some_text(size_t number, char room[64])
{
	size_t len = number % 41;

	memset(room, 'a', len);
	for (size_t i = 0, n = number / 41; i < len && n; i++, n /= 3)
		room[(i * 7 + number) % len] = (char)('a' + n % 3);
	return (struct text){room, len};
}

static void same_text_same_number(void **state)
{
	static struct text known[TEXTS];
	struct intern *n;
	size_t count = 0;
	char room[64];

	(void)state;
	assert_int_equal(intern_new(&n), 0);
	for (size_t i = 0; i < TEXTS; i++) {
		struct text t = some_text(i, room);
		uint32_t found = intern_find(n, t), number;
		size_t before = 0;

		while (before < count && !text_equal(known[before], t))
			before++;
		assert_int_equal(found, before < count ? before + 1 : 0);
		number = intern_add(n, t);
		assert_int_equal(number, before + 1);
		if (before == count) {
			known[count].bytes = memcpy(malloc(t.len + 1), t.bytes, t.len);
			known[count++].len = t.len;
		}
		assert_true(text_equal(intern_text(n, number), t));
		assert_int_equal(intern_count(n), count);
	}
	assert_true(count > 1000);
	for (size_t i = 0; i < count; i++) {
		assert_true(text_equal(intern_text(n, (uint32_t)i + 1), known[i]));
		free((void *)(uintptr_t)known[i].bytes);
	}
	assert_null(intern_free(n));
	assert_null(intern_free(NULL));
}

static void cut_forgets_the_last(void **state)
{
	struct intern *n;
	char room[64];

	(void)state;
	assert_int_equal(intern_new(&n), 0);
	assert_int_equal(intern_add(n, TEXT("one")), 1);
	assert_int_equal(intern_add(n, TEXT("")), 2);
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < 1000; i++)
			assert_true(intern_add(n, some_text(i * 41 + 40, room)) > 2);
		intern_cut(n, 2);
		assert_int_equal(intern_count(n), 2);
		assert_int_equal(intern_find(n, TEXT("one")), 1);
		assert_int_equal(intern_find(n, TEXT("")), 2);
		assert_int_equal(intern_find(n, some_text(40, room)), 0);
	}
	intern_cut(n, 5);
	assert_int_equal(intern_count(n), 2);
	intern_free(n);
}

static void bytes_of_any_kind(void **state)
{
	struct intern *n;
	static const char nul[] = "a\0b";

	(void)state;
	assert_int_equal(intern_new(&n), 0);
	assert_int_equal(intern_add(n, (struct text){nul, 3}), 1);
	assert_int_equal(intern_add(n, (struct text){nul, 1}), 2);
	assert_int_equal(intern_add(n, (struct text){nul, 2}), 3);
	assert_int_equal(intern_find(n, (struct text){nul, 3}), 1);
	intern_free(n);
}

static void lack_of_memory_is_told(void **state)
{
	struct intern *n = NULL;
	char room[64];

	(void)state;
	for (size_t left = 0; left < 2; left++) {
		allocations_left = left;
		assert_int_equal(intern_new(&n), -ENOMEM);
	}
	allocations_left = SIZE_MAX;
	assert_int_equal(intern_new(&n), 0);
	for (size_t left = 0; left < 2; left++) {
		allocations_left = left;
		assert_int_equal(intern_add(n, TEXT("x")), 0);
		assert_int_equal(intern_count(n), 0);
	}
	allocations_left = SIZE_MAX;
	for (size_t i = 0; i < 2000; i++) {
		uint32_t known = intern_count(n);

		allocations_left = 0;
		if (!intern_add(n, some_text(i * 41 + 40, room)))
			assert_int_equal(intern_count(n), known);
		allocations_left = SIZE_MAX;
		assert_true(intern_add(n, some_text(i * 41 + 40, room)) > 0);
	}
	intern_free(n);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(same_text_same_number),
		cmocka_unit_test(cut_forgets_the_last),
		cmocka_unit_test(bytes_of_any_kind),
		cmocka_unit_test(lack_of_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
