/* SPDX-License-Identifier: Apache-2.0 */
/* Inside pipeline: a statement of SQL, and its options. */
#ifndef CONNQUERY_PIPELINE_SQL_H
#define CONNQUERY_PIPELINE_SQL_H

#include "pipeline/options.h"

struct cq_sql {
	struct cq_query scope; /* arena, collect, internal, limits …: what a query's options set */
	struct gaps gaps;
	struct enrichment *enrichments;
	struct world *world;
	struct sql *statement;
	bool is_prepared, has_run;
	const char **columns;
	struct cq_value *values; /* of the row at hand */
	size_t count;
};

#endif
