/* SPDX-License-Identifier: Apache-2.0 */
/*
 * base: what every other folder stands on, and that knows none of them.
 *
 *   error    an int (0 or a negative errno) and, beside it, words for people
 *   text     bytes with a length: names from a host hold NULs and broken UTF-8
 *   nearest  what somebody who mistyped a name may have meant
 *   buffer   a growing run of bytes with a ceiling
 *   arena    memory that is freed at once, with a ceiling
 *   map      open addressing, 64-bit key to 32-bit value
 *   intern   texts to small numbers
 *   json     a strict reader of JSON (RFC 8259)
 *   clock    wall time in milliseconds, UUIDv7, RFC 3339
 *   file     reading small files of /proc, /sys and /etc whole, with a bound
 *   thread   starting one; a relay, whose thread works ahead
 *   address  IP addresses and networks: parse, print, compare
 *
 * Nothing here keeps a global, logs or exits. Nothing is safe to share between threads without a
 * lock, unless it says so; objects of different threads do not touch each other.
 */
#ifndef CONNQUERY_BASE_H
#define CONNQUERY_BASE_H

#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>

#include <connquery/connquery.h> /* struct cq_error */

#define ARRAY_LEN(a) (sizeof(a) / sizeof((a)[0]))

/* Runs `done(&variable)` when the variable leaves its scope. */
#define CQ_CLEANUP(done) __attribute__((cleanup(done)))
/* Hands a pointer on: the expression is its value, the variable is NULL afterwards. */
#define CQ_MOVE(p)                          \
	__extension__({                     \
		__typeof__(p) moved_ = (p); \
		(p) = NULL;                 \
		moved_;                     \
	})
/* The object of type `type` whose member `member` is at `ptr`. */
#define container_of(ptr, type, member) ((type *)(void *)((char *)(ptr)-offsetof(type, member)))

/* ---- error ---------------------------------------------------------------------------------- */

/* Says in words why a call fails; returns `code` (a negative errno), so that it can be returned.
 * `reterr` may be NULL. The text is cut at the struct's size, never left half a character, and safe
 * for a terminal (words_vprintf). */
int fail(struct cq_error *reterr, int code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* The same, followed by ": " and the system's words for the errno behind `code`. */
int fail_sys(struct cq_error *reterr, int code, const char *format, ...)
	__attribute__((format(printf, 3, 4)));
/* Puts "context: " before the words that are there already. Returns reterr->code, or -EIO. */
int fail_in(struct cq_error *reterr, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Formats words for people into `room` bytes: cut at a whole character, control characters, bytes
 * that are no UTF-8 and what turns a line's order around made '?', since names from the host are in
 * them and a terminal may show them. What the words of an error pass. Returns the length. */
size_t words_vprintf(char *words, size_t room, const char *format, va_list args)
	__attribute__((format(printf, 3, 0)));
/* "EPERM" for 1 and for -1; "E4711" (in `room`) for a number that libc has no name for. */
const char *errno_name(int number, char room[16]);

/* ---- text ----------------------------------------------------------------------------------- */

/* Bytes that somebody else owns; not NUL-terminated, may hold NULs, need not be UTF-8.
 * {NULL, 0} is "not known"; an empty text that is known has bytes != NULL. */
struct text {
	const char *bytes;
	size_t len;
};
#define TEXT_NONE ((struct text){NULL, 0})
#define TEXT(literal) ((struct text){"" literal, sizeof(literal) - 1})

struct text text_of(const char *nul_terminated); /* NULL gives TEXT_NONE */
bool text_equal(struct text a, struct text b);
int text_compare(struct text a, struct text b); /* bytewise, like memcmp */
bool text_starts(struct text whole, struct text beginning);
struct text text_trim(struct text t); /* without white space at both ends */
/* Takes the part before the first `separator` off `*rest`; false when nothing is left. A separator
 * at the end is an end, as a newline is one: "a,b," has two parts, ",a" has an empty first one. */
bool text_split(struct text *rest, char separator, struct text *ret_part);
/* Takes the next word off `*rest`, words being what blanks and tabs part; false when none is left.
 */
bool text_word(struct text *rest, struct text *ret_word);
/* Decimal digits only, no sign, the whole text. -EINVAL, -ERANGE. */
int text_to_u64(struct text t, uint64_t *ret);
/* The number of a link such as "socket:[4711]"; prefix: "socket:[". */
bool text_bracket_number(struct text link, struct text prefix, uint64_t *ret);
/* Decodes one character. Returns the bytes it takes (at least 1 while at < t.len); a broken
 * sequence gives U+FFFD and the length of its longest broken prefix (WHATWG's rule), so that all
 * users count alike. */
size_t utf8_next(struct text t, size_t at, uint32_t *ret_codepoint);
/* The longest beginning with at most `max` characters as utf8_next counts; *ret_cut says whether it
 * is shorter. */
struct text utf8_cut(struct text t, size_t max, bool *ret_cut);

/* ---- nearest -------------------------------------------------------------------------------- */

/* The nearest of the names that were tried to one that was mistyped. */
struct nearest {
	const char *wanted;
	const char *name; /* NULL: nothing is near */
	size_t distance;
};
/* A name that the wanted one begins counts as near: "conn" means connection_info. Nothing is near
 * to a name of more than NEAREST_MAX bytes. */
#define NEAREST_MAX 63
void nearest_try(struct nearest *n, const char *name);

/* ---- buffer --------------------------------------------------------------------------------- */

/* Bytes that grow up to a ceiling. A failed append is remembered: appending returns nothing, the
 * user asks once at the end with buffer_error(). Zeroed memory plus buffer_init is a valid, empty
 * buffer. */
struct buffer {
	char *bytes;
	size_t len, room, ceiling;
	int error; /* 0, -ENOMEM or -EFBIG */
};
void buffer_init(struct buffer *b, size_t ceiling);
void buffer_done(struct buffer *b);
void buffer_clear(struct buffer *b);            /* keeps the memory, forgets the error */
int buffer_grow(struct buffer *b, size_t more); /* the slow half of buffer_reserve */
/* Room for `more` bytes behind the len that there are. 0, or the buffer's error. An event is made
 * of hundreds of small appends: these few lines are in the header so that they cost a copy, not a
 * call.
 */
static inline int buffer_reserve(struct buffer *b, size_t more)
{
	return !b->error && more <= b->room - b->len ? 0 : buffer_grow(b, more);
}
static inline void buffer_add(struct buffer *b, const void *bytes, size_t len)
{
	if (len == 0 || buffer_reserve(b, len) < 0)
		return;
	memcpy(b->bytes + b->len, bytes, len);
	b->len += len;
}
static inline void buffer_add_text(struct buffer *b, struct text t)
{
	buffer_add(b, t.bytes, t.len);
}
static inline void buffer_add_char(struct buffer *b, char c)
{
	buffer_add(b, &c, 1);
}
#define DECIMAL_LEN 20 /* of the largest uint64_t */
/* Writes decimal digits, no NUL; returns how many. */
size_t decimal_u64(char to[DECIMAL_LEN], uint64_t n);
void buffer_add_u64(struct buffer *b, uint64_t n);
void buffer_add_i64(struct buffer *b, int64_t n);
void buffer_printf(struct buffer *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
int buffer_error(const struct buffer *b);
struct text buffer_text(const struct buffer *b); /* valid until the next change */

/* ---- arena ---------------------------------------------------------------------------------- */

/* Memory that lives until the arena goes. arena_take returns zeroed memory, aligned for anything,
 * or NULL (out of memory, or over the ceiling). */
struct arena;
int arena_new(size_t ceiling, struct arena **ret);
struct arena *arena_free(struct arena *a); /* returns NULL; takes NULL */
void arena_freep(struct arena **a);        /* for CQ_CLEANUP */
void arena_reset(struct arena *a);         /* forgets all that was taken, keeps a block */
void *arena_take(struct arena *a, size_t size);
/* Copies with a NUL behind the bytes (not counted). TEXT_NONE on failure, and for TEXT_NONE. */
struct text arena_text(struct arena *a, struct text t);
struct text arena_printf(struct arena *a, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
size_t arena_used(const struct arena *a);

/* ---- map ------------------------------------------------------------------------------------ */

/* uint64 keys to uint32 values. Any key; MAP_NONE and MAP_NONE - 1 are no values. Grows at a load
 * of 7/8. */
#define MAP_NONE UINT32_MAX
struct map {
	struct map_slot *slots;
	size_t used, mask;
};
void map_init(struct map *m);
void map_done(struct map *m);
/* The value's place, new ones hold MAP_NONE; NULL when out of memory. Valid until the next map_at.
 */
uint32_t *map_at(struct map *m, uint64_t key);
uint32_t map_get(const struct map *m, uint64_t key); /* MAP_NONE when not there */
uint64_t hash_bytes(const void *bytes, size_t len);  /* for keys made of more than 64 bits */

/* ---- intern --------------------------------------------------------------------------------- */

/* Gives each text a number, the same text the same one: 1, 2, 3 … in the order that they came. */
struct intern;
int intern_new(struct intern **ret);
struct intern *intern_free(struct intern *n);                     /* returns NULL; takes NULL */
uint32_t intern_add(struct intern *n, struct text t);             /* 0: out of memory */
uint32_t intern_find(const struct intern *n, struct text t);      /* 0: not there */
struct text intern_text(const struct intern *n, uint32_t number); /* until the next intern_add */
uint32_t intern_count(const struct intern *n);
void intern_cut(struct intern *n, uint32_t count); /* forgets all but the first `count` */

/* ---- json ----------------------------------------------------------------------------------- */

enum json_kind {
	JSON_NULL,
	JSON_FALSE,
	JSON_TRUE,
	JSON_INTEGER, /* a number without fraction and exponent, of any size */
	JSON_FLOAT,
	JSON_STRING,
	JSON_ARRAY,
	JSON_OBJECT
};
/* A value. What is in it follows it, in the order of the text. */
struct json_node {
	uint32_t at;      /* where it begins in the text; a string behind its quote */
	uint32_t len;     /* its bytes; of a string those between the quotes, as they are written */
	uint32_t next;    /* the number of the node behind it and all that is in it */
	uint32_t name;    /* of a member: the number of its name (struct intern); 0: none */
	uint32_t name_at; /* of a member: where its name begins, at the quote */
	uint8_t kind;     /* enum json_kind */
	bool escaped;     /* a string with backslashes in it */
	bool repeated;    /* an earlier member of this object has the same name: this one counts */
};
/* Where a text is no JSON, and why. */
struct json_fault {
	size_t at;
	const char *words; /* "a name has no ':' behind it"; static */
};
enum json_result {
	JSON_READ,    /* a value; there may be more behind it */
	JSON_UNENDED, /* the text ends before the value does */
	JSON_WRONG,   /* it is no JSON, whatever may follow */
	JSON_LIMIT,   /* more values or levels than the reader takes */
	JSON_NOMEM
};
/* Reads one value after the other into nodes. No recursion; at most `max_nodes` values and
 * `max_depth` arrays and objects in one another. `names` is borrowed, the names of members are
 * added to it. */
struct json_reader {
	struct intern *names;
	uint32_t max_nodes, max_depth;

	const char *text;        /* of the value that was read last */
	struct json_node *nodes; /* [0] is it */
	uint32_t count;
	uint32_t repeats; /* how many nodes are `repeated` */
	size_t end;       /* how much of the text was read */

	uint32_t room, depth, open;
	uint32_t *last_seen; /* by name: the object that had it last */
	uint32_t last_seen_room, serial;
	struct buffer scratch;
};
void json_reader_init(struct json_reader *r, struct intern *names);
void json_reader_done(struct json_reader *r);
/* Reads the value that begins at the text's first byte or behind white space, at most 4 GiB of it.
 * is_all: nothing follows, so that a number at the end is complete. The text must stay while the
 * nodes are looked at; they live until the next call. The fault of an
 * unended value is behind its last byte that is no white space. *fault is set unless the answer is
 * JSON_READ. */
enum json_result json_read(struct json_reader *r, struct text text, bool is_all,
                           struct json_fault *fault);
/* The bytes as they are written; of a string without its quotes. */
struct text json_raw(const struct json_reader *r, const struct json_node *n);
struct text json_written(const struct json_reader *r, const struct json_node *n); /* with them */
/* What a string means; where it has escapes it is written into `room` (which is cleared). */
struct text json_text(const struct json_reader *r, const struct json_node *n, struct buffer *room);
/* The member's value, NULL when the object has none of that name. Takes any node. */
const struct json_node *json_member(const struct json_reader *r, const struct json_node *object,
                                    uint32_t name);
/* -ERANGE beyond 64 bits; -EINVAL when it is no JSON_INTEGER. */
int json_integer(const struct json_reader *r, const struct json_node *n, int64_t *ret);
/* How much white space a text begins with. */
size_t json_space(struct text t);

/* ---- clock ---------------------------------------------------------------------------------- */

int64_t clock_now_ms(void); /* since 1970, UTC */
/* For time-outs: never set back, a few ms coarse, and as cheap as reading memory. */
int64_t clock_coarse_ms(void);
/* The host's offset from UTC in minutes at that time, east positive (OCSF timezone_offset). */
int clock_utc_offset_minutes(int64_t ms);
#define RFC3339_LEN 24 /* 2026-11-24T03:21:06.123Z */
void clock_rfc3339(int64_t ms, char ret[RFC3339_LEN + 1]);

/* UUIDv7 (RFC 9562, 5.7), randomness taken in batches; rising within one generator. */
struct uuid_source {
	uint8_t pool[1024];
	size_t left;
	uint64_t last; /* the 48-bit time and the 12 bits behind it of the last one */
};
#define UUID_LEN 36
int uuid_next(struct uuid_source *s, int64_t ms, char ret[UUID_LEN + 1]);

/* ---- thread --------------------------------------------------------------------------------- */

/* A thread that takes no signals: those are for the threads of the program that uses the library. A
 * negative errno. */
int thread_start(pthread_t *ret, void *(*run)(void *argument), void *argument);
/* A thread that fills slots, one after the other, while the caller empties those that it filled
 * before. `fill` runs in it; false: this slot is the last. The slots are the caller's, whoever has
 * one at the time may do with it as he likes. */
typedef bool (*relay_fill_fn)(void *context, void *slot);
struct relay;
/* -ENOMEM, -EAGAIN: there is no thread to be had. *ret is set on success only. */
int relay_new(void *const *slots, size_t count, relay_fill_fn fill, void *context,
              struct relay **ret);
/* The next filled slot, which the caller has until the next call; NULL: the last one was taken. */
void *relay_next(struct relay *r);
struct relay *relay_free(struct relay *r); /* waits until `fill` returns */
/* Whether there is a second processor for the thread. */
bool relay_pays(void);

/* ---- file ----------------------------------------------------------------------------------- */

/* Closes and sets -1; takes -1. For CQ_CLEANUP. */
void fd_close(int *fd);
/* Reads a whole file relative to `dir` (AT_FDCWD allowed), at most `max` bytes: what is longer is
 * cut and *ret_cut set (may be NULL). Retries EINTR. O_CLOEXEC, O_NOCTTY, O_NONBLOCK. Appends to
 * `b`. */
int file_read(int dir, const char *path, size_t max, struct buffer *b, bool *ret_cut);
/* The same from an open descriptor. */
int fd_read(int fd, size_t max, struct buffer *b, bool *ret_cut);
/* The target of a symbolic link, at most PATH_MAX; -errno. NUL-terminated. */
int link_read(int dir, const char *path, char *ret, size_t room, size_t *ret_len);

/* ---- address -------------------------------------------------------------------------------- */

/* An IP address. family 0: none. An IPv4-mapped IPv6 address is IPv4 here (RFC 4291, 2.5.5.2):
 * whoever makes one calls address_normalise. */
struct address {
	uint8_t family; /* 0, 4 or 6 */
	uint8_t bytes[16];
};
struct network {
	struct address base;
	uint8_t bits;
};
#define ADDRESS_LEN 46
void address_normalise(struct address *a);
struct address address_v4(const void *four_bytes);
struct address address_v6(const void *sixteen_bytes);          /* normalised */
size_t address_print(struct address a, char ret[ADDRESS_LEN]); /* RFC 5952; returns the length */
int address_parse(struct text t, struct address *ret);         /* no zone, no port, no brackets */
bool address_equal(struct address a, struct address b);
int address_compare(struct address a, struct address b); /* by family, then bytes; for sorting */
bool address_is_any(struct address a);                   /* 0.0.0.0, :: or none */
bool address_is_loopback(struct address a);
/* Loopback, link-local, private (RFC 1918), shared (RFC 6598), unique local IPv6 (RFC 4193). */
bool address_is_internal(struct address a);
/* "10.0.0.0/8", "2001:db8::/32"; bits beyond the prefix must be 0; a bare address is a /32 or /128.
 */
int network_parse(struct text t, struct network *ret, struct cq_error *reterr);
bool network_has(struct network n, struct address a);

#endif
