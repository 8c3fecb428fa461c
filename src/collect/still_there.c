/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A socket with a file and without a holder: has its process ended since, or is the file one that
 * no descriptor shows? The kernel is asked again.
 */
#include <netinet/in.h>
#include <sys/socket.h>

#include "collect/sources.h"

static const struct diag_source *source_of(const struct socket *s)
{
	static const uint8_t families[FAMILY_COUNT] = {
		[FAMILY_INET] = AF_INET,       [FAMILY_INET6] = AF_INET6,
		[FAMILY_UNIX] = AF_UNIX,       [FAMILY_PACKET] = AF_PACKET,
		[FAMILY_NETLINK] = AF_NETLINK, [FAMILY_VSOCK] = AF_VSOCK,
		[FAMILY_XDP] = AF_XDP,
	};

	for (size_t i = 0; i < diag_source_count; i++) {
		const struct diag_source *source = &diag_sources[i];
		uint16_t protocol = s->type == SOCK_RAW ? IPPROTO_RAW : s->protocol;

		if (source->family != families[s->family] &&
		    !(source->family == AF_UNSPEC && socket_is_inet(s)))
			continue;
		if (!socket_is_inet(s) || source->protocol == protocol)
			return source;
	}
	return NULL;
}

/* Lists the source once more and keeps the inodes that it shows. */
static int list_again(struct collector *c, struct ns_entry *e, const struct diag_source *source)
{
	struct stream stream = {.table_fd = -1, .dump.sequence = 1u << 30};
	struct socket s;
	int r = ns_open_enter(c, e);

	if (r < 0)
		return r;
	c->context.ns = &e->facts;
	c->still_source = NULL;
	number_set_done(&c->still);
	r = stream_start(c, &stream, source);
	while (r >= 0 && (r = stream_next(c, &stream, &s)) == 1)
		if (s.has_inode && s.inode != 0 && number_set_add(&c->still, s.inode) < 0)
			r = -ENOMEM;
	stream_end(&stream);
	if (r < 0)
		return r;
	c->still_source = source;
	c->still_ns = e;
	return 0;
}

/* A TCP socket is found by its ends alone: a connected one, and mostly a listener. The kernel shows
 * one of several listeners that share a port, so that it finds another says nothing of this. 1, 0,
 * or negative: the other way must tell. */
static int by_ends(struct collector *c, struct ns_entry *e, const struct socket *s)
{
	struct diag_channel channel;
	struct socket found;
	bool is_listener = s->state == STATE_LISTEN;
	int r = ns_open_enter(c, e);

	if (r < 0)
		return r;
	if (s->protocol != IPPROTO_TCP || !s->has_cookie ||
	    (s->remote.ip.family == 0 && !is_listener) || c->ns.diag_fd < 0)
		return -EOPNOTSUPP;
	c->context.ns = &e->facts;
	diag_channel_of_fd(&channel, &c->ns.diag_fd);
	r = diag_look_up(channel, s, c->buffer, &c->context, &found);
	if (r == 1)
		return found.cookie == s->cookie && found.inode != 0;
	return r == 0 && is_listener ? -EOPNOTSUPP : r;
}

int collector_still_there(struct collector *c, const struct socket *s)
{
	const struct diag_source *source = source_of(s);
	struct ns_entry *e = NULL;
	int r;

	for (size_t i = 0; i < c->list.count; i++)
		if (&c->list.entries[i]->facts == s->ns)
			e = c->list.entries[i];
	if (!e || !source || !s->has_inode || s->inode == 0)
		return -EINVAL;
	r = by_ends(c, e, s);
	if (r >= 0)
		return r;
	if (c->still_ns != e || c->still_source != source) {
		r = list_again(c, e, source);
		if (r < 0)
			return r;
	}
	return number_set_has(&c->still, s->inode);
}
