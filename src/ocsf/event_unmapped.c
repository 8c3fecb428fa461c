/* SPDX-License-Identifier: Apache-2.0 */
#include "ocsf/event.h"

static void close_key(struct event_builder *b)
{
	b->w->ops->close(b->w);
}

/* Its first members; to be closed. */
static void open_endpoint(struct event_builder *b, struct text key, const struct endpoint *e,
                          const struct end_text *end, struct text device)
{
	event_key_open(b, key, false);
	if (end->ip_len)
		event_key_plain(b, TEXT("ip"), (struct text){end->ip, end->ip_len});
	if (end->port_len)
		event_key_number(b, TEXT("port"), e->port);
	event_key_text(b, TEXT("interface_name"), device);
}

static void put_endpoints(struct event_builder *b, const struct connection *c)
{
	const struct socket *s = c->socket;
	uint32_t local_device = s->local.scope ? s->local.scope : s->ifindex;

	if (b->local.ip_len || b->local.port_len) {
		open_endpoint(b, TEXT("local_endpoint"), &s->local, &b->local,
		              socket_device_name(s, local_device));
		close_key(b);
	}
	if (b->remote.ip_len) {
		open_endpoint(b, TEXT("remote_endpoint"), &s->remote, &b->remote,
		              socket_device_name(s, s->remote.scope));
		event_put_names(b);
		event_put_geo(b, &c->geo);
		close_key(b);
	}
}

static void put_initiator(struct event_builder *b, const struct connection *c)
{
	if (c->initiator == INITIATOR_UNKNOWN)
		return;
	event_key_text(b, TEXT("initiator"),
	               c->initiator == INITIATOR_LOCAL ? TEXT("local") : TEXT("remote"));
	event_key_text(b, TEXT("initiator_evidence"), text_of(c->initiator_evidence));
}

/* Holders come sorted by pid. */
static void put_owners(struct event_builder *b, const struct connection *c)
{
	if (c->holder_count) {
		event_key_open(b, TEXT("owners"), true);
		for (size_t i = 0; i < c->holder_count;) {
			uint32_t pid = c->holders[i].process->pid;

			event_begin(b);
			event_key_number(b, TEXT("pid"), pid);
			event_key_open(b, TEXT("fds"), true);
			for (; i < c->holder_count && c->holders[i].process->pid == pid; i++)
				event_key_number(b, TEXT_NONE, c->holders[i].fd);
			close_key(b);
			event_end(b);
		}
		close_key(b);
	}
	event_key_text(b, TEXT("no_owner_reason"), text_of(no_owner_name(c->no_owner)));
}

static void put_timer(struct event_builder *b, const struct socket *s)
{
	static const char *const names[] = {NULL, "retransmit", "keepalive", "time_wait", "probe"};

	if (!s->has_timer || s->timer >= ARRAY_LEN(names) || !names[s->timer])
		return;
	event_key_open(b, TEXT("timer"), false);
	event_key_text(b, TEXT("name"), text_of(names[s->timer]));
	event_key_number(b, TEXT("ms"), s->timer_ms);
	close_key(b);
}

static void put_shutdown(struct event_builder *b, const struct socket *s)
{
	if (!s->has_shutdown)
		return;
	event_key_open(b, TEXT("shutdown"), true);
	if (s->shutdown & 1)
		event_key_text(b, TEXT_NONE, TEXT("receive"));
	if (s->shutdown & 2)
		event_key_text(b, TEXT_NONE, TEXT("send"));
	close_key(b);
}

static void put_netns(struct event_builder *b, const struct netns *ns)
{
	if (!ns)
		return;
	if (ns->inode && ns->inode <= INT64_MAX)
		event_key_number(b, TEXT("netns"), (int64_t)ns->inode);
	event_key_text(b, TEXT("netns_name"), ns->name);
}

static void put_bound_device(struct event_builder *b, const struct socket *s)
{
	if (!s->ifindex)
		return;
	event_key_number(b, TEXT("ifindex"), s->ifindex);
	if (!socket_is_inet(s)) /* there it stands with the endpoint */
		event_key_text(b, TEXT("interface_name"), socket_device_name(s, s->ifindex));
}

static void put_kind(struct event_builder *b, const struct socket *s)
{
	bool is_small = s->type < 8;

	if (is_small && event_recall_small(b, SMALL_KIND + s->family * 8u + s->type))
		return;
	event_key_text(b, TEXT("family"), text_of(socket_family_name(s->family)));
	event_key_text(b, TEXT("type"), text_of(socket_type_name(s->type)));
	if (is_small)
		event_keep(b);
}

static void put_queues(struct event_builder *b, const struct socket *s)
{
	bool is_idle = s->has_queues && s->has_mark && !(s->rx_queue | s->tx_queue | s->mark);

	if (is_idle && event_recall_small(b, SMALL_IDLE))
		return;
	if (s->has_queues) {
		event_key_number(b, TEXT("rx_queue"), s->rx_queue);
		event_key_number(b, TEXT("tx_queue"), s->tx_queue);
	}
	if (s->has_mark)
		event_key_number(b, TEXT("mark"), s->mark);
	if (is_idle)
		event_keep(b);
}

static void put_socket(struct event_builder *b, const struct socket *s)
{
	event_key_open(b, TEXT("socket"), false);
	put_kind(b, s);
	if (s->has_cookie)
		event_key_big(b, TEXT("cookie"), s->cookie);
	if (s->has_inode && s->inode && s->inode <= INT64_MAX)
		event_key_number(b, TEXT("inode"), (int64_t)s->inode);
	if (s->has_uid)
		event_key_number(b, TEXT("uid"), s->uid);
	put_netns(b, s->ns);
	put_bound_device(b, s);
	put_queues(b, s);
	if (s->cgroup_path.bytes)
		event_key_text(b, TEXT("cgroup"), s->cgroup_path);
	else if (s->has_cgroup)
		event_key_big(b, TEXT("cgroup_id"), s->cgroup);
	put_shutdown(b, s);
	if (s->has_v6only)
		event_key_boolean(b, TEXT("v6only"), s->v6only);
	put_timer(b, s);
	event_key_text(b, TEXT("congestion"), s->congestion);
	if (b->context->tcp_info)
		event_put_tcp_info(b, s);
	close_key(b);
}

static void put_unix(struct event_builder *b, const struct socket *s)
{
	const struct unix_facts *u = &s->un;
	char device[24];

	event_key_open(b, TEXT("unix"), false);
	if (u->path.bytes) {
		event_key_text(b, TEXT("path"), u->path);
		event_key_boolean(b, TEXT("is_abstract"), u->is_abstract);
	}
	if (u->has_peer &&
	    u->peer_inode != 0) /* who waits to be accepted has a peer without a file */
		event_key_number(b, TEXT("peer_inode"), (int64_t)(u->peer_inode & INT64_MAX));
	if (u->peer_path.bytes) {
		event_key_text(b, TEXT("peer_path"), u->peer_path);
		event_key_boolean(b, TEXT("peer_is_abstract"), u->peer_is_abstract);
	}
	if (u->has_vfs) {
		int len = snprintf(device, sizeof(device), "%u:%u", u->vfs_device >> 20,
		                   u->vfs_device & 0xfffff);

		event_key_number(b, TEXT("vfs_inode"), u->vfs_inode);
		event_key_text(b, TEXT("vfs_device"), (struct text){device, (size_t)len});
	}
	if (u->pending_count) {
		event_key_open(b, TEXT("pending_inodes"), true);
		for (size_t i = 0; i < u->pending_count; i++)
			event_key_number(b, TEXT_NONE, u->pending[i]);
		close_key(b);
	}
	close_key(b);
}

static void put_packet(struct event_builder *b, const struct socket *s)
{
	const struct packet_facts *p = &s->packet;

	event_key_open(b, TEXT("packet"), false);
	if (p->has_ether_type)
		event_key_number(b, TEXT("ether_type"), p->ether_type);
	if (p->is_fanout) {
		event_key_number(b, TEXT("fanout_id"), p->fanout_id);
		event_key_number(b, TEXT("fanout_type"), p->fanout_type);
	}
	close_key(b);
}

/* Group 1 is the lowest bit. */
static void put_groups(struct event_builder *b, const struct netlink_facts *n)
{
	if (!n->groups)
		return;
	event_key_open(b, TEXT("groups"), true);
	for (size_t bit = 0; bit < n->groups_len * 8; bit++)
		if (n->groups[bit / 8] >> bit % 8 & 1)
			event_key_number(b, TEXT_NONE, (int64_t)bit + 1);
	close_key(b);
}

static void put_netlink(struct event_builder *b, const struct socket *s)
{
	const struct netlink_facts *n = &s->netlink;

	event_key_open(b, TEXT("netlink"), false);
	event_key_number(b, TEXT("protocol"), s->protocol);
	event_key_number(b, TEXT("port_id"), n->port_id);
	if (n->dst_port_id)
		event_key_number(b, TEXT("dst_port_id"), n->dst_port_id);
	if (n->dst_group)
		event_key_number(b, TEXT("dst_group"), n->dst_group);
	event_key_boolean(b, TEXT("is_kernel_end"), n->is_kernel_end);
	put_groups(b, n);
	close_key(b);
}

static void put_vsock_number(struct event_builder *b, struct text key, uint32_t n)
{
	if (n != UINT32_MAX) /* VMADDR_CID_ANY and VMADDR_PORT_ANY: none */
		event_key_number(b, key, n);
}

static void put_vsock(struct event_builder *b, const struct socket *s)
{
	const struct vsock_facts *v = &s->vsock;

	event_key_open(b, TEXT("vsock"), false);
	put_vsock_number(b, TEXT("local_cid"), v->local_cid);
	put_vsock_number(b, TEXT("local_port"), v->local_port);
	if (v->has_remote) {
		put_vsock_number(b, TEXT("remote_cid"), v->remote_cid);
		put_vsock_number(b, TEXT("remote_port"), v->remote_port);
	}
	close_key(b);
}

static void put_xdp(struct event_builder *b, const struct socket *s)
{
	if (!s->xdp.has_queue)
		return;
	event_key_open(b, TEXT("xdp"), false);
	event_key_number(b, TEXT("queue_id"), s->xdp.queue_id);
	close_key(b);
}

static void put_connection(struct event_builder *b, const struct connection *c)
{
	static void (*const families[FAMILY_COUNT])(struct event_builder *,
	                                            const struct socket *) = {
		[FAMILY_UNIX] = put_unix,       [FAMILY_PACKET] = put_packet,
		[FAMILY_NETLINK] = put_netlink, [FAMILY_VSOCK] = put_vsock,
		[FAMILY_XDP] = put_xdp,
	};

	if (socket_is_inet(c->socket))
		put_endpoints(b, c);
	else
		families[c->socket->family](b, c->socket);
	put_initiator(b, c);
	put_owners(b, c);
	if (c->stand_in)
		event_put_stand_in(b, c->stand_in);
	put_socket(b, c->socket);
	if (!event_has(b, ATTR_CONNECTION_COMMUNITY_UID))
		event_key_text(b, TEXT("community_uid"), c->community_uid);
	event_put_cloud_unmapped(b);
	if (c->process && !event_recall(b, PART_PROCESS_UNMAPPED, c->process)) {
		event_put_process_unmapped(b, c->process);
		event_keep(b);
	}
}

static void put_gaps(struct event_builder *b, const struct gaps *g)
{
	char room[16];

	event_key_open(b, TEXT("gaps"), true);
	for (size_t i = 0; i < g->count; i++) {
		const struct gap *gap = &g->list[i];

		event_begin(b);
		event_key_text(b, TEXT("source"), gap->source);
		if (gap->netns)
			event_key_number(b, TEXT("netns"), (int64_t)(gap->netns & INT64_MAX));
		if (gap->error)
			event_key_text(b, TEXT("errno"), text_of(errno_name(gap->error, room)));
		event_key_number(b, TEXT("count"), (int64_t)(gap->count & INT64_MAX));
		event_key_text(b, TEXT("detail"), gap->detail);
		event_end(b);
	}
	close_key(b);
	if (g->overflow)
		event_key_boolean(b, TEXT("gaps_incomplete"), true);
}

static void put_truncated(struct event_builder *b)
{
	struct text all = buffer_text(&b->cuts), path;

	if (!all.len)
		return;
	event_key_open(b, TEXT("truncated"), true);
	while (text_split(&all, '\n', &path))
		if (path.len)
			event_key_text(b, TEXT_NONE, path);
	close_key(b);
}

void event_put_unmapped(struct event_builder *b, const struct event *e)
{
	if (!e->connection && !e->gaps && !b->cuts.len)
		return;
	if (!event_open(b, ATTR_EVENT_UNMAPPED))
		return;
	if (e->connection)
		put_connection(b, e->connection);
	if (e->gaps)
		put_gaps(b, e->gaps);
	put_truncated(b);
	event_close(b);
}
