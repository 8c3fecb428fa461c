/* SPDX-License-Identifier: Apache-2.0 */
/* The kernel, what this process is allowed, and facts of the host that events need. */
#include "pipeline/doctor.h"

#include <fcntl.h>
#include <netdb.h>
#include <sys/utsname.h>
#include <unistd.h>

#define GIVE_RIGHTS                                                                   \
	"sudo connquery ...; or once: sudo setcap cap_dac_read_search,cap_net_admin," \
	"cap_sys_admin,cap_sys_ptrace+ep $(command -v connquery)"

/* What the kernel's description of its types is good for here. */
#ifdef HAVE_BPF
#define BTF_USE ": BPF takes it"
#else
#define BTF_USE "; this build makes no use of it"
#endif

/* ---- rights -------------------------------------------------------------------------------------
 */

static const struct right {
	unsigned bit;
	const char *name;
	const char *what_for;
} rights[] = {
	{CAP_SYS_PTRACE, "CAP_SYS_PTRACE", "read what any process holds and runs"},
	{CAP_DAC_READ_SEARCH, "CAP_DAC_READ_SEARCH", "list the descriptors of other users"},
	{CAP_SYS_ADMIN, "CAP_SYS_ADMIN", "enter other network namespaces"},
	{CAP_NET_ADMIN, "CAP_NET_ADMIN", "see the marks of sockets"},
};

static uint64_t missing_rights(const struct doctor *d, uint64_t wanted)
{
	return wanted & ~d->confinement.capabilities;
}

const char *doctor_why_refused(struct doctor *d, uint64_t wanted)
{
	uint64_t missing = missing_rights(d, wanted);
	struct text modules = d->confinement.security_modules;
	const char *words = NULL;

	for (size_t i = 0; i < ARRAY_LEN(rights); i++) {
		uint64_t right = DOCTOR_RIGHT(rights[i].bit);

		if (!(missing & right))
			continue;
		missing &= ~right;
		if (words)
			words = doctor_words(d, "%s%s %s", words, missing ? "," : " and",
			                     rights[i].name);
		else
			words = doctor_words(d, "this takes %s", rights[i].name);
	}
	if (words)
		return words;
	if (d->confinement.is_user_namespace)
		return "the rights of this user namespace end at its border";
	if (modules.bytes)
		return doctor_words(d,
		                    "the kernel refuses in spite of all rights (security modules: "
		                    "%.*s)",
		                    (int)modules.len, modules.bytes);
	return "the kernel refuses in spite of all rights";
}

const char *doctor_mend_refused(const struct doctor *d, uint64_t wanted)
{
	const struct confinement *c = &d->confinement;

	if (c->is_user_namespace)
		return "run it in the user namespace of the host, as root there";
	if (!missing_rights(d, wanted))
		return NULL;
	return c->no_new_privs ? "start it as root: no_new_privs keeps sudo and setcap from helping"
	                       : GIVE_RIGHTS;
}

static int tell_right(struct doctor *d, const struct right *right)
{
	bool has = d->confinement.capabilities & DOCTOR_RIGHT(right->bit);
	struct cq_finding f = {.health = has ? CQ_GOOD : CQ_INFO,
	                       .group = "privilege",
	                       .name = right->name,
	                       .detail = doctor_words(d, "%s %s",
	                                              has ? "lets it" : "missing: would let it",
	                                              right->what_for)};

	/* the kernel may refuse it all the same, as in a user namespace: what it did counts */
	if (right->bit == CAP_NET_ADMIN && (d->saw_inet ? !d->saw_mark : !has)) {
		f.health = CQ_WORSE;
		f.detail = has ? "effective, and still the kernel keeps the marks of sockets"
		               : "missing";
		f.lacks = "the marks of sockets (SO_MARK)";
		f.mend = doctor_mend_refused(d, DOCTOR_RIGHT(CAP_NET_ADMIN));
	}
	return doctor_tell(d, &f);
}

/* ---- privilege ----------------------------------------------------------------------------------
 */

static int tell_info(struct doctor *d, const char *group, const char *name, const char *detail)
{
	struct cq_finding f = {CQ_INFO, group, name, detail, NULL, NULL};

	return doctor_tell(d, &f);
}

static int tell_user(struct doctor *d)
{
	struct user u = users_get(d->users, d->confinement.uid);

	return tell_info(d, "privilege", "user",
	                 u.name.bytes ? doctor_words(d, "%.*s (uid %u)", (int)u.name.len,
	                                             u.name.bytes, u.uid)
	                              : doctor_words(d, "uid %u, without a name", u.uid));
}

/* What surrounds the process, where it is out of the ordinary. */
static int tell_surroundings(struct doctor *d)
{
	const struct confinement *c = &d->confinement;
	int r = 0;

	if (c->is_user_namespace)
		r = tell_info(d, "privilege", "user namespace",
		              "not the first one: capabilities count inside of it alone");
	if (r == 0 && c->container.bytes)
		r = tell_info(d, "privilege", "container",
		              doctor_words(d, "%.*s", (int)c->container.len, c->container.bytes));
	if (r == 0 && c->no_new_privs)
		r = tell_info(d, "privilege", "no_new_privs",
		              "set: what is started from here gains no rights by sudo or setcap");
	if (r == 0 && c->has_filter)
		r = tell_info(d, "privilege", "seccomp", "a filter decides over system calls");
	if (r == 0 && c->hidepid.bytes)
		r = tell_info(d, "privilege", "/proc",
		              doctor_words(d, "mounted with hidepid=%.*s", (int)c->hidepid.len,
		                           c->hidepid.bytes));
	return r;
}

int doctor_tell_privilege(struct doctor *d)
{
	int r = tell_user(d);

	for (size_t i = 0; i < ARRAY_LEN(rights) && r == 0; i++)
		r = tell_right(d, &rights[i]);
	return r == 0 ? tell_surroundings(d) : r;
}

/* ---- kernel -------------------------------------------------------------------------------------
 */

int doctor_tell_kernel(struct doctor *d)
{
	bool has_btf = faccessat(d->root, "sys/kernel/btf/vmlinux", R_OK, 0) == 0;
	struct text release = d->host.kernel_release, machine = d->host.cpu_architecture;
	int r = tell_info(d, "kernel", "release",
	                  doctor_words(d, "Linux %.*s %.*s", (int)release.len,
	                               release.bytes ? release.bytes : "", (int)machine.len,
	                               machine.bytes ? machine.bytes : ""));

	if (r == 0)
		r = tell_info(d, "kernel", "BTF", has_btf ? "present" BTF_USE : "absent" BTF_USE);
	return r;
}

/* ---- host ---------------------------------------------------------------------------------------
 */

static int tell_hashes(struct doctor *d)
{
	struct cq_feature feature;
	struct cq_finding f = {CQ_GOOD, "host", "hashes", NULL, NULL, NULL};

	for (size_t i = 0; cq_feature(i, &feature) == 0; i++) {
		if (strcmp(feature.name, "hashes") != 0)
			continue;
		if (feature.in) {
			f.detail = doctor_words(d, "%s %s", feature.library, feature.version);
		} else {
			f.health = CQ_WORSE;
			f.detail = "this build is without them";
			f.lacks = feature.what_for;
			f.mend = "a build with -Dhashes=enabled";
		}
		return doctor_tell(d, &f);
	}
	return 0;
}

static int tell_services(struct doctor *d)
{
	struct cq_finding f = {CQ_GOOD, "host", "service names", "known, as /etc/services has them",
	                       NULL,    NULL};
	struct servent room, *found = NULL;
	char bytes[4096];

	if (getservbyname_r("domain", "udp", &room, bytes, sizeof(bytes), &found) != 0 || !found) {
		f.health = CQ_WORSE;
		f.detail = "unknown, even \"domain\": /etc/services is not there";
		f.lacks = "ports by name; numbers do";
		f.mend = "sudo apt install netbase, or what brings /etc/services here";
	}
	return doctor_tell(d, &f);
}

static int tell_missing_fact(struct doctor *d, struct text fact, const struct cq_finding *missing)
{
	return fact.bytes ? 0 : doctor_tell(d, missing);
}

int doctor_tell_host(struct doctor *d)
{
	static const struct cq_finding machine_id = {CQ_WORSE,     "host",
	                                             "machine id", "no /etc/machine-id",
	                                             "device.uid", "sudo systemd-machine-id-setup"};
	static const struct cq_finding hostname = {
		CQ_WORSE,          "host",
		"host name",       "none is set",
		"device.hostname", "sudo hostnamectl set-hostname NAME"};
	static const struct cq_finding boot_id = {
		CQ_WORSE,      "host", "boot id", "no /proc/sys/kernel/random/boot_id",
		"process.uid", NULL};
	int r = tell_hashes(d);

	if (r == 0)
		r = tell_services(d);
	if (r == 0)
		r = tell_missing_fact(d, d->host.hostname, &hostname);
	if (r == 0)
		r = tell_missing_fact(d, d->host.machine_id, &machine_id);
	return r == 0 ? tell_missing_fact(d, d->host.boot_id, &boot_id) : r;
}
