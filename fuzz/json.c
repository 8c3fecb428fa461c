/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The JSON writer: whatever is written, in whatever order, must read again as one JSON value of one
 * line that is quiet at a terminal. The bytes are a small program for the writer.
 */
#include "encode/encode.h"
#include "fuzz.h"

#define MAX_DEPTH 32

/* ---- a strict reader (RFC 8259), for checking only --------------------------------------------
 */

struct reader {
	const char *at, *end;
	unsigned depth;
};

static bool read_value(struct reader *r);

static bool take(struct reader *r, char c)
{
	if (r->at == r->end || *r->at != c)
		return false;
	r->at++;
	return true;
}

static bool take_word(struct reader *r, const char *word)
{
	while (*word != 0)
		if (!take(r, *word++))
			return false;
	return true;
}

static size_t take_digits(struct reader *r)
{
	const char *start = r->at;

	while (r->at < r->end && *r->at >= '0' && *r->at <= '9')
		r->at++;
	return (size_t)(r->at - start);
}

/* The writer has whole numbers only. */
static bool read_number(struct reader *r)
{
	const char *start;
	size_t digits;

	take(r, '-');
	start = r->at;
	digits = take_digits(r);
	return digits == 1 || (digits > 1 && *start != '0');
}

static bool read_hex(struct reader *r)
{
	for (int i = 0; i < 4; i++, r->at++)
		if (r->at == r->end || !strchr("0123456789abcdefABCDEF", *r->at) || *r->at == 0)
			return false;
	return true;
}

static bool read_escape(struct reader *r)
{
	if (take(r, 'u'))
		return read_hex(r);
	if (r->at == r->end || *r->at == 0 || !strchr("\"\\/bfnrt", *r->at))
		return false;
	r->at++;
	return true;
}

/* No control character (C0, DEL, C1), no line or paragraph separator, no broken UTF-8. */
static bool is_quiet(struct text t, size_t at, uint32_t c)
{
	if (c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == 0x2028 || c == 0x2029)
		return false;
	return c != 0xfffd || (t.len - at >= 3 && memcmp(t.bytes + at, "\xef\xbf\xbd", 3) == 0);
}

static bool read_string(struct reader *r)
{
	if (!take(r, '"'))
		return false;
	while (r->at < r->end && *r->at != '"') {
		struct text rest = {r->at, (size_t)(r->end - r->at)};
		uint32_t c;
		size_t step = utf8_next(rest, 0, &c);

		if (!is_quiet(rest, 0, c))
			return false;
		r->at += step;
		if (c == '\\' && !read_escape(r))
			return false;
	}
	return take(r, '"');
}

static bool read_members(struct reader *r, char close, bool keys)
{
	if (take(r, close))
		return true;
	do {
		if (keys && (!read_string(r) || !take(r, ':')))
			return false;
		if (!read_value(r))
			return false;
	} while (take(r, ','));
	return take(r, close);
}

static bool read_value(struct reader *r)
{
	bool ok;

	if (r->at == r->end || r->depth > MAX_DEPTH + 1)
		return false;
	r->depth++;
	if (take(r, '{'))
		ok = read_members(r, '}', true);
	else if (take(r, '['))
		ok = read_members(r, ']', false);
	else if (*r->at == '"')
		ok = read_string(r);
	else if (*r->at == 't')
		ok = take_word(r, "true");
	else if (*r->at == 'f')
		ok = take_word(r, "false");
	else
		ok = read_number(r);
	r->depth--;
	return ok;
}

/* ---- the program for the writer ---------------------------------------------------------------
 */

struct program {
	const uint8_t *at, *end;
	bool array_at[MAX_DEPTH]; /* what is open: an array or an object */
	unsigned depth;
};

static uint8_t next_byte(struct program *p)
{
	return p->at < p->end ? *p->at++ : 0;
}

static struct text next_text(struct program *p)
{
	size_t len = next_byte(p), left = (size_t)(p->end - p->at);
	struct text t = {(const char *)p->at, len < left ? len : left};

	p->at += t.len;
	return t;
}

/* Keys are plain identifiers: the writer does not escape them (ocsf/ocsf.h). */
static struct text next_key(struct program *p, char room[UINT8_MAX])
{
	struct text t = next_text(p);

	for (size_t i = 0; i < t.len; i++)
		room[i] = (char)('a' + (uint8_t)t.bytes[i] % 26);
	return (struct text){room, t.len};
}

static int64_t next_number(struct program *p)
{
	uint64_t n = 0;

	for (int i = 0; i < 8; i++)
		n = n << 8 | next_byte(p);
	return (int64_t)n;
}

static void run_step(struct program *p, struct writer *w)
{
	uint8_t step = next_byte(p);
	bool in_array = p->array_at[p->depth - 1];
	char room[UINT8_MAX];
	struct text key = in_array ? TEXT_NONE : next_key(p, room);

	switch (step % 5) {
	case 0:
	case 1:
		if (p->depth == MAX_DEPTH)
			return;
		w->ops->open(w, key, step % 5 == 1);
		p->array_at[p->depth++] = step % 5 == 1;
		return;
	case 2:
		w->ops->text(w, key, next_text(p));
		return;
	case 3:
		w->ops->number(w, key, next_number(p));
		return;
	default:
		if (step & 0x80) {
			w->ops->boolean(w, key, step & 0x40);
		} else if (p->depth > 1) {
			w->ops->close(w);
			p->depth--;
		}
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct program p = {.at = data, .end = data + size};
	struct buffer out = {0};
	struct json_writer w;
	struct reader r = {0};

	buffer_init(&out, (size_t)1 << 24);
	json_writer_init(&w, &out);
	w.base.ops->open(&w.base, TEXT_NONE, false);
	p.depth = 1;
	while (p.at < p.end)
		run_step(&p, &w.base);
	for (; p.depth > 0; p.depth--)
		w.base.ops->close(&w.base);
	MUST(buffer_error(&out) == 0);
	r.at = out.bytes;
	r.end = out.bytes + out.len;
	MUST(read_value(&r) && r.at == r.end);
	buffer_done(&out);
	return 0;
}
