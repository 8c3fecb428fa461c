/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A condition from outside is set between parentheses. Nothing in it may close these, end the
 * statement or hide what follows.
 */
#include "select/words.h"

static int fail_at(struct sql_fault *ret_fault, size_t at, struct cq_error *reterr,
                   const char *words)
{
	*ret_fault = (struct sql_fault){.has_place = true, .at = at};
	return fail(reterr, -EINVAL, "%s", words);
}

static const char *why_broken(const struct word *w)
{
	switch (w->text.len > 0 ? w->text.bytes[0] : '\0') {
	case '\'':
	case '"':
	case '`':
	case '[':
	case 'x':
	case 'X':
		return "a quote is not closed";
	case '/':
		return "a comment is not closed";
	default:
		return "this is no word of SQL";
	}
}

static bool is_statement(const struct word *w)
{
	static const char *const keywords[] = {"select", "with",   "values", "explain",
	                                       "pragma", "attach", "insert", "update",
	                                       "delete", "create", "drop"};

	for (size_t i = 0; i < ARRAY_LEN(keywords); i++)
		if (word_is(w, keywords[i]))
			return true;
	return false;
}

/* What may not stand where the word does; NULL: it may. */
static const char *why_not(const struct word *w, bool is_first, size_t depth)
{
	switch (w->kind) {
	case WORD_BROKEN:
		return why_broken(w);
	case WORD_SEMICOLON:
		return "a condition is one expression, without ';'";
	case WORD_VARIABLE:
		return "there is nothing that would fill in a parameter";
	case WORD_CLOSE:
		return depth == 0 ? "this ')' closes nothing" : NULL;
	case WORD_BARE:
		return is_first && is_statement(w) ? "a condition is wanted, not a statement: "
		                                     "'connquery sql' takes those"
		                                   : NULL;
	case WORD_END:
		return is_first ? "the condition is empty" : NULL;
	case WORD_NAME:
	case WORD_STRING:
	case WORD_INTEGER:
	case WORD_REAL:
	case WORD_OPEN:
	case WORD_COMMA:
	case WORD_POINT:
	case WORD_OPERATOR:
	case WORD_OTHER:
		break;
	}
	return NULL;
}

int where_check(struct text condition, struct sql_fault *ret_fault, struct cq_error *reterr)
{
	size_t depth = 0, opened = 0, at = 0;
	bool is_first = true;

	for (;;) {
		struct word w = word_next(condition, at);
		const char *words = why_not(&w, is_first, depth);

		if (words)
			return fail_at(ret_fault, w.at, reterr, words);
		if (w.kind == WORD_END)
			break;
		if (w.kind == WORD_OPEN && depth++ == 0)
			opened = w.at;
		if (w.kind == WORD_CLOSE)
			depth--;
		at = w.at + w.text.len;
		is_first = false;
	}
	return depth > 0 ? fail_at(ret_fault, opened, reterr, "this '(' is not closed") : 0;
}
