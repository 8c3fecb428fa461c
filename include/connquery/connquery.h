/* SPDX-License-Identifier: Apache-2.0 */
/*
 * connquery: which network connections does this machine have, who owns them, and whom do they talk
 *to?
 *
 * The answer is a stream of OCSF Network Connection Query events (class 5012), one JSON object
 *each.
 *
 *	struct cq_error error = {0};
 *	struct cq_query *query = NULL;
 *	struct cq_result result;
 *
 *	if (cq_query_new(&query) < 0)
 *		return -1;
 *	if (cq_query_set(query, "family", "ip", &error) < 0 ||
 *	    cq_query_run(query, on_event, NULL, &result, &error) < 0)
 *		fprintf(stderr, "%s\n", error.text);
 *	cq_query_free(query);
 *
 * Lifetime: a query is made, set, run once, looked at and freed. What a callback is handed lives
 *until it returns. Threads: one thread per query; different queries in different threads do not
 *touch each other. A run starts helper threads of its own and ends them before it returns. Errors:
 *0, or a negative errno with one line of words in *reterr. The library prints nothing and never
 *exits. Signals: a consumer that writes to a pipe should ignore SIGPIPE; the library installs no
 *handler.
 */
#ifndef CONNQUERY_CONNQUERY_H
#define CONNQUERY_CONNQUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define CQ_API __attribute__((visibility("default")))

/* Words for people about a call that failed: one line, no newline at its end, always
 * NUL-terminated. Owned by the caller, usable when memory is gone. Start with {0}. */
struct cq_error {
	int code; /* the negative errno that the call returned */
	char text[508];
};

/* "0.1.0" */
CQ_API const char *cq_version(void);

/* A question to the host. */
struct cq_query;

/* -ENOMEM. *ret is set on success only. */
CQ_API int cq_query_new(struct cq_query **ret);
/* Takes NULL. */
CQ_API void cq_query_free(struct cq_query *query);

/* One option that a query understands; the same names as the command's, without the dashes. */
struct cq_option {
	const char *name;  /* "ocsf-version" */
	const char *value; /* what it takes, for a help text: "VERSION"; NULL: nothing, it is a
	                      switch */
	const char *help;  /* one line */
	bool repeatable;   /* each call adds; otherwise the last call counts */
	char letter;       /* a short form, 0 when there is none */
};
/* All options, the order that a help text wants; ends with an entry whose name is NULL. Static. */
CQ_API const struct cq_option *cq_query_options(void);
/* Sets one option. value is NULL for a switch. -EINVAL when the name is unknown or the value is
 * wrong; the words say what is wrong and what is allowed. */
CQ_API int cq_query_set(struct cq_query *query, const char *name, const char *value,
                        struct cq_error *reterr);

/* An event, ready to be stored. */
struct cq_event {
	const char *json; /* one OCSF event, UTF-8, without a newline; not NUL-terminated */
	size_t len;
	int query_result_id; /* OCSF: 1 Exists, 2 Partial, 3 Does not exist, 4 Error, 5 Unsupported
	                      */
	bool about_socket;   /* false: the event says something about the run itself */
};
/* Called for every event, in order, from the thread that called cq_query_run. Anything but 0 ends
 * the run, and cq_query_run returns it: use a negative errno. */
typedef int (*cq_event_fn)(void *context, const struct cq_event *event);

/* Something that could not be seen. */
struct cq_gap {
	const char *source; /* "sock_diag tcp", "netns" … */
	const char *detail; /* one sentence for people */
	uint64_t netns;     /* inode of the network namespace, 0 when it is about none */
	int error;          /* positive errno, 0 when there is none */
	uint64_t count;     /* how often */
};

/* What a run came to. */
struct cq_result {
	uint64_t sockets;     /* events about a socket */
	uint64_t exists;      /* of these, with query_result_id 1 */
	uint64_t partial;     /* of these, with 2 */
	uint64_t errors;      /* events with 4: sources that failed */
	uint64_t unsupported; /* events with 5 */
	bool complete;        /* nothing of the view is missing: there is no gap */
	bool answered;        /* at least one source of sockets answered */
};

/* Asks. -EALREADY for a second run. On failure *ret is set as far as the run came. */
CQ_API int cq_query_run(struct cq_query *query, cq_event_fn on_event, void *context,
                        struct cq_result *ret, struct cq_error *reterr);
/* The gaps of the run, 0 … n-1; -ENOENT behind the last. Strings live as long as the query. */
CQ_API int cq_query_gap(const struct cq_query *query, size_t number, struct cq_gap *ret);

/* Receives a piece of text. Anything but 0 ends the call, which returns it. */
typedef int (*cq_write_fn)(void *context, const char *bytes, size_t len);

/* Describes, for people, what OCSF says of a path such as "process.user" (NULL or "": the class
 * itself) in a version (NULL: the default, "1.3.0"). -ENOENT for an unknown path, -EINVAL for an
 * unknown version; the words name the nearest that is known. */
CQ_API int cq_schema_describe(const char *path, const char *version, cq_write_fn write,
                              void *context, struct cq_error *reterr);
/* The OCSF versions that this build knows, by number, oldest first; NULL behind the last. Static.
 */
CQ_API const char *cq_schema_version(size_t number);

#ifdef __cplusplus
}
#endif

#endif
