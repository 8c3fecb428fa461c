/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/query.h"

#define MOST_NAMES 128

/* ---- what is asked ------------------------------------------------------------------------------
 */

size_t asked_find(const struct asked *a, const char *field)
{
	for (size_t i = 0; i < a->count; i++)
		if (strcmp(a->names[i], field) == 0)
			return i;
	return SIZE_MAX;
}

size_t asked_place(struct asked *a, const char *field)
{
	size_t place = asked_find(a, field);

	if (place != SIZE_MAX)
		return place;
	a->names[a->count] = field; /* there is room for every column once */
	return a->count++;
}

const struct cq_field *field_find(struct text name)
{
	for (const struct cq_field *f = cq_fields(); f->name; f++)
		if (text_equal(name, text_of(f->name)))
			return f;
	return NULL;
}

int no_column(const char *option, struct text name, struct cq_error *reterr)
{
	const char *known[MOST_NAMES], *near, *word;
	char typed[128];
	size_t count = 0;

	if (name.len == 0)
		return fail(reterr, -EINVAL, "--%s: a name is missing (see: connquery fields)",
		            option);
	(void)snprintf(typed, sizeof(typed), "%.*s", (int)name.len, name.bytes);
	for (const struct cq_field *f = cq_fields(); f->name && count < MOST_NAMES; f++)
		known[count++] = f->name;
	for (size_t i = 0; count < MOST_NAMES && (word = view_word(i)); i++)
		known[count++] = word;
	near = nearest(typed, known, count);
	if (near)
		return fail(reterr, -EINVAL,
		            "--%s %s: no such column, did you mean %s? (see: connquery fields)",
		            option, typed, near);
	return fail(reterr, -EINVAL, "--%s %s: no such column (see: connquery fields)", option,
	            typed);
}

/* ---- order --------------------------------------------------------------------------------------
 */

static void add_key(struct order *o, struct asked *asked, const char *name, bool descending)
{
	const struct cq_field *field = field_find(text_of(name));

	if (!field || o->count == MOST_KEYS)
		return;
	o->keys[o->count++] = (struct sort_key){.column = asked_place(asked, name),
	                                        .as_ip = strcmp(field->type, "IP") == 0,
	                                        .descending = descending};
}

/* One of "user,-rx_queue". */
static int read_key(struct order *o, struct asked *asked, struct text word, struct cq_error *reterr)
{
	bool descending = word.len > 1 && word.bytes[0] == '-';
	struct text name = descending ? (struct text){word.bytes + 1, word.len - 1} : word;
	const struct cq_field *field = field_find(name);
	const struct view *view = view_given(name);

	if (o->count + MOST_PARTS > MOST_KEYS)
		return fail(reterr, -EINVAL, "--sort: too many columns");
	if (!field && !view)
		return no_column("sort", name, reterr);
	if (!view) {
		add_key(o, asked, field->name, descending);
		return 0;
	}
	if (!view->order[0])
		add_key(o, asked, view->parts[0], descending);
	for (size_t i = 0; i < MOST_PARTS && view->order[i]; i++)
		add_key(o, asked, view->order[i], descending);
	return 0;
}

/* What matches an indicator first, by its severity; a NULL is last either way. */
static void add_matches(struct order *o, struct asked *asked)
{
	add_key(o, asked, "indicator_severity", true);
	add_key(o, asked, "indicator", false);
}

/* By process, as far as that is known without asking for more: who wants no processes does not want
 * to wait for them either. */
static void add_usual(struct order *o, struct asked *asked)
{
	static const char *const usual[] = {"process_name", "process_pid"};

	for (size_t i = 0; i < ARRAY_LEN(usual); i++)
		if (asked_find(asked, usual[i]) != SIZE_MAX)
			add_key(o, asked, usual[i], false);
	add_key(o, asked, "local_port", false);
}

int order_read(const struct query_call *call, struct asked *asked, struct order *ret,
               struct cq_error *reterr)
{
	struct text rest = text_of(call->sort), word;

	*ret = (struct order){0};
	if (call->sort && strcmp(call->sort, "none") == 0) {
		ret->as_they_come = true;
		return 0;
	}
	if (call->sort && call->sort[0] == '\0')
		return no_column("sort", rest, reterr);
	if (!call->sort && call->indicators)
		add_matches(ret, asked);
	while (text_split(&rest, ',', &word)) {
		int r = read_key(ret, asked, word, reterr);

		if (r < 0)
			return r;
	}
	add_usual(ret, asked);
	return 0;
}
