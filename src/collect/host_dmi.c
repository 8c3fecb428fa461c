/* SPDX-License-Identifier: Apache-2.0 */
#include "collect/host_facts.h"

#include <strings.h>

#define DMI "sys/class/dmi/id/"

/* ---- what manufacturers leave in when they fill in nothing ---------------------------------- */

static const char *const placeholders[] = {
	"To Be Filled By O.E.M.",
	"To be filled by O.E.M",
	"To Be Filled",
	"Filled By O.E.M.",
	"O.E.M.",
	"OEM",
	"Default string",
	"Not Specified",
	"Not Available",
	"Not Applicable",
	"Not Present",
	"None",
	"N/A",
	"NA",
	"Unknown",
	"INVALID",
	"Undefined",
	"empty",
	"System manufacturer",
	"System Manufacturer",
	"System Product Name",
	"System Serial Number",
	"System Version",
	"Product Name",
	"Chassis Serial Number",
	"Serial Number",
	"SERIAL",
	"Type1ProductConfigId",
	"0123456789",
	"123456789",
	"1234567890",
	"00000000-0000-0000-0000-000000000000",
	"ffffffff-ffff-ffff-ffff-ffffffffffff",
	"03000200-0400-0500-0006-000700080009",
};

/* Zeros, dots, dashes, crosses and the like only. */
static bool is_filler(struct text t)
{
	for (size_t i = 0; i < t.len; i++)
		if (!memchr("0.-_*xX ", t.bytes[i], 8))
			return false;
	return true;
}

static bool is_placeholder(struct text t)
{
	if (is_filler(t))
		return true;
	for (size_t i = 0; i < ARRAY_LEN(placeholders); i++)
		if (strlen(placeholders[i]) == t.len &&
		    strncasecmp(placeholders[i], t.bytes, t.len) == 0)
			return true;
	return false;
}

static struct text read_dmi(int root_dir, struct arena *arena, const char *path)
{
	struct text t = host_file(root_dir, arena, path);

	return t.bytes && !is_placeholder(t) ? t : TEXT_NONE;
}

/* ---- kinds of enclosure --------------------------------------------------------------------- */

/* SMBIOS (DSP0134), 7.4.1, by number. */
static const struct chassis {
	const char *name;
	enum device_kind kind;
} chassis_types[] = {
	{NULL, DEVICE_UNKNOWN},
	{NULL, DEVICE_UNKNOWN}, /* Other */
	{NULL, DEVICE_UNKNOWN}, /* Unknown */
	{"Desktop", DEVICE_DESKTOP},
	{"Low Profile Desktop", DEVICE_DESKTOP},
	{"Pizza Box", DEVICE_DESKTOP},
	{"Mini Tower", DEVICE_DESKTOP},
	{"Tower", DEVICE_DESKTOP},
	{"Portable", DEVICE_LAPTOP},
	{"Laptop", DEVICE_LAPTOP},
	{"Notebook", DEVICE_LAPTOP},
	{"Hand Held", DEVICE_UNKNOWN},
	{"Docking Station", DEVICE_UNKNOWN},
	{"All in One", DEVICE_DESKTOP},
	{"Sub Notebook", DEVICE_LAPTOP},
	{"Space-saving", DEVICE_UNKNOWN},
	{"Lunch Box", DEVICE_UNKNOWN},
	{"Main Server Chassis", DEVICE_SERVER},
	{"Expansion Chassis", DEVICE_UNKNOWN},
	{"SubChassis", DEVICE_UNKNOWN},
	{"Bus Expansion Chassis", DEVICE_UNKNOWN},
	{"Peripheral Chassis", DEVICE_UNKNOWN},
	{"RAID Chassis", DEVICE_UNKNOWN},
	{"Rack Mount Chassis", DEVICE_SERVER},
	{"Sealed-case PC", DEVICE_UNKNOWN},
	{"Multi-system chassis", DEVICE_UNKNOWN},
	{"Compact PCI", DEVICE_UNKNOWN},
	{"Advanced TCA", DEVICE_UNKNOWN},
	{"Blade", DEVICE_SERVER},
	{"Blade Enclosure", DEVICE_SERVER},
	{"Tablet", DEVICE_TABLET},
	{"Convertible", DEVICE_LAPTOP},
	{"Detachable", DEVICE_LAPTOP},
	{"IoT Gateway", DEVICE_UNKNOWN},
	{"Embedded PC", DEVICE_UNKNOWN},
	{"Mini PC", DEVICE_DESKTOP},
	{"Stick PC", DEVICE_DESKTOP},
};

static void read_chassis(int root_dir, struct arena *arena, struct host *ret)
{
	struct text t = host_file(root_dir, arena, DMI "chassis_type");
	uint64_t number;

	if (text_to_u64(t, &number) < 0)
		return;
	number &= 0x7f; /* the bit above says that there is a lock */
	if (number >= ARRAY_LEN(chassis_types) || !chassis_types[number].name)
		return;
	ret->chassis = text_of(chassis_types[number].name);
	ret->kind = chassis_types[number].kind;
}

/* ---- hypervisors ---------------------------------------------------------------------------- */

/* What a virtual machine's DMI begins with: vendor (of system or firmware) and product. The same
 * names stand on real machines of a provider where `is_ambiguous`. No hypervisor: it cannot be told
 * from the name. */
static const struct virtual_dmi {
	const char *vendor, *product; /* NULL: any */
	const char *hypervisor;
	bool is_ambiguous;
} virtual_dmi[] = {
	{"QEMU", NULL, "QEMU", false},
	{"KVM", NULL, "KVM", false},
	{NULL, "KVM", "KVM", false},
	{NULL, "KubeVirt", "KVM", false},
	{"Red Hat", "RHEV", "KVM", false},
	{NULL, "OpenStack", NULL, false},
	{"VMware", NULL, "VMware", false},
	{"VMW", NULL, "VMware", false},
	{"innotek GmbH", NULL, "VirtualBox", false},
	{NULL, "VirtualBox", "VirtualBox", false},
	{"Xen", NULL, "Xen", false},
	{"Bochs", NULL, "Bochs", false},
	{"Parallels", NULL, "Parallels", false},
	{"BHYVE", NULL, "bhyve", false},
	{"Microsoft Corporation", "Virtual Machine", "Hyper-V", false},
	{"Apple Inc.", "Apple Virtualization", "Apple Virtualization", false},
	{"Amazon EC2", NULL, "Nitro", true},
	{"Google", "Google Compute Engine", "KVM", true},
	{"Nutanix", "AHV", "AHV", false},
	{"DigitalOcean", "Droplet", "KVM", false},
	{"Hetzner", "vServer", "KVM", false},
	{"Alibaba Cloud", "Alibaba Cloud ECS", "KVM", true},
	{"Vultr", NULL, "KVM", true},
	{"Akamai", "Compute Instance", "KVM", false},
	{"Scaleway", "SCW-", "KVM", false},
	{"Exoscale", NULL, "KVM", false},
};

static bool begins(struct text t, const char *with)
{
	return !with || (t.bytes && text_starts(t, text_of(with)));
}

/* Real machines of a cloud: EC2's ".metal" kinds, and processors that no hypervisor has marked. */
static bool is_metal(int root_dir, struct text product)
{
	bool known, marked = host_cpu_has(root_dir, "hypervisor", &known);

	return (product.bytes && memmem(product.bytes, product.len, "metal", 5)) ||
	       (known && !marked);
}

/* False when the DMI's owner is no known hypervisor or cloud. */
static bool read_virtual_dmi(int root_dir, struct host *ret)
{
	for (size_t i = 0; i < ARRAY_LEN(virtual_dmi); i++) {
		const struct virtual_dmi *v = &virtual_dmi[i];

		if (!begins(ret->vendor, v->vendor) && !begins(ret->bios_vendor, v->vendor))
			continue;
		if (!begins(ret->model, v->product))
			continue;
		if (v->is_ambiguous && is_metal(root_dir, ret->model))
			continue;
		ret->hypervisor = text_of(v->hypervisor);
		ret->kind = DEVICE_VIRTUAL;
		return true;
	}
	return false;
}

/* Xen says so itself; its first domain is the machine. */
static bool read_xen(int root_dir, struct arena *arena, struct host *ret)
{
	struct text type = host_file(root_dir, arena, "sys/hypervisor/type");
	struct text rights = host_file(root_dir, arena, "proc/xen/capabilities");

	if (!text_equal(type, TEXT("xen")) ||
	    (rights.bytes && memmem(rights.bytes, rights.len, "control_d", 9)))
		return false;
	ret->hypervisor = TEXT("Xen");
	ret->kind = DEVICE_VIRTUAL;
	return true;
}

void host_read_dmi(int root_dir, struct arena *arena, struct host *ret)
{
	static const struct dmi_file {
		const char *path;
		size_t offset;
	} files[] = {
		{DMI "sys_vendor", offsetof(struct host, vendor)},
		{DMI "product_name", offsetof(struct host, model)},
		{DMI "product_serial", offsetof(struct host, serial)},
		{DMI "product_uuid", offsetof(struct host, hardware_uuid)},
		{DMI "bios_vendor", offsetof(struct host, bios_vendor)},
		{DMI "bios_version", offsetof(struct host, bios_version)},
		{DMI "bios_date", offsetof(struct host, bios_date)},
	};
	bool known;

	for (size_t i = 0; i < ARRAY_LEN(files); i++) {
		struct text *to = (struct text *)(void *)((char *)ret + files[i].offset);

		*to = read_dmi(root_dir, arena, files[i].path);
	}
	read_chassis(root_dir, arena, ret);
	if (read_virtual_dmi(root_dir, ret) || read_xen(root_dir, arena, ret))
		return;
	/* a guest of somebody unknown, or one that has no DMI */
	if (host_cpu_has(root_dir, "hypervisor", &known))
		ret->kind = DEVICE_VIRTUAL;
}
