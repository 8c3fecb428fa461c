# SPDX-License-Identifier: Apache-2.0
"""Internet sockets of every kind and state, field by field against what mksock says of them."""

import os

import harness

ADDRESSES = {"v4": "127.0.0.1", "v6": "::1", "mapped": "::ffff:127.0.0.1"}
# Kind, and the addresses that make sense for it.
KINDS = {
    "tcp-listen": "v4 v6 mapped", "tcp-pair": "v4 v6 mapped", "tcp-bound": "v4 v6",
    "udp-bound": "v4 v6 mapped", "udp-connected": "v4 v6 mapped", "udplite": "v4 v6",
    "raw": "v4 v6", "raw-connected": "v4 v6", "ping": "v4 v6", "sctp-pair": "v4 v6",
    "mptcp-pair": "v4 v6", "time-wait": "v4 v6 mapped", "close-wait": "v4 v6", "fin-wait2": "v4 v6",
    "orphan-fin-wait1": "v4 v6", "last-ack": "v4 v6", "orphan-last-ack": "v4 v6",
    "closing": "v4 v6", "syn-recv": "v4 v6 mapped", "not-accepted": "v4 v6 mapped",
    "not-accepted-closed": "v4",
}


class States(harness.SystemTest):
    """One test for each kind and address: see KINDS."""


def add_tests():
    def case(kind, ip):
        def test(self):
            netns = self.new_netns()
            made = self.mksock(kind, netns, ip=ip)
            answer = self.ask(netns=netns, expect=0)
            for one in made.sockets:
                event = self.check_socket(answer, one)
                self.assertEqual(event["query_result_id"], 1, event.get("status_detail"))
            # A namespace of its own: nothing else can be in it, and no socket twice.
            self.assertEqual(len(answer.sockets()), len(made.sockets), answer)
            self.assertEqual(answer.gaps(), [])
        return test
    for kind, families in KINDS.items():
        for name in families.split():
            test = case(kind, ADDRESSES[name])
            test.__name__ = "test_%s_%s" % (kind.replace("-", "_"), name)
            setattr(States, test.__name__, test)


add_tests()


class Facts(harness.SystemTest):
    """What a socket carries beyond its ends and its state."""

    def test_bare_socket_is_none(self):
        """A socket that is neither bound nor connected is in no table, and that is no gap."""
        netns = self.new_netns()
        self.mksock("tcp-bare", netns)
        answer = self.ask(netns=netns, expect=1)
        self.assertEqual([e["query_result_id"] for e in answer.events], [3])

    def test_wildcard(self):
        for ip in ("0.0.0.0", "::"):
            with self.subTest(ip=ip):
                made = self.mksock("tcp-listen", ip=ip)
                event = self.ask_for(made["listener"])
                self.assertEqual(event["unmapped"]["local_endpoint"]["ip"], ip)

    def test_mark_and_device(self):
        made = self.mksock("tcp-pair", mark=4711, bind_device="lo")
        answer = self.ask(expect=0)
        for one in ("listener", "client"):
            event = self.check_socket(answer, made[one])
            self.assertEqual(event["unmapped"]["socket"]["mark"], 4711)
            self.assertEqual(event["unmapped"]["local_endpoint"]["interface_name"], "lo")

    def test_large_mark(self):
        made = self.mksock("udp-bound", mark=0xfffffffe)
        event = self.ask_for(made["bound"])
        self.assertEqual(event["unmapped"]["socket"]["mark"], 0xfffffffe)

    def test_scope_id(self):
        netns = self.new_netns()
        netns.veth(netns, ["fe80::1/64"], ["fe80::2/64"])
        for kind in ("tcp-pair", "udp-bound", "udp-connected"):
            with self.subTest(kind=kind):
                made = self.mksock(kind, netns, ip="fe80::1", device="veth0")
                answer = self.ask(netns=netns, expect=0)
                for one in made.sockets:
                    event = self.check_socket(answer, one)
                    end = event["unmapped"]["local_endpoint"]
                    self.assertEqual((end["ip"], end["interface_name"]), ("fe80::1", "veth0"))

    def test_queues(self):
        """Two clients that nobody accepts: the listener's receive queue says so."""
        netns = self.new_netns()
        made = self.mksock("not-accepted", netns)
        answer = self.ask(netns=netns)
        socket = self.check_socket(answer, made["listener"])["unmapped"]["socket"]
        self.assertEqual((socket["rx_queue"], socket["tx_queue"]), (1, 16))

    def test_uid_is_the_creators(self):
        netns = self.new_netns()
        made = self.mksock("tcp-listen", netns, user=harness.NOBODY)
        event = self.ask_for(made["listener"], netns=netns)
        self.assertEqual(event["unmapped"]["socket"]["uid"], harness.NOBODY)
        self.assertEqual(event["process"]["user"]["uid"], str(harness.NOBODY))

    def test_connection_uid_is_stable(self):
        netns = self.new_netns()
        self.mksock("tcp-pair", netns)
        self.mksock("ping", netns)
        self.mksock("time-wait", netns)
        one, other = ({e["connection_info"]["uid"] for e in self.ask(netns=netns).sockets()}
                      for _ in range(2))
        self.assertEqual(one, other)
        self.assertEqual(len(one), 6)

    def test_mptcp_is_one_event(self):
        """The subflows of an MPTCP connection are no connections of their own."""
        netns = self.new_netns()
        made = self.mksock("mptcp-pair", netns)
        answer = self.ask(netns=netns, expect=0)
        self.assertEqual({e["connection_info"]["protocol_name"] for e in answer.sockets()},
                         {"mptcp"})
        self.assertEqual(len(answer.sockets()), len(made.sockets))


class Process(harness.SystemTest):
    """What is said of the process that holds a socket."""

    def test_process(self):
        made = self.mksock("tcp-listen")
        for version in harness.VERSIONS:
            with self.subTest(version=version):
                event = self.ask_for(made["listener"], "--ocsf-version", version)
                self.check_details(event["process"], made, version)

    def check_details(self, process, made, version):
        program = os.path.realpath(harness.MKSOCK)
        self.assertEqual(process["name"], "mksock")
        self.assertEqual(process["cmd_line"], b" ".join(made.arguments).decode())
        self.assertEqual(process["user"]["uid"], "0")
        self.assertEqual(process["user"]["name"], "root")
        self.assertIn(":%d:%d" % (made.pid, harness.start_ticks(made.pid)), process["uid"])
        self.assertEqual(process["file"]["path"], program)
        self.assertEqual(process["file"]["name"], "mksock")
        self.assertEqual(process["file"]["size"], os.stat(program).st_size)
        self.assertEqual(process["parent_process"]["pid"], os.getpid())
        with open("/proc/self/comm", encoding="utf-8") as handle:
            self.assertEqual(process["parent_process"]["name"], handle.read().rstrip("\n"))
        newer = harness.version_key(version) >= (1, 4, 0)
        self.assertEqual("path" in process, newer)
        self.assertEqual("working_directory" in process, newer)
        self.assertEqual("lineage" in process, not newer)
        if newer:
            self.assertEqual(process["working_directory"], os.getcwd())
            self.assertEqual(process["ancestry"][0]["pid"], os.getpid())

    def test_created_time(self):
        """Boot time plus start ticks, within the second that /proc/stat rounds to."""
        made = self.mksock("tcp-listen")
        event = self.ask_for(made["listener"])
        with open("/proc/stat", encoding="ascii") as handle:
            boot = [int(line.split()[1]) for line in handle if line.startswith("btime ")][0]
        ticks = harness.start_ticks(made.pid) / os.sysconf("SC_CLK_TCK")
        self.assertLess(abs(event["process"]["created_time"] / 1000 - boot - ticks), 2)

    def test_actor_is_connquery(self):
        made = self.mksock("tcp-listen")
        actor = self.ask_for(made["listener"])["actor"]
        self.assertEqual(actor["process"]["name"], "connquery")
        self.assertEqual(actor["process"]["parent_process"]["pid"], os.getpid())
        self.assertEqual(actor["user"]["uid"], "0")


if __name__ == "__main__":
    harness.main()
