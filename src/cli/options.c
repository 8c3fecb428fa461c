/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

#define MAX_OPTIONS 96
#define MAX_NOTED 16

struct reader {
	const struct command *command;
	int argc;
	char **argv;
	int at;
	option_fn take;
	void *context;
	bool helped;
	const struct hint *noted[MAX_NOTED]; /* what is done anyway, each once */
	size_t noted_count;
};

static const struct cq_option *by_name(const struct command *command, const char *name, size_t len)
{
	const struct cq_option *o;

	for (size_t i = 0; (o = command_option(command, i)); i++)
		if (strlen(o->name) == len && memcmp(o->name, name, len) == 0)
			return o;
	return NULL;
}

static const struct cq_option *by_letter(const struct command *command, char letter)
{
	const struct cq_option *o;

	for (size_t i = 0; (o = command_option(command, i)); i++)
		if (o->letter == letter)
			return o;
	return NULL;
}

/* ---- what is not in the table -------------------------------------------------------------------
 */

/* Options that begin with what was typed. A script may not shorten a name, since tomorrow's option
 * could begin alike; a person is told what it could have been. Returns how many there are. */
static size_t beginning_with(const struct command *command, const char *name, size_t len,
                             char *words, size_t room)
{
	const struct cq_option *o;
	size_t count = 0, used = 0;

	words[0] = '\0';
	for (size_t i = 0; (o = command_option(command, i)); i++) {
		if (strncmp(o->name, name, len) != 0)
			continue;
		count++;
		if (used < room)
			used += (size_t)snprintf(words + used, room - used, "%s--%s",
			                         used > 0 ? " or " : "", o->name);
	}
	return count;
}

static const char *nearest_option(const struct command *command, const char *name)
{
	const char *known[MAX_OPTIONS];
	const struct cq_option *o;
	size_t count = 0;

	for (; count < MAX_OPTIONS && (o = command_option(command, count)); count++)
		known[count] = o->name;
	return nearest(name, known, count);
}

/* name: without its dashes and its value, `len` bytes of it. */
static int unknown_long(const struct reader *r, const char *name, size_t len)
{
	const char *command = r->command->name, *near;
	char typed[64], longer[128];
	size_t count;

	(void)snprintf(typed, sizeof(typed), "%.*s", (int)(len < 63 ? len : 63), name);
	count = len > 0 ? beginning_with(r->command, name, len, longer, sizeof(longer)) : 0;
	if (count > 0 && count <= 3)
		return usage_error(command, "--%s: no such option, did you mean %s?", typed,
		                   longer);
	near = len < sizeof(typed) ? nearest_option(r->command, typed) : NULL;
	if (near)
		return usage_error(command, "--%s: no such option, did you mean --%s?", typed,
		                   near);
	return usage_error(command, "--%s: no such option", typed);
}

static int unknown_letter(const struct reader *r, char letter, const char *word)
{
	const char *command = r->command->name;

	if ((unsigned char)letter >= 0x80)
		return usage_error(command, "%s: no such option", word);
	return usage_error(command, "-%c: no such option", letter);
}

/* Once each, and silently where there are more than a command line of sense would have. */
static void note(struct reader *r, const struct hint *hint)
{
	for (size_t i = 0; i < r->noted_count; i++)
		if (r->noted[i] == hint)
			return;
	if (r->noted_count < MAX_NOTED)
		r->noted[r->noted_count++] = hint;
}

/* value: attached, or NULL. 0 when the run goes on. */
static int take_hint(struct reader *r, const struct hint *hint, const char *typed,
                     const char *value)
{
	const char *next = r->at + 1 < r->argc ? r->argv[r->at + 1] : NULL;

	if (hint->goes_on) {
		note(r, hint);
		return 0;
	}
	if (!value && next && next[0] != '-')
		value = next;
	return hint_error(r->command, hint, typed, value);
}

/* One line for all of them. */
static void tell_noted(const struct reader *r)
{
	char words[768];
	size_t used = 0;

	for (size_t i = 0; i < r->noted_count && used < sizeof(words); i++)
		used += (size_t)snprintf(words + used, sizeof(words) - used, "%s%s (%s)",
		                         i > 0 ? ", " : "", r->noted[i]->name, r->noted[i]->words);
	if (r->noted_count > 0)
		message("not needed: %s", words);
}

/* ---- reading ------------------------------------------------------------------------------------
 */

/* The value behind an option: attached, or the next word. typed: "-o" or "--output". */
static int take_value(struct reader *r, const struct cq_option *o, const char *typed,
                      const char *attached)
{
	const struct hint *hint;

	if (strcmp(o->name, "help") == 0) {
		r->helped = true;
		return 0;
	}
	if (!o->value)
		return r->take(r->context, o->name, NULL);
	if (attached)
		return r->take(r->context, o->name, attached);
	if (r->at + 1 < r->argc)
		return r->take(r->context, o->name, r->argv[++r->at]);
	hint = hint_named(r->command, typed, strlen(typed));
	return usage_error(r->command->name, "%s: needs a value (%s)%s%s", typed, o->value,
	                   hint ? "; " : "", hint ? hint->words : "");
}

static int read_long(struct reader *r, const char *word)
{
	const char *equals = strchr(word, '='), *name = word + 2;
	size_t len = equals ? (size_t)(equals - name) : strlen(name);
	const struct cq_option *o = by_name(r->command, name, len);
	const struct hint *hint;

	if (!o) {
		hint = hint_named(r->command, word, len + 2);
		return hint ? take_hint(r, hint, hint->name, equals ? equals + 1 : NULL)
		            : unknown_long(r, name, len);
	}
	if (equals && !o->value)
		return usage_error(r->command->name, "--%s: takes no value", o->name);
	return take_value(r, o, word, equals ? equals + 1 : NULL);
}

static int read_letter(struct reader *r, const char *letter, const char *word, bool *ret_done)
{
	const struct cq_option *o = by_letter(r->command, *letter);
	const char typed[] = {'-', *letter, '\0'}, *rest = letter[1] ? letter + 1 : NULL;
	const struct hint *hint;

	if (o) {
		*ret_done = o->value != NULL;
		return take_value(r, o, typed, o->value ? rest : NULL);
	}
	hint = hint_named(r->command, typed, 2);
	return hint ? take_hint(r, hint, typed, rest) : unknown_letter(r, *letter, word);
}

static int read_letters(struct reader *r, const char *word)
{
	const struct hint *hint = hint_beginning(r->command, word);
	bool done = false;
	int code = 0;

	if (hint)
		return take_hint(r, hint, word, word + strlen(hint->name));
	if (word[2] != '\0' && by_name(r->command, word + 1, strlen(word + 1)))
		return usage_error(r->command->name, "%s: write it with two dashes: -%s", word,
		                   word);
	for (const char *letter = word + 1; *letter && !done && code == 0; letter++)
		code = read_letter(r, letter, word, &done);
	return code;
}

static int read_operand(struct reader *r)
{
	int code = hint_operand(r->command, r->argc - r->at, r->argv + r->at);

	return code != 0 ? code : r->take(r->context, "", r->argv[r->at]);
}

int options_read(const struct command *command, int argc, char **argv, option_fn take,
                 void *context)
{
	struct reader r = {.command = command,
	                   .argc = argc,
	                   .argv = argv,
	                   .at = 1,
	                   .take = take,
	                   .context = context};
	bool operands_only = false;
	int code = 0;

	for (; r.at < argc && code == 0 && !r.helped; r.at++) {
		const char *word = argv[r.at];

		if (!operands_only && strcmp(word, "--") == 0)
			operands_only = true;
		else if (operands_only || word[0] != '-' || word[1] == '\0')
			code = read_operand(&r);
		else if (word[1] == '-')
			code = read_long(&r, word);
		else
			code = read_letters(&r, word);
	}
	if (code != 0)
		return code;
	if (r.helped) {
		options_help(command);
		return -1;
	}
	tell_noted(&r);
	return 0;
}
