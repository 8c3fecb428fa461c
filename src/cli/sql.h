/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The files of `connquery sql`.
 *
 *   cmd_sql     its options, the statement, exit codes
 *   sql_forms   rows as csv, json, ndjson, lines
 *   sql_tables  rows as a table, for a terminal or in Markdown
 *   fault       where a statement is wrong
 */
#ifndef CONNQUERY_CLI_SQL_H
#define CONNQUERY_CLI_SQL_H

#include "cli/cli.h"

struct sql_call;
/* A form of the rows. Each call answers 0 or a negative errno. */
struct sql_form {
	const char *name;
	int (*row)(struct sql_call *call, const struct cq_row *row);
	int (*end)(struct sql_call *call, bool failed); /* behind the last */
	bool has_header;
};
extern const struct sql_form sql_form_table, sql_form_markdown, sql_form_csv, sql_form_json,
	sql_form_ndjson, sql_form_line;

struct sql_call {
	struct cq_sql *sql;
	struct arena *arena;
	const struct sql_form *form;
	const char *operand, *saved; /* as given; NULL: not */
	bool no_header, wide, lists_saved;
	const char *statement;

	const char **names; /* of the columns */
	size_t count;
	struct terminal terminal;
	struct fd_sink sink;
	int write_error; /* what ended the sink */
	struct progress *progress;
	uint64_t rows;

	bool is_begun;             /* something is written */
	struct buffer line, text;  /* what is written next; the text of a value */
	struct csv_cell *cells;    /* csv */
	struct sql_layout *layout; /* table, markdown */
};
/* A line of standard output. */
int sql_line(struct sql_call *call, const char *bytes, size_t len);
/* What stands for a value; TEXT_NONE for NULL. Appends to call->text, where it lives until that is
 * cleared or grows. */
struct text sql_text_of(struct sql_call *call, const struct cq_value *v);
struct sql_layout *sql_layout_free(struct sql_layout *l);

#endif
