/* SPDX-License-Identifier: Apache-2.0 */
#include <sys/stat.h>

#include "cli/query.h"

/* Rows that --sort none waits for, to know how wide the columns are. */
#define FIRST_ROWS 1000u
#define WORDS_ROOM ((size_t)1 << 20)
#define TITLE_ROOM 32u

struct shown {
	struct view view;
	char title[TITLE_ROOM];
	size_t places[MOST_PARTS]; /* of the view's parts in a row */
};
struct table_run {
	struct query_call *call;
	struct asked asked;
	struct order order;
	struct shown shown[FIELD_COUNT];
	size_t count;
	struct table_column columns[FIELD_COUNT];
	struct rows *rows;
	struct table *table;
	struct arena *words;
	struct tally tally;
	uint64_t netns;   /* inode of the one that this process is in */
	bool has_others;  /* rows of other namespaces, or there may be some */
	bool has_matches; /* rows that match an indicator, or there may be some */
};

/* ---- columns ------------------------------------------------------------------------------------
 */

enum when {
	ALWAYS = 0,
	WIDE = 1 << 0,
	TCP_INFO = 1 << 1,
	SUMMARIZE = 1 << 2,
	HASH = 1 << 3,
	GEOIP = 1 << 4,
	INDICATORS = 1 << 5,
	PACKAGES = 1 << 6,
	RESOLVE = 1 << 7,
};
static const struct {
	const char *word;
	unsigned when; /* all of these must be asked for */
} usual[] = {
	{"proto", ALWAYS},
	{"state", ALWAYS},
	{"rx_queue", WIDE},
	{"tx_queue", WIDE},
	{"local", ALWAYS},
	{"remote", ALWAYS},
	{"remote_name", RESOLVE},
	{"direction", WIDE},
	{"process", ALWAYS},
	{"pid", ALWAYS},
	{"user", ALWAYS},
	{"@netns", ALWAYS},
	{"remote_country", GEOIP},
	{"remote_org", GEOIP},
	{"@indicator", INDICATORS},
	{"indicator_source", INDICATORS | WIDE},
	{"count", SUMMARIZE},
	{"rtt_us", TCP_INFO},
	{"cwnd", TCP_INFO},
	{"retrans", TCP_INFO},
	{"tcp_unacked", TCP_INFO | WIDE},
	{"tcp_bytes_acked", TCP_INFO | WIDE},
	{"tcp_bytes_received", TCP_INFO | WIDE},
	{"tcp_congestion", TCP_INFO | WIDE},
	{"process_sha256", HASH},
	{"package", PACKAGES},
	{"parent", WIDE},
	{"started", WIDE},
	{"cgroup", WIDE},
	{"command", WIDE},
};

static int add_column(struct table_run *run, struct text word, const struct view *view,
                      struct cq_error *reterr)
{
	const struct cq_field *field = field_find(word);
	struct shown *s = &run->shown[run->count];

	if (run->count == ARRAY_LEN(run->shown))
		return fail(reterr, -EINVAL, "--columns: more than %zu columns",
		            ARRAY_LEN(run->shown));
	if (!view && !field)
		return no_column("columns", word, reterr);
	s->view = view ? *view : view_of_field(field, s->title, sizeof(s->title));
	for (size_t i = 0; i < MOST_PARTS && s->view.parts[i]; i++)
		s->places[i] = asked_place(&run->asked, s->view.parts[i]);
	run->count++;
	return 0;
}

static int usual_columns(struct table_run *run, struct cq_error *reterr)
{
	const struct query_call *call = run->call;
	unsigned given = (call->wide ? WIDE : 0u) | (call->tcp_info ? TCP_INFO : 0u) |
	                 (call->summarize ? SUMMARIZE : 0u) | (call->hash ? HASH : 0u) |
	                 (call->geoip ? GEOIP : 0u) | (call->indicators ? INDICATORS : 0u) |
	                 (call->packages ? PACKAGES : 0u) | (call->resolve ? RESOLVE : 0u);
	int r = 0;

	for (size_t i = 0; i < ARRAY_LEN(usual) && r == 0; i++) {
		struct text word = text_of(usual[i].word);

		if ((usual[i].when & ~given) == 0)
			r = add_column(run, word, view_find(word), reterr);
	}
	return r;
}

static int choose_columns(struct table_run *run, struct cq_error *reterr)
{
	struct text rest = text_of(run->call->columns), word;
	int r = 0;

	if (!rest.bytes)
		return usual_columns(run, reterr);
	if (rest.len == 0)
		return no_column("columns", rest, reterr);
	while (r == 0 && text_split(&rest, ',', &word))
		r = add_column(run, word, view_given(word), reterr);
	return r;
}

/* Takes a column of the table's own away, which would say the same everywhere. */
static void drop_column(struct table_run *run, const char *word)
{
	size_t to = 0;

	for (size_t i = 0; i < run->count; i++) {
		if (strcmp(run->shown[i].view.word, word) == 0)
			continue;
		if (to != i)
			run->shown[to] = run->shown[i];
		to++;
	}
	run->count = to;
}

/* ---- rows ---------------------------------------------------------------------------------------
 */

static const struct cq_value *value_named(const struct table_run *run, const struct cq_row *row,
                                          const char *field)
{
	size_t place = asked_find(&run->asked, field);

	return place == SIZE_MAX ? NULL : &row->values[place];
}

/* Whether it matches an indicator. */
static bool is_match(const struct table_run *run, const struct cq_row *row)
{
	const struct cq_value *indicator =
		run->call->indicators ? value_named(run, row, "indicator") : NULL;

	return indicator && indicator->type != CQ_NULL;
}

static void count_row(struct table_run *run, const struct cq_row *row)
{
	const struct cq_value *reason = value_named(run, row, "no_owner_reason"),
			      *count = value_named(run, row, "count"),
			      *netns = value_named(run, row, "netns");

	run->has_matches = run->has_matches || is_match(run, row);
	if (reason && reason->type == CQ_TEXT &&
	    text_equal((struct text){reason->text, reason->len}, TEXT("permission_denied")))
		run->tally.denied++;
	if (count && count->type == CQ_INTEGER)
		run->tally.counted += (uint64_t)count->integer;
	if (netns && netns->type == CQ_INTEGER && (uint64_t)netns->integer != run->netns)
		run->has_others = true;
}

static int write_line(void *context, const char *line, size_t len)
{
	struct table_run *run = context;

	return query_line(run->call, line, len);
}

/* Red, and for who sees no colours a mark at the line's beginning. */
static void mark_match(const struct table_run *run, struct table_cell *cells)
{
	struct text t = cells[0].text.bytes ? cells[0].text : TEXT("-");

	for (size_t i = 0; i < run->count; i++)
		cells[i].style = STYLE_ALARM;
	cells[0].text = arena_printf(run->words, "! %.*s", (int)t.len, t.bytes);
}

static int show_row(struct table_run *run, const struct cq_row *row)
{
	struct table_cell cells[FIELD_COUNT];

	arena_reset(run->words);
	for (size_t i = 0; i < run->count; i++) {
		const struct shown *s = &run->shown[i];
		struct cell_parts parts = {
			.partial = row->partial, .netns = run->netns, .words = run->words};

		for (size_t p = 0; p < MOST_PARTS && s->view.parts[p]; p++)
			parts.values[p] = &row->values[s->places[p]];
		cells[i] = s->view.cell(&parts);
	}
	if (is_match(run, row))
		mark_match(run, cells);
	return table_row(run->table, cells);
}

/* The columns as the table takes them. */
static void lay_out(struct table_run *run)
{
	for (size_t i = 0; i < run->count; i++) {
		const struct shown *s = &run->shown[i];

		run->columns[i] = s->view.column;
		if (s->title[0])
			run->columns[i].title = s->title;
		if (s->view.roomy_min > 0 && run->call->terminal.width >= ROOMY)
			run->columns[i].min = s->view.roomy_min;
	}
}

/* Header and rows so far. What comes behind them is written as it comes. */
static int show_table(struct table_run *run)
{
	struct query_call *call = run->call;
	struct table_options options = {.width = call->wide ? 0 : call->terminal.width,
	                                .colour = call->terminal.colour,
	                                .no_header = call->no_header};
	int r;

	if (!run->has_others)
		drop_column(run, "@netns");
	if (!run->has_matches)
		drop_column(run, "@indicator");
	lay_out(run);
	r = table_new(run->columns, run->count, &options, &run->table);
	for (size_t i = 0; i < rows_count(run->rows) && r == 0; i++) {
		struct cq_row row = rows_at(run->rows, i);

		r = show_row(run, &row);
	}
	run->rows = rows_free(run->rows);
	query_quiet(call);
	return r == 0 ? table_print(run->table, write_line, run) : r;
}

static int take_row(void *context, const struct cq_row *row)
{
	struct table_run *run = context;
	int r;

	progress_count(run->call->progress);
	count_row(run, row);
	if (run->table)
		return show_row(run, row);
	r = rows_add(run->rows, row);
	if (r < 0 || !run->order.as_they_come || rows_count(run->rows) < FIRST_ROWS)
		return r;
	/* nobody knows yet where the others are */
	run->has_others = run->has_others || !run->call->current_netns;
	run->has_matches = run->has_matches || run->call->indicators;
	return show_table(run);
}

/* ---- the run ------------------------------------------------------------------------------------
 */

static int prepare(struct table_run *run, struct cq_error *reterr)
{
	struct stat self;
	int r = choose_columns(run, reterr);

	if (r == 0)
		r = order_read(run->call, &run->asked, &run->order, reterr);
	if (r < 0)
		return r;
	if (run->call->indicators)
		(void)asked_place(&run->asked, "indicator");
	run->netns = stat("/proc/self/ns/net", &self) == 0 ? self.st_ino : 0;
	run->tally.knows_processes = asked_find(&run->asked, "process_pid") != SIZE_MAX;
	r = arena_new(WORDS_ROOM, &run->words);
	return r < 0 ? r : rows_new(run->asked.count, &run->rows);
}

static int finish(struct table_run *run, const struct cq_result *result, bool failed)
{
	const struct query_call *call = run->call;
	int r = 0;

	if (run->rows && rows_count(run->rows) == 0 && (failed || call->terminal.is_terminal))
		run->rows = rows_free(run->rows);
	if (run->rows) {
		if (!run->order.as_they_come)
			r = rows_sort(run->rows, run->order.keys, run->order.count);
		if (r == 0)
			r = show_table(run);
	}
	query_quiet(run->call);
	if (r < 0 || failed || !call->terminal.is_terminal)
		return r;
	run->tally.table = run->table;
	return query_footer(run->call, result, &run->tally);
}

int query_table(struct query_call *call, struct cq_result *ret, struct cq_error *reterr)
{
	struct table_run run = {.call = call};
	int r = prepare(&run, reterr), finished;

	if (r == 0 && call->explain) {
		r = query_explain(call, run.asked.names, reterr);
	} else if (r == 0) {
		r = cq_query_rows(call->query, run.asked.names, take_row, &run, ret, reterr);
		finished = finish(&run, ret, r != 0);
		r = r != 0 ? r : finished;
	}
	rows_free(run.rows);
	table_free(run.table);
	arena_free(run.words);
	return r;
}
