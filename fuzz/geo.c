/* SPDX-License-Identifier: Apache-2.0 */
/* A database of places and networks, opened and asked. Whatever the bytes are, there are words for
 * what is wrong, and texts lie within bounds. */
#include <sys/mman.h>
#include <unistd.h>

#include "enrich/enrich.h"
#include "fuzz.h"

static void look_at(struct text t)
{
	MUST(!t.bytes || t.len <= 1024); /* 256 characters */
	for (size_t i = 0; i < t.len; i++)
		MUST(t.bytes[i] || true);
}

static void ask(const struct enrichment *e, struct address a)
{
	struct socket socket = {.remote.ip = a};
	struct connection c = {.socket = &socket};
	struct cq_error error = {0};
	int r = e->enricher->draw(e->state, &c);

	if (r < 0) {
		e->enricher->explain(e->state, &error);
		MUST(error.text[0] != '\0');
		return;
	}
	look_at(c.geo.country);
	look_at(c.geo.city);
	look_at(c.geo.organization);
	MUST(!c.geo.has_position || (c.geo.latitude >= -90000000 && c.geo.latitude <= 90000000));
	MUST(!c.geo.country.bytes || c.geo.place_source.bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const uint8_t four[][4] = {{203, 0, 113, 7}, {127, 0, 0, 1}, {255, 255, 255, 255}};
	static const uint8_t six[16] = {0x20, 1, 0xd, 0xb8, [15] = 7};
	struct enrichment e = {0};
	struct cq_error error = {0};
	char path[32];
	const char *files[] = {path};
	int fd = memfd_create("geo", MFD_CLOEXEC);

	MUST(fd >= 0 && write(fd, data, size) == (ssize_t)size);
	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	if (geo_open(files, 1, &e, &error) == 0) {
		for (size_t i = 0; i < ARRAY_LEN(four); i++)
			ask(&e, address_v4(four[i]));
		ask(&e, address_v6(six));
		e.enricher->free(e.state);
	} else {
		MUST(error.text[0] != '\0');
	}
	(void)close(fd);
	return 0;
}
