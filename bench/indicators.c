/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long a set of indicators takes to load, what memory, and what a look-up costs.
 *
 *     indicators FILE [ASKED]
 *
 * ASKED has an address, a name or a SHA-256 a line; each is looked up, as what is known of a
 * connection, again and again.
 * Prints "CPU-SECONDS INDICATORS KIB" of loading, then "NANOSECONDS MATCHES" of a look-up.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "enrich/enrich.h"

#define ROUNDS 10
#define MOST 2000000u

/* Of the processor, not of the wall: others may be busy, too. */
static double now(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* The most that has been in memory since this program began. */
static long peak_kib(void)
{
	FILE *file = fopen("/proc/self/status", "r");
	char line[256];
	long kib = 0;

	while (file && fgets(line, sizeof(line), file))
		if (sscanf(line, "VmHWM: %ld", &kib) == 1)
			break;
	if (file)
		(void)fclose(file);
	return kib;
}

/* What is known of a connection: one of these. */
struct asked {
	struct address ip;
	struct text name, digest;
};

static bool ask(struct text word, struct asked *ret, struct arena *arena)
{
	if (address_parse(word, &ret->ip) == 0)
		return true;
	word = arena_text(arena, word);
	if (word.len == 64)
		ret->digest = word;
	else
		ret->name = word;
	return word.bytes;
}

static size_t read_asked(const char *path, struct asked *to, struct arena *arena)
{
	FILE *file = fopen(path, "r");
	char line[256];
	size_t count = 0;

	while (file && count < MOST && fgets(line, sizeof(line), file))
		count += ask(text_trim(text_of(line)), &to[count], arena);
	if (file)
		(void)fclose(file);
	return count;
}

/* How many match. */
static size_t look_up(const struct enrichment e[2], const struct asked *list, size_t count)
{
	struct socket s = {.remote = {.has_port = true, .port = 443}};
	struct process p = {.pid = 1};
	struct connection c = {.socket = &s, .process = &p};
	size_t matches = 0;

	for (size_t i = 0; i < count; i++) {
		const struct enrichment *one = &e[list[i].digest.bytes ? 1 : 0];

		s.remote.ip = list[i].ip;
		c.remote_hostname = list[i].name;
		p.file.hashes[HASH_SHA256] = list[i].digest;
		c.indicator_count = 0;
		if (one->enricher->draw(one->state, &c) < 0)
			exit(EXIT_FAILURE);
		matches += c.indicator_count > 0;
	}
	return matches;
}

/* The best of some rounds: noise only adds. */
static void measure(const struct enrichment e[2], const char *path)
{
	struct asked *list = calloc(MOST, sizeof(*list));
	struct arena *arena = NULL;
	size_t count = 0, matches = 0;
	double best = 0;

	if (list && arena_new((size_t)1 << 30, &arena) == 0)
		count = read_asked(path, list, arena);
	for (int round = 0; round < ROUNDS && count > 0; round++) {
		double start = now(), took;

		matches = look_up(e, list, count);
		took = now() - start;
		best = round == 0 || took < best ? took : best;
	}
	if (count > 0)
		printf("%.1f %zu\n", best * 1e9 / (double)count, matches);
	arena_free(arena);
	free(list);
}

int main(int argc, char **argv)
{
	struct indicator_counts counts = {.files = 0};
	struct cq_error error = {0};
	struct indicator_set *set;
	struct enrichment e[2];
	long before = peak_kib();
	double start = now();
	uint64_t found = 0;

	if (argc < 2 || indicator_set_new(&set) < 0)
		return EXIT_FAILURE;
	if (indicators_load(set, argv[1], false, NULL, &counts, &error) < 0 ||
	    indicators_ready(set) < 0) {
		(void)fprintf(stderr, "indicators: %s\n", error.text);
		return EXIT_FAILURE;
	}
	for (size_t i = 0; i < INDICATOR_KIND_COUNT; i++)
		found += counts.found[i];
	printf("%.3f %llu %ld\n", now() - start, (unsigned long long)found, peak_kib() - before);
	if (indicators_open(set, NULL, e, &error) < 0)
		return EXIT_FAILURE;
	if (argc > 2)
		measure(e, argv[2]);
	e[0].enricher->free(e[0].state);
	return EXIT_SUCCESS;
}
