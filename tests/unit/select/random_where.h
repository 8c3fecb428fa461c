/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Conditions by chance: every column that does not change from one look to the next, every
 * operator, values that are there and values that are odd, AND, OR, NOT, parentheses, and forms
 * that only SQLite understands.
 */
#ifndef CONNQUERY_TEST_RANDOM_WHERE_H
#define CONNQUERY_TEST_RANDOM_WHERE_H

#include "../collect/filter_judges.h"
#include "select/select.h"

struct random_where {
	struct chance *chance;
	/* A value that some socket has in that column. */
	void (*value)(void *context, enum field f, struct value *ret, char room[FIELD_ROOM]);
	void *context;
	bool has_functions; /* also those beside cidr() */
};

/* Columns whose values stay. */
static inline enum field random_column(struct chance *c)
{
	static const enum field said[] = {
		FIELD_PROTOCOL_NAME_ID, FIELD_PROTOCOL_NUM_ID, FIELD_FAMILY_ID,
		FIELD_TYPE_ID,          FIELD_STATE_ID,        FIELD_STATE_ID_ID,
		FIELD_LOCAL_IP_ID,      FIELD_LOCAL_PORT_ID,   FIELD_REMOTE_IP_ID,
		FIELD_REMOTE_PORT_ID,   FIELD_LOCAL_PORT_ID,   FIELD_REMOTE_PORT_ID,
		FIELD_LOCAL_IP_ID,      FIELD_REMOTE_IP_ID,    FIELD_INTERFACE_NAME_ID,
		FIELD_NETNS_ID,         FIELD_NETNS_NAME_ID,   FIELD_MARK_ID,
		FIELD_CGROUP_ID,        FIELD_DIRECTION_ID,    FIELD_DIRECTION_ID_ID,
		FIELD_BOUNDARY_ID,      FIELD_BOUNDARY_ID_ID,  FIELD_INITIATOR_ID,
		FIELD_LOCAL_PATH_ID,    FIELD_REMOTE_PATH_ID};
	static const enum field others[] = {FIELD_COOKIE_ID, FIELD_INODE_ID, FIELD_SOCKET_UID_ID,
	                                    FIELD_LOCAL_ID, FIELD_REMOTE_ID};

	return chance_of(c, 90) ? said[chance_below(c, ARRAY_LEN(said))]
	                        : others[chance_below(c, ARRAY_LEN(others))];
}

static inline void add_gap(struct chance *c, struct buffer *b)
{
	static const char *const gaps[] = {
		" ", " ", " ", " ", " ", "  ", "\n", "\t", " /* OR 1 */ ", " -- ' AND (\n"};

	buffer_add_text(b, text_of(gaps[chance_below(c, ARRAY_LEN(gaps))]));
}

/* A keyword, in letters of any size. */
static inline void add_keyword(struct chance *c, const char *word, struct buffer *b)
{
	bool is_small = chance_of(c, 30);

	add_gap(c, b);
	for (; *word; word++)
		buffer_add_char(b, is_small && *word >= 'A' && *word <= 'Z'
		                           ? (char)(*word - 'A' + 'a')
		                           : *word);
	add_gap(c, b);
}

static inline void add_odd(struct chance *c, struct buffer *b)
{
	static const char *const odd[] = {
		"NULL",
		"-1",
		"- 1",
		"+443",
		"0",
		"1",
		"443.5",
		"443.0",
		"80.999999999",
		"1e3",
		"0x1bb",
		"9223372036854775807",
		"9223372036854775808",
		"-9223372036854775808",
		"18446744073709551616.0",
		"-1e30",
		"''",
		"'443'",
		"' 443 '",
		"'443.0'",
		"'4.43e2'",
		"'0x1bb'",
		"'443abc'",
		"'abc'",
		"x'343433'",
		"'::ffff:127.0.0.1'",
		"'::FFFF:7f00:1'",
		"'::1'",
		"'0:0:0:0:0:0:0:1'",
		"'::'",
		"'0.0.0.0'",
		"'127.0.0.1 '",
		"'127.0.0.1/8'",
		"'127.1'",
		"'10.0.0.1%eth0'",
		"'listen'",
		"'LISTEN'",
		"'ESTABLISHED'",
		"'UNCONN'",
		"'tcp'",
		"'unix'",
		"'it''s'",
		"(443)",
		"443 + 0",
		"CAST('443' AS INTEGER)",
		"(SELECT 443)",
		"(SELECT NULL)",
	};

	buffer_add_text(b, text_of(odd[chance_below(c, ARRAY_LEN(odd))]));
}

static inline void add_value(const struct random_where *w, enum field f, struct buffer *b)
{
	char room[FIELD_ROOM];
	struct value v;

	w->value(w->context, f, &v, room);
	if (chance_of(w->chance, 25)) {
		add_odd(w->chance, b);
	} else if (v.kind == VALUE_NULL) {
		buffer_add_text(b, TEXT("NULL"));
	} else if (v.kind == VALUE_INTEGER) {
		const char *quote = chance_of(w->chance, 10) ? "'" : "";

		buffer_printf(b, "%s%lld%s%s", quote,
		              (long long)v.integer + (int)chance_below(w->chance, 3) - 1,
		              chance_of(w->chance, 10) ? ".5" : "", quote);
	} else if (memchr(v.text.bytes, '\0', v.text.len)) {
		buffer_add_text(b, TEXT("'@'"));
	} else {
		sql_literal(b, v.text);
	}
}

static inline void add_column(const struct random_where *w, enum field f, struct buffer *b)
{
	const char *name = field_facts(f)->name;

	switch (chance_below(w->chance, 12)) {
	case 0:
		buffer_printf(b, "connections.%s", name);
		break;
	case 1:
		buffer_printf(b, "\"%s\"", name);
		break;
	case 2:
		buffer_printf(b, "[%s]", name);
		break;
	default:
		buffer_add_text(b, text_of(name));
	}
}

static inline void add_cidr(const struct random_where *w, enum field f, struct buffer *b)
{
	static const char *const networks[] = {
		"127.0.0.0/8", "10.0.0.0/8",           "0.0.0.0/0", "::/0",        "::1/128",
		"fe80::/10",   "::ffff:127.0.0.0/104", "127.0.0.1", "192.0.2.0/24"};

	if (w->has_functions && chance_of(w->chance, 40)) {
		buffer_add_text(b, chance_of(w->chance, 50) ? TEXT("is_private(")
		                                            : TEXT("is_loopback("));
		add_column(w, f, b);
		buffer_add_char(b, ')');
		return;
	}
	if (w->has_functions && chance_of(w->chance, 20)) {
		buffer_printf(b, "in_cidr_block('%s', ",
		              networks[chance_below(w->chance, ARRAY_LEN(networks))]);
		add_column(w, f, b);
		buffer_add_char(b, ')');
		return;
	}
	buffer_add_text(b, TEXT("cidr("));
	add_column(w, f, b);
	buffer_printf(b, ", '%s')", networks[chance_below(w->chance, ARRAY_LEN(networks))]);
}

/* What nobody but SQLite understands. */
static inline void add_strange(const struct random_where *w, enum field f, struct buffer *b)
{
	static const char *const forms[] = {"%s COLLATE NOCASE = ",
	                                    "%s || '' = ",
	                                    "+%s = ",
	                                    "%s LIKE ",
	                                    "%s GLOB ",
	                                    "lower(%s) = ",
	                                    "%s IS NOT ",
	                                    "%s & 3 = 1 OR 0 = ",
	                                    "%s IS DISTINCT FROM ",
	                                    "CASE WHEN 1 OR 0 THEN %s END = "};

	switch (chance_below(w->chance, 4)) {
	case 0:
		buffer_printf(b, "(SELECT 1 WHERE 0 OR 1 AND 1) AND 1 = ");
		buffer_add_text(b, TEXT("1"));
		break;
	case 1:
		add_value(w, f, b);
		add_keyword(w->chance, "BETWEEN", b);
		add_column(w, f, b);
		add_keyword(w->chance, "AND", b);
		add_column(w, f, b);
		break;
	default: {
		const char *form = forms[chance_below(w->chance, ARRAY_LEN(forms))];
		const char *at = strstr(form, "%s");

		buffer_add(b, form, (size_t)(at - form));
		add_column(w, f, b);
		buffer_add_text(b, text_of(at + 2));
		add_value(w, f, b);
	}
	}
}

static inline void add_list(const struct random_where *w, enum field f, struct buffer *b)
{
	unsigned count = chance_below(w->chance, chance_of(w->chance, 5) ? 200 : 4);

	buffer_add_char(b, '(');
	for (unsigned i = 0; i < count; i++) {
		if (i > 0)
			buffer_add_text(b, TEXT(", "));
		add_value(w, f, b);
	}
	buffer_add_char(b, ')');
}

static inline void add_comparison(const struct random_where *w, enum field f, struct buffer *b)
{
	static const char *const operators[] = {
		"=", "==", "<>", "!=", "<", "<=", ">", ">=", "=", "=", "IS", "IS NOT"};
	const char *op = operators[chance_below(w->chance, ARRAY_LEN(operators))];

	if (chance_of(w->chance, 20)) {
		add_value(w, f, b);
		add_keyword(w->chance, op, b);
		add_column(w, f, b);
		return;
	}
	add_column(w, f, b);
	add_keyword(w->chance, op, b);
	add_value(w, f, b);
}

static inline void add_leaf(const struct random_where *w, struct buffer *b)
{
	struct chance *c = w->chance;
	enum field f = random_column(c);
	unsigned form = chance_below(c, 100);

	if (form < 8 && field_facts(f)->type == FIELD_TYPE_IP) {
		add_cidr(w, f, b);
	} else if (form < 18) {
		add_column(w, f, b);
		add_keyword(c, chance_of(c, 70) ? "IN" : "NOT IN", b);
		add_list(w, f, b);
	} else if (form < 28) {
		add_column(w, f, b);
		add_keyword(c, chance_of(c, 70) ? "BETWEEN" : "NOT BETWEEN", b);
		add_value(w, f, b);
		add_keyword(c, "AND", b);
		add_value(w, f, b);
	} else if (form < 36) {
		static const char *const nulls[] = {"IS NULL", "IS NOT NULL", "ISNULL", "NOTNULL",
		                                    "NOT NULL"};

		add_column(w, f, b);
		add_keyword(c, nulls[chance_below(c, ARRAY_LEN(nulls))], b);
	} else if (form < 42) {
		add_strange(w, f, b);
	} else {
		add_comparison(w, f, b);
	}
}

static inline void add_condition(const struct random_where *w, unsigned depth, struct buffer *b)
{
	struct chance *c = w->chance;
	unsigned parts = 2 + chance_below(c, 2);
	bool is_bracketed;

	if (chance_of(c, 15))
		add_keyword(c, "NOT", b);
	if (depth == 0 || chance_of(c, 25)) {
		add_leaf(w, b);
		return;
	}
	is_bracketed = chance_of(c, 60);
	if (is_bracketed)
		buffer_add_char(b, '(');
	for (unsigned i = 0; i < parts; i++) {
		if (i > 0)
			add_keyword(c, chance_of(c, 50) ? "AND" : "OR", b);
		add_condition(w, depth - 1, b);
	}
	if (is_bracketed)
		buffer_add_char(b, ')');
}

#endif
