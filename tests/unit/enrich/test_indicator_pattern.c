/* SPDX-License-Identifier: Apache-2.0 */
/* STIX patterns: which values of theirs alone are enough. */
#include "../base/unit.h"

#include "enrich/indicator.h"

#define MD5 "d41d8cd98f00b204e9800998ecf8427e"
#define SHA1 "da39a3ee5e6b4b0d3255bfef95601890afd80709"

static struct pattern pattern;

/* The values, "port:" before one that has a port; "?" where something was ignored; "!" a fault. */
static void describe(const char *words, char ret[1024])
{
	const char *fault = pattern_read(text_of(words), &pattern);
	size_t len = 0;

	ret[0] = '\0';
	if (fault) {
		(void)snprintf(ret, 1024, "!%s", fault);
		return;
	}
	for (size_t i = 0; i < pattern.count && len < 900; i++) {
		const struct pattern_value *v = &pattern.values[i];

		if (v->port)
			len += (size_t)snprintf(ret + len, 1024 - len, "%u:", v->port);
		len += (size_t)snprintf(ret + len, 1024 - len, "%.*s ", (int)v->text.len,
		                        v->text.bytes);
	}
	if (pattern.ignored)
		(void)snprintf(ret + len, 1024 - len, "?");
}

static void test_patterns(void **state)
{
	static const struct {
		const char *words, *want; /* "!": a fault, whatever its words */
	} cases[] = {
		{"[ipv4-addr:value = '198.51.100.7']", "198.51.100.7 "},
		{" [ ipv4-addr:value='198.51.100.7' ] ", "198.51.100.7 "},
		{"[ipv4-addr:value = '198.51.100.0/24' OR ipv6-addr:value = '2001:db8::/32']",
	         "198.51.100.0/24 2001:db8::/32 "},
		{"[ipv4-addr:value ISSUBSET '198.51.100.0/24']", "198.51.100.0/24 "},
		{"[domain-name:value IN ('a.example', 'b.example')]", "a.example b.example "},
		{"[domain-name:value = 'a.example'] OR [url:value = 'http://b.example/']",
	         "a.example http://b.example/ "},
		{"([domain-name:value = 'a.example'] OR [domain-name:value = 'b.example'])",
	         "a.example b.example "},
		{"[file:hashes.MD5 = '" MD5 "' AND file:hashes.'SHA-1' = '" SHA1 "']",
	         MD5 " " SHA1 " "},
		{"[file:hashes.'MD5' = '" MD5 "']", MD5 " "},
		{"[network-traffic:dst_ref.value = '203.0.113.9' AND network-traffic:dst_port = "
	         "443]",
	         "443:203.0.113.9 "},
		{"[network-traffic:dst_port = 443 AND network-traffic:dst_ref.value = "
	         "'203.0.113.9' "
	         "AND network-traffic:protocols[*] = 'tcp']",
	         "443:203.0.113.9 "},
		{"[(ipv4-addr:value = '203.0.113.1' OR ipv4-addr:value = '203.0.113.2') AND "
	         "network-traffic:dst_port = 22]",
	         "22:203.0.113.1 22:203.0.113.2 "},
		{"[domain-name:value = 'it\\'s \\\\ x']", "it's \\ x "},
		/* a part that no connection shows */
		{"[ipv4-addr:value = '203.0.113.1' OR file:name = 'a.exe']", "203.0.113.1 ?"},
		{"[ipv4-addr:value = '203.0.113.1' AND file:name = 'a.exe']", "?"},
		{"[ipv4-addr:value = '203.0.113.1' AND domain-name:value = 'a.example']", "?"},
		{"[file:hashes.MD5 = '" MD5 "' AND file:size = 5]", "?"},
		{"[ipv4-addr:value != '203.0.113.1']", "?"},
		{"[ipv4-addr:value NOT = '203.0.113.1']", "?"},
		{"[domain-name:value LIKE '%.example']", "?"},
		{"[domain-name:value MATCHES '.*']", "?"},
		{"[network-traffic:dst_port = 443]", "?"},
		{"[network-traffic:dst_port > 443]", "?"},
		{"[email-message:subject = 'x']", "?"},
		{"[file:hashes.'SHA-512' = 'x']", "?"},
		{"[ipv4-addr:value = '203.0.113.1'] AND [ipv4-addr:value = '203.0.113.2']", "?"},
		{"[ipv4-addr:value = '203.0.113.1'] FOLLOWEDBY [file:name = 'a']", "?"},
		{"[ipv4-addr:value = '203.0.113.1'] REPEATS 5 TIMES", "?"},
		{"[ipv4-addr:value = '203.0.113.1'] WITHIN 5 SECONDS", "?"},
		{"[ipv4-addr:value = '203.0.113.1'] START t'2016-06-01T00:00:00Z' STOP "
	         "t'2016-07-01T00:00:00Z'",
	         "?"},
		{"[ipv4-addr:value = '1.1.1.1'] OR ([ipv4-addr:value = '2.2.2.2'] AND "
	         "[ipv4-addr:value = '3.3.3.3'])",
	         "1.1.1.1 ?"},
		/* none */
		{"", "!"},
		{"ipv4-addr:value = '203.0.113.1'", "!"},
		{"[ipv4-addr:value = '203.0.113.1'", "!"},
		{"[ipv4-addr:value = '203.0.113.1]", "!"},
		{"[ipv4-addr:value '203.0.113.1']", "!"},
		{"[ipv4-addr:value = ]", "!"},
		{"[= '203.0.113.1']", "!"},
		{"[]", "!"},
		{"[ipv4-addr:value = '203.0.113.1'] x", "!"},
		{"[ipv4-addr:value = '203.0.113.1' OR]", "!"},
		{"[ipv4-addr:value IN '203.0.113.1']", "!"},
		{"[ipv4-addr:value IN ('203.0.113.1'", "!"},
		{"[ipv4-addr:value = '203.0.113.1'] START t'x'", "!"},
		{"(((((", "!"},
		{"\x01", "!"},
	};
	char got[1024];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		describe(cases[i].words, got);
		if (strcmp(cases[i].want, "!") == 0 ? got[0] != '!'
		                                    : strcmp(got, cases[i].want) != 0)
			fail_msg("%s: '%s', not '%s'", cases[i].words, got, cases[i].want);
	}
}

static void test_bounds(void **state)
{
	struct buffer b;

	(void)state;
	buffer_init(&b, 1u << 20);
	for (int i = 0; i < 100; i++)
		buffer_add_char(&b, '(');
	assert_non_null(pattern_read(buffer_text(&b), &pattern));
	buffer_clear(&b);
	buffer_add_text(&b, TEXT("[ipv4-addr:value IN ('0'"));
	for (int i = 0; i < 1000; i++)
		buffer_printf(&b, ", '192.0.2.%d'", i % 256);
	buffer_add_text(&b, TEXT(")]"));
	assert_null(pattern_read(buffer_text(&b), &pattern));
	assert_int_equal(pattern.count, PATTERN_VALUES);
	assert_non_null(pattern.ignored);
	buffer_done(&b);
}

static int set_up(void **state)
{
	(void)state;
	buffer_init(&pattern.room, 1u << 20);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	buffer_done(&pattern.room);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_patterns),
		cmocka_unit_test(test_bounds),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
