/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside select: tables that a scan feeds, row by row as SQLite steps.
 *
 *   scan_table   what SQLite wants of such a table
 *   sql_plan     which parts of a condition the scan takes over; SQLite looks at all of them again
 *   table_connections, table_owners
 */
#ifndef CONNQUERY_SELECT_SCAN_TABLE_H
#define CONNQUERY_SELECT_SCAN_TABLE_H

#include "select/push.h"
#include "select/scan.h"
#include "select/sql_state.h"

struct scan_cursor;
/* What tells the tables apart. */
struct scan_kind {
	const struct sql_table *table;
	bool is_per_holder;                    /* a row for each holder, else for each connection */
	enum field (*field_of)(size_t column); /* FIELD_COUNT: none that a scan can judge */
	unsigned (*needs_of)(size_t column);   /* enum field_need */
	/* Whether the statement reads that column, at or beyond the 63rd; NULL: it has none. */
	bool (*is_read)(const struct sql *s, size_t column);
	/* The value of the row at hand. */
	int (*read)(struct scan_cursor *c, size_t column, char room[FIELD_ROOM], struct value *ret,
	            struct cq_error *reterr);
};
extern const struct scan_kind scan_connections, scan_owners;
extern const sqlite3_module scan_module;
/* A hidden column at the head of connections: what emit() takes. Columns beyond the 63rd share a
 * bit of colUsed; this one must be told from others. */
#define SELF_COLUMN 0u
int scan_table_fill(struct sql *s, const struct scan_kind *kind, uint64_t used,
                    struct sql_rows *rows, struct cq_error *reterr);

/* ---- plan ------------------------------------------------------------------------------------ */

#define SCAN_PLAN_MAX 16u
/* A comparison that the scan takes over. */
struct scan_on {
	uint8_t op; /* SQLITE_INDEX_CONSTRAINT_* */
	bool is_list;
	bool has_value; /* in the order of xFilter's arguments */
	size_t column;
};
struct scan_plan {
	uint64_t used; /* columns, as colUsed */
	size_t count;
	struct scan_on on[SCAN_PLAN_MAX];
};
/* What the scan takes of what SQLite offers, noted in `info` as well. */
void scan_plan_make(const struct scan_kind *kind, sqlite3_index_info *info, struct scan_plan *ret);
/* "local_port=, state IN": what EXPLAIN QUERY PLAN shows, from sqlite3_malloc. */
char *scan_plan_words(const struct scan_kind *kind, const struct scan_plan *p);
/* What the values make of it: conditions, and a filter for what conditions cannot say. -ENOMEM. */
struct scan_wish {
	struct conditions conditions;
	struct socket_filter *filter;
};
int scan_plan_fill(const struct scan_kind *kind, const struct scan_plan *p, sqlite3_value **argv,
                   struct arena *arena, struct scan_wish *ret);
/* The equalities that rows which are kept can be looked up by: how many there are. */
size_t scan_plan_keys(const struct scan_kind *kind, const struct scan_plan *p, sqlite3_value **argv,
                      struct sql_constraint ret[MAX_PLAN]);

/* ---- a row ----------------------------------------------------------------------------------- */

/* Where a statement stands in the table. */
struct scan_cursor {
	sqlite3_vtab_cursor base;
	struct scan_vtab *table;
	const struct scan_plan *plan;
	struct arena *arena; /* of what xFilter was given */
	struct scan_wish wish;
	struct scan *scan;
	struct connection c;
	size_t holder; /* of c, that the row is about */
	bool is_row, is_ended;
	unsigned asked; /* enum field_need, of columns that are read beside what emit() takes */
	bool is_kept;   /* the rows were made before */
	struct row_cursor kept;
};
/* The connection with what the needs name; the scan knows of it no more than the plan uses. */
int scan_row_learn(struct scan_cursor *c, unsigned needs, struct cq_error *reterr);

#endif
