/* SPDX-License-Identifier: Apache-2.0 */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/validate.h"

#define CHUNK ((size_t)256 << 10)
#define STOPPED 1 /* a callback's answer: enough errors */

enum { EXIT_VALID = 0, EXIT_INVALID = 1, EXIT_UNREADABLE = 2 };

static const struct validate_form *const forms[] = {&validate_text, &validate_json};

/* ---- command line -------------------------------------------------------------------------------
 */

static const struct cq_option options[] = {
	{.name = "strict", .help = "warnings make an event invalid too", .group = "Judging"},
	{.name = "max-errors",
         .value = "N",
         .help = "stop behind the event with the Nth error",
         .group = "Judging"},
	{.name = "output",
         .value = "FORMAT",
         .help = "text (the default): a line for each finding; json: the OCSF server's response, "
                 "one a line for each event",
         .group = "Output",
         .choices = "text json",
         .letter = 'o'},
	{.name = "all",
         .help = "print all findings, also those of a kind that came ten times already",
         .group = "Output"},
	OPTION_COLOR,
	{.name = "help", .help = "show this text", .group = "Help", .letter = 'h'},
	{.name = NULL},
};

const struct cq_option *cmd_validate_options(void)
{
	return options;
}

static int take_output(struct validate_call *call, const char *value)
{
	for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
		if (strcmp(value, forms[i]->name) == 0) {
			call->form = forms[i];
			return 0;
		}
	}
	return usage_error("validate", "--output %s: must be text or json", value);
}

static int take_option(void *context, const char *name, const char *value)
{
	struct validate_call *call = context;
	struct cq_error error = {0};

	if (name[0] == '\0') {
		call->files[call->file_count++] = value;
	} else if (strcmp(name, "output") == 0) {
		return take_output(call, value);
	} else if (strcmp(name, "color") == 0) {
		return colour_choice_read("validate", value, &call->colour_choice);
	} else if (strcmp(name, "strict") == 0) {
		call->strict = true;
	} else if (strcmp(name, "all") == 0) {
		call->all = true;
	} else if (strcmp(name, "max-errors") == 0) {
		if (text_to_u64(text_of(value), &call->max_errors) < 0 || call->max_errors == 0)
			return usage_error("validate", "--max-errors %s: must be 1 or more", value);
	} else if (cq_validate_set(call->validate, name, value, &error) < 0) {
		return usage_error("validate", "%s", error.text);
	}
	return 0;
}

/* ---- findings -----------------------------------------------------------------------------------
 */

static void count_code(struct validate_call *call, const struct cq_validate_finding *f)
{
	size_t i = 0;

	while (i < call->code_count && strcmp(call->codes[i].code, f->code) != 0)
		i++;
	if (i == MAX_CODES)
		return;
	if (i == call->code_count)
		call->codes[call->code_count++] = (struct code_count){f->code, f->is_error, 0};
	call->codes[i].count++;
}

static int on_finding(void *context, const struct cq_validate_finding *f)
{
	struct validate_call *call = context;

	count_code(call, f);
	return call->form->finding(call, f);
}

static int on_event(void *context, const struct cq_validate_event *e)
{
	struct validate_call *call = context;
	int r = call->form->event(call, e);

	progress_count(call->progress);
	call->total.errors += e->errors;
	if (r == 0 && call->max_errors > 0 && call->total.errors >= call->max_errors)
		return STOPPED;
	return r;
}

/* ---- files --------------------------------------------------------------------------------------
 */

static void unreadable(struct validate_call *call, int error)
{
	call->is_unreadable = true;
	progress_hold(call->progress);
	message("%s: %s", call->file, strerrordesc_np(error));
	progress_release(call->progress);
}

/* *ret_failed: it could not be read to its end. */
static int feed(struct validate_call *call, int fd, bool *ret_failed, struct cq_error *error)
{
	char *chunk = malloc(CHUNK);
	struct stat status;
	uint64_t size = 0, done = 0;
	ssize_t n;
	int r = chunk ? 0 : -ENOMEM;

	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode))
		size = (uint64_t)status.st_size;
	while (r == 0 && (n = read(fd, chunk, CHUNK)) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			unreadable(call, errno);
			*ret_failed = true;
			break;
		}
		r = cq_validate_bytes(call->validate, chunk, (size_t)n, error);
		done += (uint64_t)n;
		progress_share(call->progress, done, size);
	}
	free(chunk);
	return r;
}

static void add_result(struct validate_call *call, const struct cq_validate_result *result)
{
	call->total.events += result->events;
	call->total.invalid += result->invalid;
	call->total.warnings += result->warnings;
}

/* 0, STOPPED, or a negative errno. */
static int judge_file(struct validate_call *call, struct cq_error *error)
{
	struct cq_validate_handler handler = {on_finding, on_event, call};
	struct cq_validate_result result = {0};
	bool is_stdin = strcmp(call->file, "-") == 0, has_failed = false;
	int fd, r;

	fd = is_stdin ? STDIN_FILENO : open(call->file, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (is_stdin)
		call->file = "<stdin>";
	if (fd < 0) {
		unreadable(call, errno);
		return 0;
	}
	r = cq_validate_start(call->validate, &handler, error);
	if (r == 0)
		r = feed(call, fd, &has_failed, error);
	if (r == 0 && !has_failed)
		r = cq_validate_end(call->validate, &result, error);
	else
		cq_validate_stop(call->validate, &result);
	add_result(call, &result);
	if (!is_stdin)
		(void)close(fd);
	return r;
}

static int exit_code(const struct validate_call *call)
{
	if (call->is_unreadable)
		return EXIT_UNREADABLE;
	if (call->total.errors > 0 || (call->strict && call->total.warnings > 0))
		return EXIT_INVALID;
	return EXIT_VALID;
}

static int judge(struct validate_call *call)
{
	struct cq_error error = {0};
	int r = 0;

	call->terminal = terminal_look(call->colour_choice);
	call->progress = progress_start("judging");
	for (size_t i = 0; i < call->file_count && r == 0; i++) {
		call->file = call->files[i];
		r = judge_file(call, &error);
	}
	call->progress = progress_end(call->progress);
	if (r == -EPIPE)
		return exit_code(call); /* the reader has had enough; main looks at the rest */
	if (r < 0) {
		message("%s", error.text[0] ? error.text : strerrordesc_np(-r));
		return EXIT_UNREADABLE;
	}
	call->has_stopped = r == STOPPED;
	if (call->form->end(call) < 0)
		message("out of memory");
	return exit_code(call);
}

int cmd_validate(const struct command *self, int argc, char **argv)
{
	static const char *const standard_input = "-";
	struct validate_call call = {.form = &validate_text};
	int code = EXIT_UNREADABLE;

	map_init(&call.likes);
	call.files = calloc((size_t)argc + 1, sizeof(*call.files));
	if (!call.files || cq_validate_new(&call.validate) < 0) {
		message("out of memory");
	} else {
		code = options_read(self, argc, argv, take_option, &call);
		if (code == 0 && call.file_count == 0)
			call.files[call.file_count++] = standard_input;
		if (code == 0)
			code = judge(&call);
		else if (code < 0)
			code = EXIT_VALID;
	}
	cq_validate_free(call.validate);
	map_done(&call.likes);
	free(call.files);
	return code;
}
