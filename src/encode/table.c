/* SPDX-License-Identifier: Apache-2.0 */
#include "encode/table.h"

#include <assert.h>
#include <stdlib.h>

#include "encode/display.h"

#define ELLIPSIS TEXT("\xe2\x80\xa6")

/* Rows are kept as bytes, cell behind cell, made safe for a terminal: a table may have a million
 * rows, and few cells are longer than the numbers about them would be.
 *
 *	byte     style, and CELL_PLAIN where the text is printable ASCII
 *	number   bytes of the text
 *	number   columns that it takes; not with CELL_PLAIN: as many
 *	text
 *
 * A number is seven bits a byte, the lowest first, the high bit set in all but the last byte. */
#define CELL_PLAIN 0x80
#define CELL_STYLE 0x7f
/* Columns of a text that are kept beyond the width of the terminal, so that what is cut out of it
 * later never reaches the ellipsis of the first cut, whatever wide characters left empty. */
#define KEPT_BEYOND 4
#define WIDEST (SIZE_MAX / 2)

struct kept_cell {
	struct text text;
	size_t width;
	enum table_style style;
};
struct table {
	struct table_options options;
	struct table_fitted *columns;
	size_t count;
	struct display display;
	struct buffer rows;
	struct buffer safe; /* the cell that is being kept */
	struct buffer line;
	/* From table_print on: */
	const struct table_fitted *last; /* of the columns that stay */
	table_line_fn write;
	void *context;
};

/* Of the eight colours those that every terminal has, neither bold nor bright: what a background of
 * either kind swallows least. */
static const char *const style_begins[STYLE_COUNT] = {
	[STYLE_DIM] = "\x1b[2m",    [STYLE_GOOD] = "\x1b[32m",   [STYLE_NOTICE] = "\x1b[33m",
	[STYLE_ALARM] = "\x1b[31m", [STYLE_ACCENT] = "\x1b[36m", [STYLE_BOLD] = "\x1b[1m",
};
#define STYLE_END TEXT("\x1b[0m")

/* ---- cells --------------------------------------------------------------------------------------
 */

/* Appends the cell shortened to `room` columns, at least one, with an ellipsis. Returns the columns
 * that it takes then: fewer where a wide character does not fit. */
static size_t add_cut(struct table *t, struct buffer *out, const struct kept_cell *cell,
                      size_t room, enum table_cut cut)
{
	bool has_tail = cut != CUT_END;
	size_t head = cut == CUT_END ? room - 1 : cut == CUT_MIDDLE ? (room - 1) / 2 : 0;
	size_t taken = display_slice(&t->display, out, cell->text, 0, head) + 1;

	buffer_add_text(out, ELLIPSIS);
	if (has_tail)
		taken += display_slice(&t->display, out, cell->text, cell->width - (room - taken),
		                       cell->width);
	return taken;
}

static void add_number(struct buffer *b, size_t n)
{
	for (; n > 0x7f; n >>= 7)
		buffer_add_char(b, (char)(n | 0x80));
	buffer_add_char(b, (char)n);
}

static uint8_t take_byte(const char **at)
{
	return (uint8_t)(*at)++[0];
}

static size_t take_number(const char **at)
{
	size_t n = 0;

	for (unsigned shift = 0;; shift += 7) {
		size_t byte = take_byte(at);

		n |= (byte & 0x7f) << shift;
		if (byte < 0x80)
			return n;
	}
}

static struct kept_cell take_cell(const char **at)
{
	uint8_t head = take_byte(at);
	size_t len = take_number(at);
	size_t width = head & CELL_PLAIN ? len : take_number(at);
	struct text text = {*at, len};

	*at += len;
	return (struct kept_cell){text, width, (enum table_style)(head & CELL_STYLE)};
}

/* Blanks at the end are none at the end of a line. */
static struct text without_end_blanks(struct text t)
{
	while (t.len > 0 && t.bytes[t.len - 1] == ' ')
		t.len--;
	return t;
}

/* Makes a text fit for a terminal, in t->safe. No more of it is kept than could be shown. Its error
 * becomes that of the rows. */
static void make_safe(struct table *t, struct kept_cell *kept, enum table_cut cut)
{
	size_t limit = t->options.width > 0 ? t->options.width + KEPT_BEYOND : SIZE_MAX;

	buffer_clear(&t->safe);
	if (kept->width > limit)
		kept->width = add_cut(t, &t->safe, kept, limit, cut);
	else
		display_slice(&t->display, &t->safe, kept->text, 0, SIZE_MAX);
	kept->text = buffer_text(&t->safe);
	if (buffer_error(&t->safe))
		t->rows.error = buffer_error(&t->safe);
}

static void keep_cell(struct table *t, struct table_fitted *f, const struct table_cell *cell,
                      enum table_cut cut)
{
	struct text text = without_end_blanks(cell->text.bytes ? cell->text : TEXT("-"));
	struct kept_cell kept = {text, text.len, cell->style};
	bool is_plain = display_plain(text, 0) == text.len;

	assert(cell->style < STYLE_COUNT);
	if (!is_plain)
		kept.width = display_slice(&t->display, NULL, text, 0, SIZE_MAX);
	if (kept.width > f->natural)
		f->natural = kept.width;
	if (t->options.width > 0 && kept.width > t->options.width + KEPT_BEYOND)
		is_plain = false; /* it gets an ellipsis */
	if (!is_plain)
		make_safe(t, &kept, cut);
	buffer_add_char(&t->rows, (char)((unsigned)cell->style | (is_plain ? CELL_PLAIN : 0)));
	add_number(&t->rows, kept.text.len);
	if (!is_plain)
		add_number(&t->rows, kept.width);
	buffer_add_text(&t->rows, kept.text);
}

/* ---- lines --------------------------------------------------------------------------------------
 */

static void add_blanks(struct buffer *out, size_t count)
{
	if (count == 0 || buffer_reserve(out, count) < 0)
		return;
	memset(out->bytes + out->len, ' ', count);
	out->len += count;
}

/* Where a line is: the column that it has come to, and where the next one of the table begins. */
struct pen {
	size_t column, start;
};
struct place {
	size_t start, width; /* what the cell takes; 0: it is not shown */
};

/* A cell may run over its column when the table has no width, is the last of the line, or must not
 * be cut; the next ones move to the right then, until there are blanks to make up for it. */
static struct place place_cell(const struct table *t, const struct pen *pen,
                               const struct table_fitted *f, size_t wanted)
{
	size_t limit = t->options.width > 0 ? t->options.width : SIZE_MAX;
	size_t soonest = pen->column > 0 ? pen->column + TABLE_GAP : 0;
	size_t start = pen->start > soonest ? pen->start : soonest;
	size_t room = limit > start ? limit - start : 0;
	size_t fitted = f->width < room ? f->width : room;
	bool may_run_over = t->options.width == 0 || f == t->last || f->cut == CUT_NEVER;

	if (!may_run_over)
		room = fitted;
	size_t width = wanted < room ? wanted : room;
	if (f->column->is_right && width < fitted)
		start += fitted - width;
	return (struct place){start, width};
}

static void draw_cell(struct table *t, struct pen *pen, struct place place,
                      const struct kept_cell *cell, enum table_cut cut)
{
	const char *style = t->options.colour ? style_begins[cell->style] : NULL;
	size_t drawn = cell->width;

	add_blanks(&t->line, place.start - pen->column);
	if (style)
		buffer_add_text(&t->line, text_of(style));
	if (place.width == cell->width)
		buffer_add_text(&t->line, cell->text);
	else
		drawn = add_cut(t, &t->line, cell, place.width, cut);
	if (style)
		buffer_add_text(&t->line, STYLE_END);
	pen->column = place.start + drawn;
}

/* Writes the row that is kept there, and moves on behind it. */
static int write_row(struct table *t, const char **at, bool is_header)
{
	struct pen pen = {0};

	buffer_clear(&t->line);
	for (size_t i = 0; i < t->count; i++) {
		const struct table_fitted *f = &t->columns[i];
		struct kept_cell cell = take_cell(at);

		if (f->left_out)
			continue;
		struct place place = place_cell(t, &pen, f, cell.width);
		if (place.width > 0)
			draw_cell(t, &pen, place, &cell, is_header ? CUT_END : f->cut);
		pen.start += f->width + TABLE_GAP;
	}
	if (buffer_error(&t->line))
		return buffer_error(&t->line);
	struct text line = buffer_text(&t->line);
	return t->write(t->context, line.bytes, line.len);
}

/* ---- the table ----------------------------------------------------------------------------------
 */

/* The header is kept like a row, before all others. */
static void keep_header(struct table *t)
{
	for (size_t i = 0; i < t->count; i++) {
		struct table_fitted *f = &t->columns[i];
		struct table_cell title = {text_of(f->column->title), STYLE_BOLD};

		keep_cell(t, f, &title, CUT_END);
	}
}

int table_new(const struct table_column *columns, size_t count, const struct table_options *options,
              struct table **ret)
{
	CQ_CLEANUP(table_freep) struct table *t = calloc(1, sizeof(*t));

	if (!t)
		return -ENOMEM;
	buffer_init(&t->rows, SIZE_MAX);
	buffer_init(&t->safe, SIZE_MAX);
	buffer_init(&t->line, SIZE_MAX);
	t->options = *options;
	if (t->options.width > WIDEST)
		t->options.width = WIDEST;
	t->count = count;
	t->columns = calloc(count > 0 ? count : 1, sizeof(*t->columns));
	if (!t->columns)
		return -ENOMEM;
	for (size_t i = 0; i < count; i++)
		t->columns[i].column = &columns[i];
	if (!options->no_header)
		keep_header(t);
	if (buffer_error(&t->rows))
		return buffer_error(&t->rows);
	*ret = CQ_MOVE(t);
	return 0;
}

struct table *table_free(struct table *t)
{
	if (!t)
		return NULL;
	display_done(&t->display);
	buffer_done(&t->rows);
	buffer_done(&t->safe);
	buffer_done(&t->line);
	free(t->columns);
	free(t);
	return NULL;
}

void table_freep(struct table **t)
{
	*t = table_free(*t);
}

int table_row(struct table *t, const struct table_cell *cells)
{
	size_t before = t->rows.len;

	for (size_t i = 0; i < t->count; i++)
		keep_cell(t, &t->columns[i], &cells[i], t->columns[i].column->cut);
	int r = buffer_error(&t->rows);
	if (r == 0 && t->write) {
		const char *at = t->rows.bytes;

		r = write_row(t, &at, false);
	}
	if (r < 0 || t->write) { /* a row is kept whole or not at all */
		t->rows.len = before;
		t->rows.error = 0;
	}
	return r;
}

int table_print(struct table *t, table_line_fn write, void *context)
{
	int r = 0;

	if (t->write)
		return -EALREADY;
	t->write = write;
	t->context = context;
	table_fit(t->columns, t->count, t->options.width);
	for (size_t i = 0; i < t->count; i++)
		if (!t->columns[i].left_out)
			t->last = &t->columns[i];

	const char *at = t->rows.bytes, *end = at ? at + t->rows.len : NULL;
	for (bool is_header = !t->options.no_header; r >= 0 && at < end; is_header = false)
		r = write_row(t, &at, is_header);
	buffer_done(&t->rows);
	return r < 0 ? r : 0;
}

const char *table_left_out(const struct table *t, size_t number)
{
	for (size_t i = 0; i < t->count; i++)
		if (t->columns[i].left_out && number-- == 0)
			return t->columns[i].column->title;
	return NULL;
}
