/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses in SQL: how they compare, what networks they are in, how a flow is named. */
#include <arpa/inet.h>
#include <stdlib.h>
#include <strings.h>

#include "select/sql_functions.h"

/* ---- collation --------------------------------------------------------------------------------
 */

int compare_addresses(void *context, int len_a, const void *a, int len_b, const void *b)
{
	struct text texts[2] = {{a, (size_t)len_a}, {b, (size_t)len_b}};
	struct address addresses[2];
	bool is[2];

	(void)context;
	for (size_t i = 0; i < 2; i++)
		is[i] = address_parse(texts[i], &addresses[i]) == 0;
	if (is[0] != is[1])
		return is[0] ? -1 : 1;
	return is[0] ? address_compare(addresses[0], addresses[1])
	             : text_compare(texts[0], texts[1]);
}

/* ---- networks ---------------------------------------------------------------------------------
 */

/* osquery lets the address stand for its network: 198.51.100.14/24. */
static void clear_host_bits(struct network *n)
{
	size_t size = n->base.family == 4 ? 4 : 16;

	for (size_t bit = n->bits; bit < 8 * size; bit++)
		n->base.bytes[bit / 8] &= (uint8_t) ~(0x80u >> bit % 8);
}

int network_of(struct text t, bool is_loose, struct network *ret, struct cq_error *reterr)
{
	const char *slash = t.len ? memchr(t.bytes, '/', t.len) : NULL;
	struct address a;
	struct network n;
	uint64_t bits;
	size_t len;

	if (!is_loose || !slash)
		return network_parse(t, ret, reterr);
	len = (size_t)(slash - t.bytes);
	/* One that is right but for the bits behind its prefix. */
	if (address_parse((struct text){t.bytes, len}, &a) == 0 &&
	    text_to_u64((struct text){slash + 1, t.len - len - 1}, &bits) == 0 &&
	    bits <= (a.family == 4 ? 32 : 128)) {
		n = (struct network){.base = a, .bits = (uint8_t)bits};
		clear_host_bits(&n);
		*ret = n;
		return 0;
	}
	return network_parse(t, ret, reterr);
}

/* The network that an argument names, parsed once where it is a literal. NULL: it is wrong, and the
 * result says so. */
static const struct network *argument_network(sqlite3_context *context, const char *function,
                                              sqlite3_value **argv, int number, bool is_loose)
{
	struct network *n = sqlite3_get_auxdata(context, number), parsed;
	struct text t = argument_text(argv[number]);
	struct cq_error error;

	if (n)
		return n;
	if (network_of(t, is_loose, &parsed, &error) < 0) {
		function_failed(context, "%s(): %s", function, error.text);
		return NULL;
	}
	n = malloc(sizeof(*n));
	if (!n) {
		sqlite3_result_error_nomem(context);
		return NULL;
	}
	*n = parsed;
	sqlite3_set_auxdata(context, number, n, free);
	/* It may have been freed at once. */
	n = sqlite3_get_auxdata(context, number);
	if (!n)
		sqlite3_result_error_nomem(context);
	return n;
}

static void cidr(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	const struct network *n;
	struct address a;

	if (sqlite3_value_type(argv[1]) == SQLITE_NULL)
		return;
	n = argument_network(context, "cidr", argv, 1, false);
	if (n && !any_null(argc, argv) && address_parse(argument_text(argv[0]), &a) == 0)
		sqlite3_result_int(context, network_has(*n, a));
}

/* osquery's: it asks for a host's address, and those of an IPv4 network are between its first and
 * its last. */
static bool is_host_of(const struct network *n, struct address a)
{
	struct address last = n->base;
	uint32_t host = n->bits >= 32 ? 0 : UINT32_MAX >> n->bits;

	if (!network_has(*n, a))
		return false;
	if (a.family != 4 || n->bits == 32)
		return true;
	for (size_t i = 0; i < 4; i++)
		last.bytes[i] |= (uint8_t)(host >> (24 - 8 * i));
	return !address_equal(a, n->base) && !address_equal(a, last);
}

static void in_cidr_block(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	const struct network *n;
	struct address a;

	(void)argc;
	if (sqlite3_value_type(argv[0]) != SQLITE_TEXT) {
		function_failed(context, "in_cidr_block(): the network must be a text");
		return;
	}
	n = argument_network(context, "in_cidr_block", argv, 0, true);
	if (n && address_parse(argument_text(argv[1]), &a) == 0)
		sqlite3_result_int(context, is_host_of(n, a));
}

/* ---- kinds of addresses -----------------------------------------------------------------------
 */

static void is_private(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct address a;

	(void)argc;
	if (address_parse(argument_text(argv[0]), &a) == 0)
		sqlite3_result_int(context, address_is_internal(a));
}

static void is_loopback(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct address a;

	(void)argc;
	if (address_parse(argument_text(argv[0]), &a) == 0)
		sqlite3_result_int(context, address_is_loopback(a));
}

static void inet_number(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct text t = argument_text(argv[0]);
	struct address a;
	uint32_t number;

	(void)argc;
	if (!t.bytes || memchr(t.bytes, ':', t.len) || address_parse(t, &a) < 0)
		return;
	memcpy(&number, a.bytes, sizeof(number));
	sqlite3_result_int64(context, ntohl(number));
}

/* ---- flows ------------------------------------------------------------------------------------
 */

/* Why the arguments are no flow, in osquery's words; NULL: they are one. */
struct flow {
	struct endpoint ends[2];
	uint8_t protocol;
	uint16_t seed;
};
static const char *take_flow(int argc, sqlite3_value **argv, struct flow *ret)
{
	int64_t ports[2], protocol = sqlite3_value_int64(argv[4]);
	int64_t seed = argc > 5 ? sqlite3_value_int64(argv[5]) : 0;

	for (int i = 0; i < 2; i++) {
		if (address_parse(argument_text(argv[i]), &ret->ends[i].ip) < 0)
			return i == 0 ? "the first address is none" : "the second address is none";
		ports[i] = sqlite3_value_int64(argv[2 + i]);
		if (sqlite3_value_type(argv[2 + i]) != SQLITE_INTEGER || ports[i] < 0 ||
		    ports[i] > UINT16_MAX)
			return "a port is a number from 0 to 65535";
		ret->ends[i].port = (uint16_t)ports[i];
		ret->ends[i].has_port = true;
	}
	if (sqlite3_value_type(argv[4]) != SQLITE_INTEGER || protocol < 0 || protocol > UINT8_MAX)
		return "a protocol is a number from 0 to 255";
	if ((argc > 5 && sqlite3_value_type(argv[5]) != SQLITE_INTEGER) || seed < INT16_MIN ||
	    seed > UINT16_MAX)
		return "a seed is a number of two bytes";
	ret->protocol = (uint8_t)protocol;
	ret->seed = (uint16_t)seed;
	return NULL;
}

static void flow_result(sqlite3_context *context, const struct flow *f)
{
	char id[COMMUNITY_ID_LEN + 1];
	size_t len = community_id_of(f->ends, f->protocol, f->seed, id);

	if (len > 0)
		function_text(context, id, len);
}

static void community(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct flow f = {0};
	const char *wrong;

	if (any_null(argc, argv))
		return;
	wrong = take_flow(argc, argv, &f);
	if (wrong)
		function_failed(context, "community_id(): %s", wrong);
	else
		flow_result(context, &f);
}

static void community_or_null(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct flow f = {0};

	if (!take_flow(argc, argv, &f))
		flow_result(context, &f);
}

#define OWN "Functions of connquery"
#define OSQUERY "Functions of osquery"

const struct sql_function address_functions[] = {
	{{"cidr", "ip, network",
          "1 when the address is in the network: cidr(remote_ip, "
          "'10.0.0.0/8')",
          OWN},
         2,
         2,
         cidr,
         false},
	{{"is_private", "ip",
          "1 when the address is inside: private (RFC 1918), shared (RFC 6598), link-local, "
          "loopback, unique local (RFC 4193)",
          OWN},
         1,
         1,
         is_private,
         false},
	{{"is_loopback", "ip", "1 when the address is of this very host: 127.0.0.0/8, ::1", OWN},
         1,
         1,
         is_loopback,
         false},
	{{"community_id", "src_ip, dst_ip, src_port, dst_port, protocol[, seed]",
          "Community ID version 1 of a flow; the protocol by number", OWN},
         5,
         6,
         community,
         false},
	{{"in_cidr_block", "network, ip",
          "1 when the network has a host of that address, which the first and the last of an "
          "IPv4 network are not",
          OSQUERY},
         2,
         2,
         in_cidr_block,
         false},
	{{"inet_aton", "ip", "an IPv4 address as a number", OSQUERY}, 1, 1, inet_number, false},
	{{"community_id_v1", "src_ip, dst_ip, src_port, dst_port, protocol[, seed]",
          "as community_id; NULL where the arguments are wrong", OSQUERY},
         5,
         6,
         community_or_null,
         false},
	{{"community_id_v1_strict", "src_ip, dst_ip, src_port, dst_port, protocol[, seed]",
          "as community_id", OSQUERY},
         5,
         6,
         community,
         false},
	{{NULL, NULL, NULL, NULL}, 0, 0, NULL, false},
};
