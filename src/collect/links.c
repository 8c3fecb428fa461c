/* SPDX-License-Identifier: Apache-2.0 */
/* The interfaces of every namespace that was found. */
#include "collect/sources.h"

/* 0, or why they could not be read. */
static int read_links(struct collector *c, struct ns_entry *e)
{
	int r = ns_open_enter(c, e);

	if (r < 0)
		return r;
	if (c->ns.route_fd < 0)
		return -EPERM;
	e->links_known = true;
	r = rtnetlink_links(c->ns.route_fd, c->list.arena, &e->facts);
	return r == 0 ? rtnetlink_addresses(c->ns.route_fd, c->list.arena, &e->facts) : r;
}

int collector_links(struct collector *c, int (*each)(void *context, const struct netns *ns),
                    void *context)
{
	int r = 0;

	for (size_t i = 0; i < c->list.count && r == 0; i++) {
		struct ns_entry *e = c->list.entries[i];
		int error = read_links(c, e);

		if (error == 0)
			r = each(context, &e->facts);
		else if (error != -ENOENT || e->error != 0) /* else it ended meanwhile */
			gaps_add(c->gaps, GAP_VIEW, "rtnetlink", e->facts.inode, -error,
			         "the interfaces of a network namespace could not be read: %s",
			         strerrordesc_np(-error));
	}
	return r;
}
