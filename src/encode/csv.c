/* SPDX-License-Identifier: Apache-2.0 */
#include "encode/encode.h"

struct range {
	uint32_t first, last;
};
/* What programs skip before they look for a formula: white space, and a byte order mark. */
static const struct range blanks[] = {
	{'\t', '\n'},     {'\r', '\r'},     {' ', ' '},       {0xa0, 0xa0},
	{0x1680, 0x1680}, {0x2000, 0x200b}, {0x2028, 0x2029}, {0x202f, 0x202f},
	{0x205f, 0x2060}, {0x3000, 0x3000}, {0xfeff, 0xfeff},
};
/* What begins a formula, the wide forms in East Asian settings. A tab or the end of a line does so
 * too (OWASP, CSV Injection), as it makes a new cell where a program splits by it. */
static const struct range beginnings[] = {
	{'=', '='},       {'+', '+'},       {'-', '-'},       {'@', '@'},
	{0xff1d, 0xff1d}, {0xff0b, 0xff0b}, {0xff0d, 0xff0d}, {0xff20, 0xff20},
};

static bool is_among(const struct range *ranges, size_t count, uint32_t c)
{
	for (size_t i = 0; i < count; i++)
		if (c >= ranges[i].first && c <= ranges[i].last)
			return true;
	return false;
}

static bool is_formula(struct text t)
{
	uint32_t c = 0;

	for (size_t at = 0; at < t.len;) {
		at += utf8_next(t, at, &c);
		if (!is_among(blanks, ARRAY_LEN(blanks), c))
			return is_among(beginnings, ARRAY_LEN(beginnings), c);
		if (c == '\t' || c == '\n' || c == '\r')
			return true;
	}
	return false;
}

/* Bytes from `at` on that stand for themselves, in quotes and without. */
static size_t plain_run(struct text t, size_t at)
{
	size_t start = at;

	while (at < t.len && (uint8_t)(t.bytes[at] - ' ') < 0x7f - ' ' && t.bytes[at] != '"' &&
	       t.bytes[at] != ',')
		at++;
	return at - start;
}

static bool needs_quotes(struct text t)
{
	for (size_t at = 0; at < t.len; at++) {
		char c = t.bytes[at];

		if (c == '"' || c == ',' || c == '\n' || c == '\r')
			return true;
	}
	return t.len == 0;
}

/* One character that is not plain, quotes being open where it needs them. */
static size_t add_special(struct buffer *out, struct text t, size_t at)
{
	uint32_t c;
	size_t len = utf8_next(t, at, &c);
	bool is_control =
		(c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7f && c <= 0x9f);

	if (is_control || c == 0xfffd) { /* which may stand for a broken sequence */
		buffer_add_text(out, TEXT("\xef\xbf\xbd"));
	} else {
		if (c == '"')
			buffer_add_char(out, '"');
		buffer_add(out, t.bytes + at, len);
	}
	return len;
}

static void add_cell(struct buffer *out, const struct csv_cell *cell)
{
	struct text t = cell->text;
	size_t at = plain_run(t, 0);
	bool quoted = (at < t.len || t.len == 0) && needs_quotes(t);

	if (quoted)
		buffer_add_char(out, '"');
	if (cell->is_text && is_formula(t))
		buffer_add_char(out, '\'');
	buffer_add(out, t.bytes, at);
	while (at < t.len) {
		at += add_special(out, t, at);
		size_t run = plain_run(t, at);
		buffer_add(out, t.bytes + at, run);
		at += run;
	}
	if (quoted)
		buffer_add_char(out, '"');
}

void csv_record(struct buffer *out, const struct csv_cell *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_add_char(out, ',');
		if (cells[i].text.bytes)
			add_cell(out, &cells[i]);
		else if (count == 1) /* an empty line would be no record */
			buffer_add_text(out, TEXT("\"\""));
	}
	buffer_add_text(out, TEXT("\r\n"));
}
