/* SPDX-License-Identifier: Apache-2.0 */
/* A diag channel that answers from a script, and keeps what was sent. */
#ifndef CONNQUERY_TEST_REPLAY_H
#define CONNQUERY_TEST_REPLAY_H

#include <arpa/inet.h>
#include <linux/inet_diag.h>
#include <linux/sock_diag.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include "collect/sources.h"

#include <cmocka.h>

#define REPLAY_MAX 32

struct step {
	int error; /* receive fails with it (negative errno), or: */
	char bytes[4096];
	size_t len;
};
struct replay {
	struct step steps[REPLAY_MAX];
	size_t count, at;
	unsigned sent;     /* requests so far */
	char request[512]; /* the last one */
	size_t request_len;
	uint32_t sequence; /* that answers bear: the last request's, unless a step says otherwise */
};

static inline ssize_t replay_send(void *context, const void *bytes, size_t len)
{
	struct replay *r = context;

	assert_true(len <= sizeof(r->request));
	memcpy(r->request, bytes, len);
	r->request_len = len;
	r->sequence = ((const struct nlmsghdr *)bytes)->nlmsg_seq;
	r->sent++;
	return (ssize_t)len;
}

/* Messages of the current step get the sequence of the last request where they have none. */
static inline ssize_t replay_receive(void *context, void *bytes, size_t room)
{
	struct replay *r = context;
	struct step *s;

	assert_true(r->at < r->count);
	s = &r->steps[r->at++];
	if (s->error)
		return s->error;
	assert_true(s->len <= room);
	memcpy(bytes, s->bytes, s->len);
	for (size_t at = 0; at + sizeof(struct nlmsghdr) <= s->len;) {
		struct nlmsghdr *m = (struct nlmsghdr *)(void *)((char *)bytes + at);

		if (m->nlmsg_seq == 0)
			m->nlmsg_seq = r->sequence;
		if (m->nlmsg_len < sizeof(*m))
			break;
		at += NLMSG_ALIGN(m->nlmsg_len);
	}
	return (ssize_t)s->len;
}

static inline struct diag_channel replay_channel(struct replay *r)
{
	return (struct diag_channel){replay_send, replay_receive, r};
}

static inline struct step *replay_step(struct replay *r)
{
	assert_true(r->count < REPLAY_MAX);
	return &r->steps[r->count++];
}

static inline size_t message_space(size_t payload)
{
	return (sizeof(struct nlmsghdr) + payload + 3) & ~(size_t)3;
}

/* Starts a message at the end of the step; the payload may be changed through the returned pointer.
 */
static inline void *put_message(struct step *s, uint16_t type, uint16_t flags, const void *payload,
                                size_t len)
{
	struct nlmsghdr *m = (struct nlmsghdr *)(void *)(s->bytes + s->len);

	memset(m, 0, message_space(len));
	m->nlmsg_len = (uint32_t)(sizeof(*m) + len);
	m->nlmsg_type = type;
	m->nlmsg_flags = flags;
	memcpy(NLMSG_DATA(m), payload, len);
	s->len += message_space(len);
	return m;
}

/* Appends an attribute to the step's last message `m`. */
static inline void put_attribute(struct step *s, void *m, uint16_t type, const void *bytes,
                                 size_t len)
{
	struct nlattr *a = (struct nlattr *)(void *)(s->bytes + s->len);

	a->nla_type = type;
	a->nla_len = (uint16_t)(sizeof(*a) + len);
	memcpy(a + 1, bytes, len);
	s->len += (a->nla_len + 3u) & ~3u;
	((struct nlmsghdr *)m)->nlmsg_len = (uint32_t)(s->len - (size_t)((char *)m - s->bytes));
}

static inline void put_done(struct step *s, int code)
{
	put_message(s, NLMSG_DONE, NLM_F_MULTI, &code, sizeof(code));
}

static inline void put_error(struct step *s, int code)
{
	struct nlmsgerr e = {.error = code};

	put_message(s, NLMSG_ERROR, 0, &e, sizeof(e));
}

/* An IPv4 TCP socket 192.0.2.1:443 – 198.51.100.7:51812 of that cookie. */
static inline struct inet_diag_msg inet_message(uint64_t cookie)
{
	struct inet_diag_msg d = {.idiag_family = AF_INET, .idiag_state = 1};

	d.id.idiag_sport = htons(443);
	d.id.idiag_dport = htons(51812);
	inet_pton(AF_INET, "192.0.2.1", d.id.idiag_src);
	inet_pton(AF_INET, "198.51.100.7", d.id.idiag_dst);
	d.id.idiag_cookie[0] = (uint32_t)cookie;
	d.id.idiag_cookie[1] = (uint32_t)(cookie >> 32);
	d.idiag_inode = 90210;
	d.idiag_uid = 33;
	return d;
}

static inline void put_inet(struct step *s, uint64_t cookie, uint16_t flags)
{
	struct inet_diag_msg d = inet_message(cookie);

	put_message(s, SOCK_DIAG_BY_FAMILY, flags, &d, sizeof(d));
}

static inline const struct diag_source *source_named(const char *name)
{
	size_t i = 0;

	while (i < diag_source_count && strcmp(diag_sources[i].name, name) != 0)
		i++;
	assert_true(i < diag_source_count);
	return &diag_sources[i];
}

#endif
