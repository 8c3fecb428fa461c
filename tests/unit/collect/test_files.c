/* SPDX-License-Identifier: Apache-2.0 */
#include "child.h"

#include <ftw.h>
#include <sys/socket.h>
#include <sys/sysmacros.h>
#include <sys/un.h>

#include "collect/file_facts.h"

static const struct file_root ours = {.fd = -1};

/* ---- a directory of files -------------------------------------------------------------------- */

struct folder {
	char path[64];
};

static const char *below(const struct folder *f, const char *name)
{
	static char room[8][256];
	static unsigned next;
	char *path = room[next++ % 8];

	(void)snprintf(path, sizeof(room[0]), "%s/%s", f->path, name);
	return path;
}

static void put(const struct folder *f, const char *name, const char *content)
{
	int fd = open(below(f, name), O_WRONLY | O_CREAT | O_CLOEXEC, 0640);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, content, strlen(content)), strlen(content));
	close(fd);
}

static int setup(void **state)
{
	static struct folder f;

	(void)snprintf(f.path, sizeof(f.path), "/tmp/connquery-test-XXXXXX");
	assert_non_null(mkdtemp(f.path));
	mkdir(below(&f, "dir"), 0755);
	mkdir(below(&f, "dir/sub"), 0755);
	mkdir(below(&f, ".hidden"), 0755);
	put(&f, "a.txt", "hello");
	put(&f, "b.txt", "");
	put(&f, ".dot", "x");
	put(&f, "dir/c.txt", "c");
	put(&f, "dir/.in", "i");
	put(&f, "dir/sub/d.txt", "d");
	put(&f, ".hidden/e.txt", "e");
	assert_int_equal(symlink("a.txt", below(&f, "link")), 0);
	assert_int_equal(symlink("nowhere", below(&f, "broken")), 0);
	assert_int_equal(symlink("dir", below(&f, "way")), 0);
	assert_int_equal(symlink("..", below(&f, "dir/up")), 0);
	assert_int_equal(mkfifo(below(&f, "fifo"), 0600), 0);
	*state = &f;
	return 0;
}

static int end_one(const char *path, const struct stat *s, int flag, struct FTW *w)
{
	(void)s;
	(void)flag;
	(void)w;
	return remove(path);
}

static int teardown(void **state)
{
	const struct folder *f = *state;

	return nftw(f->path, end_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* ---- facts ----------------------------------------------------------------------------------- */

static void facts_are_those_of_stat(void **state)
{
	const struct folder *f = *state;
	struct file_facts facts;
	struct stat st;

	assert_int_equal(file_look(&ours, below(f, "a.txt"), &facts), 0);
	assert_int_equal(stat(below(f, "a.txt"), &st), 0);
	assert_false(facts.is_symlink);
	assert_int_equal(facts.mode, st.st_mode);
	assert_int_equal(facts.inode, st.st_ino);
	assert_int_equal(facts.size, 5);
	assert_int_equal(facts.uid, st.st_uid);
	assert_int_equal(facts.gid, st.st_gid);
	assert_int_equal(facts.hard_links, 1);
	assert_int_equal(facts.block_size, st.st_blksize);
	assert_int_equal(facts.modified, st.st_mtim.tv_sec);
	assert_int_equal(facts.accessed, st.st_atim.tv_sec);
	assert_int_equal(facts.changed, st.st_ctim.tv_sec);
	assert_string_equal(facts.target, "");
	assert_int_equal(file_look(&ours, "/dev/null", &facts), 0);
	assert_int_equal(facts.device_number, makedev(1, 3));
	assert_int_equal(file_look(&ours, below(f, "none"), &facts), -ENOENT);
}

static void links_are_followed(void **state)
{
	const struct folder *f = *state;
	struct file_facts facts;

	assert_int_equal(file_look(&ours, below(f, "link"), &facts), 0);
	assert_true(facts.is_symlink && !facts.is_dangling);
	assert_int_equal(facts.size, 5);
	assert_string_equal(facts.target, below(f, "a.txt"));
	assert_int_equal(file_look(&ours, below(f, "broken"), &facts), 0);
	assert_true(facts.is_symlink && facts.is_dangling);
	assert_true(S_ISLNK(facts.mode));
	assert_string_equal(facts.target, "nowhere");
}

static void a_fifo_is_not_waited_for(void **state)
{
	const struct file_hash_options options = {.kinds = 7, .max_size = 1000};
	const struct folder *f = *state;
	struct text hashes[HASH_KIND_COUNT];
	struct file_facts facts;
	struct arena *arena;

	alarm(10);
	assert_int_equal(arena_new(65536, &arena), 0);
	assert_int_equal(file_look(&ours, below(f, "fifo"), &facts), 0);
	assert_true(S_ISFIFO(facts.mode));
	assert_int_equal(file_open(&ours, below(f, "fifo")), -EINVAL);
	assert_int_equal(file_hashes(&ours, below(f, "fifo"), &options, arena, hashes), -EINVAL);
	assert_int_equal(file_hashes(&ours, "/dev/zero", &options, arena, hashes), -EINVAL);
	assert_int_equal(file_hashes(&ours, below(f, "dir"), &options, arena, hashes), -EINVAL);
	alarm(0);
	arena_free(arena);
}

#ifdef HAVE_NETTLE
static void hashes_are_of_the_content(void **state)
{
	struct file_hash_options options = {.kinds = 7, .max_size = 5};
	const struct folder *f = *state;
	struct text hashes[HASH_KIND_COUNT];
	struct arena *arena;

	assert_int_equal(arena_new(65536, &arena), 0);
	assert_int_equal(file_hashes(&ours, below(f, "link"), &options, arena, hashes), 0);
	assert_true(text_equal(hashes[HASH_MD5], TEXT("5d41402abc4b2a76b9719d911017c592")));
	assert_true(
		text_equal(hashes[HASH_SHA1], TEXT("aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d")));
	assert_true(text_equal(hashes[HASH_SHA256], TEXT("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1"
	                                                 "fa7425e73043362938b9824")));
	options.max_size = 4;
	assert_int_equal(file_hashes(&ours, below(f, "link"), &options, arena, hashes), 0);
	assert_null(hashes[HASH_SHA256].bytes);
	options = (struct file_hash_options){.kinds = 1u << HASH_SHA1, .max_size = 5};
	assert_int_equal(file_hashes(&ours, below(f, "b.txt"), &options, arena, hashes), 0);
	assert_true(
		text_equal(hashes[HASH_SHA1], TEXT("da39a3ee5e6b4b0d3255bfef95601890afd80709")));
	assert_null(hashes[HASH_MD5].bytes);
	assert_int_equal(file_hashes(&ours, below(f, "none"), &options, arena, hashes), -ENOENT);
	arena_free(arena);
}
#endif

/* ---- patterns -------------------------------------------------------------------------------- */

static void names_match_as_in_a_shell(void **state)
{
	static const struct {
		const char *pattern, *name;
		bool matches;
	} cases[] = {
		{"%", "a", true},         {"%", "", true},           {"%", ".a", false},
		{".%", ".a", true},       {"a%", "abc", true},       {"%c", "abc", true},
		{"%b%", "abc", true},     {"a%c", "ab", false},      {"a", "A", false},
		{"%ab", "aab", true},     {"%a%b%c", "aabbc", true}, {"a_c", "abc", false},
		{"[a]", "a", false},      {"[a]%", "[a]b", true},    {"%%", "x", true},
		{"%.txt", ".txt", false}, {"", "a", false},          {"a%", "", false},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++)
		if (file_name_matches(text_of(cases[i].pattern), text_of(cases[i].name)) !=
		    cases[i].matches)
			fail_msg("%s %s", cases[i].pattern, cases[i].name);
}

/* Paths that are there, without the folder's, sorted, joined with blanks. */
struct found {
	const struct folder *folder;
	char names[64][64];
	size_t count;
};

static int find(void *context, const char *path)
{
	struct found *f = context;
	size_t len = strlen(f->folder->path);
	struct stat st;

	if (lstat(path, &st) < 0)
		return 0;
	assert_true(f->count < ARRAY_LEN(f->names));
	assert_memory_equal(path, f->folder->path, len);
	(void)snprintf(f->names[f->count++], sizeof(f->names[0]), "%s", path + len + 1);
	return 0;
}

static int by_name(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void assert_found(struct found *f, const char *expected)
{
	char joined[1024] = "";

	qsort(f->names, f->count, sizeof(f->names[0]), by_name);
	for (size_t i = 0; i < f->count; i++) {
		strcat(joined, i > 0 ? " " : "");
		strcat(joined, f->names[i]);
	}
	assert_string_equal(joined, expected);
}

static void patterns_find_files(void **state)
{
	static const struct {
		const char *pattern, *found;
	} cases[] = {
		{"%", "a.txt b.txt broken dir fifo link way"},
		{".%", ".dot .hidden"},
		{"%.txt", "a.txt b.txt"},
		{"%/c%", "dir/c.txt way/c.txt"},
		{"%/%", "dir/c.txt dir/sub dir/up way/c.txt way/sub way/up"},
		{"dir/%%", "dir/c.txt dir/sub dir/sub/d.txt dir/up"},
		{"d%%", "dir dir/.in dir/c.txt dir/sub dir/sub/d.txt dir/up"},
		{"%%/sub/d.txt", "dir/sub/d.txt way/sub/d.txt"},
		{"%/sub/d.txt", "dir/sub/d.txt way/sub/d.txt"},
		{"a.txt", "a.txt"},
		{"none", ""},
		{"none/%", ""},
		{"a.txt/%", ""},
		{"%/", "dir/ way/"},
	};

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		struct found f = {.folder = *state};

		assert_int_equal(
			file_match(&ours, text_of(below(*state, cases[i].pattern)), find, &f), 0);
		assert_found(&f, cases[i].found);
	}
}

static void what_is_in_a_directory_is_listed(void **state)
{
	struct found f = {.folder = *state}, g = f;

	assert_int_equal(file_list(&ours, f.folder->path, find, &f), 0);
	assert_found(&f, ".dot .hidden a.txt b.txt broken dir fifo link way");
	assert_int_equal(file_list(&ours, below(*state, "dir/"), find, &g), 0);
	assert_found(&g, "dir/.in dir/c.txt dir/sub dir/up");
	assert_int_equal(file_list(&ours, below(*state, "fifo"), find, &g), -ENOTDIR);
	assert_int_equal(file_list(&ours, below(*state, "none"), find, &g), -ENOENT);
}

static int stop(void *context, const char *path)
{
	(void)path;
	return ++*(int *)context == 2 ? -EIO : 0;
}

static void patterns_are_bounded(void **state)
{
	char many[300];
	int count = 0;

	assert_int_equal(file_match(&ours, text_of(below(*state, "%%")), stop, &count), -EIO);
	assert_int_equal(count, 2);
	/* so deep that every name keeps a descriptor */
	(void)snprintf(many, sizeof(many), "%s/dir", ((const struct folder *)*state)->path);
	for (int i = 0; i < 40; i++)
		strcat(many, "/u%/d%");
	assert_int_equal(file_match(&ours, text_of(many), stop, &count), -E2BIG);
	assert_int_equal(file_match(&ours, TEXT("tmp/%"), stop, &count), 0);
	assert_int_equal(file_match(&ours, TEXT(""), stop, &count), 0);
	assert_int_equal(file_match(&ours, TEXT("%"), stop, &count), 0);
}

/* ---- roots ----------------------------------------------------------------------------------- */

/* In a root of its own, links lead to its own files. */
static void change_root(int out, void *argument)
{
	if (chroot((const char *)argument) < 0)
		child_say(out, "n", 1);
	else
		child_say(out, "y", 1);
}

static void a_root_is_not_left(void **state)
{
	struct file_facts facts, other;
	const struct folder *f = *state;
	struct file_root root;
	struct child c;
	char answer;

	assert_int_equal(symlink("/../../a.txt", below(f, "out")), 0);
	assert_int_equal(symlink("/etc/passwd", below(f, "far")), 0);
	c = child_start(change_root, (void *)(uintptr_t)f->path);
	assert_true(child_hear(&c, &answer, 1));
	if (answer == 'n') {
		child_end(&c);
		skip();
	}
	assert_int_equal(file_root_open((uint32_t)c.pid, &root), 0);
	assert_true(root.mount_namespace > 0);
	assert_int_equal(file_look(&root, "/out", &facts), 0);
	assert_int_equal(file_look(&ours, below(f, "a.txt"), &other), 0);
	assert_int_equal(facts.inode, other.inode);
	assert_int_equal(file_look(&root, "/far", &facts), 0);
	assert_true(facts.is_dangling);
	assert_int_equal(file_look(&root, "/../../../etc/passwd", &facts), -ENOENT);
	file_root_close(&root);
	child_end(&c);
	assert_true(file_root_open((uint32_t)c.pid, &root) < 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(facts_are_those_of_stat, setup, teardown),
		cmocka_unit_test_setup_teardown(links_are_followed, setup, teardown),
		cmocka_unit_test_setup_teardown(a_fifo_is_not_waited_for, setup, teardown),
#ifdef HAVE_NETTLE
		cmocka_unit_test_setup_teardown(hashes_are_of_the_content, setup, teardown),
#endif
		cmocka_unit_test(names_match_as_in_a_shell),
		cmocka_unit_test_setup_teardown(patterns_find_files, setup, teardown),
		cmocka_unit_test_setup_teardown(what_is_in_a_directory_is_listed, setup, teardown),
		cmocka_unit_test_setup_teardown(patterns_are_bounded, setup, teardown),
		cmocka_unit_test_setup_teardown(a_root_is_not_left, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
