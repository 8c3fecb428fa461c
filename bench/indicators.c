/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How long a set of indicators takes to load, what memory, and what a look-up costs.
 *
 *     indicators FILE [ADDRESSES]
 *
 * ADDRESSES has an address a line; each is looked up, as that of a connection, again and again.
 * Prints "CPU-SECONDS INDICATORS KIB" of loading, then "NANOSECONDS MATCHES" of a look-up.
 */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "enrich/enrich.h"

#define ROUNDS 3
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

static size_t read_addresses(const char *path, struct address *to)
{
	FILE *file = fopen(path, "r");
	char line[128];
	size_t count = 0;

	if (!file)
		return 0;
	while (count < MOST && fgets(line, sizeof(line), file))
		if (address_parse(text_trim(text_of(line)), &to[count]) == 0)
			count++;
	(void)fclose(file);
	return count;
}

/* The best of some rounds: noise only adds. */
static void look_up(const struct enrichment *e, const char *path)
{
	struct address *list = calloc(MOST, sizeof(*list));
	size_t count = list ? read_addresses(path, list) : 0, matches = 0;
	double best = 0;

	struct socket s = {.remote = {.has_port = true, .port = 443}};
	struct connection c = {.socket = &s};

	for (int round = 0; round < ROUNDS && count > 0; round++) {
		double start = now(), took;

		matches = 0;
		for (size_t i = 0; i < count; i++) {
			s.remote.ip = list[i];
			c.indicator_count = 0;
			if (e->enricher->draw(e->state, &c) < 0)
				exit(EXIT_FAILURE);
			matches += c.indicator_count > 0;
		}
		took = now() - start;
		best = round == 0 || took < best ? took : best;
	}
	if (count > 0)
		printf("%.1f %zu\n", best * 1e9 / (double)count, matches);
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
		look_up(&e[0], argv[2]);
	e[0].enricher->free(e[0].state);
	return EXIT_SUCCESS;
}
