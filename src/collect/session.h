/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside collect: which login session a process belongs to.
 */
#ifndef CONNQUERY_COLLECT_SESSION_H
#define CONNQUERY_COLLECT_SESSION_H

#include "model/model.h"

/* The session that a cgroup path names as systemd-logind does ("…/session-c2.scope/…"): "c2"; none
 * otherwise. Letters and digits only. Points into the path. */
struct text session_of_cgroup(struct text cgroup);
/* The session of a process by its cgroup and, without one there, by its audit session. What logind
 * knows of it is read below `root_dir`. Texts are taken from the arena. */
void session_find(int root_dir, struct arena *arena, struct text cgroup, bool has_audit_id,
                  uint32_t audit_id, struct session *ret);

#endif
