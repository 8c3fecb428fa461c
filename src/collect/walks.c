/* SPDX-License-Identifier: Apache-2.0 */
/*
 * When the owner index is filled.
 *
 * Where holders are asked for it is filled before the first dump, so that each socket can be given
 * out with its holders. Else a run can do without, and most do: a walk over a million descriptors
 * costs more than the dump. But two things show in descriptors alone, and an answer must not lack
 * them without a word:
 *
 *   namespaces that only a descriptor or a socket keeps. Where the kernel's own list was read these
 *   are known; elsewhere the walk is made when the dumps are over, so that who wants just the first
 *   few sockets does not wait for it.
 *
 *   sockets that a dump skipped, as the kernel's may when a bucket changes while it is read. This
 *   is rare, and costs a walk to find out; so a large host, where that is dear, is asked for it
 *   only together with holders.
 *
 * With BPF the filter of the question is judged while the index is filled: what it leaves out, no
 * dump will show, and nobody has to look for the reason one by one. Devices, marks and cgroups BPF
 * does not tell, and the /proc walk cannot judge at all: if dumps were filtered, and many held
 * sockets did not show, everything is dumped once more without.
 */
#include "collect/filter.h"
#include "collect/owners_index.h"

/* On a host with so few sockets a walk costs next to nothing. */
#define FEW_SOCKETS 20000u
/* So many that no dump showed are asked for one by one; that costs as much as to read that many
 * times as many of a dump. */
#define FEW_UNSHOWN 32u
#define COST_OF_UNSHOWN 8u

static int wish_of(struct collector *c, struct owners_wish *ret)
{
	*ret = (struct owners_wish){.scope = c->options->scope};
	if (c->options->netns != NETNS_ALL)
		ret->netns = collector_netns(c);
	if (!c->filters.all || c->filters.is_off)
		return 0;
	ret->judge = filter_judge_new(c->filters.all, &c->cgroups, c->list.arena);
	return ret->judge ? 0 : -ENOMEM;
}

/* What a question leaves out, another may ask for: only the first may leave out something. */
static int walk(struct collector *c, struct cq_error *reterr)
{
	struct owners_wish wish;
	int r = wish_of(c, &wish);

	if (r < 0)
		return fail(reterr, r, "out of memory");
	if (owners_have(c->owners, &wish))
		return 0;
	c->walks.is_own = c->owners->walks == 0;
	r = owners_walk_for(c->owners, c->walks.is_own ? &wish : NULL, reterr);
	c->walks.is_judged = r == 0 && c->owners->is_part && wish.judge;
	return r;
}

/* Who asks for no holders gets an index of its own: what it is walked for, if at all, is not what
 * other users of the caller's need. */
static int stand_apart(struct collector *c)
{
	if (c->owners->walks > 0 && !c->owners->is_part)
		return 0;
	if (owners_new_beside(c->owners, &c->walks.apart) < 0)
		return -ENOMEM;
	c->owners = c->walks.apart;
	c->walks.is_noted = true;
	return 0;
}

int walks_ahead(struct collector *c, struct cq_error *reterr)
{
	bool has_descriptors = c->options->netns == NETNS_ALL && !c->list.is_whole;
	int r = c->options->holders ? walk(c, reterr) : stand_apart(c);

	if (r == 0 && has_descriptors)
		r = ns_list_add_descriptors(&c->list, c->owners);
	return r == -ENOMEM ? fail(reterr, r, "out of memory") : r;
}

int collector_walk_again(struct collector *c, const struct owners_wanted *wanted,
                         struct cq_error *reterr)
{
	struct owners_wish wish = {.scope = SCOPE_ALL};

	if (c->walks.is_own && wish_of(c, &wish) < 0)
		return fail(reterr, -ENOMEM, "out of memory");
	if (wanted)
		wish.wanted = *wanted;
	return owners_walk_for(c->owners, &wish, reterr);
}

/* ---- late ------------------------------------------------------------------------------------ */

static bool must_walk(const struct collector *c)
{
	return c->options->netns == NETNS_ALL && !c->list.is_whole;
}

int walks_note(struct collector *c, const struct socket *s)
{
	if (!s->has_inode || s->inode == 0)
		return 0;
	owners_mark(c->owners, s->inode, s->has_cookie ? s->cookie : 0);
	if (c->walks.is_noted && !must_walk(c) && c->walks.shown.used > FEW_SOCKETS) {
		number_set_done(&c->walks.shown);
		c->walks.is_noted = false;
	}
	return c->walks.is_noted ? number_set_add(&c->walks.shown, s->inode) : 0;
}

void walks_done(struct collector *c)
{
	number_set_done(&c->walks.shown);
	c->walks.apart = owners_free(c->walks.apart);
}

static void mark_shown(struct collector *c)
{
	for (uint32_t i = 0; i < c->owners->entries.count; i++) {
		struct owner_entry *e = owners_entry(c->owners, i);

		if (number_set_has(&c->walks.shown, e->inode))
			e->fd |= OWNER_MARKED;
	}
	number_set_done(&c->walks.shown);
	c->walks.is_noted = false;
}

void collector_dump_again(struct collector *c, struct ns_entry *e)
{
	e->is_again = true;
	e->done = false;
	c->source_at = 0;
	for (c->ns_at = 0; c->list.entries[c->ns_at] != e;)
		c->ns_at++;
}

/* Whether a filter kept from the dumps what the index has now. */
static bool was_filtered(const struct collector *c)
{
	return c->filters.all && !c->filters.is_off && !c->walks.is_judged &&
	       c->owners->slot_used > FEW_UNSHOWN;
}

static void dump_all_again(struct collector *c)
{
	c->filters.is_off = true;
	for (size_t i = c->list.count; i > 0; i--)
		if (!c->list.entries[i - 1]->error)
			collector_dump_again(c, c->list.entries[i - 1]);
}

bool walks_doubt_filter(struct collector *c, size_t unshown)
{
	if (!c->filters.all || c->filters.is_off ||
	    unshown <= FEW_UNSHOWN + c->in_use / COST_OF_UNSHOWN)
		return false;
	dump_all_again(c);
	return true;
}

int walks_late(struct collector *c, struct cq_error *reterr)
{
	size_t known = c->list.count;
	int r;

	if (c->walks.was_late)
		return 0;
	c->walks.was_late = true;
	if (!c->walks.is_noted || (!must_walk(c) && c->in_use > FEW_SOCKETS))
		return 0;
	r = walk(c, reterr);
	if (r == 0 && must_walk(c) && ns_list_add_descriptors(&c->list, c->owners) < 0)
		r = fail(reterr, -ENOMEM, "out of memory");
	if (r < 0)
		return r;
	mark_shown(c);
	if (was_filtered(c)) {
		dump_all_again(c);
		return 1;
	}
	c->ns_at = known;
	c->source_at = 0;
	return c->list.count > known;
}
