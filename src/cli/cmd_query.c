/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <unistd.h>

#include "cli/cli.h"

#define MAX_TABLE 48
#define MAX_GAP_LINES 20

static const struct cq_option own_options[] = {
	{"output", "FORMAT", "ndjson: one event a line (the only format so far)", false, 'o'},
	{"strict", NULL, "exit with 3 when anything could not be seen", false, 0},
	{"help", NULL, "this text", false, 'h'},
};

struct query_call {
	struct cq_query *query;
	struct cq_option table[MAX_TABLE];
	struct fd_sink sink;
	bool strict, help;
	int write_error;
};

/* ---- command line
 * --------------------------------------------------------------------------------- */

/* The query's options, then those of the command alone. */
static void fill_table(struct query_call *call)
{
	const struct cq_option *from = cq_query_options();
	size_t n = 0;

	while (from[n].name && n < MAX_TABLE - ARRAY_LEN(own_options) - 1) {
		call->table[n] = from[n];
		n++;
	}
	memcpy(&call->table[n], own_options, sizeof(own_options));
}

static int take_option(void *context, const char *name, const char *value)
{
	struct query_call *call = context;
	struct cq_error error = {0};

	if (name[0] == '\0')
		return usage_error("query", "'%s': conditions are not there yet", value);
	if (strcmp(name, "help") == 0) {
		call->help = true;
		return 0;
	}
	if (strcmp(name, "strict") == 0) {
		call->strict = true;
		return 0;
	}
	if (strcmp(name, "output") == 0)
		return strcmp(value, "ndjson") == 0
		               ? 0
		               : usage_error("query", "--output %s: must be ndjson", value);
	if (cq_query_set(call->query, name, value, &error) < 0)
		return usage_error("query", "%s", error.text);
	return 0;
}

static int print_help(const struct query_call *call)
{
	printf("connquery query [OPTION]...\n\n"
	       "Lists the network connections of this host, with their owners, as OCSF Network\n"
	       "Connection Query events (class 5012), one JSON object a line.\n\n");
	options_help(call->table);
	printf("\nExit codes: 0 found; 1 nothing found, and all could be seen; 2 an error;\n"
	       "3 nothing found, and not all could be seen (with --strict: anything Partial).\n");
	return EXIT_FOUND;
}

/* ---- run
 * ------------------------------------------------------------------------------------------ */

static int write_event(void *context, const struct cq_event *event)
{
	struct query_call *call = context;

	call->write_error = fd_sink_line(&call->sink, event->json, event->len);
	return call->write_error;
}

static void report_gaps(const struct query_call *call)
{
	struct cq_gap gap;
	size_t n = 0;

	for (; cq_query_gap(call->query, n, &gap) == 0; n++) {
		if (n >= MAX_GAP_LINES)
			continue;
		if (gap.count > 1)
			message("not seen: %s (%llu times)", gap.detail,
			        (unsigned long long)gap.count);
		else
			message("not seen: %s", gap.detail);
	}
	if (n > MAX_GAP_LINES)
		message("not seen: %zu more, all in the last event", n - MAX_GAP_LINES);
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

static int run_query(struct query_call *call)
{
	struct cq_result result = {0};
	struct cq_error error = {0};
	int r;

	fd_sink_init(&call->sink, STDOUT_FILENO);
	r = cq_query_run(call->query, write_event, call, &result, &error);
	if (call->write_error == 0) /* what was gathered before a failure is still the truth */
		call->write_error = fd_sink_flush(&call->sink);
	fd_sink_done(&call->sink);
	if (call->write_error == -EPIPE)
		return EXIT_FOUND; /* the reader has had enough */
	if (call->write_error < 0) {
		message("cannot write to standard output: %s", strerrordesc_np(-call->write_error));
		return EXIT_ERROR;
	}
	if (r < 0) {
		message("%s", error.text[0] ? error.text : strerrordesc_np(-r));
		return EXIT_ERROR;
	}
	report_gaps(call);
	if (!result.answered)
		message("no source of sockets answered");
	return exit_code(call, &result);
}

int cmd_query(int argc, char **argv)
{
	struct query_call call = {0};
	int code;

	if (cq_query_new(&call.query) < 0) {
		message("out of memory");
		return EXIT_ERROR;
	}
	fill_table(&call);
	code = options_read(argc, argv, call.table, take_option, &call);
	if (code == 0)
		code = call.help ? print_help(&call) : run_query(&call);
	cq_query_free(call.query);
	return code;
}
