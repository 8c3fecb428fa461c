# SPDX-License-Identifier: Apache-2.0
"""--resolve: names behind addresses, from a name server of the test's own, honest and not."""

import csv
import io
import os
import subprocess

import harness
from dns_server import DnsServer, bind_over
from world import must

# Sockets connected to addresses that are all on the loopback; nothing is sent.
CONNECT = """
import resource, socket, sys
most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
kept = []
for line in sys.stdin:
    if line == "\\n":
        break
    ip, port = line.split()
    one = socket.socket(socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_DGRAM)
    one.connect((ip, int(port)))
    kept.append(one)
print("READY", flush=True)
sys.stdin.read()
"""


class Names(harness.SystemTest):
    def setUp(self):
        if b"+resolve" not in harness.run([harness.CONNQUERY, "--version"])[1]:
            self.skipTest("this build has no c-ares")
        for path in ("/etc/resolv.conf", "/etc/hosts"):
            if not os.path.isfile(path):
                self.skipTest("there is no %s" % path)
        self.ns = self.new_netns()
        must(["ip", "route", "add", "local", "198.18.0.0/15", "dev", "lo"], self.ns)
        must(["ip", "route", "add", "local", "2001:db8::/32", "dev", "lo"], self.ns)
        self.server = DnsServer(self.ns)
        self.addCleanup(self.server.close)
        self.file("/etc/resolv.conf", "nameserver 127.0.0.1\n")
        self.file("/etc/hosts", "127.0.0.1 localhost\n")

    def file(self, path, content):
        self.addCleanup(bind_over(path, content, self.folder()))

    def connect(self, *ends):
        process = harness.start(["/usr/bin/python3", "-c", CONNECT], self.ns,
                                stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.addCleanup(process.wait)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stdin.close)
        for end in ends:
            ip, port = end if isinstance(end, tuple) else (end, 443)
            process.stdin.write(b"%s %d\n" % (ip.encode(), port))
        process.stdin.write(b"\n")
        process.stdin.flush()
        self.assertEqual(process.stdout.readline(), b"READY\n")

    def resolve(self, *options, **more):
        """The remote ends by address."""
        answer = self.ask("--resolve", "--process", "python3*", *options, netns=self.ns, **more)
        return {e["unmapped"]["remote_endpoint"]["ip"]: e for e in answer.sockets()
                if "remote_endpoint" in e["unmapped"]}

    def names(self, *options, **more):
        return {ip: e["unmapped"]["remote_endpoint"].get("hostname")
                for ip, e in self.resolve(*options, **more).items()}

    def rows(self, *options):
        status, out, err = harness.run(
            [harness.CONNQUERY, "query", "-o", "csv", "--columns",
             "remote_ip,remote_hostname,remote_service", "--netns", "current"] + list(options),
            self.ns)
        self.assertIn(status, (0, 1), err)
        return {row["remote_ip"]: row for row in
                csv.DictReader(io.StringIO(out.decode(), newline="")) if row["remote_ip"]}

    def test_names(self):
        self.server.names = {"198.18.0.1": ["Web.Example."], "2001:db8::7": ["six.example"]}
        self.connect("198.18.0.1", "2001:db8::7", "198.18.0.9")
        for version in harness.VERSIONS:
            ends = self.resolve("--ocsf-version", version)
            event = ends["198.18.0.1"]
            self.assertEqual(event["unmapped"]["remote_endpoint"],
                             {"ip": "198.18.0.1", "port": 443, "hostname": "web.example",
                              "svc_name": "https"})
            self.assertIn({"name": "unmapped", "type_id": 1, "type": "Hostname",
                           "value": "web.example"}, event["observables"])
            self.assertEqual(ends["2001:db8::7"]["unmapped"]["remote_endpoint"]["hostname"],
                             "six.example")
            # nobody has a name for it: that is known, and no reason is needed
            nobody = ends["198.18.0.9"]["unmapped"]["remote_endpoint"]
            self.assertNotIn("hostname", nobody)
            self.assertNotIn("no_hostname_reason", nobody)
        row = self.rows("--resolve")["198.18.0.1"]
        self.assertEqual((row["remote_hostname"], row["remote_service"]), ("web.example", "https"))

    def sql(self, statement, *options):
        status, out, err = harness.run([harness.CONNQUERY, "sql", "-o", "csv", "-H", "-f", "ip", "--netns",
                                        "current", *options, statement], self.ns)
        self.assertEqual((status, err), (0, b""))
        return out.decode().splitlines()

    def test_sql(self):
        """Asked for rows that the kernel leaves, and only where a column wants names."""
        self.server.names["198.18.0.1"] = ["web.example"]
        self.connect("198.18.0.1", ("198.18.0.2", 80))
        self.assertEqual(self.sql("SELECT remote_ip, remote_hostname FROM connections "
                                  "WHERE remote_port = 443", "--resolve"), ["198.18.0.1,web.example"])
        self.assertEqual(self.server.asked, ["198.18.0.1"])
        self.assertEqual(self.sql("SELECT remote_ip FROM connections WHERE "
                                  "remote_hostname = 'web.example'", "--resolve"), ["198.18.0.1"])
        self.assertEqual(self.sql("SELECT remote_hostname FROM connections WHERE remote_port = 80"),
                         ['""'])

    def test_sql_silent(self):
        """What did not come is said, where a name was asked for."""
        self.server.ways["198.18.0.1"] = "silent"
        self.connect("198.18.0.1")
        status, out, err = harness.run(
            [harness.CONNQUERY, "sql", "-o", "csv", "-H", "-f", "ip", "--netns", "current", "--resolve",
             "--resolve-timeout", "200", "SELECT remote_ip FROM connections WHERE remote_port = 443 "
             "AND remote_hostname IS NULL"], self.ns)
        self.assertEqual((status, out.decode().splitlines()), (0, ["198.18.0.1"]))
        self.assertIn(b"the name of a remote address did not come", err)

    def test_indicator_of_a_name(self):
        self.server.names["198.18.0.1"] = ["c2.evil.example"]
        self.connect("198.18.0.1", "198.18.0.2")
        feed = os.path.join(self.folder(), "feed.txt")
        with open(feed, "w", encoding="ascii") as handle:
            handle.write("evil.example\n")
        ask = "SELECT remote_ip, indicator FROM connections WHERE indicator IS NOT NULL"
        self.assertEqual(self.sql(ask, "--resolve", "--indicators", feed), ["198.18.0.1,evil.example"])
        self.assertEqual(self.sql(ask, "--indicators", feed), [])

    def test_nothing_without(self):
        """Without --resolve nobody is asked, whatever the columns."""
        self.server.names = {"198.18.0.1": ["web.example"]}
        self.connect("198.18.0.1")
        answer = self.ask(netns=self.ns)
        self.assertNotIn(b"web.example", answer.out)
        self.assertNotIn(b"svc_name", answer.out)
        row = self.rows()["198.18.0.1"]
        self.assertEqual((row["remote_hostname"], row["remote_service"]), ("", "https"))
        self.assertEqual(self.server.asked, [])

    def test_only_what_is_wanted(self):
        """Other connections' addresses are nobody's business; each address is asked for once."""
        self.server.names = {"198.18.0.1": ["web.example"]}
        self.connect("198.18.0.1", ("198.18.0.1", 444), ("198.18.0.2", 445))
        self.rows("--resolve", "--remote-port", "443", "--remote-port", "444")
        self.assertEqual(self.server.asked, ["198.18.0.1"])
        self.rows("--resolve", "--process", "nobody-has-this")
        self.assertEqual(self.server.asked, ["198.18.0.1"])

    def test_hosts_file(self):
        """It comes first, and no server is asked for what it has, nor for what none can know."""
        self.file("/etc/hosts", "127.0.0.1 localhost\n198.18.0.1 # no name\n"
                                "198.18.0.1 bad_name \x1b[31m Mine.Example other\n"
                                "198.18.0.1 later\n2001:db8::7 six\nx y\n")
        self.server.names = {"198.18.0.1": ["web.example"]}
        self.connect("198.18.0.1", "2001:db8::7", "127.0.0.9")
        self.assertEqual(self.names(), {"198.18.0.1": "mine.example", "2001:db8::7": "six",
                                        "127.0.0.9": None})
        self.assertEqual(self.server.asked, [])

    def test_several_names(self):
        """Whatever order they come in, it is the same one."""
        self.connect("198.18.0.1")
        for names in (["b.example", "a.example", "c.example"], ["c.example", "a.example"],
                      ["a_.example", "a.example"]):
            self.server.names["198.18.0.1"] = names
            self.assertEqual(self.names(), {"198.18.0.1": "a.example"})

    def test_hostile_names(self):
        """What is no host name is no name, and nothing of it is shown."""
        hostile = ["\x1b[31mred.example", "a b.example", "a\nb.example", "-a.example", "a-.example",
                   "under_score.example", "127.0.0.1", "10", "1.2.in-addr.arpa", "x" * 64 + ".example",
                   ".".join(["x" * 60] * 5), "\xc3\xa4.example", "<script>.example", "a/b",
                   b"\x05a\0b.c\x07example\0", b"\0", b"\x03a.b\0", b"\x04\xe2\x80\xaea\x01b\0",
                   b"\x3f" + b"y" * 63 + b"\x3f" + b"y" * 63 + b"\x3f" + b"y" * 63 + b"\x3f" +
                   b"y" * 63 + b"\0"]
        for number, name in enumerate(hostile):
            self.server.names["198.18.1.%d" % number] = [name]
        self.server.names["198.18.2.1"] = ["xn--4ca.example"]
        self.connect("198.18.2.1", *["198.18.1.%d" % n for n in range(len(hostile))])
        names = self.names()
        self.assertEqual(names.pop("198.18.2.1"), "xn--4ca.example")
        self.assertEqual({ip: name for ip, name in names.items() if name is not None}, {})
        self.assertEqual(len(names), len(hostile))

    def test_lying_server(self):
        """Answers to what was not asked are passed over."""
        self.server.names = {"198.18.0.1": ["true.example"]}
        self.server.ways = {"198.18.0.1": "lying", "198.18.0.2": "loop", "198.18.0.3": "garbage"}
        self.connect("198.18.0.1", "198.18.0.2", "198.18.0.3")
        names = self.names()
        self.assertEqual(names, {"198.18.0.1": "true.example", "198.18.0.2": None,
                                 "198.18.0.3": None})

    def test_truncated(self):
        """What does not fit a datagram comes over TCP."""
        self.server.names = {"198.18.0.1": ["a%03d.example" % n for n in range(60)]}
        self.server.ways = {"198.18.0.1": "truncated"}
        self.connect("198.18.0.1")
        self.assertEqual(self.names("--resolve-timeout", "5000"), {"198.18.0.1": "a000.example"})
        self.assertEqual(self.server.over_tcp, ["198.18.0.1"])

    def test_failing_server(self):
        self.server.ways = {"198.18.0.1": "servfail"}
        self.connect("198.18.0.1")
        end = self.resolve()["198.18.0.1"]["unmapped"]["remote_endpoint"]
        self.assertEqual(end["no_hostname_reason"], "server_failed")

    def test_silent_server(self):
        """The answer waits as long as it was told, for all together (one after the other they would
        take minutes, which harness.run does not grant), and comes with what it has."""
        self.server.names = {"198.18.0.%d" % n: ["n%d.example" % n] for n in range(1, 200)}
        self.server.ways = {"198.18.0.%d" % n: "silent" for n in range(100, 200)}
        self.server.ways["198.18.0.1"] = 0.1
        self.connect(*["198.18.0.%d" % n for n in range(1, 200)])
        ends = self.resolve("--resolve-timeout", "5000")
        self.assertEqual(len(ends), 199)
        for n in range(1, 200):
            end = ends["198.18.0.%d" % n]["unmapped"]["remote_endpoint"]
            if n < 100:
                self.assertEqual(end["hostname"], "n%d.example" % n)
            else:
                self.assertEqual(end["no_hostname_reason"], "timed_out")
            # it is not part of the view
            self.assertEqual(ends["198.18.0.%d" % n]["query_result_id"], 1)

    def test_no_server(self):
        """Nobody listens there: known at once, not waited for."""
        self.file("/etc/resolv.conf", "nameserver 127.0.0.77\n")
        self.connect("198.18.0.1")
        end = self.resolve("--resolve-timeout", "20000")["198.18.0.1"]["unmapped"]
        self.assertIn(end["remote_endpoint"]["no_hostname_reason"], ("server_failed", "timed_out"))

    def test_thousands(self):
        self.server.default = lambda ip: "h" + ip.replace(".", "-") + ".example"
        ends = ["198.18.%d.%d" % (n // 250, n % 250 + 1) for n in range(5000)]
        self.connect(*ends)
        rows = self.rows("--resolve", "--resolve-timeout", "60000")
        rows.pop("127.0.0.1", None)  # where connquery itself asks
        self.assertEqual(len(rows), 5000)
        for ip, row in rows.items():
            self.assertEqual(row["remote_hostname"], "h" + ip.replace(".", "-") + ".example")
        self.assertEqual(len(set(self.server.asked)), 5000)

    def test_condition(self):
        """--remote-name: judged when the names are there; who has none that came may be one."""
        self.server.names = {"198.18.0.1": ["web.example"], "198.18.0.2": ["db.example.org"]}
        self.connect("198.18.0.1", "198.18.0.2", "198.18.0.3")
        for word, found in (("web.example", ["198.18.0.1"]), ("WEB.Example.", ["198.18.0.1"]),
                            ("*.example*", ["198.18.0.1", "198.18.0.2"]), ("?b.*", ["198.18.0.2"])):
            answer = self.ask("--remote-name", word, netns=self.ns, expect=0)
            self.assertEqual(sorted(e["unmapped"]["remote_endpoint"]["ip"]
                                    for e in answer.sockets()), found, word)
        answer = self.ask("--remote-name", "web.example", netns=self.ns)
        self.assertIn("remote_hostname = 'web.example'",
                      answer.events[0]["query_info"]["query_string"])
        self.ask("--remote-name", "nobody.example", netns=self.ns, expect=1)
        self.server.ways["198.18.0.2"] = "silent"
        answer = self.ask("--remote-name", "nobody.example", "--resolve-timeout", "300",
                          netns=self.ns, expect=3)
        self.assertEqual([gap["source"] for gap in answer.gaps()], ["names"])
        for word in ("", ".", "x" * 300):
            self.refused("query", "--remote-name", word, words=["--remote-name"])

    def test_summarize(self):
        self.server.names = {"198.18.0.1": ["web.example"]}
        self.connect("198.18.0.1", "198.18.0.1")
        ends = self.resolve("--summarize")
        self.assertEqual(ends["198.18.0.1"]["unmapped"]["remote_endpoint"]["hostname"],
                         "web.example")

    def test_all_is_there(self):
        """Those that are held back come whole: the same sockets and facts as without."""
        self.server.default = lambda ip: "x.example"
        self.server.ways = {"198.18.0.3": "silent"}
        self.connect("198.18.0.1", "198.18.0.2", "198.18.0.3", "2001:db8::1")
        for kind in ("tcp-pair", "time-wait", "shared", "not-accepted", "unix-pair", "in-flight",
                     "netlink", "udp-bound"):
            self.mksock(kind, self.ns)
        options = ["--family", "all", "--tcp-info", "--raw"]
        plain = self.ask(*options, netns=self.ns)
        named = self.ask("--resolve", "--resolve-timeout", "500", *options, netns=self.ns)

        def facts(answer):
            found = {}
            for event in answer.sockets():
                if event["process"].get("name") == "connquery":
                    continue
                unmapped = dict(event["unmapped"])
                for side in ("hostname", "no_hostname_reason", "svc_name"):
                    unmapped.get("remote_endpoint", {}).pop(side, None)
                for volatile in ("timer", "tcp_info", "rx_queue"):
                    unmapped["socket"].pop(volatile, None)
                found[event["connection_info"]["uid"]] = (
                    unmapped, event["process"], event["state"], event["connection_info"])
            return found
        self.assertEqual(facts(plain), facts(named))
        self.assertGreater(len(facts(plain)), 12)

    def test_refused(self):
        for value in ("0", "-1", "x", "60001", "1s", ""):
            self.refused("query", "--resolve-timeout", value, words=["--resolve-timeout"])


class Services(harness.SystemTest):
    def test_who_connected_has_no_service(self):
        """The port of a client is the kernel's choice: that it has a name means nothing."""
        netns = self.new_netns()
        self.mksock("tcp-pair", netns, ip="127.0.0.1", port=443, **{"from": "127.0.0.2",
                                                                    "from_port": 3306})
        status, out, _ = harness.run(
            [harness.CONNQUERY, "query", "-o", "csv", "--columns",
             "local_port,state,remote_service", "--netns", "current"], netns)
        self.assertEqual(status, 0)
        rows = {(row["local_port"], row["state"]): row["remote_service"]
                for row in csv.DictReader(io.StringIO(out.decode(), newline=""))}
        self.assertEqual(rows, {("443", "LISTEN"): "", ("443", "ESTABLISHED"): "",
                                ("3306", "ESTABLISHED"): "https"})


if __name__ == "__main__":
    harness.main()
