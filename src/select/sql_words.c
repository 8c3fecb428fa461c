/* SPDX-License-Identifier: Apache-2.0 */
/* Why SQLite does not take a statement, in words with a place and a guess at what was meant. */
#include "select/sql_text.h"

/* What SQLite says, and how more is said about it. rest: what follows the beginning. */
struct complaint {
	const char *beginning;
	/* Adds to the words; sets the place where SQLite tells none. */
	void (*explain)(struct sql *s, const struct tokens *t, struct text rest,
	                struct sql_fault *fault, struct buffer *words);
};

static void guess(struct buffer *words, const char *name)
{
	if (name)
		buffer_printf(words, "; did you mean %s?", name);
}

static void place(struct sql_fault *fault, const struct tokens *t, size_t token)
{
	if (token < t->count && !fault->has_place)
		*fault = (struct sql_fault){.has_place = true, .at = token_at(t, token)};
}

/* ---- columns ----------------------------------------------------------------------------------
 */

/* Whether FROM names the table, and, where `alias` is one, by that. */
static bool is_in_use(const struct tokens *t, const struct sql_table *table, struct text alias)
{
	for (size_t i = 0; i < t->count; i++) {
		size_t behind = token_is_word(t, i + 1, "AS") ? i + 2 : i + 1;

		if (token_is_source(t, i) && token_names(t, i, text_of(table->name)) &&
		    (!alias.bytes || token_names(t, i, alias) || token_names(t, behind, alias)))
			return true;
	}
	return false;
}

static void try_columns(struct nearest *n, const struct sql_table *table)
{
	struct cq_table_column c;

	for (size_t i = 0; known_column(table, i, &c) == 0; i++)
		if (!c.hidden)
			nearest_try(n, c.name);
}

/* "c.remote_prt": what is behind the last dot. */
static const char *bare_name(struct text name, struct arena *arena)
{
	struct text copy = arena_text(arena, name);
	const char *dot = copy.bytes ? strrchr(copy.bytes, '.') : NULL;

	return dot ? dot + 1 : copy.bytes ? copy.bytes : "";
}

/* What is before it; none without a dot. */
static struct text alias_of(struct text name)
{
	const char *dot = memchr(name.bytes, '.', name.len);

	return dot ? (struct text){name.bytes, (size_t)(dot - name.bytes)} : TEXT_NONE;
}

static bool has_from(const struct tokens *t)
{
	for (size_t i = 0; i < t->count; i++)
		if (token_is_word(t, i, "FROM"))
			return true;
	return false;
}

static bool try_tables(struct sql *s, const struct tokens *t, struct text alias, struct nearest *n)
{
	bool is_any = false;

	for (size_t i = 0; i < s->source_count; i++) {
		if (!is_in_use(t, s->sources[i].table, alias))
			continue;
		is_any = true;
		try_columns(n, s->sources[i].table);
	}
	return is_any;
}

static void explain_column(struct sql *s, const struct tokens *t, struct text rest,
                           struct sql_fault *fault, struct buffer *words)
{
	struct nearest near = {.wanted = bare_name(rest, s->arena)};
	bool is_any;

	(void)fault;
	is_any = try_tables(s, t, alias_of(rest), &near) || try_tables(s, t, TEXT_NONE, &near);
	if (!is_any && !has_from(t))
		buffer_add_text(words, TEXT("; no table is named in FROM"));
	guess(words, near.name);
}

/* ---- tables -----------------------------------------------------------------------------------
 */

static void explain_table(struct sql *s, const struct tokens *t, struct text rest,
                          struct sql_fault *fault, struct buffer *words)
{
	const char *bare = bare_name(rest, s->arena);
	struct nearest near = {.wanted = bare};

	for (size_t i = 0; i < s->source_count; i++)
		nearest_try(&near, s->sources[i].table->name);
	guess(words, near.name);
	for (size_t i = 0; i < t->count; i++)
		if (token_is_source(t, i) && token_names(t, i, text_of(bare)))
			place(fault, t, i);
}

/* ---- functions --------------------------------------------------------------------------------
 */

static void place_call(struct sql_fault *fault, const struct tokens *t, struct text name)
{
	for (size_t i = 0; i < t->count; i++)
		if (token_names(t, i, name) && token_is_sign(t, i + 1, "("))
			place(fault, t, i);
}

static void explain_function(struct sql *s, const struct tokens *t, struct text rest,
                             struct sql_fault *fault, struct buffer *words)
{
	struct text name = arena_text(s->arena, rest);
	struct nearest near = {.wanted = name.bytes ? name.bytes : ""};

	function_nearest(&near, s->arena);
	guess(words, near.name);
	place_call(fault, t, rest);
}

/* "cidr()" */
static void explain_arguments(struct sql *s, const struct tokens *t, struct text rest,
                              struct sql_fault *fault, struct buffer *words)
{
	struct text name = TEXT_NONE;
	const char *arguments;

	(void)s;
	text_split(&rest, '(', &name);
	arguments = name.bytes ? function_arguments(name) : NULL;
	if (arguments)
		buffer_printf(words, ": %.*s(%s)", (int)name.len, name.bytes, arguments);
	if (name.bytes)
		place_call(fault, t, name);
}

/* ---- ends -------------------------------------------------------------------------------------
 */

static void explain_end(struct sql *s, const struct tokens *t, struct text rest,
                        struct sql_fault *fault, struct buffer *words)
{
	(void)s;
	(void)rest;
	buffer_add_text(words, TEXT(": something is missing at its end"));
	*fault = (struct sql_fault){.has_place = true, .at = t->statement.len};
}

static void explain_depth(struct sql *s, const struct tokens *t, struct text rest,
                          struct sql_fault *fault, struct buffer *words)
{
	(void)s;
	(void)t;
	(void)rest;
	(void)fault;
	buffer_add_text(words, TEXT(": too much is nested in one another"));
}

static void explain_nothing(struct sql *s, const struct tokens *t, struct text rest,
                            struct sql_fault *fault, struct buffer *words)
{
	(void)t;
	(void)rest;
	(void)fault;
	for (size_t i = 0; i < s->source_count; i++) {
		const struct sql_table *table = s->sources[i].table;
		const char *between = "";

		if (!s->sources[i].lacks_required)
			continue;
		buffer_clear(words);
		buffer_printf(words, "%s is looked up, not read: name ", table->name);
		for (size_t c = 0; c < table->column_count; c++) {
			if (!table->columns[c].is_required)
				continue;
			buffer_printf(words, "%s%s = …", between, table->columns[c].name);
			between = " or ";
		}
	}
}

/* ---- all --------------------------------------------------------------------------------------
 */

static const struct complaint complaints[] = {
	{"no such column: ", explain_column},
	{"no such table: ", explain_table},
	{"no such function: ", explain_function},
	{"wrong number of arguments to function ", explain_arguments},
	{"incomplete input", explain_end},
	{"no query solution", explain_nothing},
	{"parser stack overflow", explain_depth},
};

/* What the authorizer or a table said goes before SQLite's "not authorized". */
static int explain_own(struct sql *s, const struct tokens *t, struct sql_fault *fault,
                       struct cq_error *reterr)
{
	for (size_t i = 0; s->refused.bytes && i < t->count; i++)
		if (token_names(t, i, s->refused))
			place(fault, t, i);
	return fail(reterr, s->error, "%s", s->words.text);
}

int text_explain(struct sql *s, const struct tokens *t, int result, struct sql_fault *ret_fault,
                 struct cq_error *reterr)
{
	struct text message = text_of(sqlite3_errmsg(s->db));
	int at = sqlite3_error_offset(s->db);
	struct buffer words;

	*ret_fault = (struct sql_fault){.has_place = at >= 0, .at = at >= 0 ? (size_t)at : 0};
	if (s->error)
		return explain_own(s, t, ret_fault, reterr);
	if (result == SQLITE_NOMEM)
		return fail(reterr, -ENOMEM, "out of memory, or too large a statement");
	buffer_init(&words, 1u << 16);
	buffer_add_text(&words, message);
	for (size_t i = 0; i < ARRAY_LEN(complaints); i++) {
		struct text beginning = text_of(complaints[i].beginning);

		if (!text_starts(message, beginning))
			continue;
		message.bytes += beginning.len;
		message.len -= beginning.len;
		complaints[i].explain(s, t, message, ret_fault, &words);
		break;
	}
	(void)fail(reterr, -EINVAL, "%.*s", (int)words.len, words.bytes ? words.bytes : "");
	buffer_done(&words);
	return -EINVAL;
}
