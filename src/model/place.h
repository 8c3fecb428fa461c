/* SPDX-License-Identifier: Apache-2.0 */
/* Inside model.h: where a process runs, who serves behind a holder that only passes
 * on, and where its program came from. */
#ifndef CONNQUERY_MODEL_PLACE_H
#define CONNQUERY_MODEL_PLACE_H

#include "base/base.h"

/* A container, as the control group of a process names it and its runtime's own files describe it.
 * What these do not say is none. */
struct container {
	struct text uid;  /* the runtime's id; of LXC and systemd-nspawn the name */
	struct text name; /* as its user knows it */
	struct text
		runtime; /* "docker", "podman", "containerd", "cri-o", "lxc", "systemd-nspawn" */
	struct text image_name, image_uid;
	struct text orchestrator; /* "kubernetes" */
	struct text pod_uid, pod_name, pod_namespace;
	const struct text *labels; /* "key=value" */
	size_t label_count;
	uint32_t first_pid; /* its first process, 0: not told */
	struct text state;  /* the file that told all this; none: the control group alone did */
	int state_error;    /* why that file could not be read, a positive errno */
	bool is_users;      /* of a user's own runtime: */
	uint32_t user_uid;  /* who may have given it any name */
	struct text cgroup_inside; /* of the process, below the container's own; none: in that */
};
/* Where a process runs, by its control group. */
struct process_place {
	const struct container *container; /* NULL: in none that is known */
	struct text unit;                  /* of systemd: "nginx.service", "session-3.scope" */
	struct text slice;                 /* that the unit is in */
	struct text user_unit;             /* of a user's own systemd, below "user@1000.service" */
};
/* Who serves a socket whose holder only passes on what comes. */
struct stand_in {
	const char *by; /* "docker-proxy", "systemd" */
	/* docker-proxy: where it passes to, and whose address that is; NULL when nobody says */
	struct address to_ip;
	uint16_t to_port;
	const struct container *container;
	/* systemd: the unit whose socket it is, and the one that it starts */
	struct text socket_unit, service_unit;
};
/* The package that an executable came with. */
struct package {
	struct text name, version, architecture; /* name none: no package has it, and: */
	struct text reason;                      /* why, in words */
};

#endif
