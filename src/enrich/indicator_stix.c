/* SPDX-License-Identifier: Apache-2.0 */
/*
 * STIX 2.1 bundles: indicators, what they are marked with, and who is behind them.
 *
 * Objects come in any order, so what one says of another is put together behind the last: names of
 * malware, campaigns, actors, identities by their ids, and who is said to indicate whom. Ids are
 * known by a hash that nobody outside can aim at.
 */
#include <stdlib.h>

#include "enrich/indicator.h"

#define MOST_LINKS (UINT32_C(1) << 24)

/* What an object is to an indicator. */
enum part { PART_MALWARE, PART_CAMPAIGN, PART_ACTOR, PART_INTRUSION_SET, PART_IDENTITY, PART_MARK };
struct named {
	enum part part;
	enum tlp tlp;
	uint32_t at, len; /* of the name in `names` */
};
struct link {
	uint64_t from, to; /* hashes of ids */
};
struct stix {
	struct json_walk *w;
	uint64_t seed;
	struct map facts;   /* of an indicator's id: its facts */
	struct map objects; /* of another object's id: which of `named` */
	struct named *named;
	uint32_t named_count, named_room;
	struct buffer names;
	struct link *links;
	uint32_t link_count, link_room;
	struct pattern pattern;
	bool is_read;
};

int stix_new(struct json_walk *w, struct stix **ret)
{
	struct stix *s = calloc(1, sizeof(*s));
	struct uuid_source uuids = {.left = 0};
	char uuid[UUID_LEN + 1];

	if (!s)
		return -ENOMEM;
	s->w = w;
	if (uuid_next(&uuids, clock_now_ms(), uuid) == 0)
		s->seed = hash_bytes(uuid, UUID_LEN);
	map_init(&s->facts);
	map_init(&s->objects);
	buffer_init(&s->names, (size_t)1 << 28);
	buffer_init(&s->pattern.room, (size_t)32 << 20);
	*ret = s;
	return 0;
}

struct stix *stix_free(struct stix *s)
{
	if (!s)
		return NULL;
	map_done(&s->facts);
	map_done(&s->objects);
	buffer_done(&s->names);
	buffer_done(&s->pattern.room);
	free(s->named);
	free(s->links);
	free(s);
	return NULL;
}

static uint64_t id_hash(const struct stix *s, struct text id)
{
	return hash_bytes(id.bytes, id.len) ^ s->seed;
}

static int add_link(struct stix *s, uint64_t from, struct text to)
{
	if (to.len == 0)
		return 0;
	if (s->link_count == s->link_room) {
		uint32_t room = s->link_room ? s->link_room * 2 : 64;
		struct link *bigger;

		if (room > MOST_LINKS)
			return -ENOMEM;
		bigger = reallocarray(s->links, room, sizeof(*bigger));
		if (!bigger)
			return -ENOMEM;
		s->links = bigger;
		s->link_room = room;
	}
	s->links[s->link_count++] = (struct link){from, id_hash(s, to)};
	return 0;
}

/* ---- other objects ----------------------------------------------------------------------------
 */

static int add_named(struct stix *s, struct text id, struct named n)
{
	uint32_t *place = map_at(&s->objects, id_hash(s, id));

	if (!place)
		return -ENOMEM;
	if (s->named_count == s->named_room) {
		uint32_t room = s->named_room ? s->named_room * 2 : 64;
		struct named *bigger = reallocarray(s->named, room, sizeof(*bigger));

		if (!bigger)
			return -ENOMEM;
		s->named = bigger;
		s->named_room = room;
	}
	*place = s->named_count;
	s->named[s->named_count++] = n;
	return 0;
}

/* Numbers of OCSF for "malware_types", "10,18 " before its name. */
static void add_classes(struct stix *s, const struct json_node *object)
{
	const struct json_node *types = walk_member(s->w, object, "malware_types");
	size_t start = s->names.len;

	walk_each(s->w, types, n)
	{
		unsigned class = malware_class(json_raw(&s->w->reader, n));

		if (class && s->names.len - start < 32)
			buffer_printf(&s->names, "%s%u", s->names.len > start ? "," : "", class);
	}
	if (s->names.len == start)
		buffer_add_char(&s->names, '0');
	buffer_add_char(&s->names, ' ');
}

/* One line. */
static void add_name(struct stix *s, struct text name)
{
	size_t len = name.len < 256 ? name.len : 256;

	for (size_t i = 0; i < len; i++)
		buffer_add_char(&s->names, name.bytes[i] == '\n' ? ' ' : name.bytes[i]);
}

static int take_named(struct stix *s, const struct json_node *object, enum part part)
{
	struct named n = {.part = part, .at = (uint32_t)s->names.len};
	struct text name = walk_text(s->w, object, "name");

	if (name.len == 0)
		return 0;
	if (part == PART_MALWARE) {
		add_classes(s, object);
		name = walk_text(s->w, object, "name");
	}
	add_name(s, name);
	if (buffer_error(&s->names) < 0)
		return -ENOMEM;
	n.len = (uint32_t)s->names.len - n.at;
	return add_named(s, walk_text(s->w, object, "id"), n);
}

/* {"definition_type": "tlp", "definition": {"tlp": "amber"}}; of TLP 2.0 the name says it. */
static int take_mark(struct stix *s, const struct json_node *object)
{
	struct named n = {.part = PART_MARK};
	const struct json_node *definition = walk_member(s->w, object, "definition");

	n.tlp = tlp_read(walk_text(s->w, object, "name"));
	if (n.tlp == TLP_NONE && definition)
		n.tlp = tlp_read(walk_text(s->w, definition, "tlp"));
	return n.tlp == TLP_NONE ? 0 : add_named(s, walk_text(s->w, object, "id"), n);
}

/* The marks of TLP are the same in all bundles, and need not be in one. */
static enum tlp known_mark(struct text id)
{
	static const struct {
		const char *id;
		enum tlp tlp;
	} marks[] = {
		{"marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", TLP_CLEAR},
		{"marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", TLP_GREEN},
		{"marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", TLP_AMBER},
		{"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", TLP_RED},
		{"marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487", TLP_CLEAR},
		{"marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb", TLP_GREEN},
		{"marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421", TLP_AMBER},
		{"marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003", TLP_AMBER_STRICT},
		{"marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1", TLP_RED},
	};

	for (size_t i = 0; i < ARRAY_LEN(marks); i++)
		if (text_equal(id, text_of(marks[i].id)))
			return marks[i].tlp;
	return TLP_NONE;
}

static int take_relationship(struct stix *s, const struct json_node *object)
{
	uint64_t from = id_hash(s, walk_text(s->w, object, "source_ref"));

	if (walk_is_true(s->w, object, "revoked"))
		return 0;
	return add_link(s, from, walk_text(s->w, object, "target_ref"));
}

/* ---- an indicator -----------------------------------------------------------------------------
 */

/* Texts of an array, one a line; each has what `format` puts around it. */
static struct text keep_lines(struct stix *s, const struct json_node *array, struct text before)
{
	struct json_walk *w = s->w;
	struct text all = before;

	walk_each(w, array, n)
	{
		struct text one;

		if (n->kind != JSON_STRING)
			continue;
		if (all.len > 0)
			(void)walk_keep_text(w, TEXT("\n"));
		one = walk_keep_text(w, json_text(&w->reader, n, &w->room));
		if (!one.bytes)
			break;
		if (!all.bytes)
			all.bytes = one.bytes;
		all.len = (size_t)(one.bytes + one.len - all.bytes);
	}
	return all;
}

static struct text keep_phases(struct stix *s, const struct json_node *object)
{
	struct json_walk *w = s->w;
	const struct json_node *phases = walk_member(w, object, "kill_chain_phases");
	struct text all = TEXT_NONE;

	walk_each(w, phases, n)
	{
		struct text chain, phase;

		if (all.len > 0)
			(void)walk_keep_text(w, TEXT("\n"));
		chain = walk_keep(w, n, "kill_chain_name");
		(void)walk_keep_text(w, TEXT(" "));
		phase = walk_keep(w, n, "phase_name");
		if (!chain.bytes || !phase.bytes)
			break;
		if (!all.bytes)
			all.bytes = chain.bytes;
		all.len = (size_t)(phase.bytes + phase.len - all.bytes);
	}
	return all;
}

static struct text keep_reference(struct stix *s, const struct json_node *object)
{
	const struct json_node *references = walk_member(s->w, object, "external_references");

	walk_each(s->w, references, n)
	{
		struct text url = walk_keep(s->w, n, "url");

		if (url.len > 0)
			return url;
	}
	return TEXT_NONE;
}

/* Feeds write numbers, too. */
static int64_t read_time(const struct stix *s, const struct json_node *object, const char *name)
{
	const struct json_node *n = walk_member(s->w, object, name);

	if (n && n->kind == JSON_INTEGER)
		return time_read(json_raw(&s->w->reader, n));
	return time_read(walk_text(s->w, object, name));
}

static void take_facts(struct stix *s, const struct json_node *object, struct indicator_facts *f)
{
	static const char *const times[INDICATOR_TIME_COUNT] = {
		[INDICATOR_CREATED] = "created",
		[INDICATOR_MODIFIED] = "modified",
		[INDICATOR_VALID_FROM] = "valid_from",
		[INDICATOR_VALID_UNTIL] = "valid_until",
	};
	struct json_walk *w = s->w;
	int64_t number;

	f->texts[INDICATOR_UID] = walk_keep(w, object, "id");
	f->texts[INDICATOR_NAME] = walk_keep(w, object, "name");
	f->texts[INDICATOR_DESCRIPTION] = walk_keep(w, object, "description");
	f->texts[INDICATOR_REFERENCE] = keep_reference(s, object);
	f->texts[INDICATOR_KILL_CHAIN] = keep_phases(s, object);
	f->texts[INDICATOR_LABELS] =
		keep_lines(s, walk_member(w, object, "indicator_types"), TEXT_NONE);
	f->texts[INDICATOR_LABELS] =
		keep_lines(s, walk_member(w, object, "labels"), f->texts[INDICATOR_LABELS]);
	for (size_t i = 0; i < INDICATOR_TIME_COUNT; i++)
		f->times[i] = read_time(s, object, times[i]);
	if (walk_number(w, object, "confidence", &number) && number >= 0 && number <= 100)
		f->confidence = (int8_t)number;
	f->severity = severity_read(walk_text(w, object, "severity"));
	if (f->severity == SEVERITY_UNKNOWN)
		f->severity = severity_read(walk_text(w, object, "x_severity"));
}

/* Marks that are known by their ids count at once, others behind the last object. */
static int take_references(struct stix *s, const struct json_node *object, uint64_t id,
                           struct indicator_facts *f)
{
	struct json_walk *w = s->w;
	const struct json_node *marks = walk_member(w, object, "object_marking_refs");
	int r = add_link(s, id, walk_text(w, object, "created_by_ref"));

	walk_each(w, marks, n)
	{
		struct text mark = json_raw(&w->reader, n);
		enum tlp tlp = known_mark(mark);

		if (tlp > f->tlp)
			f->tlp = tlp;
		if (tlp == TLP_NONE && r == 0)
			r = add_link(s, id, mark);
	}
	return r;
}

static int add_values(struct stix *s, struct text what, uint32_t facts)
{
	struct found f = {.line = s->w->line, .what = what, .facts = facts};
	int r = 0;

	for (size_t i = 0; i < s->pattern.count && r == 0; i++) {
		const struct pattern_value *v = &s->pattern.values[i];

		f.value = v->text;
		f.hint = v->hint;
		f.port = v->port;
		r = load_add(s->w->l, &f);
	}
	return r;
}

/* NULL, or why its pattern cannot be used. */
static const char *take_pattern(struct stix *s, const struct json_node *object,
                                enum indicator_note_kind *ret_kind)
{
	struct text type = walk_text(s->w, object, "pattern_type");
	const char *fault;

	*ret_kind = NOTE_IGNORED;
	if (type.bytes && !word_equal(type, "stix"))
		return "has a pattern of another language";
	*ret_kind = NOTE_WRONG;
	fault = pattern_read(walk_text(s->w, object, "pattern"), &s->pattern);
	if (fault || s->pattern.count > 0)
		return fault;
	*ret_kind = NOTE_IGNORED;
	return s->pattern.ignored;
}

/* An end that is not understood. */
static bool has_wrong_end(const struct stix *s, const struct json_node *object)
{
	const struct json_node *n = walk_member(s->w, object, "valid_until");

	if (!n || n->kind == JSON_NULL || json_raw(&s->w->reader, n).len == 0)
		return false;
	return read_time(s, object, "valid_until") == UNKNOWN_TIME;
}

static int take_indicator(struct stix *s, const struct json_node *object)
{
	struct json_walk *w = s->w;
	struct loader *l = w->l;
	enum indicator_note_kind kind;
	struct indicator_facts f;
	const char *fault;
	uint64_t id;
	uint32_t facts, *place;

	if (walk_clear_words(w) < 0)
		return -ENOMEM;
	facts_init(&f, l->about);
	take_facts(s, object, &f);
	fault = take_pattern(s, object, &kind);
	if (walk_is_true(w, object, "revoked")) {
		load_note(l, NOTE_REVOKED, w->line, f.texts[INDICATOR_UID], "is revoked");
		return 0;
	}
	if (fault) {
		load_note(l, kind, w->line, f.texts[INDICATOR_UID], fault);
		return 0;
	}
	if (has_wrong_end(s, object)) {
		load_note(l, NOTE_WRONG, w->line, f.texts[INDICATOR_UID], WRONG_END);
		return 0;
	}
	if (!load_is_valid(l, w->line, f.texts[INDICATOR_UID], &f))
		return 0;
	id = id_hash(s, f.texts[INDICATOR_UID]);
	if (take_references(s, object, id, &f) < 0)
		return -ENOMEM;
	facts = set_new_facts(l->set, &f);
	place = map_at(&s->facts, id);
	if (facts == 0 || !place)
		return -ENOMEM;
	*place = facts;
	return add_values(s, f.texts[INDICATOR_UID], facts);
}

int stix_object(struct stix *s)
{
	static const struct {
		const char *type;
		enum part part;
	} parts[] = {
		{"malware", PART_MALWARE},
		{"tool", PART_MALWARE},
		{"campaign", PART_CAMPAIGN},
		{"threat-actor", PART_ACTOR},
		{"intrusion-set", PART_INTRUSION_SET},
		{"identity", PART_IDENTITY},
	};
	const struct json_node *object = &s->w->reader.nodes[0];
	struct text type = walk_text(s->w, object, "type");

	if (text_equal(type, TEXT("indicator")))
		return take_indicator(s, object);
	if (text_equal(type, TEXT("relationship")))
		return take_relationship(s, object);
	if (text_equal(type, TEXT("marking-definition")))
		return take_mark(s, object);
	for (size_t i = 0; i < ARRAY_LEN(parts); i++)
		if (text_equal(type, text_of(parts[i].type)))
			return take_named(s, object, parts[i].part);
	return 0;
}

/* ---- behind the last one ----------------------------------------------------------------------
 */

static int apply(struct stix *s, uint32_t facts, const struct named *n)
{
	static const enum indicator_text texts[] = {
		[PART_MALWARE] = INDICATOR_MALWARE, [PART_CAMPAIGN] = INDICATOR_CAMPAIGNS,
		[PART_ACTOR] = INDICATOR_ACTORS,    [PART_INTRUSION_SET] = INDICATOR_INTRUSION_SETS,
		[PART_IDENTITY] = INDICATOR_SOURCE,
	};
	struct indicator_facts f;

	facts_init(&f, 0);
	if (n->part == PART_MARK)
		f.tlp = n->tlp;
	else
		f.texts[texts[n->part]] = (struct text){s->names.bytes + n->at, n->len};
	return set_say_more(s->w->l->set, facts, &f);
}

int stix_end(struct stix *s)
{
	int r = 0;

	for (uint32_t i = 0; i < s->link_count && r == 0; i++) {
		uint32_t facts = map_get(&s->facts, s->links[i].from);
		uint32_t object = map_get(&s->objects, s->links[i].to);

		if (facts != MAP_NONE && object != MAP_NONE)
			r = apply(s, facts, &s->named[object]);
	}
	return r;
}
