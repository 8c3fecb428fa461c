/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

#define MAX_LINES 20

/* How often the same is said from that gap on; 0: it was said by an earlier one. Namespaces that
 * lack the same are one line. */
static uint64_t count_alike(int (*gap)(const void *of, size_t number, struct cq_gap *ret),
                            const void *of, size_t number, const char *detail)
{
	uint64_t count = 0;
	struct cq_gap g;

	for (size_t i = 0; gap(of, i, &g) == 0; i++) {
		if (strcmp(g.detail, detail) != 0)
			continue;
		if (i < number)
			return 0;
		count += g.count;
	}
	return count;
}

size_t gaps_show(int (*gap)(const void *of, size_t number, struct cq_gap *ret), const void *of)
{
	size_t lines = 0, untold = 0;
	struct cq_gap g;

	for (size_t n = 0; gap(of, n, &g) == 0; n++) {
		uint64_t count = lines < MAX_LINES ? count_alike(gap, of, n, g.detail) : 1;

		if (count == 0)
			continue;
		if (lines == MAX_LINES)
			untold++;
		else if (count > 1)
			message("not seen: %s (%llu times)", g.detail, (unsigned long long)count);
		else
			message("not seen: %s", g.detail);
		lines += lines < MAX_LINES;
	}
	return untold;
}
