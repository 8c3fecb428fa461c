/* SPDX-License-Identifier: Apache-2.0 */
#include "event_samples.h"

#include <dirent.h>
#include <linux/if_arp.h>
#include <linux/tcp.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>

#define NOW INT64_C(1795531000123)
#define UUID TEXT("01890000-0000-7000-8000-000000000001")
#define LONG_LEN 102400
/* A text in a static table. */
#define T(literal)                           \
	{                                    \
		literal, sizeof(literal) - 1 \
	}

static const struct interface interfaces[] = {
	{.index = 1, .name = T("lo"), .is_loopback = true, .arp_type = ARPHRD_LOOPBACK},
	{.index = 2,
         .name = T("eth0"),
         .mac = {2, 0, 0, 0, 0, 1},
         .has_mac = true,
         .arp_type = ARPHRD_ETHER},
	{.index = 3, .name = T("wg0"), .arp_type = ARPHRD_NONE, .kind = T("wireguard")},
};

static const struct process_ref walked[] = {
	{.pid = 812, .parent_pid = 700, .start_ticks = 123456, .comm = "nginx"},
	{.pid = 813, .parent_pid = 812, .start_ticks = 123460, .comm = "nginx"},
};
static const struct holder holders[] = {
	{&walked[0], 6},
	{&walked[0], 9},
	{&walked[1], 6},
};
static const struct process_ref ancestors[] = {
	{.pid = 700, .parent_pid = 1, .start_ticks = 120000, .comm = "sh\x1b[31m\n\xff"},
	{.pid = 1, .start_ticks = 1, .comm = "sixteen-bytes-xy"},
};
static const struct variable environment[] = {
	{T("HOME"), T("/root")},
	{T("EMPTY"), T("")},
	{T("EVIL"), T("a\nb\x1b[0m\xc3(")},
};

static const struct text container_labels[] = {T("com.example.role=front"), T("evil=\x1b[31m\xff")};
static const struct container containers[] = {
	{.uid = T("8f1c0e6f8f1c0e6f8f1c0e6f8f1c0e6f8f1c0e6f8f1c0e6f8f1c0e6f8f1c0e6f"),
         .name = T("web"),
         .runtime = T("docker"),
         .image_name = T("nginx:1.25"),
         .image_uid = T("sha256:0123"),
         .labels = container_labels,
         .label_count = ARRAY_LEN(container_labels),
         .first_pid = 811,
         .state = T("var/lib/docker/containers/8f1c/config.v2.json")},
	{.uid = T("5d3a"),
         .runtime = T("cri-o"),
         .orchestrator = T("kubernetes"),
         .image_name = T("quay.io/a/b"),
         .pod_uid = T("0f4373eb-6bdd-40c9-b958-f95d90432fb4"),
         .pod_name = T("front-1\n"),
         .pod_namespace = T("shop")},
	/* a name of the user's own making, a pod that kubelet's own files ask for */
	{.uid = T("\x1b]0;x\x07"),
         .pod_uid = T("0f4373eb6bdd40c9b958f95d90432fb4"),
         .state_error = EACCES,
         .is_users = true,
         .user_uid = 1000,
         .cgroup_inside = T("/a")},
};
static const struct process_place places[] = {
	{&containers[0], T("docker-8f1c.scope"), T("system.slice"), {NULL, 0}},
	{&containers[1], {NULL, 0}, {NULL, 0}, {NULL, 0}},
	{&containers[2], T("user@1000.service"), T("user-1000.slice"), T("evil\n.scope")},
	{NULL, T("nginx.service"), T("system.slice"), {NULL, 0}},
};
static const struct stand_in stand_ins[] = {
	{.by = "docker-proxy",
         .to_ip = {.family = 4, .bytes = {172, 17, 0, 2}},
         .to_port = 80,
         .container = &containers[0]},
	{.by = "systemd", .socket_unit = T("ssh.socket"), .service_unit = T("ssh.service")},
};

static struct address ipv4(uint8_t a, uint8_t b, uint8_t c, uint8_t d)
{
	return (struct address){.family = 4, .bytes = {a, b, c, d}};
}

static struct host make_host(void)
{
	return (struct host){
		.hostname = TEXT("web1"),
		.machine_id = TEXT("0123456789abcdef0123456789abcdef"),
		.boot_id = TEXT("b7c1d2e3-0000-4000-8000-000000000000"),
		.boot_time = NOW - 100000000,
		.os_name = TEXT("Debian GNU/Linux"),
		.os_version = TEXT("12"),
		.os_build = TEXT("20260101"),
		.os_edition = TEXT("Server"),
		.os_cpe = TEXT("cpe:/o:debian:debian_linux:12"),
		.kernel_release = TEXT("6.1.0-9-amd64"),
		.cpu_bits = 64,
		.kind = DEVICE_SERVER,
		.vendor = TEXT("ACME"),
		.model = TEXT("Server 1"),
		.hypervisor = TEXT("KVM"),
		.serial = TEXT("S-1"),
		.hardware_uuid = TEXT("11111111-2222-3333-4444-555555555555"),
		.bios_vendor = TEXT("SeaBIOS"),
		.bios_version = TEXT("1.16"),
		.bios_date = TEXT("04/01/2014"),
		.chassis = TEXT("Other"),
		.cpu_architecture = TEXT("x86_64"),
		.cpu_count = 2,
		.ram_mib = 4096,
		.ip = ipv4(192, 0, 2, 1),
		.interface = interfaces[1],
		.interface_prefix = 24,
		.utc_offset_minutes = 60,
	};
}

/* One whose facts are few or odd: no OCSF host name, a tunnel, an unknown machine. */
static struct host make_bare_host(void)
{
	return (struct host){
		.hostname = TEXT("bad_host\nname"),
		.machine_id = TEXT("short"),
		.boot_time = UNKNOWN_TIME,
		.cpu_architecture = TEXT("s390x"),
		.cpu_bits = 64,
		.hardware_uuid = TEXT("Not Settable"),
		.ip = {.family = 6, .bytes = {0x20, 1, 0xd, 0xb8, [15] = 1}},
		.interface = interfaces[2],
		.interface_prefix = 61,
	};
}

static struct process plain_process(uint32_t pid, const char *name)
{
	return (struct process){
		.pid = pid,
		.start_ticks = 123456,
		.uid = TEXT("b7c1d2e3-0000-4000-8000-000000000000:812:123456"),
		.name = text_of(name),
		.cmd_line = TEXT("nginx: worker process"),
		.working_directory = TEXT("/"),
		.created_time = NOW - 90000000,
		.user = {true, 33, TEXT("www-data"), USER_SYSTEM},
		.has_ids = true,
		.real_uid = 33,
		.effective_gid = 33,
		.has_login_uid = true,
		.login_uid = 1000,
		.file = {.path = TEXT("/usr/sbin/nginx"),
	                 .name = TEXT("nginx"),
	                 .known_stat = true,
	                 .type = DT_REG,
	                 .size = 1200000,
	                 .inode = 4711,
	                 .modified_time = NOW - 800000000,
	                 .accessed_time = NOW - 1000,
	                 .changed_time = NOW - 800000000,
	                 .owner = {true, 0, TEXT("root"), USER_ADMIN}},
		.session = {true, TEXT("c2"), TEXT("systemd-logind"), TEXT("pts/0"), NOW - 95000000,
	                    true, false},
		.cgroup = TEXT("/system.slice/nginx.service"),
		.ancestors = ancestors,
		.ancestor_count = ARRAY_LEN(ancestors),
	};
}

static struct process hostile_process(void)
{
	struct process p = plain_process(4002, "\x1b]0;evil\x07\n\"\\\xff\xc3(\xed\xa0\x80");

	p.cmd_line = TEXT("sh -c \x00\x01\x1f\x7f\xc2\x85\xe2\x80\xa8 \xe2\x80\xae \xf0\x9f\x98\x80"
	                  "\xf4\x90\x80\x80 \xef\xbf\xbd");
	p.user = (struct user){true, UINT32_MAX, TEXT_NONE, USER_UNKNOWN};
	p.file.name = TEXT("a\nb.\xffsh");
	p.file.path = TEXT("/tmp/a\nb.\xffsh");
	p.file.ext = TEXT("\xffsh");
	p.file.is_deleted = true;
	p.file.modified_time = 1000; /* as reproducible builds have it */
	p.file.accessed_time = INT64_MAX;
	p.file.hashes[HASH_MD5] = TEXT("d41d8cd98f00b204e9800998ecf8427e");
	p.file.hashes[HASH_SHA256] =
		TEXT("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
	p.environment = environment;
	p.environment_count = ARRAY_LEN(environment);
	p.created_time = UNKNOWN_TIME;
	return p;
}

static struct process memfd_process(void)
{
	struct process p = plain_process(4003, "");

	p.cmd_line = TEXT("");
	p.file = (struct file){.name = TEXT("memfd:x"), .is_memfd = true, .is_deleted = true};
	p.file.no_hash_reason = TEXT("too large");
	p.session = (struct session){.known = true, .uid = TEXT("7"), .issuer = TEXT("audit")};
	p.session.created_time = UNKNOWN_TIME;
	p.working_directory = TEXT_NONE;
	p.has_ids = p.has_login_uid = false;
	p.cgroup = TEXT_NONE;
	return p;
}

/* More than a version up to 1.3 takes, of characters of three bytes. */
static struct text long_text(void)
{
	char *bytes = malloc(3 * LONG_LEN);

	if (!bytes)
		abort();
	for (size_t i = 0; i < LONG_LEN; i++)
		memcpy(bytes + 3 * i, "\xe2\x82\xac", 3);
	return (struct text){bytes, 3 * LONG_LEN};
}

static void make_processes(struct samples *s)
{
	static struct process list[9];
	static struct process parent;
	static char deep[4095];

	parent = plain_process(700, "sh");
	parent.ancestor_count = 0;
	parent.cmd_line_cut = true;
	list[PROCESS_PLAIN] = plain_process(812, "nginx");
	list[PROCESS_PLAIN].parent = &parent;
	list[PROCESS_PLAIN].file.hashes[HASH_SHA1] =
		TEXT("da39a3ee5e6b4b0d3255bfef95601890afd80709");
	list[PROCESS_HOSTILE] = hostile_process();
	list[PROCESS_LONG] = plain_process(4004, "long");
	list[PROCESS_LONG].cmd_line = long_text();
	list[PROCESS_LONG].cmd_line_cut = true;
	list[PROCESS_VANISHED] = (struct process){.pid = 4005,
	                                          .start_ticks = 9,
	                                          .uid = TEXT("b7c1d2e3:4005:9"),
	                                          .created_time = NOW - 5,
	                                          .holes = HOLE_VANISHED,
	                                          .hole_error = ESRCH};
	list[PROCESS_HOLES] = plain_process(4006, "unreadable");
	list[PROCESS_HOLES].file = (struct file){.modified_time = UNKNOWN_TIME};
	list[PROCESS_HOLES].holes = HOLE_EXE | HOLE_CWD | HOLE_ENV | HOLE_HASH;
	list[PROCESS_HOLES].hole_error = EACCES;
	list[5] = memfd_process();
	/* A kernel thread. */
	list[6] = (struct process){.pid = 7,
	                           .uid = TEXT("b7:7:1"),
	                           .name = TEXT("kworker/0:1"),
	                           .created_time = UNKNOWN_TIME};
	list[7] = plain_process(4007, "deep");
	memset(deep, '/', sizeof(deep));
	list[7].file.path = list[7].file.name = (struct text){deep, sizeof(deep)};
	list[7].file.type = DT_FIFO;
	list[8] = plain_process(4008, "python3");
	list[8].file.type = DT_UNKNOWN;
	list[8].user = (struct user){true, 1000, TEXT("jo.doe"), USER_NORMAL};
	s->processes = list;
	s->process_count = ARRAY_LEN(list);
}

static struct socket inet_socket(struct samples *s, uint16_t protocol, enum socket_state state)
{
	uint8_t type = protocol == IPPROTO_UDP ? SOCK_DGRAM : SOCK_STREAM;

	return (struct socket){
		.family = FAMILY_INET,
		.type = type,
		.protocol = protocol,
		.state = state,
		.ns = &s->netns,
		.local = {ipv4(192, 0, 2, 1), 443, true, 0},
		.remote = {ipv4(198, 51, 100, 7), 51812, true, 0},
		.has_cookie = true,
		.has_inode = true,
		.has_uid = true,
		.has_queues = true,
		.cookie = UINT64_MAX - 1,
		.inode = 90210,
		.read_time = NOW,
	};
}

static struct socket listening(struct samples *s, uint16_t protocol, enum socket_state state)
{
	struct socket k = inet_socket(s, protocol, state);

	k.remote = (struct endpoint){.port = 0};
	k.local.ip = ipv4(0, 0, 0, 0);
	return k;
}

static struct socket other_socket(struct samples *s, enum socket_family family, uint8_t type,
                                  enum socket_state state)
{
	struct socket k = inet_socket(s, 0, state);

	k.family = family;
	k.type = type;
	k.local = k.remote = (struct endpoint){.port = 0};
	k.has_queues = false;
	return k;
}

static struct socket time_wait(struct samples *s)
{
	struct socket k = inet_socket(s, IPPROTO_TCP, STATE_TIME_WAIT);

	k.has_uid = k.has_queues = false;
	k.inode = 0;
	k.is_timewait = true;
	k.has_timer = true;
	k.timer = 3;
	k.timer_ms = 59000;
	return k;
}

/* Everything that a socket can tell of itself. */
static struct socket full_tcp(struct samples *s)
{
	static struct tcp_info info;
	struct socket k = inet_socket(s, IPPROTO_TCP, STATE_ESTABLISHED);

	info.tcpi_rtt = 210;
	info.tcpi_snd_cwnd = 10;
	info.tcpi_min_rtt = UINT32_MAX;
	info.tcpi_bytes_acked = UINT64_MAX - 2;
	info.tcpi_max_pacing_rate = UINT64_MAX;
	k.has_mark = k.has_cgroup = k.has_shutdown = k.has_v6only = k.has_timer = true;
	k.mark = 42;
	k.cgroup = 4294967297;
	k.shutdown = 3;
	k.timer = 2;
	k.timer_ms = 7200000;
	k.tcp_info = &info;
	k.tcp_info_len = sizeof(info);
	k.congestion = TEXT("cubic");
	k.raw = (struct text){"\x00\x01\xff raw", 7};
	k.ifindex = 2;
	return k;
}

/* Local addresses with scopes, from /proc, where no cookie is. */
static struct socket linked_v6(struct samples *s)
{
	struct socket k = inet_socket(s, IPPROTO_TCP, STATE_CLOSE_WAIT);

	k.family = FAMILY_INET6;
	k.local.ip = k.remote.ip = (struct address){6, {0xfe, 0x80, [15] = 1}};
	k.local.scope = 2;
	k.remote.scope = 99; /* an interface that is not there any more */
	k.has_cookie = false;
	k.from_proc = true;
	k.raw = TEXT("   0: 0100007F:0CEA 00000000:0000 0A ...");
	return k;
}

static struct socket raw_socket(struct samples *s, enum socket_state state)
{
	struct socket k = inet_socket(s, 112, state);

	k.type = SOCK_RAW;
	k.local = (struct endpoint){.ip = ipv4(0, 0, 0, 0)};
	k.remote.has_port = false;
	if (state == STATE_UNCONN)
		k.remote.ip.family = 0;
	k.has_cookie = k.has_inode = false;
	return k;
}

static struct socket unix_socket(struct samples *s, enum socket_state state, struct text path)
{
	static const uint32_t pending[] = {5, 6};
	struct socket k = other_socket(s, FAMILY_UNIX, SOCK_STREAM, state);

	k.un.path = path;
	k.un.is_abstract = path.bytes && path.bytes[0] != '/';
	k.un.has_peer = state == STATE_ESTABLISHED;
	k.un.peer_inode = 90211;
	k.un.peer_path = k.un.has_peer ? TEXT("/run/peer\n") : TEXT_NONE;
	k.un.has_vfs = state == STATE_LISTEN;
	k.un.vfs_inode = 12;
	k.un.vfs_device = 8 << 20 | 1;
	k.un.pending = pending;
	k.un.pending_count = state == STATE_LISTEN ? 2 : 0;
	return k;
}

static struct socket netlink_socket(struct samples *s)
{
	static const uint8_t groups[] = {0x11, 0x80};
	struct socket k = other_socket(s, FAMILY_NETLINK, SOCK_RAW, STATE_UNCONN);

	k.netlink = (struct netlink_facts){false, 4711, 0, 0, groups, sizeof(groups)};
	return k;
}

static size_t make_inet(struct samples *s, struct socket *list)
{
	size_t n = SOCKET_LOCAL + 1;

	list[SOCKET_LISTENER] = listening(s, IPPROTO_TCP, STATE_LISTEN);
	list[SOCKET_INBOUND] = inet_socket(s, IPPROTO_TCP, STATE_ESTABLISHED);
	list[SOCKET_OUTBOUND] = full_tcp(s);
	list[SOCKET_TIME_WAIT] = time_wait(s);
	list[SOCKET_LOCAL] = inet_socket(s, IPPROTO_TCP, STATE_ESTABLISHED);
	list[SOCKET_LOCAL].local.ip = list[SOCKET_LOCAL].remote.ip = ipv4(127, 0, 0, 1);
	list[n++] = listening(s, IPPROTO_UDP, STATE_UNCONN);
	list[n++] = inet_socket(s, IPPROTO_UDP, STATE_ESTABLISHED);
	list[n++] = inet_socket(s, IPPROTO_MPTCP, STATE_ESTABLISHED);
	list[n++] = inet_socket(s, IPPROTO_SCTP, STATE_COOKIE_WAIT);
	list[n++] = listening(s, IPPROTO_TCP, STATE_CLOSED);
	list[n++] = linked_v6(s);
	list[n++] = raw_socket(s, STATE_UNCONN);
	list[n++] = raw_socket(s, STATE_ESTABLISHED);
	list[n] = raw_socket(s, STATE_UNCONN);
	list[n++].protocol = 255;
	list[n] = listening(s, IPPROTO_TCP, STATE_LISTEN);
	list[n].family = FAMILY_INET6;
	list[n].local.ip = (struct address){.family = 6};
	list[n++].ns = NULL;
	for (enum socket_state state = STATE_NONE; state < STATE_COUNT; state++)
		list[n++] = inet_socket(s, IPPROTO_TCP, state);
	return n;
}

static void make_sockets(struct samples *s)
{
	static struct socket list[64];
	size_t n = make_inet(s, list);

	list[n++] = unix_socket(s, STATE_LISTEN, TEXT("/run/x.sock"));
	list[n++] = unix_socket(s, STATE_ESTABLISHED, TEXT_NONE);
	list[n++] = unix_socket(s, STATE_UNCONN, TEXT("abstract\0with\0nuls\x1b"));
	list[n] = other_socket(s, FAMILY_PACKET, SOCK_RAW, STATE_UNCONN);
	list[n].ifindex = 2;
	list[n++].packet = (struct packet_facts){true, 3, true, 1, 2};
	list[n++] = netlink_socket(s);
	list[n] = other_socket(s, FAMILY_VSOCK, SOCK_STREAM, STATE_LISTEN);
	list[n++].vsock = (struct vsock_facts){UINT32_MAX, 1024, 0, 0, false};
	list[n] = other_socket(s, FAMILY_VSOCK, SOCK_STREAM, STATE_ESTABLISHED);
	list[n++].vsock = (struct vsock_facts){3, 1024, 2, 99, true};
	list[n] = other_socket(s, FAMILY_XDP, SOCK_RAW, STATE_UNCONN);
	list[n].ifindex = 99;
	list[n++].xdp = (struct xdp_facts){true, 4};
	s->sockets = list;
	s->socket_count = n;
}

struct samples *samples_make(void)
{
	static struct samples s;

	if (s.sockets)
		return &s;
	s.host = make_host();
	s.bare_host = make_bare_host();
	s.netns = (struct netns){.inode = 4026531840,
	                         .name = TEXT("blue"),
	                         .interfaces = interfaces,
	                         .interface_count = ARRAY_LEN(interfaces)};
	s.places = places;
	s.place_count = ARRAY_LEN(places);
	s.stand_ins = stand_ins;
	s.stand_in_count = ARRAY_LEN(stand_ins);
	s.holders = holders;
	s.holder_count = ARRAY_LEN(holders);
	make_processes(&s);
	make_sockets(&s);
	return &s;
}

struct event_context samples_context(const struct samples *s, ocsf_version_t version, bool rich)
{
	static const struct text labels[] = {T("team=blue"), T("hostile=\x1b\n")};
	struct event_context c = {
		.version = version,
		.host = &s->host,
		.self = &s->processes[PROCESS_PLAIN],
		.product_version = "0.1.0",
		.query_string = TEXT("SELECT * FROM connections"),
		.query_uid = UUID,
		.query_time = NOW,
	};

	if (rich) {
		c.query_name = TEXT("hunt");
		c.labels = labels;
		c.label_count = ARRAY_LEN(labels);
		c.tenant = TEXT("acme");
		c.datetime = c.raw = c.tcp_info = true;
	}
	return c;
}

struct connection samples_connection(const struct samples *s, const struct socket *socket,
                                     const struct process *process, enum no_owner reason)
{
	bool has_remote = socket->remote.ip.family;

	return (struct connection){
		.socket = socket,
		.holders = s->holders,
		.holder_count = process ? s->holder_count : 0,
		.process = process,
		.no_owner = reason,
		.no_owner_error = reason == NO_OWNER_PERMISSION ? EACCES : 0,
		.direction = has_remote ? DIRECTION_INBOUND : DIRECTION_UNKNOWN,
		.boundary = has_remote ? BOUNDARY_EXTERNAL : BOUNDARY_UNKNOWN,
		.initiator = has_remote ? INITIATOR_REMOTE : INITIATOR_UNKNOWN,
		.initiator_evidence = has_remote ? "listener" : NULL,
		.community_uid = has_remote ? TEXT("1:GL/VrH+gAe5YBM9jx0D90UsMcpo=") : TEXT_NONE,
	};
}

struct event samples_event(const struct connection *c, uint64_t number)
{
	return (struct event){
		.connection = c,
		.query_result_id = connection_result(c),
		.uid = UUID,
		.sequence = number,
		.time = NOW,
		.logged_time = NOW + 1,
	};
}
