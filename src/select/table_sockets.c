/* SPDX-License-Identifier: Apache-2.0 */
/* process_open_sockets and listening_ports: over all namespaces and all holders. */
#include <netinet/in.h>
#include <sys/socket.h>

#include "select/osquery.h"
#include "select/scan.h"
#include "select/sql_tables.h"

#define CONDITIONS_MEMORY (1u << 20)
#define SCOPE_OSQUERY (SCOPE_IP | SCOPE_UNIX | SCOPE_PACKET)

/* ---- columns --------------------------------------------------------------------------------- */

enum {
	SOCKETS_PID,
	SOCKETS_FD,
	SOCKETS_SOCKET,
	SOCKETS_FAMILY,
	SOCKETS_PROTOCOL,
	SOCKETS_LOCAL_ADDRESS,
	SOCKETS_REMOTE_ADDRESS,
	SOCKETS_LOCAL_PORT,
	SOCKETS_REMOTE_PORT,
	SOCKETS_PATH,
	SOCKETS_STATE,
	SOCKETS_NET_NAMESPACE,
	SOCKETS_COUNT
};

static const struct sql_column socket_columns[] = {
	[SOCKETS_PID] = {.name = "pid",
                         .type = "INTEGER",
                         .meaning =
                                 "process that holds the socket: a row for each; -1 when none does",
                         .is_usable = true},
	[SOCKETS_FD] = {.name = "fd",
                        .type = "BIGINT",
                        .meaning = "its descriptor in that process: a row for each; or -1"},
	[SOCKETS_SOCKET] = {.name = "socket",
                            .type = "BIGINT",
                            .meaning = "inode of the socket; 0 when it has none"},
	[SOCKETS_FAMILY] = {.name = "family",
                            .type = "INTEGER",
                            .meaning = "2 IPv4, 10 IPv6, 1 unix, 17 packet",
                            .is_usable = true},
	[SOCKETS_PROTOCOL] =
		{.name = "protocol",
                 .type = "INTEGER",
                 .meaning = "6 TCP, 17 UDP, 1 ICMP and ICMPv6, 132 SCTP, 136 UDP-Lite; 255 for raw "
                            "sockets, "
                            "whose local_port is their protocol; of a packet socket its Ethernet "
                            "type; 0 unix",
                 .is_usable = true},
	[SOCKETS_LOCAL_ADDRESS] = {.name = "local_address",
                                   .type = "TEXT COLLATE ip",
                                   .meaning = "local address; or ''"},
	[SOCKETS_REMOTE_ADDRESS] = {.name = "remote_address",
                                    .type = "TEXT COLLATE ip",
                                    .meaning = "remote address; 0.0.0.0 or :: without one; or ''",
                                    .is_usable = true},
	[SOCKETS_LOCAL_PORT] = {.name = "local_port",
                                .type = "INTEGER",
                                .meaning = "local port; or 0",
                                .is_usable = true},
	[SOCKETS_REMOTE_PORT] = {.name = "remote_port",
                                 .type = "INTEGER",
                                 .meaning = "remote port; or 0",
                                 .is_usable = true},
	[SOCKETS_PATH] = {.name = "path",
                          .type = "TEXT",
                          .meaning = "name of a unix socket, an abstract one with @ before it"},
	[SOCKETS_STATE] = {.name = "state",
                           .type = "TEXT",
                           .meaning = "state of a TCP socket; NONE of a packet socket; or ''",
                           .is_usable = true},
	[SOCKETS_NET_NAMESPACE] = {.name = "net_namespace",
                                   .type = "TEXT",
                                   .meaning = "inode of its network namespace"},
};

enum {
	PORTS_PID,
	PORTS_PORT,
	PORTS_PROTOCOL,
	PORTS_FAMILY,
	PORTS_ADDRESS,
	PORTS_FD,
	PORTS_SOCKET,
	PORTS_PATH,
	PORTS_NET_NAMESPACE,
	PORTS_COUNT
};

static const struct sql_column port_columns[] = {
	[PORTS_PID] = {.name = "pid",
                       .type = "INTEGER",
                       .meaning =
                               "process that holds the socket: a row for each; -1 when none does",
                       .is_usable = true},
	[PORTS_PORT] = {.name = "port",
                        .type = "INTEGER",
                        .meaning = "its port; 0 of unix and packet sockets",
                        .is_usable = true},
	[PORTS_PROTOCOL] = {.name = "protocol",
                            .type = "INTEGER",
                            .meaning = "as in process_open_sockets",
                            .is_usable = true},
	[PORTS_FAMILY] = {.name = "family",
                          .type = "INTEGER",
                          .meaning = "2 IPv4, 10 IPv6, 1 unix, 17 packet",
                          .is_usable = true},
	[PORTS_ADDRESS] = {.name = "address",
                           .type = "TEXT COLLATE ip",
                           .meaning = "the address that it listens on; NULL of unix sockets"},
	[PORTS_FD] = {.name = "fd",
                      .type = "BIGINT",
                      .meaning = "its descriptor in that process: a row for each; or -1"},
	[PORTS_SOCKET] = {.name = "socket",
                          .type = "BIGINT",
                          .meaning = "inode of the socket; 0 of unix sockets"},
	[PORTS_PATH] = {.name = "path",
                        .type = "TEXT",
                        .meaning = "name of a unix socket; NULL of others"},
	[PORTS_NET_NAMESPACE] = {.name = "net_namespace",
                                 .type = "TEXT",
                                 .meaning = "inode of its network namespace"},
};

/* ---- rows ------------------------------------------------------------------------------------ */

static int add_socket(struct sql_rows *rows, const struct socket *s, const struct osquery_socket *o,
                      int64_t pid, int64_t fd)
{
	row_integer(rows, pid);
	row_integer(rows, fd);
	row_integer(rows, s->has_inode ? (int64_t)s->inode : 0);
	row_integer(rows, o->family);
	row_integer(rows, o->protocol);
	row_text(rows, text_of(o->local));
	row_text(rows, text_of(o->remote));
	row_integer(rows, o->local_port);
	row_integer(rows, o->remote_port);
	row_text(rows, o->path);
	row_text(rows, o->state);
	row_number_text(rows, s->ns ? s->ns->inode : 0);
	return row_end(rows);
}

static int add_port(struct sql_rows *rows, const struct socket *s, const struct osquery_socket *o,
                    int64_t pid, int64_t fd)
{
	bool is_unix = o->family == AF_UNIX;

	row_integer(rows, pid);
	row_integer(rows, is_unix ? 0 : o->local_port);
	row_integer(rows, o->protocol);
	row_integer(rows, o->family);
	row_text(rows, is_unix ? TEXT_NONE : text_of(o->local));
	row_integer(rows, fd);
	row_integer(rows, !is_unix && s->has_inode ? (int64_t)s->inode : 0);
	row_text(rows, is_unix ? o->path : TEXT_NONE);
	row_number_text(rows, s->ns ? s->ns->inode : 0);
	return row_end(rows);
}

/* ---- what is asked for ------------------------------------------------------------------------
 */

/* A question about sockets, whose columns bear other names in the two tables. */
struct question {
	const struct sql_constraint *pid, *family, *protocol, *local_port, *remote_port,
		*remote_address, *state;
	bool is_listening;
	bool asks_holders;
	int (*add)(struct sql_rows *rows, const struct socket *s, const struct osquery_socket *o,
	           int64_t pid, int64_t fd);

	/* of the kinds of sockets that are being asked for */
	unsigned scope;
	struct conditions conditions;
};
#define SCOPE_STATEFUL (SCOPE_TCP | SCOPE_SCTP)

static int add_match(struct question *q, enum field f, const struct match *m)
{
	bool is_process = f == FIELD_PROCESS_PID_ID;
	struct condition *c = conditions_on(&q->conditions, f, FIELD_COUNT, is_process);

	return c ? condition_add(&q->conditions, c, m) : -ENOMEM;
}

static int add_number(struct question *q, enum field f, int64_t n)
{
	const struct match m = {.kind = MATCH_RANGE, .first = n, .last = n};

	return add_match(q, f, &m);
}

static int add_text(struct question *q, enum field f, struct text t)
{
	const struct match m = {.kind = MATCH_TEXT, .text = t};

	return add_match(q, f, &m);
}

/* These say which kinds of sockets are asked for at all. */
static int narrow_kinds(struct question *q)
{
	static const struct {
		int64_t number;
		unsigned scope;
	} families[] =
		{
			{AF_INET, SCOPE_IP},
			{AF_INET6, SCOPE_IP},
			{AF_UNIX, SCOPE_UNIX},
			{AF_PACKET, SCOPE_PACKET},
		},
	  protocols[] = {
		  {IPPROTO_IP, SCOPE_UNIX},          {IPPROTO_TCP, SCOPE_TCP},
		  {IPPROTO_UDP, SCOPE_UDP},          {IPPROTO_UDPLITE, SCOPE_UDP},
		  {IPPROTO_ICMP, SCOPE_PING},        {IPPROTO_SCTP, SCOPE_SCTP},
		  {OSQUERY_RAW_PROTOCOL, SCOPE_RAW},
	  };
	unsigned scope = 0;
	int64_t n = 0;

	if (wish_number(q->family, 0, UINT16_MAX, &n) == WISH_ONE) {
		for (size_t i = 0; i < ARRAY_LEN(families); i++)
			if (families[i].number == n)
				scope = families[i].scope;
		q->scope &= scope;
		if (n == AF_INET || n == AF_INET6)
			return add_text(q, FIELD_FAMILY_ID,
			                n == AF_INET ? TEXT("inet") : TEXT("inet6"));
	}
	if (wish_number(q->protocol, 0, UINT16_MAX, &n) == WISH_ONE) {
		scope = SCOPE_PACKET; /* any number may be an Ethernet type */
		for (size_t i = 0; i < ARRAY_LEN(protocols); i++)
			if (protocols[i].number == n)
				scope |= protocols[i].scope;
		q->scope &= scope;
	}
	return 0;
}

/* Of what has no such thing, the table says 0 or '': these narrow only by what is. */
static int narrow_ends(struct question *q)
{
	char text[64] = "";
	struct match m = {.kind = MATCH_NETWORK};
	int64_t n = 0;
	int r = 0;

	/* what stands for the port of a raw socket is its protocol */
	if (q->scope != SCOPE_RAW && wish_number(q->local_port, 1, UINT16_MAX, &n) == WISH_ONE) {
		q->scope &= ~(unsigned)(SCOPE_UNIX | SCOPE_PACKET | SCOPE_PING | SCOPE_RAW);
		r = add_number(q, FIELD_LOCAL_PORT_ID, n);
	}
	if (r == 0 && wish_number(q->remote_port, 1, UINT16_MAX, &n) == WISH_ONE) {
		q->scope &= ~(unsigned)(SCOPE_UNIX | SCOPE_PACKET | SCOPE_PING | SCOPE_RAW);
		r = add_number(q, FIELD_REMOTE_PORT_ID, n);
	}
	if (r == 0 && wish_text(q->remote_address, text, sizeof(text)) == WISH_ONE &&
	    address_parse(text_of(text), &m.network.base) == 0) {
		address_normalise(&m.network.base);
		m.network.bits = m.network.base.family == 4 ? 32 : 128;
		q->scope &= SCOPE_IP;
		if (!address_is_any(m.network.base))
			r = add_match(q, FIELD_REMOTE_IP_ID, &m);
	}
	return r;
}

static int narrow_state(struct question *q)
{
	char text[32] = "";

	if (q->is_listening && !(q->scope & ~(unsigned)SCOPE_STATEFUL))
		return add_text(q, FIELD_STATE_ID, text_of(socket_state_name(STATE_LISTEN)));
	if (wish_text(q->state, text, sizeof(text)) != WISH_ONE || text[0] == '\0')
		return 0;
	if (strcmp(text, "NONE") == 0) {
		q->scope &= SCOPE_PACKET;
		return 0;
	}
	q->scope &= SCOPE_STATEFUL;
	return add_text(q, FIELD_STATE_ID, text_of(text));
}

static int narrow(struct question *q)
{
	int64_t pid = 0;
	int r = narrow_kinds(q);

	if (r == 0)
		r = narrow_ends(q);
	if (r == 0)
		r = narrow_state(q);
	/* -1 stands for what nobody holds */
	if (r == 0 && wish_number(q->pid, 1, INT32_MAX, &pid) == WISH_ONE)
		r = add_number(q, FIELD_PROCESS_PID_ID, pid);
	return r;
}

/* ---- asking ---------------------------------------------------------------------------------- */

static int add_rows(struct question *q, const struct connection *c, struct scan *scan,
                    struct sql_rows *rows)
{
	struct osquery_socket o;
	int r = 0;

	if (!osquery_show(c->socket, &o) ||
	    (q->is_listening && !osquery_is_listening(c->socket, &o)))
		return 0;
	if (q->asks_holders)
		scan_note_holder(scan, c);
	/* the holders of one that is not accepted are its listener's */
	if (c->no_owner != OWNED || c->holder_count == 0)
		return q->add(rows, c->socket, &o, -1, -1);
	for (size_t i = 0; r == 0 && i < c->holder_count; i++)
		r = q->add(rows, c->socket, &o, c->holders[i].process->pid, c->holders[i].fd);
	return r;
}

static int scan_all(struct sql *s, struct question *q, struct sql_rows *rows,
                    struct cq_error *reterr)
{
	struct collect_options options = *sql_given(s)->collect;
	const struct scan_request request = {
		.collect = &options,
		.conditions = &q->conditions,
		.needs = NEED_HOLDERS,
		.no_push = sql_given(s)->no_push,
	};
	struct connection c;
	struct scan *scan;
	int r;

	options.scope &= q->scope;
	options.named = 0;
	options.tcp_info = options.raw = false;
	if (options.scope == 0)
		return 0;
	r = scan_new(sql_world(s), &request, &scan, reterr);
	if (r < 0)
		return r;
	while (r == 0 && (r = scan_next(scan, &c, reterr)) == 1) {
		r = sql_check(s, reterr);
		if (r == 0)
			r = add_rows(q, &c, scan, rows);
	}
	sql_note_answer(s, scan_answered(scan));
	scan_free(scan);
	return r;
}

static int ask(struct sql *s, struct question *q, unsigned scope, struct sql_rows *rows,
               struct cq_error *reterr)
{
	CQ_CLEANUP(arena_freep) struct arena *arena = NULL;

	if (arena_new(CONDITIONS_MEMORY, &arena) < 0)
		return fail(reterr, -ENOMEM, "out of memory");
	conditions_init(&q->conditions, arena);
	q->scope = scope;
	if (narrow(q) < 0)
		return fail(reterr, -ENOMEM, "out of memory");
	return scan_all(s, q, rows, reterr);
}

/* Kinds that are narrowed by other conditions than the rest are asked for by themselves. */
static int fill(struct sql *s, struct question *q, struct sql_rows *rows, struct cq_error *reterr)
{
	unsigned apart[] = {q->is_listening ? SCOPE_STATEFUL : 0, q->local_port ? SCOPE_RAW : 0};
	unsigned rest = SCOPE_OSQUERY & ~(apart[0] | apart[1]);
	int r = ask(s, q, rest, rows, reterr);

	for (size_t i = 0; r == 0 && i < ARRAY_LEN(apart); i++)
		if (apart[i])
			r = ask(s, q, apart[i], rows, reterr);
	return r;
}

static int fill_sockets(struct sql *s, uint64_t used, const struct sql_constraint *list,
                        size_t count, struct sql_rows *rows, struct cq_error *reterr)
{
	struct question q = {
		.add = add_socket,
		.asks_holders = used & (1u << SOCKETS_PID | 1u << SOCKETS_FD),
		.pid = constraint_on(list, count, SOCKETS_PID, false),
		.family = constraint_on(list, count, SOCKETS_FAMILY, false),
		.protocol = constraint_on(list, count, SOCKETS_PROTOCOL, false),
		.local_port = constraint_on(list, count, SOCKETS_LOCAL_PORT, false),
		.remote_port = constraint_on(list, count, SOCKETS_REMOTE_PORT, false),
		.remote_address = constraint_on(list, count, SOCKETS_REMOTE_ADDRESS, false),
		.state = constraint_on(list, count, SOCKETS_STATE, false),
	};

	return fill(s, &q, rows, reterr);
}

static int fill_ports(struct sql *s, uint64_t used, const struct sql_constraint *list, size_t count,
                      struct sql_rows *rows, struct cq_error *reterr)
{
	struct question q = {
		.add = add_port,
		.is_listening = true,
		.asks_holders = used & (1u << PORTS_PID | 1u << PORTS_FD),
		.pid = constraint_on(list, count, PORTS_PID, false),
		.family = constraint_on(list, count, PORTS_FAMILY, false),
		.protocol = constraint_on(list, count, PORTS_PROTOCOL, false),
		.local_port = constraint_on(list, count, PORTS_PORT, false),
	};

	return fill(s, &q, rows, reterr);
}

const struct sql_table table_process_open_sockets = {
	.name = "process_open_sockets",
	.meaning = "sockets of all network namespaces, a row for each descriptor that holds one; "
		   "columns and values of osquery",
	.columns = socket_columns,
	.column_count = SOCKETS_COUNT,
	.is_snapshot = true,
	.is_dear = true,
	.fill = fill_sockets,
};

const struct sql_table table_listening_ports = {
	.name = "listening_ports",
	.meaning = "sockets that others can reach, and those of unix that have a name; columns and "
		   "values of osquery",
	.columns = port_columns,
	.column_count = PORTS_COUNT,
	.is_snapshot = true,
	.is_dear = true,
	.fill = fill_ports,
};
