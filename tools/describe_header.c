/* SPDX-License-Identifier: Apache-2.0 */
/* The public header in scdoc(5)'s language: what is declared, and the comment above it. It reads
 * just the C of that one file: comments, preprocessor lines, and declarations up to their
 * semicolon. */
#include "describe.h"

#include <ctype.h>

#define API "CQ_API "

struct piece {
	const char *begin, *end;
};
struct declaration {
	struct piece comment; /* directly above it, or empty */
	struct piece code;    /* with its semicolon */
	bool goes_on;         /* directly below another one, whose comment is about both */
};

static const char *skip_blanks(const char *at)
{
	while (isspace((unsigned char)*at))
		at++;
	return at;
}

/* at: the beginning of one; behind its end. */
static const char *skip_comment(const char *at)
{
	const char *end = strstr(at + 2, "*/");

	return end ? end + 2 : at + strlen(at);
}

/* Behind the character `stop` outside of braces and comments. */
static const char *skip_code(const char *at, const char *stops)
{
	int depth = 0;

	while (*at) {
		if (at[0] == '/' && at[1] == '*') {
			at = skip_comment(at);
			continue;
		}
		depth += (*at == '{') - (*at == '}');
		if (depth < 0)
			return at;
		if (depth == 0 && strchr(stops, *at))
			return at + 1;
		at++;
	}
	return at;
}

/* Takes the next one off `*at`; false behind the last. */
static bool next_declaration(const char **at, struct declaration *ret)
{
	*ret = (struct declaration){.goes_on = (*at)[0] == '\n' && (*at)[1] != '\n'};
	for (*at = skip_blanks(*at); **at; *at = skip_blanks(*at)) {
		if ((*at)[0] == '/' && (*at)[1] == '*') {
			ret->comment.begin = *at;
			ret->comment.end = *at = skip_comment(*at);
		} else if (**at == '#') {
			*at += strcspn(*at, "\n");
			ret->comment = (struct piece){NULL, NULL};
		} else if (strncmp(*at, "extern \"C\"", 10) == 0) {
			*at += strcspn(*at, "\n");
		} else if (**at == '}') {
			(*at)++;
		} else {
			ret->code.begin = *at;
			ret->code.end = *at = skip_code(*at, ";");
			return true;
		}
	}
	return false;
}

/* Is it what declares that name? "cq_query_set(", "(*cq_event_fn)(", "struct cq_event {",
 * "struct cq_query;". Behind a name " (" or " {" tells a function from a struct. */
static bool declares(const struct declaration *d, const char *name)
{
	size_t len = strcspn(name, " ");
	char kind = name[len] ? name[len + 1] : '\0';

	for (const char *c = d->code.begin + 1; c + len < d->code.end; c++) {
		const char *behind = c + len;

		if (strncmp(c, name, len) != 0 || isalnum((unsigned char)c[-1]) || c[-1] == '_')
			continue;
		if (*behind == '(' || (c[-1] == '*' && strncmp(behind, ")(", 2) == 0))
			return kind != '{';
		if (strncmp(behind, " {", 2) == 0)
			return kind != '(';
		if (*behind == ';' && strncmp(d->code.begin, "struct ", 7) == 0)
			return true;
	}
	return false;
}

/* Is it a function that the library exports? */
static bool is_api(struct piece code)
{
	return strncmp(code.begin, API, sizeof(API) - 1) == 0;
}

/* ---- writing ------------------------------------------------------------------------------------
 */

/* White space as one blank, `skip` left out at line beginnings. */
static void put_folded(struct piece p, const char *skip)
{
	bool blank = false, begun = false;

	for (const char *c = p.begin; c < p.end;) {
		if (isspace((unsigned char)*c)) {
			bool new_line = *c == '\n';

			blank = true;
			c++;
			if (new_line)
				c += strspn(c, skip);
			continue;
		}
		if (blank && begun)
			putchar(' ');
		if (begun)
			page_put((char[]){*c, '\0'});
		else
			page_begin((char[]){*c, '\0'});
		blank = false;
		begun = true;
		c++;
	}
}

static void put_comment(struct piece comment, const char *before)
{
	if (!comment.begin)
		return;
	printf("%s", before);
	put_folded((struct piece){comment.begin + 2, comment.end - 2}, " \t*");
	printf("\n");
}

static void put_code(struct piece code)
{
	if (is_api(code))
		code.begin += sizeof(API) - 1;
	putchar('*');
	put_folded(code, "");
	printf("*\n");
}

/* A member with what is said of it, above or behind. */
static const char *put_member(const char *at, const char *end)
{
	struct piece above = {NULL, NULL}, code, behind = {NULL, NULL};
	const char *next;

	if (at[0] == '/' && at[1] == '*') {
		above.begin = at;
		above.end = skip_comment(at);
		at = skip_blanks(above.end);
	}
	code.begin = at;
	code.end = skip_code(at, ";,");
	next = code.end + strspn(code.end, " \t");
	if (next[0] == '/' && next[1] == '*') {
		behind.begin = next;
		behind.end = next = skip_comment(next);
	}
	while (code.end > code.begin && strchr(";, \t\n", code.end[-1]))
		code.end--;
	if (code.end > code.begin) {
		printf("\n\t");
		put_code(code);
		put_comment(above, "\t\t");
		put_comment(behind, "\t\t");
	}
	next = skip_blanks(next);
	return next < end ? next : end;
}

void header_declaration(struct template *t, const char *name)
{
	const char *at = t->header, *open;
	struct declaration d;

	while (next_declaration(&at, &d)) {
		if (!declares(&d, name))
			continue;
		if (!d.comment.begin && !d.goes_on && is_api(d.code))
			template_fail(t, "%s: the header says nothing about it", name);
		open = memchr(d.code.begin, '{', (size_t)(d.code.end - d.code.begin));
		put_code(open ? (struct piece){d.code.begin, open - 1} : d.code);
		put_comment(d.comment, "\t");
		if (open) {
			const char *end = skip_code(open + 1, "");

			for (const char *m = skip_blanks(open + 1); m < end;)
				m = put_member(m, end);
		}
		printf("\n");
		return;
	}
	template_fail(t, "%s: not in the header", name);
}
