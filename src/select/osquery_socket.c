/* SPDX-License-Identifier: Apache-2.0 */
/* A socket as osquery shows it. */
#include <netinet/in.h>
#include <sys/socket.h>

#include "select/osquery.h"

/* An address of a socket of AF_INET6 that is IPv4 in our eyes is a mapped one in osquery's. An
 * unknown one is that of all addresses. */
static void show_address(const struct address *a, bool is_v6, char *room, size_t size)
{
	char text[ADDRESS_LEN];

	if (a->family == 0) {
		(void)snprintf(room, size, "%s", is_v6 ? "::" : "0.0.0.0");
		return;
	}
	(void)address_print(*a, text);
	(void)snprintf(room, size, "%s%s", is_v6 && a->family == 4 ? "::ffff:" : "", text);
}

static void show_inet(const struct socket *s, struct osquery_socket *ret)
{
	bool is_v6 = s->family == FAMILY_INET6;

	ret->family = is_v6 ? AF_INET6 : AF_INET;
	ret->protocol = s->protocol == IPPROTO_MPTCP    ? IPPROTO_TCP
	                : s->protocol == IPPROTO_ICMPV6 ? IPPROTO_ICMP
	                                                : s->protocol;
	ret->local_port = s->local.port;
	ret->remote_port = s->remote.port;
	if (s->type == SOCK_RAW) {
		ret->protocol = OSQUERY_RAW_PROTOCOL;
		ret->local_port = s->protocol;
		ret->remote_port = 0;
	}
	show_address(&s->local.ip, is_v6, ret->local, sizeof(ret->local));
	show_address(&s->remote.ip, is_v6, ret->remote, sizeof(ret->remote));
	if (ret->protocol == IPPROTO_TCP || ret->protocol == IPPROTO_SCTP)
		ret->state = text_of(socket_state_name(s->state));
}

/* As /proc/net/unix shows it: an abstract name with an @ for its first byte, and for each NUL. */
static void show_unix(const struct socket *s, struct osquery_socket *ret)
{
	struct text path = s->un.path;
	size_t len = 0;

	ret->family = AF_UNIX;
	if (path.len == 0 || path.len >= sizeof(ret->name))
		return;
	ret->path = path;
	if (!s->un.is_abstract)
		return;
	ret->name[len++] = '@';
	for (size_t i = 0; i < path.len; i++)
		ret->name[len++] = path.bytes[i] == '\0' ? '@' : path.bytes[i];
	ret->path = (struct text){ret->name, len};
}

bool osquery_show(const struct socket *s, struct osquery_socket *ret)
{
	*ret = (struct osquery_socket){.path = TEXT(""), .state = TEXT("")};
	if (socket_is_inet(s)) {
		show_inet(s, ret);
		/* neither bound nor connected: in no table of the kernel */
		return s->local.port != 0 || s->remote.port != 0 ||
		       (ret->protocol != IPPROTO_TCP && ret->protocol != IPPROTO_UDP &&
		        ret->protocol != IPPROTO_UDPLITE && ret->protocol != IPPROTO_SCTP);
	}
	if (s->family == FAMILY_UNIX) {
		show_unix(s, ret);
		return true;
	}
	if (s->family != FAMILY_PACKET)
		return false;
	ret->family = AF_PACKET;
	ret->protocol = s->packet.has_ether_type ? s->packet.ether_type : 0;
	ret->state = TEXT("NONE");
	return true;
}

bool osquery_is_listening(const struct socket *s, const struct osquery_socket *o)
{
	if (o->family == AF_UNIX)
		return o->path.len > 0;
	if (o->family == AF_PACKET)
		return true;
	/* One that is bound and does not listen osquery does not see, and neither would a peer. */
	if (o->protocol == IPPROTO_TCP || o->protocol == IPPROTO_SCTP)
		return s->state == STATE_LISTEN;
	return o->remote_port == 0;
}
