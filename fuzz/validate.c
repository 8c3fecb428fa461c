/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The validator and its JSON reader. Whatever the bytes are, the same is found at once and in
 * pieces, all that is said of it is JSON of one line, and an event that is an event is counted. The
 * first byte says how large the pieces are, or that the bytes are a compiled schema.
 */
#include "fuzz.h"
#include "pipeline/pipeline.h"

#define SCHEMA 255

struct told {
	uint64_t hash, events;
	struct json_reader *json;
};

static void add(struct told *told, const void *bytes, size_t len)
{
	told->hash = told->hash * 31 + hash_bytes(bytes, len);
}

/* What the validator writes, its own reader must take. */
static void must_be_json(struct told *told, const char *json, size_t len)
{
	struct json_fault fault;

	MUST(json_read(told->json, (struct text){json, len}, true, &fault) == JSON_READ);
	MUST(told->json->end == len && told->json->repeats == 0);
	MUST(!memchr(json, '\n', len));
	add(told, json, len);
}

static int on_finding(void *context, const struct cq_validate_finding *f)
{
	struct told *told = context;

	MUST(f->line > 0 && f->column > 0 && f->message[0] != '\0');
	add(told, &f->line, sizeof(f->line));
	add(told, &f->column, sizeof(f->column));
	must_be_json(told, f->json, f->json_len);
	return 0;
}

static int on_event(void *context, const struct cq_validate_event *e)
{
	struct told *told = context;

	told->events += e->kind != CQ_BUNDLE;
	add(told, &e->errors, sizeof(e->errors));
	must_be_json(told, e->json, e->json_len);
	return 0;
}

static struct told judge(struct cq_validate *v, const uint8_t *data, size_t size, size_t piece)
{
	struct intern *names = NULL;
	struct json_reader json;
	struct told told = {.json = &json};
	struct cq_validate_handler handler = {on_finding, on_event, &told};
	struct cq_validate_result result;

	MUST(intern_new(&names) == 0);
	json_reader_init(&json, names);
	MUST(cq_validate_start(v, &handler, NULL) == 0);
	for (size_t at = 0; at < size; at += piece)
		MUST(cq_validate_bytes(v, (const char *)data + at,
		                       size - at < piece ? size - at : piece, NULL) == 0);
	MUST(cq_validate_end(v, &result, NULL) == 0);
	MUST(told.events >= result.events && result.invalid <= result.events);
	MUST(result.events > 0 || told.events > 0 || result.errors > 0 || told.hash != 0);
	json_reader_done(&json);
	intern_free(names);
	return told;
}

/* Rules of any bytes, and an event judged by them. */
static void judge_by(struct text schema)
{
	static const struct text event = {
		"{\"class_uid\":0,\"metadata\":{\"profiles\":[\"host\"],\"version\":\"1\"}}", 62};
	struct validator_options options = {.version = -1, .schema = schema};
	struct validator *validator = NULL;
	struct intern *names = NULL;
	struct cq_error error = {0};
	struct json_reader json;
	struct json_fault fault;
	struct verdict verdict;

	MUST(intern_new(&names) == 0);
	json_reader_init(&json, names);
	if (validator_new(&options, names, &validator, &error) == 0) {
		MUST(json_read(&json, event, true, &fault) == JSON_READ);
		MUST(validator_event(validator, &json, 0, NULL, NULL, &verdict) == 0);
	} else {
		MUST(error.text[0] != '\0');
	}
	validator_free(validator);
	json_reader_done(&json);
	intern_free(names);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct cq_validate *v; /* making one takes longer than most inputs */
	struct told whole, pieces;

	if (!v)
		MUST(cq_validate_new(&v) == 0);
	if (size == 0)
		return 0;
	if (data[0] == SCHEMA) {
		judge_by((struct text){(const char *)data + 1, size - 1});
		return 0;
	}
	whole = judge(v, data + 1, size - 1, size);
	pieces = judge(v, data + 1, size - 1, data[0] + 1u);
	MUST(whole.hash == pieces.hash && whole.events == pieces.events);
	return 0;
}
