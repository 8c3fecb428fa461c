/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The filter of a run: where it applies, how each source is asked because of it, and what becomes
 * of it when the kernel refuses a part.
 *
 * A socket that the kernel leaves out looks like one that no dump showed: missed.c would ask for
 * each of them that a process holds, one by one, which costs more than to read all. So the filter
 * applies where the owner index was made for it, without what it leaves out, as BPF lets (walks.c);
 * and where the index is small beside the namespace: empty, as no column asked for owners, or that
 * of a user who sees few processes. Elsewhere the dumps show everything, and whoever asked picks.
 */
#include <netinet/in.h>
#include <sys/socket.h>

#include "collect/filter.h"
#include "collect/owners_index.h"

#define PLAN_MEMORY (16u << 20)
/* Asking for one held socket costs about as much as reading this many of a dump … */
#define COST_OF_MISSED 8u
/* … and for this many as much as dumping a namespace without sockets. */
#define FEW_HELD 32u

/* "-4" is a condition on the local address of what has one. */
static void add_version(struct collector *c)
{
	static const struct network v4 = {.base.family = 4}, v6 = {.base.family = 6};
	const struct collect_options *o = c->options;
	struct socket_filter *address = &c->filters.version[0], *other = &c->filters.version[1],
			     *version = &c->filters.version[2], *both = &c->filters.version[3];

	if (o->v4 == o->v6)
		return;
	*address =
		(struct socket_filter){.kind = FILTER_ADDRESS, .networks = {o->v4 ? &v4 : &v6, 1}};
	*other = (struct socket_filter){.kind = FILTER_FAMILY,
	                                .is_not = true,
	                                .bits = 1u << FAMILY_INET | 1u << FAMILY_INET6};
	*version = (struct socket_filter){.kind = FILTER_ANY, .first = address};
	address->next = other;
	*both = (struct socket_filter){.kind = FILTER_ALL, .first = version};
	if (o->filter) { /* the question's own may be const: it is copied, its parts are not */
		c->filters.question = *o->filter;
		c->filters.question.next = NULL;
		version->next = &c->filters.question;
	}
	c->filters.all = both;
}

int filters_init(struct collector *c)
{
	c->filters.all = c->options->filter;
	add_version(c);
	return c->filters.all ? arena_new(PLAN_MEMORY, &c->filters.arena) : 0;
}

void filters_done(struct filters *f)
{
	f->arena = arena_free(f->arena);
}

bool filters_apply(const struct collector *c)
{
	size_t held = c->owners->slot_used;

	return c->filters.all && !c->filters.is_off &&
	       (c->walks.is_judged || held == 0 || held < c->ns.in_use / COST_OF_MISSED);
}

bool filters_want_netns(const struct collector *c, const struct netns *ns)
{
	bool applies = c->walks.is_judged || c->owners->slot_used <= FEW_HELD;

	return c->filters.is_off || !applies || filter_wants_netns(c->filters.all, ns);
}

static struct filter_place place_of(struct collector *c, const struct diag_source *source)
{
	return (struct filter_place){
		.source = source,
		.cgroups = &c->cgroups,
		.no_marks = c->filters.no_marks,
		.no_cgroups = c->filters.no_cgroups,
		.no_code = c->filters.no_code,
		.arena = c->filters.arena,
	};
}

/* A subflow of MPTCP looks like a socket of TCP, and is told by the MPTCP socket that has its
 * inode: where TCP is asked, all of MPTCP is. */
static bool explains_others(struct collector *c, const struct filter_place *at)
{
	struct filter_place tcp = *at;
	uint32_t states;

	if (at->source->protocol != IPPROTO_MPTCP)
		return false;
	for (size_t i = 0; i < diag_source_count; i++) {
		if (diag_sources[i].protocol != IPPROTO_TCP ||
		    !(diag_sources[i].scope & c->options->scope))
			continue;
		tcp.source = &diag_sources[i];
		if (filter_term(c->filters.all, &tcp, &states)->kind != TERM_NOTHING)
			return true;
	}
	return false;
}

void filters_plan(struct collector *c, const struct diag_source *source, struct dump_plan *ret)
{
	struct filter_place at = place_of(c, source);

	*ret = (struct dump_plan){.is_asked = true, .states = source->states};
	if (!filters_apply(c))
		return;
	arena_reset(c->filters.arena);
	if (filter_names_device(c->filters.all))
		ns_open_links(c);
	at.ns = &c->ns.entry->facts;
	at.links_known = c->ns.entry->links_known && at.ns->interface_count > 0;
	if (!explains_others(c, &at))
		filter_plan(c->filters.all, &at, ret);
}

bool filters_refused(struct filters *f, int error)
{
	/* marks are for CAP_NET_ADMIN; an operation that the kernel is too old for is invalid */
	bool *first = error == -EPERM ? &f->no_marks : error == -EINVAL ? &f->no_cgroups : NULL;

	if (!first || f->no_code)
		return false;
	f->no_code = *first;
	*first = true;
	return true;
}
