/* SPDX-License-Identifier: Apache-2.0 */
/* Inside pipeline: what the options of options.def do. Each takes the option's value and answers 0
 * or a negative errno, with words that name the option, the value and what is allowed. */
#ifndef CONNQUERY_PIPELINE_OPTIONS_H
#define CONNQUERY_PIPELINE_OPTIONS_H

#include "pipeline/pipeline.h"

#define MAX_LIST 256u /* values of one option */

/* Whether the value is one that an option of that kind may have at all. */
int option_check(const struct cq_option *o, const char *value, struct cq_error *reterr);

/* ---- settings ---------------------------------------------------------------------------------
 */

int set_family(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_ip_version(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_netns(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_owners(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_version(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_name(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_tenant(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_label(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_internal(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_environment(struct cq_query *q, const char *value, struct cq_error *reterr);
/* How long is waited for names and for the cloud. */
void set_defaults_beside(struct cq_query *q);
int set_resolve(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_resolve_timeout(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_cloud(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_cloud_endpoint(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_hash(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_geoip(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_indicators(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_allowlist(struct cq_query *q, const char *value, struct cq_error *reterr);

/* ---- limits -----------------------------------------------------------------------------------
 */

int set_timeout(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_max_rows(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_max_memory(struct cq_query *q, const char *value, struct cq_error *reterr);

/* ---- shortcuts --------------------------------------------------------------------------------
 */

int set_protocol(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_state(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_type(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_port(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_local_port(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_remote_port(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_local(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_remote(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_process(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_pid(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_remote_name(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_container(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_user(struct cq_query *q, const char *value, struct cq_error *reterr);
int set_outside(struct cq_query *q, const char *value, struct cq_error *reterr);

/* ---- what shortcuts have in common ------------------------------------------------------------
 */

/* What is being set, and the condition that its values go to. */
struct asked {
	struct cq_query *q;
	const char *option;
	enum field a, b; /* b: FIELD_COUNT for none */
	bool any_holder;
	struct cq_error *reterr;
};
/* One more match. 0, -E2BIG, -ENOMEM. */
int asked_add(const struct asked *a, const struct match *m);
int asked_text(const struct asked *a, struct text t);
int asked_number(const struct asked *a, int64_t n);
/* Takes a list with commas between its values apart; none of them is empty. */
int asked_list(const struct asked *a, const char *value,
               int (*take)(const struct asked *a, struct text part));
/* -EINVAL: "--OPTION VALUE: " and the words. */
int asked_fail(const struct asked *a, struct text value, const char *words);

/* "--state listne: must be …; did you mean listen?". nearest: NULL when nothing is near. */
int fail_choice(struct cq_error *reterr, const char *option, struct text value, const char *allowed,
                const char *nearest);

/* A text in small letters; of one longer than any name the beginning. */
#define NAME_MAX_LEN 255
struct word {
	char letters[NAME_MAX_LEN + 1];
};
void small_letters(struct text t, struct word *ret);

#endif
