/* SPDX-License-Identifier: Apache-2.0 */
/* Internet sockets that somebody holds, and the means to make them. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "mksock.h"

#define PROTOCOL_MPTCP 262
#define PROTOCOL_VRRP 112

struct end end_of(const char *ip, uint16_t port, const char *device)
{
	struct end e = {0};
	struct sockaddr_in *v4 = (void *)&e.at;
	struct sockaddr_in6 *v6 = (void *)&e.at;

	if (inet_pton(AF_INET, ip, &v4->sin_addr) == 1) {
		v4->sin_family = AF_INET;
		v4->sin_port = htons(port);
		e.len = sizeof(*v4);
	} else if (inet_pton(AF_INET6, ip, &v6->sin6_addr) == 1) {
		v6->sin6_family = AF_INET6;
		v6->sin6_port = htons(port);
		v6->sin6_scope_id = device ? if_nametoindex(device) : 0;
		e.len = sizeof(*v6);
	} else {
		fprintf(stderr, "mksock: not an address: %s\n", ip);
		exit(2);
	}
	return e;
}

struct end any_port(const struct options *o)
{
	return end_of(o->ip, o->port, o->device);
}

int open_socket(const struct options *o, int family, int type, int protocol)
{
	int fd = socket(family, type | SOCK_CLOEXEC, protocol), yes = 1;

	if (fd < 0)
		return -1;
	if (type == SOCK_STREAM)
		MUST(setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)));
	if (o->mark != 0)
		MUST(setsockopt(fd, SOL_SOCKET, SO_MARK, &o->mark, sizeof(o->mark)));
	if (o->bind_device)
		MUST(setsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, o->bind_device,
		                (socklen_t)strlen(o->bind_device)));
	return fd;
}

void bind_to(int fd, const struct end *e)
{
	MUST(bind(fd, (const struct sockaddr *)&e->at, e->len));
}

int listen_on(const struct options *o, int protocol)
{
	struct end at = any_port(o);
	int fd = open_socket(o, at.at.ss_family, SOCK_STREAM, protocol);

	if (fd < 0)
		return -1;
	bind_to(fd, &at);
	MUST(listen(fd, 16));
	return fd;
}

/* A socket of another namespace: enter, make, return. */
static int open_in_netns(const struct options *o, int family, int protocol)
{
	int home, there, fd;

	if (!o->client_netns)
		return open_socket(o, family, SOCK_STREAM, protocol);
	home = MUST(open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC));
	there = MUST(open(o->client_netns, O_RDONLY | O_CLOEXEC));
	MUST(setns(there, CLONE_NEWNET));
	fd = open_socket(o, family, SOCK_STREAM, protocol);
	MUST(setns(home, CLONE_NEWNET));
	close(home);
	close(there);
	return fd;
}

int connect_to(const struct options *o, int listener, int protocol)
{
	struct end to = {.len = sizeof(to.at)};
	int fd;

	MUST(getsockname(listener, (struct sockaddr *)&to.at, &to.len));
	fd = MUST(open_in_netns(o, to.at.ss_family, protocol));
	if (o->from) {
		struct end from = end_of(o->from, o->from_port, o->device);

		bind_to(fd, &from);
	}
	MUST(connect(fd, (const struct sockaddr *)&to.at, to.len));
	return fd;
}

int accept_one(int listener)
{
	struct pollfd in = {.fd = listener, .events = POLLIN};

	if (poll(&in, 1, 5000) != 1) {
		errno = ETIMEDOUT;
		die("accept");
	}
	return MUST(accept4(listener, NULL, NULL, SOCK_CLOEXEC));
}

struct tcp_pair tcp_pair(const struct options *o, int protocol)
{
	struct tcp_pair p = {.listener = MUST(listen_on(o, protocol))};

	p.client = connect_to(o, p.listener, protocol);
	p.server = accept_one(p.listener);
	return p;
}

void deafen(int fd)
{
	struct sock_filter drop = BPF_STMT(BPF_RET | BPF_K, 0);
	struct sock_fprog program = {.len = 1, .filter = &drop};

	MUST(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof(program)));
}

void undeafen(int fd)
{
	int unused = 0;

	MUST(setsockopt(fd, SOL_SOCKET, SO_DETACH_FILTER, &unused, sizeof(unused)));
}

static int make_tcp_listen(const struct options *o)
{
	report_fd("listener", MUST(listen_on(o, IPPROTO_TCP)), NULL);
	return 0;
}

static int make_stream_pair(const struct options *o, int protocol, const char *name)
{
	struct tcp_pair p = {.listener = listen_on(o, protocol)};

	if (p.listener < 0)
		return skip(name);
	close(p.listener);
	p = tcp_pair(o, protocol);
	report_fd("listener", p.listener, "LISTEN");
	report_fd("client", p.client, "ESTABLISHED");
	report_fd("server", p.server, "ESTABLISHED");
	return 0;
}

static int make_tcp_pair(const struct options *o)
{
	return make_stream_pair(o, IPPROTO_TCP, "tcp");
}

/* count= clients of one listener, all in this process: sockets alike. */
static int make_tcp_fan(const struct options *o)
{
	struct tcp_pair p = tcp_pair(o, IPPROTO_TCP);

	for (unsigned i = 1; i < o->count; i++) {
		connect_to(o, p.listener, IPPROTO_TCP);
		accept_one(p.listener);
	}
	report_fd("listener", p.listener, NULL);
	return 0;
}

static int make_mptcp_pair(const struct options *o)
{
	return make_stream_pair(o, PROTOCOL_MPTCP, "mptcp");
}

static int make_sctp_pair(const struct options *o)
{
	return make_stream_pair(o, IPPROTO_SCTP, "sctp");
}

static int make_bound(const struct options *o, int type, int protocol, const char *state)
{
	struct end at = any_port(o);
	int fd = open_socket(o, at.at.ss_family, type, protocol);

	if (fd < 0)
		return skip("socket");
	bind_to(fd, &at);
	report_fd("bound", fd, state);
	return 0;
}

static int make_tcp_bound(const struct options *o)
{
	return make_bound(o, SOCK_STREAM, IPPROTO_TCP, NULL);
}

static int make_udp_bound(const struct options *o)
{
	return make_bound(o, SOCK_DGRAM, IPPROTO_UDP, "UNCONN");
}

static int make_udplite(const struct options *o)
{
	return make_bound(o, SOCK_DGRAM, IPPROTO_UDPLITE, "UNCONN");
}

/* The number of a raw socket is no port: the address is given without. */
static int make_raw(const struct options *o)
{
	struct options raw = *o;

	raw.port = 0;
	return make_bound(&raw, SOCK_RAW, PROTOCOL_VRRP, "UNCONN");
}

static int make_tcp_bare(const struct options *o)
{
	report_fd("bare", MUST(open_socket(o, AF_INET, SOCK_STREAM, IPPROTO_TCP)), NULL);
	return 0;
}

static int make_connected(const struct options *o, int type, int protocol)
{
	struct end at = any_port(o);
	int one = open_socket(o, at.at.ss_family, type, protocol);
	int other = open_socket(o, at.at.ss_family, type, protocol);

	if (one < 0 || other < 0)
		return skip("socket");
	bind_to(one, &at);
	at.len = sizeof(at.at);
	MUST(getsockname(one, (struct sockaddr *)&at.at, &at.len));
	MUST(connect(other, (const struct sockaddr *)&at.at, at.len));
	report_fd("bound", one, "UNCONN");
	report_fd("connected", other, "ESTABLISHED");
	return 0;
}

static int make_udp_connected(const struct options *o)
{
	return make_connected(o, SOCK_DGRAM, IPPROTO_UDP);
}

static int make_raw_connected(const struct options *o)
{
	struct options raw = *o;

	raw.port = 0;
	return make_connected(&raw, SOCK_RAW, PROTOCOL_VRRP);
}

/* The namespace must allow the group; the caller's own namespace is changed, nothing else. */
static int make_ping(const struct options *o)
{
	struct end at = any_port(o);
	int protocol = at.at.ss_family == AF_INET ? IPPROTO_ICMP : IPPROTO_ICMPV6, fd;
	int range = open("/proc/sys/net/ipv4/ping_group_range", O_WRONLY | O_CLOEXEC);

	if (range < 0 || write(range, "0 0", 3) != 3)
		return skip("net.ipv4.ping_group_range");
	close(range);
	fd = open_socket(o, at.at.ss_family, SOCK_DGRAM, protocol);
	if (fd < 0)
		return skip("ping");
	bind_to(fd, &at);
	report_fd("bound", fd, "UNCONN");
	return 0;
}

const struct kind inet_kinds[] = {
	{"tcp-listen", make_tcp_listen, "a listener"},
	{"tcp-pair", make_tcp_pair, "listener, client (in client-netns=), accepted server"},
	{"tcp-fan", make_tcp_fan, "count= pairs of one listener; reports the listener"},
	{"tcp-bound", make_tcp_bound, "bound, neither listening nor connected"},
	{"tcp-bare", make_tcp_bare, "neither bound nor anything"},
	{"udp-bound", make_udp_bound, "unconnected UDP"},
	{"udp-connected", make_udp_connected, "a bound one and one connected to it"},
	{"udplite", make_udplite, "UDP-Lite"},
	{"raw", make_raw, "raw, protocol 112"},
	{"raw-connected", make_raw_connected, "a bound raw socket and one connected to it"},
	{"ping", make_ping, "ICMP echo socket; sets ping_group_range"},
	{"sctp-pair", make_sctp_pair, "as tcp-pair"},
	{"mptcp-pair", make_mptcp_pair, "as tcp-pair"},
	{NULL, NULL, NULL},
};
