/* SPDX-License-Identifier: Apache-2.0 */
#include "encode/display.h"

#include <langinfo.h>
#include <wchar.h>

/* More marks on one base than any script stacks: they are there to cover the lines around. */
#define MARKS_MAX 4

struct range {
	uint32_t first, last;
};
/* What a reader does not see, whatever width the C library gives it: two names that differ in such
 * a character only look the same, and some of them turn the order of the line around. Unicode's
 * default ignorable characters, and format controls beyond those. */
static const struct range invisible[] = {
	{0x00ad, 0x00ad},                                         /* soft hyphen */
	{0x034f, 0x034f},                                         /* combining grapheme joiner */
	{0x061c, 0x061c},                                         /* Arabic letter mark */
	{0x115f, 0x1160},                                         /* Hangul fillers */
	{0x17b4, 0x17b5},   {0x180b, 0x180f},   {0x200b, 0x200f}, /* zero width blank and joiners,
                                                                     marks of direction */
	{0x2028, 0x202e}, /* line and paragraph ends, embeddings and overrides */
	{0x2060, 0x206f}, /* word joiner, invisible operators, isolates */
	{0x3164, 0x3164}, /* Hangul filler */
	{0xfe00, 0xfe0f}, /* variation selectors */
	{0xfeff, 0xfeff},   {0xffa0, 0xffa0}, /* Hangul filler */
	{0xfff0, 0xfffb},   {0x13430, 0x1343f}, {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a},
	{0xe0000, 0xe0fff}, /* tags */
};

static bool is_invisible(uint32_t c)
{
	size_t low = 0, high = ARRAY_LEN(invisible);

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (c > invisible[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < ARRAY_LEN(invisible) && c >= invisible[low].first;
}

/* C.UTF-8 has no files of its own in every C library, and is missing in old ones. */
static locale_t open_utf8(void)
{
	static const char *const names[] = {"C.UTF-8", "", "en_US.UTF-8"};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		locale_t l = newlocale(LC_CTYPE_MASK, names[i], (locale_t)0);

		if (l && strcmp(nl_langinfo_l(CODESET, l), "UTF-8") == 0)
			return l;
		if (l)
			freelocale(l);
	}
	return (locale_t)0;
}

/* wcwidth has no way to name a locale but the thread's. Returns what display_leave puts back. */
static locale_t display_enter(struct display *d)
{
	if (!d->is_open) {
		d->utf8 = open_utf8();
		d->is_open = true;
	}
	return d->utf8 ? uselocale(d->utf8) : (locale_t)0;
}

static void display_leave(locale_t before)
{
	if (before)
		uselocale(before);
}

void display_done(struct display *d)
{
	if (d->utf8)
		freelocale(d->utf8);
	*d = (struct display){0};
}

size_t display_plain(struct text t, size_t at)
{
	size_t start = at;

	while (at < t.len && (uint8_t)(t.bytes[at] - 0x20) < 0x7f - 0x20)
		at++;
	return at - start;
}

/* The columns of the character there: 0 for a mark that sits on the character before it, -1 for
 * what cannot be shown. */
static int width_at(const struct display *d, struct text t, size_t at, size_t *ret_len)
{
	uint32_t c;

	*ret_len = utf8_next(t, at, &c);
	if (c < 0x7f)
		return c < 0x20 ? -1 : 1;
	if (c < 0xa0 || is_invisible(c) || !d->utf8)
		return -1;
	if (c == 0xfffd && (*ret_len != 3 || memcmp(t.bytes + at, "\xef\xbf\xbd", 3) != 0))
		return -1; /* stands for a broken sequence */
	return wcwidth((wchar_t)c);
}

/* What is shown as one: a character with the marks that sit on it, or a '?' instead. */
struct glyph {
	struct text shown;
	size_t width;
};

/* Marks without a base, be it that there is none, that it cannot be shown or that it has enough,
 * become one '?' together with what is before them. */
static struct glyph next_glyph(const struct display *d, struct text t, size_t *at)
{
	size_t start = *at, len;
	int width = width_at(d, t, start, &len);
	size_t marks_left = width > 0 ? MARKS_MAX : SIZE_MAX;

	*at += len;
	while (marks_left > 0 && *at < t.len && width_at(d, t, *at, &len) == 0) {
		*at += len;
		marks_left--;
	}
	if (width > 0)
		return (struct glyph){{t.bytes + start, *at - start}, (size_t)width};
	return (struct glyph){TEXT("?"), 1};
}

/* Printable ASCII that no mark can sit on. */
static size_t plain_run(struct text t, size_t at)
{
	size_t run = display_plain(t, at);

	/* What follows the last one may be a mark. */
	return at + run < t.len && run > 0 ? run - 1 : run;
}

struct slice {
	struct buffer *out; /* NULL: only count */
	size_t from, to;    /* columns */
	size_t column;      /* of what comes next */
	size_t taken;
};

static void slice_add(struct slice *s, const char *bytes, size_t len, size_t width)
{
	if (s->out)
		buffer_add(s->out, bytes, len);
	s->taken += width;
}

static void slice_run(struct slice *s, const char *bytes, size_t run)
{
	size_t before = s->from > s->column ? s->from - s->column : 0;
	size_t skipped = before < run ? before : run;
	size_t room = s->to - s->column - skipped;
	size_t len = run - skipped < room ? run - skipped : room;

	slice_add(s, bytes + skipped, len, len);
	s->column += run;
}

static void slice_glyph(struct slice *s, struct glyph g)
{
	if (s->column >= s->from && g.width <= s->to - s->column)
		slice_add(s, g.shown.bytes, g.shown.len, g.width);
	s->column += g.width;
}

size_t display_slice(struct display *d, struct buffer *out, struct text t, size_t from, size_t to)
{
	struct slice s = {.out = out, .from = from, .to = to};
	locale_t before = (locale_t)0;
	bool inside = false;

	for (size_t at = 0; at < t.len && s.column < to;) {
		size_t run = plain_run(t, at);

		if (run > 0) {
			slice_run(&s, t.bytes + at, run);
			at += run;
			continue;
		}
		if (!inside)
			before = display_enter(d);
		inside = true;
		slice_glyph(&s, next_glyph(d, t, &at));
	}
	display_leave(before);
	return s.taken;
}

size_t display_width(struct text t)
{
	return display_add(NULL, t, SIZE_MAX);
}

size_t display_add(struct buffer *out, struct text t, size_t width)
{
	struct display d = {0};
	size_t taken = display_slice(&d, out, t, 0, width);

	display_done(&d);
	return taken;
}
