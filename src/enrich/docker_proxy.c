/* SPDX-License-Identifier: Apache-2.0 */
/*
 * docker-proxy takes what comes to a published port and passes it on into a container: who holds
 * the socket is not who serves. Its arguments say where it passes to.
 */
#include "enrich/container.h"

/* Anybody may call his program so, with any arguments; docker's is root's, in the file of that
 * name.
 */
static bool is_proxy(const struct process *p)
{
	return text_equal(p->file.name, TEXT("docker-proxy")) && p->user.known &&
	       p->user.uid == 0 && p->has_ids && p->real_uid == 0 && p->file.known_stat &&
	       p->file.owner.uid == 0;
}

bool docker_proxy_target(const struct process *p, struct address *ret_ip, uint16_t *ret_port)
{
	struct text rest = p->cmd_line, word, value;
	bool has_ip = false;
	uint64_t port = 0;

	if (!is_proxy(p))
		return false;
	while (text_split(&rest, ' ', &word)) {
		bool is_ip = text_equal(word, TEXT("-container-ip"));
		bool is_port = text_equal(word, TEXT("-container-port"));

		if ((!is_ip && !is_port) || !text_split(&rest, ' ', &value))
			continue;
		if (is_ip)
			has_ip = address_parse(value, ret_ip) == 0;
		else if (text_to_u64(value, &port) < 0 || port > UINT16_MAX)
			port = 0;
	}
	*ret_port = (uint16_t)port;
	return has_ip;
}
