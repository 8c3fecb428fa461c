/* SPDX-License-Identifier: Apache-2.0 */
#include "child.h"

#include "collect/hash.h"

#define assert_text(t, expected) assert_true(text_equal((t), text_of(expected)))
#define ALL (1u << HASH_MD5 | 1u << HASH_SHA1 | 1u << HASH_SHA256)

static char path[] = "/tmp/connquery-test-XXXXXX";

static void describe(int fd, struct file *f)
{
	struct stat st;

	assert_int_equal(fstat(fd, &st), 0);
	*f = (struct file){
		.known_stat = true,
		.type = (uint8_t)(st.st_mode >> 12),
		.size = (uint64_t)st.st_size,
		.inode = st.st_ino,
		.device = st.st_dev,
		.modified_time = st.st_mtim.tv_sec * 1000 + st.st_mtim.tv_nsec / 1000000,
		.changed_time = st.st_ctim.tv_sec * 1000 + st.st_ctim.tv_nsec / 1000000,
	};
}

struct fixture {
	struct arena *arena;
	struct hash_cache cache;
	struct process_options options;
	int fd; /* O_PATH */
	struct file file;
};

static void fixture_start(struct fixture *f, const char *content, size_t len)
{
	char copy[sizeof(path)];
	int fd;

	memcpy(copy, path, sizeof(path));
	fd = mkostemp(copy, O_CLOEXEC);
	assert_true(fd >= 0);
	assert_int_equal(write(fd, content, len), len);
	close(fd);
	f->fd = open(copy, O_PATH | O_CLOEXEC);
	unlink(copy); /* what is hashed need not have a name */
	describe(f->fd, &f->file);
	f->options.hashes = ALL;
	f->options.hash_max_size = 1 << 20;
	f->options.is_remote_allowed = true;
	assert_int_equal(arena_new(1 << 20, &f->arena), 0);
}

static void fixture_done(struct fixture *f)
{
	hash_cache_done(&f->cache);
	arena_free(f->arena);
	close(f->fd);
}

static int hash(struct fixture *f)
{
	return hash_file(&f->cache, &f->options, f->arena, f->fd, &f->file);
}

/* RFC 1321, FIPS 180-2. */
static void known_answers(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};

	(void)state;
	fixture_start(&f, "abc", 3);
	assert_int_equal(hash(&f), 0);
	assert_text(f.file.hashes[HASH_MD5], "900150983cd24fb0d6963f7d28e17f72");
	assert_text(f.file.hashes[HASH_SHA1], "a9993e364706816aba3e25717850c26c9cd0d89d");
	assert_text(f.file.hashes[HASH_SHA256],
	            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	assert_null(f.file.no_hash_reason.bytes);
}

static void only_what_is_asked(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};

	(void)state;
	fixture_start(&f, "", 0);
	f.options.hashes = 1u << HASH_SHA1;
	assert_int_equal(hash(&f), 0);
	assert_null(f.file.hashes[HASH_MD5].bytes);
	assert_null(f.file.hashes[HASH_SHA256].bytes);
	assert_text(f.file.hashes[HASH_SHA1], "da39a3ee5e6b4b0d3255bfef95601890afd80709");
}

static void each_file_once(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};
	struct file first;

	(void)state;
	fixture_start(&f, "abc", 3);
	assert_int_equal(hash(&f), 0);
	first = f.file;
	describe(f.fd, &f.file);
	assert_int_equal(hash(&f), 0);
	assert_ptr_equal(f.file.hashes[HASH_MD5].bytes, first.hashes[HASH_MD5].bytes);
	assert_int_equal(f.cache.count, 1);
}

static void large_files_are_left(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};

	(void)state;
	fixture_start(&f, "abcd", 4);
	f.options.hash_max_size = 3;
	assert_int_equal(hash(&f), -EFBIG);
	assert_text(f.file.no_hash_reason, "larger than 3 bytes");
	assert_null(f.file.hashes[HASH_MD5].bytes);
}

static void a_changed_file_has_no_hash(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture longer = {0}, shorter = {0}, touched = {0};

	(void)state;
	fixture_start(&longer, "abcd", 4);
	longer.file.size = 3; /* it has grown since */
	assert_int_equal(hash(&longer), -ESTALE);
	assert_text(longer.file.no_hash_reason, "changed while it was read");
	fixture_start(&shorter, "abcd", 4);
	shorter.file.size = 5;
	assert_int_equal(hash(&shorter), -ESTALE);
	fixture_start(&touched, "abcd", 4);
	touched.file.modified_time--;
	assert_int_equal(hash(&touched), -ESTALE);
	assert_null(touched.file.hashes[HASH_SHA256].bytes);
}

static void only_regular_files(void **state)
{
	CQ_CLEANUP(fixture_done) struct fixture f = {0};

	(void)state;
	fixture_start(&f, "", 0);
	f.file.type = S_IFIFO >> 12;
	assert_int_equal(hash(&f), -EINVAL);
	assert_text(f.file.no_hash_reason, "not a regular file");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(known_answers),
		cmocka_unit_test(only_what_is_asked),
		cmocka_unit_test(each_file_once),
		cmocka_unit_test(large_files_are_left),
		cmocka_unit_test(a_changed_file_has_no_hash),
		cmocka_unit_test(only_regular_files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
