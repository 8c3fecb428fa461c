/* SPDX-License-Identifier: Apache-2.0 */
/* Inside enrich: what columns of CSV are for, by their titles. */
#ifndef CONNQUERY_ENRICH_INDICATOR_CSV_H
#define CONNQUERY_ENRICH_INDICATOR_CSV_H

#include "enrich/indicator.h"

/* What a column is for. */
enum role {
	ROLE_NONE,
	ROLE_VALUE, /* of its own type, or of what the title says */
	ROLE_TYPE,
	ROLE_PORT,
	ROLE_TO_IDS,
	ROLE_CONFIDENCE,
	ROLE_SEVERITY,
	ROLE_TLP,
	ROLE_TAGS,
	ROLE_THREAT_LEVEL, /* MISP's: 1 is high */
	ROLE_MALWARE,
	ROLE_TIME,                                    /* first of those; + enum indicator_time */
	ROLE_TEXT = ROLE_TIME + INDICATOR_TIME_COUNT, /* + enum indicator_text */
	ROLE_COUNT = ROLE_TEXT + INDICATOR_TEXT_COUNT
};
struct column {
	unsigned role;
	enum value_hint hint;
};
struct column csv_column(struct text title);

#endif
