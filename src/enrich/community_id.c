/* SPDX-License-Identifier: Apache-2.0 */
#include "enrich/enrich.h"

#ifdef HAVE_NETTLE

#include <netinet/in.h>
#include <nettle/base64.h>
#include <nettle/sha1.h>

/* The number in the flow's packets: MPTCP is TCP there. 0: not a protocol with ports that the
 * specification has a rule for. */
static uint8_t wire_protocol(const struct socket *s)
{
	static const struct {
		uint16_t number;
		uint8_t on_wire;
	} rules[] = {
		{IPPROTO_TCP, IPPROTO_TCP},
		{IPPROTO_UDP, IPPROTO_UDP},
		{IPPROTO_SCTP, IPPROTO_SCTP},
		{IPPROTO_MPTCP, IPPROTO_TCP},
	};

	if (!socket_is_inet(s) || !s->local.has_port || !s->remote.has_port)
		return 0;
	for (size_t i = 0; i < ARRAY_LEN(rules); i++)
		if (rules[i].number == s->protocol)
			return rules[i].on_wire;
	return 0;
}

static uint8_t *put_u16(uint8_t *to, uint16_t n)
{
	to[0] = (uint8_t)(n >> 8);
	to[1] = (uint8_t)n;
	return to + 2;
}

static uint8_t *put_ip(uint8_t *to, struct address a)
{
	size_t len = a.family == 4 ? 4 : 16;

	memcpy(to, a.bytes, len);
	return to + len;
}

/* Both directions of a flow have one id: the lower end (by address, then port) goes first. */
static size_t put_flow(uint8_t *to, const struct endpoint *first, const struct endpoint *second,
                       uint8_t protocol, uint16_t seed)
{
	int order = address_compare(first->ip, second->ip);
	uint8_t *at = put_u16(to, seed);

	if (order > 0 || (order == 0 && first->port > second->port)) {
		const struct endpoint *other = first;

		first = second;
		second = other;
	}
	at = put_ip(at, first->ip);
	at = put_ip(at, second->ip);
	*at++ = protocol;
	*at++ = 0;
	at = put_u16(at, first->port);
	at = put_u16(at, second->port);
	return (size_t)(at - to);
}

static bool has_flow(const struct socket *s)
{
	return s->state != STATE_LISTEN && s->local.ip.family != 0 &&
	       s->local.ip.family == s->remote.ip.family && !address_is_any(s->remote.ip);
}

#define MAX_FLOW (2 + 2 * 16 + 2 + 2 * 2)
_Static_assert(COMMUNITY_ID_LEN == 2 + BASE64_ENCODE_RAW_LENGTH(SHA1_DIGEST_SIZE), "");

static size_t hash_flow(const uint8_t *flow, size_t len, char ret[COMMUNITY_ID_LEN + 1])
{
	uint8_t hash[SHA1_DIGEST_SIZE];
	struct sha1_ctx sha1;

	sha1_init(&sha1);
	sha1_update(&sha1, len, flow);
	sha1_digest(&sha1, sizeof(hash), hash);
	ret[0] = '1';
	ret[1] = ':';
	base64_encode_raw(ret + 2, sizeof(hash), hash);
	ret[COMMUNITY_ID_LEN] = '\0';
	return COMMUNITY_ID_LEN;
}

size_t community_id(const struct socket *s, uint16_t seed, char ret[COMMUNITY_ID_LEN + 1])
{
	uint8_t flow[MAX_FLOW], protocol = wire_protocol(s);

	if (protocol == 0 || !has_flow(s))
		return 0;
	return hash_flow(flow, put_flow(flow, &s->local, &s->remote, protocol, seed), ret);
}

size_t community_id_of(const struct endpoint ends[2], uint8_t protocol, uint16_t seed,
                       char ret[COMMUNITY_ID_LEN + 1])
{
	uint8_t flow[MAX_FLOW];

	return hash_flow(flow, put_flow(flow, &ends[0], &ends[1], protocol, seed), ret);
}

#else

size_t community_id(const struct socket *s, uint16_t seed, char ret[COMMUNITY_ID_LEN + 1])
{
	(void)s;
	(void)seed;
	ret[0] = '\0';
	return 0;
}

size_t community_id_of(const struct endpoint ends[2], uint8_t protocol, uint16_t seed,
                       char ret[COMMUNITY_ID_LEN + 1])
{
	(void)ends;
	(void)protocol;
	(void)seed;
	ret[0] = '\0';
	return 0;
}

#endif
