/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Texts in SQL: osquery's functions, and those of SQLite that search one long text in another,
 * which its own do in a time that is the product of both lengths.
 */
#include <stdlib.h>
#ifdef HAVE_NETTLE
#include <nettle/base16.h>
#include <nettle/md5.h>
#include <nettle/nettle-meta.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#endif

#include "select/sql_functions.h"

/* ---- osquery's --------------------------------------------------------------------------------
 */

static size_t longest_of(sqlite3_context *context)
{
	return (size_t)sqlite3_limit(sqlite3_context_db_handle(context), SQLITE_LIMIT_LENGTH, -1);
}

static void buffer_result(sqlite3_context *context, struct buffer *b)
{
	if (buffer_error(b) == -EFBIG)
		sqlite3_result_error_toobig(context);
	else if (buffer_error(b) < 0)
		sqlite3_result_error_nomem(context);
	else
		function_text(context, b->bytes ? b->bytes : "", b->len);
	buffer_done(b);
}

static void join(sqlite3_context *context, struct text between, int argc, sqlite3_value **argv)
{
	bool is_first = true;
	struct buffer b;

	buffer_init(&b, longest_of(context));
	for (int i = 0; i < argc; i++) {
		struct text t = argument_text(argv[i]);

		if (!t.bytes)
			continue;
		if (!is_first)
			buffer_add_text(&b, between);
		buffer_add_text(&b, t);
		is_first = false;
	}
	buffer_result(context, &b);
}

static void concat(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	join(context, TEXT(""), argc, argv);
}

static void concat_ws(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct text between;

	if (argc == 0) {
		function_failed(context, "concat_ws() takes a separator and texts");
		return;
	}
	between = argument_text(argv[0]);
	if (between.bytes)
		join(context, between, argc - 1, argv + 1);
}

/* Parts are what stands between any bytes of `separators`; empty ones do not count. */
static void split(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct text t = argument_text(argv[0]), separators = argument_text(argv[1]);
	int64_t number = sqlite3_value_int64(argv[2]);
	size_t from = 0;

	if (any_null(argc, argv) || !t.bytes || !separators.bytes)
		return;
	if (separators.len == 0) {
		function_failed(context, "split(): there is nothing to split by");
		return;
	}
	for (size_t i = 0; i <= t.len; i++) {
		if (i < t.len && !memchr(separators.bytes, t.bytes[i], separators.len))
			continue;
		if (i > from && number-- == 0) {
			struct text part = text_trim((struct text){t.bytes + from, i - from});

			function_text(context, part.bytes, part.len);
			return;
		}
		from = i + 1;
	}
}

/* ---- hashes -----------------------------------------------------------------------------------
 */

#ifdef HAVE_NETTLE
static void hash(sqlite3_context *context, sqlite3_value *v, const struct nettle_hash *kind)
{
	union {
		struct md5_ctx md5;
		struct sha1_ctx sha1;
		struct sha256_ctx sha256;
	} state;
	uint8_t bytes[SHA256_DIGEST_SIZE]; /* the longest */
	char hex[BASE16_ENCODE_LENGTH(SHA256_DIGEST_SIZE)];
	struct text t = argument_text(v);

	if (!t.bytes)
		return;
	kind->init(&state);
	kind->update(&state, t.len, (const uint8_t *)t.bytes);
	kind->digest(&state, kind->digest_size, bytes);
	base16_encode_update(hex, kind->digest_size, bytes);
	function_text(context, hex, BASE16_ENCODE_LENGTH((size_t)kind->digest_size));
}

static void md5(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	(void)argc;
	hash(context, argv[0], &nettle_md5);
}

static void sha1(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	(void)argc;
	hash(context, argv[0], &nettle_sha1);
}

static void sha256(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	(void)argc;
	hash(context, argv[0], &nettle_sha256);
}
#endif

/* ---- SQLite's, in a time that is the sum of the lengths ---------------------------------------
 */

static bool is_inside_character(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* Where it is found, in bytes; the length when it is not. A text is found where a character begins.
 */
static size_t find(struct text in, struct text what, bool is_text)
{
	const char *at;

	if (what.len == 0 || (in.len >= what.len && memcmp(in.bytes, what.bytes, what.len) == 0))
		return 0;
	if (in.len == 0 || (is_text && is_inside_character(what.bytes[0])))
		return in.len;
	at = memmem(in.bytes, in.len, what.bytes, what.len);
	return at ? (size_t)(at - in.bytes) : in.len;
}

static void instr(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	bool is_text = sqlite3_value_type(argv[0]) != SQLITE_BLOB ||
	               sqlite3_value_type(argv[1]) != SQLITE_BLOB;
	struct text in = argument_text(argv[0]), what = argument_text(argv[1]);
	int64_t position = 1;
	size_t at;

	if (any_null(argc, argv))
		return;
	if (!in.bytes)
		in = TEXT("");
	if (!what.bytes)
		what = TEXT("");
	at = find(in, what, is_text);
	if (at == in.len && what.len > 0) {
		sqlite3_result_int(context, 0);
		return;
	}
	for (size_t i = 0; i < at; i++)
		position += !is_text || i == 0 || !is_inside_character(in.bytes[i]);
	sqlite3_result_int64(context, position);
}

static void replace(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	struct text in = argument_text(argv[0]), what = argument_text(argv[1]);
	struct text by = argument_text(argv[2]);
	struct buffer b;

	if (any_null(argc, argv))
		return;
	if (what.len == 0) {
		sqlite3_result_value(context, argv[0]);
		return;
	}
	buffer_init(&b, longest_of(context));
	while (in.len > 0) {
		const char *at = memmem(in.bytes, in.len, what.bytes, what.len);
		size_t len = at ? (size_t)(at - in.bytes) : in.len;

		buffer_add(&b, in.bytes, len);
		if (!at || buffer_error(&b) < 0)
			break;
		buffer_add_text(&b, by);
		in = (struct text){at + what.len, in.len - len - what.len};
	}
	buffer_result(context, &b);
}

/* ---- trimming ---------------------------------------------------------------------------------
 */

#define MAX_TRIM 256u /* characters to take off */

static size_t character_len(struct text t, size_t at)
{
	size_t len = 1;

	if ((unsigned char)t.bytes[at] >= 0xc0)
		while (at + len < t.len && is_inside_character(t.bytes[at + len]))
			len++;
	return len;
}

struct trim_set {
	struct text characters[MAX_TRIM];
	size_t count;
};

static bool take_set(struct text t, struct trim_set *ret)
{
	ret->count = 0;
	for (size_t at = 0; at < t.len; at += ret->characters[ret->count++].len) {
		if (ret->count == MAX_TRIM)
			return false;
		ret->characters[ret->count] = (struct text){t.bytes + at, character_len(t, at)};
	}
	return true;
}

/* How many bytes of the text's end (or beginning) are one of the set; 0: none. */
static size_t trimmed(const struct trim_set *set, struct text t, bool is_end)
{
	for (size_t i = 0; i < set->count; i++) {
		size_t len = set->characters[i].len;

		if (len <= t.len && memcmp(is_end ? t.bytes + t.len - len : t.bytes,
		                           set->characters[i].bytes, len) == 0)
			return len;
	}
	return 0;
}

static void trim(sqlite3_context *context, int argc, sqlite3_value **argv, bool start, bool end)
{
	struct text t = argument_text(argv[0]);
	struct trim_set set;
	size_t len;

	if (any_null(argc, argv) || !t.bytes)
		return;
	if (!take_set(argc > 1 ? argument_text(argv[1]) : TEXT(" "), &set)) {
		function_failed(context, "trim(): more than %u characters to take off", MAX_TRIM);
		return;
	}
	while (start && (len = trimmed(&set, t, false)) > 0)
		t = (struct text){t.bytes + len, t.len - len};
	while (end && (len = trimmed(&set, t, true)) > 0)
		t.len -= len;
	function_text(context, t.bytes, t.len);
}

static void trim_both(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	trim(context, argc, argv, true, true);
}

static void trim_left(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	trim(context, argc, argv, true, false);
}

static void trim_right(sqlite3_context *context, int argc, sqlite3_value **argv)
{
	trim(context, argc, argv, false, true);
}

#define OSQUERY "Functions of osquery"
#define SQLITE "SQLite: searching texts"

const struct sql_function text_functions[] = {
	{{"concat", "text, ...", "the texts as one; NULL is left out", OSQUERY},
         0,
         -1,
         concat,
         false},
	{{"concat_ws", "separator, text, ...", "the same with a separator between them", OSQUERY},
         1,
         -1,
         concat_ws,
         false},
	{{"split", "text, separators, index",
          "the part of that number, from 0, of a text that any of the characters part; empty parts "
          "do not count, blanks around one are left out",
          OSQUERY},
         3,
         3,
         split,
         false},
#ifdef HAVE_NETTLE
	{{"md5", "text", "MD5 of a text, in hexadecimal", OSQUERY}, 1, 1, md5, false},
	{{"sha1", "text", "SHA-1 of a text, in hexadecimal", OSQUERY}, 1, 1, sha1, false},
	{{"sha256", "text", "SHA-256 of a text, in hexadecimal", OSQUERY}, 1, 1, sha256, false},
#endif
	{{"instr", "text, part", "where the part begins in the text, from 1; 0: nowhere", SQLITE},
         2,
         2,
         instr,
         false},
	{{"replace", "text, part, other", "the text with the other in place of each part", SQLITE},
         3,
         3,
         replace,
         false},
	{{"trim", "text[, characters]", "without blanks, or those characters, at both ends",
          SQLITE},
         1,
         2,
         trim_both,
         false},
	{{"ltrim", "text[, characters]", "the same at its beginning", SQLITE},
         1,
         2,
         trim_left,
         false},
	{{"rtrim", "text[, characters]", "the same at its end", SQLITE}, 1, 2, trim_right, false},
	{{NULL, NULL, NULL, NULL}, 0, 0, NULL, false},
};
