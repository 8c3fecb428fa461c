/* SPDX-License-Identifier: Apache-2.0 */
/* How large a statement becomes when SQLite writes the tables of its WITH out. */
#include <stdlib.h>

#include "select/sql_text.h"

#define MAX_WITH 100u

struct definition {
	struct text name;
	size_t from, to; /* tokens of its body */
	size_t first;    /* the first definition of that name; it has the weight of all */
	size_t weight;   /* how many selects the largest of them stands for, as far as is known */
};
/* Where a definition is named. */
struct reference {
	size_t token;
	size_t definition;
};
struct growth {
	const struct tokens *tokens;
	struct definition list[MAX_WITH];
	size_t count;
	struct reference *references; /* by token */
	size_t reference_count;
};

/* Where the body of a definition begins whose name is this token: "name [(columns)] AS [[NOT]
 * MATERIALIZED] (". 0: it is none. */
static size_t body_of(const struct tokens *t, size_t number)
{
	size_t at = number + 1;

	if (t->list[number].kind != TOKEN_WORD && t->list[number].kind != TOKEN_NAME &&
	    t->list[number].kind != TOKEN_STRING)
		return 0;
	if (token_is_sign(t, at, "("))
		at = token_closing(t, at) + 1;
	if (!token_is_word(t, at, "AS"))
		return 0;
	at++;
	if (token_is_word(t, at, "NOT"))
		at++;
	if (token_is_word(t, at, "MATERIALIZED"))
		at++;
	return token_is_sign(t, at, "(") ? at : 0;
}

static size_t first_named(const struct growth *g, size_t token)
{
	size_t i = 0;

	while (i < g->count && !token_names(g->tokens, token, g->list[i].name))
		i++;
	return i;
}

/* False: more than can be told. */
static bool find_definitions(struct growth *g)
{
	const struct tokens *t = g->tokens;

	for (size_t i = 0; i < t->count; i++) {
		size_t body = body_of(t, i);
		struct text name = t->list[i].text;

		if (body == 0)
			continue;
		if (g->count == MAX_WITH)
			return false;
		if (t->list[i].kind != TOKEN_WORD)
			name = (struct text){name.bytes + 1, name.len - 2};
		g->list[g->count] = (struct definition){.name = name,
		                                        .from = body,
		                                        .to = token_closing(t, body),
		                                        .weight = 1,
		                                        .first = first_named(g, i)};
		g->count++;
	}
	return true;
}

static bool find_references(struct growth *g)
{
	g->references = calloc(g->tokens->count + 1, sizeof(*g->references));
	if (!g->references)
		return false;
	for (size_t i = 0; i < g->tokens->count; i++) {
		size_t definition = token_is_source(g->tokens, i) ? first_named(g, i) : g->count;

		if (definition < g->count)
			g->references[g->reference_count++] =
				(struct reference){.token = i, .definition = definition};
	}
	return true;
}

/* The first reference from that token on. */
static size_t reference_from(const struct growth *g, size_t token)
{
	size_t low = 0, high = g->reference_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (g->references[middle].token < token)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Selects that the tokens from … to stand for. A definition that names itself is recursive: it is
 * not written out in itself. */
static size_t weigh(const struct growth *g, size_t self, size_t from, size_t to)
{
	size_t weight = 1;

	for (size_t i = reference_from(g, from); i < g->reference_count; i++) {
		const struct reference *r = &g->references[i];

		if (r->token >= to || weight > MAX_GROWTH)
			break;
		if (r->definition != self)
			weight += g->list[r->definition].weight;
	}
	return weight;
}

/* They may name each other in any order: until nothing changes. */
static size_t settle(struct growth *g)
{
	bool has_changed = g->count > 0;

	for (size_t round = 0; round < g->count && has_changed; round++) {
		has_changed = false;
		for (size_t i = 0; i < g->count; i++) {
			const struct definition *d = &g->list[i];
			size_t *known = &g->list[d->first].weight;
			size_t weight = weigh(g, d->first, d->from, d->to);

			if (weight > MAX_GROWTH)
				return weight;
			has_changed |= weight > *known;
			if (weight > *known)
				*known = weight;
		}
	}
	return weigh(g, SIZE_MAX, 0, g->tokens->count);
}

bool text_defines(const struct tokens *t, struct text name)
{
	for (size_t i = 0; i < t->count; i++)
		if (token_names(t, i, name) && body_of(t, i) > 0)
			return true;
	return false;
}

size_t text_growth(const struct tokens *t)
{
	struct growth g = {.tokens = t};
	size_t weight = MAX_GROWTH + 1;

	if (find_definitions(&g) && find_references(&g))
		weight = settle(&g);
	free(g.references);
	return weight;
}

size_t text_joins(const struct tokens *t)
{
	size_t count = 0;

	for (size_t i = 0; i < t->count; i++)
		count += token_is_sign(t, i, "||");
	return count;
}
