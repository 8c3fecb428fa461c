/* SPDX-License-Identifier: Apache-2.0 */
/* What the encoder keeps and writes again must be what it would write anew. */
#include "../ocsf/event_samples.h"
#include "encode/encode.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

static void write_plainly(struct event_builder *builder, const struct event *e, struct buffer *out)
{
	struct json_writer j;
	const struct connection *c = e->connection;

	buffer_clear(out);
	json_writer_init(&j, out);
	j.base.ops->open(&j.base, TEXT_NONE, false);
	assert_int_equal(event_write_run(builder, &j.base), 0);
	if (c && c->process)
		assert_int_equal(event_write_process(builder, c, &j.base), 0);
	assert_int_equal(event_write_rest(builder, e, &j.base), 0);
	j.base.ops->close(&j.base);
	assert_int_equal(buffer_error(out), 0);
}

struct fixture {
	struct samples *samples;
	struct event_context context;
	struct event_builder *builder, *other;
	struct ndjson *ndjson;
	struct buffer plain;
};

static void set_up(struct fixture *f, ocsf_version_t version, bool rich)
{
	f->samples = samples_make();
	f->context = samples_context(f->samples, version, rich);
	assert_int_equal(event_builder_new(&f->context, &f->builder, NULL), 0);
	assert_int_equal(event_builder_new(&f->context, &f->other, NULL), 0);
	assert_int_equal(ndjson_new(f->builder, &f->ndjson), 0);
	buffer_init(&f->plain, 64 << 20);
}

static void tear_down(struct fixture *f)
{
	f->ndjson = ndjson_free(f->ndjson);
	f->builder = event_builder_free(f->builder);
	f->other = event_builder_free(f->other);
	buffer_done(&f->plain);
}

static void expect_same(struct fixture *f, const struct event *e)
{
	struct text kept;

	assert_int_equal(ndjson_encode(f->ndjson, e, &kept), 0);
	write_plainly(f->other, e, &f->plain);
	assert_int_equal(kept.len, f->plain.len);
	assert_memory_equal(kept.bytes, f->plain.bytes, kept.len);
	assert_null(memchr(kept.bytes, '\n', kept.len));
}

static void test_kept_is_same(void **state)
{
	(void)state;
	for (ocsf_version_t v = 0; v < ocsf_version_count(); v++) {
		struct fixture f;

		set_up(&f, v, v % 2);
		for (size_t i = 0; i < 3 * f.samples->process_count; i++) {
			const struct socket *k = &f.samples->sockets[i % f.samples->socket_count];
			size_t number = i % f.samples->process_count;
			struct connection c = samples_connection(
				f.samples, k, &f.samples->processes[number], OWNED);
			struct event e = samples_event(&c, i);

			expect_same(&f, &e);
			c = samples_connection(f.samples, k, NULL, NO_OWNER_KERNEL);
			expect_same(&f, &e);
		}
		tear_down(&f);
	}
}

/* More of long command lines than the encoder keeps. */
static void test_more_than_is_kept(void **state)
{
	enum { COUNT = 40 };
	static struct process processes[COUNT];
	struct fixture f;

	(void)state;
	set_up(&f, (ocsf_version_t)(ocsf_version_count() - 1), false);
	for (unsigned i = 0; i < COUNT; i++) {
		processes[i] = f.samples->processes[PROCESS_LONG];
		processes[i].pid = 1000 + i;
	}
	for (size_t i = 0; i < 2 * COUNT; i++) {
		struct connection c = samples_connection(f.samples, &f.samples->sockets[0],
		                                         &processes[i % COUNT], OWNED);
		struct event e = samples_event(&c, i);

		expect_same(&f, &e);
	}
	tear_down(&f);
}

/* An event beyond the bound is refused, and the next one is whole again. */
static void test_too_large(void **state)
{
	struct fixture f;
	struct text t;
	size_t len = (size_t)65 << 20;
	char *bytes = malloc(len);

	(void)state;
	assert_non_null(bytes);
	memset(bytes, 'a', len);
	set_up(&f, (ocsf_version_t)(ocsf_version_count() - 1), false);
	struct event e = {.query_result_id = 3, .message = {bytes, len}, .uid = TEXT("x")};
	assert_int_equal(ndjson_encode(f.ndjson, &e, &t), -EFBIG);
	e.message = TEXT("none");
	expect_same(&f, &e);
	tear_down(&f);
	free(bytes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kept_is_same),
		cmocka_unit_test(test_more_than_is_kept),
		cmocka_unit_test(test_too_large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
