/* SPDX-License-Identifier: Apache-2.0 */
/* Parts of a filter, put together: flat, each once, since the kernel judges every one of them for
 * every socket. */
#include "select/push.h"

#define SAME_DEPTH 16u
#define SAME_AMONG 32u /* parts that a new one is compared with */

struct socket_filter *push_list(struct arena *arena, enum filter_kind kind)
{
	struct socket_filter *f = arena_take(arena, sizeof(*f));

	if (f)
		f->kind = kind;
	return f;
}

/* ---- sameness -------------------------------------------------------------------------------- */

static bool same_ports(const struct socket_filter *a, const struct socket_filter *b)
{
	if (a->ports.count != b->ports.count)
		return false;
	for (size_t i = 0; i < a->ports.count; i++)
		if (a->ports.list[i].first != b->ports.list[i].first ||
		    a->ports.list[i].last != b->ports.list[i].last)
			return false;
	return true;
}

static bool same_networks(const struct socket_filter *a, const struct socket_filter *b)
{
	if (a->networks.count != b->networks.count)
		return false;
	for (size_t i = 0; i < a->networks.count; i++)
		if (!address_equal(a->networks.list[i].base, b->networks.list[i].base) ||
		    a->networks.list[i].bits != b->networks.list[i].bits)
			return false;
	return true;
}

static bool same_leaves(const struct socket_filter *a, const struct socket_filter *b)
{
	switch (a->kind) {
	case FILTER_PORT:
		return same_ports(a, b);
	case FILTER_ADDRESS:
		return same_networks(a, b);
	case FILTER_DEVICE:
	case FILTER_CGROUP:
	case FILTER_NETNS_NAME:
		return text_equal(a->text, b->text);
	case FILTER_MARK:
		return a->mark.value == b->mark.value && a->mark.mask == b->mark.mask;
	case FILTER_STATE:
	case FILTER_TYPE:
	case FILTER_FAMILY:
		return a->bits == b->bits;
	case FILTER_PROTOCOL:
		return memcmp(a->protocols, b->protocols, FILTER_PROTOCOLS / 8) == 0;
	case FILTER_NETNS:
		return a->number == b->number;
	case FILTER_ALL:
	case FILTER_ANY:
		break;
	}
	return false;
}

/* false also where it cannot be told. */
static bool is_same(const struct socket_filter *a, const struct socket_filter *b, unsigned depth)
{
	const struct socket_filter *x = a->first, *y = b->first;

	if (a->kind != b->kind || a->is_not != b->is_not || a->is_remote != b->is_remote)
		return false;
	if (a->kind != FILTER_ALL && a->kind != FILTER_ANY)
		return same_leaves(a, b);
	if (depth >= SAME_DEPTH)
		return false;
	for (; x && y; x = x->next, y = y->next)
		if (!is_same(x, y, depth + 1))
			return false;
	return !x && !y;
}

/* ---- adding ---------------------------------------------------------------------------------- */

static void add_one(struct socket_filter *to, struct socket_filter *part)
{
	const struct socket_filter *p = to->first;

	for (unsigned i = 0; p && i < SAME_AMONG; i++, p = p->next)
		if (is_same(p, part, 0))
			return;
	filter_add(to, part);
}

void push_add(struct socket_filter *to, struct socket_filter *part)
{
	struct socket_filter *next;

	if (!to || !part)
		return;
	if (part->kind != to->kind || !part->first) {
		add_one(to, part);
		return;
	}
	for (struct socket_filter *p = part->first; p; p = next) {
		next = p->next;
		add_one(to, p);
	}
}
