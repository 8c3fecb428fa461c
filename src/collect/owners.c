/* SPDX-License-Identifier: Apache-2.0 */
#include "collect/owners_index.h"

#include <stdlib.h>
#include <sys/auxv.h>

#define CHUNK 4096u /* elements */
#define FIRST_SLOTS 1024u

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

struct owner_process *owners_record(const struct owners *o, uint32_t number)
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

static int grow_slots(struct owners *o)
{
	uint32_t *old = o->slots;
	size_t count = old ? o->slot_mask + 1 : 0, larger = count ? count * 2 : FIRST_SLOTS;
	uint32_t *slots = calloc(larger, sizeof(*slots));

	if (!slots)
		return -ENOMEM;
	o->slots = slots;
	o->slot_mask = larger - 1;
	for (size_t i = 0; i < count; i++) {
		size_t at;

		if (!old[i])
			continue;
		at = hash_of(o, owners_entry(o, old[i] - 1)->inode) & o->slot_mask;
		while (slots[at])
			at = (at + 1) & o->slot_mask;
		slots[at] = old[i];
	}
	free(old);
	return 0;
}

/* The number of the first entry of the inode. */
static uint32_t first_of(const struct owners *o, uint64_t inode)
{
	uint32_t slot = o->slots && inode ? *slot_of(o, inode) : 0;

	return slot ? slot - 1 : OWNERS_NONE;
}

int owners_add(struct owners *o, uint32_t process, uint32_t fd, uint64_t inode)
{
	struct owner_process *p = owners_record(o, process);
	struct owner_entry *e;
	uint32_t number, *slot;

	if (!inode)
		return 0;
	if (!o->slots || o->slot_used > o->slot_mask / 4 * 3) {
		int r = grow_slots(o);

		if (r < 0)
			return r;
	}
	e = chunk_add(&o->entries, &number);
	if (!e)
		return -ENOMEM;
	*e = (struct owner_entry){
		.inode = inode,
		.process = process,
		.fd = fd & ~OWNER_MARKED,
		.next = OWNERS_NONE,
		.next_of_process = p->entries,
	};
	p->entries = number;
	slot = slot_of(o, inode);
	if (*slot) {
		/* behind the first, which carries the mark */
		struct owner_entry *first = owners_entry(o, *slot - 1);

		e->next = first->next;
		first->next = number;
	} else {
		*slot = number + 1;
		o->slot_used++;
	}
	return 0;
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
	struct owner_process *p;
	uint32_t fresh;

	if (!number)
		return -ENOMEM;
	if (*number == MAP_NONE || owners_record(o, *number)->ref.start_ticks != s->start_ticks) {
		p = chunk_add(&o->processes, &fresh);
		if (!p)
			return -ENOMEM;
		p->ref = process_stat_ref(s);
		p->entries = OWNERS_NONE;
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

	if (!o)
		return -ENOMEM;
	o->entries.size = sizeof(struct owner_entry);
	o->processes.size = sizeof(struct owner_process);
	if (random)
		memcpy(&o->seed, random, sizeof(o->seed));
	map_init(&o->pids);
	map_init(&o->namespace_numbers);
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
	map_done(&o->pids);
	map_done(&o->namespace_numbers);
	free(o);
	return NULL;
}

void owners_freep(struct owners **o)
{
	*o = owners_free(*o);
}

static struct holder holder_of(const struct owners *o, const struct owner_entry *e)
{
	return (struct holder){
		.process = &owners_record(o, e->process)->ref,
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

ssize_t owners_find(const struct owners *o, uint64_t inode, struct holder **list, size_t *count,
                    size_t *room)
{
	size_t before = *count;

	for (uint32_t at = first_of(o, inode); at != OWNERS_NONE;) {
		const struct owner_entry *e = owners_entry(o, at);

		if (*count == *room) {
			size_t larger = *room ? *room * 2 : 8;
			struct holder *grown = reallocarray(*list, larger, sizeof(*grown));

			if (!grown)
				return -ENOMEM;
			*list = grown;
			*room = larger;
		}
		(*list)[(*count)++] = holder_of(o, e);
		at = e->next;
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

	return number == MAP_NONE ? NULL : &owners_record(o, number)->ref;
}

void owners_mark(struct owners *o, uint64_t inode)
{
	uint32_t first = first_of(o, inode);

	if (first != OWNERS_NONE)
		owners_entry(o, first)->fd |= OWNER_MARKED;
}

int owners_unmarked(const struct owners *o,
                    int (*each)(void *context, uint64_t inode, const struct holder *h),
                    void *context)
{
	for (size_t i = 0; o->slots && i <= o->slot_mask; i++) {
		const struct owner_entry *e = o->slots[i] ? owners_entry(o, o->slots[i] - 1) : NULL;
		struct holder h;
		int r;

		if (!e || e->fd & OWNER_MARKED)
			continue;
		h = holder_of(o, e);
		r = each(context, e->inode, &h);
		if (r != 0)
			return r;
	}
	return 0;
}

int owners_namespaces(const struct owners *o,
                      int (*each)(void *context, uint64_t netns_inode, const struct holder *h),
                      void *context)
{
	for (size_t i = 0; i < o->namespace_count; i++) {
		const struct owner_namespace *n = &o->namespaces[i];
		struct holder h = {.process = &owners_record(o, n->process)->ref, .fd = n->fd};
		int r = each(context, n->inode, &h);

		if (r != 0)
			return r;
	}
	return 0;
}

const struct owners_blind_spots *owners_blind_spots(const struct owners *o)
{
	return &o->blind;
}

bool owners_incomplete(const struct owners *o, int *ret_error)
{
	const struct owners_blind_spots *b = &o->blind;

	if (!b->unreadable && !b->is_hidden && !b->is_confined)
		return false;
	/* a hidden process is refused like a file, one outside the namespace by principle */
	*ret_error = b->unreadable ? b->unreadable_error : b->is_hidden ? EACCES : EPERM;
	return true;
}

void owners_describe_incomplete(const struct owners *o, struct buffer *words)
{
	const struct owners_blind_spots *b = &o->blind;
	const char *between = "";

	if (b->unreadable) {
		buffer_add_u64(words, b->unreadable);
		buffer_printf(words, " process%s could not be read",
		              b->unreadable == 1 ? "" : "es");
		between = "; ";
	}
	if (b->is_hidden) {
		buffer_printf(words, "%sprocesses of other users are hidden (hidepid)", between);
		between = "; ";
	}
	if (b->is_confined)
		buffer_printf(words, "%sprocesses outside this pid namespace cannot be seen",
		              between);
}
