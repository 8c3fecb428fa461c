/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside enrich: names of hosts and services, in parts.
 *
 *   names      the source: which names are asked for, what came of it, each address once
 *   hosts      /etc/hosts, and what a host name may be
 *   resolver   reverse DNS with c-ares: many questions at once
 *   services   names of ports
 */
#ifndef CONNQUERY_ENRICH_NAMES_H
#define CONNQUERY_ENRICH_NAMES_H

#include "enrich/enrich.h"

/* ---- hosts ------------------------------------------------------------------------------------
 */

#define HOST_NAME_MAX_LEN 253
/* A host name in small letters without a dot at its end, when it is one: letters, digits and
 * hyphens in parts of at most 63 (RFC 1123), not all digits in the last one, which would be an
 * address. No NUL is written. Returns the length, 0 when it is none. */
size_t host_name_take(struct text t, char ret[HOST_NAME_MAX_LEN]);

struct hosts;
/* Reads etc/hosts below root_dir; where it is not there, no address has a name. NULL: no memory. */
struct hosts *hosts_new(int root_dir);
struct hosts *hosts_free(struct hosts *h);
struct text hosts_find(const struct hosts *h, struct address ip); /* none when it is not there */

/* ---- resolver ---------------------------------------------------------------------------------
 */

/* What came: a name (until the call returns), or none and the reason: NULL when there is no name,
 * "timed_out", "server_failed". Called once for each question. */
typedef void (*resolver_fn)(void *context, struct text name, const char *reason);
struct resolver;
/* Asks the servers that /etc/resolv.conf names. An answer that does not come within timeout_ms is
 * none. */
int resolver_new(unsigned timeout_ms, struct resolver **ret, struct cq_error *reterr);
struct resolver *resolver_free(struct resolver *r);
/* Puts a question; nothing is waited for. -ENOMEM. */
int resolver_ask(struct resolver *r, struct address ip, resolver_fn answer, void *context);
/* How many answers are still to come. */
size_t resolver_pending(const struct resolver *r);
/* Takes what came, waiting at most so long for something to come. */
void resolver_pump(struct resolver *r, unsigned wait_ms);
/* Gives up: all that is pending has timed out. */
void resolver_cancel(struct resolver *r);

#endif
