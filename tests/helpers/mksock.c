/* SPDX-License-Identifier: Apache-2.0 */
/* The command: finds the kind, makes it, holds it. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "mksock.h"

#define LIFE_SECONDS 120

static const struct kind *const families[] = {inet_kinds, state_kinds, local_kinds, holder_kinds,
                                              netns_kinds};
#define FAMILIES (sizeof(families) / sizeof(families[0]))

void die(const char *what)
{
	fprintf(stderr, "mksock: %s: %s\n", what, strerror(errno));
	exit(1);
}

pid_t spawn(void)
{
	pid_t parent = getpid(), child;

	fflush(stdout);
	child = MUST(fork());
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		alarm(LIFE_SECONDS);
		if (getppid() != parent)
			_exit(1);
	}
	return child;
}

void hold_for_parent(int ready_pipe)
{
	if (write(ready_pipe, "", 1) != 1)
		_exit(1);
	close(ready_pipe);
	for (;;)
		pause();
}

static const struct kind *kind_find(const char *name)
{
	for (size_t f = 0; f < FAMILIES; f++)
		for (const struct kind *k = families[f]; k->name; k++)
			if (strcmp(k->name, name) == 0)
				return k;
	return NULL;
}

static int usage(void)
{
	fprintf(stderr,
	        "usage: mksock KIND [OPTION=VALUE]...\n"
	        "options: ip port from from-port device bind-device mark client-netns path count "
	        "comm junk\n");
	for (size_t f = 0; f < FAMILIES; f++)
		for (const struct kind *k = families[f]; k->name; k++)
			fprintf(stderr, "  %-20s %s\n", k->name, k->help);
	return 2;
}

static unsigned long number(const char *text, unsigned long most)
{
	char *end;
	unsigned long n;

	errno = 0;
	n = strtoul(text, &end, 10);
	if (errno != 0 || end == text || *end != '\0' || n > most) {
		fprintf(stderr, "mksock: not a number up to %lu: %s\n", most, text);
		exit(2);
	}
	return n;
}

/* "junk=…" is taken and ignored: it is there to be seen in the process's arguments. */
static bool option_read(struct options *o, const char *argument)
{
	struct {
		const char *name;
		const char **place;
	} texts[] = {
		{"ip=", &o->ip},
		{"from=", &o->from},
		{"device=", &o->device},
		{"bind-device=", &o->bind_device},
		{"client-netns=", &o->client_netns},
		{"path=", &o->path},
		{"comm=", &o->comm},
		{"junk=", NULL},
	};
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		size_t len = strlen(texts[i].name);

		if (strncmp(argument, texts[i].name, len) != 0)
			continue;
		if (texts[i].place)
			*texts[i].place = argument + len;
		return true;
	}
	if (strncmp(argument, "port=", 5) == 0)
		o->port = (uint16_t)number(argument + 5, UINT16_MAX);
	else if (strncmp(argument, "from-port=", 10) == 0)
		o->from_port = (uint16_t)number(argument + 10, UINT16_MAX);
	else if (strncmp(argument, "mark=", 5) == 0)
		o->mark = (uint32_t)number(argument + 5, UINT32_MAX);
	else if (strncmp(argument, "count=", 6) == 0)
		o->count = (unsigned)number(argument + 6, 1000000);
	else
		return false;
	return true;
}

static void raise_limit(void)
{
	struct rlimit files;

	if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
		files.rlim_cur = files.rlim_max;
		setrlimit(RLIMIT_NOFILE, &files);
	}
}

/* Until stdin closes. Children die by their PR_SET_PDEATHSIG. */
static void hold(void)
{
	time_t end = time(NULL) + LIFE_SECONDS;
	struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
	char byte[64];

	while (time(NULL) < end) {
		if (poll(&in, 1, 1000) > 0 && read(STDIN_FILENO, byte, sizeof(byte)) <= 0)
			return;
	}
}

int main(int argc, char **argv)
{
	struct options o = {.ip = "127.0.0.1", .count = 1};
	const struct kind *kind = argc > 1 ? kind_find(argv[1]) : NULL;

	if (!kind)
		return usage();
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	signal(SIGPIPE, SIG_IGN);
	for (int i = 2; i < argc; i++)
		if (!option_read(&o, argv[i]))
			return usage();
	raise_limit();
	if (o.comm)
		prctl(PR_SET_NAME, o.comm);
	if (kind->make(&o) == SKIPPED) {
		fflush(stdout);
		return SKIPPED;
	}
	printf("READY\n");
	fflush(stdout);
	hold();
	return 0;
}
