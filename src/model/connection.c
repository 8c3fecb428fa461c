/* SPDX-License-Identifier: Apache-2.0 */
#include "model/room.h"

enum { RESULT_EXISTS = 1, RESULT_PARTIAL = 2 };

bool no_owner_is_kernel(enum no_owner n)
{
	return n == NO_OWNER_TIME_WAIT || n == NO_OWNER_SYN_RECV || n == NO_OWNER_ORPHANED ||
	       n == NO_OWNER_KERNEL;
}

int connection_result(const struct connection *c)
{
	if (c->process)
		return c->process->holes ? RESULT_PARTIAL : RESULT_EXISTS;
	/* somebody has it, whom we do not see */
	if (c->holder_count == 0 && !no_owner_is_kernel(c->no_owner))
		return RESULT_PARTIAL;
	return RESULT_EXISTS;
}

static void add_end(struct room *r, const struct endpoint *e)
{
	bool is_bracketed = e->ip.family == 6;
	char ip[ADDRESS_LEN];

	if (is_bracketed)
		room_add_char(r, '[');
	if (e->ip.family)
		room_add(r, (struct text){ip, address_print(e->ip, ip)});
	if (is_bracketed)
		room_add_char(r, ']');
	room_add_char(r, ':');
	if (e->has_port && e->port)
		room_add_u64(r, e->port);
}

/* "tcp:192.0.2.1:443-198.51.100.7:51812" */
static void add_flow(struct room *r, const struct socket *s)
{
	struct text protocol = socket_protocol_name(s);

	if (protocol.bytes)
		room_add(r, protocol);
	else
		room_add_u64(r, s->protocol);
	room_add_char(r, ':');
	add_end(r, &s->local);
	room_add_char(r, '-');
	add_end(r, &s->remote);
}

size_t connection_uid(const struct host *host, const struct socket *s, char room[FIELD_ROOM])
{
	struct room r = {.bytes = room};

	if (!host || !host->boot_id.bytes)
		return 0;
	room_add(&r, host->boot_id);
	room_add_char(&r, ':');
	if (s->has_cookie) {
		room_add_u64(&r, s->cookie);
		return r.len;
	}
	room_add_u64(&r, s->ns ? s->ns->inode : 0);
	room_add_char(&r, ':');
	if (s->has_inode && s->inode)
		room_add_u64(&r, s->inode);
	else
		add_flow(&r, s);
	return r.len;
}
