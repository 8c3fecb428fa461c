/* SPDX-License-Identifier: Apache-2.0 */
#include "../base/unit.h"

#include "../base/failing_memory.h"
#include "../base/random.h"
#include "collect/owners_index.h"

#include <malloc.h>

/* ---- the index against a plain list --------------------------------------------------------- */

enum { FACTS = 4000 };

struct fact {
	uint32_t pid, fd;
	uint64_t start, inode;
};

static int add(struct owners *o, uint32_t process, uint32_t fd, uint64_t inode)
{
	const struct owner_fact f = {.inode = inode, .fd = fd};

	return owners_add(o, process, &f);
}

static uint32_t record(struct owners *o, uint32_t pid, uint64_t start)
{
	struct process_stat s = {.pid = pid, .parent_pid = 7, .start_ticks = start, .comm = "x"};
	uint32_t number = OWNERS_NONE;

	assert_int_equal(owners_record_of(o, &s, &number), 0);
	return number;
}

static int by_fact(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;

	if (x->pid != y->pid)
		return x->pid < y->pid ? -1 : 1;
	if (x->fd != y->fd)
		return x->fd < y->fd ? -1 : 1;
	return (x->start > y->start) - (x->start < y->start);
}

/* What owners_find must say. */
static size_t naive_find(const struct fact *facts, uint64_t inode, struct fact *ret)
{
	size_t n = 0, kept = 0;

	for (size_t i = 0; i < FACTS; i++)
		if (facts[i].inode == inode)
			ret[n++] = facts[i];
	qsort(ret, n, sizeof(*ret), by_fact);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || by_fact(&ret[kept - 1], &ret[i]) != 0)
			ret[kept++] = ret[i];
	return kept;
}

static void fill(struct owners *o, struct fact *facts, uint64_t *r)
{
	for (size_t i = 0; i < FACTS; i++) {
		struct fact *f = &facts[i];

		f->pid = (uint32_t)(1 + random_below(r, 20));
		f->start = random_below(r, 3); /* numbers that were given on */
		f->fd = (uint32_t)random_below(r, 8);
		f->inode = 1 + random_below(r, i % 2 ? 5 : 1500);
		assert_int_equal(add(o, record(o, f->pid, f->start), f->fd, f->inode), 0);
	}
}

static void is_like_a_list(void **state)
{
	static struct fact facts[FACTS], expected[FACTS];
	CQ_CLEANUP(owners_freep) struct owners *o = NULL;
	struct holder *list = NULL;
	size_t count, room = 0;
	uint64_t r = random_start();

	(void)state;
	assert_int_equal(owners_new(&o), 0);
	fill(o, facts, &r);
	for (uint64_t inode = 0; inode < 1600; inode++) {
		size_t n = naive_find(facts, inode, expected);

		count = 0;
		assert_int_equal(owners_find(o, inode, 0, &list, &count, &room), n);
		assert_int_equal(count, n);
		for (size_t i = 0; i < n; i++) {
			assert_int_equal(list[i].process->pid, expected[i].pid);
			assert_int_equal(list[i].process->start_ticks, expected[i].start);
			assert_int_equal(list[i].fd, expected[i].fd);
		}
	}
	free(list);
}

static void appends_to_what_is_there(void **state)
{
	CQ_CLEANUP(owners_freep) struct owners *o = NULL;
	struct holder *list = NULL;
	size_t count = 0, room = 0;

	(void)state;
	assert_int_equal(owners_new(&o), 0);
	add(o, record(o, 30, 1), 3, 100);
	add(o, record(o, 20, 1), 9, 200);
	add(o, record(o, 20, 1), 4, 200);
	assert_int_equal(owners_find(o, 100, 0, &list, &count, &room), 1);
	assert_int_equal(owners_find(o, 0, 0, &list, &count, &room), 1);
	assert_int_equal(owners_find(o, 200, 0, &list, &count, &room), 3);
	assert_int_equal(list[0].fd, 4);
	assert_int_equal(list[1].fd, 9);
	assert_int_equal(list[2].process->pid, 30);
	free(list);
}

static void records_stay_where_they_are(void **state)
{
	CQ_CLEANUP(owners_freep) struct owners *o = NULL;
	const struct process_ref *first;

	(void)state;
	assert_int_equal(owners_new(&o), 0);
	assert_null(owners_process(o, 1));
	record(o, 1, 5);
	first = owners_process(o, 1);
	for (uint32_t pid = 2; pid < 20000; pid++)
		record(o, pid, 5);
	assert_ptr_equal(owners_process(o, 1), first);
	record(o, 1, 5);
	assert_ptr_equal(owners_process(o, 1), first);
	record(o, 1, 6);
	assert_ptr_not_equal(owners_process(o, 1), first);
	assert_int_equal(owners_process(o, 1)->start_ticks, 6);
	assert_int_equal(first->start_ticks, 5);
}

/* ---- marks ---------------------------------------------------------------------------------- */

static int count_inode(void *context, const struct owner_entry *e, const struct holder *h)
{
	unsigned *seen = context;

	assert_non_null(h->process);
	assert_true(h->fd >= 0 && h->fd < 8);
	seen[e->inode]++;
	return 0;
}

static int stop(void *context, const struct owner_entry *e, const struct holder *h)
{
	(void)e;
	(void)h;
	++*(unsigned *)context;
	return 42;
}

static void shows_what_was_not_marked(void **state)
{
	static struct fact facts[FACTS];
	static unsigned seen[1600], has[1600], marked[1600];
	CQ_CLEANUP(owners_freep) struct owners *o = NULL;
	uint64_t r = random_start();
	unsigned calls = 0;

	(void)state;
	assert_int_equal(owners_new(&o), 0);
	fill(o, facts, &r);
	for (size_t i = 0; i < 1600; i++)
		if (random_below(&r, 2)) {
			owners_mark(o, i, 0);
			marked[i] = 1;
		}
	/* what comes later neither takes a mark nor gives one */
	fill(o, facts, &r);
	for (size_t i = 0; i < FACTS; i++)
		has[facts[i].inode] = 1;
	assert_int_equal(owners_unmarked(o, count_inode, seen), 0);
	for (size_t i = 0; i < 1600; i++) {
		if (marked[i] && has[i] && seen[i])
			/* only an inode that the first filling had not can be unmarked */
			assert_int_equal(seen[i], 1);
		else if (!marked[i])
			assert_true(seen[i] == 1 || !has[i]);
	}
	assert_int_equal(owners_unmarked(o, stop, &calls), 42);
	assert_int_equal(calls, 1);
}

static void a_mark_stays(void **state)
{
	CQ_CLEANUP(owners_freep) struct owners *o = NULL;
	struct holder *list = NULL;
	size_t count = 0, room = 0;
	unsigned calls = 0;

	(void)state;
	assert_int_equal(owners_new(&o), 0);
	add(o, record(o, 30, 1), 3, 100);
	owners_mark(o, 100, 0);
	owners_mark(o, 101, 0);
	add(o, record(o, 31, 1), 3, 100);
	assert_int_equal(owners_unmarked(o, stop, &calls), 0);
	assert_int_equal(calls, 0);
	assert_int_equal(owners_find(o, 100, 0, &list, &count, &room), 2);
	assert_int_equal(list[0].fd, 3);
	assert_int_equal(list[1].fd, 3);
	free(list);
}

static int take_namespace(void *context, uint64_t inode, const struct holder *h)
{
	struct fact *f = context;

	f[inode].inode++;
	f[inode].pid = h->process->pid;
	f[inode].fd = (uint32_t)h->fd;
	return 0;
}

static void namespaces_come_once(void **state)
{
	CQ_CLEANUP(owners_freep) struct owners *o = NULL;
	struct fact found[100] = {0};

	(void)state;
	assert_int_equal(owners_new(&o), 0);
	for (uint32_t i = 0; i < 1000; i++)
		assert_int_equal(owners_add_namespace(o, record(o, 1 + i, 1), i, i % 100), 0);
	assert_int_equal(owners_namespaces(o, take_namespace, found), 0);
	for (uint32_t i = 0; i < 100; i++) {
		assert_int_equal(found[i].inode, 1);
		/* the newest holder, which is the most likely to live */
		assert_int_equal(found[i].pid, 901 + i);
		assert_int_equal(found[i].fd, 900 + i);
	}
}

/* ---- which holder stands for all ------------------------------------------------------------ */

static void primary_follows_its_rule(void **state)
{
	static const struct process_ref manager = {
		.pid = 1, .start_ticks = 0, .is_service_manager = true};
	static const struct process_ref user_manager = {
		.pid = 500, .start_ticks = 90, .is_service_manager = true};
	static const struct process_ref early = {.pid = 900, .start_ticks = 100};
	static const struct process_ref late = {.pid = 800, .start_ticks = 200};
	static const struct process_ref twin = {.pid = 700, .start_ticks = 200};
	static const struct {
		struct holder list[4];
		size_t count, expected;
	} cases[] = {
		{{{&manager, 3}}, 1, 0},
		{{{&manager, 3}, {&late, 9}}, 2, 1},
		{{{&manager, 3}, {&user_manager, 3}, {&late, 9}}, 3, 2},
		{{{&manager, 3}, {&user_manager, 3}}, 2, 0},
		{{{&late, 3}, {&early, 9}}, 2, 1},
		{{{&twin, 9}, {&late, 3}}, 2, 0},
		{{{&late, 3}, {&twin, 9}}, 2, 1},
		{{{&late, 7}, {&late, 5}, {&late, 6}}, 3, 1},
		{{{&manager, 3}, {&twin, 4}, {&late, 3}, {&early, 9}}, 4, 3},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_ptr_equal(owners_primary(cases[i].list, cases[i].count),
		                 &cases[i].list[cases[i].expected]);
}

/* ---- cost ----------------------------------------------------------------------------------- */

static void takes_few_bytes(void **state)
{
	enum { HOLDERS = 1000000, PROCESSES = 500 };
	struct owners *o = NULL;
	struct mallinfo2 before = mallinfo2(), now;
	size_t bytes, worst = 0;

	(void)state;
	assert_int_equal(owners_new(&o), 0);
	for (uint32_t i = 0; i < HOLDERS; i++) {
		uint32_t p = record(o, 1 + i / (HOLDERS / PROCESSES), 1);

		assert_int_equal(add(o, p, i % 2000, 5000000 + i), 0);
		if (i < 100000 || i % 997)
			continue;
		now = mallinfo2();
		bytes = (now.uordblks + now.hblkhd) - (before.uordblks + before.hblkhd);
		worst = bytes / i > worst ? bytes / i : worst;
	}
	/* 32 + 4 / (3/8), and what does not grow with them */
	print_message("# %zu bytes per holder\n", worst);
	assert_true(worst <= 48);
	owners_free(o);
}

static void survives_without_memory(void **state)
{
	(void)state;
	for (size_t allowed = 0; allowed < 60; allowed++) {
		struct owners *o = NULL;
		struct holder *list = NULL;
		size_t count = 0, room = 0;
		int r = 0;

		allocations_left = allowed;
		if (owners_new(&o) == 0) {
			for (uint32_t i = 0; r == 0 && i < 20000; i++) {
				struct process_stat s = {.pid = 1 + i / 5};
				uint32_t p = 0;

				r = owners_record_of(o, &s, &p);
				if (r == 0)
					r = add(o, p, i, 1 + i / 2);
				if (r == 0)
					r = owners_add_namespace(o, p, i, i);
			}
			assert_true(r == 0 || r == -ENOMEM);
			if (owners_find(o, 1, 0, &list, &count, &room) > 0)
				assert_int_equal(list[0].process->pid, 1);
			allocations_left = SIZE_MAX;
			count = 0;
			if (r == 0)
				assert_int_equal(owners_find(o, 2, 0, &list, &count, &room), 2);
		}
		allocations_left = SIZE_MAX;
		free(list);
		owners_free(o);
	}
}

static void describes_what_is_missing(void **state)
{
	CQ_CLEANUP(owners_freep) struct owners *o = NULL;
	struct buffer b;
	int error = 0;

	(void)state;
	assert_int_equal(owners_new(&o), 0);
	buffer_init(&b, 1000);
	assert_false(owners_incomplete(o, &error));
	owners_describe_incomplete(o, &b);
	assert_int_equal(b.len, 0);
	o->blind = (struct owners_blind_spots){
		.unreadable = 1, .unreadable_error = EACCES, .is_confined = true};
	assert_true(owners_incomplete(o, &error));
	assert_int_equal(error, EACCES);
	owners_describe_incomplete(o, &b);
	assert_true(text_equal(buffer_text(&b),
	                       TEXT("1 process could not be read; processes outside this pid "
	                            "namespace cannot be seen")));
	buffer_clear(&b);
	o->blind = (struct owners_blind_spots){.unreadable = 0, .is_hidden = true};
	assert_true(owners_incomplete(o, &error));
	owners_describe_incomplete(o, &b);
	assert_true(
		text_equal(buffer_text(&b), TEXT("processes of other users are hidden (hidepid)")));
	buffer_done(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_like_a_list),
		cmocka_unit_test(appends_to_what_is_there),
		cmocka_unit_test(records_stay_where_they_are),
		cmocka_unit_test(shows_what_was_not_marked),
		cmocka_unit_test(a_mark_stays),
		cmocka_unit_test(namespaces_come_once),
		cmocka_unit_test(primary_follows_its_rule),
		cmocka_unit_test(takes_few_bytes),
		cmocka_unit_test(survives_without_memory),
		cmocka_unit_test(describes_what_is_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
