/* SPDX-License-Identifier: Apache-2.0 */
/* What a connection says in each column of fields.def. */
#include "model/room.h"

/* ---- values -----------------------------------------------------------------------------------
 */

/* What a column is read from and into. A reader that sets nothing leaves a NULL. */
struct reading {
	enum field f;
	const struct connection *c;
	const struct socket *s;
	const struct host *host;
	struct room room;
	struct value *ret;
};

static void put_text(struct reading *r, struct text t)
{
	if (!t.bytes)
		return;
	r->ret->kind = VALUE_TEXT;
	r->ret->text = t;
}

static void put_words(struct reading *r, const char *words)
{
	put_text(r, text_of(words));
}

/* What was put together in the room; nothing: unknown. */
static void put_room(struct reading *r)
{
	if (r->room.len > 0)
		put_text(r, (struct text){r->room.bytes, r->room.len});
}

static void put_integer(struct reading *r, uint64_t n)
{
	if (n > INT64_MAX)
		return;
	r->ret->kind = VALUE_INTEGER;
	r->ret->integer = (int64_t)n;
}

static void put_time(struct reading *r, int64_t ms)
{
	if (ms == UNKNOWN_TIME)
		return;
	r->ret->kind = VALUE_INTEGER;
	r->ret->integer = ms;
}

static void put_ip(struct reading *r, struct address a)
{
	if (a.family == 0)
		return;
	r->ret->kind = VALUE_IP;
	r->ret->ip = a;
	if (r->room.bytes)
		r->ret->text = (struct text){r->room.bytes, address_print(a, r->room.bytes)};
}

static void put_port(struct reading *r, const struct endpoint *e)
{
	if (e->has_port && e->port) /* 0 is no port */
		put_integer(r, e->port);
}

/* ---- socket -----------------------------------------------------------------------------------
 */

static void read_protocol_name(struct reading *r)
{
	put_text(r, socket_protocol_name(r->s));
}

static void read_protocol_num(struct reading *r)
{
	if (socket_protocol_number(r->s))
		put_integer(r, socket_protocol_number(r->s));
}

static void read_family(struct reading *r)
{
	put_words(r, socket_family_name(r->s->family));
}

static void read_type(struct reading *r)
{
	put_words(r, socket_type_name(r->s->type));
}

static void read_state(struct reading *r)
{
	if (r->s->state != STATE_NONE)
		put_words(r, socket_state_name(r->s->state));
}

static void read_state_id(struct reading *r)
{
	if (r->s->state != STATE_NONE)
		put_integer(r, r->s->state < STATE_UNCONN ? r->s->state : 99);
}

static void read_local(struct reading *r)
{
	end_local(r->s, &r->room);
	put_room(r);
}

static void read_remote(struct reading *r)
{
	end_remote(r->s, &r->room);
	put_room(r);
}

static void read_local_ip(struct reading *r)
{
	put_ip(r, r->s->local.ip);
}

static void read_local_port(struct reading *r)
{
	put_port(r, &r->s->local);
}

static void read_remote_ip(struct reading *r)
{
	put_ip(r, r->s->remote.ip);
}

static void read_remote_port(struct reading *r)
{
	if (r->s->remote.ip.family)
		put_port(r, &r->s->remote);
}

/* A path needs no copy, an abstract name does: for its @. */
static void read_path(struct reading *r, struct text path, bool is_abstract)
{
	if (!is_abstract || !path.bytes) {
		put_text(r, path);
		return;
	}
	room_add_char(&r->room, '@');
	room_add(&r->room, path);
	put_room(r);
}

static void read_local_path(struct reading *r)
{
	if (r->s->family == FAMILY_UNIX)
		read_path(r, r->s->un.path, r->s->un.is_abstract);
}

static void read_remote_path(struct reading *r)
{
	if (r->s->family == FAMILY_UNIX)
		read_path(r, r->s->un.peer_path, r->s->un.peer_is_abstract);
}

static void read_interface_name(struct reading *r)
{
	put_text(r,
	         socket_device_name(r->s, r->s->local.scope ? r->s->local.scope : r->s->ifindex));
}

static void read_netns(struct reading *r)
{
	if (r->s->ns && r->s->ns->inode)
		put_integer(r, r->s->ns->inode);
}

static void read_netns_name(struct reading *r)
{
	if (r->s->ns)
		put_text(r, r->s->ns->name);
}

static void read_cookie(struct reading *r)
{
	if (!r->s->has_cookie)
		return;
	room_add_u64(&r->room, r->s->cookie);
	put_room(r);
}

static void read_inode(struct reading *r)
{
	if (r->s->has_inode && r->s->inode)
		put_integer(r, r->s->inode);
}

static void read_socket_uid(struct reading *r)
{
	if (r->s->has_uid)
		put_integer(r, r->s->uid);
}

static void read_mark(struct reading *r)
{
	if (r->s->has_mark)
		put_integer(r, r->s->mark);
}

static void read_cgroup(struct reading *r)
{
	put_text(r, r->s->cgroup_path);
}

static void read_rx_queue(struct reading *r)
{
	if (r->s->has_queues)
		put_integer(r, r->s->rx_queue);
}

static void read_tx_queue(struct reading *r)
{
	if (r->s->has_queues)
		put_integer(r, r->s->tx_queue);
}

static void read_time(struct reading *r)
{
	put_time(r, r->s->read_time);
}

static void read_figure(struct reading *r)
{
	static const enum tcp_figure_id figures[FIELD_COUNT] = {
		[FIELD_TCP_RTT_US_ID] = TCP_FIGURE_rtt,
		[FIELD_TCP_MIN_RTT_US_ID] = TCP_FIGURE_min_rtt,
		[FIELD_TCP_CWND_ID] = TCP_FIGURE_snd_cwnd,
		[FIELD_TCP_RETRANS_ID] = TCP_FIGURE_total_retrans,
		[FIELD_TCP_UNACKED_ID] = TCP_FIGURE_unacked,
		[FIELD_TCP_BYTES_ACKED_ID] = TCP_FIGURE_bytes_acked,
		[FIELD_TCP_BYTES_RECEIVED_ID] = TCP_FIGURE_bytes_received,
	};
	uint64_t value;

	if (tcp_figure_read(&tcp_figures[figures[r->f]], r->s, &value))
		put_integer(r, value);
}

static void read_tcp_congestion(struct reading *r)
{
	put_text(r, r->s->congestion);
}

/* ---- connection -------------------------------------------------------------------------------
 */

static void read_direction(struct reading *r)
{
	static const char *const names[] = {
		[DIRECTION_UNKNOWN] = NULL,        [DIRECTION_INBOUND] = "Inbound",
		[DIRECTION_OUTBOUND] = "Outbound", [DIRECTION_LATERAL] = "Lateral",
		[DIRECTION_LOCAL] = "Local",
	};

	put_words(r, names[r->c->direction]);
}

static void read_direction_id(struct reading *r)
{
	put_integer(r, r->c->direction); /* numbered as OCSF does */
}

static void read_boundary(struct reading *r)
{
	static const char *const names[] = {
		[BOUNDARY_UNKNOWN] = NULL,
		[BOUNDARY_LOCALHOST] = "Localhost",
		[BOUNDARY_INTERNAL] = "Internal",
		[BOUNDARY_EXTERNAL] = "External",
	};

	put_words(r, names[r->c->boundary]);
}

static void read_boundary_id(struct reading *r)
{
	put_integer(r, r->c->boundary);
}

static void read_initiator(struct reading *r)
{
	static const char *const names[] = {
		[INITIATOR_UNKNOWN] = NULL,
		[INITIATOR_LOCAL] = "local",
		[INITIATOR_REMOTE] = "remote",
	};

	put_words(r, names[r->c->initiator]);
}

static void read_connection_uid(struct reading *r)
{
	r->room.len = connection_uid(r->host, r->s, r->room.bytes);
	put_room(r);
}

static void read_community_uid(struct reading *r)
{
	put_text(r, r->c->community_uid);
}

static void read_count(struct reading *r)
{
	if (r->c->summary)
		put_integer(r, r->c->summary->count);
}

static void read_query_result_id(struct reading *r)
{
	put_integer(r, (uint64_t)connection_result(r->c));
}

/* Holders come sorted by pid. Of a group only the primary one is the same for all. */
static void read_owner_count(struct reading *r)
{
	const struct connection *c = r->c;
	uint64_t count = 0;

	if (c->holder_count == 0 && !no_owner_is_kernel(c->no_owner))
		return;
	if (c->holder_count > 0 && c->summary)
		return;
	for (size_t i = 0; i < c->holder_count; i++)
		count += i == 0 || c->holders[i].process->pid != c->holders[i - 1].process->pid;
	put_integer(r, count);
}

static void read_no_owner_reason(struct reading *r)
{
	put_words(r, no_owner_name(r->c->no_owner));
}

/* ---- process: only called where there is one ---------------------------------------------------
 */

static void read_process_pid(struct reading *r)
{
	put_integer(r, r->c->process->pid);
}

static void read_process_name(struct reading *r)
{
	put_text(r, r->c->process->name);
}

static void read_process_cmd_line(struct reading *r)
{
	put_text(r, r->c->process->cmd_line);
}

static void read_process_path(struct reading *r)
{
	put_text(r, r->c->process->file.path);
}

static void read_process_created_time(struct reading *r)
{
	put_time(r, r->c->process->created_time);
}

static void read_process_cwd(struct reading *r)
{
	put_text(r, r->c->process->working_directory);
}

static void read_process_sha256(struct reading *r)
{
	put_text(r, r->c->process->file.hashes[HASH_SHA256]);
}

static void read_executable_deleted(struct reading *r)
{
	const struct file *f = &r->c->process->file;

	if (f->name.bytes)
		put_integer(r, f->is_deleted);
}

static void read_parent_pid(struct reading *r)
{
	const struct process *p = r->c->process;

	if (p->parent)
		put_integer(r, p->parent->pid);
	else if (p->ancestor_count > 0)
		put_integer(r, p->ancestors[0].pid);
}

static void read_parent_name(struct reading *r)
{
	const struct process *p = r->c->process;

	if (p->parent)
		put_text(r, p->parent->name);
	else if (p->ancestor_count > 0)
		put_text(r, process_ref_name(&p->ancestors[0]));
}

static void read_user_uid(struct reading *r)
{
	if (r->c->process->user.known)
		put_integer(r, r->c->process->user.uid);
}

static void read_user_name(struct reading *r)
{
	if (r->c->process->user.known)
		put_text(r, r->c->process->user.name);
}

/* ---- reading ----------------------------------------------------------------------------------
 */

static void (*const readers[FIELD_COUNT])(struct reading *r) = {
	[FIELD_PROTOCOL_NAME_ID] = read_protocol_name,
	[FIELD_PROTOCOL_NUM_ID] = read_protocol_num,
	[FIELD_FAMILY_ID] = read_family,
	[FIELD_TYPE_ID] = read_type,
	[FIELD_STATE_ID] = read_state,
	[FIELD_STATE_ID_ID] = read_state_id,
	[FIELD_LOCAL_ID] = read_local,
	[FIELD_REMOTE_ID] = read_remote,
	[FIELD_LOCAL_IP_ID] = read_local_ip,
	[FIELD_LOCAL_PORT_ID] = read_local_port,
	[FIELD_REMOTE_IP_ID] = read_remote_ip,
	[FIELD_REMOTE_PORT_ID] = read_remote_port,
	[FIELD_LOCAL_PATH_ID] = read_local_path,
	[FIELD_REMOTE_PATH_ID] = read_remote_path,
	[FIELD_INTERFACE_NAME_ID] = read_interface_name,
	[FIELD_DIRECTION_ID] = read_direction,
	[FIELD_DIRECTION_ID_ID] = read_direction_id,
	[FIELD_BOUNDARY_ID] = read_boundary,
	[FIELD_BOUNDARY_ID_ID] = read_boundary_id,
	[FIELD_INITIATOR_ID] = read_initiator,
	[FIELD_PROCESS_PID_ID] = read_process_pid,
	[FIELD_PROCESS_NAME_ID] = read_process_name,
	[FIELD_PROCESS_CMD_LINE_ID] = read_process_cmd_line,
	[FIELD_PROCESS_PATH_ID] = read_process_path,
	[FIELD_PROCESS_CREATED_TIME_ID] = read_process_created_time,
	[FIELD_PROCESS_CWD_ID] = read_process_cwd,
	[FIELD_PROCESS_SHA256_ID] = read_process_sha256,
	[FIELD_EXECUTABLE_DELETED_ID] = read_executable_deleted,
	[FIELD_PARENT_PID_ID] = read_parent_pid,
	[FIELD_PARENT_NAME_ID] = read_parent_name,
	[FIELD_USER_UID_ID] = read_user_uid,
	[FIELD_USER_NAME_ID] = read_user_name,
	[FIELD_OWNER_COUNT_ID] = read_owner_count,
	[FIELD_NO_OWNER_REASON_ID] = read_no_owner_reason,
	[FIELD_NETNS_ID] = read_netns,
	[FIELD_NETNS_NAME_ID] = read_netns_name,
	[FIELD_COOKIE_ID] = read_cookie,
	[FIELD_INODE_ID] = read_inode,
	[FIELD_SOCKET_UID_ID] = read_socket_uid,
	[FIELD_MARK_ID] = read_mark,
	[FIELD_CGROUP_ID] = read_cgroup,
	[FIELD_RX_QUEUE_ID] = read_rx_queue,
	[FIELD_TX_QUEUE_ID] = read_tx_queue,
	[FIELD_CONNECTION_UID_ID] = read_connection_uid,
	[FIELD_COMMUNITY_UID_ID] = read_community_uid,
	[FIELD_TCP_RTT_US_ID] = read_figure,
	[FIELD_TCP_MIN_RTT_US_ID] = read_figure,
	[FIELD_TCP_CWND_ID] = read_figure,
	[FIELD_TCP_RETRANS_ID] = read_figure,
	[FIELD_TCP_UNACKED_ID] = read_figure,
	[FIELD_TCP_BYTES_ACKED_ID] = read_figure,
	[FIELD_TCP_BYTES_RECEIVED_ID] = read_figure,
	[FIELD_TCP_CONGESTION_ID] = read_tcp_congestion,
	[FIELD_TIME_ID] = read_time,
	[FIELD_COUNT_ID] = read_count,
	[FIELD_QUERY_RESULT_ID_ID] = read_query_result_id,
};

void field_value(enum field f, const struct connection *c, const struct host *host,
                 char room[FIELD_ROOM], struct value *ret)
{
	struct reading r = {
		.f = f, .c = c, .s = c->socket, .host = host, .room = {.bytes = room}, .ret = ret};

	*ret = (struct value){.kind = VALUE_NULL};
	/* whose process is not known has none of its columns */
	if (field_facts(f)->needs & NEED_PROCESS && !c->process && f != FIELD_QUERY_RESULT_ID_ID)
		return;
	if (readers[f]) {
		readers[f](&r);
		return;
	}
	/* of the one or of the other */
	field_beside(f, c, ret);
	field_place(f, c, host, ret);
}
