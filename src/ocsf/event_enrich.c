/* SPDX-License-Identifier: Apache-2.0 */
#include "ocsf/event.h"

/* What an enrichment is about: the class has no attribute for the address of an endpoint. */
#define REMOTE_ADDRESS TEXT("unmapped.remote_endpoint.ip")

/* ---- geo --------------------------------------------------------------------------------------
 */

/* Members of OCSF's object `location`. */
static void put_place(struct event_builder *b, const struct geo *g)
{
	event_key_text(b, TEXT("continent"), g->continent);
	event_key_text(b, TEXT("country"), g->country);
	event_key_text(b, TEXT("region"), g->region);
	event_key_text(b, TEXT("city"), g->city);
	event_key_text(b, TEXT("postal_code"), g->postal_code);
	if (g->has_position) {
		event_key_fraction(b, TEXT("lat"), g->latitude);
		event_key_fraction(b, TEXT("long"), g->longitude);
	}
	event_key_text(b, TEXT("provider"), g->place_source);
}

/* Of `autonomous_system`. */
static void put_network(struct event_builder *b, const struct geo *g)
{
	if (g->has_asn)
		event_key_number(b, TEXT("number"), g->asn);
	event_key_text(b, TEXT("name"), g->organization);
}

void event_put_geo(struct event_builder *b, const struct geo *g)
{
	if (g->place_source.bytes) {
		event_key_open(b, TEXT("location"), false);
		put_place(b, g);
		event_key_close(b);
	}
	if (g->network_source.bytes) {
		event_key_open(b, TEXT("autonomous_system"), false);
		put_network(b, g);
		event_key_close(b);
	}
}

/* ---- enrichments ------------------------------------------------------------------------------
 */

void event_open_enrichment(struct event_builder *b, const struct said *s)
{
	event_begin(b);
	event_put_text(b, ATTR_ENRICHMENT_NAME, s->name);
	event_put_text(b, ATTR_ENRICHMENT_VALUE, s->value);
	event_put_text(b, ATTR_ENRICHMENT_TYPE, s->type);
	event_put_text(b, ATTR_ENRICHMENT_PROVIDER, s->provider);
	event_put_time(b, ATTR_ENRICHMENT_CREATED_TIME, s->time);
	(void)event_open(b, ATTR_ENRICHMENT_DATA);
}

void event_close_enrichment(struct event_builder *b)
{
	event_close(b);
	event_end(b);
}

static void put_geo_enrichments(struct event_builder *b, const struct geo *g)
{
	struct said s = {.name = REMOTE_ADDRESS, .value = {b->remote.ip, b->remote.ip_len}};

	if (g->place_source.bytes) {
		s.type = TEXT("location");
		s.provider = g->place_source;
		s.time = g->place_time;
		event_open_enrichment(b, &s);
		put_place(b, g);
		event_close_enrichment(b);
	}
	if (g->network_source.bytes) {
		s.type = TEXT("autonomous_system");
		s.provider = g->network_source;
		s.time = g->network_time;
		event_open_enrichment(b, &s);
		put_network(b, g);
		event_close_enrichment(b);
	}
}

void event_put_enrichments(struct event_builder *b, const struct connection *c)
{
	bool has_geo =
		b->remote.ip_len && (c->geo.place_source.bytes || c->geo.network_source.bytes);

	if ((!has_geo && c->indicator_count == 0) || !event_open_array(b, ATTR_EVENT_ENRICHMENTS))
		return;
	if (has_geo)
		put_geo_enrichments(b, &c->geo);
	event_put_indicator_enrichments(b, c);
	event_close(b);
}
