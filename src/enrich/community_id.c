/* SPDX-License-Identifier: Apache-2.0 */
#include "enrich/enrich.h"

#ifdef HAVE_CRYPTO

#include <netinet/in.h>
#include <openssl/evp.h>
#include <stdlib.h>

#define SHA1_LEN 20

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

struct community_hash {
	EVP_MD *sha1;
	EVP_MD_CTX *context;
};

int community_hash_new(struct community_hash **ret)
{
	struct community_hash *h = calloc(1, sizeof(*h));

	if (!h)
		return -ENOMEM;
	h->sha1 = EVP_MD_fetch(NULL, "SHA1", NULL); /* NULL where a provider forbids it */
	h->context = EVP_MD_CTX_new();
	if (!h->context) {
		community_hash_free(h);
		return -ENOMEM;
	}
	*ret = h;
	return 0;
}

struct community_hash *community_hash_free(struct community_hash *h)
{
	if (!h)
		return NULL;
	EVP_MD_free(h->sha1);
	EVP_MD_CTX_free(h->context);
	free(h);
	return NULL;
}

static bool has_flow(const struct socket *s)
{
	return s->state != STATE_LISTEN && s->local.ip.family != 0 &&
	       s->local.ip.family == s->remote.ip.family && !address_is_any(s->remote.ip);
}

#define MAX_FLOW (2 + 2 * 16 + 2 + 2 * 2)

/* The id's length, 0 without SHA-1. */
static size_t hash_flow(struct community_hash *h, const uint8_t *flow, size_t len,
                        char ret[COMMUNITY_ID_LEN + 1])
{
	uint8_t hash[EVP_MAX_MD_SIZE];
	unsigned hash_len = 0;

	if (!h->sha1 || EVP_DigestInit_ex2(h->context, h->sha1, NULL) != 1 ||
	    EVP_DigestUpdate(h->context, flow, len) != 1 ||
	    EVP_DigestFinal_ex(h->context, hash, &hash_len) != 1 || hash_len != SHA1_LEN)
		return 0;
	ret[0] = '1';
	ret[1] = ':';
	EVP_EncodeBlock((unsigned char *)ret + 2, hash, SHA1_LEN); /* with a NUL */
	return COMMUNITY_ID_LEN;
}

size_t community_id_with(struct community_hash *h, const struct socket *s, uint16_t seed,
                         char ret[COMMUNITY_ID_LEN + 1])
{
	uint8_t flow[MAX_FLOW], protocol = wire_protocol(s);

	if (protocol == 0 || !has_flow(s))
		return 0;
	return hash_flow(h, flow, put_flow(flow, &s->local, &s->remote, protocol, seed), ret);
}

size_t community_id(const struct socket *s, uint16_t seed, char ret[COMMUNITY_ID_LEN + 1])
{
	struct community_hash *h;
	size_t len;

	if (community_hash_new(&h) < 0)
		return 0;
	len = community_id_with(h, s, seed, ret);
	community_hash_free(h);
	return len;
}

size_t community_id_of(const struct endpoint ends[2], uint8_t protocol, uint16_t seed,
                       char ret[COMMUNITY_ID_LEN + 1])
{
	uint8_t flow[MAX_FLOW];
	struct community_hash *h;
	size_t len;

	if (community_hash_new(&h) < 0)
		return 0;
	len = hash_flow(h, flow, put_flow(flow, &ends[0], &ends[1], protocol, seed), ret);
	community_hash_free(h);
	return len;
}

#else

int community_hash_new(struct community_hash **ret)
{
	*ret = NULL;
	return 0;
}

struct community_hash *community_hash_free(struct community_hash *h)
{
	(void)h;
	return NULL;
}

size_t community_id_with(struct community_hash *h, const struct socket *s, uint16_t seed,
                         char ret[COMMUNITY_ID_LEN + 1])
{
	(void)h;
	return community_id(s, seed, ret);
}

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
