/* SPDX-License-Identifier: Apache-2.0 */
#include <limits.h>
#include <linux/capability.h>
#include <linux/seccomp.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "collect/collect.h"

#define SMALL_MAX 65536u
#define MOUNTS_MAX (16u << 20)
#define FIRST_USER_NAMESPACE "user:[4026531837]" /* PROC_USER_INIT_INO of linux/proc_ns.h */

static struct text read_text(int root_dir, struct arena *arena, const char *path)
{
	struct text t = TEXT_NONE;
	struct buffer b;

	buffer_init(&b, SMALL_MAX);
	if (file_read(root_dir, path, SMALL_MAX, &b, NULL) == 0)
		t = text_trim(buffer_text(&b));
	t = t.len ? arena_text(arena, t) : TEXT_NONE;
	buffer_done(&b);
	return t;
}

/* ---- the thread ----------------------------------------------------------------------------- */

uint64_t confinement_capabilities(void)
{
	struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
	struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = {0};

	if (syscall(SYS_capget, &header, data) < 0)
		return 0;
	return (uint64_t)data[1].effective << 32 | data[0].effective;
}

/* A filter may even forbid to ask for it; EINVAL says that the kernel has none. */
static bool is_filtered(void)
{
	int mode = prctl(PR_GET_SECCOMP, 0, 0, 0, 0);

	return mode == SECCOMP_MODE_FILTER || (mode < 0 && errno != EINVAL);
}

/* ---- /proc ---------------------------------------------------------------------------------- */

/* "22 1 0:20 / /proc rw,nosuid - proc proc rw,hidepid=invisible": what behind " - " concerns the
 * file system. The mount that is listed last lies on top. */
static void take_mount(struct text line, struct arena *arena, struct confinement *c)
{
	struct text point = TEXT_NONE, options = TEXT_NONE, word, key;

	for (unsigned i = 0; i < 5; i++)
		if (!text_word(&line, &point))
			return;
	if (!text_equal(point, TEXT("/proc")))
		return;
	while (text_word(&line, &word) && !text_equal(word, TEXT("-")))
		;
	for (unsigned i = 0; i < 3; i++) /* its type, its source, its options */
		if (!text_word(&line, &options))
			return;
	c->hidepid = TEXT_NONE;
	while (text_split(&options, ',', &word))
		if (text_split(&word, '=', &key) && text_equal(key, TEXT("hidepid")) &&
		    !text_equal(word, TEXT("0")) && !text_equal(word, TEXT("off")))
			c->hidepid = arena_text(arena, word);
}

static void read_mounts(int root_dir, struct arena *arena, struct confinement *c)
{
	struct text rest, line;
	struct buffer b;

	buffer_init(&b, MOUNTS_MAX);
	(void)file_read(root_dir, "proc/thread-self/mountinfo", MOUNTS_MAX - 1, &b, NULL);
	rest = buffer_text(&b);
	while (text_split(&rest, '\n', &line))
		take_mount(line, arena, c);
	buffer_done(&b);
}

/* ---- the rest ------------------------------------------------------------------------------- */

static struct text find_container(int root_dir, struct arena *arena)
{
	/* what the managers leave: a file of theirs, or their name in one */
	struct text name = read_text(root_dir, arena, "run/host/container-manager");

	if (!name.bytes)
		name = read_text(root_dir, arena, "run/systemd/container");
	if (!name.bytes && faccessat(root_dir, "run/.containerenv", F_OK, 0) == 0)
		name = TEXT("podman");
	if (!name.bytes && faccessat(root_dir, ".dockerenv", F_OK, 0) == 0)
		name = TEXT("docker");
	return name;
}

void confinement_read(int root_dir, struct arena *arena, struct confinement *ret)
{
	char link[64];
	size_t len;

	*ret = (struct confinement){
		.uid = geteuid(),
		.capabilities = confinement_capabilities(),
		.no_new_privs = prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1,
		.has_filter = is_filtered(),
	};
	read_mounts(root_dir, arena, ret);
	if (link_read(root_dir, "proc/thread-self/ns/user", link, sizeof(link), &len) == 0)
		ret->is_user_namespace = strcmp(link, FIRST_USER_NAMESPACE) != 0;
	ret->security_modules = read_text(root_dir, arena, "sys/kernel/security/lsm");
	ret->container = find_container(root_dir, arena);
	(void)text_to_u64(read_text(root_dir, arena, "proc/sys/kernel/yama/ptrace_scope"),
	                  &ret->yama);
}

int confinement_try_borrowing(void)
{
	CQ_CLEANUP(fd_close) int pidfd = (int)syscall(SYS_pidfd_open, getpid(), 0), borrowed = -1;

	if (pidfd < 0)
		return -errno;
	/* any descriptor of ours will do, so its own */
	borrowed = (int)syscall(SYS_pidfd_getfd, pidfd, pidfd, 0);
	return borrowed < 0 ? -errno : 0;
}
