/* SPDX-License-Identifier: Apache-2.0 */
/* What is opened inside a namespace: sockets and files keep to the namespace that they were opened
 * in. */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include "collect/sources.h"

#define SMALL_FILE 8192u

/* ---- jobs: run where the namespace is ----------------------------------------------------------
 */

static int open_sockets(void *context)
{
	struct ns_open *ns = context;

	ns->diag_fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
	ns->diag_error = ns->diag_fd < 0 ? errno : 0;
	ns->route_fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_ROUTE);
	return 0;
}

struct file_job {
	const char *path;
};

static int open_path(void *context)
{
	const struct file_job *job = context;
	int fd = open(job->path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	return fd < 0 ? -errno : fd;
}

static int run(struct collector *c, int (*job)(void *context), void *context)
{
	return c->ns.entry->facts.is_current ? job(context) : worker_call(c->worker, job, context);
}

int ns_open_file(struct collector *c, const char *path)
{
	struct file_job job = {path};

	return run(c, open_path, &job);
}

/* ---- facts of the namespace --------------------------------------------------------------------
 */

static int read_small(struct collector *c, const char *path, struct buffer *b)
{
	CQ_CLEANUP(fd_close) int fd = ns_open_file(c, path);

	return fd < 0 ? fd : fd_read(fd, SMALL_FILE, b, NULL);
}

static void read_port_range(struct collector *c, struct netns *ns)
{
	uint64_t first, last;
	struct text rest, part;
	struct buffer b;

	buffer_init(&b, 2 * SMALL_FILE);
	if (read_small(c, "/proc/sys/net/ipv4/ip_local_port_range", &b) == 0) {
		rest = text_trim(buffer_text(&b));
		if (text_split(&rest, '\t', &part) && text_to_u64(part, &first) == 0 &&
		    text_to_u64(rest, &last) == 0 && first <= last && last <= UINT16_MAX) {
			ns->has_port_range = true;
			ns->port_first = (uint16_t)first;
			ns->port_last = (uint16_t)last;
		}
	}
	buffer_done(&b);
}

void ns_open_read_protocols(struct collector *c)
{
	CQ_CLEANUP(fd_close) int fd = ns_open_file(c, "/proc/thread-self/net/protocols");

	buffer_clear(&c->protocols);
	if (fd >= 0)
		(void)fd_read(fd, PROTOCOLS_MAX - 1, &c->protocols, NULL);
}

int64_t protocol_count(const struct collector *c, const char *protocol)
{
	struct text rest = buffer_text(&c->protocols), line, word;
	uint64_t count;

	/* without the table nothing is proven: everything is asked */
	if (rest.len == 0)
		return 1;
	while (text_split(&rest, '\n', &line)) {
		if (!text_word(&line, &word) || !text_equal(word, text_of(protocol)))
			continue;
		if (!text_word(&line, &word) || !text_word(&line, &word) ||
		    text_to_u64(word, &count) < 0 || count > INT64_MAX)
			return 1;
		return (int64_t)count;
	}
	return -1;
}

/* "TCP: inuse 5 orphan 0 tw 3 alloc 5 mem 0": the numbers behind two of the words. */
static uint64_t counted(struct text line)
{
	struct text name, number;
	uint64_t sum = 0, n;

	while (text_word(&line, &name) && text_word(&line, &number))
		if ((text_equal(name, TEXT("inuse")) || text_equal(name, TEXT("tw"))) &&
		    text_to_u64(number, &n) == 0)
			sum += n;
	return sum;
}

/* "UDP: inuse 0 mem 0": hashed sockets of this namespace. */
static void read_sockstat(struct collector *c, const char *path, bool v6)
{
	struct text rest, line, name, word;
	uint64_t in_use;
	struct buffer b;

	buffer_init(&b, 2 * SMALL_FILE);
	if (read_small(c, path, &b) == 0) {
		rest = buffer_text(&b);
		while (text_split(&rest, '\n', &line)) {
			if (!text_split(&line, ' ', &name))
				continue;
			c->ns.in_use += in_use = counted(line);
			if (text_equal(name, v6 ? TEXT("TCP6:") : TEXT("TCP:")))
				c->ns.no_tcp[v6] = in_use == 0;
			if (!text_split(&line, ' ', &word) || !text_split(&line, ' ', &word) ||
			    text_to_u64(word, &in_use) < 0 || in_use != 0)
				continue;
			if (text_equal(name, v6 ? TEXT("UDP6:") : TEXT("UDP:")))
				c->ns.no_udp[v6] = true;
			if (text_equal(name, v6 ? TEXT("UDPLITE6:") : TEXT("UDPLITE:")))
				c->ns.no_udplite[v6] = true;
			if (text_equal(name, v6 ? TEXT("RAW6:") : TEXT("RAW:")))
				c->ns.no_raw[v6] = true;
		}
	}
	buffer_done(&b);
}

void ns_open_links(struct collector *c)
{
	struct ns_entry *e = c->ns.entry;

	/* none: a descriptor told of a socket in a namespace that may not be entered */
	if (!e || e->links_known)
		return;
	e->links_known = true;
	if (c->ns.route_fd >= 0)
		(void)rtnetlink_links(c->ns.route_fd, c->list.arena, &e->facts);
}

static void read_addresses(struct collector *c, struct netns *ns)
{
	int r = c->ns.route_fd < 0 ? -EPERM
	                           : rtnetlink_addresses(c->ns.route_fd, c->list.arena, ns);

	if (r < 0)
		gaps_add(c->gaps, GAP_VIEW, "rtnetlink", ns->inode, -r,
		         "the addresses of a network namespace could not be read: which end is its "
		         "own is not known for each");
}

void ns_open_study(struct collector *c)
{
	struct netns *ns = &c->ns.entry->facts;

	ns_open_read_protocols(c);
	if (!(c->options->scope & SCOPE_IP))
		return;
	read_sockstat(c, "/proc/thread-self/net/sockstat", false);
	read_sockstat(c, "/proc/thread-self/net/sockstat6", true);
	if (c->ns.entry->is_again)
		return;
	c->in_use += c->ns.in_use;
	read_port_range(c, ns);
	read_addresses(c, ns);
}

/* ---- enter, leave ------------------------------------------------------------------------------
 */

void ns_open_leave(struct collector *c)
{
	fd_close(&c->ns.diag_fd);
	fd_close(&c->ns.route_fd);
	c->ns = (struct ns_open){.diag_fd = -1, .route_fd = -1};
}

int ns_open_enter(struct collector *c, struct ns_entry *e)
{
	int r;

	if (c->ns.entry == e)
		return 0;
	ns_open_leave(c);
	if (!e->facts.is_current) {
		CQ_CLEANUP(fd_close) int fd = ns_entry_open(e);

		if (fd < 0 && e->is_listed)
			fd = ns_entry_open_without_path(e, c->owners);
		if (fd < 0)
			return fd;
		r = c->worker ? 0 : worker_new(&c->worker);
		if (r == 0)
			r = worker_enter(c->worker, fd);
		if (r < 0)
			return r;
	}
	c->ns.entry = e;
	(void)run(c, open_sockets, &c->ns);
	return 0;
}
