/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "cli/cli.h"

#define NEAR 3u
#define WORD_MAX 64u

/* Names from the host or from the command line are in it: words_vprintf makes it safe for a
 * terminal. */
__attribute__((format(printf, 1, 0))) static void print(const char *format, va_list arguments)
{
	char words[1024];

	(void)words_vprintf(words, sizeof(words), format, arguments);
	(void)fprintf(stderr, "connquery: %s\n", words);
}

void message(const char *format, ...)
{
	va_list arguments;

	va_start(arguments, format);
	print(format, arguments);
	va_end(arguments);
}

int usage_error(const char *command, const char *format, ...)
{
	char words[512];
	va_list arguments;

	va_start(arguments, format);
	(void)vsnprintf(words, sizeof(words), format, arguments);
	va_end(arguments);
	message("%s (see: connquery %s%s--help)", words, command, command[0] ? " " : "");
	return EXIT_ERROR;
}

/* How many letters must be added, taken away or changed (Levenshtein). */
static size_t distance(const char *a, const char *b)
{
	size_t row[WORD_MAX + 1], len = strlen(b);

	if (len > WORD_MAX || strlen(a) > WORD_MAX)
		return SIZE_MAX;
	for (size_t j = 0; j <= len; j++)
		row[j] = j;
	for (size_t i = 1; a[i - 1]; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= len; j++) {
			size_t changed = diagonal + (a[i - 1] != b[j - 1]);

			diagonal = row[j];
			row[j] = row[j] < row[j - 1] ? row[j] + 1 : row[j - 1] + 1;
			if (changed < row[j])
				row[j] = changed;
		}
	}
	return row[len];
}

const char *nearest(const char *typed, const char *const *known, size_t count)
{
	const char *best = NULL;
	size_t best_distance = NEAR;

	for (size_t i = 0; i < count; i++) {
		size_t d = distance(typed, known[i]);

		/* half a word changed is another word */
		if (d < best_distance && d * 2 <= strlen(known[i])) {
			best = known[i];
			best_distance = d;
		}
	}
	return best;
}
