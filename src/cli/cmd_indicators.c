/* SPDX-License-Identifier: Apache-2.0 */
/* connquery indicators check: what is in files of indicators, and what of it is left out. */
#include <inttypes.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"

/* Of one kind in one file, without --all. */
#define MOST_NOTES 10u
#define KINDS 5u

enum { EXIT_ALL_READ = 0, EXIT_NOT_UNDERSTOOD = 1, EXIT_UNREADABLE = 2 };

/* Of what is left out; those that are no fault are told with --all only. */
static const struct {
	const char *kind;
	bool is_fault;
} kinds[KINDS] = {
	{"wrong", true},    {"ignored", false},   {"expired", false},
	{"revoked", false}, {"duplicate", false},
};

struct check_call {
	const char **paths;
	size_t path_count;
	bool is_named; /* "check" was typed */
	bool all, allowlist;
	enum colour_choice colour_choice;
	struct terminal terminal;
	struct fd_sink sink;
	struct buffer line;
	uint64_t told[KINDS]; /* of the file at hand */
	uint64_t found, wrong;
};

/* ---- command line -------------------------------------------------------------------------------
 */

static const struct cq_option options[] = {
	{.name = "allowlist",
         .help = "they are lists of what is no sign of anything, as --allowlist of a query takes "
                 "them",
         .group = "Reading"},
	{.name = "all",
         .help = "tell all that is left out: also what has expired, is revoked, of another kind, "
                 "or "
                 "there twice, and more than ten of a kind",
         .group = "Output"},
	OPTION_COLOR,
	{.name = "help", .help = "show this text", .group = "Help", .letter = 'h'},
	{.name = NULL},
};

const struct cq_option *cmd_indicators_options(void)
{
	return options;
}

static int take_operand(struct check_call *call, const char *value)
{
	if (call->is_named) {
		call->paths[call->path_count++] = value;
		return 0;
	}
	if (strcmp(value, "check") != 0)
		return usage_error("indicators", "'%s': say connquery indicators check FILE",
		                   value);
	call->is_named = true;
	return 0;
}

static int take_option(void *context, const char *name, const char *value)
{
	struct check_call *call = context;

	if (name[0] == '\0')
		return take_operand(call, value);
	if (strcmp(name, "color") == 0)
		return colour_choice_read("indicators", value, &call->colour_choice);
	call->all = call->all || strcmp(name, "all") == 0;
	call->allowlist = call->allowlist || strcmp(name, "allowlist") == 0;
	return 0;
}

/* ---- what was read ------------------------------------------------------------------------------
 */

static int put_line(struct check_call *call)
{
	int r = buffer_error(&call->line);

	if (r == 0)
		r = fd_sink_line(&call->sink, call->line.bytes, call->line.len);
	buffer_clear(&call->line);
	return r;
}

static size_t kind_of(const char *kind)
{
	size_t i = 0;

	while (i + 1 < KINDS && strcmp(kinds[i].kind, kind) != 0)
		i++;
	return i;
}

/* Names of files, and what stands in them, are from outside. */
static void put_safe(struct check_call *call, const char *words)
{
	(void)display_add(&call->line, text_of(words), SIZE_MAX);
}

/* "feed.csv:12: wrong: 198.51.100.300: is no address, network or range". */
static int on_note(void *context, const struct cq_indicator_note *n)
{
	struct check_call *call = context;
	size_t kind = kind_of(n->kind);
	bool colour = call->terminal.colour && kinds[kind].is_fault;

	if (!call->all && (!kinds[kind].is_fault || call->told[kind] >= MOST_NOTES))
		return 0;
	call->told[kind]++;
	put_safe(call, n->file);
	buffer_printf(&call->line, ":%" PRIu64 ": %s%s%s: ", n->line, colour ? "\033[31m" : "",
	              n->kind, colour ? "\033[0m" : "");
	if (n->what[0] != '\0') {
		put_safe(call, n->what);
		buffer_add_text(&call->line, TEXT(": "));
	}
	buffer_add(&call->line, n->reason, strlen(n->reason));
	return put_line(call);
}

static void put_count(struct check_call *call, const char *before, uint64_t count, const char *one,
                      const char *many)
{
	if (count > 0)
		buffer_printf(&call->line, "%s%" PRIu64 " %s", before, count,
		              count == 1 ? one : many);
}

/* "feed.csv: CSV: 5,000 indicators: 4,990 addresses, 10 domains; 3 expired". */
static int on_file(void *context, const struct cq_indicator_file *f)
{
	struct check_call *call = context;
	uint64_t found = f->addresses + f->networks + f->domains + f->hashes;
	const char *before = ": ";
	const struct {
		uint64_t count;
		const char *one, *many;
	} parts[] = {
		{f->addresses, "address", "addresses"},
		{f->networks, "network", "networks"},
		{f->domains, "name", "names"},
		{f->hashes, "hash", "hashes"},
	};

	put_safe(call, f->file);
	buffer_printf(&call->line, ": %s: %" PRIu64 " indicator%s", f->format, found,
	              found == 1 ? "" : "s");
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		put_count(call, before, parts[i].count, parts[i].one, parts[i].many);
		before = parts[i].count > 0 ? ", " : before;
	}
	put_count(call, "; ", f->duplicates, "duplicate", "duplicates");
	put_count(call, "; ", f->expired, "expired", "expired");
	put_count(call, "; ", f->revoked, "revoked", "revoked");
	put_count(call, "; ", f->ignored, "of another kind", "of other kinds");
	put_count(call, "; ", f->wrong, "not understood", "not understood");
	if (!call->all && f->wrong > MOST_NOTES)
		buffer_printf(&call->line, " (%" PRIu64 " of them told: --all tells all)",
		              (uint64_t)MOST_NOTES);
	call->found += found + f->duplicates;
	call->wrong += f->wrong;
	memset(call->told, 0, sizeof(call->told));
	return put_line(call);
}

/* ---- the command --------------------------------------------------------------------------------
 */

static int exit_code(const struct check_call *call, int r, const struct cq_error *error)
{
	if (r == -EPIPE)
		return EXIT_ALL_READ; /* the reader has had enough */
	if (r < 0) {
		message("%s", error->text[0] ? error->text : strerrordesc_np(-r));
		return EXIT_UNREADABLE;
	}
	if (call->found == 0)
		message("there is no indicator in %s", call->path_count == 1 ? "it" : "them");
	return call->wrong > 0 || call->found == 0 ? EXIT_NOT_UNDERSTOOD : EXIT_ALL_READ;
}

static int check(struct check_call *call)
{
	const struct cq_indicator_handler handler = {on_note, on_file, call};
	struct cq_error error = {0};
	int r, flushed;

	call->terminal = terminal_look(call->colour_choice);
	buffer_init(&call->line, (size_t)1 << 20);
	fd_sink_init(&call->sink, STDOUT_FILENO);
	r = cq_indicators_check(call->paths, call->path_count, call->allowlist, &handler, &error);
	flushed = fd_sink_flush(&call->sink);
	fd_sink_done(&call->sink);
	buffer_done(&call->line);
	if (flushed < 0 && flushed != -EPIPE) {
		message("cannot write to standard output: %s", strerrordesc_np(-flushed));
		return EXIT_UNREADABLE;
	}
	return exit_code(call, r, &error);
}

int cmd_indicators(const struct command *self, int argc, char **argv)
{
	struct check_call call = {.is_named = false};
	int code;

	call.paths = calloc((size_t)argc + 1, sizeof(*call.paths));
	if (!call.paths) {
		message("out of memory");
		return EXIT_UNREADABLE;
	}
	code = options_read(self, argc, argv, take_option, &call);
	if (code == 0 && call.path_count == 0)
		code = usage_error("indicators", "say connquery indicators check FILE");
	if (code == 0)
		code = check(&call);
	else if (code < 0)
		code = EXIT_ALL_READ;
	free(call.paths);
	return code;
}
