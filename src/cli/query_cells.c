/* SPDX-License-Identifier: Apache-2.0 */
#include <ctype.h>
#include <inttypes.h>
#include <time.h>

#include "cli/query.h"

/* What a state means to who looks: who serves, what runs, what wants a look, what is going. */
static const struct {
	const char *state;
	enum table_style style;
} state_styles[] = {
	{"LISTEN", STYLE_BOLD},
	{"ESTABLISHED", STYLE_GOOD},
	{"SYN_SENT", STYLE_NOTICE},
	{"SYN_RECV", STYLE_NOTICE},
	{"CLOSE_WAIT", STYLE_NOTICE},
	{"FIN_WAIT1", STYLE_DIM},
	{"FIN_WAIT2", STYLE_DIM},
	{"TIME_WAIT", STYLE_DIM},
	{"LAST_ACK", STYLE_DIM},
	{"CLOSING", STYLE_DIM},
	{"CLOSED", STYLE_DIM},
	{"COOKIE_WAIT", STYLE_NOTICE},
	{"COOKIE_ECHOED", STYLE_NOTICE},
	{"SHUTDOWN_PENDING", STYLE_DIM},
	{"SHUTDOWN_SENT", STYLE_DIM},
	{"SHUTDOWN_RECEIVED", STYLE_DIM},
	{"SHUTDOWN_ACK_SENT", STYLE_DIM},
};
/* Why nobody holds a socket. */
static const struct {
	const char *reason, *words;
	enum table_style style;
} reasons[] = {
	{"time_wait", "time-wait", STYLE_DIM},
	{"syn_recv", "syn-recv", STYLE_DIM},
	{"orphaned", "orphaned", STYLE_DIM},
	{"not_accepted", "not accepted", STYLE_DIM},
	{"kernel", "kernel", STYLE_DIM},
	{"no_descriptor", "no descriptor", STYLE_DIM},
	{"exited_during_query", "exited during query", STYLE_NOTICE},
	{"permission_denied", "permission denied", STYLE_NOTICE},
};

/* ---- values -------------------------------------------------------------------------------------
 */

#define BOUNDARY_OUTSIDE 3

static bool is_known(const struct cq_value *v)
{
	return v && v->type != CQ_NULL;
}

static bool is_text(const struct cq_value *v, const char *text)
{
	return v && v->type == CQ_TEXT && text_equal((struct text){v->text, v->len}, text_of(text));
}

static struct text value_text(const struct cell_parts *c, const struct cq_value *v)
{
	if (v->type == CQ_TEXT)
		return (struct text){v->text, v->len};
	if (v->type == CQ_INTEGER)
		return arena_printf(c->words, "%" PRId64, v->integer);
	return TEXT_NONE;
}

static struct table_cell styled(struct text t, enum table_style style)
{
	return (struct table_cell){t, t.bytes ? style : STYLE_DIM};
}

/* ---- cells --------------------------------------------------------------------------------------
 */

static struct table_cell cell_value(const struct cell_parts *c)
{
	return styled(value_text(c, c->values[0]), STYLE_PLAIN);
}

/* In local time: beside the operator's own clock. */
static struct table_cell cell_time(const struct cell_parts *c)
{
	struct tm parts;
	char room[32];
	time_t seconds;

	if (c->values[0]->type != CQ_INTEGER)
		return styled(TEXT_NONE, STYLE_DIM);
	seconds = (time_t)(c->values[0]->integer / 1000);
	if (!localtime_r(&seconds, &parts) ||
	    strftime(room, sizeof(room), "%Y-%m-%d %H:%M:%S", &parts) == 0)
		return styled(TEXT_NONE, STYLE_DIM);
	return styled(arena_printf(c->words, "%s", room), STYLE_PLAIN);
}

/* A unix socket's type is what its protocol is to others; the words are those of ss. */
static struct table_cell cell_protocol(const struct cell_parts *c)
{
	static const struct {
		const char *type, *word;
	} types[] = {{"stream", "u_str"}, {"dgram", "u_dgr"}, {"seqpacket", "u_seq"}};

	for (size_t i = 0; i < ARRAY_LEN(types); i++)
		if (is_text(c->values[2], "unix") && is_text(c->values[1], types[i].type))
			return styled(text_of(types[i].word), STYLE_PLAIN);
	return cell_value(c);
}

static struct table_cell cell_state(const struct cell_parts *c)
{
	for (size_t i = 0; i < ARRAY_LEN(state_styles); i++)
		if (is_text(c->values[0], state_styles[i].state))
			return styled(value_text(c, c->values[0]), state_styles[i].style);
	return cell_value(c);
}

static struct table_cell cell_remote(const struct cell_parts *c)
{
	const struct cq_value *boundary = c->values[1];
	bool outside = is_known(boundary) && boundary->integer == BOUNDARY_OUTSIDE;

	return styled(value_text(c, c->values[0]), outside ? STYLE_ACCENT : STYLE_PLAIN);
}

/* The mark of a partial row stands first: an end may be cut. */
static struct text marked(const struct cell_parts *c, struct text t)
{
	return c->partial && t.bytes ? arena_printf(c->words, "? %.*s", (int)t.len, t.bytes) : t;
}

static struct table_cell cell_process(const struct cell_parts *c)
{
	struct text name = value_text(c, c->values[0]), words;
	enum table_style style;

	for (size_t i = 0; i < ARRAY_LEN(reasons); i++) {
		if (!is_text(c->values[1], reasons[i].reason))
			continue;
		words = text_of(reasons[i].words);
		if (is_text(c->values[1], "not_accepted") && name.bytes)
			words = arena_printf(c->words, "%s: %.*s", reasons[i].words, (int)name.len,
			                     name.bytes);
		style = c->partial ? STYLE_NOTICE : reasons[i].style;
		return styled(marked(c, words), style);
	}
	if (!name.bytes && c->partial)
		return styled(TEXT("?"), STYLE_NOTICE);
	return styled(marked(c, name), c->partial ? STYLE_NOTICE : STYLE_PLAIN);
}

/* "812", with "+2" when two more processes hold it. */
static struct table_cell cell_pid(const struct cell_parts *c)
{
	const struct cq_value *pid = c->values[0], *count = c->values[1], *reason = c->values[2];

	if (!is_known(pid) || is_known(reason))
		return styled(TEXT_NONE, STYLE_DIM);
	if (is_known(count) && count->integer > 1)
		return styled(arena_printf(c->words, "%" PRId64 " +%" PRId64, pid->integer,
		                           count->integer - 1),
		              STYLE_PLAIN);
	return cell_value(c);
}

/* The name, else the number. */
static struct table_cell cell_either(const struct cell_parts *c)
{
	const struct cq_value *v = is_known(c->values[0]) ? c->values[0] : c->values[1];

	return styled(value_text(c, v), STYLE_PLAIN);
}

/* The namespace that the operator is in is not what he looks for. */
static struct table_cell cell_netns(const struct cell_parts *c)
{
	struct table_cell cell = cell_either(c);

	if (is_known(c->values[1]) && (uint64_t)c->values[1]->integer == c->netns)
		cell.style = STYLE_DIM;
	return cell;
}

static struct table_cell cell_user(const struct cell_parts *c)
{
	return is_known(c->values[2]) ? styled(TEXT_NONE, STYLE_DIM) : cell_either(c);
}

/* ---- views --------------------------------------------------------------------------------------
 */

/* Addresses keep both ends when they must be cut: the port is at the last one. The rank says who
 * gives way: details first, then the user; who talks to whom last. At 80 columns the lowest widths
 * of all from the protocol to the pid have room beside each other. */
static const struct view views[] = {
	{.word = "proto",
         .column = {"PROTO", false, CUT_NEVER, 5, 4},
         .parts = {"protocol_name", "type", "family"},
         .cell = cell_protocol},
	{.word = "state",
         .column = {"STATE", false, CUT_NEVER, 6, 5},
         .parts = {"state"},
         .cell = cell_state},
	{.word = "local",
         .column = {"LOCAL", false, CUT_MIDDLE, 15, 2},
         .roomy_min = 21, /* "255.255.255.255:65535" */
         .parts = {"local"},
         .order = {"local_ip", "local_port", "local"},
         .cell = cell_value},
	{.word = "remote",
         .column = {"REMOTE", false, CUT_MIDDLE, 16, 1},
         .roomy_min = 21,
         .parts = {"remote", "boundary_id"},
         .order = {"remote_ip", "remote_port", "remote"},
         .cell = cell_remote},
	{.word = "remote_name",
         .column = {"REMOTE_NAME", false, CUT_MIDDLE, 12, 2},
         .roomy_min = 20,
         .parts = {"remote_hostname"},
         .cell = cell_value},
	{.word = "package",
         .column = {"PACKAGE", false, CUT_END, 8, 7},
         .parts = {"process_package"},
         .cell = cell_value},
	{.word = "process",
         .column = {"PROCESS", false, CUT_END, 12, 3},
         .roomy_min = 19, /* "? permission denied" */
         .parts = {"process_name", "no_owner_reason"},
         .order = {"process_name", "process_pid"},
         .cell = cell_process},
	{.word = "pid",
         .column = {"PID", false, CUT_NEVER, 3, 6},
         .parts = {"process_pid", "owner_count", "no_owner_reason"},
         .cell = cell_pid},
	{.word = "user",
         .column = {"USER", false, CUT_END, 6, 8},
         .parts = {"user_name", "user_uid", "no_owner_reason"},
         .order = {"user_name", "user_uid"},
         .cell = cell_user},
	{.word = "@netns",
         .column = {"NETNS", false, CUT_END, 6, 7},
         .parts = {"netns_name", "netns"},
         .cell = cell_netns},
	{.word = "@indicator",
         .column = {"INDICATOR", false, CUT_MIDDLE, 12, 3},
         .parts = {"indicator"},
         .cell = cell_value},
	{.word = "count",
         .column = {"COUNT", true, CUT_NEVER, 5, 1},
         .parts = {"count"},
         .cell = cell_value},
	{.word = "rtt_us",
         .column = {"RTT_US", true, CUT_NEVER, 6, 4},
         .parts = {"tcp_rtt_us"},
         .cell = cell_value},
	{.word = "cwnd",
         .column = {"CWND", true, CUT_NEVER, 4, 4},
         .parts = {"tcp_cwnd"},
         .cell = cell_value},
	{.word = "retrans",
         .column = {"RETRANS", true, CUT_NEVER, 7, 4},
         .parts = {"tcp_retrans"},
         .cell = cell_value},
	{.word = "parent",
         .column = {"PARENT", false, CUT_END, 8, 10},
         .parts = {"parent_name"},
         .cell = cell_value},
	{.word = "started",
         .column = {"STARTED", false, CUT_NEVER, 8, 10},
         .parts = {"process_created_time"},
         .cell = cell_time},
	{.word = "command",
         .column = {"COMMAND", false, CUT_END, 12, 11},
         .parts = {"process_cmd_line"},
         .cell = cell_value},
};

const struct view *view_find(struct text word)
{
	for (size_t i = 0; i < ARRAY_LEN(views); i++)
		if (text_equal(word, text_of(views[i].word)))
			return &views[i];
	return NULL;
}

const struct view *view_given(struct text word)
{
	return text_starts(word, TEXT("@")) ? NULL : view_find(word);
}

const char *view_word(size_t number)
{
	for (size_t i = 0; i < ARRAY_LEN(views); i++)
		if (views[i].word[0] != '@' && number-- == 0)
			return views[i].word;
	return NULL;
}

/* Of paths the end says most, of other texts the beginning. */
static enum table_cut cut_of(const struct cq_field *field)
{
	size_t len = strlen(field->name);

	if (strcmp(field->type, "TEXT") != 0)
		return CUT_NEVER;
	if (len > 4 &&
	    (strcmp(field->name + len - 4, "path") == 0 || strcmp(field->name, "cgroup") == 0))
		return CUT_MIDDLE;
	return CUT_END;
}

struct view view_of_field(const struct cq_field *field, char *title, size_t room)
{
	bool is_time = strcmp(field->type, "TIME") == 0;
	size_t i = 0;

	for (; field->name[i] && i + 1 < room; i++)
		title[i] = (char)toupper((unsigned char)field->name[i]);
	title[i] = '\0';
	return (struct view){
		.word = field->name,
		.column = {.title = title,
	                   .is_right = strcmp(field->type, "INTEGER") == 0,
	                   .cut = cut_of(field),
	                   .min = 8,
	                   .rank = 9},
		.parts = {field->name},
		.cell = is_time ? cell_time : cell_value,
	};
}
