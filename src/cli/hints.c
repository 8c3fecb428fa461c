/* SPDX-License-Identifier: Apache-2.0 */
/* Which of them a word is, and what is said of it. The tables themselves: hints_query.c. */
#include <arpa/inet.h>
#include <ctype.h>
#include <strings.h>

#include "cli/cli.h"

#define WORD_ROOM 128u

const struct hint *hint_named(const struct command *command, const char *typed, size_t len)
{
	if (!command->hints)
		return NULL;
	for (const struct hint *h = command->hints; h->name; h++)
		if (strlen(h->name) == len && memcmp(h->name, typed, len) == 0)
			return h;
	return NULL;
}

const struct hint *hint_beginning(const struct command *command, const char *word)
{
	if (!command->hints)
		return NULL;
	for (const struct hint *h = command->hints; h->name; h++) {
		size_t len = strlen(h->name);

		if (len > 2 && h->name[0] == '-' && h->name[1] != '-' &&
		    strncmp(word, h->name, len) == 0)
			return h;
	}
	return NULL;
}

int hint_error(const struct command *command, const struct hint *hint, const char *typed,
               const char *value)
{
	const char *quote = typed[0] == '-' ? "" : "'", *rest = hint->words, *place;
	char words[384];
	size_t used = 0;

	if (!value || value[0] == '\0')
		value = hint->value;
	while (hint->value && used < sizeof(words) && (place = strstr(rest, hint->value))) {
		used += (size_t)snprintf(words + used, sizeof(words) - used, "%.*s%s",
		                         (int)(place - rest), rest, value);
		rest = place + strlen(hint->value);
	}
	if (used < sizeof(words))
		(void)snprintf(words + used, sizeof(words) - used, "%s", rest);
	return usage_error(command->name, "%s%s%s: %s", quote, typed, quote, words);
}

/* ---- operands -----------------------------------------------------------------------------------
 */

/* The words of operands, also of one that holds several: "( dport = :443 )". */
struct words {
	int argc;
	char **argv;
	const char *at; /* in argv[0] */
};

/* false behind the last one. */
static bool next_word(struct words *w, char ret[WORD_ROOM])
{
	size_t len;

	for (; w->argc > 0; w->argc--, w->argv++, w->at = NULL) {
		const char *at = w->at ? w->at : w->argv[0];

		at += strspn(at, " \t()");
		len = strcspn(at, " \t()");
		if (len == 0)
			continue;
		(void)snprintf(ret, WORD_ROOM, "%.*s", (int)(len < WORD_ROOM ? len : WORD_ROOM),
		               at);
		w->at = at + len;
		return true;
	}
	return false;
}

static bool is_number(const char *word)
{
	return word[0] != '\0' && strlen(word) <= 5 && word[strspn(word, "0123456789")] == '\0';
}

/* ":443", "*:https" */
static bool is_port(const char *word)
{
	word += word[0] == '*';
	return word[0] == ':' && isalnum((unsigned char)word[1]) && !strchr(word + 1, ':');
}

/* "192.0.2.1", "192.0.2.0/24", "2001:db8::1", "[::1]" */
static bool is_address(const char *word)
{
	size_t len = strcspn(word, "/]");
	char address[INET6_ADDRSTRLEN];
	uint8_t bytes[16];

	if (word[0] == '[') {
		word++;
		len -= len > 0;
	}
	if (len >= sizeof(address))
		return false;
	(void)snprintf(address, sizeof(address), "%.*s", (int)len, word);
	return inet_pton(AF_INET, address, bytes) == 1 || inet_pton(AF_INET6, address, bytes) == 1;
}

static const struct hint *hint_of_operand(const struct command *command, const char *word)
{
	static const struct {
		const char *name;
		bool (*is)(const char *word);
	} shapes[] = {{"@number", is_number}, {"@port", is_port}, {"@address", is_address}};
	const struct hint *hint = hint_named(command, word, strlen(word));

	for (size_t i = 0; i < ARRAY_LEN(shapes) && !hint; i++)
		if (shapes[i].is(word))
			hint = hint_named(command, shapes[i].name, strlen(shapes[i].name));
	return hint;
}

/* The value without what ss has around it: a port's colon; an address's brackets, and the port
 * behind it. */
static const char *bare(char *value)
{
	char *colon = strchr(value, ':');

	if (is_port(value))
		return colon + 1;
	if (value[0] == '[') {
		value++;
		value[strcspn(value, "]")] = '\0';
	} else if (colon && colon == strrchr(value, ':')) {
		*colon = '\0';
	}
	return value;
}

/* Reads the value behind a word of ss's filter: "dport = :443", "dport :443". Nothing where another
 * comparison is made than an option can make, or none. */
static void read_value(struct words *words, char ret[WORD_ROOM])
{
	static const char *const others[] = {"!=",  "ne", "neq", ">",  "gt", ">=", "ge",
	                                     "geq", "<",  "lt",  "<=", "le", "leq"};

	if (!next_word(words, ret))
		ret[0] = '\0';
	if (strcmp(ret, "=") == 0 || strcmp(ret, "==") == 0 || strcmp(ret, "eq") == 0)
		ret[0] = next_word(words, ret) ? ret[0] : '\0';
	for (size_t i = 0; i < ARRAY_LEN(others); i++)
		if (strcmp(ret, others[i]) == 0)
			ret[0] = '\0';
	if (ret[0] == '-')
		ret[0] = '\0'; /* an option */
}

/* "state = 'LISTEN'", "443 = remote_port", "state IN (…)": a condition in SQL, whose first word is
 * one of ours and of ss. */
static bool is_condition(const char *operand)
{
	static const char *const keywords[] = {"in",   "is",   "not",    "between",
	                                       "like", "glob", "regexp", "collate"};
	const char *at = operand + strspn(operand, " \t(");
	size_t len;

	at += strcspn(at, " \t=<>!");
	at += strspn(at, " \t");
	if (*at != '\0' && strchr("=<>!", *at))
		return true;
	len = strcspn(at, " \t(");
	for (size_t i = 0; i < ARRAY_LEN(keywords); i++)
		if (strlen(keywords[i]) == len && strncasecmp(at, keywords[i], len) == 0)
			return true;
	return false;
}

int hint_operand(const struct command *command, int argc, char **argv)
{
	struct words words = {argc, argv, NULL};
	char typed[WORD_ROOM], value[WORD_ROOM];
	const struct hint *hint;

	if (!next_word(&words, typed))
		return 0;
	hint = hint_of_operand(command, typed);
	if (!hint)
		return 0;
	if ((hint->name[0] == '@' || strcmp(hint->name, "state") == 0) && is_condition(argv[0]))
		return 0;
	if (hint->name[0] == '@') /* the word itself is the value */
		(void)snprintf(value, sizeof(value), "%s", typed);
	else
		read_value(&words, value);
	return hint_error(command, hint, typed, bare(value));
}
