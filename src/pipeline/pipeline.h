/* SPDX-License-Identifier: Apache-2.0 */
/*
 * pipeline: joins the folders into one run.
 *
 *   query      the options of a question and their checking          cq_query_new, cq_query_set
 *   plan       the question in canonical SQL                         query_info.query_string
 *   run        sockets → holders → facts → events → callback         cq_query_run
 *   attribute  which holders a socket has, and why it has none
 *   summarize  sockets alike as one
 *   coverage   what a run could not see, as events
 *   schema     what OCSF says, for people                            cq_schema_describe
 */
#ifndef CONNQUERY_PIPELINE_H
#define CONNQUERY_PIPELINE_H

#include "collect/collect.h"
#include "deliver/deliver.h"
#include "encode/encode.h"
#include "enrich/enrich.h"

/* ---- the question ------------------------------------------------------------------------------
 */

/* A list that grows in the query's arena. */
struct list {
	void *items;
	size_t count, room;
};
struct cq_query {
	struct arena *arena;
	struct collect_options collect;
	bool family_given, version_given; /* -4 or -6 */
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
struct run {
	struct cq_query *query;
	cq_event_fn on_event;
	void *context;
	struct cq_result *result;

	struct arena *arena; /* host, parked sockets, groups */
	struct host host;
	struct users *users;
	struct process_options process_options;
	struct process_reader *processes;
	struct owners *owners;
	struct collector *collector;
	struct event_context event_context;
	struct event_builder *builder;
	struct ndjson *encoder;
	struct uuid_source uuids;
	char correlation[UUID_LEN + 1];
	uint64_t sequence;
	struct internal_networks internal;

	struct holder *holders; /* of the socket at hand */
	size_t holder_count, holder_room;
	struct parked *parked, **parked_end;
	size_t parked_count;
	struct map pending_unix; /* inode of a connection that is not accepted → listener's inode
	                            (32 bits) */
	struct groups *groups;   /* NULL without --summarize */
	int stop;                /* what the callback answered, when it was not 0 */
};
/* Classifies a connection, then: its event, or its part in a group. 0, -ENOMEM, or the callback's
 * answer. */
int run_connection(struct run *r, struct connection *c);
/* The event of a connection, or of a group, that is classified already. */
int run_connection_event(struct run *r, const struct connection *c);
/* An event; fills its uid, sequence and times. */
int run_event(struct run *r, struct event *e);
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
int groups_flush(struct run *r); /* an event for each */

/* ---- coverage ----------------------------------------------------------------------------------
 */

/* The events about no socket that end a run. */
int coverage_report(struct run *r);

#endif
