/* SPDX-License-Identifier: Apache-2.0 */
/*
 * select: which sockets a question wants.
 *
 *   condition   "this column, or that one, is one of these": what the shortcuts of the command line
 *               stand for, and what SQL pushes down
 *   push        what of them the kernel can judge
 *   world       what all scans of one question share: host, users, processes, owner index
 *   hold        connections that wait for what comes from afar
 *   keep        copies of what a scan only lends
 *   scan        the sockets that conditions want, with their holders, one by one
 *   sql         a statement of SQL over tables of the host
 *
 * Conditions are judged as early as the facts that they name are there: those of the socket alone
 * before its holders are looked up, those of its processes behind that.
 */
#ifndef CONNQUERY_SELECT_H
#define CONNQUERY_SELECT_H

#include "collect/collect.h"
#include "enrich/enrich.h"

/* One of the values that a condition takes. */
enum match_kind {
	MATCH_TEXT,    /* equal, byte for byte */
	MATCH_GLOB,    /* * stands for any characters, ? for one */
	MATCH_RANGE,   /* integers first … last */
	MATCH_NETWORK, /* an address in it: for columns of type IP, whose texts nothing matches */
};
struct match {
	enum match_kind kind;
	struct text text;
	int64_t first, last;
	struct network network;
	struct match *next;
};
/* When a condition can be judged: by what is known of a connection. */
enum match_stage {
	STAGE_SOCKET,  /* its socket's own facts */
	STAGE_FLOW,    /* what follows from them: direction, Community ID */
	STAGE_HOLDERS, /* who holds it, by pid and name */
	STAGE_DETAILS, /* the primary holder's process; others are read as conditions need them */
	STAGE_LATE,    /* what has to be waited for */
	STAGE_COUNT
};
/* Holds when any of its columns is any of its matches; an unknown value is none. */
struct condition {
	enum field fields[2];
	size_t field_count;
	bool any_holder; /* the columns are about a process: of any holder, not just the primary
	                    one */
	bool by_walk; /* of a process pid and name are those that the walk over the holders saw */
	enum match_stage stage;
	struct match *matches; /* in a fixed order, each once */
	size_t match_count;
	struct condition *next; /* all of a list must hold */
};
/* Their order is not that of their making: the same question has the same list. */
struct conditions {
	struct arena *arena; /* borrowed: of all that is added */
	struct condition *first;
	bool has_stage[STAGE_COUNT];
	unsigned needs; /* enum field_need of all */
	unsigned late;  /* a condition that needs one of these is judged in the last stage */
};
void conditions_init(struct conditions *c, struct arena *arena);
/* A condition on that column; the same one for the same columns, so that matches add up:
 * "--port 80 --port 443" is one of both. b: a second column, FIELD_COUNT for none. NULL: no memory.
 */
struct condition *conditions_on(struct conditions *c, enum field a, enum field b, bool any_holder);
/* The same, but always another one: both must hold. by_walk. */
struct condition *conditions_and(struct conditions *c, enum field f, bool any_holder);
/* Adds a match, copied with its text into the arena. -ENOMEM. */
int condition_add(struct conditions *c, struct condition *to, const struct match *m);
/* When the condition of the list is judged. */
enum match_stage condition_stage(const struct conditions *c, const struct condition *d);
/* Whether all conditions of that stage hold. host: for columns that need it. 1, 0, -ENOMEM. */
int conditions_match(const struct conditions *c, enum match_stage stage,
                     const struct connection *connection, const struct host *host,
                     struct process_reader *processes);
/* The list in SQL, joined with AND: "remote_port = 443", "local_port = 80 OR remote_port = 80" …;
 * an any_holder one is "connection_uid IN (SELECT connection_uid FROM owners WHERE …)". Nothing for
 * an empty list. is_part: the caller joins it to more with AND. */
void conditions_print(const struct conditions *c, bool is_part, struct buffer *out);
/* A text as SQL quotes it. */
void sql_literal(struct buffer *out, struct text t);

/* ---- push-down ------------------------------------------------------------------------------- */

/*
 * Sets options->filter to what of the conditions can be judged before a socket is read (collect.h):
 * ports, addresses, states, protocols, families, types, device, mark, cgroup, namespace, and that a
 * flow has two ends. What cannot be said so is left out: conditions_match() still has to look at
 * each socket. The filter is taken from the arena and borrows the conditions' texts; both must live
 * as long as the collector.
 *
 *	conditions_push(&q->conditions, r->arena, &r->collect);
 *	collector_new(&r->collect, …)
 *
 * Whether the filter reaches the kernel is for the collector to decide: where all holders were
 * walked before, it reads every socket, since it must tell those that no dump shows.
 */
void conditions_push(const struct conditions *c, struct arena *arena,
                     struct collect_options *options);

/* ---- world ----------------------------------------------------------------------------------- */

/* What one question knows of the host, each part read when it is first needed. */
struct world_options {
	struct process_options process;
	struct internal_networks internal;
	const struct enrichment *enrichments; /* borrowed */
	struct cloud_options cloud;
};
struct world;
/* Borrows options and gaps. */
int world_new(const struct world_options *options, struct gaps *gaps, struct world **ret,
              struct cq_error *reterr);
struct world *world_free(struct world *w);
/* NULL: out of memory, or the words say what is in the way. */
const struct host *world_host(struct world *w, struct cq_error *reterr);
/* Asks for the host's cloud, once, when the options want it; its host must be known. */
int world_cloud(struct world *w, struct cq_error *reterr);
struct users *world_users(struct world *w);
struct process_reader *world_processes(struct world *w, struct cq_error *reterr);
/* Who holds what: a collector walks it, when its question takes that. */
struct owners *world_owners(struct world *w, struct cq_error *reterr);
struct gaps *world_gaps(struct world *w);
/* As scan_netns, of the first scan that was made; 0: none was. */
uint64_t world_netns(const struct world *w);
/* Of all scans that are over: how many sockets came, be they wanted or not. */
uint64_t world_shown(const struct world *w);

/* ---- scan ------------------------------------------------------------------------------------ */

struct scan_request {
	const struct collect_options *collect; /* its filter is the scan's own affair */
	const struct conditions *conditions;   /* NULL: none */
	const struct conditions *more;         /* that must hold as well; NULL: none */
	struct socket_filter *filter; /* the same, as far as a filter is told; nobody judges by it.
	                                 It is taken to pieces; NULL: none */
	unsigned needs; /* enum field_need, of the columns that are read; those of the conditions
	                   are added */
	bool is_lazy;   /* what of the needs can be drawn later is drawn by scan_learn */
	bool no_push;   /* the kernel is told nothing of the conditions: for tests and comparison */
	/* Called every now and then, also where no connection is wanted for long: what is not 0
	 * ends the scan, which answers it. NULL: nobody asks. */
	int (*check)(void *context, struct cq_error *reterr);
	void *context;
};
struct scan;
/* Borrows all that the request points to, as long as it lives. Several scans of one world may be
 * open at once. */
int scan_new(struct world *w, const struct scan_request *request, struct scan **ret,
             struct cq_error *reterr);
/* 1: *ret is the next connection, with all that the needs name, valid until the next call (its
 * process and holders' processes as long as the world); 0: that was all; negative: the run cannot
 * go on. */
int scan_next(struct scan *s, struct connection *ret, struct cq_error *reterr);
/* A copy of a connection with what scan_next only lends: it lives as long as the arena and the
 * scan. `socket` is room for its socket, beside `to`. -ENOMEM. */
int connection_keep(struct arena *a, const struct connection *c, struct socket *socket,
                    struct connection *to);
/* Draws what a lazy scan has not yet drawn of these needs; `c` is what scan_next gave last, or a
 * copy of it. */
int scan_learn(struct scan *s, struct connection *c, unsigned needs, struct cq_error *reterr);
/* For columns that need it; NULL: it was not needed. */
const struct host *scan_host(const struct scan *s);
struct scan *scan_free(struct scan *s);
/* Says in words how the kernel will be asked, a line each with a newline behind it; instead of the
 * first scan_next. */
int scan_explain(struct scan *s, struct buffer *words, struct cq_error *reterr);
/* Needs, and what they stand on. */
unsigned scan_settle(const struct world *w, unsigned needs);
/* What it knows of each connection: the needs that were asked for, and what they stand on. */
unsigned scan_needs(const struct scan *s);
/* Of what it asked: as collector_answered, collector_netns, collector_shown. */
bool scan_answered(const struct scan *s);
uint64_t scan_netns(const struct scan *s);
uint64_t scan_shown(const struct scan *s);

/* ---- sql ------------------------------------------------------------------------------------- */

enum sql_value_kind { SQL_NULL, SQL_INTEGER, SQL_REAL, SQL_TEXT, SQL_BLOB };
struct sql_value {
	enum sql_value_kind kind;
	int64_t integer;
	double real;
	struct text text; /* SQL_TEXT, SQL_BLOB: any bytes */
};
struct sql_options {
	const struct collect_options *collect; /* of `connections`: scope and namespaces */
	const struct conditions *conditions;   /* that each row of `connections` must hold as well;
	                                          NULL: none */
	unsigned self_needs;                   /* enum field_need: what is to be known of what
	                                          emit(_self) gives out */
	unsigned shown;                        /* enum field_need: what is dear and SELECT * has
	                                          all the same: NEED_HASH, NEED_PACKAGE */
	unsigned timeout_ms;                   /* 0: no limit, for each of these */
	uint64_t max_rows, max_memory;         /* memory in bytes */
	bool no_push;                          /* as struct scan_request has it */
	struct buffer *explain;                /* NULL; else no table of connections has a row, and
	                                          each tells here how it would be asked */
};
struct sql;
int sql_open(struct world *w, const struct sql_options *options, struct sql **ret,
             struct cq_error *reterr);
struct sql *sql_free(struct sql *s);
/* Where a statement is wrong, for a caret. */
struct sql_fault {
	bool has_place;
	size_t at; /* byte offset in the statement */
};
/* Whether a text is one condition that can be set between parentheses: nothing in it closes these,
 * ends the statement or hides what follows. -EINVAL with words, and *ret_fault. SQLite has the last
 * word on what stands there. */
int where_check(struct text condition, struct sql_fault *ret_fault, struct cq_error *reterr);
/* One statement that reads. -EINVAL with words, and *ret_fault; the statement need not live on. */
int sql_prepare(struct sql *s, struct text statement, struct sql_fault *ret_fault,
                struct cq_error *reterr);
size_t sql_column_count(const struct sql *s);
struct text sql_column_name(const struct sql *s, size_t column);
/* 1: a row; 0: the end; -ETIME, -E2BIG (rows), -ENOMEM, -EINVAL and what a scan answers, with
 * words. */
int sql_step(struct sql *s, struct cq_error *reterr);
/* Valid until the next step. */
void sql_value(struct sql *s, size_t column, struct sql_value *ret);
/* The connection whose row the statement stands at, of a statement that selects emit(_self) from
 * connections: with all that the scan's needs name. NULL: none. */
const struct connection *sql_connection(const struct sql *s);
/* Whether the prepared statement reads that column of `connections`, and whether that table. */
bool sql_reads(const struct sql *s, enum field f);
bool sql_reads_table(const struct sql *s, const char *name);
/* False: a table of sockets was read, and no source of them answered. */
bool sql_answered(const struct sql *s);
/* The functions that it may use, as cq_sql_function; -ENOENT. */
int sql_function_known(size_t number, struct cq_sql_function *ret);
/* The columns of its tables, as cq_sql_table_column; -ENOENT. */
int sql_column_known(size_t number, struct cq_table_column *ret);

#endif
