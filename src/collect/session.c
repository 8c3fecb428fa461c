/* SPDX-License-Identifier: Apache-2.0 */
#include "collect/session.h"

#define SESSIONS "run/systemd/sessions/"
#define FILE_MAX 16384

static bool is_id(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		char c = t.bytes[i];

		if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z'))
			return false;
	}
	return t.len > 0 && t.len <= 64;
}

static bool ends(struct text t, struct text end)
{
	return t.len >= end.len && memcmp(t.bytes + t.len - end.len, end.bytes, end.len) == 0;
}

struct text session_of_cgroup(struct text cgroup)
{
	const struct text before = TEXT("session-"), behind = TEXT(".scope");
	struct text rest = cgroup, part = TEXT_NONE;

	/* As logind: the first group that is no slice is the session's. Deeper down anybody to whom
	 * a subtree is delegated chooses the names, a container's own logind for one. */
	while (text_split(&rest, '/', &part))
		if (part.len > 0 && !ends(part, TEXT(".slice")))
			break;
	if (part.len <= before.len + behind.len || !text_starts(part, before) ||
	    !ends(part, behind))
		return TEXT_NONE;
	part.bytes += before.len;
	part.len -= before.len + behind.len;
	return is_id(part) ? part : TEXT_NONE;
}

static void take_line(struct text line, struct arena *arena, struct session *s)
{
	struct text value = line, key;
	uint64_t n;

	if (!text_split(&value, '=', &key))
		return;
	if (text_equal(key, TEXT("REMOTE"))) {
		s->is_remote = text_equal(value, TEXT("1"));
		s->has_remote = s->is_remote || text_equal(value, TEXT("0"));
	} else if (text_equal(key, TEXT("TTY")) && value.len > 0) {
		s->terminal = arena_text(arena, value);
	} else if (text_equal(key, TEXT("REALTIME")) && text_to_u64(value, &n) == 0 &&
	           n / 1000 < INT64_MAX) {
		s->created_time = (int64_t)(n / 1000);
	}
}

static void read_logind(int root_dir, struct arena *arena, struct session *s)
{
	char path[sizeof(SESSIONS) + 64] = SESSIONS;
	struct buffer b;
	struct text rest, line;

	memcpy(path + sizeof(SESSIONS) - 1, s->uid.bytes, s->uid.len);
	buffer_init(&b, FILE_MAX);
	if (file_read(root_dir, path, FILE_MAX, &b, NULL) == 0) {
		rest = buffer_text(&b);
		while (text_split(&rest, '\n', &line))
			take_line(line, arena, s);
	}
	buffer_done(&b);
}

void session_find(int root_dir, struct arena *arena, struct text cgroup, bool has_audit_id,
                  uint32_t audit_id, struct session *ret)
{
	struct text uid = session_of_cgroup(cgroup);

	*ret = (struct session){.created_time = UNKNOWN_TIME};
	if (uid.bytes) {
		ret->uid = arena_text(arena, uid);
		ret->known = ret->uid.bytes != NULL;
		ret->issuer = TEXT("systemd-logind");
		if (ret->known)
			read_logind(root_dir, arena, ret);
	} else if (has_audit_id) {
		ret->uid = arena_printf(arena, "%u", audit_id);
		ret->known = ret->uid.bytes != NULL;
		ret->issuer = TEXT("audit");
	}
}
