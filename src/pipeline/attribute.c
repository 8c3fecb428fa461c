/* SPDX-License-Identifier: Apache-2.0 */
/* Whose socket is it? Its holders, or the reason why it has none. */
#include <netinet/in.h>

#include "pipeline/pipeline.h"

/* Sockets without a holder wait for a second look, up to this many: an unprivileged user on a large
 * host meets a million of them, and there the second look would not help. */
#define PARKED_MAX 65536u

/* ---- passing on
 * ---------------------------------------------------------------------------------- */

static int owned(struct run *r, struct connection *c, enum no_owner reason)
{
	c->holders = r->holders;
	c->holder_count = r->holder_count;
	c->no_owner = reason;
	return run_connection(r, c);
}

static int ownerless(struct run *r, struct connection *c, enum no_owner reason, int error)
{
	c->no_owner = reason;
	c->no_owner_error = error;
	return run_connection(r, c);
}

static int find_holders(struct run *r, uint64_t inode)
{
	return owners_find(r->owners, inode, &r->holders, &r->holder_count, &r->holder_room) < 0
	               ? -ENOMEM
	               : 0;
}

static int park(struct run *r, const struct socket *s)
{
	struct parked *p = run_park(r, s);

	if (!p)
		return -ENOMEM;
	*r->parked_end = p;
	r->parked_end = &p->next;
	r->parked_count++;
	return 0;
}

/* ---- sockets without a file
 * ----------------------------------------------------------------------- */

static const struct listener *listener_of(const struct socket *s)
{
	return netns_listener(s->ns, s->protocol, s->local.ip, s->local.port, s->ifindex);
}

/* Holders of every listener that the connection may have come to: several may share the port
 * (SO_REUSEPORT), and they stand side by side. */
static int listeners_holders(struct run *r, const struct socket *s)
{
	const struct listener *first = listener_of(s);
	const struct listener *end = s->ns->listeners + s->ns->listener_count;

	for (const struct listener *l = first; l < end && listener_compare(l, first) == 0; l++) {
		if (l->inode == 0 || !listener_takes(l, s->protocol, s->local.ip, s->local.port))
			continue;
		if (find_holders(r, l->inode) < 0)
			return -ENOMEM;
	}
	return 0;
}

static bool may_be_not_accepted(const struct socket *s)
{
	return s->state == STATE_ESTABLISHED || s->state == STATE_CLOSE_WAIT;
}

static int not_accepted(struct run *r, struct connection *c)
{
	int error;

	if (r->holder_count > 0)
		return owned(r, c, NO_OWNER_NOT_ACCEPTED);
	if (owners_incomplete(r->owners, &error))
		return ownerless(r, c, NO_OWNER_PERMISSION, error);
	return ownerless(r, c, NO_OWNER_NOT_ACCEPTED, 0);
}

static int without_file(struct run *r, struct connection *c)
{
	const struct socket *s = c->socket;

	if (s->is_timewait)
		return ownerless(r, c, NO_OWNER_TIME_WAIT, 0);
	if (s->state == STATE_SYN_RECV)
		return ownerless(r, c, NO_OWNER_SYN_RECV, 0);
	/* its listener may come later in the same dump */
	if (s->family == FAMILY_UNIX)
		return park(r, s);
	if (socket_is_inet(s) && may_be_not_accepted(s) && listener_of(s)) {
		if (listeners_holders(r, s) < 0)
			return -ENOMEM;
		return not_accepted(r, c);
	}
	return ownerless(r, c, NO_OWNER_ORPHANED, 0);
}

/* Remembers which connections wait at a unix listener: by the inodes of those who opened them. */
static int note_pending_unix(struct run *r, const struct socket *s)
{
	for (size_t i = 0; i < s->un.pending_count; i++) {
		uint32_t inode, *listener;

		memcpy(&inode, (const char *)s->un.pending + i * sizeof(inode), sizeof(inode));
		listener = map_at(&r->pending_unix, inode);
		if (!listener)
			return -ENOMEM;
		*listener = (uint32_t)s->inode; /* unix_diag has inodes of 32 bits */
	}
	return 0;
}

/* ---- the two looks
 * -------------------------------------------------------------------------------- */

int attribute_socket(struct run *r, const struct socket *s)
{
	struct connection c = {.socket = s};
	int error;

	r->holder_count = 0;
	/* of all, also of those that are not wanted: it explains others */
	if (s->family == FAMILY_UNIX && note_pending_unix(r, s) < 0)
		return -ENOMEM;
	if (!run_wants(r, &c))
		return 0;
	if (!(r->needs & NEED_HOLDERS))
		return run_connection(r, &c);
	if (!s->has_inode || s->inode == 0) {
		if (s->family == FAMILY_NETLINK && s->netlink.is_kernel_end)
			return ownerless(r, &c, NO_OWNER_KERNEL, 0);
		return without_file(r, &c);
	}
	if (find_holders(r, s->inode) < 0)
		return -ENOMEM;
	if (r->holder_count > 0)
		return owned(r, &c, OWNED);
	if (s->family == FAMILY_NETLINK && s->netlink.is_kernel_end)
		return ownerless(r, &c, NO_OWNER_KERNEL, 0);
	if (r->parked_count >= PARKED_MAX && owners_incomplete(r->owners, &error))
		return ownerless(r, &c, NO_OWNER_PERMISSION, error);
	return park(r, s);
}

static int pending_unix(struct run *r, struct connection *c)
{
	const struct socket *s = c->socket;
	uint32_t listener = MAP_NONE;

	if (s->un.has_peer && s->un.peer_inode != 0)
		listener = map_get(&r->pending_unix, s->un.peer_inode);
	if (listener == MAP_NONE)
		return ownerless(r, c, NO_OWNER_ORPHANED, 0);
	if (find_holders(r, listener) < 0)
		return -ENOMEM;
	return not_accepted(r, c);
}

static int second_look(struct run *r, struct connection *c)
{
	const struct socket *s = c->socket;
	int error, there;

	r->holder_count = 0;
	if (s->inode == 0)
		return pending_unix(r, c);
	if (find_holders(r, s->inode) < 0)
		return -ENOMEM;
	if (r->holder_count > 0)
		return owned(r, c, OWNED);
	there = collector_still_there(r->collector, s);
	if (there == 0)
		return ownerless(r, c, NO_OWNER_EXITED, 0);
	if (owners_incomplete(r->owners, &error))
		return ownerless(r, c, NO_OWNER_PERMISSION, error);
	return ownerless(r, c, NO_OWNER_NO_DESCRIPTOR, 0);
}

int attribute_parked(struct run *r)
{
	struct cq_error ignored;
	int error = 0;

	if (r->parked_count == 0)
		return 0;
	/* what was opened between the walk and the dump has its holder now; a failure leaves the
	 * first walk's answer */
	(void)owners_walk(r->owners, &ignored);
	for (struct parked *p = r->parked; p && error == 0; p = p->next) {
		struct connection c = {.socket = &p->socket};

		if (run_wants(r, &c))
			error = second_look(r, &c);
	}
	return error;
}
