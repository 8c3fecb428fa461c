/* SPDX-License-Identifier: Apache-2.0 */
/* Messages of sock_diag, field by field. */
#include <linux/netlink_diag.h>
#include <linux/unix_diag.h>
#include <linux/vm_sockets.h>
#include <linux/vm_sockets_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "replay.h"

static struct collect_options options;
static struct netns ns = {.inode = 7};
static const struct parse_context context = {.options = &options, .ns = &ns, .now = 4711};

static const struct nlmsghdr *first(const struct step *s)
{
	return (const struct nlmsghdr *)(const void *)s->bytes;
}

static void parse(const struct step *s, const char *source, struct socket *ret)
{
	const struct diag_source *of = source_named(source);

	assert_int_equal(of->parse(first(s), of, &context, ret), 1);
	assert_ptr_equal(ret->ns, &ns);
	assert_int_equal(ret->read_time, 4711);
}

static void check_address(struct address a, const char *want)
{
	char text[ADDRESS_LEN];

	address_print(a, text);
	assert_string_equal(text, want);
}

static void test_tcp(void **state)
{
	struct inet_diag_msg d = inet_message(9);
	struct step s = {0};
	struct socket got;
	void *m;

	(void)state;
	d.idiag_rqueue = 5;
	d.idiag_wqueue = 6;
	m = put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
	put_attribute(&s, m, INET_DIAG_MARK, &(uint32_t){0xbeef}, 4);
	put_attribute(&s, m, INET_DIAG_CGROUP_ID, &(uint64_t){UINT64_C(0x1234567890)}, 8);
	put_attribute(&s, m, INET_DIAG_SHUTDOWN, &(uint8_t){2}, 1);
	parse(&s, "tcp", &got);
	assert_int_equal(got.family, FAMILY_INET);
	assert_int_equal(got.state, STATE_ESTABLISHED);
	check_address(got.local.ip, "192.0.2.1");
	check_address(got.remote.ip, "198.51.100.7");
	assert_int_equal(got.local.port, 443);
	assert_int_equal(got.remote.port, 51812);
	assert_int_equal(got.inode, 90210);
	assert_true(got.has_uid && got.uid == 33);
	assert_true(got.has_mark && got.mark == 0xbeef);
	assert_true(got.has_cgroup && got.cgroup == UINT64_C(0x1234567890));
	assert_true(got.has_shutdown && got.shutdown == 2);
	assert_true(got.rx_queue == 5 && got.tx_queue == 6);
	assert_null(got.raw.bytes);
}

static void test_mapped_is_ipv4(void **state)
{
	struct inet_diag_msg d = inet_message(9);
	struct step s = {0};
	struct socket got;

	(void)state;
	d.idiag_family = AF_INET6;
	inet_pton(AF_INET6, "::ffff:192.0.2.1", d.id.idiag_src);
	inet_pton(AF_INET6, "::ffff:198.51.100.7", d.id.idiag_dst);
	put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
	parse(&s, "tcp", &got);
	assert_int_equal(got.family, FAMILY_INET6);
	check_address(got.local.ip, "192.0.2.1");
	check_address(got.remote.ip, "198.51.100.7");
}

static void test_scope(void **state)
{
	struct inet_diag_msg d = inet_message(9);
	struct step s = {0};
	struct socket got;

	(void)state;
	d.idiag_family = AF_INET6;
	d.id.idiag_if = 3;
	inet_pton(AF_INET6, "fe80::1", d.id.idiag_src);
	inet_pton(AF_INET6, "2001:db8::2", d.id.idiag_dst);
	put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
	parse(&s, "tcp", &got);
	assert_int_equal(got.local.scope, 3);
	assert_int_equal(got.remote.scope, 0);
	assert_int_equal(got.ifindex, 3);
}

/* What the kernel reports for sockets that are none: no uid, no queues, and their kind. */
static void test_minisocks(void **state)
{
	static const struct {
		uint8_t kernel_state, timer;
		uint32_t inode;
		enum socket_state state;
		bool is_request, is_timewait;
	} cases[] = {
		{6, 3, 0, STATE_TIME_WAIT, false, true},  {5, 3, 0, STATE_FIN_WAIT2, false, true},
		{5, 2, 0, STATE_FIN_WAIT2, false, false}, {3, 0, 0, STATE_SYN_RECV, true, false},
		{12, 1, 0, STATE_SYN_RECV, true, false},  {3, 0, 5, STATE_SYN_RECV, false, false},
		{13, 0, 5, STATE_CLOSED, false, false},   {7, 0, 5, STATE_CLOSED, false, false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct inet_diag_msg d = inet_message(9);
		struct step s = {0};
		struct socket got;

		d.idiag_state = cases[i].kernel_state;
		d.idiag_timer = cases[i].timer;
		d.idiag_inode = cases[i].inode;
		put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
		parse(&s, "tcp", &got);
		assert_int_equal(got.state, cases[i].state);
		assert_int_equal(got.is_request, cases[i].is_request);
		assert_int_equal(got.is_timewait, cases[i].is_timewait);
		assert_int_equal(got.has_uid, !got.is_request && !got.is_timewait);
		assert_int_equal(got.has_queues, !got.is_request && !got.is_timewait);
	}
}

/* Before Linux 6.17 a socket without a file reports uid 0, whoever made it: that is no knowledge.
 */
static void test_uid_without_file(void **state)
{
	struct inet_diag_msg d = inet_message(9);
	struct step s = {0};
	struct socket got;

	(void)state;
	d.idiag_inode = 0;
	d.idiag_uid = 0;
	put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
	parse(&s, "tcp", &got);
	assert_false(got.has_uid);
}

static void test_listener_has_no_remote_end(void **state)
{
	struct inet_diag_msg d = inet_message(9);
	struct step s = {0};
	struct socket got;
	void *m;

	(void)state;
	d.idiag_family = AF_INET6;
	d.idiag_state = 10;
	d.id.idiag_dport = 0;
	memset(d.id.idiag_src, 0, 16);
	memset(d.id.idiag_dst, 0, 16);
	m = put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
	put_attribute(&s, m, INET_DIAG_SKV6ONLY, &(uint8_t){1}, 1);
	parse(&s, "tcp", &got);
	assert_int_equal(got.state, STATE_LISTEN);
	assert_int_equal(got.remote.ip.family, 0);
	assert_int_equal(got.local.ip.family, 6);
	assert_true(got.has_v6only && got.v6only);
}

/* The kernel goes on to show whom a socket was connected to. */
static void test_disconnected_has_no_remote_end(void **state)
{
	static const struct {
		const char *source;
		uint8_t kernel_state;
		bool has_remote;
	} cases[] = {
		{"tcp", 10, false}, {"tcp", 7, false},    {"tcp", 13, false},
		{"tcp", 1, true},   {"tcp", 6, true},     {"udp", 7, false},
		{"udp", 1, true},   {"mptcp", 10, false}, {"raw", 7, false},
	};
	struct inet_diag_msg d = inet_message(9);
	struct step s = {0};
	struct socket got;

	(void)state;
	d.id.idiag_dport = 0;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		s.len = 0;
		d.idiag_state = cases[i].kernel_state;
		put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
		parse(&s, cases[i].source, &got);
		assert_int_equal(got.remote.ip.family != 0, cases[i].has_remote);
	}
}

static void test_udp_states(void **state)
{
	struct inet_diag_msg d = inet_message(9);
	struct step s = {0};
	struct socket got;

	(void)state;
	put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
	parse(&s, "udp", &got);
	assert_int_equal(got.state, STATE_ESTABLISHED);
	assert_int_equal(got.type, SOCK_DGRAM);
	d.idiag_state = 7;
	s.len = 0;
	put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
	parse(&s, "udp", &got);
	assert_int_equal(got.state, STATE_UNCONN);
}

static void test_raw_protocol_is_no_port(void **state)
{
	struct inet_diag_msg d = inet_message(9);
	struct step s = {0};
	struct socket got;

	(void)state;
	d.idiag_state = 7;
	d.id.idiag_sport = htons(112);
	d.id.idiag_dport = 0;
	memset(d.id.idiag_dst, 0, 16);
	put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
	parse(&s, "raw", &got);
	assert_int_equal(got.protocol, 112);
	assert_int_equal(got.type, SOCK_RAW);
	assert_false(got.local.has_port);
	assert_int_equal(got.local.port, 0);
	assert_int_equal(got.remote.ip.family, 0);
}

/* An association has states of its own; the endpoint behind it is not told as well. */
static void test_sctp(void **state)
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
	const struct diag_source *sctp = source_named("sctp");
	struct sockaddr_storage peer = {0};
	struct socket got;

	(void)state;
	for (uint8_t i = 0; i < ARRAY_LEN(states); i++) {
		struct inet_diag_msg d = inet_message(9);
		struct step s = {0};
		void *m;

		d.idiag_state = i;
		m = put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
		put_attribute(&s, m, INET_DIAG_PEERS, &peer, sizeof(peer));
		parse(&s, "sctp", &got);
		assert_int_equal(got.state, states[i]);
	}
	{
		struct inet_diag_msg d = inet_message(9);
		struct step s = {0};

		put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
		assert_int_equal(sctp->parse(first(&s), sctp, &context, &got), 0);
		d.idiag_state = 10;
		s.len = 0;
		put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
		assert_int_equal(sctp->parse(first(&s), sctp, &context, &got), 1);
		assert_int_equal(got.state, STATE_LISTEN);
	}
}

static void test_unix(void **state)
{
	struct unix_diag_msg d = {.udiag_family = AF_UNIX,
	                          .udiag_type = SOCK_STREAM,
	                          .udiag_state = 10,
	                          .udiag_ino = 12};
	uint32_t pending[] = {21, 22};
	struct step s = {0};
	struct socket got;
	void *m;

	(void)state;
	m = put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
	put_attribute(&s, m, UNIX_DIAG_NAME, "\0a\0b", 4);
	put_attribute(&s, m, UNIX_DIAG_ICONS, pending, sizeof(pending));
	put_attribute(&s, m, UNIX_DIAG_UID, &(uint32_t){65534}, 4);
	parse(&s, "unix", &got);
	assert_int_equal(got.state, STATE_LISTEN);
	assert_true(got.un.is_abstract);
	assert_true(text_equal(got.un.path, TEXT("a\0b")));
	assert_int_equal(got.un.pending_count, 2);
	assert_true(got.has_uid && got.uid == 65534);
	/* a datagram socket with a peer is connected */
	d.udiag_type = SOCK_DGRAM;
	d.udiag_state = 7;
	s.len = 0;
	m = put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
	put_attribute(&s, m, UNIX_DIAG_PEER, &(uint32_t){13}, 4);
	put_attribute(&s, m, UNIX_DIAG_NAME, "/run/x\0", 7);
	parse(&s, "unix", &got);
	assert_int_equal(got.state, STATE_ESTABLISHED);
	assert_int_equal(got.un.peer_inode, 13);
	assert_true(text_equal(got.un.path, TEXT("/run/x")));
	assert_false(got.un.is_abstract);
}

static void test_netlink(void **state)
{
	struct netlink_diag_msg d = {.ndiag_family = AF_NETLINK,
	                             .ndiag_type = SOCK_RAW,
	                             .ndiag_protocol = 9,
	                             .ndiag_ino = 4};
	uint32_t groups[2] = {0, 0};
	struct step s = {0};
	struct socket got;
	void *m;

	(void)state;
	m = put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
	put_attribute(&s, m, NETLINK_DIAG_GROUPS, groups, sizeof(groups));
	parse(&s, "netlink", &got);
	assert_true(got.netlink.is_kernel_end);
	/* a user's socket may be there without a port, for its groups alone */
	groups[1] = 4;
	s.len = 0;
	m = put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
	put_attribute(&s, m, NETLINK_DIAG_GROUPS, groups, sizeof(groups));
	parse(&s, "netlink", &got);
	assert_false(got.netlink.is_kernel_end);
	d.ndiag_portid = 77;
	s.len = 0;
	put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
	parse(&s, "netlink", &got);
	assert_false(got.netlink.is_kernel_end);
	assert_int_equal(got.netlink.port_id, 77);
}

static void test_vsock(void **state)
{
	struct vsock_diag_msg d = {.vdiag_family = AF_VSOCK,
	                           .vdiag_type = SOCK_STREAM,
	                           .vdiag_state = 10,
	                           .vdiag_src_cid = VMADDR_CID_ANY,
	                           .vdiag_src_port = 5,
	                           .vdiag_dst_cid = VMADDR_CID_ANY,
	                           .vdiag_dst_port = VMADDR_PORT_ANY};
	struct step s = {0};
	struct socket got;

	(void)state;
	put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));
	parse(&s, "vsock", &got);
	assert_int_equal(got.state, STATE_LISTEN);
	assert_int_equal(got.vsock.local_port, 5);
	assert_false(got.vsock.has_remote);
}

/* Every message cut at every length: refused or read, never past its end (ASan watches). */
static void test_cut_messages(void **state)
{
	static const char *const names[] = {"tcp",    "udp6",    "sctp",  "raw", "unix",
	                                    "packet", "netlink", "vsock", "xdp"};

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(names); n++) {
		const struct diag_source *of = source_named(names[n]);
		struct inet_diag_msg d = inet_message(9);
		struct step s = {0};
		void *m = put_message(&s, SOCK_DIAG_BY_FAMILY, 0, &d, sizeof(d));

		for (uint16_t type = 0; type < 24; type++)
			put_attribute(&s, m, type, "\0abcdefghijklmno", 16);
		for (size_t len = NLMSG_HDRLEN; len <= s.len; len++) {
			char *exact = malloc(len);
			struct socket got;

			assert_non_null(exact);
			memcpy(exact, s.bytes, len);
			((struct nlmsghdr *)(void *)exact)->nlmsg_len = (uint32_t)len;
			(void)of->parse((const struct nlmsghdr *)(void *)exact, of, &context, &got);
			free(exact);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tcp),
		cmocka_unit_test(test_mapped_is_ipv4),
		cmocka_unit_test(test_scope),
		cmocka_unit_test(test_minisocks),
		cmocka_unit_test(test_uid_without_file),
		cmocka_unit_test(test_listener_has_no_remote_end),
		cmocka_unit_test(test_disconnected_has_no_remote_end),
		cmocka_unit_test(test_udp_states),
		cmocka_unit_test(test_raw_protocol_is_no_port),
		cmocka_unit_test(test_sctp),
		cmocka_unit_test(test_unix),
		cmocka_unit_test(test_netlink),
		cmocka_unit_test(test_vsock),
		cmocka_unit_test(test_cut_messages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
