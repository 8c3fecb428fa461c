/* SPDX-License-Identifier: Apache-2.0 */
/* Sockets of every kind, made up by chance. */
#ifndef CONNQUERY_TEST_MADE_UP_H
#define CONNQUERY_TEST_MADE_UP_H

#include <setjmp.h>
#include <stdarg.h>
#include <unistd.h>

#include "../collect/filter_judges.h"
#include "select/select.h"

#include <cmocka.h>

struct made_up {
	struct chance chance;
	struct arena *arena;
	struct netns ns[2];
	struct interface interfaces[2];
};

static inline int set_up(void **state)
{
	struct made_up *w = calloc(1, sizeof(*w));

	assert_non_null(w);
	w->chance.state = 4711;
	assert_int_equal(arena_new((size_t)16 << 20, &w->arena), 0);
	w->interfaces[0] = (struct interface){.index = 1, .name = TEXT("lo")};
	w->interfaces[1] = (struct interface){.index = 2, .name = TEXT("eth0")};
	for (unsigned i = 0; i < 2; i++)
		w->ns[i] = (struct netns){
			.inode = 4026531840 + i, .interfaces = w->interfaces, .interface_count = 2};
	w->ns[1].name = TEXT("blue");
	*state = w;
	return 0;
}

static inline int tear_down(void **state)
{
	struct made_up *w = *state;

	arena_free(w->arena);
	free(w);
	return 0;
}

static inline struct text some_text(struct made_up *w)
{
	static const char *const texts[] = {
		"tcp",       "udp",           "mptcp",  "icmp",     "unix",   "vrrp",
		"inet",      "inet6",         "stream", "dgram",    "raw",    "lo",
		"eth0",      "blue",          "LISTEN", "UNCONN",   "CLOSED", "ESTABLISHED",
		"TIME_WAIT", "/system.slice", "Local",  "External", "remote", "/run/x"};

	return text_of(texts[chance_below(&w->chance, ARRAY_LEN(texts))]);
}

static inline struct address some_address(struct made_up *w)
{
	static const char *const texts[] = {"10.1.2.3", "192.0.2.7",   "127.0.0.1", "0.0.0.0",
	                                    "::",       "2001:db8::7", "fe80::1",   "203.0.113.9"};
	struct address a;

	assert_int_equal(
		address_parse(text_of(texts[chance_below(&w->chance, ARRAY_LEN(texts))]), &a), 0);
	return a;
}

/* ---- sockets --------------------------------------------------------------------------------- */

static inline void some_inet(struct made_up *w, struct socket *s)
{
	static const uint16_t protocols[] = {IPPROTO_TCP,  IPPROTO_UDP,  IPPROTO_MPTCP,
	                                     IPPROTO_SCTP, IPPROTO_ICMP, 112};
	struct chance *c = &w->chance;
	bool is_tcp;

	s->protocol = protocols[chance_below(c, ARRAY_LEN(protocols))];
	is_tcp = s->protocol == IPPROTO_TCP || s->protocol == IPPROTO_MPTCP;
	s->type = is_tcp                        ? SOCK_STREAM
	          : s->protocol == IPPROTO_SCTP ? 0
	          : s->protocol == 112          ? SOCK_RAW
	                                        : SOCK_DGRAM;
	s->state = is_tcp             ? (enum socket_state)(chance_below(c, 12))
	           : chance_of(c, 50) ? STATE_ESTABLISHED
	                              : STATE_UNCONN;
	s->local = (struct endpoint){some_address(w), (uint16_t)chance_below(c, 8), true, 0};
	if (s->state != STATE_LISTEN && s->state != STATE_CLOSED && s->state != STATE_UNCONN)
		s->remote =
			(struct endpoint){some_address(w), (uint16_t)chance_below(c, 8), true, 0};
	if (s->protocol == 112 || s->protocol == IPPROTO_ICMP) {
		s->local.has_port = s->remote.has_port = false;
		s->local.port = s->remote.port = 0;
	}
	s->has_mark = chance_of(c, 70);
	s->mark = s->has_mark ? chance_below(c, 8) : 0;
	if (chance_of(c, 70))
		s->cgroup_path = TEXT("/system.slice");
}

static inline void some_socket(struct made_up *w, struct socket *s)
{
	static const uint8_t info[256] = {0};
	struct chance *c = &w->chance;

	memset(s, 0, sizeof(*s));
	s->ns = &w->ns[chance_below(c, 2)];
	s->family = chance_of(c, 75) ? (enum socket_family)chance_below(c, 2)
	                             : (enum socket_family)chance_below(c, FAMILY_COUNT);
	s->ifindex = s->family == FAMILY_UNIX ? 0 : chance_below(c, 4);
	if (socket_is_inet(s)) {
		some_inet(w, s);
		s->tcp_info = info;
		s->tcp_info_len = sizeof(info);
		return;
	}
	s->type = (uint8_t)(1 + chance_below(c, 3));
	s->state = chance_of(c, 50) ? STATE_ESTABLISHED : STATE_UNCONN;
	if (s->family == FAMILY_UNIX) {
		s->un.path = TEXT("/run/x");
		s->un.has_peer = s->state == STATE_ESTABLISHED;
	}
}

#endif
