/* SPDX-License-Identifier: Apache-2.0 */
/* One source in one namespace: sock_diag's dump, or the table of /proc/net in its place. */
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "collect/filter.h"
#include "collect/owners_index.h"

#define LEGACY_TABLES 2

static uint32_t extensions_for(const struct collector *c, const struct diag_source *source)
{
	/* INET_DIAG_INFO is 2, INET_DIAG_CONG 4; the bit is one less (linux/inet_diag.h) */
	bool has_info = source->scope & (SCOPE_TCP | SCOPE_SCTP);

	return c->options->tcp_info && has_info ? 1u << 1 | 1u << 3 : 0;
}

static int open_table(struct collector *c, struct stream *s)
{
	char path[64];

	(void)snprintf(path, sizeof(path), "/proc/thread-self/net/%s%s", s->source->table,
	               s->table_number == 1 ? "6" : "");
	s->table_fd = ns_open_file(c, path);
	if (s->table_fd < 0)
		return s->table_fd;
	line_reader_init(&s->lines, s->table_fd);
	s->kind = STREAM_TABLE;
	s->is_table = true;
	return 0;
}

/* sock_diag cannot say it: its table, if it has one. */
static int fall_back(struct collector *c, struct stream *s, int error)
{
	int r;

	s->kind = STREAM_NONE;
	s->diag_error = -error;
	if (s->gave || !s->source->table)
		return error;
	r = open_table(c, s);
	return r == -ENOENT ? error : r;
}

static int ask(struct collector *c, struct stream *s, const struct diag_source *source,
               const struct diag_wish *wish)
{
	struct diag_channel channel;
	uint32_t sequence = s->dump.sequence;
	int r;

	*s = (struct stream){.source = source, .table_fd = -1};
	s->dump.sequence = sequence;
	if (!source->parse)
		return open_table(c, s);
	if (c->ns.diag_fd < 0)
		return fall_back(c, s, -c->ns.diag_error);
	diag_channel_of_fd(&channel, &c->ns.diag_fd);
	s->ahead = c->ahead;
	channel = diag_ahead_channel(s->ahead, channel);
	r = diag_dump_start_with(&s->dump, channel, source, wish, c->buffer);
	if (r < 0)
		return fall_back(c, s, r);
	s->kind = STREAM_DIAG;
	s->is_filtered = wish->code.len > 0;
	return 0;
}

int stream_start(struct collector *c, struct stream *s, const struct diag_source *source)
{
	const struct diag_wish all = {.extensions = extensions_for(c, source),
	                              .states = source->states};

	return ask(c, s, source, &all);
}

/* The kernel has one table of TCP for all namespaces: with many sockets elsewhere, a dump of an
 * empty one is slow. What is bound and no more is not counted, but somebody holds it. */
static bool has_no_tcp(const struct collector *c, const struct diag_source *source, uint32_t states)
{
	const uint32_t bound = 1u << STATE_CLOSED | 1u << 13; /* BOUND_INACTIVE */

	if (source->protocol != IPPROTO_TCP || !c->ns.no_tcp[0] || !c->ns.no_tcp[1])
		return false;
	return !(states & bound) || owners_none_in(c->owners, c->ns.entry->facts.inode, SCOPE_TCP);
}

int stream_start_filtered(struct collector *c, struct stream *s, const struct diag_source *source)
{
	struct diag_wish wish = {.extensions = extensions_for(c, source)};
	struct dump_plan plan;

	filters_plan(c, source, &plan);
	if (!plan.is_asked || has_no_tcp(c, source, plan.states))
		return 1;
	wish.states = plan.states;
	wish.code = plan.code;
	return ask(c, s, source, &wish);
}

/* The next socket of the dump; where the kernel does not take the filter, of one with less of it.
 */
static int diag_next(struct collector *c, struct stream *s, struct socket *ret)
{
	int r = diag_dump_next(&s->dump, &c->context, ret);

	while (r < 0 && s->is_filtered && !s->gave && filters_refused(&c->filters, r)) {
		r = stream_start_filtered(c, s, s->source);
		if (r != 0 || s->kind != STREAM_DIAG)
			return r < 0 ? r : 0;
		r = diag_dump_next(&s->dump, &c->context, ret);
	}
	return r;
}

void stream_end(struct stream *s)
{
	if (s->kind == STREAM_TABLE)
		line_reader_done(&s->lines);
	if (s->ahead)
		diag_ahead_stop(s->ahead);
	s->ahead = NULL;
	fd_close(&s->table_fd);
	s->kind = STREAM_NONE;
}

static bool state_asked(const struct diag_source *source, enum socket_state state)
{
	return source->states == 0 || source->states >> state & 1;
}

static int table_next(struct collector *c, struct stream *s, struct socket *ret)
{
	for (;;) {
		struct text line;
		int r = line_reader_next(&s->lines, &line);

		if (r < 0)
			return r;
		if (r == 1) {
			r = procnet_parse(s->source, line, &c->context, ret);
			if (r < 0 || (r == 1 && state_asked(s->source, ret->state)))
				return r;
			continue;
		}
		stream_end(s);
		if (s->source->family != AF_UNSPEC || ++s->table_number >= LEGACY_TABLES)
			return 0;
		r = open_table(c, s);
		if (r < 0) /* without IPv6 there is no second table */
			return r == -ENOENT ? 0 : r;
	}
}

int stream_next(struct collector *c, struct stream *s, struct socket *ret)
{
	int r = 0;

	if (s->kind == STREAM_DIAG) {
		r = diag_next(c, s, ret);
		if (r < 0)
			r = fall_back(c, s, r);
		else if (r == 0 && s->kind == STREAM_DIAG)
			s->kind = STREAM_NONE;
	}
	if (r == 0 && s->kind == STREAM_TABLE)
		r = table_next(c, s, ret);
	if (r == 1)
		s->gave = true;
	return r;
}
