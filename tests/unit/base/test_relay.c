/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#define SLOTS 3u

/* Numbers from 1 to `last`, one a slot. */
struct source {
	unsigned next, last;
	unsigned delay_us;
	unsigned slots[SLOTS];
};

static bool fill(void *context, void *slot)
{
	struct source *s = context;

	if (s->delay_us)
		usleep(s->delay_us);
	*(unsigned *)slot = ++s->next;
	return s->next < s->last;
}

static struct relay *start(struct source *s, size_t count)
{
	void *slots[SLOTS];
	struct relay *r = NULL;

	for (size_t i = 0; i < count; i++)
		slots[i] = &s->slots[i];
	assert_int_equal(relay_new(slots, count, fill, s, &r), 0);
	return r;
}

/* In order, each once, whoever is the slower one, and NULL behind the last as often as one asks. */
static void test_all(void **state)
{
	static const struct {
		size_t slots;
		unsigned last, fill_us, take_us;
	} cases[] = {{1, 1, 0, 0},         {1, 1000, 0, 0},    {SLOTS, 2, 0, 0},
	             {SLOTS, SLOTS, 0, 0}, {2, 5000, 0, 0},    {SLOTS, 5000, 0, 0},
	             {SLOTS, 40, 500, 0},  {SLOTS, 40, 0, 500}};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct source s = {.last = cases[i].last, .delay_us = cases[i].fill_us};
		struct relay *r = start(&s, cases[i].slots);

		for (unsigned n = 1; n <= s.last; n++) {
			const unsigned *slot = relay_next(r);

			assert_non_null(slot);
			assert_int_equal(*slot, n);
			if (cases[i].take_us)
				usleep(cases[i].take_us);
			assert_int_equal(*slot, n); /* nobody writes to the one at hand */
		}
		assert_null(relay_next(r));
		assert_null(relay_next(r));
		relay_free(r);
	}
}

/* It ends wherever it is: before the first, with slots at hand, full. */
static void test_given_up(void **state)
{
	(void)state;
	for (unsigned taken = 0; taken < 20; taken++) {
		struct source s = {.last = UINT32_MAX};
		struct relay *r = start(&s, 1 + taken % SLOTS);

		for (unsigned n = 0; n < taken; n++)
			assert_non_null(relay_next(r));
		relay_free(r);
		assert_true(s.next <= taken + SLOTS);
	}
	relay_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all),
		cmocka_unit_test(test_given_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
