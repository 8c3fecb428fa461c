/* SPDX-License-Identifier: Apache-2.0 */
/* The command table as bash and zsh want it. What a value can be is said in a word that the
 * templates know (@netns, @process, @user, @service, @saved, @file), or in words that are the
 * values. */
#include "cli/query.h"
#include "describe.h"

static void put_columns(void)
{
	for (const struct cq_field *f = cq_fields(); f->name; f++)
		printf("%s%s", f > cq_fields() ? " " : "", f->name);
}

/* The columns of a table, those that only it knows first. */
static void put_views(void)
{
	for (size_t i = 0; view_word(i); i++)
		if (!field_find(text_of(view_word(i))))
			printf("%s ", view_word(i));
	put_columns();
}

static void put_versions(void)
{
	for (size_t i = 0; cq_schema_version(i); i++)
		printf("%s%s", i > 0 ? " " : "", cq_schema_version(i));
}

static void put_tables(void)
{
	struct cq_table_column c;
	const char *last = "";

	for (size_t i = 0; cq_sql_table_column(i, &c) == 0; i++) {
		if (strcmp(c.table, last) != 0)
			printf("%s%s", i > 0 ? " " : "", c.table);
		last = c.table;
	}
}

/* What the build knows, and how it is written. */
static const struct {
	const char *kind;
	void (*put)(void);
} known[] = {{"@column", put_columns},
             {"@version", put_versions},
             {"@view", put_views},
             {"@table", put_tables}};

static bool is_known(const char *choices)
{
	for (size_t i = 0; i < ARRAY_LEN(known); i++)
		if (strcmp(choices, known[i].kind) == 0)
			return true;
	return false;
}

/* What the build knows as words; what the host knows stays a word with @. */
static void put_choices(const char *choices)
{
	for (size_t i = 0; i < ARRAY_LEN(known); i++) {
		if (strcmp(choices, known[i].kind) == 0) {
			known[i].put();
			return;
		}
	}
	printf("%s", choices);
}

/* Takes a list with commas? Its notation says so: "STATE[,STATE]...". */
static bool is_list(const struct cq_option *o)
{
	return strstr(o->value, "[,") != NULL;
}

/* ---- bash ---------------------------------------------------------------------------------------
 */

static void bash_options(const struct command *command)
{
	const struct cq_option *o;

	printf("\t%s) options='", command->name);
	for (size_t i = 0; (o = command_option(command, i)); i++) {
		if (o->letter)
			printf("-%c ", o->letter);
		printf("--%s ", o->name);
	}
	printf("' ;;\n");
}

static void bash_values(const struct command *command)
{
	const struct cq_option *o;

	for (size_t i = 0; (o = command_option(command, i)); i++) {
		if (!o->value)
			continue;
		printf("\t'%s --%s'", command->name, o->name);
		if (o->letter)
			printf(" | '%s -%c'", command->name, o->letter);
		printf(") values='");
		put_choices(o->choices ? o->choices : "");
		printf("' list=%s ;;\n", is_list(o) ? "," : "");
	}
}

void shell_bash(struct template *t, const struct command *command)
{
	(void)t;
	(void)command;
	printf("_connquery_commands='");
	for (const struct command *c = commands; c->name; c++)
		printf("%s ", c->name);
	printf("help'\n\n# Sets `options` to those of the command $1, `operands` to what it takes "
	       "beside them, `first`\n# to what the first of these is.\n_connquery_of() {\n\tcase "
	       "$1 in\n");
	for (const struct command *c = commands; c->name; c++)
		bash_options(c);
	printf("\tesac\n\tcase $1 in\n");
	for (const struct command *c = commands; c->name; c++) {
		if (!c->operands)
			continue;
		printf("\t%s) operands='", c->name);
		put_choices(c->operands);
		printf("' first='");
		put_choices(c->first_operands ? c->first_operands : c->operands);
		printf("' ;;\n");
	}
	printf("\t*) operands='' first='' ;;\n\tesac\n}\n\n"
	       "# Sets `values` to what option $2 of the command $1 takes, `list` to what parts "
	       "several;\n# fails when it takes nothing.\n"
	       "_connquery_values() {\n\tcase \"$1 $2\" in\n");
	for (const struct command *c = commands; c->name; c++)
		bash_values(c);
	printf("\t*) return 1 ;;\n\tesac\n}\n");
}

/* ---- zsh ----------------------------------------------------------------------------------------
 */

/* In a specification of _arguments brackets and colons have a meaning. */
static void put_zsh(const char *words)
{
	for (; *words; words++) {
		if (*words == '\'')
			printf("'\\'");
		else if (strchr("[]:\\", *words))
			putchar('\\');
		putchar(*words);
	}
}

/* ":VALUE:how to complete it" */
static void zsh_value(const char *value, const char *choices, bool list)
{
	putchar(':');
	put_zsh(value);
	putchar(':');
	if (!choices) {
		putchar(' '); /* anything, nothing to complete */
	} else if (choices[0] == '@' && !is_known(choices)) {
		printf("%s_connquery_%s", list ? "_sequence " : "", choices + 1);
	} else if (list) {
		printf("_sequence _connquery_words - ");
		put_choices(choices);
	} else {
		putchar('(');
		put_choices(choices);
		putchar(')');
	}
}

static void zsh_option(const struct cq_option *o)
{
	const char *equals = o->value ? "=" : "";

	if (!o->repeatable && o->letter)
		printf("'(-%c --%s)'", o->letter, o->name);
	if (o->letter)
		printf("%s{-%c%s,--%s%s}'", o->repeatable ? "\\*" : "", o->letter,
		       o->value ? "+" : "", o->name, equals);
	else
		printf("'%s--%s%s", o->repeatable ? "*" : "", o->name, equals);
	putchar('[');
	put_zsh(o->help);
	putchar(']');
	if (o->value)
		zsh_value(o->value, o->choices, is_list(o));
	putchar('\'');
}

static void zsh_command(const struct command *c)
{
	const struct cq_option *o;

	printf("\n_connquery_command_%s() {\n\t_arguments -s -S \"$@\"", c->name);
	for (size_t i = 0; (o = command_option(c, i)); i++) {
		printf(" \\\n\t\t");
		zsh_option(o);
	}
	if (c->first_operands) {
		printf(" \\\n\t\t'1");
		zsh_value("WORD", c->first_operands, false);
		putchar('\'');
	}
	if (c->operands) {
		printf(" \\\n\t\t'*");
		zsh_value("WORD", c->operands, false);
		putchar('\'');
	}
	printf("\n}\n");
}

void shell_zsh(struct template *t, const struct command *command)
{
	(void)t;
	(void)command;
	printf("_connquery_commands() {\n\tlocal -a commands=(\n");
	for (const struct command *c = commands; c->name; c++) {
		printf("\t\t'%s:", c->name);
		put_zsh(c->summary);
		printf("'\n");
	}
	printf("\t\t'help:the help text of a command'\n\t)\n"
	       "\t_describe -t commands 'command of connquery' commands\n}\n");
	for (const struct command *c = commands; c->name; c++)
		zsh_command(c);
}
