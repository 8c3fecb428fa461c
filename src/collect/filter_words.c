/* SPDX-License-Identifier: Apache-2.0 */
/* Bytecode of inet_diag in words, for people who want to see what the kernel is told. */
#include <linux/inet_diag.h>
#include <sys/socket.h>

#include "collect/filter.h"

#define OP_LEN sizeof(struct inet_diag_bc_op)

/* ---- reading -------------------------------------------------------------------------------- */

/* SIZE_MAX: the kernel would not take it. */
static size_t host_len(struct text code, size_t at)
{
	struct inet_diag_hostcond c;
	size_t address;

	if (code.len - at < OP_LEN + sizeof(c))
		return SIZE_MAX;
	memcpy(&c, code.bytes + at + OP_LEN, sizeof(c));
	address = c.family == AF_INET6 ? 16 : c.family == AF_INET ? 4 : 0;
	if ((address == 0 && c.family != AF_UNSPEC) || c.prefix_len > 8 * address)
		return SIZE_MAX;
	return sizeof(c) + address;
}

static size_t operand_len(struct text code, size_t at, uint8_t op)
{
	switch (op) {
	case INET_DIAG_BC_NOP:
	case INET_DIAG_BC_JMP:
	case INET_DIAG_BC_AUTO:
		return 0;
	case INET_DIAG_BC_S_COND:
	case INET_DIAG_BC_D_COND:
		return host_len(code, at);
	case INET_DIAG_BC_MARK_COND:
		return sizeof(struct inet_diag_markcond);
	case INET_DIAG_BC_CGROUP_COND:
		return sizeof(uint64_t);
	default:
		return op <= INET_DIAG_BC_D_EQ ? OP_LEN : SIZE_MAX; /* a port, a device */
	}
}

/* The operation at that place. false: the kernel would not take it. */
static bool read_op(struct text code, size_t at, struct inet_diag_bc_op *ret)
{
	size_t left = code.len - at, operand;

	if (left < OP_LEN)
		return false;
	memcpy(ret, code.bytes + at, OP_LEN);
	operand = operand_len(code, at, ret->code);
	if (operand > left - OP_LEN || ret->yes != OP_LEN + operand)
		return false;
	return ret->code == INET_DIAG_BC_NOP ||
	       (ret->no >= ret->yes && ret->no <= left + OP_LEN && ret->no % OP_LEN == 0);
}

/* ---- words ---------------------------------------------------------------------------------- */

static void add_target(struct buffer *b, size_t target, size_t len)
{
	if (target == len)
		buffer_add_text(b, TEXT("accept"));
	else if (target > len)
		buffer_add_text(b, TEXT("reject"));
	else
		buffer_add_u64(b, target);
}

static void add_port(struct buffer *b, const char *end, const char *how, const char *operand)
{
	struct inet_diag_bc_op port;

	memcpy(&port, operand, sizeof(port));
	buffer_printf(b, "%s port %s %u", end, how, port.no);
}

static void add_host(struct buffer *b, const char *end, const char *operand)
{
	char words[ADDRESS_LEN];
	struct inet_diag_hostcond c;
	struct address a = {0};

	memcpy(&c, operand, sizeof(c));
	if (c.family != AF_UNSPEC) {
		a.family = c.family == AF_INET ? 4 : 6;
		memcpy(a.bytes, operand + sizeof(c), a.family == 4 ? 4 : 16);
		address_print(a, words);
		if (c.prefix_len == 0)
			buffer_printf(b, a.family == 4 ? "%s address is IPv4" : "socket is of IPv6",
			              end);
		else
			buffer_printf(b, "%s address in %s/%u", end, words, c.prefix_len);
	}
	if (c.port != -1)
		buffer_printf(b, "%s%s port = %d", a.family ? " and " : "", end, c.port);
}

static void add_number(struct buffer *b, uint8_t code, const char *operand)
{
	struct inet_diag_markcond mark;
	uint32_t device;
	uint64_t cgroup;

	if (code == INET_DIAG_BC_DEV_COND) {
		memcpy(&device, operand, sizeof(device));
		buffer_printf(b, "bound device = %u", device);
	} else if (code == INET_DIAG_BC_MARK_COND) {
		memcpy(&mark, operand, sizeof(mark));
		buffer_printf(b, "mark & %#x = %#x", mark.mask, mark.mark);
	} else {
		memcpy(&cgroup, operand, sizeof(cgroup));
		buffer_printf(b, "cgroup = %llu", (unsigned long long)cgroup);
	}
}

static void add_condition(struct buffer *b, uint8_t code, const char *operand)
{
	static const struct {
		const char *end, *how;
	} ports[] = {
		[INET_DIAG_BC_S_GE] = {"local", ">="},  [INET_DIAG_BC_S_LE] = {"local", "<="},
		[INET_DIAG_BC_S_EQ] = {"local", "="},   [INET_DIAG_BC_D_GE] = {"remote", ">="},
		[INET_DIAG_BC_D_LE] = {"remote", "<="}, [INET_DIAG_BC_D_EQ] = {"remote", "="},
	};

	if (code < ARRAY_LEN(ports) && ports[code].end)
		add_port(b, ports[code].end, ports[code].how, operand);
	else if (code == INET_DIAG_BC_S_COND || code == INET_DIAG_BC_D_COND)
		add_host(b, code == INET_DIAG_BC_S_COND ? "local" : "remote", operand);
	else if (code == INET_DIAG_BC_AUTO)
		buffer_add_text(b, TEXT("local port was not chosen by the program"));
	else
		add_number(b, code, operand);
}

int filter_describe(struct text code, const char *indent, struct buffer *words)
{
	struct inet_diag_bc_op op;

	for (size_t at = 0; at < code.len; at += op.yes) {
		if (!read_op(code, at, &op))
			return -EBADMSG;
		buffer_printf(words, "%s%5zu  ", indent, at);
		if (op.code == INET_DIAG_BC_NOP) {
			buffer_add_text(words, TEXT("nothing"));
		} else if (op.code == INET_DIAG_BC_JMP) {
			buffer_add_text(words, TEXT("jump to "));
			add_target(words, at + op.no, code.len);
		} else {
			add_condition(words, op.code, code.bytes + at + OP_LEN);
			buffer_add_text(words, TEXT(", else "));
			add_target(words, at + op.no, code.len);
		}
		buffer_add_char(words, '\n');
	}
	return 0;
}
