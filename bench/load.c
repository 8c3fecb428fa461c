/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Established TCP connections on loopback, both ends held here: a host with many sockets to look
 * at.
 *
 *     load SOCKETS [PROCESSES [CHURN]]
 *
 * Prints "ready" when all are there and ends with its standard input, or with whoever started it.
 * The ends are spread over that many processes (500, fewer for few sockets). Ten of the sockets
 * have 127.250.0.1 as their remote address. Nothing is left behind in TIME_WAIT.
 *
 * Beside them it opens and closes CHURN connections a second, a hundredth of a second's at a time;
 * one of each such batch is made by a process of its own, which ends with it. At the end it prints
 * how many these were: "churned N".
 */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MOST_SOCKETS 2000000u
#define MOST_PROCESSES 2000u
#define USUAL_PROCESSES 500u
#define FEW 20u /* sockets that are worth a process */
#define PORT 7000
#define PICKED 10u /* sockets with the remote address that a selective question asks for */
#define PICKED_ADDRESS 0x7ffa0001u /* 127.250.0.1 */
#define CHURN_ADDRESS 0x7ffb0001u  /* 127.251.0.1 */
#define MOST_CHURN 100000u         /* connections a second */
#define BATCHES 100u               /* a second */
#define BATCH_NS (1000000000L / BATCHES)

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

struct pair {
	int client, server;
};

static struct pair connect_to(int listener, uint32_t address)
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
	return (struct pair){fd, other};
}

static void hold(uint32_t number, uint32_t connections, uint32_t picked, int ready, int over)
{
	/* 127.1.0.1, 127.1.0.5 …; their clients one above */
	uint32_t address = 0x7f010001u + 4 * number;
	int listener = listen_at(address);
	char end;

	for (uint32_t i = 0; i < connections; i++)
		(void)connect_to(listener, address); /* open until the process ends */
	if (picked > 0) {
		listener = listen_at(PICKED_ADDRESS);
		for (uint32_t i = 0; i < picked; i++)
			(void)connect_to(listener, PICKED_ADDRESS);
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

static bool is_over(void)
{
	struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};
	char some[64];

	return poll(&p, 1, 0) > 0 && read(STDIN_FILENO, some, sizeof(some)) <= 0;
}

static void connect_shortly(int listener, uint32_t address)
{
	struct pair p = connect_to(listener, address);

	close(p.client);
	close(p.server);
}

static void churn_batch(int listener, uint32_t connections)
{
	pid_t child = fork();

	if (child < 0)
		fail("fork");
	if (child == 0) {
		uint32_t own = CHURN_ADDRESS + 4;

		connect_shortly(listen_at(own), own);
		_exit(EXIT_SUCCESS);
	}
	for (uint32_t i = 1; i < connections; i++)
		connect_shortly(listener, CHURN_ADDRESS);
	(void)waitpid(child, NULL, 0);
}

/* Until its input ends. A batch that comes late makes the next ones hurry. Returns how many
 * connections there were. */
static uint64_t churn(uint32_t per_second)
{
	uint32_t batch = (per_second + BATCHES - 1) / BATCHES;
	int listener = listen_at(CHURN_ADDRESS);
	uint64_t made = 0;
	struct timespec next;

	(void)clock_gettime(CLOCK_MONOTONIC, &next);
	while (!is_over()) {
		churn_batch(listener, batch);
		made += batch;
		next.tv_nsec += BATCH_NS;
		if (next.tv_nsec >= 1000000000L) {
			next.tv_nsec -= 1000000000L;
			next.tv_sec++;
		}
		(void)clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL);
	}
	return made;
}

int main(int argc, char **argv)
{
	uint32_t sockets, processes, connections, picked;
	int ready[2], over[2];

	if (argc < 2 || argc > 4) {
		(void)fprintf(stderr, "usage: load SOCKETS [PROCESSES [CHURN]]\n");
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
	if (argc == 4)
		(void)printf("churned %llu\n",
		             (unsigned long long)churn(number_of(argv[3], MOST_CHURN)));
	else
		wait_for_end();
	close(over[1]);
	while (wait(NULL) > 0 || errno == EINTR)
		;
	return EXIT_SUCCESS;
}
