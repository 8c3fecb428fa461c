/* SPDX-License-Identifier: Apache-2.0 */
#include "collect/process_facts.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define TEXTS_MAX ((size_t)1024 * 1024 * 1024)
#define SCRATCH_MAX (2u * 1024u * 1024u)
#define ANCESTORS_MAX 16
#define UNKNOWN_START UINT64_MAX

/* ---- reader --------------------------------------------------------------------------------- */

int process_reader_new(const struct process_options *options, struct users *users,
                       const struct host *host, struct process_reader **ret)
{
	struct process_reader *r = calloc(1, sizeof(*r));

	if (!r || arena_new(TEXTS_MAX, &r->arena) < 0) {
		free(r);
		return -ENOMEM;
	}
	r->options = options;
	r->users = users;
	r->boot_id = host->boot_id;
	r->boot_time = host->boot_time;
	buffer_init(&r->scratch, SCRATCH_MAX);
	map_init(&r->alone);
	map_init(&r->whole);
	r->root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	r->proc = open("/proc", O_PATH | O_DIRECTORY | O_CLOEXEC);
	*ret = r;
	return 0;
}

struct process_reader *process_reader_free(struct process_reader *r)
{
	if (!r)
		return NULL;
#ifdef HAVE_NETTLE
	hash_cache_done(&r->hashes);
#endif
	map_done(&r->alone);
	map_done(&r->whole);
	buffer_done(&r->scratch);
	arena_free(r->arena);
	fd_close(&r->root);
	fd_close(&r->proc);
	free(r->list);
	free(r);
	return NULL;
}

/* pids have 22 bits at most; two start times of one run do not differ by 2^42 ticks (1,394 years).
 */
static uint64_t identity_of(const struct process_ref *ref)
{
	return ref->start_ticks << 22 | (ref->pid & 0x3fffff);
}

static struct process *known(const struct process_reader *r, const struct map *m,
                             const struct process_ref *ref)
{
	uint32_t number = map_get(m, identity_of(ref));

	return number == MAP_NONE ? NULL : r->list[number];
}

static int keep(struct process_reader *r, struct map *m, const struct process_ref *ref,
                struct process *p)
{
	uint32_t *place;

	if (r->count == r->room) {
		size_t room = r->room ? r->room * 2 : 64;
		struct process **list = reallocarray(r->list, room, sizeof(*list));

		if (!list)
			return -ENOMEM;
		r->list = list;
		r->room = room;
	}
	place = map_at(m, identity_of(ref));
	if (!place)
		return -ENOMEM;
	r->list[r->count] = p;
	*place = (uint32_t)r->count++;
	return 0;
}

/* ---- one process ---------------------------------------------------------------------------- */

void process_hole(struct process *p, unsigned hole, int error)
{
	if (!p->holes)
		p->hole_error = -error;
	p->holes |= error == -ESRCH ? HOLE_VANISHED : hole;
}

static int open_process(int proc, uint32_t pid)
{
	char name[16];
	int fd;

	snprintf(name, sizeof(name), "%u", pid);
	fd = openat(proc, name, O_PATH | O_DIRECTORY | O_CLOEXEC);
	return fd < 0 ? -errno : fd;
}

/* What the walk knows of a process stands even when it has gone since. */
static struct process *new_process(struct process_reader *r, const struct process_ref *ref)
{
	struct process *p = arena_take(r->arena, sizeof(*p));
	int64_t ticks = sysconf(_SC_CLK_TCK);

	if (!p)
		return NULL;
	p->pid = ref->pid;
	p->start_ticks = ref->start_ticks;
	if (ref->start_ticks != UNKNOWN_START && r->boot_id.len)
		p->uid = arena_printf(r->arena, "%.*s:%u:%llu", (int)r->boot_id.len,
		                      r->boot_id.bytes, ref->pid,
		                      (unsigned long long)ref->start_ticks);
	p->name = arena_text(r->arena, process_ref_name(ref));
	p->created_time = UNKNOWN_TIME;
	if (ticks > 0 && r->boot_time != UNKNOWN_TIME && ref->start_ticks < INT64_MAX / 1000)
		p->created_time = r->boot_time + (int64_t)ref->start_ticks * 1000 / ticks;
	p->session.created_time = UNKNOWN_TIME;
	p->file.modified_time = p->file.accessed_time = p->file.changed_time = UNKNOWN_TIME;
	return p;
}

static bool has_ended(const struct process_stat *s)
{
	return s->state == 'Z' || s->state == 'X';
}

int process_live_thread(int dir)
{
	int task = openat(dir, "task", O_RDONLY | O_DIRECTORY | O_CLOEXEC), found = -1;
	DIR *d = task < 0 ? NULL : fdopendir(task);
	const struct dirent *entry;

	if (!d) {
		fd_close(&task);
		return -1;
	}
	while (found < 0 && (entry = readdir(d))) {
		struct process_stat s;

		if (entry->d_name[0] < '0' || entry->d_name[0] > '9')
			continue;
		found = openat(task, entry->d_name, O_PATH | O_DIRECTORY | O_CLOEXEC);
		if (found >= 0 && (process_stat_read(found, &s) < 0 || has_ended(&s)))
			fd_close(&found);
	}
	closedir(d);
	return found;
}

/* Behind the `n` that are found stand those of the last of them, where it was read before: children
 * of one parent share its line. False: it was not. */
static bool take_line(const struct process_reader *r, struct process_ref found[ANCESTORS_MAX],
                      size_t *n)
{
	const struct process *parent = known(r, &r->alone, &found[*n - 1]);

	if (!parent || (parent->holes & HOLE_VANISHED))
		return false;
	for (size_t i = 0; i < parent->ancestor_count && *n < ANCESTORS_MAX; i++)
		found[(*n)++] = parent->ancestors[i];
	return true;
}

/* The parents upwards, each by what /proc says now. A parent that started after its child is none:
 * the number was given on. */
static void read_ancestors(struct process_reader *r, struct process *p,
                           const struct process_stat *of)
{
	struct process_ref found[ANCESTORS_MAX], *list;
	uint32_t pid = of->parent_pid;
	uint64_t start = of->start_ticks;
	size_t n = 0;

	while (n < ANCESTORS_MAX && pid != 0) {
		CQ_CLEANUP(fd_close) int dir = open_process(r->proc, pid);
		struct process_stat s;

		if (dir < 0 || process_stat_read(dir, &s) < 0 || s.start_ticks > start)
			break;
		for (size_t i = 0; i < n; i++)
			if (found[i].pid == s.pid)
				pid = 0;
		if (pid == 0 || s.pid == of->pid)
			break;
		found[n++] = process_stat_ref(&s);
		if (take_line(r, found, &n))
			break;
		pid = s.parent_pid;
		start = s.start_ticks;
	}
	list = n ? arena_take(r->arena, n * sizeof(*list)) : NULL;
	if (!list)
		return;
	memcpy(list, found, n * sizeof(*list));
	p->ancestors = list;
	p->ancestor_count = n;
}

static void read_pinned(struct process_reader *r, int dir, struct process *p)
{
	CQ_CLEANUP(fd_close) int thread = -1;
	struct process_stat before, after;
	struct reading reading = {.reader = r, .dir = dir, .memory = dir, .process = p};
	int error = process_stat_read(dir, &before);

	if (error < 0 || before.start_ticks != p->start_ticks) {
		process_hole(p, HOLE_VANISHED, error < 0 ? error : -ESRCH);
		return;
	}
	p->name = arena_text(r->arena, (struct text){before.comm, before.comm_len});
	if (has_ended(&before) && !process_stat_is_zombie(&before)) {
		thread = process_live_thread(dir);
		reading.memory = thread;
	}
	reading.has_memory = reading.memory >= 0 && !process_stat_is_kernel_thread(&before) &&
	                     !process_stat_is_zombie(&before);
	process_read_facts(&reading);
	read_ancestors(r, p, &before);
	/* `dir` pins the process, so nothing above is another's; but what was not there may have
	 * been lost by its end. */
	if (process_stat_read(dir, &after) < 0 || after.start_ticks != p->start_ticks ||
	    process_stat_is_zombie(&after) != process_stat_is_zombie(&before))
		process_hole(p, HOLE_VANISHED, -ESRCH);
}

/* Everything but the parent's record. */
static struct process *read_alone(struct process_reader *r, const struct process_ref *ref)
{
	struct process *p = known(r, &r->alone, ref);
	int dir;

	if (p)
		return p;
	p = new_process(r, ref);
	if (!p || keep(r, &r->alone, ref, p) < 0)
		return NULL;
	dir = open_process(r->proc, ref->pid);
	if (dir < 0)
		process_hole(p, HOLE_VANISHED, dir == -ENOENT ? -ESRCH : dir);
	else
		read_pinned(r, dir, p);
	fd_close(&dir);
	return p;
}

const struct process *process_read(struct process_reader *r, const struct process_ref *ref)
{
	struct process *p = known(r, &r->whole, ref), *alone;

	if (p)
		return p;
	/* The same process may be another's parent, and is then shown without its own. */
	alone = read_alone(r, ref);
	p = alone ? arena_take(r->arena, sizeof(*p)) : NULL;
	if (!p)
		return NULL;
	*p = *alone;
	if (p->ancestor_count > 0)
		p->parent = read_alone(r, &p->ancestors[0]);
	return keep(r, &r->whole, ref, p) < 0 ? NULL : p;
}

const struct process *process_read_self(struct process_reader *r)
{
	CQ_CLEANUP(fd_close) int dir = openat(r->proc, "self", O_PATH | O_DIRECTORY | O_CLOEXEC);
	struct process_ref ref = {.pid = (uint32_t)getpid(), .start_ticks = UNKNOWN_START};
	struct process_stat s;

	/* /proc may be of a pid namespace that we are not in */
	if (dir >= 0 && process_stat_read(dir, &s) == 0)
		ref = process_stat_ref(&s);
	return process_read(r, &ref);
}
