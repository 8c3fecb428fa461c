/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The kernel makes a dump while it is read: the time of a long one passes inside recvmsg(). A
 * thread that reads ahead lets the sockets of one datagram be looked at while the kernel makes the
 * next.
 *
 * It starts with the first dump that is longer than a few datagrams; short ones are cheaper
 * without. Datagrams come out in the order in which they were read, errors among them.
 */
#include <stdlib.h>

#include "collect/sources.h"

#define READ_HERE 4u /* datagrams of a dump, before the thread takes over */
#define SLOTS 8u

struct slot {
	ssize_t len; /* or the negative errno that ended the reading */
	char bytes[DIAG_BUFFER];
};
struct diag_ahead {
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	bool has_thread, cannot; /* cannot: there is no thread to be had */
	bool reading;            /* the thread reads a dump, or is to begin */
	bool stop;               /* it shall give up that dump */
	bool end;                /* it shall end */
	struct diag_channel socket;
	unsigned read_here; /* datagrams of this dump that the caller read itself */
	struct slot *slots;
	unsigned first, count; /* filled ones */
};

/* ---- the thread -------------------------------------------------------------------------------
 */

/* Whether nothing comes behind it: an error, or the dump's last message. */
static bool is_last(const struct slot *slot)
{
	const struct nlmsghdr *m = (const void *)slot->bytes;
	int left = (int)slot->len;

	for (; message_ok(m, left); m = mnl_nlmsg_next(m, &left))
		if (m->nlmsg_type == NLMSG_DONE || m->nlmsg_type == NLMSG_ERROR)
			return true;
	return slot->len <= 0;
}

/* Under the lock: reads datagrams until the dump ends or is given up. */
static void read_dump(struct diag_ahead *a)
{
	bool was_last = false;

	while (!was_last && !a->stop) {
		struct slot *slot = &a->slots[(a->first + a->count) % SLOTS];

		if (a->count == SLOTS) {
			pthread_cond_wait(&a->changed, &a->lock);
			continue;
		}
		pthread_mutex_unlock(&a->lock);
		slot->len = a->socket.receive(a->socket.context, slot->bytes, DIAG_BUFFER);
		was_last = is_last(slot);
		pthread_mutex_lock(&a->lock);
		a->count++;
		pthread_cond_signal(&a->changed);
	}
}

static void *work(void *argument)
{
	struct diag_ahead *a = argument;

	pthread_mutex_lock(&a->lock);
	while (!a->end) {
		if (a->reading) {
			read_dump(a);
			a->reading = false;
			pthread_cond_signal(&a->changed);
		} else {
			pthread_cond_wait(&a->changed, &a->lock);
		}
	}
	pthread_mutex_unlock(&a->lock);
	return NULL;
}

static bool start_thread(struct diag_ahead *a)
{
	if (a->has_thread || a->cannot)
		return a->has_thread;
	a->slots = malloc(SLOTS * sizeof(*a->slots));
	a->has_thread = a->slots && thread_start(&a->thread, work, a) == 0;
	a->cannot = !a->has_thread;
	return a->has_thread;
}

/* ---- the channel ------------------------------------------------------------------------------
 */

/* A request begins a dump: none is being read. */
static ssize_t send_request(void *context, const void *bytes, size_t len)
{
	struct diag_ahead *a = context;

	diag_ahead_stop(a);
	return a->socket.send(a->socket.context, bytes, len);
}

/* The oldest datagram that the thread has read. -EAGAIN: it has none, and reads none. */
static ssize_t take_slot(struct diag_ahead *a, void *bytes, size_t room)
{
	ssize_t len = -EAGAIN;

	pthread_mutex_lock(&a->lock);
	while (a->reading && a->count == 0)
		pthread_cond_wait(&a->changed, &a->lock);
	if (a->count > 0) {
		const struct slot *slot = &a->slots[a->first];

		len = slot->len;
		if (len > 0 && (size_t)len <= room)
			memcpy(bytes, slot->bytes, (size_t)len);
		else if (len > 0)
			len = -ENOBUFS;
		a->first = (a->first + 1) % SLOTS;
		a->count--;
		pthread_cond_signal(&a->changed);
	}
	pthread_mutex_unlock(&a->lock);
	return len;
}

static ssize_t receive(void *context, void *bytes, size_t room)
{
	struct diag_ahead *a = context;
	ssize_t len;

	if (a->read_here < READ_HERE || !start_thread(a)) {
		a->read_here++;
		return a->socket.receive(a->socket.context, bytes, room);
	}
	if (a->read_here == READ_HERE) {
		a->read_here++;
		pthread_mutex_lock(&a->lock);
		a->reading = true;
		pthread_cond_signal(&a->changed);
		pthread_mutex_unlock(&a->lock);
	}
	len = take_slot(a, bytes, room);
	/* behind an error that ended the thread's reading */
	return len == -EAGAIN ? a->socket.receive(a->socket.context, bytes, room) : len;
}

/* ---- the door ---------------------------------------------------------------------------------
 */

int diag_ahead_new(struct diag_ahead **ret)
{
	struct diag_ahead *a = calloc(1, sizeof(*a));

	if (!a)
		return -ENOMEM;
	pthread_mutex_init(&a->lock, NULL);
	pthread_cond_init(&a->changed, NULL);
	*ret = a;
	return 0;
}

struct diag_ahead *diag_ahead_free(struct diag_ahead *a)
{
	if (!a)
		return NULL;
	diag_ahead_stop(a);
	if (a->has_thread) {
		pthread_mutex_lock(&a->lock);
		a->end = true;
		pthread_cond_signal(&a->changed);
		pthread_mutex_unlock(&a->lock);
		pthread_join(a->thread, NULL);
	}
	pthread_cond_destroy(&a->changed);
	pthread_mutex_destroy(&a->lock);
	free(a->slots);
	free(a);
	return NULL;
}

void diag_ahead_stop(struct diag_ahead *a)
{
	pthread_mutex_lock(&a->lock);
	a->stop = true;
	pthread_cond_signal(&a->changed);
	while (a->reading)
		pthread_cond_wait(&a->changed, &a->lock);
	a->stop = false;
	a->count = 0;
	a->read_here = 0;
	pthread_mutex_unlock(&a->lock);
}

struct diag_channel diag_ahead_channel(struct diag_ahead *a, struct diag_channel socket)
{
	diag_ahead_stop(a);
	a->socket = socket;
	return (struct diag_channel){send_request, receive, a};
}
