/* SPDX-License-Identifier: Apache-2.0 */
/*
 * model: what the project speaks about: sockets, namespaces, processes, holders, the host, gaps.
 *
 * Plain records without behaviour beyond naming, comparing and being read as columns (fields.def).
 * Who fills a record says how long it lives. A field whose fact is unknown is "none": a NULL text,
 * family 0, a false `has_`, UNKNOWN_TIME; never a made-up value.
 */
#ifndef CONNQUERY_MODEL_H
#define CONNQUERY_MODEL_H

#include "base/base.h"
#include "model/beside.h"
#include "model/cloud.h"
#include "model/place.h"
#include "model/tcp_figures.h"

#define UNKNOWN_TIME INT64_MIN /* for times in ms since 1970 */

/* ---- network namespace ---------------------------------------------------------------------- */

/* An interface of a namespace, as rtnetlink tells it. */
struct interface {
	uint32_t index;
	struct text name;
	uint8_t mac[6];
	bool has_mac; /* an Ethernet address of six bytes that is not all zero */
	bool is_loopback;
	bool is_up;
	uint16_t arp_type; /* ARPHRD_* of linux/if_arp.h */
	struct text kind;  /* IFLA_INFO_KIND: "veth", "wireguard" …; none for hardware */
};
/* An address that belongs to a namespace. */
struct interface_address {
	struct address ip;
	uint32_t index; /* of its interface */
	uint8_t prefix; /* bits */
	uint8_t scope;  /* RT_SCOPE_* */
};
/* A socket in state LISTEN: the evidence for who opened a connection, and the holder of what is not
 * accepted. */
struct listener {
	struct address ip; /* 0.0.0.0 or :: when it listens on all */
	uint16_t port;
	uint16_t protocol; /* IPPROTO_TCP, IPPROTO_SCTP, IPPROTO_MPTCP */
	bool v6only;
	bool is_v6;       /* an AF_INET6 socket (:: without v6only takes IPv4 as well) */
	uint32_t ifindex; /* the device that it is bound to, 0: any */
	uint64_t cookie, inode;
};
/* A network namespace during a run. Owned by the collector; lives as long as it. */
struct netns {
	uint64_t inode;   /* of nsfs, as `readlink /proc/self/ns/net` shows it; 0 when it cannot be
	                     told */
	struct text name; /* of a bind mount ("blue" for `ip netns add blue`), none without one */
	bool is_current;  /* the one that this process is in */
	const struct interface *interfaces; /* sorted by index */
	size_t interface_count;
	const struct interface_address *addresses; /* sorted by ip, as address_compare orders */
	size_t address_count;
	const struct listener *listeners; /* sorted as listener_compare orders */
	size_t listener_count;
	bool has_port_range;
	uint16_t port_first, port_last; /* net.ipv4.ip_local_port_range */
};
/* NULL when the namespace has none of that index. */
const struct interface *netns_interface(const struct netns *ns, uint32_t index);
bool netns_has_address(const struct netns *ns, struct address a);
/* Whether a listener can take a connection of that protocol to that local end: the port is its own,
 * and it is bound to that very address or to all (the IPv6 wildcard takes IPv4 as well unless
 * v6only). TCP and MPTCP are one here. Of several that can, the kernel prefers the one bound
 * to the address itself; the device that a listener may be bound to is for the caller to compare.
 */
bool listener_takes(const struct listener *l, uint16_t protocol, struct address ip, uint16_t port);
/* By port, then address: for sorting. */
int listener_compare(const struct listener *a, const struct listener *b);
/* The listener of the namespace that takes a connection of a socket bound to device `ifindex` (0:
 * none): one bound to the address itself, else one bound to all; NULL when there is none. */
const struct listener *netns_listener(const struct netns *ns, uint16_t protocol, struct address ip,
                                      uint16_t port, uint32_t ifindex);

/* ---- socket --------------------------------------------------------------------------------- */

enum socket_family {
	FAMILY_INET,
	FAMILY_INET6,
	FAMILY_UNIX,
	FAMILY_PACKET,
	FAMILY_NETLINK,
	FAMILY_VSOCK,
	FAMILY_XDP,
	FAMILY_COUNT
};
const char *socket_family_name(enum socket_family f); /* "inet", "inet6", "unix" … */

/* 1 to 11 are the kernel's TCP states and OCSF's state_id alike (enum in net/tcp_states.h; OCSF
 * class 5012). */
enum socket_state {
	STATE_NONE,
	STATE_ESTABLISHED,
	STATE_SYN_SENT,
	STATE_SYN_RECV, /* also the kernel's NEW_SYN_RECV (12) */
	STATE_FIN_WAIT1,
	STATE_FIN_WAIT2,
	STATE_TIME_WAIT,
	STATE_CLOSED, /* also the kernel's BOUND_INACTIVE (13): bound, neither connected nor
	                 listening */
	STATE_CLOSE_WAIT,
	STATE_LAST_ACK,
	STATE_LISTEN,
	STATE_CLOSING,
	/* OCSF has no number for these: state_id 99 with the word. */
	STATE_UNCONN,
	STATE_COOKIE_WAIT, /* SCTP associations, RFC 9260 section 4 */
	STATE_COOKIE_ECHOED,
	STATE_SHUTDOWN_PENDING,
	STATE_SHUTDOWN_SENT,
	STATE_SHUTDOWN_RECEIVED,
	STATE_SHUTDOWN_ACK_SENT,
	STATE_COUNT
};
const char *socket_state_name(enum socket_state s); /* "ESTABLISHED", "UNCONN" … */

/* One end of a socket. */
struct endpoint {
	struct address ip;
	uint16_t port;
	bool has_port;  /* false for raw, ICMP … sockets */
	uint32_t scope; /* ifindex of a scoped IPv6 address, 0 without */
};
struct unix_facts {
	struct text path; /* none when unnamed; an abstract name without its leading NUL, may hold
	                     NULs */
	bool is_abstract;
	bool has_peer;
	uint64_t peer_inode;
	struct text peer_path; /* where the peer's name is known */
	bool peer_is_abstract;
	bool has_vfs;
	uint32_t vfs_inode, vfs_device; /* of the socket's file, as unix_diag tells */
	const uint32_t *pending;        /* inodes of connections not yet accepted, of a listener */
	size_t pending_count;
};
struct packet_facts {
	bool has_ether_type;
	uint16_t ether_type; /* ETH_P_*, host order */
	bool is_fanout;
	uint32_t fanout_id, fanout_type;
};
struct netlink_facts {
	bool is_kernel_end; /* proven: the kernel's own end of the protocol */
	uint32_t port_id, dst_port_id, dst_group;
	const uint8_t
		*groups; /* bit mask as the kernel sent it, little end first; NULL when not told */
	size_t groups_len;
};
struct vsock_facts {
	uint32_t local_cid, local_port, remote_cid, remote_port;
	bool has_remote;
};
struct xdp_facts {
	bool has_queue;
	uint32_t queue_id;
};

/* One socket of one namespace. Borrowed: lives until the collector is asked for the next one, its
 * texts as well. */
struct socket {
	enum socket_family family;
	uint8_t type;      /* SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET; 0 unknown */
	uint16_t protocol; /* IPPROTO_* for inet and inet6; NETLINK_* for netlink; else 0 */
	enum socket_state state;
	struct netns *ns;
	struct endpoint local, remote; /* inet and inet6 only; remote.ip.family 0: there is none */

	bool has_cookie, has_inode, has_uid, has_queues, has_mark, has_cgroup, has_shutdown,
		has_v6only;
	uint64_t cookie;             /* the kernel's own name for it, never reused in a boot */
	uint64_t inode;              /* of sockfs; 0 (and has_inode): no file holds it */
	uint32_t uid;                /* its creator's; not of TIME_WAIT and request sockets */
	uint32_t ifindex;            /* the device it is bound to, 0: none */
	uint32_t rx_queue, tx_queue; /* bytes; a listener's: accept queue now and at most */
	uint32_t mark;
	uint64_t cgroup;         /* id of its cgroup (version 2) */
	struct text cgroup_path; /* none where the id cannot be turned into it; lives as long as the
	                            collector */
	uint8_t shutdown;        /* bit 0 receive, bit 1 send */
	bool v6only;
	bool is_request;  /* a half-open connection: no socket yet */
	bool is_timewait; /* a minisock: TIME_WAIT, or FIN_WAIT2 that waits to expire */
	bool from_proc;   /* read from /proc/net, not from sock_diag */

	uint8_t timer; /* idiag_timer: 0 none 1 retransmit 2 keepalive 3 timewait 4 probe */
	bool has_timer;
	uint32_t timer_ms;
	const void *tcp_info; /* struct tcp_info as the kernel sent it (maybe shorter or longer),
	                         NULL when not asked */
	size_t tcp_info_len;
	struct text congestion; /* "cubic" */

	union { /* by family; zeroed for inet and inet6 */
		struct unix_facts un;
		struct packet_facts packet;
		struct netlink_facts netlink;
		struct vsock_facts vsock;
		struct xdp_facts xdp;
	};
	struct text raw;   /* the kernel's message, or the line of /proc, when asked */
	int64_t read_time; /* ms since 1970 */
};
/* "tcp", "udp", "mptcp", "icmp", "unix", "packet", "netlink" …: lower case, IANA's keyword or the
 * family's name; for a raw socket of protocol 112 "vrrp"; TEXT_NONE when there is no name. */
struct text socket_protocol_name(const struct socket *s);
/* "TCP", "UDP", "unix stream" …, for a sentence. */
struct text socket_protocol_title(const struct socket *s);
/* IANA's number of the IP protocol; 0 when there is none: of other families, and of the kernel's
 * own making, but for MPTCP, which is TCP with options (RFC 8684). */
uint8_t socket_protocol_number(const struct socket *s);
/* The kernel's number of an IP protocol by the name that socket_protocol_name gives; -1: none. */
int protocol_named(struct text name);
const char *socket_type_name(uint8_t type); /* "stream", "dgram", "raw", "seqpacket", "rdm"; NULL */
bool socket_is_inet(const struct socket *s);
/* Name of a device of the socket's namespace; none when there is none of that index. */
struct text socket_device_name(const struct socket *s, uint32_t index);

/* ---- holders -------------------------------------------------------------------------------- */

/* A process as the owner walk saw it. Owned by the owner index. */
struct process_ref {
	uint32_t pid;
	uint32_t parent_pid;
	uint64_t start_ticks; /* since boot (/proc/PID/stat, field 22): pid and this name a process
	                         for a boot */
	bool is_service_manager; /* pid 1, or a systemd user manager */
	char comm[16];           /* may be any bytes, NUL-padded, not always terminated */
};
struct text process_ref_name(const struct process_ref *p);
/* One descriptor of one process that refers to the socket. */
struct holder {
	const struct process_ref *process;
	int32_t fd;
};

/* Why a socket has no holder. */
enum no_owner {
	OWNED,
	NO_OWNER_TIME_WAIT,
	NO_OWNER_SYN_RECV,
	NO_OWNER_ORPHANED, /* closed by its process, the kernel still delivers or says good-bye */
	NO_OWNER_NOT_ACCEPTED,  /* its listener's holders are given */
	NO_OWNER_KERNEL,        /* proven to be the kernel's own */
	NO_OWNER_NO_DESCRIPTOR, /* a file that no descriptor shows: in flight between processes, or
	                           io_uring */
	NO_OWNER_EXITED,        /* "exited_during_query" */
	NO_OWNER_PERMISSION,    /* "permission_denied" */
	NO_OWNER_COUNT
};
const char *no_owner_name(enum no_owner n); /* NULL for OWNED */
/* Nobody but the kernel has it, as it should be. */
bool no_owner_is_kernel(enum no_owner n);

/* ---- process -------------------------------------------------------------------------------- */

enum user_kind { USER_UNKNOWN, USER_NORMAL, USER_ADMIN, USER_SYSTEM };
struct user {
	bool known;
	uint32_t uid;
	struct text name; /* none when the host knows no name for it */
	enum user_kind kind;
};
enum hash_kind { HASH_MD5, HASH_SHA1, HASH_SHA256, HASH_KIND_COUNT };
struct file {
	struct text path; /* as the kernel shows it, without " (deleted)"; none: unknown */
	struct text name; /* its last part; a memfd's name */
	struct text ext;  /* behind the name's last dot, none without one */
	bool known_stat;
	uint8_t type;     /* DT_REG … of dirent.h */
	bool is_deleted;  /* no longer there under that path */
	bool is_replaced; /* and another file is, in the process's own view */
	bool is_memfd;
	uint64_t size, inode, device;
	int64_t modified_time, accessed_time, changed_time; /* ms */
	struct user owner;
	struct text hashes[HASH_KIND_COUNT]; /* lower-case hex; none: not asked, not to be had */
	struct text no_hash_reason;          /* why a hash that was asked for is not there */
};
struct session {
	bool known;
	struct text uid;    /* "c2" of systemd-logind, else the audit session's number */
	struct text issuer; /* "systemd-logind" or "audit" */
	struct text terminal;
	int64_t created_time;
	bool has_remote, is_remote;
};
struct variable {
	struct text name, value;
};
enum process_hole { /* a bit for each part that could not be read though it should be there */
	            HOLE_VANISHED =
	                    1, /* the process ended (or its pid was given on) while it was read */
	            HOLE_EXE = 2,
	            HOLE_CWD = 4,
	            HOLE_ENV = 8,
	            HOLE_HASH = 16,
};
/* A process in full. Owned by the process reader, lives as long as it, never changes once handed
 * out: the same process is the same pointer. */
struct process {
	uint32_t pid;
	uint32_t namespace_pid; /* in its own pid namespace, where that is another; else 0 */
	uint64_t start_ticks;
	struct text uid;      /* "BOOT-ID:PID:START-TICKS": stable over pid reuse */
	struct text name;     /* comm of the group leader */
	struct text cmd_line; /* arguments joined with blanks; none of a kernel thread or zombie */
	bool cmd_line_cut;    /* it was longer than the reader's bound */
	struct text working_directory;
	int64_t created_time;
	struct user user; /* effective uid */
	bool has_ids;
	uint32_t real_uid, effective_gid;
	bool has_login_uid;
	uint32_t login_uid; /* /proc/PID/loginuid, when set */
	struct file file;
	struct session session;
	struct text cgroup; /* path, of version 2, else of name=systemd; none when it is "/" */
	const struct process *parent;        /* read one level; NULL when there is none */
	const struct process_ref *ancestors; /* parent first, at most 16; names and start times */
	size_t ancestor_count;
	const struct variable *environment; /* those asked for by name, as far as they are set */
	size_t environment_count;
	unsigned holes; /* enum process_hole */
	int hole_error; /* errno of the first hole */
};

/* ---- connection: a socket with all that is known of it --------------------------------------- */

enum direction {
	DIRECTION_UNKNOWN,
	DIRECTION_INBOUND,
	DIRECTION_OUTBOUND,
	DIRECTION_LATERAL,
	DIRECTION_LOCAL
};
enum boundary { BOUNDARY_UNKNOWN, BOUNDARY_LOCALHOST, BOUNDARY_INTERNAL, BOUNDARY_EXTERNAL };
enum initiator { INITIATOR_UNKNOWN, INITIATOR_LOCAL, INITIATOR_REMOTE };
/* Many sockets alike, with --summarize. */
struct summary {
	uint64_t count;
	int64_t start_time, end_time;
};
struct connection {
	const struct socket *socket;
	const struct holder *holders; /* sorted by pid, then fd */
	size_t holder_count;
	const struct process *process; /* the primary holder's; NULL when there is none */
	enum no_owner no_owner;
	int no_owner_error; /* errno for NO_OWNER_PERMISSION, 0 otherwise */
	enum direction direction;
	enum boundary boundary;
	enum initiator initiator;
	const char *initiator_evidence; /* "state", "listener", "ports"; NULL when unknown */
	struct text community_uid;      /* Community ID v1, seed 0; none without both ends */
	const struct summary *summary;  /* NULL: one socket */
	struct text remote_hostname;    /* the name behind the remote address, as its owner says */
	const char *no_hostname_reason; /* why it is not known though it was asked for; NULL */
	struct text remote_service;     /* of the remote port */
	struct geo geo;                 /* of the remote address */
	/* What is known of the process beside; NULL: not asked, or nothing. */
	const struct process_place *place;
	const struct package *package; /* of its executable */
	const struct stand_in *stand_in;
	/* That it matches, the gravest first. */
	const struct indicator *indicators[INDICATOR_MATCHES];
	size_t indicator_count;
};

/* ---- host ----------------------------------------------------------------------------------- */

enum device_kind {
	DEVICE_UNKNOWN,
	DEVICE_SERVER,
	DEVICE_DESKTOP,
	DEVICE_LAPTOP,
	DEVICE_TABLET,
	DEVICE_VIRTUAL
};
/* Facts about the machine, read once per run. */
struct host {
	struct text hostname;
	struct text machine_id; /* /etc/machine-id */
	struct text boot_id;    /* /proc/sys/kernel/random/boot_id */
	int64_t boot_time;
	struct text os_name, os_version, os_build, os_edition, os_cpe, kernel_release;
	uint8_t cpu_bits;
	enum device_kind kind;
	struct text vendor, model, hypervisor, serial, hardware_uuid; /* DMI */
	struct text bios_vendor, bios_version, bios_date, chassis;
	struct text cpu_architecture;
	uint32_t cpu_count;
	uint64_t ram_mib;
	struct address ip;          /* source of the default route, else the first global address */
	struct interface interface; /* the one that bears it; index 0: none */
	uint8_t interface_prefix;
	int utc_offset_minutes;
	const struct cloud *cloud; /* NULL: not asked for, or in none that is known */
};

/* ---- columns --------------------------------------------------------------------------------- */

enum field_type { FIELD_TYPE_TEXT, FIELD_TYPE_INTEGER, FIELD_TYPE_TIME, FIELD_TYPE_IP };
/* What must be known of a connection before a column of it can be read. */
enum field_need {
	NEED_SOCKET = 0,
	NEED_HOLDERS = 1 << 0,
	NEED_PROCESS = 1 << 1, /* of the primary holder; with it come the holders */
	NEED_HASH = 1 << 2,
	NEED_DIRECTION = 1 << 3,
	NEED_COMMUNITY = 1 << 4,
	NEED_TCP_INFO = 1 << 5,
	NEED_HOST = 1 << 6,
	NEED_GEO = 1 << 7,
	NEED_INDICATORS = 1 << 8,
	NEED_NAMES = 1 << 9,      /* of hosts behind addresses */
	NEED_CONTAINER = 1 << 10, /* of the primary holder, with its service */
	NEED_PACKAGE = 1 << 11,   /* of its executable */
	NEED_SERVICES = 1 << 12,  /* names of ports */
	NEED_CLOUD = 1 << 13,     /* of the host */
};
enum field {
#define FIELD(id, name, type, needs, ocsf, meaning) FIELD_##id##_ID,
#include "model/fields.def"
#undef FIELD
	FIELD_COUNT
};
/* What of a row of fields.def is for those inside. */
struct field_facts {
	const char *name;
	enum field_type type;
	unsigned needs; /* enum field_need */
};
const struct field_facts *field_facts(enum field f);
/* And for those outside; ends with a NULL name. */
extern const struct cq_field field_list[];
/* FIELD_COUNT when there is none of that name. */
enum field field_named(struct text name);

enum value_kind { VALUE_NULL, VALUE_INTEGER, VALUE_TEXT, VALUE_IP };
struct value {
	enum value_kind kind;
	int64_t integer;
	struct address ip; /* VALUE_IP */
	struct text text;  /* VALUE_TEXT, and VALUE_IP as text */
};
/* For the texts that a value is made of: an abstract name, two addresses with their zones … */
#define FIELD_ROOM 256
/* What a connection's column says, as far as its `needs` are fulfilled. *ret points into the
 * connection, into static memory or into `room`, which the value therefore needs to itself. host:
 * for NEED_HOST, may be NULL otherwise. room: may be NULL for a column of type IP, whose text is
 * left out then. */
void field_value(enum field f, const struct connection *c, const struct host *host,
                 char room[FIELD_ROOM], struct value *ret);
/* connection_info.uid: boot id and cookie, else boot id, netns and inode, else with both ends.
 * Returns the length, 0 when the boot id is unknown. */
size_t connection_uid(const struct host *host, const struct socket *s, char room[FIELD_ROOM]);
/* OCSF's query_result_id of a connection: 1 Exists, 2 Partial (a holder that is not seen, or a hole
 * in its process). */
int connection_result(const struct connection *c);

/* ---- gaps ----------------------------------------------------------------------------------- */

enum gap_kind {
	GAP_SOURCE,      /* a source of sockets failed: result 4 as well */
	GAP_UNSUPPORTED, /* nothing on this kernel lists what is asked for: result 5 as well */
	GAP_VIEW, /* a namespace, a process, a family that was not named could not be looked into */
};
struct gap {
	enum gap_kind kind;
	struct text source; /* "sock_diag tcp" */
	struct text detail; /* one sentence */
	uint64_t netns;
	int error;
	uint64_t count;
};
/* What a run could not see. Adding the same (kind, source, netns, error) again counts it, the first
 * detail stays. Strings are copied; a detail passes words_vprintf, a source is the project's own
 * words without a name from the host. */
struct gaps {
	struct gap *list;
	size_t count, room;
	bool overflow; /* memory ran out while noting one: the view is incomplete and not all is
	                  listed */
	struct arena *arena;
};
int gaps_init(struct gaps *g);
void gaps_done(struct gaps *g);
/* Never fails: what cannot be noted sets `overflow`. */
void gaps_add(struct gaps *g, enum gap_kind kind, const char *source, uint64_t netns, int error,
              const char *detail_format, ...) __attribute__((format(printf, 6, 7)));

#endif
