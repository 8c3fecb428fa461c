/* SPDX-License-Identifier: Apache-2.0 */
#include <arpa/inet.h>
#include <libmnl/libmnl.h>
#include <linux/if_addr.h>
#include <linux/if_arp.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "collect/sources.h"

#define ROOM 65536

/* A list that grows while a dump runs and is copied to the arena at its end. */
struct gathered {
	struct arena *arena;
	void *items;
	size_t count, room, size;
};

static void *gathered_next(struct gathered *g)
{
	if (g->count == g->room) {
		size_t room = g->room ? g->room * 2 : 32;
		void *bigger = reallocarray(g->items, room, g->size);

		if (!bigger)
			return NULL;
		g->items = bigger;
		g->room = room;
	}
	memset((char *)g->items + g->count * g->size, 0, g->size);
	return (char *)g->items + g->size * g->count++;
}

static int gathered_keep(struct gathered *g, const void **ret)
{
	void *kept;

	if (g->count == 0)
		return 0;
	kept = arena_take(g->arena, g->count * g->size);
	if (!kept)
		return -ENOMEM;
	memcpy(kept, g->items, g->count * g->size);
	*ret = kept;
	return 0;
}

/* Goes over the messages of one datagram. 0: more is to come, 1: that was all, or enough. */
static int take_datagram(const char *bytes, size_t len, const struct rtnetlink_request *request,
                         struct rtnetlink_reader *reader)
{
	const struct nlmsghdr *m = (const struct nlmsghdr *)(const void *)bytes;
	int left = (int)len, r = 0;

	for (; r == 0 && message_ok(m, left); m = mnl_nlmsg_next(m, &left)) {
		if (m->nlmsg_seq != request->header.nlmsg_seq)
			continue;
		if (m->nlmsg_flags & NLM_F_DUMP_INTR)
			reader->interrupted = true;
		if (m->nlmsg_type == NLMSG_ERROR || m->nlmsg_type == NLMSG_DONE) {
			const int *code = mnl_nlmsg_get_payload(m);

			if (mnl_nlmsg_get_payload_len(m) < sizeof(*code))
				return -EBADMSG;
			return *code < 0 ? *code : 1;
		}
		r = reader->each(m, reader->context);
		if (r == 0 && !(m->nlmsg_flags & NLM_F_MULTI))
			r = 1;
	}
	return r;
}

int rtnetlink_ask(int fd, struct rtnetlink_request *request, size_t len,
                  struct rtnetlink_reader *reader)
{
	char *bytes = malloc(ROOM);
	int r = 0;

	if (!bytes)
		return -ENOMEM;
	request->header.nlmsg_len = (uint32_t)(NLMSG_HDRLEN + len);
	request->header.nlmsg_flags |= NLM_F_REQUEST;
	if (send(fd, request, request->header.nlmsg_len, 0) < 0)
		r = -errno;
	while (r == 0) {
		ssize_t n = recv(fd, bytes, ROOM, MSG_TRUNC);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0 || n > ROOM)
			r = n < 0 ? -errno : -EBADMSG;
		else
			r = take_datagram(bytes, (size_t)n, request, reader);
	}
	free(bytes);
	if (r < 0)
		return r;
	return reader->interrupted ? -EINTR : 0;
}

/* An interface that comes or goes interrupts the dump: what is half old is thrown away and asked
 * for again. */
static int dump(int fd, uint16_t type, rtnetlink_fn each, struct gathered *g)
{
	int r = -EINTR;

	for (uint32_t tries = 1; tries <= 4 && (r == -EINTR || r == -ENOBUFS); tries++) {
		struct rtnetlink_request request = {.header = {.nlmsg_type = type,
		                                               .nlmsg_flags = NLM_F_DUMP,
		                                               .nlmsg_seq = tries}};
		struct rtnetlink_reader reader = {.each = each, .context = g};

		g->count = 0;
		r = rtnetlink_ask(fd, &request, sizeof(request.general), &reader);
	}
	return r;
}

static struct text kind_of(const struct nlattr *linkinfo, struct arena *arena)
{
	const struct nlattr *a;

	each_nested_attribute (a, linkinfo)
		if (mnl_attr_get_type(a) == IFLA_INFO_KIND)
			return arena_text(arena,
			                  (struct text){mnl_attr_get_payload(a),
			                                strnlen(mnl_attr_get_payload(a),
			                                        mnl_attr_get_payload_len(a))});
	return TEXT_NONE;
}

static void take_link_attribute(const struct nlattr *a, struct arena *arena, struct interface *i)
{
	static const uint8_t no_mac[6];
	const char *bytes = mnl_attr_get_payload(a);
	size_t len = mnl_attr_get_payload_len(a);

	switch (mnl_attr_get_type(a)) {
	case IFLA_IFNAME:
		i->name = arena_text(arena, (struct text){bytes, strnlen(bytes, len)});
		break;
	case IFLA_ADDRESS:
		if (len != 6 || memcmp(bytes, no_mac, 6) == 0)
			break;
		memcpy(i->mac, bytes, 6);
		i->has_mac = true;
		break;
	case IFLA_LINKINFO:
		i->kind = kind_of(a, arena);
		break;
	default:
		break;
	}
}

int rtnetlink_parse_link(const struct nlmsghdr *m, struct arena *arena, struct interface *ret)
{
	const struct ifinfomsg *info = mnl_nlmsg_get_payload(m);
	const struct nlattr *a;

	if (m->nlmsg_type != RTM_NEWLINK)
		return 0;
	if (mnl_nlmsg_get_payload_len(m) < sizeof(*info))
		return -EBADMSG;
	*ret = (struct interface){
		.index = (uint32_t)info->ifi_index,
		.arp_type = info->ifi_type,
		.is_loopback = info->ifi_flags & IFF_LOOPBACK,
		.is_up = info->ifi_flags & IFF_UP,
	};
	each_attribute (a, m, sizeof(*info))
		take_link_attribute(a, arena, ret);
	ret->has_mac = ret->has_mac && ret->arp_type == ARPHRD_ETHER;
	return 1;
}

static int take_link(const struct nlmsghdr *m, void *context)
{
	struct gathered *g = context;
	struct interface interface, *to;
	int r = rtnetlink_parse_link(m, g->arena, &interface);

	if (r <= 0)
		return r;
	to = gathered_next(g);
	if (!to)
		return -ENOMEM;
	*to = interface;
	return 0;
}

static int take_address(const struct nlmsghdr *m, void *context)
{
	struct gathered *g = context;
	const struct ifaddrmsg *info = mnl_nlmsg_get_payload(m);
	const void *bytes = NULL;
	const struct nlattr *a;
	struct interface_address *to;
	size_t want;

	if (m->nlmsg_type != RTM_NEWADDR)
		return 0;
	if (mnl_nlmsg_get_payload_len(m) < sizeof(*info))
		return -EBADMSG;
	want = info->ifa_family == AF_INET ? 4 : 16;
	if (info->ifa_family != AF_INET && info->ifa_family != AF_INET6)
		return 0;
	/* IFA_LOCAL is the own end of a point-to-point link, IFA_ADDRESS the other one */
	each_attribute (a, m, sizeof(*info)) {
		bool is_local = mnl_attr_get_type(a) == IFA_LOCAL;

		if ((is_local || (mnl_attr_get_type(a) == IFA_ADDRESS && !bytes)) &&
		    mnl_attr_get_payload_len(a) == want)
			bytes = mnl_attr_get_payload(a);
	}
	if (!bytes)
		return 0;
	to = gathered_next(g);
	if (!to)
		return -ENOMEM;
	to->ip = want == 4 ? address_v4(bytes) : address_v6(bytes);
	to->index = info->ifa_index;
	to->prefix = info->ifa_prefixlen;
	to->scope = info->ifa_scope;
	return 0;
}

static int by_index(const void *a, const void *b)
{
	const struct interface *x = a, *y = b;

	return (x->index > y->index) - (x->index < y->index);
}

static int by_address(const void *a, const void *b)
{
	const struct interface_address *x = a, *y = b;

	return address_compare(x->ip, y->ip);
}

int rtnetlink_links(int fd, struct arena *arena, struct netns *ns)
{
	struct gathered g = {.arena = arena, .size = sizeof(struct interface)};
	const void *kept = NULL;
	int r = dump(fd, RTM_GETLINK, take_link, &g);

	if (r == 0 && g.count > 0) {
		qsort(g.items, g.count, g.size, by_index);
		r = gathered_keep(&g, &kept);
	}
	if (r == 0) {
		ns->interfaces = kept;
		ns->interface_count = g.count;
	}
	free(g.items);
	return r;
}

int rtnetlink_addresses(int fd, struct arena *arena, struct netns *ns)
{
	struct gathered g = {.arena = arena, .size = sizeof(struct interface_address)};
	const void *kept = NULL;
	int r = dump(fd, RTM_GETADDR, take_address, &g);

	if (r == 0 && g.count > 0) {
		qsort(g.items, g.count, g.size, by_address);
		r = gathered_keep(&g, &kept);
	}
	if (r == 0) {
		ns->addresses = kept;
		ns->address_count = g.count;
	}
	free(g.items);
	return r;
}
