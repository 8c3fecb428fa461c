/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/cli.h"

#define COLUMNS 80
#define MAX_OPTIONS 64

struct reader {
	int argc;
	char **argv;
	int at;
	const struct cq_option *table;
	option_fn take;
	void *context;
};

static const struct cq_option *by_name(const struct cq_option *table, const char *name, size_t len)
{
	for (; table->name; table++)
		if (strlen(table->name) == len && memcmp(table->name, name, len) == 0)
			return table;
	return NULL;
}

static const struct cq_option *by_letter(const struct cq_option *table, char letter)
{
	for (; table->name; table++)
		if (table->letter == letter && letter != 0)
			return table;
	return NULL;
}

static int unknown(const struct reader *r, const char *name)
{
	const char *known[MAX_OPTIONS], *near;
	size_t count = 0;

	while (r->table[count].name && count < MAX_OPTIONS) {
		known[count] = r->table[count].name;
		count++;
	}
	near = nearest(name, known, count);
	if (near)
		return usage_error(r->argv[0], "--%s: no such option, did you mean --%s?", name,
		                   near);
	return usage_error(r->argv[0], "--%s: no such option", name);
}

/* The value behind an option: attached, or the next word. */
static int take_value(struct reader *r, const struct cq_option *o, const char *attached)
{
	if (!o->value)
		return r->take(r->context, o->name, NULL);
	if (!attached) {
		if (r->at + 1 >= r->argc)
			return usage_error(r->argv[0], "--%s: needs a value (%s)", o->name,
			                   o->value);
		attached = r->argv[++r->at];
	}
	return r->take(r->context, o->name, attached);
}

static int read_long(struct reader *r, const char *word)
{
	const char *equals = strchr(word, '=');
	size_t len = equals ? (size_t)(equals - word) : strlen(word);
	const struct cq_option *o = by_name(r->table, word, len);

	if (!o)
		return unknown(r, word);
	if (equals && !o->value)
		return usage_error(r->argv[0], "--%s: takes no value", o->name);
	return take_value(r, o, equals ? equals + 1 : NULL);
}

static int read_letters(struct reader *r, const char *letters)
{
	for (; *letters; letters++) {
		const struct cq_option *o = by_letter(r->table, *letters);
		int code;

		if (!o)
			return usage_error(r->argv[0], "-%c: no such option", *letters);
		if (o->value)
			return take_value(r, o, letters[1] ? letters + 1 : NULL);
		code = take_value(r, o, NULL);
		if (code != 0)
			return code;
	}
	return 0;
}

int options_read(int argc, char **argv, const struct cq_option *table, option_fn take,
                 void *context)
{
	struct reader r = {argc, argv, 1, table, take, context};
	bool operands_only = false;

	for (; r.at < argc; r.at++) {
		const char *word = argv[r.at];
		int code;

		if (!operands_only && strcmp(word, "--") == 0) {
			operands_only = true;
			continue;
		}
		if (operands_only || word[0] != '-' || word[1] == '\0')
			code = take(context, "", word);
		else if (word[1] == '-')
			code = read_long(&r, word + 2);
		else
			code = read_letters(&r, word + 1);
		if (code != 0)
			return code;
	}
	return 0;
}

/* Prints words from `column` on, broken before the last column. */
static void print_wrapped(const char *words, int column)
{
	int at = column;

	while (*words) {
		int len = (int)strcspn(words, " ");

		if (at > column && at + 1 + len > COLUMNS) {
			printf("\n%*s", column, "");
			at = column;
		}
		at += printf("%s%.*s", at > column ? " " : "", len, words);
		words += len;
		words += strspn(words, " ");
	}
	printf("\n");
}

void options_help(const struct cq_option *table)
{
	for (; table->name; table++) {
		char letter[5] = "    ";
		int width;

		if (table->letter)
			(void)snprintf(letter, sizeof(letter), "-%c, ", table->letter);
		width = printf("  %s--%s%s%s", letter, table->name, table->value ? " " : "",
		               table->value ? table->value : "");
		if (width > 27) {
			printf("\n");
			width = 0;
		}
		printf("%*s", 28 - width, "");
		print_wrapped(table->help, 28);
	}
}
