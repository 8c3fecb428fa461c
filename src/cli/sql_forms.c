/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

#include "cli/sql.h"

#define NUMBER_ROOM 40u

/* ---- values -------------------------------------------------------------------------------------
 */

/* The shortest that reads back as the same number, and as no integer. */
static void real_print(double d, char ret[NUMBER_ROOM])
{
	if (isinf(d)) { /* no way to write it in JSON but as one that is too large */
		(void)snprintf(ret, NUMBER_ROOM, "%s", d < 0 ? "-9.0e+999" : "9.0e+999");
		return;
	}
	(void)snprintf(ret, NUMBER_ROOM, "%.15g", d);
	if (strtod(ret, NULL) < d || strtod(ret, NULL) > d)
		(void)snprintf(ret, NUMBER_ROOM, "%.17g", d);
	if (!strpbrk(ret, ".en"))
		(void)strcat(ret, ".0");
}

static void add_hex(struct buffer *to, const struct cq_value *v)
{
	static const char digits[] = "0123456789abcdef";

	for (size_t i = 0; i < v->len; i++) {
		buffer_add_char(to, digits[(unsigned char)v->text[i] >> 4]);
		buffer_add_char(to, digits[v->text[i] & 15]);
	}
}

struct text sql_text_of(struct sql_call *call, const struct cq_value *v)
{
	size_t start = call->text.len;
	char number[NUMBER_ROOM];

	switch (v->type) {
	case CQ_NULL:
		return TEXT_NONE;
	case CQ_TEXT:
		return (struct text){v->len > 0 ? v->text : "", v->len};
	case CQ_INTEGER:
		buffer_add_i64(&call->text, v->integer);
		break;
	case CQ_REAL:
		real_print(v->real, number);
		buffer_add(&call->text, number, strlen(number));
		break;
	case CQ_BLOB:
		add_hex(&call->text, v);
		break;
	}
	if (call->text.len == start)
		return TEXT("");
	return (struct text){call->text.bytes + start, call->text.len - start};
}

/* Room for all that a row's values are written as, so that no text moves while others are made. */
static int make_room(struct sql_call *call, const struct cq_row *row)
{
	size_t size = 0;

	buffer_clear(&call->text);
	for (size_t i = 0; i < row->count; i++)
		size += NUMBER_ROOM + 2 * row->values[i].len;
	return buffer_reserve(&call->text, size);
}

static int write_buffer(struct sql_call *call, struct buffer *b, size_t len)
{
	return buffer_error(b) < 0 ? buffer_error(b) : sql_line(call, b->bytes, len);
}

/* ---- csv ----------------------------------------------------------------------------------------
 */

static int csv_line(struct sql_call *call)
{
	buffer_clear(&call->line);
	csv_record(&call->line, call->cells, call->count);
	return write_buffer(call, &call->line, call->line.len - 1); /* the sink adds the \n */
}

static int csv_header(struct sql_call *call)
{
	if (call->is_begun)
		return 0;
	call->is_begun = true;
	call->cells = arena_take(call->arena, (call->count + 1) * sizeof(*call->cells));
	if (!call->cells)
		return -ENOMEM;
	for (size_t i = 0; i < call->count; i++)
		call->cells[i] = (struct csv_cell){text_of(call->names[i]), true};
	return call->no_header ? 0 : csv_line(call);
}

/* A terminal is shown nothing that it would obey. */
static struct text safe(struct sql_call *call, struct text t)
{
	size_t start = call->text.len;

	if (!call->terminal.is_terminal || !t.bytes)
		return t;
	(void)display_add(&call->text, t, SIZE_MAX);
	return (struct text){call->text.bytes ? call->text.bytes + start : "",
	                     call->text.len - start};
}

static int csv_row(struct sql_call *call, const struct cq_row *row)
{
	int r = csv_header(call);

	if (r == 0)
		r = make_room(call, row);
	for (size_t i = 0; i < row->count && r == 0; i++) {
		const struct cq_value *v = &row->values[i];
		struct text t = sql_text_of(call, v);

		call->cells[i] = (struct csv_cell){v->type == CQ_TEXT ? safe(call, t) : t,
		                                   v->type == CQ_TEXT};
	}
	return r == 0 ? csv_line(call) : r;
}

static int csv_end(struct sql_call *call, bool failed)
{
	return failed ? 0 : csv_header(call);
}

/* ---- json ---------------------------------------------------------------------------------------
 */

static void add_member(struct sql_call *call, struct json_writer *json, const char *name,
                       const struct cq_value *v)
{
	struct writer *w = &json->base;
	struct text key = text_of(name), t = sql_text_of(call, v);

	switch (v->type) {
	case CQ_NULL:
		json_writer_raw(json, key, TEXT("null"));
		break;
	case CQ_INTEGER:
		w->ops->number(w, key, v->integer);
		break;
	case CQ_REAL:
		json_writer_raw(json, key, t);
		break;
	case CQ_TEXT:
	case CQ_BLOB:
		w->ops->text(w, key, t);
		break;
	}
}

static int make_object(struct sql_call *call, const struct cq_row *row)
{
	struct json_writer json;
	struct writer *w = &json.base;

	if (make_room(call, row) < 0)
		return -ENOMEM;
	buffer_clear(&call->line);
	json_writer_init(&json, &call->line);
	w->ops->open(w, TEXT_NONE, false);
	for (size_t i = 0; i < row->count; i++)
		add_member(call, &json, call->names[i], &row->values[i]);
	w->ops->close(w);
	return buffer_error(&call->line);
}

static int ndjson_row(struct sql_call *call, const struct cq_row *row)
{
	int r = make_object(call, row);

	return r < 0 ? r : sql_line(call, call->line.bytes, call->line.len);
}

static int ndjson_end(struct sql_call *call, bool failed)
{
	(void)call;
	(void)failed;
	return 0;
}

/* A row waits for the next: only that tells whether a comma follows. */
static int json_row(struct sql_call *call, const struct cq_row *row)
{
	int r = 0;

	if (call->is_begun) {
		buffer_add_char(&call->line, ',');
		r = write_buffer(call, &call->line, call->line.len);
	} else {
		r = sql_line(call, "[", 1);
	}
	call->is_begun = true;
	return r == 0 ? make_object(call, row) : r;
}

/* After a failure the array stays open: half an answer must not read as a whole one. */
static int json_end(struct sql_call *call, bool failed)
{
	int r = 0;

	if (call->is_begun)
		r = write_buffer(call, &call->line, call->line.len);
	else if (!failed)
		r = sql_line(call, "[", 1);
	return r < 0 || failed ? r : sql_line(call, "]", 1);
}

/* ---- lines --------------------------------------------------------------------------------------
 */

/* "    name = value", the names as wide as the longest; an empty line between rows. */
static int line_row(struct sql_call *call, const struct cq_row *row)
{
	size_t widest = 0, width;
	int r = make_room(call, row);

	if (r == 0 && call->is_begun)
		r = sql_line(call, "", 0);
	call->is_begun = true;
	for (size_t i = 0; i < row->count; i++) {
		width = display_width(text_of(call->names[i]));
		widest = width > widest ? width : widest;
	}
	for (size_t i = 0; i < row->count && r == 0; i++) {
		struct text name = text_of(call->names[i]);
		struct text t = sql_text_of(call, &row->values[i]);

		buffer_clear(&call->line);
		for (width = display_width(name); width < widest; width++)
			buffer_add_char(&call->line, ' ');
		(void)display_add(&call->line, name, SIZE_MAX);
		buffer_add_text(&call->line, TEXT(" ="));
		if (t.bytes && t.len > 0)
			buffer_add_char(&call->line, ' ');
		if (t.bytes)
			(void)display_add(&call->line, t, SIZE_MAX);
		r = write_buffer(call, &call->line, call->line.len);
	}
	return r;
}

const struct sql_form sql_form_csv = {"csv", csv_row, csv_end, true};
const struct sql_form sql_form_json = {"json", json_row, json_end, false};
const struct sql_form sql_form_ndjson = {"ndjson", ndjson_row, ndjson_end, false};
const struct sql_form sql_form_line = {"line", line_row, ndjson_end, false};
