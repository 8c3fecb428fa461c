/* SPDX-License-Identifier: Apache-2.0 */
#include "model/model.h"

#include <netinet/in.h>

const struct interface *netns_interface(const struct netns *ns, uint32_t index)
{
	for (size_t low = 0, high = ns->interface_count; low < high;) {
		size_t middle = low + (high - low) / 2;
		const struct interface *i = &ns->interfaces[middle];

		if (i->index == index)
			return i;
		if (i->index < index)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

bool netns_has_address(const struct netns *ns, struct address a)
{
	if (a.family == 0)
		return false;
	for (size_t low = 0, high = ns->address_count; low < high;) {
		size_t middle = low + (high - low) / 2;
		int order = address_compare(ns->addresses[middle].ip, a);

		if (order == 0)
			return true;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return false;
}

/* Whether the wildcard of a listener stands for addresses of that family. */
static bool wildcard_takes(const struct listener *l, struct address ip)
{
	bool is_v6 = l->ip.family ? l->ip.family == 6 : l->is_v6;

	return ip.family == 6 ? is_v6 : ip.family == 4 && !(is_v6 && l->v6only);
}

static uint16_t as_tcp(uint16_t protocol)
{
	return protocol == IPPROTO_MPTCP ? IPPROTO_TCP : protocol;
}

bool listener_takes(const struct listener *l, uint16_t protocol, struct address ip, uint16_t port)
{
	if (l->port != port)
		return false;
	/* an MPTCP listener shows as TCP as well, and takes both */
	if (as_tcp(l->protocol) != as_tcp(protocol))
		return false;
	return address_is_any(l->ip) ? wildcard_takes(l, ip) : address_equal(l->ip, ip);
}

int listener_compare(const struct listener *a, const struct listener *b)
{
	if (a->port != b->port)
		return a->port < b->port ? -1 : 1;
	return address_compare(a->ip, b->ip);
}

/* The first listener that is not before `wanted`. */
static size_t lower_bound(const struct netns *ns, const struct listener *wanted)
{
	size_t low = 0;

	for (size_t high = ns->listener_count; low < high;) {
		size_t middle = low + (high - low) / 2;

		if (listener_compare(&ns->listeners[middle], wanted) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Hosts with thousands of addresses have thousands of listeners on one port: so that no socket
 * passes them all, the address itself and the wildcards are each looked up. Most ports have none:
 * the wildcard without a family stands before all others of a port. */
const struct listener *netns_listener(const struct netns *ns, uint16_t protocol, struct address ip,
                                      uint16_t port, uint32_t ifindex)
{
	const struct listener wanted[] = {
		{.ip = ip, .port = port},
		{.ip = {.family = 4}, .port = port},
		{.ip = {.family = 6}, .port = port},
		{.ip = {.family = 0}, .port = port},
	};
	size_t first = lower_bound(ns, &wanted[3]);

	if (first == ns->listener_count || ns->listeners[first].port != port)
		return NULL;
	for (size_t w = 0; w < ARRAY_LEN(wanted); w++) {
		for (size_t i = lower_bound(ns, &wanted[w]); i < ns->listener_count; i++) {
			const struct listener *l = &ns->listeners[i];

			if (listener_compare(l, &wanted[w]) != 0)
				break;
			if (listener_takes(l, protocol, ip, port) &&
			    (l->ifindex == 0 || l->ifindex == ifindex))
				return l;
		}
	}
	return NULL;
}
