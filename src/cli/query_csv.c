/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "cli/query.h"

#define NUMBER_ROOM 24u
#define MOST_RECORD (256u << 20)

struct csv_run {
	struct query_call *call;
	const char *names[FIELD_COUNT + 1]; /* of the record; the rows may have more behind them */
	size_t count;
	struct asked asked;
	size_t places[FIELD_COUNT]; /* of the record's columns in a row */
	struct order order;
	struct rows *rows; /* NULL: they are written as they come */
	bool has_header;
	struct buffer record, safe;
};

/* ---- columns ------------------------------------------------------------------------------------
 */

static int add_column(struct csv_run *run, const char *name, struct cq_error *reterr)
{
	if (run->count == ARRAY_LEN(run->places))
		return fail(reterr, -EINVAL, "--columns: more than %zu columns",
		            ARRAY_LEN(run->places));
	run->places[run->count] = asked_place(&run->asked, name);
	run->names[run->count++] = name;
	return 0;
}

/* Reading every program of the host whole, or all lists of packages, is for who asks for it, by an
 * option or by the name. */
static bool is_costly(const struct csv_run *run, const struct cq_field *field)
{
	return (!run->call->hash && strcmp(field->name, "process_sha256") == 0) ||
	       (!run->call->packages && strcmp(field->name, "process_package") == 0);
}

/* The column is there, so that a record always has the same ones. */
static int add_empty(struct csv_run *run, const char *name)
{
	run->places[run->count] = SIZE_MAX;
	run->names[run->count++] = name;
	return 0;
}

/* A word of the table's stands for the first of its columns. */
static const char *column_name(struct text word)
{
	const struct cq_field *field = field_find(word);
	const struct view *view = field ? NULL : view_given(word);

	return field ? field->name : view ? view->parts[0] : NULL;
}

static int read_columns(struct csv_run *run, struct cq_error *reterr)
{
	struct text rest = text_of(run->call->columns), word;
	int r = 0;

	if (!rest.bytes) {
		for (const struct cq_field *f = cq_fields(); f->name && r == 0; f++)
			r = is_costly(run, f) ? add_empty(run, f->name)
			                      : add_column(run, f->name, reterr);
		return r;
	}
	if (rest.len == 0)
		return no_column("columns", rest, reterr);
	while (r == 0 && text_split(&rest, ',', &word)) {
		const char *name = column_name(word);

		r = name ? add_column(run, name, reterr) : no_column("columns", word, reterr);
	}
	return r;
}

/* ---- records ------------------------------------------------------------------------------------
 */

static const struct cq_value *value_at(const struct csv_run *run, const struct cq_row *row,
                                       size_t column)
{
	static const struct cq_value none = {.type = CQ_NULL};
	size_t place = run->places[column];

	return place == SIZE_MAX ? &none : &row->values[place];
}

/* A terminal is shown nothing that it would obey. What is behind `len` in the buffer stays where it
 * is: the buffer has its room already. */
static struct text safe_text(struct csv_run *run, struct text t)
{
	size_t start = run->safe.len;

	if (!run->call->terminal.is_terminal || !t.bytes)
		return t;
	(void)display_add(&run->safe, t, SIZE_MAX);
	return (struct text){run->safe.bytes + start, run->safe.len - start};
}

static int write_record(struct csv_run *run, const struct csv_cell *cells)
{
	buffer_clear(&run->record);
	csv_record(&run->record, cells, run->count);
	if (buffer_error(&run->record) < 0)
		return buffer_error(&run->record);
	return query_line(run->call, run->record.bytes, run->record.len - 1); /* adds the \n */
}

/* Before the first row, or behind a run without one: a run that fails writes nothing. */
static int write_header(struct csv_run *run)
{
	struct csv_cell cells[FIELD_COUNT];

	if (run->call->no_header || run->has_header)
		return 0;
	run->has_header = true;
	for (size_t i = 0; i < run->count; i++)
		cells[i] = (struct csv_cell){text_of(run->names[i]), false};
	return write_record(run, cells);
}

/* Room for all texts of a row at once, so that none moves while the others are made. */
static int make_safe_room(struct csv_run *run, const struct cq_row *row)
{
	size_t size = 0;

	if (!run->call->terminal.is_terminal)
		return 0;
	buffer_clear(&run->safe);
	for (size_t i = 0; i < run->count; i++)
		size += value_at(run, row, i)->len;
	return buffer_reserve(&run->safe, size);
}

static int write_row(struct csv_run *run, const struct cq_row *row)
{
	char numbers[FIELD_COUNT][NUMBER_ROOM];
	struct csv_cell cells[FIELD_COUNT];

	int r = write_header(run);

	if (r != 0)
		return r;
	if (make_safe_room(run, row) < 0)
		return -ENOMEM;
	for (size_t i = 0; i < run->count; i++) {
		const struct cq_value *v = value_at(run, row, i);
		struct text t = TEXT_NONE;

		if (v->type == CQ_TEXT) {
			t = safe_text(run, (struct text){v->text, v->len});
		} else if (v->type == CQ_INTEGER) {
			(void)snprintf(numbers[i], NUMBER_ROOM, "%" PRId64, v->integer);
			t = text_of(numbers[i]);
		}
		cells[i] = (struct csv_cell){t, v->type == CQ_TEXT};
	}
	return write_record(run, cells);
}

/* ---- the run ------------------------------------------------------------------------------------
 */

static int take_row(void *context, const struct cq_row *row)
{
	struct csv_run *run = context;

	progress_count(run->call->progress);
	if (run->rows)
		return rows_add(run->rows, row);
	query_quiet(run->call);
	return write_row(run, row);
}

static int write_kept(struct csv_run *run)
{
	int r = rows_sort(run->rows, run->order.keys, run->order.count);

	for (size_t i = 0; i < rows_count(run->rows) && r == 0; i++) {
		struct cq_row row = rows_at(run->rows, i);

		r = write_row(run, &row);
	}
	return r;
}

static int run_csv(struct csv_run *run, struct cq_result *ret, struct cq_error *reterr)
{
	int r = read_columns(run, reterr), kept = 0;

	if (r == 0)
		r = order_read(run->call, &run->asked, &run->order, reterr);
	if (r == 0 && run->call->sort && !run->order.as_they_come)
		r = rows_new(run->asked.count, &run->rows);
	if (r != 0)
		return r;
	if (run->call->explain)
		return query_explain(run->call, run->asked.names, reterr);
	r = cq_query_rows(run->call->query, run->asked.names, take_row, run, ret, reterr);
	query_quiet(run->call);
	if (run->rows)
		kept = write_kept(run);
	if (r == 0 && kept == 0)
		kept = write_header(run);
	return r != 0 ? r : kept;
}

int query_csv(struct query_call *call, struct cq_result *ret, struct cq_error *reterr)
{
	struct csv_run run = {.call = call};
	int r;

	buffer_init(&run.record, MOST_RECORD);
	buffer_init(&run.safe, MOST_RECORD);
	r = run_csv(&run, ret, reterr);
	rows_free(run.rows);
	buffer_done(&run.record);
	buffer_done(&run.safe);
	return r;
}
