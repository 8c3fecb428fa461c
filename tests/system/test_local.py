# SPDX-License-Identifier: Apache-2.0
"""Families beside the Internet's, and the sources that this kernel may lack."""

import harness


def owned_unix(made):
    """Its path as bytes and whether it is abstract; None when it has no name."""
    raw = bytes.fromhex(made.get("local_path_hex", ""))
    if not raw:
        return None, False
    if raw[:1] == b"\0":
        return raw[1:], True
    return raw.rstrip(b"\0"), False


class Unix(harness.SystemTest):
    def check_kind(self, kind):
        netns = self.new_netns()
        made = self.mksock(kind, netns, path=self.folder() + "/socket")
        answer = self.ask("--family", "unix", netns=netns, expect=0)
        for one in made.sockets:
            event = self.check_socket(answer, one)
            self.check_name(event, one)
        self.assertEqual({e["unmapped"]["socket"]["family"] for e in answer.sockets()}, {"unix"})
        return answer, made

    def check_name(self, event, made):
        path, abstract = owned_unix(made)
        facts = event["unmapped"]["unix"]
        if path is None:
            self.assertNotIn("path", facts)
        else:
            self.assertEqual(facts["path"], path.decode("utf-8", "replace"))
            self.assertEqual(facts["is_abstract"], abstract)
        if "peer_inode" in made:
            self.assertEqual(facts["peer_inode"], made["peer_inode"])
        self.assertNotIn("local_endpoint", event["unmapped"])
        self.assertNotIn("remote_endpoint", event["unmapped"])

    def test_stream(self):
        self.check_kind("unix-stream")

    def test_seqpacket(self):
        self.check_kind("unix-seqpacket")

    def test_dgram(self):
        self.check_kind("unix-dgram")

    def test_pair(self):
        self.check_kind("unix-pair")

    def test_unlinked(self):
        self.check_kind("unix-unlinked")

    def test_abstract_with_nuls(self):
        """NULs, an escape sequence and broken UTF-8 in a name: repaired or escaped, never raw."""
        answer, made = self.check_kind("unix-abstract")
        event, = answer.find(made["listener"])
        self.assertIn("\0", event["unmapped"]["unix"]["path"])
        self.assertIn("\ufffd", event["unmapped"]["unix"]["path"])

    def test_not_accepted(self):
        """The end that waits in a listener's queue is in no dump; its listener names the client."""
        answer, made = self.check_kind("unix-not-accepted")
        self.assertEqual(len(answer.sockets()), 2, answer)
        listener, = answer.find(made["listener"])
        self.assertEqual(listener["unmapped"]["unix"]["pending_inodes"], [made["client"]["inode"]])
        client, = answer.find(made["client"])
        self.assertNotIn("peer_inode", client["unmapped"]["unix"])


class Others(harness.SystemTest):
    def test_packet(self):
        netns = self.new_netns()
        made = self.mksock("packet", netns)
        event = self.ask_for(made["bound"], "--family", "packet", netns=netns)
        self.assertEqual(event["unmapped"]["packet"]["ether_type"], made["bound"]["ether_type"])
        self.assertEqual(event["unmapped"]["socket"]["interface_name"], "lo")

    def test_netlink(self):
        netns = self.new_netns()
        made = self.mksock("netlink", netns)
        answer = self.ask("--family", "netlink", netns=netns)
        event = self.check_socket(answer, made["bound"])
        facts = event["unmapped"]["netlink"]
        self.assertEqual(facts["port_id"], made["bound"]["port_id"])
        self.assertEqual(facts["groups"], made["bound"]["groups"])
        self.assertFalse(facts["is_kernel_end"])

    def test_vsock(self):
        self.check_perhaps("vsock", "listener")

    def test_xdp(self):
        self.check_perhaps("xdp", "bare")

    def check_perhaps(self, kind, role):
        """A family whose diag module may be absent: the socket, or 5 Unsupported and a gap."""
        netns = self.new_netns()
        made = self.mksock(kind, netns)
        answer = self.ask("--family", kind, netns=netns)
        if answer.find(made[role]):
            self.check_socket(answer, made[role])
            return
        results = [e["query_result_id"] for e in answer.events]
        self.assertIn(5, results, answer)
        self.assertNotIn(3, results, "an empty answer is not a complete one")
        self.assertNotEqual(answer.status, 1, answer)

    def test_all_families(self):
        netns = self.new_netns()
        expected = []
        for kind in ("tcp-pair", "udp-bound", "raw", "ping", "packet", "netlink", "unix-pair"):
            expected += self.mksock(kind, netns).sockets
        answer = self.ask("--family", "all", netns=netns)
        for made in expected:
            self.check_socket(answer, made)

    def test_default_is_ip(self):
        netns = self.new_netns()
        for kind in ("packet", "netlink", "unix-pair"):
            self.mksock(kind, netns)
        answer = self.ask(netns=netns, expect=1)
        self.assertEqual([e["query_result_id"] for e in answer.events], [3])


class Fallbacks(harness.SystemTest):
    """Raw and ping sockets where no diag module lists them: /proc/net does, and that is no gap."""

    def test_raw_and_ping(self):
        netns = self.new_netns()
        expected = []
        for kind, ip in (("raw", "127.0.0.1"), ("raw", "::1"), ("ping", "127.0.0.1"),
                         ("ping", "::1"), ("raw-connected", "127.0.0.1")):
            expected += self.mksock(kind, netns, ip=ip).sockets
        answer = self.ask(netns=netns, expect=0)
        for made in expected:
            event = self.check_socket(answer, made)
            self.assertEqual(event["query_result_id"], 1)
            self.assertNotIn("port", event["unmapped"]["local_endpoint"])
        self.assertEqual(answer.gaps(), [])


if __name__ == "__main__":
    harness.main()
