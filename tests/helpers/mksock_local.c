/* SPDX-License-Identifier: Apache-2.0 */
/* Sockets that are no Internet sockets. */
#include <arpa/inet.h>
#include <errno.h>
#include <inttypes.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/if_xdp.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/vm_sockets.h>
#include <net/if.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/un.h>
#include <unistd.h>

#include "mksock.h"

/* An abstract name that would hurt whoever prints it: NULs, an escape sequence, broken UTF-8. */
static const char hostile_name[] = "\0mksock\0\x1b[31m\n\"\\\xff\xfe\xc3(\0";

static struct end unix_end(const void *name, size_t len)
{
	struct end e = {0};
	struct sockaddr_un *un = (void *)&e.at;

	if (len > sizeof(un->sun_path)) {
		errno = ENAMETOOLONG;
		die("path");
	}
	un->sun_family = AF_UNIX;
	memcpy(un->sun_path, name, len);
	e.len = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + len);
	return e;
}

static struct end path_end(const struct options *o)
{
	const char *path = o->path ? o->path : "mksock.sock";

	return unix_end(path, strlen(path));
}

/* A listener, a client and the accepted end of a named kind. */
static int unix_trio(const struct options *o, const struct end *at, int type)
{
	struct tcp_pair p = {.listener = MUST(open_socket(o, AF_UNIX, type, 0))};
	struct made m = {.state = "ESTABLISHED"};

	bind_to(p.listener, at);
	MUST(listen(p.listener, 4));
	p.client = MUST(open_socket(o, AF_UNIX, type, 0));
	MUST(connect(p.client, (const struct sockaddr *)&at->at, at->len));
	p.server = accept_one(p.listener);
	report_fd("listener", p.listener, "LISTEN");
	m.role = "client";
	m.fd = p.client;
	m.peer_inode = inode_of(p.server);
	report(&m);
	m = (struct made){.role = "server", .fd = p.server, .state = "ESTABLISHED"};
	m.peer_inode = inode_of(p.client);
	report(&m);
	return 0;
}

static int make_unix_stream(const struct options *o)
{
	struct end at = path_end(o);

	return unix_trio(o, &at, SOCK_STREAM);
}

static int make_unix_seqpacket(const struct options *o)
{
	struct end at = path_end(o);

	return unix_trio(o, &at, SOCK_SEQPACKET);
}

static int make_unix_abstract(const struct options *o)
{
	struct end at = unix_end(hostile_name, sizeof(hostile_name) - 1);

	return unix_trio(o, &at, SOCK_STREAM);
}

/* The end in the listener's queue is in no file, and unix_diag passes over what is in none. */
static int make_unix_not_accepted(const struct options *o)
{
	struct end at = path_end(o);
	int listener = MUST(open_socket(o, AF_UNIX, SOCK_STREAM, 0));
	int client = MUST(open_socket(o, AF_UNIX, SOCK_STREAM, 0));

	bind_to(listener, &at);
	MUST(listen(listener, 4));
	MUST(connect(client, (const struct sockaddr *)&at.at, at.len));
	report_fd("listener", listener, "LISTEN");
	report_fd("client", client, "ESTABLISHED");
	return 0;
}

static int make_unix_dgram(const struct options *o)
{
	struct end at = path_end(o);
	int fd = MUST(open_socket(o, AF_UNIX, SOCK_DGRAM, 0));

	bind_to(fd, &at);
	report_fd("bound", fd, "UNCONN");
	return 0;
}

static int make_unix_unlinked(const struct options *o)
{
	struct end at = path_end(o);
	int fd = MUST(open_socket(o, AF_UNIX, SOCK_STREAM, 0));

	bind_to(fd, &at);
	MUST(listen(fd, 4));
	MUST(unlink(((const struct sockaddr_un *)(const void *)&at.at)->sun_path));
	report_fd("listener", fd, "LISTEN");
	return 0;
}

static int make_unix_pair(const struct options *o)
{
	int ends[2];

	(void)o;
	MUST(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends));
	for (int i = 0; i < 2; i++)
		report(&(struct made){.role = i == 0 ? "one" : "other",
		                      .fd = ends[i],
		                      .state = "ESTABLISHED",
		                      .peer_inode = inode_of(ends[1 - i])});
	return 0;
}

static int make_packet(const struct options *o)
{
	struct sockaddr_ll at = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ARP)};
	int fd = open_socket(o, AF_PACKET, SOCK_RAW, htons(ETH_P_ARP));
	char extra[64];

	if (fd < 0)
		return skip("packet");
	at.sll_ifindex = (int)if_nametoindex("lo");
	MUST(bind(fd, (const struct sockaddr *)&at, sizeof(at)));
	snprintf(extra, sizeof(extra), "\"ether_type\": %d, \"interface_name\": \"lo\"", ETH_P_ARP);
	report(&(struct made){.role = "bound", .fd = fd, .state = "UNCONN", .extra = extra});
	return 0;
}

static int make_netlink(const struct options *o)
{
	struct sockaddr_nl at = {.nl_family = AF_NETLINK};
	socklen_t len = sizeof(at);
	int fd = open_socket(o, AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
	char extra[96];

	if (fd < 0)
		return skip("netlink");
	at.nl_groups = RTMGRP_LINK | RTMGRP_IPV4_IFADDR;
	MUST(bind(fd, (const struct sockaddr *)&at, sizeof(at)));
	MUST(getsockname(fd, (struct sockaddr *)&at, &len));
	snprintf(extra, sizeof(extra), "\"port_id\": %" PRIu32 ", \"groups\": [%d, %d]", at.nl_pid,
	         RTNLGRP_LINK, RTNLGRP_IPV4_IFADDR);
	report(&(struct made){.role = "bound", .fd = fd, .state = "UNCONN", .extra = extra});
	return 0;
}

static int make_vsock(const struct options *o)
{
	struct sockaddr_vm at = {.svm_family = AF_VSOCK, .svm_cid = VMADDR_CID_ANY};
	socklen_t len = sizeof(at);
	int fd = open_socket(o, AF_VSOCK, SOCK_STREAM, 0);
	char extra[64];

	if (fd < 0)
		return skip("vsock");
	at.svm_port = VMADDR_PORT_ANY;
	MUST(bind(fd, (const struct sockaddr *)&at, sizeof(at)));
	MUST(listen(fd, 4));
	MUST(getsockname(fd, (struct sockaddr *)&at, &len));
	snprintf(extra, sizeof(extra), "\"vsock_port\": %" PRIu32, at.svm_port);
	report(&(struct made){.role = "listener", .fd = fd, .state = "LISTEN", .extra = extra});
	return 0;
}

static int make_xdp(const struct options *o)
{
	int fd = open_socket(o, AF_XDP, SOCK_RAW, 0);

	if (fd < 0)
		return skip("xdp");
	report_fd("bare", fd, "UNCONN");
	return 0;
}

const struct kind local_kinds[] = {
	{"unix-stream", make_unix_stream, "listener, client, server at path="},
	{"unix-seqpacket", make_unix_seqpacket, "the same, seqpacket"},
	{"unix-abstract", make_unix_abstract, "the same, an abstract name of hostile bytes"},
	{"unix-not-accepted", make_unix_not_accepted, "a listener, and a client that waits"},
	{"unix-dgram", make_unix_dgram, "bound at path="},
	{"unix-unlinked", make_unix_unlinked, "a listener whose path= is gone"},
	{"unix-pair", make_unix_pair, "socketpair"},
	{"packet", make_packet, "ARP on lo"},
	{"netlink", make_netlink, "route, two groups"},
	{"vsock", make_vsock, "a listener on any CID"},
	{"xdp", make_xdp, "unbound"},
	{NULL, NULL, NULL},
};
