/* SPDX-License-Identifier: Apache-2.0 */
/*
 * TCP connections in the states between. No packet needs to be lost on the way: a socket with a
 * filter that drops everything (deafen) does not see what arrives, so its peer waits for ever.
 */
#include <errno.h>
#include <fcntl.h>
#include <time.h>
#include <unistd.h>

#include "mksock.h"

enum { KERNEL_CLOSING = 11 };

static struct tcp_pair pair(const struct options *o)
{
	return tcp_pair(o, IPPROTO_TCP);
}

static void pause_ms(long ms)
{
	nanosleep(&(struct timespec){.tv_nsec = ms * 1000000}, NULL);
}

/* The side that closes first waits; it has no cookie that could be asked beforehand. */
static int make_time_wait(const struct options *o)
{
	struct tcp_pair p = pair(o);
	struct made m = {.role = "time-wait", .fd = -1, .state = "TIME_WAIT"};

	m.reason = "time_wait";
	remember(&m, p.client);
	m.cookie = 0;
	close(p.client);
	pause_ms(20);
	close(p.server);
	pause_ms(20);
	report(&m);
	report_fd("listener", p.listener, NULL);
	return 0;
}

/* The client's process is gone from it, the server has not yet closed. */
static int make_close_wait(const struct options *o)
{
	struct tcp_pair p = pair(o);
	struct made m = {.role = "client", .fd = -1, .state = "FIN_WAIT2"};

	m.reason = "time_wait";
	remember(&m, p.client);
	m.cookie = 0;
	close(p.client);
	pause_ms(20);
	report(&m);
	report_fd("server", p.server, "CLOSE_WAIT");
	report_fd("listener", p.listener, NULL);
	return 0;
}

static int make_fin_wait2(const struct options *o)
{
	struct tcp_pair p = pair(o);

	MUST(shutdown(p.client, SHUT_WR));
	pause_ms(20);
	report_fd("client", p.client, "FIN_WAIT2");
	report_fd("server", p.server, "CLOSE_WAIT");
	report_fd("listener", p.listener, NULL);
	return 0;
}

static int make_orphan_fin_wait1(const struct options *o)
{
	struct tcp_pair p = pair(o);
	struct made m = {.role = "orphan", .fd = -1, .state = "FIN_WAIT1", .reason = "orphaned"};

	deafen(p.server);
	remember(&m, p.client);
	close(p.client);
	report(&m);
	report_fd("server", p.server, "ESTABLISHED");
	report_fd("listener", p.listener, NULL);
	return 0;
}

static int make_last_ack(const struct options *o)
{
	struct tcp_pair p = pair(o);

	MUST(shutdown(p.client, SHUT_WR));
	pause_ms(20);
	deafen(p.client);
	MUST(shutdown(p.server, SHUT_WR));
	report_fd("client", p.client, "FIN_WAIT2");
	report_fd("server", p.server, "LAST_ACK");
	report_fd("listener", p.listener, NULL);
	return 0;
}

static int make_orphan_last_ack(const struct options *o)
{
	struct tcp_pair p = pair(o);
	struct made m = {.role = "orphan", .fd = -1, .state = "LAST_ACK", .reason = "orphaned"};

	MUST(shutdown(p.client, SHUT_WR));
	pause_ms(20);
	deafen(p.client);
	remember(&m, p.server);
	close(p.server);
	report(&m);
	report_fd("client", p.client, "FIN_WAIT2");
	report_fd("listener", p.listener, NULL);
	return 0;
}

/* Both say good-bye at once and neither hears it; then the client hears a repetition of the
 * other's, which does not acknowledge its own. */
static int make_closing(const struct options *o)
{
	struct tcp_pair p = pair(o);

	deafen(p.client);
	deafen(p.server);
	MUST(shutdown(p.client, SHUT_WR));
	MUST(shutdown(p.server, SHUT_WR));
	undeafen(p.client);
	for (int i = 0; i < 300 && tcp_state_of(p.client) != KERNEL_CLOSING; i++)
		pause_ms(10);
	report_fd("client", p.client, "CLOSING");
	report_fd("server", p.server, "FIN_WAIT1");
	report_fd("listener", p.listener, NULL);
	return 0;
}

/* The client does not hear the SYN-ACK: it stays SYN_SENT, the listener keeps a request. */
static int make_syn_recv(const struct options *o)
{
	int listener = MUST(listen_on(o, IPPROTO_TCP)), client;
	struct made request = {.role = "request", .fd = -1, .state = "SYN_RECV"};
	struct end to = {.len = sizeof(to.at)}, from = {.len = sizeof(from.at)};

	request.reason = "syn_recv";
	MUST(getsockname(listener, (struct sockaddr *)&to.at, &to.len));
	client = MUST(open_socket(o, to.at.ss_family, SOCK_STREAM, IPPROTO_TCP));
	deafen(client);
	MUST(fcntl(client, F_SETFL, O_NONBLOCK));
	if (connect(client, (const struct sockaddr *)&to.at, to.len) == 0 || errno != EINPROGRESS)
		die("connect");
	MUST(getsockname(client, (struct sockaddr *)&from.at, &from.len));
	remember(&request, listener);
	request.cookie = 0;
	request.local = to;
	request.remote = from;
	report(&request);
	report(&(struct made){.role = "client", .fd = client, .state = "SYN_SENT", .remote = to});
	report_fd("listener", listener, NULL);
	return 0;
}

/* Both sides of a connection that nobody has accepted, the client's perhaps closed by now. */
static int not_accepted(const struct options *o, bool closed)
{
	int listener = MUST(listen_on(o, IPPROTO_TCP)), client;
	struct made child, mine = {.role = "client", .fd = -1, .reason = "time_wait"};

	client = connect_to(o, listener, IPPROTO_TCP);
	remember(&mine, client);
	child = (struct made){
		.role = "child", .fd = -1, .local = mine.remote, .remote = mine.local};
	child.reason = "not_accepted";
	remember(&child, listener);
	child.cookie = mine.cookie = 0;
	child.owners[0] = (struct owner){.pid = getpid(), .fds = {listener}, .fd_count = 1};
	child.owner_count = 1;
	child.state = closed ? "CLOSE_WAIT" : "ESTABLISHED";
	if (closed) {
		mine.state = "FIN_WAIT2";
		close(client);
		report(&mine);
	} else {
		report_fd("client", client, NULL);
	}
	pause_ms(20);
	report(&child);
	report_fd("listener", listener, NULL);
	return 0;
}

static int make_not_accepted(const struct options *o)
{
	return not_accepted(o, false);
}

static int make_not_accepted_closed(const struct options *o)
{
	return not_accepted(o, true);
}

const struct kind state_kinds[] = {
	{"time-wait", make_time_wait, "TIME_WAIT of a client, and its listener"},
	{"close-wait", make_close_wait, "CLOSE_WAIT and a FIN_WAIT2 that expires"},
	{"fin-wait2", make_fin_wait2, "FIN_WAIT2 that is held, CLOSE_WAIT"},
	{"orphan-fin-wait1", make_orphan_fin_wait1, "closed, its FIN never acknowledged"},
	{"last-ack", make_last_ack, "LAST_ACK that is held"},
	{"orphan-last-ack", make_orphan_last_ack, "LAST_ACK that nobody holds"},
	{"closing", make_closing, "CLOSING, and FIN_WAIT1 that is held"},
	{"syn-recv", make_syn_recv, "half open: SYN_RECV and SYN_SENT"},
	{"not-accepted", make_not_accepted, "a child that waits to be accepted"},
	{"not-accepted-closed", make_not_accepted_closed, "the same, its client has closed"},
	{NULL, NULL, NULL},
};
