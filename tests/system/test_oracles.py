# SPDX-License-Identifier: Apache-2.0
"""Every row of ss and every owner that lsof shows must be among ours. They see less, never more."""

import re
import shutil
import tempfile
import unittest

import harness

KINDS = ["tcp-pair", "tcp-bound", "udp-bound", "udp-connected", "udplite", "raw", "ping",
         "mptcp-pair", "time-wait", "close-wait", "fin-wait2", "last-ack", "closing", "syn-recv",
         "not-accepted", "shared", "passed", "in-flight"]
LOCAL_KINDS = ["unix-stream", "unix-pair", "unix-seqpacket", "packet", "netlink"]
STATES = {"ESTAB": "ESTABLISHED", "SYN-SENT": "SYN_SENT", "SYN-RECV": "SYN_RECV",
          "FIN-WAIT-1": "FIN_WAIT1", "FIN-WAIT-2": "FIN_WAIT2", "TIME-WAIT": "TIME_WAIT",
          "UNCONN": "UNCONN", "CLOSE-WAIT": "CLOSE_WAIT", "LAST-ACK": "LAST_ACK",
          "LISTEN": "LISTEN", "CLOSING": "CLOSING"}


def needs(program):
    return unittest.skipUnless(shutil.which(program), "%s is not installed" % program)


class Oracles(harness.SystemTest):
    """All kinds at once, over both IP versions, in one namespace."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.folder_ = tempfile.mkdtemp(prefix="connquery-test-")
        cls.addClassCleanup(shutil.rmtree, cls.folder_, True)
        for ip in ("127.0.0.1", "::1"):
            for kind in KINDS:
                cls.hold(kind, ip=ip)
        for kind in LOCAL_KINDS:
            cls.hold(kind, path="%s/%s" % (cls.folder_, kind))

    @classmethod
    def hold(cls, kind, **options):
        made = harness.Mksock(kind, cls.netns, **options)
        cls.addClassCleanup(made.close)

    def tool(self, *arguments):
        status, out, err = harness.run(arguments, self.netns)
        self.assertIn(status, (0, 1), err)
        return out.decode("utf-8", "replace").splitlines()

    @needs("ss")
    def test_ss_internet(self):
        """tcp, udp, raw and mptcp rows: state, both ends, cookie where ss shows one."""
        ours = set()
        for event in self.ask().sockets():
            ours.add(self.row_of(event))
        rows = self.tool("ss", "-tuwanHe")
        self.assertGreater(len(rows), 30)
        for line in rows:
            fields = line.split()
            protocol, state, local, remote = fields[0], fields[1], fields[4], fields[5]
            # ss says ESTAB of every ICMP and raw socket that is connected, UNCONN of the others.
            row = (self.end(local, protocol), self.end(remote, protocol, True), STATES[state])
            self.assertIn(row, ours, line)

    def row_of(self, event):
        unmapped = event["unmapped"]
        ends = []
        for side in ("local_endpoint", "remote_endpoint"):
            end = unmapped.get(side)
            ends.append((end["ip"], end.get("port")) if end else None)
        return ends[0], ends[1], event["state"]

    @staticmethod
    def end(text, protocol, is_remote=False):
        """'127.0.0.1:80' or '[::1]%lo:*' of ss."""
        host, _, port = text.rpartition(":")
        host = re.sub("%.*$", "", host).strip("[]")
        if host == "*":
            host = "::"
        number = None if port == "*" or protocol in ("icmp", "icmp6", "???", "raw") else int(port)
        if is_remote and host in ("0.0.0.0", "::"):
            return None
        return harness.normal_ip(host), number

    @needs("ss")
    def test_ss_cookies(self):
        """Every cookie that ss shows, of every family that it dumps."""
        ours = {e["unmapped"]["socket"].get("cookie")
                for e in self.ask("--family", "all").sockets()}
        seen = 0
        for line in self.tool("ss", "-tuwxanHeiO"):
            match = re.search(r"\bsk:([0-9a-f]+)", line)
            if not match or "tcp-ulp-mptcp" in line:  # one event with its MPTCP socket
                continue
            seen += 1
            self.assertIn(str(int(match.group(1), 16)), ours, line)
        self.assertGreater(seen, 30)

    @needs("ss")
    def test_ss_inodes(self):
        """unix, packet and netlink rows by inode; ss shows kernel ends of netlink with inode 0."""
        ours = {e["unmapped"]["socket"].get("inode") for e in self.ask("--family", "all").sockets()}
        seen = 0
        for line in self.tool("ss", "-xanHe"):
            inode = int(re.search(r"\S+\s+\S+\s+\S+\s+\S+\s+\S+\s+(\d+)\s", line).group(1))
            seen += 1
            self.assertIn(inode, ours, line)
        self.assertGreaterEqual(seen, 8)

    @needs("lsof")
    def test_lsof_owners(self):
        """Every (pid, fd) that lsof gives an Internet socket of this namespace."""
        ours = {(owner["pid"], fd) for event in self.ask().sockets()
                for owner in event["unmapped"].get("owners", []) for fd in owner["fds"]}
        mine = {owner["pid"] for event in self.ask().sockets()
                for owner in event["unmapped"].get("owners", [])}
        pid, seen = None, 0
        # -F: p… starts a process, f… a descriptor; -a restricts -i to these processes.
        lines = self.tool("lsof", "-nP", "-i", "-a", "-F", "pf", "-p", ",".join(map(str, mine)))
        for line in lines:
            if line.startswith("p"):
                pid = int(line[1:])
            elif line.startswith("f") and line[1:].isdigit():
                seen += 1
                self.assertIn((pid, int(line[1:])), ours)
        self.assertGreater(seen, 30)

    def test_proc_inodes(self):
        """Every inode of /proc/net's own tables of this namespace."""
        ours = {e["unmapped"]["socket"].get("inode") for e in self.ask().sockets()}
        seen = 0
        for name in ("tcp", "tcp6", "udp", "udp6", "udplite", "udplite6", "raw", "raw6", "icmp",
                     "icmp6"):
            status, out, _ = harness.run(["cat", "/proc/thread-self/net/" + name], self.netns)
            if status != 0:
                continue
            for line in out.decode().splitlines()[1:]:
                inode = int(line.split()[9])
                if inode:
                    seen += 1
                    self.assertIn(inode, ours, "%s: %s" % (name, line))
        self.assertGreater(seen, 30)


if __name__ == "__main__":
    harness.main()
