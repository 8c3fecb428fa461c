/* SPDX-License-Identifier: Apache-2.0 */
/* Regexes on values, bytewise as the server does; and characters as people count them. */
#include <stdlib.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "ocsf/validate.h"

/* Values repeat from event to event: addresses, host names. */
#define MEMO_SLOTS 256u
#define MEMO_TEXT 46u
#define DFA_ROOM 4096

struct memo_slot {
	const struct rule_regex *regex;
	bool matches;
	uint8_t len;
	char text[MEMO_TEXT];
};
struct regex_memo {
	struct memo_slot slots[MEMO_SLOTS];
};

struct regex_memo *regex_memo_new(void)
{
	return calloc(1, sizeof(struct regex_memo));
}

void regex_done(struct rule_regex *r)
{
	pcre2_match_data_free(r->match);
	pcre2_code_free(r->code);
	r->match = r->code = NULL;
	free((void *)(uintptr_t)r->fault.bytes);
	r->fault = TEXT_NONE;
}

static void compile(struct rule_regex *r)
{
	PCRE2_UCHAR words[128];
	PCRE2_SIZE at;
	int code;

	r->is_compiled = true;
	r->code = pcre2_compile((PCRE2_SPTR)r->pattern.bytes, r->pattern.len, 0, &code, &at, NULL);
	if (!r->code) {
		(void)pcre2_get_error_message(code, words, sizeof(words));
		r->fault = text_of(strdup((const char *)words));
		return;
	}
	/* Without a place for code it goes on, slower. */
	(void)pcre2_jit_compile(r->code, PCRE2_JIT_COMPLETE);
	r->match = pcre2_match_data_create(1, NULL);
}

/* Tries without going back: slower, but bounded. */
static int match_patiently(const struct rule_regex *r, struct text t)
{
	int room[DFA_ROOM];

	return pcre2_dfa_match(r->code, (PCRE2_SPTR)t.bytes, t.len, 0, PCRE2_DFA_SHORTEST, r->match,
	                       NULL, room, DFA_ROOM);
}

static int match(const struct rule_regex *r, struct text t)
{
	int found = pcre2_match(r->code, (PCRE2_SPTR)t.bytes, t.len, 0, 0, r->match, NULL);

	if (found < 0 && found != PCRE2_ERROR_NOMATCH)
		found = match_patiently(r, t);
	if (found >= 0)
		return 1;
	return found == PCRE2_ERROR_NOMATCH ? 0 : -ELOOP;
}

static struct memo_slot *memo_slot(struct regex_memo *memo, const struct rule_regex *r,
                                   struct text t)
{
	uint64_t hash = hash_bytes(t.bytes, t.len) + (uintptr_t)r / sizeof(*r);

	return &memo->slots[hash % MEMO_SLOTS];
}

int regex_match(struct regex_memo *memo, struct rule_regex *r, struct text t)
{
	struct memo_slot *slot = NULL;
	int matches;

	if (!r->is_compiled)
		compile(r);
	if (!r->code)
		return -EINVAL;
	if (!r->match)
		return -ENOMEM;
	if (t.len <= MEMO_TEXT) {
		slot = memo_slot(memo, r, t);
		if (slot->regex == r && slot->len == t.len &&
		    memcmp(slot->text, t.bytes, t.len) == 0)
			return slot->matches;
	}
	matches = match(r, t);
	if (slot && matches >= 0) {
		slot->regex = r;
		slot->matches = matches == 1;
		slot->len = (uint8_t)t.len;
		memcpy(slot->text, t.bytes, t.len);
	}
	return matches;
}

/* ---- characters ----------------------------------------------------------------------------- */

size_t count_characters(struct text t)
{
	PCRE2_SIZE at, count = 0;
	int code;
	pcre2_code *one = pcre2_compile((PCRE2_SPTR) "\\X", 2, PCRE2_UTF, &code, &at, NULL);
	pcre2_match_data *match = one ? pcre2_match_data_create(1, NULL) : NULL;

	(void)pcre2_jit_compile(one, PCRE2_JIT_COMPLETE);
	for (at = 0; match && at < t.len; count++) {
		if (pcre2_match(one, (PCRE2_SPTR)t.bytes, t.len, at,
		                PCRE2_NO_UTF_CHECK | PCRE2_ANCHORED, match, NULL) < 0)
			break;
		at = pcre2_get_ovector_pointer(match)[1];
	}
	pcre2_match_data_free(match);
	pcre2_code_free(one);
	return count;
}
