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

/* What this build is made of. */
struct cq_feature {
	const char *name;     /* "hashes" */
	const char *what_for; /* "hashes of executables, and the Community ID" */
	const char *library;  /* that it stands on: "nettle" */
	char version[32];     /* of the library that runs; of one that does not tell, of the one
	                         that it was built with; empty when it is not in */
	bool optional;        /* a build may be without it */
	bool in;              /* this one is with it */
};
/* 0 … n-1; -ENOENT behind the last, -EINVAL without ret. */
CQ_API int cq_feature(size_t number, struct cq_feature *ret);

/* Receives a piece of text. Anything but 0 ends the call, which returns it. */
typedef int (*cq_write_fn)(void *context, const char *bytes, size_t len);

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
	const char *group; /* the heading that it stands under in a help text */
	/* What a shell may complete: words with a blank between them, or one that begins with @ for
	 * what the host or the build knows: @column @table @state @protocol @netns @process @user
	 * @service @saved @version @file; NULL: nothing. */
	const char *choices;
	bool repeatable;  /* each call adds; otherwise the last call counts */
	bool events_only; /* shapes events; rows (cq_query_rows) have no place for it */
	char letter;      /* a short form, 0 when there is none */
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
	uint64_t sockets;     /* events about a socket, or rows */
	uint64_t exists;      /* of these, with query_result_id 1 */
	uint64_t partial;     /* of these, with 2 */
	uint64_t errors;      /* events with 4: sources that failed */
	uint64_t unsupported; /* events with 5 */
	bool complete;        /* nothing of the view is missing: there is no gap */
	bool answered;        /* at least one source of sockets answered */
	uint64_t matches;     /* of the sockets, those that match an indicator: with "indicators",
	                         and in rows with a column about them */
	uint64_t processes;   /* that hold at least one of the sockets; 0 for rows without a column
	                         or condition that is about holders */
};

/* Asks. -EALREADY for a second run. On failure *ret is set as far as the run came. */
CQ_API int cq_query_run(struct cq_query *query, cq_event_fn on_event, void *context,
                        struct cq_result *ret, struct cq_error *reterr);
/* A column: what cq_query_rows can answer for each socket. */
struct cq_field {
	const char *name;    /* "remote_ip" */
	const char *type;    /* "TEXT", "INTEGER", "TIME" (ms since 1970, UTC) or "IP" */
	const char *ocsf;    /* where an event has it: "unmapped.remote_endpoint.ip" */
	const char *meaning; /* one line */
};
/* All columns; ends with an entry whose name is NULL. Static. */
CQ_API const struct cq_field *cq_fields(void);

enum cq_type { CQ_NULL, CQ_INTEGER, CQ_TEXT, CQ_REAL, CQ_BLOB };
struct cq_value {
	enum cq_type type; /* cq_query_rows has the first three only */
	int64_t integer;   /* CQ_INTEGER */
	const char *text;  /* CQ_TEXT, CQ_BLOB: any bytes, not NUL-terminated */
	size_t len;
	double real; /* CQ_REAL */
};
/* A socket (or with "summarize" a group of them) as the columns that were asked for, in their
 * order. */
struct cq_row {
	const struct cq_value *values;
	size_t count;
	bool partial; /* something about it could not be seen */
};
typedef int (*cq_row_fn)(void *context, const struct cq_row *row);
/* Asks as cq_query_run does, and answers rows instead of events: only what the columns need is
 * collected. columns: names, NULL-terminated; NULL: all. -EINVAL for an unknown one. */
CQ_API int cq_query_rows(struct cq_query *query, const char *const *columns, cq_row_fn on_row,
                         void *context, struct cq_result *ret, struct cq_error *reterr);
/* A further condition in SQL over the columns of `connections`: "remote_port = 443 AND state =
 * 'ESTABLISHED'". All of options and condition must hold. -EINVAL with words when it is wrong;
 * *ret_fault (may be NULL) says where. The last call counts. */
struct cq_fault {
	bool has_place;
	size_t at; /* byte offset in the text that was given */
};
CQ_API int cq_query_where(struct cq_query *query, const char *condition, struct cq_fault *ret_fault,
                          struct cq_error *reterr);
/* Says in words how the question will be asked, a line each: the question in SQL, which dumps and
 * namespaces, what the kernel judges, whose holders are looked up, what is judged again. Once,
 * instead of a run. columns: those of cq_query_rows; NULL: as for events. */
CQ_API int cq_query_explain(struct cq_query *query, const char *const *columns, cq_write_fn write,
                            void *context, struct cq_error *reterr);
/* The gaps of the run, 0 … n-1, when it is over; -ENOENT behind the last. Strings live as long as
 * the query. */
CQ_API int cq_query_gap(const struct cq_query *query, size_t number, struct cq_gap *ret);

/* Something about the files that the options name, for people: how much was read of them, what was
 * left out. 0 … n-1 of the run, when it is over; -ENOENT behind the last. Strings live as long as
 * the query. */
struct cq_note {
	const char *text; /* one sentence */
	bool is_warning;  /* something is not as it should be */
};
CQ_API int cq_query_note(const struct cq_query *query, size_t number, struct cq_note *ret);

/* Describes, for people, what OCSF says of a path such as "process.user" (NULL or "": the class
 * itself) in a version (NULL: the default, "1.3.0"). -ENOENT for an unknown path, -EINVAL for an
 * unknown version; the words name the nearest that is known. */
CQ_API int cq_schema_describe(const char *path, const char *version, cq_write_fn write,
                              void *context, struct cq_error *reterr);
/* The OCSF versions that this build knows, by number, oldest first; NULL behind the last. Static.
 */
CQ_API const char *cq_schema_version(size_t number);

/* One thing that cq_doctor looked at. */
enum cq_health {
	CQ_INFO, /* a fact */
	CQ_GOOD,
	CQ_LACKS, /* the view is incomplete because of it: sockets, or holders of sockets, may be
	             missing */
	CQ_WORSE, /* a poorer way is taken, or a detail is left out; the view stays complete */
};
struct cq_finding {
	enum cq_health health;
	const char *group;  /* "kernel", "privilege", "sources", "namespaces", "owners" or "host";
	                       findings of a group come together */
	const char *name;   /* "udp6", "network namespaces" */
	const char *detail; /* what was found */
	const char *lacks;  /* what an answer lacks because of it; NULL: nothing */
	const char *mend;   /* the command or step that would mend it; NULL: none is known */
};
/* Called for every finding, in order, from the thread that called cq_doctor. Anything but 0 ends
 * it, and cq_doctor returns it: use a negative errno. */
typedef int (*cq_finding_fn)(void *context, const struct cq_finding *finding);
/* Looks at what this host, this user and this build let a query see, by asking as a query for all
 * families does. *ret_complete (may be NULL): a complete view is possible, there is no finding with
 * CQ_LACKS. Takes as long as such a query. */
CQ_API int cq_doctor(cq_finding_fn on_finding, void *context, bool *ret_complete,
                     struct cq_error *reterr);

/* ---- sql: rows of tables of the host ---- */

/*
 * One statement of SQL over `connections`, `owners`, `processes` and more tables, read-only.
 *
 *	struct cq_sql *sql;
 *
 *	if (cq_sql_new(&sql) < 0)
 *		return -1;
 *	if (cq_sql_prepare(sql, "SELECT process_name, count(*) FROM connections GROUP BY 1",
 *	                   NULL, &error) == 0)
 *		cq_sql_run(sql, on_row, NULL, &result, &error);
 *	cq_sql_free(sql);
 */
struct cq_sql;

/* -ENOMEM. *ret is set on success only. */
CQ_API int cq_sql_new(struct cq_sql **ret);
/* Takes NULL. */
CQ_API void cq_sql_free(struct cq_sql *sql);
/* All options; ends with an entry whose name is NULL. Static. */
CQ_API const struct cq_option *cq_sql_options(void);
/* Sets one, before the statement is prepared. As cq_query_set; -EALREADY behind it. */
CQ_API int cq_sql_set(struct cq_sql *sql, const char *name, const char *value,
                      struct cq_error *reterr);
/* Takes the statement; once. -EINVAL when it is wrong or would do more than read; the words say
 * why, *ret_fault (may be NULL) where. */
CQ_API int cq_sql_prepare(struct cq_sql *sql, const char *statement, struct cq_fault *ret_fault,
                          struct cq_error *reterr);
/* Of the prepared statement; NULL behind the last. Lives as long as sql. */
CQ_API const char *cq_sql_column(const struct cq_sql *sql, size_t number);
/* Answers its rows; once. partial is never set. *ret counts them as sockets; complete and answered
 * are about the tables of sockets that the statement read. */
CQ_API int cq_sql_run(struct cq_sql *sql, cq_row_fn on_row, void *context, struct cq_result *ret,
                      struct cq_error *reterr);
/* As cq_query_gap. */
CQ_API int cq_sql_gap(const struct cq_sql *sql, size_t number, struct cq_gap *ret);
/* As cq_query_note, from cq_sql_prepare on. */
CQ_API int cq_sql_note(const struct cq_sql *sql, size_t number, struct cq_note *ret);
/* The tables and their columns: 0 … n-1, table by table; -ENOENT behind the last. */
struct cq_table_column {
	const char *table, *table_meaning;
	const char *name, *type, *meaning;
	bool hidden;   /* SELECT * leaves it out */
	bool required; /* the table answers only where an equality names it, or another such one */
};
CQ_API int cq_sql_table_column(size_t number, struct cq_table_column *ret);
/* The functions that a statement may use: 0 … n-1, group by group; -ENOENT behind the last. */
struct cq_sql_function {
	const char *name;      /* of SQLite's own: several with blanks between them */
	const char *arguments; /* "ip, network"; NULL for those of SQLite */
	const char *meaning;   /* one line; NULL for those of SQLite */
	const char *group;
};
CQ_API int cq_sql_function(size_t number, struct cq_sql_function *ret);

/* ---- indicators: what is in a file of them? ---- */

/* Something of a file that is not among the indicators, and why. */
struct cq_indicator_note {
	const char *kind; /* "wrong", "ignored", "expired", "revoked", "duplicate" */
	const char *file;
	uint64_t line;      /* from 1 */
	const char *what;   /* its value, or its id; cut where it is long, safe for a terminal */
	const char *reason; /* "is no address, network or range" */
};
/* What was read of a file. */
struct cq_indicator_file {
	const char *file;
	const char *format; /* "STIX 2", "MISP", "CSV", "list", "MISP warning list" */
	uint64_t addresses, networks, domains, hashes; /* that can match; ranges are networks, hosts
	                                                  domains */
	uint64_t duplicates, expired, revoked;
	uint64_t ignored; /* of a kind that no connection has */
	uint64_t wrong;   /* not understood */
};
/* Either may be NULL. Anything but 0 ends the call, which returns it: use a negative errno. */
struct cq_indicator_handler {
	int (*on_note)(void *context, const struct cq_indicator_note *note);
	int (*on_file)(void *context, const struct cq_indicator_file *file); /* behind its notes */
	void *context;
};
/* Reads files and folders of indicators as a query with "indicators" would, into one set: what is
 * in two of them is a duplicate in the second. allowlist: they are lists of what is no sign of
 * anything. The errno of a file that cannot be read, -EBADMSG of one that is broken, with words
 * that name it. */
CQ_API int cq_indicators_check(const char *const *paths, size_t count, bool allowlist,
                               const struct cq_indicator_handler *handler, struct cq_error *reterr);

/* ---- validate: is an event what OCSF says? ---- */

/*
 * Judges OCSF events as the OCSF server's validator does, offline: the same codes, paths and
 *fields, in the same order. What the server has no code for begins with "x_".
 *
 *	struct cq_validate *v;
 *	struct cq_validate_result result;
 *
 *	if (cq_validate_new(&v) < 0)
 *		return -1;
 *	if (cq_validate_json(v, line, strlen(line), &handler, &result, &error) == 0 &&
 *	    result.errors == 0)
 *		ship(line);
 *	cq_validate_free(v);
 *
 * Make one and keep it: the tables that it judges by are made when the first event of a version
 * comes. One thread at a time.
 */
struct cq_validate;

/* -ENOMEM. *ret is set on success only. */
CQ_API int cq_validate_new(struct cq_validate **ret);
/* Takes NULL. */
CQ_API void cq_validate_free(struct cq_validate *validate);
/* All options; ends with an entry whose name is NULL. Static. */
CQ_API const struct cq_option *cq_validate_options(void);
/* Sets one, before the first event. value is NULL for a switch. -EINVAL when the name is unknown or
 * the value wrong, or the errno of a file that cannot be read. */
CQ_API int cq_validate_set(struct cq_validate *validate, const char *name, const char *value,
                           struct cq_error *reterr);

/* One thing that is wrong, or worth a warning. */
struct cq_validate_finding {
	const char *code;      /* "attribute_wrong_type" */
	bool is_error;         /* else a warning */
	const char *path;      /* "observables[0].name"; "" when it is about the event as a whole */
	const char *message;   /* one line for people */
	uint64_t line, column; /* where, from 1; a column is a character */
	const char *json;      /* the server's entry, {"error": …}; not NUL-terminated */
	size_t json_len;
};
/* What path and message say is safe for a terminal and cut where it is long; json has all of it. */

enum cq_validate_kind {
	CQ_EVENT,
	CQ_EVENT_OF_BUNDLE,
	CQ_BUNDLE, /* behind its events: {"events": […], …} itself */
};
/* The judgement of one event. */
struct cq_validate_event {
	enum cq_validate_kind kind;
	uint64_t line, column;     /* where it begins */
	uint64_t errors, warnings; /* all of them; of one event at most 10000 are told one by one */
	const char *json;          /* the server's response; not NUL-terminated */
	size_t json_len;
};
/* Either may be NULL. Anything but 0 ends the call, which returns it: use a negative errno. */
struct cq_validate_handler {
	int (*on_finding)(void *context, const struct cq_validate_finding *finding);
	int (*on_event)(void *context,
	                const struct cq_validate_event *event); /* behind its findings */
	void *context;
};
struct cq_validate_result {
	uint64_t events;           /* bundles do not count */
	uint64_t invalid;          /* of these, with an error */
	uint64_t errors, warnings; /* of events and bundles */
};

/* Judges all of a text: one event, several behind one another (NDJSON), an array of them, or a
 * bundle. 0 whatever is found, also when it is no JSON; -ENOMEM, or what a callback answered.
 * handler may be NULL. */
CQ_API int cq_validate_json(struct cq_validate *validate, const char *json, size_t len,
                            const struct cq_validate_handler *handler,
                            struct cq_validate_result *ret, struct cq_error *reterr);
/* The same for a text that comes in pieces, cut anywhere: start, bytes again and again, end. Memory
 * does not grow with the text: an event has at most 16 MiB. *handler is copied. */
CQ_API int cq_validate_start(struct cq_validate *validate,
                             const struct cq_validate_handler *handler, struct cq_error *reterr);
CQ_API int cq_validate_bytes(struct cq_validate *validate, const char *bytes, size_t len,
                             struct cq_error *reterr);
CQ_API int cq_validate_end(struct cq_validate *validate, struct cq_validate_result *ret,
                           struct cq_error *reterr);
/* Ends it where it is, without a word about what is missing. *ret may be NULL. */
CQ_API void cq_validate_stop(struct cq_validate *validate, struct cq_validate_result *ret);

#ifdef __cplusplus
}
#endif

#endif
