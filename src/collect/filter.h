/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Inside collect: how a socket filter becomes a request to the kernel.
 *
 *   sets      ports and networks as sorted lists without overlap
 *   plan      what of a filter can be judged where: is a source asked at all, which states, which
 *             terms are left for its sockets one by one
 *   code      those terms as bytecode of inet_diag (linux/inet_diag.h), and back in words
 *
 * All of it errs on one side: whatever cannot be judged, said or kept in memory lets sockets
 * through.
 */
#ifndef CONNQUERY_COLLECT_FILTER_H
#define CONNQUERY_COLLECT_FILTER_H

#include "collect/sources.h"

/* ---- sets ------------------------------------------------------------------------------------ */

/* Sorted, disjoint, no two adjacent. */
struct port_set {
	struct port_range *list;
	size_t count;
};
/* Sorted as address_compare does, none inside another; IPv4 first. */
struct network_set {
	struct network *list;
	size_t count;
};
/* Port 0 is no port, and in no set. What is made is taken from the arena; false: out of memory. */
bool port_set_make(struct arena *a, const struct port_range *ranges, size_t count,
                   struct port_set *ret);
bool port_set_union(struct arena *a, const struct port_set *x, const struct port_set *y,
                    struct port_set *ret);
bool port_set_intersect(struct arena *a, const struct port_set *x, const struct port_set *y,
                        struct port_set *ret);
bool port_set_complement(struct arena *a, const struct port_set *x, struct port_set *ret);
/* At most `most` (1 or more) ranges that hold all of the set, and no more beside it than that
 * needs. */
bool port_set_coarsen(struct arena *a, const struct port_set *x, size_t most, struct port_set *ret);
bool network_set_make(struct arena *a, const struct network *networks, size_t count,
                      struct network_set *ret);
bool network_set_union(struct arena *a, const struct network_set *x, const struct network_set *y,
                       struct network_set *ret);
/* At most `most` (2 or more) networks that hold all of the set. */
bool network_set_coarsen(struct arena *a, const struct network_set *x, size_t most,
                         struct network_set *ret);
/* How many of the set are IPv4: the first ones. */
size_t network_set_v4(const struct network_set *x);
struct network network_cut(struct network n, uint8_t bits); /* its first bits */
/* How many bits two addresses of a family have in common at their beginning. */
uint8_t common_bits(const struct address *x, const struct address *y);

/* ---- terms ----------------------------------------------------------------------------------- */

/* What is left of a filter for the sockets of one source in one namespace. */
enum term_kind {
	TERM_NOTHING,    /* matches no socket */
	TERM_EVERYTHING, /* each, as far as anybody can tell the kernel */
	TERM_ALL,
	TERM_ANY,
	TERM_PORTS,
	TERM_NETWORKS,
	TERM_V6, /* a socket of AF_INET6, whatever its addresses */
	TERM_DEVICE,
	TERM_MARK,
	TERM_CGROUP,
};
struct term {
	enum term_kind kind;
	bool is_not;    /* NETWORKS, V6, DEVICE, MARK, CGROUP */
	bool is_remote; /* PORTS, NETWORKS */
	union {
		struct port_set ports;
		struct network_set networks;
		uint32_t device; /* its index; 0: bound to none */
		struct {
			uint32_t value, mask;
		} mark;
		uint64_t cgroup;
		struct term *first; /* ALL, ANY: at least one */
	};
	struct term *next; /* of the same ALL or ANY */
};

/* ---- plan ------------------------------------------------------------------------------------ */

/* Where a filter is to be judged. */
struct filter_place {
	const struct diag_source *source;
	const struct netns *ns;             /* NULL: not known yet, may be any */
	bool links_known;                   /* ns has its interfaces */
	struct cgroups *cgroups;            /* NULL: cgroups are not looked up */
	bool no_marks, no_cgroups, no_code; /* the kernel refused such a condition */
	struct arena *arena;                /* for all that is made */
};
struct dump_plan {
	bool is_asked;
	uint32_t states;  /* bits as the kernel numbers states */
	struct text code; /* bytecode; none: every socket */
};
/* f NULL: everything. */
void filter_plan(const struct socket_filter *f, const struct filter_place *at,
                 struct dump_plan *ret);
/* Whether sockets of that namespace can match. */
bool filter_wants_netns(const struct socket_filter *f, const struct netns *ns);
bool filter_names_device(const struct socket_filter *f);
/* What filter_plan makes its code of. */
const struct term *filter_term(const struct socket_filter *f, const struct filter_place *at,
                               uint32_t *ret_states);

/* ---- judge ----------------------------------------------------------------------------------- */

/* A socket of TCP, UDP or UDP-Lite, as an owner source tells of it. */
struct filter_subject {
	uint8_t family;    /* AF_INET, AF_INET6 */
	uint16_t protocol; /* IPPROTO_* */
	enum socket_state state;
	struct address local, remote; /* family 0: none */
	uint16_t local_port, remote_port;
	uint32_t device; /* its index; 0: none */
	uint32_t mark;
	uint64_t cgroup; /* 0: unknown */
};
/* What is left of a filter for each source, where the namespace may be any. */
struct filter_judge;
/* Lives in the arena; NULL: out of memory. f: as filter_term takes it. */
const struct filter_judge *filter_judge_new(const struct socket_filter *f, struct cgroups *cgroups,
                                            struct arena *arena);
/* false: the filter does not match it, whatever else may be known of it. */
bool filter_may_match(const struct filter_judge *j, const struct filter_subject *s);

/* ---- code ------------------------------------------------------------------------------------ */

/* The longest program that we send. The kernel's audit looks for the target of each jump from the
 * program's beginning, so its time grows with the square of the length: 16 KiB cost it a few
 * milliseconds for each dump, 64 KiB (where an attribute ends) a hundred. */
#define FILTER_CODE_MAX 16384u
/* Compiles a term, coarser where it would not fit; none when there is nothing to say or it cannot
 * be said. */
struct text filter_compile(const struct term *t, struct arena *arena);

#endif
