/* SPDX-License-Identifier: Apache-2.0 */
/* Findings: what they are called and what they say. */
#include <assert.h>

#include "ocsf/validate.h"

#define LONGEST_VALUE 120

struct finding_kind {
	const char *code;
	enum { ERROR, WARNING } severity;
	const char *words;
};
static const struct finding_kind kinds[FINDING_COUNT] = {
#define FINDING(id, code, severity, words) [FINDING_##id] = {code, severity, words},
#include "ocsf/findings.def"
};

static const char *const key_names[KEY_COUNT] = {
	[KEY_ATTRIBUTE] = "attribute",
	[KEY_VALUE] = "value",
	[KEY_VALUE_TYPE] = "value_type",
	[KEY_EXPECTED_TYPE] = "expected_type",
	[KEY_EXPECTED_VALUE] = "expected_value",
	[KEY_TYPE] = "type",
	[KEY_SUPER_TYPE] = "super_type",
	[KEY_RANGE] = "range",
	[KEY_SUPER_TYPE_RANGE] = "super_type_range",
	[KEY_LENGTH] = "length",
	[KEY_MAX_LEN] = "max_len",
	[KEY_REGEX] = "regex",
	[KEY_REGEX_ERROR_MESSAGE] = "regex_error_message",
	[KEY_ALLOWED_VALUES] = "allowed_values",
	[KEY_CONSTRAINT] = "constraint",
	[KEY_VALUE_COUNT] = "value_count",
	[KEY_CLASS_UID] = "class_uid",
	[KEY_CLASS_NAME] = "class_name",
	[KEY_OBJECT_NAME] = "object_name",
	[KEY_NAME] = "name",
	[KEY_SINCE] = "since",
	[KEY_NEEDS_PROFILE] = "needs_profile",
	[KEY_NEAREST] = "nearest",
	[KEY_VERSION] = "version",
	[KEY_ENUM_ATTRIBUTE] = "enum_attribute",
	[KEY_ENUM_VALUE] = "enum_value",
	[KEY_KNOWN_VALUES] = "known_values",
	[KEY_PROBLEM] = "problem",
};

const char *finding_code(enum finding_id id)
{
	return kinds[id].code;
}

bool finding_is_error(enum finding_id id)
{
	return kinds[id].severity == ERROR;
}

const char *finding_key_name(enum finding_key key)
{
	return key_names[key];
}

const struct finding_field *finding_field(const struct finding *f, enum finding_key key)
{
	for (size_t i = 0; i < f->field_count; i++)
		if (f->fields[i].key == key)
			return &f->fields[i];
	return NULL;
}

/* ---- making one ----------------------------------------------------------------------------- */

static void add_field(struct finding *f, struct finding_field field)
{
	assert(f->field_count < FINDING_FIELDS);
	f->fields[f->field_count++] = field;
}

void finding_add_text(struct finding *f, enum finding_key key, struct text t)
{
	if (t.bytes)
		add_field(f, (struct finding_field){.key = key, .kind = FIELD_TEXT, .text = t});
}

void finding_add_number(struct finding *f, enum finding_key key, int64_t n)
{
	add_field(f, (struct finding_field){.key = key, .kind = FIELD_NUMBER, .number = n});
}

void finding_add_json(struct finding *f, enum finding_key key, struct text json)
{
	if (json.bytes)
		add_field(f, (struct finding_field){.key = key, .kind = FIELD_JSON, .text = json});
}

/* ---- words ---------------------------------------------------------------------------------- */

static void add_cut(struct buffer *out, struct text t)
{
	bool cut;

	buffer_add_text(out, utf8_cut(t, LONGEST_VALUE, &cut));
	if (cut)
		buffer_add_text(out, TEXT("…"));
}

static void add_field_words(struct buffer *out, const struct finding_field *field)
{
	if (field->kind == FIELD_NUMBER)
		buffer_add_i64(out, field->number);
	else if (field->key == KEY_KNOWN_VALUES)
		buffer_add_text(out, field->text); /* cut already, between two values */
	else
		add_cut(out, field->text);
}

/* The field that a "{name}" at `words` names; NULL when it is not there. */
static const struct finding_field *named_field(const struct finding *f, struct text name)
{
	for (size_t i = 0; i < f->field_count; i++)
		if (text_equal(name, text_of(key_names[f->fields[i].key])))
			return &f->fields[i];
	return NULL;
}

/* Are all fields there that the words up to `end` name? */
static bool has_fields(const struct finding *f, const char *words, const char *end)
{
	while ((words = memchr(words, '{', (size_t)(end - words)))) {
		size_t len = strcspn(++words, "}");

		if (!named_field(f, (struct text){words, len}))
			return false;
	}
	return true;
}

void finding_words(const struct finding *f, struct buffer *out)
{
	const char *words = kinds[f->id].words;

	while (*words) {
		size_t plain = strcspn(words, "{[]");
		const struct finding_field *field;
		const char *end;

		buffer_add(out, words, plain);
		words += plain;
		if (*words == '[') {
			end = words + strcspn(words, "]");
			words = has_fields(f, words, end) ? words + 1 : end + 1;
		} else if (*words == ']') {
			words++;
		} else if (*words == '{') {
			end = words + strcspn(words, "}");
			field = named_field(f, (struct text){words + 1, (size_t)(end - words) - 1});
			if (field)
				add_field_words(out, field);
			words = end + 1;
		}
	}
}
