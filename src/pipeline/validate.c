/* SPDX-License-Identifier: Apache-2.0 */
#include "pipeline/validate.h"

#include <fcntl.h>
#include <stdlib.h>

/* What is taken from the caller's bytes at once. */
#define SLICE ((size_t)256 << 10)
#define MAX_WINDOW ((size_t)64 << 20)
#define MAX_SCHEMA ((size_t)256 << 20)

/* ---- options -------------------------------------------------------------------------------- */

static const struct cq_option options[] = {
	{.name = "ocsf-version",
         .value = "VERSION",
         .help = "judge by this version of OCSF, whatever the events say",
         .group = "Judging",
         .choices = "@version"},
	{.name = "schema",
         .value = "FILE",
         .help = "judge by a compiled schema of your own",
         .group = "Judging",
         .choices = "@file"},
	{.name = "missing-recommended",
         .help = "warn of recommended attributes that are missing",
         .group = "Judging"},
	{.name = NULL},
};

const struct cq_option *cq_validate_options(void)
{
	return options;
}

static int set_version(struct cq_validate *v, const char *value, struct cq_error *reterr)
{
	ocsf_version_t version;
	int r = ocsf_version_parse(value, &version, reterr);

	if (r == 0)
		v->options.version = version;
	return r;
}

static int set_schema(struct cq_validate *v, const char *value, struct cq_error *reterr)
{
	bool is_cut;
	int r;

	buffer_clear(&v->schema);
	r = file_read(AT_FDCWD, value, MAX_SCHEMA, &v->schema, &is_cut);
	if (r < 0)
		return fail_sys(reterr, r, "%s", value);
	if (is_cut)
		return fail(reterr, -EFBIG, "%s: larger than 256 MiB", value);
	v->options.schema = buffer_text(&v->schema);
	return 0;
}

int cq_validate_set(struct cq_validate *v, const char *name, const char *value,
                    struct cq_error *reterr)
{
	const struct cq_option *o = options;

	if (!v || !name)
		return fail(reterr, -EINVAL, "cq_validate_set: no validator or no name");
	if (v->validator)
		return fail(reterr, -EBUSY, "--%s: events have been judged already", name);
	while (o->name && strcmp(o->name, name) != 0)
		o++;
	if (!o->name)
		return fail(reterr, -EINVAL, "--%s: no such option", name);
	if (!o->value != !value)
		return fail(reterr, -EINVAL, "--%s: %s", name,
		            o->value ? "needs a value" : "takes no value");
	if (strcmp(name, "ocsf-version") == 0)
		return set_version(v, value, reterr);
	if (strcmp(name, "schema") == 0)
		return set_schema(v, value, reterr);
	v->options.missing_recommended = true;
	return 0;
}

/* ---- memory --------------------------------------------------------------------------------- */

int cq_validate_new(struct cq_validate **ret)
{
	struct cq_validate *v;

	if (!ret)
		return -EINVAL;
	v = calloc(1, sizeof(*v));
	if (!v)
		return -ENOMEM;
	if (intern_new(&v->names) < 0) {
		free(v);
		return -ENOMEM;
	}
	v->options.version = -1;
	json_reader_init(&v->json, v->names);
	v->json.max_nodes = MAX_VALUES;
	v->json.max_depth = MAX_LEVELS;
	buffer_init(&v->schema, MAX_SCHEMA + 1);
	buffer_init(&v->window, MAX_WINDOW);
	buffer_init(&v->input.bundle, MAX_WINDOW);
	buffer_init(&v->report.errors, MAX_WINDOW);
	buffer_init(&v->report.warnings, MAX_WINDOW);
	buffer_init(&v->report.entry, 3 * MAX_WINDOW);
	buffer_init(&v->report.words, MAX_WINDOW);
	*ret = v;
	return 0;
}

void cq_validate_free(struct cq_validate *v)
{
	if (!v)
		return;
	validator_free(v->validator);
	json_reader_done(&v->json);
	intern_free(v->names);
	buffer_done(&v->schema);
	buffer_done(&v->window);
	buffer_done(&v->input.bundle);
	buffer_done(&v->report.errors);
	buffer_done(&v->report.warnings);
	buffer_done(&v->report.entry);
	buffer_done(&v->report.words);
	free(v);
}

/* ---- judging -------------------------------------------------------------------------------- */

int cq_validate_start(struct cq_validate *v, const struct cq_validate_handler *handler,
                      struct cq_error *reterr)
{
	int r;

	if (!v)
		return fail(reterr, -EINVAL, "cq_validate_start: no validator");
	if (!v->validator) {
		if (v->options.schema.bytes && v->options.version >= 0)
			return fail(reterr, -EINVAL,
			            "--schema and --ocsf-version: only one of them");
		r = validator_new(&v->options, v->names, &v->validator, reterr);
		if (r < 0)
			return v->options.schema.bytes ? fail_in(reterr, "--schema") : r;
		buffer_done(&v->schema); /* it is rules now */
	}
	input_start(&v->input);
	buffer_clear(&v->window);
	v->report.handler = handler ? *handler : (struct cq_validate_handler){0};
	v->report.result = (struct cq_validate_result){0};
	v->report.has_told = false;
	v->is_open = true;
	return 0;
}

static int failed(struct cq_validate *v, int r, struct cq_error *reterr)
{
	v->is_open = false;
	return r == -ENOMEM ? fail(reterr, r, "out of memory") : r;
}

/* Keeps what was not used, for the bytes that follow. */
static int read_window(struct cq_validate *v, bool is_all)
{
	size_t used;
	int r = input_read(v, buffer_text(&v->window), is_all, &used);

	if (used > 0) {
		v->window.len -= used;
		memmove(v->window.bytes, v->window.bytes + used, v->window.len);
	}
	return r;
}

int cq_validate_bytes(struct cq_validate *v, const char *bytes, size_t len, struct cq_error *reterr)
{
	int r = 0;

	if (!v || !v->is_open)
		return fail(reterr, -EINVAL, "cq_validate_bytes: not started");
	while (len > 0 && r == 0) {
		size_t slice = len < SLICE ? len : SLICE;

		buffer_add(&v->window, bytes, slice);
		r = buffer_error(&v->window);
		if (r == 0)
			r = read_window(v, false);
		bytes += slice;
		len -= slice;
	}
	return r ? failed(v, r, reterr) : 0;
}

void cq_validate_stop(struct cq_validate *v, struct cq_validate_result *ret)
{
	if (!v)
		return;
	v->is_open = false;
	if (ret)
		*ret = v->report.result;
}

int cq_validate_end(struct cq_validate *v, struct cq_validate_result *ret, struct cq_error *reterr)
{
	int r;

	if (!v || !v->is_open)
		return fail(reterr, -EINVAL, "cq_validate_end: not started");
	r = read_window(v, true);
	if (r == 0)
		r = input_end(v);
	v->is_open = false;
	if (ret)
		*ret = v->report.result;
	return r ? failed(v, r, reterr) : 0;
}

int cq_validate_json(struct cq_validate *v, const char *json, size_t len,
                     const struct cq_validate_handler *handler, struct cq_validate_result *ret,
                     struct cq_error *reterr)
{
	size_t used;
	int r = cq_validate_start(v, handler, reterr);

	if (r < 0)
		return r;
	if (!json && len > 0)
		return fail(reterr, -EINVAL, "cq_validate_json: no text");
	r = input_read(v, len ? (struct text){json, len} : TEXT(""), true, &used);
	if (r == 0)
		r = input_end(v);
	v->is_open = false;
	if (ret)
		*ret = v->report.result;
	return r ? failed(v, r, reterr) : 0;
}
