/* SPDX-License-Identifier: Apache-2.0 */
/* Messages of unix_diag, packet_diag, netlink_diag, vsock_diag and xdp_diag. */
#include <arpa/inet.h>
#include <libmnl/libmnl.h>
#include <linux/netlink_diag.h>
#include <linux/packet_diag.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <linux/vm_sockets.h>
#include <linux/vm_sockets_diag.h>
#include <linux/xdp_diag.h>
#include <sys/socket.h>

#include "collect/sources.h"

static uint64_t cookie_of(const uint32_t words[2])
{
	return (uint64_t)words[1] << 32 | words[0];
}

static void start(struct socket *s, enum socket_family family, const struct nlmsghdr *m,
                  const struct parse_context *context)
{
	memset(s, 0, sizeof(*s));
	s->family = family;
	s->ns = context->ns;
	s->read_time = context->now;
	if (context->options->raw)
		s->raw = (struct text){(const char *)m, m->nlmsg_len};
}

static void identify(struct socket *s, const uint32_t cookie[2], uint32_t inode)
{
	s->has_cookie = true;
	s->cookie = cookie_of(cookie);
	s->has_inode = true;
	s->inode = inode;
}

static bool read_u32(const struct nlattr *a, uint32_t *ret)
{
	if (mnl_attr_get_payload_len(a) < sizeof(*ret))
		return false;
	memcpy(ret, mnl_attr_get_payload(a), sizeof(*ret));
	return true;
}

/* Bytes waiting to be read and to be sent, of an array of SK_MEMINFO_*. */
static void take_meminfo(const struct nlattr *a, struct socket *s)
{
	uint32_t words[SK_MEMINFO_WMEM_ALLOC + 1];

	if (mnl_attr_get_payload_len(a) < sizeof(words))
		return;
	memcpy(words, mnl_attr_get_payload(a), sizeof(words));
	s->has_queues = true;
	s->rx_queue = words[SK_MEMINFO_RMEM_ALLOC];
	s->tx_queue = words[SK_MEMINFO_WMEM_ALLOC];
}

/* ---- unix ----------------------------------------------------------------------------------- */

static void take_unix_name(const struct nlattr *a, struct unix_facts *un)
{
	const char *bytes = mnl_attr_get_payload(a);
	size_t len = mnl_attr_get_payload_len(a);

	if (len == 0)
		return;
	un->is_abstract = bytes[0] == '\0';
	if (un->is_abstract) /* every byte counts, NULs too */
		un->path = (struct text){bytes + 1, len - 1};
	else
		un->path = (struct text){bytes, strnlen(bytes, len)};
}

static void take_unix_attribute(const struct nlattr *a, struct socket *s)
{
	const void *bytes = mnl_attr_get_payload(a);
	size_t len = mnl_attr_get_payload_len(a);
	struct unix_diag_vfs vfs;
	struct unix_diag_rqlen queues;
	uint32_t number;

	switch (mnl_attr_get_type(a)) {
	case UNIX_DIAG_NAME:
		take_unix_name(a, &s->un);
		break;
	case UNIX_DIAG_VFS:
		if (len < sizeof(vfs))
			break;
		memcpy(&vfs, bytes, sizeof(vfs));
		s->un.has_vfs = true;
		s->un.vfs_inode = vfs.udiag_vfs_ino;
		s->un.vfs_device = vfs.udiag_vfs_dev;
		break;
	case UNIX_DIAG_PEER:
		s->un.has_peer = read_u32(a, &number);
		s->un.peer_inode = s->un.has_peer ? number : 0;
		break;
	case UNIX_DIAG_ICONS:
		s->un.pending = bytes; /* attributes are aligned to four bytes */
		s->un.pending_count = len / sizeof(uint32_t);
		break;
	case UNIX_DIAG_RQLEN:
		if (len < sizeof(queues))
			break;
		memcpy(&queues, bytes, sizeof(queues));
		s->has_queues = true;
		s->rx_queue = queues.udiag_rqueue;
		s->tx_queue = queues.udiag_wqueue;
		break;
	case UNIX_DIAG_SHUTDOWN:
		s->has_shutdown = len >= 1;
		s->shutdown = s->has_shutdown ? *(const uint8_t *)bytes : 0;
		break;
	case UNIX_DIAG_UID:
		s->has_uid = read_u32(a, &s->uid);
		break;
	default:
		break;
	}
}

int diag_parse_unix(const struct nlmsghdr *m, const struct diag_source *source,
                    const struct parse_context *context, struct socket *ret)
{
	const struct unix_diag_msg *d = mnl_nlmsg_get_payload(m);
	const struct nlattr *a;

	(void)source;
	if (mnl_nlmsg_get_payload_len(m) < sizeof(*d))
		return -EBADMSG;
	start(ret, FAMILY_UNIX, m, context);
	ret->type = d->udiag_type;
	identify(ret, d->udiag_cookie, d->udiag_ino);
	each_attribute (a, m, sizeof(*d))
		take_unix_attribute(a, ret);
	/* the kernel borrows TCP's numbers: ESTABLISHED, LISTEN, and CLOSE for the rest */
	ret->state = d->udiag_state == STATE_ESTABLISHED || d->udiag_state == STATE_LISTEN
	                     ? (enum socket_state)d->udiag_state
	                     : STATE_UNCONN;
	/* a datagram socket with a peer is connected, whatever its number says */
	if (ret->state == STATE_UNCONN && ret->un.has_peer)
		ret->state = STATE_ESTABLISHED;
	return 1;
}

/* ---- packet --------------------------------------------------------------------------------- */

static void take_packet_attribute(const struct nlattr *a, struct socket *s)
{
	struct packet_diag_info info;
	uint32_t number;

	switch (mnl_attr_get_type(a)) {
	case PACKET_DIAG_INFO:
		if (mnl_attr_get_payload_len(a) < sizeof(info))
			break;
		memcpy(&info, mnl_attr_get_payload(a), sizeof(info));
		s->ifindex = info.pdi_index;
		break;
	case PACKET_DIAG_UID:
		s->has_uid = read_u32(a, &s->uid);
		break;
	case PACKET_DIAG_FANOUT: /* id in the low half, type in the high one */
		s->packet.is_fanout = read_u32(a, &number);
		if (!s->packet.is_fanout)
			break;
		s->packet.fanout_id = number & 0xffff;
		s->packet.fanout_type = number >> 16;
		break;
	case PACKET_DIAG_MEMINFO:
		take_meminfo(a, s);
		break;
	default:
		break;
	}
}

int diag_parse_packet(const struct nlmsghdr *m, const struct diag_source *source,
                      const struct parse_context *context, struct socket *ret)
{
	const struct packet_diag_msg *d = mnl_nlmsg_get_payload(m);
	const struct nlattr *a;

	(void)source;
	if (mnl_nlmsg_get_payload_len(m) < sizeof(*d))
		return -EBADMSG;
	start(ret, FAMILY_PACKET, m, context);
	ret->type = d->pdiag_type;
	ret->state = STATE_UNCONN;
	ret->packet.has_ether_type = true;
	ret->packet.ether_type = d->pdiag_num; /* the kernel has turned it round already */
	identify(ret, d->pdiag_cookie, d->pdiag_ino);
	each_attribute (a, m, sizeof(*d))
		take_packet_attribute(a, ret);
	return 1;
}

/* ---- netlink -------------------------------------------------------------------------------- */

int diag_parse_netlink(const struct nlmsghdr *m, const struct diag_source *source,
                       const struct parse_context *context, struct socket *ret)
{
	const struct netlink_diag_msg *d = mnl_nlmsg_get_payload(m);
	bool in_groups = false;
	const struct nlattr *a;

	(void)source;
	if (mnl_nlmsg_get_payload_len(m) < sizeof(*d))
		return -EBADMSG;
	start(ret, FAMILY_NETLINK, m, context);
	ret->type = d->ndiag_type;
	ret->protocol = d->ndiag_protocol;
	ret->state = d->ndiag_dst_portid != 0 ? STATE_ESTABLISHED : STATE_UNCONN;
	identify(ret, d->ndiag_cookie, d->ndiag_ino);
	ret->netlink.port_id = d->ndiag_portid;
	ret->netlink.dst_port_id = d->ndiag_dst_portid;
	ret->netlink.dst_group = d->ndiag_dst_group;
	each_attribute (a, m, sizeof(*d)) {
		if (mnl_attr_get_type(a) == NETLINK_DIAG_MEMINFO)
			take_meminfo(a, ret);
		if (mnl_attr_get_type(a) != NETLINK_DIAG_GROUPS)
			continue;
		ret->netlink.groups = mnl_attr_get_payload(a);
		ret->netlink.groups_len = mnl_attr_get_payload_len(a);
	}
	for (size_t i = 0; i < ret->netlink.groups_len; i++)
		in_groups = in_groups || ret->netlink.groups[i] != 0;
	/*
	 * A socket in the table has a port id unless it is the kernel's own end (netlink_insert()
	 * with 0); the dump adds unbound sockets only for their groups. So port 0 without groups
	 * proves the kernel.
	 */
	ret->netlink.is_kernel_end = d->ndiag_portid == 0 && !in_groups;
	return 1;
}

/* ---- vsock ---------------------------------------------------------------------------------- */

int diag_parse_vsock(const struct nlmsghdr *m, const struct diag_source *source,
                     const struct parse_context *context, struct socket *ret)
{
	const struct vsock_diag_msg *d = mnl_nlmsg_get_payload(m);

	(void)source;
	if (mnl_nlmsg_get_payload_len(m) < sizeof(*d))
		return -EBADMSG;
	start(ret, FAMILY_VSOCK, m, context);
	ret->type = d->vdiag_type;
	ret->state =
		d->vdiag_state <= STATE_CLOSING ? (enum socket_state)d->vdiag_state : STATE_NONE;
	if (ret->state == STATE_CLOSED && d->vdiag_dst_port == VMADDR_PORT_ANY)
		ret->state = STATE_UNCONN;
	identify(ret, d->vdiag_cookie, d->vdiag_ino);
	ret->has_shutdown = true;
	ret->shutdown = d->vdiag_shutdown;
	ret->vsock.local_cid = d->vdiag_src_cid;
	ret->vsock.local_port = d->vdiag_src_port;
	ret->vsock.remote_cid = d->vdiag_dst_cid;
	ret->vsock.remote_port = d->vdiag_dst_port;
	ret->vsock.has_remote =
		d->vdiag_dst_cid != VMADDR_CID_ANY && d->vdiag_dst_port != VMADDR_PORT_ANY;
	return 1;
}

/* ---- xdp ------------------------------------------------------------------------------------ */

int diag_parse_xdp(const struct nlmsghdr *m, const struct diag_source *source,
                   const struct parse_context *context, struct socket *ret)
{
	const struct xdp_diag_msg *d = mnl_nlmsg_get_payload(m);
	struct xdp_diag_info info;
	const struct nlattr *a;

	(void)source;
	if (mnl_nlmsg_get_payload_len(m) < sizeof(*d))
		return -EBADMSG;
	start(ret, FAMILY_XDP, m, context);
	ret->type = d->xdiag_type;
	ret->state = STATE_UNCONN;
	identify(ret, d->xdiag_cookie, d->xdiag_ino);
	each_attribute (a, m, sizeof(*d)) {
		if (mnl_attr_get_type(a) == XDP_DIAG_UID)
			ret->has_uid = read_u32(a, &ret->uid);
		if (mnl_attr_get_type(a) == XDP_DIAG_MEMINFO)
			take_meminfo(a, ret);
		if (mnl_attr_get_type(a) != XDP_DIAG_INFO ||
		    mnl_attr_get_payload_len(a) < sizeof(info))
			continue;
		memcpy(&info, mnl_attr_get_payload(a), sizeof(info));
		ret->ifindex = info.ifindex;
		ret->xdp.has_queue = true;
		ret->xdp.queue_id = info.queue_id;
	}
	return 1;
}
