/* SPDX-License-Identifier: Apache-2.0 */
/* Rules made of the fact tables. */
#include "ocsf/validate.h"

struct building {
	struct rules *r;
	ocsf_version_t version;
	struct map enums; /* number of a set → index of `made` */
	struct rule_enum **made;
	size_t made_count, made_room;
};

/* The names of constraints are short and plain. */
static struct text constraint_json(struct arena *arena, const char *kind, const char *const *names)
{
	struct text t = arena_printf(arena, "{\"%s\":[\"%s\"", kind, names[0]);

	for (size_t i = 1; t.bytes && names[i]; i++)
		t = arena_printf(arena, "%s,\"%s\"", t.bytes, names[i]);
	return t.bytes ? arena_printf(arena, "%s]}", t.bytes) : t;
}

static int add_constraint(struct rules *r, struct rule_item *item, const char *kind,
                          const char *const *names)
{
	struct rule_constraint *c = arena_take(r->arena, sizeof(*c)), **end = &item->constraints;

	if (!c)
		return -ENOMEM;
	while (names[c->count])
		c->count++;
	c->kind = strcmp(kind, "just_one") == 0 ? JUST_ONE : AT_LEAST_ONE;
	c->names = arena_take(r->arena, c->count * sizeof(*c->names));
	c->json = constraint_json(r->arena, kind, names);
	if (!c->names || !c->json.bytes)
		return -ENOMEM;
	for (size_t i = 0; i < c->count; i++) {
		c->names[i] = intern_add(r->names, text_of(names[i]));
		if (!c->names[i])
			return -ENOMEM;
	}
	while (*end)
		end = &(*end)->next;
	*end = c;
	return 0;
}

static const struct rule_type *type_of(struct rules *r, const struct ocsf_attribute *a)
{
	struct rule_type *type = rules_type(r, text_of(a->type));

	if (type)
		return type;
	type = arena_take(r->arena, sizeof(*type));
	if (!type)
		return NULL;
	*type = (struct rule_type){
		.name = text_of(a->type),
		.super = text_of(a->super_type),
		.primitive = a->primitive,
		.is_known = true,
		.has_range = a->has_range,
		.super_range = a->is_super_range,
		.super_max_len = a->is_super_max_len,
		.super_regex = a->is_super_regex,
		.min = a->range_min,
		.max = a->range_max,
		.max_len = a->max_len ? a->max_len : NO_MAX_LEN,
		.next = r->types,
	};
	if (a->regex) {
		type->regex = rules_regex(r, text_of(a->regex));
		if (!type->regex)
			return NULL;
	}
	r->types = type;
	return type;
}

static struct rule_enum *make_enum(struct rules *r, const struct ocsf_attribute *a)
{
	struct rule_enum *e = arena_take(r->arena, sizeof(*e));
	struct ocsf_enum_value value;
	size_t count = 0;

	while (ocsf_enum_at(a, count, &value) == 0)
		count++;
	if (e)
		e->values = arena_take(r->arena, count * sizeof(*e->values));
	if (!e || !e->values)
		return NULL;
	for (; e->count < count && ocsf_enum_at(a, e->count, &value) == 0; e->count++)
		e->values[e->count] = (struct rule_enum_value){
			.id = value.id,
			.word = text_of(value.key),
			.caption = text_of(value.caption),
			.is_deprecated = value.deprecated_since != NULL,
			.since = text_of(value.deprecated_since),
		};
	rules_index_enum(e);
	return e;
}

/* Many attributes share a set of values. */
static const struct rule_enum *enum_of(struct building *b, const struct ocsf_attribute *a)
{
	uint32_t *at = map_at(&b->enums, (uint64_t)a->enum_set);
	struct rule_enum **made;

	if (!at)
		return NULL;
	if (*at != MAP_NONE)
		return b->made[*at];
	if (b->made_count == b->made_room) {
		size_t room = b->made_room ? b->made_room * 2 : 64;

		made = arena_take(b->r->arena, room * sizeof(*made));
		if (!made)
			return NULL;
		if (b->made_count)
			memcpy(made, b->made, b->made_count * sizeof(*made));
		b->made = made;
		b->made_room = room;
	}
	b->made[b->made_count] = make_enum(b->r, a);
	*at = (uint32_t)b->made_count;
	return b->made[b->made_count++];
}

static int gate(struct rules *r, struct rule_attribute *to, const char *const *profiles)
{
	to->is_gated = profiles != NULL;
	for (; profiles && *profiles; profiles++) {
		int bit = rules_profile(r, text_of(*profiles), false);

		if (bit < 0)
			return -ENOMEM;
		to->profiles |= UINT64_C(1) << bit;
		to->profile_words = to->profile_words.bytes
		                            ? arena_printf(r->arena, "%s or %s",
		                                           to->profile_words.bytes, *profiles)
		                            : text_of(*profiles);
	}
	return 0;
}

static int add_attribute(struct building *b, const struct ocsf_attribute *a,
                         struct rule_attribute *to)
{
	struct rules *r = b->r;

	*to = (struct rule_attribute){
		.name = intern_add(r->names, text_of(a->name)),
		.text = text_of(a->name),
		.type_name = text_of(a->type),
		.object = a->object.index,
		.is_array = a->is_array,
		.is_deprecated = a->deprecated_since != NULL,
		.requirement = a->requirement,
		.since = text_of(a->deprecated_since),
		.sibling_text = text_of(a->sibling),
	};
	if (a->primitive != OCSF_OBJECT) {
		to->type = type_of(r, a);
		if (!to->type)
			return -ENOMEM;
	}
	if (a->sibling) {
		to->sibling = intern_add(r->names, to->sibling_text);
		if (!to->sibling)
			return -ENOMEM;
	}
	if (a->enum_set >= 0) {
		to->values = enum_of(b, a);
		if (!to->values)
			return -ENOMEM;
	}
	return to->name ? gate(r, to, a->profiles) : -ENOMEM;
}

static int fill_item(struct building *b, struct ocsf_item from, struct rule_item *item)
{
	struct ocsf_attribute a;
	const char *kind, *const *names;
	int error = 0;

	*item = (struct rule_item){
		.name = text_of(ocsf_item_name(from)),
		.is_class = ocsf_class(b->version, ocsf_class_uid(from)).index == from.index,
		.uid = ocsf_class_uid(from),
		.is_deprecated = ocsf_item_deprecated_since(from) != NULL,
		.since = text_of(ocsf_item_deprecated_since(from)),
	};
	while (ocsf_attribute_at(from, item->count, &a) == 0)
		item->count++;
	if (item->count > MAX_ATTRIBUTES)
		return -E2BIG;
	item->attributes = arena_take(b->r->arena, item->count * sizeof(*item->attributes));
	if (!item->attributes)
		return -ENOMEM;
	for (size_t i = 0; i < item->count && error == 0; i++)
		if (ocsf_attribute_at(from, i, &a) == 0)
			error = add_attribute(b, &a, &item->attributes[i]);
	for (size_t i = 0; error == 0 && ocsf_item_constraint(from, i, &kind, &names) == 0; i++)
		error = add_constraint(b->r, item, kind, names);
	return error;
}

static const char *class_name(const struct rules *r, int64_t uid)
{
	return uid < 0 || uid > UINT32_MAX
	               ? NULL
	               : ocsf_class_name((ocsf_version_t)r->facts_version, (uint32_t)uid);
}

/* Items keep their numbers in the tables, by which attributes name objects; the version's own come
 * one after the other. */
static int fill(struct building *b)
{
	struct rules *r = b->r;
	struct ocsf_item from;
	int error = 0;

	for (size_t n = 0; ocsf_item_known(from = ocsf_item_at(b->version, n)); n++)
		if ((size_t)from.index >= r->item_count)
			r->item_count = (size_t)from.index + 1;
	r->items = arena_take(r->arena, r->item_count * sizeof(*r->items));
	if (!r->items)
		return -ENOMEM;
	for (size_t n = 0; ocsf_profile_at(b->version, n); n++)
		if (rules_profile(r, text_of(ocsf_profile_at(b->version, n)), true) < 0)
			return -ENOMEM;
	for (size_t n = 0; ocsf_item_known(from = ocsf_item_at(b->version, n)) && !error; n++)
		error = fill_item(b, from, &r->items[from.index]);
	return error ? error : rules_finish(r);
}

int rules_of_facts(ocsf_version_t v, struct intern *names, struct rules **ret)
{
	struct building b = {.version = v};
	int error = rules_new(names, &b.r);

	if (error < 0)
		return error;
	b.r->version = text_of(ocsf_version_name(v));
	b.r->facts_version = v;
	b.r->class_name = class_name;
	map_init(&b.enums);
	error = fill(&b);
	map_done(&b.enums);
	if (error < 0)
		b.r = rules_free(b.r);
	else
		*ret = b.r;
	return error;
}
