/* SPDX-License-Identifier: Apache-2.0 */
/*
 * dump [ADDRESS]: one bare dump of all TCP sockets of this namespace, by the cheapest request that
 * there is, thrown away as it comes. With an IPv4 address, of those that are connected to it, as
 * bytecode asks for them. Prints how many there were and the seconds that it took.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define BUFFER (256 * 1024)
#define CONNECTED 0x137e /* neither CLOSE nor LISTEN nor BOUND_INACTIVE */
#define ALL 0x1fff       /* without BOUND_INACTIVE, which goes over another table */

struct question {
	struct nlmsghdr header;
	struct inet_diag_req request;
	struct {
		struct nlattr header;
		struct inet_diag_bc_op op;
		uint8_t family, prefix_len; /* struct inet_diag_hostcond */
		int32_t port;
		uint32_t address;
	} code;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void die(const char *what)
{
	fprintf(stderr, "dump: %s: %s\n", what, strerror(errno));
	exit(1);
}

static struct question ask_for(const char *address)
{
	struct question q = {
		.header = {.nlmsg_len = offsetof(struct question, code),
	                   .nlmsg_type = TCPDIAG_GETSOCK,
	                   .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP,
	                   .nlmsg_seq = 1},
		.request = {.idiag_states = ALL},
	};

	const uint8_t len = sizeof(q.code) - sizeof(q.code.header);

	if (!address)
		return q;
	q.header.nlmsg_len = sizeof(q);
	q.request.idiag_states = CONNECTED;
	q.code.header =
		(struct nlattr){(uint16_t)(sizeof(struct nlattr) + len), INET_DIAG_REQ_BYTECODE};
	q.code.op = (struct inet_diag_bc_op){INET_DIAG_BC_D_COND, len, (uint16_t)(len + 4)};
	q.code.family = AF_INET;
	q.code.prefix_len = 32;
	q.code.port = -1;
	if (inet_pton(AF_INET, address, &q.code.address) != 1) {
		errno = EINVAL;
		die(address);
	}
	return q;
}

static unsigned long drain(int fd)
{
	static char bytes[BUFFER];
	unsigned long count = 0;

	for (;;) {
		ssize_t n = recv(fd, bytes, sizeof(bytes), 0);
		struct nlmsghdr *m = (void *)bytes;

		if (n < 0)
			die("recv");
		for (; NLMSG_OK(m, n); m = NLMSG_NEXT(m, n)) {
			if (m->nlmsg_type == NLMSG_DONE)
				return count;
			if (m->nlmsg_type == NLMSG_ERROR)
				die("the kernel refuses");
			count++;
		}
	}
}

int main(int argc, char **argv)
{
	struct question q = ask_for(argc > 1 ? argv[1] : NULL);
	double start = now();
	int fd = socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
	unsigned long count;

	if (fd < 0 || send(fd, &q, q.header.nlmsg_len, 0) < 0)
		die("send");
	count = drain(fd);
	printf("%lu %.6f\n", count, now() - start);
	return 0;
}
