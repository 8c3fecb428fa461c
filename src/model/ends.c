/* SPDX-License-Identifier: Apache-2.0 */
/* Both ends of a socket at a glance, in the form that an operator of `ss` reads. */
#include "model/room.h"

#include <linux/if_ether.h>
#include <linux/netlink.h>

/* ---- room -------------------------------------------------------------------------------------
 */

void room_add(struct room *r, struct text t)
{
	size_t len = t.len < FIELD_ROOM - r->len ? t.len : FIELD_ROOM - r->len;

	if (len > 0)
		memcpy(r->bytes + r->len, t.bytes, len);
	r->len += len;
}

void room_add_char(struct room *r, char c)
{
	room_add(r, (struct text){&c, 1});
}

void room_add_u64(struct room *r, uint64_t n)
{
	char digits[20];
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	room_add(r, (struct text){digits + at, sizeof(digits) - at});
}

/* ---- IP ---------------------------------------------------------------------------------------
 */

/* "fe80::1%eth0", with the index where the device has no name (RFC 4007, section 11). */
static void add_address(struct room *r, const struct socket *s, const struct endpoint *e)
{
	char ip[ADDRESS_LEN];
	struct text name;

	room_add(r, (struct text){ip, address_print(e->ip, ip)});
	if (e->scope == 0 || e->ip.family != 6)
		return;
	room_add_char(r, '%');
	name = socket_device_name(s, e->scope);
	if (name.bytes)
		room_add(r, name);
	else
		room_add_u64(r, e->scope);
}

static void add_endpoint(struct room *r, const struct socket *s, const struct endpoint *e)
{
	bool has_port = e->has_port && e->port; /* 0 is no port */
	bool is_bracketed = has_port && e->ip.family == 6;

	if (e->ip.family == 0 && !has_port)
		return;
	if (is_bracketed)
		room_add_char(r, '[');
	if (e->ip.family)
		add_address(r, s, e);
	else
		room_add_char(r, '*'); /* of a group: several addresses */
	if (is_bracketed)
		room_add_char(r, ']');
	if (has_port) {
		room_add_char(r, ':');
		room_add_u64(r, e->port);
	}
}

static void inet_local(const struct socket *s, struct room *r)
{
	add_endpoint(r, s, &s->local);
}

static void inet_remote(const struct socket *s, struct room *r)
{
	if (s->remote.ip.family)
		add_endpoint(r, s, &s->remote);
}

/* ---- the other families -----------------------------------------------------------------------
 */

static void add_path(struct room *r, struct text path, bool is_abstract)
{
	if (!path.bytes)
		return;
	if (is_abstract)
		room_add_char(r, '@');
	room_add(r, path);
}

static void unix_local(const struct socket *s, struct room *r)
{
	add_path(r, s->un.path, s->un.is_abstract);
}

static void unix_remote(const struct socket *s, struct room *r)
{
	if (s->un.peer_path.bytes) {
		add_path(r, s->un.peer_path, s->un.peer_is_abstract);
	} else if (s->un.has_peer && s->un.peer_inode) {
		room_add(r, TEXT("inode:"));
		room_add_u64(r, s->un.peer_inode);
	}
}

static void add_device(struct room *r, const struct socket *s)
{
	struct text name = socket_device_name(s, s->ifindex);

	if (name.bytes) {
		room_add(r, name);
	} else {
		room_add(r, TEXT("if"));
		room_add_u64(r, s->ifindex);
	}
}

static void add_ether_type(struct room *r, uint16_t type)
{
	static const struct {
		uint16_t type;
		const char *name;
	} names[] = {
		{ETH_P_ALL, "*"},           {ETH_P_IP, "ip"},     {ETH_P_ARP, "arp"},
		{ETH_P_RARP, "rarp"},       {ETH_P_IPV6, "ipv6"}, {ETH_P_8021Q, "802.1q"},
		{ETH_P_PAE, "eapol"},       {ETH_P_LLDP, "lldp"}, {ETH_P_PPP_DISC, "ppp_disc"},
		{ETH_P_PPP_SES, "ppp_ses"},
	};
	char hex[8];

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		if (names[i].type != type)
			continue;
		room_add(r, text_of(names[i].name));
		return;
	}
	(void)snprintf(hex, sizeof(hex), "0x%04x", (unsigned)type);
	room_add(r, text_of(hex));
}

/* As ss: what it takes, then where. "arp:eth0", "*:*" */
static void packet_local(const struct socket *s, struct room *r)
{
	if (s->packet.has_ether_type) {
		add_ether_type(r, s->packet.ether_type);
		room_add_char(r, ':');
	}
	if (s->ifindex)
		add_device(r, s);
	else
		room_add_char(r, '*');
}

static void add_netlink(struct room *r, uint16_t protocol, uint32_t port_id, bool is_kernel)
{
	static const char *const names[] = {
		[NETLINK_ROUTE] = "route",
		[NETLINK_USERSOCK] = "usersock",
		[NETLINK_FIREWALL] = "firewall",
		[NETLINK_SOCK_DIAG] = "sock_diag",
		[NETLINK_NFLOG] = "nflog",
		[NETLINK_XFRM] = "xfrm",
		[NETLINK_SELINUX] = "selinux",
		[NETLINK_ISCSI] = "iscsi",
		[NETLINK_AUDIT] = "audit",
		[NETLINK_FIB_LOOKUP] = "fib_lookup",
		[NETLINK_CONNECTOR] = "connector",
		[NETLINK_NETFILTER] = "netfilter",
		[NETLINK_IP6_FW] = "ip6_fw",
		[NETLINK_DNRTMSG] = "dnrtmsg",
		[NETLINK_KOBJECT_UEVENT] = "kobject_uevent",
		[NETLINK_GENERIC] = "generic",
		[NETLINK_SCSITRANSPORT] = "scsitransport",
		[NETLINK_ECRYPTFS] = "ecryptfs",
		[NETLINK_RDMA] = "rdma",
		[NETLINK_CRYPTO] = "crypto",
		[NETLINK_SMC] = "smc",
	};
	const char *name = protocol < ARRAY_LEN(names) ? names[protocol] : NULL;

	if (name)
		room_add(r, text_of(name));
	else
		room_add_u64(r, protocol);
	room_add_char(r, ':');
	if (is_kernel)
		room_add(r, TEXT("kernel"));
	else
		room_add_u64(r, port_id);
}

static void netlink_local(const struct socket *s, struct room *r)
{
	add_netlink(r, s->protocol, s->netlink.port_id, s->netlink.is_kernel_end);
}

static void netlink_remote(const struct socket *s, struct room *r)
{
	if (s->netlink.dst_port_id)
		add_netlink(r, s->protocol, s->netlink.dst_port_id, false);
}

static void add_vsock_number(struct room *r, uint32_t n)
{
	if (n == UINT32_MAX) /* VMADDR_CID_ANY and VMADDR_PORT_ANY */
		room_add_char(r, '*');
	else
		room_add_u64(r, n);
}

static void add_vsock(struct room *r, uint32_t cid, uint32_t port)
{
	add_vsock_number(r, cid);
	room_add_char(r, ':');
	add_vsock_number(r, port);
}

static void vsock_local(const struct socket *s, struct room *r)
{
	add_vsock(r, s->vsock.local_cid, s->vsock.local_port);
}

static void vsock_remote(const struct socket *s, struct room *r)
{
	if (s->vsock.has_remote)
		add_vsock(r, s->vsock.remote_cid, s->vsock.remote_port);
}

/* "eth0:q3": the device and the queue of it */
static void xdp_local(const struct socket *s, struct room *r)
{
	if (!s->ifindex)
		return;
	add_device(r, s);
	if (s->xdp.has_queue) {
		room_add(r, TEXT(":q"));
		room_add_u64(r, s->xdp.queue_id);
	}
}

static void no_end(const struct socket *s, struct room *r)
{
	(void)s;
	(void)r;
}

void end_local(const struct socket *s, struct room *r)
{
	static void (*const families[FAMILY_COUNT])(const struct socket *, struct room *) = {
		[FAMILY_INET] = inet_local,       [FAMILY_INET6] = inet_local,
		[FAMILY_UNIX] = unix_local,       [FAMILY_PACKET] = packet_local,
		[FAMILY_NETLINK] = netlink_local, [FAMILY_VSOCK] = vsock_local,
		[FAMILY_XDP] = xdp_local,
	};

	families[s->family](s, r);
}

void end_remote(const struct socket *s, struct room *r)
{
	static void (*const families[FAMILY_COUNT])(const struct socket *, struct room *) = {
		[FAMILY_INET] = inet_remote,
		[FAMILY_INET6] = inet_remote,
		[FAMILY_UNIX] = unix_remote,
		[FAMILY_PACKET] = no_end,
		[FAMILY_NETLINK] = netlink_remote,
		[FAMILY_VSOCK] = vsock_remote,
		[FAMILY_XDP] = no_end,
	};

	families[s->family](s, r);
}
