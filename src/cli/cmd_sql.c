/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <unistd.h>

#include "cli/sql.h"

#define MEMORY (64u << 20)
/* Of a condition: what a table of connections shows. */
#define USUAL_COLUMNS "protocol_name, state, local, remote, process_name, process_pid, user_name"
#define MOST_LINE ((size_t)1 << 30)
#define MOST_STATEMENT (1u << 20) /* more than is taken, so that it says so */

static const struct sql_form *const forms[] = {
	&sql_form_table,  &sql_form_csv,      &sql_form_json,
	&sql_form_ndjson, &sql_form_markdown, &sql_form_line,
};

/* ---- command line -------------------------------------------------------------------------------
 */

static const struct cq_option options[] = {
	{.name = "output",
         .value = "FORMAT",
         .help = "table (the default), csv, json: an array of objects, ndjson: an object a line, "
                 "markdown, or line: a line for each value",
         .group = "Output",
         .choices = "table csv json ndjson markdown line",
         .letter = 'o'},
	{.name = "wide", .help = "nothing of a table is cut", .group = "Output"},
	{.name = "no-header", .help = "no line of titles", .group = "Output", .letter = 'H'},
	{.name = "saved",
         .value = "NAME",
         .help = "the question that is kept as NAME.sql; see --list-saved",
         .group = "Saved questions",
         .choices = "@saved"},
	{.name = "list-saved",
         .help = "the names of the questions that are kept, and what they ask",
         .group = "Saved questions"},
	{.name = "help", .help = "this text", .group = "Help", .letter = 'h'},
	{.name = NULL},
};

const struct cq_option *cmd_sql_options(void)
{
	return options;
}

static int take_operand(struct sql_call *call, const char *value)
{
	if (call->operand)
		return usage_error(
			"sql", "'%s': one statement, in quotes: connquery sql 'SELECT …'", value);
	call->operand = value;
	return 0;
}

static int take_option(void *context, const char *name, const char *value)
{
	struct sql_call *call = context;
	const struct {
		const char *name;
		bool *flag;
		const char **text;
	} own[] = {
		{"wide", &call->wide, NULL},
		{"no-header", &call->no_header, NULL},
		{"list-saved", &call->lists_saved, NULL},
		{"saved", NULL, &call->saved},
	};
	struct cq_error error = {0};

	if (name[0] == '\0')
		return take_operand(call, value);
	for (size_t i = 0; i < ARRAY_LEN(own); i++) {
		if (strcmp(name, own[i].name) != 0)
			continue;
		if (own[i].flag)
			*own[i].flag = true;
		else
			*own[i].text = value;
		return 0;
	}
	if (strcmp(name, "output") == 0) {
		for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
			call->form = forms[i];
			if (strcmp(value, forms[i]->name) == 0)
				return 0;
		}
		return usage_error(
			"sql", "--output %s: must be table, csv, json, ndjson, markdown or line",
			value);
	}
	if (cq_sql_set(call->sql, name, value, &error) < 0)
		return usage_error("sql", "%s", error.text);
	return 0;
}

static int check_options(const struct sql_call *call)
{
	if (call->lists_saved && (call->saved || call->operand))
		return usage_error("sql", "--list-saved: takes no statement");
	if (call->saved && call->operand)
		return usage_error("sql", "--saved and a statement: one of them");
	if (!call->saved && !call->operand && !call->lists_saved)
		return usage_error("sql", "needs a statement: connquery sql 'SELECT …'");
	if (call->no_header && !call->form->has_header)
		return usage_error("sql", "--no-header: -o %s has no line of titles",
		                   call->form->name);
	if (call->wide && call->form != &sql_form_table)
		return usage_error("sql", "--wide: is for a table; say -o table");
	return 0;
}

/* ---- the statement ------------------------------------------------------------------------------
 */

static int read_stdin(struct sql_call *call)
{
	struct buffer b;
	bool is_cut = false;
	int code = 0, r;

	buffer_init(&b, MOST_STATEMENT + 1);
	r = fd_read(STDIN_FILENO, MOST_STATEMENT, &b, &is_cut);
	if (r < 0) {
		message("<stdin>: %s", strerrordesc_np(-r));
		code = EXIT_ERROR;
	} else if (b.len > 0 && memchr(b.bytes, '\0', b.len)) {
		message("<stdin>: there is a NUL in the statement");
		code = EXIT_ERROR;
	}
	call->statement = arena_text(call->arena, b.len ? buffer_text(&b) : TEXT("")).bytes;
	buffer_done(&b);
	return code;
}

static int load_saved(struct sql_call *call)
{
	struct saved_query q;
	struct cq_error error = {0};

	if (saved_query_load(call->arena, call->saved, &q, &error) < 0) {
		message("%s%s", error.text,
		        error.code == -ENOENT ? " (see: connquery sql --list-saved)" : "");
		return EXIT_ERROR;
	}
	call->statement = q.words.bytes;
	if (!q.is_statement)
		call->statement =
			arena_printf(call->arena,
		                     "SELECT " USUAL_COLUMNS "\nFROM connections WHERE (\n%s\n)",
		                     q.words.bytes)
				.bytes;
	return 0;
}

/* Words of shells around SQL that people know. */
static int check_dot(const char *statement)
{
	if (statement[0] != '.')
		return 0;
	return usage_error("sql",
	                   "'%s' is no SQL: 'connquery fields --tables' lists the tables, "
	                   "'connquery fields --table NAME' their columns",
	                   statement);
}

static int find_statement(struct sql_call *call)
{
	int code = 0;

	if (call->saved)
		code = load_saved(call);
	else if (strcmp(call->operand, "-") == 0)
		code = read_stdin(call);
	else
		call->statement = call->operand;
	if (code == 0 && !call->statement) {
		message("out of memory");
		return EXIT_ERROR;
	}
	return code == 0 ? check_dot(call->statement) : code;
}

/* ---- run ----------------------------------------------------------------------------------------
 */

int sql_line(struct sql_call *call, const char *bytes, size_t len)
{
	if (call->terminal.is_terminal)
		call->progress = progress_end(call->progress);
	call->write_error = fd_sink_line(&call->sink, bytes, len);
	return call->write_error;
}

static int take_row(void *context, const struct cq_row *row)
{
	struct sql_call *call = context;

	call->rows++;
	progress_count(call->progress);
	return call->form->row(call, row);
}

static bool is_name_taken(const struct sql_call *call, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(call->names[i], name) == 0)
			return true;
	return false;
}

/* An object has each name once: a second "pid" is pid_2. */
static const char *name_once(struct sql_call *call, size_t count, const char *name)
{
	const char *once = name;

	for (unsigned n = 2; once && is_name_taken(call, count, once); n++)
		once = arena_printf(call->arena, "%s_%u", name, n).bytes;
	return once;
}

static int take_names(struct sql_call *call)
{
	bool is_object = call->form == &sql_form_json || call->form == &sql_form_ndjson;

	while (cq_sql_column(call->sql, call->count))
		call->count++;
	call->names = arena_take(call->arena, (call->count + 1) * sizeof(*call->names));
	for (size_t i = 0; call->names && i < call->count; i++) {
		call->names[i] = cq_sql_column(call->sql, i);
		if (is_object)
			call->names[i] = name_once(call, i, call->names[i]);
		if (!call->names[i])
			return -ENOMEM;
	}
	return call->names ? 0 : -ENOMEM;
}

static int finish(struct sql_call *call, int r, const struct cq_error *error)
{
	call->progress = progress_end(call->progress);
	if (call->write_error == 0) /* what came before a failure is still the truth */
		call->write_error = fd_sink_flush(&call->sink);
	if (call->write_error == -EPIPE)
		return EXIT_FOUND; /* the reader has had enough */
	if (call->write_error < 0) {
		message("cannot write to standard output: %s", strerrordesc_np(-call->write_error));
		return EXIT_ERROR;
	}
	if (r < 0) {
		message("%s", error->text[0] ? error->text : strerrordesc_np(-r));
		return EXIT_ERROR;
	}
	return EXIT_FOUND;
}

static int next_gap(const void *of, size_t number, struct cq_gap *ret)
{
	return cq_sql_gap(of, number, ret);
}

static int answer(struct sql_call *call)
{
	struct cq_result result = {0};
	struct cq_error error = {0};
	struct cq_note note;
	int r = take_names(call), end, code;

	call->progress = progress_start("asking");
	if (r == 0)
		r = cq_sql_run(call->sql, take_row, call, &result, &error);
	if (call->write_error == 0) {
		end = call->form->end(call, r != 0);
		r = r != 0 ? r : end;
	}
	code = finish(call, r, &error);
	for (size_t i = 0; cq_sql_note(call->sql, i, &note) == 0; i++)
		if (note.is_warning)
			message("%s", note.text);
	gaps_show(next_gap, call->sql);
	if (code == EXIT_FOUND && r == 0 && !result.answered) {
		message("no source of sockets answered");
		return EXIT_ERROR;
	}
	return code;
}

static int ask(struct sql_call *call)
{
	struct cq_error error = {0};
	struct cq_fault fault = {0};
	int code = find_statement(call);

	if (code != 0)
		return code;
	if (cq_sql_prepare(call->sql, call->statement, &fault, &error) < 0) {
		message("%s", error.text);
		if (fault.has_place)
			fault_show(text_of(call->statement), fault.at);
		return EXIT_ERROR;
	}
	buffer_init(&call->line, MOST_LINE);
	buffer_init(&call->text, MOST_LINE);
	call->terminal = terminal_look(COLOUR_AUTO);
	fd_sink_init(&call->sink, STDOUT_FILENO);
	code = answer(call);
	fd_sink_done(&call->sink);
	sql_layout_free(call->layout);
	buffer_done(&call->line);
	buffer_done(&call->text);
	return code;
}

/* ---- saved questions ----------------------------------------------------------------------------
 */

static int print_line(void *context, const char *line, size_t len)
{
	(void)context;
	return printf("%.*s\n", (int)len, line) < 0 ? -errno : 0;
}

static int list_saved(struct sql_call *call)
{
	static const struct table_column columns[] = {
		{"NAME", false, CUT_NEVER, 0, 0},
		{"WHAT IT ASKS", false, CUT_END, 20, 1},
	};
	struct terminal terminal = terminal_look(COLOUR_AUTO);
	const struct table_options table_options = {
		.width = terminal.width, .colour = terminal.colour, .no_header = call->no_header};
	CQ_CLEANUP(table_freep) struct table *table = NULL;
	const struct saved_query *list = NULL;
	size_t count = 0;
	int r = saved_query_list(call->arena, &list, &count, NULL);

	if (r == 0)
		r = table_new(columns, ARRAY_LEN(columns), &table_options, &table);
	for (size_t i = 0; i < count && r == 0; i++) {
		const struct table_cell cells[] = {{text_of(list[i].name), STYLE_BOLD},
		                                   {list[i].description, STYLE_PLAIN}};

		r = table_row(table, cells);
	}
	if (r == 0)
		r = table_print(table, print_line, NULL);
	if (r == -ENOMEM)
		message("out of memory");
	return r == -ENOMEM ? EXIT_ERROR : EXIT_FOUND; /* main looks at standard output */
}

int cmd_sql(const struct command *self, int argc, char **argv)
{
	struct sql_call call = {.form = &sql_form_table};
	int code = EXIT_ERROR;

	if (cq_sql_new(&call.sql) < 0 || arena_new(MEMORY, &call.arena) < 0) {
		message("out of memory");
	} else {
		code = options_read(self, argc, argv, take_option, &call);
		if (code == 0)
			code = check_options(&call);
		if (code == 0)
			code = call.lists_saved ? list_saved(&call) : ask(&call);
		else if (code < 0)
			code = EXIT_FOUND;
	}
	arena_free(call.arena);
	cq_sql_free(call.sql);
	return code;
}
