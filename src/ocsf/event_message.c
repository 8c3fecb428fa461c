/* SPDX-License-Identifier: Apache-2.0 */
#include "ocsf/event.h"

/* Inline: the words are known, and so their length. */
static inline void add(struct event_builder *b, const char *words)
{
	buffer_add(&b->words, words, strlen(words));
}

/* Controls, line ends and marks that turn the direction of writing. */
static bool is_unfit(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200e && c <= 0x200f) ||
	       (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/* A name from the system within a sentence: it must not look like anything but a name. */
static void add_name(struct event_builder *b, struct text name)
{
	uint32_t c;

	for (size_t at = 0, len; at < name.len; at += len) {
		len = utf8_next(name, at, &c);
		if (is_unfit(c))
			buffer_add_char(&b->words, '?');
		else
			buffer_add(&b->words, name.bytes + at, len);
	}
}

static void add_process(struct event_builder *b, const struct process *p)
{
	if (p->name.len) {
		add_name(b, p->name);
		add(b, " (");
		buffer_add_u64(&b->words, p->pid);
		add(b, ")");
	} else {
		add(b, "process ");
		buffer_add_u64(&b->words, p->pid);
	}
}

static void add_owner(struct event_builder *b, const struct connection *c)
{
	static const char *const nobody[NO_OWNER_COUNT] = {
		[OWNED] = "a process that could not be read",
		[NO_OWNER_TIME_WAIT] = "the kernel",
		[NO_OWNER_SYN_RECV] = "the kernel",
		[NO_OWNER_ORPHANED] = "the kernel",
		[NO_OWNER_NOT_ACCEPTED] = "its listener",
		[NO_OWNER_KERNEL] = "the kernel",
		[NO_OWNER_NO_DESCRIPTOR] = "a process that could not be seen",
		[NO_OWNER_EXITED] = "a process that has exited",
		[NO_OWNER_PERMISSION] = "a process that could not be read",
	};

	if (c->process)
		add_process(b, c->process);
	else
		add(b, nobody[c->no_owner]);
}

static void add_title(struct event_builder *b, const struct socket *s)
{
	struct text title = socket_protocol_title(s);

	if (title.bytes)
		buffer_add_text(&b->words, title);
	else
		add(b, socket_family_name(s->family));
}

/* "a" or "an" before a title. Of an abbreviation the letter's name counts: an SCTP, a UDP. */
static void add_article(struct event_builder *b, const struct socket *s)
{
	struct text title = socket_protocol_title(s);
	bool is_spelled = title.len > 1 && title.bytes[1] >= 'A' && title.bytes[1] <= 'Z';
	const char *vowels = is_spelled ? "AEFHILMNORSX" : "AEIOaeio";

	add(b, title.len && strchr(vowels, title.bytes[0]) ? "an " : "a ");
}

static void add_end(struct event_builder *b, const struct endpoint *e, const struct end_text *end)
{
	bool is_bracketed = e->ip.family == 6 && end->port_len;

	if (!end->port_len && address_is_any(e->ip)) {
		add(b, "any address");
		return;
	}
	if (!end->ip_len) { /* of sockets alike that have several addresses */
		add(b, "port ");
		buffer_add(&b->words, end->port, end->port_len);
		return;
	}
	if (is_bracketed)
		add(b, "[");
	buffer_add(&b->words, end->ip, end->ip_len);
	if (is_bracketed)
		add(b, "]");
	if (end->port_len) {
		add(b, ":");
		buffer_add(&b->words, end->port, end->port_len);
	}
}

static void add_ends(struct event_builder *b, const struct socket *s)
{
	add(b, " from ");
	add_end(b, &s->local, &b->local);
	add(b, " to ");
	add_end(b, &s->remote, &b->remote);
}

/* "a TCP connection from … to …"; `kind` is a word before it with its article, or none. */
static void add_connection(struct event_builder *b, const struct socket *s, const char *kind)
{
	if (kind)
		add(b, kind);
	else
		add_article(b, s);
	add_title(b, s);
	add(b, " connection");
	add_ends(b, s);
}

static void add_state(struct event_builder *b, const struct socket *s)
{
	add(b, " (");
	add(b, socket_state_name(s->state));
	add(b, ")");
}

/* Connections that no process has any more, or none yet. */
static bool add_ownerless(struct event_builder *b, const struct connection *c)
{
	const struct socket *s = c->socket;
	bool is_waiting = s->state == STATE_TIME_WAIT || c->no_owner == NO_OWNER_TIME_WAIT;

	if (!s->remote.ip.family)
		return false;
	if (c->no_owner == NO_OWNER_NOT_ACCEPTED) {
		add_connection(b, s, NULL);
		add(b, " waits for ");
		add_owner(b, c);
		add(b, " to accept it");
	} else if (is_waiting) {
		add_connection(b, s, "a closed ");
		add(b, " waits to expire");
	} else if (c->no_owner == NO_OWNER_SYN_RECV) {
		add_connection(b, s, "a half-open ");
		add(b, " waits for the end of its handshake");
	} else if (c->no_owner == NO_OWNER_ORPHANED) {
		add_connection(b, s, NULL);
		add(b, " that its process has closed is being finished");
	} else {
		return false;
	}
	add_state(b, s);
	return true;
}

static void add_inet(struct event_builder *b, const struct connection *c)
{
	const struct socket *s = c->socket;

	if (add_ownerless(b, c))
		return;
	add_owner(b, c);
	if (s->state == STATE_LISTEN) {
		add(b, " listens on ");
		add_title(b, s);
		add(b, " ");
		add_end(b, &s->local, &b->local);
		return;
	}
	if (s->remote.ip.family) {
		bool is_established = s->state == STATE_ESTABLISHED;

		add(b, " has ");
		add_connection(b, s, is_established ? "an established " : NULL);
		if (!is_established)
			add_state(b, s);
		return;
	}
	add(b, s->state == STATE_CLOSED ? " has a bound, unconnected " : " has an unconnected ");
	add_title(b, s);
	add(b, " socket at ");
	add_end(b, &s->local, &b->local);
}

static void add_unix_name(struct event_builder *b, struct text path, bool is_abstract)
{
	if (is_abstract)
		add(b, "@");
	add_name(b, path);
}

static void add_unix_place(struct event_builder *b, const struct socket *s)
{
	if (s->un.path.bytes) {
		add(b, " at ");
		add_unix_name(b, s->un.path, s->un.is_abstract);
	}
	if (s->un.peer_path.bytes) {
		add(b, " to ");
		add_unix_name(b, s->un.peer_path, s->un.peer_is_abstract);
	}
}

static void add_vsock_end(struct event_builder *b, uint32_t cid, uint32_t port)
{
	if (cid == UINT32_MAX)
		add(b, "any");
	else
		buffer_add_u64(&b->words, cid);
	if (port != UINT32_MAX) {
		add(b, ":");
		buffer_add_u64(&b->words, port);
	}
}

static void add_vsock_place(struct event_builder *b, const struct socket *s)
{
	add(b, " at ");
	add_vsock_end(b, s->vsock.local_cid, s->vsock.local_port);
	if (s->vsock.has_remote) {
		add(b, " to ");
		add_vsock_end(b, s->vsock.remote_cid, s->vsock.remote_port);
	}
}

static void add_device_place(struct event_builder *b, const struct socket *s)
{
	const struct interface *i = s->ns ? netns_interface(s->ns, s->ifindex) : NULL;

	if (!s->ifindex || !i)
		return;
	add(b, " on ");
	add_name(b, i->name);
}

static void add_other(struct event_builder *b, const struct connection *c)
{
	static void (*const places[FAMILY_COUNT])(struct event_builder *, const struct socket *) = {
		[FAMILY_UNIX] = add_unix_place,
		[FAMILY_VSOCK] = add_vsock_place,
		[FAMILY_PACKET] = add_device_place,
		[FAMILY_XDP] = add_device_place,
	};
	const struct socket *s = c->socket;
	bool is_peer = s->family == FAMILY_UNIX || s->family == FAMILY_VSOCK;

	add_owner(b, c);
	if (is_peer && s->state == STATE_LISTEN)
		add(b, " listens on a ");
	else if (is_peer && s->state == STATE_ESTABLISHED)
		add(b, " has a connected ");
	else if (is_peer)
		add(b, " has an unconnected ");
	else
		add(b, " has ");
	if (!is_peer)
		add_article(b, s);
	add_title(b, s);
	add(b, " socket");
	if (places[s->family])
		places[s->family](b, s);
}

/* "; it matches the indicator 203.0.113.0/24 (feed.csv) and 2 more". */
static void add_indicators(struct event_builder *b, const struct connection *c)
{
	const struct indicator *i = c->indicators[0];

	add(b, "; it matches the indicator ");
	add_name(b, i->value);
	if (i->texts[INDICATOR_SOURCE].len > 0) {
		add(b, " (");
		add_name(b, i->texts[INDICATOR_SOURCE]);
		add(b, ")");
	}
	if (c->indicator_count > 1) {
		add(b, " and ");
		buffer_add_u64(&b->words, c->indicator_count - 1);
		add(b, " more");
	}
}

void event_message(struct event_builder *b, const struct connection *c)
{
	buffer_clear(&b->words);
	if (socket_is_inet(c->socket))
		add_inet(b, c);
	else
		add_other(b, c);
	if (c->summary && c->summary->count > 1) {
		add(b, ", one of ");
		buffer_add_u64(&b->words, c->summary->count);
		add(b, " alike");
	}
	if (c->indicator_count > 0)
		add_indicators(b, c);
}

static void add_holes(struct event_builder *b, const struct process *p)
{
	static const struct {
		unsigned hole;
		const char *words;
	} parts[] = {
		{HOLE_EXE, "executable"},
		{HOLE_CWD, "working directory"},
		{HOLE_ENV, "environment"},
		{HOLE_HASH, "hash of its executable"},
	};
	unsigned holes = p->holes;
	const char *before = ": its ";

	add(b, "process ");
	buffer_add_u64(&b->words, p->pid);
	if (holes & HOLE_VANISHED) {
		add(b, " exited while it was read");
		return;
	}
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		if (!(holes & parts[i].hole))
			continue;
		add(b, before);
		add(b, parts[i].words);
		holes &= ~parts[i].hole;
		before = holes & (holes - 1) ? ", " : " and ";
	}
	add(b, " could not be read");
}

void event_partial_reason(struct event_builder *b, const struct connection *c)
{
	static const char *const reasons[NO_OWNER_COUNT] = {
		[OWNED] = "owner unreadable",
		[NO_OWNER_NOT_ACCEPTED] = "not yet accepted, and the owner of its listener could "
					  "not be seen",
		[NO_OWNER_NO_DESCRIPTOR] = "owner unseen: no descriptor shows the socket; it is on "
					   "its way between processes, or held by io_uring",
		[NO_OWNER_EXITED] = "owner unseen: it exited during the query",
		[NO_OWNER_PERMISSION] = "owner unreadable",
	};
	int error = c->process ? c->process->hole_error : c->no_owner_error;
	const char *words = strerrordesc_np(error > 0 ? error : -error);

	buffer_clear(&b->words);
	if (c->process)
		add_holes(b, c->process);
	else if (reasons[c->no_owner])
		add(b, reasons[c->no_owner]);
	if (error && words && !(c->process && c->process->holes & HOLE_VANISHED)) {
		add(b, ": ");
		add(b, words);
	}
}
