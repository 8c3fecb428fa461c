/* SPDX-License-Identifier: Apache-2.0 */
/* Reverse DNS with c-ares: one thread, many questions under way at once. */
#include "enrich/names.h"

#ifdef HAVE_CARES

#include <ares.h>
#include <netdb.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/time.h>

/* More would only fill the queues of others. */
#define IN_FLIGHT_MAX 200u
#define TRIES 2
/* "f." for each half of a byte, and the end. */
#define REVERSE_LEN 80

struct question {
	struct resolver *resolver;
	struct address ip;
	resolver_fn answer;
	void *context;
	struct question *next;
};
struct resolver {
	ares_channel channel;
	bool has_channel;
	struct question *waiting, **waiting_end;
	size_t in_flight, pending;
};

/* ---- answers ----------------------------------------------------------------------------------
 */

/* What is below "arpa" is the address once more. */
static size_t take_name(struct text t, char ret[HOST_NAME_MAX_LEN])
{
	const struct text arpa = TEXT(".arpa");
	size_t len = host_name_take(t, ret);
	bool is_arpa = len >= arpa.len && memcmp(ret + len - arpa.len, arpa.bytes, arpa.len) == 0;

	return is_arpa ? 0 : len;
}

/* The name of those that there are which sorts first, so that the same answer, in whatever order,
 * gives the same name; those that are none are passed over. */
static size_t choose_name(const struct hostent *host, char ret[HOST_NAME_MAX_LEN])
{
	char room[HOST_NAME_MAX_LEN];
	size_t best = 0;

	for (char **alias = host->h_aliases; alias && *alias; alias++) { /* all of them */
		size_t len = take_name(text_of(*alias), room);

		if (len == 0 || (best > 0 && text_compare((struct text){room, len},
		                                          (struct text){ret, best}) >= 0))
			continue;
		memcpy(ret, room, len);
		best = len;
	}
	return best;
}

static const char *reason_of(int status)
{
	switch (status) {
	case ARES_ENODATA:
	case ARES_ENOTFOUND:
		return NULL;
	case ARES_ETIMEOUT:
	case ARES_ECANCELLED:
	case ARES_EDESTRUCTION:
		return "timed_out";
	default:
		return "server_failed";
	}
}

static void take_answer(void *context, int status, int timeouts, unsigned char *bytes, int len)
{
	struct question *q = context;
	struct hostent *host = NULL;
	char room[HOST_NAME_MAX_LEN];
	size_t name_len = 0;

	(void)timeouts;
	if (status == ARES_SUCCESS)
		status = ares_parse_ptr_reply(bytes, len, q->ip.bytes, q->ip.family == 4 ? 4 : 16,
		                              q->ip.family == 4 ? AF_INET : AF_INET6, &host);
	if (status == ARES_SUCCESS && host)
		name_len = choose_name(host, room);
	if (host)
		ares_free_hostent(host);
	q->resolver->in_flight--;
	q->resolver->pending--;
	q->answer(q->context, name_len > 0 ? (struct text){room, name_len} : TEXT_NONE,
	          status == ARES_SUCCESS ? NULL : reason_of(status));
	free(q);
}

/* ---- questions --------------------------------------------------------------------------------
 */

/* "1.2.0.192.in-addr.arpa", "1.0.…8.b.d.0.1.0.0.2.ip6.arpa". */
static void reverse_name(struct address ip, char ret[REVERSE_LEN])
{
	static const char digits[] = "0123456789abcdef";
	size_t len = 0;

	if (ip.family == 4) {
		(void)snprintf(ret, REVERSE_LEN, "%u.%u.%u.%u.in-addr.arpa", ip.bytes[3],
		               ip.bytes[2], ip.bytes[1], ip.bytes[0]);
		return;
	}
	for (size_t i = sizeof(ip.bytes); i-- > 0;) {
		ret[len++] = digits[ip.bytes[i] & 15];
		ret[len++] = '.';
		ret[len++] = digits[ip.bytes[i] >> 4];
		ret[len++] = '.';
	}
	(void)snprintf(ret + len, REVERSE_LEN - len, "ip6.arpa");
}

static void send_more(struct resolver *r)
{
	while (r->waiting && r->in_flight < IN_FLIGHT_MAX) {
		struct question *q = r->waiting;
		char name[REVERSE_LEN];

		r->waiting = q->next;
		if (!r->waiting)
			r->waiting_end = &r->waiting;
		r->in_flight++;
		reverse_name(q->ip, name);
		ares_query(r->channel, name, 1 /* IN */, 12 /* PTR */, take_answer, q);
	}
}

int resolver_ask(struct resolver *r, struct address ip, resolver_fn answer, void *context)
{
	struct question *q = malloc(sizeof(*q));

	if (!q)
		return -ENOMEM;
	*q = (struct question){.resolver = r, .ip = ip, .answer = answer, .context = context};
	*r->waiting_end = q;
	r->waiting_end = &q->next;
	r->pending++;
	send_more(r);
	return 0;
}

size_t resolver_pending(const struct resolver *r)
{
	return r->pending;
}

/* ---- the loop ---------------------------------------------------------------------------------
 */

/* Until something comes, or a question has waited long enough; at most wait_ms. */
static int wait_time(struct resolver *r, unsigned wait_ms)
{
	struct timeval most = {(time_t)(wait_ms / 1000), (suseconds_t)(wait_ms % 1000) * 1000},
		       next;
	const struct timeval *t = ares_timeout(r->channel, &most, &next);

	return t ? (int)(t->tv_sec * 1000 + (t->tv_usec + 999) / 1000) : (int)wait_ms;
}

void resolver_pump(struct resolver *r, unsigned wait_ms)
{
	ares_socket_t sockets[ARES_GETSOCK_MAXNUM];
	struct pollfd polls[ARES_GETSOCK_MAXNUM];
	unsigned bits = (unsigned)ares_getsock(r->channel, sockets, ARES_GETSOCK_MAXNUM);
	nfds_t count = 0;

	for (unsigned i = 0; i < ARES_GETSOCK_MAXNUM; i++) {
		bool reads = bits >> i & 1, writes = bits >> (i + ARES_GETSOCK_MAXNUM) & 1;

		if (!reads && !writes)
			continue;
		polls[count++] = (struct pollfd){
			.fd = sockets[i],
			.events = (short)((reads ? POLLIN : 0) | (writes ? POLLOUT : 0)),
		};
	}
	(void)poll(polls, count, wait_time(r, wait_ms));
	for (nfds_t i = 0; i < count; i++) {
		bool reads = polls[i].revents & (POLLIN | POLLERR | POLLHUP);
		bool writes = polls[i].revents & POLLOUT;

		if (reads || writes)
			ares_process_fd(r->channel, reads ? polls[i].fd : ARES_SOCKET_BAD,
			                writes ? polls[i].fd : ARES_SOCKET_BAD);
	}
	/* those that waited too long */
	ares_process_fd(r->channel, ARES_SOCKET_BAD, ARES_SOCKET_BAD);
	send_more(r);
}

void resolver_cancel(struct resolver *r)
{
	struct question *next = r->waiting;

	r->waiting = NULL;
	r->waiting_end = &r->waiting;
	ares_cancel(r->channel);
	for (struct question *q = next; q; q = next) {
		next = q->next;
		r->pending--;
		q->answer(q->context, TEXT_NONE, "timed_out");
		free(q);
	}
}

/* Outside of Windows c-ares needs no initialisation of its own, which would be of all threads. */
int resolver_new(unsigned timeout_ms, struct resolver **ret, struct cq_error *reterr)
{
	struct ares_options options = {
		/* the first of them leaves time for another */
		.timeout = (int)(timeout_ms / TRIES > 0 ? timeout_ms / TRIES : 1),
		.tries = TRIES,
		.flags = ARES_FLAG_NOSEARCH | ARES_FLAG_NOALIASES | ARES_FLAG_STAYOPEN,
	};
	struct resolver *r = calloc(1, sizeof(*r));
	int status;

	if (!r)
		return fail(reterr, -ENOMEM, "out of memory");
	r->waiting_end = &r->waiting;
	status = ares_init_options(&r->channel, &options,
	                           ARES_OPT_FLAGS | ARES_OPT_TIMEOUTMS | ARES_OPT_TRIES);
	if (status != ARES_SUCCESS) {
		free(r);
		return fail(reterr, status == ARES_ENOMEM ? -ENOMEM : -EIO, "--resolve: %s",
		            ares_strerror(status));
	}
	r->has_channel = true;
	*ret = r;
	return 0;
}

struct resolver *resolver_free(struct resolver *r)
{
	if (!r)
		return NULL;
	if (r->has_channel) {
		resolver_cancel(r);
		ares_destroy(r->channel);
	}
	free(r);
	return NULL;
}

#endif
