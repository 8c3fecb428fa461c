/* SPDX-License-Identifier: Apache-2.0 */
#include "ocsf/event.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <unistd.h>

#define LONGEST_TEXT ((size_t)64 << 20)
#define ARENA_CEILING ((size_t)4 << 20)

static const struct {
	const char *object, *name;
} names[ATTRIBUTE_COUNT] = {
#define ATTRIBUTE(id, object, name) [ATTR_##id] = {object, name},
#include "ocsf/attributes.def"
#undef ATTRIBUTE
};

static struct ocsf_item item_of(ocsf_version_t version, const char *object)
{
	return *object ? ocsf_object(version, object) : ocsf_class(version, CLASS_UID);
}

/* "host" is always in use, as every event has a device or an actor; "container" is where it says
 * something: event_profiles. */
static bool profile_in_use(const struct event_context *context, const char *profile)
{
	return strcmp(profile, "host") == 0 || strcmp(profile, "container") == 0 ||
	       (event_knows_cloud(context) && strcmp(profile, "cloud") == 0) ||
	       (context->datetime && strcmp(profile, "datetime") == 0) ||
	       (context->osint && strcmp(profile, "osint") == 0);
}

static bool is_usable(const struct event_context *context, const struct ocsf_attribute *a)
{
	if (a->deprecated_since)
		return false;
	if (!a->profiles)
		return true;
	for (const char *const *p = a->profiles; *p; p++)
		if (profile_in_use(context, *p))
			return true;
	return false;
}

/* The key of another attribute of the same item; none when it may not be sent. */
static struct text key_beside(const struct event_context *context, struct ocsf_item item,
                              const char *name)
{
	struct ocsf_attribute a;

	if (!name || ocsf_attribute_find(item, name, &a) < 0 || !is_usable(context, &a))
		return TEXT_NONE;
	return text_of(a.name);
}

static struct caption find_caption(const struct attribute *a, int64_t id)
{
	const char *deprecated = NULL;
	const char *caption = ocsf_enum_caption(&a->facts, id, &deprecated);

	if (caption && !deprecated)
		return (struct caption){text_of(caption), true};
	return (struct caption){text_of(ocsf_enum_caption(&a->newest, id, NULL)), false};
}

static int bind_enum(struct event_builder *b, struct attribute *a)
{
	a->captions = arena_take(b->arena, CAPTION_COUNT * sizeof(*a->captions));
	if (!a->captions)
		return -ENOMEM;
	for (int64_t id = 0; id < CAPTION_COUNT; id++)
		a->captions[id] = find_caption(a, id);
	a->has_other = ocsf_enum_caption(&a->facts, ENUM_OTHER, NULL);
	return 0;
}

static int bind_pattern(struct attribute *a, struct cq_error *reterr)
{
	int code;
	size_t at;

	/* Bytes, not characters, as the validator does. */
	a->pattern = pcre2_compile((PCRE2_SPTR)a->facts.regex, PCRE2_ZERO_TERMINATED, 0, &code, &at,
	                           NULL);
	if (!a->pattern)
		return fail(reterr, -EINVAL, "the pattern of type %s is wrong", a->facts.type);
	a->match = pcre2_match_data_create_from_pattern(a->pattern, NULL);
	return a->match ? 0 : fail(reterr, -ENOMEM, "out of memory");
}

static int bind_datetime(struct event_builder *b, struct ocsf_item item, struct attribute *a)
{
	char name[64];

	if (!b->context->datetime || strcmp(a->facts.type, "timestamp_t") != 0)
		return 0;
	snprintf(name, sizeof(name), "%s_dt", a->facts.name);
	a->dt = key_beside(b->context, item, name);
	return 0;
}

static int bind_attribute(struct event_builder *b, enum attribute_id id, struct cq_error *reterr)
{
	struct attribute *a = &b->attributes[id];
	ocsf_version_t version = b->context->version;
	ocsf_version_t newest = (ocsf_version_t)(ocsf_version_count() - 1);
	struct ocsf_item item = item_of(version, names[id].object);
	int r = 0;

	if (!ocsf_item_known(item) || ocsf_attribute_find(item, names[id].name, &a->facts) < 0 ||
	    !is_usable(b->context, &a->facts))
		return 0;
	a->newest = a->facts;
	(void)ocsf_attribute_find(item_of(newest, names[id].object), names[id].name, &a->newest);
	a->key = text_of(a->facts.name);
	if (a->facts.enum_set >= 0) {
		a->sibling = key_beside(b->context, item, a->facts.sibling);
		r = bind_enum(b, a);
	}
	if (r == 0 && a->facts.regex)
		r = bind_pattern(a, reterr);
	if (r == 0)
		r = bind_datetime(b, item, a);
	return r;
}

/* A writer that writes nothing: what a run cuts is known before its first event. */
static void open_nothing(struct writer *w, struct text key, bool is_array)
{
	(void)w, (void)key, (void)is_array;
}

static void close_nothing(struct writer *w)
{
	(void)w;
}

static void write_no_text(struct writer *w, struct text key, struct text value)
{
	(void)w, (void)key, (void)value;
}

static void write_no_number(struct writer *w, struct text key, int64_t value)
{
	(void)w, (void)key, (void)value;
}

static void write_no_boolean(struct writer *w, struct text key, bool value)
{
	(void)w, (void)key, (void)value;
}

static void write_no_fraction(struct writer *w, struct text key, int64_t millionths)
{
	(void)w, (void)key, (void)millionths;
}

static void write_no_pair(struct writer *w, struct text key, int64_t value, struct text text_key,
                          struct text plain)
{
	(void)w, (void)key, (void)value, (void)text_key, (void)plain;
}

const struct writer_ops event_nowhere = {
	.open = open_nothing,
	.close = close_nothing,
	.text = write_no_text,
	.plain = write_no_text,
	.number = write_no_number,
	.boolean = write_no_boolean,
	.fraction = write_no_fraction,
	.pair = write_no_pair,
};

static int note_run_cuts(struct event_builder *b)
{
	struct writer nowhere = {&event_nowhere};

	b->w = &nowhere;
	event_put_run(b);
	event_put_run_metadata(b, 0);
	b->w = NULL;
	buffer_add_text(&b->run_cuts, buffer_text(&b->cuts));
	return buffer_error(&b->run_cuts) | buffer_error(&b->words);
}

int event_builder_new(const struct event_context *context, struct event_builder **ret,
                      struct cq_error *reterr)
{
	struct event_builder *b CQ_CLEANUP(event_builder_freep) = calloc(1, sizeof(*b));
	int r;

	if (!b || arena_new(ARENA_CEILING, &b->arena) < 0)
		return fail(reterr, -ENOMEM, "out of memory");
	b->context = context;
	b->ticks_per_second = sysconf(_SC_CLK_TCK);
	buffer_init(&b->run_cuts, LONGEST_TEXT);
	buffer_init(&b->cuts, LONGEST_TEXT);
	buffer_init(&b->words, LONGEST_TEXT);
	for (unsigned id = 0; id < ATTRIBUTE_COUNT; id++) {
		r = bind_attribute(b, (enum attribute_id)id, reterr);
		if (r < 0)
			return r;
	}
	if (!event_has(b, ATTR_EVENT_CLASS_UID))
		return fail(reterr, -EINVAL, "OCSF %s has no class %d",
		            ocsf_version_name(context->version), CLASS_UID);
	bool is_hostname = event_takes(b, ATTR_DEVICE_HOSTNAME, context->host->hostname);
	b->hostname_path = is_hostname ? TEXT("device.hostname") : TEXT("device.name");
	if (note_run_cuts(b) < 0)
		return fail(reterr, -ENOMEM, "out of memory");
	*ret = CQ_MOVE(b);
	return 0;
}

struct event_builder *event_builder_free(struct event_builder *b)
{
	if (!b)
		return NULL;
	for (size_t i = 0; i < ATTRIBUTE_COUNT; i++) {
		pcre2_match_data_free(b->attributes[i].match);
		pcre2_code_free(b->attributes[i].pattern);
	}
	buffer_done(&b->run_cuts);
	buffer_done(&b->cuts);
	buffer_done(&b->words);
	b->arena = arena_free(b->arena);
	free(b);
	return NULL;
}

void event_builder_freep(struct event_builder **b)
{
	*b = event_builder_free(*b);
}
