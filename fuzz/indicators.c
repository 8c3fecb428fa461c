/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files of indicators. Whatever the bytes are: there are words for what is wrong, what was counted
 * is what the set has, and what an indicator says of itself finds it. The first byte says whether
 * the rest is a list of what is allowed, or a STIX pattern.
 */
#include <sys/mman.h>
#include <unistd.h>

#include "enrich/indicator.h"
#include "fuzz.h"

#define PATTERN 'P'
#define ALLOWLIST 'A'

static void on_note(void *context, const struct indicator_note *n)
{
	uint64_t *notes = context;

	++*notes;
	MUST(n->reason && n->reason[0] != '\0' && n->path);
	for (size_t i = 0; i < n->what.len; i++)
		MUST(n->what.bytes[i] || true);
}

static uint64_t found_in(const struct indicator_counts *counts)
{
	uint64_t found = 0;

	for (size_t i = 0; i < INDICATOR_KIND_COUNT; i++)
		found += counts->found[i];
	return found;
}

/* Looked up by its own value. */
static size_t find(const struct indicator_set *s, const struct indicator *i)
{
	struct indicator_key k;
	uint32_t numbers[64];

	if (i->kind == INDICATOR_RANGE)
		return 1;
	MUST(value_read(i->value, HINT_NONE, &k) == NULL);
	if (i->kind == INDICATOR_ADDRESS || i->kind == INDICATOR_NETWORK)
		return set_find_address(s, k.first, i->port, numbers, ARRAY_LEN(numbers));
	if (i->kind == INDICATOR_HASH)
		return set_find_digest(s, k.digest, k.len, numbers, ARRAY_LEN(numbers));
	return set_find_name(s, i->value, i->port, numbers, ARRAY_LEN(numbers));
}

static void look_at(const struct indicator_set *s)
{
	struct arena *arena;

	MUST(arena_new((size_t)64 << 20, &arena) == 0);
	for (uint32_t n = 1; n <= set_count(s); n++) {
		struct indicator i;

		MUST(set_describe(s, n, arena, &i) == 0);
		MUST(i.value.len > 0 && i.confidence >= -1 && i.confidence <= 100);
		MUST(i.severity < SEVERITY_COUNT && i.tlp < TLP_COUNT);
		MUST(find(s, &i) > 0);
	}
	arena_free(arena);
}

static void load(const uint8_t *data, size_t size, bool is_allowlist)
{
	struct indicator_counts counts = {.files = 0};
	struct indicator_set *s;
	uint64_t notes = 0;
	const struct indicator_listener listener = {.note = on_note, .context = &notes};
	struct cq_error error = {0};
	char path[32];
	int fd = memfd_create("indicators", MFD_CLOEXEC);

	MUST(fd >= 0 && write(fd, data, size) == (ssize_t)size && indicator_set_new(&s) == 0);
	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (indicators_load(s, path, is_allowlist, &listener, &counts, &error) < 0)
		MUST(error.text[0] != '\0');
	MUST(found_in(&counts) == set_count(s));
	MUST(notes ==
	     counts.wrong + counts.ignored + counts.expired + counts.revoked + counts.duplicates);
	MUST(indicators_ready(s) == 0);
	look_at(s);
	indicator_set_free(s);
	(void)close(fd);
}

static void read_pattern(struct text t)
{
	struct pattern *p = calloc(1, sizeof(*p));

	MUST(p);
	buffer_init(&p->room, (size_t)32 << 20);
	if (!pattern_read(t, p)) {
		MUST(p->count <= PATTERN_VALUES && (p->count > 0 || p->ignored));
		for (size_t i = 0; i < p->count; i++)
			MUST(p->values[i].hint != HINT_NONE && p->values[i].text.bytes);
	}
	buffer_done(&p->room);
	free(p);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size > 0 && data[0] == PATTERN)
		read_pattern((struct text){(const char *)data + 1, size - 1});
	else if (size > 0)
		load(data + 1, size - 1, data[0] == ALLOWLIST);
	return 0;
}
