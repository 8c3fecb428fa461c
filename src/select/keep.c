/* SPDX-License-Identifier: Apache-2.0 */
/* Copies of what a scan only lends until its next step. */
#include "select/scan.h"

/* Aligned for anything. False: there is no memory. */
static bool keep_bytes(struct arena *a, const void *from, size_t len, void *ret)
{
	void *to = from && len > 0 ? arena_take(a, len) : NULL;

	if (to)
		memcpy(to, from, len);
	memcpy(ret, &to, sizeof(to)); /* a pointer to any type */
	return to || !from || len == 0;
}

static bool keep_text(struct arena *a, struct text *t)
{
	struct text from = *t;

	*t = arena_text(a, from);
	return t->bytes || !from.bytes;
}

static bool keep_unix(struct arena *a, struct unix_facts *u)
{
	return keep_text(a, &u->path) && keep_text(a, &u->peer_path) &&
	       keep_bytes(a, u->pending, u->pending_count * sizeof(*u->pending), &u->pending);
}

int socket_keep(struct arena *a, const struct socket *socket, struct socket *to)
{
	bool is_kept;

	*to = *socket;
	is_kept = keep_bytes(a, socket->tcp_info, socket->tcp_info_len, &to->tcp_info) &&
	          keep_text(a, &to->congestion) && keep_text(a, &to->raw);
	if (is_kept && socket->family == FAMILY_UNIX)
		is_kept = keep_unix(a, &to->un);
	if (is_kept && socket->family == FAMILY_NETLINK)
		is_kept = keep_bytes(a, socket->netlink.groups, socket->netlink.groups_len,
		                     &to->netlink.groups);
	return is_kept ? 0 : -ENOMEM;
}

int connection_keep(struct arena *a, const struct connection *c, struct socket *socket,
                    struct connection *to)
{
	*to = *c;
	to->socket = socket;
	if (socket_keep(a, c->socket, socket) < 0 || !keep_text(a, &to->community_uid) ||
	    !keep_bytes(a, c->holders, c->holder_count * sizeof(*c->holders), &to->holders))
		return -ENOMEM;
	return 0;
}
