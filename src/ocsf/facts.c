/* SPDX-License-Identifier: Apache-2.0 */
/* Look-ups in the generated tables of schema/facts.c. */
#include <assert.h>

#include "ocsf/ocsf.h"
#include "schema/schema.h"

#define FACTS schema_facts

static_assert((int)SCHEMA_OPTIONAL == (int)OCSF_OPTIONAL, "one numbering");
static_assert((int)SCHEMA_RECOMMENDED == (int)OCSF_RECOMMENDED, "one numbering");
static_assert((int)SCHEMA_REQUIRED == (int)OCSF_REQUIRED, "one numbering");

static const char *text_at(uint16_t offset)
{
	return FACTS.text + offset;
}

static const char *text_or_null(uint16_t offset)
{
	return offset ? text_at(offset) : NULL;
}

static bool mask_has(uint16_t versions, ocsf_version_t v)
{
	return v < FACTS.version_count && (versions >> v & 1);
}

/* The first of the rows [low, high) whose name is not before `name`. Rows of every table that is
 * sorted by name begin with the name's offset. */
static size_t row_search(const void *rows, size_t row_size, size_t low, size_t high,
                         const char *name)
{
	while (low < high) {
		size_t middle = (low + high) / 2;
		uint16_t offset;

		memcpy(&offset, (const char *)rows + middle * row_size, sizeof(offset));
		if (strcmp(text_at(offset), name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
#define ROW_SEARCH(rows, low, high, name) row_search(rows, sizeof((rows)[0]), low, high, name)

/* ---- versions ------------------------------------------------------------------------------- */

size_t ocsf_version_count(void)
{
	return FACTS.version_count;
}

const char *ocsf_version_name(ocsf_version_t v)
{
	return v < FACTS.version_count ? FACTS.versions[v] : NULL;
}

int ocsf_version_parse(const char *name, ocsf_version_t *ret, struct cq_error *reterr)
{
	for (ocsf_version_t v = 0; v < FACTS.version_count; v++) {
		if (!strcmp(name, FACTS.versions[v])) {
			*ret = v;
			return 0;
		}
	}

	char known[16 * 24] = "";
	size_t len = 0;
	for (ocsf_version_t v = 0; v < FACTS.version_count; v++) {
		int n = snprintf(known + len, sizeof(known) - len, "%s%s", v ? ", " : "",
		                 FACTS.versions[v]);
		if (n < 0 || (size_t)n >= sizeof(known) - len)
			break;
		len += (size_t)n;
	}
	return fail(reterr, -EINVAL, "OCSF version '%.32s' is not known; known are %s", name,
	            known);
}

bool ocsf_profile_known(ocsf_version_t v, const char *name)
{
	size_t i = ROW_SEARCH(FACTS.profiles, 0, FACTS.profile_count, name);

	return i < FACTS.profile_count && !strcmp(text_at(FACTS.profiles[i].name), name) &&
	       mask_has(FACTS.profiles[i].versions, v);
}

const char *ocsf_profile_at(ocsf_version_t v, size_t number)
{
	for (size_t i = 0; i < FACTS.profile_count; i++) {
		if (mask_has(FACTS.profiles[i].versions, v) && !number--)
			return text_at(FACTS.profiles[i].name);
	}
	return NULL;
}

/* ---- items ---------------------------------------------------------------------------------- */

static const struct schema_form *form_of(int index, ocsf_version_t v)
{
	if (index < 0 || index >= FACTS.item_count)
		return NULL;

	const struct schema_item *item = &FACTS.items[index];
	for (size_t i = 0; i < item->form_count; i++) {
		if (mask_has(item->forms[i].versions, v))
			return &item->forms[i];
	}
	return NULL;
}

static struct ocsf_item item_handle(int index, ocsf_version_t v)
{
	struct ocsf_item item = {.index = -1, .version = v};

	if (form_of(index, v))
		item.index = (int16_t)index;
	return item;
}

struct ocsf_item ocsf_class(ocsf_version_t v, uint32_t uid)
{
	for (int i = 0; i < FACTS.class_count; i++) {
		const struct schema_form *form = form_of(i, v);

		if (form && form->uid == uid)
			return item_handle(i, v);
	}
	return item_handle(-1, v);
}

/* The index of the object with that name in any version, -1 when there is none. */
static int object_index(const char *name)
{
	size_t i = ROW_SEARCH(FACTS.items, FACTS.class_count, FACTS.item_count, name);

	return i < FACTS.item_count && !strcmp(text_at(FACTS.items[i].name), name) ? (int)i : -1;
}

struct ocsf_item ocsf_object(ocsf_version_t v, const char *name)
{
	return item_handle(object_index(name), v);
}

/* A class's index by name, else an object's; -1. */
static int item_index(const char *name)
{
	for (int i = 0; i < FACTS.class_count; i++) {
		if (!strcmp(text_at(FACTS.items[i].name), name))
			return i;
	}
	return object_index(name);
}

struct ocsf_item ocsf_item_named(ocsf_version_t v, const char *name)
{
	return item_handle(item_index(name), v);
}

struct ocsf_item ocsf_item_at(ocsf_version_t v, size_t number)
{
	for (int i = 0; i < FACTS.item_count; i++) {
		if (form_of(i, v) && !number--)
			return item_handle(i, v);
	}
	return item_handle(-1, v);
}

struct ocsf_item ocsf_item_in(struct ocsf_item item, ocsf_version_t v)
{
	return item_handle(item.index, v);
}

bool ocsf_item_known(struct ocsf_item item)
{
	return form_of(item.index, item.version) != NULL;
}

const char *ocsf_item_name(struct ocsf_item item)
{
	return ocsf_item_known(item) ? text_at(FACTS.items[item.index].name) : NULL;
}

const char *ocsf_item_caption(struct ocsf_item item)
{
	const struct schema_form *form = form_of(item.index, item.version);

	return form ? text_at(form->caption) : NULL;
}

uint32_t ocsf_class_uid(struct ocsf_item item)
{
	const struct schema_form *form = form_of(item.index, item.version);

	return form ? form->uid : 0;
}

const char *ocsf_class_name(ocsf_version_t v, uint32_t uid)
{
	for (size_t i = 0; i < FACTS.class_name_count; i++) {
		if (FACTS.classes[i].uid == uid && mask_has(FACTS.classes[i].versions, v))
			return text_at(FACTS.classes[i].name);
	}
	return NULL;
}

uint32_t ocsf_class_category(struct ocsf_item item)
{
	const struct schema_form *form = form_of(item.index, item.version);

	return form ? form->category : 0;
}

const char *ocsf_item_deprecated_since(struct ocsf_item item)
{
	const struct schema_form *form = form_of(item.index, item.version);

	return form ? text_or_null(form->deprecated) : NULL;
}

const char *const *ocsf_item_profiles(struct ocsf_item item)
{
	static const char *const none[] = {NULL};
	const struct schema_form *form = form_of(item.index, item.version);

	return form && form->profiles ? form->profiles : none;
}

int ocsf_item_constraint(struct ocsf_item item, size_t number, const char **ret_kind,
                         const char *const **ret_names)
{
	const struct schema_form *form = form_of(item.index, item.version);

	if (!form)
		return -ENOENT;

	const struct {
		const char *kind;
		const char *const *names;
	} all[] = {{"at_least_one", form->at_least_one}, {"just_one", form->just_one}};
	for (size_t i = 0; i < ARRAY_LEN(all); i++) {
		if (!all[i].names || number--)
			continue;
		*ret_kind = all[i].kind;
		*ret_names = all[i].names;
		return 0;
	}
	return -ENOENT;
}

/* ---- attributes ----------------------------------------------------------------------------- */

/* The form of a type in a version; `type` is the first row of its name. */
static const struct schema_type *type_form(size_t type, ocsf_version_t v)
{
	uint16_t name = FACTS.types[type].name;

	for (; type < FACTS.type_count && FACTS.types[type].name == name; type++) {
		if (mask_has(FACTS.types[type].versions, v))
			return &FACTS.types[type];
	}
	return NULL;
}

/* The primitive behind a type; a primitive is its own. */
static const struct schema_type *type_base(const struct schema_type *type, ocsf_version_t v)
{
	if (!type->base)
		return type;

	size_t i = ROW_SEARCH(FACTS.types, 0, FACTS.type_count, text_at(type->base));
	return i < FACTS.type_count ? type_form(i, v) : NULL;
}

static enum ocsf_primitive primitive_number(const char *name)
{
	static const char *const names[] = {
		[OCSF_BOOLEAN] = "boolean_t", [OCSF_INTEGER] = "integer_t", [OCSF_LONG] = "long_t",
		[OCSF_FLOAT] = "float_t",     [OCSF_STRING] = "string_t",   [OCSF_JSON] = "json_t",
	};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (!strcmp(names[i], name))
			return (enum ocsf_primitive)i;
	}
	return OCSF_OBJECT;
}

/* Each limit is the type's own, else that of the primitive behind it. */
static void take_type(struct ocsf_attribute *a, const struct schema_type *type,
                      const struct schema_type *base)
{
	const struct schema_type *ranged = type->has_range ? type : base;
	uint16_t regex = type->regex ? type->regex : base->regex;

	a->type = text_at(type->name);
	a->type_caption = text_at(type->caption);
	a->primitive = primitive_number(text_at(base->name));
	a->max_len = type->max_len ? type->max_len : base->max_len;
	a->regex = text_or_null(regex);
	a->super_type = text_or_null(type->base);
	a->is_super_max_len = !type->max_len && base != type && base->max_len;
	a->is_super_regex = !type->regex && base != type && base->regex;
	a->is_super_range = !type->has_range && base != type && base->has_range;
	a->has_range = ranged->has_range;
	a->range_min = ranged->min;
	a->range_max = ranged->max;
	a->observable = type->observable;
}

static void take_object(struct ocsf_attribute *a, uint16_t index)
{
	const struct schema_form *form = form_of(index, a->version);

	a->object = item_handle(index, a->version);
	if (form) {
		a->type_caption = text_at(form->caption);
		a->observable = form->observable;
	}
}

static int take_use(const struct schema_use *use, ocsf_version_t v, struct ocsf_attribute *ret)
{
	const struct schema_attribute *shared = &FACTS.attributes[use->attribute];
	const struct schema_type *type = type_form(shared->type, v);
	const struct schema_type *base = type ? type_base(type, v) : NULL;

	if (!base)
		return -ENOENT;
	*ret = (struct ocsf_attribute){
		.name = text_at(shared->name),
		.caption = text_at(shared->caption),
		.requirement = (enum ocsf_requirement)use->requirement,
		.is_array = shared->is_array,
		.object = {.index = -1, .version = v},
		.sibling = text_or_null(shared->sibling),
		.profiles = FACTS.profile_sets[use->profiles],
		.deprecated_since = text_or_null(use->deprecated),
		.enum_set = shared->enum_set == SCHEMA_NONE ? -1 : shared->enum_set,
		.version = v,
	};
	take_type(ret, type, base);
	if (shared->object != SCHEMA_NONE)
		take_object(ret, shared->object);
	if (use->observable)
		ret->observable = use->observable;
	return 0;
}

static const char *use_name(const struct schema_use *use)
{
	return text_at(FACTS.attributes[use->attribute].name);
}

/* The first use that is not before the name. */
static size_t use_search(const struct schema_item *item, const char *name)
{
	size_t low = 0, high = item->use_count;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (strcmp(use_name(&item->uses[middle]), name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

int ocsf_attribute_find(struct ocsf_item item, const char *name, struct ocsf_attribute *ret)
{
	if (!ocsf_item_known(item))
		return -ENOENT;

	const struct schema_item *table = &FACTS.items[item.index];
	for (size_t i = use_search(table, name); i < table->use_count; i++) {
		const struct schema_use *use = &table->uses[i];

		if (strcmp(use_name(use), name) != 0)
			break;
		if (mask_has(use->versions, item.version))
			return take_use(use, item.version, ret);
	}
	return -ENOENT;
}

int ocsf_attribute_at(struct ocsf_item item, size_t number, struct ocsf_attribute *ret)
{
	if (!ocsf_item_known(item))
		return -ENOENT;

	const struct schema_item *table = &FACTS.items[item.index];
	for (size_t i = 0; i < table->use_count; i++) {
		if (mask_has(table->uses[i].versions, item.version) && !number--)
			return take_use(&table->uses[i], item.version, ret);
	}
	return -ENOENT;
}

const char *ocsf_attribute_since(const char *item_name, const char *attribute)
{
	int index = item_index(item_name);
	struct ocsf_attribute found;

	for (ocsf_version_t v = 0; index >= 0 && v < FACTS.version_count; v++) {
		if (!ocsf_attribute_find(item_handle(index, v), attribute, &found))
			return FACTS.versions[v];
	}
	return NULL;
}

const char *ocsf_name_at(size_t number)
{
	return number < FACTS.attribute_count ? text_at(FACTS.attributes[number].name) : NULL;
}

/* ---- enums ---------------------------------------------------------------------------------- */

static const struct schema_enum *enum_of(const struct ocsf_attribute *a)
{
	static const struct schema_enum none = {0};

	return a->enum_set < 0 ? &none : &FACTS.enums[a->enum_set];
}

const char *ocsf_enum_caption(const struct ocsf_attribute *a, int64_t id,
                              const char **ret_deprecated)
{
	const struct schema_enum *set = enum_of(a);
	size_t low = 0, high = set->count;

	while (low < high) { /* the first row that is not before the id */
		size_t middle = (low + high) / 2;

		if (set->values[middle].id < id)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < set->count && set->values[low].id == id; low++) {
		const struct schema_enum_value *value = &set->values[low];

		if (value->word || !mask_has(value->versions, a->version))
			continue;
		if (ret_deprecated)
			*ret_deprecated = text_or_null(value->deprecated);
		return text_at(value->caption);
	}
	return NULL;
}

int ocsf_enum_at(const struct ocsf_attribute *a, size_t number, struct ocsf_enum_value *ret)
{
	const struct schema_enum *set = enum_of(a);

	for (size_t i = 0; i < set->count; i++) {
		const struct schema_enum_value *value = &set->values[i];

		if (!mask_has(value->versions, a->version) || number--)
			continue;
		*ret = (struct ocsf_enum_value){
			.id = value->id,
			.key = text_or_null(value->word),
			.caption = text_at(value->caption),
			.deprecated_since = text_or_null(value->deprecated),
		};
		return 0;
	}
	return -ENOENT;
}
