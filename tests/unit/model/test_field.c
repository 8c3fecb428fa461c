/* SPDX-License-Identifier: Apache-2.0 */
/* What a connection says in each column: of every family, with all that can be known of it and with
 * nothing. */
#include <linux/if_ether.h>
#include <linux/netlink.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <sys/socket.h>

#include "model/model.h"

#include <cmocka.h>

#define NULL_WORD "(null)"

static struct host host = {.boot_id = {"b7c1d2e3", 8}};

/* The value as text in `out`; NULL_WORD when there is none. */
static struct text read_as_text(enum field f, const struct connection *c, char out[FIELD_ROOM])
{
	struct value v;

	memset(out, '#', FIELD_ROOM);
	field_value(f, c, &host, out, &v);
	if (v.kind == VALUE_NULL)
		return TEXT(NULL_WORD);
	if (v.kind != VALUE_INTEGER)
		return v.text;
	return (struct text){out, (size_t)snprintf(out, FIELD_ROOM, "%lld", (long long)v.integer)};
}

static void says_text(const struct connection *c, enum field f, struct text want)
{
	char room[FIELD_ROOM];
	struct text got = read_as_text(f, c, room);

	if (!text_equal(got, want))
		fail_msg("%s is '%.*s', not '%.*s'", field_facts(f)->name, (int)got.len, got.bytes,
		         (int)want.len, want.bytes);
}

static void says(const struct connection *c, enum field f, const char *want)
{
	says_text(c, f, text_of(want));
}

static struct endpoint end(const char *ip, uint16_t port)
{
	struct endpoint e = {.port = port, .has_port = true};

	assert_int_equal(address_parse(text_of(ip), &e.ip), 0);
	return e;
}

static const struct interface interfaces[] = {
	{.index = 2, .name = {"eth0", 4}},
	{.index = 7, .name = {"wg\x1b", 3}},
};
static struct netns blue = {
	.inode = 4026532100,
	.name = {"blue", 4},
	.interfaces = interfaces,
	.interface_count = ARRAY_LEN(interfaces),
};

static void ends_are(const struct socket *s, const char *local, const char *remote)
{
	struct connection c = {.socket = s};

	says(&c, FIELD_LOCAL_ID, local);
	says(&c, FIELD_REMOTE_ID, remote);
}

/* ---- both ends at a glance --------------------------------------------------------------------
 */

static void test_ip_ends(void **state)
{
	struct socket s = {.family = FAMILY_INET, .ns = &blue};

	(void)state;
	ends_are(&s, NULL_WORD, NULL_WORD);
	s.local = end("192.0.2.1", 443);
	s.remote = end("198.51.100.7", 51812);
	ends_are(&s, "192.0.2.1:443", "198.51.100.7:51812");
	s.remote.has_port = false; /* of a group */
	ends_are(&s, "192.0.2.1:443", "198.51.100.7");
	s.local.ip.family = 0;
	ends_are(&s, "*:443", "198.51.100.7");
	s.local = end("0.0.0.0", 22);
	s.remote = (struct endpoint){0};
	ends_are(&s, "0.0.0.0:22", NULL_WORD);
	s.local = end("192.0.2.1", 0); /* a raw socket */
	ends_are(&s, "192.0.2.1", NULL_WORD);

	s.family = FAMILY_INET6;
	s.local = end("2001:db8::1", 443);
	s.remote = end("2001:db8::2", 51812);
	ends_are(&s, "[2001:db8::1]:443", "[2001:db8::2]:51812");
	s.local = end("::", 22);
	s.remote = (struct endpoint){0};
	ends_are(&s, "[::]:22", NULL_WORD);
	s.local = end("fe80::1", 546);
	s.local.scope = 2;
	s.remote = end("fe80::2", 547);
	s.remote.scope = 99; /* no device of that index is known */
	ends_are(&s, "[fe80::1%eth0]:546", "[fe80::2%99]:547");
	s.local.has_port = s.remote.has_port = false;
	ends_are(&s, "fe80::1%eth0", "fe80::2%99");
	s.local = end("::ffff:192.0.2.1", 443);
	s.local.scope = 2; /* no zone of an IPv4 address */
	ends_are(&s, "192.0.2.1:443", "fe80::2%99");
}

static void test_unix_ends(void **state)
{
	struct socket s = {.family = FAMILY_UNIX};
	struct connection c = {.socket = &s};
	char longest[300];

	(void)state;
	ends_are(&s, NULL_WORD, NULL_WORD);
	s.un.path = TEXT("/run/app.sock");
	s.un.has_peer = true;
	s.un.peer_inode = 4711;
	ends_are(&s, "/run/app.sock", "inode:4711");
	says(&c, FIELD_LOCAL_PATH_ID, "/run/app.sock");
	says(&c, FIELD_REMOTE_PATH_ID, NULL_WORD);
	s.un.path = TEXT("a\0b\xff");
	s.un.is_abstract = true;
	s.un.peer_path = TEXT("/run/peer");
	says_text(&c, FIELD_LOCAL_ID, TEXT("@a\0b\xff"));
	says_text(&c, FIELD_LOCAL_PATH_ID, TEXT("@a\0b\xff"));
	says(&c, FIELD_REMOTE_ID, "/run/peer");
	s.un.peer_path = TEXT("");
	s.un.peer_is_abstract = true; /* the abstract name of no bytes is a name */
	says(&c, FIELD_REMOTE_ID, "@");
	says(&c, FIELD_REMOTE_PATH_ID, "@");
	s.un.peer_path = TEXT_NONE;
	s.un.peer_inode = 0; /* waits to be accepted: its peer has no file */
	says(&c, FIELD_REMOTE_ID, NULL_WORD);

	/* longer than the kernel makes them: whole where nothing is put before it, else cut */
	memset(longest, 'x', sizeof(longest));
	s.un.path = (struct text){longest, sizeof(longest)};
	s.un.is_abstract = false;
	says_text(&c, FIELD_LOCAL_PATH_ID, s.un.path);
	s.un.is_abstract = true;
	longest[0] = '@';
	says_text(&c, FIELD_LOCAL_PATH_ID,
	          TEXT("@@xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	               "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	               "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
	               "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"));
}

static void test_other_ends(void **state)
{
	struct socket packet = {.family = FAMILY_PACKET, .ns = &blue};
	struct socket netlink = {.family = FAMILY_NETLINK, .protocol = NETLINK_AUDIT};
	struct socket vsock = {.family = FAMILY_VSOCK};
	struct socket xdp = {.family = FAMILY_XDP, .ns = &blue};

	(void)state;
	ends_are(&packet, "*", NULL_WORD);
	packet.packet.has_ether_type = true;
	packet.packet.ether_type = ETH_P_ALL;
	ends_are(&packet, "*:*", NULL_WORD);
	packet.packet.ether_type = ETH_P_ARP;
	packet.ifindex = 2;
	ends_are(&packet, "arp:eth0", NULL_WORD);
	packet.packet.ether_type = 0x88b5;
	packet.ifindex = 5;
	ends_are(&packet, "0x88b5:if5", NULL_WORD);

	netlink.netlink.port_id = 812;
	ends_are(&netlink, "audit:812", NULL_WORD);
	netlink.netlink.dst_port_id = 4000000000;
	ends_are(&netlink, "audit:812", "audit:4000000000");
	netlink.protocol = 31;
	ends_are(&netlink, "31:812", "31:4000000000");
	netlink = (struct socket){.family = FAMILY_NETLINK, .netlink = {.is_kernel_end = true}};
	ends_are(&netlink, "route:kernel", NULL_WORD);

	vsock.vsock.local_cid = UINT32_MAX;
	vsock.vsock.local_port = 1024;
	ends_are(&vsock, "*:1024", NULL_WORD);
	vsock.vsock.local_cid = 3;
	vsock.vsock.has_remote = true;
	vsock.vsock.remote_cid = 2;
	vsock.vsock.remote_port = UINT32_MAX;
	ends_are(&vsock, "3:1024", "2:*");

	ends_are(&xdp, NULL_WORD, NULL_WORD);
	xdp.ifindex = 2;
	ends_are(&xdp, "eth0", NULL_WORD);
	xdp.xdp.has_queue = true;
	xdp.xdp.queue_id = 3;
	ends_are(&xdp, "eth0:q3", NULL_WORD);
}

/* ---- all columns ------------------------------------------------------------------------------
 */

static const struct process_ref first = {.pid = 812}, second = {.pid = 4003};
static const struct process systemd = {.pid = 1, .name = {"systemd", 7}};
static const struct process nginx = {
	.pid = 812,
	.name = {"ngi\xc3nx", 6},
	.cmd_line = {"nginx -g x", 10},
	.working_directory = {"/srv", 4},
	.created_time = 1795531000118,
	.user = {.known = true, .uid = 33, .name = {"www-data", 8}},
	.file = {.path = {"/usr/sbin/nginx", 15},
                 .name = {"nginx", 5},
                 .is_deleted = true,
                 .is_replaced = true,
                 .hashes = {[HASH_SHA256] = {"00ff", 4}}},
	.parent = &systemd,
};

static void test_all_known(void **state)
{
	struct tcp_info info = {.tcpi_rtt = 210,
	                        .tcpi_min_rtt = 180,
	                        .tcpi_snd_cwnd = 10,
	                        .tcpi_total_retrans = 3,
	                        .tcpi_unacked = 2,
	                        .tcpi_bytes_acked = 5000000000,
	                        .tcpi_bytes_received = 77};
	struct socket s = {
		.family = FAMILY_INET6,
		.type = SOCK_STREAM,
		.protocol = IPPROTO_TCP,
		.state = STATE_ESTABLISHED,
		.ns = &blue,
		.has_cookie = true,
		.cookie = UINT64_MAX,
		.has_inode = true,
		.inode = 90210,
		.has_uid = true,
		.uid = 33,
		.has_queues = true,
		.rx_queue = 5,
		.has_mark = true,
		.ifindex = 7,
		.cgroup_path = TEXT("/system.slice"),
		.tcp_info = &info,
		.tcp_info_len = sizeof(info),
		.congestion = TEXT("cubic"),
		.read_time = 1795531866000,
	};
	const struct holder holders[] = {{&first, 6}, {&first, 9}, {&second, 6}};
	const struct indicator bad = {
		.kind = INDICATOR_NETWORK,
		.value = TEXT("192.0.2.0/24"),
		.severity = SEVERITY_HIGH,
		.texts = {[INDICATOR_NAME] = TEXT("C2"), [INDICATOR_SOURCE] = TEXT("CERT")},
	};
	struct summary summary = {.count = 3};
	static const struct container web = {.uid = {"8f1c", 4},
	                                     .name = {"web", 3},
	                                     .image_name = {"nginx:1", 7},
	                                     .pod_uid = {"0f43", 4}};
	static const struct container behind = {.uid = {"77", 2}};
	static const struct process_place place = {&web, {"a.service", 9}, {NULL, 0}, {NULL, 0}};
	static const struct package package = {.name = {"nginx-core", 10}};
	static const struct stand_in proxy = {.container = &behind},
				     kept = {.socket_unit = {"a.socket", 8}};
	struct connection c = {.socket = &s,
	                       .place = &place,
	                       .remote_hostname = TEXT("web.example"),
	                       .remote_service = TEXT("https"),
	                       .package = &package,
	                       .holders = holders,
	                       .holder_count = 3,
	                       .process = &nginx,
	                       .direction = DIRECTION_INBOUND,
	                       .boundary = BOUNDARY_EXTERNAL,
	                       .initiator = INITIATOR_REMOTE,
	                       .community_uid = TEXT("1:abc="),
	                       .geo = {.country = TEXT("NL"),
	                               .city = TEXT("Amsterdam"),
	                               .has_asn = true,
	                               .asn = UINT32_MAX,
	                               .organization = TEXT("Example Net")},
	                       .indicators = {&bad},
	                       .indicator_count = 1};
	static const char *const want[FIELD_COUNT] = {
		[FIELD_PROTOCOL_NAME_ID] = "tcp",
		[FIELD_PROTOCOL_NUM_ID] = "6",
		[FIELD_FAMILY_ID] = "inet6",
		[FIELD_TYPE_ID] = "stream",
		[FIELD_STATE_ID] = "ESTABLISHED",
		[FIELD_STATE_ID_ID] = "1",
		[FIELD_LOCAL_ID] = "[2001:db8::1]:443",
		[FIELD_REMOTE_ID] = "[2001:db8::2]:51812",
		[FIELD_LOCAL_IP_ID] = "2001:db8::1",
		[FIELD_LOCAL_PORT_ID] = "443",
		[FIELD_REMOTE_IP_ID] = "2001:db8::2",
		[FIELD_REMOTE_PORT_ID] = "51812",
		[FIELD_REMOTE_HOSTNAME_ID] = "web.example",
		[FIELD_REMOTE_SERVICE_ID] = "https",
		[FIELD_LOCAL_PATH_ID] = NULL_WORD,
		[FIELD_REMOTE_PATH_ID] = NULL_WORD,
		[FIELD_INTERFACE_NAME_ID] = "wg\x1b",
		[FIELD_DIRECTION_ID] = "Inbound",
		[FIELD_DIRECTION_ID_ID] = "1",
		[FIELD_BOUNDARY_ID] = "External",
		[FIELD_BOUNDARY_ID_ID] = "3",
		[FIELD_INITIATOR_ID] = "remote",
		[FIELD_PROCESS_PID_ID] = "812",
		[FIELD_PROCESS_NAME_ID] = "ngi\xc3nx",
		[FIELD_PROCESS_CMD_LINE_ID] = "nginx -g x",
		[FIELD_PROCESS_PATH_ID] = "/usr/sbin/nginx",
		[FIELD_PROCESS_CREATED_TIME_ID] = "1795531000118",
		[FIELD_PROCESS_CWD_ID] = "/srv",
		[FIELD_PROCESS_SHA256_ID] = "00ff",
		[FIELD_EXECUTABLE_DELETED_ID] = "1",
		[FIELD_EXECUTABLE_REPLACED_ID] = "1",
		[FIELD_EXECUTABLE_MEMFD_ID] = "0",
		[FIELD_PROCESS_PACKAGE_ID] = "nginx-core",
		[FIELD_CONTAINER_ID_ID] = "8f1c",
		[FIELD_CONTAINER_NAME_ID] = "web",
		[FIELD_CONTAINER_IMAGE_ID] = "nginx:1",
		[FIELD_POD_UID_ID] = "0f43",
		[FIELD_UNIT_ID] = "a.service",
		[FIELD_PARENT_PID_ID] = "1",
		[FIELD_PARENT_NAME_ID] = "systemd",
		[FIELD_USER_UID_ID] = "33",
		[FIELD_USER_NAME_ID] = "www-data",
		[FIELD_OWNER_COUNT_ID] = "2",
		[FIELD_NO_OWNER_REASON_ID] = NULL_WORD,
		[FIELD_NETNS_ID] = "4026532100",
		[FIELD_NETNS_NAME_ID] = "blue",
		[FIELD_COOKIE_ID] = "18446744073709551615",
		[FIELD_INODE_ID] = "90210",
		[FIELD_SOCKET_UID_ID] = "33",
		[FIELD_MARK_ID] = "0",
		[FIELD_CGROUP_ID] = "/system.slice",
		[FIELD_RX_QUEUE_ID] = "5",
		[FIELD_TX_QUEUE_ID] = "0",
		[FIELD_CONNECTION_UID_ID] = "b7c1d2e3:18446744073709551615",
		[FIELD_COMMUNITY_UID_ID] = "1:abc=",
		[FIELD_TCP_RTT_US_ID] = "210",
		[FIELD_TCP_MIN_RTT_US_ID] = "180",
		[FIELD_TCP_CWND_ID] = "10",
		[FIELD_TCP_RETRANS_ID] = "3",
		[FIELD_TCP_UNACKED_ID] = "2",
		[FIELD_TCP_BYTES_ACKED_ID] = "5000000000",
		[FIELD_TCP_BYTES_RECEIVED_ID] = "77",
		[FIELD_TCP_CONGESTION_ID] = "cubic",
		[FIELD_REMOTE_COUNTRY_ID] = "NL",
		[FIELD_REMOTE_CITY_ID] = "Amsterdam",
		[FIELD_REMOTE_ASN_ID] = "4294967295",
		[FIELD_REMOTE_ORG_ID] = "Example Net",
		[FIELD_INDICATOR_ID] = "192.0.2.0/24",
		[FIELD_INDICATOR_TYPE_ID] = "network",
		[FIELD_INDICATOR_NAME_ID] = "C2",
		[FIELD_INDICATOR_SOURCE_ID] = "CERT",
		[FIELD_INDICATOR_CONFIDENCE_ID] = "0",
		[FIELD_INDICATOR_SEVERITY_ID] = "4",
		[FIELD_CLOUD_PROVIDER_ID] = "AWS",
		[FIELD_CLOUD_REGION_ID] = "eu-west-1",
		[FIELD_CLOUD_ZONE_ID] = "eu-west-1b",
		[FIELD_CLOUD_ACCOUNT_ID] = "42",
		[FIELD_INSTANCE_UID_ID] = "i-0abc",
		[FIELD_TIME_ID] = "1795531866000",
		[FIELD_COUNT_ID] = NULL_WORD,
		[FIELD_QUERY_RESULT_ID_ID] = "1",
	};

	(void)state;
	static const struct cloud cloud = {.provider = {"AWS", 3},
	                                   .region = {"eu-west-1", 9},
	                                   .zone = {"eu-west-1b", 10},
	                                   .account = {"42", 2},
	                                   .instance = {"i-0abc", 6}};

	host.cloud = &cloud;
	s.local = end("2001:db8::1", 443);
	s.remote = end("2001:db8::2", 51812);
	for (unsigned f = 0; f < FIELD_COUNT; f++) {
		assert_non_null(want[f]); /* a new column is to be added here */
		says(&c, (enum field)f, want[f]);
	}
	host.cloud = NULL;
	c.summary = &summary;
	says(&c, FIELD_COUNT_ID, "3");
	says(&c, FIELD_OWNER_COUNT_ID, NULL_WORD); /* not the same for all of a group */
	/* who serves, not who passes on */
	c.stand_in = &proxy;
	says(&c, FIELD_CONTAINER_ID_ID, "77");
	says(&c, FIELD_CONTAINER_NAME_ID, NULL_WORD);
	says(&c, FIELD_UNIT_ID, "a.service");
	c.stand_in = &kept;
	says(&c, FIELD_CONTAINER_ID_ID, "8f1c");
	says(&c, FIELD_UNIT_ID, "a.socket");
}

/* Nothing is known: nothing is said, least of all a 0 or an empty text. */
static void test_nothing_known(void **state)
{
	static const struct process gone = {
		.pid = 9, .created_time = UNKNOWN_TIME, .holes = HOLE_VANISHED};
	struct socket s = {.family = FAMILY_INET6, .protocol = 999, .read_time = UNKNOWN_TIME};
	struct connection c = {.socket = &s, .no_owner = NO_OWNER_PERMISSION};
	char room[FIELD_ROOM];

	(void)state;
	for (unsigned f = 0; f < FIELD_COUNT; f++) {
		const char *want = NULL_WORD;

		if (f == FIELD_FAMILY_ID)
			want = "inet6";
		else if (f == FIELD_NO_OWNER_REASON_ID)
			want = "permission_denied";
		else if (f == FIELD_QUERY_RESULT_ID_ID)
			want = "2";
		else if (f == FIELD_DIRECTION_ID_ID || f == FIELD_BOUNDARY_ID_ID)
			want = "0"; /* OCSF's Unknown */
		else if (f == FIELD_CONNECTION_UID_ID)
			want = "b7c1d2e3:0:999::-:";
		says(&c, (enum field)f, want);
	}
	c.process = &gone;
	for (unsigned f = 0; f < FIELD_COUNT; f++)
		if (field_facts((enum field)f)->needs & NEED_PROCESS &&
		    f != FIELD_QUERY_RESULT_ID_ID)
			says(&c, (enum field)f, f == FIELD_PROCESS_PID_ID ? "9" : NULL_WORD);
	/* an address needs no room where its text is not wanted */
	struct value v;
	s.local = end("192.0.2.1", 1);
	field_value(FIELD_LOCAL_IP_ID, &c, NULL, NULL, &v);
	assert_int_equal(v.kind, VALUE_IP);
	assert_null(v.text.bytes);
	assert_true(address_equal(v.ip, s.local.ip));
	field_value(FIELD_CONNECTION_UID_ID, &c, NULL, room, &v);
	assert_int_equal(v.kind, VALUE_NULL);
}

static void test_numbers(void **state)
{
	static const struct process_ref shell = {.pid = 77,
	                                         .comm = {'s', 'i', 'x', 't', 'e', 'e', 'n', '-',
	                                                  'b', 'y', 't', 'e', 's', '-', 'o', 'k'}};
	struct process orphan = {
		.pid = 78, .ancestors = &shell, .ancestor_count = 1, .file = {.name = {"x", 1}}};
	struct socket s = {.family = FAMILY_INET, .protocol = IPPROTO_MPTCP};
	struct connection c = {.socket = &s, .process = &orphan};

	(void)state;
	says(&c, FIELD_PROTOCOL_NAME_ID, "mptcp");
	says(&c, FIELD_PROTOCOL_NUM_ID, "6");
	says(&c, FIELD_PARENT_PID_ID, "77");
	says(&c, FIELD_PARENT_NAME_ID, "sixteen-bytes-ok");
	says(&c, FIELD_EXECUTABLE_DELETED_ID, "0");
	s.family = FAMILY_UNIX;
	says(&c, FIELD_PROTOCOL_NAME_ID, "unix");
	says(&c, FIELD_PROTOCOL_NUM_ID, NULL_WORD);
	s.state = STATE_UNCONN;
	says(&c, FIELD_STATE_ID, "UNCONN");
	says(&c, FIELD_STATE_ID_ID, "99");
	s.state = STATE_CLOSING;
	says(&c, FIELD_STATE_ID_ID, "11");
	/* who alone has it is known; whom we do not see is not counted */
	c = (struct connection){.socket = &s, .no_owner = NO_OWNER_TIME_WAIT};
	says(&c, FIELD_OWNER_COUNT_ID, "0");
	c.no_owner = NO_OWNER_NO_DESCRIPTOR;
	says(&c, FIELD_OWNER_COUNT_ID, NULL_WORD);
}

/* ---- names and results ------------------------------------------------------------------------
 */

static void test_names(void **state)
{
	struct socket s = {.family = FAMILY_INET};

	(void)state;
	for (unsigned f = 0; f < FIELD_COUNT; f++) {
		const struct field_facts *facts = field_facts((enum field)f);

		assert_int_equal(field_named(text_of(facts->name)), f);
		assert_string_equal(field_list[f].name, facts->name);
	}
	assert_int_equal(field_named(TEXT("Remote_ip")), FIELD_COUNT);
	assert_int_equal(field_named(TEXT("")), FIELD_COUNT);
	for (unsigned protocol = 0; protocol <= 300; protocol++) {
		s.protocol = (uint16_t)protocol;
		struct text name = socket_protocol_name(&s);

		if (name.bytes)
			assert_int_equal(protocol_named(name), protocol);
	}
	assert_int_equal(protocol_named(TEXT("mptcp")), IPPROTO_MPTCP);
	assert_int_equal(protocol_named(TEXT("unix")), -1);
	assert_int_equal(protocol_named(TEXT_NONE), -1);
}

static void test_results(void **state)
{
	const struct holder holder = {&first, 3};
	struct process p = {.pid = 812};
	struct socket s = {.family = FAMILY_INET};
	struct connection c = {.socket = &s, .process = &p};

	(void)state;
	assert_int_equal(connection_result(&c), 1);
	p.holes = HOLE_CWD;
	assert_int_equal(connection_result(&c), 2);
	c.process = NULL;
	assert_int_equal(connection_result(&c), 2); /* somebody has it */
	c.holders = &holder;
	c.holder_count = 1; /* known, its details were not asked for */
	assert_int_equal(connection_result(&c), 1);
	c.holder_count = 0;
	for (unsigned n = OWNED + 1; n < NO_OWNER_COUNT; n++) {
		c.no_owner = (enum no_owner)n;
		assert_int_equal(connection_result(&c), no_owner_is_kernel(c.no_owner) ? 1 : 2);
	}
}

static void uid_is(const struct socket *s, const char *want)
{
	char room[FIELD_ROOM];
	size_t len = connection_uid(&host, s, room);

	assert_true(text_equal((struct text){room, len}, text_of(want)));
}

static void test_uid(void **state)
{
	static const struct host unknown;
	struct socket s = {.family = FAMILY_INET6,
	                   .protocol = IPPROTO_TCP,
	                   .ns = &blue,
	                   .has_cookie = true,
	                   .cookie = 4711,
	                   .has_inode = true,
	                   .inode = 90210};
	char room[FIELD_ROOM];

	(void)state;
	s.local = end("2001:db8::1", 443);
	s.remote = end("198.51.100.7", 51812);
	uid_is(&s, "b7c1d2e3:4711");
	s.has_cookie = false;
	uid_is(&s, "b7c1d2e3:4026532100:90210");
	s.inode = 0;
	uid_is(&s, "b7c1d2e3:4026532100:tcp:[2001:db8::1]:443-198.51.100.7:51812");
	assert_int_equal(connection_uid(&unknown, &s, room), 0);
}

/* ---- figures ----------------------------------------------------------------------------------
 */

static void test_figures(void **state)
{
	struct tcp_info info = {.tcpi_rtt = 210, .tcpi_min_rtt = UINT32_MAX, .tcpi_backoff = 0};
	struct socket s = {.family = FAMILY_INET,
	                   .protocol = IPPROTO_TCP,
	                   .state = STATE_ESTABLISHED,
	                   .tcp_info = &info,
	                   .tcp_info_len = sizeof(info)};
	const struct tcp_figure *rtt = &tcp_figures[TCP_FIGURE_rtt];
	uint64_t value = 0;

	(void)state;
	for (size_t i = 0; i < TCP_FIGURE_COUNT; i++)
		assert_true(tcp_figures[i].name && tcp_figures[i].size);
	assert_true(tcp_figure_read(rtt, &s, &value));
	assert_int_equal(value, 210);
	assert_true(tcp_figure_read(&tcp_figures[TCP_FIGURE_backoff], &s, &value));
	assert_int_equal(value, 0);
	assert_false(tcp_figure_read(&tcp_figures[TCP_FIGURE_min_rtt], &s, &value));
	s.tcp_info_len = rtt->offset + rtt->size - 1; /* ends within it */
	assert_false(tcp_figure_read(rtt, &s, &value));
	s.tcp_info_len++;
	assert_true(tcp_figure_read(rtt, &s, &value));
	s.state = STATE_LISTEN;
	assert_false(tcp_figure_read(rtt, &s, &value));
	s.state = STATE_ESTABLISHED;
	s.protocol = IPPROTO_MPTCP;
	assert_false(tcp_figure_read(rtt, &s, &value));
	s.protocol = IPPROTO_TCP;
	s.tcp_info = NULL;
	assert_false(tcp_figure_read(rtt, &s, &value));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ip_ends),       cmocka_unit_test(test_unix_ends),
		cmocka_unit_test(test_other_ends),    cmocka_unit_test(test_all_known),
		cmocka_unit_test(test_nothing_known), cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_names),         cmocka_unit_test(test_results),
		cmocka_unit_test(test_uid),           cmocka_unit_test(test_figures),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
