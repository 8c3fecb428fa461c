/* SPDX-License-Identifier: Apache-2.0 */
/* What the records of databases call what we want to know. */
#include "enrich/geo_record.h"

/* What is longer is no name. */
#define NAME_MAX_CHARACTERS 256u

/* ---- facts ------------------------------------------------------------------------------------
 */

/* What is being read of a record. */
struct reading {
	struct geo geo;
	struct text country_fallback, organization_fallback;
	bool has_latitude, has_longitude;
};

struct text geo_name(struct text t)
{
	bool is_cut;

	return t.len > 0 ? utf8_cut(t, NAME_MAX_CHARACTERS, &is_cut) : TEXT_NONE;
}

static void take_name(struct text *to, const struct record_value *v)
{
	if (v->kind == RECORD_TEXT && !to->bytes)
		*to = geo_name(v->text);
}

static void take_continent(struct reading *r, const struct record_value *v)
{
	take_name(&r->geo.continent, v);
}

static bool is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_country_code(struct text t)
{
	return t.len == 2 && is_letter(t.bytes[0]) && is_letter(t.bytes[1]);
}

static void take_country(struct reading *r, const struct record_value *v)
{
	if (is_country_code(v->text))
		take_name(&r->geo.country, v);
}

/* Where the network is registered, which need not be where it is used. */
static void take_registered(struct reading *r, const struct record_value *v)
{
	if (is_country_code(v->text))
		take_name(&r->country_fallback, v);
}

static void take_region(struct reading *r, const struct record_value *v)
{
	take_name(&r->geo.region, v);
}

static void take_city(struct reading *r, const struct record_value *v)
{
	take_name(&r->geo.city, v);
}

static void take_postal_code(struct reading *r, const struct record_value *v)
{
	take_name(&r->geo.postal_code, v);
}

/* Not a number is in no range. */
static bool take_degrees(const struct record_value *v, double most, int32_t *ret)
{
	if (v->kind != RECORD_REAL || !(v->real >= -most && v->real <= most))
		return false;
	*ret = (int32_t)(v->real * 1e6 + (v->real < 0 ? -0.5 : 0.5));
	return true;
}

static void take_latitude(struct reading *r, const struct record_value *v)
{
	r->has_latitude = take_degrees(v, 90, &r->geo.latitude);
}

static void take_longitude(struct reading *r, const struct record_value *v)
{
	r->has_longitude = take_degrees(v, 180, &r->geo.longitude);
}

/* A number, or "AS64496". */
static void take_asn(struct reading *r, const struct record_value *v)
{
	uint64_t number = v->integer;
	struct text digits = v->text;

	if (v->kind == RECORD_TEXT) {
		if (text_starts(digits, TEXT("AS")))
			digits = (struct text){digits.bytes + 2, digits.len - 2};
		if (text_to_u64(digits, &number) < 0)
			return;
	} else if (v->kind != RECORD_INTEGER) {
		return;
	}
	if (number == 0 || number > UINT32_MAX) /* 0 is reserved */
		return;
	r->geo.has_asn = true;
	r->geo.asn = (uint32_t)number;
}

static void take_organization(struct reading *r, const struct record_value *v)
{
	take_name(&r->geo.organization, v);
}

static void take_isp(struct reading *r, const struct record_value *v)
{
	take_name(&r->organization_fallback, v);
}

/* MaxMind's own names first, then those of databases that are flat. */
static const struct {
	const char *path;
	void (*take)(struct reading *r, const struct record_value *v);
} facts[] = {
	{"continent.names.en", take_continent},
	{"country.iso_code", take_country},
	{"registered_country.iso_code", take_registered},
	{"subdivisions.0.iso_code", take_region},
	{"city.names.en", take_city},
	{"postal.code", take_postal_code},
	{"location.latitude", take_latitude},
	{"location.longitude", take_longitude},
	{"autonomous_system_number", take_asn},
	{"autonomous_system_organization", take_organization},
	{"isp", take_isp},
	{"organization", take_isp},
	{"traits.autonomous_system_number", take_asn},
	{"traits.autonomous_system_organization", take_organization},
	{"country", take_country},
	{"country_code", take_country},
	{"city", take_city},
	{"postal_code", take_postal_code},
	{"asn", take_asn},
	{"as_name", take_organization},
};

static void take_fact(void *context, const struct record_value *v)
{
	for (size_t i = 0; i < ARRAY_LEN(facts); i++)
		if (text_equal(v->path, text_of(facts[i].path)))
			facts[i].take(context, v);
}

bool geo_knows_place(const struct geo *g)
{
	return g->country.bytes || g->city.bytes || g->region.bytes || g->postal_code.bytes;
}

bool geo_knows_network(const struct geo *g)
{
	return g->has_asn || g->organization.bytes;
}

int geo_read(const uint8_t *section, size_t size, size_t at, struct geo *ret)
{
	struct reading r = {.country_fallback = TEXT_NONE};

	if (record_read(section, size, at, take_fact, &r) < 0)
		return -EBADMSG;
	*ret = r.geo;
	if (!ret->country.bytes)
		ret->country = r.country_fallback;
	if (!ret->organization.bytes)
		ret->organization = r.organization_fallback;
	ret->has_position = r.has_latitude && r.has_longitude;
	return 0;
}
