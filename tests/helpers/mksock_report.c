/* SPDX-License-Identifier: Apache-2.0 */
/* What was made, as JSON. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/sockios.h>
#include <net/if.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mksock.h"

static const char *const tcp_states[] = {
	"",          "ESTABLISHED", "SYN_SENT",   "SYN_RECV", "FIN_WAIT1", "FIN_WAIT2",
	"TIME_WAIT", "CLOSED",      "CLOSE_WAIT", "LAST_ACK", "LISTEN",    "CLOSING",
};

static const char *const family_names[] = {
	[AF_INET] = "inet",       [AF_INET6] = "inet6", [AF_UNIX] = "unix", [AF_PACKET] = "packet",
	[AF_NETLINK] = "netlink", [AF_VSOCK] = "vsock", [AF_XDP] = "xdp",
};

static const char *const type_names[] = {
	[SOCK_STREAM] = "stream",
	[SOCK_DGRAM] = "dgram",
	[SOCK_RAW] = "raw",
	[SOCK_SEQPACKET] = "seqpacket",
};

#define NAME_OF(table, n)                                                                       \
	((n) > 0 && (size_t)(n) < sizeof(table) / sizeof((table)[0]) && (table)[n] ? (table)[n] \
	                                                                           : "?")

int skip(const char *why)
{
	printf("{\"skip\": \"%s: %s\"}\n", why, strerror(errno));
	return SKIPPED;
}

uint64_t inode_of(int fd)
{
	struct stat st;

	MUST(fstat(fd, &st));
	return st.st_ino;
}

uint64_t netns_of(int fd)
{
	int ns = ioctl(fd, SIOCGSKNS);
	uint64_t inode;

	if (ns < 0) /* without CAP_NET_ADMIN: then it can only be one of our own */
		ns = MUST(open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC));
	inode = inode_of(ns);
	close(ns);
	return inode;
}

static int option_number(int fd, int level, int name)
{
	int n = 0;
	socklen_t len = sizeof(n);

	return getsockopt(fd, level, name, &n, &len) == 0 ? n : 0;
}

int tcp_state_of(int fd)
{
	struct tcp_info info = {0};
	socklen_t len = sizeof(info);

	return getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &len) == 0 ? info.tcpi_state : 0;
}

void hex(const void *bytes, size_t len, char *ret)
{
	static const char digits[] = "0123456789abcdef";
	const uint8_t *b = bytes;

	for (size_t i = 0; i < len; i++) {
		*ret++ = digits[b[i] >> 4];
		*ret++ = digits[b[i] & 15];
	}
	*ret = '\0';
}

/* Names of devices may hold whatever is no slash and no white space. */
static void print_text(const char *key, const char *text)
{
	printf(", \"%s\": \"", key);
	for (const char *c = text; *c; c++)
		if (*c < ' ' || *c == '"' || *c == '\\')
			printf("\\u%04x", (unsigned)(unsigned char)*c);
		else
			putchar(*c);
	printf("\"");
}

void remember(struct made *m, int fd)
{
	socklen_t len = sizeof(m->cookie);

	if (m->local.len == 0) {
		m->local.len = sizeof(m->local.at);
		if (getsockname(fd, (struct sockaddr *)&m->local.at, &m->local.len) < 0)
			m->local.len = 0; /* AF_XDP has none */
	}
	if (m->remote.len == 0) {
		m->remote.len = sizeof(m->remote.at);
		if (getpeername(fd, (struct sockaddr *)&m->remote.at, &m->remote.len) < 0)
			m->remote.len = 0;
	}
	m->family = option_number(fd, SOL_SOCKET, SO_DOMAIN);
	m->type = option_number(fd, SOL_SOCKET, SO_TYPE);
	m->protocol = option_number(fd, SOL_SOCKET, SO_PROTOCOL);
	m->netns = netns_of(fd);
	MUST(getsockopt(fd, SOL_SOCKET, SO_COOKIE, &m->cookie, &len));
}

static void print_end(const char *name, const struct end *e)
{
	char ip[INET6_ADDRSTRLEN] = "", device[IF_NAMESIZE] = "";
	const struct sockaddr_in *v4 = (const void *)&e->at;
	const struct sockaddr_in6 *v6 = (const void *)&e->at;

	if (e->len == 0)
		return;
	if (e->at.ss_family == AF_INET) {
		inet_ntop(AF_INET, &v4->sin_addr, ip, sizeof(ip));
		printf(", \"%s_ip\": \"%s\", \"%s_port\": %u", name, ip, name, ntohs(v4->sin_port));
	} else if (e->at.ss_family == AF_INET6) {
		inet_ntop(AF_INET6, &v6->sin6_addr, ip, sizeof(ip));
		printf(", \"%s_ip\": \"%s\", \"%s_port\": %u", name, ip, name,
		       ntohs(v6->sin6_port));
		if (v6->sin6_scope_id != 0 && if_indextoname(v6->sin6_scope_id, device))
			print_text(strcmp(name, "local") == 0 ? "local_scope" : "remote_scope",
			           device);
	} else if (e->at.ss_family == AF_UNIX && e->len > sizeof(sa_family_t)) {
		char text[2 * sizeof(e->at) + 1];

		hex((const char *)&e->at + sizeof(sa_family_t), e->len - sizeof(sa_family_t), text);
		printf(", \"%s_path_hex\": \"%s\"", name, text);
	}
}

static void print_owners(const struct made *m)
{
	struct made self = {.owners = {{.pid = getpid(), .fds = {m->fd}, .fd_count = 1}},
	                    .owner_count = 1};
	const struct made *from = m->owner_count > 0 ? m : &self;

	if (m->fd < 0 && m->owner_count == 0) {
		printf(", \"owners\": []");
		return;
	}
	printf(", \"owners\": [");
	for (size_t i = 0; i < from->owner_count; i++) {
		const struct owner *o = &from->owners[i];

		printf("%s{\"pid\": %d, \"fds\": [", i > 0 ? ", " : "", (int)o->pid);
		for (size_t f = 0; f < o->fd_count; f++)
			printf("%s%d", f > 0 ? ", " : "", o->fds[f]);
		printf("]}");
	}
	printf("]");
}

static void print_descriptor(int fd)
{
	char device[IF_NAMESIZE] = "";
	socklen_t len = sizeof(device);

	printf(", \"inode\": %" PRIu64 ", \"uid\": %u, \"mark\": %u", inode_of(fd),
	       (unsigned)geteuid(), (unsigned)option_number(fd, SOL_SOCKET, SO_MARK));
	if (getsockopt(fd, SOL_SOCKET, SO_BINDTODEVICE, device, &len) == 0 && device[0])
		print_text("bind_device", device);
}

void report(const struct made *m)
{
	struct made all = *m;
	const char *state = m->state;

	if (m->fd >= 0)
		remember(&all, m->fd);
	if (!state)
		state = m->fd >= 0 ? NAME_OF(tcp_states, tcp_state_of(m->fd)) : "?";
	printf("{\"role\": \"%s\", \"family\": \"%s\", \"type\": \"%s\", \"protocol_num\": %d, "
	       "\"state\": \"%s\", \"netns\": %" PRIu64,
	       m->role, NAME_OF(family_names, all.family), NAME_OF(type_names, all.type),
	       all.protocol, state, all.netns);
	print_end("local", &all.local);
	print_end("remote", &all.remote);
	if (all.cookie != 0)
		printf(", \"cookie\": \"%" PRIu64 "\"", all.cookie);
	if (m->fd >= 0)
		print_descriptor(m->fd);
	print_owners(m);
	if (m->reason)
		printf(", \"no_owner_reason\": \"%s\"", m->reason);
	if (m->peer_inode != 0)
		printf(", \"peer_inode\": %" PRIu64, m->peer_inode);
	printf("%s%s}\n", m->extra ? ", " : "", m->extra ? m->extra : "");
	fflush(stdout);
}

void report_fd(const char *role, int fd, const char *state)
{
	report(&(struct made){.role = role, .fd = fd, .state = state});
}
