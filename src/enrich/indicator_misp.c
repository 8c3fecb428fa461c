/* SPDX-License-Identifier: Apache-2.0 */
/*
 * MISP events: attributes, and what the event says of all of them, which may come behind them.
 */
#include <stdlib.h>

#include "enrich/indicator.h"

struct misp {
	struct json_walk *w;
	bool is_open;
	uint32_t about; /* facts of the event */
	struct indicator_facts event;
	struct buffer words; /* of the event */
};

int misp_new(struct json_walk *w, struct misp **ret)
{
	struct misp *m = calloc(1, sizeof(*m));

	if (!m)
		return -ENOMEM;
	m->w = w;
	buffer_init(&m->words, (size_t)1 << 20);
	*ret = m;
	return 0;
}

struct misp *misp_free(struct misp *m)
{
	if (m)
		buffer_done(&m->words);
	free(m);
	return NULL;
}

/* ---- tags -------------------------------------------------------------------------------------
 */

/* Lists of a set of facts that tags add to. */
struct tagged {
	struct indicator_facts *f;
	struct buffer *words; /* does not move */
	struct buffer lists[INDICATOR_TEXT_COUNT];
};

static void tagged_init(struct tagged *t, struct indicator_facts *f, struct buffer *words)
{
	t->f = f;
	t->words = words;
	for (size_t i = 0; i < INDICATOR_TEXT_COUNT; i++)
		buffer_init(&t->lists[i], (size_t)64 << 10);
}

static void add_line(struct tagged *t, enum indicator_text id, const char *before, struct text line)
{
	struct buffer *b = &t->lists[id];

	if (line.len == 0 || line.len > 512)
		return;
	if (b->len > 0)
		buffer_add_char(b, '\n');
	buffer_printf(b, "%s%.*s", before, (int)line.len, line.bytes);
}

/* Into the facts. */
static int tagged_done(struct tagged *t)
{
	int r = 0;

	for (size_t i = 0; i < INDICATOR_TEXT_COUNT; i++) {
		struct text list = buffer_text(&t->lists[i]);

		if (list.len > 0 && list.len <= t->words->room - t->words->len) {
			size_t at = t->words->len;

			buffer_add_text(t->words, list);
			t->f->texts[i] = (struct text){t->words->bytes + at, list.len};
		}
		if (buffer_error(&t->lists[i]) == -ENOMEM)
			r = -ENOMEM;
		buffer_done(&t->lists[i]);
	}
	return r;
}

/* What is between the quotes of a tag: misp-galaxy:threat-actor="Name"; none. */
static struct text tag_value(struct text tag)
{
	const char *open = tag.len > 0 ? memchr(tag.bytes, '"', tag.len) : NULL;

	if (!open || tag.bytes[tag.len - 1] != '"' || open == tag.bytes + tag.len - 1)
		return TEXT_NONE;
	return (struct text){open + 1, (size_t)(tag.bytes + tag.len - open) - 2};
}

static bool take_confidence(struct indicator_facts *f, struct text tag)
{
	/* MISP's taxonomy misp:confidence-level gives these numbers. */
	static const struct {
		const char *word;
		int8_t confidence;
	} levels[] = {
		{"completely-confident", 100}, {"usually-confident", 75}, {"fairly-confident", 50},
		{"rarely-confident", 25},      {"unconfident", 0},
	};

	if (!text_starts(tag, TEXT("misp:confidence-level=")))
		return false;
	for (size_t i = 0; i < ARRAY_LEN(levels); i++)
		if (text_equal(tag_value(tag), text_of(levels[i].word)))
			f->confidence = levels[i].confidence;
	return true;
}

/* "kill-chain:Delivery", and misp-galaxy's names of those behind it. */
static void take_tag(struct tagged *t, struct text tag)
{
	static const struct {
		struct text beginning;
		enum indicator_text text;
		const char *before;
	} galaxies[] = {
		{{"misp-galaxy:threat-actor=", 25}, INDICATOR_ACTORS, ""},
		{{"misp-galaxy:mitre-intrusion-set=", 32}, INDICATOR_INTRUSION_SETS, ""},
		{{"misp-galaxy:mitre-malware=", 26}, INDICATOR_MALWARE, "0 "},
		{{"misp-galaxy:malpedia=", 21}, INDICATOR_MALWARE, "0 "},
		{{"misp-galaxy:tool=", 17}, INDICATOR_MALWARE, "0 "},
		{{"misp-galaxy:rat=", 16}, INDICATOR_MALWARE, "11 "},
		{{"misp-galaxy:ransomware=", 23}, INDICATOR_MALWARE, "10 "},
		{{"misp-galaxy:banker=", 19}, INDICATOR_MALWARE, "18 "},
		{{"misp-galaxy:backdoor=", 21}, INDICATOR_MALWARE, "2 "},
		{{"misp-galaxy:stealer=", 20}, INDICATOR_MALWARE, "17 "},
	};
	enum tlp tlp = tlp_read(tag);

	if (tlp != TLP_NONE) {
		if (tlp > t->f->tlp)
			t->f->tlp = tlp;
		return;
	}
	if (take_confidence(t->f, tag))
		return;
	if (text_starts(tag, TEXT("kill-chain:"))) {
		tag = (struct text){tag.bytes + 11, tag.len - 11};
		add_line(t, INDICATOR_KILL_CHAIN, "lockheed-martin-cyber-kill-chain ", tag);
		return;
	}
	for (size_t i = 0; i < ARRAY_LEN(galaxies); i++)
		if (text_starts(tag, galaxies[i].beginning)) {
			add_line(t, galaxies[i].text, galaxies[i].before, tag_value(tag));
			return;
		}
	add_line(t, INDICATOR_LABELS, "", tag);
}

static int take_tags(struct json_walk *w, const struct json_node *tags, struct indicator_facts *f,
                     struct buffer *words)
{
	struct tagged t;

	tagged_init(&t, f, words);
	walk_each(w, tags, n)
	{
		take_tag(&t, walk_text(w, n, "name"));
	}
	return tagged_done(&t);
}

/* ---- events -----------------------------------------------------------------------------------
 */

int misp_begin_event(struct misp *m)
{
	struct indicator_facts f;

	facts_init(&m->event, 0);
	buffer_clear(&m->words);
	if (buffer_reserve(&m->words, (size_t)512 << 10) < 0) /* so that it does not move */
		return -ENOMEM;
	facts_init(&f, m->w->l->about);
	m->about = set_new_facts(m->w->l->set, &f);
	m->is_open = true;
	return m->about ? 0 : -ENOMEM;
}

static struct text keep(struct misp *m, struct text t)
{
	size_t at = m->words.len;

	if (!t.bytes || t.len > m->words.room - m->words.len)
		return TEXT_NONE;
	buffer_add_text(&m->words, t);
	return (struct text){m->words.bytes + at, t.len};
}

static int take_info(struct misp *m, const struct json_node *n)
{
	m->event.texts[INDICATOR_NAME] = keep(m, json_text(&m->w->reader, n, &m->w->room));
	return 0;
}

static int take_organisation(struct misp *m, const struct json_node *n)
{
	m->event.texts[INDICATOR_SOURCE] = keep(m, walk_text(m->w, n, "name"));
	return 0;
}

static int take_threat_level(struct misp *m, const struct json_node *n)
{
	m->event.severity = threat_level_read(json_raw(&m->w->reader, n));
	return 0;
}

static int take_event_tags(struct misp *m, const struct json_node *n)
{
	return take_tags(m->w, n, &m->event, &m->words);
}

int misp_member(struct misp *m, const char *name)
{
	static const struct {
		const char *name;
		enum json_kind kind;
		int (*take)(struct misp *m, const struct json_node *n);
	} members[] = {
		{"info", JSON_STRING, take_info},
		{"Orgc", JSON_OBJECT, take_organisation},
		{"threat_level_id", JSON_STRING, take_threat_level},
		{"threat_level_id", JSON_INTEGER, take_threat_level},
		{"Tag", JSON_ARRAY, take_event_tags},
	};
	const struct json_node *n = &m->w->reader.nodes[0];

	for (size_t i = 0; i < ARRAY_LEN(members); i++)
		if (strcmp(name, members[i].name) == 0 &&
		    members[i].kind == (enum json_kind)n->kind)
			return members[i].take(m, n);
	return 0;
}

int misp_end_event(struct misp *m)
{
	if (!m->is_open)
		return 0;
	m->is_open = false;
	return set_say_more(m->w->l->set, m->about, &m->event);
}

/* ---- attributes -------------------------------------------------------------------------------
 */

static int take_facts(struct misp *m, const struct json_node *n, struct indicator_facts *f)
{
	struct json_walk *w = m->w;
	int64_t seconds;

	f->texts[INDICATOR_UID] = walk_keep(w, n, "uuid");
	f->texts[INDICATOR_DESCRIPTION] = walk_keep(w, n, "comment");
	f->texts[INDICATOR_CATEGORY] = walk_keep(w, n, "category");
	f->times[INDICATOR_CREATED] = time_read(walk_text(w, n, "first_seen"));
	if (walk_number(w, n, "timestamp", &seconds) && seconds < INT64_C(100000000000))
		f->times[INDICATOR_MODIFIED] = seconds * 1000;
	return take_tags(w, walk_member(w, n, "Tag"), f, &w->l->words);
}

int misp_attribute(struct misp *m)
{
	struct json_walk *w = m->w;
	const struct json_node *n = &w->reader.nodes[0], *ids = walk_member(w, n, "to_ids");
	struct found found = {.line = w->line};
	const struct value_type *type;
	struct indicator_facts f;

	if (walk_clear_words(w) < 0)
		return -ENOMEM;
	found.value = walk_keep(w, n, "value");
	if (walk_is_true(w, n, "deleted")) {
		load_note(w->l, NOTE_REVOKED, w->line, found.value, "is deleted");
		return 0;
	}
	if (ids && !walk_is_true(w, n, "to_ids")) {
		load_note(w->l, NOTE_IGNORED, w->line, found.value,
		          "is not meant for detection (to_ids)");
		return 0;
	}
	type = value_type_find(walk_text(w, n, "type"));
	if (!type) {
		load_note(w->l, NOTE_IGNORED, w->line, found.value,
		          "is of a type that no connection has");
		return 0;
	}
	facts_init(&f, m->about);
	if (take_facts(m, n, &f) < 0)
		return -ENOMEM;
	found.facts = set_add_facts(w->l->set, &f);
	return found.facts ? load_typed(w->l, type, &found) : -ENOMEM;
}
