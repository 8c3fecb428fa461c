/* SPDX-License-Identifier: Apache-2.0 */
#include "child.h"

#include <pthread.h>
#include <pwd.h>
#include <sys/mman.h>

#include "collect/collect.h"

struct list {
	struct account at[64];
	char first[32]; /* name of the first */
	size_t count;
	int stop;
};

static int keep(void *context, const struct account *a)
{
	struct list *l = context;

	assert_true(l->count < ARRAY_LEN(l->at));
	if (l->count == 0)
		(void)snprintf(l->first, sizeof(l->first), "%.*s", (int)a->name.len, a->name.bytes);
	l->at[l->count++] = *a;
	return l->stop;
}

struct compared {
	size_t count;
	bool is_equal;
};

static bool is_text(struct text t, const char *expected)
{
	return text_equal(t, text_of(expected));
}

/* Against what getpwnam says of each. */
static int compare(void *context, const struct account *a)
{
	struct compared *c = context;
	struct passwd entry, *found = NULL;
	char name[256], room[4096];

	(void)snprintf(name, sizeof(name), "%.*s", (int)a->name.len, a->name.bytes);
	c->count++;
	c->is_equal &= getpwnam_r(name, &entry, room, sizeof(room), &found) == 0 && found &&
	               found->pw_uid == a->uid && found->pw_gid == a->gid &&
	               is_text(a->comment, found->pw_gecos) &&
	               is_text(a->directory, found->pw_dir) && is_text(a->shell, found->pw_shell);
	return 0;
}

static size_t entries(void)
{
	size_t count = 0;

	setpwent();
	while (getpwent())
		count++;
	endpwent();
	return count;
}

static void the_list_is_that_of_nss(void **state)
{
	struct compared c = {.is_equal = true};
	size_t count = entries();

	(void)state;
	assert_int_equal(accounts_list(compare, &c), 0);
	assert_int_equal(c.count, count);
	assert_true(c.is_equal);
}

static int count_one(void *context, const struct account *a)
{
	(void)a;
	(*(size_t *)context)++;
	return 0;
}

static void *list_often(void *context)
{
	for (int i = 0; i < 50; i++) {
		size_t count = 0;

		if (accounts_list(count_one, &count) < 0 || count != *(const size_t *)context)
			return context;
	}
	return NULL;
}

/* Each sees the whole list, though glibc has one place in it for all. */
static void threads_may_list_at_once(void **state)
{
	pthread_t threads[4];
	size_t count = entries();
	void *failed = NULL;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(threads); i++)
		assert_int_equal(pthread_create(&threads[i], NULL, list_often, &count), 0);
	for (size_t i = 0; i < ARRAY_LEN(threads); i++) {
		void *answer;

		pthread_join(threads[i], &answer);
		failed = answer ? answer : failed;
	}
	assert_null(failed);
}

static int is_root(void *context, const struct account *a)
{
	*(bool *)context = a->uid == 0 && is_text(a->name, "root");
	return 7;
}

static void one_is_looked_up(void **state)
{
	bool is_found = false;
	size_t count = 0;

	(void)state;
	assert_int_equal(accounts_by_uid(0, is_root, &is_found), 7);
	assert_true(is_found);
	is_found = false;
	assert_int_equal(accounts_by_name("root", is_root, &is_found), 7);
	assert_true(is_found);
	assert_int_equal(accounts_by_name("no such account", count_one, &count), 0);
	assert_int_equal(accounts_by_uid(4000000000u, count_one, &count), 0);
	assert_int_equal(count, 0);
}

static int file_of(const char *content)
{
	int fd = memfd_create("passwd", MFD_CLOEXEC);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, content, strlen(content)), strlen(content));
	lseek(fd, 0, SEEK_SET);
	return fd;
}

static void lines_that_are_none_are_passed_over(void **state)
{
	CQ_CLEANUP(fd_close)
	int fd = file_of("root:x:0:0:a, b:/root:/bin/sh\n"
	                 "# x:x:1:1:::\n+nis:x:1:1:::\nbad:x:1\n"
	                 "big:x:4294967296:1:::\n:x:1:1:::\n\n"
	                 "last:x:4294967295:7:::/a:b");
	struct list l = {0};

	(void)state;
	assert_int_equal(accounts_of_file(fd, keep, &l), 0);
	assert_int_equal(l.count, 2);
	assert_int_equal(l.at[1].uid, UINT32_MAX);
	assert_int_equal(l.at[1].gid, 7);
	lseek(fd, 0, SEEK_SET);
	l = (struct list){.stop = -EIO};
	assert_int_equal(accounts_of_file(fd, keep, &l), -EIO);
	assert_int_equal(l.count, 1);
	assert_string_equal(l.first, "root");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_list_is_that_of_nss),
		cmocka_unit_test(threads_may_list_at_once),
		cmocka_unit_test(one_is_looked_up),
		cmocka_unit_test(lines_that_are_none_are_passed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
