/* SPDX-License-Identifier: Apache-2.0 */
/* Files of indicators: for a query, and to be looked at. */
#include <inttypes.h>

#include "pipeline/pipeline.h"

/* ---- for a query ------------------------------------------------------------------------------
 */

static int load_all(const struct list *files, bool is_allowlist, struct indicator_set **ret,
                    struct indicator_counts *counts, struct cq_error *reterr)
{
	const char *const *paths = files->items;
	struct indicator_set *s;
	int r = indicator_set_new(&s);

	if (r < 0)
		return fail(reterr, r, "out of memory");
	for (size_t i = 0; i < files->count && r == 0; i++)
		r = indicators_load(s, paths[i], is_allowlist, NULL, counts, reterr);
	if (r < 0)
		r = fail_in(reterr, is_allowlist ? "--allowlist" : "--indicators");
	else if (indicators_ready(s) < 0)
		r = fail(reterr, -ENOMEM, "out of memory");
	if (r < 0)
		indicator_set_free(s);
	else
		*ret = s;
	return r;
}

static uint64_t count_found(const struct indicator_counts *counts)
{
	uint64_t found = 0;

	for (size_t i = 0; i < INDICATOR_KIND_COUNT; i++)
		found += counts->found[i];
	return found;
}

/* "5,000 indicators from 2 files; left out: 12 expired, 3 not understood (see: …)". */
static int add_note(struct cq_query *q, const struct indicator_counts *counts, bool is_allowlist)
{
	struct cq_note *note = query_list_next(q, &q->notes, sizeof(*note));
	const struct {
		uint64_t count;
		const char *words;
	} left_out[] = {
		{counts->expired, "expired"},
		{counts->revoked, "revoked"},
		{counts->ignored, "of other kinds"},
		{counts->wrong, "not understood"},
	};
	const char *before = "; left out: ";
	struct buffer b;

	if (!note)
		return -ENOMEM;
	buffer_init(&b, 1024);
	buffer_printf(&b, "%" PRIu64 " %s%s from %" PRIu64 " file%s", count_found(counts),
	              is_allowlist ? "value" : "indicator", count_found(counts) == 1 ? "" : "s",
	              counts->files, counts->files == 1 ? "" : "s");
	if (is_allowlist)
		buffer_add_text(&b, TEXT(" of what is no sign of anything"));
	for (size_t i = 0; i < ARRAY_LEN(left_out); i++) {
		if (left_out[i].count == 0)
			continue;
		buffer_printf(&b, "%s%" PRIu64 " %s", before, left_out[i].count, left_out[i].words);
		before = ", ";
	}
	if (counts->found[INDICATOR_HASH] > 0 && !q->hashes && !is_allowlist)
		buffer_printf(&b, "; %" PRIu64 " hash%s not compared without --hash",
		              counts->found[INDICATOR_HASH],
		              counts->found[INDICATOR_HASH] == 1 ? " is" : "es are");
	if (counts->wrong > 0)
		buffer_printf(&b, " (see: connquery indicators check%s)",
		              is_allowlist ? " --allowlist" : "");
	*note = (struct cq_note){.text = arena_text(q->arena, buffer_text(&b)).bytes,
	                         .is_warning = counts->wrong > 0};
	buffer_done(&b);
	return note->text ? 0 : -ENOMEM;
}

/* A list that says nothing is a mistake: nobody is to take silence for an answer. */
static int check_counts(const struct indicator_counts *counts, const char *option,
                        struct cq_error *reterr)
{
	uint64_t left_out =
		counts->expired + counts->revoked + counts->ignored + counts->duplicates;

	if (count_found(counts) > 0 || left_out > 0 || counts->wrong == 0)
		return 0;
	return fail(reterr, -EINVAL,
	            "--%s: nothing in it is understood (see: connquery indicators check)", option);
}

static int load_allowed(struct cq_query *q, struct indicator_set **ret, struct cq_error *reterr)
{
	struct indicator_counts counts = {.files = 0};
	int r;

	*ret = NULL;
	if (q->allowlist.count == 0)
		return 0;
	r = load_all(&q->allowlist, true, ret, &counts, reterr);
	if (r == 0)
		r = check_counts(&counts, "allowlist", reterr);
	if (r == 0 && add_note(q, &counts, true) < 0)
		r = fail(reterr, -ENOMEM, "out of memory");
	if (r < 0)
		*ret = indicator_set_free(*ret);
	return r;
}

int query_indicators(struct cq_query *q, struct enrichment ret[2], size_t *ret_count,
                     struct cq_error *reterr)
{
	struct indicator_counts counts = {.files = 0};
	struct indicator_set *set, *allowed;
	bool has_hashes;
	int r;

	*ret_count = 0;
	if (q->indicators.count == 0 && q->allowlist.count > 0)
		return fail(reterr, -EINVAL, "--allowlist: is for --indicators, which is missing");
	if (q->indicators.count == 0)
		return 0;
	r = load_all(&q->indicators, false, &set, &counts, reterr);
	if (r < 0)
		return r;
	r = check_counts(&counts, "indicators", reterr);
	if (r == 0 && add_note(q, &counts, false) < 0)
		r = fail(reterr, -ENOMEM, "out of memory");
	if (r == 0)
		r = load_allowed(q, &allowed, reterr);
	if (r < 0) {
		indicator_set_free(set);
		return r;
	}
	has_hashes = q->hashes && indicators_have(set, INDICATOR_HASH);
	r = indicators_open(set, allowed, ret, reterr);
	*ret_count = has_hashes ? 2 : 1;
	return r;
}

/* ---- to be looked at --------------------------------------------------------------------------
 */

#define MOST_OF_WHAT 200

struct check {
	const struct cq_indicator_handler *handler;
	int stop; /* what a callback answered */
};

static struct text safe(char *room, size_t size, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static struct text safe(char *room, size_t size, const char *format, ...)
{
	va_list args;
	size_t len;

	va_start(args, format);
	len = words_vprintf(room, size, format, args);
	va_end(args);
	return (struct text){room, len};
}

static void on_note(void *context, const struct indicator_note *n)
{
	struct check *c = context;
	char what[MOST_OF_WHAT + 8];
	int len = n->what.len < MOST_OF_WHAT ? (int)n->what.len : MOST_OF_WHAT;
	const struct cq_indicator_note note = {
		.kind = indicator_note_name(n->kind),
		.file = n->path,
		.line = n->line,
		.what = safe(what, sizeof(what), "%.*s", len, n->what.bytes ? n->what.bytes : "")
	                        .bytes,
		.reason = n->reason,
	};

	if (c->stop == 0 && c->handler->on_note)
		c->stop = c->handler->on_note(c->handler->context, &note);
}

static void on_file(void *context, const char *path, const char *format,
                    const struct indicator_counts *counts)
{
	struct check *c = context;
	const uint64_t *found = counts->found;
	const struct cq_indicator_file file = {
		.file = path,
		.format = format,
		.addresses = found[INDICATOR_ADDRESS],
		.networks = found[INDICATOR_NETWORK] + found[INDICATOR_RANGE],
		.domains = found[INDICATOR_DOMAIN] + found[INDICATOR_HOST],
		.hashes = found[INDICATOR_HASH],
		.duplicates = counts->duplicates,
		.expired = counts->expired,
		.revoked = counts->revoked,
		.ignored = counts->ignored,
		.wrong = counts->wrong,
	};

	if (c->stop == 0 && c->handler->on_file)
		c->stop = c->handler->on_file(c->handler->context, &file);
}

int cq_indicators_check(const char *const *paths, size_t count, bool allowlist,
                        const struct cq_indicator_handler *handler, struct cq_error *reterr)
{
	static const struct cq_indicator_handler nobody = {.on_note = NULL};
	struct check c = {.handler = handler ? handler : &nobody};
	const struct indicator_listener listener = {on_note, on_file, &c};
	struct indicator_counts counts = {.files = 0};
	struct indicator_set *s;
	int r = 0;

	if (!paths && count > 0)
		return fail(reterr, -EINVAL, "cq_indicators_check: no files");
	if (indicator_set_new(&s) < 0)
		return fail(reterr, -ENOMEM, "out of memory");
	for (size_t i = 0; i < count && r == 0 && c.stop == 0; i++)
		r = indicators_load(s, paths[i], allowlist, &listener, &counts, reterr);
	indicator_set_free(s);
	return r < 0 ? r : c.stop;
}
