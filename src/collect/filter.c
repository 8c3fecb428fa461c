/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What of a filter can be judged where. Facts that hold for all sockets of a source in a namespace
 * (protocol, family, namespace) are settled here; states become the mask of the dump; the rest is
 * left as a term for the kernel to judge each socket by.
 */
#include <netinet/in.h>
#include <sys/socket.h>

#include "collect/filter.h"

#define DEPTH_MAX 64u

/* ---- states --------------------------------------------------------------------------------- */

/* Sets of enum socket_state, as bits. STATE_NONE stands for states that we do not know. */
#define BIT(state) (UINT32_C(1) << (state))
#define EVERY_STATE (BIT(STATE_COUNT) - 1)
#define TCP_STATES (BIT(STATE_UNCONN) - 1)
#define DATAGRAM_STATES (BIT(STATE_ESTABLISHED) | BIT(STATE_UNCONN))
#define KERNEL_NEW_SYN_RECV 12 /* net/tcp_states.h */
#define KERNEL_BOUND_INACTIVE 13

enum state_kind { STATES_TCP, STATES_SCTP, STATES_DATAGRAM, STATES_UNIX, STATES_VSOCK };

static enum state_kind state_kind_of(const struct diag_source *s)
{
	if (s->family == AF_UNIX)
		return STATES_UNIX;
	if (s->family == AF_VSOCK)
		return STATES_VSOCK;
	if (s->protocol == IPPROTO_SCTP)
		return STATES_SCTP;
	return s->protocol == IPPROTO_TCP || s->protocol == IPPROTO_MPTCP ? STATES_TCP
	                                                                  : STATES_DATAGRAM;
}

static uint32_t possible_states(const struct diag_source *s)
{
	static const uint32_t states[] = {
		[STATES_TCP] = TCP_STATES,
		[STATES_SCTP] = EVERY_STATE,
		[STATES_DATAGRAM] = DATAGRAM_STATES, /* packet, netlink and xdp too */
		[STATES_UNIX] = DATAGRAM_STATES | BIT(STATE_LISTEN),
		[STATES_VSOCK] = TCP_STATES | BIT(STATE_UNCONN),
	};

	return states[state_kind_of(s)];
}

/* Those that a socket with a remote end can be in. */
static uint32_t states_with_remote(const struct diag_source *s)
{
	return possible_states(s) & ~(BIT(STATE_LISTEN) | BIT(STATE_CLOSED) | BIT(STATE_UNCONN));
}

/* The mask of a dump that shows these states, and as few others as it can. */
static uint32_t kernel_states(const struct diag_source *s, uint32_t states)
{
	/* an endpoint without association comes with LISTEN only, an association with anything
	 * beside LISTEN and CLOSED: their states are not those of TCP */
	const uint32_t endpoints = BIT(STATE_NONE) | BIT(STATE_LISTEN) | BIT(STATE_CLOSED) |
	                           BIT(STATE_UNCONN) | BIT(STATE_CLOSE_WAIT) | BIT(STATE_CLOSING);
	const uint32_t idle = BIT(STATE_LISTEN) | BIT(STATE_CLOSED);
	uint32_t mask = states & (TCP_STATES & ~BIT(STATE_NONE));

	switch (state_kind_of(s)) {
	case STATES_TCP:
		if (states & BIT(STATE_SYN_RECV))
			mask |= BIT(KERNEL_NEW_SYN_RECV);
		if (states & BIT(STATE_CLOSED))
			mask |= BIT(KERNEL_BOUND_INACTIVE);
		if (states & BIT(STATE_NONE))
			mask |= ~(TCP_STATES | BIT(KERNEL_NEW_SYN_RECV) |
			          BIT(KERNEL_BOUND_INACTIVE)) |
			        1;
		return mask;
	case STATES_SCTP:
		return (states & endpoints ? idle : 0) | (states & ~BIT(STATE_LISTEN) ? ~idle : 0);
	case STATES_DATAGRAM:
		return s->states & ((states & BIT(STATE_ESTABLISHED) ? BIT(STATE_ESTABLISHED) : 0) |
		                    (states & BIT(STATE_UNCONN) ? ~BIT(STATE_ESTABLISHED) : 0));
	case STATES_UNIX:
	case STATES_VSOCK:
	default:
		/* a unix listener tells who waits to be accepted; a datagram socket with a peer
		 * bears CLOSE */
		return s->states;
	}
}

/* ---- leaves --------------------------------------------------------------------------------- */

/* The sockets that a part of a filter leaves over. */
struct rest {
	const struct term *term;
	uint32_t states;
};
static const struct term nothing_term = {.kind = TERM_NOTHING};
static const struct term everything_term = {.kind = TERM_EVERYTHING};
static const struct rest nothing = {&nothing_term, 0};
static const struct rest everything = {&everything_term, EVERY_STATE};

static struct rest when(bool holds)
{
	return holds ? everything : nothing;
}

static bool is_inet(const struct diag_source *s)
{
	return s->family == AF_INET || s->family == AF_INET6 || s->family == AF_UNSPEC;
}

static bool has_ports(const struct diag_source *s)
{
	return is_inet(s) && s->protocol != IPPROTO_RAW && s->protocol != IPPROTO_ICMP &&
	       s->protocol != IPPROTO_ICMPV6;
}

/* Device, mark and cgroup: the tables of /proc/net have none of them. */
static bool tells_more(const struct diag_source *s)
{
	return is_inet(s) && s->parse;
}

static struct term *new_term(const struct filter_place *at, enum term_kind kind,
                             const struct socket_filter *f)
{
	struct term *t = arena_take(at->arena, sizeof(*t));

	if (t)
		*t = (struct term){.kind = kind, .is_not = f->is_not, .is_remote = f->is_remote};
	return t;
}

static uint32_t states_of_end(const struct socket_filter *f, const struct filter_place *at)
{
	return f->is_remote ? states_with_remote(at->source) : EVERY_STATE;
}

static struct rest judge_port(const struct socket_filter *f, const struct filter_place *at)
{
	struct term *t;

	if (!has_ports(at->source))
		return nothing;
	t = new_term(at, TERM_PORTS, f);
	if (!t || !port_set_make(at->arena, f->ports.list, f->ports.count, &t->ports))
		return everything;
	if (t->is_not && !port_set_complement(at->arena, &t->ports, &t->ports))
		return everything;
	t->is_not = false;
	return t->ports.count == 0 ? nothing : (struct rest){t, states_of_end(f, at)};
}

static struct rest judge_address(const struct socket_filter *f, const struct filter_place *at)
{
	struct term *t;

	if (!is_inet(at->source))
		return nothing;
	t = new_term(at, TERM_NETWORKS, f);
	if (!t || !network_set_make(at->arena, f->networks.list, f->networks.count, &t->networks))
		return everything;
	if (at->source->family == AF_INET) /* the others may bear IPv4 addresses as well */
		t->networks.count = network_set_v4(&t->networks);
	if (t->networks.count > 0)
		return (struct rest){t, states_of_end(f, at)};
	return f->is_not ? (struct rest){&everything_term, states_of_end(f, at)} : nothing;
}

static struct rest judge_device(const struct socket_filter *f, const struct filter_place *at)
{
	struct term *t, *bound;
	const struct netns *ns = at->ns;
	uint32_t index = 0;

	if (!tells_more(at->source))
		return when(at->source->family == AF_PACKET || at->source->family == AF_XDP);
	t = new_term(at, TERM_DEVICE, f);
	if (!t)
		return everything;
	if (!ns || !at->links_known) { /* which index it has is unknown, but it has one */
		t->is_not = true;
		return (struct rest){t, EVERY_STATE};
	}
	for (size_t i = 0; i < ns->interface_count; i++)
		if (text_equal(ns->interfaces[i].name, f->text))
			index = ns->interfaces[i].index;
	if (index == 0 && !f->is_not)
		return nothing;
	t->device = index;
	if (!f->is_not || index == 0)
		return (struct rest){t, EVERY_STATE};
	/* another device, not none */
	bound = new_term(at, TERM_ALL, f);
	t->next = new_term(at, TERM_DEVICE, f);
	if (!bound || !t->next)
		return everything;
	bound->is_not = false;
	bound->first = t;
	return (struct rest){bound, EVERY_STATE};
}

static struct rest judge_mark(const struct socket_filter *f, const struct filter_place *at)
{
	struct term *t;

	if (!tells_more(at->source))
		return nothing;
	t = at->no_marks ? NULL : new_term(at, TERM_MARK, f);
	if (!t)
		return everything;
	t->mark.value = f->mark.value;
	t->mark.mask = f->mark.mask;
	return (struct rest){t, EVERY_STATE};
}

static struct rest judge_cgroup(const struct socket_filter *f, const struct filter_place *at)
{
	struct term *t;

	if (!tells_more(at->source))
		return nothing;
	t = at->no_cgroups || !at->cgroups ? NULL : new_term(at, TERM_CGROUP, f);
	if (!t || !cgroups_id(at->cgroups, f->text, &t->cgroup))
		return everything;
	return (struct rest){t, EVERY_STATE};
}

static struct rest judge_state(const struct socket_filter *f, const struct filter_place *at)
{
	uint32_t wanted = f->is_not ? ~f->bits : f->bits;

	/* an unknown state is no state */
	wanted &= possible_states(at->source) & ~BIT(STATE_NONE);
	return wanted ? (struct rest){&everything_term, wanted} : nothing;
}

static struct rest judge_type(const struct socket_filter *f, const struct filter_place *at)
{
	uint32_t wanted = f->is_not ? ~f->bits : f->bits;

	/* SCTP does not say, and other families have several */
	if (!is_inet(at->source) || at->source->protocol == IPPROTO_SCTP)
		return everything;
	switch (at->source->protocol) {
	case IPPROTO_TCP:
	case IPPROTO_MPTCP:
		return when(wanted & BIT(SOCK_STREAM));
	case IPPROTO_RAW:
		return when(wanted & BIT(SOCK_RAW));
	default:
		return when(wanted & BIT(SOCK_DGRAM));
	}
}

static struct rest judge_protocol(const struct socket_filter *f, const struct filter_place *at)
{
	uint16_t protocol = at->source->protocol;

	if (!is_inet(at->source) || protocol >= FILTER_PROTOCOLS)
		return nothing;
	if (protocol != IPPROTO_RAW)
		return when((f->protocols[protocol / 8] >> protocol % 8 & 1) != f->is_not);
	for (unsigned i = 0; i <= UINT8_MAX; i++) /* a raw socket may be of any */
		if ((f->protocols[i / 8] >> i % 8 & 1) != f->is_not)
			return everything;
	return nothing;
}

static struct rest judge_family(const struct socket_filter *f, const struct filter_place *at)
{
	static const enum socket_family families[AF_MAX] = {
		[AF_INET] = FAMILY_INET,       [AF_INET6] = FAMILY_INET6,
		[AF_UNIX] = FAMILY_UNIX,       [AF_PACKET] = FAMILY_PACKET,
		[AF_NETLINK] = FAMILY_NETLINK, [AF_VSOCK] = FAMILY_VSOCK,
		[AF_XDP] = FAMILY_XDP,
	};
	uint32_t wanted = f->is_not ? ~f->bits : f->bits;
	bool v4 = wanted & BIT(FAMILY_INET), v6 = wanted & BIT(FAMILY_INET6);
	struct term *t;

	if (at->source->family != AF_UNSPEC)
		return when(wanted & BIT(families[at->source->family]));
	if (v4 == v6)
		return when(v4);
	t = new_term(at, TERM_V6, f);
	if (!t)
		return everything;
	t->is_not = v4;
	return (struct rest){t, EVERY_STATE};
}

static bool netns_holds(const struct socket_filter *f, const struct netns *ns)
{
	if (!ns)
		return true;
	if (f->kind == FILTER_NETNS)
		return ns->inode != 0 && (ns->inode == f->number) != f->is_not;
	return ns->name.bytes && text_equal(ns->name, f->text) != f->is_not;
}

static struct rest judge_netns(const struct socket_filter *f, const struct filter_place *at)
{
	return when(netns_holds(f, at->ns));
}

/* ---- trees ---------------------------------------------------------------------------------- */

/* Joins a term to one of the same kind in the list: ports to ports, networks to networks. 1: done;
 * 0: there is none to join it to; -1: nothing is left of both. */
static int join(const struct filter_place *at, struct term *list, const struct term *t, bool is_any)
{
	struct term *to = list;

	if (t->kind != TERM_PORTS && (t->kind != TERM_NETWORKS || t->is_not || !is_any))
		return 0;
	while (to && (to->kind != t->kind || to->is_remote != t->is_remote || to->is_not))
		to = to->next;
	if (!to)
		return 0;
	if (t->kind == TERM_NETWORKS)
		return network_set_union(at->arena, &to->networks, &t->networks, &to->networks);
	if (is_any)
		return port_set_union(at->arena, &to->ports, &t->ports, &to->ports);
	if (!port_set_intersect(at->arena, &to->ports, &t->ports, &to->ports))
		return 0;
	return to->ports.count == 0 ? -1 : 1;
}

/* What is gathered of an ALL or ANY. */
struct gathered {
	struct term *first, **end;
	uint32_t states;
	bool everything, nothing;
};

static void gather(struct gathered *g, const struct filter_place *at, const struct rest *part,
                   bool is_any)
{
	struct term *copy;
	int joined;

	g->states = is_any ? g->states | part->states : g->states & part->states;
	if (part->term->kind == TERM_NOTHING || part->term->kind == TERM_EVERYTHING) {
		g->nothing |= part->term->kind == TERM_NOTHING;
		g->everything |= part->term->kind == TERM_EVERYTHING;
		return;
	}
	joined = join(at, g->first, part->term, is_any);
	g->nothing |= joined < 0;
	if (joined != 0)
		return;
	copy = arena_take(at->arena, sizeof(*copy));
	if (!copy) { /* less is said: of ANY then nothing at all */
		g->everything = true;
		return;
	}
	*copy = *part->term;
	copy->next = NULL;
	*g->end = copy;
	g->end = &copy->next;
}

static struct rest whole(const struct gathered *g, const struct filter_place *at, bool is_any)
{
	struct term *t;

	if (g->states == 0 || (is_any ? !g->first && !g->everything : g->nothing))
		return nothing;
	if (!g->first || (is_any && g->everything))
		return (struct rest){&everything_term, g->states};
	if (!g->first->next)
		return (struct rest){g->first, g->states};
	t = arena_take(at->arena, sizeof(*t));
	if (!t)
		return (struct rest){&everything_term, g->states};
	*t = (struct term){.kind = is_any ? TERM_ANY : TERM_ALL, .first = g->first};
	return (struct rest){t, g->states};
}

static struct rest judge(const struct socket_filter *f, const struct filter_place *at,
                         unsigned depth)
{
	static struct rest (*const leaves[])(const struct socket_filter *f,
	                                     const struct filter_place *at) = {
		[FILTER_PORT] = judge_port,        [FILTER_ADDRESS] = judge_address,
		[FILTER_DEVICE] = judge_device,    [FILTER_MARK] = judge_mark,
		[FILTER_CGROUP] = judge_cgroup,    [FILTER_STATE] = judge_state,
		[FILTER_TYPE] = judge_type,        [FILTER_PROTOCOL] = judge_protocol,
		[FILTER_FAMILY] = judge_family,    [FILTER_NETNS] = judge_netns,
		[FILTER_NETNS_NAME] = judge_netns,
	};
	bool is_any = f->kind == FILTER_ANY;
	struct gathered g = {.states = is_any ? 0 : EVERY_STATE};

	if (f->kind != FILTER_ALL && !is_any)
		return leaves[f->kind](f, at);
	if (depth >= DEPTH_MAX)
		return everything;
	g.end = &g.first;
	for (const struct socket_filter *p = f->first; p; p = p->next) {
		struct rest part = judge(p, at, depth + 1);

		gather(&g, at, &part, is_any);
	}
	return whole(&g, at, is_any);
}

/* ---- the door ------------------------------------------------------------------------------- */

struct socket_filter *filter_add(struct socket_filter *to, struct socket_filter *part)
{
	if (to && part) {
		part->next = to->first;
		to->first = part;
	}
	return to;
}

const struct term *filter_term(const struct socket_filter *f, const struct filter_place *at,
                               uint32_t *ret_states)
{
	struct rest r = f ? judge(f, at, 0) : everything;

	*ret_states = r.states & possible_states(at->source);
	return *ret_states ? r.term : &nothing_term;
}

void filter_plan(const struct socket_filter *f, const struct filter_place *at,
                 struct dump_plan *ret)
{
	const struct diag_source *s = at->source;
	uint32_t states;
	const struct term *t = filter_term(f, at, &states);

	*ret = (struct dump_plan){.is_asked = t->kind != TERM_NOTHING, .states = s->states};
	if (!ret->is_asked || !f)
		return;
	if (states != possible_states(s))
		ret->states = kernel_states(s, states);
	/* sctp_diag takes bytecode and does not run it */
	if (s->parse && is_inet(s) && s->protocol != IPPROTO_SCTP && !at->no_code)
		ret->code = filter_compile(t, at->arena);
}

bool filter_wants_netns(const struct socket_filter *f, const struct netns *ns)
{
	bool holds;

	if (!f || (f->kind != FILTER_ALL && f->kind != FILTER_ANY))
		return !f || (f->kind != FILTER_NETNS && f->kind != FILTER_NETNS_NAME) ||
		       netns_holds(f, ns);
	holds = f->kind == FILTER_ALL;
	for (const struct socket_filter *p = f->first; p; p = p->next)
		if (filter_wants_netns(p, ns) != holds)
			return !holds;
	return holds;
}

bool filter_names_device(const struct socket_filter *f)
{
	if (!f || (f->kind != FILTER_ALL && f->kind != FILTER_ANY))
		return f && f->kind == FILTER_DEVICE;
	for (const struct socket_filter *p = f->first; p; p = p->next)
		if (filter_names_device(p))
			return true;
	return false;
}
