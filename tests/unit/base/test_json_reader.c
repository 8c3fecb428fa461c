/* SPDX-License-Identifier: Apache-2.0 */
#include "unit.h"

#include "base/base.h"
#include "failing_memory.h"

struct fixture {
	struct intern *names;
	struct json_reader json;
	struct json_fault fault;
	struct buffer room;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	if (!f || intern_new(&f->names) < 0)
		return -1;
	json_reader_init(&f->json, f->names);
	buffer_init(&f->room, 1u << 20);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	json_reader_done(&f->json);
	intern_free(f->names);
	buffer_done(&f->room);
	free(f);
	return 0;
}

/* An exact copy, so that a sanitizer notices a read behind the end. */
static enum json_result read_exact(struct fixture *f, struct text t, bool is_all)
{
	static char *copy;
	enum json_result result;

	free(copy);
	copy = malloc(t.len ? t.len : 1);
	assert_non_null(copy);
	memcpy(copy, t.bytes, t.len);
	result = json_read(&f->json, (struct text){copy, t.len}, is_all, &f->fault);
	if (result != JSON_READ)
		assert_true(f->fault.at <= t.len && f->fault.words);
	return result;
}

static struct text written(struct fixture *f, uint32_t node)
{
	return json_written(&f->json, &f->json.nodes[node]);
}

static void assert_text(struct text t, const char *wanted)
{
	assert_int_equal(t.len, strlen(wanted));
	assert_memory_equal(t.bytes, wanted, t.len);
}

static const struct json_node *member(struct fixture *f, uint32_t node, const char *name)
{
	return json_member(&f->json, &f->json.nodes[node], intern_find(f->names, text_of(name)));
}

static void values_and_their_places(void **state)
{
	static const struct {
		const char *text;
		enum json_kind kind;
	} samples[] = {
		{"null", JSON_NULL},
		{"true", JSON_TRUE},
		{"false", JSON_FALSE},
		{"0", JSON_INTEGER},
		{"-0", JSON_INTEGER},
		{"17", JSON_INTEGER},
		{"1.0", JSON_FLOAT},
		{"1e3", JSON_FLOAT},
		{"1E+3", JSON_FLOAT},
		{"-0.5e-10", JSON_FLOAT},
		{"\"\"", JSON_STRING},
		{"\"a\\\"b\"", JSON_STRING},
		{"[]", JSON_ARRAY},
		{"{}", JSON_OBJECT},
		{"[1,[2]]", JSON_ARRAY},
		{"{\"a\":{}}", JSON_OBJECT},
		{"123456789012345678901234567890", JSON_INTEGER},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < ARRAY_LEN(samples); i++) {
		char padded[128];
		int len = snprintf(padded, sizeof(padded), " \t\r\n%s ,", samples[i].text);

		assert_int_equal(read_exact(f, text_of(samples[i].text), true), JSON_READ);
		assert_int_equal(f->json.nodes[0].kind, samples[i].kind);
		assert_text(written(f, 0), samples[i].text);
		assert_int_equal(f->json.end, strlen(samples[i].text));
		assert_int_equal(f->json.nodes[0].next, f->json.count);

		assert_int_equal(read_exact(f, (struct text){padded, (size_t)len}, false),
		                 JSON_READ);
		assert_text(written(f, 0), samples[i].text);
		assert_int_equal(f->json.end, 4 + strlen(samples[i].text));
	}
}

static void members_and_elements(void **state)
{
	struct fixture *f = *state;
	const struct json_node *n;
	int64_t number;

	assert_int_equal(
		read_exact(f, TEXT("{\"a\": [1, {\"b\": \"x\"}], \"c\" : -5, \"\": null}"), true),
		JSON_READ);
	assert_int_equal(f->json.count, 7);
	n = member(f, 0, "a");
	assert_int_equal(n->kind, JSON_ARRAY);
	assert_int_equal(n->name_at, 1);
	assert_int_equal(n->next, 5);
	assert_text(json_written(&f->json, n), "[1, {\"b\": \"x\"}]");
	assert_text(json_raw(&f->json, member(f, 3, "b")), "x");
	assert_int_equal(json_integer(&f->json, member(f, 0, "c"), &number), 0);
	assert_int_equal(number, -5);
	assert_int_equal(member(f, 0, "")->kind, JSON_NULL);
	assert_null(member(f, 0, "b"));
	assert_null(member(f, 0, "never seen"));
	assert_null(json_member(&f->json, n, n->name));
}

static void integers_of_64_bits(void **state)
{
	static const struct {
		const char *text;
		int result;
		int64_t value;
	} samples[] = {
		{"9223372036854775807", 0, INT64_MAX},
		{"-9223372036854775808", 0, INT64_MIN},
		{"-0", 0, 0},
		{"9223372036854775808", -ERANGE, 0},
		{"-9223372036854775809", -ERANGE, 0},
		{"100000000000000000000000", -ERANGE, 0},
		{"1.0", -EINVAL, 0},
		{"\"1\"", -EINVAL, 0},
		{"-1", 0, -1},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < ARRAY_LEN(samples); i++) {
		int64_t value = 0;

		assert_int_equal(read_exact(f, text_of(samples[i].text), true), JSON_READ);
		assert_int_equal(json_integer(&f->json, f->json.nodes, &value), samples[i].result);
		assert_true(value == samples[i].value);
	}
}

static void strings_mean_what_they_say(void **state)
{
	static const struct {
		const char *text, *meaning;
	} samples[] = {
		{"\"plain\"", "plain"},
		{"\"a longer one, of more than sixteen bytes\"",
	         "a longer one, of more than sixteen bytes"},
		{"\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\/\b\f\n\r\t"},
		{"\"\\u0041\\u00e9\\u20ac\\uD83D\\ude00\"",
	         "A\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80"},
		{"\"\xc3\xa9 \xef\xbf\xbd\"", "\xc3\xa9 \xef\xbf\xbd"},
		{"\"sixteen bytes ok\\n\"", "sixteen bytes ok\n"},
		{"\"\x7f\"", "\x7f"},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < ARRAY_LEN(samples); i++) {
		assert_int_equal(read_exact(f, text_of(samples[i].text), true), JSON_READ);
		assert_text(json_text(&f->json, f->json.nodes, &f->room), samples[i].meaning);
	}
	assert_int_equal(read_exact(f, TEXT("\"a\\u0000b\""), true), JSON_READ);
	assert_int_equal(json_text(&f->json, f->json.nodes, &f->room).len, 3);
}

static void names_that_come_twice(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(
		read_exact(f, TEXT("{\"a\":1,\"b\":{\"a\":2,\"c\":{\"a\":3}},\"c\":4}"), true),
		JSON_READ);
	assert_int_equal(f->json.repeats, 0);
	assert_int_equal(
		read_exact(f, TEXT("{\"a\":1,\"b\":{\"a\":2},\"\\u0061\":3,\"a\":4}"), true),
		JSON_READ);
	assert_int_equal(f->json.repeats, 2);
	assert_false(f->json.nodes[1].repeated);
	assert_true(f->json.nodes[4].repeated && f->json.nodes[5].repeated);
	assert_text(json_raw(&f->json, member(f, 0, "a")), "4");
	assert_int_equal(read_exact(f, TEXT("[{\"a\":1},{\"a\":2}]"), true), JSON_READ);
	assert_int_equal(f->json.repeats, 0);
	assert_int_equal(read_exact(f, TEXT("[\"a\",\"a\"]"), true), JSON_READ);
	assert_int_equal(f->json.repeats, 0);
}

static void what_is_no_json(void **state)
{
	static const struct {
		const char *text;
		size_t at;
	} samples[] = {
		{"x", 0},
		{"nulL", 0},
		{"[1 2]", 3},
		{"[1,]", 3},
		{"{\"a\" 1}", 5},
		{"{\"a\":1,}", 7},
		{"{a:1}", 1},
		{"{\"a\":1 \"b\":2}", 7},
		{"01", 0},
		{"1.", 0},
		{"-", 0},
		{".5", 0},
		{"+1", 0},
		{"1e", 0},
		{"[1}", 2},
		{"{\"a\":1]", 6},
		{"\"\\x\"", 1},
		{"\"\\u12g4\"", 1},
		{"\"\\ud800\"", 1},
		{"\"\\udc00\"", 1},
		{"\"a\\ud800\\u0041\"", 2},
		{"\"a\tb\"", 2},
		{"\"a\nb\"", 2},
		{"\"\xff\"", 1},
		{"\"\xc0\x80\"", 1},
		{"\"\xed\xa0\x80\"", 1},
		{"\"\xf4\x90\x80\x80\"", 1},
		{"NaN", 0},
		{"-Infinity", 0},
		{"\xef\xbb\xbf{}", 0},
		{"}", 0},
		{"]", 0},
		{",", 0},
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < ARRAY_LEN(samples); i++) {
		if (read_exact(f, text_of(samples[i].text), true) != JSON_WRONG ||
		    f->fault.at != samples[i].at)
			fail_msg("%s: %zu, not %zu: %s", samples[i].text, f->fault.at,
			         samples[i].at, f->fault.words);
	}
	/* A word that ends in something else is told where that is. */
	assert_int_equal(read_exact(f, TEXT("[truex]"), true), JSON_WRONG);
	assert_int_equal(f->fault.at, 5);
}

/* Every beginning of a value is unended, never wrong, and the whole is read. */
static void cut_anywhere(void **state)
{
	const struct text whole = TEXT(
		" {\"a\": [null, true, false, -1.5e+3, 12, \"x\\\"\\u0041\\ud83d\\ude00\xc3\xa9"
		"\xf0\x9f\x98\x80\"], \"\\n\": {}, \"c\":[]} ");
	struct fixture *f = *state;

	for (size_t len = 0; len < whole.len - 1; len++) {
		struct text part = {whole.bytes, len};

		if (read_exact(f, part, false) != JSON_UNENDED)
			fail_msg("%.*s: not unended: %s", (int)len, whole.bytes, f->fault.words);
		assert_true(read_exact(f, part, true) != JSON_READ);
	}
	assert_int_equal(read_exact(f, whole, true), JSON_READ);
	assert_int_equal(f->json.end, whole.len - 1);
}

static void a_number_may_go_on(void **state)
{
	struct fixture *f = *state;

	assert_int_equal(read_exact(f, TEXT("12"), false), JSON_UNENDED);
	assert_int_equal(read_exact(f, TEXT("12"), true), JSON_READ);
	assert_int_equal(read_exact(f, TEXT("12 "), false), JSON_READ);
	assert_int_equal(read_exact(f, TEXT("-"), false), JSON_UNENDED);
	assert_int_equal(read_exact(f, TEXT("1."), false), JSON_UNENDED);
	assert_int_equal(read_exact(f, TEXT("1.x"), false), JSON_WRONG);
}

static void limits_have_words(void **state)
{
	struct fixture *f = *state;
	static char deep[200000];

	memset(deep, '[', sizeof(deep));
	f->json.max_depth = 100;
	assert_int_equal(read_exact(f, (struct text){deep, sizeof(deep)}, true), JSON_LIMIT);
	assert_int_equal(f->fault.at, 100);
	f->json.max_depth = 1000000;
	assert_int_equal(read_exact(f, (struct text){deep, sizeof(deep)}, true), JSON_UNENDED);
	memset(deep + 100000, ']', 100000);
	assert_int_equal(read_exact(f, (struct text){deep, sizeof(deep)}, true), JSON_READ);
	assert_int_equal(f->json.count, 100000);
	f->json.max_nodes = 5;
	json_reader_done(&f->json);
	json_reader_init(&f->json, f->names);
	f->json.max_nodes = 5;
	assert_int_equal(read_exact(f, TEXT("[1,2,3,4]"), true), JSON_READ);
	assert_int_equal(read_exact(f, TEXT("[1,2,3,4,5]"), true), JSON_LIMIT);
	assert_int_equal(f->fault.at, 9);
}

static void lack_of_memory_is_told(void **state)
{
	struct fixture *f = *state;
	struct buffer big;
	size_t left = 0;

	buffer_init(&big, 1u << 24);
	buffer_add_char(&big, '{');
	for (int i = 0; i < 3000; i++)
		buffer_printf(&big, "%s\"\\u0061%d\":{\"x%d\":1}", i ? "," : "", i, i);
	buffer_add_char(&big, '}');
	for (;; left++) {
		enum json_result result;

		allocations_left = left;
		result = json_read(&f->json, buffer_text(&big), true, &f->fault);
		allocations_left = SIZE_MAX;
		if (result == JSON_READ)
			break;
		assert_int_equal(result, JSON_NOMEM);
	}
	assert_true(left > 3);
	buffer_done(&big);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(values_and_their_places, set_up, tear_down),
		cmocka_unit_test_setup_teardown(members_and_elements, set_up, tear_down),
		cmocka_unit_test_setup_teardown(integers_of_64_bits, set_up, tear_down),
		cmocka_unit_test_setup_teardown(strings_mean_what_they_say, set_up, tear_down),
		cmocka_unit_test_setup_teardown(names_that_come_twice, set_up, tear_down),
		cmocka_unit_test_setup_teardown(what_is_no_json, set_up, tear_down),
		cmocka_unit_test_setup_teardown(cut_anywhere, set_up, tear_down),
		cmocka_unit_test_setup_teardown(a_number_may_go_on, set_up, tear_down),
		cmocka_unit_test_setup_teardown(limits_have_words, set_up, tear_down),
		cmocka_unit_test_setup_teardown(lack_of_memory_is_told, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
