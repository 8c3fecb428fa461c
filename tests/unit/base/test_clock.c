/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <time.h>

#include "base/base.h"
#include "random.h"

static void prints_time_as_the_c_library(void **state)
{
	const int64_t first = -62167219200000, last = 253402300799999;
	uint64_t r = random_start();

	(void)state;
	for (int i = 0; i < 300000; i++) {
		/* Every day of 400 years, after which the calendar begins anew, and any time. */
		int64_t ms =
			i & 1 ? first + (int64_t)(random_next(&r) % (uint64_t)(last - first + 1))
			      : (i / 2 - 30000) * INT64_C(86400000) - 1 + i % 4;
		int64_t part = (ms % 1000 + 1000) % 1000;
		time_t seconds = (ms - part) / 1000;
		char wanted[64], day[32], got[RFC3339_LEN + 1];
		struct tm tm;

		assert_non_null(gmtime_r(&seconds, &tm));
		strftime(day, sizeof(day), "-%m-%dT%H:%M:%S", &tm);
		snprintf(wanted, sizeof(wanted), "%04d%s.%03dZ", tm.tm_year + 1900, day, (int)part);
		clock_rfc3339(ms, got);
		assert_string_equal(got, wanted);
	}
}

static void keeps_to_four_digits(void **state)
{
	char got[RFC3339_LEN + 1];

	(void)state;
	clock_rfc3339(INT64_MIN, got);
	assert_string_equal(got, "0000-01-01T00:00:00.000Z");
	clock_rfc3339(INT64_MAX, got);
	assert_string_equal(got, "9999-12-31T23:59:59.999Z");
	clock_rfc3339(1795490466123, got);
	assert_string_equal(got, "2026-11-24T03:21:06.123Z");
}

static void tells_the_offset_of_that_time(void **state)
{
	static const struct {
		const char *zone;
		int64_t ms;
		int minutes;
	} cases[] = {
		{"UTC0", 0, 0},
		{"XXX-5:30", 0, 330},
		{"XXX3:30", -1, -210},
		{"CET-1CEST,M3.5.0,M10.5.0/3", 1767225600000, 60},  /* January 2026 */
		{"CET-1CEST,M3.5.0,M10.5.0/3", 1782864000000, 120}, /* July 2026 */
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		setenv("TZ", cases[i].zone, 1);
		tzset();
		assert_int_equal(clock_utc_offset_minutes(cases[i].ms), cases[i].minutes);
	}
}

static void tells_now(void **state)
{
	int64_t before = (int64_t)time(NULL) * 1000;
	int64_t now = clock_now_ms();

	(void)state;
	assert_true(now >= before - 1000 && now <= before + 60000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prints_time_as_the_c_library),
		cmocka_unit_test(keeps_to_four_digits),
		cmocka_unit_test(tells_the_offset_of_that_time),
		cmocka_unit_test(tells_now),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
