/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

/* ---- query --------------------------------------------------------------------------------------
 */

static const struct example query_examples[] = {
	{"connquery", "all IP sockets, with their owners"},
	{"connquery -tul", "who listens, on TCP and UDP"},
	{"connquery -t --established", "established TCP connections"},
	{"connquery --port 443", "port 443, at either end"},
	{"connquery --process nginx", "the sockets of a program"},
	{"connquery --remote 203.0.113.0/24", "who talks to a network"},
	{"connquery --netns current --user www-data",
         "the sockets of a user, in this network namespace alone"},
	{"connquery --columns process_name,remote --sort process_name",
         "which program talks to whom, and nothing else"},
	{"connquery query \"remote_port = 443 AND NOT is_private(remote_ip)\"",
         "a condition in SQL, in quotes for the shell"},
	{"connquery -o ndjson --ocsf-version 1.8.0 --hash sha256",
         "OCSF events for a data lake, with the hashes of the programs"},
	{NULL, NULL},
};
static const struct exit_meaning query_exits[] = {
	{EXIT_FOUND, "something was found"},
	{EXIT_NOTHING, "nothing was found, and all that was asked for could be seen"},
	{EXIT_ERROR, "wrong usage, a failed write, or no source of sockets answered"},
	{EXIT_INCOMPLETE, "nothing was found, but not all could be seen; with --strict: whenever "
                          "anything could not be seen"},
	{0, NULL},
};

/* ---- sql ----------------------------------------------------------------------------------------
 */

static const struct example sql_examples[] = {
	{"connquery sql 'SELECT process_name, count(*) FROM connections GROUP BY 1'",
         "how many sockets each program has"},
	{"connquery sql \"SELECT * FROM listening_ports WHERE address = '0.0.0.0'\"",
         "a query that osquery takes"},
	{"connquery sql 'SELECT remote FROM connections WHERE NOT is_private(remote_ip)'",
         "who is outside"},
	{"connquery sql -o json 'SELECT * FROM owners WHERE process_pid = 1'",
         "all that a process holds, for a tool"},
	{"connquery sql --saved deleted-outside", "a question that is kept in a file"},
	{"echo 'SELECT count(*) FROM connections' | connquery sql -", "from a file or a program"},
	{NULL, NULL},
};
static const struct exit_meaning sql_exits[] = {
	{EXIT_FOUND, "it was answered, with rows or without"},
	{EXIT_ERROR,
         "wrong usage, a statement that is wrong, refused or over a limit, a failed write, or "
         "no source of sockets answered"},
	{0, NULL},
};

/* ---- others -------------------------------------------------------------------------------------
 */

static const struct example fields_examples[] = {
	{"connquery fields", "all columns"},
	{"connquery fields remote tcp_", "those of the remote end and of TCP's figures"},
	{"connquery fields -o csv", "for a spreadsheet or a generator"},
	{"connquery fields --tables", "the tables of connquery sql"},
	{"connquery fields --table processes", "the columns of one of them"},
	{NULL, NULL},
};
static const struct exit_meaning fields_exits[] = {
	{EXIT_FOUND, "printed"},
	{EXIT_ERROR, "wrong usage, a name that is no column, or a failed write"},
	{0, NULL},
};
static const struct example doctor_examples[] = {
	{"connquery doctor", "what a query can see here, and what would let it see more"},
	{"sudo connquery doctor", "the same for root"},
	{"connquery doctor -o json | jq '.[] | select(.health == \"lacks\")'",
         "only what makes the view incomplete, for a tool that watches many hosts"},
	{NULL, NULL},
};
static const struct exit_meaning doctor_exits[] = {
	{EXIT_FOUND, "a complete view is possible: every socket, and every process that holds it"},
	{EXIT_ERROR, "wrong usage, or a failed write"},
	{EXIT_INCOMPLETE, "a complete view is not possible"},
	{0, NULL},
};
static const struct example schema_examples[] = {
	{"connquery schema", "the class and its attributes"},
	{"connquery schema process.user", "an attribute, and what it is made of"},
	{"connquery schema query_result_id --ocsf-version 1.8.0",
         "the values of an enum, in the newest version"},
	{NULL, NULL},
};
static const struct exit_meaning schema_exits[] = {
	{EXIT_FOUND, "printed"},
	{EXIT_ERROR, "wrong usage, a path or a version that is not known, or a failed write"},
	{0, NULL},
};
static const struct example validate_examples[] = {
	{"connquery validate events.ndjson", "every event of a file"},
	{"connquery -o ndjson | connquery validate --strict", "what this host just said of itself"},
	{"connquery validate --ocsf-version 1.8.0 events.ndjson",
         "would another version take them too?"},
	{"connquery validate -o json events.ndjson | jq 'select(.error_count > 0)'",
         "the OCSF server's responses, for a tool"},
	{NULL, NULL},
};
static const struct exit_meaning validate_exits[] = {
	{0, "every event is valid; warnings pass, but for --strict"},
	{1, "an event is invalid, or something is no JSON, or there is no event at all"},
	{2, "wrong usage, a file that cannot be read, or a failed write"},
	{0, NULL},
};

static const struct example indicators_examples[] = {
	{"connquery indicators check feeds/", "all files of a folder"},
	{"connquery indicators check --all bundle.json",
         "every indicator that is left out, and why"},
	{"connquery indicators check --allowlist warninglist.json",
         "a list of what is no sign of anything"},
	{"connquery query --indicators feeds/ --outside", "the connections that match them"},
	{NULL, NULL},
};
static const struct exit_meaning indicators_exits[] = {
	{0, "all of it was understood; what has expired, or is of another kind, is no fault"},
	{1, "something was not understood, or there is no indicator at all"},
	{2, "wrong usage, a file that cannot be read or is broken as a whole, or a failed write"},
	{0, NULL},
};

const struct command commands[] = {
	{.name = "query",
         .arguments = "[OPTION]... [CONDITION]",
         .summary = "the connections of this host, with their owners (the default)",
         .description =
                 "Lists the network connections of this host, with the processes that own them. "
                 "Conditions narrow the list: a socket must meet all of them; an option that is "
                 "given several times, or a list with commas, is met by any of its values.\n\n"
                 "CONDITION is one more, in SQL over the columns that connquery fields lists; "
                 "connquery-sql(7) has the functions. One about families, protocols, types or "
                 "paths is about all families, others about IP unless --family says more.",
         .options = {cq_query_options, cmd_query_options},
         .hints = query_hints,
         .examples = query_examples,
         .exits = query_exits,
         .run = cmd_query},
	{.name = "sql",
         .arguments = "[OPTION]... STATEMENT",
         .summary = "rows of tables of this host, by a statement of SQL",
         .description =
                 "Answers one statement of SQL (SQLite's) over tables that are made of this host "
                 "as "
                 "they are read: connections, the processes that hold them, and those of osquery "
                 "that its queries about sockets use. It only reads. connquery-sql(7) has the "
                 "tables and the functions. - reads the statement from standard input.",
         .options = {cq_sql_options, cmd_sql_options},
         .examples = sql_examples,
         .exits = sql_exits,
         .run = cmd_sql},
	{.name = "fields",
         .arguments = "[OPTION]... [WORD]...",
         .summary = "the columns that a query can show, and what they mean",
         .description = "Lists the columns that a query can show, sort by and put into CSV: their "
                        "type, where an OCSF event has the same fact, and what they mean. They are "
                        "the columns of the table connections as well; --table lists those of "
                        "another table of connquery sql. With words: those that have one of them "
                        "in their name.",
         .options = {cmd_fields_options},
         .operands = "@column",
         .examples = fields_examples,
         .exits = fields_exits,
         .run = cmd_fields},
	{.name = "doctor",
         .arguments = "[OPTION]...",
         .summary = "what this host, this user and this build let a query see",
         .description =
                 "Asks the kernel as a query for all families does, keeps no socket of it, and "
                 "says what came of it: who lists the sockets of each protocol, which network "
                 "namespaces could be entered, which processes looked into, and what privileges "
                 "and kernel there are. It takes as long as such a query.\n\n"
                 "A finding is marked ok, info (a fact), note (a poorer way is taken or a detail "
                 "left out, and the view is complete all the same) or lacks (sockets, or "
                 "processes that hold them, may be missing from an answer). Where something "
                 "lacks, it says what, and the command or step that would mend it, where one is "
                 "known. In JSON the marks are good, info, worse and lacks.",
         .options = {cmd_doctor_options},
         .examples = doctor_examples,
         .exits = doctor_exits,
         .run = cmd_doctor},
	{.name = "schema",
         .arguments = "[OPTION]... [PATH]",
         .summary = "what OCSF says of an event, an object, an attribute",
         .description = "Says what OCSF knows of the class Network Connection Query, or of a path "
                        "in it such as process.user.",
         .options = {cmd_schema_options},
         .examples = schema_examples,
         .exits = schema_exits,
         .run = cmd_schema},
	{.name = "indicators",
         .arguments = "check [OPTION]... FILE|DIR...",
         .summary = "what is in files of threat indicators, and what of it is left out",
         .description =
                 "Reads files of threat indicators as --indicators of a query would, and says what "
                 "is in them, what is left out and why, with lines: bundles of STIX 2.1, events "
                 "and CSV of MISP, CSV with a line of titles, and lists with an address, network, "
                 "range, domain, URL or hash a line. The format is told by the content. Of a "
                 "folder all files are read, but for those whose names begin with a dot.",
         .options = {cmd_indicators_options},
         .first_operands = "check",
         .operands = "@file",
         .examples = indicators_examples,
         .exits = indicators_exits,
         .run = cmd_indicators},
	{.name = "validate",
         .arguments = "[OPTION]... [FILE]...",
         .summary = "whether OCSF events are valid, as the OCSF server judges them",
         .description =
                 "Judges OCSF events by the schema of the version that each of them names: their "
                 "attributes, types, enums and what these are called, profiles, constraints, "
                 "versions, and the names of observables. It reads files, or standard input: "
                 "one event, one a line, an array, or a bundle. Codes, paths and their order are "
                 "those of the OCSF server's validator; what that has no code for begins with "
                 "x_.\n\n"
                 "It knows the classes Base Event, Network Connection Query and Live Evidence "
                 "Info, and judges others by a schema of your own (--schema).",
         .options = {cq_validate_options, cmd_validate_options},
         .operands = "@file",
         .examples = validate_examples,
         .exits = validate_exits,
         .run = cmd_validate},
	{.name = NULL},
};

const struct command *command_named(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}

const struct cq_option *command_option(const struct command *command, size_t number)
{
	for (size_t i = 0; i < ARRAY_LEN(command->options) && command->options[i]; i++)
		for (const struct cq_option *o = command->options[i](); o->name; o++)
			if (number-- == 0)
				return o;
	return NULL;
}

const char *option_group(const struct cq_option *o)
{
	return o->group ? o->group : "Options";
}

size_t command_groups(const struct command *command, const char **ret, size_t room)
{
	const struct cq_option *o;
	size_t count = 0;

	for (size_t i = 0; (o = command_option(command, i)); i++) {
		size_t known = 0;

		while (known < count && strcmp(ret[known], option_group(o)) != 0)
			known++;
		if (known == count && count < room)
			ret[count++] = option_group(o);
	}
	return count;
}
