/* SPDX-License-Identifier: Apache-2.0 */
/* What the facts of a socket and of its owner become in an event. judge_events.sh asks whether
 * events as a whole are valid. */
#include "event_fixture.h"

#include <linux/tcp.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void test_results(void **state)
{
	static const struct {
		enum no_owner reason;
		int result;
		const char *process;
	} cases[] = {
		{OWNED, 2, "{\"uid\":\"unresolved\"}"},
		{NO_OWNER_TIME_WAIT, 1, "{\"pid\":0,\"name\":\"kernel\"}"},
		{NO_OWNER_SYN_RECV, 1, "{\"pid\":0,\"name\":\"kernel\"}"},
		{NO_OWNER_ORPHANED, 1, "{\"pid\":0,\"name\":\"kernel\"}"},
		{NO_OWNER_NOT_ACCEPTED, 2, "{\"uid\":\"unresolved\"}"},
		{NO_OWNER_KERNEL, 1, "{\"pid\":0,\"name\":\"kernel\"}"},
		{NO_OWNER_NO_DESCRIPTOR, 2, "{\"uid\":\"unresolved\"}"},
		{NO_OWNER_EXITED, 2, "{\"uid\":\"unresolved\"}"},
		{NO_OWNER_PERMISSION, 2, "{\"uid\":\"unresolved\"}"},
	};
	struct fixture f;

	(void)state;
	set_up(&f, "1.3.0", false);
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct connection c = samples_connection(
			f.samples, &f.samples->sockets[SOCKET_INBOUND], NULL, cases[i].reason);
		char wanted[64];

		assert_int_equal(connection_result(&c), cases[i].result);
		const char *line = encode_connection(&f, &c);
		snprintf(wanted, sizeof(wanted), "\"process\":%s", cases[i].process);
		has(line, wanted);
		(cases[i].result == 2 ? has : has_not)(line, "\"status_detail\":");
		has(line, cases[i].result == 2 ? "\"query_result\":\"Partial\""
		                               : "\"query_result\":\"Exists\"");
		has(line, "\"status_id\":1,\"status\":\"Success\"");
	}
	tear_down(&f);
}

static void test_holes(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f, "1.3.0", false);
	struct process p = f.samples->processes[PROCESS_PLAIN];
	struct connection c =
		samples_connection(f.samples, &f.samples->sockets[SOCKET_INBOUND], &p, OWNED);
	assert_int_equal(connection_result(&c), 1);
	p.holes = HOLE_EXE | HOLE_CWD | HOLE_HASH;
	p.hole_error = EACCES;
	assert_int_equal(connection_result(&c), 2);
	has(encode_connection(&f, &c),
	    "\"status_code\":\"EACCES\",\"status_detail\":\"process 812: its executable, working "
	    "directory and hash of its executable could not be read: Permission denied\"");
	c.process = &f.samples->processes[PROCESS_VANISHED];
	const char *line = encode_connection(&f, &c);
	has(line, "\"status_detail\":\"process 4005 exited while it was read\"");
	has(line, "\"process\":{\"pid\":4005,\"created_time\":1795531000118,"
	          "\"uid\":\"b7c1d2e3:4005:9\"}");
	tear_down(&f);
}

static void test_ends(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f, "1.8.0", false);
	struct socket s = f.samples->sockets[SOCKET_LISTENER];
	const char *line = encode_socket(&f, &s);
	has(line, "\"local_endpoint\":{\"ip\":\"0.0.0.0\",\"port\":443}");
	has_not(line, "remote_endpoint");
	has_not(line, "\"value\":\"0.0.0.0\"");
	has(line, "\"type_id\":11,\"type\":\"Port\",\"value\":\"443\"");
	has(line, "\"message\":\"nginx (812) listens on TCP 0.0.0.0:443\"");

	s = f.samples->sockets[SOCKET_INBOUND];
	s.local.ip = s.remote.ip = (struct address){6, {0xfe, 0x80, [15] = 1}};
	s.local.scope = 2;
	s.remote.scope = 99;
	s.ifindex = 3;
	line = encode_socket(&f, &s);
	has(line,
	    "\"local_endpoint\":{\"ip\":\"fe80::1\",\"port\":443,\"interface_name\":\"eth0\"}");
	has(line, "\"remote_endpoint\":{\"ip\":\"fe80::1\",\"port\":51812}");
	has(line, "\"protocol_ver_id\":6,\"protocol_ver\":\"Internet Protocol version 6 (IPv6)\"");
	has(line, "from [fe80::1]:443 to [fe80::1]:51812");
	s.local.scope = 0; /* then the device that it is bound to */
	has(encode_socket(&f, &s), "\"port\":443,\"interface_name\":\"wg0\"}");
	tear_down(&f);
}

static void test_identity(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f, "1.3.0", false);
	struct socket s = f.samples->sockets[SOCKET_INBOUND];
	has(encode_socket(&f, &s), "-000000000000:18446744073709551614\"");
	s.has_cookie = false;
	has(encode_socket(&f, &s), "-000000000000:4026531840:90210\"");
	s.inode = 0;
	const char *line = encode_socket(&f, &s);
	has(line, "-000000000000:4026531840:tcp:192.0.2.1:443-198.51.100.7:51812\"");
	has_not(line, "\"cookie\"");
	has_not(line, "\"inode\"");
	tear_down(&f);
}

static void test_protocols(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f, "1.3.0", false);
	struct socket s = f.samples->sockets[SOCKET_INBOUND];
	s.protocol = 262; /* MPTCP */
	has(encode_socket(&f, &s), "\"protocol_num\":6,\"protocol_name\":\"mptcp\"");
	s.state = STATE_UNCONN;
	has(encode_socket(&f, &s), "\"state_id\":99,\"state\":\"UNCONN\"");
	for (size_t i = 0; i < f.samples->socket_count; i++) {
		const struct socket *other = &f.samples->sockets[i];
		const char *line = encode_socket(&f, other);

		if (!socket_is_inet(other)) {
			has_not(line, "protocol_num");
			has_not(line, "protocol_ver");
			has_not(line, "_endpoint");
		}
	}
	tear_down(&f);
}

static void test_raw(void **state)
{
	static const struct {
		struct text raw;
		const char *wanted;
	} cases[] = {
		/* RFC 4648, section 10 */
		{{"", 0}, "\"raw_data\":\"\""},
		{{"f", 1}, "\"raw_data\":\"Zg==\""},
		{{"fo", 2}, "\"raw_data\":\"Zm8=\""},
		{{"foo", 3}, "\"raw_data\":\"Zm9v\""},
		{{"foob", 4}, "\"raw_data\":\"Zm9vYg==\""},
		{{"fooba", 5}, "\"raw_data\":\"Zm9vYmE=\""},
		{{"foobar", 6}, "\"raw_data\":\"Zm9vYmFy\""},
		{{"\xff\xfe\xfd", 3}, "\"raw_data\":\"//79\",\"raw_data_size\":3"},
	};
	struct fixture f;

	(void)state;
	set_up(&f, "1.8.0", true);
	struct socket s = f.samples->sockets[SOCKET_INBOUND];
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		s.raw = cases[i].raw;
		has(encode_socket(&f, &s), cases[i].wanted);
	}
	s.from_proc = true;
	s.raw = TEXT("  0: 0100007F\n");
	has(encode_socket(&f, &s), "\"raw_data\":\"  0: 0100007F\\n\"");
	tear_down(&f);
	set_up(&f, "1.8.0", false);
	has_not(encode_socket(&f, &s), "raw_data");
	tear_down(&f);
}

static void test_tcp_info(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f, "1.3.0", true);
	struct socket s = f.samples->sockets[SOCKET_OUTBOUND];
	const char *line = encode_socket(&f, &s);
	has(line, "\"tcp_info\":{\"rtt_us\":210,");
	has(line, "\"cwnd\":10,");
	has(line, "\"bytes_acked\":\"18446744073709551613\"");
	has_not(line, "min_rtt_us"); /* the kernel has not measured it */
	has_not(line, "max_pacing_rate");
	s.tcp_info_len = offsetof(struct tcp_info, tcpi_rttvar) + 3; /* ends within a field */
	line = encode_socket(&f, &s);
	has(line, "\"rtt_us\":210");
	has_not(line, "rttvar_us");
	has_not(line, "\"ssthresh\"");
	has_not(line, "bytes_acked");
	s.tcp_info_len = 0;
	has(encode_socket(&f, &s), "\"tcp_info\":{}");
	s.protocol = 132; /* SCTP sends another struct */
	has_not(encode_socket(&f, &s), "tcp_info");
	tear_down(&f);
}

static void test_summary(void **state)
{
	struct fixture f;
	struct summary summary = {37, 1795531000000, 1795531000999};

	(void)state;
	set_up(&f, "1.3.0", false);
	struct connection c = samples_connection(f.samples, &f.samples->sockets[SOCKET_INBOUND],
	                                         &f.samples->processes[PROCESS_PLAIN], OWNED);
	c.summary = &summary;
	has(encode_connection(&f, &c), "\"count\":37,\"start_time\":1795531000000,"
	                               "\"end_time\":1795531000999,\"duration\":999");
	tear_down(&f);
}

static void test_owners(void **state)
{
	struct fixture f;

	(void)state;
	set_up(&f, "1.3.0", false);
	has(encode_socket(&f, &f.samples->sockets[SOCKET_INBOUND]),
	    "\"owners\":[{\"pid\":812,\"fds\":[6,9]},{\"pid\":813,\"fds\":[6]}]");
	struct connection c = samples_connection(f.samples, &f.samples->sockets[SOCKET_TIME_WAIT],
	                                         NULL, NO_OWNER_TIME_WAIT);
	const char *line = encode_connection(&f, &c);
	has_not(line, "\"owners\"");
	has(line, "\"no_owner_reason\":\"time_wait\"");
	has(line, "\"timer\":{\"name\":\"time_wait\",\"ms\":59000}");
	tear_down(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_results),   cmocka_unit_test(test_holes),
		cmocka_unit_test(test_ends),      cmocka_unit_test(test_identity),
		cmocka_unit_test(test_protocols), cmocka_unit_test(test_raw),
		cmocka_unit_test(test_tcp_info),  cmocka_unit_test(test_summary),
		cmocka_unit_test(test_owners),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
