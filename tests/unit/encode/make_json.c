/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes random trees with the JSON writer, for a parser that is not ours:
 *	make_json SEED COUNT
 * Two lines a tree: the calls that made it (what they write in hex), and the JSON.
 */
#include "encode/encode.h"

#include <stdlib.h>

struct maker {
	struct json_writer json;
	uint64_t seed;
	unsigned members; /* so that keys differ */
};

static uint32_t pick(struct maker *m, uint32_t below)
{
	m->seed = m->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)(m->seed >> 33) % below;
}

/* Mostly text, with bytes that a writer may stumble over. */
static size_t make_string(struct maker *m, char *ret, size_t room)
{
	static const char *const pieces[] = {"\"",
	                                     "\\",
	                                     "\n",
	                                     "\x1b[31m",
	                                     "\x7f",
	                                     "\xc2\x85",
	                                     "\xe2\x80\xa8",
	                                     "\xf0\x9f\x98\x80",
	                                     "\xed\xa0\x80",
	                                     "\xc0\xaf",
	                                     "\xe2\x82",
	                                     "\xff",
	                                     "plain words",
	                                     "\xc3\xa9",
	                                     "/"};
	size_t len = 0, wanted = pick(m, pick(m, 20) ? 40 : (uint32_t)room - 16);

	while (len < wanted) {
		uint32_t kind = pick(m, 8);

		if (kind == 0) {
			ret[len++] = (char)pick(m, 256);
		} else if (kind < 3) {
			const char *piece = pieces[pick(m, ARRAY_LEN(pieces))];
			size_t piece_len = strlen(piece);

			memcpy(ret + len, piece, piece_len);
			len += piece_len;
		} else {
			ret[len++] = (char)('a' + pick(m, 26));
		}
	}
	return len;
}

static struct text make_key(struct maker *m, bool in_array, char room[32])
{
	if (in_array)
		return TEXT_NONE;
	return (struct text){room, (size_t)snprintf(room, 32, "key_%u", m->members++)};
}

static void print_hex(const char *bytes, size_t len)
{
	for (size_t i = 0; i < len; i++)
		printf("%02x", (uint8_t)bytes[i]);
}

static void make_leaf(struct maker *m, struct text key)
{
	static char string[20000];
	struct writer *w = &m->json.base;
	size_t len;
	int64_t n;

	switch (pick(m, 4)) {
	case 0:
		n = (int64_t)((uint64_t)pick(m, UINT32_MAX) << 32 ^ m->seed) >> pick(m, 64);
		printf("n%s:%lld ", key.bytes ? key.bytes : "", (long long)n);
		w->ops->number(w, key, n);
		break;
	case 1:
		printf("b%s:%d ", key.bytes ? key.bytes : "", (int)(m->seed >> 40 & 1));
		w->ops->boolean(w, key, m->seed >> 40 & 1);
		break;
	default:
		len = make_string(m, string, sizeof(string));
		printf("t%s:", key.bytes ? key.bytes : "");
		print_hex(string, len);
		printf(" ");
		w->ops->text(w, key, (struct text){string, len});
		break;
	}
}

static void make_tree(struct maker *m, unsigned depth, bool in_array)
{
	struct writer *w = &m->json.base;
	bool is_array = pick(m, 2);
	char room[32];
	struct text key = depth ? make_key(m, in_array, room) : TEXT_NONE;

	printf("%c%s: ", is_array ? 'a' : 'o', key.bytes ? key.bytes : "");
	w->ops->open(w, key, is_array);
	for (uint32_t left = pick(m, 6); left > 0; left--) {
		if (depth < 10 && pick(m, 3) == 0)
			make_tree(m, depth + 1, is_array);
		else
			make_leaf(m, make_key(m, is_array, room));
	}
	printf("c ");
	w->ops->close(w);
}

int main(int argc, char **argv)
{
	struct maker m = {.seed = argc > 1 ? strtoull(argv[1], NULL, 10) : 1};
	unsigned long count = argc > 2 ? strtoul(argv[2], NULL, 10) : 100;
	struct buffer b;

	buffer_init(&b, 64 << 20);
	for (unsigned long i = 0; i < count; i++) {
		buffer_clear(&b);
		json_writer_init(&m.json, &b);
		make_tree(&m, 0, false);
		if (buffer_error(&b))
			return 2;
		printf("\n%.*s\n", (int)b.len, b.bytes);
	}
	buffer_done(&b);
	return ferror(stdout) || fflush(stdout) ? 2 : 0;
}
