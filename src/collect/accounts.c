/* SPDX-License-Identifier: Apache-2.0 */
/* The accounts of the host, through its NSS. */
#include <pthread.h>
#include <pwd.h>
#include <stdlib.h>

#include "collect/sources.h"

#define FIRST_ROOM 1024u
#define LARGEST_ROOM (1024u * 1024u)

/* The place in the list of accounts is one for the whole program (getpwent_r(3)): whoever goes
 * through it keeps other threads out. */
static pthread_mutex_t list_lock = PTHREAD_MUTEX_INITIALIZER;

static struct account account_of(const struct passwd *p)
{
	return (struct account){
		.uid = p->pw_uid,
		.gid = p->pw_gid,
		.name = text_of(p->pw_name),
		.comment = text_of(p->pw_gecos),
		.directory = text_of(p->pw_dir),
		.shell = text_of(p->pw_shell),
	};
}

/* One question to NSS: its answer, as the functions of getpwnam_r(3) give it. */
struct lookup {
	const char *name; /* NULL: by uid */
	uint32_t uid;
	bool is_next; /* the next of the list */
};

static int ask_once(const struct lookup *l, struct passwd *entry, struct buffer *room,
                    struct passwd **found)
{
	if (l->is_next)
		return getpwent_r(entry, room->bytes, room->room, found);
	return l->name ? getpwnam_r(l->name, entry, room->bytes, room->room, found)
	               : getpwuid_r(l->uid, entry, room->bytes, room->room, found);
}

/* 1: *entry; 0: there is none, or NSS will not say; -ENOMEM. */
static int ask(const struct lookup *l, struct passwd *entry, struct buffer *room)
{
	for (;;) {
		struct passwd *found = NULL;
		int r = ask_once(l, entry, room, &found);

		if (r == EINTR)
			continue;
		if (r != ERANGE || room->room >= LARGEST_ROOM)
			return r == 0 && found;
		if (buffer_reserve(room, room->room * 2) < 0)
			return -ENOMEM;
	}
}

static int ask_all(const struct lookup *l, int (*each)(void *context, const struct account *a),
                   void *context)
{
	struct passwd entry;
	struct buffer room;
	int r;

	buffer_init(&room, 2 * (size_t)LARGEST_ROOM);
	r = buffer_reserve(&room, FIRST_ROOM);
	while (r == 0 && (r = ask(l, &entry, &room)) == 1) {
		struct account a = account_of(&entry);

		r = each(context, &a);
		if (!l->is_next)
			break;
	}
	buffer_done(&room);
	return r;
}

int accounts_list(int (*each)(void *context, const struct account *a), void *context)
{
	const struct lookup next = {.is_next = true};
	int r;

	pthread_mutex_lock(&list_lock);
	setpwent();
	r = ask_all(&next, each, context);
	endpwent();
	pthread_mutex_unlock(&list_lock);
	return r;
}

int accounts_by_uid(uint32_t uid, int (*each)(void *context, const struct account *a),
                    void *context)
{
	const struct lookup l = {.uid = uid};

	return ask_all(&l, each, context);
}

int accounts_by_name(const char *name, int (*each)(void *context, const struct account *a),
                     void *context)
{
	const struct lookup l = {.name = name};

	return ask_all(&l, each, context);
}

/* ---- a file --------------------------------------------------------------------------------- */

/* "root:x:0:0:root:/root:/bin/bash" */
static bool parse_line(struct text line, struct account *ret)
{
	struct text fields[7];
	uint64_t uid, gid;

	for (size_t i = 0; i < ARRAY_LEN(fields) - 1; i++)
		if (!text_split(&line, ':', &fields[i]))
			return false;
	fields[ARRAY_LEN(fields) - 1] = line;
	/* "+" and "-" are for NIS */
	if (fields[0].len == 0 || strchr("+-#", fields[0].bytes[0]) ||
	    text_to_u64(fields[2], &uid) < 0 || uid > UINT32_MAX ||
	    text_to_u64(fields[3], &gid) < 0 || gid > UINT32_MAX)
		return false;
	*ret = (struct account){
		.uid = (uint32_t)uid,
		.gid = (uint32_t)gid,
		.name = fields[0],
		.comment = fields[4],
		.directory = fields[5],
		.shell = fields[6],
	};
	return true;
}

int accounts_of_file(int fd, int (*each)(void *context, const struct account *a), void *context)
{
	struct line_reader lines;
	struct text line;
	int r = 0;

	line_reader_init(&lines, fd);
	while (r == 0 && (r = line_reader_next(&lines, &line)) == 1) {
		struct account a;

		r = parse_line(line, &a) ? each(context, &a) : 0;
	}
	line_reader_done(&lines);
	return r;
}
