/* SPDX-License-Identifier: Apache-2.0 */
#include "collect/process_facts.h"
#include "collect/session.h"

#define SMALL_MAX 65536u
#define COMMAND_MAX (256u * 1024u)
/* A user with thousands of processes and long arguments must not make the run fail: once their
 * texts take this much, only the beginning of each command line is kept. */
#define AMPLE (128u * 1024u * 1024u)
#define COMMAND_SHORT 4096u
#define ENVIRONMENT_MAX (1024u * 1024u)
#define UNSET_ID UINT32_MAX /* of loginuid and sessionid */

/* Reads a file of the process into the reader's scratch buffer. */
static int read_file(struct reading *g, int dir, const char *name, size_t max, struct text *ret,
                     bool *ret_cut)
{
	struct buffer *b = &g->reader->scratch;
	int r;

	buffer_clear(b);
	r = file_read(dir, name, max, b, ret_cut);
	if (r < 0) {
		if (r == -ESRCH)
			process_hole(g->process, HOLE_VANISHED, r);
		return r;
	}
	*ret = buffer_text(b);
	return 0;
}

/* ---- ids ------------------------------------------------------------------------------------ */

/* The ids of one line: real, effective, … */
static bool parse_id_line(struct text line, uint32_t ids[2])
{
	struct text rest = line, part;
	size_t n = 0;

	while (n < 2 && text_split(&rest, '\t', &part)) {
		uint64_t id;

		if (part.len == 0)
			continue;
		if (text_to_u64(part, &id) < 0 || id > UINT32_MAX)
			return false;
		ids[n++] = (uint32_t)id;
	}
	return n == 2;
}

bool process_parse_ids(struct text status, uint32_t *ret_real_uid, uint32_t *ret_effective_uid,
                       uint32_t *ret_effective_gid)
{
	const struct text uid = TEXT("Uid:"), gid = TEXT("Gid:");
	struct text rest = status, line;
	uint32_t uids[2], gids[2];
	bool has_uid = false, has_gid = false;

	while (text_split(&rest, '\n', &line)) {
		struct text ids = {line.bytes + uid.len, line.len - uid.len};

		/* the kernel escapes newlines in "Name:", so no line is a process's own */
		if (text_starts(line, uid))
			has_uid = parse_id_line(ids, uids);
		else if (text_starts(line, gid))
			has_gid = parse_id_line(ids, gids);
	}
	if (!has_uid || !has_gid)
		return false;
	*ret_real_uid = uids[0];
	*ret_effective_uid = uids[1];
	*ret_effective_gid = gids[1];
	return true;
}

uint32_t process_parse_namespace_pid(struct text status)
{
	const struct text before = TEXT("NSpid:");
	struct text rest = status, line, part;
	uint64_t pid = 0;
	size_t n = 0;

	while (text_split(&rest, '\n', &line)) {
		if (!text_starts(line, before))
			continue;
		line.bytes += before.len;
		line.len -= before.len;
		for (; text_word(&line, &part); n++)
			if (text_to_u64(part, &pid) < 0 || pid > INT32_MAX)
				return 0;
		break;
	}
	return n > 1 ? (uint32_t)pid : 0;
}

static void read_ids(struct reading *g)
{
	struct process *p = g->process;
	uint32_t effective;
	struct text t;

	if (read_file(g, g->dir, "status", SMALL_MAX, &t, NULL) < 0)
		return;
	p->namespace_pid = process_parse_namespace_pid(t);
	if (!process_parse_ids(t, &p->real_uid, &effective, &p->effective_gid))
		return;
	p->has_ids = true;
	p->user = users_get(g->reader->users, effective);
}

static bool read_id(struct reading *g, const char *name, uint32_t *ret)
{
	uint64_t n;
	struct text t;

	if (read_file(g, g->dir, name, SMALL_MAX, &t, NULL) < 0 ||
	    text_to_u64(text_trim(t), &n) < 0 || n >= UNSET_ID)
		return false;
	*ret = (uint32_t)n;
	return true;
}

static void read_login(struct reading *g)
{
	g->process->has_login_uid = read_id(g, "loginuid", &g->process->login_uid);
}

/* ---- arguments and environment -------------------------------------------------------------- */

static void read_command_line(struct reading *g)
{
	struct arena *arena = g->reader->arena;
	size_t bound = arena_used(arena) < AMPLE ? COMMAND_MAX : COMMAND_SHORT;
	struct text t;
	char *bytes;

	if (!g->has_memory ||
	    read_file(g, g->memory, "cmdline", bound, &t, &g->process->cmd_line_cut) < 0)
		return;
	while (t.len > 0 && t.bytes[t.len - 1] == '\0')
		t.len--;
	if (t.len == 0)
		return;
	bytes = g->reader->scratch.bytes;
	for (size_t i = 0; i < t.len; i++)
		if (bytes[i] == '\0')
			bytes[i] = ' ';
	g->process->cmd_line = arena_text(arena, t);
}

/* The value of the first variable of that name, as getenv(3) finds it. */
static bool find_variable(struct text environment, struct text name, struct text *ret_value)
{
	struct text rest = environment, entry;

	while (text_split(&rest, '\0', &entry))
		if (entry.len > name.len && entry.bytes[name.len] == '=' &&
		    text_starts(entry, name)) {
			*ret_value =
				(struct text){entry.bytes + name.len + 1, entry.len - name.len - 1};
			return true;
		}
	return false;
}

static void read_environment(struct reading *g)
{
	const char *const *names = g->reader->options->environment;
	struct arena *arena = g->reader->arena;
	struct variable *list;
	size_t asked = 0, found = 0;
	bool cut = false;
	struct text t;
	int r;

	while (names && names[asked])
		asked++;
	if (asked == 0 || !g->has_memory)
		return;
	r = read_file(g, g->memory, "environ", ENVIRONMENT_MAX, &t, &cut);
	list = r < 0 ? NULL : arena_take(arena, asked * sizeof(*list));
	if (!list) {
		process_hole(g->process, HOLE_ENV, r < 0 ? r : -ENOMEM);
		return;
	}
	for (size_t i = 0; i < asked; i++) {
		struct text value;

		if (!find_variable(t, text_of(names[i]), &value))
			continue;
		list[found].name = arena_text(arena, text_of(names[i]));
		list[found++].value = arena_text(arena, value);
	}
	g->process->environment = list;
	g->process->environment_count = found;
	if (cut && found < asked)
		process_hole(g->process, HOLE_ENV, -EFBIG);
}

/* ---- control group and session -------------------------------------------------------------- */

struct text process_parse_cgroup(struct text content)
{
	const struct text second = TEXT("0::"), systemd = TEXT(":name=systemd:");
	struct text rest = content, line, found = TEXT_NONE;

	while (text_split(&rest, '\n', &line)) {
		const char *at;

		if (text_starts(line, second)) {
			line.bytes += second.len;
			line.len -= second.len;
			if (line.len > 1)
				return line;
			continue;
		}
		at = memchr(line.bytes, ':', line.len);
		if (!at)
			continue;
		line.len -= (size_t)(at - line.bytes);
		line.bytes = at;
		if (text_starts(line, systemd) && line.len > systemd.len + 1)
			found = (struct text){line.bytes + systemd.len, line.len - systemd.len};
	}
	return found;
}

static void read_session(struct reading *g)
{
	struct process *p = g->process;
	uint32_t audit_id = 0;
	bool has_audit_id;
	struct text t;

	if (read_file(g, g->dir, "cgroup", SMALL_MAX, &t, NULL) == 0)
		p->cgroup = arena_text(g->reader->arena, process_parse_cgroup(t));
	has_audit_id = read_id(g, "sessionid", &audit_id);
	session_find(g->reader->root, g->reader->arena, p->cgroup, has_audit_id, audit_id,
	             &p->session);
}

/* ---- all of it ------------------------------------------------------------------------------ */

void process_read_facts(struct reading *reading)
{
	static void (*const steps[])(struct reading *) = {
		read_ids,   read_command_line, process_read_executable, process_read_directory,
		read_login, read_session,      read_environment,
	};

	for (size_t i = 0; i < ARRAY_LEN(steps); i++)
		steps[i](reading);
}
