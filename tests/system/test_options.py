# SPDX-License-Identifier: Apache-2.0
"""Each option of a query, in each version of OCSF: what it does, and that every event is valid."""

import base64
import hashlib
import os
import re
import shutil
import subprocess

import harness


class Options(harness.SystemTest):
    """A listener, a pair and UDP stand in the namespace of the class."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.made = {}
        for kind in ("tcp-pair", "udp-bound"):
            cls.made[kind] = harness.Mksock(kind, cls.netns)
            cls.addClassCleanup(cls.made[kind].close)

    def each_version(self, *options, **more):
        for version in harness.VERSIONS:
            answer = self.ask("--ocsf-version", version, *options, **more)
            for event in answer.events:
                self.assertEqual(event["metadata"]["version"], version)
            yield version, answer

    def test_version_default(self):
        for event in self.ask().events:
            self.assertEqual(event["metadata"]["version"], harness.DEFAULT_VERSION)

    def test_version_each(self):
        netns = self.new_netns()
        made = [self.mksock(kind, netns) for kind in ("tcp-pair", "time-wait", "udp-bound")]
        for _, answer in self.each_version(netns=netns):
            for mksock in made:
                for one in mksock.sockets:
                    self.check_socket(answer, one)

    def test_name(self):
        for _, answer in self.each_version("--name", "nightly \x1b[31m\n\"x\""):
            for event in answer.events:
                self.assertEqual(event["query_info"]["name"], "nightly \x1b[31m\n\"x\"")

    def test_labels(self):
        for _, answer in self.each_version("--label", "site=eu-1", "--label", "team=a b"):
            for event in answer.events:
                labels = event["metadata"]["labels"]
                self.assertEqual(len(labels), 2)
                self.assertTrue("site" in labels[0] and "eu-1" in labels[0])

    def test_tenant(self):
        for _, answer in self.each_version("--tenant", "acme"):
            for event in answer.events:
                self.assertEqual(event["metadata"]["tenant_uid"], "acme")

    def test_raw(self):
        """The kernel's own message in base64; it has the cookie in it."""
        for _, answer in self.each_version("--raw"):
            made = self.made["tcp-pair"]["client"]
            event = self.check_socket(answer, made)
            raw = base64.b64decode(event["raw_data"], validate=True)
            self.assertIn(int(made["cookie"]).to_bytes(8, "little"), raw)
            self.assertIn(made["local_port"].to_bytes(2, "big"), raw)
        for event in self.ask().events:
            self.assertNotIn("raw_data", event)

    def test_raw_of_proc(self):
        """What was read from a table of /proc is its line."""
        netns = self.new_netns()
        made = self.mksock("ping", netns)
        event = self.ask_for(made["bound"], "--raw", netns=netns)
        text = event["raw_data"]
        try:
            text = base64.b64decode(text, validate=True).decode()
        except ValueError:
            pass
        self.assertIn(" %d " % made["bound"]["inode"], text)

    def test_datetime(self):
        pattern = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$")
        for _, answer in self.each_version("--datetime"):
            for event in answer.events:
                self.assertIn("datetime", event["metadata"]["profiles"])
                self.assertRegex(event["time_dt"], pattern)
                self.assertRegex(event["metadata"]["logged_time_dt"], pattern)
                self.assertRegex(event["query_info"]["query_time_dt"], pattern)
        for event in self.ask().events:
            self.assertNotIn("datetime", event["metadata"]["profiles"])
            self.assertNotIn("time_dt", event)

    def test_tcp_info(self):
        for _, answer in self.each_version("--tcp-info"):
            event = self.check_socket(answer, self.made["tcp-pair"]["client"])
            info = event["unmapped"]["socket"]["tcp_info"]
            self.assertGreater(info["cwnd"], 0)
            self.assertIn("rtt_us", info)
            udp, = answer.find(self.made["udp-bound"]["bound"])
            self.assertNotIn("tcp_info", udp["unmapped"]["socket"])
        for event in self.ask().sockets():
            self.assertNotIn("tcp_info", event["unmapped"]["socket"])

    def test_families(self):
        for option, kept in ((["-4"], {4}), (["-6"], {6}), (["-4", "-6"], {4, 6}), ([], {4, 6})):
            netns = self.new_netns()
            for ip in ("127.0.0.1", "::1"):
                for kind in ("tcp-pair", "udp-bound", "raw", "ping", "udplite"):
                    self.mksock(kind, netns, ip=ip)
            with self.subTest(option=option):
                answer = self.ask(*option, netns=netns, expect=0)
                versions = [e["connection_info"]["protocol_ver_id"] for e in answer.sockets()]
                self.assertEqual(set(versions), kept)
                self.assertEqual(len(versions), 7 * len(kept))

    def test_mapped_is_version_4(self):
        """What speaks IPv4 on an IPv6 socket is found by -4, and only there."""
        netns = self.new_netns()
        made = self.mksock("tcp-pair", netns, ip="::ffff:127.0.0.1")
        self.assertEqual(len(self.ask("-4", netns=netns, expect=0).sockets()), 3)
        self.ask("-6", netns=netns, expect=1)
        self.assertEqual(made["client"]["family"], "inet6")

    def test_family_repeats(self):
        netns = self.new_netns()
        for kind in ("tcp-listen", "unix-pair", "netlink"):
            self.mksock(kind, netns)
        for version, answer in self.each_version("--family", "unix", "--family", "ip", netns=netns):
            families = {e["unmapped"]["socket"]["family"] for e in answer.sockets()}
            self.assertEqual(families, {"inet", "unix"}, version)

    def test_summarize(self):
        """Nothing is lost: the counts add up to all sockets, over a window that fits."""
        netns = self.new_netns()
        made = [self.mksock("udp-bound", netns, port=5000 + i) for i in range(3)]
        many = self.mksock("many", netns, count=5, port=6000)
        for version, answer in self.each_version("--summarize", netns=netns):
            self.assertEqual(sum(e["count"] for e in answer.sockets()), len(made) + 5, version)
            for event in answer.sockets():
                self.assertLessEqual(event["start_time"], event["end_time"])
                self.assertEqual(event["duration"], event["end_time"] - event["start_time"])
        self.assertEqual(many.sockets[0]["count"], 5)

    def test_summarize_connections(self):
        """Five connections to one port are one event for each side, whatever ports clients have."""
        netns = self.new_netns()
        made = self.mksock("tcp-fan", netns, count=5, port=8443)
        for version, answer in self.each_version("--summarize", netns=netns):
            counts = sorted((e["state"], e["count"]) for e in answer.sockets())
            self.assertEqual(counts, [("ESTABLISHED", 5), ("ESTABLISHED", 5), ("LISTEN", 1)],
                             version)
            for event in answer.sockets():
                self.assertEqual(event["process"]["pid"], made.pid)
            # who opened them is known of each, and the same of all
            self.assertEqual(sorted(e["unmapped"]["initiator"] for e in answer.sockets()
                                    if e["state"] == "ESTABLISHED"), ["local", "remote"], version)

    def test_query_string(self):
        """The canonical SQL, with what options narrowed written as conditions."""
        for options, words in (
                ([], ["inet6"]), (["-4"], ["local_ip"]), (["--family", "unix"], ["unix"])):
            answer = self.ask(*options)
            text = answer.events[0]["query_info"]["query_string"]
            self.assertTrue(text.startswith("SELECT * FROM connections"), text)
            for word in words:
                self.assertIn(word, text)
            self.assertEqual({e["query_info"]["query_string"] for e in answer.events}, {text})
        answer = self.ask("--family", "all", scope="all")
        self.assertEqual(answer.events[0]["query_info"]["query_string"],
                         "SELECT * FROM connections")

    def test_everything_at_once(self):
        options = ["--raw", "--datetime", "--tcp-info", "--hash", "sha256,sha1,md5",
                   "--env", "PATH", "--name", "n", "--label", "a=b", "--tenant", "t",
                   "--internal", "203.0.113.0/24", "--strict", "--family", "all"]
        for _, answer in self.each_version(*options, expect=None):
            self.assertGreaterEqual(len(answer.sockets()), 4)
        for _, answer in self.each_version("--summarize", *options):
            self.assertTrue(answer.sockets())


class Environment(harness.SystemTest):
    def test_named_only(self):
        """Only variables that were named, and nothing of the others anywhere."""
        netns = self.new_netns()
        made = self.mksock("tcp-listen", netns,
                           prefix=["env", "CQ_SHOWN=yes\x1b[1m", "CQ_HIDDEN=secret-4711"])
        for version in harness.VERSIONS:
            with self.subTest(version=version):
                answer = self.ask("--env", "CQ_SHOWN", "--env", "CQ_UNSET", "--ocsf-version",
                                  version, netns=netns)
                event = self.check_socket(answer, made["listener"])
                self.assertNotIn(b"secret-4711", answer.out)
                text = str(event)
                self.assertIn("CQ_SHOWN", text)
                if harness.version_key(version) >= (1, 4, 0):
                    self.assertEqual(event["process"]["environment_variables"],
                                     [{"name": "CQ_SHOWN", "value": "yes\x1b[1m"}])
                else:
                    self.assertNotIn("environment_variables", event["process"])
        self.assertNotIn(b"CQ_SHOWN", self.ask(netns=netns).out)


class Hashes(harness.SystemTest):
    ALGORITHMS = {"md5": 1, "sha1": 2, "sha256": 3}

    def hashes(self, event):
        return {h["algorithm_id"]: h["value"].lower() for h in event["process"]["file"]["hashes"]}

    def expected(self, path, names):
        with open(path, "rb") as handle:
            data = handle.read()
        return {self.ALGORITHMS[n]: hashlib.new(n, data).hexdigest() for n in names}

    def test_each(self):
        made = self.mksock("tcp-listen")
        for version in harness.VERSIONS:
            for names in (["sha256"], ["sha256", "sha1", "md5"]):
                with self.subTest(version=version, names=names):
                    event = self.ask_for(made["listener"], "--hash", ",".join(names),
                                         "--ocsf-version", version)
                    self.assertEqual(self.hashes(event), self.expected(harness.MKSOCK, names))

    def test_deleted(self):
        """An executable that is gone from its path is still hashed, and its path is honest."""
        path = self.folder() + "/doomed"
        shutil.copy(harness.MKSOCK, path)
        netns = self.new_netns()
        process = harness.start([path, "tcp-listen"], netns, stdin=subprocess.PIPE,
                                stdout=subprocess.PIPE)
        self.addCleanup(process.wait)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.stdin.close)
        while process.stdout.readline() not in (b"READY\n", b""):
            pass
        os.unlink(path)
        answer = self.ask("--hash", "sha256", netns=netns, expect=0)
        event, = answer.sockets()
        self.assertEqual(self.hashes(event), self.expected(harness.MKSOCK, ["sha256"]))
        self.assertEqual(event["process"]["file"]["path"], path)

    def test_not_asked(self):
        made = self.mksock("tcp-listen")
        event = self.ask_for(made["listener"])
        self.assertNotIn("hashes", event["process"]["file"])


if __name__ == "__main__":
    harness.main()
