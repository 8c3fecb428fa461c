/* SPDX-License-Identifier: Apache-2.0 */
/* What the storage of podman says: one file names all containers of the host, or of one user. */
#include "enrich/container.h"

#include <limits.h>

#define LIST_MAX (16u << 20)
#define USER_LIST_MAX (2u << 20)
#define CONTAINERS_MAX 4096u

static struct text keep(struct container_state *s, struct text t)
{
	return arena_text(s->arena, t);
}

/* What containers.json of one storage says. */
struct podman_list {
	bool is_users;
	uint32_t uid;
	int error;
	struct text path;
	struct container *list;
	size_t count;
	struct podman_list *next;
};

/* "metadata" is JSON within a string. */
static void take_metadata(struct container_state *s, struct state_file *inner, struct text json,
                          struct container *c)
{
	if (!json.bytes || state_file_parse(inner, json) < 0)
		return;
	c->image_name = keep(s, state_member_text(inner, state_root(inner), "image-name"));
	if (!c->name.bytes)
		c->name = keep(s, state_member_text(inner, state_root(inner), "name"));
}

static void take_podman(struct container_state *s, struct podman_list *l)
{
	struct state_file inner, *f = &s->file;
	const struct json_node *all = state_root(f);
	size_t count = 0;

	if (all->kind != JSON_ARRAY || state_file_init(&inner) < 0)
		return;
	for (const struct json_node *n = state_first(f, all); n; n = state_next(f, all, n))
		count += count < CONTAINERS_MAX;
	l->list = arena_take(s->arena, count * sizeof(*l->list));
	for (const struct json_node *n = l->list ? state_first(f, all) : NULL;
	     n && l->count < count; n = state_next(f, all, n)) {
		struct container *c = &l->list[l->count];
		const struct json_node *names = state_member(f, n, "names");

		*c = (struct container){.uid = keep(s, state_member_text(f, n, "id"))};
		if (!c->uid.bytes)
			continue;
		c->name = keep(s, state_text(f, state_first(f, names)));
		c->image_uid = keep(s, state_member_text(f, n, "image"));
		take_metadata(s, &inner, state_member_text(f, n, "metadata"), c);
		l->count++;
	}
	state_file_done(&inner);
}

static void read_podman(struct container_state *s, const struct state_owner *w, const char *storage,
                        struct podman_list *l)
{
	static const char *const drivers[] = {"overlay", "vfs", "btrfs"};

	for (size_t i = 0; i < ARRAY_LEN(drivers); i++) {
		char path[PATH_MAX];
		int r;

		(void)snprintf(path, sizeof(path), "%s/%s-containers/containers.json", storage,
		               drivers[i]);
		r = state_file_json(&s->file, w->dir, path,
		                    w->trust == STATE_USER ? USER_LIST_MAX : LIST_MAX, w->trust,
		                    w->uid);
		if (r == 0) {
			l->path = keep(s, text_of(path));
			take_podman(s, l);
			return;
		}
		if (r != -ENOENT && l->error == 0)
			l->error = r;
	}
}

static const struct podman_list *podman_of(struct container_state *s, const struct state_owner *w,
                                           const char *storage)
{
	bool is_users = w->trust == STATE_USER;
	struct podman_list *l = s->podman;

	while (l && (l->is_users != is_users || l->uid != w->uid))
		l = l->next;
	if (l)
		return l;
	l = arena_take(s->arena, sizeof(*l));
	if (!l)
		return NULL;
	*l = (struct podman_list){.is_users = is_users, .uid = w->uid, .next = s->podman};
	s->podman = l;
	read_podman(s, w, storage, l);
	return l;
}

bool container_state_podman(struct container_state *s, const struct state_owner *w,
                            const char *storage, struct container *c)
{
	const struct podman_list *l = podman_of(s, w, storage);

	for (size_t i = 0; l && i < l->count; i++) {
		const struct container *of = &l->list[i];

		if (!text_equal(of->uid, c->uid))
			continue;
		c->name = of->name;
		c->image_name = of->image_name;
		c->image_uid = of->image_uid;
		c->state = l->path;
		return true;
	}
	if (l && l->error)
		container_note_error(c, l->error);
	return false;
}
