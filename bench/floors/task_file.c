/* SPDX-License-Identifier: Apache-2.0 */
/*
 * task_file: reads process, descriptor and cookie of every socket from the kernel's iterator, and
 * keeps nothing. Prints how many there were, the seconds that reading took, and those that loading
 * took.
 */
#include <errno.h>
#include <linux/bpf.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "task_file.lskel.h"

#define BUFFER (64 * 1024)
#define RECORD 16

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int open_iterator(int program)
{
	union bpf_attr attr;
	int link = skel_link_create(program, 0, BPF_TRACE_ITER);

	memset(&attr, 0, sizeof(attr));
	attr.iter_create.link_fd = (unsigned)link;
	return link < 0 ? -1 : skel_sys_bpf(BPF_ITER_CREATE, &attr, sizeof(attr.iter_create));
}

int main(void)
{
	static char bytes[BUFFER];
	double start = now(), loaded;
	struct task_file *skeleton = task_file__open_and_load();
	unsigned long total = 0;
	ssize_t n;
	int fd;

	loaded = now();
	fd = skeleton ? open_iterator(skeleton->progs.show.prog_fd) : -1;
	if (fd < 0) {
		perror("task_file");
		return 1;
	}
	while ((n = read(fd, bytes, sizeof(bytes))) != 0)
		if (n > 0)
			total += (unsigned long)n;
		else if (errno != EAGAIN && errno != EINTR)
			break;
	printf("%lu %.6f %.6f\n", total / RECORD, now() - loaded, loaded - start);
	return n < 0;
}
