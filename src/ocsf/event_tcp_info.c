/* SPDX-License-Identifier: Apache-2.0 */
#include "ocsf/event.h"

#include <linux/tcp.h>
#include <netinet/in.h>

/* Names follow the kernel's, with the unit where there is one. */
static const struct figure {
	const char *name;
	size_t offset, size;
	uint64_t none; /* the value that says that there is none */
} figures[] = {
#define FIGURE(name, field, none)                                             \
	{                                                                     \
		name, offsetof(struct tcp_info, tcpi_##field),                \
			sizeof(((struct tcp_info *)NULL)->tcpi_##field), none \
	}
	/* ~0 says "no bound" of the rates, and means nothing in a smaller field. */
	FIGURE("rtt_us", rtt, 0),
	FIGURE("rttvar_us", rttvar, UINT64_MAX),
	FIGURE("min_rtt_us", min_rtt, UINT32_MAX),
	FIGURE("rcv_rtt_us", rcv_rtt, 0),
	FIGURE("rto_us", rto, 0),
	FIGURE("ato_us", ato, 0),
	FIGURE("cwnd", snd_cwnd, UINT64_MAX),
	FIGURE("ssthresh", snd_ssthresh, INT32_MAX),
	FIGURE("snd_wnd", snd_wnd, UINT64_MAX),
	FIGURE("snd_mss", snd_mss, UINT64_MAX),
	FIGURE("rcv_mss", rcv_mss, UINT64_MAX),
	FIGURE("advmss", advmss, UINT64_MAX),
	FIGURE("pmtu", pmtu, UINT64_MAX),
	FIGURE("ca_state", ca_state, UINT64_MAX),
	FIGURE("retransmits", retransmits, UINT64_MAX),
	FIGURE("probes", probes, UINT64_MAX),
	FIGURE("backoff", backoff, UINT64_MAX),
	FIGURE("unacked", unacked, UINT64_MAX),
	FIGURE("sacked", sacked, UINT64_MAX),
	FIGURE("lost", lost, UINT64_MAX),
	FIGURE("retrans", retrans, UINT64_MAX),
	FIGURE("total_retrans", total_retrans, UINT64_MAX),
	FIGURE("reordering", reordering, UINT64_MAX),
	FIGURE("last_data_sent_ms", last_data_sent, UINT64_MAX),
	FIGURE("last_data_recv_ms", last_data_recv, UINT64_MAX),
	FIGURE("last_ack_recv_ms", last_ack_recv, UINT64_MAX),
	FIGURE("rcv_space", rcv_space, UINT64_MAX),
	FIGURE("rcv_ssthresh", rcv_ssthresh, UINT64_MAX),
	FIGURE("notsent_bytes", notsent_bytes, UINT64_MAX),
	FIGURE("segs_out", segs_out, UINT64_MAX),
	FIGURE("segs_in", segs_in, UINT64_MAX),
	FIGURE("data_segs_out", data_segs_out, UINT64_MAX),
	FIGURE("data_segs_in", data_segs_in, UINT64_MAX),
	FIGURE("delivered", delivered, UINT64_MAX),
	FIGURE("delivered_ce", delivered_ce, UINT64_MAX),
	FIGURE("dsack_dups", dsack_dups, UINT64_MAX),
	FIGURE("reord_seen", reord_seen, UINT64_MAX),
	FIGURE("rcv_ooopack", rcv_ooopack, UINT64_MAX),
	FIGURE("bytes_sent", bytes_sent, UINT64_MAX),
	FIGURE("bytes_acked", bytes_acked, UINT64_MAX),
	FIGURE("bytes_received", bytes_received, UINT64_MAX),
	FIGURE("bytes_retrans", bytes_retrans, UINT64_MAX),
	FIGURE("pacing_rate", pacing_rate, UINT64_MAX),
	FIGURE("max_pacing_rate", max_pacing_rate, UINT64_MAX),
	FIGURE("delivery_rate", delivery_rate, 0),
	FIGURE("busy_time_us", busy_time, UINT64_MAX),
	FIGURE("rwnd_limited_us", rwnd_limited, UINT64_MAX),
	FIGURE("sndbuf_limited_us", sndbuf_limited, UINT64_MAX),
#undef FIGURE
};

static uint64_t read_figure(const struct figure *f, const char *info)
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

/* The kernel's struct may be older (shorter) or newer (longer) than ours. */
void event_put_tcp_info(struct event_builder *b, const struct socket *s)
{
	/* MPTCP and SCTP send other structs; a listener's fields mean other things. */
	if (!s->tcp_info || s->protocol != IPPROTO_TCP || s->state == STATE_LISTEN)
		return;
	event_key_open(b, TEXT("tcp_info"), false);
	for (size_t i = 0; i < ARRAY_LEN(figures); i++) {
		const struct figure *f = &figures[i];

		if (f->offset + f->size > s->tcp_info_len)
			continue;
		uint64_t value = read_figure(f, s->tcp_info);
		if (value == f->none)
			continue;
		if (f->size == sizeof(uint64_t))
			event_key_big(b, text_of(f->name), value);
		else
			event_key_number(b, text_of(f->name), (int64_t)value);
	}
	b->w->ops->close(b->w);
}
