# SPDX-License-Identifier: Apache-2.0
"""Where something is withheld: sock_diag by a filter, processes by hidepid or by a namespace."""

import ctypes
import errno
import platform
import struct
import unittest

import harness

AF_NETLINK, NETLINK_SOCK_DIAG = 16, 4
PR_SET_SECCOMP, PR_SET_NO_NEW_PRIVS, SECCOMP_MODE_FILTER = 22, 38, 2
SOCKET_CALL = {"x86_64": 41, "aarch64": 198}.get(platform.machine())


def no_sock_diag():
    """What a container's seccomp profile does: sock_diag's sockets cannot be made."""
    ret, load, equal = 0x06, 0x20, 0x15
    lines = [(load, 0, 0, 0), (equal, 0, 5, SOCKET_CALL),      # the call's number
             (load, 0, 0, 16), (equal, 0, 3, AF_NETLINK),      # its first argument
             (load, 0, 0, 32), (equal, 0, 1, NETLINK_SOCK_DIAG),
             (ret, 0, 0, 0x50000 | errno.EPERM), (ret, 0, 0, 0x7fff0000)]
    code = ctypes.create_string_buffer(b"".join(struct.pack("=HBBI", *line) for line in lines))
    program = ctypes.create_string_buffer(
        struct.pack("@HP", len(lines), ctypes.addressof(code)))
    harness.libc_call("prctl", PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    harness.libc_call("prctl", PR_SET_SECCOMP, SECCOMP_MODE_FILTER, program, 0, 0)


@unittest.skipUnless(SOCKET_CALL, "the filter is written for x86-64 and arm64")
class Filtered(harness.SystemTest):
    """/proc/net has the same sockets, without cookies: that is no gap."""

    def ask_filtered(self, netns, *options, **more):
        return self.ask(*options, netns=netns, prepare_more=no_sock_diag, **more)

    def test_internet(self):
        netns = self.new_netns()
        made = []
        for kind, ip in (("tcp-pair", "127.0.0.1"), ("tcp-pair", "::1"), ("udp-bound", "127.0.0.1"),
                         ("tcp-listen", "::ffff:127.0.0.1"), ("udplite", "::1"),
                         ("udp-connected", "::1"), ("raw", "127.0.0.1"), ("ping", "::1"),
                         ("close-wait", "127.0.0.1"), ("syn-recv", "127.0.0.1"),
                         ("time-wait", "127.0.0.1"), ("time-wait", "::1")):
            made += self.mksock(kind, netns, ip=ip).sockets
        answer = self.ask_filtered(netns, expect=0)
        for one in made:
            event = self.check_socket(answer, one)
            self.assertNotIn("cookie", event["unmapped"]["socket"])
        self.assertEqual(len(answer.sockets()), len(made))
        self.assertEqual(answer.gaps(), [])

    def test_mptcp(self):
        """No table of /proc lists MPTCP sockets; the subflows have their inodes and ends."""
        netns = self.new_netns()
        made = self.mksock("mptcp-pair", netns)
        answer = self.ask_filtered(netns, expect=0)
        for one in made.sockets:
            self.assertEqual(len([e for e in answer.sockets() if
                                  e["unmapped"]["socket"].get("inode") == one["inode"]]), 1)

    def test_each_version(self):
        netns = self.new_netns()
        self.mksock("tcp-pair", netns)
        self.mksock("ping", netns)
        for version in harness.VERSIONS:
            for options in ([], ["--raw", "--datetime", "--tcp-info"], ["--summarize"]):
                answer = self.ask_filtered(netns, "--ocsf-version", version, *options)
                self.assertEqual(answer.status, 0, answer)

    def test_unix(self):
        netns = self.new_netns()
        made = self.mksock("unix-stream", netns, path=self.folder() + "/socket")
        answer = self.ask_filtered(netns, "--family", "unix")
        for one in made.sockets:
            found = answer.find(one)
            self.assertEqual(len(found), 1, answer)
            self.assertEqual(found[0]["unmapped"]["owners"], one["owners"])

    def test_nothing_is_complete(self):
        self.ask_filtered(self.new_netns(), expect=1)


class Hidden(harness.SystemTest):
    """Run as nobody where the processes of others do not even show."""

    HIDEPID = ["unshare", "--mount", "sh", "-c",
               'mount -t proc -o hidepid=2 proc /proc && exec setpriv --reuid 65534 --regid 65534 '
               '--clear-groups "$@"', "sh"]

    def test_hidepid(self):
        netns = self.new_netns()
        theirs = self.mksock("tcp-listen", netns)
        mine = self.mksock("tcp-listen", netns, user=harness.NOBODY)
        answer = self.ask(netns=netns, prefix=self.HIDEPID, expect=0)
        event, = answer.find(theirs["listener"])
        self.assertEqual(event["unmapped"]["no_owner_reason"], "permission_denied")
        self.assertEqual(event["query_result_id"], 2)
        self.check_socket(answer, mine["listener"])

    def test_user_namespace(self):
        """Root of a namespace of one's own is no root: nothing is claimed that was not seen."""
        netns = self.new_netns()
        made = self.mksock("tcp-listen", netns)
        answer = self.ask(netns=netns, user=harness.NOBODY, prefix=["unshare", "-Ur"], expect=0)
        event, = answer.find(made["listener"])
        self.assertEqual(event["unmapped"]["no_owner_reason"], "permission_denied")
        self.assertEqual(event["query_result_id"], 2)

    def test_pid_namespace(self):
        """Holders outside of the pid namespace cannot be seen, and that is said."""
        netns = self.new_netns()
        made = self.mksock("tcp-listen", netns)
        answer = self.ask(netns=netns, expect=0,
                          prefix=["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"])
        event, = answer.find(made["listener"])
        self.assertEqual(event["unmapped"]["no_owner_reason"], "permission_denied")
        self.assertEqual(event["query_result_id"], 2)


if __name__ == "__main__":
    harness.main()
