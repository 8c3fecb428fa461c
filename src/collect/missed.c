/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Sockets that processes hold and no dump showed. There are four reasons for one: it is of no
 * family that was asked for; it is neither bound nor connected, so no connection at all; its
 * namespace was unknown, kept alive by it alone; or the dump skipped it, as one does under churn. A
 * protocol that no table lists (vsock without its diag module) shows here as well.
 *
 * Which it is, its descriptor tells: pidfd_getfd() lends it for a moment, and the kernel is asked
 * about it exactly.
 */
#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/sockios.h>
#include <linux/vm_sockets.h>
#include <netinet/tcp.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <unistd.h>

#include "collect/filter.h"
#include "collect/owners_index.h"
#include "collect/sources.h"

#ifndef SIOCGSKNS
#define SIOCGSKNS 0x894C /* linux/sockios.h: the network namespace of a socket */
#endif

/* ---- candidates --------------------------------------------------------------------------------
 */

/* sockfs names each of its files after the protocol; the name is the one of /proc/net/protocols. */
static bool protocol_asked(const struct collector *c, const char *name)
{
	static const struct {
		const char *name;
		unsigned scope;
	} names[] = {
		{"TCP", SCOPE_TCP},          {"TCPv6", SCOPE_TCP},     {"MPTCP", SCOPE_TCP},
		{"MPTCPv6", SCOPE_TCP},      {"UDP", SCOPE_UDP},       {"UDPv6", SCOPE_UDP},
		{"UDP-Lite", SCOPE_UDP},     {"UDPLITEv6", SCOPE_UDP}, {"RAW", SCOPE_RAW},
		{"RAWv6", SCOPE_RAW},        {"PING", SCOPE_PING},     {"PINGv6", SCOPE_PING},
		{"SCTP", SCOPE_SCTP},        {"SCTPv6", SCOPE_SCTP},   {"UNIX", SCOPE_UNIX},
		{"UNIX-STREAM", SCOPE_UNIX}, {"PACKET", SCOPE_PACKET}, {"NETLINK", SCOPE_NETLINK},
		{"AF_VSOCK", SCOPE_VSOCK},   {"XDP", SCOPE_XDP},
	};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (strcmp(names[i].name, name) == 0)
			return c->options->scope & names[i].scope;
	return false;
}

/*
 * Borrowing a descriptor makes this process a holder for a moment, and somebody else may be
 * looking. Where one namespace alone is asked for, only processes that are in it are worth that.
 */
static bool worth_asking(const struct collector *c, uint32_t pid)
{
	char path[64];
	struct stat st;

	if (c->options->netns == NETNS_ALL)
		return true;
	(void)snprintf(path, sizeof(path), "/proc/%u/ns/net", pid);
	return stat(path, &st) == 0 && st.st_ino == collector_netns(c);
}

/* What only the descriptor itself can tell, where the walk told inodes alone. */
static bool descriptor_asked(const struct collector *c, const struct holder *h)
{
	char path[64], name[32];
	ssize_t len;

	(void)snprintf(path, sizeof(path), "/proc/%u/fd/%d", h->process->pid, h->fd);
	len = getxattr(path, "system.sockprotoname", name, sizeof(name) - 1);
	if (len < 0)
		return false; /* closed by now, or closed to us */
	name[len] = '\0';
	return protocol_asked(c, name) && worth_asking(c, h->process->pid);
}

static bool entry_asked(const struct collector *c, const struct owner_entry *e)
{
	unsigned told = owner_told(e), scope = told & OWNER_SCOPE;
	const struct ns_entry *ns;

	if (told & OWNER_PASSED_OVER || scope == OWNER_NO_SCOPE ||
	    !(c->options->scope & 1u << (scope - 1)))
		return false;
	if (c->options->netns != NETNS_ALL && e->netns != collector_netns(c))
		return false;
	ns = ns_list_get(&c->list, e->netns);
	return !ns || c->filters.is_off || filter_wants_netns(c->filters.all, &ns->facts);
}

static int take_candidate(void *context, const struct owner_entry *entry, const struct holder *h)
{
	struct collector *c = context;

	if (owner_told(entry) ? !entry_asked(c, entry) : !descriptor_asked(c, h))
		return 0;
	if (c->missed_count == c->missed_room) {
		size_t room = c->missed_room ? c->missed_room * 2 : 64;
		struct missed *bigger = reallocarray(c->missed, room, sizeof(*bigger));

		if (!bigger)
			return -ENOMEM;
		c->missed = bigger;
		c->missed_room = room;
	}
	c->missed[c->missed_count++] = (struct missed){
		.inode = entry->inode,
		.cookie = entry->cookie,
		.netns = entry->netns,
		.pid = h->process->pid,
		.fd = h->fd,
	};
	return 0;
}

/* ---- asking a descriptor ------------------------------------------------------------------------
 */

static int borrow(const struct missed *m)
{
	CQ_CLEANUP(fd_close) int pidfd = (int)syscall(SYS_pidfd_open, (pid_t)m->pid, 0);
	struct stat st;
	int fd;

	if (pidfd < 0)
		return -errno;
	fd = (int)syscall(SYS_pidfd_getfd, pidfd, m->fd, 0);
	if (fd < 0)
		return -errno;
	if (fstat(fd, &st) == 0 && st.st_ino == m->inode)
		return fd;
	fd_close(&fd); /* the number stands for something else by now */
	return -ENOENT;
}

static int option(int fd, int name)
{
	int value = -1;
	socklen_t len = sizeof(value);

	return getsockopt(fd, SOL_SOCKET, name, &value, &len) < 0 ? -1 : value;
}

static void take_inet_name(const struct sockaddr_storage *a, struct endpoint *ret)
{
	const struct sockaddr_in *v4 = (const void *)a;
	const struct sockaddr_in6 *v6 = (const void *)a;

	if (a->ss_family == AF_INET) {
		ret->ip = address_v4(&v4->sin_addr);
		ret->port = ntohs(v4->sin_port);
	} else {
		ret->ip = address_v6(&v6->sin6_addr);
		ret->port = ntohs(v6->sin6_port);
		ret->scope = v6->sin6_scope_id;
	}
	ret->has_port = true;
}

static bool describe_inet(int fd, int protocol, struct socket *s)
{
	struct sockaddr_storage name = {0};
	socklen_t len = sizeof(name);
	struct tcp_info info = {0};
	bool connected;

	s->protocol = (uint16_t)protocol;
	if (getsockname(fd, (struct sockaddr *)&name, &len) < 0)
		return false;
	take_inet_name(&name, &s->local);
	len = sizeof(name);
	connected = getpeername(fd, (struct sockaddr *)&name, &len) == 0;
	if (connected)
		take_inet_name(&name, &s->remote);
	s->state = connected ? STATE_ESTABLISHED : STATE_UNCONN;
	len = sizeof(info);
	if ((protocol == IPPROTO_TCP || protocol == IPPROTO_MPTCP) &&
	    getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &len) == 0 &&
	    info.tcpi_state <= STATE_CLOSING)
		s->state = (enum socket_state)info.tcpi_state;
	if (s->type == SOCK_RAW || protocol == IPPROTO_ICMP || protocol == IPPROTO_ICMPV6) {
		s->local.has_port = s->remote.has_port = false;
		s->local.port = s->remote.port = 0;
		return true;
	}
	return s->local.port != 0; /* neither bound nor connected: no connection */
}

static bool describe_vsock(int fd, struct socket *s)
{
	struct sockaddr_vm name = {0};
	socklen_t len = sizeof(name);

	if (getsockname(fd, (struct sockaddr *)&name, &len) < 0 || name.svm_port == VMADDR_PORT_ANY)
		return false;
	s->vsock.local_cid = name.svm_cid;
	s->vsock.local_port = name.svm_port;
	len = sizeof(name);
	s->vsock.has_remote = getpeername(fd, (struct sockaddr *)&name, &len) == 0;
	if (s->vsock.has_remote) {
		s->vsock.remote_cid = name.svm_cid;
		s->vsock.remote_port = name.svm_port;
	}
	s->state = s->vsock.has_remote ? STATE_ESTABLISHED : STATE_UNCONN;
	if (option(fd, SO_ACCEPTCONN) == 1)
		s->state = STATE_LISTEN;
	return true;
}

static bool describe_unix(struct collector *c, int fd, struct socket *s)
{
	struct sockaddr_un name = {0};
	socklen_t len = sizeof(name);
	size_t base = offsetof(struct sockaddr_un, sun_path);

	s->state = option(fd, SO_ACCEPTCONN) == 1 ? STATE_LISTEN : STATE_UNCONN;
	if (getsockname(fd, (struct sockaddr *)&name, &len) == 0 && len > base) {
		struct text path = {name.sun_path, len - base};

		s->un.is_abstract = path.bytes[0] == '\0';
		path = s->un.is_abstract ? (struct text){path.bytes + 1, path.len - 1}
		                         : (struct text){path.bytes, strnlen(path.bytes, path.len)};
		s->un.path = arena_text(c->missed_arena, path);
	}
	len = sizeof(name);
	if (s->state == STATE_UNCONN && getpeername(fd, (struct sockaddr *)&name, &len) == 0)
		s->state = STATE_ESTABLISHED;
	return true;
}

/* Fills what the descriptor itself tells. false: it is no connection, or of no family that we speak
 * of. */
static bool describe(struct collector *c, int fd, const struct missed *m, struct socket *s)
{
	static const enum socket_family families[AF_MAX] = {
		[AF_INET] = FAMILY_INET,       [AF_INET6] = FAMILY_INET6,
		[AF_UNIX] = FAMILY_UNIX,       [AF_PACKET] = FAMILY_PACKET,
		[AF_NETLINK] = FAMILY_NETLINK, [AF_VSOCK] = FAMILY_VSOCK,
		[AF_XDP] = FAMILY_XDP,
	};
	int domain = option(fd, SO_DOMAIN), protocol = option(fd, SO_PROTOCOL);
	socklen_t len = sizeof(s->cookie);
	struct stat st;

	memset(s, 0, sizeof(*s));
	if (domain <= 0 || domain >= AF_MAX || protocol < 0)
		return false;
	s->family = families[domain];
	s->type = (uint8_t)option(fd, SO_TYPE);
	s->has_cookie = getsockopt(fd, SOL_SOCKET, SO_COOKIE, &s->cookie, &len) == 0;
	s->has_inode = true;
	s->inode = m->inode;
	s->has_uid = fstat(fd, &st) == 0; /* sockfs keeps the creator's */
	s->uid = s->has_uid ? st.st_uid : 0;
	s->read_time = clock_now_ms();
	s->state = STATE_UNCONN;
	if (domain == AF_INET || domain == AF_INET6)
		return describe_inet(fd, protocol, s);
	if (domain == AF_VSOCK)
		return describe_vsock(fd, s);
	if (domain == AF_UNIX)
		return describe_unix(c, fd, s);
	s->protocol = domain == AF_NETLINK ? (uint16_t)protocol : 0;
	return s->family != FAMILY_INET;
}

/* ---- its namespace ------------------------------------------------------------------------------
 */

/* The entry of the descriptor's namespace. NULL: not one that was asked for. *ret_new: it was not
 * known. */
static struct ns_entry *namespace_of(struct collector *c, int fd, bool *ret_new)
{
	CQ_CLEANUP(fd_close) int ns_fd = ioctl(fd, SIOCGSKNS);
	struct ns_entry *e;
	struct stat st;

	*ret_new = false;
	if (ns_fd < 0 || fstat(ns_fd, &st) < 0)
		return NULL;
	e = ns_list_get(&c->list, st.st_ino);
	if (e || c->options->netns != NETNS_ALL)
		return e;
	e = ns_list_at(&c->list, st.st_ino);
	if (!e)
		return NULL;
	*ret_new = true;
	e->way.fd = ns_fd;
	ns_fd = -1;
	return e;
}

/* The kernel's own words about it, where it can be asked exactly; else what its descriptor told
 * stays. */
static void ask_exactly(struct collector *c, struct ns_entry *e, struct socket *s)
{
	struct diag_channel channel;
	struct socket found;
	int r;

	s->ns = &e->facts;
	if (ns_open_enter(c, e) < 0 || c->ns.diag_fd < 0)
		return;
	c->context.ns = &e->facts;
	c->context.now = clock_now_ms();
	diag_channel_of_fd(&channel, &c->ns.diag_fd);
	if (s->family == FAMILY_UNIX)
		r = diag_look_up_unix(channel, s->inode, c->buffer, &c->context, &found);
	else if (s->protocol == IPPROTO_TCP || s->protocol == IPPROTO_UDP ||
	         s->protocol == IPPROTO_UDPLITE)
		r = diag_look_up(channel, s, c->buffer, &c->context, &found);
	else
		return;
	if (r == 1 && found.cookie == s->cookie)
		*s = found;
}

/* Another dump of the namespace will hardly skip it as well. -EAGAIN, or 0: there was one. */
static int dump_again(struct collector *c, struct ns_entry *e)
{
	if (!e || e->error || e->is_again)
		return 0;
	collector_dump_again(c, e);
	return -EAGAIN;
}

/* Who begins to connect has a remote end that its descriptor does not tell: a filter that left it
 * out cannot be judged by what is known here. */
static bool is_for_the_filter(const struct collector *c, const struct socket *s)
{
	return c->filters.all && !c->filters.is_off && s->state == STATE_SYN_SENT &&
	       s->remote.ip.family == 0;
}

/* 1: *ret is a socket; 0: it is nothing to tell; -EAGAIN: its namespace has to be dumped. */
static int examine(struct collector *c, const struct missed *m, struct socket *ret)
{
	struct ns_entry *e;
	bool is_new;

	if (m->cookie && number_set_has(&c->given, m->cookie))
		return 0;
	CQ_CLEANUP(fd_close) int fd = borrow(m);

	if (fd == -EPERM || fd == -EACCES) /* BPF told where it is */
		return dump_again(c, m->netns ? ns_list_get(&c->list, m->netns) : NULL);
	arena_reset(c->missed_arena);
	if (fd < 0 || !describe(c, fd, m, ret))
		return 0;
	e = namespace_of(c, fd, &is_new);
	if (!e)
		return 0;
	if (is_new) {
		c->ns_at = c->list.count - 1;
		c->source_at = 0;
		return -EAGAIN;
	}
	if (ret->has_cookie && number_set_has(&c->given, ret->cookie))
		return 0;
	if (is_for_the_filter(c, ret))
		return dump_again(c, e);
	ask_exactly(c, e, ret);
	return 1;
}

int missed_next(struct collector *c, struct socket *ret)
{
	int r;

	if (!c->missed_known) {
		c->missed_known = true;
		r = c->missed_arena ? 0 : arena_new(1u << 20, &c->missed_arena);
		if (r == 0)
			r = owners_unmarked(c->owners, take_candidate, c);
		if (r < 0)
			return r;
		if (walks_doubt_filter(c, c->missed_count)) {
			c->missed_known = false;
			c->missed_count = 0;
			return -EAGAIN;
		}
	}
	while (c->missed_at < c->missed_count) {
		r = examine(c, &c->missed[c->missed_at], ret);
		if (r == -EAGAIN)
			return r; /* and once more when its namespace is done: the dump may skip it
			           */
		c->missed_at++;
		if (r != 0)
			return r;
	}
	return 0;
}
