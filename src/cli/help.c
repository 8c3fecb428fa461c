/* SPDX-License-Identifier: Apache-2.0 */
/* The words of the command table, laid out for a screen of 80 columns. */
#include "cli/cli.h"

#define COLUMNS 80
#define MAX_GROUPS 16
/* Where the words behind an option begin; one that is longer gets a line of its own. */
#define OPTION_COLUMN 28
#define COMMAND_COLUMN 14
#define SHORT_EXAMPLES 5
#define SHORT_COLUMN 42

/* Columns that a UTF-8 text takes: ours is of letters that take one each. */
static int columns_of(const char *words, int bytes)
{
	int columns = 0;

	for (int i = 0; i < bytes; i++)
		columns += ((unsigned char)words[i] & 0xc0) != 0x80;
	return columns;
}

void print_wrapped(const char *words, size_t bytes, int column, int screen)
{
	const char *end = words + bytes;
	int at = column;

	while (words < end) {
		int len = 0, width;

		while (words + len < end && words[len] != ' ')
			len++;
		width = columns_of(words, len);
		if (at > column && at + 1 + width > screen) {
			printf("\n%*s", column, "");
			at = column;
		}
		printf("%s%.*s", at > column ? " " : "", len, words);
		at += width + (at > column);
		for (words += len; words < end && *words == ' '; words++)
			;
	}
	printf("\n");
}

/* An empty line between them. */
static void print_paragraphs(const char *words)
{
	while (*words) {
		const char *end = strstr(words, "\n\n");
		size_t len = end ? (size_t)(end - words) : strlen(words);

		print_wrapped(words, len, 0, COLUMNS);
		printf("\n");
		words += len;
		words += strspn(words, "\n");
	}
}

/* Words at `column`, on a line of their own when `width` columns are taken already. */
static void print_behind(int width, int column, const char *words)
{
	if (width > column - 2) {
		printf("\n");
		width = 0;
	}
	printf("%*s", column - width, "");
	print_wrapped(words, strlen(words), column, COLUMNS);
}

static void print_option(const struct cq_option *o)
{
	char letter[5] = "    ";
	int width;

	if (o->letter)
		(void)snprintf(letter, sizeof(letter), "-%c, ", o->letter);
	width = printf("  %s--%s%s%s", letter, o->name, o->value ? " " : "",
	               o->value ? o->value : "");
	print_behind(width, OPTION_COLUMN, o->help);
}

static void print_options(const struct command *command)
{
	const char *groups[MAX_GROUPS];
	const struct cq_option *o;
	size_t count = command_groups(command, groups, MAX_GROUPS);

	for (size_t group = 0; group < count; group++) {
		printf("%s:\n", groups[group]);
		for (size_t i = 0; (o = command_option(command, i)); i++)
			if (strcmp(option_group(o), groups[group]) == 0)
				print_option(o);
		printf("\n");
	}
}

void options_help(const struct command *command)
{
	printf("Usage: connquery %s %s\n\n", command->name, command->arguments);
	print_paragraphs(command->description);
	print_options(command);
	if (command->examples) {
		printf("Examples:\n");
		for (const struct example *e = command->examples; e->line; e++) {
			printf("  %s\n", e->line);
			print_behind(0, 6, e->what);
		}
		printf("\n");
	}
	if (command->exits) {
		printf("Exit status:\n");
		for (const struct exit_meaning *e = command->exits; e->words; e++)
			print_behind(printf("  %d", e->code), 5, e->words);
		printf("\n");
	}
	printf("More: man connquery-%s\n", command->name);
}

void help_overview(void)
{
	const struct example *e = commands[0].examples;

	printf("Usage: connquery [COMMAND] [OPTION]...\n\n");
	print_paragraphs("Which network connections does this machine have, who owns them, and "
	                 "whom do they talk to?");
	printf("Commands:\n");
	for (const struct command *c = commands; c->name; c++)
		print_behind(printf("  %s", c->name), COMMAND_COLUMN, c->summary);
	printf("\nExamples:\n");
	for (size_t i = 0; e && i < SHORT_EXAMPLES && e[i].line; i++)
		print_behind(printf("  %s", e[i].line), SHORT_COLUMN, e[i].what);
	printf("\nRead on:\n"
	       "  connquery COMMAND --help   the options of a command, more examples\n"
	       "  connquery --version        the version, and what this build is made of\n"
	       "  man connquery              the manual\n");
}
