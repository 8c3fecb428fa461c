/* SPDX-License-Identifier: Apache-2.0 */
/*
 * select: which sockets a question wants.
 *
 *   condition   "this column, or that one, is one of these": what the shortcuts of the command line
 *               stand for, and what SQL pushes down
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
	STAGE_COUNT
};
/* Holds when any of its columns is any of its matches; an unknown value is none. */
struct condition {
	enum field fields[2];
	size_t field_count;
	bool any_holder; /* the columns are about a process: of any holder, not just the primary
	                    one */
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
};
void conditions_init(struct conditions *c, struct arena *arena);
/* A condition on that column; the same one for the same columns, so that matches add up:
 * "--port 80 --port 443" is one of both. b: a second column, FIELD_COUNT for none. NULL: no memory.
 */
struct condition *conditions_on(struct conditions *c, enum field a, enum field b, bool any_holder);
/* Adds a match, copied with its text into the arena. -ENOMEM. */
int condition_add(struct conditions *c, struct condition *to, const struct match *m);
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

#endif
