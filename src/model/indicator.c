/* SPDX-License-Identifier: Apache-2.0 */
#include "model/model.h"

const char *indicator_kind_name(enum indicator_kind k)
{
	static const char *const names[INDICATOR_KIND_COUNT] = {
		[INDICATOR_ADDRESS] = "address", [INDICATOR_NETWORK] = "network",
		[INDICATOR_RANGE] = "range",     [INDICATOR_DOMAIN] = "domain",
		[INDICATOR_HOST] = "host",       [INDICATOR_HASH] = "hash",
	};

	return names[k];
}

const char *tlp_name(enum tlp t)
{
	static const char *const names[TLP_COUNT] = {
		[TLP_NONE] = NULL,     [TLP_CLEAR] = "CLEAR", [TLP_GREEN] = "GREEN",
		[TLP_AMBER] = "AMBER", [TLP_RED] = "RED",     [TLP_AMBER_STRICT] = "AMBER STRICT",
	};

	return names[t];
}
