/* SPDX-License-Identifier: Apache-2.0 */
/* The table of network interfaces: a row for each address, or for the interface that has none. */
#include "select/sql_state.h"
#include "select/sql_tables.h"

static const struct sql_column columns[] = {
	{.name = "netns", .type = "INTEGER", .meaning = "inode of its network namespace"},
	{.name = "netns_name",
         .type = "TEXT",
         .meaning = "name of its network namespace, of one that is bound by name"},
	{.name = "interface_index", .type = "INTEGER", .meaning = "its number in the namespace"},
	{.name = "interface_name", .type = "TEXT", .meaning = "its name"},
	{.name = "mac",
         .type = "TEXT",
         .meaning = "its Ethernet address; NULL when it has none of six bytes"},
	{.name = "kind",
         .type = "TEXT",
         .meaning = "what it is, of one that is made by software: veth, bridge, wireguard …"},
	{.name = "is_up", .type = "INTEGER", .meaning = "1 when it is switched on, else 0"},
	{.name = "is_loopback",
         .type = "INTEGER",
         .meaning = "1 for the loopback interface, else 0"},
	{.name = "ip",
         .type = "TEXT COLLATE ip",
         .meaning = "one of its addresses; NULL when it has none"},
	{.name = "prefix", .type = "INTEGER", .meaning = "bits of the address's network"},
};

struct filling {
	struct sql *sql;
	struct sql_rows *rows;
	struct cq_error *reterr;
};

static void add_mac(struct sql_rows *rows, const struct interface *i)
{
	char mac[18];

	if (!i->has_mac) {
		row_null(rows);
		return;
	}
	(void)snprintf(mac, sizeof(mac), "%02x:%02x:%02x:%02x:%02x:%02x", i->mac[0], i->mac[1],
	               i->mac[2], i->mac[3], i->mac[4], i->mac[5]);
	row_text(rows, text_of(mac));
}

/* a: NULL when it has none. */
static int add_row(struct sql_rows *rows, const struct netns *ns, const struct interface *i,
                   const struct interface_address *a)
{
	char ip[ADDRESS_LEN];

	if (ns->inode)
		row_integer(rows, (int64_t)ns->inode);
	else
		row_null(rows);
	row_text(rows, ns->name);
	row_integer(rows, i->index);
	row_text(rows, i->name);
	add_mac(rows, i);
	row_text(rows, i->kind);
	row_integer(rows, i->is_up);
	row_integer(rows, i->is_loopback);
	if (a) {
		row_text(rows, (struct text){ip, address_print(a->ip, ip)});
		row_integer(rows, a->prefix);
	}
	return row_end(rows);
}

static int add_netns(void *context, const struct netns *ns)
{
	const struct filling *f = context;
	int r = sql_check(f->sql, f->reterr);

	for (size_t i = 0; i < ns->interface_count && r == 0; i++) {
		const struct interface *one = &ns->interfaces[i];
		bool has_address = false;

		for (size_t n = 0; n < ns->address_count && r == 0; n++) {
			if (ns->addresses[n].index != one->index)
				continue;
			has_address = true;
			r = add_row(f->rows, ns, one, &ns->addresses[n]);
		}
		if (!has_address && r == 0)
			r = add_row(f->rows, ns, one, NULL);
	}
	return r;
}

static int fill(struct sql *s, uint64_t used, const struct sql_constraint *constraints,
                size_t count, struct sql_rows *rows, struct cq_error *reterr)
{
	struct filling f = {s, rows, reterr};
	struct owners *owners = world_owners(sql_world(s), reterr);
	CQ_CLEANUP(collector_freep) struct collector *c = NULL;
	int r;

	(void)used;
	(void)constraints;
	(void)count;
	if (!owners) /* descriptors tell of namespaces */
		return reterr->code;
	r = collector_new(sql_given(s)->collect, owners, world_gaps(sql_world(s)), &c, reterr);
	return r < 0 ? r : collector_links(c, add_netns, &f);
}

const struct sql_table table_interfaces = {
	.name = "interfaces",
	.meaning = "network interfaces of every namespace: a row for each of their addresses",
	.columns = columns,
	.column_count = ARRAY_LEN(columns),
	.is_snapshot = true,
	.fill = fill,
};
