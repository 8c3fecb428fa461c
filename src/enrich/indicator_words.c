/* SPDX-License-Identifier: Apache-2.0 */
/* Times, severities, marks and types as sources write them. */
#include "enrich/indicator.h"

struct word_number {
	const char *word;
	int number;
};

static int find_word(const struct word_number *words, size_t count, struct text t, int unknown)
{
	t = text_trim(t);
	for (size_t i = 0; i < count; i++)
		if (word_equal(t, words[i].word))
			return words[i].number;
	return unknown;
}

/* ---- times ------------------------------------------------------------------------------------
 */

/* Exactly `len` digits; moves behind them. */
static bool take_digits(struct text *t, size_t len, unsigned *ret)
{
	*ret = 0;
	if (t->len < len)
		return false;
	for (size_t i = 0; i < len; i++) {
		if (t->bytes[i] < '0' || t->bytes[i] > '9')
			return false;
		*ret = *ret * 10 + (unsigned)(t->bytes[i] - '0');
	}
	*t = (struct text){t->bytes + len, t->len - len};
	return true;
}

static bool take_char(struct text *t, const char *one_of)
{
	if (t->len == 0 || !strchr(one_of, t->bytes[0]) || t->bytes[0] == '\0')
		return false;
	*t = (struct text){t->bytes + 1, t->len - 1};
	return true;
}

/* Days since 1970 of the proleptic Gregorian calendar; years are counted from March. */
static int64_t days_of(unsigned year, unsigned month, unsigned day)
{
	int64_t y = (int64_t)year - (month <= 2), era = y / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * ((int64_t)month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

/* "Z", "+01:00", nothing: minutes east. */
static bool take_offset(struct text *t, int *ret)
{
	unsigned hours, minutes;
	bool is_west;

	*ret = 0;
	if (t->len == 0 || take_char(t, "Zz"))
		return true;
	is_west = t->bytes[0] == '-';
	if (!take_char(t, "+-") || !take_digits(t, 2, &hours))
		return false;
	(void)take_char(t, ":");
	if (!take_digits(t, 2, &minutes) || hours > 23 || minutes > 59)
		return false;
	*ret = (int)(hours * 60 + minutes) * (is_west ? -1 : 1);
	return true;
}

/* Milliseconds of the fraction; further digits are left out. */
static bool take_fraction(struct text *t, unsigned *ret)
{
	unsigned digit, unit = 100;

	*ret = 0;
	if (!take_char(t, ".,"))
		return true;
	if (t->len == 0 || t->bytes[0] < '0' || t->bytes[0] > '9')
		return false;
	while (take_digits(t, 1, &digit)) {
		*ret += digit * unit;
		unit /= 10;
	}
	return true;
}

/* Behind the date. */
static bool take_clock(struct text *t, int64_t *ret_ms)
{
	unsigned hour, minute, second = 0, ms;
	int offset;

	*ret_ms = 0;
	if (t->len == 0)
		return true;
	if (!take_char(t, "Tt ") || !take_digits(t, 2, &hour) || !take_char(t, ":") ||
	    !take_digits(t, 2, &minute))
		return false;
	if (take_char(t, ":") && !take_digits(t, 2, &second))
		return false;
	if (!take_fraction(t, &ms))
		return false;
	(void)take_char(t, " ");
	if (text_equal(*t, TEXT("UTC")))
		*t = TEXT("");
	if (!take_offset(t, &offset) || t->len > 0 || hour > 23 || minute > 59 || second > 60)
		return false;
	*ret_ms = ((int64_t)hour * 3600 + minute * 60 + second) * 1000 + ms - offset * 60000;
	return true;
}

int64_t time_read(struct text t)
{
	unsigned year, month, day;
	uint64_t seconds;
	int64_t clock;

	t = text_trim(t);
	if (t.len >= 9 && t.len <= 11 && text_to_u64(t, &seconds) == 0)
		return (int64_t)seconds * 1000;
	if (t.len == 13 && text_to_u64(t, &seconds) == 0) /* milliseconds */
		return (int64_t)seconds;
	if (!take_digits(&t, 4, &year))
		return UNKNOWN_TIME;
	(void)take_char(&t, "-/"); /* MISP's CSV has none */
	if (!take_digits(&t, 2, &month))
		return UNKNOWN_TIME;
	(void)take_char(&t, "-/");
	if (!take_digits(&t, 2, &day) || month < 1 || month > 12 || day < 1 || day > 31 ||
	    !take_clock(&t, &clock))
		return UNKNOWN_TIME;
	return days_of(year, month, day) * INT64_C(86400000) + clock;
}

/* ---- words ------------------------------------------------------------------------------------
 */

enum severity severity_read(struct text t)
{
	static const struct word_number words[] = {
		{"informational", SEVERITY_INFORMATIONAL},
		{"information", SEVERITY_INFORMATIONAL},
		{"info", SEVERITY_INFORMATIONAL},
		{"low", SEVERITY_LOW},
		{"medium", SEVERITY_MEDIUM},
		{"moderate", SEVERITY_MEDIUM},
		{"high", SEVERITY_HIGH},
		{"critical", SEVERITY_CRITICAL},
		{"fatal", SEVERITY_FATAL},
		{"1", SEVERITY_INFORMATIONAL},
		{"2", SEVERITY_LOW},
		{"3", SEVERITY_MEDIUM},
		{"4", SEVERITY_HIGH},
		{"5", SEVERITY_CRITICAL},
		{"6", SEVERITY_FATAL},
	};

	return (enum severity)find_word(words, ARRAY_LEN(words), t, SEVERITY_UNKNOWN);
}

enum severity threat_level_read(struct text t)
{
	static const enum severity levels[] = {SEVERITY_UNKNOWN, SEVERITY_HIGH, SEVERITY_MEDIUM,
	                                       SEVERITY_LOW};
	uint64_t level;

	if (text_to_u64(t, &level) < 0 || level >= ARRAY_LEN(levels))
		return SEVERITY_UNKNOWN;
	return levels[level];
}

enum tlp tlp_read(struct text t)
{
	static const struct word_number words[] = {
		{"clear", TLP_CLEAR},
		{"white", TLP_CLEAR}, /* as it was called before TLP 2.0 */
		{"green", TLP_GREEN},
		{"amber", TLP_AMBER},
		{"amber+strict", TLP_AMBER_STRICT},
		{"amber strict", TLP_AMBER_STRICT},
		{"amber-strict", TLP_AMBER_STRICT},
		{"red", TLP_RED},
	};

	t = text_trim(t);
	if (t.len > 4 && word_equal((struct text){t.bytes, 4}, "tlp:"))
		t = (struct text){t.bytes + 4, t.len - 4};
	return (enum tlp)find_word(words, ARRAY_LEN(words), t, TLP_NONE);
}

int8_t confidence_read(struct text t)
{
	/* The middle of each third, as STIX 2.1 has it in its scale of three. */
	static const struct word_number words[] = {
		{"low", 15}, {"medium", 50}, {"med", 50}, {"high", 85}};
	uint64_t number;

	t = text_trim(t);
	if (t.len > 1 && t.bytes[t.len - 1] == '%')
		t.len--;
	if (text_to_u64(t, &number) == 0)
		return number <= 100 ? (int8_t)number : CONFIDENCE_UNKNOWN;
	return (int8_t)find_word(words, ARRAY_LEN(words), t, CONFIDENCE_UNKNOWN);
}

unsigned malware_class(struct text t)
{
	/* STIX 2.1, section 10.16; OCSF, object malware. */
	static const struct word_number words[] = {
		{"adware", 1},
		{"backdoor", 2},
		{"bot", 3},
		{"bootkit", 4},
		{"ddos", 5},
		{"downloader", 6},
		{"dropper", 7},
		{"exploit-kit", 8},
		{"keylogger", 9},
		{"ransomware", 10},
		{"remote-access-trojan", 11},
		{"resource-exploitation", 13},
		{"rogue-security-software", 14},
		{"rootkit", 15},
		{"screen-capture", 16},
		{"spyware", 17},
		{"trojan", 18},
		{"virus", 19},
		{"webshell", 20},
		{"wiper", 21},
		{"worm", 22},
	};

	return (unsigned)find_word(words, ARRAY_LEN(words), t, 0);
}

/* ---- types ------------------------------------------------------------------------------------
 */

const struct value_type *value_type_find(struct text word)
{
	static const struct value_type types[] = {
		{"ip-dst", HINT_ADDRESS, PART_WHOLE},
		{"ip-src", HINT_ADDRESS, PART_WHOLE},
		{"ip", HINT_ADDRESS, PART_WHOLE},
		{"ipv4", HINT_ADDRESS, PART_WHOLE},
		{"ipv6", HINT_ADDRESS, PART_WHOLE},
		{"ipv4-addr", HINT_ADDRESS, PART_WHOLE},
		{"ipv6-addr", HINT_ADDRESS, PART_WHOLE},
		{"ip_address", HINT_ADDRESS, PART_WHOLE},
		{"address", HINT_ADDRESS, PART_WHOLE},
		{"ip:port", HINT_ADDRESS, PART_WHOLE},
		{"cidr", HINT_ADDRESS, PART_WHOLE},
		{"network", HINT_ADDRESS, PART_WHOLE},
		{"range", HINT_ADDRESS, PART_WHOLE},
		{"subnet", HINT_ADDRESS, PART_WHOLE},
		{"ip-dst|port", HINT_ADDRESS, PART_FIRST_AND_PORT},
		{"ip-src|port", HINT_ADDRESS, PART_FIRST_AND_PORT},
		{"domain", HINT_DOMAIN, PART_WHOLE},
		{"domain-name", HINT_DOMAIN, PART_WHOLE},
		{"domain|ip", HINT_DOMAIN, PART_BOTH},
		{"hostname", HINT_HOST, PART_WHOLE},
		{"host", HINT_HOST, PART_WHOLE},
		{"fqdn", HINT_HOST, PART_WHOLE},
		{"hostname|port", HINT_HOST, PART_FIRST_AND_PORT},
		{"url", HINT_URL, PART_WHOLE},
		{"uri", HINT_URL, PART_WHOLE},
		{"md5", HINT_HASH, PART_WHOLE},
		{"sha1", HINT_HASH, PART_WHOLE},
		{"sha256", HINT_HASH, PART_WHOLE},
		{"hash", HINT_HASH, PART_WHOLE},
		{"md5_hash", HINT_HASH, PART_WHOLE},
		{"sha1_hash", HINT_HASH, PART_WHOLE},
		{"sha256_hash", HINT_HASH, PART_WHOLE},
		{"filename|md5", HINT_HASH, PART_SECOND},
		{"filename|sha1", HINT_HASH, PART_SECOND},
		{"filename|sha256", HINT_HASH, PART_SECOND},
		{"malware-sample", HINT_HASH, PART_SECOND},
	};

	word = text_trim(word);
	for (size_t i = 0; i < ARRAY_LEN(types); i++)
		if (word_equal(word, types[i].word))
			return &types[i];
	return NULL;
}
