/* SPDX-License-Identifier: Apache-2.0 */
/* Whose socket is it? Its holders, or the reason why it has none. */
#include <netinet/in.h>

#include "select/scan.h"

/* Sockets without a holder wait for a second look, up to this many: an unprivileged user on a large
 * host meets a million of them, and there the second look would not help. */
#define PARKED_MAX 65536u

/* ---- answers --------------------------------------------------------------------------------- */

static int owned(struct scan *s, struct connection *c, enum no_owner reason)
{
	c->holders = s->holders;
	c->holder_count = s->holder_count;
	c->no_owner = reason;
	return 1;
}

static int ownerless(struct connection *c, enum no_owner reason, int error)
{
	c->no_owner = reason;
	c->no_owner_error = error;
	return 1;
}

static int find_holders(struct scan *s, uint64_t inode, uint64_t cookie)
{
	return owners_find(s->owners, inode, cookie, &s->holders, &s->holder_count,
	                   &s->holder_room) < 0
	               ? -ENOMEM
	               : 0;
}

/* ---- parking --------------------------------------------------------------------------------- */

/* 0, -ENOMEM. */
static int park(struct scan *s, const struct socket *socket)
{
	struct parked *p = arena_take(s->arena, sizeof(*p));

	if (!p || socket_keep(s->arena, socket, &p->socket) < 0)
		return -ENOMEM;
	*s->parked_end = p;
	s->parked_end = &p->next;
	s->parked_count++;
	return 0;
}

/* ---- sockets without a file ------------------------------------------------------------------ */

static const struct listener *listener_of(const struct socket *socket)
{
	return netns_listener(socket->ns, socket->protocol, socket->local.ip, socket->local.port,
	                      socket->ifindex);
}

/* Holders of every listener that the connection may have come to: several may share the port
 * (SO_REUSEPORT), and they stand side by side. */
static int listeners_holders(struct scan *s, const struct socket *socket)
{
	const struct listener *first = listener_of(socket);
	const struct listener *end = socket->ns->listeners + socket->ns->listener_count;

	for (const struct listener *l = first; l < end && listener_compare(l, first) == 0; l++) {
		if (l->inode == 0 ||
		    !listener_takes(l, socket->protocol, socket->local.ip, socket->local.port))
			continue;
		if (find_holders(s, l->inode, 0) < 0)
			return -ENOMEM;
	}
	return 0;
}

static bool may_be_not_accepted(const struct socket *socket)
{
	return socket->state == STATE_ESTABLISHED || socket->state == STATE_CLOSE_WAIT;
}

static int not_accepted(struct scan *s, struct connection *c)
{
	int error;

	if (s->holder_count > 0)
		return owned(s, c, NO_OWNER_NOT_ACCEPTED);
	if (owners_incomplete(s->owners, &error))
		return ownerless(c, NO_OWNER_PERMISSION, error);
	return ownerless(c, NO_OWNER_NOT_ACCEPTED, 0);
}

static int without_file(struct scan *s, struct connection *c)
{
	const struct socket *socket = c->socket;

	if (socket->is_timewait)
		return ownerless(c, NO_OWNER_TIME_WAIT, 0);
	if (socket->state == STATE_SYN_RECV)
		return ownerless(c, NO_OWNER_SYN_RECV, 0);
	/* its listener may come later in the same dump */
	if (socket->family == FAMILY_UNIX)
		return park(s, socket);
	if (socket_is_inet(socket) && may_be_not_accepted(socket) && listener_of(socket)) {
		if (listeners_holders(s, socket) < 0)
			return -ENOMEM;
		return not_accepted(s, c);
	}
	return ownerless(c, NO_OWNER_ORPHANED, 0);
}

/* ---- the two looks --------------------------------------------------------------------------- */

int attribute_note(struct scan *s, const struct socket *socket)
{
	if (socket->family != FAMILY_UNIX)
		return 0;
	/* by the inodes of those who opened them */
	for (size_t i = 0; i < socket->un.pending_count; i++) {
		uint32_t inode, *listener;

		memcpy(&inode, (const char *)socket->un.pending + i * sizeof(inode), sizeof(inode));
		listener = map_at(&s->pending_unix, inode);
		if (!listener)
			return -ENOMEM;
		*listener = (uint32_t)socket->inode; /* unix_diag has inodes of 32 bits */
	}
	return 0;
}

int attribute_socket(struct scan *s, struct connection *c)
{
	const struct socket *socket = c->socket;
	bool is_kernel = socket->family == FAMILY_NETLINK && socket->netlink.is_kernel_end;
	int error;

	s->holder_count = 0;
	if (!socket->has_inode || socket->inode == 0)
		return is_kernel ? ownerless(c, NO_OWNER_KERNEL, 0) : without_file(s, c);
	if (find_holders(s, socket->inode, socket->has_cookie ? socket->cookie : 0) < 0)
		return -ENOMEM;
	if (s->holder_count > 0)
		return owned(s, c, OWNED);
	if (is_kernel)
		return ownerless(c, NO_OWNER_KERNEL, 0);
	if (s->parked_count >= PARKED_MAX && owners_incomplete(s->owners, &error))
		return ownerless(c, NO_OWNER_PERMISSION, error);
	return park(s, socket);
}

/* Where a connection that has no file waits; MAP_NONE: nowhere. */
static uint32_t unix_listener(const struct scan *s, const struct socket *socket)
{
	if (!socket->un.has_peer || socket->un.peer_inode == 0)
		return MAP_NONE;
	return map_get(&s->pending_unix, socket->un.peer_inode);
}

static int pending_unix(struct scan *s, struct connection *c)
{
	uint32_t listener = unix_listener(s, c->socket);

	if (listener == MAP_NONE)
		return ownerless(c, NO_OWNER_ORPHANED, 0);
	if (find_holders(s, listener, 0) < 0)
		return -ENOMEM;
	return not_accepted(s, c);
}

/* Whether a holder may be found now: a socket that is gone has none. */
static bool may_be_held(struct scan *s, const struct socket *socket)
{
	uint32_t listener = socket->inode == 0 ? unix_listener(s, socket) : MAP_NONE;

	if (socket->inode != 0)
		return collector_still_there(s->collector, socket) != 0;
	s->holder_count = 0;
	return listener != MAP_NONE && find_holders(s, listener, 0) == 0 && s->holder_count == 0;
}

/* Whether there was room for it. A connection that waits at a unix listener is told by that. */
static bool want(struct owners_wanted *w, const struct socket *socket)
{
	if (w->count == OWNERS_WANTED_MAX || socket->inode == 0 || !socket->has_cookie)
		return false;
	w->cookies[w->count++] = socket->cookie;
	return true;
}

bool attribute_is_worth_a_walk(struct scan *s, struct owners_wanted *ret_wanted)
{
	*ret_wanted = (struct owners_wanted){0};
	for (const struct parked *p = s->parked; p; p = p->next) {
		if (!may_be_held(s, &p->socket))
			continue;
		if (!want(ret_wanted, &p->socket)) { /* then all may be told */
			ret_wanted->count = 0;
			return true;
		}
	}
	return ret_wanted->count > 0;
}

int attribute_parked(struct scan *s, struct connection *c)
{
	const struct socket *socket = c->socket;
	int error, there;

	s->holder_count = 0;
	if (socket->inode == 0)
		return pending_unix(s, c);
	if (find_holders(s, socket->inode, socket->has_cookie ? socket->cookie : 0) < 0)
		return -ENOMEM;
	if (s->holder_count > 0)
		return owned(s, c, OWNED);
	there = collector_still_there(s->collector, socket);
	if (there == 0)
		return ownerless(c, NO_OWNER_EXITED, 0);
	if (owners_incomplete(s->owners, &error))
		return ownerless(c, NO_OWNER_PERMISSION, error);
	return ownerless(c, NO_OWNER_NO_DESCRIPTOR, 0);
}
