/* SPDX-License-Identifier: Apache-2.0 */
/* The functions that a statement may use: the project's, osquery's, and which of SQLite's. */
#include <stdlib.h>
#include <strings.h>

#include "select/sql_functions.h"

/* ---- SQLite's ---------------------------------------------------------------------------------
 */

/* What only computes. Not here: what loads or writes, what tells of the connection, what needs an
 * index of its own, and what makes large values of nothing. */
#define TEXT_GROUP "SQLite: texts and values"
#define NUMBER_GROUP "SQLite: numbers"
#define TIME_GROUP "SQLite: dates and times"
#define GROUP_GROUP "SQLite: groups of rows"
#define WINDOW_GROUP "SQLite: windows"
#define JSON_GROUP "SQLite: JSON"

static const struct {
	const char *group;
	const char *names; /* with blanks between them */
} sqlite_functions[] = {
	{TEXT_GROUP, "char coalesce format glob hex ifnull iif length like likelihood likely lower "
                     "nullif octet_length printf quote soundex sqlite_version substr substring "
                     "subtype typeof unhex unicode unlikely upper"},
	{NUMBER_GROUP, "abs acos acosh asin asinh atan atan2 atanh ceil ceiling cos cosh degrees "
                       "exp floor ln log log10 log2 max min mod pi pow power radians random round "
                       "sign sin sinh sqrt tan tanh trunc"},
	{TIME_GROUP, "current_date current_time current_timestamp date datetime julianday strftime "
                     "time timediff unixepoch"},
	{GROUP_GROUP, "avg count group_concat string_agg sum total"},
	{WINDOW_GROUP, "cume_dist dense_rank first_value lag last_value lead nth_value ntile "
                       "percent_rank rank row_number"},
	{JSON_GROUP, "json json_array json_array_length json_extract json_group_array "
                     "json_group_object json_insert json_object json_patch json_quote json_remove "
                     "json_replace json_set json_type json_valid -> ->>"},
};

static const struct sql_function *const own[] = {address_functions, pattern_functions,
                                                 text_functions};

static bool is_in(struct text names, struct text name)
{
	struct text word;

	while (text_word(&names, &word))
		if (word.len == name.len && strncasecmp(word.bytes, name.bytes, name.len) == 0)
			return true;
	return false;
}

static const struct sql_function *own_named(struct text name)
{
	for (size_t i = 0; i < ARRAY_LEN(own); i++)
		for (const struct sql_function *f = own[i]; f->known.name; f++)
			if (strlen(f->known.name) == name.len &&
			    strncasecmp(f->known.name, name.bytes, name.len) == 0)
				return f;
	return NULL;
}

bool function_is_allowed(const char *name)
{
	for (size_t i = 0; i < ARRAY_LEN(sqlite_functions); i++)
		if (is_in(text_of(sqlite_functions[i].names), text_of(name)))
			return true;
	return own_named(text_of(name)) || strcmp(name, "emit") == 0;
}

const char *function_arguments(struct text name)
{
	const struct sql_function *f = own_named(name);

	return f ? f->known.arguments : NULL;
}

void function_nearest(struct nearest *n, struct arena *arena)
{
	struct text names, word;

	for (size_t i = 0; i < ARRAY_LEN(own); i++)
		for (const struct sql_function *f = own[i]; f->known.name; f++)
			nearest_try(n, f->known.name);
	for (size_t i = 0; i < ARRAY_LEN(sqlite_functions); i++) {
		names = text_of(sqlite_functions[i].names);
		while (text_word(&names, &word)) {
			struct text copy = arena_text(arena, word);

			if (copy.bytes)
				nearest_try(n, copy.bytes);
		}
	}
}

/* ---- the list ---------------------------------------------------------------------------------
 */

int sql_function_known(size_t number, struct cq_sql_function *ret)
{
	for (size_t i = 0; i < ARRAY_LEN(own); i++)
		for (const struct sql_function *f = own[i]; f->known.name; f++)
			if (number-- == 0) {
				*ret = f->known;
				return 0;
			}
	if (number >= ARRAY_LEN(sqlite_functions))
		return -ENOENT;
	*ret = (struct cq_sql_function){.name = sqlite_functions[number].names,
	                                .group = sqlite_functions[number].group};
	return 0;
}

/* ---- what they share --------------------------------------------------------------------------
 */

void function_failed(sqlite3_context *context, const char *format, ...)
{
	char words[400];
	va_list args;

	va_start(args, format);
	(void)words_vprintf(words, sizeof(words), format, args);
	va_end(args);
	sqlite3_result_error(context, words, -1);
}

void function_text(sqlite3_context *context, const char *bytes, size_t len)
{
	sqlite3_result_text64(context, bytes, len, SQLITE_TRANSIENT, SQLITE_UTF8);
}

struct text argument_text(sqlite3_value *v)
{
	struct text t = TEXT_NONE;

	if (sqlite3_value_type(v) == SQLITE_NULL)
		return t;
	t.bytes = (const char *)sqlite3_value_text(v);
	t.len = t.bytes ? (size_t)sqlite3_value_bytes(v) : 0;
	return t;
}

bool any_null(int argc, sqlite3_value **argv)
{
	for (int i = 0; i < argc; i++)
		if (sqlite3_value_type(argv[i]) == SQLITE_NULL)
			return true;
	return false;
}

/* ---- events -----------------------------------------------------------------------------------
 */

/* How a condition's matches leave SQLite: no function of the manual. */
static void emit(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	const struct connection *c = sqlite3_value_pointer(argv[0], "connection");

	(void)argc;
	if (!c) {
		function_failed(context, "emit() takes connections._self");
		return;
	}
	sql_set_connection(sqlite3_user_data(context), c);
	sqlite3_result_int(context, 1);
}

/* ---- registering ------------------------------------------------------------------------------
 */

static int register_one(struct sql *s, const struct sql_function *f)
{
	int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY | (f->varies ? 0 : SQLITE_DETERMINISTIC);
	int r = SQLITE_OK;

	if (f->most < 0)
		return sqlite3_create_function_v2(s->db, f->known.name, -1, flags, s, f->call, NULL,
		                                  NULL, NULL);
	for (int n = f->least; n <= f->most && r == SQLITE_OK; n++)
		r = sqlite3_create_function_v2(s->db, f->known.name, n, flags, s, f->call, NULL,
		                               NULL, NULL);
	return r;
}

int functions_register(struct sql *s)
{
	static const struct sql_function events = {
		.known = {.name = "emit"}, .least = 1, .most = 1, .call = emit, .varies = true};
	int r = sqlite3_create_collation_v2(s->db, "ip", SQLITE_UTF8, NULL, compare_addresses,
	                                    NULL);

	for (size_t i = 0; i < ARRAY_LEN(own); i++)
		for (const struct sql_function *f = own[i]; f->known.name && r == SQLITE_OK; f++)
			r = register_one(s, f);
	return r == SQLITE_OK ? register_one(s, &events) : r;
}
