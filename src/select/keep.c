/* SPDX-License-Identifier: Apache-2.0 */
/* Copies of what a scan only lends until its next step. */
#include "select/scan.h"

static const void *copy_bytes(struct arena *a, const void *bytes, size_t len)
{
	return arena_text(a, (struct text){bytes, bytes ? len : 0}).bytes;
}

void socket_keep(struct arena *a, const struct socket *socket, struct socket *to)
{
	*to = *socket;
	to->tcp_info = copy_bytes(a, socket->tcp_info, socket->tcp_info_len);
	to->congestion = arena_text(a, socket->congestion);
	to->raw = arena_text(a, socket->raw);
	if (socket->family == FAMILY_UNIX) {
		to->un.path = arena_text(a, socket->un.path);
		to->un.peer_path = arena_text(a, socket->un.peer_path);
		to->un.pending = NULL; /* noted already */
		to->un.pending_count = 0;
	}
	if (socket->family == FAMILY_NETLINK)
		to->netlink.groups =
			copy_bytes(a, socket->netlink.groups, socket->netlink.groups_len);
}

int connection_keep(struct arena *a, const struct connection *c, struct socket *socket,
                    struct connection *to)
{
	struct holder *holders = NULL;

	if (c->holder_count > 0) {
		holders = arena_take(a, c->holder_count * sizeof(*holders));
		if (!holders)
			return -ENOMEM;
		memcpy(holders, c->holders, c->holder_count * sizeof(*holders));
	}
	socket_keep(a, c->socket, socket);
	*to = *c;
	to->socket = socket;
	to->holders = holders;
	to->community_uid = arena_text(a, c->community_uid);
	return 0;
}
