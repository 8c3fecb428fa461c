/* SPDX-License-Identifier: Apache-2.0 */
#include "pipeline/pipeline.h"

#define MAX_QUERY (2u << 20)

/* Families in the words of the column `family`. */
static void add_families(struct buffer *b, unsigned scope)
{
	static const struct {
		unsigned scope;
		const char *words;
	} families[] = {
		{SCOPE_IP, "'inet', 'inet6'"}, {SCOPE_UNIX, "'unix'"},   {SCOPE_PACKET, "'packet'"},
		{SCOPE_NETLINK, "'netlink'"},  {SCOPE_VSOCK, "'vsock'"}, {SCOPE_XDP, "'xdp'"},
	};
	const char *between = "family IN (";

	for (size_t i = 0; i < ARRAY_LEN(families); i++) {
		if (!(scope & families[i].scope))
			continue;
		buffer_printf(b, "%s%s", between, families[i].words);
		between = ", ";
	}
	buffer_add_char(b, ')');
}

static void add_and(struct buffer *b, bool *is_first)
{
	buffer_add_text(b, *is_first ? TEXT(" WHERE ") : TEXT(" AND "));
	*is_first = false;
}

/* What is asked before the protocols narrow it: a condition about families is one about all. */
static unsigned families_of(const struct cq_query *q)
{
	return q->where_is_of_all && !q->family_given ? SCOPE_ALL : q->collect.scope;
}

/* The part of the scope that --family and the protocols leave. */
static unsigned scope_of(const struct cq_query *q)
{
	if (!q->protocol_scope)
		return families_of(q);
	return q->family_given ? q->collect.scope & q->protocol_scope : q->protocol_scope;
}

int plan_collect(const struct cq_query *q, struct collect_options *ret, struct cq_error *reterr)
{
	unsigned scope = scope_of(q);

	if (!scope)
		return fail(reterr, -EINVAL,
		            "--family and the protocols that are asked for exclude each other");
	*ret = q->collect;
	ret->scope = scope;
	ret->named = (q->collect.named | q->protocol_named) & scope;
	return 0;
}

/* A protocol is of one family: those that are named say it. */
static bool has_family_clause(const struct cq_query *q)
{
	return families_of(q) != SCOPE_ALL && (q->family_given || !q->protocol_scope);
}

/* Other families are not asked for their version. */
static void add_ip_version(struct buffer *b, bool is_v6, unsigned scope)
{
	bool has_others = scope & ~(unsigned)SCOPE_IP;

	buffer_printf(b, "%slocal_ip %sLIKE '%%:%%'%s", has_others ? "(local_ip IS NULL OR " : "",
	              is_v6 ? "" : "NOT ", has_others ? ")" : "");
}

/* A comment at its end would take what follows. */
static void add_where(struct buffer *b, bool *is_first, struct text where)
{
	bool has_comment = where.len > 1 && memmem(where.bytes, where.len, "--", 2);

	if (!where.bytes)
		return;
	if (*is_first && !has_comment) {
		add_and(b, is_first);
		buffer_add_text(b, where);
		return;
	}
	add_and(b, is_first);
	buffer_add_char(b, '(');
	buffer_add_text(b, where);
	buffer_add_text(b, has_comment ? TEXT("\n)") : TEXT(")"));
}

struct text plan_query_string(const struct cq_query *q, uint64_t netns_inode)
{
	const struct collect_options *o = &q->collect;
	bool is_first = true;
	struct text kept;
	struct buffer b;

	buffer_init(&b, MAX_QUERY);
	buffer_add_text(&b, TEXT("SELECT * FROM connections"));
	if (has_family_clause(q)) {
		add_and(&b, &is_first);
		add_families(&b, families_of(q));
	}
	if (o->v4 != o->v6) {
		add_and(&b, &is_first);
		add_ip_version(&b, o->v6, scope_of(q));
	}
	if (o->netns == NETNS_NAMED && !strchr(o->netns_name, '/')) {
		add_and(&b, &is_first);
		buffer_add_text(&b, TEXT("netns_name = "));
		sql_literal(&b, text_of(o->netns_name));
	} else if (o->netns != NETNS_ALL) {
		add_and(&b, &is_first);
		buffer_printf(&b, "netns = %llu", (unsigned long long)netns_inode);
	}
	if (q->conditions.first) {
		bool is_part = !is_first;

		add_and(&b, &is_first);
		conditions_print(&q->conditions, is_part, &b);
	}
	add_where(&b, &is_first, q->where);
	kept = buffer_error(&b) < 0 ? TEXT_NONE : arena_text(q->arena, buffer_text(&b));
	buffer_done(&b);
	return kept;
}
