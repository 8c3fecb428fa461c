/* SPDX-License-Identifier: Apache-2.0 */
#include "child.h"

#include <pthread.h>
#include <sys/mman.h>
#include <sys/syscall.h>

#include "collect/collect.h"

#define SLEEP "/bin/sleep"

static char program[] = SLEEP, shell[] = "/bin/sh";

/* A reader with what it needs. */
struct fixture {
	struct arena *arena;
	struct host host;
	struct users *users;
	struct process_options options;
	struct process_reader *reader;
};

static void fixture_start(struct fixture *f)
{
	int root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);

	assert_int_equal(arena_new(1 << 24, &f->arena), 0);
	assert_int_equal(host_read(root, f->arena, &f->host, NULL), 0);
	assert_int_equal(users_new(root, &f->users), 0);
	assert_int_equal(process_reader_new(&f->options, f->users, &f->host, &f->reader), 0);
	close(root);
}

static void fixture_done(struct fixture *f)
{
	process_reader_free(f->reader);
	users_free(f->users);
	arena_free(f->arena);
}

static const struct process *read_one(struct fixture *f, const struct process_ref *ref)
{
	const struct process *p = process_read(f->reader, ref);

	assert_non_null(p);
	return p;
}

#define assert_text(t, expected) assert_true(text_equal((t), text_of(expected)))

/* ---- everything of one ---------------------------------------------------------------------- */

static void assert_created(const struct fixture *f, const struct process *p)
{
	int64_t now = clock_now_ms();

	assert_int_equal(p->created_time,
	                 f->host.boot_time + (int64_t)p->start_ticks * 1000 / sysconf(_SC_CLK_TCK));
	assert_true(p->created_time <= now && p->created_time > now - 600000);
}

static void reads_itself(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	const struct process *p;
	char path[4096], line[64];
	ssize_t n;

	(void)state;
	prctl(PR_SET_NAME, "self \xff\n)");
	fixture_start(&f);
	p = process_read_self(f.reader);
	assert_non_null(p);
	assert_int_equal(p->pid, getpid());
	assert_text(p->name, "self \xff\n)");
	assert_int_equal(p->holes, 0);
	assert_created(&f, p);
	snprintf(line, sizeof(line), "%.*s:%d:%llu", (int)f.host.boot_id.len, f.host.boot_id.bytes,
	         getpid(), (unsigned long long)ref_of(getpid()).start_ticks);
	assert_text(p->uid, line);
	assert_true(p->has_ids && p->user.known);
	assert_int_equal(p->user.uid, geteuid());
	assert_int_equal(p->real_uid, getuid());
	assert_int_equal(p->effective_gid, getegid());
	n = readlink("/proc/self/exe", path, sizeof(path));
	assert_true(text_equal(p->file.path, (struct text){path, (size_t)n}));
	assert_true(p->file.known_stat && !p->file.is_deleted && !p->file.is_memfd);
	assert_text(p->file.name, "test_collect_process");
	assert_null(p->file.ext.bytes);
	assert_non_null(getcwd(path, sizeof(path)));
	assert_text(p->working_directory, path);
	assert_true(p->cmd_line.len > 0 && !p->cmd_line_cut);
	assert_ptr_equal(process_read_self(f.reader), p);
}

static void file_facts_are_those_of_stat(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	const struct process *p;
	struct stat st;

	(void)state;
	fixture_start(&f);
	p = process_read_self(f.reader);
	assert_int_equal(stat("/proc/self/exe", &st), 0);
	assert_int_equal(p->file.inode, st.st_ino);
	assert_int_equal(p->file.device, st.st_dev);
	assert_int_equal(p->file.size, st.st_size);
	assert_int_equal(p->file.type, 8); /* DT_REG */
	assert_int_equal(p->file.owner.uid, st.st_uid);
	assert_int_equal(p->file.modified_time,
	                 st.st_mtim.tv_sec * 1000 + st.st_mtim.tv_nsec / 1000000);
	assert_int_equal(p->file.changed_time,
	                 st.st_ctim.tv_sec * 1000 + st.st_ctim.tv_nsec / 1000000);
}

/* Readers of many runs must say the same of one process. */
static void start_times_are_stable(void **state)
{
	int64_t first = UNKNOWN_TIME;

	(void)state;
	for (int i = 0; i < 200; i++) {
		CQ_CLEANUP(arena_freep) struct arena *a = NULL;
		struct host h;

		assert_int_equal(arena_new(1 << 22, &a), 0);
		assert_int_equal(host_read(AT_FDCWD, a, &h, NULL), 0);
		if (i == 0)
			first = h.boot_time;
		assert_int_equal(h.boot_time, first);
	}
}

/* ---- arguments and environment -------------------------------------------------------------- */

static const char *const *exec_arguments;
static const char *const *exec_environment;

/* execve(2) keeps what it is given, though its type does not say so. */
static char *const *plain(const char *const *list)
{
	return (char *const *)(uintptr_t)list;
}

/* Becomes another program. The pipe closes with the exec. */
static void exec_child(int out, void *path)
{
	(void)out;
	execve(path, plain(exec_arguments), plain(exec_environment));
	_exit(113);
}

/* The kernel closes descriptors before it says where the arguments are. */
static void wait_for_arguments(pid_t pid)
{
	const struct timespec moment = {0, 1000000};
	char path[64], byte;

	(void)snprintf(path, sizeof(path), "/proc/%d/cmdline", (int)pid);
	for (unsigned i = 0; i < 5000; i++) {
		int fd = open(path, O_RDONLY | O_CLOEXEC);
		ssize_t n = read(fd, &byte, 1);

		close(fd);
		if (n > 0)
			return;
		nanosleep(&moment, NULL);
	}
	fail_msg("it has no arguments");
}

static struct child start_program(char *path, const char *const *arguments,
                                  const char *const *environment)
{
	static const char *const none[] = {NULL};
	struct child c;
	char byte;

	exec_arguments = arguments;
	exec_environment = environment ? environment : none;
	c = child_start(exec_child, path);
	assert_false(child_hear(&c, &byte, 1));
	wait_for_arguments(c.pid);
	return c;
}

static void long_arguments_come_whole(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	enum { LONG = 100000 };
	char *big = malloc(LONG + 1), *expected = malloc(LONG + 100);
	const char *arguments[] = {"sh\n\033[31m\xff", "-c", "kill -STOP $$", big, "", NULL};
	struct child c;
	struct process_ref ref;
	const struct process *p;

	(void)state;
	assert_non_null(big);
	assert_non_null(expected);
	memset(big, '0', LONG);
	big[LONG] = '\0';
	fixture_start(&f);
	c = start_program(shell, arguments, NULL);
	ref = ref_of(c.pid);
	p = read_one(&f, &ref);
	snprintf(expected, LONG + 100, "%s -c kill -STOP $$ %s", arguments[0], big);
	assert_text(p->cmd_line, expected); /* the empty one at the end is trimmed */
	assert_false(p->cmd_line_cut);
	child_end(&c);
	free(big);
	free(expected);
}

static void endless_arguments_are_cut(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	enum { LONG = 100000 };
	char *big = malloc(LONG + 1);
	const char *arguments[] = {"sleep", "60", big, big, big, NULL};
	struct child c;
	struct process_ref ref;
	const struct process *p;

	(void)state;
	assert_non_null(big);
	memset(big, '0', LONG);
	big[LONG] = '\0';
	fixture_start(&f);
	c = start_program(program, arguments, NULL);
	ref = ref_of(c.pid);
	p = read_one(&f, &ref);
	assert_int_equal(p->cmd_line.len, 256 * 1024);
	assert_true(p->cmd_line_cut);
	assert_true(text_starts(p->cmd_line, TEXT("sleep 60 0000")));
	child_end(&c);
	free(big);
}

static void environment_only_by_name(void **state)
{
	static const char *const names[] = {"CQ_ONE", "CQ_NONE", "CQ_EMPTY", "CQ_", NULL};
	CQ_CLEANUP(fixture_done) struct fixture f = {.options.environment = names};
	const char *arguments[] = {"sleep", "60", NULL};
	const char *environment[] = {"CQ_ONE_MORE=x", "SECRET=1",      "CQ_ONE=first=1\n",
	                             "CQ_EMPTY=",     "CQ_ONE=second", NULL};
	struct child c = start_program(program, arguments, environment);
	struct process_ref ref = ref_of(c.pid);
	const struct process *p;

	(void)state;
	fixture_start(&f);
	p = read_one(&f, &ref);
	assert_int_equal(p->holes, 0);
	assert_int_equal(p->environment_count, 2);
	assert_text(p->environment[0].name, "CQ_ONE");
	assert_text(p->environment[0].value, "first=1\n");
	assert_text(p->environment[1].name, "CQ_EMPTY");
	assert_int_equal(p->environment[1].value.len, 0);
	assert_non_null(p->environment[1].value.bytes);
	child_end(&c);
}

/* ---- executables ---------------------------------------------------------------------------- */

static void copy_to(int to, const char *from)
{
	char bytes[65536];
	int fd = open(from, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	assert_true(fd >= 0);
	while ((n = read(fd, bytes, sizeof(bytes))) > 0)
		assert_int_equal(write(to, bytes, (size_t)n), n);
	close(fd);
}

static char *make_program(const char *name, char *room, size_t len)
{
	char directory[] = "/tmp/connquery-test-XXXXXX";
	int fd;

	assert_non_null(mkdtemp(directory));
	snprintf(room, len, "%s/%s", directory, name);
	fd = open(room, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0755);
	assert_true(fd >= 0);
	copy_to(fd, SLEEP);
	close(fd);
	return room;
}

static void remove_program(char *path)
{
	unlink(path);
	*strrchr(path, '/') = '\0';
	rmdir(path);
}

static void knows_what_was_deleted(void **state)
{
	static const struct {
		const char *name;
		bool remove;
		const char *ext;
	} cases[] = {
		{"cq.run", false, "run"},
		{"cq.run", true, "run"},
		{"cq (deleted)", false, NULL},
		{"cq (deleted)", true, NULL},
		{"cq (deleted) (deleted)", true, NULL},
		{" (deleted)", false, NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		CQ_CLEANUP(fixture_done) struct fixture f = {0};
		const char *arguments[] = {"sleep", "60", NULL};
		char path[200], whole[200];
		struct process_ref ref;
		const struct process *p;
		struct child c;

		fixture_start(&f);
		make_program(cases[i].name, path, sizeof(path));
		memcpy(whole, path, sizeof(path));
		c = start_program(path, arguments, NULL);
		if (cases[i].remove)
			remove_program(path);
		ref = ref_of(c.pid);
		p = read_one(&f, &ref);
		assert_int_equal(p->holes, 0);
		assert_text(p->file.path, whole);
		assert_text(p->file.name, cases[i].name);
		assert_text(p->file.ext, cases[i].ext);
		assert_int_equal(p->file.is_deleted, cases[i].remove);
		assert_false(p->file.is_replaced);
		assert_true(p->file.known_stat && p->file.size > 1000);
		child_end(&c);
		if (!cases[i].remove)
			remove_program(path);
	}
}

static void deleted_directory_child(int out, void *path)
{
	if (chdir(path) < 0 || rmdir(path) < 0)
		_exit(112);
	child_say(out, "", 1);
}

static void a_directory_may_be_deleted(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	char path[] = "/tmp/connquery-test-XXXXXX", ready;
	struct process_ref ref;
	struct child c;

	(void)state;
	fixture_start(&f);
	assert_non_null(mkdtemp(path));
	c = child_start(deleted_directory_child, path);
	assert_true(child_hear(&c, &ready, 1));
	ref = ref_of(c.pid);
	assert_text(read_one(&f, &ref)->working_directory, path);
	child_end(&c);
}

static void memfd_child(int out, void *argument)
{
	static const char *const arguments[] = {"sleep", "60", NULL}, *const none[] = {NULL};

	(void)out;
	fexecve(*(int *)argument, plain(arguments), plain(none));
	_exit(113);
}

/* An upgrade puts another file there; a program may also be moved away, which leaves nothing. */
static void knows_what_was_replaced(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	const char *arguments[] = {"sleep", "60", NULL};
	char path[200], other[200], whole[200];
	const struct process *p;
	struct process_ref ref;
	struct child c;

	(void)state;
	fixture_start(&f);
	make_program("cq.old", path, sizeof(path));
	memcpy(whole, path, sizeof(path));
	c = start_program(path, arguments, NULL);
	make_program("cq.new", other, sizeof(other));
	assert_int_equal(rename(other, path), 0);
	ref = ref_of(c.pid);
	p = read_one(&f, &ref);
	assert_true(p->file.is_deleted);
	assert_true(p->file.is_replaced);
	assert_text(p->file.path, whole);
	child_end(&c);
	*strrchr(other, '/') = '\0';
	assert_int_equal(rmdir(other), 0);
	remove_program(path);
}

static void knows_memfds(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	int fd = memfd_create("of/\033 nothing.so", MFD_CLOEXEC);
	struct process_ref ref;
	const struct process *p;
	struct child c;
	char byte;

	(void)state;
	fixture_start(&f);
	copy_to(fd, SLEEP);
	c = child_start(memfd_child, &fd);
	assert_false(child_hear(&c, &byte, 1));
	ref = ref_of(c.pid);
	p = read_one(&f, &ref);
	assert_int_equal(p->holes, 0);
	assert_true(p->file.is_memfd);
	assert_false(p->file.is_replaced);
	assert_text(p->file.path, "/memfd:of/\033 nothing.so");
	assert_text(p->file.name, "of/\033 nothing.so");
	child_end(&c);
	close(fd);
}

static void hashes_what_was_deleted(void **state)
{
	CQ_CLEANUP(fixture_done)
	struct fixture f = {.options = {.hashes = 1u << HASH_SHA256 | 1u << HASH_MD5,
	                                .hash_max_size = 1 << 26}};
	const char *arguments[] = {"sleep", "60", NULL};
	char path[200];
	struct process_ref ref;
	const struct process *p, *q;
	struct child kept, gone;

	(void)state;
#ifndef HAVE_NETTLE
	skip();
#endif
	fixture_start(&f);
	make_program("cq", path, sizeof(path));
	gone = start_program(path, arguments, NULL);
	remove_program(path);
	kept = start_program(program, arguments, NULL);
	ref = ref_of(gone.pid);
	p = read_one(&f, &ref);
	ref = ref_of(kept.pid);
	q = read_one(&f, &ref);
	assert_int_equal(p->holes | q->holes, 0);
	assert_int_equal(p->file.hashes[HASH_SHA256].len, 64);
	assert_int_equal(p->file.hashes[HASH_MD5].len, 32);
	assert_null(p->file.hashes[HASH_SHA1].bytes);
	assert_true(text_equal(p->file.hashes[HASH_SHA256], q->file.hashes[HASH_SHA256]));
	child_end(&gone);
	child_end(&kept);
}

/* ---- processes that end, numbers that are given on ------------------------------------------ */

static void nothing_child(int out, void *argument)
{
	(void)argument;
	child_say(out, "", 1);
}

static void what_is_gone_keeps_its_identity(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	struct child c = child_start(nothing_child, NULL);
	struct process_ref ref;
	const struct process *p;
	char ready;

	(void)state;
	fixture_start(&f);
	assert_true(child_hear(&c, &ready, 1));
	ref = ref_of(c.pid);
	child_end(&c);
	p = read_one(&f, &ref);
	assert_int_equal(p->holes, HOLE_VANISHED);
	assert_int_equal(p->hole_error, ESRCH);
	assert_int_equal(p->pid, ref.pid);
	assert_int_equal(p->start_ticks, ref.start_ticks);
	assert_true(p->uid.len > 36);
	assert_created(&f, p);
	assert_null(p->cmd_line.bytes);
	assert_null(p->file.path.bytes);
	assert_null(p->parent);
	assert_false(p->user.known);
}

static void a_reused_number_is_another_process(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	struct process_ref ref = ref_of(getpid()), earlier = ref;
	const struct process *now, *before;

	(void)state;
	fixture_start(&f);
	earlier.start_ticks -= 1;
	memcpy(earlier.comm, "before", 7);
	now = read_one(&f, &ref);
	before = read_one(&f, &earlier);
	assert_ptr_not_equal(now, before);
	assert_int_equal(now->holes, 0);
	assert_int_equal(before->holes, HOLE_VANISHED);
	assert_text(before->name, "before");
	assert_null(before->cmd_line.bytes);
	assert_null(before->file.path.bytes);
	assert_int_equal(before->ancestor_count, 0);
	assert_ptr_equal(read_one(&f, &earlier), before);
	assert_ptr_equal(read_one(&f, &ref), now);
}

static void zombies_lack_nothing(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	struct process_ref ref;
	const struct process *p;
	siginfo_t info;
	pid_t pid = fork();

	(void)state;
	if (pid == 0)
		_exit(0);
	fixture_start(&f);
	assert_int_equal(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT), 0);
	ref = ref_of(pid);
	p = read_one(&f, &ref);
	assert_int_equal(p->holes, 0);
	assert_null(p->file.path.bytes);
	assert_null(p->cmd_line.bytes);
	assert_true(p->has_ids);
	assert_int_equal(p->parent->pid, getpid());
	waitpid(pid, NULL, 0);
}

static void kernel_threads_lack_nothing(void **state)
{
	static const char *const names[] = {"PATH", NULL};
	CQ_CLEANUP(fixture_done)
	struct fixture f = {.options = {.environment = names, .hashes = 1u << HASH_SHA256}};
	struct process_stat s;
	struct process_ref ref;
	const struct process *p;
	int dir = open("/proc/2", O_PATH | O_CLOEXEC);

	(void)state;
	if (dir < 0 || process_stat_read(dir, &s) < 0 || !process_stat_is_kernel_thread(&s))
		skip();
	close(dir);
	fixture_start(&f);
	ref = process_stat_ref(&s);
	p = read_one(&f, &ref);
	assert_int_equal(p->holes, 0);
	assert_text(p->name, "kthreadd");
	assert_null(p->file.path.bytes);
	assert_null(p->working_directory.bytes);
	assert_null(p->cmd_line.bytes);
	assert_null(p->parent);
}

static void *lasting_thread(void *argument)
{
	usleep(50000);
	child_say(*(int *)argument, "", 1);
	pause();
	return NULL;
}

static void leaderless_child(int out, void *argument)
{
	static int kept;
	pthread_t thread;

	(void)argument;
	kept = out;
	pthread_create(&thread, NULL, lasting_thread, &kept);
	syscall(SYS_exit, 0);
}

static void threads_tell_what_an_exited_leader_cannot(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	struct child c = child_start(leaderless_child, NULL);
	struct process_ref ref;
	const struct process *p, *self;
	char ready;

	(void)state;
	fixture_start(&f);
	assert_true(child_hear(&c, &ready, 1));
	ref = ref_of(c.pid);
	p = read_one(&f, &ref);
	self = process_read_self(f.reader);
	assert_int_equal(p->holes, 0);
	assert_true(text_equal(p->file.path, self->file.path));
	assert_true(text_equal(p->cmd_line, self->cmd_line));
	assert_true(text_equal(p->working_directory, self->working_directory));
	child_end(&c);
}

static void restless_child(int out, void *argument)
{
	(void)argument;
	for (;;) {
		pid_t pid = fork();

		if (pid == 0) {
			usleep(300);
			_exit(0);
		}
		child_say(out, &pid, sizeof(pid));
		waitpid(pid, NULL, 0);
	}
}

/* Whatever moment a process ends at: what is missing is said, and nothing is another's. */
static void processes_may_end_while_read(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	struct child c = child_start(restless_child, NULL);

	(void)state;
	fixture_start(&f);
	for (int i = 0; i < 1500; i++) {
		struct process_stat s;
		char path[32];
		const struct process *p;
		struct process_ref ref;
		pid_t pid;
		int dir;

		assert_true(child_hear(&c, &pid, sizeof(pid)));
		snprintf(path, sizeof(path), "/proc/%d", pid);
		dir = open(path, O_PATH | O_CLOEXEC);
		if (dir < 0 || process_stat_read(dir, &s) < 0 || s.state == 'Z' || s.state == 'X') {
			close(dir);
			continue;
		}
		close(dir);
		ref = process_stat_ref(&s);
		p = read_one(&f, &ref);
		/* it ended before it was read: as a zombie it lacks nothing */
		if (!p->holes && p->file.path.bytes)
			assert_true(p->cmd_line.len && p->working_directory.len && p->has_ids);
		assert_true(p->holes == 0 || p->holes == HOLE_VANISHED);
	}
	child_end(&c);
}

/* ---- ancestors ------------------------------------------------------------------------------ */

static void deep_child(int out, void *depth)
{
	for (int left = *(int *)depth; left > 0; left--) {
		pid_t pid = fork();

		if (pid > 0)
			for (;;)
				pause();
		prctl(PR_SET_PDEATHSIG, SIGKILL);
	}
	pid_t self = getpid();

	child_say(out, &self, sizeof(self));
}

static void ancestors_lead_upwards(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	int depth = 3;
	struct child c = child_start(deep_child, &depth);
	struct process_ref ref, self = ref_of(getpid());
	const struct process *p, *whole;
	pid_t last;

	(void)state;
	fixture_start(&f);
	assert_true(child_hear(&c, &last, sizeof(last)));
	ref = ref_of(last);
	p = read_one(&f, &ref);
	assert_true(p->ancestor_count >= 4 && p->ancestor_count <= 16);
	assert_int_equal(p->ancestors[2].pid, c.pid);
	assert_int_equal(p->ancestors[3].pid, getpid());
	assert_int_equal(p->ancestors[3].start_ticks, self.start_ticks);
	assert_memory_equal(p->ancestors[3].comm, self.comm, sizeof(self.comm));
	for (size_t i = 1; i < p->ancestor_count; i++) {
		assert_int_equal(p->ancestors[i - 1].parent_pid, p->ancestors[i].pid);
		assert_true(p->ancestors[i].start_ticks <= p->ancestors[i - 1].start_ticks);
	}
	assert_non_null(p->parent);
	assert_int_equal(p->parent->pid, p->ancestors[0].pid);
	assert_null(p->parent->parent);
	assert_true(p->parent->file.path.len && p->parent->has_ids);
	/* the same process asked for itself has its parent, and the other record is as it was */
	whole = read_one(&f, &p->ancestors[0]);
	assert_non_null(whole->parent);
	assert_null(p->parent->parent);
	child_end(&c);
}

static void ancestors_are_bounded(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	int depth = 20;
	struct child c = child_start(deep_child, &depth);
	struct process_ref ref;
	pid_t last;

	(void)state;
	fixture_start(&f);
	assert_true(child_hear(&c, &last, sizeof(last)));
	ref = ref_of(last);
	assert_int_equal(read_one(&f, &ref)->ancestor_count, 16);
	child_end(&c);
}

/* ---- without privilege ---------------------------------------------------------------------- */

static pid_t foreign;

static int read_foreign(void)
{
	static const char *const names[] = {"PATH", NULL};
	CQ_CLEANUP(fixture_done) struct fixture f = {.options.environment = names};
	struct process_ref ref = ref_of(foreign);
	const struct process *p;

	if (setgid(65534) < 0 || setuid(65534) < 0)
		return ANSWER_SKIP;
	fixture_start(&f);
	p = process_read(f.reader, &ref);
	CHILD_ASSERT(p && p->holes == (HOLE_EXE | HOLE_CWD | HOLE_ENV));
	CHILD_ASSERT(p->hole_error == EACCES);
	CHILD_ASSERT(p->has_ids && p->user.uid == 0 && p->cmd_line.len);
	CHILD_ASSERT(!p->file.path.bytes && !p->working_directory.bytes);
	p = process_read_self(f.reader);
	CHILD_ASSERT(p && p->user.uid == 65534 && p->user.kind == USER_SYSTEM);
	return 0;
}

static void foreign_processes_have_holes(void **state)
{
	struct child c = child_start(nothing_child, NULL);
	char ready;

	(void)state;
	assert_true(child_hear(&c, &ready, 1));
	foreign = c.pid;
	if (getuid() != 0)
		skip();
	ASSERT_ANSWER(read_foreign);
	child_end(&c);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_itself),
		cmocka_unit_test(file_facts_are_those_of_stat),
		cmocka_unit_test(start_times_are_stable),
		cmocka_unit_test(long_arguments_come_whole),
		cmocka_unit_test(endless_arguments_are_cut),
		cmocka_unit_test(environment_only_by_name),
		cmocka_unit_test(knows_what_was_deleted),
		cmocka_unit_test(a_directory_may_be_deleted),
		cmocka_unit_test(knows_what_was_replaced),
		cmocka_unit_test(knows_memfds),
		cmocka_unit_test(hashes_what_was_deleted),
		cmocka_unit_test(what_is_gone_keeps_its_identity),
		cmocka_unit_test(a_reused_number_is_another_process),
		cmocka_unit_test(zombies_lack_nothing),
		cmocka_unit_test(kernel_threads_lack_nothing),
		cmocka_unit_test(threads_tell_what_an_exited_leader_cannot),
		cmocka_unit_test(processes_may_end_while_read),
		cmocka_unit_test(ancestors_lead_upwards),
		cmocka_unit_test(ancestors_are_bounded),
		cmocka_unit_test(foreign_processes_have_holes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
