/* SPDX-License-Identifier: Apache-2.0 */
#include "encode/json.h"

#include <stdlib.h>

#define LONGEST_EVENT ((size_t)64 << 20)
/* What is kept of parts that repeat. A process takes about 3 KiB; beyond this one more process is
 * written anew for each of its sockets. */
#define LONGEST_KEPT ((size_t)16 << 20)

struct part {
	size_t at, len; /* in ndjson.kept */
};
struct ndjson {
	struct event_builder *builder;
	struct json_writer json;
	struct writer_ops ops;
	struct buffer out;
	struct buffer kept;
	struct part *parts;
	uint32_t count, room;
	struct map by_key; /* to an index of parts */
	struct part small[SMALL_PARTS];
	/* The part that is being written. */
	struct part *is_small; /* where it goes; NULL: by the key */
	uint64_t key;
	size_t start;
};

static struct ndjson *ndjson_of(struct writer *w)
{
	return container_of(w, struct ndjson, json.base);
}

/* Keys point to structs, so the lowest bits of one are free to tell its parts apart. */
static uint64_t part_key(enum writer_part part, const void *key)
{
	return (uint64_t)(uintptr_t)key + (uint64_t)part;
}

static void begin_part(struct ndjson *n, uint64_t key, struct part *is_small)
{
	n->key = key;
	n->is_small = is_small;
	/* the comma before the first member is not the part's */
	n->start = n->out.len + n->json.needs_comma;
}

static void splice(struct ndjson *n, const struct part *p)
{
	json_writer_splice(&n->json, (struct text){n->kept.bytes + p->at, p->len});
}

static bool recall(struct writer *w, enum writer_part part, const void *key)
{
	struct ndjson *n = ndjson_of(w);
	uint64_t number = part_key(part, key);
	uint32_t index = map_get(&n->by_key, number);

	if (index == MAP_NONE)
		begin_part(n, number, NULL);
	else
		splice(n, &n->parts[index]);
	return index != MAP_NONE;
}

static bool recall_small(struct writer *w, unsigned number)
{
	struct ndjson *n = ndjson_of(w);
	struct part *p = &n->small[number];

	if (p->len)
		splice(n, p);
	else
		begin_part(n, 0, p);
	return p->len;
}

static int grow_parts(struct ndjson *n)
{
	if (n->count < n->room)
		return 0;
	uint32_t room = n->room ? n->room * 2 : 64;
	struct part *parts = reallocarray(n->parts, room, sizeof(*parts));
	if (!parts)
		return -ENOMEM;
	n->parts = parts;
	n->room = room;
	return 0;
}

/* Without memory, or over the bound, the part is simply written again next time. */
static void keep(struct writer *w)
{
	struct ndjson *n = ndjson_of(w);
	size_t at = n->kept.len;
	size_t len = n->out.len > n->start ? n->out.len - n->start : 0;

	if (buffer_error(&n->out) || grow_parts(n) < 0)
		return;
	buffer_add(&n->kept, n->out.bytes + n->start, len);
	if (buffer_error(&n->kept)) {
		n->kept.error = 0;
		return;
	}
	if (n->is_small) {
		*n->is_small = (struct part){at, len};
		return;
	}
	uint32_t *index = map_at(&n->by_key, n->key);
	if (!index) {
		n->kept.len = at;
		return;
	}
	*index = n->count;
	n->parts[n->count++] = (struct part){at, len};
}

int ndjson_new(struct event_builder *builder, struct ndjson **ret)
{
	struct ndjson *n = calloc(1, sizeof(*n));

	if (!n)
		return -ENOMEM;
	n->builder = builder;
	n->ops = json_writer_ops;
	n->ops.recall = recall;
	n->ops.recall_small = recall_small;
	n->ops.keep = keep;
	buffer_init(&n->out, LONGEST_EVENT);
	buffer_init(&n->kept, LONGEST_KEPT);
	map_init(&n->by_key);
	*ret = n;
	return 0;
}

struct ndjson *ndjson_free(struct ndjson *n)
{
	if (!n)
		return NULL;
	buffer_done(&n->out);
	buffer_done(&n->kept);
	map_done(&n->by_key);
	free(n->parts);
	free(n);
	return NULL;
}

void ndjson_freep(struct ndjson **n)
{
	*n = ndjson_free(*n);
}

int ndjson_encode(struct ndjson *n, const struct event *e, struct text *ret)
{
	struct writer *w = &n->json.base;
	const struct connection *c = e->connection;

	buffer_clear(&n->out);
	json_writer_init(&n->json, &n->out);
	w->ops = &n->ops;
	w->ops->open(w, TEXT_NONE, false);
	int r = event_write_run(n->builder, w);
	if (r == 0 && c && c->process)
		r = event_write_process(n->builder, c, w);
	if (r == 0)
		r = event_write_rest(n->builder, e, w);
	w->ops->close(w);
	if (r == 0)
		r = buffer_error(&n->out);
	if (r == 0)
		*ret = buffer_text(&n->out);
	return r;
}
