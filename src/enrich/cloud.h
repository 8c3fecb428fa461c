/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside enrich: the host as its cloud knows it, in parts.
 *
 *   cloud            who is asked, in which order; what the firmware says
 *   cloud_documents  what documents say: of metadata services, of cloud-init, in a file
 *   cloud_ask        the metadata services
 *   cloud_cache      the answer of this boot
 *   http             how a service is asked
 */
#ifndef CONNQUERY_ENRICH_CLOUD_H
#define CONNQUERY_ENRICH_CLOUD_H

#include "enrich/enrich.h"
#include "enrich/http.h"
#include "enrich/state_file.h"

/* A search that is going on. */
struct cloud_search {
	const struct cloud_options *options;
	int root;
	const struct host *host;
	struct arena *arena; /* of all texts of `found` */
	struct state_file file;
	struct cloud found;
};
/* Sets a fact that is not known yet, when the text may be one: at most 255 letters, digits and
 * . _ - : / @ of ASCII. */
void cloud_take(struct cloud_search *s, struct text *to, struct text value);
/* Notes who said something. */
void cloud_note_source(struct cloud_search *s, const char *source);

/* ---- cloud_documents --------------------------------------------------------------------------
 */

/* What a document calls a fact. */
struct cloud_member {
	const char *name; /* NULL: the end of a list */
	size_t at;        /* offset in struct cloud */
};
static inline struct text *cloud_fact(struct cloud *c, const struct cloud_member *m)
{
	return (struct text *)(void *)((char *)c + m->at);
}
/* Of a document in our own words. */
extern const struct cloud_member cloud_own_members[];

/* Takes what the JSON in s->file says; false when it is no document that is known. */
bool cloud_read_document(struct cloud_search *s);

/* ---- cloud_ask --------------------------------------------------------------------------------
 */

bool cloud_has_service(struct text provider);
/* Asks the metadata service of s->found.provider. 0, or why not (negative errno). */
int cloud_ask(struct cloud_search *s);

/* ---- cloud_cache ------------------------------------------------------------------------------
 */

/* The answer that an earlier run of this boot kept for the same endpoint. */
bool cloud_cache_read(struct cloud_search *s);
/* Keeps it where nobody else can write; what is in the way is no failure. */
void cloud_cache_write(struct cloud_search *s);

#endif
