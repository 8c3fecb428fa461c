/* SPDX-License-Identifier: Apache-2.0 */
/* The narrowest network of an address, and those around it, beside a search through all of them. */
#include "../base/unit.h"

#include "../base/random.h"
#include "enrich/indicator.h"

#define MOST 400u

struct net {
	struct network network;
	uint32_t entry;
};

static struct address ip(const char *words)
{
	struct address a;

	assert_int_equal(address_parse(text_of(words), &a), 0);
	return a;
}

/* All networks around an address, the narrowest first and of the same the last one, as a text. */
static void find_all(const struct networks *n, struct address a, struct buffer *out)
{
	buffer_clear(out);
	for (uint32_t at = networks_find(n, a); at; at = n->list[at - 1].parent) {
		unsigned entry = n->list[at - 1].entry, bits = n->list[at - 1].bits;

		buffer_printf(out, "%u:%u/%u ", entry, bits, a.family);
	}
	buffer_add_char(out, '\0');
}

static void search_all(const struct net *list, size_t count, struct address a, struct buffer *out)
{
	buffer_clear(out);
	for (unsigned bits = 128; bits > 0; bits--)
		for (size_t i = count; i-- > 0;)
			if (list[i].network.bits == bits && network_has(list[i].network, a))
				buffer_printf(out, "%u:%u/%u ", list[i].entry, bits, a.family);
	buffer_add_char(out, '\0');
}

/* Few bits differ, so that networks meet. */
static struct address some_address(uint64_t *r, uint8_t family)
{
	uint8_t bytes[16] = {10};

	if (family == 6)
		bytes[0] = 0x20;
	for (unsigned i = 1; i < (family == 4 ? 4u : 16u); i++)
		bytes[i] = random_below(r, 3) ? 0 : (uint8_t)(random_below(r, 4) * 85);
	return family == 4 ? address_v4(bytes) : address_v6(bytes);
}

static void mask(struct address *a, unsigned bits)
{
	for (unsigned bit = bits; bit < (a->family == 4 ? 32u : 128u); bit++)
		a->bytes[bit / 8] &= (uint8_t) ~(0x80u >> bit % 8);
}

static int add(struct networks *n, struct address a, uint8_t bits, uint32_t entry)
{
	return networks_add(n, a, bits, (struct network_entry){.number = entry});
}

/* family: 0 for some of both. */
static void check_random(uint64_t *r, uint8_t family, size_t count)
{
	struct net list[MOST];
	struct networks n = {.count = 0};
	struct buffer got, want;

	buffer_init(&got, 1u << 16);
	buffer_init(&want, 1u << 16);
	for (size_t i = 0; i < count; i++) {
		struct address a = some_address(r, family ? family : i % 2 ? 4 : 6);
		uint8_t bits = (uint8_t)(1 + random_below(r, a.family == 4 ? 31 : 127));

		mask(&a, bits);
		list[i] = (struct net){{a, bits}, (uint32_t)i + 1};
		assert_int_equal(add(&n, a, bits, (uint32_t)i + 1), 0);
	}
	assert_int_equal(networks_finish(&n), 0);
	for (size_t i = 0; i < 500; i++) {
		struct address a = some_address(r, family ? family : i % 2 ? 4 : 6);

		find_all(&n, a, &got);
		search_all(list, count, a, &want);
		assert_string_equal(got.bytes, want.bytes);
	}
	networks_done(&n);
	buffer_done(&got);
	buffer_done(&want);
}

static void test_random(void **state)
{
	uint64_t r = random_start();

	(void)state;
	for (size_t round = 0; round < 60; round++)
		check_random(&r, (const uint8_t[]){4, 6, 0}[round % 3], 1 + random_below(&r, MOST));
}

static uint32_t found(const struct networks *n, const char *words)
{
	uint32_t at = networks_find(n, ip(words));

	return at ? n->list[at - 1].entry : 0;
}

static void test_edges(void **state)
{
	struct networks n = {.count = 0}, none = {.count = 0};

	(void)state;
	assert_int_equal(networks_finish(&none), 0);
	assert_int_equal(found(&none, "192.0.2.1"), 0);
	assert_int_equal(add(&n, ip("128.0.0.0"), 1, 1), 0); /* to the last address */
	assert_int_equal(add(&n, ip("255.255.255.254"), 31, 2), 0);
	assert_int_equal(add(&n, ip("8000::"), 1, 3), 0);
	assert_int_equal(add(&n, ip("ffff:ffff:ffff:ffff::"), 64, 4), 0);
	assert_int_equal(add(&n, ip("2001:db8::8"), 125, 5), 0);
	assert_int_equal(networks_finish(&n), 0);
	assert_int_equal(found(&n, "127.255.255.255"), 0);
	assert_int_equal(found(&n, "128.0.0.0"), 1);
	assert_int_equal(found(&n, "255.255.255.253"), 1);
	assert_int_equal(found(&n, "255.255.255.255"), 2);
	assert_int_equal(found(&n, "7fff::"), 0);
	assert_int_equal(found(&n, "8000::1"), 3);
	assert_int_equal(found(&n, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"), 4);
	assert_int_equal(found(&n, "2001:db8::7"), 0);
	assert_int_equal(found(&n, "2001:db8::8"), 5);
	assert_int_equal(found(&n, "2001:db8::f"), 5);
	assert_int_equal(found(&n, "2001:db8::10"), 0);
	networks_done(&n);
}

/* first to last, and nothing beside. */
static void check_range(const char *before, const char *first, const char *last, const char *after)
{
	struct networks n = {.count = 0};

	assert_int_equal(
		networks_add_range(&n, ip(first), ip(last), (struct network_entry){.number = 7}),
		0);
	assert_int_equal(networks_finish(&n), 0);
	assert_int_equal(found(&n, first), 7);
	assert_int_equal(found(&n, last), 7);
	if (before)
		assert_int_equal(found(&n, before), 0);
	if (after)
		assert_int_equal(found(&n, after), 0);
	assert_true(n.count <= 254);
	networks_done(&n);
}

static void test_ranges(void **state)
{
	(void)state;
	check_range("192.0.2.0", "192.0.2.1", "192.0.2.254", "192.0.2.255");
	check_range("0.0.0.0", "0.0.0.1", "255.255.255.254", "255.255.255.255");
	check_range(NULL, "0.0.0.0", "255.255.255.255", NULL);
	check_range("::", "::1", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:fffe",
	            "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff");
	check_range("2001:db8::fffe", "2001:db8::ffff", "2001:db8::1:0", "2001:db8::1:1");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_random),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_ranges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
