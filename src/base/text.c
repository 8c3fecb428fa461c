/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

struct text text_of(const char *nul_terminated)
{
	return nul_terminated ? (struct text){nul_terminated, strlen(nul_terminated)} : TEXT_NONE;
}

bool text_equal(struct text a, struct text b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.bytes, b.bytes, a.len) == 0);
}

int text_compare(struct text a, struct text b)
{
	size_t common = a.len < b.len ? a.len : b.len;
	int order = common ? memcmp(a.bytes, b.bytes, common) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool text_starts(struct text whole, struct text beginning)
{
	return whole.len >= beginning.len &&
	       (beginning.len == 0 || memcmp(whole.bytes, beginning.bytes, beginning.len) == 0);
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct text text_trim(struct text t)
{
	while (t.len && is_space(t.bytes[0])) {
		t.bytes++;
		t.len--;
	}
	while (t.len && is_space(t.bytes[t.len - 1]))
		t.len--;
	return t;
}

bool text_split(struct text *rest, char separator, struct text *ret_part)
{
	if (rest->len == 0)
		return false;
	const char *found = memchr(rest->bytes, separator, rest->len);
	size_t len = found ? (size_t)(found - rest->bytes) : rest->len;
	size_t taken = found ? len + 1 : len;

	*ret_part = (struct text){rest->bytes, len};
	rest->bytes += taken;
	rest->len -= taken;
	return true;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

bool text_word(struct text *rest, struct text *ret_word)
{
	size_t at = 0, end;

	while (at < rest->len && is_blank(rest->bytes[at]))
		at++;
	for (end = at; end < rest->len && !is_blank(rest->bytes[end]);)
		end++;
	if (end == at)
		return false;
	*ret_word = (struct text){rest->bytes + at, end - at};
	*rest = (struct text){rest->bytes + end, rest->len - end};
	return true;
}

bool text_bracket_number(struct text link, struct text prefix, uint64_t *ret)
{
	if (link.len < prefix.len + 2 || !text_starts(link, prefix) ||
	    link.bytes[link.len - 1] != ']')
		return false;
	return text_to_u64((struct text){link.bytes + prefix.len, link.len - prefix.len - 1},
	                   ret) == 0;
}

int text_to_u64(struct text t, uint64_t *ret)
{
	uint64_t n = 0;
	bool too_large = false;

	if (t.len == 0)
		return -EINVAL;
	for (size_t i = 0; i < t.len; i++) {
		unsigned digit = (unsigned)(unsigned char)t.bytes[i] - '0';

		if (digit > 9)
			return -EINVAL;
		too_large |= __builtin_mul_overflow(n, 10u, &n);
		too_large |= __builtin_add_overflow(n, digit, &n);
	}
	if (too_large)
		return -ERANGE;
	*ret = n;
	return 0;
}

/* How a character begins: the bits of the first byte that count, how many bytes follow, and what
 * the second byte may be. The bounds of the second byte keep overlong forms, surrogates and what is
 * beyond U+10FFFF out (Unicode, table 3-7). */
struct utf8_lead {
	uint8_t first, last, bits, following, low, high;
};
static const struct utf8_lead utf8_leads[] = {
	{0xc2, 0xdf, 0x1f, 1, 0x80, 0xbf}, {0xe0, 0xe0, 0x0f, 2, 0xa0, 0xbf},
	{0xe1, 0xec, 0x0f, 2, 0x80, 0xbf}, {0xed, 0xed, 0x0f, 2, 0x80, 0x9f},
	{0xee, 0xef, 0x0f, 2, 0x80, 0xbf}, {0xf0, 0xf0, 0x07, 3, 0x90, 0xbf},
	{0xf1, 0xf3, 0x07, 3, 0x80, 0xbf}, {0xf4, 0xf4, 0x07, 3, 0x80, 0x8f},
};

static const struct utf8_lead *lead_of(uint8_t byte)
{
	for (size_t i = 0; i < ARRAY_LEN(utf8_leads); i++)
		if (byte >= utf8_leads[i].first && byte <= utf8_leads[i].last)
			return &utf8_leads[i];
	return NULL;
}

size_t utf8_next(struct text t, size_t at, uint32_t *ret_codepoint)
{
	if (at >= t.len) {
		*ret_codepoint = 0;
		return 0;
	}
	uint8_t byte = (uint8_t)t.bytes[at];
	if (byte < 0x80) {
		*ret_codepoint = byte;
		return 1;
	}
	const struct utf8_lead *lead = lead_of(byte);
	*ret_codepoint = 0xfffd;
	if (!lead)
		return 1;

	uint32_t c = byte & lead->bits;
	uint8_t low = lead->low, high = lead->high;
	for (size_t i = 1; i <= lead->following; i++) {
		if (i >= t.len - at)
			return i;
		byte = (uint8_t)t.bytes[at + i];
		if (byte < low || byte > high)
			return i;
		c = c << 6 | (byte & 0x3f);
		low = 0x80;
		high = 0xbf;
	}
	*ret_codepoint = c;
	return lead->following + 1u;
}

struct text utf8_cut(struct text t, size_t max, bool *ret_cut)
{
	size_t at = 0;

	/* No character is shorter than a byte. */
	if (t.len <= max)
		at = t.len;
	for (size_t n = 0; at < t.len && n < max; n++) {
		uint32_t ignored;

		at += utf8_next(t, at, &ignored);
	}
	*ret_cut = at < t.len;
	return (struct text){t.bytes, at};
}
