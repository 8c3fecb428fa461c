/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The files of `connquery query`.
 *
 *   cmd_query      its options, and which of them go together; exit codes
 *   query_events   events: ndjson, json
 *   query_csv      rows as CSV
 *   query_table    rows as a table
 *   query_cells    the columns of a table, and what stands in them
 *   query_columns  --columns and --sort, and what is asked of the query for them
 *   query_footer   the last words of a table at a terminal
 */
#ifndef CONNQUERY_CLI_QUERY_H
#define CONNQUERY_CLI_QUERY_H

#include "cli/cli.h"

/* ---- the call -----------------------------------------------------------------------------------
 */

enum output { OUTPUT_TABLE, OUTPUT_CSV, OUTPUT_JSON, OUTPUT_NDJSON, OUTPUT_COUNT };

struct query_call {
	struct cq_query *query;
	enum output output;
	bool strict, wide, no_header, explain;
	/* the query's, but they choose columns */
	bool summarize, tcp_info, current_netns, hash, geoip, indicators, packages, resolve;
	enum colour_choice colour;
	const char *columns, *sort; /* as given; NULL: not */

	struct terminal terminal;
	struct fd_sink sink;
	int write_error; /* what ended the sink */
	struct progress *progress;
};
/* A line of standard output; 0, or what ends the run. */
int query_line(struct query_call *call, const char *bytes, size_t len);
/* Before the first thing is written, where that is not behind the end of the run. */
void query_quiet(struct query_call *call);

/* Instead of asking: writes how the query would be asked for these columns; NULL: for events. */
int query_explain(struct query_call *call, const char *const *columns, struct cq_error *reterr);

/* Asks and writes the answer. 0, or what cq_query_run and cq_query_rows return; -EINVAL when --sort
 * or --columns name what is not there. */
int query_ndjson(struct query_call *call, struct cq_result *ret, struct cq_error *reterr);
int query_json(struct query_call *call, struct cq_result *ret, struct cq_error *reterr);
int query_csv(struct query_call *call, struct cq_result *ret, struct cq_error *reterr);
int query_table(struct query_call *call, struct cq_result *ret, struct cq_error *reterr);

/* ---- columns ------------------------------------------------------------------------------------
 */

/* What is asked of the query, each column once. */
struct asked {
	const char *names[FIELD_COUNT + 1]; /* ends with NULL */
	size_t count;
};
/* The place of a column in the rows; asks for it when nobody has yet. */
size_t asked_place(struct asked *a, const char *field);
/* SIZE_MAX when it is not asked for. */
size_t asked_find(const struct asked *a, const char *field);
/* NULL when there is no such column. */
const struct cq_field *field_find(struct text name);

/* The order of the rows. */
#define MOST_KEYS 24
struct order {
	bool as_they_come; /* --sort none: rows are not kept */
	struct sort_key keys[MOST_KEYS];
	size_t count;
};
/* Reads --sort and asks for its columns; without it the order is that of the processes, as far as
 * they are asked for. */
int order_read(const struct query_call *call, struct asked *asked, struct order *ret,
               struct cq_error *reterr);

/* ---- cells --------------------------------------------------------------------------------------
 */

#define MOST_PARTS 4
/* What a cell is made of. */
struct cell_parts {
	const struct cq_value *values[MOST_PARTS];
	bool partial;
	uint64_t netns;      /* inode of the namespace that this process is in */
	struct arena *words; /* for what must be composed; lives as long as the row */
};
/* A column that a table knows: one of the query, or several of them in one. */
#define ROOMY 110u /* columns of a terminal where IPv4 addresses need not be cut */
struct view {
	const char *word; /* for --columns and --sort; with @: the table's alone */
	struct table_column column;
	const char *parts[MOST_PARTS]; /* its columns of the query */
	const char *order[MOST_PARTS]; /* by what it is sorted; none: by the first part */
	struct table_cell (*cell)(const struct cell_parts *c);
	uint8_t roomy_min; /* its lowest width on a ROOMY terminal; 0: that of the column */
};
/* NULL when the table knows nothing special of that name. */
const struct view *view_find(struct text word);
/* The same of a word that somebody gave. */
const struct view *view_given(struct text word);
/* The words that can be given, 0 … n-1; NULL behind the last. */
const char *view_word(size_t number);
/* The view of a column of the query. `title` is where its title is written, `room` bytes. */
struct view view_of_field(const struct cq_field *field, char *title, size_t room);
/* -EINVAL: there is no such column; the words name the nearest. */
int no_column(const char *option, struct text name, struct cq_error *reterr);

/* ---- footer -------------------------------------------------------------------------------------
 */

/* What a table's rows came to, beyond the result. */
struct tally {
	uint64_t denied;           /* owners that may not be seen */
	uint64_t counted;          /* sockets that summarized rows stand for */
	bool knows_processes;      /* the rows have columns about them */
	const struct table *table; /* for what it left out; NULL: nothing was shown */
};
/* Writes it to standard output, fitted to the terminal. */
int query_footer(struct query_call *call, const struct cq_result *result,
                 const struct tally *tally);

#endif
