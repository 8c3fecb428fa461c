/* SPDX-License-Identifier: Apache-2.0 */
/* What a terminal must never be sent, and how wide what it is sent comes out. */
#ifndef CONNQUERY_FUZZ_TERMINAL_H
#define CONNQUERY_FUZZ_TERMINAL_H

#include "base/base.h"
#include "fuzz.h"

#include <locale.h>
#include <wchar.h>

#define MARKS_ALLOWED 4

static inline bool is_among(uint32_t c, uint32_t first, uint32_t last)
{
	return c >= first && c <= last;
}

/* Columns of a line without colours. */
static inline size_t must_be_safe(struct text line)
{
	static locale_t utf8; /* is slow to open */
	size_t columns = 0, marks = MARKS_ALLOWED;
	uint32_t c;

	if (!utf8)
		utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	MUST(utf8);
	locale_t before = uselocale(utf8);
	for (size_t at = 0, len; at < line.len; at += len) {
		len = utf8_next(line, at, &c);
		int width = wcwidth((wchar_t)c);

		MUST(c != 0xfffd || (len == 3 && memcmp(line.bytes + at, "\xef\xbf\xbd", 3) == 0));
		MUST(c >= 0x20 && !is_among(c, 0x7f, 0x9f) && !is_among(c, 0x200b, 0x200f));
		MUST(!is_among(c, 0x2028, 0x202e) && !is_among(c, 0x2060, 0x206f) && c != 0xfeff);
		MUST(width >= 0);
		marks = width == 0 ? marks + 1 : 0;
		MUST(marks <= MARKS_ALLOWED); /* none at the beginning */
		columns += (size_t)width;
	}
	uselocale(before);
	return columns;
}

#endif
