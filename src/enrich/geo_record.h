/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside enrich: a record of a database in MaxMind's format.
 *
 * libmaxminddb opens the file and finds the record of an address. Its own reading of a record goes
 * as deep, and as often around, as the file says; here both have bounds.
 */
#ifndef CONNQUERY_ENRICH_GEO_RECORD_H
#define CONNQUERY_ENRICH_GEO_RECORD_H

#include "enrich/enrich.h"

/* Maps and arrays in one another, and values in all, that a record may have. Those that are sold
 * have 4 and 200. */
#define RECORD_DEPTH 16
#define RECORD_VALUES 4096u

enum record_kind { RECORD_OTHER, RECORD_TEXT, RECORD_INTEGER, RECORD_REAL };
struct record_value {
	enum record_kind kind;
	struct text path; /* "country.names.en", "subdivisions.0.iso_code"; none: it is too long */
	struct text text; /* in the file */
	uint64_t integer;
	double real;
};
typedef void (*record_fn)(void *context, const struct record_value *value);
/* Tells each value that is no map and no array. -EBADMSG: it is broken, or over a bound. */
int record_read(const uint8_t *section, size_t size, size_t at, record_fn tell, void *context);

/* The facts of a record, without who says them. -EBADMSG. */
int geo_read(const uint8_t *section, size_t size, size_t at, struct geo *ret);
bool geo_knows_place(const struct geo *g);
bool geo_knows_network(const struct geo *g);
/* A text as a name: cut where it is long; none when it is empty. */
struct text geo_name(struct text t);

#endif
