/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pipeline: joins the folders into one run.
 *
 *   query      a question and the table of its options               cq_query_new, cq_query_set
 *   settings   options that set one thing
 *   shortcuts  options that stand for conditions: --port, --user …
 *   plan       what is asked of the collector; the question in SQL   query_info.query_string
 *   where      a further condition in SQL                            cq_query_where
 *   enrichments  facts from beside the kernel, as the question uses them
 *   indicators   files of indicators, and what is left out of them    cq_indicators_check
 *   run        a scan's connections, counted and passed on to the answer
 *   ahead      a thread takes connections from the scan
 *   events     the answer as OCSF events                             cq_query_run
 *   rows       the answer as rows of columns                         cq_fields, cq_query_rows
 *   summarize  sockets alike as one
 *   coverage   what a run could not see, as events
 *   sql        a statement over tables, and the table of its options cq_sql_new, cq_sql_run
 *   saved      questions that are kept in files                      --saved
 *   schema     what OCSF says, for people                            cq_schema_describe
 *   validate   events from bytes, and what is wrong with them        cq_validate_json
 *   doctor     what a query could see here, and what would mend it  cq_doctor
 */
#ifndef CONNQUERY_PIPELINE_H
#define CONNQUERY_PIPELINE_H

#include <stdatomic.h>

#include "collect/collect.h"
#include "deliver/deliver.h"
#include "encode/encode.h"
#include "enrich/enrich.h"
#include "select/select.h"

/* ---- the question ------------------------------------------------------------------------------
 */

/* A list that grows in the query's arena. */
struct list {
	void *items;
	size_t count, room;
};
/* How much an answer may take; 0: no limit. */
struct limits {
	unsigned timeout_ms;
	bool timeout_given;
	uint64_t max_rows, max_memory;
};
/* Where SQLite judges, unless options say otherwise: a million sockets with their owners take some
 * seconds; what has no end takes this long. */
extern const struct limits limits_of_sql;
struct cq_query {
	struct arena *arena;
	struct collect_options collect;          /* scope and named: what --family says */
	bool family_given, version_given;        /* -4 or -6 */
	unsigned protocol_scope, protocol_named; /* what --tcp, --protocol … need; 0: not given */
	struct conditions conditions;
	struct text where;    /* a further condition in SQL; none: there is none */
	bool where_is_of_all; /* it reads what tells families apart: no family is left out */
	struct limits limits;
	ocsf_version_t version;
	struct text name, tenant;
	struct list labels;                       /* struct text */
	struct list internal;                     /* struct network */
	struct list environment;                  /* const char * */
	unsigned hashes;                          /* 1 << enum hash_kind */
	struct list geoip, indicators, allowlist; /* const char *: files */
	struct list notes;                        /* struct cq_note */
	bool summarize, datetime, packages, resolve;
	unsigned resolve_timeout; /* ms */
	struct cloud_options cloud;
	bool has_run;
	struct gaps gaps;
};

/* ---- plan --------------------------------------------------------------------------------------
 */

/* What is to be asked of the collector. -EINVAL when options contradict each other. */
int plan_collect(const struct cq_query *q, struct collect_options *ret, struct cq_error *reterr);
/* The question in SQL: "SELECT * FROM connections [WHERE …]", what options narrowed as conditions.
 */
struct text plan_query_string(const struct cq_query *q, uint64_t netns_inode);

/* ---- facts from beside the kernel --------------------------------------------------------------
 */

/* Opens what the options name, and what a column may ask for without one; the list is the arena's,
 * its states are freed by enrichments_free, also when this fails. The words of a failure name the
 * option and the file. */
int query_enrichments(struct cq_query *q, struct arena *arena, struct enrichment **ret,
                      struct cq_error *reterr);

/* Two enrichers, at `ret` and behind it; *ret_count: how many of them are of use. */
int query_indicators(struct cq_query *q, struct enrichment ret[2], size_t *ret_count,
                     struct cq_error *reterr);
/* The next place of a list in the query's arena, NULL without memory. */
void *query_list_next(struct cq_query *q, struct list *l, size_t size);

/* ---- a run -------------------------------------------------------------------------------------
 */

struct run;
/* A form that an answer takes. Each call answers 0, a negative errno or what the callback said. */
struct answer {
	int (*prepare)(struct run *r, struct cq_error *reterr); /* NULL: nothing to do */
	/* All that r->needs names is known of it. */
	int (*connection)(struct run *r, const struct connection *c);
	/* Something about the run itself; NULL: this form has no place for it. */
	int (*about_run)(struct run *r, struct event *e);
};
struct run {
	struct cq_query *query;
	const struct answer *answer;
	cq_event_fn on_event;
	cq_row_fn on_row;
	void *context;
	struct cq_result *result;
	unsigned needs; /* enum field_need: what must be known of a connection */

	struct arena *arena; /* words about the run */
	struct collect_options collect;
	struct enrichment *enrichments; /* that the options ask for */
	struct world *world;
	struct scan *scan;       /* without a condition in SQL */
	struct ahead *ahead;     /* takes what is left of the scan; NULL: the run does itself */
	unsigned scanned;        /* connections, before that */
	atomic_bool given_up;    /* nobody wants more of the scan */
	struct sql *sql;         /* with one */
	const struct host *host; /* NULL: not needed */
	struct map counted;      /* processes that hold a socket of the answer */
	struct groups *groups;   /* NULL without --summarize */
	int stop;                /* what the callback answered, when it was not 0 */
	int64_t deadline_ms;     /* of CLOCK_MONOTONIC */
	struct cq_error *reterr; /* may be NULL */

	/* events */
	struct event_context event_context;
	struct event_builder *builder;
	struct ndjson *encoder;
	struct uuid_source uuids;
	char correlation[UUID_LEN + 1];
	uint64_t sequence;

	/* rows */
	const enum field *columns;
	size_t column_count;
	struct cq_value *values;
	char (*rooms)[FIELD_ROOM]; /* one for each value */
};
/* Plans: what is asked of the collector, and the world. r->query and r->needs are set. */
int run_prepare(struct run *r, struct cq_error *reterr);
void run_done(struct run *r);
/* Asks and answers: r->query, answer, needs and its callback are set. */
int run_ask(struct run *r, struct cq_result *ret, struct cq_error *reterr);
/* OCSF's query_result_id of a connection, as far as anything of it was looked for. */
int run_result(const struct run *r, const struct connection *c);
/* Into the answer: a connection, or a group. */
int run_answer(struct run *r, const struct connection *c);

/* ---- ahead -------------------------------------------------------------------------------------
 */

struct ahead;
/* Starts a thread that has the scan, with what the scan reads and writes, to itself until
 * ahead_free. -ENOMEM, -EAGAIN: there is no thread to be had; *ret is NULL then. */
int ahead_new(struct scan *scan, struct ahead **ret);
struct ahead *ahead_free(struct ahead *a); /* waits for the thread */
/* As scan_next; not behind the last. */
int ahead_next(struct ahead *a, struct connection *ret, struct cq_error *reterr);

/* ---- where -------------------------------------------------------------------------------------
 */

/* Opens r->sql on the question's condition in SQL; r->world and r->needs are set. explain: NULL, or
 * where the statement's tables tell how they would be asked. */
int where_open(struct run *r, struct buffer *explain, struct cq_error *reterr);
/* As scan_next, of those that the condition in SQL holds for. */
int where_next(struct run *r, struct connection *ret, struct cq_error *reterr);

/* ---- events and rows --------------------------------------------------------------------------
 */

/* What must be known for the question's events. */
unsigned events_need(const struct cq_query *q);
/* What must be known for the columns of these names, NULL-terminated. -EINVAL: there is no such. */
int rows_needs(const char *const *names, unsigned *ret, struct cq_error *reterr);

/* ---- summarize ---------------------------------------------------------------------------------
 */

int groups_new(struct groups **ret);
struct groups *groups_free(struct groups *g);
int groups_add(struct run *r, const struct connection *c);
int groups_flush(struct run *r); /* each into the answer */

/* ---- coverage ----------------------------------------------------------------------------------
 */

/* Counts what could not be seen into the result, and tells it where the answer has a place for it.
 */
int coverage_report(struct run *r);
/* As cq_query_gap. */
int gap_public(const struct gaps *gaps, size_t number, struct cq_gap *ret);

/* ---- saved questions ---------------------------------------------------------------------------
 */

/*
 * A file NAME.sql: its first line is "-- what it asks", the rest a condition over `connections` or
 * a statement. It is looked for in the user's own directory, connquery/queries.d below
 * XDG_CONFIG_HOME or ~/.config, then in that of the host. A file or directory that somebody else
 * than root and this user may write to is refused.
 */
struct saved_query {
	const char *name, *path;
	struct text description; /* none: the file has none */
	struct text words;       /* the condition or statement, NUL-terminated */
	bool is_statement;
};
/* All in the arena. -ENOENT with words that name the nearest; -EACCES, -EFBIG and others with words
 * for a file that is there and may not be used. */
int saved_query_load(struct arena *arena, const char *name, struct saved_query *ret,
                     struct cq_error *reterr);
/* What there is, by name; of a name that is there twice the one that counts. What cannot be used is
 * left out. */
int saved_query_list(struct arena *arena, const struct saved_query **ret, size_t *ret_count,
                     struct cq_error *reterr);

#endif
