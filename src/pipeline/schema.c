/* SPDX-License-Identifier: Apache-2.0 */
#include "pipeline/pipeline.h"

#define PAGE_MAX (4u << 20)

int cq_schema_describe(const char *path, const char *version, cq_write_fn write, void *context,
                       struct cq_error *reterr)
{
	ocsf_version_t v;
	struct buffer page;
	int error;

	if (!write)
		return fail(reterr, -EINVAL, "cq_schema_describe: no callback");
	error = ocsf_version_parse(version ? version : OCSF_DEFAULT_VERSION, &v, reterr);
	if (error < 0)
		return error;
	buffer_init(&page, PAGE_MAX);
	error = ocsf_describe(path ? path : "", v, &page, reterr);
	if (error == 0)
		error = buffer_error(&page);
	if (error == 0)
		error = write(context, page.bytes, page.len);
	buffer_done(&page);
	return error;
}

const char *cq_schema_version(size_t number)
{
	return number < ocsf_version_count() ? ocsf_version_name((ocsf_version_t)number) : NULL;
}
