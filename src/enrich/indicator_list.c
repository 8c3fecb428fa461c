/* SPDX-License-Identifier: Apache-2.0 */
/* One indicator a line, as block lists have it. */
#include "enrich/indicator.h"

static struct text behind(struct text t, size_t at)
{
	return (struct text){t.bytes + at, t.len - at};
}

static bool is_comment(struct text t)
{
	return text_starts(t, TEXT("#")) || text_starts(t, TEXT(";")) ||
	       text_starts(t, TEXT("//")) || text_starts(t, TEXT("!")) ||
	       text_starts(t, TEXT("[Adblock"));
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Without what is written behind the value: "192.0.2.0/24 ; SBL1", "evil.example # seen in May". */
static struct text without_comment(struct text t)
{
	for (size_t i = 1; i < t.len; i++) {
		char c = t.bytes[i];

		if (c == ';' || c == ',' || (c == '#' && is_blank(t.bytes[i - 1])))
			return text_trim((struct text){t.bytes, i});
	}
	return t;
}

/* A line of a hosts file sends a name to nowhere: "0.0.0.0 evil.example". */
static bool is_nowhere(struct text t)
{
	return text_equal(t, TEXT("0.0.0.0")) || text_equal(t, TEXT("127.0.0.1")) ||
	       text_equal(t, TEXT("::")) || text_equal(t, TEXT("::1"));
}

/* "||evil.example^", "\"evil.example\"". */
static struct text without_marks(struct text t)
{
	if (text_starts(t, TEXT("||"))) {
		t = behind(t, 2);
		if (t.len > 0 && t.bytes[t.len - 1] == '^')
			t.len--;
	}
	if (t.len > 1 && (t.bytes[0] == '"' || t.bytes[0] == '\'') &&
	    t.bytes[t.len - 1] == t.bytes[0])
		t = (struct text){t.bytes + 1, t.len - 2};
	return t;
}

/* The value of a line; none: a comment. */
static struct text value_of_line(struct text line)
{
	struct text t = text_trim(line), rest, first, second;

	if (t.len == 0 || is_comment(t))
		return TEXT_NONE;
	rest = t = without_comment(t);
	if (!text_word(&rest, &first) || !text_word(&rest, &second))
		return without_marks(t);
	if (text_starts(second, TEXT("-")) || first.bytes[first.len - 1] == '-')
		return t; /* a range */
	return without_marks(is_nowhere(first) ? second : first);
}

int load_list(struct loader *l)
{
	struct found f = {.facts = l->about};
	struct text line;
	bool is_long;
	int r;

	while ((r = source_line(&l->source, &line, &is_long)) == 1) {
		f.line = l->source.line_at;
		if (is_long) {
			load_long_line(l);
			continue;
		}
		f.value = value_of_line(line);
		if (f.value.bytes) {
			r = load_add(l, &f);
			if (r < 0)
				return r;
		}
	}
	return r;
}
