/* SPDX-License-Identifier: Apache-2.0 */
/* The options of a statement. */
#include "pipeline/sql.h"

#define LIMITS "Limits"
#define SCOPE "Which sockets"
#define FACTS "Facts from beside the kernel"

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
	{.name = "geoip",
         .value = "FILE",
         .help = "a database in MaxMind's format: remote_country, remote_city, remote_asn, "
                 "remote_org",
         .group = FACTS,
         .choices = "@file",
         .repeatable = true},
	{.name = "indicators",
         .value = "FILE|DIR",
         .help = "threat indicators: STIX 2, MISP, CSV, lists; the columns indicator …",
         .group = FACTS,
         .choices = "@file",
         .repeatable = true},
	{.name = "allowlist",
         .value = "FILE|DIR",
         .help = "what is no sign of anything, whatever --indicators says",
         .group = FACTS,
         .choices = "@file",
         .repeatable = true},
	{.name = "hash",
         .value = "KIND[,KIND]",
         .help = "hashes of executables, to compare with indicators: sha256, sha1, md5; * has "
                 "process_sha256",
         .group = FACTS,
         .choices = "sha256 sha1 md5",
         .repeatable = true},
	{.name = "resolve",
         .help = "names behind remote addresses, asked of the name servers: remote_hostname",
         .group = FACTS},
	{.name = "resolve-timeout",
         .value = "MS",
         .help = "how long all of them may be waited for, in milliseconds (default 1000)",
         .group = FACTS},
	{.name = "packages",
         .help = "* has process_package, the Debian package of the executable, too",
         .group = FACTS},
	{.name = "cloud",
         .value = "HOW",
         .help = "what the cloud knows this host as: auto asks it, a FILE says it, off (the "
                 "default)",
         .group = FACTS,
         .choices = "auto off"},
	{.name = "cloud-endpoint",
         .value = "PROVIDER=URL",
         .help = "another place of the metadata service of aws, azure or gcp, such as a proxy",
         .group = FACTS},
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

static int set_packages(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	(void)value, (void)reterr;
	q->packages = true;
	return 0;
}

/* What they do, in the same order: as a query's do. */
static const struct {
	int (*set)(struct cq_query *q, const char *value, struct cq_error *reterr);
	const char *fixed;
} actions[] = {
	{set_family, NULL},     {set_ip_version, "4"},       {set_ip_version, "6"},
	{set_netns, NULL},      {set_internal, NULL},        {set_geoip, NULL},
	{set_indicators, NULL}, {set_allowlist, NULL},       {set_hash, NULL},
	{set_resolve, ""},      {set_resolve_timeout, NULL}, {set_packages, ""},
	{set_cloud, NULL},      {set_cloud_endpoint, NULL},  {set_timeout, NULL},
	{set_max_rows, NULL},   {set_max_memory, NULL},
};
_Static_assert(ARRAY_LEN(actions) + 1 == ARRAY_LEN(options), "an action for each option");

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
