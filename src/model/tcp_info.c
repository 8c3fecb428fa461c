/* SPDX-License-Identifier: Apache-2.0 */
#include "model/model.h"

#include <linux/tcp.h>
#include <netinet/in.h>

const struct tcp_figure tcp_figures[TCP_FIGURE_COUNT] = {
#define FIGURE(name, field, none)                                              \
	[TCP_FIGURE_##field] = {name, offsetof(struct tcp_info, tcpi_##field), \
	                        sizeof(((struct tcp_info *)NULL)->tcpi_##field), none},
#include "model/tcp_figures.def"
#undef FIGURE
};

static uint64_t read_figure(const struct tcp_figure *f, const char *info)
{
	uint8_t eight;
	uint32_t thirty_two;
	uint64_t sixty_four;

	switch (f->size) {
	case sizeof(eight):
		memcpy(&eight, info + f->offset, sizeof(eight));
		return eight;
	case sizeof(thirty_two):
		memcpy(&thirty_two, info + f->offset, sizeof(thirty_two));
		return thirty_two;
	default:
		memcpy(&sixty_four, info + f->offset, sizeof(sixty_four));
		return sixty_four;
	}
}

bool socket_has_tcp_info(const struct socket *s)
{
	/* MPTCP and SCTP send other structs; a listener's fields mean other things */
	return s->tcp_info && socket_is_inet(s) && s->protocol == IPPROTO_TCP &&
	       s->state != STATE_LISTEN;
}

bool tcp_figure_read(const struct tcp_figure *f, const struct socket *s, uint64_t *ret)
{
	uint64_t value;

	if (!socket_has_tcp_info(s) || f->offset + f->size > s->tcp_info_len)
		return false;
	value = read_figure(f, s->tcp_info);
	if (value == f->none)
		return false;
	*ret = value;
	return true;
}
