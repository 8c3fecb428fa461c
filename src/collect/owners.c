/* SPDX-License-Identifier: Apache-2.0 */
#include "collect/owners_index.h"

#include <stdlib.h>
#include <sys/auxv.h>
#include <unistd.h>

#include "collect/bpf_source.h"

#define CHUNK 4096u /* elements */
#define FIRST_SLOTS 1024u
/* Sixteenths. Each look at a fuller table is one more at an entry, which is somewhere else in
 * memory.
 */
#define MOST_LOAD 9u
/* So many entries ahead the table is fetched. */
#define AHEAD 16u
#define NS_PER_SECOND 1000000000L
/* How far a chain is searched for what came before. A process's own descriptors lie at its
 * beginning, and a socket that more than these hold may be noted twice for one of them. */
#define CHAIN_LOOK 64u

static void *chunk_at(const struct chunks *c, uint32_t number)
{
	return (char *)c->list[number / CHUNK] + (size_t)(number % CHUNK) * c->size;
}

static void *chunk_add(struct chunks *c, uint32_t *ret_number)
{
	if (c->count >= OWNERS_NONE - 1)
		return NULL;
	if (c->count == c->chunk_count * CHUNK) {
		if (c->chunk_count == c->chunk_room) {
			size_t room = c->chunk_room ? c->chunk_room * 2 : 16;
			void **list = reallocarray(c->list, room, sizeof(*list));

			if (!list)
				return NULL;
			c->list = list;
			c->chunk_room = room;
		}
		c->list[c->chunk_count] = calloc(CHUNK, c->size);
		if (!c->list[c->chunk_count])
			return NULL;
		c->chunk_count++;
	}
	*ret_number = (uint32_t)c->count++;
	return chunk_at(c, *ret_number);
}

static void chunks_done(struct chunks *c)
{
	for (size_t i = 0; i < c->chunk_count; i++)
		free(c->list[i]);
	free(c->list);
}

struct owner_entry *owners_entry(const struct owners *o, uint32_t number)
{
	return chunk_at(&o->entries, number);
}

struct process_ref *owners_record(const struct owners *o, uint32_t number)
{
	return chunk_at(&o->processes, number);
}

/* ---- table ---------------------------------------------------------------------------------- */

static size_t hash_of(const struct owners *o, uint64_t inode)
{
	uint64_t h = inode ^ o->seed;

	h = (h ^ h >> 33) * UINT64_C(0xff51afd7ed558ccd);
	h = (h ^ h >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
	return (size_t)(h ^ h >> 33);
}

/* Where the inode's chain hangs, or the free slot where it would. */
static uint32_t *slot_of(const struct owners *o, uint64_t inode)
{
	size_t at = hash_of(o, inode) & o->slot_mask;

	while (o->slots[at] && owners_entry(o, o->slots[at] - 1)->inode != inode)
		at = (at + 1) & o->slot_mask;
	return &o->slots[at];
}

void owners_expect(const struct owners *o, uint64_t inode)
{
	if (o->slots)
		__builtin_prefetch(&o->slots[hash_of(o, inode) & o->slot_mask]);
}

void owners_expect_entry(const struct owners *o, uint64_t inode)
{
	uint32_t slot = o->slots ? o->slots[hash_of(o, inode) & o->slot_mask] : 0;

	if (slot)
		__builtin_prefetch(owners_entry(o, slot - 1));
}

/* The place of its chain was found: `*slot`. Behind the first of it, which the table names. */
static void link_entry(struct owners *o, uint32_t number, uint32_t *slot)
{
	struct owner_entry *e = owners_entry(o, number), *first;

	e->next = OWNERS_NONE;
	if (*slot == 0) {
		*slot = number + 1;
		o->slot_used++;
		return;
	}
	first = owners_entry(o, *slot - 1);
	e->next = first->next;
	first->next = number;
	if (first->cookie == e->cookie) /* what a dump showed stays shown */
		e->fd |= first->fd & OWNER_MARKED;
}

/* How many of its places a table of that size may use. */
static size_t most_used(size_t slots)
{
	return slots / 16 * MOST_LOAD;
}

/* The table is made anew from the entries, in their order: they are read as they lie in memory, and
 * no second table lives beside it. */
static int grow_slots(struct owners *o)
{
	size_t larger = FIRST_SLOTS;

	while (most_used(larger) <= o->slot_used)
		larger *= 2;
	free(o->slots);
	o->slots = calloc(larger, sizeof(*o->slots));
	if (!o->slots)
		return -ENOMEM;
	o->slot_mask = larger - 1;
	o->slot_used = 0;
	for (uint32_t i = 0; i < o->entries.count; i++) {
		if (i + AHEAD < o->entries.count)
			owners_expect(o, owners_entry(o, i + AHEAD)->inode);
		link_entry(o, i, slot_of(o, owners_entry(o, i)->inode));
	}
	return 0;
}

/* The number of the first entry of the inode. */
static uint32_t first_of(const struct owners *o, uint64_t inode)
{
	uint32_t slot = o->slots && inode ? *slot_of(o, inode) : 0;

	return slot ? slot - 1 : OWNERS_NONE;
}

/* Whether the entry is of that socket. A subflow of MPTCP has the inode of its MPTCP socket and
 * another cookie. */
static bool is_of(const struct owner_entry *e, uint64_t cookie)
{
	return !cookie || !e->cookie || e->cookie == cookie || owner_told(e) & OWNER_MPTCP;
}

/* The next of a chain that is of the socket, from `at` on. */
static uint32_t next_of(const struct owners *o, uint32_t at, uint64_t cookie)
{
	while (at != OWNERS_NONE && !is_of(owners_entry(o, at), cookie))
		at = owners_entry(o, at)->next;
	return at;
}

/* An earlier walk had it: the first of a chain is the oldest. */
static bool was_held(const struct owners *o, const struct owner_fact *f)
{
	uint32_t at = o->before > 0 ? first_of(o, f->inode) : OWNERS_NONE;

	for (unsigned i = 0; at != OWNERS_NONE && i < CHAIN_LOOK; i++) {
		const struct owner_entry *e = owners_entry(o, at);

		if (at < o->before && (e->cookie == f->cookie || !e->cookie || !f->cookie))
			return true;
		at = e->next;
	}
	return false;
}

int owners_add(struct owners *o, uint32_t process, const struct owner_fact *f)
{
	struct owner_entry *e;
	uint32_t number;

	if (!f->inode || was_held(o, f))
		return 0;
	if (!o->slots || o->slot_used >= most_used(o->slot_mask + 1)) {
		int r = grow_slots(o);

		if (r < 0)
			return r;
	}
	e = chunk_add(&o->entries, &number);
	if (!e)
		return -ENOMEM;
	*e = (struct owner_entry){
		.inode = f->inode,
		.cookie = f->cookie,
		.netns = f->netns,
		.fd = f->fd & ~OWNER_MARKED,
		.process_and_told = process << OWNER_TOLD_BITS | f->told,
	};
	link_entry(o, number, slot_of(o, f->inode));
	return 0;
}

int owners_add_once(struct owners *o, uint32_t process, const struct owner_fact *f)
{
	uint32_t at = first_of(o, f->inode);

	for (unsigned i = 0; at != OWNERS_NONE && i < CHAIN_LOOK; i++) {
		const struct owner_entry *e = owners_entry(o, at);

		if (owner_process_number(e) == process && (e->fd & ~OWNER_MARKED) == f->fd &&
		    e->cookie == f->cookie)
			return 0;
		at = e->next;
	}
	return owners_add(o, process, f);
}

void owners_begin(struct owners *o)
{
	o->walks++;
	o->before = (uint32_t)o->entries.count;
}

int owners_add_namespace(struct owners *o, uint32_t process, uint32_t fd, uint64_t inode)
{
	uint32_t *number = map_at(&o->namespace_numbers, inode);

	if (!number)
		return -ENOMEM;
	if (*number == MAP_NONE) {
		if (o->namespace_count == o->namespace_room) {
			size_t room = o->namespace_room ? o->namespace_room * 2 : 64;
			struct owner_namespace *list =
				reallocarray(o->namespaces, room, sizeof(*list));

			if (!list)
				return -ENOMEM;
			o->namespaces = list;
			o->namespace_room = room;
		}
		*number = (uint32_t)o->namespace_count++;
	}
	o->namespaces[*number] =
		(struct owner_namespace){.inode = inode, .process = process, .fd = (int32_t)fd};
	return 0;
}

int owners_record_of(struct owners *o, const struct process_stat *s, uint32_t *ret_number)
{
	uint32_t *number = map_at(&o->pids, s->pid);
	struct process_ref *p;
	uint32_t fresh;

	if (!number)
		return -ENOMEM;
	if (*number == MAP_NONE || owners_record(o, *number)->start_ticks != s->start_ticks) {
		p = o->processes.count < OWNERS_MAX_PROCESSES ? chunk_add(&o->processes, &fresh)
		                                              : NULL;
		if (!p)
			return -ENOMEM;
		*p = process_stat_ref(s);
		*number = fresh;
	}
	*ret_number = *number;
	return 0;
}

/* ---- the door ------------------------------------------------------------------------------- */

int owners_new(struct owners **ret)
{
	struct owners *o = calloc(1, sizeof(*o));
	const void *random = (const void *)(uintptr_t)getauxval(AT_RANDOM);
	long ticks;

	if (!o)
		return -ENOMEM;
	o->entries.size = sizeof(struct owner_entry);
	o->processes.size = sizeof(struct process_ref);
	if (random)
		memcpy(&o->seed, random, sizeof(o->seed));
	map_init(&o->pids);
	map_init(&o->namespace_numbers);
	map_init(&o->in_netns);
	ticks = sysconf(_SC_CLK_TCK);
	o->tick_ns =
		ticks > 0 && NS_PER_SECOND % ticks == 0 ? (uint64_t)(NS_PER_SECOND / ticks) : 0;
	*ret = o;
	return 0;
}

struct owners *owners_free(struct owners *o)
{
	if (!o)
		return NULL;
	chunks_done(&o->entries);
	chunks_done(&o->processes);
	free(o->slots);
	free(o->namespaces);
	if (!o->is_bpf_lent)
		bpf_source_close(o->bpf);
	map_done(&o->pids);
	map_done(&o->namespace_numbers);
	map_done(&o->in_netns);
	free(o);
	return NULL;
}

void owners_freep(struct owners **o)
{
	*o = owners_free(*o);
}

/* ---- finding --------------------------------------------------------------------------------- */

static struct holder holder_of(const struct owners *o, const struct owner_entry *e)
{
	return (struct holder){
		.process = owners_record(o, owner_process_number(e)),
		.fd = (int32_t)(e->fd & ~OWNER_MARKED),
	};
}

static int by_pid_and_fd(const void *a, const void *b)
{
	const struct holder *x = a, *y = b;
	uint64_t x_start = x->process->start_ticks, y_start = y->process->start_ticks;

	if (x->process->pid != y->process->pid)
		return x->process->pid < y->process->pid ? -1 : 1;
	if (x->fd != y->fd)
		return x->fd < y->fd ? -1 : 1;
	return (x_start > y_start) - (x_start < y_start);
}

static size_t without_doubles(struct holder *list, size_t count)
{
	size_t kept = 1;

	for (size_t i = 1; i < count; i++)
		if (by_pid_and_fd(&list[kept - 1], &list[i]) != 0)
			list[kept++] = list[i];
	return kept;
}

ssize_t owners_find(const struct owners *o, uint64_t inode, uint64_t cookie, struct holder **list,
                    size_t *count, size_t *room)
{
	size_t before = *count;

	for (uint32_t at = next_of(o, first_of(o, inode), cookie); at != OWNERS_NONE;
	     at = next_of(o, owners_entry(o, at)->next, cookie)) {
		if (*count == *room) {
			size_t larger = *room ? *room * 2 : 8;
			struct holder *grown = reallocarray(*list, larger, sizeof(*grown));

			if (!grown)
				return -ENOMEM;
			*list = grown;
			*room = larger;
		}
		(*list)[(*count)++] = holder_of(o, owners_entry(o, at));
	}
	if (*count > 1 && *count > before) {
		qsort(*list, *count, sizeof(**list), by_pid_and_fd);
		*count = without_doubles(*list, *count);
	}
	return (ssize_t)*count;
}

static bool comes_before(const struct holder *a, const struct holder *b)
{
	const struct process_ref *x = a->process, *y = b->process;

	if (x->is_service_manager != y->is_service_manager)
		return y->is_service_manager;
	if (x->start_ticks != y->start_ticks)
		return x->start_ticks < y->start_ticks;
	return by_pid_and_fd(a, b) < 0;
}

const struct holder *owners_primary(const struct holder *list, size_t count)
{
	const struct holder *best = list;

	for (size_t i = 1; i < count; i++)
		if (comes_before(&list[i], best))
			best = &list[i];
	return best;
}

const struct process_ref *owners_process(const struct owners *o, uint32_t pid)
{
	uint32_t number = map_get(&o->pids, pid);

	return number == MAP_NONE ? NULL : owners_record(o, number);
}

void owners_mark(struct owners *o, uint64_t inode, uint64_t cookie)
{
	for (uint32_t at = next_of(o, first_of(o, inode), cookie); at != OWNERS_NONE;
	     at = next_of(o, owners_entry(o, at)->next, cookie))
		owners_entry(o, at)->fd |= OWNER_MARKED;
}

int owners_unmarked(const struct owners *o,
                    int (*each)(void *context, const struct owner_entry *e, const struct holder *h),
                    void *context)
{
	for (size_t i = 0; o->slots && i <= o->slot_mask; i++) {
		uint32_t at = o->slots[i] ? o->slots[i] - 1 : OWNERS_NONE;
		const struct owner_entry *e, *last = NULL;

		for (; at != OWNERS_NONE; at = e->next) {
			struct holder h;
			int r;

			e = owners_entry(o, at);
			if (e->fd & OWNER_MARKED || (last && last->cookie == e->cookie))
				continue;
			last = e;
			h = holder_of(o, e);
			r = each(context, e, &h);
			if (r != 0)
				return r;
		}
	}
	return 0;
}

int owners_namespaces(const struct owners *o,
                      int (*each)(void *context, uint64_t netns_inode, const struct holder *h),
                      void *context)
{
	for (size_t i = 0; i < o->namespace_count; i++) {
		const struct owner_namespace *n = &o->namespaces[i];
		struct holder h = {.process = owners_record(o, n->process), .fd = n->fd};
		int r = each(context, n->inode, &h);

		if (r != 0)
			return r;
	}
	return 0;
}
