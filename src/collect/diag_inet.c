/* SPDX-License-Identifier: Apache-2.0 */
/* inet_diag messages: tcp, udp, raw, sctp, mptcp. */
#include <arpa/inet.h>
#include <libmnl/libmnl.h>
#include <linux/inet_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "collect/sources.h"

#define KERNEL_NEW_SYN_RECV 12   /* net/tcp_states.h */
#define KERNEL_BOUND_INACTIVE 13 /* since Linux 6.8 */
#define TIMER_TIME_WAIT 3

static enum socket_state tcp_state(uint8_t kernel_state)
{
	if (kernel_state == KERNEL_NEW_SYN_RECV)
		return STATE_SYN_RECV;
	if (kernel_state == KERNEL_BOUND_INACTIVE)
		return STATE_CLOSED;
	return kernel_state <= STATE_CLOSING ? (enum socket_state)kernel_state : STATE_NONE;
}

/* An association's state, as linux/sctp.h numbers it. */
static enum socket_state association_state(uint8_t kernel_state)
{
	static const enum socket_state states[] = {
		STATE_CLOSED,
		STATE_COOKIE_WAIT,
		STATE_COOKIE_ECHOED,
		STATE_ESTABLISHED,
		STATE_SHUTDOWN_PENDING,
		STATE_SHUTDOWN_SENT,
		STATE_SHUTDOWN_RECEIVED,
		STATE_SHUTDOWN_ACK_SENT,
	};

	return kernel_state < ARRAY_LEN(states) ? states[kernel_state] : STATE_NONE;
}

static bool is_datagram(uint16_t protocol)
{
	return protocol != IPPROTO_TCP && protocol != IPPROTO_MPTCP && protocol != IPPROTO_SCTP;
}

static uint8_t type_of(uint16_t protocol)
{
	switch (protocol) {
	case IPPROTO_TCP:
	case IPPROTO_MPTCP:
		return SOCK_STREAM;
	case IPPROTO_UDP:
	case IPPROTO_UDPLITE:
		return SOCK_DGRAM;
	case IPPROTO_RAW:
		return SOCK_RAW;
	default:
		return 0; /* SCTP has both styles, and the message does not say which */
	}
}

static bool is_link_local(struct address a)
{
	return a.family == 6 && a.bytes[0] == 0xfe && (a.bytes[1] & 0xc0) == 0x80;
}

static struct address address_of(const uint32_t *words, uint8_t family)
{
	return family == AF_INET ? address_v4(words) : address_v6(words);
}

static void take_ends(const struct inet_diag_msg *d, struct socket *s)
{
	s->local.ip = address_of(d->id.idiag_src, d->idiag_family);
	s->local.port = ntohs(d->id.idiag_sport);
	s->local.has_port = true;
	s->remote.ip = address_of(d->id.idiag_dst, d->idiag_family);
	s->remote.port = ntohs(d->id.idiag_dport);
	s->remote.has_port = true;
	s->ifindex = d->id.idiag_if;
	if (address_is_any(s->remote.ip) && s->remote.port == 0)
		s->remote = (struct endpoint){0};
	/* a link-local address means nothing without its link; the kernel binds the socket to it */
	if (is_link_local(s->local.ip))
		s->local.scope = s->ifindex;
	if (is_link_local(s->remote.ip))
		s->remote.scope = s->ifindex;
}

static void take_text(const struct nlattr *a, struct text *ret)
{
	const char *bytes = mnl_attr_get_payload(a);

	*ret = (struct text){bytes, strnlen(bytes, mnl_attr_get_payload_len(a))};
}

struct extra {
	bool is_association;
	bool has_protocol;
	uint8_t protocol;
};

static void take_attribute(const struct nlattr *a, struct socket *s, struct extra *extra)
{
	size_t len = mnl_attr_get_payload_len(a);
	const void *bytes = mnl_attr_get_payload(a);

	switch (mnl_attr_get_type(a)) {
	case INET_DIAG_INFO:
		s->tcp_info = bytes;
		s->tcp_info_len = len;
		break;
	case INET_DIAG_CONG:
		take_text(a, &s->congestion);
		break;
	case INET_DIAG_SHUTDOWN:
		s->has_shutdown = len >= 1;
		s->shutdown = s->has_shutdown ? *(const uint8_t *)bytes : 0;
		break;
	case INET_DIAG_PROTOCOL:
		extra->has_protocol = len >= 1;
		extra->protocol = extra->has_protocol ? *(const uint8_t *)bytes : 0;
		break;
	case INET_DIAG_SKV6ONLY:
		s->has_v6only = len >= 1;
		s->v6only = s->has_v6only && *(const uint8_t *)bytes;
		break;
	case INET_DIAG_MARK:
		s->has_mark = len >= sizeof(s->mark);
		if (s->has_mark)
			memcpy(&s->mark, bytes, sizeof(s->mark));
		break;
	case INET_DIAG_CGROUP_ID:
		s->has_cgroup = len >= sizeof(s->cgroup);
		if (s->has_cgroup)
			memcpy(&s->cgroup, bytes, sizeof(s->cgroup));
		break;
	case INET_DIAG_PEERS:
		extra->is_association = true;
		break;
	default:
		break;
	}
}

/* What the number in idiag_state means depends on the protocol. */
static void settle_state(const struct inet_diag_msg *d, bool is_association, struct socket *s)
{
	if (is_association) {
		s->state = association_state(d->idiag_state);
		return;
	}
	s->state = tcp_state(d->idiag_state);
	if (is_datagram(s->protocol) && s->state != STATE_ESTABLISHED)
		s->state = STATE_UNCONN;
	if (s->protocol != IPPROTO_TCP && s->protocol != IPPROTO_MPTCP)
		return;
	s->is_request = s->state == STATE_SYN_RECV && d->idiag_inode == 0;
	s->is_timewait = s->state == STATE_TIME_WAIT ||
	                 (s->state == STATE_FIN_WAIT2 && d->idiag_timer == TIMER_TIME_WAIT);
}

/* A raw socket's "port" is its protocol number. */
static void settle_raw(const struct extra *extra, struct socket *s)
{
	s->protocol = extra->has_protocol ? extra->protocol : s->local.port;
	s->local.has_port = s->remote.has_port = false;
	s->local.port = s->remote.port = 0;
	if (address_is_any(s->remote.ip))
		s->remote = (struct endpoint){0};
}

static void take_head(const struct inet_diag_msg *d, const struct diag_source *source,
                      const struct parse_context *context, struct socket *s)
{
	s->family = d->idiag_family == AF_INET ? FAMILY_INET : FAMILY_INET6;
	s->type = type_of(source->protocol);
	s->protocol = source->protocol;
	s->ns = context->ns;
	s->read_time = context->now;
	take_ends(d, s);
	s->has_cookie = true;
	s->cookie = (uint64_t)d->id.idiag_cookie[1] << 32 | d->id.idiag_cookie[0];
	s->has_inode = true;
	s->inode = d->idiag_inode;
	s->has_queues = true;
	s->rx_queue = d->idiag_rqueue;
	s->tx_queue = d->idiag_wqueue;
	s->has_timer = d->idiag_timer != 0;
	s->timer = d->idiag_timer;
	s->timer_ms = d->idiag_expires;
}

int diag_parse_inet(const struct nlmsghdr *m, const struct diag_source *source,
                    const struct parse_context *context, struct socket *ret)
{
	const struct inet_diag_msg *d = mnl_nlmsg_get_payload(m);
	struct extra extra = {0};
	const struct nlattr *a;

	if (mnl_nlmsg_get_payload_len(m) < sizeof(*d))
		return -EBADMSG;
	if (d->idiag_family != AF_INET && d->idiag_family != AF_INET6)
		return 0;
	memset(ret, 0, sizeof(*ret));
	take_head(d, source, context, ret);
	each_attribute (a, m, sizeof(*d))
		take_attribute(a, ret, &extra);
	settle_state(d, extra.is_association, ret);
	if (source->protocol == IPPROTO_RAW)
		settle_raw(&extra, ret);
	/* whom a socket talked to before it was disconnected, the kernel keeps */
	if (ret->state == STATE_LISTEN || ret->state == STATE_UNCONN ||
	    (ret->state == STATE_CLOSED && !extra.is_association))
		ret->remote = (struct endpoint){0};
	/* the endpoint of an SCTP association says nothing that the association does not */
	if (source->protocol == IPPROTO_SCTP && !extra.is_association &&
	    ret->state == STATE_ESTABLISHED)
		return 0;
	/* minisocks have no owner to tell of, and what has no file reports 0 on kernels before 6.17
	 */
	ret->has_uid =
		!ret->is_request && !ret->is_timewait && (d->idiag_inode != 0 || d->idiag_uid != 0);
	ret->uid = ret->has_uid ? d->idiag_uid : 0;
	if (ret->is_request || ret->is_timewait)
		ret->has_queues = false;
	if (context->options->raw)
		ret->raw = (struct text){(const char *)m, m->nlmsg_len};
	return 1;
}
