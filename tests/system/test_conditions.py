# SPDX-License-Identifier: Apache-2.0
"""Shortcuts that stand for conditions: what each leaves of an answer is what Python leaves of the
whole answer, and what SQLite leaves of it by the query string that the events bear."""

import ipaddress
import os
import sqlite3
import socket

import harness

OUTSIDE = "203.0.113.80"
ODD_NAME = "it's*odd[x?"


# ---- what an event says -------------------------------------------------------------------------

def uid(event):
    return event["connection_info"]["uid"]


def ends(event):
    return event["unmapped"].get("local_endpoint", {}), event["unmapped"].get("remote_endpoint", {})


def local_port(event):
    return ends(event)[0].get("port")


def remote_port(event):
    return ends(event)[1].get("port")


def any_port(event):
    return {local_port(event), remote_port(event)} - {None}


def within(end, network):
    return "ip" in end and ipaddress.ip_address(end["ip"]) in ipaddress.ip_network(network)


def remote_within(network):
    return lambda event: within(ends(event)[1], network)


def protocol(event):
    return event["connection_info"].get("protocol_name")


def family(event):
    return event["unmapped"]["socket"]["family"]


def is_ip(event):
    return family(event) in ("inet", "inet6")


def pids(event):
    return {owner["pid"] for owner in event["unmapped"].get("owners", [])}


def comm(pid):
    with open("/proc/%d/comm" % pid, "rb") as handle:
        return handle.read()[:-1].decode(errors="surrogateescape")


def effective_uid(pid):
    with open("/proc/%d/status" % pid, encoding="ascii", errors="replace") as handle:
        line, = [line for line in handle if line.startswith("Uid:")]
    return int(line.split()[2])


def names(event):
    return {comm(pid) for pid in pids(event)}


def users(event):
    return {effective_uid(pid) for pid in pids(event)}


def not_by_us(events):
    """Without the netlink sockets that the run itself asked by: each run has others."""
    return [event for event in events if event["process"].get("name") != "connquery"]


def service(name):
    try:
        return {socket.getservbyname(name)}
    except OSError:
        return None


# ---- the same by SQL ----------------------------------------------------------------------------

COLUMNS = ("connection_uid protocol_name family type state local_ip local_port remote_ip "
           "remote_port boundary_id netns netns_name").split()


def cidr(ip, network):
    return None if ip is None else ipaddress.ip_address(ip) in ipaddress.ip_network(network)


class Tables:
    """The whole answer as SQLite has it."""

    def __init__(self, events):
        self.db = sqlite3.connect(":memory:")
        self.db.create_function("cidr", 2, cidr)
        self.db.execute("CREATE TABLE connections (%s)" % ", ".join(COLUMNS))
        self.db.execute("CREATE TABLE owners (connection_uid, process_pid, process_name, user_uid)")
        for event in events:
            self.add(event)

    def add(self, event):
        local, remote = ends(event)
        facts = event["unmapped"]["socket"]
        row = (uid(event), protocol(event), facts["family"], facts.get("type"), event["state"],
               local.get("ip"), local.get("port"), remote.get("ip"), remote.get("port"),
               event["connection_info"]["boundary_id"], facts["netns"], facts.get("netns_name"))
        self.db.execute("INSERT INTO connections VALUES (%s)" % ",".join("?" * len(row)), row)
        for pid in pids(event):
            self.db.execute("INSERT INTO owners VALUES (?, ?, ?, ?)",
                            (uid(event), pid, comm(pid), effective_uid(pid)))

    def select(self, query):
        return {row[0] for row in self.db.execute(query)}


# ---- the tests ----------------------------------------------------------------------------------

class Conditions(harness.SystemTest):
    """One namespace with sockets of many kinds, which stay as they are."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.far = harness.Netns()
        cls.addClassCleanup(cls.far.close)
        cls.netns.veth(cls.far, ["192.0.2.2/24"], ["192.0.2.1/24", OUTSIDE + "/32"])
        harness.run(["ip", "route", "add", OUTSIDE, "via", "192.0.2.1"], cls.netns)
        cls.made = {}
        cls.make("pair", "tcp-pair", port=4430)
        cls.make("pair6", "tcp-pair", ip="::1", port=4431)
        cls.make("mapped", "tcp-pair", ip="::ffff:127.0.0.1", port=8000)
        cls.make("waits", "time-wait", port=8001)
        cls.make("half", "close-wait", port=8002)
        cls.make("queue", "not-accepted", port=8003)
        cls.make("udp", "udp-connected", port=5300)
        cls.make("raw", "raw")
        cls.make("shared", "shared")
        cls.make("odd", "tcp-listen", comm=ODD_NAME, port=6000)
        cls.make("nobody", "udp-bound", user=harness.NOBODY, port=6010)
        cls.make("unix", "unix-pair")
        cls.make("netlink", "netlink")
        cls.connect_outside()
        answer = cls().whole()
        cls.events = not_by_us(answer.sockets())
        cls.tables = Tables(cls.events)

    @classmethod
    def make(cls, name, kind, **options):
        cls.made[name] = harness.Mksock(kind, cls.netns, **options)
        cls.addClassCleanup(cls.made[name].close)

    @classmethod
    def connect_outside(cls):
        server = harness.Mksock("tcp-pair", cls.far, ip=OUTSIDE, port=443, from_port=40000,
                                client_netns=cls.netns.path, **{"from": "192.0.2.2"})
        cls.addClassCleanup(server.close)
        cls.made["outside"] = server

    def runTest(self):
        """For whole() without a test."""

    def whole(self):
        return self.ask("--family", "all", expect=0)

    def check(self, options, predicate, scope=is_ip):
        """The filtered answer is what the predicate and the SQL leave of the whole one."""
        with self.subTest(options=options):
            answer = self.ask(*options)
            got = {uid(event) for event in not_by_us(answer.sockets())}
            want = {uid(event) for event in self.events if scope(event) and predicate(event)}
            self.assertEqual(got, want, answer)
            self.assertEqual(answer.status, 0 if want else 1, answer)
            query = answer.events[0]["query_info"]["query_string"]
            self.assertEqual(self.tables.select(query), want, query)
            for event in answer.events:
                self.assertEqual(event["query_info"]["query_string"], query)
            return want

    def check_some(self, options, predicate, scope=is_ip):
        """And it leaves some, not all."""
        want = self.check(options, predicate, scope)
        self.assertTrue(want, options)
        self.assertLess(len(want), len(self.events), options)

    def test_protocols(self):
        def of(*wanted):
            return lambda event: protocol(event) in wanted

        def anything(_):
            return True

        self.check_some(["-t"], of("tcp", "mptcp"))
        self.check_some(["--udp"], of("udp", "udplite"))
        self.check_some(["-u", "--tcp"], of("tcp", "mptcp", "udp", "udplite"))
        self.check_some(["-x"], of("unix"), anything)
        self.check_some(["-x", "-u"], of("unix", "udp", "udplite"), anything)
        self.check_some(["--protocol", "VRRP,netlink"], of("vrrp", "netlink"), anything)
        self.check_some(["-t", "--family", "all"], of("tcp", "mptcp"), anything)
        self.check_some(["-t", "-x", "--family", "unix"], of("unix"), anything)
        self.check_some(["--type", "raw"], lambda e: e["unmapped"]["socket"]["type"] == "raw")
        self.check_some(["--type", "stream,dgram", "--family", "unix"],
                        lambda e: family(e) == "unix", anything)

    def test_states(self):
        def of(*wanted):
            return lambda event: event["state"] in wanted

        self.check_some(["-l"], of("LISTEN", "UNCONN"))
        self.check_some(["-tl"], lambda e: e["state"] == "LISTEN" and protocol(e) == "tcp")
        self.check_some(["--established"], of("ESTABLISHED"))
        self.check_some(["--established", "-l"], of("ESTABLISHED", "LISTEN", "UNCONN"))
        self.check_some(["--state", "time-wait"], of("TIME_WAIT"))
        self.check_some(["--state", "Close_Wait,FIN-WAIT-2"], of("CLOSE_WAIT", "FIN_WAIT2"))
        self.check_some(["--state", "connected"],
                        lambda e: e["state"] not in ("LISTEN", "UNCONN", "CLOSED"))
        self.check(["--state", "last_ack"], of("LAST_ACK"))

    def test_ports(self):
        self.check_some(["--port", "443"], lambda e: 443 in any_port(e))
        self.check_some(["--port", "4430,6000-6010"],
                        lambda e: any(p == 4430 or 6000 <= p <= 6010 for p in any_port(e)))
        self.check_some(["--port", "8000", "--port", "8001"],
                        lambda e: any_port(e) & {8000, 8001})
        self.check_some(["--local-port", "4430"], lambda e: local_port(e) == 4430)
        self.check_some(["--remote-port", "4430"], lambda e: remote_port(e) == 4430)
        self.check_some(["--port", "4430", "--remote-port", "1-65535", "-t"],
                        lambda e: 4430 in any_port(e) and remote_port(e))
        self.check(["--port", "1"], lambda e: 1 in any_port(e))
        https = service("https")
        if https:
            self.check_some(["--port", "https"], lambda e: any_port(e) & https)

    def test_addresses(self):
        self.check_some(["--remote", "127.0.0.1"], remote_within("127.0.0.1"))
        self.check_some(["--remote", "127.0.0.0/8,203.0.113.0/24"],
                        lambda e: remote_within("127.0.0.0/8")(e) or
                        remote_within("203.0.113.0/24")(e))
        self.check_some(["--remote", "::ffff:127.0.0.0/104"], remote_within("127.0.0.0/8"))
        self.check_some(["--remote", "[::1]"], remote_within("::1"))
        self.check_some(["--remote", "0.0.0.0/0"], remote_within("0.0.0.0/0"))
        self.check_some(["--remote", "::/0", "-6"], remote_within("::/0"))
        self.check_some(["-4", "--family", "all"],
                        lambda e: not is_ip(e) or ":" not in ends(e)[0]["ip"], lambda _: True)
        self.check_some(["--local", "192.0.2.2"], lambda e: within(ends(e)[0], "192.0.2.2"))
        self.check(["--local", "198.51.100.0/24"], lambda e: within(ends(e)[0], "198.51.100.0/24"))

    def test_outside(self):
        self.check_some(["--outside"], remote_within(OUTSIDE))
        self.check(["--outside", "--remote", "127.0.0.0/8"], lambda e: False)
        answer = self.ask("--outside", "--internal", "203.0.113.0/24")
        self.assertEqual(answer.sockets(), [])

    def test_holders(self):
        """Any holder counts, not just the one that stands for the socket."""
        shared, = self.made["shared"].sockets
        for owner in shared["owners"]:
            self.check_some(["--pid", str(owner["pid"])], lambda e, o=owner: o["pid"] in pids(e))
        self.check_some(["--pid", "%d,%d" % (self.made["udp"].pid, self.made["odd"].pid)],
                        lambda e: pids(e) & {self.made["udp"].pid, self.made["odd"].pid})
        self.check_some(["--process", ODD_NAME[:4] + "*"], lambda e: ODD_NAME in names(e))
        self.check_some(["--process", "it?s?odd[x?"], lambda e: ODD_NAME in names(e))
        self.check_some(["--process", "mksock"], lambda e: "mksock" in names(e))
        self.check_some(["--process", "mk*k", "--process", "nobody-is-this"],
                        lambda e: "mksock" in names(e))
        self.check_some(["--user", "0"], lambda e: 0 in users(e))
        self.check_some(["--user", "nobody"], lambda e: harness.NOBODY in users(e))
        self.check_some(["--user", "root", "--process", "mksock", "-u"],
                        lambda e: 0 in users(e) and "mksock" in names(e) and
                        protocol(e) == "udp")

    def test_together(self):
        self.check_some(["-t", "--established", "--port", "4430", "--pid",
                         str(self.made["pair"].pid), "-4"],
                        lambda e: protocol(e) == "tcp" and e["state"] == "ESTABLISHED" and
                        4430 in any_port(e) and self.made["pair"].pid in pids(e))
        self.check(["-t", "--state", "unconn"], lambda e: False)

    def test_summarize(self):
        """Conditions are about sockets, not about the groups that they become."""
        answer = self.ask("--summarize", "--remote-port", "4430")
        event, = answer.sockets()
        self.assertEqual(event["count"], 1)
        self.assertEqual(self.ask("--summarize", "--remote-port", "1", expect=1).sockets(), [])

    def test_nothing(self):
        """Nothing matches: one event says so, with the question."""
        answer = self.ask("-t", "--port", "1", "--process", "it's", expect=1)
        event, = answer.events
        condition = ("netns = %d AND protocol_name IN ('mptcp', 'tcp') AND (local_port = 1 OR "
                     "remote_port = 1) AND connection_uid IN (SELECT connection_uid FROM owners "
                     "WHERE process_name = 'it''s')" % self.netns.inode)
        self.assertEqual(event["query_result_id"], 3)
        self.assertEqual(event["query_info"]["query_string"],
                         "SELECT * FROM connections WHERE " + condition)
        self.assertEqual(event["message"], "no connection matches " + condition)

    def test_excluded_family(self):
        self.refused("query", "-o", "ndjson", "-t", "--family", "unix",
                     words=["--family and the protocols"])

    def test_holders_that_are_not_seen(self):
        """Who may not look into others cannot say that none of them is meant; a process that he
        may look into he can."""
        answer = self.ask("--process", "nobody-is-this", user=harness.NOBODY, expect=3)
        self.assertIn("owners", [gap["source"] for gap in answer.gaps()])
        answer = self.ask("--pid", str(self.made["nobody"].pid), user=harness.NOBODY, expect=0)
        self.assertEqual([local_port(e) for e in answer.sockets()], [6010])
        self.assertNotIn("owners", [gap["source"] for gap in answer.gaps()])

    def test_gone_meanwhile(self):
        """A process that is no more holds nothing."""
        made = self.mksock("tcp-listen")
        pid = made.pid
        made.close()
        self.assertFalse(os.path.exists("/proc/%d" % pid))
        self.assertEqual(self.ask("--pid", str(pid), expect=1).sockets(), [])


if __name__ == "__main__":
    harness.main()
