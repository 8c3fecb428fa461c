/* SPDX-License-Identifier: Apache-2.0 */
/* Inside select: a statement as text: its tokens, what can be said against it before SQLite sees
 * it, and what SQLite said against it in words. */
#ifndef CONNQUERY_SELECT_SQL_TEXT_H
#define CONNQUERY_SELECT_SQL_TEXT_H

#include "select/sql_state.h"

/* SQL that people write has a few hundred bytes; one of addresses to look for, some ten thousand.
 */
#define MAX_STATEMENT (512u << 10)

/* ---- tokens ---------------------------------------------------------------------------------- */

enum token_kind {
	TOKEN_WORD,      /* a keyword or a bare name */
	TOKEN_NAME,      /* "…", `…` or […] */
	TOKEN_STRING,    /* '…' */
	TOKEN_OTHER,     /* number, blob, sign; || is one sign */
	TOKEN_PARAMETER, /* ?1 :name @name $name */
	TOKEN_UNENDED,   /* a quote without its end */
};
struct token {
	enum token_kind kind;
	struct text text; /* as written, in the statement */
	size_t closing;   /* of a parenthesis: the number of the one that closes it */
};
/* Without white space and comments. */
struct tokens {
	struct text statement;
	struct token *list;
	size_t count;
	bool is_comment_open; /* the statement ends within a comment */
};
int tokens_read(struct text statement, struct tokens *ret); /* -ENOMEM */
void tokens_done(struct tokens *t);
/* A keyword, in any case; never the name in quotes. Beyond the end nothing is. */
bool token_is_word(const struct tokens *t, size_t number, const char *word);
bool token_is_sign(const struct tokens *t, size_t number, const char *sign);
/* Whether it names that: a bare word or in quotes, in any case. */
bool token_names(const struct tokens *t, size_t number, struct text name);
/* Where it begins in the statement. */
size_t token_at(const struct tokens *t, size_t number);
/* The content of a string or of a name in quotes. TEXT_NONE: no memory, or no such token. */
struct text token_content(const struct tokens *t, size_t number, struct arena *arena);
/* The parenthesis that closes the one at `number`; the count when none does. */
size_t token_closing(const struct tokens *t, size_t number);
/* Whether a table may be named here: behind FROM, JOIN, IN, a comma or a parenthesis, and not as
 * another name's beginning. */
bool token_is_source(const struct tokens *t, size_t number);

/* ---- before SQLite sees it ------------------------------------------------------------------- */

/* Its bytes and tokens; what is too long, or no text, is -EINVAL with words and the fault. */
int text_read(struct text statement, struct tokens *ret, struct sql_fault *ret_fault,
              struct cq_error *reterr);
/* What is no single statement that reads, would become too much, or has a literal that is wrong:
 * -EINVAL with words and the fault. */
int text_check(const struct tokens *t, struct arena *arena, struct sql_fault *ret_fault,
               struct cq_error *reterr);
/* SQLite writes a table of WITH out wherever it is named: twenty of them that each name the one
 * before twice are a million selects. How many there are; more than MAX_GROWTH: too many. */
#define MAX_GROWTH 10000u
size_t text_growth(const struct tokens *t);
/* Whether WITH defines a table of that name. */
bool text_defines(const struct tokens *t, struct text name);
/* How many values are made by joining texts. */
size_t text_joins(const struct tokens *t);

/* ---- when SQLite does not take it ------------------------------------------------------------ */

/* Why, and where. Returns -EINVAL, or -ENOMEM. */
int text_explain(struct sql *s, const struct tokens *t, int result, struct sql_fault *ret_fault,
                 struct cq_error *reterr);
int fail_at(struct sql_fault *ret_fault, size_t at, struct cq_error *reterr, const char *format,
            ...) __attribute__((format(printf, 4, 5)));

#endif
