/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of cq_doctor share. It asks once as a query does, keeps what came of it, and then
 * tells it part by part:
 *
 *   doctor          the run, and the order of telling
 *   doctor_host     the kernel, what this process is allowed, facts that events need of the host
 *   doctor_sources  who lists the sockets of each protocol
 *   doctor_view     which namespaces were reached and which processes looked into
 */
#ifndef CONNQUERY_PIPELINE_DOCTOR_H
#define CONNQUERY_PIPELINE_DOCTOR_H

#include <linux/capability.h>

#include "pipeline/pipeline.h"

#define DOCTOR_SOURCES_MAX 32
#define DOCTOR_UNHELD_MAX 65536u

struct doctor {
	cq_finding_fn on_finding;
	void *context;
	bool lacks; /* a finding with CQ_LACKS was told */

	struct arena *arena;
	int root; /* descriptor of "/" */
	struct confinement confinement;
	struct host host;
	struct users *users;

	struct gaps gaps;
	struct owners *owners;
	struct collector *collector; /* NULL: the run could not begin */
	struct source_answer answers[DOCTOR_SOURCES_MAX];
	size_t answer_count;
	uint64_t sockets;
	uint64_t unheld;  /* with a file, and no holder of it was found */
	uint64_t *inodes; /* of the first DOCTOR_UNHELD_MAX of these */
	bool saw_inet, saw_mark;
};

/* Hands a finding on. What the callback answered. */
int doctor_tell(struct doctor *d, const struct cq_finding *f);
/* Words that live as long as d, safe for a terminal. */
const char *doctor_words(struct doctor *d, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* "EACCES" */
const char *doctor_errno(struct doctor *d, int error);

/* Rights are bits as in struct confinement. Why something that takes these was refused, and what
 * gives them; NULL: nothing is known to. */
#define DOCTOR_RIGHT(capability) (UINT64_C(1) << (capability))
const char *doctor_why_refused(struct doctor *d, uint64_t rights);
const char *doctor_mend_refused(const struct doctor *d, uint64_t rights);

/* Each tells its findings: 0, or what the callback answered. */
int doctor_tell_kernel(struct doctor *d);
int doctor_tell_privilege(struct doctor *d);
int doctor_tell_sources(struct doctor *d);
int doctor_tell_namespaces(struct doctor *d);
int doctor_tell_owners(struct doctor *d);
int doctor_tell_host(struct doctor *d);

#endif
