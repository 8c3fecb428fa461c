/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <stdlib.h>

#define FIRST_ROOM 256

void buffer_init(struct buffer *b, size_t ceiling)
{
	/* So that sums of two lengths never wrap. */
	if (ceiling > PTRDIFF_MAX - 1)
		ceiling = PTRDIFF_MAX - 1;
	*b = (struct buffer){.ceiling = ceiling};
}

void buffer_done(struct buffer *b)
{
	free(b->bytes);
	*b = (struct buffer){.ceiling = b->ceiling};
}

void buffer_clear(struct buffer *b)
{
	b->len = 0;
	b->error = 0;
}

int buffer_grow(struct buffer *b, size_t more)
{
	if (b->error)
		return b->error;
	if (more <= b->room - b->len)
		return 0;
	if (more > b->ceiling - b->len)
		return b->error = -EFBIG;

	size_t room = b->room ? b->room : FIRST_ROOM;
	while (room < b->len + more)
		room *= 2;
	if (room > b->ceiling)
		room = b->ceiling;
	/* One more than `room` says: vsnprintf wants a place for its NUL. */
	char *bytes = realloc(b->bytes, room + 1);
	if (!bytes)
		return b->error = -ENOMEM;
	b->bytes = bytes;
	b->room = room;
	return 0;
}

/* "00" to "99": two digits at a time halve the divisions. */
static const char digit_pairs[] = "00010203040506070809101112131415161718192021222324"
				  "25262728293031323334353637383940414243444546474849"
				  "50515253545556575859606162636465666768697071727374"
				  "75767778798081828384858687888990919293949596979899";

/* How many digits: by the highest bit, one less where the power of ten there is not reached. */
static size_t decimal_len(uint64_t n)
{
	static const uint64_t powers[20] = {
		0,
		10,
		100,
		1000,
		10000,
		100000,
		1000000,
		10000000,
		100000000,
		1000000000,
		10000000000,
		100000000000,
		1000000000000,
		10000000000000,
		100000000000000,
		1000000000000000,
		10000000000000000,
		100000000000000000,
		1000000000000000000,
		10000000000000000000u,
	};
	unsigned bits = 64 - (unsigned)__builtin_clzll(n | 1);
	size_t guess = bits * 1233 >> 12; /* log10(2) */

	return guess + (n >= powers[guess]);
}

size_t decimal_u64(char to[DECIMAL_LEN], uint64_t n)
{
	size_t len = decimal_len(n), at = len;

	while (n >= 100) {
		at -= 2;
		memcpy(to + at, digit_pairs + 2 * (n % 100), 2);
		n /= 100;
	}
	if (n >= 10)
		memcpy(to, digit_pairs + 2 * n, 2);
	else
		to[0] = (char)('0' + n);
	return len;
}

void buffer_add_u64(struct buffer *b, uint64_t n)
{
	char digits[DECIMAL_LEN];

	buffer_add(b, digits, decimal_u64(digits, n));
}

void buffer_add_i64(struct buffer *b, int64_t n)
{
	size_t start = b->len;

	if (n >= 0) {
		buffer_add_u64(b, (uint64_t)n);
		return;
	}
	buffer_add_char(b, '-');
	buffer_add_u64(b, 0u - (uint64_t)n);
	if (b->error)
		b->len = start; /* no sign without its number */
}

void buffer_printf(struct buffer *b, const char *format, ...)
{
	va_list args, again;

	if (buffer_reserve(b, 0) < 0)
		return;
	va_start(args, format);
	va_copy(again, args);
	size_t room = b->bytes ? b->room - b->len + 1 : 0;
	int n = vsnprintf(b->bytes ? b->bytes + b->len : NULL, room, format, args);
	va_end(args);
	if (n < 0) {
		b->error = -EINVAL;
	} else if ((size_t)n < room) {
		b->len += (size_t)n;
	} else if (buffer_reserve(b, (size_t)n) == 0 && n > 0) {
		(void)vsnprintf(b->bytes + b->len, (size_t)n + 1, format, again);
		b->len += (size_t)n;
	}
	va_end(again);
}

int buffer_error(const struct buffer *b)
{
	return b->error;
}

struct text buffer_text(const struct buffer *b)
{
	return b->bytes ? (struct text){b->bytes, b->len} : TEXT("");
}
