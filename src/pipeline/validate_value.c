/* SPDX-License-Identifier: Apache-2.0 */
/* A value that was read: an event, or a bundle of them. */
#include "pipeline/validate.h"

#define SPARE_NAMES 65536u

/* Names that only this event had are forgotten, when there are many. */
static void forget_names(struct cq_validate *v)
{
	uint32_t needed = validator_name_count(v->validator);

	if (intern_count(v->names) > needed + SPARE_NAMES)
		intern_cut(v->names, needed);
}

static struct text uid_of(const struct cq_validate *v, const struct json_node *event)
{
	const struct validator_names *names = validator_names(v->validator);
	const struct json_node *metadata = json_member(&v->json, event, names->metadata);
	const struct json_node *uid = metadata ? json_member(&v->json, metadata, names->uid) : NULL;

	return uid && uid->kind == JSON_STRING ? json_written(&v->json, uid) : TEXT_NONE;
}

/* Once for a whole input. */
static int tell_of_crlf(struct cq_validate *v, struct text text)
{
	const char *cr;

	if (v->input.was_told_of_crlf || text.len == 0)
		return 0;
	cr = v->input.layout == LAYOUT_LINES ? text.bytes + text.len - 1
	                                     : memchr(text.bytes, '\r', text.len);
	if (!cr || *cr != '\r')
		return 0;
	v->input.was_told_of_crlf = true;
	return report_problem(&v->report, FINDING_LINE_ENDINGS, (size_t)(cr - text.bytes), NULL);
}

static int judge_node(struct cq_validate *v, const struct json_node *n, enum cq_validate_kind kind)
{
	struct verdict verdict = {0};
	uint32_t number = (uint32_t)(n - v->json.nodes);
	int r;

	report_event(&v->report, kind, n->at);
	r = n == v->json.nodes ? tell_of_crlf(v, v->report.text) : 0;
	if (r == 0 && kind == CQ_BUNDLE)
		r = validator_bundle(v->validator, &v->json, number, report_finding, &v->report,
		                     &verdict);
	else if (r == 0)
		r = validator_event(v->validator, &v->json, number, report_finding, &v->report,
		                    &verdict);
	return r ? r : report_end(&v->report, verdict, uid_of(v, n));
}

/* The bundle's own judgement comes last, as it does where its events are read one by one. */
static int judge_bundle(struct cq_validate *v, const struct json_node *bundle,
                        const struct json_node *events)
{
	const struct json_node *nodes = v->json.nodes, *end = nodes + events->next;
	int r = 0;

	for (const struct json_node *n = events + 1;
	     events->kind == JSON_ARRAY && n < end && r == 0; n = nodes + n->next)
		r = judge_node(v, n, CQ_EVENT_OF_BUNDLE);
	return r ? r : judge_node(v, bundle, CQ_BUNDLE);
}

int cursor_judge(struct cursor *c, struct text text, enum cq_validate_kind kind)
{
	struct cq_validate *v = c->v;
	const struct validator_names *names = validator_names(v->validator);
	const struct json_node *root = v->json.nodes;
	const struct json_node *events =
		kind == CQ_EVENT ? json_member(&v->json, root, names->events) : NULL;
	int r;

	report_text(&v->report, text, v->input.at);
	if (events && !json_member(&v->json, root, names->class_uid))
		r = judge_bundle(v, root, events);
	else
		r = judge_node(v, root, kind);
	forget_names(v);
	return r;
}
