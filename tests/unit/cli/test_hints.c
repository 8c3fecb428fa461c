/* SPDX-License-Identifier: Apache-2.0 */
/* The table of hints, compared with the options of the query. */
#include "../base/unit.h"

#include "cli/cli.h"

static const struct command *query(void)
{
	const struct command *command = command_named("query");

	assert_non_null(command);
	assert_ptr_equal(command, &commands[0]);
	assert_non_null(command->hints);
	return command;
}

/* typed: with its dashes, `len` bytes. */
static const struct cq_option *option_of(const char *typed, size_t len)
{
	const struct cq_option *o;

	for (size_t i = 0; (o = command_option(query(), i)); i++) {
		if (len == 2 && typed[0] == '-' && o->letter == typed[1])
			return o;
		if (len > 3 && strncmp(typed, "--", 2) == 0 && strlen(o->name) == len - 2 &&
		    strncmp(o->name, typed + 2, len - 2) == 0)
			return o;
	}
	return NULL;
}

/* What a hint would say of an option is only heard where there is none of that name, or where one
 * lacks its value. */
static void test_hides_nothing(void **state)
{
	(void)state;
	for (const struct hint *h = query()->hints; h->name; h++) {
		const struct cq_option *o = option_of(h->name, strlen(h->name));

		print_message("# %s\n", h->name);
		assert_true(!o || (o->value && !h->goes_on));
	}
}

static void test_each_once(void **state)
{
	(void)state;
	for (const struct hint *h = query()->hints; h->name; h++)
		assert_ptr_equal(hint_named(query(), h->name, strlen(h->name)), h);
	assert_null(hint_named(query(), "--no-such", 9));
	assert_null(hint_named(query(), "-", 1));
}

/* All options that hints speak of are there, and take a value where one is written. */
static void test_speaks_of_options(void **state)
{
	size_t found = 0;

	(void)state;
	for (const struct hint *h = query()->hints; h->name; h++) {
		const char *at = h->words;

		print_message("# %s: %s\n", h->name, h->words);
		for (; (at = strchr(at, '-')); at++) {
			size_t len = strcspn(at, " ,;:=");

			if (at == h->words || at[-1] != ' ' || strncmp(at, "--version", len) == 0)
				continue;
			assert_non_null(option_of(at, len));
			found++;
		}
	}
	assert_true(found > 30);
}

static void test_value_is_in_words(void **state)
{
	(void)state;
	for (const struct hint *h = query()->hints; h->name; h++)
		if (h->value)
			assert_non_null(strstr(h->words, h->value));
}

static void test_beginning(void **state)
{
	(void)state;
	assert_non_null(hint_beginning(query(), "-iTCP:443"));
	assert_non_null(hint_beginning(query(), "-i:443"));
	assert_null(hint_beginning(query(), "-i4"));
	assert_null(hint_beginning(query(), "-tulpn"));
	assert_null(hint_beginning(query(), "--all"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hides_nothing),     cmocka_unit_test(test_each_once),
		cmocka_unit_test(test_speaks_of_options), cmocka_unit_test(test_value_is_in_words),
		cmocka_unit_test(test_beginning),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
