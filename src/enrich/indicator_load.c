/* SPDX-License-Identifier: Apache-2.0 */
/* Files and folders of indicators, and which format they have. */
#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "enrich/indicator.h"

#define MOST_FILES 10000
#define LONGEST_BEGINNING 128u /* of what tells the format */
#define LONGEST_LIST ((size_t)1 << 20)

const char *indicator_note_name(enum indicator_note_kind k)
{
	static const char *const names[NOTE_KIND_COUNT] = {
		[NOTE_WRONG] = "wrong",         [NOTE_IGNORED] = "ignored",
		[NOTE_EXPIRED] = "expired",     [NOTE_REVOKED] = "revoked",
		[NOTE_DUPLICATE] = "duplicate",
	};

	return names[k];
}

/* ---- one indicator ----------------------------------------------------------------------------
 */

void load_note(struct loader *l, enum indicator_note_kind kind, uint64_t line, struct text what,
               const char *reason)
{
	uint64_t *const counts[NOTE_KIND_COUNT] = {
		[NOTE_WRONG] = &l->counts->wrong,          [NOTE_IGNORED] = &l->counts->ignored,
		[NOTE_EXPIRED] = &l->counts->expired,      [NOTE_REVOKED] = &l->counts->revoked,
		[NOTE_DUPLICATE] = &l->counts->duplicates,
	};
	const struct indicator_note note = {kind, l->path, line, what, reason};

	++*counts[kind];
	if (l->listener->note)
		l->listener->note(l->listener->context, &note);
}

void load_long_line(struct loader *l)
{
	load_note(l, NOTE_WRONG, l->source.line_at, TEXT("…"), "is longer than 64 KiB");
}

bool load_is_valid(struct loader *l, uint64_t line, struct text what,
                   const struct indicator_facts *f)
{
	int64_t from = f->times[INDICATOR_VALID_FROM], until = f->times[INDICATOR_VALID_UNTIL];

	if (until != UNKNOWN_TIME && until <= l->now) {
		load_note(l, NOTE_EXPIRED, line, what, "is over");
		return false;
	}
	if (from != UNKNOWN_TIME && from > l->now) {
		load_note(l, NOTE_EXPIRED, line, what, "has not begun yet");
		return false;
	}
	return true;
}

int load_add(struct loader *l, const struct found *f)
{
	struct text what = f->what.bytes ? f->what : f->value;
	struct indicator_key key;
	const char *fault = value_read(f->value, f->hint, &key);
	int r;

	if (fault) {
		load_note(l, NOTE_WRONG, f->line, what, fault);
		return 0;
	}
	if (f->port)
		key.port = f->port;
	if (l->is_allowlist)
		key.port = 0;
	r = set_add(l->set, &key, f->facts);
	if (r == 1)
		l->counts->found[key.kind]++;
	else if (r == 0)
		load_note(l, NOTE_DUPLICATE, f->line, what, "was there already");
	return r < 0 ? r : 0;
}

/* "192.0.2.1|443", and the same with a colon. */
static bool split_value(struct text t, struct text *ret_first, struct text *ret_second)
{
	const char *bar = memrchr(t.bytes, '|', t.len);

	if (!bar)
		return false;
	*ret_first = (struct text){t.bytes, (size_t)(bar - t.bytes)};
	*ret_second = (struct text){bar + 1, t.len - ret_first->len - 1};
	return true;
}

int load_typed(struct loader *l, const struct value_type *type, const struct found *f)
{
	struct found one = *f;
	struct text first, second;
	uint64_t port;
	int r;

	one.hint = type->hint;
	if (type->part == PART_WHOLE || !split_value(f->value, &first, &second))
		return load_add(l, &one);
	one.value = type->part == PART_SECOND ? second : first;
	if (type->part == PART_FIRST_AND_PORT && text_to_u64(text_trim(second), &port) == 0 &&
	    port <= 65535)
		one.port = (uint16_t)port;
	r = load_add(l, &one);
	if (r < 0 || type->part != PART_BOTH)
		return r;
	one.value = second;
	one.hint = HINT_ADDRESS;
	return load_add(l, &one);
}

/* ---- one file ---------------------------------------------------------------------------------
 */

/* A mark of the order of bytes is no part of the text. */
static void skip_beginning(struct source *s)
{
	if (text_starts(source_rest(s), TEXT("\xef\xbb\xbf")))
		source_pass(s, 3);
}

static bool has_binary(struct text t)
{
	return t.len > 0 && memchr(t.bytes, '\0', t.len < 4096 ? t.len : 4096);
}

/* A line that nothing is to be read of: empty, or a comment that has no titles in it. */
static bool is_empty(struct text line)
{
	if (line.len == 0)
		return true;
	return line.bytes[0] == '#' && !csv_is_header((struct text){line.bytes + 1, line.len - 1});
}

/* Lines; whether they have titles, the first one that says something tells. */
static int load_lines(struct loader *l, const char **ret_format)
{
	struct source *s = &l->source;
	struct text whole, line;
	bool is_long;
	int r;

	*ret_format = "list";
	do {
		r = source_line(s, &whole, &is_long);
		line = text_trim(whole);
	} while (r == 1 && !is_long && is_empty(line));
	if (r != 1)
		return r;
	if (is_long) {
		load_long_line(l);
		return load_list(l);
	}
	if (line.bytes[0] == '#') {
		size_t passed = (size_t)(line.bytes + 1 - whole.bytes);

		whole = (struct text){line.bytes + 1, whole.len - passed};
	}
	if (csv_is_header(whole)) {
		*ret_format = "CSV";
		return load_csv(l, whole); /* a tab at its beginning is part of it */
	}
	/* back to where it begins: all of it is at hand */
	s->at = (size_t)(line.bytes - s->window.bytes);
	s->line = s->line_at;
	return load_list(l);
}

/* "[2001:db8::1]:443" */
static bool has_bracketed_address(struct text t)
{
	const char *end = memchr(t.bytes, ']', t.len);
	struct address a;

	return end &&
	       address_parse((struct text){t.bytes + 1, (size_t)(end - t.bytes) - 1}, &a) == 0;
}

/* Lists have brackets, too: around addresses, and as "[Adblock Plus 2.0]". */
static bool is_json(struct text t)
{
	size_t space = json_space(t);

	t = (struct text){t.bytes + space, t.len - space};
	if (t.len == 0 || t.bytes[0] != '[')
		return t.len > 0 && t.bytes[0] == '{';
	space = 1 + json_space((struct text){t.bytes + 1, t.len - 1});
	if (space == t.len)
		return true; /* that is broken */
	return memchr("{[]\"-0123456789", t.bytes[space], 15) && !has_bracketed_address(t);
}

/* Enough to see what it is: pipes may give little at once. */
static int read_beginning(struct source *s)
{
	int r;

	do {
		struct text rest;

		r = source_more(s);
		rest = source_rest(s);
		if (rest.len >= json_space(rest) + LONGEST_BEGINNING)
			break;
	} while (r == 0 && !s->is_ended);
	return r == -EFBIG ? 0 : r;
}

static int load_open(struct loader *l, const char **ret_format)
{
	struct text rest;
	int r = read_beginning(&l->source);

	if (r < 0)
		return r;
	skip_beginning(&l->source);
	rest = source_rest(&l->source);
	if (has_binary(rest))
		return fail(l->reterr, -EBADMSG, "%s: is no text", l->path);
	return is_json(rest) ? load_json(l, ret_format) : load_lines(l, ret_format);
}

/* What a file's indicators have in common: its name, where they say nothing. */
static int add_about(struct loader *l)
{
	struct indicator_facts f;

	facts_init(&f, 0);
	f.texts[INDICATOR_SOURCE] = text_of(l->name);
	l->about = set_add_facts(l->set, &f);
	return l->about ? 0 : -ENOMEM;
}

static void counts_add(struct indicator_counts *to, const struct indicator_counts *more)
{
	to->files += more->files;
	for (size_t i = 0; i < INDICATOR_KIND_COUNT; i++)
		to->found[i] += more->found[i];
	to->duplicates += more->duplicates;
	to->expired += more->expired;
	to->revoked += more->revoked;
	to->ignored += more->ignored;
	to->wrong += more->wrong;
}

static int load_file(struct loader *l, int fd)
{
	struct indicator_counts counts = {.files = 1}, *all = l->counts;
	const char *format = NULL, *slash = strrchr(l->path, '/');
	int r;

	l->name = slash ? slash + 1 : l->path;
	l->counts = &counts;
	source_init(&l->source, fd);
	buffer_init(&l->words, LONGEST_LIST);
	r = add_about(l);
	if (r == 0)
		r = load_open(l, &format);
	indicator_source_done(&l->source);
	buffer_done(&l->words);
	l->counts = all;
	counts_add(all, &counts);
	if (r == 0 && l->listener->file)
		l->listener->file(l->listener->context, l->path, format, &counts);
	if (r == -ENOMEM)
		return fail(l->reterr, -ENOMEM, "%s: out of memory", l->path);
	if (r < 0 && l->reterr->text[0] == '\0')
		return fail_sys(l->reterr, r, "%s", l->path);
	return r;
}

/* ---- folders ----------------------------------------------------------------------------------
 */

static int is_shown(const struct dirent *d)
{
	return d->d_name[0] != '.';
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int load_entry(struct loader *l, int dir, const char *folder, const char *name)
{
	CQ_CLEANUP(fd_close)
	int fd = openat(dir, name, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	struct stat status;
	char path[4096];

	if (fd < 0 || fstat(fd, &status) < 0)
		return fail_sys(l->reterr, -errno, "%s/%s", folder, name);
	if (!S_ISREG(status.st_mode))
		return 0;
	if (snprintf(path, sizeof(path), "%s/%s", folder, name) >= (int)sizeof(path))
		return fail(l->reterr, -ENAMETOOLONG, "%s/…: the path is too long", folder);
	l->path = path;
	return load_file(l, fd);
}

/* Its files by their names; folders in it are left alone. */
static int load_folder(struct loader *l, int dir, const char *path)
{
	struct dirent **list = NULL;
	int count = scandirat(dir, ".", &list, is_shown, by_name), r = 0;

	if (count < 0)
		return fail_sys(l->reterr, -errno, "%s", path);
	if (count > MOST_FILES)
		r = fail(l->reterr, -E2BIG, "%s: more than %d files", path, MOST_FILES);
	for (int i = 0; i < count; i++) {
		if (r == 0)
			r = load_entry(l, dir, path, list[i]->d_name);
		free(list[i]);
	}
	free(list);
	return r;
}

int indicators_load(struct indicator_set *s, const char *path, bool is_allowlist,
                    const struct indicator_listener *listener, struct indicator_counts *counts,
                    struct cq_error *reterr)
{
	static const struct indicator_listener nobody = {.note = NULL};
	CQ_CLEANUP(fd_close) int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	struct cq_error ignored;
	struct loader l = {
		.set = s,
		.now = clock_now_ms(),
		.is_allowlist = is_allowlist,
		.listener = listener ? listener : &nobody,
		.counts = counts,
		.reterr = reterr ? reterr : &ignored,
		.path = path,
	};
	struct stat status;

	*l.reterr = (struct cq_error){0};
	if (fd < 0 || fstat(fd, &status) < 0)
		return fail_sys(reterr, -errno, "%s", path);
	if (S_ISDIR(status.st_mode))
		return load_folder(&l, fd, path);
	return load_file(&l, fd);
}
