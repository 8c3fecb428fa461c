/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Calls what a script on standard input names, so that the checks in Python can compare. A command
 *a line, words with a blank between them; a text is hex, "." an empty one, "-" none.
 *
 *	display WIDTH TEXT            the columns, and what is shown
 *	csv [t|n]TEXT …               the record
 *	table WIDTH FLAGS COLUMN …    FLAGS: c colour, n no header, - neither
 *	                              COLUMN: TITLE:right:cut:min:rank
 *	row STYLE:TEXT …              a line that is printed at once, after print
 *	print                         the lines, each with | before it, then the titles left out
 *	end
 */
#include "encode/encode.h"

#include <locale.h>
#include <stdlib.h>

#define MOST_COLUMNS 64

struct script {
	struct table *table;
	struct table_column columns[MOST_COLUMNS];
	size_t count;
	char *texts; /* of the line */
	size_t used;
};

static void print_hex(const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		printf("%02x", (uint8_t)bytes[i]);
	printf("\n");
}

/* Lives until the next line. */
static struct text take_text(struct script *s, const char *hex)
{
	char *bytes = s->texts + s->used;
	size_t len = 0;

	if (*hex == '-')
		return TEXT_NONE;
	for (; hex[0] && hex[0] != '.' && hex[0] != ':'; hex += 2) {
		const char pair[] = {hex[0], hex[1], 0};

		bytes[len++] = (char)strtoul(pair, NULL, 16);
	}
	bytes[len] = 0;
	s->used += len + 1;
	return (struct text){bytes, len};
}

static int run_display(struct script *s, char **words)
{
	struct text t = take_text(s, words[1]);
	struct buffer out;

	buffer_init(&out, SIZE_MAX);
	printf("%zu %zu ", display_width(t), display_add(&out, t, strtoul(words[0], NULL, 10)));
	print_hex(out.bytes, out.len);
	buffer_done(&out);
	return 0;
}

static int run_csv(struct script *s, char **words)
{
	struct csv_cell cells[MOST_COLUMNS];
	struct buffer out;
	size_t count = 0;

	for (; words[count]; count++)
		cells[count] =
			(struct csv_cell){take_text(s, words[count] + 1), words[count][0] == 't'};
	buffer_init(&out, SIZE_MAX);
	csv_record(&out, cells, count);
	print_hex(out.bytes, out.len);
	buffer_done(&out);
	return 0;
}

static const char *next_part(const char *word)
{
	return strchr(word, ':') + 1;
}

static int run_table(struct script *s, char **words)
{
	struct table_options options = {
		.width = strtoul(words[0], NULL, 10),
		.colour = strchr(words[1], 'c'),
		.no_header = strchr(words[1], 'n'),
	};

	for (s->count = 0; words[2 + s->count]; s->count++) {
		struct table_column *c = &s->columns[s->count];
		const char *word = words[2 + s->count];

		c->title = strdup(take_text(s, word).bytes);
		c->is_right = *(word = next_part(word)) == '1';
		c->cut = (enum table_cut)strtoul(word = next_part(word), NULL, 10);
		c->min = (uint8_t)strtoul(word = next_part(word), NULL, 10);
		c->rank = (uint8_t)strtoul(next_part(word), NULL, 10);
	}
	return table_new(s->columns, s->count, &options, &s->table);
}

static int run_row(struct script *s, char **words)
{
	struct table_cell cells[MOST_COLUMNS];

	for (size_t i = 0; i < s->count; i++) {
		cells[i].style = (enum table_style)strtoul(words[i], NULL, 10);
		cells[i].text = take_text(s, next_part(words[i]));
	}
	return table_row(s->table, cells);
}

static int print_line(void *context, const char *line, size_t len)
{
	(void)context;
	printf("|");
	fwrite(line, 1, len, stdout);
	printf("\n");
	return 0;
}

static int run_print(struct script *s, char **words)
{
	int r = table_print(s->table, print_line, NULL);

	(void)words;
	printf("left out");
	for (size_t i = 0; table_left_out(s->table, i); i++)
		printf(" %s", table_left_out(s->table, i));
	printf("\n");
	return r;
}

static int run_end(struct script *s, char **words)
{
	(void)words;
	s->table = table_free(s->table);
	for (size_t i = 0; i < s->count; i++)
		free((void *)(uintptr_t)s->columns[i].title);
	printf("end\n");
	return 0;
}

static int run_line(struct script *s, char *line)
{
	static const struct {
		const char *name;
		int (*run)(struct script *s, char **words);
	} commands[] = {{"display", run_display}, {"csv", run_csv},     {"table", run_table},
	                {"row", run_row},         {"print", run_print}, {"end", run_end}};
	char *words[MOST_COLUMNS + 4] = {0}, *rest = NULL;
	size_t count = 0;

	for (char *w = strtok_r(line, " \n", &rest); w && count < MOST_COLUMNS + 3;
	     w = strtok_r(NULL, " \n", &rest))
		words[count++] = w;
	s->used = 0;
	for (size_t i = 0; count > 0 && i < ARRAY_LEN(commands); i++)
		if (strcmp(words[0], commands[i].name) == 0)
			return commands[i].run(s, words + 1);
	return -EINVAL;
}

int main(void)
{
	static struct script s;
	/* Stays loaded, so that each call that opens it is quick. */
	locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	char *line = NULL;
	size_t room = 0;
	int r = 0;

	while (r == 0 && getline(&line, &room, stdin) > 0) {
		char *texts = realloc(s.texts, room + MOST_COLUMNS + 4);

		if (!texts)
			return 2;
		s.texts = texts;
		r = run_line(&s, line);
	}
	if (r < 0)
		fprintf(stderr, "%s: %s\n", line, strerror(-r));
	free(line);
	free(s.texts);
	s.table = table_free(s.table);
	if (utf8)
		freelocale(utf8);
	return r < 0 || ferror(stdout) || fflush(stdout) ? 2 : 0;
}
