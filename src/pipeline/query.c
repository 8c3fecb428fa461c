/* SPDX-License-Identifier: Apache-2.0 */
/* The options of a question: one table for their names, help and meaning. */
#include <stdlib.h>

#include "pipeline/pipeline.h"

#define MAX_LIST 256u
#define MAX_VALUE 4096u

/* ---- values -------------------------------------------------------------------------------------
 */

/* The next place of a list in the arena. */
static void *list_next(struct cq_query *q, struct list *l, size_t size)
{
	if (l->count == l->room) {
		size_t room = l->room ? l->room * 2 : 8;
		void *bigger = arena_take(q->arena, room * size);

		if (!bigger)
			return NULL;
		if (l->count > 0)
			memcpy(bigger, l->items, l->count * size);
		l->items = bigger;
		l->room = room;
	}
	return (char *)l->items + size * l->count++;
}

static int list_full(const struct list *l, const char *option, struct cq_error *reterr)
{
	if (l->count < MAX_LIST)
		return 0;
	return fail(reterr, -E2BIG, "--%s: more than %u values", option, MAX_LIST);
}

static int set_text(struct cq_query *q, const char *value, struct text *to, struct cq_error *reterr)
{
	*to = arena_text(q->arena, text_of(value));
	return to->bytes ? 0 : fail(reterr, -ENOMEM, "out of memory");
}

static int set_family(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	static const struct {
		const char *name;
		unsigned scope;
		bool is_name; /* the question means just this */
	} families[] = {
		{"ip", SCOPE_IP, false},        {"unix", SCOPE_UNIX, true},
		{"packet", SCOPE_PACKET, true}, {"netlink", SCOPE_NETLINK, true},
		{"vsock", SCOPE_VSOCK, true},   {"xdp", SCOPE_XDP, true},
		{"all", SCOPE_ALL, false},
	};
	struct text rest = text_of(value), part;

	while (text_split(&rest, ',', &part)) {
		size_t i = 0;

		while (i < ARRAY_LEN(families) && !text_equal(part, text_of(families[i].name)))
			i++;
		if (i == ARRAY_LEN(families))
			return fail(
				reterr, -EINVAL,
				"--family %s: must be ip, unix, packet, netlink, vsock, xdp or all",
				value);
		if (!q->family_given)
			q->collect.scope = 0;
		q->family_given = true;
		q->collect.scope |= families[i].scope;
		if (families[i].is_name)
			q->collect.named |= families[i].scope;
	}
	return q->family_given ? 0 : fail(reterr, -EINVAL, "--family: needs a value");
}

static void want_version(struct cq_query *q, bool v4, bool v6)
{
	if (!q->version_given)
		q->collect.v4 = q->collect.v6 = false;
	q->version_given = true;
	q->collect.v4 |= v4;
	q->collect.v6 |= v6;
}

static int set_v4(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	(void)value;
	(void)reterr;
	want_version(q, true, false);
	return 0;
}

static int set_v6(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	(void)value;
	(void)reterr;
	want_version(q, false, true);
	return 0;
}

static int set_netns(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct text kept;
	uint64_t pid;

	if (strcmp(value, "all") == 0) {
		q->collect.netns = NETNS_ALL;
		return 0;
	}
	if (strcmp(value, "current") == 0) {
		q->collect.netns = NETNS_CURRENT;
		return 0;
	}
	if (text_to_u64(text_of(value), &pid) == 0) {
		if (pid == 0 || pid > INT32_MAX)
			return fail(reterr, -EINVAL, "--netns %s: no process has that id", value);
		q->collect.netns = NETNS_OF_PID;
		q->collect.netns_pid = (uint32_t)pid;
		return 0;
	}
	if (value[0] == '\0' || strcmp(value, ".") == 0 || strcmp(value, "..") == 0)
		return fail(reterr, -EINVAL,
		            "--netns: must be all, current, a name, a path or a process id");
	q->collect.netns = NETNS_NAMED;
	if (set_text(q, value, &kept, reterr) < 0)
		return -ENOMEM;
	q->collect.netns_name = kept.bytes;
	return 0;
}

static int set_version(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	int r = ocsf_version_parse(value, &q->version, reterr);

	return r < 0 ? fail_in(reterr, "--ocsf-version") : 0;
}

static int set_name(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	return set_text(q, value, &q->name, reterr);
}

static int set_tenant(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	return set_text(q, value, &q->tenant, reterr);
}

static int set_label(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	const char *equals = strchr(value, '=');
	struct text *to;

	if (!equals || equals == value)
		return fail(reterr, -EINVAL, "--label %s: must be KEY=VALUE", value);
	if (list_full(&q->labels, "label", reterr) < 0)
		return -E2BIG;
	to = list_next(q, &q->labels, sizeof(*to));
	return to ? set_text(q, value, to, reterr) : fail(reterr, -ENOMEM, "out of memory");
}

static int set_internal(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct network n, *to;
	int r = network_parse(text_of(value), &n, reterr);

	if (r < 0)
		return fail_in(reterr, "--internal");
	if (list_full(&q->internal, "internal", reterr) < 0)
		return -E2BIG;
	to = list_next(q, &q->internal, sizeof(*to));
	if (!to)
		return fail(reterr, -ENOMEM, "out of memory");
	*to = n;
	return 0;
}

static int set_environment(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct text rest = text_of(value), part;

	if (value[0] == '\0' || strchr(value, '='))
		return fail(reterr, -EINVAL,
		            "--env %s: must be the names of variables, with commas between them",
		            value);
	while (text_split(&rest, ',', &part)) {
		const char **to;

		if (part.len == 0)
			continue;
		if (list_full(&q->environment, "env", reterr) < 0)
			return -E2BIG;
		to = list_next(q, &q->environment, sizeof(*to));
		if (to)
			*to = arena_text(q->arena, part).bytes;
		if (!to || !*to)
			return fail(reterr, -ENOMEM, "out of memory");
	}
	return 0;
}

static int set_hash(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	static const char *const names[HASH_KIND_COUNT] = {
		[HASH_MD5] = "md5", [HASH_SHA1] = "sha1", [HASH_SHA256] = "sha256"};
	struct text rest = text_of(value), part;

#ifndef HAVE_CRYPTO
	return fail(reterr, -EOPNOTSUPP, "--hash: this build has no libcrypto");
#endif
	while (text_split(&rest, ',', &part)) {
		unsigned kind = 0;

		while (kind < HASH_KIND_COUNT && !text_equal(part, text_of(names[kind])))
			kind++;
		if (kind == HASH_KIND_COUNT)
			return fail(reterr, -EINVAL, "--hash %s: must be sha256, sha1 or md5",
			            value);
		q->hashes |= 1u << kind;
	}
	return q->hashes ? 0 : fail(reterr, -EINVAL, "--hash: needs sha256, sha1 or md5");
}

static int set_raw(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	(void)value;
	(void)reterr;
	q->collect.raw = true;
	return 0;
}

static int set_summarize(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	(void)value;
	(void)reterr;
	q->summarize = true;
	return 0;
}

static int set_datetime(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	(void)value;
	(void)reterr;
	q->datetime = true;
	return 0;
}

static int set_tcp_info(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	(void)value;
	(void)reterr;
	q->collect.tcp_info = true;
	return 0;
}

/* ---- the table ----------------------------------------------------------------------------------
 */

/* One list for both: what callers see, and what a setting does. */
#define OPTIONS(X)                                                                                \
	X("family", "FAMILY", true, 0, set_family,                                                \
	  "ip (the default), unix, packet, netlink, vsock, xdp or all")                           \
	X("ipv4", NULL, false, '4', set_v4, "IPv4 only, IPv4-mapped addresses included")          \
	X("ipv6", NULL, false, '6', set_v6, "IPv6 only")                                          \
	X("netns", "WHICH", false, 0, set_netns,                                                  \
	  "network namespaces: all (the default), current, a NAME, a path, or those of a PID")    \
	X("ocsf-version", "VERSION", false, 0, set_version,                                       \
	  "the OCSF version of the events (default " OCSF_DEFAULT_VERSION ")")                    \
	X("name", "TEXT", false, 0, set_name, "a name for this query: query_info.name")           \
	X("label", "K=V", true, 0, set_label, "a label on every event: metadata.labels")          \
	X("tenant", "ID", false, 0, set_tenant, "metadata.tenant_uid of every event")             \
	X("summarize", NULL, false, 0, set_summarize, "one event with a count for sockets alike") \
	X("internal", "CIDR", true, 0, set_internal,                                              \
	  "a network that is inside, beyond private and own addresses")                           \
	X("datetime", NULL, false, 0, set_datetime,                                               \
	  "times as RFC 3339 text too: profile datetime")                                         \
	X("tcp-info", NULL, false, 0, set_tcp_info,                                               \
	  "round-trip time, window, retransmissions … of TCP sockets")                            \
	X("env", "NAME[,NAME]", true, 0, set_environment,                                         \
	  "environment variables of the owners, just these")                                      \
	X("hash", "KIND[,KIND]", true, 0, set_hash,                                               \
	  "hashes of the owners' executables: sha256, sha1, md5")                                 \
	X("raw", NULL, false, 0, set_raw, "the kernel's own message, in base64: raw_data")

static const struct cq_option options[] = {
#define AS_OPTION(name, value, repeatable, letter, set, help) \
	{name, value, help, repeatable, letter},
	OPTIONS(AS_OPTION){NULL, NULL, NULL, false, 0},
};

static int (*const setters[])(struct cq_query *q, const char *value, struct cq_error *reterr) = {
#define AS_SETTER(name, value, repeatable, letter, set, help) set,
	OPTIONS(AS_SETTER)};

/* ---- public -------------------------------------------------------------------------------------
 */

const char *cq_version(void)
{
	return CONNQUERY_VERSION;
}

int cq_query_new(struct cq_query **ret)
{
	struct cq_query *q;

	if (!ret)
		return -EINVAL;
	q = calloc(1, sizeof(*q));
	if (!q)
		return -ENOMEM;
	if (arena_new(16u << 20, &q->arena) < 0 || gaps_init(&q->gaps) < 0 ||
	    ocsf_version_parse(OCSF_DEFAULT_VERSION, &q->version, NULL) < 0) {
		cq_query_free(q);
		return -ENOMEM;
	}
	q->collect.scope = SCOPE_IP;
	q->collect.v4 = q->collect.v6 = true;
	*ret = q;
	return 0;
}

void cq_query_free(struct cq_query *query)
{
	if (!query)
		return;
	gaps_done(&query->gaps);
	arena_free(query->arena);
	free(query);
}

const struct cq_option *cq_query_options(void)
{
	return options;
}

int cq_query_set(struct cq_query *query, const char *name, const char *value,
                 struct cq_error *reterr)
{
	if (!query || !name)
		return fail(reterr, -EINVAL, "cq_query_set: no query or no name");
	for (size_t i = 0; options[i].name; i++) {
		if (strcmp(options[i].name, name) != 0)
			continue;
		if (!options[i].value && value)
			return fail(reterr, -EINVAL, "--%s: takes no value", name);
		if (options[i].value && !value)
			return fail(reterr, -EINVAL, "--%s: needs a value (%s)", name,
			            options[i].value);
		if (value && strlen(value) > MAX_VALUE)
			return fail(reterr, -E2BIG, "--%s: longer than %u bytes", name, MAX_VALUE);
		return setters[i](query, value, reterr);
	}
	return fail(reterr, -EINVAL, "--%s: no such option of a query", name);
}

int cq_query_gap(const struct cq_query *query, size_t number, struct cq_gap *ret)
{
	const struct gap *g;

	if (!query || !ret)
		return -EINVAL;
	if (number >= query->gaps.count)
		return -ENOENT;
	g = &query->gaps.list[number];
	*ret = (struct cq_gap){.source = g->source.bytes,
	                       .detail = g->detail.bytes,
	                       .netns = g->netns,
	                       .error = g->error,
	                       .count = g->count};
	return 0;
}
