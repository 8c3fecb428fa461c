/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Tables: however many columns and whatever is in their cells, no line is wider than the terminal,
 * none ends in blanks, and all are safe. The bytes are a small program: the terminal's width, flags
 * (bit 0 colour, bit 1 no header), the number of columns, three bytes a column (how it is cut,
 * min, rank); then cells, a byte of length and the text each; before the row that the byte after
 * the columns tells, the table is printed.
 */
#include "encode/encode.h"
#include "fuzz.h"
#include "terminal.h"

#define MOST_COLUMNS 9

struct program {
	const uint8_t *at, *end;
	struct table_options options;
	struct buffer plain; /* a line without its colours */
	size_t lines;
};

static uint8_t next_byte(struct program *p)
{
	return p->at < p->end ? *p->at++ : 0;
}

static int check_line(void *context, const char *line, size_t len)
{
	struct program *p = context;

	p->lines++;
	buffer_clear(&p->plain);
	for (size_t at = 0; at < len; at++) {
		if (line[at] != '\x1b') {
			buffer_add_char(&p->plain, line[at]);
			continue;
		}
		MUST(p->options.colour && ++at < len && line[at] == '[');
		for (at++; at < len && line[at] != 'm'; at++)
			MUST(line[at] >= '0' && line[at] <= '9');
	}
	struct text plain = buffer_text(&p->plain);
	size_t columns = must_be_safe(plain);
	MUST(p->options.width == 0 || columns <= p->options.width);
	MUST(plain.len == 0 || plain.bytes[plain.len - 1] != ' ');
	return 0;
}

static void print(struct program *p, struct table *t, size_t columns, size_t rows)
{
	size_t left_out = 0;

	MUST(table_print(t, check_line, p) == 0);
	MUST(p->lines == rows + !p->options.no_header);
	while (table_left_out(t, left_out))
		left_out++;
	MUST(left_out < columns && (p->options.width > 0 || left_out == 0));
}

static void run(struct program *p, struct table *t, size_t columns)
{
	size_t print_before = next_byte(p), rows = 0;
	bool printed = false;

	while (p->at < p->end) {
		struct table_cell cells[MOST_COLUMNS];

		if (rows == print_before) {
			print(p, t, columns, rows);
			printed = true;
		}
		for (size_t i = 0; i < columns; i++) {
			size_t len = next_byte(p), left = (size_t)(p->end - p->at);
			struct text text = {(const char *)p->at, len < left ? len : left};

			p->at += text.len;
			cells[i] = (struct table_cell){len == UINT8_MAX ? TEXT_NONE : text,
			                               (enum table_style)(len % STYLE_COUNT)};
		}
		MUST(table_row(t, cells) == 0);
		rows++;
	}
	if (!printed)
		print(p, t, columns, rows);
	MUST(p->lines == rows + !p->options.no_header);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const titles[] = {"PROTO", "STATE",   "LOCAL", "REMOTE",   "PID",
	                                     "USER",  "PROCESS", "A",     "CONTAINER"};
	struct program p = {.at = data, .end = data + size};
	struct table_column columns[MOST_COLUMNS];
	struct table *t = NULL;

	p.options.width = next_byte(&p);
	uint8_t flags = next_byte(&p);
	p.options.colour = flags & 1;
	p.options.no_header = flags & 2;
	size_t count = 1u + next_byte(&p) % MOST_COLUMNS;
	for (size_t i = 0; i < count; i++) {
		uint8_t cut = next_byte(&p), min = next_byte(&p), rank = next_byte(&p);

		columns[i] = (struct table_column){titles[i], cut & 4, (enum table_cut)(cut % 4),
		                                   min, rank};
	}
	buffer_init(&p.plain, SIZE_MAX);
	MUST(table_new(columns, count, &p.options, &t) == 0);
	run(&p, t, count);
	MUST(!buffer_error(&p.plain));
	t = table_free(t);
	buffer_done(&p.plain);
	return 0;
}
