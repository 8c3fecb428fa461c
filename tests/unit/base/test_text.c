/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/base.h"
#include "random.h"

/* ---- a slow UTF-8 decoder that shares no idea with the fast one -------------------------------
 */

static size_t encode(uint32_t c, uint8_t out[4])
{
	size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const uint8_t mark[] = {0, 0, 0xc0, 0xe0, 0xf0};

	for (size_t i = len - 1; i > 0; i--, c >>= 6)
		out[i] = (uint8_t)(0x80 | (c & 0x3f));
	out[0] = (uint8_t)(mark[len] | c);
	return len;
}

static bool is_character(const uint8_t *bytes, size_t len, uint32_t *ret)
{
	static const uint8_t payload[] = {0, 0x7f, 0x1f, 0x0f, 0x07};
	uint32_t c = bytes[0] & payload[len];
	uint8_t again[4];

	for (size_t i = 1; i < len; i++)
		c = c << 6 | (bytes[i] & 0x3f);
	if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
		return false;
	*ret = c;
	return encode(c, again) == len && memcmp(again, bytes, len) == 0;
}

/* Whether some bytes behind it make a character of it. */
static bool is_beginning(const uint8_t *bytes, size_t len)
{
	static const uint8_t ends[] = {0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf};
	uint32_t ignored;

	for (size_t whole = len + 1; whole <= 4; whole++) {
		uint8_t copy[4] = {0};

		for (size_t k = 0; k < ARRAY_LEN(ends); k++) {
			memset(copy, 0x80, sizeof(copy));
			memcpy(copy, bytes, len);
			copy[len] = ends[k];
			if (is_character(copy, whole, &ignored))
				return true;
		}
	}
	return false;
}

static size_t slow_next(const uint8_t *bytes, size_t left, uint32_t *ret)
{
	size_t longest = 1;

	for (size_t len = 1; len <= 4 && len <= left; len++)
		if (is_character(bytes, len, ret))
			return len;
	for (size_t len = 2; len <= 3 && len <= left; len++)
		if (is_beginning(bytes, len))
			longest = len;
	*ret = 0xfffd;
	return longest;
}

static void same_as_slow(const uint8_t *bytes, size_t len)
{
	char *exact = malloc(len); /* of its own, so that a sanitizer sees a byte too many read */
	uint32_t fast_c, slow_c;

	assert_non_null(exact);
	memcpy(exact, bytes, len);
	size_t fast = utf8_next((struct text){exact, len}, 0, &fast_c);
	size_t slow = slow_next(bytes, len, &slow_c);
	free(exact);
	if (fast != slow || fast_c != slow_c)
		fail_msg("%02x %02x %02x %02x (%zu): %zu U+%04X, not %zu U+%04X", bytes[0],
		         bytes[1], bytes[2], bytes[3], len, fast, fast_c, slow, slow_c);
}

static void decodes_every_character(void **state)
{
	(void)state;
	for (uint32_t c = 0; c <= 0x10ffff; c++) {
		uint8_t bytes[4];
		uint32_t got;

		if (c >= 0xd800 && c <= 0xdfff)
			continue;
		size_t len = encode(c, bytes);
		assert_int_equal(utf8_next((struct text){(char *)bytes, len}, 0, &got), len);
		assert_int_equal(got, c);
	}
}

static void decodes_broken_bytes_as_the_slow_one(void **state)
{
	static const uint8_t edges[] = {0,    'a',  0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf,
	                                0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee,
	                                0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xff};
	const size_t n = ARRAY_LEN(edges);

	(void)state;
	for (unsigned pair = 0; pair < 65536; pair++)
		same_as_slow((uint8_t[4]){(uint8_t)(pair >> 8), (uint8_t)pair}, 2);
	for (size_t i = 0; i < n * n * n * n; i++) {
		const uint8_t bytes[4] = {edges[i / n / n / n], edges[i / n / n % n],
		                          edges[i / n % n], edges[i % n]};

		for (size_t len = 1; len <= 4; len++)
			same_as_slow(bytes, len);
	}
}

static void replaces_by_longest_broken_prefix(void **state)
{
	/* Unicode, table 3-8 */
	static const char example[] = "\xe1\x80\xe2\xf0\x91\x92\xf1\xbf\x41";
	static const uint32_t expected[] = {0xfffd, 0xfffd, 0xfffd, 0xfffd, 0x41};
	struct text t = {example, sizeof(example) - 1};
	uint32_t c;
	size_t at = 0;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(expected); i++) {
		at += utf8_next(t, at, &c);
		assert_int_equal(c, expected[i]);
	}
	assert_int_equal(at, t.len);
	assert_int_equal(utf8_next(t, at, &c), 0);
}

static void cuts_by_characters(void **state)
{
	uint64_t r = random_start();

	(void)state;
	for (int i = 0; i < 20000; i++) {
		uint8_t bytes[24] = {0};
		size_t len = random_below(&r, sizeof(bytes)), max = random_below(&r, 26);
		size_t at = 0, count = 0;
		uint32_t c;
		bool cut;

		for (size_t k = 0; k < len; k++)
			bytes[k] = (uint8_t)(random_next(&r) & 1 ? random_next(&r) : 0x80 | k);
		while (at < len && count < max) {
			at += slow_next(bytes + at, len - at, &c);
			count++;
		}
		struct text t = utf8_cut((struct text){(char *)bytes, len}, max, &cut);
		assert_int_equal(t.len, at);
		assert_int_equal(cut, at < len);
	}
}

/* ---- texts ----------------------------------------------------------------------------------- */

static void reads_numbers_as_the_c_library(void **state)
{
	static const struct {
		const char *text;
		int error;
	} bad[] = {
		{"", -EINVAL},
		{"-1", -EINVAL},
		{"+1", -EINVAL},
		{" 1", -EINVAL},
		{"1 ", -EINVAL},
		{"0x1", -EINVAL},
		{"1:", -EINVAL},
		{"1/", -EINVAL},
		{"18446744073709551616", -ERANGE},
		{"99999999999999999999", -ERANGE},
		{"184467440737095516150", -ERANGE},
		{"99999999999999999999x", -EINVAL},
	};
	uint64_t r = random_start(), n = 7;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_int_equal(text_to_u64(text_of(bad[i].text), &n), bad[i].error);
	assert_int_equal(text_to_u64(TEXT_NONE, &n), -EINVAL);
	assert_int_equal(n, 7);
	for (int i = 0; i < 20000; i++) {
		uint64_t wanted = random_next(&r) >> random_below(&r, 64);
		char digits[32];

		snprintf(digits, sizeof(digits), "%s%llu", i % 5 ? "" : "000",
		         (unsigned long long)wanted);
		assert_int_equal(text_to_u64(text_of(digits), &n), 0);
		assert_true(n == wanted);
	}
	assert_int_equal(text_to_u64(TEXT("18446744073709551615"), &n), 0);
	assert_true(n == UINT64_MAX);
}

static void splits_and_joins(void **state)
{
	struct text rest = TEXT(",a,,b,"), part;
	static const char *const parts[] = {"", "a", "", "b"};
	uint64_t r = random_start();

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		assert_true(text_split(&rest, ',', &part));
		assert_true(text_equal(part, text_of(parts[i])));
	}
	assert_false(text_split(&rest, ',', &part));
	rest = TEXT_NONE;
	assert_false(text_split(&rest, ',', &part));
	for (int i = 0; i < 5000; i++) {
		char line[20], joined[21] = "";
		size_t len = random_below(&r, sizeof(line)), at = 0;

		for (size_t k = 0; k < len; k++)
			line[k] = "a,\0b"[random_next(&r) & 3];
		for (rest = (struct text){line, len}; text_split(&rest, ',', &part);) {
			memcpy(joined + at, part.bytes, part.len);
			at += part.len;
			joined[at++] = ',';
		}
		if (len && line[len - 1] != ',')
			at--;
		assert_int_equal(at, len);
		assert_memory_equal(joined, line, len);
	}
}

static void compares_and_trims(void **state)
{
	(void)state;
	assert_true(text_equal(TEXT_NONE, TEXT("")));
	assert_true(text_equal(TEXT("a\0b"), TEXT("a\0b")));
	assert_false(text_equal(TEXT("a\0b"), TEXT("a\0c")));
	assert_false(text_equal(TEXT("a"), TEXT("ab")));
	assert_int_equal(text_compare(TEXT("a"), TEXT("a")), 0);
	assert_true(text_compare(TEXT("a"), TEXT("a\0")) < 0);
	assert_true(text_compare(TEXT("\xff"), TEXT("a")) > 0);
	assert_true(text_compare(TEXT_NONE, TEXT("a")) < 0);
	assert_true(text_starts(TEXT("abc"), TEXT("ab")));
	assert_true(text_starts(TEXT_NONE, TEXT_NONE));
	assert_false(text_starts(TEXT("a"), TEXT("ab")));
	assert_false(text_starts(TEXT("ba"), TEXT("a")));
	assert_true(text_equal(text_trim(TEXT(" \t\r\n\v\fa b\n")), TEXT("a b")));
	assert_int_equal(text_trim(TEXT(" \n ")).len, 0);
	assert_null(text_trim(TEXT_NONE).bytes);
	assert_null(text_of(NULL).bytes);
	assert_int_equal(text_of("").len, 0);
	assert_non_null(text_of("").bytes);
}

static void takes_words(void **state)
{
	struct text rest = TEXT("  one\ttwo \t  three  "), word;

	(void)state;
	assert_true(text_word(&rest, &word));
	assert_true(text_equal(word, TEXT("one")));
	assert_true(text_word(&rest, &word));
	assert_true(text_equal(word, TEXT("two")));
	assert_true(text_word(&rest, &word));
	assert_true(text_equal(word, TEXT("three")));
	assert_true(text_equal(rest, TEXT("  ")));
	assert_false(text_word(&rest, &word));
	rest = TEXT_NONE;
	assert_false(text_word(&rest, &word));
}

static void reads_bracket_numbers(void **state)
{
	static const char *const broken[] = {
		"",        "socket:[",    "socket:[]",   "socket:[5",   "socket:5]",
		"net:[5]", "socket:[5]x", "socket:[-5]", "socket:[5 ]", "xsocket:[5]"};
	uint64_t n = 0;

	(void)state;
	assert_true(text_bracket_number(TEXT("socket:[4711]"), TEXT("socket:["), &n));
	assert_int_equal(n, 4711);
	for (size_t i = 0; i < ARRAY_LEN(broken); i++)
		if (text_bracket_number(text_of(broken[i]), TEXT("socket:["), &n))
			fail_msg("taken: %s", broken[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_words),
		cmocka_unit_test(reads_bracket_numbers),
		cmocka_unit_test(decodes_every_character),
		cmocka_unit_test(decodes_broken_bytes_as_the_slow_one),
		cmocka_unit_test(replaces_by_longest_broken_prefix),
		cmocka_unit_test(cuts_by_characters),
		cmocka_unit_test(reads_numbers_as_the_c_library),
		cmocka_unit_test(splits_and_joins),
		cmocka_unit_test(compares_and_trims),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
