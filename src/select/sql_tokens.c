/* SPDX-License-Identifier: Apache-2.0 */
/* A statement as tokens, parted as SQLite parts them. */
#include <stdlib.h>
#include <strings.h>

#include "select/sql_text.h"

/* ---- reading ----------------------------------------------------------------------------------
 */

/* Letters of names; all bytes of other characters are. */
static bool is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r' && c != '\v');
}

static bool begins_at(struct text t, size_t at, const char *with)
{
	size_t len = strlen(with);

	return t.len - at >= len && memcmp(t.bytes + at, with, len) == 0;
}

/* Behind the white space and comments from there on. */
static size_t skip(struct text t, size_t at, bool *is_comment_open)
{
	for (;;) {
		const char *end;

		while (at < t.len && is_space(t.bytes[at]))
			at++;
		if (at < t.len && begins_at(t, at, "--")) {
			end = memchr(t.bytes + at, '\n', t.len - at);
			at = end ? (size_t)(end - t.bytes) : t.len;
		} else if (at < t.len && begins_at(t, at, "/*")) {
			end = memmem(t.bytes + at + 2, t.len - at - 2, "*/", 2);
			*is_comment_open |= !end;
			at = end ? (size_t)(end - t.bytes) + 2 : t.len;
		} else {
			return at;
		}
	}
}

/* Behind the quote that ends it; two of them are one that does not. */
static size_t quoted_end(struct text t, size_t at, char quote, bool *is_ended)
{
	char end = quote == '[' ? ']' : quote;

	for (at++; at < t.len; at++) {
		if (t.bytes[at] != end)
			continue;
		if (end == ']' || at + 1 == t.len || t.bytes[at + 1] != end) {
			*is_ended = true;
			return at + 1;
		}
		at++;
	}
	*is_ended = false;
	return at;
}

static size_t name_end(struct text t, size_t at)
{
	while (at < t.len && is_name_byte(t.bytes[at]))
		at++;
	return at;
}

/* 1, 1.5, .5, 0x1f, 1e-3: as much as belongs together. */
static size_t number_end(struct text t, size_t at)
{
	while (at < t.len) {
		char c = t.bytes[at], before = at > 0 ? t.bytes[at - 1] : ' ';

		if (!is_name_byte(c) && c != '.' &&
		    !((c == '-' || c == '+') && (before == 'e' || before == 'E')))
			break;
		at++;
	}
	return at;
}

/* One token that begins there. */
static size_t token_end(struct text t, size_t at, enum token_kind *ret)
{
	char c = t.bytes[at];
	bool is_ended = true;
	size_t end;

	*ret = TOKEN_OTHER;
	if (strchr("'\"`[", c)) {
		end = quoted_end(t, at, c, &is_ended);
		*ret = !is_ended ? TOKEN_UNENDED : c == '\'' ? TOKEN_STRING : TOKEN_NAME;
		return end;
	}
	if (is_digit(c) || (c == '.' && at + 1 < t.len && is_digit(t.bytes[at + 1])))
		return number_end(t, at);
	if (strchr("?:@$#", c)) {
		*ret = TOKEN_PARAMETER;
		return name_end(t, at + 1);
	}
	if ((c == 'x' || c == 'X') && begins_at(t, at + 1, "'"))
		return quoted_end(t, at + 1, '\'', &is_ended);
	if (is_name_byte(c)) {
		*ret = TOKEN_WORD;
		return name_end(t, at);
	}
	return at + (begins_at(t, at, "||") ? 2 : 1);
}

static int add_token(struct tokens *t, size_t *room, struct token token)
{
	if (t->count == *room) {
		size_t more = *room ? *room * 2 : 64;
		struct token *list = reallocarray(t->list, more, sizeof(*list));

		if (!list)
			return -ENOMEM;
		t->list = list;
		*room = more;
	}
	t->list[t->count++] = token;
	return 0;
}

/* An open parenthesis keeps the number of the one around it until its end is found. */
static void match_parentheses(struct tokens *t)
{
	size_t open = t->count, around;

	for (size_t i = 0; i < t->count; i++) {
		t->list[i].closing = t->count;
		if (token_is_sign(t, i, "(")) {
			t->list[i].closing = open;
			open = i;
		} else if (token_is_sign(t, i, ")") && open < t->count) {
			around = t->list[open].closing;
			t->list[open].closing = i;
			open = around;
		}
	}
	for (; open < t->count; open = around) {
		around = t->list[open].closing;
		t->list[open].closing = t->count;
	}
}

int tokens_read(struct text statement, struct tokens *ret)
{
	size_t at = 0, room = 0;

	*ret = (struct tokens){.statement = statement};
	while ((at = skip(statement, at, &ret->is_comment_open)) < statement.len) {
		struct token token = {0};
		size_t end = token_end(statement, at, &token.kind);

		token.text = (struct text){statement.bytes + at, end - at};
		if (add_token(ret, &room, token) < 0) {
			tokens_done(ret);
			return -ENOMEM;
		}
		at = end;
	}
	match_parentheses(ret);
	return 0;
}

void tokens_done(struct tokens *t)
{
	free(t->list);
	*t = (struct tokens){0};
}

/* ---- looking ----------------------------------------------------------------------------------
 */

static bool equals(struct text t, const char *word, size_t len)
{
	return t.len == len && strncasecmp(t.bytes, word, len) == 0;
}

bool token_is_word(const struct tokens *t, size_t number, const char *word)
{
	return number < t->count && t->list[number].kind == TOKEN_WORD &&
	       equals(t->list[number].text, word, strlen(word));
}

bool token_is_sign(const struct tokens *t, size_t number, const char *sign)
{
	return number < t->count && t->list[number].kind == TOKEN_OTHER &&
	       equals(t->list[number].text, sign, strlen(sign));
}

bool token_names(const struct tokens *t, size_t number, struct text name)
{
	struct text word;

	if (number >= t->count)
		return false;
	word = t->list[number].text;
	if (t->list[number].kind == TOKEN_NAME || t->list[number].kind == TOKEN_STRING)
		word = (struct text){word.bytes + 1, word.len - 2};
	else if (t->list[number].kind != TOKEN_WORD)
		return false;
	return equals(word, name.bytes, name.len);
}

size_t token_at(const struct tokens *t, size_t number)
{
	return number < t->count ? (size_t)(t->list[number].text.bytes - t->statement.bytes)
	                         : t->statement.len;
}

struct text token_content(const struct tokens *t, size_t number, struct arena *arena)
{
	struct text from, made;
	char *bytes;
	char quote;

	if (number >= t->count ||
	    (t->list[number].kind != TOKEN_STRING && t->list[number].kind != TOKEN_NAME))
		return TEXT_NONE;
	from = t->list[number].text;
	quote = from.bytes[from.len - 1];
	bytes = arena_take(arena, from.len);
	if (!bytes)
		return TEXT_NONE;
	made = (struct text){bytes, 0};
	for (size_t i = 1; i + 1 < from.len; i++) {
		bytes[made.len++] = from.bytes[i];
		if (from.bytes[i] == quote)
			i++; /* of two, one is meant */
	}
	return made;
}

size_t token_closing(const struct tokens *t, size_t number)
{
	return t->list[number].closing;
}

bool token_is_source(const struct tokens *t, size_t number)
{
	size_t before = number - 1;

	if (number == 0 || token_is_sign(t, number + 1, "."))
		return false;
	return token_is_word(t, before, "FROM") || token_is_word(t, before, "JOIN") ||
	       token_is_word(t, before, "IN") || token_is_sign(t, before, ",") ||
	       token_is_sign(t, before, "(") || token_is_sign(t, before, ".");
}
