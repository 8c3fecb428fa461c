/* SPDX-License-Identifier: Apache-2.0 */
/* The host as its cloud knows it: from the firmware, cloud-init, a metadata service, or a file. */
#include "enrich/cloud.h"

#include <fcntl.h>

#define FACT_MAX 255u
#define FILE_MAX (1u << 20)
#define CLOUD_INIT "run/cloud-init/instance-data.json"
#define DMI "sys/class/dmi/id/"

/* ---- facts ------------------------------------------------------------------------------------
 */

static bool is_fact(struct text t)
{
	for (size_t i = 0; i < t.len; i++) {
		char c = t.bytes[i];
		bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (!is_letter && !(c >= '0' && c <= '9') && !memchr("._-:/@", c, 6))
			return false;
	}
	return t.len > 0 && t.len <= FACT_MAX;
}

void cloud_take(struct cloud_search *s, struct text *to, struct text value)
{
	if (!to->bytes && is_fact(value))
		*to = arena_text(s->arena, value);
}

void cloud_note_source(struct cloud_search *s, const char *source)
{
	struct text *to = &s->found.sources;

	*to = to->bytes ? arena_printf(s->arena, "%.*s, %s", (int)to->len, to->bytes, source)
	                : arena_text(s->arena, text_of(source));
}

/* ---- firmware ---------------------------------------------------------------------------------
 */

static struct text read_dmi(struct cloud_search *s, const char *name)
{
	char path[64];

	(void)snprintf(path, sizeof(path), DMI "%s", name);
	buffer_clear(&s->file.bytes);
	if (file_read(s->root, path, 4096, &s->file.bytes, NULL) < 0)
		return TEXT_NONE;
	return text_trim(buffer_text(&s->file.bytes));
}

static bool begins(struct text t, const char *with)
{
	return t.bytes && text_starts(t, text_of(with));
}

/* What providers write into the firmware of their machines. */
static void read_firmware(struct cloud_search *s)
{
	static const struct {
		const char *vendor, *model, *asset_tag; /* of the chassis; NULL: any */
		const char *provider;
	} firmware[] = {
		{"Amazon EC2", NULL, NULL, "AWS"},
		{"Google", "Google Compute Engine", NULL, "GCP"},
		{"Microsoft Corporation", NULL, "7783-7084-3265-9085-8269-3286-77", "Azure"},
		{NULL, NULL, "OracleCloud.com", "OCI"},
		{"Alibaba Cloud", NULL, NULL, "Alibaba"},
		{"DigitalOcean", NULL, NULL, "DigitalOcean"},
		{"Hetzner", NULL, NULL, "Hetzner"},
		{"Scaleway", NULL, NULL, "Scaleway"},
		{"Vultr", NULL, NULL, "Vultr"},
	};
	const struct host *h = s->host;
	struct text tag = read_dmi(s, "chassis_asset_tag");

	for (size_t i = 0; i < ARRAY_LEN(firmware); i++) {
		const char *vendor = firmware[i].vendor;

		if ((vendor && !begins(h->vendor, vendor) && !begins(h->bios_vendor, vendor)) ||
		    (firmware[i].model && !begins(h->model, firmware[i].model)) ||
		    (firmware[i].asset_tag && !text_equal(tag, text_of(firmware[i].asset_tag))))
			continue;
		cloud_take(s, &s->found.provider, text_of(firmware[i].provider));
		break;
	}
	/* instances of EC2 on Xen */
	if (begins(h->hardware_uuid, "ec2") || begins(h->hardware_uuid, "EC2"))
		cloud_take(s, &s->found.provider, TEXT("AWS"));
	if (!s->found.provider.bytes)
		return;
	cloud_note_source(s, "dmi");
	tag = read_dmi(s, "board_asset_tag");
	if (text_equal(s->found.provider, TEXT("AWS")) && begins(tag, "i-"))
		cloud_take(s, &s->found.instance, tag);
}

/* ---- who is asked -----------------------------------------------------------------------------
 */

/* The provider is the first that says so; facts of another one are none of its. */
static void read_cloud_init(struct cloud_search *s)
{
	struct cloud before = s->found;

	if (state_file_json(&s->file, s->root, CLOUD_INIT, FILE_MAX, STATE_ANY, 0) < 0)
		return;
	s->found.provider = TEXT_NONE;
	if (!cloud_read_document(s) || !s->found.provider.bytes ||
	    (before.provider.bytes && !text_equal(before.provider, s->found.provider))) {
		s->found = before;
		return;
	}
	cloud_note_source(s, "cloud-init");
}

static bool is_complete(const struct cloud *c)
{
	return c->region.bytes && c->account.bytes && c->instance.bytes;
}

/* Files first; the network is asked for what they do not say, and only where they name a provider.
 */
static void find_here(struct cloud_search *s)
{
	const struct cloud_options *o = s->options;
	struct cloud before;
	char room[16];
	int r;

	if (cloud_cache_read(s))
		return;
	if (!o->endpoint_provider) {
		read_firmware(s);
		read_cloud_init(s);
	}
	before = s->found;
	if (o->endpoint_provider)
		s->found.provider = text_of(o->endpoint_provider);
	if (!cloud_has_service(s->found.provider) || is_complete(&s->found))
		return;
	r = cloud_ask(s);
	if (r < 0) { /* neither what an option names nor half of an answer is a fact */
		s->found = before;
		s->found.reason = arena_text(s->arena, text_of(errno_name(r, room)));
		return;
	}
	cloud_note_source(s, "metadata service");
	cloud_cache_write(s);
}

static int find_in_file(struct cloud_search *s, struct cq_error *reterr)
{
	const char *path = s->options->file;
	int r;

	buffer_clear(&s->file.bytes);
	r = file_read(AT_FDCWD, path, FILE_MAX, &s->file.bytes, NULL);
	if (r < 0)
		return fail_sys(reterr, r, "--cloud %s", path);
	r = state_file_parse(&s->file, buffer_text(&s->file.bytes));
	if (r < 0)
		return fail(reterr, r == -ENOMEM ? r : -EINVAL, "--cloud %s: it is no JSON", path);
	if (!cloud_read_document(s) || !s->found.provider.bytes)
		return fail(reterr, -EINVAL,
		            "--cloud %s: no document of AWS, Azure, Google Cloud or cloud-init, "
		            "and no \"provider\"",
		            path);
	cloud_note_source(s, path);
	return 0;
}

int cloud_find(const struct cloud_options *options, int root_dir, struct arena *arena,
               struct host *host, struct cq_error *reterr)
{
	struct cloud_search s = {
		.options = options, .root = root_dir, .host = host, .arena = arena};
	struct cloud *kept;
	int r = 0;

	if (options->from == CLOUD_OFF)
		return 0;
	if (state_file_init(&s.file) < 0)
		return fail(reterr, -ENOMEM, "out of memory");
	if (options->from == CLOUD_FILE)
		r = find_in_file(&s, reterr);
	else
		find_here(&s);
	if (r == 0 && (s.found.provider.bytes || s.found.reason.bytes)) {
		kept = arena_take(arena, sizeof(*kept));
		if (kept)
			*kept = s.found;
		host->cloud = kept;
		if (!kept)
			r = fail(reterr, -ENOMEM, "out of memory");
	}
	state_file_done(&s.file);
	return r;
}
