/* SPDX-License-Identifier: Apache-2.0 */
#include "child.h"

#include <net/if.h>
#include <sched.h>
#include <time.h>

#include "collect/host_facts.h"

#define assert_text(t, expected) assert_true(text_equal((t), text_of(expected)))

struct fixture {
	struct arena *arena;
	struct host host;
};

static void fixture_start(struct fixture *f, const char *name)
{
	char path[512];
	int root;

	snprintf(path, sizeof(path), FIXTURES "/host/%s", name);
	root = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	assert_true(root >= 0);
	if (!f->arena)
		assert_int_equal(arena_new(1 << 20, &f->arena), 0);
	assert_int_equal(host_read(root, f->arena, &f->host, NULL), 0);
	close(root);
}

static void fixture_done(struct fixture *f)
{
	arena_free(f->arena);
}

/* ---- files ---------------------------------------------------------------------------------- */

static void a_server(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	const struct host *h = &f.host;

	(void)state;
	fixture_start(&f, "server");
	assert_text(h->hostname, "server.example.org");
	assert_text(h->machine_id, "0123456789abcdef0123456789abcdef");
	assert_text(h->boot_id, "11111111-2222-4333-8444-555555555555");
	assert_text(h->kernel_release, "6.1.0-example");
	assert_text(h->os_name, "Example Linux");
	assert_text(h->os_version, "12");
	assert_text(h->os_build, "2026-01-01");
	assert_text(h->os_edition, "Server \"Edition\"");
	assert_text(h->os_cpe, "cpe:2.3:o:example:linux:12:*:*:*:*:*:*:*");
	assert_int_equal(h->kind, DEVICE_SERVER);
	assert_text(h->chassis, "Rack Mount Chassis");
	assert_text(h->vendor, "Example Systems");
	assert_text(h->model, "Rack 2000");
	assert_text(h->serial, "EX-4711");
	assert_text(h->hardware_uuid, "4c4c4544-0000-1000-8000-b4c04f4a3132");
	assert_text(h->bios_vendor, "Example Firmware");
	assert_text(h->bios_version, "2.19.1");
	assert_text(h->bios_date, "06/04/2025");
	assert_null(h->hypervisor.bytes);
	assert_int_equal(h->cpu_count, 32);
	assert_int_equal(h->ram_mib, 32000);
}

static void placeholders_are_unknown(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	const struct host *h = &f.host;

	(void)state;
	fixture_start(&f, "laptop");
	assert_null(h->vendor.bytes);
	assert_null(h->model.bytes);
	assert_null(h->serial.bytes);
	assert_null(h->hardware_uuid.bytes);
	assert_null(h->bios_version.bytes); /* dots only */
	assert_null(h->machine_id.bytes);
	assert_null(h->hostname.bytes);
	assert_int_equal(h->kind, DEVICE_LAPTOP);
	assert_text(h->bios_vendor, "Example Firmware");
	/* usr/lib/os-release, and what stands in for the plain names */
	assert_text(h->os_name, "Rolling \"Example\" $1");
	assert_text(h->os_version, "9 beta");
	assert_null(h->os_build.bytes);
}

static void kinds_of_machines(void **state)
{
	static const struct {
		const char *name;
		enum device_kind kind;
		const char *hypervisor;
	} cases[] = {
		{"server", DEVICE_SERVER, NULL},     {"laptop", DEVICE_LAPTOP, NULL},
		{"qemu", DEVICE_VIRTUAL, "QEMU"},    {"ec2", DEVICE_VIRTUAL, "Nitro"},
		{"ec2-metal", DEVICE_SERVER, NULL},  {"hyperv", DEVICE_VIRTUAL, "Hyper-V"},
		{"tablet", DEVICE_TABLET, NULL},     {"xen", DEVICE_VIRTUAL, "Xen"},
		{"xen-host", DEVICE_UNKNOWN, NULL},  {"microvm", DEVICE_VIRTUAL, NULL},
		{"container", DEVICE_UNKNOWN, NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		CQ_CLEANUP(fixture_done) struct fixture f = {0};

		fixture_start(&f, cases[i].name);
		assert_int_equal(f.host.kind, cases[i].kind);
		assert_text(f.host.hypervisor, cases[i].hypervisor);
	}
}

static void what_is_missing_stays_unknown(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	const struct host *h = &f.host;

	(void)state;
	fixture_start(&f, "container");
	assert_text(h->hostname, "c0ffee");
	assert_null(h->os_name.bytes);
	assert_null(h->os_version.bytes);
	assert_null(h->vendor.bytes);
	assert_null(h->chassis.bytes);
	assert_null(h->boot_id.bytes);
	assert_int_equal(h->cpu_count, 0);
	assert_int_equal(h->ram_mib, 0);
	assert_true(h->kernel_release.len > 0); /* uname's */
}

static void quoting(void **state)
{
	static const struct {
		const char *quoted, *plain;
	} cases[] = {
		{"plain", "plain"},
		{"\"a b\"", "a b"},
		{"'a b'", "a b"},
		{"'a\\b'", "a\\b"},
		{"\"a\\b\"", "a\\b"},
		{"\"\\\"\\$\\`\\\\\"", "\"$`\\"},
		{"'a\\\"b'", "a\\\"b"},
		{"a\\ b", "a b"},
		{"\"a\"'b'c", "abc"},
		{"\"'\"", "'"},
		{"\"open", "open"},
		{"\\", "\\"},
		{"", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		char room[64];
		size_t len = host_unquote(text_of(cases[i].quoted), room);

		assert_true(len <= strlen(cases[i].quoted));
		assert_text(((struct text){room, len}), cases[i].plain);
	}
}

static void lists_of_processors(void **state)
{
	static const struct {
		const char *list;
		uint32_t count;
	} cases[] = {
		{"0", 1}, {"0-3", 4}, {"0-3,8-11", 8}, {"1,3,5", 3},         {"", 0},
		{"x", 0}, {"3-1", 0}, {"0-", 1},       {"0-99999999999", 0},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_int_equal(host_count_cpus(text_of(cases[i].list)), cases[i].count);
}

/* btime of /proc/stat is the boot time cut to seconds, in a time namespace too. */
static void boot_time_is_the_kernels(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	FILE *stat = fopen("/proc/stat", "re");
	char line[65536];
	long long btime = -1;

	(void)state;
	assert_non_null(stat);
	while (fgets(line, sizeof(line), stat))
		if (strncmp(line, "btime ", 6) == 0)
			btime = strtoll(line + 6, NULL, 10);
	fclose(stat);
	fixture_start(&f, "server");
	assert_int_equal(f.host.boot_time / 1000, btime);
}

/* ---- network -------------------------------------------------------------------------------- */

/* The host as it is in a network namespace of the test's own that `commands` have furnished. */
static const char *const *commands;
static const struct expectation {
	const char *ip;
	const char *interface, *kind;
	uint8_t prefix;
} * expectation;

static int read_in_namespace(void)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	const struct host *h = &f.host;
	char ip[ADDRESS_LEN];

	if (unshare(CLONE_NEWNET) < 0)
		return ANSWER_SKIP;
	for (size_t i = 0; commands[i]; i++) {
		int status;
		pid_t pid = fork();

		if (pid == 0) {
			execl("/bin/sh", "sh", "-c", commands[i], (char *)NULL);
			_exit(127);
		}
		CHILD_ASSERT(waitpid(pid, &status, 0) == pid);
		if (status != 0)
			return ANSWER_SKIP; /* no ip(8), or no such device in this kernel */
	}
	fixture_start(&f, "container");
	address_print(h->ip, ip);
	if (!expectation->ip) {
		CHILD_ASSERT(h->ip.family == 0 && h->interface.index == 0);
		return 0;
	}
	CHILD_ASSERT(strcmp(ip, expectation->ip) == 0);
	CHILD_ASSERT(text_equal(h->interface.name, text_of(expectation->interface)));
	CHILD_ASSERT(h->interface.index == if_nametoindex(expectation->interface));
	CHILD_ASSERT(text_equal(h->interface.kind, text_of(expectation->kind)));
	CHILD_ASSERT(h->interface.arp_type == 1 && h->interface.has_mac && h->interface.is_up);
	CHILD_ASSERT(h->interface_prefix == expectation->prefix);
	return 0;
}

#define PAIR                                                                     \
	"ip link add name cq1 type veth peer name cq0 && ip link set cq0 up && " \
	"ip link set cq1 up && ip link set lo up"

static const struct network_case {
	const char *commands[4];
	struct expectation expected;
} network_cases[] = {
	{{PAIR, "ip addr add 192.0.2.1/24 dev lo"}, {NULL, NULL, NULL, 0}},
	{{PAIR, "ip addr add 192.0.2.9/24 dev cq0 && ip addr add 192.0.2.1/24 dev cq0"},
         {"192.0.2.9", "cq0", "veth", 24}},
	/* the default route beats the number; its source beats the order */
	{{PAIR, "ip addr add 192.0.2.9/24 dev cq0 && ip addr add 198.51.100.1/24 dev cq1 && "
                "ip addr add 203.0.113.5/25 dev cq1 && ip addr add 192.0.2.7/24 dev cq1 && "
                "ip route add default via 198.51.100.2"},
         {"198.51.100.1", "cq1", "veth", 24}},
	{{PAIR, "ip addr add 198.51.100.1/24 dev cq1 && ip addr add 203.0.113.5/25 dev cq1 && "
                "ip route add default via 198.51.100.2 src 203.0.113.5"},
         {"203.0.113.5", "cq1", "veth", 25}},
	/* the lowest metric */
	{{PAIR, "ip addr add 192.0.2.9/24 dev cq0 && ip addr add 198.51.100.1/24 dev cq1 && "
                "ip route add default via 198.51.100.2 metric 200 && "
                "ip route add default via 192.0.2.2 metric 100 && "
                "ip route add default via 198.51.100.3 metric 300"},
         {"192.0.2.9", "cq0", "veth", 24}},
	{{PAIR, "ip addr add 192.0.2.9/24 dev cq0 && ip addr add 198.51.100.1/24 dev cq1 && "
                "ip route add default nexthop via 198.51.100.2 nexthop via 192.0.2.2"},
         {"198.51.100.1", "cq1", "veth", 24}},
	/* half of the addresses is not the default, though it begins alike */
	{{PAIR, "ip addr add 192.0.2.9/24 dev cq0 && ip addr add 198.51.100.1/24 dev cq1 && "
                "ip route add 0.0.0.0/1 via 192.0.2.2 && ip route add default via 198.51.100.2"},
         {"198.51.100.1", "cq1", "veth", 24}},
	/* another table is somebody's policy, a default that leads nowhere is none */
	{{PAIR, "ip addr add 192.0.2.9/24 dev cq0 && ip addr add 198.51.100.1/24 dev cq1 && "
                "ip route add default via 198.51.100.2 table 7 && ip route add blackhole default"},
         {"192.0.2.9", "cq0", "veth", 24}},
	{{PAIR,
          "ip addr add 2001:db8::9/64 dev cq0 nodad && ip addr add 2001:db8:1::1/64 dev cq1 nodad"
          " && ip -6 route add default via 2001:db8:1::2"},
         {"2001:db8:1::1", "cq1", "veth", 64}},
	/* IPv4 before IPv6 */
	{{PAIR,
          "ip addr add 2001:db8::9/64 dev cq0 nodad && ip addr add 198.51.100.1/24 dev cq1 && "
          "ip -6 route add default via 2001:db8::2 && ip route add default via 198.51.100.2"},
         {"198.51.100.1", "cq1", "veth", 24}},
	/* what is down bears nothing */
	{{PAIR, "ip addr add 192.0.2.9/24 dev cq0 && ip addr add 198.51.100.1/24 dev cq1 && "
                "ip link set cq0 down"},
         {"198.51.100.1", "cq1", "veth", 24}},
};

static void own_address(void **state)
{
	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(network_cases); i++) {
		int answer;

		commands = network_cases[i].commands;
		expectation = &network_cases[i].expected;
		answer = child_answer(read_in_namespace);
		if (answer == ANSWER_SKIP)
			skip();
		if (answer != 0)
			fail_msg("# case %zu: %s\n", i, commands[1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_server),
		cmocka_unit_test(placeholders_are_unknown),
		cmocka_unit_test(kinds_of_machines),
		cmocka_unit_test(what_is_missing_stays_unknown),
		cmocka_unit_test(quoting),
		cmocka_unit_test(lists_of_processors),
		cmocka_unit_test(boot_time_is_the_kernels),
		cmocka_unit_test(own_address),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
