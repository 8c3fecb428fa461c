/* SPDX-License-Identifier: Apache-2.0 */
#include "tree.h"

#include "enrich/enrich.h"

struct fixture {
	struct tree tree;
	struct process process;
	struct socket socket;
	struct connection c;
	void *state;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	char room[PATH_MAX];

	assert_non_null(f);
	tree_make(&f->tree);
	tree_file(&f->tree, "usr/bin/bash", "#!");
	tree_file(&f->tree, "usr/bin/sh", "#!");
	tree_file(&f->tree, "usr/bin/sh.distrib", "#!");
	tree_file(&f->tree, "opt/other", "#!");
	tree_path(&f->tree, "bin", room);
	assert_int_equal(symlink("usr/bin", room), 0);
	tree_path(&f->tree, "sbin", room);
	assert_int_equal(symlink("elsewhere", room), 0);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	if (f->state)
		enricher_package.free(f->state);
	tree_done(&f->tree);
	free(f);
	return 0;
}

static void database(struct fixture *f)
{
	tree_file(&f->tree, "var/lib/dpkg/info/bash.list", "/.\n/bin\n/bin/bash\n/usr/share/doc\n");
	tree_file(&f->tree, "var/lib/dpkg/info/dash:amd64.list", "/bin/sh\n/usr/share/doc\n");
	tree_file(&f->tree, "var/lib/dpkg/info/mine.list", "/usr/bin/sh\n");
	tree_file(&f->tree, "var/lib/dpkg/info/mine.md5sums", "/opt/other\n");
	/* who diverts has the name, whose it was lies elsewhere */
	tree_file(&f->tree, "var/lib/dpkg/diversions", "/bin/sh\n/bin/sh.distrib\nmine\n/cut\n");
	tree_file(&f->tree, "var/lib/dpkg/status",
	          "Package: bash\nStatus: install ok installed\nArchitecture: amd64\n"
	          "Version: 5.2.15-2\nDescription: x\n Version: 7\n\n"
	          "Package: dash\nArchitecture: i386\nVersion: 1\n\n"
	          "Package: dash\nArchitecture: amd64\nVersion: 2\n");
}

static const struct package *package_of(struct fixture *f, const char *path)
{
	struct stat st = {0};

	if (!f->state)
		assert_int_equal(enricher_package_new(f->tree.fd, &f->state), 0);
	(void)fstatat(f->tree.fd, path + 1, &st, 0);
	f->process.file = (struct file){.path = text_of(path),
	                                .name = TEXT("x"),
	                                .known_stat = true,
	                                .inode = st.st_ino,
	                                .device = st.st_dev};
	f->c = (struct connection){.socket = &f->socket, .process = &f->process};
	assert_int_equal(enricher_package.draw(f->state, &f->c), 0);
	assert_non_null(f->c.package);
	const struct package *first = f->c.package;
	assert_int_equal(enricher_package.draw(f->state, &f->c), 0);
	assert_ptr_equal(f->c.package, first);
	return first;
}

static void packages(void **state)
{
	struct fixture *f = *state;
	const struct package *p;

	database(f);
	p = package_of(f, "/usr/bin/bash");
	assert_text(p->name, "bash");
	assert_text(p->version, "5.2.15-2");
	assert_text(p->architecture, "amd64");
	assert_null(p->reason.bytes);
	assert_text(package_of(f, "/usr/bin/sh")->name, "mine");
	assert_null(package_of(f, "/usr/bin/sh")->version.bytes);
	p = package_of(f, "/usr/bin/sh.distrib");
	assert_text(p->name, "dash");
	assert_text(p->version, "2");
	p = package_of(f, "/opt/other");
	assert_null(p->name.bytes);
	assert_text(p->reason, "no package has installed it");
}

/* The path alone proves nothing. */
static void other_files(void **state)
{
	static const char words[] = "the executable is no file of this host";
	struct fixture *f = *state;

	database(f);
	/* what a container has under that path */
	assert_text(package_of(f, "/usr/bin/gone")->reason, words);
	assert_text(package_of(f, "/usr/bin/bash")->name, "bash");
	f->process.file.inode++;
	assert_int_equal(enricher_package.draw(f->state, &f->c), 0);
	assert_text(f->c.package->reason, words);
	f->process.file.inode--;
	f->process.file.is_deleted = true;
	f->process.file.device++;
	assert_int_equal(enricher_package.draw(f->state, &f->c), 0);
	assert_text(f->c.package->reason, words);
	f->process.file = (struct file){.known_stat = false};
	f->c.package = NULL;
	assert_int_equal(enricher_package.draw(f->state, &f->c), 0);
	assert_null(f->c.package);
}

static void no_database(void **state)
{
	assert_text(package_of(*state, "/usr/bin/bash")->reason,
	            "this host has no database of dpkg");
}

static void hostile_database(void **state)
{
	struct fixture *f = *state;
	char path[PATH_MAX];

	database(f);
	tree_file(&f->tree, "var/lib/dpkg/info/.list", "/usr/bin/bash\n");
	tree_file(&f->tree, "var/lib/dpkg/info/x\n%s:.list", "\n\n/\n//\n/a\n");
	tree_file(&f->tree, "var/lib/dpkg/status", "Package: bash\n\n\n\n\nVersion:");
	tree_path(&f->tree, "var/lib/dpkg/info/pipe.list", path);
	assert_int_equal(mkfifo(path, 0600), 0);
	assert_text(package_of(f, "/usr/bin/bash")->name, "bash");
	assert_null(f->c.package->version.bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(packages, set_up, tear_down),
		cmocka_unit_test_setup_teardown(other_files, set_up, tear_down),
		cmocka_unit_test_setup_teardown(no_database, set_up, tear_down),
		cmocka_unit_test_setup_teardown(hostile_database, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
