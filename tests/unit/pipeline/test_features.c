/* SPDX-License-Identifier: Apache-2.0 */
#include "../base/unit.h"

#include "pipeline/pipeline.h"

/* "1.0.4", "10.42" */
static bool is_version(const char *words)
{
	return words[0] >= '0' && words[0] <= '9' && strchr(words, '.') && !strchr(words, ' ');
}

static void test_each(void **state)
{
	struct cq_feature f;
	size_t n = 0;

	(void)state;
	for (; cq_feature(n, &f) == 0; n++) {
		print_message("# %s: %s %s\n", f.name, f.library, f.version);
		assert_non_null(f.what_for);
		assert_true(f.in || f.optional);
		if (f.in)
			assert_true(is_version(f.version));
		else
			assert_string_equal(f.version, "");
	}
	assert_true(n >= 3);
	assert_int_equal(cq_feature(n, &f), -ENOENT);
	assert_int_equal(cq_feature(SIZE_MAX, &f), -ENOENT);
	assert_int_equal(cq_feature(0, NULL), -EINVAL);
}

/* The feature says what the options do. */
static void test_hashes(void **state)
{
	struct cq_error error = {0};
	struct cq_query *query = NULL;
	struct cq_feature f;
	size_t n = 0;

	(void)state;
	while (cq_feature(n, &f) == 0 && strcmp(f.name, "hashes") != 0)
		n++;
	assert_string_equal(f.name, "hashes");
	assert_int_equal(cq_query_new(&query), 0);
	assert_int_equal(cq_query_set(query, "hash", "sha256", &error), f.in ? 0 : -EOPNOTSUPP);
	cq_query_free(query);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each),
		cmocka_unit_test(test_hashes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
