/* SPDX-License-Identifier: Apache-2.0 */
#include <signal.h>
#include <unistd.h>

#include "cli/cli.h"

#define MAX_COMMANDS 16

static int print_version(void)
{
	struct cq_feature feature;
	const char *between = "libraries: ";

	printf("connquery %s\nOCSF:", cq_version());
	for (size_t i = 0; cq_schema_version(i); i++)
		printf(" %s", cq_schema_version(i));
	printf("\nfeatures:");
	for (size_t i = 0; cq_feature(i, &feature) == 0; i++)
		if (feature.optional)
			printf(" %c%s", feature.in ? '+' : '-', feature.name);
	printf("\n");
	for (size_t i = 0; cq_feature(i, &feature) == 0; i++) {
		if (!feature.in)
			continue;
		printf("%s%s %s", between, feature.library, feature.version);
		between = ", ";
	}
	printf("\n");
	return EXIT_FOUND;
}

/* argv[0]: a word that is no command. */
static int no_such_command(int argc, char **argv)
{
	const char *names[MAX_COMMANDS + 1] = {"help"}, *near;
	size_t count = 1;

	for (const struct command *c = commands; c->name && count <= MAX_COMMANDS; c++)
		names[count++] = c->name;
	near = nearest(argv[0], names, count);
	if (near)
		return usage_error("", "'%s': no such command, did you mean '%s'?", argv[0], near);
	if (hint_operand(&commands[0], argc, argv) != 0)
		return EXIT_ERROR;
	return usage_error("",
	                   "'%s': no such command; conditions are options, such as --process %s",
	                   argv[0], argv[0]);
}

/* argv: what is behind "help". */
static int help(int argc, char **argv)
{
	const struct command *command = argc > 0 ? command_named(argv[0]) : NULL;

	if (argc > 1)
		return usage_error("", "'%s': help is for one command", argv[1]);
	if (argc > 0 && !command)
		return no_such_command(argc, argv);
	if (command)
		options_help(command);
	else
		help_overview();
	return EXIT_FOUND;
}

static bool is_either(const char *word, const char *a, const char *b)
{
	return strcmp(word, a) == 0 || strcmp(word, b) == 0;
}

static int run(int argc, char **argv)
{
	const struct command *command;
	char query[] = "query";

	if (argc > 1 && is_either(argv[1], "--help", "-h"))
		return help(0, NULL);
	if (argc > 1 && is_either(argv[1], "--version", "-V"))
		return print_version();
	if (argc < 2 || argv[1][0] == '-') {
		argv[0] = query; /* no command: the question that is asked most */
		return commands[0].run(&commands[0], argc, argv);
	}
	if (strcmp(argv[1], "help") == 0)
		return help(argc - 2, argv + 2);
	command = command_named(argv[1]);
	return command ? command->run(command, argc - 1, argv + 1)
	               : no_such_command(argc - 1, argv + 1);
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
