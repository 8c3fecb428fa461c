/* SPDX-License-Identifier: Apache-2.0 */
/* Lines of /proc/net. */
#include "sockets.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct collect_options options = {.scope = SCOPE_ALL, .raw = true};
	struct netns ns = {0};
	const struct parse_context context = {.options = &options, .ns = &ns, .now = 1};
	struct text rest = {(const char *)data, size}, line;
	const struct diag_source *source = take_source(&rest);
	struct socket s;

	if (source == NULL || source->table == NULL)
		return 0;
	while (text_split(&rest, '\n', &line)) {
		int r = procnet_parse(source, line, &context, &s);

		MUST(r == 1 || r == 0 || r == -EBADMSG);
		if (r == 1)
			check_socket(&s);
	}
	return 0;
}
