/* SPDX-License-Identifier: Apache-2.0 */
#include "tree.h"

#include "enrich/cloud.h"

/* ---- HTTP -------------------------------------------------------------------------------------
 */

#define OK "HTTP/1.1 200 OK\r\n"

static void answers(void **state)
{
	static const struct {
		const char *bytes;
		bool is_ended;
		int result;
		const char *body;
	} cases[] = {
		{OK "Content-Length: 3\r\n\r\nabc", false, 1, "abc"},
		{OK "content-length:3\r\n\r\nabcdef", false, 1, "abc"},
		{OK "Content-Length: 3\r\n\r\nab", false, 0, NULL},
		{OK "Content-Length: 3\r\n\r\nab", true, -EPROTO, NULL},
		{OK "Content-Length: 0\r\n\r\n", false, 1, ""},
		{OK "\r\nabc", false, 0, NULL},
		{OK "\r\nabc", true, 1, "abc"},
		{"HTTP/1.0 200 \r\n\r\nx", true, 1, "x"},
		{OK "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n",
	         false, 1, "abc0123456789"},
		{OK "Transfer-Encoding: Chunked\r\n\r\n3\r\nab", false, 0, NULL},
		{OK "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", true, -EPROTO, NULL},
		{OK "Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n", false, -EPROTO, NULL},
		{OK "Transfer-Encoding: chunked\r\n\r\n\r\n", false, -EPROTO, NULL},
		{OK "Transfer-Encoding: chunked\r\n\r\n123456\r\n", false, -EPROTO, NULL},
		{OK "Transfer-Encoding: chunked\r\n\r\n3;x\r\nabc\r\n", false, -EPROTO, NULL},
		{OK "Transfer-Encoding: chunked\r\n\r\n11111111111111111111", false, -EPROTO, NULL},
		{OK "Transfer-Encoding: gzip\r\n\r\nx", true, -EPROTO, NULL},
		{OK "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n\r\nx", true, -EPROTO,
	         NULL},
		{OK "Content-Length: -1\r\n\r\n", false, -EPROTO, NULL},
		{OK "Content-Length: 65537\r\n\r\n", false, -EFBIG, NULL},
		{"HTTP/1.1 302 Found\r\n\r\n", false, -EACCES, NULL},
		{"HTTP/1.1 2000 OK\r\n\r\n", false, -EPROTO, NULL},
		{"HTTP/1.1 20\r\n\r\n", false, -EPROTO, NULL},
		{"HTTP/2 200 OK\r\n\r\n", false, -EPROTO, NULL},
		{"\r\n\r\n", false, -EPROTO, NULL},
		{"", false, 0, NULL},
		{"", true, -EPROTO, NULL},
		{"HTTP/1.1 200 OK\r\n", true, -EPROTO, NULL},
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		size_t len = strlen(cases[i].bytes);
		struct http_answer a;
		/* exactly as many bytes, so that a look behind them is seen */
		char *bytes = malloc(len ? len : 1);

		assert_non_null(bytes);
		memcpy(bytes, cases[i].bytes, len);
		assert_int_equal(http_parse(bytes, len, cases[i].is_ended, &a), cases[i].result);
		if (cases[i].body)
			assert_text(a.body, cases[i].body);
		free(bytes);
	}
}

/* However it is cut, it is the same. */
static void answers_in_pieces(void **state)
{
	static const char whole[] =
		OK "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n";
	const size_t all = sizeof(whole) - 3; /* the last empty line says nothing more */

	(void)state;
	for (size_t len = 0; len <= sizeof(whole) - 1; len++) {
		char bytes[sizeof(whole)];
		struct http_answer a;

		memcpy(bytes, whole, len);
		assert_int_equal(http_parse(bytes, len, false, &a), len >= all);
		if (len >= all)
			assert_text(a.body, "abcde");
	}
}

static void fields(void **state)
{
	struct text head = TEXT("HTTP/1.1 200 OK\r\nA: 1\r\nMetadata-Flavor:Google \r\nB\r\nC:");

	(void)state;
	assert_text(http_field(head, "metadata-flavor"), "Google");
	assert_text(http_field(head, "a"), "1");
	assert_int_equal(http_field(head, "c").len, 0);
	assert_null(http_field(head, "b").bytes);
	assert_null(http_field(head, "metadata").bytes);
}

/* ---- firmware ---------------------------------------------------------------------------------
 */

struct fixture {
	struct tree tree;
	struct arena *arena;
	struct host host;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	assert_non_null(f);
	tree_make(&f->tree);
	assert_int_equal(arena_new(1 << 20, &f->arena), 0);
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	tree_done(&f->tree);
	arena_free(f->arena);
	free(f);
	return 0;
}

/* Those without a service of ours: nobody is asked. */
static void firmware(void **state)
{
	static const struct {
		const char *vendor, *model, *tag, *provider;
	} cases[] = {
		{"DigitalOcean", "Droplet", NULL, "DigitalOcean"},
		{"Hetzner", "vServer", NULL, "Hetzner"},
		{"QEMU", NULL, "OracleCloud.com", "OCI"},
		{"Alibaba Cloud", "Alibaba Cloud ECS", NULL, "Alibaba"},
		{"Dell Inc.", "PowerEdge", NULL, NULL},
		{"Microsoft Corporation", "Virtual Machine", NULL, NULL}, /* any Hyper-V */
		{"Google", "Chromebook", NULL, NULL},
		{NULL, NULL, NULL, NULL},
	};
	const struct cloud_options options = {.from = CLOUD_AUTO, .timeout_ms = 100};
	struct fixture *f = *state;

	for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
		f->host = (struct host){.vendor = text_of(cases[i].vendor),
		                        .model = text_of(cases[i].model)};
		tree_file(&f->tree, "sys/class/dmi/id/chassis_asset_tag",
		          cases[i].tag ? cases[i].tag : "None\n");
		assert_int_equal(cloud_find(&options, f->tree.fd, f->arena, &f->host, NULL), 0);
		if (!cases[i].provider) {
			assert_null(f->host.cloud);
			continue;
		}
		assert_non_null(f->host.cloud);
		assert_text(f->host.cloud->provider, cases[i].provider);
		assert_text(f->host.cloud->sources, "dmi");
	}
}

/* cloud-init says all that there is: nobody is asked, though there is a service. */
static void firmware_and_cloud_init(void **state)
{
	const struct cloud_options options = {.from = CLOUD_AUTO, .timeout_ms = 100};
	struct fixture *f = *state;
	const struct cloud *c;

	f->host = (struct host){.vendor = TEXT("Amazon EC2")};
	tree_file(&f->tree, "sys/class/dmi/id/board_asset_tag", "i-0abc\n");
	tree_file(&f->tree, "run/cloud-init/instance-data.json",
	          "{\"v1\":{\"cloud_name\":\"aws\",\"region\":\"eu-west-1\",\"instance_id\":"
	          "\"i-0other\"},\"ds\":{\"dynamic\":{\"instance-identity\":{\"document\":"
	          "{\"accountId\":\"42\"}}}}}");
	assert_int_equal(cloud_find(&options, f->tree.fd, f->arena, &f->host, NULL), 0);
	c = f->host.cloud;
	assert_non_null(c);
	assert_text(c->provider, "AWS");
	assert_text(c->instance, "i-0abc");
	assert_text(c->region, "eu-west-1");
	assert_text(c->account, "42");
	assert_text(c->sources, "dmi, cloud-init");
	assert_null(c->reason.bytes);
	/* of another provider it is an image's, not this host's */
	f->host = (struct host){.vendor = TEXT("Hetzner")};
	assert_int_equal(cloud_find(&options, f->tree.fd, f->arena, &f->host, NULL), 0);
	assert_text(f->host.cloud->provider, "Hetzner");
	assert_null(f->host.cloud->account.bytes);
	assert_text(f->host.cloud->sources, "dmi");
	/* from a disk: no provider; redacted for who may not read it */
	f->host = (struct host){.vendor = TEXT("QEMU")};
	tree_file(&f->tree, "run/cloud-init/instance-data.json",
	          "{\"v1\":{\"cloud_name\":\"nocloud\",\"instance_id\":\"x\"}}");
	assert_int_equal(cloud_find(&options, f->tree.fd, f->arena, &f->host, NULL), 0);
	assert_null(f->host.cloud);
	tree_file(
		&f->tree, "run/cloud-init/instance-data.json",
		"{\"v1\":{\"cloud_name\":\"exoscale\",\"region\":\"redacted for non-root user\"}}");
	assert_int_equal(cloud_find(&options, f->tree.fd, f->arena, &f->host, NULL), 0);
	assert_text(f->host.cloud->provider, "exoscale");
	assert_null(f->host.cloud->region.bytes);
}

static void off(void **state)
{
	const struct cloud_options options = {.from = CLOUD_OFF};
	struct fixture *f = *state;

	f->host = (struct host){.vendor = TEXT("Hetzner")};
	assert_int_equal(cloud_find(&options, f->tree.fd, f->arena, &f->host, NULL), 0);
	assert_null(f->host.cloud);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(answers),
		cmocka_unit_test(answers_in_pieces),
		cmocka_unit_test(fields),
		cmocka_unit_test_setup_teardown(firmware, set_up, tear_down),
		cmocka_unit_test_setup_teardown(firmware_and_cloud_init, set_up, tear_down),
		cmocka_unit_test_setup_teardown(off, set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
