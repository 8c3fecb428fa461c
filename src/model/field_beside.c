/* SPDX-License-Identifier: Apache-2.0 */
/* Columns of what is known from beside the kernel. */
#include "model/room.h"

/* ---- geo --------------------------------------------------------------------------------------
 */

static struct text remote_country(const struct connection *c)
{
	return c->geo.country;
}

static struct text remote_city(const struct connection *c)
{
	return c->geo.city;
}

static struct text remote_org(const struct connection *c)
{
	return c->geo.organization;
}

static int64_t remote_asn(const struct connection *c)
{
	return c->geo.has_asn ? (int64_t)c->geo.asn : -1;
}

/* ---- indicators -------------------------------------------------------------------------------
 */

/* The gravest; NULL: none matches. */
static const struct indicator *gravest(const struct connection *c)
{
	return c->indicator_count > 0 ? c->indicators[0] : NULL;
}

static struct text indicator(const struct connection *c)
{
	return gravest(c) ? gravest(c)->value : TEXT_NONE;
}

static struct text indicator_type(const struct connection *c)
{
	return gravest(c) ? text_of(indicator_kind_name(gravest(c)->kind)) : TEXT_NONE;
}

static struct text indicator_name(const struct connection *c)
{
	return gravest(c) ? gravest(c)->texts[INDICATOR_NAME] : TEXT_NONE;
}

static struct text indicator_source(const struct connection *c)
{
	return gravest(c) ? gravest(c)->texts[INDICATOR_SOURCE] : TEXT_NONE;
}

static int64_t indicator_confidence(const struct connection *c)
{
	return gravest(c) ? gravest(c)->confidence : -1;
}

static int64_t indicator_severity(const struct connection *c)
{
	return gravest(c) && gravest(c)->severity ? (int64_t)gravest(c)->severity : -1;
}

/* ---- reading ----------------------------------------------------------------------------------
 */

/* One of both; a text that is none and a negative number are unknown. */
static const struct {
	struct text (*text)(const struct connection *c);
	int64_t (*number)(const struct connection *c);
} columns[FIELD_COUNT] = {
	[FIELD_REMOTE_COUNTRY_ID] = {.text = remote_country},
	[FIELD_REMOTE_CITY_ID] = {.text = remote_city},
	[FIELD_REMOTE_ASN_ID] = {.number = remote_asn},
	[FIELD_REMOTE_ORG_ID] = {.text = remote_org},
	[FIELD_INDICATOR_ID] = {.text = indicator},
	[FIELD_INDICATOR_TYPE_ID] = {.text = indicator_type},
	[FIELD_INDICATOR_NAME_ID] = {.text = indicator_name},
	[FIELD_INDICATOR_SOURCE_ID] = {.text = indicator_source},
	[FIELD_INDICATOR_CONFIDENCE_ID] = {.number = indicator_confidence},
	[FIELD_INDICATOR_SEVERITY_ID] = {.number = indicator_severity},
};

void field_beside(enum field f, const struct connection *c, struct value *ret)
{
	struct text text = columns[f].text ? columns[f].text(c) : TEXT_NONE;
	int64_t number = columns[f].number ? columns[f].number(c) : -1;

	if (text.bytes)
		*ret = (struct value){.kind = VALUE_TEXT, .text = text};
	else if (number >= 0)
		*ret = (struct value){.kind = VALUE_INTEGER, .integer = number};
}
