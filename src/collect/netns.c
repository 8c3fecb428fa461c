/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Which network namespaces there are: those of processes and of single threads, those bound to a
 * file in any mount namespace, those that an open descriptor keeps alive. (A fourth kind, kept
 * alive by a socket alone, shows only when the dumps are over: see missed.c.)
 *
 * A namespace whose link may not be read is still told from others: the files below /proc/PID/net
 * are of one inode per namespace, and looking at them needs no privilege.
 */
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/nsfs.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "collect/owners_index.h"
#include "collect/sources.h"

#define MOUNTINFO_MAX (16u << 20)

int ns_list_init(struct ns_list *l)
{
	*l = (struct ns_list){0};
	map_init(&l->by_inode);
	return arena_new(64u << 20, &l->arena);
}

void ns_list_done(struct ns_list *l)
{
	for (size_t i = 0; i < l->count; i++) {
		fd_close(&l->entries[i]->way.fd);
		free(l->entries[i]->listeners);
	}
	free(l->entries);
	map_done(&l->by_inode);
	l->arena = arena_free(l->arena);
	l->entries = NULL;
	l->count = l->room = 0;
}

static struct ns_entry *append(struct ns_list *l)
{
	struct ns_entry *e;

	if (l->count == l->room) {
		size_t room = l->room ? l->room * 2 : 16;
		struct ns_entry **bigger =
			reallocarray(l->entries, room, sizeof(struct ns_entry *));

		if (!bigger)
			return NULL;
		l->entries = bigger;
		l->room = room;
	}
	e = arena_take(l->arena, sizeof(*e));
	if (!e)
		return NULL;
	e->way.fd = -1;
	l->entries[l->count++] = e;
	return e;
}

struct ns_entry *ns_list_get(const struct ns_list *l, uint64_t inode)
{
	uint32_t number = map_get(&l->by_inode, inode);

	return number == MAP_NONE ? NULL : l->entries[number];
}

struct ns_entry *ns_list_at(struct ns_list *l, uint64_t inode)
{
	struct ns_entry *e = ns_list_get(l, inode);
	uint32_t *number;

	if (e)
		return e;
	number = map_at(&l->by_inode, inode);
	e = number ? append(l) : NULL;
	if (!e)
		return NULL;
	*number = (uint32_t)(l->count - 1);
	e->facts.inode = inode;
	e->facts.is_current = inode == l->current;
	return e;
}

static bool parse_link(struct text link, uint64_t *ret)
{
	return text_bracket_number(link, TEXT("net:["), ret);
}

/* 0 and the inode, or -errno. */
static int read_ns_link(int dir, const char *path, uint64_t *ret)
{
	char link[64];
	size_t len;
	int r = link_read(dir, path, link, sizeof(link), &len);

	if (r < 0)
		return r;
	return parse_link((struct text){link, len}, ret) ? 0 : -EBADMSG;
}

/* ---- processes and threads ------------------------------------------------------------------- */

/* A namespace that only the inode of its files in /proc tells from others. */
struct refused_netns {
	uint64_t proc_inode;
	struct text way;
};
/* What a scan of /proc gathers beside the list. */
struct scan {
	struct ns_list *list;
	struct number_set mounts;  /* mount namespaces whose table was read */
	struct number_set refused; /* proc inodes of namespaces whose link may not be read */
	struct refused_netns refused_ones[256];
	size_t refused_count;
	bool memory_ran_out;
};

/* tid: of a thread; NULL for the process itself. */
static void note_way(struct scan *s, uint64_t inode, const char *pid, const char *tid)
{
	struct ns_entry *e = ns_list_at(s->list, inode);

	if (!e) {
		s->memory_ran_out = true;
		return;
	}
	if (e->way.path.bytes)
		return;
	e->way.path = tid ? arena_printf(s->list->arena, "/proc/%s/task/%s/ns/net", pid, tid)
	                  : arena_printf(s->list->arena, "/proc/%s/ns/net", pid);
}

/* Its link is closed to us; its files are not. */
static void note_refused(struct scan *s, int process_dir, const char *pid)
{
	struct stat st;

	if (fstatat(process_dir, "net/dev", &st, 0) < 0) {
		if (errno == EACCES || errno == EPERM)
			s->list->unreadable_processes++;
		return;
	}
	if (number_set_add(&s->refused, st.st_ino) == 1 &&
	    s->refused_count < ARRAY_LEN(s->refused_ones))
		s->refused_ones[s->refused_count++] = (struct refused_netns){
			st.st_ino, arena_printf(s->list->arena, "/proc/%s/ns/net", pid)};
}

/* Threads may have gone to namespaces of their own. */
static void scan_threads(struct scan *s, int process_dir, const char *pid)
{
	struct stat st;
	int fd;
	DIR *d;
	const struct dirent *entry;

	if (fstatat(process_dir, "task", &st, 0) < 0 || st.st_nlink <= 3)
		return;
	fd = openat(process_dir, "task", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	d = fd < 0 ? NULL : fdopendir(fd);
	if (!d) {
		fd_close(&fd);
		return;
	}
	while ((entry = readdir(d))) {
		char path[32];
		uint64_t inode;

		if (entry->d_name[0] < '0' || entry->d_name[0] > '9' ||
		    strlen(entry->d_name) > 10 || strcmp(entry->d_name, pid) == 0)
			continue;
		(void)snprintf(path, sizeof(path), "%.10s/ns/net", entry->d_name);
		if (read_ns_link(fd, path, &inode) == 0)
			note_way(s, inode, pid, entry->d_name);
	}
	closedir(d);
}

static void scan_mounts(struct scan *s, int process_dir, const char *pid);

static void scan_process(struct scan *s, int proc, const char *pid)
{
	CQ_CLEANUP(fd_close) int dir = openat(proc, pid, O_PATH | O_DIRECTORY | O_CLOEXEC);
	uint64_t inode;
	int r;

	if (dir < 0)
		return;
	r = read_ns_link(dir, "ns/net", &inode);
	if (r == 0)
		note_way(s, inode, pid, NULL);
	else if (r == -EACCES || r == -EPERM)
		note_refused(s, dir, pid);
	scan_threads(s, dir, pid);
	scan_mounts(s, dir, pid);
}

/* ---- bind mounts ----------------------------------------------------------------------------- */

/* mountinfo writes space, tab, newline and backslash as \ooo. */
static struct text unescape(struct text t, char *room)
{
	size_t n = 0;

	for (size_t i = 0; i < t.len; i++) {
		if (t.bytes[i] == '\\' && i + 3 < t.len) {
			room[n++] = (char)((t.bytes[i + 1] - '0') * 64 +
			                   (t.bytes[i + 2] - '0') * 8 + (t.bytes[i + 3] - '0'));
			i += 3;
		} else {
			room[n++] = t.bytes[i];
		}
	}
	return (struct text){room, n};
}

static struct text last_part(struct text path)
{
	size_t at = path.len;

	while (at > 0 && path.bytes[at - 1] != '/')
		at--;
	return (struct text){path.bytes + at, path.len - at};
}

/* One line of mountinfo: "36 25 0:4 net:[4026532281] /run/netns/blue rw shared:7 - nsfs nsfs rw" */
static void take_mount(struct scan *s, struct text line, const char *pid)
{
	struct text root = TEXT_NONE, point = TEXT_NONE, part;
	char room[PATH_MAX];
	struct ns_entry *e;
	uint64_t inode;

	for (unsigned i = 0; i < 5; i++) {
		if (!text_split(&line, ' ', &part))
			return;
		if (i == 3)
			root = part;
		if (i == 4)
			point = part;
	}
	if (!parse_link(root, &inode) || point.len >= sizeof(room))
		return;
	e = ns_list_at(s->list, inode);
	if (!e) {
		s->memory_ran_out = true;
		return;
	}
	point = unescape(point, room);
	if (!e->facts.name.bytes)
		e->facts.name = arena_text(s->list->arena, last_part(point));
	if (!e->way.path.bytes)
		e->way.path = arena_printf(s->list->arena, "/proc/%s/root%.*s", pid, (int)point.len,
		                           point.bytes);
}

static void scan_mounts(struct scan *s, int process_dir, const char *pid)
{
	struct buffer b;
	struct text rest, line;
	struct stat st;

	if (fstatat(process_dir, "ns/mnt", &st, 0) < 0 ||
	    number_set_add(&s->mounts, st.st_ino) != 1)
		return;
	buffer_init(&b, MOUNTINFO_MAX);
	if (file_read(process_dir, "mountinfo", MOUNTINFO_MAX - 1, &b, NULL) == 0) {
		rest = buffer_text(&b);
		while (text_split(&rest, '\n', &line))
			take_mount(s, line, pid);
	}
	buffer_done(&b);
}

/* ---- descriptors ----------------------------------------------------------------------------- */

static int take_descriptor(void *context, uint64_t inode, const struct holder *h)
{
	struct ns_list *l = context;
	struct ns_entry *e = ns_list_at(l, inode);

	if (!e)
		return -ENOMEM;
	if (!e->way.path.bytes)
		e->way.path = arena_printf(l->arena, "/proc/%u/fd/%d", h->process->pid, h->fd);
	return 0;
}

/* ---- the whole ------------------------------------------------------------------------------- */

/* Namespaces that could only be told by their files: known under another name, or out of reach. */
static void settle_refused(struct scan *s)
{
	struct stat st;

	for (size_t i = 0; i < s->list->count; i++) {
		struct ns_entry *e = s->list->entries[i];
		char path[64];

		if (e->facts.is_current)
			(void)snprintf(path, sizeof(path), "/proc/thread-self/net/dev");
		else if (e->way.path.len < 7 ||
		         memcmp(e->way.path.bytes + e->way.path.len - 7, "/ns/net", 7) != 0)
			continue;
		else
			(void)snprintf(path, sizeof(path), "%.*s/net/dev", (int)e->way.path.len - 7,
			               e->way.path.bytes);
		if (stat(path, &st) == 0)
			e->proc_inode = st.st_ino;
	}
	for (size_t r = 0; r < s->refused_count; r++) {
		struct ns_entry *e = NULL;

		for (size_t i = 0; i < s->list->count && !e; i++)
			if (s->list->entries[i]->proc_inode == s->refused_ones[r].proc_inode)
				e = s->list->entries[i];
		if (e)
			continue;
		e = append(s->list);
		if (!e)
			continue;
		e->proc_inode = s->refused_ones[r].proc_inode;
		e->way.path = s->refused_ones[r].way;
		e->error = EACCES;
	}
}

int ns_list_add_descriptors(struct ns_list *l, const struct owners *owners)
{
	return owners_namespaces(owners, take_descriptor, l);
}

static int find_all(struct ns_list *l, struct owners *owners, struct cq_error *reterr)
{
	struct scan s = {.list = l};
	const struct dirent *entry;
	DIR *proc = opendir("/proc");
	int r;

	if (!proc)
		return fail_sys(reterr, -errno, "cannot open /proc");
	while ((entry = readdir(proc)))
		if (entry->d_name[0] >= '1' && entry->d_name[0] <= '9' &&
		    strlen(entry->d_name) <= 10)
			scan_process(&s, dirfd(proc), entry->d_name);
	closedir(proc);
	r = ns_list_add_kernel(l, owners);
	if (s.refused_count > 0 && !l->is_whole)
		settle_refused(&s);
	number_set_done(&s.mounts);
	number_set_done(&s.refused);
	/* with hidepid, others' processes and so their namespaces do not show at all */
	if (geteuid() != 0 && access("/proc/1", F_OK) < 0)
		l->unreadable_processes++;
	if (l->is_whole)
		l->unreadable_processes = 0; /* they hide none */
	if (r < 0 || s.memory_ran_out)
		return fail(reterr, -ENOMEM, "out of memory while listing network namespaces");
	return 0;
}

/* A namespace that the question names. */
static int find_one(struct ns_list *l, const char *path, struct text name, const char *words,
                    struct cq_error *reterr)
{
	CQ_CLEANUP(fd_close) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	struct ns_entry *e;
	struct stat st;

	if (fd < 0)
		return fail_sys(reterr, -errno, "network namespace %s", words);
	if (ioctl(fd, NS_GET_NSTYPE) != CLONE_NEWNET || fstat(fd, &st) < 0)
		return fail(reterr, -ENOENT, "network namespace %s: %s is none", words, path);
	e = ns_list_at(l, st.st_ino);
	if (!e)
		return fail(reterr, -ENOMEM, "out of memory");
	e->facts.name = arena_text(l->arena, name);
	e->way.path = arena_text(l->arena, text_of(path));
	e->way.fd = fd;
	fd = -1;
	return 0;
}

static int find_named(struct ns_list *l, const char *name, struct cq_error *reterr)
{
	char path[PATH_MAX];

	if (strchr(name, '/'))
		return find_one(l, name, last_part(text_of(name)), name, reterr);
	(void)snprintf(path, sizeof(path), "/run/netns/%.255s", name);
	return find_one(l, path, text_of(name), name, reterr);
}

int ns_list_find(struct ns_list *l, const struct collect_options *options, struct owners *owners,
                 struct cq_error *reterr)
{
	char path[64], words[32];
	struct ns_entry *e;
	int r = read_ns_link(AT_FDCWD, "/proc/thread-self/ns/net", &l->current);

	if (r < 0)
		return fail_sys(reterr, r, "cannot read /proc/thread-self/ns/net");
	if (options->netns == NETNS_NAMED)
		return find_named(l, options->netns_name, reterr);
	if (options->netns == NETNS_OF_PID) {
		(void)snprintf(path, sizeof(path), "/proc/%u/ns/net", options->netns_pid);
		(void)snprintf(words, sizeof(words), "of process %u", options->netns_pid);
		return find_one(l, path, TEXT_NONE, words, reterr);
	}
	e = ns_list_at(l, l->current);
	if (!e)
		return fail(reterr, -ENOMEM, "out of memory");
	return options->netns == NETNS_ALL ? find_all(l, owners, reterr) : 0;
}

/* The way led nowhere (its process ended, its mount went): look for another process that is in
 * there. */
static int open_by_scan(uint64_t inode)
{
	const struct dirent *entry;
	DIR *proc = opendir("/proc");
	int fd = -ENOENT;

	if (!proc)
		return -errno;
	while (fd < 0 && (entry = readdir(proc))) {
		char path[32];
		uint64_t found;

		if (entry->d_name[0] < '1' || entry->d_name[0] > '9')
			continue;
		(void)snprintf(path, sizeof(path), "%.10s/ns/net", entry->d_name);
		if (read_ns_link(dirfd(proc), path, &found) == 0 && found == inode)
			fd = openat(dirfd(proc), path, O_RDONLY | O_CLOEXEC);
	}
	closedir(proc);
	return fd < 0 ? -ENOENT : fd;
}

bool ns_descriptor_is(int fd, uint64_t inode)
{
	struct stat st;

	return fstat(fd, &st) == 0 && st.st_ino == inode &&
	       ioctl(fd, NS_GET_NSTYPE) == CLONE_NEWNET;
}

int ns_entry_open(const struct ns_entry *e)
{
	int fd, error;

	if (e->error)
		return -e->error;
	if (e->way.fd >= 0) {
		fd = fcntl(e->way.fd, F_DUPFD_CLOEXEC, 3);
		return fd < 0 ? -errno : fd;
	}
	fd = e->way.path.bytes
	             ? open(e->way.path.bytes, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
	             : -1;
	error = fd < 0 ? errno : ENOENT;
	if (fd >= 0 && ns_descriptor_is(fd, e->facts.inode))
		return fd;
	fd_close(&fd);
	if (error == EACCES || error == EPERM)
		return -error;
	fd = open_by_scan(e->facts.inode);
	if (fd >= 0 && !ns_descriptor_is(fd, e->facts.inode))
		fd_close(&fd);
	return fd < 0 ? -ENOENT : fd;
}
