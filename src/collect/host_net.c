/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The host's own address: the source that its default route prefers, else the first global address
 * of the interface with the lowest number that is up.
 */
#include "collect/host_facts.h"
#include "collect/sources.h"

#include <linux/if_addr.h>
#include <linux/if_arp.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

/* A router may have a million routes. The default route of IPv4 comes first; that of IPv6 last. */
#define ROUTES_MAX 200000u

/* A NETLINK_ROUTE socket and the number of the last request. */
struct talk {
	int fd;
	uint32_t sequence;
};

/* A dump that is interrupted is taken as it comes: one of two sound answers. */
static void ask(struct talk *t, struct rtnetlink_request *request, size_t len, rtnetlink_fn each,
                void *context)
{
	struct rtnetlink_reader reader = {.each = each, .context = context};

	request->header.nlmsg_seq = ++t->sequence;
	(void)rtnetlink_ask(t->fd, request, len, &reader);
}

static int talk_open(struct talk *t)
{
	struct timeval patience = {.tv_sec = 2};
	int r = 0;

	fd_close(&t->fd);
	t->fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE);
	if (t->fd < 0 ||
	    setsockopt(t->fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience)) < 0)
		r = -errno;
	return r;
}

/* ---- routes --------------------------------------------------------------------------------- */

struct route {
	uint8_t family;
	bool found;
	size_t seen; /* routes, of either kind */
	uint32_t metric, interface;
	struct address source;
};

static uint32_t number_of(const struct nlattr *a)
{
	uint32_t n = 0;

	if (mnl_attr_get_payload_len(a) == sizeof(n))
		memcpy(&n, mnl_attr_get_payload(a), sizeof(n));
	return n;
}

static struct address address_of(const struct nlattr *a)
{
	const void *bytes = mnl_attr_get_payload(a);

	if (mnl_attr_get_payload_len(a) == 4)
		return address_v4(bytes);
	if (mnl_attr_get_payload_len(a) == 16)
		return address_v6(bytes);
	return (struct address){0};
}

/* The first of several ways. */
static uint32_t first_hop(const struct nlattr *a)
{
	struct rtnexthop hop;

	if (mnl_attr_get_payload_len(a) < sizeof(hop))
		return 0;
	memcpy(&hop, mnl_attr_get_payload(a), sizeof(hop));
	return (uint32_t)hop.rtnh_ifindex;
}

static void take_route_attribute(const struct nlattr *a, struct route *r, uint32_t *table)
{
	switch (mnl_attr_get_type(a)) {
	case RTA_TABLE:
		*table = number_of(a);
		break;
	case RTA_PRIORITY:
		r->metric = number_of(a);
		break;
	case RTA_OIF:
		r->interface = number_of(a);
		break;
	case RTA_PREFSRC:
		r->source = address_of(a);
		break;
	case RTA_MULTIPATH:
		r->interface = first_hop(a);
		break;
	default:
		break;
	}
}

/* The main table of IPv4 comes in the order of its destinations: behind 0.0.0.0 is no default. */
static bool is_behind_defaults(const struct nlmsghdr *m, const struct rtmsg *info)
{
	const struct nlattr *a;

	if (info->rtm_family != AF_INET || info->rtm_table != RT_TABLE_MAIN)
		return false;
	each_attribute (a, m, sizeof(*info))
		if (mnl_attr_get_type(a) == RTA_DST)
			return !address_is_any(address_of(a));
	return false;
}

static int take_route(const struct nlmsghdr *m, void *context)
{
	const struct rtmsg *info = mnl_nlmsg_get_payload(m);
	struct route *best = context, r = {.family = best->family, .found = true};
	const struct nlattr *a;
	uint32_t table;

	if (++best->seen >= ROUTES_MAX)
		return -EOVERFLOW;
	r.seen = best->seen;
	if (m->nlmsg_type != RTM_NEWROUTE || mnl_nlmsg_get_payload_len(m) < sizeof(*info) ||
	    info->rtm_family != best->family)
		return 0;
	if (info->rtm_dst_len != 0)
		return is_behind_defaults(m, info);
	table = info->rtm_table;
	each_attribute (a, m, sizeof(*info))
		take_route_attribute(a, &r, &table);
	if (table == RT_TABLE_MAIN && info->rtm_type == RTN_UNICAST &&
	    !(info->rtm_flags & RTM_F_CLONED) && r.interface != 0 &&
	    (!best->found || r.metric < best->metric))
		*best = r;
	return 0;
}

static struct route find_default(struct talk *t, uint8_t family)
{
	struct route best = {.family = family};
	struct rtnetlink_request request = {
		.header = {.nlmsg_type = RTM_GETROUTE, .nlmsg_flags = NLM_F_DUMP},
		.route = {.rtm_family = family, .rtm_table = RT_TABLE_MAIN},
	};
	int one = 1;

	/* so that the kernel sends the main table only, where it can */
	if (talk_open(t) < 0)
		return best;
	setsockopt(t->fd, SOL_NETLINK, NETLINK_GET_STRICT_CHK, &one, sizeof(one));
	ask(t, &request, sizeof(request.route), take_route, &best);
	return best;
}

/* ---- addresses ------------------------------------------------------------------------------ */

struct candidate {
	struct address ip;
	uint32_t interface;
	uint8_t prefix;
	bool is_global, is_second; /* an alias, or of IPv6 one that does not last */
};
struct candidates {
	struct candidate *list;
	size_t count, room;
};

static struct candidate *next_candidate(struct candidates *c)
{
	if (c->count == c->room) {
		size_t room = c->room ? c->room * 2 : 16;
		struct candidate *list = reallocarray(c->list, room, sizeof(*list));

		if (!list)
			return NULL;
		c->list = list;
		c->room = room;
	}
	memset(&c->list[c->count], 0, sizeof(*c->list));
	return &c->list[c->count++];
}

static int take_address(const struct nlmsghdr *m, void *context)
{
	const struct ifaddrmsg *info = mnl_nlmsg_get_payload(m);
	struct address local = {0}, peer = {0};
	const struct nlattr *a;
	struct candidate *c;
	uint32_t flags;

	if (m->nlmsg_type != RTM_NEWADDR || mnl_nlmsg_get_payload_len(m) < sizeof(*info))
		return 0;
	flags = info->ifa_flags;
	each_attribute (a, m, sizeof(*info)) {
		if (mnl_attr_get_type(a) == IFA_LOCAL)
			local = address_of(a);
		else if (mnl_attr_get_type(a) == IFA_ADDRESS)
			peer = address_of(a);
		else if (mnl_attr_get_type(a) == IFA_FLAGS)
			flags = number_of(a);
	}
	c = next_candidate(context);
	if (!c)
		return -ENOMEM;
	/* of a point-to-point link IFA_ADDRESS is the other end */
	c->ip = local.family ? local : peer;
	c->interface = info->ifa_index;
	c->prefix = info->ifa_prefixlen;
	c->is_global = info->ifa_scope == RT_SCOPE_UNIVERSE &&
	               !(flags & (IFA_F_TENTATIVE | IFA_F_DADFAILED));
	c->is_second = flags & (IFA_F_SECONDARY | IFA_F_DEPRECATED);
	return 0;
}

/* The first global address of the family on the interface, primary ones before others. */
static const struct candidate *first_global(const struct candidates *c, uint32_t interface,
                                            uint8_t ip_version)
{
	const struct candidate *found = NULL;

	for (size_t i = 0; i < c->count; i++) {
		const struct candidate *one = &c->list[i];

		if (one->interface != interface || one->ip.family != ip_version || !one->is_global)
			continue;
		if (!found || (found->is_second && !one->is_second))
			found = one;
	}
	return found;
}

static const struct candidate *exactly(const struct candidates *c, struct address ip)
{
	for (size_t i = 0; ip.family && i < c->count; i++)
		if (address_equal(c->list[i].ip, ip))
			return &c->list[i];
	return NULL;
}

/* ---- interfaces ----------------------------------------------------------------------------- */

struct link_answer {
	struct arena *arena;
	struct interface *interface;
};

static int take_link(const struct nlmsghdr *m, void *context)
{
	const struct link_answer *to = context;

	return rtnetlink_parse_link(m, to->arena, to->interface);
}

static void read_interface(struct talk *t, struct arena *arena, uint32_t index,
                           struct interface *ret)
{
	struct rtnetlink_request request = {
		.header = {.nlmsg_type = RTM_GETLINK},
		.link = {.ifi_index = (int)index},
	};
	struct link_answer answer = {.arena = arena, .interface = ret};

	*ret = (struct interface){0};
	ask(t, &request, sizeof(request.link), take_link, &answer);
}

/* ---- the choice ----------------------------------------------------------------------------- */

static const struct candidate *by_route(struct talk *t, const struct candidates *c)
{
	static const struct {
		uint8_t family, ip_version;
	} orders[] = {
		{AF_INET, 4},
		{AF_INET6, 6},
	};

	for (size_t i = 0; i < ARRAY_LEN(orders); i++) {
		struct route r = find_default(t, orders[i].family);
		const struct candidate *found = r.found ? exactly(c, r.source) : NULL;

		if (r.found && !found)
			found = first_global(c, r.interface, orders[i].ip_version);
		if (found)
			return found;
	}
	return NULL;
}

/* Interfaces upwards, those that are up. */
static const struct candidate *by_number(struct talk *t, struct arena *arena,
                                         const struct candidates *c)
{
	for (uint32_t last = 0;;) {
		uint32_t next = UINT32_MAX;
		struct interface interface;
		const struct candidate *found;

		for (size_t i = 0; i < c->count; i++)
			if (c->list[i].interface > last && c->list[i].interface < next &&
			    c->list[i].is_global)
				next = c->list[i].interface;
		if (next == UINT32_MAX)
			return NULL;
		last = next;
		read_interface(t, arena, next, &interface);
		if (!interface.is_up || interface.is_loopback)
			continue;
		found = first_global(c, next, 4);
		if (!found)
			found = first_global(c, next, 6);
		if (found)
			return found;
	}
}

void host_read_network(struct arena *arena, struct host *ret)
{
	struct talk t = {.fd = -1};
	struct candidates c = {0};
	struct rtnetlink_request request = {
		.header = {.nlmsg_type = RTM_GETADDR, .nlmsg_flags = NLM_F_DUMP},
		.address = {.ifa_family = AF_UNSPEC},
	};
	const struct candidate *found = NULL;

	if (talk_open(&t) == 0)
		ask(&t, &request, sizeof(request.address), take_address, &c);
	if (c.count > 0)
		found = by_route(&t, &c);
	/* a dump that was left half way has left its socket busy */
	if (c.count > 0 && talk_open(&t) == 0) {
		if (!found)
			found = by_number(&t, arena, &c);
		if (found) {
			ret->ip = found->ip;
			ret->interface_prefix = found->prefix;
			read_interface(&t, arena, found->interface, &ret->interface);
		}
	}
	fd_close(&t.fd);
	free(c.list);
}
