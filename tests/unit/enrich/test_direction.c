/* SPDX-License-Identifier: Apache-2.0 */
#include "../base/unit.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include "enrich/enrich.h"

/* A host with a public, a private and an IPv6 address, a web server on TCP 80 on all of them, an
 * SSH server on 22 at the public one, MPTCP on 8080, and one bound to device 7 on 81. */
static int by_ip(const void *a, const void *b)
{
	const struct interface_address *x = a, *y = b;

	return address_compare(x->ip, y->ip);
}

static int by_listener(const void *a, const void *b)
{
	return listener_compare(a, b);
}

static struct interface_address addresses[5];
static struct listener listeners[6];
static struct netns ns = {
	.addresses = addresses,
	.address_count = ARRAY_LEN(addresses),
	.listeners = listeners,
	.listener_count = ARRAY_LEN(listeners),
	.has_port_range = true,
	.port_first = 32768,
	.port_last = 60999,
};

static struct address ip(const char *words)
{
	struct address a = {0};

	if (words && *words)
		assert_int_equal(address_parse(text_of(words), &a), 0);
	return a;
}

static int make_host(void **state)
{
	static const char *const own[] = {"127.0.0.1", "::1", "203.0.113.5", "10.0.0.5",
	                                  "2001:db8::5"};
	static const struct {
		const char *ip;
		uint16_t port, protocol;
		uint32_t ifindex;
	} listening[] = {
		{"0.0.0.0", 80, IPPROTO_TCP, 0},     {"::", 80, IPPROTO_TCP, 0},
		{"203.0.113.5", 22, IPPROTO_TCP, 0}, {"::", 8080, IPPROTO_MPTCP, 0},
		{"0.0.0.0", 81, IPPROTO_TCP, 7},     {"127.0.0.1", 50000, IPPROTO_TCP, 0},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(own); i++)
		addresses[i].ip = ip(own[i]);
	for (size_t i = 0; i < ARRAY_LEN(listening); i++)
		listeners[i] = (struct listener){.ip = ip(listening[i].ip),
		                                 .port = listening[i].port,
		                                 .protocol = listening[i].protocol,
		                                 .ifindex = listening[i].ifindex};
	qsort(addresses, ARRAY_LEN(addresses), sizeof(*addresses), by_ip);
	qsort(listeners, ARRAY_LEN(listeners), sizeof(*listeners), by_listener);
	return 0;
}

struct answer {
	enum direction direction;
	enum boundary boundary;
	enum initiator initiator;
	const char *evidence;
};
struct inet_case {
	uint16_t protocol;
	enum socket_state state;
	const char *local;
	uint16_t local_port;
	const char *remote;
	uint16_t remote_port;
	uint32_t ifindex;
	struct answer expected;
};

/* clang-format off */
#define NOTHING {DIRECTION_UNKNOWN, BOUNDARY_UNKNOWN, INITIATOR_UNKNOWN, NULL}
#define INBOUND(evidence) {DIRECTION_INBOUND, BOUNDARY_EXTERNAL, INITIATOR_REMOTE, evidence}
#define OUTBOUND(evidence) {DIRECTION_OUTBOUND, BOUNDARY_EXTERNAL, INITIATOR_LOCAL, evidence}
#define ACROSS {DIRECTION_UNKNOWN, BOUNDARY_EXTERNAL, INITIATOR_UNKNOWN, NULL}
#define LATERAL(...) {DIRECTION_LATERAL, BOUNDARY_INTERNAL, __VA_ARGS__}
#define LOCAL(...) {DIRECTION_LOCAL, BOUNDARY_LOCALHOST, __VA_ARGS__}
#define BY_LOCAL INITIATOR_LOCAL
#define BY_REMOTE INITIATOR_REMOTE
#define BY_NOBODY INITIATOR_UNKNOWN, NULL
/* clang-format on */

static const struct inet_case cases[] = {
	/* no other end */
	{6, STATE_LISTEN, "0.0.0.0", 80, "", 0, 0, NOTHING},
	{6, STATE_LISTEN, "203.0.113.5", 22, "0.0.0.0", 0, 0, NOTHING},
	{6, STATE_LISTEN, "203.0.113.5", 22, "198.51.100.7", 9, 0, NOTHING},
	{17, STATE_UNCONN, "0.0.0.0", 53, "", 0, 0, NOTHING},
	{6, STATE_CLOSED, "10.0.0.5", 4000, "::", 0, 0, NOTHING},
	/* one end outside, by state */
	{6, STATE_SYN_SENT, "10.0.0.5", 80, "198.51.100.7", 50000, 0, OUTBOUND("state")},
	{6, STATE_SYN_RECV, "203.0.113.5", 9, "198.51.100.7", 9, 0, INBOUND("state")},
	{132, STATE_COOKIE_WAIT, "10.0.0.5", 1, "198.51.100.7", 1, 0, OUTBOUND("state")},
	{132, STATE_COOKIE_ECHOED, "10.0.0.5", 1, "198.51.100.7", 1, 0, OUTBOUND("state")},
	/* by listener */
	{6, STATE_ESTABLISHED, "10.0.0.5", 80, "198.51.100.7", 80, 0, INBOUND("listener")},
	{6, STATE_TIME_WAIT, "203.0.113.5", 22, "198.51.100.7", 5, 0, INBOUND("listener")},
	{6, STATE_ESTABLISHED, "2001:db8::5", 80, "2001:db8:f::1", 1, 0, INBOUND("listener")},
	{6, STATE_ESTABLISHED, "10.0.0.5", 8080, "198.51.100.7", 1, 0, INBOUND("listener")},
	{262, STATE_ESTABLISHED, "10.0.0.5", 8080, "198.51.100.7", 1, 0, INBOUND("listener")},
	{6, STATE_ESTABLISHED, "10.0.0.5", 81, "198.51.100.7", 1, 7, INBOUND("listener")},
	{6, STATE_ESTABLISHED, "10.0.0.5", 81, "198.51.100.7", 1, 0, ACROSS},
	{6, STATE_ESTABLISHED, "10.0.0.5", 22, "198.51.100.7", 1, 0, ACROSS},
	/* a listener somewhere else says nothing: its port on another host */
	{6, STATE_ESTABLISHED, "10.0.0.5", 1, "198.51.100.7", 80, 0, ACROSS},
	/* by ports */
	{6, STATE_ESTABLISHED, "10.0.0.5", 40000, "198.51.100.7", 443, 0, OUTBOUND("ports")},
	{17, STATE_ESTABLISHED, "10.0.0.5", 40000, "198.51.100.7", 53, 0, OUTBOUND("ports")},
	{17, STATE_ESTABLISHED, "10.0.0.5", 53, "198.51.100.7", 40000, 0, INBOUND("ports")},
	{132, STATE_ESTABLISHED, "10.0.0.5", 9, "198.51.100.7", 32768, 0, INBOUND("ports")},
	{6, STATE_ESTABLISHED, "10.0.0.5", 60999, "198.51.100.7", 32767, 0, OUTBOUND("ports")},
	{6, STATE_ESTABLISHED, "10.0.0.5", 40000, "198.51.100.7", 61000, 0, ACROSS},
	{6, STATE_ESTABLISHED, "10.0.0.5", 61000, "198.51.100.7", 40000, 0, ACROSS},
	{6, STATE_ESTABLISHED, "10.0.0.5", 40000, "198.51.100.7", 40001, 0, ACROSS},
	{6, STATE_ESTABLISHED, "10.0.0.5", 1, "198.51.100.7", 2, 0, ACROSS},
	/* a public address of its own is inside */
	{6, STATE_ESTABLISHED, "203.0.113.5", 22, "10.1.1.1", 9, 0, LATERAL(BY_REMOTE, "listener")},
	/* but its neighbour is not */
	{6, STATE_ESTABLISHED, "203.0.113.5", 22, "203.0.113.6", 9, 0, INBOUND("listener")},
	/* both inside */
	{6, STATE_ESTABLISHED, "10.0.0.5", 40000, "10.0.0.6", 443, 0, LATERAL(BY_LOCAL, "ports")},
	{6, STATE_ESTABLISHED, "10.0.0.5", 1, "192.168.3.4", 2, 0, LATERAL(BY_NOBODY)},
	{6, STATE_ESTABLISHED, "fe80::5", 80, "fe80::6", 2, 0, LATERAL(BY_REMOTE, "listener")},
	{6, STATE_ESTABLISHED, "10.0.0.5", 80, "100.64.0.1", 2, 0, LATERAL(BY_REMOTE, "listener")},
	{6, STATE_SYN_SENT, "2001:db8::5", 2, "fd00::1", 1, 0, LATERAL(BY_LOCAL, "state")},
	/* --internal 192.0.2.0/24 */
	{6, STATE_ESTABLISHED, "10.0.0.5", 80, "192.0.2.9", 2, 0, LATERAL(BY_REMOTE, "listener")},
	{6, STATE_ESTABLISHED, "10.0.0.5", 80, "192.0.3.9", 2, 0, INBOUND("listener")},
	/* this host, and it beats Lateral */
	{6, STATE_ESTABLISHED, "127.0.0.1", 80, "127.0.0.1", 40000, 0,
         LOCAL(BY_REMOTE, "listener")},
	{6, STATE_ESTABLISHED, "127.0.0.1", 40000, "127.0.0.1", 80, 0, LOCAL(BY_LOCAL, "listener")},
	{6, STATE_ESTABLISHED, "::1", 40000, "::1", 80, 0, LOCAL(BY_LOCAL, "listener")},
	{6, STATE_ESTABLISHED, "127.0.0.1", 40000, "127.9.9.9", 81, 0, LOCAL(BY_LOCAL, "ports")},
	{6, STATE_ESTABLISHED, "10.0.0.5", 40000, "203.0.113.5", 22, 0,
         LOCAL(BY_LOCAL, "listener")},
	{6, STATE_ESTABLISHED, "10.0.0.5", 40000, "10.0.0.5", 9, 0, LOCAL(BY_LOCAL, "ports")},
	/* an address that no interface shows, at both ends */
	{6, STATE_ESTABLISHED, "198.51.100.1", 5, "198.51.100.1", 9, 0, LOCAL(BY_NOBODY)},
	/* listeners at both ends: the ports tell, or nobody does */
	{6, STATE_ESTABLISHED, "127.0.0.1", 50000, "127.0.0.1", 80, 0, LOCAL(BY_LOCAL, "ports")},
	{6, STATE_ESTABLISHED, "127.0.0.1", 80, "127.0.0.1", 50000, 0, LOCAL(BY_REMOTE, "ports")},
	{6, STATE_ESTABLISHED, "127.0.0.1", 80, "127.0.0.1", 8080, 0, LOCAL(BY_NOBODY)},
	/* both ends outside, or the local one: a transparent proxy */
	{6, STATE_ESTABLISHED, "198.51.100.1", 5, "198.51.100.9", 9, 0, ACROSS},
	{6,
         STATE_SYN_RECV,
         "198.51.100.1",
         5,
         "10.9.9.9",
         9,
         0,
         {DIRECTION_OUTBOUND, BOUNDARY_EXTERNAL, INITIATOR_REMOTE, "state"}},
	/* groups */
	{17, STATE_ESTABLISHED, "10.0.0.5", 40000, "224.0.0.251", 5353, 0,
         LATERAL(BY_LOCAL, "ports")},
	{17, STATE_ESTABLISHED, "10.0.0.5", 40000, "239.1.2.3", 9, 0, LATERAL(BY_LOCAL, "ports")},
	{17, STATE_ESTABLISHED, "10.0.0.5", 40000, "224.0.1.1", 9, 0, OUTBOUND("ports")},
	{17, STATE_ESTABLISHED, "10.0.0.5", 40000, "232.1.1.1", 9, 0, OUTBOUND("ports")},
	{17, STATE_ESTABLISHED, "10.0.0.5", 40000, "255.255.255.255", 67, 0,
         LATERAL(BY_LOCAL, "ports")},
	{17, STATE_ESTABLISHED, "fe80::5", 40000, "ff02::fb", 5353, 0, LATERAL(BY_LOCAL, "ports")},
	{17, STATE_ESTABLISHED, "fe80::5", 40000, "ff05::2", 9, 0, LATERAL(BY_LOCAL, "ports")},
	{17, STATE_ESTABLISHED, "fe80::5", 40000, "ff1e::2", 9, 0, OUTBOUND("ports")},
	{17, STATE_ESTABLISHED, "fe80::5", 40000, "ff00::2", 9, 0, OUTBOUND("ports")},
};

static struct socket socket_of(const struct inet_case *c)
{
	bool has_remote = *c->remote;

	return (struct socket){
		.family = FAMILY_INET,
		.protocol = c->protocol,
		.state = c->state,
		.ns = &ns,
		.ifindex = c->ifindex,
		.local = {.ip = ip(c->local), .port = c->local_port, .has_port = true},
		.remote = {.ip = ip(c->remote), .port = c->remote_port, .has_port = has_remote},
	};
}

static const struct network named[] = {{{4, {192, 0, 2}}, 24}};
static const struct internal_networks internal = {named, ARRAY_LEN(named)};

/* What stood there before is overwritten. */
static struct connection classify(const struct socket *s)
{
	struct connection c = {.socket = s,
	                       .direction = DIRECTION_LATERAL,
	                       .boundary = BOUNDARY_INTERNAL,
	                       .initiator = INITIATOR_LOCAL,
	                       .initiator_evidence = "old"};

	direction_classify(&internal, &c);
	return c;
}

static bool is_same(const char *a, const char *b)
{
	return a && b ? strcmp(a, b) == 0 : a == b;
}

static void ip_sockets(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct socket s = socket_of(&cases[i]);
		const struct answer *e = &cases[i].expected;
		struct connection c = classify(&s);

		if (c.direction != e->direction || c.boundary != e->boundary ||
		    c.initiator != e->initiator || !is_same(c.initiator_evidence, e->evidence))
			fail_msg("%s:%u %s:%u is %d, %d, %d, %s", cases[i].local,
			         cases[i].local_port, cases[i].remote, cases[i].remote_port,
			         (int)c.direction, (int)c.boundary, (int)c.initiator,
			         c.initiator_evidence ? c.initiator_evidence : "none");
	}
}

static void without_ports_only_the_state_tells(void **state)
{
	struct socket s = {.family = FAMILY_INET, .protocol = IPPROTO_ICMP, .type = SOCK_RAW};

	(void)state;
	s.ns = &ns;
	s.state = STATE_ESTABLISHED;
	s.local.ip = ip("10.0.0.5");
	s.remote.ip = ip("198.51.100.7");
	s.local.port = 40000; /* of no meaning */
	struct connection c = classify(&s);
	assert_int_equal(c.direction, DIRECTION_UNKNOWN);
	assert_int_equal(c.boundary, BOUNDARY_EXTERNAL);
	assert_null(c.initiator_evidence);
	s.local.ip = (struct address){0}; /* not told: this host's own */
	assert_int_equal(classify(&s).boundary, BOUNDARY_EXTERNAL);
	s.remote.ip = ip("10.1.1.1");
	assert_int_equal(classify(&s).direction, DIRECTION_LATERAL);
}

static void without_a_port_range_nobody_guesses(void **state)
{
	const struct inet_case guess = {
		6, STATE_ESTABLISHED, "10.0.0.5", 40000, "198.51.100.7", 443, 0, ACROSS};
	struct socket s = socket_of(&guess);
	struct netns blank = {.port_first = 32768, .port_last = 60999};

	(void)state;
	s.ns = &blank;
	assert_int_equal(classify(&s).initiator, INITIATOR_UNKNOWN);
	assert_int_equal(classify(&s).boundary, BOUNDARY_EXTERNAL);
}

static void other_families(void **state)
{
	struct socket s = {.family = FAMILY_UNIX, .state = STATE_ESTABLISHED, .ns = &ns};

	(void)state;
	assert_int_equal(classify(&s).direction, DIRECTION_LOCAL);
	assert_int_equal(classify(&s).boundary, BOUNDARY_LOCALHOST);
	s.state = STATE_UNCONN;
	assert_int_equal(classify(&s).direction, DIRECTION_UNKNOWN);
	s.un.has_peer = true;
	assert_int_equal(classify(&s).direction, DIRECTION_LOCAL);
	assert_int_equal(classify(&s).initiator, INITIATOR_UNKNOWN);
	s.state = STATE_LISTEN;
	assert_int_equal(classify(&s).direction, DIRECTION_UNKNOWN);
	assert_int_equal(classify(&s).boundary, BOUNDARY_UNKNOWN);

	s = (struct socket){.family = FAMILY_VSOCK, .state = STATE_ESTABLISHED, .ns = &ns};
	s.vsock.local_cid = 3;
	s.vsock.remote_cid = 2;
	s.vsock.has_remote = true;
	assert_int_equal(classify(&s).direction, DIRECTION_UNKNOWN);
	s.vsock.remote_cid = 3;
	assert_int_equal(classify(&s).direction, DIRECTION_LOCAL);
	s.vsock.remote_cid = 1;
	assert_int_equal(classify(&s).boundary, BOUNDARY_LOCALHOST);
	s.vsock.has_remote = false;
	assert_int_equal(classify(&s).direction, DIRECTION_UNKNOWN);

	s = (struct socket){.family = FAMILY_NETLINK, .state = STATE_ESTABLISHED, .ns = &ns};
	assert_int_equal(classify(&s).direction, DIRECTION_UNKNOWN);
	assert_int_equal(classify(&s).boundary, BOUNDARY_UNKNOWN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ip_sockets),
		cmocka_unit_test(without_ports_only_the_state_tells),
		cmocka_unit_test(without_a_port_range_nobody_guesses),
		cmocka_unit_test(other_families),
	};

	return cmocka_run_group_tests(tests, make_host, NULL);
}
