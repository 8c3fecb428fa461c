/* SPDX-License-Identifier: Apache-2.0 */
/*
 * ocsf: what the schema says (facts) and events that obey it (event).
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
uint32_t ocsf_class_category(struct ocsf_item item);
/* The profiles that the class or object knows, NULL-terminated, sorted; never NULL. */
const char *const *ocsf_item_profiles(struct ocsf_item item);
/* Whether the version has a profile of that name at all ("host", "linux/linux_users"). */
bool ocsf_profile_known(ocsf_version_t v, const char *name);
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
/* The first version that has the attribute in that item (by the item's name); NULL when none has.
 */
const char *ocsf_attribute_since(const char *item_name, const char *attribute);

/* Text for people about a path; the words behind cq_schema_describe. Appends to `out`. */
int ocsf_describe(const char *path, ocsf_version_t v, struct buffer *out, struct cq_error *reterr);

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

/* Members and elements in order; `key` is TEXT_NONE inside an array, otherwise a name of letters,
 * digits and underscores, which needs no escaping. An encoder implements it; it repairs broken
 * UTF-8 in values and escapes what its format needs. */
struct writer;
struct writer_ops {
	void (*open)(struct writer *w, struct text key, bool is_array);
	void (*close)(struct writer *w);
	void (*text)(struct writer *w, struct text key, struct text value);
	void (*number)(struct writer *w, struct text key, int64_t value);
	void (*boolean)(struct writer *w, struct text key, bool value);
	/* Both there or both NULL. `recall` writes a part that the writer has kept and returns
	 * true; on false the caller writes its members and calls `keep` behind the last. Parts do
	 * not nest. */
	bool (*recall)(struct writer *w, enum writer_part part, const void *key);
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
 *	event_write_process  `process`, of a connection that has one
 *	event_write_rest     all else, `process` included where the connection has none
 *
 * Each answers 0 or -ENOMEM. A writer with recall and keep is asked for the whole first two parts,
 * and for the pieces of the third (of metadata, observables and unmapped) that repeat.
 */
int event_write_run(struct event_builder *b, struct writer *w);
int event_write_process(struct event_builder *b, const struct process *p, struct writer *w);
int event_write_rest(struct event_builder *b, const struct event *e, struct writer *w);
/* 1 or 2: what a connection's query_result_id is (2: an owner unreadable, or a hole in its
 * process). */
int event_connection_result(const struct connection *c);

#endif
