/* SPDX-License-Identifier: Apache-2.0 */
/* What an event says of itself: the version it was made for, and its type_uid. */
#include "ocsf/validate.h"

/* ---- version -------------------------------------------------------------------------------- */

struct version {
	struct text numbers[3], prerelease; /* none: a release */
};

/* Digits without zeros in front; takes them and the separator behind. */
static bool take_number(struct text *rest, char separator, struct text *ret)
{
	size_t len = 0;

	while (len < rest->len && rest->bytes[len] >= '0' && rest->bytes[len] <= '9')
		len++;
	*ret = (struct text){rest->bytes, len};
	if (len == 0 || (len > 1 && rest->bytes[0] == '0'))
		return false;
	if (separator && (len == rest->len || rest->bytes[len] != separator))
		return false;
	len += separator != 0;
	*rest = (struct text){rest->bytes + len, rest->len - len};
	return true;
}

/* A newline at the end does not count. */
static bool parse_version(struct text t, struct version *ret)
{
	t.len -= t.len && t.bytes[t.len - 1] == '\n';
	ret->prerelease = TEXT_NONE;
	if (!take_number(&t, '.', &ret->numbers[0]) || !take_number(&t, '.', &ret->numbers[1]) ||
	    !take_number(&t, 0, &ret->numbers[2]))
		return false;
	if (t.len == 0)
		return true;
	ret->prerelease = (struct text){t.bytes + 1, t.len - 1};
	return t.bytes[0] == '-' && t.len > 1 && !memchr(t.bytes, '\n', t.len);
}

static int compare_numbers(struct text a, struct text b)
{
	return a.len != b.len ? (a.len > b.len) - (a.len < b.len) : text_compare(a, b);
}

/* A prerelease comes before its release; two prereleases by their text. */
static int compare_versions(const struct version *a, const struct version *b)
{
	int order = 0;

	for (size_t i = 0; i < 3 && order == 0; i++)
		order = compare_numbers(a->numbers[i], b->numbers[i]);
	if (order != 0)
		return order;
	if (a->prerelease.bytes && b->prerelease.bytes)
		return text_compare(a->prerelease, b->prerelease);
	return (b->prerelease.bytes != NULL) - (a->prerelease.bytes != NULL);
}

static enum finding_id version_finding(const struct version *theirs, const struct version *ours)
{
	int order = compare_versions(theirs, ours);

	if (order == 0)
		return FINDING_COUNT;
	if (order > 0)
		return FINDING_VERSION_LATER;
	if (text_equal(theirs->numbers[0], TEXT("0")))
		return FINDING_VERSION_INITIAL;
	return theirs->prerelease.bytes ? FINDING_VERSION_PRERELEASE : FINDING_VERSION_EARLIER;
}

void judge_version(struct judgement *j, const struct json_node *n)
{
	enum finding_id id = FINDING_VERSION_EARLIER; /* so too for what is no version */
	struct version theirs, ours;
	struct text text;
	struct finding f;

	if (!n || n->kind != JSON_STRING)
		return;
	text = json_text(j->json, n, &j->text);
	if (text_equal(text, j->rules->version))
		return;
	if (parse_version(text, &theirs) && parse_version(j->rules->version, &ours))
		id = version_finding(&theirs, &ours);
	if (id == FINDING_COUNT)
		return;
	f = finding_of(id, n);
	finding_add_text(&f, KEY_ATTRIBUTE, TEXT("version"));
	finding_add_value(j, &f, n);
	finding_add_text(&f, KEY_VERSION, j->rules->version);
	tell_in_metadata(j, &f, TEXT("version"));
}

/* ---- type_uid ------------------------------------------------------------------------------- */

__extension__ typedef __int128 wide;

/* Of a JSON integer; false when it is beyond the type. */
static bool read_wide(struct text t, wide *ret)
{
	bool negative = t.bytes[0] == '-';
	wide n = 0;

	for (size_t i = negative; i < t.len; i++) {
		if (__builtin_mul_overflow(n, 10, &n) ||
		    __builtin_sub_overflow(n, t.bytes[i] - '0', &n))
			return false;
	}
	*ret = n;
	return negative || !__builtin_sub_overflow(0, n, ret);
}

static struct text print_wide(wide n, char room[48])
{
	char *end = room + 47, *at = end;

	for (wide left = n; left || at == end; left /= 10)
		*--at = (char)('0' + (left % 10 < 0 ? -(left % 10) : left % 10));
	if (n < 0)
		*--at = '-';
	return (struct text){at, (size_t)(end - at)};
}

/* A number of more than 127 bits plus one that is far smaller, digit by digit; none: no memory. */
static struct text add_to_large(struct buffer *room, struct text large, wide small)
{
	size_t start = large.bytes[0] == '-';
	wide carry = start ? -small : small;
	struct text sum;

	buffer_clear(room);
	buffer_add_text(room, TEXT("-0"));
	buffer_add(room, large.bytes + start, large.len - start);
	if (buffer_error(room) < 0)
		return TEXT_NONE;
	for (size_t i = room->len; carry != 0 && i-- > 1;) {
		wide digit = room->bytes[i] - '0' + carry;

		carry = digit / 10 - (digit % 10 < 0);
		room->bytes[i] = (char)('0' + (digit - carry * 10));
	}
	sum = buffer_text(room);
	while (sum.len > 2 && sum.bytes[1] == '0')
		sum = (struct text){sum.bytes + 1, sum.len - 1};
	room->bytes[sum.bytes - room->bytes] = '-';
	return start ? sum : (struct text){sum.bytes + 1, sum.len - 1};
}

static bool same_integer(struct text a, struct text b)
{
	wide one, other;

	return text_equal(a, b) ||
	       (read_wide(a, &one) && read_wide(b, &other) && one == other); /* 0 and -0 */
}

void judge_type_uid(struct judgement *j, int64_t class_uid, const struct json_node *activity,
                    const struct json_node *type)
{
	char room[48];
	struct text expected;
	wide small = (wide)class_uid * 100, sum;
	struct finding f;

	if (!activity || !type || activity->kind != JSON_INTEGER || type->kind != JSON_INTEGER)
		return;
	if (read_wide(json_raw(j->json, activity), &sum) &&
	    !__builtin_add_overflow(small, sum, &sum))
		expected = print_wide(sum, room);
	else
		expected = add_to_large(&j->words, json_raw(j->json, activity), small);
	if (!expected.bytes) {
		j->stop = -ENOMEM;
		return;
	}
	if (same_integer(json_raw(j->json, type), expected))
		return;
	f = finding_of(FINDING_TYPE_UID_INCORRECT, type);
	finding_add_value(j, &f, type);
	finding_add_json(&f, KEY_EXPECTED_VALUE, expected);
	tell_at(j, &f, TEXT("type_uid"));
}
