/* SPDX-License-Identifier: Apache-2.0 */
/* Addresses and networks: what is accepted is printed and accepted again, as the same. */
#include "base/base.h"
#include "fuzz.h"

#include <arpa/inet.h>

/* libc's parser judges the same text. It takes a mapped address as IPv6, we as IPv4. */
static void compare_with_libc(struct text t, bool accepted)
{
	char copy[128];
	uint8_t bytes[16];
	bool known = false;

	if (t.len < sizeof(copy) && memchr(t.bytes, 0, t.len) == NULL) {
		memcpy(copy, t.bytes, t.len);
		copy[t.len] = 0;
		known = inet_pton(AF_INET, copy, bytes) == 1 ||
		        inet_pton(AF_INET6, copy, bytes) == 1;
	}
	MUST(known == accepted);
}

static void try_address(struct text t)
{
	struct address a, again;
	char printed[ADDRESS_LEN];
	bool accepted = address_parse(t, &a) == 0;

	compare_with_libc(t, accepted);
	if (!accepted)
		return;
	MUST(a.family == 4 || a.family == 6);
	MUST(address_print(a, printed) == strlen(printed));
	MUST(address_parse(text_of(printed), &again) == 0 && address_equal(a, again));
	MUST(!address_is_loopback(a) || address_is_internal(a));
}

static void try_network(struct text t)
{
	struct network n;
	struct address outside;
	struct cq_error error = {0};
	int r = network_parse(t, &n, &error);

	if (r < 0) {
		MUST(error.text[0] != 0 && strchr(error.text, '\n') == NULL);
		return;
	}
	MUST(n.bits <= (n.base.family == 4 ? 32 : 128) && network_has(n, n.base));
	if (n.bits == 0)
		return;
	outside = n.base;
	outside.bytes[(n.bits - 1) / 8] ^= (uint8_t)(0x80 >> ((n.bits - 1) % 8));
	MUST(!network_has(n, outside));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct text t = {(const char *)data, size};
	struct address any;

	try_address(t);
	try_network(t);
	if (size >= 16) {
		char printed[ADDRESS_LEN];

		any = address_v6(data);
		address_print(any, printed);
		MUST(address_parse(text_of(printed), &any) == 0);
		MUST(address_equal(any, address_v6(data)));
	}
	return 0;
}
