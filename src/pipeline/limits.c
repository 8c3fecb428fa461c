/* SPDX-License-Identifier: Apache-2.0 */
/* Options that say how much an answer may take. */
#include "pipeline/options.h"

#define MAX_TIMEOUT_S 86400u
#define LEAST_MEMORY ((uint64_t)1 << 20)

const struct limits limits_of_sql = {.timeout_ms = 60000, .max_memory = (uint64_t)1 << 30};

/* "1.5": at most three digits behind the point. */
static int thousandths(struct text t, uint64_t *ret)
{
	struct text whole = TEXT_NONE;
	uint64_t n = 0, fraction = 0, scale = 100;
	bool has_point = t.len > 0 && memchr(t.bytes, '.', t.len);

	text_split(&t, '.', &whole);
	if (text_to_u64(whole, &n) < 0 || n > UINT64_MAX / 2000)
		return -EINVAL;
	if (has_point && (t.len == 0 || t.len > 3 || text_to_u64(t, &fraction) < 0))
		return -EINVAL;
	for (size_t i = 1; i < t.len; i++)
		scale /= 10;
	*ret = n * 1000 + (has_point ? fraction * scale : 0);
	return 0;
}

int set_timeout(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	uint64_t ms;

	if (thousandths(text_of(value), &ms) < 0 || ms > MAX_TIMEOUT_S * 1000)
		return fail(reterr, -EINVAL,
		            "--timeout %s: must be seconds, such as 10 or 0.5; 0: no limit", value);
	q->limits.timeout_ms = (unsigned)ms;
	q->limits.timeout_given = true;
	return 0;
}

int set_max_rows(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	if (text_to_u64(text_of(value), &q->limits.max_rows) < 0)
		return fail(reterr, -EINVAL, "--max-rows %s: must be a number; 0: no limit", value);
	return 0;
}

/* "512M" */
int set_max_memory(struct cq_query *q, const char *value, struct cq_error *reterr)
{
	static const char units[] = "KMGT";
	struct text t = text_of(value);
	const char *unit = t.len > 0 ? strchr(units, t.bytes[t.len - 1]) : NULL;
	unsigned shift = unit ? 10u * (unsigned)(unit - units + 1) : 0;
	uint64_t n;

	if (unit)
		t.len--;
	if (text_to_u64(t, &n) < 0 || n > UINT64_MAX >> shift ||
	    (n > 0 && n << shift < LEAST_MEMORY))
		return fail(reterr, -EINVAL,
		            "--max-memory %s: must be bytes, such as 4M or 1G, 1M at least; 0: no "
		            "limit",
		            value);
	q->limits.max_memory = n << shift;
	return 0;
}
