/* SPDX-License-Identifier: Apache-2.0 */
/* The two forms of what `validate` says, and its count. */
#ifndef CONNQUERY_CLI_VALIDATE_H
#define CONNQUERY_CLI_VALIDATE_H

#include "cli/cli.h"

#define MAX_CODES 64

struct code_count {
	const char *code; /* static */
	bool is_error;
	uint64_t count;
};
struct validate_call {
	struct cq_validate *validate;
	const struct validate_form *form;
	const char **files;
	size_t file_count;
	uint64_t max_errors; /* 0: no end */
	bool strict, all;
	enum colour_choice colour_choice;

	struct terminal terminal;
	struct progress *progress;
	const char *file; /* that is being read */
	struct code_count codes[MAX_CODES];
	size_t code_count;
	struct map likes; /* how often a code came at a path, elements of an array being one */
	bool is_in_bundle;
	struct cq_validate_result total;
	bool is_unreadable, has_stopped;
};
struct validate_form {
	const char *name;
	int (*finding)(struct validate_call *call, const struct cq_validate_finding *f);
	int (*event)(struct validate_call *call, const struct cq_validate_event *e);
	int (*end)(struct validate_call *call);
};
extern const struct validate_form validate_text, validate_json;

/* The table by code, and a line that counts the events. */
int validate_table(const struct validate_call *call, FILE *out);

#endif
