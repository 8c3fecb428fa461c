/* SPDX-License-Identifier: Apache-2.0 */
/* A bundle of events, but for its events. */
#include "ocsf/validate.h"

struct bundle_member {
	struct text name, type;
	enum { EVENTS, TIME, COUNT, TIME_WORDS } kind;
};
static const struct bundle_member bundle_members[] = {
	{{"events", 6}, {"array", 5}, EVENTS},
	{{"start_time", 10}, {"timestamp_t (long_t)", 20}, TIME},
	{{"end_time", 8}, {"timestamp_t (long_t)", 20}, TIME},
	{{"start_time_dt", 13}, {"datetime_t (string_t)", 21}, TIME_WORDS},
	{{"end_time_dt", 11}, {"datetime_t (string_t)", 21}, TIME_WORDS},
	{{"count", 5}, {"integer_t", 9}, COUNT},
};

static bool bundle_fits(const struct json_reader *json, const struct bundle_member *m,
                        const struct json_node *n)
{
	switch (m->kind) {
	case EVENTS:
		return n->kind == JSON_ARRAY;
	case TIME:
		return is_long(json, n);
	case COUNT:
		return is_integer(json, n);
	case TIME_WORDS:
	default:
		return n->kind == JSON_STRING;
	}
}

void judge_bundle(struct judgement *j, const struct json_node *bundle)
{
	const struct json_node *nodes = j->json->nodes, *n;
	struct finding f;

	for (size_t i = 0; i < ARRAY_LEN(bundle_members); i++) {
		const struct bundle_member *m = &bundle_members[i];
		struct step step = {.name = m->name};

		n = json_member(j->json, bundle, intern_find(j->names, m->name));
		if (n && !bundle_fits(j->json, m, n)) {
			wrong_type(j, &step, m->name, n, m->type);
		} else if (!n && m->kind == EVENTS) {
			f = finding_of(FINDING_REQUIRED_MISSING, bundle);
			tell_at(j, &f, m->name);
		}
	}
	for (n = bundle + 1; n < nodes + bundle->next && !j->stop; n = nodes + n->next) {
		struct text name = intern_text(j->names, n->name);
		size_t i = 0;

		while (i < ARRAY_LEN(bundle_members) && !text_equal(name, bundle_members[i].name))
			i++;
		if (i < ARRAY_LEN(bundle_members) || n->repeated)
			continue;
		f = finding_of(FINDING_UNKNOWN, n);
		f.at = n->name_at;
		finding_add_text(&f, KEY_PROBLEM, TEXT("an event bundle"));
		tell_at(j, &f, name);
	}
}

int learn_bundle_names(struct intern *names)
{
	for (size_t i = 0; i < ARRAY_LEN(bundle_members); i++)
		if (!intern_add(names, bundle_members[i].name))
			return -ENOMEM;
	return 0;
}
