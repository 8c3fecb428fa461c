/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What is said of indicators. Texts stand in one run of bytes, each with its length before it, and
 * are known by where they stand: what a file says again and again is there once.
 */
#include <stdlib.h>
#include <sys/random.h>

#include "enrich/indicator_facts.h"

#define MAX_FACTS (UINT32_C(1) << 25)
#define MAX_TEXTS ((size_t)1 << 30)
#define MOST_CHARACTERS 8192u

/* ---- hashes -----------------------------------------------------------------------------------
 */

/* The halves of a product, one over the other: each bit of both factors reaches the middle. */
static uint64_t fold(uint64_t a, uint64_t b)
{
	__extension__ unsigned __int128 product = (unsigned __int128)a * b;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

uint32_t seeded_hash(uint64_t seed, unsigned kind, const void *bytes, size_t len)
{
	const char *from = bytes;
	uint64_t hash = seed + (len << 8 | kind);

	while (len > 0) {
		size_t n = len < 8 ? len : 8;
		uint64_t word = 0;

		memcpy(&word, from, n);
		hash = fold(hash ^ 0xa0761d6478bd642fu, word ^ seed ^ 0xe7037ed1a0b428dbu);
		from += n;
		len -= n;
	}
	hash = fold(hash, 0x9e3779b97f4a7c15u ^ seed);
	return (uint32_t)(hash ^ hash >> 32);
}

/* ---- texts ------------------------------------------------------------------------------------
 */

static struct text store_text(const struct fact_store *s, uint32_t at)
{
	uint32_t len;

	if (at == 0)
		return TEXT_NONE;
	memcpy(&len, s->texts.bytes + at, sizeof(len));
	return (struct text){s->texts.bytes + at + sizeof(len), len};
}

/* Where it stands, 0: out of memory. */
static uint32_t append_text(struct fact_store *s, struct text t)
{
	size_t at = s->texts.len;
	uint32_t len = (uint32_t)t.len;

	buffer_add(&s->texts, &len, sizeof(len));
	buffer_add_text(&s->texts, t);
	if (buffer_error(&s->texts) < 0) {
		s->texts.error = 0;
		s->texts.len = at;
		return 0;
	}
	return (uint32_t)at;
}

/* The same, and where it is known to stand already, there. 0 for none and for no memory. */
static int keep_text(struct fact_store *s, struct text t, uint32_t *ret)
{
	uint32_t *seen;
	bool is_cut;

	*ret = 0;
	if (t.len == 0)
		return 0;
	t = utf8_cut(t, MOST_CHARACTERS, &is_cut);
	seen = &s->seen[seeded_hash(s->seed, 0, t.bytes, t.len) % SEEN_TEXTS];
	if (*seen == 0 || !text_equal(store_text(s, *seen), t)) {
		uint32_t at = append_text(s, t);

		if (at == 0)
			return -ENOMEM;
		*seen = at;
	}
	*ret = *seen;
	return 0;
}

int store_init(struct fact_store *s)
{
	/* So that nobody can make up texts that meet in one place. */
	if (getrandom(&s->seed, sizeof(s->seed), GRND_NONBLOCK) != sizeof(s->seed))
		s->seed = (uint64_t)(uintptr_t)s;
	buffer_init(&s->texts, MAX_TEXTS);
	buffer_add(&s->texts, "", 1); /* no text stands at 0 */
	return buffer_error(&s->texts);
}

void store_done(struct fact_store *s)
{
	buffer_done(&s->texts);
	free(s->list);
}

int store_bytes(struct fact_store *s, const void *bytes, size_t len, uint32_t *ret)
{
	size_t at = s->texts.len;

	buffer_add(&s->texts, bytes, len);
	if (buffer_error(&s->texts) < 0) {
		s->texts.error = 0;
		return -ENOMEM;
	}
	*ret = (uint32_t)at;
	return 0;
}

/* ---- facts ------------------------------------------------------------------------------------
 */

void facts_init(struct indicator_facts *f, uint32_t about)
{
	*f = (struct indicator_facts){.confidence = CONFIDENCE_UNKNOWN, .about = about};
	for (size_t i = 0; i < INDICATOR_TIME_COUNT; i++)
		f->times[i] = UNKNOWN_TIME;
}

static bool says_nothing(const struct indicator_facts *f)
{
	for (size_t i = 0; i < INDICATOR_TEXT_COUNT; i++)
		if (f->texts[i].len > 0)
			return false;
	for (size_t i = 0; i < INDICATOR_TIME_COUNT; i++)
		if (f->times[i] != UNKNOWN_TIME)
			return false;
	return f->confidence == CONFIDENCE_UNKNOWN && f->severity == SEVERITY_UNKNOWN &&
	       f->tlp == TLP_NONE;
}

/* A million of them are kept: what is finer than a second is left out, and what is beyond 2106 is
 * as good as never. */
static uint32_t seconds_of(int64_t ms)
{
	return ms > 0 && ms / 1000 <= UINT32_MAX ? (uint32_t)(ms / 1000) : 0;
}

static int keep(struct fact_store *s, const struct indicator_facts *f, struct stored *ret)
{
	memset(ret, 0, sizeof(*ret)); /* they are compared as bytes */
	for (size_t i = 0; i < INDICATOR_TEXT_COUNT; i++)
		if (keep_text(s, f->texts[i], &ret->texts[i]) < 0)
			return -ENOMEM;
	for (size_t i = 0; i < INDICATOR_TIME_COUNT; i++)
		ret->times[i] = seconds_of(f->times[i]);
	ret->about = f->about;
	ret->confidence = f->confidence;
	ret->severity = (uint8_t)f->severity;
	ret->tlp = (uint8_t)f->tlp;
	return 0;
}

static int grow_facts(struct fact_store *s)
{
	uint32_t room = s->room ? s->room * 2 : 64;
	struct stored *bigger;

	if (s->count + 1 < s->room)
		return 0;
	if (room > MAX_FACTS)
		return -ENOMEM;
	bigger = reallocarray(s->list, room, sizeof(*bigger));
	if (!bigger)
		return -ENOMEM;
	s->list = bigger;
	s->room = room;
	return 0;
}

uint32_t store_new(struct fact_store *s, const struct indicator_facts *f)
{
	struct stored made;

	if (grow_facts(s) < 0 || keep(s, f, &made) < 0)
		return 0;
	s->list[++s->count] = made;
	return s->count;
}

uint32_t store_add(struct fact_store *s, const struct indicator_facts *f)
{
	uint32_t made;

	if (f->about != 0 && says_nothing(f))
		return f->about;
	made = store_new(s, f);
	/* what comes in rows is often said of many of them */
	if (made > 1 && memcmp(&s->list[made - 1], &s->list[made], sizeof(*s->list)) == 0)
		made = --s->count;
	return made;
}

static bool is_list(size_t text)
{
	return text >= INDICATOR_LABELS;
}

static bool list_has(struct text list, struct text line)
{
	struct text one;

	while (text_split(&list, '\n', &one))
		if (text_equal(one, line))
			return true;
	return false;
}

/* The lines of both, each once. */
static int join_lists(struct fact_store *s, uint32_t *at, struct text more)
{
	struct text line;
	struct buffer both;
	int r;

	buffer_init(&both, MOST_CHARACTERS * 8);
	buffer_add_text(&both, store_text(s, *at));
	while (text_split(&more, '\n', &line)) {
		if (list_has(buffer_text(&both), line))
			continue;
		if (both.len > 0)
			buffer_add_char(&both, '\n');
		buffer_add_text(&both, line);
	}
	r = buffer_error(&both) == -ENOMEM ? -ENOMEM : keep_text(s, buffer_text(&both), at);
	buffer_done(&both);
	return r;
}

int store_say_more(struct fact_store *s, uint32_t facts, const struct indicator_facts *f)
{
	struct stored *to = &s->list[facts];
	int r = 0;

	for (size_t i = 0; i < INDICATOR_TEXT_COUNT && r == 0; i++) {
		if (f->texts[i].len > 0 && to->texts[i] == 0)
			r = keep_text(s, f->texts[i], &to->texts[i]);
		else if (f->texts[i].len > 0 && is_list(i))
			r = join_lists(s, &to->texts[i], f->texts[i]);
	}
	for (size_t i = 0; i < INDICATOR_TIME_COUNT; i++)
		if (to->times[i] == 0)
			to->times[i] = seconds_of(f->times[i]);
	if (to->confidence == CONFIDENCE_UNKNOWN)
		to->confidence = f->confidence;
	if (to->severity == SEVERITY_UNKNOWN)
		to->severity = (uint8_t)f->severity;
	if (f->tlp > to->tlp) /* the narrowest circle counts */
		to->tlp = (uint8_t)f->tlp;
	return r;
}

/* ---- describing -------------------------------------------------------------------------------
 */

/* What these facts say and the indicator does not know yet. */
static void describe_facts(const struct fact_store *s, const struct stored *f, struct indicator *to)
{
	for (size_t i = 0; i < INDICATOR_TEXT_COUNT; i++)
		if (!to->texts[i].bytes)
			to->texts[i] = store_text(s, f->texts[i]);
	for (size_t i = 0; i < INDICATOR_TIME_COUNT; i++)
		if (to->times[i] == UNKNOWN_TIME && f->times[i] != 0)
			to->times[i] = (int64_t)f->times[i] * 1000;
	if (to->confidence == CONFIDENCE_UNKNOWN)
		to->confidence = f->confidence;
	if (to->severity == SEVERITY_UNKNOWN)
		to->severity = (enum severity)f->severity;
	if (to->tlp == TLP_NONE)
		to->tlp = (enum tlp)f->tlp;
}

void store_describe(const struct fact_store *s, uint32_t facts, struct indicator *to)
{
	for (uint32_t f = facts; f; f = s->list[f].about)
		describe_facts(s, &s->list[f], to);
}
