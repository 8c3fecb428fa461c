/* SPDX-License-Identifier: Apache-2.0 */
/* A part of model.h: what the kernel tells of a TCP connection. */
#ifndef CONNQUERY_MODEL_TCP_FIGURES_H
#define CONNQUERY_MODEL_TCP_FIGURES_H

#include "base/base.h"

struct socket;

/* A figure of struct tcp_info. The kernel's struct may be older (shorter) or newer than ours. */
struct tcp_figure {
	const char *name; /* the kernel's, with the unit: "rtt_us" */
	size_t offset, size;
	uint64_t none; /* the value that says that there is none */
};
enum tcp_figure_id {
#define FIGURE(name, field, none) TCP_FIGURE_##field,
#include "model/tcp_figures.def"
#undef FIGURE
	TCP_FIGURE_COUNT
};
extern const struct tcp_figure tcp_figures[TCP_FIGURE_COUNT]; /* by enum tcp_figure_id */
/* Whether the kernel told of the connection: it was asked, and it is TCP, no listener. */
bool socket_has_tcp_info(const struct socket *s);
/* False when the socket has no such figure: none at all, or too old a kernel. */
bool tcp_figure_read(const struct tcp_figure *f, const struct socket *s, uint64_t *ret);

#endif
