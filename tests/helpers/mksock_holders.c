/* SPDX-License-Identifier: Apache-2.0 */
/* Sockets whose holder is the question: many, several, elsewhere, none. */
#include <errno.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "mksock.h"

#define CHILDREN 3

static struct owner owner_self(int fd)
{
	return (struct owner){.pid = getpid(), .fds = {fd}, .fd_count = 1};
}

static void wait_for(int ready_pipe)
{
	char byte;

	if (read(ready_pipe, &byte, 1) != 1)
		die("a child failed");
}

/* As many as asked for, or as the limit of descriptors lets. */
static int make_many(const struct options *o)
{
	struct rlimit files;
	rlim_t room;
	unsigned made = 0;

	MUST(getrlimit(RLIMIT_NOFILE, &files));
	room = files.rlim_cur > 8 ? files.rlim_cur - 8 : 0;
	for (; made < o->count && made < room; made++) {
		struct end at = end_of(o->ip, (uint16_t)(o->port + made), NULL);

		bind_to(MUST(open_socket(o, at.at.ss_family, SOCK_DGRAM, IPPROTO_UDP)), &at);
	}
	printf("{\"role\": \"many\", \"count\": %u, \"first_port\": %u, \"pid\": %d}\n", made,
	       o->port, (int)getpid());
	return 0;
}

/* Held by this process twice and by three children. */
static int make_shared(const struct options *o)
{
	int fd = MUST(listen_on(o, IPPROTO_TCP)), ready[2];
	int again = MUST(fcntl(fd, F_DUPFD_CLOEXEC, 0));
	struct made m = {.role = "listener", .fd = fd};

	MUST(pipe2(ready, O_CLOEXEC));
	m.owners[0] = (struct owner){.pid = getpid(), .fds = {fd, again}, .fd_count = 2};
	for (int i = 1; i <= CHILDREN; i++) {
		pid_t child = spawn();

		if (child == 0) {
			close(again);
			hold_for_parent(ready[1]);
		}
		m.owners[i] = owner_self(fd);
		m.owners[i].pid = child;
		wait_for(ready[0]);
	}
	m.owner_count = CHILDREN + 1;
	close(ready[0]);
	close(ready[1]);
	report(&m);
	return 0;
}

static void send_fd(int through, int fd)
{
	char byte = 0, control[CMSG_SPACE(sizeof(fd))] = {0};
	struct iovec data = {.iov_base = &byte, .iov_len = 1};
	struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1};
	struct cmsghdr *c;

	message.msg_control = control;
	message.msg_controllen = sizeof(control);
	c = CMSG_FIRSTHDR(&message);
	c->cmsg_level = SOL_SOCKET;
	c->cmsg_type = SCM_RIGHTS;
	c->cmsg_len = CMSG_LEN(sizeof(fd));
	memcpy(CMSG_DATA(c), &fd, sizeof(fd));
	MUST(sendmsg(through, &message, 0));
}

static int receive_fd(int through)
{
	char byte, control[CMSG_SPACE(sizeof(int))];
	struct iovec data = {.iov_base = &byte, .iov_len = 1};
	struct msghdr message = {.msg_iov = &data, .msg_iovlen = 1};
	struct cmsghdr *c;
	int fd;

	message.msg_control = control;
	message.msg_controllen = sizeof(control);
	MUST(recvmsg(through, &message, MSG_CMSG_CLOEXEC));
	c = CMSG_FIRSTHDR(&message);
	if (!c || c->cmsg_type != SCM_RIGHTS)
		die("no descriptor came");
	memcpy(&fd, CMSG_DATA(c), sizeof(fd));
	return fd;
}

/* Made here, sent to a child, closed here. */
static int make_passed(const struct options *o)
{
	struct made m = {.role = "listener", .owner_count = 1};
	int ends[2], ready[2];

	MUST(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, ends));
	MUST(pipe2(ready, O_CLOEXEC));
	m.owners[0] = (struct owner){.pid = spawn(), .fd_count = 1};
	if (m.owners[0].pid == 0) {
		int got = receive_fd(ends[1]);

		if (write(ready[1], &got, sizeof(got)) != sizeof(got))
			_exit(1);
		hold_for_parent(ready[1]);
	}
	m.fd = MUST(listen_on(o, IPPROTO_TCP));
	send_fd(ends[0], m.fd);
	if (read(ready[0], m.owners[0].fds, sizeof(int)) != sizeof(int))
		die("the child got nothing");
	wait_for(ready[0]);
	report(&m);
	close(m.fd);
	return 0;
}

/* The facts of a listener that is closed in a moment and lives on without a descriptor. */
static void report_hidden(int fd, const char *role)
{
	struct made m = {.role = role, .fd = -1, .state = "LISTEN", .reason = "no_descriptor"};
	char extra[48];

	remember(&m, fd);
	snprintf(extra, sizeof(extra), "\"inode\": %llu", (unsigned long long)inode_of(fd));
	m.extra = extra;
	report(&m);
}

/* Sent and never received. */
static int make_in_flight(const struct options *o)
{
	int ends[2], fd = MUST(listen_on(o, IPPROTO_TCP));

	MUST(socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, ends));
	send_fd(ends[0], fd);
	report_hidden(fd, "in-flight");
	close(fd);
	return 0;
}

static int make_io_uring(const struct options *o)
{
	struct io_uring_params params = {0};
	long ring = syscall(SYS_io_uring_setup, 4, &params);
	int fd = MUST(listen_on(o, IPPROTO_TCP));

	if (ring < 0)
		return skip("io_uring");
	MUST(syscall(SYS_io_uring_register, ring, IORING_REGISTER_FILES, &fd, 1));
	report_hidden(fd, "registered");
	close(fd);
	return 0;
}

struct thread_work {
	const struct options *o;
	int ready;
	bool leader_leaves;
};

/* A thread's own table: only /proc/PID/task/TID/fd shows what it opens from now on. */
static void *thread_with_table(void *context)
{
	struct thread_work *work = context;

	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (!work->leader_leaves)
		MUST(unshare(CLONE_FILES));
	report_fd("listener", MUST(listen_on(work->o, IPPROTO_TCP)), NULL);
	if (work->leader_leaves)
		usleep(50000); /* until the leader is a zombie */
	hold_for_parent(work->ready);
}

static void start_thread(struct thread_work *work)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, thread_with_table, work) != 0)
		die("pthread_create");
}

static int make_thread_table(const struct options *o)
{
	int ready[2];
	struct thread_work work = {.o = o};

	MUST(pipe(ready));
	work.ready = ready[1];
	start_thread(&work);
	wait_for(ready[0]);
	return 0;
}

/* A child whose first thread has ended: it shows as a zombie, its other thread goes on. */
static int make_exited_leader(const struct options *o)
{
	static struct thread_work work; /* outlives the leader's stack */
	int ready[2];

	MUST(pipe(ready));
	work = (struct thread_work){.o = o, .ready = ready[1], .leader_leaves = true};
	if (spawn() == 0) {
		start_thread(&work);
		syscall(SYS_exit, 0);
	}
	wait_for(ready[0]);
	return 0;
}

/* For a pid namespace of its own, where this is process 1: a service manager that keeps the socket
 * of a service open. */
static int make_activated(const struct options *o)
{
	int fd = MUST(listen_on(o, IPPROTO_TCP)), ready[2];
	struct made m = {.role = "listener", .fd = fd, .owner_count = 2};

	MUST(pipe2(ready, O_CLOEXEC));
	m.owners[0] = owner_self(fd);
	m.owners[1] = owner_self(fd);
	m.owners[1].pid = spawn();
	if (m.owners[1].pid == 0)
		hold_for_parent(ready[1]);
	wait_for(ready[0]);
	close(ready[0]);
	close(ready[1]);
	report(&m);
	return 0;
}

const struct kind holder_kinds[] = {
	{"many", make_many, "count= UDP sockets from port= on"},
	{"shared", make_shared, "a listener of a parent (twice) and 3 children"},
	{"passed", make_passed, "received by a child, closed by its maker"},
	{"in-flight", make_in_flight, "sent over SCM_RIGHTS, never received"},
	{"io-uring", make_io_uring, "a registered file, its descriptor closed"},
	{"thread-table", make_thread_table, "in a thread's private file table"},
	{"exited-leader", make_exited_leader, "held under a leader that has exited"},
	{"activated", make_activated, "held by process 1 and its child"},
	{NULL, NULL, NULL},
};
