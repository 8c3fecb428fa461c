/* SPDX-License-Identifier: Apache-2.0 */
/* What display.c lends to the table: text cut out by columns, with one locale for all texts. */
#ifndef CONNQUERY_ENCODE_DISPLAY_H
#define CONNQUERY_ENCODE_DISPLAY_H

#include "encode/encode.h"

#include <locale.h>

/* The C library's widths of characters, of a UTF-8 locale that is opened when the first character
 * beyond ASCII asks. Zeroed memory is valid. The thread's own locale is as before after each call,
 * the process's is never touched. */
struct display {
	locale_t utf8;
	bool is_open; /* or was tried in vain: then all that is not ASCII becomes '?' */
};
void display_done(struct display *d);

/* How many bytes from `at` on are printable ASCII: a column each, shown as they are. */
size_t display_plain(struct text t, size_t at);
/* Appends what of the text, made safe, lies wholly in the columns from … to - 1; returns how many
 * columns that takes, fewer than to - from where an end of them is half a wide character. With
 * `out` NULL it only counts. What it appended once it appends again as it is. */
size_t display_slice(struct display *d, struct buffer *out, struct text t, size_t from, size_t to);

#endif
