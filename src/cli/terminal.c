/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/cli.h"

#define USUAL_WIDTH 80u
#define MOST_WIDTH 10000u

static size_t width_of(int fd)
{
	const char *said = getenv("COLUMNS");
	struct winsize size = {0};
	uint64_t columns;

	if (ioctl(fd, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
		return size.ws_col;
	if (said && text_to_u64(text_of(said), &columns) == 0 && columns > 0 &&
	    columns <= MOST_WIDTH)
		return (size_t)columns;
	return USUAL_WIDTH;
}

static bool is_set(const char *name)
{
	const char *value = getenv(name);

	return value && value[0] != '\0';
}

static bool wants_colour(enum colour_choice choice, bool is_terminal)
{
	if (choice != COLOUR_AUTO)
		return choice == COLOUR_ALWAYS;
	/* https://no-color.org: present and not empty */
	return is_terminal && !is_set("NO_COLOR") && is_set("TERM") &&
	       strcmp(getenv("TERM"), "dumb") != 0;
}

struct terminal terminal_look(enum colour_choice choice)
{
	bool is_terminal = isatty(STDOUT_FILENO) == 1;

	return (struct terminal){
		.is_terminal = is_terminal,
		.width = is_terminal ? width_of(STDOUT_FILENO) : 0,
		.colour = wants_colour(choice, is_terminal),
	};
}

int colour_choice_read(const char *command, const char *value, enum colour_choice *ret)
{
	static const char *const choices[] = {
		[COLOUR_AUTO] = "auto", [COLOUR_ALWAYS] = "always", [COLOUR_NEVER] = "never"};

	for (size_t i = 0; i < ARRAY_LEN(choices); i++) {
		if (strcmp(value, choices[i]) == 0) {
			*ret = (enum colour_choice)i;
			return 0;
		}
	}
	return usage_error(command, "--color %s: must be auto, always or never", value);
}
