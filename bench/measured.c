/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Runs a program with its output thrown away and says what it took:
 *
 *     measured LIMIT PROGRAM [ARGUMENT]...
 *     0.123456 0.045000 0.067000 10240 0       wall, user and system seconds, peak KiB, exit code
 *
 * The exit code is -1 when a signal ended it, -2 when it took over LIMIT seconds and was stopped. A
 * small program of its own, as the peak memory of a process begins with that of whoever forked it.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define NOT_FOUND 127

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void become(char **command)
{
	int null = open("/dev/null", O_RDWR | O_CLOEXEC);

	setpgid(0, 0);
	if (null < 0 || dup2(null, 0) < 0 || dup2(null, 1) < 0 || dup2(null, 2) < 0)
		_exit(NOT_FOUND);
	execvp(command[0], command);
	_exit(NOT_FOUND);
}

/* Whether the process ended within the limit. */
static int ends_within(pid_t child, double limit)
{
	struct pollfd p = {.fd = (int)syscall(SYS_pidfd_open, child, 0), .events = POLLIN};
	double end = now() + limit;
	int r = 0;

	while (p.fd >= 0 && r == 0 && now() < end) {
		r = poll(&p, 1, 1000);
		if (r < 0 && errno == EINTR)
			r = 0;
	}
	if (p.fd >= 0)
		close(p.fd);
	return r != 0 || p.fd < 0;
}

int main(int argc, char **argv)
{
	struct rusage usage;
	double limit = argc > 2 ? strtod(argv[1], NULL) : 0, start = now(), wall;
	int status, code;
	pid_t child;

	if (limit <= 0) {
		(void)fprintf(stderr, "usage: measured LIMIT PROGRAM [ARGUMENT]...\n");
		return EXIT_FAILURE;
	}
	child = fork();
	if (child == 0)
		become(argv + 2);
	if (child < 0)
		return EXIT_FAILURE;
	code = ends_within(child, limit) ? 0 : -2;
	if (code < 0)
		kill(-child, SIGKILL);
	if (wait4(child, &status, 0, &usage) < 0)
		return EXIT_FAILURE;
	wall = now() - start;
	if (code == 0)
		code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
	(void)printf("%.6f %.6f %.6f %ld %d\n", wall, seconds(usage.ru_utime),
	             seconds(usage.ru_stime), usage.ru_maxrss, code);
	return EXIT_SUCCESS;
}
