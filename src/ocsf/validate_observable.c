/* SPDX-License-Identifier: Apache-2.0 */
/* Names of observables: does the class have what they refer to? */
#include "ocsf/validate.h"

/* A reference while it is walked; `bracket` is the next one behind `at`, or the end. */
struct reference {
	struct text name;
	size_t at, bracket;
};

static size_t next_bracket(struct text t, size_t at)
{
	while (at < t.len && t.bytes[at] != '[' && t.bytes[at] != ']')
		at++;
	return at;
}

/* Takes the segment up to a dot that is not inside brackets. Behind the last one
 * `at` is behind the end. */
static struct text next_segment(struct reference *r)
{
	struct text name = r->name;
	size_t from = r->at;

	for (size_t i = from; i < name.len; i++) {
		if (name.bytes[i] != '.')
			continue;
		if (r->bracket <= i)
			r->bracket = next_bracket(name, i + 1);
		if (r->bracket < name.len && name.bytes[r->bracket] == ']')
			continue;
		r->at = i + 1;
		return (struct text){name.bytes + from, i - from};
	}
	r->at = name.len + 1;
	return (struct text){name.bytes + from, name.len - from};
}

/* "name[anything]" → "name", true. */
static bool take_brackets(struct text *segment)
{
	const char *open = memchr(segment->bytes, '[', segment->len);
	size_t end = segment->len - (segment->len && segment->bytes[segment->len - 1] == '\n');

	if (!open || open == segment->bytes || end == 0 || segment->bytes[end - 1] != ']' ||
	    memchr(open, '\n', end - (size_t)(open - segment->bytes)))
		return false;
	segment->len = (size_t)(open - segment->bytes);
	return true;
}

static bool is_reference(const struct judgement *j, const struct judged *event, struct text name)
{
	size_t number = (size_t)(event->item - j->rules->items);
	struct reference reference = {.name = name};
	struct text segment;

	for (;;) {
		const struct rule_item *item = &j->rules->items[number];
		const struct rule_attribute *a;
		bool is_access;
		int place;

		segment = next_segment(&reference);
		is_access = take_brackets(&segment);
		place = rules_place(j->rules, item, intern_find(j->rules->names, segment));
		if (place < 0 || !set_has(&j->views[number].exists, (size_t)place))
			return false;
		if (reference.at > name.len)
			return true;
		a = &item->attributes[place];
		if ((is_access && !a->is_array) || a->object < 0)
			return false;
		number = (size_t)a->object;
	}
}

static void invalid(struct judgement *j, const struct judged *event, size_t index,
                    const struct json_node *name)
{
	struct step list = {.name = TEXT("observables")};
	struct step element = {.up = &list, .index = index};
	struct step step = {.up = &element, .name = TEXT("name")};
	struct finding f = finding_of(FINDING_OBSERVABLE_INVALID, name);

	finding_add_text(&f, KEY_ATTRIBUTE, step.name);
	finding_add_text(&f, KEY_NAME, json_text(j->json, name, &j->text));
	finding_add_item(&f, event->item);
	finding_tell(j, &f, &step);
}

void judge_observables(struct judgement *j, const struct judged *event,
                       const struct json_node *observables)
{
	const struct validator_names *names = validator_names(j->v);
	const struct json_node *nodes = j->json->nodes, *n;
	size_t index = 0;

	if (!observables || observables->kind != JSON_ARRAY)
		return;
	for (n = observables + 1; n < nodes + observables->next && !j->stop;
	     n = nodes + n->next, index++) {
		const struct json_node *name = json_member(j->json, n, names->name);

		if (name && name->kind == JSON_STRING &&
		    !is_reference(j, event, json_text(j->json, name, &j->text)))
			invalid(j, event, index, name);
	}
}
