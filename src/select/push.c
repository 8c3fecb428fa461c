/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Conditions as a socket filter, as far as a filter can say them. Each condition is a part of an
 * ALL; one that cannot be said is left out, and judged when the socket is there, as all of them
 * are.
 */
#include <netinet/in.h>

#include "select/push.h"

/* ---- making ---------------------------------------------------------------------------------- */

struct maker {
	struct arena *arena;
	struct match *matches;
	bool is_not; /* the column has a value, which is none of these */
};

static struct socket_filter *make(const struct maker *m, enum filter_kind kind)
{
	struct socket_filter *f = arena_take(m->arena, sizeof(*f));

	if (f)
		f->kind = kind;
	return f;
}

static struct socket_filter *both(const struct maker *m, enum filter_kind kind,
                                  struct socket_filter *a, struct socket_filter *b)
{
	struct socket_filter *f = a && b ? make(m, kind) : NULL;

	return filter_add(filter_add(f, b), a);
}

static struct socket_filter *of_families(const struct maker *m, uint32_t families)
{
	struct socket_filter *f = make(m, FILTER_FAMILY);

	if (f)
		f->bits = families;
	return f;
}

#define IP_FAMILIES (1u << FAMILY_INET | 1u << FAMILY_INET6)
#define OTHER_FAMILIES ((1u << FAMILY_COUNT) - 1 - IP_FAMILIES)

static size_t count_matches(const struct match *m)
{
	size_t count = 0;

	for (; m; m = m->next)
		count++;
	return count;
}

/* ---- columns of few values ------------------------------------------------------------------- */

/* Whether such a socket's column matches: a made-up one is asked as the real one would be. */
static bool holds_for(const struct maker *m, enum field field, const struct socket *s)
{
	struct condition one = {.fields = {field, FIELD_COUNT},
	                        .field_count = 1,
	                        .stage = STAGE_SOCKET,
	                        .matches = m->matches};
	const struct conditions list = {.first = &one, .has_stage = {[STAGE_SOCKET] = true}};
	const struct connection c = {.socket = s};
	char room[FIELD_ROOM];
	struct value v;

	field_value(field, &c, NULL, room, &v);
	return v.kind != VALUE_NULL &&
	       (conditions_match(&list, STAGE_SOCKET, &c, NULL, NULL) == 1) != m->is_not;
}

static struct socket_filter *push_state(const struct maker *m, enum field field)
{
	struct socket_filter *f = make(m, FILTER_STATE);

	for (unsigned i = 0; f && i < STATE_COUNT; i++) {
		const struct socket s = {.state = (enum socket_state)i};

		if (holds_for(m, field, &s))
			f->bits |= 1u << i;
	}
	return f;
}

static struct socket_filter *push_type(const struct maker *m, enum field field)
{
	struct socket_filter *f = make(m, FILTER_TYPE);

	for (unsigned i = 0; f && i < 32; i++) {
		const struct socket s = {.type = (uint8_t)i};

		if (holds_for(m, field, &s))
			f->bits |= 1u << i;
	}
	return f;
}

static struct socket_filter *push_family(const struct maker *m, enum field field)
{
	uint32_t families = 0;

	for (unsigned i = 0; i < FAMILY_COUNT; i++) {
		const struct socket s = {.family = (enum socket_family)i};

		if (holds_for(m, field, &s))
			families |= 1u << i;
	}
	return of_families(m, families);
}

/* Other families bear their own name as that of the protocol. */
static struct socket_filter *push_protocol(const struct maker *m, enum field field)
{
	struct socket_filter *f = make(m, FILTER_PROTOCOL);
	uint8_t *bits = arena_take(m->arena, FILTER_PROTOCOLS / 8);
	uint32_t families = 0;

	for (unsigned i = 0; bits && i < FILTER_PROTOCOLS; i++) {
		const struct socket s = {.family = FAMILY_INET, .protocol = (uint16_t)i};

		if (holds_for(m, field, &s))
			bits[i / 8] |= (uint8_t)(1u << i % 8);
	}
	for (unsigned i = 0; i < FAMILY_COUNT; i++) {
		const struct socket s = {.family = (enum socket_family)i};

		if ((OTHER_FAMILIES >> i & 1) && holds_for(m, field, &s))
			families |= 1u << i;
	}
	if (!f || !bits)
		return NULL;
	f->protocols = bits;
	return families ? both(m, FILTER_ANY, f, of_families(m, families)) : f;
}

/* ---- ends ------------------------------------------------------------------------------------ */

static struct socket_filter *push_port(const struct maker *m, enum field field)
{
	size_t room = count_matches(m->matches);
	struct socket_filter *f = make(m, FILTER_PORT);
	struct port_range *list = arena_take(m->arena, (room + 1) * sizeof(*list));

	if (!f || !list)
		return NULL;
	f->is_not = m->is_not;
	f->is_remote = field == FIELD_REMOTE_PORT_ID;
	f->ports.list = list;
	for (const struct match *at = m->matches; at; at = at->next) {
		int64_t first = at->first < 1 ? 1 : at->first;
		int64_t last = at->last > UINT16_MAX ? UINT16_MAX : at->last;

		if (at->kind == MATCH_RANGE && first <= last)
			list[f->ports.count++] =
				(struct port_range){(uint16_t)first, (uint16_t)last};
	}
	return f;
}

static struct socket_filter *push_address(const struct maker *m, enum field field)
{
	size_t room = count_matches(m->matches);
	struct socket_filter *f = make(m, FILTER_ADDRESS);
	struct network *list = arena_take(m->arena, (room + 1) * sizeof(*list));

	if (!f || !list)
		return NULL;
	f->is_not = m->is_not;
	f->is_remote = field == FIELD_REMOTE_IP_ID;
	f->networks.list = list;
	for (const struct match *at = m->matches; at; at = at->next)
		if (at->kind == MATCH_NETWORK)
			list[f->networks.count++] = at->network;
	return f;
}

/* Any that has a remote end. */
static struct socket_filter *with_remote(const struct maker *m)
{
	static const struct network every[] = {{.base.family = 4}, {.base.family = 6}};
	struct socket_filter *f = make(m, FILTER_ADDRESS);

	if (f) {
		f->is_remote = true;
		f->networks.list = every;
		f->networks.count = ARRAY_LEN(every);
	}
	return f;
}

/* Which way it goes is told of sockets with two ends only; 0 is the number of not knowing. */
static struct socket_filter *push_flow(const struct maker *m, enum field field)
{
	bool has_zero = false;

	for (const struct match *at = m->matches; at; at = at->next)
		has_zero |= at->kind == MATCH_RANGE && at->first <= 0 && at->last >= 0;
	if (field_facts(field)->type == FIELD_TYPE_INTEGER && has_zero != m->is_not)
		return NULL;
	return both(m, FILTER_ANY, of_families(m, OTHER_FAMILIES), with_remote(m));
}

/* ---- texts ----------------------------------------------------------------------------------- */

/* One of several, or none of them. */
static struct socket_filter *make_list(const struct maker *m)
{
	return make(m, m->is_not ? FILTER_ALL : FILTER_ANY);
}

static struct socket_filter *make_leaf(const struct maker *m, enum filter_kind kind)
{
	struct socket_filter *f = make(m, kind);

	if (f)
		f->is_not = m->is_not;
	return f;
}

/* Each text a leaf of that kind; one with * or ? cannot be said. */
static struct socket_filter *push_texts(const struct maker *m, enum filter_kind kind)
{
	struct socket_filter *list = make_list(m);

	for (const struct match *at = m->matches; at; at = at->next) {
		struct socket_filter *f;

		if (at->kind == MATCH_GLOB)
			return NULL;
		if (at->kind != MATCH_TEXT)
			continue;
		f = make_leaf(m, kind);
		if (!f)
			return NULL;
		f->text = at->text;
		filter_add(list, f);
	}
	return list;
}

static struct socket_filter *push_device(const struct maker *m, enum field field)
{
	(void)field;
	return push_texts(m, FILTER_DEVICE);
}

static struct socket_filter *push_cgroup(const struct maker *m, enum field field)
{
	(void)field;
	/* other texts may lead to the same cgroup: "/a//b" */
	return m->is_not ? NULL : push_texts(m, FILTER_CGROUP);
}

static struct socket_filter *push_netns_name(const struct maker *m, enum field field)
{
	(void)field;
	return push_texts(m, FILTER_NETNS_NAME);
}

static struct socket_filter *push_path(const struct maker *m, enum field field)
{
	(void)field;
	return of_families(m, 1u << FAMILY_UNIX);
}

/* ---- numbers --------------------------------------------------------------------------------- */

static struct socket_filter *push_netns(const struct maker *m, enum field field)
{
	struct socket_filter *list = make_list(m);

	(void)field;
	for (const struct match *at = m->matches; at; at = at->next) {
		struct socket_filter *f;

		if (at->kind != MATCH_RANGE || at->last < at->first || at->last < 0)
			continue;
		f = at->first == at->last ? make_leaf(m, FILTER_NETNS) : NULL;
		if (!f)
			return NULL;
		f->number = (uint64_t)at->first;
		filter_add(list, f);
	}
	return list;
}

/* A mark, or as many as have all their beginning in common. */
static struct socket_filter *push_mark(const struct maker *m, enum field field)
{
	struct socket_filter *list = make_list(m);

	(void)field;
	for (const struct match *at = m->matches; at; at = at->next) {
		int64_t first = at->first < 0 ? 0 : at->first;
		int64_t last = at->last > UINT32_MAX ? UINT32_MAX : at->last;
		uint64_t beside = (uint64_t)(last - first);
		struct socket_filter *f;

		if (at->kind != MATCH_RANGE || last < first)
			continue;
		f = (beside & (beside + 1)) == 0 && ((uint64_t)first & beside) == 0
		            ? make_leaf(m, FILTER_MARK)
		            : NULL;
		if (!f)
			return NULL;
		f->mark.value = (uint32_t)first;
		f->mark.mask = ~(uint32_t)beside;
		filter_add(list, f);
	}
	return list;
}

/* Only TCP has figures. */
static struct socket_filter *push_figure(const struct maker *m, enum field field)
{
	struct socket_filter *f = make(m, FILTER_PROTOCOL);
	uint8_t *bits = arena_take(m->arena, FILTER_PROTOCOLS / 8);

	(void)field;
	if (!f || !bits)
		return NULL;
	bits[IPPROTO_TCP / 8] = 1u << IPPROTO_TCP % 8;
	f->protocols = bits;
	return f;
}

/* ---- conditions ------------------------------------------------------------------------------ */

static struct socket_filter *(*const by_field[FIELD_COUNT])(const struct maker *m,
                                                            enum field field) = {
	[FIELD_PROTOCOL_NAME_ID] = push_protocol,
	[FIELD_PROTOCOL_NUM_ID] = push_protocol,
	[FIELD_FAMILY_ID] = push_family,
	[FIELD_TYPE_ID] = push_type,
	[FIELD_STATE_ID] = push_state,
	[FIELD_STATE_ID_ID] = push_state,
	[FIELD_LOCAL_IP_ID] = push_address,
	[FIELD_LOCAL_PORT_ID] = push_port,
	[FIELD_REMOTE_IP_ID] = push_address,
	[FIELD_REMOTE_PORT_ID] = push_port,
	[FIELD_LOCAL_PATH_ID] = push_path,
	[FIELD_REMOTE_PATH_ID] = push_path,
	[FIELD_INTERFACE_NAME_ID] = push_device,
	[FIELD_DIRECTION_ID] = push_flow,
	[FIELD_DIRECTION_ID_ID] = push_flow,
	[FIELD_BOUNDARY_ID] = push_flow,
	[FIELD_BOUNDARY_ID_ID] = push_flow,
	[FIELD_INITIATOR_ID] = push_flow,
	[FIELD_NETNS_ID] = push_netns,
	[FIELD_NETNS_NAME_ID] = push_netns_name,
	[FIELD_MARK_ID] = push_mark,
	[FIELD_CGROUP_ID] = push_cgroup,
	[FIELD_TCP_RTT_US_ID] = push_figure,
	[FIELD_TCP_MIN_RTT_US_ID] = push_figure,
	[FIELD_TCP_CWND_ID] = push_figure,
	[FIELD_TCP_RETRANS_ID] = push_figure,
	[FIELD_TCP_UNACKED_ID] = push_figure,
	[FIELD_TCP_BYTES_ACKED_ID] = push_figure,
	[FIELD_TCP_BYTES_RECEIVED_ID] = push_figure,
};

struct socket_filter *push_matches(struct arena *arena, enum field field, struct match *matches,
                                   bool is_not)
{
	const struct maker m = {arena, matches, is_not};

	return by_field[field] ? by_field[field](&m, field) : NULL;
}

static struct socket_filter *push_condition(const struct condition *d, struct arena *arena)
{
	struct socket_filter *any = push_list(arena, FILTER_ANY), *f = NULL;

	for (size_t i = 0; i < d->field_count && any; i++) {
		f = d->any_holder ? NULL : push_matches(arena, d->fields[i], d->matches, false);
		if (!f) /* it may be this column that matches */
			return NULL;
		if (d->field_count > 1)
			push_add(any, f);
	}
	return any && any->first ? any : f;
}

void push_conditions(const struct conditions *c, struct arena *arena, struct socket_filter *all)
{
	for (const struct condition *d = c->first; d; d = d->next)
		push_add(all, push_condition(d, arena));
}

void conditions_push(const struct conditions *c, struct arena *arena,
                     struct collect_options *options)
{
	struct socket_filter *all = push_list(arena, FILTER_ALL);

	push_conditions(c, arena, all);
	if (all && all->first)
		options->filter = all;
}
