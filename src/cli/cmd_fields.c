/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "cli/cli.h"

#define MAX_FIELDS 128
#define MEANING_COLUMN 4

static const struct cq_option options[] = {
	{.name = "table",
         .value = "NAME",
         .help = "the columns of a table that connquery sql knows, instead of those of a query",
         .group = "What is listed",
         .choices = "@table"},
	{.name = "tables", .help = "the tables themselves", .group = "What is listed"},
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

/* What is said of a column, or of a table. */
enum { NAME, TYPE, NOTE, MEANING, PART_COUNT };
/* Which of them a list has, and what they are called; NULL: it has none. */
struct layout {
	const char *keys[PART_COUNT];   /* csv, json */
	const char *titles[PART_COUNT]; /* table */
};
static const struct layout of_query = {{"name", "type", "ocsf", "meaning"},
                                       {"COLUMN", "TYPE", "OCSF", "MEANING"}};
static const struct layout of_table = {{"name", "type", "note", "meaning"},
                                       {"COLUMN", "TYPE", "NOTE", "MEANING"}};
static const struct layout of_tables = {{"name", NULL, NULL, "meaning"},
                                        {"TABLE", NULL, NULL, "MEANING"}};

struct entry {
	const char *parts[PART_COUNT];
};
struct fields_call {
	const char *words[MAX_FIELDS]; /* that a name must have one of; none: all */
	size_t word_count;
	const char *table; /* --table; NULL: not given */
	bool tables;
	const struct layout *layout;
	struct entry all[MAX_FIELDS], chosen[MAX_FIELDS];
	size_t all_count, count;
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

static const struct {
	enum table_style style;
	struct table_column column;
} looks[PART_COUNT] = {
	[NAME] = {STYLE_BOLD, {.cut = CUT_NEVER}},
	[TYPE] = {STYLE_PLAIN, {.cut = CUT_NEVER}},
	[NOTE] = {STYLE_DIM, {.cut = CUT_MIDDLE, .min = 12, .rank = 2}},
	[MEANING] = {STYLE_PLAIN, {.cut = CUT_END, .min = 20, .rank = 1}},
};

/* The parts up to `last` that the list has. */
static size_t take_columns(const struct fields_call *call, size_t last,
                           struct table_column columns[PART_COUNT], size_t parts[PART_COUNT])
{
	size_t count = 0;

	for (size_t i = 0; i <= last; i++) {
		if (!call->layout->titles[i])
			continue;
		columns[count] = looks[i].column;
		columns[count].title = call->layout->titles[i];
		parts[count++] = i;
	}
	return count;
}

static int add_entries(const struct fields_call *call, struct table *table, const size_t *parts,
                       size_t count)
{
	int r = 0;

	for (size_t i = 0; i < call->count && r == 0; i++) {
		struct table_cell cells[PART_COUNT];

		for (size_t c = 0; c < count; c++)
			cells[c] = cell(call->chosen[i].parts[parts[c]], looks[parts[c]].style);
		r = table_row(table, cells);
	}
	return r;
}

/* All in one line: in a pipe, and where a terminal has the room. */
static int print_wide(const struct fields_call *call, const struct table_options *table_options)
{
	CQ_CLEANUP(table_freep) struct table *table = NULL;
	struct table_column columns[PART_COUNT];
	size_t parts[PART_COUNT], count = take_columns(call, MEANING, columns, parts);
	int r = table_new(columns, count, table_options, &table);

	if (r == 0)
		r = add_entries(call, table, parts, count);
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
		const char *meaning = n->call->chosen[n->next++].parts[MEANING];

		printf("%*s", MEANING_COLUMN, "");
		print_wrapped(meaning, strlen(meaning), MEANING_COLUMN, (int)n->width);
	}
	return r;
}

static int print_narrow(const struct fields_call *call, const struct table_options *table_options)
{
	struct narrow narrow = {call, 0, table_options->width, !call->no_header};
	CQ_CLEANUP(table_freep) struct table *table = NULL;
	struct table_column columns[PART_COUNT];
	size_t parts[PART_COUNT], count = take_columns(call, NOTE, columns, parts);
	char last[32];
	int r;

	(void)snprintf(last, sizeof(last), "%s, AND MEANING", columns[count - 1].title);
	columns[count - 1].title = last;
	columns[count - 1].rank = count > 1;
	r = table_new(columns, count, table_options, &table);
	if (r == 0)
		r = add_entries(call, table, parts, count);
	return r < 0 ? r : table_print(table, print_narrow_line, &narrow);
}

/* Columns that the table takes when nothing of it is cut. */
static size_t wide_width(const struct fields_call *call)
{
	size_t widest[PART_COUNT] = {0}, sum = 0;

	for (size_t i = 0; i < call->count; i++)
		for (size_t p = 0; p < PART_COUNT; p++) {
			size_t width = display_width(text_of(call->chosen[i].parts[p]));

			widest[p] = width > widest[p] ? width : widest[p];
		}
	for (size_t p = 0; p < PART_COUNT; p++)
		if (call->layout->titles[p])
			sum += widest[p] + 2;
	return sum - 2;
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

static void add_record(const struct fields_call *call, struct buffer *out,
                       const char *const parts[PART_COUNT])
{
	struct csv_cell cells[PART_COUNT];
	size_t count = 0;

	for (size_t p = 0; p < PART_COUNT; p++)
		if (call->layout->keys[p])
			cells[count++] = (struct csv_cell){text_of(parts[p]), false};
	csv_record(out, cells, count);
}

static int print_csv(const struct fields_call *call)
{
	struct buffer out;

	buffer_init(&out, 1u << 20);
	if (!call->no_header)
		add_record(call, &out, call->layout->keys);
	for (size_t i = 0; i < call->count; i++)
		add_record(call, &out, call->chosen[i].parts);
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
		to->open(w, TEXT_NONE, false);
		for (size_t p = 0; p < PART_COUNT; p++)
			if (call->layout->keys[p])
				to->text(w, text_of(call->layout->keys[p]),
				         text_of(call->chosen[i].parts[p]));
		to->close(w);
	}
	to->close(w);
	buffer_add_char(&out, '\n');
	return write_out(&out);
}

/* ---- what there is ------------------------------------------------------------------------------
 */

static void add_entry(struct fields_call *call, const char *name, const char *type,
                      const char *note, const char *meaning)
{
	if (call->all_count < MAX_FIELDS)
		call->all[call->all_count++] = (struct entry){{name, type, note, meaning}};
}

static void list_query(struct fields_call *call)
{
	call->layout = &of_query;
	for (const struct cq_field *f = cq_fields(); f->name; f++)
		add_entry(call, f->name, f->type, f->ocsf, f->meaning);
}

static void list_tables(struct fields_call *call)
{
	struct cq_table_column c;
	const char *last = "";

	call->layout = &of_tables;
	for (size_t i = 0; cq_sql_table_column(i, &c) == 0; i++) {
		if (strcmp(c.table, last) != 0)
			add_entry(call, c.table, "", "", c.table_meaning);
		last = c.table;
	}
}

static void list_table(struct fields_call *call)
{
	struct cq_table_column c;

	call->layout = &of_table;
	for (size_t i = 0; cq_sql_table_column(i, &c) == 0; i++)
		if (strcmp(c.table, call->table) == 0)
			add_entry(call, c.name, c.type,
			          c.required ? "required"
			          : c.hidden ? "hidden"
			                     : "",
			          c.meaning);
}

static int no_such_table(struct fields_call *call)
{
	const char *known[MAX_FIELDS], *near;

	list_tables(call);
	for (size_t i = 0; i < call->all_count; i++)
		known[i] = call->all[i].parts[NAME];
	near = nearest(call->table, known, call->all_count);
	if (near)
		return usage_error("fields", "--table %s: no such table, did you mean %s?",
		                   call->table, near);
	return usage_error("fields", "--table %s: no such table; --tables lists them", call->table);
}

/* Those of `connections` are the columns of a query as well. */
static int list_all(struct fields_call *call)
{
	if (call->tables)
		list_tables(call);
	else if (!call->table || strcmp(call->table, "connections") == 0)
		list_query(call);
	else
		list_table(call);
	return call->all_count > 0 ? 0 : no_such_table(call);
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
	if (strcmp(name, "tables") == 0) {
		call->tables = true;
		return 0;
	}
	if (strcmp(name, "table") == 0) {
		call->table = value;
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
static int check_word(const struct fields_call *call, const char *word)
{
	const char *what = call->tables ? "table" : "column", *known[MAX_FIELDS], *near;

	for (size_t i = 0; i < call->all_count; i++) {
		if (strstr(call->all[i].parts[NAME], word))
			return 0;
		known[i] = call->all[i].parts[NAME];
	}
	near = nearest(word, known, call->all_count);
	if (near)
		return usage_error("fields", "'%s': no such %s, did you mean %s?", word, what,
		                   near);
	return usage_error("fields", "'%s': no such %s", word, what);
}

static bool is_chosen(const struct fields_call *call, const struct entry *e)
{
	for (size_t i = 0; i < call->word_count; i++)
		if (strstr(e->parts[NAME], call->words[i]))
			return true;
	return call->word_count == 0;
}

static int choose(struct fields_call *call)
{
	int code = call->tables && call->table
	                   ? usage_error("fields", "--table and --tables: one of them")
	                   : list_all(call);

	for (size_t i = 0; i < call->word_count && code == 0; i++)
		code = check_word(call, call->words[i]);
	for (size_t i = 0; i < call->all_count && code == 0; i++)
		if (is_chosen(call, &call->all[i]))
			call->chosen[call->count++] = call->all[i];
	return code;
}

int cmd_fields(const struct command *self, int argc, char **argv)
{
	struct fields_call call = {.print = print_table};
	int code = options_read(self, argc, argv, take_option, &call), r;

	if (code == 0)
		code = choose(&call);
	if (code != 0)
		return code < 0 ? EXIT_FOUND : code;
	r = call.print(&call);
	if (r == -ENOMEM)
		message("out of memory");
	return r == -ENOMEM ? EXIT_ERROR : EXIT_FOUND; /* main looks at standard output */
}
