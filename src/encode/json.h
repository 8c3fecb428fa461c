/* SPDX-License-Identifier: Apache-2.0 */
/* What json.c lends to the encoders of this folder. */
#ifndef CONNQUERY_ENCODE_JSON_H
#define CONNQUERY_ENCODE_JSON_H

#include "encode/encode.h"

/* The operations of a struct json_writer; it keeps no parts. */
extern const struct writer_ops json_writer_ops;

/* The comma and the name before a value that somebody else appends. */
void json_begin_value(struct json_writer *w, struct text key);

#endif
