/* SPDX-License-Identifier: Apache-2.0 */
#include "child.h"

#include <pthread.h>

#include "collect/process_table.h"

#define ALL_PARTS 255u
#define assert_text(t, expected) assert_true(text_equal((t), text_of(expected)))

/* ---- what /proc says ------------------------------------------------------------------------- */

static void stat_is_read_to_its_last_bracket(void **state)
{
	struct text name;
	struct process_row p = {0};
	const char *line = "4711 (a) R 1 (b)) S 12 13 14 0 -1 4194304 1 2 3 4 250 70 0 0 20 -5 3 0 "
			   "987654321 10000 200 18446744073709551615\n";

	(void)state;
	assert_int_equal(process_row_parse_stat(text_of(line), &p, &name), 0);
	assert_text(name, "a) R 1 (b)");
	assert_int_equal(p.pid, 4711);
	assert_int_equal(p.state, 'S');
	assert_int_equal(p.parent_pid, 12);
	assert_int_equal(p.group, 13);
	assert_int_equal(p.user_ticks, 250);
	assert_int_equal(p.system_ticks, 70);
	assert_int_equal(p.nice, -5);
	assert_int_equal(p.threads, 3);
	assert_int_equal(p.start_ticks, 987654321);
}

static void broken_stat_is_refused(void **state)
{
	static const char *const broken[] = {
		"",
		"1",
		"1 (a",
		"1 a) S 1",
		"(a) S 1 1 1 0 -1 1 1 1 1 1 1 1 1 1 20 0 1 0 5 1",
		"1 (a)",
		"1 (a) S",
		"1 (a) S 1 1 1 0 -1 1 1 1 1 1 1 1 1 1 20 0 1 0",
		"1 (a) S x 1 1 0 -1 1 1 1 1 1 1 1 1 1 20 0 1 0 5 1",
		"1 (a) S 1 1 1 0 -1 1 1 1 1 1 1 1 1 1 20 0 1 0 99999999999999999999 1",
		"x (a) S 1 1 1 0 -1 1 1 1 1 1 1 1 1 1 20 0 1 0 5 1",
	};
	struct process_row p;
	struct text name;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(broken); i++)
		assert_int_equal(process_row_parse_stat(text_of(broken[i]), &p, &name), -EBADMSG);
}

static void status_has_ids_and_memory(void **state)
{
	struct process_row p = {0};
	uint32_t leader = 0;

	(void)state;
	process_row_parse_status(TEXT("Name:\tUid:\\t7\nTgid:\t42\nUid:\t1\t2\t3\t4\n"
	                              "Gid:\t5\t6\t7\t8\nVmSize:\t    100 kB\nVmRSS:\t     3 kB\n"),
	                         &p, &leader);
	assert_int_equal(leader, 42);
	assert_true(p.has_ids && p.has_memory);
	for (uint32_t i = 0; i < 3; i++) {
		assert_int_equal(p.uid[i], i + 1);
		assert_int_equal(p.gid[i], i + 5);
	}
	assert_int_equal(p.total_size, 102400);
	assert_int_equal(p.resident_size, 3072);

	/* a kernel thread has no memory; ids must be whole */
	p = (struct process_row){0};
	process_row_parse_status(TEXT("Uid:\t1\t2\nGid:\t5\t6\t7\t8\n"), &p, &leader);
	assert_false(p.has_ids || p.has_memory);
	process_row_parse_status(TEXT("Uid:\t1\t2\t4294967296\t4\nGid:\t5\t6\t7\t8\n"
	                              "VmRSS:\t1 kB\nVmSize:\t18446744073709551615 kB\n"),
	                         &p, &leader);
	assert_false(p.has_ids || p.has_memory);
}

static void cancelled_writes_do_not_count(void **state)
{
	struct process_row p = {0};

	(void)state;
	process_row_parse_io(TEXT("rchar: 9\nread_bytes: 4096\nwrite_bytes: 8192\n"
	                          "cancelled_write_bytes: 12288\n"),
	                     &p);
	assert_true(p.has_io);
	assert_int_equal(p.disk_read, 4096);
	assert_int_equal(p.disk_written, -4096);
	p = (struct process_row){0};
	process_row_parse_io(TEXT("read_bytes: 1\n"), &p);
	assert_false(p.has_io);
}

static void the_cgroup_is_the_one_that_tells_most(void **state)
{
	static const struct {
		const char *content, *path;
	} cases[] = {
		{"0::/user.slice/a:b\n", "/user.slice/a:b"},
		{"0::/\n", "/"},
		{"12:cpu,cpuacct:/\n1:name=systemd:/system.slice/x.service\n0::/\n",
	         "/system.slice/x.service"},
		{"7:cpu:/lxc/a\n6:pids:/\n", "/lxc/a"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_text(process_row_parse_cgroup(text_of(cases[i].content)), cases[i].path);
	assert_null(process_row_parse_cgroup(TEXT("")).bytes);
	assert_null(process_row_parse_cgroup(TEXT("12:cpu")).bytes);
}

/* ---- real processes -------------------------------------------------------------------------- */

static void start(struct process_table **t)
{
	assert_int_equal(process_table_new(t, NULL), 0);
}

/* NULL: stays what it is. */
static void become(int out, void *argument)
{
	char first[] = "  70", second[] = "7";
	char *const arguments[] = {argument, first, second, NULL};

	prctl(PR_SET_NAME, "set");
	if (chdir("/usr") < 0)
		_exit(1);
	child_say(out, "x", 1);
	if (argument)
		execv(argument, arguments);
}

/* Waits until the child has become what it runs. */
static void wait_for(struct process_table *t, pid_t pid, const char *path, struct process_row *p)
{
	for (int i = 0; i < 500; i++) {
		assert_int_equal(process_table_find(t, (uint32_t)pid, ALL_PARTS, p), 1);
		if (p->path.bytes && text_equal(p->path, text_of(path)) && p->command_line.len > 0)
			return;
		usleep(10000);
	}
	fail_msg("%s did not start", path);
}

static void a_row_tells_all_of_a_process(void **state)
{
	CQ_CLEANUP(process_table_freep) struct process_table *t = NULL;
	char copy[] = "/tmp/connquery-test-XXXXXX", command[96];
	struct process_row p;
	struct child c;
	int fd = mkstemp(copy);

	(void)state;
	assert_true(fd >= 0);
	close(fd);
	(void)snprintf(command, sizeof(command), "cp /bin/sleep %s && chmod 755 %s", copy, copy);
	assert_int_equal(system(command), 0);
	c = child_start(become, copy);
	assert_true(child_hear(&c, command, 1));
	start(&t);
	wait_for(t, c.pid, copy, &p);
	assert_int_equal(p.pid, c.pid);
	assert_int_equal(p.parent_pid, getpid());
	assert_int_equal(p.start_ticks, ref_of(c.pid).start_ticks);
	(void)snprintf(command, sizeof(command), "%s   70 7", copy);
	assert_text(p.command_line, command);
	assert_text(p.cwd, "/usr");
	assert_text(p.root, "/");
	assert_int_equal(p.on_disk, ON_DISK_YES);
	assert_true(p.has_ids && p.has_memory);
	assert_int_equal(p.uid[0], getuid());
	assert_int_equal(p.gid[1], getegid());
	assert_true(p.total_size >= p.resident_size && p.resident_size > 0);
	assert_int_equal(p.threads, 1);

	assert_int_equal(unlink(copy), 0);
	assert_int_equal(process_table_find(t, (uint32_t)c.pid, PART_EXECUTABLE, &p), 1);
	assert_text(p.path, copy);
	assert_int_equal(p.on_disk, ON_DISK_NO);
	assert_null(p.cwd.bytes); /* not asked for */
	child_end(&c);
	assert_int_equal(process_table_find(t, (uint32_t)c.pid, ALL_PARTS, &p), 0);
}

static void every_process_is_met_once(void **state)
{
	CQ_CLEANUP(process_table_freep) struct process_table *t = NULL;
	struct child children[3];
	unsigned met[3] = {0}, ourselves = 0;
	struct process_row p;
	char ready;
	int r;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(children); i++) {
		children[i] = child_start(become, NULL);
		assert_true(child_hear(&children[i], &ready, 1));
	}
	start(&t);
	while ((r = process_table_next(t, 0, &p)) == 1) {
		ourselves += p.pid == (uint32_t)getpid();
		for (size_t i = 0; i < ARRAY_LEN(children); i++)
			if (p.pid == (uint32_t)children[i].pid) {
				met[i]++;
				assert_text(p.name, "set");
			}
	}
	assert_int_equal(r, 0);
	assert_int_equal(ourselves, 1);
	for (size_t i = 0; i < ARRAY_LEN(children); i++) {
		assert_int_equal(met[i], 1);
		child_end(&children[i]);
	}
}

static char program[] = "/bin/true";
#define FOUND 7

static int find_program(void *context, int32_t fd, struct text link)
{
	const char *name = strrchr(program, '/') + 1;
	size_t len = strlen(name);

	(void)context;
	(void)fd;
	return link.len > len && memcmp(link.bytes + link.len - len, name, len) == 0 ? FOUND : 0;
}

static void *stay(void *argument)
{
	(void)argument;
	for (;;)
		pause();
	return NULL;
}

/* Its leader ends; a thread goes on. */
static void outlive_leader(int out, void *argument)
{
	pthread_t thread;

	if (open(argument, O_RDONLY | O_CLOEXEC) < 0)
		_exit(1);
	pthread_create(&thread, NULL, stay, NULL);
	child_say(out, "x", 1);
	pthread_exit(NULL);
}

static void threads_are_no_processes(void **state)
{
	CQ_CLEANUP(process_table_freep) struct process_table *t = NULL;
	struct child c = child_start(outlive_leader, program);
	struct process_row p = {0};
	char ready;

	(void)state;
	assert_true(child_hear(&c, &ready, 1));
	start(&t);
	for (int i = 0; i < 500 && p.state != 'Z'; i++) {
		assert_int_equal(process_table_find(t, (uint32_t)c.pid, ALL_PARTS, &p), 1);
		usleep(10000);
	}
	/* its thread still has all that it had */
	assert_int_equal(p.state, 'Z');
	assert_true(p.path.len > 0 && p.command_line.len > 0 && p.cwd.len > 0);
	assert_int_equal(process_table_descriptors(t, find_program, NULL), FOUND);
	assert_int_equal(p.on_disk, ON_DISK_YES);
	/* the thread's number is the next one that was free */
	for (uint32_t tid = (uint32_t)c.pid + 1; tid < (uint32_t)c.pid + 50; tid++) {
		char path[64];

		(void)snprintf(path, sizeof(path), "/proc/%d/task/%u", c.pid, tid);
		if (access(path, F_OK) == 0)
			assert_int_equal(process_table_find(t, tid, 0, &p), 0);
	}
	child_end(&c);
}

static void a_zombie_has_nothing_but_its_line(void **state)
{
	CQ_CLEANUP(process_table_freep) struct process_table *t = NULL;
	struct process_row p = {0};
	pid_t pid = fork();

	(void)state;
	assert_true(pid >= 0);
	if (pid == 0)
		_exit(0);
	start(&t);
	for (int i = 0; i < 500 && p.state != 'Z'; i++) {
		assert_int_equal(process_table_find(t, (uint32_t)pid, ALL_PARTS, &p), 1);
		usleep(10000);
	}
	assert_int_equal(p.state, 'Z');
	assert_true(!p.path.bytes && !p.command_line.bytes && !p.cwd.bytes && !p.has_memory);
	assert_int_equal(p.on_disk, ON_DISK_UNKNOWN);
	waitpid(pid, NULL, 0);
}

/* ---- descriptors ----------------------------------------------------------------------------- */

struct seen {
	int32_t fd;
	char path[128];
	int stop;
	unsigned calls;
};

static int see(void *context, int32_t fd, struct text link)
{
	struct seen *s = context;

	s->calls++;
	if (fd == s->fd)
		(void)snprintf(s->path, sizeof(s->path), "%.*s", (int)link.len, link.bytes);
	return s->stop;
}

static void descriptors_are_shown_as_proc_does(void **state)
{
	CQ_CLEANUP(process_table_freep) struct process_table *t = NULL;
	char path[] = "/tmp/connquery-test-XXXXXX", expected[64];
	struct process_row p;
	int fd = mkstemp(path);
	struct seen s = {.fd = fd};

	(void)state;
	start(&t);
	assert_int_equal(process_table_descriptors(t, see, &s), 0); /* no row yet */
	assert_int_equal(s.calls, 0);
	assert_int_equal(process_table_find(t, (uint32_t)getpid(), 0, &p), 1);
	assert_int_equal(process_table_descriptors(t, see, &s), 0);
	assert_string_equal(s.path, path);
	unlink(path);
	assert_int_equal(process_table_descriptors(t, see, &s), 0);
	(void)snprintf(expected, sizeof(expected), "%s (deleted)", path);
	assert_string_equal(s.path, expected);
	s = (struct seen){.fd = fd, .stop = 5};
	assert_int_equal(process_table_descriptors(t, see, &s), 5);
	assert_int_equal(s.calls, 1);
	close(fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(stat_is_read_to_its_last_bracket),
		cmocka_unit_test(broken_stat_is_refused),
		cmocka_unit_test(status_has_ids_and_memory),
		cmocka_unit_test(cancelled_writes_do_not_count),
		cmocka_unit_test(the_cgroup_is_the_one_that_tells_most),
		cmocka_unit_test(a_row_tells_all_of_a_process),
		cmocka_unit_test(every_process_is_met_once),
		cmocka_unit_test(threads_are_no_processes),
		cmocka_unit_test(a_zombie_has_nothing_but_its_line),
		cmocka_unit_test(descriptors_are_shown_as_proc_does),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
