/* SPDX-License-Identifier: Apache-2.0 */
/* Which network namespaces were reached, and which processes looked into. */
#include "pipeline/doctor.h"

#include <fcntl.h>

#define NAMED_NAMESPACES 8u

#define INTO_PROCESSES (DOCTOR_RIGHT(CAP_SYS_PTRACE) | DOCTOR_RIGHT(CAP_DAC_READ_SEARCH))
#define INTO_NAMESPACES (INTO_PROCESSES | DOCTOR_RIGHT(CAP_SYS_ADMIN))

/* ---- namespaces ---------------------------------------------------------------------------------
 */

struct namespaces {
	struct doctor *d;
	uint64_t known, asked, closed;
};

static int count_namespace(void *context, const struct netns_view *v)
{
	struct namespaces *n = context;

	if (v->error == ENOENT)
		return 0; /* it ended meanwhile, and its sockets with it */
	n->known++;
	if (v->error)
		n->closed++;
	else
		n->asked++;
	return 0;
}

static const char *name_of(struct doctor *d, const struct netns_view *v)
{
	if (v->ns->name.bytes)
		return doctor_words(d, "%.*s", (int)v->ns->name.len, v->ns->name.bytes);
	if (v->ns->inode)
		return doctor_words(d, "net:[%llu]", (unsigned long long)v->ns->inode);
	return v->way.bytes ? doctor_words(d, "%.*s", (int)v->way.len, v->way.bytes) : "unnamed";
}

static int tell_closed(struct doctor *d, const char *name, int error, const char *lacks)
{
	struct cq_finding f = {
		CQ_LACKS,
		"namespaces",
		name,
		doctor_words(d, "could not be entered (%s), as %s", doctor_errno(d, error),
	                     doctor_why_refused(d, INTO_NAMESPACES)),
		lacks,
		doctor_mend_refused(d, INTO_NAMESPACES),
	};

	return doctor_tell(d, &f);
}

static int tell_namespace(void *context, const struct netns_view *v)
{
	struct namespaces *n = context;
	struct doctor *d = n->d;

	if (v->error == 0 || v->error == ENOENT)
		return 0;
	n->closed++;
	if (n->closed > NAMED_NAMESPACES)
		return 0;
	return tell_closed(d, name_of(d, v), v->error, "its sockets");
}

static int tell_more_closed(struct doctor *d, uint64_t count)
{
	if (count <= NAMED_NAMESPACES)
		return 0;
	return tell_closed(
		d, doctor_words(d, "%llu more", (unsigned long long)(count - NAMED_NAMESPACES)),
		EACCES, "their sockets");
}

static int tell_hidden_namespaces(struct doctor *d)
{
	struct cq_finding f = {
		CQ_LACKS,
		"namespaces",
		"hidden namespaces",
		"processes of other users are hidden, and with them their network namespaces",
		"the sockets in these namespaces",
		doctor_mend_refused(d, INTO_NAMESPACES),
	};

	return collector_is_hidden(d->collector) ? doctor_tell(d, &f) : 0;
}

/* Gaps about neither a source of sockets nor a namespace that was told already. */
static int tell_other_gaps(struct doctor *d)
{
	int r = 0;

	for (size_t i = 0; i < d->gaps.count && r == 0; i++) {
		const struct gap *g = &d->gaps.list[i];
		struct cq_finding f = {CQ_LACKS, "namespaces", .lacks = "what follows from it"};

		if (text_equal(g->source, TEXT("netns")) ||
		    text_starts(g->source, TEXT("sock_diag ")) ||
		    text_starts(g->source, TEXT("/proc/net ")))
			continue;
		f.name = doctor_words(d, "%.*s", (int)g->source.len, g->source.bytes);
		f.detail = doctor_words(d, "%.*s (%s)", (int)g->detail.len, g->detail.bytes,
		                        doctor_errno(d, g->error));
		r = doctor_tell(d, &f);
	}
	if (r == 0 && d->gaps.overflow) {
		struct cq_finding f = {CQ_LACKS,  "namespaces",
		                       "memory",  "ran out while gaps were noted",
		                       "sockets", NULL};

		r = doctor_tell(d, &f);
	}
	return r;
}

int doctor_tell_namespaces(struct doctor *d)
{
	struct namespaces n = {.d = d};
	struct cq_finding f = {CQ_GOOD, "namespaces", "network namespaces", NULL, NULL, NULL};
	int r = collector_namespaces(d->collector, count_namespace, &n);

	if (r < 0)
		return r;
	if (n.closed > 0)
		f.health = CQ_INFO;
	f.detail = doctor_words(d, "%llu known, %llu asked; %llu socket%s there",
	                        (unsigned long long)n.known, (unsigned long long)n.asked,
	                        (unsigned long long)d->sockets, d->sockets == 1 ? "" : "s");
	r = doctor_tell(d, &f);
	n.closed = 0;
	if (r == 0)
		r = collector_namespaces(d->collector, tell_namespace, &n);
	if (r == 0)
		r = tell_more_closed(d, n.closed);
	if (r == 0)
		r = tell_hidden_namespaces(d);
	return r == 0 ? tell_other_gaps(d) : r;
}

/* ---- owners -------------------------------------------------------------------------------------
 */

/* "pid 1 systemd, 812 sshd and 3 more" */
static const char *name_refused(struct doctor *d, const struct owners_blind_spots *b)
{
	const char *words = "pid";
	size_t i = 0;

	for (; i < b->unreadable && i < ARRAY_LEN(b->refused); i++) {
		char path[32];
		struct buffer comm;
		struct text name;

		buffer_init(&comm, 64);
		(void)snprintf(path, sizeof(path), "proc/%u/comm", b->refused[i]);
		(void)file_read(d->root, path, 64, &comm, NULL);
		name = text_trim(buffer_text(&comm));
		words = doctor_words(d, "%s%s %u %.*s", words, i > 0 ? "," : "", b->refused[i],
		                     (int)name.len, name.len ? name.bytes : "");
		buffer_done(&comm);
	}
	if (i < b->unreadable)
		words = doctor_words(d, "%s and %llu more", words,
		                     (unsigned long long)(b->unreadable - i));
	return words;
}

/* What it comes to at the moment. */
static const char *lacking_holders(struct doctor *d)
{
	if (d->unheld == 0)
		return "who holds the sockets of these processes, if they have any; at the moment "
		       "no socket is without a holder";
	return doctor_words(d,
	                    "who holds the sockets of these processes; at the moment %llu of %llu "
	                    "sockets are without a holder",
	                    (unsigned long long)d->unheld, (unsigned long long)d->sockets);
}

static int tell_processes(struct doctor *d, const struct owners_blind_spots *b)
{
	struct cq_finding f = {CQ_GOOD, "owners", "processes", NULL, NULL, NULL};

	if (b->unreadable == 0) {
		f.detail =
			doctor_words(d, "%llu, each looked into", (unsigned long long)b->processes);
		return doctor_tell(d, &f);
	}
	f.health = CQ_LACKS;
	f.detail = doctor_words(d, "%llu of %llu could not be looked into (%s), as %s: %s",
	                        (unsigned long long)b->unreadable, (unsigned long long)b->processes,
	                        doctor_errno(d, b->unreadable_error),
	                        doctor_why_refused(d, INTO_PROCESSES), name_refused(d, b));
	f.lacks = lacking_holders(d);
	f.mend = doctor_mend_refused(d, INTO_PROCESSES);
	return doctor_tell(d, &f);
}

static int tell_hidden_processes(struct doctor *d)
{
	struct text option = d->confinement.hidepid;
	struct cq_finding f = {CQ_LACKS, "owners", "hidden processes", NULL, NULL, NULL};

	f.detail = option.bytes
	                   ? doctor_words(d,
	                                  "processes of other users are hidden: /proc is mounted "
	                                  "with hidepid=%.*s",
	                                  (int)option.len, option.bytes)
	                   : "processes of other users are hidden";
	f.lacks = lacking_holders(d);
	f.mend = doctor_mend_refused(d, INTO_PROCESSES);
	if (!f.mend && option.bytes)
		f.mend = "sudo mount -o remount,hidepid=0 /proc";
	return doctor_tell(d, &f);
}

static int tell_confined(struct doctor *d)
{
	struct text container = d->confinement.container;
	struct cq_finding f = {
		CQ_LACKS,
		"owners",
		"pid namespace",
		"not the host's: processes outside of it cannot be seen",
		"holders outside of it, and the network namespaces that only processes outside are "
		"in",
		"run it in the pid namespace of the host"};

	if (text_equal(container, TEXT("docker")) || text_equal(container, TEXT("podman")))
		f.mend = doctor_words(d,
		                      "run it on the host, or in a container with its pids: "
		                      "%.*s run --pid=host",
		                      (int)container.len, container.bytes);
	return doctor_tell(d, &f);
}

/* Either source is good: without the first, just fewer processes may be seen, which is told of
 * them. */
static int tell_source(struct doctor *d)
{
	const struct cq_error *refusal = owners_no_bpf(d->owners);
	struct cq_finding f = {CQ_GOOD, "owners", "source", NULL, NULL, NULL};

	if (owners_source(d->owners) == OWNERS_BPF) {
		f.detail = "BPF: the kernel itself tells of all holders and network namespaces";
		return doctor_tell(d, &f);
	}
	f.health = CQ_INFO;
	f.detail = refusal ? doctor_words(d, "procfs; no BPF: %s", refusal->text) : "procfs";
	return doctor_tell(d, &f);
}

int doctor_tell_owners(struct doctor *d)
{
	const struct owners_blind_spots *b = owners_blind_spots(d->owners);
	int r = tell_source(d);

	if (r == 0)
		r = tell_processes(d, b);

	if (r == 0 && b->is_hidden)
		r = tell_hidden_processes(d);
	return r == 0 && b->is_confined ? tell_confined(d) : r;
}
