/* SPDX-License-Identifier: Apache-2.0 */
/* Looking at what json_reader.c read. */
#include "base/json_string.h"

struct text json_raw(const struct json_reader *r, const struct json_node *n)
{
	return (struct text){r->text + n->at, n->len};
}

struct text json_written(const struct json_reader *r, const struct json_node *n)
{
	size_t quote = n->kind == JSON_STRING;

	return (struct text){r->text + n->at - quote, n->len + 2 * quote};
}

struct text json_text(const struct json_reader *r, const struct json_node *n, struct buffer *room)
{
	if (!n->escaped)
		return json_raw(r, n);
	buffer_clear(room);
	json_string_decode(json_raw(r, n), room);
	return buffer_text(room);
}

const struct json_node *json_member(const struct json_reader *r, const struct json_node *object,
                                    uint32_t name)
{
	const struct json_node *found = NULL, *end = r->nodes + object->next;

	if (object->kind != JSON_OBJECT || name == 0)
		return NULL;
	for (const struct json_node *n = object + 1; n < end; n = r->nodes + n->next)
		if (n->name == name)
			found = n; /* the last one counts */
	return found;
}

int json_integer(const struct json_reader *r, const struct json_node *n, int64_t *ret)
{
	struct text t = json_raw(r, n);
	bool negative = t.len && t.bytes[0] == '-';
	uint64_t value;
	int error;

	if (n->kind != JSON_INTEGER)
		return -EINVAL;
	if (negative)
		t = (struct text){t.bytes + 1, t.len - 1};
	error = text_to_u64(t, &value);
	if (error < 0)
		return error;
	if (value > (uint64_t)INT64_MAX + negative)
		return -ERANGE;
	*ret = negative ? (int64_t)(0 - value) : (int64_t)value;
	return 0;
}
