/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The metadata services of three providers, all at the same address. Only what is needed is asked:
 * their other answers hold keys, scripts and passwords.
 */
#include "enrich/cloud.h"

#define SERVICE_PORT 80
#define HEADER_MAX 512

/* One search of one service. */
struct visit {
	struct cloud_search *search;
	struct http_request request;
	struct buffer room;
	struct http_answer answer;
};

static int get(struct visit *v, const char *path, const char *header)
{
	v->request.method = "GET";
	v->request.path = path;
	v->request.header = header;
	return http_ask(&v->request, &v->room, &v->answer);
}

static int take_document(struct visit *v)
{
	int r = state_file_parse(&v->search->file, v->answer.body);

	if (r < 0)
		return r;
	return cloud_read_document(v->search) ? 0 : -EPROTO;
}

/* ---- AWS: IMDSv2 ------------------------------------------------------------------------------
 */

/* A token goes into the next request: nothing may be in it that ends a line. */
static bool is_token(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (t.bytes[i] <= ' ' || t.bytes[i] > '~')
			return false;
	return t.len > 0 && t.len < HEADER_MAX - 64;
}

static int ask_aws(struct visit *v)
{
	char header[HEADER_MAX];
	int r;

	v->request.method = "PUT";
	v->request.path = "/latest/api/token";
	v->request.header = "X-aws-ec2-metadata-token-ttl-seconds: 30";
	r = http_ask(&v->request, &v->room, &v->answer);
	if (r < 0)
		return r;
	if (!is_token(v->answer.body))
		return -EPROTO;
	(void)snprintf(header, sizeof(header), "X-aws-ec2-metadata-token: %.*s",
	               (int)v->answer.body.len, v->answer.body.bytes);
	r = get(v, "/latest/dynamic/instance-identity/document", header);
	if (r == 0)
		r = take_document(v);
	if (r < 0)
		return r;
	/* "aws", "aws-cn", "aws-us-gov"; old services do not tell */
	if (get(v, "/latest/meta-data/services/partition", header) == 0)
		cloud_take(v->search, &v->search->found.partition, text_trim(v->answer.body));
	return 0;
}

/* ---- Azure ------------------------------------------------------------------------------------
 */

/* The last version of the interface whose answer has no user data in it. */
static int ask_azure(struct visit *v)
{
	int r = get(v, "/metadata/instance/compute?api-version=2020-09-01&format=json",
	            "Metadata: true");

	return r < 0 ? r : take_document(v);
}

/* ---- Google Cloud -----------------------------------------------------------------------------
 */

static int get_gcp(struct visit *v, const char *path)
{
	int r = get(v, path, "Metadata-Flavor: Google");

	/* who does not say so is not the service */
	if (r == 0 && !text_equal(http_field(v->answer.head, "metadata-flavor"), TEXT("Google")))
		r = -EPROTO;
	v->answer.body = r == 0 ? text_trim(v->answer.body) : TEXT_NONE;
	return r;
}

static int ask_gcp(struct visit *v)
{
	struct cloud *c = &v->search->found;
	struct text path, part, zone;
	int r = get_gcp(v, "/computeMetadata/v1/instance/zone");

	if (r < 0)
		return r;
	/* "projects/NUMBER/zones/ZONE" */
	path = v->answer.body;
	zone = TEXT_NONE;
	for (unsigned i = 0; text_split(&path, '/', &part); i++) {
		if (i == 1)
			cloud_take(v->search, &c->project_number, part);
		if (i == 3)
			zone = part;
	}
	cloud_take(v->search, &c->zone, zone);
	const char *hyphen = zone.bytes ? memrchr(zone.bytes, '-', zone.len) : NULL;
	if (hyphen)
		cloud_take(v->search, &c->region,
		           (struct text){zone.bytes, (size_t)(hyphen - zone.bytes)});
	r = get_gcp(v, "/computeMetadata/v1/instance/id");
	if (r == 0) {
		cloud_take(v->search, &c->instance, v->answer.body);
		r = get_gcp(v, "/computeMetadata/v1/project/project-id");
	}
	if (r == 0)
		cloud_take(v->search, &c->account, v->answer.body);
	return r;
}

/* ---- which ------------------------------------------------------------------------------------
 */

static const struct service {
	const char *provider, *host;
	int (*ask)(struct visit *v);
} services[] = {
	{"AWS", "169.254.169.254", ask_aws},
	{"Azure", "169.254.169.254", ask_azure},
	{"GCP", "metadata.google.internal", ask_gcp},
};

static const struct service *find_service(struct text provider)
{
	for (size_t i = 0; i < ARRAY_LEN(services); i++)
		if (text_equal(provider, text_of(services[i].provider)))
			return &services[i];
	return NULL;
}

bool cloud_has_service(struct text provider)
{
	return find_service(provider) != NULL;
}

int cloud_ask(struct cloud_search *s)
{
	static const uint8_t link_local[4] = {169, 254, 169, 254};
	const struct cloud_options *o = s->options;
	const struct service *service = find_service(s->found.provider);
	struct visit v = {
		.search = s,
		.request = {.ip = o->endpoint_provider ? o->endpoint_ip : address_v4(link_local),
	                    .port = o->endpoint_provider ? o->endpoint_port : SERVICE_PORT,
	                    .host = service->host,
	                    .deadline = http_clock_ms() + o->timeout_ms},
	};
	int r;

	buffer_init(&v.room, HTTP_ANSWER_MAX);
	r = service->ask(&v);
	buffer_done(&v.room);
	return r;
}
