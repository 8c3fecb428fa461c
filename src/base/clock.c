/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <time.h>

#define MS_PER_DAY 86400000
/* 0000-01-01 and 9999-12-31 at their first and last millisecond: RFC 3339 has four digits. */
#define FIRST_MS (-62167219200000)
#define LAST_MS 253402300799999

int64_t clock_now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now); /* cannot fail for this clock and a good address */
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t clock_coarse_ms(void)
{
	struct timespec now;

	(void)clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Whole units, rounded down also before 1970. */
static int64_t floor_div(int64_t n, int64_t by)
{
	return n / by - (n % by < 0);
}

int clock_utc_offset_minutes(int64_t ms)
{
	time_t seconds = (time_t)floor_div(ms, 1000);
	struct tm local;

	if (!localtime_r(&seconds, &local))
		return 0;
	return (int)(local.tm_gmtoff / 60);
}

static void put_digits(char *at, size_t count, unsigned n)
{
	while (count--) {
		at[count] = (char)('0' + n % 10);
		n /= 10;
	}
}

/* The civil date of a day since 1970. Years begin in March here, so that the leap day is their
 * last; eras have 400 years (146,097 days), and day 0 of era 0 is 0000-03-01. */
static void put_date(char *at, int64_t day)
{
	int64_t since = day + 719468;
	int64_t era = floor_div(since, 146097);
	unsigned of_era = (unsigned)(since - era * 146097);
	unsigned year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	unsigned of_year = of_era - (365 * year + year / 4 - year / 100);
	unsigned march_month = (5 * of_year + 2) / 153;
	unsigned month = march_month < 10 ? march_month + 3 : march_month - 9;

	put_digits(at, 4, (unsigned)(era * 400 + year + (month <= 2)));
	put_digits(at + 5, 2, month);
	put_digits(at + 8, 2, of_year - (153 * march_month + 2) / 5 + 1);
}

void clock_rfc3339(int64_t ms, char ret[RFC3339_LEN + 1])
{
	if (ms < FIRST_MS)
		ms = FIRST_MS;
	if (ms > LAST_MS)
		ms = LAST_MS;
	int64_t day = floor_div(ms, MS_PER_DAY);
	unsigned of_day = (unsigned)(ms - day * MS_PER_DAY);

	memcpy(ret, "0000-00-00T00:00:00.000Z", RFC3339_LEN + 1);
	put_date(ret, day);
	put_digits(ret + 11, 2, of_day / 3600000);
	put_digits(ret + 14, 2, of_day / 60000 % 60);
	put_digits(ret + 17, 2, of_day / 1000 % 60);
	put_digits(ret + 20, 3, of_day % 1000);
}
