/* SPDX-License-Identifier: Apache-2.0 */
#include "pipeline/validate.h"

#define PATH_ROOM 512
#define MESSAGE_ROOM 1024

/* ---- places --------------------------------------------------------------------------------- */

void position_pass(struct position *p, const char *bytes, size_t len)
{
	const char *end = bytes + len, *newline;

	while (bytes < end && (newline = memchr(bytes, '\n', (size_t)(end - bytes)))) {
		p->line++;
		p->column = 1;
		bytes = newline + 1;
	}
	for (; bytes < end; bytes++)
		p->column += ((uint8_t)*bytes & 0xc0) != 0x80;
}

/* Findings come roughly from front to back. */
static struct position locate(struct report *r, size_t at)
{
	if (at > r->text.len)
		at = r->text.len;
	if (at < r->known_at) {
		r->known = r->begin;
		r->known_at = 0;
	}
	position_pass(&r->known, r->text.bytes + r->known_at, at - r->known_at);
	r->known_at = at;
	return r->known;
}

void report_text(struct report *r, struct text text, struct position begin)
{
	r->text = text;
	r->begin = r->known = begin;
	r->known_at = 0;
}

void report_event(struct report *r, enum cq_validate_kind kind, size_t at)
{
	r->kind = kind;
	r->event = locate(r, at);
	r->extra = (struct verdict){0};
	r->is_no_object = false;
	buffer_clear(&r->errors);
	buffer_clear(&r->warnings);
}

/* ---- JSON ----------------------------------------------------------------------------------- */

static void add_field(struct json_writer *w, const struct finding_field *field)
{
	struct text key = text_of(finding_key_name(field->key));

	switch (field->kind) {
	case FIELD_NUMBER:
		w->base.ops->number(&w->base, key, field->number);
		return;
	case FIELD_JSON:
		json_writer_raw(w, key, field->text);
		return;
	case FIELD_TEXT:
	default:
		w->base.ops->text(&w->base, key, field->text);
	}
}

/* What the server says of an element of a bundle that is no object. */
static void add_no_object(struct json_writer *w, const struct report *r, const struct finding *f)
{
	const struct finding_field *type = finding_field(f, KEY_VALUE_TYPE);

	w->base.ops->text(&w->base, TEXT("error"), buffer_text(&r->words));
	if (type)
		w->base.ops->text(&w->base, TEXT("type"), type->text);
	w->base.ops->text(&w->base, TEXT("expected_type"), TEXT("object"));
}

static void write_entry(struct report *r, const struct finding *f)
{
	struct text kind = finding_is_error(f->id) ? TEXT("error") : TEXT("warning");
	struct json_writer w;

	buffer_clear(&r->entry);
	json_writer_init(&w, &r->entry);
	w.base.ops->open(&w.base, TEXT_NONE, false);
	if (r->kind == CQ_EVENT_OF_BUNDLE && f->id == FINDING_NOT_AN_OBJECT) {
		r->is_no_object = true;
		add_no_object(&w, r, f);
	} else {
		w.base.ops->text(&w.base, kind, text_of(finding_code(f->id)));
		w.base.ops->text(&w.base, TEXT("message"), buffer_text(&r->words));
		if (f->path.bytes)
			w.base.ops->text(&w.base, TEXT("attribute_path"), f->path);
		for (size_t i = 0; i < f->field_count; i++)
			if (f->fields[i].key < KEY_OWN)
				add_field(&w, &f->fields[i]);
	}
	w.base.ops->close(&w.base);
}

/* Entries beyond the room are counted, but not kept. */
static void keep_entry(struct report *r, bool is_error)
{
	struct buffer *list = is_error ? &r->errors : &r->warnings;
	size_t len = list->len;

	if (len)
		buffer_add_char(list, ',');
	buffer_add_text(list, buffer_text(&r->entry));
	if (buffer_error(list) == -EFBIG)
		list->len = len;
}

/* ---- findings ------------------------------------------------------------------------------- */

__attribute__((format(printf, 3, 4))) static void print_words(char *to, size_t room,
                                                              const char *format, ...)
{
	va_list args;

	va_start(args, format);
	(void)words_vprintf(to, room, format, args);
	va_end(args);
}

/* For a terminal, and ended by its first NUL. */
static void make_safe(char *to, size_t room, struct text t)
{
	char copy[MESSAGE_ROOM];
	size_t len = t.len < sizeof(copy) ? t.len : sizeof(copy);

	for (size_t i = 0; i < len; i++)
		copy[i] = t.bytes[i] ? t.bytes[i] : '?';
	print_words(to, room, "%.*s", (int)len, copy);
}

int report_finding(void *context, const struct finding *f)
{
	struct report *r = context;
	bool is_error = finding_is_error(f->id);
	char path[PATH_ROOM], message[MESSAGE_ROOM];
	struct cq_validate_finding told = {.code = finding_code(f->id),
	                                   .is_error = is_error,
	                                   .path = path,
	                                   .message = message};
	struct position at = locate(r, f->at);

	buffer_clear(&r->words);
	finding_words(f, &r->words);
	write_entry(r, f);
	keep_entry(r, is_error);
	if (buffer_error(&r->entry) == -ENOMEM || buffer_error(&r->words) == -ENOMEM)
		return -ENOMEM;
	if (!r->handler.on_finding)
		return 0;
	make_safe(path, sizeof(path), f->path.bytes ? f->path : TEXT(""));
	make_safe(message, sizeof(message), buffer_text(&r->words));
	told.line = at.line;
	told.column = at.column;
	told.json = r->entry.bytes;
	told.json_len = r->entry.len;
	return r->handler.on_finding(r->handler.context, &told);
}

int report_problem(struct report *r, enum finding_id id, size_t at, const char *problem)
{
	struct finding f = {.id = id, .at = (uint32_t)(at < UINT32_MAX ? at : UINT32_MAX)};

	if (problem)
		f.fields[f.field_count++] = (struct finding_field){
			.key = KEY_PROBLEM, .kind = FIELD_TEXT, .text = text_of(problem)};
	if (finding_is_error(id))
		r->extra.errors++;
	else
		r->extra.warnings++;
	return report_finding(r, &f);
}

/* {"uid":…,"error_count":…,"warning_count":…,"errors":[…],"warnings":[…]} */
static void write_response(struct report *r, const struct cq_validate_event *e, struct text uid)
{
	struct buffer *out = &r->entry;
	struct json_writer w;

	buffer_clear(out);
	if (r->is_no_object) { /* of a bundle's elements the server says it without a list */
		buffer_add_text(out, buffer_text(&r->errors));
		return;
	}
	json_writer_init(&w, out);
	w.base.ops->open(&w.base, TEXT_NONE, false);
	if (uid.bytes)
		json_writer_raw(&w, TEXT("uid"), uid);
	w.base.ops->number(&w.base, TEXT("error_count"), (int64_t)e->errors);
	w.base.ops->number(&w.base, TEXT("warning_count"), (int64_t)e->warnings);
	buffer_add_text(out, TEXT(",\"errors\":["));
	buffer_add_text(out, buffer_text(&r->errors));
	buffer_add_text(out, TEXT("],\"warnings\":["));
	buffer_add_text(out, buffer_text(&r->warnings));
	buffer_add_text(out, TEXT("]}"));
}

int report_end(struct report *r, struct verdict verdict, struct text uid)
{
	struct cq_validate_event e = {
		.kind = r->kind,
		.line = r->event.line,
		.column = r->event.column,
		.errors = verdict.errors + r->extra.errors,
		.warnings = verdict.warnings + r->extra.warnings,
	};

	r->has_told = true;
	r->result.errors += e.errors;
	r->result.warnings += e.warnings;
	if (r->kind != CQ_BUNDLE) {
		r->result.events++;
		r->result.invalid += e.errors > 0;
	}
	if (!r->handler.on_event)
		return 0;
	write_response(r, &e, uid);
	e.json = r->entry.bytes;
	e.json_len = r->entry.len;
	return buffer_error(&r->entry) < 0 ? -ENOMEM : r->handler.on_event(r->handler.context, &e);
}
