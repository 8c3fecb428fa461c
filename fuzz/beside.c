/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is read beside the kernel. The first byte chooses: the path of a control group ('g'), a host
 * name ('n'), an answer in HTTP ('h'), a document of a cloud ('d').
 */
#include "enrich/cloud.h"
#include "enrich/container.h"
#include "enrich/names.h"
#include "fuzz.h"

#include <errno.h>
#include <stdlib.h>

static bool is_within(struct text part, struct text whole)
{
	return !part.bytes ||
	       (part.bytes >= whole.bytes && part.bytes + part.len <= whole.bytes + whole.len);
}

static void group(struct text t)
{
	char *room = malloc(t.len + 1);
	struct cgroup_facts f;

	MUST(room != NULL);
	for (int has_namespace = 0; has_namespace < 2; has_namespace++) {
		cgroup_parse(t, has_namespace, &f);
		MUST(is_within(f.unit, t) && is_within(f.slice, t) && is_within(f.user_unit, t));
		MUST(is_within(f.id, t) && is_within(f.inside, t));
		MUST(f.pod_uid_len <= POD_UID_LEN && (!f.id.bytes || f.id.len > 0));
		MUST(unit_unescape(f.id, room).len <= f.id.len);
	}
	free(room);
}

static void name(struct text t)
{
	char first[HOST_NAME_MAX_LEN], again[HOST_NAME_MAX_LEN];
	size_t len = host_name_take(t, first);
	struct address ip;

	MUST(len <= HOST_NAME_MAX_LEN);
	if (len == 0)
		return;
	/* what is taken is taken as it is, and is no address */
	MUST(host_name_take((struct text){first, len}, again) == len);
	MUST(memcmp(first, again, len) == 0);
	MUST(address_parse((struct text){first, len}, &ip) < 0);
	for (size_t i = 0; i < len; i++)
		MUST(first[i] > ' ' && first[i] < 127);
}

static void answer(struct text t)
{
	char *bytes = malloc(t.len + 1);
	struct http_answer a = {0};

	MUST(bytes != NULL);
	for (int is_ended = 0; is_ended < 2; is_ended++) {
		int r;

		memcpy(bytes, t.bytes, t.len);
		r = http_parse(bytes, t.len, is_ended, &a);
		MUST(r <= 1 && (r != 0 || !is_ended));
		if (r == 1) {
			MUST(is_within(a.head, (struct text){bytes, t.len}));
			MUST(is_within(a.body, (struct text){bytes, t.len}));
			(void)http_field(a.head, "metadata-flavor");
		}
	}
	free(bytes);
}

static void document(struct text t)
{
	static const struct cloud_options options = {.from = CLOUD_FILE};
	struct cloud_search s = {.options = &options};
	const struct text *facts[] = {&s.found.provider, &s.found.region, &s.found.zone,
	                              &s.found.account, &s.found.instance};

	MUST(arena_new((size_t)1 << 24, &s.arena) == 0);
	MUST(state_file_init(&s.file) == 0);
	if (state_file_parse(&s.file, t) == 0 && cloud_read_document(&s))
		for (size_t i = 0; i < ARRAY_LEN(facts); i++)
			for (size_t at = 0; at < facts[i]->len; at++)
				MUST(facts[i]->bytes[at] > ' ' && facts[i]->bytes[at] < 127);
	state_file_done(&s.file);
	arena_free(s.arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text t = {(const char *)data + 1, size - 1};

	if (size < 2)
		return 0;
	if (data[0] == 'g')
		group(t);
	else if (data[0] == 'n')
		name(t);
	else if (data[0] == 'h' && t.len <= HTTP_ANSWER_MAX)
		answer(t);
	else if (data[0] == 'd')
		document(t);
	return 0;
}
