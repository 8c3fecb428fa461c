/* SPDX-License-Identifier: Apache-2.0 */
/* cq_doctor as a program uses it: what it hands over, how a callback ends it, and what it says to
 * be complete. What it finds is compared with queries in tests/system/test_doctor.py. */
#include <setjmp.h>
#include <stdarg.h>

#include "pipeline/pipeline.h"

#include <cmocka.h>

#define MOST 128

struct report {
	unsigned count, lacks;
	const char *groups[MOST]; /* each as it begins, of the static words below */
	unsigned group_count;
	unsigned end_at; /* the callback ends it with this finding; 0: not at all */
};

static const char *const groups[] = {"kernel",     "privilege", "sources",
                                     "namespaces", "owners",    "host"};

static const char *group_named(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(groups); i++)
		if (strcmp(groups[i], name) == 0)
			return groups[i];
	return NULL;
}

static int take(void *context, const struct cq_finding *f)
{
	struct report *r = context;
	const char *group = group_named(f->group);

	assert_non_null(group);
	assert_true(f->name && f->name[0] != '\0');
	assert_true(f->detail && f->detail[0] != '\0');
	/* what is poorer says in what; what is well says nothing */
	assert_int_equal(f->lacks != NULL, f->health == CQ_LACKS || f->health == CQ_WORSE);
	if (f->health == CQ_GOOD)
		assert_null(f->mend);
	if (r->group_count == 0 || r->groups[r->group_count - 1] != group) {
		assert_true(r->group_count < MOST);
		r->groups[r->group_count++] = group;
	}
	r->count++;
	r->lacks += f->health == CQ_LACKS;
	return r->count == r->end_at ? -ECANCELED : 0;
}

static void test_whole(void **state)
{
	struct report r = {0};
	bool complete;

	(void)state;
	assert_int_equal(cq_doctor(take, &r, &complete, NULL), 0);
	assert_int_equal(complete, r.lacks == 0);
	assert_int_equal(r.group_count, ARRAY_LEN(groups));
	for (size_t i = 0; i < ARRAY_LEN(groups); i++)
		assert_ptr_equal(r.groups[i], groups[i]);
	r = (struct report){0};
	assert_int_equal(cq_doctor(take, &r, NULL, NULL), 0);
}

/* Wherever a callback ends it, nothing comes behind, and nothing is said to be complete. */
static void test_ended(void **state)
{
	struct report whole = {0};

	(void)state;
	assert_int_equal(cq_doctor(take, &whole, NULL, NULL), 0);
	for (unsigned at = 1; at <= whole.count; at++) {
		struct report r = {.end_at = at};
		struct cq_error error = {.code = 1, .text = "old"};
		bool complete = true;

		int answer = cq_doctor(take, &r, &complete, &error);

		if (answer == 0 && r.count < at)
			break; /* a namespace less than before */
		assert_int_equal(answer, -ECANCELED);
		assert_int_equal(r.count, at);
		assert_true(complete); /* untouched */
		assert_string_equal(error.text, "");
	}
}

static void test_arguments(void **state)
{
	struct cq_error error = {0};

	(void)state;
	assert_int_equal(cq_doctor(NULL, NULL, NULL, &error), -EINVAL);
	assert_string_equal(error.text, "cq_doctor: no callback");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_ended),
		cmocka_unit_test(test_arguments),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
