/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside select: the words of a statement of SQL, as SQLite tells them apart. Comments and blanks
 * are none.
 */
#ifndef CONNQUERY_SELECT_WORDS_H
#define CONNQUERY_SELECT_WORDS_H

#include "select/select.h"

enum word_kind {
	WORD_END,
	WORD_BARE,    /* a keyword or a name without quotes */
	WORD_NAME,    /* "a", `a`, [a] */
	WORD_STRING,  /* 'a' */
	WORD_INTEGER, /* decimal digits */
	WORD_REAL,    /* digits, a point, digits: no exponent */
	WORD_OPEN,    /* ( */
	WORD_CLOSE,   /* ) */
	WORD_COMMA,
	WORD_POINT,
	WORD_SEMICOLON,
	WORD_OPERATOR, /* = == <> != < <= > >= + - and all others */
	WORD_VARIABLE, /* ?1, :a, @a, $a, #a: what a program would fill in */
	WORD_OTHER,    /* blobs, other numbers */
	WORD_BROKEN,   /* a quote or comment that does not end, or no word of SQL */
};
struct word {
	enum word_kind kind;
	size_t at;        /* byte offset */
	struct text text; /* as written; of NAME and STRING what stands between the quotes */
	uint32_t close;   /* OPEN: the number of the word that closes it */
};
/* The word at or behind `at`. Its text is what is written, quotes included. */
struct word word_next(struct text sql, size_t at);

#define WORDS_MAX 20000u
struct words {
	struct word *list; /* the last is a WORD_END */
	uint32_t count;    /* without it */
};
/* All words, quotes taken off. false: more than WORDS_MAX, something broken, parentheses that do
 * not match, or no memory. */
bool words_read(struct text sql, struct arena *arena, struct words *ret);
/* Keywords and names: letters of ASCII count alike, be they large or small. */
bool word_is(const struct word *w, const char *keyword);
bool names_equal(struct text a, struct text b);
bool word_is_name(const struct word *w); /* BARE or NAME */

/* The filter of a condition: the words first … end - 1. Columns may have `table` and a point before
 * them. NULL: nothing of it was understood. */
struct socket_filter *where_words(const struct words *words, uint32_t first, uint32_t end,
                                  struct text table, struct arena *arena);

#endif
