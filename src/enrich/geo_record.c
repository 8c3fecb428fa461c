/* SPDX-License-Identifier: Apache-2.0 */
#include "enrich/geo_record.h"

/* The format's types (MaxMind DB File Format Specification 2.0). */
enum type {
	TYPE_EXTENDED,
	TYPE_POINTER,
	TYPE_TEXT,
	TYPE_DOUBLE,
	TYPE_BYTES,
	TYPE_UINT16,
	TYPE_UINT32,
	TYPE_MAP,
	TYPE_INT32,
	TYPE_UINT64,
	TYPE_UINT128,
	TYPE_ARRAY,
	TYPE_CACHE,
	TYPE_END,
	TYPE_BOOLEAN,
	TYPE_FLOAT,
	TYPE_COUNT
};
#define PATH_ROOM 128u

/* A map or an array whose values are being read. */
struct level {
	size_t resume; /* where its parent goes on; 0: behind its last value */
	uint32_t left, number;
	size_t path_len; /* of the path to it */
	bool is_map;
};
struct record {
	const uint8_t *bytes;
	size_t size, at;
	struct level levels[RECORD_DEPTH];
	size_t depth;
	char path[PATH_ROOM];
	size_t path_len; /* more than PATH_ROOM: it did not fit */
	uint32_t values;
};
struct head {
	enum type type;
	uint32_t size;
};

/* ---- bytes ------------------------------------------------------------------------------------
 */

/* Big end first; moves behind them. */
static int take_number(struct record *r, size_t len, uint64_t *ret)
{
	if (len > sizeof(*ret) || len > r->size - r->at)
		return -EBADMSG;
	*ret = 0;
	for (size_t i = 0; i < len; i++)
		*ret = *ret << 8 | r->bytes[r->at++];
	return 0;
}

/* A pointer's size says how many bytes it has and what is added to them. */
static int take_pointer(struct record *r, uint8_t control, uint32_t *ret)
{
	static const uint32_t added[] = {0, 2048, 526336, 0};
	unsigned kind = control >> 3 & 3;
	uint64_t number, high = kind == 3 ? 0 : control & 7u;

	if (take_number(r, kind + 1, &number) < 0)
		return -EBADMSG;
	*ret = (uint32_t)((high << 8 * (kind + 1)) + number + added[kind]);
	return 0;
}

static int take_size(struct record *r, uint8_t control, uint32_t *ret)
{
	static const uint32_t added[] = {29, 285, 65821};
	uint32_t size = control & 31;
	uint64_t number = 0;

	*ret = size;
	if (size < 29)
		return 0;
	if (take_number(r, size - 28, &number) < 0)
		return -EBADMSG;
	*ret = added[size - 29] + (uint32_t)number;
	return 0;
}

static int take_head(struct record *r, struct head *ret)
{
	uint64_t control, more;

	if (take_number(r, 1, &control) < 0)
		return -EBADMSG;
	ret->type = (enum type)(control >> 5);
	if (ret->type == TYPE_POINTER)
		return take_pointer(r, (uint8_t)control, &ret->size);
	if (ret->type == TYPE_EXTENDED) {
		if (take_number(r, 1, &more) < 0 || more + 7 >= TYPE_COUNT)
			return -EBADMSG;
		ret->type = (enum type)(more + 7);
	}
	return take_size(r, (uint8_t)control, &ret->size);
}

/* The same behind the pointer, should it be one; *ret_resume: where what follows the pointer is. */
static int take_value_head(struct record *r, struct head *ret, size_t *ret_resume)
{
	*ret_resume = 0;
	if (take_head(r, ret) < 0)
		return -EBADMSG;
	if (ret->type != TYPE_POINTER)
		return 0;
	*ret_resume = r->at;
	if (ret->size >= r->size)
		return -EBADMSG;
	r->at = ret->size;
	if (take_head(r, ret) < 0 || ret->type == TYPE_POINTER) /* none points to another */
		return -EBADMSG;
	return 0;
}

static int take_text(struct record *r, uint32_t size, struct text *ret)
{
	if (size > r->size - r->at)
		return -EBADMSG;
	*ret = (struct text){(const char *)r->bytes + r->at, size};
	r->at += size;
	return 0;
}

/* ---- paths ------------------------------------------------------------------------------------
 */

static void path_add(struct record *r, struct text t)
{
	size_t dot = r->path_len > 0, room = PATH_ROOM - r->path_len;

	if (r->path_len > PATH_ROOM || t.len + dot > room) {
		r->path_len = PATH_ROOM + 1;
		return;
	}
	if (dot)
		r->path[r->path_len++] = '.';
	if (t.len > 0)
		memcpy(r->path + r->path_len, t.bytes, t.len);
	r->path_len += t.len;
}

/* The next key of a map, or the number in an array. */
static int take_name(struct record *r, struct level *l)
{
	struct text name;
	struct head head;
	size_t resume;
	char digits[DECIMAL_LEN];

	r->path_len = l->path_len;
	if (!l->is_map) {
		name = (struct text){digits, decimal_u64(digits, l->number++)};
		path_add(r, name);
		return 0;
	}
	if (take_value_head(r, &head, &resume) < 0 || head.type != TYPE_TEXT ||
	    take_text(r, head.size, &name) < 0)
		return -EBADMSG;
	if (resume)
		r->at = resume;
	path_add(r, name);
	return 0;
}

/* ---- values -----------------------------------------------------------------------------------
 */

static int take_real(struct record *r, const struct head *head, double *ret)
{
	uint64_t bits;
	uint32_t short_bits;
	float number;

	if (head->size != (head->type == TYPE_DOUBLE ? 8u : 4u) ||
	    take_number(r, head->size, &bits) < 0)
		return -EBADMSG;
	if (head->type == TYPE_DOUBLE) {
		memcpy(ret, &bits, sizeof(*ret));
		return 0;
	}
	short_bits = (uint32_t)bits;
	memcpy(&number, &short_bits, sizeof(number));
	*ret = (double)number;
	return 0;
}

static int take_plain(struct record *r, const struct head *head, struct record_value *v)
{
	struct text unused;

	switch (head->type) {
	case TYPE_TEXT:
		v->kind = RECORD_TEXT;
		return take_text(r, head->size, &v->text);
	case TYPE_DOUBLE:
	case TYPE_FLOAT:
		v->kind = RECORD_REAL;
		return take_real(r, head, &v->real);
	case TYPE_UINT16:
	case TYPE_UINT32:
	case TYPE_UINT64:
		v->kind = RECORD_INTEGER;
		return take_number(r, head->size, &v->integer);
	case TYPE_BOOLEAN: /* its size is its value */
		return head->size > 1 ? -EBADMSG : 0;
	case TYPE_BYTES:
	case TYPE_INT32:
	case TYPE_UINT128:
		return take_text(r, head->size, &unused);
	case TYPE_EXTENDED:
	case TYPE_POINTER:
	case TYPE_MAP:
	case TYPE_ARRAY:
	case TYPE_CACHE:
	case TYPE_END:
	case TYPE_COUNT:
		break;
	}
	return -EBADMSG;
}

static int open_level(struct record *r, const struct head *head, size_t resume)
{
	if (r->depth == RECORD_DEPTH)
		return -EBADMSG;
	r->levels[r->depth++] = (struct level){.resume = resume,
	                                       .left = head->size,
	                                       .path_len = r->path_len,
	                                       .is_map = head->type == TYPE_MAP};
	return 0;
}

static int take_value(struct record *r, record_fn tell, void *context)
{
	struct record_value v = {.kind = RECORD_OTHER};
	struct head head;
	size_t resume;

	if (++r->values > RECORD_VALUES || take_value_head(r, &head, &resume) < 0)
		return -EBADMSG;
	if (head.type == TYPE_MAP || head.type == TYPE_ARRAY)
		return open_level(r, &head, resume);
	if (take_plain(r, &head, &v) < 0)
		return -EBADMSG;
	if (resume)
		r->at = resume;
	if (r->path_len <= PATH_ROOM)
		v.path = (struct text){r->path, r->path_len};
	tell(context, &v);
	return 0;
}

static void close_level(struct record *r)
{
	const struct level *l = &r->levels[--r->depth];

	if (l->resume)
		r->at = l->resume;
}

int record_read(const uint8_t *section, size_t size, size_t at, record_fn tell, void *context)
{
	struct record r = {.bytes = section, .size = size, .at = at};
	int error;

	if (at >= size)
		return -EBADMSG;
	error = take_value(&r, tell, context);
	while (error == 0 && r.depth > 0) {
		struct level *l = &r.levels[r.depth - 1];

		if (l->left == 0) {
			close_level(&r);
			continue;
		}
		l->left--;
		error = take_name(&r, l);
		if (error == 0)
			error = take_value(&r, tell, context);
	}
	return error;
}
