/* SPDX-License-Identifier: Apache-2.0 */
/* What version, host, options and limits make of an event. */
#include "event_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static size_t occurrences(const char *line, const char *what)
{
	const size_t len = strlen(what);
	const char *end = line + strlen(line);
	size_t count = 0;

	/* not strstr(), which under AddressSanitizer reads to the end each time */
	for (; (line = memmem(line, (size_t)(end - line), what, len)); line += len)
		count++;
	return count;
}

static void test_versions(void **state)
{
	static const char *const from_4[] = {
		"\"ancestry\":[{\"pid\":700", "\"path\":\"/usr/sbin/nginx\",\"working_directory\":",
		"\"kernel_release\":", "\"vendor_name\":\"ACME\",\"model\":\"Server 1\"",
		"\"cpu_architecture_id\":1,\"cpu_architecture\":\"x86\""};
	struct fixture f;

	(void)state;
	for (ocsf_version_t v = 0; v < ocsf_version_count(); v++) {
		bool old = strcmp(ocsf_version_name(v), "1.4.0") < 0;
		bool has_local = strcmp(ocsf_version_name(v), "1.7.0") >= 0;

		set_up(&f, ocsf_version_name(v), false);
		struct connection c =
			samples_connection(f.samples, &f.samples->sockets[SOCKET_LOCAL],
		                           &f.samples->processes[PROCESS_PLAIN], OWNED);
		c.direction = DIRECTION_LOCAL;
		const char *line = encode_connection(&f, &c);

		for (size_t i = 0; i < ARRAY_LEN(from_4); i++)
			(old ? has_not : has)(line, from_4[i]);
		(old ? has : has_not)(line,
		                      "\"lineage\":[\"sixteen-bytes-xy\",\"/usr/sbin/nginx\"]");
		has(line,
		    old ? "\"community_uid\":\"1:GL/VrH+gAe5YBM9jx0D90UsMcpo=\",\"process\":"
		        : "\"community_uid\":\"1:GL/VrH+gAe5YBM9jx0D90UsMcpo=\"},\"message\"");
		has(line, has_local ? "\"direction_id\":4,\"direction\":\"Local\""
		                    : "\"direction_id\":99,\"direction\":\"Local\"");
		has(line, ocsf_version_name(v));
		has(line, "\"profiles\":[\"host\"]");
		tear_down(&f);
	}
}

static void test_long_texts(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f, "1.3.0", false);
	struct connection c = samples_connection(f.samples, &f.samples->sockets[SOCKET_INBOUND],
	                                         &f.samples->processes[PROCESS_LONG], OWNED);
	f.context.self = NULL;
	const char *line = encode_connection(&f, &c);
	/* 65,535 characters, in the process and its observable, and told once */
	assert_int_equal(occurrences(line, "\xe2\x82\xac"), 2 * 65535);
	has(line, "\"truncated\":[\"process.cmd_line\"]");
	has_not(line, "is_truncated");
	tear_down(&f);

	set_up(&f, "1.8.0", false);
	f.context.self = NULL;
	line = encode_connection(&f, &c); /* the source had cut it */
	assert_int_equal(occurrences(line, "\xe2\x82\xac"), 2 * 102400);
	has(line, "\"truncated\":[\"process.cmd_line\"]");
	has(line, "\"is_truncated\":true");
	c.process = &f.samples->processes[PROCESS_HOSTILE];
	has_not(encode_connection(&f, &c), "truncated");
	tear_down(&f);

	set_up(&f, "1.2.0", false);
	f.context.query_string = f.samples->processes[PROCESS_LONG].cmd_line;
	f.context.self = &f.samples->processes[PROCESS_HOSTILE];
	has(encode_connection(&f, &c), "\"truncated\":[\"query_info.query_string\"]");
	tear_down(&f);
}

static void test_hostname(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f, "1.3.0", false);
	f.context.host = &f.samples->bare_host;
	const char *line = encode_socket(&f, &f.samples->sockets[SOCKET_INBOUND]);
	has(line, "\"device\":{\"name\":\"bad_host\\nname\"");
	has(line, "{\"name\":\"device.name\",\"type_id\":1,\"type\":\"Hostname\"");
	has(line, "\"type_id\":4,\"type\":\"Tunnel\"");
	has(line, "\"subnet\":\"2001:db8::/61\"");
	tear_down(&f);
	set_up(&f, "1.4.0", false);
	f.context.host = &f.samples->bare_host;
	line = encode_socket(&f, &f.samples->sockets[SOCKET_INBOUND]);
	has(line, "\"device\":{\"hostname\":\"bad_host\\nname\"");
	has(line, "\"cpu_architecture_id\":99,\"cpu_architecture\":\"s390x\"");
	has_not(line, "Not Settable"); /* no UUID */
	tear_down(&f);
}

static void test_interfaces(void **state)
{
	static const struct {
		const char *name, *kind, *wanted;
		bool is_loopback;
	} cases[] = {
		{"enp1s0", NULL, "\"type_id\":1,\"type\":\"Wired\"", false},
		{"wlan0", NULL, "\"type_id\":2,\"type\":\"Wireless\"", false},
		{"wwan0", NULL, "\"type_id\":3,\"type\":\"Mobile\"", false},
		{"eth0", "veth", "\"type_id\":1,\"type\":\"Wired\"", false},
		{"tun0", "tun", "\"type_id\":4,\"type\":\"Tunnel\"", false},
		{"d0", "dummy", "\"type_id\":99,\"type\":\"dummy\"", false},
		{"lo", NULL, "\"type_id\":99,\"type\":\"loopback\"", true},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct fixture f;

		set_up(&f, "1.3.0", false);
		struct host host = f.samples->host;
		host.interface.name = text_of(cases[i].name);
		host.interface.kind = text_of(cases[i].kind);
		host.interface.is_loopback = cases[i].is_loopback;
		f.context.host = &host;
		has(encode_socket(&f, &f.samples->sockets[SOCKET_INBOUND]), cases[i].wanted);
		tear_down(&f);
	}
}

static void test_datetime(void **state)
{
	static const char *const times[] = {"\"time",       "query_time",    "logged_time",
	                                    "created_time", "modified_time", "accessed_time",
	                                    "\"boot_time"};
	struct fixture f;

	(void)state;
	set_up(&f, "1.3.0", true);
	const char *line = encode_socket(&f, &f.samples->sockets[SOCKET_INBOUND]);
	has(line, "\"profiles\":[\"host\",\"datetime\"]");
	has(line, "\"time\":1795531000123,\"time_dt\":\"2026-11-24T14:36:40.123Z\"");
	for (size_t i = 0; i < ARRAY_LEN(times); i++) {
		char plain[40], dated[40];

		snprintf(plain, sizeof(plain), "%s\":", times[i]);
		snprintf(dated, sizeof(dated), "%s_dt\":", times[i]);
		assert_true(occurrences(line, plain) > 0);
		assert_int_equal(occurrences(line, plain), occurrences(line, dated));
	}
	tear_down(&f);
	set_up(&f, "1.3.0", false);
	has_not(encode_socket(&f, &f.samples->sockets[SOCKET_INBOUND]), "_dt\"");
	tear_down(&f);
}

/* A file may claim any time: one that no attribute takes stands in unmapped. */
static void test_odd_times(void **state)
{
	static const struct {
		int64_t ms;
		bool is_odd, is_sent;
	} cases[] = {
		{1000, true, false},          {-1, true, false},
		{INT64_MAX, true, false},     {0, false, true},
		{UNKNOWN_TIME, false, false}, {UINT32_MAX * INT64_C(1000), false, true},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct fixture f;

		set_up(&f, "1.8.0", true);
		f.context.self = NULL;
		struct process p = f.samples->processes[PROCESS_PLAIN];
		p.parent = NULL;
		p.file.modified_time = cases[i].ms;
		struct connection c = samples_connection(
			f.samples, &f.samples->sockets[SOCKET_INBOUND], &p, OWNED);
		const char *line = encode_connection(&f, &c);
		(cases[i].is_odd ? has : has_not)(line, "\"executable_modified_time\":\"");
		(cases[i].is_sent ? has : has_not)(line, "\"modified_time\":");
		(cases[i].is_sent ? has : has_not)(line, "\"modified_time_dt\":");
		tear_down(&f);
	}
}

static void test_about_no_socket(void **state)
{
	struct fixture f;
	struct event e = {.query_result_id = 5,
	                  .status_code = TEXT("ENOENT"),
	                  .status_detail = TEXT("sctp: none"),
	                  .message = TEXT("this kernel cannot list SCTP sockets"),
	                  .uid = TEXT("u"),
	                  .time = 1795531000123,
	                  .logged_time = UNKNOWN_TIME};

	(void)state;
	set_up(&f, "1.3.0", false);
	f.context.self = NULL;
	const char *line = encode(&f, &e);
	has(line, "\"status_id\":2,\"status\":\"Failure\",\"query_result_id\":5,"
	          "\"query_result\":\"Unsupported\",\"status_code\":\"ENOENT\"");
	has(line, "\"state_id\":0,\"state\":\"Unknown\","
	          "\"connection_info\":{\"direction_id\":0,\"direction\":\"Unknown\"},"
	          "\"process\":{\"uid\":\"none\"}");
	has_not(line, "\"unmapped\":");
	has_not(line, "logged_time");
	e.query_result_id = 3;
	e.status_code = e.status_detail = TEXT_NONE;
	has(encode(&f, &e), "\"status\":\"Success\",\"query_result_id\":3,"
	                    "\"query_result\":\"Does not exist\",\"time\":");
	tear_down(&f);
}

static void test_gaps(void **state)
{
	struct fixture f;
	struct gaps gaps;

	(void)state;
	set_up(&f, "1.3.0", false);
	assert_int_equal(gaps_init(&gaps), 0);
	gaps_add(&gaps, GAP_SOURCE, "sock_diag tcp", 4026532301, EPERM, "it said no");
	gaps_add(&gaps, GAP_SOURCE, "sock_diag tcp", 4026532301, EPERM, "it said no");
	struct event e = {.query_result_id = 2, .gaps = &gaps, .uid = TEXT("u")};
	has(encode(&f, &e), "\"gaps\":[{\"source\":\"sock_diag tcp\",\"netns\":4026532301,"
	                    "\"errno\":\"EPERM\",\"count\":2,\"detail\":\"it said no\"}]");
	gaps_done(&gaps);
	tear_down(&f);
}

static void test_hostile_names(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f, "1.3.0", false);
	struct process p = f.samples->processes[PROCESS_PLAIN];
	p.name = TEXT("a\x1b[2J\n\xff\xe2\x80\xae\x7fz");
	struct connection c =
		samples_connection(f.samples, &f.samples->sockets[SOCKET_INBOUND], &p, OWNED);
	has(encode_connection(&f, &c),
	    "\"message\":\"a?[2J?\xef\xbf\xbd??z (812) has an established");
	has(f.line, "\"name\":\"a\\u001b[2J\\n\xef\xbf\xbd\xe2\x80\xae\\u007fz\"");
	tear_down(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_versions),        cmocka_unit_test(test_long_texts),
		cmocka_unit_test(test_hostname),        cmocka_unit_test(test_interfaces),
		cmocka_unit_test(test_datetime),        cmocka_unit_test(test_odd_times),
		cmocka_unit_test(test_about_no_socket), cmocka_unit_test(test_gaps),
		cmocka_unit_test(test_hostile_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
