/* SPDX-License-Identifier: Apache-2.0 */
#include "select/words.h"

/* ---- characters ------------------------------------------------------------------------------ */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static char small_letter(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool begins_name(char c)
{
	char l = small_letter(c);

	return (l >= 'a' && l <= 'z') || c == '_' || (unsigned char)c >= 0x80;
}

static bool is_in_name(char c)
{
	return begins_name(c) || is_digit(c) || c == '$';
}

static char at_or_nul(struct text sql, size_t at)
{
	return at < sql.len ? sql.bytes[at] : '\0';
}

/* Past blanks and comments, to the word behind them or to a comment that does not end. */
static size_t skip_blank(struct text sql, size_t at)
{
	for (;;) {
		char c = at_or_nul(sql, at), next = at_or_nul(sql, at + 1);

		if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r') {
			at++;
		} else if (c == '-' && next == '-') {
			while (at < sql.len && sql.bytes[at] != '\n')
				at++;
		} else if (c == '/' && next == '*') {
			const char *end = memmem(sql.bytes + at + 2, sql.len - at - 2, "*/", 2);

			if (!end)
				return at;
			at = (size_t)(end - sql.bytes) + 2;
		} else {
			return at;
		}
	}
}

/* ---- words ----------------------------------------------------------------------------------- */

/* Where what begins with a quote ends, behind the closing one; 0: nowhere. */
static size_t quote_end(struct text sql, size_t at, char close)
{
	for (at++; at < sql.len; at++) {
		if (sql.bytes[at] != close)
			continue;
		if (close == ']' || at_or_nul(sql, at + 1) != close)
			return at + 1;
		at++; /* twice is one of it */
	}
	return 0;
}

static size_t name_end(struct text sql, size_t at)
{
	while (at < sql.len && is_in_name(sql.bytes[at]))
		at++;
	return at;
}

static size_t digits_end(struct text sql, size_t at)
{
	while (is_digit(at_or_nul(sql, at)))
		at++;
	return at;
}

static enum word_kind take_number(struct text sql, size_t at, size_t *ret_end)
{
	enum word_kind kind = WORD_INTEGER;
	size_t end = digits_end(sql, at);

	if (at_or_nul(sql, end) == '.') {
		kind = WORD_REAL;
		end = digits_end(sql, end + 1);
	}
	*ret_end = name_end(sql, end); /* hexadecimal, an exponent's letter, or nonsense */
	if (*ret_end > end) {
		char last = small_letter(sql.bytes[*ret_end - 1]), sign = at_or_nul(sql, *ret_end);

		if (last == 'e' && (sign == '+' || sign == '-'))
			*ret_end = digits_end(sql, *ret_end + 1);
		return WORD_OTHER;
	}
	return kind;
}

static enum word_kind take_operator(struct text sql, size_t at, size_t *ret_end)
{
	static const char *const longer[] = {
		"->>", "==", "<>", "!=", "<=", ">=", "<<", ">>", "||", "->"};
	struct text rest = {sql.bytes + at, sql.len - at};

	*ret_end = at + 1;
	for (size_t i = 0; i < ARRAY_LEN(longer); i++)
		if (text_starts(rest, text_of(longer[i]))) {
			*ret_end = at + strlen(longer[i]);
			return WORD_OPERATOR;
		}
	return rest.bytes[0] != '\0' && strchr("=<>+-*/%&|~", rest.bytes[0]) ? WORD_OPERATOR
	                                                                     : WORD_BROKEN;
}

static enum word_kind take_quoted(struct text sql, size_t at, size_t *ret_end)
{
	char quote = sql.bytes[at];

	*ret_end = quote_end(sql, at, quote == '[' ? ']' : quote);
	if (*ret_end == 0)
		return WORD_BROKEN;
	return quote == '\'' ? WORD_STRING : WORD_NAME;
}

static enum word_kind take(struct text sql, size_t at, size_t *ret_end)
{
	static const struct {
		char c;
		enum word_kind kind;
	} single[] = {{'(', WORD_OPEN},      {')', WORD_CLOSE},    {',', WORD_COMMA},
	              {';', WORD_SEMICOLON}, {'?', WORD_VARIABLE}, {':', WORD_VARIABLE},
	              {'@', WORD_VARIABLE},  {'$', WORD_VARIABLE}, {'#', WORD_VARIABLE}};
	char c = sql.bytes[at], next = at_or_nul(sql, at + 1);

	*ret_end = at + 1;
	for (size_t i = 0; i < ARRAY_LEN(single); i++)
		if (c == single[i].c)
			return single[i].kind;
	if (c == '\'' || c == '"' || c == '`' || c == '[')
		return take_quoted(sql, at, ret_end);
	if (small_letter(c) == 'x' && next == '\'') {
		*ret_end = quote_end(sql, at + 1, '\'');
		return *ret_end ? WORD_OTHER : WORD_BROKEN;
	}
	if (is_digit(c) || (c == '.' && is_digit(next)))
		return take_number(sql, at, ret_end);
	if (c == '.')
		return WORD_POINT;
	if (begins_name(c)) {
		*ret_end = name_end(sql, at);
		return WORD_BARE;
	}
	return take_operator(sql, at, ret_end);
}

struct word word_next(struct text sql, size_t at)
{
	size_t begin = skip_blank(sql, at), end;
	struct word w = {.kind = WORD_END, .at = begin};

	if (begin >= sql.len)
		return w;
	w.kind = take(sql, begin, &end);
	if (sql.bytes[begin] == '/' && at_or_nul(sql, begin + 1) == '*')
		w.kind = WORD_BROKEN;
	if (w.kind == WORD_BROKEN)
		end = sql.len;
	w.text = (struct text){sql.bytes + begin, end - begin};
	return w;
}

/* ---- all of them ----------------------------------------------------------------------------- */

/* What stands between the quotes. */
static struct text unquoted(struct text written, struct arena *arena)
{
	char close = written.bytes[written.len - 1];
	struct text inner = {written.bytes + 1, written.len - 2};
	char *kept;
	size_t len = 0;

	if (close == ']' || !memchr(inner.bytes, close, inner.len))
		return inner;
	kept = arena_take(arena, inner.len);
	if (!kept)
		return TEXT_NONE;
	for (size_t i = 0; i < inner.len; i++) {
		kept[len++] = inner.bytes[i];
		if (inner.bytes[i] == close)
			i++;
	}
	return (struct text){kept, len};
}

/* Pairs a parenthesis with its partner. `open`: those that wait for theirs, chained by `close`. */
static bool pair(struct words *words, uint32_t *open)
{
	struct word *w = &words->list[words->count];
	uint32_t partner = *open;

	if (w->kind == WORD_OPEN) {
		w->close = *open;
		*open = words->count;
	} else if (w->kind == WORD_CLOSE) {
		if (partner == UINT32_MAX)
			return false;
		*open = words->list[partner].close;
		words->list[partner].close = words->count;
	}
	return true;
}

bool words_read(struct text sql, struct arena *arena, struct words *ret)
{
	uint32_t open = UINT32_MAX;
	size_t at = 0, room = sql.len < WORDS_MAX ? sql.len : WORDS_MAX;

	*ret = (struct words){.list = arena_take(arena, (room + 1) * sizeof(struct word))};
	if (!ret->list)
		return false;
	for (;; ret->count++) {
		struct word w = word_next(sql, at);

		at = w.at + w.text.len;
		if (w.kind == WORD_STRING || w.kind == WORD_NAME) {
			w.text = unquoted(w.text, arena);
			if (!w.text.bytes)
				return false;
		}
		ret->list[ret->count] = w;
		if (w.kind == WORD_END)
			return open == UINT32_MAX;
		if (w.kind == WORD_BROKEN || ret->count >= room || !pair(ret, &open))
			return false;
	}
}

bool names_equal(struct text a, struct text b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (small_letter(a.bytes[i]) != small_letter(b.bytes[i]))
			return false;
	return true;
}

bool word_is(const struct word *w, const char *keyword)
{
	return w->kind == WORD_BARE && names_equal(w->text, text_of(keyword));
}

bool word_is_name(const struct word *w)
{
	return w->kind == WORD_BARE || w->kind == WORD_NAME;
}
