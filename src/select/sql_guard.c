/* SPDX-License-Identifier: Apache-2.0 */
/* What a statement may do, and how much. */
#include "select/sql_text.h"

/* The longest value; shorter ones where many are made at once. */
#define MAX_VALUE (16u << 20)
#define MIN_VALUE (16u << 10)
/* How many of SQLite's steps lie between two looks at time and memory. */
#define STEPS 64

/* ---- time and memory --------------------------------------------------------------------------
 */

void guard_start(struct sql *s)
{
	s->has_deadline = s->options.timeout_ms > 0;
	s->deadline_ms = clock_coarse_ms() + s->options.timeout_ms;
	s->memory_before = sqlite3_memory_used();
}

int sql_check(struct sql *s, struct cq_error *reterr)
{
	unsigned ms = s->options.timeout_ms;
	char fraction[8] = "";

	if (!s->has_deadline || clock_coarse_ms() < s->deadline_ms)
		return 0;
	if (ms % 1000)
		(void)snprintf(fraction, sizeof(fraction), ".%03u", ms % 1000);
	return fail(reterr, -ETIME, "the statement takes longer than %u%s s (--timeout)%s",
	            ms / 1000, fraction,
	            s->is_recursive ? ": a recursive WITH may have no end" : "");
}

int guard_check_memory(struct sql *s, struct cq_error *reterr)
{
	int64_t grown = sqlite3_memory_used() - s->memory_before;
	uint64_t used = s->row_memory + (grown > 0 ? (uint64_t)grown : 0);

	if (s->options.max_memory == 0 || used <= s->options.max_memory)
		return 0;
	return fail(reterr, -E2BIG, "the statement needs more than %llu MiB (--max-memory)%s",
	            (unsigned long long)s->options.max_memory >> 20,
	            s->is_recursive ? ": a recursive WITH may have no end" : "");
}

static int look(void *context)
{
	struct sql *s = context;
	struct cq_error error;
	int r = sql_check(s, &error);

	if (r == 0)
		r = guard_check_memory(s, &error);
	if (r == 0)
		return 0;
	(void)sql_failed(s, r, &error);
	return 1;
}

/* ---- the connection ---------------------------------------------------------------------------
 */

/* Values that SQLite makes one after the other without a look between have to fit as well. */
void guard_values(struct sql *s, size_t joins)
{
	size_t makers = s->makers + joins;
	uint64_t longest = MAX_VALUE;

	if (makers < STEPS)
		makers = STEPS;
	if (s->options.max_memory > 0 && s->options.max_memory / makers < longest)
		longest = s->options.max_memory / makers;
	if (longest < MIN_VALUE)
		longest = MIN_VALUE;
	(void)sqlite3_limit(s->db, SQLITE_LIMIT_LENGTH, (int)longest);
}

static int configure(sqlite3 *db)
{
	static const struct {
		int what, value;
	} settings[] = {
		{SQLITE_DBCONFIG_DEFENSIVE, 1},
		{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
		{SQLITE_DBCONFIG_ENABLE_VIEW, 0},
		{SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0},
		{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
		{SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
		/* As osquery has it: "a" is a text where no column has the name. */
		{SQLITE_DBCONFIG_DQS_DML, 1},
	};
	int r = SQLITE_OK;

	for (size_t i = 0; i < ARRAY_LEN(settings) && r == SQLITE_OK; i++)
		r = sqlite3_db_config(db, settings[i].what, settings[i].value, NULL);
	/* What is sorted or kept for a while stays in memory, where it is counted. */
	return r == SQLITE_OK ? sqlite3_exec(db, "PRAGMA temp_store = MEMORY", NULL, NULL, NULL)
	                      : r;
}

static void limit(sqlite3 *db)
{
	static const struct {
		int what, most;
	} limits[] = {
		{SQLITE_LIMIT_LENGTH, MAX_VALUE},
		{SQLITE_LIMIT_SQL_LENGTH, MAX_STATEMENT + 64},
		{SQLITE_LIMIT_COLUMN, 500},
		{SQLITE_LIMIT_EXPR_DEPTH, 1000},
		{SQLITE_LIMIT_COMPOUND_SELECT, 100},
		{SQLITE_LIMIT_VDBE_OP, 2000000},
		{SQLITE_LIMIT_FUNCTION_ARG, 100},
		{SQLITE_LIMIT_ATTACHED, 0},
		{SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
		{SQLITE_LIMIT_VARIABLE_NUMBER, 0},
		{SQLITE_LIMIT_TRIGGER_DEPTH, 0},
		{SQLITE_LIMIT_WORKER_THREADS, 0},
	};

	for (size_t i = 0; i < ARRAY_LEN(limits); i++)
		(void)sqlite3_limit(db, limits[i].what, limits[i].most);
}

int guard_set(struct sql *s)
{
	int r = configure(s->db);

	limit(s->db);
	sqlite3_progress_handler(s->db, STEPS, look, s);
	return r;
}
