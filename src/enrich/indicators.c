/* SPDX-License-Identifier: Apache-2.0 */
/* Connections that match indicators: by the remote address, the name behind it, the executable. */
#include <stdlib.h>

#include "enrich/indicator.h"

#define MATCHED_MEMORY ((size_t)1 << 30)
/* Of one value; of those the gravest are told. */
#define MOST_FOUND 16u

struct matcher {
	struct indicator_set *set, *allowed; /* allowed: may be NULL */
	struct arena *arena;
	struct indicator **described; /* by number; made with the first match */
};

/* ---- matches ----------------------------------------------------------------------------------
 */

/* The same one each time; NULL: out of memory. */
static const struct indicator *describe(struct matcher *m, uint32_t number)
{
	struct indicator *made;

	if (!m->described)
		m->described = calloc(set_count(m->set) + 1, sizeof(struct indicator *));
	if (!m->described)
		return NULL;
	if (m->described[number])
		return m->described[number];
	made = arena_take(m->arena, sizeof(*made));
	if (!made || set_describe(m->set, number, m->arena, made) < 0)
		return NULL;
	m->described[number] = made;
	return made;
}

/* Whether a is to be told before b. */
static bool is_graver(const struct indicator *a, const struct indicator *b)
{
	if (a->severity != b->severity)
		return a->severity > b->severity;
	return a->confidence > b->confidence;
}

/* Each once, the gravest first, as many as there is room for. */
static void add_match(struct connection *c, const struct indicator *i)
{
	size_t at = c->indicator_count;

	for (size_t n = 0; n < c->indicator_count; n++)
		if (c->indicators[n] == i)
			return;
	if (at == INDICATOR_MATCHES && !is_graver(i, c->indicators[--at]))
		return;
	for (; at > 0 && is_graver(i, c->indicators[at - 1]); at--)
		c->indicators[at] = c->indicators[at - 1];
	c->indicators[at] = i;
	if (c->indicator_count < INDICATOR_MATCHES)
		c->indicator_count++;
}

static int add_found(struct matcher *m, struct connection *c, const uint32_t *found, size_t count)
{
	for (size_t n = 0; n < count; n++) {
		const struct indicator *i = describe(m, found[n]);

		if (!i)
			return -ENOMEM;
		add_match(c, i);
	}
	return 0;
}

/* ---- what is looked up ------------------------------------------------------------------------
 */

static int match_address(struct matcher *m, struct connection *c)
{
	const struct endpoint *remote = &c->socket->remote;
	uint32_t found[MOST_FOUND], allowed;
	uint16_t port = remote->has_port ? remote->port : 0;
	size_t count;

	if (!remote->ip.family || address_is_any(remote->ip))
		return 0;
	count = set_find_address(m->set, remote->ip, port, found, MOST_FOUND);
	if (count == 0 ||
	    (m->allowed && set_find_address(m->allowed, remote->ip, port, &allowed, 1) > 0))
		return 0;
	return add_found(m, c, found, count);
}

static int match_name(struct matcher *m, struct connection *c)
{
	uint32_t found[MOST_FOUND], allowed;
	uint16_t port = c->socket->remote.has_port ? c->socket->remote.port : 0;
	size_t count;

	count = set_find_name(m->set, c->remote_hostname, port, found, MOST_FOUND);
	if (count == 0 ||
	    (m->allowed && set_find_name(m->allowed, c->remote_hostname, 0, &allowed, 1) > 0))
		return 0;
	return add_found(m, c, found, count);
}

static int match_digest(struct matcher *m, struct connection *c, struct text digits)
{
	uint32_t found[MOST_FOUND], allowed;
	uint8_t digest[32], len;
	size_t count;

	if (!digits.bytes || !digest_read(digits, digest, &len))
		return 0;
	count = set_find_digest(m->set, digest, len, found, MOST_FOUND);
	if (count == 0 || (m->allowed && set_find_digest(m->allowed, digest, len, &allowed, 1) > 0))
		return 0;
	return add_found(m, c, found, count);
}

static int draw_flow(void *state, struct connection *c)
{
	int r = match_address(state, c);

	return r == 0 && c->remote_hostname.len > 0 ? match_name(state, c) : r;
}

static int draw_process(void *state, struct connection *c)
{
	int r = 0;

	for (size_t i = 0; c->process && i < HASH_KIND_COUNT && r == 0; i++)
		r = match_digest(state, c, c->process->file.hashes[i]);
	return r;
}

/* ---- life -------------------------------------------------------------------------------------
 */

static void matcher_free(void *state)
{
	struct matcher *m = state;

	if (!m)
		return;
	indicator_set_free(m->set);
	indicator_set_free(m->allowed);
	arena_free(m->arena);
	free(m->described);
	free(m);
}

static const struct enricher of_flow = {
	.name = "indicators",
	.gives = NEED_INDICATORS,
	.uses = NEED_NAMES,
	.draw = draw_flow,
	.free = matcher_free,
};
/* The same state, which the other one frees. */
static const struct enricher of_process = {
	.name = "indicators of executables",
	.gives = NEED_INDICATORS,
	.needs = NEED_PROCESS,
	.is_about_process = true,
	.draw = draw_process,
};

int indicators_open(struct indicator_set *set, struct indicator_set *allowed,
                    struct enrichment ret[2], struct cq_error *reterr)
{
	struct matcher *m = calloc(1, sizeof(*m));

	if (!m || arena_new(MATCHED_MEMORY, &m->arena) < 0) {
		free(m);
		indicator_set_free(set);
		indicator_set_free(allowed);
		return fail(reterr, -ENOMEM, "out of memory");
	}
	m->set = set;
	m->allowed = allowed;
	ret[0] = (struct enrichment){.enricher = &of_flow, .state = m};
	ret[1] = (struct enrichment){.enricher = &of_process, .state = m};
	return 0;
}
