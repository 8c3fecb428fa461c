/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include <arpa/inet.h>

#include "base/base.h"
#include "random.h"

static struct address ip(const char *words)
{
	struct address a;

	assert_int_equal(address_parse(text_of(words), &a), 0);
	return a;
}

/* Words are 0 half of the time: runs of zeros are what is hard to print. */
static struct address some_address(uint64_t *r)
{
	struct address a = {.family = random_next(r) & 1 ? 4 : 6};

	for (size_t i = 0; i < (a.family == 4 ? 4 : 16); i++) {
		uint64_t n = random_next(r);

		if (a.family == 4 || n >> 60 < 8)
			a.bytes[i] = (uint8_t)(n >> 8 >> (n & 7));
		if (a.family == 6 && i % 2 == 0 && n >> 60 >= 4)
			i++;
	}
	if (a.family == 6 && random_below(r, 10) == 0) {
		memset(a.bytes, 0, 12);
		if (random_next(r) & 1)
			a.bytes[10] = a.bytes[11] = 0xff;
	}
	return a;
}

static void prints_as_the_c_library(void **state)
{
	uint64_t r = random_start();

	(void)state;
	for (int i = 0; i < 300000; i++) {
		struct address a = some_address(&r), back;
		char wanted[INET6_ADDRSTRLEN], got[ADDRESS_LEN];

		inet_ntop(a.family == 4 ? AF_INET : AF_INET6, a.bytes, wanted, sizeof(wanted));
		assert_int_equal(address_print(a, got), strlen(wanted));
		assert_string_equal(got, wanted);
		assert_int_equal(address_parse(text_of(got), &back), 0);
		address_normalise(&a);
		assert_memory_equal(&back, &a, sizeof(a));
	}
	char none[ADDRESS_LEN] = "x";
	assert_int_equal(address_print((struct address){0}, none), 0);
	assert_string_equal(none, "");
}

/* Words of the letters that addresses are made of, most of them wrong. */
static void reads_as_the_c_library(void **state)
{
	static const char letters[] = "0123456789001122255....::x ";
	uint64_t r = random_start();
	size_t right = 0;

	(void)state;
	for (int i = 0; i < 300000; i++) {
		char word[32] = "";
		uint8_t wanted[16];
		struct address got;
		size_t len = 0;
		bool is_v6, is_right;

		for (size_t n = 0; n < 4; n++) { /* mostly four numbers */
			len += (size_t)snprintf(word + len, sizeof(word) - len, "%s%s%u",
			                        n ? "." : "", random_below(&r, 20) ? "" : "0",
			                        (unsigned)random_below(&r, 300));
		}
		if (random_below(&r, 2))
			word[random_below(&r, len)] =
				letters[random_below(&r, sizeof(letters) - 1)];
		is_v6 = strchr(word, ':');
		is_right = inet_pton(is_v6 ? AF_INET6 : AF_INET, word, wanted) == 1;
		assert_int_equal(address_parse((struct text){word, len}, &got) == 0, is_right);
		if (is_right && !is_v6)
			assert_memory_equal(got.bytes, wanted, 4);
		right += is_right;
	}
	assert_in_range(right, 30000, 270000);
	assert_int_equal(address_parse((struct text){"1.2.3.4\0", 8}, &(struct address){0}),
	                 -EINVAL);
}

static void prints_as_rfc_5952_says(void **state)
{
	static const char *const canonical[] = {
		"0.0.0.0",
		"255.255.255.255",
		"::",
		"::1",
		"1::",
		"2001:db8::1",
		"2001:db8::1:0:0:1",
		"2001:db8:0:1:1:1:1:1",
		"2001:0:0:1::1",
		"fe80::1",
		"::102",
		"::1.2.3.4",
		"64:ff9b::102:304",
		"1:2:3:4:5:6:7:8",
		"0:1:2:3:4:5:6:7",
		"1:2:3:4:5:6:7:0",
		"ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
	};
	char got[ADDRESS_LEN];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(canonical); i++) {
		address_print(ip(canonical[i]), got);
		assert_string_equal(got, canonical[i]);
	}
	address_print(ip("::ffff:192.0.2.1"), got);
	assert_string_equal(got, "192.0.2.1");
}

/* Strings near addresses: parses exactly what inet_pton does. */
static void parses_as_the_c_library(void **state)
{
	uint64_t r = random_start();
	size_t accepted = 0;

	(void)state;
	for (int i = 0; i < 300000; i++) {
		static const char letters[] = "0123456789abcdefF:.:.% /x";
		char words[ADDRESS_LEN + 4];
		uint8_t bytes[16];
		struct address a;
		size_t len = address_print(some_address(&r), words);

		for (size_t edits = random_below(&r, 3); edits; edits--)
			words[random_below(&r, len)] =
				letters[random_below(&r, sizeof(letters) - 1)];
		bool is_v6 = strchr(words, ':');
		int wanted = inet_pton(is_v6 ? AF_INET6 : AF_INET, words, bytes) == 1 ? 0 : -EINVAL;
		assert_int_equal(address_parse(text_of(words), &a), wanted);
		accepted += wanted == 0;
	}
	assert_in_range(accepted, 100000, 299000);
}

static void refuses_what_is_no_address(void **state)
{
	const struct text bad[] = {
		TEXT(""),          TEXT("fe80::1%eth0"),
		TEXT("[::1]"),     TEXT("1.2.3.4:80"),
		TEXT("1.2.3"),     TEXT("1.2.3.4\0"),
		TEXT(" 1.2.3.4"),  TEXT("01.2.3.4"),
		TEXT("1.2.3.256"), TEXT("1:2:3:4:5:6:7"),
		TEXT("::1::"),     TEXT(":::"),
		TEXT("12345::"),   TEXT("0000:0000:0000:0000:0000:0000:0000:0000:0000:0000"),
	};
	struct address a = {.family = 9};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_int_equal(address_parse(bad[i], &a), -EINVAL);
	assert_int_equal(address_parse(TEXT_NONE, &a), -EINVAL);
	assert_int_equal(a.family, 9);
}

static void knows_its_kinds(void **state)
{
	static const struct {
		const char *ip;
		bool any, loopback, internal;
	} cases[] = {
		{"0.0.0.0", true, false, false},
		{"::", true, false, false},
		{"0.0.0.1", false, false, false},
		{"::2", false, false, false},
		{"126.255.255.255", false, false, false},
		{"127.0.0.0", false, true, true},
		{"127.255.255.255", false, true, true},
		{"128.0.0.0", false, false, false},
		{"::1", false, true, true},
		{"::ffff:127.0.0.1", false, true, true},
		{"9.255.255.255", false, false, false},
		{"10.0.0.0", false, false, true},
		{"10.255.255.255", false, false, true},
		{"11.0.0.0", false, false, false},
		{"172.15.255.255", false, false, false},
		{"172.16.0.0", false, false, true},
		{"172.31.255.255", false, false, true},
		{"172.32.0.0", false, false, false},
		{"192.167.255.255", false, false, false},
		{"192.168.0.0", false, false, true},
		{"192.168.255.255", false, false, true},
		{"192.169.0.0", false, false, false},
		{"169.253.255.255", false, false, false},
		{"169.254.0.0", false, false, true},
		{"169.254.255.255", false, false, true},
		{"169.255.0.0", false, false, false},
		{"100.63.255.255", false, false, false},
		{"100.64.0.0", false, false, true},
		{"100.127.255.255", false, false, true},
		{"100.128.0.0", false, false, false},
		{"fbff::", false, false, false},
		{"fc00::", false, false, true},
		{"fdff::1", false, false, true},
		{"fe00::", false, false, false},
		{"fe7f::", false, false, false},
		{"fe80::", false, false, true},
		{"febf::1", false, false, true},
		{"fec0::", false, false, false},
		{"2001:db8::1", false, false, false},
		{"192.0.2.1", false, false, false},
		{"a00::", false, false, false},
		{"ff02::1", false, false, false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct address a = ip(cases[i].ip);

		if (address_is_any(a) != cases[i].any ||
		    address_is_loopback(a) != cases[i].loopback ||
		    address_is_internal(a) != cases[i].internal)
			fail_msg("%s", cases[i].ip);
	}
	assert_true(address_is_any((struct address){0}));
	assert_false(address_is_internal((struct address){0}));
	assert_false(address_is_loopback((struct address){0}));
}

static void orders_and_equals(void **state)
{
	static const char *const rising[] = {
		"0.0.0.0", "1.2.3.4", "1.2.3.5", "10.0.0.0", "255.0.0.0",
		"::",      "::1",     "1::",     "ff00::"};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(rising); i++) {
		for (size_t k = 0; k < ARRAY_LEN(rising); k++) {
			int order = address_compare(ip(rising[i]), ip(rising[k]));

			assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
			assert_int_equal(address_equal(ip(rising[i]), ip(rising[k])), i == k);
		}
		assert_true(address_compare((struct address){0}, ip(rising[i])) < 0);
	}
	assert_true(address_equal((struct address){0}, (struct address){0}));
	assert_true(address_equal(ip("::ffff:1.2.3.4"), ip("1.2.3.4")));
}

static bool has_slowly(struct network n, struct address a)
{
	if (n.base.family != a.family)
		return false;
	for (size_t bit = 0; bit < n.bits; bit++)
		if ((n.base.bytes[bit / 8] >> (7 - bit % 8) & 1) !=
		    (a.bytes[bit / 8] >> (7 - bit % 8) & 1))
			return false;
	return true;
}

static void networks_have_bit_by_bit(void **state)
{
	uint64_t r = random_start();
	size_t inside = 0;

	(void)state;
	for (int i = 0; i < 200000; i++) {
		struct address a = some_address(&r), b = some_address(&r);
		size_t most = a.family == 4 ? 32 : 128;
		struct network n = {a, (uint8_t)random_below(&r, most + 1)};

		if (i % 2) { /* near: one bit differs */
			size_t bit = random_below(&r, most);

			b = a;
			b.bytes[bit / 8] = (uint8_t)(b.bytes[bit / 8] ^ 1 << bit % 8);
		}
		assert_int_equal(network_has(n, b), has_slowly(n, b));
		inside += network_has(n, b);
	}
	assert_in_range(inside, 20000, 180000);
	assert_false(network_has((struct network){{0}, 0}, (struct address){0}));
	assert_false(network_has((struct network){ip("1.2.3.4"), 33}, ip("1.2.3.4")));
}

static void parses_networks(void **state)
{
	static const struct {
		const char *words, *base;
		int bits;
	} good[] = {
		{"10.0.0.0/8", "10.0.0.0", 8},       {"0.0.0.0/0", "0.0.0.0", 0},
		{"192.0.2.1", "192.0.2.1", 32},      {"192.0.2.1/32", "192.0.2.1", 32},
		{"2001:db8::/32", "2001:db8::", 32}, {"::/0", "::", 0},
		{"2001:db8::1", "2001:db8::1", 128}, {"::ffff:10.0.0.0/104", "10.0.0.0", 8},
		{"::ffff:10.0.0.1", "10.0.0.1", 32}, {"10.128.0.0/9", "10.128.0.0", 9},
	};
	static const char *const bad[] = {
		"",
		"/",
		"/8",
		"10.0.0.0/",
		"10.0.0.0/33",
		"10.0.0.0/-1",
		"10.0.0.0/8/8",
		"10.0.0.1/8",
		"10.128.0.0/8",
		"2001:db8::/129",
		"2001:db8::1/64",
		"10.0.0.0/8 ",
		"ten/8",
		"::ffff:0.0.0.0/95",
		"10.0.0.0/255.0.0.0",
		"fe80::%1/64",
		"10.0.0.0/18446744073709551617",
	};
	struct network n;
	struct cq_error e;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(good); i++) {
		assert_int_equal(network_parse(text_of(good[i].words), &n, NULL), 0);
		assert_true(address_equal(n.base, ip(good[i].base)));
		assert_int_equal(n.bits, good[i].bits);
	}
	for (size_t i = 0; i < ARRAY_LEN(bad); i++) {
		e = (struct cq_error){0};
		if (network_parse(text_of(bad[i]), &n, &e) != -EINVAL || e.code != -EINVAL ||
		    !strstr(e.text, bad[i]))
			fail_msg("'%s': %s", bad[i], e.text);
	}
	assert_int_equal(network_parse(TEXT_NONE, &n, &e), -EINVAL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prints_as_the_c_library),
		cmocka_unit_test(reads_as_the_c_library),
		cmocka_unit_test(prints_as_rfc_5952_says),
		cmocka_unit_test(parses_as_the_c_library),
		cmocka_unit_test(refuses_what_is_no_address),
		cmocka_unit_test(knows_its_kinds),
		cmocka_unit_test(orders_and_equals),
		cmocka_unit_test(networks_have_bit_by_bit),
		cmocka_unit_test(parses_networks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
