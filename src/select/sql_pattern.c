/* SPDX-License-Identifier: Apache-2.0 */
/* Patterns (PCRE2) in SQL. */
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "select/sql_functions.h"

/* No machine code is made of them: it knows no bound on memory, and a text is short. */
#define MAX_PATTERN 4096u
#define MAX_STEPS 2000000u /* a tenth of a second, about */
#define MAX_HEAP_KIB (32u << 10)

struct pattern {
	pcre2_code *code;
	pcre2_match_data *match;
	pcre2_match_context *limits;
};

/* ---- compiling --------------------------------------------------------------------------------
 */

static void pattern_free(void *context)
{
	struct pattern *p = context;

	if (!p)
		return;
	pcre2_match_context_free(p->limits);
	pcre2_match_data_free(p->match);
	pcre2_code_free(p->code);
	free(p);
}

/* Texts of a host need not be UTF-8: what is broken matches nothing. */
static int pattern_compile(struct text t, pcre2_code **ret, struct cq_error *reterr)
{
	char words[128] = "";
	PCRE2_SIZE at = 0;
	int code = 0;

	if (t.len > MAX_PATTERN)
		return fail(reterr, -EINVAL, "the pattern has %zu bytes: %u are the most", t.len,
		            MAX_PATTERN);
	*ret = pcre2_compile((PCRE2_SPTR)t.bytes, t.len, PCRE2_UTF | PCRE2_MATCH_INVALID_UTF, &code,
	                     &at, NULL);
	if (*ret)
		return 0;
	(void)pcre2_get_error_message(code, (PCRE2_UCHAR *)words, sizeof(words));
	return fail(reterr, -EINVAL, "the pattern is wrong at its byte %zu: %s", (size_t)at, words);
}

int pattern_check(struct text t, struct cq_error *reterr)
{
	pcre2_code *code;
	int error = pattern_compile(t, &code, reterr);

	if (error == 0)
		pcre2_code_free(code);
	return error;
}

static struct pattern *pattern_new(struct text t, struct cq_error *reterr)
{
	struct pattern *p = calloc(1, sizeof(*p));
	int error = p ? pattern_compile(t, &p->code, reterr) : -ENOMEM;

	if (error == 0) {
		p->match = pcre2_match_data_create_from_pattern(p->code, NULL);
		p->limits = pcre2_match_context_create(NULL);
		if (!p->match || !p->limits)
			error = -ENOMEM;
	}
	if (error < 0) {
		if (error == -ENOMEM)
			(void)fail(reterr, -ENOMEM, "out of memory");
		pattern_free(p);
		return NULL;
	}
	(void)pcre2_set_match_limit(p->limits, MAX_STEPS);
	(void)pcre2_set_depth_limit(p->limits, MAX_STEPS);
	(void)pcre2_set_heap_limit(p->limits, MAX_HEAP_KIB);
	return p;
}

/* Compiled once where it is a literal. NULL: the result says why. */
static struct pattern *argument_pattern(sqlite3_context *context, sqlite3_value **argv, int number)
{
	struct pattern *p = sqlite3_get_auxdata(context, number);
	struct cq_error error;

	if (p)
		return p;
	p = pattern_new(argument_text(argv[number]), &error);
	if (!p) {
		function_failed(context, "%s", error.text);
		return NULL;
	}
	sqlite3_set_auxdata(context, number, p, pattern_free);
	p = sqlite3_get_auxdata(context, number);
	if (!p)
		sqlite3_result_error_nomem(context);
	return p;
}

/* ---- matching ---------------------------------------------------------------------------------
 */

/* How many groups there are (1: the whole match), 0: none; negative: the result says why. */
static int find(sqlite3_context *context, const struct pattern *p, struct text t, size_t from)
{
	char words[128] = "";
	int r = pcre2_match(p->code, (PCRE2_SPTR)t.bytes, t.len, from, 0, p->match, p->limits);

	if (r >= 0 || r == PCRE2_ERROR_NOMATCH)
		return r >= 0 ? r : 0;
	(void)pcre2_get_error_message(r, (PCRE2_UCHAR *)words, sizeof(words));
	function_failed(context,
	                "the pattern takes too long on a text of %zu bytes (%s): make it simpler",
	                t.len, words);
	return r;
}

/* A group of the match; empty where it took no part. */
static struct text group_of(const struct pattern *p, struct text t, size_t number)
{
	const PCRE2_SIZE *ends = pcre2_get_ovector_pointer(p->match);
	size_t from = ends[2 * number], to = ends[2 * number + 1];

	if (from == PCRE2_UNSET || to < from)
		return TEXT("");
	return (struct text){t.bytes + from, to - from};
}

/* "text REGEXP pattern" is regexp(pattern, text). */
static void regexp(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct text t = argument_text(argv[1]);
	struct pattern *p;
	int found;

	if (any_null(argc, argv))
		return;
	p = argument_pattern(context, argv, 0);
	if (!p)
		return;
	found = find(context, p, t.bytes ? t : TEXT(""), 0);
	if (found >= 0)
		sqlite3_result_int(context, found > 0);
}

static void regex_group(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct text t = argument_text(argv[0]), group;
	int64_t number = sqlite3_value_int64(argv[2]);
	struct pattern *p;
	uint32_t groups = 0;

	if (any_null(argc, argv) || !t.bytes)
		return;
	p = argument_pattern(context, argv, 1);
	if (!p || find(context, p, t, 0) <= 0)
		return;
	(void)pcre2_pattern_info(p->code, PCRE2_INFO_CAPTURECOUNT, &groups);
	if (number < 0 || number > groups)
		return;
	group = group_of(p, t, (size_t)number);
	function_text(context, group.bytes, group.len);
}

/* The part between two matches that begins at *at; false: that was all. What is behind the last
 * match is a part unless it is empty. */
static bool next_part(sqlite3_context *context, const struct pattern *p, struct text t, size_t *at,
                      struct text *ret)
{
	size_t from = *at, search = from;

	if (from > t.len || (from == t.len && from > 0))
		return false;
	for (;;) {
		const PCRE2_SIZE *ends;
		int found = search > t.len ? 0 : find(context, p, t, search);

		if (found <= 0) {
			*at = t.len + 1;
			*ret = (struct text){t.bytes + from, t.len - from};
			return found == 0;
		}
		ends = pcre2_get_ovector_pointer(p->match);
		if (ends[1] > ends[0]) {
			*at = ends[1];
			*ret = (struct text){t.bytes + from, ends[0] - from};
			return true;
		}
		search = ends[1] + 1; /* an empty match parts nothing */
	}
}

static void regex_split(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct text t = argument_text(argv[0]), part;
	int64_t number = sqlite3_value_int64(argv[2]);
	struct pattern *p;
	size_t at = 0;

	if (any_null(argc, argv) || !t.bytes)
		return;
	if (argument_text(argv[1]).len == 0) {
		function_failed(context, "regex_split(): the pattern is empty");
		return;
	}
	p = argument_pattern(context, argv, 1);
	if (!p || number < 0)
		return;
	while (next_part(context, p, t, &at, &part))
		if (number-- == 0) {
			function_text(context, part.bytes, part.len);
			return;
		}
}

#define OWN "Functions of connquery"
#define OSQUERY "Functions of osquery"

const struct sql_function pattern_functions[] = {
	{{"regexp", "pattern, text",
          "1 when the pattern (PCRE2) is found in the text; text REGEXP pattern is the same", OWN},
         2,
         2,
         regexp,
         false},
	{{"regex_match", "text, pattern, group",
          "what the pattern, or a group of it, has matched; 0: all of it; NULL: nothing", OSQUERY},
         3,
         3,
         regex_group,
         false},
	{{"regex_split", "text, pattern, index",
          "the part of that number, from 0, of a text that matches of the pattern part", OSQUERY},
         3,
         3,
         regex_split,
         false},
	{{NULL, NULL, NULL, NULL}, 0, 0, NULL, false},
};
