/* SPDX-License-Identifier: Apache-2.0 */
/*
 * describe: fills templates of manual pages (scdoc) and of the shells' completions with what the
 * command's own table says. A program of the build, not installed.
 *
 * A line of a template that begins with @ is one of these; all others are copied:
 *
 *   @commands            the commands, each with its summary
 *   @synopsis COMMAND    how it is called, and what it is for
 *   @options COMMAND     its options by groups; up to a line "@end", "@about NAME" begins what the
 *                        manual adds to what the table says of an option
 *   @examples COMMAND
 *   @exits COMMAND
 *   @fields              the columns
 *   @views               the columns that only a table knows
 *   @versions            the versions of OCSF
 *   @tables              the tables of SQL with their columns
 *   @functions           the functions of SQL
 *   @declared NAME       what the public header declares by that name, and says of it
 *   @bash, @zsh          the tables of a completion
 */
#ifndef CONNQUERY_DESCRIBE_H
#define CONNQUERY_DESCRIBE_H

#include "cli/cli.h"

/* A template that is being read. */
struct template
{
	const char *path;
	char *rest; /* behind the line at hand */
	int line;
	const char *header; /* the text of the public header; NULL: none was given */
};
/* The next line, without its newline; NULL behind the last. */
char *template_line(struct template *t);
/* Says what is wrong with the line at hand, and ends the build. */
void template_fail(const struct template *t, const char *format, ...)
	__attribute__((format(printf, 2, 3), noreturn));

/* Words as they are, whatever they mean to scdoc. */
void page_put(const char *words);
void page_begin(const char *words); /* the same at a line's beginning, where more has a meaning */

/* Each writes what its directive stands for. */
void page_commands(struct template *t, const struct command *command);
void page_synopsis(struct template *t, const struct command *command);
void page_options(struct template *t, const struct command *command);
void page_examples(struct template *t, const struct command *command);
void page_exits(struct template *t, const struct command *command);
void page_fields(struct template *t, const struct command *command);
void page_views(struct template *t, const struct command *command);
void page_versions(struct template *t, const struct command *command);
void page_tables(struct template *t, const struct command *command);
void page_functions(struct template *t, const struct command *command);
void header_declaration(struct template *t, const char *name);
void shell_bash(struct template *t, const struct command *command);
void shell_zsh(struct template *t, const struct command *command);

#endif
