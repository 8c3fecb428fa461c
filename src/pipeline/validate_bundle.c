/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A bundle that is too large to be read at once, member by member, its events one by one. The
 * other members are kept as JSON, to be judged when it ends.
 */
#include "pipeline/validate.h"

#define MAX_MEMBERS ((size_t)1 << 20)

static const char no_bundle[] = "it has more than 16 MiB, and is no bundle of events";

int bundle_begin(struct cursor *c)
{
	struct input *s = &c->v->input;

	s->place = PLACE_BUNDLE;
	s->want = WANT_FIRST;
	s->begin = s->at;
	s->has_events = false;
	buffer_clear(&s->bundle);
	buffer_add_char(&s->bundle, '{');
	cursor_pass(c, 1);
	return GO_ON;
}

static int end_of_bundle(struct cursor *c)
{
	struct cq_validate *v = c->v;
	struct input *s = &v->input;
	struct json_fault fault;
	struct position here;
	int r;

	if (!s->has_events)
		return cursor_broken(c, FINDING_TOO_LARGE, 0, no_bundle);
	buffer_add_char(&s->bundle, '}');
	if (json_read(&v->json, buffer_text(&s->bundle), true, &fault) != JSON_READ)
		return -ENOMEM;
	/* A text of no length: all that is found has its place where the bundle begins. */
	here = s->at;
	s->at = s->begin;
	r = cursor_judge(c, (struct text){s->bundle.bytes, 0}, CQ_BUNDLE);
	s->at = here;
	cursor_close(c);
	return r;
}

/* What json_read says of a name or value that it did not read, of which there may be `most` bytes.
 */
static int not_read(struct cursor *c, enum json_result result, const struct json_fault *fault,
                    size_t most)
{
	bool is_over = c->rest.len >= most;

	if (result == JSON_NOMEM)
		return -ENOMEM;
	if (result == JSON_UNENDED && !is_over && !c->is_all)
		return cursor_wait(c);
	if (result == JSON_LIMIT || (result == JSON_UNENDED && is_over))
		return cursor_broken(c, FINDING_TOO_LARGE, 0, no_bundle);
	return cursor_broken(c, FINDING_JSON_INVALID, fault->at, fault->words);
}

/* At the value of a member whose name, with its quotes, is `name`; `len` bytes lead to it. */
static int read_member(struct cursor *c, struct text name, size_t len)
{
	struct input *s = &c->v->input;
	struct cursor value = {c->v, {c->rest.bytes + len, c->rest.len - len}, c->is_all};
	size_t before = s->bundle.len;
	struct json_fault fault;
	enum json_result result;

	if (s->bundle.len > 1)
		buffer_add_char(&s->bundle, ',');
	buffer_add_text(&s->bundle, name);
	buffer_add_char(&s->bundle, ':');
	if (text_equal(name, TEXT("\"events\"")) && !s->has_events && value.rest.bytes[0] == '[') {
		buffer_add_text(&s->bundle, TEXT("[]"));
		s->has_events = true;
		s->place = PLACE_EVENTS;
		s->want = WANT_FIRST;
		cursor_pass(c, len + 1);
		return GO_ON;
	}
	result = cursor_value(&value, &fault);
	if (result != JSON_READ) {
		s->bundle.len = before; /* it may come again */
		fault.at += len;
		return not_read(c, result, &fault, MAX_EVENT);
	}
	if (s->bundle.len + c->v->json.end > MAX_MEMBERS)
		return cursor_broken(c, FINDING_TOO_LARGE, 0, no_bundle);
	buffer_add(&s->bundle, value.rest.bytes, c->v->json.end);
	cursor_pass(c, len + c->v->json.end);
	s->want = WANT_COMMA;
	return buffer_error(&s->bundle) < 0 ? -ENOMEM : GO_ON;
}

static int step_to_member(struct cursor *c)
{
	struct json_fault fault;
	struct text name, rest;
	enum json_result result;
	size_t len;

	if (c->rest.bytes[0] != '"')
		return cursor_broken(c, FINDING_JSON_INVALID, 0, "no name in quotes");
	result = cursor_value(c, &fault);
	if (result != JSON_READ)
		return not_read(c, result, &fault, MAX_MEMBERS);
	name = json_written(&c->v->json, c->v->json.nodes);
	if (text_equal(name, TEXT("\"class_uid\"")))
		return cursor_broken(c, FINDING_TOO_LARGE, 0, "it has more than 16 MiB");
	len = c->v->json.end;
	rest = (struct text){c->rest.bytes + len, c->rest.len - len};
	len += json_space(rest);
	if (len < c->rest.len && c->rest.bytes[len] != ':')
		return cursor_broken(c, FINDING_JSON_INVALID, len, "a name without ':' behind it");
	if (len < c->rest.len) {
		len++;
		rest = (struct text){c->rest.bytes + len, c->rest.len - len};
		len += json_space(rest);
	}
	if (len < c->rest.len)
		return read_member(c, name, len);
	if (!c->is_all)
		return cursor_wait(c);
	return cursor_broken(c, FINDING_JSON_INVALID, c->rest.len,
	                     "the text ends inside an object");
}

int step_in_bundle(struct cursor *c)
{
	struct input *s = &c->v->input;
	char byte = c->rest.bytes[0];

	if (byte == '}' && s->want != WANT_NEXT)
		return end_of_bundle(c);
	if (s->want != WANT_COMMA)
		return step_to_member(c);
	if (byte != ',')
		return cursor_broken(c, FINDING_JSON_INVALID, 0,
		                     "neither a comma nor '}' behind a member");
	cursor_pass(c, 1);
	s->want = WANT_NEXT;
	return GO_ON;
}
