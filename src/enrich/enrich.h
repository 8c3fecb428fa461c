/* SPDX-License-Identifier: Apache-2.0 */
/*
 * enrich: facts about a socket that follow from others. Each is one file, drawn when an event needs
 * it.
 *
 *   direction      inside or outside, who opened it
 *   community_id   the hash by which Zeek, Suricata and others name a flow
 *   cloud          what the cloud knows this host as
 *   names          the name behind a remote address, by reverse DNS
 *   services       what the service on a port is called
 *   package        the Debian package that an executable is from
 *   container      the container and the unit of systemd that the process runs in
 *   indicators     what is on a list of what is bad
 *   geo            where an address is and whose network it is in, from databases
 */
#ifndef CONNQUERY_ENRICH_H
#define CONNQUERY_ENRICH_H

#include "model/model.h"

/* What the operator calls inside, beyond the address ranges that always are. */
struct internal_networks {
	const struct network *list;
	size_t count;
};
/* Sets direction, boundary, initiator and initiator_evidence of `c` from c->socket. */
void direction_classify(const struct internal_networks *internal, struct connection *c);

/* Community ID v1 (seed) of a flow with both ends; writes "1:…" and its NUL. Returns the length, 0
 * when the socket has no flow (no remote end, a protocol without a rule) or the build has no SHA-1.
 */
#define COMMUNITY_ID_LEN 30
size_t community_id(const struct socket *s, uint16_t seed, char ret[COMMUNITY_ID_LEN + 1]);
/* Of two ends that no socket needs to have, whatever the protocol on the wire: ports are taken as
 * they are. */
size_t community_id_of(const struct endpoint ends[2], uint8_t protocol, uint16_t seed,
                       char ret[COMMUNITY_ID_LEN + 1]);

/* ---- facts from beside the kernel -------------------------------------------------------------
 */

/* A source of facts about a connection, its ends or its process. One file, one const descriptor. */
struct enricher {
	const char *name;
	unsigned gives; /* enum field_need: drawn when a column, a condition or the event asks */
	unsigned needs; /* what must be known of the connection before */
	bool is_about_process; /* drawn when holders and process are known, else with the flow */
	unsigned uses;         /* what it takes where another one gives it: drawn behind that */
	/* NULL, or: its facts come from afar, and are waited for together. It is told of every
	 * connection that is wanted as far as can be judged without them: 1: something is on its
	 * way (or -ENOMEM). */
	int (*announce)(void *state, const struct connection *c);
	void (*settle)(void *state); /* waits for what was announced, as long as is worth it */
	/* Sets its members of the connection; what they point to lives as long as the state. 0,
	 * -ENOMEM, or what `explain` has words for. */
	int (*draw)(void *state, struct connection *c);
	void (*free)(void *state);
	/* Why the last draw failed; NULL: it only fails without memory. */
	void (*explain)(const void *state, struct cq_error *reterr);
};
/* One that a question uses. */
struct enrichment {
	const struct enricher *enricher;
	void *state; /* owned */
	struct enrichment *next;
};
/* When a source is drawn. */
enum draw_time {
	DRAW_WITH_FLOW,
	DRAW_WITH_PROCESS,
	DRAW_LATE, /* behind all else: what comes from afar, and what stands on that */
};
/* Draws those that give something of `needs`. 0, a negative errno: enrichments_fail has the words.
 */
int enrichments_draw(const struct enrichment *list, unsigned needs, enum draw_time when,
                     struct connection *c);
/* What of `needs` is drawn late; 0: nothing has to be waited for. */
unsigned enrichments_late(const struct enrichment *list, unsigned needs);
/* Tells those that are waited for. 1: the connection should be held back; 0, -ENOMEM. */
int enrichments_announce(const struct enrichment *list, unsigned needs, const struct connection *c);
void enrichments_settle(const struct enrichment *list, unsigned needs);
/* What must be known of a connection so that `needs` can be drawn: those included. */
unsigned enrichments_needs(const struct enrichment *list, unsigned needs);
void enrichments_free(struct enrichment *list); /* states; the list is the arena's that made it */
/* The words for what enrichments_draw returned; returns it. */
int enrichments_fail(const struct enrichment *list, int error, struct cq_error *reterr);

/* ---- geo --------------------------------------------------------------------------------------
 */

/* Opens databases in MaxMind's format; `files` in the order in which they are asked. -EINVAL,
 * -EBADMSG (it is none, or broken), -EOPNOTSUPP (this build reads none) or the errno of a file that
 * cannot be read, with words that name it. */
int geo_open(const char *const *files, size_t count, struct enrichment *ret,
             struct cq_error *reterr);

/* ---- indicators -------------------------------------------------------------------------------
 */

/* What came of reading them. */
struct indicator_counts {
	uint64_t files;
	uint64_t found[INDICATOR_KIND_COUNT]; /* that can match, each once */
	uint64_t duplicates;                  /* that were there already */
	uint64_t expired;                     /* over, or not begun yet */
	uint64_t revoked;
	uint64_t ignored; /* of a kind that no connection has, or not meant for matching */
	uint64_t wrong;   /* not understood */
};
enum indicator_note_kind {
	NOTE_WRONG,
	NOTE_IGNORED,
	NOTE_EXPIRED,
	NOTE_REVOKED,
	NOTE_DUPLICATE,
	NOTE_KIND_COUNT
};
const char *indicator_note_name(enum indicator_note_kind k); /* "wrong", "ignored" … */
/* Why something of a file is not among the indicators. */
struct indicator_note {
	enum indicator_note_kind kind;
	const char *path;
	uint64_t line;      /* 0: about the file */
	struct text what;   /* as it is written, from outside */
	const char *reason; /* static */
};
typedef void (*indicator_note_fn)(void *context, const struct indicator_note *note);
/* Who wants to know of what is left out. */
struct indicator_listener {
	indicator_note_fn note; /* NULL: nobody */
	/* Behind each file; NULL: nobody. format: "STIX 2", static. */
	void (*file)(void *context, const char *path, const char *format,
	             const struct indicator_counts *counts);
	void *context;
};
struct indicator_set;
int indicator_set_new(struct indicator_set **ret);
struct indicator_set *indicator_set_free(struct indicator_set *s);
/* Reads a file, or the files of a folder, into the set. is_allowlist: of what is no sign of
 * anything. *counts grows. The errno of what cannot be read, -EBADMSG for what is broken as a
 * whole, -EINVAL; the words name the file. */
int indicators_load(struct indicator_set *s, const char *path, bool is_allowlist,
                    const struct indicator_listener *listener, struct indicator_counts *counts,
                    struct cq_error *reterr);
/* Behind the last file. -ENOMEM. */
int indicators_ready(struct indicator_set *s);

/* Whether the set has indicators of that kind. */
bool indicators_have(const struct indicator_set *s, enum indicator_kind kind);
/* Matches remote addresses, and names as far as they are known, with the set, but for those that
 * `allowed` (may be NULL) has. Takes both over, also when it fails. The second enricher matches
 * executables, whose hashes must be drawn; it uses what the first one frees. What gives names
 * stands before both. */
int indicators_open(struct indicator_set *set, struct indicator_set *allowed,
                    struct enrichment ret[2], struct cq_error *reterr);

/* ---- the sources ------------------------------------------------------------------------------
 */

/* Sets `place` and `stand_in`, by control groups, the runtimes' own files and systemd's units below
 * `root_dir`, which is duplicated. Nothing but files is asked. */
extern const struct enricher enricher_place;
int enricher_place_new(int root_dir, void **ret); /* -ENOMEM */
/* Sets `package`, by dpkg's database below `root_dir`, which is duplicated. All of its lists are
 * read when the first one is drawn. */
extern const struct enricher enricher_package;
int enricher_package_new(int root_dir, void **ret); /* -ENOMEM */
/* Sets `remote_hostname` and `no_hostname_reason`, by etc/hosts below `root_dir` and by the servers
 * of /etc/resolv.conf, for which all connections of a run together wait at most timeout_ms. Only in
 * a build with c-ares. */
extern const struct enricher enricher_names;
int enricher_names_new(int root_dir, unsigned timeout_ms, void **ret, struct cq_error *reterr);
/* Sets `remote_service`, by etc/services below `root_dir`, which is duplicated. */
extern const struct enricher enricher_services;
int enricher_services_new(int root_dir, void **ret); /* -ENOMEM */

/* ---- the host's cloud -------------------------------------------------------------------------
 */

struct cloud_options {
	enum { CLOUD_OFF, CLOUD_AUTO, CLOUD_FILE } from;
	const char *file;              /* CLOUD_FILE */
	const char *endpoint_provider; /* "AWS", "Azure", "GCP": asked whatever the host is; NULL */
	struct address endpoint_ip;    /* and there */
	uint16_t endpoint_port;
	unsigned timeout_ms; /* for all that is asked of a metadata service */
};
/* Sets host->cloud, whose texts are the arena's. CLOUD_AUTO: by the firmware, cloud-init and, where
 * these name a provider that has one, its metadata service; what that says is kept for other runs
 * of this boot. Fails for a file that cannot be read or says nothing. */
int cloud_find(const struct cloud_options *options, int root_dir, struct arena *arena,
               struct host *host, struct cq_error *reterr);

#endif
