/* SPDX-License-Identifier: Apache-2.0 */
/* What of the validator no event shows: tests/system/test_validate.py looks at all else. */
#include "../base/unit.h"

#include "ocsf/validate.h"

enum { REGEXES = 600 };

/* More regexes than the memory of what matched has places: they share some. */
static void a_text_and_many_regexes(void **state)
{
	static char patterns[REGEXES][16];
	struct regex_memo *memo = regex_memo_new();
	struct intern *names = NULL;
	struct rules *rules = NULL;

	(void)state;
	assert_non_null(memo);
	assert_int_equal(intern_new(&names), 0);
	assert_int_equal(rules_new(names, &rules), 0);
	for (int round = 0; round < 3; round++) {
		for (int i = 0; i < REGEXES; i++) {
			struct rule_regex *regex;

			(void)snprintf(patterns[i], sizeof(patterns[i]), "^x{%d}$", i);
			regex = rules_regex(rules, text_of(patterns[i]));
			assert_non_null(regex);
			assert_int_equal(regex_match(memo, regex, TEXT("xxxxx")), i == 5);
			assert_int_equal(regex_match(memo, regex, TEXT("xxxxxx")), i == 6);
		}
	}
	rules_free(rules);
	intern_free(names);
	free(memo);
}

/* A regex that goes back too often is tried in another way; one that only going back can match is
 * told as undecided. */
static void hard_regexes(void **state)
{
	struct regex_memo *memo = regex_memo_new();
	struct rule_regex slow = {.pattern = TEXT("^(a+)+$")};
	struct rule_regex slower = {.pattern = TEXT("^(a|aa)+\\1$")};
	struct rule_regex broken = {.pattern = TEXT("([")};

	(void)state;
	assert_non_null(memo);
	assert_int_equal(
		regex_match(memo, &slow, TEXT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")), 0);
	assert_int_equal(regex_match(memo, &slow, TEXT("aaaa")), 1);
	assert_int_equal(
		regex_match(memo, &slower,
	                    TEXT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")),
		-ELOOP);
	assert_int_equal(regex_match(memo, &broken, TEXT("a")), -EINVAL);
	assert_true(broken.fault.len > 0);
	regex_done(&slow);
	regex_done(&slower);
	regex_done(&broken);
	free(memo);
}

static void characters(void **state)
{
	(void)state;
	assert_int_equal(count_characters(TEXT("")), 0);
	assert_int_equal(count_characters(TEXT("abc")), 3);
	assert_int_equal(count_characters(TEXT("e\xcc\x81\xc3\xa9")), 2);
	assert_int_equal(count_characters(TEXT("\r\n")), 1);
	assert_int_equal(count_characters(TEXT("\xf0\x9f\x87\xa9\xf0\x9f\x87\xaa")), 1);
}

static void keys_that_are_numbers(void **state)
{
	static const char *const numbers[] = {"0", "7", "-5", "9223372036854775807"};
	static const char *const words[] = {"",   "-", "-0", "01", "1.0", "9223372036854775808",
	                                    "+1", " 1"};
	int64_t n;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
		assert_true(number_of_key(text_of(numbers[i]), &n));
		assert_true(n == strtoll(numbers[i], NULL, 10));
	}
	for (size_t i = 0; i < ARRAY_LEN(words); i++)
		assert_false(number_of_key(text_of(words[i]), &n));
}

/* Every code has a name of its own, and words, whatever a finding of it leaves out. */
static void findings_have_words(void **state)
{
	struct buffer words;

	(void)state;
	buffer_init(&words, 1u << 16);
	for (unsigned id = 0; id < FINDING_COUNT; id++) {
		struct finding f = {.id = (enum finding_id)id};

		buffer_clear(&words);
		finding_words(&f, &words);
		assert_true(words.len > 5);
		assert_null(memchr(words.bytes, '{', words.len));
		assert_null(memchr(words.bytes, '[', words.len));
		for (unsigned other = 0; other < id; other++)
			assert_string_not_equal(finding_code((enum finding_id)id),
			                        finding_code((enum finding_id)other));
	}
	for (unsigned key = 0; key < KEY_COUNT; key++)
		assert_non_null(finding_key_name((enum finding_key)key));
	buffer_done(&words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_and_many_regexes),
		cmocka_unit_test(hard_regexes),
		cmocka_unit_test(characters),
		cmocka_unit_test(keys_that_are_numbers),
		cmocka_unit_test(findings_have_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
