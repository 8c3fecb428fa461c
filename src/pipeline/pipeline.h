/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pipeline: joins the folders into one run.
 *
 *   query      a question and the table of its options               cq_query_new, cq_query_set
 *   settings   options that set one thing
 *   shortcuts  options that stand for conditions: --port, --user …
 *   plan       what is asked of the collector; the question in SQL   query_info.query_string
 *   run        sockets → holders → conditions → facts → answer
 *   events     the answer as OCSF events                             cq_query_run
 *   rows       the answer as rows of columns                         cq_fields, cq_query_rows
 *   attribute  which holders a socket has, and why it has none
 *   summarize  sockets alike as one
 *   coverage   what a run could not see, as events
 *   schema     what OCSF says, for people                            cq_schema_describe
 *   validate   events from bytes, and what is wrong with them        cq_validate_json
 *   doctor     what a query could see here, and what would mend it  cq_doctor
 */
#ifndef CONNQUERY_PIPELINE_H
#define CONNQUERY_PIPELINE_H

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
struct cq_query {
	struct arena *arena;
	struct collect_options collect;          /* scope and named: what --family says */
	bool family_given, version_given;        /* -4 or -6 */
	unsigned protocol_scope, protocol_named; /* what --tcp, --protocol … need; 0: not given */
	struct conditions conditions;
	ocsf_version_t version;
	struct text name, tenant;
	struct list labels;      /* struct text */
	struct list internal;    /* struct network */
	struct list environment; /* const char * */
	unsigned hashes;         /* 1 << enum hash_kind */
	bool summarize, datetime;
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

/* ---- a run -------------------------------------------------------------------------------------
 */

/* A socket that waits: for a second look at its holders, or to be counted with others alike. */
struct parked {
	struct socket socket;
	struct parked *next;
};
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

	struct arena *arena; /* host, parked sockets, groups */
	struct collect_options collect;
	struct host host;
	struct users *users;
	struct process_options process_options;
	struct process_reader *processes;
	struct owners *owners;
	struct collector *collector;
	struct internal_networks internal;
	char community[COMMUNITY_ID_LEN + 1]; /* of the connection at hand */

	struct holder *holders; /* of the socket at hand */
	size_t holder_count, holder_room;
	struct parked *parked, **parked_end;
	size_t parked_count;
	struct map pending_unix; /* inode of a connection that is not accepted → listener's inode
	                            (32 bits) */
	struct map counted;      /* processes that hold a socket of the answer */
	struct groups *groups;   /* NULL without --summarize */
	/* whether a holder that is not seen could be one that a condition means */
	enum { HIDDEN_NOT_ASKED, HIDDEN_MAY_MATCH, HIDDEN_CANNOT_MATCH } hidden;
	int stop; /* what the callback answered, when it was not 0 */

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
/* Asks and answers: r->query, answer, needs and its callback are set. */
int run_ask(struct run *r, struct cq_result *ret, struct cq_error *reterr);
/* Whether the socket's own facts let it be part of the answer. Sets those facts of `c` that follow
 * from its socket. 1, 0. */
int run_wants(struct run *r, struct connection *c);
/* Passes on a connection whose holders are known, as far as conditions let it: to the answer, or to
 * its group. 0, -ENOMEM, or the callback's answer. */
int run_connection(struct run *r, struct connection *c);
/* OCSF's query_result_id of a connection, as far as anything of it was looked for. */
int run_result(const struct run *r, const struct connection *c);
/* Into the answer: a connection, or a group. */
int run_answer(struct run *r, const struct connection *c);
/* A copy that lives as long as the run's arena. */
struct parked *run_park(struct run *r, const struct socket *s);

/* ---- attribute ---------------------------------------------------------------------------------
 */

/* Gives the socket its holders or the reason for none, and passes it on; what cannot be told yet is
 * parked. */
int attribute_socket(struct run *r, const struct socket *s);
/* At the end of the run: looks at the parked ones again and passes them on. */
int attribute_parked(struct run *r);

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

#endif
