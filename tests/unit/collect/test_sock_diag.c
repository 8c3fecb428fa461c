/* SPDX-License-Identifier: Apache-2.0 */
/* What a dump can do instead of answering, replayed: the kernel does it too seldom to be waited
 * for. */
#include <netinet/in.h>

#include "replay.h"

struct fixture {
	struct replay replay;
	struct diag_dump dump;
	struct collect_options options;
	struct netns ns;
	struct parse_context context;
	char buffer[DIAG_BUFFER];
	uint64_t cookies[64];
	size_t count;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	assert_non_null(f);
	f->context = (struct parse_context){.options = &f->options, .ns = &f->ns, .now = 4711};
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	free(*state);
	return 0;
}

/* Runs the script to its end; what comes out is in f->cookies. */
static int run(struct fixture *f)
{
	struct socket s;
	int r = diag_dump_start(&f->dump, replay_channel(&f->replay), source_named("tcp"), 0,
	                        f->buffer);

	assert_int_equal(r, 0);
	while ((r = diag_dump_next(&f->dump, &f->context, &s)) == 1) {
		assert_true(f->count < ARRAY_LEN(f->cookies));
		f->cookies[f->count++] = s.cookie;
	}
	return r;
}

static void test_plain(void **state)
{
	struct fixture *f = *state;
	struct step *s = replay_step(&f->replay);

	put_inet(s, 1, NLM_F_MULTI);
	put_inet(s, 2, NLM_F_MULTI);
	s = replay_step(&f->replay);
	put_inet(s, UINT64_C(0x100000003), NLM_F_MULTI);
	put_done(s, 0);
	assert_int_equal(run(f), 0);
	assert_int_equal(f->count, 3);
	assert_int_equal(f->cookies[0], 1);
	assert_int_equal(f->cookies[2], UINT64_C(0x100000003));
	assert_int_equal(f->replay.sent, 1);
}

static void test_errno_in_done(void **state)
{
	struct fixture *f = *state;

	put_done(replay_step(&f->replay), -ENOENT);
	assert_int_equal(run(f), -ENOENT);
	assert_int_equal(f->replay.sent, 1);
}

static void test_errno_behind_sockets(void **state)
{
	struct fixture *f = *state;
	struct step *s = replay_step(&f->replay);

	put_inet(s, 1, NLM_F_MULTI);
	put_done(s, -EPERM);
	assert_int_equal(run(f), -EPERM);
	assert_int_equal(f->count, 1);
}

static void test_error_message(void **state)
{
	struct fixture *f = *state;

	put_error(replay_step(&f->replay), -EOPNOTSUPP);
	assert_int_equal(run(f), -EOPNOTSUPP);
}

static void test_interrupted_is_asked_again(void **state)
{
	struct fixture *f = *state;
	struct step *s = replay_step(&f->replay);

	put_inet(s, 1, NLM_F_MULTI | NLM_F_DUMP_INTR);
	put_done(s, 0);
	s = replay_step(&f->replay);
	put_inet(s, 1, NLM_F_MULTI);
	put_inet(s, 2, NLM_F_MULTI);
	put_done(s, 0);
	assert_int_equal(run(f), 0);
	assert_int_equal(f->replay.sent, 2);
	assert_int_equal(f->count, 3); /* the collector drops what comes twice */
}

static void test_interrupted_for_ever_is_an_error(void **state)
{
	struct fixture *f = *state;

	for (unsigned i = 0; i < 4; i++) {
		struct step *s = replay_step(&f->replay);

		put_inet(s, 1, NLM_F_MULTI);
		put_message(s, NLMSG_DONE, NLM_F_MULTI | NLM_F_DUMP_INTR, &(int){0}, sizeof(int));
	}
	assert_int_equal(run(f), -EINTR);
	assert_int_equal(f->replay.sent, 4);
}

static void test_overflow_is_drained_and_asked_again(void **state)
{
	struct fixture *f = *state;
	struct step *s = replay_step(&f->replay);

	put_inet(s, 1, NLM_F_MULTI);
	replay_step(&f->replay)->error = -ENOBUFS;
	s = replay_step(&f->replay); /* what is left of the broken dump */
	put_inet(s, 2, NLM_F_MULTI);
	s = replay_step(&f->replay);
	put_done(s, 0);
	s = replay_step(&f->replay);
	put_inet(s, 3, NLM_F_MULTI);
	put_done(s, 0);
	assert_int_equal(run(f), 0);
	assert_int_equal(f->replay.sent, 2);
	assert_int_equal(f->count, 2);
	assert_int_equal(f->cookies[1], 3);
}

static void test_overflow_for_ever_is_an_error(void **state)
{
	struct fixture *f = *state;

	for (unsigned i = 0; i < 4; i++) {
		replay_step(&f->replay)->error = -ENOBUFS;
		put_done(replay_step(&f->replay), 0);
	}
	assert_int_equal(run(f), -ENOBUFS);
	assert_int_equal(f->replay.sent, 4);
}

static void test_foreign_sequence_is_passed_over(void **state)
{
	struct fixture *f = *state;
	struct step *s = replay_step(&f->replay);

	put_inet(s, 1, NLM_F_MULTI);
	((struct nlmsghdr *)(void *)s->bytes)->nlmsg_seq = 77;
	put_inet(s, 2, NLM_F_MULTI);
	put_done(s, 0);
	assert_int_equal(run(f), 0);
	assert_int_equal(f->count, 1);
	assert_int_equal(f->cookies[0], 2);
}

static void test_short_message(void **state)
{
	struct fixture *f = *state;
	struct step *s = replay_step(&f->replay);
	struct inet_diag_msg d = inet_message(1);

	put_message(s, SOCK_DIAG_BY_FAMILY, NLM_F_MULTI, &d, sizeof(d) - 8);
	assert_int_equal(run(f), -EBADMSG);
}

static void test_receive_fails(void **state)
{
	struct fixture *f = *state;

	replay_step(&f->replay)->error = -EACCES;
	assert_int_equal(run(f), -EACCES);
}

static void look_up(struct fixture *f, const char *what, uint16_t protocol, bool swapped)
{
	struct socket wanted = {.family = FAMILY_INET,
	                        .protocol = protocol,
	                        .has_cookie = true,
	                        .cookie = UINT64_C(0x500000004)};
	const struct inet_diag_req_v2 *request =
		(const void *)(f->replay.request + sizeof(struct nlmsghdr));
	struct socket found;

	assert_int_equal(address_parse(TEXT("192.0.2.1"), &wanted.local.ip), 0);
	assert_int_equal(address_parse(TEXT("198.51.100.7"), &wanted.remote.ip), 0);
	wanted.local.port = 443;
	wanted.remote.port = 51812;
	put_inet(replay_step(&f->replay), wanted.cookie, 0);
	assert_int_equal(
		diag_look_up(replay_channel(&f->replay), &wanted, f->buffer, &f->context, &found),
		1);
	assert_int_equal(found.cookie, wanted.cookie);
	if (ntohs(request->id.idiag_sport) != (swapped ? 51812 : 443))
		fail_msg("%s: source port %u", what, ntohs(request->id.idiag_sport));
	assert_int_equal(request->sdiag_protocol, protocol);
	assert_int_equal(request->id.idiag_cookie[0], 4);
	assert_int_equal(request->id.idiag_cookie[1], 5);
}

static void test_look_up(void **state)
{
	struct fixture *f = *state;
	struct socket wanted = {.family = FAMILY_INET, .protocol = IPPROTO_TCP}, found;

	look_up(f, "tcp", IPPROTO_TCP, false);
	look_up(f, "udp", IPPROTO_UDP, true);
	put_error(replay_step(&f->replay), -ENOENT);
	assert_int_equal(
		diag_look_up(replay_channel(&f->replay), &wanted, f->buffer, &f->context, &found),
		0);
	put_error(replay_step(&f->replay), -EPERM);
	assert_int_equal(
		diag_look_up(replay_channel(&f->replay), &wanted, f->buffer, &f->context, &found),
		-EPERM);
}

/* A v6 socket that carries IPv4 is looked for under the mapped address. */
static void test_look_up_mapped(void **state)
{
	struct fixture *f = *state;
	struct socket wanted = {.family = FAMILY_INET6, .protocol = IPPROTO_TCP}, found;
	const struct inet_diag_req_v2 *request =
		(const void *)(f->replay.request + sizeof(struct nlmsghdr));
	struct in6_addr mapped;

	assert_int_equal(address_parse(TEXT("192.0.2.1"), &wanted.local.ip), 0);
	put_inet(replay_step(&f->replay), 1, 0);
	(void)diag_look_up(replay_channel(&f->replay), &wanted, f->buffer, &f->context, &found);
	assert_int_equal(inet_pton(AF_INET6, "::ffff:192.0.2.1", &mapped), 1);
	assert_memory_equal(request->id.idiag_src, &mapped, 16);
	assert_int_equal(request->sdiag_family, AF_INET6);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_plain, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_errno_in_done, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_errno_behind_sockets, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_error_message, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_interrupted_is_asked_again, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_interrupted_for_ever_is_an_error, set_up,
	                                        tear_down),
		cmocka_unit_test_setup_teardown(test_overflow_is_drained_and_asked_again, set_up,
	                                        tear_down),
		cmocka_unit_test_setup_teardown(test_overflow_for_ever_is_an_error, set_up,
	                                        tear_down),
		cmocka_unit_test_setup_teardown(test_foreign_sequence_is_passed_over, set_up,
	                                        tear_down),
		cmocka_unit_test_setup_teardown(test_short_message, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_receive_fails, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_look_up, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_look_up_mapped, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
