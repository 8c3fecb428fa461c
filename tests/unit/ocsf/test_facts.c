/* SPDX-License-Identifier: Apache-2.0 */
/* The look-ups, and the pages of ocsf_describe. That the facts themselves are right is what
 * tests/schema compares with the schemas. */
#include "ocsf/ocsf.h"

#include <setjmp.h>
#include <stdlib.h>

#include <cmocka.h>

#define PAGE_CEILING (1u << 20)

static ocsf_version_t version(const char *name)
{
	ocsf_version_t v = 0;

	assert_int_equal(ocsf_version_parse(name, &v, NULL), 0);
	return v;
}

static struct ocsf_item object(const char *v, const char *name)
{
	struct ocsf_item item = ocsf_object(version(v), name);

	assert_true(ocsf_item_known(item));
	return item;
}

static struct ocsf_attribute attribute(struct ocsf_item item, const char *name)
{
	struct ocsf_attribute a;

	assert_int_equal(ocsf_attribute_find(item, name, &a), 0);
	return a;
}

/* ---- versions and items --------------------------------------------------------------------- */

static void versions_are_named_and_parsed(void **state)
{
	struct cq_error error = {0};
	ocsf_version_t v;

	(void)state;
	for (ocsf_version_t i = 0; i < ocsf_version_count(); i++)
		assert_int_equal(version(ocsf_version_name(i)), i);
	assert_null(ocsf_version_name((ocsf_version_t)ocsf_version_count()));
	version(OCSF_DEFAULT_VERSION);
	assert_int_equal(ocsf_version_parse("1.3", &v, &error), -EINVAL);
	assert_non_null(strstr(error.text, "'1.3'"));
	assert_non_null(strstr(error.text, "1.2.0, 1.3.0, "));
}

static void classes_and_objects_by_version(void **state)
{
	struct ocsf_item class = ocsf_class(version("1.5.0"), 5012);

	(void)state;
	assert_string_equal(ocsf_item_name(class), "network_connection_query");
	assert_string_equal(ocsf_item_caption(class), "Network Connection Query");
	assert_int_equal(ocsf_class_uid(class), 5012);
	assert_int_equal(ocsf_class_category(class), 5);
	assert_string_equal(ocsf_item_deprecated_since(class), "1.5.0");
	assert_null(ocsf_item_deprecated_since(ocsf_item_in(class, version("1.4.0"))));
	assert_false(ocsf_item_known(ocsf_class(version("1.4.0"), 5040)));
	assert_true(ocsf_item_known(ocsf_class(version("1.5.0"), 5040)));
	assert_false(ocsf_item_known(ocsf_class(version("1.5.0"), 4001)));
	assert_false(ocsf_item_known(ocsf_object(version("1.2.0"), "osint")));
	assert_false(ocsf_item_known(ocsf_object(version("1.3.0"), "network_connection_query")));
	assert_true(ocsf_item_known(ocsf_item_named(version("1.3.0"), "network_connection_query")));
	assert_true(ocsf_item_known(ocsf_item_named(version("1.3.0"), "process")));
	assert_false(ocsf_item_known(ocsf_item_named(version("1.3.0"), "")));
}

static void nothing_is_harmless(void **state)
{
	struct ocsf_item none = ocsf_object(0, "no_such");
	struct ocsf_item wild = {.index = INT16_MAX, .version = UINT8_MAX};
	struct ocsf_attribute a;
	const char *kind;
	const char *const *names;

	(void)state;
	for (size_t v = ocsf_version_count(); v <= UINT8_MAX; v++)
		assert_false(ocsf_item_known(ocsf_class((ocsf_version_t)v, 5012)));
	for (int i = 0; i < 2; i++, none = wild) {
		assert_false(ocsf_item_known(none));
		assert_null(ocsf_item_name(none));
		assert_null(ocsf_item_caption(none));
		assert_null(ocsf_item_deprecated_since(none));
		assert_null(ocsf_item_profiles(none)[0]);
		assert_int_equal(ocsf_class_uid(none), 0);
		assert_int_equal(ocsf_class_category(none), 0);
		assert_int_equal(ocsf_attribute_find(none, "pid", &a), -ENOENT);
		assert_int_equal(ocsf_attribute_at(none, 0, &a), -ENOENT);
		assert_int_equal(ocsf_item_constraint(none, 0, &kind, &names), -ENOENT);
	}
}

static void constraints_by_version(void **state)
{
	struct ocsf_item process = object("1.4.0", "process");
	const char *kind;
	const char *const *names;

	(void)state;
	assert_int_equal(ocsf_item_constraint(process, 0, &kind, &names), 0);
	assert_string_equal(kind, "at_least_one");
	assert_string_equal(names[0], "pid");
	assert_string_equal(names[1], "uid");
	assert_null(names[2]);
	assert_int_equal(ocsf_item_constraint(process, 1, &kind, &names), -ENOENT);

	process = ocsf_item_in(process, version("1.5.0"));
	assert_int_equal(ocsf_item_constraint(process, 0, &kind, &names), 0);
	assert_string_equal(names[2], "cpid");

	assert_int_equal(ocsf_item_constraint(object("1.5.0", "query_evidence"), 0, &kind, &names),
	                 0);
	assert_string_equal(kind, "just_one");
}

static void profiles_by_version(void **state)
{
	(void)state;
	assert_true(ocsf_profile_known(version("1.3.0"), "osint"));
	assert_false(ocsf_profile_known(version("1.2.0"), "osint"));
	assert_true(ocsf_profile_known(version("1.8.0"), "macos/macos_users"));
	assert_false(ocsf_profile_known(version("1.8.0"), "zzz"));
	assert_false(ocsf_profile_known(version("1.8.0"), ""));
	assert_string_equal(ocsf_item_profiles(ocsf_class(0, 5012))[0], "cloud");
}

/* ---- attributes and enums ------------------------------------------------------------------- */

/* What an encoder may write as it is (writer_ops.pair). */
static void check_plain(const char *caption)
{
	for (const char *c = caption; *c; c++) {
		assert_true(*c >= ' ' && *c <= '~');
		assert_true(*c != '"' && *c != '\\');
	}
}

static void check_enum(const struct ocsf_attribute *a)
{
	struct ocsf_enum_value value, last = {0};

	for (size_t i = 0; !ocsf_enum_at(a, i, &value); i++) {
		assert_true(!i || value.key || value.id > last.id);
		if (!value.key)
			assert_ptr_equal(ocsf_enum_caption(a, value.id, NULL), value.caption);
		check_plain(value.caption);
		last = value;
	}
	assert_null(ocsf_enum_caption(a, INT64_MAX, NULL));
	assert_null(ocsf_enum_caption(a, INT64_MIN, NULL));
}

/* Whatever can be listed can be found, in order, with what it names there too. */
static void all_attributes_are_found(void **state)
{
	size_t count = 0;

	(void)state;
	for (ocsf_version_t v = 0; v < ocsf_version_count(); v++) {
		struct ocsf_item item;

		for (size_t n = 0; ocsf_item_known(item = ocsf_item_at(v, n)); n++) {
			struct ocsf_attribute a, same;
			const char *last = "";

			for (size_t i = 0; !ocsf_attribute_at(item, i, &a); i++, count++) {
				same = attribute(item, a.name);
				assert_string_equal(a.name, same.name);
				assert_true(strcmp(last, a.name) < 0);
				last = a.name;
				assert_int_equal(a.primitive == OCSF_OBJECT,
				                 ocsf_item_known(a.object));
				assert_non_null(ocsf_attribute_since(ocsf_item_name(item), a.name));
				check_enum(&a);
			}
		}
	}
	assert_true(count > 6000);
}

static void attribute_of_a_version(void **state)
{
	struct ocsf_attribute a = attribute(object("1.8.0", "process"), "egid");

	(void)state;
	assert_string_equal(a.caption, "Effective Group ID");
	assert_string_equal(a.profiles[0], "linux/linux_users");
	assert_string_equal(a.profiles[1], "macos/macos_users");
	assert_null(a.profiles[2]);
	assert_null(attribute(object("1.7.0", "process"), "egid").profiles[1]);
	assert_null(attribute(object("1.7.0", "process"), "pid").profiles);

	assert_int_equal(attribute(object("1.3.0", "observable"), "name").requirement,
	                 OCSF_REQUIRED);
	assert_int_equal(attribute(object("1.4.0", "observable"), "name").requirement,
	                 OCSF_RECOMMENDED);
	assert_string_equal(attribute(object("1.6.0", "process"), "tid").deprecated_since, "1.6.0");
	assert_null(attribute(object("1.5.0", "process"), "tid").deprecated_since);
	assert_int_equal(ocsf_attribute_find(object("1.3.0", "process"), "ancestry", &a), -ENOENT);
	assert_string_equal(ocsf_attribute_since("process", "ancestry"), "1.4.0");
	assert_string_equal(ocsf_attribute_since("network_connection_query", "osint"), "1.3.0");
	assert_null(ocsf_attribute_since("process", "no_such"));
	assert_null(ocsf_attribute_since("no_such", "pid"));
}

static void limits_of_type_and_primitive(void **state)
{
	struct ocsf_attribute a = attribute(object("1.3.0", "device"), "ip");

	(void)state;
	assert_int_equal(a.max_len, 40); /* its own, not string_t's */
	assert_non_null(a.regex);
	assert_int_equal(a.observable, 2);
	assert_int_equal(attribute(object("1.3.0", "device"), "name").max_len, 65535);
	assert_int_equal(attribute(object("1.3.0", "user"), "name").max_len, 65535);
	assert_int_equal(attribute(object("1.4.0", "user"), "name").max_len, 0);
	assert_null(attribute(object("1.4.0", "device"), "hostname").regex);
	assert_non_null(attribute(object("1.3.0", "device"), "hostname").regex);

	a = attribute(object("1.6.0", "port_info"), "port");
	assert_string_equal(a.type, "port_t");
	assert_int_equal(a.primitive, OCSF_INTEGER);
	assert_true(a.has_range);
	assert_int_equal(a.range_min, 0);
	assert_int_equal(a.range_max, 65535);
	a = attribute(ocsf_class(version("1.3.0"), 5012), "process");
	assert_string_equal(ocsf_item_name(a.object), "process");
	assert_int_equal(a.object.version, version("1.3.0"));
	assert_int_equal(a.observable, 25); /* the object's */
}

static void enum_of_a_version(void **state)
{
	struct ocsf_item info = object("1.7.0", "network_connection_info");
	struct ocsf_attribute a = attribute(info, "direction_id");
	const char *deprecated = "unset";

	(void)state;
	assert_string_equal(a.sibling, "direction");
	assert_string_equal(ocsf_enum_caption(&a, 4, &deprecated), "Local");
	assert_null(deprecated);
	a = attribute(ocsf_item_in(info, version("1.6.0")), "direction_id");
	assert_null(ocsf_enum_caption(&a, 4, NULL));
	assert_string_equal(ocsf_enum_caption(&a, 99, NULL), "Other");
	a = attribute(ocsf_class(0, 5012), "type_uid");
	assert_string_equal(ocsf_enum_caption(&a, 501201, NULL), "Network Connection Query: Query");
	a = attribute(ocsf_class(0, 5012), "message");
	assert_null(ocsf_enum_caption(&a, 0, NULL));
}

static void enum_of_words(void **state)
{
	struct ocsf_attribute a = attribute(object("1.3.0", "osint"), "tlp");
	struct ocsf_enum_value value;

	(void)state;
	assert_int_equal(ocsf_enum_at(&a, 1, &value), 0);
	assert_string_equal(value.key, "AMBER STRICT");
	assert_string_equal(value.caption, "TLP:AMBER+STRICT");
	assert_null(ocsf_enum_caption(&a, 0, NULL));
	assert_int_equal(ocsf_enum_at(&a, 5, &value), -ENOENT);
}

/* ---- pages ---------------------------------------------------------------------------------- */

static void check_says(const char *path, const char *v, const char *words)
{
	CQ_CLEANUP(buffer_done) struct buffer page = {0};

	buffer_init(&page, PAGE_CEILING);
	assert_int_equal(ocsf_describe(path, version(v), &page, NULL), 0);
	buffer_add_char(&page, 0);
	if (!strstr(page.bytes, words))
		fail_msg("'%s' is not in\n%s", words, page.bytes);
}

static void check_fails(const char *path, const char *v, const char *words)
{
	CQ_CLEANUP(buffer_done) struct buffer page = {0};
	struct cq_error error = {0};

	buffer_init(&page, PAGE_CEILING);
	assert_int_equal(ocsf_describe(path, version(v), &page, &error), -ENOENT);
	assert_int_equal(page.len, 0);
	assert_string_equal(error.text, words);
}

static void pages_say_it(void **state)
{
	(void)state;
	check_says("", "1.5.0",
	           "Network Connection Query (OCSF 1.5.0)\n\n"
	           "class        network_connection_query, uid 5012\n"
	           "category     Discovery, uid 5\n"
	           "deprecated   since 1.5.0\n"
	           "profiles     cloud, container,");
	check_says("", "1.3.0", "\n  process          process\n");
	check_says("", "1.3.0", "\n  osint            osint[]                  1.3.0  osint\n");
	check_says("process.user", "1.3.0", "\nat_least_one account, name, uid\n");
	check_says("process.user", "1.3.0",
	           "\nenums\n"
	           "  risk_level_id  0 Info, 1 Low, 2 Medium, 3 High, 4 Critical, 99 Other\n"
	           "  type_id        0 Unknown, 1 User, 2 Admin, 3 System, 99 Other\n");
	check_says("process", "1.8.0",
	           "\n  egid                   integer_t                      linux/linux_users,"
	           "\n                                                        macos/macos_users\n");
	check_says("process.lineage", "1.8.0", "file_path_t[] (File Path), an array of strings\n");
	check_says("process.tid", "1.8.0", "\ndeprecated   since 1.6.0\n");
	check_says("device.ip", "1.3.0", "\nlimits       at most 40 characters\n");
	check_says("device.ip", "1.3.0", "\nobservable   type_id 2 IP Address\n");
	check_says("connection_info.direction_id", "1.8.0",
	           "\n\n"
	           "  ID  CAPTION   SINCE\n"
	           "   0  Unknown\n"
	           "   1  Inbound\n"
	           "   2  Outbound\n"
	           "   3  Lateral\n"
	           "   4  Local     1.7.0\n"
	           "  99  Other\n");
	check_says("osint.tlp", "1.4.0", "\n  AMBER STRICT  TLP:AMBER+STRICT  1.3.0\n");
	check_says("unmapped", "1.3.0", "It may hold anything.");
	check_says("fingerprint", "1.3.0",
	           "Fingerprint (OCSF 1.3.0)\n\nobject       fingerprint\n");
	check_says("fingerprint.value", "1.3.0", "required in fingerprint\n");
	check_says("evidence_info", "1.8.0", "class        evidence_info, uid 5040\n");
}

static void bad_paths_are_explained(void **state)
{
	char longest[301] = "";

	(void)state;
	check_fails("process.usr", "1.3.0",
	            "process.usr: no such attribute of process; did you mean process.user?");
	check_fails("conn", "1.3.0",
	            "conn: no such attribute of network_connection_query; did you mean "
	            "connection_info?");
	check_fails("fingerprnt.value", "1.3.0",
	            "fingerprnt: no such attribute of network_connection_query; did you mean "
	            "fingerprint?");
	check_fails("zzz", "1.3.0",
	            "zzz: no such attribute of network_connection_query, and no such object");
	check_fails("process.zzzzzz", "1.3.0", "process.zzzzzz: no such attribute of process");
	check_fails("process.ancestry", "1.2.0",
	            "process.ancestry: not in OCSF 1.2.0, since 1.4.0");
	check_fails("evidence_info.device", "1.4.0",
	            "evidence_info: not in OCSF 1.4.0, since 1.5.0");
	check_fails("process.pid.x", "1.3.0",
	            "process.pid.x: pid is an integer_t, it has no attributes");
	check_fails("unmapped.x", "1.3.0",
	            "unmapped.x: unmapped may hold anything, it has no attributes");
	static const char *const shapeless[] = {".", "a..b", ".process", "process.", "a\033[31m"};
	for (size_t i = 0; i < ARRAY_LEN(shapeless); i++)
		check_fails(shapeless[i], "1.3.0",
		            "a path is names of attributes with dots between, as in process.user");
	memset(longest, 'x', 300);
	check_fails(longest, "1.3.0", "the path is longer than 255 characters");
	longest[64] = 0;
	check_fails(longest, "1.3.0",
	            "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx: no name is "
	            "that long");
}

/* The page of every attribute of every item, in every version: never empty, never too wide, but
 * for patterns, and its bytes are UTF-8 without control characters. */
static void check_page(const char *path, ocsf_version_t v)
{
	CQ_CLEANUP(buffer_done) struct buffer page = {0};
	struct text rest, line;

	buffer_init(&page, PAGE_CEILING);
	assert_int_equal(ocsf_describe(path, v, &page, NULL), 0);
	assert_true(page.len > 20);
	rest = buffer_text(&page);
	while (text_split(&rest, '\n', &line)) {
		bool cut = false;

		if (!text_starts(line, TEXT("regex ")))
			utf8_cut(line, 80, &cut);
		if (cut)
			fail_msg("%s: too wide: %.*s", path, (int)line.len, line.bytes);
		assert_true(!line.len || line.bytes[line.len - 1] != ' ');
		for (size_t i = 0; i < line.len; i++)
			assert_true((unsigned char)line.bytes[i] >= ' ');
	}
}

/* An attribute of the class hides an object of the same name at the beginning of a path. */
static bool is_hidden(struct ocsf_item item)
{
	struct ocsf_attribute a;

	return !ocsf_attribute_find(ocsf_class(item.version, 5012), ocsf_item_name(item), &a) &&
	       a.object.index != item.index;
}

static void pages_fit_80_columns(void **state)
{
	struct ocsf_item item;
	struct ocsf_attribute a;
	char path[160];

	(void)state;
	for (ocsf_version_t v = 0; v < ocsf_version_count(); v++) {
		for (size_t n = 0; ocsf_item_known(item = ocsf_item_at(v, n)); n++) {
			check_page(ocsf_item_name(item), v);
			for (size_t i = 0; !ocsf_attribute_at(item, i, &a); i++) {
				snprintf(path, sizeof(path), "%s.%s", ocsf_item_name(item), a.name);
				if (!is_hidden(item))
					check_page(path, v);
			}
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(versions_are_named_and_parsed),
		cmocka_unit_test(classes_and_objects_by_version),
		cmocka_unit_test(nothing_is_harmless),
		cmocka_unit_test(constraints_by_version),
		cmocka_unit_test(profiles_by_version),
		cmocka_unit_test(all_attributes_are_found),
		cmocka_unit_test(attribute_of_a_version),
		cmocka_unit_test(limits_of_type_and_primitive),
		cmocka_unit_test(enum_of_a_version),
		cmocka_unit_test(enum_of_words),
		cmocka_unit_test(pages_say_it),
		cmocka_unit_test(bad_paths_are_explained),
		cmocka_unit_test(pages_fit_80_columns),
	};

	return cmocka_run_group_tests_name("facts", tests, NULL, NULL);
}
