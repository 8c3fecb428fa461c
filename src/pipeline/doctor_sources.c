/* SPDX-License-Identifier: Apache-2.0 */
/* Who lists the sockets of each protocol: what the probe found, and where the run met a gap. */
#include "pipeline/doctor.h"

/* What answers for a protocol when it is asked by sock_diag. */
static const struct diag_module {
	const char *protocol; /* without the 6 of its IPv6 half */
	const char *name, *option;
} modules[] = {
	{"mptcp", "mptcp_diag", "CONFIG_INET_MPTCP_DIAG"},
	{"tcp", "tcp_diag", "CONFIG_INET_TCP_DIAG"},
	{"sctp", "sctp_diag", "CONFIG_INET_SCTP_DIAG"},
	{"udp", "udp_diag", "CONFIG_INET_UDP_DIAG"},
	{"udplite", "udp_diag", "CONFIG_INET_UDP_DIAG"},
	{"raw", "raw_diag", "CONFIG_INET_RAW_DIAG"},
	{"unix", "unix_diag", "CONFIG_UNIX_DIAG"},
	{"packet", "af_packet_diag", "CONFIG_PACKET_DIAG"},
	{"netlink", "netlink_diag", "CONFIG_NETLINK_DIAG"},
	{"vsock", "vsock_diag", "CONFIG_VSOCKETS_DIAG"},
	{"xdp", "xsk_diag", "CONFIG_XDP_SOCKETS_DIAG"},
};

static const struct diag_module *module_of(const char *protocol)
{
	size_t len = strcspn(protocol, "6");

	for (size_t i = 0; i < ARRAY_LEN(modules); i++)
		if (strlen(modules[i].protocol) == len &&
		    memcmp(modules[i].protocol, protocol, len) == 0)
			return &modules[i];
	return NULL;
}

/* What would make the kernel answer. */
static const char *mend_module(struct doctor *d, const char *protocol)
{
	const struct diag_module *m = module_of(protocol);

	if (!m)
		return NULL;
	switch (kernel_module_find(d->root, d->host.kernel_release, m->name)) {
	case MODULE_LOADABLE:
		return doctor_words(d, "sudo modprobe %s", m->name);
	case MODULE_UNKNOWN:
		return doctor_words(d, "sudo modprobe %s, if this kernel has it (%s)", m->name,
		                    m->option);
	case MODULE_ABSENT:
	case MODULE_BUILT_IN:
		break;
	}
	return doctor_words(d, "a kernel with %s: this one has no module %s", m->option, m->name);
}

static const char *mend_source(struct doctor *d, const char *protocol, int error)
{
	if (error == ENOENT)
		return mend_module(d, protocol);
	if (error == EPROTONOSUPPORT || error == EAFNOSUPPORT)
		return "a kernel with CONFIG_NET and sock_diag";
	if (d->confinement.has_filter)
		return "allow socket(AF_NETLINK, SOCK_DGRAM, NETLINK_SOCK_DIAG) in the seccomp "
		       "filter that connquery runs under";
	if (error == EACCES || error == EPERM)
		return "allow netlink sockets of NETLINK_SOCK_DIAG in the policy of the security "
		       "module";
	return NULL;
}

/* The first gap of a source: "sock_diag udp6", "/proc/net icmp". NULL: there is none. */
static const struct gap *gap_of(const struct doctor *d, const char *source)
{
	for (size_t i = 0; i < d->gaps.count; i++) {
		struct text rest = d->gaps.list[i].source, part = TEXT_NONE;

		while (text_split(&rest, ' ', &part))
			;
		if (text_equal(part, text_of(source)))
			return &d->gaps.list[i];
	}
	return NULL;
}

static int tell_gap(struct doctor *d, const struct source_answer *a, const struct gap *gap)
{
	struct cq_finding f = {
		CQ_LACKS,
		"sources",
		a->name,
		doctor_words(d, "none (%s)", doctor_errno(d, gap->error)),
		"its sockets, but for those whose descriptor can be borrowed",
		mend_source(d, a->name, gap->error),
	};

	if (a->way != SOURCE_NONE) /* here it answers: it is another namespace's */
		f.detail = doctor_words(d, "%.*s", (int)gap->detail.len, gap->detail.bytes);
	return doctor_tell(d, &f);
}

static int tell_source(struct doctor *d, const struct source_answer *a)
{
	const struct gap *gap = gap_of(d, a->name);
	struct cq_finding f = {.group = "sources", .name = a->name};

	if (gap)
		return tell_gap(d, a, gap);
	switch (a->way) {
	case SOURCE_DIAG:
		f.health = CQ_GOOD;
		f.detail = "sock_diag";
		break;
	case SOURCE_TABLE:
		f.health = a->is_second_best ? CQ_WORSE : CQ_GOOD;
		f.detail = a->is_second_best
		                   ? doctor_words(d, "/proc/net, as sock_diag does not answer (%s)",
		                                  doctor_errno(d, a->error))
		                   : "/proc/net, the only source that there is";
		if (a->is_second_best) {
			f.lacks = "cookies, cgroups, marks, the peers of unix sockets, --tcp-info";
			f.mend = mend_source(d, a->name, a->error);
		}
		break;
	case SOURCE_UNREGISTERED:
		f.health = CQ_INFO;
		f.detail = "not registered with the kernel: there are none";
		break;
	case SOURCE_NONE:
		f.health = CQ_WORSE;
		f.detail = doctor_words(d, "none (%s); the kernel counts no such socket now",
		                        doctor_errno(d, a->error));
		f.lacks = "such sockets, once there are any";
		f.mend = mend_source(d, a->name, a->error);
		break;
	}
	return doctor_tell(d, &f);
}

/* Sockets that no dump shows are asked for by borrowing their descriptors (pidfd_getfd). */
static int tell_borrowing(struct doctor *d)
{
	const struct confinement *c = &d->confinement;
	bool may_trace = c->capabilities & DOCTOR_RIGHT(CAP_SYS_PTRACE);
	int error = confinement_try_borrowing();
	struct cq_finding f = {
		CQ_GOOD,       "sources",
		"descriptors", "can be borrowed, to ask about sockets that no dump shows",
		NULL,          NULL};

	if (error == 0 && c->yama < 3 && (c->yama == 0 || may_trace))
		return doctor_tell(d, &f);
	f.health = CQ_WORSE;
	f.lacks = "sockets that a dump passed over, or whose namespace has no process and no name";
	if (error == 0) {
		f.detail = doctor_words(d, "cannot be borrowed (kernel.yama.ptrace_scope is %llu)",
		                        (unsigned long long)c->yama);
		f.mend = c->yama < 3 ? doctor_mend_refused(d, DOCTOR_RIGHT(CAP_SYS_PTRACE))
		                     : "set kernel.yama.ptrace_scope to 2 at most, and reboot";
	} else {
		f.detail = doctor_words(d, "cannot be borrowed (%s)", doctor_errno(d, error));
		f.mend = error == -ENOSYS
		                 ? "a kernel of 5.6 or later"
		                 : "allow pidfd_open and pidfd_getfd in the seccomp filter";
	}
	return doctor_tell(d, &f);
}

int doctor_tell_sources(struct doctor *d)
{
	int r = 0;

	for (size_t i = 0; i < d->answer_count && r == 0; i++)
		r = tell_source(d, &d->answers[i]);
	return r == 0 ? tell_borrowing(d) : r;
}
