/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cli: a thin client of <connquery/connquery.h>.
 *
 *   main      finds the command; the short help text, and what this build is made of
 *   commands  the one table of commands, with their words, options, hints and examples: --help, the
 *             manual pages and the shells' completion are made of it
 *   cmd_X     one command each
 *   options   reads a command line by that table
 *   hints     what other tools' options and operands are called here
 *   help      prints a help text of that table
 *   terminal  what standard output is: a terminal, how wide, with colour
 *   rows      rows that are kept, to be sorted
 *   progress  the line on a terminal while a thing takes long
 *   message   the one way to standard error
 *   gaps      what could not be seen, on standard error
 *   fault     where a statement is wrong, on standard error
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

/* ---- commands -----------------------------------------------------------------------------------
 */

struct example {
	const char *line; /* "connquery query --port 443" */
	const char *what; /* "who uses port 443, at either end" */
};
/* What people type who come from another tool. */
struct hint {
	const char *name;  /* as it is typed: "-p", "--numeric", "dport"; "@port" and "@address": an
	                      operand that looks like one */
	const char *words; /* goes_on: what is done anyway ("numbers stay numbers"); else what to do
	                      instead ("write --type raw") */
	const char *value; /* "PORT": the words end in it, or in the word typed behind; NULL: no */
	bool goes_on;      /* what it asks for is done anyway: say so and go on; else an error */
};
struct exit_meaning {
	int code;
	const char *words;
};
struct command {
	const char *name, *arguments;
	const char *summary;     /* one line, no full stop */
	const char *description; /* paragraphs, an empty line between them */
	/* One or two tables, each ends with name NULL: the query's, then the command's own. Groups
	 * of the same name are one. Read them by command_option. */
	const struct cq_option *(*options[2])(void);
	const char *first_operands;       /* of the first one; NULL: as of the others */
	const char *operands;             /* what a shell may complete, as cq_option's choices */
	const struct hint *hints;         /* ends with name NULL; NULL: none */
	const struct example *examples;   /* ends with line NULL; NULL: none */
	const struct exit_meaning *exits; /* ends with words NULL */
	int (*run)(const struct command *self, int argc, char **argv); /* argv[0]: its name */
};
/* Ends with name NULL. The first one is what `connquery` without a command runs. */
extern const struct command commands[];
/* NULL when there is none of that name. */
const struct command *command_named(const char *name);

extern const struct hint query_hints[];
/* Its options, 0 … n-1, one table after the other; NULL behind the last. */
const struct cq_option *command_option(const struct command *command, size_t number);
/* The headings under which they stand, in the order in which each appears first; at most `room`.
 * Returns how many. */
size_t command_groups(const struct command *command, const char **ret, size_t room);
const char *option_group(const struct cq_option *o); /* never NULL */

int cmd_query(const struct command *self, int argc, char **argv);
const struct cq_option *cmd_query_options(void); /* the command's own, without the query's */
int cmd_sql(const struct command *self, int argc, char **argv);
const struct cq_option *cmd_sql_options(void); /* the command's own, without cq_sql_options */
int cmd_fields(const struct command *self, int argc, char **argv);
const struct cq_option *cmd_fields_options(void);
int cmd_doctor(const struct command *self, int argc, char **argv);
const struct cq_option *cmd_doctor_options(void);
int cmd_schema(const struct command *self, int argc, char **argv);
const struct cq_option *cmd_schema_options(void);
int cmd_indicators(const struct command *self, int argc, char **argv);
const struct cq_option *cmd_indicators_options(void);
int cmd_validate(const struct command *self, int argc, char **argv);
const struct cq_option *cmd_validate_options(void); /* the command's own */

/* ---- options ------------------------------------------------------------------------------------
 */

/* Takes what the table knows. 0, or an exit code after saying what is wrong. value: NULL for a
 * switch. */
typedef int (*option_fn)(void *context, const char *name, const char *value);
/* Reads argv[1 …] by the command's table. Operands are handed over with the name "". "--name
 * value",
 * "--name=value", "-x value", "-xvalue", letters together, "--" ends options. --help, where it is
 * in the table, is not handed over: the help text is printed. 0, a negative number: help was
 * printed, the command is done; else an exit code after saying what is wrong. */
int options_read(const struct command *command, int argc, char **argv, option_fn take,
                 void *context);

/* ---- hints --------------------------------------------------------------------------------------
 */

/* Of what is typed in the first `len` bytes; NULL: none. */
const struct hint *hint_named(const struct command *command, const char *typed, size_t len);
/* Of a word that begins with a hint's name of more than one letter: "-iTCP"; NULL: none. */
const struct hint *hint_beginning(const struct command *command, const char *word);
/* Says what to write instead, with the value that was typed, or NULL. Returns EXIT_ERROR. */
int hint_error(const struct command *command, const struct hint *hint, const char *typed,
               const char *value);
/* Of the operands from argv[0] on: ss's filter words, a bare port or address. 0 when there is
 * nothing to say, EXIT_ERROR after saying it. */
int hint_operand(const struct command *command, int argc, char **argv);

/* ---- help ---------------------------------------------------------------------------------------
 */

/* The help text of a command: usage, description, options by group, examples, exit codes; 80
 * columns. */
void options_help(const struct command *command);
/* That of the program: its commands, some examples, where to read on. */
void help_overview(void);
/* Prints `bytes` of words and a newline. The first goes where the cursor is, at `column`; lines are
 * broken at blanks so that they fit a screen of that many columns, and begin at `column`. */
void print_wrapped(const char *words, size_t bytes, int column, int screen);

/* ---- terminal -----------------------------------------------------------------------------------
 */

enum colour_choice { COLOUR_AUTO, COLOUR_ALWAYS, COLOUR_NEVER };
struct terminal {
	bool is_terminal; /* of standard output */
	size_t width; /* its columns: TIOCGWINSZ, else COLUMNS, else 80; 0: no terminal, no limit */
	bool colour;  /* --color, else NO_COLOR, TERM=dumb, else whether it is a terminal */
};
struct terminal terminal_look(enum colour_choice choice);
/* The option, of a command that prints for people: an element of its list. */
#define OPTION_COLOR                                                                             \
	{                                                                                        \
		.name = "color", .value = "WHEN",                                                \
		.help = "auto (the default: at a terminal), always or never", .group = "Output", \
		.choices = "auto always never"                                                   \
	}
/* Reads the value of --color of that command. 0, or EXIT_ERROR after saying what is wrong. */
int colour_choice_read(const char *command, const char *value, enum colour_choice *ret);

/* ---- rows ---------------------------------------------------------------------------------------
 */

/* Rows with their values, copied, in the order that they came. */
struct rows;
int rows_new(size_t columns, struct rows **ret);
struct rows *rows_free(struct rows *r);
void rows_freep(struct rows **r);
int rows_add(struct rows *r, const struct cq_row *row); /* -ENOMEM */
/* Stable; by the columns in that order. as_ip: the column's texts are addresses. NULL is last. */
struct sort_key {
	size_t column;
	bool as_ip, descending;
};
int rows_sort(struct rows *r, const struct sort_key *keys, size_t count);
size_t rows_count(const struct rows *r);
/* Valid until rows_add or rows_free. */
struct cq_row rows_at(const struct rows *r, size_t number);

/* ---- progress -----------------------------------------------------------------------------------
 */

/* A line on standard error, where that is a terminal, from one second after the start on; a thread
 * of its own writes and at last wipes it. */
struct progress;
/* words: static, what is done: "looking at sockets"; the count follows once it is not 0. NULL when
 * standard error is no terminal, or standard output a pipe: the other calls take that. */
struct progress *progress_start(const char *words);
void progress_count(struct progress *p); /* one more */
/* How much of the whole is done, for a bar. total 0: nobody knows. */
void progress_share(struct progress *p, uint64_t done, uint64_t total);
/* Wipes the line and keeps it away until progress_release, so that other lines can be printed. */
void progress_hold(struct progress *p);
void progress_release(struct progress *p);
/* Wipes the line; returns NULL. Call before anything else is printed. */
struct progress *progress_end(struct progress *p);

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
/* A line for each gap that `gap` answers as cq_query_gap does; returns how many are left untold. */
size_t gaps_show(int (*gap)(const void *of, size_t number, struct cq_gap *ret), const void *of);
/* The line of the statement that has that byte, cut to 80 columns, and a caret below it. */
void fault_show(struct text statement, size_t at);

#endif
