/* SPDX-License-Identifier: Apache-2.0 */
#include "encode/json.h"

#include <assert.h>

/* One byte becomes at most a \u escape. */
#define LONGEST_ESCAPE 6
/* How much of a string is escaped before room is asked for again. */
#define CHUNK 4096

#define EACH_BYTE(value) (0x0101010101010101u * (uint64_t)(value))

/* A bit in each byte of `v` that is 0 (and perhaps in bytes above it: it only says "any"). */
static uint64_t zero_bytes(uint64_t v)
{
	return (v - EACH_BYTE(1)) & ~v & EACH_BYTE(0x80);
}

/* Eight bytes that stand for themselves in a JSON string. */
static bool is_plain(uint64_t v)
{
	uint64_t below_space = (v - EACH_BYTE(0x20)) & ~v;
	uint64_t special = zero_bytes(v ^ EACH_BYTE('"')) | zero_bytes(v ^ EACH_BYTE('\\')) |
	                   zero_bytes(v ^ EACH_BYTE(0x7f));

	return !((v | below_space | special) & EACH_BYTE(0x80));
}

static char *escape(char *to, uint32_t c)
{
	static const char hex[] = "0123456789abcdef";

	*to++ = '\\';
	*to++ = 'u';
	for (int shift = 12; shift >= 0; shift -= 4)
		*to++ = hex[c >> shift & 15];
	return to;
}

static char *escape_ascii(char *to, char c)
{
	static const char letters[128] = {
		['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n',  ['\f'] = 'f',
		['\r'] = 'r', ['"'] = '"',  ['\\'] = '\\',
	};
	char letter = letters[c & 127];

	if (letter) {
		*to++ = '\\';
		*to++ = letter;
		return to;
	}
	if (c < 0x20 || c == 0x7f)
		return escape(to, (uint8_t)c);
	*to++ = c;
	return to;
}

static char *escape_other(char *to, struct text t, size_t *at)
{
	uint32_t c;
	size_t start = *at, len = utf8_next(t, start, &c);

	*at += len;
	if (c < 0xa0 || c == 0x2028 || c == 0x2029)
		return escape(to, c);
	if (c == 0xfffd) { /* maybe what stands for a broken sequence */
		*to++ = '\xef';
		*to++ = '\xbf';
		*to++ = '\xbd';
		return to;
	}
	memcpy(to, t.bytes + start, len);
	return to + len;
}

/* Fewer than eight bytes that end a string: plain ones at once, by two loads that overlap (each
 * other, or what is written already, which was plain then too). */
static bool copy_plain_end(char **to, struct text t, size_t *at)
{
	size_t left = t.len - *at;
	const char *from = t.bytes + *at;
	uint64_t eight;

	if (t.len >= sizeof(eight)) {
		size_t back = sizeof(eight) - left;

		memcpy(&eight, from - back, sizeof(eight));
		if (!is_plain(eight))
			return false;
		memcpy(*to - back, &eight, sizeof(eight));
	} else if (left >= sizeof(uint32_t)) {
		uint32_t first, last;

		memcpy(&first, from, sizeof(first));
		memcpy(&last, from + left - sizeof(last), sizeof(last));
		if (!is_plain((uint64_t)last << 32 | first))
			return false;
		memcpy(*to, &first, sizeof(first));
		memcpy(*to + left - sizeof(last), &last, sizeof(last));
	} else {
		return false;
	}
	*to += left;
	*at = t.len;
	return true;
}

/* Escapes from *at on, at least up to `end` (a character may reach beyond it). */
static char *escape_run(char *to, struct text t, size_t *at, size_t end)
{
	while (*at < end) {
		uint64_t eight;

		while (end - *at >= sizeof(eight)) {
			memcpy(&eight, t.bytes + *at, sizeof(eight));
			if (!is_plain(eight))
				break;
			memcpy(to, &eight, sizeof(eight));
			to += sizeof(eight);
			*at += sizeof(eight);
		}
		if (*at < end && end == t.len && end - *at < sizeof(eight) &&
		    copy_plain_end(&to, t, at))
			break;
		/* The rest of these eight one by one, then try eight again. */
		size_t stop = end - *at > sizeof(eight) ? *at + sizeof(eight) : end;
		while (*at < stop) {
			if ((uint8_t)t.bytes[*at] < 0x80)
				to = escape_ascii(to, t.bytes[(*at)++]);
			else
				to = escape_other(to, t, at);
		}
	}
	return to;
}

static struct json_writer *json_of(struct writer *w)
{
	return container_of(w, struct json_writer, base);
}

/* Starts a member (an element, without a key) whose value takes at most `more` bytes. Returns where
 * the value goes, NULL when there is no room; json_end() takes the end of what was written. */
static char *json_begin(struct json_writer *j, struct text key, size_t more)
{
	struct buffer *out = j->out;

	if (buffer_reserve(out, key.len + 4 + more) < 0)
		return NULL;
	char *to = out->bytes + out->len;
	if (j->needs_comma)
		*to++ = ',';
	j->needs_comma = true;
	if (key.bytes) {
		*to++ = '"';
		memcpy(to, key.bytes, key.len);
		to += key.len;
		*to++ = '"';
		*to++ = ':';
	}
	return to;
}

static void json_end(struct json_writer *j, const char *to)
{
	j->out->len = (size_t)(to - j->out->bytes);
}

static void json_open(struct writer *w, struct text key, bool is_array)
{
	struct json_writer *j = json_of(w);

	assert(j->depth < 64);
	char *to = json_begin(j, key, 1);
	if (to) {
		*to++ = is_array ? '[' : '{';
		json_end(j, to);
	}
	uint64_t bit = UINT64_C(1) << j->depth++;
	j->array_levels = is_array ? j->array_levels | bit : j->array_levels & ~bit;
	j->needs_comma = false;
}

static void json_close(struct writer *w)
{
	struct json_writer *j = json_of(w);

	assert(j->depth > 0);
	bool is_array = j->array_levels >> --j->depth & 1;
	buffer_add_char(j->out, is_array ? ']' : '}');
	j->needs_comma = true;
}

static void write_text(struct writer *w, struct text key, struct text value)
{
	struct json_writer *j = json_of(w);
	size_t at = 0, end = value.len > CHUNK ? CHUNK : value.len;
	char *to = json_begin(j, key, 2 + end * LONGEST_ESCAPE);

	if (!to)
		return;
	*to++ = '"';
	to = escape_run(to, value, &at, end);
	while (at < value.len) { /* a long one piece by piece */
		json_end(j, to);
		end = value.len - at > CHUNK ? at + CHUNK : value.len;
		if (buffer_reserve(j->out, 1 + (end - at) * LONGEST_ESCAPE) < 0)
			return;
		to = escape_run(j->out->bytes + j->out->len, value, &at, end);
	}
	*to++ = '"';
	json_end(j, to);
}

static void write_plain(struct writer *w, struct text key, struct text value)
{
	struct json_writer *j = json_of(w);
	char *to = json_begin(j, key, 2 + value.len);

	if (!to)
		return;
	*to++ = '"';
	memcpy(to, value.bytes, value.len);
	to[value.len] = '"';
	json_end(j, to + value.len + 1);
}

/* At most DECIMAL_LEN bytes: INT64_MIN has 19 digits. */
static char *put_number(char *to, int64_t n)
{
	if (n >= 0)
		return to + decimal_u64(to, (uint64_t)n);
	*to++ = '-';
	return to + decimal_u64(to, 0u - (uint64_t)n);
}

static void json_number(struct writer *w, struct text key, int64_t value)
{
	struct json_writer *j = json_of(w);
	char *to = json_begin(j, key, DECIMAL_LEN);

	if (to)
		json_end(j, put_number(to, value));
}

static char *put_bytes(char *to, struct text t)
{
	memcpy(to, t.bytes, t.len);
	return to + t.len;
}

static void json_pair(struct writer *w, struct text key, int64_t value, struct text text_key,
                      struct text plain)
{
	struct json_writer *j = json_of(w);
	char *to = json_begin(j, key, DECIMAL_LEN + text_key.len + plain.len + 6);

	if (!to)
		return;
	to = put_number(to, value);
	to = put_bytes(to, TEXT(",\""));
	to = put_bytes(to, text_key);
	to = put_bytes(to, TEXT("\":\""));
	to = put_bytes(to, plain);
	*to++ = '"';
	json_end(j, to);
}

/* "-0.5", "37.0": six digits at most, no zero behind the first of them. */
static void json_fraction(struct writer *w, struct text key, int64_t millionths)
{
	struct json_writer *j = json_of(w);
	char *to = json_begin(j, key, DECIMAL_LEN + 2);
	uint64_t n = millionths < 0 ? 0u - (uint64_t)millionths : (uint64_t)millionths;
	uint32_t rest = (uint32_t)(n % 1000000), unit = 100000;

	if (!to)
		return;
	if (millionths < 0)
		*to++ = '-';
	to += decimal_u64(to, n / 1000000);
	*to++ = '.';
	do {
		*to++ = (char)('0' + rest / unit % 10);
		rest %= unit;
		unit /= 10;
	} while (rest > 0);
	json_end(j, to);
}

static void json_boolean(struct writer *w, struct text key, bool value)
{
	struct json_writer *j = json_of(w);
	const char *to = json_begin(j, key, 0);

	if (!to)
		return;
	json_end(j, to);
	buffer_add_text(j->out, value ? TEXT("true") : TEXT("false"));
}

void json_begin_value(struct json_writer *w, struct text key)
{
	const char *to = json_begin(w, key, 0);

	if (to)
		json_end(w, to);
}

const struct writer_ops json_writer_ops = {
	.open = json_open,
	.close = json_close,
	.text = write_text,
	.plain = write_plain,
	.number = json_number,
	.boolean = json_boolean,
	.fraction = json_fraction,
	.pair = json_pair,
};

void json_writer_init(struct json_writer *w, struct buffer *out)
{
	*w = (struct json_writer){.base = {&json_writer_ops}, .out = out};
}

void json_writer_splice(struct json_writer *w, struct text members)
{
	if (!members.len)
		return;
	char *to = json_begin(w, TEXT_NONE, members.len);
	if (!to)
		return;
	memcpy(to, members.bytes, members.len);
	json_end(w, to + members.len);
}
