/* SPDX-License-Identifier: Apache-2.0 */
#include "child.h"

#include <dirent.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include "collect/owners_index.h"

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x80
#endif

/* Each test is run with either source. */
static enum owners_source source;

static int new_owners(struct owners **ret)
{
	int r = owners_new(ret);

	if (r == 0)
		owners_choose(*ret, source);
	return r;
}

/* A walk and what it says of one inode. */
struct walked {
	struct owners *o;
	struct holder *list;
	size_t count, room;
};

static void walk(struct walked *w)
{
	struct cq_error error = {0};

	if (!w->o)
		assert_int_equal(new_owners(&w->o), 0);
	if (owners_walk(w->o, &error) < 0)
		fail_msg("# %s\n", error.text);
}

static size_t find(struct walked *w, uint64_t inode)
{
	w->count = 0;
	assert_true(owners_find(w->o, inode, 0, &w->list, &w->count, &w->room) >= 0);
	return w->count;
}

static void walked_done(struct walked *w)
{
	owners_free(w->o);
	free(w->list);
	*w = (struct walked){0};
}

/* Entries that the index keeps of a process. */
static size_t stored_of(const struct owners *o, pid_t pid)
{
	uint32_t number = map_get(&o->pids, (uint64_t)pid);
	size_t n = 0;

	assert_true(number != MAP_NONE);
	for (uint32_t i = 0; i < o->entries.count; i++)
		n += owner_process_number(owners_entry(o, i)) == number;
	return n;
}

static int any_socket(void)
{
	return socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
}

static void say_inode(int out, int fd)
{
	uint64_t inode = inode_of(fd);

	child_say(out, &inode, sizeof(inode));
}

static uint64_t hear_inode(struct child *c)
{
	uint64_t inode = 0;

	assert_true(child_hear(c, &inode, sizeof(inode)));
	assert_true(inode != 0);
	return inode;
}

static void finds_its_own(void **state)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	int a = any_socket(), b = dup(a);

	(void)state;
	walk(&w);
	assert_int_equal(find(&w, inode_of(a)), 2);
	assert_int_equal(w.list[0].process->pid, getpid());
	assert_int_equal(w.list[0].fd, a);
	assert_int_equal(w.list[1].fd, b);
	assert_ptr_equal(owners_process(w.o, (uint32_t)getpid()), w.list[0].process);
	assert_int_equal(w.list[0].process->start_ticks, ref_of(getpid()).start_ticks);
	assert_int_equal(w.list[0].process->parent_pid, getppid());
	assert_int_equal(find(&w, 0), 0);
	close(a);
	close(b);
}

enum { MANY = 20000 };

/* How many descriptors a process may have here, of those wanted. */
static int raise_limit(void)
{
	struct rlimit limit = {MANY + 100, MANY + 100};

	/* a hard limit that we may not raise may come near to it */
	if (setrlimit(RLIMIT_NOFILE, &limit) < 0 && getrlimit(RLIMIT_NOFILE, &limit) == 0) {
		limit.rlim_cur = limit.rlim_max;
		setrlimit(RLIMIT_NOFILE, &limit);
	}
	return limit.rlim_cur >= MANY + 100 ? MANY : (int)limit.rlim_cur - 100;
}

static void many_child(int out, void *argument)
{
	int count = raise_limit();

	(void)argument;
	child_say(out, &count, sizeof(count));
	for (int i = 0; i < count; i++)
		say_inode(out, any_socket());
}

static void finds_20000_of_one_process(void **state)
{
	static uint64_t inodes[MANY];
	CQ_CLEANUP(walked_done) struct walked w = {0};
	struct child c = child_start(many_child, NULL);
	int count = 0;

	(void)state;
	assert_true(child_hear(&c, &count, sizeof(count)));
	if (count < MANY)
		print_message("# RLIMIT_NOFILE allows %d sockets instead of %d\n", count, MANY);
	for (int i = 0; i < count; i++)
		inodes[i] = hear_inode(&c);
	walk(&w);
	for (int i = 0; i < count; i++) {
		assert_int_equal(find(&w, inodes[i]), 1);
		assert_int_equal(w.list[0].process->pid, c.pid);
	}
	assert_int_equal(stored_of(w.o, c.pid), count);
	child_end(&c);
	if (count < 1000)
		skip();
}

static void do_nothing(int out, void *argument)
{
	(void)argument;
	child_say(out, "", 1);
}

static void finds_every_sharer(void **state)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	int fd = any_socket();
	struct child children[3];
	char ready;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(children); i++) {
		children[i] = child_start(do_nothing, NULL);
		assert_true(child_hear(&children[i], &ready, 1));
	}
	walk(&w);
	assert_int_equal(find(&w, inode_of(fd)), 4);
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(w.list[i].fd, fd);
	for (size_t i = 1; i < 4; i++)
		assert_true(w.list[i - 1].process->pid < w.list[i].process->pid);
	assert_int_equal(owners_primary(w.list, w.count)->process->pid, getpid());
	for (size_t i = 0; i < ARRAY_LEN(children); i++)
		child_end(&children[i]);
	close(fd);
}

/* ---- passed sockets ------------------------------------------------------------------------- */

static void send_descriptor(int over, int fd)
{
	char byte = 'x', room[CMSG_SPACE(sizeof(int))] = {0};
	struct iovec part = {&byte, 1};
	struct msghdr m = {.msg_iov = &part,
	                   .msg_iovlen = 1,
	                   .msg_control = room,
	                   .msg_controllen = sizeof(room)};
	struct cmsghdr *head = CMSG_FIRSTHDR(&m);

	assert_non_null(head);
	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(head), &fd, sizeof(fd));
	assert_int_equal(sendmsg(over, &m, 0), 1);
}

static void receiver_child(int out, void *argument)
{
	char byte, room[CMSG_SPACE(sizeof(int))];
	struct iovec part = {&byte, 1};
	struct msghdr m = {.msg_iov = &part,
	                   .msg_iovlen = 1,
	                   .msg_control = room,
	                   .msg_controllen = sizeof(room)};
	int over = *(int *)argument, fd = -1;
	const struct cmsghdr *head = recvmsg(over, &m, 0) == 1 ? CMSG_FIRSTHDR(&m) : NULL;

	if (head)
		memcpy(&fd, CMSG_DATA(head), sizeof(fd));
	say_inode(out, fd);
}

static void finds_what_was_passed(void **state)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	int over[2], fd;
	struct child c;
	uint64_t inode;

	(void)state;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, over), 0);
	c = child_start(receiver_child, &over[1]);
	fd = any_socket(); /* after the fork: it cannot have inherited this one */
	inode = inode_of(fd);
	send_descriptor(over[0], fd);
	close(fd);
	assert_int_equal(hear_inode(&c), inode);
	walk(&w);
	assert_int_equal(find(&w, inode), 1);
	assert_int_equal(w.list[0].process->pid, c.pid);
	child_end(&c);
	close(over[0]);
	close(over[1]);
}

static void what_is_in_flight_has_no_holder(void **state)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	int over[2], fd = any_socket();
	uint64_t inode = inode_of(fd);

	(void)state;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, over), 0);
	send_descriptor(over[0], fd);
	close(fd);
	walk(&w);
	assert_int_equal(find(&w, inode), 0);
	close(over[0]);
	close(over[1]);
}

/* ---- file tables of threads ----------------------------------------------------------------- */

static void *private_thread(void *argument)
{
	int out = *(int *)argument;

	if (unshare(CLONE_FILES) < 0)
		_exit(112);
	say_inode(out, any_socket());
	pause();
	return NULL;
}

static void private_child(int out, void *argument)
{
	static int kept;
	pthread_t thread;

	(void)argument;
	kept = out;
	say_inode(out, any_socket()); /* in both tables later, under the same number */
	pthread_create(&thread, NULL, private_thread, &kept);
}

static void finds_a_threads_own(void **state)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	struct child c = child_start(private_child, NULL);
	uint64_t both = hear_inode(&c), own = hear_inode(&c);

	(void)state;
	for (int walks = 0; walks < 2; walks++) {
		walk(&w);
		assert_int_equal(find(&w, own), 1);
		assert_int_equal(w.list[0].process->pid, c.pid);
		assert_int_equal(find(&w, both), 1);
		assert_int_equal(w.list[0].process->pid, c.pid);
	}
	child_end(&c);
}

static void *lasting_thread(void *argument)
{
	/* the leader is a zombie when this has run for a while */
	for (int i = 0; i < 1000 && ref_of(getpid()).pid; i++) {
		struct process_stat s;
		int dir = open("/proc/self", O_PATH | O_CLOEXEC);

		if (process_stat_read(dir, &s) == 0 && s.state == 'Z')
			i = 1000;
		close(dir);
		usleep(1000);
	}
	say_inode(*(int *)argument, any_socket());
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
	pthread_create(&thread, NULL, lasting_thread, &kept);
	syscall(SYS_exit, 0);
}

static void finds_what_an_exited_leader_left(void **state)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	struct child c = child_start(leaderless_child, NULL);
	uint64_t first = hear_inode(&c), second = hear_inode(&c);

	(void)state;
	walk(&w);
	assert_int_equal(find(&w, first), 1);
	assert_int_equal(w.list[0].process->pid, c.pid);
	assert_int_equal(find(&w, second), 1);
	child_end(&c);
}

static void *private_or_shared(void *argument)
{
	const int *kept = argument;

	if (kept[1] % 4 == 0 && unshare(CLONE_FILES) < 0)
		_exit(112);
	say_inode(kept[0], any_socket());
	pause();
	return NULL;
}

enum { THREADS = 64 };

static void threads_child(int out, void *argument)
{
	static int kept[THREADS][2];
	pthread_t thread;

	(void)argument;
	for (int i = 0; i < THREADS; i++) {
		kept[i][0] = out;
		kept[i][1] = i;
		pthread_create(&thread, NULL, private_or_shared, kept[i]);
	}
}

static void finds_each_of_many_tables_once(void **state)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	struct child c = child_start(threads_child, NULL);
	uint64_t inodes[THREADS];

	(void)state;
	for (int i = 0; i < THREADS; i++)
		inodes[i] = hear_inode(&c);
	walk(&w);
	for (int i = 0; i < THREADS; i++) {
		assert_int_equal(find(&w, inodes[i]), 1);
		assert_int_equal(w.list[0].process->pid, c.pid);
	}
	/* copies of a table hold the same under the same numbers: stored once */
	assert_int_equal(stored_of(w.o, c.pid), THREADS);
	child_end(&c);
}

/* ---- without kcmp --------------------------------------------------------------------------- */

static int refuse_kcmp(void)
{
	struct sock_filter rules[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_kcmp, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {ARRAY_LEN(rules), rules};

	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0)
		return -errno;
	return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0 ? -errno : 0;
}

static uint64_t wanted[2]; /* what the child's own test looks for */

static int walk_without_kcmp(void)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};

	if (refuse_kcmp() < 0)
		return ANSWER_SKIP;
	CHILD_ASSERT(new_owners(&w.o) == 0 && owners_walk(w.o, NULL) == 0);
	for (size_t i = 0; i < ARRAY_LEN(wanted); i++) {
		w.count = 0;
		CHILD_ASSERT(owners_find(w.o, wanted[i], 0, &w.list, &w.count, &w.room) == 1);
	}
	return 0;
}

static void needs_no_kcmp(void **state)
{
	struct child c = child_start(private_child, NULL);

	(void)state;
	wanted[0] = hear_inode(&c);
	wanted[1] = hear_inode(&c);
	ASSERT_ANSWER(walk_without_kcmp);
	child_end(&c);
}

/* ---- namespaces ----------------------------------------------------------------------------- */

static int is_namespace(void *context, uint64_t inode, const struct holder *h)
{
	struct stat st;

	if (stat("/proc/self/ns/net", &st) < 0 || st.st_ino != inode)
		return 0;
	*(struct holder *)context = *h;
	return 1;
}

static void finds_namespace_descriptors(void **state)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	int fd = open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
	struct holder h = {0};

	(void)state;
	walk(&w);
	assert_int_equal(owners_namespaces(w.o, is_namespace, &h), 1);
	assert_non_null(h.process);
	assert_non_null(owners_process(w.o, (uint32_t)getpid()));
	close(fd);
}

/* ---- hosts that change ---------------------------------------------------------------------- */

/* Processes that refuse us a look at their descriptors, root as well: read the plain way. */
static uint64_t count_refusals(void)
{
	DIR *proc = opendir("/proc");
	const struct dirent *d;
	uint64_t refused = 0;

	while (proc && (d = readdir(proc))) {
		char path[512], target[8];

		if (d->d_name[0] < '1' || d->d_name[0] > '9')
			continue;
		snprintf(path, sizeof(path), "/proc/%.16s/fd/0", d->d_name);
		if (readlink(path, target, sizeof(target)) < 0 && errno == EACCES)
			refused++;
	}
	if (proc)
		closedir(proc);
	return refused;
}

static void a_second_walk_adds(void **state)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	struct child gone = child_start(private_child, NULL);
	uint64_t old = hear_inode(&gone), thread = hear_inode(&gone);
	const struct process_ref *record;
	int first = any_socket(), second;
	size_t stored;

	(void)state;
	walk(&w);
	stored = stored_of(w.o, getpid());
	record = owners_process(w.o, (uint32_t)getpid());
	child_end(&gone);
	second = any_socket();
	walk(&w);
	assert_ptr_equal(owners_process(w.o, (uint32_t)getpid()), record);
	assert_int_equal(find(&w, inode_of(first)), 1);
	assert_int_equal(find(&w, inode_of(second)), 1);
	assert_ptr_equal(w.list[0].process, record);
	assert_int_equal(find(&w, old), 1); /* nothing is forgotten */
	assert_int_equal(find(&w, thread), 1);
	/* what was known was not stored again */
	assert_int_equal(stored_of(w.o, getpid()), stored + 1);
	close(first);
	close(second);
}

static void restless_child(int out, void *argument)
{
	(void)argument;
	child_say(out, "", 1);
	for (;;) {
		pid_t pid = fork();

		if (pid == 0) {
			any_socket();
			_exit(0);
		}
		waitpid(pid, NULL, 0);
	}
}

static void processes_may_end_meanwhile(void **state)
{
	uint64_t refused = count_refusals();
	struct child children[3];
	char ready;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(children); i++) {
		children[i] = child_start(restless_child, NULL);
		assert_true(child_hear(&children[i], &ready, 1));
	}
	for (int i = 0; i < 60; i++) {
		CQ_CLEANUP(walked_done) struct walked w = {0};

		walk(&w);
		if (source == OWNERS_BPF)
			assert_int_equal(w.o->blind.unreadable, 0);
		else if (getuid() == 0)
			assert_int_equal(w.o->blind.unreadable, refused);
	}
	for (size_t i = 0; i < ARRAY_LEN(children); i++)
		child_end(&children[i]);
}

/* ---- incomplete views ----------------------------------------------------------------------- */

static bool in_first_pid_namespace(void)
{
	struct stat st;

	return stat("/proc/self/ns/pid", &st) == 0 && st.st_ino == 4026531836;
}

static void root_misses_what_refuses_it(void **state)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	int error;

	(void)state;
	if (getuid() != 0 || !in_first_pid_namespace())
		skip();
	walk(&w);
	assert_int_equal(w.o->blind.unreadable, count_refusals());
	assert_int_equal(owners_incomplete(w.o, &error), w.o->blind.unreadable > 0);
}

/* Processes of the host by kind. */
static void count_processes(uint64_t *ret_kernel, uint64_t *ret_others)
{
	DIR *proc = opendir("/proc");
	const struct dirent *d;

	*ret_kernel = *ret_others = 0;
	while (proc && (d = readdir(proc))) {
		struct process_stat s;
		int dir;

		if (d->d_name[0] < '1' || d->d_name[0] > '9')
			continue;
		dir = openat(dirfd(proc), d->d_name, O_PATH | O_CLOEXEC);
		if (process_stat_read(dir, &s) == 0)
			++*(process_stat_is_kernel_thread(&s) ? ret_kernel : ret_others);
		close(dir);
	}
	if (proc)
		closedir(proc);
}

static int become_nobody(void)
{
	if (setgid(65534) < 0 || setuid(65534) < 0)
		return ANSWER_SKIP;
	return 0;
}

static int walk_as_nobody(void)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	int fd = any_socket(), error = 0;
	uint64_t kernel, others;
	uint32_t first;
	struct buffer b;

	if (become_nobody() != 0)
		return ANSWER_SKIP;
	CHILD_ASSERT(new_owners(&w.o) == 0 && owners_walk(w.o, NULL) == 0);
	count_processes(&kernel, &others);
	CHILD_ASSERT(owners_find(w.o, inode_of(fd), 0, &w.list, &w.count, &w.room) == 1);
	CHILD_ASSERT(w.list[0].process->pid == (uint32_t)getpid() && w.list[0].fd == fd);
	CHILD_ASSERT(owners_incomplete(w.o, &error) && error == EACCES);
	CHILD_ASSERT(w.o->blind.unreadable > 0);
	CHILD_ASSERT(w.o->blind.processes > w.o->blind.unreadable);
	CHILD_ASSERT(w.o->blind.refused[0] > 0 && w.o->blind.unreadable_error == EACCES);
	CHILD_ASSERT(owners_blind_spots(w.o) == &w.o->blind);
	/* a second walk names the same ones, and none twice */
	first = w.o->blind.refused[0];
	CHILD_ASSERT(owners_walk(w.o, NULL) == 0 && w.o->blind.refused[0] == first);
	/* kernel threads are no holders that were missed */
	if (kernel > 20)
		CHILD_ASSERT(w.o->blind.unreadable < others + kernel / 2);
	buffer_init(&b, 1000);
	owners_describe_incomplete(w.o, &b);
	CHILD_ASSERT(b.len > 0 && memmem(b.bytes, b.len, "could not be read", 17));
	buffer_done(&b);
	return 0;
}

static void nobody_sees_its_own(void **state)
{
	(void)state;
	ASSERT_ANSWER(walk_as_nobody);
}

/* Threads of one's own under an exited leader, whose directory is root's by then. */
static void own_leaderless_child(int out, void *argument)
{
	if (become_nobody() != 0 || prctl(PR_SET_DUMPABLE, 1) < 0)
		_exit(112);
	leaderless_child(out, argument);
}

static int walk_for_own_leaderless(void)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};

	if (become_nobody() != 0)
		return ANSWER_SKIP;
	CHILD_ASSERT(new_owners(&w.o) == 0 && owners_walk(w.o, NULL) == 0);
	CHILD_ASSERT(owners_find(w.o, wanted[0], 0, &w.list, &w.count, &w.room) == 1);
	return 0;
}

static void nobody_sees_its_own_leaderless(void **state)
{
	struct child c;

	(void)state;
	if (getuid() != 0)
		skip();
	c = child_start(own_leaderless_child, NULL);
	wanted[0] = hear_inode(&c);
	ASSERT_ANSWER(walk_for_own_leaderless);
	child_end(&c);
}

static int walk_with_hidepid(void)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	int error = 0;
	struct buffer b;

	if (unshare(CLONE_NEWNS) < 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
	    mount("proc", "/proc", "proc", 0, "hidepid=2") < 0 || become_nobody() != 0)
		return ANSWER_SKIP;
	CHILD_ASSERT(new_owners(&w.o) == 0 && owners_walk(w.o, NULL) == 0);
	CHILD_ASSERT(owners_incomplete(w.o, &error) && error == EACCES);
	CHILD_ASSERT(w.o->blind.is_hidden && w.o->blind.unreadable == 0);
	buffer_init(&b, 1000);
	owners_describe_incomplete(w.o, &b);
	CHILD_ASSERT(b.len > 0 && memmem(b.bytes, b.len, "hidepid", 7));
	buffer_done(&b);
	return 0;
}

static void hidden_processes_are_missed(void **state)
{
	(void)state;
	ASSERT_ANSWER(walk_with_hidepid);
}

static int walk_as_first(void)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	int error = 0, fd = any_socket();
	struct buffer b;

	if (mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) < 0 ||
	    mount("proc", "/proc", "proc", 0, NULL) < 0)
		return ANSWER_SKIP;
	CHILD_ASSERT(new_owners(&w.o) == 0 && owners_walk(w.o, NULL) == 0);
	CHILD_ASSERT(owners_find(w.o, inode_of(fd), 0, &w.list, &w.count, &w.room) == 1);
	CHILD_ASSERT(w.list[0].process->pid == 1 && w.list[0].process->is_service_manager);
	CHILD_ASSERT(owners_incomplete(w.o, &error) && error == EPERM);
	buffer_init(&b, 1000);
	owners_describe_incomplete(w.o, &b);
	CHILD_ASSERT(b.len > 0 && memmem(b.bytes, b.len, "pid namespace", 13));
	buffer_done(&b);
	return 0;
}

static int enter_pid_namespace(void)
{
	if (unshare(CLONE_NEWPID | CLONE_NEWNS) < 0)
		return ANSWER_SKIP;
	return child_answer(walk_as_first);
}

static void a_pid_namespace_confines(void **state)
{
	(void)state;
	ASSERT_ANSWER(enter_pid_namespace);
}

static bool started_in_first;

/* /proc of an outer pid namespace: its numbers are not ours, but the view is whole. */
static int walk_outer_proc(void)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};

	CHILD_ASSERT(new_owners(&w.o) == 0 && owners_walk(w.o, NULL) == 0);
	CHILD_ASSERT(owners_find(w.o, wanted[0], 0, &w.list, &w.count, &w.room) == 1);
	CHILD_ASSERT(w.list[0].process->pid == wanted[1]);
	CHILD_ASSERT(w.o->blind.is_confined == !started_in_first);
	return 0;
}

static int enter_pid_namespace_only(void)
{
	if (unshare(CLONE_NEWPID) < 0)
		return ANSWER_SKIP;
	return child_answer(walk_outer_proc);
}

static void takes_an_outer_proc(void **state)
{
	struct child c = child_start(private_child, NULL);

	(void)state;
	hear_inode(&c);
	wanted[0] = hear_inode(&c);
	wanted[1] = (uint64_t)c.pid;
	started_in_first = in_first_pid_namespace();
	ASSERT_ANSWER(enter_pid_namespace_only);
	child_end(&c);
}

/* BPF is told of another pid namespace than /proc speaks of: it is not used then. */
static int walk_outer_proc_anyhow(void)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	struct cq_error error = {0};

	CHILD_ASSERT(owners_new(&w.o) == 0 && owners_walk(w.o, NULL) == 0);
	CHILD_ASSERT(owners_source(w.o) == OWNERS_PROCFS && owners_no_bpf(w.o));
	CHILD_ASSERT(strstr(owners_no_bpf(w.o)->text, "pid namespace"));
	owners_choose(w.o, OWNERS_BPF);
	CHILD_ASSERT(owners_walk(w.o, &error) < 0 && strstr(error.text, "pid namespace"));
	return 0;
}

static int enter_pid_namespace_only_with_bpf(void)
{
	if (unshare(CLONE_NEWPID) < 0)
		return ANSWER_SKIP;
	return child_answer(walk_outer_proc_anyhow);
}

static void leaves_an_outer_proc_to_procfs(void **state)
{
	(void)state;
	ASSERT_ANSWER(enter_pid_namespace_only_with_bpf);
}

/* ---- time namespaces ------------------------------------------------------------------------ */

/* Its clock is ahead, and so is the one of /proc/PID/stat, for whoever reads there. */
static int walk_with_another_clock(void)
{
	CQ_CLEANUP(walked_done) struct walked w = {0};
	int fd = any_socket();

	CHILD_ASSERT(new_owners(&w.o) == 0 && owners_walk(w.o, NULL) == 0);
	CHILD_ASSERT(owners_find(w.o, inode_of(fd), 0, &w.list, &w.count, &w.room) == 1);
	CHILD_ASSERT(w.list[0].process->start_ticks == ref_of(getpid()).start_ticks);
	CHILD_ASSERT(w.list[0].process->start_ticks > UINT64_C(100000000));
	return 0;
}

static int enter_time_namespace(void)
{
	static const char ahead[] = "boottime 123456789 87654321\n";
	int fd;

	if (unshare(CLONE_NEWTIME) < 0)
		return ANSWER_SKIP;
	fd = open("/proc/self/timens_offsets", O_WRONLY | O_CLOEXEC);
	if (fd < 0 || write(fd, ahead, sizeof(ahead) - 1) < 0)
		return ANSWER_SKIP;
	close(fd);
	return child_answer(walk_with_another_clock);
}

static void heeds_a_time_namespace(void **state)
{
	(void)state;
	ASSERT_ANSWER(enter_time_namespace);
}

/* Both sources name the same processes by the same times. */
static void sources_agree_on_every_process(void **state)
{
	CQ_CLEANUP(walked_done) struct walked a = {0}, b = {0};
	size_t same = 0;

	(void)state;
	source = OWNERS_PROCFS;
	walk(&a);
	source = OWNERS_BPF;
	walk(&b);
	for (uint32_t i = 0; i < b.o->processes.count; i++) {
		const struct process_ref *x = owners_record(b.o, i);
		const struct process_ref *y = owners_process(a.o, x->pid);

		if (!y || x->start_ticks != y->start_ticks)
			continue; /* it came between the two */
		same++;
		assert_int_equal(x->parent_pid, y->parent_pid);
		assert_memory_equal(x->comm, y->comm, sizeof(x->comm));
		assert_int_equal(x->is_service_manager, y->is_service_manager);
	}
	assert_true(same > 0);
	assert_true(same + 20 > b.o->processes.count);
}

/* ---- both sources --------------------------------------------------------------------------- */

static enum owners_source sources[] = {OWNERS_PROCFS, OWNERS_BPF};

static int use_source(void **state)
{
	source = *(enum owners_source *)*state;
	return 0;
}

#define BPF(test)                                                  \
	{                                                          \
		"bpf: " #test, test, use_source, NULL, &sources[1] \
	}
#define PROCFS(test)                                                  \
	{                                                             \
		"procfs: " #test, test, use_source, NULL, &sources[0] \
	}
#define EITHER(test) PROCFS(test), BPF(test)

static void left_out(void **state)
{
	(void)state;
	skip();
}

/* Whether the kernel lets us; says why not. */
static bool has_bpf(void)
{
	CQ_CLEANUP(owners_freep) struct owners *o = NULL;
	struct cq_error error = {0};

	source = OWNERS_BPF;
	if (new_owners(&o) == 0 && owners_walk(o, &error) == 0)
		return true;
	print_message("# tests with BPF are left out: %s\n", error.text);
	return false;
}

int main(void)
{
	struct CMUnitTest tests[] = {
		PROCFS(needs_no_kcmp),
		PROCFS(root_misses_what_refuses_it),
		PROCFS(nobody_sees_its_own),
		PROCFS(nobody_sees_its_own_leaderless),
		PROCFS(hidden_processes_are_missed),
		PROCFS(takes_an_outer_proc),
		BPF(leaves_an_outer_proc_to_procfs),
		BPF(sources_agree_on_every_process),
		EITHER(finds_its_own),
		EITHER(finds_20000_of_one_process),
		EITHER(finds_every_sharer),
		EITHER(finds_what_was_passed),
		EITHER(what_is_in_flight_has_no_holder),
		EITHER(finds_a_threads_own),
		EITHER(finds_what_an_exited_leader_left),
		EITHER(finds_each_of_many_tables_once),
		EITHER(finds_namespace_descriptors),
		EITHER(a_second_walk_adds),
		EITHER(processes_may_end_meanwhile),
		EITHER(a_pid_namespace_confines),
		EITHER(heeds_a_time_namespace),
	};

	if (!has_bpf()) {
		for (size_t i = 0; i < ARRAY_LEN(tests); i++)
			if (tests[i].initial_state == &sources[1])
				tests[i].test_func = left_out;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
