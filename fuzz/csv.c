/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CSV records: a strict reader must find the cells again, without what a spreadsheet would compute.
 * The bytes are cells: one that says what it is (bit 0: text, bit 1: none), one for its length, and
 * the text.
 */
#include "encode/encode.h"
#include "fuzz.h"

#define MOST_CELLS 64

struct cells {
	struct csv_cell list[MOST_CELLS];
	size_t count;
};

static void take_cells(struct cells *c, const uint8_t *at, const uint8_t *end)
{
	while (end - at >= 2 && c->count < MOST_CELLS) {
		uint8_t kind = at[0], wanted = at[1];
		size_t left = (size_t)(end - at) - 2, len = wanted < left ? wanted : left;
		struct text t = {(const char *)at + 2, len};

		c->list[c->count++] = (struct csv_cell){kind & 2 ? TEXT_NONE : t, kind & 1};
		at += 2 + len;
	}
}

/* What a cell is expected to hold: a character for a character. */
static void repair(struct text t, struct buffer *out)
{
	for (size_t at = 0; at < t.len;) {
		uint32_t c;
		size_t len = utf8_next(t, at, &c);
		bool keeps = c == '\t' || c == '\n' || c == '\r' || (c >= ' ' && c < 0x7f) ||
		             (c > 0x9f && c != 0xfffd);

		buffer_add_text(out,
		                keeps ? (struct text){t.bytes + at, len} : TEXT("\xef\xbf\xbd"));
		at += len;
	}
}

static struct text take_quoted(struct text *rest, struct buffer *out)
{
	bool open = true;
	size_t at = 1;

	for (; open; at++) {
		MUST(at < rest->len);
		if (rest->bytes[at] == '"' && at + 1 < rest->len && rest->bytes[at + 1] == '"')
			at++;
		else if (rest->bytes[at] == '"')
			open = false;
		if (open)
			buffer_add_char(out, rest->bytes[at]);
	}
	*rest = (struct text){rest->bytes + at, rest->len - at};
	return buffer_text(out);
}

static struct text take_field(struct text *rest, struct buffer *out)
{
	size_t len = 0;

	buffer_clear(out);
	if (rest->len > 0 && rest->bytes[0] == '"')
		return take_quoted(rest, out);
	while (len < rest->len && !strchr(",\r\n\"", rest->bytes[len]))
		len++;
	struct text field = {rest->bytes, len};
	*rest = (struct text){rest->bytes + len, rest->len - len};
	return field;
}

static void check_field(struct text field, const struct csv_cell *cell, struct buffer *wanted)
{
	size_t at = 0;

	buffer_clear(wanted);
	repair(cell->text, wanted);
	if (!text_equal(field, buffer_text(wanted))) {
		MUST(cell->is_text && field.len == wanted->len + 1 && field.bytes[0] == '\'');
		MUST(text_equal((struct text){field.bytes + 1, field.len - 1},
		                buffer_text(wanted)));
	} else if (cell->is_text) {
		while (at < field.len && field.bytes[at] == ' ')
			at++;
		MUST(at == field.len || !memchr("=+-@\t\r\n", field.bytes[at], 7));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct cells cells = {0};
	struct buffer out, field, wanted;

	buffer_init(&out, SIZE_MAX);
	buffer_init(&field, SIZE_MAX);
	buffer_init(&wanted, SIZE_MAX);
	take_cells(&cells, data, data + size);
	csv_record(&out, cells.list, cells.count);
	MUST(!buffer_error(&out));

	struct text rest = buffer_text(&out);
	for (size_t i = 0; i < cells.count; i++) {
		if (i > 0) {
			MUST(rest.len > 0 && rest.bytes[0] == ',');
			rest = (struct text){rest.bytes + 1, rest.len - 1};
		}
		check_field(take_field(&rest, &field), &cells.list[i], &wanted);
	}
	MUST(text_equal(rest, TEXT("\r\n")));
	buffer_done(&out);
	buffer_done(&field);
	buffer_done(&wanted);
	return 0;
}
