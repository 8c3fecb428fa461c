/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fuzz: what the targets of collect's socket sources share. Their seeds begin with the name of a
 * source ("tcp", "unix" …) and a newline.
 */
#ifndef CONNQUERY_FUZZ_SOCKETS_H
#define CONNQUERY_FUZZ_SOCKETS_H

#include "collect/sources.h"
#include "fuzz.h"

/* Takes the first line off the data; NULL when it names no source. */
static inline const struct diag_source *take_source(struct text *data)
{
	struct text name;

	if (!text_split(data, '\n', &name))
		return NULL;
	for (size_t i = 0; i < diag_source_count; i++)
		if (text_equal(name, text_of(diag_sources[i].name)))
			return &diag_sources[i];
	return NULL;
}

static inline void touch(const void *bytes, size_t len)
{
	MUST(bytes != NULL || len == 0);
	hash_bytes(bytes, len);
}

/* Whatever a parser points at must be readable, whatever it numbers must be in its range. */
static inline void check_socket(const struct socket *s)
{
	MUST(s->family < FAMILY_COUNT && s->state < STATE_COUNT);
	touch(s->raw.bytes, s->raw.len);
	touch(s->tcp_info, s->tcp_info_len);
	touch(s->congestion.bytes, s->congestion.len);
	if (s->family == FAMILY_UNIX) {
		touch(s->un.path.bytes, s->un.path.len);
		touch(s->un.peer_path.bytes, s->un.peer_path.len);
		touch(s->un.pending, s->un.pending_count * sizeof(*s->un.pending));
	} else if (s->family == FAMILY_NETLINK) {
		touch(s->netlink.groups, s->netlink.groups_len);
	}
	MUST(socket_state_name(s->state) != NULL && socket_family_name(s->family) != NULL);
	MUST(socket_protocol_name(s).len < 64 && socket_protocol_title(s).len < 64);
}

#endif
