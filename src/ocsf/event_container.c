/* SPDX-License-Identifier: Apache-2.0 */
#include "ocsf/event.h"

unsigned event_profiles(const struct event_builder *b, const struct event *e)
{
	const struct connection *c = e->connection;
	unsigned profiles = 0;

	if (c && c->process && (c->process->namespace_pid || (c->place && c->place->container)))
		profiles |= EVENT_CONTAINER;
	if (c && c->indicator_count > 0 && event_has(b, ATTR_EVENT_OSINT))
		profiles |= EVENT_OSINT;
	return profiles;
}

static const struct process_place *place_of(const struct event_builder *b)
{
	return b->connection ? b->connection->place : NULL;
}

/* ---- process ----------------------------------------------------------------------------------
 */

/* An image is known by its id; a name alone goes elsewhere. */
static void put_image(struct event_builder *b, const struct container *c)
{
	if (!c->image_uid.bytes || !event_open(b, ATTR_CONTAINER_IMAGE))
		return;
	event_put_text(b, ATTR_IMAGE_UID, c->image_uid);
	event_put_text(b, ATTR_IMAGE_NAME, c->image_name);
	event_close(b);
}

static void put_labels(struct event_builder *b, const struct container *c)
{
	if (c->label_count == 0 || !event_open_array(b, ATTR_CONTAINER_LABELS))
		return;
	for (size_t i = 0; i < c->label_count; i++)
		event_put_element(b, ATTR_CONTAINER_LABELS, c->labels[i]);
	event_close(b);
}

void event_put_container(struct event_builder *b, const struct process *p)
{
	const struct process_place *place = place_of(b);
	const struct container *c = place ? place->container : NULL;

	if (p->namespace_pid)
		event_put_number(b, ATTR_PROCESS_NAMESPACE_PID, p->namespace_pid);
	if (!c || !event_open(b, ATTR_PROCESS_CONTAINER))
		return;
	event_put_text(b, ATTR_CONTAINER_UID, c->uid);
	event_put_text(b, ATTR_CONTAINER_NAME, c->name);
	event_put_text(b, ATTR_CONTAINER_RUNTIME, c->runtime);
	event_put_text(b, ATTR_CONTAINER_ORCHESTRATOR, c->orchestrator);
	event_put_text(b, ATTR_CONTAINER_POD_UUID, c->pod_uid);
	put_image(b, c);
	put_labels(b, c);
	event_close(b);
}

/* ---- unmapped ---------------------------------------------------------------------------------
 */

static void put_unmapped_labels(struct event_builder *b, const struct container *c)
{
	if (c->label_count == 0)
		return;
	event_key_open(b, TEXT("labels"), true);
	for (size_t i = 0; i < c->label_count; i++)
		event_key_text(b, TEXT_NONE, c->labels[i]);
	b->w->ops->close(b->w);
}

/* What is no attribute of a container, in any version or in this one. */
static void put_rest(struct event_builder *b, const struct container *c)
{
	char room[16];

	if (!c->image_uid.bytes)
		event_key_text(b, TEXT("image_name"), c->image_name);
	if (!event_takes(b, ATTR_CONTAINER_POD_UUID, c->pod_uid))
		event_key_text(b, TEXT("pod_uid"), c->pod_uid);
	event_key_text(b, TEXT("pod_name"), c->pod_name);
	event_key_text(b, TEXT("pod_namespace"), c->pod_namespace);
	if (!event_has(b, ATTR_CONTAINER_LABELS))
		put_unmapped_labels(b, c);
	if (c->first_pid)
		event_key_number(b, TEXT("first_pid"), c->first_pid);
	if (c->is_users)
		event_key_number(b, TEXT("user_uid"), c->user_uid);
	event_key_text(b, TEXT("cgroup_inside"), c->cgroup_inside);
	event_key_text(b, TEXT("source"), c->state);
	if (c->state_error)
		event_key_text(b, TEXT("source_error"), text_of(errno_name(c->state_error, room)));
}

static bool has_rest(struct event_builder *b, const struct container *c)
{
	return (!c->image_uid.bytes && c->image_name.bytes) || c->pod_name.bytes ||
	       c->pod_namespace.bytes || c->first_pid || c->is_users || c->cgroup_inside.bytes ||
	       c->state.bytes || c->state_error ||
	       (c->label_count > 0 && !event_has(b, ATTR_CONTAINER_LABELS)) ||
	       (c->pod_uid.bytes && !event_takes(b, ATTR_CONTAINER_POD_UUID, c->pod_uid));
}

void event_put_container_unmapped(struct event_builder *b)
{
	const struct process_place *place = place_of(b);
	const struct container *c = place ? place->container : NULL;

	if (!c || !has_rest(b, c))
		return;
	event_key_open(b, TEXT("container"), false);
	put_rest(b, c);
	b->w->ops->close(b->w);
}

void event_put_units(struct event_builder *b)
{
	const struct process_place *place = place_of(b);

	if (!place)
		return;
	event_key_text(b, TEXT("unit"), place->unit);
	event_key_text(b, TEXT("slice"), place->slice);
	event_key_text(b, TEXT("user_unit"), place->user_unit);
}

static void put_target(struct event_builder *b, const struct stand_in *s)
{
	char ip[ADDRESS_LEN];

	if (!s->to_ip.family)
		return;
	event_key_open(b, TEXT("endpoint"), false);
	event_key_text(b, TEXT("ip"), (struct text){ip, address_print(s->to_ip, ip)});
	if (s->to_port)
		event_key_number(b, TEXT("port"), s->to_port);
	b->w->ops->close(b->w);
}

/* Another's container: it is not where the process runs, so none of it is the process's. */
static void put_served_container(struct event_builder *b, const struct container *c)
{
	event_key_open(b, TEXT("container"), false);
	event_key_text(b, TEXT("uid"), c->uid);
	event_key_text(b, TEXT("name"), c->name);
	event_key_text(b, TEXT("runtime"), c->runtime);
	event_key_text(b, TEXT("image_uid"), c->image_uid);
	event_key_text(b, TEXT("image_name"), c->image_name);
	if (c->first_pid)
		event_key_number(b, TEXT("first_pid"), c->first_pid);
	put_unmapped_labels(b, c);
	b->w->ops->close(b->w);
}

void event_put_stand_in(struct event_builder *b, const struct stand_in *s)
{
	event_key_open(b, TEXT("served_by"), false);
	event_key_text(b, TEXT("through"), text_of(s->by));
	put_target(b, s);
	if (s->container)
		put_served_container(b, s->container);
	event_key_text(b, TEXT("socket_unit"), s->socket_unit);
	event_key_text(b, TEXT("unit"), s->service_unit);
	b->w->ops->close(b->w);
}

void event_put_package(struct event_builder *b)
{
	const struct package *p = b->connection ? b->connection->package : NULL;

	if (!p)
		return;
	event_key_text(b, TEXT("no_package_reason"), p->reason);
	if (!p->name.bytes)
		return;
	event_key_open(b, TEXT("package"), false);
	event_key_text(b, TEXT("name"), p->name);
	event_key_text(b, TEXT("version"), p->version);
	event_key_text(b, TEXT("architecture"), p->architecture);
	b->w->ops->close(b->w);
}

void event_put_names(struct event_builder *b)
{
	const struct connection *c = b->connection;

	event_key_text(b, TEXT("hostname"), c->remote_hostname);
	event_key_text(b, TEXT("no_hostname_reason"), text_of(c->no_hostname_reason));
	event_key_text(b, TEXT("svc_name"), c->remote_service);
}
