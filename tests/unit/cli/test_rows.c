/* SPDX-License-Identifier: Apache-2.0 */
#include "../base/unit.h"

#include "../base/failing_memory.h"
#include "../base/random.h"
#include "cli/cli.h"

#define COLUMNS 4
#define ROWS 700

/* A row as it was made, to compare with. */
struct made {
	struct cq_value values[COLUMNS];
	char texts[COLUMNS][48];
	bool partial;
	size_t number;
};

static void make_text(struct made *m, size_t column, uint64_t *random)
{
	size_t len = random_below(random, 4) == 0 ? 0 : random_below(random, 40);

	for (size_t i = 0; i < len; i++) /* few different bytes, NUL among them: many are equal */
		m->texts[column][i] = (char)random_below(random, 3);
	m->values[column] = (struct cq_value){
		.type = CQ_TEXT, .text = m->texts[column], .len = len < 2 ? len : 2};
}

static void make_address(struct made *m, size_t column, uint64_t *random)
{
	static const char *const texts[] = {"10.0.0.9", "10.0.0.10", "::1",  "fe80::1",
	                                    "2.0.0.1",  "10.0.0.2",  "9::1", "no address"};
	const char *text = texts[random_below(random, ARRAY_LEN(texts))];

	m->values[column] = (struct cq_value){.type = CQ_TEXT, .text = text, .len = strlen(text)};
}

static void make_integer(struct made *m, size_t column, uint64_t *random)
{
	static const int64_t numbers[] = {0, 1, -1, 65535, INT64_MAX, INT64_MIN, 7};

	m->values[column] = (struct cq_value){
		.type = CQ_INTEGER, .integer = numbers[random_below(random, ARRAY_LEN(numbers))]};
}

/* Columns: text, address, integer, any. */
static void make_row(struct made *m, size_t number, uint64_t *random)
{
	static void (*const kinds[])(struct made *, size_t, uint64_t *) = {make_text, make_address,
	                                                                   make_integer};

	m->number = number;
	m->partial = random_below(random, 2);
	for (size_t i = 0; i < COLUMNS; i++) {
		if (random_below(random, 5) == 0)
			m->values[i] = (struct cq_value){.type = CQ_NULL};
		else
			kinds[i < 3 ? i : random_below(random, 3)](m, i, random);
	}
}

static void assert_row(struct cq_row got, const struct made *m)
{
	assert_int_equal(got.count, COLUMNS);
	assert_int_equal(got.partial, m->partial);
	for (size_t i = 0; i < COLUMNS; i++) {
		const struct cq_value *a = &got.values[i], *b = &m->values[i];

		assert_int_equal(a->type, b->type);
		assert_int_equal(a->integer, b->type == CQ_INTEGER ? b->integer : 0);
		assert_int_equal(a->len, b->type == CQ_TEXT ? b->len : 0);
		if (b->type == CQ_TEXT && b->len > 0)
			assert_memory_equal(a->text, b->text, b->len);
	}
}

static struct rows *filled(struct made *made, uint64_t *random)
{
	struct rows *r = NULL;

	assert_int_equal(rows_new(COLUMNS, &r), 0);
	for (size_t i = 0; i < ROWS; i++) {
		struct cq_row row;

		make_row(&made[i], i, random);
		row = (struct cq_row){made[i].values, COLUMNS, made[i].partial};
		assert_int_equal(rows_add(r, &row), 0);
	}
	assert_int_equal(rows_count(r), ROWS);
	return r;
}

/* ---- an order that is not ours ----------------------------------------------------------------
 */

static int place_of(const struct cq_value *v)
{
	return v->type == CQ_INTEGER ? 0 : v->type == CQ_TEXT ? 1 : 2;
}

static int naive_text(const struct cq_value *a, const struct cq_value *b, bool as_ip)
{
	struct text left = {a->text, a->len}, right = {b->text, b->len};
	struct address x = {0}, y = {0};

	if (!as_ip)
		return text_compare(left, right);
	(void)address_parse(left, &x);
	(void)address_parse(right, &y);
	return address_compare(x, y);
}

static bool comes_first(const struct made *a, const struct made *b, const struct sort_key *keys,
                        size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct cq_value *x = &a->values[keys[i].column],
				      *y = &b->values[keys[i].column];
		bool is_known = x->type != CQ_NULL && y->type != CQ_NULL;
		int order = place_of(x) - place_of(y);

		if (order == 0 && x->type == CQ_INTEGER)
			order = x->integer < y->integer ? -1 : x->integer > y->integer;
		if (order == 0 && x->type == CQ_TEXT)
			order = naive_text(x, y, keys[i].as_ip);
		if (order != 0)
			return is_known && keys[i].descending ? order > 0 : order < 0;
	}
	return a->number < b->number;
}

static void naive_sort(struct made *made, const struct sort_key *keys, size_t count)
{
	static struct made list[ROWS];

	for (size_t i = 0; i < ROWS; i++) {
		size_t at = i;

		for (; at > 0 && comes_first(&made[i], &list[at - 1], keys, count); at--)
			list[at] = list[at - 1];
		list[at] = made[i];
	}
	memcpy(made, list, sizeof(list)); /* texts stay where they were made */
}

/* ---- tests ------------------------------------------------------------------------------------
 */

static void test_kept(void **state)
{
	static struct made made[ROWS];
	uint64_t random = random_start();
	struct rows *r = filled(made, &random);

	(void)state;
	for (size_t i = 0; i < ROWS; i++)
		assert_row(rows_at(r, i), &made[i]);
	assert_null(rows_free(r));
}

static void test_sorted(void **state)
{
	static const struct sort_key orders[][3] = {
		{{0, false, false}},
		{{0, false, true}},
		{{1, true, false}},
		{{1, true, true}, {2, false, false}},
		{{2, false, true}, {0, false, false}, {1, true, false}},
		{{3, false, false}, {3, false, true}},
	};
	static const size_t counts[] = {1, 1, 1, 2, 3, 2};
	static struct made made[ROWS];
	static size_t wanted[ROWS];
	uint64_t random = random_start();

	(void)state;
	for (size_t o = 0; o < ARRAY_LEN(orders); o++) {
		struct rows *r = filled(made, &random);
		static struct made sorted[ROWS];

		memcpy(sorted, made, sizeof(sorted));
		naive_sort(sorted, orders[o], counts[o]);
		for (size_t i = 0; i < ROWS; i++)
			wanted[i] = sorted[i].number;
		assert_int_equal(rows_sort(r, orders[o], counts[o]), 0);
		for (size_t i = 0; i < ROWS; i++)
			assert_row(rows_at(r, i), &made[wanted[i]]);
		rows_free(r);
	}
}

static void test_odd_calls(void **state)
{
	static const struct sort_key key = {0, true, false};
	struct cq_value value = {.type = CQ_TEXT, .text = "::1", .len = 3};
	struct cq_row row = {&value, 1, false}, wrong = {&value, 2, false};
	struct rows *r = NULL;

	(void)state;
	assert_int_equal(rows_new(1, &r), 0);
	assert_int_equal(rows_sort(r, &key, 1), 0); /* none yet */
	assert_int_equal(rows_add(r, &wrong), -EINVAL);
	assert_int_equal(rows_add(r, &row), 0);
	assert_int_equal(rows_sort(r, &key, 0), 0);
	assert_int_equal(rows_count(r), 1);
	rows_freep(&r);
	assert_null(r);
	assert_null(rows_free(NULL));
}

static int use(void)
{
	static const struct sort_key key = {1, true, false};
	CQ_CLEANUP(rows_freep) struct rows *r = NULL;
	uint64_t random = 1;
	int error = rows_new(COLUMNS, &r);

	for (size_t i = 0; i < ROWS && error == 0; i++) {
		struct made m;
		struct cq_row row;

		make_row(&m, i, &random);
		row = (struct cq_row){m.values, COLUMNS, m.partial};
		error = rows_add(r, &row);
		if (error == 0 && rows_count(r) != i + 1)
			return -EPROTO;
	}
	return error != 0 ? error : rows_sort(r, &key, 1);
}

/* Whichever allocation fails: -ENOMEM, and nothing is lost. */
static void test_no_memory(void **state)
{
	size_t left = 0;
	int error = -ENOMEM;

	(void)state;
	for (; error == -ENOMEM; left++) {
		allocations_left = left;
		error = use();
		allocations_left = SIZE_MAX;
	}
	assert_int_equal(error, 0);
	assert_true(left > 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kept),
		cmocka_unit_test(test_sorted),
		cmocka_unit_test(test_odd_calls),
		cmocka_unit_test(test_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
