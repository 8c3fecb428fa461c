/* SPDX-License-Identifier: Apache-2.0 */
/* The stream of the BPF programs, as tests write it. */
#include <linux/types.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "../base/unit.h"

#include "collect/filter.h"
#include "collect/owners_index.h"

#include "bpf/records.h"

#define TICK 10000000u /* ns */

struct records {
	char bytes[4096];
	size_t len;
	uint32_t sockets;
};

static void put(struct records *s, const void *record, size_t size)
{
	assert_true(s->len + size <= sizeof(s->bytes));
	memcpy(s->bytes + s->len, record, size);
	s->len += size;
}

static void put_thread(struct records *s, uint32_t pid, uint32_t tid, const char *comm)
{
	struct record_process p = {.kind = RECORD_PROCESS,
	                           .pid = pid,
	                           .tid = tid,
	                           .parent_pid = 7,
	                           .start_ns = (uint64_t)pid * TICK + TICK - 1};

	strncpy(p.comm, comm, sizeof(p.comm) - 1);
	put(s, &p, sizeof(p));
}

static struct record_socket tcp(uint32_t fd, uint64_t inode, uint64_t cookie)
{
	return (struct record_socket){.kind = RECORD_SOCKET,
	                              .family = AF_INET,
	                              .type = SOCK_STREAM,
	                              .fd = fd,
	                              .inode = inode,
	                              .cookie = cookie,
	                              .netns = 4711,
	                              .protocol = IPPROTO_TCP,
	                              .state = STATE_ESTABLISHED};
}

static void put_socket(struct records *s, struct record_socket r)
{
	put(s, &r, sizeof(r));
	s->sockets++;
}

static void put_ends(struct records *s, struct record_socket r, uint16_t remote_port)
{
	struct record_ends ends = {.local_port = 1000, .remote_port = remote_port};

	r.kind = RECORD_SOCKET_ENDS;
	ends.local[0] = ends.remote[0] = htonl(INADDR_LOOPBACK);
	put(s, &r, sizeof(r));
	put(s, &ends, sizeof(ends));
	s->sockets++;
}

static void put_end(struct records *s)
{
	const struct record_end e = {.kind = RECORD_END, .sockets = s->sockets};

	put(s, &e, sizeof(e));
}

static void put_netns(struct records *s, uint32_t fd, uint64_t inode)
{
	const struct record_netns n = {.kind = RECORD_NETNS, .fd = fd, .inode = inode};

	put(s, &n, sizeof(n));
}

/* Some of everything. */
static void write_all(struct records *s)
{
	*s = (struct records){0};
	put_thread(s, 10, 10, "first");
	put_socket(s, tcp(3, 100, 1));
	put_socket(s, tcp(4, 100, 1));
	put_netns(s, 5, 99);
	put_thread(s, 11, 11, "second");
	put_socket(s, tcp(3, 100, 1));
	put_socket(s, tcp(9, 200, 2));
	put_thread(s, 10, 12, "first");
	put_socket(s, tcp(3, 100, 1)); /* shared with the leader's table */
	put_socket(s, tcp(8, 300, 3));
	put_end(s);
}

/* ---- reading -------------------------------------------------------------------------------- */

static struct record_reader new_reader(const struct owners_wish *wish)
{
	struct record_reader r = {.wish = wish, .process = OWNERS_NONE};

	assert_int_equal(owners_new(&r.o), 0);
	r.o->tick_ns = TICK;
	return r;
}

static struct record_reader read_all(const struct records *s, const struct owners_wish *wish)
{
	struct record_reader r = new_reader(wish);

	assert_int_equal(records_take(&r, s->bytes, s->len), s->len);
	assert_true(r.is_over);
	return r;
}

/* "PID:FD …" of a socket's holders. */
static const char *holders(const struct owners *o, uint64_t inode, uint64_t cookie)
{
	static char words[256];
	struct holder *list = NULL;
	size_t count = 0, room = 0, len = 0;

	words[0] = '\0';
	assert_true(owners_find(o, inode, cookie, &list, &count, &room) >= 0);
	for (size_t i = 0; i < count; i++)
		len += (size_t)snprintf(words + len, sizeof(words) - len, "%s%u:%d", i ? " " : "",
		                        list[i].process->pid, list[i].fd);
	free(list);
	return words;
}

static int namespace_of_fd(void *context, uint64_t inode, const struct holder *h)
{
	*(int *)context = h->fd;
	return inode == 99 ? 1 : 0;
}

static void check_all(const struct owners *o)
{
	int fd = 0;

	assert_string_equal(holders(o, 100, 1), "10:3 10:4 11:3");
	assert_string_equal(holders(o, 200, 0), "11:9");
	assert_string_equal(holders(o, 300, 3), "10:8");
	assert_int_equal(owners_namespaces(o, namespace_of_fd, &fd), 1);
	assert_int_equal(fd, 5);
	/* what a thread's table repeats is not kept twice */
	assert_int_equal(o->entries.count, 5);
	assert_int_equal(owners_process(o, 10)->start_ticks, 10);
	assert_int_equal(owners_process(o, 10)->parent_pid, 7);
	assert_string_equal(owners_process(o, 11)->comm, "second");
	assert_false(owners_process(o, 11)->is_service_manager);
}

static void test_everything(void **state)
{
	struct records s;
	struct record_reader r;

	(void)state;
	write_all(&s);
	r = read_all(&s, NULL);
	check_all(r.o);
	owners_free(r.o);
}

static void test_in_pieces(void **state)
{
	struct records s;

	(void)state;
	write_all(&s);
	for (size_t piece = 1; piece < s.len; piece += 3) {
		struct record_reader r = new_reader(NULL);
		size_t from = 0, to = 0;

		while (from < s.len) {
			ssize_t n;

			to = to + piece < s.len ? to + piece : s.len;
			n = records_take(&r, s.bytes + from, to - from);
			assert_true(n >= 0);
			from += (size_t)n;
		}
		assert_true(r.is_over);
		check_all(r.o);
		owners_free(r.o);
	}
}

static void check_refused(const struct records *s)
{
	struct record_reader r = new_reader(NULL);

	assert_int_equal(records_take(&r, s->bytes, s->len), -EBADMSG);
	owners_free(r.o);
}

static void test_no_such_stream(void **state)
{
	struct records s = {0};
	uint16_t kind;

	(void)state;
	put_socket(&s, tcp(3, 100, 1)); /* of nobody */
	check_refused(&s);
	s = (struct records){0};
	put_thread(&s, 0, 5, "none");
	check_refused(&s);
	s = (struct records){0};
	put_thread(&s, 10, 10, "x");
	put_socket(&s, tcp(UINT32_C(1) << 31, 100, 1));
	check_refused(&s);
	s = (struct records){0};
	put_thread(&s, 10, 10, "x");
	s.sockets = 1; /* that were lost on the way */
	put_end(&s);
	check_refused(&s);
	write_all(&s);
	put_thread(&s, 10, 10, "behind the end");
	check_refused(&s);
	for (kind = 0; kind < 1000; kind++) {
		if (kind >= RECORD_PROCESS && kind <= RECORD_END)
			continue;
		s = (struct records){0};
		put(&s, &kind, sizeof(kind));
		check_refused(&s);
	}
}

/* ---- sockets that are alike ----------------------------------------------------------------- */

/* The kernel gives inodes of sockets out again after four billion. */
static void test_cookies_tell_one_inode_apart(void **state)
{
	struct records s = {0};
	struct record_reader r;

	(void)state;
	put_thread(&s, 10, 10, "x");
	put_socket(&s, tcp(3, 100, 1));
	put_socket(&s, tcp(4, 100, 2));
	put_end(&s);
	r = read_all(&s, NULL);
	assert_string_equal(holders(r.o, 100, 1), "10:3");
	assert_string_equal(holders(r.o, 100, 2), "10:4");
	assert_string_equal(holders(r.o, 100, 3), "");
	assert_string_equal(holders(r.o, 100, 0), "10:3 10:4"); /* a table of /proc/net has none */
	owners_free(r.o);
}

static void test_a_subflow_has_its_sockets_holders(void **state)
{
	struct records s = {0};
	struct record_socket mptcp = tcp(3, 100, 1);
	struct record_reader r;

	(void)state;
	mptcp.protocol = IPPROTO_MPTCP;
	put_thread(&s, 10, 10, "x");
	put_socket(&s, mptcp);
	put_end(&s);
	r = read_all(&s, NULL);
	assert_string_equal(holders(r.o, 100, 77), "10:3");
	owners_free(r.o);
}

static int count_unmarked(void *context, const struct owner_entry *e, const struct holder *h)
{
	(void)h;
	*(uint64_t *)context += e->cookie;
	return 0;
}

static void test_marks_are_of_one_socket(void **state)
{
	struct records s = {0};
	struct record_reader r;
	uint64_t cookies = 0;

	(void)state;
	put_thread(&s, 10, 10, "x");
	put_socket(&s, tcp(3, 100, 1));
	put_socket(&s, tcp(4, 100, 2));
	put_socket(&s, tcp(5, 200, 4));
	put_end(&s);
	r = read_all(&s, NULL);
	owners_mark(r.o, 100, 1);
	assert_int_equal(owners_unmarked(r.o, count_unmarked, &cookies), 0);
	assert_int_equal(cookies, 2 + 4);
	owners_free(r.o);
}

/* ---- what is left out ----------------------------------------------------------------------- */

static unsigned told(const struct owners *o, uint32_t number)
{
	return owner_told(owners_entry(o, number));
}

static void test_what_is_told(void **state)
{
	struct records s = {0};
	struct record_socket r = tcp(3, 100, 1);
	struct record_reader reader;

	(void)state;
	put_thread(&s, 10, 10, "x");
	put_socket(&s, r);
	r.flags = SOCKET_IS_IDLE;
	put_socket(&s, r);
	r = tcp(3, 101, 2);
	r.type = SOCK_RAW;
	put_socket(&s, r);
	r = tcp(3, 102, 3);
	r.family = AF_UNIX;
	r.protocol = 0;
	put_socket(&s, r);
	r.family = 200;
	put_socket(&s, r);
	put_end(&s);
	reader = read_all(&s, NULL);
	assert_int_equal(told(reader.o, 0), 1);
	assert_int_equal(told(reader.o, 1), 1 | OWNER_PASSED_OVER);
	assert_int_equal(told(reader.o, 2), 3);
	assert_int_equal(told(reader.o, 3), 6);
	assert_int_equal(told(reader.o, 4), OWNER_NO_SCOPE);
	owners_free(reader.o);
}

static void test_other_scopes_and_namespaces(void **state)
{
	const struct owners_wish wish = {.scope = SCOPE_TCP | SCOPE_VSOCK, .netns = 4711};
	struct record_socket udp = tcp(3, 100, 1), there = tcp(4, 101, 2), vsock = tcp(5, 102, 3);
	struct records s = {0};
	struct record_reader r;

	(void)state;
	udp.protocol = IPPROTO_UDP;
	there.netns = 4712;
	vsock.family = AF_VSOCK;
	vsock.netns = 4712;
	put_thread(&s, 10, 10, "x");
	put_socket(&s, udp);
	put_socket(&s, there);
	put_socket(&s, vsock);
	put_socket(&s, tcp(6, 103, 4));
	put_end(&s);
	r = read_all(&s, &wish);
	assert_string_equal(holders(r.o, 100, 1), "");
	assert_string_equal(holders(r.o, 101, 2), "");
	assert_string_equal(holders(r.o, 102, 3), "10:5"); /* listed everywhere */
	assert_string_equal(holders(r.o, 103, 4), "10:6");
	/* but that they are there is known */
	r.o->used = OWNERS_BPF;
	assert_false(owners_none_in(r.o, 4712, SCOPE_TCP));
	assert_true(owners_none_in(r.o, 4712, SCOPE_UDP));
	assert_false(owners_none_in(r.o, 4711, SCOPE_UDP));
	assert_true(owners_none_in(r.o, 4713, SCOPE_ALL));
	owners_free(r.o);
}

static void test_a_filter(void **state)
{
	const struct port_range port = {80, 80};
	const struct socket_filter filter = {
		.kind = FILTER_PORT, .is_remote = true, .ports = {&port, 1}};
	struct owners_wish wish = {.scope = SCOPE_ALL};
	struct record_socket listener = tcp(5, 102, 3), mptcp = tcp(6, 103, 4);
	struct records s = {0};
	struct record_reader r;
	struct arena *arena;

	(void)state;
	assert_int_equal(arena_new(1u << 20, &arena), 0);
	wish.judge = filter_judge_new(&filter, NULL, arena);
	listener.state = STATE_LISTEN;
	mptcp.protocol = IPPROTO_MPTCP;
	put_thread(&s, 10, 10, "x");
	put_ends(&s, tcp(3, 100, 1), 80);
	put_ends(&s, tcp(4, 101, 2), 81);
	put_ends(&s, listener, 0);
	put_ends(&s, mptcp, 81);
	put_end(&s);
	r = read_all(&s, &wish);
	assert_string_equal(holders(r.o, 100, 1), "10:3");
	assert_string_equal(holders(r.o, 101, 2), "");
	/* it explains others, but is not expected in a dump */
	assert_string_equal(holders(r.o, 102, 3), "10:5");
	assert_int_equal(told(r.o, 1), 1 | OWNER_PASSED_OVER);
	assert_string_equal(holders(r.o, 103, 4), "10:6");
	owners_free(r.o);
	arena_free(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_everything),
		cmocka_unit_test(test_in_pieces),
		cmocka_unit_test(test_no_such_stream),
		cmocka_unit_test(test_cookies_tell_one_inode_apart),
		cmocka_unit_test(test_a_subflow_has_its_sockets_holders),
		cmocka_unit_test(test_marks_are_of_one_socket),
		cmocka_unit_test(test_what_is_told),
		cmocka_unit_test(test_other_scopes_and_namespaces),
		cmocka_unit_test(test_a_filter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
