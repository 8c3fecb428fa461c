/* SPDX-License-Identifier: Apache-2.0 */
/* Where a statement is wrong: its line, and a caret below. */
#include "cli/cli.h"

#define INDENT 2u
#define ROOM (80u - INDENT)
#define BEFORE 50u /* columns of the line that are shown before the fault, at most */

static struct text line_around(struct text t, size_t at)
{
	size_t from = at, to = at;

	while (from > 0 && t.bytes[from - 1] != '\n')
		from--;
	while (to < t.len && t.bytes[to] != '\n')
		to++;
	return (struct text){t.bytes + from, to - from};
}

/* Where the character before `at` begins. */
static size_t step_back(struct text t, size_t at)
{
	size_t least = at > 4 ? at - 4 : 0;

	do
		at--;
	while (at > least && ((unsigned char)t.bytes[at] & 0xc0) == 0x80);
	return at;
}

/* As on a terminal, a tab as a blank. Returns the columns. */
static size_t add_shown(struct buffer *to, struct text t, size_t width)
{
	size_t used = 0;

	while (t.len > 0 && used < width) {
		const char *tab = memchr(t.bytes, '\t', t.len);
		size_t len = tab ? (size_t)(tab - t.bytes) : t.len;
		size_t columns = display_add(to, (struct text){t.bytes, len}, width - used);

		used += columns;
		if (!tab || used >= width || columns < display_width((struct text){t.bytes, len}))
			break;
		buffer_add_char(to, ' ');
		used++;
		t = (struct text){tab + 1, t.len - len - 1};
	}
	return used;
}

static size_t shown_width(struct text t)
{
	size_t width = 0;
	struct text part;

	while (text_split(&t, '\t', &part))
		width += display_width(part) + 1;
	return width > 0 ? width - 1 : 0;
}

void fault_show(struct text statement, size_t at)
{
	struct text line, before;
	size_t from, width;
	struct buffer b;

	if (at > statement.len)
		at = statement.len;
	line = line_around(statement, at);
	at -= (size_t)(line.bytes - statement.bytes);
	from = at;
	for (width = 0; from > 0 && width < BEFORE;) {
		size_t earlier = step_back(line, from);

		width += shown_width((struct text){line.bytes + earlier, from - earlier});
		from = earlier;
	}
	buffer_init(&b, 1u << 16);
	buffer_printf(&b, "%*s%s", (int)INDENT, "", from > 0 ? "…" : "");
	before = (struct text){line.bytes + from, at - from};
	width = (from > 0) + add_shown(&b, before, SIZE_MAX);
	line = (struct text){line.bytes + at, line.len - at};
	(void)add_shown(&b, line, ROOM - 1 - width);
	if (shown_width(line) > ROOM - 1 - width)
		buffer_add_text(&b, TEXT("…"));
	if (buffer_error(&b) == 0)
		(void)fprintf(stderr, "%.*s\n%*s^\n", (int)b.len, b.bytes, (int)(INDENT + width),
		              "");
	buffer_done(&b);
}
