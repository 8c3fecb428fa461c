/* SPDX-License-Identifier: Apache-2.0 */
/* Files of indicators: what is read of each format, what is left out, what is said of a match. */
#include "../base/unit.h"

#include <sys/mman.h>
#include <unistd.h>

#include "enrich/indicator.h"

/* ---- a file ------------------------------------------------------------------------------------
 */

struct loaded {
	struct indicator_set *set;
	struct indicator_counts counts;
	struct cq_error error;
	struct arena *arena;
	char notes[2048], format[32];
	int result;
};

static void on_note(void *context, const struct indicator_note *n)
{
	struct loaded *l = context;
	size_t len = strlen(l->notes);

	(void)snprintf(l->notes + len, sizeof(l->notes) - len, "%llu %s %.*s|",
	               (unsigned long long)n->line, indicator_note_name(n->kind),
	               n->what.len < 40 ? (int)n->what.len : 40,
	               n->what.bytes ? n->what.bytes : "");
}

static void on_file(void *context, const char *path, const char *format,
                    const struct indicator_counts *counts)
{
	struct loaded *l = context;

	(void)path;
	assert_int_equal(counts->files, 1);
	(void)snprintf(l->format, sizeof(l->format), "%s", format);
}

static void load_bytes(struct loaded *l, const char *bytes, size_t len, bool is_allowlist)
{
	const struct indicator_listener listener = {on_note, on_file, l};
	char path[32];
	int fd = memfd_create("indicators", MFD_CLOEXEC);

	*l = (struct loaded){.result = 0};
	assert_int_equal(arena_new(1u << 20, &l->arena), 0);
	assert_int_equal(indicator_set_new(&l->set), 0);
	assert_int_equal(write(fd, bytes, len), len);
	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	l->result = indicators_load(l->set, path, is_allowlist, &listener, &l->counts, &l->error);
	(void)close(fd);
	assert_int_equal(indicators_ready(l->set), 0);
}

static void load(struct loaded *l, const char *words)
{
	load_bytes(l, words, strlen(words), false);
}

static void unload(struct loaded *l)
{
	indicator_set_free(l->set);
	arena_free(l->arena);
}

/* The first indicator of an address, a name or a hash. */
static bool find(struct loaded *l, const char *what, uint16_t port, struct indicator *ret)
{
	uint32_t number;
	uint8_t digest[32], len;
	struct address a;
	size_t count;

	if (address_parse(text_of(what), &a) == 0)
		count = set_find_address(l->set, a, port, &number, 1);
	else if (digest_read(text_of(what), digest, &len))
		count = set_find_digest(l->set, digest, len, &number, 1);
	else
		count = set_find_name(l->set, text_of(what), port, &number, 1);
	if (count > 0)
		assert_int_equal(set_describe(l->set, number, l->arena, ret), 0);
	return count > 0;
}

static void matches(struct loaded *l, const char *what, const char *value)
{
	struct indicator i;

	if (!find(l, what, 0, &i))
		fail_msg("%s matches nothing", what);
	if (!text_equal(i.value, text_of(value)))
		fail_msg("%s matches %.*s, not %s", what, (int)i.value.len, i.value.bytes, value);
}

static void matches_not(struct loaded *l, const char *what)
{
	struct indicator i;

	if (find(l, what, 0, &i))
		fail_msg("%s matches %.*s", what, (int)i.value.len, i.value.bytes);
}

static void says(const struct indicator *i, enum indicator_text id, const char *want)
{
	if (!text_equal(i->texts[id], text_of(want)))
		fail_msg("text %d is '%.*s', not '%s'", (int)id, (int)i->texts[id].len,
		         i->texts[id].bytes ? i->texts[id].bytes : "", want ? want : "(none)");
}

/* ---- lists ------------------------------------------------------------------------------------
 */

static void test_list(void **state)
{
	struct loaded l;

	(void)state;
	load(&l, "\xef\xbb\xbf# a list\r\n"
	         "192.0.2.1\r\n"
	         "\n"
	         "198.51.100.0/24 ; SBL1\n"
	         "; another comment\n"
	         "evil.example # seen in May\n"
	         "0.0.0.0 ads.example\n"
	         "203.0.113.1 - 203.0.113.9\n"
	         "||track.example^\n"
	         "\"quoted.example\"\n"
	         "nonsense\n"
	         "192.0.2.1\n"
	         "198.51.100.64/26");
	assert_int_equal(l.result, 0);
	assert_string_equal(l.format, "list");
	assert_string_equal(l.notes, "11 wrong nonsense|12 duplicate 192.0.2.1|");
	matches(&l, "192.0.2.1", "192.0.2.1");
	matches(&l, "198.51.100.1", "198.51.100.0/24");
	matches(&l, "198.51.100.65", "198.51.100.64/26");
	matches(&l, "203.0.113.5", "203.0.113.1-203.0.113.9");
	matches(&l, "evil.example", "evil.example");
	matches(&l, "Mail.EVIL.example.", "evil.example");
	matches(&l, "ads.example", "ads.example");
	matches(&l, "track.example", "track.example");
	matches(&l, "quoted.example", "quoted.example");
	matches_not(&l, "192.0.2.2");
	matches_not(&l, "203.0.113.10");
	matches_not(&l, "notevil.example");
	matches_not(&l, "example");
	matches_not(&l, "::1");
	unload(&l);
}

/* Lists that begin with a bracket. */
static void test_brackets(void **state)
{
	static const char *const files[] = {
		"[2001:db8::1]:443\n192.0.2.1\n",   "[Adblock Plus 2.0]\n! x\n192.0.2.1\n",
		"[fe80::1]\n192.0.2.1\n",           "[::1]:80\n192.0.2.1",
		"# a list\n[Adblock]\n192.0.2.1\n", "[192.0.2.7]\n192.0.2.1\n",
	};
	struct indicator i;
	struct loaded l;

	(void)state;
	for (size_t n = 0; n < ARRAY_LEN(files); n++) {
		load(&l, files[n]);
		if (l.result != 0)
			fail_msg("%s: %s", files[n], l.error.text);
		matches(&l, "192.0.2.1", "192.0.2.1");
		if (n == 0)
			assert_true(find(&l, "2001:db8::1", 443, &i));
		if (n == 1 || n == 4)
			assert_string_equal(l.notes, "");
		unload(&l);
	}
}

static void test_empty(void **state)
{
	static const char *const files[] = {"", "\n\n", "# nothing\n", "\xef\xbb\xbf"};
	struct loaded l;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		load(&l, files[i]);
		assert_int_equal(l.result, 0);
		assert_int_equal(set_count(l.set), 0);
		assert_string_equal(l.notes, "");
		matches_not(&l, "192.0.2.1");
		unload(&l);
	}
}

static void test_ports(void **state)
{
	struct indicator i;
	struct loaded l;

	(void)state;
	load(&l, "192.0.2.1:443\n192.0.2.1:80\n");
	assert_int_equal(l.counts.found[INDICATOR_ADDRESS], 2);
	assert_true(find(&l, "192.0.2.1", 443, &i));
	assert_int_equal(i.port, 443);
	assert_false(find(&l, "192.0.2.1", 8443, &i));
	assert_false(find(&l, "192.0.2.1", 0, &i));
	unload(&l);
}

static void test_long_line(void **state)
{
	size_t len = 300000;
	char *bytes = malloc(len + 32);
	struct loaded l;

	(void)state;
	assert_non_null(bytes);
	memset(bytes, 'a', len);
	memcpy(bytes + len, "\n192.0.2.1\n", 11);
	load_bytes(&l, bytes, len + 11, false);
	assert_int_equal(l.result, 0);
	assert_int_equal(l.counts.wrong, 1);
	matches(&l, "192.0.2.1", "192.0.2.1");
	unload(&l);
	free(bytes);
}

static void test_binary(void **state)
{
	struct loaded l;

	(void)state;
	load_bytes(&l, "192.0.2.1\0\n", 11, false);
	assert_int_equal(l.result, -EBADMSG);
	unload(&l);
}

/* ---- CSV --------------------------------------------------------------------------------------
 */

static void test_csv(void **state)
{
	struct indicator i;
	struct loaded l;

	(void)state;
	load(&l,
	     "# comment\n"
	     "Value,Type,Confidence,Severity,TLP,Malware,Tags,Description,Valid_Until,Source\n"
	     "203.0.113.7,ip-dst,90,high,amber,Poison Ivy,\"c2, rat\",\"says \"\"hi\"\"\",,CERT\n"
	     "evil.example,domain,low,,,,,\"over\ntwo lines\",2099-01-01,\n"
	     "192.0.2.1,ip-dst,,,,,,,2020-01-01,\n"
	     "a.exe|d41d8cd98f00b204e9800998ecf8427e,filename|md5,,,,,,,,\n"
	     "192.0.2.9|8080,ip-dst|port\n"
	     "x@y.example,email-src,,,,,,,,\n"
	     "nonsense,ip-dst,,,,,,,,\n"
	     ",ip-dst,,,,,,,,\n");
	assert_int_equal(l.result, 0);
	assert_string_equal(l.format, "CSV");
	assert_string_equal(l.notes, "6 expired 192.0.2.1|9 ignored x@y.example|10 wrong nonsense|"
	                             "11 wrong |");
	assert_true(find(&l, "203.0.113.7", 0, &i));
	assert_int_equal(i.confidence, 90);
	assert_int_equal(i.severity, SEVERITY_HIGH);
	assert_int_equal(i.tlp, TLP_AMBER);
	says(&i, INDICATOR_MALWARE, "0 Poison Ivy");
	says(&i, INDICATOR_LABELS, "c2\nrat");
	says(&i, INDICATOR_DESCRIPTION, "says \"hi\"");
	says(&i, INDICATOR_SOURCE, "CERT");
	assert_true(find(&l, "evil.example", 0, &i));
	assert_int_equal(i.confidence, 15);
	says(&i, INDICATOR_DESCRIPTION, "over two lines");
	assert_int_equal(i.times[INDICATOR_VALID_UNTIL], INT64_C(4070908800000));
	matches(&l, "d41d8cd98f00b204e9800998ecf8427e", "d41d8cd98f00b204e9800998ecf8427e");
	assert_true(find(&l, "192.0.2.9", 8080, &i));
	assert_false(find(&l, "192.0.2.9", 80, &i));
	unload(&l);
}

static void test_csv_of_misp(void **state)
{
	struct indicator i;
	struct loaded l;

	(void)state;
	load(&l, "uuid,event_id,category,type,value,comment,to_ids,date,attribute_tag\n"
	         "\"u-1\",1,\"Network activity\",\"ip-dst\",\"203.0.113.7\",\"\",1,20240101,"
	         "\"tlp:red,apt\"\n"
	         "u-2,1,Network activity,hostname,www.evil.example,,0,20240101,\n"
	         "u-3,1,Network activity,domain|ip,evil.example|203.0.113.8,,1,20240101,\n");
	assert_string_equal(l.notes, "3 ignored www.evil.example|");
	assert_true(find(&l, "203.0.113.7", 0, &i));
	says(&i, INDICATOR_UID, "u-1");
	says(&i, INDICATOR_CATEGORY, "Network activity");
	says(&i, INDICATOR_LABELS, "apt");
	assert_int_equal(i.tlp, TLP_RED);
	matches(&l, "evil.example", "evil.example");
	matches(&l, "203.0.113.8", "203.0.113.8");
	unload(&l);
}

static void test_csv_titles(void **state)
{
	struct loaded l;

	(void)state;
	load(&l, "#\"first_seen_utc\",\"dst_ip\",\"dst_port\",\"malware\"\n"
	         "\"2024-01-01 00:00:00\",\"192.0.2.1\",\"443\",\"QakBot\"\n");
	assert_string_equal(l.format, "CSV");
	assert_int_equal(l.counts.found[INDICATOR_ADDRESS], 1);
	unload(&l);
	load(&l, "md5;sha256\nd41d8cd98f00b204e9800998ecf8427e;"
	         "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n");
	assert_int_equal(l.counts.found[INDICATOR_HASH], 2);
	unload(&l);
	assert_false(csv_is_header(TEXT("192.0.2.1,evil.example")));
	assert_false(csv_is_header(TEXT("")));
}

/* What is said of a record is longer than a line may be. */
/* Between tabs, cells at both ends of a line may be empty: they are no space around it. */
static void test_csv_tabs(void **state)
{
	struct indicator i;
	struct loaded l;

	(void)state;
	load(&l, "malware\tip\tname\tsource\n"
	         "\t192.0.2.1\tone\t\n"
	         "Emotet\t192.0.2.2\ttwo\tCERT\r\n"
	         "\t\t\t\n"
	         " \t \n");
	assert_string_equal(l.format, "CSV");
	assert_string_equal(l.notes, "");
	assert_true(find(&l, "192.0.2.1", 0, &i));
	says(&i, INDICATOR_NAME, "one");
	assert_true(find(&l, "192.0.2.2", 0, &i));
	says(&i, INDICATOR_NAME, "two");
	says(&i, INDICATOR_SOURCE, "CERT");
	unload(&l);
	load(&l, "\tip\tname\n" /* a column without a title, as of rows' numbers */
	         "1\t192.0.2.1\tone\n");
	assert_true(find(&l, "192.0.2.1", 0, &i));
	says(&i, INDICATOR_NAME, "one");
	unload(&l);
	load(&l, "#\tip\n"
	         "\t192.0.2.1\n"
	         "\t\"192.0.2.2\n" /* a quote without an end */
	         "\t192.0.2.3\n");
	assert_string_equal(l.notes, "3 wrong \"192.0.2.2|");
	matches(&l, "192.0.2.1", "192.0.2.1");
	matches(&l, "192.0.2.3", "192.0.2.3");
	unload(&l);
}

/* What stands behind a NUL is told as well; a file that begins with one is no text. */
static void test_csv_nul(void **state)
{
	static const char row[] = "192.0.2.1,a\0b,c\0d\n";
	char bytes[5200] = "ip,tags,malware\n";
	struct indicator i;
	struct loaded l;
	size_t len = strlen(bytes);

	(void)state;
	memset(bytes + len, '#', 5000);
	bytes[len + 4999] = '\n';
	memcpy(bytes + len + 5000, row, sizeof(row) - 1);
	load_bytes(&l, bytes, len + 5000 + sizeof(row) - 1, false);
	assert_int_equal(l.result, 0);
	assert_true(find(&l, "192.0.2.1", 0, &i));
	assert_true(text_equal(i.texts[INDICATOR_LABELS], TEXT("a\0b")));
	assert_true(text_equal(i.texts[INDICATOR_MALWARE], TEXT("0 c\0d")));
	unload(&l);
}

static void test_csv_long_record(void **state)
{
	struct indicator i;
	struct loaded l;
	struct buffer b;

	(void)state;
	buffer_init(&b, (size_t)1 << 20);
	buffer_add_text(&b, TEXT("malware,category,tags,ip\nPoison,botnet,\"first"));
	for (unsigned n = 0; n < 40000; n++)
		buffer_printf(&b, ",tag%u%s", n, n % 1000 == 0 ? "\n" : "");
	buffer_add_text(&b, TEXT("\",203.0.113.7\nother,,,203.0.113.8\n"));
	assert_int_equal(buffer_error(&b), 0);
	assert_true(b.len > (size_t)256 << 10);
	load_bytes(&l, b.bytes, b.len, false);
	assert_string_equal(l.notes, "");
	assert_true(find(&l, "203.0.113.7", 0, &i));
	says(&i, INDICATOR_MALWARE, "0 Poison");
	says(&i, INDICATOR_CATEGORY, "botnet");
	assert_true(text_starts(i.texts[INDICATOR_LABELS], TEXT("first\ntag0\ntag1\n")));
	matches(&l, "203.0.113.8", "203.0.113.8");
	unload(&l);
	buffer_done(&b);
}

/* An end that is not understood is not "never". */
static void test_csv_wrong_end(void **state)
{
	struct loaded l;

	(void)state;
	load(&l, "value,valid_until\n"
	         "192.0.2.1,12/31/2020\n"
	         "192.0.2.2,1577836800000\n"
	         "192.0.2.3,4070908800000\n"
	         "192.0.2.4,\n");
	assert_string_equal(l.notes, "2 wrong 192.0.2.1|3 expired 192.0.2.2|");
	matches_not(&l, "192.0.2.1");
	matches(&l, "192.0.2.3", "192.0.2.3");
	matches(&l, "192.0.2.4", "192.0.2.4");
	unload(&l);
}

/* A quote is one where a cell begins. */
static void test_csv_quotes(void **state)
{
	struct indicator i;
	struct loaded l;

	(void)state;
	load(&l, "ip,comment\n"
	         "198.51.100.1,a 27\" monitor\n"
	         "198.51.100.2, \"one, \"\"two\"\"\n"
	         "\n"
	         "# three\" behind, \"\"\n"
	         "198.51.100.3,\"\"\n"
	         "198.51.100.4,\"has no end\n"
	         "# a comment\n"
	         "198.51.100.5,z\n"
	         "198.51.100.6,''\n");
	assert_string_equal(l.notes, "7 wrong 198.51.100.4,\"has no end|");
	assert_true(find(&l, "198.51.100.1", 0, &i));
	says(&i, INDICATOR_DESCRIPTION, "a 27\" monitor");
	assert_true(find(&l, "198.51.100.2", 0, &i));
	says(&i, INDICATOR_DESCRIPTION, "one, \"two\"  # three");
	for (const char *const *a =
	             (const char *const[]){"198.51.100.3", "198.51.100.5", "198.51.100.6", NULL};
	     *a; a++)
		matches(&l, *a, *a);
	unload(&l);
}

/* Every line leaves one open, whatever was before it: no line is looked at again and again. */
static void test_csv_endless_quotes(void **state)
{
	static const char line[] = "x\",\",\n";
	struct loaded l;
	struct buffer b;

	(void)state;
	buffer_init(&b, (size_t)8 << 20);
	buffer_add_text(&b, TEXT("ip,comment\n198.51.100.1,a\n198.51.100.2,\"b\n"));
	for (unsigned n = 0; n < 200000; n++)
		buffer_add(&b, line, sizeof(line) - 1);
	buffer_add_text(&b, TEXT("x\"\n198.51.100.3,c\n"));
	assert_int_equal(buffer_error(&b), 0);
	load_bytes(&l, b.bytes, b.len, false);
	assert_int_equal(l.result, 0);
	assert_true(l.counts.wrong > 100000);
	matches(&l, "198.51.100.1", "198.51.100.1");
	matches_not(&l, "198.51.100.2");
	matches(&l, "198.51.100.3", "198.51.100.3");
	unload(&l);
	buffer_clear(&b); /* a line that is too long ends the search, too */
	buffer_add_text(&b, TEXT("ip,comment\n198.51.100.1,\"a\n198.51.100.2,b\n"));
	for (unsigned n = 0; n < 100000; n++)
		buffer_add_char(&b, 'x');
	buffer_add_text(&b, TEXT("\n198.51.100.3,\"c\"\n"));
	load_bytes(&l, b.bytes, b.len, false);
	assert_string_equal(l.notes, "2 wrong 198.51.100.1,\"a|4 wrong …|");
	matches(&l, "198.51.100.2", "198.51.100.2");
	matches(&l, "198.51.100.3", "198.51.100.3");
	unload(&l);
	buffer_done(&b);
}

/* ---- STIX -------------------------------------------------------------------------------------
 */

#define ID(n) "\"id\": \"indicator--" n "\", "
#define BUNDLE(objects) "{\"type\": \"bundle\", \"id\": \"bundle--1\", \"objects\": [" objects "]}"
#define INDICATOR(n, pattern, more)                                                            \
	"{\"type\": \"indicator\", " ID(n) "\"pattern\": \"[" pattern                          \
					   "]\", \"pattern_type\": \"stix\", \"valid_from\": " \
					   "\"2020-01-01T00:00:00Z\"" more "}"

static void test_stix(void **state)
{
	struct indicator i;
	struct loaded l;

	(void)state;
	load(&l,
	     BUNDLE("{\"type\": \"relationship\", \"relationship_type\": \"indicates\", "
	            "\"source_ref\": \"indicator--1\", \"target_ref\": \"malware--1\"},"
	            "{\"type\": \"relationship\", \"relationship_type\": \"indicates\", "
	            "\"source_ref\": \"indicator--1\", \"target_ref\": \"campaign--1\"},"
	            "{\"type\": \"relationship\", \"source_ref\": \"indicator--1\", "
	            "\"target_ref\": \"threat-actor--1\"},"
	            "{\"type\": \"relationship\", \"source_ref\": \"indicator--1\", "
	            "\"target_ref\": \"unknown--1\"},\n" INDICATOR(
			    "1", "ipv4-addr:value = '203.0.113.7'",
			    ", \"name\": \"C2 \\u00e9\", \"confidence\": 85, "
			    "\"created_by_ref\": \"identity--1\", "
			    "\"labels\": [\"a\", \"b\"], \"indicator_types\": [\"c2\"], "
			    "\"kill_chain_phases\": [{\"kill_chain_name\": \"k\", "
			    "\"phase_name\": \"p\"}], "
			    "\"object_marking_refs\": [\"marking-definition--x\"], "
			    "\"external_references\": [{\"source_name\": \"s\"}, "
			    "{\"url\": \"https://example.org/\"}]") ",\n"
	                                                            "{\"type\": \"malware\", "
	                                                            "\"id\": \"malware--1\", "
	                                                            "\"name\": \"Poison\", "
	                                                            "\"malware_types\": "
	                                                            "[\"backdoor\", \"?\", "
	                                                            "\"remote-access-trojan\"]},"
	                                                            "{\"type\": \"campaign\", "
	                                                            "\"id\": \"campaign--1\", "
	                                                            "\"name\": \"Spring\"},"
	                                                            "{\"type\": \"threat-actor\", "
	                                                            "\"id\": \"threat-actor--1\", "
	                                                            "\"name\": \"Bear\"},"
	                                                            "{\"type\": \"identity\", "
	                                                            "\"id\": \"identity--1\", "
	                                                            "\"name\": \"CERT\"},"
	                                                            "{\"type\": "
	                                                            "\"marking-definition\", "
	                                                            "\"id\": "
	                                                            "\"marking-definition--x\", "
	                                                            "\"definition_type\": \"tlp\", "
	                                                            "\"definition\": {\"tlp\": "
	                                                            "\"green\"}}"));
	assert_int_equal(l.result, 0);
	assert_string_equal(l.format, "STIX 2");
	assert_string_equal(l.notes, "");
	assert_true(find(&l, "203.0.113.7", 0, &i));
	assert_int_equal(i.confidence, 85);
	assert_int_equal(i.tlp, TLP_GREEN);
	says(&i, INDICATOR_UID, "indicator--1");
	says(&i, INDICATOR_NAME, "C2 \xc3\xa9");
	says(&i, INDICATOR_SOURCE, "CERT");
	says(&i, INDICATOR_LABELS, "c2\na\nb");
	says(&i, INDICATOR_KILL_CHAIN, "k p");
	says(&i, INDICATOR_REFERENCE, "https://example.org/");
	says(&i, INDICATOR_MALWARE, "2,11 Poison");
	says(&i, INDICATOR_CAMPAIGNS, "Spring");
	says(&i, INDICATOR_ACTORS, "Bear");
	unload(&l);
}

static void test_stix_left_out(void **state)
{
	struct loaded l;

	(void)state;
	load(&l,
	     BUNDLE(INDICATOR("1", "ipv4-addr:value = '192.0.2.1'", ", \"valid_until\": \"2021-01-01T00:00:00Z\"") ",\n" INDICATOR("2", "ipv4-addr:value = '192.0.2.2'", ", \"revoked\": true") ",\n" INDICATOR(
		     "3", "file:name = 'x'",
		     "") ",\n" INDICATOR("4", "ipv4-addr:value = ",
	                                 "") ",\n" INDICATOR("5", "ipv4-addr:value = '192.0.2.5'",
	                                                     "") ",\n" INDICATOR("6",
	                                                                         "ipv4-addr:value "
	                                                                         "= '192.0.2.300'",
	                                                                         "") ",\n"
	                                                                             "{\"type\": "
	                                                                             "\"indicator\""
	                                                                             ", " ID("7") "\"pattern\": \"rule x\", "
	                                                                                          "\"pattern_type\": \"yara\"}, \n" INDICATOR(
													  "8",
													  "ipv4-addr:value = '192.0.2.8'",
													  ", \"valid_from\": \"2999-01-01T00:00:00Z\"") ",\n"
	                                                                                                                                                "5, null, [\"x\"], {\"type\": 7}"));
	assert_int_equal(l.result, 0);
	assert_string_equal(l.notes,
	                    "1 expired indicator--1|2 revoked indicator--2|3 ignored indicator--3|"
	                    "4 wrong indicator--4|6 wrong indicator--6|7 ignored indicator--7|"
	                    "8 expired indicator--8|");
	matches(&l, "192.0.2.5", "192.0.2.5");
	for (const char *const *a =
	             (const char *const[]){"192.0.2.1", "192.0.2.2", "192.0.2.8", NULL};
	     *a; a++)
		matches_not(&l, *a);
	unload(&l);
}

/* An indicator of 192.0.2.N with that end. */
#define ENDS(n, end) INDICATOR(n, "ipv4-addr:value = '192.0.2." n "'", ", \"valid_until\": " end)
#define BEHIND ",\n"

static void test_stix_wrong_end(void **state)
{
	static const char bundle[] = BUNDLE(ENDS("1", "\"soon\"") BEHIND ENDS("2", "7") BEHIND ENDS(
		"3", "1577836800000") BEHIND ENDS("4", "null") BEHIND ENDS("5", "\"\""));
	struct loaded l;

	(void)state;
	load(&l, bundle);
	assert_string_equal(l.notes,
	                    "1 wrong indicator--1|2 wrong indicator--2|3 expired indicator--3|");
	matches_not(&l, "192.0.2.1");
	matches(&l, "192.0.2.4", "192.0.2.4");
	matches(&l, "192.0.2.5", "192.0.2.5");
	unload(&l);
}

/* ---- MISP -------------------------------------------------------------------------------------
 */

static void test_misp(void **state)
{
	struct indicator i;
	struct loaded l;

	(void)state;
	load(&l,
	     "{\"response\": [{\"Event\": {\"Attribute\": [\n"
	     "{\"uuid\": \"u1\", \"type\": \"ip-dst\", \"to_ids\": true, \"value\": "
	     "\"203.0.113.7\","
	     " \"comment\": \"seen\", \"timestamp\": \"1700000000\", \"category\": \"Network\","
	     " \"Tag\": [{\"name\": \"kill-chain:Delivery\"},"
	     " {\"name\": \"misp:confidence-level=\\\"usually-confident\\\"\"}]},\n"
	     "{\"type\": \"sha256\", \"to_ids\": false, \"value\": \"x\"},\n"
	     "{\"type\": \"email-subject\", \"to_ids\": true, \"value\": \"x\"},\n"
	     "{\"type\": \"ip-dst\", \"to_ids\": \"1\", \"deleted\": true, \"value\": "
	     "\"192.0.2.1\"}"
	     "], \"Object\": [{\"name\": \"file\", \"Attribute\": [\n"
	     "{\"type\": \"md5\", \"to_ids\": true, \"value\": "
	     "\"d41d8cd98f00b204e9800998ecf8427e\"}]}],\n"
	     "\"info\": \"An event\", \"threat_level_id\": \"1\", \"Orgc\": {\"name\": \"CERT\"},"
	     "\"Tag\": [{\"name\": \"tlp:amber\"}, {\"name\": "
	     "\"misp-galaxy:threat-actor=\\\"Bear\\\"\"}, {\"name\": \"x\"}]}}]}");
	assert_int_equal(l.result, 0);
	assert_string_equal(l.format, "MISP");
	assert_string_equal(l.notes, "3 ignored x|4 ignored x|5 revoked 192.0.2.1|");
	assert_true(find(&l, "203.0.113.7", 0, &i));
	says(&i, INDICATOR_NAME, "An event");
	says(&i, INDICATOR_SOURCE, "CERT");
	says(&i, INDICATOR_DESCRIPTION, "seen");
	says(&i, INDICATOR_KILL_CHAIN, "lockheed-martin-cyber-kill-chain Delivery");
	says(&i, INDICATOR_ACTORS, "Bear");
	says(&i, INDICATOR_LABELS, "x");
	assert_int_equal(i.severity, SEVERITY_HIGH);
	assert_int_equal(i.tlp, TLP_AMBER);
	assert_int_equal(i.confidence, 75);
	assert_int_equal(i.times[INDICATOR_MODIFIED], INT64_C(1700000000000));
	matches(&l, "d41d8cd98f00b204e9800998ecf8427e", "d41d8cd98f00b204e9800998ecf8427e");
	unload(&l);
}

static void test_warninglist(void **state)
{
	static const char list[] = "{\"name\": \"DNS\", \"type\": \"cidr\", \"version\": 1, "
				   "\"list\": [\"192.0.2.0/24\", \"good.example\", \"!\"]}";
	struct loaded l;

	(void)state;
	load_bytes(&l, list, sizeof(list) - 1, true);
	assert_int_equal(l.result, 0);
	assert_string_equal(l.format, "MISP warning list");
	matches(&l, "192.0.2.9", "192.0.2.0/24");
	matches_not(&l, "www.good.example");
	assert_int_equal(l.counts.wrong, 2);
	unload(&l);
	load(&l, list); /* not what it is for */
	assert_int_equal(l.result, -EINVAL);
	unload(&l);
}

/* A list allows what its type says, wherever that stands, and nothing else. */
static void test_warninglist_types(void **state)
{
	static const char values[] = "\"list\": [\"good.example\", \"192.0.2.1\", "
				     "\"https://host.example/page\", \"*.wild.example\"]";
	static const struct {
		const char *before, *behind;
		bool has_address, has_name, has_below;
	} lists[] = {
		{"", "", true, true, false},
		{"\"type\": \"string\",", "", true, true, false},
		{"\"type\": \"hostname\",", "", true, true, true},
		{"", ", \"type\": \"hostname\"", true, true, true},
		{"\"type\": \"cidr\",", "", true, false, false},
		{"\"type\": \"regex\",", "", false, false, false},
		{"\"type\": \"substring\",", "", false, false, false},
		{"", ", \"type\": \"substring\"", true, true, false},
	};
	char words[512];
	struct indicator found;
	struct loaded l;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(lists); i++) {
		(void)snprintf(words, sizeof(words), "{\"name\": \"x\", %s %s%s}", lists[i].before,
		               values, lists[i].behind);
		load_bytes(&l, words, strlen(words), true);
		if (l.result != 0 || find(&l, "192.0.2.1", 0, &found) != lists[i].has_address ||
		    find(&l, "good.example", 0, &found) != lists[i].has_name ||
		    find(&l, "www.good.example", 0, &found) != lists[i].has_below ||
		    (l.counts.found[INDICATOR_HOST] > 0) !=
		            (lists[i].has_name && !lists[i].has_below))
			fail_msg("%s: %s", words, l.notes);
		matches_not(&l, "host.example");
		if (!lists[i].has_below)
			matches_not(&l, "wild.example");
		if (!lists[i].has_address)
			assert_int_equal(l.counts.ignored, 4);
		unload(&l);
	}
}

static void test_broken_json(void **state)
{
	static const char *const files[] = {
		"{",
		"{}",
		"[]",
		"{\"a\": 1}",
		"{\"type\": \"bundle\", \"objects\": [",
		"{\"type\": \"bundle\", \"objects\": [{\"type\": \"indicator\"}",
		"{\"type\": \"bundle\", \"objects\": [{\"type\": \"indicator\"}, ]}",
		"{\"type\": \"bundle\", \"objects\": [{\"type\": \"indicator\"} {}]}",
		"{\"objects\": [{}]} x",
		"{\"objects\" [{}]}",
		"{objects: [{}]}",
		"{\"objects\": [{}], }",
		"{\"objects\": [{\"a\": \"\xff\"}]}",
		"[{\"Event\": {\"Attribute\": [{]}}]",
		"{\"Event\": ",
		"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
	};
	struct loaded l;

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		load(&l, files[i]);
		if (l.result >= 0 || l.error.text[0] == '\0')
			fail_msg("%s: %d", files[i], l.result);
		unload(&l);
	}
}

/* Values that are cut by the pieces in which a file is read. */
static void test_large_json(void **state)
{
	struct indicator i;
	struct loaded l;
	struct buffer b;

	(void)state;
	buffer_init(&b, (size_t)64 << 20);
	buffer_add_text(&b, TEXT("{\"type\": \"bundle\", \"objects\": [\n"));
	for (unsigned n = 0; n < 3000; n++)
		buffer_printf(&b,
		              "{\"type\": \"indicator\", \"id\": \"indicator--%u\", \"pattern\": "
		              "\"[ipv4-addr:value = '198.18.%u.%u']\", \"description\": "
		              "\"%0*u\"},\n",
		              n, n / 256, n % 256, (int)(n % 700), n);
	buffer_add_text(&b, TEXT("{\"type\": \"x\"}]}"));
	assert_int_equal(buffer_error(&b), 0);
	load_bytes(&l, b.bytes, b.len, false);
	assert_int_equal(l.result, 0);
	assert_int_equal(set_count(l.set), 3000);
	assert_true(find(&l, "198.18.11.183", 0, &i));
	says(&i, INDICATOR_UID, "indicator--2999");
	unload(&l);
	buffer_done(&b);
}

/* ---- sets -------------------------------------------------------------------------------------
 */

static void test_many(void **state)
{
	struct buffer b;
	struct indicator i;
	struct loaded l;
	char words[64];

	(void)state;
	buffer_init(&b, (size_t)64 << 20);
	for (unsigned n = 0; n < 50000; n++)
		buffer_printf(&b, "10.%u.%u.1\nh%u.example\n2001:db8::%x\n", n / 256, n % 256, n,
		              n);
	load_bytes(&l, b.bytes, b.len, false);
	assert_int_equal(set_count(l.set), 150000);
	for (unsigned n = 1; n < 50000; n += 7) {
		(void)snprintf(words, sizeof(words), "10.%u.%u.1", n / 256, n % 256);
		matches(&l, words, words);
		(void)snprintf(words, sizeof(words), "10.%u.%u.2", n / 256, n % 256);
		assert_false(find(&l, words, 0, &i));
		(void)snprintf(words, sizeof(words), "h%u.example", n);
		matches(&l, words, words);
		(void)snprintf(words, sizeof(words), "h%u.example", n + 50000);
		matches_not(&l, words);
	}
	unload(&l);
	buffer_done(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_list),
		cmocka_unit_test(test_empty),
		cmocka_unit_test(test_ports),
		cmocka_unit_test(test_long_line),
		cmocka_unit_test(test_binary),
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_csv_of_misp),
		cmocka_unit_test(test_csv_titles),
		cmocka_unit_test(test_stix),
		cmocka_unit_test(test_stix_left_out),
		cmocka_unit_test(test_misp),
		cmocka_unit_test(test_warninglist),
		cmocka_unit_test(test_broken_json),
		cmocka_unit_test(test_large_json),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_brackets),
		cmocka_unit_test(test_csv_tabs),
		cmocka_unit_test(test_csv_nul),
		cmocka_unit_test(test_csv_long_record),
		cmocka_unit_test(test_csv_wrong_end),
		cmocka_unit_test(test_csv_quotes),
		cmocka_unit_test(test_csv_endless_quotes),
		cmocka_unit_test(test_stix_wrong_end),
		cmocka_unit_test(test_warninglist_types),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
