/* SPDX-License-Identifier: Apache-2.0 */
/* What this process is allowed to see, from made-up trees and from the kernel that runs the test;
 * and which modules a kernel comes with. */
#include "child.h"

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/syscall.h>

#include "collect/collect.h"

#define assert_text(t, expected) assert_true(text_equal((t), text_of(expected)))

/* ---- a tree --------------------------------------------------------------------------------- */

struct tree {
	char path[64];
	int root;
	struct arena *arena;
};

static void tree_start(struct tree *t)
{
	strcpy(t->path, "/tmp/connquery-test-XXXXXX");
	assert_non_null(mkdtemp(t->path));
	t->root = open(t->path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	assert_true(t->root >= 0);
	assert_int_equal(arena_new(1 << 20, &t->arena), 0);
}

static void tree_done(struct tree *t)
{
	char command[128];

	snprintf(command, sizeof(command), "rm -rf '%s'", t->path);
	assert_int_equal(system(command), 0);
	close(t->root);
	arena_free(t->arena);
}

static void put(const struct tree *t, const char *path, const char *content)
{
	char name[256];
	int fd;

	snprintf(name, sizeof(name), "%s", path);
	for (char *slash = strchr(name, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		(void)mkdirat(t->root, name, 0755);
		*slash = '/';
	}
	fd = openat(t->root, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, content, strlen(content)), (ssize_t)strlen(content));
	close(fd);
}

/* ---- made-up confinements ------------------------------------------------------------------- */

static void an_empty_tree_tells_nothing(void **state)
{
	CQ_CLEANUP(tree_done) struct tree t;
	struct confinement c;

	(void)state;
	tree_start(&t);
	confinement_read(t.root, t.arena, &c);
	assert_int_equal(c.uid, geteuid());
	assert_false(c.is_user_namespace);
	assert_null(c.hidepid.bytes);
	assert_null(c.security_modules.bytes);
	assert_null(c.container.bytes);
	assert_int_equal(c.yama, 0);
}

static void all_that_files_tell(void **state)
{
	CQ_CLEANUP(tree_done) struct tree t;
	struct confinement c;

	(void)state;
	tree_start(&t);
	put(&t, "proc/sys/kernel/yama/ptrace_scope", "3\n");
	put(&t, "sys/kernel/security/lsm", "lockdown,yama,apparmor");
	put(&t, ".dockerenv", "");
	put(&t, "proc/thread-self/ns/net", "");
	assert_int_equal(symlinkat("user:[4026532299]", t.root, "proc/thread-self/ns/user"), 0);
	confinement_read(t.root, t.arena, &c);
	assert_true(c.is_user_namespace);
	assert_text(c.security_modules, "lockdown,yama,apparmor");
	assert_text(c.container, "docker");
	assert_int_equal(c.yama, 3);
	/* a name in a file says more than that a file is there */
	put(&t, "run/host/container-manager", "systemd-nspawn\n");
	confinement_read(t.root, t.arena, &c);
	assert_text(c.container, "systemd-nspawn");
}

static void hidepid_is_of_the_mount_on_top(void **state)
{
#define MOUNT(point, super) "22 1 0:20 / " point " rw,nosuid shared:7 - proc proc " super "\n"
	static const struct {
		const char *mountinfo, *hidepid;
	} cases[] = {
		{MOUNT("/proc", "rw"), NULL},
		{MOUNT("/proc", "rw,hidepid=0"), NULL},
		{MOUNT("/proc", "rw,hidepid=off"), NULL},
		{MOUNT("/proc", "rw,gid=4,hidepid=invisible,subset=pid"), "invisible"},
		{MOUNT("/proc", "rw,hidepid=2"), "2"},
		{MOUNT("/jail/proc", "rw,hidepid=2"), NULL},
		{MOUNT("/proc", "rw,hidepid=2") MOUNT("/proc", "rw"), NULL},
		{MOUNT("/proc", "rw") MOUNT("/proc", "rw,hidepid=1"), "1"},
		/* no optional field, and lines that end too early */
		{"22 1 0:20 / /proc rw - proc proc rw,hidepid=4\n", "4"},
		{"22 1 0:20 / /proc rw - proc\n", NULL},
		{"22 1 0:20 / /proc\n\n22\n", NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		CQ_CLEANUP(tree_done) struct tree t;
		struct confinement c;

		tree_start(&t);
		put(&t, "proc/thread-self/mountinfo", cases[i].mountinfo);
		confinement_read(t.root, t.arena, &c);
		assert_text(c.hidepid, cases[i].hidepid);
	}
}

/* ---- the real one --------------------------------------------------------------------------- */

static void read_real(struct arena **arena, struct confinement *c)
{
	CQ_CLEANUP(fd_close) int root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);

	assert_int_equal(arena_new(1 << 20, arena), 0);
	confinement_read(root, *arena, c);
}

/* What /proc says of this process. */
static uint64_t status_number(const char *key, int base)
{
	FILE *status = fopen("/proc/thread-self/status", "re");
	size_t len = strlen(key);
	char line[256];

	assert_non_null(status);
	while (fgets(line, sizeof(line), status)) {
		if (strncmp(line, key, len) == 0 && line[len] == ':') {
			(void)fclose(status);
			return strtoull(line + len + 1, NULL, base);
		}
	}
	(void)fclose(status);
	return 0;
}

static void this_process(void **state)
{
	CQ_CLEANUP(arena_freep) struct arena *arena = NULL;
	struct confinement c;

	(void)state;
	read_real(&arena, &c);
	assert_int_equal(c.uid, geteuid());
	assert_int_equal(c.capabilities, status_number("CapEff", 16));
	assert_int_equal(c.no_new_privs, status_number("NoNewPrivs", 10));
	assert_int_equal(c.has_filter, status_number("Seccomp", 10) == 2);
	assert_int_equal(confinement_try_borrowing(), 0);
}

static void confine(int out, void *argument)
{
	/* "pidfd_getfd → EPERM", all else is let through */
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_pidfd_getfd, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {ARRAY_LEN(code), code};
	struct arena *arena = NULL;
	struct confinement c;
	bool answer[4];

	(void)argument;
	answer[0] = unshare(CLONE_NEWUSER) == 0;
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ||
	    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) < 0)
		_exit(1);
	read_real(&arena, &c);
	answer[1] = c.is_user_namespace;
	answer[2] = c.no_new_privs && c.has_filter;
	answer[3] = confinement_try_borrowing() == -EPERM;
	arena_free(arena);
	child_say(out, answer, sizeof(answer));
}

static void a_confined_process(void **state)
{
	struct child c = child_start(confine, NULL);
	bool answer[4];

	(void)state;
	if (!child_hear(&c, answer, sizeof(answer))) {
		child_end(&c);
		skip(); /* no seccomp here */
	}
	child_end(&c);
	assert_true(answer[1] || !answer[0]);
	assert_true(answer[2]);
	assert_true(answer[3]);
}

/* ---- modules -------------------------------------------------------------------------------- */

static void modules_by_the_lists(void **state)
{
	CQ_CLEANUP(tree_done) struct tree t;
	const struct text release = TEXT("6.1.0-example");

	(void)state;
	tree_start(&t);
	assert_int_equal(kernel_module_find(t.root, release, "raw_diag"), MODULE_UNKNOWN);
	/* a kernel without modules has none; one with them may have them anywhere */
	put(&t, "proc/version", "Linux\n");
	assert_int_equal(kernel_module_find(t.root, release, "raw_diag"), MODULE_ABSENT);
	put(&t, "proc/modules", "");
	assert_int_equal(kernel_module_find(t.root, release, "raw_diag"), MODULE_UNKNOWN);
	put(&t, "lib/modules/6.1.0-example/modules.dep",
	    "kernel/net/ipv4/udp_diag.ko.xz: kernel/net/ipv4/inet_diag.ko.xz\n"
	    "kernel/net/ipv4/inet_diag.ko:\n"
	    "kernel/net/vmw-vsock/vsock-diag.ko.zst: kernel/net/vmw_vsock/vsock.ko.zst\n");
	put(&t, "lib/modules/6.1.0-example/modules.builtin", "kernel/net/unix/unix_diag.ko\n");
	assert_int_equal(kernel_module_find(t.root, release, "udp_diag"), MODULE_LOADABLE);
	assert_int_equal(kernel_module_find(t.root, release, "inet_diag"), MODULE_LOADABLE);
	assert_int_equal(kernel_module_find(t.root, release, "vsock_diag"), MODULE_LOADABLE);
	assert_int_equal(kernel_module_find(t.root, release, "unix_diag"), MODULE_BUILT_IN);
	assert_int_equal(kernel_module_find(t.root, release, "raw_diag"), MODULE_ABSENT);
	assert_int_equal(kernel_module_find(t.root, release, "udp"), MODULE_ABSENT);
	assert_int_equal(kernel_module_find(t.root, release, "vsock"), MODULE_ABSENT);
	assert_int_equal(kernel_module_find(t.root, TEXT("6.2"), "udp_diag"), MODULE_UNKNOWN);
	assert_int_equal(kernel_module_find(t.root, TEXT_NONE, "udp_diag"), MODULE_UNKNOWN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_tree_tells_nothing),
		cmocka_unit_test(all_that_files_tell),
		cmocka_unit_test(hidepid_is_of_the_mount_on_top),
		cmocka_unit_test(this_process),
		cmocka_unit_test(a_confined_process),
		cmocka_unit_test(modules_by_the_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
