/* SPDX-License-Identifier: Apache-2.0 */
/* Inside model.h: the host as its cloud knows it. */
#ifndef CONNQUERY_MODEL_CLOUD_H
#define CONNQUERY_MODEL_CLOUD_H

#include "base/base.h"

/* What somebody who knows said of it; what nobody said is none. */
struct cloud {
	struct text provider; /* "AWS", "GCP", "Azure" …; none: whoever was asked did not say, which
	                         the reason tells, and nothing else is known */
	struct text region, zone;
	struct text account;   /* AWS account, Azure subscription, GCP project */
	struct text partition; /* "aws", "aws-cn" … */
	struct text instance;
	struct text instance_type, image, resource_group, project_number;
	struct text sources; /* who said it: "dmi", "cloud-init", "metadata service", a path */
	struct text reason;  /* why the metadata service said nothing, when it was asked */
};

#endif
