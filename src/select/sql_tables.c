/* SPDX-License-Identifier: Apache-2.0 */
/* The tables of SQL, in the order of the manual. */
#include "select/sql_tables.h"
#include "select/sql_state.h"

const struct sql_table *const sql_tables[] = {
	&table_connections,
	&table_owners,
	&table_interfaces,
	&table_processes,
	&table_process_open_files,
	&table_process_open_sockets,
	&table_listening_ports,
	&table_users,
	&table_file,
	&table_hash,
	NULL,
};

/* ---- their columns ----------------------------------------------------------------------------
 */

int known_column(const struct sql_table *table, size_t number, struct cq_table_column *ret)
{
	*ret = (struct cq_table_column){.table = table->name, .table_meaning = table->meaning};
	if (table == &table_connections) /* the first is for emit() alone */
		number++;
	if (number >= table->column_count)
		return -ENOENT;
	ret->name = table->columns[number].name;
	ret->type = strcmp(table->columns[number].type, "TEXT COLLATE ip") == 0
	                    ? "IP"
	                    : table->columns[number].type;
	ret->meaning = table->columns[number].meaning;
	ret->hidden = table->columns[number].is_hidden;
	ret->required = table->columns[number].is_required;
	return 0;
}

int sql_column_known(size_t number, struct cq_table_column *ret)
{
	for (size_t i = 0; sql_tables[i]; i++)
		for (size_t c = 0; known_column(sql_tables[i], c, ret) == 0; c++)
			if (number-- == 0)
				return 0;
	return -ENOENT;
}
