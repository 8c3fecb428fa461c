/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Socket filters. The first byte chooses: bytecode to be put in words ('w'), or a filter of ports,
 * networks, marks and states ('f'), whose program the kernel's audit must take.
 */
#include "../tests/unit/collect/filter_judges.h"
#include "fuzz.h"

#define NODES_MAX 200u

/* ---- words ----------------------------------------------------------------------------------- */

static void describe(struct text code)
{
	struct buffer words;
	size_t lines = 0;
	int r;

	buffer_init(&words, (size_t)64 << 20);
	r = filter_describe(code, "", &words);
	MUST(r == 0 || r == -EBADMSG);
	for (size_t i = 0; i < words.len; i++)
		lines += words.bytes[i] == '\n';
	MUST(lines <= code.len / sizeof(struct inet_diag_bc_op));
	buffer_done(&words);
}

/* ---- filters --------------------------------------------------------------------------------- */

struct reader {
	const uint8_t *at, *end;
	struct arena *arena;
	unsigned nodes;
};

static uint8_t take_byte(struct reader *r)
{
	return r->at < r->end ? *r->at++ : 0;
}

static uint16_t take_u16(struct reader *r)
{
	uint16_t high = take_byte(r);

	return (uint16_t)(high << 8 | take_byte(r));
}

static void take_ports(struct reader *r, struct socket_filter *f)
{
	struct port_range *list = arena_take(r->arena, 256 * sizeof(*list));

	MUST(list != NULL);
	f->ports.list = list;
	f->ports.count = take_byte(r);
	for (size_t i = 0; i < f->ports.count; i++) {
		list[i].first = take_u16(r);
		list[i].last = take_u16(r);
	}
}

static void take_networks(struct reader *r, struct socket_filter *f)
{
	struct network *list = arena_take(r->arena, 256 * sizeof(*list));

	MUST(list != NULL);
	f->networks.list = list;
	f->networks.count = take_byte(r);
	for (size_t i = 0; i < f->networks.count; i++) {
		uint8_t head = take_byte(r);

		list[i].base.family = head & 1 ? 6 : 4;
		list[i].bits = take_byte(r);
		for (size_t b = 0; b < (head & 1 ? 16u : 4u); b++)
			list[i].base.bytes[b] = head & 2 ? take_byte(r) : (uint8_t)i;
	}
}

static struct socket_filter *take_filter(struct reader *r)
{
	static const enum filter_kind kinds[] = {FILTER_ALL,   FILTER_ANY,     FILTER_PORT,
	                                         FILTER_PORT,  FILTER_ADDRESS, FILTER_MARK,
	                                         FILTER_STATE, FILTER_FAMILY};
	struct socket_filter *f = arena_take(r->arena, sizeof(*f));
	uint8_t head = take_byte(r);

	MUST(f != NULL);
	f->kind = kinds[head % ARRAY_LEN(kinds)];
	f->is_not = head & 0x80;
	f->is_remote = head & 0x40;
	if (f->kind == FILTER_PORT) {
		take_ports(r, f);
	} else if (f->kind == FILTER_ADDRESS) {
		take_networks(r, f);
	} else if (f->kind == FILTER_MARK) {
		f->mark.value = take_u16(r);
		f->mark.mask = take_u16(r);
	} else if (f->kind == FILTER_STATE || f->kind == FILTER_FAMILY) {
		f->bits = take_u16(r);
	} else {
		for (unsigned parts = head >> 3 & 7; parts > 0 && r->nodes < NODES_MAX; parts--) {
			r->nodes++;
			filter_add(f, take_filter(r));
		}
	}
	return f;
}

static void compile(struct reader *r)
{
	struct filter_place at = {.arena = r->arena};
	const struct socket_filter *f = take_filter(r);

	for (size_t i = 0; i < diag_source_count; i++) {
		struct dump_plan plan;

		at.source = &diag_sources[i];
		filter_plan(f, &at, &plan);
		MUST(plan.code.len <= FILTER_CODE_MAX);
		MUST(plan.code.len == 0 || audit(plan.code) == NULL);
		describe(plan.code);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct reader r = {.at = data + 1, .end = data + size};

	if (size == 0)
		return 0;
	if (data[0] == 'w') {
		describe((struct text){(const char *)data + 1, size - 1});
	} else if (data[0] == 'f') {
		MUST(arena_new((size_t)64 << 20, &r.arena) == 0);
		compile(&r);
		arena_free(r.arena);
	}
	return 0;
}
