/* SPDX-License-Identifier: Apache-2.0 */
/* What rules of both origins have in common: looking things up, and the sets for a set of profiles.
 */
#include <stdlib.h>

#include "ocsf/validate.h"

#define MAX_RULES ((size_t)256 << 20)

int rules_new(struct intern *names, struct rules **ret)
{
	struct arena *arena;
	struct rules *r;

	if (arena_new(MAX_RULES, &arena) < 0)
		return -ENOMEM;
	r = arena_take(arena, sizeof(*r));
	if (!r) {
		arena_free(arena);
		return -ENOMEM;
	}
	r->arena = arena;
	r->names = names;
	*ret = r;
	return 0;
}

struct rules *rules_free(struct rules *r)
{
	if (!r)
		return NULL;
	for (struct rule_regex *regex = r->regexes; regex; regex = regex->next)
		regex_done(regex);
	for (size_t i = 0; i < KEPT_VIEWS; i++)
		free(r->views[i].items);
	arena_free(r->arena);
	return NULL;
}

struct rule_regex *rules_regex(struct rules *r, struct text pattern)
{
	struct rule_regex *regex;

	for (regex = r->regexes; regex; regex = regex->next)
		if (text_equal(regex->pattern, pattern))
			return regex;
	regex = arena_take(r->arena, sizeof(*regex));
	if (!regex)
		return NULL;
	regex->pattern = pattern;
	regex->next = r->regexes;
	r->regexes = regex;
	return regex;
}

struct rule_type *rules_type(const struct rules *r, struct text name)
{
	for (struct rule_type *type = r->types; type; type = type->next)
		if (text_equal(type->name, name))
			return type;
	return NULL;
}

int rules_profile(struct rules *r, struct text name, bool is_known)
{
	size_t i = 0;

	while (i < r->profile_count && !text_equal(r->profiles[i].name, name))
		i++;
	if (i == MAX_PROFILES)
		return -1;
	if (i == r->profile_count)
		r->profiles[r->profile_count++].name = name;
	r->profiles[i].is_known |= is_known;
	return (int)i;
}

void rules_index_enum(struct rule_enum *e)
{
	for (size_t i = 0; i < e->count && i < UINT8_MAX; i++) {
		const struct rule_enum_value *value = &e->values[i];

		if (!value->word.bytes && value->id >= 0 && value->id < (int64_t)sizeof(e->small))
			e->small[value->id] = (uint8_t)(i + 1);
	}
}

bool number_of_key(struct text key, int64_t *ret)
{
	struct text digits = key;
	bool negative = key.len > 1 && key.bytes[0] == '-';
	uint64_t n;

	if (negative)
		digits = (struct text){key.bytes + 1, key.len - 1};
	if (text_to_u64(digits, &n) < 0 || n > INT64_MAX || (digits.len > 1 && n == 0) ||
	    (digits.bytes[0] == '0' && (digits.len > 1 || negative)))
		return false;
	*ret = negative ? -(int64_t)n : (int64_t)n;
	return true;
}

/* A table of all items by all names: 100 to 200 KiB, of which the events of one producer touch a
 * few lines. */
int rules_finish(struct rules *r)
{
	uint16_t *places;

	for (size_t i = 0; i < r->item_count; i++)
		for (size_t a = 0; a < r->items[i].count; a++)
			if (r->items[i].attributes[a].name >= r->columns)
				r->columns = r->items[i].attributes[a].name + 1;
	places = arena_take(r->arena, r->item_count * r->columns * sizeof(*places));
	if (!places)
		return -ENOMEM;
	for (size_t i = 0; i < r->item_count; i++, places += r->columns) {
		struct rule_item *item = &r->items[i];

		item->places = places;
		for (size_t a = 0; a < item->count; a++) {
			places[item->attributes[a].name] = (uint16_t)(a + 1);
			if (item->attributes[a].values)
				set_add(&item->has_enum, a);
		}
	}
	return 0;
}

const struct rule_item *rules_class(const struct rules *r, int64_t uid)
{
	for (size_t i = 0; i < r->item_count; i++)
		if (r->items[i].is_class && r->items[i].uid == uid)
			return &r->items[i];
	return NULL;
}

/* ---- views ---------------------------------------------------------------------------------- */

static void fill_view(struct rule_view *view, const struct rule_item *item, uint64_t profiles)
{
	view->is_open = true;
	for (size_t i = 0; i < item->count; i++) {
		const struct rule_attribute *a = &item->attributes[i];

		if (a->is_gated && !(a->profiles & profiles))
			continue;
		view->is_open = false;
		set_add(&view->exists, i);
		if (a->requirement == OCSF_REQUIRED)
			set_add(&view->required, i);
		if (a->requirement == OCSF_RECOMMENDED)
			set_add(&view->recommended, i);
	}
}

const struct rule_view *rules_view(struct rules *r, uint64_t profiles)
{
	struct rule_views *views;
	struct rule_view *items;

	for (size_t i = 0; i < KEPT_VIEWS; i++)
		if (r->views[i].items && r->views[i].profiles == profiles)
			return r->views[i].items;
	items = calloc(r->item_count + 1, sizeof(*items));
	if (!items)
		return NULL;
	for (size_t i = 0; i < r->item_count; i++)
		fill_view(&items[i], &r->items[i], profiles);
	views = &r->views[r->next_view++ % KEPT_VIEWS];
	free(views->items);
	*views = (struct rule_views){profiles, items};
	return items;
}

struct text rules_nearest(const struct rule_item *item, const struct rule_view *view,
                          struct text name)
{
	char wanted[NEAREST_MAX + 1];
	struct nearest near = {.wanted = wanted};

	if (name.len > NEAREST_MAX || memchr(name.bytes, 0, name.len))
		return TEXT_NONE;
	memcpy(wanted, name.bytes, name.len);
	wanted[name.len] = 0;
	for (size_t i = 0; i < item->count; i++)
		if (set_has(&view->exists, i))
			nearest_try(&near, item->attributes[i].text.bytes);
	return text_of(near.name);
}
