/* SPDX-License-Identifier: Apache-2.0 */
/* Options that stand for conditions: values become matches of a column. What they have in common,
 * and those about a socket's kind. */
#include <netinet/in.h>
#include <sys/socket.h>

#include "pipeline/options.h"

/* ---- what they have in common ------------------------------------------------------------------
 */

int asked_add(const struct asked *a, const struct match *m)
{
	struct conditions *conditions = &a->q->conditions;
	struct condition *c = conditions_on(conditions, a->a, a->b, a->any_holder);

	if (c && c->match_count >= MAX_LIST)
		return fail(a->reterr, -E2BIG, "--%s: more than %u values", a->option, MAX_LIST);
	if (!c || condition_add(conditions, c, m) < 0)
		return fail(a->reterr, -ENOMEM, "out of memory");
	return 0;
}

int asked_text(const struct asked *a, struct text t)
{
	return asked_add(a, &(struct match){.kind = MATCH_TEXT, .text = t});
}

int asked_number(const struct asked *a, int64_t n)
{
	return asked_add(a, &(struct match){.kind = MATCH_RANGE, .first = n, .last = n});
}

/* Takes a list with commas between its values apart. */
int asked_list(const struct asked *a, const char *value,
               int (*take)(const struct asked *a, struct text part))
{
	struct text rest = text_of(value), part;
	int error = 0;

	if (rest.len == 0)
		return fail(a->reterr, -EINVAL, "--%s: needs a value", a->option);
	while (error == 0 && text_split(&rest, ',', &part)) {
		if (part.len == 0)
			return fail(a->reterr, -EINVAL, "--%s %s: an empty value between commas",
			            a->option, value);
		error = take(a, part);
	}
	return error;
}

/* ---- words -------------------------------------------------------------------------------------
 */

/* As much of a value as leaves room for what is allowed. */
static int shown(struct text value)
{
	return value.len < 100 ? (int)value.len : 100;
}

int fail_choice(struct cq_error *reterr, const char *option, struct text value, const char *allowed,
                const char *nearest)
{
	return fail(reterr, -EINVAL, "--%s %.*s: must be %s%s%s%s", option, shown(value),
	            value.bytes, allowed, nearest ? "; did you mean " : "", nearest ? nearest : "",
	            nearest ? "?" : "");
}

/* A value that does not do, with the words behind it. */
int asked_fail(const struct asked *a, struct text value, const char *words)
{
	return fail(a->reterr, -EINVAL, "--%s %.*s: %s", a->option, shown(value), value.bytes,
	            words);
}

void small_letters(struct text t, struct word *ret)
{
	size_t len = t.len < NAME_MAX_LEN ? t.len : NAME_MAX_LEN;

	for (size_t i = 0; i < len; i++) {
		char c = t.bytes[i];

		ret->letters[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	ret->letters[len] = '\0';
}

/* ---- state -------------------------------------------------------------------------------------
 */

#define STATE_BIT(s) (1u << STATE_##s)
#define SYNCHRONIZED                                                                             \
	(STATE_BIT(ESTABLISHED) | STATE_BIT(SYN_RECV) | STATE_BIT(FIN_WAIT1) |                   \
	 STATE_BIT(FIN_WAIT2) | STATE_BIT(TIME_WAIT) | STATE_BIT(CLOSE_WAIT) |                   \
	 STATE_BIT(LAST_ACK) | STATE_BIT(CLOSING) | STATE_BIT(COOKIE_ECHOED) |                   \
	 STATE_BIT(SHUTDOWN_PENDING) | STATE_BIT(SHUTDOWN_SENT) | STATE_BIT(SHUTDOWN_RECEIVED) | \
	 STATE_BIT(SHUTDOWN_ACK_SENT))

/* What other tools call them; ss has words for several at once. */
static const struct {
	const char *name; /* as without_marks makes it */
	unsigned states;
} other_names[] = {
	{"estab", STATE_BIT(ESTABLISHED)},
	{"synreceived", STATE_BIT(SYN_RECV)},
	{"synrcvd", STATE_BIT(SYN_RECV)},
	{"listening", STATE_BIT(LISTEN)},
	{"close", STATE_BIT(CLOSED)},
	{"unconnected", STATE_BIT(UNCONN)},
	{"connected", SYNCHRONIZED | STATE_BIT(SYN_SENT) | STATE_BIT(COOKIE_WAIT)},
	{"synchronized", SYNCHRONIZED},
};

/* "TIME_WAIT", "time-wait" and "timewait" are one. */
static void without_marks(const char *name, struct word *ret)
{
	size_t len = 0;

	small_letters(text_of(name), ret);
	for (const char *c = ret->letters; *c; c++)
		if (*c != '-' && *c != '_')
			ret->letters[len++] = *c;
	ret->letters[len] = '\0';
}

static unsigned states_named(const struct word *name)
{
	struct word known;

	for (unsigned s = STATE_ESTABLISHED; s < STATE_COUNT; s++) {
		without_marks(socket_state_name((enum socket_state)s), &known);
		if (strcmp(known.letters, name->letters) == 0)
			return 1u << s;
	}
	for (size_t i = 0; i < ARRAY_LEN(other_names); i++)
		if (strcmp(other_names[i].name, name->letters) == 0)
			return other_names[i].states;
	return 0;
}

static int fail_state(const struct asked *a, struct text part, const struct word *name)
{
	static const char *const names[] = {
		"established", "syn_sent", "syn_recv",   "fin_wait1",    "fin_wait2",
		"time_wait",   "closed",   "close_wait", "last_ack",     "listen",
		"closing",     "unconn",   "connected",  "synchronized",
	};
	struct word plain;
	struct nearest near = {.wanted = name->letters};

	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		without_marks(names[i], &plain);
		nearest_try(&near, plain.letters);
		if (near.name == plain.letters) /* the room is taken again */
			near.name = names[i];
	}
	return fail_choice(a->reterr, a->option, part,
	                   "established, syn_sent, syn_recv, fin_wait1, fin_wait2, time_wait, "
	                   "closed, close_wait, last_ack, listen, closing, unconn, connected or "
	                   "synchronized",
	                   near.name);
}

static int take_state(const struct asked *a, struct text part)
{
	struct word small, name;
	unsigned states;
	int error = 0;

	small_letters(part, &small);
	without_marks(small.letters, &name);
	states = states_named(&name);
	if (!states)
		return fail_state(a, part, &name);
	for (unsigned s = STATE_ESTABLISHED; s < STATE_COUNT && error == 0; s++)
		if (states & 1u << s)
			error = asked_text(a, text_of(socket_state_name((enum socket_state)s)));
	return error;
}

int set_state(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct asked a = {q, "state", FIELD_STATE_ID, FIELD_COUNT, false, reterr};

	return asked_list(&a, value, take_state);
}

/* ---- protocol and type --------------------------------------------------------------------------
 */

/* A raw socket can be of any IP protocol, and bears its name. */
static unsigned inet_scope(int protocol)
{
	static const struct {
		int protocol;
		unsigned scope;
	} scopes[] = {
		{IPPROTO_TCP, SCOPE_TCP},     {IPPROTO_MPTCP, SCOPE_TCP},
		{IPPROTO_UDP, SCOPE_UDP},     {IPPROTO_UDPLITE, SCOPE_UDP},
		{IPPROTO_SCTP, SCOPE_SCTP},   {IPPROTO_ICMP, SCOPE_PING},
		{IPPROTO_ICMPV6, SCOPE_PING},
	};
	unsigned scope = SCOPE_RAW;

	for (size_t i = 0; i < ARRAY_LEN(scopes); i++)
		if (scopes[i].protocol == protocol)
			scope |= scopes[i].scope;
	return scope;
}

/* 0: there is no such protocol. */
static unsigned scope_of_protocol(const struct word *name)
{
	static const unsigned families[FAMILY_COUNT] = {
		[FAMILY_UNIX] = SCOPE_UNIX,       [FAMILY_PACKET] = SCOPE_PACKET,
		[FAMILY_NETLINK] = SCOPE_NETLINK, [FAMILY_VSOCK] = SCOPE_VSOCK,
		[FAMILY_XDP] = SCOPE_XDP,
	};
	int protocol = protocol_named(text_of(name->letters));

	if (protocol >= 0)
		return inet_scope(protocol);
	for (unsigned f = 0; f < FAMILY_COUNT; f++)
		if (strcmp(socket_family_name((enum socket_family)f), name->letters) == 0)
			return families[f];
	return 0;
}

static int fail_protocol(const struct asked *a, struct text part, const struct word *name)
{
	static const char *const names[] = {"tcp",    "mptcp",   "udp",       "udplite",
	                                    "sctp",   "icmp",    "ipv6-icmp", "unix",
	                                    "packet", "netlink", "vsock",     "xdp"};
	struct nearest near = {.wanted = name->letters};

	if (strcmp(name->letters, "raw") == 0)
		return asked_fail(a, part, "raw sockets are of any protocol: write --type raw");
	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		nearest_try(&near, names[i]);
	return fail_choice(
		a->reterr, a->option, part,
		"tcp, mptcp, udp, udplite, sctp, icmp, ipv6-icmp, unix, packet, netlink, "
		"vsock, xdp or IANA's name of another IP protocol",
		near.name);
}

static int take_protocol(const struct asked *a, struct text part)
{
	static const char *const aliases[][2] = {
		{"icmp6", "ipv6-icmp"}, {"icmpv6", "ipv6-icmp"}, {"udp-lite", "udplite"}};
	struct word name;
	unsigned scope;

	small_letters(part, &name);
	for (size_t i = 0; i < ARRAY_LEN(aliases); i++)
		if (strcmp(aliases[i][0], name.letters) == 0)
			small_letters(text_of(aliases[i][1]), &name);
	scope = scope_of_protocol(&name);
	if (!scope)
		return fail_protocol(a, part, &name);
	a->q->protocol_scope |= scope;
	a->q->protocol_named |= scope == SCOPE_RAW ? scope : scope & ~(unsigned)SCOPE_RAW;
	return asked_text(a, text_of(name.letters));
}

int set_protocol(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct asked a = {q, "protocol", FIELD_PROTOCOL_NAME_ID, FIELD_COUNT, false, reterr};

	return asked_list(&a, value, take_protocol);
}

static int take_type(const struct asked *a, struct text part)
{
	struct nearest near = {0};
	struct word name;

	small_letters(part, &name);
	near.wanted = name.letters;
	for (uint8_t type = SOCK_STREAM; socket_type_name(type); type++) {
		if (strcmp(socket_type_name(type), name.letters) == 0)
			return asked_text(a, text_of(name.letters));
		nearest_try(&near, socket_type_name(type));
	}
	return fail_choice(a->reterr, a->option, part, "stream, dgram, raw, seqpacket or rdm",
	                   near.name);
}

int set_type(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct asked a = {q, "type", FIELD_TYPE_ID, FIELD_COUNT, false, reterr};

	return asked_list(&a, value, take_type);
}

/* ---- outside -----------------------------------------------------------------------------------
 */

/* Outside there is always a remote end. */
int set_outside(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct asked a = {q, "outside", FIELD_BOUNDARY_ID_ID, FIELD_COUNT, false, reterr};

	(void)value;
	return asked_number(&a, BOUNDARY_EXTERNAL);
}
