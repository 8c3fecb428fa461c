/* SPDX-License-Identifier: Apache-2.0 */
/* Columns about where the process runs and about its program, names, and the host's cloud. */
#include "model/room.h"

/* The container that serves: the process's own, else the one that it passes on to. */
static const struct container *container_of_connection(const struct connection *c)
{
	if (c->stand_in && c->stand_in->container)
		return c->stand_in->container;
	return c->place ? c->place->container : NULL;
}

static struct text read_id(const struct connection *c)
{
	const struct container *in = container_of_connection(c);

	return in ? in->uid : TEXT_NONE;
}

static struct text read_name(const struct connection *c)
{
	const struct container *in = container_of_connection(c);

	return in ? in->name : TEXT_NONE;
}

static struct text read_image(const struct connection *c)
{
	const struct container *in = container_of_connection(c);

	return in ? in->image_name : TEXT_NONE;
}

static struct text read_pod(const struct connection *c)
{
	const struct container *in = container_of_connection(c);

	return in ? in->pod_uid : TEXT_NONE;
}

static struct text read_unit(const struct connection *c)
{
	if (c->stand_in && c->stand_in->socket_unit.bytes)
		return c->stand_in->socket_unit;
	return c->place ? c->place->unit : TEXT_NONE;
}

static struct text read_package(const struct connection *c)
{
	return c->package ? c->package->name : TEXT_NONE;
}

static struct text read_hostname(const struct connection *c)
{
	return c->remote_hostname;
}

static struct text read_service(const struct connection *c)
{
	return c->remote_service;
}

static struct text read_provider(const struct cloud *c)
{
	return c->provider;
}

static struct text read_region(const struct cloud *c)
{
	return c->region;
}

static struct text read_zone(const struct cloud *c)
{
	return c->zone;
}

static struct text read_account(const struct cloud *c)
{
	return c->account;
}

static struct text read_instance(const struct cloud *c)
{
	return c->instance;
}

static bool is_replaced(const struct file *f)
{
	return f->is_replaced;
}

static bool is_memfd(const struct file *f)
{
	return f->is_memfd;
}

static struct text (*const texts[FIELD_COUNT])(const struct connection *c) = {
	[FIELD_CONTAINER_ID_ID] = read_id,
	[FIELD_CONTAINER_NAME_ID] = read_name,
	[FIELD_CONTAINER_IMAGE_ID] = read_image,
	[FIELD_POD_UID_ID] = read_pod,
	[FIELD_UNIT_ID] = read_unit,
	[FIELD_PROCESS_PACKAGE_ID] = read_package,
	[FIELD_REMOTE_HOSTNAME_ID] = read_hostname,
	[FIELD_REMOTE_SERVICE_ID] = read_service,
};
static struct text (*const of_cloud[FIELD_COUNT])(const struct cloud *c) = {
	[FIELD_CLOUD_PROVIDER_ID] = read_provider, [FIELD_CLOUD_REGION_ID] = read_region,
	[FIELD_CLOUD_ZONE_ID] = read_zone,         [FIELD_CLOUD_ACCOUNT_ID] = read_account,
	[FIELD_INSTANCE_UID_ID] = read_instance,
};
/* Of its executable, when that is known at all. */
static bool (*const flags[FIELD_COUNT])(const struct file *f) = {
	[FIELD_EXECUTABLE_REPLACED_ID] = is_replaced,
	[FIELD_EXECUTABLE_MEMFD_ID] = is_memfd,
};

void field_place(enum field f, const struct connection *c, const struct host *host,
                 struct value *ret)
{
	struct text t = texts[f] ? texts[f](c) : TEXT_NONE;

	if (of_cloud[f] && host && host->cloud)
		t = of_cloud[f](host->cloud);
	if (t.bytes)
		*ret = (struct value){.kind = VALUE_TEXT, .text = t};
	if (flags[f] && c->process->file.name.bytes)
		*ret = (struct value){.kind = VALUE_INTEGER,
		                      .integer = flags[f](&c->process->file)};
}
