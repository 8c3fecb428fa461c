/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Dumps of NETLINK_SOCK_DIAG, replayed: behind the source's name come datagrams, each after its
 * length in two bytes (little end first). Their messages get the sequence number of the request,
 * which the data cannot know, unless the length's highest bit is set. A length of 0x7fff is an
 * overflow of the socket.
 */
#include "sockets.h"

#ifdef __SANITIZE_ADDRESS__
#define HAS_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define HAS_ASAN 1
#endif
#endif
#ifdef HAS_ASAN
#include <sanitizer/asan_interface.h>
#else
#define ASAN_POISON_MEMORY_REGION(at, len) ((void)(at), (void)(len))
#define ASAN_UNPOISON_MEMORY_REGION(at, len) ((void)(at), (void)(len))
#endif

#define OVERFLOW 0x7fffu

struct replay {
	const uint8_t *at, *end;
	uint32_t sequence;
};

static ssize_t replay_send(void *context, const void *bytes, size_t len)
{
	struct replay *p = context;
	const struct nlmsghdr *request = bytes;

	MUST(len >= sizeof(*request) && request->nlmsg_len == len);
	p->sequence = request->nlmsg_seq;
	return (ssize_t)len;
}

static void stamp(char *bytes, size_t len, uint32_t sequence)
{
	struct nlmsghdr m;

	for (size_t at = 0; len - at >= sizeof(m);) {
		memcpy(&m, bytes + at, sizeof(m));
		m.nlmsg_seq = sequence;
		memcpy(bytes + at, &m, sizeof(m));
		if (m.nlmsg_len < sizeof(m) || m.nlmsg_len > len - at ||
		    NLMSG_ALIGN(m.nlmsg_len) > len - at)
			return;
		at += NLMSG_ALIGN(m.nlmsg_len);
	}
}

static ssize_t replay_receive(void *context, void *bytes, size_t room)
{
	struct replay *p = context;
	size_t len, left;
	bool foreign;

	if (p->end - p->at < 2)
		return 0;
	len = p->at[0] | (size_t)(p->at[1] & 0x7f) << 8;
	foreign = p->at[1] & 0x80;
	p->at += 2;
	if (len == OVERFLOW)
		return -ENOBUFS;
	left = (size_t)(p->end - p->at);
	len = len < left ? len : left;
	MUST(len <= room);
	/* what lies behind the datagram must not be looked at */
	ASAN_UNPOISON_MEMORY_REGION(bytes, room);
	memcpy(bytes, p->at, len);
	ASAN_POISON_MEMORY_REGION((char *)bytes + len, room - len);
	p->at += len;
	if (!foreign)
		stamp(bytes, len, p->sequence);
	return (ssize_t)len;
}

static void run_dump(const struct diag_source *source, struct replay *replay, char *buffer)
{
	const struct collect_options options = {
		.scope = SCOPE_ALL, .v4 = true, .v6 = true, .tcp_info = true, .raw = true};
	struct diag_channel channel = {replay_send, replay_receive, replay};
	struct netns ns = {0};
	struct arena *arena = NULL;
	struct diag_dump dump = {0};
	struct socket s;

	MUST(arena_new((size_t)1 << 20, &arena) == 0);
	const struct parse_context context = {
		.options = &options, .ns = &ns, .arena = arena, .now = 1};

	MUST(diag_dump_start(&dump, channel, source, UINT8_MAX, buffer) == 0);
	while (diag_dump_next(&dump, &context, &s) == 1) {
		check_socket(&s);
		arena_reset(arena);
	}
	arena_free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text rest = {(const char *)data, size};
	const struct diag_source *source = take_source(&rest);
	struct replay replay;
	char *buffer;

	if (source == NULL || source->parse == NULL)
		return 0;
	buffer = malloc(DIAG_BUFFER);
	MUST(buffer != NULL);
	replay.at = (const uint8_t *)rest.bytes;
	replay.end = replay.at + rest.len;
	run_dump(source, &replay, buffer);
	ASAN_UNPOISON_MEMORY_REGION(buffer, DIAG_BUFFER);
	free(buffer);
	return 0;
}
