/* SPDX-License-Identifier: Apache-2.0 */
#include "ocsf/event.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <assert.h>
#include <pcre2.h>

bool event_has(const struct event_builder *b, enum attribute_id id)
{
	return b->attributes[id].key.bytes;
}

static bool open_as(struct event_builder *b, enum attribute_id id, bool is_array)
{
	struct text key = b->attributes[id].key;

	if (!key.bytes)
		return false;
	assert(b->depth < PATH_DEPTH);
	b->path[b->depth++] = key;
	b->w->ops->open(b->w, key, is_array);
	return true;
}

bool event_open(struct event_builder *b, enum attribute_id id)
{
	return open_as(b, id, false);
}

bool event_open_array(struct event_builder *b, enum attribute_id id)
{
	return open_as(b, id, true);
}

void event_close(struct event_builder *b)
{
	b->depth--;
	b->w->ops->close(b->w);
}

void event_begin(struct event_builder *b)
{
	b->w->ops->open(b->w, TEXT_NONE, false);
}

void event_end(struct event_builder *b)
{
	b->w->ops->close(b->w);
}

/* Is the path behind `start` one of the lines before it? */
static bool has_line(const struct buffer *lines, size_t start)
{
	struct text all = {lines->bytes, start}, line;
	struct text wanted = {lines->bytes + start, lines->len - start - 1};

	while (text_split(&all, '\n', &line))
		if (text_equal(line, wanted))
			return true;
	return false;
}

static void note_path(struct event_builder *b, size_t depth, struct text key)
{
	size_t start = b->cuts.len;

	for (size_t i = 0; i < depth; i++) {
		buffer_add_text(&b->cuts, b->path[i]);
		buffer_add_char(&b->cuts, '.');
	}
	buffer_add_text(&b->cuts, key);
	buffer_add_char(&b->cuts, '\n');
	if (!buffer_error(&b->cuts) && has_line(&b->cuts, start))
		b->cuts.len = start;
}

void event_note_cut(struct event_builder *b, enum attribute_id id)
{
	if (event_has(b, id))
		note_path(b, b->depth, b->attributes[id].key);
}

bool event_takes(struct event_builder *b, enum attribute_id id, struct text value)
{
	const struct attribute *a = &b->attributes[id];

	if (!a->key.bytes || !value.bytes)
		return false;
	return !a->pattern || pcre2_match(a->pattern, (PCRE2_SPTR)value.bytes, value.len, 0, 0,
	                                  a->match, NULL) >= 0;
}

static struct text limit(const struct attribute *a, struct text value, bool *ret_cut)
{
	*ret_cut = false;
	/* A character has at least one byte. */
	if (!a->facts.max_len || value.len <= a->facts.max_len)
		return value;
	return utf8_cut(value, a->facts.max_len, ret_cut);
}

bool event_put_text(struct event_builder *b, enum attribute_id id, struct text value)
{
	struct attribute *a = &b->attributes[id];
	bool is_cut;

	if (!event_takes(b, id, value))
		return false;
	value = limit(a, value, &is_cut);
	if (is_cut)
		note_path(b, b->depth, a->key);
	b->w->ops->text(b->w, a->key, value);
	return true;
}

void event_put_element(struct event_builder *b, enum attribute_id id, struct text value)
{
	bool is_cut;

	if (!value.bytes)
		return;
	value = limit(&b->attributes[id], value, &is_cut);
	if (is_cut) /* the array is the last of the path */
		note_path(b, b->depth - 1, b->attributes[id].key);
	b->w->ops->text(b->w, TEXT_NONE, value);
}

void event_put_copy(struct event_builder *b, enum attribute_id id, struct text value)
{
	struct attribute *a = &b->attributes[id];
	bool is_cut;

	if (a->key.bytes)
		b->w->ops->text(b->w, a->key, limit(a, value, &is_cut));
}

void event_put_plain(struct event_builder *b, enum attribute_id id, struct text value)
{
	if (event_has(b, id))
		b->w->ops->plain(b->w, b->attributes[id].key, value);
}

void event_put_number(struct event_builder *b, enum attribute_id id, int64_t value)
{
	if (event_has(b, id))
		b->w->ops->number(b->w, b->attributes[id].key, value);
}

void event_put_boolean(struct event_builder *b, enum attribute_id id, bool value)
{
	if (event_has(b, id))
		b->w->ops->boolean(b->w, b->attributes[id].key, value);
}

static struct caption caption_of(const struct attribute *a, int64_t id)
{
	if (id >= 0 && id < CAPTION_COUNT)
		return a->captions[id];
	return (struct caption){text_of(ocsf_enum_caption(&a->facts, id, NULL)), true};
}

static void put_id(struct event_builder *b, const struct attribute *a, int64_t id, struct text word)
{
	b->w->ops->number(b->w, a->key, id);
	if (a->sibling.bytes)
		b->w->ops->text(b->w, a->sibling, word);
}

/* The same with a caption of the schema, whose letters need no escaping. */
static void put_caption(struct event_builder *b, const struct attribute *a, int64_t id,
                        struct text caption)
{
	if (a->sibling.bytes)
		b->w->ops->pair(b->w, a->key, id, a->sibling, caption);
	else
		b->w->ops->number(b->w, a->key, id);
}

void event_put_enum(struct event_builder *b, enum attribute_id id, int64_t value)
{
	const struct attribute *a = &b->attributes[id];

	if (!a->captions)
		return;
	struct caption c = caption_of(a, value);
	if (c.text.bytes && c.is_own)
		put_caption(b, a, value, c.text);
	else if (c.text.bytes)
		event_put_other(b, id, c.text);
}

void event_put_other(struct event_builder *b, enum attribute_id id, struct text word)
{
	const struct attribute *a = &b->attributes[id];

	if (a->has_other)
		put_id(b, a, ENUM_OTHER, word);
}

bool event_time_plausible(int64_t ms)
{
	return ms == 0 || (ms >= INT64_C(100000000000) && ms <= INT64_C(100000000000000));
}

void event_put_time(struct event_builder *b, enum attribute_id id, int64_t ms)
{
	const struct attribute *a = &b->attributes[id];
	char text[RFC3339_LEN + 1];

	if (!a->key.bytes || ms == UNKNOWN_TIME)
		return;
	/* An event needs its time whatever the clock says. */
	if (!event_time_plausible(ms) && a->facts.requirement != OCSF_REQUIRED)
		return;
	b->w->ops->number(b->w, a->key, ms);
	if (a->dt.bytes && event_time_plausible(ms)) {
		clock_rfc3339(ms, text);
		b->w->ops->text(b->w, a->dt, (struct text){text, RFC3339_LEN});
	}
}

void event_key_open(struct event_builder *b, struct text key, bool is_array)
{
	b->w->ops->open(b->w, key, is_array);
}

void event_key_text(struct event_builder *b, struct text key, struct text value)
{
	if (value.bytes)
		b->w->ops->text(b->w, key, value);
}

void event_key_plain(struct event_builder *b, struct text key, struct text value)
{
	b->w->ops->plain(b->w, key, value);
}

void event_key_number(struct event_builder *b, struct text key, int64_t value)
{
	b->w->ops->number(b->w, key, value);
}

void event_key_big(struct event_builder *b, struct text key, uint64_t value)
{
	char digits[DECIMAL_LEN];

	b->w->ops->plain(b->w, key, (struct text){digits, decimal_u64(digits, value)});
}

void event_key_boolean(struct event_builder *b, struct text key, bool value)
{
	b->w->ops->boolean(b->w, key, value);
}

void event_key_fraction(struct event_builder *b, struct text key, int64_t millionths)
{
	b->w->ops->fraction(b->w, key, millionths);
}

void event_key_close(struct event_builder *b)
{
	b->w->ops->close(b->w);
}

bool event_recall(struct event_builder *b, enum writer_part part, const void *key)
{
	return b->w->ops->recall && b->w->ops->recall(b->w, part, key);
}

bool event_recall_small(struct event_builder *b, unsigned number)
{
	return b->w->ops->recall_small && b->w->ops->recall_small(b->w, number);
}

void event_keep(struct event_builder *b)
{
	if (b->w->ops->keep)
		b->w->ops->keep(b->w);
}
