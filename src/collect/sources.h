/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside collect: the pieces that a collector is made of.
 *
 *   worker       the one thread that enters network namespaces
 *   ns_list      which namespaces there are, and a way into each
 *   diag         NETLINK_SOCK_DIAG: requests, dumps (read ahead by a thread), exact look-ups
 *   filtering    how much of the question's filter the kernel is told (filter.h: how)
 *   procnet      the tables of /proc/net, where sock_diag has none
 *   rtnetlink    interfaces and addresses of a namespace
 *   walks        when the owner index is filled, and what for
 *   missed       sockets that a process holds and no dump showed
 */
#ifndef CONNQUERY_COLLECT_SOURCES_H
#define CONNQUERY_COLLECT_SOURCES_H

#include <libmnl/libmnl.h>
#include <linux/if_addr.h>
#include <linux/if_link.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>

#include "collect/collect.h"

/* mnl_nlmsg_ok() takes a length of 2 GiB and more for a negative one, and so for a fitting one. */
static inline bool message_ok(const struct nlmsghdr *m, int left)
{
	return mnl_nlmsg_ok(m, left) && m->nlmsg_len <= (uint32_t)left;
}
/* Attributes of a message behind its fixed part, and inside an attribute; libmnl's checks without
 * the implicit conversions of its own loops. */
static inline int attribute_room(const void *end, const struct nlattr *a)
{
	return (int)((const char *)end - (const char *)a);
}
#define each_attribute(a, m, offset)                                               \
	for ((a) = mnl_nlmsg_get_payload_offset((m), (offset));                    \
	     mnl_attr_ok((a), attribute_room(mnl_nlmsg_get_payload_tail(m), (a))); \
	     (a) = mnl_attr_next(a))
#define each_nested_attribute(a, nest)                                                  \
	for ((a) = mnl_attr_get_payload(nest);                                          \
	     mnl_attr_ok((a), attribute_room((const char *)mnl_attr_get_payload(nest) + \
	                                             mnl_attr_get_payload_len(nest),    \
	                                     (a)));                                     \
	     (a) = mnl_attr_next(a))

/* ---- worker --------------------------------------------------------------------------------- */

/* A thread for work that must happen inside a namespace (opening sockets, opening /proc files).
 * What was opened there stays of that namespace, so all reading is done by the caller's own thread.
 */
struct worker;
int worker_new(struct worker **ret);
struct worker *worker_free(struct worker *w); /* joins the thread */
/* Runs `job` in the worker's thread and waits; returns its answer. */
int worker_call(struct worker *w, int (*job)(void *context), void *context);
/* Moves the worker's thread into the namespace that the descriptor shows. */
int worker_enter(struct worker *w, int nsfs_fd);

/* ---- namespaces ------------------------------------------------------------------------------ */

/* How to come by a descriptor of a namespace. */
struct ns_way {
	struct text path; /* a process's ns/net, a bind mount, a descriptor's link in /proc */
	int fd;           /* or one that is open already; -1 */
};
struct ns_entry {
	struct netns facts; /* what the rest of the project sees */
	struct ns_way way;
	uint64_t proc_inode; /* of its /proc/PID/net/dev: tells namespaces apart without privilege;
	                        0 unknown */
	bool is_listed;      /* the kernel's own list has it */
	uint64_t id;         /* of its file handle, from Linux 6.18 on; 0: none */
	bool done;           /* dumped, or given up */
	bool is_again;       /* it is dumped once more */
	bool links_known;
	int error; /* positive errno: why it cannot be entered, or was not; 0: none is known */
	/* growing arrays behind the const pointers of facts */
	struct listener *listeners;
	size_t listener_room;
};
struct ns_list {
	struct ns_entry **entries; /* stable addresses */
	size_t count, room;
	struct map by_inode; /* to places in entries */
	struct arena *arena; /* names, ways, entries */
	uint64_t current;
	uint64_t unreadable_processes;
	bool is_whole; /* the kernel's own list was read: there are no others */
};
int ns_list_init(struct ns_list *l);
void ns_list_done(struct ns_list *l);
/* Fills the list by the options' scope: from the kernel's own list where `owners` has it, and from
 * processes and mounts, which give ways and names. Unreachable namespaces are in it with their
 * error. */
int ns_list_find(struct ns_list *l, const struct collect_options *options, struct owners *owners,
                 struct cq_error *reterr);
/* Adds those that a descriptor keeps, of which the walk of `owners` knows. -ENOMEM. */
int ns_list_add_descriptors(struct ns_list *l, const struct owners *owners);
/* Adds those of the kernel's own list. 0, also where there is none to be had; -ENOMEM. */
int ns_list_add_kernel(struct ns_list *l, struct owners *owners);
/* The entry of that nsfs inode, made when it is not there; NULL when memory runs out. *ret_new may
 * be NULL. */
struct ns_entry *ns_list_at(struct ns_list *l, uint64_t inode);
/* The same, NULL when it is not there. */
struct ns_entry *ns_list_get(const struct ns_list *l, uint64_t inode);
/* A descriptor of the namespace, checked to be it; -errno: -ENOENT when it is gone. */
int ns_entry_open(const struct ns_entry *e);
/* Ways that take no path: its file handle, or a socket of it that a process holds. -ENOENT: it is
 * gone by now; -EACCES: it is there and neither leads into it. */
int ns_entry_open_without_path(const struct ns_entry *e, struct owners *owners);
/* Whether a descriptor is of that namespace. */
bool ns_descriptor_is(int fd, uint64_t inode);
bool ns_listeners_add(struct ns_entry *e, const struct socket *s);
void ns_listeners_sort(struct ns_entry *e);

/* ---- rtnetlink ------------------------------------------------------------------------------- */

/* 0 to go on, 1: it has what it wants; negative: an error, which ends it. */
typedef int (*rtnetlink_fn)(const struct nlmsghdr *m, void *context);
/* Type, flags and sequence of the header are the caller's; a sequence is used once on a socket. */
struct rtnetlink_request {
	struct nlmsghdr header;
	union {
		struct rtgenmsg general;
		struct rtmsg route;
		struct ifaddrmsg address;
		struct ifinfomsg link;
	};
};
struct rtnetlink_reader {
	rtnetlink_fn each;
	void *context;
	bool interrupted; /* the kernel marked the dump so */
};
/* Asks a NETLINK_ROUTE socket and goes over the answers. len: of the part behind the header.
 * -EINTR: all answers came, of a dump that was interrupted. */
int rtnetlink_ask(int fd, struct rtnetlink_request *request, size_t len,
                  struct rtnetlink_reader *reader);
/* 1: *ret is the interface of an RTM_NEWLINK, its texts in the arena; 0: it is another message. */
int rtnetlink_parse_link(const struct nlmsghdr *m, struct arena *arena, struct interface *ret);
/* Fill the interfaces and the addresses of a namespace from a NETLINK_ROUTE socket of it. */
int rtnetlink_links(int fd, struct arena *arena, struct netns *ns);
int rtnetlink_addresses(int fd, struct arena *arena, struct netns *ns);

/* ---- sock_diag ------------------------------------------------------------------------------- */

/* How messages travel: a netlink socket, or a replay in a test. */
struct diag_channel {
	ssize_t (*send)(void *context, const void *bytes, size_t len);
	ssize_t (*receive)(void *context, void *bytes, size_t room); /* a datagram; -errno */
	void *context;
};
void diag_channel_of_fd(struct diag_channel *c, int *fd);

/* Reads a channel's dumps ahead of whoever looks at them, with a thread of its own. */
struct diag_ahead;
int diag_ahead_new(struct diag_ahead **ret);
struct diag_ahead *diag_ahead_free(struct diag_ahead *a); /* ends the thread */
/* The channel that answers from what was read ahead on `socket`; the one before is given up. */
struct diag_channel diag_ahead_channel(struct diag_ahead *a, struct diag_channel socket);
/* Ends the reading: from here on the socket may be closed, or used by others. */
void diag_ahead_stop(struct diag_ahead *a);

/* What parsing a message needs to know. */
struct parse_context {
	const struct collect_options *options;
	struct netns *ns;
	struct arena
		*arena; /* for what does not point into the message; reset before each socket */
	int64_t now;
};
struct diag_source;
typedef int (*diag_parse_fn)(const struct nlmsghdr *message, const struct diag_source *source,
                             const struct parse_context *context, struct socket *ret);
/* One thing that sock_diag can list. */
struct diag_source {
	const char *name;       /* "tcp": "sock_diag tcp" in gaps */
	unsigned scope;         /* enum socket_scope */
	uint8_t family;         /* AF_*; AF_UNSPEC: the legacy TCP dump of both IP versions */
	uint16_t protocol;      /* IPPROTO_*, NETLINK_* */
	uint32_t states;        /* bits by state; 0: the family has none */
	const char *registered; /* name in /proc/net/protocols; NULL: not looked up */
	const char *table;      /* file below /proc/net that has the same; NULL: none */
	diag_parse_fn parse;
};
extern const struct diag_source diag_sources[];
extern const size_t diag_source_count;
extern const struct diag_source listener_sources[];
extern const size_t listener_source_count;

#define DIAG_BUFFER (128 * 1024)
/* What a dump is to show. */
struct diag_wish {
	uint32_t extensions; /* bits of INET_DIAG_* for the inet family */
	uint32_t states;     /* bits by the kernel's numbers, of what has states */
	struct text code;    /* inet only: bytecode, at most half of DIAG_BUFFER; borrowed */
};
struct diag_dump {
	struct diag_channel channel;
	const struct diag_source *source;
	char *buffer; /* DIAG_BUFFER bytes, borrowed */
	size_t len;
	const struct nlmsghdr *next;
	uint32_t sequence;
	struct diag_wish wish;
	bool finished, interrupted;
	unsigned tries;
};
/* Sends the request for all that the source has. */
int diag_dump_start(struct diag_dump *d, struct diag_channel channel,
                    const struct diag_source *source, uint32_t extensions, char *buffer);
/* The same for a part of it. */
int diag_dump_start_with(struct diag_dump *d, struct diag_channel channel,
                         const struct diag_source *source, const struct diag_wish *wish,
                         char *buffer);
/* 1: *ret is a socket (points into the buffer: valid until the next call); 0: the end; negative
 * errno: the dump failed for good (what was interrupted or overflowed has been tried again: sockets
 * come twice then). */
int diag_dump_next(struct diag_dump *d, const struct parse_context *context, struct socket *ret);
/* What should be the first `size` bytes of the message that comes `ahead` behind the next one, if
 * all up to it are as long as that one; NULL: it is not in the buffer. Good for guesses alone. */
const void *diag_dump_guess(const struct diag_dump *d, size_t ahead, size_t size);
/* Exact look-up of one inet socket. 1 found, 0 not there, negative errno. */
int diag_look_up(struct diag_channel channel, const struct socket *wanted, char *buffer,
                 const struct parse_context *context, struct socket *ret);
/* The same for one unix socket, by inode. */
int diag_look_up_unix(struct diag_channel channel, uint64_t inode, char *buffer,
                      const struct parse_context *context, struct socket *ret);

int diag_parse_inet(const struct nlmsghdr *m, const struct diag_source *source,
                    const struct parse_context *context, struct socket *ret);
int diag_parse_unix(const struct nlmsghdr *m, const struct diag_source *source,
                    const struct parse_context *context, struct socket *ret);
int diag_parse_packet(const struct nlmsghdr *m, const struct diag_source *source,
                      const struct parse_context *context, struct socket *ret);
int diag_parse_netlink(const struct nlmsghdr *m, const struct diag_source *source,
                       const struct parse_context *context, struct socket *ret);
int diag_parse_vsock(const struct nlmsghdr *m, const struct diag_source *source,
                     const struct parse_context *context, struct socket *ret);
int diag_parse_xdp(const struct nlmsghdr *m, const struct diag_source *source,
                   const struct parse_context *context, struct socket *ret);

/* ---- /proc/net ------------------------------------------------------------------------------- */

/* Parses one line of the source's table. 1: *ret is a socket (points into the line); 0: a header or
 * an empty line; -EBADMSG: not understood. Pure: a fuzz target. */
int procnet_parse(const struct diag_source *source, struct text line,
                  const struct parse_context *context, struct socket *ret);
/* Lines of an open file. */
struct line_reader {
	int fd; /* borrowed */
	struct buffer buffer;
	size_t at;
	bool eof;
};
void line_reader_init(struct line_reader *r, int fd);
void line_reader_done(struct line_reader *r);
/* 1 a line (without its newline, valid until the next call), 0 the end, negative errno (-EFBIG:
 * over 1 MiB). */
int line_reader_next(struct line_reader *r, struct text *ret);

/* ---- cookies --------------------------------------------------------------------------------- */

/* A set of 64-bit numbers, 0 allowed: sockets that were given out. */
struct number_set {
	uint64_t *slots;
	size_t used, mask;
	bool has_zero;
};
void number_set_done(struct number_set *s);
int number_set_add(struct number_set *s, uint64_t n); /* 1 new, 0 known, -ENOMEM */
bool number_set_has(const struct number_set *s, uint64_t n);
/* That number will be added soon: fetches its place. */
void number_set_expect(const struct number_set *s, uint64_t n);

/* ---- cgroups --------------------------------------------------------------------------------- */

/* Paths of version 2 cgroups by their ids, each asked for once. */
struct cgroups {
	int mount_fd; /* of cgroup2; -1: not mounted */
	size_t mount_len;
	struct map by_id; /* to places in paths */
	struct text *paths;
	size_t count;
};
void cgroups_init(struct cgroups *g);
void cgroups_done(struct cgroups *g);
/* "/system.slice/ssh.service"; none when it cannot be told. Taken from the arena. */
struct text cgroups_path(struct cgroups *g, uint64_t id, struct arena *arena);
/* The id behind a path. false when there is none such. */
bool cgroups_id(const struct cgroups *g, struct text path, uint64_t *ret);

/* ---- collector ------------------------------------------------------------------------------- */

/* What flows at the moment. */
enum stream_kind { STREAM_NONE, STREAM_DIAG, STREAM_TABLE };
struct stream {
	enum stream_kind kind;
	const struct diag_source *source;
	struct diag_dump dump;
	struct diag_ahead *ahead; /* reads the dump; NULL: it was not asked */
	struct line_reader lines;
	int table_fd;
	unsigned table_number; /* AF_UNSPEC has two: tcp, tcp6 */
	bool gave;             /* at least one socket */
	bool is_table;         /* its sockets come, or came, from there */
	int diag_error;        /* positive errno: why sock_diag did not list them; 0 */
	bool is_filtered;      /* the kernel was told the filter */
};
/* Descriptors of the namespace that is open; -1: none, or refused. */
struct ns_open {
	struct ns_entry *entry;
	int diag_fd, route_fd;
	int diag_error;                           /* positive errno */
	bool no_udp[2], no_udplite[2], no_raw[2]; /* proven by sockstat, IPv4 and IPv6 */
	bool no_tcp[2];                           /* none but such that are bound and no more */
	uint64_t in_use;                          /* sockets of IP, as sockstat counts them */
};
/* A socket that a process holds and no dump showed. */
struct missed {
	uint64_t inode, cookie; /* cookie and netns 0: unknown */
	uint32_t netns;
	uint32_t pid;
	int32_t fd;
};
/* The filter of a run (filtering.c), and what the kernel refused of it. */
struct filters {
	const struct socket_filter *all; /* NULL: everything */
	/* where one IP version is asked for: that, the question's own, and an ALL of both */
	struct socket_filter version[4], question;
	struct arena *arena; /* of the source at hand: its program */
	bool no_marks, no_cgroups, no_code;
	bool is_off; /* everything is asked for */
};
/* What the run has of the owner index (walks.c). */
struct walks {
	bool is_own;    /* it was made for this run, which may leave out what it does not ask for */
	bool is_judged; /* it has only what the filter may match */
	bool is_coarse; /* and more than the kernel shows */
	bool is_noted;  /* `shown` is kept */
	bool was_late;  /* the end of the dumps was reached */
	struct number_set shown; /* inodes, as long as there is no index to mark them in */
	struct owners *apart;    /* the run's own index; NULL: it has the caller's */
};
struct collector {
	const struct collect_options *options;
	struct owners *owners;
	struct gaps *gaps;
	struct worker *worker;
	struct cgroups cgroups;
	struct ns_list list;
	struct ns_open ns;
	struct stream stream;
	struct diag_ahead *ahead;
	struct parse_context context;
	char *buffer;            /* DIAG_BUFFER bytes, of the stream */
	struct buffer protocols; /* /proc/net/protocols of the open namespace */
	size_t ns_at, source_at;
	struct number_set given; /* cookies */
	struct number_set mptcp_inodes, mptcp_ends;
	bool answered;
	struct filters filters;
	uint64_t shown;  /* sockets that the sources had */
	uint64_t in_use; /* of all namespaces, as sockstat counts them */
	struct walks walks;
	bool missed_known;
	struct missed *missed;
	size_t missed_at, missed_count, missed_room;
	struct arena *missed_arena; /* texts of the socket that missed_next gave out last */
	/* the last dump that was repeated to see what is still there */
	struct number_set still;
	const struct ns_entry *still_ns;
	const struct diag_source *still_source;
};

/* Opens a namespace (the current one without entering it). 0; negative errno: it is gone (-ENOENT)
 * or closed to us. */
int ns_open_enter(struct collector *c, struct ns_entry *e);
void ns_open_leave(struct collector *c);
/* Reads what a dump of the open namespace needs: registered protocols, what is proven empty, the
 * own addresses. */
void ns_open_study(struct collector *c);
/* The first of these alone. */
void ns_open_read_protocols(struct collector *c);
/* Opens a file of /proc inside the open namespace; -errno. */
int ns_open_file(struct collector *c, const char *path);
/* Sockets of a protocol in the open namespace, by the names of /proc/net/protocols; -1: the kernel
 * has not registered it, so there can be none. */
int64_t protocol_count(const struct collector *c, const char *protocol);
/* Whether the question is for such sockets and the open namespace can have any. */
bool source_is_asked(const struct collector *c, const struct diag_source *source);
#define PROTOCOLS_MAX (1u << 16)

/* Starts a source in the open namespace; where sock_diag refuses, its table. 0, or negative errno.
 */
int stream_start(struct collector *c, struct stream *s, const struct diag_source *source);
/* The same, with the run's filter as far as it goes. 1: it has no socket that the filter matches,
 * and is not asked. */
int stream_start_filtered(struct collector *c, struct stream *s, const struct diag_source *source);
int stream_next(struct collector *c, struct stream *s, struct socket *ret); /* as diag_dump_next */
void stream_end(struct stream *s);

/* ---- filtering ------------------------------------------------------------------------------- */

struct dump_plan;
int filters_init(struct collector *c);
void filters_done(struct filters *f);
/* Whether the run's filter applies in the open namespace. */
bool filters_apply(const struct collector *c);
/* How the source is asked in the open namespace. The plan lives until the next one. */
void filters_plan(struct collector *c, const struct diag_source *source, struct dump_plan *ret);
/* Whether sockets of that namespace can match. */
bool filters_want_netns(const struct collector *c, const struct netns *ns);
/* The kernel answered a filtered dump with that (negative errno): true when less can be asked of
 * it.
 */
bool filters_refused(struct filters *f, int error);
/* Reads the interfaces of the open namespace, once. */
void ns_open_links(struct collector *c);

/* ---- walks ----------------------------------------------------------------------------------- */

/* Before the first dump: fills the owner index where holders are asked for. */
int walks_ahead(struct collector *c, struct cq_error *reterr);
/* A dump showed that socket. -ENOMEM. */
int walks_note(struct collector *c, const struct socket *s);
/* All known namespaces were dumped. 1: there is more to dump; 0: there is not; negative errno. */
int walks_late(struct collector *c, struct cq_error *reterr);
void walks_done(struct collector *c);
/* So many held sockets no dump showed: true when they are dumped once more first, without a filter,
 * as it may be the reason. */
bool walks_doubt_filter(struct collector *c, size_t unshown);
/* Dumps a namespace once more, next. */
void collector_dump_again(struct collector *c, struct ns_entry *e);

/* The next socket that only a descriptor shows. 1 *ret; 0 no more; -EAGAIN a namespace was found
 * and must be dumped first; -ENOMEM. */
int missed_next(struct collector *c, struct socket *ret);

#endif
