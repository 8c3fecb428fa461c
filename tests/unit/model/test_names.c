/* SPDX-License-Identifier: Apache-2.0 */
#include "../base/unit.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include "model/model.h"

static void every_value_has_a_name(void **state)
{
	(void)state;
	for (unsigned i = 0; i < FAMILY_COUNT; i++) {
		struct socket s = {.family = (enum socket_family)i};

		assert_non_null(socket_family_name(s.family));
		for (unsigned type = 0; type < 256; type++) {
			s.type = (uint8_t)type;
			assert_true(socket_protocol_title(&s).len > 0);
		}
	}
	for (unsigned i = 0; i < STATE_COUNT; i++)
		assert_non_null(socket_state_name((enum socket_state)i));
	for (unsigned i = 1; i < NO_OWNER_COUNT; i++)
		assert_non_null(no_owner_name((enum no_owner)i));
	assert_null(no_owner_name(OWNED));
	assert_null(socket_type_name(0));
	assert_null(socket_type_name(200));
	assert_string_equal(socket_type_name(SOCK_SEQPACKET), "seqpacket");
	assert_string_equal(socket_type_name(SOCK_RDM), "rdm");
	assert_string_equal(socket_state_name(STATE_CLOSE_WAIT), "CLOSE_WAIT");
	assert_string_equal(no_owner_name(NO_OWNER_EXITED), "exited_during_query");
	assert_string_equal(no_owner_name(NO_OWNER_PERMISSION), "permission_denied");
}

static void protocols_have_iana_keywords(void **state)
{
	static const struct {
		enum socket_family family;
		uint8_t type;
		uint16_t protocol;
		const char *name, *title;
	} cases[] = {
		{FAMILY_INET, SOCK_STREAM, IPPROTO_TCP, "tcp", "TCP"},
		{FAMILY_INET6, SOCK_DGRAM, IPPROTO_UDP, "udp", "UDP"},
		{FAMILY_INET6, SOCK_STREAM, IPPROTO_MPTCP, "mptcp", "MPTCP"},
		{FAMILY_INET, SOCK_SEQPACKET, IPPROTO_SCTP, "sctp", "SCTP"},
		{FAMILY_INET, SOCK_DGRAM, IPPROTO_UDPLITE, "udplite", "UDPLite"},
		{FAMILY_INET, SOCK_DGRAM, IPPROTO_ICMP, "icmp", "ICMP"},
		{FAMILY_INET6, SOCK_DGRAM, IPPROTO_ICMPV6, "ipv6-icmp", "IPv6-ICMP"},
		{FAMILY_INET, SOCK_RAW, IPPROTO_ICMP, "icmp", "raw ICMP"},
		{FAMILY_INET, SOCK_RAW, 112, "vrrp", "raw VRRP"},
		{FAMILY_INET, SOCK_RAW, 89, "ospfigp", "raw OSPFIGP"},
		{FAMILY_INET, SOCK_RAW, 255, NULL, "raw IP"},
		{FAMILY_INET, SOCK_RAW, 61, NULL, "raw IP"},
		{FAMILY_INET, SOCK_RAW, 146, NULL, "raw IP"},
		{FAMILY_INET, 0, 65535, NULL, "IP"},
		{FAMILY_UNIX, SOCK_STREAM, 0, "unix", "unix stream"},
		{FAMILY_UNIX, 0, 0, "unix", "unix"},
		{FAMILY_PACKET, SOCK_RAW, 0, "packet", "packet"},
		{FAMILY_NETLINK, SOCK_RAW, 16, "netlink", "netlink"},
		{FAMILY_VSOCK, SOCK_STREAM, 0, "vsock", "vsock stream"},
		{FAMILY_XDP, SOCK_RAW, 0, "xdp", "XDP"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct socket s = {.family = cases[i].family,
		                   .type = cases[i].type,
		                   .protocol = cases[i].protocol};
		struct text name = socket_protocol_name(&s);

		if (!text_equal(name, text_of(cases[i].name)) ||
		    (name.bytes == NULL) != (cases[i].name == NULL) ||
		    !text_equal(socket_protocol_title(&s), text_of(cases[i].title)))
			fail_msg("case %zu: %s, %s", i, name.bytes ? name.bytes : "none",
			         socket_protocol_title(&s).bytes);
	}
}

/* A name is what IANA prints, in lower case; no number has another's. */
static void keywords_are_lower_case_and_unique(void **state)
{
	(void)state;
	for (unsigned n = 0; n < 300; n++) {
		struct socket s = {.type = SOCK_DGRAM, .protocol = (uint16_t)n};
		struct text name = socket_protocol_name(&s), title = socket_protocol_title(&s);

		if (!name.bytes)
			continue;
		assert_int_equal(strcasecmp(name.bytes, title.bytes), 0);
		for (size_t k = 0; k < name.len; k++)
			assert_false(name.bytes[k] >= 'A' && name.bytes[k] <= 'Z');
		for (unsigned other = 0; other < n; other++) {
			s.protocol = (uint16_t)other;
			assert_false(text_equal(socket_protocol_name(&s), name));
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_value_has_a_name),
		cmocka_unit_test(protocols_have_iana_keywords),
		cmocka_unit_test(keywords_are_lower_case_and_unique),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
