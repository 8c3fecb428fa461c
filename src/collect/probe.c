/* SPDX-License-Identifier: Apache-2.0 */
/* What a collector could see: which sources would answer, and which namespaces it came to know. */
#include "collect/sources.h"

/* So that it takes no answer to a dump of the run for one of its own. */
#define FIRST_SEQUENCE (1u << 29)

/* A dump is read to its end, as one that is broken off would stand in the way of the next; of a
 * table the first socket is enough. */
static int list_some(struct collector *c, struct stream *stream, const struct diag_source *source)
{
	struct socket s;
	int r = stream_start(c, stream, source);

	while (r >= 0 && (r = stream_next(c, stream, &s)) == 1 && !stream->is_table)
		;
	stream_end(stream);
	return r < 0 ? r : 0;
}

static struct source_answer ask(struct collector *c, struct stream *stream,
                                const struct diag_source *source)
{
	struct source_answer answer = {.name = source->name, .way = SOURCE_UNREGISTERED};
	struct diag_source without_states = *source;
	int r;

	if (source->registered && protocol_count(c, source->registered) < 0)
		return answer;
	/* in no state there are no sockets to be listed: whoever answers does so at once */
	without_states.states = 0;
	r = list_some(c, stream, &without_states);
	answer.way = r < 0 ? SOURCE_NONE : stream->is_table ? SOURCE_TABLE : SOURCE_DIAG;
	answer.is_second_best = source->parse && stream->is_table;
	answer.error = r < 0 && !stream->diag_error ? -r : stream->diag_error;
	return answer;
}

int collector_probe(struct collector *c,
                    int (*each)(void *context, const struct source_answer *answer), void *context)
{
	struct stream stream = {.table_fd = -1, .dump.sequence = FIRST_SEQUENCE};
	struct ns_entry *e = c->list.entries[0];
	int r = ns_open_enter(c, e);

	if (r < 0)
		return r;
	ns_open_read_protocols(c);
	c->context.ns = &e->facts;
	for (size_t i = 0; i < diag_source_count && r == 0; i++) {
		struct source_answer answer = ask(c, &stream, &diag_sources[i]);

		r = each(context, &answer);
	}
	return r;
}

int collector_namespaces(const struct collector *c,
                         int (*each)(void *context, const struct netns_view *view), void *context)
{
	int r = 0;

	for (size_t i = 0; i < c->list.count && r == 0; i++) {
		const struct ns_entry *e = c->list.entries[i];
		struct netns_view view = {&e->facts, e->way.path, e->error};

		r = each(context, &view);
	}
	return r;
}
