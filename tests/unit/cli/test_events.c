/* SPDX-License-Identifier: Apache-2.0 */
/* The array of -o json, also where a run fails in its middle: what no host does when it is asked
 * to. */
#include "../base/unit.h"

#include <unistd.h>

#include "cli/query.h"

/* The run that the linker puts in the place of the library's (--wrap). */
struct script {
	size_t events;
	int answer;
};
static struct script script;

int __wrap_cq_query_run(struct cq_query *query, cq_event_fn on_event, void *context,
                        struct cq_result *ret, struct cq_error *reterr);
int __wrap_cq_query_run(struct cq_query *query, cq_event_fn on_event, void *context,
                        struct cq_result *ret, struct cq_error *reterr)
{
	(void)query;
	(void)ret;
	(void)reterr;
	for (size_t i = 0; i < script.events; i++) {
		char json[32];
		struct cq_event event = {.json = json};

		event.len = (size_t)snprintf(json, sizeof(json), "{\"n\":%zu}", i);
		if (on_event(context, &event) != 0)
			return -EPROTO;
		memset(json, '#', sizeof(json)); /* it lives no longer than the call */
	}
	return script.answer;
}

static void assert_written(size_t events, int answer, const char *wanted)
{
	struct query_call call = {0};
	struct cq_result result = {0};
	char got[256];
	ssize_t len;
	int ends[2];

	script = (struct script){events, answer};
	assert_int_equal(pipe(ends), 0);
	fd_sink_init(&call.sink, ends[1]);
	assert_int_equal(query_json(&call, &result, NULL), answer);
	assert_int_equal(fd_sink_flush(&call.sink), 0);
	fd_sink_done(&call.sink);
	(void)close(ends[1]);
	len = read(ends[0], got, sizeof(got) - 1);
	(void)close(ends[0]);
	assert_true(len >= 0);
	got[len] = '\0';
	assert_string_equal(got, wanted);
}

static void test_whole(void **state)
{
	(void)state;
	assert_written(0, 0, "[]\n");
	assert_written(1, 0, "[\n{\"n\":0}\n]\n");
	assert_written(3, 0, "[\n{\"n\":0},\n{\"n\":1},\n{\"n\":2}\n]\n");
}

/* What came is there, and no reader takes it for the whole. */
static void test_failed(void **state)
{
	(void)state;
	assert_written(0, -ENOMEM, "");
	assert_written(2, -EIO, "[\n{\"n\":0},\n{\"n\":1}\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole),
		cmocka_unit_test(test_failed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
