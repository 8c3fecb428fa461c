/* SPDX-License-Identifier: Apache-2.0 */
/* Walks a path such as "process.user" through the schema, and says what is wrong with a bad one. */
#include "ocsf/describe.h"

#define CLASS_UID 5012
#define PATH_MAX_LEN 255

/* ---- the words of a failure ----------------------------------------------------------------- */

/* A path cut after a segment. The bytes of a known path are letters, digits, '_', '.' and '/'. */
struct cut {
	const char *path;
	int before; /* length before the segment, with its dot */
	int end;    /* length with the segment */
};

static int fail_version(const struct cut *c, ocsf_version_t v, const char *first, const char *last,
                        struct cq_error *reterr)
{
	ocsf_version_t first_version;

	if (!ocsf_version_parse(first, &first_version, NULL) && first_version > v)
		return fail(reterr, -ENOENT, "%.*s: not in OCSF %s, since %s", c->end, c->path,
		            ocsf_version_name(v), first);
	return fail(reterr, -ENOENT, "%.*s: not in OCSF %s, last in %s", c->end, c->path,
	            ocsf_version_name(v), last);
}

/* An attribute that other versions have? Says so and returns -ENOENT, else 0. */
static int fail_other_version(const struct cut *c, struct ocsf_item item, const char *name,
                              struct cq_error *reterr)
{
	const char *first = NULL, *last = NULL;
	struct ocsf_attribute unused;

	for (ocsf_version_t v = 0; v < ocsf_version_count(); v++) {
		if (ocsf_attribute_find(ocsf_item_in(item, v), name, &unused))
			continue;
		last = ocsf_version_name(v);
		first = first ? first : last;
	}
	return first ? fail_version(c, item.version, first, last, reterr) : 0;
}

/* The same for a class or object that a path begins with. */
static int fail_other_version_item(const struct cut *c, ocsf_version_t wanted, const char *name,
                                   struct cq_error *reterr)
{
	const char *first = NULL, *last = NULL;

	for (ocsf_version_t v = 0; v < ocsf_version_count(); v++) {
		if (!ocsf_item_known(ocsf_item_named(v, name)))
			continue;
		last = ocsf_version_name(v);
		first = first ? first : last;
	}
	return first ? fail_version(c, wanted, first, last, reterr) : 0;
}

static int fail_unknown(const struct cut *c, struct ocsf_item item, const char *name,
                        struct cq_error *reterr)
{
	struct nearest near = {.wanted = name};
	struct ocsf_attribute a;
	struct ocsf_item other;

	for (size_t i = 0; !ocsf_attribute_at(item, i, &a); i++)
		nearest_try(&near, a.name);
	for (size_t i = 0; !c->before; i++) {
		other = ocsf_item_at(item.version, i);
		if (!ocsf_item_known(other))
			break;
		nearest_try(&near, ocsf_item_name(other));
	}
	if (near.name)
		return fail(reterr, -ENOENT, "%.*s: no such attribute of %s; did you mean %.*s%s?",
		            c->end, c->path, ocsf_item_name(item), c->before, c->path, near.name);
	if (!c->before)
		return fail(reterr, -ENOENT, "%.*s: no such attribute of %s, and no such object",
		            c->end, c->path, ocsf_item_name(item));
	if (ocsf_attribute_at(item, 0, &a))
		return fail(reterr, -ENOENT, "%.*s: %.*s may hold anything, it has no attributes",
		            c->end, c->path, c->before - 1, c->path);
	return fail(reterr, -ENOENT, "%.*s: no such attribute of %s", c->end, c->path,
	            ocsf_item_name(item));
}

static int fail_leaf(const struct cut *c, const struct ocsf_attribute *a, struct cq_error *reterr)
{
	return fail(reterr, -ENOENT, "%.*s: %s is %s %s, it has no attributes", c->end, c->path,
	            a->name, strchr("aeiou", a->type[0]) ? "an" : "a", a->type);
}

/* ---- walking -------------------------------------------------------------------------------- */

/* One step from where *p is. */
static int step(struct place *p, const struct cut *c, const char *name, struct cq_error *reterr)
{
	bool at_root = !c->before;
	struct ocsf_item item = p->item;
	struct ocsf_item named = ocsf_item_named(item.version, name);
	int r;

	if (!ocsf_item_known(item))
		return fail_leaf(c, &p->attribute, reterr);
	if (!ocsf_attribute_find(item, name, &p->attribute)) {
		p->owner = item;
		p->item = p->attribute.object;
		return 0;
	}
	if (at_root && ocsf_item_known(named)) {
		p->item = named;
		return 0;
	}
	r = fail_other_version(c, item, name, reterr);
	if (!r && at_root)
		r = fail_other_version_item(c, item.version, name, reterr);
	return r ? r : fail_unknown(c, item, name, reterr);
}

static int check_path(const char *path, struct cq_error *reterr)
{
	static const char letters[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./";
	size_t len = strlen(path);

	if (len > PATH_MAX_LEN)
		return fail(reterr, -ENOENT, "the path is longer than %d characters", PATH_MAX_LEN);
	if (strspn(path, letters) != len || *path == '.' || strstr(path, "..") ||
	    (len && path[len - 1] == '.'))
		return fail(reterr, -ENOENT,
		            "a path is names of attributes with dots between, as in process.user");
	return 0;
}

static int walk(struct place *p, struct cq_error *reterr)
{
	struct text rest = text_of(p->path), part;

	while (text_split(&rest, '.', &part)) {
		struct cut c = {
			.path = p->path,
			.before = (int)(part.bytes - p->path),
			.end = (int)(part.bytes + part.len - p->path),
		};
		char name[NAME_MAX_LEN + 1];

		if (part.len > NAME_MAX_LEN)
			return fail(reterr, -ENOENT, "%.*s: no name is that long", c.end, c.path);
		memcpy(name, part.bytes, part.len);
		name[part.len] = 0;
		int r = step(p, &c, name, reterr);
		if (r)
			return r;
	}
	return 0;
}

int ocsf_describe(const char *path, ocsf_version_t v, struct buffer *out, struct cq_error *reterr)
{
	struct place p = {
		.path = path ? path : "",
		.item = ocsf_class(v, CLASS_UID),
		.owner = {.index = -1},
	};
	int r = check_path(p.path, reterr);

	if (!ocsf_item_known(p.item))
		return fail(reterr, -EINVAL, "class %d is not known", CLASS_UID);
	r = r ? r : walk(&p, reterr);
	if (r)
		return r;
	describe_page(&p, out);
	return buffer_error(out);
}
