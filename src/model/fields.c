/* SPDX-License-Identifier: Apache-2.0 */
/* The list of columns. */
#include "model/model.h"

static const struct field_facts facts[FIELD_COUNT] = {
#define FIELD(id, name, type, needs, ocsf, meaning) \
	[FIELD_##id##_ID] = {name, FIELD_TYPE_##type, needs},
#include "model/fields.def"
#undef FIELD
};

const struct cq_field field_list[] = {
#define FIELD(id, name_, type_, needs, ocsf_, meaning_) \
	{.name = (name_), .type = #type_, .ocsf = (ocsf_), .meaning = (meaning_)},
#include "model/fields.def"
#undef FIELD
	{.name = NULL},
};

const struct field_facts *field_facts(enum field f)
{
	return &facts[f];
}

enum field field_named(struct text name)
{
	unsigned f = 0;

	while (f < FIELD_COUNT && !text_equal(name, text_of(facts[f].name)))
		f++;
	return (enum field)f;
}
