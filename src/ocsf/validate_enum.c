/* SPDX-License-Identifier: Apache-2.0 */
/* Enums, and the siblings that say in words what their numbers mean. */
#include "ocsf/validate.h"

#define OTHER 99
#define MANY_VALUES 400

/* An enum's value in an event, and where. */
struct enum_use {
	const struct judged *o;
	const struct rule_attribute *a;
	const struct json_node *n; /* the value, or the element */
	const struct step *step;
	bool in_array;
	size_t index;
	/* Of an element: is there an array of siblings, and the sibling in it; NULL: it is too
	 * short. */
	bool has_siblings;
	const struct json_node *beside;
};

static const struct rule_enum_value *value_by_id(const struct rule_enum *e, int64_t id)
{
	if (id >= 0 && id < (int64_t)sizeof(e->small) && e->small[id])
		return &e->values[e->small[id] - 1];
	for (size_t i = 0; i < e->count; i++)
		if (!e->values[i].word.bytes && e->values[i].id == id)
			return &e->values[i];
	return NULL;
}

/* A string that is written like a number stands for it. */
static const struct rule_enum_value *value_by_word(const struct rule_enum *e, struct text word)
{
	int64_t id;

	if (number_of_key(word, &id))
		return value_by_id(e, id);
	for (size_t i = 0; i < e->count; i++)
		if (e->values[i].word.bytes && text_equal(e->values[i].word, word))
			return &e->values[i];
	return NULL;
}

/* The key that is compared is the value's text. */
static const struct rule_enum_value *find_value(struct judgement *j, const struct rule_enum *e,
                                                const struct json_node *n)
{
	int64_t id;

	switch ((enum json_kind)n->kind) {
	case JSON_INTEGER:
		if (json_integer(j->json, n, &id) == 0)
			return value_by_id(e, id);
		return value_by_word(e, json_raw(j->json, n));
	case JSON_NULL:
		return value_by_word(e, TEXT(""));
	case JSON_FALSE:
	case JSON_TRUE:
	case JSON_FLOAT:
		return value_by_word(e, json_raw(j->json, n));
	case JSON_STRING:
		return value_by_word(e, json_text(j->json, n, &j->text));
	case JSON_ARRAY:
	case JSON_OBJECT:
	default:
		return NULL;
	}
}

static bool is_other(const struct judgement *j, const struct json_node *n)
{
	return n->kind == JSON_INTEGER && text_equal(json_raw(j->json, n), TEXT("99"));
}

static bool is_caption(struct judgement *j, const struct json_node *n,
                       const struct rule_enum_value *value)
{
	if (n->kind == JSON_NULL)
		return !value->caption.bytes;
	return n->kind == JSON_STRING && value->caption.bytes &&
	       text_equal(json_text(j->json, n, &j->text), value->caption);
}

/* ---- what is found -------------------------------------------------------------------------- */

static void add_known_values(struct judgement *j, struct finding *f, const struct rule_enum *e)
{
	buffer_clear(&j->words);
	for (size_t i = 0; i < e->count; i++) {
		const struct rule_enum_value *value = &e->values[i];

		if (j->words.len > MANY_VALUES) {
			buffer_add_text(&j->words, TEXT(" …"));
			break;
		}
		if (i)
			buffer_add_text(&j->words, TEXT(", "));
		if (value->word.bytes)
			buffer_add_text(&j->words, value->word);
		else
			buffer_printf(&j->words, "%lld", (long long)value->id);
		if (value->caption.bytes && !text_equal(value->caption, value->word))
			buffer_printf(&j->words, " %s", value->caption.bytes);
	}
	finding_add_text(f, KEY_KNOWN_VALUES, buffer_text(&j->words));
}

static void unknown_value(struct judgement *j, const struct enum_use *u)
{
	struct finding f =
		finding_of(u->in_array ? FINDING_ENUM_ARRAY_UNKNOWN : FINDING_ENUM_UNKNOWN, u->n);

	finding_add_text(&f, KEY_ATTRIBUTE, u->a->text);
	finding_add_value(j, &f, u->n);
	add_known_values(j, &f, u->a->values);
	finding_tell(j, &f, u->step);
}

static void deprecated_value(struct judgement *j, const struct enum_use *u,
                             const struct rule_enum_value *value)
{
	struct finding f = finding_of(
		u->in_array ? FINDING_ENUM_ARRAY_DEPRECATED : FINDING_ENUM_DEPRECATED, u->n);

	finding_add_text(&f, KEY_ATTRIBUTE, u->a->text);
	finding_add_value(j, &f, u->n);
	if (value->since.bytes)
		finding_add_text(&f, KEY_SINCE, value->since);
	finding_tell(j, &f, u->step);
}

/* About the sibling, or the sibling's element; n: what stands there, NULL: nothing. */
static void sibling(struct judgement *j, const struct enum_use *u,
                    const struct rule_enum_value *value, enum finding_id id,
                    const struct json_node *n)
{
	struct step member = {.up = u->o->step, .name = u->a->sibling_text};
	struct step element = {.up = &member, .index = u->index};
	struct finding f = finding_of(id, n ? n : u->n);

	finding_add_text(&f, KEY_ATTRIBUTE, u->a->sibling_text);
	if (n)
		finding_add_value(j, &f, n);
	if (id != FINDING_SIBLING_SUSPICIOUS)
		finding_add_text(&f, KEY_EXPECTED_VALUE, value->caption);
	finding_add_text(&f, KEY_ENUM_ATTRIBUTE, u->a->text);
	finding_add_json(&f, KEY_ENUM_VALUE, json_written(j->json, u->n));
	finding_tell(j, &f, u->in_array ? &element : &member);
}

/* ---- one value ------------------------------------------------------------------------------ */

static void judge_sibling(struct judgement *j, const struct enum_use *u,
                          const struct rule_enum_value *value)
{
	const struct json_node *beside = judged_member(j, u->o, u->a->sibling);
	bool is_same;

	if (!beside)
		return;
	is_same = is_caption(j, beside, value);
	if (is_other(j, u->n)) {
		if (is_same)
			sibling(j, u, value, FINDING_SIBLING_SUSPICIOUS, beside);
	} else if (!is_same) {
		sibling(j, u, value, FINDING_SIBLING_INCORRECT, beside);
	}
}

static void judge_array_sibling(struct judgement *j, const struct enum_use *u,
                                const struct rule_enum_value *value)
{
	if (!u->has_siblings || is_other(j, u->n))
		return;
	if (!u->beside || u->beside->kind == JSON_NULL)
		sibling(j, u, value, FINDING_ARRAY_SIBLING_MISSING, NULL);
	else if (!is_caption(j, u->beside, value))
		sibling(j, u, value, FINDING_ARRAY_SIBLING_INCORRECT, u->beside);
}

static void judge_use(struct judgement *j, const struct enum_use *u)
{
	const struct rule_enum_value *value = find_value(j, u->a->values, u->n);

	if (!value) {
		unknown_value(j, u);
		return;
	}
	if (u->a->sibling && u->in_array)
		judge_array_sibling(j, u, value);
	else if (u->a->sibling)
		judge_sibling(j, u, value);
	if (value->is_deprecated)
		deprecated_value(j, u, value);
}

/* The element behind one, NULL behind the last. */
static const struct json_node *next_element(const struct judgement *j,
                                            const struct json_node *array,
                                            const struct json_node *element)
{
	const struct json_node *next = element ? j->json->nodes + element->next : array + 1;

	return next < j->json->nodes + array->next ? next : NULL;
}

static void judge_enum_array(struct judgement *j, struct enum_use *u, const struct json_node *array)
{
	const struct json_node *siblings =
		u->a->sibling ? judged_member(j, u->o, u->a->sibling) : NULL;
	struct step element = {.up = u->step};

	u->in_array = true;
	u->has_siblings = siblings && siblings->kind == JSON_ARRAY;
	u->step = &element;
	u->beside = u->has_siblings ? next_element(j, siblings, NULL) : NULL;
	for (u->n = next_element(j, array, NULL); u->n && !j->stop;
	     u->n = next_element(j, array, u->n)) {
		judge_use(j, u);
		element.index = ++u->index;
		if (u->beside)
			u->beside = next_element(j, siblings, u->beside);
	}
}

static void judge_enum(struct judgement *j, const struct judged *o, const struct rule_attribute *a,
                       const struct json_node *n)
{
	struct step step = {.up = o->step, .name = a->text};
	struct enum_use use = {.o = o, .a = a, .n = n, .step = &step};

	if (!a->is_array)
		judge_use(j, &use);
	else if (n->kind == JSON_ARRAY)
		judge_enum_array(j, &use, n); /* else a wrong type, which was told */
}

void judge_enums(struct judgement *j, const struct judged *o)
{
	for (size_t w = 0; w < SET_WORDS; w++) {
		uint64_t todo =
			o->view->exists.words[w] & o->seen.words[w] & o->item->has_enum.words[w];

		for (; todo && !j->stop; todo &= todo - 1) {
			size_t number = w * 64 + (size_t)__builtin_ctzll(todo);

			judge_enum(j, o, &o->item->attributes[number], judged_value(j, o, number));
		}
	}
}
