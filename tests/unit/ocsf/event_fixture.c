/* SPDX-License-Identifier: Apache-2.0 */
#include "event_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

void set_up(struct fixture *f, const char *version, bool rich)
{
	ocsf_version_t v;

	*f = (struct fixture){.samples = samples_make()};
	assert_int_equal(ocsf_version_parse(version, &v, NULL), 0);
	f->context = samples_context(f->samples, v, rich);
}

void tear_down(struct fixture *f)
{
	f->ndjson = ndjson_free(f->ndjson);
	f->builder = event_builder_free(f->builder);
	free(f->line);
	f->line = NULL;
}

const char *encode(struct fixture *f, const struct event *e)
{
	struct text t;

	if (!f->builder) {
		assert_int_equal(event_builder_new(&f->context, &f->builder, NULL), 0);
		assert_int_equal(ndjson_new(f->builder, &f->ndjson), 0);
	}
	assert_int_equal(ndjson_encode(f->ndjson, e, &t), 0);
	free(f->line);
	f->line = malloc(t.len + 1); /* strndup() would be taken to look behind the end */
	assert_non_null(f->line);
	memcpy(f->line, t.bytes, t.len);
	f->line[t.len] = '\0';
	return f->line;
}

const char *encode_connection(struct fixture *f, const struct connection *c)
{
	struct event e = samples_event(c, 1);

	return encode(f, &e);
}

const char *encode_socket(struct fixture *f, const struct socket *s)
{
	struct connection c =
		samples_connection(f->samples, s, &f->samples->processes[PROCESS_PLAIN], OWNED);

	return encode_connection(f, &c);
}

void has(const char *line, const char *wanted)
{
	const char *found = line ? strstr(line, wanted) : NULL;

	if (!found)
		fail_msg("not there: %s\nin: %.4000s", wanted, line ? line : "nothing");
}

void has_not(const char *line, const char *unwanted)
{
	const char *found = line ? strstr(line, unwanted) : "no event";

	if (found)
		fail_msg("there: %s, at: %.4000s", unwanted, found);
}
