/* SPDX-License-Identifier: Apache-2.0 */
/* Connections that match: by address, name, executable; what is allowed; which are told. */
#include "../base/unit.h"

#include <sys/mman.h>
#include <unistd.h>

#include "enrich/enrich.h"

static struct indicator_set *set_of(const char *words, bool is_allowlist)
{
	struct indicator_counts counts = {.files = 0};
	struct cq_error error = {0};
	struct indicator_set *s;
	char path[32];
	int fd = memfd_create("indicators", MFD_CLOEXEC);

	assert_int_equal(write(fd, words, strlen(words)), strlen(words));
	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	assert_int_equal(indicator_set_new(&s), 0);
	assert_int_equal(indicators_load(s, path, is_allowlist, NULL, &counts, &error), 0);
	assert_int_equal(indicators_ready(s), 0);
	(void)close(fd);
	return s;
}

struct asked {
	struct enrichment e[2];
	struct socket socket;
	struct process process;
	struct connection c;
};

static void open_sets(struct asked *a, const char *bad, const char *allowed)
{
	struct cq_error error = {0};

	*a = (struct asked){.c = {.socket = &a->socket}};
	assert_int_equal(indicators_open(set_of(bad, false), allowed ? set_of(allowed, true) : NULL,
	                                 a->e, &error),
	                 0);
	a->e[0].next = &a->e[1];
}

static void close_sets(struct asked *a)
{
	enrichments_free(a->e);
}

/* The values that are told, with blanks between them. */
static void told(struct asked *a, char ret[512])
{
	size_t len = 0;

	ret[0] = '\0';
	a->c.indicator_count = 0;
	assert_int_equal(enrichments_draw(a->e, NEED_INDICATORS, DRAW_WITH_FLOW, &a->c), 0);
	assert_int_equal(enrichments_draw(a->e, NEED_INDICATORS, DRAW_WITH_PROCESS, &a->c), 0);
	for (size_t i = 0; i < a->c.indicator_count; i++)
		len += (size_t)snprintf(ret + len, 512 - len, "%s%.*s", i ? " " : "",
		                        (int)a->c.indicators[i]->value.len,
		                        a->c.indicators[i]->value.bytes);
}

static void tells(struct asked *a, const char *remote, const char *name, const char *want)
{
	char got[512];

	a->socket.remote = (struct endpoint){.port = 443, .has_port = true};
	if (remote)
		assert_int_equal(address_parse(text_of(remote), &a->socket.remote.ip), 0);
	a->c.remote_hostname = text_of(name);
	told(a, got);
	if (strcmp(got, want) != 0)
		fail_msg("%s (%s): '%s', not '%s'", remote ? remote : "none", name ? name : "none",
		         got, want);
}

static void test_addresses(void **state)
{
	struct asked a;

	(void)state;
	open_sets(&a, "192.0.2.1\n192.0.2.0/24\n192.0.0.0/16\n2001:db8::/32\n192.0.2.2:80\n", NULL);
	tells(&a, "192.0.2.1", NULL, "192.0.2.1 192.0.2.0/24 192.0.0.0/16");
	tells(&a, "192.0.3.1", NULL, "192.0.0.0/16");
	tells(&a, "192.0.2.2", NULL, "192.0.2.0/24 192.0.0.0/16");
	tells(&a, "2001:db8::9", NULL, "2001:db8::/32");
	tells(&a, "198.51.100.1", NULL, "");
	tells(&a, "0.0.0.0", NULL, "");
	tells(&a, NULL, NULL, "");
	close_sets(&a);
}

static void test_names(void **state)
{
	struct asked a;

	(void)state;
	open_sets(&a, "value,type\nevil.example,domain\nwww.host.example,hostname\n192.0.2.1,ip\n",
	          "good.evil.example\n");
	tells(&a, "192.0.2.9", "evil.example", "evil.example");
	tells(&a, "192.0.2.9", "a.b.EVIL.example.", "evil.example");
	tells(&a, "192.0.2.9", "notevil.example", "");
	tells(&a, "192.0.2.9", "good.evil.example", "");
	tells(&a, "192.0.2.9", "more.good.evil.example", "");
	tells(&a, "192.0.2.9", "www.host.example", "www.host.example");
	tells(&a, "192.0.2.9", "a.www.host.example", "");
	tells(&a, "192.0.2.9", "host.example", "");
	tells(&a, "192.0.2.9", "\x1b[31m", "");
	tells(&a, "192.0.2.1", "evil.example", "192.0.2.1 evil.example");
	close_sets(&a);
}

static void test_executables(void **state)
{
	static const char digest[] = "d41d8cd98f00b204e9800998ecf8427e";
	struct asked a;

	(void)state;
	open_sets(&a, "D41D8CD98F00B204E9800998ECF8427E\n192.0.2.1\n", NULL);
	a.process.file.hashes[HASH_MD5] = text_of(digest);
	tells(&a, "192.0.2.1", NULL, "192.0.2.1");
	a.c.process = &a.process;
	tells(&a, "192.0.2.1", NULL, "192.0.2.1 d41d8cd98f00b204e9800998ecf8427e");
	a.process.file.hashes[HASH_MD5] = TEXT("not hexadecimal");
	tells(&a, NULL, NULL, "");
	close_sets(&a);
	open_sets(&a, digest, digest);
	a.process.file.hashes[HASH_MD5] = text_of(digest);
	a.c.process = &a.process;
	tells(&a, NULL, NULL, "");
	close_sets(&a);
}

static void test_order(void **state)
{
	struct asked a;
	const struct indicator *first;

	(void)state;
	open_sets(&a,
	          "value,severity,confidence\n192.0.2.1,low,90\n192.0.2.0/24,high,10\n"
	          "192.0.0.0/16,high,20\n192.0.2.0/25,,\n",
	          NULL);
	tells(&a, "192.0.2.1", NULL, "192.0.0.0/16 192.0.2.0/24 192.0.2.1 192.0.2.0/25");
	first = a.c.indicators[0];
	tells(&a, "192.0.3.1", NULL, "192.0.0.0/16");
	assert_ptr_equal(a.c.indicators[0], first); /* the same each time */
	close_sets(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_addresses),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_executables),
		cmocka_unit_test(test_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
