/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Goes over the namespaces, in each over the sources, and gives out each socket once; then over
 * what processes hold and no dump showed.
 */
#include <fcntl.h>
#include <linux/inet_diag.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "collect/owners_index.h"
#include "collect/sources.h"

#define AHEAD 8u /* sockets */

/* ---- making one --------------------------------------------------------------------------------
 */

bool collector_is_hidden(const struct collector *c)
{
	return c->list.unreadable_processes > 0;
}

static void note_hidden(struct collector *c)
{
	if (collector_is_hidden(c))
		gaps_add(c->gaps, GAP_VIEW, "netns", 0, EACCES,
		         "processes of other users are hidden, and with them their network "
		         "namespaces");
}

int collector_new(const struct collect_options *options, struct owners *owners, struct gaps *gaps,
                  struct collector **ret, struct cq_error *reterr)
{
	CQ_CLEANUP(collector_freep) struct collector *c = calloc(1, sizeof(*c));
	int r;

	if (!c)
		return fail(reterr, -ENOMEM, "out of memory");
	c->options = options;
	c->owners = owners;
	c->gaps = gaps;
	c->ns = (struct ns_open){.diag_fd = -1, .route_fd = -1};
	c->stream.table_fd = -1;
	cgroups_init(&c->cgroups);
	c->context.options = options;
	c->buffer = malloc(DIAG_BUFFER);
	if (!c->buffer || diag_ahead_new(&c->ahead) < 0 || ns_list_init(&c->list) < 0 ||
	    filters_init(c) < 0)
		return fail(reterr, -ENOMEM, "out of memory");
	buffer_init(&c->protocols, PROTOCOLS_MAX);
	if (owners->walks == 0)
		owners_choose(owners, options->owners);
	r = ns_list_find(&c->list, options, owners, reterr);
	if (r == 0 && options->netns != NETNS_ALL && options->netns != NETNS_CURRENT) {
		r = ns_open_enter(c, c->list.entries[0]); /* asked for by name: it must be there */
		if (r < 0)
			r = fail_sys(reterr, r, "cannot enter network namespace %s",
			             options->netns == NETNS_NAMED ? options->netns_name
			                                           : "of the process");
	}
	if (r == 0)
		r = walks_ahead(c, reterr);
	if (r < 0)
		return r;
	note_hidden(c);
	*ret = CQ_MOVE(c);
	return 0;
}

struct collector *collector_free(struct collector *c)
{
	if (!c)
		return NULL;
	stream_end(&c->stream);
	c->ahead = diag_ahead_free(c->ahead);
	ns_open_leave(c);
	c->worker = worker_free(c->worker);
	cgroups_done(&c->cgroups);
	filters_done(&c->filters);
	ns_list_done(&c->list);
	buffer_done(&c->protocols);
	number_set_done(&c->given);
	number_set_done(&c->mptcp_inodes);
	number_set_done(&c->mptcp_ends);
	number_set_done(&c->still);
	walks_done(c);
	free(c->missed);
	c->missed_arena = arena_free(c->missed_arena);
	free(c->buffer);
	free(c);
	return NULL;
}

void collector_freep(struct collector **c)
{
	*c = collector_free(*c);
}

uint64_t collector_netns(const struct collector *c)
{
	return c->list.count > 0 ? c->list.entries[0]->facts.inode : 0;
}

bool collector_answered(const struct collector *c)
{
	return c->answered;
}

uint64_t collector_shown(const struct collector *c)
{
	return c->shown;
}

/* ---- gaps --------------------------------------------------------------------------------------
 */

static void note_source_gap(struct collector *c, const struct diag_source *source, int error)
{
	const struct ns_entry *e = c->ns.entry;
	bool is_diag = source->parse != NULL;
	char name[48];

	/* what cannot be listed is not missed where the kernel counts none of it; it never counts
	 * vsock */
	if (source->registered && source->scope != SCOPE_VSOCK &&
	    protocol_count(c, source->registered) == 0) {
		c->answered = true;
		return;
	}
	(void)snprintf(name, sizeof(name), "%s %s", is_diag ? "sock_diag" : "/proc/net",
	               source->name);
	if (error == -ENOENT)
		gaps_add(c->gaps, c->options->named & source->scope ? GAP_UNSUPPORTED : GAP_VIEW,
		         name, e->facts.inode, ENOENT,
		         "%s: this kernel has no means to list its sockets", source->name);
	else
		gaps_add(c->gaps, GAP_SOURCE, name, e->facts.inode, -error, "%s in netns %llu: %s",
		         name, (unsigned long long)e->facts.inode, strerrordesc_np(-error));
}

static void note_netns_gap(struct collector *c, const struct ns_entry *e, int error)
{
	if (error == -ENOENT && e->error == 0)
		return; /* it ended meanwhile: it has no sockets any more */
	gaps_add(c->gaps, GAP_VIEW, "netns", e->facts.inode, -error,
	         "a network namespace could not be entered: %s", strerrordesc_np(-error));
}

/* ---- sources -----------------------------------------------------------------------------------
 */

static bool proven_empty(const struct ns_open *ns, const struct diag_source *source)
{
	bool v6 = source->family == AF_INET6;

	switch (source->protocol) {
	case IPPROTO_UDP:
		return ns->no_udp[v6];
	case IPPROTO_UDPLITE:
		return ns->no_udplite[v6];
	case IPPROTO_RAW:
		return ns->no_raw[v6];
	default:
		return false;
	}
}

bool source_is_asked(const struct collector *c, const struct diag_source *source)
{
	if (!(c->options->scope & source->scope))
		return false;
	/* not the reverse: a v6 socket may carry IPv4 */
	if (source->family == AF_INET && !c->options->v4)
		return false;
	return !source->registered || protocol_count(c, source->registered) >= 0;
}

/* Reads the listeners of a namespace before anything that they explain. */
static void gather_listeners(struct collector *c)
{
	for (size_t i = 0; i < listener_source_count; i++) {
		const struct diag_source *source = &listener_sources[i];
		struct socket s;
		int r;

		if (!source_is_asked(c, source))
			continue;
		r = stream_start(c, &c->stream, source);
		while (r >= 0 && (r = stream_next(c, &c->stream, &s)) == 1)
			if (s.state == STATE_LISTEN && !ns_listeners_add(c->ns.entry, &s))
				r = -ENOMEM;
		stream_end(&c->stream);
		/* a failure shows again, and is told, when the source itself is asked */
	}
	ns_listeners_sort(c->ns.entry);
}

/* Starts the next source; in the next namespace when this one has no more. 1 started, 0 nothing
 * left. */
static int start_next(struct collector *c)
{
	while (c->ns_at < c->list.count) {
		struct ns_entry *e = c->list.entries[c->ns_at];
		const struct diag_source *source;
		int r;

		if (e->done || c->source_at >= diag_source_count) {
			e->done = true;
			c->source_at = 0;
			c->ns_at++;
			continue;
		}
		if (c->source_at == 0) {
			if (!filters_want_netns(c, &e->facts)) {
				c->answered = e->done = true;
				continue;
			}
			r = ns_open_enter(c, e);
			if (r < 0) {
				note_netns_gap(c, e, r);
				e->error = -r;
				e->done = true;
				continue;
			}
			ns_open_study(c);
			c->context.ns = &e->facts;
			c->context.now = clock_now_ms();
			if (!e->is_again)
				gather_listeners(c);
		}
		source = &diag_sources[c->source_at++];
		if (!source_is_asked(c, source))
			continue;
		if (proven_empty(&c->ns, source)) {
			c->answered = true;
			continue;
		}
		c->context.now = clock_now_ms();
		r = stream_start_filtered(c, &c->stream, source);
		if (r == 0)
			return 1;
		if (r == 1)
			c->answered = true; /* it has none that is asked for */
		else
			note_source_gap(c, source, r);
	}
	return 0;
}

/* ---- what is given out --------------------------------------------------------------------------
 */

static uint64_t ends_key(const struct socket *s)
{
	struct {
		uint64_t netns;
		uint8_t local[16], remote[16];
		uint16_t local_port, remote_port;
	} key;

	memset(&key, 0, sizeof(key));
	key.netns = s->ns->inode;
	memcpy(key.local, s->local.ip.bytes, 16);
	memcpy(key.remote, s->remote.ip.bytes, 16);
	key.local_port = s->local.port;
	key.remote_port = s->remote.port;
	return hash_bytes(&key, sizeof(key));
}

/* An MPTCP socket and the subflow that bears it share the inode, or, while none is there, both
 * ends. 1: s is a subflow of a socket that was given out. */
static int is_known_subflow(struct collector *c, const struct socket *s)
{
	int r = 0;

	if (s->protocol == IPPROTO_MPTCP) {
		r = s->inode != 0 ? number_set_add(&c->mptcp_inodes, s->inode)
		                  : number_set_add(&c->mptcp_ends, ends_key(s));
		return r < 0 ? r : 0;
	}
	if (s->protocol != IPPROTO_TCP || !socket_is_inet(s))
		return 0;
	return s->inode != 0 ? number_set_has(&c->mptcp_inodes, s->inode)
	                     : number_set_has(&c->mptcp_ends, ends_key(s));
}

/* All associations of an SCTP socket bear its cookie. What /proc shows has none: its inode and
 * ends, hashed, are unlike a cookie, which the kernel counts. */
static uint64_t identity(const struct socket *s)
{
	if (!s->has_cookie)
		return ends_key(s) ^ s->inode * UINT64_C(0x9e3779b97f4a7c15);
	if (s->protocol != IPPROTO_SCTP || !socket_is_inet(s) || s->remote.ip.family == 0)
		return s->cookie;
	return s->cookie ^ ends_key(s);
}

static bool version_asked(const struct collector *c, const struct socket *s)
{
	if (!socket_is_inet(s))
		return true;
	return s->local.ip.family == 4 ? c->options->v4 : c->options->v6;
}

/* 1: it is the next one; 0: not asked for, or known already. */
static int accept_socket(struct collector *c, struct socket *s)
{
	int r;

	r = walks_note(c, s);
	if (r >= 0)
		r = is_known_subflow(c, s);
	if (r != 0)
		return r < 0 ? r : 0;
	if (!version_asked(c, s))
		return 0;
	if (s->has_cookie || (s->has_inode && s->inode != 0)) {
		r = number_set_add(&c->given, identity(s));
		if (r <= 0)
			return r;
	} else if (c->ns.entry->is_again) {
		return 0; /* nothing tells it from one that came before */
	}
	/* interfaces are read when the first socket names one */
	if (s->ifindex != 0 || s->local.scope != 0 || s->remote.scope != 0)
		ns_open_links(c);
	if (s->has_cgroup)
		s->cgroup_path = cgroups_path(&c->cgroups, s->cgroup, c->list.arena);
	return 1;
}

/* What the index and the set of cookies have of the next sockets is somewhere in memory, and is
 * fetched while the one at hand is looked at. */
static void expect_sockets(const struct collector *c)
{
	struct inet_diag_msg d;
	const void *far = diag_dump_guess(&c->stream.dump, AHEAD, sizeof(d));
	const void *near = diag_dump_guess(&c->stream.dump, AHEAD / 2, sizeof(d));

	if (!far || !near)
		return;
	memcpy(&d, far, sizeof(d));
	owners_expect(c->owners, d.idiag_inode);
	number_set_expect(&c->given, d.id.idiag_cookie[0] | (uint64_t)d.id.idiag_cookie[1] << 32);
	memcpy(&d, near, sizeof(d));
	owners_expect_entry(c->owners, d.idiag_inode);
}

/* The stream's next acceptable socket. 1, 0 at its end, negative: out of memory. */
static int from_stream(struct collector *c, struct socket *ret)
{
	for (;;) {
		int r = stream_next(c, &c->stream, ret);

		if (r == 1) {
			c->answered = true;
			c->shown++;
			if (c->stream.kind == STREAM_DIAG && socket_is_inet(ret))
				expect_sockets(c);
			r = accept_socket(c, ret);
			if (r != 0)
				return r;
			continue;
		}
		if (r < 0)
			note_source_gap(c, c->stream.source, r);
		else
			c->answered = true;
		stream_end(&c->stream);
		return 0;
	}
}

int collector_next(struct collector *c, struct socket *ret, struct cq_error *reterr)
{
	for (;;) {
		int r;

		if (c->stream.kind != STREAM_NONE) {
			r = from_stream(c, ret);
			if (r < 0)
				return fail(reterr, r, "out of memory");
			if (r == 1)
				return 1;
		}
		if (start_next(c) == 1)
			continue;
		r = walks_late(c, reterr);
		if (r < 0)
			return r;
		if (r == 1)
			continue;
		r = missed_next(c, ret);
		if (r == -EAGAIN)
			continue; /* a new namespace is in the list */
		if (r < 0)
			return fail(reterr, r, "out of memory");
		if (r == 0)
			return 0;
		r = accept_socket(c, ret);
		if (r != 0)
			return r < 0 ? fail(reterr, r, "out of memory") : 1;
	}
}
