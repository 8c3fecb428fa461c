/* SPDX-License-Identifier: Apache-2.0 */
#include "child.h"

#include <pwd.h>

#include "collect/collect.h"

static void names_are_those_of_nss(void **state)
{
	CQ_CLEANUP(users_freep) struct users *u = NULL;
	const struct passwd *entry;

	(void)state;
	assert_int_equal(users_new(AT_FDCWD, &u), 0);
	for (uint32_t uid = 0; uid < 1100; uid++) {
		struct user user = users_get(u, uid);

		entry = getpwuid(uid);
		assert_true(user.known);
		assert_int_equal(user.uid, uid);
		assert_true(text_equal(user.name, entry ? text_of(entry->pw_name) : TEXT_NONE));
		/* asked once: the same text */
		assert_ptr_equal(users_get(u, uid).name.bytes, user.name.bytes);
	}
}

static void kinds_follow_login_defs(void **state)
{
	static const struct {
		const char *root;
		uint32_t uid;
		enum user_kind kind;
	} cases[] = {
		{FIXTURES "/host/server", 0, USER_ADMIN},
		{FIXTURES "/host/server", 499, USER_SYSTEM},
		{FIXTURES "/host/server", 500, USER_NORMAL},
		{FIXTURES "/host/server", 65534, USER_SYSTEM},
		{FIXTURES "/host/server", 70000, USER_NORMAL},
		{FIXTURES "/host/laptop", 999, USER_SYSTEM}, /* no login.defs */
		{FIXTURES "/host/laptop", 1000, USER_NORMAL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		CQ_CLEANUP(users_freep) struct users *u = NULL;
		int root = open(cases[i].root, O_PATH | O_DIRECTORY | O_CLOEXEC);

		assert_true(root >= 0);
		assert_int_equal(users_new(root, &u), 0);
		assert_int_equal(users_get(u, cases[i].uid).kind, cases[i].kind);
		close(root);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_are_those_of_nss),
		cmocka_unit_test(kinds_follow_login_defs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
