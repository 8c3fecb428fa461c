/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An instance stays what it is until it is booted again: what its metadata service said once is
 * kept for the runs after it. It is kept below /run by root, else in the user's own folder there,
 * in a folder that nobody else may write to; a file that is not ours, or of another boot, is none.
 */
#include "enrich/cloud.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define FILE_NAME "cloud.json"
#define FILE_MAX 16384u

/* The folder, made when it is not there; -1 when there is no safe one. */
static int open_folder(const struct cloud_search *s, bool may_make)
{
	const char *user = geteuid() == 0 ? NULL : secure_getenv("XDG_RUNTIME_DIR");
	CQ_CLEANUP(fd_close) int above = -1;
	struct stat st;
	int fd;

	if (geteuid() == 0)
		above = openat(s->root, "run", O_PATH | O_DIRECTORY | O_CLOEXEC);
	else if (user && user[0] == '/')
		above = open(user, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (above < 0)
		return -1;
	if (may_make)
		(void)mkdirat(above, "connquery", 0755);
	fd = openat(above, "connquery", O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (fd >= 0 && (fstat(fd, &st) < 0 || st.st_uid != geteuid() || (st.st_mode & 022)))
		fd_close(&fd);
	return fd;
}

/* What the answer is the answer to. */
static struct text question(struct cloud_search *s)
{
	const struct cloud_options *o = s->options;
	char ip[ADDRESS_LEN];

	if (!o->endpoint_provider)
		return TEXT("the service itself");
	return arena_printf(s->arena, "%s at %.*s:%u", o->endpoint_provider,
	                    (int)address_print(o->endpoint_ip, ip), ip, o->endpoint_port);
}

/* ---- reading ----------------------------------------------------------------------------------
 */

static bool is_ours(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_uid == geteuid() &&
	       st.st_nlink == 1 && !(st.st_mode & 022);
}

bool cloud_cache_read(struct cloud_search *s)
{
	CQ_CLEANUP(fd_close) int folder = open_folder(s, false);
	CQ_CLEANUP(fd_close) int fd = -1;
	struct text boot, asked;

	if (folder < 0 || !s->host->boot_id.bytes)
		return false;
	fd = openat(folder, FILE_NAME, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	buffer_clear(&s->file.bytes);
	if (fd < 0 || !is_ours(fd) || fd_read(fd, FILE_MAX, &s->file.bytes, NULL) < 0 ||
	    state_file_parse(&s->file, buffer_text(&s->file.bytes)) < 0)
		return false;
	boot = state_member_text(&s->file, state_root(&s->file), "boot");
	if (!text_equal(boot, s->host->boot_id))
		return false;
	asked = state_member_text(&s->file, state_root(&s->file), "asked");
	if (!text_equal(asked, question(s)))
		return false;
	if (!cloud_read_document(s) || !s->found.provider.bytes) {
		s->found = (struct cloud){.provider = TEXT_NONE};
		return false;
	}
	cloud_note_source(s, "metadata service, earlier in this boot");
	return true;
}

/* ---- writing ----------------------------------------------------------------------------------
 */

/* Facts are of letters that JSON needs no escapes for. */
static void add_member(struct buffer *b, const char *name, struct text value)
{
	if (value.bytes)
		buffer_printf(b, ",\n \"%s\": \"%.*s\"", name, (int)value.len, value.bytes);
}

static void write_document(struct cloud_search *s, struct buffer *b)
{
	struct text asked = question(s), boot = s->host->boot_id;

	buffer_printf(b, "{\"boot\": \"%.*s\",\n \"asked\": \"%.*s\"", (int)boot.len, boot.bytes,
	              (int)asked.len, asked.bytes);
	for (const struct cloud_member *m = cloud_own_members; m->name; m++)
		add_member(b, m->name, *cloud_fact(&s->found, m));
	buffer_add_text(b, TEXT("}\n"));
}

static bool is_plain(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (t.bytes[i] < ' ' || t.bytes[i] > '~' || t.bytes[i] == '"' || t.bytes[i] == '\\')
			return false;
	return t.len > 0;
}

/* A whole file takes the place of the old one at once: readers never see half of it. */
static void put_file(int folder, struct text content)
{
	CQ_CLEANUP(fd_close) int fd = -1;
	char name[64];

	(void)snprintf(name, sizeof(name), ".cloud.%ld", (long)getpid());
	(void)unlinkat(folder, name, 0);
	fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0644);
	if (fd < 0)
		return;
	if (write(fd, content.bytes, content.len) != (ssize_t)content.len ||
	    renameat(folder, name, folder, FILE_NAME) < 0)
		(void)unlinkat(folder, name, 0);
}

void cloud_cache_write(struct cloud_search *s)
{
	CQ_CLEANUP(fd_close) int folder = -1;
	struct buffer b;

	if (!is_plain(s->host->boot_id) || !s->found.provider.bytes)
		return;
	folder = open_folder(s, true);
	if (folder < 0)
		return;
	buffer_init(&b, FILE_MAX);
	write_document(s, &b);
	if (!buffer_error(&b))
		put_file(folder, buffer_text(&b));
	buffer_done(&b);
}
