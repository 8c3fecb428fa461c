/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "cli/cli.h"

#define MAX_FINDINGS 128
#define NAME_COLUMN 9
#define DETAIL_COLUMN 30
#define BELOW_COLUMN 11 /* of the lines below the first one of a finding */
#define LABEL 7         /* "lacks: " */
#define USUAL_WIDTH 80
#define MOST_WIDTH 100 /* a longer line is no pleasure to read */

static const struct cq_option options[] = {
	{.name = "output",
         .value = "FORMAT",
         .help = "text (the default), or json: an array with an object for each finding",
         .group = "Output",
         .choices = "text json",
         .letter = 'o'},
	OPTION_COLOR,
	{.name = "help", .help = "show this text", .group = "Help", .letter = 'h'},
	{.name = NULL},
};

const struct cq_option *cmd_doctor_options(void)
{
	return options;
}

/* What was found, copied. */
struct doctor_call {
	struct arena *arena;
	struct cq_finding findings[MAX_FINDINGS];
	size_t count;
	bool complete;
	enum colour_choice colour_choice;
	int (*print)(const struct doctor_call *call); /* 0, -errno */
};

/* ---- gathering ----------------------------------------------------------------------------------
 */

static bool copy(struct arena *arena, const char **words)
{
	if (!*words)
		return true;
	*words = arena_text(arena, text_of(*words)).bytes;
	return *words != NULL;
}

static int take_finding(void *context, const struct cq_finding *finding)
{
	struct doctor_call *call = context;
	struct cq_finding f = *finding;

	if (call->count == MAX_FINDINGS || !copy(call->arena, &f.group) ||
	    !copy(call->arena, &f.name) || !copy(call->arena, &f.detail) ||
	    !copy(call->arena, &f.lacks) || !copy(call->arena, &f.mend))
		return -ENOMEM;
	call->findings[call->count++] = f;
	return 0;
}

/* ---- text ---------------------------------------------------------------------------------------
 */

/* The colours of the eight that every terminal has. */
static const struct {
	const char *word, *json, *begin;
} healths[] = {
	[CQ_INFO] = {"info", "info", "\x1b[2m"},
	[CQ_GOOD] = {"ok", "good", "\x1b[32m"},
	[CQ_LACKS] = {"lacks", "lacks", "\x1b[31m"},
	[CQ_WORSE] = {"note", "worse", "\x1b[33m"},
};
#define BOLD "\x1b[1m"
#define END "\x1b[0m"

struct page {
	bool colour;
	int width;
};

static void print_styled(const struct page *page, const char *begin, const char *words, int width)
{
	printf("%s%-*s%s", page->colour ? begin : "", width, words, page->colour ? END : "");
}

static bool same_words(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

/* Of several protocols the same can be said at once. */
static bool says_the_same(const struct cq_finding *a, const struct cq_finding *b)
{
	return a->health == b->health && same_words(a->group, b->group) &&
	       same_words(a->detail, b->detail) && same_words(a->lacks, b->lacks) &&
	       same_words(a->mend, b->mend);
}

static void print_labelled(const struct page *page, const char *label, const char *words)
{
	if (!words)
		return;
	printf("%*s", BELOW_COLUMN, "");
	print_styled(page, BOLD, label, LABEL);
	print_wrapped(words, strlen(words), BELOW_COLUMN + LABEL, page->width);
}

/* The names of findings[number] and of all behind it that say the same, then what was found: beside
 * them, or below them where there is no room. */
static int print_head(const struct doctor_call *call, const struct page *page, size_t number)
{
	const struct cq_finding *f = &call->findings[number];
	size_t room = DETAIL_COLUMN - NAME_COLUMN, width;
	int column = DETAIL_COLUMN, r;
	struct buffer names;

	buffer_init(&names, 1u << 16);
	buffer_add_text(&names, text_of(f->name));
	for (size_t i = number + 1; i < call->count; i++)
		if (says_the_same(&call->findings[i], f))
			buffer_printf(&names, ", %s", call->findings[i].name);
	r = buffer_error(&names);
	width = r == 0 ? display_width(buffer_text(&names)) : 0;
	if (r == 0 && width < room) {
		printf("%.*s%*s", (int)names.len, names.bytes, (int)(room - width), "");
	} else if (r == 0) {
		print_wrapped(names.bytes, names.len, NAME_COLUMN, page->width);
		column = BELOW_COLUMN;
		printf("%*s", column, "");
	}
	if (r == 0)
		print_wrapped(f->detail, strlen(f->detail), column, page->width);
	buffer_done(&names);
	return r;
}

/* The same step may mend much: it is told at the first one. */
static int print_mend(const struct doctor_call *call, const struct page *page, size_t number)
{
	const char *mend = call->findings[number].mend;
	struct buffer words;
	size_t first = 0;
	int r;

	while (first < number && !same_words(call->findings[first].mend, mend))
		first++;
	if (!mend || first == number) {
		print_labelled(page, "mend:", mend);
		return 0;
	}
	buffer_init(&words, 1u << 16);
	buffer_printf(&words, "as for %s", call->findings[first].name);
	buffer_add_char(&words, '\0');
	r = buffer_error(&words);
	if (r == 0)
		print_labelled(page, "mend:", words.bytes);
	buffer_done(&words);
	return r;
}

static int print_finding(const struct doctor_call *call, const struct page *page, size_t number)
{
	const struct cq_finding *f = &call->findings[number];
	int r;

	for (size_t i = 0; i < number; i++)
		if (says_the_same(&call->findings[i], f))
			return 0; /* its name is with the first one's */
	printf("  ");
	print_styled(page, healths[f->health].begin, healths[f->health].word, NAME_COLUMN - 2);
	r = print_head(call, page, number);
	if (r < 0)
		return r;
	print_labelled(page, "lacks:", f->lacks);
	return print_mend(call, page, number);
}

static int print_verdict(const struct doctor_call *call, const struct page *page)
{
	struct buffer words;
	const char *between = ": ";
	int r;

	buffer_init(&words, 1u << 16);
	buffer_printf(&words, call->complete ? "A complete view is possible"
	                                     : "A complete view is not possible");
	for (size_t i = 0; i < call->count; i++) {
		if (call->findings[i].health != CQ_LACKS)
			continue;
		buffer_printf(&words, "%s%s", between, call->findings[i].name);
		between = ", ";
	}
	buffer_add_char(&words, '.');
	r = buffer_error(&words);
	if (r == 0) {
		printf("\n");
		print_wrapped(words.bytes, words.len, 0, page->width);
	}
	buffer_done(&words);
	return r;
}

static int print_text(const struct doctor_call *call)
{
	struct terminal terminal = terminal_look(call->colour_choice);
	size_t width = terminal.width ? terminal.width : USUAL_WIDTH;
	struct page page = {terminal.colour, width < MOST_WIDTH ? (int)width : MOST_WIDTH};
	int r = 0;

	for (size_t i = 0; i < call->count && r == 0; i++) {
		const char *group = call->findings[i].group;

		if (i == 0 || strcmp(group, call->findings[i - 1].group) != 0) {
			printf("%s", i == 0 ? "" : "\n");
			print_styled(&page, BOLD, group, 0);
			printf("\n");
		}
		r = print_finding(call, &page, i);
	}
	return r == 0 ? print_verdict(call, &page) : r;
}

/* ---- json ---------------------------------------------------------------------------------------
 */

static int print_json(const struct doctor_call *call)
{
	struct json_writer json;
	struct writer *w = &json.base;
	struct buffer out;
	int r;

	buffer_init(&out, 1u << 20);
	json_writer_init(&json, &out);
	w->ops->open(w, TEXT_NONE, true);
	for (size_t i = 0; i < call->count; i++) {
		const struct cq_finding *f = &call->findings[i];

		w->ops->open(w, TEXT_NONE, false);
		w->ops->text(w, TEXT("health"), text_of(healths[f->health].json));
		w->ops->text(w, TEXT("group"), text_of(f->group));
		w->ops->text(w, TEXT("name"), text_of(f->name));
		w->ops->text(w, TEXT("detail"), text_of(f->detail));
		if (f->lacks)
			w->ops->text(w, TEXT("lacks"), text_of(f->lacks));
		if (f->mend)
			w->ops->text(w, TEXT("mend"), text_of(f->mend));
		w->ops->close(w);
	}
	w->ops->close(w);
	buffer_add_char(&out, '\n');
	r = buffer_error(&out);
	if (r == 0 && fwrite(out.bytes, 1, out.len, stdout) < out.len)
		r = -errno;
	buffer_done(&out);
	return r;
}

/* ---- command line -------------------------------------------------------------------------------
 */

static int take_option(void *context, const char *name, const char *value)
{
	struct doctor_call *call = context;

	if (name[0] == '\0')
		return usage_error("doctor", "'%s': takes no words", value);
	if (strcmp(name, "color") == 0)
		return colour_choice_read("doctor", value, &call->colour_choice);
	if (strcmp(value, "text") == 0)
		call->print = print_text;
	else if (strcmp(value, "json") == 0)
		call->print = print_json;
	else
		return usage_error("doctor", "--output %s: must be text or json", value);
	return 0;
}

static int examine(struct doctor_call *call)
{
	struct cq_error error = {0};
	int r = cq_doctor(take_finding, call, &call->complete, &error);

	if (r < 0) {
		message("%s", error.text[0] ? error.text : strerrordesc_np(-r));
		return EXIT_ERROR;
	}
	r = call->print(call);
	if (r == -ENOMEM) {
		message("out of memory");
		return EXIT_ERROR;
	}
	/* of a failed write main speaks */
	return call->complete ? EXIT_FOUND : EXIT_INCOMPLETE;
}

int cmd_doctor(const struct command *self, int argc, char **argv)
{
	CQ_CLEANUP(arena_freep) struct arena *arena = NULL;
	struct doctor_call *call;
	int code;

	if (arena_new(1u << 22, &arena) < 0 || !(call = arena_take(arena, sizeof(*call)))) {
		message("out of memory");
		return EXIT_ERROR;
	}
	call->arena = arena;
	call->print = print_text;
	code = options_read(self, argc, argv, take_option, call);
	if (code != 0)
		return code < 0 ? EXIT_FOUND : code;
	return examine(call);
}
