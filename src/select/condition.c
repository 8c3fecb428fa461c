/* SPDX-License-Identifier: Apache-2.0 */
#include "select/select.h"

/* ---- the list -------------------------------------------------------------------------------- */

void conditions_init(struct conditions *c, struct arena *arena)
{
	*c = (struct conditions){.arena = arena};
}

/* The walk over the holders knows as much of each. */
static bool walk_tells(enum field f)
{
	return f == FIELD_PROCESS_PID_ID || f == FIELD_PROCESS_NAME_ID;
}

static unsigned needs_of(const struct condition *to)
{
	unsigned needs = 0;

	for (size_t i = 0; i < to->field_count; i++) {
		enum field f = to->fields[i];
		bool is_told = to->by_walk && walk_tells(f);

		needs |= is_told ? (unsigned)NEED_HOLDERS : field_facts(f)->needs;
	}
	return needs;
}

static enum match_stage stage_of(unsigned needs)
{
	/* indicators are of the flow, and of the executable, too */
	if (needs & (NEED_PROCESS | NEED_HASH | NEED_CONTAINER | NEED_PACKAGE | NEED_INDICATORS))
		return STAGE_DETAILS;
	if (needs & NEED_HOLDERS)
		return STAGE_HOLDERS;
	if (needs & (NEED_DIRECTION | NEED_COMMUNITY | NEED_GEO | NEED_NAMES | NEED_SERVICES))
		return STAGE_FLOW;
	return STAGE_SOCKET;
}

static int condition_compare(const struct condition *a, const struct condition *b)
{
	for (size_t i = 0; i < ARRAY_LEN(a->fields); i++)
		if (a->fields[i] != b->fields[i])
			return a->fields[i] < b->fields[i] ? -1 : 1;
	return (int)a->any_holder - (int)b->any_holder;
}

static struct condition **place_of(struct conditions *c, const struct condition *wanted)
{
	struct condition **at = &c->first;

	while (*at && condition_compare(*at, wanted) < 0)
		at = &(*at)->next;
	return at;
}

static struct condition *insert(struct conditions *c, struct condition **at,
                                struct condition *wanted)
{
	struct condition *made = arena_take(c->arena, sizeof(*made));
	unsigned needs = needs_of(wanted);

	if (!made)
		return NULL;
	wanted->stage = stage_of(needs);
	wanted->next = *at;
	*made = *wanted;
	*at = made;
	c->has_stage[made->stage] = true;
	c->needs |= needs;
	return made;
}

struct condition *conditions_on(struct conditions *c, enum field a, enum field b, bool any_holder)
{
	struct condition wanted = {.fields = {a, b},
	                           .field_count = b == FIELD_COUNT ? 1 : 2,
	                           .any_holder = any_holder,
	                           .by_walk = any_holder};
	struct condition **at = place_of(c, &wanted);

	if (*at && condition_compare(*at, &wanted) == 0)
		return *at;
	return insert(c, at, &wanted);
}

struct condition *conditions_and(struct conditions *c, enum field f, bool any_holder)
{
	struct condition wanted = {.fields = {f, FIELD_COUNT},
	                           .field_count = 1,
	                           .any_holder = any_holder,
	                           .by_walk = true};

	return insert(c, place_of(c, &wanted), &wanted);
}

static int number_compare(int64_t a, int64_t b)
{
	return a < b ? -1 : a > b;
}

static int match_compare(const struct match *a, const struct match *b)
{
	int order = number_compare(a->kind, b->kind);

	if (order == 0)
		order = text_compare(a->text, b->text);
	if (order == 0)
		order = number_compare(a->first, b->first);
	if (order == 0)
		order = number_compare(a->last, b->last);
	if (order == 0)
		order = address_compare(a->network.base, b->network.base);
	return order ? order : number_compare(a->network.bits, b->network.bits);
}

int condition_add(struct conditions *c, struct condition *to, const struct match *m)
{
	struct match **at = &to->matches, *made;

	while (*at && match_compare(*at, m) < 0)
		at = &(*at)->next;
	if (*at && match_compare(*at, m) == 0)
		return 0;
	made = arena_take(c->arena, sizeof(*made));
	if (!made)
		return -ENOMEM;
	*made = *m;
	made->text = arena_text(c->arena, m->text);
	if (m->text.bytes && !made->text.bytes)
		return -ENOMEM;
	made->next = *at;
	*at = made;
	to->match_count++;
	return 0;
}

/* ---- judging --------------------------------------------------------------------------------- */

/* Where a star was met, what follows is tried at each character in turn; an earlier star need not
 * be tried again. */
static bool glob_matches(struct text glob, struct text t)
{
	size_t g = 0, at = 0, star = SIZE_MAX, from = 0;
	uint32_t unused;

	while (at < t.len) {
		if (g < glob.len && glob.bytes[g] == '*') {
			star = ++g;
			from = at;
		} else if (g < glob.len && glob.bytes[g] == '?') {
			g++;
			at += utf8_next(t, at, &unused);
		} else if (g < glob.len && glob.bytes[g] == t.bytes[at]) {
			g++;
			at++;
		} else if (star != SIZE_MAX) {
			g = star;
			from += utf8_next(t, from, &unused);
			at = from;
		} else {
			return false;
		}
	}
	while (g < glob.len && glob.bytes[g] == '*')
		g++;
	return g == glob.len;
}

static bool match_holds(const struct match *m, const struct value *v)
{
	switch (m->kind) {
	case MATCH_TEXT:
		return v->kind == VALUE_TEXT && text_equal(m->text, v->text);
	case MATCH_GLOB:
		return v->kind == VALUE_TEXT && glob_matches(m->text, v->text);
	case MATCH_RANGE:
		return v->kind == VALUE_INTEGER && m->first <= v->integer && v->integer <= m->last;
	case MATCH_NETWORK:
		return v->kind == VALUE_IP && network_has(m->network, v->ip);
	}
	return false;
}

static bool any_match(const struct condition *d, const struct value *v)
{
	const struct match *m = d->matches;

	while (m && !match_holds(m, v))
		m = m->next;
	return m;
}

static bool connection_holds(const struct condition *d, const struct connection *c,
                             const struct host *host)
{
	char room[FIELD_ROOM];
	struct value v;

	for (size_t i = 0; i < d->field_count; i++) {
		bool is_ip = field_facts(d->fields[i])->type == FIELD_TYPE_IP;

		field_value(d->fields[i], c, host, is_ip ? NULL : room, &v);
		if (any_match(d, &v))
			return true;
	}
	return false;
}

static bool holder_holds(const struct condition *d, const struct process_ref *p)
{
	for (size_t i = 0; i < d->field_count; i++) {
		struct value v = {.kind = VALUE_INTEGER, .integer = p->pid};

		if (d->fields[i] == FIELD_PROCESS_NAME_ID)
			v = (struct value){.kind = VALUE_TEXT, .text = process_ref_name(p)};
		if (any_match(d, &v))
			return true;
	}
	return false;
}

static int process_holds(const struct condition *d, const struct connection *c,
                         const struct host *host, struct process_reader *processes,
                         const struct process_ref *p)
{
	struct connection of_holder = *c;

	of_holder.process = process_read(processes, p);
	if (!of_holder.process)
		return -ENOMEM;
	return connection_holds(d, &of_holder, host);
}

/* Holders come sorted by pid: each process once. */
static int any_holder_holds(const struct condition *d, const struct connection *c,
                            const struct host *host, struct process_reader *processes)
{
	int holds = 0;

	for (size_t i = 0; i < c->holder_count && holds == 0; i++) {
		const struct process_ref *p = c->holders[i].process;

		if (i > 0 && p == c->holders[i - 1].process)
			continue;
		holds = d->stage == STAGE_HOLDERS ? holder_holds(d, p)
		                                  : process_holds(d, c, host, processes, p);
	}
	return holds;
}

/* The walk knows enough of the primary holder. */
static bool primary_holds(const struct condition *d, const struct connection *c)
{
	return c->holder_count > 0 &&
	       holder_holds(d, owners_primary(c->holders, c->holder_count)->process);
}

enum match_stage condition_stage(const struct conditions *c, const struct condition *d)
{
	return c->late && (c->late & needs_of(d)) ? STAGE_LATE : d->stage;
}

int conditions_match(const struct conditions *c, enum match_stage stage,
                     const struct connection *connection, const struct host *host,
                     struct process_reader *processes)
{
	int holds = 1;

	if (!c->has_stage[stage] && !(c->late && stage == STAGE_LATE))
		return 1;
	for (const struct condition *d = c->first; d && holds == 1; d = d->next) {
		if (stage != condition_stage(c, d))
			continue;
		if (d->any_holder)
			holds = any_holder_holds(d, connection, host, processes);
		else if (d->by_walk && walk_tells(d->fields[0]))
			holds = primary_holds(d, connection);
		else
			holds = connection_holds(d, connection, host);
	}
	return holds;
}
