/* SPDX-License-Identifier: Apache-2.0 */
#include <pwd.h>
#include <stdlib.h>

#include "collect/collect.h"

#define DEFAULT_UID_MIN 1000u
#define NOBODY 65534u
#define FIRST_ROOM 1024u
#define LARGEST_ROOM (1024u * 1024u)
#define LOGIN_DEFS_MAX 65536u
#define NAMES_MAX (64u * 1024u * 1024u)

struct users {
	struct map numbers; /* uid → place in list */
	struct user *list;
	size_t count, room;
	struct arena *arena;
	uint32_t uid_min; /* the first uid of people */
};

/* UID_MIN of login.defs(5), where the host has set one. */
static uint32_t read_uid_min(int root_dir)
{
	struct buffer b;
	struct text rest, line, key;
	uint32_t result = DEFAULT_UID_MIN;
	uint64_t n;

	buffer_init(&b, LOGIN_DEFS_MAX);
	if (file_read(root_dir, "etc/login.defs", LOGIN_DEFS_MAX, &b, NULL) == 0) {
		rest = buffer_text(&b);
		while (text_split(&rest, '\n', &line)) {
			key = TEXT("UID_MIN");
			line = text_trim(line);
			if (!text_starts(line, key))
				continue;
			line.bytes += key.len;
			line.len -= key.len;
			if (line.len && line.bytes[0] != ' ' && line.bytes[0] != '\t')
				continue;
			if (text_to_u64(text_trim(line), &n) == 0 && n < UINT32_MAX)
				result = (uint32_t)n;
		}
	}
	buffer_done(&b);
	return result;
}

int users_new(int root_dir, struct users **ret)
{
	struct users *u = calloc(1, sizeof(*u));

	if (!u || arena_new(NAMES_MAX, &u->arena) < 0) {
		free(u);
		return -ENOMEM;
	}
	map_init(&u->numbers);
	u->uid_min = read_uid_min(root_dir);
	*ret = u;
	return 0;
}

struct users *users_free(struct users *u)
{
	if (!u)
		return NULL;
	map_done(&u->numbers);
	arena_free(u->arena);
	free(u->list);
	free(u);
	return NULL;
}

void users_freep(struct users **u)
{
	*u = users_free(*u);
}

/* The name that NSS has for the uid; none when it has none or will not say. */
static struct text ask_name(struct users *u, uint32_t uid)
{
	struct text name = TEXT_NONE;
	char *bytes = NULL;

	for (size_t room = FIRST_ROOM; room <= LARGEST_ROOM; room *= 2) {
		char *larger = realloc(bytes, room);
		struct passwd entry, *found = NULL;
		int r;

		if (!larger)
			break;
		bytes = larger;
		do
			r = getpwuid_r(uid, &entry, bytes, room, &found);
		while (r == EINTR);
		if (r == ERANGE)
			continue;
		if (r == 0 && found && found->pw_name && *found->pw_name)
			name = arena_text(u->arena, text_of(found->pw_name));
		break;
	}
	free(bytes);
	return name;
}

static enum user_kind kind_of(const struct users *u, uint32_t uid)
{
	if (uid == 0)
		return USER_ADMIN;
	return uid < u->uid_min || uid == NOBODY ? USER_SYSTEM : USER_NORMAL;
}

static struct user *next_place(struct users *u)
{
	if (u->count == u->room) {
		size_t room = u->room ? u->room * 2 : 16;
		struct user *list = reallocarray(u->list, room, sizeof(*list));

		if (!list)
			return NULL;
		u->list = list;
		u->room = room;
	}
	return &u->list[u->count];
}

struct user users_get(struct users *u, uint32_t uid)
{
	struct user user = {.known = true, .uid = uid, .kind = kind_of(u, uid)};
	uint32_t number = map_get(&u->numbers, uid), *place;
	struct user *kept;

	if (number != MAP_NONE)
		return u->list[number];
	user.name = ask_name(u, uid);
	/* without memory for it the user is asked for again */
	kept = next_place(u);
	place = kept ? map_at(&u->numbers, uid) : NULL;
	if (place) {
		*kept = user;
		*place = (uint32_t)u->count++;
	}
	return user;
}
