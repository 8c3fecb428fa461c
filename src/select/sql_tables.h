/* SPDX-License-Identifier: Apache-2.0 */
/* Inside select: the descriptors of the tables, one of each table_X.c. */
#ifndef CONNQUERY_SELECT_SQL_TABLES_H
#define CONNQUERY_SELECT_SQL_TABLES_H

#include "select/sql.h"

extern const struct sql_table table_connections, table_owners, table_interfaces;
extern const struct sql_table table_processes, table_process_open_files;
extern const struct sql_table table_process_open_sockets, table_listening_ports;
extern const struct sql_table table_users;
extern const struct sql_table table_file, table_hash;

#endif
