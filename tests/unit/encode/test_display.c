/* SPDX-License-Identifier: Apache-2.0 */
#include "encode/encode.h"

#include "../base/unit.h"

#include <locale.h>

static bool locales_are_gone;

locale_t __real_newlocale(int mask, const char *name, locale_t base);
locale_t __wrap_newlocale(int mask, const char *name, locale_t base);

locale_t __wrap_newlocale(int mask, const char *name, locale_t base)
{
	return locales_are_gone ? (locale_t)0 : __real_newlocale(mask, name, base);
}

static void expect(struct text t, size_t width, size_t columns, const char *shown)
{
	struct buffer out;

	buffer_init(&out, 4096);
	assert_int_equal(display_add(&out, t, width), columns);
	buffer_add_char(&out, 0);
	assert_int_equal(buffer_error(&out), 0);
	assert_string_equal(out.bytes, shown);
	buffer_done(&out);
}

#define DOTS_4 "\xcc\x87\xcc\x87\xcc\x87\xcc\x87"

static void test_safe(void **state)
{
	static const struct {
		struct text text;
		size_t width;
		const char *shown;
	} cases[] = {
#define S(bytes, width, shown) {{bytes, sizeof(bytes) - 1}, width, shown}
		S("", 0, ""),
		S("sshd", 4, "sshd"),
		S("a\0b\tc\n.\re\x1b[2Jf\x7f", 15, "a?b?c?.?e?[2Jf?"),
		S("\xc2\x80|\xc2\x9b|\xc2\xa0|", 6, "?|?|\xc2\xa0|"),
		/* marks of direction, overrides, isolates, ends of lines, a joiner, a tag */
		S("\xe2\x80\x8e\xe2\x80\xae\xe2\x81\xa6\xe2\x80\xa8\xe2\x80\xa9\xe2\x80\x8d"
	          "\xf3\xa0\x81\x81\xef\xbb\xbf",
	          8, "????????"),
		/* what only looks like a blank, and a selector that is not seen */
		S("\xe3\x85\xa4\xc2\xadi\xef\xb8\x8f", 4, "??i?"),
		/* unassigned, not a character, broken */
		S("\xcd\xb8\xef\xbf\xbf\xff\xc0\xaf\xed\xa0\x80\xf0\x9f\x98", 9, "?????????"),
		S("\xef\xbf\xbd", 1, "\xef\xbf\xbd"),
		S("\xe4\xb8\xad\xe6\x96\x87", 4, "\xe4\xb8\xad\xe6\x96\x87"),
		S("\xf0\x9f\x98\x80!", 3, "\xf0\x9f\x98\x80!"),
		S("e\xcc\x81t\xc3\xa9", 3, "e\xcc\x81t\xc3\xa9"),
		S("\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab.", 3,
	          "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab."),
		/* marks: without a base, behind what is not shown, too many */
		S("\xcc\x87\xcc\x87 a", 3, "? a"),
		S("\n\xcc\x87\xcc\x87o", 2, "?o"),
		S("o" DOTS_4 ".", 2, "o" DOTS_4 "."),
		S("o" DOTS_4 DOTS_4 "\xcc\x87.", 3, "o" DOTS_4 "?."),
#undef S
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		assert_int_equal(display_width(cases[i].text), cases[i].width);
		expect(cases[i].text, SIZE_MAX, cases[i].width, cases[i].shown);
	}
}

static void test_cut(void **state)
{
	struct text han = TEXT("a\xe4\xb8\xad\xe6\x96\x87");
	struct text marked = TEXT("ae\xcc\x81\xcc\x82o");

	(void)state;
	expect(TEXT("nginx"), 3, 3, "ngi");
	expect(TEXT("nginx"), 0, 0, "");
	expect(han, 2, 1, "a");
	expect(han, 3, 3, "a\xe4\xb8\xad");
	expect(han, 4, 3, "a\xe4\xb8\xad");
	expect(marked, 1, 1, "a");
	expect(marked, 2, 2, "ae\xcc\x81\xcc\x82");
	expect(marked, 3, 3, "ae\xcc\x81\xcc\x82o");
}

/* The thread's locale, and with it the process's, is as it was. */
static void test_locale_stays(void **state)
{
	locale_t before = uselocale((locale_t)0);
	locale_t own = newlocale(LC_ALL_MASK, "C", (locale_t)0);

	(void)state;
	assert_int_equal(display_width(TEXT("\xe4\xb8\xad")), 2);
	assert_ptr_equal(uselocale(own), before);
	assert_int_equal(display_width(TEXT("\xe4\xb8\xad")), 2);
	assert_ptr_equal(uselocale(before), own);
	freelocale(own);
	assert_string_equal(setlocale(LC_ALL, NULL), "C");
}

static void test_without_locale(void **state)
{
	(void)state;
	locales_are_gone = true;
	expect(TEXT("a\xe4\xb8\xad"
	            "e\xcc\x81z"),
	       SIZE_MAX, 5, "a?e?z");
	locales_are_gone = false;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_safe),
		cmocka_unit_test(test_cut),
		cmocka_unit_test(test_locale_stays),
		cmocka_unit_test(test_without_locale),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
