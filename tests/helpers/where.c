/* SPDX-License-Identifier: Apache-2.0 */
/*
 * where: asks this namespace in SQL, with and without telling the kernel of the condition.
 *
 *	where rows STATEMENT       its rows, values with a '|' between them; then "shown N"
 *	where plain STATEMENT      the same, and the kernel is told nothing
 *	where random SEED COUNT    COUNT random conditions: both ways must give the same rows
 *
 * "random" ends with "rounds N rows N shown N of N". No process is looked into unless a column
 * needs it: that is how a condition reaches the kernel.
 */
#include <unistd.h>

#include "../unit/select/random_where.h"

#define ROOM (256u << 20)
#define TRIES 8u
#define COLUMNS "cookie, inode, family, protocol_num, type, state, local, remote, netns"

static _Noreturn void die(const char *what)
{
	fprintf(stderr, "where: %s\n", what);
	exit(2);
}

/* ---- asking -----------------------------------------------------------------------------------
 */

static const struct collect_options everything = {
	.scope = SCOPE_ALL, .v4 = true, .v6 = true, .netns = NETNS_CURRENT};

/* Rows as lines. */
struct answered {
	struct buffer lines;
	uint64_t shown;
};

static void add_row(struct sql *s, struct buffer *b)
{
	for (size_t i = 0; i < sql_column_count(s); i++) {
		struct sql_value v;

		sql_value(s, i, &v);
		if (i > 0)
			buffer_add_char(b, '|');
		if (v.kind == SQL_INTEGER)
			buffer_add_i64(b, v.integer);
		else if (v.kind == SQL_REAL)
			buffer_printf(b, "%g", v.real);
		else if (v.kind != SQL_NULL)
			for (size_t at = 0; at < v.text.len; at++)
				buffer_add_char(b,
				                v.text.bytes[at] == '\n' ? ' ' : v.text.bytes[at]);
	}
	buffer_add_char(b, '\n');
}

static void ask(struct text statement, bool no_push, struct answered *ret)
{
	const struct world_options options = {.process = {.hash_max_size = 1u << 20}};
	const struct sql_options how = {.collect = &everything, .no_push = no_push};
	struct sql_fault fault;
	struct cq_error error = {0};
	struct world *world;
	struct gaps gaps;
	struct sql *s;
	int r;

	buffer_init(&ret->lines, ROOM);
	if (gaps_init(&gaps) < 0 || world_new(&options, &gaps, &world, &error) < 0 ||
	    sql_open(world, &how, &s, &error) < 0)
		die(error.text);
	r = sql_prepare(s, statement, &fault, &error);
	while (r == 0 && (r = sql_step(s, &error)) == 1) {
		add_row(s, &ret->lines);
		r = 0;
	}
	if (r < 0) {
		fprintf(stderr, "%.*s\n", (int)statement.len, statement.bytes);
		die(error.text);
	}
	sql_free(s);
	ret->shown = world_shown(world);
	world_free(world);
	gaps_done(&gaps);
}

static int print(const char *statement, bool no_push)
{
	struct answered a;

	ask(text_of(statement), no_push, &a);
	if (a.lines.len > 0)
		fwrite(a.lines.bytes, 1, a.lines.len, stdout);
	printf("shown %llu\n", (unsigned long long)a.shown);
	buffer_done(&a.lines);
	return 0;
}

/* ---- what there is ----------------------------------------------------------------------------
 */

#define SAMPLES 512u
/* Values that sockets have, column by column. */
struct pool {
	struct arena *arena;
	struct chance *chance;
	struct value *values[FIELD_COUNT];
	size_t count;
};

static void take_sample(struct pool *p, const struct connection *c)
{
	const unsigned known = NEED_DIRECTION;

	for (unsigned f = 0; f < FIELD_COUNT; f++) {
		struct value *v = &p->values[f][p->count];
		char room[FIELD_ROOM];

		if (field_facts((enum field)f)->needs & ~known)
			continue;
		field_value((enum field)f, c, NULL, room, v);
		v->text = arena_text(p->arena, v->text);
	}
	p->count++;
}

static void fill_pool(struct pool *p)
{
	const struct world_options options = {.internal = {0}};
	const struct scan_request request = {.collect = &everything, .needs = NEED_DIRECTION};
	struct cq_error error = {0};
	struct connection c;
	struct world *world;
	struct scan *scan;
	struct gaps gaps;

	for (unsigned f = 0; f < FIELD_COUNT; f++) {
		p->values[f] = arena_take(p->arena, SAMPLES * sizeof(struct value));
		if (!p->values[f])
			die("out of memory");
	}
	if (gaps_init(&gaps) < 0 || world_new(&options, &gaps, &world, &error) < 0 ||
	    scan_new(world, &request, &scan, &error) < 0)
		die(error.text);
	while (p->count < SAMPLES && scan_next(scan, &c, &error) == 1)
		take_sample(p, &c);
	if (p->count == 0)
		die("no sockets to ask for");
	scan_free(scan);
	world_free(world);
	gaps_done(&gaps);
}

static void some_value(void *context, enum field f, struct value *ret, char room[FIELD_ROOM])
{
	struct pool *p = context;

	(void)room;
	*ret = p->values[f][chance_below(p->chance, (unsigned)p->count)];
}

/* ---- random conditions ------------------------------------------------------------------------
 */

static int compare_lines(const void *a, const void *b)
{
	return text_compare(*(const struct text *)a, *(const struct text *)b);
}

/* Without the sockets that are there because we ask. */
static struct text *sort_lines(const struct answered *a, size_t *ret_count)
{
	struct text rest = buffer_text(&a->lines), line;
	struct text *list = calloc(a->lines.len + 1, sizeof(*list));
	char own[32];
	int len = snprintf(own, sizeof(own), ":%d|", (int)getpid());

	if (!list)
		die("out of memory");
	for (*ret_count = 0; text_split(&rest, '\n', &line);)
		if (!memmem(line.bytes, line.len, "|netlink|", 9) ||
		    !memmem(line.bytes, line.len, own, (size_t)len))
			list[(*ret_count)++] = line;
	qsort(list, *ret_count, sizeof(*list), compare_lines);
	return list;
}

/* How many rows both have; SIZE_MAX: they differ. */
static size_t compare(const struct answered *a, const struct answered *b)
{
	size_t count, other, i = 0;
	struct text *x = sort_lines(a, &count), *y = sort_lines(b, &other);

	while (i < count && i < other && text_equal(x[i], y[i]))
		i++;
	if (i < count || i < other)
		count = SIZE_MAX;
	free(x);
	free(y);
	return count;
}

/* Asks both ways until the answers are the same: the world moves on. */
static size_t ask_both(struct text statement, unsigned round, uint64_t *shown, uint64_t *most)
{
	size_t rows = SIZE_MAX;

	for (unsigned i = 0; i < TRIES && rows == SIZE_MAX; i++) {
		struct answered pushed, plain;

		ask(statement, false, &pushed);
		ask(statement, true, &plain);
		rows = compare(&pushed, &plain);
		if (i + 1 == TRIES && rows == SIZE_MAX) {
			fprintf(stderr, "round %u: %.*s\npushed:\n%.*splain:\n%.*s", round,
			        (int)statement.len, statement.bytes, (int)pushed.lines.len,
			        pushed.lines.bytes ? pushed.lines.bytes : "", (int)plain.lines.len,
			        plain.lines.bytes ? plain.lines.bytes : "");
			exit(1);
		}
		*shown += pushed.shown;
		*most += plain.shown;
		buffer_done(&pushed.lines);
		buffer_done(&plain.lines);
	}
	return rows;
}

/* A statement whose condition our own parser reads, or one that it leaves alone. */
static void add_statement(const struct random_where *w, struct buffer *b)
{
	static const char *const forms[] = {
		"SELECT " COLUMNS " FROM connections WHERE ",
		"SELECT " COLUMNS " FROM connections WHERE ",
		"SELECT " COLUMNS " FROM (SELECT 1) JOIN connections WHERE ",
		"WITH one(n) AS (SELECT 443) SELECT " COLUMNS " FROM connections WHERE "};

	buffer_add_text(b, text_of(forms[chance_below(w->chance, ARRAY_LEN(forms))]));
	add_condition(w, chance_below(w->chance, 4), b);
}

static int random_rounds(uint64_t seed, unsigned count)
{
	struct chance chance = {.state = seed * 2 + 1};
	struct pool pool = {.chance = &chance};
	const struct random_where w = {&chance, some_value, &pool, true};
	uint64_t rows = 0, shown = 0, most = 0;
	struct buffer b;

	if (arena_new(ROOM, &pool.arena) < 0)
		die("out of memory");
	fill_pool(&pool);
	buffer_init(&b, 1u << 20);
	for (unsigned round = 0; round < count; round++) {
		buffer_clear(&b);
		add_statement(&w, &b);
		if (buffer_error(&b) < 0)
			die("out of memory");
		rows += ask_both(buffer_text(&b), round, &shown, &most);
	}
	printf("rounds %u rows %llu shown %llu of %llu\n", count, (unsigned long long)rows,
	       (unsigned long long)shown, (unsigned long long)most);
	buffer_done(&b);
	arena_free(pool.arena);
	return 0;
}

static unsigned long number_of(const char *word)
{
	uint64_t n;

	if (text_to_u64(text_of(word), &n) < 0)
		die("a number is none");
	return n;
}

int main(int argc, char **argv)
{
	if (argc == 3 && strcmp(argv[1], "rows") == 0)
		return print(argv[2], false);
	if (argc == 3 && strcmp(argv[1], "plain") == 0)
		return print(argv[2], true);
	if (argc == 4 && strcmp(argv[1], "random") == 0)
		return random_rounds(number_of(argv[2]), (unsigned)number_of(argv[3]));
	die("rows STATEMENT, plain STATEMENT, random SEED COUNT");
}
