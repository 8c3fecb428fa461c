/* SPDX-License-Identifier: Apache-2.0 */
#include "encode/encode.h"

#include "../base/unit.h"

static void expect_record(const struct csv_cell *cells, size_t count, const char *wanted)
{
	struct buffer out;

	buffer_init(&out, 4096);
	csv_record(&out, cells, count);
	buffer_add_char(&out, 0);
	assert_int_equal(buffer_error(&out), 0);
	assert_string_equal(out.bytes, wanted);
	buffer_done(&out);
}

static void test_records(void **state)
{
	const struct csv_cell cells[] = {
		{TEXT("tcp"), true},  {TEXT_NONE, true},          {TEXT(""), true},
		{TEXT("-12"), false}, {TEXT(" 10.0.0.1 "), true},
	};
	const struct csv_cell none = {TEXT_NONE, false};

	(void)state;
	expect_record(cells, ARRAY_LEN(cells), "tcp,,\"\",-12, 10.0.0.1 \r\n");
	expect_record(&none, 1, "\"\"\r\n");
	expect_record(NULL, 0, "\r\n");
}

static void test_cells(void **state)
{
	static const struct {
		struct text text;
		const char *field;
	} cases[] = {
#define S(bytes, field) {{bytes, sizeof(bytes) - 1}, field "\r\n"}
		S("a,b", "\"a,b\""),
		S("say \"no\"", "\"say \"\"no\"\"\""),
		S("a\nb\r\nc", "\"a\nb\r\nc\""),
		S("a\tb", "a\tb"),
		S("\xe4\xb8\xad,", "\"\xe4\xb8\xad,\""),
		S("a\0b\x1b[2J\x7f\xc2\x9b", "a\xef\xbf\xbd"
	                                     "b\xef\xbf\xbd[2J\xef\xbf\xbd\xef\xbf\xbd"),
		S("\xff\xe2\x82", "\xef\xbf\xbd\xef\xbf\xbd"),
		/* what a spreadsheet would compute */
		S("=1+1", "'=1+1"),
		S("+1", "'+1"),
		S("-bash", "'-bash"),
		S("@sum", "'@sum"),
		S("\tx", "'\tx"),
		S("\rx", "\"'\rx\""),
		S("\nx", "\"'\nx\""),
		S("  =1", "'  =1"),
		S("\xc2\xa0=1", "'\xc2\xa0=1"),
		S("\xef\xbc\x9d", "'\xef\xbc\x9d"),
		S("=cmd|'/c \"x\"'!A1,", "\"'=cmd|'/c \"\"x\"\"'!A1,\""),
		S("a=1", "a=1"),
		S("\x1b=1", "\xef\xbf\xbd=1"),
		S("[::1]:22", "[::1]:22"),
#undef S
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct csv_cell cell = {cases[i].text, true};

		expect_record(&cell, 1, cases[i].field);
	}
}

static void test_ceiling(void **state)
{
	const struct csv_cell cell = {TEXT("a long \"cell\" that does not fit"), true};
	struct buffer out;

	(void)state;
	buffer_init(&out, 16);
	csv_record(&out, &cell, 1);
	assert_int_equal(buffer_error(&out), -EFBIG);
	buffer_done(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_records),
		cmocka_unit_test(test_cells),
		cmocka_unit_test(test_ceiling),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
