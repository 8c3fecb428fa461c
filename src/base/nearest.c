/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base.h"

static size_t smaller(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Letters to insert, remove or replace, and neighbours to exchange; both names are at most
 * NEAREST_MAX long. rows[i % 3][j] is the distance of the first i and the first j letters. */
static size_t edit_distance(const char *a, const char *b)
{
	size_t rows[3][NEAREST_MAX + 1], len_a = strlen(a), len_b = strlen(b);

	for (size_t i = 0; i <= len_a; i++) {
		size_t *row = rows[i % 3];
		const size_t *above = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];

		row[0] = i;
		for (size_t j = 1; j <= len_b; j++) {
			if (i == 0) {
				row[j] = j;
				continue;
			}
			row[j] = smaller(above[j], row[j - 1]) + 1;
			row[j] = smaller(row[j], above[j - 1] + (a[i - 1] != b[j - 1]));
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = smaller(row[j], before[j - 2] + 1);
		}
	}
	return rows[len_a % 3][len_b];
}

void nearest_try(struct nearest *n, const char *name)
{
	size_t len = strlen(n->wanted), limit = 1 + len / 4, distance;

	if (len > NEAREST_MAX || strlen(name) > NEAREST_MAX)
		return;
	distance = edit_distance(n->wanted, name);
	if (distance > limit && len >= 3 && !strncmp(name, n->wanted, len))
		distance = limit;
	if (distance > limit || (n->name && distance >= n->distance))
		return;
	n->name = name;
	n->distance = distance;
}
