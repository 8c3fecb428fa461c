/* SPDX-License-Identifier: Apache-2.0 */
/* Pure parts of a process's details: control groups, ids, names of files, sessions. */
#include "child.h"

#include "collect/process_facts.h"
#include "collect/session.h"

#define assert_text(t, expected) assert_true(text_equal((t), text_of(expected)))

static void cgroups(void **state)
{
	static const struct {
		const char *content, *expected;
	} cases[] = {
		{"", NULL},
		{"0::/\n", NULL},
		{"0::/system.slice/nginx.service\n", "/system.slice/nginx.service"},
		{"0::/a:b:c\n", "/a:b:c"},
		{"12:cpu,cpuacct:/x\n1:name=systemd:/user.slice\n", "/user.slice"},
		{"1:name=systemd:/legacy\n0::/modern\n", "/modern"},
		{"1:name=systemd:/legacy\n0::/\n", "/legacy"},
		{"1:name=systemd:/\n0::/\n", NULL},
		{"4:memory:/docker/1\n", NULL},
		{"garbage", NULL},
		{"1:name=systemd", NULL},
		{"0::/no-newline", "/no-newline"},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_text(process_parse_cgroup(text_of(cases[i].content)), cases[i].expected);
}

static void ids(void **state)
{
	uint32_t real = 0, effective = 0, group = 0;

	(void)state;
	assert_true(process_parse_ids(TEXT("Name:\tx\nUid:\t1\t2\t3\t4\nGid:\t5\t6\t7\t8\n"), &real,
	                              &effective, &group));
	assert_int_equal(real, 1);
	assert_int_equal(effective, 2);
	assert_int_equal(group, 6);
	assert_true(process_parse_ids(TEXT("Uid:\t4294967294\t0\nGid:\t0\t0"), &real, &effective,
	                              &group));
	assert_int_equal(real, 4294967294);
	assert_false(process_parse_ids(TEXT("Uid:\t1\t2\t3\t4\n"), &real, &effective, &group));
	assert_false(process_parse_ids(TEXT("Uid:\t1\nGid:\t1\t2\n"), &real, &effective, &group));
	assert_false(process_parse_ids(TEXT("Uid:\t4294967296\t1\nGid:\t1\t2\n"), &real, &effective,
	                               &group));
	assert_false(
		process_parse_ids(TEXT("Uid:\t-1\t1\nGid:\t1\t2\n"), &real, &effective, &group));
	assert_false(process_parse_ids(TEXT(""), &real, &effective, &group));
	/* innermost last; one alone is ours */
	assert_int_equal(process_parse_namespace_pid(TEXT("Pid:\t7\nNSpid:\t4711\t12\t1\n")), 1);
	assert_int_equal(process_parse_namespace_pid(TEXT("NSpid:\t4711\nNSpid:\t1\t2\n")), 0);
	assert_int_equal(process_parse_namespace_pid(TEXT("NSpid:\t1\tx\n")), 0);
	assert_int_equal(process_parse_namespace_pid(TEXT("NSpid:\t1\t4294967297\n")), 0);
	assert_int_equal(process_parse_namespace_pid(TEXT("Pid:\t7\n")), 0);
}

static void names(void **state)
{
	static const struct {
		const char *path, *name, *ext;
	} cases[] = {
		{"/usr/bin/python3.11", "python3.11", "11"},
		{"/a/b.c/d", "d", NULL},
		{"/.profile", ".profile", NULL},
		{"/x.", "x.", NULL},
		{"/x.tar.gz", "x.tar.gz", "gz"},
		{"/", "", NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct file f = {.path = text_of(cases[i].path)};

		process_name_file(&f);
		assert_text(f.name, cases[i].name);
		assert_text(f.ext, cases[i].ext);
	}
}

static void sessions_in_cgroups(void **state)
{
	static const struct {
		const char *cgroup, *expected;
	} cases[] = {
		{"/user.slice/user-1000.slice/session-c2.scope", "c2"},
		{"/user.slice/user-1000.slice/session-37.scope/deeper", "37"},
		{"/session-1.scope", "1"},
		{"/user.slice/user-1000.slice/user@1000.service/app.slice", NULL},
		/* not logind's: names that somebody else chose */
		{"/system.slice/docker-1.scope/session-9.scope", NULL},
		{"/machine.slice/x.service/user.slice/session-9.scope", NULL},
		{"/user.slice/session-../../x.scope", NULL},
		{"/user.slice/session-...scope", NULL},
		{"/user.slice/session-a-b.scope", NULL},
		{"/user.slice/session-.scope", NULL},
		{"/user.slice/session-1.service", NULL},
		{"/user.slice", NULL},
		{"/", NULL},
		{"", NULL},
		{NULL, NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		assert_text(session_of_cgroup(text_of(cases[i].cgroup)), cases[i].expected);
}

static void logind_knows_more(void **state)
{
	CQ_CLEANUP(arena_freep) struct arena *a = NULL;
	int root = open(FIXTURES "/host/server", O_PATH | O_DIRECTORY | O_CLOEXEC);
	const struct text cgroup = TEXT("/user.slice/user-1000.slice/session-c2.scope");
	struct session s;

	(void)state;
	assert_true(root >= 0);
	assert_int_equal(arena_new(65536, &a), 0);
	session_find(root, a, cgroup, true, 7, &s);
	assert_true(s.known && s.has_remote && s.is_remote);
	assert_text(s.uid, "c2");
	assert_text(s.issuer, "systemd-logind");
	assert_text(s.terminal, "pts/0");
	assert_int_equal(s.created_time, 1767225600123);
	/* one that logind's files say nothing of */
	session_find(root, a, TEXT("/user.slice/session-9.scope"), true, 7, &s);
	assert_true(s.known && !s.has_remote);
	assert_text(s.uid, "9");
	assert_null(s.terminal.bytes);
	assert_true(s.created_time == UNKNOWN_TIME);
	close(root);
}

static void audit_numbers_them_too(void **state)
{
	CQ_CLEANUP(arena_freep) struct arena *a = NULL;
	struct session s;

	(void)state;
	assert_int_equal(arena_new(65536, &a), 0);
	session_find(AT_FDCWD, a, TEXT("/system.slice/cron.service"), true, 7, &s);
	assert_true(s.known);
	assert_text(s.uid, "7");
	assert_text(s.issuer, "audit");
	session_find(AT_FDCWD, a, TEXT_NONE, false, 7, &s);
	assert_false(s.known);
	assert_null(s.uid.bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cgroups),
		cmocka_unit_test(ids),
		cmocka_unit_test(names),
		cmocka_unit_test(sessions_in_cgroups),
		cmocka_unit_test(logind_knows_more),
		cmocka_unit_test(audit_numbers_them_too),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
