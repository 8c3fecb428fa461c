/* SPDX-License-Identifier: Apache-2.0 */
#include "../base/unit.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include "enrich/enrich.h"

static struct endpoint end_of(const char *ip, uint16_t port)
{
	struct endpoint e = {.port = port, .has_port = true};

	assert_int_equal(address_parse(text_of(ip), &e.ip), 0);
	return e;
}

/* The specification's own table (corelight/community-id-spec, baseline), seeds 0 and 1. */
static const struct {
	uint16_t protocol;
	const char *local;
	uint16_t local_port;
	const char *remote;
	uint16_t remote_port;
	const char *seed0, *seed1;
} vectors[] = {
	{IPPROTO_TCP, "128.232.110.120", 34855, "66.35.250.204", 80,
         "1:LQU9qZlK+B5F3KDmev6m5PMibrg=", "1:3V71V58M3Ksw/yuFALMcW0LAHvc="},
	{IPPROTO_MPTCP, "128.232.110.120", 34855, "66.35.250.204", 80,
         "1:LQU9qZlK+B5F3KDmev6m5PMibrg=", "1:3V71V58M3Ksw/yuFALMcW0LAHvc="},
	{IPPROTO_TCP, "2001:470:e5bf:dead:4957:2174:e82c:4887", 63943, "2607:f8b0:400c:c03::1a", 25,
         "1:/qFaeAR+gFe1KYjMzVDsMv+wgU4=", "1:eJYTW6AOzFLlSUoESovMjnu7rMw="},
	{IPPROTO_UDP, "192.168.1.52", 54585, "8.8.8.8", 53,
         "1:d/FP5EW3wiY1vCndhwleRRKHowQ=", "1:Q9We8WO3piVF8yEQBNJF4uiSVrI="},
	{IPPROTO_SCTP, "192.168.170.8", 7, "192.168.170.56", 7,
         "1:MP2EtRCAUIZvTw6MxJHLV7N7JDs=", "1:5w3ZRjeKBzqT3zsaEECDGjUbYeg="},
	{IPPROTO_UDP, "::ffff:192.168.1.52", 54585, "::ffff:8.8.8.8", 53,
         "1:d/FP5EW3wiY1vCndhwleRRKHowQ=", "1:Q9We8WO3piVF8yEQBNJF4uiSVrI="},
};

static void is_as_the_specification_says(void **state)
{
	char id[COMMUNITY_ID_LEN + 1];

	(void)state;
	for (size_t i = 0; i < ARRAY_LEN(vectors); i++) {
		struct endpoint a = end_of(vectors[i].local, vectors[i].local_port);
		struct endpoint b = end_of(vectors[i].remote, vectors[i].remote_port);

		for (int turned = 0; turned < 2; turned++) {
			struct socket s = {.family = FAMILY_INET,
			                   .type = SOCK_STREAM,
			                   .protocol = vectors[i].protocol,
			                   .state = STATE_ESTABLISHED,
			                   .local = turned ? b : a,
			                   .remote = turned ? a : b};

			assert_int_equal(community_id(&s, 0, id), COMMUNITY_ID_LEN);
			assert_string_equal(id, vectors[i].seed0);
			assert_int_equal(community_id(&s, 1, id), COMMUNITY_ID_LEN);
			assert_string_equal(id, vectors[i].seed1);
		}
	}
}

/* Both ends at one address: the ports tell which goes first. */
static void is_one_for_both_directions(void **state)
{
	char there[COMMUNITY_ID_LEN + 1], back[COMMUNITY_ID_LEN + 1];
	struct socket s = {.family = FAMILY_INET, .protocol = IPPROTO_TCP};

	(void)state;
	s.local = end_of("127.0.0.1", 80);
	s.remote = end_of("127.0.0.1", 40000);
	assert_int_equal(community_id(&s, 0, there), COMMUNITY_ID_LEN);
	s.remote = end_of("127.0.0.1", 80);
	s.local = end_of("127.0.0.1", 40000);
	assert_int_equal(community_id(&s, 0, back), COMMUNITY_ID_LEN);
	assert_string_equal(there, back);
	s.local.port++;
	assert_int_equal(community_id(&s, 0, back), COMMUNITY_ID_LEN);
	assert_string_not_equal(there, back);
}

static void is_for_flows_only(void **state)
{
	char id[COMMUNITY_ID_LEN + 1];
	const struct socket flow = {.family = FAMILY_INET,
	                            .type = SOCK_STREAM,
	                            .protocol = IPPROTO_TCP,
	                            .state = STATE_ESTABLISHED,
	                            .local = end_of("192.0.2.1", 80),
	                            .remote = end_of("192.0.2.2", 40000)};
	struct socket s;

	(void)state;
	assert_int_equal(community_id(&flow, 0, id), COMMUNITY_ID_LEN);
	s = flow;
	s.remote = (struct endpoint){0};
	assert_int_equal(community_id(&s, 0, id), 0);
	s = flow;
	s.remote = end_of("0.0.0.0", 40000);
	assert_int_equal(community_id(&s, 0, id), 0);
	s = flow;
	s.remote = end_of("2001:db8::1", 40000);
	assert_int_equal(community_id(&s, 0, id), 0);
	s = flow;
	s.state = STATE_LISTEN;
	assert_int_equal(community_id(&s, 0, id), 0);
	s = flow;
	s.local.has_port = false;
	assert_int_equal(community_id(&s, 0, id), 0);
	s = flow;
	s.protocol = IPPROTO_ICMP;
	assert_int_equal(community_id(&s, 0, id), 0);
	s = flow;
	s.family = FAMILY_UNIX;
	assert_int_equal(community_id(&s, 0, id), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_as_the_specification_says),
		cmocka_unit_test(is_one_for_both_directions),
		cmocka_unit_test(is_for_flows_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
