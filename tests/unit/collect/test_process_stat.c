/* SPDX-License-Identifier: Apache-2.0 */
#include "child.h"

#include "../base/random.h"

#define BEHIND " S 17 5 6 7 8 64 10 11 12 13 14 15 16 17 18 19 6 0 123456 99 1\n"

static int parse(const char *text, struct process_stat *ret)
{
	return process_stat_parse(text_of(text), ret);
}

static void takes_the_fields(void **state)
{
	struct process_stat s;

	(void)state;
	assert_int_equal(parse("4711 (bash)" BEHIND, &s), 0);
	assert_int_equal(s.pid, 4711);
	assert_int_equal(s.parent_pid, 17);
	assert_int_equal(s.state, 'S');
	assert_int_equal(s.flags, 64);
	assert_int_equal(s.threads, 6);
	assert_int_equal(s.start_ticks, 123456);
	assert_int_equal(s.comm_len, 4);
	assert_string_equal(s.comm, "bash");
	assert_false(process_stat_is_kernel_thread(&s));
}

static void comm_may_be_anything(void **state)
{
	static const char *const names[] = {
		"",     ")",     "(",        ") R 1 1",  "a) R 1 1\n\033[31m",
		"((((", "x y z", "\xff\xfe", ") Z 0 0 ("};
	char line[256];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct process_stat s;

		snprintf(line, sizeof(line), "1 (%s)" BEHIND, names[i]);
		assert_int_equal(parse(line, &s), 0);
		assert_int_equal(s.comm_len, strlen(names[i]));
		assert_memory_equal(s.comm, names[i], s.comm_len);
		assert_int_equal(s.start_ticks, 123456);
	}
}

static void long_names_are_cut(void **state)
{
	struct process_stat s;

	(void)state;
	assert_int_equal(parse("9 (kworker/u8:3-events_unbound)" BEHIND, &s), 0);
	assert_int_equal(s.comm_len, 15);
	assert_memory_equal(s.comm, "kworker/u8:3-ev\0", 16);
}

static void refuses_what_is_none(void **state)
{
	static const char *const bad[] = {
		"",
		"1",
		"1 (x",
		"1 (x)",
		"1 (x) S",
		"1 (x) S 1 2 3",
		"x (x)" BEHIND,
		"(x)" BEHIND,
		") S 1 (",
		"1 (x) S -1 5 6 7 8 64 10 11 12 13 14 15 16 17 18 19 6 0 123456 99\n",
		"1 (x) S 1 5 6 7 8 64 10 11 12 13 14 15 16 17 18 19 6 0 99999999999999999999 9\n",
		"4294967296 (x)" BEHIND,
	};
	struct process_stat s;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(bad); i++)
		assert_int_equal(parse(bad[i], &s), -EBADMSG);
}

/* No byte string makes it read beyond the end (the sanitizer watches). */
static void survives_any_bytes(void **state)
{
	uint64_t r = random_start();

	(void)state;
	for (int i = 0; i < 20000; i++) {
		size_t len = random_below(&r, 120);
		char *bytes = malloc(len + 1);
		struct process_stat s;

		assert_non_null(bytes);
		for (size_t n = 0; n < len; n++)
			bytes[n] = "() 0123456789SZ\n-"[random_below(&r, 17)];
		process_stat_parse((struct text){bytes, len}, &s);
		free(bytes);
	}
}

static void managers_are_known(void **state)
{
	static const struct {
		uint32_t pid, parent;
		const char *comm;
		bool is_manager;
	} cases[] = {
		{1, 0, "anything", true},   {90, 1, "systemd", true}, {90, 2, "systemd", false},
		{90, 1, "systemd2", false}, {90, 1, "system", false}, {812, 1, "nginx", false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct process_stat s = {.pid = cases[i].pid, .parent_pid = cases[i].parent};

		memcpy(s.comm, cases[i].comm, strlen(cases[i].comm));
		assert_int_equal(process_stat_ref(&s).is_service_manager, cases[i].is_manager);
	}
}

static void name_child(int out, void *name)
{
	prctl(PR_SET_NAME, name);
	child_say(out, "", 1);
}

/* Kernels differ in what they escape in "stat"; the name comes out as it was set. */
static void reads_hostile_names(void **state)
{
	static char names[][16] = {"a) R 1 1\n\033[31m", "\\n\\\\ \n", "back\\slash", "",
	                           "\xff\x80("};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(names); i++) {
		struct child c = child_start(name_child, names[i]);
		struct process_ref ref;
		char ready;

		assert_true(child_hear(&c, &ready, 1));
		ref = ref_of(c.pid);
		assert_memory_equal(ref.comm, names[i], 16);
		assert_int_equal(ref.pid, c.pid);
		assert_int_equal(ref.parent_pid, getpid());
		child_end(&c);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_the_fields),    cmocka_unit_test(comm_may_be_anything),
		cmocka_unit_test(long_names_are_cut),  cmocka_unit_test(refuses_what_is_none),
		cmocka_unit_test(survives_any_bytes),  cmocka_unit_test(managers_are_known),
		cmocka_unit_test(reads_hostile_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
