# SPDX-License-Identifier: Apache-2.0
"""Conditions in SQL, and what of them the kernel is told: random conditions over sockets in all their
states must give the same rows, be the kernel told of them or not; what saves something does; and
`connquery query CONDITION`.

WHERE_SEED and WHERE_ROUNDS choose other chances and more of them.
"""

import json
import os
import re
import time
import unittest

from harness import CONNQUERY, NOBODY, Mksock, SystemTest, main, run
from test_push import ADDRESSES, KINDS
from world import HELPERS, for_everybody

WHERE = for_everybody(os.environ.get("WHERE", os.path.join(HELPERS, "where")))
SEED = int(os.environ.get("WHERE_SEED", time.time_ns() // 1000 % 1000000))
ROUNDS = int(os.environ.get("WHERE_ROUNDS", 1000))
PART = 200


class Where(SystemTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.netns.veth(cls.netns, ["192.0.2.1/24", "2001:db8::1/64"], ["198.51.100.1/24"])
        cls.made = []
        kinds = KINDS + [(kind, {"ip": ip}) for ip in ADDRESSES
                         for kind in ("tcp-pair", "tcp-bound", "udp-bound", "udp-connected")]
        for kind, options in kinds:
            try:
                made = Mksock(kind, cls.netns, **options)
            except unittest.SkipTest:
                continue  # this kernel has no such protocol
            cls.made.append(made)
            cls.addClassCleanup(made.close)

    def where(self, *arguments, user=None):
        status, out, err = run([WHERE] + list(arguments), self.netns, user)
        self.assertEqual(status, 0, "where %s: %s" % (" ".join(arguments), err.decode()))
        return out.decode().split("\n")[:-1]

    def rows(self, statement, how="rows"):
        """The rows, and how many sockets came for them."""
        lines = self.where(how, statement)
        word, number = lines[-1].split()
        self.assertEqual(word, "shown")
        return lines[:-1], int(number)

    def sockets(self, source, how="rows"):
        """The sockets of "connections WHERE …", but for those of the asking itself, and how many
        came."""
        lines, shown = self.rows("SELECT cookie, local FROM " + source, how)
        return sorted(line for line in lines if not re.search(r"\|\w+:\d+$", line) or
                      "." in line or "]" in line), shown

    # -- random conditions --

    def check_random(self, rounds, user=None):
        """A part at a time, each with a seed of its own."""
        for first in range(0, rounds, PART):
            with self.subTest(seed=SEED + first):
                part = min(PART, rounds - first)
                line = self.where("random", str(SEED + first), str(part), user=user)[-1].split()
                words = dict(zip(line[0::2], line[1::2]))
                self.assertGreater(int(words["rows"]), part)
                self.assertLess(int(words["shown"]), 0.95 * int(words["of"]), line)

    def test_random_conditions_as_root(self):
        self.check_random(ROUNDS)

    def test_random_conditions_as_nobody(self):
        self.check_random(ROUNDS // 2, NOBODY)

    # -- what the kernel is told --

    SAVES = ["remote_port = %(port)s", "remote_port = '%(port)s'", "%(port)s = remote_port",
             "remote_port BETWEEN %(port)s AND %(port)s", "remote_port IN (1, %(port)s, NULL)",
             "remote_port > %(port)s - 1 AND remote_port < %(port)s + 1",
             "remote_port IN (SELECT %(port)s UNION SELECT 1)",
             "(remote_port = %(port)s OR local_port = 1)",
             "NOT (remote_port <> %(port)s OR remote_port IS NULL)",
             "local_ip = '::ffff:192.0.2.1'", "local_ip IN ('192.0.2.1', '2001:db8::1')",
             "cidr(local_ip, '192.0.2.0/24')", "in_cidr_block('192.0.2.0/24', local_ip)",
             "NOT is_private(local_ip)", "state = 'TIME_WAIT'", "state IN ('LISTEN', 'SYN_RECV')",
             "state_id = 10", "family = 'unix'", "protocol_name = 'udp'", "protocol_num = 17",
             "type = 'dgram'", "interface_name = 'veth0'", "mark = 5", "local_path IS NOT NULL",
             "netns = 1", "direction = 'Local' AND protocol_name = 'tcp'",
             "remote_ip IS NOT NULL AND local_port IS NOT NULL"]

    MAY_BE_NONE = {"netns = 1", "state = 'TIME_WAIT'", "local_path IS NOT NULL"}

    def test_what_saves_something(self):
        """Literals are read from the text; in a join only SQLite tells of them."""
        pair = next(m for m in self.made if b"bind-device=veth0" in m.arguments)
        values = {"port": pair["client"]["remote_port"]}
        joined_too = {"(remote_port = %(port)s OR local_port = 1)", "NOT is_private(local_ip)",
                      "NOT (remote_port <> %(port)s OR remote_port IS NULL)",
                      "in_cidr_block('192.0.2.0/24', local_ip)"}
        _, everything = self.rows("SELECT 1 FROM connections")
        for condition in self.SAVES:
            with self.subTest(condition=condition):
                where = condition % values
                got, shown = self.sockets("connections WHERE " + where)
                plain, all_of_them = self.sockets("connections WHERE " + where, "plain")
                self.assertEqual(got, plain)
                self.assertTrue(got or condition in self.MAY_BE_NONE)
                self.assertLess(shown, everything)
                self.assertGreater(all_of_them, shown)
                got, shown = self.sockets("(SELECT 1) JOIN connections WHERE " + where)
                self.assertEqual(got, plain)
                if condition not in joined_too:
                    self.assertLess(shown, everything, "in a join")

    def test_what_must_not_be_told(self):
        """What SQLite compares in another way than it looks."""
        for where in ("state = 'listen' COLLATE NOCASE", "local_port < 'a'", "local_port < x'00'",
                      "NOT in_cidr_block('192.0.2.1/32', local_ip)", "local_ip < '::'",
                      "local_ip COLLATE BINARY = '::ffff:192.0.2.1'", "local_port IS NOT 5",
                      "local_port IS NULL", "cookie = cookie + 0", "local_port + 0 = '1'",
                      "CAST(local_port AS TEXT) < '5'", "(local_port, 1) = (1, 1)",
                      "local_port BETWEEN NULL AND 5 IS NULL", "local_port NOT IN ()",
                      "CASE WHEN state = 'LISTEN' THEN 0 ELSE 1 END",
                      "EXISTS (SELECT 1 FROM connections WHERE state = 'LISTEN')"):
            with self.subTest(where=where):
                source = "connections WHERE " + where
                self.assertEqual(self.sockets(source)[0], self.sockets(source, "plain")[0])

    # -- streaming --

    def test_one_row_is_one_socket(self):
        self.assertEqual(self.rows("SELECT 1 FROM connections LIMIT 1"), (["1"], 1))
        got, shown = self.rows("SELECT EXISTS (SELECT 1 FROM connections WHERE local_port > 0)")
        self.assertEqual(got, ["1"])
        self.assertLess(shown, 5)

    def test_a_second_look_asks_no_more(self):
        """A table that is gone over again is kept."""
        _, once = self.rows("SELECT 1 FROM connections")
        got, shown = self.rows("SELECT count(*) FROM connections a JOIN connections b "
                               "ON a.remote_port = b.local_port AND a.local_port = b.remote_port")
        self.assertGreater(int(got[0]), 10)
        self.assertLessEqual(shown, once + 10)
        got, shown = self.rows("SELECT count(*), min(a.local_port = b.local_port) "
                               "FROM connections a JOIN connections b USING (connection_uid)")
        self.assertLessEqual(shown, once + 10)
        self.assertTrue(got[0].endswith("|1"), got)

    def traced(self, statement):
        """Files of processes that were opened for it."""
        trace = os.path.join(self.folder(), "trace")
        tracer = run(["strace", "-f", "-o", trace, "-e", "trace=openat,readlinkat", WHERE, "rows",
                      statement], self.netns)
        if tracer[0] != 0:
            self.skipTest("no strace here")
        with open(trace, encoding="utf-8", errors="replace") as lines:
            return [line for line in lines if "cmdline" in line or '"exe"' in line]

    def test_processes_are_read_where_they_are_looked_at(self):
        if not any(os.path.exists(os.path.join(path, "strace"))
                   for path in os.environ.get("PATH", "").split(os.pathsep)):
            self.skipTest("no strace here")
        self.assertEqual(self.traced("SELECT local_ip, state, cookie FROM connections"), [])
        self.assertEqual(self.traced("SELECT owner_count FROM connections"), [])
        self.assertEqual(self.traced("SELECT process_pid, fd FROM owners"), [])
        made = self.mksock("udp-bound")
        one = self.traced("SELECT process_cmd_line FROM connections WHERE cookie = '%s'" %
                          made.sockets[0]["cookie"])
        many = self.traced("SELECT process_cmd_line FROM connections")
        self.assertTrue(one)
        self.assertLess(len(one), len(many))

    # -- owners, interfaces --

    def test_owners(self):
        shared = self.mksock("shared").sockets[0]
        got, _ = self.rows("SELECT process_pid, fd, is_primary, process_name FROM owners "
                           "WHERE cookie = '%s' ORDER BY 1, 2" % shared["cookie"])
        want = sorted((o["pid"], fd) for o in shared["owners"] for fd in o["fds"])
        self.assertEqual([tuple(map(int, row.split("|")[:2])) for row in got], want)
        self.assertEqual(sum(int(row.split("|")[2]) for row in got), 1)
        self.assertEqual({row.split("|")[3] for row in got}, {"mksock"})
        pid = shared["owners"][0]["pid"]
        got, _ = self.rows("SELECT DISTINCT cookie FROM owners WHERE process_pid = %d" % pid)
        self.assertIn(shared["cookie"], got)
        primary, _ = self.rows("SELECT o.process_pid = c.process_pid FROM owners o "
                               "JOIN connections c USING (connection_uid) WHERE o.is_primary")
        self.assertEqual(set(primary), {"1"})

    def test_interfaces(self):
        got, _ = self.rows("SELECT interface_name, kind, is_up, is_loopback, ip, prefix, "
                           "length(mac) FROM interfaces WHERE netns = %d" % self.netns.inode)
        self.assertIn("lo||1|1|127.0.0.1|8|", got)
        self.assertIn("veth0|veth|1|0|192.0.2.1|24|17", got)
        self.assertIn("veth0|veth|1|0|2001:db8::1|64|17", got)
        got, _ = self.rows("SELECT DISTINCT c.local_port FROM interfaces i JOIN connections c "
                           "ON c.local_ip = i.ip WHERE i.interface_name = 'veth0'")
        self.assertIn(str(next(m for m in self.made if b"bind-device=veth0" in m.arguments)
                          ["client"]["local_port"]), got)


class Query(SystemTest):
    """connquery query CONDITION"""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.made = Mksock("tcp-pair", cls.netns, port=4430)
        cls.addClassCleanup(cls.made.close)
        cls.udp = Mksock("udp-bound", cls.netns, port=5300, user=NOBODY)
        cls.addClassCleanup(cls.udp.close)
        cls.unix = Mksock("unix-pair", cls.netns)
        cls.addClassCleanup(cls.unix.close)

    def cookies(self, answer):
        return {event["unmapped"]["socket"]["cookie"] for event in answer.sockets()}

    def test_events(self):
        client = self.made["client"]
        answer = self.ask("remote_port = 4430", expect=0)
        event = self.check_socket(answer, client)
        self.assertEqual(self.cookies(answer), {client["cookie"]})
        self.assertEqual(event["query_info"]["query_string"],
                         "SELECT * FROM connections WHERE family IN ('inet', 'inet6') AND "
                         "netns = %d AND (remote_port = 4430)" % self.netns.inode)
        answer = self.ask("process_pid = %d" % self.udp.pid, expect=0)
        self.check_socket(answer, self.udp.sockets[0])
        self.assertEqual(len(answer.sockets()), 1)

    def test_nothing(self):
        answer = self.ask("remote_port = 1", expect=1)
        event, = answer.events
        self.assertEqual(event["query_result_id"], 3)
        self.assertTrue(event["message"].endswith("AND (remote_port = 1)"), event["message"])

    def test_with_options(self):
        self.assertEqual(self.cookies(self.ask("-u", "local_port > 0")),
                         {self.udp.sockets[0]["cookie"]})
        self.assertEqual(self.ask("-u", "remote_port = 4430", expect=1).sockets(), [])
        event, = self.ask("--summarize", "remote_port = 4430").sockets()
        self.assertEqual(event["count"], 1)

    def test_families(self):
        """A condition about families is about all of them, one about ports is not."""
        def families(*options):
            return {event["unmapped"]["socket"]["family"] for event in self.ask(*options).sockets()}

        self.assertEqual(families("cookie IS NOT NULL"), {"inet"})
        self.assertIn("unix", families("family <> 'netlink'"))
        self.assertEqual(families("protocol_name = 'unix'"), {"unix"})
        self.assertIn("unix", families("type = 'stream'"))
        self.assertEqual(families("--family", "ip", "type = 'stream'"), {"inet"})

    def run_query(self, *arguments, user=None):
        status, out, err = run([CONNQUERY, "query", "--netns", "current"] + list(arguments),
                               self.netns, user)
        return status, out.decode(), err.decode()

    def test_rows(self):
        status, out, _ = self.run_query("-o", "csv", "--columns", "local_port,remote_port",
                                        "--sort", "local_port", "4430 IN (local_port, remote_port)")
        self.assertEqual(status, 0)
        port = self.made["client"]["local_port"]
        self.assertEqual(sorted(out.split("\r\n")[1:-1]),
                         sorted(["4430,", "4430,%d" % port, "%d,4430" % port]))
        status, out, _ = self.run_query("-o", "table", "state = 'LISTEN'")
        self.assertEqual((status, len(out.splitlines())), (0, 2))
        status, out, _ = self.run_query("-o", "json", "state = 'LISTEN'")
        self.assertEqual(len(json.loads(out)), 1)

    def test_holders_that_are_not_seen(self):
        """As with --process: who may not look into others cannot say that none of them is meant."""
        answer = self.ask("process_name = 'nobody-is-this'", user=NOBODY, expect=3)
        self.assertIn("owners", [gap["source"] for gap in answer.gaps()])
        answer = self.ask("process_pid = %d" % self.udp.pid, user=NOBODY, expect=0)
        self.assertNotIn("owners", [gap["source"] for gap in answer.gaps()])
        answer = self.ask("local_port = 4430", user=NOBODY, expect=0)
        self.assertNotIn("owners", [gap["source"] for gap in answer.gaps()])

    # -- the options' own SQL --

    def shortcuts(self):
        """Options that are conditions, with a value for each."""
        values = {"port": "4430", "remote": "127.0.0.0/8", "process": "mks*", "user": "nobody",
                  "pid": "%d,%d" % (self.udp.pid, self.made.pid), "state": "listen,established",
                  "protocol": "udp,unix", "type": "dgram", "local": "127.0.0.1,::1",
                  "local-port": "4430,5300-5400", "remote-port": "4430,1", "family": "unix,ip",
                  "remote-name": "localhost*", "container": "*"}
        status, text, _ = run([CONNQUERY, "query", "--help"])
        self.assertEqual(status, 0)
        groups = text.decode().partition("The ten most useful:")[2].partition("What is shown:")[0]
        names = re.findall(r"^ +(?:-\w, )?--([\w-]+)", groups, re.M)
        self.assertGreater(len(names), 20)
        for name in names:
            if name not in ("netns", "internal", "owners"):  # a scope or a source, no condition
                yield ["--" + name] + ([values[name]] if name in values else [])

    def test_the_sql_of_each_option(self):
        """What an option stands for in SQL selects the same, as a statement and as a condition."""
        sorts = list(self.shortcuts())
        sorts += [["-t", "--port", "4430", "--process", "mksock", "--established", "-4"],
                  ["-x", "-u", "--user", "root", "--family", "all"]]
        for options in sorts:
            with self.subTest(options=options):
                answer = self.ask(*options)
                want = {cookie for cookie in self.cookies(answer) if cookie in self.known()}
                query = answer.events[0]["query_info"]["query_string"]
                self.assertIn(" WHERE ", query)
                beside = ["--resolve"] if "--remote-name" in options else []
                status, out, err = run([CONNQUERY, "sql", "-o", "csv", "-H", "--netns", "current",
                                        *beside, query.replace("SELECT *", "SELECT cookie", 1)], self.netns)
                self.assertEqual(status, 0, err.decode())
                self.assertEqual(set(out.decode().split()) & self.known(), want, query)
                condition = query.partition(" WHERE ")[2]
                answer = self.ask("--family", "all", *beside, condition)
                self.assertEqual(self.cookies(answer) & self.known(), want, answer)

    def known(self):
        return {socket["cookie"] for made in (self.made, self.udp, self.unix)
                for socket in made.sockets}

    # -- what is wrong --

    def check_fault(self, condition, words, column):
        status, out, err = self.run_query(condition)
        lines = err.splitlines()
        with self.subTest(condition=condition):
            self.assertEqual((status, out), (2, ""), err)
            self.assertIn(words, lines[0])
            if column is not None:
                self.assertEqual(len(lines), 3, err)
                self.assertEqual(lines[2].index("^") - 2, column, err)

    def test_faults(self):
        for condition, words, column in (
                ("remote_prt = 443", "did you mean remote_port?", 0),
                ("state = 'LISTEN' AND", "not complete", 20),
                ("state = 'LISTEN", "not closed", 8),
                ("(state = 'LISTEN'", "not closed", 0),
                ("state = 'LISTEN') OR (1", "closes nothing", 16),
                ("1=1) UNION SELECT emit(_self) FROM connections WHERE (1", "closes nothing", 3),
                ("$a(') OR 1) UNION SELECT 1 --')", "parameter", 0),
                ("a = 1 /*", "not closed", 6),
                ("state = 'LISTEN'; SELECT 1", "without ';'", 16),
                ("SELECT * FROM connections", "not a statement", 0),
                ("", "is empty", 0),
                ("cidr(remote_ip, '10.0.0.1/33')", "'10.0.0.1/33'", 16),
                ("state == = 1", "syntax error", 9),
                ("local_port, 1", "", None),
                ("load_extension('x')", "load_extension", None),
                ("emit(_self)", "emit", None),
                ("x" * 100000, "", None)):
            self.check_fault(condition, words, column)

    def test_operands(self):
        self.refused("query", "state", "= 5", words=["--state"])
        self.refused("query", "local_port = 5", "x", words=["in quotes"])
        self.refused("query", "443", words=["--port 443"])
        self.refused("query", "dport = :443", words=["--remote-port 443"])
        self.refused("query", "--saved", "no-such", words=["no-such"])

    # -- limits --

    def test_limits(self):
        self.refused("query", "--max-rows", "1", "-o", "csv", "--max-rows", "x", words=["number"])
        status, out, err = self.run_query("-o", "ndjson", "--max-rows", "1", "local_port > 0")
        self.assertEqual((status, len(out.splitlines())), (2, 1))
        self.assertIn("--max-rows", err)
        status, out, err = self.run_query("-o", "ndjson", "--max-rows", "1")
        self.assertEqual((status, len(out.splitlines())), (2, 1))
        endless = "local_port IN (WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) " \
                  "SELECT max(i) FROM n)"
        began = time.monotonic()
        status, _, err = self.run_query("--timeout", "0.3", endless)
        self.assertEqual(status, 2, err)
        self.assertIn("--timeout", err)
        self.assertLess(time.monotonic() - began, 30)

    # -- explaining --

    def test_explain(self):
        status, out, err = self.run_query("--explain", "--columns", "local_port", "-t",
                                          "remote_port = 443 OR cidr(remote_ip, '10.0.0.0/8')")
        self.assertEqual((status, err), (0, ""))
        lines = out.splitlines()
        self.assertEqual(lines[0], "SELECT * FROM connections WHERE netns = %d AND protocol_name IN "
                         "('mptcp', 'tcp') AND (remote_port = 443 OR cidr(remote_ip, '10.0.0.0/8'))"
                         % self.netns.inode)
        self.assertTrue(any(line.startswith("tcp: sock_diag") for line in lines), out)
        self.assertTrue(any(line.startswith("owners: ") for line in lines), out)
        self.assertIn("judged of each socket that comes: protocol_name IN ('mptcp', 'tcp')", lines)
        self.assertTrue(lines[-1].startswith("judged by SQLite"), out)
        status, out, _ = self.run_query("--explain", "-o", "ndjson")
        self.assertEqual(status, 0)
        self.assertNotIn("SQLite", out)


if __name__ == "__main__":
    main()
