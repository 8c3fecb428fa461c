/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Established TCP connections on loopback, both ends held here: a host with many sockets to look
 * at.
 *
 *     load SOCKETS [PROCESSES]
 *
 * Prints "ready" when all are there and ends with its standard input, or with whoever started it.
 * The ends are spread over that many processes (500, fewer for few sockets). Ten of the sockets
 * have 127.250.0.1 as their remote address. Nothing is left behind in TIME_WAIT.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_SOCKETS 2000000u
#define MOST_PROCESSES 2000u
#define USUAL_PROCESSES 500u
#define FEW 20u /* sockets that are worth a process */
#define PORT 7000
#define PICKED 10u /* sockets with the remote address that a selective question asks for */
#define PICKED_ADDRESS 0x7ffa0001u /* 127.250.0.1 */

static void fail(const char *what)
{
	(void)fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
	exit(EXIT_FAILURE);
}

static struct sockaddr_in at(uint32_t address, uint16_t port)
{
	return (struct sockaddr_in){
		.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(address)};
}

/* A reset in the place of a good-bye: nothing waits behind it. */
static void end_by_reset(int fd)
{
	const struct linger now = {.l_onoff = 1, .l_linger = 0};

	if (setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof(now)) < 0)
		fail("SO_LINGER");
}

static int listen_at(uint32_t address)
{
	const struct sockaddr_in a = at(address, PORT);
	const int yes = 1;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes)) < 0 ||
	    bind(fd, (const void *)&a, sizeof(a)) < 0 || listen(fd, 64) < 0)
		fail("listening");
	return fd;
}

/* Both ends stay open until the process ends. */
static void connect_to(int listener, uint32_t address)
{
	const struct sockaddr_in from = at(address + 1, 0), to = at(address, PORT);
	const int yes = 1;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), other;

	if (fd < 0 || setsockopt(fd, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof(yes)) < 0 ||
	    bind(fd, (const void *)&from, sizeof(from)) < 0 ||
	    connect(fd, (const void *)&to, sizeof(to)) < 0)
		fail("connecting");
	other = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
	if (other < 0)
		fail("accepting");
	end_by_reset(fd);
	end_by_reset(other);
}

static void hold(uint32_t number, uint32_t connections, uint32_t picked, int ready, int over)
{
	/* 127.1.0.1, 127.1.0.5 …; their clients one above */
	uint32_t address = 0x7f010001u + 4 * number;
	int listener = listen_at(address);
	char end;

	for (uint32_t i = 0; i < connections; i++)
		connect_to(listener, address);
	if (picked > 0) {
		listener = listen_at(PICKED_ADDRESS);
		for (uint32_t i = 0; i < picked; i++)
			connect_to(listener, PICKED_ADDRESS);
	}
	if (write(ready, "r", 1) != 1)
		fail("reporting");
	while (read(over, &end, 1) < 0 && errno == EINTR)
		;
	_exit(EXIT_SUCCESS);
}

static void allow_files(void)
{
	struct rlimit files;

	if (getrlimit(RLIMIT_NOFILE, &files) < 0)
		fail("RLIMIT_NOFILE");
	files.rlim_cur = files.rlim_max;
	if (setrlimit(RLIMIT_NOFILE, &files) < 0)
		fail("RLIMIT_NOFILE");
}

static void start(uint32_t number, uint32_t connections, uint32_t picked, const int ready[2],
                  const int over[2])
{
	pid_t parent = getpid(), child = fork();

	if (child < 0)
		fail("fork");
	if (child > 0)
		return;
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(EXIT_FAILURE);
	close(ready[0]);
	close(over[1]);
	hold(number, connections, picked, ready[1], over[0]);
}

/* Waits until one more process has its sockets. 0: one has ended before it had them. */
static int is_ready(int ready)
{
	struct pollfd p = {.fd = ready, .events = POLLIN};
	char one;

	while (poll(&p, 1, 100) <= 0)
		if (waitpid(-1, NULL, WNOHANG) != 0)
			return 0;
	return read(ready, &one, 1) == 1;
}

static uint32_t number_of(const char *word, uint32_t most)
{
	char *end;
	unsigned long n = strtoul(word, &end, 10);

	if (*word == '\0' || *end != '\0' || n == 0 || n > most) {
		(void)fprintf(stderr, "load: %s: must be a number from 1 to %u\n", word, most);
		exit(EXIT_FAILURE);
	}
	return (uint32_t)n;
}

/* Until its input ends. */
static void wait_for_end(void)
{
	char some[64];
	ssize_t n;

	do
		n = read(STDIN_FILENO, some, sizeof(some));
	while (n > 0 || (n < 0 && errno == EINTR));
}

int main(int argc, char **argv)
{
	uint32_t sockets, processes, connections, picked;
	int ready[2], over[2];

	if (argc < 2 || argc > 3) {
		(void)fprintf(stderr, "usage: load SOCKETS [PROCESSES]\n");
		return EXIT_FAILURE;
	}
	sockets = number_of(argv[1], MOST_SOCKETS);
	processes = argc > 2 ? number_of(argv[2], MOST_PROCESSES) : USUAL_PROCESSES;
	if (argc == 2 && processes > sockets / FEW + 1)
		processes = sockets / FEW + 1;
	connections = sockets / 2;
	picked = connections > PICKED ? PICKED : 0;
	allow_files();
	if (pipe(ready) < 0 || pipe(over) < 0)
		fail("pipe");
	for (uint32_t i = 0; i < processes; i++) {
		uint64_t all = connections - picked;
		uint64_t share = all * (i + 1) / processes - all * i / processes;

		start(i, (uint32_t)share, i == 0 ? picked : 0, ready, over);
	}
	close(ready[1]);
	for (uint32_t i = 0; i < processes; i++)
		if (!is_ready(ready[0]))
			return EXIT_FAILURE; /* the others end with this one */
	(void)printf("ready\n");
	(void)fflush(stdout);
	wait_for_end();
	close(over[1]);
	while (wait(NULL) > 0 || errno == EINTR)
		;
	return EXIT_SUCCESS;
}
