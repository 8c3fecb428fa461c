/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <sys/random.h>

/* One call for many identifiers: asking the kernel for each costs a second per million. */
static int refill(struct uuid_source *s)
{
	size_t got = 0;

	while (got < sizeof(s->pool)) {
		ssize_t n = getrandom(s->pool + got, sizeof(s->pool) - got, 0);

		if (n < 0 && errno != EINTR)
			return -errno;
		if (n > 0)
			got += (size_t)n;
	}
	s->left = sizeof(s->pool);
	return 0;
}

/* Eight random bytes that were not given before. */
static int random_u64(struct uuid_source *s, uint64_t *ret)
{
	if (s->left < sizeof(*ret)) {
		int r = refill(s);

		if (r < 0)
			return r;
	}
	s->left -= sizeof(*ret);
	memcpy(ret, s->pool + s->left, sizeof(*ret));
	return 0;
}

/* The first 60 bits that are not version: the time and, behind it, a counter that starts low at
 * random in each new millisecond. When the clock stands or goes back it counts on, if need be into
 * the time (RFC 9562, 6.2, method 1 and its counter rollover). */
static int next_stamp(struct uuid_source *s, int64_t ms)
{
	const uint64_t latest = (UINT64_C(1) << 48) - 1;
	uint64_t time = ms < 0 ? 0 : (uint64_t)ms;
	uint64_t start;

	if (time > latest)
		time = latest;
	if (s->last >> 12 >= time && s->last != 0) {
		if (s->last >= (latest << 12 | 0xfff))
			return -EOVERFLOW;
		s->last++;
		return 0;
	}
	int r = random_u64(s, &start);
	if (r < 0)
		return r;
	s->last = time << 12 | (start & 0x7ff);
	return 0;
}

/* The lowest digits. */
static void put_hex(char *to, uint64_t n, int digits)
{
	static const char hex[] = "0123456789abcdef";

	while (digits-- > 0)
		*to++ = hex[n >> (4 * digits) & 15];
}

int uuid_next(struct uuid_source *s, int64_t ms, char ret[UUID_LEN + 1])
{
	uint64_t random;
	int r = next_stamp(s, ms);

	if (r == 0)
		r = random_u64(s, &random);
	if (r < 0)
		return r;
	uint64_t high = (s->last >> 12) << 16 | 0x7000 | (s->last & 0xfff);
	uint64_t low = UINT64_C(0x8000000000000000) | random >> 2;

	put_hex(ret, high >> 32, 8);
	put_hex(ret + 9, high >> 16, 4);
	put_hex(ret + 14, high, 4);
	put_hex(ret + 19, low >> 48, 4);
	put_hex(ret + 24, low, 12);
	ret[8] = ret[13] = ret[18] = ret[23] = '-';
	ret[UUID_LEN] = '\0';
	return 0;
}
