/* SPDX-License-Identifier: Apache-2.0 */
#include "ocsf/event.h"

#include <linux/if_arp.h>

#define PRODUCT TEXT("connquery")

/* Ids of the schema; their captions are its own. */
enum { ACTIVITY_QUERY = 1, CATEGORY_DISCOVERY = 5, OS_LINUX = 200 };
enum { CPU_X86 = 1, CPU_ARM = 2, CPU_RISCV = 3 };
enum { INTERFACE_WIRED = 1, INTERFACE_WIRELESS = 2, INTERFACE_MOBILE = 3, INTERFACE_TUNNEL = 4 };

static void put_classification(struct event_builder *b)
{
	event_put_enum(b, ATTR_EVENT_ACTIVITY_ID, ACTIVITY_QUERY);
	event_put_enum(b, ATTR_EVENT_CATEGORY_UID, CATEGORY_DISCOVERY);
	event_put_enum(b, ATTR_EVENT_CLASS_UID, CLASS_UID);
	event_put_enum(b, ATTR_EVENT_TYPE_UID, CLASS_UID * 100 + ACTIVITY_QUERY);
	event_put_number(b, ATTR_EVENT_TIMEZONE_OFFSET, b->context->host->utc_offset_minutes);
}

static void put_query(struct event_builder *b)
{
	const struct event_context *c = b->context;

	if (!event_open(b, ATTR_EVENT_QUERY_INFO))
		return;
	event_put_text(b, ATTR_QUERY_NAME, c->query_name);
	event_put_text(b, ATTR_QUERY_STRING, c->query_string);
	event_put_text(b, ATTR_QUERY_UID, c->query_uid);
	event_put_time(b, ATTR_QUERY_TIME, c->query_time);
	event_close(b);
}

static struct text address_text(struct address ip, char room[ADDRESS_LEN])
{
	return ip.family ? (struct text){room, address_print(ip, room)} : TEXT_NONE;
}

static struct text mac_text(const struct interface *i, char room[18])
{
	const uint8_t *m = i->mac;

	if (!i->has_mac)
		return TEXT_NONE;
	snprintf(room, 18, "%02x:%02x:%02x:%02x:%02x:%02x", m[0], m[1], m[2], m[3], m[4], m[5]);
	return (struct text){room, 17};
}

/* Kinds of interface (IFLA_INFO_KIND) that are neither a tunnel nor pass for a cable. */
static const struct {
	const char *kind;
	uint8_t type;
} interface_kinds[] = {
	{"bond", INTERFACE_WIRED},       {"bridge", INTERFACE_WIRED},
	{"ipvlan", INTERFACE_WIRED},     {"macvlan", INTERFACE_WIRED},
	{"netkit", INTERFACE_WIRED},     {"team", INTERFACE_WIRED},
	{"veth", INTERFACE_WIRED},       {"vlan", INTERFACE_WIRED},
	{"geneve", INTERFACE_TUNNEL},    {"gre", INTERFACE_TUNNEL},
	{"gretap", INTERFACE_TUNNEL},    {"ip6gre", INTERFACE_TUNNEL},
	{"ip6gretap", INTERFACE_TUNNEL}, {"ip6tnl", INTERFACE_TUNNEL},
	{"ipip", INTERFACE_TUNNEL},      {"sit", INTERFACE_TUNNEL},
	{"tun", INTERFACE_TUNNEL},       {"vti", INTERFACE_TUNNEL},
	{"vti6", INTERFACE_TUNNEL},      {"vxlan", INTERFACE_TUNNEL},
	{"wireguard", INTERFACE_TUNNEL}, {"xfrm", INTERFACE_TUNNEL},
};

/* Hardware without a kind: the names that kernel and udev give tell a radio from a cable. */
static uint8_t hardware_type(const struct interface *i)
{
	if (i->arp_type != ARPHRD_ETHER)
		return 0;
	if (text_starts(i->name, TEXT("wl")))
		return INTERFACE_WIRELESS;
	if (text_starts(i->name, TEXT("ww")))
		return INTERFACE_MOBILE;
	return INTERFACE_WIRED;
}

static void put_interface_type(struct event_builder *b, const struct interface *i)
{
	if (i->is_loopback) {
		event_put_other(b, ATTR_INTERFACE_TYPE_ID, TEXT("loopback"));
		return;
	}
	if (!i->kind.bytes) {
		event_put_enum(b, ATTR_INTERFACE_TYPE_ID, hardware_type(i));
		return;
	}
	for (size_t k = 0; k < ARRAY_LEN(interface_kinds); k++) {
		if (!text_equal(i->kind, text_of(interface_kinds[k].kind)))
			continue;
		event_put_enum(b, ATTR_INTERFACE_TYPE_ID, interface_kinds[k].type);
		return;
	}
	event_put_other(b, ATTR_INTERFACE_TYPE_ID, i->kind);
}

static void put_interface(struct event_builder *b, struct text ip, struct text mac)
{
	const struct host *h = b->context->host;

	if (!h->interface.index || !event_open_array(b, ATTR_DEVICE_NETWORK_INTERFACES))
		return;
	event_begin(b);
	event_put_text(b, ATTR_INTERFACE_NAME, h->interface.name);
	put_interface_type(b, &h->interface);
	event_put_text(b, ATTR_INTERFACE_IP, ip);
	event_put_text(b, ATTR_INTERFACE_MAC, mac);
	if (h->interface_prefix)
		event_put_number(b, ATTR_INTERFACE_SUBNET_PREFIX, h->interface_prefix);
	event_end(b);
	event_close(b);
}

/* The network that device.ip lies in; none when it is the address alone. */
static void put_subnet(struct event_builder *b)
{
	const struct host *h = b->context->host;
	struct address base = h->ip;
	unsigned all = base.family == 4 ? 32 : 128;
	char text[ADDRESS_LEN + 4];

	if (!base.family || !h->interface_prefix || h->interface_prefix >= all)
		return;
	for (unsigned bit = h->interface_prefix; bit < all; bit++)
		base.bytes[bit / 8] &= (uint8_t) ~(0x80 >> bit % 8);
	size_t len = address_print(base, text);
	len += (size_t)snprintf(text + len, sizeof(text) - len, "/%u", h->interface_prefix);
	event_put_text(b, ATTR_DEVICE_SUBNET, (struct text){text, len});
}

static void put_os(struct event_builder *b)
{
	const struct host *h = b->context->host;

	if (!event_open(b, ATTR_DEVICE_OS))
		return;
	event_put_text(b, ATTR_OS_NAME, h->os_name.bytes ? h->os_name : TEXT("Linux"));
	event_put_enum(b, ATTR_OS_TYPE_ID, OS_LINUX);
	event_put_text(b, ATTR_OS_VERSION, h->os_version);
	event_put_text(b, ATTR_OS_BUILD, h->os_build);
	event_put_text(b, ATTR_OS_EDITION, h->os_edition);
	event_put_text(b, ATTR_OS_CPE_NAME, h->os_cpe);
	event_put_text(b, ATTR_OS_KERNEL_RELEASE, h->kernel_release);
	if (h->cpu_bits)
		event_put_number(b, ATTR_OS_CPU_BITS, h->cpu_bits);
	event_close(b);
}

static void put_cpu_architecture(struct event_builder *b, struct text machine)
{
	static const struct {
		const char *beginning;
		uint8_t id;
	} machines[] = {
		{"x86_64", CPU_X86}, {"i386", CPU_X86},    {"i486", CPU_X86}, {"i586", CPU_X86},
		{"i686", CPU_X86},   {"aarch64", CPU_ARM}, {"arm", CPU_ARM},  {"riscv", CPU_RISCV},
	};

	if (!machine.bytes)
		return;
	for (size_t i = 0; i < ARRAY_LEN(machines); i++) {
		if (!text_starts(machine, text_of(machines[i].beginning)))
			continue;
		event_put_enum(b, ATTR_HARDWARE_CPU_ARCHITECTURE_ID, machines[i].id);
		return;
	}
	event_put_other(b, ATTR_HARDWARE_CPU_ARCHITECTURE_ID, machine);
}

static void put_hardware(struct event_builder *b)
{
	const struct host *h = b->context->host;

	if (!h->cpu_bits && !h->ram_mib && !h->serial.bytes && !h->bios_vendor.bytes &&
	    !h->bios_version.bytes && !h->chassis.bytes)
		return;
	if (!event_open(b, ATTR_DEVICE_HW_INFO))
		return;
	event_put_text(b, ATTR_HARDWARE_BIOS_DATE, h->bios_date);
	event_put_text(b, ATTR_HARDWARE_BIOS_MANUFACTURER, h->bios_vendor);
	event_put_text(b, ATTR_HARDWARE_BIOS_VER, h->bios_version);
	event_put_text(b, ATTR_HARDWARE_CHASSIS, h->chassis);
	put_cpu_architecture(b, h->cpu_architecture);
	if (h->cpu_bits)
		event_put_number(b, ATTR_HARDWARE_CPU_BITS, h->cpu_bits);
	if (h->ram_mib && h->ram_mib <= INT64_MAX)
		event_put_number(b, ATTR_HARDWARE_RAM_SIZE, (int64_t)h->ram_mib);
	event_put_text(b, ATTR_HARDWARE_SERIAL_NUMBER, h->serial);
	event_put_text(b, ATTR_HARDWARE_UUID, h->hardware_uuid);
	event_put_text(b, ATTR_HARDWARE_VENDOR_NAME, h->vendor);
	event_close(b);
}

/* machine-id(5) is a UUID without its hyphens. */
static void put_machine_uuid(struct event_builder *b, struct text id)
{
	static const uint8_t parts[] = {8, 4, 4, 4, 12};
	char uuid[UUID_LEN + 1];
	size_t from = 0, to = 0;

	if (id.len != 32)
		return;
	for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
		if (i)
			uuid[to++] = '-';
		memcpy(uuid + to, id.bytes + from, parts[i]);
		to += parts[i];
		from += parts[i];
	}
	event_put_text(b, ATTR_DEVICE_OS_MACHINE_UUID, (struct text){uuid, to});
}

static void put_device(struct event_builder *b)
{
	static const uint8_t types[] = {
		[DEVICE_UNKNOWN] = 0, [DEVICE_SERVER] = 1, [DEVICE_DESKTOP] = 2,
		[DEVICE_LAPTOP] = 3,  [DEVICE_TABLET] = 4, [DEVICE_VIRTUAL] = 6,
	};
	const struct host *h = b->context->host;
	char ip_room[ADDRESS_LEN], mac_room[18];
	struct text ip = address_text(h->ip, ip_room), mac = mac_text(&h->interface, mac_room);

	/* A device needs a name of some kind. */
	if (!h->hostname.bytes && !h->machine_id.bytes && !ip.bytes)
		return;
	if (!event_open(b, ATTR_EVENT_DEVICE))
		return;
	if (!event_put_text(b, ATTR_DEVICE_HOSTNAME, h->hostname))
		event_put_text(b, ATTR_DEVICE_NAME, h->hostname);
	event_put_text(b, ATTR_DEVICE_UID, h->machine_id);
	event_put_instance(b);
	put_machine_uuid(b, h->machine_id);
	event_put_enum(b, ATTR_DEVICE_TYPE_ID, types[h->kind]);
	event_put_text(b, ATTR_DEVICE_IP, ip);
	event_put_text(b, ATTR_DEVICE_MAC, mac);
	put_subnet(b);
	event_put_text(b, ATTR_DEVICE_INTERFACE_NAME, h->interface.name);
	put_interface(b, ip, mac);
	put_os(b);
	event_put_time(b, ATTR_DEVICE_BOOT_TIME, h->boot_time);
	event_put_text(b, ATTR_DEVICE_BOOT_UID, h->boot_id);
	event_put_text(b, ATTR_DEVICE_VENDOR_NAME, h->vendor);
	event_put_text(b, ATTR_DEVICE_MODEL, h->model);
	event_put_text(b, ATTR_DEVICE_HYPERVISOR, h->hypervisor);
	put_hardware(b);
	event_close(b);
}

static void put_actor(struct event_builder *b)
{
	const struct process *self = b->context->self;

	if (!event_open(b, ATTR_EVENT_ACTOR))
		return;
	if (self) {
		event_put_process(b, ATTR_ACTOR_PROCESS, self);
		event_put_user(b, ATTR_ACTOR_USER, &self->user);
		event_put_session(b, ATTR_ACTOR_SESSION, &self->session);
	}
	event_put_text(b, ATTR_ACTOR_APP_NAME, PRODUCT);
	event_close(b);
}

void event_put_run(struct event_builder *b)
{
	put_classification(b);
	put_query(b);
	put_device(b);
	event_put_cloud(b);
	put_actor(b);
}

static void put_product(struct event_builder *b)
{
	if (!event_open(b, ATTR_METADATA_PRODUCT))
		return;
	event_put_text(b, ATTR_PRODUCT_NAME, PRODUCT);
	event_put_text(b, ATTR_PRODUCT_VENDOR_NAME, PRODUCT);
	event_put_text(b, ATTR_PRODUCT_VERSION, text_of(b->context->product_version));
	event_put_text(b, ATTR_PRODUCT_UID, PRODUCT);
	event_close(b);
}

static void put_reporter(struct event_builder *b)
{
	const struct host *h = b->context->host;
	char room[ADDRESS_LEN];

	if (!event_open(b, ATTR_METADATA_REPORTER))
		return;
	event_put_text(b, ATTR_REPORTER_NAME, PRODUCT);
	event_put_text(b, ATTR_REPORTER_HOSTNAME, h->hostname);
	event_put_text(b, ATTR_REPORTER_IP, address_text(h->ip, room));
	event_put_text(b, ATTR_REPORTER_UID, h->machine_id);
	event_close(b);
}

void event_put_run_metadata(struct event_builder *b, unsigned profiles)
{
	const struct event_context *c = b->context;

	event_put_text(b, ATTR_METADATA_VERSION, text_of(ocsf_version_name(c->version)));
	put_product(b);
	if (event_open_array(b, ATTR_METADATA_PROFILES)) {
		event_put_element(b, ATTR_METADATA_PROFILES, TEXT("host"));
		if (c->datetime)
			event_put_element(b, ATTR_METADATA_PROFILES, TEXT("datetime"));
		if (event_knows_cloud(c))
			event_put_element(b, ATTR_METADATA_PROFILES, TEXT("cloud"));
		if (profiles & EVENT_CONTAINER)
			event_put_element(b, ATTR_METADATA_PROFILES, TEXT("container"));
		if (profiles & EVENT_OSINT)
			event_put_element(b, ATTR_METADATA_PROFILES, TEXT("osint"));
		event_close(b);
	}
	event_put_text(b, ATTR_METADATA_CORRELATION_UID, c->query_uid);
	event_put_text(b, ATTR_METADATA_LOG_NAME, TEXT("connections"));
	event_put_text(b, ATTR_METADATA_LOG_PROVIDER, PRODUCT);
	event_put_text(b, ATTR_METADATA_TENANT_UID, c->tenant);
	if (c->label_count && event_open_array(b, ATTR_METADATA_LABELS)) {
		for (size_t i = 0; i < c->label_count; i++)
			event_put_element(b, ATTR_METADATA_LABELS, c->labels[i]);
		event_close(b);
	}
	put_reporter(b);
}
