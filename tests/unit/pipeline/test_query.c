/* SPDX-License-Identifier: Apache-2.0 */
/* Options of a question: what is taken, what is refused and in which words, and the SQL that they
 * mean. */
#include <setjmp.h>
#include <stdarg.h>

#include "pipeline/pipeline.h"

#include <cmocka.h>

struct setting {
	const char *name, *value;
};

static void plan(const struct setting *settings, size_t count, const char *want)
{
	struct cq_query *q = NULL;
	struct cq_error error = {0};
	struct text got;

	assert_int_equal(cq_query_new(&q), 0);
	for (size_t i = 0; i < count; i++)
		if (cq_query_set(q, settings[i].name, settings[i].value, &error) < 0)
			fail_msg("%s", error.text);
	got = plan_query_string(q, 4026531840);
	assert_non_null(got.bytes);
	assert_string_equal(got.bytes, want);
	cq_query_free(q);
}

#define PLAN(want, ...)                             \
	plan((const struct setting[]){__VA_ARGS__}, \
	     ARRAY_LEN(((const struct setting[]){__VA_ARGS__})), want)

static void test_plan(void **state)
{
	(void)state;
	plan(NULL, 0, "SELECT * FROM connections WHERE family IN ('inet', 'inet6')");
	PLAN("SELECT * FROM connections", {"family", "all"});
	PLAN("SELECT * FROM connections WHERE family IN ('unix')", {"family", "unix"});
	PLAN("SELECT * FROM connections WHERE family IN ('inet', 'inet6', 'netlink')",
	     {"family", "netlink"}, {"family", "ip"});
	PLAN("SELECT * FROM connections WHERE family IN ('unix', 'packet')",
	     {"family", "unix,packet"});
	PLAN("SELECT * FROM connections WHERE family IN ('inet', 'inet6') AND local_ip NOT LIKE "
	     "'%:%'",
	     {"ipv4", NULL});
	PLAN("SELECT * FROM connections WHERE family IN ('inet', 'inet6') AND local_ip LIKE '%:%'",
	     {"ipv6", NULL});
	PLAN("SELECT * FROM connections WHERE family IN ('inet', 'inet6')", {"ipv6", NULL},
	     {"ipv4", NULL});
	PLAN("SELECT * FROM connections WHERE netns = 4026531840", {"family", "all"},
	     {"netns", "current"});
	PLAN("SELECT * FROM connections WHERE netns = 4026531840", {"family", "all"},
	     {"netns", "812"});
	PLAN("SELECT * FROM connections WHERE netns_name = 'it''s'", {"family", "all"},
	     {"netns", "it's"});
	PLAN("SELECT * FROM connections WHERE netns = 4026531840", {"family", "all"},
	     {"netns", "/run/netns/blue"});
}

static void test_refused(void **state)
{
	static const struct {
		const char *name, *value, *words;
	} cases[] = {
		{"famly", "ip", "--famly: no such option of a query"},
		{"family", "inet",
	         "--family inet: must be ip, unix, packet, netlink, vsock, xdp or all"},
		{"family", "", "--family: needs a value"},
		{"family", NULL, "--family: needs a value (FAMILY)"},
		{"ipv4", "yes", "--ipv4: takes no value"},
		{"netns", "0", "--netns 0: no process has that id"},
		{"netns", "", NULL},
		{"netns", "..", NULL},
		{"ocsf-version", "1.1.0", NULL},
		{"ocsf-version", "", NULL},
		{"label", "novalue", "--label novalue: must be KEY=VALUE"},
		{"label", "=x", "--label =x: must be KEY=VALUE"},
		{"internal", "10.0.0.0/33", NULL},
		{"internal", "10.0.0.1/8", NULL},
		{"internal", "banana", NULL},
		{"env", "", NULL},
		{"env", "A=B", NULL},
		{"hash", "crc32", "--hash crc32: must be sha256, sha1 or md5"},
		{"hash", "", NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct cq_error error = {0};
		struct cq_query *q = NULL;

		assert_int_equal(cq_query_new(&q), 0);
		if (cq_query_set(q, cases[i].name, cases[i].value, &error) >= 0)
			fail_msg("--%s %s was taken", cases[i].name, cases[i].value);
		assert_true(error.code < 0);
		assert_true(error.text[0] != '\0');
		assert_null(strchr(error.text, '\n'));
		if (cases[i].words)
			assert_string_equal(error.text, cases[i].words);
		cq_query_free(q);
	}
}

static void test_hostile_values_stay_words(void **state)
{
	struct cq_error error = {0};
	struct cq_query *q = NULL;
	char longest[5000];

	(void)state;
	memset(longest, 'x', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	assert_int_equal(cq_query_new(&q), 0);
	assert_int_equal(cq_query_set(q, "name", longest, &error), -E2BIG);
	assert_true(cq_query_set(q, "family", "\x1b[31m\nx", &error) < 0);
	assert_null(strchr(error.text, '\x1b'));
	assert_null(strchr(error.text, '\n'));
	for (unsigned i = 0; i < 256; i++)
		assert_int_equal(cq_query_set(q, "label", "k=v", &error), 0);
	assert_int_equal(cq_query_set(q, "label", "k=v", &error), -E2BIG);
	cq_query_free(q);
}

static int never(void *context, const struct cq_event *event)
{
	(void)context;
	(void)event;
	return -ECANCELED;
}

static void test_arguments(void **state)
{
	struct cq_error error = {0};
	struct cq_query *q = NULL;
	struct cq_gap gap;

	(void)state;
	assert_int_equal(cq_query_new(NULL), -EINVAL);
	assert_int_equal(cq_query_new(&q), 0);
	assert_int_equal(cq_query_set(NULL, "name", "x", &error), -EINVAL);
	assert_int_equal(cq_query_run(q, NULL, NULL, NULL, &error), -EINVAL);
	assert_int_equal(cq_query_gap(q, 0, &gap), -ENOENT);
	/* the callback's answer ends the run and comes back */
	assert_int_equal(cq_query_set(q, "family", "all", &error), 0);
	assert_int_equal(cq_query_run(q, never, NULL, NULL, &error), -ECANCELED);
	assert_int_equal(cq_query_run(q, never, NULL, NULL, &error), -EALREADY);
	cq_query_free(q);
	cq_query_free(NULL);
}

static void test_missing_namespace(void **state)
{
	struct cq_error error = {0};
	struct cq_query *q = NULL;

	(void)state;
	assert_int_equal(cq_query_new(&q), 0);
	assert_int_equal(cq_query_set(q, "netns", "no-such-name", &error), 0);
	assert_int_equal(cq_query_run(q, never, NULL, NULL, &error), -ENOENT);
	assert_string_equal(error.text,
	                    "network namespace no-such-name: No such file or directory");
	cq_query_free(q);
	assert_int_equal(cq_query_new(&q), 0);
	assert_int_equal(cq_query_set(q, "netns", "/etc/passwd", &error), 0);
	assert_int_equal(cq_query_run(q, never, NULL, NULL, &error), -ENOENT);
	cq_query_free(q);
}

static void test_options_are_documented(void **state)
{
	const struct cq_option *o = cq_query_options();

	(void)state;
	for (; o->name; o++) {
		assert_true(o->help && o->help[0] != '\0');
		assert_true(strlen(o->name) < 20);
		for (const struct cq_option *p = o + 1; p->name; p++)
			assert_string_not_equal(o->name, p->name);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plan),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_hostile_values_stay_words),
		cmocka_unit_test(test_arguments),
		cmocka_unit_test(test_missing_namespace),
		cmocka_unit_test(test_options_are_documented),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
