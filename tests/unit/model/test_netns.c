/* SPDX-License-Identifier: Apache-2.0 */
#include "../base/unit.h"

#include <netinet/in.h>

#include "../base/random.h"
#include "model/model.h"

enum { MOST = 40 };

static int by_ip(const void *a, const void *b)
{
	const struct interface_address *x = a, *y = b;

	return address_compare(x->ip, y->ip);
}

static int by_listener(const void *a, const void *b)
{
	return listener_compare(a, b);
}

/* Few addresses, so that they meet; also none and the wildcards. */
static struct address some_address(uint64_t *r)
{
	struct address a = {.family = (uint8_t[]){4, 4, 6, 6, 0}[random_below(r, 5)]};

	if (a.family)
		a.bytes[a.family == 4 ? 3 : 15] = (uint8_t)random_below(r, 6);
	return a;
}

static void finds_interfaces(void **state)
{
	struct interface list[MOST];
	uint64_t r = random_start();

	(void)state;
	for (size_t count = 0; count < MOST; count++) {
		struct netns ns = {.interfaces = list, .interface_count = count};
		uint32_t index = 0;

		for (size_t i = 0; i < count; i++)
			list[i] = (struct interface){.index = index +=
			                             1 + (uint32_t)random_below(&r, 3)};
		for (uint32_t wanted = 0; wanted < index + 3; wanted++) {
			const struct interface *naive = NULL;

			for (size_t i = 0; i < count; i++)
				if (list[i].index == wanted)
					naive = &list[i];
			assert_ptr_equal(netns_interface(&ns, wanted), naive);
		}
	}
}

static void finds_addresses(void **state)
{
	struct interface_address list[MOST] = {0};
	uint64_t r = random_start();

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct netns ns = {.addresses = list, .address_count = random_below(&r, 12)};
		struct address wanted = some_address(&r);
		bool naive = false;

		for (size_t k = 0; k < ns.address_count; k++) {
			list[k].ip = some_address(&r);
			naive |= wanted.family && address_equal(list[k].ip, wanted);
		}
		qsort(list, ns.address_count, sizeof(*list), by_ip);
		assert_int_equal(netns_has_address(&ns, wanted), naive);
	}
}

static struct address ip(const char *words)
{
	struct address a = {0};

	if (*words)
		assert_int_equal(address_parse(text_of(words), &a), 0);
	return a;
}

static void listeners_take_what_is_theirs(void **state)
{
	static const struct {
		const char *listens;
		bool is_v6, v6only;
		uint16_t listens_protocol;
		const char *end;
		uint16_t protocol, port;
		bool takes;
	} cases[] = {
		{"192.0.2.1", false, false, IPPROTO_TCP, "192.0.2.1", IPPROTO_TCP, 80, true},
		{"192.0.2.1", false, false, IPPROTO_TCP, "192.0.2.1", IPPROTO_TCP, 81, false},
		{"192.0.2.1", false, false, IPPROTO_TCP, "192.0.2.2", IPPROTO_TCP, 80, false},
		{"192.0.2.1", false, false, IPPROTO_TCP, "192.0.2.1", IPPROTO_SCTP, 80, false},
		{"192.0.2.1", false, false, IPPROTO_SCTP, "192.0.2.1", IPPROTO_SCTP, 80, true},
		{"192.0.2.1", false, false, IPPROTO_MPTCP, "192.0.2.1", IPPROTO_TCP, 80, true},
		{"192.0.2.1", false, false, IPPROTO_MPTCP, "192.0.2.1", IPPROTO_MPTCP, 80, true},
		{"192.0.2.1", false, false, IPPROTO_TCP, "192.0.2.1", IPPROTO_MPTCP, 80, true},
		{"0.0.0.0", false, false, IPPROTO_TCP, "192.0.2.1", IPPROTO_TCP, 80, true},
		{"0.0.0.0", false, false, IPPROTO_TCP, "2001:db8::1", IPPROTO_TCP, 80, false},
		{"::", true, false, IPPROTO_TCP, "2001:db8::1", IPPROTO_TCP, 80, true},
		{"::", true, false, IPPROTO_TCP, "192.0.2.1", IPPROTO_TCP, 80, true},
		{"::", true, true, IPPROTO_TCP, "192.0.2.1", IPPROTO_TCP, 80, false},
		{"::", true, true, IPPROTO_TCP, "2001:db8::1", IPPROTO_TCP, 80, true},
		{"0.0.0.0", false, true, IPPROTO_TCP, "192.0.2.1", IPPROTO_TCP, 80, true},
		/* ::ffff:0.0.0.0: an IPv6 socket for IPv4 only */
		{"0.0.0.0", true, false, IPPROTO_TCP, "2001:db8::1", IPPROTO_TCP, 80, false},
		{"0.0.0.0", true, false, IPPROTO_TCP, "192.0.2.1", IPPROTO_TCP, 80, true},
		{"", true, false, IPPROTO_TCP, "2001:db8::1", IPPROTO_TCP, 80, true},
		{"", false, false, IPPROTO_TCP, "2001:db8::1", IPPROTO_TCP, 80, false},
		{"", false, false, IPPROTO_TCP, "192.0.2.1", IPPROTO_TCP, 80, true},
		{"::", true, false, IPPROTO_TCP, "", IPPROTO_TCP, 80, false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		const struct listener l = {.ip = ip(cases[i].listens),
		                           .port = 80,
		                           .protocol = cases[i].listens_protocol,
		                           .is_v6 = cases[i].is_v6,
		                           .v6only = cases[i].v6only};

		if (listener_takes(&l, cases[i].protocol, ip(cases[i].end), cases[i].port) !=
		    cases[i].takes)
			fail_msg("case %zu", i);
	}
}

/* The look-up against passing every listener: found exactly when one takes it, and then one that is
 * bound to the address itself if there is such a one. */
static void finds_the_listener(void **state)
{
	static const uint16_t protocols[] = {IPPROTO_TCP, IPPROTO_SCTP, IPPROTO_MPTCP};
	struct listener list[MOST];
	uint64_t r = random_start();
	size_t hits = 0;

	(void)state;
	for (int i = 0; i < 50000; i++) {
		struct netns ns = {.listeners = list, .listener_count = random_below(&r, 9)};
		struct address wanted = some_address(&r);
		uint16_t protocol = protocols[random_below(&r, 3)];
		uint16_t port = (uint16_t)random_below(&r, 3);
		uint32_t device = (uint32_t)random_below(&r, 3);
		bool any = false, exact = false;

		for (size_t k = 0; k < ns.listener_count; k++) {
			struct address at = some_address(&r);

			list[k] = (struct listener){.ip = at,
			                            .port = (uint16_t)random_below(&r, 3),
			                            .protocol = protocols[random_below(&r, 3)],
			                            .is_v6 = at.family == 6,
			                            .v6only = random_next(&r) & 1,
			                            .ifindex = (uint32_t)random_below(&r, 3)};
			bool takes = listener_takes(&list[k], protocol, wanted, port) &&
			             (list[k].ifindex == 0 || list[k].ifindex == device);
			any |= takes;
			exact |= takes && address_equal(at, wanted);
		}
		qsort(list, ns.listener_count, sizeof(*list), by_listener);
		const struct listener *l = netns_listener(&ns, protocol, wanted, port, device);
		assert_int_equal(l != NULL, any);
		if (l) {
			assert_true(listener_takes(l, protocol, wanted, port));
			assert_true(l->ifindex == 0 || l->ifindex == device);
			assert_true(!exact || address_equal(l->ip, wanted));
			hits++;
		}
	}
	assert_true(hits > 1000);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_interfaces),
		cmocka_unit_test(finds_addresses),
		cmocka_unit_test(listeners_take_what_is_theirs),
		cmocka_unit_test(finds_the_listener),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
