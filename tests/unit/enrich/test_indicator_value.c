/* SPDX-License-Identifier: Apache-2.0 */
/* What words in lists of indicators are, and what times and severities are called. */
#include "../base/unit.h"

#include "enrich/indicator.h"

/* "address 192.0.2.1 443", "network 10.0.0.0/8", "domain evil.example", "hash 20"; or the fault. */
static void describe(const char *words, enum value_hint hint, char ret[256])
{
	struct indicator_key k;
	const char *fault = value_read(text_of(words), hint, &k);
	char first[ADDRESS_LEN] = "", last[ADDRESS_LEN] = "", port[16] = "";

	if (fault) {
		(void)snprintf(ret, 256, "-%s", fault);
		return;
	}
	if (k.port)
		(void)snprintf(port, sizeof(port), " %u", k.port);
	first[address_print(k.first, first)] = '\0';
	if (k.kind == INDICATOR_RANGE)
		last[address_print(k.last, last)] = '\0';
	switch (k.kind) {
	case INDICATOR_ADDRESS:
		(void)snprintf(ret, 256, "address %s%s", first, port);
		break;
	case INDICATOR_NETWORK:
		(void)snprintf(ret, 256, "network %s/%u", first, k.bits);
		break;
	case INDICATOR_RANGE:
		(void)snprintf(ret, 256, "range %s %s", first, last);
		break;
	case INDICATOR_HASH:
		(void)snprintf(ret, 256, "hash %u", k.len);
		break;
	case INDICATOR_DOMAIN:
	case INDICATOR_HOST:
	case INDICATOR_KIND_COUNT:
		assert_int_equal(strlen(k.name), k.len);
		(void)snprintf(ret, 256, "%s %s%s", indicator_kind_name(k.kind), k.name, port);
		break;
	}
}

static void test_values(void **state)
{
	static const struct {
		const char *words;
		enum value_hint hint;
		const char *want; /* "-": wrong, whatever the words */
	} cases[] = {
		{"192.0.2.1", HINT_NONE, "address 192.0.2.1"},
		{"  192.0.2.1\t", HINT_NONE, "address 192.0.2.1"},
		{"2001:DB8::1", HINT_NONE, "address 2001:db8::1"},
		{"::ffff:192.0.2.1", HINT_NONE, "address 192.0.2.1"},
		{"192.0.2.1:443", HINT_NONE, "address 192.0.2.1 443"},
		{"[2001:db8::1]:443", HINT_NONE, "address 2001:db8::1 443"},
		{"[2001:db8::1]", HINT_NONE, "address 2001:db8::1"},
		{"192.0.2.0/24", HINT_NONE, "network 192.0.2.0/24"},
		{"192.0.2.77/24", HINT_NONE, "network 192.0.2.0/24"},
		{"192.0.2.77/32", HINT_NONE, "address 192.0.2.77"},
		{"2001:db8::/32", HINT_ADDRESS, "network 2001:db8::/32"},
		{"::ffff:192.0.2.0/120", HINT_NONE, "network 192.0.2.0/24"},
		{"192.0.2.1-192.0.2.9", HINT_NONE, "range 192.0.2.1 192.0.2.9"},
		{"2001:db8::1 - 2001:db8::9", HINT_NONE, "range 2001:db8::1 2001:db8::9"},
		{"192.0.2.1-192.0.2.1", HINT_NONE, "address 192.0.2.1"},
		{"Evil.Example.", HINT_NONE, "domain evil.example"},
		{"*.evil.example", HINT_HOST, "domain evil.example"},
		{".evil.example", HINT_DOMAIN, "domain evil.example"},
		{"www.evil.example", HINT_HOST, "host www.evil.example"},
		{"_dmarc.a-b.example", HINT_NONE, "domain _dmarc.a-b.example"},
		{"http://Evil.example:8080/a?b#c", HINT_NONE, "host evil.example 8080"},
		{"https://user:pw@192.0.2.1/x", HINT_URL, "address 192.0.2.1"},
		{"http://[2001:db8::1]:80/", HINT_URL, "address 2001:db8::1 80"},
		{"hxxps://evil[.]example/x", HINT_NONE, "host evil.example"},
		{"192.0.2[.]1", HINT_ADDRESS, "address 192.0.2.1"},
		{"evil(.)example[dot]com", HINT_NONE, "domain evil.example.com"},
		{"d41d8cd98f00b204e9800998ecf8427e", HINT_NONE, "hash 16"},
		{"DA39A3EE5E6B4B0D3255BFEF95601890AFD80709", HINT_HASH, "hash 20"},
		{"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", HINT_NONE,
	         "hash 32"},
		{"", HINT_NONE, "-"},
		{"0.0.0.0", HINT_NONE, "-"},
		{"::", HINT_ADDRESS, "-"},
		{"0.0.0.0/0", HINT_NONE, "-"},
		{"::/0", HINT_NONE, "-"},
		{"0.0.0.0-255.255.255.255", HINT_NONE, "-stands for every address"},
		{"::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", HINT_ADDRESS,
	         "-stands for every address"},
		{"128.0.0.0-255.255.255.255", HINT_NONE, "range 128.0.0.0 255.255.255.255"},
		{"192.0.2.0/33", HINT_NONE, "-"},
		{"192.0.2.0/-1", HINT_NONE, "-"},
		{"192.0.2.0/", HINT_NONE, "-"},
		{"192.0.2.256", HINT_NONE, "-"},
		{"192.0.2.1:0", HINT_NONE, "-"},
		{"192.0.2.1:70000", HINT_NONE, "-"},
		{"192.0.2.9-192.0.2.1", HINT_NONE, "-"},
		{"192.0.2.1-2001:db8::1", HINT_NONE, "-"},
		{"[2001:db8::1", HINT_NONE, "-"},
		{"localhost", HINT_NONE, "-"},
		{"example", HINT_DOMAIN, "-"},
		{"a..example", HINT_NONE, "-"},
		{"-", HINT_NONE, "-"},
		{".", HINT_DOMAIN, "-"},
		{"ex ample.com", HINT_DOMAIN, "-"},
		{"b\xc3\xbc"
	         "cher.example",
	         HINT_NONE, "-"},
		{"http://", HINT_URL, "-"},
		{"://x", HINT_NONE, "-"},
		{"http:///path", HINT_URL, "-"},
		{"evil.example", HINT_ADDRESS, "-"},
		{"192.0.2.1", HINT_DOMAIN, "-"},
		{"d41d8cd98f00b204e9800998ecf8427", HINT_HASH, "-"},
		{"g41d8cd98f00b204e9800998ecf8427e", HINT_HASH, "-"},
	};
	char got[256];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		describe(cases[i].words, cases[i].hint, got);
		if (strcmp(cases[i].want, "-") == 0 ? got[0] != '-'
		                                    : strcmp(got, cases[i].want) != 0)
			fail_msg("'%s' is '%s', not '%s'", cases[i].words, got, cases[i].want);
	}
}

static void test_long_names(void **state)
{
	char name[300], label[80];
	struct indicator_key k;

	(void)state;
	memset(label, 'a', sizeof(label));
	(void)snprintf(name, sizeof(name), "%.63s.%.63s.%.63s.%.61s", label, label, label, label);
	assert_int_equal(strlen(name), 253);
	assert_null(value_read(text_of(name), HINT_HOST, &k));
	assert_int_equal(k.len, 253);
	(void)snprintf(name, sizeof(name), "%.63s.%.63s.%.63s.%.62s", label, label, label, label);
	assert_non_null(value_read(text_of(name), HINT_HOST, &k));
	(void)snprintf(name, sizeof(name), "%.64s.example", label);
	assert_non_null(value_read(text_of(name), HINT_HOST, &k));
}

static void test_times(void **state)
{
	static const struct {
		const char *words;
		int64_t ms;
	} cases[] = {
		{"1970-01-01", 0},
		{"20000229", INT64_C(951782400000)},
		{"2000/02/29", INT64_C(951782400000)},
		{"2000-02-29T12:00:00Z", INT64_C(951825600000)},
		{"2023-11-14T22:13:20.5Z", INT64_C(1700000000500)},
		{"2023-11-14T22:13:20.123456Z", INT64_C(1700000000123)},
		{"2023-11-15t00:13:20+02:00", INT64_C(1700000000000)},
		{"2023-11-14 17:13:20-0500", INT64_C(1700000000000)},
		{"2023-11-14 22:13:20 UTC", INT64_C(1700000000000)},
		{"2023-11-14 22:13", INT64_C(1699999980000)},
		{"1700000000", INT64_C(1700000000000)},
		{"1700000000123", INT64_C(1700000000123)},
		{"170000000012", UNKNOWN_TIME},
		{"9999-12-31T23:59:59Z", INT64_C(253402300799000)},
		{"2023-13-01", UNKNOWN_TIME},
		{"2023-00-01", UNKNOWN_TIME},
		{"2023-1-1", UNKNOWN_TIME},
		{"2023-01-01T25:00:00Z", UNKNOWN_TIME},
		{"2023-01-01T00:00:00Zz", UNKNOWN_TIME},
		{"2023-01-01T00:00:00.Z", UNKNOWN_TIME},
		{"2023-01-01T00:00:00+1", UNKNOWN_TIME},
		{"never", UNKNOWN_TIME},
		{"", UNKNOWN_TIME},
		{"12345678901234567890", UNKNOWN_TIME},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		if (time_read(text_of(cases[i].words)) != cases[i].ms)
			fail_msg("'%s' is %lld", cases[i].words,
			         (long long)time_read(text_of(cases[i].words)));
	assert_true(time_read(TEXT_NONE) == UNKNOWN_TIME);
}

static void test_words(void **state)
{
	(void)state;
	assert_int_equal(severity_read(TEXT(" High ")), SEVERITY_HIGH);
	assert_int_equal(severity_read(TEXT("5")), SEVERITY_CRITICAL);
	assert_int_equal(severity_read(TEXT("0")), SEVERITY_UNKNOWN);
	assert_int_equal(severity_read(TEXT_NONE), SEVERITY_UNKNOWN);
	assert_int_equal(tlp_read(TEXT("TLP:AMBER+STRICT")), TLP_AMBER_STRICT);
	assert_int_equal(tlp_read(TEXT("white")), TLP_CLEAR);
	assert_int_equal(tlp_read(TEXT("purple")), TLP_NONE);
	assert_int_equal(confidence_read(TEXT("75%")), 75);
	assert_int_equal(confidence_read(TEXT("101")), CONFIDENCE_UNKNOWN);
	assert_int_equal(confidence_read(TEXT("high")), 85);
	assert_int_equal(malware_class(TEXT("ransomware")), 10);
	assert_int_equal(malware_class(TEXT("unknown")), 0);
	assert_null(value_type_find(TEXT("email-src")));
	assert_int_equal(value_type_find(TEXT("IP-DST"))->hint, HINT_ADDRESS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_long_names),
		cmocka_unit_test(test_times),
		cmocka_unit_test(test_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
