/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mksock: makes sockets in known states, says what it made, and holds them until its stdin closes.
 *
 *	mksock KIND [OPTION=VALUE]…
 *
 * One JSON object a line per socket, then the line READY. What this kernel cannot make ends with
 * {"skip": "why"} and exit status 77. Every fact that can be asked of a descriptor comes from the
 * descriptor (SO_COOKIE, fstat, getsockname, TCP_INFO, SIOCGSKNS), so that it owes nothing to
 * sock_diag or to /proc. It lives 120 seconds at most and dies with its parent.
 */
#ifndef MKSOCK_H
#define MKSOCK_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/socket.h>
#include <sys/types.h>

struct options {
	const char *ip;     /* where a listener or a bound socket is */
	const char *from;   /* where a client binds first; NULL: the kernel chooses */
	const char *device; /* scope of link-local addresses */
	const char *bind_device;
	const char *client_netns; /* path of the namespace that a client is made in */
	const char *path;         /* of unix sockets and of bind mounts */
	const char *comm;         /* PR_SET_NAME */
	uint16_t port, from_port;
	uint32_t mark;
	unsigned count;
};

struct kind {
	const char *name;
	int (*make)(const struct options *o); /* 0, or SKIPPED when the kernel cannot */
	const char *help;
};
#define SKIPPED 77

/* The kinds of each file; an entry without a name ends the list. */
extern const struct kind inet_kinds[], state_kinds[], local_kinds[], holder_kinds[], netns_kinds[];

/* ---- report --------------------------------------------------------------------------------- */

struct owner {
	pid_t pid;
	int fds[4];
	size_t fd_count;
};
struct end {
	struct sockaddr_storage at;
	socklen_t len; /* 0: there is none */
};
/* What the test is told of one socket. */
struct made {
	const char *role;
	int fd;             /* -1: nobody here has it; then the facts below stand alone */
	const char *state;  /* NULL: as TCP_INFO says; else what it must be */
	const char *reason; /* no_owner_reason; NULL: it has owners */
	struct owner owners[8];
	size_t owner_count;       /* 0 and no reason: this process, with `fd` */
	struct end local, remote; /* asked of `fd` when empty */
	int family, type, protocol;
	uint64_t cookie, netns; /* of a socket that nobody has any more; 0: unknown */
	uint64_t peer_inode;    /* unix */
	const char *extra;      /* members ready to print, without braces; NULL: none */
};

/* Prints one object. */
void report(const struct made *m);
void report_fd(const char *role, int fd, const char *state);
/* Keeps of `fd` what stays true when it is closed: ends, family, type, protocol, cookie, netns. */
void remember(struct made *m, int fd);
/* {"skip": why: the errno's words}; returns SKIPPED. */
int skip(const char *why);
/* "socket:[N]" of a descriptor. */
uint64_t inode_of(int fd);
uint64_t netns_of(int fd);
int tcp_state_of(int fd);
/* Lower-case hex, NUL-terminated; room for 2 * len + 1. */
void hex(const void *bytes, size_t len, char *ret);

/* ---- common --------------------------------------------------------------------------------- */

/* Says what failed and ends with status 1. */
void die(const char *what) __attribute__((noreturn));
#define MUST(call)                               \
	__extension__({                          \
		long must_result = (long)(call); \
		if (must_result < 0)             \
			die(#call);              \
		(int)must_result;                \
	})
/* A child that dies with this process; 0 in the child, which must leave with _exit. */
pid_t spawn(void);
/* For a child: tells the parent that it is ready, then sleeps until it is killed. */
void hold_for_parent(int ready_pipe) __attribute__((noreturn));

/* ---- sockets -------------------------------------------------------------------------------- */

struct end end_of(const char *ip, uint16_t port, const char *device);
struct end any_port(const struct options *o); /* o->ip and o->port */
/* A socket of the options' mark and device; -1 and errno when there is no such kind. */
int open_socket(const struct options *o, int family, int type, int protocol);
void bind_to(int fd, const struct end *e);
int listen_on(const struct options *o, int protocol);
/* Client, its side connected to `listener`; in o->client_netns when given. */
int connect_to(const struct options *o, int listener, int protocol);
int accept_one(int listener);
struct tcp_pair {
	int listener, client, server;
};
struct tcp_pair tcp_pair(const struct options *o, int protocol);
/* From now on nothing that arrives is seen by this socket; and the opposite. */
void deafen(int fd);
void undeafen(int fd);

#endif
