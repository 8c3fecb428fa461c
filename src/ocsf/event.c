/* SPDX-License-Identifier: Apache-2.0 */
#include "ocsf/event.h"

#include <netinet/in.h>

/* Ids of the schema; their captions are its own. */
enum { STATUS_SUCCESS = 1, STATUS_FAILURE = 2 };
enum { RESULT_EXISTS = 1, RESULT_PARTIAL = 2, RESULT_ERROR = 4, RESULT_UNSUPPORTED = 5 };
enum { STATE_ID_UNKNOWN = 0 };

static void put_status(struct event_builder *b, const struct event *e)
{
	const struct connection *c = e->connection;
	bool failed =
		e->query_result_id == RESULT_ERROR || e->query_result_id == RESULT_UNSUPPORTED;
	struct text code = e->status_code, detail = e->status_detail;
	char room[16];

	event_put_enum(b, ATTR_EVENT_STATUS_ID, failed ? STATUS_FAILURE : STATUS_SUCCESS);
	event_put_enum(b, ATTR_EVENT_QUERY_RESULT_ID, e->query_result_id);
	if (c && e->query_result_id == RESULT_PARTIAL) {
		int error = c->process ? c->process->hole_error : c->no_owner_error;

		code = error ? text_of(errno_name(error, room)) : TEXT_NONE;
		event_partial_reason(b, c);
		detail = buffer_text(&b->words);
	}
	event_put_text(b, ATTR_EVENT_STATUS_CODE, code);
	event_put_text(b, ATTR_EVENT_STATUS_DETAIL, detail);
}

static void put_judgement(struct event_builder *b, const struct event *e)
{
	const struct connection *c = e->connection;
	bool is_usual = c && c->indicator_count == 0 && e->query_result_id == RESULT_EXISTS &&
	                !e->status_code.bytes && !e->status_detail.bytes;

	if (is_usual && event_recall_small(b, SMALL_USUAL))
		return;
	event_put_enum(b, ATTR_EVENT_SEVERITY_ID, c ? event_severity(c) : SEVERITY_INFORMATIONAL);
	put_status(b, e);
	if (is_usual)
		event_keep(b);
}

static void put_summary(struct event_builder *b, const struct summary *s)
{
	uint64_t count = s->count <= INT64_MAX ? s->count : INT64_MAX;

	event_put_number(b, ATTR_EVENT_COUNT, (int64_t)count);
	event_put_time(b, ATTR_EVENT_START_TIME, s->start_time);
	event_put_time(b, ATTR_EVENT_END_TIME, s->end_time);
	if (s->start_time != UNKNOWN_TIME && s->end_time >= s->start_time)
		event_put_number(b, ATTR_EVENT_DURATION, s->end_time - s->start_time);
}

static void put_state(struct event_builder *b, const struct connection *c)
{
	enum socket_state state = c ? c->socket->state : STATE_NONE;

	if (event_recall_small(b, SMALL_STATE + state))
		return;
	if (state < STATE_UNCONN)
		event_put_enum(b, ATTR_EVENT_STATE_ID, state);
	else
		event_put_other(b, ATTR_EVENT_STATE_ID, text_of(socket_state_name(state)));
	event_keep(b);
}

/* 4 or 6; 0: it has no such protocol. */
static uint8_t ip_version(const struct socket *s)
{
	uint8_t version = s->remote.ip.family ? s->remote.ip.family : s->local.ip.family;

	if (!socket_is_inet(s))
		return 0;
	return version ? version : s->family == FAMILY_INET ? 4 : 6;
}

static void put_protocol(struct event_builder *b, const struct socket *s)
{
	uint8_t version = ip_version(s);
	bool is_udp = s->protocol == IPPROTO_UDP;
	bool is_small = version && (is_udp || s->protocol == IPPROTO_TCP);

	if (is_small && event_recall_small(b, SMALL_PROTOCOL + 2u * is_udp + (version == 6)))
		return;
	if (socket_protocol_number(s))
		event_put_number(b, ATTR_CONNECTION_PROTOCOL_NUM, socket_protocol_number(s));
	event_put_text(b, ATTR_CONNECTION_PROTOCOL_NAME, socket_protocol_name(s));
	if (version)
		event_put_enum(b, ATTR_CONNECTION_PROTOCOL_VER_ID, version);
	if (is_small)
		event_keep(b);
}

void event_end_text(const struct endpoint *e, struct end_text *ret)
{
	ret->ip_len = e->ip.family ? address_print(e->ip, ret->ip) : 0;
	ret->port_len = 0;
	if (e->has_port && e->port) /* 0 is no port */
		ret->port_len = decimal_u64(ret->port, e->port);
}

static void put_connection_uid(struct event_builder *b, const struct socket *s)
{
	char uid[FIELD_ROOM];
	size_t len = connection_uid(b->context->host, s, uid);

	if (len)
		event_put_text(b, ATTR_CONNECTION_UID, (struct text){uid, len});
}

static void put_way(struct event_builder *b, enum direction direction, enum boundary boundary)
{
	static const uint8_t directions[] = {
		[DIRECTION_UNKNOWN] = 0, [DIRECTION_INBOUND] = 1, [DIRECTION_OUTBOUND] = 2,
		[DIRECTION_LATERAL] = 3, [DIRECTION_LOCAL] = 4,
	};
	static const uint8_t boundaries[] = {
		[BOUNDARY_UNKNOWN] = 0,
		[BOUNDARY_LOCALHOST] = 1,
		[BOUNDARY_INTERNAL] = 2,
		[BOUNDARY_EXTERNAL] = 3,
	};

	if (event_recall_small(b, SMALL_WAY + direction * BOUNDARIES + boundary))
		return;
	event_put_enum(b, ATTR_CONNECTION_DIRECTION_ID, directions[direction]);
	event_put_enum(b, ATTR_CONNECTION_BOUNDARY_ID, boundaries[boundary]);
	event_keep(b);
}

static void put_connection_info(struct event_builder *b, const struct connection *c)
{
	if (!event_open(b, ATTR_EVENT_CONNECTION_INFO))
		return;
	if (!c) {
		event_put_enum(b, ATTR_CONNECTION_DIRECTION_ID, 0);
	} else {
		put_protocol(b, c->socket);
		put_way(b, c->direction, c->boundary);
		put_connection_uid(b, c->socket);
		event_put_text(b, ATTR_CONNECTION_COMMUNITY_UID, c->community_uid);
	}
	event_close(b);
}

static void put_no_process(struct event_builder *b, const struct connection *c)
{
	if (!event_open(b, ATTR_EVENT_PROCESS))
		return;
	if (c && no_owner_is_kernel(c->no_owner)) {
		event_put_number(b, ATTR_PROCESS_PID, 0);
		event_put_text(b, ATTR_PROCESS_NAME, TEXT("kernel"));
	} else {
		event_put_text(b, ATTR_PROCESS_UID, c ? TEXT("unresolved") : TEXT("none"));
	}
	event_close(b);
}

static void add_base64(struct buffer *out, struct text t)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t at = 0; at < t.len; at += 3) {
		size_t len = t.len - at < 3 ? t.len - at : 3;
		uint32_t bits = 0;
		char four[4];

		for (size_t i = 0; i < 3; i++)
			bits = bits << 8 | (i < len ? (uint8_t)t.bytes[at + i] : 0);
		memset(four, '=', sizeof(four));
		for (size_t i = 0; i <= len; i++)
			four[i] = digits[bits >> (18 - 6 * i) & 63];
		buffer_add(out, four, sizeof(four));
	}
}

/* A message of the kernel in base64, a line of /proc as it is. */
static void put_raw(struct event_builder *b, const struct socket *s)
{
	struct text raw = s->raw;

	if (!b->context->raw || !raw.bytes)
		return;
	if (!s->from_proc) {
		buffer_clear(&b->words);
		add_base64(&b->words, raw);
		raw = buffer_text(&b->words);
	}
	event_put_text(b, ATTR_EVENT_RAW_DATA, raw);
	event_put_number(b, ATTR_EVENT_RAW_DATA_SIZE, (int64_t)s->raw.len);
}

static void put_metadata(struct event_builder *b, const struct event *e)
{
	if (!event_open(b, ATTR_EVENT_METADATA))
		return;
	if (!event_recall(b, PART_METADATA, &b->profile_keys[b->profiles])) {
		event_put_run_metadata(b, b->profiles);
		event_keep(b);
	}
	event_put_text(b, ATTR_METADATA_UID, e->uid);
	if (e->sequence <= INT64_MAX)
		event_put_number(b, ATTR_METADATA_SEQUENCE, (int64_t)e->sequence);
	event_put_time(b, ATTR_METADATA_LOGGED_TIME, e->logged_time);
	if (b->cuts.len)
		event_put_boolean(b, ATTR_METADATA_IS_TRUNCATED, true);
	event_close(b);
}

static int outcome(const struct event_builder *b)
{
	return buffer_error(&b->words) || buffer_error(&b->cuts) ? -ENOMEM : 0;
}

/* Each call starts with the cuts that are already known. */
static void start(struct event_builder *b, struct writer *w)
{
	b->w = w;
	b->depth = 0;
	buffer_clear(&b->words);
	buffer_clear(&b->cuts);
	buffer_add_text(&b->cuts, buffer_text(&b->run_cuts));
}

int event_write_run(struct event_builder *b, struct writer *w)
{
	start(b, w);
	if (!event_recall(b, PART_RUN, b)) {
		event_put_run(b);
		event_keep(b);
	}
	return outcome(b);
}

int event_write_process(struct event_builder *b, const struct connection *c, struct writer *w)
{
	start(b, w);
	b->connection = c;
	if (!event_recall(b, PART_PROCESS, c->process)) {
		event_put_process(b, ATTR_EVENT_PROCESS, c->process);
		event_keep(b);
	}
	return outcome(b);
}

int event_write_rest(struct event_builder *b, const struct event *e, struct writer *w)
{
	const struct connection *c = e->connection;

	start(b, w);
	b->local = b->remote = (struct end_text){.ip_len = 0};
	b->connection = c;
	if (c && c->process)
		event_note_process_cuts(b, c->process);
	if (c && socket_is_inet(c->socket)) {
		event_end_text(&c->socket->local, &b->local);
		event_end_text(&c->socket->remote, &b->remote);
	}
	b->profiles = event_profiles(b, e);
	put_judgement(b, e);
	event_put_time(b, ATTR_EVENT_TIME, e->time);
	if (c && c->summary)
		put_summary(b, c->summary);
	put_state(b, c);
	put_connection_info(b, c);
	if (!c || !c->process)
		put_no_process(b, c);
	if (c) {
		event_message(b, c);
		event_put_text(b, ATTR_EVENT_MESSAGE, buffer_text(&b->words));
		put_raw(b, c->socket);
	} else {
		event_put_text(b, ATTR_EVENT_MESSAGE, e->message);
	}
	put_metadata(b, e);
	if (c) {
		event_put_enrichments(b, c);
		event_put_osint(b, c);
	}
	event_put_unmapped(b, e);
	event_put_observables(b, e);
	return outcome(b);
}
