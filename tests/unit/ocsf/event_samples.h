/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Made-up hosts, processes and sockets of every kind, for the tests of the event builder. One
 * static set, filled once; nothing here is freed.
 */
#ifndef EVENT_SAMPLES_H
#define EVENT_SAMPLES_H

#include "ocsf/ocsf.h"

struct samples {
	struct host host, bare_host;
	struct netns netns;
	struct process *processes; /* of every shape */
	size_t process_count;
	struct socket *sockets; /* of every family and state */
	size_t socket_count;
	const struct process_place *places; /* of every shape */
	size_t place_count;
	const struct stand_in *stand_ins;
	size_t stand_in_count;
	const struct holder *holders;
	size_t holder_count;
};
/* Indices of the first of samples.processes and samples.sockets. */
enum { PROCESS_PLAIN, PROCESS_HOSTILE, PROCESS_LONG, PROCESS_VANISHED, PROCESS_HOLES };
enum { SOCKET_LISTENER, SOCKET_INBOUND, SOCKET_OUTBOUND, SOCKET_TIME_WAIT, SOCKET_LOCAL };

struct samples *samples_make(void);
/* The context of a run: `rich` has every option. */
struct event_context samples_context(const struct samples *s, ocsf_version_t version, bool rich);
/* A connection of that socket: with a process, or (NULL) for that reason without. */
struct connection samples_connection(const struct samples *s, const struct socket *socket,
                                     const struct process *process, enum no_owner reason);
/* An event about a connection, numbered. */
struct event samples_event(const struct connection *c, uint64_t number);

#endif
