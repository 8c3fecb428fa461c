/* SPDX-License-Identifier: Apache-2.0 */
/* A compiled schema while rules are made of it: validate_rules_file.c and validate_file_types.c. */
#ifndef CONNQUERY_OCSF_VALIDATE_FILE_H
#define CONNQUERY_OCSF_VALIDATE_FILE_H

#include "ocsf/validate.h"

struct schema_file {
	struct rules *rules;
	struct json_reader json;
	struct map objects; /* name → number of the item */
	struct buffer room;
	struct cq_error *reterr;
};
/* NULL when the member is not there or null, or n is NULL. */
const struct json_node *file_member(const struct schema_file *f, const struct json_node *n,
                                    const char *name);
/* What is text, in the rules' arena; none when it is no string, or NULL. */
struct text file_text(struct schema_file *f, const struct json_node *n);
/* A member's name, in the rules' arena. */
struct text file_name(const struct schema_file *f, const struct json_node *n);
/* Members or elements; 0 for what has none. */
size_t file_count(const struct schema_file *f, const struct json_node *n);
void file_deprecated(struct schema_file *f, const struct json_node *n, bool *is,
                     struct text *since);
int file_wrong(const struct schema_file *f, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

int file_types(struct schema_file *f);

#endif
