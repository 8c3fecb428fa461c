/* SPDX-License-Identifier: Apache-2.0 */
/* Records of databases in MaxMind's format: every type, every size of a pointer, every bound. */
#include "../base/unit.h"

#include "enrich/geo_record.h"

static struct buffer told;

static void tell(void *context, const struct record_value *v)
{
	(void)context;
	buffer_printf(&told, "%.*s=", (int)v->path.len, v->path.bytes ? v->path.bytes : "");
	if (v->kind == RECORD_TEXT)
		buffer_add_text(&told, v->text);
	else if (v->kind == RECORD_INTEGER)
		buffer_printf(&told, "%llu", (unsigned long long)v->integer);
	else if (v->kind == RECORD_REAL)
		buffer_printf(&told, "%.3f", v->real);
	buffer_add_char(&told, ';');
}

static int read_at(const char *bytes, size_t len, size_t at)
{
	buffer_clear(&told);
	return record_read((const uint8_t *)bytes, len, at, tell, NULL);
}

static void says(const char *bytes, size_t len, size_t at, const char *want)
{
	assert_int_equal(read_at(bytes, len, at), 0);
	buffer_add_char(&told, '\0');
	assert_string_equal(told.bytes, want);
}

#define SAYS(literal, at, want) says(literal, sizeof(literal) - 1, at, want)
#define BROKEN(literal, at) assert_int_equal(read_at(literal, sizeof(literal) - 1, at), -EBADMSG)

static void test_plain(void **state)
{
	(void)state;
	SAYS("\x43"
	     "abc",
	     0, "=abc;");
	SAYS("\x40", 0, "=;");
	SAYS("\xa2\x01\x02", 0, "=258;");                /* uint16 */
	SAYS("\xc4\xff\xff\xff\xff", 0, "=4294967295;"); /* uint32 */
	SAYS("\xc0", 0, "=0;");
	SAYS("\x02\x02\x01\x00", 0, "=256;"); /* uint64 */
	SAYS("\x68\x3f\xf8\x00\x00\x00\x00\x00\x00", 0, "=1.500;");
	SAYS("\x04\x08\xbf\x00\x00\x00", 0, "=-0.500;");
	SAYS("\x01\x07", 0, "=;");         /* true */
	SAYS("\x82xy", 0, "=;");           /* bytes */
	SAYS("\x01\x01\x05", 0, "=;");     /* int32 */
	SAYS("\x02\x03\x05\x06", 0, "=;"); /* uint128 */
}

static void test_long_text(void **state)
{
	char bytes[400];

	(void)state;
	memset(bytes, 'x', sizeof(bytes));
	bytes[0] = 0x5d; /* 29 and a byte */
	bytes[1] = 2;
	assert_int_equal(read_at(bytes, 33, 0), 0);
	assert_int_equal(told.len, 33);
	assert_int_equal(read_at(bytes, 32, 0), -EBADMSG);
	bytes[0] = 0x5e; /* 285 and two bytes */
	bytes[1] = 0;
	bytes[2] = 1;
	assert_int_equal(read_at(bytes, 289, 0), 0);
	assert_int_equal(told.len, 288);
	assert_int_equal(read_at(bytes, 288, 0), -EBADMSG);
}

static void test_nested(void **state)
{
	(void)state;
	SAYS("\xe2\x41"
	     "a\x02\x04\xa1\x01\xe1\x41"
	     "b\x41"
	     "c\x41"
	     "d\xa1\x07",
	     0, "a.0=1;a.1.b=c;d=7;");
	SAYS("\xe0", 0, "");
	SAYS("\x00\x04", 0, "");
}

static void test_pointers(void **state)
{
	static const char map[] = "\x41"
				  "v\xe2\x20\x00\x20\x00\x41"
				  "w\x20\x00";
	char far[3000] = {0};

	(void)state;
	/* key and value are pointers; what follows them goes on behind */
	SAYS(map, 2, "v=v;w=v;");
	memcpy(far + 2050, "\x42hi", 3);
	memcpy(far, "\x28\x00\x02", 3); /* 2048 is added */
	says(far, sizeof(far), 0, "=hi;");
	memcpy(far, "\x38\x00\x00\x08\x02", 5);
	says(far, sizeof(far), 0, "=hi;");
	BROKEN("\x20\x03\x20\x00", 0);      /* beyond the end */
	BROKEN("\x20\x02\x20\x00\x41x", 0); /* to a pointer */
}

static void test_broken(void **state)
{
	(void)state;
	BROKEN("", 0);
	BROKEN("\x41x", 2);
	BROKEN("\x43xy", 0);
	BROKEN("\xe1\x41x", 0);                        /* a key without its value */
	BROKEN("\xe1\xa1\x01\x41x", 0);                /* a key that is no text */
	BROKEN("\x00\x05", 0);                         /* a cache container */
	BROKEN("\x00\x09", 0);                         /* no such type */
	BROKEN("\x67\x00\x00\x00\x00\x00\x00\x00", 0); /* a double of seven bytes */
	BROKEN("\x02\x07", 0);                         /* neither true nor false */
	BROKEN("\xe1\x44"
	       "city\x38\x00\x00\x00\x00",
	       0); /* a map in itself */
}

static void test_bounds(void **state)
{
	char deep[2 * RECORD_DEPTH + 3], *many = malloc(RECORD_VALUES + 8);

	(void)state;
	for (size_t i = 0; i <= RECORD_DEPTH; i++)
		memcpy(deep + 2 * i, "\x01\x04", 2);
	deep[2 * RECORD_DEPTH + 2] = (char)0xc0;
	assert_int_equal(read_at(deep, sizeof(deep), 0), -EBADMSG);
	assert_int_equal(read_at(deep, sizeof(deep), 2), 0);
	assert_non_null(many);
	memset(many, 0xc0, RECORD_VALUES + 8);
	memcpy(many, "\x1e\x04\x0e\xe2", 4); /* 285 + 3810 = 4095, and the array itself */
	assert_int_equal(read_at(many, RECORD_VALUES + 8, 0), 0);
	many[3] = (char)0xe3;
	assert_int_equal(read_at(many, RECORD_VALUES + 8, 0), -EBADMSG);
	free(many);
}

static void test_long_path(void **state)
{
	char bytes[256] = "\xe1\x5d";

	(void)state;
	bytes[2] = (char)(129 - 29);
	memset(bytes + 3, 'k', 129);
	bytes[132] = (char)0xc0;
	says(bytes, 133, 0, "=0;");
	bytes[2]--;
	memmove(bytes + 131, bytes + 132, 1);
	assert_int_equal(read_at(bytes, 132, 0), 0);
	assert_int_equal(told.len, 128 + 3);
}

static int set_up(void **state)
{
	(void)state;
	buffer_init(&told, 1u << 20);
	return 0;
}

static int tear_down(void **state)
{
	(void)state;
	buffer_done(&told);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_plain),     cmocka_unit_test(test_long_text),
		cmocka_unit_test(test_nested),    cmocka_unit_test(test_pointers),
		cmocka_unit_test(test_broken),    cmocka_unit_test(test_bounds),
		cmocka_unit_test(test_long_path),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
