/* SPDX-License-Identifier: Apache-2.0 */
/* Whether a statement is of the form whose condition we read: one table, not joined, not combined,
 * and named nowhere else, so that the condition is about all that is read of it. */
#include "select/push.h"
#include "select/words.h"

static const struct text table_name = {"connections", 11};

/* Past the parenthesis that opens at `i`, or the word. */
static uint32_t behind(const struct words *words, uint32_t i)
{
	return (words->list[i].kind == WORD_OPEN ? words->list[i].close : i) + 1;
}

/* Whether the table is named once in all of it, also in a form that nobody would write. */
static bool is_named_once(const struct words *words)
{
	unsigned count = 0;

	for (uint32_t i = 0; i < words->count; i++) {
		const struct word *w = &words->list[i];

		count += (word_is_name(w) || w->kind == WORD_STRING) &&
		         names_equal(w->text, table_name) && w[1].kind != WORD_POINT;
	}
	return count == 1;
}

static uint32_t find_keyword(const struct words *words, uint32_t from, const char *keyword)
{
	while (from < words->count && !word_is(&words->list[from], keyword))
		from = behind(words, from);
	return from;
}

static bool ends_where(const struct word *w)
{
	static const char *const keywords[] = {"group", "having", "order", "limit", "window"};

	if (w->kind == WORD_SEMICOLON || w->kind == WORD_END)
		return true;
	for (size_t i = 0; i < ARRAY_LEN(keywords); i++)
		if (word_is(w, keywords[i]))
			return true;
	return false;
}

static bool is_compound(const struct words *words)
{
	static const char *const keywords[] = {"union", "intersect", "except", "values"};

	for (size_t i = 0; i < ARRAY_LEN(keywords); i++)
		if (find_keyword(words, 0, keywords[i]) < words->count)
			return true;
	return find_keyword(words, 1, "select") < words->count;
}

/* "connections [[AS] name]" from word i on; answers where it ends, 0 when it is anything else. */
static uint32_t take_table(const struct words *words, uint32_t i, struct text *ret_name)
{
	const struct word *list = words->list;

	if (!word_is_name(&list[i]) || !names_equal(list[i].text, table_name))
		return 0;
	*ret_name = list[i++].text;
	if (word_is(&list[i], "where"))
		return i;
	if (word_is(&list[i], "as"))
		i++;
	if (!word_is_name(&list[i]) || !word_is(&list[i + 1], "where"))
		return 0;
	*ret_name = list[i].text;
	return i + 1;
}

struct socket_filter *where_filter(struct text statement, struct arena *arena)
{
	struct words words;
	struct text table;
	uint32_t from, end;

	if (!words_read(statement, arena, &words) || !word_is(&words.list[0], "select") ||
	    !is_named_once(&words) || is_compound(&words))
		return NULL;
	from = find_keyword(&words, 1, "from");
	if (from >= words.count)
		return NULL;
	from = take_table(&words, from + 1, &table);
	if (from == 0)
		return NULL;
	end = from + 1;
	while (end < words.count && !ends_where(&words.list[end]))
		end = behind(&words, end);
	return where_words(&words, from + 1, end, table, arena);
}
