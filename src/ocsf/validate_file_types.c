/* SPDX-License-Identifier: Apache-2.0 */
/* The types of a compiled schema and their limits. */
#include "ocsf/validate_file.h"

static bool primitive_of(struct text name, enum ocsf_primitive *ret)
{
	static const char *const names[] = {
		[OCSF_BOOLEAN] = "boolean_t", [OCSF_INTEGER] = "integer_t", [OCSF_LONG] = "long_t",
		[OCSF_FLOAT] = "float_t",     [OCSF_STRING] = "string_t",   [OCSF_JSON] = "json_t",
	};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (text_equal(name, text_of(names[i]))) {
			*ret = (enum ocsf_primitive)i;
			return true;
		}
	}
	return false;
}

static int read_range(struct schema_file *f, const struct json_node *n, struct rule_type *type)
{
	const struct json_node *low = n + 1;

	if (file_count(f, n) != 2 || json_integer(&f->json, low, &type->min) < 0 ||
	    json_integer(&f->json, f->json.nodes + low->next, &type->max) < 0)
		return file_wrong(f, "type %s: a range is two whole numbers", type->name.bytes);
	type->has_range = true;
	return 0;
}

static int read_max_len(struct schema_file *f, const struct json_node *n, struct rule_type *type)
{
	int64_t max;

	if (json_integer(&f->json, n, &max) < 0 || max < 0 || max >= NO_MAX_LEN)
		return file_wrong(f, "type %s: max_len is no length", type->name.bytes);
	type->max_len = (uint32_t)max;
	return 0;
}

static int read_values(struct schema_file *f, const struct json_node *n, struct rule_type *type)
{
	size_t count = file_count(f, n);
	struct rule_literal *literals = arena_take(f->rules->arena, count * sizeof(*literals));

	type->values = arena_text(f->rules->arena, json_written(&f->json, n));
	if (!literals || !type->values.bytes)
		return fail(f->reterr, -ENOMEM, "out of memory");
	n++;
	for (size_t i = 0; i < count; i++, n = f->json.nodes + n->next) {
		literals[i].kind = (enum json_kind)n->kind;
		literals[i].text = n->kind == JSON_STRING
		                           ? file_text(f, n)
		                           : arena_text(f->rules->arena, json_raw(&f->json, n));
	}
	type->literals = literals;
	type->literal_count = count;
	return 0;
}

static int read_type(struct schema_file *f, const struct json_node *n, struct rule_type *type)
{
	const struct json_node *range = file_member(f, n, "range");
	const struct json_node *max_len = file_member(f, n, "max_len");
	const struct json_node *regex = file_member(f, n, "regex");
	const struct json_node *values = file_member(f, n, "values");
	struct text pattern = file_text(f, regex);
	int error = 0;

	type->name = file_name(f, n);
	type->super = file_text(f, file_member(f, n, "type"));
	if (!type->name.bytes)
		return fail(f->reterr, -ENOMEM, "out of memory");
	type->max_len = NO_MAX_LEN;
	type->is_known =
		primitive_of(type->super.bytes ? type->super : type->name, &type->primitive);
	if (pattern.bytes) {
		type->regex = rules_regex(f->rules, pattern);
		error = type->regex ? 0 : fail(f->reterr, -ENOMEM, "out of memory");
	}
	if (error == 0 && range)
		error = read_range(f, range, type);
	if (error == 0 && max_len)
		error = read_max_len(f, max_len, type);
	if (error == 0 && values)
		error = read_values(f, values, type);
	return error;
}

/* What a type does not limit itself, its super type does: that one's own limits, no further. */
static void inherit(const struct rules *r, struct rule_type *type)
{
	const struct rule_type *super = type->super.bytes ? rules_type(r, type->super) : NULL;

	if (!super || super == type)
		return;
	if (!type->has_range && super->has_range && !super->super_range) {
		type->has_range = type->super_range = true;
		type->min = super->min;
		type->max = super->max;
	}
	if (type->max_len == NO_MAX_LEN && super->max_len != NO_MAX_LEN && !super->super_max_len) {
		type->super_max_len = true;
		type->max_len = super->max_len;
	}
	if (!type->regex && super->regex && !super->super_regex) {
		type->super_regex = true;
		type->regex = super->regex;
	}
	if (!type->values.bytes && super->values.bytes && !super->super_values) {
		type->super_values = true;
		type->values = super->values;
		type->literals = super->literals;
		type->literal_count = super->literal_count;
	}
}

int file_types(struct schema_file *f)
{
	const struct json_node *types = file_member(f, f->json.nodes, "types"), *n = types + 1;
	struct rules *r = f->rules;

	for (size_t count = file_count(f, types); count; count--, n = f->json.nodes + n->next) {
		struct rule_type *type = arena_take(r->arena, sizeof(*type));
		int error = type ? read_type(f, n, type) : -ENOMEM;

		if (error < 0)
			return error;
		type->next = r->types;
		r->types = type;
	}
	for (struct rule_type *type = r->types; type; type = type->next)
		inherit(r, type);
	return 0;
}
