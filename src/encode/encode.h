/* SPDX-License-Identifier: Apache-2.0 */
/*
 * encode: events and rows to bytes.
 *
 *   json writer   a struct writer (ocsf/ocsf.h) that appends JSON (RFC 8259) to a buffer
 *   ndjson        one event, one line; keeps the parts that repeat
 *   csv           a row as a record of RFC 4180
 *   table         rows in aligned columns, fitted to a terminal's width
 *   display       how wide a text is on a terminal, and what of it may be shown there
 */
#ifndef CONNQUERY_ENCODE_H
#define CONNQUERY_ENCODE_H

#include "ocsf/ocsf.h"

/* Appends to `out`; the user asks buffer_error(out) at the end. Strings: control characters, DEL,
 * quotes and backslashes are escaped, also U+2028, U+2029 and C1 controls (\u0080 to \u009f), so
 * that a line stays a line and a terminal stays calm; broken UTF-8 becomes U+FFFD. */
struct json_writer {
	struct writer base;
	struct buffer *out;
	bool needs_comma;
	uint64_t array_levels; /* a bit a level: is it an array; at most 64 levels */
	unsigned depth;
};
void json_writer_init(struct json_writer *w, struct buffer *out);
/* Splices members that an earlier json_writer made (no comma at either end). */
void json_writer_splice(struct json_writer *w, struct text members);
/* A member whose value is JSON already, from anywhere, without the white space between its parts
 * and with the escapes that the writer uses too. */
void json_writer_raw(struct json_writer *w, struct text key, struct text json);

struct ndjson;
int ndjson_new(struct event_builder *builder, struct ndjson **ret);
struct ndjson *ndjson_free(struct ndjson *n);
void ndjson_freep(struct ndjson **n);
/* One event without its newline; valid until the next call. -ENOMEM, -EFBIG (over 64 MiB). */
int ndjson_encode(struct ndjson *n, const struct event *e, struct text *ret);

/* ---- csv --------------------------------------------------------------------------------------
 */

struct csv_cell {
	struct text text; /* none: an empty field; known but empty: "" */
	bool is_text;     /* from the host: what a spreadsheet would take for a formula gets a ' */
};
/* Appends a record with its CRLF; the user asks buffer_error(out) at the end. Quoted where needed,
 * ends of lines stay as they are within quotes. What RFC 4180 has no place for becomes U+FFFD:
 * broken UTF-8 and control characters but tab, CR and LF, so that a terminal stays calm. */
void csv_record(struct buffer *out, const struct csv_cell *cells, size_t count);

/* ---- display -----------------------------------------------------------------------------------
 */

/* Columns that a text takes on a terminal once display_add has made it safe. */
size_t display_width(struct text t);
/* Appends the longest beginning of the text that takes at most `width` columns, made safe: a line
 * stays a line, and nothing of it is unseen. A '?' stands for each control character (C0, DEL, C1),
 * broken sequence, unassigned or invisible character (zero width, or one that turns the direction
 * of writing), and for a run of combining marks that have no base, or beyond the fourth on one. A
 * wide character is never half, no base without its marks. Returns the columns that it took.
 *
 * Both take the C library's widths, of a UTF-8 locale that they open for this thread when there is
 * more than ASCII; without such a locale on the host, all that is not ASCII becomes '?'. */
size_t display_add(struct buffer *out, struct text t, size_t width);

/* ---- table -------------------------------------------------------------------------------------
 */

enum table_cut {
	CUT_END,    /* "a long na…" */
	CUT_MIDDLE, /* "/usr/l…/nginx" */
	CUT_START,  /* "…:8080": an end that must be seen */
	CUT_NEVER,  /* left out rather than cut; as CUT_START when there is nothing left to leave
	               out */
};
enum table_style {
	STYLE_PLAIN,
	STYLE_DIM,    /* what is not so important */
	STYLE_GOOD,   /* green */
	STYLE_NOTICE, /* yellow: worth a look */
	STYLE_ALARM,  /* red */
	STYLE_ACCENT, /* cyan: an end outside */
	STYLE_BOLD,
	STYLE_COUNT
};
struct table_column {
	const char *title;
	bool is_right;      /* numbers */
	enum table_cut cut; /* how it is shortened */
	uint8_t min;        /* columns that it keeps when it is shortened */
	uint8_t rank;       /* who gives way: the highest is shortened first, then left out first; 0
	                       is never left out */
};
struct table_options {
	size_t width; /* of the terminal; 0: as wide as it takes, nothing is cut or left out */
	bool colour;  /* SGR sequences for styles */
	bool no_header;
};
struct table_cell {
	struct text text; /* any bytes, shown as display_add shows them; none: "-" */
	enum table_style style;
};
/* Gathers rows (copied), then prints them with columns as wide as they need. `columns` is borrowed.
 *
 * Where that is wider than the terminal, columns are shortened to their `min`, the highest rank
 * first (of several the last); where that is not enough, columns are left out, the highest rank
 * first, and the others have their room. Where those of rank 0 alone are too wide, the widest is
 * shortened until they fit, CUT_NEVER or not; at last all but the first are left out. */
struct table;
int table_new(const struct table_column *columns, size_t count, const struct table_options *options,
              struct table **ret);
struct table *table_free(struct table *t);
void table_freep(struct table **t);
/* count cells. -ENOMEM: the row is not kept, the table is as before. */
int table_row(struct table *t, const struct table_cell *cells);
/* Fits the columns to the rows so far and writes header and rows line by line, without newline and
 * without blanks at the end, to `write`, whose negative answer ends it and is returned. No line is
 * wider than the terminal. Once only, -EALREADY after that. Rows added later are printed at once by
 * the same widths, and table_row returns what `write` answers: a longer cell is cut, but in the
 * last column, with CUT_NEVER or without a width it runs over as far as the terminal goes. */
typedef int (*table_line_fn)(void *context, const char *line, size_t len);
int table_print(struct table *t, table_line_fn write, void *context);
/* Which columns were left out for want of width, after table_print: their titles by number, in the
 * table's order; NULL behind the last. */
const char *table_left_out(const struct table *t, size_t number);

#endif
