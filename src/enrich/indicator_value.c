/* SPDX-License-Identifier: Apache-2.0 */
#include "enrich/indicator.h"

#define LONGEST_VALUE 2048u

/* ---- letters ----------------------------------------------------------------------------------
 */

static char lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool word_equal(struct text t, const char *word)
{
	size_t i = 0;

	while (i < t.len && word[i] && lower(t.bytes[i]) == word[i])
		i++;
	return i == t.len && word[i] == '\0';
}

static bool word_starts(struct text t, struct text beginning)
{
	for (size_t i = 0; i < beginning.len; i++)
		if (i >= t.len || lower(t.bytes[i]) != beginning.bytes[i])
			return false;
	return true;
}

static struct text behind(struct text t, size_t at)
{
	return (struct text){t.bytes + at, t.len - at};
}

/* ---- hashes, names ----------------------------------------------------------------------------
 */

#define DIGIT 0x10u /* tells the digit 0 from what is no digit */
/* What hexadecimal digits are worth, by their characters. */
static const uint8_t digits[256] = {
	['0'] = DIGIT,      ['1'] = DIGIT | 1,  ['2'] = DIGIT | 2,  ['3'] = DIGIT | 3,
	['4'] = DIGIT | 4,  ['5'] = DIGIT | 5,  ['6'] = DIGIT | 6,  ['7'] = DIGIT | 7,
	['8'] = DIGIT | 8,  ['9'] = DIGIT | 9,  ['a'] = DIGIT | 10, ['b'] = DIGIT | 11,
	['c'] = DIGIT | 12, ['d'] = DIGIT | 13, ['e'] = DIGIT | 14, ['f'] = DIGIT | 15,
	['A'] = DIGIT | 10, ['B'] = DIGIT | 11, ['C'] = DIGIT | 12, ['D'] = DIGIT | 13,
	['E'] = DIGIT | 14, ['F'] = DIGIT | 15,
};

bool digest_read(struct text t, uint8_t ret[32], uint8_t *ret_len)
{
	if (t.len != 32 && t.len != 40 && t.len != 64)
		return false;
	for (size_t i = 0; i < t.len; i += 2) {
		unsigned high = digits[(uint8_t)t.bytes[i]], low = digits[(uint8_t)t.bytes[i + 1]];

		if (!(high & low & DIGIT))
			return false;
		ret[i / 2] = (uint8_t)(high << 4 | (low & 15));
	}
	*ret_len = (uint8_t)(t.len / 2);
	return true;
}

static bool is_name_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

/* The last part of a name is no number, or it would be an address. */
static bool has_letters(const char *label, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (label[i] < '0' || label[i] > '9')
			return true;
	return false;
}

bool name_read(struct text t, char ret[HOST_NAME_LEN + 1], uint8_t *ret_len)
{
	size_t label = 0, labels = 0;

	if (t.len > 0 && t.bytes[t.len - 1] == '.')
		t.len--;
	if (t.len == 0 || t.len > HOST_NAME_LEN)
		return false;
	for (size_t i = 0; i <= t.len; i++) {
		char c = i < t.len ? lower(t.bytes[i]) : '.';

		if (c != '.' && !is_name_letter(c))
			return false;
		ret[i] = c;
		if (c != '.')
			continue;
		if (i == label || i - label > 63)
			return false;
		labels++;
		if (i == t.len && !has_letters(ret + label, i - label))
			return false;
		label = i + 1;
	}
	ret[t.len] = '\0';
	*ret_len = (uint8_t)t.len;
	return labels > 1;
}

/* ---- addresses --------------------------------------------------------------------------------
 */

static bool port_read(struct text t, uint16_t *ret)
{
	uint64_t port;

	if (text_to_u64(t, &port) < 0 || port == 0 || port > 65535)
		return false;
	*ret = (uint16_t)port;
	return true;
}

static const char *address_found(struct indicator_key *k)
{
	k->kind = INDICATOR_ADDRESS;
	return address_is_any(k->first) ? "stands for any address" : NULL;
}

/* "192.0.2.1:443", "[2001:db8::1]:443", "[2001:db8::1]". */
static bool address_with_port(struct text t, struct indicator_key *k)
{
	const char *colon = memrchr(t.bytes, ':', t.len);
	struct text ip = t, port = TEXT_NONE;

	if (t.len > 2 && t.bytes[0] == '[') {
		const char *end = memchr(t.bytes, ']', t.len);

		if (!end)
			return false;
		ip = (struct text){t.bytes + 1, (size_t)(end - t.bytes) - 1};
		if (end + 1 < t.bytes + t.len) {
			if (end[1] != ':')
				return false;
			port = behind(t, (size_t)(end - t.bytes) + 2);
		}
	} else if (colon) {
		ip.len = (size_t)(colon - t.bytes);
		port = behind(t, ip.len + 1);
		if (memchr(ip.bytes, ':', ip.len)) /* IPv6 wants its brackets */
			return false;
	}
	if (port.bytes && !port_read(port, &k->port))
		return false;
	return address_parse(ip, &k->first) == 0;
}

static void mask(struct address *a, uint8_t bits)
{
	for (unsigned bit = bits; bit < (a->family == 4 ? 32u : 128u); bit++)
		a->bytes[bit / 8] &= (uint8_t) ~(0x80u >> bit % 8);
}

/* Bits beyond the prefix are left out: lists have them. */
static const char *network_read(struct text t, size_t slash, struct indicator_key *k)
{
	struct text ip = {t.bytes, slash};
	uint64_t bits;
	unsigned most;

	if (address_parse(ip, &k->first) < 0 || text_to_u64(behind(t, slash + 1), &bits) < 0)
		return "is no network";
	/* an IPv4-mapped one has become IPv4 */
	if (k->first.family == 4 && memchr(ip.bytes, ':', ip.len)) {
		if (bits < 96)
			return "is no network";
		bits -= 96;
	}
	most = k->first.family == 4 ? 32 : 128;
	if (bits > most)
		return "is no network";
	if (bits == 0)
		return "stands for every address";
	if (bits == most)
		return address_found(k);
	k->kind = INDICATOR_NETWORK;
	k->bits = (uint8_t)bits;
	mask(&k->first, k->bits);
	return NULL;
}

static bool range_read(struct text t, struct indicator_key *k)
{
	const char *dash = memchr(t.bytes, '-', t.len);
	struct text first, last;

	if (!dash)
		return false;
	first = text_trim((struct text){t.bytes, (size_t)(dash - t.bytes)});
	last = text_trim(behind(t, (size_t)(dash - t.bytes) + 1));
	if (address_parse(first, &k->first) < 0 || address_parse(last, &k->last) < 0)
		return false;
	k->kind = INDICATOR_RANGE;
	return true;
}

static bool is_every_address(const struct indicator_key *k)
{
	for (size_t i = 0; i < (k->first.family == 4 ? 4u : 16u); i++)
		if (k->first.bytes[i] != 0 || k->last.bytes[i] != 0xff)
			return false;
	return true;
}

static const char *check_range(struct indicator_key *k)
{
	if (k->first.family != k->last.family || address_compare(k->first, k->last) > 0)
		return "is no range: its first address is not the lower one";
	if (address_equal(k->first, k->last))
		return address_found(k);
	return is_every_address(k) ? "stands for every address" : NULL;
}

/* ---- URLs -------------------------------------------------------------------------------------
 */

/* Where "://" is; NULL: nowhere. Most values have no colon, so that one is looked for first. */
static const char *find_scheme(struct text t)
{
	const char *colon = t.len > 0 ? memchr(t.bytes, ':', t.len) : NULL;

	return colon ? memmem(colon, (size_t)(t.bytes + t.len - colon), "://", 3) : NULL;
}

/* "https://user@host:8080/path": what is between. */
static bool url_host(struct text t, struct text *ret, struct text *ret_port)
{
	const char *scheme = find_scheme(t), *at, *colon;
	struct text host;
	size_t len = 0;

	if (!scheme || scheme == t.bytes)
		return false;
	host = behind(t, (size_t)(scheme - t.bytes) + 3);
	while (len < host.len && !memchr("/?#\\", host.bytes[len], 4))
		len++;
	host.len = len;
	at = memrchr(host.bytes, '@', host.len);
	if (at)
		host = behind(host, (size_t)(at - host.bytes) + 1);
	*ret_port = TEXT_NONE;
	colon = memrchr(host.bytes, ':', host.len);
	if (colon && !memchr(colon, ']', (size_t)(host.bytes + host.len - colon))) {
		*ret_port = behind(host, (size_t)(colon - host.bytes) + 1);
		host.len = (size_t)(colon - host.bytes);
	}
	if (host.len > 2 && host.bytes[0] == '[' && host.bytes[host.len - 1] == ']')
		host = (struct text){host.bytes + 1, host.len - 2};
	*ret = host;
	return host.len > 0;
}

static const char *url_read(struct text t, struct indicator_key *k)
{
	struct text host, port;

	if (!url_host(t, &host, &port))
		return "is no URL";
	if (port.bytes && port.len > 0 && !port_read(port, &k->port))
		return "is no URL";
	if (address_parse(host, &k->first) == 0)
		return address_found(k);
	k->kind = INDICATOR_HOST;
	return name_read(host, k->name, &k->len) ? NULL : "has a host that is no name";
}

/* ---- all --------------------------------------------------------------------------------------
 */

static bool is_defanged(struct text t)
{
	return memchr(t.bytes, '[', t.len) || memchr(t.bytes, '(', t.len) ||
	       memchr(t.bytes, '{', t.len) || word_starts(t, TEXT("hxx"));
}

/* Taken back what keeps people from clicking: "[.]", "(.)", "[:]", "[dot]", "hxxp". */
static struct text refang(struct text t, char room[LONGEST_VALUE])
{
	static const struct {
		struct text from;
		char to;
	} marks[] = {{{"[.]", 3}, '.'}, {{"(.)", 3}, '.'}, {{"{.}", 3}, '.'},
	             {{"[:]", 3}, ':'}, {{"[/]", 3}, '/'}, {{"[dot]", 5}, '.'}};
	size_t len = 0, at = 0;

	while (at < t.len) {
		size_t m = 0;

		while (m < ARRAY_LEN(marks) && !word_starts(behind(t, at), marks[m].from))
			m++;
		room[len++] = m < ARRAY_LEN(marks) ? marks[m].to : t.bytes[at];
		at += m < ARRAY_LEN(marks) ? marks[m].from.len : 1;
	}
	if (word_starts((struct text){room, len}, TEXT("hxx")))
		room[1] = room[2] = 't';
	return (struct text){room, len};
}

static const char *address_or_network(struct text t, struct indicator_key *k)
{
	const char *slash = memchr(t.bytes, '/', t.len);

	if (slash)
		return network_read(t, (size_t)(slash - t.bytes), k);
	if (address_parse(t, &k->first) == 0)
		return address_found(k);
	if (range_read(t, k))
		return check_range(k);
	if (address_with_port(t, k))
		return address_found(k);
	return "is no address, network or range";
}

static const char *name_of_kind(struct text t, enum indicator_kind kind, struct indicator_key *k)
{
	if (text_starts(t, TEXT("*."))) {
		t = behind(t, 2);
		kind = INDICATOR_DOMAIN;
	} else if (text_starts(t, TEXT("."))) {
		t = behind(t, 1);
	}
	k->kind = kind;
	return name_read(t, k->name, &k->len) ? NULL : "is no host name";
}

static const char *hash_read(struct text t, struct indicator_key *k)
{
	k->kind = INDICATOR_HASH;
	return digest_read(t, k->digest, &k->len) ? NULL : "is no MD5, SHA-1 or SHA-256";
}

/* What digest and name hold counts by their length only. */
static void key_clear(struct indicator_key *k)
{
	memset(k, 0, offsetof(struct indicator_key, digest));
}

static const char *any_read(struct text t, struct indicator_key *k)
{
	/* nothing else can be read as an address */
	if (address_parse(t, &k->first) == 0)
		return address_found(k);
	if (find_scheme(t))
		return url_read(t, k);
	if (hash_read(t, k) == NULL || name_of_kind(t, INDICATOR_DOMAIN, k) == NULL)
		return NULL;
	key_clear(k);
	if (memchr(t.bytes, '/', t.len) || memchr(t.bytes, ':', t.len) ||
	    (t.len > 0 && t.bytes[0] >= '0' && t.bytes[0] <= '9'))
		return address_or_network(t, k);
	return "is no address, network, name, URL or hash";
}

static const char *plain_read(struct text t, enum value_hint hint, struct indicator_key *ret)
{
	switch (hint) {
	case HINT_ADDRESS:
		return address_or_network(t, ret);
	case HINT_DOMAIN:
		return name_of_kind(t, INDICATOR_DOMAIN, ret);
	case HINT_HOST:
		return name_of_kind(t, INDICATOR_HOST, ret);
	case HINT_URL:
		return url_read(t, ret);
	case HINT_HASH:
		return hash_read(t, ret);
	case HINT_NONE:
	case HINT_COUNT:
		break;
	}
	return any_read(t, ret);
}

/* On its own, as few values need the room. */
__attribute__((noinline)) static const char *defanged_read(struct text t, enum value_hint hint,
                                                           struct indicator_key *ret)
{
	char room[LONGEST_VALUE];

	return plain_read(refang(t, room), hint, ret);
}

const char *value_read(struct text t, enum value_hint hint, struct indicator_key *ret)
{
	key_clear(ret);
	t = text_trim(t);
	if (t.len == 0)
		return "is empty";
	if (t.len > LONGEST_VALUE)
		return "is too long";
	return is_defanged(t) ? defanged_read(t, hint, ret) : plain_read(t, hint, ret);
}
