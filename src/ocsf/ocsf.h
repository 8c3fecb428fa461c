/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ocsf: what the schema says (facts), whether an event obeys it (validator), and events that do
 * (event).
 *
 * The facts are generated tables (schema/), one truth for every version: names, types,
 * requirements, profiles, enum ids and captions, constraints, limits. The event builder binds each
 * attribute that it can send to them once per run; what a version lacks or deprecates, and what a
 * profile that is not in use would need, is then not sent, and every caption and limit is the
 * table's.
 */
#ifndef CONNQUERY_OCSF_H
#define CONNQUERY_OCSF_H

#include "model/model.h"

/* ---- facts ---------------------------------------------------------------------------------- */

/* A version as a small number: 0 is the oldest known. */
typedef uint8_t ocsf_version_t;
#define OCSF_DEFAULT_VERSION "1.3.0"
size_t ocsf_version_count(void);
const char *ocsf_version_name(ocsf_version_t v); /* "1.3.0" */
int ocsf_version_parse(const char *name, ocsf_version_t *ret, struct cq_error *reterr);

enum ocsf_requirement { OCSF_OPTIONAL, OCSF_RECOMMENDED, OCSF_REQUIRED };
enum ocsf_primitive {
	OCSF_BOOLEAN,
	OCSF_INTEGER,
	OCSF_LONG,
	OCSF_FLOAT,
	OCSF_STRING,
	OCSF_JSON,
	OCSF_OBJECT
};

/* A class or an object of one version. Handles are small values, cheap to copy; index < 0: none. */
struct ocsf_item {
	int16_t index;
	ocsf_version_t version;
};
struct ocsf_item ocsf_class(ocsf_version_t v, uint32_t uid);
struct ocsf_item ocsf_object(ocsf_version_t v, const char *name);
/* A class by its name ("network_connection_query"), else an object. */
struct ocsf_item ocsf_item_named(ocsf_version_t v, const char *name);
/* By number: classes, then objects, each sorted by name; not known behind the last. */
struct ocsf_item ocsf_item_at(ocsf_version_t v, size_t number);
/* The same class or object in another version. */
struct ocsf_item ocsf_item_in(struct ocsf_item item, ocsf_version_t v);
bool ocsf_item_known(struct ocsf_item item);
const char *ocsf_item_name(struct ocsf_item item);    /* "process" */
const char *ocsf_item_caption(struct ocsf_item item); /* "Process" */
uint32_t ocsf_class_uid(struct ocsf_item item);       /* 0 for an object */
/* The name of any class of that version, also of one that the tables do not hold; NULL: there is
 * none. */
const char *ocsf_class_name(ocsf_version_t v, uint32_t uid);
uint32_t ocsf_class_category(struct ocsf_item item);
/* The profiles that the class or object knows, NULL-terminated, sorted; never NULL. */
const char *const *ocsf_item_profiles(struct ocsf_item item);
/* Whether the version has a profile of that name at all ("host", "linux/linux_users"). */
bool ocsf_profile_known(ocsf_version_t v, const char *name);
/* By number, sorted; NULL behind the last. */
const char *ocsf_profile_at(ocsf_version_t v, size_t number);
const char *ocsf_item_deprecated_since(struct ocsf_item item); /* NULL when it is not */
/* Constraints: kind "at_least_one" or "just_one", names NULL-terminated. -ENOENT behind the last.
 */
int ocsf_item_constraint(struct ocsf_item item, size_t number, const char **ret_kind,
                         const char *const **ret_names);

/* An attribute of an item in its version. Strings are static. */
struct ocsf_attribute {
	const char *name, *caption;
	const char *type;         /* "string_t", "ip_t", "object_t" … */
	const char *type_caption; /* "String"; of an object_t the object's */
	enum ocsf_primitive primitive;
	const char *super_type; /* the primitive behind the type; NULL: it is one, or an object */
	enum ocsf_requirement requirement;
	bool is_array;
	struct ocsf_item object; /* of an object_t */
	const char *sibling; /* carries the enum's caption; NULL, or absent in a flawed schema */
	const char *const *profiles;  /* one of them must be listed; NULL: always there */
	const char *deprecated_since; /* NULL when it is not */
	uint16_t
		observable; /* observable type_id of the attribute, else of its type or object; 0 */
	uint32_t max_len;   /* characters; 0: no limit */
	const char *regex;  /* PCRE; NULL */
	bool has_range;
	int64_t range_min, range_max;
	/* The limit is that of the super type, not the type's own. */
	bool is_super_max_len, is_super_regex, is_super_range;
	int32_t enum_set; /* for ocsf_enum_*; -1: no enum */
	ocsf_version_t version;
};
/* -ENOENT when the item of that version has no such attribute. */
int ocsf_attribute_find(struct ocsf_item item, const char *name, struct ocsf_attribute *ret);
/* By number, sorted by name; -ENOENT behind the last. */
int ocsf_attribute_at(struct ocsf_item item, size_t number, struct ocsf_attribute *ret);
/* The caption of an enum's key, NULL when the attribute's version has none; *ret_deprecated may be
 * NULL. */
const char *ocsf_enum_caption(const struct ocsf_attribute *a, int64_t id,
                              const char **ret_deprecated);
/* A value of an enum. Some string attributes have enums too (osint.tlp): their keys are words. */
struct ocsf_enum_value {
	int64_t id;      /* 0 when the key is a word */
	const char *key; /* the word; NULL when the key is a number */
	const char *caption;
	const char *deprecated_since; /* NULL when it is not */
};
/* By number, in rising order of keys; -ENOENT behind the last. */
int ocsf_enum_at(const struct ocsf_attribute *a, size_t number, struct ocsf_enum_value *ret);
/* The names of all attributes of all versions, by number, some of them more than once; NULL behind
 * the last. */
const char *ocsf_name_at(size_t number);
/* The first version that has the attribute in that item (by the item's name); NULL when none has.
 */
const char *ocsf_attribute_since(const char *item_name, const char *attribute);

/* Text for people about a path; the words behind cq_schema_describe. Appends to `out`. */
int ocsf_describe(const char *path, ocsf_version_t v, struct buffer *out, struct cq_error *reterr);

/* ---- validator ------------------------------------------------------------------------------- */

/* What can be found: an id for each line of findings.def, FINDING_WRONG_TYPE and so on. */
enum finding_id {
#define FINDING(id, code, kind, words) FINDING_##id,
#include "ocsf/findings.def"
	FINDING_COUNT
};
const char *finding_code(enum finding_id id); /* "attribute_wrong_type" */
bool finding_is_error(enum finding_id id);    /* else a warning */

/* What a finding says beside its code and path. Those up to the mark stand in the server's answer
 * too, under the same names. */
enum finding_key {
	KEY_ATTRIBUTE,
	KEY_VALUE,
	KEY_VALUE_TYPE,
	KEY_EXPECTED_TYPE,
	KEY_EXPECTED_VALUE,
	KEY_TYPE,
	KEY_SUPER_TYPE,
	KEY_RANGE,
	KEY_SUPER_TYPE_RANGE,
	KEY_LENGTH,
	KEY_MAX_LEN,
	KEY_REGEX,
	KEY_REGEX_ERROR_MESSAGE,
	KEY_ALLOWED_VALUES,
	KEY_CONSTRAINT,
	KEY_VALUE_COUNT,
	KEY_CLASS_UID,
	KEY_CLASS_NAME,
	KEY_OBJECT_NAME,
	KEY_NAME,
	KEY_SINCE,
	KEY_OWN, /* the mark */
	KEY_NEEDS_PROFILE = KEY_OWN,
	KEY_NEAREST,
	KEY_VERSION,
	KEY_ENUM_ATTRIBUTE,
	KEY_ENUM_VALUE,
	KEY_KNOWN_VALUES,
	KEY_PROBLEM,
	KEY_COUNT
};
const char *finding_key_name(enum finding_key key);
struct finding_field {
	enum finding_key key;
	enum {
		FIELD_TEXT,
		FIELD_JSON, /* `text` is JSON, from the event or the schema, white space and all */
		FIELD_NUMBER,
	} kind;
	struct text text;
	int64_t number;
};
#define FINDING_FIELDS 10
struct finding {
	enum finding_id id;
	struct text path; /* "observables[0].name"; none: it is about the event as a whole */
	uint32_t at; /* where in the event's text: at the value, or the name of what is wrong */
	struct finding_field fields[FINDING_FIELDS];
	size_t field_count;
};
/* Lives until it returns. Anything but 0 ends the judgement, which returns it. */
typedef int (*finding_fn)(void *context, const struct finding *finding);
/* NULL when it says nothing there. */
const struct finding_field *finding_field(const struct finding *f, enum finding_key key);
/* One line for people; long values are cut, nothing is made safe for a terminal. */
void finding_words(const struct finding *f, struct buffer *out);

/* Judges events by the facts of their version, as the OCSF server's validator does. */
struct validator;
struct validator_options {
	bool missing_recommended;
	int version;        /* an ocsf_version_t to judge by; -1: that of the event */
	struct text schema; /* a compiled schema to judge by ("ocsf-reduced/1"); none */
};
/* `names` is borrowed: the reader of the events must use the same. */
int validator_new(const struct validator_options *options, struct intern *names,
                  struct validator **ret, struct cq_error *reterr);
struct validator *validator_free(struct validator *v);
/* Names that whoever reads events looks for, as numbers. */
struct validator_names {
	uint32_t class_uid, activity_id, type_uid, metadata, version, profiles, uid, observables,
		name, events;
};
const struct validator_names *validator_names(const struct validator *v);
/* How many names the validator itself needs: intern_cut must keep these. */
uint32_t validator_name_count(const struct validator *v);
/* How much was found. Of one event at most FINDINGS_TOLD findings are told, the others counted. */
struct verdict {
	uint64_t errors, warnings;
};
#define FINDINGS_TOLD 10000
/* Judges the value at node `event`, whatever it is. 0, -ENOMEM, or what the callback answered. */
int validator_event(struct validator *v, const struct json_reader *json, uint32_t event,
                    finding_fn on_finding, void *context, struct verdict *ret);
/* Judges a bundle, {"events": […], …}, but for its events. */
int validator_bundle(struct validator *v, const struct json_reader *json, uint32_t bundle,
                     finding_fn on_finding, void *context, struct verdict *ret);

/* ---- writer: how an event leaves this folder ------------------------------------------------- */

/* A part of an event that comes again and again; the same part of the same key is the same members
 * (or, of the observables, elements) each time. */
enum writer_part {
	PART_RUN,
	PART_METADATA,
	PART_PROCESS,
	PART_PROCESS_OBSERVABLES,
	PART_PROCESS_UNMAPPED,
};
/* Parts that a few small values determine have numbers below this. */
#define SMALL_PARTS 256u

/* Members and elements in order; `key` is TEXT_NONE inside an array, otherwise a name of letters,
 * digits and underscores, which needs no escaping. An encoder implements it; it repairs broken
 * UTF-8 in values and escapes what its format needs. */
struct writer;
struct writer_ops {
	void (*open)(struct writer *w, struct text key, bool is_array);
	void (*close)(struct writer *w);
	void (*text)(struct writer *w, struct text key, struct text value);
	/* The same of ASCII letters, digits and marks that need no escaping: no quote, no
	 * backslash, no control character. */
	void (*plain)(struct writer *w, struct text key, struct text value);
	void (*number)(struct writer *w, struct text key, int64_t value);
	void (*boolean)(struct writer *w, struct text key, bool value);
	/* A number that always has a fraction, in millionths. */
	void (*fraction)(struct writer *w, struct text key, int64_t millionths);
	/* A number, and behind it a text that needs no escaping either. */
	void (*pair)(struct writer *w, struct text key, int64_t value, struct text text_key,
	             struct text plain);
	/* All there or all NULL. `recall` writes a part that the writer has kept and returns
	 * true; on false the caller writes its members and calls `keep` behind the last. Parts do
	 * not nest. */
	bool (*recall)(struct writer *w, enum writer_part part, const void *key);
	bool (*recall_small)(struct writer *w, unsigned number);
	void (*keep)(struct writer *w);
};
struct writer {
	const struct writer_ops *ops;
};

/* ---- event ---------------------------------------------------------------------------------- */

/* All that is the same in every event of a run. Borrowed by the builder. */
struct event_context {
	ocsf_version_t version;
	const struct host *host;
	const struct process *self; /* who asks: actor.process */
	const char *product_version;
	struct text query_name, query_string,
		query_uid; /* query_uid is metadata.correlation_uid too */
	int64_t query_time;
	const struct text *labels;
	size_t label_count;
	struct text tenant;
	bool datetime; /* *_dt siblings, profile datetime */
	bool osint;    /* profile osint, of events that match an indicator */
	bool raw;
	bool tcp_info;
};
/* One event. Exactly one of connection and the run's own words is set. */
struct event {
	const struct connection *connection; /* NULL: about no socket */
	int query_result_id;                 /* 1 … 5 */
	struct text status_code, status_detail,
		message;         /* about no socket; those of a connection the builder makes */
	const struct gaps *gaps; /* unmapped.gaps; NULL: none */
	struct text uid;         /* metadata.uid, a UUID */
	uint64_t sequence;
	int64_t time, logged_time;
};

/* A builder is bound to one context; it keeps scratch memory, nothing of the events. */
struct event_builder;
int event_builder_new(const struct event_context *context, struct event_builder **ret,
                      struct cq_error *reterr);
struct event_builder *event_builder_free(struct event_builder *b);
void event_builder_freep(struct event_builder **b);
/*
 * The three parts of an event, each a list of members without the braces around the event:
 *
 *	event_write_run      what the context alone determines
 *	event_write_process  `process`, of a connection that has one, and where it runs
 *	event_write_rest     all else, `process` included where the connection has none
 *
 * Each answers 0 or -ENOMEM. A writer with recall and keep is asked for the whole first two parts,
 * and for the pieces of the third (of metadata, observables and unmapped) that repeat.
 */
int event_write_run(struct event_builder *b, struct writer *w);
int event_write_process(struct event_builder *b, const struct connection *c, struct writer *w);
int event_write_rest(struct event_builder *b, const struct event *e, struct writer *w);

#endif
