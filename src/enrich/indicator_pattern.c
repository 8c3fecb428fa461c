/* SPDX-License-Identifier: Apache-2.0 */
/*
 * STIX patterns, as far as a value of theirs alone is enough:
 *
 *	[ipv4-addr:value = '198.51.100.7' OR domain-name:value = 'evil.example']
 *	[file:hashes.MD5 = '…' AND file:hashes.'SHA-256' = '…']
 *	[network-traffic:dst_ref.value = '203.0.113.0/24' AND network-traffic:dst_port = 443]
 *
 * Of "or" each side is enough. Of "and", hashes of the same file are each enough, an address and a
 * port belong together, and a protocol is left out; other facts that must come together are none
 * that one connection shows.
 */
#include "enrich/indicator.h"

#define DEEPEST 32u

enum token {
	TOKEN_END,
	TOKEN_WORD,   /* a path, a keyword, a number */
	TOKEN_STRING, /* without its quotes */
	TOKEN_SIGN,   /* = != < > ( ) [ ] , */
	TOKEN_WRONG
};
struct parser {
	struct text rest;
	enum token token;
	struct text word;
	struct pattern *p;
	const char *fault;
	unsigned depth;
};
/* What a part of a pattern comes to; its values are those from `first` to the pattern's last. */
struct meaning {
	size_t first;
	uint16_t port;
	bool is_port;     /* nothing but a port */
	bool is_hash;     /* hashes alone */
	bool is_protocol; /* what is left out */
	bool is_unknown;  /* it has no value that is enough */
};

/* ---- tokens -----------------------------------------------------------------------------------
 */

static void advance(struct parser *p, size_t len)
{
	p->word = (struct text){p->rest.bytes, len};
	p->rest = (struct text){p->rest.bytes + len, p->rest.len - len};
}

/* Between quotes; a backslash takes the next character as it is. */
static void take_string(struct parser *p)
{
	struct buffer *room = &p->p->room;
	size_t start = room->len, at = 1;

	p->token = TOKEN_WRONG;
	for (; at < p->rest.len && p->rest.bytes[at] != '\''; at++) {
		if (p->rest.bytes[at] == '\\' && at + 1 < p->rest.len)
			at++;
		buffer_add_char(room, p->rest.bytes[at]);
	}
	if (at >= p->rest.len || buffer_error(room) < 0) {
		p->fault = "a quote of its pattern has no end";
		return;
	}
	advance(p, at + 1);
	p->word = (struct text){room->bytes + start, room->len - start};
	p->token = TOKEN_STRING;
}

static bool is_sign(char c)
{
	return c != '\0' && strchr("=!<>()[],", c) != NULL;
}

/* A path may have quotes and brackets in it: file:hashes.'SHA-256', protocols[*]. */
static size_t word_len(struct text t)
{
	size_t len = 0;

	while (len < t.len) {
		char c = t.bytes[len];

		if (c == '\'') {
			const char *end = memchr(t.bytes + len + 1, '\'', t.len - len - 1);

			if (!end)
				return len;
			len = (size_t)(end - t.bytes) + 1;
		} else if (c == '[' && len > 0) {
			const char *end = memchr(t.bytes + len, ']', t.len - len);

			if (!end)
				return len;
			len = (size_t)(end - t.bytes) + 1;
		} else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || is_sign(c)) {
			return len;
		} else {
			len++;
		}
	}
	return len;
}

static void next(struct parser *p)
{
	size_t len;

	p->rest = text_trim(p->rest);
	if (p->token == TOKEN_WRONG)
		return;
	if (p->rest.len == 0) {
		p->token = TOKEN_END;
		p->word = TEXT_NONE;
	} else if (p->rest.bytes[0] == '\'') {
		take_string(p);
	} else if (is_sign(p->rest.bytes[0])) {
		len = p->rest.len > 1 && p->rest.bytes[0] != '=' && p->rest.bytes[1] == '=' ? 2 : 1;
		advance(p, strchr("!<>", p->rest.bytes[0]) ? len : 1);
		p->token = TOKEN_SIGN;
	} else {
		len = word_len(p->rest);
		p->token = len > 0 ? TOKEN_WORD : TOKEN_WRONG;
		if (len == 0)
			p->fault = "its pattern is broken";
		else
			advance(p, len);
	}
}

static bool is_at(const struct parser *p, enum token token, const char *word)
{
	return p->token == token && text_equal(p->word, text_of(word));
}

static bool take(struct parser *p, enum token token, const char *word)
{
	if (!is_at(p, token, word))
		return false;
	next(p);
	return true;
}

static struct meaning wrong(struct parser *p, const char *fault)
{
	if (!p->fault)
		p->fault = fault;
	p->token = TOKEN_WRONG;
	return (struct meaning){.is_unknown = true};
}

/* ---- comparisons ------------------------------------------------------------------------------
 */

static const struct {
	const char *path;
	enum value_hint hint;
} paths[] = {
	{"ipv4-addr:value", HINT_ADDRESS},
	{"ipv6-addr:value", HINT_ADDRESS},
	{"network-traffic:dst_ref.value", HINT_ADDRESS},
	{"network-traffic:src_ref.value", HINT_ADDRESS},
	{"domain-name:value", HINT_DOMAIN},
	{"url:value", HINT_URL},
	{"file:hashes.md5", HINT_HASH},
	{"file:hashes.'md5'", HINT_HASH},
	{"file:hashes.'sha-1'", HINT_HASH},
	{"file:hashes.sha1", HINT_HASH},
	{"file:hashes.'sha1'", HINT_HASH},
	{"file:hashes.'sha-256'", HINT_HASH},
	{"file:hashes.sha256", HINT_HASH},
	{"file:hashes.'sha256'", HINT_HASH},
};

static enum value_hint hint_of(struct text path)
{
	for (size_t i = 0; i < ARRAY_LEN(paths); i++)
		if (word_equal(path, paths[i].path))
			return paths[i].hint;
	return HINT_NONE;
}

static void add_value(struct parser *p, enum value_hint hint, struct text t)
{
	if (p->p->count == PATTERN_VALUES)
		p->p->ignored = "has more than 256 values in its pattern";
	else
		p->p->values[p->p->count++] = (struct pattern_value){hint, t, 0};
}

/* "'a'", "('a', 'b')", "443". */
static void take_values(struct parser *p, enum value_hint hint, bool is_list, uint16_t *ret_port)
{
	uint64_t number;

	if (is_list && !take(p, TOKEN_SIGN, "(")) {
		(void)wrong(p, "a list of its pattern has no '('");
		return;
	}
	do {
		if (p->token != TOKEN_STRING && p->token != TOKEN_WORD) {
			(void)wrong(p, "a value is missing in its pattern");
			return;
		}
		if (p->token == TOKEN_STRING && hint != HINT_NONE)
			add_value(p, hint, p->word);
		if (p->token == TOKEN_WORD && text_to_u64(p->word, &number) == 0 && number <= 65535)
			*ret_port = (uint16_t)number;
		next(p);
	} while (is_list && take(p, TOKEN_SIGN, ","));
	if (is_list && !take(p, TOKEN_SIGN, ")"))
		(void)wrong(p, "a list of its pattern has no ')'");
}

static bool take_operator(struct parser *p, bool *ret_is_list, bool *ret_is_useful)
{
	static const struct {
		enum token token;
		const char *word;
		bool is_list, is_useful;
	} operators[] = {
		{TOKEN_SIGN, "=", false, true},           {TOKEN_WORD, "IN", true, true},
		{TOKEN_WORD, "ISSUBSET", false, true},    {TOKEN_SIGN, "!=", false, false},
		{TOKEN_SIGN, "<", false, false},          {TOKEN_SIGN, ">", false, false},
		{TOKEN_SIGN, "<=", false, false},         {TOKEN_SIGN, ">=", false, false},
		{TOKEN_WORD, "LIKE", false, false},       {TOKEN_WORD, "MATCHES", false, false},
		{TOKEN_WORD, "ISSUPERSET", false, false},
	};

	for (size_t i = 0; i < ARRAY_LEN(operators); i++) {
		if (!take(p, operators[i].token, operators[i].word))
			continue;
		*ret_is_list = operators[i].is_list;
		*ret_is_useful = operators[i].is_useful;
		return true;
	}
	return false;
}

static struct meaning comparison(struct parser *p)
{
	struct meaning m = {.first = p->p->count};
	struct text path = p->word;
	bool is_list = false, is_useful = false, is_not;
	enum value_hint hint = hint_of(path);

	if (p->token != TOKEN_WORD)
		return wrong(p, "a comparison is missing in its pattern");
	next(p);
	is_not = take(p, TOKEN_WORD, "NOT");
	if (!take_operator(p, &is_list, &is_useful))
		return wrong(p, "a comparison of its pattern has no operator");
	is_useful = is_useful && !is_not;
	take_values(p, is_useful ? hint : HINT_NONE, is_list, &m.port);
	m.is_port =
		is_useful && !is_list && m.port > 0 && word_equal(path, "network-traffic:dst_port");
	m.is_protocol = is_useful && text_starts(path, TEXT("network-traffic:protocols"));
	m.is_hash = is_useful && hint == HINT_HASH;
	m.is_unknown = !is_useful || (hint == HINT_NONE && !m.is_port && !m.is_protocol);
	return m;
}

/* ---- expressions ------------------------------------------------------------------------------
 */

static struct meaning unknown(struct parser *p, size_t first, const char *why)
{
	p->p->count = first;
	if (!p->p->ignored)
		p->p->ignored = why;
	return (struct meaning){.first = first, .is_unknown = true};
}

/* Nothing that could be looked up stands in it. */
static bool is_bare(const struct meaning *m)
{
	return m->is_port || m->is_protocol;
}

static struct meaning both(struct parser *p, struct meaning a, struct meaning b)
{
	const char *const together = "takes several facts together, which no connection shows";

	if (a.is_unknown || b.is_unknown)
		return unknown(p, a.first, together);
	if (a.is_hash && b.is_hash)
		return a;
	if (is_bare(&a) || is_bare(&b)) {
		struct meaning m = is_bare(&a) ? b : a;
		uint16_t port = a.is_port ? a.port : b.is_port ? b.port : 0;

		m.first = a.first;
		m.is_port = a.is_port || b.is_port ? is_bare(&a) && is_bare(&b) : m.is_port;
		m.port = port ? port : m.port;
		for (size_t i = a.first; i < p->p->count && port; i++)
			p->p->values[i].port = port;
		return m;
	}
	return unknown(p, a.first, together);
}

static struct meaning either(struct parser *p, struct meaning a, struct meaning b)
{
	if (a.is_unknown || b.is_unknown || is_bare(&a) || is_bare(&b))
		p->p->ignored = "has a part in its pattern that no connection shows";
	return (struct meaning){.first = a.first,
	                        .is_hash = a.is_hash && b.is_hash,
	                        .is_unknown = a.is_unknown && b.is_unknown};
}

static struct meaning expression(struct parser *p, bool is_observation);

static struct meaning primary(struct parser *p, bool is_observation)
{
	struct meaning m;

	if (++p->depth > DEEPEST)
		return wrong(p, "its pattern is nested too deep");
	if (take(p, TOKEN_SIGN, "(")) {
		m = expression(p, is_observation);
		if (!take(p, TOKEN_SIGN, ")"))
			return wrong(p, "its pattern has no ')'");
	} else if (!is_observation) {
		m = comparison(p);
	} else if (take(p, TOKEN_SIGN, "[")) {
		m = expression(p, false);
		if (!take(p, TOKEN_SIGN, "]"))
			return wrong(p, "its pattern has no ']'");
	} else {
		return wrong(p, "its pattern does not begin with '['");
	}
	p->depth--;
	return m;
}

/* "WITHIN 5 SECONDS", "REPEATS 2 TIMES", "START t'…' STOP t'…'": how often, or when. */
static struct meaning qualified(struct parser *p, bool is_observation)
{
	struct meaning m = primary(p, is_observation);
	size_t first = m.first;

	while (is_observation &&
	       (is_at(p, TOKEN_WORD, "WITHIN") || is_at(p, TOKEN_WORD, "REPEATS") ||
	        is_at(p, TOKEN_WORD, "START"))) {
		size_t words = is_at(p, TOKEN_WORD, "START") ? 4 : 3;

		for (; words > 0 && p->token == TOKEN_WORD; words--)
			next(p);
		if (words > 0)
			return wrong(p, "its pattern ends in the middle");
		m = unknown(p, first, "says how often or when, which no connection shows");
	}
	return m;
}

static struct meaning conjunction(struct parser *p, bool is_observation)
{
	struct meaning m = qualified(p, is_observation);

	while (take(p, TOKEN_WORD, "AND") ||
	       (is_observation && take(p, TOKEN_WORD, "FOLLOWEDBY"))) {
		struct meaning more = qualified(p, is_observation);

		m = is_observation ? unknown(p, m.first, "takes several sightings together")
		                   : both(p, m, more);
	}
	return m;
}

static struct meaning expression(struct parser *p, bool is_observation)
{
	struct meaning m = conjunction(p, is_observation);

	while (take(p, TOKEN_WORD, "OR"))
		m = either(p, m, conjunction(p, is_observation));
	return m;
}

const char *pattern_read(struct text t, struct pattern *ret)
{
	struct parser p = {.rest = t, .p = ret};
	struct meaning m;

	ret->count = 0;
	ret->ignored = NULL;
	buffer_clear(&ret->room);
	if (buffer_reserve(&ret->room, t.len + 1) < 0) /* so that it does not move */
		return "is too long";
	next(&p);
	m = expression(&p, true);
	if (p.fault)
		return p.fault;
	if (p.token != TOKEN_END)
		return "something stands behind its pattern";
	if (ret->count == 0 && !ret->ignored)
		ret->ignored = m.is_unknown || is_bare(&m)
		                       ? "is about nothing that a connection shows"
		                       : "has no value";
	return NULL;
}
