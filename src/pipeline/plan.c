/* SPDX-License-Identifier: Apache-2.0 */
#include "pipeline/pipeline.h"

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

/* A text as an SQL literal. */
static void add_literal(struct buffer *b, const char *text)
{
	buffer_add_char(b, '\'');
	for (; *text; text++) {
		if (*text == '\'')
			buffer_add_char(b, '\'');
		buffer_add_char(b, *text);
	}
	buffer_add_char(b, '\'');
}

static void add_and(struct buffer *b, bool *is_first)
{
	buffer_add_text(b, *is_first ? TEXT(" WHERE ") : TEXT(" AND "));
	*is_first = false;
}

struct text plan_query_string(const struct cq_query *q, uint64_t netns_inode)
{
	const struct collect_options *o = &q->collect;
	bool is_first = true;
	struct text kept;
	struct buffer b;

	buffer_init(&b, 1u << 16);
	buffer_add_text(&b, TEXT("SELECT * FROM connections"));
	if (o->scope != SCOPE_ALL) {
		add_and(&b, &is_first);
		add_families(&b, o->scope);
	}
	if (o->v4 != o->v6) {
		add_and(&b, &is_first);
		buffer_add_text(&b, o->v6 ? TEXT("local_ip LIKE '%:%'")
		                          : TEXT("local_ip NOT LIKE '%:%'"));
	}
	if (o->netns == NETNS_NAMED && !strchr(o->netns_name, '/')) {
		add_and(&b, &is_first);
		buffer_add_text(&b, TEXT("netns_name = "));
		add_literal(&b, o->netns_name);
	} else if (o->netns != NETNS_ALL) {
		add_and(&b, &is_first);
		buffer_printf(&b, "netns = %llu", (unsigned long long)netns_inode);
	}
	kept = buffer_error(&b) < 0 ? TEXT_NONE : arena_text(q->arena, buffer_text(&b));
	buffer_done(&b);
	return kept;
}
