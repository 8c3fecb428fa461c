/* SPDX-License-Identifier: Apache-2.0 */
/* Random numbers for property tests: the same in every run, unless CONNQUERY_TEST_SEED says another
 * start. The start is printed, so that a failure can be had again. */
#ifndef TEST_RANDOM_H
#define TEST_RANDOM_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static inline uint64_t random_start(void)
{
	const char *wanted = getenv("CONNQUERY_TEST_SEED");
	uint64_t seed = wanted ? strtoull(wanted, NULL, 0) : 20260101;

	fprintf(stderr, "CONNQUERY_TEST_SEED=%llu\n", (unsigned long long)seed);
	return seed;
}

static inline uint64_t random_next(uint64_t *state) /* SplitMix64 */
{
	uint64_t n = *state += 0x9e3779b97f4a7c15u;

	n = (n ^ n >> 30) * 0xbf58476d1ce4e5b9u;
	n = (n ^ n >> 27) * 0x94d049bb133111ebu;
	return n ^ n >> 31;
}

static inline size_t random_below(uint64_t *state, size_t bound)
{
	return (size_t)(random_next(state) % bound);
}

#endif
