/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CSV with a line of titles: MISP's, and those of feeds and spreadsheets.
 */
#include "enrich/indicator_csv.h"

#define MOST_COLUMNS 64u
#define LONGEST_RECORD ((size_t)512 << 10) /* and one line more */

struct csv {
	struct loader *l;
	struct column columns[MOST_COLUMNS];
	size_t count;
	char separator;
	struct text cells[MOST_COLUMNS];
	size_t cell_count;
	struct buffer quoted; /* cells that were quoted */
	struct buffer record; /* one of several lines */
};

/* ---- records ----------------------------------------------------------------------------------
 */

/* A quoted cell; moves behind it. Two quotes are one. */
static struct text take_quoted(struct csv *c, struct text *rest)
{
	size_t start = c->quoted.len, at = 1;

	for (; at < rest->len; at++) {
		if (rest->bytes[at] == '"') {
			if (at + 1 >= rest->len || rest->bytes[at + 1] != '"')
				break;
			at++;
		}
		buffer_add_char(&c->quoted, rest->bytes[at]);
	}
	at = at < rest->len ? at + 1 : at;
	*rest = (struct text){rest->bytes + at, rest->len - at};
	/* the buffer has room for a whole line: it does not move */
	return (struct text){c->quoted.bytes + start, c->quoted.len - start};
}

/* Spaces, and tabs where they separate nothing. */
static bool is_before_cell(const struct csv *c, char byte)
{
	return byte == ' ' || (byte == '\t' && c->separator != '\t');
}

static struct text take_cell(struct csv *c, struct text *rest)
{
	const char *end;
	struct text cell = TEXT_NONE;

	while (rest->len > 0 && is_before_cell(c, rest->bytes[0]))
		*rest = (struct text){rest->bytes + 1, rest->len - 1};
	if (rest->len > 0 && rest->bytes[0] == '"')
		cell = take_quoted(c, rest);
	end = rest->len > 0 ? memchr(rest->bytes, c->separator, rest->len) : NULL;
	if (!cell.bytes)
		cell = (struct text){rest->bytes, end ? (size_t)(end - rest->bytes) : rest->len};
	*rest = end ? (struct text){end + 1, (size_t)(rest->bytes + rest->len - end) - 1}
	            : TEXT_NONE;
	return text_trim(cell);
}

static int split_record(struct csv *c, struct text line)
{
	buffer_clear(&c->quoted);
	if (buffer_reserve(&c->quoted, line.len + 1) < 0)
		return -ENOMEM;
	c->cell_count = 0;
	while (line.bytes && c->cell_count < MOST_COLUMNS)
		c->cells[c->cell_count++] = take_cell(c, &line);
	return 0;
}

/* ---- titles -----------------------------------------------------------------------------------
 */

static char separator_of(struct text header)
{
	static const char separators[] = ",;\t|";

	for (size_t i = 0; i < sizeof(separators) - 1; i++)
		if (memchr(header.bytes, separators[i], header.len))
			return separators[i];
	return ',';
}

static int read_titles(struct csv *c, struct text header)
{
	c->separator = separator_of(header);
	buffer_init(&c->quoted, (size_t)1 << 20);
	buffer_init(&c->record, LONGEST_RECORD * 2);
	if (split_record(c, header) < 0)
		return -ENOMEM;
	c->count = c->cell_count;
	for (size_t i = 0; i < c->count; i++)
		c->columns[i] = csv_column(c->cells[i]);
	return 0;
}

bool csv_is_header(struct text line)
{
	struct csv c = {.count = 0};
	bool has_value = false;

	line = text_trim(line);
	if (line.len == 0 || line.len > 4096 || read_titles(&c, line) < 0)
		return false;
	for (size_t i = 0; i < c.count; i++)
		has_value = has_value || c.columns[i].role == ROLE_VALUE;
	buffer_done(&c.quoted);
	return has_value;
}

/* ---- facts ------------------------------------------------------------------------------------
 */

static void add_line(struct buffer *b, size_t start, struct text line)
{
	if (b->len > start)
		buffer_add_char(b, '\n');
	buffer_add_text(b, line);
}

/* "a, b;c" as lines; marks of TLP among them are taken for what they are. */
static void take_tags(struct loader *l, struct text cell, struct indicator_facts *f)
{
	struct text part;
	size_t start = l->words.len;

	while (cell.len > 0) {
		size_t len = 0;

		while (len < cell.len && !memchr(",;|", cell.bytes[len], 3))
			len++;
		part = text_trim((struct text){cell.bytes, len});
		len += len < cell.len;
		cell = (struct text){cell.bytes + len, cell.len - len};
		if (part.len > 4 && word_equal((struct text){part.bytes, 4}, "tlp:"))
			f->tlp = tlp_read(part);
		else if (part.len > 0)
			add_line(&l->words, start, part);
	}
	f->texts[INDICATOR_LABELS] = (struct text){l->words.bytes + start, l->words.len - start};
}

static struct text put_before(struct loader *l, const char *before, struct text cell)
{
	size_t start = l->words.len;

	buffer_add_text(&l->words, text_of(before));
	buffer_add_text(&l->words, cell);
	return (struct text){l->words.bytes + start, l->words.len - start};
}

static void take_text(struct loader *l, enum indicator_text id, struct text cell,
                      struct indicator_facts *f)
{
	if (id == INDICATOR_KILL_CHAIN) /* of no chain that is named */
		cell = put_before(l, "- ", cell);
	if (!f->texts[id].bytes)
		f->texts[id] = cell;
}

static void take_fact(struct loader *l, unsigned role, struct text cell, struct indicator_facts *f)
{
	if (role >= ROLE_TEXT) {
		take_text(l, (enum indicator_text)(role - ROLE_TEXT), cell, f);
	} else if (role >= ROLE_TIME) {
		f->times[role - ROLE_TIME] = time_read(cell);
	} else if (role == ROLE_CONFIDENCE) {
		f->confidence = confidence_read(cell);
	} else if (role == ROLE_SEVERITY) {
		f->severity = severity_read(cell);
	} else if (role == ROLE_TLP) {
		f->tlp = tlp_read(cell);
	} else if (role == ROLE_TAGS) {
		take_tags(l, cell, f);
	} else if (role == ROLE_MALWARE) {
		f->texts[INDICATOR_MALWARE] = put_before(l, "0 ", cell);
	} else if (role == ROLE_THREAT_LEVEL) {
		if (f->severity == SEVERITY_UNKNOWN)
			f->severity = threat_level_read(cell);
	}
}

/* ---- a record ---------------------------------------------------------------------------------
 */

static struct text cell_of(const struct csv *c, unsigned role)
{
	for (size_t i = 0; i < c->count && i < c->cell_count; i++)
		if (c->columns[i].role == role && c->cells[i].len > 0)
			return c->cells[i];
	return TEXT_NONE;
}

static bool is_no(struct text t)
{
	return word_equal(t, "0") || word_equal(t, "false") || word_equal(t, "no");
}

/* The value as its column, or the record's type, says. */
static int take_value(struct csv *c, size_t at, struct text type, struct found *f)
{
	const struct value_type *known = type.bytes ? value_type_find(type) : NULL;

	f->value = c->cells[at];
	f->hint = c->columns[at].hint;
	if (f->hint != HINT_NONE || !type.bytes)
		return load_add(c->l, f);
	if (known)
		return load_typed(c->l, known, f);
	load_note(c->l, NOTE_IGNORED, f->line, f->value, "is of a type that no connection has");
	return 0;
}

static bool has_wrong_end(const struct csv *c)
{
	for (size_t i = 0; i < c->count && i < c->cell_count; i++)
		if (c->columns[i].role == ROLE_TIME + INDICATOR_VALID_UNTIL &&
		    c->cells[i].len > 0 && time_read(c->cells[i]) == UNKNOWN_TIME)
			return true;
	return false;
}

/* Of all cells; with room for what is put together of all of them the words do not move. */
static int take_facts(struct csv *c, struct indicator_facts *facts)
{
	struct loader *l = c->l;
	size_t len = MOST_COLUMNS * 4;

	for (size_t i = 0; i < c->cell_count; i++)
		len += c->cells[i].len;
	facts_init(facts, l->about);
	buffer_clear(&l->words);
	if (buffer_reserve(&l->words, len) < 0)
		return -ENOMEM;
	for (size_t i = 0; i < c->count && i < c->cell_count; i++)
		if (c->cells[i].len > 0)
			take_fact(l, c->columns[i].role, c->cells[i], facts);
	return 0;
}

static int take_record(struct csv *c, uint64_t line)
{
	struct loader *l = c->l;
	struct text type = cell_of(c, ROLE_TYPE), ids = cell_of(c, ROLE_TO_IDS);
	struct text what = cell_of(c, ROLE_VALUE);
	struct indicator_facts facts;
	struct found f = {.line = line};
	uint64_t port;
	int r = 0;

	if (!what.bytes) {
		load_note(l, NOTE_WRONG, line, c->cells[0], "has no value");
		return 0;
	}
	if (ids.bytes && is_no(ids)) {
		load_note(l, NOTE_IGNORED, line, what, "is not meant for detection (to_ids)");
		return 0;
	}
	if (has_wrong_end(c)) {
		load_note(l, NOTE_WRONG, line, what, WRONG_END);
		return 0;
	}
	if (take_facts(c, &facts) < 0)
		return -ENOMEM;
	if (!load_is_valid(l, line, what, &facts))
		return 0;
	if (text_to_u64(cell_of(c, ROLE_PORT), &port) == 0 && port <= 65535)
		f.port = (uint16_t)port;
	f.facts = set_add_facts(l->set, &facts);
	if (f.facts == 0)
		return -ENOMEM;
	for (size_t i = 0; i < c->count && i < c->cell_count && r == 0; i++)
		if (c->columns[i].role == ROLE_VALUE && c->cells[i].len > 0)
			r = take_value(c, i, type, &f);
	return r;
}

/* Only cells are trimmed: at the end of a line a tab may stand beside an empty one. */
static bool is_nothing(struct text line)
{
	line = text_trim(line);
	return line.len == 0 || line.bytes[0] == '#';
}

/* Whether a quote is open behind the line, as take_cell sees it: a cell is quoted when it begins
 * with a quote. is_open: one was open before it. */
static bool leaves_quote_open(const struct csv *c, struct text line, bool is_open)
{
	bool is_beginning = !is_open;

	if (line.len == 0 || !memchr(line.bytes, '"', line.len))
		return is_open;
	for (size_t i = 0; i < line.len; i++) {
		char byte = line.bytes[i];

		if (is_open && byte == '"') {
			if (i + 1 < line.len && line.bytes[i + 1] == '"')
				i++;
			else
				is_open = false;
		} else if (!is_open && byte == c->separator) {
			is_beginning = true;
		} else if (!is_open && is_beginning && !is_before_cell(c, byte)) {
			is_open = byte == '"';
			is_beginning = false;
		}
	}
	return is_open;
}

static int take_whole(struct csv *c, struct text record, uint64_t line)
{
	int r = split_record(c, record);

	return r == 0 ? take_record(c, line) : r;
}

/* Lines that were read in search of the end of a quote that has none, each for itself. One that
 * leaves a quote open has been searched already: its quote has no end either. */
static int take_gathered(struct csv *c, uint64_t at)
{
	struct text rest = buffer_text(&c->record), line;
	int r = 0;

	for (; r == 0 && text_split(&rest, '\n', &line); at++) {
		if (is_nothing(line))
			continue;
		if (leaves_quote_open(c, line, false))
			load_note(c->l, NOTE_WRONG, at, text_trim(line), "a quote has no end");
		else
			r = take_whole(c, line, at);
	}
	return r;
}

/* What is quoted goes over several lines. */
static int take_lines(struct csv *c, struct text line, uint64_t at)
{
	bool is_open = true, is_long = false;
	struct text more;
	int r = 1;

	buffer_clear(&c->record);
	buffer_add_text(&c->record, line);
	while (is_open && c->record.len < LONGEST_RECORD) {
		r = source_line(&c->l->source, &more, &is_long);
		if (r != 1 || is_long)
			break;
		is_open = leaves_quote_open(c, more, true);
		buffer_add_char(&c->record, '\n');
		buffer_add_text(&c->record, more);
	}
	if (r < 0)
		return r;
	if (buffer_error(&c->record) < 0)
		return -ENOMEM;
	if (is_open) {
		r = take_gathered(c, at);
		if (is_long)
			load_long_line(c->l);
		return r;
	}
	for (size_t i = 0; i < c->record.len; i++)
		if (c->record.bytes[i] == '\n')
			c->record.bytes[i] = ' ';
	return take_whole(c, buffer_text(&c->record), at);
}

static int take_line(struct csv *c, struct text line)
{
	uint64_t at = c->l->source.line_at;

	if (is_nothing(line))
		return 0;
	return leaves_quote_open(c, line, false) ? take_lines(c, line, at)
	                                         : take_whole(c, line, at);
}

int load_csv(struct loader *l, struct text header)
{
	struct csv c = {.l = l};
	struct text line;
	bool is_long;
	int r = read_titles(&c, header), more = 0;

	while (r == 0 && (more = source_line(&l->source, &line, &is_long)) == 1) {
		if (is_long)
			load_long_line(l);
		else
			r = take_line(&c, line);
	}
	buffer_done(&c.record);
	buffer_done(&c.quoted);
	return r < 0 ? r : more;
}
