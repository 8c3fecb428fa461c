/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

#include <arpa/inet.h>

static size_t byte_count(uint8_t family)
{
	return family == 4 ? 4 : family == 6 ? 16 : 0;
}

void address_normalise(struct address *a)
{
	static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};

	if (a->family == 6 && memcmp(a->bytes, mapped, sizeof(mapped)) == 0)
		*a = address_v4(a->bytes + sizeof(mapped));
}

struct address address_v4(const void *four_bytes)
{
	struct address a = {.family = 4};

	memcpy(a.bytes, four_bytes, 4);
	return a;
}

struct address address_v6(const void *sixteen_bytes)
{
	struct address a = {.family = 6};

	memcpy(a.bytes, sixteen_bytes, 16);
	address_normalise(&a);
	return a;
}

static char *put_v4(char *to, const uint8_t *bytes)
{
	for (size_t i = 0; i < 4; i++) {
		uint8_t n = bytes[i];

		if (i)
			*to++ = '.';
		if (n >= 100)
			*to++ = (char)('0' + n / 100);
		if (n >= 10)
			*to++ = (char)('0' + n / 10 % 10);
		*to++ = (char)('0' + n % 10);
	}
	return to;
}

static char *put_hex(char *to, unsigned word)
{
	static const char hex[] = "0123456789abcdef";

	for (unsigned shift = 12; shift; shift -= 4)
		if (word >> shift)
			*to++ = hex[word >> shift & 15];
	*to++ = hex[word & 15];
	return to;
}

/* The longest run of at least two zero words, the first of equals (RFC 5952, 4.2). */
static void find_zeros(const unsigned words[8], size_t *ret_at, size_t *ret_len)
{
	*ret_at = 8;
	*ret_len = 1;
	for (size_t i = 0, run = 0; i < 8; i++) {
		run = words[i] ? 0 : run + 1;
		if (run > *ret_len) {
			*ret_len = run;
			*ret_at = i + 1 - run;
		}
	}
}

static char *put_v6(char *to, const uint8_t *bytes)
{
	unsigned words[8];
	size_t zeros, zeros_len;

	for (size_t i = 0; i < 8; i++)
		words[i] = (unsigned)bytes[2 * i] << 8 | bytes[2 * i + 1];
	find_zeros(words, &zeros, &zeros_len);
	for (size_t i = 0; i < 8;) {
		if (i == zeros) {
			*to++ = ':';
			*to++ = ':';
			i += zeros_len;
			continue;
		}
		if (i && i != zeros + zeros_len)
			*to++ = ':';
		/* IPv4-compatible and IPv4-mapped: mixed (RFC 5952, 5), as inet_ntop and ss do. */
		if (i == 6 && zeros == 0 &&
		    (zeros_len == 6 || (zeros_len == 5 && words[5] == 0xffff)))
			return put_v4(to, bytes + 12);
		to = put_hex(to, words[i++]);
	}
	return to;
}

size_t address_print(struct address a, char ret[ADDRESS_LEN])
{
	char *end = ret;

	if (a.family == 4)
		end = put_v4(ret, a.bytes);
	else if (a.family == 6)
		end = put_v6(ret, a.bytes);
	*end = '\0';
	return (size_t)(end - ret);
}

/* Four numbers, none with a 0 before it, as inet_pton reads them. By hand: lists have millions. */
static bool parse_v4(struct text t, uint8_t ret[4])
{
	size_t at = 0;

	for (size_t i = 0; i < 4; i++) {
		size_t start = at;
		unsigned number = 0;

		while (at < t.len && at < start + 4 && t.bytes[at] >= '0' && t.bytes[at] <= '9')
			number = number * 10 + (unsigned)(t.bytes[at++] - '0');
		if (at == start || number > 255 || (t.bytes[start] == '0' && at > start + 1))
			return false;
		ret[i] = (uint8_t)number;
		if (i < 3 && (at == t.len || t.bytes[at++] != '.'))
			return false;
	}
	return at == t.len;
}

static bool parse_v6(struct text t, uint8_t ret[16])
{
	char copy[ADDRESS_LEN];

	if (t.len >= sizeof(copy) || memchr(t.bytes, '\0', t.len))
		return false;
	memcpy(copy, t.bytes, t.len);
	copy[t.len] = '\0';
	return inet_pton(AF_INET6, copy, ret) == 1;
}

int address_parse(struct text t, struct address *ret)
{
	bool is_v6 = t.len > 0 && memchr(t.bytes, ':', t.len);
	struct address a = {.family = is_v6 ? 6 : 4};

	if (is_v6 ? !parse_v6(t, a.bytes) : !parse_v4(t, a.bytes))
		return -EINVAL;
	address_normalise(&a);
	*ret = a;
	return 0;
}

static uint32_t v4_number(struct address a)
{
	return (uint32_t)a.bytes[0] << 24 | (uint32_t)a.bytes[1] << 16 | (uint32_t)a.bytes[2] << 8 |
	       a.bytes[3];
}

int address_compare(struct address a, struct address b)
{
	if (a.family != b.family)
		return a.family < b.family ? -1 : 1;
	if (a.family == 4) /* a look-up is some of these: no call for four bytes */
		return (v4_number(a) > v4_number(b)) - (v4_number(a) < v4_number(b));
	return memcmp(a.bytes, b.bytes, byte_count(a.family));
}

bool address_equal(struct address a, struct address b)
{
	return address_compare(a, b) == 0;
}

bool address_is_any(struct address a)
{
	static const uint8_t zeros[16];

	return a.family == 4 ? v4_number(a) == 0
	                     : memcmp(a.bytes, zeros, byte_count(a.family)) == 0;
}

/* Both are asked for every socket of a host: compared as numbers, not bit by bit. */
struct v4_range {
	uint32_t base, mask;
};
bool address_is_loopback(struct address a)
{
	static const uint8_t v6[16] = {[15] = 1};

	return a.family == 4 ? a.bytes[0] == 127 : a.family == 6 && memcmp(a.bytes, v6, 16) == 0;
}

bool address_is_internal(struct address a)
{
	static const struct v4_range internal[] = {
		{0x0a000000, 0xff000000}, /* 10.0.0.0/8 */
		{0xc0a80000, 0xffff0000}, /* 192.168.0.0/16 */
		{0xac100000, 0xfff00000}, /* 172.16.0.0/12 */
		{0xa9fe0000, 0xffff0000}, /* 169.254.0.0/16 */
		{0x64400000, 0xffc00000}, /* 100.64.0.0/10 */
	};
	uint32_t number = v4_number(a);

	if (address_is_loopback(a))
		return true;
	if (a.family == 6) /* fc00::/7 and fe80::/10 */
		return (number & 0xfe000000) == 0xfc000000 || (number & 0xffc00000) == 0xfe800000;
	for (size_t i = 0; a.family == 4 && i < ARRAY_LEN(internal); i++)
		if ((number & internal[i].mask) == internal[i].base)
			return true;
	return false;
}

/* Whether all bits behind the first `bits` are 0. */
static bool is_prefix(const struct network *n)
{
	for (size_t bit = n->bits; bit < 8 * byte_count(n->base.family); bit++)
		if (n->base.bytes[bit / 8] & 0x80u >> bit % 8)
			return false;
	return true;
}

int network_parse(struct text t, struct network *ret, struct cq_error *reterr)
{
	struct text whole = t, ip = TEXT_NONE;
	int shown = whole.len < 100 ? (int)whole.len : 100;
	struct network n = {0};
	bool has_colon = t.len && memchr(t.bytes, ':', t.len);
	uint64_t bits = has_colon ? 128 : 32, most = bits;

	bool has_bits = t.len && memchr(t.bytes, '/', t.len);
	text_split(&t, '/', &ip);
	if (address_parse(ip, &n.base) < 0)
		return fail(reterr, -EINVAL, "'%.*s' is no IP network such as 10.0.0.0/8", shown,
		            whole.len ? whole.bytes : "");
	if (has_bits && (text_to_u64(t, &bits) < 0 || bits > most))
		return fail(reterr, -EINVAL, "'%.*s': the prefix must be 0 to %d bits", shown,
		            whole.bytes, (int)most);
	/* Written as IPv4-mapped: the same network of IPv4 addresses. */
	if (has_colon && n.base.family == 4) {
		if (bits < 96)
			return fail(reterr, -EINVAL,
			            "'%.*s': an IPv4-mapped prefix has at least 96 bits", shown,
			            whole.bytes);
		bits -= 96;
	}
	n.bits = (uint8_t)bits;
	if (!is_prefix(&n))
		return fail(reterr, -EINVAL, "'%.*s': bits beyond the prefix must be 0", shown,
		            whole.bytes);
	*ret = n;
	return 0;
}

bool network_has(struct network n, struct address a)
{
	size_t whole = n.bits / 8;
	unsigned rest = n.bits % 8;

	if (a.family == 0 || n.base.family != a.family || n.bits > 8 * byte_count(a.family))
		return false;
	if (memcmp(n.base.bytes, a.bytes, whole) != 0)
		return false;
	return rest == 0 || (n.base.bytes[whole] ^ a.bytes[whole]) >> (8 - rest) == 0;
}
