/* SPDX-License-Identifier: Apache-2.0 */
/* What can be said against a statement before SQLite sees it. */
#include <strings.h>

#include "select/sql_text.h"

int fail_at(struct sql_fault *ret_fault, size_t at, struct cq_error *reterr, const char *format,
            ...)
{
	char words[sizeof(reterr->text)];
	va_list args;

	va_start(args, format);
	(void)words_vprintf(words, sizeof(words), format, args);
	va_end(args);
	*ret_fault = (struct sql_fault){.has_place = true, .at = at};
	return fail(reterr, -EINVAL, "%s", words);
}

/* ---- bytes ------------------------------------------------------------------------------------
 */

static int check_bytes(struct text t, struct sql_fault *ret_fault, struct cq_error *reterr)
{
	uint32_t c;

	if (t.len > MAX_STATEMENT)
		return fail(reterr, -EINVAL, "the statement is %zu bytes long: %u KiB is the most",
		            t.len, MAX_STATEMENT >> 10);
	for (size_t at = 0; at < t.len;) {
		size_t len = utf8_next(t, at, &c);

		if (c == 0)
			return fail_at(ret_fault, at, reterr, "there is a NUL in the statement");
		if (c == 0xfffd && !(len == 3 && memcmp(t.bytes + at, "\xef\xbf\xbd", 3) == 0))
			return fail_at(ret_fault, at, reterr, "the statement is not UTF-8");
		at += len;
	}
	return 0;
}

/* ---- one statement that reads -----------------------------------------------------------------
 */

static const char *const writing[] = {
	"ALTER",   "ANALYZE",  "ATTACH",    "BEGIN",  "COMMIT", "CREATE",  "DELETE",
	"DETACH",  "DROP",     "END",       "INSERT", "PRAGMA", "REINDEX", "RELEASE",
	"REPLACE", "ROLLBACK", "SAVEPOINT", "UPDATE", "VACUUM",
};

/* Behind WITH and EXPLAIN as well; replace() is a function. */
static int check_writing(const struct tokens *t, struct sql_fault *ret_fault,
                         struct cq_error *reterr)
{
	for (size_t i = 0; i < t->count; i++) {
		if (token_is_sign(t, i, "(")) {
			i = token_closing(t, i);
			continue;
		}
		if (i > 0 && token_is_sign(t, i + 1, "("))
			continue;
		for (size_t w = 0; w < ARRAY_LEN(writing); w++)
			if (token_is_word(t, i, writing[w]))
				return fail_at(ret_fault, token_at(t, i), reterr,
				               "%s is refused: a statement may only read",
				               writing[w]);
		if (token_is_word(t, i, "SELECT") || token_is_word(t, i, "VALUES"))
			break;
	}
	return 0;
}

static int fail_first(const struct tokens *t, struct sql_fault *ret_fault, struct cq_error *reterr)
{
	static const char *const reading[] = {"SELECT", "WITH", "VALUES", "EXPLAIN"};
	char upper[NEAREST_MAX + 1] = "";
	struct nearest near = {.wanted = upper};
	struct text first = t->list[0].text;

	for (size_t i = 0; i < first.len && i < NEAREST_MAX; i++)
		upper[i] = first.bytes[i] >= 'a' && first.bytes[i] <= 'z'
		                   ? (char)(first.bytes[i] - 'a' + 'A')
		                   : first.bytes[i];
	for (size_t i = 0; i < ARRAY_LEN(reading); i++)
		nearest_try(&near, reading[i]);
	return fail_at(ret_fault, token_at(t, 0), reterr, "a statement begins with SELECT%s%s%s",
	               near.name ? "; did you mean " : "", near.name ? near.name : "",
	               near.name ? "?" : "");
}

static int check_statement(const struct tokens *t, struct sql_fault *ret_fault,
                           struct cq_error *reterr)
{
	size_t end = 0;

	if (t->is_comment_open)
		return fail_at(ret_fault, t->statement.len, reterr,
		               "a comment has no end: \"*/\" is missing");
	while (end < t->count && !token_is_sign(t, end, ";"))
		end++;
	if (end == 0)
		return fail(reterr, -EINVAL, "there is no statement%s",
		            t->statement.len > 0 && t->count == 0 ? ", just blanks and comments"
		                                                  : "");
	for (size_t i = end; i < t->count; i++)
		if (!token_is_sign(t, i, ";"))
			return fail_at(ret_fault, token_at(t, i), reterr,
			               "a second statement begins here: one at a time");
	if (check_writing(t, ret_fault, reterr) < 0)
		return -EINVAL;
	if (!token_is_word(t, 0, "SELECT") && !token_is_word(t, 0, "WITH") &&
	    !token_is_word(t, 0, "VALUES") && !token_is_word(t, 0, "EXPLAIN"))
		return fail_first(t, ret_fault, reterr);
	return 0;
}

/* ---- parts ------------------------------------------------------------------------------------
 */

/* Whether a table of such a name is read there: SQLite's own. */
static bool begins_source(const struct tokens *t, size_t number, const char *beginning)
{
	struct text text = t->list[number].text;
	size_t len = strlen(beginning);

	if (t->list[number].kind == TOKEN_NAME) {
		text.bytes++;
		text.len--;
	}
	return token_is_source(t, number) && t->list[number].kind <= TOKEN_NAME && text.len > len &&
	       strncasecmp(text.bytes, beginning, len) == 0;
}

static int check_tokens(const struct tokens *t, struct sql_fault *ret_fault,
                        struct cq_error *reterr)
{
	for (size_t i = 0; i < t->count; i++) {
		struct text text = t->list[i].text;

		if (token_is_sign(t, i, ";"))
			break; /* a second statement is another fault */
		if (t->list[i].kind == TOKEN_UNENDED)
			return fail_at(ret_fault, token_at(t, i), reterr,
			               "the %c that begins here has no end", text.bytes[0]);
		if (begins_source(t, i, "pragma_"))
			return fail_at(ret_fault, token_at(t, i), reterr, "PRAGMA is refused");
		if (begins_source(t, i, "sqlite_") && !token_is_sign(t, i + 1, "("))
			return fail_at(ret_fault, token_at(t, i), reterr,
			               "%.*s: there is no such table to read", (int)text.len,
			               text.bytes);
		if (t->list[i].kind == TOKEN_PARAMETER)
			return fail_at(ret_fault, token_at(t, i), reterr,
			               "%.*s: there are no parameters here", (int)text.len,
			               text.bytes);
	}
	return 0;
}

/* A literal that must be a network, if there is a literal at all. */
static int check_network(const struct tokens *t, size_t number, bool is_loose, struct arena *arena,
                         struct sql_fault *ret_fault, struct cq_error *reterr)
{
	struct text content = token_content(t, number, arena);
	struct cq_error why;
	struct network n;

	if (!content.bytes || network_of(content, is_loose, &n, &why) == 0)
		return 0;
	return fail_at(ret_fault, token_at(t, number), reterr, "%s", why.text);
}

/* The network of cidr(…, 'network') and in_cidr_block('network', …). */
static int check_call(const struct tokens *t, size_t number, struct arena *arena,
                      struct sql_fault *ret_fault, struct cq_error *reterr)
{
	size_t close;

	if (!token_is_sign(t, number + 1, "("))
		return 0;
	if (token_is_word(t, number, "in_cidr_block") && token_is_sign(t, number + 3, ","))
		return check_network(t, number + 2, true, arena, ret_fault, reterr);
	if (!token_is_word(t, number, "cidr"))
		return 0;
	close = token_closing(t, number + 1);
	if (close < t->count && token_is_sign(t, close - 2, ","))
		return check_network(t, close - 1, false, arena, ret_fault, reterr);
	return 0;
}

static int check_pattern(const struct tokens *t, size_t number, struct arena *arena,
                         struct sql_fault *ret_fault, struct cq_error *reterr)
{
	struct text content = TEXT_NONE;
	struct cq_error why;

	if (token_is_word(t, number, "REGEXP"))
		content = token_content(t, number + 1, arena);
	if (!content.bytes || pattern_check(content, &why) == 0)
		return 0;
	return fail_at(ret_fault, token_at(t, number + 1), reterr, "%s", why.text);
}

static int check_literals(const struct tokens *t, struct arena *arena, struct sql_fault *ret_fault,
                          struct cq_error *reterr)
{
	int error = 0;

	for (size_t i = 0; i < t->count && error == 0; i++) {
		if (t->list[i].kind != TOKEN_WORD)
			continue;
		error = check_call(t, i, arena, ret_fault, reterr);
		if (error == 0)
			error = check_pattern(t, i, arena, ret_fault, reterr);
	}
	return error;
}

/* ---- all of it --------------------------------------------------------------------------------
 */

int text_read(struct text statement, struct tokens *ret, struct sql_fault *ret_fault,
              struct cq_error *reterr)
{
	int error;

	*ret = (struct tokens){.statement = statement};
	error = check_bytes(statement, ret_fault, reterr);
	if (error == 0 && tokens_read(statement, ret) < 0)
		error = fail(reterr, -ENOMEM, "out of memory");
	return error;
}

int text_check(const struct tokens *t, struct arena *arena, struct sql_fault *ret_fault,
               struct cq_error *reterr)
{
	int error = check_statement(t, ret_fault, reterr);

	if (error == 0)
		error = check_tokens(t, ret_fault, reterr);
	if (error == 0)
		error = check_literals(t, arena, ret_fault, reterr);
	if (error == 0 && text_growth(t) > MAX_GROWTH)
		error = fail(reterr, -EINVAL,
		             "WITH: its tables name each other so often that they become more than "
		             "%u selects",
		             MAX_GROWTH);
	return error;
}
