/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of the event builder share.
 *
 *   event_bind       attributes.def bound to the facts of one version; the builder's life
 *   event_put        one attribute: its key, caption, limit, pattern, *_dt
 *   event_run        what is the same in a whole run: class, query, device, actor
 *   event_process    a process, its relatives, its file
 *   event_cloud      the host as its cloud knows it
 *   event_container  where a process runs
 *   event            the rest of an event: result, state, connection, metadata
 *   event_observable the list of what to search for
 *   event_message    the sentence
 *   event_unmapped   what OCSF has no place for: endpoints, owners, socket, gaps
 *   event_tcp_info   the kernel's figures of a TCP connection
 *   event_enrich     facts from beside the kernel, and who says them
 *   event_osint      indicators that a connection matches
 *
 * A call writes to b->w; an attribute that the version lacks is not written, so that nobody but
 * event_bind asks for versions.
 */
#ifndef CONNQUERY_OCSF_EVENT_H
#define CONNQUERY_OCSF_EVENT_H

#include "ocsf/ocsf.h"

#define CLASS_UID 5012

enum attribute_id {
#define ATTRIBUTE(id, object, name) ATTR_##id,
#include "ocsf/attributes.def"
#undef ATTRIBUTE
	ATTRIBUTE_COUNT
};

struct caption {
	struct text text;
	bool is_own; /* false: only a newer version has this id, this one says 99 and the words */
};
/* Ids below this have their captions at hand; the few others are looked up. */
#define CAPTION_COUNT 64
#define ENUM_OTHER 99

struct attribute {
	struct text key;     /* none: not sent */
	struct text sibling; /* key of the enum's caption */
	struct text dt;      /* key of the time as text */
	struct caption *captions;
	bool has_other; /* the enum has 99 */
	struct ocsf_attribute facts, newest;
	void *pattern, *match; /* pcre2 */
};

/* An end of a socket as text. */
struct end_text {
	char ip[ADDRESS_LEN];
	size_t ip_len; /* 0: no address */
	char port[DECIMAL_LEN];
	size_t port_len; /* 0: no port */
};

/* Profiles that some events of a run have and others have not. */
enum event_profile { EVENT_CONTAINER = 1, EVENT_OSINT = 2, PROFILE_SETS = 4 };

#define PATH_DEPTH 8
struct event_builder {
	const struct event_context *context;
	struct arena *arena;
	struct attribute attributes[ATTRIBUTE_COUNT];
	int64_t ticks_per_second;
	struct text hostname_path; /* where the host's name stands */
	struct writer *w;
	/* Keys of the objects around what is being written. */
	struct text path[PATH_DEPTH];
	size_t depth;
	/* Paths of texts that were too long, a line each: of the run, of this event. */
	struct buffer run_cuts, cuts;
	struct buffer words;                 /* the text that is being put together */
	struct end_text local, remote;       /* of this event's socket */
	const struct connection *connection; /* that is being written; NULL: none */
	unsigned profiles;                   /* of this event: enum event_profile */
	char profile_keys[PROFILE_SETS];     /* the metadata of each set is a part of its own */
};

/* ---- event_put ------------------------------------------------------------------------------ */

bool event_has(const struct event_builder *b, enum attribute_id id);
/* Opens an object or an array, to be closed with event_close; false: the version has none. */
bool event_open(struct event_builder *b, enum attribute_id id);
bool event_open_array(struct event_builder *b, enum attribute_id id);
void event_close(struct event_builder *b);
/* An object within an array; event_end closes it. */
void event_begin(struct event_builder *b);
void event_end(struct event_builder *b);
/* False: not written (not known, not in this version, or against the version's pattern). */
bool event_put_text(struct event_builder *b, enum attribute_id id, struct text value);
/* A text that needs no escaping, fits the attribute's limit and pattern, and is known. */
void event_put_plain(struct event_builder *b, enum attribute_id id, struct text value);
/* A text within the open array of that attribute. */
void event_put_element(struct event_builder *b, enum attribute_id id, struct text value);
/* A repetition of another attribute's text: cut like it, without noting it. */
void event_put_copy(struct event_builder *b, enum attribute_id id, struct text value);
/* May the value stand there (it is in the version, and its pattern takes the value)? */
bool event_takes(struct event_builder *b, enum attribute_id id, struct text value);
void event_put_number(struct event_builder *b, enum attribute_id id, int64_t value);
void event_put_boolean(struct event_builder *b, enum attribute_id id, bool value);
/* An enum's id with its caption. */
void event_put_enum(struct event_builder *b, enum attribute_id id, int64_t value);
/* 99 with the source's own word. */
void event_put_other(struct event_builder *b, enum attribute_id id, struct text word);
/* Milliseconds, with the *_dt beside them. Not for UNKNOWN_TIME. */
void event_put_time(struct event_builder *b, enum attribute_id id, int64_t ms);
/* Is it a time that an attribute may carry (1973 to 5138, or 0)? What a file system says need not
 * be one. */
bool event_time_plausible(int64_t ms);
/* The attribute of the open object was cut by its source. */
void event_note_cut(struct event_builder *b, enum attribute_id id);

/* Below `unmapped`, where keys are ours. A text that is not known is not written. */
void event_key_open(struct event_builder *b, struct text key, bool is_array);
void event_key_text(struct event_builder *b, struct text key, struct text value);
void event_key_plain(struct event_builder *b, struct text key, struct text value);
void event_key_number(struct event_builder *b, struct text key, int64_t value);
void event_key_big(struct event_builder *b, struct text key, uint64_t value); /* as text */
void event_key_boolean(struct event_builder *b, struct text key, bool value);
/* With a fraction, in millionths. */
void event_key_fraction(struct event_builder *b, struct text key, int64_t millionths);
/* Ends what event_key_open began. */
void event_key_close(struct event_builder *b);

/* A writer may have kept a part: then it is written and the answer is true. Otherwise write the
 * part's members, then call event_keep. */
bool event_recall(struct event_builder *b, enum writer_part part, const void *key);
void event_keep(struct event_builder *b);
/* The same of a part that small values determine. */
#define DIRECTIONS (DIRECTION_LOCAL + 1u)
#define BOUNDARIES (BOUNDARY_EXTERNAL + 1u)
enum small_part {
	SMALL_USUAL, /* severity, status and result of a socket of which nothing is missing */
	SMALL_STATE, /* from here on: + enum socket_state */
	SMALL_PROTOCOL = SMALL_STATE + STATE_COUNT,      /* + [TCP, UDP] * 2 + [IPv4, IPv6] */
	SMALL_WAY = SMALL_PROTOCOL + 4,                  /* + direction * BOUNDARIES + boundary */
	SMALL_END = SMALL_WAY + DIRECTIONS * BOUNDARIES, /* + [address, port] */
	SMALL_KIND = SMALL_END + 2,                      /* + family * 8 + type, which is below 8 */
	SMALL_IDLE = SMALL_KIND + FAMILY_COUNT * 8,      /* nothing in queues, no mark */
	SMALL_COUNT
};
_Static_assert(SMALL_COUNT <= SMALL_PARTS, "a writer has room for so many");
bool event_recall_small(struct event_builder *b, unsigned number);

/* Writes nothing. */
extern const struct writer_ops event_nowhere;

/* ---- event_run, event_process ---------------------------------------------------------------- */

void event_put_run(struct event_builder *b);
/* Members of `metadata`; profiles: enum event_profile. */
void event_put_run_metadata(struct event_builder *b, unsigned profiles);
void event_put_process(struct event_builder *b, enum attribute_id id, const struct process *p);
void event_put_user(struct event_builder *b, enum attribute_id id, const struct user *u);
void event_put_session(struct event_builder *b, enum attribute_id id, const struct session *s);
/* What has no place in the version's process: members of `unmapped`. */
void event_put_process_unmapped(struct event_builder *b, const struct process *p);
/* Adds to b->cuts what is cut in the process, which may have been written long ago. */
void event_note_process_cuts(struct event_builder *b, const struct process *p);

/* ---- event_container --------------------------------------------------------------------------
 */

/* Whose attributes the event carries: enum event_profile. */
unsigned event_profiles(const struct event_builder *b, const struct event *e);
/* Members of `process` that the profile adds. */
void event_put_container(struct event_builder *b, const struct process *p);
/* What has no place in a version's container: members of `unmapped`. */
void event_put_container_unmapped(struct event_builder *b);
/* Members of unmapped.process. */
void event_put_units(struct event_builder *b);
void event_put_package(struct event_builder *b);
/* Members of unmapped.remote_endpoint. */
void event_put_names(struct event_builder *b);
void event_put_stand_in(struct event_builder *b, const struct stand_in *s);

/* ---- event_cloud ------------------------------------------------------------------------------
 */

/* Somebody said which it is. */
bool event_knows_cloud(const struct event_context *c);
void event_put_cloud(struct event_builder *b);
void event_put_instance(struct event_builder *b); /* members of `device` */
void event_put_cloud_unmapped(struct event_builder *b);

/* ---- event_observable, event_unmapped, event_message ------------------------------------------
 */

void event_put_observables(struct event_builder *b, const struct event *e);
void event_put_unmapped(struct event_builder *b, const struct event *e);
void event_put_tcp_info(struct event_builder *b, const struct socket *s);
/* Into b->words: the sentence; why the result is 2 Partial. */
void event_message(struct event_builder *b, const struct connection *c);
void event_partial_reason(struct event_builder *b, const struct connection *c);

/* ---- event_enrich ---------------------------------------------------------------------------- */

/* Where an endpoint is, and its autonomous system: members of an endpoint below `unmapped`. */
void event_put_geo(struct event_builder *b, const struct geo *g);
/* `enrichments`: who says what of the connection. */
void event_put_enrichments(struct event_builder *b, const struct connection *c);

/* ---- event_osint ----------------------------------------------------------------------------- */

/* The indicators that the connection matches, as `osint`; elements of `enrichments`. */
void event_put_osint(struct event_builder *b, const struct connection *c);
void event_put_indicator_enrichments(struct event_builder *b, const struct connection *c);
/* The gravest that matches by its address, its name or its hash (`digest`: which, in hexadecimal;
 * none: by no hash); NULL. */
const struct indicator *event_indicator_of_address(const struct connection *c);
const struct indicator *event_indicator_of_name(const struct connection *c);
const struct indicator *event_indicator_of_hash(const struct connection *c, struct text digest);
/* `reputation` of the open observable; i may be NULL: none. */
void event_put_reputation(struct event_builder *b, const struct indicator *i);
/* At least 1, informational. */
enum severity event_severity(const struct connection *c);

/* ---- event_enrich: what somebody says -------------------------------------------------------- */

struct said {
	struct text name, value, type, provider;
	int64_t time; /* when it was said */
};
/* Opens an element of `enrichments`, and its data for their members. */
void event_open_enrichment(struct event_builder *b, const struct said *s);
void event_close_enrichment(struct event_builder *b);

/* An address and a port as text; both may be absent. */
void event_end_text(const struct endpoint *e, struct end_text *ret);

#endif
