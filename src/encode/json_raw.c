/* SPDX-License-Identifier: Apache-2.0 */
/* JSON of somebody else's into ours. */
#include "encode/json.h"

static bool is_space(char c)
{
	return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* What a terminal or a reader of lines would stumble over: DEL, C1, U+2028, U+2029. */
static size_t add_escape(struct buffer *out, struct text t, size_t at)
{
	uint32_t c;
	size_t len = utf8_next(t, at, &c);

	if ((c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029)
		buffer_printf(out, "\\u%04x", (unsigned)c);
	else
		buffer_add(out, t.bytes + at, len);
	return len;
}

/* From an opening quote to behind the closing one. */
static size_t add_string(struct buffer *out, struct text t, size_t at)
{
	size_t start = at++;

	while (at < t.len && t.bytes[at] != '"') {
		if (t.bytes[at] == '\\' && at + 1 < t.len) {
			at += 2;
		} else if ((signed char)t.bytes[at] >= 0 && t.bytes[at] != 0x7f) {
			at++;
		} else {
			buffer_add(out, t.bytes + start, at - start);
			at += add_escape(out, t, at);
			start = at;
		}
	}
	at += at < t.len;
	buffer_add(out, t.bytes + start, at - start);
	return at;
}

void json_writer_raw(struct json_writer *w, struct text key, struct text json)
{
	static const struct text nothing = {"null", 4};
	size_t at = 0;

	if (json.len == 0)
		json = nothing;
	json_begin_value(w, key);
	while (at < json.len) {
		size_t start = at;

		if (json.bytes[at] == '"') {
			at = add_string(w->out, json, at);
			continue;
		}
		while (at < json.len && json.bytes[at] != '"' && !is_space(json.bytes[at]))
			at++;
		buffer_add(w->out, json.bytes + start, at - start);
		while (at < json.len && is_space(json.bytes[at]))
			at++;
	}
}
