/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Terms as bytecode of inet_diag: struct inet_diag_bc_op of linux/inet_diag.h, judged in
 * net/ipv4/inet_diag.c.
 *
 * An operation is a condition that jumps forward: by `yes` bytes when it holds, by `no` when not.
 * Its own length must be in `yes`, since the kernel's audit walks along it; so only "no" can lead
 * elsewhere, and where "yes" has to, a jump follows. A program that comes to its end takes the
 * socket, one that comes to four bytes behind it does not.
 */
#include <linux/inet_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "collect/filter.h"

#define FIRST_COARSENESS 4096u /* ranges or networks of one term */
#define LABELS_MAX (1u << 20)

/* A place to jump to, which is known when all is emitted. */
enum label { NEXT /* no place: whatever comes next */, REJECT, FIRST_LABEL };
struct jump {
	uint32_t at; /* of its operation */
	enum label to;
};
struct program {
	struct arena *arena;
	size_t most; /* ranges or networks of a term */
	struct buffer code;
	struct buffer labels; /* uint32_t: where each is */
	struct buffer jumps;  /* struct jump */
};

/* ---- labels --------------------------------------------------------------------------------- */

static enum label new_label(struct program *p)
{
	static const uint32_t nowhere = 0;
	size_t number = p->labels.len / sizeof(nowhere);

	buffer_add(&p->labels, &nowhere, sizeof(nowhere));
	return (enum label)(FIRST_LABEL + number);
}

static void place(struct program *p, enum label l)
{
	size_t at = ((size_t)l - FIRST_LABEL) * sizeof(uint32_t);
	uint32_t here = (uint32_t)p->code.len;

	if (l >= FIRST_LABEL && at < p->labels.len)
		memcpy(p->labels.bytes + at, &here, sizeof(here));
}

/* The same as `l` for somebody who cannot fall through: a label, to be placed where NEXT is. */
static enum label named(struct program *p, enum label l)
{
	return l == NEXT ? new_label(p) : l;
}

static void place_if(struct program *p, bool was_next, enum label l)
{
	if (was_next)
		place(p, l);
}

/* ---- operations ----------------------------------------------------------------------------- */

static void add_op(struct program *p, uint8_t code, const void *operand, size_t len, enum label no)
{
	struct inet_diag_bc_op op = {.code = code, .yes = (uint8_t)(sizeof(op) + len)};
	struct jump jump = {(uint32_t)p->code.len, no};

	buffer_add(&p->code, &op, sizeof(op));
	buffer_add(&p->code, operand, len);
	buffer_add(&p->jumps, &jump, sizeof(jump));
}

static void add_jump(struct program *p, enum label to)
{
	if (to != NEXT)
		add_op(p, INET_DIAG_BC_JMP, NULL, 0, to);
}

/* Here and below: at most one of `yes` and `no` is NEXT. */
static void add_condition(struct program *p, uint8_t code, const void *operand, size_t len,
                          enum label yes, enum label no)
{
	enum label behind = named(p, no);

	add_op(p, code, operand, len, behind);
	add_jump(p, yes);
	place_if(p, no == NEXT, behind);
}

/* ---- ports ---------------------------------------------------------------------------------- */

enum comparison { AT_LEAST, AT_MOST, EQUAL };

static void add_comparison(struct program *p, bool is_remote, enum comparison how, uint16_t port,
                           enum label yes, enum label no)
{
	static const uint8_t codes[][2] = {
		[AT_LEAST] = {INET_DIAG_BC_S_GE, INET_DIAG_BC_D_GE},
		[AT_MOST] = {INET_DIAG_BC_S_LE, INET_DIAG_BC_D_LE},
		[EQUAL] = {INET_DIAG_BC_S_EQ, INET_DIAG_BC_D_EQ},
	};
	struct inet_diag_bc_op operand = {.no = port};

	if (yes != NEXT && no == NEXT && how != EQUAL) { /* the opposite needs no jump */
		operand.no = (uint16_t)(how == AT_LEAST ? port - 1 : port + 1);
		how = how == AT_LEAST ? AT_MOST : AT_LEAST;
		no = yes;
		yes = NEXT;
	}
	add_condition(p, codes[how][is_remote], &operand, sizeof(operand), yes, no);
}

/* The ports that a condition is to part, all from `low` to `high` by now. */
struct port_part {
	const struct port_range *list;
	size_t count;
	uint16_t low, high;
	bool is_remote;
};

static void emit_range(struct program *p, const struct port_part *part, enum label yes,
                       enum label no)
{
	const struct port_range *r = part->list;
	bool from = r->first > part->low, to = r->last < part->high;
	enum label out = named(p, no);

	if (from && to && r->first == r->last) {
		add_comparison(p, part->is_remote, EQUAL, r->first, yes, no);
	} else if (from && to) {
		add_comparison(p, part->is_remote, AT_LEAST, r->first, NEXT, out);
		add_comparison(p, part->is_remote, AT_MOST, r->last, yes, no);
	} else if (from) {
		add_comparison(p, part->is_remote, AT_LEAST, r->first, yes, no);
	} else if (to) {
		add_comparison(p, part->is_remote, AT_MOST, r->last, yes, no);
	} else {
		add_jump(p, yes);
	}
	place_if(p, no == NEXT, out);
}

/* A binary search: thousands of ports cost a socket a dozen comparisons. */
static void emit_ports(struct program *p, const struct port_part *part, enum label yes,
                       enum label no)
{
	struct port_part lower = *part, upper = *part;
	enum label left, taken, refused;
	uint16_t middle;

	if (part->count < 2) {
		emit_range(p, part, yes, no);
		return;
	}
	lower.count = part->count / 2;
	upper.list += lower.count;
	upper.count -= lower.count;
	middle = upper.low = upper.list->first;
	lower.high = (uint16_t)(middle - 1);
	left = new_label(p);
	taken = named(p, yes);
	refused = named(p, no);
	add_comparison(p, part->is_remote, AT_LEAST, middle, NEXT, left);
	emit_ports(p, &upper, taken, refused);
	place(p, left);
	emit_ports(p, &lower, yes, no);
	place_if(p, yes == NEXT, taken);
	place_if(p, no == NEXT, refused);
}

static void emit_port_term(struct program *p, const struct term *t, enum label yes, enum label no)
{
	struct port_set set;
	struct port_part part;

	if (!port_set_coarsen(p->arena, &t->ports, p->most, &set)) {
		add_jump(p, yes);
		return;
	}
	part = (struct port_part){set.list, set.count, 0, UINT16_MAX, t->is_remote};
	emit_ports(p, &part, yes, no);
}

/* ---- networks ------------------------------------------------------------------------------- */

/* AF_INET takes IPv4-mapped addresses of an AF_INET6 socket too; AF_INET6 takes no AF_INET socket,
 * but mapped addresses like any other. */
static void add_host(struct program *p, bool is_remote, int family, struct network n,
                     enum label yes, enum label no)
{
	const struct inet_diag_hostcond condition = {
		.family = (uint8_t)family, .prefix_len = n.bits, .port = -1 /* any */};
	char operand[sizeof(condition) + sizeof(n.base.bytes)];
	size_t len = sizeof(condition) + (family == AF_INET ? 4 : 16);

	memcpy(operand, &condition, sizeof(condition));
	memcpy(operand + sizeof(condition), n.base.bytes, sizeof(n.base.bytes));
	add_condition(p, is_remote ? INET_DIAG_BC_D_COND : INET_DIAG_BC_S_COND, operand, len, yes,
	              no);
}

static void emit_network(struct program *p, bool is_remote, struct network n, enum label yes,
                         enum label no)
{
	add_host(p, is_remote, n.base.family == 4 ? AF_INET : AF_INET6, n, yes, no);
}

/* Networks of one family, parted by the first bit in which they differ. */
struct network_part {
	const struct network *list;
	size_t count;
	bool is_remote;
};

static void emit_networks(struct program *p, const struct network_part *part, enum label yes,
                          enum label no)
{
	struct network_part zeros = *part, ones = *part;
	enum label left, taken, refused;
	struct network half;
	uint8_t bits;

	if (part->count < 2) {
		emit_network(p, part->is_remote, part->list[0], yes, no);
		return;
	}
	bits = (uint8_t)(common_bits(&part->list[0].base, &part->list[part->count - 1].base) + 1);
	half = network_cut(part->list[part->count - 1], bits);
	zeros.count = 0;
	while (!network_has(half, zeros.list[zeros.count].base))
		zeros.count++;
	ones.list += zeros.count;
	ones.count -= zeros.count;
	left = new_label(p);
	taken = named(p, yes);
	refused = named(p, no);
	emit_network(p, part->is_remote, half, NEXT, left);
	emit_networks(p, &ones, taken, refused);
	place(p, left);
	emit_networks(p, &zeros, yes, no);
	place_if(p, yes == NEXT, taken);
	place_if(p, no == NEXT, refused);
}

/* Whether the kernel would find IPv4-mapped addresses in one of these, where we find none. */
static bool takes_mapped(const struct network_part *v6)
{
	static const struct address mapped = {.family = 6, .bytes = {[10] = 0xff, [11] = 0xff}};

	for (size_t i = 0; i < v6->count; i++)
		if (network_has(v6->list[i], mapped))
			return true;
	return false;
}

static void emit_both_families(struct program *p, const struct network_part *v4,
                               const struct network_part *v6, enum label yes, enum label no)
{
	static const struct network any = {0};
	enum label six, taken, refused;

	if (v6->count == 0 || (v4->count == 0 && !takes_mapped(v6))) {
		emit_networks(p, v6->count ? v6 : v4, yes, no);
		return;
	}
	six = new_label(p);
	taken = named(p, yes);
	refused = named(p, no);
	add_host(p, v4->is_remote, AF_INET, any, NEXT, six);
	if (v4->count > 0)
		emit_networks(p, v4, taken, refused);
	else
		add_jump(p, refused);
	place(p, six);
	emit_networks(p, v6, yes, no);
	place_if(p, yes == NEXT, taken);
	place_if(p, no == NEXT, refused);
}

static void emit_network_term(struct program *p, const struct term *t, enum label yes,
                              enum label no)
{
	struct network_part v4, v6;
	struct network_set set = t->networks;

	/* less of what is refused would be refused than there is */
	if (set.count > p->most &&
	    (t->is_not || !network_set_coarsen(p->arena, &set, p->most, &set))) {
		add_jump(p, t->is_not ? no : yes);
		return;
	}
	v4 = (struct network_part){set.list, network_set_v4(&set), t->is_remote};
	v6 = (struct network_part){set.list + v4.count, set.count - v4.count, t->is_remote};
	emit_both_families(p, &v4, &v6, yes, no);
}

/* ---- other terms ---------------------------------------------------------------------------- */

static void emit(struct program *p, const struct term *t, enum label yes, enum label no);

static void emit_all(struct program *p, const struct term *t, enum label yes, enum label no)
{
	enum label out = named(p, no);

	for (const struct term *part = t->first; part; part = part->next)
		if (part->next)
			emit(p, part, NEXT, out);
		else
			emit(p, part, yes, no);
	place_if(p, no == NEXT, out);
}

static void emit_any(struct program *p, const struct term *t, enum label yes, enum label no)
{
	enum label out = named(p, yes);

	for (const struct term *part = t->first; part; part = part->next)
		if (part->next)
			emit(p, part, out, NEXT);
		else
			emit(p, part, yes, no);
	place_if(p, yes == NEXT, out);
}

static void emit_nothing(struct program *p, const struct term *t, enum label yes, enum label no)
{
	(void)t;
	(void)yes;
	add_jump(p, no);
}

static void emit_everything(struct program *p, const struct term *t, enum label yes, enum label no)
{
	(void)t;
	(void)no;
	add_jump(p, yes);
}

static void emit_v6(struct program *p, const struct term *t, enum label yes, enum label no)
{
	static const struct network any = {0};

	(void)t;
	add_host(p, false, AF_INET6, any, yes, no);
}

static void emit_device(struct program *p, const struct term *t, enum label yes, enum label no)
{
	add_condition(p, INET_DIAG_BC_DEV_COND, &t->device, sizeof(t->device), yes, no);
}

static void emit_mark(struct program *p, const struct term *t, enum label yes, enum label no)
{
	const struct inet_diag_markcond mark = {t->mark.value, t->mark.mask};

	add_condition(p, INET_DIAG_BC_MARK_COND, &mark, sizeof(mark), yes, no);
}

static void emit_cgroup(struct program *p, const struct term *t, enum label yes, enum label no)
{
	add_condition(p, INET_DIAG_BC_CGROUP_COND, &t->cgroup, sizeof(t->cgroup), yes, no);
}

static void emit(struct program *p, const struct term *t, enum label yes, enum label no)
{
	static void (*const by_kind[])(struct program * p, const struct term *t, enum label yes,
	                               enum label no) = {
		[TERM_NOTHING] = emit_nothing, [TERM_EVERYTHING] = emit_everything,
		[TERM_ALL] = emit_all,         [TERM_ANY] = emit_any,
		[TERM_PORTS] = emit_port_term, [TERM_NETWORKS] = emit_network_term,
		[TERM_V6] = emit_v6,           [TERM_DEVICE] = emit_device,
		[TERM_MARK] = emit_mark,       [TERM_CGROUP] = emit_cgroup,
	};

	by_kind[t->kind](p, t, t->is_not ? no : yes, t->is_not ? yes : no);
}

/* ---- the whole ------------------------------------------------------------------------------ */

static void resolve(struct program *p)
{
	const struct jump *jumps = (const void *)p->jumps.bytes;
	const uint32_t *labels = (const void *)p->labels.bytes;
	uint32_t behind = (uint32_t)p->code.len + sizeof(struct inet_diag_bc_op);

	for (size_t i = 0; i < p->jumps.len / sizeof(*jumps); i++) {
		uint32_t to = jumps[i].to == REJECT ? behind : labels[jumps[i].to - FIRST_LABEL];
		uint16_t no = (uint16_t)(to - jumps[i].at);

		memcpy(p->code.bytes + jumps[i].at + offsetof(struct inet_diag_bc_op, no), &no,
		       sizeof(no));
	}
}

static void start(struct program *p, struct arena *arena, size_t most)
{
	*p = (struct program){.arena = arena, .most = most};
	buffer_init(&p->code, FILTER_CODE_MAX);
	buffer_init(&p->labels, LABELS_MAX);
	buffer_init(&p->jumps, LABELS_MAX);
}

static void end(struct program *p)
{
	buffer_done(&p->code);
	buffer_done(&p->labels);
	buffer_done(&p->jumps);
}

struct text filter_compile(const struct term *t, struct arena *arena)
{
	struct text made = TEXT_NONE;

	if (t->kind == TERM_EVERYTHING)
		return made;
	for (size_t most = FIRST_COARSENESS; most >= 2; most -= most / 32 + 1) {
		struct program p;
		bool fits;

		start(&p, arena, most);
		emit(&p, t, NEXT, REJECT);
		fits = !buffer_error(&p.code) && !buffer_error(&p.labels) &&
		       !buffer_error(&p.jumps);
		if (fits) {
			resolve(&p);
			made = arena_text(arena, buffer_text(&p.code));
		}
		end(&p);
		if (fits)
			break;
	}
	return made.len > 0 ? made : TEXT_NONE;
}
