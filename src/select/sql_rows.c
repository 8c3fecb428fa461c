/* SPDX-License-Identifier: Apache-2.0 */
/* The rows that a table made for a statement. */
#include <stdlib.h>

#include "select/sql_state.h"

#define FIRST_CELLS 64u
#define CHUNK_BYTES (64u << 10)

struct chunk {
	struct chunk *before;
	size_t used, room;
	char bytes[];
};

/* ---- memory -----------------------------------------------------------------------------------
 */

static void count_memory(struct sql_rows *rows, size_t more)
{
	rows->memory += more;
	rows->sql->row_memory += more;
}

static struct cell *next_cell(struct sql_rows *rows)
{
	if (rows->cell_count == rows->cell_room) {
		size_t room = rows->cell_room ? rows->cell_room * 2 : FIRST_CELLS;
		struct cell *cells = reallocarray(rows->cells, room, sizeof(*cells));

		if (!cells) {
			rows->error = -ENOMEM;
			return NULL;
		}
		count_memory(rows, (room - rows->cell_room) * sizeof(*cells));
		rows->cells = cells;
		rows->cell_room = room;
	}
	return &rows->cells[rows->cell_count++];
}

static char *take_bytes(struct sql_rows *rows, size_t len)
{
	struct chunk *c = rows->chunks;

	if (!c || c->room - c->used < len) {
		size_t room = len > CHUNK_BYTES ? len : CHUNK_BYTES;

		c = malloc(sizeof(*c) + room);
		if (!c) {
			rows->error = -ENOMEM;
			return NULL;
		}
		*c = (struct chunk){.before = rows->chunks, .room = room};
		rows->chunks = c;
		count_memory(rows, sizeof(*c) + room);
	}
	c->used += len;
	return c->bytes + c->used - len;
}

void rows_init(struct sql_rows *rows, struct sql *s, size_t columns)
{
	*rows = (struct sql_rows){.sql = s, .columns = columns};
}

void rows_done(struct sql_rows *rows)
{
	struct chunk *c = rows->chunks;

	while (c) {
		struct chunk *before = c->before;

		free(c);
		c = before;
	}
	free(rows->cells);
	free(rows->ids);
	if (rows->sql)
		rows->sql->row_memory -= rows->memory;
	rows_init(rows, rows->sql, rows->columns);
}

/* ---- making -----------------------------------------------------------------------------------
 */

/* Behind the last column there is nothing: a table that adds more has a bug. */
static struct cell *new_cell(struct sql_rows *rows)
{
	if (rows->error)
		return NULL;
	if (rows->cell_count >= (rows->count + 1) * rows->columns) {
		rows->error = -EINVAL;
		return NULL;
	}
	return next_cell(rows);
}

void row_null(struct sql_rows *rows)
{
	struct cell *c = new_cell(rows);

	if (c)
		*c = (struct cell){.kind = SQL_NULL};
}

void row_integer(struct sql_rows *rows, int64_t n)
{
	struct cell *c = new_cell(rows);

	if (c)
		*c = (struct cell){.kind = SQL_INTEGER, .integer = n};
}

void row_real(struct sql_rows *rows, double d)
{
	struct cell *c = new_cell(rows);

	if (c)
		*c = (struct cell){.kind = SQL_REAL, .real = d};
}

void row_text(struct sql_rows *rows, struct text t)
{
	struct cell *c;
	char *bytes;

	if (!t.bytes) {
		row_null(rows);
		return;
	}
	c = new_cell(rows);
	bytes = c ? take_bytes(rows, t.len) : NULL;
	if (!bytes)
		return;
	if (t.len > 0)
		memcpy(bytes, t.bytes, t.len);
	*c = (struct cell){.kind = SQL_TEXT, .len = (uint32_t)t.len, .bytes = bytes};
}

void row_value(struct sql_rows *rows, const struct value *v)
{
	if (v->kind == VALUE_INTEGER)
		row_integer(rows, v->integer);
	else
		row_text(rows, v->kind == VALUE_NULL ? TEXT_NONE : v->text);
}

int row_end(struct sql_rows *rows)
{
	while (!rows->error && rows->cell_count < (rows->count + 1) * rows->columns)
		row_null(rows);
	if (rows->error)
		return rows->error;
	rows->count++;
	rows->error = guard_check_memory(rows->sql, NULL);
	return rows->error;
}

/* ---- reading ----------------------------------------------------------------------------------
 */

const struct cell *rows_cell(const struct sql_rows *rows, size_t row, size_t column)
{
	return &rows->cells[row * rows->columns + column];
}

/* ---- names ------------------------------------------------------------------------------------
 */

static uint64_t cell_hash(const struct cell *c)
{
	uint64_t parts[2] = {c->kind, 0};

	switch ((enum sql_value_kind)c->kind) {
	case SQL_NULL:
		break;
	case SQL_INTEGER:
		parts[1] = (uint64_t)c->integer;
		break;
	case SQL_REAL:
		memcpy(&parts[1], &c->real, sizeof(c->real));
		break;
	case SQL_TEXT:
	case SQL_BLOB:
		parts[1] = hash_bytes(c->bytes, c->len);
		break;
	}
	return hash_bytes(parts, sizeof(parts));
}

static uint64_t row_hash(const struct sql_rows *rows, size_t row)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < rows->columns; i++) {
		uint64_t parts[2] = {hash, cell_hash(rows_cell(rows, row, i))};

		hash = hash_bytes(parts, sizeof(parts));
	}
	return hash;
}

/* Rows alike are told apart by which of them this is. */
static int name_rows(struct sql_rows *rows, struct map *seen)
{
	for (size_t row = 0; row < rows->count; row++) {
		uint64_t parts[2] = {row_hash(rows, row), 0};
		uint32_t *times = map_at(seen, parts[0]);

		if (!times)
			return -ENOMEM;
		*times = *times == MAP_NONE ? 0 : *times + 1;
		parts[1] = *times;
		rows->ids[row] = (int64_t)hash_bytes(parts, sizeof(parts));
	}
	return 0;
}

int rows_id(struct sql_rows *rows, size_t row, int64_t *ret)
{
	if (!rows->ids) {
		struct map seen = {0};
		int error;

		rows->ids = calloc(rows->count + 1, sizeof(*rows->ids));
		if (!rows->ids)
			return -ENOMEM;
		count_memory(rows, (rows->count + 1) * sizeof(*rows->ids));
		error = name_rows(rows, &seen);
		map_done(&seen);
		if (error < 0)
			return error;
	}
	*ret = rows->ids[row];
	return 0;
}
