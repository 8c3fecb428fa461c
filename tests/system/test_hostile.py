# SPDX-License-Identifier: Apache-2.0
"""Names and arguments that were chosen to hurt whoever prints or stores them."""

import os

import harness

HOSTILE = [b"\x1b[31mred\x1b[0m", b"new\nline\r\ttab", b"\xff\xfe\xc3(\xe2\x82", b"\"quote\\slash",
           b"\x01\x07\x08\x7f", "\u2028\u2029\u202e\ufeff\x85".encode(),
           b"\xed\xa0\x80\xf4\x90\x80\x80", b"</script>", b"{\"class_uid\": 5012}", b""]


def repaired(data):
    """Broken UTF-8 becomes U+FFFD, one for each longest broken beginning of a character."""
    return data.decode("utf-8", "replace")


class Hostile(harness.SystemTest):
    def test_comm(self):
        """The kernel keeps 15 bytes of a name, and cuts characters in half."""
        for name in (b"\x1b[31mred\x1b[0m", b"a\nb\rc", b"\xff\xfe\xc3(",
                     "äöüäöüäö".encode(), b"\"\\\x7f\x01", b" ) R 1 (", b"%s%n%x",
                     b"sd-pam) S 1 2 3"):
            for version in ("1.3.0", "1.8.0"):
                with self.subTest(name=name, version=version):
                    netns = self.new_netns()
                    made = self.mksock("tcp-listen", netns, comm=os.fsdecode(name))
                    event = self.ask_for(made["listener"], "--ocsf-version", version, netns=netns)
                    self.assertEqual(event["process"]["name"], repaired(name[:15]))
                    self.assertEqual(event["process"]["pid"], made.pid)

    def test_arguments(self):
        netns = self.new_netns()
        made = self.mksock("tcp-listen", netns, junk=HOSTILE)
        for version in harness.VERSIONS:
            with self.subTest(version=version):
                event = self.ask_for(made["listener"], "--ocsf-version", version, netns=netns)
                self.assertEqual(event["process"]["cmd_line"], repaired(b" ".join(made.arguments)))

    def test_long_arguments(self):
        """100 KB of arguments: cut at 65,535 characters where the version has that limit, and
        said; never in the middle of a character."""
        netns = self.new_netns()
        made = self.mksock("tcp-listen", netns, junk=["ä".encode() * 50000, b"a" * 30000])
        whole = repaired(b" ".join(made.arguments))
        for version in harness.VERSIONS:
            with self.subTest(version=version):
                event = self.ask_for(made["listener"], "--ocsf-version", version, netns=netns)
                line = event["process"]["cmd_line"]
                if harness.version_key(version) < (1, 4, 0):
                    self.assertEqual(len(line), 65535)
                self.assertTrue(whole.startswith(line), "the beginning of it")
                if line != whole:
                    self.assertIn("cmd_line", str(event["unmapped"]["truncated"]))
                else:
                    self.assertNotIn("truncated", event["unmapped"])

    def test_long_arguments_of_many_pieces(self):
        netns = self.new_netns()
        made = self.mksock("tcp-listen", netns, junk=[b"\x1b\n\xff"] * 25000)
        for version in ("1.3.0", "1.8.0"):
            event = self.ask_for(made["listener"], "--ocsf-version", version, netns=netns)
            line = event["process"]["cmd_line"]
            self.assertTrue(repaired(b" ".join(made.arguments)).startswith(line))
            self.assertGreater(len(line), 60000)

    def test_interface_name(self):
        """Names of devices may hold any byte but a slash and white space."""
        netns = self.new_netns()
        netns.veth(netns, ["192.0.2.1/24"], [], names=("ve\x1b[1m\"\\", "veth1"))
        made = self.mksock("tcp-listen", netns, ip="192.0.2.1", bind_device="ve\x1b[1m\"\\")
        event, = self.ask(netns=netns).find(made["listener"])
        self.assertEqual(event["unmapped"]["local_endpoint"]["interface_name"], "ve\x1b[1m\"\\")

    def test_namespace_name(self):
        name = "cq-\x1b[31m\n\"red"
        netns = self.new_netns(name)
        made = self.mksock("tcp-listen", netns)
        event = self.ask_for(made["listener"], scope="all")
        self.assertEqual(event["unmapped"]["socket"]["netns_name"], name)


if __name__ == "__main__":
    harness.main()
