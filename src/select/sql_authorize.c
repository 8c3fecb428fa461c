/* SPDX-License-Identifier: Apache-2.0 */
/* What a statement may do: read the tables, call the listed functions. */
#include <strings.h>

#include "select/sql_tables.h"
#include "select/sql_text.h"

static void connect_table(sqlite3 *db, const char *name)
{
	char *pragma = sqlite3_mprintf("PRAGMA table_info(\"%w\")", name);

	if (pragma)
		(void)sqlite3_exec(db, pragma, NULL, NULL, NULL);
	sqlite3_free(pragma);
}

/* What SQLite brings along that only takes a value apart. */
static const char *const sqlite_tables[] = {"json_each", "json_tree"};

/* SQLite keeps the columns of a virtual table in a table of its own when a statement names it
 * first: those that may be read are made before the authorizer looks, and no other is. */
void authorizer_connect(struct sql *s, const struct tokens *t)
{
	for (size_t i = 0; i < t->count; i++) {
		for (size_t n = 0; n < s->source_count; n++)
			if (token_names(t, i, text_of(s->sources[n].table->name)))
				connect_table(s->db, s->sources[n].table->name);
		for (size_t n = 0; n < ARRAY_LEN(sqlite_tables); n++)
			if (token_names(t, i, text_of(sqlite_tables[n])))
				connect_table(s->db, sqlite_tables[n]);
	}
}

/* ---- refusing ---------------------------------------------------------------------------------
 */

static int refuse(struct sql *s, struct text name, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* name: the token at which a caret may stand. */
static int refuse(struct sql *s, struct text name, const char *format, ...)
{
	struct cq_error words = {.code = -EINVAL};
	va_list args;

	va_start(args, format);
	(void)words_vprintf(words.text, sizeof(words.text), format, args);
	va_end(args);
	if (s->error == 0)
		s->refused = arena_text(s->arena, name);
	(void)sql_failed(s, -EINVAL, &words);
	return SQLITE_DENY;
}

/* ---- reading ----------------------------------------------------------------------------------
 */

static struct source *source_named(struct sql *s, const char *name)
{
	for (size_t i = 0; i < s->source_count; i++)
		if (strcasecmp(s->sources[i].table->name, name) == 0)
			return &s->sources[i];
	return NULL;
}

static int allow_read(struct sql *s, const char *table, const char *column)
{
	struct source *source = source_named(s, table);
	enum field f;

	if (source) {
		source->is_read = true;
		f = source->table == &table_connections ? field_named(text_of(column))
		                                        : FIELD_COUNT;
		if (f != FIELD_COUNT)
			s->reads[f] = true;
		return SQLITE_OK;
	}
	for (size_t i = 0; i < ARRAY_LEN(sqlite_tables); i++)
		if (strcasecmp(sqlite_tables[i], table) == 0)
			return SQLITE_OK;
	/* A recursive one is a table to SQLite; it is asked about for each of its columns. */
	if (s->recursive.bytes && text_equal(s->recursive, text_of(table)))
		return SQLITE_OK;
	if (s->tokens && text_defines(s->tokens, text_of(table))) {
		s->recursive = arena_text(s->arena, text_of(table));
		return SQLITE_OK;
	}
	return refuse(s, text_of(table), "there is no table %s to read", table);
}

static int allow_function(struct sql *s, const char *name)
{
	s->makers++;
	if (strcmp(name, "emit") == 0 && s->emits++ > 0)
		return refuse(s, text_of(name), "emit() may stand once");
	if (function_is_allowed(name))
		return SQLITE_OK;
	return refuse(s, text_of(name), "the function %s() is refused", name);
}

/* ---- all --------------------------------------------------------------------------------------
 */

static const char *words_of(int action)
{
	static const struct {
		int action;
		const char *words;
	} actions[] = {
		{SQLITE_INSERT, "INSERT"},
		{SQLITE_UPDATE, "UPDATE"},
		{SQLITE_DELETE, "DELETE"},
		{SQLITE_PRAGMA, "PRAGMA"},
		{SQLITE_ATTACH, "ATTACH"},
		{SQLITE_DETACH, "DETACH"},
		{SQLITE_TRANSACTION, "a transaction"},
		{SQLITE_SAVEPOINT, "a transaction"},
		{SQLITE_ANALYZE, "ANALYZE"},
		{SQLITE_REINDEX, "REINDEX"},
		{SQLITE_ALTER_TABLE, "ALTER TABLE"},
	};

	for (size_t i = 0; i < ARRAY_LEN(actions); i++)
		if (actions[i].action == action)
			return actions[i].words;
	return "what changes a table";
}

static int authorize(void *context, int action, const char *first, const char *second,
                     const char *database, const char *inside)
{
	struct sql *s = context;

	(void)database;
	(void)inside;
	if (action == SQLITE_SELECT || s->is_declaring)
		return SQLITE_OK;
	if (action == SQLITE_READ)
		return allow_read(s, first, second);
	if (action == SQLITE_FUNCTION)
		return allow_function(s, second);
	if (action == SQLITE_RECURSIVE) {
		s->is_recursive = true;
		return SQLITE_OK;
	}
	if (action == SQLITE_UPDATE && strncmp(first, "sqlite_", 7) == 0)
		return refuse(s, TEXT_NONE, "a table that only SQLite knows is refused");
	return refuse(s, text_of(words_of(action)), "%s is refused: a statement may only read",
	              words_of(action));
}

int authorizer_set(struct sql *s)
{
	return sqlite3_set_authorizer(s->db, authorize, s);
}
