/* SPDX-License-Identifier: Apache-2.0 */
/* Inside select: a statement, its tables and the rows that they made. For sql*.c, not for tables.
 */
#ifndef CONNQUERY_SELECT_SQL_STATE_H
#define CONNQUERY_SELECT_SQL_STATE_H

#include "select/sql.h"

/* ---- rows ------------------------------------------------------------------------------------ */

/* A value that is kept. */
struct cell {
	uint32_t len;
	uint8_t kind; /* enum sql_value_kind */
	union {
		int64_t integer;
		double real;
		const char *bytes;
	};
};
struct chunk;
struct tokens;
/* Rows of a table. Their texts lie in chunks that do not move. */
struct sql_rows {
	struct sql *sql;
	size_t columns;
	struct cell *cells;
	size_t cell_count, cell_room;
	size_t count; /* rows that are ended */
	struct chunk *chunks;
	int64_t *ids;    /* made when the first is asked for */
	uint64_t memory; /* of this store, counted in sql->row_memory */
	int error;
};
void rows_init(struct sql_rows *rows, struct sql *s, size_t columns);
void rows_done(struct sql_rows *rows);
const struct cell *rows_cell(const struct sql_rows *rows, size_t row, size_t column);
/* A row's name: the same for the same values, whatever look-up made it; of rows alike each has its
 * own. SQLite tells by it which rows it has seen. -ENOMEM. */
int rows_id(struct sql_rows *rows, size_t row, int64_t *ret);
/* stays: the rows of a snapshot outlive the statement's use of them. */
void cell_result(sqlite3_context *context, const struct cell *cell, bool stays);

/* ---- tables ---------------------------------------------------------------------------------- */

#define MAX_PLAN 8u
/* What xBestIndex chose, for xFilter: equalities on these columns. */
struct table_plan {
	uint64_t used;
	uint64_t patterns; /* bits by place in columns: a LIKE, not an equality */
	size_t count;
	size_t columns[MAX_PLAN];
};
/* Which rows have which values in some columns: chains of rows with the same hash. */
#define NO_ROW UINT32_MAX
struct row_index {
	struct row_index *after;
	uint64_t columns; /* bits */
	struct map heads;
	uint32_t *next;
	uint32_t odd; /* rows with a value of another type than its column: in every answer */
};
/* A look-up whose rows are kept. */
struct kept {
	struct sql_rows rows;
	struct sql_constraint constraints[MAX_PLAN]; /* texts in the arena */
	size_t count;
	uint32_t next; /* of the same hash; MAP_NONE: none */
};
/* A table in a statement. */
struct source {
	struct sql *sql;
	const struct sql_table *table;
	bool is_read;        /* the statement names it */
	uint64_t used;       /* columns that any use of it reads */
	bool lacks_required; /* a use of it names no column that is required */
	struct table_plan *plans;
	size_t plan_count, plan_room;

	/* a snapshot */
	bool has_all;
	struct sql_rows all;
	struct row_index *indexes; /* of all, chained */
	struct kept **kept;
	size_t kept_count, kept_room;
	struct map kept_first; /* hash of constraints → index in kept */
};
/* Tells SQLite of the table: its module gets the source as pAux. SQLITE_OK or another result. */
int source_register(struct source *source);
/* For a module's xConnect: tells SQLite the columns. SQLITE_OK or another result. */
int sql_declare(sqlite3 *db, const struct source *source);
/* Forgets all rows. */
void source_done(struct source *source);
/* The rows that hold the constraints, and maybe more; all that are there, or the chain that *first
 * begins. A negative errno with words. */
struct row_cursor {
	struct sql_rows *rows;
	const struct row_index *index; /* NULL: all of rows, one after the other */
	uint32_t at;
	bool in_odd;
};
int snapshot_find(struct source *source, const struct sql_constraint *constraints, size_t count,
                  struct row_cursor *ret, struct cq_error *reterr);
void row_cursor_next(struct row_cursor *c);
bool row_cursor_ended(const struct row_cursor *c);
/* Calls the table's fill for those constraints that it can use. */
int source_fill(struct source *source, uint64_t used, const struct sql_constraint *constraints,
                size_t count, struct sql_rows *rows, struct cq_error *reterr);

/* Its columns by number; -ENOENT behind the last. */
int known_column(const struct sql_table *table, size_t number, struct cq_table_column *ret);
/* How an equality with this column is judged. */
enum column_class { COLUMN_INTEGER, COLUMN_TEXT, COLUMN_IP, COLUMN_OTHER };
enum column_class column_class_of(const struct sql_column *column);

/* ---- a statement ----------------------------------------------------------------------------- */

struct sql {
	struct world *world;
	struct sql_options options;
	sqlite3 *db;
	sqlite3_stmt *statement;
	struct arena *arena;
	struct source *sources; /* in the order of sql_tables */
	size_t source_count;

	bool has_deadline;
	int64_t deadline_ms; /* of CLOCK_MONOTONIC */
	int64_t memory_before;
	uint64_t row_memory, rows;

	int error; /* what went wrong inside a call of SQLite, with words */
	struct cq_error words;
	const struct tokens *tokens; /* of the statement, while it is prepared */
	struct text recursive;       /* a table of WITH that was asked about last */
	struct text refused;         /* the name of what the statement may not use */
	const struct connection *connection;
	bool is_declaring; /* a table tells its columns, as a CREATE TABLE that is never run */
	bool reads[FIELD_COUNT]; /* columns of `connections` */
	size_t makers, emits;    /* how often functions, and emit(), are called in it */
	bool is_recursive;
	bool has_asked, has_answer; /* tables of sockets */
	struct scan *kept;          /* that gave out connections: these point into them */
};

/* ---- guard ----------------------------------------------------------------------------------- */

/* Lets the connection do nothing but read, within limits. SQLITE_OK or another result. */
int guard_set(struct sql *s);
/* Time begins. */
void guard_start(struct sql *s);
/* How long a value may be, so that all that are made at once stay within the memory. */
void guard_values(struct sql *s, size_t joins);
/* Reading, and nothing else. SQLITE_OK or another result. */
int authorizer_set(struct sql *s);
/* Before that: has SQLite know the tables that the statement names. */
void authorizer_connect(struct sql *s, const struct tokens *t);
/* 0, or -E2BIG with words: more memory than it may have. */
int guard_check_memory(struct sql *s, struct cq_error *reterr);

/* ---- functions ------------------------------------------------------------------------------- */

/* SQLITE_OK or another result. */
int functions_register(struct sql *s);
bool function_is_allowed(const char *name);
/* "ip, network"; NULL: none of the project's or osquery's. */
const char *function_arguments(struct text name);
void function_nearest(struct nearest *n, struct arena *arena);
/* The network that a text names. is_loose: bits behind its prefix do not matter, as osquery has it.
 * -EINVAL with words. */
int network_of(struct text t, bool is_loose, struct network *ret, struct cq_error *reterr);
/* -EINVAL with words: no pattern. */
int pattern_check(struct text t, struct cq_error *reterr);

#endif
