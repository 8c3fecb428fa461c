/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Three judges that know nothing of the compiler: what a filter means, by its own words; what a
 * program of inet_diag does with a socket; and whether the kernel's audit would let it in.
 */
#ifndef CONNQUERY_TEST_FILTER_JUDGES_H
#define CONNQUERY_TEST_FILTER_JUDGES_H

#include <linux/inet_diag.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>

#include "collect/filter.h"

/* ---- chance --------------------------------------------------------------------------------- */

struct chance {
	uint64_t state;
};

static inline uint64_t chance_next(struct chance *c)
{
	c->state ^= c->state << 13;
	c->state ^= c->state >> 7;
	c->state ^= c->state << 17;
	return c->state >> 11;
}

static inline unsigned chance_below(struct chance *c, unsigned n)
{
	return (unsigned)(chance_next(c) % n);
}

static inline bool chance_of(struct chance *c, unsigned percent)
{
	return chance_below(c, 100) < percent;
}

/* ---- what a filter means -------------------------------------------------------------------- */

/* NULL in SQL: neither it nor its negation holds. */
enum answer { NO, YES, UNKNOWN };

static inline enum answer answer_of(bool yes)
{
	return yes ? YES : NO;
}

static inline enum answer port_answer(const struct socket_filter *f, const struct socket *s)
{
	const struct endpoint *e = f->is_remote ? &s->remote : &s->local;

	if (!socket_is_inet(s) || !e->has_port || e->port == 0 || e->ip.family == 0)
		return UNKNOWN;
	for (size_t i = 0; i < f->ports.count; i++)
		if (e->port >= f->ports.list[i].first && e->port <= f->ports.list[i].last)
			return YES;
	return NO;
}

static inline enum answer address_answer(const struct socket_filter *f, const struct socket *s)
{
	const struct endpoint *e = f->is_remote ? &s->remote : &s->local;

	if (!socket_is_inet(s) || e->ip.family == 0)
		return UNKNOWN;
	for (size_t i = 0; i < f->networks.count; i++)
		if (network_has(f->networks.list[i], e->ip))
			return YES;
	return NO;
}

static inline enum answer device_answer(const struct socket_filter *f, const struct socket *s)
{
	const struct interface *i = s->ifindex ? netns_interface(s->ns, s->ifindex) : NULL;

	return i ? answer_of(text_equal(i->name, f->text)) : UNKNOWN;
}

static inline enum answer protocol_answer(const struct socket_filter *f, const struct socket *s)
{
	return socket_is_inet(s) ? answer_of(f->protocols[s->protocol / 8] >> s->protocol % 8 & 1)
	                         : UNKNOWN;
}

static inline enum answer leaf_answer(const struct socket_filter *f, const struct socket *s)
{
	switch (f->kind) {
	case FILTER_PORT:
		return port_answer(f, s);
	case FILTER_ADDRESS:
		return address_answer(f, s);
	case FILTER_DEVICE:
		return device_answer(f, s);
	case FILTER_MARK:
		return s->has_mark ? answer_of((s->mark & f->mark.mask) == f->mark.value) : UNKNOWN;
	case FILTER_CGROUP:
		return s->cgroup_path.bytes ? answer_of(text_equal(s->cgroup_path, f->text))
		                            : UNKNOWN;
	case FILTER_STATE:
		return s->state == STATE_NONE ? UNKNOWN : answer_of(f->bits >> s->state & 1);
	case FILTER_TYPE:
		return s->type ? answer_of(f->bits >> s->type & 1) : UNKNOWN;
	case FILTER_PROTOCOL:
		return protocol_answer(f, s);
	case FILTER_FAMILY:
		return answer_of(f->bits >> s->family & 1);
	case FILTER_NETNS:
		return s->ns->inode ? answer_of(s->ns->inode == f->number) : UNKNOWN;
	case FILTER_NETNS_NAME:
		return s->ns->name.bytes ? answer_of(text_equal(s->ns->name, f->text)) : UNKNOWN;
	case FILTER_ALL:
	case FILTER_ANY:
	default:
		return UNKNOWN;
	}
}

static inline bool filter_holds(const struct socket_filter *f, const struct socket *s)
{
	enum answer a;

	if (f->kind == FILTER_ALL || f->kind == FILTER_ANY) {
		for (const struct socket_filter *p = f->first; p; p = p->next)
			if (filter_holds(p, s) == (f->kind == FILTER_ANY))
				return f->kind == FILTER_ANY;
		return f->kind == FILTER_ALL;
	}
	a = leaf_answer(f, s);
	return a != UNKNOWN && (a == YES) != f->is_not;
}

/* ---- the kernel ----------------------------------------------------------------------------- */

/* What inet_diag looks at of a socket. */
struct entry {
	int family; /* AF_INET, AF_INET6 */
	uint8_t address[2][16];
	uint16_t port[2]; /* local, remote; 0 without */
	uint32_t device, mark;
	uint64_t cgroup;
};

static inline bool bits_equal(const uint8_t *x, const uint8_t *y, unsigned bits)
{
	for (unsigned i = 0; i < bits; i++)
		if ((x[i / 8] ^ y[i / 8]) >> (7 - i % 8) & 1)
			return false;
	return true;
}

static inline bool host_holds(const struct entry *e, unsigned side, const char *operand)
{
	static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};
	const uint8_t *base = (const uint8_t *)operand + sizeof(struct inet_diag_hostcond);
	struct inet_diag_hostcond c;

	memcpy(&c, operand, sizeof(c));
	if (c.port != -1 && c.port != e->port[side])
		return false;
	if (c.family == AF_UNSPEC || c.family == e->family)
		return bits_equal(e->address[side], base, c.prefix_len);
	return c.family == AF_INET && memcmp(e->address[side], mapped, 12) == 0 &&
	       bits_equal(e->address[side] + 12, base, c.prefix_len);
}

static inline bool port_holds(const struct entry *e, uint8_t code, const char *operand)
{
	bool is_remote =
		code == INET_DIAG_BC_D_GE || code == INET_DIAG_BC_D_LE || code == INET_DIAG_BC_D_EQ;
	struct inet_diag_bc_op port;

	memcpy(&port, operand, sizeof(port));
	if (code == INET_DIAG_BC_S_EQ || code == INET_DIAG_BC_D_EQ)
		return e->port[is_remote] == port.no;
	if (code == INET_DIAG_BC_S_GE || code == INET_DIAG_BC_D_GE)
		return e->port[is_remote] >= port.no;
	return e->port[is_remote] <= port.no;
}

static inline bool op_holds(const struct entry *e, uint8_t code, const char *operand)
{
	struct inet_diag_markcond mark;
	uint32_t device;
	uint64_t cgroup;

	switch (code) {
	case INET_DIAG_BC_S_COND:
		return host_holds(e, 0, operand);
	case INET_DIAG_BC_D_COND:
		return host_holds(e, 1, operand);
	case INET_DIAG_BC_DEV_COND:
		memcpy(&device, operand, sizeof(device));
		return e->device == device;
	case INET_DIAG_BC_MARK_COND:
		memcpy(&mark, operand, sizeof(mark));
		return (e->mark & mark.mask) == mark.mark;
	case INET_DIAG_BC_CGROUP_COND:
		memcpy(&cgroup, operand, sizeof(cgroup));
		return e->cgroup == cgroup;
	case INET_DIAG_BC_JMP:
		return false;
	case INET_DIAG_BC_NOP:
		return true;
	default:
		return port_holds(e, code, operand);
	}
}

/* *steps, when given, grows by the operations that were run. */
static inline bool program_takes(struct text code, const struct entry *e, size_t *steps)
{
	size_t at = 0;

	while (at < code.len) {
		struct inet_diag_bc_op op;

		memcpy(&op, code.bytes + at, sizeof(op));
		at += op_holds(e, op.code, code.bytes + at + sizeof(op)) ? op.yes : op.no;
		if (steps)
			++*steps;
	}
	return at == code.len;
}

/* How long an operation must be for its operand; 0: the kernel does not know it, or the operand is
 * wrong. */
static inline size_t audited_length(struct text code, size_t at, uint8_t op)
{
	struct inet_diag_hostcond c;
	size_t head = sizeof(struct inet_diag_bc_op), left = code.len - at;
	size_t address;

	switch (op) {
	case INET_DIAG_BC_NOP:
	case INET_DIAG_BC_JMP:
	case INET_DIAG_BC_AUTO:
		return head;
	case INET_DIAG_BC_MARK_COND:
	case INET_DIAG_BC_CGROUP_COND:
		return head + 8;
	case INET_DIAG_BC_S_COND:
	case INET_DIAG_BC_D_COND:
		if (left < head + sizeof(c))
			return 0;
		memcpy(&c, code.bytes + at + head, sizeof(c));
		address = c.family == AF_INET6 ? 16 : c.family == AF_INET ? 4 : 0;
		if ((address == 0 && c.family != AF_UNSPEC) || c.prefix_len > 8 * address)
			return 0;
		return head + sizeof(c) + address;
	default:
		return op <= INET_DIAG_BC_D_EQ ? 2 * head : 0;
	}
}

/* The way along "yes" from the beginning, which is all that the audit calls operations. */
static inline bool is_operation(struct text code, size_t wanted)
{
	size_t at = 0;

	while (at < wanted) {
		uint8_t yes = (uint8_t)code.bytes[at + offsetof(struct inet_diag_bc_op, yes)];

		if (yes < sizeof(struct inet_diag_bc_op) || yes % 4 != 0)
			return false;
		at += yes;
	}
	return at == wanted;
}

/* What is wrong with the program; NULL: the kernel takes it. */
static inline const char *audit(struct text code)
{
	size_t at = 0;

	if (code.len < sizeof(struct inet_diag_bc_op))
		return "too short";
	if (code.len > UINT16_MAX - sizeof(struct nlattr))
		return "too long for an attribute";
	while (at < code.len) {
		struct inet_diag_bc_op op;
		size_t left = code.len - at, need;

		if (left < sizeof(op))
			return "ends within an operation";
		memcpy(&op, code.bytes + at, sizeof(op));
		need = audited_length(code, at, op.code);
		if (need == 0 || need > left)
			return "an operand that is none";
		if (op.yes < need || op.yes > left + 4 || op.yes % 4 != 0)
			return "'yes' leads astray";
		if (op.code != INET_DIAG_BC_NOP) {
			if (op.no < need || op.no > left + 4 || op.no % 4 != 0)
				return "'no' leads astray";
			if (op.no < left && !is_operation(code, at + op.no))
				return "'no' leads into an operation";
		}
		at += op.yes;
	}
	return at == code.len ? NULL : "does not end at its end";
}

#endif
