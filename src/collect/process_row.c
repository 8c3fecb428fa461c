/* SPDX-License-Identifier: Apache-2.0 */
/* The files of /proc/PID that a row of the process table is made of. */
#include "collect/process_facts.h"
#include "collect/process_table.h"

#define KIB 1024u

/* ---- stat ----------------------------------------------------------------------------------- */

/* By field number of proc(5). The numbers begin behind "(comm)" and the state. */
enum {
	FIRST_FIELD = 4,
	FIELD_PARENT = 4,
	FIELD_GROUP = 5,
	FIELD_USER_TICKS = 14,
	FIELD_SYSTEM_TICKS = 15,
	FIELD_NICE = 19,
	FIELD_THREADS = 20,
	FIELD_START = 22,
	FIELDS_END
};

/* Also below 0, as only "nice", "tty_nr" and the like are. */
static int take_number(struct text t, int64_t *ret)
{
	bool is_negative = t.len > 0 && t.bytes[0] == '-';
	uint64_t n;

	if (is_negative) {
		t.bytes++;
		t.len--;
	}
	if (text_to_u64(t, &n) < 0 || n > INT64_MAX)
		return -EBADMSG;
	*ret = is_negative ? -(int64_t)n : (int64_t)n;
	return 0;
}

int process_row_parse_stat(struct text t, struct process_row *row, struct text *ret_name)
{
	const char *open = t.len ? memchr(t.bytes, '(', t.len) : NULL;
	const char *close = t.len ? memrchr(t.bytes, ')', t.len) : NULL;
	const char *end = t.bytes + t.len;
	int64_t fields[FIELDS_END] = {0};
	struct text rest, field;
	uint64_t pid;

	if (!open || !close || close < open || end - close < 4 || open - t.bytes < 2 ||
	    text_to_u64((struct text){t.bytes, (size_t)(open - t.bytes) - 1}, &pid) < 0)
		return -EBADMSG;
	rest = (struct text){close + 4, (size_t)(end - close) - 4};
	for (size_t i = FIRST_FIELD; i < FIELDS_END; i++)
		if (!text_split(&rest, ' ', &field) || take_number(field, &fields[i]) < 0)
			return -EBADMSG;
	row->pid = (uint32_t)pid;
	row->state = close[2];
	row->parent_pid = (uint32_t)fields[FIELD_PARENT];
	row->group = (uint32_t)fields[FIELD_GROUP];
	row->user_ticks = (uint64_t)fields[FIELD_USER_TICKS];
	row->system_ticks = (uint64_t)fields[FIELD_SYSTEM_TICKS];
	row->nice = (int32_t)fields[FIELD_NICE];
	row->threads = (uint32_t)fields[FIELD_THREADS];
	row->start_ticks = (uint64_t)fields[FIELD_START];
	*ret_name = (struct text){open + 1, (size_t)(close - open) - 1};
	return 0;
}

/* ---- status and io --------------------------------------------------------------------------- */

/* Takes the blanks before and the number off. */
static bool next_number(struct text *line, uint64_t *ret)
{
	struct text word;

	return text_word(line, &word) && text_to_u64(word, ret) == 0;
}

static bool parse_ids(struct text line, uint32_t ids[3])
{
	for (size_t i = 0; i < 3; i++) {
		uint64_t n;

		if (!next_number(&line, &n) || n > UINT32_MAX)
			return false;
		ids[i] = (uint32_t)n;
	}
	return true;
}

/* "VmRSS:     1234 kB": in KiB, whatever it says. */
static bool parse_size(struct text line, uint64_t *ret)
{
	uint64_t n;

	if (!next_number(&line, &n) || n > UINT64_MAX / KIB)
		return false;
	*ret = n * KIB;
	return true;
}

void process_row_parse_status(struct text status, struct process_row *row, uint32_t *ret_leader)
{
	struct text rest = status, line, key;
	bool has_uid = false, has_gid = false, has_total = false, has_resident = false;
	uint64_t n;

	/* the kernel escapes newlines in "Name:", so no line is a process's own */
	while (text_split(&rest, '\n', &line)) {
		if (!text_split(&line, ':', &key))
			continue;
		if (text_equal(key, TEXT("Tgid")) && next_number(&line, &n) && n <= UINT32_MAX)
			*ret_leader = (uint32_t)n;
		else if (text_equal(key, TEXT("Uid")))
			has_uid = parse_ids(line, row->uid);
		else if (text_equal(key, TEXT("Gid")))
			has_gid = parse_ids(line, row->gid);
		else if (text_equal(key, TEXT("VmSize")))
			has_total = parse_size(line, &row->total_size);
		else if (text_equal(key, TEXT("VmRSS")))
			has_resident = parse_size(line, &row->resident_size);
	}
	row->has_ids = has_uid && has_gid;
	row->has_memory = has_total && has_resident;
}

void process_row_parse_io(struct text io, struct process_row *row)
{
	uint64_t read = 0, written = 0, cancelled = 0;
	bool has_read = false, has_written = false;
	struct text rest = io, line, key;

	while (text_split(&rest, '\n', &line)) {
		if (!text_split(&line, ':', &key))
			continue;
		if (text_equal(key, TEXT("read_bytes")))
			has_read = next_number(&line, &read);
		else if (text_equal(key, TEXT("write_bytes")))
			has_written = next_number(&line, &written);
		else if (text_equal(key, TEXT("cancelled_write_bytes")))
			(void)next_number(&line, &cancelled);
	}
	row->has_io = has_read && has_written && read <= INT64_MAX && written <= INT64_MAX &&
	              cancelled <= INT64_MAX;
	if (!row->has_io)
		return;
	row->disk_read = (int64_t)read;
	row->disk_written = (int64_t)written - (int64_t)cancelled; /* who truncates cancels */
}

/* ---- cgroup --------------------------------------------------------------------------------- */

struct text process_row_parse_cgroup(struct text cgroup)
{
	struct text path = process_parse_cgroup(cgroup), line, part;

	if (path.bytes)
		return path;
	/* "/" is all there is, or version 1 without systemd: "7:cpu,cpuacct:/lxc" */
	if (!text_split(&cgroup, '\n', &line) || !text_split(&line, ':', &part) ||
	    !text_split(&line, ':', &part))
		return TEXT_NONE;
	return line.len > 0 ? line : TEXT_NONE;
}
