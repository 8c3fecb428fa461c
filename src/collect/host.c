/* SPDX-License-Identifier: Apache-2.0 */
#include "collect/host_facts.h"

#include <sys/utsname.h>
#include <time.h>

#define SMALL_MAX 65536u
#define CPUINFO_MAX (64u * 1024u) /* the first processors tell */

static int read_below(int root_dir, const char *path, size_t max, struct buffer *b)
{
	buffer_init(b, max);
	return file_read(root_dir, path, max, b, NULL);
}

struct text host_file(int root_dir, struct arena *arena, const char *path)
{
	struct text t = TEXT_NONE;
	struct buffer b;

	if (read_below(root_dir, path, SMALL_MAX, &b) == 0)
		t = text_trim(buffer_text(&b));
	t = t.len ? arena_text(arena, t) : TEXT_NONE;
	buffer_done(&b);
	return t;
}

/* The value of the first line "key: value"; points into `content`. */
static struct text value_of(struct text content, struct text key)
{
	struct text rest = content, line, name;

	while (text_split(&rest, '\n', &line)) {
		struct text value = line;

		if (text_split(&value, ':', &name) && text_equal(text_trim(name), key))
			return text_trim(value);
	}
	return TEXT_NONE;
}

/* ---- boot time ------------------------------------------------------------------------------ */

static int64_t nanoseconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int64_t floor_ms(int64_t ns)
{
	return (ns - (ns < 0 ? 999999 : 0)) / 1000000;
}

/* When CLOCK_BOOTTIME was 0: what start times of processes count from, in our own time namespace as
 * well (where both are shifted alike). btime of /proc/stat is the same cut to a second. The
 * difference of two clocks can only be enclosed; it is constant until somebody sets the time, so
 * asking until both bounds agree gives one answer for all runs. */
static int64_t find_boot_time(void)
{
	int64_t low = 0, high = 0;

	for (unsigned tries = 0; tries < 64; tries++) {
		int64_t before = nanoseconds(CLOCK_REALTIME);
		int64_t boot = nanoseconds(CLOCK_BOOTTIME);
		int64_t after = nanoseconds(CLOCK_REALTIME);

		low = floor_ms(before - boot);
		high = floor_ms(after - boot);
		if (low == high)
			break;
	}
	return high;
}

/* ---- ids and names -------------------------------------------------------------------------- */

/* Digits and small letters of hexadecimal numbers, with hyphens where `form` has them. */
static bool has_form(struct text t, const char *form)
{
	bool is_zero = true;

	if (t.len != strlen(form))
		return false;
	for (size_t i = 0; i < t.len; i++) {
		char c = t.bytes[i];

		if (form[i] == '-' ? c != '-' : !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f'))
			return false;
		is_zero = is_zero && (c == '0' || c == '-');
	}
	return !is_zero;
}

static struct text read_id(int root_dir, struct arena *arena, const char *path, const char *form)
{
	struct text t = host_file(root_dir, arena, path);

	return has_form(t, form) ? t : TEXT_NONE; /* "uninitialized" is no id */
}

static void read_names(int root_dir, struct arena *arena, const struct utsname *uts,
                       struct host *ret)
{
	static const char machine_form[] = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
	static const char boot_form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

	ret->hostname = host_file(root_dir, arena, "proc/sys/kernel/hostname");
	if (!ret->hostname.bytes && uts->nodename[0])
		ret->hostname = arena_text(arena, text_of(uts->nodename));
	if (text_equal(ret->hostname, TEXT("(none)"))) /* the kernel's, until somebody sets one */
		ret->hostname = TEXT_NONE;
	ret->machine_id = read_id(root_dir, arena, "etc/machine-id", machine_form);
	if (!ret->machine_id.bytes)
		ret->machine_id = read_id(root_dir, arena, "var/lib/dbus/machine-id", machine_form);
	ret->boot_id = read_id(root_dir, arena, "proc/sys/kernel/random/boot_id", boot_form);
	ret->kernel_release = host_file(root_dir, arena, "proc/sys/kernel/osrelease");
	if (!ret->kernel_release.bytes && uts->release[0])
		ret->kernel_release = arena_text(arena, text_of(uts->release));
}

/* ---- processor and memory ------------------------------------------------------------------- */

bool host_cpu_has(int root_dir, const char *flag, bool *ret_known)
{
	struct text flags, one;
	struct buffer b;
	bool found = false;

	*ret_known = false;
	if (read_below(root_dir, "proc/cpuinfo", CPUINFO_MAX, &b) == 0) {
		flags = value_of(buffer_text(&b), TEXT("flags"));
		*ret_known = flags.bytes != NULL;
		while (!found && text_split(&flags, ' ', &one))
			found = text_equal(one, text_of(flag));
	}
	buffer_done(&b);
	return found;
}

uint32_t host_count_cpus(struct text list)
{
	struct text rest = list, part, from;
	uint64_t total = 0;

	while (text_split(&rest, ',', &part)) {
		uint64_t first, last;

		if (!text_split(&part, '-', &from) || text_to_u64(from, &first) < 0)
			return 0;
		last = first;
		if (part.len && text_to_u64(part, &last) < 0)
			return 0;
		if (last < first || last > 1000000)
			return 0;
		total += last - first + 1;
	}
	return total < UINT32_MAX ? (uint32_t)total : 0;
}

static uint8_t bits_of(const char *machine)
{
	static const struct machine {
		const char *name;
		uint8_t bits;
	} machines[] = {
		{"x86_64", 64},  {"aarch64", 64}, {"ppc64", 64},   {"ppc64le", 64},
		{"riscv64", 64}, {"s390x", 64},   {"mips64", 64},  {"loongarch64", 64},
		{"sparc64", 64}, {"alpha", 64},   {"i386", 32},    {"i486", 32},
		{"i586", 32},    {"i686", 32},    {"armv6l", 32},  {"armv7l", 32},
		{"ppc", 32},     {"mips", 32},    {"riscv32", 32}, {"s390", 32},
	};

	for (size_t i = 0; i < ARRAY_LEN(machines); i++)
		if (strcmp(machine, machines[i].name) == 0)
			return machines[i].bits;
	return 0;
}

static void read_hardware(int root_dir, struct arena *arena, const struct utsname *uts,
                          struct host *ret)
{
	struct text memory, unit;
	struct buffer b;
	uint64_t kib;
	bool known;

	if (uts->machine[0])
		ret->cpu_architecture = arena_text(arena, text_of(uts->machine));
	ret->cpu_bits = bits_of(uts->machine);
	/* "long mode": the processor of a 32-bit system may be a 64-bit one */
	if (ret->cpu_bits == 32 && host_cpu_has(root_dir, "lm", &known))
		ret->cpu_bits = 64;
	ret->cpu_count =
		host_count_cpus(host_file(root_dir, arena, "sys/devices/system/cpu/online"));
	if (read_below(root_dir, "proc/meminfo", SMALL_MAX, &b) == 0) {
		unit = value_of(buffer_text(&b), TEXT("MemTotal"));
		if (text_split(&unit, ' ', &memory) && text_equal(unit, TEXT("kB")) &&
		    text_to_u64(memory, &kib) == 0)
			ret->ram_mib = kib / 1024;
	}
	buffer_done(&b);
}

int host_read(int root_dir, struct arena *arena, struct host *ret, struct cq_error *reterr)
{
	struct utsname uts = {0};

	*ret = (struct host){.boot_time = UNKNOWN_TIME};
	if (uname(&uts) < 0)
		return fail_sys(reterr, -errno, "uname");
	read_names(root_dir, arena, &uts, ret);
	ret->boot_time = find_boot_time();
	ret->utc_offset_minutes = clock_utc_offset_minutes(clock_now_ms());
	host_read_os(root_dir, arena, ret);
	read_hardware(root_dir, arena, &uts, ret);
	host_read_dmi(root_dir, arena, ret);
	host_read_network(arena, ret);
	return 0;
}
