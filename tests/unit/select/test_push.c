/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A filter may let through more than its conditions, never less: for random conditions and random
 * sockets, whatever matches must hold for the filter. And each column that can be said is said.
 */
#include "made_up.h"

/* ---- conditions ------------------------------------------------------------------------------ */

static void some_match(struct made_up *w, enum field field, struct match *m)
{
	struct chance *c = &w->chance;
	enum field_type type = field_facts(field)->type;

	*m = (struct match){.kind = MATCH_TEXT};
	if (type == FIELD_TYPE_IP || chance_of(c, 3)) {
		m->kind = MATCH_NETWORK;
		m->network.base = some_address(w);
		m->network.bits = (uint8_t)chance_below(c, m->network.base.family == 4 ? 33 : 129);
	} else if (type == FIELD_TYPE_INTEGER || chance_of(c, 3)) {
		m->kind = MATCH_RANGE;
		m->first = field == FIELD_NETNS_ID ? (int64_t)w->ns[0].inode : 0;
		m->first += (int64_t)chance_below(c, 12) - 2;
		m->last = chance_of(c, 50) ? m->first : m->first + (int64_t)chance_below(c, 10);
	} else {
		m->text = some_text(w);
		if (chance_of(c, 20)) {
			m->kind = MATCH_GLOB;
			m->text = chance_of(c, 50) ? TEXT("*") : TEXT("?n*");
		}
	}
}

static void some_conditions(struct made_up *w, struct conditions *list)
{
	struct chance *c = &w->chance;
	unsigned count = 1 + chance_below(c, 3);

	conditions_init(list, w->arena);
	for (unsigned i = 0; i < count; i++) {
		enum field a, b = FIELD_COUNT;
		struct condition *d;

		do /* one that a socket alone tells */
			a = (enum field)chance_below(c, FIELD_COUNT);
		while (field_facts(a)->needs & ~(unsigned)(NEED_DIRECTION | NEED_TCP_INFO));
		if (chance_of(c, 30))
			b = chance_of(c, 50) ? FIELD_LOCAL_PORT_ID : FIELD_STATE_ID;
		d = conditions_on(list, a, b == a ? FIELD_COUNT : b, false);
		assert_non_null(d);
		for (unsigned m = 0; m < 1 + chance_below(c, 3); m++) {
			struct match match;

			some_match(w, m > 0 && b != FIELD_COUNT ? b : a, &match);
			assert_int_equal(condition_add(list, d, &match), 0);
		}
	}
}

static bool all_match(const struct conditions *list, struct connection *c)
{
	const struct internal_networks none = {0};

	direction_classify(&none, c);
	return conditions_match(list, STAGE_SOCKET, c, NULL, NULL) == 1 &&
	       conditions_match(list, STAGE_FLOW, c, NULL, NULL) == 1;
}

static void test_what_matches_holds(void **state)
{
	struct made_up *w = *state;
	size_t matched = 0, left_out = 0, kept = 0;

	for (unsigned round = 0; round < 20000; round++) {
		struct collect_options options = {.v4 = true, .v6 = true};
		struct conditions list;

		arena_reset(w->arena);
		some_conditions(w, &list);
		conditions_push(&list, w->arena, &options);
		for (unsigned i = 0; i < 20; i++) {
			struct socket s;
			struct connection c = {.socket = &s};
			bool matches, holds;

			some_socket(w, &s);
			matches = all_match(&list, &c);
			holds = !options.filter || filter_holds(options.filter, &s);
			if (matches && !holds)
				fail_msg("round %u: a %s %s socket is lost", round,
				         socket_state_name(s.state),
				         socket_protocol_name(&s).bytes);
			matched += matches;
			left_out += !holds;
			kept += holds && !matches;
		}
	}
	assert_true(matched > 10000);
	assert_true(left_out > 2 * kept);
}

/* ---- each column ----------------------------------------------------------------------------- */

static const struct socket_filter *filter_of(struct made_up *w, enum field a, enum field b,
                                             const struct match *m)
{
	struct collect_options options = {0};
	struct conditions list;
	struct condition *d;

	conditions_init(&list, w->arena);
	d = conditions_on(&list, a, b, false);
	assert_non_null(d);
	assert_int_equal(condition_add(&list, d, m), 0);
	conditions_push(&list, w->arena, &options);
	return options.filter ? options.filter->first : NULL;
}

static void test_columns_that_can_be_said(void **state)
{
	const struct {
		enum field field;
		struct match match;
		enum filter_kind kind;
	} said[] = {
		{FIELD_LOCAL_PORT_ID, {.kind = MATCH_RANGE, .first = 80, .last = 90}, FILTER_PORT},
		{FIELD_REMOTE_PORT_ID, {.kind = MATCH_RANGE, .first = 80, .last = 90}, FILTER_PORT},
		{FIELD_LOCAL_IP_ID,
	         {.kind = MATCH_NETWORK, .network.base.family = 4},
	         FILTER_ADDRESS},
		{FIELD_REMOTE_IP_ID,
	         {.kind = MATCH_NETWORK, .network.base.family = 6},
	         FILTER_ADDRESS},
		{FIELD_STATE_ID, {.kind = MATCH_TEXT, .text = TEXT("LISTEN")}, FILTER_STATE},
		{FIELD_STATE_ID_ID, {.kind = MATCH_RANGE, .first = 10, .last = 10}, FILTER_STATE},
		{FIELD_TYPE_ID, {.kind = MATCH_TEXT, .text = TEXT("stream")}, FILTER_TYPE},
		{FIELD_PROTOCOL_NAME_ID,
	         {.kind = MATCH_TEXT, .text = TEXT("tcp")},
	         FILTER_PROTOCOL},
		{FIELD_PROTOCOL_NAME_ID, {.kind = MATCH_TEXT, .text = TEXT("unix")}, FILTER_ANY},
		{FIELD_PROTOCOL_NUM_ID,
	         {.kind = MATCH_RANGE, .first = 6, .last = 6},
	         FILTER_PROTOCOL},
		{FIELD_FAMILY_ID, {.kind = MATCH_GLOB, .text = TEXT("inet*")}, FILTER_FAMILY},
		{FIELD_INTERFACE_NAME_ID, {.kind = MATCH_TEXT, .text = TEXT("lo")}, FILTER_ANY},
		{FIELD_CGROUP_ID, {.kind = MATCH_TEXT, .text = TEXT("/")}, FILTER_ANY},
		{FIELD_MARK_ID, {.kind = MATCH_RANGE, .first = 5, .last = 5}, FILTER_ANY},
		{FIELD_NETNS_ID, {.kind = MATCH_RANGE, .first = 5, .last = 5}, FILTER_ANY},
		{FIELD_NETNS_NAME_ID, {.kind = MATCH_TEXT, .text = TEXT("blue")}, FILTER_ANY},
		{FIELD_LOCAL_PATH_ID, {.kind = MATCH_GLOB, .text = TEXT("*")}, FILTER_FAMILY},
		{FIELD_DIRECTION_ID, {.kind = MATCH_TEXT, .text = TEXT("Inbound")}, FILTER_ANY},
		{FIELD_BOUNDARY_ID_ID, {.kind = MATCH_RANGE, .first = 3, .last = 3}, FILTER_ANY},
		{FIELD_TCP_RTT_US_ID,
	         {.kind = MATCH_RANGE, .first = 0, .last = 9},
	         FILTER_PROTOCOL},
	};
	struct made_up *w = *state;

	for (size_t i = 0; i < ARRAY_LEN(said); i++) {
		const struct socket_filter *f =
			filter_of(w, said[i].field, FIELD_COUNT, &said[i].match);

		if (!f)
			fail_msg("%s is not said", field_facts(said[i].field)->name);
		assert_int_equal(f->kind, said[i].kind);
	}
}

static void test_columns_that_cannot(void **state)
{
	const struct match glob = {.kind = MATCH_GLOB, .text = TEXT("e*")};
	static const struct match none = {.kind = MATCH_RANGE, .first = 0, .last = 3};
	static const struct match some = {.kind = MATCH_RANGE, .first = 5, .last = 9};
	struct made_up *w = *state;

	assert_null(filter_of(w, FIELD_INTERFACE_NAME_ID, FIELD_COUNT, &glob));
	assert_null(filter_of(w, FIELD_INODE_ID, FIELD_COUNT, &some));
	assert_null(filter_of(w, FIELD_MARK_ID, FIELD_COUNT, &some));
	/* 0 is the direction of listeners, too */
	assert_null(filter_of(w, FIELD_DIRECTION_ID_ID, FIELD_COUNT, &none));
	/* the other of two columns may be the one */
	assert_null(filter_of(w, FIELD_LOCAL_PORT_ID, FIELD_INODE_ID, &some));
	assert_non_null(filter_of(w, FIELD_LOCAL_PORT_ID, FIELD_REMOTE_PORT_ID, &some));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_what_matches_holds, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_columns_that_can_be_said, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_columns_that_cannot, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
