/* SPDX-License-Identifier: Apache-2.0 */
/*
 * cq_validate, in parts:
 *
 *	validate          the calls, the options, memory
 *	validate_input    finds the values in the bytes, however they stand there
 *	validate_value    judges a value: an event, or a bundle
 *	validate_bundle   … in a bundle that is too large to be read at once
 *	validate_report   turns what was found into what the caller sees
 */
#ifndef CONNQUERY_PIPELINE_VALIDATE_H
#define CONNQUERY_PIPELINE_VALIDATE_H

#include "pipeline/pipeline.h"

#define MAX_EVENT ((size_t)16 << 20)
#define MAX_VALUES (UINT32_C(1) << 20)
#define MAX_LEVELS 512u

/* A place in the text, from 1. */
struct position {
	uint64_t line, column;
};
void position_pass(struct position *p, const char *bytes, size_t len);

/* ---- report --------------------------------------------------------------------------------- */

/* What is made of an event's findings. */
struct report {
	struct cq_validate_handler handler;
	struct cq_validate_result result;
	enum cq_validate_kind kind;
	struct text text;      /* in which findings have their places */
	struct position begin; /* of that text */
	struct position event; /* of the event in it */
	struct position known; /* of the byte at `known_at`: the next place is found from there */
	size_t known_at;
	struct verdict extra; /* what was found about the event, but not by the validator */
	bool is_no_object;    /* the event is an element of a bundle, and no object */
	bool has_told;        /* of anything at all */
	struct buffer errors, warnings, entry, words;
};
/* A text that holds one event or, one after the other, several. */
void report_text(struct report *r, struct text text, struct position begin);
/* The next event in it, which begins at `at`. */
void report_event(struct report *r, enum cq_validate_kind kind, size_t at);
/* A finding_fn: context is the struct report. */
int report_finding(void *context, const struct finding *f);
/* A finding that the validator knows nothing of; problem: NULL, or words. */
int report_problem(struct report *r, enum finding_id id, size_t at, const char *problem);
/* Ends the event. uid: its metadata.uid as JSON; none. */
int report_end(struct report *r, struct verdict verdict, struct text uid);

/* ---- input ---------------------------------------------------------------------------------- */

/* How the values stand in the text. */
enum layout {
	LAYOUT_OPEN,  /* nothing was read yet that tells */
	LAYOUT_LINES, /* one a line */
	LAYOUT_FREE,  /* behind one another, over several lines */
};
enum place {
	PLACE_OUTSIDE,
	PLACE_TAIL,   /* behind a value that must be the last of its line */
	PLACE_ARRAY,  /* in an array of events */
	PLACE_BUNDLE, /* among the members of a bundle that is too large to be read at once */
	PLACE_EVENTS, /* among its events */
};
/* In an array or an object. */
enum want { WANT_FIRST, WANT_NEXT, WANT_COMMA };
/* Behind what is broken. */
enum skip {
	SKIP_NONE,
	SKIP_LINE,
	SKIP_TO_VALUE, /* to a line that begins with { or [ */
};
struct input {
	enum layout layout;
	enum place place;
	enum want want;
	enum skip skip;
	bool was_told_of_crlf;
	bool has_events;       /* of a bundle */
	struct position at;    /* of the next byte */
	struct position begin; /* of the array or bundle */
	size_t patience;       /* do not try again with fewer bytes than this */
	struct buffer bundle;  /* the bundle's members as JSON, but for its events */
};
struct cq_validate {
	struct intern *names;
	struct validator *validator; /* NULL: not made yet */
	struct validator_options options;
	struct buffer schema; /* of --schema */
	struct json_reader json;
	struct report report;
	struct input input;
	struct buffer window; /* bytes that wait for more */
	bool is_open;         /* between start and end */
};
/* What is left of the bytes that are there. */
struct cursor {
	struct cq_validate *v;
	struct text rest;
	bool is_all; /* nothing follows */
};

/* A step answers GO_ON, NEED_MORE, a negative errno or what a callback answered. */
enum { NEED_MORE = INT32_MIN, GO_ON = 0 };

void input_start(struct input *s);
/* Judges as much of the text as is complete; *ret_used bytes of it are done with. 0, -ENOMEM, or
 * what a callback answered. */
int input_read(struct cq_validate *v, struct text text, bool is_all, size_t *ret_used);
/* When all was read: what is still open. */
int input_end(struct cq_validate *v);

void cursor_pass(struct cursor *c, size_t len);
/* Reads a value that begins here, of at most MAX_EVENT. */
enum json_result cursor_value(struct cursor *c, struct json_fault *fault);
/* A value is not complete: wait for more of it. */
int cursor_wait(struct cursor *c);
/* Tells of a broken value, leaves what is open, and skips it. */
int cursor_broken(struct cursor *c, enum finding_id id, size_t at, const char *words);
/* Judges the value that was read from this text. */
int cursor_judge(struct cursor *c, struct text text, enum cq_validate_kind kind);
/* Past the last byte of an array or bundle. */
void cursor_close(struct cursor *c);

/* An object is too large; perhaps it is a bundle. */
int bundle_begin(struct cursor *c);
int step_in_bundle(struct cursor *c);

#endif
