/* SPDX-License-Identifier: Apache-2.0 */
#include "collect/host_facts.h"

#include <stdlib.h>

#define OS_RELEASE_MAX 65536u

size_t host_unquote(struct text t, char *ret)
{
	char quote = '\0';
	size_t len = 0;

	for (size_t i = 0; i < t.len; i++) {
		char c = t.bytes[i];

		if (quote ? c == quote : c == '"' || c == '\'') {
			quote = quote ? '\0' : c;
			continue;
		}
		/* a backslash takes the next as it is, but in "…" only before these, and in '…'
		 * never */
		if (c == '\\' && quote != '\'' && i + 1 < t.len &&
		    (!quote || memchr("\\\"$`", t.bytes[i + 1], 4)))
			c = t.bytes[++i];
		ret[len++] = c;
	}
	return len;
}

struct os_key {
	const char *key;
	size_t offset; /* of the text in struct host */
};

static void take_line(struct text line, const struct os_key *keys, size_t count,
                      struct arena *arena, struct host *ret)
{
	struct text value = line, key;
	char *bytes;

	if (!text_split(&value, '=', &key))
		return;
	for (size_t i = 0; i < count; i++) {
		struct text *to = (struct text *)(void *)((char *)ret + keys[i].offset);

		if (!text_equal(key, text_of(keys[i].key)))
			continue;
		bytes = malloc(value.len + 1);
		if (!bytes)
			return;
		value = (struct text){bytes, host_unquote(value, bytes)};
		*to = value.len ? arena_text(arena, value) : TEXT_NONE;
		free(bytes);
		return;
	}
}

static void take_keys(struct text content, const struct os_key *keys, size_t count,
                      struct arena *arena, struct host *ret)
{
	struct text rest = content, line;

	while (text_split(&rest, '\n', &line))
		take_line(text_trim(line), keys, count, arena, ret);
}

void host_read_os(int root_dir, struct arena *arena, struct host *ret)
{
	static const struct os_key keys[] = {
		{"NAME", offsetof(struct host, os_name)},
		{"VERSION_ID", offsetof(struct host, os_version)},
		{"BUILD_ID", offsetof(struct host, os_build)},
		{"VARIANT", offsetof(struct host, os_edition)},
		{"CPE_NAME", offsetof(struct host, os_cpe)},
	};
	/* for an os-release without the plain ones */
	static const struct os_key substitutes[] = {
		{"PRETTY_NAME", offsetof(struct host, os_name)},
		{"VERSION", offsetof(struct host, os_version)},
	};
	struct buffer b;
	int r;

	buffer_init(&b, OS_RELEASE_MAX);
	r = file_read(root_dir, "etc/os-release", OS_RELEASE_MAX, &b, NULL);
	if (r < 0)
		r = file_read(root_dir, "usr/lib/os-release", OS_RELEASE_MAX, &b, NULL);
	if (r == 0) {
		take_keys(buffer_text(&b), keys, ARRAY_LEN(keys), arena, ret);
		for (size_t i = 0; i < ARRAY_LEN(substitutes); i++) {
			const struct text *have =
				(const void *)((const char *)ret + substitutes[i].offset);

			if (!have->bytes)
				take_keys(buffer_text(&b), &substitutes[i], 1, arena, ret);
		}
	}
	buffer_done(&b);
}
