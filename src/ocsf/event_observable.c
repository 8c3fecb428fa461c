/* SPDX-License-Identifier: Apache-2.0 */
#include "ocsf/event.h"

/* Observable types of what stands in `unmapped`, where the schema gives none. */
enum { OBSERVABLE_HOSTNAME = 1, OBSERVABLE_IP = 2, OBSERVABLE_PORT = 11 };

static void put_reputed(struct event_builder *b, struct text name, uint16_t type, struct text value,
                        const struct indicator *indicator)
{
	event_begin(b);
	event_put_text(b, ATTR_OBSERVABLE_NAME, name);
	event_put_enum(b, ATTR_OBSERVABLE_TYPE_ID, type);
	event_put_copy(b, ATTR_OBSERVABLE_VALUE, value);
	event_put_reputation(b, indicator);
	event_end(b);
}

static void put_observable(struct event_builder *b, struct text name, uint16_t type,
                           struct text value)
{
	put_reputed(b, name, type, value, NULL);
}

/* A repetition of an attribute that the event carries; of the type that the schema gives it. */
static void put_attribute(struct event_builder *b, struct text path, enum attribute_id id,
                          struct text value)
{
	const struct ocsf_attribute *facts = &b->attributes[id].facts;

	if (value.bytes && event_has(b, id) && facts->observable)
		put_observable(b, path, facts->observable, value);
}

/* Part of an end, which stands in `unmapped`. */
static void put_of_end(struct event_builder *b, uint16_t type, struct text plain,
                       const struct indicator *indicator)
{
	event_begin(b);
	if (!event_recall_small(b, SMALL_END + (type == OBSERVABLE_PORT))) {
		event_put_text(b, ATTR_OBSERVABLE_NAME, TEXT("unmapped"));
		event_put_enum(b, ATTR_OBSERVABLE_TYPE_ID, type);
		event_keep(b);
	}
	event_put_plain(b, ATTR_OBSERVABLE_VALUE, plain);
	event_put_reputation(b, indicator);
	event_end(b);
}

static void put_end(struct event_builder *b, const struct endpoint *e, const struct end_text *end,
                    const struct indicator *indicator)
{
	if (end->ip_len && !address_is_any(e->ip))
		put_of_end(b, OBSERVABLE_IP, (struct text){end->ip, end->ip_len}, indicator);
	if (end->port_len)
		put_of_end(b, OBSERVABLE_PORT, (struct text){end->port, end->port_len}, NULL);
}

static void put_hashes(struct event_builder *b, const struct connection *c)
{
	const struct file *f = &c->process->file;
	unsigned index = 0;

	if (!f->name.bytes)
		return;
	for (size_t i = 0; i < HASH_KIND_COUNT; i++) {
		char path[48];

		if (!f->hashes[i].bytes)
			continue;
		int len = snprintf(path, sizeof(path), "process.file.hashes[%u].value", index++);
		if (event_has(b, ATTR_HASH_VALUE) &&
		    b->attributes[ATTR_HASH_VALUE].facts.observable)
			put_reputed(b, (struct text){path, (size_t)len},
			            b->attributes[ATTR_HASH_VALUE].facts.observable, f->hashes[i],
			            event_indicator_of_hash(c, f->hashes[i]));
	}
}

static void put_process(struct event_builder *b, const struct connection *c)
{
	const struct process *p = c->process;
	char digits[DECIMAL_LEN];
	struct text pid = {digits, decimal_u64(digits, p->pid)};

	put_attribute(b, TEXT("process.name"), ATTR_PROCESS_NAME, p->name);
	put_attribute(b, TEXT("process.pid"), ATTR_PROCESS_PID, pid);
	put_attribute(b, TEXT("process.cmd_line"), ATTR_PROCESS_CMD_LINE, p->cmd_line);
	if (p->user.known)
		put_attribute(b, TEXT("process.user.name"), ATTR_USER_NAME, p->user.name);
	put_hashes(b, c);
}

static void put_host(struct event_builder *b)
{
	struct text name = b->context->host->hostname;

	if (!name.bytes || !event_has(b, ATTR_EVENT_DEVICE))
		return;
	put_observable(b, b->hostname_path, OBSERVABLE_HOSTNAME, name);
}

void event_put_observables(struct event_builder *b, const struct event *e)
{
	const struct connection *c = e->connection;

	if (!event_open_array(b, ATTR_EVENT_OBSERVABLES))
		return;
	if (c && socket_is_inet(c->socket)) {
		put_end(b, &c->socket->local, &b->local, NULL);
		put_end(b, &c->socket->remote, &b->remote, event_indicator_of_address(c));
		if (c->remote_hostname.bytes)
			put_reputed(b, TEXT("unmapped"), OBSERVABLE_HOSTNAME, c->remote_hostname,
			            event_indicator_of_name(c));
	}
	if (!c || !c->process) {
		put_host(b);
	} else if (!event_recall(b, PART_PROCESS_OBSERVABLES, c->process)) {
		put_process(b, c);
		put_host(b);
		event_keep(b);
	}
	event_close(b);
}
