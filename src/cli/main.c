/* SPDX-License-Identifier: Apache-2.0 */
#include <signal.h>
#include <unistd.h>

#include "cli/cli.h"

static const struct command commands[] = {
	{"query", "[OPTION]...", "the connections of this host, as OCSF events (the default)",
         cmd_query},
	{"schema", "[PATH]", "what OCSF says of an event, an object, an attribute", cmd_schema},
};

static int print_help(void)
{
	printf("connquery COMMAND [OPTION]...\n\n"
	       "Which network connections does this machine have, who owns them, and whom do they\n"
	       "talk to? The answer is OCSF Network Connection Query events.\n\n");
	for (size_t i = 0; i < ARRAY_LEN(commands); i++)
		printf("  %-8s%-14s%s\n", commands[i].name, commands[i].arguments,
		       commands[i].help);
	printf("\n  connquery COMMAND --help   the options of a command\n"
	       "  connquery --version        the version and what is built in\n");
	return EXIT_FOUND;
}

static int print_version(void)
{
	printf("connquery %s\nOCSF", cq_version());
	for (size_t i = 0; cq_schema_version(i); i++)
		printf(" %s", cq_schema_version(i));
#ifdef HAVE_CRYPTO
	printf("\nfeatures: +hashes\n");
#else
	printf("\nfeatures: -hashes\n");
#endif
	return EXIT_FOUND;
}

static int run(int argc, char **argv)
{
	const char *names[ARRAY_LEN(commands)], *near;
	char query[] = "query";

	if (argc < 2 ||
	    (argv[1][0] == '-' && strcmp(argv[1], "--help") != 0 && strcmp(argv[1], "-h") != 0 &&
	     strcmp(argv[1], "--version") != 0 && strcmp(argv[1], "-V") != 0)) {
		argv[0] = query; /* no command: the question that is asked most */
		return cmd_query(argc, argv);
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0 ||
	    strcmp(argv[1], "help") == 0)
		return print_help();
	if (argv[1][0] == '-')
		return print_version();
	for (size_t i = 0; i < ARRAY_LEN(commands); i++) {
		if (strcmp(argv[1], commands[i].name) == 0)
			return commands[i].run(argc - 1, argv + 1);
		names[i] = commands[i].name;
	}
	near = nearest(argv[1], names, ARRAY_LEN(names));
	if (near)
		return usage_error("", "'%s': no such command, did you mean '%s'?", argv[1], near);
	return usage_error("", "'%s': no such command", argv[1]);
}

/* A pipe that closed is no fault; a disk that is full is. */
static int close_output(int code)
{
	if (fflush(stdout) == 0 && !ferror(stdout))
		return code;
	if (errno == EPIPE)
		return code;
	message("cannot write to standard output: %s", strerrordesc_np(errno));
	return EXIT_ERROR;
}

int main(int argc, char **argv)
{
	(void)signal(SIGPIPE, SIG_IGN);
	return close_output(run(argc, argv));
}
