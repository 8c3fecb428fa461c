/* SPDX-License-Identifier: Apache-2.0 */
/* How a command line is read. What is said of a wrong one is in tests/cli/test_help.py. */
#include "../base/unit.h"

#include <fcntl.h>
#include <unistd.h>

#include "cli/cli.h"

static const struct cq_option first_table[] = {
	{.name = "tcp", .help = "TCP", .letter = 't', .group = "One"},
	{.name = "port", .value = "N", .help = "a port", .group = "Two"},
	{.name = NULL},
};
static const struct cq_option second_table[] = {
	{.name = "output", .value = "FORMAT", .help = "a format", .letter = 'o', .group = "Three"},
	{.name = "udp", .help = "UDP", .letter = 'u', .group = "One"},
	{.name = "help", .help = "this", .letter = 'h'},
	{.name = NULL},
};

static const struct cq_option *first_options(void)
{
	return first_table;
}

static const struct cq_option *second_options(void)
{
	return second_table;
}

static const struct hint hints[] = {
	{"-a", "done", NULL, true},    {"-w", "write -t", NULL, false},
	{"--all", "done", NULL, true}, {"dport", "write --port N", "N", false},
	{NULL, NULL, NULL, false},
};
static const struct command command = {.name = "test",
                                       .arguments = "",
                                       .description = "It tests.",
                                       .options = {first_options, second_options},
                                       .hints = hints};

/* "name=value " of all that was taken. */
struct taken {
	char words[256];
	const char *refused; /* a name that is answered with EXIT_ERROR */
};

static int take(void *context, const char *name, const char *value)
{
	struct taken *t = context;
	size_t used = strlen(t->words);

	(void)snprintf(t->words + used, sizeof(t->words) - used, "%s%s%s ", name, value ? "=" : "",
	               value ? value : "");
	return t->refused && strcmp(name, t->refused) == 0 ? EXIT_ERROR : 0;
}

/* Reads words with blanks between them. What goes to standard error, and standard output, is not
 * of interest. */
static int read_line(struct taken *t, const char *line)
{
	int out = dup(STDOUT_FILENO), err = dup(STDERR_FILENO), nothing, argc = 1, code;
	char words[256], *rest = words, *argv[32] = {(char[]){"test"}};

	(void)snprintf(words, sizeof(words), "%s", line);
	while (rest && *rest && argc < 31)
		argv[argc++] = strsep(&rest, " ");
	argv[argc] = NULL;
	(void)fflush(stdout);
	nothing = open("/dev/null", O_WRONLY | O_CLOEXEC);
	(void)dup2(nothing, STDOUT_FILENO);
	(void)dup2(nothing, STDERR_FILENO);
	code = options_read(&command, argc, argv, take, t);
	(void)fflush(stdout);
	(void)dup2(out, STDOUT_FILENO);
	(void)dup2(err, STDERR_FILENO);
	(void)close(nothing);
	(void)close(out);
	(void)close(err);
	return code;
}

static void test_accepted(void **state)
{
	static const struct {
		const char *line, *taken;
	} cases[] = {
		{"", ""},
		{"-t", "tcp "},
		{"--tcp -u", "tcp udp "},
		{"-tu", "tcp udp "},
		{"--port 80", "port=80 "},
		{"--port=80", "port=80 "},
		{"--port=", "port= "},
		{"--port=a=b", "port=a=b "},
		{"--port -t", "port=-t "}, /* a value is what comes next, whatever it is */
		{"-o csv", "output=csv "},
		{"-ocsv", "output=csv "},
		{"-tocsv", "tcp output=csv "},
		{"-tuo csv", "tcp udp output=csv "},
		{"word", "=word "},
		{"- -t", "=- tcp "},
		{"word -t", "=word tcp "}, /* operands and options in any order */
		{"-- -t --tcp", "=-t =--tcp "},
		{"-- --", "=-- "},
		{"-a -t", "tcp "},
		{"-tau", "tcp udp "},
		{"--all", ""},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct taken t = {.words = ""};

		if (read_line(&t, cases[i].line) != 0 || strcmp(t.words, cases[i].taken) != 0)
			fail_msg("case %zu took: %s\n", i, t.words);
	}
}

static void test_refused(void **state)
{
	static const char *const lines[] = {
		"--no-such", "-x", "-tx", "--tcp=1", "--port",     "-o",    "-to",   "--por 80",
		"--t",       "-w", "-tw", "-tcp",    "dport = :1", "--=80", "-port",
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
		struct taken t = {.words = ""};

		if (read_line(&t, lines[i]) != EXIT_ERROR)
			fail_msg("case %zu\n", i);
	}
}

/* The first mistake ends it: nothing behind it is taken. */
static void test_stops(void **state)
{
	struct taken t = {.words = "", .refused = "port"};

	(void)state;
	assert_int_equal(read_line(&t, "-t --port 1 -u"), EXIT_ERROR);
	assert_string_equal(t.words, "tcp port=1 ");
}

static void test_help(void **state)
{
	struct taken t = {.words = ""};

	(void)state;
	assert_true(read_line(&t, "-t --help --no-such") < 0);
	assert_string_equal(t.words, "tcp ");
	assert_true(read_line(&t, "-uh") < 0);
	assert_int_equal(read_line(&t, "--no-such --help"), EXIT_ERROR);
}

/* Two tables are one list; a group is where it appeared first. */
static void test_tables(void **state)
{
	const char *groups[8];

	(void)state;
	assert_string_equal(command_option(&command, 0)->name, "tcp");
	assert_string_equal(command_option(&command, 1)->name, "port");
	assert_string_equal(command_option(&command, 2)->name, "output");
	assert_string_equal(command_option(&command, 4)->name, "help");
	assert_null(command_option(&command, 5));
	assert_int_equal(command_groups(&command, groups, 8), 4);
	assert_string_equal(groups[0], "One");
	assert_string_equal(groups[1], "Two");
	assert_string_equal(groups[2], "Three");
	assert_string_equal(groups[3], "Options");
}

static void test_nearest(void **state)
{
	static const char *const known[] = {"query", "fields", "schema", "doctor"};

	(void)state;
	assert_string_equal(nearest("qurey", known, 4), "query");
	assert_string_equal(nearest("field", known, 4), "fields");
	assert_string_equal(nearest("shema", known, 4), "schema");
	assert_null(nearest("watch", known, 4));
	assert_null(nearest("", known, 4));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_accepted), cmocka_unit_test(test_refused),
		cmocka_unit_test(test_stops),    cmocka_unit_test(test_help),
		cmocka_unit_test(test_tables),   cmocka_unit_test(test_nearest),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
