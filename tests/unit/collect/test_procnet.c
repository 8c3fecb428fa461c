/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of /proc/net as kernels write them, and as they never should. */
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "replay.h"

static struct collect_options options;
static struct netns ns = {.inode = 7};
static const struct parse_context context = {.options = &options, .ns = &ns, .now = 4711};

static int parse(const char *source, const char *line, struct socket *ret)
{
	return procnet_parse(source_named(source), text_of(line), &context, ret);
}

static void check_end(const struct endpoint *e, const char *address, uint16_t port)
{
	char text[ADDRESS_LEN];

	address_print(e->ip, text);
	assert_string_equal(text, address);
	assert_int_equal(e->port, port);
}

static void test_headers(void **state)
{
	struct socket s;

	(void)state;
	assert_int_equal(parse("tcp",
	                       "  sl  local_address rem_address   st tx_queue rx_queue tr "
	                       "tm->when retrnsmt   uid  timeout inode",
	                       &s),
	                 0);
	assert_int_equal(
		parse("unix", "Num       RefCount Protocol Flags    Type St Inode Path", &s), 0);
	assert_int_equal(parse("packet",
	                       "sk               RefCnt Type Proto  Iface R Rmem   User   "
	                       "Inode",
	                       &s),
	                 0);
	assert_int_equal(parse("netlink",
	                       "sk               Eth Pid        Groups   Rmem     Wmem     "
	                       "Dump  Locks    Drops    Inode",
	                       &s),
	                 0);
	assert_int_equal(parse("tcp", "", &s), 0);
}

static void test_tcp(void **state)
{
	struct socket s;

	(void)state;
	assert_int_equal(parse("tcp",
	                       "   1: 0100007F:1F90 0200007F:C350 01 00000003:00000002 02:00000FA0 "
	                       "00000000  "
	                       "1000        0 53211 2 0000000000000000 20 4 30 10 -1",
	                       &s),
	                 1);
	assert_int_equal(s.family, FAMILY_INET);
	assert_int_equal(s.state, STATE_ESTABLISHED);
	check_end(&s.local, "127.0.0.1", 8080);
	check_end(&s.remote, "127.0.0.2", 50000);
	assert_true(s.has_uid && s.uid == 1000);
	assert_int_equal(s.inode, 53211);
	assert_int_equal(s.tx_queue, 3);
	assert_int_equal(s.rx_queue, 2);
	assert_true(s.from_proc);
	assert_false(s.has_cookie);
	assert_ptr_equal(s.ns, &ns);
}

static void test_minisocks(void **state)
{
	struct socket s;

	(void)state;
	assert_int_equal(parse("tcp",
	                       "   2: 0100007F:1F90 0200007F:C350 06 00000000:00000000 03:00000FA0 "
	                       "00000000     0        0 0 3 0000000000000000",
	                       &s),
	                 1);
	assert_true(s.is_timewait);
	assert_false(s.has_uid);
	assert_false(s.has_queues);
	assert_int_equal(parse("tcp",
	                       "   2: 0100007F:1F90 0200007F:C350 03 00000000:00000000 01:00000FA0 "
	                       "00000000  1000        0 0 3 0000000000000000",
	                       &s),
	                 1);
	assert_true(s.is_request);
}

static void test_tcp6(void **state)
{
	struct socket s;

	(void)state;
	assert_int_equal(
		parse("udp6",
	              "  27: B80D0120000000000000000001000000:0035 "
	              "00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 "
	              "00000000     0        0 1234 2 0000000000000000 0",
	              &s),
		1);
	assert_int_equal(s.family, FAMILY_INET6);
	check_end(&s.local, "2001:db8::1", 53);
	assert_int_equal(s.remote.ip.family, 0);
	assert_int_equal(s.state, STATE_UNCONN);
	/* ::ffff:127.0.0.1 */
	assert_int_equal(
		parse("udp6",
	              "  27: 0000000000000000FFFF00000100007F:0035 "
	              "00000000000000000000000000000000:0000 07 00000000:00000000 00:00000000 "
	              "00000000     0        0 1234 2 0000000000000000 0",
	              &s),
		1);
	check_end(&s.local, "127.0.0.1", 53);
	assert_int_equal(s.family, FAMILY_INET6);
	/* the TCP source reads both tables: the line tells which */
	assert_int_equal(
		parse("tcp",
	              "   0: 0000000000000000FFFF00000100007F:1F90 "
	              "00000000000000000000000000000000:0000 0A 00000000:00000000 00:00000000 "
	              "00000000     0        0 1234 1 0000000000000000 100 0 0 10 0",
	              &s),
		1);
	assert_int_equal(s.family, FAMILY_INET6);
	check_end(&s.local, "127.0.0.1", 8080);
}

/* The kernel goes on to show whom a socket was connected to. */
static void test_disconnected_has_no_remote_end(void **state)
{
	static const char *const lines[] = {
		"0: 0100007F:1F90 0200007F:0000 0A 00000000:00000000 00:00000000 00000000 0 0 9 1",
		"0: 0100007F:1F90 0200007F:0000 07 00000000:00000000 00:00000000 00000000 0 0 9 1",
	};
	struct socket s;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		assert_int_equal(parse("tcp", lines[i], &s), 1);
		assert_int_equal(s.remote.ip.family, 0);
	}
}

static void test_raw_and_ping(void **state)
{
	struct socket s;

	(void)state;
	assert_int_equal(
		parse("raw",
	              "  112: 00000000:0070 00000000:0000 07 00000000:00000000 00:00000000 "
	              "00000000     0        0 99 2 0000000000000000 0",
	              &s),
		1);
	assert_int_equal(s.protocol, 112);
	assert_false(s.local.has_port);
	assert_int_equal(s.type, SOCK_RAW);
	assert_int_equal(
		parse("icmp",
	              "   11: 00000000:000B 0100007F:0000 01 00000000:00000000 00:00000000 "
	              "00000000  1000        0 98 2 0000000000000000 0",
	              &s),
		1);
	assert_int_equal(s.protocol, IPPROTO_ICMP);
	assert_int_equal(s.state, STATE_ESTABLISHED);
	assert_false(s.local.has_port);
	assert_int_equal(s.type, SOCK_DGRAM);
}

static void test_unix(void **state)
{
	struct socket s;

	(void)state;
	assert_int_equal(
		parse("unix",
	              "0000000000000000: 00000002 00000000 00010000 0001 01 20735 /run/a b c", &s),
		1);
	assert_int_equal(s.state, STATE_LISTEN);
	assert_true(text_equal(s.un.path, TEXT("/run/a b c")));
	assert_int_equal(
		parse("unix", "0000000000000000: 00000002 00000000 00000000 0002 03 20736 @x", &s),
		1);
	assert_int_equal(s.state, STATE_ESTABLISHED);
	assert_true(s.un.is_abstract);
	assert_true(text_equal(s.un.path, TEXT("x")));
	assert_int_equal(
		parse("unix", "0000000000000000: 00000002 00000000 00000000 0001 01 20737", &s), 1);
	assert_null(s.un.path.bytes);
	assert_int_equal(s.state, STATE_UNCONN);
}

static void test_packet_and_netlink(void **state)
{
	struct socket s;

	(void)state;
	assert_int_equal(parse("packet",
	                       "0000000000000000 3      3    0003   2     1 0      0      4242",
	                       &s),
	                 1);
	assert_int_equal(s.packet.ether_type, 3);
	assert_int_equal(s.ifindex, 2);
	assert_int_equal(s.inode, 4242);
	assert_int_equal(
		parse("netlink",
	              "0000000000000000 15  4294963199 00000001 0        0        0     2    "
	              "    0        4711",
	              &s),
		1);
	assert_int_equal(s.protocol, 15);
	assert_int_equal(s.netlink.port_id, 4294963199u);
	assert_int_equal(s.inode, 4711);
}

static void test_broken(void **state)
{
	static const char *const lines[] = {
		"1: 0100007F:1F90",
		"1: 0100007F:1F90 0200007F:C350 zz 00000000:00000000 02:0 0 0 0 5",
		"1: 0100007F1F90 0200007F:C350 01 00000003:00000002 02:00000FA0 0 0 0 5",
		"1: 0100007F:1F90 0200007F:C350 01 0000000300000002 02:00000FA0 0 0 0 5",
		"1: 0100007F:1F90 0200007F:C350 01 00000003:00000002 02:00000FA0 0 -1 0 5",
		"1: 0100007F:1F90 0200007F:C350 01 00000003:00000002 02:00000FA0 0 99999999999 0 5",
		"1: 0100007F:1F90 0200007F:C350 01 3:2 02:0 0 0 0 99999999999999999999",
	};
	struct socket s;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(lines); i++)
		if (parse("tcp", lines[i], &s) != -EBADMSG)
			fail_msg("taken: %s", lines[i]);
}

/* ---- lines of a file
 * ------------------------------------------------------------------------------ */

static void test_line_reader(void **state)
{
	enum { LINES = 20000 };
	struct line_reader reader;
	struct text line;
	FILE *file = tmpfile();
	size_t n = 0;

	(void)state;
	assert_non_null(file);
	for (size_t i = 0; i < LINES; i++)
		fprintf(file, "%zu %.*s\n", i, (int)(i % 200),
		        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
		        "xxxxxx"
		        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
		        "xxxxxx"
		        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
	fprintf(file, "no newline");
	assert_int_equal(fflush(file), 0);
	assert_int_equal(lseek(fileno(file), 0, SEEK_SET), 0);
	line_reader_init(&reader, fileno(file));
	while (line_reader_next(&reader, &line) == 1) {
		struct text word;
		uint64_t number;

		if (n == LINES) {
			assert_true(text_equal(line, TEXT("no newline")));
		} else {
			assert_true(text_split(&line, ' ', &word));
			assert_int_equal(text_to_u64(word, &number), 0);
			assert_int_equal(number, n);
			assert_int_equal(line.len, n % 200);
		}
		n++;
	}
	assert_int_equal(n, LINES + 1);
	line_reader_done(&reader);
	fclose(file);
}

static void test_endless_line(void **state)
{
	int fd = open("/dev/zero", O_RDONLY | O_CLOEXEC);
	struct line_reader reader;
	struct text line;

	(void)state;
	assert_true(fd >= 0);
	line_reader_init(&reader, fd);
	assert_int_equal(line_reader_next(&reader, &line), -EFBIG);
	line_reader_done(&reader);
	close(fd);
}

/* ---- numbers
 * -------------------------------------------------------------------------------------- */

/* Against an array: what was put in is there, what was not is not. */
static void test_number_set(void **state)
{
	enum { COUNT = 5000 };
	uint64_t seed = (uint64_t)getpid() * 2654435761u | 1, numbers[COUNT];
	struct number_set set = {0};

	(void)state;
	print_message("# seed %llu\n", (unsigned long long)seed);
	for (size_t i = 0; i < COUNT; i++) {
		bool known = false;

		seed ^= seed << 13;
		seed ^= seed >> 7;
		seed ^= seed << 17;
		numbers[i] = i % 3 == 0 ? seed : i % 3 == 1 ? i / 2 : seed % 1000;
		for (size_t j = 0; j < i && !known; j++)
			known = numbers[j] == numbers[i];
		assert_int_equal(number_set_has(&set, numbers[i]), known);
		assert_int_equal(number_set_add(&set, numbers[i]), !known);
		assert_true(number_set_has(&set, numbers[i]));
	}
	number_set_done(&set);
	assert_false(number_set_has(&set, 0));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_headers),
		cmocka_unit_test(test_tcp),
		cmocka_unit_test(test_minisocks),
		cmocka_unit_test(test_tcp6),
		cmocka_unit_test(test_disconnected_has_no_remote_end),
		cmocka_unit_test(test_raw_and_ping),
		cmocka_unit_test(test_unix),
		cmocka_unit_test(test_packet_and_netlink),
		cmocka_unit_test(test_broken),
		cmocka_unit_test(test_line_reader),
		cmocka_unit_test(test_endless_line),
		cmocka_unit_test(test_number_set),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
