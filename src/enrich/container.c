/* SPDX-License-Identifier: Apache-2.0 */
/* Where the process of a connection runs, and who serves behind one that only passes on. */
#include "enrich/container.h"

#include <fcntl.h>
#include <stdlib.h>

#define TEXTS_MAX ((size_t)64 << 20)
#define SYSTEMD TEXT("systemd")
#define INIT_UNIT TEXT("init.scope")
/* Of what the files of runtimes say: those of users are read as well, and whatever they make of
 * them takes nothing from what is known of the processes. */
#define STATES_MAX ((size_t)64 << 20)

/* Pointers by number. */
struct pointers {
	void **items;
	size_t count, room;
};

struct places {
	struct arena *arena, *states;
	struct container_state state;
	int root;
	struct map by_process; /* its address → number in list */
	struct pointers list;
	struct map by_container; /* hash of user and id → number in containers; NULL: it is none */
	struct pointers containers;
	bool has_addresses;
	struct map by_address; /* hash of an address of docker's → number in containers */
	struct pointers addressed;
	struct activation *activation[2]; /* of the host, of its users */
};

/* The number of the new one; MAP_NONE without memory. */
static uint32_t pointers_add(struct pointers *p, void *item)
{
	if (p->count == p->room) {
		size_t room = p->room ? p->room * 2 : 64;
		void **bigger = reallocarray(p->items, room, sizeof(*bigger));

		if (!bigger)
			return MAP_NONE;
		p->items = bigger;
		p->room = room;
	}
	p->items[p->count] = item;
	return (uint32_t)p->count++;
}

/* ---- containers -------------------------------------------------------------------------------
 */

static uint64_t container_key(const struct cgroup_facts *f)
{
	return hash_bytes(f->id.bytes, f->id.len) ^ (f->is_users ? f->user_uid + UINT64_C(1) : 0);
}

static bool is_same(const struct container *c, const struct cgroup_facts *f)
{
	return text_equal(c->uid, f->id) && c->is_users == f->is_users &&
	       (!c->is_users || c->user_uid == f->user_uid);
}

/* *ret stays NULL when no runtime knows what the name could be. -ENOMEM. */
static int read_container(struct places *p, const struct cgroup_facts *f, struct container **ret)
{
	struct container *c = arena_take(p->arena, sizeof(*c));
	char *room = arena_take(p->arena, f->id.len + 1);
	bool is_known;

	if (!c || !room)
		return -ENOMEM;
	*c = (struct container){.is_users = f->is_users, .user_uid = f->user_uid};
	c->uid = unit_unescape(f->id, room);
	c->runtime = arena_text(p->arena, f->runtime);
	c->pod_uid =
		arena_text(p->arena, f->pod_uid_len > 0 ? (struct text){f->pod_uid, f->pod_uid_len}
	                                                : TEXT_NONE);
	if (f->is_kubernetes)
		c->orchestrator = TEXT("kubernetes");
	is_known = container_state_read(&p->state, c);
	*ret = is_known || !f->needs_proof ? c : NULL;
	return 0;
}

static int find_container(struct places *p, const struct cgroup_facts *f,
                          const struct container **ret)
{
	uint32_t *at = map_at(&p->by_container, container_key(f));
	struct container *c = at && *at != MAP_NONE ? p->containers.items[*at] : NULL;

	if (!at)
		return -ENOMEM;
	if (*at != MAP_NONE && (!c || is_same(c, f))) {
		*ret = c;
		return 0;
	}
	if (read_container(p, f, &c) < 0)
		return -ENOMEM;
	*at = pointers_add(&p->containers, c);
	*ret = c;
	return *at == MAP_NONE ? -ENOMEM : 0;
}

/* A process has a path of its own below the container's, which all others share. */
static int place_container(struct places *p, const struct cgroup_facts *f, struct process_place *to)
{
	const struct container *c = NULL;
	struct container *own;

	if (find_container(p, f, &c) < 0)
		return -ENOMEM;
	to->container = c;
	if (!c || !f->inside.bytes)
		return 0;
	own = arena_take(p->arena, sizeof(*own));
	if (!own)
		return -ENOMEM;
	*own = *c;
	own->cgroup_inside = arena_text(p->arena, f->inside);
	to->container = own;
	return 0;
}

/* ---- places -----------------------------------------------------------------------------------
 */

static struct process_place *read_place(struct places *p, const struct process *process)
{
	struct process_place *to = arena_take(p->arena, sizeof(*to));
	struct cgroup_facts f;

	if (!to)
		return NULL;
	cgroup_parse(process->cgroup, process->namespace_pid != 0, &f);
	to->unit = arena_text(p->arena, f.unit);
	to->slice = arena_text(p->arena, f.slice);
	to->user_unit = arena_text(p->arena, f.user_unit);
	if (f.id.bytes && place_container(p, &f, to) < 0)
		return NULL;
	return to;
}

/* Each process once: the reader hands out the same pointer for the same process. */
static const struct process_place *find_place(struct places *p, const struct process *process)
{
	uint32_t *at = map_at(&p->by_process, (uint64_t)(uintptr_t)process);
	struct process_place *made;

	if (!at)
		return NULL;
	if (*at != MAP_NONE)
		return p->list.items[*at];
	made = read_place(p, process);
	if (!made)
		return NULL;
	*at = pointers_add(&p->list, made);
	return *at == MAP_NONE ? NULL : made;
}

/* ---- docker-proxy -----------------------------------------------------------------------------
 */

static uint64_t address_key(struct address ip)
{
	return hash_bytes(ip.bytes, sizeof(ip.bytes)) ^ ip.family;
}

/* One of docker's containers, by each of its addresses. */
static int add_addresses(void *context, struct text id)
{
	struct places *p = context;
	struct container c = {.uid = arena_text(p->arena, id)}, *kept = NULL;
	struct address ip;

	if (!c.uid.bytes)
		return -ENOMEM;
	if (!container_state_docker(&p->state, &c))
		return 0;
	for (size_t i = 0; container_state_docker_address(&p->state, i, &ip); i++) {
		uint32_t *at = map_at(&p->by_address, address_key(ip));

		kept = kept ? kept : arena_take(p->arena, sizeof(*kept));
		if (!at || !kept)
			return -ENOMEM;
		*kept = c;
		*at = pointers_add(&p->addressed, kept);
		if (*at == MAP_NONE)
			return -ENOMEM;
	}
	return 0;
}

static int draw_proxy(struct places *p, struct connection *c)
{
	struct stand_in *to;
	struct address ip = {0};
	uint16_t port = 0;
	uint32_t at;

	if (!docker_proxy_target(c->process, &ip, &port))
		return 0;
	if (!p->has_addresses && container_state_each_docker(&p->state, add_addresses, p) < 0)
		return -ENOMEM;
	p->has_addresses = true;
	to = arena_take(p->arena, sizeof(*to));
	if (!to)
		return -ENOMEM;
	at = map_get(&p->by_address, address_key(ip));
	*to = (struct stand_in){.by = "docker-proxy",
	                        .to_ip = ip,
	                        .to_port = port,
	                        .container = at == MAP_NONE ? NULL : p->addressed.items[at]};
	c->stand_in = to;
	return 0;
}

/* ---- socket activation ------------------------------------------------------------------------
 */

/* The system's manager is pid 1; one of its users' is alone in a unit below user@UID.service, and
 * runs a program of root's. Any process may bear the name. */
static bool is_systemd(const struct process *process, const struct process_place *place)
{
	const struct file *f = &process->file;

	if (process->pid == 1)
		return text_equal(process->name, SYSTEMD) || text_equal(f->name, SYSTEMD);
	return text_equal(f->name, SYSTEMD) && f->owner.known && f->owner.uid == 0 &&
	       text_equal(place->user_unit, INIT_UNIT);
}

/* Whether only service managers hold it: the primary one is such only where all are. */
static bool is_kept(const struct connection *c)
{
	for (size_t i = 0; i < c->holder_count; i++)
		if (!c->holders[i].process->is_service_manager)
			return false;
	return c->holder_count > 0 && c->no_owner == OWNED && is_systemd(c->process, c->place);
}

static int draw_activation(struct places *p, struct connection *c)
{
	struct text socket_unit, service_unit;
	struct stand_in *to;
	bool is_user;

	if (!is_kept(c))
		return 0;
	is_user = c->process->pid != 1;
	if (!p->activation[is_user])
		p->activation[is_user] = activation_new(p->root, is_user);
	if (!p->activation[is_user])
		return -ENOMEM;
	if (!activation_find(p->activation[is_user], c->socket, &socket_unit, &service_unit))
		return 0;
	to = arena_take(p->arena, sizeof(*to));
	if (!to)
		return -ENOMEM;
	*to = (struct stand_in){
		.by = "systemd", .socket_unit = socket_unit, .service_unit = service_unit};
	c->stand_in = to;
	return 0;
}

/* ---- the source -------------------------------------------------------------------------------
 */

static int draw(void *state, struct connection *c)
{
	struct places *p = state;
	int r;

	if (!c->process)
		return 0;
	c->place = find_place(p, c->process);
	if (!c->place)
		return -ENOMEM;
	r = draw_proxy(p, c);
	return r < 0 || c->stand_in ? r : draw_activation(p, c);
}

static void places_free(void *state)
{
	struct places *p = state;

	activation_free(p->activation[0]);
	activation_free(p->activation[1]);
	container_state_done(&p->state);
	map_done(&p->by_process);
	map_done(&p->by_container);
	map_done(&p->by_address);
	free(p->list.items);
	free(p->containers.items);
	free(p->addressed.items);
	arena_free(p->arena);
	arena_free(p->states);
	fd_close(&p->root);
	free(p);
}

const struct enricher enricher_place = {
	.name = "container",
	.gives = NEED_CONTAINER,
	.needs = NEED_PROCESS,
	.is_about_process = true,
	.draw = draw,
	.free = places_free,
};

int enricher_place_new(int root_dir, void **ret)
{
	struct places *p = calloc(1, sizeof(*p));

	if (!p)
		return -ENOMEM;
	map_init(&p->by_process);
	map_init(&p->by_container);
	map_init(&p->by_address);
	p->root = fcntl(root_dir, F_DUPFD_CLOEXEC, 3);
	if (p->root < 0 || arena_new(TEXTS_MAX, &p->arena) < 0 ||
	    arena_new(STATES_MAX, &p->states) < 0 ||
	    container_state_init(p->root, p->states, &p->state) < 0) {
		places_free(p);
		return -ENOMEM;
	}
	*ret = p;
	return 0;
}
