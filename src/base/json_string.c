/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json_string.h"

/* ---- escapes -------------------------------------------------------------------------------- */

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The four digits behind \u; -1 when they are none. */
static int32_t hex4(const char *at)
{
	int32_t code = 0;

	for (int i = 0; i < 4; i++) {
		int digit = hex_value(at[i]);

		if (digit < 0)
			return -1;
		code = code << 4 | digit;
	}
	return code;
}

static bool is_high(int32_t code)
{
	return code >= 0xd800 && code <= 0xdbff;
}

static bool is_low(int32_t code)
{
	return code >= 0xdc00 && code <= 0xdfff;
}

/* What follows a backslash that is not a 'u'; 0 for what may not. */
static char simple_escape(char c)
{
	static const char meanings[128] = {
		['"'] = '"',  ['\\'] = '\\', ['/'] = '/',  ['b'] = '\b',
		['f'] = '\f', ['n'] = '\n',  ['r'] = '\r', ['t'] = '\t',
	};

	return (signed char)c >= 0 ? meanings[(uint8_t)c] : 0;
}

/* At a backslash; moves behind the escape. */
static enum string_result read_escape(const char **at, const char *end, const char **fault)
{
	const char *p = *at;
	int32_t code;

	if (end - p < 2)
		return STRING_UNENDED;
	if (p[1] != 'u') {
		*fault = "a backslash with a character behind it that it does not go with";
		*at += 2;
		return simple_escape(p[1]) ? STRING_READ : STRING_WRONG;
	}
	for (int i = 2; i < 6; i++) {
		if (end - p <= i)
			return STRING_UNENDED;
		*fault = "\\u without four hexadecimal digits";
		if (hex_value(p[i]) < 0)
			return STRING_WRONG;
	}
	code = hex4(p + 2);
	*at = p + 6;
	if (!is_high(code) && !is_low(code))
		return STRING_READ;
	*fault = "half of a surrogate pair";
	if (is_low(code) || (end - p > 6 && p[6] != '\\') || (end - p > 7 && p[7] != 'u'))
		return STRING_WRONG;
	if (end - p < 12)
		return STRING_UNENDED;
	*at = p + 12;
	return is_low(hex4(p + 8)) ? STRING_READ : STRING_WRONG;
}

/* At a byte of 0x80 or more; moves behind the character. */
static enum string_result read_character(const char **at, const char *end, const char **fault)
{
	struct text rest = {*at, (size_t)(end - *at)};
	uint32_t c;
	size_t len = utf8_next(rest, 0, &c);

	if (c == 0xfffd && (len != 3 || memcmp(rest.bytes, "\xef\xbf\xbd", 3) != 0)) {
		if (len == rest.len && len < 4 && (uint8_t)rest.bytes[0] >= 0xc2 &&
		    (uint8_t)rest.bytes[0] < 0xf5)
			return STRING_UNENDED;
		*fault = "bytes that are no UTF-8";
		return STRING_WRONG;
	}
	*at += len;
	return STRING_READ;
}

enum string_result json_string_read(const char **at, const char *end, bool *escaped,
                                    const char **fault)
{
	*escaped = false;
	for (;;) {
		const char *here = *at = plain_end(*at, end);
		enum string_result result;

		if (here == end)
			return STRING_UNENDED;
		if (*here == '"')
			return STRING_READ;
		if (*here == '\\') {
			*escaped = true;
			result = read_escape(at, end, fault);
		} else if ((signed char)*here < 0) {
			result = read_character(at, end, fault);
		} else {
			*fault = *here == '\n' || *here == '\r'
			                 ? "the line ends inside a string"
			                 : "a control character in a string: it must be escaped";
			result = STRING_WRONG;
		}
		if (result != STRING_READ) {
			*at = here;
			return result;
		}
	}
}

/* ---- what it means -------------------------------------------------------------------------- */

static void add_utf8(struct buffer *to, uint32_t c)
{
	char bytes[4];
	size_t len = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	static const uint8_t leads[] = {0, 0, 0xc0, 0xe0, 0xf0};

	for (size_t i = len; i-- > 1; c >>= 6)
		bytes[i] = (char)(0x80 | (c & 0x3f));
	bytes[0] = (char)(leads[len] | c);
	buffer_add(to, bytes, len);
}

void json_string_decode(struct text raw, struct buffer *room)
{
	const char *at = raw.bytes, *end = raw.bytes + raw.len;

	while (at < end) {
		const char *backslash = memchr(at, '\\', (size_t)(end - at));
		const char *stop = backslash ? backslash : end;
		int32_t code;

		buffer_add(room, at, (size_t)(stop - at));
		at = stop;
		if (!backslash)
			break;
		if (at[1] != 'u') {
			buffer_add_char(room, simple_escape(at[1]));
			at += 2;
			continue;
		}
		code = hex4(at + 2);
		at += 6;
		if (is_high(code)) {
			code = 0x10000 + ((code - 0xd800) << 10 | (hex4(at + 2) - 0xdc00));
			at += 6;
		}
		add_utf8(room, (uint32_t)code);
	}
}
