/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/base.h"
#include "failing_memory.h"
#include "random.h"

struct piece {
	unsigned char *bytes;
	size_t size;
	unsigned char fill;
};

static size_t some_size(uint64_t *r)
{
	size_t kind = random_below(r, 100);

	return kind < 90   ? random_below(r, 300)
	       : kind < 98 ? random_below(r, 20000)
	                   : random_below(r, 200000);
}

/* Every piece is zeroed, aligned and its own. */
static void pieces_do_not_touch(void **state)
{
	enum { PIECES = 1000 };
	static struct piece pieces[PIECES];
	CQ_CLEANUP(arena_freep) struct arena *a = NULL;
	uint64_t r = random_start();

	(void)state;
	assert_int_equal(arena_new(SIZE_MAX, &a), 0);
	for (int round = 0; round < 3; round++) {
		for (size_t i = 0; i < PIECES; i++) {
			struct piece *p = &pieces[i];

			p->size = some_size(&r);
			p->fill = (unsigned char)(i + 1);
			p->bytes = arena_take(a, p->size);
			assert_non_null(p->bytes);
			assert_int_equal((uintptr_t)p->bytes % 16, 0);
			for (size_t k = 0; k < p->size; k++)
				assert_int_equal(p->bytes[k], 0);
			memset(p->bytes, p->fill, p->size);
			arena_text(a, TEXT("shifts what follows"));
		}
		for (size_t i = 0; i < PIECES; i++)
			for (size_t k = 0; k < pieces[i].size; k++)
				assert_int_equal(pieces[i].bytes[k], pieces[i].fill);
		arena_reset(a);
		assert_int_equal(arena_used(a), 0);
	}
}

static void keeps_texts(void **state)
{
	CQ_CLEANUP(arena_freep) struct arena *a = NULL;
	static const char with_nul[] = "a\0b";

	(void)state;
	assert_int_equal(arena_new(1 << 20, &a), 0);
	struct text t = arena_text(a, (struct text){with_nul, 3});
	assert_int_equal(t.len, 3);
	assert_ptr_not_equal(t.bytes, with_nul);
	assert_memory_equal(t.bytes, with_nul, 4);
	assert_null(arena_text(a, TEXT_NONE).bytes);
	t = arena_text(a, TEXT(""));
	assert_non_null(t.bytes);
	assert_int_equal(t.len, 0);
	t = arena_printf(a, "%d-%s", 7, "x");
	assert_string_equal(t.bytes, "7-x");
	assert_int_equal(t.len, 3);
}

static void stops_at_its_ceiling(void **state)
{
	CQ_CLEANUP(arena_freep) struct arena *a = NULL;

	(void)state;
	assert_int_equal(arena_new(100000, &a), 0);
	assert_non_null(arena_take(a, 60000));
	assert_null(arena_take(a, 40001));
	assert_null(arena_take(a, SIZE_MAX));
	assert_null(arena_text(a, (struct text){"", SIZE_MAX}).bytes);
	assert_non_null(arena_take(a, 39990));
	assert_int_equal(arena_used(a), 99990);
	assert_null(arena_text(a, TEXT("1234567890")).bytes);
	assert_null(arena_printf(a, "%d", 1234567890).bytes);
	assert_string_equal(arena_text(a, TEXT("123456789")).bytes, "123456789");
	assert_null(arena_take(a, 0));
	arena_reset(a);
	assert_non_null(arena_take(a, 100000));
	assert_null(arena_free(NULL));
}

static void survives_without_memory(void **state)
{
	struct arena *a = NULL;

	(void)state;
	allocations_left = 0;
	assert_int_equal(arena_new(1000, &a), -ENOMEM);
	for (size_t allowed = 1; allowed < 4; allowed++) {
		size_t taken = 0;

		allocations_left = allowed;
		assert_int_equal(arena_new(SIZE_MAX, &a), 0);
		while (arena_take(a, 30000))
			taken++;
		while (arena_take(a, 1000))
			taken++;
		allocations_left = SIZE_MAX;
		assert_int_equal(taken == 0, allowed == 1);
		assert_non_null(arena_take(a, 30000));
		arena_freep(&a);
		assert_null(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(pieces_do_not_touch),
		cmocka_unit_test(keeps_texts),
		cmocka_unit_test(stops_at_its_ceiling),
		cmocka_unit_test(survives_without_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
