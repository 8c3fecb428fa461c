/* SPDX-License-Identifier: Apache-2.0 */
/* What the BPF programs tell, into the owner index. */
#include <linux/types.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "collect/filter.h"
#include "collect/owners_index.h"

#include "bpf/records.h"

#define AHEAD 8u /* records */

static unsigned scope_of_inet(const struct record_socket *s)
{
	if (s->type == SOCK_RAW)
		return SCOPE_RAW;
	switch (s->protocol) {
	case IPPROTO_TCP:
	case IPPROTO_MPTCP:
		return SCOPE_TCP;
	case IPPROTO_UDP:
	case IPPROTO_UDPLITE:
		return SCOPE_UDP;
	case IPPROTO_ICMP:
	case IPPROTO_ICMPV6:
		return SCOPE_PING;
	case IPPROTO_SCTP:
		return SCOPE_SCTP;
	default:
		return 0;
	}
}

static unsigned scope_of(const struct record_socket *s)
{
	switch (s->family) {
	case AF_INET:
	case AF_INET6:
		return scope_of_inet(s);
	case AF_UNIX:
		return SCOPE_UNIX;
	case AF_PACKET:
		return SCOPE_PACKET;
	case AF_NETLINK:
		return SCOPE_NETLINK;
	case AF_VSOCK:
		return SCOPE_VSOCK;
	case AF_XDP:
		return SCOPE_XDP;
	default:
		return 0;
	}
}

static bool is_inet(const struct record_socket *s)
{
	return s->family == AF_INET || s->family == AF_INET6;
}

/* ---- what is kept ---------------------------------------------------------------------------- */

static enum socket_state state_of(const struct record_socket *s)
{
	if (s->protocol != IPPROTO_TCP)
		return s->state == STATE_ESTABLISHED ? STATE_ESTABLISHED : STATE_UNCONN;
	return s->state < STATE_UNCONN ? (enum socket_state)s->state : STATE_NONE;
}

static struct address address_of(const __u32 *words, uint8_t family)
{
	return family == AF_INET ? address_v4(words) : address_v6(words);
}

static bool may_match(const struct filter_judge *j, const struct record_socket *s,
                      const char *behind)
{
	struct filter_subject subject = {
		.family = s->family, .protocol = s->protocol, .state = state_of(s)};
	struct record_ends ends;

	memcpy(&ends, behind, sizeof(ends));
	subject.local = address_of(ends.local, s->family);
	subject.remote = address_of(ends.remote, s->family);
	subject.local_port = ends.local_port;
	subject.remote_port = ends.remote_port;
	subject.device = ends.device;
	subject.mark = ends.mark;
	subject.cgroup = ends.cgroup;
	return filter_may_match(j, &subject);
}

/* By the filter, which speaks of sockets of TCP, UDP and UDP-Lite here. */
static bool is_left_out(const struct owners_wish *w, const struct record_socket *s, unsigned scope,
                        const char *behind)
{
	bool is_judged = w && w->judge && s->kind == RECORD_SOCKET_ENDS &&
	                 scope & (SCOPE_TCP | SCOPE_UDP) && s->protocol != IPPROTO_MPTCP;

	return is_judged && !may_match(w->judge, s, behind);
}

/* Sockets of AF_VSOCK are listed in every namespace. */
static bool is_elsewhere(const struct owners_wish *w, const struct record_socket *s, unsigned scope)
{
	return w &&
	       (!(scope & w->scope) || (w->netns && w->netns != s->netns && scope != SCOPE_VSOCK));
}

static int note_netns(struct record_reader *r, uint64_t netns, unsigned scope)
{
	uint32_t *held;

	if (netns == r->last_netns && (r->last_scope & scope) == scope)
		return 0;
	held = map_at(&r->o->in_netns, netns);
	if (!held)
		return -ENOMEM;
	*held = *held == MAP_NONE ? scope : *held | scope;
	r->last_netns = netns;
	r->last_scope = *held;
	return 0;
}

static uint8_t told_of(const struct record_socket *s, unsigned scope, bool is_passed_over)
{
	unsigned told = scope ? (unsigned)__builtin_ctz(scope) + 1 : OWNER_NO_SCOPE;

	if (is_inet(s) && s->protocol == IPPROTO_MPTCP)
		told |= OWNER_MPTCP;
	if (s->flags & SOCKET_IS_IDLE || is_passed_over)
		told |= OWNER_PASSED_OVER;
	return (uint8_t)told;
}

/* ---- records --------------------------------------------------------------------------------- */

static int take_process(struct record_reader *r, const char *bytes)
{
	struct record_process p;
	struct process_stat s = {0};

	memcpy(&p, bytes, sizeof(p));
	s.pid = p.pid;
	s.parent_pid = p.parent_pid;
	s.start_ticks = p.start_ns / r->o->tick_ns;
	s.comm_len = strnlen(p.comm, sizeof(p.comm) - 1);
	memcpy(s.comm, p.comm, s.comm_len);
	r->is_thread = p.tid != p.pid;
	return p.pid ? owners_record_of(r->o, &s, &r->process) : -EBADMSG;
}

static int take_socket(struct record_reader *r, const char *bytes)
{
	struct record_socket s;
	struct owner_fact f;
	bool is_passed_over;
	unsigned scope;

	memcpy(&s, bytes, sizeof(s));
	if (r->process == OWNERS_NONE || s.fd & OWNER_MARKED)
		return -EBADMSG;
	r->sockets++;
	scope = scope_of(&s);
	if (note_netns(r, s.netns, scope) < 0)
		return -ENOMEM;
	if (is_elsewhere(r->wish, &s, scope))
		return 0;
	is_passed_over = is_left_out(r->wish, &s, scope, bytes + sizeof(s));
	if (is_passed_over && s.state != STATE_LISTEN)
		return 0;
	f = (struct owner_fact){
		.inode = s.inode,
		.cookie = s.cookie,
		.netns = s.netns,
		.fd = s.fd,
		.told = told_of(&s, scope, is_passed_over),
	};
	return r->is_thread ? owners_add_once(r->o, r->process, &f)
	                    : owners_add(r->o, r->process, &f);
}

static int take_netns(struct record_reader *r, const char *bytes)
{
	struct record_netns n;

	memcpy(&n, bytes, sizeof(n));
	if (r->process == OWNERS_NONE || n.fd & OWNER_MARKED)
		return -EBADMSG;
	return owners_add_namespace(r->o, r->process, n.fd, n.inode);
}

static int take_end(struct record_reader *r, const char *bytes)
{
	struct record_end e;

	memcpy(&e, bytes, sizeof(e));
	r->is_over = true;
	return e.sockets == r->sockets ? 0 : -EBADMSG;
}

/* Records of sockets mostly come in rows, of one size: those that are likely to be the next ones.
 */
static void expect(const struct record_reader *r, const char *bytes, size_t left, size_t size)
{
	struct record_socket s;

	if (left < (AHEAD + 1) * size)
		return;
	memcpy(&s, bytes + AHEAD * size, sizeof(s));
	owners_expect(r->o, s.inode);
	memcpy(&s, bytes + AHEAD / 2 * size, sizeof(s));
	owners_expect_entry(r->o, s.inode);
}

ssize_t records_take(struct record_reader *r, const char *bytes, size_t len)
{
	static const struct {
		size_t size;
		int (*take)(struct record_reader *r, const char *bytes);
	} kinds[] = {
		[RECORD_PROCESS] = {sizeof(struct record_process), take_process},
		[RECORD_SOCKET] = {sizeof(struct record_socket), take_socket},
		[RECORD_SOCKET_ENDS] = {sizeof(struct record_socket) + sizeof(struct record_ends),
	                                take_socket},
		[RECORD_NETNS] = {sizeof(struct record_netns), take_netns},
		[RECORD_END] = {sizeof(struct record_end), take_end},
	};
	size_t at = 0;
	uint16_t kind;

	while (len - at >= sizeof(kind)) {
		int error;

		memcpy(&kind, bytes + at, sizeof(kind));
		if (kind >= ARRAY_LEN(kinds) || !kinds[kind].take || r->is_over)
			return -EBADMSG;
		if (len - at < kinds[kind].size)
			break;
		if (kinds[kind].take == take_socket)
			expect(r, bytes + at, len - at, kinds[kind].size);
		error = kinds[kind].take(r, bytes + at);
		if (error < 0)
			return error;
		at += kinds[kind].size;
	}
	return (ssize_t)at;
}
