# SPDX-License-Identifier: Apache-2.0
"""What the kernel judges for us: random filters over sockets in all their states, each compared with
what it means, applied to every socket; and each kind of condition, whether it saves anything.

PUSH_SEED and PUSH_ROUNDS choose other chances and more of them.
"""

import os
import subprocess
import sys
import time
import unittest

from harness import NOBODY, Mksock, SystemTest, main, run, start
from world import HELPERS, for_everybody

FILTERED = for_everybody(os.environ.get("FILTERED", os.path.join(HELPERS, "filtered")))
SEED = int(os.environ.get("PUSH_SEED", time.time_ns() // 1000 % 1000000))
ROUNDS = int(os.environ.get("PUSH_ROUNDS", 150))
MANY = 200

KINDS = [
    ("tcp-pair", {}), ("tcp-fan", {"count": 20}), ("tcp-bound", {}), ("udp-bound", {}),
    ("udp-connected", {}), ("udplite", {}), ("raw", {}), ("raw-connected", {}), ("ping", {}),
    ("sctp-pair", {}), ("mptcp-pair", {}), ("time-wait", {}), ("close-wait", {}),
    ("fin-wait2", {}), ("orphan-fin-wait1", {}), ("last-ack", {}), ("orphan-last-ack", {}),
    ("closing", {}), ("syn-recv", {}), ("not-accepted", {}), ("not-accepted-closed", {}),
    ("unix-pair", {}), ("packet", {}), ("netlink", {}), ("vsock", {}),
    ("mptcp-pair", {"ip": "::1"}), ("mptcp-pair", {"ip": "192.0.2.1"}),
    ("udp-bound", {"ip": "::", "mark": 7}), ("udp-bound", {"ip": "0.0.0.0", "bind_device": "lo"}),
    ("tcp-pair", {"ip": "192.0.2.1", "bind_device": "veth0", "mark": 5}),
]
ADDRESSES = ["::1", "::ffff:127.0.0.1", "192.0.2.1", "2001:db8::1"]

# Sockets that talked to somebody once: the kernel keeps his address where it shows others'.
DISCONNECTED = """
import ctypes, socket, sys
libc = ctypes.CDLL(None)
server = socket.create_server(("127.0.0.1", 0))
kept = [server]
for family, ip in ((socket.AF_INET, "127.0.0.1"), (socket.AF_INET6, "::ffff:127.0.0.1")):
    for kind, listens in ((socket.SOCK_STREAM, True), (socket.SOCK_STREAM, False),
                          (socket.SOCK_DGRAM, False)):
        s = socket.socket(family, kind)
        port = 20000 + len(kept)
        s.bind((ip, port))
        s.connect((ip, server.getsockname()[1]))
        if libc.connect(s.fileno(), bytes(16), 16) != 0: # AF_UNSPEC
            sys.exit(1)
        if listens:
            s.listen()
        kept.append(s)
print(*[s.getsockname()[1] for s in kept[1:]], flush=True)
sys.stdin.read()
"""


class Push(SystemTest):
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

    def filtered(self, *arguments, user=None):
        status, out, err = run([FILTERED] + list(arguments), self.netns, user)
        self.assertEqual(status, 0, "filtered %s: %s" % (" ".join(arguments), err.decode()))
        return out.decode().split("\n")[:-1]

    def shown_for(self, *leaves, user=None):
        """How many sockets came, and the cookies of those that match."""
        lines = self.filtered(*leaves, user=user)
        word, number = lines[-1].split()
        self.assertEqual(word, "shown")
        return int(number), lines[:-1]

    # -- random filters --

    def check_random(self, user=None):
        line = self.filtered("random", str(SEED), str(ROUNDS), user=user)[-1].split()
        words = dict(zip(line[0::2], line[1::2]))
        with self.subTest(seed=SEED):
            self.assertGreater(int(words["matched"]), ROUNDS)
            # most filters match a part of the world only, and so much of it is shown
            self.assertLess(int(words["shown"]), 0.7 * int(words["of"]), line)

    def test_random_filters_as_root(self):
        self.check_random()

    def test_random_filters_as_nobody(self):
        self.check_random(NOBODY)

    # -- each condition saves something --

    def check_saves(self, *leaves, at_least=1):
        """Shown is what matches, and what is shown whatever is asked for: MPTCP's sockets, which
        explain TCP's, and raw ones, whose protocol nobody knows before."""
        everything, _ = self.shown_for("protocol=6,17")
        beside, none = self.shown_for("protocol=6,17", "local-ip=203.0.113.77")
        self.assertEqual(none, [])
        self.assertLess(beside, everything / 4)
        shown, matched = self.shown_for("protocol=6,17", *leaves)
        message = "%s: %d match, %d of %d shown" % (leaves, len(matched), shown, everything)
        self.assertGreaterEqual(len(matched), at_least, message)
        # subflows of MPTCP match as well, and are no rows
        self.assertLessEqual(shown, len(matched) + 2 * beside, message)
        self.assertLess(shown, everything, message)
        return matched

    def test_each_condition_reaches_the_kernel(self):
        pair = next(m for m in self.made if b"bind-device=veth0" in m.arguments)
        port = str(pair["client"]["local_port"])
        server = str(pair["server"]["local_port"])
        for leaf, least in (("local-port=" + port, 1), ("remote-port=" + port, 1),
                            ("local-port=%s,%s" % (port, server), 3),
                            ("local-ip=192.0.2.1", 3), ("local-ip=2001:db8::/32", 3),
                            ("remote-ip=192.0.2.0/24", 2), ("remote-ip=2001:db8::1", 2),
                            ("device=veth0", 3), ("mark=5", 3), ("mark=5/7", 3),
                            ("state=LISTEN", 3), ("state=TIME_WAIT", 1), ("state=CLOSED", 3),
                            ("state=UNCONN", 3), ("family=inet6", 3), ("not-family=inet", 3)):
            with self.subTest(leaf=leaf):
                self.check_saves(leaf, at_least=least)
        with self.subTest("mapped addresses count as IPv4"):
            mapped = self.check_saves("family=inet6", "local-ip=127.0.0.1", at_least=3)
            self.assertTrue(set(mapped) <= set(self.check_saves("local-ip=127.0.0.0/8")))
        with self.subTest("without a device there is none other"):
            self.check_saves("not-device=lo", at_least=3)

    def test_cgroup(self):
        with open("/proc/self/cgroup", encoding="utf-8") as table:
            path = [line.strip().partition("::")[2] for line in table if line.startswith("0::")]
        everything, all_of_them = self.shown_for("protocol=6,17")
        shown, matched = self.shown_for("protocol=6,17", "not-cgroup=/no/such/cgroup")
        if not path or not matched:
            self.skipTest("no cgroup of version 2 can be named here")
        self.assertEqual(shown, everything, "an unknown name cannot be asked for")
        in_own, _ = self.shown_for("protocol=6,17", "cgroup=" + path[0])
        elsewhere, _ = self.shown_for("protocol=6,17", "not-cgroup=" + path[0])
        self.assertGreater(in_own, 0)
        self.assertLess(in_own, everything, "minisocks have no cgroup")
        self.assertLess(elsewhere, everything)
        self.assertTrue(all_of_them)

    def test_marks_are_for_the_privileged(self):
        """The kernel refuses the whole program: what else there is to say is said once more."""
        everything, _ = self.shown_for("protocol=6,17", user=NOBODY)
        shown, matched = self.shown_for("protocol=6,17", "mark=5", user=NOBODY)
        self.assertEqual((shown, matched), (everything, []))
        shown, matched = self.shown_for("protocol=17", "local-ip=192.0.2.1", "mark=5", user=NOBODY)
        self.assertLess(shown, everything / 4)

    def test_many_ports(self):
        self.mksock("many", port=30000, count=MANY)
        ports = [str(port) for port in range(30000, 30000 + MANY)]
        matched = self.check_saves("local-port=" + ",".join(ports), at_least=MANY)
        self.assertEqual(len(matched), MANY)
        self.check_saves("local-port=30000-%d" % (30000 + MANY // 2), at_least=MANY // 2)
        many = [str(port) for port in range(1, 60000, 9)]
        everything, _ = self.shown_for("protocol=17")
        shown, _ = self.shown_for("protocol=17", "local-port=" + ",".join(many))
        self.assertLessEqual(shown, everything)

    def test_the_plan_in_words(self):
        lines = self.filtered("explain", "remote-ip=10.0.0.0/8", "local-port=443",
                              "state=ESTABLISHED,SYN_RECV")
        start_of = {line.partition(": ")[0]: line for line in lines if not line.startswith(" ")}
        self.assertIn("every socket", start_of["mptcp"])
        self.assertIn("states ESTABLISHED SYN_RECV NEW_SYN_RECV,", start_of["tcp"])
        self.assertIn("states ESTABLISHED, those that 24 bytes", start_of["udp"])
        self.assertTrue(start_of["udp"].endswith("the same as for tcp"))
        self.assertIn("not asked", start_of["unix"])
        for words in ("local port = 443, else reject", "remote address in 10.0.0.0/8, else reject"):
            self.assertEqual(sum(line.endswith(words) for line in lines), 1, lines)

    # -- through the command --

    def ports_of(self, answer):
        return sorted(event["unmapped"]["local_endpoint"]["port"] for event in answer.sockets())

    def test_the_command_asks_less_and_answers_the_same(self):
        """Nobody holds few sockets beside so many: his questions go to the kernel."""
        self.mksock("many", port=31000, count=MANY)
        ports = [31003, 31077]
        options = [word for port in ports for word in ("--local-port", str(port))]
        for user in (None, NOBODY):
            with self.subTest(user=user):
                answer = self.ask("--udp", *options, user=user)
                self.assertEqual(self.ports_of(answer), ports)
        answer = self.ask("--udp", "--local-port", "31999", user=NOBODY)
        self.assertEqual(answer.sockets(), [])

    def test_who_is_disconnected_talks_to_nobody(self):
        child = start([sys.executable, "-c", DISCONNECTED], self.netns, stdin=subprocess.PIPE,
                      stdout=subprocess.PIPE)
        self.addCleanup(child.wait, 10)
        self.addCleanup(child.stdout.close)
        self.addCleanup(child.stdin.close)
        ports = [int(word) for word in child.stdout.readline().split()]
        self.assertEqual(len(ports), 6)
        events = {event["unmapped"]["local_endpoint"].get("port"): event
                  for event in self.ask().sockets()}
        for port in filter(None, ports):
            with self.subTest(port=port, state=events[port]["state"]):
                self.assertIn(events[port]["state"], ("LISTEN", "CLOSED", "UNCONN"))
                self.assertNotIn("remote_endpoint", events[port]["unmapped"])
        _, matched = self.shown_for("protocol=6,17", "remote-ip=0.0.0.0/0,::/0")
        _, everything = self.shown_for("protocol=6,17")
        self.assertGreaterEqual(len(everything) - len(matched), len(ports))


if __name__ == "__main__":
    main()
