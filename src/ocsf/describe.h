/* SPDX-License-Identifier: Apache-2.0 */
/* Between the two halves of ocsf_describe: finding the place of a path, and telling about it. */
#ifndef CONNQUERY_OCSF_DESCRIBE_H
#define CONNQUERY_OCSF_DESCRIBE_H

#include "ocsf/ocsf.h"

#define NAME_MAX_LEN 63

/* Where a path ends. */
struct place {
	const char *path;
	struct ocsf_item item;           /* the class or object there; not known at a leaf */
	struct ocsf_item owner;          /* whose attribute it is; not known at a root */
	struct ocsf_attribute attribute; /* when there is an owner */
};

void describe_page(const struct place *p, struct buffer *out);

#endif
