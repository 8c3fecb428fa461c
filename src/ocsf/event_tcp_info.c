/* SPDX-License-Identifier: Apache-2.0 */
#include "ocsf/event.h"

void event_put_tcp_info(struct event_builder *b, const struct socket *s)
{
	if (!socket_has_tcp_info(s))
		return;
	event_key_open(b, TEXT("tcp_info"), false);
	for (size_t i = 0; i < TCP_FIGURE_COUNT; i++) {
		const struct tcp_figure *f = &tcp_figures[i];
		uint64_t value;

		if (!tcp_figure_read(f, s, &value))
			continue;
		if (f->size == sizeof(value))
			event_key_big(b, text_of(f->name), value);
		else
			event_key_number(b, text_of(f->name), (int64_t)value);
	}
	b->w->ops->close(b->w);
}
