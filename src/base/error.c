/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <assert.h>

#define WORDS_ROOM sizeof(((struct cq_error *)NULL)->text)

/* What a terminal obeys or what turns a line's order around, instead of showing it: C0, DEL and C1
 * controls, line and paragraph separators, and Unicode's direction marks, overrides and isolates;
 * and what it does not show at all (word joiner, byte-order mark). */
static bool is_control(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0x9f) || (c >= 0x200e && c <= 0x200f) ||
	       (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x2069) || c == 0xfeff;
}

/* Makes words fit to be shown: names from the host are in them. Works in place, as nothing grows;
 * what a cut has left of the last character goes. Returns the length. */
static size_t clean(char *words, size_t len, bool cut)
{
	size_t to = 0;

	for (size_t at = 0; at < len;) {
		uint32_t c;
		size_t step = utf8_next((struct text){words, len}, at, &c);
		/* a U+FFFD that was written is whole; one that utf8_next made stands for less */
		bool broken =
			c == 0xfffd && (step < 3 || memcmp(words + at, "\xef\xbf\xbd", 3) != 0);

		if (c == 0xfffd && cut && at + step == len)
			break;
		if (broken || is_control(c)) {
			words[to++] = '?';
		} else {
			memmove(words + to, words + at, step);
			to += step;
		}
		at += step;
	}
	words[to] = '\0';
	return to;
}

size_t words_vprintf(char *words, size_t room, const char *format, va_list args)
{
	int n = vsnprintf(words, room, format, args);

	if (n < 0) {
		words[0] = '\0';
		return 0;
	}
	if ((size_t)n < room)
		return clean(words, (size_t)n, false);
	return clean(words, room - 1, true);
}

int fail(struct cq_error *reterr, int code, const char *format, ...)
{
	char words[WORDS_ROOM]; /* an argument may be the old text of reterr */
	va_list args;

	assert(code < 0);
	if (!reterr)
		return code;
	va_start(args, format);
	size_t len = words_vprintf(words, sizeof(words), format, args);
	va_end(args);
	memcpy(reterr->text, words, len + 1);
	reterr->code = code;
	return code;
}

int fail_sys(struct cq_error *reterr, int code, const char *format, ...)
{
	const char *reason = strerrordesc_np(-code);
	char words[WORDS_ROOM], number[32];
	va_list args;

	assert(code < 0);
	if (!reterr)
		return code;
	if (!reason) {
		(void)snprintf(number, sizeof(number), "error %d", -code);
		reason = number;
	}
	/* A long name is cut, not the reason behind it. */
	size_t tail = strlen(reason) + 2;
	va_start(args, format);
	size_t len = words_vprintf(words, sizeof(words) - tail, format, args);
	va_end(args);
	(void)snprintf(words + len, sizeof(words) - len, ": %s", reason);
	memcpy(reterr->text, words, len + tail + 1);
	reterr->code = code;
	return code;
}

int fail_in(struct cq_error *reterr, const char *format, ...)
{
	char words[2 * WORDS_ROOM];
	va_list args;

	if (!reterr)
		return -EIO;
	va_start(args, format);
	size_t len = words_vprintf(words, WORDS_ROOM, format, args);
	va_end(args);
	int n = snprintf(words + len, sizeof(words) - len, ": %s", reterr->text);
	if (n > 0)
		len += (size_t)n;
	bool cut = len >= WORDS_ROOM;
	if (cut)
		len = WORDS_ROOM - 1;
	len = clean(words, len, cut);
	memcpy(reterr->text, words, len + 1);
	return reterr->code < 0 ? reterr->code : -EIO;
}

const char *errno_name(int number, char room[16])
{
	/* 0 - x, as -INT_MIN is no int */
	unsigned positive = number < 0 ? 0u - (unsigned)number : (unsigned)number;
	const char *name = positive <= INT32_MAX ? strerrorname_np((int)positive) : NULL;

	if (name && positive != 0)
		return name;
	(void)snprintf(room, 16, "E%u", positive);
	return room;
}
