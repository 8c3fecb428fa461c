/* SPDX-License-Identifier: Apache-2.0 */
#include "ocsf/event.h"

#include <dirent.h>
#include <limits.h>

static void put_decimal(struct event_builder *b, enum attribute_id id, uint32_t number)
{
	char digits[DECIMAL_LEN];

	event_put_text(b, id, (struct text){digits, decimal_u64(digits, number)});
}

void event_put_user(struct event_builder *b, enum attribute_id id, const struct user *u)
{
	static const uint8_t types[] = {
		[USER_UNKNOWN] = 0,
		[USER_NORMAL] = 1,
		[USER_ADMIN] = 2,
		[USER_SYSTEM] = 3,
	};

	if (!u->known || !event_open(b, id))
		return;
	put_decimal(b, ATTR_USER_UID, u->uid);
	event_put_text(b, ATTR_USER_NAME, u->name);
	event_put_enum(b, ATTR_USER_TYPE_ID, types[u->kind]);
	event_close(b);
}

void event_put_session(struct event_builder *b, enum attribute_id id, const struct session *s)
{
	if (!s->known || !event_open(b, id))
		return;
	event_put_text(b, ATTR_SESSION_UID, s->uid);
	event_put_text(b, ATTR_SESSION_ISSUER, s->issuer);
	event_put_text(b, ATTR_SESSION_TERMINAL, s->terminal);
	event_put_time(b, ATTR_SESSION_CREATED_TIME, s->created_time);
	if (s->has_remote)
		event_put_boolean(b, ATTR_SESSION_IS_REMOTE, s->is_remote);
	event_close(b);
}

static void put_hashes(struct event_builder *b, const struct file *f)
{
	static const uint8_t algorithms[HASH_KIND_COUNT] = {
		[HASH_MD5] = 1,
		[HASH_SHA1] = 2,
		[HASH_SHA256] = 3,
	};
	bool any = false;

	for (size_t i = 0; i < HASH_KIND_COUNT; i++)
		any = any || f->hashes[i].bytes;
	if (!any || !event_open_array(b, ATTR_FILE_HASHES))
		return;
	for (size_t i = 0; i < HASH_KIND_COUNT; i++) {
		if (!f->hashes[i].bytes)
			continue;
		event_begin(b);
		event_put_enum(b, ATTR_HASH_ALGORITHM_ID, algorithms[i]);
		event_put_text(b, ATTR_HASH_VALUE, f->hashes[i]);
		event_end(b);
	}
	event_close(b);
}

static void put_file(struct event_builder *b, const struct file *f)
{
	static const uint8_t types[] = {
		[DT_UNKNOWN] = 0, [DT_REG] = 1,  [DT_DIR] = 2,  [DT_CHR] = 3,
		[DT_BLK] = 4,     [DT_SOCK] = 5, [DT_FIFO] = 6, [DT_LNK] = 7,
	};

	if (!f->name.bytes || !event_open(b, ATTR_PROCESS_FILE))
		return;
	event_put_text(b, ATTR_FILE_NAME, f->name);
	event_put_text(b, ATTR_FILE_PATH, f->path);
	event_put_text(b, ATTR_FILE_EXT, f->ext);
	bool has_type = f->known_stat && f->type < ARRAY_LEN(types);
	event_put_enum(b, ATTR_FILE_TYPE_ID, has_type ? types[f->type] : 0);
	if (f->known_stat) {
		if (f->size <= INT64_MAX)
			event_put_number(b, ATTR_FILE_SIZE, (int64_t)f->size);
		event_put_time(b, ATTR_FILE_MODIFIED_TIME, f->modified_time);
		event_put_time(b, ATTR_FILE_ACCESSED_TIME, f->accessed_time);
		event_put_user(b, ATTR_FILE_OWNER, &f->owner);
	}
	if (f->is_deleted)
		event_put_boolean(b, ATTR_FILE_IS_DELETED, true);
	put_hashes(b, f);
	event_close(b);
}

static void put_members(struct event_builder *b, const struct process *p)
{
	event_put_number(b, ATTR_PROCESS_PID, p->pid);
	event_put_text(b, ATTR_PROCESS_NAME, p->name);
	event_put_text(b, ATTR_PROCESS_CMD_LINE, p->cmd_line);
	if (p->cmd_line_cut)
		event_note_cut(b, ATTR_PROCESS_CMD_LINE);
	event_put_time(b, ATTR_PROCESS_CREATED_TIME, p->created_time);
	event_put_text(b, ATTR_PROCESS_UID, p->uid);
	event_put_user(b, ATTR_PROCESS_USER, &p->user);
	put_file(b, &p->file);
	event_put_text(b, ATTR_PROCESS_PATH, p->file.path);
	event_put_text(b, ATTR_PROCESS_WORKING_DIRECTORY, p->working_directory);
	event_put_session(b, ATTR_PROCESS_SESSION, &p->session);
}

/* Ancestors are known by what the walk saw of them; the same words as the process reader's. */
static void put_ancestor_identity(struct event_builder *b, const struct process_ref *r,
                                  enum attribute_id time_id, enum attribute_id uid_id)
{
	const struct host *h = b->context->host;
	char room[128];

	if (r->start_ticks >= INT64_MAX / 1000) /* not known */
		return;
	if (h->boot_time != UNKNOWN_TIME && b->ticks_per_second > 0)
		event_put_time(b, time_id,
		               h->boot_time + (int64_t)r->start_ticks * 1000 / b->ticks_per_second);
	if (!h->boot_id.bytes || h->boot_id.len > 64)
		return;
	int len = snprintf(room, sizeof(room), "%.*s:%u:%llu", (int)h->boot_id.len,
	                   h->boot_id.bytes, r->pid, (unsigned long long)r->start_ticks);
	event_put_text(b, uid_id, (struct text){room, (size_t)len});
}

static void put_ancestry(struct event_builder *b, const struct process *p)
{
	if (!p->ancestor_count || !event_open_array(b, ATTR_PROCESS_ANCESTRY))
		return;
	for (size_t i = 0; i < p->ancestor_count; i++) {
		const struct process_ref *r = &p->ancestors[i];

		event_begin(b);
		event_put_number(b, ATTR_ANCESTOR_PID, r->pid);
		event_put_text(b, ATTR_ANCESTOR_NAME, process_ref_name(r));
		if (i == 0 && p->parent && p->parent->pid == r->pid) {
			event_put_text(b, ATTR_ANCESTOR_CMD_LINE, p->parent->cmd_line);
			event_put_text(b, ATTR_ANCESTOR_PATH, p->parent->file.path);
		}
		put_ancestor_identity(b, r, ATTR_ANCESTOR_CREATED_TIME, ATTR_ANCESTOR_UID);
		event_end(b);
	}
	event_close(b);
}

/* Oldest first; a path where it is known, else the name. */
static void put_lineage(struct event_builder *b, const struct process *p)
{
	if (!p->ancestor_count || !event_open_array(b, ATTR_PROCESS_LINEAGE))
		return;
	for (size_t i = p->ancestor_count; i-- > 0;) {
		struct text name = process_ref_name(&p->ancestors[i]);

		if (i == 0 && p->parent && p->parent->file.path.bytes)
			name = p->parent->file.path;
		event_put_element(b, ATTR_PROCESS_LINEAGE, name);
	}
	event_close(b);
}

static void put_environment(struct event_builder *b, const struct process *p)
{
	if (!p->environment_count || !event_open_array(b, ATTR_PROCESS_ENVIRONMENT_VARIABLES))
		return;
	for (size_t i = 0; i < p->environment_count; i++) {
		event_begin(b);
		event_put_text(b, ATTR_VARIABLE_NAME, p->environment[i].name);
		event_put_text(b, ATTR_VARIABLE_VALUE, p->environment[i].value);
		event_end(b);
	}
	event_close(b);
}

static void put_parent(struct event_builder *b, const struct process *p)
{
	if (!p->parent && !p->ancestor_count)
		return;
	if (!event_open(b, ATTR_PROCESS_PARENT_PROCESS))
		return;
	if (p->parent) {
		put_members(b, p->parent);
	} else {
		event_put_number(b, ATTR_PROCESS_PID, p->ancestors[0].pid);
		event_put_text(b, ATTR_PROCESS_NAME, process_ref_name(&p->ancestors[0]));
		put_ancestor_identity(b, &p->ancestors[0], ATTR_PROCESS_CREATED_TIME,
		                      ATTR_PROCESS_UID);
	}
	event_close(b);
}

void event_put_process(struct event_builder *b, enum attribute_id id, const struct process *p)
{
	if (!event_open(b, id))
		return;
	put_members(b, p);
	if (id == ATTR_EVENT_PROCESS)
		event_put_container(b, p);
	put_environment(b, p);
	put_ancestry(b, p);
	put_lineage(b, p);
	put_parent(b, p);
	event_close(b);
}

void event_note_process_cuts(struct event_builder *b, const struct process *p)
{
	struct writer nowhere = {&event_nowhere}, *w = b->w;
	/* All texts of a process that can be long are of one type. */
	size_t limit = b->attributes[ATTR_PROCESS_CMD_LINE].facts.max_len;
	bool is_cut = p->cmd_line_cut || (p->parent && p->parent->cmd_line_cut);
	size_t longest = p->cmd_line.len > p->user.name.len ? p->cmd_line.len : p->user.name.len;

	/* The others end at PATH_MAX. */
	if (p->parent && p->parent->cmd_line.len > longest)
		longest = p->parent->cmd_line.len;
	for (size_t i = 0; i < p->environment_count; i++)
		if (p->environment[i].value.len > longest)
			longest = p->environment[i].value.len;
	if (longest < PATH_MAX)
		longest = PATH_MAX;
	if (!is_cut && (!limit || longest <= limit))
		return;
	b->w = &nowhere;
	event_put_process(b, ATTR_EVENT_PROCESS, p);
	b->w = w;
}

static void put_unmapped_environment(struct event_builder *b, const struct process *p)
{
	if (!p->environment_count || event_has(b, ATTR_PROCESS_ENVIRONMENT_VARIABLES))
		return;
	event_key_open(b, TEXT("environment"), true);
	for (size_t i = 0; i < p->environment_count; i++) {
		event_begin(b);
		event_key_text(b, TEXT("name"), p->environment[i].name);
		event_key_text(b, TEXT("value"), p->environment[i].value);
		event_end(b);
	}
	b->w->ops->close(b->w);
}

static bool has_odd_time(const struct file *f)
{
	return f->known_stat && f->modified_time != UNKNOWN_TIME &&
	       !event_time_plausible(f->modified_time);
}

static void put_unmapped_file(struct event_builder *b, const struct file *f)
{
	if (f->is_deleted)
		event_key_boolean(b, TEXT("executable_deleted"), true);
	if (f->is_replaced)
		event_key_boolean(b, TEXT("executable_replaced"), true);
	if (f->is_memfd)
		event_key_boolean(b, TEXT("executable_memfd"), true);
	event_key_text(b, TEXT("no_hash_reason"), f->no_hash_reason);
	if (has_odd_time(f)) {
		char digits[24];
		int len = snprintf(digits, sizeof(digits), "%lld", (long long)f->modified_time);

		event_key_text(b, TEXT("executable_modified_time"),
		               (struct text){digits, (size_t)len});
	}
}

void event_put_process_unmapped(struct event_builder *b, const struct process *p)
{
	const struct file *f = &p->file;
	bool has_directory =
		p->working_directory.bytes && !event_has(b, ATTR_PROCESS_WORKING_DIRECTORY);

	put_unmapped_environment(b, p);
	event_put_container_unmapped(b);
	if (!p->has_ids && !p->has_login_uid && !p->cgroup.bytes && !f->is_deleted &&
	    !f->is_memfd && !f->no_hash_reason.bytes && !has_odd_time(f) && !has_directory &&
	    !(b->connection && b->connection->package))
		return;
	event_key_open(b, TEXT("process"), false);
	if (has_directory)
		event_key_text(b, TEXT("working_directory"), p->working_directory);
	if (p->has_ids) {
		event_key_number(b, TEXT("real_uid"), p->real_uid);
		event_key_number(b, TEXT("effective_gid"), p->effective_gid);
	}
	if (p->has_login_uid)
		event_key_number(b, TEXT("login_uid"), p->login_uid);
	event_key_text(b, TEXT("cgroup"), p->cgroup);
	event_put_units(b);
	put_unmapped_file(b, f);
	event_put_package(b);
	b->w->ops->close(b->w);
}
