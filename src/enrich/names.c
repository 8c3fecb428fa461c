/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Names behind remote addresses. Each address is asked for once, all of them at once, for as long
 * as the question allows in sum: what has not come by then is not known.
 */
#include "enrich/names.h"

#ifdef HAVE_CARES

#include <stdlib.h>
#include <time.h>

#define TEXTS_MAX ((size_t)64 << 20)
/* Beyond these nobody asks: it would be for a crawler of the whole network. */
#define ASKED_MAX 65536u
/* Answers are taken in between, so that they do not wait in a socket that is full. */
#define BETWEEN 64u

enum name_state { NAME_ASKED, NAME_KNOWN, NAME_UNKNOWN };
struct name {
	struct names *names;
	enum name_state state;
	struct address ip;
	struct text text;
	const char *reason;
};
struct names {
	struct arena *arena;
	struct hosts *hosts;
	struct resolver *resolver;
	struct map by_address;
	struct name **list;
	uint32_t count, room;
	uint32_t asked;
	unsigned left_ms; /* that may still be waited */
};

static void take_answer(void *context, struct text text, const char *reason)
{
	struct name *n = context;

	n->text = arena_text(n->names->arena, text);
	n->state = n->text.bytes ? NAME_KNOWN : NAME_UNKNOWN;
	n->reason = reason;
}

/* No server knows those that every host has, or that are of nobody. */
static bool is_worth_asking(struct address ip)
{
	bool is_link_local = ip.family == 4 ? ip.bytes[0] == 169 && ip.bytes[1] == 254
	                                    : ip.bytes[0] == 0xfe && (ip.bytes[1] & 0xc0) == 0x80;
	bool is_group = ip.family == 4 ? ip.bytes[0] >= 224 : ip.bytes[0] == 0xff;

	return !address_is_loopback(ip) && !is_link_local && !is_group;
}

static int ask(struct names *s, struct name *n)
{
	n->state = NAME_UNKNOWN;
	n->text = hosts_find(s->hosts, n->ip);
	if (n->text.bytes)
		n->state = NAME_KNOWN;
	if (n->text.bytes || !is_worth_asking(n->ip))
		return 0;
	if (s->left_ms == 0 || s->asked >= ASKED_MAX) {
		n->reason = "not_asked";
		return 0;
	}
	if (++s->asked % BETWEEN == 0)
		resolver_pump(s->resolver, 0);
	n->state = NAME_ASKED;
	return resolver_ask(s->resolver, n->ip, take_answer, n);
}

static struct name *add(struct names *s, struct address ip)
{
	struct name *n = arena_take(s->arena, sizeof(*n));

	if (!n)
		return NULL;
	if (s->count == s->room) {
		uint32_t room = s->room ? s->room * 2 : 256;
		struct name **bigger = reallocarray(s->list, room, sizeof(struct name *));

		if (!bigger)
			return NULL;
		s->list = bigger;
		s->room = room;
	}
	*n = (struct name){.names = s, .ip = ip};
	s->list[s->count++] = n;
	return n;
}

/* *ret stays NULL when the connection has no remote address. */
static int find(struct names *s, const struct connection *c, struct name **ret)
{
	struct address ip = c->socket->remote.ip;
	uint32_t *at;
	uint64_t key;

	if (!socket_is_inet(c->socket) || ip.family == 0 || address_is_any(ip))
		return 0;
	/* two addresses of the same hash are a row of places */
	for (key = hash_bytes(ip.bytes, sizeof(ip.bytes)) ^ ip.family;; key++) {
		at = map_at(&s->by_address, key);
		if (!at)
			return -ENOMEM;
		if (*at == MAP_NONE || address_equal(s->list[*at]->ip, ip))
			break;
	}
	if (*at != MAP_NONE) {
		*ret = s->list[*at];
		return 0;
	}
	*ret = add(s, ip);
	if (!*ret)
		return -ENOMEM;
	*at = s->count - 1;
	return ask(s, *ret);
}

static int announce(void *state, const struct connection *c)
{
	struct name *n = NULL;
	int r = find(state, c, &n);

	return r < 0 ? r : n && n->state == NAME_ASKED;
}

static int64_t monotonic_ms(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* All that is waited for in a run comes out of one purse. */
static void settle(void *state)
{
	struct names *s = state;
	int64_t end = monotonic_ms() + s->left_ms;

	while (resolver_pending(s->resolver) > 0) {
		int64_t left = end - monotonic_ms();

		s->left_ms = left > 0 ? (unsigned)left : 0;
		if (left <= 0)
			resolver_cancel(s->resolver);
		else
			resolver_pump(s->resolver, s->left_ms);
	}
}

static int draw(void *state, struct connection *c)
{
	struct name *n = NULL;
	int r = find(state, c, &n);

	if (r < 0 || !n)
		return r;
	c->remote_hostname = n->text;
	c->no_hostname_reason = n->reason;
	return 0;
}

static void names_free(void *state)
{
	struct names *s = state;

	resolver_free(s->resolver);
	hosts_free(s->hosts);
	map_done(&s->by_address);
	arena_free(s->arena);
	free(s->list);
	free(s);
}

const struct enricher enricher_names = {
	.name = "names",
	.gives = NEED_NAMES,
	.announce = announce,
	.settle = settle,
	.draw = draw,
	.free = names_free,
};

int enricher_names_new(int root_dir, unsigned timeout_ms, void **ret, struct cq_error *reterr)
{
	struct names *s = calloc(1, sizeof(*s));
	int r;

	if (!s)
		return fail(reterr, -ENOMEM, "out of memory");
	map_init(&s->by_address);
	s->left_ms = timeout_ms;
	s->hosts = hosts_new(root_dir);
	r = s->hosts && arena_new(TEXTS_MAX, &s->arena) == 0
	            ? resolver_new(timeout_ms, &s->resolver, reterr)
	            : fail(reterr, -ENOMEM, "out of memory");
	if (r < 0)
		names_free(s);
	else
		*ret = s;
	return r;
}

#endif
