/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside collect: files that a question names by path.
 *
 *   file_facts.c  roots, facts, hashes
 *   file_match.c  directories and patterns
 */
#ifndef CONNQUERY_COLLECT_FILE_FACTS_H
#define CONNQUERY_COLLECT_FILE_FACTS_H

#include "collect/collect.h"

/* Opens a path below a root; O_CLOEXEC is added. A descriptor, or -errno. */
int file_root_path(const struct file_root *r, const char *path, int flags);

/* Whether a name is one that a component of a pattern stands for. Pure. */
bool file_name_matches(struct text pattern, struct text name);

#endif
