/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <unistd.h>

#include "cli/query.h"

#define SAVED_MEMORY (64u << 20)
#define OUTPUT_VARIABLE "CONNQUERY_OUTPUT"

/* ---- command line ---------------------------------------------------------------------------- */

static const struct cq_option options[] = {
	{.name = "output",
         .value = "FORMAT",
         .help = "table (the default, or what CONNQUERY_OUTPUT says), csv, ndjson: one event a "
                 "line, or json: an array of events",
         .group = "Output",
         .choices = "table csv json ndjson",
         .letter = 'o'},
	{.name = "columns",
         .value = "COLUMN[,COLUMN]",
         .help = "just these, in this order; see connquery fields",
         .group = "Output",
         .choices = "@view"},
	{.name = "sort",
         .value = "COLUMN[,COLUMN]",
         .help = "the order of the rows, -COLUMN the other way round; none: as the kernel lists "
                 "them, without waiting for the last one (default: process, pid, local_port; csv: "
                 "none)",
         .group = "Output",
         .choices = "@view"},
	{.name = "wide", .help = "more columns, and nothing is cut", .group = "Output"},
	{.name = "no-header", .help = "no line of titles", .group = "Output", .letter = 'H'},
	{.name = "color",
         .value = "WHEN",
         .help = "auto (the default: at a terminal, unless NO_COLOR is set), always or never",
         .group = "Output",
         .choices = "auto always never"},
	{.name = "strict",
         .help = "exit with 3 when anything could not be seen",
         .group = "Output"},
	{.name = "explain",
         .help = "say how the question would be asked, and ask nothing",
         .group = "Output"},
	{.name = "saved",
         .value = "NAME",
         .help = "the condition that is kept as NAME.sql; connquery sql --list-saved lists them",
         .group = "Saved questions",
         .choices = "@saved"},
	{.name = "help", .help = "this text", .group = "Help", .letter = 'h'},
	{.name = NULL},
};

const struct cq_option *cmd_query_options(void)
{
	return options;
}

static const struct {
	const char *name;
	int (*answer)(struct query_call *call, struct cq_result *ret, struct cq_error *reterr);
	bool has_rows; /* of columns; else events */
} outputs[OUTPUT_COUNT] = {
	[OUTPUT_TABLE] = {"table", query_table, true},
	[OUTPUT_CSV] = {"csv", query_csv, true},
	[OUTPUT_JSON] = {"json", query_json, false},
	[OUTPUT_NDJSON] = {"ndjson", query_ndjson, false},
};

/* What was given, until all of it is known. */
struct reading {
	struct query_call *call;
	const char *where, *saved; /* a condition in SQL, or the name of one */
	const char *output;
	const char *event_option; /* the first one that only events have a place for */
	const char *rows_option;  /* the first one that only rows have */
	const char *table_option; /* the first one that only a table has */
};

/* Options of the command alone. False when it is none of them. */
static bool take_own(struct reading *r, const char *name, const char *value, int *ret_code)
{
	struct query_call *call = r->call;
	const struct {
		const char *name;
		const char **text; /* where its value goes */
		bool *is_given;
		const char **only;
	} own[] = {
		{"output", &r->output, NULL, NULL},
		{"columns", &call->columns, NULL, &r->rows_option},
		{"sort", &call->sort, NULL, &r->rows_option},
		{"no-header", NULL, &call->no_header, &r->rows_option},
		{"wide", NULL, &call->wide, &r->table_option},
		{"color", NULL, NULL, &r->table_option},
		{"strict", NULL, &call->strict, NULL},
		{"explain", NULL, &call->explain, NULL},
		{"saved", &r->saved, NULL, NULL},
	};

	for (size_t i = 0; i < ARRAY_LEN(own); i++) {
		if (strcmp(name, own[i].name) != 0)
			continue;
		if (own[i].text)
			*own[i].text = value;
		if (own[i].is_given)
			*own[i].is_given = true;
		if (own[i].only && !*own[i].only)
			*own[i].only = own[i].name;
		*ret_code = strcmp(name, "color") == 0
		                    ? colour_choice_read("query", value, &r->call->colour)
		                    : 0;
		return true;
	}
	return false;
}

/* Of the hashes only one is a column. */
static void note_hashes(struct reading *r, const char *value)
{
	static const struct {
		const char *kind, *option;
	} others[] = {{"md5", "hash md5"}, {"sha1", "hash sha1"}};
	struct text rest = text_of(value), kind;

	while (text_split(&rest, ',', &kind)) {
		r->call->hash = r->call->hash || text_equal(kind, TEXT("sha256"));
		for (size_t i = 0; i < ARRAY_LEN(others); i++)
			if (!r->event_option && text_equal(kind, text_of(others[i].kind)))
				r->event_option = others[i].option;
	}
}

/* Options of the query that the columns depend on. */
static void note_query_option(struct reading *r, const char *name, const char *value)
{
	const struct cq_option *o = cq_query_options();

	while (o->name && strcmp(o->name, name) != 0)
		o++;
	if (o->name && o->events_only && !r->event_option)
		r->event_option = o->name;
	if (strcmp(name, "summarize") == 0)
		r->call->summarize = true;
	if (strcmp(name, "tcp-info") == 0)
		r->call->tcp_info = true;
	if (strcmp(name, "geoip") == 0)
		r->call->geoip = true;
	if (strcmp(name, "indicators") == 0)
		r->call->indicators = true;
	if (strcmp(name, "resolve") == 0)
		r->call->resolve = true;
	if (strcmp(name, "packages") == 0)
		r->call->packages = true;
	if (strcmp(name, "netns") == 0)
		r->call->current_netns = strcmp(value, "current") == 0;
	if (strcmp(name, "hash") == 0)
		note_hashes(r, value);
}

static int take_operand(struct reading *r, const char *value)
{
	if (r->where)
		return usage_error("query",
		                   "'%s': a condition is one word to the shell; in quotes: "
		                   "connquery query \"state = 'LISTEN'\"",
		                   value);
	r->where = value;
	return 0;
}

static int take_option(void *context, const char *name, const char *value)
{
	struct reading *r = context;
	struct cq_error error = {0};
	int code;

	if (name[0] == '\0')
		return take_operand(r, value);
	if (take_own(r, name, value, &code))
		return code;
	if (cq_query_set(r->call->query, name, value, &error) < 0)
		return usage_error("query", "%s", error.text);
	note_query_option(r, name, value);
	return 0;
}

static int choose_output(struct reading *r)
{
	const char *source = "--output ", *wanted = r->output;

	if (!wanted) {
		source = OUTPUT_VARIABLE "=";
		wanted = getenv(OUTPUT_VARIABLE);
		if (!wanted || wanted[0] == '\0')
			return 0;
	}
	for (size_t i = 0; i < OUTPUT_COUNT; i++) {
		if (strcmp(wanted, outputs[i].name) != 0)
			continue;
		r->call->output = (enum output)i;
		return 0;
	}
	return usage_error("query", "%s%s: must be table, csv, json or ndjson", source, wanted);
}

/* Options that the output has no place for are a mistake, not a wish to be forgotten. */
static int check_options(const struct reading *r)
{
	enum output output = r->call->output;

	if (outputs[output].has_rows && r->event_option)
		return usage_error("query",
		                   "--%s: has a place in events only; say -o ndjson or -o json",
		                   r->event_option);
	if (!outputs[output].has_rows && r->rows_option)
		return usage_error("query", "--%s: events have no columns; say -o table or -o csv",
		                   r->rows_option);
	if (output != OUTPUT_TABLE && r->table_option)
		return usage_error("query", "--%s: is for a table; say -o table", r->table_option);
	return 0;
}

/* ---- the condition in SQL
 * ------------------------------------------------------------------------ */

static int take_where(struct query_call *call, const char *where)
{
	struct cq_error error = {0};
	struct cq_fault fault = {0};

	if (cq_query_where(call->query, where, &fault, &error) == 0)
		return 0;
	message("%s", error.text);
	if (fault.has_place)
		fault_show(text_of(where), fault.at);
	return EXIT_ERROR;
}

static int take_saved(struct query_call *call, const char *name)
{
	CQ_CLEANUP(arena_freep) struct arena *arena = NULL;
	struct cq_error error = {0};
	struct saved_query q;

	if (arena_new(SAVED_MEMORY, &arena) < 0) {
		message("out of memory");
		return EXIT_ERROR;
	}
	if (saved_query_load(arena, name, &q, &error) < 0) {
		message("%s%s", error.text,
		        error.code == -ENOENT ? " (see: connquery sql --list-saved)" : "");
		return EXIT_ERROR;
	}
	if (q.is_statement)
		return usage_error("query",
		                   "--saved %s: it is a whole statement; say: connquery sql "
		                   "--saved %s",
		                   name, name);
	return take_where(call, q.words.bytes);
}

static int take_condition(const struct reading *r)
{
	if (r->where && r->saved)
		return usage_error("query", "--saved and a condition: one of them");
	if (r->saved)
		return take_saved(r->call, r->saved);
	return r->where ? take_where(r->call, r->where) : 0;
}

/* ---- run ------------------------------------------------------------------------------------- */

int query_line(struct query_call *call, const char *bytes, size_t len)
{
	call->write_error = fd_sink_line(&call->sink, bytes, len);
	return call->write_error;
}

void query_quiet(struct query_call *call)
{
	if (call->terminal.is_terminal)
		call->progress = progress_end(call->progress);
}

static int next_gap(const void *of, size_t number, struct cq_gap *ret)
{
	return cq_query_gap(of, number, ret);
}

/* Lines, of which one may be what somebody typed. */
static int write_words(void *context, const char *bytes, size_t len)
{
	struct query_call *call = context;
	struct text rest = {bytes, len}, line;
	struct buffer shown;
	int r = 0;

	buffer_init(&shown, 16u << 20);
	while (r == 0 && text_split(&rest, '\n', &line)) {
		buffer_clear(&shown);
		(void)display_add(&shown, line, SIZE_MAX);
		r = buffer_error(&shown);
		if (r == 0)
			r = query_line(call, shown.bytes ? shown.bytes : "", shown.len);
	}
	buffer_done(&shown);
	return r;
}

int query_explain(struct query_call *call, const char *const *columns, struct cq_error *reterr)
{
	query_quiet(call);
	return cq_query_explain(call->query, columns, write_words, call, reterr);
}

static void report_gaps(const struct query_call *call)
{
	size_t more = gaps_show(next_gap, call->query);

	if (more > 0)
		message("not seen: %zu more, all in the last event of -o ndjson", more);
}

/* Of the files that options name: what is not as it should be. */
static void report_notes(const struct query_call *call)
{
	struct cq_note note;

	for (size_t i = 0; cq_query_note(call->query, i, &note) == 0; i++)
		if (note.is_warning)
			message("%s", note.text);
}

static int exit_code(const struct query_call *call, const struct cq_result *result)
{
	if (!result->answered)
		return EXIT_ERROR;
	if (call->strict && (result->partial > 0 || !result->complete))
		return EXIT_INCOMPLETE;
	if (result->sockets > 0)
		return EXIT_FOUND;
	return result->complete ? EXIT_NOTHING : EXIT_INCOMPLETE;
}

static int write_failed(int error)
{
	if (error == -EPIPE)
		return EXIT_FOUND; /* the reader has had enough */
	message("cannot write to standard output: %s", strerrordesc_np(-error));
	return EXIT_ERROR;
}

static int answer_query(struct query_call *call)
{
	struct cq_result result = {0};
	struct cq_error error = {0};
	int r;

	call->terminal = terminal_look(call->colour);
	fd_sink_init(&call->sink, STDOUT_FILENO);
	call->progress = progress_start("looking at sockets");
	if (call->explain && !outputs[call->output].has_rows)
		r = query_explain(call, NULL, &error);
	else
		r = outputs[call->output].answer(call, &result, &error);
	call->progress = progress_end(call->progress);
	if (call->write_error == 0) /* what was gathered before a failure is still the truth */
		call->write_error = fd_sink_flush(&call->sink);
	fd_sink_done(&call->sink);
	if (call->write_error < 0)
		return write_failed(call->write_error);
	if (r < 0) {
		message("%s", error.text[0] ? error.text : strerrordesc_np(-r));
		return EXIT_ERROR;
	}
	if (call->explain)
		return EXIT_FOUND;
	/* a table at a terminal has told them below it */
	if (call->output != OUTPUT_TABLE || !call->terminal.is_terminal) {
		report_notes(call);
		report_gaps(call);
	}
	if (!result.answered)
		message("no source of sockets answered");
	return exit_code(call, &result);
}

int cmd_query(const struct command *self, int argc, char **argv)
{
	struct query_call call = {0};
	struct reading reading = {.call = &call};
	int code;

	if (cq_query_new(&call.query) < 0) {
		message("out of memory");
		return EXIT_ERROR;
	}
	code = options_read(self, argc, argv, take_option, &reading);
	if (code == 0)
		code = choose_output(&reading);
	if (code == 0)
		code = check_options(&reading);
	if (code == 0)
		code = take_condition(&reading);
	if (code == 0)
		code = answer_query(&call);
	cq_query_free(call.query);
	return code < 0 ? EXIT_FOUND : code;
}
