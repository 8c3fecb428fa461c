/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Files of JSON: STIX bundles, MISP events, MISP's warning lists.
 *
 * What may be long (the objects of a bundle, the attributes of an event) is entered and comes part
 * by part; everything else comes whole, and is read by the reader of base.
 */
#include "enrich/indicator.h"

#define LONGEST_PART ((size_t)16 << 20)
#define MOST_NODES 1000000u
#define DEEPEST_PART 64u
#define MOST_NAMES 4096u
#define WORDS_ROOM ((size_t)256 << 10)

static int wrong(struct json_walk *w, const char *words)
{
	struct loader *l = w->l;

	return fail(l->reterr, -EBADMSG, "%s: line %llu: %s", l->path,
	            (unsigned long long)l->source.line, words);
}

/* ---- members ----------------------------------------------------------------------------------
 */

const struct json_node *walk_member(const struct json_walk *w, const struct json_node *object,
                                    const char *name)
{
	uint32_t number = object ? intern_find(w->names, text_of(name)) : 0;

	return number ? json_member(&w->reader, object, number) : NULL;
}

struct text walk_text(struct json_walk *w, const struct json_node *object, const char *name)
{
	const struct json_node *n = walk_member(w, object, name);

	return n && n->kind == JSON_STRING ? json_text(&w->reader, n, &w->room) : TEXT_NONE;
}

bool walk_number(struct json_walk *w, const struct json_node *object, const char *name,
                 int64_t *ret)
{
	const struct json_node *n = walk_member(w, object, name);
	uint64_t number;

	if (n && n->kind == JSON_INTEGER)
		return json_integer(&w->reader, n, ret) == 0;
	if (!n || n->kind != JSON_STRING || text_to_u64(json_raw(&w->reader, n), &number) < 0 ||
	    number > INT64_MAX)
		return false;
	*ret = (int64_t)number;
	return true;
}

bool walk_is_true(const struct json_walk *w, const struct json_node *object, const char *name)
{
	const struct json_node *n = walk_member(w, object, name);

	return n && (n->kind == JSON_TRUE || text_equal(json_raw(&w->reader, n), TEXT("1")));
}

int walk_clear_words(struct json_walk *w)
{
	buffer_clear(&w->l->words);
	return buffer_reserve(&w->l->words, WORDS_ROOM);
}

/* What does not fit is left out: texts that are kept do not move. */
struct text walk_keep_text(struct json_walk *w, struct text t)
{
	struct buffer *words = &w->l->words;
	size_t at = words->len;

	if (!t.bytes || t.len > words->room - words->len)
		return TEXT_NONE;
	buffer_add_text(words, t);
	return (struct text){words->bytes + at, t.len};
}

struct text walk_keep(struct json_walk *w, const struct json_node *object, const char *name)
{
	return walk_keep_text(w, walk_text(w, object, name));
}

/* ---- reading ----------------------------------------------------------------------------------
 */

/* The next character that is no white space; 0: the end, or an errno. */
static int next_char(struct json_walk *w, char *ret)
{
	struct source *s = &w->l->source;

	for (;;) {
		struct text rest = source_rest(s);
		size_t space = json_space(rest);
		int r;

		source_pass(s, space);
		*ret = space < rest.len ? rest.bytes[space] : '\0';
		if (space < rest.len || s->is_ended)
			return 0;
		r = source_more(s);
		if (r < 0)
			return r;
	}
}

/* Names of members that nobody looks for must not gather. */
static int forget_names(struct json_walk *w)
{
	struct intern *fresh;

	if (intern_count(w->names) < MOST_NAMES)
		return 0;
	if (intern_new(&fresh) < 0)
		return -ENOMEM;
	intern_free(w->names);
	w->names = w->reader.names = fresh;
	return 0;
}

/* The value that begins here becomes the one at hand. */
static int read_value(struct json_walk *w)
{
	struct source *s = &w->l->source;
	struct json_fault fault;
	size_t wanted = 0;

	w->line = s->line;
	if (forget_names(w) < 0)
		return -ENOMEM;
	for (;;) {
		struct text rest = source_rest(s);
		enum json_result result;
		int r;

		/* a value that has not ended is read again when there is twice as much */
		while (!s->is_ended && rest.len < wanted) {
			r = source_more(s);
			if (r < 0 && r != -EFBIG)
				return r;
			if (r == -EFBIG)
				return wrong(w, "has a value of more than 16 MiB");
			rest = source_rest(s);
		}
		result = json_read(&w->reader, rest, s->is_ended, &fault);
		if (result == JSON_READ)
			return 0;
		if (result == JSON_NOMEM)
			return -ENOMEM;
		if (result != JSON_UNENDED || s->is_ended)
			return wrong(w, fault.words);
		if (rest.len > LONGEST_PART)
			return wrong(w, "has a value of more than 16 MiB");
		wanted = rest.len * 2 + 1;
	}
}

/* Behind the value at hand. */
static void pass_value(struct json_walk *w)
{
	source_pass(&w->l->source, w->reader.end);
}

/* ---- what is entered --------------------------------------------------------------------------
 */

static const struct json_place *around(const struct json_walk *w)
{
	return w->depth > 0 ? &w->path[w->depth - 1] : NULL;
}

static bool is_named(const struct json_place *p, const char *name)
{
	return p && strcmp(p->name, name) == 0;
}

/* Whether the object or array that begins here is entered. */
static bool is_entered(const struct json_walk *w, const struct json_place *p)
{
	static const char *const arrays[] = {"objects", "response", "Attribute", "Object", "list"};
	const struct json_place *outer = around(w);

	if (w->depth == WALK_DEPTH)
		return false;
	if (w->depth == 0 || is_named(p, "Event"))
		return true;
	if (p->name[0] != '\0') {
		if (is_named(p, "response"))
			return true;
		for (size_t i = 0; p->is_array && i < ARRAY_LEN(arrays); i++)
			if (is_named(p, arrays[i]))
				return true;
		return false;
	}
	/* elements: of a list of events, those are entered; MISP's objects have attributes */
	return !p->is_array && (is_named(outer, "response") || is_named(outer, "Object") ||
	                        (w->depth == 1 && outer->is_array));
}

static int begin(struct json_walk *w, const struct json_place *p)
{
	int r = 0;

	w->path[w->depth++] = *p;
	if (!p->is_array) { /* it may be a warning list */
		w->list_type = LIST_EXACT;
		w->list_from = set_count(w->l->set);
	}
	if (is_named(p, "Event")) {
		if (!w->misp)
			r = misp_new(w, &w->misp);
		if (r == 0)
			r = misp_begin_event(w->misp);
	}
	return r;
}

static int end(struct json_walk *w)
{
	const struct json_place *p = &w->path[--w->depth];

	return is_named(p, "Event") ? misp_end_event(w->misp) : 0;
}

/* ---- what comes whole -------------------------------------------------------------------------
 */

static int take_stix(struct json_walk *w)
{
	int r = w->stix ? 0 : stix_new(w, &w->stix);

	return r == 0 ? stix_object(w->stix) : r;
}

static int take_attribute(struct json_walk *w)
{
	int r = 0;

	if (!w->misp) { /* the answer to a search for attributes has no event around it */
		r = misp_new(w, &w->misp);
		if (r == 0)
			r = misp_begin_event(w->misp);
	}
	return r == 0 ? misp_attribute(w->misp) : r;
}

/* ---- warning lists ----------------------------------------------------------------------------
 */

/* It may stand behind the list, whose names then were taken for themselves alone. */
static void take_list_type(struct json_walk *w)
{
	static const struct {
		const char *word;
		unsigned type;
	} types[] = {
		{"hostname", LIST_BELOW},
		{"cidr", LIST_NETWORKS},
		{"regex", LIST_PATTERNS},
		{"substring", LIST_PATTERNS},
	};
	struct text word = json_raw(&w->reader, &w->reader.nodes[0]);
	uint64_t *found = w->l->counts->found;
	size_t widened;

	for (size_t i = 0; i < ARRAY_LEN(types); i++)
		if (word_equal(word, types[i].word))
			w->list_type = types[i].type;
	if (!w->is_warninglist || !w->l->is_allowlist || w->list_type != LIST_BELOW)
		return;
	widened = set_widen_hosts(w->l->set, w->list_from);
	found[INDICATOR_HOST] -= widened;
	found[INDICATOR_DOMAIN] += widened;
}

/* NULL, or why a value of a list allows nothing here: never more than the list says. */
static const char *why_not_allowed(const struct json_walk *w, struct text value)
{
	if (w->list_type == LIST_PATTERNS)
		return "is of a list of patterns";
	if (memmem(value.bytes, value.len, "://", 3))
		return "is a URL: its host has others";
	if (w->list_type == LIST_EXACT &&
	    (text_starts(value, TEXT(".")) || text_starts(value, TEXT("*"))))
		return "is a pattern";
	return NULL;
}

static enum value_hint hint_of_allowed(const struct json_walk *w, struct text value)
{
	struct indicator_key key;

	if (w->list_type == LIST_NETWORKS)
		return HINT_ADDRESS;
	if (w->list_type == LIST_EXACT && !value_read(value, HINT_HOST, &key))
		return HINT_HOST;
	return HINT_NONE;
}

static int take_allowed(struct json_walk *w)
{
	struct json_node *n = &w->reader.nodes[0];
	struct found f = {.line = w->line, .facts = w->l->about};
	const char *reason;

	w->is_warninglist = true;
	if (!w->l->is_allowlist || n->kind != JSON_STRING)
		return 0;
	f.value = text_trim(json_text(&w->reader, n, &w->room));
	reason = why_not_allowed(w, f.value);
	if (reason) {
		load_note(w->l, NOTE_IGNORED, f.line, f.value, reason);
		return 0;
	}
	f.hint = hint_of_allowed(w, f.value);
	return load_add(w->l, &f);
}

/* ---- all that comes whole ---------------------------------------------------------------------
 */

static int take(struct json_walk *w, const struct json_place *p)
{
	const struct json_place *outer = around(w);
	bool is_element = outer && outer->is_array;
	bool is_object = w->reader.nodes[0].kind == JSON_OBJECT;

	if (is_element && is_named(outer, "objects") && is_object)
		return take_stix(w);
	if (is_element && is_named(outer, "Attribute") && is_object)
		return take_attribute(w);
	if (is_element && is_named(outer, "list"))
		return take_allowed(w);
	if (!is_element && is_named(outer, "Event"))
		return misp_member(w->misp, p->name);
	if (!is_element && outer && is_named(p, "type") && w->reader.nodes[0].kind == JSON_STRING)
		take_list_type(w);
	return 0;
}

/* ---- walking ----------------------------------------------------------------------------------
 */

/* A name and its colon. */
static int read_name(struct json_walk *w, struct json_place *p)
{
	struct text name;
	char c;
	int r = next_char(w, &c);

	if (r < 0)
		return r;
	if (c != '"')
		return wrong(w, "a name is missing in an object");
	r = read_value(w);
	if (r < 0)
		return r;
	name = json_text(&w->reader, &w->reader.nodes[0], &w->room);
	(void)snprintf(p->name, sizeof(p->name), "%.*s", (int)name.len, name.bytes);
	pass_value(w);
	r = next_char(w, &c);
	if (r < 0)
		return r;
	if (c != ':')
		return wrong(w, "a name has no ':' behind it");
	source_pass(&w->l->source, 1);
	return 0;
}

/* A value: entered, or taken whole. */
static int walk_value(struct json_walk *w, struct json_place *p)
{
	char c;
	int r = next_char(w, &c);

	if (r < 0)
		return r;
	p->is_array = c == '[';
	if ((c == '[' || c == '{') && is_entered(w, p)) {
		source_pass(&w->l->source, 1);
		return begin(w, p);
	}
	r = read_value(w);
	if (r < 0)
		return r;
	r = take(w, p);
	pass_value(w);
	return r;
}

/* The next part of what has been entered last, or its end. */
static int walk_part(struct json_walk *w, bool *is_first)
{
	bool is_array = around(w)->is_array;
	struct json_place p = {.name = ""};
	char c;
	int r = next_char(w, &c);

	if (r < 0)
		return r;
	if (c == (is_array ? ']' : '}')) {
		source_pass(&w->l->source, 1);
		*is_first = false;
		return end(w);
	}
	if (!*is_first) {
		if (c != ',')
			return wrong(w, c ? "a ',' is missing between two values"
			                  : "the text ends before its value does");
		source_pass(&w->l->source, 1);
	}
	if (!is_array)
		r = read_name(w, &p);
	if (r == 0) {
		size_t depth = w->depth;

		r = walk_value(w, &p);
		*is_first = w->depth > depth;
	}
	return r;
}

static int walk_all(struct json_walk *w)
{
	struct json_place top = {.name = ""};
	bool is_first = true;
	char c;
	int r = walk_value(w, &top);

	while (r == 0 && w->depth > 0)
		r = walk_part(w, &is_first);
	if (r == 0)
		r = next_char(w, &c);
	if (r == 0 && c != '\0')
		r = wrong(w, "something stands behind its value");
	if (r == 0 && w->stix)
		r = stix_end(w->stix);
	if (r == 0 && w->misp && w->depth == 0)
		r = misp_end_event(w->misp);
	return r;
}

static const char *format_of(const struct json_walk *w)
{
	if (w->stix)
		return "STIX 2";
	if (w->misp)
		return "MISP";
	return w->is_warninglist ? "MISP warning list" : NULL;
}

int load_json(struct loader *l, const char **ret_format)
{
	struct json_walk w = {.l = l};
	int r = intern_new(&w.names);

	if (r < 0)
		return r;
	json_reader_init(&w.reader, w.names);
	w.reader.max_nodes = MOST_NODES;
	w.reader.max_depth = DEEPEST_PART;
	buffer_init(&w.room, LONGEST_PART);
	r = walk_all(&w);
	*ret_format = format_of(&w);
	if (r == 0 && !*ret_format)
		r = fail(l->reterr, -EBADMSG,
		         "%s: is JSON, but no STIX bundle, no MISP event and no list of MISP",
		         l->path);
	if (r == 0 && w.is_warninglist && !l->is_allowlist)
		r = fail(l->reterr, -EINVAL, "%s: is a warning list: give it to --allowlist",
		         l->path);
	stix_free(w.stix);
	misp_free(w.misp);
	json_reader_done(&w.reader);
	buffer_done(&w.room);
	intern_free(w.names);
	return r;
}
