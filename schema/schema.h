/* SPDX-License-Identifier: Apache-2.0 */
/*
 * schema: the OCSF facts of every version in one set of tables.
 *
 * schema/generate writes the tables into facts.c from compiled schemas; src/ocsf reads them, nobody
 * else does. What several versions say alike stands once, with a mask of the versions that say it:
 * bit 0 is the oldest version. Text is an offset into one pool, 0 is no text.
 *
 *	item       a class or an object: a name, its forms, its uses of attributes
 *	form       what an item is in some versions: caption, uid, constraints …
 *	attribute  name, caption, type, enum: what many items share
 *	use        an attribute in an item in some versions: requirement, profiles …
 */
#ifndef CONNQUERY_SCHEMA_H
#define CONNQUERY_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of an attribute without an object, and without an enum. */
#define SCHEMA_NONE UINT16_MAX

enum schema_requirement { SCHEMA_OPTIONAL, SCHEMA_RECOMMENDED, SCHEMA_REQUIRED };

struct schema_form {
	uint16_t versions, caption, deprecated;
	uint16_t observable; /* type_id, 0: none */
	uint32_t uid;        /* of a class */
	uint32_t category;   /* of a class */
	/* Names, NULL-terminated; NULL: none. */
	const char *const *profiles, *const *at_least_one, *const *just_one;
};

struct schema_use {
	uint16_t attribute, versions;
	uint8_t requirement, profiles; /* an index of profile_sets */
	uint16_t observable, deprecated;
};

struct schema_item {
	uint16_t name, form_count, use_count;
	const struct schema_form *forms;
	const struct schema_use *uses; /* sorted by name */
};

struct schema_attribute {
	uint16_t name, caption;
	uint16_t type;             /* an index of types: the first row of that name */
	uint16_t object, enum_set; /* an index of items, of enums; SCHEMA_NONE */
	uint16_t sibling;
	bool is_array;
};

/* One row for each way a type was defined; rows of one name stand together. */
struct schema_type {
	uint16_t name, versions, caption;
	uint16_t base; /* name of the primitive type behind it; 0: it is one itself */
	uint16_t regex, observable;
	uint32_t max_len; /* 0: none */
	bool has_range;
	int64_t min, max;
};

struct schema_enum_value {
	int32_t id;
	uint16_t word; /* key of an enum of strings; 0: the key is `id` */
	uint16_t caption, versions, deprecated;
};

struct schema_enum {
	uint16_t count;
	const struct schema_enum_value *values; /* sorted by id, word, version */
};

struct schema_profile {
	uint16_t name, versions;
};

/* The name of any class of OCSF, those too that the tables do not hold. */
struct schema_class {
	uint32_t uid;
	uint16_t name, versions;
};

struct schema {
	const char *text;
	const char *const *versions;     /* oldest first, NULL behind the last */
	const struct schema_item *items; /* classes, then objects, each sorted by name */
	const struct schema_type *types; /* sorted by name */
	const struct schema_attribute *attributes;
	const struct schema_enum *enums;
	const struct schema_profile *profiles;  /* sorted by name */
	const char *const *const *profile_sets; /* 0: always there */
	const struct schema_class *classes;     /* sorted by uid */
	uint16_t version_count, class_count, item_count, type_count, profile_count;
	uint16_t class_name_count, attribute_count;
};

extern const struct schema schema_facts;

#endif
