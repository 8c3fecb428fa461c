/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/base.h"
#include "failing_memory.h"
#include "random.h"

enum { KEYS = 1500 };

struct naive {
	uint64_t keys[KEYS];
	uint32_t values[KEYS];
	size_t count;
};

static uint32_t *naive_find(struct naive *n, uint64_t key)
{
	for (size_t i = 0; i < n->count; i++)
		if (n->keys[i] == key)
			return &n->values[i];
	return NULL;
}

/* Few enough keys that many come again, of shapes that meet in real tables. */
static uint64_t some_key(uint64_t *r)
{
	static const uint64_t odd[] = {0,           1, UINT64_MAX, UINT32_MAX, UINT64_C(1) << 32,
	                               MAP_NONE - 1};
	uint64_t n = random_below(r, 500);

	switch (random_below(r, 4)) {
	case 0:
		return odd[n % ARRAY_LEN(odd)];
	case 1:
		return n;
	case 2:
		return n << 32;
	default:
		return n * 4096 + 7;
	}
}

static void is_like_an_array(void **state)
{
	static struct naive naive;
	uint64_t r = random_start();
	struct map m;

	(void)state;
	map_init(&m);
	assert_int_equal(map_get(&m, 0), MAP_NONE);
	for (int i = 0; i < 20000; i++) {
		uint64_t key = some_key(&r);
		uint32_t *known = naive_find(&naive, key);

		assert_int_equal(map_get(&m, key), known ? *known : MAP_NONE);
		if (i % 3 == 0 && (known || naive.count < KEYS)) {
			uint32_t *place = map_at(&m, key);

			assert_non_null(place);
			assert_int_equal(*place, known ? *known : MAP_NONE);
			if (!known) {
				naive.keys[naive.count] = key;
				known = &naive.values[naive.count++];
			}
			/* Some stay without a value, and are there nevertheless. */
			*place = *known = i % 9 ? (uint32_t)i : MAP_NONE;
		}
		assert_int_equal(m.used, naive.count);
	}
	for (size_t i = 0; i < naive.count; i++)
		assert_int_equal(map_get(&m, naive.keys[i]), naive.values[i]);
	map_done(&m);
	assert_int_equal(map_get(&m, 0), MAP_NONE);
}

/* Inodes come in rows: they must not end in one heap. */
static void takes_many_in_a_row(void **state)
{
	enum { MANY = 500000 };
	struct map m;

	(void)state;
	map_init(&m);
	for (uint32_t i = 0; i < MANY; i++)
		*map_at(&m, i * UINT64_C(65536)) = i;
	for (uint32_t i = 0; i < MANY; i++)
		assert_int_equal(map_get(&m, i * UINT64_C(65536)), i);
	assert_int_equal(map_get(&m, 1), MAP_NONE);
	assert_int_equal(m.used, MANY);
	assert_true(m.used <= (m.mask + 1) / 8 * 7 && m.used > (m.mask + 1) / 16 * 7);
	map_done(&m);
}

static void survives_without_memory(void **state)
{
	struct map m;
	uint32_t inserted = 0;
	uint32_t *place;

	(void)state;
	map_init(&m);
	allocations_left = 0;
	assert_null(map_at(&m, 1));
	allocations_left = 3;
	while ((place = map_at(&m, inserted)))
		*place = inserted++;
	assert_true(inserted > 100);
	for (uint32_t i = 0; i < inserted; i++)
		assert_int_equal(map_get(&m, i), i);
	assert_non_null(map_at(&m, 0));
	allocations_left = SIZE_MAX;
	assert_non_null(map_at(&m, inserted));
	map_done(&m);
}

static void hashes_tell_apart(void **state)
{
	static const char zeros[64];
	char bytes[40] = "some bytes that are one key";
	uint64_t whole = hash_bytes(bytes, sizeof(bytes));

	(void)state;
	assert_true(hash_bytes(bytes, sizeof(bytes)) == whole);
	for (size_t bit = 0; bit < 8 * sizeof(bytes); bit++) {
		bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
		uint64_t other = hash_bytes(bytes, sizeof(bytes));
		bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
		assert_in_range(__builtin_popcountll(whole ^ other), 10, 54);
	}
	for (size_t a = 0; a < sizeof(zeros); a++)
		for (size_t b = 0; b < a; b++)
			assert_true(hash_bytes(zeros, a) != hash_bytes(zeros, b));
	assert_true(hash_bytes(NULL, 0) == hash_bytes(zeros, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_like_an_array),
		cmocka_unit_test(takes_many_in_a_row),
		cmocka_unit_test(survives_without_memory),
		cmocka_unit_test(hashes_tell_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
