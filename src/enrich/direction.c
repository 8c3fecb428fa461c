/* SPDX-License-Identifier: Apache-2.0 */
#include "enrich/enrich.h"

#include <linux/vm_sockets.h>
#include <netinet/in.h>

/* Multicast and broadcast that stay here: 255.255.255.255, 224.0.0.0/24 (never forwarded, RFC
 * 5771), 239.0.0.0/8 (RFC 2365), and IPv6 groups whose scope is an organisation or less (RFC 7346;
 * scope 0 is reserved and proves nothing). Groups of a wider scope have members outside. */
static bool is_near_group(struct address a)
{
	const uint8_t *b = a.bytes;

	if (a.family == 6) {
		uint8_t scope = b[1] & 15;

		return b[0] == 0xff && scope >= 1 && scope <= 8;
	}
	return a.family == 4 && (b[0] == 239 || (b[0] == 224 && b[1] == 0 && b[2] == 0) ||
	                         (b[0] == 255 && b[1] == 255 && b[2] == 255 && b[3] == 255));
}

static bool is_inside(const struct internal_networks *internal, const struct netns *ns,
                      struct address a)
{
	if (address_is_internal(a) || is_near_group(a) || netns_has_address(ns, a))
		return true;
	for (size_t i = 0; i < internal->count; i++)
		if (network_has(internal->list[i], a))
			return true;
	return false;
}

/* The states that only one side passes. COOKIE_WAIT and COOKIE_ECHOED are SCTP's SYN_SENT. */
static enum initiator by_state(const struct socket *s)
{
	static const enum initiator by[STATE_COUNT] = {
		[STATE_SYN_SENT] = INITIATOR_LOCAL,
		[STATE_SYN_RECV] = INITIATOR_REMOTE,
		[STATE_COOKIE_WAIT] = INITIATOR_LOCAL,
		[STATE_COOKIE_ECHOED] = INITIATOR_LOCAL,
	};

	return s->state < STATE_COUNT ? by[s->state] : INITIATOR_UNKNOWN;
}

/* Whoever connected talks to a listener. One at both ends is evidence of nothing. */
static enum initiator by_listener(const struct socket *s, bool is_local)
{
	bool here = netns_listener(s->ns, s->protocol, s->local.ip, s->local.port, s->ifindex);
	/* The other socket's device is not known. */
	bool there =
		is_local && netns_listener(s->ns, s->protocol, s->remote.ip, s->remote.port, 0);

	if (here == there)
		return INITIATOR_UNKNOWN;
	return here ? INITIATOR_REMOTE : INITIATOR_LOCAL;
}

/* Whoever connected has a port of the range that the kernel picks from, and talks to a lower one
 * outside of it. That the peer picks from the same range is a guess, and so is the answer. */
static enum initiator by_ports(const struct socket *s)
{
	const struct netns *ns = s->ns;
	uint16_t local = s->local.port, remote = s->remote.port;

	if (!ns->has_port_range)
		return INITIATOR_UNKNOWN;
	bool local_picked = local >= ns->port_first && local <= ns->port_last;
	bool remote_picked = remote >= ns->port_first && remote <= ns->port_last;
	if (local_picked && !remote_picked && remote < local)
		return INITIATOR_LOCAL;
	if (remote_picked && !local_picked && local < remote)
		return INITIATOR_REMOTE;
	return INITIATOR_UNKNOWN;
}

static void find_initiator(struct connection *c, bool is_local)
{
	const struct socket *s = c->socket;

	c->initiator_evidence = "state";
	c->initiator = by_state(s);
	if (c->initiator != INITIATOR_UNKNOWN)
		return;
	if (s->local.has_port && s->remote.has_port) {
		c->initiator_evidence = "listener";
		c->initiator = by_listener(s, is_local);
		if (c->initiator != INITIATOR_UNKNOWN)
			return;
		c->initiator_evidence = "ports";
		c->initiator = by_ports(s);
		if (c->initiator != INITIATOR_UNKNOWN)
			return;
	}
	c->initiator_evidence = NULL;
}

/* Whether the other end is this host: a host sends nothing for its own addresses to a wire. */
static bool is_to_self(const struct socket *s)
{
	return address_is_loopback(s->remote.ip) || address_equal(s->local.ip, s->remote.ip) ||
	       netns_has_address(s->ns, s->remote.ip);
}

/* One end is outside: who opened it tells which way it goes. The local end can be the outside one
 * when a transparent proxy answers in a stranger's name. */
static enum direction across(enum initiator initiator, bool local_inside)
{
	if (initiator == INITIATOR_UNKNOWN)
		return DIRECTION_UNKNOWN;
	return (initiator == INITIATOR_LOCAL) == local_inside ? DIRECTION_OUTBOUND
	                                                      : DIRECTION_INBOUND;
}

static void classify_inet(const struct internal_networks *internal, struct connection *c)
{
	const struct socket *s = c->socket;

	if (s->state == STATE_LISTEN || address_is_any(s->remote.ip))
		return;
	bool is_local = is_to_self(s);
	find_initiator(c, is_local);
	if (is_local) {
		c->direction = DIRECTION_LOCAL;
		c->boundary = BOUNDARY_LOCALHOST;
		return;
	}
	/* A local end that is not told is this host's own. */
	bool local_inside = address_is_any(s->local.ip) || is_inside(internal, s->ns, s->local.ip);
	bool remote_inside = is_inside(internal, s->ns, s->remote.ip);
	if (local_inside && remote_inside) {
		c->direction = DIRECTION_LATERAL;
		c->boundary = BOUNDARY_INTERNAL;
		return;
	}
	c->boundary = BOUNDARY_EXTERNAL;
	if (local_inside != remote_inside)
		c->direction = across(c->initiator, local_inside);
}

/* The families without IP that have two ends. What a virtual machine and its host say to each other
 * stays between them, but which of them is inside which network nobody knows. */
static bool has_other_end_here(const struct socket *s)
{
	if (s->state == STATE_LISTEN)
		return false;
	if (s->family == FAMILY_UNIX)
		return s->un.has_peer || s->state == STATE_ESTABLISHED;
	return s->family == FAMILY_VSOCK && s->vsock.has_remote &&
	       (s->vsock.remote_cid == VMADDR_CID_LOCAL ||
	        s->vsock.remote_cid == s->vsock.local_cid);
}

void direction_classify(const struct internal_networks *internal, struct connection *c)
{
	c->direction = DIRECTION_UNKNOWN;
	c->boundary = BOUNDARY_UNKNOWN;
	c->initiator = INITIATOR_UNKNOWN;
	c->initiator_evidence = NULL;
	if (socket_is_inet(c->socket)) {
		classify_inet(internal, c);
	} else if (has_other_end_here(c->socket)) {
		c->direction = DIRECTION_LOCAL;
		c->boundary = BOUNDARY_LOCALHOST;
	}
}
