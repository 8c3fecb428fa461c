/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside enrich: files in which other programs keep what they know. Whoever wrote them may have
 * meant harm: only regular files are read, at most so much of them, and JSON is read strictly.
 */
#ifndef CONNQUERY_ENRICH_STATE_FILE_H
#define CONNQUERY_ENRICH_STATE_FILE_H

#include "base/base.h"

#define STATE_TEXT_MAX 4096u /* of a text that is believed */

struct state_file {
	struct buffer bytes, room;
	struct intern *names;
	struct json_reader json;
};
int state_file_init(struct state_file *f); /* -ENOMEM */
void state_file_done(struct state_file *f);

/* Whose file it must be, and by which way. */
enum state_trust {
	STATE_ANY,  /* below folders that only root writes */
	STATE_USER, /* below a user's own folder: no link leads anywhere else, no mount is crossed
	             */
};
/* Reads a file below `dir`. -EFBIG when it is longer than max, -EINVAL when it is no regular file,
 * -EPERM when (STATE_USER) it is not that user's. */
int state_file_read(struct state_file *f, int dir, const char *path, size_t max,
                    enum state_trust trust, uint32_t uid);
/* The same, and takes it for JSON: node 0 is all of it. -EBADMSG when it is none. */
int state_file_json(struct state_file *f, int dir, const char *path, size_t max,
                    enum state_trust trust, uint32_t uid);
/* Takes bytes that came another way. */
int state_file_parse(struct state_file *f, struct text json);

/* The root of the JSON that was read. */
const struct json_node *state_root(const struct state_file *f);
/* A member of an object; NULL when there is none, and for NULL. */
const struct json_node *state_member(struct state_file *f, const struct json_node *object,
                                     const char *name);
/* A string that is not empty and of at most STATE_TEXT_MAX bytes; none otherwise. Valid until the
 * next call. */
struct text state_text(struct state_file *f, const struct json_node *n);
/* The same of a member. */
struct text state_member_text(struct state_file *f, const struct json_node *object,
                              const char *name);
/* What comes first in an array or object, and what comes next; NULL behind the last. */
const struct json_node *state_first(const struct state_file *f, const struct json_node *of);
const struct json_node *state_next(const struct state_file *f, const struct json_node *of,
                                   const struct json_node *n);

#endif
