/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "cli/cli.h"

/* A million rows of the table's columns are about 200 MB. */
#define MOST_MEMORY ((size_t)8 << 30)
#define FIRST_ROOM 256u

/* A value takes eight bytes and one for its type: a row of a host with a million sockets must stay
 * small. Texts lie behind the row, each with its length before it. */
union slot {
	int64_t integer;
	const char *text; /* a uint32_t, then so many bytes */
};
struct kept_row {
	size_t number;      /* its place before the sorting */
	union slot slots[]; /* `columns` of them, then as many types, then whether it is partial */
};
struct rows {
	struct arena *arena;
	size_t columns, count, room;
	struct kept_row **list;
	struct cq_value *shown; /* what rows_at answers */
};

static uint8_t *row_types(const struct rows *r, struct kept_row *row)
{
	return (uint8_t *)(void *)&row->slots[r->columns];
}

int rows_new(size_t columns, struct rows **ret)
{
	struct rows *r = calloc(1, sizeof(*r));

	if (!r)
		return -ENOMEM;
	r->columns = columns;
	r->shown = calloc(columns ? columns : 1, sizeof(*r->shown));
	if (!r->shown || arena_new(MOST_MEMORY, &r->arena) < 0) {
		rows_free(r);
		return -ENOMEM;
	}
	*ret = r;
	return 0;
}

struct rows *rows_free(struct rows *r)
{
	if (!r)
		return NULL;
	arena_free(r->arena);
	free(r->list);
	free(r->shown);
	free(r);
	return NULL;
}

void rows_freep(struct rows **r)
{
	*r = rows_free(*r);
}

size_t rows_count(const struct rows *r)
{
	return r->count;
}

/* ---- adding -------------------------------------------------------------------------------------
 */

static int make_room(struct rows *r)
{
	size_t room = r->room ? r->room * 2 : FIRST_ROOM;
	struct kept_row **bigger;

	if (r->count < r->room)
		return 0;
	bigger = reallocarray(r->list, room, sizeof(struct kept_row *));
	if (!bigger)
		return -ENOMEM;
	r->list = bigger;
	r->room = room;
	return 0;
}

static size_t texts_size(const struct cq_row *row)
{
	size_t size = 0;

	for (size_t i = 0; i < row->count; i++)
		if (row->values[i].type == CQ_TEXT)
			size += sizeof(uint32_t) + row->values[i].len;
	return size;
}

/* Appends a text behind the row; returns where the next one goes. */
static char *keep_text(char *place, const struct cq_value *v)
{
	uint32_t len = (uint32_t)v->len;

	memcpy(place, &len, sizeof(len));
	if (len > 0)
		memcpy(place + sizeof(len), v->text, len);
	return place + sizeof(len) + len;
}

int rows_add(struct rows *r, const struct cq_row *row)
{
	size_t fixed = sizeof(struct kept_row) + r->columns * (sizeof(union slot) + 1) + 1;
	struct kept_row *kept;
	uint8_t *types;
	char *texts;

	if (row->count != r->columns)
		return -EINVAL;
	if (make_room(r) < 0)
		return -ENOMEM;
	kept = arena_take(r->arena, fixed + texts_size(row));
	if (!kept)
		return -ENOMEM;
	types = row_types(r, kept);
	texts = (char *)kept + fixed;
	for (size_t i = 0; i < row->count; i++) {
		const struct cq_value *v = &row->values[i];

		types[i] = (uint8_t)v->type;
		if (v->type == CQ_TEXT) {
			kept->slots[i].text = texts;
			texts = keep_text(texts, v);
		} else {
			kept->slots[i].integer = v->integer;
		}
	}
	types[r->columns] = row->partial;
	r->list[r->count++] = kept;
	return 0;
}

/* ---- reading ------------------------------------------------------------------------------------
 */

static struct text slot_text(union slot s)
{
	uint32_t len;

	memcpy(&len, s.text, sizeof(len));
	return (struct text){s.text + sizeof(len), len};
}

struct cq_row rows_at(const struct rows *r, size_t number)
{
	struct kept_row *kept = r->list[number];
	const uint8_t *types = row_types(r, kept);

	for (size_t i = 0; i < r->columns; i++) {
		struct cq_value *v = &r->shown[i];

		*v = (struct cq_value){.type = (enum cq_type)types[i]};
		if (v->type == CQ_TEXT) {
			struct text t = slot_text(kept->slots[i]);

			v->text = t.bytes;
			v->len = t.len;
		} else {
			v->integer = kept->slots[i].integer;
		}
	}
	return (struct cq_row){r->shown, r->columns, types[r->columns] != 0};
}

/* ---- sorting ------------------------------------------------------------------------------------
 */

struct sorting {
	const struct rows *rows;
	const struct sort_key *keys;
	size_t count;
	struct address **addresses; /* of a key that is as_ip: by a row's number */
};

/* An order of types, so that what is no number (or no address) still has a place; NULL is last. */
static int type_rank(uint8_t type)
{
	return type == CQ_INTEGER ? 0 : type == CQ_TEXT ? 1 : 2;
}

static int compare_integers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int compare_by(const struct sorting *s, size_t key, struct kept_row *a, struct kept_row *b)
{
	const struct sort_key *k = &s->keys[key];
	uint8_t type_a = row_types(s->rows, a)[k->column],
		type_b = row_types(s->rows, b)[k->column];
	union slot of_a = a->slots[k->column], of_b = b->slots[k->column];
	int order;

	if (type_a == CQ_NULL || type_b == CQ_NULL) /* whichever way the others go */
		return type_rank(type_a) - type_rank(type_b);
	if (type_a != type_b)
		order = type_rank(type_a) - type_rank(type_b);
	else if (type_a == CQ_INTEGER)
		order = compare_integers(of_a.integer, of_b.integer);
	else if (s->addresses[key])
		order = address_compare(s->addresses[key][a->number], s->addresses[key][b->number]);
	else
		order = text_compare(slot_text(of_a), slot_text(of_b));
	return k->descending ? -order : order;
}

static int compare_rows(const void *left, const void *right, void *context)
{
	struct kept_row *a = *(struct kept_row *const *)left, *b = *(struct kept_row *const *)right;
	const struct sorting *s = context;

	for (size_t i = 0; i < s->count; i++) {
		int order = compare_by(s, i, a, b);

		if (order != 0)
			return order;
	}
	return a->number < b->number ? -1 : 1;
}

/* Each address once, not at every comparison. What is no address stays "none", before all. */
static int read_addresses(struct sorting *s, size_t key, struct arena *memory)
{
	const struct rows *r = s->rows;
	size_t column = s->keys[key].column;
	struct address *list = arena_take(memory, r->count * sizeof(*list));

	if (!list)
		return -ENOMEM;
	s->addresses[key] = list;
	for (size_t i = 0; i < r->count; i++)
		if (row_types(r, r->list[i])[column] == CQ_TEXT)
			(void)address_parse(slot_text(r->list[i]->slots[column]), &list[i]);
	return 0;
}

int rows_sort(struct rows *r, const struct sort_key *keys, size_t count)
{
	CQ_CLEANUP(arena_freep) struct arena *memory = NULL;
	struct sorting s = {r, keys, count, NULL};

	if (count == 0 || r->count == 0)
		return 0;
	if (arena_new(MOST_MEMORY, &memory) < 0)
		return -ENOMEM;
	s.addresses = arena_take(memory, count * sizeof(*s.addresses));
	if (!s.addresses)
		return -ENOMEM;
	for (size_t i = 0; i < r->count; i++)
		r->list[i]->number = i;
	for (size_t i = 0; i < count; i++)
		if (keys[i].as_ip && read_addresses(&s, i, memory) < 0)
			return -ENOMEM;
	qsort_r(r->list, r->count, sizeof(struct kept_row *), compare_rows, &s);
	return 0;
}
