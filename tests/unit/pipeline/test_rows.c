/* SPDX-License-Identifier: Apache-2.0 */
/* Rows of this process's own sockets: what the columns say, and that no more is collected than they
 * need. */
#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "pipeline/pipeline.h"

#include <cmocka.h>

#define MAX_ROWS 64
#define MAX_COLUMNS 128

/* Rows as lines, values with a '|' between them. */
struct answer_lines {
	char lines[MAX_ROWS][4096];
	size_t count;
	bool partial[MAX_ROWS];
	struct cq_result result;
	struct cq_error error;
};

static int take_row(void *context, const struct cq_row *row)
{
	struct answer_lines *a = context;
	char *line = a->lines[a->count];
	size_t len = 0, room = sizeof(a->lines[0]);

	assert_true(a->count < MAX_ROWS);
	for (size_t i = 0; i < row->count && len < room; i++) {
		const struct cq_value *v = &row->values[i];
		const char *between = i > 0 ? "|" : "";

		if (v->type == CQ_NULL)
			len += (size_t)snprintf(line + len, room - len, "%s-", between);
		else if (v->type == CQ_INTEGER)
			len += (size_t)snprintf(line + len, room - len, "%s%lld", between,
			                        (long long)v->integer);
		else
			len += (size_t)snprintf(line + len, room - len, "%s%.*s", between,
			                        (int)v->len, v->text);
	}
	a->partial[a->count++] = row->partial;
	return 0;
}

/* A listener of this process on a port of the kernel's choice. */
static int listen_somewhere(uint16_t *ret_port)
{
	struct sockaddr_in name = {.sin_family = AF_INET,
	                           .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	socklen_t len = sizeof(name);

	assert_true(fd >= 0);
	assert_int_equal(bind(fd, (struct sockaddr *)&name, len), 0);
	assert_int_equal(listen(fd, 5), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&name, &len), 0);
	*ret_port = ntohs(name.sin_port);
	return fd;
}

static int connect_to(uint16_t port)
{
	struct sockaddr_in name = {.sin_family = AF_INET,
	                           .sin_port = htons(port),
	                           .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_true(fd >= 0);
	assert_int_equal(connect(fd, (struct sockaddr *)&name, sizeof(name)), 0);
	return fd;
}

static struct cq_query *ask_port(uint16_t port)
{
	struct cq_query *q = NULL;
	char number[8];

	(void)snprintf(number, sizeof(number), "%u", port);
	assert_int_equal(cq_query_new(&q), 0);
	assert_int_equal(cq_query_set(q, "netns", "current", NULL), 0);
	assert_int_equal(cq_query_set(q, "local-port", number, NULL), 0);
	return q;
}

static void rows(struct cq_query *q, const char *const *columns, struct answer_lines *ret)
{
	*ret = (struct answer_lines){0};
	if (cq_query_rows(q, columns, take_row, ret, &ret->result, &ret->error) < 0)
		fail_msg("%s", ret->error.text);
	cq_query_free(q);
}

static void test_socket_columns(void **state)
{
	static const char *const columns[] = {"state", "local",    "remote", "process_name",
	                                      "count", "rx_queue", "state",  NULL};
	static const char *const socket_columns[] = {"state", NULL};
	struct answer_lines a;
	char want[256];
	uint16_t port;
	int fd = listen_somewhere(&port);

	(void)state;
	rows(ask_port(port), columns, &a);
	assert_int_equal(a.count, 1);
	(void)snprintf(want, sizeof(want), "LISTEN|127.0.0.1:%u|-|rows test|-|0|LISTEN", port);
	assert_string_equal(a.lines[0], want);
	assert_false(a.partial[0]);
	assert_int_equal(a.result.sockets, 1);
	assert_int_equal(a.result.exists, 1);
	assert_int_equal(a.result.processes, 1);
	assert_true(a.result.answered);
	/* where nothing is asked of holders, none is looked for */
	rows(ask_port(port), socket_columns, &a);
	assert_string_equal(a.lines[0], "LISTEN");
	assert_int_equal(a.result.processes, 0);
	assert_int_equal(a.result.exists, 1);
	close(fd);
}

static void test_process_columns(void **state)
{
	static const char *const columns[] = {"process_pid",     "user_uid",        "owner_count",
	                                      "no_owner_reason", "query_result_id", NULL};
	struct answer_lines a;
	char want[64];
	uint16_t port;
	int fd = listen_somewhere(&port);
	struct cq_query *q = ask_port(port);

	(void)state;
	(void)snprintf(want, sizeof(want), "%d", getpid());
	assert_int_equal(cq_query_set(q, "pid", want, NULL), 0);
	rows(q, columns, &a);
	(void)snprintf(want, sizeof(want), "%d|%u|1|-|1", getpid(), geteuid());
	assert_int_equal(a.count, 1);
	assert_string_equal(a.lines[0], want);
	/* by another process: by nobody that is seen */
	q = ask_port(port);
	assert_int_equal(cq_query_set(q, "pid", "2147483646", NULL), 0);
	rows(q, columns, &a);
	assert_int_equal(a.count, 0);
	assert_int_equal(a.result.sockets, 0);
	close(fd);
}

/* Figures of TCP and hashes come by asking for their columns alone. */
static void test_costly_columns(void **state)
{
	static const char *const columns[] = {"tcp_rtt_us", "tcp_congestion", "process_sha256",
	                                      "direction",  "community_uid",  NULL};
	struct answer_lines a;
	uint16_t port;
	int listener = listen_somewhere(&port), client = connect_to(port);
	int server = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
	struct cq_query *q = ask_port(port);

	(void)state;
	assert_true(server >= 0);
	assert_int_equal(cq_query_set(q, "established", NULL, NULL), 0);
	rows(q, columns, &a);
	assert_int_equal(a.count, 1);
	assert_true(a.lines[0][0] > '0' && a.lines[0][0] <= '9');
#ifdef HAVE_NETTLE
	const char *hash = strchr(strchr(a.lines[0], '|') + 1, '|') + 1;
	assert_int_equal(strspn(hash, "0123456789abcdef"), 64);
	assert_non_null(strstr(hash, "|Local|1:"));
#endif
	close(server);
	close(client);
	close(listener);
}

static void test_summarize(void **state)
{
	static const char *const columns[] = {"count",      "state",       "process_pid", "cookie",
	                                      "local_port", "remote_port", NULL};
	struct answer_lines a;
	char want[64];
	uint16_t port;
	int listener = listen_somewhere(&port), clients[3];
	struct cq_query *q = ask_port(port);

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(clients); i++)
		clients[i] = connect_to(port);
	assert_int_equal(cq_query_set(q, "summarize", NULL, NULL), 0);
	assert_int_equal(cq_query_set(q, "established", NULL, NULL), 0);
	rows(q, columns, &a);
	assert_int_equal(a.count, 1);
	(void)snprintf(want, sizeof(want), "3|ESTABLISHED|%d|-|%u|-", getpid(), port);
	assert_string_equal(a.lines[0], want);
	assert_int_equal(a.result.sockets, 1);
	assert_int_equal(a.result.processes, 1); /* once, not for each socket */
	for (size_t i = 0; i < ARRAY_LEN(clients); i++)
		close(clients[i]);
	close(listener);
}

static void test_all_columns(void **state)
{
	const struct cq_field *fields = cq_fields();
	const char *names[MAX_COLUMNS] = {NULL};
	struct answer_lines all, named;
	uint16_t port;
	int fd = listen_somewhere(&port);
	size_t count = 0, bars = 0;

	(void)state;
	for (; fields[count].name; count++) {
		names[count] = fields[count].name;
		assert_true(fields[count].ocsf[0] && fields[count].meaning[0]);
		assert_true(strcmp(fields[count].type, "TEXT") == 0 ||
		            strcmp(fields[count].type, "INTEGER") == 0 ||
		            strcmp(fields[count].type, "TIME") == 0 ||
		            strcmp(fields[count].type, "IP") == 0);
	}
	assert_int_equal(count, FIELD_COUNT);
	rows(ask_port(port), NULL, &all);
	rows(ask_port(port), names, &named);
	assert_int_equal(all.count, 1);
	assert_int_equal(named.count, 1);
	for (const char *c = all.lines[0]; *c; c++)
		bars += *c == '|';
	assert_true(bars >= count - 1);
	close(fd);
}

static int refuse(void *context, const struct cq_row *row)
{
	(void)context;
	(void)row;
	return -ECANCELED;
}

static void test_arguments(void **state)
{
	static const char *const unknown[] = {"state", "remote_prot", NULL};
	static const char *const none[] = {NULL};
	static const char *const known[] = {"state", NULL};
	struct cq_error error = {0};
	uint16_t port;
	int fd = listen_somewhere(&port);
	struct cq_query *q = ask_port(port);

	(void)state;
	assert_int_equal(cq_query_rows(NULL, known, refuse, NULL, NULL, &error), -EINVAL);
	assert_int_equal(cq_query_rows(q, known, NULL, NULL, NULL, &error), -EINVAL);
	assert_int_equal(cq_query_rows(q, none, refuse, NULL, NULL, &error), -EINVAL);
	assert_int_equal(cq_query_rows(q, unknown, refuse, NULL, NULL, &error), -EINVAL);
	assert_string_equal(error.text, "'remote_prot' is no column; did you mean remote_port?");
	/* nothing was asked yet */
	assert_int_equal(cq_query_rows(q, known, refuse, NULL, NULL, &error), -ECANCELED);
	assert_int_equal(cq_query_rows(q, known, refuse, NULL, NULL, &error), -EALREADY);
	cq_query_free(q);
	assert_int_equal(cq_query_new(&q), 0);
	assert_int_equal(cq_query_set(q, "tcp", NULL, &error), 0);
	assert_int_equal(cq_query_set(q, "family", "unix", &error), 0);
	assert_int_equal(cq_query_rows(q, known, refuse, NULL, NULL, &error), -EINVAL);
	assert_string_equal(error.text,
	                    "--family and the protocols that are asked for exclude each other");
	cq_query_free(q);
	close(fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_socket_columns), cmocka_unit_test(test_process_columns),
		cmocka_unit_test(test_costly_columns), cmocka_unit_test(test_summarize),
		cmocka_unit_test(test_all_columns),    cmocka_unit_test(test_arguments),
	};

	if (prctl(PR_SET_NAME, "rows test") < 0)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
