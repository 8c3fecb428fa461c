/* SPDX-License-Identifier: Apache-2.0 */
/* What is read ahead comes out as it would without: the same datagrams, in order, and nothing of a
 * dump that was given up. */
#include <stdlib.h>

#include "../base/random.h"
#include "replay.h"

/* Dumps of a number of datagrams, each with the number of its dump and its own; the last one is
 * NLMSG_DONE, or a failure. */
struct script {
	uint32_t dump, count, at;
	int error; /* instead of the last one; 0: none */
	bool is_over;
};

static ssize_t begin(void *context, const void *bytes, size_t len)
{
	struct script *s = context;

	(void)bytes;
	s->at = 0;
	s->is_over = false;
	s->dump++;
	return (ssize_t)len;
}

struct datagram {
	struct nlmsghdr head;
	uint32_t number;
};

static ssize_t read_one(void *context, void *bytes, size_t room)
{
	struct script *s = context;
	struct datagram d = {.head = {.nlmsg_len = sizeof(d), .nlmsg_type = SOCK_DIAG_BY_FAMILY}};

	assert_false(s->is_over); /* nobody waits for what does not come */
	assert_true(room >= sizeof(d));
	s->is_over = s->at + 1 == s->count;
	if (s->is_over && s->error)
		return s->error;
	if (s->is_over)
		d.head.nlmsg_type = NLMSG_DONE;
	d.head.nlmsg_seq = s->dump;
	d.number = s->at++;
	memcpy(bytes, &d, sizeof(d));
	return sizeof(d);
}

/* Reads a dump, or the beginning of it. */
static void read_dump(struct diag_channel channel, const struct script *s, uint32_t wanted)
{
	_Alignas(8) static char buffer[DIAG_BUFFER];
	struct datagram d;

	assert_int_equal(channel.send(channel.context, "x", 1), 1);
	for (uint32_t i = 0; i < wanted; i++) {
		ssize_t n = channel.receive(channel.context, buffer, sizeof(buffer));

		if (i + 1 == s->count && s->error) {
			assert_int_equal(n, s->error);
			return;
		}
		assert_int_equal(n, sizeof(d));
		memcpy(&d, buffer, sizeof(d));
		assert_int_equal(d.head.nlmsg_seq, s->dump);
		assert_int_equal(d.number, i);
		assert_int_equal(d.head.nlmsg_type == NLMSG_DONE, i + 1 == s->count);
	}
}

static void comes_in_order(void **state)
{
	uint64_t r = random_start();
	struct script s = {0};
	const struct diag_channel socket = {begin, read_one, &s};
	struct diag_channel channel;
	struct diag_ahead *a;

	(void)state;
	assert_int_equal(diag_ahead_new(&a), 0);
	channel = diag_ahead_channel(a, socket);
	for (int i = 0; i < 3000; i++) {
		diag_ahead_stop(a); /* as the end of a stream does; s is ours from here on */
		s.count = 1 + (uint32_t)random_below(&r, 40);
		s.error = random_below(&r, 4) == 0 ? -ENOBUFS : 0;
		if (random_below(&r, 8) == 0)
			channel = diag_ahead_channel(a, socket);
		read_dump(channel, &s,
		          random_below(&r, 3) == 0 ? 1 + (uint32_t)random_below(&r, s.count)
		                                   : s.count);
	}
	diag_ahead_free(a);
}

/* A reader that is given up at once, with and without a thread. */
static void ends_at_any_time(void **state)
{
	struct script s = {.count = 30};
	struct diag_ahead *a;

	(void)state;
	assert_null(diag_ahead_free(NULL));
	for (uint32_t wanted = 0; wanted <= s.count; wanted++) {
		assert_int_equal(diag_ahead_new(&a), 0);
		read_dump(diag_ahead_channel(a, (struct diag_channel){begin, read_one, &s}), &s,
		          wanted);
		diag_ahead_free(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comes_in_order),
		cmocka_unit_test(ends_at_any_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
