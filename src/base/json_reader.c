/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One pass over the text, no recursion: an open array or object keeps the number of the one around
 * it in its own node until it ends.
 */
#include <stdlib.h>

#include "base/json_string.h"

#define NO_NODE UINT32_MAX
#define FIRST_NODES 1024u
#define MAX_TEXT (UINT32_MAX - 1)
#define MAX_NAME ((size_t)1 << 28)

/* What comes next. */
enum state {
	WANT_VALUE,
	WANT_NAME,        /* of a member, behind a comma */
	WANT_FIRST_NAME,  /* or '}' */
	WANT_FIRST_VALUE, /* or ']' */
	WANT_COMMA,       /* or the end of what is open */
	ENDED,
	FAULT, /* the reader's `result` says which */
};
struct run {
	struct json_reader *r;
	const char *begin, *at, *end;
	const char *fault;
	bool is_all;
	enum json_result result;
	uint32_t name, name_at; /* of the member whose value comes next */
};

void json_reader_init(struct json_reader *r, struct intern *names)
{
	*r = (struct json_reader){.names = names, .max_nodes = NO_NODE - 1, .max_depth = 1000};
	buffer_init(&r->scratch, MAX_NAME);
}

void json_reader_done(struct json_reader *r)
{
	free(r->nodes);
	free(r->last_seen);
	buffer_done(&r->scratch);
	*r = (struct json_reader){0};
}

static inline bool is_space(char c)
{
	return c <= ' ' && (c == ' ' || c == '\n' || c == '\r' || c == '\t');
}

size_t json_space(struct text t)
{
	size_t n = 0;

	while (n < t.len && is_space(t.bytes[n]))
		n++;
	return n;
}

static enum state wrong(struct run *run, const char *words)
{
	run->result = JSON_WRONG;
	run->fault = words;
	return FAULT;
}

static enum state unended(struct run *run)
{
	static const char *const words[] = {"the text ends before the value does",
	                                    "the text ends inside an array",
	                                    "the text ends inside an object"};
	const struct json_reader *r = run->r;

	run->result = JSON_UNENDED;
	if (r->open == NO_NODE)
		run->fault = words[0];
	else
		run->fault = words[r->nodes[r->open].kind == JSON_ARRAY ? 1 : 2];
	for (run->at = run->end; run->at > run->begin && is_space(run->at[-1]);)
		run->at--;
	return FAULT;
}

/* ---- nodes ---------------------------------------------------------------------------------- */

static bool make_room(struct run *run)
{
	struct json_reader *r = run->r;
	uint32_t room = r->room ? r->room * 2 : FIRST_NODES;
	struct json_node *nodes;

	if (r->count >= r->max_nodes) {
		run->result = JSON_LIMIT;
		run->fault = "it has too many values";
		return false;
	}
	if (room > r->max_nodes || room < r->room)
		room = r->max_nodes;
	nodes = reallocarray(r->nodes, room, sizeof(*nodes));
	if (!nodes) {
		run->result = JSON_NOMEM;
		run->fault = "out of memory";
		return false;
	}
	r->nodes = nodes;
	r->room = room;
	return true;
}

/* A node for the value that begins here; NULL: `result` is set. */
static struct json_node *add_node(struct run *run, enum json_kind kind)
{
	struct json_reader *r = run->r;
	struct json_node *n;

	if (r->count >= r->room && !make_room(run))
		return NULL;
	n = &r->nodes[r->count++];
	*n = (struct json_node){
		.at = (uint32_t)(run->at - run->begin),
		.next = r->count,
		.name = run->name,
		.name_at = run->name_at,
		.kind = (uint8_t)kind,
	};
	run->name = 0;
	run->name_at = 0;
	return n;
}

static enum state after_value(const struct run *run)
{
	return run->r->open == NO_NODE ? ENDED : WANT_COMMA;
}

/* ---- names that come twice ------------------------------------------------------------------ */

static bool make_room_for_names(struct json_reader *r)
{
	uint32_t room = r->last_seen_room, count = intern_count(r->names) + 1;
	uint32_t *grown;

	if (room >= count)
		return true;
	room = count + count / 2;
	grown = reallocarray(r->last_seen, room, sizeof(*grown));
	if (!grown)
		return false;
	memset(grown + r->last_seen_room, 0, (room - r->last_seen_room) * sizeof(*grown));
	r->last_seen = grown;
	r->last_seen_room = room;
	return true;
}

/* At an object's end, when all that is in it has ended: each object leaves its own number at the
 * names that it has. */
static bool mark_repeated(struct json_reader *r, uint32_t object)
{
	if (!make_room_for_names(r))
		return false;
	if (++r->serial == 0) { /* all numbers were used once */
		memset(r->last_seen, 0, r->last_seen_room * sizeof(*r->last_seen));
		r->serial = 1;
	}
	for (uint32_t at = object + 1; at < r->count; at = r->nodes[at].next) {
		uint32_t *seen = &r->last_seen[r->nodes[at].name];

		if (*seen == r->serial) {
			r->nodes[at].repeated = true;
			r->repeats++;
		}
		*seen = r->serial;
	}
	return true;
}

/* ---- arrays and objects --------------------------------------------------------------------- */

static enum state too_deep(struct run *run)
{
	run->result = JSON_LIMIT;
	run->fault = "it is nested too deeply";
	return FAULT;
}

static enum state open_node(struct run *run, enum json_kind kind)
{
	struct json_reader *r = run->r;
	struct json_node *n;

	if (r->depth >= r->max_depth)
		return too_deep(run);
	n = add_node(run, kind);
	if (!n)
		return FAULT;
	n->next = r->open;
	r->open = r->count - 1;
	r->depth++;
	run->at++;
	return kind == JSON_ARRAY ? WANT_FIRST_VALUE : WANT_FIRST_NAME;
}

static enum state close_node(struct run *run)
{
	struct json_reader *r = run->r;
	struct json_node *n = &r->nodes[r->open];

	if (n->kind == JSON_OBJECT && !mark_repeated(r, r->open)) {
		run->result = JSON_NOMEM;
		run->fault = "out of memory";
		return FAULT;
	}
	run->at++;
	r->open = n->next;
	n->next = r->count;
	n->len = (uint32_t)(run->at - run->begin) - n->at;
	r->depth--;
	return after_value(run);
}

/* ---- strings -------------------------------------------------------------------------------- */

/* The rest of a string that is not plain up to its quote. */
__attribute__((noinline)) static const char *odd_string(struct run *run, const char *from,
                                                        bool *ret_escaped)
{
	const char *to = from;

	switch (json_string_read(&to, run->end, ret_escaped, &run->fault)) {
	case STRING_READ:
		return to;
	case STRING_WRONG:
		run->result = JSON_WRONG;
		run->at = to;
		return NULL;
	case STRING_UNENDED:
	default:
		(void)unended(run);
		run->fault = "the text ends inside a string";
		return NULL;
	}
}

/* At an opening quote; moves behind the closing one. */
static inline bool read_string(struct run *run, struct text *ret, bool *ret_escaped)
{
	const char *from = run->at + 1, *to = plain_end(from, run->end);

	*ret_escaped = false;
	if (to == run->end || *to != '"') {
		to = odd_string(run, from, ret_escaped);
		if (!to)
			return false;
	}
	*ret = (struct text){from, (size_t)(to - from)};
	run->at = to + 1;
	return true;
}

static inline void pass_space(struct run *run)
{
	while (run->at < run->end && is_space(*run->at))
		run->at++;
}

static enum state read_name(struct run *run)
{
	struct json_reader *r = run->r;
	const char *quote = run->at;
	struct text name;
	bool escaped;

	if (!read_string(run, &name, &escaped))
		return FAULT;
	if (escaped) {
		buffer_clear(&r->scratch);
		json_string_decode(name, &r->scratch);
		name = buffer_text(&r->scratch);
	}
	run->name = buffer_error(&r->scratch) < 0 ? 0 : intern_add(r->names, name);
	run->name_at = (uint32_t)(quote - run->begin);
	if (run->name == 0) {
		run->result = JSON_NOMEM;
		run->fault = "out of memory";
		return FAULT;
	}
	pass_space(run);
	if (run->at == run->end)
		return unended(run);
	if (*run->at != ':')
		return wrong(run, "a name without ':' behind it");
	run->at++;
	return WANT_VALUE;
}

static enum state read_text(struct run *run)
{
	struct json_node *n = add_node(run, JSON_STRING);
	struct text text;

	if (!n || !read_string(run, &text, &n->escaped))
		return FAULT;
	n->at++;
	n->len = (uint32_t)text.len;
	return after_value(run);
}

/* ---- numbers and words ---------------------------------------------------------------------- */

static const char *digits_end(const char *at, const char *end)
{
	while (at < end && *at >= '0' && *at <= '9')
		at++;
	return at;
}

/* Behind the number, NULL when it is none (or none yet). */
static const char *number_end(const char *at, const char *end, enum json_kind *ret_kind)
{
	const char *digits;

	*ret_kind = JSON_INTEGER;
	at += at < end && *at == '-';
	digits = at;
	at = digits_end(at, end);
	if (at == digits || (*digits == '0' && at - digits > 1))
		return NULL;
	if (at < end && *at == '.') {
		*ret_kind = JSON_FLOAT;
		digits = ++at;
		at = digits_end(at, end);
		if (at == digits)
			return NULL;
	}
	if (at < end && (*at == 'e' || *at == 'E')) {
		*ret_kind = JSON_FLOAT;
		at++;
		at += at < end && (*at == '+' || *at == '-');
		digits = at;
		at = digits_end(at, end);
		if (at == digits)
			return NULL;
	}
	return at;
}

/* Might what follows still make a number of it? */
static bool number_is_cut(const char *at, const char *end)
{
	while (at < end && ((*at >= '0' && *at <= '9') || memchr("+-.eE", *at, 5)))
		at++;
	return at == end;
}

static enum state read_number(struct run *run)
{
	enum json_kind kind;
	const char *to = number_end(run->at, run->end, &kind);
	struct json_node *n;

	if ((!to || to == run->end) && !run->is_all && number_is_cut(run->at, run->end))
		return unended(run);
	if (!to)
		return wrong(run, "a number that is none in JSON");
	n = add_node(run, kind);
	if (!n)
		return FAULT;
	n->len = (uint32_t)(to - run->at);
	run->at = to;
	return after_value(run);
}

static enum state read_word(struct run *run)
{
	static const struct {
		struct text word;
		enum json_kind kind;
	} words[] = {
		{{"null", 4}, JSON_NULL}, {{"true", 4}, JSON_TRUE}, {{"false", 5}, JSON_FALSE}};
	size_t left = (size_t)(run->end - run->at);

	for (size_t i = 0; i < ARRAY_LEN(words); i++) {
		struct text word = words[i].word;
		size_t len = word.len < left ? word.len : left;
		struct json_node *n;

		if (memcmp(run->at, word.bytes, len) != 0)
			continue;
		if (len < word.len)
			return unended(run);
		n = add_node(run, words[i].kind);
		if (!n)
			return FAULT;
		n->len = (uint32_t)len;
		run->at += len;
		return after_value(run);
	}
	if (memcmp(run->at, "\xef\xbb\xbf", left < 3 ? left : 3) == 0)
		return left < 3 && !run->is_all ? unended(run) : wrong(run, "a byte-order mark");
	if (*run->at == 'N' || *run->at == 'I')
		return wrong(run, "NaN and Infinity are no JSON");
	return wrong(run, "no JSON value");
}

/* ---- the pass ------------------------------------------------------------------------------- */

static enum state read_value(struct run *run)
{
	char c = *run->at;

	if (c == '"')
		return read_text(run);
	if (c == '{' || c == '[')
		return open_node(run, c == '{' ? JSON_OBJECT : JSON_ARRAY);
	if (c == '-' || (c >= '0' && c <= '9'))
		return read_number(run);
	return read_word(run);
}

static enum state step(struct run *run, enum state state)
{
	struct json_reader *r = run->r;
	bool in_array = r->open != NO_NODE && r->nodes[r->open].kind == JSON_ARRAY;
	char c = *run->at;

	switch (state) {
	case WANT_FIRST_NAME:
		if (c == '}')
			return close_node(run);
		return c == '"' ? read_name(run) : wrong(run, "neither a name in quotes nor '}'");
	case WANT_NAME:
		return c == '"' ? read_name(run) : wrong(run, "no name in quotes behind a comma");
	case WANT_FIRST_VALUE:
		return c == ']' ? close_node(run) : read_value(run);
	case WANT_COMMA:
		if (c == (in_array ? ']' : '}'))
			return close_node(run);
		if (c != ',')
			return wrong(run, in_array ? "neither a comma nor ']' behind an element"
			                           : "neither a comma nor '}' behind a member");
		run->at++;
		return in_array ? WANT_VALUE : WANT_NAME;
	case WANT_VALUE:
	case ENDED:
	case FAULT:
	default:
		return read_value(run);
	}
}

enum json_result json_read(struct json_reader *r, struct text text, bool is_all,
                           struct json_fault *fault)
{
	struct run run = {.r = r, .begin = text.bytes, .at = text.bytes, .is_all = is_all};
	enum state state = WANT_VALUE;

	run.end = text.bytes + (text.len < MAX_TEXT ? text.len : MAX_TEXT);
	r->text = text.bytes;
	r->count = r->depth = r->repeats = 0;
	r->open = NO_NODE;
	r->scratch.error = 0;
	while (state != ENDED && state != FAULT) {
		pass_space(&run);
		state = run.at < run.end ? step(&run, state) : unended(&run);
	}
	r->end = (size_t)(run.at - run.begin);
	if (state == ENDED)
		return JSON_READ;
	*fault = (struct json_fault){r->end, run.fault};
	return run.result;
}
