/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Writes events of every kind as NDJSON, for a judge that is not ours:
 *	make_events VERSION          all of them
 *	make_events VERSION typical  a listener, both ends of a connection, TIME_WAIT, no known
 *owner
 */
#include "encode/encode.h"
#include "event_samples.h"

#include <stdlib.h>

struct run {
	const struct samples *samples;
	struct ndjson *ndjson;
	uint64_t number;
};

static _Noreturn void die(const char *what)
{
	fprintf(stderr, "make_events: %s\n", what);
	exit(2);
}

static void print(struct run *r, const struct event *e)
{
	struct text line;

	if (ndjson_encode(r->ndjson, e, &line) < 0)
		die("ndjson_encode failed");
	fwrite(line.bytes, 1, line.len, stdout);
	putchar('\n');
}

static void print_connection(struct run *r, const struct connection *c)
{
	struct event e = samples_event(c, ++r->number);

	print(r, &e);
}

static void print_kinds(struct run *r)
{
	const struct samples *s = r->samples;

	for (size_t k = 0; k < s->socket_count; k++) {
		const struct process *p = &s->processes[k % 2 ? PROCESS_PLAIN : PROCESS_HOSTILE];
		struct connection c = samples_connection(s, &s->sockets[k], p, OWNED);

		print_connection(r, &c);
		c = samples_connection(s, &s->sockets[k], NULL,
		                       (enum no_owner)(k % NO_OWNER_COUNT));
		print_connection(r, &c);
	}
	for (size_t k = 0; k < s->process_count; k++) {
		struct connection c =
			samples_connection(s, &s->sockets[SOCKET_INBOUND], &s->processes[k], OWNED);
		print_connection(r, &c);
		c.no_owner = NO_OWNER_NOT_ACCEPTED;
		print_connection(r, &c);
	}
	for (int reason = OWNED; reason < NO_OWNER_COUNT; reason++) {
		struct connection c = samples_connection(s, &s->sockets[SOCKET_INBOUND], NULL,
		                                         (enum no_owner)reason);
		print_connection(r, &c);
	}
}

static void print_places(struct run *r)
{
	const struct samples *s = r->samples;
	/* the encoder keeps what it wrote of a process: one for each place */
	static struct process processes[8];
	struct connection c;

	for (size_t k = 0; k < s->place_count; k++) {
		processes[k] = s->processes[k % 2 ? PROCESS_PLAIN : PROCESS_HOSTILE];
		processes[k].namespace_pid = k % 2 ? 0 : 1;
		c = samples_connection(s, &s->sockets[SOCKET_LISTENER], &processes[k], OWNED);
		c.place = &s->places[k];
		print_connection(r, &c);
	}
	for (size_t k = 0; k < s->stand_in_count; k++) {
		c.stand_in = &s->stand_ins[k];
		print_connection(r, &c);
	}
}

static void print_ways(struct run *r)
{
	const struct samples *s = r->samples;
	struct summary summary = {UINT64_MAX, INT64_C(1795531000123), INT64_C(1795531000999)};
	struct connection c = samples_connection(s, &s->sockets[SOCKET_LOCAL],
	                                         &s->processes[PROCESS_PLAIN], OWNED);

	c.summary = &summary;
	for (int way = DIRECTION_UNKNOWN; way <= DIRECTION_LOCAL; way++) {
		c.direction = (enum direction)way;
		c.boundary = (enum boundary)(way % (BOUNDARY_EXTERNAL + 1));
		c.initiator = (enum initiator)(way % (INITIATOR_REMOTE + 1));
		print_connection(r, &c);
	}
}

static void print_others(struct run *r)
{
	struct gaps gaps;

	if (gaps_init(&gaps) < 0)
		die("out of memory");
	gaps_add(&gaps, GAP_VIEW, "netns", 4026532301, EPERM, "a namespace could not be entered");
	gaps_add(&gaps, GAP_SOURCE, "sock_diag tcp\n", 0, 0, "hostile \x1b detail");
	for (int result = 2; result <= 5; result++) {
		struct event e = {
			.query_result_id = result,
			.status_code = result == 3 ? TEXT_NONE : TEXT("EPERM"),
			.status_detail = result == 3 ? TEXT_NONE : TEXT("sock_diag tcp: no"),
			.message = TEXT("no connection matches"),
			.gaps = result == 2 ? &gaps : NULL,
			.uid = TEXT("01890000-0000-7000-8000-000000000002"),
			.sequence = ++r->number,
			.time = INT64_C(1795531000123),
			.logged_time = UNKNOWN_TIME,
		};
		print(r, &e);
	}
	gaps_done(&gaps);
}

static void print_typical(struct run *r)
{
	static const struct {
		int socket, process;
		enum no_owner reason;
	} list[] = {
		{SOCKET_LISTENER, PROCESS_PLAIN, OWNED},
		{SOCKET_INBOUND, PROCESS_PLAIN, OWNED},
		{SOCKET_OUTBOUND, PROCESS_PLAIN, OWNED},
		{SOCKET_TIME_WAIT, -1, NO_OWNER_TIME_WAIT},
		{SOCKET_INBOUND, -1, NO_OWNER_PERMISSION},
	};
	const struct samples *s = r->samples;

	for (size_t i = 0; i < ARRAY_LEN(list); i++) {
		const struct process *p =
			list[i].process < 0 ? NULL : &s->processes[list[i].process];
		struct connection c =
			samples_connection(s, &s->sockets[list[i].socket], p, list[i].reason);
		print_connection(r, &c);
	}
}

static void print_run(const struct event_context *context, const struct samples *s, bool typical)
{
	struct event_builder *builder CQ_CLEANUP(event_builder_freep) = NULL;
	struct ndjson *ndjson CQ_CLEANUP(ndjson_freep) = NULL;
	struct cq_error error = {0};

	if (event_builder_new(context, &builder, &error) < 0)
		die(error.text);
	if (ndjson_new(builder, &ndjson) < 0)
		die("out of memory");
	struct run r = {s, ndjson, 0};
	if (typical) {
		print_typical(&r);
		return;
	}
	print_kinds(&r);
	print_ways(&r);
	print_places(&r);
	print_others(&r);
}

int main(int argc, char **argv)
{
	const struct samples *s = samples_make();
	struct cq_error error = {0};
	ocsf_version_t version;

	if (argc < 2 || ocsf_version_parse(argv[1], &version, &error) < 0)
		die(argc < 2 ? "which version?" : error.text);
	struct event_context context = samples_context(s, version, argc == 2);
	print_run(&context, s, argc > 2);
	if (argc > 2)
		return 0;
	context = samples_context(s, version, false);
	print_run(&context, s, false);
	/* In a cloud, whose account some versions have no number for. */
	static const char *const providers[] = {"AWS", "GCP", "Azure", "x"};
	for (size_t i = 0; i < ARRAY_LEN(providers); i++) {
		struct host host = s->host;
		const struct cloud cloud = {
			.provider = text_of(providers[i]),
			.region = i < 3 ? TEXT("eu-west-1") : TEXT_NONE,
			.zone = TEXT("eu-west-1b"),
			.account = i < 3 ? TEXT("42") : TEXT_NONE,
			.partition = TEXT("aws"),
			.instance = TEXT("i-0abc"),
			.sources = TEXT("dmi"),
		};

		host.cloud = &cloud;
		context.host = &host;
		print_run(&context, s, true);
	}
	/* Nothing but the query, on a host that tells little. */
	context.host = &s->bare_host;
	context.self = NULL;
	print_run(&context, s, false);
	/* Texts of the run itself that are too long for old versions. */
	context.self = &s->processes[PROCESS_LONG];
	context.query_string = s->processes[PROCESS_LONG].cmd_line;
	print_run(&context, s, true);
	return ferror(stdout) || fflush(stdout) ? 2 : 0;
}
