/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "cli/cli.h"

#define MAX_FIELDS 128
#define MEANING_COLUMN 4

static const struct cq_option options[] = {
	{.name = "output",
         .value = "FORMAT",
         .help = "table (the default), csv, or json: an array with an object for each column",
         .group = "Output",
         .choices = "table csv json",
         .letter = 'o'},
	{.name = "no-header",
         .help = "leave out the line with the titles",
         .group = "Output",
         .letter = 'H'},
	{.name = "help", .help = "show this text", .group = "Help", .letter = 'h'},
	{.name = NULL},
};

const struct cq_option *cmd_fields_options(void)
{
	return options;
}

struct fields_call {
	const char *words[MAX_FIELDS]; /* that a name must have one of; none: all */
	size_t word_count;
	const struct cq_field *fields[MAX_FIELDS]; /* that were chosen */
	size_t count;
	int (*print)(const struct fields_call *call); /* 0, -errno */
	bool no_header;
};

/* ---- table --------------------------------------------------------------------------------------
 */

static int print_line(void *context, const char *line, size_t len)
{
	(void)context;
	return printf("%.*s\n", (int)len, line) < 0 ? -errno : 0;
}

static struct table_cell cell(const char *words, enum table_style style)
{
	return (struct table_cell){text_of(words), style};
}

/* All in one line: in a pipe, and where a terminal has the room. */
static int print_wide(const struct fields_call *call, const struct table_options *table_options)
{
	static const struct table_column columns[] = {
		{"COLUMN", false, CUT_NEVER, 0, 0},
		{"TYPE", false, CUT_NEVER, 0, 0},
		{"OCSF", false, CUT_MIDDLE, 12, 2},
		{"MEANING", false, CUT_END, 20, 1},
	};
	CQ_CLEANUP(table_freep) struct table *table = NULL;
	int r = table_new(columns, ARRAY_LEN(columns), table_options, &table);

	for (size_t i = 0; i < call->count && r == 0; i++) {
		const struct cq_field *f = call->fields[i];
		const struct table_cell cells[] = {
			cell(f->name, STYLE_BOLD), cell(f->type, STYLE_PLAIN),
			cell(f->ocsf, STYLE_DIM), cell(f->meaning, STYLE_PLAIN)};

		r = table_row(table, cells);
	}
	return r < 0 ? r : table_print(table, print_line, NULL);
}

/* The lines of a narrow table: each has the meaning of its field below it. */
struct narrow {
	const struct fields_call *call;
	size_t next, width;
	bool in_header;
};

static int print_narrow_line(void *context, const char *line, size_t len)
{
	struct narrow *n = context;
	int r = print_line(NULL, line, len);

	if (n->in_header) {
		n->in_header = false;
		return r;
	}
	if (r == 0 && n->next < n->call->count) {
		const char *meaning = n->call->fields[n->next++]->meaning;

		printf("%*s", MEANING_COLUMN, "");
		print_wrapped(meaning, strlen(meaning), MEANING_COLUMN, (int)n->width);
	}
	return r;
}

static int print_narrow(const struct fields_call *call, const struct table_options *table_options)
{
	static const struct table_column columns[] = {
		{"COLUMN", false, CUT_NEVER, 0, 0},
		{"TYPE", false, CUT_NEVER, 0, 0},
		{"OCSF, AND MEANING", false, CUT_MIDDLE, 12, 1},
	};
	struct narrow narrow = {call, 0, table_options->width, !call->no_header};
	CQ_CLEANUP(table_freep) struct table *table = NULL;
	int r = table_new(columns, ARRAY_LEN(columns), table_options, &table);

	for (size_t i = 0; i < call->count && r == 0; i++) {
		const struct cq_field *f = call->fields[i];
		const struct table_cell cells[] = {cell(f->name, STYLE_BOLD),
		                                   cell(f->type, STYLE_PLAIN),
		                                   cell(f->ocsf, STYLE_DIM)};

		r = table_row(table, cells);
	}
	return r < 0 ? r : table_print(table, print_narrow_line, &narrow);
}

/* Columns that the table takes when nothing of it is cut. */
static size_t wide_width(const struct fields_call *call)
{
	size_t name = 0, type = 0, ocsf = 0, meaning = 0;

	for (size_t i = 0; i < call->count; i++) {
		const struct cq_field *f = call->fields[i];
		size_t widths[] = {strlen(f->name), strlen(f->type), strlen(f->ocsf),
		                   display_width(text_of(f->meaning))};

		name = widths[0] > name ? widths[0] : name;
		type = widths[1] > type ? widths[1] : type;
		ocsf = widths[2] > ocsf ? widths[2] : ocsf;
		meaning = widths[3] > meaning ? widths[3] : meaning;
	}
	return name + type + ocsf + meaning + 6;
}

static int print_table(const struct fields_call *call)
{
	struct terminal terminal = terminal_look(COLOUR_AUTO);
	const struct table_options table_options = {
		.width = terminal.width, .colour = terminal.colour, .no_header = call->no_header};

	if (terminal.is_terminal && wide_width(call) > terminal.width)
		return print_narrow(call, &table_options);
	return print_wide(call, &table_options);
}

/* ---- csv, json ----------------------------------------------------------------------------------
 */

static int write_out(struct buffer *out)
{
	int r = buffer_error(out);

	if (r == 0 && fwrite(out->bytes, 1, out->len, stdout) < out->len)
		r = -errno;
	buffer_done(out);
	return r;
}

static void add_record(struct buffer *out, const struct cq_field *f)
{
	const struct csv_cell cells[] = {{text_of(f->name), false},
	                                 {text_of(f->type), false},
	                                 {text_of(f->ocsf), false},
	                                 {text_of(f->meaning), false}};

	csv_record(out, cells, ARRAY_LEN(cells));
}

static int print_csv(const struct fields_call *call)
{
	static const struct cq_field titles = {"name", "type", "ocsf", "meaning"};
	struct buffer out;

	buffer_init(&out, 1u << 20);
	if (!call->no_header)
		add_record(&out, &titles);
	for (size_t i = 0; i < call->count; i++)
		add_record(&out, call->fields[i]);
	return write_out(&out);
}

static int print_json(const struct fields_call *call)
{
	struct json_writer json;
	const struct writer_ops *to;
	struct writer *w = &json.base;
	struct buffer out;

	buffer_init(&out, 1u << 20);
	json_writer_init(&json, &out);
	to = w->ops;
	to->open(w, TEXT_NONE, true);
	for (size_t i = 0; i < call->count; i++) {
		const struct cq_field *f = call->fields[i];

		to->open(w, TEXT_NONE, false);
		to->text(w, TEXT("name"), text_of(f->name));
		to->text(w, TEXT("type"), text_of(f->type));
		to->text(w, TEXT("ocsf"), text_of(f->ocsf));
		to->text(w, TEXT("meaning"), text_of(f->meaning));
		to->close(w);
	}
	to->close(w);
	buffer_add_char(&out, '\n');
	return write_out(&out);
}

/* ---- command line -------------------------------------------------------------------------------
 */

static int take_option(void *context, const char *name, const char *value)
{
	static const struct {
		const char *name;
		int (*print)(const struct fields_call *call);
	} formats[] = {{"table", print_table}, {"csv", print_csv}, {"json", print_json}};
	struct fields_call *call = context;

	if (name[0] == '\0') {
		if (call->word_count == ARRAY_LEN(call->words))
			return usage_error("fields", "more than %zu words", call->word_count);
		call->words[call->word_count++] = value;
		return 0;
	}
	if (strcmp(name, "no-header") == 0) {
		call->no_header = true;
		return 0;
	}
	for (size_t i = 0; i < ARRAY_LEN(formats); i++) {
		if (strcmp(value, formats[i].name) == 0) {
			call->print = formats[i].print;
			return 0;
		}
	}
	return usage_error("fields", "--output %s: must be table, csv or json", value);
}

/* A word that no name has is a mistake, however many others have been found. */
static int check_word(const char *word)
{
	const char *known[MAX_FIELDS], *near;
	size_t count = 0;

	for (const struct cq_field *f = cq_fields(); f->name && count < MAX_FIELDS; f++) {
		if (strstr(f->name, word))
			return 0;
		known[count++] = f->name;
	}
	near = nearest(word, known, count);
	if (near)
		return usage_error("fields", "'%s': no such column, did you mean %s?", word, near);
	return usage_error("fields", "'%s': no such column", word);
}

static bool is_chosen(const struct fields_call *call, const struct cq_field *f)
{
	for (size_t i = 0; i < call->word_count; i++)
		if (strstr(f->name, call->words[i]))
			return true;
	return call->word_count == 0;
}

int cmd_fields(const struct command *self, int argc, char **argv)
{
	struct fields_call call = {.print = print_table};
	int code = options_read(self, argc, argv, take_option, &call), r;

	if (code != 0)
		return code < 0 ? EXIT_FOUND : code;
	for (size_t i = 0; i < call.word_count; i++) {
		code = check_word(call.words[i]);
		if (code != 0)
			return code;
	}
	for (const struct cq_field *f = cq_fields(); f->name && call.count < MAX_FIELDS; f++)
		if (is_chosen(&call, f))
			call.fields[call.count++] = f;
	r = call.print(&call);
	if (r == -ENOMEM)
		message("out of memory");
	return r == -ENOMEM ? EXIT_ERROR : EXIT_FOUND; /* main looks at standard output */
}
