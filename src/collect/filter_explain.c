/* SPDX-License-Identifier: Apache-2.0 */
/* How a collector would ask, for people. */
#include <sys/socket.h>

#include "collect/filter.h"

#define KNOWN_STATES 14u

/* As the kernel numbers them (net/tcp_states.h). */
static const char *state_name(unsigned number)
{
	if (number == 12)
		return "NEW_SYN_RECV";
	return number == 13 ? "BOUND_INACTIVE" : socket_state_name((enum socket_state)number);
}

static unsigned count_states(uint32_t states)
{
	unsigned count = 0;

	for (unsigned i = 1; i < KNOWN_STATES; i++)
		count += states >> i & 1;
	return count;
}

/* "states LISTEN", or the few that are left out. */
static void add_states(uint32_t states, struct buffer *b)
{
	unsigned count = count_states(states);
	bool most = count > KNOWN_STATES / 2;

	if (count == KNOWN_STATES - 1) {
		buffer_add_text(b, TEXT("every state"));
		return;
	}
	buffer_add_text(b, most ? TEXT("every state but") : TEXT("states"));
	for (unsigned i = 1; i < KNOWN_STATES; i++)
		if ((states >> i & 1) != most)
			buffer_printf(b, " %s", state_name(i));
}

/* The program that was shown last, and of which source. */
struct shown_code {
	struct buffer code;
	const char *source;
};

static void add_code(const struct diag_source *s, struct text code, struct shown_code *last,
                     struct buffer *b)
{
	if (code.len == 0) {
		buffer_add_text(b, TEXT(", every socket\n"));
		return;
	}
	buffer_printf(b, ", those that %zu bytes of bytecode accept", code.len);
	if (text_equal(code, buffer_text(&last->code))) {
		buffer_printf(b, ", the same as for %s\n", last->source);
		return;
	}
	buffer_add_text(b, TEXT(":\n"));
	(void)filter_describe(code, "  ", b);
	buffer_clear(&last->code);
	buffer_add_text(&last->code, code);
	last->source = s->name;
}

static void add_source(const struct diag_source *s, const struct dump_plan *plan,
                       struct shown_code *last, struct buffer *b)
{
	buffer_printf(b, "%s: ", s->name);
	if (!plan->is_asked) {
		buffer_add_text(b, TEXT("not asked, as none of its sockets can match\n"));
		return;
	}
	if (!s->parse) {
		buffer_printf(b, "/proc/net/%s\n", s->table);
		return;
	}
	buffer_add_text(b, TEXT("sock_diag"));
	if (s->states != 0) {
		buffer_add_text(b, TEXT(", "));
		add_states(plan->states, b);
	}
	add_code(s, plan->code, last, b);
}

int collector_explain(struct collector *c, struct buffer *words)
{
	struct shown_code last = {.source = NULL};
	int r = ns_open_enter(c, c->list.entries[0]);

	if (r < 0)
		return r;
	buffer_init(&last.code, FILTER_CODE_MAX);
	ns_open_study(c);
	for (size_t i = 0; i < diag_source_count; i++) {
		struct dump_plan plan;

		if (!source_is_asked(c, &diag_sources[i]))
			continue;
		filters_plan(c, &diag_sources[i], &plan);
		add_source(&diag_sources[i], &plan, &last, words);
	}
	buffer_done(&last.code);
	return buffer_error(words);
}
