/* SPDX-License-Identifier: Apache-2.0 */
/*
 * fuzz: what all targets share. A target is one function that takes bytes; it stops by abort()
 * when a promise is broken.
 */
#ifndef CONNQUERY_FUZZ_H
#define CONNQUERY_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

/* Returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Like assert, but also there with NDEBUG. */
#define MUST(condition)                                                                    \
	do {                                                                               \
		if (!(condition)) {                                                        \
			fprintf(stderr, "%s:%d: broken promise: %s\n", __FILE__, __LINE__, \
			        #condition);                                               \
			abort();                                                           \
		}                                                                          \
	} while (0)

#endif
