/* SPDX-License-Identifier: Apache-2.0 */
/* Rows as a table. */
#include <ctype.h>
#include <stdlib.h>

#include "cli/sql.h"

/* Rows that are waited for, to know how wide the columns are and which are of numbers. */
#define FIRST_ROWS 1000u
#define FIRST_BYTES (16u << 20)
#define LEAST_WIDTH 8u
#define FIRST_LEAST_WIDTH 12u /* of the first column, which names the row, where there is room: */
#define ROOMY 80u

struct sql_layout {
	struct rows *rows; /* NULL once they are shown */
	size_t bytes;
	bool *is_text, *is_number; /* has such values, by column */
	struct table_column *columns;
	struct cq_value *values; /* of a row, as texts */
	struct table_cell *cells;
	struct table *table;
};

struct sql_layout *sql_layout_free(struct sql_layout *l)
{
	if (!l)
		return NULL;
	rows_free(l->rows);
	table_free(l->table);
	free(l);
	return NULL;
}

static int layout_new(struct sql_call *call)
{
	struct sql_layout *l = calloc(1, sizeof(*l));
	size_t count = call->count + 1;

	if (!l)
		return -ENOMEM;
	call->layout = l;
	l->is_text = arena_take(call->arena, count * sizeof(*l->is_text));
	l->is_number = arena_take(call->arena, count * sizeof(*l->is_number));
	l->columns = arena_take(call->arena, count * sizeof(*l->columns));
	l->values = arena_take(call->arena, count * sizeof(*l->values));
	l->cells = arena_take(call->arena, count * sizeof(*l->cells));
	if (!l->is_text || !l->is_number || !l->columns || !l->values || !l->cells)
		return -ENOMEM;
	return rows_new(call->count, &l->rows);
}

/* ---- rows as texts ------------------------------------------------------------------------------
 */

/* The row with every value as a text; it lives until the next. */
static int as_texts(struct sql_call *call, const struct cq_row *row, struct cq_row *ret)
{
	struct sql_layout *l = call->layout;
	size_t size = 0;

	buffer_clear(&call->text);
	for (size_t i = 0; i < row->count; i++)
		size += 40 + 2 * row->values[i].len;
	if (buffer_reserve(&call->text, size) < 0)
		return -ENOMEM;
	for (size_t i = 0; i < row->count; i++) {
		const struct cq_value *v = &row->values[i];
		struct text t = sql_text_of(call, v);

		l->is_text[i] |= v->type == CQ_TEXT || v->type == CQ_BLOB;
		l->is_number[i] |= v->type == CQ_INTEGER || v->type == CQ_REAL;
		l->values[i] = (struct cq_value){
			.type = t.bytes ? CQ_TEXT : CQ_NULL, .text = t.bytes, .len = t.len};
		l->bytes += t.len;
	}
	*ret = (struct cq_row){.values = l->values, .count = row->count};
	return 0;
}

static bool is_right(const struct sql_layout *l, size_t column)
{
	return l->is_number[column] && !l->is_text[column];
}

/* Takes a row while it is waited for more; 1: it is time to show them. */
static int gather(struct sql_call *call, const struct cq_row *row)
{
	struct sql_layout *l = call->layout;
	int r = rows_add(l->rows, row);

	if (r < 0)
		return r;
	return rows_count(l->rows) >= FIRST_ROWS || l->bytes >= FIRST_BYTES;
}

/* Shows the rows that were waited for, each by `show`. */
static int show_gathered(struct sql_call *call,
                         int (*show)(struct sql_call *call, const struct cq_row *row))
{
	struct rows *rows = CQ_MOVE(call->layout->rows);
	int r = 0;

	for (size_t i = 0; rows && i < rows_count(rows) && r == 0; i++) {
		struct cq_row row = rows_at(rows, i);

		r = show(call, &row);
	}
	rows_free(rows);
	return r;
}

/* ---- table --------------------------------------------------------------------------------------
 */

static int write_line(void *context, const char *line, size_t len)
{
	return sql_line(context, line, len);
}

static int add_row(struct sql_call *call, const struct cq_row *row)
{
	struct table_cell *cells = call->layout->cells;

	for (size_t i = 0; i < row->count; i++) {
		const struct cq_value *v = &row->values[i];

		cells[i] = (struct table_cell){v->type == CQ_TEXT ? (struct text){v->text, v->len}
		                                                  : TEXT_NONE,
		                               v->type == CQ_TEXT ? STYLE_PLAIN : STYLE_DIM};
	}
	return table_row(call->layout->table, cells);
}

static int show_table(struct sql_call *call)
{
	struct table_options options = {.width = call->wide ? 0 : call->terminal.width,
	                                .colour = call->terminal.colour,
	                                .no_header = call->no_header};
	struct sql_layout *l = call->layout;
	int r;

	for (size_t i = 0; i < call->count; i++)
		l->columns[i] = (struct table_column){
			.title = call->names[i],
			.is_right = is_right(l, i),
			.cut = is_right(l, i) ? CUT_NEVER : CUT_END,
			.min = i == 0 && options.width >= ROOMY ? FIRST_LEAST_WIDTH : LEAST_WIDTH,
			.rank = i == 0 ? 0 : 1,
		};
	r = table_new(l->columns, call->count, &options, &l->table);
	if (r == 0)
		r = show_gathered(call, add_row);
	return r == 0 ? table_print(l->table, write_line, call) : r;
}

static int table_take(struct sql_call *call, const struct cq_row *row)
{
	struct cq_row texts;
	int r = call->layout ? 0 : layout_new(call);

	if (r == 0)
		r = as_texts(call, row, &texts);
	if (r < 0)
		return r;
	if (call->layout->table)
		return add_row(call, &texts);
	r = gather(call, &texts);
	return r == 1 ? show_table(call) : r;
}

static size_t left_out_count(const struct sql_call *call)
{
	size_t count = 0;

	while (call->layout && call->layout->table && table_left_out(call->layout->table, count))
		count++;
	return count;
}

static void name_left_out(struct sql_call *call, size_t count)
{
	buffer_add_text(&call->line, TEXT(", not shown for want of width: "));
	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buffer_add_text(&call->line, TEXT(", "));
		(void)display_add(&call->line, text_of(table_left_out(call->layout->table, i)),
		                  SIZE_MAX);
	}
}

/* At a terminal: how many rows, and what had no room, by name where there is room for that. */
static int table_footer(struct sql_call *call)
{
	static const struct text all = {"; -o line shows all", 19};
	size_t left_out = left_out_count(call), rows_len;
	struct buffer *b = &call->line;

	buffer_clear(b);
	buffer_printf(b, "%llu row%s", (unsigned long long)call->rows, call->rows == 1 ? "" : "s");
	rows_len = b->len;
	if (left_out > 0) {
		name_left_out(call, left_out);
		buffer_add_text(b, all);
	}
	if (buffer_error(b) == 0 && left_out > 0 &&
	    display_width(buffer_text(b)) > call->terminal.width) {
		b->len = rows_len;
		buffer_printf(b, ", %zu column%s not shown for want of width", left_out,
		              left_out == 1 ? "" : "s");
		buffer_add_text(b, all);
	}
	return buffer_error(b) < 0 ? buffer_error(b) : sql_line(call, b->bytes, b->len);
}

static int table_end(struct sql_call *call, bool failed)
{
	int r = 0;

	if (!call->layout && !failed && !call->terminal.is_terminal)
		r = layout_new(call);
	if (r == 0 && call->layout && call->layout->rows)
		r = show_table(call);
	if (r == 0 && !failed && call->terminal.is_terminal)
		r = table_footer(call);
	return r;
}

/* ---- Markdown -----------------------------------------------------------------------------------
 */

static bool is_mark(struct text t, size_t at)
{
	if (strchr("\\|`*[]<>&~", t.bytes[at]))
		return true;
	/* within a word it marks nothing */
	return t.bytes[at] == '_' &&
	       (at == 0 || at + 1 == t.len || !isalnum((unsigned char)t.bytes[at - 1]) ||
	        !isalnum((unsigned char)t.bytes[at + 1]));
}

/* As it is read, not as it would be understood. */
static void add_marked(struct sql_call *call, struct text t)
{
	size_t start = call->text.len;

	(void)display_add(&call->text, t, SIZE_MAX);
	t = (struct text){call->text.bytes + start, call->text.len - start};
	for (size_t i = 0; i < t.len; i++) {
		if (is_mark(t, i))
			buffer_add_char(&call->line, '\\');
		buffer_add_char(&call->line, t.bytes[i]);
	}
	call->text.len = start;
}

static int markdown_line(struct sql_call *call)
{
	return buffer_error(&call->line) < 0 ? buffer_error(&call->line)
	                                     : sql_line(call, call->line.bytes, call->line.len);
}

static int markdown_row(struct sql_call *call, const struct cq_row *row)
{
	buffer_clear(&call->line);
	for (size_t i = 0; i < row->count; i++) {
		buffer_add(&call->line, i == 0 ? "| " : " | ", i == 0 ? 2 : 3);
		if (row->values[i].type == CQ_TEXT)
			add_marked(call, (struct text){row->values[i].text, row->values[i].len});
	}
	buffer_add_text(&call->line, TEXT(" |"));
	return markdown_line(call);
}

static int markdown_header(struct sql_call *call)
{
	int r;

	buffer_clear(&call->line);
	for (size_t i = 0; i < call->count; i++) {
		buffer_add(&call->line, i == 0 ? "| " : " | ", i == 0 ? 2 : 3);
		add_marked(call, text_of(call->names[i]));
	}
	buffer_add_text(&call->line, TEXT(" |"));
	r = markdown_line(call);
	buffer_clear(&call->line);
	for (size_t i = 0; i < call->count; i++)
		buffer_printf(&call->line, "%s---%s", i == 0 ? "| " : " | ",
		              is_right(call->layout, i) ? ":" : "");
	buffer_add_text(&call->line, TEXT(" |"));
	return r == 0 ? markdown_line(call) : r;
}

static int show_markdown(struct sql_call *call)
{
	int r = markdown_header(call);

	return r == 0 ? show_gathered(call, markdown_row) : r;
}

static int markdown_take(struct sql_call *call, const struct cq_row *row)
{
	struct cq_row texts;
	int r = call->layout ? 0 : layout_new(call);

	if (r == 0)
		r = as_texts(call, row, &texts);
	if (r < 0)
		return r;
	if (!call->layout->rows)
		return markdown_row(call, &texts);
	r = gather(call, &texts);
	return r == 1 ? show_markdown(call) : r;
}

static int markdown_end(struct sql_call *call, bool failed)
{
	int r = 0;

	if (!call->layout && !failed)
		r = layout_new(call);
	return r == 0 && call->layout && call->layout->rows ? show_markdown(call) : r;
}

const struct sql_form sql_form_table = {"table", table_take, table_end, true};
const struct sql_form sql_form_markdown = {"markdown", markdown_take, markdown_end, false};
