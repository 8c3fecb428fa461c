/* SPDX-License-Identifier: Apache-2.0 */
/* Which source the owner index is filled from, and what that one cannot see. */
#include "collect/owners_index.h"

/* ---- walking --------------------------------------------------------------------------------- */

void owners_choose(struct owners *o, enum owners_source source)
{
	o->chosen = source;
}

int owners_new_beside(struct owners *o, struct owners **ret)
{
	int r = owners_new(ret);

	if (r < 0)
		return r;
	(*ret)->chosen = o->chosen;
	(*ret)->bpf = o->bpf;
	(*ret)->is_bpf_lent = o->bpf != NULL;
	(*ret)->no_bpf = o->no_bpf;
	return 0;
}

enum owners_source owners_source(const struct owners *o)
{
	return o->used;
}

const struct cq_error *owners_no_bpf(const struct owners *o)
{
	return o->no_bpf.code < 0 ? &o->no_bpf : NULL;
}

/* 0; -ENOMEM, or why there is none. */
static int try_bpf(struct owners *o, const struct owners_wish *wish)
{
	int r = o->no_bpf.code < 0 ? o->no_bpf.code : owners_walk_bpf(o, wish, &o->no_bpf);

	if (r < 0)
		return r;
	o->used = OWNERS_BPF;
	if (wish &&
	    wish->wanted.count > 0) /* it says something of a few, and of the rest nothing */
		return 0;
	o->is_part = wish && (wish->netns || wish->judge);
	o->covers |= wish ? wish->scope : SCOPE_ALL;
	return 0;
}

int owners_walk_for(struct owners *o, const struct owners_wish *wish, struct cq_error *reterr)
{
	int r = -EOPNOTSUPP;

	owners_begin(o);
	if (o->chosen != OWNERS_PROCFS)
		r = try_bpf(o, wish);
	if (r == 0)
		return 0;
	if (r == -ENOMEM)
		return fail(reterr, r, "out of memory");
	if (o->chosen == OWNERS_BPF)
		return fail(reterr, r, "holders cannot be asked for by BPF: %s", o->no_bpf.text);
	r = owners_walk_procfs(o, reterr);
	if (r < 0)
		return r;
	o->used = OWNERS_PROCFS;
	o->covers = SCOPE_ALL;
	o->is_part = false;
	return 0;
}

int owners_walk(struct owners *o, struct cq_error *reterr)
{
	return owners_walk_for(o, NULL, reterr);
}

bool owners_have(const struct owners *o, const struct owners_wish *wish)
{
	return !o->is_part && (o->covers & wish->scope) == wish->scope;
}

bool owners_none_in(const struct owners *o, uint64_t netns, unsigned scope)
{
	uint32_t held = map_get(&o->in_netns, netns);

	return o->used == OWNERS_BPF && (held == MAP_NONE || !(held & scope));
}

/* ---- blind spots ----------------------------------------------------------------------------- */

const struct owners_blind_spots *owners_blind_spots(const struct owners *o)
{
	return &o->blind;
}

bool owners_incomplete(const struct owners *o, int *ret_error)
{
	const struct owners_blind_spots *b = &o->blind;

	if (!b->unreadable && !b->is_hidden && !b->is_confined)
		return false;
	/* a hidden process is refused like a file, one outside the namespace by principle */
	*ret_error = b->unreadable ? b->unreadable_error : b->is_hidden ? EACCES : EPERM;
	return true;
}

void owners_describe_incomplete(const struct owners *o, struct buffer *words)
{
	const struct owners_blind_spots *b = &o->blind;
	const char *between = "";

	if (b->unreadable) {
		buffer_add_u64(words, b->unreadable);
		buffer_printf(words, " process%s could not be read",
		              b->unreadable == 1 ? "" : "es");
		between = "; ";
	}
	if (b->is_hidden) {
		buffer_printf(words, "%sprocesses of other users are hidden (hidepid)", between);
		between = "; ";
	}
	if (b->is_confined)
		buffer_printf(words, "%sprocesses outside this pid namespace cannot be seen",
		              between);
}
