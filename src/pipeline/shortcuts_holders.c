/* SPDX-License-Identifier: Apache-2.0 */
/* Shortcuts about who holds a socket: any of its holders. */
#include <pwd.h>
#include <stdlib.h>

#include "pipeline/options.h"

#define COMM_LEN 15       /* bytes that the kernel keeps of a process's name */
#define LOOKUP_MAX 65536u /* bytes that the answer to a name may take */

static int take_pid(const struct asked *a, struct text part)
{
	uint64_t pid;

	if (text_to_u64(part, &pid) < 0 || pid == 0 || pid > INT32_MAX)
		return asked_fail(a, part, "must be a process id, a number above 0");
	return asked_number(a, (int64_t)pid);
}

int set_pid(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct asked a = {q, "pid", FIELD_PROCESS_PID_ID, FIELD_COUNT, true, reterr};

	return asked_list(&a, value, take_pid);
}

/* A name may hold commas: it is no list. */
int set_process(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct asked a = {q, "process", FIELD_PROCESS_NAME_ID, FIELD_COUNT, true, reterr};
	struct text name = text_of(value);

	if (name.len == 0)
		return fail(reterr, -EINVAL, "--process: needs a value");
	if (name.len > NAME_MAX_LEN)
		return fail(reterr, -EINVAL, "--process: longer than a name can be");
	if (strpbrk(value, "*?"))
		return asked_add(&a, &(struct match){.kind = MATCH_GLOB, .text = name});
	if (name.len > COMM_LEN)
		return fail(reterr, -EINVAL,
		            "--process %s: the kernel keeps %d bytes of a name: write %.*s", value,
		            COMM_LEN, COMM_LEN, value);
	return asked_text(&a, name);
}

/* The id of a user as the host's NSS tells it. 0, -ENOENT, or another negative errno. */
static int user_id(struct text name, uint32_t *ret)
{
	char letters[NAME_MAX_LEN + 1];
	struct passwd entry, *found = NULL;
	char *room = NULL;
	size_t size = 1024;
	int error;

	if (name.len > NAME_MAX_LEN)
		return -ENOENT;
	memcpy(letters, name.bytes, name.len);
	letters[name.len] = '\0';
	do {
		free(room);
		size *= 2;
		room = malloc(size);
		error = room ? getpwnam_r(letters, &entry, room, size, &found) : ENOMEM;
	} while (error == ERANGE && size < LOOKUP_MAX);
	if (found)
		*ret = entry.pw_uid;
	free(room);
	return found ? 0 : error && error != ESRCH ? -error : -ENOENT;
}

static int take_user(const struct asked *a, struct text part)
{
	uint64_t number;
	uint32_t uid;
	int error;

	if (text_to_u64(part, &number) != -EINVAL)
		return number < UINT32_MAX ? asked_number(a, (int64_t)number)
		                           : asked_fail(a, part, "no user can have that id");
	error = user_id(part, &uid);
	if (error == -ENOENT)
		return asked_fail(a, part, "no user of that name is known on this host");
	if (error < 0)
		return fail_sys(a->reterr, error, "--%s %.*s", a->option, (int)part.len,
		                part.bytes);
	return asked_number(a, uid);
}

int set_user(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct asked a = {q, "user", FIELD_USER_UID_ID, FIELD_COUNT, true, reterr};

	return asked_list(&a, value, take_user);
}

#define SHORT_ID_LEN 12 /* what docker and podman show of an id */

/* As runtimes take an id: its beginning does. */
static bool is_short_id(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (!memchr("0123456789abcdef", t.bytes[i], 16))
			return false;
	return t.len >= SHORT_ID_LEN;
}

int set_container(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct asked a = {q,     "container", FIELD_CONTAINER_ID_ID, FIELD_CONTAINER_NAME_ID,
	                  false, reterr};
	struct text t = text_of(value);
	char glob[NAME_MAX_LEN + 2];

	if (t.len == 0)
		return fail(reterr, -EINVAL, "--container: needs a value");
	if (t.len > NAME_MAX_LEN)
		return fail(reterr, -EINVAL, "--container: longer than a name can be");
	if (strpbrk(value, "*?"))
		return asked_add(&a, &(struct match){.kind = MATCH_GLOB, .text = t});
	if (!is_short_id(t))
		return asked_text(&a, t);
	(void)snprintf(glob, sizeof(glob), "%s*", value);
	return asked_add(&a, &(struct match){.kind = MATCH_GLOB, .text = text_of(glob)});
}
