/* SPDX-License-Identifier: Apache-2.0 */
#include "describe.h"

#include <fcntl.h>
#include <stdlib.h>

#define TEXT_MAX ((size_t)1 << 20)

char *template_line(struct template *t)
{
	char *line = t->rest;
	size_t len = strcspn(line, "\n");

	if (line[0] == '\0')
		return NULL;
	t->rest = line[len] ? line + len + 1 : line + len;
	line[len] = '\0';
	t->line++;
	return line;
}

void template_fail(const struct template *t, const char *format, ...)
{
	va_list arguments;

	(void)fprintf(stderr, "%s:%d: ", t->path, t->line);
	va_start(arguments, format);
	(void)vfprintf(stderr, format, arguments);
	va_end(arguments);
	(void)fprintf(stderr, "\n");
	exit(1);
}

static void fill(struct template *t, char *directive)
{
	static const struct {
		const char *name;
		void (*write)(struct template *t, const struct command *command);
		bool is_about_command;
	} directives[] = {
		{"@commands", page_commands, false}, {"@synopsis", page_synopsis, true},
		{"@options", page_options, true},    {"@examples", page_examples, true},
		{"@exits", page_exits, true},        {"@fields", page_fields, false},
		{"@views", page_views, false},       {"@versions", page_versions, false},
		{"@tables", page_tables, false},     {"@functions", page_functions, false},
		{"@bash", shell_bash, false},        {"@zsh", shell_zsh, false},
	};
	const char *name = strsep(&directive, " ");
	const struct command *command = directive ? command_named(directive) : NULL;

	if (strcmp(name, "@declared") == 0 && directive && t->header) {
		header_declaration(t, directive);
		return;
	}
	for (size_t i = 0; i < ARRAY_LEN(directives); i++) {
		if (strcmp(name, directives[i].name) != 0)
			continue;
		if (directives[i].is_about_command != (command != NULL))
			template_fail(t, "%s: which command?", name);
		directives[i].write(t, command);
		return;
	}
	template_fail(t, "%s: not known", name);
}

/* The whole file with a NUL behind it. */
static void read_text(const struct template *t, const char *path, struct buffer *text)
{
	bool is_cut = false;

	buffer_init(text, TEXT_MAX + 1);
	if (file_read(AT_FDCWD, path, TEXT_MAX, text, &is_cut) < 0 || is_cut)
		template_fail(t, "%s cannot be read", path);
	buffer_add_char(text, '\0');
	if (buffer_error(text) < 0)
		template_fail(t, "out of memory");
}

int main(int argc, char **argv)
{
	struct template t = {.path = argc > 1 ? argv[1] : "describe"};
	struct buffer text, header;
	char *line;

	if (argc < 2 || argc > 3)
		template_fail(&t, "usage: describe TEMPLATE [HEADER]");
	read_text(&t, argv[1], &text);
	t.rest = text.bytes;
	buffer_init(&header, 0);
	if (argc == 3) {
		read_text(&t, argv[2], &header);
		t.header = header.bytes;
	}
	while ((line = template_line(&t))) {
		if (line[0] == '@')
			fill(&t, line);
		else
			printf("%s\n", line);
	}
	buffer_done(&text);
	buffer_done(&header);
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
