/* SPDX-License-Identifier: Apache-2.0 */
/* Conditions in SQL. */
#include "select/select.h"

void sql_literal(struct buffer *out, struct text t)
{
	buffer_add_char(out, '\'');
	for (size_t i = 0; i < t.len; i++) {
		if (t.bytes[i] == '\'')
			buffer_add_char(out, '\'');
		buffer_add_char(out, t.bytes[i]);
	}
	buffer_add_char(out, '\'');
}

/* A '[' would begin a set of characters: it is a set of itself. */
static void add_glob(struct buffer *out, struct text t)
{
	struct buffer escaped;

	buffer_init(&escaped, 3 * t.len + 1);
	for (size_t i = 0; i < t.len; i++)
		buffer_add_text(&escaped,
		                t.bytes[i] == '[' ? TEXT("[[]") : (struct text){t.bytes + i, 1});
	sql_literal(out, buffer_text(&escaped));
	if (buffer_error(&escaped))
		out->error = buffer_error(&escaped);
	buffer_done(&escaped);
}

static void add_ip(struct buffer *out, const struct match *m)
{
	char ip[ADDRESS_LEN];

	buffer_add_char(out, '\'');
	buffer_add(out, ip, address_print(m->network.base, ip));
	buffer_add_char(out, '\'');
}

/* Whether the match is one value, that "=" and "IN" take. */
static bool is_single(const struct match *m)
{
	switch (m->kind) {
	case MATCH_TEXT:
		return true;
	case MATCH_RANGE:
		return m->first == m->last;
	case MATCH_NETWORK:
		return m->network.bits == (m->network.base.family == 4 ? 32 : 128);
	case MATCH_GLOB:
		break;
	}
	return false;
}

static void add_single(struct buffer *out, const struct match *m)
{
	if (m->kind == MATCH_TEXT)
		sql_literal(out, m->text);
	else if (m->kind == MATCH_RANGE)
		buffer_add_i64(out, m->first);
	else
		add_ip(out, m);
}

static void add_singles(struct buffer *out, const char *field, const struct condition *d,
                        size_t count)
{
	const char *between = "";

	buffer_printf(out, count == 1 ? "%s = " : "%s IN (", field);
	for (const struct match *m = d->matches; m; m = m->next) {
		if (!is_single(m))
			continue;
		buffer_add_text(out, text_of(between));
		add_single(out, m);
		between = ", ";
	}
	if (count > 1)
		buffer_add_char(out, ')');
}

static void add_wide(struct buffer *out, const char *field, const struct match *m)
{
	char ip[ADDRESS_LEN];

	if (m->kind == MATCH_GLOB) {
		buffer_printf(out, "%s GLOB ", field);
		add_glob(out, m->text);
	} else if (m->kind == MATCH_RANGE) {
		buffer_printf(out, "%s BETWEEN %lld AND %lld", field, (long long)m->first,
		              (long long)m->last);
	} else {
		(void)address_print(m->network.base, ip);
		buffer_printf(out, "cidr(%s, '%s/%u')", field, ip, (unsigned)m->network.bits);
	}
}

static void add_or(struct buffer *out, bool *is_first)
{
	if (!*is_first)
		buffer_add_text(out, TEXT(" OR "));
	*is_first = false;
}

static size_t singles(const struct condition *d)
{
	size_t count = 0;

	for (const struct match *m = d->matches; m; m = m->next)
		count += is_single(m);
	return count;
}

static void add_alternatives(struct buffer *out, const struct condition *d)
{
	size_t count = singles(d);
	bool is_first = true;

	for (size_t i = 0; i < d->field_count; i++) {
		const char *field = field_facts(d->fields[i])->name;

		if (count > 0) {
			add_or(out, &is_first);
			add_singles(out, field, d, count);
		}
		for (const struct match *m = d->matches; m; m = m->next) {
			if (is_single(m))
				continue;
			add_or(out, &is_first);
			add_wide(out, field, m);
		}
	}
}

static bool has_alternatives(const struct condition *d)
{
	size_t count = singles(d), wide = d->match_count - count;

	return d->field_count * ((count > 0) + wide) > 1;
}

void conditions_print(const struct conditions *c, bool is_part, struct buffer *out)
{
	bool is_joined = is_part || (c->first && c->first->next);

	for (const struct condition *d = c->first; d; d = d->next) {
		bool is_bracketed = is_joined && !d->any_holder && has_alternatives(d);

		if (d != c->first)
			buffer_add_text(out, TEXT(" AND "));
		if (d->any_holder)
			buffer_add_text(out, TEXT("connection_uid IN (SELECT connection_uid "
			                          "FROM owners WHERE "));
		if (is_bracketed)
			buffer_add_char(out, '(');
		add_alternatives(out, d);
		if (is_bracketed || d->any_holder)
			buffer_add_char(out, ')');
	}
}
