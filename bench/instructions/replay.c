/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A run of 10,000 made-up sockets through all that a real one goes through behind the kernel:
 * netlink messages are parsed, holders looked up, direction and Community ID found, events written.
 * It asks the kernel for nothing that varies, so that the instructions it takes are nearly the
 * same each time: callgrind counts them (see count).
 *
 *     replay [ROUNDS]     prints events and bytes of the last round
 */
#include <arpa/inet.h>
#include <linux/inet_diag.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>

#include "collect/owners_index.h"
#include "collect/sources.h"
#include "encode/encode.h"
#include "enrich/enrich.h"
#include "tests/unit/ocsf/event_samples.h"

#define SOCKETS 10000u
#define PROCESSES 100u
#define FIRST_INODE 100000u
#define FIRST_COOKIE 4711u
#define MEMORY ((size_t)64 << 20)
/* What the kernel puts into one datagram of a dump. */
#define DATAGRAM (32u * 1024u)

/* ---- messages ---------------------------------------------------------------------------------
 */

struct script {
	struct buffer bytes; /* all messages, one behind the other */
	size_t at;
	uint32_t sequence;
	bool is_done;
};

static void add_message(struct buffer *to, uint16_t type, const void *payload, size_t len)
{
	const struct nlmsghdr head = {.nlmsg_len = (uint32_t)(NLMSG_HDRLEN + len),
	                              .nlmsg_type = type,
	                              .nlmsg_flags = NLM_F_MULTI};

	buffer_add(to, (const char *)&head, sizeof(head));
	buffer_add(to, payload, len);
}

/* One of five is IPv6, one of ten waits or listens. */
static void add_socket(struct buffer *to, uint32_t number)
{
	static const uint8_t states[10] = {1, 1, 1, 1, 1, 1, 1, 1, 8, 6};
	struct {
		struct inet_diag_msg head;
		struct nlattr attribute;
		uint64_t cgroup __attribute__((packed));
	} m = {.attribute = {sizeof(struct nlattr) + sizeof(uint64_t), INET_DIAG_CGROUP_ID}};
	bool is_v6 = number % 5 == 0;

	m.head.idiag_family = is_v6 ? AF_INET6 : AF_INET;
	m.head.idiag_state = states[number / 7 % 10];
	m.head.id.idiag_sport = htons((uint16_t)(1024 + number % 60000));
	m.head.id.idiag_dport = htons(number % 3 ? 443 : 5432);
	m.head.id.idiag_src[0] = htonl(is_v6 ? 0x20010db8 : 0xc0000201);
	m.head.id.idiag_dst[0] = htonl(is_v6 ? 0x20010db8 : 0xc6336400 + number % 200);
	m.head.id.idiag_dst[3] = htonl(is_v6 ? 0x10000 + number : 0);
	m.head.id.idiag_cookie[0] = FIRST_COOKIE + number;
	m.head.idiag_inode = m.head.idiag_state == 6 ? 0 : FIRST_INODE + number;
	m.head.idiag_rqueue = number % 17;
	add_message(to, SOCK_DIAG_BY_FAMILY, &m, sizeof(m));
}

static ssize_t send_request(void *context, const void *bytes, size_t len)
{
	struct script *s = context;

	s->sequence = ((const struct nlmsghdr *)bytes)->nlmsg_seq;
	s->at = 0;
	s->is_done = false;
	return (ssize_t)len;
}

/* As many whole messages as fit, with the sequence of the request. */
static ssize_t receive_datagram(void *context, void *bytes, size_t room)
{
	struct script *s = context;
	const int zero = 0;
	size_t len = 0, most = room < DATAGRAM ? room : DATAGRAM;
	struct nlmsghdr head;

	while (s->at < s->bytes.len) {
		memcpy(&head, s->bytes.bytes + s->at, sizeof(head));
		if (len + head.nlmsg_len > most)
			return (ssize_t)len;
		head.nlmsg_seq = s->sequence;
		memcpy((char *)bytes + len, s->bytes.bytes + s->at, head.nlmsg_len);
		memcpy((char *)bytes + len, &head, sizeof(head));
		len += head.nlmsg_len;
		s->at += head.nlmsg_len;
	}
	if (len > 0)
		return (ssize_t)len;
	head = (struct nlmsghdr){NLMSG_HDRLEN + sizeof(zero), NLMSG_DONE, NLM_F_MULTI, s->sequence,
	                         0};
	memcpy(bytes, &head, sizeof(head));
	memcpy((char *)bytes + sizeof(head), &zero, sizeof(zero));
	return (ssize_t)(sizeof(head) + sizeof(zero));
}

/* ---- what is known beside ----------------------------------------------------------------------
 */

struct bench {
	struct samples *samples;
	struct script script;
	struct owners *owners;
	struct process processes[PROCESSES];
	struct holder *holders;
	size_t holder_room;
	struct event_context context;
	struct event_builder *builder;
	struct ndjson *ndjson;
	struct uuid_source uuids;
	uint64_t events, bytes;
};

static int make_owners(struct bench *b)
{
	uint32_t records[PROCESSES];

	if (owners_new(&b->owners) < 0)
		return -ENOMEM;
	for (uint32_t i = 0; i < PROCESSES; i++) {
		const struct process_stat stat = {.pid = 1000 + i,
		                                  .parent_pid = 1,
		                                  .start_ticks = 5000 + i,
		                                  .comm = "worker"};

		if (owners_record_of(b->owners, &stat, &records[i]) < 0)
			return -ENOMEM;
		b->processes[i] = b->samples->processes[PROCESS_PLAIN];
		b->processes[i].pid = stat.pid;
		b->processes[i].parent = NULL;
	}
	for (uint32_t i = 0; i < SOCKETS; i++) {
		const struct owner_fact fact = {.fd = 3 + i / PROCESSES,
		                                .inode = FIRST_INODE + i,
		                                .cookie = FIRST_COOKIE + i};

		if (owners_add(b->owners, records[i % PROCESSES], &fact) < 0)
			return -ENOMEM;
	}
	return 0;
}

static int prepare(struct bench *b)
{
	ocsf_version_t version;

	b->samples = samples_make();
	buffer_init(&b->script.bytes, MEMORY);
	for (uint32_t i = 0; i < SOCKETS; i++)
		add_socket(&b->script.bytes, i);
	if (!b->samples || buffer_error(&b->script.bytes) < 0 || make_owners(b) < 0 ||
	    ocsf_version_parse(OCSF_DEFAULT_VERSION, &version, NULL) < 0)
		return -ENOMEM;
	b->context = samples_context(b->samples, version, false);
	if (event_builder_new(&b->context, &b->builder, NULL) < 0)
		return -ENOMEM;
	return ndjson_new(b->builder, &b->ndjson);
}

/* ---- the run -----------------------------------------------------------------------------------
 */

static int write_socket(struct bench *b, const struct socket *s)
{
	static const struct internal_networks inside;
	struct connection c = {.socket = s};
	char community[COMMUNITY_ID_LEN + 1], uid[UUID_LEN + 1];
	struct event e = {.connection = &c, .query_result_id = 1};
	size_t len = community_id(s, 0, community), count = 0;
	struct text json;
	ssize_t found =
		owners_find(b->owners, s->inode, s->cookie, &b->holders, &count, &b->holder_room);

	if (found < 0)
		return -ENOMEM;
	c.community_uid = len > 0 ? (struct text){community, len} : TEXT_NONE;
	direction_classify(&inside, &c);
	c.holders = b->holders;
	c.holder_count = count;
	c.no_owner = count > 0 ? OWNED : NO_OWNER_TIME_WAIT;
	if (count > 0)
		c.process = &b->processes[owners_primary(b->holders, count)->process->pid - 1000];
	e.time = e.logged_time = s->read_time;
	if (uuid_next(&b->uuids, e.time, uid) < 0)
		return -EIO;
	e.uid = (struct text){uid, UUID_LEN};
	e.sequence = b->events++;
	if (ndjson_encode(b->ndjson, &e, &json) < 0)
		return -ENOMEM;
	b->bytes += json.len + 1;
	return 0;
}

static const struct diag_source *tcp_source(void)
{
	for (size_t i = 0; i < diag_source_count; i++)
		if (diag_sources[i].protocol == IPPROTO_TCP)
			return &diag_sources[i];
	return NULL;
}

static int replay(struct bench *b, struct parse_context *context, char *buffer)
{
	const struct diag_channel channel = {send_request, receive_datagram, &b->script};
	struct diag_dump dump;
	struct socket s;
	int r = diag_dump_start(&dump, channel, tcp_source(), 0, buffer);

	b->events = b->bytes = 0;
	while (r >= 0) {
		r = diag_dump_next(&dump, context, &s);
		if (r <= 0)
			return r;
		r = write_socket(b, &s);
	}
	return r;
}

int main(int argc, char **argv)
{
	static struct bench b;
	static char buffer[DIAG_BUFFER];
	const struct collect_options options = {.scope = SCOPE_IP, .v4 = true, .v6 = true};
	struct parse_context context = {.options = &options, .now = INT64_C(1795531000123)};
	long rounds = argc > 1 ? strtol(argv[1], NULL, 10) : 1;

	if (prepare(&b) < 0 || arena_new(MEMORY, &context.arena) < 0)
		return EXIT_FAILURE;
	context.ns = &b.samples->netns;
	for (long i = 0; i < rounds; i++)
		if (replay(&b, &context, buffer) < 0)
			return EXIT_FAILURE;
	(void)printf("%llu events, %llu bytes\n", (unsigned long long)b.events,
	             (unsigned long long)b.bytes);
	return EXIT_SUCCESS;
}
