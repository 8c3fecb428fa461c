/* SPDX-License-Identifier: Apache-2.0 */
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/cli.h"

#define FIRST_MS 1000
#define EVERY_MS 200
#define LINE_ROOM 128
#define BAR 20
#define BAR_ROOM 64

struct progress {
	const char *words;
	atomic_uint_fast64_t count, done, total;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t wake;
	bool has_ended; /* under the lock */
	bool is_shown;  /* likewise, until the thread is joined */
};

/* "1,234,567": a number that runs is read easier so. */
static void with_commas(uint64_t number, char *ret, size_t room)
{
	char digits[24];
	size_t len = (size_t)snprintf(digits, sizeof(digits), "%llu", (unsigned long long)number);
	size_t at = 0;

	for (size_t i = 0; i < len && at + 2 < room; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			ret[at++] = ',';
		ret[at++] = digits[i];
	}
	ret[at] = '\0';
}

static void print_bytes(const char *bytes, size_t len)
{
	/* A line that is only there for a moment: what cannot be written is not missed. */
	if (write(STDERR_FILENO, bytes, len) < 0)
		return;
}

/* " [#####...............] 25%"; nothing where nobody knows how much it will be. */
static void draw_bar(const struct progress *p, char ret[BAR_ROOM])
{
	uint64_t done = atomic_load(&p->done), total = atomic_load(&p->total);
	unsigned filled = 0;

	ret[0] = '\0';
	if (total == 0)
		return;
	if (done > total) /* it grew */
		done = total;
	filled = (unsigned)((double)done / (double)total * BAR);
	(void)snprintf(ret, BAR_ROOM, " [%.*s%.*s] %u%%", (int)filled, "####################",
	               (int)(BAR - filled), "....................",
	               (unsigned)((double)done / (double)total * 100));
}

static void show(struct progress *p)
{
	uint64_t count = atomic_load(&p->count);
	char number[32], bar[BAR_ROOM], line[LINE_ROOM];
	int len;

	with_commas(count, number, sizeof(number));
	draw_bar(p, bar);
	len = snprintf(line, sizeof(line), "\r%s%s%s%s", p->words, count > 0 ? ": " : " ...",
	               count > 0 ? number : "", bar);
	if (len > 0 && (size_t)len < sizeof(line))
		print_bytes(line, (size_t)len);
	p->is_shown = true;
}

static struct timespec later(int64_t ms)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_MONOTONIC, &t);
	t.tv_sec += ms / 1000;
	t.tv_nsec += (ms % 1000) * 1000000;
	if (t.tv_nsec >= 1000000000) {
		t.tv_sec++;
		t.tv_nsec -= 1000000000;
	}
	return t;
}

static void *run(void *context)
{
	struct progress *p = context;
	struct timespec next = later(FIRST_MS);

	(void)pthread_mutex_lock(&p->lock);
	while (!p->has_ended) {
		if (pthread_cond_timedwait(&p->wake, &p->lock, &next) != ETIMEDOUT)
			continue;
		show(p);
		next = later(EVERY_MS);
	}
	(void)pthread_mutex_unlock(&p->lock);
	return NULL;
}

/* Not beside a pipe: what reads it, a pager above all, draws on the same terminal. */
static bool is_wanted(void)
{
	const char *term = getenv("TERM");
	struct stat out;

	if (isatty(STDERR_FILENO) != 1 || !term || term[0] == '\0' || strcmp(term, "dumb") == 0)
		return false;
	return fstat(STDOUT_FILENO, &out) == 0 && !S_ISFIFO(out.st_mode) && !S_ISSOCK(out.st_mode);
}

struct progress *progress_start(const char *words)
{
	pthread_condattr_t attributes;
	struct progress *p;

	if (!is_wanted())
		return NULL;
	p = calloc(1, sizeof(*p));
	if (!p)
		return NULL;
	p->words = words;
	(void)pthread_condattr_init(&attributes);
	(void)pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	(void)pthread_cond_init(&p->wake, &attributes);
	(void)pthread_condattr_destroy(&attributes);
	(void)pthread_mutex_init(&p->lock, NULL);
	if (thread_start(&p->thread, run, p) == 0)
		return p;
	(void)pthread_cond_destroy(&p->wake);
	(void)pthread_mutex_destroy(&p->lock);
	free(p);
	return NULL;
}

void progress_count(struct progress *p)
{
	if (p)
		atomic_fetch_add_explicit(&p->count, 1, memory_order_relaxed);
}

void progress_share(struct progress *p, uint64_t done, uint64_t total)
{
	if (!p)
		return;
	atomic_store_explicit(&p->done, done, memory_order_relaxed);
	atomic_store_explicit(&p->total, total, memory_order_relaxed);
}

static const char wipe[] = "\r\033[K";

void progress_hold(struct progress *p)
{
	if (!p)
		return;
	(void)pthread_mutex_lock(&p->lock);
	if (p->is_shown)
		print_bytes(wipe, sizeof(wipe) - 1);
	p->is_shown = false;
}

void progress_release(struct progress *p)
{
	if (p)
		(void)pthread_mutex_unlock(&p->lock);
}

struct progress *progress_end(struct progress *p)
{
	if (!p)
		return NULL;
	(void)pthread_mutex_lock(&p->lock);
	p->has_ended = true;
	(void)pthread_cond_signal(&p->wake);
	(void)pthread_mutex_unlock(&p->lock);
	(void)pthread_join(p->thread, NULL);
	if (p->is_shown)
		print_bytes(wipe, sizeof(wipe) - 1);
	(void)pthread_cond_destroy(&p->wake);
	(void)pthread_mutex_destroy(&p->lock);
	free(p);
	return NULL;
}
