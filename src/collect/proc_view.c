/* SPDX-License-Identifier: Apache-2.0 */
/* What a mount of /proc shows at all, and to whom. */
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "collect/owners_index.h"

#define FIRST_PID_NAMESPACE "pid:[4026531836]" /* PROC_PID_INIT_INO of linux/proc_ns.h */

/* The pid has one number, ours: this /proc is of our own pid namespace. (Of an outer one it shows
 * us with several, of an inner one not at all.) */
static bool is_own_proc(int proc)
{
	struct buffer b;
	struct text rest, line;
	bool result = false;

	buffer_init(&b, 65536);
	if (file_read(proc, "self/status", 65536, &b, NULL) == 0) {
		rest = buffer_text(&b);
		while (text_split(&rest, '\n', &line)) {
			uint64_t n;

			if (!text_starts(line, TEXT("NSpid:")))
				continue;
			line = text_trim((struct text){line.bytes + 6, line.len - 6});
			result = text_to_u64(line, &n) == 0 && n == (uint64_t)getpid();
			break;
		}
	}
	buffer_done(&b);
	return result;
}

/* Only the first pid namespace has the kernel's threads in it, their parent as number 2. */
static bool has_kernel_threads(int proc)
{
	CQ_CLEANUP(fd_close) int dir = openat(proc, "2", O_PATH | O_DIRECTORY | O_CLOEXEC);
	struct process_stat s;

	return dir >= 0 && process_stat_read(dir, &s) == 0 && process_stat_is_kernel_thread(&s);
}

static bool is_in_first_namespace(int proc)
{
	const struct text first = TEXT(FIRST_PID_NAMESPACE);
	char bytes[64];
	size_t len;

	return link_read(proc, "self/ns/pid", bytes, sizeof(bytes), &len) == 0 &&
	       text_equal((struct text){bytes, len}, first);
}

void proc_view_read(int proc, struct proc_view *ret)
{
	struct stat st;

	ret->is_own = is_own_proc(proc);
	/* with hidepid= the processes of others are not even listed, the first of all neither */
	ret->is_hidden = fstatat(proc, "1", &st, 0) < 0;
	/* Holders outside our view cannot be counted; only in the first namespace there are none.
	 */
	ret->is_confined =
		!has_kernel_threads(proc) && !(ret->is_own && is_in_first_namespace(proc));
}
