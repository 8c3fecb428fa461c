/* SPDX-License-Identifier: Apache-2.0 */
/*
 * deliver: bytes to where they go. A sink sees bytes, never an event.
 */
#ifndef CONNQUERY_DELIVER_H
#define CONNQUERY_DELIVER_H

#include "base/base.h"

/* Gathers lines and writes them to a descriptor in large writes; a line is never torn between two
 * sinks' writes, and nothing of a line that was not handed over whole is written. */
struct fd_sink {
	int fd;    /* borrowed */
	int error; /* the negative errno that ended it */
	struct buffer gathered;
};
void fd_sink_init(struct fd_sink *s, int fd);
void fd_sink_done(struct fd_sink *s); /* does not flush */
/* -EPIPE when the reader is gone (SIGPIPE must be ignored), -ENOSPC …: nothing more will be written
 * then. */
int fd_sink_line(struct fd_sink *s, const char *bytes, size_t len); /* adds the newline */
int fd_sink_flush(struct fd_sink *s);

#endif
