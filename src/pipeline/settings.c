/* SPDX-License-Identifier: Apache-2.0 */
/* Options that set one thing. */
#include "pipeline/options.h"

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

int set_family(struct cq_query *q, const char *value, struct cq_error *reterr)
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
		struct nearest near = {.wanted = arena_text(q->arena, part).bytes};
		size_t i = 0;

		for (; i < ARRAY_LEN(families); i++) {
			if (text_equal(part, text_of(families[i].name)))
				break;
			nearest_try(&near, families[i].name);
		}
		if (i == ARRAY_LEN(families))
			return fail_choice(reterr, "family", part,
			                   "ip, unix, packet, netlink, vsock, xdp or all",
			                   near.name);
		if (!q->family_given)
			q->collect.scope = 0;
		q->family_given = true;
		q->collect.scope |= families[i].scope;
		if (families[i].is_name)
			q->collect.named |= families[i].scope;
	}
	return q->family_given ? 0 : fail(reterr, -EINVAL, "--family: needs a value");
}

int set_ip_version(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	bool v4 = strcmp(value, "4") == 0;

	(void)reterr;
	if (!q->version_given)
		q->collect.v4 = q->collect.v6 = false;
	q->version_given = true;
	q->collect.v4 |= v4;
	q->collect.v6 |= !v4;
	return 0;
}

int set_netns(struct cq_query *q, const char *value, struct cq_error *reterr)
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

int set_owners(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	static const char *const names[] = {
		[OWNERS_AUTO] = "auto", [OWNERS_BPF] = "bpf", [OWNERS_PROCFS] = "procfs"};
	struct nearest near = {.wanted = value};

	for (unsigned i = 0; i < ARRAY_LEN(names); i++) {
		if (strcmp(value, names[i]) == 0) {
			q->collect.owners = (enum owners_source)i;
			return 0;
		}
		nearest_try(&near, names[i]);
	}
	return fail_choice(reterr, "owners", text_of(value), "auto, bpf or procfs", near.name);
}

int set_version(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	int r = ocsf_version_parse(value, &q->version, reterr);

	return r < 0 ? fail_in(reterr, "--ocsf-version") : 0;
}

int set_name(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	return set_text(q, value, &q->name, reterr);
}

int set_tenant(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	return set_text(q, value, &q->tenant, reterr);
}

int set_label(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	const char *equals = strchr(value, '=');
	struct text *to;

	if (!equals || equals == value)
		return fail(reterr, -EINVAL, "--label %s: must be KEY=VALUE", value);
	if (list_full(&q->labels, "label", reterr) < 0)
		return -E2BIG;
	to = query_list_next(q, &q->labels, sizeof(*to));
	return to ? set_text(q, value, to, reterr) : fail(reterr, -ENOMEM, "out of memory");
}

int set_internal(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct network n, *to;
	int r = network_parse(text_of(value), &n, reterr);

	if (r < 0)
		return fail_in(reterr, "--internal");
	if (list_full(&q->internal, "internal", reterr) < 0)
		return -E2BIG;
	to = query_list_next(q, &q->internal, sizeof(*to));
	if (!to)
		return fail(reterr, -ENOMEM, "out of memory");
	*to = n;
	return 0;
}

/* A list of texts, NUL-terminated. */
static int list_add_text(struct cq_query *q, struct list *l, const char *option, const char *value,
                         struct cq_error *reterr)
{
	const char **to;

	if (list_full(l, option, reterr) < 0)
		return -E2BIG;
	to = query_list_next(q, l, sizeof(*to));
	if (to)
		*to = arena_text(q->arena, text_of(value)).bytes;
	return to && *to ? 0 : fail(reterr, -ENOMEM, "out of memory");
}

int set_geoip(struct cq_query *q, const char *value, struct cq_error *reterr)
{
#ifdef HAVE_MAXMINDDB
	return list_add_text(q, &q->geoip, "geoip", value, reterr);
#else
	(void)q, (void)value;
	return fail(reterr, -EOPNOTSUPP, "--geoip: this build has no libmaxminddb");
#endif
}

int set_indicators(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	return list_add_text(q, &q->indicators, "indicators", value, reterr);
}

int set_allowlist(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	return list_add_text(q, &q->allowlist, "allowlist", value, reterr);
}

int set_environment(struct cq_query *q, const char *value, struct cq_error *reterr)
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
		to = query_list_next(q, &q->environment, sizeof(*to));
		if (to)
			*to = arena_text(q->arena, part).bytes;
		if (!to || !*to)
			return fail(reterr, -ENOMEM, "out of memory");
	}
	return 0;
}

int set_hash(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	static const char *const names[HASH_KIND_COUNT] = {
		[HASH_MD5] = "md5", [HASH_SHA1] = "sha1", [HASH_SHA256] = "sha256"};
	struct text rest = text_of(value), part;

#ifndef HAVE_NETTLE
	return fail(reterr, -EOPNOTSUPP, "--hash: this build has no nettle");
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

void set_defaults_beside(struct cq_query *q)
{
	q->resolve_timeout = 1000;
	q->cloud.timeout_ms = 1000;
}

int set_resolve(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	(void)value;
#ifndef HAVE_CARES
	return fail(reterr, -EOPNOTSUPP, "--resolve: this build has no c-ares");
#else
	(void)reterr;
#endif
	q->resolve = true;
	return 0;
}

int set_resolve_timeout(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	uint64_t ms;

	if (text_to_u64(text_of(value), &ms) < 0 || ms == 0 || ms > 60000)
		return fail(reterr, -EINVAL,
		            "--resolve-timeout %s: must be milliseconds, from 1 to 60000", value);
	q->resolve_timeout = (unsigned)ms;
	return 0;
}

int set_cloud(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct text kept;

	if (strcmp(value, "off") == 0 || strcmp(value, "auto") == 0) {
		q->cloud.from = value[0] == 'a' ? CLOUD_AUTO : CLOUD_OFF;
		return 0;
	}
	if (value[0] == '\0')
		return fail(reterr, -EINVAL, "--cloud: must be auto, off or a file");
	if (set_text(q, value, &kept, reterr) < 0)
		return -ENOMEM;
	q->cloud.from = CLOUD_FILE;
	q->cloud.file = kept.bytes;
	return 0;
}

/* "192.0.2.1", "192.0.2.1:8080", "[2001:db8::1]:8080" */
static bool parse_place(struct text t, struct address *ret_ip, uint16_t *ret_port)
{
	const char *bracket = t.len && t.bytes[0] == '[' ? memchr(t.bytes, ']', t.len) : NULL;
	const char *colon = bracket ? bracket + 1 : t.len ? memchr(t.bytes, ':', t.len) : NULL;
	const char *end = t.bytes + t.len;
	struct text ip = {t.bytes, colon ? (size_t)(colon - t.bytes) : t.len};
	uint64_t port = 80;

	if (bracket)
		ip = (struct text){t.bytes + 1, (size_t)(bracket - t.bytes) - 1};
	if (colon && colon < end &&
	    (*colon != ':' ||
	     text_to_u64((struct text){colon + 1, (size_t)(end - colon) - 1}, &port) < 0))
		return false;
	*ret_port = (uint16_t)port;
	return port > 0 && port <= UINT16_MAX && address_parse(ip, ret_ip) == 0;
}

int set_cloud_endpoint(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	static const struct {
		const char *name, *provider;
	} providers[] = {{"aws=", "AWS"}, {"azure=", "Azure"}, {"gcp=", "GCP"}};
	const struct text http = TEXT("http://");
	struct text rest = text_of(value);
	size_t i = 0;

	while (i < ARRAY_LEN(providers) && !text_starts(rest, text_of(providers[i].name)))
		i++;
	if (i < ARRAY_LEN(providers)) {
		rest.bytes += strlen(providers[i].name);
		rest.len -= strlen(providers[i].name);
	}
	if (i == ARRAY_LEN(providers) || !text_starts(rest, http) ||
	    !parse_place((struct text){rest.bytes + http.len, rest.len - http.len},
	                 &q->cloud.endpoint_ip, &q->cloud.endpoint_port))
		return fail(reterr, -EINVAL,
		            "--cloud-endpoint %s: must be aws, azure or gcp, and where, such as "
		            "aws=http://192.0.2.1:8080, by its address",
		            value);
	q->cloud.endpoint_provider = providers[i].provider;
	return 0;
}
