/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

static const struct cq_option options[] = {
	{.name = "ocsf-version",
         .value = "VERSION",
         .help = "the OCSF version to describe (default 1.3.0)",
         .group = "What is shown",
         .choices = "@version"},
	{.name = "help", .help = "show this text", .group = "Help", .letter = 'h'},
	{.name = NULL},
};

const struct cq_option *cmd_schema_options(void)
{
	return options;
}

struct schema_call {
	const char *path, *version;
};

static int take_option(void *context, const char *name, const char *value)
{
	struct schema_call *call = context;

	if (strcmp(name, "ocsf-version") == 0)
		call->version = value;
	else if (call->path)
		return usage_error("schema", "'%s': one path is enough", value);
	else
		call->path = value;
	return 0;
}

static int write_page(void *context, const char *bytes, size_t len)
{
	(void)context;
	return fwrite(bytes, 1, len, stdout) == len ? 0 : -errno;
}

int cmd_schema(const struct command *self, int argc, char **argv)
{
	struct schema_call call = {0};
	struct cq_error error = {0};
	int code = options_read(self, argc, argv, take_option, &call);

	if (code != 0)
		return code < 0 ? EXIT_FOUND : code;
	if (cq_schema_describe(call.path, call.version, write_page, NULL, &error) < 0) {
		if (error.text[0] == '\0')
			return EXIT_FOUND; /* main looks at standard output */
		return usage_error("schema", "%s", error.text);
	}
	return EXIT_FOUND;
}
