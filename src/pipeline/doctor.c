/* SPDX-License-Identifier: Apache-2.0 */
#include "pipeline/doctor.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#define DOCTOR_MEMORY (64u << 20)

/* ---- telling ------------------------------------------------------------------------------------
 */

int doctor_tell(struct doctor *d, const struct cq_finding *f)
{
	d->lacks = d->lacks || f->health == CQ_LACKS;
	return d->on_finding(d->context, f);
}

const char *doctor_words(struct doctor *d, const char *format, ...)
{
	char words[1024];
	struct text kept;
	va_list arguments;
	size_t len;

	va_start(arguments, format);
	len = words_vprintf(words, sizeof(words), format, arguments);
	va_end(arguments);
	kept = arena_text(d->arena, (struct text){words, len});
	return kept.bytes ? kept.bytes : "(out of memory)";
}

const char *doctor_errno(struct doctor *d, int error)
{
	char room[16];

	return doctor_words(d, "%s", errno_name(error, room));
}

/* ---- looking ------------------------------------------------------------------------------------
 */

static int keep_answer(void *context, const struct source_answer *answer)
{
	struct doctor *d = context;

	if (d->answer_count == ARRAY_LEN(d->answers))
		return -E2BIG;
	d->answers[d->answer_count++] = *answer;
	return 0;
}

static bool is_held(const struct doctor *d, uint64_t inode, struct holder **list, size_t *room)
{
	size_t count = 0;

	return owners_find(d->owners, inode, 0, list, &count, room) > 0;
}

static void count_socket(struct doctor *d, const struct socket *s, struct holder **list,
                         size_t *room)
{
	d->sockets++;
	if (socket_is_inet(s) && !s->from_proc) {
		d->saw_inet = true;
		d->saw_mark = d->saw_mark || s->has_mark;
	}
	if (!s->has_inode || s->inode == 0 ||
	    (s->family == FAMILY_NETLINK && s->netlink.is_kernel_end))
		return;
	if (is_held(d, s->inode, list, room))
		return;
	if (d->unheld < DOCTOR_UNHELD_MAX)
		d->inodes[d->unheld] = s->inode;
	d->unheld++;
}

/* What was opened between the walk and the dump has its holder by now. */
static void look_again(struct doctor *d, struct holder **list, size_t *room)
{
	uint64_t kept = d->unheld < DOCTOR_UNHELD_MAX ? d->unheld : DOCTOR_UNHELD_MAX;
	struct cq_error ignored;

	if (kept == 0 || collector_walk_again(d->collector, NULL, &ignored) < 0)
		return;
	for (uint64_t i = 0; i < kept; i++)
		if (is_held(d, d->inodes[i], list, room))
			d->unheld--;
}

static int drain(struct doctor *d, struct cq_error *reterr)
{
	struct holder *list = NULL;
	size_t room = 0;
	struct socket s;
	int more;

	d->inodes = calloc(DOCTOR_UNHELD_MAX, sizeof(*d->inodes));
	if (!d->inodes)
		return -ENOMEM;
	while ((more = collector_next(d->collector, &s, reterr)) == 1)
		count_socket(d, &s, &list, &room);
	if (more == 0)
		look_again(d, &list, &room);
	free(list);
	return more;
}

/* As a query with --family all asks. */
static int look(struct doctor *d, struct cq_error *reterr)
{
	static const struct collect_options everything = {.scope = SCOPE_ALL,
	                                                  .named = SCOPE_ALL,
	                                                  .v4 = true,
	                                                  .v6 = true,
	                                                  .netns = NETNS_ALL,
	                                                  .holders = true};
	int r = collector_new(&everything, d->owners, &d->gaps, &d->collector, reterr);

	if (r == 0)
		r = collector_probe(d->collector, keep_answer, d);
	return r < 0 ? r : drain(d, reterr);
}

/* ---- the whole ----------------------------------------------------------------------------------
 */

static int prepare(struct doctor *d, struct cq_error *reterr)
{
	d->root = open("/", O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (d->root < 0)
		return fail_sys(reterr, -errno, "cannot open /");
	if (arena_new(DOCTOR_MEMORY, &d->arena) < 0 || gaps_init(&d->gaps) < 0 ||
	    users_new(d->root, &d->users) < 0 || owners_new(&d->owners) < 0)
		return fail(reterr, -ENOMEM, "out of memory");
	confinement_read(d->root, d->arena, &d->confinement);
	return host_read(d->root, d->arena, &d->host, reterr);
}

/* A query would fail as well, and in these words. */
static int tell_failure(struct doctor *d, const struct cq_error *error)
{
	bool has_proc = faccessat(d->root, "proc/thread-self/status", F_OK, 0) == 0;
	struct cq_finding f = {CQ_LACKS,     "sources",
	                       "a query",    error->text,
	                       "everything", has_proc ? NULL : "sudo mount -t proc proc /proc"};

	return doctor_tell(d, &f);
}

static int tell_all(struct doctor *d, const struct cq_error *failure)
{
	int r = doctor_tell_kernel(d);

	if (r == 0)
		r = doctor_tell_privilege(d);
	if (r == 0 && failure->code < 0)
		r = tell_failure(d, failure);
	if (r == 0 && failure->code == 0)
		r = doctor_tell_sources(d);
	if (r == 0 && failure->code == 0)
		r = doctor_tell_namespaces(d);
	if (r == 0 && failure->code == 0)
		r = doctor_tell_owners(d);
	return r == 0 ? doctor_tell_host(d) : r;
}

static void doctor_done(struct doctor *d)
{
	collector_free(d->collector);
	owners_free(d->owners);
	users_free(d->users);
	gaps_done(&d->gaps);
	arena_free(d->arena);
	free(d->inodes);
	fd_close(&d->root);
}

int cq_doctor(cq_finding_fn on_finding, void *context, bool *ret_complete, struct cq_error *reterr)
{
	CQ_CLEANUP(doctor_done)
	struct doctor d = {.on_finding = on_finding, .context = context, .root = -1};
	struct cq_error failure = {0};
	int r;

	if (!on_finding)
		return fail(reterr, -EINVAL, "cq_doctor: no callback");
	if (reterr)
		*reterr = (struct cq_error){0};
	r = prepare(&d, reterr);
	if (r < 0)
		return r;
	r = look(&d, &failure);
	if (r == -ENOMEM)
		return fail(reterr, r, "out of memory");
	if (r < 0)
		failure.code = r;
	r = tell_all(&d, &failure);
	if (r == 0 && ret_complete)
		*ret_complete = !d.lacks;
	return r;
}
