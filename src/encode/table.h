/* SPDX-License-Identifier: Apache-2.0 */
/* What the files of the table share. */
#ifndef CONNQUERY_ENCODE_TABLE_H
#define CONNQUERY_ENCODE_TABLE_H

#include "encode/encode.h"

/* Blanks between two columns. */
#define TABLE_GAP 2

/* A column and what it comes to once the rows are known. */
struct table_fitted {
	const struct table_column *column;
	size_t natural; /* columns that its title and its longest cell take */
	size_t width;   /* columns that it gets */
	enum table_cut cut;
	bool left_out;
};
/* Sets width, cut and left_out so that the columns that stay take at most `limit` columns with the
 * gaps between them; 0: no limit. One column stays in any case. */
void table_fit(struct table_fitted *columns, size_t count, size_t limit);

#endif
