/* SPDX-License-Identifier: Apache-2.0 */
/* What services are called by the numbers of their ports, as etc/services says. */
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>

#include "enrich/enrich.h"

#define FILE_MAX (4u << 20)
#define NAME_MAX_LEN 63

struct services {
	int root;
	bool is_read;
	struct arena *arena;
	struct map by_port; /* port and protocol → number in list */
	struct text *list;
	uint32_t count, room;
};

static uint64_t key_of(uint16_t port, uint8_t protocol)
{
	return (uint64_t)port << 8 | protocol;
}

static uint8_t protocol_of(struct text name)
{
	static const struct {
		struct text name;
		uint8_t protocol;
	} names[] = {
		{{"tcp", 3}, IPPROTO_TCP}, {{"udp", 3}, IPPROTO_UDP}, {{"sctp", 4}, IPPROTO_SCTP}};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (text_equal(name, names[i].name))
			return names[i].protocol;
	return 0;
}

static bool is_plain(struct text name)
{
	for (size_t i = 0; i < name.len; i++)
		if (name.bytes[i] <= ' ' || name.bytes[i] > '~')
			return false;
	return name.len > 0 && name.len <= NAME_MAX_LEN;
}

/* "https  443/tcp  alias # words". The first line of a port counts. */
static int take_line(struct services *s, struct text line)
{
	const char *comment = line.len ? memchr(line.bytes, '#', line.len) : NULL;
	struct text name, number, digits;
	uint32_t *at;
	uint64_t port;
	uint8_t protocol;

	if (comment)
		line.len = (size_t)(comment - line.bytes);
	if (!text_word(&line, &name) || !text_word(&line, &number) || !is_plain(name) ||
	    !text_split(&number, '/', &digits) || text_to_u64(digits, &port) < 0 || port == 0 ||
	    port > UINT16_MAX)
		return 0;
	protocol = protocol_of(number);
	at = protocol ? map_at(&s->by_port, key_of((uint16_t)port, protocol)) : NULL;
	if (!protocol || (at && *at != MAP_NONE))
		return 0;
	if (s->count == s->room) {
		uint32_t room = s->room ? s->room * 2 : 512;
		struct text *bigger = reallocarray(s->list, room, sizeof(*bigger));

		if (!bigger)
			return -ENOMEM;
		s->list = bigger;
		s->room = room;
	}
	s->list[s->count] = arena_text(s->arena, name);
	if (!at || !s->list[s->count].bytes)
		return -ENOMEM;
	*at = s->count++;
	return 0;
}

static int read_services(struct services *s)
{
	struct text rest, line;
	struct buffer b;
	int r = 0;

	s->is_read = true;
	buffer_init(&b, FILE_MAX);
	if (file_read(s->root, "etc/services", FILE_MAX, &b, NULL) == 0) {
		rest = buffer_text(&b);
		while (r == 0 && text_split(&rest, '\n', &line))
			r = take_line(s, line);
	}
	buffer_done(&b);
	return r;
}

/* Who connected has a port of the kernel's choice, which may have a name by accident. */
static int draw(void *state, struct connection *c)
{
	struct services *s = state;
	const struct endpoint *remote = &c->socket->remote;
	uint32_t at;

	if (!socket_is_inet(c->socket) || !remote->ip.family || !remote->has_port ||
	    c->initiator == INITIATOR_REMOTE)
		return 0;
	if (!s->is_read && read_services(s) < 0)
		return -ENOMEM;
	at = map_get(&s->by_port, key_of(remote->port, socket_protocol_number(c->socket)));
	if (at != MAP_NONE)
		c->remote_service = s->list[at];
	return 0;
}

static void services_free(void *state)
{
	struct services *s = state;

	fd_close(&s->root);
	map_done(&s->by_port);
	free(s->list);
	arena_free(s->arena);
	free(s);
}

const struct enricher enricher_services = {
	.name = "services",
	.gives = NEED_SERVICES,
	.needs = NEED_DIRECTION,
	.draw = draw,
	.free = services_free,
};

int enricher_services_new(int root_dir, void **ret)
{
	struct services *s = calloc(1, sizeof(*s));

	if (!s)
		return -ENOMEM;
	map_init(&s->by_port);
	s->root = fcntl(root_dir, F_DUPFD_CLOEXEC, 3);
	if (s->root < 0 || arena_new(2 * FILE_MAX, &s->arena) < 0) {
		services_free(s);
		return -ENOMEM;
	}
	*ret = s;
	return 0;
}
