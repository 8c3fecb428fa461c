/* SPDX-License-Identifier: Apache-2.0 */
/* What a table at a terminal ends with: how much it is, and what could not be seen. */
#include <inttypes.h>
#include <unistd.h>

#include "cli/query.h"

#define MOST_GAPS 5
#define MOST_WORDS 65536u

struct footer {
	struct query_call *call;
	struct buffer words; /* a paragraph */
};

/* ---- writing ------------------------------------------------------------------------------------
 */

static int write_line(struct footer *f, struct text line)
{
	struct buffer out;
	int r;

	buffer_init(&out, MOST_WORDS);
	if (f->call->terminal.colour)
		buffer_add_text(&out, TEXT("\033[2m"));
	(void)display_add(&out, line, SIZE_MAX); /* gaps have names of the host in them */
	if (f->call->terminal.colour)
		buffer_add_text(&out, TEXT("\033[0m"));
	r = buffer_error(&out);
	if (r == 0)
		r = query_line(f->call, out.bytes, out.len);
	buffer_done(&out);
	return r;
}

/* The words that fit into a line, at least one; taken off `rest`. */
static struct text take_line(struct text *rest, size_t width)
{
	struct text left = *rest, line = TEXT_NONE, word;

	while (text_word(&left, &word)) {
		size_t len;

		if (!line.bytes)
			line.bytes = word.bytes;
		len = (size_t)(word.bytes + word.len - line.bytes);
		if (line.len > 0 && display_width((struct text){line.bytes, len}) > width)
			return line;
		line.len = len;
		*rest = left;
	}
	return line;
}

/* Writes the paragraph that has been put together, and begins a new one. */
static int end_paragraph(struct footer *f)
{
	struct text rest = buffer_text(&f->words), word, look;
	int r = buffer_error(&f->words);

	for (look = rest; r == 0 && text_word(&look, &word); look = rest)
		r = write_line(f, take_line(&rest, f->call->terminal.width));
	buffer_clear(&f->words);
	return r;
}

/* ---- words --------------------------------------------------------------------------------------
 */

static const char *plural(uint64_t count)
{
	return count == 1 ? "" : "s";
}

/* "23 sockets, 7 processes." */
static int say_count(struct footer *f, const struct cq_result *result, const struct tally *tally)
{
	if (result->sockets == 0) {
		buffer_add_text(&f->words, TEXT("No connection matches"));
		buffer_add_text(&f->words,
		                result->complete ? TEXT(".") : TEXT(", as far as could be seen."));
		return end_paragraph(f);
	}
	if (f->call->summarize && tally->counted > 0)
		buffer_printf(&f->words, "%" PRIu64 " row%s for ", result->sockets,
		              plural(result->sockets));
	uint64_t sockets =
		f->call->summarize && tally->counted > 0 ? tally->counted : result->sockets;
	buffer_printf(&f->words, "%" PRIu64 " socket%s", sockets, plural(sockets));
	if (result->processes > 0 || (tally->knows_processes && tally->denied == 0))
		buffer_printf(&f->words, ", %" PRIu64 " process%s", result->processes,
		              result->processes == 1 ? "" : "es");
	buffer_add_text(&f->words, TEXT("."));
	return end_paragraph(f);
}

static int say_partial(struct footer *f, const struct cq_result *result, const struct tally *tally)
{
	uint64_t others = result->partial > tally->denied ? result->partial - tally->denied : 0;

	if (tally->denied > 0)
		buffer_printf(&f->words,
		              "%" PRIu64 " owner%s could not be seen: permission denied; run as "
		              "root or see `connquery doctor`. ",
		              tally->denied, plural(tally->denied));
	if (others > 0)
		buffer_printf(&f->words,
		              "%" PRIu64 " socket%s: something about the process could not be "
		              "seen.",
		              others, plural(others));
	return end_paragraph(f);
}

static int say_gaps(struct footer *f)
{
	struct cq_gap gap;
	size_t count = 0;
	int r = 0;

	for (; r == 0 && cq_query_gap(f->call->query, count, &gap) == 0; count++) {
		if (count >= MOST_GAPS)
			continue;
		buffer_printf(&f->words, "Not seen: %s", gap.detail);
		if (gap.count > 1)
			buffer_printf(&f->words, " (%" PRIu64 " times)", gap.count);
		r = end_paragraph(f);
	}
	if (count > MOST_GAPS)
		buffer_printf(&f->words, "Not seen: %zu more; -o ndjson tells them all.",
		              count - MOST_GAPS);
	return r != 0 ? r : end_paragraph(f);
}

static int say_indicators(struct footer *f, const struct cq_result *result)
{
	struct cq_note note;
	int r = 0;

	if (f->call->indicators && result->sockets > 0) {
		buffer_printf(&f->words, "%" PRIu64 " match%s an indicator.", result->matches,
		              result->matches == 1 ? "es" : "");
		r = end_paragraph(f);
	}
	for (size_t i = 0; r == 0 && cq_query_note(f->call->query, i, &note) == 0; i++) {
		buffer_printf(&f->words, "%s.", note.text);
		r = end_paragraph(f);
	}
	return r;
}

static int say_left_out(struct footer *f, const struct tally *tally)
{
	const char *title;

	for (size_t i = 0; tally->table && (title = table_left_out(tally->table, i)); i++)
		buffer_printf(&f->words, "%s%s", i == 0 ? "Not shown for want of width: " : ", ",
		              title);
	if (f->words.len > 0)
		buffer_add_text(&f->words, TEXT(" (--wide, or a wider terminal)."));
	return end_paragraph(f);
}

int query_footer(struct query_call *call, const struct cq_result *result, const struct tally *tally)
{
	struct footer f = {.call = call};
	int r;

	buffer_init(&f.words, MOST_WORDS);
	r = say_count(&f, result, tally);
	if (r == 0)
		r = say_indicators(&f, result);
	if (r == 0)
		r = say_partial(&f, result, tally);
	if (r == 0)
		r = say_gaps(&f);
	if (r == 0)
		r = say_left_out(&f, tally);
	buffer_done(&f.words);
	return r;
}
