/* SPDX-License-Identifier: Apache-2.0 */
/* What the runtimes' own files say of a container. None of them is asked: no socket, no program. */
#include "enrich/container.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#define CONFIG_MAX (2u << 20)
#define LABELS_MAX 128u
#define LABELS_BYTES_MAX 32768u
#define SPACES_MAX 64u
#define PASSWD_ROOM 16384u
#define CRIO_RUN "run/containers/storage/overlay-containers/"
#define CRIO_LIB "var/lib/containers/storage/overlay-containers/"

static struct text keep(struct container_state *s, struct text t)
{
	return arena_text(s->arena, t);
}

static struct text keep_member(struct container_state *s, const struct json_node *object,
                               const char *name)
{
	return keep(s, state_member_text(&s->file, object, name));
}

void container_note_error(struct container *c, int error)
{
	if (error != -ENOENT && error != -ENOTDIR && c->state_error == 0)
		c->state_error = -error;
}

static bool read_json(struct container_state *s, const struct state_owner *w, const char *path,
                      struct container *c)
{
	int r = state_file_json(&s->file, w->dir, path, CONFIG_MAX, w->trust, w->uid);

	if (r < 0) {
		container_note_error(c, r);
		return false;
	}
	c->state = keep(s, text_of(path));
	c->state_error = 0;
	return true;
}

/* ---- labels -----------------------------------------------------------------------------------
 */

/* "NAME=VALUE", whole: a NUL in them, which ends what is printed, hides nothing. */
static struct text label_of(struct container_state *s, struct text name, struct text value)
{
	char *to = arena_take(s->arena, name.len + value.len + 2);

	if (!to)
		return TEXT_NONE;
	if (name.len > 0)
		memcpy(to, name.bytes, name.len);
	to[name.len] = '=';
	if (value.len > 0)
		memcpy(to + name.len + 1, value.bytes, value.len);
	return (struct text){to, name.len + value.len + 1};
}

static void take_labels(struct container_state *s, const struct json_node *labels,
                        struct container *c)
{
	struct text *list = arena_take(s->arena, LABELS_MAX * sizeof(*list));
	size_t count = 0, bytes = 0;

	for (const struct json_node *n = list ? state_first(&s->file, labels) : NULL;
	     n && count < LABELS_MAX; n = state_next(&s->file, labels, n)) {
		struct text value = state_text(&s->file, n);
		struct text name = intern_text(s->file.names, n->name);

		if (n->kind != JSON_STRING || n->repeated || name.len > STATE_TEXT_MAX ||
		    (!value.bytes && n->len > 0))
			continue;
		bytes += name.len + value.len + 1;
		if (bytes > LABELS_BYTES_MAX)
			break;
		list[count] = label_of(s, name, value);
		count += list[count].bytes != NULL;
	}
	c->labels = list;
	c->label_count = count;
}

/* What Kubernetes writes beside a container; a runtime has its own words for the names. */
static void take_pod(struct container_state *s, const struct json_node *from,
                     const char *const names[4], struct container *c)
{
	struct text *const to[] = {&c->name, &c->pod_name, &c->pod_namespace, &c->pod_uid};

	for (size_t i = 0; i < ARRAY_LEN(to); i++) {
		struct text t = keep_member(s, from, names[i]);

		/* the uid that the control group says is the kubelet's */
		if (t.bytes && !(i == 3 && to[i]->bytes))
			*to[i] = t;
	}
	if (c->pod_name.bytes)
		c->orchestrator = TEXT("kubernetes");
}

/* ---- docker -----------------------------------------------------------------------------------
 */

static void take_docker(struct container_state *s, struct container *c)
{
	static const char *const pod[4] = {"io.kubernetes.container.name", "io.kubernetes.pod.name",
	                                   "io.kubernetes.pod.namespace", "io.kubernetes.pod.uid"};
	struct state_file *f = &s->file;
	const struct json_node *root = state_root(f), *config = state_member(f, root, "Config");
	const struct json_node *pid = state_member(f, state_member(f, root, "State"), "Pid");
	struct text name = state_member_text(f, root, "Name");
	int64_t number;

	if (name.len > 1 && name.bytes[0] == '/')
		name = (struct text){name.bytes + 1, name.len - 1};
	c->runtime = TEXT("docker");
	c->name = keep(s, name);
	c->image_uid = keep_member(s, root, "Image");
	c->image_name = keep_member(s, config, "Image");
	if (pid && json_integer(&f->json, pid, &number) == 0 && number > 0 && number <= INT32_MAX)
		c->first_pid = (uint32_t)number;
	take_labels(s, state_member(f, config, "Labels"), c);
	take_pod(s, state_member(f, config, "Labels"), pod, c);
}

static bool read_docker(struct container_state *s, const struct state_owner *w, const char *below,
                        struct container *c)
{
	char path[PATH_MAX];
	int len = snprintf(path, sizeof(path), "%s/containers/%.*s/config.v2.json", below,
	                   (int)c->uid.len, c->uid.bytes);

	if (len < 0 || (size_t)len >= sizeof(path) || !read_json(s, w, path, c))
		return false;
	take_docker(s, c);
	return true;
}

bool container_state_docker(struct container_state *s, struct container *c)
{
	const struct state_owner w = {s->root, STATE_ANY, 0};

	return read_docker(s, &w, s->docker_root.bytes, c);
}

int container_state_each_docker(struct container_state *s,
                                int (*each)(void *context, struct text id), void *context)
{
	char path[PATH_MAX];
	int dir, r = 0;
	const struct dirent *entry;
	DIR *d;

	(void)snprintf(path, sizeof(path), "%s/containers", s->docker_root.bytes);
	dir = openat(s->root, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	d = dir < 0 ? NULL : fdopendir(dir);
	if (!d) {
		fd_close(&dir);
		return 0;
	}
	while (r == 0 && (entry = readdir(d)))
		if (entry->d_name[0] != '.')
			r = each(context, text_of(entry->d_name));
	closedir(d);
	return r;
}

bool container_state_docker_address(struct container_state *s, size_t number, struct address *ret)
{
	struct state_file *f = &s->file;
	const struct json_node *networks =
		state_member(f, state_member(f, state_root(f), "NetworkSettings"), "Networks");
	size_t at = 0;

	for (const struct json_node *n = state_first(f, networks); n;
	     n = state_next(f, networks, n)) {
		static const char *const keys[] = {"IPAddress", "GlobalIPv6Address"};

		for (size_t i = 0; i < ARRAY_LEN(keys); i++) {
			struct text t = state_member_text(f, n, keys[i]);

			if (!t.bytes || address_parse(t, ret) < 0)
				continue;
			if (at++ == number)
				return true;
		}
	}
	return false;
}

/* ---- containerd, CRI-O: the bundle of the OCI runtime ------------------------------------------
 */

/* An image that is named by its digest has told it. */
static void take_digest(struct container *c)
{
	const char *at = c->image_name.bytes
	                         ? memmem(c->image_name.bytes, c->image_name.len, "@sha256:", 8)
	                         : NULL;

	if (at && !c->image_uid.bytes)
		c->image_uid = (struct text){
			at + 1, c->image_name.len - (size_t)(at + 1 - c->image_name.bytes)};
}

static bool read_containerd_bundle(struct container_state *s, const char *path, struct container *c)
{
	static const char *const pod[4] = {
		"io.kubernetes.cri.container-name", "io.kubernetes.cri.sandbox-name",
		"io.kubernetes.cri.sandbox-namespace", "io.kubernetes.cri.sandbox-uid"};
	const struct state_owner w = {s->root, STATE_ANY, 0};
	const struct json_node *notes;

	if (!read_json(s, &w, path, c))
		return false;
	notes = state_member(&s->file, state_root(&s->file), "annotations");
	c->runtime = TEXT("containerd");
	take_pod(s, notes, pod, c);
	if (!c->name.bytes)
		c->name = keep_member(s, notes, "nerdctl/name");
	c->image_name = keep_member(s, notes, "io.kubernetes.cri.image-name");
	take_digest(c);
	return true;
}

/* A bundle for each container, below its namespace of containerd ("k8s.io", "default", "moby"). */
static bool read_containerd(struct container_state *s, struct container *c)
{
	static const char *const places[] = {"run/containerd/io.containerd.runtime.v2.task",
	                                     "run/k3s/containerd/io.containerd.runtime.v2.task"};
	bool is_known = false;

	for (size_t i = 0; i < ARRAY_LEN(places) && !is_known; i++) {
		int dir = openat(s->root, places[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		DIR *d = dir < 0 ? NULL : fdopendir(dir);
		const struct dirent *entry;
		char path[PATH_MAX];

		if (!d) {
			container_note_error(c, -errno);
			fd_close(&dir);
			continue;
		}
		for (unsigned n = 0; !is_known && n < SPACES_MAX && (entry = readdir(d)); n++) {
			int len = snprintf(path, sizeof(path), "%s/%s/%.*s/config.json", places[i],
			                   entry->d_name, (int)c->uid.len, c->uid.bytes);

			if (entry->d_name[0] != '.' && len > 0 && (size_t)len < sizeof(path))
				is_known = read_containerd_bundle(s, path, c);
		}
		closedir(d);
	}
	return is_known;
}

static bool read_crio(struct container_state *s, struct container *c)
{
	static const char *const pod[4] = {"io.kubernetes.container.name", "io.kubernetes.pod.name",
	                                   "io.kubernetes.pod.namespace", "io.kubernetes.pod.uid"};
	static const char *const places[] = {CRIO_RUN, CRIO_LIB};
	const struct state_owner w = {s->root, STATE_ANY, 0};

	for (size_t i = 0; i < ARRAY_LEN(places); i++) {
		const struct json_node *notes;
		char path[PATH_MAX];

		(void)snprintf(path, sizeof(path), "%s%.*s/userdata/config.json", places[i],
		               (int)c->uid.len, c->uid.bytes);
		if (!read_json(s, &w, path, c))
			continue;
		notes = state_member(&s->file, state_root(&s->file), "annotations");
		c->runtime = TEXT("cri-o");
		take_pod(s, notes, pod, c);
		c->image_name = keep_member(s, notes, "io.kubernetes.cri-o.ImageName");
		c->image_uid = keep_member(s, notes, "io.kubernetes.cri-o.ImageRef");
		return true;
	}
	return false;
}

/* ---- LXC, systemd-nspawn ----------------------------------------------------------------------
 */

/* A name that leads nowhere else. */
static bool is_plain(struct text name)
{
	return name.len > 0 && name.len < NAME_MAX && name.bytes[0] != '.' &&
	       !memchr(name.bytes, '/', name.len) && !memchr(name.bytes, '\0', name.len);
}

static bool read_lxc(struct container_state *s, struct container *c)
{
	char path[PATH_MAX];
	int r;

	c->name = c->uid;
	if (!is_plain(c->uid))
		return false;
	(void)snprintf(path, sizeof(path), "var/lib/lxc/%.*s/config", (int)c->uid.len,
	               c->uid.bytes);
	r = faccessat(s->root, path, R_OK, AT_EACCESS) < 0 ? -errno : 0;
	if (r < 0)
		container_note_error(c, r);
	else
		c->state = keep(s, text_of(path));
	return r == 0;
}

/* machined's file of a machine: KEY=VALUE, a line each. */
static bool read_machine(struct container_state *s, struct container *c)
{
	struct text rest, line, key, runtime = TEXT_NONE;
	bool is_container = false;
	char path[PATH_MAX];
	uint64_t pid;
	int r;

	if (!is_plain(c->uid))
		return false;
	(void)snprintf(path, sizeof(path), "run/systemd/machines/%.*s", (int)c->uid.len,
	               c->uid.bytes);
	r = state_file_read(&s->file, s->root, path, 65536, STATE_ANY, 0);
	if (r < 0) {
		container_note_error(c, r);
		return false;
	}
	rest = buffer_text(&s->file.bytes);
	while (text_split(&rest, '\n', &line)) {
		if (!text_split(&line, '=', &key) || line.len > STATE_TEXT_MAX)
			continue;
		if (text_equal(key, TEXT("CLASS")))
			is_container = text_equal(line, TEXT("container"));
		if (text_equal(key, TEXT("SERVICE")) && line.len > 0)
			runtime = line;
		if (text_equal(key, TEXT("LEADER")) && text_to_u64(line, &pid) == 0 &&
		    pid <= INT32_MAX)
			c->first_pid = (uint32_t)pid;
	}
	if (!is_container || !runtime.bytes)
		return false;
	c->runtime = keep(s, runtime);
	c->name = c->uid;
	c->state = keep(s, text_of(path));
	return true;
}

/* ---- which of them ----------------------------------------------------------------------------
 */

/* A user's own runtimes keep their files in his home. */
static bool read_users(struct container_state *s, struct container *c)
{
	struct passwd entry, *found = NULL;
	CQ_CLEANUP(fd_close) int home = -1;
	char room[PASSWD_ROOM];
	bool is_docker = text_equal(c->runtime, TEXT("docker"));

	if (!is_docker && !text_equal(c->runtime, TEXT("podman")))
		return false;
	if (getpwuid_r(c->user_uid, &entry, room, sizeof(room), &found) != 0 || !found ||
	    found->pw_dir[0] != '/')
		return false;
	home = openat(s->root, found->pw_dir + strspn(found->pw_dir, "/"),
	              O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (home < 0) {
		container_note_error(c, -errno);
		return false;
	}
	const struct state_owner w = {home, STATE_USER, c->user_uid};
	return is_docker ? read_docker(s, &w, ".local/share/docker", c)
	                 : container_state_podman(s, &w, ".local/share/containers/storage", c);
}

bool container_state_read(struct container_state *s, struct container *c)
{
	const struct state_owner w = {s->root, STATE_ANY, 0};

	if (!is_plain(c->uid)) /* it becomes a part of paths */
		return false;
	if (c->is_users)
		return read_users(s, c);
	if (text_equal(c->runtime, TEXT("docker")))
		return read_docker(s, &w, s->docker_root.bytes, c);
	if (text_equal(c->runtime, TEXT("podman")))
		return container_state_podman(s, &w, "var/lib/containers/storage", c);
	if (text_equal(c->runtime, TEXT("containerd")))
		return read_containerd(s, c);
	if (text_equal(c->runtime, TEXT("cri-o")))
		return read_crio(s, c);
	if (text_equal(c->runtime, TEXT("lxc")))
		return read_lxc(s, c);
	if (text_equal(c->runtime, TEXT("systemd-nspawn")))
		return read_machine(s, c);
	return read_docker(s, &w, s->docker_root.bytes, c) || read_containerd(s, c) ||
	       read_crio(s, c) || read_machine(s, c);
}

/* Where docker keeps its files, when it was told another place. */
static void find_docker_root(struct container_state *s)
{
	struct text root = TEXT_NONE;

	if (state_file_json(&s->file, s->root, "etc/docker/daemon.json", CONFIG_MAX, STATE_ANY,
	                    0) == 0)
		root = state_member_text(&s->file, state_root(&s->file), "data-root");
	while (root.len > 1 && root.bytes[0] == '/')
		root = (struct text){root.bytes + 1, root.len - 1};
	s->docker_root = keep(s, root.len > 0 && root.len < 1024 && !memchr(root.bytes, 0, root.len)
	                                 ? root
	                                 : TEXT("var/lib/docker"));
}

int container_state_init(int root, struct arena *arena, struct container_state *ret)
{
	*ret = (struct container_state){.root = root, .arena = arena};
	if (state_file_init(&ret->file) < 0)
		return -ENOMEM;
	find_docker_root(ret);
	return ret->docker_root.bytes ? 0 : -ENOMEM;
}

void container_state_done(struct container_state *s)
{
	state_file_done(&s->file);
}
