/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An object against its class or object, in the server's order: the attributes by name, with all
 * that is in them, then unknown names, then enums; constraints are the caller's last step.
 *
 * The objects of the schema may hold each other without end, so this is recursive; the reader's
 * limit of depth bounds it.
 */
#include <stdlib.h>

#include "ocsf/validate.h"

#define FIRST_STACK 1024u

/* Room for the nodes of an item's attributes; false: out of memory. */
static bool take_stack(struct judgement *j, struct judged *o)
{
	size_t room = j->stack_room ? j->stack_room * 2 : FIRST_STACK;

	o->values = j->stack_used;
	if (j->stack_used + o->item->count > j->stack_room) {
		uint32_t *grown = reallocarray(j->stack, room, sizeof(*grown));

		if (!grown) {
			j->stop = -ENOMEM;
			return false;
		}
		j->stack = grown;
		j->stack_room = room;
	}
	j->stack_used += o->item->count;
	return true;
}

/* Finds the attributes' members; answers whether there are others. */
static bool place_members(struct judgement *j, struct judged *o)
{
	const struct json_node *nodes = j->json->nodes;
	uint32_t first = (uint32_t)(o->node - nodes) + 1, end = o->node->next;
	uint32_t *values = j->stack + o->values;
	bool others = false;

	for (uint32_t at = first; at < end; at = nodes[at].next) {
		int place = rules_place(j->rules, o->item, nodes[at].name);

		if (place < 0) {
			others = true;
			continue;
		}
		values[place] = at;
		set_add(&o->seen, (size_t)place);
		others |= !set_has(&o->view->exists, (size_t)place);
	}
	return others;
}

const struct json_node *judged_value(const struct judgement *j, const struct judged *o,
                                     size_t attribute)
{
	if (!set_has(&o->seen, attribute))
		return NULL;
	return &j->json->nodes[j->stack[o->values + attribute]];
}

const struct json_node *judged_member(const struct judgement *j, const struct judged *o,
                                      uint32_t name)
{
	int place = rules_place(j->rules, o->item, name);

	return place < 0 ? json_member(j->json, o->node, name) : judged_value(j, o, (size_t)place);
}

/* ---- attributes ----------------------------------------------------------------------------- */

static void missing(struct judgement *j, const struct judged *o, const struct rule_attribute *a,
                    enum finding_id id)
{
	struct step step = {.up = o->step, .name = a->text};
	struct finding f = finding_of(id, o->node);

	finding_add_text(&f, KEY_ATTRIBUTE, a->text);
	finding_tell(j, &f, &step);
}

static void deprecated(struct judgement *j, const struct step *step, enum finding_id id,
                       const struct rule_attribute *a, const struct json_node *n)
{
	const struct rule_item *item = a->object < 0 ? NULL : &j->rules->items[a->object];
	bool is_object = id == FINDING_OBJECT_DEPRECATED;
	struct text since = is_object && item ? item->since : a->since;
	struct finding f = finding_of(id, n);

	finding_add_text(&f, KEY_ATTRIBUTE, a->text);
	if (is_object && item)
		finding_add_text(&f, KEY_OBJECT_NAME, item->name);
	if (since.bytes)
		finding_add_text(&f, KEY_SINCE, since);
	finding_tell(j, &f, step);
}

/* What is found has room of its own, so that where nothing is found none is made ready. */
static void no_object(struct judgement *j, const struct step *step, const struct rule_attribute *a,
                      const struct json_node *n)
{
	const struct rule_item *item = &j->rules->items[a->object];
	char expected[128];
	int len = snprintf(expected, sizeof(expected), "%.100s (object)", item->name.bytes);

	wrong_type(j, step, a->text, n, (struct text){expected, (size_t)len});
}

static void no_array(struct judgement *j, const struct step *step, const struct rule_attribute *a,
                     const struct json_node *n)
{
	char expected[128];
	int len = snprintf(expected, sizeof(expected), "array of %.100s", a->type_name.bytes);

	wrong_type(j, step, a->text, n, (struct text){expected, (size_t)len});
}

static void no_type(struct judgement *j, const struct step *step, const struct rule_attribute *a,
                    const struct json_node *n)
{
	struct finding f = finding_of(FINDING_TYPE_MISSING, n);

	finding_add_text(&f, KEY_ATTRIBUTE, a->text);
	finding_add_text(&f, KEY_TYPE, a->type_name);
	finding_add_value(j, &f, n);
	finding_tell(j, &f, step);
}

static void judge_object(struct judgement *j, const struct step *step,
                         const struct rule_attribute *a, const struct json_node *n)
{
	struct judged o = {.step = step,
	                   .node = n,
	                   .item = &j->rules->items[a->object],
	                   .view = &j->views[a->object]};

	if (n->kind != JSON_OBJECT) {
		no_object(j, step, a, n);
		return;
	}
	if (o.item->is_deprecated)
		deprecated(j, step, FINDING_OBJECT_DEPRECATED, a, n);
	judge_item(j, &o);
	judge_constraints(j, &o);
	j->stack_used = o.values;
}

static void judge_value(struct judgement *j, const struct step *step,
                        const struct rule_attribute *a, const struct json_node *n)
{
	if (a->object >= 0)
		judge_object(j, step, a, n);
	else
		judge_scalar(j, step, a, n);
}

static void judge_array(struct judgement *j, const struct step *step,
                        const struct rule_attribute *a, const struct json_node *n)
{
	const struct json_node *nodes = j->json->nodes;
	struct step element = {.up = step};

	if (n->kind != JSON_ARRAY) {
		no_array(j, step, a, n);
		return;
	}
	for (const struct json_node *at = n + 1; at < nodes + n->next && !j->stop;
	     at = nodes + at->next, element.index++)
		judge_value(j, &element, a, at);
}

static void judge_attribute(struct judgement *j, const struct judged *o,
                            const struct rule_attribute *a, const struct json_node *n)
{
	struct step step = {.up = o->step, .name = a->text};

	if (a->is_deprecated)
		deprecated(j, &step, FINDING_DEPRECATED, a, n);
	if (a->object < 0 && !a->type) {
		no_type(j, &step, a, n);
	} else if (a->is_array) {
		judge_array(j, &step, a, n);
	} else {
		judge_value(j, &step, a, n);
	}
}

/* ---- unknown names -------------------------------------------------------------------------- */

static void unknown(struct judgement *j, const struct judged *o, const struct json_node *n,
                    const struct rule_attribute *gated)
{
	/* The path holds on to the name while other names come. */
	struct step step = {.up = o->step, .name = intern_text(j->rules->names, n->name)};
	struct finding f = finding_of(FINDING_UNKNOWN, n);
	struct text nearest;

	f.at = n->name_at;
	finding_add_text(&f, KEY_ATTRIBUTE, step.name);
	finding_add_item(&f, o->item);
	if (gated)
		finding_add_text(&f, KEY_NEEDS_PROFILE, gated->profile_words);
	nearest = gated ? TEXT_NONE : rules_nearest(o->item, o->view, step.name);
	if (nearest.bytes)
		finding_add_text(&f, KEY_NEAREST, nearest);
	finding_tell(j, &f, &step);
}

static void judge_unknown(struct judgement *j, const struct judged *o)
{
	const struct json_node *nodes = j->json->nodes, *end = nodes + o->node->next;

	for (const struct json_node *n = o->node + 1; n < end && !j->stop; n = nodes + n->next) {
		int place = rules_place(j->rules, o->item, n->name);

		if (n->repeated || (place >= 0 && set_has(&o->view->exists, (size_t)place)))
			continue;
		unknown(j, o, n, place < 0 ? NULL : &o->item->attributes[place]);
	}
}

/* ---- the object ----------------------------------------------------------------------------- */

void judge_item(struct judgement *j, struct judged *o)
{
	const struct rule_view *view = o->view;
	bool others;

	if (!take_stack(j, o))
		return;
	others = place_members(j, o);
	for (size_t w = 0; w < SET_WORDS; w++) {
		uint64_t todo =
			view->required.words[w] | (view->exists.words[w] & o->seen.words[w]);

		if (j->missing_recommended)
			todo |= view->recommended.words[w];
		for (; todo && !j->stop; todo &= todo - 1) {
			size_t number = w * 64 + (size_t)__builtin_ctzll(todo);
			const struct rule_attribute *a = &o->item->attributes[number];
			const struct json_node *n = judged_value(j, o, number);

			if (n && n->kind != JSON_NULL)
				judge_attribute(j, o, a, n);
			else if (set_has(&view->required, number))
				missing(j, o, a, FINDING_REQUIRED_MISSING);
			else if (j->missing_recommended && set_has(&view->recommended, number))
				missing(j, o, a, FINDING_RECOMMENDED_MISSING);
		}
	}
	if (others && !view->is_open)
		judge_unknown(j, o);
	judge_enums(j, o);
}

static void failed_constraint(struct judgement *j, const struct judged *o,
                              const struct rule_constraint *c, int64_t count)
{
	struct finding f = finding_of(c->kind == OTHER_CONSTRAINT ? FINDING_CONSTRAINT_UNKNOWN
	                                                          : FINDING_CONSTRAINT_FAILED,
	                              o->node);

	finding_add_json(&f, KEY_CONSTRAINT, c->json);
	finding_add_item(&f, o->item);
	if (c->kind == JUST_ONE)
		finding_add_number(&f, KEY_VALUE_COUNT, count);
	finding_tell(j, &f, o->step);
}

void judge_constraints(struct judgement *j, const struct judged *o)
{
	for (const struct rule_constraint *c = o->item->constraints; c && !j->stop; c = c->next) {
		int64_t count = 0;

		for (size_t i = 0; i < c->count; i++)
			count += judged_member(j, o, c->names[i]) != NULL;
		if (c->kind == AT_LEAST_ONE ? count > 0 : c->kind == JUST_ONE && count == 1)
			continue;
		failed_constraint(j, o, c, count);
	}
}
