/* SPDX-License-Identifier: Apache-2.0 */
#include <strings.h>

#include "ocsf/event.h"

/* Ids of the schema; their captions are its own. */
enum { OSINT_IP = 1, OSINT_DOMAIN = 2, OSINT_HOST = 3, OSINT_HASH = 4 };
enum { CONFIDENCE_LOW = 1, CONFIDENCE_MEDIUM = 2, CONFIDENCE_HIGH = 3 };
enum { SCORE_POSSIBLY_MALICIOUS = 8, SCORE_PROBABLY_MALICIOUS = 9, SCORE_MALICIOUS = 10 };
/* The scale of three of STIX 2.1: low to 29, medium to 69, high. */
#define MEDIUM_FROM 30
#define HIGH_FROM 70
/* Of a source that does not say how sure it is: the middle. */

/* ---- which ------------------------------------------------------------------------------------
 */

const struct indicator *event_indicator_of_address(const struct connection *c)
{
	for (size_t i = 0; i < c->indicator_count; i++)
		if (c->indicators[i]->kind <= INDICATOR_RANGE)
			return c->indicators[i];
	return NULL;
}

const struct indicator *event_indicator_of_name(const struct connection *c)
{
	for (size_t i = 0; i < c->indicator_count; i++)
		if (c->indicators[i]->kind == INDICATOR_DOMAIN ||
		    c->indicators[i]->kind == INDICATOR_HOST)
			return c->indicators[i];
	return NULL;
}

const struct indicator *event_indicator_of_hash(const struct connection *c, struct text digest)
{
	for (size_t i = 0; i < c->indicator_count; i++)
		if (c->indicators[i]->kind == INDICATOR_HASH &&
		    text_equal(c->indicators[i]->value, digest))
			return c->indicators[i];
	return NULL;
}

enum severity event_severity(const struct connection *c)
{
	enum severity most = SEVERITY_INFORMATIONAL;

	for (size_t i = 0; i < c->indicator_count; i++)
		if (c->indicators[i]->severity > most)
			most = c->indicators[i]->severity;
	return most;
}

void event_put_reputation(struct event_builder *b, const struct indicator *i)
{
	uint8_t score = SCORE_POSSIBLY_MALICIOUS;

	/* its score is required, and who does not say how sure it is gives none */
	if (!i || i->confidence == CONFIDENCE_UNKNOWN || !event_open(b, ATTR_OBSERVABLE_REPUTATION))
		return;
	if (i->confidence >= MEDIUM_FROM)
		score = i->confidence >= HIGH_FROM ? SCORE_MALICIOUS : SCORE_PROBABLY_MALICIOUS;
	event_key_fraction(b, b->attributes[ATTR_REPUTATION_BASE_SCORE].key,
	                   (int64_t)i->confidence * 1000000);
	event_put_enum(b, ATTR_REPUTATION_SCORE_ID, score);
	event_put_text(b, ATTR_REPUTATION_PROVIDER, i->texts[INDICATOR_SOURCE]);
	event_close(b);
}

/* ---- osint ------------------------------------------------------------------------------------
 */

static void put_confidence(struct event_builder *b, const struct indicator *i)
{
	uint8_t id = 0;

	if (i->confidence >= HIGH_FROM)
		id = CONFIDENCE_HIGH;
	else if (i->confidence >= MEDIUM_FROM)
		id = CONFIDENCE_MEDIUM;
	else if (i->confidence != CONFIDENCE_UNKNOWN)
		id = CONFIDENCE_LOW;
	event_put_enum(b, ATTR_OSINT_CONFIDENCE_ID, id);
	/* 1.3.0 does not know that this is its caption */
	const struct attribute *a = &b->attributes[ATTR_OSINT_CONFIDENCE_ID];
	if (a->captions && !a->sibling.bytes)
		event_put_text(b, ATTR_OSINT_CONFIDENCE, a->captions[id].text);
}

/* "lockheed-martin-cyber-kill-chain delivery": OCSF has the phases of that chain. */
static void put_phase(struct event_builder *b, struct text line)
{
	static const char *const phases[] = {
		"reconnaissance",       "weaponization", "delivery",
		"exploitation",         "installation",  "command-and-control",
		"actions-on-objectives"};
	struct text phase = line, chain;
	size_t id = 0;

	(void)text_split(&phase, ' ', &chain);
	while (id < ARRAY_LEN(phases) && (strlen(phases[id]) != phase.len ||
	                                  strncasecmp(phase.bytes, phases[id], phase.len) != 0))
		id++;
	event_begin(b);
	if (id < ARRAY_LEN(phases) && !text_equal(chain, TEXT("mitre-attack")))
		event_put_enum(b, ATTR_PHASE_ID, (int64_t)id + 1);
	else
		event_put_other(b, ATTR_PHASE_ID, phase);
	event_end(b);
}

static void put_phases(struct event_builder *b, struct text list)
{
	struct text line;

	if (list.len == 0 || !event_open_array(b, ATTR_OSINT_KILL_CHAIN))
		return;
	while (text_split(&list, '\n', &line))
		put_phase(b, line);
	event_close(b);
}

/* Numbers with commas between them, and what they are called. */
static void put_classes(struct event_builder *b, struct text numbers)
{
	const struct attribute *a = &b->attributes[ATTR_MALWARE_CLASSIFICATION_IDS];
	struct text rest = numbers, one;
	uint64_t id;

	if (!a->captions || !event_open_array(b, ATTR_MALWARE_CLASSIFICATION_IDS))
		return;
	while (text_split(&rest, ',', &one))
		if (text_to_u64(one, &id) == 0 && id < CAPTION_COUNT && a->captions[id].is_own)
			event_key_number(b, TEXT_NONE, (int64_t)id);
	event_close(b);
	if (!event_open_array(b, ATTR_MALWARE_CLASSIFICATIONS))
		return;
	for (rest = numbers; text_split(&rest, ',', &one);)
		if (text_to_u64(one, &id) == 0 && id < CAPTION_COUNT && a->captions[id].is_own)
			event_key_text(b, TEXT_NONE, a->captions[id].text);
	event_close(b);
}

static void put_malware(struct event_builder *b, struct text list)
{
	struct text line, classes;

	if (list.len == 0 || !event_open_array(b, ATTR_OSINT_MALWARE))
		return;
	while (text_split(&list, '\n', &line)) {
		(void)text_split(&line, ' ', &classes);
		event_begin(b);
		event_put_text(b, ATTR_MALWARE_NAME, line);
		put_classes(b, classes);
		event_end(b);
	}
	event_close(b);
}

/* The first of a list, where there is a place for one. */
static void put_first(struct event_builder *b, enum attribute_id object, enum attribute_id name,
                      struct text list)
{
	struct text first;

	if (!text_split(&list, '\n', &first) || !event_open(b, object))
		return;
	event_put_text(b, name, first);
	if (object == ATTR_OSINT_THREAT_ACTOR)
		event_put_enum(b, ATTR_THREAT_ACTOR_TYPE_ID, 0);
	event_close(b);
}

static void put_lines(struct event_builder *b, enum attribute_id id, struct text list)
{
	struct text line;

	if (list.len == 0 || !event_open_array(b, id))
		return;
	while (text_split(&list, '\n', &line))
		event_put_element(b, id, line);
	event_close(b);
}

static void put_identity(struct event_builder *b, const struct indicator *i)
{
	static const uint8_t types[INDICATOR_KIND_COUNT] = {
		[INDICATOR_ADDRESS] = OSINT_IP, [INDICATOR_NETWORK] = OSINT_IP,
		[INDICATOR_RANGE] = OSINT_IP,   [INDICATOR_DOMAIN] = OSINT_DOMAIN,
		[INDICATOR_HOST] = OSINT_HOST,  [INDICATOR_HASH] = OSINT_HASH,
	};
	struct text name = i->texts[INDICATOR_NAME];

	event_put_enum(b, ATTR_OSINT_TYPE_ID, types[i->kind]);
	event_put_text(b, ATTR_OSINT_VALUE, i->value);
	if (i->kind == INDICATOR_NETWORK)
		event_put_text(b, ATTR_OSINT_SUBNET, i->value);
	/* up to 1.4 it must have a name or an id */
	event_put_text(b, ATTR_OSINT_NAME, name.bytes ? name : i->texts[INDICATOR_SOURCE]);
	event_put_text(b, ATTR_OSINT_UID, i->texts[INDICATOR_UID]);
	event_put_text(b, ATTR_OSINT_VENDOR_NAME, i->texts[INDICATOR_SOURCE]);
}

static void put_indicator(struct event_builder *b, const struct indicator *i)
{
	struct text description = i->texts[INDICATOR_DESCRIPTION];

	event_begin(b);
	put_identity(b, i);
	put_confidence(b, i);
	if (i->severity != SEVERITY_UNKNOWN)
		event_put_enum(b, ATTR_OSINT_SEVERITY_ID, i->severity);
	event_put_text(b, ATTR_OSINT_TLP, text_of(tlp_name(i->tlp)));
	if (event_has(b, ATTR_OSINT_DESC))
		event_put_text(b, ATTR_OSINT_DESC, description);
	else
		event_put_text(b, ATTR_OSINT_COMMENT, description);
	event_put_text(b, ATTR_OSINT_CATEGORY, i->texts[INDICATOR_CATEGORY]);
	event_put_text(b, ATTR_OSINT_SRC_URL, i->texts[INDICATOR_REFERENCE]);
	put_lines(b, ATTR_OSINT_LABELS, i->texts[INDICATOR_LABELS]);
	put_phases(b, i->texts[INDICATOR_KILL_CHAIN]);
	put_malware(b, i->texts[INDICATOR_MALWARE]);
	put_first(b, ATTR_OSINT_CAMPAIGN, ATTR_CAMPAIGN_NAME, i->texts[INDICATOR_CAMPAIGNS]);
	put_first(b, ATTR_OSINT_THREAT_ACTOR, ATTR_THREAT_ACTOR_NAME, i->texts[INDICATOR_ACTORS]);
	put_lines(b, ATTR_OSINT_INTRUSION_SETS, i->texts[INDICATOR_INTRUSION_SETS]);
	event_put_time(b, ATTR_OSINT_CREATED_TIME, i->times[INDICATOR_CREATED]);
	event_put_time(b, ATTR_OSINT_MODIFIED_TIME, i->times[INDICATOR_MODIFIED]);
	event_put_time(b, ATTR_OSINT_EXPIRATION_TIME, i->times[INDICATOR_VALID_UNTIL]);
	event_end(b);
}

void event_put_osint(struct event_builder *b, const struct connection *c)
{
	if (!(b->profiles & EVENT_OSINT) || !event_open_array(b, ATTR_EVENT_OSINT))
		return;
	for (size_t i = 0; i < c->indicator_count; i++)
		put_indicator(b, c->indicators[i]);
	event_close(b);
}

/* ---- enrichments ------------------------------------------------------------------------------
 */

/* Keys of an enrichment's data, by what they say. */
static const struct {
	struct text key;
	enum indicator_text text;
} data_keys[] = {
	{{"uid", 3}, INDICATOR_UID},
	{{"name", 4}, INDICATOR_NAME},
	{{"description", 11}, INDICATOR_DESCRIPTION},
	{{"source", 6}, INDICATOR_SOURCE},
	{{"reference", 9}, INDICATOR_REFERENCE},
	{{"category", 8}, INDICATOR_CATEGORY},
	{{"labels", 6}, INDICATOR_LABELS},
	{{"kill_chain", 10}, INDICATOR_KILL_CHAIN},
	{{"malware", 7}, INDICATOR_MALWARE},
	{{"campaigns", 9}, INDICATOR_CAMPAIGNS},
	{{"threat_actors", 13}, INDICATOR_ACTORS},
	{{"intrusion_sets", 14}, INDICATOR_INTRUSION_SETS},
};
static const struct text time_keys[INDICATOR_TIME_COUNT] = {
	[INDICATOR_CREATED] = {"created_time", 12},
	[INDICATOR_MODIFIED] = {"modified_time", 13},
	[INDICATOR_VALID_FROM] = {"valid_from", 10},
	[INDICATOR_VALID_UNTIL] = {"valid_until", 11},
};

static void put_data_lines(struct event_builder *b, struct text key, enum indicator_text id,
                           struct text list)
{
	struct text line, classes;

	event_key_open(b, key, true);
	while (text_split(&list, '\n', &line)) {
		/* the numbers of its classes; of a chain without a name its mark */
		if (id == INDICATOR_MALWARE || text_starts(line, TEXT("- ")))
			(void)text_split(&line, ' ', &classes);
		event_key_text(b, TEXT_NONE, line);
	}
	event_key_close(b);
}

static void put_data(struct event_builder *b, const struct indicator *i)
{
	event_key_text(b, TEXT("value"), i->value);
	event_key_text(b, TEXT("type"), text_of(indicator_kind_name(i->kind)));
	if (i->port)
		event_key_number(b, TEXT("port"), i->port);
	if (i->confidence != CONFIDENCE_UNKNOWN)
		event_key_number(b, TEXT("confidence"), i->confidence);
	if (i->severity != SEVERITY_UNKNOWN)
		event_key_number(b, TEXT("severity_id"), i->severity);
	event_key_text(b, TEXT("tlp"), text_of(tlp_name(i->tlp)));
	for (size_t n = 0; n < ARRAY_LEN(data_keys); n++) {
		struct text text = i->texts[data_keys[n].text];

		if (!text.bytes)
			continue;
		if (data_keys[n].text >= INDICATOR_LABELS)
			put_data_lines(b, data_keys[n].key, data_keys[n].text, text);
		else
			event_key_text(b, data_keys[n].key, text);
	}
	for (size_t n = 0; n < INDICATOR_TIME_COUNT; n++)
		if (i->times[n] != UNKNOWN_TIME)
			event_key_number(b, time_keys[n], i->times[n]);
}

/* What of the connection it is that the indicator is about. */
static void find_subject(const struct event_builder *b, const struct connection *c,
                         const struct indicator *i, struct said *s)
{
	if (i->kind == INDICATOR_HASH) {
		s->name = TEXT("process.file.hashes");
		s->value = i->value;
	} else if (i->kind == INDICATOR_DOMAIN || i->kind == INDICATOR_HOST) {
		s->name = TEXT("unmapped.remote_endpoint.hostname");
		s->value = c->remote_hostname;
	} else {
		s->name = TEXT("unmapped.remote_endpoint.ip");
		s->value = (struct text){b->remote.ip, b->remote.ip_len};
	}
}

void event_put_indicator_enrichments(struct event_builder *b, const struct connection *c)
{
	for (size_t n = 0; n < c->indicator_count; n++) {
		const struct indicator *i = c->indicators[n];
		struct said s = {.type = TEXT("threat_indicator"),
		                 .provider = i->texts[INDICATOR_SOURCE],
		                 .time = i->times[INDICATOR_CREATED]};

		find_subject(b, c, i, &s);
		event_open_enrichment(b, &s);
		put_data(b, i);
		event_close_enrichment(b);
	}
}
