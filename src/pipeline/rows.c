/* SPDX-License-Identifier: Apache-2.0 */
/* The answer as rows of the columns that were asked for. */
#include "pipeline/pipeline.h"

const struct cq_field *cq_fields(void)
{
	return field_list;
}

/* ---- columns ----------------------------------------------------------------------------------
 */

static enum field *new_columns(struct run *r, size_t count)
{
	enum field *columns = arena_take(r->query->arena, count * sizeof(*columns));

	r->columns = columns;
	r->column_count = count;
	r->values = arena_take(r->query->arena, count * sizeof(*r->values));
	r->rooms = arena_take(r->query->arena, count * sizeof(*r->rooms));
	return r->values && r->rooms ? columns : NULL;
}

static int fail_column(const char *name, struct cq_error *reterr)
{
	struct nearest near = {.wanted = name};

	for (const struct cq_field *f = cq_fields(); f->name; f++)
		nearest_try(&near, f->name);
	if (near.name)
		return fail(reterr, -EINVAL, "'%.100s' is no column; did you mean %s?", name,
		            near.name);
	return fail(reterr, -EINVAL, "'%.100s' is no column", name);
}

int rows_needs(const char *const *names, unsigned *ret, struct cq_error *reterr)
{
	*ret = 0;
	for (size_t i = 0; names[i]; i++) {
		enum field f = field_named(text_of(names[i]));

		if (f == FIELD_COUNT)
			return fail_column(names[i], reterr);
		*ret |= field_facts(f)->needs;
	}
	return 0;
}

static int take_columns(struct run *r, const char *const *names, struct cq_error *reterr)
{
	enum field *columns;
	size_t count = 0;

	while (names && names[count])
		count++;
	if (names && count == 0)
		return fail(reterr, -EINVAL, "no columns");
	columns = new_columns(r, names ? count : FIELD_COUNT);
	if (!columns)
		return fail(reterr, -ENOMEM, "out of memory");
	for (size_t i = 0; i < r->column_count; i++) {
		columns[i] = names ? field_named(text_of(names[i])) : (enum field)i;
		if (columns[i] == FIELD_COUNT)
			return fail_column(names[i], reterr);
		r->needs |= field_facts(columns[i])->needs;
	}
	return 0;
}

/* ---- a row ------------------------------------------------------------------------------------
 */

static struct cq_value to_public(const struct value *v)
{
	switch (v->kind) {
	case VALUE_INTEGER:
		return (struct cq_value){.type = CQ_INTEGER, .integer = v->integer};
	case VALUE_TEXT:
	case VALUE_IP:
		return (struct cq_value){
			.type = CQ_TEXT, .text = v->text.bytes, .len = v->text.len};
	case VALUE_NULL:
		break;
	}
	return (struct cq_value){.type = CQ_NULL};
}

static int send_row(struct run *r, const struct connection *c)
{
	struct cq_row row = {
		.values = r->values,
		.count = r->column_count,
		.partial = run_result(r, c) == 2,
	};

	for (size_t i = 0; i < r->column_count; i++) {
		struct value v;

		field_value(r->columns[i], c, r->host, r->rooms[i], &v);
		r->values[i] = to_public(&v);
	}
	r->stop = r->on_row(r->context, &row);
	return r->stop;
}

int cq_query_rows(struct cq_query *query, const char *const *columns, cq_row_fn on_row,
                  void *context, struct cq_result *ret, struct cq_error *reterr)
{
	static const struct answer rows = {.connection = send_row};
	struct run r = {.query = query, .answer = &rows, .on_row = on_row, .context = context};
	int error;

	if (!query || !on_row)
		return fail(reterr, -EINVAL, "cq_query_rows: no query or no callback");
	error = take_columns(&r, columns, reterr);
	return error < 0 ? error : run_ask(&r, ret, reterr);
}
