/* SPDX-License-Identifier: Apache-2.0 */
/* Prints all facts that the library knows, one JSON object a line, for test_facts.py. */
#include <inttypes.h>

#include "ocsf/ocsf.h"

static void put_string(const char *s)
{
	if (!s) {
		fputs("null", stdout);
		return;
	}
	putchar('"');
	for (; *s; s++) {
		if ((unsigned char)*s < ' ')
			printf("\\u%04x", (unsigned int)(unsigned char)*s);
		else if (*s == '"' || *s == '\\')
			printf("\\%c", *s);
		else
			putchar(*s);
	}
	putchar('"');
}

static void put_member(const char *key, const char *value)
{
	printf(", \"%s\": ", key);
	put_string(value);
}

static void put_names(const char *key, const char *const *names)
{
	printf(", \"%s\": [", key);
	for (size_t i = 0; names && names[i]; i++) {
		if (i)
			fputs(", ", stdout);
		put_string(names[i]);
	}
	putchar(']');
}

static void put_enum(const struct ocsf_attribute *a)
{
	struct ocsf_enum_value value;

	fputs(", \"enum\": [", stdout);
	for (size_t i = 0; !ocsf_enum_at(a, i, &value); i++) {
		printf("%s{\"number\": %zu", i ? ", " : "", i);
		if (value.key) {
			put_member("key", value.key);
			put_member("found", value.caption);
			put_member("found_deprecated", value.deprecated_since);
		} else {
			const char *deprecated = NULL;

			printf(", \"key\": \"%" PRId64 "\"", value.id);
			put_member("found", ocsf_enum_caption(a, value.id, &deprecated));
			put_member("found_deprecated", deprecated);
		}
		put_member("caption", value.caption);
		put_member("deprecated", value.deprecated_since);
		putchar('}');
	}
	putchar(']');
}

static void put_attribute(const char *version, struct ocsf_item item, size_t number)
{
	struct ocsf_attribute by_number, a;

	if (ocsf_attribute_at(item, number, &by_number) ||
	    ocsf_attribute_find(item, by_number.name, &a))
		return;
	fputs("{\"fact\": \"attribute\"", stdout);
	put_member("version", version);
	put_member("item", ocsf_item_name(item));
	put_member("name", a.name);
	put_member("caption", a.caption);
	put_member("type", a.type);
	put_member("type_caption", a.type_caption);
	put_member("object", ocsf_item_name(a.object));
	put_member("sibling", a.sibling);
	put_member("deprecated", a.deprecated_since);
	put_member("regex", a.regex);
	put_member("since", ocsf_attribute_since(ocsf_item_name(item), a.name));
	put_names("profiles", a.profiles);
	printf(", \"number\": %zu, \"primitive\": %d, \"requirement\": %d, \"is_array\": %s"
	       ", \"observable\": %u, \"max_len\": %" PRIu32,
	       number, (int)a.primitive, (int)a.requirement, a.is_array ? "true" : "false",
	       (unsigned int)a.observable, a.max_len);
	if (a.has_range)
		printf(", \"range\": [%" PRId64 ", %" PRId64 "]", a.range_min, a.range_max);
	put_enum(&a);
	puts("}");
}

static void put_item(const char *version, struct ocsf_item item)
{
	const char *kind;
	const char *const *names;
	struct ocsf_attribute unused;

	fputs("{\"fact\": \"item\"", stdout);
	put_member("version", version);
	put_member("item", ocsf_item_name(item));
	put_member("caption", ocsf_item_caption(item));
	put_member("deprecated", ocsf_item_deprecated_since(item));
	put_names("profiles", ocsf_item_profiles(item));
	printf(", \"uid\": %" PRIu32 ", \"category\": %" PRIu32, ocsf_class_uid(item),
	       ocsf_class_category(item));
	for (size_t i = 0; !ocsf_item_constraint(item, i, &kind, &names); i++)
		put_names(kind, names);
	puts("}");
	for (size_t i = 0; !ocsf_attribute_at(item, i, &unused); i++)
		put_attribute(version, item, i);
}

/* argv: names of profiles to ask for. */
int main(int argc, char **argv)
{
	for (ocsf_version_t v = 0; v < ocsf_version_count(); v++) {
		const char *version = ocsf_version_name(v);

		for (size_t i = 0; ocsf_item_known(ocsf_item_at(v, i)); i++)
			put_item(version, ocsf_item_at(v, i));
		for (int i = 1; i < argc; i++) {
			fputs("{\"fact\": \"profile\"", stdout);
			put_member("version", version);
			put_member("name", argv[i]);
			printf(", \"known\": %s}\n",
			       ocsf_profile_known(v, argv[i]) ? "true" : "false");
		}
	}
	return 0;
}
