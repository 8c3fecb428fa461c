/* SPDX-License-Identifier: Apache-2.0 */
/* The tables and functions of SQL in scdoc(5)'s language. */
#include "describe.h"

/* ---- tables -------------------------------------------------------------------------------------
 */

/* Those of the table that a query asks have a page of their own. */
static void put_fields(void)
{
	const char *between = "Its columns are those of *connquery-fields*(7): ";

	for (const struct cq_field *f = cq_fields(); f->name; f++) {
		printf("%s_", between);
		page_put(f->name);
		putchar('_');
		between = ", ";
	}
	printf(".\n\n");
}

static void put_column(const struct cq_table_column *c)
{
	const char *note = c->required ? ", required" : c->hidden ? ", hidden" : "";

	putchar('*');
	page_put(c->name);
	printf("* (");
	page_put(c->type);
	printf("%s)\n\t", note);
	page_begin(c->meaning);
	printf("\n\n");
}

void page_tables(struct template *t, const struct command *command)
{
	struct cq_table_column c;
	const char *last = "";
	bool is_of_query = false;

	(void)t;
	(void)command;
	for (size_t i = 0; cq_sql_table_column(i, &c) == 0; i++) {
		if (strcmp(c.table, last) != 0) {
			printf("## %s\n\n", c.table);
			page_begin(c.table_meaning);
			printf(".\n\n");
			is_of_query = strcmp(c.table, "connections") == 0;
			if (is_of_query)
				put_fields();
		}
		last = c.table;
		if (!is_of_query)
			put_column(&c);
	}
}

/* ---- functions ----------------------------------------------------------------------------------
 */

static void put_names(const char *names)
{
	struct text rest = text_of(names), word;
	const char *between = "";

	while (text_word(&rest, &word)) {
		char name[64];

		(void)snprintf(name, sizeof(name), "%.*s", (int)word.len, word.bytes);
		printf("%s*", between);
		page_put(name);
		printf("*");
		between = ", ";
	}
	printf("\n\n");
}

static void put_function(const struct cq_sql_function *f)
{
	putchar('*');
	page_put(f->name);
	printf("*(");
	page_put(f->arguments);
	printf(")\n\t");
	page_begin(f->meaning);
	printf("\n\n");
}

void page_functions(struct template *t, const struct command *command)
{
	struct cq_sql_function f;
	const char *last = "";

	(void)t;
	(void)command;
	for (size_t i = 0; cq_sql_function(i, &f) == 0; i++) {
		if (strcmp(f.group, last) != 0)
			printf("## %s\n\n", f.group);
		last = f.group;
		if (f.arguments)
			put_function(&f);
		else
			put_names(f.name);
	}
}
