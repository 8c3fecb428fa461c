/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside enrich: where a process runs, in parts.
 *
 *   container        the source of these facts: each process and each container once
 *   cgroup_path      what the path of a control group says by itself
 *   container_state  what the runtimes' own files say of a container; container_podman
 *   docker_proxy     whose port a docker-proxy serves
 *   activation       which unit of systemd a socket belongs to that systemd keeps itself
 *   state_file       how those files are read: they are others', and hostile
 */
#ifndef CONNQUERY_ENRICH_CONTAINER_H
#define CONNQUERY_ENRICH_CONTAINER_H

#include "enrich/enrich.h"
#include "enrich/state_file.h"

/* ---- cgroup_path ------------------------------------------------------------------------------
 */

#define POD_UID_LEN 64
/* What a path says. Texts point into it or are static; what it does not say is none. */
struct cgroup_facts {
	struct text unit, slice, user_unit;
	struct text runtime, id; /* id none: no container */
	struct text inside;      /* behind the container's own group */
	bool needs_proof;        /* the name alone may be anything: a runtime has to know it */
	bool is_kubernetes;
	char pod_uid[POD_UID_LEN + 1];
	size_t pod_uid_len;
	bool is_users; /* in the part that a user arranges */
	uint32_t user_uid;
};
/* has_namespace: the process has a pid namespace of its own, which tells a container's process from
 * the one that keeps it where both are in one group. */
void cgroup_parse(struct text path, bool has_namespace, struct cgroup_facts *ret);
/* "\x2d" as systemd writes a byte into the name of a unit; `room` has room for t.len bytes. */
struct text unit_unescape(struct text t, char *room);

/* ---- container_state --------------------------------------------------------------------------
 */

struct podman_list;
/* What is read of runtimes, kept for a run. */
struct container_state {
	int root;
	struct arena *arena; /* of all that is handed out */
	struct state_file file;
	struct text docker_root; /* "var/lib/docker" */
	struct podman_list *podman;
};
int container_state_init(int root, struct arena *arena, struct container_state *ret);
void container_state_done(struct container_state *s);
/* Fills in what the runtime's files say of *c, whose uid is set and whose runtime may be. True: one
 * of them knows the container. */
bool container_state_read(struct container_state *s, struct container *c);
/* Reads a container that docker's files know as ID: false when they do not. */
bool container_state_docker(struct container_state *s, struct container *c);
/* The names of docker's containers, by their folders: calls `each`, whose non-zero answer ends it.
 */
int container_state_each_docker(struct container_state *s,
                                int (*each)(void *context, struct text id), void *context);
/* The addresses of the container whose file was read last; false behind the last one. */
bool container_state_docker_address(struct container_state *s, size_t number, struct address *ret);

/* Where files are, and who may have written them. */
struct state_owner {
	int dir;
	enum state_trust trust;
	uint32_t uid;
};
/* Remembers why a file could not be read, unless it just is not there. */
void container_note_error(struct container *c, int error);
/* container_podman: `storage` is its path below the owner's folder. */
bool container_state_podman(struct container_state *s, const struct state_owner *w,
                            const char *storage, struct container *c);

/* ---- docker_proxy -----------------------------------------------------------------------------
 */

/* Where a docker-proxy passes to, by its arguments; false when it says nothing of that. */
bool docker_proxy_target(const struct process *p, struct address *ret_ip, uint16_t *ret_port);

/* ---- activation -------------------------------------------------------------------------------
 */

struct activation;
/* Reads the units of sockets: of the host's systemd, or (is_user) those that all users have. NULL:
 * no memory. */
struct activation *activation_new(int root, bool is_user);
struct activation *activation_free(struct activation *a);
/* The one unit that asks for that socket; false when there is none, or more than one. Texts live as
 * long as `a`. */
bool activation_find(const struct activation *a, const struct socket *s, struct text *ret_socket,
                     struct text *ret_service);

#endif
