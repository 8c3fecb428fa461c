/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside select: how a table of SQL is made.
 *
 * A table is one file with one const descriptor. Either SQLite streams it through a module of its
 * own (connections), or `fill` makes its rows at once (sql_table.c does the rest): called for the
 * equalities that the statement offers on usable columns, or for all rows.
 */
#ifndef CONNQUERY_SELECT_SQL_H
#define CONNQUERY_SELECT_SQL_H

#include <sqlite3.h>

#include "select/select.h"

struct sql_column {
	const char *name;
	const char *type; /* as CREATE TABLE takes it: "TEXT", "INTEGER", "TEXT COLLATE ip" */
	const char *meaning;
	bool is_hidden;      /* SELECT * leaves it out, */
	unsigned shown_with; /* unless the statement's options show one of these: enum field_need */
	bool is_required; /* without an equality on it (or on another that is required) there is no
	                     answer: a look-up, not a scan */
	bool is_usable;   /* an equality on it saves work: fill is given its value */
	bool takes_pattern; /* of a required one: a LIKE will do, where no equality is */
};
/* An equality that must hold; of an IN, fill is called once for each value. fill may make rows that
 * do not hold: SQLite looks at each again. */
struct sql_constraint {
	size_t column;
	bool is_pattern; /* the value is what a LIKE compares with */
	struct sql_value value;
};
struct sql_rows;
struct sql_table {
	const char *name;
	const char *meaning;              /* one line */
	const struct sql_column *columns; /* NULL: those of fields.def */
	size_t column_count;
	/* Rows that are the same in a whole statement are made once and looked up from then on: a
	 * self-join sees one state of the host, and an inner loop does not ask the kernel again. */
	bool is_snapshot;
	/* Of a snapshot: a look-up costs nearly what all rows do, so that the second one makes all.
	 */
	bool is_dear;
	const sqlite3_module *module; /* NULL: fill */
	/* used: bits by column (63 and above share the last) that the statement reads. */
	int (*fill)(struct sql *s, uint64_t used, const struct sql_constraint *constraints,
	            size_t count, struct sql_rows *rows, struct cq_error *reterr);
};
extern const struct sql_table *const sql_tables[]; /* ends with NULL */

/* A row is made by adding its values in the order of the columns, and ended. Texts are copied.
 * Memory that runs out is remembered: row_end answers -ENOMEM (or -E2BIG past --max-memory). */
void row_null(struct sql_rows *rows);
void row_integer(struct sql_rows *rows, int64_t n);
void row_real(struct sql_rows *rows, double d);
void row_text(struct sql_rows *rows, struct text t); /* TEXT_NONE: NULL */
void row_value(struct sql_rows *rows, const struct value *v);
int row_end(struct sql_rows *rows);

/* ---- what tables ask of the statement that they are part of ---------------------------------- */

struct world *sql_world(struct sql *s);
const struct sql_options *sql_given(const struct sql *s);
/* Whether it must end: time is over. 0, or -ETIME with words; cheap enough for every socket. */
int sql_check(struct sql *s, struct cq_error *reterr);
/* From xFilter, xNext …: what went wrong reaches who called sql_step. Answers what SQLite wants. */
int sql_failed(struct sql *s, int error, const struct cq_error *words);
/* A scan that is over, with the arena of its conditions, lives as long as the statement. */
void sql_keep_scan(struct sql *s, struct scan *scan, struct arena *arena);
/* emit(_self): what sql_connection answers from now on. */
void sql_set_connection(struct sql *s, const struct connection *c);

/* A table of sockets has asked, and whether a source answered (scan_answered). */
void sql_note_answer(struct sql *s, bool has_answer);

/* The value of an argument of SQLite, borrowed. */
void sql_value_of(sqlite3_value *v, struct sql_value *ret);
/* An unknown value is NULL. */
void sql_result(sqlite3_context *context, const struct value *v);

#endif
