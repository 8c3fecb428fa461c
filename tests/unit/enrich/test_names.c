/* SPDX-License-Identifier: Apache-2.0 */
#include "tree.h"

#include <netinet/in.h>

#include "enrich/names.h"

static void host_names(void **state)
{
	static const struct {
		const char *text, *name; /* NULL: it is none */
	} cases[] = {
		{"web.example", "web.example"},
		{"Web.EXAMPLE.", "web.example"},
		{"localhost", "localhost"},
		{"3com.example", "3com.example"},
		{"a-b--c.x1", "a-b--c.x1"},
		{"xn--4ca.example", "xn--4ca.example"},
		{"1.2.3.4", NULL},
		{"example.1", NULL},
		{"7", NULL},
		{"", NULL},
		{".", NULL},
		{"a..b", NULL},
		{".a", NULL},
		{"a..", NULL},
		{"-a", NULL},
		{"a-.b", NULL},
		{"a_b.example", NULL},
		{"a b", NULL},
		{"a\x1b[0m", NULL},
		{"\xc3\xa4.example", NULL},
		{"*.example", NULL},
	};
	char room[HOST_NAME_MAX_LEN], text[400];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		size_t len = host_name_take(text_of(cases[i].text), room);

		if (!cases[i].name)
			assert_int_equal(len, 0);
		else
			assert_text(((struct text){room, len}), cases[i].name);
	}
	assert_int_equal(host_name_take((struct text){"a\0b", 3}, room), 0);
	assert_int_equal(host_name_take(TEXT_NONE, room), 0);
	/* a part has 63 letters at most, all of it 253 */
	memset(text, 'a', sizeof(text));
	assert_int_equal(host_name_take((struct text){text, 63}, room), 63);
	assert_int_equal(host_name_take((struct text){text, 64}, room), 0);
	for (size_t i = 31; i < sizeof(text); i += 32)
		text[i] = '.';
	assert_int_equal(host_name_take((struct text){text, 253}, room), 253);
	assert_int_equal(host_name_take((struct text){text, 254}, room), 0);
}

static struct address ip(const char *words)
{
	struct address a = {0};

	assert_int_equal(address_parse(text_of(words), &a), 0);
	return a;
}

static void hosts(void **state)
{
	struct tree t;
	struct hosts *h;

	(void)state;
	tree_make(&t);
	h = hosts_new(t.fd);
	assert_non_null(h);
	assert_null(hosts_find(h, ip("127.0.0.1")).bytes);
	hosts_free(h);
	tree_file(
		&t, "etc/hosts",
		"# 192.0.2.1 no\n\n127.0.0.1\tlocalhost loop # x\n192.0.2.1 bad_name Good.Example\n"
		"192.0.2.1 second\n::1 six\n::ffff:192.0.2.9 mapped\n192.0.2.2\nx y\n192.0.2.3 #z\n"
		"192.0.2.4%eth0 scoped\n 192.0.2.5   last");
	h = hosts_new(t.fd);
	assert_text(hosts_find(h, ip("127.0.0.1")), "localhost");
	assert_text(hosts_find(h, ip("192.0.2.1")), "good.example");
	assert_text(hosts_find(h, ip("::1")), "six");
	assert_text(hosts_find(h, ip("192.0.2.9")), "mapped");
	assert_text(hosts_find(h, ip("192.0.2.5")), "last");
	assert_null(hosts_find(h, ip("192.0.2.2")).bytes);
	assert_null(hosts_find(h, ip("192.0.2.3")).bytes);
	assert_null(hosts_find(h, ip("192.0.2.4")).bytes);
	assert_null(hosts_find(h, ip("2001:db8::1")).bytes);
	hosts_free(h);
	tree_done(&t);
}

/* ---- services ---------------------------------------------------------------------------------
 */

static void service(void *services, uint16_t protocol, uint16_t port, enum initiator initiator,
                    const char *want)
{
	struct socket s = {.family = FAMILY_INET,
	                   .protocol = protocol,
	                   .remote = {.ip = ip("192.0.2.1"), .port = port, .has_port = true}};
	struct connection c = {.socket = &s, .initiator = initiator};

	assert_int_equal(enricher_services.draw(services, &c), 0);
	if (want)
		assert_text(c.remote_service, want);
	else
		assert_null(c.remote_service.bytes);
}

static void services(void **state)
{
	struct connection c = {.socket = &(struct socket){.family = FAMILY_UNIX}};
	struct tree t;
	void *s;

	(void)state;
	tree_make(&t);
	tree_file(&t, "etc/services",
	          "https 443/tcp # x\nhttp3 443/udp\nother 443/tcp\n#no 22/tcp\nbad 0/tcp\n"
	          "big 65536/tcp\nx 7/none\nevil\x1b 8/tcp\nlast 65535/sctp");
	assert_int_equal(enricher_services_new(t.fd, &s), 0);
	service(s, IPPROTO_TCP, 443, INITIATOR_LOCAL, "https");
	service(s, IPPROTO_MPTCP, 443, INITIATOR_UNKNOWN, "https");
	service(s, IPPROTO_UDP, 443, INITIATOR_UNKNOWN, "http3");
	service(s, IPPROTO_SCTP, 65535, INITIATOR_LOCAL, "last");
	service(s, IPPROTO_TCP, 443, INITIATOR_REMOTE, NULL);
	service(s, IPPROTO_TCP, 22, INITIATOR_LOCAL, NULL);
	service(s, IPPROTO_TCP, 8, INITIATOR_LOCAL, NULL);
	service(s, IPPROTO_UDPLITE, 443, INITIATOR_LOCAL, NULL);
	assert_int_equal(enricher_services.draw(s, &c), 0);
	assert_null(c.remote_service.bytes);
	enricher_services.free(s);
	tree_done(&t);
}

/* ---- what comes from afar ---------------------------------------------------------------------
 */

struct trace {
	char letters[16];
	size_t len;
};

static int draw_far(void *state, struct connection *c)
{
	struct trace *t = state;

	(void)c;
	t->letters[t->len++] = 'f';
	return 0;
}

static int draw_near(void *state, struct connection *c)
{
	struct trace *t = state;

	(void)c;
	t->letters[t->len++] = 'n';
	return 0;
}

static int draw_behind(void *state, struct connection *c)
{
	struct trace *t = state;

	(void)c;
	t->letters[t->len++] = 'b';
	return 0;
}

static int announce(void *state, const struct connection *c)
{
	struct trace *t = state;

	(void)c;
	t->letters[t->len++] = 'a';
	return 1;
}

static void settle(void *state)
{
	struct trace *t = state;

	t->letters[t->len++] = 's';
}

static void late_ones_come_last(void **state)
{
	static const struct enricher far = {.gives = NEED_NAMES,
	                                    .announce = announce,
	                                    .settle = settle,
	                                    .draw = draw_far},
				     near = {.gives = NEED_GEO, .draw = draw_near},
				     behind = {.gives = NEED_INDICATORS,
	                                       .uses = NEED_NAMES,
	                                       .is_about_process = true,
	                                       .draw = draw_behind};
	const unsigned all = NEED_NAMES | NEED_GEO | NEED_INDICATORS;
	struct trace t = {.len = 0};
	struct enrichment list[] = {
		{&far, &t, &list[1]}, {&near, &t, &list[2]}, {&behind, &t, NULL}};
	struct connection c = {0};

	(void)state;
	assert_int_equal(enrichments_late(list, all), NEED_NAMES | NEED_INDICATORS);
	assert_int_equal(enrichments_late(list, NEED_GEO | NEED_INDICATORS), 0);
	assert_int_equal(enrichments_draw(list, all, DRAW_WITH_FLOW, &c), 0);
	assert_int_equal(enrichments_draw(list, all, DRAW_WITH_PROCESS, &c), 0);
	assert_int_equal(enrichments_announce(list, all, &c), 1);
	enrichments_settle(list, all);
	assert_int_equal(enrichments_draw(list, all, DRAW_LATE, &c), 0);
	assert_string_equal(t.letters, "nasfb");
	/* without names nobody waits */
	t = (struct trace){.len = 0};
	assert_int_equal(enrichments_draw(list, NEED_INDICATORS, DRAW_WITH_PROCESS, &c), 0);
	assert_int_equal(enrichments_announce(list, NEED_INDICATORS, &c), 0);
	enrichments_settle(list, NEED_INDICATORS);
	assert_int_equal(enrichments_draw(list, NEED_INDICATORS, DRAW_LATE, &c), 0);
	assert_string_equal(t.letters, "b");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(host_names),
		cmocka_unit_test(hosts),
		cmocka_unit_test(services),
		cmocka_unit_test(late_ones_come_last),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
