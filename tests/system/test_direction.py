# SPDX-License-Identifier: Apache-2.0
"""Inside and outside, who opened a connection, and the Community ID, over real cables."""

import base64
import hashlib
import ipaddress
import struct

import harness

PUBLIC = ("203.0.113.1", "203.0.113.7")
PRIVATE = ("10.1.2.1", "10.1.2.7")
PUBLIC6 = ("2001:db8:1::1", "2001:db8:1::7")
LOCAL6 = ("fd00:1::1", "fd00:1::7")


def community_id(protocol, one, other):
    """Community ID version 1, seed 0, by its specification."""
    ends = sorted((ipaddress.ip_address(ip).packed, struct.pack("!H", port))
                  for ip, port in (one, other))
    (ip1, port1), (ip2, port2) = ends
    flow = struct.pack("!H", 0) + ip1 + ip2 + bytes([protocol, 0]) + port1 + port2
    return "1:" + base64.b64encode(hashlib.sha1(flow).digest()).decode()


class Direction(harness.SystemTest):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.peer = harness.Netns()
        cls.addClassCleanup(cls.peer.close)
        sides = [["%s/%d" % (pair[i], 64 if ":" in pair[i] else 24)
                  for pair in (PUBLIC, PRIVATE, PUBLIC6, LOCAL6)] for i in range(2)]
        cls.netns.veth(cls.peer, *sides)

    def ask_both(self, kind, ip, *options, **more):
        """The listener's side, and the client's seen from its own namespace, where nothing but the
        ports can tell who opened the connection."""
        more.setdefault("port", 443)
        made = self.mksock(kind, ip=ip, client_netns=self.peer.path, **more)
        here = self.ask(*options, expect=0)
        there = self.ask(*options, netns=self.peer, expect=0)
        return (self.check_socket(here, made["server"]), self.check_socket(there, made["client"]),
                self.check_socket(here, made["listener"]))

    def check_direction(self, event, direction, boundary, initiator):
        info = event["connection_info"]
        self.assertEqual((info["direction"], info["boundary"]), (direction, boundary))
        self.assertEqual(event["unmapped"].get("initiator"), initiator)

    def test_public(self):
        """A server with a public address is inside its own network; its client is not."""
        for pair in (PUBLIC, PUBLIC6):
            with self.subTest(ip=pair[0]):
                server, client, listener = self.ask_both("tcp-pair", pair[0])
                self.check_direction(server, "Inbound", "External", "remote")
                self.assertEqual(server["connection_info"]["direction_id"], 1)
                self.check_direction(client, "Outbound", "External", "local")
                self.assertEqual(client["connection_info"]["direction_id"], 2)
                self.check_direction(listener, "Unknown", "Unknown", None)

    def test_private(self):
        for pair in (PRIVATE, LOCAL6):
            with self.subTest(ip=pair[0]):
                server, client, _ = self.ask_both("tcp-pair", pair[0])
                self.check_direction(server, "Lateral", "Internal", "remote")
                self.assertEqual(client["connection_info"]["direction_id"], 3)

    def test_internal_option(self):
        server, client, _ = self.ask_both("tcp-pair", PUBLIC[0], "--internal", "203.0.113.0/24")
        self.check_direction(server, "Lateral", "Internal", "remote")
        self.check_direction(client, "Lateral", "Internal", "local")
        server, _, _ = self.ask_both("tcp-pair", PUBLIC6[0], "--internal", "192.0.2.0/24",
                                     "--internal", "2001:db8:1::/48")
        self.check_direction(server, "Lateral", "Internal", "remote")

    def test_local_by_version(self):
        """Local has a number of its own only from 1.7.0 on."""
        for ip in ("127.0.0.1", "::1", PUBLIC[0]):
            made = self.mksock("tcp-pair", ip=ip)
            for version in harness.VERSIONS:
                with self.subTest(ip=ip, version=version):
                    answer = self.ask("--ocsf-version", version)
                    newer = harness.version_key(version) >= (1, 7, 0)
                    for role in ("client", "server"):
                        event = self.check_socket(answer, made[role])
                        self.check_direction(event, "Local", "Localhost",
                                             "local" if role == "client" else "remote")
                        self.assertEqual(event["connection_info"]["direction_id"],
                                         4 if newer else 99)

    def test_half_open_and_time_wait(self):
        made = self.mksock("syn-recv")
        answer = self.ask()
        self.check_direction(answer.find(made["request"])[0], "Local", "Localhost", "remote")
        self.check_direction(answer.find(made["client"])[0], "Local", "Localhost", "local")

    def test_udp(self):
        made = self.mksock("udp-bound", ip=PUBLIC[0])
        event = self.ask_for(made["bound"])
        self.check_direction(event, "Unknown", "Unknown", None)

    def test_community_id(self):
        for ip in (PUBLIC[0], PUBLIC6[0], "127.0.0.1"):
            for kind, role in (("tcp-pair", "client"), ("udp-connected", "connected")):
                made = self.mksock(kind, ip=ip)
                one = made[role]
                expected = community_id(one["protocol_num"], (one["local_ip"], one["local_port"]),
                                        (one["remote_ip"], one["remote_port"]))
                for version in ("1.3.0", "1.4.0", "1.8.0"):
                    with self.subTest(ip=ip, kind=kind, version=version):
                        event = self.ask_for(one, "--ocsf-version", version)
                        newer = harness.version_key(version) >= (1, 4, 0)
                        place = event["connection_info"] if newer else event["unmapped"]
                        self.assertEqual(place["community_uid"], expected)

    def test_community_id_of_mapped(self):
        made = self.mksock("tcp-pair", ip="::ffff:127.0.0.1")
        one = made["client"]
        expected = community_id(6, ("127.0.0.1", one["local_port"]),
                                ("127.0.0.1", one["remote_port"]))
        event = self.ask_for(one)
        self.assertEqual(event["unmapped"]["community_uid"], expected)


if __name__ == "__main__":
    harness.main()
