/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The gate of a log shipper: reads OCSF events, one a line, and passes the valid ones on. Of every
 * other one it writes to standard error what the OCSF server would have answered, so that it can be
 * kept beside the event in a dead-letter queue.
 *
 *	cc example_validate.c $(pkg-config --cflags --libs connquery) -o gate
 *	producer | ./gate >events.ndjson 2>refused.ndjson
 */
#include <connquery/connquery.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Called once for each event, behind its findings: here the server's answer is all that is wanted.
 * A line that is no JSON gets one too, with the code x_json_invalid. */
static int refuse(void *context, const struct cq_validate_event *event)
{
	FILE *refused = context;

	if (event->errors == 0)
		return 0;
	fwrite(event->json, 1, event->json_len, refused);
	return fputc('\n', refused) == EOF ? -1 : 0;
}

/* Judges a line; 1 when it may pass, 0 when not, a negative number when it cannot be judged. */
static int judge(struct cq_validate *validate, const char *line, size_t len, struct cq_error *error)
{
	const struct cq_validate_handler handler = {.on_event = refuse, .context = stderr};
	struct cq_validate_result result;
	int r = cq_validate_json(validate, line, len, &handler, &result, error);

	/* A line may be an array of events: all of them must be valid. */
	return r < 0 ? r : result.errors == 0;
}

static int pass_on(struct cq_validate *validate, struct cq_error *error)
{
	char *line = NULL;
	size_t room = 0;
	uint64_t passed = 0, lines = 0;
	ssize_t len;
	int r = 0;

	while (r >= 0 && (len = getline(&line, &room, stdin)) >= 0) {
		lines++;
		r = judge(validate, line, (size_t)len, error);
		if (r == 1 && fwrite(line, 1, (size_t)len, stdout) == (size_t)len)
			passed++;
	}
	free(line);
	fprintf(stderr, "{\"lines\":%" PRIu64 ",\"passed\":%" PRIu64 "}\n", lines, passed);
	return r < 0 ? r : 0;
}

int main(void)
{
	struct cq_error error = {0};
	struct cq_validate *validate = NULL; /* one for all lines: it keeps its tables */
	int r = cq_validate_new(&validate);

	/* What every consumer of this stream expects; without it each event is judged by the
	 * version that it names itself. */
	if (r == 0 && getenv("OCSF_VERSION"))
		r = cq_validate_set(validate, "ocsf-version", getenv("OCSF_VERSION"), &error);
	if (r == 0)
		r = pass_on(validate, &error);
	if (r < 0)
		fprintf(stderr, "gate: %s\n", error.text[0] ? error.text : strerror(-r));
	cq_validate_free(validate);
	return r < 0 || fflush(stdout) != 0 ? 1 : 0;
}
