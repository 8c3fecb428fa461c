/* SPDX-License-Identifier: Apache-2.0 */
/* The command table in scdoc(5)'s language. */
#include "cli/query.h"
#include "describe.h"

#define MAX_OPTIONS 96
#define MAX_GROUPS 16

void page_put(const char *words)
{
	for (; *words; words++) {
		if (strchr("\\*_#", *words))
			putchar('\\');
		putchar(*words);
	}
}

void page_begin(const char *words)
{
	if (strchr("-.|[]", *words) && *words)
		putchar('\\');
	page_put(words);
}

static void put_bold(const char *words)
{
	putchar('*');
	page_put(words);
	putchar('*');
}

static void put_under(const char *words)
{
	putchar('_');
	page_put(words);
	putchar('_');
}

/* "[OPTION]... [PATH]": what stands for something is underlined. */
static void put_arguments(const char *words)
{
	while (*words) {
		size_t len = strcspn(words, "[] .,=:|");
		char part[64];

		if (len > 0) {
			(void)snprintf(part, sizeof(part), "%.*s", (int)len, words);
			put_under(part);
			words += len;
		}
		for (; *words && strchr("[] .,=:|", *words); words++)
			putchar(*words);
	}
}

void page_commands(struct template *t, const struct command *command)
{
	(void)t;
	(void)command;
	for (const struct command *c = commands; c->name; c++) {
		put_bold(c->name);
		printf("\n\t");
		page_begin(c->summary);
		printf("; see *connquery-%s*(1)\n\n", c->name);
	}
}

void page_synopsis(struct template *t, const struct command *command)
{
	(void)t;
	printf("# NAME\n\nconnquery-%s - ", command->name);
	page_put(command->summary);
	printf("\n\n# SYNOPSIS\n\n*connquery %s* ", command->name);
	put_arguments(command->arguments);
	printf("\n\n# DESCRIPTION\n\n");
	page_put(command->description);
	printf("\n");
}

/* ---- options ------------------------------------------------------------------------------------
 */

/* What a template adds to options. */
struct abouts {
	struct {
		const char *name, *words;
		bool used;
	} list[MAX_OPTIONS];
	size_t count;
};

/* Reads up to "@end"; each about is a run of lines, ended by a NUL. */
static void read_abouts(struct template *t, struct abouts *ret)
{
	char *line, *begin, *end;

	for (line = template_line(t); line && strcmp(line, "@end") != 0; line = template_line(t)) {
		if (strncmp(line, "@about ", 7) != 0) {
			if (ret->count > 0 || line[0] == '\0')
				continue;
			template_fail(t, "expected @about or @end");
		}
		if (ret->count == MAX_OPTIONS)
			template_fail(t, "more than %d abouts", MAX_OPTIONS);
		ret->list[ret->count].name = line + 7;
		begin = end = t->rest;
		while (*end && *end != '@')
			end += strcspn(end, "\n") + (end[strcspn(end, "\n")] != '\0');
		if (end == begin || end[-1] != '\n')
			template_fail(t, "nothing about it");
		/* the newline before the next directive becomes the end of the words */
		for (const char *c = begin; c < end; c++)
			t->line += *c == '\n';
		t->rest = end;
		end[-1] = '\0';
		ret->list[ret->count++].words = begin;
	}
	if (!line)
		template_fail(t, "@options without @end");
}

/* Words of the template are scdoc already; they stand at the option's depth. */
static void put_about(const char *words)
{
	while (*words) {
		size_t len = strcspn(words, "\n");

		printf("%s%.*s\n", len > 0 ? "\t" : "", (int)len, words);
		words += len + (words[len] != '\0');
	}
}

static void put_option(const struct cq_option *o, struct abouts *abouts)
{
	const char letter[] = {'-', o->letter, '\0'};
	char name[64];

	if (o->letter) {
		put_bold(letter);
		printf(", ");
	}
	(void)snprintf(name, sizeof(name), "--%s", o->name);
	put_bold(name);
	if (o->value) {
		putchar(' ');
		put_arguments(o->value);
	}
	printf("\n\t");
	page_begin(o->help);
	printf("\n\n");
	for (size_t i = 0; i < abouts->count; i++) {
		if (strcmp(abouts->list[i].name, o->name) != 0)
			continue;
		abouts->list[i].used = true;
		put_about(abouts->list[i].words);
		printf("\n");
	}
}

void page_options(struct template *t, const struct command *command)
{
	const char *groups[MAX_GROUPS];
	const struct cq_option *o;
	struct abouts abouts = {.count = 0};
	size_t count = command_groups(command, groups, MAX_GROUPS);

	read_abouts(t, &abouts);
	for (size_t group = 0; group < count; group++) {
		if (count > 1)
			printf("## %s\n\n", groups[group]);
		for (size_t i = 0; (o = command_option(command, i)); i++)
			if (strcmp(option_group(o), groups[group]) == 0)
				put_option(o, &abouts);
	}
	for (size_t i = 0; i < abouts.count; i++)
		if (!abouts.list[i].used)
			template_fail(t, "%s has no option --%s", command->name,
			              abouts.list[i].name);
}

/* ---- others -------------------------------------------------------------------------------------
 */

void page_examples(struct template *t, const struct command *command)
{
	if (!command->examples)
		template_fail(t, "%s has no examples", command->name);
	for (const struct example *e = command->examples; e->line; e++) {
		put_bold(e->line);
		printf("\n\t");
		page_begin(e->what);
		printf("\n\n");
	}
}

void page_exits(struct template *t, const struct command *command)
{
	if (!command->exits)
		template_fail(t, "%s has no exit codes", command->name);
	for (const struct exit_meaning *e = command->exits; e->words; e++) {
		printf("*%d*\n\t", e->code);
		page_begin(e->words);
		printf("\n\n");
	}
}

void page_fields(struct template *t, const struct command *command)
{
	(void)t;
	(void)command;
	for (const struct cq_field *f = cq_fields(); f->name; f++) {
		put_bold(f->name);
		printf(" (%s)\n\t", f->type);
		page_begin(f->meaning);
		printf("++\nOCSF: ");
		put_under(f->ocsf);
		printf("\n\n");
	}
}

void page_versions(struct template *t, const struct command *command)
{
	(void)t;
	(void)command;
	for (size_t i = 0; cq_schema_version(i); i++)
		printf("%s%s", i > 0 ? ", " : "", cq_schema_version(i));
	printf("\n");
}

void page_views(struct template *t, const struct command *command)
{
	const char *between = "";

	(void)t;
	(void)command;
	for (size_t i = 0; view_word(i); i++) {
		if (field_find(text_of(view_word(i))))
			continue;
		printf("%s", between);
		put_under(view_word(i));
		between = ", ";
	}
	printf("\n");
}
