/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The tables of /proc/net: the only source of ping sockets, and the fallback where sock_diag lacks
 * a module or is filtered. They have no cookies. Formats: net/ipv4/tcp_ipv4.c, net/ipv4/udp.c,
 * net/unix/af_unix.c, net/packet/af_packet.c, net/netlink/af_netlink.c.
 */
#include <netinet/in.h>
#include <sys/socket.h>

#include "collect/sources.h"

/* ---- fields ---------------------------------------------------------------------------------- */

static int digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool parse_hex(struct text t, uint64_t *ret)
{
	uint64_t n = 0;

	if (t.len == 0 || t.len > 16)
		return false;
	for (size_t i = 0; i < t.len; i++) {
		int d = digit(t.bytes[i]);

		if (d < 0)
			return false;
		n = n << 4 | (unsigned)d;
	}
	*ret = n;
	return true;
}

static bool take_hex(struct text *rest, uint64_t max, uint64_t *ret)
{
	struct text field;

	return text_word(rest, &field) && parse_hex(field, ret) && *ret <= max;
}

static bool take_number(struct text *rest, uint64_t max, uint64_t *ret)
{
	struct text field;

	return text_word(rest, &field) && text_to_u64(field, ret) == 0 && *ret <= max;
}

/* "0100007F:0016": words of the address as the CPU reads them, then the port. */
static bool parse_end(struct text t, struct endpoint *ret)
{
	size_t colon = t.len < 5 ? 0 : t.len - 5;
	uint32_t words[4];
	uint64_t n;

	if ((colon != 8 && colon != 32) || t.bytes[colon] != ':' ||
	    !parse_hex((struct text){t.bytes + colon + 1, 4}, &n))
		return false;
	ret->port = (uint16_t)n;
	ret->has_port = true;
	for (size_t i = 0; i < colon / 8; i++) {
		if (!parse_hex((struct text){t.bytes + i * 8, 8}, &n))
			return false;
		words[i] = (uint32_t)n;
	}
	ret->ip = colon == 8 ? address_v4(words) : address_v6(words);
	return true;
}

/* "00000000:00000000" */
static bool parse_pair(struct text t, uint64_t *a, uint64_t *b)
{
	struct text first;

	return text_split(&t, ':', &first) && parse_hex(first, a) && parse_hex(t, b);
}

/* ---- inet ------------------------------------------------------------------------------------ */

static void settle_inet(const struct diag_source *source, uint64_t state, struct socket *s)
{
	bool is_tcp = source->protocol == IPPROTO_TCP;

	s->protocol = source->protocol;
	s->type = is_tcp ? SOCK_STREAM : source->protocol == IPPROTO_RAW ? SOCK_RAW : SOCK_DGRAM;
	if (is_tcp) {
		s->state = state == 12   ? STATE_SYN_RECV
		           : state <= 11 ? (enum socket_state)state
		                         : STATE_CLOSED;
		s->is_request = s->state == STATE_SYN_RECV && s->inode == 0;
		s->is_timewait = s->state == STATE_TIME_WAIT ||
		                 (s->state == STATE_FIN_WAIT2 && s->timer == 3);
	} else {
		s->state = state == STATE_ESTABLISHED ? STATE_ESTABLISHED : STATE_UNCONN;
	}
	/* whom a socket talked to before it was disconnected, the kernel keeps */
	if (s->state == STATE_LISTEN || s->state == STATE_UNCONN || s->state == STATE_CLOSED ||
	    (address_is_any(s->remote.ip) && s->remote.port == 0))
		s->remote = (struct endpoint){0};
	if (source->protocol == IPPROTO_RAW) {
		s->protocol = s->local.port;
		s->local.has_port = s->remote.has_port = false;
		s->local.port = s->remote.port = 0;
	}
	/* a ping socket's "port" is its ICMP identifier */
	if (source->protocol == IPPROTO_ICMP || source->protocol == IPPROTO_ICMPV6)
		s->local.has_port = s->remote.has_port = false;
	s->has_uid = !s->is_request && !s->is_timewait && s->inode != 0;
	if (!s->has_uid)
		s->uid = 0;
	s->has_queues = !s->is_request && !s->is_timewait;
}

/*
 *   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
 * …
 */
static int parse_inet(const struct diag_source *source, struct text line, struct socket *s)
{
	struct text field, queues, timer;
	bool is_wide;
	uint64_t state, tx, rx, active, when, ignored, uid, inode;

	if (!text_word(&line, &field) || field.bytes[field.len - 1] != ':')
		return 0;
	if (!text_word(&line, &field) || !parse_end(field, &s->local))
		return -EBADMSG;
	/* the width tells an IPv6 socket: a mapped address has become IPv4 by now */
	is_wide = field.len > 16;
	if (!text_word(&line, &field) || !parse_end(field, &s->remote) ||
	    !take_hex(&line, 255, &state) || !text_word(&line, &queues) ||
	    !parse_pair(queues, &tx, &rx) || !text_word(&line, &timer) ||
	    !parse_pair(timer, &active, &when) || !take_hex(&line, UINT64_MAX, &ignored) ||
	    !take_number(&line, UINT32_MAX, &uid) || !take_number(&line, UINT64_MAX, &ignored) ||
	    !take_number(&line, UINT64_MAX, &inode))
		return -EBADMSG;
	s->family = is_wide ? FAMILY_INET6 : FAMILY_INET;
	s->tx_queue = (uint32_t)tx;
	s->rx_queue = (uint32_t)rx;
	s->timer = (uint8_t)active;
	s->has_inode = true;
	s->inode = inode;
	s->uid = (uint32_t)uid;
	settle_inet(source, state, s);
	return 1;
}

/* ---- unix, packet, netlink --------------------------------------------------------------------
 */

/* Num       RefCount Protocol Flags    Type St Inode Path */
static int parse_unix(struct text line, struct socket *s)
{
	uint64_t ignored, flags, type, state, inode;
	struct text field;

	if (!text_word(&line, &field) || field.bytes[field.len - 1] != ':')
		return 0;
	if (!take_hex(&line, UINT64_MAX, &ignored) || !take_hex(&line, UINT64_MAX, &ignored) ||
	    !take_hex(&line, UINT64_MAX, &flags) || !take_hex(&line, 255, &type) ||
	    !take_hex(&line, 255, &state) || !take_number(&line, UINT64_MAX, &inode))
		return -EBADMSG;
	s->family = FAMILY_UNIX;
	s->type = (uint8_t)type;
	s->has_inode = true;
	s->inode = inode;
	/* SS_CONNECTED is 3; a listener carries __SO_ACCEPTCON */
	s->state = flags & 0x10000 ? STATE_LISTEN : state == 3 ? STATE_ESTABLISHED : STATE_UNCONN;
	if (line.len > 1) { /* one blank, then the name to the end: it may hold blanks itself */
		s->un.path = (struct text){line.bytes + 1, line.len - 1};
		s->un.is_abstract = s->un.path.bytes[0] == '@';
	}
	if (s->un.is_abstract)
		s->un.path = (struct text){s->un.path.bytes + 1, s->un.path.len - 1};
	return 1;
}

/* sk               RefCnt Type Proto  Iface R Rmem   User   Inode */
static int parse_packet(struct text line, struct socket *s)
{
	uint64_t ignored, type, proto, interface, running, memory, uid, inode;
	struct text field;

	if (!text_word(&line, &field) || text_equal(field, TEXT("sk")))
		return 0;
	if (!take_number(&line, UINT64_MAX, &ignored) || !take_number(&line, 255, &type) ||
	    !take_hex(&line, 0xffff, &proto) || !take_number(&line, UINT32_MAX, &interface) ||
	    !take_number(&line, 255, &running) || !take_number(&line, UINT32_MAX, &memory) ||
	    !take_number(&line, UINT32_MAX, &uid) || !take_number(&line, UINT64_MAX, &inode))
		return -EBADMSG;
	s->family = FAMILY_PACKET;
	s->type = (uint8_t)type;
	s->state = STATE_UNCONN;
	s->ifindex = (uint32_t)interface;
	s->has_uid = true;
	s->uid = (uint32_t)uid;
	s->has_inode = true;
	s->inode = inode;
	s->packet.has_ether_type = true;
	s->packet.ether_type = (uint16_t)proto;
	return 1;
}

/* sk               Eth Pid        Groups   Rmem     Wmem     Dump  Locks    Drops    Inode */
static int parse_netlink(struct text line, struct socket *s)
{
	uint64_t protocol, port, groups, ignored, inode;
	struct text field;

	if (!text_word(&line, &field) || text_equal(field, TEXT("sk")))
		return 0;
	if (!take_number(&line, UINT16_MAX, &protocol) || !take_number(&line, UINT32_MAX, &port) ||
	    !take_hex(&line, UINT64_MAX, &groups) || !take_number(&line, UINT64_MAX, &ignored) ||
	    !take_number(&line, UINT64_MAX, &ignored) || !text_word(&line, &field) ||
	    !take_number(&line, UINT64_MAX, &ignored) ||
	    !take_number(&line, UINT64_MAX, &ignored) || !take_number(&line, UINT64_MAX, &inode))
		return -EBADMSG;
	s->family = FAMILY_NETLINK;
	s->type = SOCK_RAW;
	s->protocol = (uint16_t)protocol;
	s->state = STATE_UNCONN;
	s->has_inode = true;
	s->inode = inode;
	s->netlink.port_id = (uint32_t)port;
	return 1;
}

int procnet_parse(const struct diag_source *source, struct text line,
                  const struct parse_context *context, struct socket *ret)
{
	int r;

	memset(ret, 0, sizeof(*ret));
	switch (source->family) {
	case AF_UNIX:
		r = parse_unix(line, ret);
		break;
	case AF_PACKET:
		r = parse_packet(line, ret);
		break;
	case AF_NETLINK:
		r = parse_netlink(line, ret);
		break;
	default:
		r = parse_inet(source, line, ret);
		break;
	}
	if (r <= 0)
		return r;
	ret->from_proc = true;
	ret->ns = context->ns;
	ret->read_time = context->now;
	if (context->options->raw)
		ret->raw = line;
	return 1;
}
