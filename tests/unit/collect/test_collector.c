/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The collector against the kernel that runs the test: sockets that the test makes must come out,
 * each once, by sock_diag; and with sock_diag forbidden (as a container's seccomp profile does) by
 * the tables of /proc/net, with the same facts.
 */
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "replay.h"

enum { MADE_MAX = 64 };

struct made {
	int fds[MADE_MAX];
	size_t count;
};

static uint64_t inode_of(int fd)
{
	struct stat st;

	assert_int_equal(fstat(fd, &st), 0);
	return st.st_ino;
}

static int keep(struct made *m, int fd)
{
	assert_true(fd >= 0 && m->count < MADE_MAX);
	m->fds[m->count++] = fd;
	return fd;
}

static void make_inet(struct made *m, int family, int type)
{
	struct sockaddr_storage a = {.ss_family = (sa_family_t)family};
	socklen_t len =
		family == AF_INET ? sizeof(struct sockaddr_in) : sizeof(struct sockaddr_in6);
	int server = keep(m, socket(family, type | SOCK_CLOEXEC, 0)), client;

	if (family == AF_INET)
		((struct sockaddr_in *)(void *)&a)->sin_addr.s_addr = htonl(INADDR_LOOPBACK);
	else
		((struct sockaddr_in6 *)(void *)&a)->sin6_addr = in6addr_loopback;
	assert_int_equal(bind(server, (struct sockaddr *)&a, len), 0);
	assert_int_equal(getsockname(server, (struct sockaddr *)&a, &len), 0);
	if (type == SOCK_STREAM)
		assert_int_equal(listen(server, 8), 0);
	client = keep(m, socket(family, type | SOCK_CLOEXEC, 0));
	assert_int_equal(connect(client, (struct sockaddr *)&a, len), 0);
	if (type == SOCK_STREAM)
		keep(m, accept4(server, NULL, NULL, SOCK_CLOEXEC));
}

static void make(struct made *m)
{
	struct sockaddr_un name = {.sun_family = AF_UNIX, .sun_path = "\0connquery test"};
	int fd;

	make_inet(m, AF_INET, SOCK_STREAM);
	make_inet(m, AF_INET, SOCK_DGRAM);
	make_inet(m, AF_INET6, SOCK_STREAM);
	make_inet(m, AF_INET6, SOCK_DGRAM);
	fd = keep(m, socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
	assert_int_equal(bind(fd, (struct sockaddr *)&name, sizeof(sa_family_t) + 15), 0);
}

static void unmake(struct made *m)
{
	for (size_t i = 0; i < m->count; i++)
		close(m->fds[i]);
	m->count = 0;
}

/* What a run found of the made sockets; plain bytes, so that a child can send it through a pipe. */
struct found {
	struct {
		unsigned times;
		uint8_t family, state;
		uint16_t local_port, remote_port;
		uint32_t uid;
		uint8_t local[16];
		bool from_proc;
	} sockets[MADE_MAX];
	bool answered;
	size_t gaps;
};

static void collect(const struct made *m, struct found *found)
{
	struct collect_options options = {.scope = SCOPE_TCP | SCOPE_UDP | SCOPE_UNIX,
	                                  .v4 = true,
	                                  .v6 = true,
	                                  .netns = NETNS_CURRENT};
	struct cq_error error = {0};
	struct collector *c = NULL;
	struct owners *owners = NULL;
	struct gaps gaps;
	struct socket s;
	int r;

	memset(found, 0, sizeof(*found));
	assert_int_equal(gaps_init(&gaps), 0);
	assert_int_equal(owners_new(&owners), 0);
	assert_int_equal(owners_walk(owners, &error), 0);
	r = collector_new(&options, owners, &gaps, &c, &error);
	if (r < 0)
		fail_msg("%s", error.text);
	while ((r = collector_next(c, &s, &error)) == 1)
		for (size_t i = 0; i < m->count; i++) {
			if (s.inode != inode_of(m->fds[i]))
				continue;
			found->sockets[i].times++;
			found->sockets[i].family = (uint8_t)s.family;
			found->sockets[i].state = (uint8_t)s.state;
			found->sockets[i].local_port = s.local.port;
			found->sockets[i].remote_port = s.remote.port;
			found->sockets[i].uid = s.has_uid ? s.uid : UINT32_MAX;
			memcpy(found->sockets[i].local, s.local.ip.bytes, 16);
			found->sockets[i].from_proc = s.from_proc;
			if (s.family == FAMILY_UNIX) {
				assert_true(s.un.is_abstract);
				assert_true(text_equal(s.un.path, TEXT("connquery test")));
				found->sockets[i].uid = getuid(); /* /proc/net/unix has none */
			}
		}
	assert_int_equal(r, 0);
	found->answered = collector_answered(c);
	found->gaps = gaps.count;
	collector_free(c);
	owners_free(owners);
	gaps_done(&gaps);
}

static void check_all(const struct made *m, const struct found *f, bool from_proc)
{
	assert_true(f->answered);
	assert_int_equal(f->gaps, 0);
	for (size_t i = 0; i < m->count; i++) {
		if (f->sockets[i].times != 1)
			fail_msg("socket %zu came %u times", i, f->sockets[i].times);
		assert_int_equal(f->sockets[i].uid, getuid());
		assert_int_equal(f->sockets[i].from_proc, from_proc);
	}
}

static void test_by_sock_diag(void **state)
{
	struct made m = {0};
	struct found f;

	(void)state;
	make(&m);
	collect(&m, &f);
	check_all(&m, &f, false);
	assert_int_equal(f.sockets[0].state, STATE_LISTEN);
	assert_int_equal(f.sockets[1].state, STATE_ESTABLISHED);
	assert_int_equal(f.sockets[1].remote_port, f.sockets[0].local_port);
	assert_int_equal(f.sockets[2].local_port, f.sockets[0].local_port);
	unmake(&m);
}

/* What a probe and a whole run say of the sources and the namespaces. */
struct view {
	struct source_answer tcp, udp, ping;
	size_t answers, gaps;
	uint64_t current;
	bool current_is_known;
	unsigned closed;
};

static int keep_answer(void *context, const struct source_answer *a)
{
	struct view *v = context;

	v->answers++;
	if (strcmp(a->name, "tcp") == 0)
		v->tcp = *a;
	if (strcmp(a->name, "udp") == 0)
		v->udp = *a;
	if (strcmp(a->name, "icmp") == 0)
		v->ping = *a;
	return 0;
}

static int keep_namespace(void *context, const struct netns_view *n)
{
	struct view *v = context;

	if (n->error && n->error != ENOENT)
		v->closed++;
	if (n->ns->is_current && n->ns->inode == v->current && n->error == 0)
		v->current_is_known = true;
	return 0;
}

static void look(struct view *v)
{
	struct collect_options options = {
		.scope = SCOPE_IP, .v4 = true, .v6 = true, .netns = NETNS_ALL};
	struct cq_error error = {0};
	struct collector *c = NULL;
	struct owners *owners = NULL;
	struct gaps gaps;
	struct socket s;
	size_t before = 0, behind = 0;

	memset(v, 0, sizeof(*v));
	assert_int_equal(gaps_init(&gaps), 0);
	assert_int_equal(owners_new(&owners), 0);
	assert_int_equal(owners_walk(owners, &error), 0);
	assert_int_equal(collector_new(&options, owners, &gaps, &c, &error), 0);
	assert_int_equal(collector_probe(c, keep_answer, v), 0);
	before = v->answers;
	while (collector_next(c, &s, &error) == 1)
		;
	/* behind a run as well as before it, and a callback may end it */
	v->answers = 0;
	assert_int_equal(collector_probe(c, keep_answer, v), 0);
	behind = v->answers;
	assert_int_equal(before, behind);
	v->current = collector_netns(c);
	assert_int_equal(collector_namespaces(c, keep_namespace, v), 0);
	for (size_t i = 0; i < gaps.count; i++)
		v->gaps += text_equal(gaps.list[i].source, TEXT("netns"));
	collector_free(c);
	owners_free(owners);
	gaps_done(&gaps);
}

static void test_view(void **state)
{
	struct view v;

	(void)state;
	look(&v);
	assert_int_equal(v.answers, diag_source_count);
	assert_int_equal(v.tcp.way, SOURCE_DIAG);
	assert_int_equal(v.tcp.error, 0);
	assert_false(v.tcp.is_second_best);
	assert_int_equal(v.ping.way, SOURCE_TABLE);
	assert_false(v.ping.is_second_best); /* nobody else lists them */
	assert_true(v.current_is_known);
	assert_int_equal(v.closed > 0, v.gaps > 0);
}

/* socket(AF_NETLINK, …, NETLINK_SOCK_DIAG) → EPERM, as container runtimes have it */
static int forbid_sock_diag(void)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_socket, 0, 5),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[0])),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, AF_NETLINK, 0, 3),
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, args[2])),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, NETLINK_SOCK_DIAG, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {ARRAY_LEN(code), code};

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return -1;
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

static void test_by_tables(void **state)
{
	struct found by_diag, by_table;
	struct made m = {0};
	int ends[2], status;
	pid_t child;
	ssize_t got;

	(void)state;
	make(&m);
	collect(&m, &by_diag);
	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0) {
		if (forbid_sock_diag() < 0)
			_exit(77);
		collect(&m, &by_table);
		_exit(write(ends[1], &by_table, sizeof(by_table)) == sizeof(by_table) ? 0 : 1);
	}
	close(ends[1]);
	memset(&by_table, 0, sizeof(by_table));
	got = read(ends[0], &by_table, sizeof(by_table));
	close(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
		skip();
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
	assert_int_equal(got, sizeof(by_table));
	check_all(&m, &by_table, true);
	for (size_t i = 0; i < m.count; i++) {
		by_table.sockets[i].from_proc = false;
		assert_memory_equal(&by_table.sockets[i], &by_diag.sockets[i],
		                    sizeof(by_diag.sockets[i]));
	}
	unmake(&m);
}

static void test_view_by_tables(void **state)
{
	struct view v;
	int status;
	pid_t child = fork();

	(void)state;
	assert_true(child >= 0);
	if (child == 0) {
		if (forbid_sock_diag() < 0)
			_exit(77);
		look(&v);
		_exit(v.tcp.way == SOURCE_TABLE && v.tcp.is_second_best && v.tcp.error == EPERM &&
		                      v.udp.way == SOURCE_TABLE && v.udp.error == EPERM &&
		                      v.ping.way == SOURCE_TABLE && v.ping.error == 0 &&
		                      !v.ping.is_second_best
		              ? 0
		              : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFEXITED(status) && WEXITSTATUS(status) == 77)
		skip();
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

/* As nobody others' namespaces are closed: each is told, with a way that would lead into it. */
static int check_closed(void *context, const struct netns_view *n)
{
	unsigned *closed = context;

	if (!n->error || n->error == ENOENT)
		return 0;
	++*closed;
	return n->way.bytes ? 0 : -EINVAL;
}

static int look_as_nobody(void)
{
	struct collect_options options = {
		.scope = SCOPE_PING, .v4 = true, .v6 = true, .netns = NETNS_ALL};
	struct cq_error error = {0};
	struct collector *c = NULL;
	struct owners *owners = NULL;
	struct gaps gaps;
	struct socket s;
	unsigned closed = 0;

	if (setgid(65534) < 0 || setuid(65534) < 0)
		return 77;
	if (gaps_init(&gaps) < 0 || owners_new(&owners) < 0 || owners_walk(owners, &error) < 0 ||
	    collector_new(&options, owners, &gaps, &c, &error) < 0)
		return 1;
	while (collector_next(c, &s, &error) == 1)
		;
	return collector_namespaces(c, check_closed, &closed) == 0 && closed > 0 ? 0 : 2;
}

static void test_closed_namespaces(void **state)
{
	pid_t other, child;
	int ends[2], status;
	char byte;

	(void)state;
	if (getuid() != 0)
		skip();
	assert_int_equal(pipe(ends), 0);
	other = fork();
	if (other == 0) {
		if (unshare(CLONE_NEWNET) < 0 || write(ends[1], "x", 1) != 1)
			_exit(1);
		for (;;)
			pause();
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], &byte, 1), 1);
	child = fork();
	if (child == 0)
		_exit(look_as_nobody());
	assert_int_equal(waitpid(child, &status, 0), child);
	kill(other, SIGKILL);
	waitpid(other, NULL, 0);
	close(ends[0]);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

/* A socket that is neither bound nor connected is no connection, and no gap. */
static void test_bare_socket(void **state)
{
	struct made m = {0};
	struct found f;

	(void)state;
	keep(&m, socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
	keep(&m, socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0));
	collect(&m, &f);
	assert_int_equal(f.sockets[0].times, 0);
	assert_int_equal(f.sockets[1].times, 0);
	assert_int_equal(f.gaps, 0);
	unmake(&m);
}

static void test_bound_only(void **state)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct made m = {0};
	struct found f;

	(void)state;
	keep(&m, socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
	assert_int_equal(bind(m.fds[0], (struct sockaddr *)&a, sizeof(a)), 0);
	collect(&m, &f);
	assert_int_equal(f.sockets[0].times, 1);
	assert_int_equal(f.sockets[0].state, STATE_CLOSED);
	unmake(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_by_sock_diag),
		cmocka_unit_test(test_by_tables),
		cmocka_unit_test(test_bare_socket),
		cmocka_unit_test(test_bound_only),
		cmocka_unit_test(test_view),
		cmocka_unit_test(test_view_by_tables),
		cmocka_unit_test(test_closed_namespaces),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
