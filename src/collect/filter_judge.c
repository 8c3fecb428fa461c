/* SPDX-License-Identifier: Apache-2.0 */
/* Judges a socket by the terms that the kernel would be told, here. */
#include <netinet/in.h>
#include <sys/socket.h>

#include "collect/filter.h"

#define JUDGED_SOURCES 32u

struct filter_judge {
	struct {
		const struct term *term;
		uint32_t states; /* bits by enum socket_state */
	} sources[JUDGED_SOURCES];
};

static bool is_judged(const struct diag_source *s)
{
	return s->parse == diag_parse_inet &&
	       (s->protocol == IPPROTO_TCP || s->protocol == IPPROTO_UDP ||
	        s->protocol == IPPROTO_UDPLITE);
}

const struct filter_judge *filter_judge_new(const struct socket_filter *f, struct cgroups *cgroups,
                                            struct arena *arena)
{
	struct filter_judge *j = arena_take(arena, sizeof(*j));

	if (!j)
		return NULL;
	for (size_t i = 0; i < diag_source_count && i < JUDGED_SOURCES; i++) {
		const struct filter_place at = {
			.source = &diag_sources[i], .cgroups = cgroups, .arena = arena};

		if (is_judged(&diag_sources[i]))
			j->sources[i].term = filter_term(f, &at, &j->sources[i].states);
	}
	return j;
}

static bool ports_have(const struct port_set *p, uint16_t port)
{
	size_t low = 0, high = p->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (port < p->list[middle].first)
			high = middle;
		else if (port > p->list[middle].last)
			low = middle + 1;
		else
			return true;
	}
	return false;
}

/* The list is sorted and none is inside another: only the last that does not begin behind the
 * address can have it. */
static bool networks_have(const struct network_set *n, struct address a)
{
	size_t low = 0, high = n->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (address_compare(n->list[middle].base, a) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 && network_has(n->list[low - 1], a);
}

static bool holds(const struct term *t, const struct filter_subject *s)
{
	struct address a = t->is_remote ? s->remote : s->local;

	switch (t->kind) {
	case TERM_NOTHING:
		return false;
	case TERM_PORTS:
		return ports_have(&t->ports, t->is_remote ? s->remote_port : s->local_port);
	case TERM_NETWORKS:
		return networks_have(&t->networks, a) != t->is_not;
	case TERM_V6:
		return (s->family == AF_INET6) != t->is_not;
	case TERM_ALL:
	case TERM_ANY:
		for (const struct term *part = t->first; part; part = part->next)
			if (holds(part, s) != (t->kind == TERM_ALL))
				return t->kind == TERM_ANY;
		return t->kind == TERM_ALL;
	case TERM_DEVICE:
		return (s->device == t->device) != t->is_not;
	case TERM_MARK:
		return ((s->mark & t->mark.mask) == t->mark.value) != t->is_not;
	case TERM_CGROUP:
		return s->cgroup == 0 || (s->cgroup == t->cgroup) != t->is_not;
	case TERM_EVERYTHING:
	default:
		return true;
	}
}

static bool is_from(const struct diag_source *source, const struct filter_subject *s)
{
	return source->protocol == s->protocol &&
	       (source->family == AF_UNSPEC || source->family == s->family);
}

bool filter_may_match(const struct filter_judge *j, const struct filter_subject *s)
{
	for (size_t i = 0; i < diag_source_count && i < JUDGED_SOURCES; i++)
		if (j->sources[i].term && is_from(&diag_sources[i], s))
			return (j->sources[i].states >> s->state & 1) &&
			       holds(j->sources[i].term, s);
	return true;
}
