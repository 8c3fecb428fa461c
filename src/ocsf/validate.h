/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The validator's own: the rules that it judges by, and a judgement.
 *
 *   validate_rules        classes, objects, types and profiles of one schema, ready for judging
 *   validate_rules_facts  … made of the fact tables
 *   validate_rules_file   … made of a compiled schema, with validate_file_types
 *   validate      one event: its class and profiles
 *   validate_version  the version it says it has, its type_uid
 *   validate_bundle   a bundle, but for its events
 *   validate_item     an object against its class or object
 *   validate_type     a value against its type, with validate_regex
 *   validate_enum     enums and their siblings
 *   validate_observable   names of observables
 *   validate_words    a finding in words
 */
#ifndef CONNQUERY_OCSF_VALIDATE_H
#define CONNQUERY_OCSF_VALIDATE_H

#include <locale.h>

#include "ocsf/ocsf.h"

/* ---- rules ---------------------------------------------------------------------------------- */

/* A set of an item's attributes, a bit each. */
#define SET_WORDS 4
#define MAX_ATTRIBUTES (SET_WORDS * 64)
struct attribute_set {
	uint64_t words[SET_WORDS];
};
#define MAX_PROFILES 64
#define NO_MAX_LEN UINT32_MAX

struct rule_regex {
	struct text pattern;
	bool is_compiled;   /* or it was tried */
	void *code, *match; /* pcre2; NULL when it is no regex */
	struct text fault;
	struct rule_regex *next;
};
struct rule_literal {
	enum json_kind kind;
	struct text text;
};
/* A limit is the type's own, else that of its super type; `super_…` says so. */
struct rule_type {
	struct text name;
	struct text super; /* none: it is primitive itself */
	enum ocsf_primitive primitive;
	bool is_known; /* the primitive is */
	bool has_range, super_range, super_max_len, super_regex, super_values;
	int64_t min, max;
	uint32_t max_len;
	struct rule_regex *regex; /* NULL: none */
	struct text values;       /* JSON, for people; none: any */
	const struct rule_literal *literals;
	size_t literal_count;
	struct rule_type *next;
};
struct rule_enum_value {
	int64_t id;
	struct text word; /* the key, when it is no number; none: it is `id` */
	struct text caption;
	bool is_deprecated;
	struct text since;
};
struct rule_enum {
	struct rule_enum_value *values;
	size_t count;
	uint8_t small[128]; /* number + 1 of the value with that id; 0: look at all */
};
struct rule_attribute {
	uint32_t name; /* in the names */
	struct text text;
	const struct rule_type *type; /* NULL: an object, or the schema has no such type */
	struct text type_name;
	int32_t object; /* number of an item; -1: none */
	bool is_array, is_gated, is_deprecated;
	enum ocsf_requirement requirement;
	uint64_t profiles; /* of a gated one: a bit for each that opens it */
	struct text profile_words;
	struct text since;
	const struct rule_enum *values; /* NULL: no enum */
	uint32_t sibling;               /* its name; 0: none */
	struct text sibling_text;
};
enum constraint_kind { AT_LEAST_ONE, JUST_ONE, OTHER_CONSTRAINT };
struct rule_constraint {
	enum constraint_kind kind;
	struct text json; /* {"at_least_one":["pid","uid"]} */
	uint32_t *names;
	size_t count;
	struct rule_constraint *next;
};
struct rule_item {
	struct text name;
	bool is_class, is_deprecated;
	int64_t uid; /* of a class */
	struct text since;
	struct rule_attribute *attributes;
	size_t count;
	struct rule_constraint *constraints;
	const uint16_t *places; /* by name: number + 1 of the attribute */
	struct attribute_set has_enum;
};
struct rule_profile {
	struct text name;
	bool is_known; /* else an attribute names it, but the schema does not have it */
};
/* The attributes that there are, when an event uses certain profiles; one for each item. */
struct rule_view {
	struct attribute_set exists, required, recommended;
	bool is_open; /* no attribute: anything may be in it */
};
struct rule_views {
	uint64_t profiles;
	struct rule_view *items; /* NULL: none yet */
};
#define KEPT_VIEWS 16
struct rules {
	struct arena *arena;
	struct intern *names;
	struct text version;
	struct rule_item *items;
	size_t item_count;
	uint32_t columns; /* of `places` */
	struct rule_type *types;
	struct rule_regex *regexes;
	struct rule_profile profiles[MAX_PROFILES];
	size_t profile_count;
	/* uid to name of all classes; NULL: there is none of that uid */
	const char *(*class_name)(const struct rules *r, int64_t uid);
	int facts_version;                /* of rules made of the tables */
	const struct rule_class *classes; /* of a file */
	size_t class_count;
	struct rule_views views[KEPT_VIEWS];
	unsigned next_view;
};
struct rule_class {
	int64_t uid;
	struct text name;
};
int rules_of_facts(ocsf_version_t v, struct intern *names, struct rules **ret);
int rules_of_file(struct text json, struct intern *names, struct rules **ret,
                  struct cq_error *reterr);
struct rules *rules_free(struct rules *r);

/* For those two: */
int rules_new(struct intern *names, struct rules **ret);
/* Finds or makes; NULL: out of memory. */
struct rule_regex *rules_regex(struct rules *r, struct text pattern);
struct rule_type *rules_type(const struct rules *r, struct text name); /* NULL: none of that name */
/* The bit of a profile, known or not; -1: there are too many. */
int rules_profile(struct rules *r, struct text name, bool is_known);
void rules_index_enum(struct rule_enum *e);
/* Is an enum's key a whole number of 64 bits, as JSON writes it? */
bool number_of_key(struct text key, int64_t *ret);
/* When all items are there: the rest that looking things up needs. */
int rules_finish(struct rules *r);

/* For the judgement: */
const struct rule_item *rules_class(const struct rules *r, int64_t uid);
/* For an event that uses these profiles. NULL: out of memory. */
const struct rule_view *rules_view(struct rules *r, uint64_t profiles);
static inline int rules_place(const struct rules *r, const struct rule_item *item, uint32_t name)
{
	return name < r->columns ? item->places[name] - 1 : -1;
}
static inline bool set_has(const struct attribute_set *s, size_t number)
{
	return s->words[number / 64] >> number % 64 & 1;
}
static inline void set_add(struct attribute_set *s, size_t number)
{
	s->words[number / 64] |= UINT64_C(1) << number % 64;
}
/* The nearest of the names that the attributes of a view have; none. */
struct text rules_nearest(const struct rule_item *item, const struct rule_view *view,
                          struct text name);

/* ---- a judgement ---------------------------------------------------------------------------- */

/* A step on the way from the event to a value. */
struct step {
	const struct step *up; /* NULL: the event */
	struct text name;      /* of a member */
	size_t index;          /* of an element, when the name is none */
};
/* Where a judgement is: an object, what it must be, and where its attributes are. */
struct judged {
	const struct step *step;
	const struct json_node *node;
	const struct rule_item *item;
	const struct rule_view *view;
	struct attribute_set seen; /* attributes that have a member, profile or not */
	size_t values;             /* their nodes, in the judgement's stack */
};
struct regex_memo;
struct judgement {
	struct validator *v;
	struct intern *names;
	const struct json_reader *json;
	struct rules *rules;
	const struct rule_view *views;
	bool missing_recommended;
	finding_fn on_finding;
	void *context;
	int stop; /* what ends it */
	struct verdict verdict;
	uint32_t *stack;
	size_t stack_used, stack_room;
	struct buffer path, text, words;
	struct regex_memo *memo;
	locale_t c_locale;
};

/* Starts a finding; fields are added, then finding_tell. */
struct finding finding_of(enum finding_id id, const struct json_node *at);
void finding_add_text(struct finding *f, enum finding_key key, struct text t);
void finding_add_number(struct finding *f, enum finding_key key, int64_t n);
void finding_add_json(struct finding *f, enum finding_key key, struct text json);
void finding_add_value(struct judgement *j, struct finding *f, const struct json_node *n);
/* {"class_uid": …, "class_name": …} or {"object_name": …} */
void finding_add_item(struct finding *f, const struct rule_item *item);
/* step NULL: about the event as a whole. */
void finding_tell(struct judgement *j, struct finding *f, const struct step *step);
/* "integer_t" for 5, "big integer" beyond 127 bits. */
struct text value_type(const struct json_reader *json, const struct json_node *n);

/* About a member of the event, or of its metadata; the first names it as its attribute too. */
void tell_at(struct judgement *j, struct finding *f, struct text name);
void tell_in_metadata(struct judgement *j, struct finding *f, struct text name);

bool is_integer(const struct json_reader *json, const struct json_node *n); /* 64 bits */
bool is_long(const struct json_reader *json, const struct json_node *n);    /* 127 bits */
void wrong_type(struct judgement *j, const struct step *step, struct text attribute,
                const struct json_node *n, struct text expected);

/* The node of an attribute; NULL: it has no member. */
const struct json_node *judged_value(const struct judgement *j, const struct judged *o,
                                     size_t attribute);
/* The node of any member by name. */
const struct json_node *judged_member(const struct judgement *j, const struct judged *o,
                                      uint32_t name);
void judge_item(struct judgement *j, struct judged *o);
void judge_constraints(struct judgement *j, const struct judged *o);
void judge_scalar(struct judgement *j, const struct step *step, const struct rule_attribute *a,
                  const struct json_node *n);
void judge_enums(struct judgement *j, const struct judged *o);
/* n: metadata.version; NULL: there is none. Either of the other two may be NULL too. */
void judge_version(struct judgement *j, const struct json_node *n);
void judge_type_uid(struct judgement *j, int64_t class_uid, const struct json_node *activity,
                    const struct json_node *type);
void judge_bundle(struct judgement *j, const struct json_node *bundle);
int learn_bundle_names(struct intern *names);
void judge_observables(struct judgement *j, const struct judged *event,
                       const struct json_node *observables);

/* Whether a regex matches: 1, 0, or a negative number when it could not be told. */
int regex_match(struct regex_memo *memo, struct rule_regex *r, struct text t);
struct regex_memo *regex_memo_new(void);
void regex_done(struct rule_regex *r);
/* Grapheme clusters, as the server counts. */
size_t count_characters(struct text t);

#endif
