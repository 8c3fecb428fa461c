/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sockets alike in netns, protocol, owner, state, remote address and service port become one event
 * or row. What differs among them (the client's port, cookies, descriptors) is left out of it:
 * nothing is told of all that is true of one only.
 */
#include <stdlib.h>

#include "pipeline/pipeline.h"

struct group {
	struct socket socket;
	struct connection connection;
	struct holder holder; /* the primary one, without a descriptor */
	struct summary summary;
};
struct groups {
	struct arena *arena;
	struct group **list;
	size_t count, room;
	struct map by_key;
};
/* No padding: it is hashed and compared as bytes. */
struct key {
	uint64_t netns;
	uint64_t owner; /* the process's address, or the reason for none */
	uint64_t direction;
	uint32_t family, protocol, type, state;
	uint32_t port, remote_family;
	uint8_t remote[16];
	uint64_t path; /* hash of a unix socket's name */
};

int groups_new(struct groups **ret)
{
	struct groups *g = calloc(1, sizeof(*g));

	if (!g)
		return -ENOMEM;
	if (arena_new(1u << 30, &g->arena) < 0) {
		free(g);
		return -ENOMEM;
	}
	map_init(&g->by_key);
	*ret = g;
	return 0;
}

struct groups *groups_free(struct groups *g)
{
	if (!g)
		return NULL;
	map_done(&g->by_key);
	arena_free(g->arena);
	free(g->list);
	free(g);
	return NULL;
}

/* The port that names the service: the one that was connected to; of a socket without a remote end
 * its own. 0: it cannot be told which end serves, and both ports count. */
static uint32_t service_port(const struct connection *c)
{
	const struct socket *s = c->socket;

	if (s->remote.ip.family == 0 || c->initiator == INITIATOR_REMOTE)
		return s->local.port;
	if (c->initiator == INITIATOR_LOCAL)
		return s->remote.port;
	return (uint32_t)s->local.port << 16 | s->remote.port;
}

static void make_key(const struct connection *c, struct key *k)
{
	const struct socket *s = c->socket;

	memset(k, 0, sizeof(*k));
	k->netns = s->ns->inode;
	k->owner = c->process ? (uint64_t)(uintptr_t)c->process : (uint64_t)c->no_owner;
	k->direction = (uint64_t)c->direction << 8 | (uint64_t)c->initiator;
	k->family = s->family;
	k->protocol = s->protocol;
	k->type = s->type;
	k->state = s->state;
	k->port = service_port(c);
	k->remote_family = s->remote.ip.family;
	memcpy(k->remote, s->remote.ip.bytes, sizeof(k->remote));
	if (s->family == FAMILY_UNIX)
		k->path = hash_bytes(s->un.path.bytes, s->un.path.len);
}

/* Keeps of a socket what all of its group share. */
static void keep_shared(const struct connection *c, struct group *g)
{
	const struct socket *s = c->socket;
	struct socket *to = &g->socket;

	*to = (struct socket){.family = s->family,
	                      .type = s->type,
	                      .protocol = s->protocol,
	                      .state = s->state,
	                      .ns = s->ns,
	                      .local = s->local,
	                      .remote = s->remote,
	                      .read_time = s->read_time};
	if (s->remote.ip.family == 0)
		return;
	if (c->initiator == INITIATOR_REMOTE)
		to->remote.has_port = false;
	if (c->initiator == INITIATOR_LOCAL)
		to->local.has_port = false;
}

static struct group *new_group(struct groups *gs, const struct connection *c)
{
	struct group *g = arena_take(gs->arena, sizeof(*g));

	if (!g)
		return NULL;
	if (gs->count == gs->room) {
		size_t room = gs->room ? gs->room * 2 : 64;
		struct group **bigger = reallocarray(gs->list, room, sizeof(struct group *));

		if (!bigger)
			return NULL;
		gs->list = bigger;
		gs->room = room;
	}
	gs->list[gs->count++] = g;
	keep_shared(c, g);
	if (c->socket->family == FAMILY_UNIX) {
		g->socket.un.path = arena_text(gs->arena, c->socket->un.path);
		g->socket.un.is_abstract = c->socket->un.is_abstract;
	}
	g->connection = *c;
	g->connection.socket = &g->socket;
	g->connection.community_uid = TEXT_NONE;
	g->connection.summary = &g->summary;
	g->connection.holder_count = 0;
	g->summary.start_time = g->summary.end_time = c->socket->read_time;
	if (c->holder_count > 0) {
		g->holder = *owners_primary(c->holders, c->holder_count);
		g->holder.fd = -1;
		g->connection.holders = &g->holder;
		g->connection.holder_count = 1;
	}
	return g;
}

static void count_in(struct group *g, const struct socket *s)
{
	g->summary.count++;
	if (s->read_time < g->summary.start_time)
		g->summary.start_time = s->read_time;
	if (s->read_time > g->summary.end_time)
		g->summary.end_time = s->read_time;
	/* several own addresses: none of them is the group's */
	if (g->socket.local.ip.family != 0 && !address_equal(g->socket.local.ip, s->local.ip))
		g->socket.local = (struct endpoint){.port = g->socket.local.port,
		                                    .has_port = g->socket.local.has_port};
}

int groups_add(struct run *r, const struct connection *c)
{
	struct groups *gs = r->groups;
	struct group *g;
	struct key k;
	uint32_t *at;

	make_key(c, &k);
	at = map_at(&gs->by_key, hash_bytes(&k, sizeof(k)));
	if (!at)
		return -ENOMEM;
	if (*at == MAP_NONE) {
		g = new_group(gs, c);
		if (!g)
			return -ENOMEM;
		*at = (uint32_t)(gs->count - 1);
	}
	count_in(gs->list[*at], c->socket);
	return 0;
}

int groups_flush(struct run *r)
{
	int error = 0;

	for (size_t i = 0; i < r->groups->count && error == 0; i++) {
		struct group *g = r->groups->list[i];

		g->socket.read_time = g->summary.end_time;
		error = run_answer(r, &g->connection);
	}
	return error;
}
