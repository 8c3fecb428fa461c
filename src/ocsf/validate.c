/* SPDX-License-Identifier: Apache-2.0 */
/* One event: its class, its profiles, what is in it, its version, its type_uid. */
#include <assert.h>
#include <stdlib.h>

#include "ocsf/validate.h"

#define MAX_PATH ((size_t)64 << 20)

struct validator {
	struct intern *names;
	struct validator_names known;
	uint32_t name_count;
	struct validator_options options;
	struct rules *file;   /* of a schema of the user's own */
	struct rules *of[16]; /* by version; made when an event first asks */
	struct judgement judgement;
};

const struct validator_names *validator_names(const struct validator *v)
{
	return &v->known;
}

uint32_t validator_name_count(const struct validator *v)
{
	return v->name_count;
}

/* ---- findings ------------------------------------------------------------------------------- */

struct finding finding_of(enum finding_id id, const struct json_node *at)
{
	return (struct finding){.id = id, .at = at->at - (at->kind == JSON_STRING)};
}

void finding_add_value(struct judgement *j, struct finding *f, const struct json_node *n)
{
	finding_add_json(f, KEY_VALUE, json_written(j->json, n));
}

void finding_add_item(struct finding *f, const struct rule_item *item)
{
	if (item->is_class) {
		finding_add_number(f, KEY_CLASS_UID, item->uid);
		finding_add_text(f, KEY_CLASS_NAME, item->name);
	} else {
		finding_add_text(f, KEY_OBJECT_NAME, item->name);
	}
}

/* Steps are linked upwards; the reader's depth bounds the recursion. */
static void add_path(struct buffer *out, const struct step *step)
{
	if (step->up)
		add_path(out, step->up);
	if (!step->name.bytes) {
		buffer_add_char(out, '[');
		buffer_add_u64(out, step->index);
		buffer_add_char(out, ']');
		return;
	}
	if (step->up)
		buffer_add_char(out, '.');
	buffer_add_text(out, step->name);
}

void finding_tell(struct judgement *j, struct finding *f, const struct step *step)
{
	uint64_t *count = finding_is_error(f->id) ? &j->verdict.errors : &j->verdict.warnings;

	(*count)++;
	if (j->stop || !j->on_finding || j->verdict.errors + j->verdict.warnings > FINDINGS_TOLD)
		return;
	if (step) {
		buffer_clear(&j->path);
		add_path(&j->path, step);
		f->path = buffer_text(&j->path);
		j->stop = buffer_error(&j->path);
	}
	if (!j->stop)
		j->stop = j->on_finding(j->context, f);
}

void tell_at(struct judgement *j, struct finding *f, struct text name)
{
	struct step step = {.name = name};

	finding_add_text(f, KEY_ATTRIBUTE, name);
	finding_tell(j, f, &step);
}

void tell_in_metadata(struct judgement *j, struct finding *f, struct text name)
{
	struct step metadata = {.name = TEXT("metadata")}, step = {.up = &metadata, .name = name};

	finding_tell(j, f, &step);
}

/* ---- class and profiles --------------------------------------------------------------------- */

static const struct rule_item *find_class(struct judgement *j, const struct json_node *event,
                                          const struct json_node *uid)
{
	const struct rule_item *item;
	const char *name;
	struct step step = {.name = TEXT("class_uid")};
	struct finding f;
	int64_t number = 0;

	if (!uid) {
		f = finding_of(FINDING_REQUIRED_MISSING, event);
		tell_at(j, &f, step.name);
		return NULL;
	}
	if (json_integer(j->json, uid, &number) < 0) {
		wrong_type(j, &step, step.name, uid, TEXT("integer_t"));
		return NULL;
	}
	item = rules_class(j->rules, number);
	if (item)
		return item;
	name = j->rules->class_name(j->rules, number);
	f = finding_of(name ? FINDING_CLASS_NOT_COVERED : FINDING_CLASS_UID_UNKNOWN, uid);
	finding_add_value(j, &f, uid);
	finding_add_text(&f, KEY_VERSION, j->rules->version);
	finding_add_text(&f, KEY_CLASS_NAME, text_of(name));
	tell_at(j, &f, step.name);
	return NULL;
}

static void unknown_profile(struct judgement *j, const struct json_node *n, size_t index,
                            struct text name)
{
	struct step metadata = {.name = TEXT("metadata")};
	struct step list = {.up = &metadata, .name = TEXT("profiles")};
	struct step step = {.up = &list, .index = index};
	struct finding f = finding_of(FINDING_PROFILE_UNKNOWN, n);
	char wanted[NEAREST_MAX + 1] = "";
	struct nearest near = {.wanted = wanted};

	if (name.len <= NEAREST_MAX && !memchr(name.bytes, 0, name.len))
		memcpy(wanted, name.bytes, name.len);
	for (size_t i = 0; wanted[0] && i < j->rules->profile_count; i++)
		if (j->rules->profiles[i].is_known)
			nearest_try(&near, j->rules->profiles[i].name.bytes);
	finding_add_text(&f, KEY_ATTRIBUTE, list.name);
	finding_add_value(j, &f, n);
	finding_add_text(&f, KEY_VERSION, j->rules->version);
	finding_add_text(&f, KEY_NEAREST, text_of(near.name));
	finding_tell(j, &f, &step);
}

/* The bits of the profiles that an event says it uses. */
static uint64_t read_profiles(struct judgement *j, const struct json_node *metadata)
{
	const struct json_node *list =
		metadata ? json_member(j->json, metadata, j->v->known.profiles) : NULL;
	const struct json_node *nodes = j->json->nodes;
	uint64_t profiles = 0;
	size_t index = 0;

	if (!list || list->kind != JSON_ARRAY)
		return 0;
	for (const struct json_node *n = list + 1; n < nodes + list->next && !j->stop;
	     n = nodes + n->next, index++) {
		struct text name = json_text(j->json, n, &j->text);
		const struct rule_profile *found = NULL;

		if (n->kind != JSON_STRING)
			continue;
		for (size_t i = 0; i < j->rules->profile_count; i++) {
			if (!text_equal(j->rules->profiles[i].name, name))
				continue;
			found = &j->rules->profiles[i];
			profiles |= UINT64_C(1) << i;
		}
		if (!found || !found->is_known)
			unknown_profile(j, n, index, name);
	}
	return profiles;
}

static void deprecated_class(struct judgement *j, const struct judged *event)
{
	struct finding f = finding_of(FINDING_CLASS_DEPRECATED, event->node);

	finding_add_item(&f, event->item);
	finding_add_text(&f, KEY_SINCE, event->item->since);
	finding_tell(j, &f, NULL);
}

/* ---- an event ------------------------------------------------------------------------------- */

static const struct json_node *member(const struct judgement *j, const struct json_node *n,
                                      uint32_t name)
{
	return n ? json_member(j->json, n, name) : NULL;
}

static void judge_class(struct judgement *j, const struct json_node *event,
                        const struct rule_item *item, const struct json_node *metadata)
{
	const struct validator_names *known = &j->v->known;
	size_t number = (size_t)(item - j->rules->items);
	struct judged o = {.node = event, .item = item};

	j->views = rules_view(j->rules, read_profiles(j, metadata));
	if (!j->views) {
		j->stop = -ENOMEM;
		return;
	}
	o.view = &j->views[number];
	if (item->is_deprecated)
		deprecated_class(j, &o);
	judge_item(j, &o);
	if (j->stop)
		return;
	judge_version(j, member(j, metadata, known->version));
	judge_type_uid(j, item->uid, judged_member(j, &o, known->activity_id),
	               judged_member(j, &o, known->type_uid));
	judge_constraints(j, &o);
	judge_observables(j, &o, judged_member(j, &o, known->observables));
}

static void add_known_versions(struct judgement *j, struct finding *f)
{
	buffer_clear(&j->words);
	for (size_t i = 0; i < ocsf_version_count(); i++)
		buffer_printf(&j->words, "%s%s", i ? ", " : "",
		              ocsf_version_name((ocsf_version_t)i));
	finding_add_text(f, KEY_KNOWN_VALUES, buffer_text(&j->words));
}

static void schema_unavailable(struct judgement *j, const struct json_node *event,
                               const struct json_node *version)
{
	struct finding f = finding_of(FINDING_SCHEMA_UNAVAILABLE, version ? version : event);

	finding_add_text(&f, KEY_ATTRIBUTE, TEXT("version"));
	if (version)
		finding_add_value(j, &f, version);
	else
		finding_add_text(&f, KEY_PROBLEM, TEXT("the event has no metadata.version"));
	add_known_versions(j, &f);
	tell_in_metadata(j, &f, TEXT("version"));
}

/* The rules of a version, made when they are first asked for. */
static struct rules *rules_of(struct validator *v, ocsf_version_t version)
{
	if (!v->of[version] && rules_of_facts(version, v->names, &v->of[version]) < 0)
		v->judgement.stop = -ENOMEM;
	return v->of[version];
}

/* The rules to judge an event by; NULL: a finding says why not. */
static struct rules *choose_rules(struct judgement *j, const struct json_node *event,
                                  const struct json_node *version)
{
	struct validator *v = j->v;
	struct text text;

	if (v->file)
		return v->file;
	if (v->options.version >= 0)
		return rules_of(v, (ocsf_version_t)v->options.version);
	text = version && version->kind == JSON_STRING ? json_text(j->json, version, &j->text)
	                                               : TEXT_NONE;
	for (size_t i = 0; text.bytes && i < ocsf_version_count(); i++)
		if (text_equal(text, text_of(ocsf_version_name((ocsf_version_t)i))))
			return rules_of(v, (ocsf_version_t)i);
	schema_unavailable(j, event, version);
	return NULL;
}

static void judge_event(struct judgement *j, const struct json_node *event)
{
	const struct validator_names *known = &j->v->known;
	const struct json_node *metadata, *uid;
	const struct rule_item *item;
	struct finding f;

	if (event->kind != JSON_OBJECT) {
		f = finding_of(FINDING_NOT_AN_OBJECT, event);
		finding_add_text(&f, KEY_VALUE_TYPE, value_type(j->json, event));
		finding_tell(j, &f, NULL);
		return;
	}
	metadata = json_member(j->json, event, known->metadata);
	j->rules = choose_rules(j, event, member(j, metadata, known->version));
	if (!j->rules)
		return;
	uid = json_member(j->json, event, known->class_uid);
	item = find_class(j, event, uid);
	if (item)
		judge_class(j, event, item, metadata);
}

/* Of a bundle only its own: its events tell of theirs. */
static void repeated_names(struct judgement *j, uint32_t event, bool is_bundle)
{
	const struct json_node *nodes = j->json->nodes;
	uint32_t next;

	if (!j->json->repeats)
		return;
	for (uint32_t at = event + 1; at < nodes[event].next && !j->stop; at = next) {
		struct finding f = {.id = FINDING_JSON_DUPLICATE_KEY, .at = nodes[at].name_at};

		next = is_bundle ? nodes[at].next : at + 1;
		if (!nodes[at].repeated)
			continue;
		finding_add_text(&f, KEY_NAME, intern_text(j->names, nodes[at].name));
		finding_tell(j, &f, NULL);
	}
}

/* ---- the validator -------------------------------------------------------------------------- */

static int judge(struct validator *v, const struct json_reader *json, uint32_t node, bool is_bundle,
                 struct verdict *ret)
{
	struct judgement *j = &v->judgement;

	j->json = json;
	j->rules = NULL;
	j->stop = 0;
	j->stack_used = 0;
	j->verdict = (struct verdict){0};
	if (is_bundle)
		judge_bundle(j, &json->nodes[node]);
	else
		judge_event(j, &json->nodes[node]);
	if (!j->stop)
		repeated_names(j, node, is_bundle);
	*ret = j->verdict;
	return j->stop;
}

int validator_event(struct validator *v, const struct json_reader *json, uint32_t event,
                    finding_fn on_finding, void *context, struct verdict *ret)
{
	v->judgement.on_finding = on_finding;
	v->judgement.context = context;
	return judge(v, json, event, false, ret);
}

int validator_bundle(struct validator *v, const struct json_reader *json, uint32_t bundle,
                     finding_fn on_finding, void *context, struct verdict *ret)
{
	v->judgement.on_finding = on_finding;
	v->judgement.context = context;
	return judge(v, json, bundle, true, ret);
}

/* All names of all versions, so that the tables of any version stay small. */
static int learn_names(struct validator *v)
{
	static const char *const texts[] = {"class_uid", "activity_id", "type_uid", "metadata",
	                                    "version",   "profiles",    "uid",      "observables",
	                                    "name",      "events"};
	uint32_t *numbers = (uint32_t *)&v->known;

	static_assert(sizeof(v->known) == ARRAY_LEN(texts) * sizeof(*numbers), "a number each");
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		numbers[i] = intern_add(v->names, text_of(texts[i]));
		if (!numbers[i])
			return -ENOMEM;
	}
	for (size_t i = 0; ocsf_name_at(i); i++)
		if (!intern_add(v->names, text_of(ocsf_name_at(i))))
			return -ENOMEM;
	return learn_bundle_names(v->names);
}

static int prepare(struct validator *v, struct cq_error *reterr)
{
	int error = learn_names(v);

	v->judgement.memo = regex_memo_new();
	v->judgement.c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	if (error < 0 || !v->judgement.memo || !v->judgement.c_locale)
		return fail(reterr, -ENOMEM, "out of memory");
	if (v->options.schema.bytes)
		error = rules_of_file(v->options.schema, v->names, &v->file, reterr);
	v->name_count = intern_count(v->names);
	return error;
}

int validator_new(const struct validator_options *options, struct intern *names,
                  struct validator **ret, struct cq_error *reterr)
{
	struct validator *v = calloc(1, sizeof(*v));
	int error;

	if (!v)
		return fail(reterr, -ENOMEM, "out of memory");
	v->names = names;
	v->options = *options;
	v->judgement.v = v;
	v->judgement.names = names;
	v->judgement.missing_recommended = options->missing_recommended;
	buffer_init(&v->judgement.path, MAX_PATH);
	buffer_init(&v->judgement.text, MAX_PATH);
	buffer_init(&v->judgement.words, MAX_PATH);
	error = prepare(v, reterr);
	if (error < 0)
		v = validator_free(v);
	else
		*ret = v;
	return error;
}

struct validator *validator_free(struct validator *v)
{
	if (!v)
		return NULL;
	rules_free(v->file);
	for (size_t i = 0; i < ARRAY_LEN(v->of); i++)
		rules_free(v->of[i]);
	buffer_done(&v->judgement.path);
	buffer_done(&v->judgement.text);
	buffer_done(&v->judgement.words);
	free(v->judgement.stack);
	free(v->judgement.memo);
	if (v->judgement.c_locale)
		freelocale(v->judgement.c_locale);
	free(v);
	return NULL;
}
