/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the path of a control group says. Whoever arranges a group names what is below it, so the
 * outermost container counts: those inside it name themselves, and may say anything.
 */
#include "enrich/container.h"

#define CONTAINER_ID_LEN 64
#define NAME_MAX_LEN 255 /* of a part of a path */

static bool ends(struct text t, struct text end)
{
	return t.len > end.len && memcmp(t.bytes + t.len - end.len, end.bytes, end.len) == 0;
}

static struct text without(struct text t, size_t before, size_t behind)
{
	return (struct text){t.bytes + before, t.len - before - behind};
}

static int hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool is_hex(struct text t, size_t len)
{
	for (size_t i = 0; i < t.len; i++)
		if (hex_digit(t.bytes[i]) < 0)
			return false;
	return t.len == len;
}

static bool is_container_id(struct text t)
{
	return is_hex(t, CONTAINER_ID_LEN);
}

struct text unit_unescape(struct text t, char *room)
{
	size_t len = 0;

	for (size_t i = 0; i < t.len; i++) {
		int high = -1, low = -1;

		if (t.len - i >= 4 && t.bytes[i] == '\\' && t.bytes[i + 1] == 'x') {
			high = hex_digit(t.bytes[i + 2]);
			low = hex_digit(t.bytes[i + 3]);
		}
		if (high < 0 || low < 0) {
			room[len++] = t.bytes[i];
			continue;
		}
		room[len++] = (char)(high << 4 | low);
		i += 3;
	}
	return (struct text){room, len};
}

/* ---- units ------------------------------------------------------------------------------------
 */

static bool is_unit(struct text part)
{
	static const struct text kinds[] = {
		{".service", 8}, {".scope", 6}, {".socket", 7}, {".mount", 6}, {".swap", 5},
	};

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (ends(part, kinds[i]))
			return true;
	return false;
}

/* The user of "user-1000.slice", "user@1000.service". */
static bool user_of(struct text part, struct text before, struct text behind, uint32_t *ret)
{
	uint64_t uid;

	if (!text_starts(part, before) || !ends(part, behind) ||
	    part.len <= before.len + behind.len ||
	    text_to_u64(without(part, before.len, behind.len), &uid) < 0 || uid >= UINT32_MAX)
		return false;
	*ret = (uint32_t)uid;
	return true;
}

/* The walk down a path. */
struct steps {
	struct cgroup_facts *facts;
	struct text parent;
	size_t depth;
	bool is_past_unit, is_past_user; /* the host's systemd names nothing below its unit; nor
	                                    does the user's */
	bool is_docker, is_pods;         /* a part before was called so */
	bool has_namespace;
};

/* As sd_pid_get_unit: slices, then the unit; of a user's own systemd the same again below it. */
static void take_unit(struct steps *s, struct text part)
{
	struct cgroup_facts *f = s->facts;
	bool is_slice = ends(part, TEXT(".slice"));

	if (!s->is_past_unit) {
		if (is_slice)
			f->slice = part;
		if (user_of(part, TEXT("user-"), TEXT(".slice"), &f->user_uid))
			f->is_users = true;
		if (!is_slice && is_unit(part))
			f->unit = part;
		s->is_past_unit = !is_slice;
	} else if (f->unit.bytes && text_starts(f->unit, TEXT("user@")) && !s->is_past_user) {
		if (!is_slice && is_unit(part))
			f->user_unit = part;
		s->is_past_user = !is_slice;
	}
}

/* ---- pods -------------------------------------------------------------------------------------
 */

/* A uid of 36 characters, whose hyphens systemd's slices turn into underscores; of the pods that a
 * kubelet's own files ask for it is a hash. */
static void take_pod_uid(struct cgroup_facts *f, struct text uid)
{
	if (uid.len != 36 && uid.len != 32)
		return;
	for (size_t i = 0; i < uid.len; i++) {
		char c = uid.bytes[i];
		bool is_hyphen = uid.len == 36 && (i == 8 || i == 13 || i == 18 || i == 23);

		if (is_hyphen ? c != '_' && c != '-' : hex_digit(c) < 0)
			return;
		f->pod_uid[i] = is_hyphen ? '-' : c;
	}
	f->pod_uid_len = uid.len;
	f->is_kubernetes = true;
}

/* "pod6f1c…" below "kubepods", "kubepods-burstable-pod6f1c….slice", with kind's words before it;
 * "machine-libpod_pod_5d3a….slice" of podman. */
static void take_pod(struct steps *s, struct text part)
{
	const struct text of_podman = TEXT("machine-libpod_pod_"), slice = TEXT(".slice");
	const char *at;

	if (memmem(part.bytes, part.len, "kubepods", 8))
		s->is_pods = true;
	if (s->is_pods && text_starts(part, TEXT("pod")))
		take_pod_uid(s->facts, without(part, 3, 0));
	if (!ends(part, slice))
		return;
	if (text_starts(part, of_podman) && part.len > of_podman.len + slice.len) {
		struct text id = without(part, of_podman.len, slice.len);

		if (!is_container_id(id))
			return;
		memcpy(s->facts->pod_uid, id.bytes, id.len);
		s->facts->pod_uid_len = id.len;
	}
	at = s->is_pods ? memmem(part.bytes, part.len, "-pod", 4) : NULL;
	if (at)
		take_pod_uid(s->facts, without(part, (size_t)(at - part.bytes) + 4, slice.len));
}

/* ---- containers -------------------------------------------------------------------------------
 */

static bool found(struct steps *s, struct text runtime, struct text id, bool needs_proof)
{
	s->facts->runtime = runtime;
	s->facts->id = id;
	s->facts->needs_proof = needs_proof;
	return true;
}

/* "docker-ID.scope", "cri-containerd-ID.scope", "crio-ID": what keeps the container has another
 * name ("crio-conmon-ID.scope"). */
static bool take_named_id(struct steps *s, struct text part)
{
	static const struct {
		struct text before, runtime;
	} names[] = {
		{{"docker-", 7}, {"docker", 6}},
		{{"libpod-payload-", 15}, {"podman", 6}},
		{{"libpod-", 7}, {"podman", 6}},
		{{"crio-", 5}, {"cri-o", 5}},
		{{"cri-containerd-", 15}, {"containerd", 10}},
		{{"nerdctl-", 8}, {"containerd", 10}},
		{{"containerd-", 11}, {"containerd", 10}},
	};
	struct text bare = ends(part, TEXT(".scope")) ? without(part, 0, 6) : part;

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct text before = names[i].before;

		if (text_starts(bare, before) && is_container_id(without(bare, before.len, 0)))
			return found(s, names[i].runtime, without(bare, before.len, 0), false);
	}
	return false;
}

/* "kubepods-burstable-pod….slice:cri-containerd:ID": runc without systemd took systemd's form for a
 * name. */
static bool take_colons(struct steps *s, struct text part)
{
	struct text rest = part, slice, kind;

	if (!text_split(&rest, ':', &slice) || !text_split(&rest, ':', &kind) ||
	    !is_container_id(rest))
		return false;
	take_pod(s, slice);
	if (text_equal(kind, TEXT("docker")))
		return found(s, TEXT("docker"), rest, false);
	if (text_equal(kind, TEXT("cri-containerd")) || text_equal(kind, TEXT("nerdctl")))
		return found(s, TEXT("containerd"), rest, false);
	return found(s, TEXT_NONE, rest, true);
}

/* An id alone: below "docker" it is docker's, in a pod that of whoever runs it. */
static bool take_bare_id(struct steps *s, struct text part)
{
	if (!is_container_id(part))
		return false;
	if (s->is_pods)
		return found(s, TEXT_NONE, part, !s->facts->is_kubernetes);
	return s->is_docker ? found(s, TEXT("docker"), part, false)
	                    : found(s, TEXT_NONE, part, true);
}

/* "lxc/web", "lxc.payload/web", "lxc.payload.web"; "lxc.monitor.web" keeps it. */
static bool take_lxc(struct steps *s, struct text part)
{
	const struct text payload = TEXT("lxc.payload.");
	bool is_first = s->depth == 1 && text_equal(s->parent, TEXT("lxc"));

	if (text_starts(part, payload) && part.len > payload.len)
		return found(s, TEXT("lxc"), without(part, payload.len, 0), false);
	return is_first || text_equal(s->parent, TEXT("lxc.payload"))
	               ? found(s, TEXT("lxc"), part, false)
	               : false;
}

/* systemd-nspawn is in the same unit: since version 242 in "supervisor", beside "payload". */
static bool take_machine(struct steps *s, struct text part, struct text behind)
{
	const struct text unit = TEXT("systemd-nspawn@"), service = TEXT(".service");
	const struct text scope = TEXT("machine-");
	bool is_payload = text_starts(behind, TEXT("/payload"));

	if (!text_equal(s->parent, TEXT("machine.slice")) || s->depth != 1)
		return false;
	if (!is_payload && (behind.len > 0 || !s->has_namespace))
		return false;
	if (text_starts(part, unit) && ends(part, service) && part.len > unit.len + service.len)
		return found(s, TEXT("systemd-nspawn"), without(part, unit.len, service.len),
		             false);
	/* a virtual machine has such a scope as well */
	if (text_starts(part, scope) && ends(part, TEXT(".scope")) && part.len > scope.len + 6)
		return found(s, TEXT_NONE, without(part, scope.len, 6), true);
	return false;
}

static bool take_part(struct steps *s, struct text part, struct text behind)
{
	take_unit(s, part);
	if (take_named_id(s, part) || take_colons(s, part) || take_bare_id(s, part) ||
	    take_lxc(s, part) || take_machine(s, part, behind))
		return true;
	take_pod(s, part);
	if (text_equal(part, TEXT("docker")) || text_equal(part, TEXT("ecs")))
		s->is_docker = true;
	return false;
}

void cgroup_parse(struct text path, bool has_namespace, struct cgroup_facts *ret)
{
	struct steps s = {.facts = ret, .has_namespace = has_namespace};
	const char *end = path.bytes + path.len;
	struct text rest = path, part;

	*ret = (struct cgroup_facts){.user_uid = 0};
	while (text_split(&rest, '/', &part)) {
		struct text behind = {part.bytes + part.len, (size_t)(end - part.bytes) - part.len};

		/* systemd puts this before a name that the kernel could take for its own */
		if (part.len > 1 && part.bytes[0] == '_')
			part = without(part, 1, 0);
		if (part.len == 0 || part.len > NAME_MAX_LEN)
			continue;
		if (take_part(&s, part, behind)) {
			ret->inside = behind.len > 1 ? behind : TEXT_NONE;
			return;
		}
		s.parent = part;
		s.depth++;
	}
}
