/* SPDX-License-Identifier: Apache-2.0 */
/* Shortcuts about the ends of a connection: ports and addresses. */
#include <arpa/inet.h>
#include <netdb.h>

#include "pipeline/options.h"

/* ---- ports -------------------------------------------------------------------------------------
 */

/* The port of a service in any protocol. 0, -ENOENT. */
static int service_port(struct text name, int64_t *ret)
{
	char letters[NAME_MAX_LEN + 1], room[8192];
	struct servent service, *found = NULL;

	if (name.len > NAME_MAX_LEN)
		return -ENOENT;
	memcpy(letters, name.bytes, name.len);
	letters[name.len] = '\0';
	if (getservbyname_r(letters, NULL, &service, room, sizeof(room), &found) != 0 || !found)
		return -ENOENT;
	*ret = ntohs((uint16_t)found->s_port);
	return 0;
}

/* Whether it is one number, or two with a '-' between them. */
static bool is_range(struct text part, uint64_t *ret_first, uint64_t *ret_last)
{
	struct text last = part, first;

	if (!text_split(&last, '-', &first) || text_to_u64(first, ret_first) == -EINVAL)
		return false;
	if (first.len == part.len) {
		*ret_last = *ret_first;
		return true;
	}
	return text_to_u64(last, ret_last) != -EINVAL;
}

static int take_port(const struct asked *a, struct text part)
{
	uint64_t first = UINT64_MAX, last = UINT64_MAX; /* too large a number stays that */
	int64_t port;

	if (!is_range(part, &first, &last)) {
		if (service_port(part, &port) < 0)
			return asked_fail(a, part, "no service of that name is known on this host");
		return asked_number(a, port);
	}
	if (first > UINT16_MAX || last > UINT16_MAX)
		return asked_fail(a, part, "must be a port from 0 to 65535");
	if (first > last)
		return asked_fail(a, part, "the range ends before it begins");
	return asked_add(a, &(struct match){.kind = MATCH_RANGE,
	                                    .first = (int64_t)first,
	                                    .last = (int64_t)last});
}

int set_port(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct asked a = {q, "port", FIELD_LOCAL_PORT_ID, FIELD_REMOTE_PORT_ID, false, reterr};

	return asked_list(&a, value, take_port);
}

int set_local_port(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct asked a = {q, "local-port", FIELD_LOCAL_PORT_ID, FIELD_COUNT, false, reterr};

	return asked_list(&a, value, take_port);
}

int set_remote_port(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct asked a = {q, "remote-port", FIELD_REMOTE_PORT_ID, FIELD_COUNT, false, reterr};

	return asked_list(&a, value, take_port);
}

/* ---- addresses ---------------------------------------------------------------------------------
 */

static struct text without_brackets(struct text t)
{
	if (t.len >= 2 && t.bytes[0] == '[' && t.bytes[t.len - 1] == ']')
		return (struct text){t.bytes + 1, t.len - 2};
	return t;
}

/* "192.0.2.1:443" or "[2001:db8::1]:443" */
static bool has_port(struct text t)
{
	const char *colon = memrchr(t.bytes, ':', t.len);
	struct address unused;
	struct text ip, port;
	uint64_t number;

	if (!colon)
		return false;
	ip = (struct text){t.bytes, (size_t)(colon - t.bytes)};
	port = (struct text){colon + 1, t.len - ip.len - 1};
	return address_parse(without_brackets(ip), &unused) == 0 && text_to_u64(port, &number) == 0;
}

static int fail_address(const struct asked *a, struct text part)
{
	if (has_port(part))
		return fail(a->reterr, -EINVAL,
		            "--%s %.*s: must be an address without its port, which goes to "
		            "--%s-port",
		            a->option, (int)part.len, part.bytes, a->option);
	if (memchr(part.bytes, '%', part.len))
		return asked_fail(a, part, "must be an address without its zone");
	return asked_fail(a, part,
	                  "must be an address such as 192.0.2.1 or a network such as 10.0.0.0/8; "
	                  "names are not looked up");
}

static int take_address(const struct asked *a, struct text part)
{
	struct match m = {.kind = MATCH_NETWORK};
	struct text bare = without_brackets(part), rest = bare, ip = bare;
	struct address unused;

	(void)text_split(&rest, '/', &ip);
	if (address_parse(ip, &unused) < 0)
		return fail_address(a, part);
	if (network_parse(bare, &m.network, a->reterr) < 0)
		return fail_in(a->reterr, "--%s", a->option);
	return asked_add(a, &m);
}

int set_local(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct asked a = {q, "local", FIELD_LOCAL_IP_ID, FIELD_COUNT, false, reterr};

	return asked_list(&a, value, take_address);
}

int set_remote(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct asked a = {q, "remote", FIELD_REMOTE_IP_ID, FIELD_COUNT, false, reterr};

	return asked_list(&a, value, take_address);
}

/* Names are known in small letters, without a dot at their end. */
int set_remote_name(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	struct asked a = {q, "remote-name", FIELD_REMOTE_HOSTNAME_ID, FIELD_COUNT, false, reterr};
	struct text name = text_of(value);
	struct word small;
	int error = set_resolve(q, "", reterr);

	if (error < 0)
		return error;
	if (name.len > 0 && name.bytes[name.len - 1] == '.')
		name.len--;
	if (name.len == 0)
		return fail(reterr, -EINVAL, "--remote-name: needs a value");
	if (name.len > NAME_MAX_LEN)
		return fail(reterr, -EINVAL, "--remote-name: longer than a name can be");
	small_letters(name, &small);
	if (strpbrk(small.letters, "*?"))
		return asked_add(
			&a, &(struct match){.kind = MATCH_GLOB, .text = text_of(small.letters)});
	return asked_text(&a, text_of(small.letters));
}
