/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A socket that systemd alone holds belongs to a unit of type .socket. Which one, systemd itself
 * says over D-Bus only; its unit files say it too, where just one of them asks for that end.
 */
#include "enrich/container.h"

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#define UNIT_FILE_MAX 65536u
#define UNITS_MAX 4096u
#define ENDS_MAX 16384u
#define TEXTS_MAX (4u << 20)
#define DIRS_MAX 6

/* An end that a unit asks for. */
struct asked_end {
	uint32_t unit;
	uint8_t type;      /* SOCK_STREAM … */
	struct address ip; /* family 0: any */
	uint16_t port;
	struct text path; /* of a unix socket; none: an IP one */
	bool is_abstract;
};
struct socket_unit {
	struct text name, service;
	bool is_accepting;
};
struct activation {
	struct arena *arena;
	struct state_file file;
	int dirs[DIRS_MAX]; /* the first that has a file of that name is right */
	size_t dir_count;
	bool is_user;
	struct socket_unit *units;
	struct asked_end *ends;
	uint32_t unit_count, end_count;
};

static bool has_end(struct text t, struct text end)
{
	return t.len > end.len && memcmp(t.bytes + t.len - end.len, end.bytes, end.len) == 0;
}

/* ---- one unit ---------------------------------------------------------------------------------
 */

/* "80", "192.0.2.1:80", "[::1]:80". */
static bool parse_ip_end(struct text t, struct asked_end *ret)
{
	const char *colon = memrchr(t.bytes, ':', t.len);
	struct text port = t, ip;
	uint64_t number;

	if (colon) {
		ip = (struct text){t.bytes, (size_t)(colon - t.bytes)};
		port = (struct text){colon + 1, t.len - ip.len - 1};
		if (ip.len > 2 && ip.bytes[0] == '[' && ip.bytes[ip.len - 1] == ']')
			ip = (struct text){ip.bytes + 1, ip.len - 2};
		if (address_parse(ip, &ret->ip) < 0)
			return false;
		if (address_is_any(ret->ip))
			ret->ip = (struct address){0};
	}
	if (text_to_u64(port, &number) < 0 || number == 0 || number > UINT16_MAX)
		return false;
	ret->port = (uint16_t)number;
	return true;
}

/* The folder of a manager's sockets may stand as %t. Other specifiers are left alone. */
static struct text expand(struct activation *a, struct text t)
{
	if (!a->is_user && text_starts(t, TEXT("%t/")))
		return arena_printf(a->arena, "/run/%.*s", (int)t.len - 3, t.bytes + 3);
	return arena_text(a->arena, t);
}

static void add_end(struct activation *a, uint32_t unit, uint8_t type, struct text value)
{
	struct asked_end e = {.unit = unit, .type = type};

	if (value.len == 0 || a->end_count >= ENDS_MAX)
		return;
	if (value.bytes[0] == '/' || value.bytes[0] == '@' || value.bytes[0] == '%') {
		e.path = expand(a, value);
		if (!e.path.bytes || memchr(e.path.bytes, '%', e.path.len))
			return;
		e.is_abstract = value.bytes[0] == '@';
		if (e.is_abstract)
			e.path = (struct text){e.path.bytes + 1, e.path.len - 1};
	} else if (!parse_ip_end(value, &e)) {
		return;
	}
	a->ends[a->end_count++] = e;
}

/* An empty value takes back all that was asked for before. */
static void forget_ends(struct activation *a, uint32_t unit, uint8_t type)
{
	for (uint32_t i = a->end_count; i > 0 && a->ends[i - 1].unit == unit; i--)
		if (a->ends[i - 1].type == type)
			a->ends[i - 1].type = 0;
}

static void take_setting(struct activation *a, uint32_t unit, struct text key, struct text value)
{
	static const struct {
		struct text key;
		uint8_t type;
	} listens[] = {
		{{"ListenStream", 12}, SOCK_STREAM},
		{{"ListenDatagram", 14}, SOCK_DGRAM},
		{{"ListenSequentialPacket", 22}, SOCK_SEQPACKET},
	};
	struct socket_unit *u = &a->units[unit];

	for (size_t i = 0; i < ARRAY_LEN(listens); i++) {
		if (!text_equal(key, listens[i].key))
			continue;
		if (value.len == 0)
			forget_ends(a, unit, listens[i].type);
		else
			add_end(a, unit, listens[i].type, value);
	}
	if (text_equal(key, TEXT("Service")))
		u->service = value.len > 0 ? arena_text(a->arena, value) : TEXT_NONE;
	if (text_equal(key, TEXT("Accept")))
		u->is_accepting = text_equal(value, TEXT("yes")) ||
		                  text_equal(value, TEXT("true")) || text_equal(value, TEXT("1")) ||
		                  text_equal(value, TEXT("on"));
}

static void take_file(struct activation *a, uint32_t unit, struct text content)
{
	struct text rest = content, line, key;
	bool is_socket = false;

	while (text_split(&rest, '\n', &line)) {
		line = text_trim(line);
		if (line.len == 0 || line.bytes[0] == '#' || line.bytes[0] == ';')
			continue;
		if (line.bytes[0] == '[') {
			is_socket = text_equal(line, TEXT("[Socket]"));
			continue;
		}
		if (is_socket && memchr(line.bytes, '=', line.len) && text_split(&line, '=', &key))
			take_setting(a, unit, text_trim(key), text_trim(line));
	}
}

static int read_file(struct activation *a, int dir, const char *name)
{
	/* /etc may lead to the file of the distribution, or to /dev/null: masked */
	return file_read(dir, name, UNIT_FILE_MAX, &a->file.bytes, NULL);
}

/* Files that change a unit: below NAME.d, by name. The same name in an earlier folder hides one.
 */
static int by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t list_drop_ins(struct activation *a, const char *folder, const char *names[],
                            size_t most)
{
	size_t count = 0;

	for (size_t d = 0; d < a->dir_count; d++) {
		int fd = openat(a->dirs[d], folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		DIR *dir = fd < 0 ? NULL : fdopendir(fd);
		const struct dirent *entry;

		if (!dir) {
			fd_close(&fd);
			continue;
		}
		while (count < most && (entry = readdir(dir))) {
			bool is_new = has_end(text_of(entry->d_name), TEXT(".conf"));

			for (size_t i = 0; i < count && is_new; i++)
				is_new = strcmp(names[i], entry->d_name) != 0;
			if (is_new)
				names[count] = arena_text(a->arena, text_of(entry->d_name)).bytes;
			count += is_new && names[count];
		}
		closedir(dir);
	}
	qsort(names, count, sizeof(*names), by_name);
	return count;
}

static void read_drop_ins(struct activation *a, uint32_t unit)
{
	const char *names[64];
	char path[PATH_MAX];
	size_t count;

	(void)snprintf(path, sizeof(path), "%s.d", a->units[unit].name.bytes);
	count = list_drop_ins(a, path, names, ARRAY_LEN(names));
	for (size_t i = 0; i < count; i++) {
		int r = -ENOENT;

		(void)snprintf(path, sizeof(path), "%s.d/%s", a->units[unit].name.bytes, names[i]);
		for (size_t d = 0; d < a->dir_count && r == -ENOENT; d++) {
			buffer_clear(&a->file.bytes);
			r = read_file(a, a->dirs[d], path);
		}
		if (r == 0)
			take_file(a, unit, buffer_text(&a->file.bytes));
	}
}

/* ---- all units --------------------------------------------------------------------------------
 */

static bool is_known(const struct activation *a, struct text name)
{
	for (uint32_t i = 0; i < a->unit_count; i++)
		if (text_equal(a->units[i].name, name))
			return true;
	return false;
}

/* "ssh.service" of "ssh.socket"; an accepting one starts one of a template for each connection. */
static void settle_service(struct activation *a, struct socket_unit *u)
{
	int len = (int)(u->name.len - 7);

	if (!u->service.bytes)
		u->service = arena_printf(a->arena, "%.*s%s.service", len, u->name.bytes,
		                          u->is_accepting ? "@" : "");
}

static void add_unit(struct activation *a, int dir, const char *name)
{
	struct text kept = text_of(name);
	struct socket_unit *u;

	if (!has_end(kept, TEXT(".socket")) || memchr(kept.bytes, '@', kept.len) ||
	    a->unit_count >= UNITS_MAX || is_known(a, kept))
		return;
	buffer_clear(&a->file.bytes);
	kept = arena_text(a->arena, kept);
	if (!kept.bytes || read_file(a, dir, name) < 0)
		return;
	u = &a->units[a->unit_count++];
	*u = (struct socket_unit){.name = kept};
	take_file(a, a->unit_count - 1, buffer_text(&a->file.bytes));
	read_drop_ins(a, a->unit_count - 1);
	settle_service(a, u);
}

static void read_units(struct activation *a)
{
	for (size_t d = 0; d < a->dir_count; d++) {
		int fd = openat(a->dirs[d], ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
		DIR *dir = fd < 0 ? NULL : fdopendir(fd);
		const struct dirent *entry;

		if (!dir) {
			fd_close(&fd);
			continue;
		}
		while ((entry = readdir(dir)))
			if (entry->d_name[0] != '.')
				add_unit(a, a->dirs[d], entry->d_name);
		closedir(dir);
	}
}

/* systemd.unit(5), highest first. */
static void open_dirs(struct activation *a, int root)
{
	static const char *const of_system[] = {
		"etc/systemd/system",           "run/systemd/system",     "run/systemd/generator",
		"usr/local/lib/systemd/system", "usr/lib/systemd/system", "lib/systemd/system",
	};
	static const char *const of_users[] = {
		"etc/systemd/user",     "run/systemd/user", "usr/local/lib/systemd/user",
		"usr/lib/systemd/user", "lib/systemd/user",
	};
	const char *const *names = a->is_user ? of_users : of_system;
	size_t count = a->is_user ? ARRAY_LEN(of_users) : ARRAY_LEN(of_system);

	for (size_t i = 0; i < count; i++) {
		int fd = openat(root, names[i], O_PATH | O_DIRECTORY | O_CLOEXEC);

		if (fd >= 0)
			a->dirs[a->dir_count++] = fd;
	}
}

struct activation *activation_new(int root, bool is_user)
{
	struct activation *a = calloc(1, sizeof(*a));

	if (!a)
		return NULL;
	a->is_user = is_user;
	if (arena_new(TEXTS_MAX, &a->arena) < 0 || state_file_init(&a->file) < 0)
		return activation_free(a);
	a->units = calloc(UNITS_MAX, sizeof(*a->units));
	a->ends = calloc(ENDS_MAX, sizeof(*a->ends));
	if (!a->units || !a->ends)
		return activation_free(a);
	open_dirs(a, root);
	read_units(a);
	return a;
}

struct activation *activation_free(struct activation *a)
{
	if (!a)
		return NULL;
	for (size_t i = 0; i < a->dir_count; i++)
		fd_close(&a->dirs[i]);
	free(a->units);
	free(a->ends);
	state_file_done(&a->file);
	arena_free(a->arena);
	free(a);
	return NULL;
}

/* ---- which ------------------------------------------------------------------------------------
 */

static bool is_end_of(const struct asked_end *e, const struct socket *s)
{
	if (e->type == 0 || e->type != s->type)
		return false;
	if (s->family == FAMILY_UNIX)
		return e->path.bytes && e->is_abstract == s->un.is_abstract &&
		       text_equal(e->path, s->un.path);
	if (!socket_is_inet(s) || e->path.bytes || !s->local.has_port || e->port != s->local.port)
		return false;
	return address_is_any(e->ip) ? address_is_any(s->local.ip)
	                             : address_equal(e->ip, s->local.ip);
}

bool activation_find(const struct activation *a, const struct socket *s, struct text *ret_socket,
                     struct text *ret_service)
{
	const struct socket_unit *found = NULL;

	if (s->state != STATE_LISTEN && s->state != STATE_UNCONN)
		return false;
	for (uint32_t i = 0; i < a->end_count; i++) {
		const struct socket_unit *u = &a->units[a->ends[i].unit];

		if (!is_end_of(&a->ends[i], s) || u == found)
			continue;
		if (found)
			return false;
		found = u;
	}
	if (!found)
		return false;
	*ret_socket = found->name;
	*ret_service = found->service;
	return true;
}
