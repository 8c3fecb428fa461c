/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

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

const char *nearest(const char *typed, const char *const *known, size_t count)
{
	struct nearest near = {.wanted = typed};

	for (size_t i = 0; i < count; i++)
		nearest_try(&near, known[i]);
	return near.name;
}
