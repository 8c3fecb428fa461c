/* SPDX-License-Identifier: Apache-2.0 */
#include "collect/process_stat.h"

#include <fcntl.h>
#include <unistd.h>

#define KERNEL_THREAD 0x00200000u /* PF_KTHREAD of linux/sched.h */

/* The numbers behind "(comm)", by field number of proc(5). */
enum stat_field { FIELD_PARENT = 4, FIELD_FLAGS = 9, FIELD_THREADS = 20, FIELD_START = 22 };

static int take_number(struct text t, uint64_t max, uint64_t *ret)
{
	uint64_t n;

	if (text_to_u64(t, &n) < 0 || n > max)
		return -EBADMSG;
	*ret = n;
	return 0;
}

static int take_field(unsigned number, struct text field, struct process_stat *s)
{
	uint64_t n = 0;
	int r = 0;

	if (number == FIELD_PARENT) {
		r = take_number(field, UINT32_MAX, &n);
		s->parent_pid = (uint32_t)n;
	} else if (number == FIELD_FLAGS) {
		r = take_number(field, UINT32_MAX, &n);
		s->flags = (uint32_t)n;
	} else if (number == FIELD_THREADS) {
		r = take_number(field, UINT32_MAX, &n);
		s->threads = (uint32_t)n;
	} else if (number == FIELD_START) {
		r = take_number(field, UINT64_MAX, &n);
		s->start_ticks = n;
	}
	return r;
}

int process_stat_parse(struct text t, struct process_stat *ret)
{
	struct process_stat s = {0};
	const char *open = t.len ? memchr(t.bytes, '(', t.len) : NULL;
	const char *close = t.len ? memrchr(t.bytes, ')', t.len) : NULL;
	const char *end = t.bytes + t.len;
	unsigned number = FIELD_PARENT;
	struct text rest, field;
	uint64_t pid;

	if (!open || !close || close < open || end - close < 4 || open - t.bytes < 2)
		return -EBADMSG;
	if (take_number((struct text){t.bytes, (size_t)(open - t.bytes) - 1}, UINT32_MAX, &pid) < 0)
		return -EBADMSG;
	s.pid = (uint32_t)pid;
	/* names of kernel workers are longer than a comm */
	s.comm_len = (size_t)(close - open) - 1;
	if (s.comm_len > sizeof(s.comm) - 1)
		s.comm_len = sizeof(s.comm) - 1;
	memcpy(s.comm, open + 1, s.comm_len);
	s.state = close[2];
	rest = (struct text){close + 4, end > close + 4 ? (size_t)(end - close) - 4 : 0};
	for (; number <= FIELD_START && text_split(&rest, ' ', &field); number++)
		if (take_field(number, field, &s) < 0)
			return -EBADMSG;
	if (number <= FIELD_START)
		return -EBADMSG;
	*ret = s;
	return 0;
}

static ssize_t read_small(int dir, const char *name, char *bytes, size_t room)
{
	CQ_CLEANUP(fd_close) int fd = openat(dir, name, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	if (fd < 0)
		return -errno;
	do
		n = read(fd, bytes, room);
	while (n < 0 && errno == EINTR);
	return n < 0 ? -errno : n;
}

int process_stat_read(int dir, struct process_stat *ret)
{
	char bytes[2048];
	ssize_t n = read_small(dir, "stat", bytes, sizeof(bytes));
	int r;

	if (n < 0)
		return (int)n;
	r = process_stat_parse((struct text){bytes, (size_t)n}, ret);
	if (r < 0 || !memchr(ret->comm, '\\', ret->comm_len))
		return r;
	/* Kernels differ in whether they escape newlines and backslashes here; "comm" is as it is.
	 */
	n = read_small(dir, "comm", bytes, sizeof(bytes));
	if (n < 0)
		return (int)n;
	if (n > 0 && bytes[n - 1] == '\n')
		n--;
	memset(ret->comm, 0, sizeof(ret->comm));
	ret->comm_len = (size_t)n < sizeof(ret->comm) ? (size_t)n : sizeof(ret->comm) - 1;
	memcpy(ret->comm, bytes, ret->comm_len);
	return 0;
}

bool process_stat_is_kernel_thread(const struct process_stat *s)
{
	return s->flags & KERNEL_THREAD;
}

bool process_stat_is_zombie(const struct process_stat *s)
{
	return (s->state == 'Z' || s->state == 'X') && s->threads <= 1;
}

struct process_ref process_stat_ref(const struct process_stat *s)
{
	static const char manager[PROCESS_COMM_MAX] = "systemd";
	struct process_ref ref = {
		.pid = s->pid,
		.parent_pid = s->parent_pid,
		.start_ticks = s->start_ticks,
		/* the init of what we see, or one that it started for a user's own services */
		.is_service_manager =
			s->pid == 1 ||
			(s->parent_pid == 1 && memcmp(s->comm, manager, sizeof(manager)) == 0),
	};

	memcpy(ref.comm, s->comm, sizeof(ref.comm));
	return ref;
}
