/* SPDX-License-Identifier: Apache-2.0 */
/* What `validate` prints: a line for each finding, or the OCSF server's responses. */
#include <inttypes.h>
#include <stdlib.h>

#include "cli/validate.h"

#define MOST_LIKES 10u
#define WORDS_ROOM 4096

/* A failed write ends the run; main tells of it. */
static int written(void)
{
	return ferror(stdout) ? -EPIPE : 0;
}

/* ---- the table ----------------------------------------------------------------------------------
 */

static int print_line(void *context, const char *line, size_t len)
{
	FILE *out = context;

	(void)fwrite(line, 1, len, out);
	(void)fputc('\n', out);
	return 0;
}

/* Errors first, then by how often. */
static int compare_codes(const void *a, const void *b)
{
	const struct code_count *one = a, *other = b;

	if (one->is_error != other->is_error)
		return other->is_error - one->is_error;
	if (one->count != other->count)
		return (one->count < other->count) - (one->count > other->count);
	return strcmp(one->code, other->code);
}

static int print_codes(const struct validate_call *call, FILE *out)
{
	static const struct table_column columns[] = {
		{"CODE", false, CUT_NEVER, 20, 0},
		{"KIND", false, CUT_NEVER, 7, 0},
		{"COUNT", true, CUT_NEVER, 5, 0},
	};
	struct table_options options = {.width = call->terminal.width,
	                                .colour = call->terminal.colour && out == stdout};
	CQ_CLEANUP(table_freep) struct table *table = NULL;
	struct code_count codes[MAX_CODES];
	int r = table_new(columns, ARRAY_LEN(columns), &options, &table);

	memcpy(codes, call->codes, sizeof(codes));
	qsort(codes, call->code_count, sizeof(*codes), compare_codes);
	for (size_t i = 0; i < call->code_count && r == 0; i++) {
		char count[24];
		enum table_style style = codes[i].is_error ? STYLE_ALARM : STYLE_NOTICE;
		struct table_cell cells[ARRAY_LEN(columns)] = {
			{text_of(codes[i].code), STYLE_PLAIN},
			{codes[i].is_error ? TEXT("error") : TEXT("warning"), style},
			{text_of(count), STYLE_PLAIN},
		};

		(void)snprintf(count, sizeof(count), "%" PRIu64, codes[i].count);
		cells[2].text = text_of(count);
		r = table_row(table, cells);
	}
	return r < 0 ? r : table_print(table, print_line, out);
}

static const char *plural(uint64_t count)
{
	return count == 1 ? "" : "s";
}

int validate_table(const struct validate_call *call, FILE *out)
{
	const struct cq_validate_result *t = &call->total;
	int r = 0;

	if (call->code_count > 0) {
		(void)fputc('\n', out);
		r = print_codes(call, out);
		(void)fputc('\n', out);
	}
	(void)fprintf(out,
	              "%" PRIu64 " event%s: %" PRIu64 " valid, %" PRIu64 " invalid; %" PRIu64
	              " error%s, %" PRIu64 " warning%s%s\n",
	              t->events, plural(t->events), t->events - t->invalid, t->invalid, t->errors,
	              plural(t->errors), t->warnings, plural(t->warnings),
	              call->has_stopped ? "; stopped there, as --max-errors says" : "");
	return r;
}

/* ---- text ---------------------------------------------------------------------------------------
 */

/* How often its code came at its path before, the elements of an array being one. */
static uint32_t count_like(struct validate_call *call, const struct cq_validate_finding *f)
{
	char like[WORDS_ROOM];
	size_t len = 0;
	uint32_t *count;

	for (const char *from = f->path; *from && len < sizeof(like); from++)
		if (*from < '0' || *from > '9' || len == 0 || like[len - 1] != '[')
			like[len++] = *from;
	count = map_at(&call->likes, hash_bytes(like, len) ^ hash_bytes(f->code, strlen(f->code)));
	if (!count)
		return 0;
	if (*count == MAP_NONE)
		*count = 0;
	return *count < MOST_LIKES + 1 ? (*count)++ : *count;
}

static int text_finding(struct validate_call *call, const struct cq_validate_finding *f)
{
	static const char *const kinds[2][2] = {{"warning", "\x1b[33mwarning\x1b[0m"},
	                                        {"error", "\x1b[31merror\x1b[0m"}};
	uint32_t before = call->all ? 0 : count_like(call, f);
	struct buffer line;

	if (before > MOST_LIKES)
		return 0;
	buffer_init(&line, 1u << 16);
	if (before == MOST_LIKES) {
		buffer_printf(&line, "… %s%s%s: further ones are counted, not printed (see --all)",
		              f->path, f->path[0] ? ": " : "", f->code);
	} else {
		(void)display_add(&line, text_of(call->file), SIZE_MAX);
		buffer_printf(&line, ":%" PRIu64 ":%" PRIu64 ": %s: %s%s%s [%s]", f->line,
		              f->column, kinds[f->is_error][call->terminal.colour], f->path,
		              f->path[0] ? ": " : "", f->message, f->code);
	}
	buffer_add_char(&line, '\n');
	progress_hold(call->progress);
	(void)fwrite(line.bytes, 1, line.len, stdout);
	progress_release(call->progress);
	buffer_done(&line);
	return written();
}

static int text_event(struct validate_call *call, const struct cq_validate_event *e)
{
	(void)call;
	(void)e;
	return 0;
}

static int text_end(struct validate_call *call)
{
	return validate_table(call, stdout);
}

const struct validate_form validate_text = {"text", text_finding, text_event, text_end};

/* ---- json ---------------------------------------------------------------------------------------
 */

static int json_finding(struct validate_call *call, const struct cq_validate_finding *f)
{
	(void)call;
	(void)f;
	return 0;
}

/* `,"input":"events.ndjson:17"}`: the one thing that the server does not say. */
static int print_input(const struct validate_call *call, const struct cq_validate_event *e)
{
	struct json_writer json;
	struct buffer words, out;
	int r;

	buffer_init(&words, 1u << 16);
	buffer_init(&out, 1u << 20);
	buffer_printf(&words, "%s:%" PRIu64, call->file, e->line);
	json_writer_init(&json, &out);
	json.base.ops->text(&json.base, TEXT("input"), buffer_text(&words));
	r = buffer_error(&words) ? buffer_error(&words) : buffer_error(&out);
	if (r == 0)
		printf(",%.*s}\n", (int)out.len, out.bytes);
	buffer_done(&words);
	buffer_done(&out);
	return r ? r : written();
}

/* A bundle's events come before it: they are the beginning of its line. */
static int json_event(struct validate_call *call, const struct cq_validate_event *e)
{
	static const char begin[] = "{\"event_validations\":[";

	if (e->kind == CQ_EVENT_OF_BUNDLE) {
		printf("%s%.*s", call->is_in_bundle ? "," : begin, (int)e->json_len, e->json);
		call->is_in_bundle = true;
		return written();
	}
	if (e->kind == CQ_BUNDLE) {
		printf("%s],%.*s", call->is_in_bundle ? "" : begin, (int)e->json_len - 2,
		       e->json + 1);
		call->is_in_bundle = false;
	} else {
		printf("%.*s", (int)e->json_len - 1, e->json);
	}
	return print_input(call, e);
}

static int json_end(struct validate_call *call)
{
	if (call->is_in_bundle) /* it was left before its end */
		printf("]}\n");
	(void)fflush(stdout);
	return validate_table(call, stderr);
}

const struct validate_form validate_json = {"json", json_finding, json_event, json_end};
