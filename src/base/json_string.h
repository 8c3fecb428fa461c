/* SPDX-License-Identifier: Apache-2.0 */
/* The strings of json_reader.c. */
#ifndef CONNQUERY_BASE_JSON_STRING_H
#define CONNQUERY_BASE_JSON_STRING_H

#include "base/base.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Does the byte stand for itself in a string, and need no look at its neighbours? */
static inline bool is_plain(char c)
{
	return (signed char)c >= 0x20 && c != '"' && c != '\\';
}

/* The first byte that is not plain, or the end. Here so that it is part of the reader's loop: most
 * strings are plain and short. */
static inline const char *plain_end(const char *at, const char *end)
{
#ifdef __SSE2__
	for (; end - at >= 16; at += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
		/* Signed: what is not ASCII is below the space too. */
		__m128i other =
			_mm_or_si128(_mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)),
		                     _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
		                                  _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))));
		unsigned mask = (unsigned)_mm_movemask_epi8(other);

		if (mask)
			return at + __builtin_ctz(mask);
	}
#else
	for (; end - at >= 8; at += 8) {
		const uint64_t ones = 0x0101010101010101u, tops = ones * 0x80;
		uint64_t v, quote, backslash;

		memcpy(&v, at, sizeof(v));
		quote = v ^ ones * '"';
		backslash = v ^ ones * '\\';
		if ((v | (v - ones * 0x20) | (quote - ones) | (backslash - ones)) & tops)
			break; /* perhaps one of these eight */
	}
#endif
	while (at < end && is_plain(*at))
		at++;
	return at;
}

enum string_result { STRING_READ, STRING_UNENDED, STRING_WRONG };
/* Reads from behind the opening quote on. *at becomes the place of the closing quote, else of the
 * fault; *escaped is set when there are backslashes. */
enum string_result json_string_read(const char **at, const char *end, bool *escaped,
                                    const char **fault);
/* Writes what a string that was read means behind what is in `room`. */
void json_string_decode(struct text raw, struct buffer *room);

#endif
