/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside enrich: threat indicators, from files to a set that can be asked.
 *
 *   indicator_value     what a word is: an address, a network, a domain, a hash
 *   indicator_words     times, severities, TLP marks as sources write them
 *   indicator_set       indicators, as they come together
 *   indicator_find      and as they are looked up
 *   indicator_facts     what is said of them
 *   indicator_networks  the narrowest network that an address is in, and those around it
 *   indicator_source    the bytes of a file, piece by piece
 *   indicator_load      files and folders, and which format they have
 *   indicator_list      one a line; lists of what is no indicator, too
 *   indicator_csv       CSV with a line of titles, that of MISP included; _titles: what they mean
 *   indicator_json      values of JSON files one after the other
 *   indicator_stix      STIX 2.1 bundles
 *   indicator_pattern   STIX patterns
 *   indicator_misp      MISP events
 *   indicators          connections that match
 */
#ifndef CONNQUERY_ENRICH_INDICATOR_H
#define CONNQUERY_ENRICH_INDICATOR_H

#include "enrich/enrich.h"

/* ---- values -----------------------------------------------------------------------------------
 */

#define HOST_NAME_LEN 253u
/* What an indicator is looked up by. */
struct indicator_key {
	enum indicator_kind kind;
	uint16_t port;              /* 0: any */
	struct address first, last; /* last: of a range */
	uint8_t bits;               /* of a network */
	uint8_t len;                /* of digest or name */
	uint8_t digest[32];
	char name[HOST_NAME_LEN + 1]; /* lower case */
};
/* What a source says that a value is. */
enum value_hint {
	HINT_NONE,
	HINT_ADDRESS, /* or a network, or a range */
	HINT_DOMAIN,
	HINT_HOST,
	HINT_URL, /* its host */
	HINT_HASH,
	HINT_COUNT
};
/* NULL, or why it is none: static words. Takes what is written so that nobody clicks on it
 * ("hxxp://evil[.]example"). */
const char *value_read(struct text t, enum value_hint hint, struct indicator_key *ret);
/* Hexadecimal digits of an MD5, SHA-1 or SHA-256. */
bool digest_read(struct text t, uint8_t ret[32], uint8_t *ret_len);
/* A host name in lower case, without a dot at its end. */
bool name_read(struct text t, char ret[HOST_NAME_LEN + 1], uint8_t *ret_len);

/* ---- words ------------------------------------------------------------------------------------
 */

/* RFC 3339, a date, a date and a time, seconds since 1970, milliseconds (13 digits). UNKNOWN_TIME
 * when it is none. */
int64_t time_read(struct text t);
enum severity severity_read(struct text t);     /* words and numbers 0 to 6 */
enum severity threat_level_read(struct text t); /* MISP's: 1 is high */
enum tlp tlp_read(struct text t);               /* "tlp:amber+strict", "AMBER", "TLP:WHITE" */
int8_t confidence_read(struct text t);          /* 0 to 100, with or without %, high, medium, low */
/* OCSF's number of a class of malware by its name in STIX; 0: unknown. */
unsigned malware_class(struct text t);
bool word_equal(struct text t, const char *lower); /* whatever the case of its letters */

/* ---- set --------------------------------------------------------------------------------------
 */

/* What is said of indicators. Texts are borrowed until it is put into the set. */
struct indicator_facts {
	struct text texts[INDICATOR_TEXT_COUNT];
	int64_t times[INDICATOR_TIME_COUNT];
	int8_t confidence;
	enum severity severity;
	enum tlp tlp;
	uint32_t about; /* facts of all of a file or an event, which hold where these say nothing */
};
void facts_init(struct indicator_facts *f, uint32_t about);

/* A number for the facts, 0: out of memory. Those that say nothing of their own have that of what
 * they are about. */
uint32_t set_add_facts(struct indicator_set *s, const struct indicator_facts *f);
/* Facts that more will be said of. */
uint32_t set_new_facts(struct indicator_set *s, const struct indicator_facts *f);
/* Says more of facts that are there: what is unknown of them is taken from `f`; lists grow. */
int set_say_more(struct indicator_set *s, uint32_t facts, const struct indicator_facts *f);
/* 1: a new one; 0: it was there already, with the same facts, or with many others; -ENOMEM. */
int set_add(struct indicator_set *s, const struct indicator_key *k, uint32_t facts);
size_t set_count(const struct indicator_set *s);
/* Hosts that were added behind the first `count` stand for what is below them, too; returns how
 * many they are. */
size_t set_widen_hosts(struct indicator_set *s, size_t count);
/* Numbers of indicators into `ret`, at most `room`; returns how many. */
size_t set_find_address(const struct indicator_set *s, struct address a, uint16_t port,
                        uint32_t *ret, size_t room);
size_t set_find_name(const struct indicator_set *s, struct text name, uint16_t port, uint32_t *ret,
                     size_t room);
size_t set_find_digest(const struct indicator_set *s, const uint8_t *digest, uint8_t len,
                       uint32_t *ret, size_t room);
/* All that is known of one; the texts that are made for it are the arena's. */
int set_describe(const struct indicator_set *s, uint32_t number, struct arena *arena,
                 struct indicator *ret);

/* ---- networks ---------------------------------------------------------------------------------
 */

struct network_entry {
	uint32_t number; /* of an indicator: 24 bits */
	bool has_port;   /* it holds for one port only */
};
/* A network by its first address: that of IPv4 in the upper half of `high`. In 24 bytes, as there
 * may be millions. */
struct prefix {
	uint64_t high, low;
	unsigned entry : 24, bits : 8;
	unsigned parent : 24; /* the next wider one, or the same once more, from 1; 0: none */
	unsigned family : 4, has_port : 1;
};
/* Of one family. */
struct network_index {
	uint64_t lowest;  /* `high` of the first one */
	uint32_t *places; /* where those begin whose distance from it, shifted, is this or more */
	uint32_t count;
	unsigned shift;
};
struct networks {
	struct prefix *list; /* sorted, once they are finished */
	uint32_t count, room;
	uint64_t *words; /* of those of IPv4, which stand first */
	struct network_index v4, v6;
};
int networks_add(struct networks *n, struct address base, uint8_t bits, struct network_entry entry);
/* All networks that first to last is made of. */
int networks_add_range(struct networks *n, struct address first, struct address last,
                       struct network_entry entry);
int networks_finish(struct networks *n);
void networks_done(struct networks *n);
/* The prefix, from 1, that is narrowest; 0: none. */
uint32_t networks_find(const struct networks *n, struct address a);

/* ---- source -----------------------------------------------------------------------------------
 */

/* A file that is read piece by piece: a window with what is at hand. */
struct source {
	int fd;
	struct buffer window;
	size_t at;
	bool is_ended;
	uint64_t line;    /* that of `at`, from 1 */
	uint64_t line_at; /* that of the line that was read last */
};
void source_init(struct source *s, int fd);
void indicator_source_done(struct source *s);
struct text source_rest(const struct source *s); /* what is at hand */
/* More of it, as far as there is: 0, -EFBIG (a window can be no larger), or the errno. */
int source_more(struct source *s);
void source_pass(struct source *s, size_t len);
/* The next line without its end; 1, 0: there is none, or an errno. *ret_is_long: its rest was left
 * out. */
int source_line(struct source *s, struct text *ret, bool *ret_is_long);

/* ---- loading ----------------------------------------------------------------------------------
 */

struct loader {
	struct indicator_set *set;
	int64_t now;
	bool is_allowlist;
	const struct indicator_listener *listener;
	struct indicator_counts *counts;
	struct cq_error *reterr;

	const char *path, *name; /* of the file; its last part */
	uint32_t about;          /* facts of the file */
	struct source source;
	struct buffer words; /* lists that are put together */
};
/* One of what a file has: its value, what it says that it is, and what it says of it. */
struct found {
	uint64_t line;
	struct text what; /* how it is told of in a note; none: its value */
	struct text value;
	enum value_hint hint;
	uint16_t port;
	uint32_t facts;
};
/* Adds one, or says why not. -ENOMEM. */
int load_add(struct loader *l, const struct found *f);
/* Whether those facts let it count: it is not over, and has begun. Counts and tells it if not. */
bool load_is_valid(struct loader *l, uint64_t line, struct text what,
                   const struct indicator_facts *f);
void load_note(struct loader *l, enum indicator_note_kind kind, uint64_t line, struct text what,
               const char *reason);
void load_long_line(struct loader *l); /* the line that was read last */
/* What is said of an indicator whose end is not understood: it must not count for ever. */
#define WRONG_END "has an end that is no time"
/* A word of the type of an indicator ("ip-dst|port", "sha256"): how its value is to be taken. */
struct value_type {
	const char *word;
	enum value_hint hint;
	enum { PART_WHOLE, PART_FIRST_AND_PORT, PART_SECOND, PART_BOTH } part;
};
const struct value_type *value_type_find(struct text word); /* NULL: of no use here */
/* Takes a value of that type apart and adds it. */
int load_typed(struct loader *l, const struct value_type *type, const struct found *f);

int load_list(struct loader *l);
int load_csv(struct loader *l, struct text header);
bool csv_is_header(struct text line);
/* *ret_format: what it is. */
int load_json(struct loader *l, const char **ret_format);

/* ---- json -------------------------------------------------------------------------------------
 */

/* Values of a JSON text, one after the other: what is large is entered, so that no more than one of
 * its parts is in memory. */
#define WALK_DEPTH 8
struct json_walk {
	struct loader *l;
	struct json_reader reader; /* the value at hand is its first node */
	struct intern *names;
	struct buffer room; /* of walk_text */
	uint64_t line;      /* where the value at hand begins */
	struct json_place {
		char name[16]; /* of the member, cut; empty in an array */
		bool is_array;
	} path[WALK_DEPTH]; /* what has been entered */
	size_t depth;
	struct stix *stix; /* NULL: none of its objects came yet */
	struct misp *misp;
	bool is_warninglist;
	/* What MISP's warning lists call their type. */
	enum { LIST_EXACT, LIST_BELOW, LIST_NETWORKS, LIST_PATTERNS } list_type;
	size_t list_from; /* how many there were before the list */
};
/* Text of a member; none when it has none, or it is no text. Until the next call. */
struct text walk_text(struct json_walk *w, const struct json_node *object, const char *name);
const struct json_node *walk_member(const struct json_walk *w, const struct json_node *object,
                                    const char *name);
/* A number, or a text that is one. */
bool walk_number(struct json_walk *w, const struct json_node *object, const char *name,
                 int64_t *ret);
bool walk_is_true(const struct json_walk *w, const struct json_node *object, const char *name);
/* Adds the text of a member to l->words, for facts that are put together; none without it. The
 * words do not move until they are cleared. */
struct text walk_keep(struct json_walk *w, const struct json_node *object, const char *name);
struct text walk_keep_text(struct json_walk *w, struct text t);
/* Before each set of facts. -ENOMEM. */
int walk_clear_words(struct json_walk *w);
#define walk_each(w, array, n)                                                                \
	for (const struct json_node *n = (array) && (array)->kind == JSON_ARRAY ? (array) + 1 \
	                                                                        : NULL;       \
	     n && n < (w)->reader.nodes + (array)->next; n = (w)->reader.nodes + n->next)

int stix_new(struct json_walk *w, struct stix **ret);
struct stix *stix_free(struct stix *s);
/* One of a bundle's objects: the value at hand. */
int stix_object(struct stix *s);
/* Behind the last one: what objects say of one another. */
int stix_end(struct stix *s);

int misp_new(struct json_walk *w, struct misp **ret);
struct misp *misp_free(struct misp *m);
int misp_begin_event(struct misp *m);
int misp_member(struct misp *m, const char *name); /* of an event: the value at hand */
int misp_attribute(struct misp *m);
int misp_end_event(struct misp *m);

/* ---- patterns ---------------------------------------------------------------------------------
 */

#define PATTERN_VALUES 256u
struct pattern_value {
	enum value_hint hint;
	struct text text; /* of the pattern's room */
	uint16_t port;
};
struct pattern {
	struct pattern_value values[PATTERN_VALUES]; /* each of them alone is enough */
	size_t count;
	const char *ignored; /* why something of it has no value here; NULL: all has */
	struct buffer room;
};
/* NULL, or why it is no pattern. */
const char *pattern_read(struct text t, struct pattern *ret);

#endif
