/* SPDX-License-Identifier: Apache-2.0 */
/* What this build is made of, as the libraries themselves say where they can. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <sqlite3.h>
#ifdef HAVE_CARES
#include <ares.h>
#endif
#ifdef HAVE_NETTLE
#include <nettle/version.h>
#endif

#ifdef HAVE_MAXMINDDB
#include <maxminddb.h>
#endif

#include "pipeline/pipeline.h"

/* It has no call that tells: what the build found is what can be said. */
static void libmnl_version(char *ret, size_t room)
{
	(void)snprintf(ret, room, "%s", LIBMNL_VERSION);
}

static void nettle_version(char *ret, size_t room)
{
#ifdef HAVE_NETTLE
	(void)snprintf(ret, room, "%d.%d", nettle_version_major(), nettle_version_minor());
#else
	(void)snprintf(ret, room, "%s", "");
#endif
}

/* "10.42 2022-12-11": without its date. */
static void sqlite_version(char *ret, size_t room)
{
	(void)snprintf(ret, room, "%s", sqlite3_libversion());
}

static void pcre2_version(char *ret, size_t room)
{
	char words[64] = "";

	if (pcre2_config(PCRE2_CONFIG_VERSION, NULL) < (int)sizeof(words))
		(void)pcre2_config(PCRE2_CONFIG_VERSION, words);
	(void)snprintf(ret, room, "%.*s", (int)strcspn(words, " "), words);
}

static void maxminddb_version(char *ret, size_t room)
{
#ifdef HAVE_MAXMINDDB
	(void)snprintf(ret, room, "%s", MMDB_lib_version());
#else
	(void)snprintf(ret, room, "%s", "");
#endif
}

static void cares_version(char *ret, size_t room)
{
#ifdef HAVE_CARES
	(void)snprintf(ret, room, "%s", ares_version(NULL));
#else
	(void)snprintf(ret, room, "%s", "");
#endif
}

#ifdef HAVE_CARES
#define IN_CARES true
#else
#define IN_CARES false
#endif
#ifdef HAVE_NETTLE
#define IN_NETTLE true
#else
#define IN_NETTLE false
#endif
#ifdef HAVE_MAXMINDDB
#define IN_MAXMINDDB true
#else
#define IN_MAXMINDDB false
#endif

/* Nothing of it is in the program but what it wrote at build time. */
static void bpf_version(char *ret, size_t room)
{
#ifdef HAVE_BPF
	(void)snprintf(ret, room, "%s", LIBBPF_VERSION);
#else
	(void)snprintf(ret, room, "%s", "");
#endif
}

#ifdef HAVE_BPF
#define IN_BPF true
#else
#define IN_BPF false
#endif

static const struct {
	struct cq_feature feature;
	void (*version)(char *ret, size_t room);
} features[] = {
	{{.name = "netlink",
          .what_for = "asks the kernel for its sockets",
          .library = "libmnl",
          .in = true},
         libmnl_version},
	{{.name = "patterns",
          .what_for = "checks texts by the patterns of OCSF",
          .library = "PCRE2",
          .in = true},
         pcre2_version},
	{{.name = "sql",
          .what_for = "conditions and tables in SQL",
          .library = "SQLite",
          .in = true},
         sqlite_version},
	{{.name = "bpf",
          .what_for = "finds owners and network namespaces in the kernel",
          .library = "libbpf",
          .optional = true,
          .in = IN_BPF},
         bpf_version},
	{{.name = "hashes",
          .what_for = "hashes of executables, and the Community ID",
          .library = "nettle",
          .optional = true,
          .in = IN_NETTLE},
         nettle_version},
	{{.name = "geoip",
          .what_for = "countries, cities and networks of addresses",
          .library = "libmaxminddb",
          .optional = true,
          .in = IN_MAXMINDDB},
         maxminddb_version},
	{{.name = "resolve",
          .what_for = "names of hosts behind addresses",
          .library = "c-ares",
          .optional = true,
          .in = IN_CARES},
         cares_version},
};

int cq_feature(size_t number, struct cq_feature *ret)
{
	if (!ret)
		return -EINVAL;
	if (number >= ARRAY_LEN(features))
		return -ENOENT;
	*ret = features[number].feature;
	features[number].version(ret->version, sizeof(ret->version));
	return 0;
}
