/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Finds the values in the bytes: one a line, or over several lines, behind one another, in an
 * array.
 *
 * Which it is, the first value tells: it ends on its line, or it does not. Where each line is a
 * value, a broken one costs its line and no more. Where values go over several lines, reading goes
 * on at the next line that begins with { or [: what is inside a value is indented, as a rule. A
 * line that was cut off reads like the beginning of a value of several lines, so when that turns
 * out broken, and the line behind the first is a value of its own, the lines were meant.
 */
#include "pipeline/validate.h"

void input_start(struct input *s)
{
	struct buffer bundle = s->bundle;

	buffer_clear(&bundle);
	*s = (struct input){.at = {1, 1}, .bundle = bundle};
}

void cursor_pass(struct cursor *c, size_t len)
{
	position_pass(&c->v->input.at, c->rest.bytes, len);
	c->rest.bytes += len;
	c->rest.len -= len;
	c->v->input.patience = 0;
}

enum json_result cursor_value(struct cursor *c, struct json_fault *fault)
{
	struct text text = c->rest;
	bool is_all = c->is_all;

	if (text.len > MAX_EVENT) {
		text.len = MAX_EVENT;
		is_all = false;
	}
	return json_read(&c->v->json, text, is_all, fault);
}

int cursor_wait(struct cursor *c)
{
	c->v->input.patience = c->rest.len < MAX_EVENT / 2 ? c->rest.len * 2 : MAX_EVENT;
	return NEED_MORE;
}

/* ---- what is broken ------------------------------------------------------------------------- */

/* An event of its own in the count: nobody knows what it would have been. */
static int tell_broken(struct cursor *c, enum finding_id id, size_t at, const char *words)
{
	struct report *report = &c->v->report;
	int r;

	report_text(report, c->rest, c->v->input.at);
	report_event(report, c->v->input.place == PLACE_EVENTS ? CQ_EVENT_OF_BUNDLE : CQ_EVENT, 0);
	r = report_problem(report, id, at, words);
	return r ? r : report_end(report, (struct verdict){0}, TEXT_NONE);
}

int cursor_broken(struct cursor *c, enum finding_id id, size_t at, const char *words)
{
	struct input *s = &c->v->input;
	uint64_t first_line = s->place == PLACE_OUTSIDE ? s->at.line : s->begin.line;
	int r = tell_broken(c, id, at, words);

	if (r)
		return r;
	/* Back onto the line's end, should the next line begin a value. */
	cursor_pass(c, at - (at > 0 && c->rest.bytes[at - 1] == '\n'));
	if (s->layout == LAYOUT_OPEN)
		s->layout = first_line == s->at.line ? LAYOUT_LINES : LAYOUT_FREE;
	s->skip = s->layout == LAYOUT_LINES ? SKIP_LINE : SKIP_TO_VALUE;
	if (s->layout == LAYOUT_LINES || s->place == PLACE_BUNDLE)
		s->place = PLACE_OUTSIDE;
	else
		s->want = WANT_FIRST;
	return GO_ON;
}

static int skip(struct cursor *c)
{
	struct input *s = &c->v->input;
	const char *newline = memchr(c->rest.bytes, '\n', c->rest.len);
	size_t behind;

	if (!newline) {
		cursor_pass(c, c->rest.len);
		return NEED_MORE;
	}
	behind = (size_t)(newline - c->rest.bytes) + 1;
	if (s->skip == SKIP_TO_VALUE && behind == c->rest.len && !c->is_all) {
		cursor_pass(c, behind - 1);
		return NEED_MORE;
	}
	cursor_pass(c, behind);
	if (s->skip == SKIP_LINE ||
	    (c->rest.len > 0 && (c->rest.bytes[0] == '{' || c->rest.bytes[0] == '[')))
		s->skip = SKIP_NONE;
	return GO_ON;
}

static int too_large(struct cursor *c)
{
	if (c->v->input.place == PLACE_OUTSIDE && c->rest.bytes[0] == '{')
		return bundle_begin(c);
	return cursor_broken(c, FINDING_TOO_LARGE, 0, "it has more than 16 MiB");
}

static const char *limit_words(const struct json_reader *json)
{
	return json->depth >= json->max_depth ? "it is nested deeper than 512 levels"
	                                      : "it has more than 1048576 values";
}

/* What json_read says of a value that it did not read. */
static int not_read(struct cursor *c, enum json_result result, const struct json_fault *fault)
{
	if (result == JSON_NOMEM)
		return -ENOMEM;
	if (result == JSON_UNENDED && (!c->is_all || c->rest.len > MAX_EVENT))
		return c->rest.len < MAX_EVENT ? cursor_wait(c) : too_large(c);
	if (result == JSON_LIMIT)
		return cursor_broken(c, FINDING_TOO_LARGE, fault->at, limit_words(&c->v->json));
	return cursor_broken(c, FINDING_JSON_INVALID, fault->at, fault->words);
}

/* ---- a value a line ------------------------------------------------------------------------- */

/* Past a line and its end. */
static void pass_line(struct cursor *c, size_t len)
{
	struct input *s = &c->v->input;

	if (len == c->rest.len) {
		cursor_pass(c, len);
		return;
	}
	c->rest.bytes += len + 1;
	c->rest.len -= len + 1;
	s->at = (struct position){s->at.line + 1, 1};
}

static int read_line(struct cursor *c)
{
	const char *newline = memchr(c->rest.bytes, '\n', c->rest.len);
	struct text line = {c->rest.bytes,
	                    newline ? (size_t)(newline - c->rest.bytes) : c->rest.len};
	struct json_fault fault;
	enum json_result result;
	size_t end;
	int r;

	if (line.len > MAX_EVENT)
		return too_large(c);
	if (!newline && !c->is_all)
		return NEED_MORE;
	result = json_read(&c->v->json, line, true, &fault);
	end = c->v->json.end;
	if (result == JSON_READ) {
		end += json_space((struct text){line.bytes + end, line.len - end});
		r = end == line.len
		            ? cursor_judge(c, line, CQ_EVENT)
		            : tell_broken(c, FINDING_JSON_INVALID, end,
		                          "there is something behind the value on its line");
	} else if (result == JSON_NOMEM) {
		r = -ENOMEM;
	} else {
		r = tell_broken(c, result == JSON_LIMIT ? FINDING_TOO_LARGE : FINDING_JSON_INVALID,
		                fault.at, fault.words);
	}
	pass_line(c, line.len);
	return r;
}

/* ---- a value over several lines ------------------------------------------------------------- */

/* Is the line behind the first one an object of its own? 1, 0, NEED_MORE. */
static int second_is_value(struct cursor *c, const char *newline)
{
	struct text rest = c->rest, line;
	struct json_fault fault;
	size_t space;

	rest.len -= (size_t)(newline - rest.bytes);
	rest.bytes = newline;
	space = json_space(rest);
	rest = (struct text){rest.bytes + space, rest.len - space};
	newline = memchr(rest.bytes, '\n', rest.len);
	if (rest.len == 0 || rest.bytes[0] != '{' || rest.bytes[-1] != '\n')
		return 0;
	if (!newline && !c->is_all)
		return c->rest.len < MAX_EVENT ? NEED_MORE : 0;
	line = (struct text){rest.bytes, newline ? (size_t)(newline - rest.bytes) : rest.len};
	if (json_read(&c->v->json, line, true, &fault) != JSON_READ)
		return 0;
	rest = (struct text){line.bytes + c->v->json.end, line.len - c->v->json.end};
	return json_space(rest) == rest.len;
}

/* The first value is broken: does that tell that each line is a value? */
static int broken_first(struct cursor *c, enum json_result result, const struct json_fault *fault)
{
	const char *newline = memchr(c->rest.bytes, '\n', fault->at);
	int is_value = newline ? second_is_value(c, newline) : 1;

	if (is_value == NEED_MORE)
		return cursor_wait(c);
	if (!is_value)
		return not_read(c, result, fault);
	c->v->input.layout = LAYOUT_LINES;
	return GO_ON; /* again, as a line */
}

static int read_value(struct cursor *c)
{
	struct input *s = &c->v->input;
	struct json_fault fault;
	enum json_result result = cursor_value(c, &fault);
	size_t end = c->v->json.end;
	int r;

	if (result != JSON_READ) {
		bool is_final = result == JSON_WRONG ||
		                (result == JSON_UNENDED && c->is_all && c->rest.len <= MAX_EVENT);

		if (s->layout == LAYOUT_OPEN && is_final)
			return broken_first(c, result, &fault);
		return not_read(c, result, &fault);
	}
	if (s->layout == LAYOUT_OPEN) {
		s->layout = memchr(c->rest.bytes, '\n', end) ? LAYOUT_FREE : LAYOUT_LINES;
		if (s->layout == LAYOUT_LINES)
			return GO_ON; /* again, as a line */
	}
	r = cursor_judge(c, (struct text){c->rest.bytes, end}, CQ_EVENT);
	cursor_pass(c, end);
	return r;
}

/* ---- an array ------------------------------------------------------------------------------- */

void cursor_close(struct cursor *c)
{
	struct input *s = &c->v->input;

	cursor_pass(c, 1);
	if (s->layout == LAYOUT_OPEN)
		s->layout = s->begin.line == s->at.line ? LAYOUT_LINES : LAYOUT_FREE;
	s->place = s->layout == LAYOUT_LINES ? PLACE_TAIL : PLACE_OUTSIDE;
}

static int end_of_array(struct cursor *c)
{
	struct input *s = &c->v->input;

	if (s->place == PLACE_ARRAY) {
		cursor_close(c);
		return GO_ON;
	}
	cursor_pass(c, 1);
	s->place = PLACE_BUNDLE;
	s->want = WANT_COMMA;
	return GO_ON;
}

static int step_in_array(struct cursor *c)
{
	struct input *s = &c->v->input;
	enum cq_validate_kind kind = s->place == PLACE_EVENTS ? CQ_EVENT_OF_BUNDLE : CQ_EVENT;
	struct json_fault fault;
	enum json_result result;
	int r;

	if (c->rest.bytes[0] == ']' && s->want != WANT_NEXT)
		return end_of_array(c);
	if (s->want == WANT_COMMA) {
		if (c->rest.bytes[0] != ',')
			return cursor_broken(c, FINDING_JSON_INVALID, 0,
			                     "neither a comma nor ']' behind an element");
		cursor_pass(c, 1);
		s->want = WANT_NEXT;
		return GO_ON;
	}
	result = cursor_value(c, &fault);
	if (result != JSON_READ)
		return not_read(c, result, &fault);
	r = cursor_judge(c, (struct text){c->rest.bytes, c->v->json.end}, kind);
	cursor_pass(c, c->v->json.end);
	s->want = WANT_COMMA;
	return r;
}

/* ---- steps ---------------------------------------------------------------------------------- */

/* Behind an array that has its line to itself. */
static int step_in_tail(struct cursor *c)
{
	struct input *s = &c->v->input;

	while (c->rest.len > 0 && strchr(" \t\r", c->rest.bytes[0]) && c->rest.bytes[0])
		cursor_pass(c, 1);
	if (c->rest.len == 0 && !c->is_all)
		return NEED_MORE;
	s->place = PLACE_OUTSIDE;
	if (c->rest.len == 0 || c->rest.bytes[0] == '\n')
		return GO_ON;
	return cursor_broken(c, FINDING_JSON_INVALID, 0,
	                     "there is something behind the value on its line");
}

static int step_outside(struct cursor *c)
{
	static const char mark[] = "\xef\xbb\xbf";
	struct input *s = &c->v->input;
	size_t len = c->rest.len < 3 ? c->rest.len : 3;
	int r;

	if (memcmp(c->rest.bytes, mark, len) == 0) {
		if (len < 3 && !c->is_all)
			return NEED_MORE;
		r = tell_broken(c, FINDING_JSON_INVALID, 0, "a byte-order mark");
		cursor_pass(c, len);
		return r;
	}
	if (c->rest.bytes[0] == '[') {
		s->place = PLACE_ARRAY;
		s->want = WANT_FIRST;
		s->begin = s->at;
		cursor_pass(c, 1);
		return GO_ON;
	}
	return s->layout == LAYOUT_LINES ? read_line(c) : read_value(c);
}

static const char *open_words(enum place place)
{
	return place == PLACE_ARRAY ? "the text ends inside an array"
	                            : "the text ends inside a bundle";
}

/* Where each line is a value, an array ends on it too. */
static int end_of_line(struct cursor *c, size_t len)
{
	int r;

	cursor_pass(c, len);
	r = tell_broken(c, FINDING_JSON_INVALID, 0, open_words(c->v->input.place));
	c->v->input.place = PLACE_OUTSIDE;
	return r;
}

static int step(struct cursor *c)
{
	struct input *s = &c->v->input;
	const char *newline;
	size_t space;

	if (s->skip != SKIP_NONE)
		return skip(c);
	if (s->place == PLACE_TAIL)
		return step_in_tail(c);
	space = json_space(c->rest);
	newline = s->layout == LAYOUT_LINES && s->place != PLACE_OUTSIDE
	                  ? memchr(c->rest.bytes, '\n', space)
	                  : NULL;
	if (newline)
		return end_of_line(c, (size_t)(newline - c->rest.bytes));
	if (space > 0)
		cursor_pass(c, space);
	if (c->rest.len == 0 || (c->rest.len < s->patience && !c->is_all))
		return NEED_MORE;
	switch (s->place) {
	case PLACE_ARRAY:
	case PLACE_EVENTS:
		return step_in_array(c);
	case PLACE_BUNDLE:
		return step_in_bundle(c);
	case PLACE_OUTSIDE:
	case PLACE_TAIL:
	default:
		return step_outside(c);
	}
}

int input_read(struct cq_validate *v, struct text text, bool is_all, size_t *ret_used)
{
	struct cursor c = {v, text, is_all};
	int r = GO_ON;

	while (r == GO_ON && c.rest.len > 0)
		r = step(&c);
	*ret_used = text.len - c.rest.len;
	return r == NEED_MORE ? 0 : r;
}

/* No event, so none that is invalid either. */
static int tell_of_nothing(struct cursor *c)
{
	int r = tell_broken(c, FINDING_INPUT_EMPTY, 0, NULL);

	c->v->report.result.events--;
	c->v->report.result.invalid--;
	return r;
}

int input_end(struct cq_validate *v)
{
	struct cursor c = {.v = v, .rest = TEXT(""), .is_all = true};
	enum place place = v->input.place;

	v->input.place = PLACE_OUTSIDE;
	if (place != PLACE_OUTSIDE && place != PLACE_TAIL)
		return tell_broken(&c, FINDING_JSON_INVALID, 0, open_words(place));
	return v->report.has_told ? 0 : tell_of_nothing(&c);
}
