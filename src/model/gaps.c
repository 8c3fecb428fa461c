/* SPDX-License-Identifier: Apache-2.0 */
#include "model/model.h"

#include <stdlib.h>

/* A user may make namespaces without end, and each may be a gap. */
#define MOST_MEMORY (4u << 20)
#define MOST_GAPS 16384

int gaps_init(struct gaps *g)
{
	*g = (struct gaps){0};
	return arena_new(MOST_MEMORY, &g->arena);
}

void gaps_done(struct gaps *g)
{
	free(g->list);
	arena_free(g->arena);
	*g = (struct gaps){0};
}

static struct gap *find(const struct gaps *g, const struct gap *wanted)
{
	for (size_t i = 0; i < g->count; i++) {
		struct gap *have = &g->list[i];

		if (have->netns == wanted->netns && have->error == wanted->error &&
		    have->kind == wanted->kind && text_equal(have->source, wanted->source))
			return have;
	}
	return NULL;
}

static int make_room(struct gaps *g)
{
	if (g->count < g->room)
		return 0;
	size_t room = g->room ? 2 * g->room : 16;
	struct gap *list = room <= MOST_GAPS ? reallocarray(g->list, room, sizeof(*list)) : NULL;
	if (!list)
		return -ENOMEM;
	g->list = list;
	g->room = room;
	return 0;
}

void gaps_add(struct gaps *g, enum gap_kind kind, const char *source, uint64_t netns, int error,
              const char *detail_format, ...)
{
	struct gap gap = {kind, text_of(source), TEXT_NONE, netns, error, 1};
	struct gap *same = find(g, &gap);
	char detail[512];
	va_list args;

	if (same) {
		same->count++;
		return;
	}
	va_start(args, detail_format);
	size_t len = words_vprintf(detail, sizeof(detail), detail_format, args);
	va_end(args);
	if (g->arena) {
		gap.source = arena_text(g->arena, gap.source);
		gap.detail = arena_text(g->arena, (struct text){detail, len});
	}
	if (!g->arena || !gap.source.bytes || !gap.detail.bytes || make_room(g) < 0) {
		g->overflow = true;
		return;
	}
	g->list[g->count++] = gap;
}
