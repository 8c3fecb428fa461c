/* SPDX-License-Identifier: Apache-2.0 */
/* Inside enrich: dpkg's database, as far as it says who installed a file. */
#ifndef CONNQUERY_ENRICH_DPKG_H
#define CONNQUERY_ENRICH_DPKG_H

#include "enrich/enrich.h"

struct dpkg;
/* Reads all lists of files below root_dir, which is borrowed. -ENOENT when there is no database,
 * -ENOMEM, or what else is in the way. */
int dpkg_open(int root_dir, struct dpkg **ret);
struct dpkg *dpkg_free(struct dpkg *d);
/* The package that installed the file of that path, which begins with a slash and goes through no
 * link. 1: *ret has its name, version and architecture, which live as long as `d`; 0: none did;
 * -ENOMEM. */
int dpkg_find(struct dpkg *d, struct text path, struct package *ret);

#endif
