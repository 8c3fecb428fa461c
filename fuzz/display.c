/* SPDX-License-Identifier: Apache-2.0 */
/* Text for a terminal: whatever the bytes, what is shown is safe, as wide as is said, and a cut is
 * a beginning of the whole. The first byte is the width to cut to. */
#include "encode/encode.h"
#include "fuzz.h"
#include "terminal.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buffer whole, cut, again;

	if (size < 1)
		return 0;
	struct text t = {(const char *)data + 1, size - 1};
	buffer_init(&whole, SIZE_MAX);
	buffer_init(&cut, SIZE_MAX);
	buffer_init(&again, SIZE_MAX);

	size_t columns = display_add(&whole, t, SIZE_MAX);
	MUST(columns == display_width(t) && columns <= size);
	MUST(columns == must_be_safe(buffer_text(&whole)));

	size_t fewer = display_add(&cut, t, data[0]);
	MUST(fewer <= data[0] && fewer == must_be_safe(buffer_text(&cut)));
	MUST(text_starts(buffer_text(&whole), buffer_text(&cut)));
	/* all that fits, but for half a wide character */
	MUST(fewer + 1 >= data[0] || fewer == columns);

	MUST(display_add(&again, buffer_text(&whole), SIZE_MAX) == columns);
	MUST(text_equal(buffer_text(&again), buffer_text(&whole)));
	MUST(!buffer_error(&whole) && !buffer_error(&cut) && !buffer_error(&again));
	buffer_done(&whole);
	buffer_done(&cut);
	buffer_done(&again);
	return 0;
}
