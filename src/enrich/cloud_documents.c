/* SPDX-License-Identifier: Apache-2.0 */
/* What documents say. Each kind is known by members that no other has. */
#include "enrich/cloud.h"

static void take_member(struct cloud_search *s, struct text *to, const struct json_node *object,
                        const char *name)
{
	cloud_take(s, to, state_member_text(&s->file, object, name));
}

/* The last part of "projects/123/zones/europe-west1-b". */
static struct text last_part(struct text path)
{
	struct text rest = path, part = TEXT_NONE;

	while (text_split(&rest, '/', &part))
		;
	return part;
}

static void take_members(struct cloud_search *s, const struct json_node *root,
                         const struct cloud_member *list)
{
	for (const struct cloud_member *m = list; m->name; m++)
		take_member(s, cloud_fact(&s->found, m), root, m->name);
}

/* GCP's "europe-west1-b" is in "europe-west1"; AWS's "eu-west-1b" in "eu-west-1". */
static struct text region_of_zone(struct text zone)
{
	const char *hyphen = zone.bytes ? memrchr(zone.bytes, '-', zone.len) : NULL;

	return hyphen ? (struct text){zone.bytes, (size_t)(hyphen - zone.bytes)} : TEXT_NONE;
}

static const struct cloud_member aws_members[] = {
	{"accountId", offsetof(struct cloud, account)},
	{"region", offsetof(struct cloud, region)},
	{"availabilityZone", offsetof(struct cloud, zone)},
	{"instanceId", offsetof(struct cloud, instance)},
	{"instanceType", offsetof(struct cloud, instance_type)},
	{"imageId", offsetof(struct cloud, image)},
	{NULL, 0},
};

/* The instance identity document of EC2. */
static bool read_aws(struct cloud_search *s, const struct json_node *root)
{
	if (!state_member(&s->file, root, "accountId") ||
	    !state_member(&s->file, root, "instanceId"))
		return false;
	cloud_take(s, &s->found.provider, TEXT("AWS"));
	take_members(s, root, aws_members);
	return true;
}

static const struct cloud_member azure_members[] = {
	{"subscriptionId", offsetof(struct cloud, account)},
	{"location", offsetof(struct cloud, region)},
	{"zone", offsetof(struct cloud, zone)},
	{"vmId", offsetof(struct cloud, instance)},
	{"vmSize", offsetof(struct cloud, instance_type)},
	{"resourceGroupName", offsetof(struct cloud, resource_group)},
	{"azEnvironment", offsetof(struct cloud, partition)},
	{NULL, 0},
};

/* The instance of Azure's metadata service, or its part "compute". */
static bool read_azure(struct cloud_search *s, const struct json_node *root)
{
	const struct json_node *compute = state_member(&s->file, root, "compute");

	if (compute)
		root = compute;
	if (!state_member(&s->file, root, "subscriptionId") ||
	    !state_member(&s->file, root, "vmId"))
		return false;
	cloud_take(s, &s->found.provider, TEXT("Azure"));
	take_members(s, root, azure_members);
	return true;
}

/* Numbers of GCP are numbers of JSON. */
static void take_number(struct cloud_search *s, struct text *to, const struct json_node *n)
{
	if (n && n->kind == JSON_INTEGER)
		cloud_take(s, to, json_raw(&s->file.json, n));
	else
		cloud_take(s, to, state_text(&s->file, n));
}

/* What /computeMetadata/v1/?recursive=true says. */
static bool read_gcp(struct cloud_search *s, const struct json_node *root)
{
	const struct json_node *instance = state_member(&s->file, root, "instance");
	const struct json_node *project = state_member(&s->file, root, "project");
	struct cloud *c = &s->found;

	if (!state_member(&s->file, project, "projectId") || !instance)
		return false;
	cloud_take(s, &c->provider, TEXT("GCP"));
	take_member(s, &c->account, project, "projectId");
	take_number(s, &c->project_number, state_member(&s->file, project, "numericProjectId"));
	take_number(s, &c->instance, state_member(&s->file, instance, "id"));
	cloud_take(s, &c->zone, last_part(state_member_text(&s->file, instance, "zone")));
	cloud_take(s, &c->region, region_of_zone(c->zone));
	cloud_take(s, &c->instance_type,
	           last_part(state_member_text(&s->file, instance, "machineType")));
	return true;
}

/* cloud-init calls providers by names of its own. */
static void take_cloud_name(struct cloud_search *s, struct text name)
{
	static const struct {
		const char *name, *provider;
	} names[] = {{"aws", "AWS"},           {"ec2", "AWS"},
	             {"gce", "GCP"},           {"azure", "Azure"},
	             {"oracle", "OCI"},        {"aliyun", "Alibaba"},
	             {"hetzner", "Hetzner"},   {"vultr", "Vultr"},
	             {"scaleway", "Scaleway"}, {"digitalocean", "DigitalOcean"}};

	for (size_t i = 0; i < ARRAY_LEN(names); i++)
		if (text_equal(name, text_of(names[i].name))) {
			cloud_take(s, &s->found.provider, text_of(names[i].provider));
			return;
		}
	/* "nocloud", "none", "configdrive": it comes from a disk, which is no provider */
	if (!text_equal(name, TEXT("nocloud")) && !text_equal(name, TEXT("none")) &&
	    !text_equal(name, TEXT("configdrive")) && !text_equal(name, TEXT("unknown")))
		cloud_take(s, &s->found.provider, name);
}

/* The account, where the datasource keeps the provider's own document. */
static void read_datasource(struct cloud_search *s, const struct json_node *ds)
{
	struct state_file *f = &s->file;
	const struct json_node *n = state_member(f, ds, "dynamic");

	n = state_member(f, state_member(f, n, "instance-identity"), "document");
	take_member(s, &s->found.account, n, "accountId");
	n = state_member(f, state_member(f, ds, "meta_data"), "imds");
	n = state_member(f, n, "compute");
	take_member(s, &s->found.account, n, "subscriptionId");
	take_member(s, &s->found.resource_group, n, "resourceGroupName");
}

/* /run/cloud-init/instance-data.json */
static bool read_cloud_init(struct cloud_search *s, const struct json_node *root)
{
	const struct json_node *v1 = state_member(&s->file, root, "v1");
	struct cloud *c = &s->found;

	if (!state_member(&s->file, v1, "cloud_name"))
		return false;
	take_cloud_name(s, state_member_text(&s->file, v1, "cloud_name"));
	take_member(s, &c->region, v1, "region");
	take_member(s, &c->zone, v1, "availability_zone");
	take_member(s, &c->instance, v1, "instance_id");
	read_datasource(s, state_member(&s->file, root, "ds"));
	return true;
}

const struct cloud_member cloud_own_members[] = {
	{"provider", offsetof(struct cloud, provider)},
	{"region", offsetof(struct cloud, region)},
	{"zone", offsetof(struct cloud, zone)},
	{"account", offsetof(struct cloud, account)},
	{"partition", offsetof(struct cloud, partition)},
	{"instance", offsetof(struct cloud, instance)},
	{"instance_type", offsetof(struct cloud, instance_type)},
	{"image", offsetof(struct cloud, image)},
	{"resource_group", offsetof(struct cloud, resource_group)},
	{"project_number", offsetof(struct cloud, project_number)},
	{NULL, 0},
};

/* Our own words, for any other provider. */
static bool read_own(struct cloud_search *s, const struct json_node *root)
{
	if (!state_member(&s->file, root, "provider"))
		return false;
	take_members(s, root, cloud_own_members);
	return true;
}

bool cloud_read_document(struct cloud_search *s)
{
	static bool (*const kinds[])(struct cloud_search *, const struct json_node *) = {
		read_own, read_aws, read_azure, read_gcp, read_cloud_init};
	const struct json_node *root = state_root(&s->file);

	for (size_t i = 0; i < ARRAY_LEN(kinds); i++)
		if (kinds[i](s, root))
			return true;
	return false;
}
