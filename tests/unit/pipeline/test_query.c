/* SPDX-License-Identifier: Apache-2.0 */
/* Options of a question: what is taken, what is refused and in which words, and the SQL that they
 * mean. */
#include <setjmp.h>
#include <stdarg.h>

#include "pipeline/pipeline.h"

#include <cmocka.h>

struct setting {
	const char *name, *value;
};

static void plan(const struct setting *settings, size_t count, const char *want)
{
	struct cq_query *q = NULL;
	struct cq_error error = {0};
	struct text got;

	assert_int_equal(cq_query_new(&q), 0);
	for (size_t i = 0; i < count; i++)
		if (cq_query_set(q, settings[i].name, settings[i].value, &error) < 0)
			fail_msg("%s", error.text);
	got = plan_query_string(q, 4026531840);
	assert_non_null(got.bytes);
	assert_string_equal(got.bytes, want);
	cq_query_free(q);
}

#define PLAN(want, ...)                             \
	plan((const struct setting[]){__VA_ARGS__}, \
	     ARRAY_LEN(((const struct setting[]){__VA_ARGS__})), want)

static void test_plan(void **state)
{
	(void)state;
	plan(NULL, 0, "SELECT * FROM connections WHERE family IN ('inet', 'inet6')");
	PLAN("SELECT * FROM connections", {"family", "all"});
	PLAN("SELECT * FROM connections WHERE family IN ('unix')", {"family", "unix"});
	PLAN("SELECT * FROM connections WHERE family IN ('inet', 'inet6', 'netlink')",
	     {"family", "netlink"}, {"family", "ip"});
	PLAN("SELECT * FROM connections WHERE family IN ('unix', 'packet')",
	     {"family", "unix,packet"});
	PLAN("SELECT * FROM connections WHERE family IN ('inet', 'inet6') AND local_ip NOT LIKE "
	     "'%:%'",
	     {"ipv4", NULL});
	PLAN("SELECT * FROM connections WHERE family IN ('inet', 'inet6') AND local_ip LIKE '%:%'",
	     {"ipv6", NULL});
	PLAN("SELECT * FROM connections WHERE family IN ('inet', 'inet6')", {"ipv6", NULL},
	     {"ipv4", NULL});
	PLAN("SELECT * FROM connections WHERE (local_ip IS NULL OR local_ip LIKE '%:%')",
	     {"family", "all"}, {"ipv6", NULL});
	PLAN("SELECT * FROM connections WHERE netns = 4026531840", {"family", "all"},
	     {"netns", "current"});
	PLAN("SELECT * FROM connections WHERE netns = 4026531840", {"family", "all"},
	     {"netns", "812"});
	PLAN("SELECT * FROM connections WHERE netns_name = 'it''s'", {"family", "all"},
	     {"netns", "it's"});
	PLAN("SELECT * FROM connections WHERE netns = 4026531840", {"family", "all"},
	     {"netns", "/run/netns/blue"});
}

#define INET "SELECT * FROM connections WHERE family IN ('inet', 'inet6') AND "
#define ANY "SELECT * FROM connections WHERE "
#define HELD(condition) "connection_uid IN (SELECT connection_uid FROM owners WHERE " condition ")"

static void test_shortcuts(void **state)
{
	(void)state;
	PLAN(ANY "protocol_name IN ('mptcp', 'tcp')", {"tcp", NULL});
	PLAN(ANY "protocol_name IN ('mptcp', 'tcp', 'udp', 'udplite', 'unix')", {"udp", NULL},
	     {"tcp", NULL}, {"unix", NULL});
	PLAN(ANY "protocol_name = 'ipv6-icmp'", {"protocol", "ICMPv6"});
	PLAN(ANY "protocol_name IN ('netlink', 'vrrp')", {"protocol", "vrrp,netlink"});
	PLAN(ANY "protocol_name = 'unix'", {"family", "all"}, {"protocol", "unix"});
	PLAN(ANY "family IN ('unix') AND protocol_name IN ('mptcp', 'tcp', 'unix')", {"unix", NULL},
	     {"tcp", NULL}, {"family", "unix"});
	PLAN(INET "state IN ('LISTEN', 'UNCONN')", {"listen", NULL});
	PLAN(INET "state IN ('ESTABLISHED', 'LISTEN', 'UNCONN')", {"listen", NULL},
	     {"established", NULL});
	PLAN(INET "state IN ('CLOSED', 'CLOSE_WAIT', 'FIN_WAIT1', 'LISTEN', 'SYN_RECV', "
	          "'TIME_WAIT')",
	     {"state", "time-wait,LISTENING,syn-recv,Closed"},
	     {"state", "close_wait,FIN_WAIT_1,timewait"});
	PLAN(INET "state IN ('CLOSE_WAIT', 'CLOSING', 'COOKIE_ECHOED', 'ESTABLISHED', 'FIN_WAIT1', "
	          "'FIN_WAIT2', 'LAST_ACK', 'SHUTDOWN_ACK_SENT', 'SHUTDOWN_PENDING', "
	          "'SHUTDOWN_RECEIVED', 'SHUTDOWN_SENT', 'SYN_RECV', 'TIME_WAIT')",
	     {"state", "synchronized"});
	PLAN(INET "type IN ('dgram', 'raw')", {"type", "RAW,dgram"});
	PLAN(INET "(local_port = 443 OR remote_port = 443)", {"port", "443"});
	PLAN(INET "(local_port IN (80, 443) OR local_port BETWEEN 6000 AND 6010 OR remote_port IN "
	          "(80, 443) OR remote_port BETWEEN 6000 AND 6010)",
	     {"port", "443,6000-6010"}, {"port", "80"});
	PLAN(INET "local_port = 0", {"local-port", "0"});
	PLAN(INET "remote_port BETWEEN 0 AND 65535", {"remote-port", "0-65535"});
	PLAN(INET "remote_ip = '192.0.2.1'", {"remote", "192.0.2.1"});
	PLAN(INET "(local_ip IN ('192.0.2.1', '::1') OR cidr(local_ip, 'fe80::/10'))",
	     {"local", "[::1],::ffff:192.0.2.1"}, {"local", "fe80::/10"});
	PLAN(INET "cidr(remote_ip, '10.0.0.0/8')", {"remote", "::ffff:10.0.0.0/104"});
	PLAN(INET HELD("process_pid IN (1, 812)"), {"pid", "812,1"});
	PLAN(INET HELD("process_name IN ('a,b', 'it''s')"), {"process", "it's"},
	     {"process", "a,b"});
	PLAN(INET HELD("process_name GLOB 'ngin*'"), {"process", "ngin*"});
	PLAN(INET HELD("user_uid IN (0, 33)"), {"user", "root,33"});
	PLAN(INET "boundary_id = 3", {"outside", NULL});
	PLAN(ANY "local_ip NOT LIKE '%:%' AND netns_name = 'blue' AND protocol_name IN ('mptcp', "
	         "'tcp') AND remote_port = 443 AND " HELD("process_pid = 7"),
	     {"pid", "7"}, {"remote-port", "443"}, {"netns", "blue"}, {"ipv4", NULL},
	     {"tcp", NULL});
}

/* What is asked of the collector: no more than the protocols need. */
static void test_scope(void **state)
{
	static const struct {
		struct setting settings[3];
		unsigned scope, named; /* scope 0: refused */
	} cases[] = {
		{{{0}}, SCOPE_IP, 0},
		{{{"tcp", NULL}}, SCOPE_TCP | SCOPE_RAW, SCOPE_TCP},
		{{{"unix", NULL}}, SCOPE_UNIX, SCOPE_UNIX},
		{{{"udp", NULL}, {"unix", NULL}},
	         SCOPE_UDP | SCOPE_RAW | SCOPE_UNIX,
	         SCOPE_UDP | SCOPE_UNIX},
		{{{"protocol", "vrrp"}}, SCOPE_RAW, SCOPE_RAW},
		{{{"protocol", "icmp"}}, SCOPE_PING | SCOPE_RAW, SCOPE_PING},
		{{{"tcp", NULL}, {"family", "all"}}, SCOPE_TCP | SCOPE_RAW, SCOPE_TCP},
		{{{"tcp", NULL}, {"unix", NULL}, {"family", "unix"}}, SCOPE_UNIX, SCOPE_UNIX},
		{{{"tcp", NULL}, {"family", "unix"}}, 0, 0},
		{{{"unix", NULL}, {"family", "ip,netlink"}}, 0, 0},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct collect_options options = {0};
		struct cq_error error = {0};
		struct cq_query *q = NULL;

		assert_int_equal(cq_query_new(&q), 0);
		for (const struct setting *s = cases[i].settings;
		     s < cases[i].settings + 3 && s->name; s++)
			assert_int_equal(cq_query_set(q, s->name, s->value, NULL), 0);
		if (cases[i].scope) {
			assert_int_equal(plan_collect(q, &options, &error), 0);
			assert_int_equal(options.scope, cases[i].scope);
			assert_int_equal(options.named, cases[i].named);
		} else {
			assert_int_equal(plan_collect(q, &options, &error), -EINVAL);
			assert_string_equal(error.text, "--family and the protocols that are asked "
			                                "for exclude each other");
		}
		cq_query_free(q);
	}
}

static void test_refused(void **state)
{
	static const struct {
		const char *name, *value, *words;
	} cases[] = {
		{"famly", "ip", "--famly: no such option of a query"},
		{"family", "inet",
	         "--family inet: must be ip, unix, packet, netlink, vsock, xdp or all"},
		{"family", "", "--family: needs a value"},
		{"family", NULL, "--family: needs a value (FAMILY)"},
		{"ipv4", "yes", "--ipv4: takes no value"},
		{"netns", "0", "--netns 0: no process has that id"},
		{"netns", "", NULL},
		{"netns", "..", NULL},
		{"ocsf-version", "1.1.0", NULL},
		{"ocsf-version", "", NULL},
		{"label", "novalue", "--label novalue: must be KEY=VALUE"},
		{"label", "=x", "--label =x: must be KEY=VALUE"},
		{"internal", "10.0.0.0/33", NULL},
		{"internal", "10.0.0.1/8", NULL},
		{"internal", "banana", NULL},
		{"env", "", NULL},
		{"env", "A=B", NULL},
		{"hash", "crc32", "--hash crc32: must be sha256, sha1 or md5"},
		{"hash", "", NULL},
		{"family", "unxi",
	         "--family unxi: must be ip, unix, packet, netlink, vsock, xdp or all; did you "
	         "mean "
	         "unix?"},
		{"state", "", "--state: needs a value"},
		{"state", "listne",
	         "--state listne: must be established, syn_sent, syn_recv, fin_wait1, fin_wait2, "
	         "time_wait, closed, close_wait, last_ack, listen, closing, unconn, connected or "
	         "synchronized; did you mean listen?"},
		{"state", "listen,tmie-wait", NULL},
		{"state", "unknown", NULL},
		{"protocol", "tpc",
	         "--protocol tpc: must be tcp, mptcp, udp, udplite, sctp, icmp, ipv6-icmp, unix, "
	         "packet, netlink, vsock, xdp or IANA's name of another IP protocol; did you mean "
	         "tcp?"},
		{"protocol", "raw",
	         "--protocol raw: raw sockets are of any protocol: write --type raw"},
		{"protocol", "inet", NULL},
		{"type", "sream",
	         "--type sream: must be stream, dgram, raw, seqpacket or rdm; did you mean "
	         "stream?"},
		{"port", "65536", "--port 65536: must be a port from 0 to 65535"},
		{"port", "1-65536", NULL},
		{"port", "18446744073709551617",
	         "--port 18446744073709551617: must be a port from "
	         "0 to 65535"},
		{"port", "9-3", "--port 9-3: the range ends before it begins"},
		{"port", "-1", NULL},
		{"port", "1-", NULL},
		{"port", "no-such-service",
	         "--port no-such-service: no service of that name is known on this host"},
		{"local-port", "80,,443", "--local-port 80,,443: an empty value between commas"},
		{"remote", "192.0.2.1:443",
	         "--remote 192.0.2.1:443: must be an address without its port, which goes to "
	         "--remote-port"},
		{"local", "[::1]:443",
	         "--local [::1]:443: must be an address without its port, which goes to "
	         "--local-port"},
		{"remote", "fe80::1%eth0",
	         "--remote fe80::1%eth0: must be an address without its zone"},
		{"remote", "example.com",
	         "--remote example.com: must be an address such as 192.0.2.1 or a network such as "
	         "10.0.0.0/8; names are not looked up"},
		{"remote", "10.0.0.0/33",
	         "--remote: '10.0.0.0/33': the prefix must be 0 to 32 bits"},
		{"remote", "10.0.0.1/8", NULL},
		{"remote", "[]", NULL},
		{"process", "", "--process: needs a value"},
		{"process", "systemd-timesyncd",
	         "--process systemd-timesyncd: the kernel keeps 15 bytes of a name: write "
	         "systemd-timesyn"},
		{"pid", "0", "--pid 0: must be a process id, a number above 0"},
		{"pid", "2147483648", NULL},
		{"user", "no such user",
	         "--user no such user: no user of that name is known on this host"},
		{"user", "4294967295", "--user 4294967295: no user can have that id"},
		{"outside", "yes", "--outside: takes no value"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct cq_error error = {0};
		struct cq_query *q = NULL;

		assert_int_equal(cq_query_new(&q), 0);
		if (cq_query_set(q, cases[i].name, cases[i].value, &error) >= 0)
			fail_msg("--%s %s was taken", cases[i].name, cases[i].value);
		assert_true(error.code < 0);
		assert_true(error.text[0] != '\0');
		assert_null(strchr(error.text, '\n'));
		if (cases[i].words)
			assert_string_equal(error.text, cases[i].words);
		cq_query_free(q);
	}
}

static void test_hostile_values_stay_words(void **state)
{
	struct cq_error error = {0};
	struct cq_query *q = NULL;
	char longest[5000];

	(void)state;
	memset(longest, 'x', sizeof(longest) - 1);
	longest[sizeof(longest) - 1] = '\0';
	assert_int_equal(cq_query_new(&q), 0);
	assert_int_equal(cq_query_set(q, "name", longest, &error), -E2BIG);
	assert_true(cq_query_set(q, "family", "\x1b[31m\nx", &error) < 0);
	assert_null(strchr(error.text, '\x1b'));
	assert_null(strchr(error.text, '\n'));
	for (unsigned i = 0; i < 256; i++)
		assert_int_equal(cq_query_set(q, "label", "k=v", &error), 0);
	assert_int_equal(cq_query_set(q, "label", "k=v", &error), -E2BIG);
	for (unsigned i = 0; i < 256; i++) {
		char port[8];

		(void)snprintf(port, sizeof(port), "%u", i);
		assert_int_equal(cq_query_set(q, "port", port, &error), 0);
	}
	assert_int_equal(cq_query_set(q, "port", "256", &error), -E2BIG);
	assert_string_equal(error.text, "--port: more than 256 values");
	longest[4096] = '\0';
	assert_int_equal(cq_query_set(q, "user", longest, &error), -EINVAL);
	assert_int_equal(cq_query_set(q, "port", longest, &error), -EINVAL);
	assert_int_equal(cq_query_set(q, "state", longest, &error), -EINVAL);
	assert_non_null(strstr(error.text, "must be established")); /* what is allowed is seen */
	assert_int_equal(cq_query_set(q, "process", longest, &error), -EINVAL);
	assert_int_equal(cq_query_set(q, "process", "\x1b[31m and more bytes", &error), -EINVAL);
	assert_null(strchr(error.text, '\x1b'));
	cq_query_free(q);
}

static int never(void *context, const struct cq_event *event)
{
	(void)context;
	(void)event;
	return -ECANCELED;
}

static void test_arguments(void **state)
{
	struct cq_error error = {0};
	struct cq_query *q = NULL;
	struct cq_gap gap;

	(void)state;
	assert_int_equal(cq_query_new(NULL), -EINVAL);
	assert_int_equal(cq_query_new(&q), 0);
	assert_int_equal(cq_query_set(NULL, "name", "x", &error), -EINVAL);
	assert_int_equal(cq_query_run(q, NULL, NULL, NULL, &error), -EINVAL);
	assert_int_equal(cq_query_gap(q, 0, &gap), -ENOENT);
	/* the callback's answer ends the run and comes back */
	assert_int_equal(cq_query_set(q, "family", "all", &error), 0);
	assert_int_equal(cq_query_run(q, never, NULL, NULL, &error), -ECANCELED);
	assert_int_equal(cq_query_run(q, never, NULL, NULL, &error), -EALREADY);
	cq_query_free(q);
	cq_query_free(NULL);
}

static void test_missing_namespace(void **state)
{
	struct cq_error error = {0};
	struct cq_query *q = NULL;

	(void)state;
	assert_int_equal(cq_query_new(&q), 0);
	assert_int_equal(cq_query_set(q, "netns", "no-such-name", &error), 0);
	assert_int_equal(cq_query_run(q, never, NULL, NULL, &error), -ENOENT);
	assert_string_equal(error.text,
	                    "network namespace no-such-name: No such file or directory");
	cq_query_free(q);
	assert_int_equal(cq_query_new(&q), 0);
	assert_int_equal(cq_query_set(q, "netns", "/etc/passwd", &error), 0);
	assert_int_equal(cq_query_run(q, never, NULL, NULL, &error), -ENOENT);
	cq_query_free(q);
}

/* Headings in their order, and under each what belongs there. */
static void test_options_are_documented(void **state)
{
	static const char *const groups[] = {"The ten most useful", "More conditions",
	                                     "What is shown",       "Facts from files",
	                                     "Shape of events",     "Limits"};
	const struct cq_option *o = cq_query_options();
	size_t group = 0, useful = 0;

	(void)state;
	for (; o->name; o++) {
		assert_true(o->help && o->help[0] != '\0');
		assert_true(strlen(o->name) < 20);
		while (group < ARRAY_LEN(groups) && strcmp(o->group, groups[group]) != 0)
			group++;
		assert_true(group < ARRAY_LEN(groups));
		useful += group == 0;
		assert_int_equal(o->events_only, group == 4);
		assert_true(o->value || !o->repeatable);
		assert_true(o->value || !o->choices);
		for (const struct cq_option *p = o + 1; p->name; p++) {
			assert_string_not_equal(o->name, p->name);
			assert_true(o->letter != p->letter || !o->letter);
		}
	}
	assert_int_equal(group, ARRAY_LEN(groups) - 1);
	assert_int_equal(useful, 10);
}

/* What a shell may complete is taken. */
static void test_choices_are_taken(void **state)
{
	(void)state;
	for (const struct cq_option *o = cq_query_options(); o->name; o++) {
		struct text rest = text_of(o->choices), word;

		while (o->choices && o->choices[0] != '@' && text_word(&rest, &word)) {
			struct cq_error error = {0};
			struct cq_query *q = NULL;
			char value[64];

			(void)snprintf(value, sizeof(value), "%.*s", (int)word.len, word.bytes);
			assert_int_equal(cq_query_new(&q), 0);
			if (cq_query_set(q, o->name, value, &error) < 0 &&
			    error.code != -EOPNOTSUPP)
				fail_msg("%s", error.text);
			cq_query_free(q);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plan),
		cmocka_unit_test(test_shortcuts),
		cmocka_unit_test(test_scope),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_hostile_values_stay_words),
		cmocka_unit_test(test_arguments),
		cmocka_unit_test(test_missing_namespace),
		cmocka_unit_test(test_options_are_documented),
		cmocka_unit_test(test_choices_are_taken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
