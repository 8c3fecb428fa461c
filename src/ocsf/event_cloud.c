/* SPDX-License-Identifier: Apache-2.0 */
/* The host as its cloud knows it: the same in every event of a run. */
#include "ocsf/event.h"

/* Ids of account.type_id; what a version has no number for is told by its words. */
enum { ACCOUNT_AWS = 10, ACCOUNT_GCP_PROJECT = 11, ACCOUNT_AZURE_SUBSCRIPTION = 13 };

static void put_account(struct event_builder *b, const struct cloud *c)
{
	static const struct {
		const char *provider;
		uint8_t type;
	} types[] = {
		{"AWS", ACCOUNT_AWS},
		{"GCP", ACCOUNT_GCP_PROJECT},
		{"Azure", ACCOUNT_AZURE_SUBSCRIPTION},
	};

	if (!c->account.bytes || !event_open(b, ATTR_CLOUD_ACCOUNT))
		return;
	event_put_text(b, ATTR_ACCOUNT_UID, c->account);
	for (size_t i = 0; i < ARRAY_LEN(types); i++)
		if (text_equal(c->provider, text_of(types[i].provider)))
			event_put_enum(b, ATTR_ACCOUNT_TYPE_ID, types[i].type);
	event_close(b);
}

bool event_knows_cloud(const struct event_context *c)
{
	return c->host->cloud && c->host->cloud->provider.bytes;
}

void event_put_cloud(struct event_builder *b)
{
	const struct cloud *c = b->context->host->cloud;

	if (!event_knows_cloud(b->context) || !event_open(b, ATTR_EVENT_CLOUD))
		return;
	event_put_text(b, ATTR_CLOUD_PROVIDER, c->provider);
	event_put_text(b, ATTR_CLOUD_REGION, c->region);
	event_put_text(b, ATTR_CLOUD_ZONE, c->zone);
	event_put_text(b, ATTR_CLOUD_PARTITION, c->partition);
	put_account(b, c);
	if (text_equal(c->provider, TEXT("GCP")))
		event_put_text(b, ATTR_CLOUD_PROJECT_UID, c->account);
	event_close(b);
}

void event_put_instance(struct event_builder *b)
{
	const struct cloud *c = b->context->host->cloud;

	if (!c)
		return;
	event_put_text(b, ATTR_DEVICE_INSTANCE_UID, c->instance);
	event_put_text(b, ATTR_DEVICE_REGION, c->region);
}

void event_put_cloud_unmapped(struct event_builder *b)
{
	const struct cloud *c = b->context->host->cloud;

	if (!c)
		return;
	event_key_open(b, TEXT("cloud"), false);
	event_key_text(b, TEXT("source"), c->sources);
	event_key_text(b, TEXT("source_error"), c->reason);
	event_key_text(b, TEXT("instance_type"), c->instance_type);
	event_key_text(b, TEXT("image"), c->image);
	event_key_text(b, TEXT("resource_group"), c->resource_group);
	event_key_text(b, TEXT("project_number"), c->project_number);
	if (!event_has(b, ATTR_CLOUD_PARTITION))
		event_key_text(b, TEXT("partition"), c->partition);
	b->w->ops->close(b->w);
}
