/* SPDX-License-Identifier: Apache-2.0 */
/* The calls that a program makes: cq_validate_*. */
#include "../base/unit.h"

#include <connquery/connquery.h>

#include "base/base.h"

#define META \
	"\"metadata\":{\"version\":\"1.3.0\",\"product\":{\"name\":\"n\",\"vendor_name\":\"v\"}}"
#define GOOD                                                                               \
	"{\"activity_id\":1,\"category_uid\":5,\"class_uid\":5012,\"type_uid\":501201,"    \
	"\"severity_id\":1,\"time\":1795506953377,\"query_result_id\":1,\"state_id\":1,"   \
	"\"connection_info\":{\"direction_id\":0},\"process\":{\"pid\":1},\"query_info\":" \
	"{\"query_string\":\"x\",\"uid\":\"y\"}," META "}"
#define BAD "{\"class_uid\":5012,\"x\":1," META "}"

struct seen {
	struct buffer out;
	size_t findings, events, stop_at;
};

static int on_finding(void *context, const struct cq_validate_finding *f)
{
	struct seen *seen = context;

	seen->findings++;
	buffer_printf(&seen->out, "%llu:%llu %s %s %.*s\n", (unsigned long long)f->line,
	              (unsigned long long)f->column, f->code, f->path, (int)f->json_len, f->json);
	assert_true(f->message[0] != '\0');
	return seen->findings == seen->stop_at ? -ECANCELED : 0;
}

static int on_event(void *context, const struct cq_validate_event *e)
{
	struct seen *seen = context;

	seen->events++;
	buffer_printf(&seen->out, "%d %llu:%llu %llu+%llu %.*s\n", (int)e->kind,
	              (unsigned long long)e->line, (unsigned long long)e->column,
	              (unsigned long long)e->errors, (unsigned long long)e->warnings,
	              (int)e->json_len, e->json);
	return 0;
}

static struct cq_validate_handler handler_of(struct seen *seen)
{
	*seen = (struct seen){0};
	buffer_init(&seen->out, 1u << 24);
	return (struct cq_validate_handler){on_finding, on_event, seen};
}

static void a_text_at_once(void **state)
{
	static const char text[] = GOOD "\n" BAD "\n";
	struct cq_validate_result result;
	struct cq_validate_handler handler;
	struct cq_error error = {0};
	struct cq_validate *v;
	struct seen seen;

	(void)state;
	assert_int_equal(cq_validate_new(&v), 0);
	handler = handler_of(&seen);
	for (int i = 0; i < 3; i++) { /* again and again with the same one */
		assert_int_equal(
			cq_validate_json(v, text, sizeof(text) - 1, &handler, &result, &error), 0);
		assert_int_equal(result.events, 2);
		assert_int_equal(result.invalid, 1);
		assert_true(result.errors > 5 && result.warnings == 0);
	}
	assert_int_equal(seen.events, 6);
	assert_int_equal(seen.findings, 3 * result.errors);
	assert_non_null(strstr(seen.out.bytes,
	                       "2:19 attribute_unknown x {\"error\":\"attribute_unknown\","));
	assert_int_equal(cq_validate_json(v, GOOD, sizeof(GOOD) - 1, NULL, NULL, NULL), 0);
	buffer_done(&seen.out);
	cq_validate_free(v);
	cq_validate_free(NULL);
}

/* However it is cut, the same is found, in the same order. */
static void pieces(void **state)
{
	static const char *const texts[] = {
		GOOD "\n" BAD "\r\n{\"cut\": [1,\n" GOOD "\n[" BAD "," GOOD ",5]\nx\n",
		"[\n " BAD ",\n " GOOD "\n]\n",
		"{\n \"events\": [" GOOD ",\n" BAD ", 5],\n \"count\": \"x\"\n}\n" GOOD,
		"\xef\xbb\xbf" GOOD,
		"{\n \"a\": 1,,\n}\n" GOOD "\n",
		"{\"a\":\n" GOOD "\n" GOOD "\n",
	};
	struct cq_validate *v;

	(void)state;
	assert_int_equal(cq_validate_new(&v), 0);
	for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
		struct seen whole, parts;
		struct cq_validate_handler handler = handler_of(&whole);
		struct cq_validate_result result, again;
		size_t len = strlen(texts[i]);

		assert_int_equal(cq_validate_json(v, texts[i], len, &handler, &result, NULL), 0);
		for (size_t size = 1; size < 40; size += 3) {
			handler = handler_of(&parts);
			assert_int_equal(cq_validate_start(v, &handler, NULL), 0);
			for (size_t at = 0; at < len; at += size)
				assert_int_equal(
					cq_validate_bytes(v, texts[i] + at,
				                          len - at < size ? len - at : size, NULL),
					0);
			assert_int_equal(cq_validate_end(v, &again, NULL), 0);
			assert_memory_equal(&again, &result, sizeof(result));
			assert_true(text_equal(buffer_text(&parts.out), buffer_text(&whole.out)));
			buffer_done(&parts.out);
		}
		buffer_done(&whole.out);
	}
	cq_validate_free(v);
}

static void a_callback_ends_it(void **state)
{
	struct cq_validate_result result;
	struct cq_validate_handler handler;
	struct cq_validate *v;
	struct seen seen;

	(void)state;
	assert_int_equal(cq_validate_new(&v), 0);
	handler = handler_of(&seen);
	seen.stop_at = 2;
	assert_int_equal(
		cq_validate_json(v, BAD "\n" BAD, 2 * sizeof(BAD) - 1, &handler, &result, NULL),
		-ECANCELED);
	assert_int_equal(seen.findings, 2);
	assert_int_equal(seen.events, 0);
	assert_int_equal(cq_validate_bytes(v, "x", 1, NULL), -EINVAL);
	buffer_done(&seen.out);
	cq_validate_free(v);
}

static void misuse_is_refused(void **state)
{
	struct cq_error error = {0};
	struct cq_validate *v;

	(void)state;
	assert_int_equal(cq_validate_new(NULL), -EINVAL);
	assert_int_equal(cq_validate_new(&v), 0);
	assert_int_equal(cq_validate_bytes(v, "x", 1, &error), -EINVAL);
	assert_int_equal(cq_validate_end(v, NULL, &error), -EINVAL);
	assert_int_equal(cq_validate_start(NULL, NULL, &error), -EINVAL);
	assert_int_equal(cq_validate_json(v, NULL, 1, NULL, NULL, &error), -EINVAL);
	assert_int_equal(cq_validate_json(v, NULL, 0, NULL, NULL, &error), 0);
	cq_validate_stop(NULL, NULL);
	cq_validate_free(v);

	assert_int_equal(cq_validate_new(&v), 0);
	assert_int_equal(cq_validate_set(v, "no-such", NULL, &error), -EINVAL);
	assert_int_equal(cq_validate_set(v, "schema", NULL, &error), -EINVAL);
	assert_int_equal(cq_validate_set(v, "missing-recommended", "x", &error), -EINVAL);
	assert_int_equal(cq_validate_set(v, "ocsf-version", "0.1", &error), -EINVAL);
	assert_int_equal(cq_validate_set(v, "schema", "/no/such/file", &error), -ENOENT);
	assert_true(error.text[0] != '\0');
	assert_int_equal(cq_validate_set(v, "ocsf-version", "1.8.0", &error), 0);
	assert_int_equal(cq_validate_json(v, GOOD, sizeof(GOOD) - 1, NULL, NULL, NULL), 0);
	assert_int_equal(cq_validate_set(v, "missing-recommended", NULL, &error), -EBUSY);
	cq_validate_free(v);
}

static void every_option_can_be_set(void **state)
{
	struct cq_validate *v;

	(void)state;
	assert_int_equal(cq_validate_new(&v), 0);
	for (const struct cq_option *o = cq_validate_options(); o->name; o++) {
		struct cq_error error = {0};
		const char *value = strcmp(o->name, "ocsf-version") == 0 ? "1.4.0" : "/dev/null";

		assert_non_null(o->help);
		assert_non_null(o->group);
		assert_int_equal(cq_validate_set(v, o->name, o->value ? value : NULL, &error), 0);
	}
	cq_validate_free(v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_at_once),          cmocka_unit_test(pieces),
		cmocka_unit_test(a_callback_ends_it),      cmocka_unit_test(misuse_is_refused),
		cmocka_unit_test(every_option_can_be_set),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
