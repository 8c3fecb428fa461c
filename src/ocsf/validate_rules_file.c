/* SPDX-License-Identifier: Apache-2.0 */
/* Rules made of a compiled schema, in the reduced form ("ocsf-reduced/1"). */
#include "ocsf/validate_file.h"

/* ---- reading -------------------------------------------------------------------------------- */

const struct json_node *file_member(const struct schema_file *f, const struct json_node *n,
                                    const char *name)
{
	const struct json_node *found =
		n ? json_member(&f->json, n, intern_find(f->rules->names, text_of(name))) : NULL;

	return found && found->kind != JSON_NULL ? found : NULL;
}

struct text file_text(struct schema_file *f, const struct json_node *n)
{
	if (!n || n->kind != JSON_STRING)
		return TEXT_NONE;
	return arena_text(f->rules->arena, json_text(&f->json, n, &f->room));
}

struct text file_name(const struct schema_file *f, const struct json_node *n)
{
	return arena_text(f->rules->arena, intern_text(f->rules->names, n->name));
}

size_t file_count(const struct schema_file *f, const struct json_node *n)
{
	const struct json_node *end = n ? f->json.nodes + n->next : NULL;
	size_t count = 0;

	if (!n || (n->kind != JSON_ARRAY && n->kind != JSON_OBJECT))
		return 0;
	for (const struct json_node *at = n + 1; at < end; at = f->json.nodes + at->next)
		count++;
	return count;
}

int file_wrong(const struct schema_file *f, const char *format, ...)
{
	char words[256];
	va_list args;

	va_start(args, format);
	(void)vsnprintf(words, sizeof(words), format, args);
	va_end(args);
	return fail(f->reterr, -EINVAL, "%s", words);
}

static int no_memory(const struct schema_file *f)
{
	return fail(f->reterr, -ENOMEM, "out of memory");
}

/* ---- attributes ----------------------------------------------------------------------------- */

void file_deprecated(struct schema_file *f, const struct json_node *n, bool *is, struct text *since)
{
	const struct json_node *mark = file_member(f, n, "@deprecated");

	*is = mark != NULL;
	*since = mark && mark->kind == JSON_OBJECT ? file_text(f, file_member(f, mark, "since"))
	                                           : TEXT_NONE;
}

static int read_enum(struct schema_file *f, const struct json_node *n, struct rule_attribute *a)
{
	struct rule_enum *e = arena_take(f->rules->arena, sizeof(*e));
	size_t count = file_count(f, n);

	if (e)
		e->values = arena_take(f->rules->arena, count * sizeof(*e->values));
	if (!e || !e->values)
		return no_memory(f);
	n++;
	for (; e->count < count; n = f->json.nodes + n->next) {
		struct rule_enum_value *value = &e->values[e->count++];

		value->word = file_name(f, n);
		if (number_of_key(value->word, &value->id))
			value->word = TEXT_NONE;
		value->caption = file_text(f, file_member(f, n, "caption"));
		file_deprecated(f, n, &value->is_deprecated, &value->since);
	}
	rules_index_enum(e);
	a->values = e;
	return 0;
}

static int read_gate(struct schema_file *f, const struct json_node *n, struct rule_attribute *a)
{
	struct arena *arena = f->rules->arena;
	size_t count = file_count(f, n);

	a->is_gated = true;
	n++;
	for (; count; count--, n = f->json.nodes + n->next) {
		struct text name = file_text(f, n);
		int bit = name.bytes ? rules_profile(f->rules, name, false) : -1;

		if (bit < 0)
			return file_wrong(f, "more than %d profiles, or one that is no text",
			                  MAX_PROFILES);
		a->profiles |= UINT64_C(1) << bit;
		a->profile_words = a->profile_words.bytes
		                           ? arena_printf(arena, "%s or %s", a->profile_words.bytes,
		                                          name.bytes)
		                           : name;
	}
	return 0;
}

static int read_type_of(struct schema_file *f, const struct json_node *n, struct rule_attribute *a)
{
	struct text object;
	uint32_t number;

	a->type_name = file_text(f, file_member(f, n, "type"));
	a->object = -1;
	if (!a->type_name.bytes)
		return file_wrong(f, "attribute %s has no type", a->text.bytes);
	if (!text_equal(a->type_name, TEXT("object_t"))) {
		a->type = rules_type(f->rules, a->type_name);
		return 0;
	}
	object = file_text(f, file_member(f, n, "object_type"));
	number = object.bytes ? map_get(&f->objects, intern_find(f->rules->names, object))
	                      : MAP_NONE;
	if (number == MAP_NONE)
		return file_wrong(f, "attribute %s has an object_type that is not there",
		                  a->text.bytes);
	a->object = (int32_t)number;
	return 0;
}

static void read_requirement(struct schema_file *f, const struct json_node *n,
                             struct rule_attribute *a)
{
	struct text t = file_text(f, file_member(f, n, "requirement"));

	if (text_equal(t, TEXT("required")))
		a->requirement = OCSF_REQUIRED;
	else if (text_equal(t, TEXT("recommended")))
		a->requirement = OCSF_RECOMMENDED;
}

static int read_attribute(struct schema_file *f, const struct json_node *n,
                          struct rule_attribute *a)
{
	const struct json_node *is_array = file_member(f, n, "is_array");
	const struct json_node *profiles = file_member(f, n, "profiles");
	const struct json_node *values = file_member(f, n, "enum");
	int error;

	a->name = n->name;
	a->text = file_name(f, n);
	if (!a->text.bytes)
		return no_memory(f);
	a->is_array = is_array && is_array->kind == JSON_TRUE;
	read_requirement(f, n, a);
	file_deprecated(f, n, &a->is_deprecated, &a->since);
	a->sibling_text = file_text(f, file_member(f, n, "sibling"));
	if (a->sibling_text.bytes)
		a->sibling = intern_add(f->rules->names, a->sibling_text);
	error = read_type_of(f, n, a);
	if (error == 0 && profiles)
		error = read_gate(f, profiles, a);
	if (error == 0 && values)
		error = read_enum(f, values, a);
	return error;
}

/* ---- items ---------------------------------------------------------------------------------- */

static int read_constraint(struct schema_file *f, const struct json_node *n,
                           struct rule_constraint *c)
{
	struct text kind = file_name(f, n), keys = json_written(&f->json, n);
	const struct json_node *key = n + 1;

	c->kind = text_equal(kind, TEXT("at_least_one")) ? AT_LEAST_ONE
	          : text_equal(kind, TEXT("just_one"))   ? JUST_ONE
	                                                 : OTHER_CONSTRAINT;
	c->json = arena_printf(f->rules->arena, "{\"%s\":%.*s}", kind.bytes ? kind.bytes : "",
	                       (int)keys.len, keys.bytes);
	c->count = file_count(f, n);
	c->names = arena_take(f->rules->arena, c->count * sizeof(*c->names));
	if (!c->names || !c->json.bytes)
		return no_memory(f);
	for (size_t i = 0; i < c->count; i++, key = f->json.nodes + key->next) {
		struct text name = file_text(f, key);

		c->names[i] = name.bytes ? intern_add(f->rules->names, name) : 0;
		if (!c->names[i])
			return file_wrong(f, "a constraint with something that is no name");
	}
	return 0;
}

static int read_constraints(struct schema_file *f, const struct json_node *n,
                            struct rule_item *item)
{
	size_t count = file_count(f, n);
	struct rule_constraint **end = &item->constraints;

	if (!count)
		return 0;
	n++;
	for (; count; count--, n = f->json.nodes + n->next) {
		struct rule_constraint *c = arena_take(f->rules->arena, sizeof(*c));
		int error = c ? read_constraint(f, n, c) : no_memory(f);

		if (error < 0)
			return error;
		*end = c;
		end = &c->next;
	}
	return 0;
}

static int read_item(struct schema_file *f, const struct json_node *n, struct rule_item *item)
{
	const struct json_node *attributes = file_member(f, n, "attributes");
	const struct json_node *uid = file_member(f, n, "uid");
	int error = 0;

	item->name = file_text(f, file_member(f, n, "name"));
	if (!item->name.bytes)
		item->name = file_name(f, n);
	item->is_class = uid != NULL;
	if (uid && json_integer(&f->json, uid, &item->uid) < 0)
		return file_wrong(f, "%s: the uid is no number", item->name.bytes);
	if (!attributes || attributes->kind != JSON_OBJECT)
		return file_wrong(f, "%s: no attributes", item->name.bytes);
	file_deprecated(f, n, &item->is_deprecated, &item->since);
	item->count = file_count(f, attributes);
	if (item->count > MAX_ATTRIBUTES)
		return file_wrong(f, "%s: more than %d attributes", item->name.bytes,
		                  MAX_ATTRIBUTES);
	item->attributes = arena_take(f->rules->arena, item->count * sizeof(*item->attributes));
	if (!item->attributes)
		return no_memory(f);
	attributes++;
	for (size_t i = 0; i < item->count && error == 0; i++) {
		error = read_attribute(f, attributes, &item->attributes[i]);
		attributes = f->json.nodes + attributes->next;
	}
	if (error < 0)
		return fail_in(f->reterr, "%s", item->name.bytes);
	return read_constraints(f, file_member(f, n, "constraints"), item);
}

/* Classes, then objects; attributes name objects by their key. */
static int read_items(struct schema_file *f)
{
	const struct json_node *classes = file_member(f, f->json.nodes, "classes");
	const struct json_node *objects = file_member(f, f->json.nodes, "objects");
	size_t class_count = file_count(f, classes), i = 0;
	const struct json_node *n;
	struct rules *r = f->rules;
	int error = 0;

	r->item_count = class_count + file_count(f, objects);
	r->items = arena_take(r->arena, r->item_count * sizeof(*r->items));
	if (!r->items)
		return no_memory(f);
	n = objects + 1;
	for (i = class_count; i < r->item_count; i++, n = f->json.nodes + n->next) {
		uint32_t *at = map_at(&f->objects, n->name);

		if (!at)
			return no_memory(f);
		*at = (uint32_t)i;
	}
	n = classes + 1;
	for (i = 0; i < r->item_count && error == 0; i++, n = f->json.nodes + n->next) {
		if (i == class_count)
			n = objects + 1;
		error = read_item(f, n, &r->items[i]);
	}
	return error;
}

/* ---- the file ------------------------------------------------------------------------------- */

static int read_profiles(struct schema_file *f)
{
	const struct json_node *profiles = file_member(f, f->json.nodes, "profiles"),
			       *n = profiles + 1;

	for (size_t count = file_count(f, profiles); count; count--, n = f->json.nodes + n->next) {
		struct text name = file_name(f, n);

		if (!name.bytes || rules_profile(f->rules, name, true) < 0)
			return file_wrong(f, "more than %d profiles", MAX_PROFILES);
	}
	return 0;
}

static int read_class_names(struct schema_file *f)
{
	const struct json_node *index = file_member(f, f->json.nodes, "class_index"), *n;
	size_t count = file_count(f, index);
	struct rule_class *classes = arena_take(f->rules->arena, count * sizeof(*classes));

	if (!classes)
		return no_memory(f);
	if (!count)
		return 0;
	n = index + 1;
	for (size_t i = 0; i < count; i++, n = f->json.nodes + n->next) {
		if (!number_of_key(intern_text(f->rules->names, n->name), &classes[i].uid))
			continue;
		classes[i].name = file_text(f, file_member(f, n, "name"));
		if (!classes[i].name.bytes)
			classes[i].name = TEXT("?");
	}
	f->rules->classes = classes;
	f->rules->class_count = count;
	return 0;
}

static const char *class_name(const struct rules *r, int64_t uid)
{
	for (size_t i = 0; i < r->class_count; i++)
		if (r->classes[i].uid == uid && r->classes[i].name.bytes)
			return r->classes[i].name.bytes;
	return NULL;
}

static int read_file(struct schema_file *f, struct text json)
{
	static const char *const parts[] = {"classes", "objects", "types", "profiles"};
	struct json_fault fault;
	int error;

	switch (json_read(&f->json, json, true, &fault)) {
	case JSON_READ:
		break;
	case JSON_NOMEM:
		return no_memory(f);
	case JSON_UNENDED:
	case JSON_WRONG:
	case JSON_LIMIT:
	default:
		return file_wrong(f, "no JSON: byte %zu: %s", fault.at + 1, fault.words);
	}
	f->rules->version = file_text(f, file_member(f, f->json.nodes, "version"));
	if (!f->rules->version.bytes)
		return file_wrong(f, "no compiled OCSF schema: it has no \"version\"");
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		const struct json_node *part = file_member(f, f->json.nodes, parts[i]);

		if (!part || part->kind != JSON_OBJECT)
			return file_wrong(f, "no compiled OCSF schema: it has no \"%s\"", parts[i]);
	}
	error = read_profiles(f);
	if (error == 0)
		error = file_types(f);
	if (error == 0)
		error = read_items(f);
	if (error == 0)
		error = read_class_names(f);
	return error ? error : rules_finish(f->rules);
}

int rules_of_file(struct text json, struct intern *names, struct rules **ret,
                  struct cq_error *reterr)
{
	struct schema_file f = {.reterr = reterr};
	int error = rules_new(names, &f.rules);

	if (error < 0)
		return fail(reterr, error, "out of memory");
	f.rules->class_name = class_name;
	map_init(&f.objects);
	buffer_init(&f.room, SIZE_MAX);
	json_reader_init(&f.json, names);
	error = read_file(&f, json);
	json_reader_done(&f.json);
	buffer_done(&f.room);
	map_done(&f.objects);
	if (error < 0)
		f.rules = rules_free(f.rules);
	else
		*ret = f.rules;
	return error;
}
