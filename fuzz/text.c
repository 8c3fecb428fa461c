/* SPDX-License-Identifier: Apache-2.0 */
/* Texts: decoding UTF-8, cutting, trimming, splitting, numbers. */
#include "base/base.h"
#include "fuzz.h"

static size_t count_characters(struct text t)
{
	size_t count = 0;
	uint32_t codepoint;

	for (size_t at = 0; at < t.len; count++) {
		size_t step = utf8_next(t, at, &codepoint);

		MUST(step >= 1 && step <= 4 && at + step <= t.len);
		MUST(codepoint <= 0x10ffff && (codepoint < 0xd800 || codepoint > 0xdfff));
		at += step;
	}
	return count;
}

static void try_cut(struct text t, size_t max)
{
	bool is_cut;
	struct text part = utf8_cut(t, max, &is_cut);
	size_t characters = count_characters(t);

	MUST(part.bytes == t.bytes && part.len <= t.len);
	MUST(is_cut == (part.len < t.len) && is_cut == (characters > max));
	MUST(!is_cut || count_characters(part) == max);
}

static void try_split(struct text t, char separator)
{
	struct text rest = t, part;
	size_t bytes = 0, parts = 0;

	while (text_split(&rest, separator, &part)) {
		MUST(part.len == 0 || memchr(part.bytes, separator, part.len) == NULL);
		bytes += part.len;
		parts++;
		MUST(parts <= t.len + 1);
	}
	MUST(bytes + parts >= t.len && bytes <= t.len);
}

static void try_number(struct text t)
{
	uint64_t number;
	char again[32];

	if (text_to_u64(t, &number) < 0)
		return;
	while (t.len > 1 && t.bytes[0] == '0')
		t = (struct text){t.bytes + 1, t.len - 1};
	snprintf(again, sizeof(again), "%llu", (unsigned long long)number);
	MUST(text_equal(t, text_of(again)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text all = {(const char *)data, size}, trimmed;

	if (size < 2)
		return 0;
	/* the first byte is the separator, the second the length to cut to */
	all = (struct text){all.bytes + 2, all.len - 2};
	try_cut(all, data[1]);
	try_split(all, (char)data[0]);
	try_number(all);
	trimmed = text_trim(all);
	MUST(trimmed.len <= all.len && text_equal(text_trim(trimmed), trimmed));
	MUST(text_compare(all, all) == 0 && text_starts(all, utf8_cut(all, 3, &(bool){0})));
	return 0;
}
