/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A small client of libconnquery: prints an event for each connection of this host, then what the
 * run could not see.
 *
 *	cc example.c $(pkg-config --cflags --libs connquery) -o example
 */
#include <connquery/connquery.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* Called for each event, in order. A failed write ends the run: whoever read us is gone. */
static int print_event(void *context, const struct cq_event *event)
{
	FILE *out = context;

	fwrite(event->json, 1, event->len, out);
	return fputc('\n', out) == EOF ? -1 : 0;
}

static int ask(struct cq_query *query, struct cq_error *error)
{
	struct cq_result result = {0};
	struct cq_gap gap;
	int r;

	r = cq_query_set(query, "family", "ip", error);
	if (r < 0)
		return r;
	r = cq_query_run(query, print_event, stdout, &result, error);
	if (r < 0)
		return r;
	fprintf(stderr, "%" PRIu64 " sockets\n", result.sockets);
	for (size_t i = 0; cq_query_gap(query, i, &gap) == 0; i++)
		fprintf(stderr, "not seen: %s: %s\n", gap.source, gap.detail);
	return 0;
}

int main(void)
{
	struct cq_error error = {0};
	struct cq_query *query = NULL;
	int r = cq_query_new(&query);

	if (r == 0)
		r = ask(query, &error);
	if (r < 0)
		fprintf(stderr, "example: %s\n", error.text[0] ? error.text : strerror(-r));
	cq_query_free(query);
	return r < 0 ? 1 : 0;
}
