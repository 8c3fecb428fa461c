/* SPDX-License-Identifier: Apache-2.0 */
#include "enrich/names.h"

#include <stdlib.h>

#define FILE_MAX (4u << 20)
#define LABEL_MAX 63

/* ---- host names -------------------------------------------------------------------------------
 */

static bool is_letter(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A part between dots; *ret_has_letter. */
static bool is_label(struct text t, bool *ret_has_letter)
{
	*ret_has_letter = false;
	if (t.len == 0 || t.len > LABEL_MAX || t.bytes[0] == '-' || t.bytes[t.len - 1] == '-')
		return false;
	for (size_t i = 0; i < t.len; i++) {
		*ret_has_letter = *ret_has_letter || is_letter(t.bytes[i]);
		if (!is_letter(t.bytes[i]) && !is_digit(t.bytes[i]) && t.bytes[i] != '-')
			return false;
	}
	return true;
}

size_t host_name_take(struct text t, char ret[HOST_NAME_MAX_LEN])
{
	struct text rest, label;
	bool has_letter = false;

	if (t.len > 0 && t.bytes[t.len - 1] == '.')
		t.len--;
	if (t.len == 0 || t.len > HOST_NAME_MAX_LEN || t.bytes[t.len - 1] == '.')
		return 0;
	for (size_t i = 0; i < t.len; i++) {
		char c = t.bytes[i];

		ret[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	rest = (struct text){ret, t.len};
	while (text_split(&rest, '.', &label))
		if (!is_label(label, &has_letter))
			return 0;
	return has_letter ? t.len : 0;
}

/* ---- /etc/hosts -------------------------------------------------------------------------------
 */

struct host_entry {
	struct address ip;
	struct text name;
	size_t number; /* of several lines the first counts */
};
struct hosts {
	struct arena *arena;
	struct host_entry *list;
	size_t count, room;
};

static int by_address(const void *a, const void *b)
{
	const struct host_entry *x = a, *y = b;
	int order = address_compare(x->ip, y->ip);

	if (order == 0)
		order = x->number < y->number ? -1 : x->number > y->number;
	return order;
}

static int take_line(struct hosts *h, struct text line)
{
	const char *comment = line.len ? memchr(line.bytes, '#', line.len) : NULL;
	char room[HOST_NAME_MAX_LEN];
	struct host_entry e = {.number = h->count};
	struct text word;
	size_t len = 0;

	if (comment)
		line.len = (size_t)(comment - line.bytes);
	if (!text_word(&line, &word) || address_parse(word, &e.ip) < 0)
		return 0;
	while (len == 0 && text_word(&line, &word))
		len = host_name_take(word, room);
	if (len == 0)
		return 0;
	if (h->count == h->room) {
		size_t more = h->room ? h->room * 2 : 64;
		struct host_entry *bigger = reallocarray(h->list, more, sizeof(*bigger));

		if (!bigger)
			return -ENOMEM;
		h->list = bigger;
		h->room = more;
	}
	e.name = arena_text(h->arena, (struct text){room, len});
	if (!e.name.bytes)
		return -ENOMEM;
	h->list[h->count++] = e;
	return 0;
}

static int read_hosts(struct hosts *h, int root_dir)
{
	struct text rest, line;
	struct buffer b;
	int r = 0;

	buffer_init(&b, FILE_MAX);
	if (file_read(root_dir, "etc/hosts", FILE_MAX, &b, NULL) == 0) {
		rest = buffer_text(&b);
		while (r == 0 && text_split(&rest, '\n', &line))
			r = take_line(h, line);
	}
	buffer_done(&b);
	if (h->count > 1)
		qsort(h->list, h->count, sizeof(*h->list), by_address);
	return r;
}

struct hosts *hosts_new(int root_dir)
{
	struct hosts *h = calloc(1, sizeof(*h));

	if (!h || arena_new(2 * FILE_MAX, &h->arena) < 0 || read_hosts(h, root_dir) < 0)
		return hosts_free(h);
	return h;
}

struct hosts *hosts_free(struct hosts *h)
{
	if (!h)
		return NULL;
	arena_free(h->arena);
	free(h->list);
	free(h);
	return NULL;
}

struct text hosts_find(const struct hosts *h, struct address ip)
{
	size_t low = 0, high = h->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (address_compare(h->list[middle].ip, ip) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < h->count && address_equal(h->list[low].ip, ip) ? h->list[low].name : TEXT_NONE;
}
