/* SPDX-License-Identifier: Apache-2.0 */
/* A question, and the table of its options. */
#include <stdlib.h>

#include "pipeline/options.h"

#define MAX_VALUE 4096u

/* ---- the table ---------------------------------------------------------------------------------
 */

enum { REPEATABLE = 1, EVENTS_ONLY = 2 };

static const struct cq_option options[] = {
#define SETTING(name_, letter_, value_, group_, set, fixed, choices_, traits, help_) \
	{.name = (name_),                                                            \
	 .value = (value_),                                                          \
	 .help = help_,                                                              \
	 .group = (group_),                                                          \
	 .choices = (choices_),                                                      \
	 .repeatable = (traits)&REPEATABLE,                                          \
	 .events_only = (traits)&EVENTS_ONLY,                                        \
	 .letter = (letter_)},
#define SWITCH(name_, letter_, group_, member, traits, help_) \
	SETTING(name_, letter_, NULL, group_, NULL, NULL, NULL, traits, help_)
#include "pipeline/options.def"
#undef SETTING
#undef SWITCH
	{.name = NULL},
};

/* What they do, in the same order. */
static const struct {
	int (*set)(struct cq_query *q, const char *value, struct cq_error *reterr);
	const char *fixed;
	size_t flag; /* where its bool is, when there is nothing to call */
} actions[] = {
#define SETTING(name, letter, value, group, set, fixed, choices, traits, help) {set, fixed, 0},
#define SWITCH(name, letter, group, member, traits, help) \
	{NULL, NULL, offsetof(struct cq_query, member)},
#include "pipeline/options.def"
#undef SETTING
#undef SWITCH
};

const struct cq_option *cq_query_options(void)
{
	return options;
}

int option_check(const struct cq_option *o, const char *value, struct cq_error *reterr)
{
	if (!o->value && value)
		return fail(reterr, -EINVAL, "--%s: takes no value", o->name);
	if (o->value && !value)
		return fail(reterr, -EINVAL, "--%s: needs a value (%s)", o->name, o->value);
	if (value && strlen(value) > MAX_VALUE)
		return fail(reterr, -E2BIG, "--%s: longer than %u bytes", o->name, MAX_VALUE);
	return 0;
}

static int set_option(struct cq_query *q, size_t number, const char *value, struct cq_error *reterr)
{
	int error = option_check(&options[number], value, reterr);

	if (error < 0)
		return error;
	if (actions[number].set)
		return actions[number].set(q, value ? value : actions[number].fixed, reterr);
	*(bool *)((char *)q + actions[number].flag) = true;
	return 0;
}

int cq_query_set(struct cq_query *query, const char *name, const char *value,
                 struct cq_error *reterr)
{
	if (!query || !name)
		return fail(reterr, -EINVAL, "cq_query_set: no query or no name");
	for (size_t i = 0; options[i].name; i++)
		if (strcmp(options[i].name, name) == 0)
			return set_option(query, i, value, reterr);
	return fail(reterr, -EINVAL, "--%s: no such option of a query", name);
}

/* ---- a question
 * -------------------------------------------------------------------------------------
 */

const char *cq_version(void)
{
	return CONNQUERY_VERSION;
}

int cq_query_new(struct cq_query **ret)
{
	struct cq_query *q;

	if (!ret)
		return -EINVAL;
	q = calloc(1, sizeof(*q));
	if (!q)
		return -ENOMEM;
	if (arena_new(16u << 20, &q->arena) < 0 || gaps_init(&q->gaps) < 0 ||
	    ocsf_version_parse(OCSF_DEFAULT_VERSION, &q->version, NULL) < 0) {
		cq_query_free(q);
		return -ENOMEM;
	}
	conditions_init(&q->conditions, q->arena);
	q->limits = limits_of_sql;
	set_defaults_beside(q);
	q->collect.scope = SCOPE_IP;
	q->collect.v4 = q->collect.v6 = true;
	*ret = q;
	return 0;
}

void cq_query_free(struct cq_query *query)
{
	if (!query)
		return;
	gaps_done(&query->gaps);
	arena_free(query->arena);
	free(query);
}

void *query_list_next(struct cq_query *q, struct list *l, size_t size)
{
	if (l->count == l->room) {
		size_t room = l->room ? l->room * 2 : 8;
		void *bigger = arena_take(q->arena, room * size);

		if (!bigger)
			return NULL;
		if (l->count > 0)
			memcpy(bigger, l->items, l->count * size);
		l->items = bigger;
		l->room = room;
	}
	return (char *)l->items + size * l->count++;
}

int cq_query_note(const struct cq_query *query, size_t number, struct cq_note *ret)
{
	if (!query || !ret)
		return -EINVAL;
	if (number >= query->notes.count)
		return -ENOENT;
	*ret = ((const struct cq_note *)query->notes.items)[number];
	return 0;
}

int gap_public(const struct gaps *gaps, size_t number, struct cq_gap *ret)
{
	const struct gap *g;

	if (number >= gaps->count)
		return -ENOENT;
	g = &gaps->list[number];
	*ret = (struct cq_gap){.source = g->source.bytes,
	                       .detail = g->detail.bytes,
	                       .netns = g->netns,
	                       .error = g->error,
	                       .count = g->count};
	return 0;
}

int cq_query_gap(const struct cq_query *query, size_t number, struct cq_gap *ret)
{
	return query && ret ? gap_public(&query->gaps, number, ret) : -EINVAL;
}
