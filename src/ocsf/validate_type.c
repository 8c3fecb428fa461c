/* SPDX-License-Identifier: Apache-2.0 */
/* A value against its type: JSON type, range, length, regex, list of values. */
#include <stdlib.h>

#include "ocsf/validate.h"

#define LONG_DIGITS 39 /* of 2^127 */

/* Without its sign and as JSON writes it, so without zeros in front. */
static bool is_at_most(struct text digits, const char *limit)
{
	size_t len = strlen(limit);

	return digits.len != len ? digits.len < len : memcmp(digits.bytes, limit, len) <= 0;
}

static bool is_within(const struct json_reader *json, const struct json_node *n, const char *above,
                      const char *below)
{
	struct text digits = json_raw(json, n);

	if (n->kind != JSON_INTEGER)
		return false;
	if (digits.bytes[0] != '-')
		return is_at_most(digits, above);
	return is_at_most((struct text){digits.bytes + 1, digits.len - 1}, below);
}

bool is_integer(const struct json_reader *json, const struct json_node *n)
{
	return n->kind == JSON_INTEGER &&
	       (n->len < 19 || is_within(json, n, "9223372036854775807", "9223372036854775808"));
}

bool is_long(const struct json_reader *json, const struct json_node *n)
{
	return n->kind == JSON_INTEGER &&
	       (n->len < LONG_DIGITS ||
	        is_within(json, n, "170141183460469231731687303715884105727",
	                  "170141183460469231731687303715884105728"));
}

struct text value_type(const struct json_reader *json, const struct json_node *n)
{
	switch ((enum json_kind)n->kind) {
	case JSON_NULL:
		return TEXT("null");
	case JSON_FALSE:
	case JSON_TRUE:
		return TEXT("boolean_t");
	case JSON_INTEGER:
		if (is_integer(json, n))
			return TEXT("integer_t");
		return is_long(json, n) ? TEXT("long_t") : TEXT("big integer");
	case JSON_FLOAT:
		return TEXT("float_t");
	case JSON_STRING:
		return TEXT("string_t");
	case JSON_ARRAY:
		return TEXT("array");
	case JSON_OBJECT:
	default:
		return TEXT("object");
	}
}

static bool fits(const struct json_reader *json, const struct json_node *n,
                 enum ocsf_primitive primitive)
{
	switch (primitive) {
	case OCSF_BOOLEAN:
		return n->kind == JSON_TRUE || n->kind == JSON_FALSE;
	case OCSF_INTEGER:
		return is_integer(json, n);
	case OCSF_LONG:
		return is_long(json, n);
	case OCSF_FLOAT:
		return n->kind == JSON_FLOAT;
	case OCSF_STRING:
		return n->kind == JSON_STRING;
	case OCSF_JSON:
	case OCSF_OBJECT:
	default:
		return true;
	}
}

void wrong_type(struct judgement *j, const struct step *step, struct text attribute,
                const struct json_node *n, struct text expected)
{
	struct finding f = finding_of(FINDING_WRONG_TYPE, n);

	finding_add_text(&f, KEY_ATTRIBUTE, attribute);
	finding_add_value(j, &f, n);
	finding_add_text(&f, KEY_VALUE_TYPE, value_type(j->json, n));
	finding_add_text(&f, KEY_EXPECTED_TYPE, expected);
	finding_tell(j, &f, step);
}

/* ---- limits --------------------------------------------------------------------------------- */

/* A finding about a limit that is the type's own or its super type's. */
static struct finding limit_finding(struct judgement *j, const struct json_node *n,
                                    const struct rule_attribute *a, enum finding_id id,
                                    bool is_super)
{
	struct finding f = finding_of(id, n);

	finding_add_text(&f, KEY_ATTRIBUTE, a->text);
	finding_add_text(&f, KEY_TYPE, a->type_name);
	finding_add_value(j, &f, n);
	if (is_super)
		finding_add_text(&f, KEY_SUPER_TYPE, a->type->super);
	return f;
}

/* A decimal point is a point, whatever the program's locale says. */
static bool is_float_in_range(struct judgement *j, const struct json_node *n,
                              const struct rule_type *type)
{
	double d;

	buffer_clear(&j->text);
	buffer_add_text(&j->text, json_raw(j->json, n));
	buffer_add_char(&j->text, 0);
	if (buffer_error(&j->text) < 0) {
		j->stop = -ENOMEM;
		return true;
	}
	d = strtod_l(j->text.bytes, NULL, j->c_locale);
	return d >= (double)type->min && d <= (double)type->max;
}

static bool is_in_range(struct judgement *j, const struct json_node *n,
                        const struct rule_type *type)
{
	int64_t value;

	if (n->kind == JSON_FLOAT)
		return is_float_in_range(j, n, type);
	return json_integer(j->json, n, &value) == 0 && value >= type->min && value <= type->max;
}

static void out_of_range(struct judgement *j, const struct step *step,
                         const struct rule_attribute *a, const struct json_node *n)
{
	const struct rule_type *type = a->type;
	char range[64];
	struct finding f;
	int len;

	f = limit_finding(j, n, a, type->super_range ? FINDING_SUPER_RANGE : FINDING_RANGE,
	                  type->super_range);
	len = snprintf(range, sizeof(range), "[%lld,%lld]", (long long)type->min,
	               (long long)type->max);
	finding_add_json(&f, type->super_range ? KEY_SUPER_TYPE_RANGE : KEY_RANGE,
	                 (struct text){range, (size_t)len});
	finding_tell(j, &f, step);
}

/* The rough counts come first: no character is shorter than a byte, no cluster than a character. */
static size_t length_over(struct text t, size_t max)
{
	size_t count = 0;

	if (t.len <= max)
		return 0;
	for (size_t i = 0; i < t.len; i++)
		count += ((uint8_t)t.bytes[i] & 0xc0) != 0x80;
	if (count > max && count < t.len)
		count = count_characters(t);
	return count > max ? count : 0;
}

static void judge_max_len(struct judgement *j, const struct step *step,
                          const struct rule_attribute *a, const struct json_node *n)
{
	const struct rule_type *type = a->type;
	size_t length = length_over(json_text(j->json, n, &j->text), type->max_len);
	struct finding f;

	if (!length)
		return;
	f = limit_finding(j, n, a, type->super_max_len ? FINDING_SUPER_MAX_LEN : FINDING_MAX_LEN,
	                  type->super_max_len);
	finding_add_number(&f, KEY_LENGTH, (int64_t)length);
	finding_add_number(&f, KEY_MAX_LEN, type->max_len);
	finding_tell(j, &f, step);
}

static void broken_regex(struct judgement *j, const struct step *step,
                         const struct rule_attribute *a, const struct json_node *n)
{
	const struct rule_type *type = a->type;
	struct finding f = finding_of(FINDING_REGEX_INVALID, n);

	finding_add_text(&f, KEY_ATTRIBUTE, a->text);
	finding_add_text(&f, KEY_TYPE, type->super_regex ? type->super : type->name);
	finding_add_text(&f, KEY_REGEX, type->regex->pattern);
	finding_add_text(&f, KEY_REGEX_ERROR_MESSAGE, type->regex->fault);
	finding_tell(j, &f, step);
}

static void no_match(struct judgement *j, const struct step *step, const struct rule_attribute *a,
                     const struct json_node *n, int matches)
{
	const struct rule_type *type = a->type;
	enum finding_id id = type->super_regex ? FINDING_SUPER_REGEX : FINDING_REGEX;
	struct finding f;

	if (matches == -EINVAL) {
		broken_regex(j, step, a, n);
		return;
	}
	f = limit_finding(j, n, a, matches < 0 ? FINDING_REGEX_UNDECIDED : id, type->super_regex);
	finding_add_text(&f, KEY_REGEX, type->regex->pattern);
	finding_tell(j, &f, step);
}

static void judge_regex(struct judgement *j, const struct step *step,
                        const struct rule_attribute *a, const struct json_node *n)
{
	int matches = regex_match(j->memo, a->type->regex, json_text(j->json, n, &j->text));

	if (matches != 1)
		no_match(j, step, a, n, matches);
}

static bool is_literal(struct judgement *j, const struct rule_literal *l, const struct json_node *n)
{
	struct text text = json_text(j->json, n, &j->text);

	if (n->kind == JSON_INTEGER && text_equal(text, TEXT("-0")))
		text = TEXT("0");
	return n->kind == l->kind && text_equal(text, l->text);
}

static void judge_values(struct judgement *j, const struct step *step,
                         const struct rule_attribute *a, const struct json_node *n)
{
	const struct rule_type *type = a->type;
	struct finding f;

	for (size_t i = 0; i < type->literal_count; i++)
		if (is_literal(j, &type->literals[i], n))
			return;
	f = limit_finding(j, n, a, type->super_values ? FINDING_SUPER_VALUES : FINDING_VALUES,
	                  type->super_values);
	finding_add_json(&f, KEY_ALLOWED_VALUES, type->values);
	finding_tell(j, &f, step);
}

/* ---- a scalar ------------------------------------------------------------------------------- */

static void broken_type(struct judgement *j, const struct step *step,
                        const struct rule_attribute *a, const struct json_node *n,
                        enum finding_id id)
{
	struct finding f = finding_of(id, n);

	finding_add_text(&f, KEY_ATTRIBUTE, a->text);
	finding_add_text(&f, KEY_TYPE, a->type_name);
	finding_add_value(j, &f, n);
	finding_tell(j, &f, step);
}

void judge_scalar(struct judgement *j, const struct step *step, const struct rule_attribute *a,
                  const struct json_node *n)
{
	const struct rule_type *type = a->type;

	if (!type->is_known) {
		broken_type(j, step, a, n, FINDING_PRIMITIVE_UNKNOWN);
		return;
	}
	if (type->primitive == OCSF_JSON)
		return;
	if (!fits(j->json, n, type->primitive)) {
		wrong_type(j, step, a->text, n, type->name);
		return;
	}
	if (type->primitive == OCSF_STRING) {
		if (n->len > type->max_len)
			judge_max_len(j, step, a, n);
		if (type->regex)
			judge_regex(j, step, a, n);
	} else if (type->has_range && type->primitive != OCSF_BOOLEAN && !is_in_range(j, n, type)) {
		out_of_range(j, step, a, n);
	}
	if (type->values.bytes)
		judge_values(j, step, a, n);
}
