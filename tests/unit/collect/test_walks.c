/* SPDX-License-Identifier: Apache-2.0 */
/*
 * When the owner index is filled and what comes of it, with either source: namespaces that nothing
 * but a descriptor or a socket keeps, questions that ask for no holders, filters, several questions
 * that share an index.
 */
#include <fcntl.h>
#include <netinet/in.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/unit.h"

#include "collect/owners_index.h"
#include "collect/sources.h"

static enum owners_source source;

/* ---- a namespace ---------------------------------------------------------------------------- */

/* One where a socket is bound and no more; no process is in it. */
struct place {
	uint64_t netns, inode;
	uint16_t port;
	int socket, descriptor; /* of the namespace; -1 */
};

static uint64_t inode_of(int fd)
{
	struct stat st;

	assert_int_equal(fstat(fd, &st), 0);
	return st.st_ino;
}

static int bind_socket(uint16_t *ret_port)
{
	struct sockaddr_in a = {.sin_family = AF_INET};
	socklen_t len = sizeof(a);
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_true(fd >= 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&a, len), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&a, &len), 0);
	*ret_port = ntohs(a.sin_port);
	return fd;
}

static void make_place(struct place *p, bool with_descriptor)
{
	int home = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);

	assert_true(home >= 0);
	if (unshare(CLONE_NEWNET) < 0) {
		close(home);
		skip();
	}
	p->descriptor = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
	p->netns = inode_of(p->descriptor);
	p->socket = bind_socket(&p->port);
	p->inode = inode_of(p->socket);
	assert_int_equal(setns(home, CLONE_NEWNET), 0);
	close(home);
	if (!with_descriptor)
		fd_close(&p->descriptor);
}

static void end_place(struct place *p)
{
	fd_close(&p->socket);
	fd_close(&p->descriptor);
}

/* ---- a question ----------------------------------------------------------------------------- */

struct question {
	struct collect_options options;
	struct owners *owners; /* lent */
	struct gaps gaps;
	struct collector *collector;
};

static void ask(struct question *q)
{
	struct cq_error error = {0};

	q->options.v4 = q->options.v6 = true;
	q->options.owners = source;
	if (!q->options.scope)
		q->options.scope = SCOPE_TCP;
	assert_int_equal(gaps_init(&q->gaps), 0);
	if (collector_new(&q->options, q->owners, &q->gaps, &q->collector, &error) < 0)
		fail_msg("%s", error.text);
}

/* How often the socket comes of the rest, and in which namespace. */
static unsigned rest_has(struct question *q, const struct place *p)
{
	struct cq_error error = {0};
	struct socket s;
	unsigned times = 0;
	int r;

	while ((r = collector_next(q->collector, &s, &error)) == 1) {
		if (!s.has_inode || s.inode != p->inode)
			continue;
		times++;
		assert_int_equal(s.ns->inode, p->netns);
		assert_int_equal(s.local.port, p->port);
		assert_int_equal(s.state, STATE_CLOSED);
	}
	assert_int_equal(r, 0);
	return times;
}

static void end(struct question *q)
{
	collector_free(q->collector);
	gaps_done(&q->gaps);
}

static size_t holders_of(const struct owners *o, uint64_t inode)
{
	struct holder *list = NULL;
	size_t count = 0, room = 0;

	assert_true(owners_find(o, inode, 0, &list, &count, &room) >= 0);
	free(list);
	return count;
}

/* ---- namespaces ----------------------------------------------------------------------------- */

static void check_found(bool with_descriptor, bool with_holders)
{
	CQ_CLEANUP(owners_freep) struct owners *owners = NULL;
	struct question q = {.options = {.netns = NETNS_ALL, .holders = with_holders}};
	struct place p;

	make_place(&p, with_descriptor);
	assert_int_equal(owners_new(&owners), 0);
	q.owners = owners;
	ask(&q);
	assert_int_equal(rest_has(&q, &p), 1);
	if (with_holders)
		assert_int_equal(holders_of(owners, p.inode), 1);
	else
		assert_int_equal(owners->walks, 0);
	end(&q);
	end_place(&p);
}

static void a_descriptor_keeps_one(void **state)
{
	(void)state;
	check_found(true, true);
	check_found(true, false);
}

static void a_socket_keeps_one(void **state)
{
	(void)state;
	check_found(false, true);
	check_found(false, false);
}

/* The kernel's own list says that there are no others. */
static void the_kernel_lists_them(void **state)
{
	CQ_CLEANUP(owners_freep) struct owners *owners = NULL;
	struct question q = {.options = {.netns = NETNS_ALL}};
	struct ns_entry *e;
	struct place p;

	(void)state;
	make_place(&p, false);
	assert_int_equal(owners_new(&owners), 0);
	q.owners = owners;
	ask(&q);
	assert_true(q.collector->list.is_whole);
	assert_int_equal(q.collector->list.unreadable_processes, 0);
	e = ns_list_get(&q.collector->list, p.netns);
	assert_non_null(e);
	assert_true(e->is_listed);
	assert_null(e->way.path.bytes);
	end(&q);
	end_place(&p);
}

/* The last one keeps it, and is closed when the list is made already. */
static void one_that_ends_is_no_gap(void **state)
{
	CQ_CLEANUP(owners_freep) struct owners *owners = NULL;
	struct question q = {.options = {.netns = NETNS_ALL}};
	struct place p;

	(void)state;
	make_place(&p, false);
	assert_int_equal(owners_new(&owners), 0);
	q.owners = owners;
	ask(&q);
	end_place(&p);
	assert_int_equal(rest_has(&q, &p), 0);
	for (size_t i = 0; i < q.gaps.count; i++)
		assert_int_not_equal(q.gaps.list[i].netns, p.netns);
	end(&q);
}

/* ---- without holders ------------------------------------------------------------------------ */

static void the_first_sockets_wait_for_no_walk(void **state)
{
	CQ_CLEANUP(owners_freep) struct owners *owners = NULL;
	struct question q = {.options = {.netns = NETNS_ALL}};
	struct cq_error error = {0};
	struct socket s;
	uint16_t port;
	int fd = bind_socket(&port);

	(void)state;
	assert_int_equal(owners_new(&owners), 0);
	q.owners = owners;
	ask(&q);
	assert_int_equal(collector_next(q.collector, &s, &error), 1);
	assert_int_equal(owners->walks, 0);
	assert_int_equal(q.collector->owners->walks, 0);
	end(&q);
	close(fd);
}

/* ---- filters -------------------------------------------------------------------------------- */

/* Of many that are held the filter wants one; whether it is asked for holders or not. */
static void check_filter(bool with_holders)
{
	enum { MANY = 100 };
	CQ_CLEANUP(owners_freep) struct owners *owners = NULL;
	struct port_range port;
	const struct socket_filter filter = {.kind = FILTER_PORT, .ports = {&port, 1}};
	struct question q = {
		.options = {.netns = NETNS_ALL, .holders = with_holders, .filter = &filter}};
	struct place p;
	int fds[MANY];
	uint16_t other;

	make_place(&p, false);
	port = (struct port_range){p.port, p.port};
	for (size_t i = 0; i < MANY; i++)
		fds[i] = bind_socket(&other);
	assert_int_equal(owners_new(&owners), 0);
	q.owners = owners;
	ask(&q);
	assert_int_equal(rest_has(&q, &p), 1);
	if (source == OWNERS_BPF) /* what does not match was neither kept nor shown */
		assert_true(collector_shown(q.collector) < MANY / 2);
	if (with_holders)
		assert_int_equal(holders_of(owners, p.inode), 1);
	if (with_holders && source == OWNERS_BPF)
		assert_int_equal(holders_of(owners, inode_of(fds[0])), 0);
	end(&q);
	for (size_t i = 0; i < MANY; i++)
		close(fds[i]);
	end_place(&p);
}

static void a_filter_with_holders(void **state)
{
	(void)state;
	check_filter(true);
}

static void a_filter_without(void **state)
{
	(void)state;
	check_filter(false);
}

/* What one question left out of the index they share, another finds. */
static void questions_share_an_index(void **state)
{
	CQ_CLEANUP(owners_freep) struct owners *owners = NULL;
	const struct port_range port = {1, 1};
	const struct socket_filter filter = {.kind = FILTER_PORT, .ports = {&port, 1}};
	struct question first = {.options = {.netns = NETNS_CURRENT,
	                                     .scope = SCOPE_UDP,
	                                     .holders = true,
	                                     .filter = &filter}};
	struct question second = {.options = {.netns = NETNS_ALL, .holders = true}};
	struct place p;

	(void)state;
	make_place(&p, false);
	assert_int_equal(owners_new(&owners), 0);
	first.owners = second.owners = owners;
	ask(&first);
	ask(&second);
	assert_int_equal(rest_has(&first, &p), 0);
	assert_int_equal(rest_has(&second, &p), 1);
	assert_int_equal(holders_of(owners, p.inode), 1);
	end(&first);
	end(&second);
	end_place(&p);
}

static void a_later_walk_finds_what_is_new(void **state)
{
	CQ_CLEANUP(owners_freep) struct owners *owners = NULL;
	struct question q = {.options = {.netns = NETNS_CURRENT, .holders = true}};
	struct cq_error error = {0};
	uint16_t port;
	int fd;

	(void)state;
	assert_int_equal(owners_new(&owners), 0);
	q.owners = owners;
	ask(&q);
	fd = bind_socket(&port);
	assert_int_equal(holders_of(owners, inode_of(fd)), 0);
	assert_int_equal(collector_walk_again(q.collector, NULL, &error), 0);
	assert_int_equal(holders_of(owners, inode_of(fd)), 1);
	close(fd);
	end(&q);
}

static uint64_t cookie_of(int fd)
{
	uint64_t cookie = 0;
	socklen_t len = sizeof(cookie);

	assert_int_equal(getsockopt(fd, SOL_SOCKET, SO_COOKIE, &cookie, &len), 0);
	return cookie;
}

/* The BPF programs tell of those alone, /proc of others too; what was known stays known. */
static void a_later_walk_finds_what_is_wanted(void **state)
{
	CQ_CLEANUP(owners_freep) struct owners *owners = NULL;
	struct question q = {.options = {.netns = NETNS_CURRENT, .holders = true}};
	struct owners_wanted wanted = {.count = OWNERS_WANTED_MAX};
	struct cq_error error = {0};
	uint16_t port;
	int known = bind_socket(&port), fd, other;
	size_t of_other;

	(void)state;
	assert_int_equal(owners_new(&owners), 0);
	owners_choose(owners, source);
	q.owners = owners;
	ask(&q);
	fd = bind_socket(&port);
	other = bind_socket(&port);
	wanted.cookies[OWNERS_WANTED_MAX - 1] = cookie_of(fd);
	assert_int_equal(collector_walk_again(q.collector, &wanted, &error), 0);
	of_other = holders_of(owners, inode_of(other));
	assert_int_equal(holders_of(owners, inode_of(fd)), 1);
	assert_int_equal(of_other, source == OWNERS_BPF ? 0 : 1);
	assert_int_equal(holders_of(owners, inode_of(known)), 1);
	close(other);
	close(fd);
	close(known);
	end(&q);
}

/* ---- both sources --------------------------------------------------------------------------- */

static enum owners_source sources[] = {OWNERS_PROCFS, OWNERS_BPF};

static int use_source(void **state)
{
	source = *(enum owners_source *)*state;
	return 0;
}

#define BPF(test)                                                  \
	{                                                          \
		"bpf: " #test, test, use_source, NULL, &sources[1] \
	}
#define EITHER(test) {"procfs: " #test, test, use_source, NULL, &sources[0]}, BPF(test)

static void left_out(void **state)
{
	(void)state;
	skip();
}

/* Whether the kernel lets us; says why not. */
static bool has_bpf(void)
{
	CQ_CLEANUP(owners_freep) struct owners *o = NULL;
	struct cq_error error = {0};

	assert_int_equal(owners_new(&o), 0);
	owners_choose(o, OWNERS_BPF);
	if (owners_walk(o, &error) == 0)
		return true;
	print_message("# tests with BPF are left out: %s\n", error.text);
	return false;
}

int main(void)
{
	struct CMUnitTest tests[] = {
		EITHER(a_descriptor_keeps_one),
		EITHER(a_socket_keeps_one),
		BPF(the_kernel_lists_them),
		BPF(one_that_ends_is_no_gap),
		EITHER(the_first_sockets_wait_for_no_walk),
		EITHER(a_filter_with_holders),
		EITHER(a_filter_without),
		EITHER(questions_share_an_index),
		EITHER(a_later_walk_finds_what_is_new),
		EITHER(a_later_walk_finds_what_is_wanted),
	};

	if (!has_bpf()) {
		for (size_t i = 0; i < ARRAY_LEN(tests); i++)
			if (tests[i].initial_state == &sources[1])
				tests[i].test_func = left_out;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
