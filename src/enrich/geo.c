/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a remote address is and whose network it is in, from databases in MaxMind's format.
 *
 * Several may be given. The place comes whole from one of them: the first that knows a city, else
 * the first that knows anything of it, so that no city stands in another's country; the network
 * from the first that knows it. A database that turns out broken ends the run: facts that are
 * missing without a word are worse than none.
 */
#include <fcntl.h>
#include <maxminddb.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "enrich/geo_record.h"

#define GEO_MEMORY ((size_t)16 << 20)
/* Where a record is kept once it was read: many addresses have the same. */
#define CACHE_SLOTS 1024u
/* The format's own limit. */
#define METADATA_MAX ((size_t)128 << 10)
#define METADATA_MARK TEXT("\xab\xcd\xefMaxMind.com")
/* Records that must know something of a place or a network, or the database is of another kind. */
#define PROBED_RECORDS 64u
#define PROBED_NODES 1000000u

struct database {
	MMDB_s mmdb;
	bool is_open;
	const char *path;
	struct text name;
	int64_t time;
};
struct cached {
	uint32_t database; /* from 1; 0: free */
	uint32_t offset;
	struct geo geo;
};
struct geo_state {
	struct arena *arena;
	struct database *list;
	size_t count;
	struct cached *cache;
	const struct database *broken; /* what ended the last draw, and how */
	const char *fault;
};

static int read_record(const struct database *d, uint32_t offset, struct geo *ret)
{
	if (geo_read(d->mmdb.data_section, d->mmdb.data_section_size, offset, ret) < 0)
		return -EBADMSG;
	if (geo_knows_place(ret))
		ret->place_source = d->name;
	if (geo_knows_network(ret))
		ret->network_source = d->name;
	ret->place_time = ret->network_time = d->time;
	return 0;
}

/* ---- an address -------------------------------------------------------------------------------
 */

static int broken(struct geo_state *s, const struct database *d, const char *fault)
{
	s->broken = d;
	s->fault = fault;
	return -EBADMSG;
}

static int cached_record(struct geo_state *s, size_t number, uint32_t offset,
                         const struct geo **ret)
{
	uint32_t hash = (offset + (uint32_t)number) * 2654435761u;
	struct cached *slot = &s->cache[(hash >> 16) % CACHE_SLOTS];
	const struct database *d = &s->list[number];

	*ret = &slot->geo;
	if (slot->database == number + 1 && slot->offset == offset)
		return 0;
	slot->database = 0;
	if (read_record(d, offset, &slot->geo) < 0)
		return broken(s, d, "a record in it is broken");
	slot->database = (uint32_t)number + 1;
	slot->offset = offset;
	return 0;
}

union any_sockaddr {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

static union any_sockaddr sockaddr_of(struct address a)
{
	union any_sockaddr ret = {.v6 = {.sin6_family = AF_INET6}};

	if (a.family == 4) {
		ret.v4 = (struct sockaddr_in){.sin_family = AF_INET};
		memcpy(&ret.v4.sin_addr, a.bytes, 4);
	} else {
		memcpy(&ret.v6.sin6_addr, a.bytes, 16);
	}
	return ret;
}

static void merge(struct geo *to, const struct geo *from)
{
	bool takes_place = from->place_source.bytes &&
	                   (!to->place_source.bytes || (from->city.bytes && !to->city.bytes));

	if (takes_place) {
		struct geo kept = *to;

		*to = *from;
		to->has_asn = kept.has_asn;
		to->asn = kept.asn;
		to->organization = kept.organization;
		to->network_source = kept.network_source;
		to->network_time = kept.network_time;
	}
	if (from->network_source.bytes && !to->network_source.bytes) {
		to->has_asn = from->has_asn;
		to->asn = from->asn;
		to->organization = from->organization;
		to->network_source = from->network_source;
		to->network_time = from->network_time;
	}
}

static int ask(struct geo_state *s, size_t number, const union any_sockaddr *address,
               struct geo *to)
{
	const struct database *d = &s->list[number];
	const struct geo *found;
	int error = 0;
	MMDB_lookup_result_s at;

	if (address->any.sa_family == AF_INET6 && d->mmdb.metadata.ip_version == 4)
		return 0;
	at = MMDB_lookup_sockaddr(&d->mmdb, &address->any, &error);
	if (error != MMDB_SUCCESS)
		return broken(s, d, "its tree of addresses is broken");
	if (!at.found_entry)
		return 0;
	error = cached_record(s, number, at.entry.offset, &found);
	if (error == 0)
		merge(to, found);
	return error;
}

static int draw(void *state, struct connection *c)
{
	struct geo_state *s = state;
	const struct address *remote = &c->socket->remote.ip;
	union any_sockaddr address;
	int error = 0;

	if (!remote->family || address_is_any(*remote))
		return 0;
	address = sockaddr_of(*remote);
	for (size_t i = 0; i < s->count && error == 0; i++)
		error = ask(s, i, &address, &c->geo);
	return error;
}

static void explain(const void *state, struct cq_error *reterr)
{
	const struct geo_state *s = state;

	if (s->broken)
		(void)fail(reterr, -EBADMSG, "--geoip %s: %s", s->broken->path, s->fault);
}

/* ---- opening ----------------------------------------------------------------------------------
 */

static void ignore_value(void *context, const struct record_value *v)
{
	(void)context;
	(void)v;
}

/* The bytes behind the last mark; none without one. */
static struct text find_metadata(struct text tail)
{
	const struct text mark = METADATA_MARK;
	struct text found = TEXT_NONE;
	const char *at;

	while ((at = memmem(tail.bytes, tail.len, mark.bytes, mark.len))) {
		at += mark.len;
		found = tail = (struct text){at, (size_t)(tail.bytes + tail.len - at)};
	}
	return found;
}

/* libmaxminddb reads the metadata as deep as the file says: only what is not deep is handed to it.
 */
static int check_metadata(int fd, const char *path, struct cq_error *reterr)
{
	struct stat status;
	struct buffer tail;
	struct text metadata;
	int r = 0;

	if (fstat(fd, &status) < 0)
		return fail_sys(reterr, -errno, "--geoip %s", path);
	if (!S_ISREG(status.st_mode))
		return fail(reterr, -EINVAL, "--geoip %s: is no file", path);
	buffer_init(&tail, METADATA_MAX + 1);
	if (status.st_size > (off_t)METADATA_MAX &&
	    lseek(fd, status.st_size - (off_t)METADATA_MAX, SEEK_SET) < 0)
		r = -errno;
	if (r == 0)
		r = fd_read(fd, METADATA_MAX, &tail, NULL);
	metadata = r == 0 ? find_metadata(buffer_text(&tail)) : TEXT_NONE;
	if (r < 0)
		r = fail_sys(reterr, r, "--geoip %s", path);
	else if (!metadata.bytes)
		r = fail(reterr, -EBADMSG,
		         "--geoip %s: is no database in MaxMind's format, or its end is missing",
		         path);
	else if (record_read((const uint8_t *)metadata.bytes, metadata.len, 0, ignore_value, NULL) <
	         0)
		r = fail(reterr, -EBADMSG, "--geoip %s: what it says of itself is broken", path);
	buffer_done(&tail);
	return r;
}

/* 1: the record at that side knows a place or a network; 0: it does not, or there is none. */
static int probe_record(const struct database *d, uint8_t type, const MMDB_entry_s *entry,
                        unsigned *ret_count)
{
	struct geo g;

	if (type == MMDB_RECORD_TYPE_INVALID)
		return -EBADMSG;
	if (type != MMDB_RECORD_TYPE_DATA)
		return 0;
	++*ret_count;
	if (read_record(d, entry->offset, &g) < 0)
		return -EBADMSG;
	return geo_knows_place(&g) || geo_knows_network(&g);
}

/* 1: some of its first records know a place or a network, or it has none; 0; -EBADMSG. */
static int probe(const struct database *d)
{
	unsigned count = 0;
	int known = 0;

	for (uint32_t n = 0; n < d->mmdb.metadata.node_count && n < PROBED_NODES; n++) {
		MMDB_search_node_s node;

		if (MMDB_read_node(&d->mmdb, n, &node) != MMDB_SUCCESS)
			return -EBADMSG;
		known = probe_record(d, node.left_record_type, &node.left_record_entry, &count);
		if (known == 0)
			known = probe_record(d, node.right_record_type, &node.right_record_entry,
			                     &count);
		if (known != 0 || count >= PROBED_RECORDS)
			return known;
	}
	return count == 0;
}

static int open_database(struct geo_state *s, struct database *d, const char *path,
                         struct cq_error *reterr)
{
	CQ_CLEANUP(fd_close)
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
	uint64_t epoch;
	int r;

	d->path = arena_text(s->arena, text_of(path)).bytes;
	if (!d->path)
		return fail(reterr, -ENOMEM, "out of memory");
	if (fd < 0)
		return fail_sys(reterr, -errno, "--geoip %s", path);
	r = check_metadata(fd, path, reterr);
	if (r < 0)
		return r;
	r = MMDB_open(path, MMDB_MODE_MMAP, &d->mmdb);
	if (r == MMDB_FILE_OPEN_ERROR)
		return fail_sys(reterr, -errno, "--geoip %s", path);
	if (r != MMDB_SUCCESS)
		return fail(reterr, -EBADMSG, "--geoip %s: is broken: %s", path, MMDB_strerror(r));
	d->is_open = true;
	epoch = d->mmdb.metadata.build_epoch;
	d->time = epoch <= INT64_MAX / 1000 ? (int64_t)epoch * 1000 : UNKNOWN_TIME;
	d->name = geo_name(text_of(d->mmdb.metadata.database_type));
	if (!d->name.bytes)
		d->name = TEXT("MaxMind DB");
	r = probe(d);
	if (r < 0)
		return fail(reterr, -EBADMSG,
		            "--geoip %s: is broken: a record of it cannot be read", path);
	if (r == 0)
		return fail(reterr, -EINVAL,
		            "--geoip %s: a database of type %s knows neither countries, cities nor "
		            "networks",
		            path, d->name.bytes);
	return 0;
}

static void geo_free(void *state)
{
	struct geo_state *s = state;

	if (!s)
		return;
	for (size_t i = 0; i < s->count; i++)
		if (s->list[i].is_open)
			MMDB_close(&s->list[i].mmdb);
	free(s->cache);
	free(s->list);
	arena_free(s->arena);
	free(s);
}

static const struct enricher geo_enricher = {
	.name = "geo", .gives = NEED_GEO, .draw = draw, .free = geo_free, .explain = explain};

int geo_open(const char *const *files, size_t count, struct enrichment *ret,
             struct cq_error *reterr)
{
	struct geo_state *s = calloc(1, sizeof(*s));
	int error = 0;

	if (!s)
		return fail(reterr, -ENOMEM, "out of memory");
	s->cache = calloc(CACHE_SLOTS, sizeof(*s->cache));
	s->list = calloc(count ? count : 1, sizeof(*s->list));
	if (!s->cache || !s->list || arena_new(GEO_MEMORY, &s->arena) < 0)
		error = fail(reterr, -ENOMEM, "out of memory");
	while (error == 0 && s->count < count) {
		error = open_database(s, &s->list[s->count], files[s->count], reterr);
		s->count++;
	}
	if (error < 0) {
		geo_free(s);
		return error;
	}
	*ret = (struct enrichment){.enricher = &geo_enricher, .state = s};
	return 0;
}
