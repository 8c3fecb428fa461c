/* SPDX-License-Identifier: Apache-2.0 */
/* Network namespaces that live by something else than a process in them. */
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "mksock.h"

static const char *const own_namespace = "/proc/thread-self/ns/net";

static void loopback_up(void)
{
	struct ifreq request = {.ifr_flags = IFF_UP};
	int fd = MUST(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));

	memcpy(request.ifr_name, "lo", sizeof("lo"));
	MUST(ioctl(fd, SIOCSIFFLAGS, &request));
	close(fd);
}

/* Enters a new namespace; returns a descriptor of the old one, -1 when it may not. */
static int enter_new(void)
{
	int home = MUST(open(own_namespace, O_RDONLY | O_CLOEXEC));

	if (unshare(CLONE_NEWNET) < 0) {
		close(home);
		return -1;
	}
	loopback_up();
	return home;
}

static void go_home(int home)
{
	MUST(setns(home, CLONE_NEWNET));
	close(home);
}

/* The socket alone keeps it alive: this process goes home again. */
static int make_socket_only(const struct options *o)
{
	int home = enter_new(), fd;

	if (home < 0)
		return skip("unshare");
	fd = MUST(listen_on(o, IPPROTO_TCP));
	go_home(home);
	report_fd("listener", fd, NULL);
	return 0;
}

/* What stays when nobody holds a socket of it: a TIME_WAIT, here for a minute. */
static void leave_time_wait(const struct options *o)
{
	struct tcp_pair p = tcp_pair(o, IPPROTO_TCP);
	struct made m = {.role = "time-wait", .fd = -1, .state = "TIME_WAIT"};
	const struct timespec moment = {.tv_nsec = 20000000};

	m.reason = "time_wait";
	remember(&m, p.client);
	m.cookie = 0;
	close(p.client);
	nanosleep(&moment, NULL);
	close(p.server);
	close(p.listener);
	nanosleep(&moment, NULL);
	report(&m);
}

static int make_descriptor_only(const struct options *o)
{
	int home = enter_new();

	if (home < 0)
		return skip("unshare");
	MUST(open(own_namespace, O_RDONLY | O_CLOEXEC));
	leave_time_wait(o);
	go_home(home);
	return 0;
}

/* path= is an empty file; the caller unmounts. */
static int make_mount_only(const struct options *o)
{
	int home;

	if (!o->path) {
		errno = EINVAL;
		die("path=");
	}
	home = enter_new();
	if (home < 0)
		return skip("unshare");
	MUST(mount(own_namespace, o->path, NULL, MS_BIND, NULL));
	leave_time_wait(o);
	go_home(home);
	return 0;
}

/* A process in a namespace of its own with one socket; it is killed to make both vanish. */
static int make_own(const struct options *o)
{
	int home = enter_new();

	if (home < 0)
		return skip("unshare");
	close(home);
	report_fd("listener", MUST(listen_on(o, IPPROTO_TCP)), NULL);
	return 0;
}

const struct kind netns_kinds[] = {
	{"netns-own", make_own, "this process in a new namespace, a listener"},
	{"netns-socket", make_socket_only, "a new namespace that only a listener keeps"},
	{"netns-descriptor", make_descriptor_only, "one that only a descriptor keeps: a TIME_WAIT"},
	{"netns-mount", make_mount_only, "one that only the mount path= keeps: a TIME_WAIT"},
	{NULL, NULL, NULL},
};
