/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cli: a thin client of <connquery/connquery.h>. main.c finds the command, each command has a file,
 * options.c reads the command line by a table, message.c is the one way to standard error.
 */
#ifndef CONNQUERY_CLI_H
#define CONNQUERY_CLI_H

#include <connquery/connquery.h>

#include "pipeline/pipeline.h"

/* Exit codes of every command. */
enum exit_code {
	EXIT_FOUND = 0,
	EXIT_NOTHING = 1, /* nothing found, and the view was complete */
	EXIT_ERROR = 2,   /* usage, query or write error, or no source answered */
	EXIT_INCOMPLETE =
		3, /* nothing found, and the view was incomplete; --strict: anything Partial */
};

struct command {
	const char *name, *arguments, *help;
	int (*run)(int argc, char **argv); /* argv[0] is the command's name */
};
int cmd_query(int argc, char **argv);
int cmd_schema(int argc, char **argv);

/* ---- options ------------------------------------------------------------------------------------
 */

/* Takes what the table knows. 0, or an exit code after saying what is wrong. value: NULL for a
 * switch. */
typedef int (*option_fn)(void *context, const char *name, const char *value);
/* Reads argv[1 …] by the table (ends with name NULL). Operands are handed over with the name "".
 * "--name value",
 * "--name=value", "-x value", "-xvalue", letters together, "--" ends options. */
int options_read(int argc, char **argv, const struct cq_option *table, option_fn take,
                 void *context);
/* A help text's list of the table: aligned, 80 columns. */
void options_help(const struct cq_option *table);

/* ---- messages -----------------------------------------------------------------------------------
 */

/* "connquery: …" and a newline on standard error; what a terminal would take for a command is
 * replaced. */
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same with a hint where to read on; returns EXIT_ERROR. */
int usage_error(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The name of `known` (NULL-terminated, `count` entries) that is nearest to a mistyped one; NULL:
 * none is near. */
const char *nearest(const char *typed, const char *const *known, size_t count);

#endif
