/* SPDX-License-Identifier: Apache-2.0 */
/* How a scan would ask, for people. */
#include "select/scan.h"

static int count_netns(void *context, const struct netns_view *v)
{
	uint64_t *count = context;

	*count += v->error == 0;
	return 0;
}

static void add_namespaces(const struct scan *s, struct buffer *b)
{
	uint64_t count = 0;

	(void)collector_namespaces(s->collector, count_netns, &count);
	buffer_printf(b, "%llu network namespace%s; in the first of them:\n",
	              (unsigned long long)count, count == 1 ? "" : "s");
}

static const char *why_walked(const struct scan *s)
{
	return s->needs & NEED_PROCESS ? "for the processes that hold the sockets"
	                               : "for who holds the sockets";
}

/* The conditions that are judged at these stages. */
static void add_conditions(const struct conditions *list, enum match_stage first,
                           enum match_stage last, struct buffer *b, const char **between)
{
	for (const struct condition *d = list ? list->first : NULL; d; d = d->next) {
		struct condition alone = *d;
		const struct conditions one = {.first = &alone};
		enum match_stage stage = condition_stage(list, d);

		if (stage < first || stage > last)
			continue;
		alone.next = NULL;
		buffer_add_text(b, text_of(*between));
		conditions_print(&one, true, b);
		*between = " AND ";
	}
}

static void add_stage(const struct scan *s, enum match_stage first, enum match_stage last,
                      const char *words, struct buffer *b)
{
	const char *between = words;

	add_conditions(s->conditions, first, last, b, &between);
	add_conditions(s->more, first, last, b, &between);
	if (between != words)
		buffer_add_char(b, '\n');
}

int scan_explain(struct scan *s, struct buffer *words, struct cq_error *reterr)
{
	int r;

	add_namespaces(s, words);
	r = collector_explain(s->collector, words);
	if (r < 0)
		return fail_sys(reterr, r, "cannot enter the network namespace");
	if (s->needs & NEED_HOLDERS)
		buffer_printf(words, "owners: every process is looked into, %s\n", why_walked(s));
	else
		buffer_add_text(words, TEXT("owners: no process is looked into\n"));
	add_stage(s, STAGE_SOCKET, STAGE_FLOW, "judged of each socket that comes: ", words);
	add_stage(s, STAGE_HOLDERS, STAGE_DETAILS, "judged when its holders are known: ", words);
	add_stage(s, STAGE_LATE, STAGE_LATE, "judged when what is asked afar came: ", words);
	return buffer_error(words) < 0 ? fail(reterr, buffer_error(words), "out of memory") : 0;
}
