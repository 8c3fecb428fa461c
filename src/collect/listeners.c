/* SPDX-License-Identifier: Apache-2.0 */
/* The listeners of a namespace, as they are gathered. */
#include <stdlib.h>

#include "collect/sources.h"

bool ns_listeners_add(struct ns_entry *e, const struct socket *s)
{
	if (e->facts.listener_count == e->listener_room) {
		size_t room = e->listener_room ? e->listener_room * 2 : 64;
		struct listener *bigger = reallocarray(e->listeners, room, sizeof(*bigger));

		if (!bigger)
			return false;
		e->listeners = bigger;
		e->listener_room = room;
	}
	e->listeners[e->facts.listener_count++] = (struct listener){
		.ip = s->local.ip,
		.port = s->local.port,
		.protocol = s->protocol,
		.v6only = s->has_v6only && s->v6only,
		.is_v6 = s->family == FAMILY_INET6,
		.ifindex = s->ifindex,
		.cookie = s->cookie,
		.inode = s->inode,
	};
	e->facts.listeners = e->listeners;
	return true;
}

static int by_listener(const void *a, const void *b)
{
	return listener_compare(a, b);
}

void ns_listeners_sort(struct ns_entry *e)
{
	if (e->facts.listener_count > 1)
		qsort(e->listeners, e->facts.listener_count, sizeof(*e->listeners), by_listener);
}
