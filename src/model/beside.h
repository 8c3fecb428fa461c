/* SPDX-License-Identifier: Apache-2.0 */
/* A part of model.h: what is known of a connection from beside the kernel. */
#ifndef CONNQUERY_MODEL_BESIDE_H
#define CONNQUERY_MODEL_BESIDE_H

#include "base/base.h"

/* ---- geo ------------------------------------------------------------------------------------- */

/* Where an address is and whose network it is in, as databases say it. Texts live as long as these;
 * what they do not say is none. */
struct geo {
	struct text continent; /* in English */
	struct text country;   /* ISO 3166-1, two letters */
	struct text region;    /* ISO 3166-2, without the country */
	struct text city;      /* in English */
	struct text postal_code;
	bool has_position;
	int32_t latitude, longitude; /* millionths of a degree */
	struct text place_source;    /* the database that says all this; none: none does */
	int64_t place_time;          /* when it was made */
	bool has_asn;
	uint32_t asn;
	struct text organization; /* that has the network */
	struct text network_source;
	int64_t network_time;
};

/* ---- indicators ------------------------------------------------------------------------------ */

enum indicator_kind {
	INDICATOR_ADDRESS,
	INDICATOR_NETWORK,
	INDICATOR_RANGE,  /* of addresses, first to last */
	INDICATOR_DOMAIN, /* and all below it */
	INDICATOR_HOST,   /* a name, just it */
	INDICATOR_HASH,
	INDICATOR_KIND_COUNT
};
const char *indicator_kind_name(enum indicator_kind k); /* "address", "network" … */
/* Numbered as OCSF does. */
enum severity {
	SEVERITY_UNKNOWN,
	SEVERITY_INFORMATIONAL,
	SEVERITY_LOW,
	SEVERITY_MEDIUM,
	SEVERITY_HIGH,
	SEVERITY_CRITICAL,
	SEVERITY_FATAL,
	SEVERITY_COUNT
};
/* The Traffic Light Protocol: with whom it may be shared. */
enum tlp { TLP_NONE, TLP_CLEAR, TLP_GREEN, TLP_AMBER, TLP_AMBER_STRICT, TLP_RED, TLP_COUNT };
const char *tlp_name(enum tlp t); /* "AMBER STRICT"; NULL for none */
enum indicator_text {
	INDICATOR_UID,
	INDICATOR_NAME,
	INDICATOR_DESCRIPTION,
	INDICATOR_SOURCE, /* who says it */
	INDICATOR_REFERENCE,
	INDICATOR_CATEGORY,
	/* lists, one a line */
	INDICATOR_LABELS,
	INDICATOR_KILL_CHAIN, /* "lockheed-martin-cyber-kill-chain delivery" */
	INDICATOR_MALWARE,    /* "10,18 Name": OCSF's numbers of its classes, or 0, and a name */
	INDICATOR_CAMPAIGNS,
	INDICATOR_ACTORS,
	INDICATOR_INTRUSION_SETS,
	INDICATOR_TEXT_COUNT
};
enum indicator_time {
	INDICATOR_CREATED,
	INDICATOR_MODIFIED,
	INDICATOR_VALID_FROM,
	INDICATOR_VALID_UNTIL,
	INDICATOR_TIME_COUNT
};
#define CONFIDENCE_UNKNOWN (-1)
/* What somebody says is a sign of something bad. Texts live as long as what it was read into. */
struct indicator {
	enum indicator_kind kind;
	struct text value; /* "203.0.113.0/24", "evil.example", hexadecimal digits */
	uint16_t port;     /* it is one with this port only; 0: with any */
	int8_t confidence; /* 0 to 100, CONFIDENCE_UNKNOWN */
	enum severity severity;
	enum tlp tlp;
	struct text texts[INDICATOR_TEXT_COUNT];
	int64_t times[INDICATOR_TIME_COUNT]; /* UNKNOWN_TIME */
};
/* How many of them one connection is told to match. */
#define INDICATOR_MATCHES 8u

#endif
