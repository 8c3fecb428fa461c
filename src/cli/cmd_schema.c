/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

static const struct cq_option options[] = {
	{"ocsf-version", "VERSION", "the OCSF version to describe (default 1.3.0)", false, 0},
	{"help", NULL, "this text", false, 'h'},
	{NULL, NULL, NULL, false, 0},
};

struct schema_call {
	const char *path, *version;
	bool help;
};

static int take_option(void *context, const char *name, const char *value)
{
	struct schema_call *call = context;

	if (strcmp(name, "help") == 0)
		call->help = true;
	else if (strcmp(name, "ocsf-version") == 0)
		call->version = value;
	else if (call->path)
		return usage_error("schema", "'%s': one path is enough", value);
	else
		call->path = value;
	return 0;
}

static int print_help(void)
{
	printf("connquery schema [PATH] [--ocsf-version VERSION]\n\n"
	       "Says what OCSF knows of the Network Connection Query class or of a path in it, as\n"
	       "this build's own tables have it: attributes, types, requirements, enums, "
	       "limits.\n\n"
	       "  connquery schema\n"
	       "  connquery schema process.user\n"
	       "  connquery schema connection_info.direction_id --ocsf-version 1.8.0\n\n");
	options_help(options);
	printf("\nVersions:");
	for (size_t i = 0; cq_schema_version(i); i++)
		printf(" %s", cq_schema_version(i));
	printf("\n");
	return EXIT_FOUND;
}

static int write_page(void *context, const char *bytes, size_t len)
{
	(void)context;
	return fwrite(bytes, 1, len, stdout) == len ? 0 : -errno;
}

int cmd_schema(int argc, char **argv)
{
	struct schema_call call = {0};
	struct cq_error error = {0};
	int code = options_read(argc, argv, options, take_option, &call);

	if (code != 0)
		return code;
	if (call.help)
		return print_help();
	if (cq_schema_describe(call.path, call.version, write_page, NULL, &error) < 0) {
		if (error.text[0] == '\0')
			return EXIT_FOUND; /* main looks at standard output */
		return usage_error("schema", "%s", error.text);
	}
	return EXIT_FOUND;
}
