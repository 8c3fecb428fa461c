/* SPDX-License-Identifier: Apache-2.0 */
/* The options of a statement. */
#include "pipeline/sql.h"

#define LIMITS "Limits"
#define SCOPE "Which sockets"

/* ---- the table --------------------------------------------------------------------------------
 */

static const struct cq_option options[] = {
	{.name = "family",
         .value = "FAMILY",
         .help = "ip, unix, packet, netlink, vsock, xdp or all (the default)",
         .group = SCOPE,
         .choices = "ip unix packet netlink vsock xdp all",
         .repeatable = true,
         .letter = 'f'},
	{.name = "ipv4",
         .help = "IPv4 only, IPv4-mapped addresses included",
         .group = SCOPE,
         .letter = '4'},
	{.name = "ipv6", .help = "IPv6 only", .group = SCOPE, .letter = '6'},
	{.name = "netns",
         .value = "WHICH",
         .help = "network namespaces: all (the default), current, a NAME, a path, or those of a "
                 "PID",
         .group = SCOPE,
         .choices = "@netns",
         .letter = 'N'},
	{.name = "internal",
         .value = "CIDR",
         .help = "a network that is inside, beyond private and own addresses",
         .group = SCOPE,
         .repeatable = true},
	{.name = "timeout",
         .value = "SECONDS",
         .help = "how long it may take (default 60); 0: no limit",
         .group = LIMITS},
	{.name = "max-rows",
         .value = "N",
         .help = "how many rows it may have; more are an error (default: no limit)",
         .group = LIMITS},
	{.name = "max-memory",
         .value = "SIZE",
         .help = "how much memory its rows may take: 512M, 2G (default 1G); 0: no limit",
         .group = LIMITS},
	{.name = NULL},
};

/* What they do, in the same order: as a query's do. */
static const struct {
	int (*set)(struct cq_query *q, const char *value, struct cq_error *reterr);
	const char *fixed;
} actions[] = {
	{set_family, NULL},   {set_ip_version, "4"}, {set_ip_version, "6"}, {set_netns, NULL},
	{set_internal, NULL}, {set_timeout, NULL},   {set_max_rows, NULL},  {set_max_memory, NULL},
};

const struct cq_option *cq_sql_options(void)
{
	return options;
}

int cq_sql_set(struct cq_sql *sql, const char *name, const char *value, struct cq_error *reterr)
{
	size_t i = 0;

	if (!sql || !name)
		return fail(reterr, -EINVAL, "cq_sql_set: no sql or no name");
	if (sql->world)
		return fail(reterr, -EALREADY, "--%s: the statement is taken already", name);
	while (options[i].name && strcmp(options[i].name, name) != 0)
		i++;
	if (!options[i].name)
		return fail(reterr, -EINVAL, "--%s: no such option of a statement", name);
	if (option_check(&options[i], value, reterr) < 0)
		return -EINVAL;
	return actions[i].set(&sql->scope, value ? value : actions[i].fixed, reterr);
}
