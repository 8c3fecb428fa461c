/* SPDX-License-Identifier: Apache-2.0 */
#include "model/model.h"

#include <sys/socket.h>

const char *socket_family_name(enum socket_family f)
{
	static const char *const names[FAMILY_COUNT] = {
		[FAMILY_INET] = "inet",     [FAMILY_INET6] = "inet6",     [FAMILY_UNIX] = "unix",
		[FAMILY_PACKET] = "packet", [FAMILY_NETLINK] = "netlink", [FAMILY_VSOCK] = "vsock",
		[FAMILY_XDP] = "xdp",
	};

	return f < FAMILY_COUNT ? names[f] : NULL;
}

const char *socket_state_name(enum socket_state s)
{
	static const char *const names[STATE_COUNT] = {
		[STATE_NONE] = "UNKNOWN",
		[STATE_ESTABLISHED] = "ESTABLISHED",
		[STATE_SYN_SENT] = "SYN_SENT",
		[STATE_SYN_RECV] = "SYN_RECV",
		[STATE_FIN_WAIT1] = "FIN_WAIT1",
		[STATE_FIN_WAIT2] = "FIN_WAIT2",
		[STATE_TIME_WAIT] = "TIME_WAIT",
		[STATE_CLOSED] = "CLOSED",
		[STATE_CLOSE_WAIT] = "CLOSE_WAIT",
		[STATE_LAST_ACK] = "LAST_ACK",
		[STATE_LISTEN] = "LISTEN",
		[STATE_CLOSING] = "CLOSING",
		[STATE_UNCONN] = "UNCONN",
		[STATE_COOKIE_WAIT] = "COOKIE_WAIT",
		[STATE_COOKIE_ECHOED] = "COOKIE_ECHOED",
		[STATE_SHUTDOWN_PENDING] = "SHUTDOWN_PENDING",
		[STATE_SHUTDOWN_SENT] = "SHUTDOWN_SENT",
		[STATE_SHUTDOWN_RECEIVED] = "SHUTDOWN_RECEIVED",
		[STATE_SHUTDOWN_ACK_SENT] = "SHUTDOWN_ACK_SENT",
	};

	return s < STATE_COUNT ? names[s] : NULL;
}

const char *socket_type_name(uint8_t type)
{
	static const char *const names[] = {
		[SOCK_STREAM] = "stream", [SOCK_DGRAM] = "dgram",         [SOCK_RAW] = "raw",
		[SOCK_RDM] = "rdm",       [SOCK_SEQPACKET] = "seqpacket",
	};

	return type < ARRAY_LEN(names) ? names[type] : NULL;
}

struct text socket_device_name(const struct socket *s, uint32_t index)
{
	const struct interface *i = s->ns && index ? netns_interface(s->ns, index) : NULL;

	return i ? i->name : TEXT_NONE;
}

const char *no_owner_name(enum no_owner n)
{
	static const char *const names[NO_OWNER_COUNT] = {
		[NO_OWNER_TIME_WAIT] = "time_wait",
		[NO_OWNER_SYN_RECV] = "syn_recv",
		[NO_OWNER_ORPHANED] = "orphaned",
		[NO_OWNER_NOT_ACCEPTED] = "not_accepted",
		[NO_OWNER_KERNEL] = "kernel",
		[NO_OWNER_NO_DESCRIPTOR] = "no_descriptor",
		[NO_OWNER_EXITED] = "exited_during_query",
		[NO_OWNER_PERMISSION] = "permission_denied",
	};

	return n < NO_OWNER_COUNT ? names[n] : NULL;
}

struct text process_ref_name(const struct process_ref *p)
{
	return (struct text){p->comm, strnlen(p->comm, sizeof(p->comm))};
}
