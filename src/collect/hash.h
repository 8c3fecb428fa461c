/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside collect: hashes of executables, with nettle. Only in a build with HAVE_NETTLE.
 */
#ifndef CONNQUERY_COLLECT_HASH_H
#define CONNQUERY_COLLECT_HASH_H

#include "collect/collect.h"

/* What was hashed already, by file: many processes run the same one. Zeroed memory is an empty one.
 */
struct hash_cache {
	struct hash_entry *list;
	size_t count, room;
	struct map by_file; /* hash of the file's identity → place in list */
};
void hash_cache_done(struct hash_cache *c);
/* Fills file->hashes with the kinds that options->hashes asks for, or file->no_hash_reason.
 * `file_fd` is a descriptor (O_PATH will do) of what the facts in `file` were taken from. 0, or a
 * negative errno that goes with the reason. */
int hash_file(struct hash_cache *c, const struct process_options *options, struct arena *arena,
              int file_fd, struct file *file);

#endif
