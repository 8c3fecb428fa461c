/* SPDX-License-Identifier: Apache-2.0 */
/* What files of /proc and /etc say of processes and of the host. */
#include "collect/host_facts.h"
#include "collect/process_facts.h"
#include "collect/session.h"
#include "fuzz.h"

/* `part` lies inside `whole`. */
static bool is_within(struct text part, struct text whole)
{
	return part.len == 0 ||
	       (part.bytes >= whole.bytes && part.bytes + part.len <= whole.bytes + whole.len);
}

static void try_stat(struct text t)
{
	struct process_stat stat;
	struct process_ref ref;

	if (process_stat_parse(t, &stat) < 0)
		return;
	MUST(stat.comm_len <= sizeof(stat.comm));
	ref = process_stat_ref(&stat);
	MUST(ref.pid == stat.pid && ref.start_ticks == stat.start_ticks);
}

static void try_unquote(struct text t)
{
	char *room = malloc(t.len + 1);

	MUST(room != NULL);
	MUST(host_unquote(t, room) <= t.len);
	free(room);
}

static void try_file_name(struct text t)
{
	struct file f = {.path = t};

	process_name_file(&f);
	MUST(is_within(f.name, t) && is_within(f.ext, f.name));
	MUST(f.name.len == 0 || memchr(f.name.bytes, '/', f.name.len) == NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text t = {(const char *)data, size}, cgroup, session;
	uint32_t real_uid, effective_uid, effective_gid;

	try_stat(t);
	try_unquote(t);
	try_file_name(t);
	cgroup = process_parse_cgroup(t);
	MUST(is_within(cgroup, t));
	session = session_of_cgroup(t);
	MUST(is_within(session, t));
	for (size_t i = 0; i < session.len; i++)
		MUST(strchr("/.\n ", session.bytes[i]) == NULL);
	process_parse_ids(t, &real_uid, &effective_uid, &effective_gid);
	host_count_cpus(t);
	return 0;
}
