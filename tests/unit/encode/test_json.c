/* SPDX-License-Identifier: Apache-2.0 */
#include "encode/encode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void start(struct json_writer *j, struct buffer *b, size_t ceiling)
{
	buffer_init(b, ceiling);
	json_writer_init(j, b);
}

static void expect(struct buffer *b, const char *wanted)
{
	assert_int_equal(buffer_error(b), 0);
	buffer_add_char(b, '\0');
	assert_string_equal(b->bytes, wanted);
	buffer_done(b);
}

static void test_shapes(void **state)
{
	struct json_writer j;
	struct writer *w = &j.base;
	struct buffer b;

	(void)state;
	start(&j, &b, 4096);
	w->ops->open(w, TEXT_NONE, false);
	w->ops->text(w, TEXT("a"), TEXT("x"));
	w->ops->open(w, TEXT("list"), true);
	w->ops->number(w, TEXT_NONE, INT64_MIN);
	w->ops->boolean(w, TEXT_NONE, true);
	w->ops->open(w, TEXT_NONE, false);
	w->ops->close(w);
	w->ops->open(w, TEXT_NONE, true);
	w->ops->close(w);
	w->ops->close(w);
	w->ops->boolean(w, TEXT("no"), false);
	w->ops->number(w, TEXT("most"), INT64_MAX);
	w->ops->close(w);
	expect(&b, "{\"a\":\"x\",\"list\":[-9223372036854775808,true,{},[]],\"no\":false,"
	           "\"most\":9223372036854775807}");
}

static void test_fractions(void **state)
{
	static const int64_t numbers[] = {0,        1,       -1,        500000,   52374031,
	                                  -4889690, 1000000, 100000000, INT64_MIN};
	struct json_writer j;
	struct writer *w = &j.base;
	struct buffer b;

	(void)state;
	start(&j, &b, 4096);
	w->ops->open(w, TEXT_NONE, true);
	for (size_t i = 0; i < ARRAY_LEN(numbers); i++)
		w->ops->fraction(w, TEXT_NONE, numbers[i]);
	w->ops->close(w);
	expect(&b, "[0.0,0.000001,-0.000001,0.5,52.374031,-4.88969,1.0,100.0,"
	           "-9223372036854.775808]");
}

static void test_deepest(void **state)
{
	struct json_writer j;
	struct buffer b;

	(void)state;
	start(&j, &b, 4096);
	for (int i = 0; i < 64; i++)
		j.base.ops->open(&j.base, TEXT_NONE, i % 2 == 0);
	for (int i = 0; i < 64; i++)
		j.base.ops->close(&j.base);
	assert_int_equal(b.len, 128);
	assert_memory_equal(b.bytes, "[{[{", 4);
	assert_memory_equal(b.bytes + 124, "}]}]", 4);
	buffer_done(&b);
}

static void test_strings(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *json;
	} cases[] = {
#define S(bytes, json) {bytes, sizeof(bytes) - 1, "\"" json "\""}
		S("", ""),
		S("plain", "plain"),
		S("\"\\/", "\\\"\\\\/"),
		S("\b\t\n\f\r", "\\b\\t\\n\\f\\r"),
		S("\0\x01\x1b\x1f\x7f", "\\u0000\\u0001\\u001b\\u001f\\u007f"),
		S("\xc2\x80\xc2\x85\xc2\x9f\xc2\xa0", "\\u0080\\u0085\\u009f\xc2\xa0"),
		S("\xe2\x80\xa7\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\xaa",
	          "\xe2\x80\xa7\\u2028\\u2029\xe2\x80\xaa"),
		S("\xff|\xc3(|\xe2\x82|\xed\xa0\x80|\xf4\x90\x80\x80",
	          "\xef\xbf\xbd|\xef\xbf\xbd(|\xef\xbf\xbd|\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd|"
	          "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd"),
		S("\xef\xbf\xbd", "\xef\xbf\xbd"),
		S("\xf0\x9f\x98\x80 12345678\"", "\xf0\x9f\x98\x80 12345678\\\""),
		S("ends in \xe2\x82", "ends in \xef\xbf\xbd"),
#undef S
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct json_writer j;
		struct buffer b;

		start(&j, &b, 4096);
		j.base.ops->text(&j.base, TEXT_NONE, (struct text){cases[i].bytes, cases[i].len});
		expect(&b, cases[i].json);
	}
}

/* Each length around the widths that are copied at once, each place of one odd byte. */
static void test_every_place(void **state)
{
	static const char odd[] = {'"', '\n', '\x7f', '\xff', 0};
	char bytes[40], wanted[128];

	(void)state;
	for (size_t len = 1; len < sizeof(bytes); len++) {
		for (size_t at = 0; at < len; at++) {
			static const char *const escaped[] = {"\\\"", "\\n", "\\u007f",
			                                      "\xef\xbf\xbd", "\\u0000"};
			size_t kind = (len + at) % sizeof(odd);
			struct json_writer j;
			struct buffer b;

			memset(bytes, 'a', sizeof(bytes));
			bytes[at] = odd[kind];
			snprintf(wanted, sizeof(wanted), "\"%.*s%s%.*s\"", (int)at,
			         "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", escaped[kind],
			         (int)(len - at - 1), "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
			start(&j, &b, 4096);
			j.base.ops->text(&j.base, TEXT_NONE, (struct text){bytes, len});
			expect(&b, wanted);
		}
	}
}

/* Characters of three bytes across every place where a long string is cut into pieces. */
static void test_long(void **state)
{
	enum { COUNT = 5000, SHIFTS = 4 };
	char *bytes = malloc(SHIFTS + 3 * COUNT);

	(void)state;
	assert_non_null(bytes);
	for (size_t shift = 0; shift < SHIFTS; shift++) {
		struct json_writer j;
		struct buffer b;

		memset(bytes, 'x', shift);
		for (size_t i = 0; i < COUNT; i++)
			memcpy(bytes + shift + 3 * i, "\xe2\x82\xac", 3);
		start(&j, &b, 1 << 20);
		j.base.ops->text(&j.base, TEXT_NONE, (struct text){bytes, shift + 3 * COUNT});
		assert_int_equal(buffer_error(&b), 0);
		assert_int_equal(b.len, 2 + shift + 3 * COUNT);
		assert_memory_equal(b.bytes + 1, bytes, shift + 3 * COUNT);
		buffer_done(&b);
	}
	free(bytes);
}

static void test_splice(void **state)
{
	struct json_writer j;
	struct writer *w = &j.base;
	struct buffer b;

	(void)state;
	start(&j, &b, 4096);
	w->ops->open(w, TEXT_NONE, false);
	json_writer_splice(&j, TEXT(""));
	json_writer_splice(&j, TEXT("\"a\":1,\"b\":2"));
	json_writer_splice(&j, TEXT(""));
	w->ops->number(w, TEXT("c"), 3);
	json_writer_splice(&j, TEXT("\"d\":4"));
	w->ops->close(w);
	expect(&b, "{\"a\":1,\"b\":2,\"c\":3,\"d\":4}");
}

static void test_ceiling(void **state)
{
	struct json_writer j;
	struct writer *w = &j.base;
	struct buffer b;

	(void)state;
	start(&j, &b, 64);
	w->ops->open(w, TEXT_NONE, false);
	for (int i = 0; i < 100; i++) {
		w->ops->text(w, TEXT("key"), TEXT("value"));
		w->ops->number(w, TEXT("n"), i);
		w->ops->boolean(w, TEXT("b"), true);
		w->ops->open(w, TEXT("o"), false);
		w->ops->close(w);
		json_writer_splice(&j, TEXT("\"s\":1"));
	}
	w->ops->close(w);
	assert_int_equal(buffer_error(&b), -EFBIG);
	assert_true(b.len <= 64);
	buffer_done(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shapes),      cmocka_unit_test(test_fractions),
		cmocka_unit_test(test_deepest),     cmocka_unit_test(test_strings),
		cmocka_unit_test(test_every_place), cmocka_unit_test(test_long),
		cmocka_unit_test(test_splice),      cmocka_unit_test(test_ceiling),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
