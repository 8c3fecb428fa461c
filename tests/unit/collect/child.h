/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Real processes for tests of the /proc side: a child does something, says that it is ready (with a
 * few bytes that the test wants to know), and then stays as it is until the test ends it.
 */
#ifndef TEST_CHILD_H
#define TEST_CHILD_H

#include <fcntl.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../base/unit.h"

#include "collect/process_stat.h"

struct child {
	pid_t pid;
	int ready; /* what it says comes from here */
};
/* Children of a test that failed half way are ended with the program. */
static pid_t child_living[64];

static inline void child_end_all(void)
{
	for (size_t i = 0; i < ARRAY_LEN(child_living); i++)
		if (child_living[i])
			kill(child_living[i], SIGKILL);
}

static inline void child_note(pid_t old, pid_t new)
{
	static bool is_first = true;

	if (is_first)
		atexit(child_end_all);
	is_first = false;
	for (size_t i = 0; i < ARRAY_LEN(child_living); i++)
		if (child_living[i] == old) {
			child_living[i] = new;
			return;
		}
}

/* In the child; `out` is where it says. Returning means "stay until the end". */
typedef void (*child_fn)(int out, void *argument);

static inline void child_say(int out, const void *bytes, size_t len)
{
	if (write(out, bytes, len) != (ssize_t)len)
		_exit(111);
}

static inline struct child child_start(child_fn run, void *argument)
{
	struct child c = {0};
	int ends[2];

	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	c.pid = fork();
	assert_true(c.pid >= 0);
	if (c.pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		close(ends[0]);
		run(ends[1], argument);
		for (;;)
			pause();
	}
	child_note(0, c.pid);
	close(ends[1]);
	c.ready = ends[0];
	return c;
}

/* Waits for what it says; nothing (it ended, or replaced itself by exec) gives false. */
static inline bool child_hear(struct child *c, void *bytes, size_t len)
{
	char *to = bytes;
	size_t got = 0;

	while (got < len) {
		ssize_t n = read(c->ready, to + got, len - got);

		if (n <= 0)
			return false;
		got += (size_t)n;
	}
	return true;
}

static inline void child_end(struct child *c)
{
	close(c->ready);
	child_note(c->pid, 0);
	kill(c->pid, SIGKILL);
	waitpid(c->pid, NULL, 0);
}

static inline uint64_t inode_of(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 ? st.st_ino : 0;
}

static inline struct process_ref ref_of(pid_t pid)
{
	struct process_stat s = {0};
	char path[32];
	int dir;

	snprintf(path, sizeof(path), "/proc/%d", pid);
	dir = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	assert_true(dir >= 0);
	assert_int_equal(process_stat_read(dir, &s), 0);
	close(dir);
	return process_stat_ref(&s);
}

/* A child that does its test itself, as somebody else or with less: runs to its end. 0: all was
 * well, 77: the host does not allow it. */
static inline int child_answer(int (*run)(void))
{
	int status = 0;
	pid_t pid = fork();

	assert_true(pid >= 0);
	if (pid == 0)
		_exit(run());
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

#define ANSWER_SKIP 77
/* Ends a child's test with the line that failed. */
#define CHILD_ASSERT(condition)                                                         \
	do {                                                                            \
		if (!(condition)) {                                                     \
			fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #condition); \
			return 1;                                                       \
		}                                                                       \
	} while (0)
#define ASSERT_ANSWER(run)                       \
	do {                                     \
		int answer_ = child_answer(run); \
		if (answer_ == ANSWER_SKIP)      \
			skip();                  \
		assert_int_equal(answer_, 0);    \
	} while (0)

#endif
