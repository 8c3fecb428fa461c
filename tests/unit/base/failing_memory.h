/* SPDX-License-Identifier: Apache-2.0 */
/* Lets one allocation fail: the linker puts these in the place of the C library's (--wrap). */
#ifndef TEST_FAILING_MEMORY_H
#define TEST_FAILING_MEMORY_H

#include <stddef.h>
#include <stdint.h>

static size_t allocations_left = SIZE_MAX; /* that succeed; all behind them fail */

void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *old, size_t size);
void *__real_reallocarray(void *old, size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *old, size_t size);
void *__wrap_reallocarray(void *old, size_t count, size_t size);

static int memory_is_gone(void)
{
	if (allocations_left == SIZE_MAX)
		return 0;
	if (allocations_left == 0)
		return 1;
	allocations_left--;
	return 0;
}

void *__wrap_calloc(size_t count, size_t size)
{
	return memory_is_gone() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *old, size_t size)
{
	return memory_is_gone() ? NULL : __real_realloc(old, size);
}

void *__wrap_reallocarray(void *old, size_t count, size_t size)
{
	return memory_is_gone() ? NULL : __real_reallocarray(old, count, size);
}

#endif
