/* SPDX-License-Identifier: Apache-2.0 */
/*
 * NETLINK_SOCK_DIAG: what can be asked, how it is asked, and what a dump can do instead of
 * answering: hide an errno in NLMSG_DONE, be interrupted, overflow.
 */
#include <libmnl/libmnl.h>
#include <linux/inet_diag.h>
#include <linux/netlink_diag.h>
#include <linux/packet_diag.h>
#include <linux/sock_diag.h>
#include <linux/unix_diag.h>
#include <linux/vm_sockets_diag.h>
#include <linux/xdp_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "collect/sources.h"

#define LISTEN_BIT (1u << STATE_LISTEN)
#define ALL_STATES UINT32_MAX
#define MAX_TRIES 4u

/* MPTCP comes before TCP, as its subflows are recognised by it. */
/* clang-format off */
const struct diag_source diag_sources[] = {
	/* name      scope          family      protocol         states      registered   table      parse */
	{"mptcp",    SCOPE_TCP,     AF_INET,    IPPROTO_MPTCP,   ALL_STATES, "MPTCP",     NULL,       diag_parse_inet},
	{"mptcp6",   SCOPE_TCP,     AF_INET6,   IPPROTO_MPTCP,   ALL_STATES, "MPTCPv6",   NULL,       diag_parse_inet},
	{"tcp",      SCOPE_TCP,     AF_UNSPEC,  IPPROTO_TCP,     ALL_STATES, NULL,        "tcp",      diag_parse_inet},
	{"sctp",     SCOPE_SCTP,    AF_INET,    IPPROTO_SCTP,    ALL_STATES, "SCTP",      NULL,       diag_parse_inet},
	{"sctp6",    SCOPE_SCTP,    AF_INET6,   IPPROTO_SCTP,    ALL_STATES, "SCTPv6",    NULL,       diag_parse_inet},
	{"udp",      SCOPE_UDP,     AF_INET,    IPPROTO_UDP,     ALL_STATES, "UDP",       "udp",      diag_parse_inet},
	{"udp6",     SCOPE_UDP,     AF_INET6,   IPPROTO_UDP,     ALL_STATES, "UDPv6",     "udp6",     diag_parse_inet},
	{"udplite",  SCOPE_UDP,     AF_INET,    IPPROTO_UDPLITE, ALL_STATES, "UDP-Lite",  "udplite",  diag_parse_inet},
	{"udplite6", SCOPE_UDP,     AF_INET6,   IPPROTO_UDPLITE, ALL_STATES, "UDPLITEv6", "udplite6", diag_parse_inet},
	{"raw",      SCOPE_RAW,     AF_INET,    IPPROTO_RAW,     ALL_STATES, "RAW",       "raw",      diag_parse_inet},
	{"raw6",     SCOPE_RAW,     AF_INET6,   IPPROTO_RAW,     ALL_STATES, "RAWv6",     "raw6",     diag_parse_inet},
	/* no handler exists for ping sockets: the tables are their source */
	{"icmp",     SCOPE_PING,    AF_INET,    IPPROTO_ICMP,    ALL_STATES, "PING",      "icmp",     NULL},
	{"icmp6",    SCOPE_PING,    AF_INET6,   IPPROTO_ICMPV6,  ALL_STATES, "PINGv6",    "icmp6",    NULL},
	{"unix",     SCOPE_UNIX,    AF_UNIX,    0,               ALL_STATES, "UNIX",      "unix",     diag_parse_unix},
	{"packet",   SCOPE_PACKET,  AF_PACKET,  0,               0,          "PACKET",    "packet",   diag_parse_packet},
	{"netlink",  SCOPE_NETLINK, AF_NETLINK, 0,               0,          "NETLINK",   "netlink",  diag_parse_netlink},
	{"vsock",    SCOPE_VSOCK,   AF_VSOCK,   0,               ALL_STATES, "AF_VSOCK",  NULL,       diag_parse_vsock},
	{"xdp",      SCOPE_XDP,     AF_XDP,     0,               0,          "XDP",       NULL,       diag_parse_xdp},
};
const size_t diag_source_count = ARRAY_LEN(diag_sources);

/* Asked before all others: they explain who opened a connection, and who will get one that is not accepted yet. */
const struct diag_source listener_sources[] = {
	{"tcp",      SCOPE_TCP,     AF_UNSPEC,  IPPROTO_TCP,     LISTEN_BIT, NULL,        "tcp",      diag_parse_inet},
	{"sctp",     SCOPE_SCTP,    AF_INET,    IPPROTO_SCTP,    LISTEN_BIT, "SCTP",      NULL,       diag_parse_inet},
	{"sctp6",    SCOPE_SCTP,    AF_INET6,   IPPROTO_SCTP,    LISTEN_BIT, "SCTPv6",    NULL,       diag_parse_inet},
};
const size_t listener_source_count = ARRAY_LEN(listener_sources);
/* clang-format on */

/* ---- channel -------------------------------------------------------------------------------- */

static ssize_t fd_send(void *context, const void *bytes, size_t len)
{
	const int *fd = context;
	ssize_t n;

	do
		n = send(*fd, bytes, len, 0);
	while (n < 0 && errno == EINTR);
	return n < 0 ? -errno : n;
}

static ssize_t fd_receive(void *context, void *bytes, size_t room)
{
	const int *fd = context;
	struct sockaddr_nl from = {0};
	struct iovec io = {bytes, room};
	struct msghdr message = {
		.msg_name = &from, .msg_namelen = sizeof(from), .msg_iov = &io, .msg_iovlen = 1};
	ssize_t n;

	do { /* only the kernel (port 0) may answer */
		message.msg_namelen = sizeof(from);
		n = recvmsg(*fd, &message, 0);
	} while ((n < 0 && errno == EINTR) || (n >= 0 && from.nl_pid != 0));
	if (n < 0)
		return -errno;
	return message.msg_flags & MSG_TRUNC ? -ENOBUFS : n;
}

void diag_channel_of_fd(struct diag_channel *c, int *fd)
{
	*c = (struct diag_channel){fd_send, fd_receive, fd};
}

/* ---- requests ------------------------------------------------------------------------------- */

struct request {
	struct nlmsghdr header;
	union {
		struct inet_diag_req tcp;
		struct {
			struct inet_diag_req_v2 v2;
			struct nlattr protocol_header;
			uint32_t protocol;
		} inet;
		struct unix_diag_req un;
		struct packet_diag_req packet;
		struct netlink_diag_req netlink;
		struct vsock_diag_req vsock;
		struct xdp_diag_req xdp;
	};
};

static size_t fill_inet(const struct diag_source *source, const struct diag_wish *wish,
                        struct request *r)
{
	r->inet.v2.sdiag_family = source->family;
	r->inet.v2.sdiag_protocol = (uint8_t)source->protocol;
	r->inet.v2.idiag_ext = (uint8_t)wish->extensions;
	r->inet.v2.idiag_states = wish->states;
	r->inet.v2.id.idiag_cookie[0] = r->inet.v2.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
	if (source->protocol <= UINT8_MAX)
		return sizeof(r->inet.v2);
	/* MPTCP's number does not fit the byte */
	r->inet.protocol_header.nla_type = INET_DIAG_REQ_PROTOCOL;
	r->inet.protocol_header.nla_len = sizeof(r->inet.protocol_header) + sizeof(uint32_t);
	r->inet.protocol = source->protocol;
	return sizeof(r->inet);
}

static size_t fill_payload(const struct diag_source *source, const struct diag_wish *wish,
                           struct request *r)
{
	switch (source->family) {
	case AF_UNSPEC: /* one pass for both IP versions */
		r->tcp.idiag_ext = (uint8_t)wish->extensions;
		r->tcp.idiag_states = wish->states;
		return sizeof(r->tcp);
	case AF_INET:
	case AF_INET6:
		return fill_inet(source, wish, r);
	case AF_UNIX:
		r->un = (struct unix_diag_req){.sdiag_family = AF_UNIX,
		                               .udiag_states = wish->states,
		                               .udiag_show = UDIAG_SHOW_NAME | UDIAG_SHOW_VFS |
		                                             UDIAG_SHOW_PEER | UDIAG_SHOW_ICONS |
		                                             UDIAG_SHOW_RQLEN | UDIAG_SHOW_UID};
		return sizeof(r->un);
	case AF_PACKET:
		r->packet = (struct packet_diag_req){
			.sdiag_family = AF_PACKET,
			.pdiag_show = PACKET_SHOW_INFO | PACKET_SHOW_FANOUT | PACKET_SHOW_MEMINFO};
		return sizeof(r->packet);
	case AF_NETLINK:
		r->netlink = (struct netlink_diag_req){.sdiag_family = AF_NETLINK,
		                                       .sdiag_protocol = NDIAG_PROTO_ALL,
		                                       .ndiag_show = NDIAG_SHOW_GROUPS |
		                                                     NDIAG_SHOW_MEMINFO};
		return sizeof(r->netlink);
	case AF_VSOCK:
		r->vsock = (struct vsock_diag_req){.sdiag_family = AF_VSOCK,
		                                   .vdiag_states = wish->states};
		return sizeof(r->vsock);
	default:
		r->xdp = (struct xdp_diag_req){.sdiag_family = AF_XDP,
		                               .xdiag_show = XDP_SHOW_INFO | XDP_SHOW_MEMINFO};
		return sizeof(r->xdp);
	}
}

/* The request with bytecode behind it, which is too long for a stack: nothing is in the dump's
 * buffer while a request goes out. */
static const void *with_code(struct diag_dump *d, struct request *r, size_t payload)
{
	struct text code = d->wish.code;
	struct nlattr head = {.nla_type = INET_DIAG_REQ_BYTECODE,
	                      .nla_len = (uint16_t)(sizeof(head) + code.len)};
	char *at = d->buffer + NLMSG_LENGTH(payload);

	r->header.nlmsg_len = (uint32_t)NLMSG_LENGTH(payload + sizeof(head) + code.len);
	memcpy(d->buffer, r, NLMSG_LENGTH(payload));
	memcpy(at, &head, sizeof(head));
	memcpy(at + sizeof(head), code.bytes, code.len);
	return d->buffer;
}

static int send_dump(struct diag_dump *d)
{
	struct request r;
	const void *bytes = &r;
	size_t payload;
	ssize_t n;

	memset(&r, 0, sizeof(r));
	payload = fill_payload(d->source, &d->wish, &r);
	r.header.nlmsg_len = (uint32_t)NLMSG_LENGTH(payload);
	r.header.nlmsg_type =
		d->source->family == AF_UNSPEC ? TCPDIAG_GETSOCK : SOCK_DIAG_BY_FAMILY;
	r.header.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
	r.header.nlmsg_seq = ++d->sequence;
	if (d->wish.code.len > 0)
		bytes = with_code(d, &r, payload);
	d->len = 0;
	d->next = NULL;
	d->interrupted = d->finished = false;
	n = d->channel.send(d->channel.context, bytes, r.header.nlmsg_len);
	return n < 0 ? (int)n : 0;
}

/* ---- dumps ---------------------------------------------------------------------------------- */

int diag_dump_start(struct diag_dump *d, struct diag_channel channel,
                    const struct diag_source *source, uint32_t extensions, char *buffer)
{
	const struct diag_wish all = {.extensions = extensions, .states = source->states};

	return diag_dump_start_with(d, channel, source, &all, buffer);
}

int diag_dump_start_with(struct diag_dump *d, struct diag_channel channel,
                         const struct diag_source *source, const struct diag_wish *wish,
                         char *buffer)
{
	/* a sequence of its own for each dump: what a broken-off one left behind is not taken for
	 * an answer */
	uint32_t sequence = d->sequence + 1;

	*d = (struct diag_dump){.channel = channel,
	                        .source = source,
	                        .wish = *wish,
	                        .buffer = buffer,
	                        .sequence = sequence};
	return send_dump(d);
}

/* Throws away what is still under way of a dump that is given up. */
static void drain(struct diag_dump *d)
{
	for (unsigned i = 0; i < 65536; i++) {
		const struct nlmsghdr *m = (const struct nlmsghdr *)(const void *)d->buffer;
		ssize_t n = d->channel.receive(d->channel.context, d->buffer, DIAG_BUFFER);
		int left = (int)n;

		if (n == -ENOBUFS)
			continue;
		if (n <= 0)
			return;
		for (; message_ok(m, left); m = mnl_nlmsg_next(m, &left))
			if (m->nlmsg_type == NLMSG_DONE || m->nlmsg_type == NLMSG_ERROR)
				return;
	}
}

/* A dump that was interrupted or lost messages is asked again, a few times. */
static int again_or(struct diag_dump *d, int error)
{
	if (++d->tries >= MAX_TRIES)
		return error;
	return send_dump(d);
}

/* Fetches the next datagram. */
static int refill(struct diag_dump *d)
{
	ssize_t n = d->channel.receive(d->channel.context, d->buffer, DIAG_BUFFER);

	if (n == -ENOBUFS) {
		drain(d);
		return again_or(d, -ENOBUFS);
	}
	if (n <= 0)
		return n < 0 ? (int)n : -EBADMSG;
	d->len = (size_t)n;
	d->next = (const struct nlmsghdr *)(const void *)d->buffer;
	return 0;
}

/* NLMSG_DONE or NLMSG_ERROR: 0 the end (or asked again), negative the errno inside. */
static int finish(struct diag_dump *d, const struct nlmsghdr *m)
{
	int code = 0;

	if (mnl_nlmsg_get_payload_len(m) >= sizeof(code))
		memcpy(&code, mnl_nlmsg_get_payload(m), sizeof(code));
	if (code < 0 && code != -ENOBUFS && code != -EINTR)
		return code;
	if (code < 0 || d->interrupted)
		return again_or(d, code < 0 ? code : -EINTR);
	d->finished = true;
	return 0;
}

/* One message that belongs to this dump. 1 a socket, 0 nothing to give out, negative the dump
 * failed. */
static int take_message(struct diag_dump *d, const struct nlmsghdr *m,
                        const struct parse_context *context, struct socket *ret)
{
	if (m->nlmsg_flags & NLM_F_DUMP_INTR)
		d->interrupted = true;
	if (m->nlmsg_type == NLMSG_DONE || m->nlmsg_type == NLMSG_ERROR)
		return finish(d, m);
	if (m->nlmsg_type < NLMSG_MIN_TYPE)
		return 0;
	return d->source->parse(m, d->source, context, ret);
}

int diag_dump_next(struct diag_dump *d, const struct parse_context *context, struct socket *ret)
{
	while (!d->finished) {
		int left, r;

		if (!d->next) {
			r = refill(d);
			if (r < 0)
				return r;
			continue;
		}
		left = (int)(d->len - (size_t)((const char *)d->next - d->buffer));
		if (!message_ok(d->next, left)) {
			d->next = NULL;
			continue;
		}
		{
			const struct nlmsghdr *m = d->next;

			d->next = mnl_nlmsg_next(m, &left);
			if (m->nlmsg_seq != d->sequence)
				continue;
			r = take_message(d, m, context, ret);
		}
		if (r != 0)
			return r;
	}
	return 0;
}

const void *diag_dump_guess(const struct diag_dump *d, size_t ahead, size_t size)
{
	size_t at = d->next ? (size_t)((const char *)d->next - d->buffer) : d->len, step;

	if (at > d->len || d->len - at < sizeof(struct nlmsghdr))
		return NULL;
	step = NLMSG_ALIGN((size_t)d->next->nlmsg_len);
	if (step < NLMSG_LENGTH(size) || step > (d->len - at) / (ahead + 1))
		return NULL;
	return mnl_nlmsg_get_payload((const void *)(d->buffer + at + ahead * step));
}

/* ---- exact look-ups ------------------------------------------------------------------------- */

/* A v6 socket's IPv4 address goes back to the mapped form that its socket has. */
static void put_address(struct address a, bool v6, uint32_t to[4])
{
	memset(to, 0, 16);
	if (!v6) {
		memcpy(to, a.bytes, 4);
	} else if (a.family == 4) {
		((uint8_t *)to)[10] = ((uint8_t *)to)[11] = 0xff;
		memcpy(&to[3], a.bytes, 4);
	} else if (a.family == 6) {
		memcpy(to, a.bytes, 16);
	}
}

/* Asks, takes the one answer. 1 found, 0 not there. */
static int ask_one(struct diag_channel channel, struct request *r, size_t payload, char *buffer,
                   const struct diag_source *source, const struct parse_context *context,
                   struct socket *ret)
{
	struct diag_dump d = {.channel = channel, .source = source, .buffer = buffer};
	ssize_t n;
	int got;

	r->header.nlmsg_len = (uint32_t)NLMSG_LENGTH(payload);
	r->header.nlmsg_type = SOCK_DIAG_BY_FAMILY;
	r->header.nlmsg_flags = NLM_F_REQUEST;
	r->header.nlmsg_seq = d.sequence = 1;
	d.tries = MAX_TRIES; /* a look-up is not repeated as a dump */
	n = channel.send(channel.context, r, r->header.nlmsg_len);
	if (n < 0)
		return (int)n;
	got = refill(&d);
	if (got == 0 && message_ok(d.next, (int)d.len))
		got = take_message(&d, d.next, context, ret);
	return got == -ENOENT || got == -ESTALE ? 0 : got;
}

int diag_look_up(struct diag_channel channel, const struct socket *wanted, char *buffer,
                 const struct parse_context *context, struct socket *ret)
{
	bool v6 = wanted->family == FAMILY_INET6;
	/* for UDP the kernel looks the packet's way: its source is the socket's remote end */
	bool swap = wanted->protocol == IPPROTO_UDP || wanted->protocol == IPPROTO_UDPLITE;
	const struct endpoint *src = swap ? &wanted->remote : &wanted->local;
	const struct endpoint *dst = swap ? &wanted->local : &wanted->remote;
	const struct diag_source source = {.name = "look-up",
	                                   .family = v6 ? AF_INET6 : AF_INET,
	                                   .protocol = wanted->protocol,
	                                   .parse = diag_parse_inet};
	const struct diag_wish wish = {.states = ALL_STATES};
	struct request r;
	size_t payload;

	memset(&r, 0, sizeof(r));
	payload = fill_inet(&source, &wish, &r);
	r.inet.v2.id.idiag_sport = htons(src->port);
	r.inet.v2.id.idiag_dport = htons(dst->port);
	put_address(src->ip, v6, r.inet.v2.id.idiag_src);
	put_address(dst->ip, v6, r.inet.v2.id.idiag_dst);
	r.inet.v2.id.idiag_if = wanted->ifindex;
	if (wanted->has_cookie) {
		r.inet.v2.id.idiag_cookie[0] = (uint32_t)wanted->cookie;
		r.inet.v2.id.idiag_cookie[1] = (uint32_t)(wanted->cookie >> 32);
	}
	return ask_one(channel, &r, payload, buffer, &source, context, ret);
}

int diag_look_up_unix(struct diag_channel channel, uint64_t inode, char *buffer,
                      const struct parse_context *context, struct socket *ret)
{
	static const struct diag_source source = {
		.name = "unix", .family = AF_UNIX, .parse = diag_parse_unix};
	static const struct diag_wish wish = {.states = ALL_STATES};
	struct request r;
	size_t payload;

	if (inode > UINT32_MAX)
		return -ERANGE;
	memset(&r, 0, sizeof(r));
	payload = fill_payload(&source, &wish, &r);
	r.un.udiag_ino = (uint32_t)inode;
	r.un.udiag_cookie[0] = r.un.udiag_cookie[1] = INET_DIAG_NOCOOKIE;
	return ask_one(channel, &r, payload, buffer, &source, context, ret);
}
