/* SPDX-License-Identifier: Apache-2.0 */
/* What the schema says of a place, as a page for people of at most 80 columns. */
#include <inttypes.h>

#include "ocsf/describe.h"

#define PAGE_WIDTH 80
#define LABEL_WIDTH 13 /* of "requirement" and two spaces */
#define NAME_MAX_LEN 63

/* ---- text ----------------------------------------------------------------------------------- */

static size_t width_of(const char *text)
{
	struct text t = text_of(text);
	size_t width = 0;
	uint32_t codepoint;

	for (size_t at = 0; at < t.len; width++)
		at += utf8_next(t, at, &codepoint);
	return width;
}

static void add_spaces(struct buffer *out, size_t count)
{
	while (count--)
		buffer_add_char(out, ' ');
}

/* Adds a list ("a, b, c") from column `column` on, broken at its commas. */
static void add_wrapped(struct buffer *out, const char *list, size_t column)
{
	struct text rest = text_of(list), part;
	size_t at = column;

	while (text_split(&rest, ',', &part)) {
		struct text word = text_trim(part);

		if (at > column && at + 1 + word.len + (rest.len > 0) > PAGE_WIDTH) {
			buffer_add_char(out, '\n');
			add_spaces(out, column);
			at = column;
		} else if (at > column) {
			buffer_add_char(out, ' ');
			at++;
		}
		buffer_add_text(out, word);
		at += word.len;
		if (rest.len > 0) {
			buffer_add_char(out, ',');
			at++;
		}
	}
	buffer_add_char(out, '\n');
}

/* "label        value", nothing when there is no value. */
static void add_label(struct buffer *out, const char *label)
{
	buffer_add_text(out, text_of(label));
	add_spaces(out, LABEL_WIDTH - strlen(label));
}

static void add_fact(struct buffer *out, const char *label, const char *value)
{
	if (!value || !*value)
		return;
	add_label(out, label);
	add_wrapped(out, value, LABEL_WIDTH);
}

/* A list in fixed room; what does not fit is left out whole. */
struct list {
	char text[512];
	size_t len;
};

__attribute__((format(printf, 2, 3))) static void list_add(struct list *l, const char *format, ...)
{
	size_t before = l->len, room = sizeof(l->text) - before;
	const char *separator = before ? ", " : "";
	char word[160];
	va_list args;

	va_start(args, format);
	vsnprintf(word, sizeof(word), format, args);
	va_end(args);

	int n = snprintf(l->text + before, room, "%s%s", separator, word);
	if (n < 0 || (size_t)n >= room)
		l->text[before] = 0;
	else
		l->len += (size_t)n;
}

static void list_add_names(struct list *l, const char *const *names)
{
	for (; names && *names; names++)
		list_add(l, "%s", *names);
}

/* ---- tables --------------------------------------------------------------------------------- */

enum { KEY, WHAT, SINCE, NOTES, COLUMNS };

struct row {
	char key[NAME_MAX_LEN + 1], what[NAME_MAX_LEN + 3];
	const char *since;
	struct list notes;
};

struct table {
	const char *heads[COLUMNS];
	size_t widths[COLUMNS]; /* 0: the column is empty and left out */
	bool numbers;           /* keys are aligned at their right */
};

static void row_cells(const struct row *row, const char *cells[COLUMNS])
{
	cells[KEY] = row->key;
	cells[WHAT] = row->what;
	cells[SINCE] = row->since ? row->since : "";
	cells[NOTES] = row->notes.text;
}

static void table_measure(struct table *t, const struct row *row)
{
	const char *cells[COLUMNS];

	row_cells(row, cells);
	for (size_t i = 0; i < COLUMNS; i++) {
		size_t width = width_of(cells[i]), head = strlen(t->heads[i]);

		if (width && width < head)
			width = head;
		if (t->widths[i] < width)
			t->widths[i] = width;
	}
}

static void table_line(const struct table *t, const char *const cells[COLUMNS], struct buffer *out)
{
	size_t column = 0, pending = 2;

	for (size_t i = 0; i < NOTES; i++) {
		size_t width = width_of(cells[i]), fill = t->widths[i] - width;

		if (!t->widths[i])
			continue;
		if (i == KEY && t->numbers) {
			pending += fill;
			fill = 0;
		}
		if (width) {
			add_spaces(out, pending);
			buffer_add_text(out, text_of(cells[i]));
			column += pending + width;
			pending = 0;
		}
		pending += fill + 2;
	}
	if (*cells[NOTES]) {
		add_spaces(out, pending);
		add_wrapped(out, cells[NOTES], column + pending);
	} else {
		buffer_add_char(out, '\n');
	}
}

static void table_row(const struct table *t, const struct row *row, struct buffer *out)
{
	const char *cells[COLUMNS];

	row_cells(row, cells);
	table_line(t, cells, out);
}

static void table_head(const struct table *t, struct buffer *out)
{
	const char *cells[COLUMNS];

	for (size_t i = 0; i < COLUMNS; i++)
		cells[i] = t->widths[i] ? t->heads[i] : "";
	buffer_add_char(out, '\n');
	table_line(t, cells, out);
}

/* ---- pages ---------------------------------------------------------------------------------- */

static const char *const requirements[] = {
	[OCSF_OPTIONAL] = "optional",
	[OCSF_RECOMMENDED] = "recommended",
	[OCSF_REQUIRED] = "required",
};

/* The oldest version in the tables says nothing about when something began. */
static const char *unless_oldest(const char *version)
{
	return version && strcmp(version, ocsf_version_name(0)) != 0 ? version : NULL;
}

/* What people call the type: an object by its own name. */
static const char *type_name(const struct ocsf_attribute *a)
{
	return a->primitive == OCSF_OBJECT ? ocsf_item_name(a->object) : a->type;
}

static void attribute_row(struct ocsf_item item, const struct ocsf_attribute *a, struct row *ret)
{
	*ret = (struct row){
		.since = unless_oldest(ocsf_attribute_since(ocsf_item_name(item), a->name)),
	};
	snprintf(ret->key, sizeof(ret->key), "%s", a->name);
	snprintf(ret->what, sizeof(ret->what), "%.63s%s", type_name(a), a->is_array ? "[]" : "");
	list_add_names(&ret->notes, a->profiles);
	if (a->deprecated_since)
		list_add(&ret->notes, "deprecated %s", a->deprecated_since);
}

static void add_attributes(struct ocsf_item item, struct buffer *out)
{
	struct table t = {.heads = {"ATTRIBUTE", "TYPE", "SINCE", "PROFILE, NOTES"}};
	struct ocsf_attribute a;
	struct row row;

	for (size_t i = 0; !ocsf_attribute_at(item, i, &a); i++) {
		attribute_row(item, &a, &row);
		table_measure(&t, &row);
	}
	if (!t.widths[KEY]) {
		buffer_add_text(out, TEXT("\nIt may hold anything.\n"));
		return;
	}
	table_head(&t, out);
	for (int wanted = OCSF_REQUIRED; wanted >= OCSF_OPTIONAL; wanted--) {
		bool first = true;

		for (size_t i = 0; !ocsf_attribute_at(item, i, &a); i++) {
			if ((int)a.requirement != wanted)
				continue;
			if (first)
				buffer_printf(out, "%s\n", requirements[wanted]);
			first = false;
			attribute_row(item, &a, &row);
			table_row(&t, &row, out);
		}
	}
}

/* An enum with more values than this has a page of its own only. */
#define FEW_VALUES 16u

/* "0 Unknown, 1 User, 2 Admin"; how many there are where they are too many; empty: no enum. */
static void list_values(const struct ocsf_attribute *a, struct list *ret)
{
	struct ocsf_enum_value value;
	size_t count = 0;

	*ret = (struct list){0};
	while (!ocsf_enum_at(a, count, &value))
		count++;
	if (count > FEW_VALUES) {
		list_add(ret, "%zu values", count);
		return;
	}
	for (size_t i = 0; !ocsf_enum_at(a, i, &value); i++) {
		if (value.key)
			list_add(ret, "%s", value.key);
		else
			list_add(ret, "%" PRId64 " %s", value.id, value.caption);
	}
}

static void add_enums(struct ocsf_item item, struct buffer *out)
{
	struct ocsf_attribute a;
	struct list values;
	size_t width = 0;

	for (size_t i = 0; !ocsf_attribute_at(item, i, &a); i++) {
		list_values(&a, &values);
		if (values.len && strlen(a.name) > width)
			width = strlen(a.name);
	}
	if (width)
		buffer_add_text(out, TEXT("enums\n"));
	for (size_t i = 0; !ocsf_attribute_at(item, i, &a); i++) {
		list_values(&a, &values);
		if (!values.len)
			continue;
		buffer_printf(out, "  %-*s  ", (int)width, a.name);
		add_wrapped(out, values.text, width + 4);
	}
}

static bool same_value(const struct ocsf_enum_value *a, const struct ocsf_enum_value *b)
{
	if (a->key && b->key)
		return !strcmp(a->key, b->key);
	return !a->key && !b->key && a->id == b->id;
}

/* The first version whose enum has the value. */
static const char *value_since(struct ocsf_item item, const char *name,
                               const struct ocsf_enum_value *wanted)
{
	for (ocsf_version_t v = 0; v < ocsf_version_count(); v++) {
		struct ocsf_item older = ocsf_item_in(item, v);
		struct ocsf_attribute a;
		struct ocsf_enum_value value;

		if (ocsf_attribute_find(older, name, &a))
			continue;
		for (size_t i = 0; !ocsf_enum_at(&a, i, &value); i++) {
			if (same_value(&value, wanted))
				return ocsf_version_name(v);
		}
	}
	return NULL;
}

static void value_row(const struct place *p, const struct ocsf_enum_value *value, struct row *ret)
{
	*ret = (struct row){
		.since = unless_oldest(value_since(p->owner, p->attribute.name, value)),
	};
	if (value->key)
		snprintf(ret->key, sizeof(ret->key), "%s", value->key);
	else
		snprintf(ret->key, sizeof(ret->key), "%" PRId64, value->id);
	snprintf(ret->what, sizeof(ret->what), "%s", value->caption);
	if (value->deprecated_since)
		list_add(&ret->notes, "deprecated %s", value->deprecated_since);
}

static void add_values(const struct place *p, struct buffer *out)
{
	struct table t = {.heads = {"ID", "CAPTION", "SINCE", "NOTES"}, .numbers = true};
	struct ocsf_enum_value value;
	struct row row;

	for (size_t i = 0; !ocsf_enum_at(&p->attribute, i, &value); i++) {
		value_row(p, &value, &row);
		table_measure(&t, &row);
		if (value.key) {
			t.numbers = false;
			t.heads[KEY] = "VALUE";
		}
	}
	if (!t.widths[KEY])
		return;
	table_head(&t, out);
	for (size_t i = 0; !ocsf_enum_at(&p->attribute, i, &value); i++) {
		value_row(p, &value, &row);
		table_row(&t, &row, out);
	}
}

static void add_class_facts(struct ocsf_item item, const struct ocsf_attribute *category,
                            struct buffer *out)
{
	uint32_t uid = ocsf_class_category(item);
	const char *caption = ocsf_enum_caption(category, uid, NULL);

	add_label(out, "class");
	buffer_printf(out, "%s, uid %" PRIu32 "\n", ocsf_item_name(item), ocsf_class_uid(item));
	add_label(out, "category");
	buffer_printf(out, "%s, uid %" PRIu32 "\n", caption ? caption : "", uid);
}

static void add_item_facts(struct ocsf_item item, bool is_root, struct buffer *out)
{
	struct ocsf_attribute category;
	struct list l = {0};
	const char *kind;
	const char *const *names;

	if (!ocsf_attribute_find(item, "category_uid", &category))
		add_class_facts(item, &category, out);
	else if (is_root)
		add_fact(out, "object", ocsf_item_name(item));
	if (ocsf_item_deprecated_since(item))
		list_add(&l, "since %s", ocsf_item_deprecated_since(item));
	add_fact(out, "deprecated", l.text);
	l = (struct list){0};
	list_add_names(&l, ocsf_item_profiles(item));
	add_fact(out, "profiles", l.text);
	for (size_t i = 0; !ocsf_item_constraint(item, i, &kind, &names); i++) {
		l = (struct list){0};
		list_add_names(&l, names);
		add_fact(out, kind, l.text);
	}
}

/* The words for an observable's type id are in the enum of observable.type_id. */
static void add_observable(const struct ocsf_attribute *a, struct buffer *out)
{
	struct ocsf_attribute type_id;
	const char *caption = NULL;

	if (!a->observable)
		return;
	if (!ocsf_attribute_find(ocsf_object(a->version, "observable"), "type_id", &type_id))
		caption = ocsf_enum_caption(&type_id, a->observable, NULL);
	add_label(out, "observable");
	buffer_printf(out, "type_id %u %s\n", (unsigned int)a->observable, caption ? caption : "");
}

static void add_type(const struct ocsf_attribute *a, struct buffer *out)
{
	static const struct {
		const char *one, *many;
	} nouns[] = {
		[OCSF_BOOLEAN] = {"a boolean", "booleans"},
		[OCSF_INTEGER] = {"an integer", "integers"},
		[OCSF_LONG] = {"a long integer", "long integers"},
		[OCSF_FLOAT] = {"a float", "floats"},
		[OCSF_STRING] = {"a string", "strings"},
		[OCSF_JSON] = {"any JSON value", "any JSON values"},
		[OCSF_OBJECT] = {"an object", "objects"},
	};
	struct list l = {0};

	list_add(&l, "%s%s (%s)", type_name(a), a->is_array ? "[]" : "", a->type_caption);
	list_add(&l, "%s%s", a->is_array ? "an array of " : "",
	         a->is_array ? nouns[a->primitive].many : nouns[a->primitive].one);
	add_fact(out, "type", l.text);
	l = (struct list){0};
	if (a->max_len)
		list_add(&l, "at most %" PRIu32 " characters", a->max_len);
	if (a->has_range)
		list_add(&l, "%" PRId64 " to %" PRId64, a->range_min, a->range_max);
	add_fact(out, "limits", l.text);
	if (a->regex) {
		add_label(out, "regex");
		buffer_printf(out, "%s\n", a->regex);
	}
}

static void add_attribute_facts(const struct place *p, struct buffer *out)
{
	const struct ocsf_attribute *a = &p->attribute;
	struct ocsf_attribute sibling;
	const char *owner = ocsf_item_name(p->owner);
	struct list l = {0};

	add_type(a, out);
	add_label(out, "requirement");
	buffer_printf(out, "%s in %s\n", requirements[a->requirement], owner);
	if (a->profiles) {
		list_add(&l, "profile %s", a->profiles[0]);
		list_add_names(&l, a->profiles + 1);
	}
	add_fact(out, "only with", l.text);
	add_fact(out, "since", unless_oldest(ocsf_attribute_since(owner, a->name)));
	l = (struct list){0};
	if (a->deprecated_since)
		list_add(&l, "since %s", a->deprecated_since);
	add_fact(out, "deprecated", l.text);
	if (a->sibling && !ocsf_attribute_find(p->owner, a->sibling, &sibling))
		add_fact(out, "caption in", sibling.name);
	add_observable(a, out);
}

void describe_page(const struct place *p, struct buffer *out)
{
	bool is_root = !ocsf_item_known(p->owner);
	ocsf_version_t v = is_root ? p->item.version : p->owner.version;

	if (is_root)
		buffer_printf(out, "%s", ocsf_item_caption(p->item));
	else
		buffer_printf(out, "%s: %s", p->path, p->attribute.caption);
	buffer_printf(out, " (OCSF %s)\n\n", ocsf_version_name(v));
	if (!is_root)
		add_attribute_facts(p, out);
	if (ocsf_item_known(p->item)) {
		add_item_facts(p->item, is_root, out);
		add_attributes(p->item, out);
		add_enums(p->item, out);
	} else {
		add_values(p, out);
	}
}
